"""Faults around a command: whatever it writes, the old file or the new one, and one sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import pytest

from alleopdrachten import CASUS, MAP, NIEUW, SCHRIJVEND, WERKBOEK, lay_out
from apart import answer, die, fork, heed_permissions
from ho_addin.cli import main
from opdrachtregel import env, start
from storingen import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from alleopdrachten import Aanroep
    from opdrachtregel import Ho

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made with forks and permissions of POSIX systems")

OUD: Final = b"het oude bestand"
KORT: Final = ("werkboek", CASUS, "--concept", "-o")
SCHRIJFVLAGGEN: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@pytest.fixture(autouse=True)
def casus(werkmap: Path) -> Path:
    """The folder with the case of telling words."""
    lay_out(werkmap)
    return werkmap


@contextmanager
def read_only(doel: Path) -> Iterator[None]:
    """A target that is write-protected."""
    heed_permissions()
    doel.chmod(0o444)
    yield
    doel.chmod(0o644)


@contextmanager
def read_only_folder(doel: Path) -> Iterator[None]:
    """A folder in which nothing may be made."""
    heed_permissions()
    doel.parent.chmod(0o555)
    yield
    doel.parent.chmod(0o755)


@contextmanager
def always_full(doel: Path) -> Iterator[None]:
    """Whatever is written beside the target ends on the device that is always full."""
    echte = os.open

    def vol(pad: Any, vlaggen: int, rechten: int = 0o777, **anders: Any) -> int:  # noqa: ANN401 - as os.open asks
        nummer = echte(pad, vlaggen, rechten, **anders)
        if Path(os.fsdecode(pad)).parent != doel.parent.resolve() or not vlaggen & os.O_CREAT:
            return nummer
        os.close(nummer)
        return echte("/dev/full", os.O_WRONLY)

    with patch.object(os, "open", vol):
        yield


def in_use(doel: Path) -> AbstractContextManager[Path]:
    """A target that a spreadsheet program holds open on Windows."""
    return refused("replace", errno.EACCES, 32)(doel.parent)


STORINGEN: Final[dict[str, tuple[Callable[[Path], AbstractContextManager[Any]], str]]] = {
    "open in Excel": (in_use, "HO302"),
    "volle schijf": (always_full, "HO303"),
    "beveiligd bestand": (read_only, "HO305"),
    "map alleen te lezen": (read_only_folder, "HO301"),
}


@pytest.mark.traag
@pytest.mark.parametrize("aanroep", SCHRIJVEND, ids=lambda aanroep: aanroep.naam)
def test_every_command_that_writes_keeps_the_old_file_through_every_fault(
    casus: Path, aanroep: Aanroep, capfd: pytest.CaptureFixture[str]
) -> None:
    """One sentence with the code of the fault, exit code 2, the old file whole, nothing beside it."""
    doel = casus / aanroep.doel
    doel.write_bytes(OUD)
    voor = sorted(doel.parent.iterdir())

    def werk() -> dict[str, Any]:
        codes = []
        for maak, _ in STORINGEN.values():
            with maak(doel):
                codes.append(main(list(aanroep.argumenten)))
        return {"codes": codes}

    with patch("ho_workbook.schrijven._PAUZES", (0.0,)):
        assert answer(werk) == {"codes": [2] * len(STORINGEN)}
    zinnen = capfd.readouterr().err.splitlines()
    assert [zin[:5] for zin in zinnen] == [code for _, code in STORINGEN.values()]
    assert [zin[6 : 8 + len(aanroep.doel)] for zin in zinnen] == [f"{aanroep.doel}: "] * len(zinnen)
    assert doel.read_bytes() == OUD
    assert sorted(doel.parent.iterdir()) == voor


@pytest.mark.traag
@pytest.mark.parametrize("aanroep", SCHRIJVEND, ids=lambda aanroep: aanroep.naam)
def test_every_command_that_writes_does_so_in_one_step(casus: Path, aanroep: Aanroep) -> None:
    """The target itself is never opened: a file beside it takes its place. Killed just before, it is the old one."""
    doel = casus / aanroep.doel
    doel.write_bytes(OUD)
    assert os.waitpid(fork(lambda: _killed_at_replace(aanroep)), 0)[1] != 0
    assert doel.read_bytes() == OUD
    for rest in doel.parent.glob(".ho-*.tmp"):
        rest.unlink()

    def werk() -> dict[str, Any]:
        gezien: list[str] = []

        def let_op(gebeurtenis: str, argumenten: tuple[Any, ...]) -> None:
            if gebeurtenis == "open" and isinstance(argumenten[0], str) and (argumenten[2] or 0) & SCHRIJFVLAGGEN:
                gezien.append(str(Path(argumenten[0]).absolute()))

        sys.addaudithook(let_op)
        return {"code": main(list(aanroep.argumenten)), "gezien": gezien}

    gelopen = answer(werk)
    assert gelopen["code"] == 0
    hier = [Path(pad) for pad in gelopen["gezien"] if Path(pad).is_relative_to(casus)]
    assert len(hier) == 1
    assert hier[0].match(".ho-*.tmp")
    assert doel.read_bytes() != OUD
    assert not list(doel.parent.glob(".ho-*"))


def _killed_at_replace(aanroep: Aanroep) -> None:
    with patch.object(os, "replace", lambda *_: die()):
        main(list(aanroep.argumenten))


@pytest.mark.traag
def test_closed_streams_do_not_reach_the_file(casus: Path) -> None:
    """Started without input, output or both the file is the same; nothing that is said ends up in it."""
    inhoud = set()
    for dicht in ("", "<&-", ">&-", "<&- >&- 2>&-"):
        doel = casus / f"{NIEUW}.xlsx"
        gelopen = subprocess.run(
            ["sh", "-c", f'exec "$@" {dicht}', "sh", sys.executable, "-m", "ho_addin.cli", *KORT, str(doel)],
            env=env(),
            capture_output=True,
            check=False,
        )
        assert (gelopen.returncode, gelopen.stderr) == (0, b""), dicht
        inhoud.add(doel.read_bytes())
        doel.unlink()
    assert len(inhoud) == 1


@pytest.mark.traag
def test_two_programs_on_one_target_leave_one_whole_workbook(casus: Path) -> None:
    """Both say that they are done; what stands there is the workbook of one of them, byte for byte."""
    ander = casus / MAP / "ander.toml"
    ander.write_text((casus / CASUS).read_text(encoding="utf-8").replace("Vlierbes", "2026-0099"), encoding="utf-8")
    goed = set()
    for naam in (CASUS, str(ander)):
        proces = start(["werkboek", naam, "-o", WERKBOEK, "--concept"])
        proces.communicate(timeout=120)
        goed.add((casus / WERKBOEK).read_bytes())
    assert len(goed) == 2
    doel = casus / f"{NIEUW}.xlsx"
    for _ in range(2):
        processen = [start(["werkboek", naam, "-o", str(doel), "--concept"]) for naam in (CASUS, str(ander))]
        for proces in processen:
            _, fout = proces.communicate(timeout=120)
            assert (proces.returncode, fout) == (0, b"")
        assert doel.read_bytes() in goed
    assert not list(doel.parent.glob(".ho-*"))


@pytest.mark.parametrize("soort", ["zelf", "symbolische verwijzing", "harde verwijzing", "omweg"])
@pytest.mark.parametrize("opdracht", [("werkboek",), ("kopie", "--ingangsdatum", "2028-03-01")], ids=lambda o: o[0])
def test_a_command_never_overwrites_the_case_it_reads(
    ho: Ho, casus: Path, soort: str, opdracht: tuple[str, ...]
) -> None:
    """However its name is spelled."""
    ho("werkboek", CASUS, "-o", WERKBOEK, "--concept")
    bron = casus / WERKBOEK
    inhoud = bron.read_bytes()
    doel = casus / MAP / ".." / WERKBOEK if soort == "omweg" else bron
    if soort == "symbolische verwijzing":
        doel = casus / "link.xlsx"
        doel.symlink_to(bron)
    if soort == "harde verwijzing":
        doel = casus / "hard.xlsx"
        doel.hardlink_to(bron)
    naam, *rest = opdracht
    gelopen = ho(naam, WERKBOEK, *rest, "-o", doel)
    assert gelopen.code == 2
    assert "zou de casus zelf overschrijven" in gelopen.fout
    assert bron.read_bytes() == inhoud


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EACCES])
def test_no_room_to_recalculate_is_one_sentence(
    casus: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], nummer: int
) -> None:
    """The temporary folder of the system can be full too."""

    def geweigerd(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    monkeypatch.setattr(tempfile, "TemporaryDirectory", geweigerd)
    (casus / f"{NIEUW}.xlsx").write_bytes(OUD)
    kind = fork(lambda: os._exit(main([*KORT, f"{NIEUW}.xlsx"])))
    assert os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == 2
    fout = capfd.readouterr().err
    assert len(fout.splitlines()) == 1
    assert fout.startswith("De uitvoer kon niet worden geschreven: ")
    assert (casus / f"{NIEUW}.xlsx").read_bytes() == OUD


@pytest.mark.parametrize(
    ("nummer", "windows", "zin"),
    [
        (errno.EINVAL, 362, "het staat in de cloudopslag (zoals OneDrive) en kon niet worden opgehaald"),
        (errno.EACCES, 32, "een ander programma houdt het bezet"),
        (errno.ETIMEDOUT, None, "de netwerkschijf of de cloudopslag antwoordt niet"),
        (errno.EIO, None, "de schijf meldt een fout"),
        (errno.EMFILE, None, f"het systeem weigert het (foutnummer {errno.EMFILE})"),
    ],
)
def test_a_case_that_the_system_does_not_give_is_one_sentence(
    ho: Ho, monkeypatch: pytest.MonkeyPatch, nummer: int, windows: int | None, zin: str
) -> None:
    """A placeholder in the cloud, a file that is held, a disk that fails: said as it is."""

    def geweigerd(*_: object, **__: object) -> None:
        fout = OSError(nummer, os.strerror(nummer))
        if windows:
            vars(fout)["winerror"] = windows
        raise fout

    monkeypatch.setattr(Path, "read_text", geweigerd)
    assert ho("bereken", "gewoon.toml") == (2, "", f"HO110 gewoon.toml: {_said(zin)}\n")


def test_a_placeholder_is_known_by_its_attributes(ho: Ho, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows marks what is fetched only when it is read; then any refusal is that of the cloud."""
    echte = Path.stat

    class Kenmerken:
        """The state of a file, with the attribute of a placeholder."""

        def __init__(self, pad: Path) -> None:
            self.st_mode = echte(pad).st_mode
            self.st_size = echte(pad).st_size
            self.st_file_attributes = 0x400000

    def geweigerd(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "")

    monkeypatch.setattr(Path, "read_text", geweigerd)
    monkeypatch.setattr(Path, "stat", lambda pad, **_: Kenmerken(pad))
    zin = "het staat in de cloudopslag (zoals OneDrive) en kon niet worden opgehaald"
    assert ho("bereken", "gewoon.toml").fout == f"HO110 gewoon.toml: {_said(zin)}\n"


