"""The values a cell can hold and how the file spells them; knows no sheet and no template."""

from __future__ import annotations

import datetime as dt
import html
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Celfout:
    """An error value such as ``#VALUE!``, in the English spelling the file uses.

    Attributes:
        code: the error itself.
    """

    code: str


Waarde: TypeAlias = bool | int | float | Decimal | Fraction | str | dt.date | Celfout | None
"""What can be written in a cell; ``None`` and an empty text leave it empty."""

Celtekst: TypeAlias = tuple[str, str]
"""The ``t`` attribute of the file (n, b, e or s) and the escaped text of the value."""

MAXIMUM_TEKENS: Final = 32_767
FORMULETEKENS: Final = ("=", "+", "-", "@", "\t", "_x000D_", "'")
"""A text that is spelled with one of these in front gets the quotePrefix style: an edit in Excel leaves it a text."""

EERSTE_DAG: Final = dt.date(1900, 3, 1)
"""The first day a cell can hold for certain: Excel counts a 29 February 1900 that never was."""
_DAG_NUL: Final = dt.date(1899, 12, 30).toordinal()
_GROOTSTE_GEHELE_GETAL: Final = 2**53
_FOUTCODES: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})

_VERBODEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ONTSNAPPING: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ONTSNAPT: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BIJZONDER: Final = re.compile("[\x00-\x08\x0b-\x1f&<>_\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=2_048, typed=True)  # typed: 1, 1.0 and True are equal, and not spelled alike
def codeer(waarde: Waarde) -> Celtekst:
    """Spell a value the way the file does.

    Args:
        waarde: any value but None.

    Returns:
        The type letter and the escaped text.

    Raises:
        HoFout: a text holds a control character or is too long; without a place, the caller knows it.
        ValueError: a number, date or error code the file can't hold.

    >>> codeer(Fraction(5, 2)), codeer(True), codeer("a < b"), codeer(dt.date(2026, 3, 1))
    (('n', '2.5'), ('b', '1'), ('s', 'a &lt; b'), ('n', '46082'))
    """
    codeerder = _CODEERDERS.get(type(waarde))
    if codeerder is None:
        raise ValueError(f"Een waarde van het type {type(waarde).__name__} past niet in een cel.")
    return codeerder(waarde)


def gewijzigd(oud: Mapping[str, Waarde], nieuw: Mapping[str, Waarde]) -> dict[str, Waarde] | None:
    """The cells that hold something else than before; most of a workbook is the same from case to case.

    Args:
        oud: address -> value, as it was.
        nieuw: the same cells with what they hold now.

    Returns:
        What differs, in value or in type; ``None`` when these are not the same cells.

    >>> gewijzigd({"A1": 1, "A2": "x"}, {"A1": True, "A2": "x"}), gewijzigd({"A1": 1}, {"B1": 1})
    ({'A1': True}, None)
    """
    if oud.keys() != nieuw.keys():
        return None
    return {
        adres: waarde
        for adres, waarde in nieuw.items()
        if waarde is not (was := oud[adres]) and (type(waarde) is not type(was) or waarde != was)
    }


def xml_tekst(tekst: str) -> str:
    """Escape a text for XML, refusing what XML can't hold.

    Args:
        tekst: any text.

    Returns:
        The text with ``&``, ``<``, ``>`` and quotes escaped.

    Raises:
        HoFout: a control character, a lone surrogate or a text longer than a cell holds.
    """
    if _VERBODEN.search(tekst):
        raise HoFout("verboden_teken")
    lengte = len(tekst) if tekst.isascii() else len(tekst.encode("utf-16-le")) // 2
    if lengte > MAXIMUM_TEKENS:
        raise HoFout("tekst_te_lang", lengte=lengte, maximum=MAXIMUM_TEKENS)
    return html.escape(tekst)


def schrijf_celtekst(tekst: str) -> str:
    """Spell a text with the ``_xHHHH_`` escapes of the file, where Excel would read one that isn't meant.

    Args:
        tekst: any text.

    Returns:
        The spelled text, before XML escapes.
    """
    return _ONTSNAPPING.sub("_x005F_", tekst).replace("\r", "_x000D_")


def lees_celtekst(tekst: str) -> str:
    r"""Undo the ``_xHHHH_`` spelling that readers such as openpyxl and IronCalc leave in place.

    Args:
        tekst: the text as the file spells it, XML escapes already undone.

    Returns:
        The text as it was given to the stamper.

    >>> lees_celtekst("_x005F_x0041_ en _x000D_")
    '_x0041_ en \r'
    """
    return _ONTSNAPT.sub(lambda gevonden: chr(int(gevonden[1], 16)), tekst) if "_x" in tekst else tekst


def datum_als_getal(datum: dt.date) -> int:
    """Return the serial number of a date.

    Args:
        datum: 1 March 1900 or later.

    Returns:
        Days since 30 December 1899.

    Raises:
        ValueError: an earlier date, which spreadsheets number differently.
    """
    if datum < EERSTE_DAG:
        raise ValueError(f"De datum {datum} ligt voor 1 maart 1900 en past niet in een cel.")
    return datum.toordinal() - _DAG_NUL


def _codeer_tekst(tekst: str) -> Celtekst:
    if not _BIJZONDER.search(tekst) and len(tekst) < MAXIMUM_TEKENS // 2:
        return "s", tekst
    xml_tekst(tekst)  # the limits hold for what the user typed
    return "s", schrijf_celtekst(tekst).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _codeer_int(getal: int) -> Celtekst:
    if abs(getal) > _GROOTSTE_GEHELE_GETAL:
        raise ValueError(f"Het getal {getal} is te groot voor een cel.")
    return "n", str(getal)


def _codeer_float(getal: float) -> Celtekst:
    if not math.isfinite(getal):
        raise ValueError(f"Het getal {getal} past niet in een cel.")
    if getal.is_integer() and abs(getal) < _GROOTSTE_GEHELE_GETAL:
        return "n", str(int(getal))
    return "n", repr(getal)


def _codeer_breuk(getal: Decimal | Fraction) -> Celtekst:
    return _codeer_float(float(getal))


def _codeer_datum(datum: dt.date) -> Celtekst:
    return "n", str(datum_als_getal(datum))


def _codeer_fout(fout: Celfout) -> Celtekst:
    if fout.code not in _FOUTCODES:
        raise ValueError(f"De foutwaarde {fout.code} bestaat niet.")
    return "e", fout.code


def _codeer_bool(waarde: bool) -> Celtekst:  # noqa: FBT001 - the value itself, not a switch
    return "b", "1" if waarde else "0"


# Keyed by exact type: a datetime (with a time of day) or an enum is refused instead of guessed at.
_CODEERDERS: Final[dict[type, Callable[..., Celtekst]]] = {
    str: _codeer_tekst,
    int: _codeer_int,
    float: _codeer_float,
    bool: _codeer_bool,
    Decimal: _codeer_breuk,
    Fraction: _codeer_breuk,
    dt.date: _codeer_datum,
    Celfout: _codeer_fout,
}
