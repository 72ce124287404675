"""An outcome on the case sheet that is open in Excel: all of it is there, and it harms nothing."""

# ruff: noqa: ANN401 - objects of Excel, and whatever comes of them

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from casusbladgevallen import KAMER, VOLLEDIG, live, open_in_excel, sjabloon
from ho_addin.casusblad import (
    KOP,
    MERKTEKEN,
    SLOT,
    UITKOMSTNAMEN,
    VERANDERD,
    Blokregel,
    Formule,
    show_berekening,
    show_lacking,
)
from ho_addin.casusbladlezen import lees_blad, lees_casus
from ho_addin.excelblad import EIGEN, NOTITIEKOP, Excelboek, Excelfout
from ho_engine import HoFout, bereken_casus
from ho_engine.vastleggen import lacking
from ho_workbook.herberekenen import herbereken
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.werkboek import maak_werkboek
from ho_workbook.zegel.inpakking import without_empty_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from exceldubbel import Boek


@pytest.fixture
def boek(tmp_path: Path) -> Boek:
    """The filled template, open in Excel."""
    return open_in_excel(tmp_path)


def toon(boek: Boek) -> Any:
    """Calculate what is open, and put the outcome on the sheet."""
    excel = Excelboek(boek)
    blad = lees_blad(excel)
    casus, fouten = lees_casus(blad, boek.Name)
    assert casus is not None, fouten
    weergave = show_berekening(blad, bereken_casus(casus), UITKOMSTNAMEN)
    excel.put(weergave)
    return weergave


def cellen(boek: Boek) -> dict[str, object]:
    """Every cell of the case sheet that holds something, without the line and the block of an outcome."""
    vel = boek.werkmap["Casus"]
    return {
        cel.coordinate: (cel.value, cel.data_type, cel.number_format, cel.protection.locked)
        for regel in vel.iter_rows(max_col=11)
        for cel in regel
        if cel.value is not None and cel.coordinate != "D2"
    }


def blok(boek: Boek) -> list[tuple[Any, Any]]:
    """What stands in the block."""
    vel = boek.werkmap["Casus"]
    rijen = [(vel.cell(r, 13).value, vel.cell(r, 14).value) for r in range(4, 200)]
    while rijen and rijen[-1] == (None, None):
        rijen.pop()
    return rijen


def beveiliging(boek: Boek) -> dict[str, Any]:
    """How the case sheet is protected."""
    return dict(boek.werkmap["Casus"].protection)


def test_the_outcome_stands_beside_the_inputs_in_three_units(boek: Boek) -> None:
    """The figures of the engine as numbers, a line that stays in sight, and what deserves attention."""
    toon(boek)
    casus = live(boek)[0]
    berekening = bereken_casus(casus)
    assert berekening.totaal is not None
    volume = berekening.totaal.volume
    rijen = blok(boek)
    assert rijen[0] == (KOP, None)
    assert [waarde for _, waarde in rijen[1:4]] == [volume.min_week, volume.min_2weken, volume.uur_jaar] or {
        waarde for _, waarde in rijen[1:4]
    } == {volume.min_week, volume.min_2weken, volume.uur_jaar}
    assert rijen[1][0] == "Toegekend"
    assert rijen[-1] == (None, SLOT)
    teksten = " ".join(str(rechts) for _, rechts in rijen)
    for punt in berekening.aandachtspunten:
        assert punt.tekst in teksten
    kort = boek.werkmap["Casus"]["D2"].value
    assert kort.startswith("=IF(AND(aantal_fouten=0,")
    assert f"{volume.min_week} min/week" in kort
    assert VERANDERD in kort


def test_an_outcome_leaves_every_input_and_the_protection_as_they_were(boek: Boek) -> None:
    """No value, format or lock of the sheet changes, and it is protected exactly as before."""
    voor, beveiligd = cellen(boek), beveiliging(boek)
    assert beveiligd["sheet"] == "1"
    toon(boek)
    assert cellen(boek) == voor
    assert beveiliging(boek) == beveiligd
    assert boek.blad().merken == []
    assert boek.blad().notities == {}


def test_the_saved_file_still_is_the_same_case_and_still_becomes_a_workbook(boek: Boek) -> None:
    """The reader, the engine and the workbook see no difference, with an outcome and with marks on the sheet."""
    voor = casus_uit_werkmap(sjabloon(), "casus.xlsx")
    toon(boek)
    boek.blad().notities.clear()
    zonder_merken = casus_uit_werkmap(boek.bewaar(), "casus.xlsx")
    excel = Excelboek(boek)
    blad = lees_blad(excel)
    excel.put(show_lacking(blad, lacking(bereken_casus(zonder_merken))))
    assert boek.blad().merken
    na = casus_uit_werkmap(boek.bewaar(), "casus.xlsx")
    assert na == zonder_merken == voor
    assert na.plaatsen == voor.plaatsen
    assert maak_werkboek(bereken_casus(na), "concept", bewijs="geen") == maak_werkboek(
        bereken_casus(voor), "concept", bewijs="geen"
    )


