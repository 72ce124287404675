"""What an own norm lowers, cuts or splits of an HHM edition is said in one sentence each; what it adds is not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_engine import Normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD
from ho_engine.normtabel import inherited_table
from ho_engine.normvorm import Normbestand
from ho_engine.normwaarschuwing import warnings

if TYPE_CHECKING:
    from collections.abc import Sequence

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
BRON: Final = {"bron": "besluit", "vindplaats": "artikel 4", "status": "bevestigd"}
TWEE: Final = {f"{deel}_2weken": waarde for deel, waarde in BRON.items()}


def said(erft: Sequence[str] = ("hhm-2025", "kindzorg-ciz"), **verbs: Any) -> list[str]:  # noqa: ANN401 - a file
    """The warnings for a municipal file with these verbs."""
    gegevens = {
        "schema": "normenkader/1",
        "id": "eigen",
        "naam": "Eigen",
        "soort": "gemeente",
        "gemeente": "eigen",
        "geldig_vanaf": dt.date(2026, 1, 1),
        "geldig_bron": BRON,
        "erft": list(erft),
        "bronnen": {"besluit": {"titel": "Besluit", "geraadpleegd_op": dt.date(2026, 1, 1)}},
    }
    bestand = Normbestand.model_validate(gegevens | verbs)
    return list(warnings(bestand, inherited_table(erft, MEE), MEE))


def change(code: str, **wijziging: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of a key
    """The verb that changes a row."""
    return {"wijzig": [{"code": code, **BRON, **wijziging}]}


def new(code: str, soort: str, **anders: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of a key
    """The verb that adds a row."""
    return {
        "nieuw": [
            {"code": code, "omschrijving": "O", "soort": soort, "eenheid": "min/week", "minuten": 9, **BRON} | anders
        ]
    }


def lapse(*codes: str) -> dict[str, Any]:
    """The verb that takes rows away."""
    return {"vervalt": [{"code": code, "reden": "R", "bron": "besluit", "vindplaats": "v"} for code in codes]}


def area(code: str, **anders: Any) -> dict[str, Any]:  # noqa: ANN401 - a value of a key
    """The verb that redefines an area."""
    vorm = next(gebied for gebied in MEE.bestanden["hhm-2019"][1].resultaatgebieden if gebied.code == code)
    return {"resultaatgebieden": [vorm.model_dump(exclude_defaults=True) | BRON | anders]}


BOODSCHAPPEN: Final = "boodschappen.volledige_overname"

WEL: Final = [
    (
        "lager",
        change("slh.huisdieren", minuten=10),
        "slh.huisdieren: de norm gaat van 15 min/week naar 10 min/week;",
        3,
    ),
    (
        "volledige overname lager",
        change("slh.volledige_overname", minuten=120),
        "van 125 min/week naar 120 min/week;",
        3,
    ),
    ("meer aftrek", change("slh.netwerk", minuten=20), "van 15 min/week aftrek naar 20 min/week aftrek;", 3),
    (
        "lager per 2 weken",
        change("slh.volledige_overname", minuten_2weken=140, **TWEE),
        "de norm per 2 weken gaat van 150 min/2 weken naar 140 min/2 weken;",
        3,
    ),
    ("lager in uren", change("slh.huisdieren", eenheid="uur/jaar", minuten=12), "van 15 min/week naar 12 uur/jaar;", 3),
    ("aftrek in plaats van extra", change("slh.huisdieren", soort="minder_inzet"), "naar 15 min/week aftrek;", 3),
    ("norm weg", change("slh.huisdieren", status="ontbreekt"), "de norm gaat van 15 min/week naar 'ontbreekt';", 3),
    (
        "norm per 2 weken weg",
        change("slh.volledige_overname", leeg=["minuten_2weken"]),
        "de norm per 2 weken gaat van 150 min/2 weken naar 'ontbreekt';",
        3,
    ),
    ("maximum", change("slh.enige_extra_inzet", norm_is_maximum=True), "de norm van 30 min/week wordt een maximum;", 3),
    ("nieuwe grens", change("slh.extra_slaapkamer", max=2), "'aantal tot' gaat van onbegrensd naar 2;", 3),
    ("ruimere aftrek", change("slh.eigen_kracht_extra", max=3), "'aantal tot' gaat van 2 naar 3;", 3),
    ("minder keer", change("maaltijden.broodmaaltijd", keer_max=5), "'keer max' gaat van 7 naar 5;", 3),
    (
        "keer vast",
        change("maaltijden.broodmaaltijd", keer="vast", leeg=["keer_max"]),
        "'keer' gaat van gevraagd naar vast;",
        3,
    ),
    (
        "maximum van het gebied",
        area("slh", maximum_min_week=300),
        "(slh): het maximum gaat van onbegrensd naar 300 min/week;",
        3,
    ),
    ("rij weg", lapse("slh.huisdieren"), "slh.huisdieren (15 min/week) vervalt:", 11),
    ("rij zonder getal weg", lapse("maaltijden.bereiden"), "maaltijden.bereiden ('ontbreekt') vervalt:", 11),
    ("rij per 2 weken weg", lapse("slh.extra_eigen_kracht_tweewekelijks"), "(30 min/2 weken aftrek) vervalt:", 11),
    ("gebied weg", lapse(BOODSCHAPPEN), "Boodschappen (boodschappen) vervalt helemaal:", 11),
    (
        "eigen volledige overname",
        new("slh.ramen", "volledige_overname"),
        "slh.ramen is een eigen regel volledige overname (9 min/week):",
        11,
    ),
    (
        "eigen aftrek",
        new("was.droger", "minder_inzet"),
        "was.droger is een eigen regel minder inzet (9 min/week aftrek):",
        11,
    ),
]
"""What was done, the words of the sentence, and which question of HHM it names."""

NIET: Final = {
    "hoger": change("slh.huisdieren", minuten=20),
    "minder aftrek": change("slh.netwerk", minuten=10),
    "hoger in uren": change("slh.huisdieren", eenheid="uur/jaar", minuten=13),
    "strengere aftrek": change("slh.eigen_kracht", max=1),
    "een ontbrekend getal ingevuld": change("was.eenpersoons", minuten=40),
    "dezelfde norm uit een eigen bron": change("slh.huisdieren", minuten=15),
    "eigen extra inzet": new("slh.rolstoel", "meer_inzet"),
    "een eigen gebied": {
        **new("tuin.harken", "volledige_overname"),
        "resultaatgebieden": [{"code": "tuin", "naam": "Tuin", "volgorde": 9, "maximum_min_week": 9, **BRON}],
    },
    "een blok": change("kindzorg.luier", minuten=5),
    "een regel in een blok": new("kindzorg.opvang", "volledige_overname"),
    "hoger maximum per keer": change("maaltijden.broodmaaltijd", leeg=["keer_max"]),
}
"""What is no loss for the resident, or not research of HHM."""


@pytest.mark.parametrize(("wat", "verbs", "woorden", "vraag"), WEL, ids=[rij[0] for rij in WEL])
def test_a_loss_is_said_in_one_sentence(wat: str, verbs: dict[str, Any], woorden: str, vraag: int) -> None:
    """With the row, the old and the new, and where HHM speaks of it."""
    zinnen = said(**verbs)
    assert len(zinnen) == 1, (wat, zinnen)
    assert woorden in zinnen[0]
    assert zinnen[0].endswith(f"(HHM 2025, vraag {vraag}).")


@pytest.mark.parametrize("wat", NIET)
def test_what_is_no_loss_is_not_said(wat: str) -> None:
    """More help, less deduction, a figure that was missing, or an area of the municipality itself."""
    assert said(**NIET[wat]) == []


def test_a_table_of_its_own_and_an_edition_get_no_warning() -> None:
    """There is no research of HHM beneath the first; the second is research."""
    eigen = {"resultaatgebieden": [{"code": "slh", "naam": "Huis", "volgorde": 1}], **new("slh.ramen", "minder_inzet")}
    assert said(erft=(), **eigen) == []
    assert said(soort="editie", gemeente=None, **change("slh.huisdieren", minuten=1)) == []


def test_every_loss_is_said_the_lapsed_rows_first() -> None:
    """None hides another."""
    samen = {
        **lapse("slh.netwerk", BOODSCHAPPEN),
        **change("slh.huisdieren", minuten=5, max=1),
        **new("was.x", "minder_inzet"),
    }
    begin = [zin.split(" ", 1)[0].rstrip(":") for zin in said(**samen)]
    assert begin == ["Boodschappen", "slh.netwerk", "slh.huisdieren", "was.x"]
