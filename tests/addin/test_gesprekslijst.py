"""The list for the kitchen-table talk on the command line: blank or from a case, and never taken for a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

LEEG = ("sjabloon", "--gemeente", "0946", "--datum", "1-3-2026", "--gesprekslijst", "-o", "gesprek.xlsx")


def texts(pad: Path) -> list[str]:
    """Every text of the list."""
    blad = load_workbook(pad)["Gesprekslijst"]
    return [str(cel.value) for rij in blad.iter_rows() for cel in rij if cel.value is not None]


def test_a_blank_list_is_made_before_there_is_a_case(ho: Ho, werkmap: Path) -> None:
    """A municipality and a date are enough."""
    code, uit, fout = ho(*LEEG)
    assert (code, fout) == (0, "")
    assert "Geschreven: gesprek.xlsx (gesprekslijst, twee bladzijden A4" in uit
    assert "nederweert-2025" in uit
    gevonden = texts(werkmap / "gesprek.xlsx")
    assert {"Nederweert", "1-3-2026"} <= set(gevonden)
    assert "☒" not in gevonden


@pytest.mark.parametrize("casus", ["gewoon.toml", "fout.toml", "gewoon.json"])
def test_a_list_is_made_from_a_case_with_or_without_faults(ho: Ho, werkmap: Path, casus: str) -> None:
    """It is for before the calculation: nothing has to be complete or right yet."""
    code, uit, fout = ho("werkboek", casus, "--gesprekslijst", "-o", "gesprek.xlsx")
    assert (code, fout) == (0, "")
    assert "ingangsdatum  2026-03-01" in uit
    gevonden = texts(werkmap / "gesprek.xlsx")
    assert any(tekst.startswith("2026-004") for tekst in gevonden)
    assert "staat in de casus" in gevonden


def test_a_filled_template_is_read_too(ho: Ho, werkmap: Path) -> None:
    """The case sheet of a template is a case, also when little is filled in."""
    ho("sjabloon", "--gemeente", "0402", "--datum", "1-9-2026", "-o", "sjabloon.xlsx")
    code, uit, fout = ho("werkboek", "sjabloon.xlsx", "--gesprekslijst", "-o", "gesprek.xlsx")
    assert (code, fout) == (0, "")
    assert "hilversum-2026" in uit
    assert "Hilversum" in texts(werkmap / "gesprek.xlsx")


def test_the_list_is_no_workbook_to_check_or_to_calculate(ho: Ho) -> None:
    """One sentence each, exit code 2."""
    ho(*LEEG)
    for opdracht in ("controleer", "bereken"):
        code, uit, fout = ho(opdracht, "gesprek.xlsx")
        assert (code, uit) == (2, "")
        assert fout.startswith("HO320 gesprek.xlsx: ")
        assert len(fout.splitlines()) == 1


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ('gemeente = "nederwert"', "De gemeente 'nederwert' is onbekend"),
        ("ingangsdatum = 2001-01-01", "Voor nederweert is op 2001-01-01 geen normenkader van kracht"),
        ('ingangsdatum = "morgen"', "morgen"),
    ],
)
def test_without_a_framework_there_is_no_list(ho: Ho, werkmap: Path, regel: str, zin: str) -> None:
    """One sentence with the reason, and nothing is written."""
    sleutel = regel.partition(" ")[0]
    regels = (werkmap / "fout.toml").read_text(encoding="utf-8").splitlines()
    tekst = "\n".join(regel if deel.startswith(f"{sleutel} ") else deel for deel in regels)
    (werkmap / "zonder.toml").write_text(tekst, encoding="utf-8")
    code, uit, fout = ho("werkboek", "zonder.toml", "--gesprekslijst", "-o", "gesprek.xlsx")
    assert (code, uit) == (1, "")
    assert fout.startswith("HO161 ")
    assert zin in fout
    assert "negatief" not in fout
    assert len(fout.splitlines()) == 1
    assert not (werkmap / "gesprek.xlsx").exists()


def test_a_blank_list_of_an_unknown_municipality_or_day_is_refused(ho: Ho, werkmap: Path) -> None:
    """Exit code 2, as for a template."""
    for gemeente, datum in (("nederwert", "1-3-2026"), ("nederweert", "1-3-2001"), ("nederweert", "31-2-2026")):
        code, uit, fout = ho("sjabloon", "--gemeente", gemeente, "--datum", datum, "--gesprekslijst", "-o", "g.xlsx")
        assert (code, uit, len(fout.splitlines())) == (2, "", 1)
    assert not (werkmap / "g.xlsx").exists()


def test_what_looks_like_a_bsn_is_left_out_and_named(ho: Ho, werkmap: Path) -> None:
    """The list says that no BSN belongs on it, and prints none."""
    uit = ho("werkboek", "bsn.toml", "--gesprekslijst", "-o", "gesprek.xlsx").uit
    assert "let op        beperkingen lijkt een BSN te bevatten" in uit
    assert not any("111222333" in tekst for tekst in texts(werkmap / "gesprek.xlsx"))
    tekst = (werkmap / "bsn.toml").read_text(encoding="utf-8")
    (werkmap / "nagekeken.toml").write_text(f"geen_bsn = true\n{tekst}", encoding="utf-8")
    assert "let op" not in ho("werkboek", "nagekeken.toml", "--gesprekslijst", "-o", "gesprek.xlsx").uit
    assert any("111222333" in tekst for tekst in texts(werkmap / "gesprek.xlsx"))


def test_an_invented_framework_says_so(ho: Ho) -> None:
    """Nobody may take it for a real one."""
    uit = ho(
        "sjabloon", "--gemeente", "voorbeeldgemeente", "--datum", "1-3-2026", "--gesprekslijst", "-o", "g.xlsx"
    ).uit
    assert "fictief" in uit


def test_a_concept_and_a_list_at_once_is_a_question_too_many(ho: Ho, werkmap: Path) -> None:
    """Two files were asked under one name."""
    code, uit, fout = ho("werkboek", "gewoon.toml", "--concept", "--gesprekslijst", "-o", "gesprek.xlsx")
    assert (code, uit) == (2, "")
    assert "Kies --concept of --gesprekslijst; niet allebei." in fout
    assert not (werkmap / "gesprek.xlsx").exists()