def test_the_formula_of_the_outcome_notices_a_changed_input(boek: Boek) -> None:
    """What the block says is held beside what the sheet itself calculates: true now, and no longer after a change."""

    def kort() -> object:
        return herbereken(without_empty_numbers(boek.bewaar()))["Casus"]["D2"]

    toon(boek)
    assert str(kort()).startswith("Uitkomst: 180 min/week; 360 min/2 weken; 156 uur/jaar")
    boek.blad().typ(f"E{KAMER}", 1)
    assert kort() == VERANDERD
    toon(boek)
    assert str(kort()).startswith("Uitkomst: 17")


def test_each_wrong_cell_is_marked_with_its_sentence(boek: Boek) -> None:
    """A note with the sentence, a frame and a sign in the cell: not colour alone, and exactly on the wrong cells."""
    boek.blad().typ("C9", "soms")
    boek.blad().typ(f"E{KAMER}", -3)
    boek.blad().typ("C5", None)
    weergave = toon(boek)
    fouten = bereken_casus(live(boek)[0]).fouten
    gemerkt = {f"Casus!{adres}" for adres in boek.blad().notities}
    assert gemerkt == {punt.plaats for punt in fouten} == {"Casus!C5", "Casus!C9", f"Casus!E{KAMER}"}
    for punt in fouten:
        notitie = boek.blad().notities[punt.plaats.removeprefix("Casus!")].Text()
        assert notitie.startswith(f"{NOTITIEKOP}\n")
        assert " ".join(punt.tekst.split()) in " ".join(notitie.split())
    assert {merk.adres for merk in boek.blad().merken} == set(boek.blad().notities)
    for merk in boek.blad().merken:
        assert MERKTEKEN in merk.NumberFormat
        assert merk.Borders.LineStyle == 1
    assert weergave.geslaagd is False
    assert blok(boek)[1] == ("Er is geen uitkomst", "3 fouten")
    doelen = {adres: doel for adres, doel in boek.blad().koppelingen.items() if adres != "D2"}
    assert set(doelen.values()) == {f"'Casus'!{adres}" for adres in boek.blad().notities}
    assert boek.blad().koppelingen["D2"] == "'Casus'!M4"
    assert not any("min/week" in str(rechts) for _, rechts in blok(boek))


def test_the_marks_of_last_time_go_away(boek: Boek) -> None:
    """What was mended is no longer marked, and the block is replaced, however long it was."""
    for adres in ("C9", f"E{KAMER}", f"E{VOLLEDIG}"):
        boek.blad().typ(adres, "soms")
    toon(boek)
    lang = len(blok(boek))
    boek.blad().typ("C9", "wekelijks")
    boek.blad().typ(f"E{KAMER}", 2)
    boek.blad().typ(f"E{VOLLEDIG}", 1)
    toon(boek)
    assert boek.blad().notities == {}
    assert boek.blad().merken == []
    assert len(boek.blad().koppelingen) - 1 == sum(
        re.fullmatch(r"[A-Z]\d+", str(links)) is not None for links, _ in blok(boek)
    )
    assert sum(links == KOP for links, _ in blok(boek)) == 1
    assert blok(boek)[-1] == (None, SLOT)
    assert lang != len(blok(boek))
    eerste = blok(boek)
    toon(boek)
    assert blok(boek) == eerste


def test_a_note_of_the_user_comes_back_as_it_was(boek: Boek) -> None:
    """Ours stands above it for as long as the cell is wrong."""
    boek.blad().Unprotect("")
    boek.blad().Range("C9").AddComment("Nagevraagd bij de zoon.")
    boek.blad().Range("C16").AddComment("Niet van ons")
    boek.werkmap["Casus"].protection.sheet = True
    boek.blad().typ("C9", "soms")
    toon(boek)
    tekst = boek.blad().notities["C9"].Text()
    assert tekst.startswith(NOTITIEKOP)
    assert tekst.endswith(f"{EIGEN}\nNagevraagd bij de zoon.")
    toon(boek)
    assert boek.blad().notities["C9"].Text() == tekst
    boek.blad().typ("C9", "wekelijks")
    toon(boek)
    assert {adres: notitie.Text() for adres, notitie in boek.blad().notities.items()} == {
        "C9": "Nagevraagd bij de zoon.",
        "C16": "Niet van ons",
    }


def test_a_talk_in_the_margin_of_a_wrong_cell_is_left_alone(boek: Boek) -> None:
    """Excel gives such a cell no note: the frame and the block say it."""
    boek.blad().draden.add("C9")
    boek.blad().typ("C9", "soms")
    toon(boek)
    assert boek.blad().notities == {}
    assert [merk.adres for merk in boek.blad().merken] == ["C9"]
    assert beveiliging(boek)["sheet"] == "1"


