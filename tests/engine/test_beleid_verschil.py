"""Every line of municipal policy by a case that comes out one way there and another way elsewhere."""

from __future__ import annotations

import collections
import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_engine import as_json, bereken_casus, calculate, casus_uit_gegevens, kies_normenkader, normenbibliotheek
from ho_engine.toelichting import explain
from ho_engine.vastleggen import TE_ONDERZOEKEN, lacking

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine import Berekening

TABEL: Final = Path(__file__).parents[1] / "golden" / "beleid_verschil.toml"
VERSCHILLEN: Final[list[dict[str, Any]]] = tomllib.loads(TABEL.read_text(encoding="utf-8"))["verschil"]
WAAR: Final = ("gemeente", "ingangsdatum")
KADERS: Final = {
    "Hilversum 2022": "hilversum-2022",
    "Hilversum 2026": "hilversum-2026",
    "Bijlage 2": "bijlage2-2019",
    "Nederweert": "nederweert-2025",
    "Dijk en Waard": "dijk-en-waard-2027",
    "HBEL": "hbel-2021",
    "Voorbeeldgemeente": "voorbeeldgemeente-2025",
}
"""The framework whose policy a row is about, by the words the row begins with."""

GEEN: Final = "geen"

GEWOON: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "ingangsdatum": dt.date(2026, 3, 1),
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2020, 1, 6),
    "hulpvraag": "Het huis blijft niet schoon.",
    "beperkingen": "Bukken lukt niet.",
    "mogelijkheden": [{"soort": soort, "beschikbaar": False, "uitkomst": "Onderzocht."} for soort in TE_ONDERZOEKEN],
}
"""A case with everything filled in that a final workbook asks, so that only the policy can stand in the way."""


def regel(rij: str | dict[str, Any]) -> dict[str, Any]:
    """A row of the table: "code aantal keer" or a table, with a motivation."""
    if isinstance(rij, dict):
        return {"motivering": "Omdat het nodig is."} | rij
    code, *getallen = rij.split()
    aantal, keer = [*map(int, getallen), *[None, None]][:2]
    return {"code": code, "aantal": 1 if aantal is None else aantal, "keer": keer, "motivering": "Omdat het nodig is."}


def bereken(verschil: dict[str, Any], kant: str) -> Berekening:
    """Calculate the case of a row in one of its two municipalities."""
    plek = {sleutel: verschil[kant][sleutel] for sleutel in WAAR if sleutel in verschil[kant]}
    gegevens = GEWOON | verschil.get("casus", {}) | plek | {"regels": [regel(rij) for rij in verschil["regels"]]}
    return bereken_casus(casus_uit_gegevens({sleutel: waarde for sleutel, waarde in gegevens.items() if waarde != ""}))


def prose(berekening: Berekening) -> str:
    """Everything the explanation says."""
    return " ".join(alinea.tekst for alinea in explain(berekening))


def volume(berekening: Berekening, eenheid: str) -> object:
    """What is granted in a unit."""
    return getattr(berekening.totaal.volume, eenheid) if berekening.totaal else GEEN


def product(berekening: Berekening) -> object:
    """The name of the product, when the explanation uses it too."""
    naam = berekening.kader.product if berekening.kader else GEEN
    return naam if naam.lower() in prose(berekening).lower() else f"{naam} staat niet in de toelichting"


def codes(berekening: Berekening, ernst: str) -> list[str]:
    """The codes that stand beside the figure."""
    return sorted({punt.code for punt in berekening.aandachtspunten if punt.ernst == ernst})


KIJKT: Final[dict[str, Callable[[Berekening], object]]] = {
    "kader": lambda b: b.kader.id if b.kader else GEEN,
    "product": product,
    "eenheid": lambda b: b.totaal.eenheid_besluit if b.totaal else GEEN,
    "min_week": lambda b: volume(b, "min_week"),
    "uur_jaar": lambda b: volume(b, "uur_jaar"),
    "fouten": lambda b: codes(b, "fout"),
    "let_op": lambda b: codes(b, "let_op"),
    "perioden": lambda b: [f"{deel.van} {deel.volume.min_week}" for deel in b.perioden],
    "overleg": lambda b: sorted(zin.partition(":")[0] for zin in lacking(b) if "het beleid vraagt overleg" in zin),
    "status": lambda b: sorted({uitkomst.toepassing.herkomst.status for uitkomst in b.regels}),
    "definitief": lambda b: not lacking(b),
}
"""How each key of an outcome is read from a calculation; ``zegt`` asks the words of its row as well."""


def said(berekening: Berekening) -> list[str]:
    """What stands beside the figure, and what the policy says of the framework as a whole."""
    teksten = [punt.tekst for punt in berekening.aandachtspunten]
    opmerkingen = berekening.kader.opmerkingen if berekening.kader else ()
    return teksten + [deel.tekst for deel in opmerkingen if not (deel.code or deel.resultaatgebied)]


