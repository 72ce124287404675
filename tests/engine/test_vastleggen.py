"""What a final workbook demands: each demand refuses by itself, and all of them are named at once."""

from __future__ import annotations

import datetime as dt
import random
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import all_frameworks, random_case
from ho_engine import bereken_casus, calculate, casus_uit_gegevens, normenbibliotheek
from ho_engine.normenkader import Beleidsregel, Herkomst
from ho_engine.vastleggen import TE_ONDERZOEKEN, lacking
from vastlegtekorten import BEDORVEN, COMPLEET, GOED, NOOIT, PROEFDORP, TESTNUMMER

if TYPE_CHECKING:
    from pathlib import Path

    from ho_engine import Berekening, Casus, Normenbibliotheek, Normenkader
    from vastlegtekorten import Bederf

VOLLEDIG: dict[str, Any] = {
    "kenmerk": "2026-0042",
    "gemeente": "speelstad",
    "ingangsdatum": dt.date(2026, 3, 1),
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2026, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.",
    "beperkingen": "Bukken lukt niet.",
    "mogelijkheden": [{"soort": soort, "beschikbaar": False, "uitkomst": "Onderzocht."} for soort in TE_ONDERZOEKEN],
    "regels": [
        {"code": "huis.basis", "aantal": 1},
        {"code": "huis.zelf", "aantal": 1, "motivering": "Stoft zelf af."},
        {"code": "huis.beer", "aantal": 1, "motivering": "De beer knoeit.", "overleg_met": "het team"},
    ],
    "afwijkingen": [
        {"resultaatgebied": "huis", "minuten": 5, "motivering": "Er staat een piano.", "overleg_met": "het team"}
    ],
}


def tekort(kader: Normenkader, **anders: object) -> tuple[str, ...]:
    """What the complete case lacks after a change; ``None`` takes a key away."""
    gegevens = deepcopy(VOLLEDIG) | anders
    casus = casus_uit_gegevens({sleutel: waarde for sleutel, waarde in gegevens.items() if waarde is not None})
    return lacking(calculate(casus, kader))


def met_overleg(kader: Normenkader, eis: str | None) -> Normenkader:
    """The toy law with a policy on consultation."""
    herkomst = Herkomst(bron="doos", vindplaats="deksel", status="bevestigd" if eis else "ontbreekt")
    return kader.model_copy(update={"beleid": {"overleg": Beleidsregel(waarde=eis, herkomst=herkomst)}})


def test_a_complete_case_lacks_nothing(wet: Normenkader) -> None:
    """Everything filled in and every figure confirmed: nothing stands in the way."""
    assert tekort(wet) == ()


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"hulpvraag": ""}, "hulpvraag: de hulpvraag (stap 1) ontbreekt"),
        ({"beperkingen": " "}, "beperkingen: de beperkingen (stap 2) ontbreken"),
        ({"vastgelegd_op": None}, "vastgelegd_op: de datum van vastleggen ontbreekt"),
        ({"tot_en_met": None}, "tot_en_met: de duur ontbreekt"),
        ({"tot_en_met": None, "onbepaalde_tijd": False}, "tot_en_met: de duur ontbreekt"),
        ({"kenmerk": "111222333"}, "kenmerk: hier staat iets dat op een burgerservicenummer lijkt"),
        (
            {"regels": [{"code": "huis.basis", "aantal": 1}, {"code": "huis.zelf", "aantal": 1}]},
            "regels[2].motivering: bij huis.zelf ontbreekt de motivering",
        ),
        (
            {"regels": [{"code": "huis.basis", "aantal": 1}, {"code": "huis.draak", "aantal": 1}]},
            "regels[2].motivering: bij huis.draak ontbreekt de motivering",
        ),
        (
            {"mogelijkheden": [*VOLLEDIG["mogelijkheden"][:2], *VOLLEDIG["mogelijkheden"][3:]]},
            "mogelijkheden: netwerk (netwerk) is nog niet onderzocht",
        ),
        (
            {"mogelijkheden": [*VOLLEDIG["mogelijkheden"][:5], {"soort": "andere_wet", "beschikbaar": False}]},
            "mogelijkheden[6].uitkomst: de uitkomst van het onderzoek naar andere wet (andere_wet) ontbreekt",
        ),
        (
            {"regels": [*VOLLEDIG["regels"], {"code": "huis.ramen", "aantal": 1, "motivering": "Hoge ramen."}]},
            "huis.ramen: 12 min/week is afgeleid en niet bevestigd",
        ),
        ({"regels": [*VOLLEDIG["regels"], {"code": "huis.basis", "aantal": 1}]}, "regels[4].code: De code huis.basis"),
    ],
)
def test_each_demand_is_named_with_its_place(wet: Normenkader, anders: dict[str, object], verwacht: str) -> None:
    """One thing missing gives exactly one clause, which begins with the place and says what to do."""
    gevonden = tekort(wet, **anders)
    assert len(gevonden) == 1
    assert gevonden[0].startswith(verwacht)
    assert not gevonden[0].endswith(".")


