"""The next case from the previous one: nothing is carried over unasked, nothing is lost, and what ended is told."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import pytest
from pydantic import BaseModel

from ho_engine import HoFout, bereken_casus, casus_uit_gegevens
from ho_engine.aandachtspunten import texts
from ho_engine.casus import CEL_MAXIMUM, Ongeldig
from ho_engine.kopie import copy_case
from ho_engine.vastleggen import TE_ONDERZOEKEN, lacking

if TYPE_CHECKING:
    from ho_engine import Normenbibliotheek
    from ho_engine.kopie import Kopie

DAG: Final = dt.date(2023, 3, 1)
VORIG: Final[dict[str, Any]] = {
    "kenmerk": "2021-0042",
    "gemeente": "speelstad",
    "ingangsdatum": dt.date(2021, 3, 1),
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2023, 2, 28),
    "vastgelegd_op": dt.date(2021, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.",
    "beperkingen": "Bukken lukt niet.",
    "leveringsvorm": "pgb",
    "geen_bsn": True,
    "kinderen": [{"leeftijd": 3}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "nee", "motivering": "Is ziek."}],
    "ijkclient": {"zelfstandige_woning": True},
    "mogelijkheden": [
        {"soort": soort, "beschikbaar": False, "uitkomst": f"Onderzocht: {soort}."}
        for soort in reversed(TE_ONDERZOEKEN)
    ],
    "regels": [
        {"code": "huis.beer", "aantal": 1, "motivering": "De beer knoeit.", "overleg_met": "het team"},
        {"code": "huis.basis", "aantal": 1},
        {"code": "huis.zelf", "aantal": 1, "motivering": "Stoft af.", "tot_en_met": dt.date(2021, 12, 31)},
    ],
    "afwijkingen": [
        {"resultaatgebied": "huis", "minuten": 10, "motivering": "Een piano.", "overleg_met": "het team"},
        {"resultaatgebied": "huis", "minuten": -5, "motivering": "Tijdelijk.", "tot_en_met": dt.date(2022, 6, 30)},
    ],
}


class Kopieer(Protocol):
    """Copy the previous case to a day, changed here and there; ``None`` takes a key away."""

    def __call__(self, datum: dt.date = DAG, kenmerk: str = "", **anders: object) -> Kopie:
        """Copy it."""


@pytest.fixture
def kopie(speelgoed: Normenbibliotheek) -> Kopieer:
    """The previous case, copied."""

    def _kopie(datum: dt.date = DAG, kenmerk: str = "", **anders: object) -> Kopie:
        gegevens = {naam: waarde for naam, waarde in (deepcopy(VORIG) | anders).items() if waarde is not None}
        return copy_case(bereken_casus(casus_uit_gegevens(gegevens), speelgoed), datum, speelgoed, kenmerk)

    return _kopie


def places(kopie: Kopie) -> dict[str, str]:
    """What is to be asked, by place."""
    return {navraag.plaats: navraag.tekst for navraag in kopie.opnieuw}


def test_every_answer_is_kept_behind_the_mark(kopie: Kopieer) -> None:
    """Request, limitations, motivations, consultation and investigation: the old words, and that they are old."""
    casus = kopie().casus
    assert casus.hulpvraag == "opnieuw vragen: Het huis blijft niet schoon."
    assert casus.beperkingen == "opnieuw vragen: Bukken lukt niet."
    assert [(r.code, r.motivering, r.overleg_met) for r in casus.regels] == [
        ("huis.basis", "", ""),
        ("huis.beer", "opnieuw vragen: De beer knoeit.", "opnieuw vragen: het team"),
    ]
    assert casus.afwijkingen[0].motivering == "opnieuw vragen: Een piano."
    assert casus.afwijkingen[0].overleg_met == "opnieuw vragen: het team"
    assert casus.huisgenoten[0].motivering == "opnieuw vragen: Is ziek."
    assert [m.soort for m in casus.mogelijkheden] == list(TE_ONDERZOEKEN)
    assert all(m.uitkomst == f"opnieuw vragen: Onderzocht: {m.soort}." for m in casus.mogelijkheden)


def test_what_had_no_answer_bears_the_mark_only_where_one_is_demanded(kopie: Kopieer) -> None:
    """An empty motivation of a row that adds or subtracts is asked; one of full replacement is not."""
    casus = kopie(
        hulpvraag=None,
        beperkingen=None,
        huisgenoten=[{"leeftijd": 67}],
        mogelijkheden=[{"soort": "netwerk"}, {"soort": "particuliere_hulp"}],
        regels=[
            {"code": "huis.basis", "aantal": 1},
            {"code": "huis.zelf", "aantal": 1},
            {"code": "huis.beer", "aantal": 0},
        ],
        afwijkingen=[{"resultaatgebied": "huis", "minuten": 10}],
    ).casus
    assert (casus.hulpvraag, casus.beperkingen) == ("opnieuw vragen", "opnieuw vragen")
    assert [r.motivering for r in casus.regels] == ["", "opnieuw vragen", ""]
    assert [m.uitkomst for m in casus.mogelijkheden] == ["opnieuw vragen", ""]
    assert casus.afwijkingen[0].motivering == "opnieuw vragen"
    assert casus.huisgenoten[0].motivering == ""
    assert (
        {regel.overleg_met for regel in casus.regels}
        == {afwijking.overleg_met for afwijking in casus.afwijkingen}
        == {""}
    )


def test_a_copy_of_a_copy_is_marked_once(kopie: Kopieer, speelgoed: Normenbibliotheek) -> None:
    """The mark never stands there twice, nor before a child's age."""
    eerste = kopie().casus
    tweede = copy_case(bereken_casus(eerste, speelgoed), dt.date(2024, 3, 1), speelgoed).casus
    assert texts(tweede) == texts(eerste)
    assert (
        tweede.kinderen
        == eerste.kinderen
        == casus_uit_gegevens(VORIG | {"kinderen": [{"leeftijd": "opnieuw vragen: 3"}]}).kinderen
    )


