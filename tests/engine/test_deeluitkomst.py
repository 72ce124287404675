"""What a calculation still says when something in it is wrong, and what holds on its first day, by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import as_json
from ho_engine.perioden import lay_periods
from speelwet import regel

if TYPE_CHECKING:
    from ho_engine import Normenkader
    from speelwet import Reken

BASIS = regel("huis.basis")
GOED = {"resultaatgebied": "tuin", "minuten": 12, "motivering": "Er staat een piano in de zandbak."}


@pytest.mark.parametrize(
    "kapot",
    [
        regel("huis.zelf", "veel"),
        regel("huis.zelf", -1),
        regel("huis.zelf", 10),
        regel("huis.zelf", keer=2),
        regel("huis.zelf", minuten=3),
        regel("huis.zelf", van="gisteren"),
        regel("huis.zolder"),
        regel("huis.zelf_tweewekelijks"),
    ],
    ids=lambda rij: "-".join(map(str, rij.values())),
)
def test_a_row_with_a_fout_has_no_minutes_and_its_area_no_sum(kapot: dict[str, Any], reken: Reken) -> None:
    """The rows beside it keep their minutes; the part that can be computed leaves its area out."""
    uitkomst = reken(BASIS, kapot, regel("tuin.harken", keer=2), afwijkingen=[GOED])
    weken = {rij.regel.code: rij.min_week for rij in uitkomst.regels}
    assert weken.pop(kapot["code"]) is None
    assert weken["huis.basis"] == 100
    assert [gebied.code for gebied in uitkomst.gebieden] == ["tuin"]
    assert uitkomst.totaal is None
    assert weken["tuin.harken"] == 50
    assert uitkomst.deeltotaal == uitkomst.gebieden[0].netto == 62
    assert uitkomst.perioden == ()
    assert uitkomst.vergelijking["wekelijks"] is None


def test_without_any_area_that_can_be_computed_there_is_no_part(reken: Reken) -> None:
    """Nothing is not zero: not in the result, and not in the JSON."""
    uitkomst = reken(regel("huis.basis", "veel"))
    assert uitkomst.deeltotaal is None
    assert as_json(uitkomst)["deeltotaal"] is None
    assert as_json(uitkomst)["totaal"] is None


def test_a_deviation_with_a_fout_has_no_minutes_and_a_good_one_keeps_them(reken: Reken) -> None:
    """A deviation without a motivation counts nowhere; the one beside it does."""
    kaal = {"resultaatgebied": "huis", "minuten": 10}
    uitkomst = reken(BASIS, regel("tuin.harken", keer=2), afwijkingen=[kaal, GOED, GOED | {"minuten": "veel"}])
    assert [afwijking.min_week for afwijking in uitkomst.afwijkingen] == [None, 12, None]
    assert [punt.plaats for punt in uitkomst.fouten] == ["afwijkingen[1].motivering", "afwijkingen[3].minuten"]


@pytest.mark.parametrize(
    ("dagen", "van_kracht"),
    [
        ({}, True),
        ({"van": "2026-03-01"}, True),
        ({"van": "2026-03-02"}, False),
        ({"tot_en_met": "2026-03-01"}, True),
    ],
)
def test_the_first_day_decides_what_is_in_force(
    dagen: dict[str, str],
    van_kracht: bool,  # noqa: FBT001 - a table
    reken: Reken,
) -> None:
    """A row or deviation that starts a day later is shown, with its minutes, and counts from that day."""
    uitkomst = reken(BASIS, regel("huis.beer", **dagen), afwijkingen=[GOED | {"resultaatgebied": "huis"} | dagen])
    beer, afwijking = uitkomst.regels[1], uitkomst.afwijkingen[0]
    assert beer.min_week == 10
    assert afwijking.min_week == 12
    assert (beer.van_kracht, afwijking.van_kracht) == (van_kracht, van_kracht)
    assert uitkomst.totaal is not None
    assert uitkomst.totaal.exact_min_week == (122 if van_kracht else 100)
    assert uitkomst.gebieden[0].bruto == (110 if van_kracht else 100)
    assert uitkomst.gebieden[0].afwijking == (12 if van_kracht else 0)


def test_the_two_frequencies_stand_beside_each_other(reken: Reken) -> None:
    """100 per week is 105 in steps of fifteen; biweekly the norm of its own, 130 in steps of ten; both by hand."""
    week, twee = reken(BASIS), reken(BASIS, frequentie="tweewekelijks")
    assert week.totaal is not None
    assert twee.totaal is not None
    assert week.totaal.exact_min_week == 100
    assert twee.totaal.exact_min_week == 65
    assert (
        week.vergelijking == twee.vergelijking == {"wekelijks": week.totaal.volume, "tweewekelijks": twee.totaal.volume}
    )
    assert (week.totaal.volume.min_week, week.totaal.volume.min_2weken) == (105, 210)
    assert (twee.totaal.volume.min_week, twee.totaal.volume.min_2weken) == (65, 130)


@pytest.mark.parametrize("frequentie", ["wekelijks", "tweewekelijks"])
def test_with_a_fout_no_frequency_has_a_volume(frequentie: str, reken: Reken) -> None:
    """What is no result at the chosen frequency is none at the other either."""
    assert all(reken(BASIS, frequentie=frequentie, afwijkingen=[GOED]).vergelijking.values())
    uitkomst = reken(BASIS, frequentie=frequentie, afwijkingen=[GOED | {"motivering": ""}])
    assert uitkomst.vergelijking == {"wekelijks": None, "tweewekelijks": None}


def test_a_row_that_can_not_be_biweekly_leaves_that_comparison_empty(reken: Reken) -> None:
    """Less help counts per week only; with it the case has no biweekly figure, and its weekly one stays."""
    uitkomst = reken(BASIS, regel("huis.zelf"))
    assert uitkomst.totaal is not None
    assert uitkomst.vergelijking == {"wekelijks": uitkomst.totaal.volume, "tweewekelijks": None}


def test_an_unknown_frequency_calculates_nothing_and_still_judges_the_rows(reken: Reken) -> None:
    """No rows, no part, no comparison: only what is wrong, with what was typed in a deviation."""
    uitkomst = reken(BASIS, regel("huis.zelf", -1), frequentie="maandelijks", afwijkingen=[GOED])
    assert {punt.naam for punt in uitkomst.fouten} == {"frequentie_ongeldig", "aantal_negatief"}
    assert (uitkomst.regels, uitkomst.gebieden, uitkomst.deeltotaal, uitkomst.perioden) == ((), (), None, ())
    assert [afwijking.min_week for afwijking in uitkomst.afwijkingen] == [12]


def test_a_case_with_only_an_unknown_code_is_not_called_empty(reken: Reken) -> None:
    """Who typed a code wrongly did fill something in; who typed nothing did not."""
    assert [punt.naam for punt in reken(regel("huis.baer")).fouten] == ["code_onbekend"]
    assert [punt.naam for punt in reken().fouten] == ["geen_regels"]
    assert reken(afwijkingen=[GOED]).totaal is not None


def test_a_period_of_a_row_ends_on_its_last_day(reken: Reken) -> None:
    """A row until and including 30 June counts on that day, and no longer on the next."""
    uitkomst = reken(BASIS, regel("huis.beer", tot_en_met="2026-06-30"))
    dagen = [(periode.van, periode.tot_en_met, periode.gebieden[0].netto) for periode in uitkomst.perioden]
    assert dagen == [
        (dt.date(2026, 3, 1), dt.date(2026, 6, 30), Fraction(110)),
        (dt.date(2026, 7, 1), None, Fraction(100)),
    ]


def test_without_a_usable_first_day_every_row_counts_in_the_part(reken: Reken) -> None:
    """When the start date can't be read nothing is left out for its own dates: the fout is the date."""
    uitkomst = reken(
        BASIS,
        regel("huis.beer", van="2030-01-01"),
        ingangsdatum="gisteren",
        afwijkingen=[GOED | {"resultaatgebied": "huis", "tot_en_met": "2020-01-01"}],
    )
    assert [punt.naam for punt in uitkomst.fouten] == ["datum_ongeldig"]
    assert all(rij.van_kracht for rij in uitkomst.regels)
    assert all(afwijking.van_kracht for afwijking in uitkomst.afwijkingen)
    assert uitkomst.deeltotaal == 122
    assert uitkomst.perioden == ()


