"""The golden table of the functions for a cell, read once, and its cells as each layer hands them over."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from ho_addin.functiegevallen import Geval, as_cell, differences, errors_in, lay, same, spell

__all__ = [
    "Geval",
    "as_cell",
    "as_com",
    "as_serial",
    "differences",
    "errors_in",
    "lay",
    "read_gevallen",
    "same",
    "spell",
]

TABEL: Final = Path(__file__).parent / "golden" / "functies.toml"
_DAG_NUL: Final = dt.date(1899, 12, 30)


@cache
def read_gevallen() -> tuple[Geval, ...]:
    """The whole table."""
    return tuple(map(Geval.van_gegevens, tomllib.loads(TABEL.read_text(encoding="utf-8"))["geval"]))


def as_com(waarde: object) -> object:
    """A cell as a spreadsheet hands it over: numbers are floats, a day is a moment at midnight."""
    if isinstance(waarde, dt.date):
        return dt.datetime.combine(waarde, dt.time())
    return float(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else as_cell(waarde)


def as_serial(waarde: object) -> object:
    """The same where a day is only a number with a format."""
    return float((waarde - _DAG_NUL).days) if isinstance(waarde, dt.date) else as_com(waarde)
