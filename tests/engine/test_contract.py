"""The JSON object of a calculation: exactly these keys, exact figures as text, granted figures as whole numbers."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import Normenbibliotheek, as_json, bereken_casus, casus_uit_gegevens, kies_normenkader
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from speelwet import Reken

EXACT = re.compile(r"-?\d+(\.\d+|/\d+)?")
DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
DRIE = {"min_week": int, "uur_jaar": int, "min_2weken": int}

BOVENSTE = {
    "schema",
    "kenmerk",
    "gemeente",
    "normenkader",
    "ingangsdatum",
    "frequentie",
    "regels",
    "afwijkingen",
    "resultaatgebieden",
    "totaal",
    "deeltotaal",
    "perioden",
    "vergelijking",
    "aandachtspunten",
    "verantwoording",
}
REGEL = {
    "code",
    "resultaatgebied",
    "soort",
    "omschrijving",
    "aantal",
    "keer",
    "norm",
    "min_week",
    "uur_jaar",
    "min_2weken",
    "status",
    "bron",
    "vindplaats",
    "motivering",
}
GETALLEN = ("aantal", "keer", "norm", "min_week", "uur_jaar", "min_2weken")


@pytest.fixture
def uitkomst(reken: Reken) -> dict[str, Any]:
    """A whole calculation, as another program reads it: through JSON text."""
    berekening = reken(
        regel("huis.basis"),
        regel("huis.zelf", 2, motivering="Stoft af.", overleg_met="team"),
        regel("huis.ramen", minuten=7.5),
        regel("tuin.harken", keer=2.5, tot_en_met="2026-06-30"),
        regel("tuin.zandkasteel"),
        afwijkingen=[{"resultaatgebied": "huis", "minuten": -2.25, "motivering": "Klein huis."}],
        vorige_min_week=500,
        vastgelegd_op="2026-02-20",
    )
    tekst = json.dumps(as_json(berekening), ensure_ascii=False, allow_nan=False)
    gelezen: dict[str, Any] = json.loads(tekst)
    return gelezen


def test_the_object_has_the_keys_of_the_contract(uitkomst: dict[str, Any]) -> None:
    """No key of the contract is missing, at any level; rows may carry a few more."""
    assert set(uitkomst) == BOVENSTE
    assert set(uitkomst["normenkader"]) == {"id", "naam", "sha256"}
    assert all(set(rij) >= REGEL for rij in uitkomst["regels"])
    gebied = {"code", "naam", "bruto", "minder", "aftopping", "afwijking", "netto"}
    assert all(set(rij) == gebied for rij in uitkomst["resultaatgebieden"])
    assert set(uitkomst["totaal"]) == {"exact_min_week", "eenheid_besluit", *DRIE}
    assert all(set(rij) >= {"van", "tot_en_met", *DRIE} for rij in uitkomst["perioden"])
    assert set(uitkomst["vergelijking"]) == {"wekelijks", "tweewekelijks"}
    assert all(set(punt) == {"code", "ernst", "tekst", "plaats"} for punt in uitkomst["aandachtspunten"])


def test_what_is_granted_is_a_whole_number(uitkomst: dict[str, Any]) -> None:
    """The three figures are JSON numbers without decimals, wherever they stand."""
    plaatsen = [uitkomst["totaal"], *uitkomst["perioden"], uitkomst["vergelijking"]["wekelijks"]]
    assert {type(plaats[naam]) for plaats in plaatsen for naam in DRIE} == {int}
    assert uitkomst["vergelijking"]["tweewekelijks"] is None


def test_what_is_exact_is_text(uitkomst: dict[str, Any]) -> None:
    """Row, area and total figures are decimal strings or fractions, never floats."""
    getallen = [rij[naam] for rij in uitkomst["regels"] for naam in GETALLEN]
    getallen += [
        rij[naam] for rij in uitkomst["resultaatgebieden"] for naam in ("bruto", "minder", "aftopping", "netto")
    ]
    getallen += [uitkomst["totaal"]["exact_min_week"], *(rij["minuten"] for rij in uitkomst["afwijkingen"])]
    assert [getal for getal in getallen if not EXACT.fullmatch(getal)] == []
    per_code = {rij["code"]: rij for rij in uitkomst["regels"]}
    assert per_code["tuin.harken"]["min_week"] == "62.5"
    assert per_code["tuin.harken"]["uur_jaar"] == "625/12"
    assert per_code["tuin.zandkasteel"]["norm"] == "10"
    assert per_code["huis.ramen"]["norm"] == "7.5"
    assert uitkomst["afwijkingen"][0]["minuten"] == "-2.25"


def test_a_minder_row_is_negative_and_a_net_comes_after_everything(uitkomst: dict[str, Any]) -> None:
    """The sign of a row is in the row; bruto and minder of an area are both positive."""
    minder = next(rij for rij in uitkomst["regels"] if rij["soort"] == "minder_inzet")
    assert (minder["min_week"], minder["min_2weken"]) == ("-40", "-80")
    huis = next(rij for rij in uitkomst["resultaatgebieden"] if rij["code"] == "huis")
    assert (huis["bruto"], huis["minder"], huis["afwijking"], huis["netto"]) == ("107.5", "40", "-2.25", "65.25")


def test_rows_carry_source_and_motivation(uitkomst: dict[str, Any]) -> None:
    """Each figure says where it was read and how sure it is, and the row why it is there."""
    assert {rij["bron"] for rij in uitkomst["regels"]} == {"doos"}
    assert all(rij["vindplaats"] and rij["status"] in {"bevestigd", "afgeleid"} for rij in uitkomst["regels"])
    zelf = uitkomst["regels"][1]
    assert (zelf["code"], zelf["motivering"], zelf["overleg_met"]) == ("huis.zelf", "Stoft af.", "team")


def test_dates_are_iso_and_an_open_end_is_null(uitkomst: dict[str, Any]) -> None:
    """Periods follow each other; without an end date the last one has none."""
    perioden = uitkomst["perioden"]
    assert DATUM.fullmatch(uitkomst["ingangsdatum"])
    assert [periode["van"] for periode in perioden] == ["2026-03-01", "2026-05-01", "2026-07-01"]
    assert perioden[-1]["tot_en_met"] is None
    assert [periode["overgang"] for periode in perioden] == [True, False, False]
    assert uitkomst["verantwoording"]["vastgelegd_op"] == "2026-02-20"


def test_with_a_fout_the_total_is_null_and_the_rest_still_stands_there(reken: Reken) -> None:
    """The object is whole when there is no total: deeltotaal, rows and sentences are in it."""
    object_ = as_json(reken(regel("huis.zolder"), regel("huis.basis"), regel("tuin.harken", keer=2)))
    assert set(object_) == BOVENSTE
    assert (object_["totaal"], object_["deeltotaal"], object_["perioden"]) == (None, "50", [])
    assert object_["vergelijking"] == {"wekelijks": None, "tweewekelijks": None}
    zolder = next(rij for rij in object_["regels"] if rij["code"] == "huis.zolder")
    assert (zolder["norm"], zolder["min_week"], zolder["status"]) == (None, None, "ontbreekt")


@pytest.mark.parametrize("anders", [{"gemeente": "Atlantis"}, {"ingangsdatum": "1999-01-01"}, {"ingangsdatum": "ooit"}])
def test_without_a_framework_the_object_is_still_whole(anders: dict[str, object]) -> None:
    """An unknown municipality or date is a result without total, not a broken object."""
    casus = casus_uit_gegevens(gewone_casus(regel("huis.basis"), **anders))
    object_ = as_json(bereken_casus(casus, Normenbibliotheek((SPEELGOED,))))
    assert set(object_) == BOVENSTE
    assert (object_["normenkader"], object_["totaal"], object_["deeltotaal"]) == (None, None, None)
    assert [punt["ernst"] for punt in object_["aandachtspunten"]] == ["fout"]


def test_the_municipality_is_written_as_its_id(reken: Reken) -> None:
    """Whatever was typed, the result names the municipality as the norm files do."""
    casus = casus_uit_gegevens(gewone_casus(regel("slh.volledige_overname"), gemeente=946))
    object_ = as_json(bereken_casus(casus))
    kader = kies_normenkader("nederweert", dt.date(2026, 3, 1))
    assert (object_["gemeente"], object_["normenkader"]["sha256"]) == ("nederweert", kader.sha256)
    assert as_json(reken(regel("huis.basis")))["gemeente"] == "speelstad"


@pytest.mark.parametrize(("datum", "getoond"), [("ooit", "ooit"), (None, None)])
def test_an_unusable_start_date_is_shown_as_it_was_typed(datum: str | None, getoond: str | None) -> None:
    """What was typed is handed on, nothing is null, and the municipality still goes by its id."""
    casus = casus_uit_gegevens(gewone_casus(regel("huis.basis"), ingangsdatum=datum, gemeente="Speelstad"))
    object_ = as_json(bereken_casus(casus, Normenbibliotheek((SPEELGOED,))))
    assert (object_["ingangsdatum"], object_["gemeente"]) == (getoond, "speelstad")


def test_a_row_without_days_of_its_own_has_null_for_both(uitkomst: dict[str, Any]) -> None:
    """An absent day is null; a day that is there is that day."""
    per_code = {rij["code"]: (rij["van"], rij["tot_en_met"]) for rij in uitkomst["regels"]}
    assert per_code["huis.basis"] == (None, None)
    assert per_code["tuin.harken"] == (None, "2026-06-30")


@pytest.mark.parametrize(
    ("frequentie", "basis", "ramen"),
    [("wekelijks", ("100", "min/week"), "min/week"), ("tweewekelijks", ("130", "min/2 weken"), "min/2 weken")],
)
def test_a_norm_stands_beside_the_unit_it_is_in(
    reken: Reken, frequentie: str, basis: tuple[str, str], ramen: str
) -> None:
    """Biweekly the figure is per two weeks; minutes of one's own are in the unit of the row at any frequency."""
    for minuten, verwacht in ((None, ramen), (6, "min/week")):
        rijen = regel("huis.basis"), regel("huis.ramen", minuten=minuten)
        per_code = {rij["code"]: rij for rij in as_json(reken(*rijen, frequentie=frequentie))["regels"]}
        assert (per_code["huis.basis"]["norm"], per_code["huis.basis"]["norm_eenheid"]) == basis
        assert per_code["huis.ramen"]["norm_eenheid"] == verwacht
