"""What holds for every case: properties of the calculation over generated cases of the toy law."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ho_engine import Normenbibliotheek, as_json, calculate, casus_uit_gegevens
from ho_engine.afronding import unit_of_decision
from ho_engine.getallen import NUL, round_half_up, round_up
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader, Normregel
    from ho_engine.normenkader import Frequentie

NORMEN = Normenbibliotheek((SPEELGOED,))
KADERS = [NORMEN.kader(naam) for naam in ("speelland", "uurdorp", "speelstad-2022")]
BEGIN, EINDE = dt.date(2026, 3, 1), dt.date(2028, 2, 29)
DAGEN = st.dates(BEGIN, EINDE)
HONDERDSTEN = st.integers(0, 1000).map(lambda getal: getal / 100)


def passend(rijen: list[Normregel], kader: Normenkader, frequentie: Frequentie) -> list[Normregel]:
    """The rows without what makes a fout: clashes are left out, and what a row builds on is added."""
    biweekly = {gebied.code for gebied in kader.resultaatgebieden if gebied.tweewekelijks}
    if frequentie == "tweewekelijks":
        botst = [
            rij.resultaatgebied in biweekly
            and (rij.frequentie == "alleen_wekelijks" or (rij.soort == "minder_inzet" and rij.frequentie == "beide"))
            for rij in rijen
        ]
    else:
        botst = [rij.frequentie == "alleen_tweewekelijks" for rij in rijen]
    rijen = [rij for rij, clash in zip(rijen, botst, strict=True) if not clash]
    rijen = [rij for rij in rijen if kader.norm_bij(rij, frequentie).norm is not None and rij.code != "huis.draak"]
    codes = {rij.code for rij in rijen} | {"huis.basis"}
    codes |= {"huis.zelf"} if "huis.zelf_extra" in codes else set()
    codes |= {"tuin.zandkasteel"} if "tuin.hulp" in codes else set()
    return [rij for rij in kader.regels if rij.code in codes]


@st.composite
def ingevuld(draw: st.DrawFn, rij: Normregel, *, gebruikt: bool = True) -> dict[str, Any]:
    """One row, filled in within its bounds."""
    hoogste = 5 if rij.max is None else rij.max
    velden = regel(rij.code, draw(st.integers(max(1, rij.min) if gebruikt else rij.min, hoogste)))
    if rij.keer == "gevraagd":
        velden["keer"] = draw(st.integers(0, 700)) / 100
    if rij.norm_is_maximum and draw(st.booleans()):
        velden["minuten"] = draw(st.integers(0, 1200)) / 100
    if draw(st.integers(0, 3)) == 0:
        van, tot = sorted((draw(DAGEN), draw(DAGEN)))
        velden |= {"van": van, "tot_en_met": tot}
    return velden


@st.composite
def casussen(draw: st.DrawFn, *, goed: bool = False) -> tuple[dict[str, Any], Normenkader]:
    """A case of one of the toy frameworks: anything within the bounds, or only what has a total (``goed``)."""
    kader = draw(st.sampled_from(KADERS))
    frequentie: Frequentie = draw(st.sampled_from(["wekelijks", "tweewekelijks"]))
    gekozen = draw(st.lists(st.sampled_from(kader.regels), unique_by=lambda rij: rij.code, max_size=9))
    if goed:
        gekozen = draw(st.permutations(passend(gekozen, kader, frequentie)))
    rijen = [draw(ingevuld(rij, gebruikt=goed)) for rij in gekozen]
    gebieden = [gebied.code for gebied in kader.resultaatgebieden]
    afwijkingen = st.builds(
        lambda gebied, minuten: {"resultaatgebied": gebied, "minuten": minuten / 100, "motivering": "Omdat."},
        st.sampled_from(gebieden),
        st.integers(-20_000, 20_000),
    )
    gegevens = gewone_casus(
        *rijen,
        ingangsdatum=BEGIN,
        frequentie=frequentie,
        afwijkingen=draw(st.lists(afwijkingen, max_size=2)),
        vorige_min_week=draw(st.none() | HONDERDSTEN.map(lambda getal: getal * 30)),
        onbepaalde_tijd=draw(st.sampled_from([None, True])),
    )
    if gegevens["onbepaalde_tijd"] is None:
        gegevens["tot_en_met"] = EINDE
    return gegevens, kader


def bereken(gegevens: dict[str, Any], kader: Normenkader) -> Berekening:
    """Calculate the data of a case."""
    return calculate(casus_uit_gegevens(gegevens), kader)


@given(casussen(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(paar: tuple[dict[str, Any], Normenkader], toeval: Any) -> None:  # noqa: ANN401 - random.Random of Hypothesis
    """The same rows in another order are the same calculation, row for row."""
    gegevens, kader = paar
    door_elkaar = gegevens | {
        "regels": toeval.sample(gegevens["regels"], len(gegevens["regels"])),
        "afwijkingen": gegevens["afwijkingen"][::-1],
    }
    een, ander = bereken(gegevens, kader), bereken(door_elkaar, kader)
    assert een.regels == ander.regels
    assert (een.gebieden, een.totaal, een.deeltotaal) == (ander.gebieden, ander.totaal, ander.deeltotaal)
    assert (een.perioden, een.vergelijking) == (ander.perioden, ander.vergelijking)
    assert sorted(punt.tekst for punt in een.fouten) == sorted(punt.tekst for punt in ander.fouten)


@given(casussen(goed=True), st.data())
def test_a_meer_row_never_lowers_a_total(paar: tuple[dict[str, Any], Normenkader], data: st.DataObject) -> None:
    """Adding more help gives as much or more, in each of the three figures."""
    gegevens, kader = paar
    gebruikt = {rij["code"] for rij in gegevens["regels"]}
    erbij = [
        r for r in kader.regels if r.soort == "meer_inzet" and r.code not in gebruikt and r.norm.waarde is not None
    ]
    meer = data.draw(ingevuld(data.draw(st.sampled_from(erbij)))) if erbij else None
    assume(meer is not None)
    zonder, met = bereken(gegevens, kader), bereken(gegevens | {"regels": [*gegevens["regels"], meer]}, kader)
    assume(met.totaal is not None)
    assert zonder.totaal is not None
    assert met.totaal is not None
    assert met.totaal.exact_min_week >= zonder.totaal.exact_min_week
    oud, nieuw = zonder.totaal.volume, met.totaal.volume
    assert (nieuw.min_week >= oud.min_week, nieuw.uur_jaar >= oud.uur_jaar) == (True, True)
    assert nieuw.min_2weken >= oud.min_2weken


@given(casussen(goed=True))
def test_the_three_figures_never_contradict_each_other(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """One figure is granted, in its unit and step; the other two follow from it, upwards."""
    gegevens, kader = paar
    totaal = bereken(gegevens, kader).totaal
    assert totaal is not None
    volume, eenheid = totaal.volume, totaal.eenheid_besluit
    assert eenheid == unit_of_decision(kader, "tweewekelijks" if "2" in eenheid else "wekelijks")
    toegekend = {
        "min/week": Fraction(volume.min_week),
        "min/2 weken": Fraction(volume.min_2weken, 2),
        "uur/jaar": volume.uur_jaar * kader.week_per_uur,
    }[eenheid]
    stap = kader.afronding.stap_2weken if "2" in eenheid else kader.afronding.stap
    aantal = {"min/week": volume.min_week, "min/2 weken": volume.min_2weken, "uur/jaar": volume.uur_jaar}[eenheid]
    assert aantal % stap == 0
    assert volume.min_week == math.ceil(toegekend)
    assert volume.min_2weken == math.ceil(2 * toegekend)
    assert volume.uur_jaar == math.ceil(toegekend / kader.week_per_uur)
    assert volume.min_2weken <= 2 * volume.min_week


@given(casussen(goed=True))
def test_the_total_is_rounded_by_less_than_a_step(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """Rounding happens once: what is granted differs from the exact total by less than one step."""
    gegevens, kader = paar
    totaal = bereken(gegevens, kader).totaal
    assert totaal is not None
    volume = totaal.volume
    verschil, stap = {
        "min/week": (volume.min_week - totaal.exact_min_week, kader.afronding.stap),
        "min/2 weken": (volume.min_2weken - 2 * totaal.exact_min_week, kader.afronding.stap_2weken),
        "uur/jaar": (volume.uur_jaar - totaal.exact_min_week / kader.week_per_uur, kader.afronding.stap),
    }[totaal.eenheid_besluit]
    omhoog = kader.afronding.richting == "omhoog"
    assert 0 <= verschil < stap if omhoog else -stap / 2 < verschil <= stap / 2


@given(casussen(goed=True))
def test_the_periods_cover_the_term_without_gap_or_overlap(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """From the start date to the end each day lies in exactly one period; the transition comes first."""
    gegevens, kader = paar
    berekening = bereken(gegevens, kader)
    perioden = berekening.perioden
    assert berekening.totaal is not None
    assert perioden[0].van == BEGIN
    assert perioden[-1].tot_en_met == berekening.casus.einde
    for deel, volgende in pairwise(perioden):
        assert deel.tot_en_met is not None
        assert deel.van <= deel.tot_en_met
        assert volgende.van == deel.tot_en_met + dt.timedelta(days=1)
        assert not volgende.overgang
    assert perioden[0].overgang or perioden[0].volume == berekening.totaal.volume


@given(casussen())
def test_there_is_no_total_exactly_when_there_is_a_fout(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """A fout always prevents a total, and nothing else does."""
    gegevens, kader = paar
    berekening = bereken(gegevens, kader)
    assert (berekening.totaal is None) == bool(berekening.fouten)
    assert bool(berekening.perioden) == (berekening.totaal is not None)
    assert berekening.totaal is None or berekening.deeltotaal is None
    gekozen = berekening.vergelijking[gegevens["frequentie"]]
    assert gekozen == (berekening.totaal.volume if berekening.totaal else None)


@given(casussen())
def test_a_missing_norm_never_becomes_a_number(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """A row whose norm is not known has no minutes, and its area no sum."""
    gegevens, kader = paar
    berekening = bereken(gegevens, kader)
    onbekend = [uitkomst for uitkomst in berekening.regels if uitkomst.toepassing.herkomst.status == "ontbreekt"]
    for uitkomst in onbekend:
        assert (uitkomst.toepassing.norm, uitkomst.min_week) == (None, None)
        assert uitkomst.regel.resultaatgebied not in {gebied.code for gebied in berekening.gebieden}
    assert not onbekend or berekening.totaal is None


@given(casussen())
def test_the_other_frequency_of_the_comparison_is_what_choosing_it_gives(
    paar: tuple[dict[str, Any], Normenkader],
) -> None:
    """The comparison never shows a figure that the other choice would refuse, nor hides one."""
    gegevens, kader = paar
    ander = {"wekelijks": "tweewekelijks", "tweewekelijks": "wekelijks"}[gegevens["frequentie"]]
    gekozen = bereken(gegevens | {"frequentie": ander}, kader)
    assert bereken(gegevens, kader).vergelijking[ander] == (gekozen.totaal.volume if gekozen.totaal else None)


@given(casussen(goed=True))
def test_an_area_adds_up_as_it_is_shown(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """The net of each area follows from the figures beside it, and the total from the nets."""
    gegevens, kader = paar
    berekening = bereken(gegevens, kader)
    for gebied in berekening.gebieden:
        vloer = max(NUL, gebied.bruto - gebied.minder)
        maximum = kader.gebied_bij_code[gebied.code].maximum
        assert gebied.aftopping == (max(NUL, vloer - (maximum.waarde or 0)) if maximum else 0)
        assert gebied.netto == max(NUL, vloer - gebied.aftopping + gebied.afwijking)
        eigen = [uit for uit in berekening.regels if uit.regel.resultaatgebied == gebied.code and uit.van_kracht]
        assert gebied.bruto - gebied.minder == sum(uitkomst.min_week or 0 for uitkomst in eigen)
    som = sum(gebied.netto for gebied in berekening.gebieden)
    assert berekening.totaal is not None
    assert berekening.totaal.exact_min_week == som


@given(st.lists(st.integers(0, 99), min_size=1, max_size=10))
def test_decimals_add_up_exactly(centen: list[int]) -> None:
    """0.1 + 0.2 is 0.3: deviations given as floats are summed as the decimals they stand for."""
    afwijkingen = [{"resultaatgebied": "huis", "minuten": cent / 100, "motivering": "m"} for cent in centen]
    uitkomst = bereken(gewone_casus(afwijkingen=afwijkingen), KADERS[0])
    assert uitkomst.gebieden[0].afwijking == Fraction(sum(centen), 100)


@given(casussen())
def test_calculating_twice_gives_the_same_object(paar: tuple[dict[str, Any], Normenkader]) -> None:
    """Nothing but the case and the framework takes part: no clock, no memory."""
    gegevens, kader = paar
    assert as_json(bereken(gegevens, kader)) == as_json(bereken(gegevens, kader))


@given(st.fractions(0, 10_000), st.integers(1, 600))
def test_rounding_finds_the_nearest_step(getal: Fraction, stap: int) -> None:
    """Up is the first multiple that is not below; half up is the nearest one, the higher when both are as near."""
    omhoog, dichtbij = round_up(getal, stap), round_half_up(getal, stap)
    assert omhoog % stap == dichtbij % stap == 0
    assert 0 <= omhoog - getal < stap
    assert -Fraction(stap, 2) < dichtbij - getal <= Fraction(stap, 2)
