"""The samples: invented and said so, complete in what they show, and equal to what the program makes today."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import maak
import pytest
import vul_sjabloon

from aandachtgevallen import OVER_NORMBESTANDEN
from generator import all_frameworks
from ho_engine import MELDINGEN, as_json, bereken_casus, kies_normenkader, lees_casus
from ho_engine.vastleggen import lacking
from ho_workbook.controleren import controleer
from ho_workbook.lezen import lees_casusblad
from ho_workbook.stempelen.pakket import inhoudshash
from ho_workbook.vastlegging import record_rows

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader
    from opdrachtregel import Ho

CASUSSEN: Final = sorted((maak.SAMPLES / "casussen").glob("*.toml"))
GOLDEN: Final = Path(__file__).parents[1] / "golden" / "samples.toml"
UITKOMSTEN: Final[list[dict[str, Any]]] = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["casus"]
GETALLEN: Final = ("exact", "min_week", "uur_jaar", "min_2weken")
BSN: Final = "018-nederweert-nummer-in-de-tekst"
ONMOGELIJK: Final = {"HO258": "no shipped municipality forbids help once per two weeks"}
"""Points that no case can show with the shipped norms alone, with the reason."""


def alle_berekeningen() -> dict[str, Berekening]:
    """Every sample calculated, by the name of its file."""
    return {pad.stem: bereken_casus(lees_casus(pad)) for pad in CASUSSEN}


def gebieden_met_cijfer(kader: Normenkader) -> set[str]:
    """The result areas in which a framework has at least one figure."""
    cijfers = ((regel.resultaatgebied, (regel.norm, regel.norm_2weken)) for regel in kader.regels)
    return {gebied for gebied, paar in cijfers if any(cijfer and cijfer.waarde is not None for cijfer in paar)}


@pytest.mark.parametrize("pad", CASUSSEN, ids=lambda pad: pad.stem)
def test_every_case_says_that_it_is_invented(pad: Path) -> None:
    """In its first line, in its reference, and in the text that ends up in a workbook."""
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.startswith("# Verzonnen voorbeeld")
    gegevens = tomllib.loads(tekst)
    assert gegevens["kenmerk"] == f"VOORBEELD-{pad.stem[:3]}"
    assert gegevens["hulpvraag"].startswith("Verzonnen voorbeeld.")


def test_the_table_of_outcomes_names_every_case() -> None:
    """No sample without an outcome that was worked out by hand, and none of them twice."""
    assert [rij["naam"] for rij in UITKOMSTEN] == [pad.stem for pad in CASUSSEN]
    assert len(CASUSSEN) >= 15


@pytest.mark.parametrize("rij", UITKOMSTEN, ids=lambda rij: rij["naam"])
def test_every_case_comes_out_as_worked_out_by_hand(rij: dict[str, Any]) -> None:
    """The three figures, each stretch of the term and what stands beside the figure; or the *fout* that was meant."""
    berekening = bereken_casus(lees_casus(maak.SAMPLES / "casussen" / f"{rij['naam']}.toml"))
    uitkomst = as_json(berekening)
    totaal = uitkomst["totaal"] or {}
    assert [totaal.get(naam if naam != "exact" else "exact_min_week") for naam in GETALLEN] == [
        rij.get(naam) for naam in GETALLEN
    ]
    assert (totaal == {}, uitkomst["deeltotaal"]) == (rij.get("fout", False), rij.get("deel"))
    gevonden = [{"van": deel.van, "min_week": deel.volume.min_week} for deel in berekening.perioden]
    assert gevonden == rij.get("perioden", [])
    assert sorted({punt.code for punt in berekening.aandachtspunten}) == rij["punten"]
    assert (not lacking(berekening)) == rij["definitief"]


def test_only_the_test_number_looks_private() -> None:
    """One case shows what a BSN look-alike does, with a number of nobody that the case itself calls invented."""
    verdacht = [
        naam
        for naam, berekening in alle_berekeningen().items()
        if "lijkt_op_bsn" in {punt.naam for punt in berekening.aandachtspunten}
    ]
    assert verdacht == [BSN]
    tekst = (maak.SAMPLES / "casussen" / f"{BSN}.toml").read_text(encoding="utf-8")
    assert "123456782 is een bekend testnummer en van niemand" in " ".join(tekst.replace("#", "").split())


def test_the_cases_show_every_point() -> None:
    """Each *let op* and each *opmerking* there is stands beside the figure of some sample."""
    gezien = {punt.code for berekening in alle_berekeningen().values() for punt in berekening.aandachtspunten}
    punten = (melding for melding in MELDINGEN if melding.ernst != "fout" and melding.naam not in OVER_NORMBESTANDEN)
    bestaand = {melding.code for melding in punten}
    assert bestaand - gezien == set(ONMOGELIJK)


def test_what_no_case_can_show_is_really_out_of_reach() -> None:
    """A framework that forbids help once per two weeks would have to be shown."""
    regels = [kader.beleid.get("tweewekelijks_toegestaan") for kader in all_frameworks()]
    assert {regel.waarde for regel in regels if regel} == {True}


def test_the_cases_touch_every_municipality_at_every_date() -> None:
    """Every municipal framework that is shipped, so also the older rules of a municipality."""
    gebruikt = {berekening.kader.id for berekening in alle_berekeningen().values() if berekening.kader}
    assert gebruikt == {kader.id for kader in all_frameworks() if kader.gemeente}


def test_the_cases_touch_every_area_of_every_framework() -> None:
    """Where a framework has a figure, some sample counts in that area; an edition is touched through its heirs."""
    gebruikt: dict[str, set[str]] = {}
    for berekening in alle_berekeningen().values():
        for naam in berekening.kader.afkomst if berekening.kader else ():
            gebruikt.setdefault(naam, set()).update(gebied.code for gebied in berekening.gebieden)
    niet = {kader.id: gebieden_met_cijfer(kader) - gebruikt.get(kader.id, set()) for kader in all_frameworks()}
    assert len(niet) >= 10
    assert {naam: gebieden for naam, gebieden in niet.items() if gebieden} == {}


def test_the_cases_show_what_a_case_can_hold() -> None:
    """Both frequencies, both ways to be supplied, temporary rows and deviations, a transition, every unit."""
    berekeningen = alle_berekeningen().values()
    assert {b.casus.frequentie for b in berekeningen} == {"wekelijks", "tweewekelijks"}
    assert {b.casus.leveringsvorm for b in berekeningen} == {"", "zin", "pgb"}
    assert {len(b.perioden) for b in berekeningen} == {0, 1, 2, 3, 4}
    assert sum(periode.overgang for b in berekeningen for periode in b.perioden) >= 2
    afwijkingen = [afwijking for b in berekeningen for afwijking in b.afwijkingen]
    assert {(a.min_week or 0) > 0 for a in afwijkingen} == {True, False}
    assert any(a.tot_en_met for a in afwijkingen)
    assert any(uitkomst.minuten for b in berekeningen for uitkomst in b.regels)
    assert any(gebied.aftopping and gebied.afwijking for b in berekeningen for gebied in b.gebieden)
    assert {b.totaal.eenheid_besluit for b in berekeningen if b.totaal} == {"min/week", "min/2 weken", "uur/jaar"}
    assert any(b.totaal and b.totaal.exact_min_week == 0 for b in berekeningen)


def test_the_finished_workbooks_show_both_kinds() -> None:
    """Final ones of three municipalities, and concepts of cases that can't be final."""
    gemaakt = [(alle_berekeningen()[casus], soort) for casus, soort in maak.WERKMAPPEN.values()]
    definitief = {b.kader.gemeente for b, soort in gemaakt if b.kader and soort == "definitief"}
    assert definitief == {"hilversum", "nederweert", "dijk-en-waard"}
    assert [bool(lacking(b)) for b, soort in gemaakt] == [soort == "concept" for _, soort in gemaakt]
    assert len(gemaakt) >= 5


