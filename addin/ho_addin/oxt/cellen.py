"""What LibreOffice hands a function, and what it takes back: numbers, texts, and error values as it carries them.

It knows nothing of UNO. An error value of LibreOffice is a number that is none (NaN) with the code of the error in it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_addin.functies.foutwaarde import Foutwaarde

if TYPE_CHECKING:
    from ho_addin.functies.foutwaarde import Soort

Cel: TypeAlias = float | str
Matrix: TypeAlias = tuple[tuple[Cel, ...], ...]

CODES: Final[dict[Soort, int]] = {
    "waarde": 519,
    "nb": 32767,
    "getal": 503,
    "leeg": 521,
    "deling": 532,
    "verwijzing": 524,
    "naam": 525,
}
"""The codes of LibreOffice for the errors that it shares with Excel; the others it does not have."""

_SOORT_BIJ_CODE: Final[dict[int, Soort]] = {code: soort for soort, code in CODES.items()}
_NAN: Final = 0x7FF80000


def read_argument(waarde: object) -> object:
    """An argument as the functions take it.

    LibreOffice makes a blank cell that is pointed at on its own a 0. So a 0 on its own is read as a blank, for a blank
    may never become a zero; in a range both are what they are.

    >>> read_argument(0.0), read_argument(5.0), read_argument(((0.0, ""),))
    (None, 5.0, [[0.0, None]])
    """
    if isinstance(waarde, list | tuple):
        return [[None if cel == "" else cel for cel in rij] for rij in waarde]
    return None if waarde in {0, ""} else waarde


def write_outcome(uitkomst: object) -> Matrix:
    """An outcome as LibreOffice takes it: always rows, of numbers and texts.

    >>> write_outcome(125), write_outcome([["a", None], [True, 2]])
    (((125.0,),), (('a', ''), (1.0, 2.0)))
    """
    rijen = uitkomst if isinstance(uitkomst, list) else [[uitkomst]]
    return tuple(tuple(map(_write, rij)) for rij in rijen)


def _write(waarde: object) -> Cel:
    if isinstance(waarde, Foutwaarde):
        return write_error(waarde.soort)
    if isinstance(waarde, int | float):
        return float(waarde)
    return "" if waarde is None else str(waarde)


def write_error(soort: Soort) -> float:
    """An error value as LibreOffice reads it in a number; one that it does not have is a #WAARDE!.

    >>> read_error(write_error("nb"))
    32767
    """
    (waarde,) = struct.unpack("<d", struct.pack("<II", CODES.get(soort, CODES["waarde"]), _NAN))
    return float(waarde)


def read_error(waarde: float) -> int:
    """The code of LibreOffice in a number that is none."""
    code, _ = struct.unpack("<II", struct.pack("<d", waarde))
    return int(code)


def error_with_code(code: int) -> Foutwaarde:
    """The error value that LibreOffice shows with this code; the ones of its own (Fout:504) are a wrong value.

    >>> error_with_code(532).soort, error_with_code(504).soort
    ('deling', 'waarde')
    """
    return Foutwaarde(_SOORT_BIJ_CODE.get(code, "waarde"))
