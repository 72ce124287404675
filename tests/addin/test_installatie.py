"""Installing the add-in, against a registry in memory and folders with spaces: all of it or nothing, and gone again."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Final

import pytest

from ho_addin.installatie import excel, pc, uitvoeren
from ho_addin.installatie.pc import INVOEGTOEPASSING, ZELFTEST, Pc, Scope
from ho_addin.installatie.register import Register, Sleutel
from ho_addin.rekenkern import CLSID, PROGID
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

EXCEL: Final = Sleutel("HKCU", excel.EXCEL)
SCOPES: Final = pc.SCOPES


class Geheugenregister(Register):
    """A registry in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self.sleutels: dict[Sleutel, dict[str, str]] = {}

    def _count(self) -> None:
        """Take each write."""

    def read(self, sleutel: Sleutel) -> dict[str, str] | None:
        """A key with nothing but keys below it is there too."""
        onder = any(ander.pad.startswith(f"{sleutel.pad}\\") and self._same(ander, sleutel) for ander in self.sleutels)
        return dict(self.sleutels[sleutel]) if sleutel in self.sleutels else {} if onder else None

    @staticmethod
    def _same(een: Sleutel, ander: Sleutel) -> bool:
        return (een.wortel, een.weergave) == (ander.wortel, ander.weergave)

    def subkeys(self, sleutel: Sleutel) -> tuple[str, ...]:
        """The next part of each path."""
        begin = f"{sleutel.pad}\\"
        paden = [ander.pad for ander in self.sleutels if ander.pad.startswith(begin) and self._same(ander, sleutel)]
        return tuple(sorted({pad.removeprefix(begin).split("\\")[0] for pad in paden}))

    def write(self, sleutel: Sleutel, naam: str, waarde: str) -> None:
        """Set it."""
        self._count()
        self.sleutels.setdefault(sleutel, {})[naam] = waarde

    def drop(self, sleutel: Sleutel, naam: str) -> None:
        """Remove it."""
        self._count()
        self.sleutels.get(sleutel, {}).pop(naam, None)

    def remove(self, sleutel: Sleutel) -> None:
        """Remove it with what is below it."""
        self._count()
        for ander in list(self.sleutels):
            if self._same(ander, sleutel) and (ander == sleutel or ander.pad.startswith(f"{sleutel.pad}\\")):
                del self.sleutels[ander]


@pytest.fixture
def register() -> Geheugenregister:
    """A user with an Excel that opens one other add-in."""
    leeg = Geheugenregister()
    leeg.write(excel.OPTIES, "OPEN", '"C:\\ander.xlam"')
    return leeg


@pytest.fixture
def deze(tmp_path: Path, register: Geheugenregister, monkeypatch: pytest.MonkeyPatch) -> Pc:
    """A PC with Excel and a Python for everybody, and the packages that the kernel needs."""
    for naam in ("lokaal van Jan", "Program Files/Office/XLSTART", "bron"):
        (tmp_path / naam).mkdir(parents=True)
    programmas = tmp_path / "Program Files"
    register.write(Sleutel("HKLM", excel.APP_PATHS), "", f'"{programmas}/Office/EXCEL.EXE"')
    bronnen = {naam: tmp_path / "bron" / naam for naam in (INVOEGTOEPASSING, ZELFTEST)}
    for naam, pad in bronnen.items():
        pad.write_bytes(naam.encode())
    python = programmas / "Python met spatie" / "pythonw.exe"
    monkeypatch.setattr(pc, "find_spec", lambda naam: naam)
    lokaal = tmp_path / "lokaal van Jan"
    return Pc(register, python, lokaal, programmas, tmp_path / "Jan", (python,), bronnen)


def snapshot(deze: Pc, register: Geheugenregister) -> object:
    """Everything that installing could touch."""
    map_ = deze.programmamap.parent
    bestanden = {str(pad): pad.read_bytes() if pad.is_file() else None for pad in map_.rglob("*")}
    return bestanden, {sleutel: dict(waarden) for sleutel, waarden in register.sleutels.items()}


