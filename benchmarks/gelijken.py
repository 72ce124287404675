"""The peers: the cells of one finished workbook, written again by XlsxWriter and by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.colors import Color

DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - the days of a workbook have no time zone
ZIJDEN: Final = ("left", "right", "top", "bottom")


@dataclass(frozen=True)
class Stijl:
    """What a cell looks like, as far as both peers can say it."""

    getalnotatie: str
    lettertype: str
    grootte: float
    vet: bool
    cursief: bool
    letterkleur: str
    vulling: str
    randen: tuple[str, ...]
    randkleur: str
    horizontaal: str
    verticaal: str
    terugloop: bool
    vergrendeld: bool


@dataclass(frozen=True)
class Inhoud:
    """One cell: its value, or its formula with the value that was cached."""

    rij: int
    kolom: int
    waarde: Any  # text, number, truth value or moment: whatever openpyxl read
    formule: str
    stijl: Stijl


@dataclass(frozen=True)
class Blad:
    """One sheet: cells, widths and heights."""

    titel: str
    cellen: tuple[Inhoud, ...]
    breedten: dict[int, float]
    hoogten: dict[int, float]


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


_LIJNEN: Final = {"": 0, "thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}


def write_xlsxwriter(bladen: tuple[Blad, ...]) -> bytes:
    """Write the cells with XlsxWriter, each formula with its value beside it."""
    buffer = io.BytesIO()
    werkmap = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    stijlen = {stijl: werkmap.add_format(_properties(stijl)) for stijl in _styles(bladen)}
    for deel in bladen:
        blad = werkmap.add_worksheet(deel.titel)
        for kolom, breedte in deel.breedten.items():
            blad.set_column(kolom, kolom, breedte)
        for rij, hoogte in deel.hoogten.items():
            blad.set_row(rij, hoogte)
        for cel in deel.cellen:
            opmaak, waarde = stijlen[cel.stijl], cel.waarde
            if cel.formule:
                blad.write_formula(cel.rij, cel.kolom, cel.formule, opmaak, "" if waarde is None else waarde)
            elif waarde is None:
                blad.write_blank(cel.rij, cel.kolom, None, opmaak)
            elif isinstance(waarde, bool):
                blad.write_boolean(cel.rij, cel.kolom, waarde, opmaak)
            elif isinstance(waarde, dt.date):
                blad.write_datetime(cel.rij, cel.kolom, waarde, opmaak)
            elif isinstance(waarde, str):
                blad.write_string(cel.rij, cel.kolom, waarde, opmaak)
            else:
                blad.write_number(cel.rij, cel.kolom, waarde, opmaak)
        blad.protect()
    werkmap.close()
    return buffer.getvalue()


def _properties(stijl: Stijl) -> dict[str, Any]:
    opmaak: dict[str, Any] = {
        "num_format": stijl.getalnotatie,
        "font_name": stijl.lettertype,
        "font_size": stijl.grootte,
        "bold": stijl.vet,
        "italic": stijl.cursief,
        "text_wrap": stijl.terugloop,
        "locked": stijl.vergrendeld,
    }
    opmaak |= {zijde: _LIJNEN.get(lijn, 1) for zijde, lijn in zip(ZIJDEN, stijl.randen, strict=True) if lijn}
    if stijl.randkleur:
        opmaak |= {f"{zijde}_color": f"#{stijl.randkleur}" for zijde in ZIJDEN}
    opmaak |= {"font_color": f"#{stijl.letterkleur}"} if stijl.letterkleur else {}
    opmaak |= {"bg_color": f"#{stijl.vulling}", "pattern": 1} if stijl.vulling else {}
    opmaak |= {"align": stijl.horizontaal} if stijl.horizontaal else {}
    opmaak |= {"valign": "vcenter" if stijl.verticaal == "center" else stijl.verticaal} if stijl.verticaal else {}
    return opmaak


def write_openpyxl(bladen: tuple[Blad, ...]) -> bytes:
    """Write the cells with openpyxl and one named style per look; it can't write the value beside a formula."""
    werkmap = Workbook()
    werkmap.remove(werkmap.worksheets[0])
    namen: dict[Stijl, str] = {}
    for stijl in _styles(bladen):
        namen[stijl] = f"stijl {len(namen)}"
        werkmap.add_named_style(_named(namen[stijl], stijl))
    for deel in bladen:
        blad = werkmap.create_sheet(deel.titel)
        for kolom, breedte in deel.breedten.items():
            blad.column_dimensions[blad.cell(1, kolom + 1).column_letter].width = breedte
        for rij, hoogte in deel.hoogten.items():
            blad.row_dimensions[rij + 1].height = hoogte
        for inhoud in deel.cellen:
            cel = blad.cell(inhoud.rij + 1, inhoud.kolom + 1)
            cel.value = inhoud.formule or inhoud.waarde
            if isinstance(inhoud.waarde, str) and not inhoud.formule:
                cel.data_type = "s"
            cel.style = namen[inhoud.stijl]
        blad.protection.enable()
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()


def _named(naam: str, stijl: Stijl) -> NamedStyle:
    lijnen = (Side(style=lijn or None, color=stijl.randkleur or None) for lijn in stijl.randen)  # type: ignore[arg-type]
    links, rechts, boven, onder = lijnen
    return NamedStyle(
        name=naam,
        number_format=stijl.getalnotatie,
        font=Font(
            name=stijl.lettertype, sz=stijl.grootte, b=stijl.vet, i=stijl.cursief, color=stijl.letterkleur or None
        ),
        fill=PatternFill("solid", fgColor=stijl.vulling) if stijl.vulling else PatternFill(),
        border=Border(left=links, right=rechts, top=boven, bottom=onder),
        alignment=Alignment(
            horizontal=stijl.horizontaal or None,
            vertical=stijl.verticaal or None,
            wrap_text=stijl.terugloop,
        ),
        protection=Protection(locked=stijl.vergrendeld),
    )


def _styles(bladen: tuple[Blad, ...]) -> list[Stijl]:
    return list(dict.fromkeys(cel.stijl for blad in bladen for cel in blad.cellen))


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
