"""How wide a text prints in the font of a workbook, and cutting it to a width: never too narrow, at most too wide."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_BREEDTEN: Final = {
    teken: breedte
    for breedte, tekens in (
        (240, " \"'ijl"),
        (280, ",.:;I"),
        (320, "()-J[]`f{}¹²³"),
        (360, "!rt"),
        (400, "/\\sz"),
        (440, "Lcx"),
        (480, "?FSZagkvy|"),
        (520, "#$*+0123456789<=>EKPTXY^_e~×–"),
        (560, "BCRbdhnopqu"),
        (600, "AV"),
        (640, "DGH"),
        (680, "NOQU"),
        (720, "%&w…"),
        (800, "m"),
        (880, "M"),
    )
    for teken in tekens
}
"""Widths in thousandths of the size, rounded up per 40; a character that is not listed counts as the widest."""

_SMALST: Final = min(_BREEDTEN.values())
_BREEDST: Final = 1000
_VET: Final = 1.04
MEER: Final = "…"


def text_width(tekst: str, grootte: float = 10, *, vet: bool = False) -> float:
    """The width of a text in points, at most a few percent above what is printed.

    >>> text_width("één") == text_width("een"), text_width("mm") > text_width("ii")
    (True, True)
    """
    breedte = _thousandths(tekst) * grootte / 1000
    return breedte * _VET if vet else breedte


@lru_cache(maxsize=4_096)  # the same words come back in every workbook
def _thousandths(tekst: str) -> int:
    kaal = tekst
    if not tekst.isascii():
        kaal = "".join(teken for teken in unicodedata.normalize("NFD", tekst) if not unicodedata.combining(teken))
    return sum(_BREEDTEN.get(teken, _BREEDST) for teken in kaal)


def wrapped(alinea: str, breedte: float, grootte: float = 10) -> int:
    """Over how many lines a paragraph wraps in bold; a word that is too long is broken, as spreadsheets do.

    >>> wrapped("Het huis blijft niet schoon", 60), wrapped("X" * 50, 60), wrapped("", 60)
    (2, 5, 1)
    """
    if len(alinea) * grootte * _BREEDST * _VET <= breedte * 1000:
        return 1
    spatie = text_width(" ", grootte, vet=True)
    aantal, regel = 1, 0.0
    for woord in alinea.split():
        lang = _thousandths(woord) * grootte / 1000 * _VET  # text_width, without asking so often
        if regel and regel + lang > breedte:
            aantal, regel = aantal + 1, 0.0
        extra = int(lang // breedte)
        aantal, regel = aantal + extra, regel + lang - extra * breedte + spatie
    return aantal


def split_lines(tekst: str, breedte: float, aantal: int) -> list[str]:
    """Divide a text over at most so many lines; what does not fit falls off behind an ellipsis.

    >>> split_lines("Het huis blijft niet schoon", 60, 2)
    ['Het huis blijft', 'niet schoon']
    >>> split_lines("Het huis blijft niet schoon", 60, 1)
    ['Het huis…']
    """
    regels = [""]
    for woord in tekst.split():
        langer = f"{regels[-1]} {woord}".strip()
        if text_width(langer) <= breedte or not regels[-1]:
            regels[-1] = langer
        else:
            regels.append(woord)
    if len(regels) > aantal:
        regels = [*regels[: aantal - 1], regels[aantal - 1] + MEER]
    return [cut(regel, breedte) for regel in regels]


def cut(tekst: str, breedte: float, grootte: float = 10, *, vet: bool = False) -> str:
    """Cut a text to a width, at a word where that is possible.

    >>> cut("normenkader huishoudelijke hulp", 100), cut("X" * 50, 30)
    ('normenkader…', 'XXXX…')
    """
    if text_width(tekst, grootte, vet=vet) <= breedte:
        return tekst
    kort = tekst.removesuffix(MEER)[: int(breedte / grootte * 1000 / _SMALST) + 1]
    while kort and text_width(kort + MEER, grootte, vet=vet) > breedte:
        woorden = kort.rpartition(" ")[0].rstrip(" ,;:")
        kort = woorden or kort[:-1]
    return kort + MEER