def test_what_stands_beside_the_table_already_is_not_overwritten(boek: Boek) -> None:
    """The block goes past it."""
    vel = boek.werkmap["Casus"]
    vel["M5"] = "van mij"
    toon(boek)
    assert vel["M5"].value == "van mij"
    assert vel["P4"].value == KOP
    toon(boek)
    assert (vel["P4"].value, vel["S4"].value) == (KOP, None)


def test_a_sheet_with_a_password_is_left_as_it_was(boek: Boek) -> None:
    """One sentence, and no half of an outcome."""
    boek.werkmap["Casus"].protection.set_password("geheim")
    voor, beveiligd = cellen(boek), beveiliging(boek)
    with pytest.raises(HoFout) as fout:
        toon(boek)
    assert fout.value.code == "HO432"
    assert (cellen(boek), beveiliging(boek)) == (voor, beveiligd)
    assert blok(boek) == []


def test_a_refusal_halfway_leaves_the_sheet_protected(boek: Boek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever Excel refuses, nobody is left with a sheet that lost its protection."""
    beveiligd = beveiliging(boek)

    def weigert(*_: object) -> None:
        raise Excelfout("nee")

    monkeypatch.setattr("exceldelen.Merken.Add", weigert)
    boek.blad().typ("C9", "soms")
    with pytest.raises(Excelfout):
        toon(boek)
    assert beveiliging(boek) == beveiligd


def test_a_sheet_that_is_not_protected_stays_so(boek: Boek) -> None:
    """Who lifted the protection keeps it lifted."""
    boek.werkmap["Casus"].protection.sheet = False
    toon(boek)
    assert boek.blad().ProtectContents is False
    assert blok(boek)[0] == (KOP, None)


def test_no_text_of_a_case_becomes_a_formula_a_number_or_a_date(boek: Boek) -> None:
    """What somebody typed comes back in sentences; in the cells of the block it stays text."""
    boek.blad().typ("C9", "=HYPERLINK(1)", "@")
    boek.blad().cel("C9").data_type = "s"
    boek.blad().typ("C10", "1-3", "@")
    toon(boek)
    vel = boek.werkmap["Casus"]
    formules = [cel.coordinate for regel in vel.iter_rows() for cel in regel if cel.data_type == "f"]
    assert formules == []
    assert not any(isinstance(links, float) for links, _ in blok(boek))


def test_a_text_of_the_block_is_typed_so_that_it_stays_a_text(boek: Boek) -> None:
    """Whatever a norm file calls itself: only a formula becomes a formula, and no text a date or a number."""
    weergave = toon(boek)
    vijandig = ("=HYPERLINK(1)", "1-3", "12", "+1", "'x", "@naam")
    regels = [Blokregel("kop", KOP, ""), *(Blokregel("gewoon", tekst, tekst) for tekst in vijandig)]
    regels.append(Blokregel("slot", "", SLOT))
    Excelboek(boek).put(replace(weergave, regels=tuple(regels), kort="=1+1"))
    assert blok(boek)[1:-1] == [(tekst, tekst) for tekst in vijandig]
    vel = boek.werkmap["Casus"]
    assert {vel.cell(rij, 13).data_type for rij in range(5, 11)} == {"s"}
    assert (vel["D2"].value, vel["D2"].data_type) == ("=1+1", "s")


def test_without_the_names_of_the_outcome_there_is_no_formula(boek: Boek) -> None:
    """An older template gets plain text, and no #NAAM?."""
    excel = Excelboek(boek)
    blad = lees_blad(excel)
    casus, _ = lees_casus(blad, boek.Name)
    assert casus is not None
    weergave = show_berekening(blad, bereken_casus(casus), UITKOMSTNAMEN[:2])
    assert not isinstance(weergave.kort, Formule)
    assert not any(isinstance(regel.rechts, Formule) for regel in weergave.regels)


def test_all_that_is_lacking_is_shown_at_its_cell(boek: Boek) -> None:
    """The demands of a final workbook, with the cells in which they are to be met."""
    casus, _ = lees_casus(lees_blad(Excelboek(boek)), boek.Name)
    assert casus is not None
    tekort = lacking(bereken_casus(casus))
    assert len(tekort) > 3
    excel = Excelboek(boek)
    weergave = show_lacking(lees_blad(excel), tekort)
    excel.put(weergave)
    rechts = " ".join(str(tekst) for _, tekst in blok(boek))
    for clausule in tekort:
        assert clausule.rpartition("!")[2].partition(": ")[2] in rechts or clausule in rechts
    assert len(boek.blad().notities) == len({c.partition(":")[0] for c in tekort if c.startswith("Casus!")})