def test_the_committed_files_are_what_the_program_makes() -> None:
    """Equal part by part; after a change of norms or sheets: python samples/maak.py."""
    gemaakt = maak.make_samples()
    gevonden = {
        str(pad.relative_to(maak.SAMPLES)).replace("\\", "/")
        for map_ in ("sjablonen", "werkmappen")
        for pad in (maak.SAMPLES / map_).iterdir()
    }
    assert gevonden == set(gemaakt)
    for naam, data in gemaakt.items():
        assert inhoudshash((maak.SAMPLES / naam).read_bytes()) == inhoudshash(data), naam


@pytest.mark.parametrize("naam", list(maak.WERKMAPPEN))
def test_every_workbook_is_in_order_and_says_that_it_is_invented(naam: str) -> None:
    """The check finds nothing, and the recorded case is the invented one."""
    casus, soort = maak.WERKMAPPEN[naam]
    rapport = controleer(maak.SAMPLES / naam)
    assert (rapport.verschillen, rapport.opmerkingen, rapport.soort) == ((), (), soort)
    gelezen = lees_casusblad(maak.SAMPLES / naam)
    assert "Verzonnen voorbeeld" in gelezen.hulpvraag
    bron = lees_casus(maak.SAMPLES / "casussen" / f"{casus}.toml")
    assert sorted(record_rows(gelezen)) == sorted(record_rows(bron))  # the sheet has an order of its own


@pytest.mark.parametrize("naam", list(maak.SJABLONEN))
def test_every_template_is_empty(naam: str) -> None:
    """A template holds no case: nothing was filled in but what the program fixes."""
    gemeente, datum = maak.SJABLONEN[naam]
    casus = lees_casusblad(maak.SAMPLES / naam)
    assert (casus.gemeente, casus.begin) == (kies_normenkader(gemeente, datum).gemeente, datum)
    assert (casus.kenmerk, casus.hulpvraag, casus.regels, casus.mogelijkheden) == ("", "", (), ())


def test_the_case_sheet_of_the_main_job_is_the_first_case() -> None:
    """LibreOffice filled it in, and it can be recorded as it stands."""
    casus = lees_casusblad(vul_sjabloon.DOEL)
    assert record_rows(casus) == record_rows(lees_casus(vul_sjabloon.BRON))
    assert lacking(bereken_casus(casus)) == ()


@pytest.mark.libreoffice
def test_a_template_filled_in_libreoffice_gives_the_case_that_was_typed(tmp_path: Path) -> None:
    """Typed with a decimal comma and the day first, saved by LibreOffice, read back."""
    doel = tmp_path / "ingevuld.xlsx"
    casus = lees_casus(vul_sjabloon.BRON)
    vul_sjabloon.fill_template(casus, doel)
    assert record_rows(lees_casusblad(doel)) == record_rows(casus)


def test_the_main_job_runs_from_its_case_sheet(ho: Ho) -> None:
    """Calculated, recorded and found in order: what ``start.py`` does."""
    assert "toegekend   150 minuten per week" in ho("bereken", vul_sjabloon.DOEL).uit
    assert ho("werkboek", vul_sjabloon.DOEL, "-o", "hoofdtaak.xlsx").code == 0
    assert ho("controleer", "hoofdtaak.xlsx").code == 0
