"""The shipped norm files against the golden tables, which were typed from the publications."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import HoFout, kies_normenkader, load_normenkader
from ho_engine.erven import resolve
from ho_engine.normbestanden import normenbibliotheek
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    from ho_engine import Normenkader
    from ho_engine.normenkader import Cijfer

GOLDEN = Path(__file__).parents[1] / "golden"
NORMEN: dict[str, list[dict[str, Any]]] = tomllib.loads((GOLDEN / "normen.toml").read_text(encoding="utf-8"))
BELEID: dict[str, list[dict[str, Any]]] = tomllib.loads((GOLDEN / "beleid.toml").read_text(encoding="utf-8"))

BLOK = "kindzorg-ciz"  # a block is no framework of its own: it is read in an heir that changes nothing


def naam(rij: dict[str, Any]) -> str:
    """What a row of a golden table is called in the report of a run."""
    delen = ("kader", "gemeente", "code", "naam", "datum")
    return " ".join(str(rij[deel]) for deel in delen if deel in rij)


@cache
def kader(id_: str) -> Normenkader:
    """A shipped framework."""
    if id_ != BLOK:
        return load_normenkader(id_)
    kop = {"schema": "normenkader/1", "id": "erfgenaam", "naam": "Erfgenaam", "soort": "editie"}
    return resolve(Normbestand.model_validate(kop | {"erft": ["hhm-2019", BLOK]}), normenbibliotheek().find)


def waarde_en_status(cijfer: Cijfer | None) -> tuple[int | None, str | None]:
    """A figure as a golden table writes it."""
    return (None, None) if cijfer is None else (cijfer.waarde, cijfer.herkomst.status)


@pytest.mark.parametrize("rij", NORMEN["norm"], ids=naam)
def test_every_norm_row_is_as_published(rij: dict[str, Any]) -> None:
    """Figure, unit, bounds, exclusions and status of a row equal the publication."""
    regel = kader(rij["kader"]).regel_bij_code[rij["code"]]
    eigen_norm = (rij.get("minuten_2weken"), rij.get("status_2weken"))
    alleen_2weken = rij.get("frequentie") == "alleen_tweewekelijks"
    verwacht = {
        "soort": rij["soort"],
        "eenheid": rij.get("eenheid", "min/week"),
        "norm": eigen_norm if alleen_2weken else (rij.get("minuten"), rij["status"]),
        "norm_2weken": eigen_norm,
        "uur_jaar": (rij.get("uur_jaar_gepubliceerd"), rij.get("status_uur_jaar")),
        "grens": (0, rij.get("max")),
        "keer": (rij.get("keer", "vast"), rij.get("keer_max")),
        "norm_is_maximum": rij.get("norm_is_maximum", False),
        "sluit_uit": tuple(rij.get("sluit_uit", ())),
        "vereist": tuple(rij.get("vereist", ())),
        "vereist_ander_gebied": rij.get("vereist_ander_gebied", False),
        "frequentie": rij.get("frequentie", "beide"),
        "altijd_tijdelijk": rij.get("altijd_tijdelijk", False),
    }
    gevonden = {
        "soort": regel.soort,
        "eenheid": regel.eenheid,
        "norm": waarde_en_status(regel.norm),
        "norm_2weken": waarde_en_status(regel.norm_2weken),
        "uur_jaar": waarde_en_status(regel.uur_jaar_gepubliceerd),
        "grens": (regel.min, regel.max),
        "keer": (regel.keer, regel.keer_max),
        "norm_is_maximum": regel.norm_is_maximum,
        "sluit_uit": regel.sluit_uit,
        "vereist": regel.vereist,
        "vereist_ander_gebied": regel.vereist_ander_gebied,
        "frequentie": regel.frequentie,
        "altijd_tijdelijk": regel.altijd_tijdelijk,
    }
    assert gevonden == verwacht


@pytest.mark.parametrize("id_", sorted({rij["kader"] for rij in NORMEN["norm"]} - {BLOK}))
def test_the_table_names_every_row_of_a_framework(id_: str) -> None:
    """No row is shipped that the golden table does not know."""
    codes = [regel.code for regel in kader(id_).regels]
    assert sorted(codes) == sorted(rij["code"] for rij in NORMEN["norm"] if rij["kader"] == id_)


def test_every_shipped_framework_stands_in_the_table() -> None:
    """A framework that is shipped is checked."""
    announced = {"hhm-2026"}
    assert set(normenbibliotheek().bestanden) - announced == {rij["kader"] for rij in NORMEN["norm"]}


@pytest.mark.parametrize("rij", [*NORMEN["afwezig"], *NORMEN["vervallen"]], ids=naam)
def test_a_row_that_a_framework_does_not_have_is_absent(rij: dict[str, Any]) -> None:
    """What lapsed or came later is not in the table; what is only announced has no rows at all."""
    bestand = normenbibliotheek().find(rij["kader"])
    if bestand.stand == "aangekondigd":
        assert (bestand.nieuw, bestand.erft) == ([], [])
    else:
        assert rij["code"] not in kader(rij["kader"]).regel_bij_code


@pytest.mark.parametrize("rij", BELEID["afronding"], ids=naam)
def test_rounding_is_as_published(rij: dict[str, Any]) -> None:
    """Unit, step and direction of the decision equal the publication."""
    afronding = kader(rij["kader"]).afronding
    assert afronding.model_dump(exclude={"herkomst"}) | {"status": afronding.herkomst.status} == {
        sleutel: rij[sleutel] for sleutel in ("eenheid_besluit", "stap", "stap_2weken", "richting", "status")
    }


@pytest.mark.parametrize("rij", BELEID["weken_per_jaar"], ids=naam)
def test_weeks_per_year_are_as_derived(rij: dict[str, Any]) -> None:
    """A year has the weeks that follow from the published pair of figures."""
    assert waarde_en_status(kader(rij["kader"]).weken_per_jaar) == (rij["waarde"], rij["status"])


@pytest.mark.parametrize("rij", BELEID["beleid"], ids=naam)
def test_a_policy_limit_is_as_published(rij: dict[str, Any]) -> None:
    """A limit of the municipality equals its regulation; one that was not found has no value."""
    regel = kader(rij["kader"]).beleid[rij["naam"]]
    assert (regel.waarde, regel.herkomst.status) == (rij.get("waarde"), rij["status"])


@pytest.mark.parametrize("rij", BELEID["resultaatgebied"], ids=naam)
def test_the_result_areas_are_as_published(rij: dict[str, Any]) -> None:
    """Order, biweekly, cap and exemption of the areas equal the publication."""
    gebieden = kader(rij["kader"]).resultaatgebieden
    assert [gebied.code for gebied in gebieden] == rij["volgorde"]
    assert [gebied.code for gebied in gebieden if gebied.tweewekelijks] == rij["tweewekelijks"]
    assert [g.code for g in gebieden if g.vrij_van_minimumduur] == rij.get("vrij_van_minimumduur", [])
    maxima = {gebied.code: gebied.maximum for gebied in gebieden if gebied.maximum}
    assert {code: cijfer.waarde for code, cijfer in maxima.items()} == rij.get("maximum_min_week", {})
    assert {cijfer.herkomst.status for cijfer in maxima.values()} <= {rij.get("status_maximum")}


@pytest.mark.parametrize("rij", [rij for rij in BELEID["geldig"] if "vanaf" in rij], ids=naam)
def test_a_framework_is_in_force_as_published(rij: dict[str, Any]) -> None:
    """First and last day, product name, standing and municipalities equal the publication."""
    gekozen = kies_normenkader(rij["gemeente"], rij["vanaf"]) if "gemeente" in rij else kader(rij["kader"])
    assert gekozen.id == rij["kader"]
    assert (gekozen.geldig_vanaf, gekozen.geldig_tot_en_met) == (rij["vanaf"], rij.get("tot_en_met"))
    assert gekozen.geldig_herkomst is not None
    assert gekozen.geldig_herkomst.status == rij["status"]
    assert (gekozen.stand, gekozen.product) == (rij["stand"], rij["product"])
    assert gekozen.gemeenten == rij.get("cbs", {})


@pytest.mark.parametrize("rij", [rij for rij in BELEID["geldig"] if "vanaf" not in rij], ids=naam)
def test_an_announced_framework_gives_no_figures(rij: dict[str, Any]) -> None:
    """What is only announced can't be calculated with."""
    assert normenbibliotheek().bestanden[rij["kader"]][1].stand == rij["stand"]
    with pytest.raises(HoFout, match="aangekondigd") as fout:
        load_normenkader(rij["kader"])
    assert fout.value.code == "HO206"


