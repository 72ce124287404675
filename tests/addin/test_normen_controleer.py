"""``ho normen controleer``, the folders that ``ho normen toon`` shows, and the line that names a broken norm file."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from ho_engine.normenslot import SLOT, pinned

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

NORM = """\
schema = "normenkader/1"
id = "voorbeeldstad-2026"
naam = "Voorbeeldstad 2026"
soort = "gemeente"
geldig_vanaf = 2026-01-01
geldig_bron = { bron = "besluit", vindplaats = "artikel 1", status = "bevestigd" }
erft = ["hhm-2025"]
gemeente = "voorbeeldstad"

[bronnen.besluit]
titel = "Besluit van Voorbeeldstad"
geraadpleegd_op = 2026-11-01

[[wijzig]]
code = "was.eenpersoons"
minuten = 41
bron = "besluit"
vindplaats = "tabel 1"
status = "bevestigd"
"""
KAPOT = NORM.replace("erft", "erf")
CONTROLE = ("normen", "controleer", "normen", "--datum", "2026-11-22")


@pytest.fixture
def map_(werkmap: Path) -> Path:
    """A folder with one sound norm file of an invented municipality."""
    (werkmap / "normen").mkdir()
    (werkmap / "normen" / "stad.toml").write_text(NORM, encoding="utf-8")
    return werkmap / "normen"


def test_a_sound_folder_is_in_order(ho: Ho, map_: Path) -> None:
    """Exit 0, with the day that counted and the folder; that it is not pinned is a remark."""
    code, uit, fout = ho(*CONTROLE)
    assert (code, fout) == (0, "")
    assert "peildatum 2026-11-22)" in uit
    assert f"  - {map_}\n" in uit
    assert "Opmerkingen (1)" in uit
    assert "In orde: er is geen fout gevonden." in uit
    assert not (map_ / SLOT).exists()


def test_without_a_day_it_is_said_that_today_counts(ho: Ho, map_: Path) -> None:
    """The clock is read, and named as such."""
    assert map_.is_dir()
    uit = ho("normen", "controleer", "normen").uit
    assert re.search(r"peildatum \d{4}-\d\d-\d\d, de dag van vandaag\)", uit)


def test_every_fault_is_named_at_once_and_ends_with_1(ho: Ho, map_: Path) -> None:
    """On stderr, each with its file and key; what is only worth a look stands on stdout."""
    (map_ / "kapot.toml").write_text(KAPOT.replace("41", '"veel"').replace("stad", "dorp"), encoding="utf-8")
    (map_ / "oud.toml").write_text(NORM.replace("2026-11-01", "2024-01-01").replace("stad", "oord"), encoding="utf-8")
    code, uit, fout = ho(*CONTROLE)
    assert code == 1
    assert fout.startswith("Niet in orde: 2 fouten.\n")
    recht = " ".join(fout.split())
    assert "- kapot.toml: erf: HO203 Het normbestand klopt niet: De sleutel 'erf' is onbekend." in recht
    assert "- kapot.toml: wijzig[1].minuten: HO203 Het normbestand klopt niet: Hier staat 'veel'" in recht
    assert "Let op (1)" in uit
    assert "HO227 Voor het laatst nagekeken op 2024-01-01, 1056 dagen geleden" in " ".join(uit.split())
    assert "In orde" not in uit


def test_json_says_the_same_to_another_program(ho: Ho, map_: Path) -> None:
    """Every finding with its weight, whole place and sentence."""
    (map_ / "kapot.toml").write_text("x", encoding="utf-8")
    code, uit, fout = ho(*CONTROLE, "--json")
    assert (code, fout) == (1, "")
    gegevens = json.loads(uit)
    assert gegevens["schema"] == "normcontrole/1"
    assert (gegevens["peildatum"], gegevens["mappen"]) == ("2026-11-22", [str(map_)])
    assert gegevens["vastgezet"] is None
    assert [(b["ernst"], b["plaats"]) for b in gegevens["bevindingen"]] == [
        ("fout", str(map_ / "kapot.toml")),
        ("opmerking", str(map_)),
    ]


def test_pinned_norms_do_not_change_unseen(ho: Ho, map_: Path) -> None:
    """Pinning writes the lock; after a change the check fails until it is pinned again."""
    code, uit, fout = ho(*CONTROLE, "--vastzetten")
    assert (code, fout) == (0, "")
    assert f"Vastgezet: 1 kader in normen/{SLOT}" in uit
    assert list(pinned(map_) or {}) == ["voorbeeldstad-2026"]
    assert "Opmerkingen" not in ho(*CONTROLE).uit
    anders = map_.rename(map_.with_name("anders"))
    (anders / "stad.toml").write_text(NORM.replace("41", "42"), encoding="utf-8")
    code, _, fout = ho("normen", "controleer", "anders", "--datum", "2026-11-22")
    assert code == 1
    assert "HO224 De normen van voorbeeldstad-2026 zijn anders dan toen ze werden vastgezet." in " ".join(fout.split())
    gegevens = json.loads(ho("normen", "controleer", "anders", "--vastzetten", "--json").uit)
    assert gegevens["vastgezet"] == f"anders/{SLOT}"
    assert ho("normen", "controleer", "anders", "--datum", "2026-11-22").code == 0


def test_what_is_wrong_is_not_pinned(ho: Ho, map_: Path) -> None:
    """First mend it; the lock that was there stays as it is."""
    (map_ / SLOT).write_text("# oud\n", encoding="utf-8")
    (map_ / "kapot.toml").write_text(KAPOT.replace("stad", "dorp"), encoding="utf-8")
    code, _, fout = ho(*CONTROLE, "--vastzetten")
    assert code == 1
    assert fout.endswith("Niet vastgezet: verbeter eerst de fouten.\n")
    assert (map_ / SLOT).read_text(encoding="utf-8") == "# oud\n"


def test_a_lock_that_can_not_be_read_is_made_anew(ho: Ho, map_: Path) -> None:
    """A ruined lock is a fault that pinning mends."""
    (map_ / SLOT).write_text("x", encoding="utf-8")
    assert ho(*CONTROLE).code == 1
    assert ho(*CONTROLE, "--vastzetten").code == 0
    assert list(pinned(map_) or {}) == ["voorbeeldstad-2026"]


def test_without_a_folder_all_that_are_in_use_are_checked(ho: Ho, map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those of the department and of the user; the shipped ones are in order."""
    monkeypatch.setenv("HO_NORMEN_AFDELING", str(map_))
    (map_.parent / "een").mkdir()
    (map_.parent / "een" / "kapot.toml").write_text("x", encoding="utf-8")
    gegevens = json.loads(ho("normen", "controleer", "--normen", "een", "--json").uit)
    assert [pad.rpartition("/")[2] for pad in gegevens["mappen"]] == ["normen", "normen", "een"]
    fouten = [bevinding["plaats"] for bevinding in gegevens["bevindingen"] if bevinding["ernst"] == "fout"]
    assert fouten == [str(map_.parent / "een" / "kapot.toml")]


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("normen controleer weg", "HO208 De map met normbestanden 'weg' bestaat niet. Controleer de naam van de map."),
        ("normen controleer gewoon.toml", "HO208"),
        ("normen controleer --vastzetten", "HO190 Bij --vastzetten hoort de map die u wilt vastzetten."),
        ("normen controleer normen --datum morgen", "HO190 De datum 'morgen' achter --datum"),
        ("normen controleer normen meer", "HO190 Er hoort één bestand bij"),
    ],
)
def test_a_question_that_can_not_be_answered(ho: Ho, map_: Path, vraag: str, zin: str) -> None:
    """Exit 2 and one sentence."""
    assert map_.is_dir()
    code, uit, fout = ho(*vraag.split())
    assert (code, uit) == (2, "")
    assert fout.startswith(zin)
    assert fout.count("\n") == 1


