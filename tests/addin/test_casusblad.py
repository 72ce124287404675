"""The case sheet that is open in Excel: read as its file is read, cell by cell and fault by fault."""

# ruff: noqa: ANN401 - objects of Excel, and whatever comes of them

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from casusbladgevallen import CASUS, DAG, INDELING, KAMER, LEEG_RIJ, VOLLEDIG, from_file, live, open_in_excel, sjabloon
from exceldubbel import Toepassing
from ho_addin.excelblad import Excelboek, Excelfout
from ho_engine import bereken_casus, casus_uit_gegevens
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.vastlegging import record_rows

if TYPE_CHECKING:
    from pathlib import Path

    from excelcellen import Blad
    from exceldubbel import Boek


@pytest.fixture
def boek(tmp_path: Path) -> Boek:
    """The filled template, open in Excel."""
    return open_in_excel(tmp_path)


def test_an_open_sheet_holds_the_case_that_its_file_holds(boek: Boek) -> None:
    """Dates, halves, long texts, what looks like a formula or like an escape: nothing is lost on the way."""
    uit_excel, fouten = live(boek)
    assert fouten == []
    uit_bestand = casus_uit_werkmap(sjabloon(), "casus.xlsx")
    assert uit_excel == uit_bestand
    assert record_rows(uit_excel) == record_rows(uit_bestand) == record_rows(casus_uit_gegevens(CASUS))
    assert uit_excel.plaatsen == uit_bestand.plaatsen


def test_an_empty_template_is_a_case_without_rows(tmp_path: Path) -> None:
    """Nothing filled in is nothing, and no zero."""
    (tmp_path / "leeg.xlsx").write_bytes(sjabloon(leeg=True))
    leeg, fouten = live(Toepassing(Excelfout, tmp_path).open(tmp_path / "leeg.xlsx"))
    assert fouten == []
    assert (leeg.kenmerk, leeg.regels, leeg.vorige_min_week) == ("", (), None)


INVOER: Final = [
    ("C13", "12,5", ""),
    ("C13", "12.5", ""),
    ("C13", "1.234,50", ""),
    ("C13", True, ""),
    ("C13", 180, ""),
    ("C13", 180.25, ""),
    ("C13", 0.1 + 0.2, ""),
    ("C13", -3, ""),
    ("C13", 1e22, ""),
    ("C13", dt.date(2026, 3, 1), "dd-mm-yyyy"),
    ("C13", dt.time(13, 30), "hh:mm"),
    ("C13", dt.timedelta(hours=30), "[h]:mm"),
    ("C13", 46082, "[$-413]d mmmm yyyy"),
    ("C13", 5, "0.00 [Red]"),
    ("C13", "#N/A", ""),
    ("C13", "=1+1", ""),
    ("C10", "1-3-2027", ""),
    ("C10", "1/3/2027", ""),
    ("C10", 46447, "General"),
    ("C10", 46447.5, "dd-mm-yyyy hh:mm"),
    ("C10", -5, "dd-mm-yyyy"),
    ("C10", 9999999, "dd-mm-yyyy"),
    ("C10", "#VALUE!", ""),
    ("C10", "volgend jaar", ""),
    ("C5", 20260042, "General"),
    ("C5", 3.5, "General"),
    ("C5", "\u00a0 2026-1 \u200b", ""),
    ("C5", "   ", ""),
    ("C5", "'s-Hertogenbosch 7", ""),
    ("C5", dt.date(2026, 3, 1), "dd-mm-yyyy"),
    ("C5", False, "General"),
    ("C9", " Wekelijks", ""),
    ("C9", "soms", ""),
    ("C14", "pgb", ""),
    ("C15", "misschien", ""),
    ("C16", "regel een\nregel twee", ""),
    ("C16", "x" * 5000, ""),
    (f"E{VOLLEDIG}", "een", ""),
    (f"E{VOLLEDIG}", 2, ""),
    (f"E{KAMER}", 2.5, ""),
    (f"H{KAMER}", dt.date(2026, 4, 1), "dd-mm-yyyy"),
    (f"J{KAMER}", 7, "General"),
    (f"B{LEEG_RIJ}", 10, ""),
]
"""What people type, paste and format: cell, value, number format."""


@pytest.mark.parametrize(("adres", "waarde", "notatie"), INVOER)
def test_whatever_stands_in_a_cell_is_read_alike_from_excel_and_from_the_file(
    boek: Boek, adres: str, waarde: object, notatie: str
) -> None:
    """The same case with the same judgement, or the same sentence: there is one set of rules."""
    boek.blad().typ(adres, waarde, notatie)
    uit_excel, uit_bestand = live(boek), from_file(boek)
    assert uit_excel[0] == uit_bestand[0]
    assert uit_excel[1][:1] == uit_bestand[1]
    if uit_excel[0] is not None:
        assert bereken_casus(uit_excel[0]).aandachtspunten == bereken_casus(uit_bestand[0]).aandachtspunten


