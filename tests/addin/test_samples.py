"""The samples: invented and said so, complete in what they show, and equal to what the program makes today."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

import maak
import pytest
import vul_sjabloon

from ho_engine import bereken_casus, kies_normenkader, lees_casus
from ho_engine.vastleggen import lacking
from ho_workbook.controleren import controleer
from ho_workbook.lezen import lees_casusblad
from ho_workbook.stempelen.pakket import inhoudshash
from ho_workbook.vastlegging import record_rows

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

CASUSSEN: Final = sorted((maak.SAMPLES / "casussen").glob("*.toml"))
MISLUKT: Final = "008-nederweert-norm-ontbreekt"
GEBIEDEN: Final = {"slh", "was", "boodschappen", "maaltijden", "regie", "aiv", "kindzorg"}
GEMEENTEN: Final = {"voorbeeldgemeente", "nederweert", "hilversum", "bijlage2", "hbel"}


@pytest.mark.parametrize("pad", CASUSSEN, ids=lambda pad: pad.stem)
def test_every_case_says_that_it_is_invented(pad: Path) -> None:
    """In its first line, in its reference, and in the text that ends up in a workbook."""
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.startswith("# Verzonnen voorbeeld")
    gegevens = tomllib.loads(tekst)
    assert gegevens["kenmerk"] == f"VOORBEELD-{pad.stem[:3]}"
    assert gegevens["hulpvraag"].startswith("Verzonnen voorbeeld.")


@pytest.mark.parametrize("pad", CASUSSEN, ids=lambda pad: pad.stem)
def test_every_case_has_an_outcome_or_shows_a_gap(pad: Path) -> None:
    """One case shows what a missing norm does; no other has a *fout*, and none holds anything private."""
    berekening = bereken_casus(lees_casus(pad))
    assert [punt.naam for punt in berekening.fouten] == (["norm_ontbreekt"] if pad.stem == MISLUKT else [])
    assert "lijkt_op_bsn" not in {punt.naam for punt in berekening.aandachtspunten}


def test_the_cases_touch_everything_there_is() -> None:
    """Every result area and municipality, both frequencies, periods, a transition, deviations both ways."""
    berekeningen = [bereken_casus(lees_casus(pad)) for pad in CASUSSEN]
    assert {gebied.code for b in berekeningen for gebied in b.gebieden} == GEBIEDEN
    assert {b.kader.gemeente for b in berekeningen if b.kader} == GEMEENTEN
    assert {b.casus.frequentie for b in berekeningen} == {"wekelijks", "tweewekelijks"}
    assert max(len(b.perioden) for b in berekeningen) == 4
    assert any(periode.overgang for b in berekeningen for periode in b.perioden)
    tekens = {(a.min_week or 0) > 0 for b in berekeningen for a in b.afwijkingen}
    assert tekens == {True, False}
    assert {b.totaal.eenheid_besluit for b in berekeningen if b.totaal} == {"min/week", "min/2 weken", "uur/jaar"}


def test_some_cases_can_be_recorded_and_the_others_say_why_not() -> None:
    """Two municipalities have enough confirmed figures for a final workbook; the rest shows what a concept is for."""
    klaar = {pad.stem[:3] for pad in CASUSSEN if not lacking(bereken_casus(lees_casus(pad)))}
    assert klaar == {"001", "004"}


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
