"""Calendar arithmetic of decisions: months as ``EDATE`` counts them, and the stretches in which nothing changes."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DAG: Final = dt.timedelta(days=1)


def add_months(datum: dt.date, maanden: int) -> dt.date:
    """Add whole months; a day that does not exist becomes the last of the month, as ``EDATE`` does.

    Beyond the last year of the calendar it stays on the last day (31 December 9999, typed for "no end").

    >>> add_months(dt.date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    jaar, maand = divmod(datum.year * 12 + datum.month - 1 + maanden, 12)
    if jaar > dt.MAXYEAR:
        return dt.date.max
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return dt.date(jaar, maand + 1, min(datum.day, laatste))


def last_day(begin: dt.date, *, maanden: int = 0, weken: int = 0) -> dt.date:
    """The last day of a term of whole months or weeks that starts on ``begin``.

    >>> last_day(dt.date(2026, 3, 1), maanden=3), last_day(dt.date(2026, 3, 1), weken=6)
    (datetime.date(2026, 5, 31), datetime.date(2026, 4, 11))
    """
    eerste = add_months(begin, maanden)
    dagen = min(7 * weken, (dt.date.max - eerste).days)
    return eerste + dt.timedelta(days=dagen) - DAG


def day_after(datum: dt.date) -> dt.date | None:
    """The next day; ``None`` after the last day of the calendar.

    >>> day_after(dt.date(2026, 2, 28)), day_after(dt.date.max)
    (datetime.date(2026, 3, 1), None)
    """
    return None if datum == dt.date.max else datum + DAG


def stretches(
    begin: dt.date, einde: dt.date | None, grenzen: Iterable[dt.date]
) -> list[tuple[dt.date, dt.date | None]]:
    """Cut a term into consecutive stretches at the given first days.

    Args:
        begin: first day of the term.
        einde: last day (inclusive), or ``None`` for no end.
        grenzen: days on which something starts, or the day after something ended.

    Returns:
        Pairs (first day, last day), without gap or overlap; the last day of the last one is ``einde``.
    """
    dagen = sorted({begin, *(dag for dag in grenzen if begin < dag and (einde is None or dag <= einde))})
    return [(dag, volgende - DAG) for dag, volgende in itertools.pairwise(dagen)] + [(dagen[-1], einde)]


def in_force(van: dt.date | None, tot_en_met: dt.date | None, dag: dt.date) -> bool:
    """Whether a day lies in a period; an open end has no bound.

    >>> in_force(None, dt.date(2026, 6, 30), dt.date(2026, 7, 1))
    False
    """
    return (van is None or van <= dag) and (tot_en_met is None or dag <= tot_en_met)
