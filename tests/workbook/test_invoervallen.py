"""What people and other programs leave in a case sheet: the right value, or an error that names the cell."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from ho_engine import HoFout, bereken_casus, casus_uit_gegevens
from ho_workbook.casusvorm import KOPPEN
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.werkboek import maak_werkboek
from orakel import libreoffice
from pakketten import rewrite_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ho_engine import Casus

BLAD: Final = "xl/worksheets/sheet2.xml"
GEGEVENS: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "bijlage2",
    "ingangsdatum": dt.date(2026, 3, 1),
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vorige_min_week": 180,
    "hulpvraag": "Het huis blijft niet schoon.",
    "kinderen": [{"leeftijd": 3}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "Stoft af."}],
    "ijkclient": {"zelfstandige_woning": True},
    "mogelijkheden": [{"soort": "netwerk", "beschikbaar": False, "uitkomst": "Woont te ver."}],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2, "tot_en_met": dt.date(2026, 6, 30)},
    ],
    "afwijkingen": [{"resultaatgebied": "slh", "minuten": 5, "motivering": "Traplift."}],
}
VORIGE: Final = "C13"
TOT: Final = "C10"
DAG: Final = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def werkmap() -> bytes:
    """The workbook everything is done to."""
    return maak_werkboek(bereken_casus(casus_uit_gegevens(GEGEVENS)), "concept", bewijs="geen")


def met(data: bytes, doe: Callable[[Any], None]) -> bytes:
    """The workbook after someone did something to its case sheet in another program."""
    boek = openpyxl.load_workbook(io.BytesIO(data))
    doe(boek["Casus"])
    doel = io.BytesIO()
    boek.save(doel)
    return doel.getvalue()


def met_cel(data: bytes, adres: str, waarde: object, notatie: str | None = None) -> bytes:
    """The workbook with one cell typed over; through openpyxl where more than a plain value changes."""
    if notatie is None and isinstance(waarde, bool | int | float | str) and not str(waarde).startswith(("=", "#")):
        stijl = re.search(rf'<c r="{adres}"[^>]*?( s="\d+")', parts(data)[BLAD])
        assert stijl is not None, adres
        if isinstance(waarde, str):
            inhoud = f' t="inlineStr"><is><t xml:space="preserve">{waarde}</t></is></c>'
        else:
            soort = "b" if isinstance(waarde, bool) else "n"
            inhoud = f' t="{soort}"><v>{float(waarde)}</v></c>'.replace(".0<", "<")
        return met_xml(data, adres, f'<c r="{adres}"{stijl[1]}{inhoud}')

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[adres] = waarde
        if notatie:
            blad[adres].number_format = notatie

    return met(data, doe)


@cache
def parts(data: bytes) -> dict[str, str]:
    """The parts of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        return {naam: pakket.read(naam).decode() for naam in pakket.namelist()}


def met_xml(data: bytes, adres: str, cel: str) -> bytes:
    """The workbook with one cell written by a program that writes what it likes."""
    return rewrite_parts(data, BLAD, rf'<c r="{adres}"[^>]*?(/>|>.*?</c>)', cel)


def lees(data: bytes) -> Casus:
    """The case on the sheet."""
    return casus_uit_werkmap(data, "x.xlsx")


def fouten(data: bytes) -> set[tuple[str, str]]:
    """What the engine says of it: name and place of each *fout*."""
    return {(punt.naam, punt.plaats) for punt in bereken_casus(lees(data)).fouten}


def geweigerd(data: bytes) -> HoFout:
    """The sentence with which it is refused."""
    with pytest.raises(HoFout) as gevangen:
        lees(data)
    assert "{" not in gevangen.value.zin
    return gevangen.value


def rij(data: bytes, kolom: str, tekst: str) -> int:
    """The row in which a text stands."""
    patroon = rf'<c r="{kolom}(\d+)"[^>]*><is><t[^>]*>{re.escape(tekst)}</t>'
    gevonden = re.search(patroon, parts(data)[BLAD])
    assert gevonden is not None, tekst
    return int(gevonden[1])


GETALLEN: Final = [
    ("180", 180),
    ("12,5", Fraction(25, 2)),
    ("12,50", Fraction(25, 2)),
    ("1.234,50", Fraction(2469, 2)),
    ("1.234.567,5", Fraction(2469135, 2)),
    (" 12,5 ", Fraction(25, 2)),
    ("\u00a012,5\u200b", Fraction(25, 2)),
    ("12,5\n", Fraction(25, 2)),
    ("+12", 12),
    ("0", 0),
]
GEEN_GETALLEN: Final = [
    "12.5",
    "1.234",
    "1,234",
    "1.23,4",
    "12,5 min",
    "1 234",
    "12,",
    ",5",
    "1e3",
    "NaN",
    "twaalf",
    "-12",
    "−7,5",
    "0x10",
    "١٢",
]


