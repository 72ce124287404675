"""The log: only when asked, never a word of a case or of a path, and never in the way of the work."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from alleopdrachten import ALLE, CASUS, MAP, WERKBOEK, WOORDEN, lay_out
from apart import answer, heed_permissions
from ho_addin import logboek
from ho_addin.cli import main
from ho_addin.gebruik import OPDRACHTEN
from ho_addin.logboek import MAXIMUM_BYTES, SOORTEN, default_log, split_wish
from ho_addin.opdrachten import UITVOERING
from ho_engine import MELDINGEN
from ho_engine.normbestanden import MEEGELEVERD, normenbibliotheek
from ho_engine.verantwoording import program_version

if TYPE_CHECKING:
    from opdrachtregel import Ho

KADERS: Final = {pad.stem for pad in MEEGELEVERD.rglob("*.toml")}
GELDIG: Final[dict[str, Any]] = {
    "logboek": lambda waarde: waarde == 1,
    "tijd": lambda waarde: dt.datetime.fromisoformat(waarde).utcoffset() == dt.timedelta(0),
    "versie": lambda waarde: waarde == program_version(),
    "opdracht": lambda waarde: waarde in {*(opdracht.naam for opdracht in OPDRACHTEN), "onbekend"},
    "uitgang": lambda waarde: waarde in {0, 1, 2, 130},
    "meldingen": lambda waarde: set(waarde) <= {melding.code for melding in MELDINGEN},
    "duur_ms": lambda waarde: type(waarde) is int and 0 <= waarde < 600_000,
    "normenkader": lambda waarde: set(waarde) <= {*KADERS, "eigen"},
    "bestanden": lambda waarde: {f".{soort}" for soort in waarde} <= SOORTEN,
}
"""What each key may say; there is no other key."""


def lines(pad: Path) -> list[dict[str, Any]]:
    """The lines of a log, each with only keys and values that a log may have."""
    gelezen = [json.loads(regel) for regel in pad.read_text(encoding="ascii").splitlines()]
    for regel in gelezen:
        assert list(regel) == list(GELDIG)
        assert {sleutel: waarde for sleutel, waarde in regel.items() if not GELDIG[sleutel](waarde)} == {}
    return gelezen


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log that is asked with ``HO_LOG``."""
    monkeypatch.setenv("HO_LOG", str(tmp_path / "ho.log"))
    return tmp_path / "ho.log"


def test_no_word_of_a_case_and_no_part_of_a_path_reaches_the_log(ho: Ho, werkmap: Path, log: Path) -> None:
    """Every command, also one that fails, on a case full of telling words: every value is of a fixed list."""
    lay_out(werkmap)
    ho("werkboek", CASUS, "-o", WERKBOEK, "--concept")
    for aanroep in ALLE:
        gelopen = ho(*aanroep.argumenten)
        assert gelopen.code == aanroep.code, (aanroep, gelopen.fout)
    gelezen = lines(log)
    assert [regel["uitgang"] for regel in gelezen[1:]] == [aanroep.code for aanroep in ALLE]
    assert {regel["opdracht"] for regel in gelezen} == {*(opdracht.naam for opdracht in OPDRACHTEN), "onbekend"}
    assert {code for regel in gelezen for code in regel["meldingen"]} >= {"HO101", "HO135", "HO160", "HO190", "HO304"}
    tekst = log.read_text(encoding="ascii").lower()
    mappen = [deel.lower() for deel in log.parent.parts if len(deel) > 3]
    assert [woord for woord in (*WOORDEN, MAP, *mappen) if woord.lower() in tekst] == []


def test_a_line_says_what_happened(ho: Ho, log: Path) -> None:
    """The command, how it ended, the codes, the kinds of files and the framework."""
    ho("bereken", "gewoon.toml")
    ho("bereken", "onbekend.toml")
    ho("werkboek", "compleet.toml", "-o", "w.xlsx")
    velden = ("opdracht", "uitgang", "meldingen", "normenkader", "bestanden")
    assert [tuple(regel[veld] for veld in velden) for regel in lines(log)] == [
        ("bereken", 0, [], ["nederweert-2025"], ["toml"]),
        ("bereken", 1, ["HO135"], [], ["toml"]),
        ("werkboek", 0, [], ["nederweert-2025"], ["toml", "xlsx"]),
    ]


