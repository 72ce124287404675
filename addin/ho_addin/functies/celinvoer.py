"""What one cell means as an argument of a function: one reading, or an error. Nothing is guessed, blank is never zero.

The readings are those of a case sheet (``ho_workbook.invoertekst``, docs/invoer.md), with what only a function meets:
serial numbers of days, error values, and yes or no where a norm row can be used once.
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from ho_addin.functies.foutwaarde import Foutsignaal, Foutwaarde, read_foutwaarde
from ho_engine.casus import Ongeldig
from ho_engine.fouten import HoFout
from ho_engine.getallen import has_decimals, read_getal
from ho_engine.melding import shown
from ho_workbook.celwaarden import EERSTE_DAG
from ho_workbook.invoertekst import as_date, as_number, bare

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

LANGSTE_GETAL: Final = 40
"""Characters; a longer text is no number."""
_JA_NEE: Final = {"waar": True, "true": True, "onwaar": False, "false": False}
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAG_NUL: Final = dt.date(1899, 12, 30).toordinal()
_EERSTE_NUMMER: Final = EERSTE_DAG.toordinal() - _DAG_NUL
_LAATSTE_NUMMER: Final = dt.date.max.toordinal() - _DAG_NUL


def read_cel(waarde: object) -> object:
    """A value without what can't be seen; ``None`` for a blank.

    Raises:
        Foutsignaal: the cell holds an error value.

    >>> read_cel("  slh "), read_cel(" "), read_cel(None), read_cel(0.0)
    ('slh', None, None, 0.0)
    """
    if isinstance(waarde, Foutwaarde):
        raise Foutsignaal(waarde)
    if not isinstance(waarde, str):
        return waarde
    tekst = bare(waarde)
    fout = read_foutwaarde(tekst)
    if fout is not None:
        raise Foutsignaal(fout)
    return tekst or None


def is_blank(waarde: object) -> bool:
    """Whether a cell is empty, or looks so."""
    return waarde is None or (isinstance(waarde, str) and not bare(waarde))


def required(waarde: object, argument: str, wat: str) -> object:
    """A value that must be there.

    Raises:
        HoFout: HO401 for a blank.
        Foutsignaal: the cell holds an error value.
    """
    gelezen = read_cel(waarde)
    if gelezen is None:
        raise HoFout("argument_leeg", argument=argument, wat=wat)
    return gelezen


@lru_cache(maxsize=4_096, typed=True)  # typed: 1, 1.0 and True are equal, and do not mean the same
def _read_number(gelezen: float | str) -> Fraction | Ongeldig:
    getal = as_number(gelezen) if isinstance(gelezen, str) else gelezen
    for decimalen in (2, 9):  # what is meant as at most two decimals; else enough of it to say what is wrong
        exact = read_getal(getal, decimalen)
        if exact is not None:
            return exact
    return Ongeldig(shown(gelezen))


def read_number(gelezen: object) -> Fraction | Ongeldig | None:
    """A number as the engine takes it: exact where it is usable, else what stood there; ``None`` for a blank.

    >>> read_number(2.0), read_number("12,5"), read_number("1.234"), read_number(None)
    (Fraction(2, 1), Fraction(25, 2), Ongeldig(tekst='1.234'), None)
    """
    if gelezen is None:
        return None
    if isinstance(gelezen, bool):
        return Ongeldig(shown(gelezen))
    if isinstance(gelezen, int | float) or (isinstance(gelezen, str) and len(gelezen) <= LANGSTE_GETAL):
        return _read_number(gelezen)
    exact = read_getal(gelezen, 9)
    return Ongeldig(shown(gelezen)) if exact is None else exact


def read_quantity(gelezen: object, hoogste: int | None) -> Fraction | Ongeldig | None:
    """How many of a norm row. Yes and no are a quantity only where a row can be used once: 1 and 0.

    >>> read_quantity(True, 1), read_quantity("onwaar", 1), read_quantity(True, None)
    (Fraction(1, 1), Fraction(0, 1), Ongeldig(tekst='waar'))
    """
    antwoord = _JA_NEE.get(gelezen.lower()) if isinstance(gelezen, str) else gelezen
    if isinstance(antwoord, bool):
        return Fraction(antwoord) if hoogste == 1 else Ongeldig(shown(antwoord))
    return read_number(gelezen)


def read_text(gelezen: object) -> str:
    """A text; a number becomes its digits, and spaces inside become one.

    >>> read_text("Dijk  en Waard"), read_text(946.0)
    ('Dijk en Waard', '946')
    """
    if isinstance(gelezen, str):
        return " ".join(gelezen.split())
    heel = read_getal(gelezen, 0)
    return shown(gelezen) if heel is None else str(heel)


def read_day(waarde: object, argument: str) -> dt.date:
    """A day: a date, a serial number (1900 system) from 1 March 1900, or a text such as 1-3-2026 or 2026-03-01.

    Raises:
        HoFout: HO401 for a blank, HO132 for anything else.
        Foutsignaal: the cell holds an error value.

    >>> read_day(46082.0, "datum") == read_day("1-3-2026", "datum") == read_day("2026-03-01", "datum")
    True
    """
    gelezen = required(waarde, argument, "een datum")
    dag = None
    if isinstance(gelezen, dt.datetime):
        dag = gelezen.date() if gelezen.time() == dt.time() and gelezen.tzinfo is None else None
    elif isinstance(gelezen, dt.date):
        dag = gelezen
    elif isinstance(gelezen, str):
        dag = _iso(gelezen) if _ISO.fullmatch(gelezen) else as_date(gelezen)
    else:
        nummer = read_number(gelezen)
        if has_decimals(nummer, 0) and _EERSTE_NUMMER <= nummer <= _LAATSTE_NUMMER:
            dag = dt.date.fromordinal(int(nummer) + _DAG_NUL)
    if dag is None:
        raise HoFout("datum_ongeldig", argument, waarde=shown(gelezen))
    return dag


def _iso(tekst: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        return None


def read_choice(waarde: object, argument: str, keuzes: Mapping[str, T], standaard: str, getoond: tuple[str, ...]) -> T:
    """One of some words, whatever its capitals; a blank is ``standaard``.

    Raises:
        HoFout: HO144 for another word.
        Foutsignaal: the cell holds an error value.
    """
    gelezen = read_cel(waarde)
    woord = standaard if gelezen is None else read_text(gelezen).lower()
    if woord not in keuzes:
        raise HoFout("keuze_ongeldig", argument, waarde=shown(gelezen), keuzes=", ".join(getoond))
    return keuzes[woord]
