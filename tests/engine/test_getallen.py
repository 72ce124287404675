"""Reading, rounding and showing numbers at their edges: the tolerance, the largest, the sign, exactly half."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from ho_engine.getallen import (
    EXPONENT,
    GROOTSTE,
    add_up,
    as_fraction,
    has_decimals,
    multiply,
    read_getal,
    round_half_up,
    round_up,
    show_decimaal,
    show_getal,
    show_nl,
)
from ho_engine.tijd import add_months, day_after, in_force, last_day, stretches

MILJARDSTE = Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (0, 0, Fraction(0)),
        (-3, 0, Fraction(-3)),
        (2.5, 2, Fraction(5, 2)),
        (2.5, 0, None),
        (Decimal("2.33"), 2, Fraction(233, 100)),
        (Decimal("2.333"), 2, None),
        (Decimal("2.333"), 9, Fraction(2333, 1000)),
        (GROOTSTE, 0, Fraction(10**9)),
        (-GROOTSTE, 0, Fraction(-(10**9))),
        (GROOTSTE + 1, 0, None),
        (-GROOTSTE - 1, 0, None),
        (Fraction(1) + MILJARDSTE, 2, Fraction(1)),
        (Fraction(1) - MILJARDSTE, 2, Fraction(1)),
        (Fraction(1) + MILJARDSTE * Fraction(11, 10), 2, None),
        (Fraction(1) - MILJARDSTE * Fraction(11, 10), 2, None),
        (True, 0, None),
        (False, 0, None),
        ("3", 0, None),
        (None, 0, None),
        (float("nan"), 2, None),
        (float("-inf"), 2, None),
        (dt.date(2026, 3, 1), 0, None),
    ],
)
def test_a_number_is_taken_within_the_tolerance_and_no_further(
    waarde: object, decimalen: int, verwacht: Fraction | None
) -> None:
    """A billionth is the width of a binary float; anything else that is no number of that form is none."""
    assert read_getal(waarde, decimalen) == verwacht


def test_a_decimal_as_large_as_any_float_is_read_and_one_beyond_is_not() -> None:
    """Written out as a fraction a larger exponent could cost minutes; a fraction of any type stays itself."""
    assert as_fraction(Decimal(f"1E{EXPONENT - 1}")) == 10 ** (EXPONENT - 1)
    assert as_fraction(Decimal(f"1E-{EXPONENT - 1}")) == Fraction(1, 10 ** (EXPONENT - 1))
    assert as_fraction(Decimal(f"1E{EXPONENT}")) is None
    assert as_fraction(Decimal(f"1E-{EXPONENT}")) is None
    assert as_fraction(Decimal("Infinity")) is None
    assert as_fraction(Decimal("NaN")) is None
    assert EXPONENT > 308  # the largest exponent of a float
    assert as_fraction(1e308) == Fraction(1e308)
    assert as_fraction(Fraction(1, 3)) == Fraction(1, 3)


@pytest.mark.parametrize(
    ("getal", "decimalen", "past"),
    [(Fraction(1, 4), 2, True), (Fraction(1, 8), 2, False), (Fraction(1, 8), 3, True), (Fraction(7), 0, True)],
)
def test_decimals_are_counted(getal: Fraction, decimalen: int, past: bool) -> None:  # noqa: FBT001 - a table
    """A quarter has two, an eighth three; nothing that is no number has any."""
    assert has_decimals(getal, decimalen) is past
    assert not has_decimals(None, decimalen)
    assert not has_decimals(0.25, decimalen)


def test_sums_and_products_are_exact() -> None:
    """Of none, one and more; with different denominators and signs."""
    assert add_up([]) == 0
    assert add_up([Fraction(2, 3)]) == Fraction(2, 3)
    assert add_up([Fraction(2, 3), Fraction(-1, 4), Fraction(5)]) == Fraction(65, 12)
    assert multiply(3) == 3
    assert multiply(3, Fraction(2, 3), Fraction(-5, 4)) == Fraction(-5, 2)


@pytest.mark.parametrize(
    ("getal", "stap", "omhoog", "dichtstbij"),
    [
        (Fraction(0), 5, 0, 0),
        (Fraction(1, 100), 5, 5, 0),
        (Fraction(5), 5, 5, 5),
        (Fraction(12), 5, 15, 10),
        (Fraction(25, 2), 5, 15, 15),
        (Fraction(13), 5, 15, 15),
        (Fraction(7, 2), 1, 4, 4),
        (Fraction(10, 3), 1, 4, 3),
        (Fraction(15, 2), 15, 15, 15),
        (Fraction(37, 5), 15, 15, 0),
    ],
)
def test_rounding_to_a_step(getal: Fraction, stap: int, omhoog: int, dichtstbij: int) -> None:
    """Up whatever is over; to the nearest with exactly half going up."""
    assert round_up(getal, stap) == omhoog
    assert round_half_up(getal, stap) == dichtstbij


@pytest.mark.parametrize(
    ("getal", "exact", "nederlands"),
    [
        (Fraction(0), "0", "0"),
        (Fraction(-15), "-15", "-15"),
        (Fraction(1, 2), "0.5", "0,5"),
        (Fraction(-1, 2), "-0.5", "-0,5"),
        (Fraction(1, 20), "0.05", "0,05"),
        (Fraction(1, 8), "0.125", "0,13"),
        (Fraction(-1, 8), "-0.125", "-0,13"),
        (Fraction(1, 3), "1/3", "0,33"),
        (Fraction(-2, 3), "-2/3", "-0,67"),
        (Fraction(299, 3), "299/3", "99,67"),
        (Fraction(1, 25), "0.04", "0,04"),
        (Fraction(1, 250), "0.004", "0"),
        (Fraction(-1, 250), "-0.004", "0"),
        (Fraction(999, 1000), "0.999", "1"),
        (Fraction(110), "110", "110"),
        (Fraction(1101, 10), "110.1", "110,1"),
    ],
)
def test_a_number_is_shown_exactly_and_for_people(getal: Fraction, exact: str, nederlands: str) -> None:
    """A finite decimal in full, else a fraction; people get a comma and at most two decimals, half away from zero."""
    assert show_getal(getal) == exact
    assert show_decimaal(getal) == exact.replace(".", ",")
    assert show_nl(getal) == nederlands


@pytest.mark.parametrize(
    ("begin", "maanden", "weken", "laatste"),
    [
        ("2026-03-01", 3, 0, "2026-05-31"),
        ("2026-03-01", 0, 6, "2026-04-11"),
        ("2026-12-31", 2, 0, "2027-02-27"),
        ("2026-01-15", 12, 0, "2027-01-14"),
        ("2026-12-01", 1, 0, "2026-12-31"),
        ("9999-12-30", 0, 6, "9999-12-30"),
        ("9999-11-30", 1, 1, "9999-12-30"),
        ("9999-12-01", 1, 0, "9999-12-30"),
    ],
)
def test_the_last_day_of_a_term(begin: str, maanden: int, weken: int, laatste: str) -> None:
    """A term of months or weeks ends the day before it would start anew; the calendar ends in 9999."""
    eerste = dt.date.fromisoformat(begin)
    assert last_day(eerste, maanden=maanden, weken=weken) == dt.date.fromisoformat(laatste)
    assert add_months(eerste, 12 * 9000) == dt.date.max


def test_a_day_lies_in_a_period_up_to_and_including_both_ends() -> None:
    """Open ends have no bound."""
    een, twee, drie = (dt.date(2026, 3, dag) for dag in (1, 2, 3))
    assert [in_force(twee, twee, dag) for dag in (een, twee, drie)] == [False, True, False]
    assert [in_force(None, twee, dag) for dag in (een, twee, drie)] == [True, True, False]
    assert [in_force(twee, None, dag) for dag in (een, twee, drie)] == [False, True, True]
    assert in_force(None, None, een)
    assert day_after(een) == twee


def test_stretches_start_on_each_boundary_within_the_term() -> None:
    """A boundary on the first day or after the last cuts nothing; one on the last day leaves that day by itself."""
    dag = [dt.date(2026, 3, nummer) for nummer in range(1, 8)]
    assert stretches(dag[1], dag[4], [dag[4], dag[3], dag[3], dag[1], dag[0], dag[5]]) == [
        (dag[1], dag[2]),
        (dag[3], dag[3]),
        (dag[4], dag[4]),
    ]
    assert stretches(dag[1], None, [dag[5]]) == [(dag[1], dag[4]), (dag[5], None)]
    assert stretches(dag[1], dag[1], []) == [(dag[1], dag[1])]
