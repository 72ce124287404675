"""Ranges: a single value, a row, a column or a block as rows of cells, and laying them beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ho_addin.functies.celinvoer import is_blank
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rijen: TypeAlias = list[list[object]]
"""Cells row by row, every row as long as the others, at least one cell."""


def as_rows(waarde: object) -> Rijen:
    """Lay a value out as rows: a single one is a range of one cell, a plain list is a row.

    >>> as_rows(5), as_rows([1, 2]), as_rows([[1], [2]]), as_rows([])
    ([[5]], [[1, 2]], [[1], [2]], [[None]])
    """
    if not isinstance(waarde, list | tuple):
        return [[waarde]]
    if any(isinstance(deel, list | tuple) for deel in waarde):
        rijen = [list(deel) if isinstance(deel, list | tuple) else [deel] for deel in waarde]
    else:
        rijen = [list(waarde)]
    breedte = max(map(len, rijen)) or 1
    return [rij if len(rij) == breedte else rij + [None] * (breedte - len(rij)) for rij in rijen]


def size(rijen: Rijen) -> str:
    """How large a range is, for a sentence.

    >>> size([[1, 2], [3, 4]]), size([[1]])
    ('2 rijen bij 2 kolommen', '1 rij bij 1 kolom')
    """
    hoog, breed = len(rijen), len(rijen[0])
    return f"{hoog} {'rij' if hoog == 1 else 'rijen'} bij {breed} {'kolom' if breed == 1 else 'kolommen'}"


def trim(rijen: Rijen) -> Rijen:
    """Leave out the blank rows and columns at the end; one cell always stays.

    >>> trim([[1, None], [2, " "], [None, None]]), trim([[None, None]])
    ([[1], [2]], [[None]])
    """
    hoog = max((nummer for nummer, rij in enumerate(rijen, start=1) if not all(map(is_blank, rij))), default=1)
    breed = max(
        (nummer for nummer in range(1, len(rijen[0]) + 1) if any(not is_blank(rij[nummer - 1]) for rij in rijen)),
        default=1,
    )
    return [rij[:breed] for rij in rijen[:hoog]]


def single(waarde: object, argument: str) -> object:
    """The only value of an argument; a range of one cell is that cell, also with blank cells behind it.

    Raises:
        HoFout: HO402 when there are more.
    """
    rijen = trim(as_rows(waarde))
    if len(rijen) > 1 or len(rijen[0]) > 1:
        raise HoFout("verkeerde_maat", argument, argument=argument, gevonden=size(rijen), verwacht="één cel")
    return rijen[0][0]


def spread(
    bereken: Callable[[Sequence[object]], object], argumenten: Sequence[tuple[str, object]]
) -> object | list[list[object]]:
    """Answer for every cell, as a spreadsheet does: single values go with all, a row goes across a column.

    Blank cells at the end of the first argument ask no answer; any other blank is up to ``bereken``.

    Args:
        bereken: the answer for one value of every argument.
        argumenten: their names and values.

    Returns:
        A single answer when all are single, else rows of answers.

    Raises:
        HoFout: HO402 when two ranges do not go together.
    """
    rijen = [(naam, as_rows(waarde)) for naam, waarde in argumenten]
    hoog = max(len(deel) for _, deel in rijen)
    breed = max(len(deel[0]) for _, deel in rijen)
    for naam, deel in rijen:
        if len(deel) not in {1, hoog} or len(deel[0]) not in {1, breed}:
            verwacht = f"één cel, of {hoog} hoog en {breed} breed"
            raise HoFout("verkeerde_maat", naam, argument=naam, gevonden=size(deel), verwacht=verwacht)
    eerste = rijen[0][1]
    gevuld = trim(eerste)
    hoog, breed = _end(eerste, gevuld, hoog), _end(eerste[0], gevuld[0], breed)
    uitkomst = [
        [bereken([_at(deel, rij, kolom) for _, deel in rijen]) for kolom in range(breed)] for rij in range(hoog)
    ]
    return uitkomst[0][0] if hoog == breed == 1 else uitkomst


def _end(heel: Sequence[object], gevuld: Sequence[object], maat: int) -> int:
    """Where the answers end: with the first argument, unless it goes with all of another."""
    return len(gevuld) if len(heel) == maat else maat


def _at(rijen: Rijen, rij: int, kolom: int) -> object:
    eigen = rijen[rij if len(rijen) > 1 else 0]
    return eigen[kolom if len(eigen) > 1 else 0]
