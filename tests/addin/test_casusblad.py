"""The case sheet that is open in Excel: read as its file is read, and an outcome that harms nothing on it."""

# ruff: noqa: ANN401 - objects of Excel, and whatever comes of them

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from exceldubbel import Toepassing
from ho_addin.casusblad import KOP, MERKTEKEN, SLOT, UITKOMSTNAMEN, VERANDERD, Formule, show_berekening, show_lacking
from ho_addin.casusbladlezen import lees_blad, lees_casus
from ho_addin.excelblad import EIGEN, NOTITIEKOP, Excelboek, Excelfout
from ho_engine import HoFout, bereken_casus, casus_uit_gegevens, kies_normenkader
from ho_engine.vastleggen import lacking
from ho_workbook.herberekenen import herbereken
from ho_workbook.indeling import Indeling
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.vastlegging import record_rows
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek, vul_sjabloon
from ho_workbook.zegel.inpakking import without_empty_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from excelcellen import Blad
    from exceldubbel import Boek

DAG: Final = dt.date(2026, 3, 1)
KADER: Final = kies_normenkader("nederweert", DAG)
INDELING: Final = Indeling(KADER, "sjabloon")
CASUS: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "nederweert",
    "ingangsdatum": DAG,
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2026, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.\n\n=1+1 is geen formule; _x0041_ ook niet",
    "beperkingen": "  @rug, -knie, +schouder  ",
    "vorige_min_week": 180.5,
    "geen_bsn": True,
    "kinderen": [{"leeftijd": 3}, {"leeftijd": 13}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "-5 treden"}],
    "ijkclient": {"zelfstandige_woning": True, "houdt_woning_gereed": False},
    "mogelijkheden": [{"soort": "netwerk", "beschikbaar": False, "uitkomst": "Woont te ver."}],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1, "motivering": "nodig"},
        {"code": "slh.extra_kamer", "aantal": 2, "tot_en_met": dt.date(2026, 6, 30)},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2.5, "motivering": "eet niet zelf"},
    ],
    "afwijkingen": [{"resultaatgebied": "slh", "minuten": -7.25, "motivering": "klein huis", "overleg_met": "team"}],
}


def rij(code: str) -> int:
    """The row of a norm on the case sheet."""
    return INDELING.casus_regels.rij([regel.code for regel in KADER.regels].index(code))


VOLLEDIG: Final = rij("slh.volledige_overname")
KAMER: Final = rij("slh.extra_kamer")
LEEG_RIJ: Final = INDELING.casus_afwijkingen.laatste


@cache
def sjabloon(*, leeg: bool = False) -> bytes:
    """A template, made once."""
    if leeg:
        return maak_sjabloon(KADER, DAG, bewijs="geen")
    return vul_sjabloon(casus_uit_gegevens(CASUS), KADER, bewijs="geen")


@pytest.fixture
def boek(tmp_path: Path) -> Boek:
    """The filled template, open in Excel."""
    (tmp_path / "casus.xlsx").write_bytes(sjabloon())
    return Toepassing(Excelfout, tmp_path).open(tmp_path / "casus.xlsx")


def live(boek: Boek) -> tuple[Any, list[tuple[str, str]]]:
    """What is read of an open workbook: the case, or what can't be read with its place."""
    try:
        casus, fouten = lees_casus(lees_blad(Excelboek(boek)), "casus.xlsx")
    except HoFout as fout:
        return None, [(fout.code, str(fout))]
    return casus, [(fout.code, str(fout)) for fout in fouten]


def from_file(boek: Boek) -> tuple[Any, list[tuple[str, str]]]:
    """The same of the file that saving it makes."""
    try:
        return casus_uit_werkmap(boek.bewaar(), "casus.xlsx"), []
    except HoFout as fout:
        return None, [(fout.code, str(fout))]


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


# ---- reading ----


def test_an_open_sheet_holds_the_case_that_its_file_holds(boek: Boek) -> None:
    """Dates, halves, long texts, what looks like a formula or like an escape: nothing is lost on the way."""
    uit_excel, fouten = live(boek)
    assert fouten == []
    uit_bestand = casus_uit_werkmap(sjabloon(), "casus.xlsx")
    assert uit_excel == uit_bestand
    assert record_rows(uit_excel) == record_rows(uit_bestand) == record_rows(casus_uit_gegevens(CASUS))
    assert uit_excel.plaatsen == uit_bestand.plaatsen


