"""Adding up per result area, asked directly: what has no minutes or is not in force; floor, cap and deviation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ho_engine.gebieden import add_areas, add_total
from speelwet import regel

if TYPE_CHECKING:
    from fractions import Fraction

    from ho_engine import Berekening, Normenkader
    from ho_engine.uitkomst import Gebiedsuitkomst
    from speelwet import Reken

DAG = dt.date(2026, 3, 1)
PIANO = {"motivering": "Er staat een piano."}


def figures(gebied: Gebiedsuitkomst) -> list[Fraction]:
    """Gross, less, cut off, deviation, net."""
    return [gebied.bruto, gebied.minder, gebied.aftopping, gebied.afwijking, gebied.netto]


@pytest.fixture
def goed(reken: Reken) -> Berekening:
    """Two areas: 100 more 10 less 20 and 4 more, and 50."""
    afwijking = {"resultaatgebied": "huis", "minuten": 4} | PIANO
    rijen = regel("huis.basis"), regel("huis.beer"), regel("huis.zelf"), regel("tuin.harken", keer=2)
    return reken(*rijen, afwijkingen=[afwijking])


def test_an_area_is_its_rows_and_its_deviations(goed: Berekening, wet: Normenkader) -> None:
    """Each kind of minutes in its own figure, the areas in the order of the framework."""
    huis, tuin = add_areas(wet, tuple(reversed(goed.regels)), goed.afwijkingen, DAG)
    assert (huis.code, tuin.code) == ("huis", "tuin")
    assert figures(huis) == [110, 20, 0, 4, 94]
    assert figures(tuin) == [50, 0, 0, 0, 50]
    assert add_total((huis, tuin)) == 144
    assert add_total(()) == 0


def test_what_has_no_minutes_adds_nothing_but_uses_its_area(goed: Berekening, wet: Normenkader) -> None:
    """A row or deviation that could not be computed leaves the others as they are."""
    leeg = tuple(replace(rij, min_week=None) for rij in goed.regels)
    afwijking = tuple(replace(deel, min_week=None) for deel in goed.afwijkingen)
    huis, _ = add_areas(wet, (*goed.regels[:1], *leeg[1:]), afwijking, DAG)
    assert figures(huis) == [100, 0, 0, 0, 100]
    assert [gebied.netto for gebied in add_areas(wet, leeg, (), DAG)] == [0, 0]
    assert add_areas(wet, (), (), DAG) == ()


def test_without_a_day_every_row_counts(goed: Berekening, wet: Normenkader) -> None:
    """With one only what is in force on it; a row and a deviation alike."""
    van = dt.date(2026, 3, 2)
    later = tuple(replace(rij, van=van) for rij in goed.regels)
    afwijking = tuple(replace(deel, van=van) for deel in goed.afwijkingen)
    assert [gebied.netto for gebied in add_areas(wet, later, afwijking, DAG)] == [0, 0]
    assert [gebied.netto for gebied in add_areas(wet, later, afwijking, van)] == [94, 50]
    assert [gebied.netto for gebied in add_areas(wet, later, afwijking, None)] == [94, 50]


def test_an_unusable_area_is_left_out(goed: Berekening, wet: Normenkader) -> None:
    """Only that one."""
    assert [gebied.code for gebied in add_areas(wet, goed.regels, (), DAG, {"huis"})] == ["tuin"]


@pytest.mark.parametrize(
    ("keer", "zelf", "afwijking", "verwacht"),
    [
        (4, 0, 0, (100, 0, 0, 0, 100)),  # exactly the cap of 100
        (5, 0, 0, (125, 0, 25, 0, 100)),
        (5, 1, 0, (125, 15, 10, 0, 100)),  # taken off before the cap
        (5, 2, 0, (125, 30, 0, 0, 95)),
        (5, 0, 7, (125, 0, 25, 7, 107)),  # a deviation may go above the cap
        (5, 0, -100, (125, 0, 25, -100, 0)),
        (5, 0, -101, (125, 0, 25, -101, 0)),  # and not below zero
        (1, 1, 0, (25, 15, 0, 0, 10)),
        (1, 2, 0, (25, 30, 0, 0, 0)),  # nor may what is taken off
        (1, 2, 3, (25, 30, 0, 3, 3)),  # which a deviation does not first make good
    ],
)
def test_floor_cap_and_deviation_in_that_order(
    keer: int, zelf: int, afwijking: int, verwacht: tuple[int, ...], reken: Reken
) -> None:
    """Gross, less, cut off, deviation, net; by hand."""
    deel = {"resultaatgebied": "tuin", "minuten": afwijking} | PIANO
    rijen = (regel("tuin.harken", keer=keer), regel("tuin.hulp", zelf))
    (tuin,) = reken(*rijen, afwijkingen=[deel] if afwijking else []).gebieden
    assert figures(tuin) == list(verwacht)
