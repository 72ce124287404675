"""What a change of norms does to cases and to frameworks, on the toy law."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import Normenbibliotheek, casus_uit_gegevens
from ho_engine.effect import effect, moved, moved_frameworks
from ho_engine.normvorm import Normbestand
from opgavegevallen import BESLUIT, own_file
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from ho_engine import Casus

SPEL = Normenbibliotheek((SPEELGOED,))
EIGEN = Path("/nergens/eigen.toml")
BEGIN = dt.date(2026, 1, 1)
BASIS, BEER, ZELF = regel("huis.basis"), regel("huis.beer"), regel("huis.zelf")


def case(*regels: dict[str, Any], **anders: object) -> Casus:
    """A case of the city of its own."""
    return casus_uit_gegevens(gewone_casus(*regels, **{"gemeente": "eigenstad", **anders}))


def city(**verbs: Any) -> Normenbibliotheek:  # noqa: ANN401 - whatever a file holds
    """The toy library with a file of that city."""
    return SPEL.met(EIGEN, own_file("eigen", BEGIN, **verbs))


def change(code: str, **wijziging: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file holds
    """The verb that changes a row."""
    return {"wijzig": [{"code": code, **wijziging, **BESLUIT}]}


OUD = city()
CASUSSEN = {
    "hoger": case(BASIS, BEER),
    "lager": case(BASIS, ZELF),
    "gelijk": case(BASIS),
    "fout": case(BASIS, regel("huis.zolder")),
}
ANDERS = city(wijzig=[{"code": "huis.beer", "minuten": 40, **BESLUIT}, {"code": "huis.zelf", "minuten": 50, **BESLUIT}])


def test_every_case_is_calculated_with_both_norms() -> None:
    """In the order given; the difference is that of the granted minutes per week."""
    effecten = effect(CASUSSEN, OUD.kader("eigen"), ANDERS.kader("eigen"))
    assert [uit.casus for uit in effecten] == list(CASUSSEN)
    assert [uit.richting for uit in effecten] == ["hoger", "lager", "gelijk", "fout"]
    assert [uit.verschil_min_week for uit in effecten] == [30, -30, 0, None]
    totalen = [(uit.van and uit.van.volume.min_week, uit.naar and uit.naar.volume.min_week) for uit in effecten]
    assert totalen == [(105, 135), (75, 45), (105, 105), (None, None)]
    assert {uit.kenmerk for uit in effecten} == {"2026-0042"}


def test_a_case_without_a_total_says_why_on_each_side() -> None:
    """Never a zero: the figure that was missing may be there now, or the other way round."""
    bekend = city(**change("huis.zolder", minuten=10))
    heen, terug = (
        effect({"c": CASUSSEN["fout"]}, van, naar)[0]
        for van, naar in (
            (OUD.kader("eigen"), bekend.kader("eigen")),
            (bekend.kader("eigen"), OUD.kader("eigen")),
        )
    )
    assert (heen.van, heen.fouten_naar, terug.naar, terug.fouten_van) == (None, (), None, ())
    assert "huis.zolder" in heen.fouten_van[0]
    assert heen.fouten_van == terug.fouten_naar
    assert heen.naar is not None
    assert (heen.richting, heen.verschil_min_week) == ("fout", None)


def test_an_effect_names_the_rows_that_make_it() -> None:
    """With what each adds more or less."""
    uit = effect(CASUSSEN, OUD.kader("eigen"), ANDERS.kader("eigen"))[0]
    assert {anders.code: anders.verschil for anders in uit.regels if anders.redenen} == {"huis.beer": 30}


def test_the_municipality_of_a_case_does_not_matter_between_two_frameworks() -> None:
    """It is asked what these norms would do, also to cases of another city and day."""
    ver = case(BASIS, BEER, gemeente="nergenshuizen", ingangsdatum="2001-01-01")
    assert effect({"ver": ver}, OUD.kader("eigen"), ANDERS.kader("eigen"))[0].verschil_min_week == 30


def test_only_cases_whose_outcome_differs_move_between_libraries() -> None:
    """Each with the norms of its own municipality on its own day."""
    elders = {"elders": case(BASIS, BEER, gemeente="speelstad"), "eerder": case(BASIS, BEER, ingangsdatum="2025-12-31")}
    gevonden = moved(CASUSSEN | elders, OUD, ANDERS)
    assert [(uit.casus, uit.verschil_min_week) for uit in gevonden] == [("hoger", 30), ("lager", -30)]
    assert moved(CASUSSEN | elders, OUD, OUD) == ()


def test_a_change_that_rounding_hides_is_a_move() -> None:
    """The exact total differs: another case will feel it."""
    bijna = city(**change("huis.beer", minuten=11))
    (uit,) = moved(CASUSSEN, OUD, bijna)
    assert (uit.casus, uit.verschil_min_week, uit.richting) == ("hoger", 0, "gelijk")


def test_another_name_moves_nobody() -> None:
    """A sentence that names the framework is no other outcome."""
    assert moved(CASUSSEN, OUD, city(naam="Heel anders")) == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "van", "naar"),
    [
        (SPEL, OUD, "De gemeente 'eigenstad' is onbekend", None),
        (OUD, city(erft=["weg"]), None, "Het normenkader 'weg' is onbekend"),
        (city(erft=["weg"]), OUD, "Het normenkader 'weg' is onbekend", None),
    ],
)
def test_a_case_can_gain_and_lose_its_framework(
    oud: Normenbibliotheek, nieuw: Normenbibliotheek, van: str | None, naar: str | None
) -> None:
    """An unknown municipality has an outcome now; a file that can't be used takes it away."""
    (uit,) = moved({"c": CASUSSEN["gelijk"]}, oud, nieuw)
    for zin, fouten, totaal in ((van, uit.fouten_van, uit.van), (naar, uit.fouten_naar, uit.naar)):
        assert (totaal is None) == bool(zin)
        assert (zin or "") in "".join(fouten)
    assert {anders.redenen for anders in uit.regels} <= {("fout",)}


