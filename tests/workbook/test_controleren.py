"""Checking a finished workbook: what changes no meaning is sound, and the report says what matters first."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from ho_engine import HoFout, Normenbibliotheek, bereken_casus, casus_uit_gegevens
from ho_workbook import werkboek
from ho_workbook.bladen import verantwoording
from ho_workbook.controleren import GETOOND, Rapport, Verschil, controleer, controleer_werkmap
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek
from ingrepen import (
    AANTAL,
    CASUS,
    DATUM,
    KADER,
    MIN_WEEK,
    NORM,
    deel,
    delen,
    formule,
    getal,
    hernoemd,
    met_openpyxl,
    met_rij,
    pak,
    werkmap,
    wijzig,
)
from orakel import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def oordeel(data: bytes) -> Rapport:
    """The report on a file."""
    return controleer_werkmap(data, "proef.xlsx")


@pytest.mark.parametrize("soort", ["definitief", "concept"])
def test_an_untouched_workbook_is_sound_without_remarks(soort: str, tmp_path: Path) -> None:
    """As it left the program there is nothing to say about it."""
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(werkmap(soort))
    rapport = controleer(pad)
    assert rapport == Rapport("werkboek.xlsx", soort, "2026-0042", rapport.versie, (), ())
    assert rapport.exitcode == 0


def herpakt(data: bytes) -> bytes:
    """The same parts in another order, with other times and another compression."""
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(doel, "w", zipfile.ZIP_STORED) as pakket:
        for naam in reversed(bron.namelist()):
            pakket.writestr(zipfile.ZipInfo(naam, (2026, 11, 22, 12, 0, 0)), bron.read(naam))
    return doel.getvalue()


@pytest.mark.parametrize("soort", ["definitief", "concept"])
def test_a_repacked_workbook_is_sound_with_a_remark(soort: str) -> None:
    """Packing changes no meaning."""
    rapport = oordeel(herpakt(werkmap(soort)))
    assert rapport.exitcode == 0, rapport.verschillen[:5]
    assert "opnieuw bewaard of ingepakt" in rapport.opmerkingen[0]


def test_a_workbook_saved_by_openpyxl_is_sound_with_two_remarks() -> None:
    """Openpyxl loses the cached results; what IronCalc calculates has the same seal."""
    rapport = oordeel(met_openpyxl(lambda _: None))
    assert rapport.exitcode == 0, rapport.verschillen[:5]
    assert "verloren gegaan" in rapport.opmerkingen[0]
    assert "Openpyxl" in rapport.opmerkingen[1]


def test_an_input_changed_in_openpyxl_is_named_first() -> None:
    """Without cached results every formula that follows from the input differs too; the input stands on top."""
    rapport = oordeel(met_openpyxl(lambda boek: boek["Casus"].__setitem__(AANTAL, 3)))
    assert rapport.verschillen[0].plaats == f"Casus!{AANTAL}"
    assert len(rapport.verschillen) > 5


def bewaar_in_libreoffice(pad: Path, taal: str) -> Path:
    """Open and save a workbook in LibreOffice."""
    doel = pad.parent / "doel"
    libreoffice._converteer([pad], doel, formaat="xlsx:Calc MS Excel 2007 XML", taal=taal, forceer=False)
    return doel / pad.name


@pytest.mark.libreoffice
@pytest.mark.parametrize("taal", ["nl-NL", "en-US"])
@pytest.mark.parametrize("soort", ["definitief", "concept"])
def test_a_workbook_saved_by_libreoffice_is_sound_with_a_remark(soort: str, taal: str, tmp_path: Path) -> None:
    """LibreOffice spells formats, texts, names and validations its own way; no meaning changes."""
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(werkmap(soort))
    rapport = controleer(bewaar_in_libreoffice(pad, taal))
    assert rapport.exitcode == 0, rapport.verschillen[:5]
    assert "LibreOffice" in rapport.opmerkingen[0]


@pytest.mark.libreoffice
def test_a_change_survives_libreoffice(tmp_path: Path) -> None:
    """A formula that was changed before LibreOffice saved the file is still named."""
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(formule(lambda f: f"{f}+0")())
    rapport = controleer(bewaar_in_libreoffice(pad, "nl-NL"))
    assert [verschil.plaats for verschil in rapport.verschillen] == [f"Berekening!{MIN_WEEK}"]


@pytest.mark.parametrize("verwijzingen", [True, False])
def test_an_inserted_row_is_not_hundreds_of_cells(verwijzingen: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """The rows below it moved along: they are not named one by one, unless their references went wrong."""
    rapport = oordeel(met_rij(12, 1, verwijzingen=verwijzingen))
    assert rapport.verschillen[0] == Verschil("Berekening!12", "hier is een rij toegevoegd")
    if verwijzingen:
        assert len(rapport.verschillen) <= 5, rapport.verschillen[:10]


def test_a_renamed_sheet_is_one_difference() -> None:
    """Formulas and names that follow the new title are no differences of their own."""
    assert [verschil.plaats for verschil in oordeel(hernoemd()).verschillen] == ["Tarieven"]


def test_a_seal_made_anew_does_not_hide_a_changed_input() -> None:
    """Who makes the workbook of another case and puts the old record in it is found by record and engine."""
    regels = [CASUS["regels"][0], CASUS["regels"][1] | {"keer": 5}]
    nieuw = delen(
        maak_werkboek(bereken_casus(casus_uit_gegevens(CASUS | {"regels": regels})), "definitief", bewijs="geen")
    )
    blad = deel("Verantwoording")
    oud_deel, nieuw_deel = (
        re.findall(r"<t[^>]*>(\{[^<]*broodmaaltijd[^<]*)</t>", xml)[0] for xml in (delen(werkmap())[blad], nieuw[blad])
    )
    nieuw[blad] = nieuw[blad].replace(nieuw_deel, oud_deel)
    gevonden = {verschil.plaats: verschil.tekst for verschil in oordeel(pak(nieuw)).verschillen}
    assert gevonden[f"Casus!F{AANTAL[1:]}"] == "vastgelegd is 2,5; nu staat er 5"
    assert "de rekenkern komt uit op" in gevonden["Berekening!B12"]


def test_an_older_version_is_judged_without_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal, record and recalculation judge it; the remark names both versions."""
    with monkeypatch.context() as ouder:
        for module in (werkboek, verantwoording):
            ouder.setattr(module, "program_version", lambda: "0.0.1")
        data = maak_werkboek(bereken_casus(casus_uit_gegevens(CASUS)), "definitief", bewijs="geen")
    rapport = oordeel(data)
    assert (rapport.exitcode, rapport.versie) == (0, "0.0.1"), rapport.verschillen[:5]
    assert "versie 0.0.1" in rapport.opmerkingen[0]
    monkeypatch.setattr(werkboek, "meesterwerk", None)
    assert oordeel(data).exitcode == 0


