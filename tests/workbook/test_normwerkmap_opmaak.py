"""How norm workbooks and forms are made: the same bytes, nothing hidden or from outside, and every text fits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl.utils import get_column_letter

import keuring_vorm
from bestand import Bestand
from checklist import OM_IN_TE_SCHRIJVEN, PUNTEN
from generator import all_frameworks
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import MEEGELEVERD, Normenbibliotheek
from ho_engine.normopgave import herkomst_van_rijen, opgave_van
from ho_workbook.normwerkmap.formulier import maak_invulformulier
from ho_workbook.normwerkmap.schrijven import maak_normwerkmap
from ho_workbook.normwerkmap.tabellen import TABELLEN, ZINNEN
from ho_workbook.opmaak import BLAUW_LICHT, INVOER
from orakel.libreoffice import druk_af

if TYPE_CHECKING:
    from pathlib import Path

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
TOETSEN: Final = tuple(punt.toets for punt in PUNTEN if punt.code in OM_IN_TE_SCHRIJVEN)

SOORTEN: Final = (
    *(f"normwerkmap {naam}" for naam in sorted(MEE.bestanden)),
    *(f"invulformulier {kader.id}" for kader in all_frameworks()),
)


@cache
def made(naam: str) -> Bestand:
    """One file, made once."""
    soort, _, id_ = naam.partition(" ")
    opgave = opgave_van(id_, MEE)
    if soort == "invulformulier":
        return Bestand(naam, maak_invulformulier(MEE.kader(id_), opgave))
    return Bestand(naam, maak_normwerkmap(opgave, herkomst_van_rijen(opgave, MEE)))


@pytest.mark.parametrize("naam", SOORTEN)
def test_it_passes_the_checklist(naam: str) -> None:
    """Nothing hidden, merged or from outside; tables with unique headings; every text fits; no clock in it."""
    bestand = made(naam)
    assert [f"{toets.__name__}: {b}" for toets in TOETSEN for b in toets(bestand)] == []
    assert bestand.formules == []
    assert bestand.eigen["HO document"] == naam.partition(" ")[0]
    assert bestand.eigen["HO normbestand"] == naam.partition(" ")[2]
    assert "HO soort" not in bestand.eigen


def test_made_again_it_has_the_same_bytes() -> None:
    """The same table gives the same file."""
    opgave = opgave_van("hilversum-2022", MEE)
    assert maak_normwerkmap(opgave, herkomst_van_rijen(opgave, MEE)) == made("normwerkmap hilversum-2022").data


def test_a_row_shows_whose_it_is_in_a_word_and_a_colour() -> None:
    """Own, changed and inherited rows differ in both; the empty rows look like what is to be filled in."""
    blad: Any = made("normwerkmap hilversum-2022").boek["Normen"]
    kleuren: dict[str, set[str | None]] = {}
    for rij in blad.iter_rows(5):
        vulling = rij[0].fill.fgColor.rgb[2:] if rij[0].fill.fill_type else None
        kleuren.setdefault(str(rij[9].value or "leeg"), set()).add(vulling)
    assert kleuren == {"eigen": {BLAUW_LICHT}, "gewijzigd": {BLAUW_LICHT}, "geërfd": {None}, "leeg": {INVOER}}
    eigen = next(rij for rij in blad.iter_rows(5) if rij[9].value == "eigen")
    assert eigen[0].font.b
    assert [cel.value for cel in blad["J"]].count("gewijzigd") == list(
        herkomst_van_rijen(opgave_van("hilversum-2022", MEE), MEE).values()
    ).count("gewijzigd")


def test_every_table_that_may_grow_has_room() -> None:
    """Twenty empty rows inside the table, each cell of them guarded like those above it."""
    bestand = made("normwerkmap nederweert-2025")
    gezien = set()
    for blad, tabel, blok in bestand.tabellen():
        vorm = next(t for t in TABELLEN if f"tbl{t.naam.capitalize()}" == tabel.name)
        gezien.add(vorm.naam)
        assert [cel.value for cel in blad[blok.boven][: blok.rechts]] == list(vorm.koppen)
        leeg = [
            rij
            for rij in range(blok.boven + 1, blok.onder + 1)
            if all(blad.cell(rij, kolom).value is None for kolom in range(1, blok.rechts + 1))
        ]
        assert len(leeg) == vorm.leeg
        bewaakt = keuring_vorm._validated(blad)
        for nummer, kolom in enumerate(vorm.kolommen, 1):
            if kolom.keuzes or kolom.bereik or kolom.inhoud in {"getal", "datum", "ja_nee"}:
                assert f"{get_column_letter(nummer)}{blok.onder}" in bewaakt
    assert gezien == {tabel.naam for tabel in TABELLEN}


def test_prompts_are_dutch_and_whole() -> None:
    """What is asked and what is said of a wrong value fits in what a file can hold, and lists point at their sheet."""
    bestand = made("normwerkmap nederweert-2025")
    lijsten = set()
    for blad in bestand.boek:
        for regel in blad.data_validations.dataValidation:
            assert len(regel.prompt or "") < 255
            assert (regel.error or "x").rstrip().endswith((".", "x"))
            assert len(regel.error or "") < 225
            if regel.type == "list":
                lijsten.add(str(regel.formula1).partition("!")[0].strip('"'))
    assert {"Bronnen", "Normen", "Gebieden", "ja,nee", "bevestigd,secundair,afgeleid,ontbreekt"} <= lijsten


def test_sheets_are_open_and_headings_stay_in_sight() -> None:
    """It is a form to edit: no protection; the headings are frozen, and the codes beside them."""
    bestand = made("normwerkmap nederweert-2025")
    assert not any(blad.protection.sheet for blad in bestand.boek)
    vast = {blad.title: blad.freeze_panes for blad in bestand.boek if blad.title in ZINNEN}
    assert vast == dict.fromkeys(ZINNEN, "A5") | {"Kader": "A4", "Beleid": "A4", "Normen": "B5"}
    for blad in bestand.boek:
        assert str(blad.page_setup.paperSize) == "9"
        assert blad.print_title_rows


def test_a_text_that_no_cell_holds_is_refused_with_its_cell() -> None:
    """A control character can stand in TOML, and nowhere in a workbook."""
    basis = opgave_van("nederweert-2025", MEE)
    rijen = ({**basis.rijen[0], "omschrijving": "a\x07b"}, *basis.rijen[1:])
    opgave = type(basis)(**{veld: getattr(basis, veld) for veld in basis.__slots__} | {"rijen": rijen})
    with pytest.raises(HoFout) as fout:
        maak_normwerkmap(opgave, {})
    assert fout.value.plaats == "Normen!B5"


@pytest.mark.libreoffice
@pytest.mark.traag
def test_it_can_be_read_on_paper(tmp_path: Path) -> None:
    """Printed by LibreOffice no figure is ####, the norms take four pages beside each other, and each has its title."""
    pad = tmp_path / "normen.xlsx"
    pad.write_bytes(made("normwerkmap hilversum-2022").data)
    (bladzijden,) = druk_af([pad], tmp_path)
    assert "###" not in "".join(bladzijden)
    titels = [bladzijde.split()[0] for bladzijde in bladzijden]
    assert titels[:2] == ["Normwerkmap", "Kader"]
    assert titels.count("Normen") % 4 == 0
    for kop in ("Rij", "Status uren", "Vereist", "Gecontroleerd"):
        assert any(kop in bladzijde for bladzijde in bladzijden)
