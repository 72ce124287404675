"""Comparing: what differs is named with its reason, the parts are the whole difference, and the words say the same."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import all_frameworks, random_case
from ho_engine import Normenbibliotheek, bereken_casus, calculate, casus_uit_gegevens
from ho_engine.vergelijkcontract import compared_cases_as_json
from ho_engine.vergelijken import compare_cases
from ho_engine.verschilpunten import difference_points
from ho_engine.verschilzinnen import clauses, explain_difference
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader
    from ho_engine.verschil import Casusvergelijking
    from speelwet import Reken

NORMEN = Normenbibliotheek((SPEELGOED,))
KADERS = [*all_frameworks(), *(NORMEN.kader(naam) for naam in ("speelland", "uurdorp", "speelstad-2022"))]
BASIS = regel("huis.basis")
HARKEN = regel("tuin.harken", keer=3)


def zelf(aantal: int, **anders: object) -> dict[str, Any]:
    """The row of what someone does alone: 20 minutes less per time."""
    return regel("huis.zelf", aantal, **anders)


def wijkt_af(minuten: float) -> dict[str, Any]:
    """A case with a deviation in the house."""
    return {"afwijkingen": [{"resultaatgebied": "huis", "minuten": minuten, "motivering": "Omdat."}]}


def random_pair(zaad: int) -> tuple[Berekening, Berekening]:
    """Two cases, of one framework or of two; some have a fout."""
    bron = random.Random(zaad)  # noqa: S311 - no secret, but a case that can be made again
    voor = bron.choice(KADERS)
    na = bron.choice([voor, bron.choice(KADERS)])
    return calculate(random_case(voor, bron, fouten=0.05), voor), calculate(random_case(na, bron, fouten=0.05), na)


def sum_of(delen: Any) -> Fraction:  # noqa: ANN401 - anything with minutes per week
    """The minutes per week of all parts."""
    return sum((deel.min_week for deel in delen), Fraction(0))


ZADEN = st.integers(0, 2**32)


@given(ZADEN)
@settings(max_examples=150, deadline=None)
def test_the_parts_are_the_whole_difference(zaad: int) -> None:
    """Rows, deviations, caps and floors are the exact difference; with the rounding they are what is granted."""
    vergelijking = compare_cases(*random_pair(zaad))
    voor, na = vergelijking.voor, vergelijking.na
    if not vergelijking.compleet:
        assert (vergelijking.delen, vergelijking.verschil, clauses(vergelijking)) == ((), None, ())
        return
    assert voor.totaal is not None
    assert na.totaal is not None
    exact = na.totaal.exact_min_week - voor.totaal.exact_min_week
    assert sum_of(deel for deel in vergelijking.delen if deel.soort != "afronding") == exact
    assert sum_of(vergelijking.delen) == sum_of(clauses(vergelijking)) == vergelijking.verschil
    assert sum((gebied.verschil or Fraction(0) for gebied in vergelijking.gebieden), Fraction(0)) == exact
    assert all(deel.min_week for deel in vergelijking.delen)


def test_the_generated_pairs_are_worth_comparing() -> None:
    """Enough pairs have both totals, and every kind of part and reason occurs among them."""
    paren = [compare_cases(*random_pair(zaad)) for zaad in range(600)]
    assert sum(paar.compleet for paar in paren) > 150
    assert {deel.soort for paar in paren for deel in paar.delen} == {
        "regel",
        "afwijking",
        "aftopping",
        "ondergrens",
        "afronding",
    }
    redenen = {reden for paar in paren for rij in paar.regels for reden in rij.redenen}
    assert redenen == {"fout", "erbij", "eraf", "aantal", "keer", "minuten", "frequentie", "norm", "periode"}


@given(ZADEN)
@settings(max_examples=150, deadline=None)
def test_a_row_that_adds_another_amount_says_why(zaad: int) -> None:
    """No difference without a reason, and no row of either case is left out."""
    voor, na = random_pair(zaad)
    vergelijking = compare_cases(voor, na)
    codes = {uitkomst.regel.code for kant in (voor, na) for uitkomst in kant.regels}
    assert [rij.code for rij in vergelijking.regels] == list(dict.fromkeys(rij.code for rij in vergelijking.regels))
    assert {rij.code for rij in vergelijking.regels} == codes
    assert all(rij.redenen for rij in vergelijking.regels if rij.verschil != 0)


@given(ZADEN)
@settings(max_examples=150, deadline=None)
def test_a_case_does_not_differ_from_itself(zaad: int) -> None:
    """Nothing is found where nothing is."""
    voor, _ = random_pair(zaad)
    vergelijking = compare_cases(voor, voor)
    assert vergelijking.delen == ()
    assert all(rij.redenen in {(), ("fout",)} for rij in vergelijking.regels)
    if vergelijking.compleet:
        assert explain_difference(vergelijking)[0].endswith("Dat blijft zo.")


@given(ZADEN)
@settings(max_examples=150, deadline=None)
def test_the_words_are_whole_and_name_no_minutes_of_an_activity(zaad: int) -> None:
    """Every reason is a clause; an activity of full replacement is never named with its minutes."""
    vergelijking = compare_cases(*random_pair(zaad))
    tekst = " ".join((*explain_difference(vergelijking), *difference_points(vergelijking)))
    assert not re.search(r"None|Fraction|\{|\}|  |“” |” \(|-\d+ minu", tekst), tekst
    for rij in vergelijking.regels:
        if rij.regel.soort == "volledige_overname":
            assert f"“{rij.regel.omschrijving}”" not in tekst
    for deel in clauses(vergelijking):
        assert re.search(r"” \w+ \w+|afwijkt|wijkt|vervalt|komt|afronden", deel.tekst), deel.tekst


@given(ZADEN)
@settings(max_examples=150, deadline=None)
def test_the_object_for_other_programs_is_plain_and_complete(zaad: int) -> None:
    """It can be written as JSON, whatever is wrong with the cases."""
    voor, na = random_pair(zaad)
    gegevens = json.loads(json.dumps(compared_cases_as_json(compare_cases(voor, na), ["Een opmerking."])))
    assert (gegevens["schema"], gegevens["soort"]) == ("vergelijking/1", "casus")
    assert (gegevens["voor"]["totaal"] is None) == (voor.totaal is None)
    assert gegevens["opmerkingen"][0] == "Een opmerking."
    assert len(gegevens["regels"]) == len({u.regel.code for kant in (voor, na) for u in kant.regels})


ZINNEN: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    (
        "a row less, and rounding",
        gewone_casus(BASIS),
        gewone_casus(BASIS, zelf(2)),
        (
            "U kreeg 1 uur en 45 minuten per week. Dat wordt 1 uur per week: 45 minuten per week minder. Dat"
            " komt hierdoor:"
            " “Zelf opruimen” telt nu mee (40 minuten per week minder);"
            " het afronden van het totaal pakt anders uit (5 minuten per week minder)."
        ),
    ),
    (
        "another aantal",
        gewone_casus(BASIS, zelf(1)),
        gewone_casus(BASIS, zelf(4)),
        (
            "U kreeg 1 uur en 15 minuten per week. Dat wordt 15 minuten per week: 1 uur per week minder. Dat"
            " komt hierdoor:"
            " “Zelf opruimen” telt nu 4 keer mee in plaats van 1 keer (60 minuten per week minder)."
        ),
    ),
    (
        "the floor at zero",
        gewone_casus(BASIS, zelf(4)),
        gewone_casus(BASIS, zelf(6)),
        (
            "U kreeg 15 minuten per week. Dat wordt 0 minuten per week: 15 minuten per week minder. Dat komt hierdoor:"
            " “Zelf opruimen” telt nu 6 keer mee in plaats van 4 keer (40 minuten per week minder);"
            " bij “Poppenhuis” kan niet alles eraf, want minder dan nul kan niet (20 minuten per week meer);"
            " het afronden van het totaal pakt anders uit (5 minuten per week meer)."
        ),
    ),
    (
        "a cap",
        gewone_casus(HARKEN),
        gewone_casus(regel("tuin.harken", keer=5)),
        (
            "U kreeg 1 uur en 15 minuten per week. Dat wordt 1 uur en 45 minuten per week: 30 minuten per week meer."
            " Dat komt hierdoor: de hulp voor “Zandbak” is nu 5 dagen per week in plaats van 3 dagen per week"
            " (50 minuten per week meer); bij “Zandbak” vervalt er meer tijd door het maximum (25 minuten per"
            " week minder);"
            " het afronden van het totaal pakt anders uit (5 minuten per week meer)."
        ),
    ),
    (
        "a deviation",
        gewone_casus(BASIS),
        gewone_casus(BASIS, **wijkt_af(20)),
        (
            "U kreeg 1 uur en 45 minuten per week. Dat wordt 2 uur per week: 15 minuten per week meer. Dat komt"
            " hierdoor:"
            " de gemeente wijkt bij “Poppenhuis” nu af van het normenkader (20 minuten per week meer);"
            " het afronden van het totaal pakt anders uit (5 minuten per week minder)."
        ),
    ),
    (
        "an area more and one less",
        gewone_casus(BASIS),
        gewone_casus(HARKEN),
        (
            "U kreeg 1 uur en 45 minuten per week. Dat wordt 1 uur en 15 minuten per week: 30 minuten per week minder."
            " Dat komt hierdoor: de hulp voor “Poppenhuis” vervalt (100 minuten per week minder);"
            " de hulp voor “Zandbak” komt erbij (75 minuten per week meer);"
            " het afronden van het totaal pakt anders uit (5 minuten per week minder)."
        ),
    ),
    (
        "once per two weeks",
        gewone_casus(BASIS, regel("huis.kelder")),
        gewone_casus(BASIS, regel("huis.kelder"), frequentie="tweewekelijks"),
        (
            "U kreeg 1 uur en 45 minuten per week. Dat wordt 2 uur en 20 minuten per twee weken. Omgerekend is dat"
            " 35 minuten per week minder. Dat komt hierdoor: de hulp voor “Poppenhuis” komt nu één keer per twee weken"
            " (35 minuten per week minder); “Een kelder, met een eigen norm per twee weken” heeft een andere"
            " norm, want de"
            " hulp komt nu één keer per twee weken (3 minuten per week minder);"
            " het afronden van het totaal pakt anders uit (3 minuten per week meer)."
        ),
    ),
    (
        "the same time, otherwise made up",
        gewone_casus(BASIS, regel("huis.beer")),
        gewone_casus(BASIS, **wijkt_af(10)),
        (
            "U kreeg 1 uur en 45 minuten per week. Dat blijft zo. Wel is dit anders:"
            " “Een beer die knoeit” telt niet meer mee (10 minuten per week minder);"
            " de gemeente wijkt bij “Poppenhuis” nu af van het normenkader (10 minuten per week meer)."
        ),
    ),
    (
        "minutes of one's own, and a bounded amount",
        gewone_casus(BASIS, regel("huis.ramen", 2)),
        gewone_casus(BASIS, regel("huis.ramen", 2, minuten=5)),
        (
            "U kreeg 2 uur per week. Dat wordt 1 uur en 45 minuten per week: 15 minuten per week minder. Dat"
            " komt hierdoor:"
            " “Ramen, hoogstens” is met een andere tijd berekend (14 minuten per week minder);"
            " het afronden van het totaal pakt anders uit (1 minuut per week minder)."
        ),
    ),
]
"""What happened, the two cases of the toy law, and the words for the resident; the sums were made by hand."""


@pytest.mark.parametrize(("voor", "na", "zin"), [geval[1:] for geval in ZINNEN], ids=[geval[0] for geval in ZINNEN])
def test_the_resident_reads_what_was_what_becomes_and_why(
    wet: Normenkader, voor: dict[str, Any], na: dict[str, Any], zin: str
) -> None:
    """In the unit of the decision, with each reason and its amount."""
    vergelijking = compare_cases(*(calculate(casus_uit_gegevens(gegevens), wet) for gegevens in (voor, na)))
    assert explain_difference(vergelijking) == (zin,)


def speelstad(*regels: dict[str, Any], **anders: object) -> Berekening:
    """Calculate a case of the toy city, whose norm was raised in 2022."""
    return bereken_casus(casus_uit_gegevens(gewone_casus(*regels, **anders)), NORMEN)


def row_of(vergelijking: Casusvergelijking, code: str) -> tuple[str, ...]:
    """The reasons of one row."""
    return next(rij.redenen for rij in vergelijking.regels if rij.code == code)


def test_a_norm_of_another_edition_is_told_with_both_figures() -> None:
    """The framework changed, the case did not."""
    vergelijking = compare_cases(speelstad(BASIS, ingangsdatum="2021-03-01"), speelstad(BASIS))
    assert row_of(vergelijking, "huis.basis") == ("norm",)
    (zin,) = explain_difference(vergelijking)
    assert "heeft een andere norm: 110 minuten per week in plaats van 100 minuten per week (10 minuten" in zin


def test_frequency_and_framework_are_two_reasons() -> None:
    """What the frequency does is told apart from what another edition does."""
    nu = {"frequentie": "tweewekelijks"}
    oud = speelstad(BASIS, ingangsdatum="2021-03-01")
    assert row_of(compare_cases(oud, speelstad(BASIS, **nu)), "huis.basis") == ("frequentie",)
    uurdorp = speelstad(BASIS, regel("huis.beer"), gemeente="uurdorp")
    assert row_of(compare_cases(oud, uurdorp), "huis.basis") == ()


def test_hours_per_year_are_told_as_such() -> None:
    """Two decisions in hours per year differ in hours per year; the parts too."""
    vergelijking = compare_cases(speelstad(BASIS, gemeente="uurdorp"), speelstad(BASIS, zelf(1), gemeente="uurdorp"))
    assert explain_difference(vergelijking) == (
        (
            "U kreeg 84 uur per jaar. Dat wordt 67 uur per jaar: 17 uur per jaar minder. Dat komt hierdoor:"
            " “Zelf opruimen”"
            " telt nu mee (ongeveer 16,67 uur per jaar minder);"
            " het afronden van het totaal pakt anders uit (ongeveer 0,33 uur per jaar minder)."
        ),
    )


def test_the_first_case_is_judged_on_its_last_day(reken: Reken) -> None:
    """What the resident had on the day before, not what the decision once began with."""
    oud = reken(BASIS, zelf(2, tot_en_met="2026-06-30"), ingangsdatum="2026-03-01")
    nieuw = reken(BASIS, ingangsdatum="2027-03-01")
    vergelijking = compare_cases(oud, nieuw)
    assert vergelijking.voor.dag == dt.date(2027, 2, 28)
    assert vergelijking.voor.toegekend == 105
    assert explain_difference(vergelijking) == ("U kreeg 1 uur en 45 minuten per week. Dat blijft zo.",)
    assert (
        "zoals hij was op 28 februari 2027, de laatste dag voordat de tweede ingaat."
        in difference_points(vergelijking)[0]
    )


def test_a_gap_and_the_wrong_order_are_said(reken: Reken) -> None:
    """Dates that do not follow each other are a reason to look again."""
    oud = reken(BASIS, onbepaalde_tijd=None, tot_en_met="2026-12-31")
    nieuw = reken(BASIS, ingangsdatum="2027-03-01")
    punten = difference_points(compare_cases(oud, nieuw))
    assert "op zijn laatste dag, 31 december 2026." in punten[0]
    assert "loopt tot en met 31 december 2026 en de tweede begint op 1 maart 2027" in punten[1]
    assert "zet de oude casus vooraan" in difference_points(compare_cases(nieuw, oud))[0]


def test_the_transition_is_told_with_its_last_day(reken: Reken) -> None:
    """With a running amount and a term the resident reads until when the old amount is kept."""
    oud = reken(BASIS)
    nieuw = reken(BASIS, zelf(2), ingangsdatum="2027-03-01", vorige_min_week=105)
    vergelijking = compare_cases(oud, nieuw)
    assert explain_difference(vergelijking)[1] == (
        "Tot en met 30 april 2027 houdt u 1 uur en 45 minuten per week. Daarna geldt de nieuwe tijd."
    )
    assert not any("overgang" in punt for punt in difference_points(vergelijking))


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({}, "Vul in de tweede casus vorige_min_week in (105); dan wordt de overgang berekend."),
        ({"vorige_min_week": 60}, "noemt 60 minuten per week als lopend besluit (vorige_min_week), maar de eerste"),
        ({"vorige_min_week": 60}, "motiveer een redelijke overgangstermijn."),
        ({"regels": [BASIS, zelf(6)]}, "Dat is een weigering"),
        (
            {"regels": [BASIS, zelf(2), regel("huis.beer", van="2027-08-01")]},
            "vanaf 1 augustus 2027 is het 1 uur en 15",
        ),
    ],
)
def test_what_a_lower_outcome_asks_is_said(reken: Reken, anders: dict[str, Any], zegt: str) -> None:
    """The running amount, the transition, a refusal and what changes later stand beside the difference."""
    gegevens = {"regels": [BASIS, zelf(2)], "ingangsdatum": "2027-03-01"} | anders
    vergelijking = compare_cases(reken(BASIS), reken(*gegevens.pop("regels"), **gegevens))
    assert any(zegt in punt for punt in difference_points(vergelijking)), difference_points(vergelijking)


def test_a_running_transition_is_not_forgotten(reken: Reken) -> None:
    """Who is still in the transition of the first case had the amount before that."""
    oud = reken(BASIS, zelf(2), vorige_min_week=300)
    punten = difference_points(compare_cases(oud, reken(BASIS, ingangsdatum="2026-04-01")))
    assert any("de inwoner had toen 5 uur per week, niet 1 uur per week" in punt for punt in punten)


def test_figures_that_are_not_sure_are_named() -> None:
    """A fictitious framework or an unconfirmed norm makes no firm difference."""
    punten = difference_points(compare_cases(speelstad(BASIS, ingangsdatum="2021-03-01"), speelstad(BASIS)))
    assert "Het normenkader van de tweede casus is fictief: een uitkomst hiervan is nooit definitief." in punten


def test_a_fout_leaves_the_rest_compared(reken: Reken) -> None:
    """What can't be computed is unknown, never zero; the other rows and areas stand."""
    vergelijking = compare_cases(reken(BASIS, HARKEN), reken(BASIS, regel("tuin.harken", "veel", keer=3), zelf(1)))
    assert vergelijking.verschil is None
    assert explain_difference(vergelijking) == ()
    assert {rij.code: rij.verschil for rij in vergelijking.regels} == {
        "huis.basis": 0,
        "huis.zelf": -20,
        "tuin.harken": None,
    }
    assert row_of(vergelijking, "tuin.harken")[0] == "fout"
    assert {gebied.code: gebied.verschil for gebied in vergelijking.gebieden} == {"huis": -20, "tuin": None}