@pytest.mark.parametrize(("tekst", "getal"), GETALLEN)
def test_a_number_typed_as_dutch_text_is_that_number(werkmap: bytes, tekst: str, getal: Fraction | int) -> None:
    """A decimal comma, and dots between thousands when a comma follows; spaces around it are nothing."""
    assert lees(met_cel(werkmap, VORIGE, tekst)).vorige_min_week == getal


@pytest.mark.parametrize("tekst", GEEN_GETALLEN)
def test_a_number_that_can_be_read_in_two_ways_is_an_error_at_its_cell(werkmap: bytes, tekst: str) -> None:
    """1.234 and 12.5 mean different things to different people, and nobody is guessed at; below zero is no amount."""
    assert fouten(met_cel(werkmap, VORIGE, tekst)) == {("vorige_ongeldig", f"Casus!{VORIGE}")}


@pytest.mark.parametrize(
    ("tekst", "dag"), [("1-3-2026", DAG), ("01-03-2026", DAG), ("2026-03-01", DAG), ("1-3-2026\u200b\n", DAG)]
)
def test_a_day_typed_as_dutch_text_is_that_day(werkmap: bytes, tekst: str, dag: dt.date) -> None:
    """Day, month and a year of four digits, with dashes; or the other way round as computers write it."""
    assert lees(met_cel(werkmap, "C12", tekst)).vastgelegd_op == dag


@pytest.mark.parametrize(
    "tekst", ["31-2-2026", "29-2-2027", "1/3/2026", "1-3-26", "1 maart 2026", "3-13-2026", "2026-3-1", "46082"]
)
def test_a_day_that_does_not_exist_or_is_unclear_is_an_error_at_its_cell(werkmap: bytes, tekst: str) -> None:
    """31 February, a year of two digits, slashes as in another country, and a bare number."""
    assert fouten(met_cel(werkmap, TOT, tekst)) == {("datum_ongeldig", f"Casus!{TOT}")}


@pytest.mark.parametrize(
    ("waarde", "notatie"),
    [(46082, "General"), (46082.5, "dd-mm-yyyy"), (0.5, "dd-mm-yyyy"), (0, "dd-mm-yyyy"), (True, None), (1e308, "0")],
)
def test_a_number_in_a_date_cell_that_is_no_whole_day_is_an_error(
    werkmap: bytes, waarde: object, notatie: str | None
) -> None:
    """A serial number whose date format was lost, a time of day, yes or no, and a number beyond any calendar."""
    assert fouten(met_cel(werkmap, TOT, waarde, notatie)) == {("datum_ongeldig", f"Casus!{TOT}")}


def test_a_serial_number_with_a_date_format_is_that_day(werkmap: bytes) -> None:
    """As every spreadsheet stores a date."""
    assert lees(met_cel(werkmap, "C12", 46082, "dd-mm-yyyy")).vastgelegd_op == DAG


@pytest.mark.parametrize("waarde", [2958466, 1e308])
def test_a_serial_number_beyond_the_calendar_is_refused_at_its_cell(werkmap: bytes, waarde: float) -> None:
    """A spreadsheet shows it as hash marks; the sentence says what it is."""
    fout = geweigerd(met_cel(werkmap, TOT, waarde, "dd-mm-yyyy"))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!{TOT}")
    assert "een getal dat geen dag is" in fout.zin


def test_a_date_before_the_calendar_is_an_error_at_its_cell(werkmap: bytes) -> None:
    """A negative serial number: far before the first day."""
    assert {plaats for _, plaats in fouten(met_cel(werkmap, TOT, -5, "dd-mm-yyyy"))} == {f"Casus!{TOT}"}


@pytest.mark.parametrize("waarde", [True, 1e308, -1, 2.3333, dt.datetime(2026, 3, 1)])  # noqa: DTZ001 - a cell has no time zone
def test_what_is_no_amount_in_a_number_cell_is_an_error_at_its_cell(werkmap: bytes, waarde: object) -> None:
    """TRUE is never 1, a date never its serial number; too large, below zero and too many decimals are named."""
    assert fouten(met_cel(werkmap, VORIGE, waarde)) == {("vorige_ongeldig", f"Casus!{VORIGE}")}