@pytest.mark.parametrize("rij", [rij for rij in BELEID["keuze"] if "kader" in rij], ids=naam)
def test_municipality_and_start_date_choose_the_framework(rij: dict[str, Any]) -> None:
    """An id or a CBS code with a date gives the framework that was in force."""
    assert kies_normenkader(rij["gemeente"], rij["datum"]).id == rij["kader"]


@pytest.mark.parametrize("rij", [rij for rij in BELEID["keuze"] if "fout_noemt" in rij], ids=naam)
def test_a_date_without_framework_names_the_nearest_one(rij: dict[str, Any]) -> None:
    """Before the first framework the error says from which day there is one."""
    with pytest.raises(HoFout, match=rij["fout_noemt"].isoformat()) as fout:
        kies_normenkader(rij["gemeente"], rij["datum"])
    assert fout.value.code == "HO202"


@pytest.mark.parametrize("rij", BELEID["onbekend"], ids=naam)
def test_an_unknown_municipality_is_never_a_neighbour(rij: dict[str, Any]) -> None:
    """A municipality that no file speaks of is an error."""
    with pytest.raises(HoFout, match="onbekend") as fout:
        kies_normenkader(rij["gemeente"], rij["datum"])
    assert fout.value.code == "HO135"


@pytest.mark.parametrize("gemeente", ["hilversum", "HILVERSUM", " Hilversum ", "0402", "402"])
def test_a_municipality_may_be_named_in_any_way(gemeente: str) -> None:
    """Id, name or CBS code, whatever the capitals, spaces or lost zeros."""
    assert kies_normenkader(gemeente, dt.date(2026, 7, 1)).id == "hilversum-2026"


def test_the_hash_follows_the_figures_and_not_the_successor() -> None:
    """A successor that closes a framework leaves its hash as it was; another figure changes it."""
    alleen = kader("hilversum-2022")
    gesloten = kies_normenkader("hilversum", dt.date(2024, 1, 1))
    assert gesloten.geldig_tot_en_met != alleen.geldig_tot_en_met
    assert gesloten.sha256 == alleen.sha256
    assert len({kader(id_).sha256 for id_ in ("hhm-2019", "hhm-2019-2022", "hhm-2025")}) == 3
