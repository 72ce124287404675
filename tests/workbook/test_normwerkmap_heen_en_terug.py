"""The norm workbook there and back: what was written is read again, and written again it is the same file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import random
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ho_engine.normbestanden import MEEGELEVERD, Normenbibliotheek
from ho_engine.normopgave import Normopgave, herkomst_van_rijen, opgave_van
from ho_engine.normvoorstel import stel_voor
from ho_workbook.normwerkmap.lezen import opgave_uit_werkmap
from ho_workbook.normwerkmap.schrijven import maak_normwerkmap
from ho_workbook.normwerkmap.tabellen import KOP, RIJEN, ZINNEN
from orakel import libreoffice
from orakel.typen import Blad, type_in
from speelwet import SPEELGOED
from willekeurigenormen import MAP, random_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
SPEL: Final = Normenbibliotheek((SPEELGOED,))
ALLE: Final = [(lib, naam) for lib in (MEE, SPEL) for naam in sorted(lib.bestanden)]
INHOUD: Final = tuple(
    veld.name for veld in dataclasses.fields(Normopgave) if veld.name not in {"plaatsen", "onleesbaar"}
)
TEKSTEN: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co")), min_size=1
).map(str.strip) | st.sampled_from(
    [
        "=1+1",
        "+31",
        "-5",
        "@SOM",
        "'t huis",
        "_x0041_",
        "a\nb",
        "a  b",
        "Zie <b> & 'c'",
        "12",
        "1-2-2026",
        "é ü €",
        "ja",
    ]
)


def exported(naam: str, bibliotheek: Normenbibliotheek) -> bytes:
    """The norm workbook of a file in a library."""
    opgave = opgave_van(naam, bibliotheek)
    return maak_normwerkmap(opgave, herkomst_van_rijen(opgave, bibliotheek))


def read(data: bytes, bibliotheek: Normenbibliotheek = MEE) -> Normopgave:
    """The table of a workbook in which nothing is wrong."""
    opgave, fouten = opgave_uit_werkmap(data, "normen.xlsx", bibliotheek)
    assert [str(fout) for fout in fouten] == []
    assert opgave.onleesbaar == frozenset()
    return opgave


def content(opgave: Normopgave) -> dict[str, Any]:
    """What a table says, whatever cells it came from."""
    return {naam: getattr(opgave, naam) for naam in INHOUD}


def imported(opgave: Normopgave, naam: str, bibliotheek: Normenbibliotheek) -> Normenbibliotheek:
    """The library with the file that follows from a table."""
    voorstel = stel_voor(opgave, bibliotheek)
    assert [str(fout) for fout in voorstel.fouten] == []
    assert voorstel.bestand is not None
    return bibliotheek.met(bibliotheek.bestanden[naam][0], voorstel.bestand)


@pytest.mark.parametrize(("bibliotheek", "naam"), ALLE, ids=[naam for _, naam in ALLE])
def test_export_import_export_gives_the_same_file(bibliotheek: Normenbibliotheek, naam: str) -> None:
    """Every edition, block and municipality, the announced one too: nothing lost, nothing added, the same bytes."""
    data = exported(naam, bibliotheek)
    opgave = read(data, bibliotheek)
    assert content(opgave) == content(opgave_van(naam, bibliotheek))
    assert exported(naam, imported(opgave, naam, bibliotheek)) == data


@pytest.mark.traag
@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9))
def test_any_framework_comes_back(zaad: int) -> None:
    """Random frameworks with every verb: the same table, the same framework, the same workbook."""
    bibliotheek = random_library(random.Random(zaad))  # noqa: S311 - repeatable cases, no secrets
    data = exported("eigen", bibliotheek)
    opgave = read(data, bibliotheek)
    assert content(opgave) == content(opgave_van("eigen", bibliotheek))
    terug = bibliotheek.met(MAP / "eigen.toml", _file(opgave, bibliotheek))
    assert terug.kader("eigen").sha256 == bibliotheek.kader("eigen").sha256
    assert exported("eigen", terug) == data


def _file(opgave: Normopgave, bibliotheek: Normenbibliotheek) -> Any:  # noqa: ANN401 - a norm file
    voorstel = stel_voor(opgave, bibliotheek)
    assert [str(fout) for fout in voorstel.fouten] == []
    return voorstel.bestand


@pytest.mark.traag
@settings(max_examples=12, deadline=None)
@given(
    st.lists(TEKSTEN.filter(bool), min_size=6, max_size=6), st.dates(dt.date(1583, 1, 1)), st.integers(-(2**70), 2**70)
)
def test_any_text_day_and_number_comes_back(teksten: list[str], dag: dt.date, getal: int) -> None:
    """What looks like a formula, a number or an escape stays a text; a day or number no cell holds comes back."""
    basis = opgave_van("nederweert-2025", MEE)
    rij = {**basis.rijen[0], "omschrijving": teksten[0], "vindplaats": teksten[1], "toelichting": teksten[2]}
    opgave = dataclasses.replace(
        basis,
        kop={**basis.kop, "naam": teksten[3], "geldig_tot_en_met": dag},
        rijen=({**rij, "gecontroleerd_op": dag, "max": getal}, *basis.rijen[1:]),
        opmerkingen=({"tekst": teksten[4], "bron": "hhm-2025", "vindplaats": teksten[5]},),
    )
    assert content(read(maak_normwerkmap(opgave, {}))) == content(opgave)


def test_every_path_has_its_cell() -> None:
    """Each value of a table is known by the cell it stands in, an empty one too."""
    opgave = read(exported("hilversum-2022", MEE))
    blad = load_workbook(io.BytesIO(exported("hilversum-2022", MEE)))
    for nummer, rij in enumerate(opgave.rijen):
        for kolom in RIJEN.kolommen:
            if kolom.sleutel:
                naam, _, adres = opgave.plaatsen[f"rijen.{nummer}.{kolom.sleutel}"].partition("!")
                assert (blad[naam][adres].value is None) == (kolom.sleutel not in rij)
    assert opgave.plaatsen["rijen.0.minuten"] == "Normen!F5"
    assert opgave.plaatsen["rijen.0"] == "Normen!A5"
    assert opgave.plaatsen["kop.id"] == "Kader!B6"
    assert blad["Beleid"][opgave.plaatsen["beleid.overgang_maanden.waarde"].partition("!")[2]].value == 3
    for pad in ("kop.gemeenten.0402", "bronnen.hilversum-2022.titel", "weken.waarde", "afronding.stap", "vervallen"):
        assert pad in opgave.plaatsen


def test_moving_rows_and_columns_changes_nothing() -> None:
    """Rows sorted the other way with empty ones between them, and two columns that changed places."""
    werkmap = load_workbook(io.BytesIO(exported("hilversum-2022", MEE)))
    blad: Any = werkmap["Normen"]
    laatste = 4 + len(opgave_van("hilversum-2022", MEE).rijen)
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(5, laatste)]
    blad.delete_rows(5, laatste)
    for nummer, rij in enumerate(reversed(rijen)):
        for kolom, waarde in enumerate(rij, 1):
            blad.cell(8 + 2 * nummer, kolom).value = waarde
    for rij in range(4, blad.max_row + 1):
        een, twee = blad.cell(rij, 2), blad.cell(rij, 4)
        een.value, twee.value = twee.value, een.value
    gelezen = read(_saved(werkmap))
    assert gelezen.rijen == tuple(reversed(opgave_van("hilversum-2022", MEE).rijen))


def _saved(werkmap: Any) -> bytes:  # noqa: ANN401 - a workbook of openpyxl
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()


def test_what_a_hurried_hand_types_is_read_as_it_was_meant() -> None:
    """Spaces around a text, capitals in a choice, a number that became text, a zero in front that fell off."""
    werkmap = load_workbook(io.BytesIO(exported("nederweert-2025", MEE)))
    normen: Any = werkmap["Normen"]
    normen["A5"], normen["F5"], normen["I5"] = " slh.volledige_overname\u00a0", " 125 ", "Bevestigd "
    normen["D5"] = "VOLLEDIGE  overname"
    kader: Any = werkmap["Kader"]
    rij = next(cel.row for cel in kader["A"] if cel.value == "0946")
    kader[f"A{rij}"] = 946
    assert content(read(_saved(werkmap))) == content(opgave_van("nederweert-2025", MEE))


@pytest.mark.libreoffice
@pytest.mark.traag
def test_libreoffice_saves_the_same_table(tmp_path: Path) -> None:
    """Opened and saved in a Dutch LibreOffice, every shipped workbook still says the same."""
    namen = sorted(MEE.bestanden)
    paden = [tmp_path / f"{naam}.xlsx" for naam in namen]
    for pad, naam in zip(paden, namen, strict=True):
        pad.write_bytes(exported(naam, MEE))
    doel = tmp_path / "lo"
    libreoffice._converteer(paden, doel, formaat="xlsx:Calc MS Excel 2007 XML", taal="nl-NL", forceer=True)
    for pad, naam in zip(paden, namen, strict=True):
        assert content(read((doel / pad.name).read_bytes())) == content(opgave_van(naam, MEE))


def _typed() -> Iterator[Blad]:
    """What somebody types in LibreOffice: a row inserted, a figure changed, a source and a remark added."""
    yield Blad("Bronnen", typen={"A20": "verordening", "B20": "Verzonnen verordening", "E20": "15-1-2026"})
    yield Blad(
        "Normen",
        invoegen=(7,),
        typen={
            "F5": "130",
            "G5": "verordening",
            "H5": "3.1",
            "A7": "slh.rolstoel",
            "B7": "=1+1 is geen som",
            "D7": "meer inzet",
            "E7": "min/week",
            "F7": "10",
            "G7": "verordening",
            "H7": "1-2",
            "I7": "bevestigd",
            "AF7": "31-1-2026",
        },
    )


@pytest.mark.libreoffice
@pytest.mark.traag
def test_what_is_typed_in_libreoffice_is_read(tmp_path: Path) -> None:
    """A policy officer without Excel: typed in a Dutch LibreOffice, row inserted, saved, and read back exactly."""
    voor, na = tmp_path / "voor.xlsx", tmp_path / "na.xlsx"
    voor.write_bytes(exported("nederweert-2025", MEE))
    type_in(voor, na, list(_typed()))
    oud, nieuw = opgave_van("nederweert-2025", MEE), read(na.read_bytes())
    assert nieuw.rijen[0] == {**oud.rijen[0], "minuten": 130, "bron": "verordening", "vindplaats": "3.1"}
    assert nieuw.rijen[2] == {
        "code": "slh.rolstoel",
        "omschrijving": "=1+1 is geen som",
        "soort": "meer_inzet",
        "eenheid": "min/week",
        "minuten": 10,
        "bron": "verordening",
        "vindplaats": "1-2",
        "status": "bevestigd",
        "gecontroleerd_op": dt.date(2026, 1, 31),
    }
    assert [rij["code"] for rij in nieuw.rijen] == [
        *(rij["code"] for rij in oud.rijen[:2]),
        "slh.rolstoel",
        *(rij["code"] for rij in oud.rijen[2:]),
    ]
    assert nieuw.bronnen["verordening"] == {"titel": "Verzonnen verordening", "geraadpleegd_op": dt.date(2026, 1, 15)}
    assert nieuw.plaatsen["rijen.2.minuten"] == "Normen!F7"
    assert content(nieuw)["opmerkingen"] == oud.opmerkingen


def test_the_sheets_are_those_that_are_told_of() -> None:
    """The first sheet explains, and names every other sheet in order; A1 of each is its title."""
    werkmap = load_workbook(io.BytesIO(exported("nederweert-2025", MEE)))
    assert werkmap.sheetnames == ["Uitleg", *ZINNEN]
    uitleg = [cel.value for cel in werkmap["Uitleg"]["A"]]
    begin = uitleg.index("De bladen") + 1
    assert uitleg[begin : begin + len(ZINNEN)] == list(ZINNEN)
    assert [blad["A1"].value for blad in werkmap] == ["Normwerkmap", *ZINNEN]
    assert KOP.blad in ZINNEN