@pytest.mark.parametrize("gespeld", ["NaN", "INF", "-INF", "1,5", "#", "0x1F"])
def test_a_number_that_is_none_in_the_file_itself_names_its_cell(werkmap: bytes, gespeld: str) -> None:
    """Only a program can write this; it is refused at the cell, not as a damaged file."""
    fout = geweigerd(met_xml(werkmap, VORIGE, f'<c r="{VORIGE}"><v>{gespeld}</v></c>'))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!{VORIGE}")


def test_a_number_too_large_for_a_float_is_an_error_at_its_cell(werkmap: bytes) -> None:
    """It becomes infinite on the way in, and that is no amount."""
    data = met_xml(werkmap, VORIGE, f'<c r="{VORIGE}"><v>1e999</v></c>')
    assert fouten(data) == {("vorige_ongeldig", f"Casus!{VORIGE}")}


@pytest.mark.parametrize("waarde", ["wekelijks\u00a0", "\u200bwekelijks", "WEKELIJKS", "wekelijks\n", "  wekelijks  "])
def test_spaces_that_nobody_sees_change_no_choice(werkmap: bytes, waarde: str) -> None:
    """Spaces of any width, marks without width and line breaks around a word of a list."""
    assert lees(met_cel(werkmap, "C9", waarde)).frequentie == "wekelijks"


@pytest.mark.parametrize("waarde", ["", "   ", "\u00a0", "\u200b", "\n"])
def test_a_cell_with_nothing_to_see_is_empty(werkmap: bytes, waarde: str) -> None:
    """Also in a row of a table, which is then not filled in."""
    leeg = f"E{rij(werkmap, 'B', 'slh.extra_kamer')}"
    data = met_cel(met_cel(werkmap, VORIGE, waarde), leeg, waarde)
    assert lees(data).vorige_min_week is None
    assert [regel.code for regel in lees(data).regels] == [regel["code"] for regel in GEGEVENS["regels"]]


@pytest.mark.parametrize(
    ("waarde", "deel"),
    [
        ("=100+80", "een formule"),
        ("=B1", "een formule"),
        (ArrayFormula(VORIGE, "=SUM(A1:A2)"), "een formule"),
        ("#N/A", "de foutwaarde #N/A"),
        ("#REF!", "de foutwaarde #REF!"),
    ],
)
def test_a_formula_or_an_error_value_is_refused_at_its_cell(werkmap: bytes, waarde: object, deel: str) -> None:
    """An input is what somebody typed, not what something else makes of it."""
    fout = geweigerd(met_cel(werkmap, VORIGE, waarde))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!{VORIGE}")
    assert deel in fout.zin


@pytest.mark.parametrize("bereik", ["C13:D13", "B9:C10", "A20:A21", "E21:F22"])
def test_merged_cells_over_inputs_are_refused_with_their_range(werkmap: bytes, bereik: str) -> None:
    """Of merged cells only one holds anything: what stood in the others would be gone without a word."""
    fout = geweigerd(met(werkmap, lambda blad: blad.merge_cells(bereik)))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!{bereik}")
    assert f"De cellen {bereik} zijn samengevoegd" in fout.zin


def test_merged_cells_where_nothing_is_filled_in_do_no_harm(werkmap: bytes) -> None:
    """A title over some columns is a matter of taste."""
    assert lees(met(werkmap, lambda blad: blad.merge_cells("A1:D1"))).kenmerk == "2026-0042"


def hide_row(nummer: int) -> Callable[[Any], None]:
    """Hide a row."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad.row_dimensions[nummer].hidden = True

    return doe


def test_a_hidden_row_with_something_in_it_is_refused_at_its_cell(werkmap: bytes) -> None:
    """Nobody sees what would count."""
    nummer = rij(werkmap, "B", "maaltijden.broodmaaltijd")
    fout = geweigerd(met(werkmap, hide_row(nummer)))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!E{nummer}")
    assert "ingevuld, maar verborgen" in fout.zin


def test_a_row_of_no_height_is_a_hidden_row(werkmap: bytes) -> None:
    """Dragged shut instead of hidden."""
    dicht = rewrite_parts(werkmap, BLAD, '<row r="13"[^>]*>', '<row r="13" ht="0" customHeight="1">')
    assert geweigerd(dicht).plaats == f"Casus!{VORIGE}"


def test_hidden_rows_in_which_nothing_is_filled_in_are_read_past(werkmap: bytes) -> None:
    """A filter that shows only what is used is how people look at a long table."""
    nummer = rij(werkmap, "B", "slh.extra_kamer")
    assert lees(met(werkmap, hide_row(nummer))) == lees(werkmap)


def test_a_hidden_column_with_something_in_it_is_refused_at_its_cell(werkmap: bytes) -> None:
    """The first filled cell in it is named."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad.column_dimensions["F"].hidden = True

    nummer = rij(werkmap, "B", "maaltijden.broodmaaltijd")
    assert geweigerd(met(werkmap, doe)).plaats == f"Casus!F{nummer}"