@pytest.mark.parametrize("scope", SCOPES)
def test_what_is_installed_is_whole_and_leaves_nothing_behind(
    deze: Pc, register: Geheugenregister, scope: Scope
) -> None:
    """The files, the kernel for programs of 64 and of 32 bits, and the place where Excel looks; and gone again."""
    vooraf = snapshot(deze, register)
    assert "Excel" in uitvoeren.install(deze, scope)[0]
    wortel = pc.root(scope)
    for weergave in (64, 32):
        klasse = Sleutel(wortel, rf"Software\Classes\CLSID\{CLSID}\LocalServer32", weergave)
        assert register.read(klasse) == {"": f'"{deze.python}" -P -m ho_addin.rekenkern'}
    assert register.read(Sleutel(wortel, rf"Software\Classes\{PROGID}\CLSID")) == {"": CLSID}
    assert {sleutel.wortel for sleutel in register.sleutels} == {"HKCU", "HKLM"}  # what was there, and what was added
    assert (deze.map(scope) / ZELFTEST).read_bytes() == ZELFTEST.encode()
    assert [deel.stand for deel in uitvoeren.status(deze, scope)] == [uitvoeren.GOED] * 4
    assert uitvoeren.remove(deze, scope)
    assert snapshot(deze, register) == vooraf
    assert not uitvoeren.remove(deze, scope)


def test_excel_opens_the_add_in_of_one_user_beside_the_others(deze: Pc, register: Geheugenregister) -> None:
    """Under the next number; on removal those behind it move up, because Excel stops at a gap."""
    uitvoeren.install(deze, "gebruiker")
    eigen = f'"{deze.map("gebruiker") / INVOEGTOEPASSING}"'
    assert register.read(excel.OPTIES) == {"OPEN": '"C:\\ander.xlam"', "OPEN1": eigen}
    register.write(excel.OPTIES, "OPEN2", "later.xlam")
    uitvoeren.install(deze, "gebruiker")
    assert (register.read(excel.OPTIES) or {})["OPEN1"] == eigen
    register.write(excel.UITGEZET, eigen.strip('"'), "")
    uitvoeren.remove(deze, "gebruiker")
    assert register.read(excel.OPTIES) == {"OPEN": '"C:\\ander.xlam"', "OPEN1": "later.xlam"}
    assert register.read(excel.UITGEZET) == {}


def test_excel_for_everybody_finds_it_in_its_own_folder(deze: Pc, register: Geheugenregister) -> None:
    """XLSTART, and nothing in the registry of who happens to install it."""
    voor = dict(register.read(excel.OPTIES) or {})
    uitvoeren.install(deze, "machine")
    assert (deze.programmamap / "Office" / "XLSTART" / INVOEGTOEPASSING).is_file()
    assert register.read(excel.OPTIES) == voor


@pytest.mark.parametrize("scope", SCOPES)
def test_without_excel_the_user_hears_what_is_left_to_do(deze: Pc, register: Geheugenregister, scope: Scope) -> None:
    """Everything else is in place, and the sentence names the file."""
    register.sleutels.clear()
    (zin,) = uitvoeren.install(deze, scope)
    assert str(deze.map(scope) / INVOEGTOEPASSING) in zin
    assert [deel.stand for deel in uitvoeren.status(deze, scope)][:3] == [uitvoeren.GOED] * 3
    uitvoeren.remove(deze, scope)
    assert register.sleutels == {}


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("eerder", [False, True])
def test_whatever_windows_refuses_the_pc_stays_as_it_was(
    deze: Pc, register: Geheugenregister, scope: Scope, *, eerder: bool
) -> None:
    """At each write in turn, with and without an older installation; removing too."""
    if eerder:
        uitvoeren.install(deze, scope)
        deze.bronnen[INVOEGTOEPASSING].write_bytes(b"nieuwer")
        register.write(Sleutel(pc.root(scope), rf"Software\Classes\CLSID\{CLSID}\LocalServer32"), "", "ouder")
    for werk in (uitvoeren.install, uitvoeren.remove) if eerder else (uitvoeren.install,):
        vooraf = snapshot(deze, register)
        geweigerd = 0
        while True:
            weigeraar = Terugsteller(register, geweigerd)
            try:
                werk(dataclasses.replace(deze, register=weigeraar), scope)
            except HoFout as fout:
                code = fout.code
            else:
                break
            geweigerd += 1
            assert (code, snapshot(deze, register)) == ("HO423", vooraf)
        assert geweigerd >= 3
        assert snapshot(deze, register) != vooraf


class Terugsteller(Geheugenregister):
    """Refuses one write and takes every later one, as when a file or key is held for a moment."""

    def __init__(self, onder: Geheugenregister, weigert: int) -> None:
        """Refuse the write after so many."""
        super().__init__()
        self.sleutels = onder.sleutels
        self.weigert = weigert

    def _count(self) -> None:
        self.weigert -= 1
        if self.weigert == -1:
            raise PermissionError


