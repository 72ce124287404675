"""Time over all shipped frameworks: each stretch of the term against a reference that counts day by day.

The reference lays the rows of the case beside the norm table by itself; it shares nothing with the engine but the
table.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import random
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import all_frameworks, counted_case
from ho_engine import bereken_casus, calculate, casus_uit_gegevens, load_normenkader

if TYPE_CHECKING:
    from ho_engine import Berekening, Casus, Normenkader, Normregel
    from ho_engine.casus import Afwijking, Regel

KADERS: Final = all_frameworks()
MET_OVERGANG: Final = {"hilversum-2022": 3, "voorbeeldgemeente-2025": 3}
DAG: Final = dt.timedelta(days=1)
HORIZON: Final = 800
ZADEN = st.integers(0, 10**9)
ENIGE = settings(max_examples=40)


def bedrag(waarde: object) -> Fraction:
    """A number of the case that is there."""
    assert isinstance(waarde, Fraction)
    return waarde


def geldt(deel: Regel | Afwijking, dag: dt.date) -> bool:
    """Whether a row or a deviation runs on a day."""
    return not (
        (isinstance(deel.van, dt.date) and dag < deel.van)
        or (isinstance(deel.tot_en_met, dt.date) and dag > deel.tot_en_met)
    )


def per_week(rij: Regel, norm: Normregel, kader: Normenkader, frequentie: str) -> Fraction:
    """What one row adds or takes off, in minutes per week."""
    gebied = next(gebied for gebied in kader.resultaatgebieden if gebied.code == norm.resultaatgebied)
    uur = Fraction(60, 52) if norm.eenheid == "uur/jaar" else Fraction(1)
    minuten = Fraction(norm.norm.waarde or 0) * uur
    if frequentie == "tweewekelijks" and gebied.tweewekelijks and norm.norm_2weken is not None:
        minuten = Fraction(norm.norm_2weken.waarde or 0, 2)
    if rij.minuten is not None:
        minuten = bedrag(rij.minuten) * uur
    keer = bedrag(rij.keer) if norm.keer == "gevraagd" else Fraction(1)
    return bedrag(rij.aantal) * keer * minuten * (-1 if norm.soort == "minder_inzet" else 1)


def exact_op(casus: Casus, kader: Normenkader, dag: dt.date) -> Fraction:
    """The exact minutes per week on one day: per area no less than zero, no more than its cap, then the deviations."""
    som = Fraction(0)
    for gebied in kader.resultaatgebieden:
        rijen = [
            per_week(rij, norm, kader, casus.frequentie)
            for rij in casus.regels
            for norm in kader.regels
            if norm.code == rij.code and norm.resultaatgebied == gebied.code and rij.aantal and geldt(rij, dag)
        ]
        netto = max(Fraction(0), sum(rijen, Fraction(0)))
        if gebied.maximum is not None and gebied.maximum.waarde is not None:
            netto = min(netto, Fraction(gebied.maximum.waarde))
        for afwijking in casus.afwijkingen:
            if afwijking.resultaatgebied == gebied.code and geldt(afwijking, dag):
                netto += bedrag(afwijking.minuten)
        som += max(Fraction(0), netto)
    return som


def toegekend(exact: Fraction, casus: Casus, kader: Normenkader) -> tuple[int, int, int]:
    """Rounded up once in the unit of the decision; the other units follow from that."""
    assert kader.afronding.richting == "omhoog"
    if casus.frequentie == "tweewekelijks":
        week = Fraction(math.ceil(2 * exact / 5) * 5, 2)
    elif kader.afronding.eenheid_besluit == "uur/jaar":
        week = Fraction(math.ceil(exact * 52 / 60) * 60, 52)
    else:
        week = Fraction(math.ceil(exact / 5) * 5)
    return omgerekend(week)


def omgerekend(week: Fraction) -> tuple[int, int, int]:
    """Minutes per week, hours per year and minutes per two weeks, each whole and up."""
    return math.ceil(week), math.ceil(week * 52 / 60), math.ceil(2 * week)


def edate(dag: dt.date, maanden: int) -> dt.date:
    """The same day some months later, or the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    for nummer in (dag.day, 30, 29):
        with contextlib.suppress(ValueError):
            return dt.date(jaar, maand + 1, nummer)
    return dt.date(jaar, maand + 1, 28)


def eerste_nieuwe_dag(berekening: Berekening, kader: Normenkader) -> dt.date:
    """The first day on which the new figure holds: the start date, or the day after the transition."""
    casus, totaal = berekening.casus, berekening.totaal
    assert casus.begin is not None
    assert totaal is not None
    lager = casus.vorige_min_week is not None and bedrag(casus.vorige_min_week) > totaal.volume.min_week
    return edate(casus.begin, MET_OVERGANG[kader.id]) if lager and kader.id in MET_OVERGANG else casus.begin


def op_dag(berekening: Berekening, kader: Normenkader, dag: dt.date) -> tuple[int, int, int]:
    """What the resident gets on a day, by the reference."""
    if dag < eerste_nieuwe_dag(berekening, kader):
        return omgerekend(bedrag(berekening.casus.vorige_min_week))
    return toegekend(exact_op(berekening.casus, kader, dag), berekening.casus, kader)