def test_dates_conditions_and_the_privacy_answer_are_emptied_and_named(kopie: Kopieer) -> None:
    """What says nothing of the new case is gone; what is only taken over is named to be looked at."""
    gemaakt = kopie()
    casus = gemaakt.casus
    assert (casus.tot_en_met, casus.onbepaalde_tijd, casus.vastgelegd_op, casus.geen_bsn) == (None,) * 4
    assert (dict(casus.ijkclient), casus.leveringsvorm, casus.ingangsdatum) == ({}, "pgb", DAG)
    gevraagd = places(gemaakt)
    assert {"kenmerk", "tot_en_met", "vastgelegd_op", "leveringsvorm", "geen_bsn", "ijkclient"} <= set(gevraagd)
    assert "2021-0042" in gevraagd["kenmerk"]
    kaal = kopie(geen_bsn=None, ijkclient=None, leveringsvorm=None, kenmerk="2023-0001")
    assert kaal.casus.kenmerk == "2023-0001"
    assert not {"kenmerk", "leveringsvorm", "geen_bsn", "ijkclient"} & set(places(kaal))


def test_every_mark_is_named_with_its_place(kopie: Kopieer) -> None:
    """No mark in the case that the list does not speak of, in words that say what it is."""
    gemaakt = kopie()
    gevraagd = places(gemaakt)
    gemerkt = {gemaakt.casus.plaats(pad) for pad, tekst in texts(gemaakt.casus) if tekst.startswith("opnieuw vragen")}
    assert len(gemerkt) == 2 + 2 + 2 + 1 + len(TE_ONDERZOEKEN)
    assert gemerkt <= set(gevraagd)
    assert gevraagd["regels[2].motivering"] == "de motivering bij huis.beer"
    assert gevraagd["afwijkingen[1].overleg_met"] == "met wie is overlegd bij de afwijking bij huis"
    assert gevraagd["mogelijkheden[3].uitkomst"] == "de uitkomst van het onderzoek naar netwerk"
    assert gevraagd["kinderen[1].leeftijd"] == "de leeftijd van dit kind"
    assert len(gevraagd) == len(gemaakt.opnieuw)


@pytest.mark.parametrize("leeftijd", [3, 130, "drie", None, "x" * 200])
def test_an_age_can_not_be_used_until_it_is_asked_again(
    kopie: Kopieer, speelgoed: Normenbibliotheek, leeftijd: object
) -> None:
    """Years have passed: a fout names the place until a number stands there, and reading it back changes nothing."""
    casus = kopie(kinderen=[{"leeftijd": leeftijd}], huisgenoten=[{"leeftijd": leeftijd}]).casus
    (kind,) = casus.kinderen
    assert isinstance(kind.leeftijd, Ongeldig)
    assert kind.leeftijd.tekst.startswith("opnieuw vragen")
    fouten = [punt for punt in bereken_casus(casus, speelgoed).fouten if punt.naam == "leeftijd_opnieuw_vragen"]
    assert [punt.plaats for punt in fouten] == ["kinderen[1].leeftijd", "huisgenoten[1].leeftijd"]
    terug = casus_uit_gegevens(VORIG | {"kinderen": [{"leeftijd": kind.leeftijd.tekst}]})
    assert terug.kinderen == casus.kinderen