def test_a_text_that_begins_as_a_formula_is_no_formula(boek: Boek) -> None:
    """In a cell for text Excel spells both alike; only one of them is calculated."""
    for adres in ("C16", "C17"):
        boek.blad().typ(adres, "=1+1 vraagt zij")
    boek.blad().cel("C16").data_type = "s"
    casus, [(_, zin)] = live(boek)
    assert (casus, zin.partition(":")[0]) == (None, "Casus!C17")
    boek.blad().typ("C17", "gewoon")
    assert live(boek) == from_file(boek)
    assert live(boek)[0].hulpvraag == "=1+1 vraagt zij"


def hide_row(blad: Blad) -> None:
    """A filled row out of sight."""
    blad._vel.row_dimensions[KAMER].hidden = True


def hide_column(blad: Blad) -> None:
    """The column of the numbers out of sight."""
    blad._vel.column_dimensions["E"].hidden = True


def merge(blad: Blad) -> None:
    """Two input cells made one."""
    blad._vel.merge_cells(f"E{KAMER}:F{KAMER}")


def merge_heading(blad: Blad) -> None:
    """Two headings made one."""
    blad._vel.merge_cells(f"E{INDELING.casus_regels.kop}:F{INDELING.casus_regels.kop}")


def rename_heading(blad: Blad) -> None:
    """A heading that says something else."""
    blad.cel(f"E{INDELING.casus_regels.kop}").value = "Stuks"


def below_table(blad: Blad) -> None:
    """A number in the row below a table."""
    blad.cel(f"B{INDELING.casus_kinderen.laatste + 1}").value = 4


def hide_sheet(blad: Blad) -> None:
    """The sheet itself out of sight."""
    blad._vel.sheet_state = "hidden"


def lose_name(blad: Blad) -> None:
    """A name that is gone."""
    del blad.boek.werkmap.defined_names["casus_regels"]


def move_name(blad: Blad) -> None:
    """A name that points at another shape."""
    blad.boek.werkmap.defined_names["casus_regels"].attr_text = "'Casus'!$A$20:$B$30"


def break_name(blad: Blad) -> None:
    """A name of which the cells were deleted."""
    blad.boek.werkmap.defined_names["kenmerk"].attr_text = "#REF!"


def other_sheet(blad: Blad) -> None:
    """A name that points at another sheet."""
    blad.boek.werkmap.defined_names["kenmerk"].attr_text = "'Overzicht'!$A$1"


def forget_kind(blad: Blad) -> None:
    """A workbook that does not say what it is."""
    eigen: Any = blad.boek.werkmap  # the published types lack it
    del eigen.custom_doc_props["HO soort"]


VORMEN: Final = [hide_row, hide_column, merge, merge_heading, rename_heading, below_table, hide_sheet]
VREEMD: Final = [lose_name, move_name, break_name, other_sheet, forget_kind]


@pytest.mark.parametrize("doe", VORMEN, ids=lambda doe: doe.__name__)
def test_a_sheet_that_lost_its_shape_is_refused_with_the_sentence_of_the_file(boek: Boek, doe: Any) -> None:
    """Hidden, merged, renamed or in the wrong row: what is not what it seems is not calculated."""
    doe(boek.blad())
    uit_excel, uit_bestand = live(boek), from_file(boek)
    assert uit_excel[0] is uit_bestand[0] is None
    assert uit_excel[1][:1] == uit_bestand[1]


@pytest.mark.parametrize("doe", VREEMD, ids=lambda doe: doe.__name__)
def test_a_workbook_without_a_case_sheet_says_so_in_one_sentence(boek: Boek, doe: Any) -> None:
    """With the reason that a file gets, and the way on for somebody who looks at Excel."""
    doe(boek.blad())
    _, [(code, zin)] = live(boek)
    _, [(_, zin_van_bestand)] = from_file(boek)
    assert code == "HO430"
    reden = re.search(r"programma: (.*)\. Geef een werkmap", zin_van_bestand)
    assert reden is not None
    assert reden[1] in zin
    assert zin.endswith("knop Nieuwe casus.")


def test_every_cell_that_cant_be_read_is_named_at_once(boek: Boek) -> None:
    """A file stops at the first; who sits at the sheet gets the whole list."""
    for adres, waarde in (("C13", "=1+1"), ("C10", "#N/A"), (f"E{KAMER}", "=2")):
        boek.blad().typ(adres, waarde)
    hide_row(boek.blad())
    casus, fouten = live(boek)
    assert casus is None
    assert {zin.partition(":")[0] for _, zin in fouten} >= {"Casus!C13", "Casus!C10", f"Casus!E{KAMER}"}
    assert next(zin for _, zin in fouten) == from_file(boek)[1][0][1]


def test_a_workbook_that_counts_days_from_1904_gives_the_same_days(boek: Boek) -> None:
    """A setting that shifts every date by four years shifts none here."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - only this test asks for it

    boek.werkmap.epoch = CALENDAR_MAC_1904
    assert Excelboek(boek).sinds_1904
    assert live(boek)[0] == from_file(boek)[0]
    assert live(boek)[0].ingangsdatum == DAG
