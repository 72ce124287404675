"""The checks at their edges: what just is a fout and what just is not, and the words each one uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import calculate, casus_uit_gegevens
from speelwet import gewone_casus, regel

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader
    from speelwet import Reken

BASIS = regel("huis.basis")


def names(berekening: Berekening) -> list[str]:
    """What is wrong, by name."""
    return [punt.naam for punt in berekening.fouten]


@pytest.mark.parametrize(
    ("leeftijd", "goed"), [(0, True), (120, True), (121, False), (-1, False), (3.5, False), ("drie", False)]
)
def test_an_age_is_whole_years_up_to_120(leeftijd: object, goed: bool, reken: Reken) -> None:  # noqa: FBT001 - a table
    """Of a child and of an adult housemate alike."""
    verwacht = [] if goed else ["leeftijd_ongeldig"]
    assert names(reken(BASIS, kinderen=[{"leeftijd": leeftijd}])) == verwacht
    assert names(reken(BASIS, huisgenoten=[{"leeftijd": leeftijd}])) == verwacht


def test_less_help_is_biweekly_where_the_area_never_is(reken: Reken) -> None:
    """The rule on biweekly visits is of the areas that have them; the sandbox is raked every week all the same."""
    rijen = (BASIS, regel("tuin.harken", keer=2), regel("tuin.hulp"))
    assert names(reken(*rijen, frequentie="tweewekelijks")) == []
    assert names(reken(*rijen, regel("huis.zelf"), frequentie="tweewekelijks")) == ["minder_bij_tweewekelijks"]


def test_a_missing_norm_says_which_one_it_is(reken: Reken) -> None:
    """The row itself, or its norm per two weeks."""
    (week,) = reken(BASIS, regel("huis.zolder")).fouten
    assert "Een zolder" in week.tekst
    assert "per twee weken" not in week.tekst
    (twee,) = reken(regel("huis.schuur"), frequentie="tweewekelijks").fouten
    assert "per twee weken" in twee.tekst
    assert "De schuur" not in twee.tekst


def test_times_are_asked_in_the_unit_of_the_row_or_per_week(wet: Normenkader) -> None:
    """A framework that names no unit means times per week."""
    kaal = tuple(rij.model_copy(update={"keer_eenheid": ""}) for rij in wet.regels)
    casus = casus_uit_gegevens(gewone_casus(regel("tuin.harken")))
    (met,) = calculate(casus, wet).fouten
    (zonder,) = calculate(casus, wet.model_copy(update={"regels": kaal})).fouten
    assert "dagen per week" in met.tekst
    assert "keer per week" in zonder.tekst


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"vorige_min_week": 0}, []),
        ({"vorige_min_week": 0.01}, []),
        ({"vorige_min_week": -0.01}, ["vorige_ongeldig"]),
        ({"vorige_min_week": 0.001}, ["vorige_ongeldig"]),
        ({"onbepaalde_tijd": None, "tot_en_met": "2026-02-28"}, ["periode_omgekeerd"]),
        ({"onbepaalde_tijd": False, "tot_en_met": "2028-02-29"}, []),
        ({"onbepaalde_tijd": True, "tot_en_met": "2028-02-29"}, ["einde_dubbelzinnig"]),
        ({"tot_en_met": "later", "onbepaalde_tijd": False}, ["datum_ongeldig"]),
        ({"vastgelegd_op": "2099-01-01"}, []),
        ({"leveringsvorm": "zin"}, []),
        ({"leveringsvorm": "bon"}, ["keuze_ongeldig"]),
        ({"geen_bsn": "misschien"}, ["keuze_ongeldig"]),
        ({"mogelijkheden": [{"soort": "netwerk"}]}, []),
        ({"mogelijkheden": [{"soort": "geluk"}]}, ["keuze_ongeldig"]),
        ({"mogelijkheden": [{"soort": "netwerk", "beschikbaar": "soms"}]}, ["keuze_ongeldig"]),
        ({"huisgenoten": [{"leeftijd": 40, "kan_overnemen": ""}]}, []),
        ({"huisgenoten": [{"leeftijd": 40, "kan_overnemen": "nee"}]}, []),
        ({"huisgenoten": [{"leeftijd": 40, "kan_overnemen": "nooit"}]}, ["keuze_ongeldig"]),
        ({"huisgenoten": [{"leeftijd": 40, "leefeenheid": "half"}]}, ["keuze_ongeldig"]),
        ({"ijkclient": {"zelfstandige_woning": "half"}}, ["keuze_ongeldig"]),
        ({"kinderen": [{"leeftijd": 3}] * 8}, []),
        ({"kinderen": [{"leeftijd": 3}] * 9}, ["te_veel_regels"]),
        ({"huisgenoten": [{"leeftijd": 40}] * 8}, []),
        ({"huisgenoten": [{"leeftijd": 40}] * 9}, ["te_veel_regels"]),
        ({"afwijkingen": [{"resultaatgebied": "huis", "minuten": 1, "motivering": "m"}] * 10}, []),
        ({"afwijkingen": [{"resultaatgebied": "huis", "minuten": 1, "motivering": "m"}] * 11}, ["te_veel_regels"]),
    ],
    ids=str,
)
def test_what_a_case_may_say_of_itself(anders: dict[str, Any], verwacht: list[str], reken: Reken) -> None:
    """Each answer just within and just beyond what is possible."""
    assert names(reken(BASIS, **anders)) == verwacht


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [
        ({"van": "2026-03-01", "tot_en_met": "2028-02-29"}, []),
        ({"van": "2028-02-29", "tot_en_met": "2028-02-29"}, []),
        ({"van": "2026-02-28"}, ["periode_buiten_casus"]),
        ({"van": "2028-03-01"}, ["periode_buiten_casus"]),
        ({"tot_en_met": "2026-03-01"}, []),
        ({"tot_en_met": "2026-02-28"}, ["periode_buiten_casus"]),
        ({"tot_en_met": "2028-03-01"}, ["periode_buiten_casus"]),
        ({"van": "2027-01-02", "tot_en_met": "2027-01-01"}, ["periode_omgekeerd"]),
        ({"van": "ooit", "tot_en_met": "2027-01-01"}, ["datum_ongeldig"]),
        ({"van": "ooit", "tot_en_met": "nooit"}, ["datum_ongeldig", "datum_ongeldig"]),
    ],
    ids=str,
)
def test_the_days_of_a_row_and_of_a_deviation_lie_in_the_case(
    dagen: dict[str, str], verwacht: list[str], reken: Reken
) -> None:
    """From the first day of the case up to and including its last, and in order."""
    looptijd = {"onbepaalde_tijd": None, "tot_en_met": "2028-02-29"}
    afwijking = {"resultaatgebied": "huis", "minuten": 1, "motivering": "m"} | dagen
    assert names(reken(BASIS, regel("huis.beer", **dagen), **looptijd)) == verwacht
    assert names(reken(BASIS, **looptijd, afwijkingen=[afwijking])) == verwacht


def test_a_case_of_one_day_has_a_term_too(reken: Reken) -> None:
    """A lesson of one day: that day lies in it, the day before does not."""
    dag = {"onbepaalde_tijd": None, "tot_en_met": "2026-03-01"}
    les = {"keer": 1, "tot_en_met": "2026-03-01"}
    assert names(reken(regel("les.uitleg", van="2026-03-01", **les), **dag)) == []
    assert names(reken(regel("les.uitleg", van="2026-02-28", **les), **dag)) == ["periode_buiten_casus"]


def test_a_day_outside_the_case_is_told_with_the_term(reken: Reken) -> None:
    """From when to when; without an end only from when."""
    rij = regel("huis.beer", van="2026-02-28")
    (met,) = reken(BASIS, rij, onbepaalde_tijd=None, tot_en_met="2028-02-29").fouten
    (zonder,) = reken(BASIS, rij).fouten
    assert "2026-03-01 tot en met 2028-02-29" in met.tekst
    assert "vanaf 2026-03-01" in zonder.tekst