def test_without_a_start_date_there_are_no_periods(reken: Reken, wet: Normenkader) -> None:
    """Asked directly: a case whose start is unknown has no stretches, and no transition."""
    goed = reken(BASIS, vorige_min_week=200)
    assert goed.totaal is not None
    delen = goed.regels, goed.afwijkingen
    assert lay_periods(goed.casus, wet, "wekelijks", delen, goed.totaal) == goed.perioden
    assert [periode.overgang for periode in goed.perioden] == [True, False]
    zonder = reken(BASIS, vorige_min_week=200, ingangsdatum=None)
    assert lay_periods(zonder.casus, wet, "wekelijks", delen, goed.totaal) == ()


def test_zero_times_and_zero_minutes_are_answers(reken: Reken) -> None:
    """Who fills in zero where times or minutes are asked, said so: no fout, and no minutes."""
    uitkomst = reken(BASIS, regel("huis.ramen", minuten=0), regel("tuin.harken", keer=0))
    assert uitkomst.fouten == ()
    assert {rij.regel.code: rij.min_week for rij in uitkomst.regels} == {
        "huis.basis": 100,
        "huis.ramen": 0,
        "tuin.harken": 0,
    }
    assert uitkomst.totaal is not None
    assert uitkomst.totaal.exact_min_week == 100


