"""A template that is filled with a case: live and right in every formula cell, and nothing recorded in it yet."""

from __future__ import annotations

import datetime as dt
import io
import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from generator import all_frameworks, random_case
from ho_engine import HoFout, calculate, casus_uit_gegevens, kies_normenkader
from ho_workbook.bladen.controle import GEEN_VASTLEGGING
from ho_workbook.celwaarden import Celfout
from ho_workbook.indeling import Indeling
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.stand import unplaceable
from ho_workbook.werkboek import maak_sjabloon, vul_sjabloon

if TYPE_CHECKING:
    from openpyxl import Workbook

    from ho_engine import Casus

BEGIN: Final = dt.date(2026, 9, 1)
KADER: Final = kies_normenkader("hilversum", BEGIN)
GEVALLEN_PER_KADER: Final = 4
GEVULD: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "hilversum",
    "ingangsdatum": BEGIN,
    "frequentie": "wekelijks",
    "hulpvraag": "opnieuw vragen: Het huis blijft niet schoon.",
    "vorige_min_week": 90,
    "leveringsvorm": "zin",
    "kinderen": [{"leeftijd": "opnieuw vragen: 3"}],
    "huisgenoten": [{"leeftijd": "opnieuw vragen", "leefeenheid": True, "kan_overnemen": "deels", "motivering": "x"}],
    "mogelijkheden": [{"soort": "netwerk", "beschikbaar": False, "uitkomst": "opnieuw vragen"}],
    "regels": [{"code": "slh.volledige_overname", "aantal": 1, "motivering": "opnieuw vragen: =1+1"}],
}


def case(**anders: object) -> Casus:
    """The filled case, changed here and there."""
    return casus_uit_gegevens(GEVULD | anders)


def opened(data: bytes) -> Workbook:
    """The workbook with its cached values."""
    return load_workbook(io.BytesIO(data), data_only=True)


def read_back(data: bytes) -> Casus:
    """The case on its case sheet, without the cells it came from."""
    return casus_uit_werkmap(data, "sjabloon.xlsx").model_copy(update={"plaatsen": {}})


@pytest.mark.traag
@pytest.mark.parametrize("kader", all_frameworks(), ids=lambda kader: kader.id)
def test_generated_cases_fill_a_template_that_is_proven_and_reads_back(kader: Any) -> None:  # noqa: ANN401 - the framework
    """IronCalc finds in every formula cell what the engine expects, and the case sheet holds the same case."""
    bron, gemaakt = random.Random(kader.id), 0  # noqa: S311 - repeatable cases, no secret
    volgorde = list(kader.regel_bij_code)
    while gemaakt < GEVALLEN_PER_KADER:
        casus = random_case(kader, bron)
        if unplaceable(calculate(casus, kader)):
            continue
        gemaakt += 1
        regels = tuple(sorted(casus.regels, key=lambda regel: volgorde.index(regel.code)))
        assert read_back(vul_sjabloon(casus, kader)) == casus.model_copy(update={"regels": regels})


def test_the_totals_are_live_and_nothing_is_recorded() -> None:
    """The outcome stands on the first sheet; record, prose, points and what was recorded are still to come."""
    casus = case()
    werkmap = opened(vul_sjabloon(casus, KADER))
    berekening = calculate(case(kinderen=[], huisgenoten=[]), KADER)
    assert berekening.totaal is not None
    assert werkmap["Overzicht"]["A5"].value == berekening.totaal.volume.min_week
    assert werkmap["Overzicht"]["B9"].value == "2026-0042"
    record = Indeling(KADER, "sjabloon").record
    bereik = werkmap["Verantwoording"][f"A{record.eerste}:B{record.laatste}"]
    assert {cel.value for rij in bereik for cel in rij} == {None}
    verantwoording = [rij[1] for rij in werkmap["Verantwoording"].iter_rows(max_col=2, values_only=True)]
    assert verantwoording.count("volgt bij het vastleggen") == 2
    assert "Sjabloon: er is nog niets vastgelegd" in verantwoording
    controle = [rij for rij in werkmap["Controle"].iter_rows(max_col=5, values_only=True) if rij[2] == GEEN_VASTLEGGING]
    assert len(controle) >= 5 + len(KADER.resultaatgebieden)
    assert {rij[4] for rij in controle} == {"akkoord"}
    assert [cel.value for cel in werkmap["Toelichting"]["B"] if cel.row > 3 and cel.value] == [
        "Deze tekst wordt geschreven zodra de casus als werkmap wordt vastgelegd, of als concept wordt gemaakt."
    ]
    assert read_back(vul_sjabloon(casus, KADER)) == casus


