"""Comparing two normenkaders: no change of a row, an area, a limit or a rule goes unseen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator import all_frameworks
from ho_engine import Normenbibliotheek
from ho_engine.kadervergelijking import compare_frameworks
from ho_engine.normenkader import Normenkader, Normregel, Resultaatgebied
from ho_engine.vergelijkcontract import compared_frameworks_as_json
from speelwet import SPEELGOED

NORMEN = Normenbibliotheek((SPEELGOED,))
KADERS = [*all_frameworks(), *(NORMEN.kader(naam) for naam in ("speelland", "uurdorp", "speelstad-2022"))]


def test_every_framework_is_equal_to_itself_only() -> None:
    """No difference is missed between any two shipped frameworks, and none is invented."""
    for een in KADERS:
        for ander in KADERS:
            vergelijking = compare_frameworks(een, ander)
            assert vergelijking.gelijk == (een is ander), (een.id, ander.id)
            codes = een.regel_bij_code.keys() | ander.regel_bij_code.keys()
            assert len(vergelijking.regels) + vergelijking.gelijke_regels == len(codes)
            json.dumps(compared_frameworks_as_json(vergelijking))


ANDERS: dict[str, Any] = {
    "omschrijving": "Iets anders",
    "soort": "meer_inzet",
    "eenheid": "uur/jaar",
    "min": 1,
    "max": 77,
    "keer": "gevraagd",
    "keer_max": 77,
    "keer_eenheid": "keer per week",
    "norm_is_maximum": True,
    "sluit_uit": ("huis.beer",),
    "vereist": ("huis.beer",),
    "vereist_ander_gebied": True,
    "frequentie": "alleen_wekelijks",
    "altijd_tijdelijk": True,
    "toelichting": "Iets anders",
    "naam": "Iets anders",
    "volgorde": 77,
    "tweewekelijks": False,
    "vrij_van_minimumduur": True,
    "maximum": None,
}


@pytest.mark.parametrize("veld", [naam for naam in Normregel.model_fields if naam not in {"code", "resultaatgebied"}])
def test_any_change_of_a_norm_row_is_found(wet: Normenkader, veld: str) -> None:
    """A field that would be forgotten is a rule that changes unseen."""
    oud = wet.regel_bij_code["huis.basis"]
    ander = wet.regel_bij_code["tuin.zandkasteel"]
    nieuw = oud.model_copy(update={veld: ANDERS.get(veld, getattr(ander, veld))})
    regels = tuple(nieuw if rij is oud else rij for rij in wet.regels)
    vergelijking = compare_frameworks(wet, wet.model_copy(update={"regels": regels}))
    (gevonden,) = vergelijking.regels
    assert (gevonden.code, gevonden.soort) == ("huis.basis", "anders")
    assert vergelijking.gelijke_regels == len(wet.regels) - 1
    assert len(gevonden.velden) == 1


@pytest.mark.parametrize("veld", [naam for naam in Resultaatgebied.model_fields if naam != "code"])
def test_any_change_of_an_area_is_found(wet: Normenkader, veld: str) -> None:
    """Its name, its place, its cap and what it may."""
    oud = wet.gebied_bij_code["tuin" if veld == "maximum" else "huis"]
    nieuw = oud.model_copy(update={veld: ANDERS[veld]})
    gebieden = tuple(nieuw if gebied is oud else gebied for gebied in wet.resultaatgebieden)
    (gevonden,) = compare_frameworks(wet, wet.model_copy(update={"resultaatgebieden": gebieden})).gebieden
    assert [gevonden.code, len(gevonden.velden)] == [oud.code, 1]


def test_a_figure_is_compared_with_its_unit_status_and_source() -> None:
    """The same figure from another place, or less sure, is a difference too."""
    oud, nieuw = NORMEN.kader("speelstad-2020"), NORMEN.kader("speelstad-2022")
    vergelijking = compare_frameworks(oud, nieuw)
    basis, schuur = vergelijking.regels
    (norm,) = basis.velden
    assert (norm.naam, norm.voor, norm.na) == ("norm", "100 min/week", "110 min/week")
    assert norm.herkomst_voor is not None
    assert norm.herkomst_na is not None
    assert (norm.herkomst_voor.vindplaats, norm.herkomst_na.vindplaats) == ("vak 1", "nieuw deksel")
    assert (schuur.code, schuur.soort, schuur.velden[1].na) == ("huis.schuur", "eraf", None)
    assert {veld.naam for veld in vergelijking.zaak} >= {"stand", "product", "geldig vanaf"}
    assert [opmerking.code for opmerking in vergelijking.opmerkingen_voor] == ["huis.beer"]


def test_rounding_and_policy_are_compared() -> None:
    """What the municipality decides beside the norms."""
    vergelijking = compare_frameworks(NORMEN.kader("speelland"), NORMEN.kader("uurdorp"))
    assert {veld.naam: (veld.voor, veld.na) for veld in vergelijking.afronding} == {
        "eenheid van het besluit": ("min/week", "uur/jaar"),
        "stap": ("15", "1"),
        "stap per 2 weken": ("10", "5"),
        "richting": ("dichtstbij", "omhoog"),
    }
    zonder = NORMEN.kader("speelland").model_copy(update={"beleid": {}})
    gevonden = compare_frameworks(NORMEN.kader("speelland"), zonder).beleid
    assert [(veld.naam, veld.voor, veld.na) for veld in gevonden] == [
        ("minimumduur maanden", "3", None),
        ("overgang maanden", "2", None),
    ]