@pytest.mark.parametrize("scope", SCOPES)
def test_half_an_installation_is_seen_and_mended(deze: Pc, register: Geheugenregister, scope: Scope) -> None:
    """A part that is gone or is another's shows in the status; installing again puts it right."""
    uitvoeren.install(deze, scope)
    (deze.map(scope) / INVOEGTOEPASSING).unlink()
    register.write(Sleutel(pc.root(scope), rf"Software\Classes\{PROGID}\CLSID"), "", "{ander}")
    standen = {deel.naam: deel.stand for deel in uitvoeren.status(deze, scope)}
    assert (standen[INVOEGTOEPASSING], standen["rekenkern"]) == (uitvoeren.WEG, uitvoeren.ANDERS)
    uitvoeren.install(deze, scope)
    assert {deel.stand for deel in uitvoeren.status(deze, scope)} == {uitvoeren.GOED}


def test_a_folder_that_is_in_the_way_changes_nothing(deze: Pc, register: Geheugenregister) -> None:
    """A file where the folder must come: refused in one sentence, and the PC is as it was."""
    deze.map("gebruiker").write_text("in de weg", encoding="utf-8")
    vooraf = snapshot(deze, register)
    with pytest.raises(HoFout) as fout:
        uitvoeren.install(deze, "gebruiker")
    assert (fout.value.code, snapshot(deze, register)) == ("HO423", vooraf)


def test_a_python_that_excel_could_not_start_is_refused(
    deze: Pc, register: Geheugenregister, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one user for everybody, of the Store, without the packages, without the files: nothing is written."""
    vooraf = snapshot(deze, register)
    eigen = dataclasses.replace(deze, plekken=(deze.profiel / "Python" / "python.exe",))
    store = dataclasses.replace(deze, plekken=(deze.programmamap / "WindowsApps" / "python.exe",))
    kaal = dataclasses.replace(deze, bronnen={})
    geweigerd: tuple[tuple[Pc, Scope, str], ...] = (
        (eigen, "machine", "HO427"),
        (store, "gebruiker", "HO426"),
        (kaal, "machine", "HO424"),
    )
    for een, scope, code in geweigerd:
        with pytest.raises(HoFout) as fout:
            uitvoeren.install(een, scope)
        assert fout.value.code == code
    monkeypatch.setattr(pc, "find_spec", lambda _: None)
    with pytest.raises(HoFout) as fout:
        uitvoeren.install(deze, "gebruiker")
    assert (fout.value.code, fout.value.gegevens) == ("HO425", {"pakket": "xlwings"})
    assert snapshot(deze, register) == vooraf


def test_the_commands_say_what_they_did(
    ho: Ho, deze: Pc, register: Geheugenregister, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed, shown, twice there, removed, not there."""
    monkeypatch.setattr(pc, "this_pc", lambda: deze)
    assert ho("addin", "status").code == 1
    gelopen = ho("addin", "installeren")
    assert (gelopen.code, "Geïnstalleerd voor deze gebruiker" in gelopen.uit) == (0, True)
    assert ho("addin", "status").code == 0
    assert ho("addin", "installeren", "--scope", "Machine").code == 0
    dubbel = ho("addin", "status")
    assert (dubbel.code, "twee keer" in dubbel.fout) == (1, True)
    assert "Verwijderd" in ho("addin", "verwijderen", "--scope", "machine").uit
    (deze.map("gebruiker") / ZELFTEST).unlink()
    half = ho("addin", "status", "--scope", "gebruiker")
    assert (half.code, "ontbreekt" in half.uit, "herstel" in half.fout) == (1, True, True)
    assert "Verwijderd" in ho("addin", "verwijderen").uit
    assert "niets geïnstalleerd" in ho("addin", "verwijderen").uit
    assert ho("addin", "status", "--scope", "iedereen").fout.startswith("HO190 ")
    assert Sleutel("HKLM", r"Software\Classes") not in register.sleutels


@pytest.mark.skipif(sys.platform == "win32", reason="NIET GECONTROLEERD: de zin voor andere systemen dan Windows")
def test_elsewhere_than_on_windows_it_is_one_sentence(ho: Ho) -> None:
    """No traceback, and nothing tried."""
    for woord in ("installeren", "verwijderen", "status", "zelftest"):
        gelopen = ho("addin", woord)
        assert (gelopen.code, gelopen.fout[:6], gelopen.fout.count("\n")) == (2, "HO422 ", 1)


def test_the_files_that_are_installed_come_with_the_program() -> None:
    """The add-in and the self-test stand where the installer looks."""
    assert {naam: pad.is_file() for naam, pad in pc.find_sources()} == {INVOEGTOEPASSING: True, ZELFTEST: True}
