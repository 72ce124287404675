"""How the arguments of a golden row are written: in the English of a file, and as a Dutch spreadsheet shows them.

What an array between braces can't hold (blanks, dates, error values) stands in cells of a sheet of its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell  # type: ignore[import-untyped]  # it ships no types

from ho_addin.functies import FUNCTIE_BIJ_NAAM, Foutwaarde, read_foutwaarde

Cel: TypeAlias = int | float | str | bool | dt.date | Foutwaarde | None

INVOERBLAD: Final = "Invoer"
_RIJ: Final = 5
"""The first row of the cells on that sheet, from zero."""
_KOLOM: Final = 2


def as_value(waarde: Any) -> Any:  # noqa: ANN401 - whatever stands in a row of the table
    """A cell of the golden table as it is meant: a blank is nothing, and an error value is no text."""
    if isinstance(waarde, list):
        return [as_value(deel) for deel in waarde]
    return (read_foutwaarde(waarde) or waarde or None) if isinstance(waarde, str) else waarde


@dataclass(frozen=True)
class Blok:
    """Cells on the sheet with inputs; ``rij`` is counted from zero."""

    rij: int
    cellen: list[list[Cel]]
    nummers: list[int] = field(default_factory=list)

    @property
    def wat(self) -> str:
        """What it is, for people."""
        hoog, breed = len(self.cellen), len(self.cellen[0])
        if hoog > 1 or breed > 1:
            return f"{hoog} {'rij' if hoog == 1 else 'rijen'} bij {breed} {'kolom' if breed == 1 else 'kolommen'}"
        cel = self.cellen[0][0]
        if cel is None:
            return "lege cel"
        if isinstance(cel, Foutwaarde):
            return "foutwaarde"
        return "datum" if isinstance(cel, dt.date) else "waarde"

    @property
    def adres(self) -> str:
        """Where it is, for a formula."""
        laatste = self.rij + len(self.cellen) - 1, _KOLOM + len(self.cellen[0]) - 1
        return f"{INVOERBLAD}!{xl_range_abs(self.rij, _KOLOM, *laatste)}"


@dataclass
class Invoer:
    """The sheet with inputs while it is laid out; the same cells are laid once."""

    blokken: dict[str, Blok] = field(default_factory=dict)

    def place(self, waarde: Any, nummer: int) -> str:  # noqa: ANN401 - a cell or rows of cells
        """The address of a value, laid down where it is new."""
        cellen = waarde if isinstance(waarde, list) else [[waarde]]
        sleutel = repr(cellen)
        if sleutel not in self.blokken:
            vorige = list(self.blokken.values())
            rij = (
                vorige[-1].rij + len(vorige[-1].cellen) + (len(cellen) > 1 or len(vorige[-1].cellen) > 1)
                if vorige
                else _RIJ
            )
            self.blokken[sleutel] = Blok(rij, cellen)
        blok = self.blokken[sleutel]
        if nummer not in blok.nummers:
            blok.nummers.append(nummer)
        return blok.adres


@dataclass(frozen=True)
class Aanroep:
    """A call as a formula, without the equals sign."""

    engels: str
    nederlands: str


def write_call(functie: str, argumenten: list[Any], invoer: Invoer, nummer: int) -> Aanroep:
    """Write a call; what is left out at an optional argument is left out in the formula."""
    engels: list[str] = []
    nederlands: list[str] = []
    for argument, waarde in zip(FUNCTIE_BIJ_NAAM[functie].argumenten, argumenten, strict=False):
        cel = as_value(waarde)
        if cel is None and argument.optioneel:
            paar = ("", "")
        elif argument.soort == "cel" or not _fits(cel):
            adres = invoer.place(cel, nummer)
            paar = (adres, adres)
        else:
            paar = (_literal(cel, dutch=False), _literal(cel, dutch=True))
        engels.append(paar[0])
        nederlands.append(paar[1])
    return Aanroep(f"{functie}({','.join(engels)})", f"{functie}({';'.join(nederlands)})")


def _fits(waarde: object) -> bool:
    """Whether a value can be typed in a formula."""
    if isinstance(waarde, list):
        return all(map(_fits, waarde))
    return isinstance(waarde, str | int | float)


def _literal(waarde: Any, *, dutch: bool) -> str:  # noqa: ANN401 - a cell or rows of cells
    """A value as it is typed in a formula."""
    if isinstance(waarde, list):
        rijen = (("\\" if dutch else ",").join(_literal(cel, dutch=dutch) for cel in rij) for rij in waarde)
        return f"{{{';'.join(rijen)}}}"
    if isinstance(waarde, bool):
        return ("WAAR" if waarde else "ONWAAR") if dutch else str(waarde).upper()
    if isinstance(waarde, str):
        return '"{}"'.format(waarde.replace('"', '""'))
    return repr(waarde).replace(".", ",") if dutch else repr(waarde)


def cell(rij: int, kolom: int) -> str:
    """The address of a cell, counted from zero."""
    adres: str = xl_rowcol_to_cell(rij, kolom)
    return adres
