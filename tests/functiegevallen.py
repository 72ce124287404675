"""The golden table of the functions for a cell, read once for every layer, and how an outcome is held beside it."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ho_addin.functies import Foutwaarde, read_foutwaarde

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABEL: Final = Path(__file__).parent / "golden" / "functies.toml"
_DAG_NUL: Final = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class Geval:
    """A row of the table; see the top of functies.toml."""

    naam: str
    functie: str
    argumenten: tuple[Any, ...]
    gepubliceerd: str
    verwacht: Any = None
    omvang: tuple[int, int] | None = None
    cellen: dict[str, Any] | None = None
    bevat: tuple[str, ...] = ()
    meldingen: tuple[str, ...] = ()
    som: str = ""


@cache
def read_gevallen() -> tuple[Geval, ...]:
    """The whole table."""
    gelezen = tomllib.loads(TABEL.read_text(encoding="utf-8"))["geval"]
    tupels = ("argumenten", "omvang", "bevat", "meldingen")
    rijen: list[dict[str, Any]] = [{k: tuple(w) if k in tupels else w for k, w in rij.items()} for rij in gelezen]
    return tuple(Geval(**rij) for rij in rijen)


def lay(waarde: object, cel: Callable[[object], object]) -> object:
    """An argument with every cell changed as a layer hands it over."""
    return [lay(deel, cel) for deel in waarde] if isinstance(waarde, list) else cel(waarde)


def as_cell(waarde: object) -> object:
    """A cell as it is meant: a blank is nothing, and an error value is no text."""
    if isinstance(waarde, str):
        return read_foutwaarde(waarde) or waarde or None
    return waarde


def as_com(waarde: object) -> object:
    """A cell as a spreadsheet hands it over: numbers are floats, a day is a moment at midnight."""
    if isinstance(waarde, dt.date):
        return dt.datetime.combine(waarde, dt.time())
    return float(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else as_cell(waarde)


def as_serial(waarde: object) -> object:
    """The same where a day is only a number with a format."""
    return float((waarde - _DAG_NUL).days) if isinstance(waarde, dt.date) else as_com(waarde)


def spell(uitkomst: object) -> object:
    """An outcome in the spelling of the table."""
    if isinstance(uitkomst, list):
        return [spell(deel) for deel in uitkomst]
    return uitkomst.excel if isinstance(uitkomst, Foutwaarde) else uitkomst


def errors_in(uitkomst: object) -> Iterator[Foutwaarde]:
    """The error values of an outcome, row by row."""
    if isinstance(uitkomst, list):
        for deel in uitkomst:
            yield from errors_in(deel)
    elif isinstance(uitkomst, Foutwaarde):
        yield uitkomst


def differences(geval: Geval, gespeld: object) -> list[str]:
    """What is not as the table says; ``gespeld`` is an outcome with its error values as texts."""
    if geval.bevat:
        return [f"{deel!r} ontbreekt" for deel in geval.bevat if deel not in str(gespeld)]
    if geval.omvang is None:
        return [] if same(gespeld, geval.verwacht) else [f"{gespeld!r} is geen {geval.verwacht!r}"]
    if not isinstance(gespeld, list):
        return [f"{gespeld!r} is geen tabel"]
    maat = len(gespeld), len(gespeld[0])
    anders = [] if maat == geval.omvang else [f"{maat} is geen {geval.omvang}"]
    for plek, waarde in (geval.cellen or {}).items():
        rij, kolom = map(int, plek.split(","))
        if not same(gespeld[rij - 1][kolom - 1], waarde):
            anders.append(f"{plek}: {gespeld[rij - 1][kolom - 1]!r} is geen {waarde!r}")
    return anders


def same(een: object, ander: object) -> bool:
    """Whether two values are the same in a cell: a text is no number, and a yes is no 1."""
    if isinstance(een, list) and isinstance(ander, list):
        return len(een) == len(ander) and all(map(same, een, ander))
    if isinstance(een, bool | str) or isinstance(ander, bool | str):
        return type(een) is type(ander) and een == ander
    return isinstance(een, int | float) and isinstance(ander, int | float) and float(een) == float(ander)