@pytest.mark.parametrize("staat", ["hidden", "veryHidden"])
def test_a_hidden_case_sheet_is_refused(werkmap: bytes, staat: str) -> None:
    """Hidden, or hidden so that the menu does not show it."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad.sheet_state = staat

    fout = geweigerd(met(werkmap, doe))
    assert (fout.code, fout.plaats) == ("HO322", "Casus")


@pytest.mark.parametrize(("naam", "eerste"), [("casus_regels", "Resultaatgebied"), ("casus_afwijkingen", "Gebied")])
def test_a_heading_that_was_changed_or_doubled_is_refused_at_its_cell(werkmap: bytes, naam: str, eerste: str) -> None:
    """A column is what its heading says: swapped headings would swap what is filled in."""
    kop = rij(werkmap, "A", eerste)
    letter = "ABCDEFGHIJK"[len(KOPPEN[naam]) - 2]
    for tekst in ("Iets anders", KOPPEN[naam][0], None):
        fout = geweigerd(met_cel(werkmap, f"{letter}{kop}", tekst))
        assert (fout.code, fout.plaats) == ("HO322", f"Casus!{letter}{kop}")
        assert KOPPEN[naam][-2] in fout.zin


def test_a_heading_in_capitals_or_on_two_lines_is_the_same_heading(werkmap: bytes) -> None:
    """Looks are free."""
    kop = rij(werkmap, "A", "Resultaatgebied")
    assert lees(met_cel(werkmap, f"F{kop}", "KEER\nper  week ")) == lees(werkmap)


def shift(data: bytes, vanaf: int, aantal: int) -> bytes:
    """Insert (or delete) rows of the case sheet as a spreadsheet does: cells, ranges and names move along."""

    def nummer(gevonden: re.Match[str]) -> str:
        rij_ = int(gevonden[2])
        return f"{gevonden[1]}{rij_ + aantal if rij_ >= vanaf else rij_}"

    def namen(gevonden: re.Match[str]) -> str:
        return re.sub(r"(\$[A-Z]+\$)(\d+)", nummer, gevonden[0])

    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(doel, "w") as nieuw:
        for naam in bron.namelist():
            xml = bron.read(naam).decode()
            if naam == BLAD:
                if aantal < 0:
                    xml = re.sub(rf'<row r="{vanaf + aantal}".*?</row>', "", xml, flags=re.DOTALL)
                xml = re.sub(r'(<row r=")(\d+)', nummer, xml)
                xml = re.sub(r'(<c r="[A-Z]+)(\d+)', nummer, xml)
            if naam == "xl/workbook.xml":
                xml = re.sub(r">'?Casus'?![^<]*<", namen, xml)
            nieuw.writestr(naam, xml.encode())
    return doel.getvalue()


def test_rows_inserted_or_deleted_in_a_table_keep_their_meaning(werkmap: bytes) -> None:
    """An empty row among the others is nothing; a norm row that is gone was not used."""
    extra = rij(werkmap, "B", "slh.extra_kamer")
    zonder_plaats: dict[str, object] = {"plaatsen": {}}
    gewoon = lees(werkmap).model_copy(update=zonder_plaats)
    for gewijzigd in (shift(werkmap, extra, 1), shift(werkmap, extra + 1, -1)):
        assert gewijzigd != werkmap
        assert lees(gewijzigd).model_copy(update=zonder_plaats) == gewoon
    netwerk = rij(werkmap, "A", "Netwerk")
    assert lees(shift(werkmap, netwerk, 1)).model_copy(update=zonder_plaats) == gewoon


def test_a_row_inserted_right_below_the_heading_is_refused(werkmap: bytes) -> None:
    """A spreadsheet keeps it out of the table: what is typed there would not count."""
    kop = rij(werkmap, "A", "Resultaatgebied")
    fout = geweigerd(shift(werkmap, kop + 1, 1))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!A{kop + 1}")
    assert "er staat niets" in fout.zin


def test_what_stands_right_below_a_table_is_refused_at_its_cell(werkmap: bytes) -> None:
    """The eleventh deviation has no row, and is not lost without a word."""
    onder = rij(werkmap, "A", "Gebied") + 11

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[f"B{onder}"] = 15

    fout = geweigerd(met(werkmap, doe))
    assert (fout.code, fout.plaats) == ("HO322", f"Casus!B{onder}")
    assert "telt niet mee" in fout.zin


def test_a_table_that_was_sorted_reads_the_same(werkmap: bytes) -> None:
    """What a row is, its code says; never its place."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        eerste, laatste = (rij(werkmap, "B", code) for code in ("slh.volledige_overname", "maaltijden.broodmaaltijd"))
        for letter in "ABCDEFGHIJK":
            een, twee = blad[f"{letter}{eerste}"], blad[f"{letter}{laatste}"]
            een.value, twee.value = twee.value, een.value

    gesorteerd = lees(met(werkmap, doe))
    assert {regel.code: regel for regel in gesorteerd.regels} == {regel.code: regel for regel in lees(werkmap).regels}


