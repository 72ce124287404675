"""Where a printed page ends: a table begins on the same page as the one above it when enough of it fits there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.utils import range_boundaries
from openpyxl.worksheet.pagebreak import Break

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ho_workbook.bouwer import Bouwer

_A4_LIGGEND_PT: Final = (841.9, 595.3)
_TEKEN_PT: Final = 5.25
_GEWOON_PT: Final = 14.25
"""The height of a row that nobody gave one; programs differ in what they would make of it."""

_ZEKER: Final = 0.94
"""Programs differ a little in how high they print a row: so much of a page is counted on."""

_HEEL: Final = 0.35
_BEGIN: Final = 0.15
"""A table up to this share of a page stays in one piece; of a longer one at least so much fits above the break."""


def break_pages(bouwer: Bouwer, laatste: int, titelrijen: int = 3) -> None:
    """Put page breaks above tables of a landscape sheet that is printed as wide as the page.

    Args:
        bouwer: the sheet, all authored; each of its tables has its heading in the row above it.
        laatste: the last row that is printed.
        titelrijen: how many rows are printed again on every page.
    """
    blad, breedten = bouwer.blad, bouwer.breedten
    for rij in range(1, laatste + 1):
        if rij not in bouwer.hoogten and blad.row_dimensions[rij].height is None:
            blad.row_dimensions[rij].height = _GEWOON_PT
    marges = blad.page_margins
    breed, hoog = _A4_LIGGEND_PT
    schaal = min(1.0, (breed - 72 * (marges.left + marges.right)) / (sum(breedten) * _TEKEN_PT))
    titel = _height(blad, 1, titelrijen)
    ruimte = _ZEKER * (hoog - 72 * (marges.top + marges.bottom)) / schaal - titel
    begin = sorted((range_boundaries(tabel.ref)[1] or 1) - 1 for tabel in blad.tables.values())
    gevuld = 0.0
    for eerste, volgende in zip(begin, [*begin[1:], laatste + 1], strict=True):
        nodig = _height(blad, eerste, volgende - 1)
        over = ruimte - gevuld
        if gevuld and nodig > over and (nodig <= _HEEL * ruimte or over < _BEGIN * ruimte):
            blad.row_breaks.append(Break(id=eerste - 1))
            gevuld = 0.0
        gevuld = (gevuld + nodig) % ruimte


def _height(blad: Worksheet, eerste: int, laatste: int) -> float:
    """The height of some rows together."""
    return sum(blad.row_dimensions[rij].height or _GEWOON_PT for rij in range(eerste, laatste + 1))
