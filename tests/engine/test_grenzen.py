"""Where something just does and just does not: months, the minimum term, statuses and look-alikes of a BSN."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ho_engine.aandachtspunten import passes_elfproef
from ho_engine.tijd import add_months, day_after, stretches
from speelwet import regel

if TYPE_CHECKING:
    from ho_engine import Normenkader
    from speelwet import Reken


@pytest.mark.parametrize(
    ("datum", "maanden", "verwacht"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2028, 1, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 1, 29), 2, dt.date(2026, 3, 29)),
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),
        (dt.date(2026, 3, 30), 0, dt.date(2026, 3, 30)),
        (dt.date(9999, 12, 1), 1, dt.date.max),
    ],
)
def test_months_are_counted_as_edate_counts_them(datum: dt.date, maanden: int, verwacht: dt.date) -> None:
    """A day that the month does not have becomes its last one; the calendar ends where it ends."""
    assert add_months(datum, maanden) == verwacht


def test_stretches_meet_without_gap_also_at_the_end_of_the_calendar() -> None:
    """A boundary outside the term cuts nothing, and after the last day there is none."""
    begin, einde = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    grenzen = [begin, dt.date(2025, 1, 1), dt.date(2027, 1, 1), dt.date(2026, 7, 1)]
    assert stretches(begin, einde, grenzen) == [(begin, dt.date(2026, 6, 30)), (dt.date(2026, 7, 1), einde)]
    assert day_after(dt.date.max) is None


@pytest.mark.parametrize(("tot", "mag"), [("2026-05-30", False), ("2026-05-31", True), ("2028-02-29", True)])
def test_the_minimum_term_is_met_on_its_last_day(tot: str, mag: bool, reken: Reken) -> None:  # noqa: FBT001 - a table
    """Three months from 1 March end on 31 May; one day less is too short, and the sentence says from when."""
    uitkomst = reken(regel("huis.basis"), onbepaalde_tijd=None, tot_en_met=tot)
    assert (uitkomst.totaal is not None) == mag
    assert all("2026-05-31" in punt.tekst for punt in uitkomst.fouten)


def test_an_exempt_area_has_no_minimum_term_but_frees_no_other(reken: Reken) -> None:
    """A short lesson is granted by itself, not together with help that has a minimum."""
    kort: dict[str, object] = {"onbepaalde_tijd": None, "tot_en_met": "2026-04-11"}
    les = regel("les.uitleg", keer=1)
    assert reken(les, **kort).totaal is not None
    assert [punt.naam for punt in reken(les, regel("huis.basis"), **kort).fouten] == ["korter_dan_minimum"]


def test_a_figure_is_no_surer_than_what_it_was_made_of(wet: Normenkader) -> None:
    """A doubled week is derived; an own figure per two weeks keeps its status; a missing one is never doubled."""
    statussen = {
        code: wet.norm_bij(wet.regel_bij_code[code], "tweewekelijks").herkomst.status
        for code in ("huis.basis", "huis.schuur", "huis.beer", "huis.kelder", "huis.zolder", "tuin.harken")
    }
    assert statussen == {
        "huis.basis": "secundair",
        "huis.schuur": "ontbreekt",
        "huis.beer": "afgeleid",
        "huis.kelder": "bevestigd",
        "huis.zolder": "ontbreekt",
        "tuin.harken": "bevestigd",
    }


def test_what_is_used_below_bevestigd_is_named_with_its_source(reken: Reken) -> None:
    """Each figure that is not confirmed has an aandachtspunt of its own."""
    uitkomst = reken(regel("huis.basis"), regel("huis.beer"), frequentie="tweewekelijks")
    teksten = [punt.tekst for punt in uitkomst.aandachtspunten if punt.naam == "norm_niet_bevestigd"]
    assert [tekst.partition(" (")[0] for tekst in teksten] == [
        "De norm van huis.basis is secundair",
        "De norm van huis.beer is afgeleid",
    ]


@pytest.mark.parametrize(
    ("tekst", "lijkt"),
    [
        ("111222333", True),
        ("bsn 1112.22.333, tel 5", True),
        ("111 222 333", True),
        ("12345672", True),  # 8 digits: a leading zero was lost
        ("123456789", False),  # does not pass the test
        ("1112223334", False),  # ten digits
        ("000000000", False),
        ("zaak 2026-0042", False),
        ("€ 1.112,50", False),
    ],
)
def test_a_look_alike_of_a_bsn_is_pointed_out(tekst: str, lijkt: bool, reken: Reken) -> None:  # noqa: FBT001 - a table
    """Eight or nine digits that pass the 11-proef, also with dots and spaces, in any text of the case."""
    for uitkomst in (
        reken(regel("huis.basis"), beperkingen=tekst),
        reken(regel("huis.basis", motivering=tekst)),
        reken(regel("huis.basis"), afwijkingen=[{"resultaatgebied": "huis", "minuten": 1, "motivering": tekst}]),
    ):
        assert ("lijkt_op_bsn" in [punt.naam for punt in uitkomst.aandachtspunten]) == lijkt


def test_eight_digits_are_nine_with_a_lost_zero() -> None:
    """The test is the same with and without the leading zero."""
    assert passes_elfproef("12345672") == passes_elfproef("012345672") is True