def test_without_the_norms_the_other_steps_judge(tmp_path: Path) -> None:
    """A library without the framework gives a remark; a changed figure is found all the same."""
    leeg = Normenbibliotheek((tmp_path,))
    rapport = controleer_werkmap(werkmap(), "proef.xlsx", leeg)
    assert (rapport.exitcode, len(rapport.opmerkingen)) == (0, 1)
    assert "staat hier niet" in rapport.opmerkingen[0]
    assert controleer_werkmap(getal("Normen", NORM, 1), "proef.xlsx", leeg).exitcode == 1


def _ods() -> bytes:
    return pak({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


def _ander_boek() -> bytes:
    boek, doel = openpyxl.Workbook(), io.BytesIO()
    boek.create_sheet("Casus")["A1"] = "=1+1"
    boek.save(doel)
    return doel.getvalue()


@pytest.mark.parametrize(
    ("naam", "maak", "code"),
    [
        ("template", lambda: maak_sjabloon(KADER, DATUM, bewijs="geen"), "HO321"),
        ("strange workbook", _ander_boek, "HO320"),
        ("plain zip", lambda: pak({"brief.txt": "hallo"}), "HO320"),
        ("ods", _ods, "HO320"),
        ("empty file", lambda: b"", "HO320"),
        ("text file", lambda: b"kenmerk;minuten\n1;2\n", "HO320"),
        ("old or encrypted", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "HO320"),
        ("cut off", lambda: werkmap()[:20_000], "HO320"),
        (
            "entities",
            lambda: wijzig("xl/workbook.xml", r"(<\?xml[^>]*\?>)?", '<!DOCTYPE x [<!ENTITY a "b">]>'),
            "HO324",
        ),
        ("broken sheet", lambda: wijzig(deel("Casus"), "</sheetData>", ""), "HO320"),
        ("sheet missing", lambda: pak({k: v for k, v in delen(werkmap()).items() if k != deel("Casus")}), "HO320"),
        ("impossible style", lambda: wijzig(deel("Casus"), r'(r="A1" s=)"\d+"', r'\1"99999"'), "HO320"),
        ("far cell", lambda: wijzig(deel("Casus"), r'r="A1"', 'r="A99999999"'), "HO320"),
    ],
)
def test_what_is_no_finished_workbook_is_refused_in_one_sentence(
    naam: str, maak: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    """A template or a strange file is unusable: one Dutch sentence that names the file."""
    pad = tmp_path / f"{naam}.xlsx"
    pad.write_bytes(maak())
    with pytest.raises(HoFout) as fout:
        controleer(pad)
    assert (fout.value.code, fout.value.plaats) == (code, pad.name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """Nothing to read is an error of its own."""
    for pad, code in ((tmp_path, "HO110"), (tmp_path / "weg.xlsx", "HO101")):
        with pytest.raises(HoFout) as fout:
            controleer(pad)
        assert fout.value.code == code


def test_the_list_says_how_many_more_there_are() -> None:
    """At most 200 differences are listed; the number of all of them stands beside it."""
    verschillen = tuple(Verschil(f"Casus!A{nummer}", "de waarde is gewijzigd") for nummer in range(1, 252))
    rapport = Rapport("x.xlsx", "concept", "k", "1", verschillen, ())
    inhoud = rapport.als_json()
    assert (len(inhoud["verschillen"]), inhoud["aantal_verschillen"], inhoud["niet_getoond"]) == (GETOOND, 251, 51)
    assert json.loads(json.dumps(inhoud))["verschillen"][0] == {"plaats": "Casus!A1", "tekst": "de waarde is gewijzigd"}
