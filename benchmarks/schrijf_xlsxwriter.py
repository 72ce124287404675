"""A peer: the cells written by XlsxWriter, each formula with its value beside it."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from inhoud import ZIJDEN, styles_of

if TYPE_CHECKING:
    from inhoud import Blad, Stijl

_LIJNEN: Final = {"": 0, "thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}


def write_xlsxwriter(bladen: tuple[Blad, ...]) -> bytes:
    """Write the cells with XlsxWriter, each formula with its value beside it."""
    buffer = io.BytesIO()
    werkmap = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    stijlen = {stijl: werkmap.add_format(_properties(stijl)) for stijl in styles_of(bladen)}
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