def test_a_row_that_was_copied_is_an_error_at_its_cell(werkmap: bytes) -> None:
    """The same code twice."""
    nummer = rij(werkmap, "B", "slh.extra_kamer")

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[f"B{nummer}"] = "slh.volledige_overname"
        blad[f"E{nummer}"] = 1

    assert ("code_dubbel", f"Casus!B{nummer}") in fouten(met(werkmap, doe))


def test_a_text_longer_than_a_cell_holds_is_refused_at_its_cell(werkmap: bytes) -> None:
    """Only a program can write it; the longest that fits is read."""
    for lengte, past in ((32_767, True), (32_768, False)):
        tekst = f'<c r="C16" t="inlineStr"><is><t>{"é" * lengte}</t></is></c>'
        data = met_xml(werkmap, "C16", tekst)
        if past:
            assert len(lees(data).hulpvraag) == lengte
        else:
            fout = geweigerd(data)
            assert (fout.code, fout.plaats) == ("HO108", "Casus!C16")


def test_a_pasted_text_keeps_its_lines(werkmap: bytes) -> None:
    """Line breaks inside are the user's; those around it are not."""
    assert lees(met_cel(werkmap, "C16", "\nregel 1\nregel 2\n")).hulpvraag == "regel 1\nregel 2"


def test_the_headings_are_those_that_are_drawn(werkmap: bytes) -> None:
    """The list the reader holds beside the sheet it reads; one that was left behind would refuse every workbook."""
    blad = openpyxl.load_workbook(io.BytesIO(werkmap))["Casus"]
    getekend = [tuple(cel.value for cel in kop if cel.value) for kop in blad.iter_rows()]
    for koppen in KOPPEN.values():
        assert koppen in getekend


@pytest.mark.libreoffice
def test_what_a_dutch_libreoffice_saves_is_read_as_it_was_typed(werkmap: bytes, tmp_path: Path) -> None:
    """The same traps, saved once more by LibreOffice with Dutch settings: the same values and the same errors."""
    dagcel, getalcel, tekstcel = "C12", VORIGE, "C16"
    gevallen: list[tuple[str, object, str | None]] = [
        (getalcel, "12,5", None),
        (getalcel, "1.234,50", None),
        (getalcel, "1.234", None),
        (dagcel, "1-3-2026", None),
        (dagcel, "31-2-2026", None),
        (dagcel, 46082, "dd-mm-yyyy"),
        (tekstcel, "regel 1\nregel 2 ", None),
    ]
    waar = tmp_path / "waar.xlsx"
    waar.write_bytes(met_cel(werkmap, getalcel, True))
    paden = []
    for nummer, (adres, waarde, notatie) in enumerate(gevallen):
        paden.append(tmp_path / f"g{nummer}.xlsx")
        paden[-1].write_bytes(met_cel(werkmap, adres, waarde, notatie))
    formaat = "xlsx:Calc MS Excel 2007 XML"
    libreoffice._converteer([*paden, waar], tmp_path / "doel", formaat=formaat, taal="nl-NL", forceer=False)
    for pad in paden:
        heen, terug = lees(pad.read_bytes()), lees((tmp_path / "doel" / pad.name).read_bytes())
        assert terug == heen, pad.name
        assert bereken_casus(terug).aandachtspunten == bereken_casus(heen).aandachtspunten
    als_formule = geweigerd((tmp_path / "doel" / waar.name).read_bytes())  # LibreOffice turns TRUE into =TRUE()
    assert als_formule.plaats == f"Casus!{getalcel}"
