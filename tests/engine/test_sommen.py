"""Sums made by hand, with their arithmetic, against the engine."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import as_json, bereken_casus, calculate, casus_uit_gegevens

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenbibliotheek

TABEL = Path(__file__).parents[1] / "golden" / "sommen.toml"
SOMMEN: list[dict[str, Any]] = tomllib.loads(TABEL.read_text(encoding="utf-8"))["som"]
INVOER = ("gemeente", "ingangsdatum", "regels", "afwijkingen", "vorige_min_week", "tot_en_met")
DRIE = ("min_week", "uur_jaar", "min_2weken")


def bereken(som: dict[str, Any], speelgoed: Normenbibliotheek) -> Berekening:
    """Calculate the case of a sum; a framework that belongs to no municipality is named by its id."""
    gegevens = {sleutel: som[sleutel] for sleutel in INVOER if sleutel in som}
    frequentie = som.get("frequentie", "wekelijks")
    casus = casus_uit_gegevens(gegevens | {"kenmerk": "2026-0042", "frequentie": frequentie})
    normen = speelgoed if som.get("normen") == "speelgoed" else None
    if normen and som["gemeente"] in normen.bestanden:
        return calculate(casus, normen.kader(som["gemeente"]))
    return bereken_casus(casus, normen)


@pytest.mark.parametrize("som", SOMMEN, ids=lambda som: som["naam"])
def test_a_sum_made_by_hand_is_what_the_engine_finds(som: dict[str, Any], speelgoed: Normenbibliotheek) -> None:
    """The exact total and the three figures equal those that were worked out by hand."""
    uitkomst = as_json(bereken(som, speelgoed))
    assert [punt for punt in uitkomst["aandachtspunten"] if punt["ernst"] == "fout"] == []
    totaal = uitkomst["totaal"]
    assert {naam: totaal[naam] for naam in ("exact_min_week", *DRIE)} == {
        naam: som[naam] for naam in ("exact_min_week", *DRIE)
    }
    assert uitkomst["vergelijking"][som.get("frequentie", "wekelijks")] == {naam: som[naam] for naam in DRIE}


@pytest.mark.parametrize("som", [som for som in SOMMEN if "perioden" in som], ids=lambda som: som["naam"])
def test_a_term_worked_out_by_hand_is_what_the_engine_finds(som: dict[str, Any], speelgoed: Normenbibliotheek) -> None:
    """Each stretch of the term has the days and the minutes that were worked out by hand."""
    perioden = bereken(som, speelgoed).perioden
    gevonden = [(periode.van, periode.tot_en_met, periode.volume.min_week) for periode in perioden]
    assert gevonden == [(deel["van"], deel.get("tot_en_met"), deel["min_week"]) for deel in som["perioden"]]


def test_every_sum_says_how_and_where_its_norms_were_published() -> None:
    """No expected figure stands there without arithmetic and a publication, and no name twice."""
    assert len(SOMMEN) >= 30
    assert all(som["som"] and som["gepubliceerd"] for som in SOMMEN)
    assert len({som["naam"] for som in SOMMEN}) == len(SOMMEN)
