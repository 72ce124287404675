"""What holds for every case of every shipped framework: order never matters, and a *meer* row never takes away."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import all_frameworks, counted_case, random_case
from ho_engine import calculate
from ho_engine.casus import Huisgenoot, Kind, Mogelijkheid, Regel

if TYPE_CHECKING:
    import datetime as dt

    from ho_engine import Berekening, Casus, Normenkader, Normregel
    from ho_engine.uitkomst import Volume

KADERS: Final = all_frameworks()
ZADEN = st.integers(0, 10**9)
ENIGE = settings(max_examples=60)
LIJSTEN: Final = ("regels", "afwijkingen", "huisgenoten", "kinderen", "mogelijkheden")
Deel = TypeVar("Deel")


def bewoond(casus: Casus, bron: random.Random) -> Casus:
    """The case with housemates, children and possibilities, so that their order could matter."""
    genoten = [
        Huisgenoot(
            leeftijd=Fraction(bron.randrange(15, 90)),
            leefeenheid=bron.random() < 0.7,
            kan_overnemen=bron.choice(("ja", "deels", "nee", "", "misschien")),
            motivering=bron.choice(("", "Nummer 111222333", "Werkt overdag")),
        )
        for _ in range(bron.randrange(5))
    ]
    kinderen = [Kind(leeftijd=Fraction(bron.randrange(18))) for _ in range(bron.randrange(4))]
    soorten = bron.sample(("netwerk", "eigen_kracht", "andere_wet", "iets_anders"), bron.randrange(4))
    mogelijk = [Mogelijkheid(soort=soort, beschikbaar=True, uitkomst="Onderzocht") for soort in soorten]
    return casus.model_copy(
        update={"huisgenoten": tuple(genoten), "kinderen": tuple(kinderen), "mogelijkheden": tuple(mogelijk)}
    )


def geschud(delen: tuple[Deel, ...], bron: random.Random) -> tuple[Deel, ...]:
    """The same parts in another order."""
    return tuple(bron.sample(delen, len(delen)))


def punten(berekening: Berekening) -> list[tuple[str, str]]:
    """What stands beside the figure; where a part stands in the file is not asked."""
    return sorted((punt.code, punt.tekst) for punt in berekening.aandachtspunten)


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
@ENIGE
@given(zaad=ZADEN)
def test_the_order_in_which_a_case_was_filled_in_never_matters(kader: Normenkader, zaad: int) -> None:
    """Rows, deviations, housemates, children and possibilities in another order: equal figures, periods and points."""
    bron = random.Random(zaad)  # noqa: S311 - repeatable cases, no secret
    casus = bewoond(random_case(kader, bron), bron)
    anders = casus.model_copy(update={naam: geschud(getattr(casus, naam), bron) for naam in LIJSTEN})
    een, ander = calculate(casus, kader), calculate(anders, kader)
    assert (een.totaal, een.deeltotaal, een.gebieden) == (ander.totaal, ander.deeltotaal, ander.gebieden)
    assert (een.perioden, een.vergelijking, een.regels) == (ander.perioden, ander.vergelijking, ander.regels)
    assert punten(een) == punten(ander)


def erbij(casus: Casus, norm: Normregel, bron: random.Random) -> Casus | None:
    """The case with a *meer* row added, or with more of it; ``None`` when it can't have more."""
    regels = list(casus.regels)
    nummer = next((nummer for nummer, rij in enumerate(regels) if rij.code == norm.code), None)
    if nummer is None:
        rij = Regel(
            code=norm.code,
            aantal=Fraction(bron.randint(1, norm.max or 4)),
            keer=Fraction(bron.randrange(1, 5)) if norm.keer == "gevraagd" else None,
            van=casus.begin if bron.random() < 0.5 else None,
            tot_en_met=casus.einde if bron.random() < 0.5 else None,
        )
        regels.insert(bron.randrange(len(regels) + 1), rij)
    else:
        rij = regels[nummer]
        assert isinstance(rij.aantal, Fraction)
        if norm.max is not None and rij.aantal >= norm.max:
            return None
        regels[nummer] = rij.model_copy(update={"aantal": rij.aantal + 1})
    return casus.model_copy(update={"regels": tuple(regels)})


def op_dag(berekening: Berekening, dag: dt.date) -> Volume:
    """What is granted on a day."""
    return next(deel.volume for deel in reversed(berekening.perioden) if deel.van <= dag)


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
@ENIGE
@given(zaad=ZADEN)
def test_more_help_never_lowers_a_total_or_a_period(kader: Normenkader, zaad: int) -> None:
    """A *meer* row more, or more of it: as much or more, in all three units, in total and on every day.

    Without a running decision: a total that is no longer lower than that one has no transition.
    """
    bron = random.Random(zaad)  # noqa: S311 - repeatable cases, no secret
    zonder = counted_case(kader, bron).model_copy(update={"vorige_min_week": None})
    meer = [norm for norm in kader.regels if norm.soort == "meer_inzet" and norm.norm.waarde is not None]
    met = erbij(zonder, bron.choice(meer), bron)
    assume(met is not None)
    assert met is not None
    oud, nieuw = calculate(zonder, kader), calculate(met, kader)
    assume(nieuw.totaal is not None)
    assert oud.totaal is not None
    assert nieuw.totaal is not None
    assert nieuw.totaal.exact_min_week >= oud.totaal.exact_min_week
    for dag in [deel.van for deel in (*oud.perioden, *nieuw.perioden)]:
        een, ander = op_dag(oud, dag), op_dag(nieuw, dag)
        assert een.min_week <= ander.min_week
        assert een.uur_jaar <= ander.uur_jaar
        assert een.min_2weken <= ander.min_2weken


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
def test_every_meer_row_is_shown_to_add(kader: Normenkader) -> None:
    """The property above speaks of rows that really count: each known *meer* row of slh lifts the basis."""
    basis = Regel(code="slh.volledige_overname", aantal=Fraction(1))
    bron = random.Random(0)  # noqa: S311 - only to take the start date and other fields from
    casus = counted_case(kader, bron).model_copy(
        update={"regels": (basis,), "afwijkingen": (), "frequentie": "wekelijks", "vorige_min_week": None}
    )
    totaal = calculate(casus, kader).totaal
    assert totaal is not None
    codes = [norm.code for norm in kader.regels if norm.soort == "meer_inzet" and norm.norm.waarde is not None]
    for code in [code for code in codes if code.startswith("slh.")]:
        meer = casus.model_copy(update={"regels": (basis, Regel(code=code, aantal=Fraction(1)))})
        nieuw = calculate(meer, kader).totaal
        assert nieuw is not None
        assert nieuw.volume.min_week > totaal.volume.min_week
    assert len(codes) >= 5
