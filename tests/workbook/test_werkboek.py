"""The workbook as a whole: what an auditor checks in any file this program makes."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import Workbook, load_workbook

from generator import all_frameworks
from ho_engine import Aandachtspunt, HoFout, Normenkader, bereken_casus, casus_uit_gegevens, kies_normenkader
from ho_workbook.celwaarden import Celfout
from ho_workbook.indeling import BLADEN, Soort
from ho_workbook.opmaak import STIJLEN, Opmaak, dress
from ho_workbook.stand import Stand
from ho_workbook.werkboek import author, maak_sjabloon, maak_werkboek, meesterwerk

SOORTEN: Final[tuple[Soort, ...]] = ("sjabloon", "concept", "definitief")

BEGIN: Final = dt.date(2026, 3, 1)
CASUS: Final[dict[str, Any]] = {
    "kenmerk": "TEST-1",
    "gemeente": "nederweert",
    "ingangsdatum": "2026-03-01",
    "frequentie": "wekelijks",
    "vastgelegd_op": "2026-02-20",
    "hulpvraag": "=1+1",
    "beperkingen": "-2+3 en @SOM",
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "slh.huisdieren", "aantal": 1, "motivering": "+31 is geen telefoonnummer"},
    ],
}


@functools.cache
def made(soort: Soort) -> bytes:
    """One workbook of each kind, made once."""
    if soort == "sjabloon":
        kader = kies_normenkader("nederweert", BEGIN)
        return maak_sjabloon(kader, BEGIN)
    return maak_werkboek(bereken_casus(casus_uit_gegevens(CASUS)), soort)


def opened(soort: Soort, *, waarden: bool = False) -> Workbook:
    """The workbook as a reader sees it: formulas, or cached values."""
    return load_workbook(io.BytesIO(made(soort)), data_only=waarden)


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_seven_sheets_stand_in_order_and_the_municipality_is_locked(soort: Soort) -> None:
    """What an auditor demands of them is in the checklist; this is what this program promises besides."""
    werkmap = opened(soort)
    assert tuple(werkmap.sheetnames) == BLADEN
    assert werkmap["Casus"]["C6"].protection.locked


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_sheet_bears_the_mark_of_what_it_is(soort: Soort) -> None:
    """CONCEPT or SJABLOON stands on every sheet and in its footer, and on no sheet of a final workbook."""
    merk = {"sjabloon": "SJABLOON", "concept": "CONCEPT", "definitief": None}[soort]
    for blad in opened(soort):
        bovenaan = [cel.value for cel in blad[1]]
        if merk:
            assert merk in bovenaan
            voet: Any = blad.oddFooter
            assert merk in voet.center.text
        else:
            assert not {"CONCEPT", "SJABLOON"} & set(bovenaan)


@pytest.mark.parametrize("soort", ["concept", "definitief"])
def test_text_of_a_user_never_becomes_a_formula(soort: Soort) -> None:
    """Text that begins like a formula is stored as text, with the quote prefix."""
    werkmap = opened(soort)
    for rij in werkmap["Casus"].iter_rows():
        for cel in rij:
            assert cel.data_type != "f"
    assert werkmap["Casus"]["C16"].value == "=1+1"
    assert werkmap["Casus"]["C16"].data_type == "s"
    assert werkmap["Casus"]["C16"].quotePrefix


@pytest.mark.parametrize("kader", all_frameworks(), ids=lambda kader: kader.id)
def test_a_template_of_every_framework_is_proven_and_empty(kader: Normenkader) -> None:
    """For every framework a template can be made; it is recalculated, and it shows no outcome yet."""
    begin = kader.geldig_vanaf
    assert begin is not None
    data = maak_sjabloon(kader, begin, gemeente=kader.gemeente or "test")
    werkmap = load_workbook(io.BytesIO(data), data_only=True)
    assert werkmap["Overzicht"]["A5"].value == "nog leeg"
    assert werkmap["Casus"]["C5"].value is None


def test_the_same_case_gives_the_same_bytes_in_other_processes_and_time_zones() -> None:
    """Three processes with other hash seeds, time zones and languages, one with lxml, make the very same file."""
    opdracht = (
        "import hashlib, openpyxl.xml, test_werkboek as t;"
        "print(openpyxl.xml.LXML, hashlib.sha256(b''.join(t.made(s) for s in t.SOORTEN)).hexdigest())"
    )
    paden = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]
    uitkomsten = []
    for zone, zaad, taal, lxml in (
        ("UTC", "1", "C.UTF-8", "False"),
        ("Pacific/Auckland", "2", "nl_NL.UTF-8", "True"),
        ("America/New_York", "3", "C", "False"),
    ):
        omgeving = os.environ | {"TZ": zone, "PYTHONHASHSEED": zaad, "LC_ALL": taal, "OPENPYXL_LXML": lxml}
        omgeving["PYTHONPATH"] = os.pathsep.join([*paden, *sys.path])
        klaar = subprocess.run(
            [sys.executable, "-c", opdracht], env=omgeving, capture_output=True, text=True, check=True
        )
        uitkomsten.append(klaar.stdout.split())
    hier = hashlib.sha256(b"".join(made(soort) for soort in SOORTEN)).hexdigest()
    assert uitkomsten == [["False", hier], ["True", hier], ["False", hier]]


def test_a_case_that_has_no_place_is_refused_with_every_reason() -> None:
    """Unknown codes and doubled rows are refused at once, in one sentence that names them."""
    gegevens = CASUS | {
        "regels": [*CASUS["regels"], {"code": "slh.onzin", "aantal": 1}, {"code": "slh.huisdieren", "aantal": 1}]
    }
    with pytest.raises(HoFout, match=r"(?s)slh\.onzin.*slh\.huisdieren"):
        maak_werkboek(bereken_casus(casus_uit_gegevens(gegevens)), "concept")


def test_an_unknown_norm_is_an_error_up_to_the_total() -> None:
    """A used norm that is missing shows its word and gives an error value in row, area and total, never a zero."""
    gegevens = CASUS | {"regels": [*CASUS["regels"], {"code": "was.eenpersoons", "aantal": 1}]}
    berekening = bereken_casus(casus_uit_gegevens(gegevens))
    assert berekening.kader is not None
    werk = meesterwerk(berekening.kader, "concept")
    werkmap = load_workbook(io.BytesIO(maak_werkboek(berekening, "concept")), data_only=True)
    blad = werkmap["Berekening"]
    nummer = [regel.code for regel in berekening.kader.regels].index("was.eenpersoons")
    gebied = [gebied.code for gebied in berekening.kader.resultaatgebieden].index("was")
    assert blad[f"E{werk.indeling.per_regel.rij(nummer)}"].value == "ontbreekt"
    assert blad[f"I{werk.indeling.per_regel.rij(nummer)}"].value == Celfout("#VALUE!").code
    assert blad[f"I{werk.indeling.per_gebied.rij(gebied)}"].value == "#VALUE!"
    assert [blad[f"B{werk.indeling.totaal.rij(n)}"].value for n in (0, 5, 6, 7, 8)] == ["#VALUE!"] * 5
    assert werkmap["Overzicht"]["A5"].value == "geen totaal"


def test_the_other_frequency_stands_in_a_concept_and_never_in_a_final_workbook() -> None:
    """The comparison is worked out in a template and a concept only."""
    assert "tblAnders" in opened("concept")["Berekening"].tables
    assert "tblAnders" in opened("sjabloon")["Berekening"].tables
    assert "tblAnders" not in opened("definitief")["Berekening"].tables


@pytest.mark.parametrize("soort", ["concept", "definitief"])
def test_a_stamped_workbook_equals_one_that_openpyxl_wrote_cell_for_cell(soort: Soort) -> None:
    """The same template filled by openpyxl has in every cell the value, formula, format and look of the stamped one."""
    berekening = bereken_casus(casus_uit_gegevens(CASUS))
    assert berekening.kader is not None
    werk = meesterwerk(berekening.kader, soort)
    werkmap, _ = author(werk.indeling)
    for blad, cellen in werk.cellen(Stand(berekening, werk.indeling)).items():
        for adres, waarde in cellen.items():
            if werkmap[blad][adres].data_type != "f" and waarde not in (None, ""):
                werkmap[blad][adres].value = float(waarde) if isinstance(waarde, Fraction) else waarde
                werkmap[blad][adres].data_type = "s" if isinstance(waarde, str) else werkmap[blad][adres].data_type
    buffer = io.BytesIO()
    werkmap.save(buffer)
    gestempeld, geschreven = opened(soort), load_workbook(buffer)
    zegel = {f"{letter}{werk.indeling.zegel.rij(n)}" for letter in "BC" for n in range(len(BLADEN))}
    verschillen = []
    for vel in geschreven.worksheets:
        for rij in vel.iter_rows():
            for cel in rij:
                ander = gestempeld[vel.title][cel.coordinate]
                is_zegel = vel.title == "Verantwoording" and cel.coordinate in zegel
                if not is_zegel and (cel.value, look(cel)) != (ander.value, look(ander)):
                    verschillen.append((vel.title, cel.coordinate, cel.value, ander.value))
    assert verschillen == []


_LOOKS: Final[dict[tuple[int, int], str]] = {}


def look(cel: Any) -> str:  # noqa: ANN401 - a cell of openpyxl, whichever kind
    """Everything visible of a style, as text; worked out once per style of a workbook."""
    sleutel = id(cel.parent.parent), cel.style_id
    if sleutel not in _LOOKS:
        delen = (cel.font, cel.fill, cel.border, cel.alignment, cel.protection, cel.number_format)
        _LOOKS[sleutel] = "\n".join(map(str, delen))
    return _LOOKS[sleutel]


def test_a_shared_style_equals_the_style_set_attribute_by_attribute() -> None:
    """Giving a cell the registered style of a role gives it exactly what setting its six attributes gives."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    opmaak = Opmaak(werkmap)
    for nummer, (rol, stijl) in enumerate(STIJLEN.items(), start=1):
        opmaak.geef(blad.cell(nummer, 1), rol)
        opmaak.geef(blad.cell(nummer, 2), rol)
        dress(blad.cell(nummer, 3), stijl)
        gezien = {
            (str(c.font), str(c.fill), str(c.border), str(c.alignment), str(c.protection), c.number_format)
            for c in blad[nummer]
        }
        assert len(gezien) == 1, rol


def test_no_attention_point_is_lost_however_many_there_are() -> None:
    """More points than rows on Controle are told together in the last row."""
    berekening = bereken_casus(casus_uit_gegevens(CASUS))
    punten = tuple(Aandachtspunt("lijkt_op_bsn", "HO150", "let_op", f"Punt {nummer}.") for nummer in range(200))
    data = maak_werkboek(replace(berekening, aandachtspunten=punten), "concept")
    kolom = [str(cel.value) for cel in load_workbook(io.BytesIO(data))["Controle"]["A"]]
    assert [sum(f"Punt {nummer}." in tekst for tekst in kolom) for nummer in range(200)] == [1] * 200