def test_the_running_volume_is_that_of_the_day_before(kopie: Kopieer) -> None:
    """The period that holds the day before counts, not the first; after the end the last one does, and that is said."""
    assert kopie(dt.date(2021, 6, 1)).casus.vorige_min_week == 90  # 100 + 10 - 20 + 10 - 5 = 95, per 15 minutes
    assert kopie(dt.date(2022, 1, 1)).casus.vorige_min_week == 90  # 31 December is still the first period
    assert kopie(dt.date(2022, 1, 2)).casus.vorige_min_week == 120  # 115, half a step up
    assert kopie(DAG).casus.vorige_min_week == 120
    assert "vorige_min_week" not in places(kopie(DAG))
    later = kopie(dt.date(2023, 6, 1))
    assert later.casus.vorige_min_week == 120
    assert "liep tot en met 2023-02-28" in places(later)["vorige_min_week"]


def test_a_transition_that_still_ran_is_what_was_in_force(kopie: Kopieer) -> None:
    """In its first two months the previous case kept the volume before it."""
    assert kopie(dt.date(2021, 4, 1), vorige_min_week=400).casus.vorige_min_week == 400
    assert kopie(dt.date(2021, 5, 1), vorige_min_week=400).casus.vorige_min_week == 400
    assert kopie(dt.date(2021, 5, 2), vorige_min_week=400).casus.vorige_min_week == 90


def test_a_previous_case_with_a_fout_is_copied_all_the_same(kopie: Kopieer) -> None:
    """Without a total there is no running volume: it is empty, and to be filled in."""
    gemaakt = kopie(kinderen=[{"leeftijd": 200}], vorige_min_week=60)
    assert gemaakt.casus.vorige_min_week is None
    assert "geen totaal" in places(gemaakt)["vorige_min_week"]
    zonder_datum = kopie(ingangsdatum="gisteren")
    assert (zonder_datum.casus.ingangsdatum, zonder_datum.casus.vorige_min_week) == (DAG, None)


def test_what_ended_is_left_out_and_told(kopie: Kopieer) -> None:
    """A row or deviation whose last day lies before the new start is named; one that ends on that day stays."""
    assert kopie().vervallen == (
        "huis.zelf: liep tot en met 2021-12-31",
        "de afwijking bij huis (-5 minuten per week): liep tot en met 2022-06-30",
    )
    op_de_dag = kopie(dt.date(2021, 12, 31))
    assert op_de_dag.vervallen == ()
    assert [r.tot_en_met for r in op_de_dag.casus.regels if r.code == "huis.zelf"] == [dt.date(2021, 12, 31)]


def test_a_row_that_has_begun_loses_its_own_first_day(kopie: Kopieer) -> None:
    """At or before the new start the case's own day counts; a later day, or a word that is no day, stays."""
    regels = [
        {"code": "huis.basis", "aantal": 1, "van": DAG},
        {"code": "huis.zelf", "aantal": 1, "van": DAG + dt.timedelta(1), "tot_en_met": "later"},
        {"code": "huis.beer", "aantal": 1, "van": "ooit"},
    ]
    casus = kopie(regels=regels, afwijkingen=[VORIG["afwijkingen"][0] | {"van": dt.date(2022, 1, 1)}]).casus
    assert [regel.van for regel in casus.regels] == [None, DAG + dt.timedelta(1), Ongeldig("ooit")]
    assert casus.regels[1].tot_en_met == Ongeldig("later")
    assert casus.afwijkingen[0].van is None


def test_a_row_that_the_new_framework_does_not_know_or_has_no_figure_for_is_kept_and_named(kopie: Kopieer) -> None:
    """The shed was sold in 2022 and the attic never had a norm: neither is lost, both are named."""
    regels = [
        {"code": "huis.schuur", "aantal": 1, "motivering": "Een schuur."},
        {"code": "huis.zolder", "aantal": 1},
        {"code": "huis.basis", "aantal": 1},
    ]
    gemaakt = kopie(regels=regels)
    assert [regel.code for regel in gemaakt.casus.regels] == ["huis.basis", "huis.zolder", "huis.schuur"]
    assert gemaakt.casus.regels[2].motivering == "opnieuw vragen: Een schuur."
    gevraagd = places(gemaakt)
    assert "huis.schuur" in gevraagd["regels[3].code"]
    assert "Speelstad 2022" in gevraagd["regels[2].code"]
    assert gemaakt.kader.id == "speelstad-2022"


@pytest.mark.parametrize("datum", [dt.date(2021, 3, 1), dt.date(2020, 12, 31)])
def test_a_copy_begins_after_the_previous_case(kopie: Kopieer, datum: dt.date) -> None:
    """Not on the same day and not before it."""
    with pytest.raises(HoFout, match="begon pas op 2021-03-01") as fout:
        kopie(datum)
    assert fout.value.melding.naam == "kopie_te_vroeg"


