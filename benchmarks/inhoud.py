"""What the peers are to write: the cells of one finished workbook and their looks, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

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


def styles_of(bladen: tuple[Blad, ...]) -> list[Stijl]:
    """Every look that occurs, once."""
    return list(dict.fromkeys(cel.stijl for blad in bladen for cel in blad.cellen))
