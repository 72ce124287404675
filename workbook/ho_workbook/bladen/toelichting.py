"""The sheet ``Toelichting``: the prose for the decision, static text of the moment of recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_workbook.bouwer import Bouwer, lines_needed, row_height
from ho_workbook.indeling import PROZAREGELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_workbook.stand import Stand

BREEDTEN: Final = (27, 86)
_SJABLOON: Final = (
    "Deze tekst wordt geschreven zodra de casus als werkmap wordt vastgelegd, of als concept wordt gemaakt."
)


def teken(bouwer: Bouwer) -> None:
    """Author the sheet: headings on the left, text on the right."""
    bouwer.kop(
        "Toelichting", "Tekst voor het besluit, zoals die volgde uit de casus op het moment van vastleggen.", BREEDTEN
    )
    for nummer in range(PROZAREGELS):
        rij = 4 + nummer
        bouwer.veld(f"A{rij}", "proza_kop", _piece(nummer, kop=True))
        bouwer.veld(f"B{rij}", "proza", _piece(nummer, kop=False))
        bouwer.hoogten[rij] = _height(nummer)
    bouwer.afronden("", liggend=False, bevries="A3")


def _piece(nummer: int, *, kop: bool) -> Callable[[Stand], str | None]:
    def waarde(stand: Stand) -> str | None:
        if not stand.vastgelegd:
            return _SJABLOON if nummer == 0 and not kop else None
        if nummer >= len(stand.proza):
            return None
        links, rechts = stand.proza[nummer]
        return (links if kop else rechts) or None

    return waarde


def _height(nummer: int) -> Callable[[Stand], float]:
    def hoogte(stand: Stand) -> float:
        links, rechts = "", _SJABLOON if nummer == 0 else ""
        if stand.vastgelegd:
            links, rechts = stand.proza[nummer] if nummer < len(stand.proza) else ("", "")
        if not links and not rechts:
            return 15.0
        regels = max(lines_needed(tekst, breedte, 11) for tekst, breedte in zip((links, rechts), BREEDTEN, strict=True))
        return row_height(regels, 11)

    return hoogte
