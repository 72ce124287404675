"""``ho werkboek`` with one thing lacking: it refuses, names it and writes nothing; a concept it makes all the same."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from vastlegtekorten import BEDORVEN, COMPLEET, GOED, NOOIT, PROEFDORP

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho
    from vastlegtekorten import Bederf

MAPPEN = ("--normen", "normen")
TEKORTEN = [*BEDORVEN, *NOOIT]


@pytest.fixture(autouse=True)
def proefdorp(werkmap: Path) -> Path:
    """The norm file of the municipality of the complete case, in a folder of its own."""
    (werkmap / "normen").mkdir()
    (werkmap / "normen" / "proefdorp.toml").write_text(PROEFDORP, encoding="utf-8")
    return werkmap


def leg_klaar(werkmap: Path, geval: Bederf) -> set[str]:
    """Write the case, and give the names of everything that is in the folder then."""
    (werkmap / "casus.json").write_text(json.dumps(geval.casus()), encoding="utf-8")
    return {pad.name for pad in werkmap.iterdir()}


@pytest.mark.parametrize("geval", TEKORTEN, ids=lambda geval: geval.naam)
def test_a_final_workbook_is_refused_and_nothing_is_written(ho: Ho, werkmap: Path, geval: Bederf) -> None:
    """Exit 1, with the thing that is lacking on the error stream and no file at all."""
    voor = leg_klaar(werkmap, geval)
    code, uit, fout = ho("werkboek", "casus.json", *MAPPEN, "-o", "werkboek.xlsx")
    assert (code, uit) == (1, "")
    assert geval.zegt is not None
    assert geval.zegt.partition(":")[0] in fout
    assert " ".join(geval.zegt.split()) in " ".join(fout.split())
    assert fout.startswith("HO160")
    assert {pad.name for pad in werkmap.iterdir()} == voor


@pytest.mark.traag
@pytest.mark.parametrize("geval", TEKORTEN, ids=lambda geval: geval.naam)
def test_a_concept_is_made_all_the_same(ho: Ho, werkmap: Path, geval: Bederf) -> None:
    """Exit 0, and what was written calls itself a concept."""
    leg_klaar(werkmap, geval)
    code, uit, _ = ho("werkboek", "casus.json", *MAPPEN, "--concept", "-o", "concept.xlsx")
    assert code == 0
    assert "Geschreven: concept.xlsx (concept;" in uit
    assert zipfile.is_zipfile(werkmap / "concept.xlsx")


def test_a_concept_with_something_lacking_is_in_order(ho: Ho, werkmap: Path) -> None:
    """The check finds the concept as it was made, and calls it that."""
    leg_klaar(werkmap, BEDORVEN[0])
    ho("werkboek", "casus.json", *MAPPEN, "--concept", "-o", "concept.xlsx")
    code, uit, _ = ho("controleer", "concept.xlsx", *MAPPEN)
    assert (code, uit.partition(" 2026-0042")[0]) == (0, "concept.xlsx: concept")


@pytest.mark.parametrize("geval", GOED, ids=lambda geval: geval.naam)
def test_a_complete_case_is_recorded(ho: Ho, werkmap: Path, geval: Bederf) -> None:
    """The complete case and its harmless variants become a final workbook that is in order."""
    leg_klaar(werkmap, geval)
    code, uit, fout = ho("werkboek", "casus.json", *MAPPEN, "-o", "werkboek.xlsx")
    assert (code, fout) == (0, "")
    assert "(definitief;" in uit
    assert ho("controleer", "werkboek.xlsx", *MAPPEN).code == 0


def test_the_table_spoils_what_it_says() -> None:
    """Every spoiled case differs from the complete one, and no two of them are the same."""
    teksten = {json.dumps(geval.casus(), sort_keys=True) for geval in TEKORTEN}
    assert len(teksten) == len(TEKORTEN) >= 40
    assert json.dumps(COMPLEET, sort_keys=True) not in teksten
