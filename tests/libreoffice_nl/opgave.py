"""The golden table laid out in a spreadsheet, over three roads, and what LibreOffice must make of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from openpyxl.utils import get_column_letter

from functiegevallen import as_serial, lay
from ho_addin import functies
from ho_addin.functies import Foutwaarde, read_foutwaarde
from ho_addin.oxt.cellen import CODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from functiegevallen import Geval

Weg = Literal["cel", "bereik", "getypt"]
"""Single values as a cell, as a range of one cell, or typed in the formula; rows are a range on every road."""
WEGEN: Final[tuple[Weg, ...]] = ("cel", "bereik", "getypt")

INVOER: Final = "Invoer"
GEEN_SOORT: Final = "Fout:504"
"""What LibreOffice shows where a range holds an error value; Excel has no such error."""
_SPELLING: Final = {code: Foutwaarde(soort).excel for soort, code in CODES.items()}
_ALS_FORMULE: Final = {"#N/A": "=NA()", "#DIV/0!": "=1/0"}
_UITLEG: Final = "HO_UITLEG"


def spell(waarde: object) -> object:
    """A cell as LibreOffice has it, with an error value as a file spells it."""
    return _SPELLING.get(waarde["fout"], f"Fout:{waarde['fout']}") if isinstance(waarde, dict) else waarde


def is_error(waarde: object) -> bool:
    """Whether a cell of the table is an error value."""
    return isinstance(as_serial(waarde), Foutwaarde)


def _as_number(waarde: object) -> object:
    """A cell as LibreOffice hands it over: yes and no are numbers."""
    cel = as_serial(waarde)
    return float(cel) if isinstance(cel, bool) else cel


@dataclass(frozen=True)
class Opgave:
    """One row of the table over one road, with its input below that of the others.

    Attributes:
        rij: the first row that is its own, on the sheet with the input and on that with the outcome.
        uitkomst: what the functions answer on the values that LibreOffice can hand over.
    """

    geval: Geval
    weg: Weg
    rij: int

    @cached_property
    def uitkomst(self) -> list[list[object]]:
        """What must come out, row by row, with error values as values."""
        if self.breekt_af:
            return [[Foutwaarde("waarde")]]
        argumenten = [lay(argument, _as_number) for argument in self.geval.argumenten]
        if self.weg != "bereik":
            argumenten = [None if argument == 0 else argument for argument in argumenten]
        roep: Callable[..., object] = getattr(functies, self.geval.functie)
        antwoord = roep(*argumenten)
        return antwoord if isinstance(antwoord, list) else [[antwoord]]

    @property
    def breekt_af(self) -> bool:
        """Whether LibreOffice does not ask the function, because a range holds an error value."""
        if self.geval.functie == _UITLEG:
            return False
        bereiken = [a for a in self.geval.argumenten if isinstance(a, list) or self.weg == "bereik"]
        return any(is_error(cel) for deel in bereiken for rij in _rows(deel) for cel in rij)

    @property
    def cellen(self) -> list[list[Any]]:
        """The cells of its input."""
        uit, kolom = [], 1
        for argument in self.geval.argumenten:
            rijen = _rows(argument)
            uit += [
                [f"{get_column_letter(kolom + k)}{self.rij + r}", _put(cel)]
                for r, rij in enumerate(rijen)
                for k, cel in enumerate(rij)
                if cel != ""
            ]
            kolom += len(rijen[0])
        return uit

    @property
    def hoogte(self) -> int:
        """How many rows its input and its outcome take, the larger of the two."""
        invoer = max((len(_rows(argument)) for argument in self.geval.argumenten), default=1)
        return max(invoer, len(self.uitkomst) + 1)

    @property
    def formule(self) -> str:
        """Its formula, in the spelling of a file, or in Dutch where it is typed."""
        delen, kolom = [], 1
        for argument in self.geval.argumenten:
            rijen = _rows(argument)
            begin = f"${INVOER}.{get_column_letter(kolom)}{self.rij}"
            einde = f"{get_column_letter(kolom + len(rijen[0]) - 1)}{self.rij + len(rijen) - 1}"
            heel = f"{begin}:{einde}"
            verwijzing = heel if isinstance(argument, list) or self.weg == "bereik" else begin
            getypt = self.weg == "getypt" and self.geval.functie != _UITLEG  # that one asks a cell
            delen.append((_typed(argument) if getypt else None) or verwijzing)
            kolom += len(rijen[0])
        return f"={self.geval.functie}({';'.join(delen)})"

    @property
    def vak(self) -> str:
        """The range for its outcome, one more than it needs where that shows whether it has the right size."""
        if self.weg == "getypt":
            return f"A{self.rij}"  # one cell, as it is typed
        hoog, breed = len(self.uitkomst), len(self.uitkomst[0])
        return f"A{self.rij}:{get_column_letter(breed + (breed > 1))}{self.rij + hoog - 1 + (hoog > 1)}"


def _rows(argument: object) -> list[list[object]]:
    return argument if isinstance(argument, list) else [[argument]]


def _put(cel: object) -> object:
    """A cell of the table as aansturing.py puts it in a spreadsheet."""
    fout = read_foutwaarde(cel) if isinstance(cel, str) else None
    if fout:
        return {"formule": _ALS_FORMULE.get(fout.excel, f"={fout.excel}")}
    if isinstance(cel, bool):
        return {"formule": f"={str(cel).upper()}()"}
    return cel if isinstance(cel, str) else as_serial(cel)


def _typed(argument: object) -> str | None:
    """A single value as a person types it in a Dutch formula; ``None`` for what can only be pointed at."""
    if isinstance(argument, list) or (isinstance(argument, str) and (is_error(argument) or not argument)):
        return None
    if isinstance(argument, bool):
        return "WAAR()" if argument else "ONWAAR()"
    if isinstance(argument, str):
        return '"{}"'.format(argument.replace('"', '""'))
    if isinstance(argument, dt.date):
        return f"DATUM({argument.year};{argument.month};{argument.day})"
    return str(argument).replace(".", ",")
