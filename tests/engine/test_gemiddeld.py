"""The situation beside the average one: when it is equal, when a difference brought no time, and what is taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_engine import zinnen
from ho_engine.casus import IJKCLIENT
from speelwet import regel
from toelichtinggevallen import gewoon, lines

if TYPE_CHECKING:
    from speelwet import Reken

GELIJK: Final = dict.fromkeys(IJKCLIENT, True)
BASIS: Final = regel("slh.volledige_overname")
GEZIN: Final = regel("slh.samenstelling_huishouden")


def wijkt_af(minuten: float) -> dict[str, Any]:
    """A case with a deviation in the house."""
    return {"afwijkingen": [{"resultaatgebied": "slh", "minuten": minuten, "motivering": "Dat is zo."}]}


@pytest.mark.parametrize(
    ("anders", "gelijk"),
    [
        ({"ijkclient": GELIJK}, True),
        ({"ijkclient": GELIJK | {"zelfstandige_woning": None}}, False),
        ({"ijkclient": GELIJK, "regels": [BASIS, GEZIN]}, False),
        ({"ijkclient": GELIJK} | wijkt_af(5), False),
        ({}, False),
    ],
)
def test_a_situation_is_equal_when_nothing_at_all_differs(anders: dict[str, Any], gelijk: bool) -> None:  # noqa: FBT001 - a table
    """All conditions hold, no row adds or takes off, and nobody deviated."""
    assert (zinnen.GELIJK in lines(gewoon(**anders))) is gelijk


@pytest.mark.parametrize(
    ("ijkclient", "zin"),
    [
        ({}, zinnen.NIET_VERGELEKEN),
        ({"zelfstandige_woning": True}, zinnen.DEELS_VERGELEKEN),
        ({"zelfstandige_woning": False}, zinnen.DEELS_VERGELEKEN),
        (GELIJK | {"zelfstandige_woning": False}, None),
    ],
)
def test_it_is_said_whether_everything_was_compared(ijkclient: dict[str, bool], zin: str | None) -> None:
    """Nothing yet, a part, or all eight conditions."""
    gezegd = {zinnen.NIET_VERGELEKEN, zinnen.DEELS_VERGELEKEN} & set(lines(gewoon(ijkclient=ijkclient)))
    assert gezegd == ({zin} if zin else set())


@pytest.mark.parametrize(
    ("sleutel", "anders", "gezegd"),
    [
        ("geen_hulp_van_anderen", {"frequentie": "wekelijks"}, True),
        ("geen_hulp_van_anderen", {"frequentie": "tweewekelijks"}, False),
        ("zelfstandige_woning", {"frequentie": "tweewekelijks"}, True),
        ("zelfstandige_woning", wijkt_af(5), False),
        ("huishouden_1_of_2_volwassenen", {"regels": [BASIS]}, True),
        ("huishouden_1_of_2_volwassenen", {"regels": [BASIS, GEZIN]}, False),
    ],
)
def test_a_difference_without_time_is_said_to_have_none(sleutel: str, anders: dict[str, Any], gezegd: bool) -> None:  # noqa: FBT001 - a table
    """Unless a row or a deviation answers it, or the biweekly norm already counts on it."""
    (zin,) = [tekst for tekst in lines(gewoon(ijkclient={sleutel: False}, **anders)) if "uw situatie anders." in tekst]
    assert zin.endswith(f"{zinnen.ZONDER_REGEL}.") is gezegd


@pytest.mark.parametrize(
    ("minuten", "zin"),
    [
        (0, "er komen 0 minuten per week bij."),
        (0.5, "er komen 0,5 minuten per week bij."),
        (1, "er komt 1 minuut per week bij."),
        (-0.5, "er gaan 0,5 minuten per week af."),
    ],
)
def test_a_deviation_says_what_it_adds_or_takes_off(minuten: float, zin: str) -> None:
    """From the smallest amount on, and zero is zero."""
    assert any(f"af van het normenkader: {zin}" in tekst for tekst in lines(gewoon(**wijkt_af(minuten))))


def test_a_row_of_no_minutes_adds_none(reken: Reken) -> None:
    """Who fills in zero of a norm that is a maximum reads zero, not more."""
    teksten = lines(reken(regel("huis.basis"), regel("huis.ramen", minuten=0, motivering="De buurman doet het.")))
    assert any(tekst.startswith("Bij poppenhuis komen er 0 minuten per week bij") for tekst in teksten)
