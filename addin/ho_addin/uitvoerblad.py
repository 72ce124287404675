"""The tables that a button opens beside the work of the user, each in a workbook of its own: norms, and a check.

A sheet added to the workbook of a case would break its seal, or stand in the way of its protection.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from ho_engine.melding import printable
from ho_engine.taal import plural, show_periode, upper_first
from ho_workbook.bouwer import lines_needed, row_height
from ho_workbook.celwaarden import FORMULETEKENS
from ho_workbook.opmaak import STIJLEN, Opmaak
from ho_workbook.stempelen import normaliseer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from ho_addin.functies.rekenfuncties import Tabel
    from ho_engine.normenkader import Normenkader
    from ho_workbook.controleren.controle import Rapport

_NORMBREEDTEN: Final = (30, 46, 18, 11, 20, 11, 9, 9, 16, 13, 24, 46)
_CONTROLEBREEDTEN: Final = (30, 110)
_GETAL: Final = frozenset({3, 5, 6, 7})
"""Columns of the norms with numbers."""
_KOPRIJ: Final = 4
_EEN_MOMENT: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""What the file says of its own making: the clock is never read."""


def norms_workbook(kader: Normenkader, tabel: Tabel) -> bytes:
    """The norms of a municipality as a workbook of one sheet.

    Args:
        kader: the framework.
        tabel: what ``HO_NORMEN`` answers for it: a heading and a row per norm.
    """
    geldig = show_periode(kader.geldig_vanaf, kader.geldig_tot_en_met) or "zonder begindatum"
    stand = "" if kader.stand == "geldend" else f" Let op: {kader.stand}. {kader.stand_toelichting}"
    zin = f"{kader.id}; geldig {geldig}. Rekenuitkomst, geen indicatie.{stand}"
    return _workbook("Normen", kader.naam, zin, tabel, _NORMBREEDTEN)


def report_workbook(rapport: Rapport) -> bytes:
    """The report of a check as a workbook of one sheet: the verdict first, then every difference."""
    wat = f"{rapport.bestand}: {rapport.soort} {rapport.kenmerk}, gemaakt met versie {rapport.versie}."
    rijen: Tabel = [["plaats", "wat er is gevonden"]]
    rijen += [["opmerking", opmerking] for opmerking in rapport.opmerkingen]
    rijen += [[verschil.plaats or "de werkmap", upper_first(verschil.tekst)] for verschil in rapport.getoond]
    if rapport.niet_getoond:
        rijen.append(["", f"En nog {plural(rapport.niet_getoond, 'verschil', 'verschillen')}."])
    if len(rijen) == 1:
        rijen.append(["", "Niets is veranderd en elke uitkomst klopt."])
    return _workbook("Controle", verdict(rapport), wat, rijen, _CONTROLEBREEDTEN)


def verdict(rapport: Rapport) -> str:
    """The outcome of a check in a few words."""
    if not rapport.verschillen:
        return "In orde"
    return f"Niet in orde: {plural(len(rapport.verschillen), 'verschil', 'verschillen')}"


def _workbook(titel: str, kop: str, zin: str, tabel: Tabel, breedten: Sequence[float]) -> bytes:
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = titel
    opmaak = Opmaak(werkmap)
    for nummer, breedte in enumerate(breedten, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = breedte
    _put(opmaak, blad["A1"], kop, "titel")
    _put(opmaak, blad["A2"], zin, "zin")
    blad.row_dimensions[1].height = 28
    koppen, *rijen = tabel
    for kolom, naam in enumerate(koppen):
        _put(opmaak, blad.cell(_KOPRIJ, kolom + 1), naam, "kolomkop")
    _fit(blad, _KOPRIJ, koppen, breedten)
    for rij, waarden in enumerate(rijen, _KOPRIJ + 1):
        for kolom, waarde in enumerate(waarden):
            getal = kolom in _GETAL and len(koppen) > len(_CONTROLEBREEDTEN)
            _put(opmaak, blad.cell(rij, kolom + 1), waarde, "norm" if getal else "tekst")
        _fit(blad, rij, waarden, breedten)
    _finish(blad, len(koppen), _KOPRIJ + len(rijen))
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return normaliseer(buffer.getvalue(), _EEN_MOMENT)


def _put(opmaak: Opmaak, cel: Cell | MergedCell, waarde: object, rol: str) -> None:
    """A value that stays what it is: no text becomes a formula."""
    if isinstance(waarde, str):
        tekst = "\n".join(map(printable, waarde.split("\n")))
        cel.value = tekst or None
        cel.data_type = "s" if tekst else "n"
    elif isinstance(waarde, int | float):
        cel.value = waarde
    opmaak.geef(cel, rol)
    if isinstance(waarde, str) and waarde.startswith(FORMULETEKENS):
        cel.quotePrefix = True


def _fit(blad: Worksheet, rij: int, waarden: Sequence[object], breedten: Sequence[float]) -> None:
    """Make a row as high as its longest text."""
    grootte = STIJLEN["tekst"].grootte
    paren = zip(waarden, breedten, strict=True)
    regels = max(lines_needed(str(waarde), breedte, grootte) for waarde, breedte in paren)
    blad.row_dimensions[rij].height = row_height(regels)


def _finish(blad: Worksheet, kolommen: int, laatste: int) -> None:
    """View and print set-up."""
    bereik = f"A{_KOPRIJ}:{get_column_letter(kolommen)}{laatste}"
    blad.auto_filter.ref = bereik
    blad.freeze_panes = f"A{_KOPRIJ + 1}"
    blad.sheet_view.showGridLines = False
    blad.print_area = f"A1:{get_column_letter(kolommen)}{laatste}"
    blad.print_title_rows = f"{_KOPRIJ}:{_KOPRIJ}"
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = blad.PAPERSIZE_A4
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, 0
    blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
