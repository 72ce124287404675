"""Dutch wording of amounts of time, dates, counts, lists and quotations. Knows no case, no norm and no decision."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.getallen import show_nl
from ho_engine.normenkader import MINUTEN_PER_UUR

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_ZINSEINDE: Final = (".", "!", "?", "…")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def plural(aantal: Fraction | int, enkelvoud: str, meervoud: str) -> str:
    """A number with its unit; only exactly one is singular. What has no end in two decimals is "ongeveer".

    >>> plural(1, "minuut", "minuten"), plural(Fraction(5, 2), "dag", "dagen"), plural(0, "kamer", "kamers")
    ('1 minuut', '2,5 dagen', '0 kamers')
    >>> plural(Fraction(26, 3), "uur", "uur")
    'ongeveer 8,67 uur'
    """
    bijna = "" if (Fraction(aantal) * 100).denominator == 1 else "ongeveer "
    return f"{bijna}{show_nl(aantal)} {enkelvoud if aantal == 1 else meervoud}"


def show_minuten(minuten: Fraction | int) -> str:
    """Minutes as minutes, for amounts that are added up.

    >>> show_minuten(125), show_minuten(1)
    ('125 minuten', '1 minuut')
    """
    return plural(minuten, "minuut", "minuten")


def show_tijd(minuten: Fraction | int) -> str:
    """An amount of time in hours and minutes.

    Args:
        minuten: minutes, zero or more.

    Returns:
        The time as people say it; "uur" has no plural after a number.

    >>> show_tijd(125), show_tijd(60), show_tijd(61), show_tijd(45), show_tijd(0)
    ('2 uur en 5 minuten', '1 uur', '1 uur en 1 minuut', '45 minuten', '0 minuten')
    """
    if minuten < 0:
        raise ValueError(f"an amount of time is not negative: {minuten}")
    uren, rest = divmod(Fraction(minuten), MINUTEN_PER_UUR)
    if not uren:
        return show_minuten(rest)
    return f"{uren} uur" if rest == 0 else f"{uren} uur en {show_minuten(rest)}"


def show_datum(datum: dt.date) -> str:
    """A date in words.

    >>> import datetime as dt
    >>> show_datum(dt.date(2026, 3, 1))
    '1 maart 2026'
    """
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def show_periode(van: dt.date | None, tot_en_met: dt.date | None) -> str:
    """A period with inclusive bounds; nothing when it has none.

    >>> import datetime as dt
    >>> show_periode(dt.date(2026, 3, 1), dt.date(2028, 2, 29))
    'van 1 maart 2026 tot en met 29 februari 2028'
    >>> show_periode(dt.date(2026, 3, 1), None), show_periode(None, dt.date(2026, 3, 1)), show_periode(None, None)
    ('vanaf 1 maart 2026', 'tot en met 1 maart 2026', '')
    >>> show_periode(dt.date(2026, 3, 1), dt.date(2026, 3, 1))
    'op 1 maart 2026'
    """
    if van and van == tot_en_met:
        return f"op {show_datum(van)}"
    if van and tot_en_met:
        return f"van {show_datum(van)} tot en met {show_datum(tot_en_met)}"
    if van:
        return f"vanaf {show_datum(van)}"
    return f"tot en met {show_datum(tot_en_met)}" if tot_en_met else ""


def show_keer(keer: Fraction | int, eenheid: str) -> str:
    """How often, in the unit of the norm row.

    >>> show_keer(1, "dagen per week"), show_keer(Fraction(7, 2), "dagen per week"), show_keer(2, "keer per week")
    ('1 dag per week', '3,5 dagen per week', '2 keer per week')
    """
    woord, spatie, rest = eenheid.partition(" ")
    enkelvoud = {"dagen": "dag", "maaltijden": "maaltijd", "bezoeken": "bezoek"}.get(woord, woord)
    return f"{plural(keer, enkelvoud, woord)}{spatie}{rest}"


def enumerate_nl(delen: Iterable[str]) -> str:
    """A list in a sentence.

    >>> enumerate_nl(["a", "b", "c"]), enumerate_nl(["a", "b"]), enumerate_nl(["a"]), enumerate_nl([])
    ('a, b en c', 'a en b', 'a', '')
    """
    *eerste, laatste = list(delen) or [""]
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def quote(tekst: str) -> str:
    """What someone wrote, word for word between quotation marks, as the end of a sentence.

    >>> quote("Ik zie slecht."), quote("Ik zie slecht")
    ('“Ik zie slecht.”', '“Ik zie slecht”.')
    """
    return f"“{tekst}”" if tekst.endswith(_ZINSEINDE) else f"“{tekst}”."


def lower_first(tekst: str) -> str:
    """A name as it stands inside a sentence; an abbreviation keeps its capitals.

    >>> lower_first("Regie en organisatie"), lower_first("AIV thuis")
    ('regie en organisatie', 'AIV thuis')
    """
    return tekst if tekst[:2].isupper() else tekst[:1].lower() + tekst[1:]


def upper_first(tekst: str) -> str:
    """A text as the beginning of a sentence.

    >>> upper_first("vanaf 1 maart"), upper_first("")
    ('Vanaf 1 maart', '')
    """
    return tekst[:1].upper() + tekst[1:]


def agree(zin: str, *, enkelvoud: bool) -> str:
    """A sentence with its verbs, written as ``gaat|gaan``, in the singular or the plural.

    >>> agree("Daar gaat|gaan 15 minuten af.", enkelvoud=False), agree("Er blijft|blijven 2 uur over.", enkelvoud=True)
    ('Daar gaan 15 minuten af.', 'Er blijft 2 uur over.')
    """
    return re.sub(r"(\w+)\|(\w+)", r"\1" if enkelvoud else r"\2", zin)


def letter(nummer: int) -> str:
    """The letter of the item with this number of a list, counted from zero.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    hoger, lager = divmod(nummer, len(_LETTERS))
    return (letter(hoger - 1) if hoger else "") + _LETTERS[lager]