@pytest.mark.parametrize(
    ("anders", "datum", "naam"),
    [
        ({}, dt.date(2030, 1, 1), "geen_kader_van_kracht"),
        ({"gemeente": "elders"}, DAG, "gemeente_onbekend"),
        ({"hulpvraag": "x" * CEL_MAXIMUM}, DAG, "tekst_te_lang"),
        ({"afwijkingen": [VORIG["afwijkingen"][0] | {"motivering": "x" * CEL_MAXIMUM}]}, DAG, "tekst_te_lang"),
        ({"kenmerk": "a\x07"}, DAG, "verboden_teken"),
    ],
)
def test_what_can_not_be_copied_is_one_sentence(
    kopie: Kopieer, anders: dict[str, Any], datum: dt.date, naam: str
) -> None:
    """No framework on that day, an unknown municipality, or a text that would have to be cut off for the mark."""
    with pytest.raises(HoFout) as fout:
        kopie(datum, **anders)
    assert fout.value.melding.naam == naam


def test_a_text_that_just_fits_with_its_mark_is_copied_whole(kopie: Kopieer) -> None:
    """A cell filled to its last character is no cell too full; one more is."""
    ruimte = CEL_MAXIMUM - len("opnieuw vragen: ")
    assert len(kopie(DAG, hulpvraag="x" * ruimte).casus.hulpvraag) == CEL_MAXIMUM
    with pytest.raises(HoFout, match="32768"):
        kopie(DAG, hulpvraag="x" * (ruimte + 1))


def test_a_copy_never_becomes_final_unasked(kopie: Kopieer, speelgoed: Normenbibliotheek) -> None:
    """Each mark stands in the way by name; once every answer is there, none does."""
    gemaakt = kopie(dt.date(2021, 6, 1), kinderen=None, huisgenoten=None)
    ingevuld = gemaakt.casus.model_copy(
        update={"onbepaalde_tijd": True, "vastgelegd_op": dt.date(2021, 5, 20), "gemeente": "speelstad"}
    )
    tekort = lacking(bereken_casus(ingevuld, speelgoed))
    gemerkt = {ingevuld.plaats(pad) for pad, tekst in texts(ingevuld) if tekst.startswith("opnieuw vragen")}
    zin = "hier staat nog 'opnieuw vragen'; vraag het na en haal die woorden weg"
    assert set(tekort) == {f"{plaats}: {zin}" for plaats in gemerkt}
    assert lacking(bereken_casus(answered(ingevuld), speelgoed)) == ()


Deel = TypeVar("Deel", bound=BaseModel)


def answered(deel: Deel) -> Deel:
    """A case without the marks in its texts."""
    nieuw: dict[str, object] = {}
    for naam, waarde in vars(deel).items():
        if isinstance(waarde, str):
            nieuw[naam] = waarde.removeprefix("opnieuw vragen: ")
        elif isinstance(waarde, tuple):
            nieuw[naam] = tuple(map(answered, waarde))
    return deel.model_copy(update=nieuw)


def test_numbers_are_carried_over_exactly(kopie: Kopieer) -> None:
    """How many, how often and own minutes are not rounded on the way."""
    regels = [{"code": "tuin.harken", "aantal": 2, "keer": 1.25}]
    (regel,) = kopie(regels=regels).casus.regels
    assert (regel.aantal, regel.keer) == (Fraction(2), Fraction(5, 4))


def test_every_child_and_every_housemate_is_asked_for_an_age(kopie: Kopieer) -> None:
    """Each at its own place, and of a housemate also what that one can take over."""
    gevraagd = places(kopie(kinderen=[{"leeftijd": 3}], huisgenoten=[{"leeftijd": 67}, {"leeftijd": 40}]))
    assert {plaats: tekst for plaats, tekst in gevraagd.items() if plaats.endswith(".leeftijd")} == {
        "kinderen[1].leeftijd": "de leeftijd van dit kind",
        "huisgenoten[1].leeftijd": "de leeftijd van deze huisgenoot, en wat die kan overnemen",
        "huisgenoten[2].leeftijd": "de leeftijd van deze huisgenoot, en wat die kan overnemen",
    }


def test_a_previous_case_without_an_end_never_ran_out(kopie: Kopieer) -> None:
    """For an indefinite time the volume is that of the day before, and nobody asks whether it still runs."""
    gemaakt = kopie(dt.date(2023, 6, 1), tot_en_met=None, onbepaalde_tijd=True)
    assert gemaakt.casus.vorige_min_week == 120
    assert "vorige_min_week" not in places(gemaakt)


def test_a_text_to_ask_again_is_named_in_words(kopie: Kopieer) -> None:
    """Also one that belongs to the whole case, or to a housemate."""
    gevraagd = places(kopie())
    assert (gevraagd["hulpvraag"], gevraagd["beperkingen"]) == ("de hulpvraag", "de beperkingen")
    assert gevraagd["huisgenoten[1].motivering"] == "de motivering bij deze huisgenoot"
