"""A peer: the cells written by openpyxl, with one named style per look."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from inhoud import styles_of
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

if TYPE_CHECKING:
    from inhoud import Blad, Stijl


def write_openpyxl(bladen: tuple[Blad, ...]) -> bytes:
    """Write the cells with openpyxl and one named style per look; it can't write the value beside a formula."""
    werkmap = Workbook()
    werkmap.remove(werkmap.worksheets[0])
    namen: dict[Stijl, str] = {}
    for stijl in styles_of(bladen):
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
