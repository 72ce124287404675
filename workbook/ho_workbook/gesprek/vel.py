"""The printed sheet: 40 narrow columns, rows that stretch until a page is full, and how a row is drawn.

It knows paper, not the talk: what stands in the rows is for ``voorzijde`` and ``achterzijde``.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from ho_workbook.gesprek.tekstbreedte import cut
from ho_workbook.opmaak import BLAUW, BLAUW_LICHT, GRIJS, GRIJS_LICHT, Stijl, dress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

KOLOMMEN: Final = 40
KOLOM_PT: Final = 12.75
"""A column of 17 pixels, in points; its width in characters is that of 17 pixels of 7 a digit."""

_KOLOM_TEKENS: Final = 17 / 7
_WIT_PT: Final = 5.0
_STAP_PT: Final = 0.75

PAGINA_PT: Final = 760.0
"""What a page of A4 holds between its margins, with a little left for printers that set rows higher."""

RIJ_PT: Final = 14.25
GOED_PT: Final = 15.0
RUIM_PT: Final = 16.5
HOOGST_PT: Final = 21.0
"""How high a row is at least, when it is good and when it is pleasant to write in, and at most."""

LEEG: Final = "☐"
AANGEKRUIST: Final = "☒"
_VAKLETTER: Final = "Segoe UI Symbol"
"""A font that has both boxes; where it is missing a program takes another that has them."""

STIJLEN: Final[dict[str, Stijl]] = {
    "titel": Stijl(grootte=18, vet=True, kleur=BLAUW, rand=None),
    "kop": Stijl(grootte=12, vet=True, kleur=BLAUW, rand=None),
    "label": Stijl(kleur=GRIJS, rand=None),
    "tekst": Stijl(rand=None),
    "waarde": Stijl(vet=True, rand=None),
    "vak": Stijl(grootte=11, rand=None),
}
"""The looks of a text on the list: those of the workbook, without frames."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A text from a column on, cut at the end of column ``tot``."""

    kolom: int
    tekst: str
    rol: str = "tekst"
    tot: int = KOLOMMEN

    @property
    def passend(self) -> str:
        """The text as far as it fits."""
        stijl = STIJLEN[self.rol]
        return (
            self.tekst
            if self.rol == "vak"
            else cut(self.tekst, room(self.kolom, self.tot), stijl.grootte, vet=stijl.vet)
        )


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: its texts, the stretches of columns to write on, and how it looks."""

    stukken: tuple[Stuk, ...] = ()
    schrijflijnen: tuple[tuple[int, int], ...] = ()
    hoogte: float = RIJ_PT
    rekbaar: bool = True
    onderlijn: str = ""
    vulling: str = ""


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """The rows of a page with their heights, and how much of its size it is printed at (100 is all of it)."""

    rijen: tuple[Rij, ...]
    hoogten: tuple[float, ...] = field(default=())
    schaal: int = 100


def room(van: int, tot: int) -> float:
    """How many points of text fit from one column up to and including another."""
    return (tot - van + 1) * KOLOM_PT - _WIT_PT


def box(kolom: int, *, aan: bool = False) -> Stuk:
    """A box to tick."""
    return Stuk(kolom, AANGEKRUIST if aan else LEEG, "vak", kolom)


def heading(titel: str, *koppen: tuple[int, str]) -> tuple[Rij, ...]:
    """White space and a heading with the heads of its columns."""
    labels = tuple(Stuk(kolom, kop, "label") for kolom, kop in koppen)
    tot = min((kolom for kolom, _ in koppen), default=KOLOMMEN + 1) - 1
    return (
        Rij(hoogte=3.75, rekbaar=False),
        Rij((Stuk(1, titel, "kop", tot), *labels), hoogte=15.75, rekbaar=False, onderlijn=BLAUW),
    )


def line(*stukken: Stuk, schrijf: tuple[tuple[int, int], ...] = ()) -> Rij:
    """An ordinary row: a faint line below it, a darker one where is written."""
    return Rij(stukken, schrijf, onderlijn=GRIJS_LICHT)


def band(*stukken: Stuk, schrijf: tuple[tuple[int, int], ...] = ()) -> Rij:
    """A row that stands out: a result area."""
    return Rij(stukken, schrijf, onderlijn=GRIJS_LICHT, vulling=BLAUW_LICHT)


def fill_page(rijen: Sequence[Rij], ruimte: float = PAGINA_PT) -> Bladzijde:
    """Stretch the rows until the page is full; what is more than a page is printed smaller."""
    nodig = sum(rij.hoogte for rij in rijen)
    rekbaar = sum(rij.rekbaar for rij in rijen)
    if nodig > ruimte or not rekbaar:
        return Bladzijde(tuple(rijen), tuple(rij.hoogte for rij in rijen), _scale(ruimte / nodig))
    erbij = min((ruimte - nodig) / rekbaar, HOOGST_PT - RIJ_PT)
    erbij -= erbij % _STAP_PT
    return Bladzijde(tuple(rijen), tuple(rij.hoogte + (erbij if rij.rekbaar else 0.0) for rij in rijen))


def _scale(deel: float) -> int:
    """A share as the percentage to print at, within what a spreadsheet allows.

    >>> _scale(0.929), _scale(1.4), _scale(0.001)
    (92, 100, 10)
    """
    return max(10, min(100, int(100 * deel)))


def spare_lines(rijen: Sequence[Rij], hoogstens: int, hoogte: float, ruimte: float = PAGINA_PT) -> int:
    """How many writing lines a page can have besides, when every row that stretches is this high."""
    nodig = sum(rij.hoogte + (hoogte - RIJ_PT if rij.rekbaar else 0.0) for rij in rijen)
    return max(0, min(hoogstens, int((ruimte - nodig) / hoogte)))


@dataclass
class Vel:
    """The sheet while it is being drawn; ``teksten`` are its texts by address."""

    blad: Worksheet
    teksten: dict[str, str] = field(default_factory=dict)
    _rij: int = 0
    _gemaakt: dict[tuple[Stijl, str], Any] = field(default_factory=dict)

    def draw(self, bladzijde: Bladzijde) -> int:
        """Draw a page below what stands there; returns its last row."""
        for nummer in range(1, KOLOMMEN + 1):
            self.blad.column_dimensions[get_column_letter(nummer)].width = _KOLOM_TEKENS
        for rij, hoogte in zip(bladzijde.rijen, bladzijde.hoogten, strict=True):
            self._rij += 1
            self.blad.row_dimensions[self._rij].height = hoogte
            self._draw_row(rij)
        return self._rij

    def _draw_row(self, rij: Rij) -> None:
        stukken = {stuk.kolom: stuk for stuk in rij.stukken if stuk.tekst}
        schrijf = {kolom for van, tot in rij.schrijflijnen for kolom in range(van, tot + 1)}
        for kolom in range(1, KOLOMMEN + 1):
            stuk = stukken.get(kolom)
            onderrand = GRIJS if kolom in schrijf else rij.onderlijn
            rol = stuk.rol if stuk else "tekst"
            self._dress(kolom, replace(STIJLEN[rol], onderrand=onderrand or None, vulling=rij.vulling or None), rol)
            if stuk:
                self.teksten[f"{get_column_letter(kolom)}{self._rij}"] = stuk.passend

    def _dress(self, kolom: int, stijl: Stijl, rol: str) -> None:
        """Give a cell a look; each look is made once, as ``Opmaak`` does."""
        cel: Any = self.blad.cell(self._rij, kolom)
        if (stijl, rol) not in self._gemaakt:
            dress(cel, stijl)
            if rol == "vak":
                cel.font = Font(name=_VAKLETTER, size=stijl.grootte, color=stijl.kleur)
            self._gemaakt[stijl, rol] = copy(cel._style)  # noqa: SLF001 - the way of Opmaak
        cel._style = copy(self._gemaakt[stijl, rol])  # noqa: SLF001 - the same