def test_a_case_without_framework_claims_nothing_of_its_rows() -> None:
    """A row that the other case has too is not called gone because a municipality was misspelt."""
    vergelijking = compare_cases(speelstad(BASIS, zelf(1)), speelstad(BASIS, gemeente="speelstat"))
    assert row_of(vergelijking, "huis.basis") == ("fout",)
    assert row_of(vergelijking, "huis.zelf") == ("eraf",)


def test_the_deviations_of_an_area_are_added_up(reken: Reken) -> None:
    """Those that count on the day together; an area with a faulty one has no sum."""
    twee = wijkt_af(10)["afwijkingen"] + wijkt_af(-2.5)["afwijkingen"]
    (gebied,) = compare_cases(reken(BASIS, **wijkt_af(4)), reken(BASIS, afwijkingen=twee)).afwijkingen
    assert (gebied.gebied, gebied.min_week_voor, gebied.min_week_na) == ("huis", Fraction(4), Fraction(15, 2))
    zonder = [twee[0], twee[1] | {"motivering": ""}]
    (gebied,) = compare_cases(reken(BASIS), reken(BASIS, afwijkingen=zonder)).afwijkingen
    assert (gebied.min_week_voor, gebied.min_week_na) == (Fraction(0), None)


def other_row(wet: Normenkader, code: str, **anders: object) -> Normenkader:
    """The same framework with one row changed."""
    regels = tuple(rij.model_copy(update=anders) if rij.code == code else rij for rij in wet.regels)
    return wet.model_copy(update={"regels": regels})