def test_indefinite_duration_needs_no_end_date(wet: Normenkader) -> None:
    """Either an end date or "onbepaalde tijd" is enough."""
    assert tekort(wet, tot_en_met=None, onbepaalde_tijd=True) == ()


def test_an_unused_row_needs_no_motivation(wet: Normenkader) -> None:
    """A row with zero as quantity asks nothing, also where its figure is not confirmed."""
    assert tekort(wet, regels=[*VOLLEDIG["regels"], {"code": "huis.ramen", "aantal": 0}]) == ()


def test_biweekly_help_is_judged_by_the_figure_per_two_weeks(wet: Normenkader) -> None:
    """The weekly norm is confirmed, the one per two weeks is not, and neither is a doubled week."""
    regels = [{"code": "huis.basis", "aantal": 1}, {"code": "huis.beer", "aantal": 1, "motivering": "De beer knoeit."}]
    gevonden = tekort(wet, frequentie="tweewekelijks", regels=regels)
    assert [zin.partition(" en niet")[0] for zin in gevonden] == [
        "huis.basis: 130 min/2 weken is secundair",
        "huis.beer: 20 min/2 weken is afgeleid",
    ]


def test_a_cap_that_is_not_confirmed_counts_where_it_bites(wet: Normenkader) -> None:
    """A maximum is a used figure only when it takes something off."""
    tuin = wet.gebied_bij_code["tuin"]
    assert tuin.maximum is not None
    onzeker = tuin.maximum.model_copy(update={"herkomst": tuin.maximum.herkomst.met_status("secundair")})
    gebieden = tuple(
        gebied.model_copy(update={"maximum": onzeker}) if gebied.code == "tuin" else gebied
        for gebied in wet.resultaatgebieden
    )
    velden = {naam: getattr(wet, naam) for naam in type(wet).model_fields}
    kader = type(wet)(**velden | {"resultaatgebieden": gebieden})  # made anew: a copy keeps its look-ups
    harken = {"code": "tuin.harken", "aantal": 1}
    assert tekort(kader, regels=[*VOLLEDIG["regels"], harken | {"keer": 4}]) == ()
    (gevonden,) = tekort(kader, regels=[*VOLLEDIG["regels"], harken | {"keer": 5}])
    assert gevonden.startswith("tuin: het maximum van dit gebied is secundair")


@pytest.mark.parametrize(
    ("eis", "plaatsen"),
    [
        ("elke minder of meer", ["regels[2].overleg_met", "afwijkingen[1].overleg_met"]),
        ("afwijking", ["afwijkingen[1].overleg_met"]),
        ("nooit", []),
        (None, []),
    ],
)
def test_consultation_is_asked_as_far_as_the_policy_asks_it(
    wet: Normenkader, eis: str | None, plaatsen: list[str]
) -> None:
    """The policy says where; a row on which someone was consulted is left alone."""
    afwijkingen = [{"resultaatgebied": "huis", "minuten": 5, "motivering": "Er staat een piano."}]
    gevonden = tekort(met_overleg(wet, eis), afwijkingen=afwijkingen)
    assert [zin.partition(":")[0] for zin in gevonden] == plaatsen


def test_a_framework_that_is_not_in_force_is_never_final(wet: Normenkader) -> None:
    """Complete cases of the policy profile, and of the municipality that does not exist, stay a concept."""
    fictief = wet.model_copy(update={"stand": "fictief", "stand_toelichting": "Verzonnen."})
    (gevonden,) = tekort(fictief)
    assert "niet geldend (fictief)" in gevonden
    for gemeente in ("bijlage2", "voorbeeldgemeente"):
        casus = casus_uit_gegevens(
            VOLLEDIG | {"gemeente": gemeente, "regels": [{"code": "slh.volledige_overname", "aantal": 1}]}
        )
        assert any("niet geldend" in zin for zin in lacking(bereken_casus(casus)))


