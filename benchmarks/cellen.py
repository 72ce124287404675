"""Reading the cells of a workbook, for the peers to write, and comparing them with what a peer wrote."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from inhoud import ZIJDEN, Blad, Inhoud, Stijl
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.colors import Color

DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - the days of a workbook have no time zone
_MARGE: Final = 1e-9


def read_sheets(data: bytes) -> tuple[Blad, ...]:
    """Read what the peers are to write: once for the formulas, once for the cached values."""
    formules, waarden = (load_workbook(io.BytesIO(data), data_only=alleen) for alleen in (False, True))
    bladen = []
    for blad in formules.worksheets:
        cellen = []
        for rij in range(1, blad.max_row + 1):
            for kolom in range(1, blad.max_column + 1):
                cel = blad.cell(rij, kolom)
                if isinstance(cel, MergedCell) or (cel.value is None and not cel.has_style):
                    continue
                waarde = waarden[blad.title].cell(rij, kolom).value
                formule = str(cel.value) if cel.data_type == "f" else ""
                if formule and isinstance(waarde, dt.datetime):
                    waarde = (waarde - DAG_NUL).days  # XlsxWriter writes the result of a formula as it is given
                cellen.append(Inhoud(rij - 1, kolom - 1, waarde, formule, _style(cel)))
        breedten = {
            maat.min - 1: maat.width for maat in blad.column_dimensions.values() if maat.min and maat.customWidth
        }
        hoogten = {nummer - 1: maat.height for nummer, maat in blad.row_dimensions.items() if maat.height}
        bladen.append(Blad(blad.title, tuple(cellen), breedten, hoogten))
    return tuple(bladen)


def _style(cel: Cell) -> Stijl:
    randen = [getattr(cel.border, zijde) for zijde in ZIJDEN]
    kleuren = [_colour(rand.color) for rand in randen if rand and rand.style and rand.color]
    return Stijl(
        cel.number_format,
        cel.font.name or "Calibri",
        cel.font.sz or 11,
        bool(cel.font.b),
        bool(cel.font.i),
        _colour(cel.font.color),
        _colour(cel.fill.fgColor) if cel.fill.fill_type == "solid" else "",
        tuple((rand.style if rand else None) or "" for rand in randen),
        kleuren[0] if kleuren else "",
        cel.alignment.horizontal or "",
        cel.alignment.vertical or "",
        bool(cel.alignment.wrap_text),
        bool(cel.protection.locked),
    )


def _colour(kleur: Color | None) -> str:
    return str(kleur.rgb)[-6:] if kleur is not None and kleur.type == "rgb" else ""


def differences(bladen: tuple[Blad, ...], data: bytes, *, met_waarden: bool) -> list[str]:
    """Where a peer's file holds another value, formula or number format than it was given."""
    terug = {blad.titel: {(cel.rij, cel.kolom): cel for cel in blad.cellen} for blad in read_sheets(data)}
    verschil = []
    for blad in bladen:
        for cel in blad.cellen:
            ander = terug[blad.titel].get((cel.rij, cel.kolom))
            gelijk = ander is not None and ander.formule == cel.formule
            if ander is not None and (met_waarden or not cel.formule):
                gelijk = gelijk and (ander.waarde or "") == (cel.waarde or "")
            if ander is None or not gelijk or ander.stijl.getalnotatie != cel.stijl.getalnotatie:
                verschil.append(f"{blad.titel}!R{cel.rij + 1}K{cel.kolom + 1}")
    return verschil


def wrong_results(bladen: tuple[Blad, ...], data: bytes) -> list[str]:
    """Where a formula has another result than it was given, when another program recalculated the file."""
    terug = {blad.titel: {(cel.rij, cel.kolom): cel.waarde for cel in blad.cellen} for blad in read_sheets(data)}
    fout = []
    for blad in bladen:
        for cel in blad.cellen:
            ander = terug.get(blad.titel, {}).get((cel.rij, cel.kolom))
            if cel.formule and not _equal(cel.waarde, ander):
                fout.append(f"{blad.titel}!R{cel.rij + 1}K{cel.kolom + 1}: {ander!r} in plaats van {cel.waarde!r}")
    return fout


def _equal(een: object, ander: object) -> bool:
    if isinstance(een, int | float) and isinstance(ander, int | float):
        return abs(een - ander) <= _MARGE * max(1.0, abs(een))
    return (een in ("", None) and ander in ("", None)) or een == ander
