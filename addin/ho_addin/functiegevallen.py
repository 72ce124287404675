"""A case of the golden table of the functions, and how every layer holds an outcome beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ho_addin.functies.foutwaarde import Foutwaarde, read_foutwaarde

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_TUPELS: Final = ("argumenten", "omvang", "bevat", "meldingen")


@dataclass(frozen=True)
class Geval:
    """A row of the table: what is asked, and what must come out.

    Attributes:
        naam: what it shows.
        functie: the function that is asked.
        argumenten: in order; an empty text is a blank cell, rows of rows are a range, a text such as ``"#N/A"`` is
            that error value.
        gepubliceerd: where its figures were published.
        verwacht: the value or the rows of values; an error value as a file spells it.
        omvang: instead, the numbers of rows and columns, of which ``cellen`` knows some by ``"row,column"``.
        bevat: instead, pieces of the text.
        meldingen: the code of each error value, row by row; empty for one that came in as an argument.
        som: the arithmetic.
    """

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

    @classmethod
    def van_gegevens(cls, gegevens: Mapping[str, Any]) -> Geval:
        """The row as TOML or JSON has it."""
        velden: dict[str, Any] = {
            naam: tuple(waarde) if naam in _TUPELS else waarde for naam, waarde in gegevens.items()
        }
        return cls(**velden)


def lay(waarde: object, cel: Callable[[object], object]) -> object:
    """An argument with every cell changed as a layer hands it over."""
    return [lay(deel, cel) for deel in waarde] if isinstance(waarde, list) else cel(waarde)


def as_cell(waarde: object) -> object:
    """A cell as it is meant: a blank is nothing, and an error value is no text."""
    if isinstance(waarde, str):
        return read_foutwaarde(waarde) or waarde or None
    return waarde


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