@pytest.mark.parametrize(
    "vraag",
    [
        "bereken gewoon.toml",
        "bereken gewoon.toml --json",
        "normen toon",
        "toelichting gewoon.toml",
        "controleer w.xlsx",
    ],
)
def test_a_broken_file_is_named_and_changes_nothing_else(ho: Ho, map_: Path, vraag: str) -> None:
    """One line on stderr with its name; not a byte differs on stdout, nor does the outcome."""
    (map_ / "stad.toml").rename(map_ / "goed.toml")
    assert ho("werkboek", "compleet.toml", "-o", "w.xlsx", "--concept").code == 0
    goed = ho("--normen", "normen", *vraag.split())
    (map_ / "kapot.toml").write_text(KAPOT.replace("stad", "dorp"), encoding="utf-8")
    kopie = map_.parent / "kopie"
    map_.rename(kopie)
    stuk = ho("--normen", "kopie", *vraag.split())
    assert stuk.code == goed.code == 0
    assert stuk.uit.replace(str(kopie), str(map_)) == goed.uit
    (regel,) = stuk.fout.splitlines()
    assert regel.startswith(f"HO222 {kopie / 'kapot.toml'}: erf: Dit normbestand doet niet mee: Het normbestand klopt")
    assert goed.fout == ""


@pytest.mark.parametrize(
    "vraag",
    [
        "normen toon --gemeente voorbeeldstad --datum 2026-03-01",
        "normen toon --gemeente voorbeeldstad",
        "normen toon --kader voorbeeldstad-2026",
        "vergelijk hhm-2025 voorbeeldstad-2026",
        "vergelijk hhm-2025 voorbeeldstad@2026-03-01",
        "sjabloon --gemeente voorbeeldstad --datum 2026-03-01 -o w.xlsx",
    ],
)
def test_who_asks_for_what_it_speaks_of_gets_its_fault(ho: Ho, map_: Path, vraag: str) -> None:
    """Exit 2 with the fault itself, said once."""
    (map_ / "stad.toml").write_text(KAPOT, encoding="utf-8")
    code, uit, fout = ho("--normen", "normen", *vraag.split())
    assert (code, uit) == (2, "")
    assert fout.startswith(f"HO203 {map_ / 'stad.toml'}: erf: ")
    assert fout.count("\n") == 1