def test_everything_is_named_at_once(wet: Normenkader) -> None:
    """Who fills in what is listed is done in one go."""
    leeg = dict.fromkeys(("hulpvraag", "beperkingen", "vastgelegd_op", "tot_en_met", "mogelijkheden"))
    gevonden = tekort(wet, **leeg, regels=[{"code": "huis.zelf", "aantal": 1}], afwijkingen=None)
    assert len(gevonden) == 1 + 2 + 2 + len(TE_ONDERZOEKEN) + 1
    assert gevonden[0].startswith("regels[1].code: De regel huis.zelf kan alleen naast een volledige overname")


def test_a_case_without_a_framework_is_refused_without_a_fall(wet: Normenkader) -> None:
    """An unknown municipality is a *fout*, and the rest of what is lacking still stands beside it."""
    casus = casus_uit_gegevens(VOLLEDIG | {"gemeente": "speelstat", "hulpvraag": ""})
    gevonden = lacking(bereken_casus(casus))
    assert gevonden[0].startswith("gemeente: De gemeente 'speelstat' is onbekend")
    assert gevonden[1].startswith("hulpvraag:")
    assert wet.id not in " ".join(gevonden)


def test_a_case_from_a_sheet_names_its_cells(wet: Normenkader) -> None:
    """What was read from a workbook is named by its cell, an empty possibility too."""
    gegevens = {sleutel: waarde for sleutel, waarde in VOLLEDIG.items() if sleutel != "hulpvraag"}
    gegevens["mogelijkheden"] = VOLLEDIG["mogelijkheden"][1:]
    plaatsen = {"hulpvraag": "Casus!C14", "mogelijkheden.eigen_kracht": "Casus!C120"}
    casus = casus_uit_gegevens(gegevens, plaatsen=plaatsen)
    gevonden = lacking(calculate(casus, wet))
    assert [zin.partition(":")[0] for zin in gevonden] == ["Casus!C14", "Casus!C120"]


DOSSIER = ("hulpvraag", "beperkingen", "vastgelegd_op", "mogelijkheden")


@pytest.fixture(scope="module")
def proefdorp(tmp_path_factory: pytest.TempPathFactory) -> Normenbibliotheek:
    """The shipped norms with the municipality of the complete case."""
    map_: Path = tmp_path_factory.mktemp("normen")
    (map_ / "proefdorp.toml").write_text(PROEFDORP, encoding="utf-8")
    return normenbibliotheek((map_,))


@pytest.mark.parametrize("geval", [*BEDORVEN, *NOOIT], ids=lambda geval: geval.naam)
def test_each_single_thing_that_is_spoiled_is_named(proefdorp: Normenbibliotheek, geval: Bederf) -> None:
    """One thing less than complete, and a final workbook is impossible; the one clause says what and where."""
    (gevonden,) = lacking(bereken_casus(casus_uit_gegevens(geval.casus()), proefdorp))
    assert geval.zegt is not None
    assert gevonden.startswith(geval.zegt)


@pytest.mark.parametrize("geval", GOED, ids=lambda geval: geval.naam)
def test_what_spoils_nothing_stands_in_no_way(proefdorp: Normenbibliotheek, geval: Bederf) -> None:
    """The complete case and its harmless variants can be recorded."""
    assert lacking(bereken_casus(casus_uit_gegevens(geval.casus()), proefdorp)) == ()