def test_an_empty_template_is_a_case_without_rows(tmp_path: Path) -> None:
    """Nothing filled in is nothing, and no zero."""
    (tmp_path / "leeg.xlsx").write_bytes(sjabloon(leeg=True))
    leeg, fouten = live(Toepassing(Excelfout, tmp_path).open(tmp_path / "leeg.xlsx"))
    assert fouten == []
    assert (leeg.kenmerk, leeg.regels, leeg.vorige_min_week) == ("", (), None)


INVOER: Final = [
    ("C13", "12,5", ""),
    ("C13", "12.5", ""),
    ("C13", "1.234,50", ""),
    ("C13", True, ""),
    ("C13", 180, ""),
    ("C13", 180.25, ""),
    ("C13", 0.1 + 0.2, ""),
    ("C13", -3, ""),
    ("C13", 1e22, ""),
    ("C13", dt.date(2026, 3, 1), "dd-mm-yyyy"),
    ("C13", dt.time(13, 30), "hh:mm"),
    ("C13", dt.timedelta(hours=30), "[h]:mm"),
    ("C13", 46082, "[$-413]d mmmm yyyy"),
    ("C13", 5, "0.00 [Red]"),
    ("C13", "#N/A", ""),
    ("C13", "=1+1", ""),
    ("C10", "1-3-2027", ""),
    ("C10", "1/3/2027", ""),
    ("C10", 46447, "General"),
    ("C10", 46447.5, "dd-mm-yyyy hh:mm"),
    ("C10", -5, "dd-mm-yyyy"),
    ("C10", 9999999, "dd-mm-yyyy"),
    ("C10", "#VALUE!", ""),
    ("C10", "volgend jaar", ""),
    ("C5", 20260042, "General"),
    ("C5", 3.5, "General"),
    ("C5", "\u00a0 2026-1 \u200b", ""),
    ("C5", "   ", ""),
    ("C5", "'s-Hertogenbosch 7", ""),
    ("C5", dt.date(2026, 3, 1), "dd-mm-yyyy"),
    ("C5", False, "General"),
    ("C9", " Wekelijks", ""),
    ("C9", "soms", ""),
    ("C14", "pgb", ""),
    ("C15", "misschien", ""),
    ("C16", "regel een\nregel twee", ""),
    ("C16", "x" * 5000, ""),
    (f"E{VOLLEDIG}", "een", ""),
    (f"E{VOLLEDIG}", 2, ""),
    (f"E{KAMER}", 2.5, ""),
    (f"H{KAMER}", dt.date(2026, 4, 1), "dd-mm-yyyy"),
    (f"J{KAMER}", 7, "General"),
    (f"B{LEEG_RIJ}", 10, ""),
]
"""What people type, paste and format: cell, value, number format."""


@pytest.mark.parametrize(("adres", "waarde", "notatie"), INVOER)
def test_whatever_stands_in_a_cell_is_read_alike_from_excel_and_from_the_file(
    boek: Boek, adres: str, waarde: object, notatie: str
) -> None:
    """The same case with the same judgement, or the same sentence: there is one set of rules."""
    boek.blad().typ(adres, waarde, notatie)
    uit_excel, uit_bestand = live(boek), from_file(boek)
    assert uit_excel[0] == uit_bestand[0]
    assert uit_excel[1][:1] == uit_bestand[1]
    if uit_excel[0] is not None:
        assert bereken_casus(uit_excel[0]).aandachtspunten == bereken_casus(uit_bestand[0]).aandachtspunten


def hide_row(blad: Blad) -> None:
    """A filled row out of sight."""
    blad._vel.row_dimensions[KAMER].hidden = True


def hide_column(blad: Blad) -> None:
    """The column of the numbers out of sight."""
    blad._vel.column_dimensions["E"].hidden = True


def merge(blad: Blad) -> None:
    """Two input cells made one."""
    blad._vel.merge_cells(f"E{KAMER}:F{KAMER}")


