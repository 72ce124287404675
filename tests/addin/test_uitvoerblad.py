"""The tables that a button opens: what they hold stays what it is, and they can be printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bestand import Bestand
from casusbladgevallen import KADER
from ho_addin import functies
from ho_addin.uitvoerblad import norms_workbook, report_workbook, verdict
from ho_workbook.controleren import Rapport, Verschil
from keuring_buiten import sdk_rules

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def rapport(*teksten: str, opmerkingen: tuple[str, ...] = ()) -> Rapport:
    """A report with a difference per text."""
    verschillen = tuple(Verschil(f"Casus!C{nummer}", tekst) for nummer, tekst in enumerate(teksten, 1))
    return Rapport("=x.xlsx", "definitief", "2026-0042", "0.1.0", verschillen, opmerkingen)


def opened(data: bytes) -> Worksheet:
    """The one sheet of a workbook."""
    bladen = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert len(bladen) == 1
    return bladen[0]


@pytest.mark.parametrize("tekst", ["=1+1", "+31 6", "-5 treden", "@naam", "1-3-2026", "twee\nregels"])
def test_a_text_stays_a_text(tekst: str) -> None:
    """Whatever somebody typed in the workbook that was checked, no cell of the report calculates with it."""
    blad = opened(report_workbook(rapport(tekst)))
    cel = blad["B5"]
    assert (str(cel.value).casefold(), cel.data_type) == (tekst.casefold(), "s")
    assert cel.quotePrefix is tekst.startswith(("=", "+", "-", "@"))
    assert blad["A2"].data_type == "s"


def test_what_no_cell_can_hold_is_shown_as_such() -> None:
    """A control character becomes the sign for what can't be shown."""
    assert opened(report_workbook(rapport("a\x07b")))["B5"].value == "A\ufffdb"


def test_a_report_without_a_difference_says_that_all_is_well() -> None:
    """The verdict on top; a remark is no difference."""
    goed = opened(report_workbook(rapport()))
    assert (goed["A1"].value, goed["B5"].value) == ("In orde", "Niets is veranderd en elke uitkomst klopt.")
    opmerking = opened(report_workbook(rapport(opmerkingen=("Opnieuw bewaard.",))))
    assert [opmerking[adres].value for adres in ("A1", "A5", "B5")] == ["In orde", "opmerking", "Opnieuw bewaard."]


def test_a_long_report_says_how_much_more_there_is() -> None:
    """Two hundred differences are listed, the others are counted."""
    lang = rapport(*(f"nummer {nummer}" for nummer in range(203)))
    blad = opened(report_workbook(lang))
    assert verdict(lang) == blad["A1"].value == "Niet in orde: 203 verschillen"
    assert blad.cell(blad.max_row, 2).value == "En nog 3 verschillen."
    assert verdict(rapport("een")) == "Niet in orde: 1 verschil"


def test_the_norms_are_numbers_that_can_be_filtered_and_printed() -> None:
    """Headings that stay in sight and on every page, one page wide, with a filter."""
    tabel = functies.HO_NORMEN("nederweert", "1-3-2026")
    assert isinstance(tabel, list)
    blad = opened(norms_workbook(KADER, tabel))
    assert blad["D5"].value == tabel[1][3]
    assert (blad["D5"].data_type, blad.freeze_panes, blad.print_title_rows) == ("n", "A5", "$4:$4")
    assert blad.auto_filter.ref == f"A4:L{len(tabel) + 3}"
    assert (blad.page_setup.fitToWidth, blad.page_setup.orientation) == (1, "landscape")
    assert "geen indicatie" in str(blad["A2"].value)


def test_both_tables_are_files_by_the_rules_and_the_same_each_time() -> None:
    """No remark of the Open XML SDK's rules, and no clock in them."""
    tabel = functies.HO_NORMEN("nederweert", "1-3-2026")
    assert isinstance(tabel, list)
    gemaakt = norms_workbook(KADER, tabel), report_workbook(rapport("een", "=twee"))
    assert gemaakt == (norms_workbook(KADER, tabel), report_workbook(rapport("een", "=twee")))
    assert [list(sdk_rules(Bestand("x.xlsx", data))) for data in gemaakt] == [[], []]