def frameworks(oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> list[tuple[str, str | None, str | None]]:
    """The frameworks that move: their name, and the old and the new id."""
    return [
        (uit.naam, uit.oud.id if uit.oud else None, uit.nieuw.id if uit.nieuw else None)
        for uit in moved_frameworks(oud, nieuw)
    ]


def test_a_framework_moves_when_its_content_does() -> None:
    """It changes, appears or disappears; one that stays the same does not move."""
    assert frameworks(OUD, ANDERS) == [("Eigenstad 2026", "eigen", "eigen")]
    assert frameworks(SPEL, OUD) == [("Eigenstad 2026", None, "eigen")]
    assert frameworks(OUD, SPEL) == [("Eigenstad 2026", "eigen", None)]
    assert frameworks(OUD, OUD) == []


def test_a_file_that_takes_the_place_of_another_is_that_one_changed() -> None:
    """Whatever its id: the municipality and the first day make it the same."""
    ander = SPEL.met(Path("/nergens/ander.toml"), own_file("ander", BEGIN, naam="Nieuwe naam"))
    assert frameworks(OUD, ander) == [("Nieuwe naam", "eigen", "ander")]


def test_everything_that_inherits_a_change_moves() -> None:
    """Also what can't be made any more, with the reason; blocks and announcements are no frameworks."""
    wet = SPEL.bestanden["speelland"][1]
    zonder = Normbestand.model_validate(
        {**wet.model_dump(by_alias=True, exclude_unset=True),
         "nieuw": [rij.model_dump(exclude_unset=True) for rij in wet.nieuw if rij.code != "huis.schuur"]}
    )  # fmt: skip
    nieuw = OUD.met(SPEL.bestanden["speelland"][0], zonder)
    effecten = {uit.naam: uit for uit in moved_frameworks(OUD, nieuw)}
    assert {"Speelland", "Eigenstad 2026", "Speelstad 2022"} <= effecten.keys()
    assert {"Oudland", "Blokkendoos", "Belofte"}.isdisjoint(effecten)
    stuk = effecten["Speelstad 2022"]
    assert (stuk.oud and stuk.oud.id, stuk.nieuw) == ("speelstad-2022", None)
    assert stuk.fout is not None
    assert "huis.schuur staat bij [[vervalt]]" in stuk.fout.zin
    assert all(uit.fout is None for naam, uit in effecten.items() if naam != "Speelstad 2022")


def test_one_minute_is_a_difference() -> None:
    """Where nothing is rounded away; less is not more."""
    fijn = {"afronding": {"stap": 1, "stap_2weken": 1, **BESLUIT}}
    een, twee = (city(**fijn, **change("huis.beer", minuten=minuten)).kader("eigen") for minuten in (11, 12))
    casus = {"c": CASUSSEN["hoger"]}
    heen, terug = effect(casus, een, twee)[0], effect(casus, twee, een)[0]
    assert [(heen.verschil_min_week, heen.richting), (terug.verschil_min_week, terug.richting)] == [
        (1, "hoger"),
        (-1, "lager"),
    ]


def test_a_case_moves_when_another_fault_stops_it() -> None:
    """The same fault is no move."""
    weg, kwijt = city(erft=["weg"]), city(erft=["kwijt"])
    assert moved({"c": CASUSSEN["gelijk"]}, weg, weg) == ()
    assert len(moved({"c": CASUSSEN["gelijk"]}, weg, kwijt)) == 1


@pytest.mark.parametrize("anders", [{"soort": "blok"}, {"stand": "aangekondigd", "stand_toelichting": "Later."}])
def test_a_block_or_an_announcement_is_no_framework_that_moves(anders: dict[str, Any]) -> None:
    """Nobody can calculate with it."""
    gegevens = {"schema": "normenkader/1", "id": "los", "naam": "Los", "soort": "editie"} | anders
    los = SPEL.met(Path("/nergens/los.toml"), Normbestand.model_validate(gegevens))
    assert frameworks(SPEL, los) == []