def test_another_error_still_names_the_broken_file(ho: Ho, map_: Path) -> None:
    """The municipality may be unknown because its file could not be read."""
    (map_ / "stad.toml").write_text("x", encoding="utf-8")
    code, _, fout = ho("--normen", "normen", "normen", "toon", "--gemeente", "voorbeeldstad")
    assert code == 2
    eerste, tweede = fout.splitlines()
    assert eerste.startswith("HO135 De gemeente 'voorbeeldstad' is onbekend.")
    assert tweede.startswith(f"HO222 {map_ / 'stad.toml'}: Dit normbestand doet niet mee")
    assert ho("bereken", "gewoon.toml").fout == "", "a next command does not repeat it"


def test_all_folders_are_shown_with_what_they_are(ho: Ho, map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, with a number for those that count and the reason for those that do not."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(map_.parent / "thuis"))
    eigen = map_.parent / "thuis" / "normenkader-ho" / "normen"
    uit = ho("normen", "toon", "--normen", "normen").uit
    assert uit.startswith(
        "Mappen met normbestanden (een hoger nummer gaat voor)\n"
        "  1. meegeleverd met het programma\n"
        "  -  van de afdeling (HO_NORMEN_AFDELING): niet ingesteld\n"
        f"  -  uw eigen map: {eigen} (bestaat nog niet)\n"
        "  -  uit HO_NORMEN: niet ingesteld\n"
        f"  2. achter --normen: {map_}\n\n"
    )
    monkeypatch.setenv("HO_NORMEN_AFDELING", str(map_))
    eigen.mkdir(parents=True)
    uit = ho("normen", "toon").uit
    assert f"  2. van de afdeling (HO_NORMEN_AFDELING): {map_}\n  3. uw eigen map: {eigen}\n" in uit


@pytest.mark.parametrize("variabele", ["HO_NORMEN_AFDELING", "HO_NORMEN"])
def test_a_named_folder_that_is_not_there_ends_every_command(
    ho: Ho, variabele: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network share that is away never leaves other norms in use in silence."""
    monkeypatch.setenv(variabele, "weg")
    code, uit, fout = ho("bereken", "gewoon.toml")
    assert (code, uit) == (2, "")
    assert fout == f"HO208 De map met normbestanden 'weg' bestaat niet. Controleer {variabele}.\n"