def test_a_row_that_is_taken_off_instead_of_added_has_another_kind(wet: Normenkader) -> None:
    """The same code and minutes with the other sign is a difference, and it says which."""
    casus = casus_uit_gegevens(gewone_casus(BASIS, regel("huis.beer")))
    na = calculate(casus, other_row(wet, "huis.beer", soort="minder_inzet"))
    vergelijking = compare_cases(calculate(casus, wet), na)
    assert row_of(vergelijking, "huis.beer") == ("soort",)
    assert row_of(vergelijking, "huis.basis") == ()


def test_the_same_minutes_of_ones_own_in_another_unit_are_another_norm(wet: Normenkader) -> None:
    """Six minutes a week and six hours a year are not the same, though the case says six in both."""
    casus = casus_uit_gegevens(gewone_casus(BASIS, regel("huis.ramen", minuten=6)))
    na = calculate(casus, other_row(wet, "huis.ramen", eenheid="uur/jaar"))
    vergelijking = compare_cases(calculate(casus, wet), na)
    assert row_of(vergelijking, "huis.ramen") == ("norm",)


def test_a_side_without_a_total_grants_nothing(reken: Reken) -> None:
    """Asked all the same, it is zero of any unit, and without a day every row counts."""
    goed, fout = reken(BASIS), reken(BASIS, zelf(1, van="2026-05-01"), ingangsdatum="ooit")
    kant = compare_cases(fout, goed).voor
    assert (kant.dag, kant.totaal) == (None, None)
    assert (kant.toegekend, kant.per_eenheid, kant.toegekend_min_week) == (0, Fraction(1), Fraction(0))
    assert all(kant.telt(rij) for rij in fout.regels)
    assert len(fout.regels) == 2