def test_a_framework_of_ones_own_stays_unnamed(ho: Ho, werkmap: Path, log: Path) -> None:
    """Its id is somebody's own words."""
    eigen = werkmap / "eigen"
    eigen.mkdir()
    tekst = next(MEEGELEVERD.rglob("nederweert-2025.toml")).read_text(encoding="utf-8")
    (eigen / "n.toml").write_text(tekst.replace('id = "nederweert-2025"', 'id = "knorrepot"'), encoding="utf-8")
    assert ho("bereken", "gewoon.toml", "--normen", "eigen").code == 0
    assert lines(log)[0]["normenkader"] == ["eigen"]
    assert "knorrepot" not in log.read_text(encoding="ascii")


def test_the_shipped_frameworks_are_known_by_their_files() -> None:
    """The log names a framework when a shipped file is called so."""
    assert set(normenbibliotheek().bestanden) == KADERS


def test_without_the_wish_nothing_is_logged_and_nothing_else_differs(
    ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output with a log is the output without."""
    monkeypatch.delenv("HO_LOG", raising=False)
    voor = sorted(werkmap.iterdir())
    zonder = ho("bereken", "gewoon.toml")
    assert sorted(werkmap.iterdir()) == voor
    monkeypatch.setenv("HO_LOG", "ho.log")
    assert ho("bereken", "gewoon.toml") == zonder
    assert len(lines(werkmap / "ho.log")) == 1


@pytest.mark.parametrize("plaats", [0, 1, 2])
def test_the_option_may_stand_anywhere(ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch, plaats: int) -> None:
    """Then the log stands in the folder of this system for such things."""
    monkeypatch.delenv("HO_LOG", raising=False)
    for naam in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(naam, str(werkmap / "staat"))
    argumenten = ["bereken", "gewoon.toml"]
    argumenten.insert(plaats, "--logboek")
    assert ho(*argumenten).code == 0
    assert default_log().is_relative_to(werkmap / "staat")
    assert len(lines(default_log())) == 1
    if sys.platform != "win32":
        assert default_log().stat().st_mode & 0o777 == 0o600
        assert default_log().parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("platform", "omgeving", "verwacht"),
    [
        ("win32", {"LOCALAPPDATA": "C/lokaal"}, "C/lokaal/normenkader-ho/ho.log"),
        ("win32", {}, "thuis/AppData/Local/normenkader-ho/ho.log"),
        ("darwin", {}, "thuis/Library/Logs/normenkader-ho/ho.log"),
        ("linux", {"XDG_STATE_HOME": "staat"}, "staat/normenkader-ho/ho.log"),
        ("linux", {}, "thuis/.local/state/normenkader-ho/ho.log"),
    ],
)
def test_every_system_has_its_own_place(
    monkeypatch: pytest.MonkeyPatch, platform: str, omgeving: dict[str, str], verwacht: str
) -> None:
    """Where a user's state belongs."""
    monkeypatch.setattr(logboek.sys, "platform", platform)  # type: ignore[attr-defined] # sys is not exported, on purpose
    monkeypatch.setattr(logboek.os.path, "expanduser", lambda _: "thuis")  # type: ignore[attr-defined] # as above
    for naam in ("LOCALAPPDATA", "XDG_STATE_HOME"):
        monkeypatch.delenv(naam, raising=False)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    assert default_log() == Path(verwacht)


def test_the_variable_goes_before_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names a file gets that file; an empty variable asks nothing."""
    monkeypatch.setenv("HO_LOG", "a.log")
    assert split_wish(["--logboek", "bereken"]) == (Path("a.log"), ["bereken"])
    monkeypatch.setenv("HO_LOG", " ")
    assert split_wish(["bereken"]) == (None, ["bereken"])


def test_a_log_never_grows_beyond_a_megabyte(ho: Ho, log: Path) -> None:
    """The full one is kept once, beside the new one."""
    ho("normen", "toon")
    regel = log.read_bytes()
    vol = regel * (MAXIMUM_BYTES // len(regel))
    log.write_bytes(vol)
    ho("bereken", "gewoon.toml")
    ho("bereken", "gewoon.toml")
    assert len(lines(log)) == 2
    assert log.with_name("ho.log.1").read_bytes() == vol
    assert log.stat().st_size + len(vol) < 2 * MAXIMUM_BYTES


@pytest.mark.parametrize(
    ("naam", "zin"),
    [
        ("weg/ho.log", "de map bestaat niet"),
        ("gewoon.toml/ho.log", "de map bestaat niet"),
        (".", "er staat een map met die naam"),
        ("gewoon.toml", "dat bestand is geen logboek van dit programma"),
        ("uit.xlsx", "dat bestand is geen logboek van dit programma"),
        ("x" * 300, "de naam is te lang"),
        ("pijp", "het systeem weigert het" if sys.platform == "darwin" else "het is geen gewoon bestand"),
    ],
)
def test_a_log_that_can_not_be_written_never_stops_the_work(
    ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch, naam: str, zin: str
) -> None:
    """One sentence on stderr; the exit code, the file and everything else are as without a log."""
    monkeypatch.delenv("HO_LOG", raising=False)
    zonder = ho("werkboek", "compleet.toml", "-o", "uit.xlsx")
    inhoud = (werkmap / "uit.xlsx").read_bytes()
    casus = (werkmap / "gewoon.toml").read_bytes()
    if hasattr(os, "mkfifo"):
        os.mkfifo(werkmap / "pijp")
    monkeypatch.setenv("HO_LOG", naam)
    met = ho("werkboek", "compleet.toml", "-o", "uit.xlsx")
    assert (met.code, met.uit) == (zonder.code, zonder.uit) == (0, zonder.uit)
    assert met.fout == f"Het logboek is niet bijgewerkt: {zin}. De opdracht zelf is gewoon uitgevoerd.\n"
    assert (werkmap / "uit.xlsx").read_bytes() == inhoud
    assert (werkmap / "gewoon.toml").read_bytes() == casus


@pytest.mark.skipif(sys.platform == "win32", reason="made with permissions and the full device of POSIX systems")
@pytest.mark.parametrize("zin", ["er mag daar niet worden geschreven", "de schijf is vol"])
def test_a_closed_folder_or_a_full_disk_never_stops_the_work(
    werkmap: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], zin: str
) -> None:
    """The real refusal of the system, in a process of its own."""
    dicht = werkmap / "dicht"
    dicht.mkdir()
    monkeypatch.setenv("HO_LOG", "dicht/ho.log")

    echte = logboek._append

    def begrensd(pad: Path, regel: str) -> None:
        import resource  # noqa: PLC0415 - POSIX only

        zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, hard))
        try:
            echte(pad, regel)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))

    def werk() -> dict[str, Any]:
        if zin == "de schijf is vol":
            monkeypatch.setattr(logboek, "_append", begrensd)
        else:
            heed_permissions()
            (dicht / "ho.log").unlink()
            dicht.chmod(0o555)
        return {"code": main(["normen", "toon"])}

    main(["normen", "toon"])
    voor = (dicht / "ho.log").read_bytes()
    capfd.readouterr()
    antwoord = answer(werk)
    dicht.chmod(0o755)
    assert antwoord == {"code": 0}
    assert f"Het logboek is niet bijgewerkt: {zin}." in capfd.readouterr().err
    if zin == "de schijf is vol":
        assert (dicht / "ho.log").read_bytes() == voor


def test_an_interrupted_command_is_logged_as_such(ho: Ho, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C still ends the command; the line is written first."""

    def onderbroken(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(UITVOERING, "bereken", onderbroken)
    assert ho("bereken", "gewoon.toml").code == 130
    assert [regel["uitgang"] for regel in lines(log)] == [130]
