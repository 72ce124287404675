"""Exact numbers: reading, rounding and showing them. Knows no norms and no cases."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Sequence

NUL: Final = Fraction(0)

TOLERANTIE: Final = Fraction(1, 10**9)
"""How far a binary float may lie from the number it stands for (design: "taken at 1e-9")."""

GROOTSTE: Final = 10**9
"""Anything larger is a typing error, not a quantity of household support."""


EXPONENT: Final = 400
"""A decimal exponent beyond that of any float; to write such a number out as a fraction could cost minutes."""


def read_getal(waarde: object, decimalen: int) -> Fraction | None:
    """Read a number with at most ``decimalen`` decimals, exactly.

    Args:
        waarde: what stood in a file, a cell or a function argument.
        decimalen: how many decimals are allowed; zero asks for a whole number.

    Returns:
        The exact number, or ``None`` when ``waarde`` is no usable number of that form
        (text, a boolean, NaN, too many decimals, beyond ``GROOTSTE``).

    >>> read_getal(0.1 + 0.2, 2)
    Fraction(3, 10)
    >>> read_getal("3", 2) is None, read_getal(True, 0) is None, read_getal(2.5, 0) is None
    (True, True, True)
    """
    exact = as_fraction(waarde)
    if exact is None or abs(exact) > GROOTSTE:
        return None
    schaal = 10**decimalen
    rond = Fraction(round(exact * schaal), schaal)
    return rond if abs(exact - rond) <= TOLERANTIE else None


def as_fraction(waarde: object) -> Fraction | None:
    """Turn a number of any Python type into an exact fraction; ``None`` for anything else.

    >>> as_fraction(Decimal("1.25"))
    Fraction(5, 4)
    """
    if isinstance(waarde, bool):
        return None
    if isinstance(waarde, int | Fraction):
        return Fraction(waarde)
    if isinstance(waarde, Decimal):
        return Fraction(waarde) if waarde.is_finite() and abs(waarde.adjusted()) < EXPONENT else None
    if isinstance(waarde, float):
        return Fraction(waarde) if math.isfinite(waarde) else None
    return None


def has_decimals(getal: object, decimalen: int) -> TypeGuard[Fraction]:
    """Whether this is a number with at most so many decimals.

    >>> has_decimals(Fraction(5, 2), 2), has_decimals(Fraction(1, 3), 2), has_decimals("veel", 2)
    (True, False, False)
    """
    return getal is not None and isinstance(getal, Fraction) and 10**decimalen % getal.denominator == 0


def add_up(getallen: Sequence[Fraction]) -> Fraction:
    """The exact sum, over one common denominator: a tenth of the time of adding fractions one by one.

    >>> add_up([Fraction(1, 3), Fraction(1, 6), Fraction(2)])
    Fraction(5, 2)
    """
    if len(getallen) <= 1:
        return getallen[0] if getallen else NUL
    noemer = math.lcm(*[getal.denominator for getal in getallen])
    return Fraction(sum([getal.numerator * (noemer // getal.denominator) for getal in getallen]), noemer)


def multiply(geheel: int, *getallen: Fraction) -> Fraction:
    """The exact product, reduced once.

    >>> multiply(-2, Fraction(5, 2), Fraction(20))
    Fraction(-100, 1)
    """
    teller, noemer = geheel, 1
    for getal in getallen:
        teller *= getal.numerator
        noemer *= getal.denominator
    return Fraction(teller, noemer)


def round_up(getal: Fraction, stap: int = 1) -> int:
    """Round up to a whole number of steps, in favour of the client.

    Source: S004 (HHM 2025), bijlage 1 par. 11 (per 5 minutes or per quarter) and question 10 (up).

    Args:
        getal: exact quantity, zero or more.
        stap: size of a step in the same unit, one or more.

    Returns:
        The smallest multiple of ``stap`` that is not below ``getal``.

    >>> round_up(Fraction(143), 5)
    145
    """
    return -(-getal.numerator // (getal.denominator * stap)) * stap


def round_half_up(getal: Fraction, stap: int = 1) -> int:
    """Round to the nearest multiple of ``stap``; exactly half goes up, as in Excel and in law.

    >>> round_half_up(Fraction(25, 2), 5)
    15
    """
    dubbele_stap = 2 * getal.denominator * stap
    return (2 * getal.numerator + dubbele_stap // 2) // dubbele_stap * stap


def show_getal(getal: Fraction) -> str:
    """Show a number exactly: a decimal string where that is finite, else ``"a/b"``.

    >>> show_getal(Fraction(125, 2)), show_getal(Fraction(325, 3)), show_getal(Fraction(-15))
    ('62.5', '325/3', '-15')
    """
    teller, noemer = getal.as_integer_ratio()
    if noemer == 1:
        return str(teller)
    rest, decimalen = noemer, 0
    for priem in (2, 5):
        macht = 0
        while rest % priem == 0:
            rest //= priem
            macht += 1
        decimalen = max(decimalen, macht)
    if rest != 1:
        return f"{teller}/{noemer}"
    cijfers = str(abs(teller) * 10**decimalen // noemer).rjust(decimalen + 1, "0")
    return f"{'-' if teller < 0 else ''}{cijfers[:-decimalen]}.{cijfers[-decimalen:]}"


def show_decimaal(getal: Fraction) -> str:
    """Show a number for people as exactly as it was typed, with a decimal comma.

    >>> show_decimaal(Fraction(2333, 1000))
    '2,333'
    """
    return show_getal(getal).replace(".", ",")


def show_nl(getal: Fraction | int) -> str:
    """Show a number for people in Dutch: decimal comma, at most two decimals.

    >>> show_nl(Fraction(125, 2)), show_nl(2400), show_nl(Fraction(325, 3))
    ('62,5', '2400', '108,33')
    """
    exact = Fraction(getal)
    if exact.denominator == 1:
        return str(exact.numerator)
    honderdsten = round_half_up(abs(exact) * 100)
    tekst = f"{honderdsten // 100},{honderdsten % 100:02d}".rstrip("0").rstrip(",")
    return f"-{tekst}" if exact < 0 and honderdsten else tekst
