"""What a text means in a cell where a number, a date or a fixed word belongs: one Dutch reading, or none at all.

Nothing is guessed: a spelling that two people may read differently stays a text, and the engine names it at its cell.
The readings stand in docs/invoer.md.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

ONZICHTBAAR: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters without width that come along when a text is pasted."""

_RAND: Final = f"[\\s{ONZICHTBAAR}]+"
_RANDEN: Final = re.compile(rf"\A{_RAND}|{_RAND}\Z")
_GETAL: Final = re.compile(r"([-+−]?)(\d+|\d{1,3}(?:\.\d{3})+(?=,))(?:,(\d{1,2}))?", re.ASCII)
_DATUM: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)


def bare(tekst: str) -> str:
    r"""The text without what can't be seen at its ends: spaces of any width, line breaks, marks without width.

    >>> bare("\u00a0wekelijks\u200b\n")
    'wekelijks'
    """
    return _RANDEN.sub("", tekst)


def as_number(tekst: str) -> Decimal | None:
    """The number that a text can only mean in Dutch: a decimal comma, dots between thousands only with a comma behind.

    >>> as_number("12,5"), as_number("1.234,50"), as_number("-7")
    (Decimal('12.5'), Decimal('1234.50'), Decimal('-7'))
    >>> as_number("1.234") is as_number("12.5") is as_number("1,234") is None
    True
    """
    gevonden = _GETAL.fullmatch(tekst)
    if gevonden is None:
        return None
    teken, heel, decimalen = gevonden.groups()
    getal = Decimal(f"{heel.replace('.', '')}.{decimalen or '0'}") if decimalen else Decimal(heel.replace(".", ""))
    return getal if teken in {"", "+"} else -getal


def as_date(tekst: str) -> dt.date | None:
    """The day that a text can only mean in Dutch: day, month and a year of four digits, with dashes.

    >>> as_date("1-3-2026") == dt.date(2026, 3, 1), as_date("31-2-2026"), as_date("1/3/2026"), as_date("1-3-26")
    (True, None, None, None)
    """
    gevonden = _DATUM.fullmatch(tekst)
    if gevonden is None:
        return None
    dag, maand, jaar = map(int, gevonden.groups())
    try:
        return dt.date(jaar, maand, dag)
    except ValueError:
        return None
