"""How a norm workbook looks: the styles of the other workbooks, and those by which a row shows whose it is.

Colour is never all: the column *Rij* says the same in a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ho_workbook.opmaak import (
    BLAUW_LICHT,
    GRIJS,
    GRIJS_LICHT,
    GRIJS_WAAS,
    INVOER,
    INVOER_RAND,
    NOTATIE_DATUM,
    NOTATIE_TEKST,
    ROOD,
    STIJLEN,
    Stijl,
)

if TYPE_CHECKING:
    from ho_workbook.normwerkmap.kolommen import Inhoud, Kolom

Vorm: TypeAlias = Literal["tekst", "code", "getal", "datum", "vast"]
Staat: TypeAlias = Literal["geërfd", "gewijzigd", "eigen", "leeg"]

_VORM: Final[dict[Inhoud, Vorm]] = {
    "tekst": "tekst",
    "naam": "code",
    "namen": "code",
    "getal": "getal",
    "datum": "datum",
    "ja_nee": "tekst",
    "keuze": "tekst",
    "vast": "vast",
}
_VULLING: Final[dict[Staat, str | None]] = {
    "geërfd": None,
    "gewijzigd": BLAUW_LICHT,
    "eigen": BLAUW_LICHT,
    "leeg": INVOER,
}


def _style(vorm: Vorm, staat: Staat) -> Stijl:
    rand = INVOER_RAND if staat == "leeg" else GRIJS_LICHT
    vulling = _VULLING[staat]
    if vorm == "vast":
        return Stijl(kleur=GRIJS, vulling=vulling or GRIJS_WAAS, rand=rand, terugloop=True, vet=staat == "eigen")
    if vorm == "getal":
        return Stijl(horizontaal="right", vulling=vulling, rand=rand, vet=staat == "eigen")
    if vorm == "datum":
        return Stijl(notatie=NOTATIE_DATUM, vulling=vulling, rand=rand)
    grootte, vet = (9, staat == "eigen") if vorm == "code" else (10, False)
    return Stijl(notatie=NOTATIE_TEKST, grootte=grootte, vet=vet, vulling=vulling, rand=rand, terugloop=True)


_VORMEN: Final[tuple[Vorm, ...]] = ("tekst", "code", "getal", "datum", "vast")

NORMSTIJLEN: Final[dict[str, Stijl]] = {
    **STIJLEN,
    **{f"{vorm} {staat}": _style(vorm, staat) for vorm in _VORMEN for staat in _VULLING},
    "label_vast": Stijl(kleur=GRIJS, vulling=GRIJS_WAAS, terugloop=True),
    "uitleg": Stijl(rand=None, terugloop=True, inspringen=1),
    "links geërfd": Stijl(),
    "links leeg": Stijl(vulling=INVOER, rand=INVOER_RAND),
    "ontbreekt": Stijl(vet=True, kleur=ROOD),
}
"""The styles of the workbooks, and those of the cells of a row by what they hold and whose row it is."""


def role(kolom: Kolom, staat: Staat) -> str:
    """The style of a cell.

    >>> from ho_workbook.normwerkmap.rijkolommen import CODE
    >>> role(CODE, "eigen")
    'code eigen'
    """
    return f"{_VORM[kolom.inhoud]} {staat}"


def form_of(inhoud: Inhoud) -> Vorm:
    """How a value is shown: as text, a code, a number or a day."""
    return _VORM[inhoud]
