"""What a norm file changes: beside its former version, what was in force before it, or what it inherits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_engine import HoFout, normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD
from ho_engine.normverandering import compare_with_before
from ho_engine.normvorm import Normbestand, Rijwijziging

if TYPE_CHECKING:
    from ho_engine.kadervergelijking import Kadervergelijking

DIEREN: Final = {"code": "slh.huisdieren", "minuten": 20, "bron": "b", "vindplaats": "art. 2", "status": "bevestigd"}
KOP: Final[dict[str, Any]] = {
    "schema": "normenkader/1",
    "id": "nieuw-kader",
    "naam": "Nieuw kader",
    "soort": "gemeente",
    "gemeente": "hilversum",
    "gemeenten": {"0402": "Hilversum"},
    "geldig_vanaf": dt.date(2028, 1, 1),
    "geldig_bron": {"bron": "b", "vindplaats": "art. 1", "status": "bevestigd"},
    "erft": ["hhm-2025"],
    "bronnen": {"b": {"titel": "Verzonnen", "geraadpleegd_op": dt.date(2026, 1, 1)}},
    "wijzig": [DIEREN],
}


def change(bestand: Normbestand) -> Kadervergelijking:
    """The change that a file makes to the shipped norms."""
    oud = normenbibliotheek()
    return compare_with_before(bestand, oud, oud.met(MEEGELEVERD / "nieuw.toml", bestand))


def made(**anders: object) -> Normbestand:
    """A norm file with some keys otherwise."""
    return Normbestand.model_validate(KOP | anders)


def test_a_file_that_is_there_is_laid_beside_itself() -> None:
    """Only what changed in it differs."""
    oud = normenbibliotheek().find("nederweert-2025")
    bron = {"hhm": oud.bronnen["cvdr-703149"]}
    rij = Rijwijziging.model_validate(DIEREN | {"bron": "cvdr-703149"})
    vergelijking = change(oud.model_copy(update={"wijzig": [rij], "bronnen": oud.bronnen | bron}))
    assert (vergelijking.voor.id, vergelijking.zaak) == ("nederweert-2025", ())
    assert [(regel.code, veld.voor, veld.na) for regel in vergelijking.regels for veld in regel.velden] == [
        ("slh.huisdieren", "15 min/week", "20 min/week")
    ]


def test_a_new_period_is_laid_beside_the_one_before() -> None:
    """What the people of that municipality had until the day before."""
    vergelijking = change(made())
    assert vergelijking.voor.id == "hilversum-2026"
    assert "slh.huisdieren" in {regel.code for regel in vergelijking.regels}
    assert {"kindzorg.luier", "kindzorg.naar_bed"} <= {
        regel.code for regel in vergelijking.regels if regel.soort == "eraf"
    }


@pytest.mark.parametrize(
    "anders",
    [
        {"gemeente": "ergens", "gemeenten": {"9999": "Ergens"}},
        {"geldig_vanaf": dt.date(2000, 1, 1)},
        {"soort": "editie", "gemeente": None, "gemeenten": {}},
    ],
    ids=["een nieuwe gemeente", "voor het eerste kader", "een editie"],
)
def test_what_has_nothing_before_it_is_laid_beside_what_it_inherits(anders: dict[str, Any]) -> None:
    """Then only its own rows differ, and it is said what they are compared with."""
    vergelijking = change(made(**anders))
    assert vergelijking.voor.naam == "alleen wat wordt geërfd van hhm-2025"
    assert [regel.code for regel in vergelijking.regels] == ["slh.huisdieren"]
    assert (vergelijking.zaak, vergelijking.afronding) == ((), ())


def test_a_block_and_an_announcement_are_compared_too() -> None:
    """Nobody can calculate with them, but what changes in them moves who adopts them."""
    oud = normenbibliotheek()
    blok = oud.find("kindzorg-ciz")
    eerste = blok.nieuw[0]
    anders = eerste.model_copy(update={"minuten": 1, "vindplaats": "elders"})
    vergelijking = change(blok.model_copy(update={"nieuw": [anders, *blok.nieuw[1:]]}))
    assert [regel.code for regel in vergelijking.regels] == [eerste.code]
    assert (vergelijking.zaak, vergelijking.afronding) == ((), ())
    assert change(oud.find("hhm-2026")).gelijk


@pytest.mark.parametrize(
    ("anders", "naam"),
    [
        ({"erft": ["nergens"]}, "normenkader_onbekend"),
        ({"erft": ["nieuw-kader"]}, "erft_in_een_kring"),
        ({"wijzig": [DIEREN | {"code": "slh.niets"}]}, "normbestand_ongeldig"),
    ],
)
def test_what_can_not_be_made_is_said(anders: dict[str, Any], naam: str) -> None:
    """Never a framework with less in it."""
    with pytest.raises(HoFout) as fout:
        change(made(**anders))
    assert fout.value.melding.naam == naam