@pytest.mark.parametrize(
    ("soort", "zin"),
    [("map", "het is een map"), ("pijp", "het is geen gewoon bestand"), ("dicht", "u mag het niet lezen")],
)
def test_a_case_that_can_not_be_opened_is_one_sentence(
    casus: Path, capfd: pytest.CaptureFixture[str], soort: str, zin: str
) -> None:
    """A folder, a pipe that would never end, a file without the right to read: really made."""
    pad = casus / "casus.toml"
    if soort == "map":
        pad.mkdir()
    elif soort == "pijp":
        os.mkfifo(pad)
    else:
        pad.write_text("kenmerk = 1", encoding="utf-8")
        pad.chmod(0)

    def werk() -> dict[str, Any]:
        heed_permissions()
        return {"code": main(["bereken", "casus.toml"])}

    assert answer(werk) == {"code": 2}
    assert capfd.readouterr().err == f"HO110 casus.toml: {_said(zin)}\n"


@pytest.mark.parametrize("naam", ["weg.toml", "weg/casus.toml", "gewoon.toml/casus.toml", "kring.toml", "x" * 300])
def test_a_case_that_is_not_there_is_said_so(ho: Ho, werkmap: Path, naam: str) -> None:
    """Also one at the end of a link that leads to itself."""
    (werkmap / "kring.toml").symlink_to("kring.toml")
    gelopen = ho("bereken", f"{naam.removesuffix('.toml')}.toml")
    assert gelopen.code == 2
    assert gelopen.fout.startswith("HO101 ")
    assert len(gelopen.fout.splitlines()) == 1


def _said(reden: str) -> str:
    return (
        f"Het bestand is er wel, maar kan niet worden gelezen: {reden}. Zorg dat het een gewoon bestand op deze"
        " computer is dat nergens anders open is, en probeer het opnieuw."
    )