def test_of_a_double_code_the_first_row_is_kept(reken: Reken) -> None:
    """It is shown with what was filled in there, without minutes; the second one is named."""
    uitkomst = reken(BASIS, regel("huis.stoelen", 2), regel("huis.stoelen", 4))
    assert [(rij.regel.code, rij.aantal, rij.min_week) for rij in uitkomst.regels] == [
        ("huis.basis", 1, 100),
        ("huis.stoelen", 2, None),
    ]
    assert [(punt.naam, punt.plaats) for punt in uitkomst.fouten] == [("code_dubbel", "regels[3].code")]


def test_an_unknown_code_makes_its_own_area_unusable_and_no_other(reken: Reken) -> None:
    """Whatever was meant belongs to that area; a code of no known area leaves every sum as it is."""
    harken = regel("tuin.harken", keer=2)
    assert [gebied.code for gebied in reken(BASIS, regel("huis.baer"), harken).gebieden] == ["tuin"]
    assert [gebied.code for gebied in reken(BASIS, regel("zee.varen"), harken).gebieden] == ["huis", "tuin"]


@pytest.mark.parametrize(
    ("rij", "naam"),
    [
        (regel("huis.zelf", 0.5), "aantal_niet_heel"),
        (regel("huis.zelf", -0.5), "aantal_negatief"),
        (regel("huis.ramen", minuten=1.25), None),
        (regel("huis.ramen", minuten=1.234), "minuten_ongeldig"),
        (regel("tuin.harken", keer=1.25), None),
        (regel("tuin.harken", keer=1.234), "keer_ongeldig"),
    ],
)
def test_how_many_decimals_a_number_may_have(rij: dict[str, Any], naam: str | None, reken: Reken) -> None:
    """A quantity none, times and minutes two; the message says which of the two is the matter."""
    assert [punt.naam for punt in reken(BASIS, rij).fouten] == ([naam] if naam else [])
