"""What a final workbook demands: each demand refuses by itself, and all of them are named at once."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import bereken_casus, calculate, casus_uit_gegevens
from ho_engine.normenkader import Beleidsregel, Herkomst
from ho_engine.vastleggen import TE_ONDERZOEKEN, lacking

if TYPE_CHECKING:
    from ho_engine import Normenkader

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