def uitkomst(verschil: dict[str, Any], kant: str) -> dict[str, object]:
    """What the calculation gives for the keys that a side of the row expects."""
    berekening = bereken(verschil, kant)
    gevraagd = [sleutel for sleutel in verschil[kant] if sleutel not in WAAR]
    gevonden = {sleutel: KIJKT[sleutel](berekening) for sleutel in gevraagd if sleutel != "zegt"}
    if "zegt" in gevraagd:
        gevonden["zegt"] = any(verschil["woorden"] in tekst for tekst in said(berekening))
    return gevonden


def verwacht(verschil: dict[str, Any], kant: str) -> dict[str, object]:
    """What a side of the row expects."""
    return {sleutel: waarde for sleutel, waarde in verschil[kant].items() if sleutel not in WAAR}


@pytest.mark.parametrize("verschil", VERSCHILLEN, ids=lambda verschil: verschil["beleid"])
def test_a_policy_comes_out_there_and_differently_elsewhere(verschil: dict[str, Any]) -> None:
    """Both outcomes are those of the publications, over the same keys, and they are not the same."""
    assert uitkomst(verschil, "hier") == verwacht(verschil, "hier")
    assert uitkomst(verschil, "elders") == verwacht(verschil, "elders")
    assert verwacht(verschil, "hier").keys() == verwacht(verschil, "elders").keys()
    assert verwacht(verschil, "hier") != verwacht(verschil, "elders")


def test_every_municipality_has_its_policies_in_the_table() -> None:
    """Each shipped municipal framework has rows of its own; every row names its source, and none stands there twice."""
    geteld = collections.Counter(KADERS[re.split(r":| \(", verschil["beleid"])[0]] for verschil in VERSCHILLEN)
    bestanden = normenbibliotheek().bestanden
    assert set(geteld) == {naam for naam, (_, bestand) in bestanden.items() if bestand.soort == "gemeente"}
    assert min(geteld.values()) >= 5
    assert all(verschil["bron"] for verschil in VERSCHILLEN)
    assert len({verschil["beleid"] for verschil in VERSCHILLEN}) == len(VERSCHILLEN)


def test_only_learning_and_child_care_may_be_short_in_bijlage2() -> None:
    """Six weeks of child care is granted there; not with help in the house beside it, nor without the exemption."""
    kind = {"code": "kindzorg.luier", "aantal": 1, "keer": 14}
    huis = {"code": "slh.volledige_overname", "aantal": 1}
    kort = GEWOON | {"gemeente": "bijlage2", "tot_en_met": dt.date(2026, 4, 11), "kinderen": [{"leeftijd": 1}]}
    alleen, samen = (casus_uit_gegevens(kort | {"regels": rijen}) for rijen in ([kind], [kind, huis]))
    assert volume(bereken_casus(alleen), "min_week") == 140
    assert codes(bereken_casus(samen), "fout") == ["HO137"]
    kader = kies_normenkader("bijlage2", dt.date(2026, 3, 1))
    vrij = {gebied.code for gebied in kader.resultaatgebieden if gebied.vrij_van_minimumduur}
    assert vrij == {"aiv", "kindzorg"}
    gebieden = tuple(g.model_copy(update={"vrij_van_minimumduur": False}) for g in kader.resultaatgebieden)
    zonder = kader.model_copy(update={"resultaatgebieden": gebieden})
    assert codes(calculate(alleen, zonder), "fout") == ["HO137"]


def test_the_same_words_mean_another_deduction_after_2022() -> None:
    """One code, two meanings: own strength and network together in 2019, own strength only from 2022."""
    oud, nieuw = (
        kies_normenkader("hilversum", dag).regel_bij_code["slh.eigen_kracht"].omschrijving
        for dag in (dt.date(2026, 6, 30), dt.date(2026, 7, 1))
    )
    assert "netwerk" in oud
    assert "netwerk" not in nieuw


def test_the_prose_names_the_trial_period_where_the_policy_has_one() -> None:
    """Hilversum under the rules of 2022, and not under those of 2026."""
    gegevens = GEWOON | {"gemeente": "hilversum", "regels": [{"code": "slh.volledige_overname", "aantal": 1}]}
    oud, nieuw = (
        bereken_casus(casus_uit_gegevens(gegevens | {"ingangsdatum": dag}))
        for dag in (dt.date(2026, 6, 30), dt.date(2026, 7, 1))
    )
    assert "zijn een proefperiode" in prose(oud)
    assert "proefperiode" not in prose(nieuw)
    assert as_json(oud)["normenkader"]["id"] == "hilversum-2022"