def merge_heading(blad: Blad) -> None:
    """Two headings made one."""
    blad._vel.merge_cells(f"E{INDELING.casus_regels.kop}:F{INDELING.casus_regels.kop}")


def rename_heading(blad: Blad) -> None:
    """A heading that says something else."""
    blad.cel(f"E{INDELING.casus_regels.kop}").value = "Stuks"


def below_table(blad: Blad) -> None:
    """A number in the row below a table."""
    blad.cel(f"B{INDELING.casus_kinderen.laatste + 1}").value = 4


def hide_sheet(blad: Blad) -> None:
    """The sheet itself out of sight."""
    blad._vel.sheet_state = "hidden"


def lose_name(blad: Blad) -> None:
    """A name that is gone."""
    del blad.boek.werkmap.defined_names["casus_regels"]


def move_name(blad: Blad) -> None:
    """A name that points at another shape."""
    blad.boek.werkmap.defined_names["casus_regels"].attr_text = "'Casus'!$A$20:$B$30"


def break_name(blad: Blad) -> None:
    """A name of which the cells were deleted."""
    blad.boek.werkmap.defined_names["kenmerk"].attr_text = "#REF!"


def other_sheet(blad: Blad) -> None:
    """A name that points at another sheet."""
    blad.boek.werkmap.defined_names["kenmerk"].attr_text = "'Overzicht'!$A$1"


def forget_kind(blad: Blad) -> None:
    """A workbook that does not say what it is."""
    eigen: Any = blad.boek.werkmap  # the published types lack it
    del eigen.custom_doc_props["HO soort"]


VORMEN: Final = [hide_row, hide_column, merge, merge_heading, rename_heading, below_table, hide_sheet]
VREEMD: Final = [lose_name, move_name, break_name, other_sheet, forget_kind]


@pytest.mark.parametrize("doe", VORMEN, ids=lambda doe: doe.__name__)
def test_a_sheet_that_lost_its_shape_is_refused_with_the_sentence_of_the_file(boek: Boek, doe: Any) -> None:
    """Hidden, merged, renamed or in the wrong row: what is not what it seems is not calculated."""
    doe(boek.blad())
    uit_excel, uit_bestand = live(boek), from_file(boek)
    assert uit_excel[0] is uit_bestand[0] is None
    assert uit_excel[1][:1] == uit_bestand[1]


@pytest.mark.parametrize("doe", VREEMD, ids=lambda doe: doe.__name__)
def test_a_workbook_without_a_case_sheet_says_so_in_one_sentence(boek: Boek, doe: Any) -> None:
    """With the reason that a file gets, and the way on for somebody who looks at Excel."""
    doe(boek.blad())
    _, [(code, zin)] = live(boek)
    _, [(_, zin_van_bestand)] = from_file(boek)
    assert code == "HO430"
    reden = re.search(r"programma: (.*)\. Geef een werkmap", zin_van_bestand)
    assert reden is not None
    assert reden[1] in zin
    assert zin.endswith("knop Nieuwe casus.")


def test_every_cell_that_cant_be_read_is_named_at_once(boek: Boek) -> None:
    """A file stops at the first; who sits at the sheet gets the whole list."""
    for adres, waarde in (("C13", "=1+1"), ("C10", "#N/A"), (f"E{KAMER}", "=2")):
        boek.blad().typ(adres, waarde)
    hide_row(boek.blad())
    casus, fouten = live(boek)
    assert casus is None
    assert {zin.partition(":")[0] for _, zin in fouten} >= {"Casus!C13", "Casus!C10", f"Casus!E{KAMER}"}
    assert next(zin for _, zin in fouten) == from_file(boek)[1][0][1]


def test_a_workbook_that_counts_days_from_1904_gives_the_same_days(boek: Boek) -> None:
    """A setting that shifts every date by four years shifts none here."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - only this test asks for it

    boek.werkmap.epoch = CALENDAR_MAC_1904
    assert Excelboek(boek).sinds_1904
    assert live(boek)[0] == from_file(boek)[0]
    assert live(boek)[0].ingangsdatum == DAG


# ---- showing ----


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