def test_it_can_be_filled_in_further_like_an_empty_one() -> None:
    """Every cell that an empty template leaves open is open, and no other."""
    leeg, gevuld = (opened(data) for data in (maak_sjabloon(KADER, BEGIN), vul_sjabloon(case(), KADER)))
    open_ = [
        {
            (blad.title, cel.coordinate)
            for blad in werkmap
            for rij in blad.iter_rows()
            for cel in rij
            if not cel.protection.locked
        }
        for werkmap in (leeg, gevuld)
    ]
    assert open_[0] == open_[1]
    assert open_[0]
    assert "SJABLOON" in [cel.value for cel in gevuld["Casus"][1]]


@pytest.mark.parametrize(
    "anders",
    [
        {"kenmerk": ""},
        {"regels": []},
        {"regels": [], "vorige_min_week": None, "frequentie": "tweewekelijks"},
        {"regels": [{"code": "slh.volledige_overname", "aantal": 0, "motivering": "opnieuw vragen"}]},
        {"kinderen": [{"leeftijd": "drie"}], "huisgenoten": [{"leeftijd": 300, "kan_overnemen": "soms"}]},
        {"regels": [{"code": "slh.volledige_overname", "aantal": "veel"}]},
        {"afwijkingen": [{"resultaatgebied": "slh", "minuten": 5, "motivering": "opnieuw vragen"}]},
        {"regels": [], "afwijkingen": [{"resultaatgebied": "slh", "motivering": "Nog zonder minuten."}]},
        {"vorige_min_week": 400},
    ],
)
def test_an_unfinished_case_fills_a_template_too(anders: dict[str, Any]) -> None:
    """Without a reference, without a row, with words for numbers: proven all the same, and read back as it was."""
    casus = case(**anders)
    assert read_back(vul_sjabloon(casus, KADER)) == casus


def test_without_a_row_the_outcome_is_still_empty_and_without_a_total_it_says_so() -> None:
    """Nothing filled in is no zero, and a fout is no outcome."""
    niets = opened(vul_sjabloon(case(regels=[]), KADER))
    assert niets["Overzicht"]["A5"].value == "nog leeg"
    fout = opened(vul_sjabloon(case(regels=[{"code": "slh.volledige_overname", "aantal": "veel"}]), KADER))
    assert fout["Overzicht"]["A5"].value == "geen totaal"


def test_without_a_row_the_running_decision_has_no_transition_yet() -> None:
    """Where the policy knows a transition, an empty case is still not a lowered one."""
    begin = dt.date(2024, 3, 1)
    kader = kies_normenkader("hilversum", begin)
    assert kader.beleidsgetal("overgang_maanden")
    casus = case(ingangsdatum=begin, regels=[])
    assert read_back(vul_sjabloon(casus, kader)) == casus
    assert read_back(vul_sjabloon(case(ingangsdatum=begin, vorige_min_week=400), kader)).vorige_min_week == Fraction(
        400
    )


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"regels": [{"code": "slh.volledige", "aantal": 1}]}, "regels[1].code: De code 'slh.volledige'"),
        ({"kinderen": [{"leeftijd": 3}] * 9}, "kinderen: Er zijn 9 kinderen, maar er is plaats voor 8"),
        ({"frequentie": "soms"}, "frequentie: De frequentie 'soms' bestaat niet"),
        ({"leveringsvorm": "natura"}, "leveringsvorm: De waarde 'natura' kan hier niet"),
    ],
)
def test_what_has_no_place_is_refused_with_its_reason(anders: dict[str, Any], reden: str) -> None:
    """Nothing is dropped to make it fit: the reasons are told, and a text file as the way out."""
    with pytest.raises(HoFout) as fout:
        vul_sjabloon(case(**anders), KADER)
    assert fout.value.code == "HO311"
    assert reden in str(fout.value)
    assert ".toml" in str(fout.value)


def test_the_empty_template_did_not_change_its_mind() -> None:
    """No reference, no figure, no error value: as it was before a template could be filled."""
    werkmap = opened(maak_sjabloon(KADER, BEGIN))
    assert werkmap["Casus"]["C5"].value is None
    assert werkmap["Overzicht"]["A5"].value == "nog leeg"
    waarden = {str(cel) for blad in werkmap for rij in blad.iter_rows(values_only=True) for cel in rij}
    assert not {str(Celfout("#VALUE!")), "#VALUE!", "#N/A", "sjabloon"} & waarden