def is_complete(berekening: Berekening) -> bool:
    """What a final workbook demands, said again from the design and not from the code that asks it."""
    casus, kader = berekening.casus, berekening.kader
    if kader is None or berekening.totaal is None or kader.stand != "geldend":
        return False
    ingevuld = {rij.code: rij for rij in casus.regels if rij.aantal}
    norm = {regel.code: regel for regel in kader.regels}
    anders = [rij for code, rij in ingevuld.items() if norm[code].soort in {"minder_inzet", "meer_inzet"}]
    eis = kader.beleid["overleg"].waarde if "overleg" in kader.beleid else "nooit"
    overleg = anders if eis == "elke minder of meer" else []
    afwijkingen = casus.afwijkingen if eis in {"elke minder of meer", "afwijking"} else ()
    uitkomsten = {mogelijkheid.soort: mogelijkheid.uitkomst for mogelijkheid in casus.mogelijkheden}
    zeker = all(zekerheid(casus, kader, code) for code in ingevuld)
    maxima = [gebied.maximum for gebied in kader.resultaatgebieden if gebied.maximum]
    return (
        all(rij.motivering for rij in anders)
        and all(afwijking.motivering for afwijking in casus.afwijkingen)
        and all(rij.overleg_met for rij in overleg)
        and all(afwijking.overleg_met for afwijking in afwijkingen)
        and bool(casus.hulpvraag and casus.beperkingen and casus.vastgelegd_op)
        and bool(casus.tot_en_met or casus.onbepaalde_tijd)
        and all(uitkomsten.get(soort) for soort in TE_ONDERZOEKEN)
        and (casus.geen_bsn is True or TESTNUMMER not in casus.beperkingen.replace(".", ""))
        and zeker
        and all(maximum.herkomst.status == "bevestigd" for maximum in maxima)
    )


def zekerheid(casus: Casus, kader: Normenkader, code: str) -> bool:
    """Whether the figure of a row, at the frequency of the case, was read in a primary source."""
    regel = kader.regel_bij_code[code]
    if casus.frequentie == "tweewekelijks" and kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks:
        return regel.norm_2weken is not None and regel.norm_2weken.herkomst.status == "bevestigd"
    return regel.norm.herkomst.status == "bevestigd"


@given(st.lists(st.sampled_from([*BEDORVEN, *NOOIT, *GOED]), max_size=3, unique_by=lambda geval: geval.naam))
def test_nothing_is_lacking_exactly_when_everything_is_there(
    proefdorp: Normenbibliotheek, gevallen: list[Bederf]
) -> None:
    """Several things spoiled at once, or mended: the list is empty only when an independent reading agrees."""
    gegevens = deepcopy(COMPLEET)
    for geval in sorted(gevallen, key=lambda geval: geval.zegt or ""):
        try:
            geval.bederf(gegevens)
        except (KeyError, IndexError):  # already taken away by another one
            continue
    berekening = bereken_casus(casus_uit_gegevens(gegevens), proefdorp)
    assert (lacking(berekening) == ()) == is_complete(berekening)


def met_dossier(casus: Casus) -> Casus:
    """A generated case with everything filled in that is not a row."""
    dossier = casus_uit_gegevens(COMPLEET | {"regels": []})
    return casus.model_copy(update={veld: getattr(dossier, veld) for veld in DOSSIER})


def met_uitleg(casus: Casus, delen: int) -> Casus:
    """The case with a motivation and consultation on its first rows, and without deviations."""
    uitleg = {"motivering": "Nodig.", "overleg_met": "het team"}
    regels = [rij.model_copy(update=uitleg) for rij in casus.regels[:delen]]
    return casus.model_copy(update={"regels": (*regels, *casus.regels[delen:]), "afwijkingen": ()})


@given(st.integers(0, 10**9), st.sampled_from(all_frameworks()), st.integers(0, 12))
def test_a_generated_case_is_final_only_when_everything_is_there(zaad: int, kader: Normenkader, delen: int) -> None:
    """Random rows of every framework in a complete dossier: the same verdict as the reading above."""
    casus = met_dossier(random_case(kader, random.Random(zaad), fouten=0.05))  # noqa: S311 - repeatable, no secret
    for geval in (casus, met_uitleg(casus, delen), met_uitleg(casus, len(casus.regels))):
        berekening = calculate(geval, kader)
        assert (lacking(berekening) == ()) == is_complete(berekening)


def test_some_generated_cases_come_through() -> None:
    """The property above is not about refusals only: in confirmed rows of two areas some are complete."""
    klaar = 0
    for kader in all_frameworks():
        zeker = {r.code for r in kader.regels if r.norm.herkomst.status == "bevestigd"}
        for zaad in range(30):
            casus = met_dossier(random_case(kader, random.Random(zaad), fouten=0))  # noqa: S311 - repeatable
            regels = tuple(rij for rij in met_uitleg(casus, len(casus.regels)).regels if rij.code in zeker)
            berekening = calculate(casus.model_copy(update={"regels": regels, "afwijkingen": ()}), kader)
            assert (lacking(berekening) == ()) == is_complete(berekening)
            klaar += not lacking(berekening)
    assert klaar >= 20