def berekend(kader: Normenkader, zaad: int) -> Berekening:
    """A generated case that has a total; one in three has a running decision near it: less, as much, or more."""
    berekening = calculate(counted_case(kader, random.Random(zaad)), kader)  # noqa: S311 - repeatable, no secret
    assert berekening.totaal is not None
    if zaad % 3:
        return berekening
    vorige = max(Fraction(0), berekening.totaal.volume.min_week + Fraction(zaad % 31 - 10, 2))
    return calculate(berekening.casus.model_copy(update={"vorige_min_week": vorige}), kader)


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
@ENIGE
@given(zaad=ZADEN)
def test_the_periods_cover_the_term_and_nothing_else(kader: Normenkader, zaad: int) -> None:
    """From the start date to the end, or without end, each day lies in exactly one period."""
    berekening = berekend(kader, zaad)
    casus, perioden = berekening.casus, berekening.perioden
    assert (perioden[0].van, perioden[-1].tot_en_met) == (casus.begin, casus.einde)
    for deel, volgende in pairwise(perioden):
        assert deel.tot_en_met is not None
        assert deel.van <= deel.tot_en_met == volgende.van - DAG
    assert [deel.overgang for deel in perioden[1:]] == [False] * (len(perioden) - 1)


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
@ENIGE
@given(zaad=ZADEN)
def test_minutes_times_days_add_up(kader: Normenkader, zaad: int) -> None:
    """The periods hold as many minutes as the days of the term, each counted on its own."""
    berekening = berekend(kader, zaad)
    begin = berekening.perioden[0].van
    slot = min(berekening.casus.einde or dt.date.max, begin + HORIZON * DAG)
    perioden = sum(
        deel.volume.min_week * ((min(deel.tot_en_met or slot, slot) - deel.van).days + 1)
        for deel in berekening.perioden
        if deel.van <= slot
    )
    per_stand: dict[tuple[object, ...], int] = {}
    dagen = 0
    for nummer in range((slot - begin).days + 1):
        dag = begin + nummer * DAG
        stand = (
            *(geldt(rij, dag) for rij in berekening.casus.regels),
            *(geldt(afwijking, dag) for afwijking in berekening.casus.afwijkingen),
            dag < eerste_nieuwe_dag(berekening, kader),
        )
        if stand not in per_stand:
            per_stand[stand] = op_dag(berekening, kader, dag)[0]
        dagen += per_stand[stand]
    assert dagen == perioden


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
@ENIGE
@given(zaad=ZADEN)
def test_each_period_has_the_figures_of_its_days(kader: Normenkader, zaad: int) -> None:
    """On the first, the middle and the last day of a period all three figures are those of the reference."""
    berekening = berekend(kader, zaad)
    for deel in berekening.perioden:
        laatste = deel.tot_en_met or deel.van + HORIZON * DAG
        for dag in (deel.van, deel.van + (laatste - deel.van) // 2, laatste):
            volume = deel.volume
            assert (volume.min_week, volume.uur_jaar, volume.min_2weken) == op_dag(berekening, kader, dag)


@given(st.dates(dt.date(2025, 3, 1), dt.date(2026, 6, 30)), st.integers(12_501, 90_000), st.integers(0, 200))
@pytest.mark.parametrize("gemeente", ["hilversum", "voorbeeldgemeente"])
def test_a_transition_keeps_the_old_volume_until_the_term_is_over(
    gemeente: str, begin: dt.date, vorige: int, dagen: int
) -> None:
    """Exactly until the day before the same day three months on, or the end of the case; not a day longer."""
    einde = begin + dagen * DAG
    gegevens: dict[str, Any] = {
        "kenmerk": "2026-0042",
        "gemeente": gemeente,
        "ingangsdatum": begin,
        "tot_en_met": einde,
        "frequentie": "wekelijks",
        "vorige_min_week": vorige / 100,
        "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    }
    perioden = bereken_casus(casus_uit_gegevens(gegevens)).perioden
    laatste = edate(begin, 3) - DAG
    assert perioden[0].overgang
    assert perioden[0].tot_en_met == min(laatste, einde)
    assert perioden[0].volume.min_week == -(-vorige // 100)
    assert [(deel.van, deel.volume.min_week) for deel in perioden[1:]] == (
        [(laatste + DAG, 125)] if laatste < einde else []
    )


@pytest.mark.parametrize(
    ("begin", "laatste"),
    [
        ("2026-02-01", "2026-04-30"),
        ("2025-11-30", "2026-02-27"),
        ("2025-12-01", "2026-02-28"),
        ("2023-11-29", "2024-02-28"),
        ("2023-11-30", "2024-02-28"),
        ("2026-01-31", "2026-04-29"),
    ],
)
def test_three_months_are_counted_as_a_calendar_does(begin: str, laatste: str) -> None:
    """Also from the end of a long month and in a leap year; typed from the calendar."""
    gegevens = {
        "kenmerk": "2026-0042",
        "gemeente": "hilversum",
        "ingangsdatum": begin,
        "frequentie": "wekelijks",
        "vorige_min_week": 180,
        "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    }
    assert str(bereken_casus(casus_uit_gegevens(gegevens)).perioden[0].tot_en_met) == laatste
    assert str(edate(dt.date.fromisoformat(begin), 3) - DAG) == laatste


def test_every_framework_with_a_transition_is_known_here() -> None:
    """The reference names the terms by itself; a framework that gets one has to be added."""
    assert {kader.id: kader.beleidsgetal("overgang_maanden") for kader in KADERS} == {
        kader.id: MET_OVERGANG.get(kader.id) for kader in KADERS
    }
    assert load_normenkader("hilversum-2022") in KADERS


def test_the_generated_cases_have_periods_and_transitions() -> None:
    """What the properties above speak of occurs: several periods, transitions, both frequencies, no end."""
    berekeningen = [berekend(kader, zaad) for kader in KADERS for zaad in range(40)]
    assert sum(len(b.perioden) > 1 for b in berekeningen) >= 100
    assert sum(b.perioden[0].overgang for b in berekeningen) >= 10
    assert sum(b.casus.frequentie == "tweewekelijks" for b in berekeningen) >= 40
    assert sum(b.casus.einde is None for b in berekeningen) >= 40
