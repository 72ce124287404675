"""The list for the kitchen-table talk: one sheet, two printed pages A4, to fill in by hand. It calculates nothing."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from ho_engine.verantwoording import PROGRAMMA, program_version
from ho_workbook.gesprek.achterzijde import back
from ho_workbook.gesprek.bekend import Bekend
from ho_workbook.gesprek.vel import KOLOMMEN, Vel, fill_page
from ho_workbook.gesprek.voorzijde import TITEL, front
from ho_workbook.opmaak import BLAUW, GRIJS, LETTER
from ho_workbook.stempelen import Eigenschappen, Sjabloon, normaliseer

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Normenkader

BLAD: Final = "Gesprekslijst"
VOET: Final = "Rekenuitkomst volgt later; de gemeente besluit"
_EEN_MOMENT: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def maak_gesprekslijst(
    kader: Normenkader, ingangsdatum: dt.date, gemeente: str = "", casus: Casus | None = None
) -> bytes:
    """Make the list for a framework; what a case already says is filled in, so that the talk can check it.

    Args:
        kader: the resolved normenkader; the list has its areas and rows, and no others.
        ingangsdatum: the day it was chosen for.
        gemeente: the municipality as it was asked, when there is no case.
        casus: the case, with or without faults in it.

    Returns:
        The file; the same arguments give the same bytes.
    """
    bekend = Bekend(kader, ingangsdatum, gemeente, casus)
    werkmap = Workbook()
    blad: Worksheet = werkmap.worksheets[0]
    blad.title = BLAD
    vel = Vel(blad)
    bladzijden = [fill_page(front(bekend)), fill_page(back(bekend))]
    eerste, laatste = (vel.draw(bladzijde) for bladzijde in bladzijden)
    _set_paper(blad, eerste, laatste, min(bladzijde.schaal for bladzijde in bladzijden))
    buffer = io.BytesIO()
    werkmap.save(buffer)
    leeg = Sjabloon.van_bytes(normaliseer(buffer.getvalue(), _EEN_MOMENT))
    return leeg.stempel({BLAD: vel.teksten}, eigenschappen=_properties(bekend))


def _set_paper(blad: Worksheet, eerste: int, laatste: int, schaal: int) -> None:
    """Two pages of A4, upright, with the same foot."""
    blad.sheet_view.showGridLines = False
    blad.sheet_properties.tabColor = BLAUW
    blad.print_area = f"A1:{get_column_letter(KOLOMMEN)}{laatste}"
    blad.row_breaks.append(Break(id=eerste))
    blad.page_setup.orientation = "portrait"
    blad.page_setup.paperSize = blad.PAPERSIZE_A4
    blad.page_setup.scale = schaal
    blad.print_options.horizontalCentered = True
    marges = blad.page_margins
    marges.left = marges.right = 0.35
    marges.top, marges.bottom, marges.header, marges.footer = 0.4, 0.6, 0.2, 0.3
    voet: Any = blad.oddFooter  # its stubs leave out the size, font and colour that it has
    voet.left.text, voet.center.text, voet.right.text = VOET, f"{PROGRAMMA} {program_version()}", "bladzijde &P van &N"
    for deel in (voet.left, voet.center, voet.right):
        deel.size, deel.font, deel.color = 10, LETTER, GRIJS


def _properties(bekend: Bekend) -> Eigenschappen:
    """What the file says about itself; it is no workbook with a calculation, so it has no ``HO soort``."""
    kader, casus = bekend.kader, bekend.casus
    vastgelegd = casus.vastgelegd_op if casus else None
    eigen = {
        "HO document": "gesprekslijst",
        "HO versie": program_version(),
        "HO normenkader": kader.id,
        "HO normenkader sha256": kader.sha256,
        "HO gemeente": kader.gemeente or bekend.gemeente,
        "HO kenmerk": bekend.kenmerk,
    }
    return Eigenschappen(
        titel=f"{TITEL} {bekend.kenmerk}".strip(),
        onderwerp=f"Keukentafelgesprek, {kader.naam}",
        auteur=f"{PROGRAMMA} {program_version()}",
        trefwoorden=f"Wmo 2015, normenkader, {eigen['HO gemeente']}, gesprekslijst",
        omschrijving=f"{VOET}.",
        gemaakt=vastgelegd if isinstance(vastgelegd, dt.date) else bekend.ingangsdatum,
        eigen={naam: waarde for naam, waarde in eigen.items() if waarde},
    )
