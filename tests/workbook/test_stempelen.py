"""The stamper: what it writes equals what openpyxl writes, plus cached results, always in the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ho_engine.fouten import HoFout
from ho_workbook.stempelen import (
    AltTekst,
    Celfout,
    Eigenschappen,
    Sjabloon,
    StempelFout,
    inhoudshash,
    lees_celtekst,
    normaliseer,
)
from orakel.libreoffice import herbereken_met_libreoffice

if TYPE_CHECKING:
    from decimal import Decimal

    from ho_workbook.celwaarden import Waarde

TITEL = "Invoer & meer"
EIGENSCHAPPEN = Eigenschappen(
    titel="Titel <1>",
    onderwerp="onderwerp",
    auteur="auteur",
    trefwoorden="a, b",
    omschrijving="wat & hoe",
    gemaakt=dt.date(2026, 2, 20),
    eigen={"hash": "abc", "versie": 3, "concept": True, "op": dt.date(2026, 2, 20)},
)
INVOER: dict[str, Waarde] = {
    "B1": 12,
    "B2": 2.5,
    "B3": None,
    "B4": True,
    "B5": dt.date(2026, 3, 1),
    "B6": "  spaties & <tekens>\nregel twee ",
    "B7": Celfout("#N/A"),
    "B8": "=1+1",
}
UITKOMSTEN: dict[str, Waarde] = {
    "C1": 24,
    "C2": "ja",
    "C3": True,
    "C4": Celfout("#VALUE!"),
    "C5": Fraction(5, 2),
    "C6": "",
}
WAARDEN = {TITEL: INVOER | UITKOMSTEN}


def _auteur(invoer: dict[str, Waarde] | None = None) -> bytes:
    """Let openpyxl write the workbook; with values it is the one to compare with."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = TITEL
    for rij in range(1, 11):
        blad.cell(rij, 1, f"regel {rij}")
        blad.cell(rij, 2).fill = PatternFill("solid", fgColor="FFFFCC")
        blad.cell(rij, 2).font = Font(name="Calibri", bold=rij % 2 == 0)
    blad["B1"].number_format = '0 "min"'
    blad["B5"].number_format = "dd-mm-yyyy"
    for adres, formule in {
        "C1": "=B1*2",
        "C2": '=IF(B1>1,"ja","nee")',
        "C3": "=AND(B1>1,B2<3)",
        "C4": '="fout"*1',
        "C5": "=B2",
        "C6": '=IF(B1<1,"<","")',
    }.items():
        blad[adres] = formule
    grafiek = BarChart()
    grafiek.add_data(Reference(blad, min_col=2, min_row=1, max_row=2))
    grafiek.set_categories(Reference(blad, min_col=1, min_row=1, max_row=2))
    blad.add_chart(grafiek, "E2")
    werkmap.create_sheet("Leeg")
    for adres, waarde in (invoer or {}).items():
        cel = blad[adres]
        notatie = cel.number_format
        cel.value = waarde.code if isinstance(waarde, Celfout) else waarde
        cel.number_format = notatie
        if isinstance(waarde, str):
            cel.data_type = "s"
    opslag = io.BytesIO()
    werkmap.save(opslag)
    return opslag.getvalue()


@pytest.fixture(scope="module")
def sjabloon() -> Sjabloon:
    """One template for all tests: stamping leaves it as it was."""
    return Sjabloon.van_bytes(_auteur())


@pytest.fixture(scope="module")
def gestempeld(sjabloon: Sjabloon) -> bytes:
    """The template with all values."""
    return sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN)


def _deel(data: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        return pakket.read(naam).decode()


def test_stamped_file_equals_openpyxl_file_cell_for_cell(gestempeld: bytes) -> None:
    """Values, formulas, fonts, fills and number formats are those of a file openpyxl wrote with the same values."""
    verwacht = load_workbook(io.BytesIO(_auteur(INVOER)))
    gevonden = load_workbook(io.BytesIO(gestempeld))
    assert gevonden.sheetnames == verwacht.sheetnames
    for blad in verwacht.worksheets:
        assert gevonden[blad.title].dimensions == blad.dimensions
        for rij in blad.iter_rows():
            for hoort in rij:
                cel = gevonden[blad.title][hoort.coordinate]
                assert (cel.value, cel.data_type) == (hoort.value, hoort.data_type), hoort.coordinate
                assert (cel.number_format, repr(cel.font)) == (hoort.number_format, repr(hoort.font))
                assert repr(cel.fill) == repr(hoort.fill)


def test_cached_results_are_visible_to_who_does_not_calculate(gestempeld: bytes) -> None:
    """A reader of cached values sees every result with its type."""
    blad = load_workbook(io.BytesIO(gestempeld), data_only=True)[TITEL]
    assert {adres: blad[adres].value for adres in UITKOMSTEN} == {
        "C1": 24, "C2": "ja", "C3": True, "C4": "#VALUE!", "C5": 2.5, "C6": None,
    }  # fmt: skip
    assert blad["C3"].data_type == "b"
    assert blad["C4"].data_type == "e"


def test_text_that_looks_like_a_formula_stays_text_with_a_quote_prefix(gestempeld: bytes) -> None:
    """The style twin keeps the looks and tells Excel that it is a text."""
    blad = load_workbook(io.BytesIO(gestempeld))[TITEL]
    assert blad["B8"].data_type == "s"
    assert blad["B8"].quotePrefix
    assert repr(blad["B8"].fill) == repr(blad["B6"].fill)
    assert not blad["B6"].quotePrefix


@pytest.mark.parametrize("tekst", ["=1", "+31 6", "-5", "@SUM", "\tx", "\rx", "'x"])
def test_every_formula_sign_gets_the_quote_prefix(sjabloon: Sjabloon, tekst: str) -> None:
    """Each first character that a spreadsheet could act on."""
    data = sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": tekst}}, eigenschappen=EIGENSCHAPPEN)
    cel = load_workbook(io.BytesIO(data))[TITEL]["B6"]
    assert cel.quotePrefix
    assert lees_celtekst(str(cel.value)) == tekst


@given(
    tekst=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))
    | st.sampled_from(
        ["]]>", "_x0041_", "_x005F_", "_x_x0041_", " a ", "\n", "a\r\nb", "\t", "&amp;", "😀", "<f>1</f>"]
    )
)
def test_any_text_comes_back_as_it_was(sjabloon: Sjabloon, tekst: str) -> None:
    """In an input cell and as the result of a formula."""
    data = sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": tekst, "C2": tekst}}, eigenschappen=EIGENSCHAPPEN)
    blad = load_workbook(io.BytesIO(data), data_only=True)[TITEL]
    assert lees_celtekst(str(blad["B6"].value or "")) == tekst
    assert lees_celtekst(str(blad["C2"].value or "")) == tekst
    xml = _deel(data, "xl/worksheets/sheet1.xml")
    cel = re.search(r'<c r="B6"[^>]*?(?:/>|>.*?</c>)', xml, re.DOTALL)
    assert cel
    assert "<f" not in cel[0]


@given(teken=st.sampled_from([*map(chr, {*range(32)} - {9, 10, 13}), "\ud800", "\udfff", "\ufffe", "\uffff"]))
def test_a_control_character_is_refused_with_its_cell(sjabloon: Sjabloon, teken: str) -> None:
    """XML can't hold it; the message names the cell."""
    with pytest.raises(HoFout) as gevangen:
        sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": f"a{teken}b"}}, eigenschappen=EIGENSCHAPPEN)
    assert (gevangen.value.code, gevangen.value.plaats) == ("HO107", f"{TITEL}!B6")


def test_a_text_longer_than_a_cell_is_refused(sjabloon: Sjabloon) -> None:
    """Excel counts UTF-16 units: an emoji is two."""
    sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": "x" * 32_767}}, eigenschappen=EIGENSCHAPPEN)
    for tekst in ("x" * 32_768, "😀" * 16_384):
        with pytest.raises(HoFout) as gevangen:
            sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": tekst}}, eigenschappen=EIGENSCHAPPEN)
        assert gevangen.value.code == "HO108"


@given(
    getal=st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(2**53), 2**53)
    | st.decimals(-9999, 9999, places=2)
)
def test_any_number_comes_back_as_it_was(sjabloon: Sjabloon, getal: Decimal | float) -> None:
    """No digit is lost on the way."""
    data = sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": getal}}, eigenschappen=EIGENSCHAPPEN)
    gevonden = load_workbook(io.BytesIO(data))[TITEL]["B6"].value
    assert isinstance(gevonden, int | float)
    assert float(gevonden) == float(getal)


@pytest.mark.parametrize(
    "waarde",
    [
        float("nan"),
        float("inf"),
        2**53 + 1,
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        dt.date(1900, 2, 28),
        Celfout("#FOUT"),
        b"x",
    ],
)
def test_a_value_no_cell_can_hold_is_refused_with_its_cell(sjabloon: Sjabloon, waarde: Waarde) -> None:
    """Nothing is rounded, guessed or dropped."""
    with pytest.raises(StempelFout, match=f"^{re.escape(TITEL)}!B6: "):
        sjabloon.stempel({TITEL: UITKOMSTEN | {"B6": waarde}}, eigenschappen=EIGENSCHAPPEN)


@pytest.mark.parametrize(
    ("cellen", "plaats"),
    [
        ({"Weg": {"A1": 1}}, "Weg"),
        ({TITEL: UITKOMSTEN | {"Z9": 1}}, f"{TITEL}!Z9"),
        ({TITEL: {k: v for k, v in UITKOMSTEN.items() if k != "C3"}}, f"{TITEL}!C3"),
        ({TITEL: UITKOMSTEN | {"C3": None}}, f"{TITEL}!C3"),
        ({}, f"{TITEL}!C1"),
    ],
)
def test_an_unknown_place_or_a_formula_without_result_is_refused(
    sjabloon: Sjabloon, cellen: dict[str, dict[str, Waarde]], plaats: str
) -> None:
    """A stamp can't miss its cell, and no formula is left without a cached result."""
    with pytest.raises(StempelFout, match=re.escape(plaats)):
        sjabloon.stempel(cellen, eigenschappen=EIGENSCHAPPEN)


def test_the_template_names_its_formulas_and_addresses(sjabloon: Sjabloon) -> None:
    """What the caller has to fill can be asked."""
    assert sjabloon.bladen == (TITEL, "Leeg")
    assert sjabloon.formules()[TITEL]["C2"] == 'IF(B1>1,"ja","nee")'
    assert sjabloon.formules()["Leeg"] == {}
    assert "B6" in sjabloon.adressen(TITEL)
    assert sjabloon.uitkomsten(WAARDEN) == {TITEL: UITKOMSTEN}


def test_row_heights_are_set_for_this_stamping_only(sjabloon: Sjabloon, gestempeld: bytes) -> None:
    """A long text can get its height; the next workbook starts anew."""
    data = sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN, rijhoogten={TITEL: {6: 45.5}})
    assert load_workbook(io.BytesIO(data))[TITEL].row_dimensions[6].height == 45.5
    assert sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN) == gestempeld
    with pytest.raises(StempelFout, match="Rij 99"):
        sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN, rijhoogten={TITEL: {99: 20}})


def test_document_properties_come_from_the_caller(gestempeld: bytes) -> None:
    """Title, dates and custom properties with their types; no clock."""
    werkmap = load_workbook(io.BytesIO(gestempeld))
    kern = werkmap.properties
    assert (kern.title, kern.subject, kern.creator) == ("Titel <1>", "onderwerp", "auteur")
    assert (kern.keywords, kern.description, kern.language) == ("a, b", "wat & hoe", "nl-NL")
    assert kern.created == kern.modified == dt.datetime(2026, 2, 20)  # noqa: DTZ001 - openpyxl gives it bare
    eigen = werkmap.custom_doc_props  # type: ignore[attr-defined] # the stubs lack it
    assert {naam: eigen[naam].value for naam in eigen.names} == {
        "hash": "abc", "versie": 3, "concept": True, "op": dt.datetime(2026, 2, 20),  # noqa: DTZ001 - the same
    }  # fmt: skip


def test_a_moment_without_time_zone_is_refused(sjabloon: Sjabloon) -> None:
    """Otherwise the bytes would follow the machine."""
    kaal = dt.datetime(2026, 2, 20)  # noqa: DTZ001 - that is the test
    with pytest.raises(ValueError, match="tijdzone"):
        sjabloon.stempel(WAARDEN, eigenschappen=Eigenschappen(titel="t", gemaakt=kaal))
    with pytest.raises(ValueError, match="tijdzone"):
        normaliseer(_auteur(), kaal)


def test_programs_are_told_to_recalculate_on_opening(gestempeld: bytes) -> None:
    """A live Excel overrules the cache."""
    assert re.search(r'<calcPr [^>]*fullCalcOnLoad="1"', _deel(gestempeld, "xl/workbook.xml"))


def test_charts_hold_the_stamped_values_and_their_text(sjabloon: Sjabloon) -> None:
    """A preview shows bars and names, a screen reader tells the message."""
    alt = [AltTekst("Opbouw", 'van 12 naar 2,5 "minuten"')]
    data = sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN, alt_teksten={TITEL: alt})
    xml = _deel(data, "xl/charts/chart1.xml")
    assert re.search(
        r'numCache><formatCode>0 &quot;min&quot;<.*<ptCount val="2"/><pt idx="0"><v>12</v>.*<v>2.5</v>', xml
    )
    assert re.search(
        r"<cat><strRef>.*<v>regel 1</v></pt><pt idx=\"1\"><v>regel 2</v></pt></strCache></strRef></cat>", xml
    )
    assert 'descr="van 12 naar 2,5 &quot;minuten&quot;" title="Opbouw"/>' in _deel(data, "xl/drawings/drawing1.xml")
    blad = load_workbook(io.BytesIO(data))[TITEL]
    assert isinstance(blad, Worksheet)
    assert len(blad._charts) == 1  # type: ignore[attr-defined] # the stubs lack it
    with pytest.raises(ValueError, match="1 figuren"):
        sjabloon.stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN, alt_teksten={TITEL: []})


def test_same_values_give_the_same_bytes_in_any_process_and_time_zone() -> None:
    """No clock, no hash order, no zone: two processes far apart write one file."""
    code = "import test_stempelen as t; print(t.vingerafdruk())"
    som = set()
    for zone, zaad in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "77")):
        paden = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
        omgeving = {**os.environ, "TZ": zone, "PYTHONHASHSEED": zaad, "PYTHONPATH": paden}
        uitvoer = subprocess.run([sys.executable, "-c", code], env=omgeving, check=True, capture_output=True, text=True)
        som.add(uitvoer.stdout)
    assert som == {f"{vingerafdruk()}\n"}


def vingerafdruk() -> str:
    """Return the hash of a stamped and of a normalised workbook made from scratch."""
    stempel = Sjabloon.van_bytes(_auteur()).stempel(WAARDEN, eigenschappen=EIGENSCHAPPEN)
    normaal = normaliseer(_auteur(), dt.datetime(2026, 2, 20, tzinfo=dt.UTC))
    return f"{hashlib.sha256(stempel).hexdigest()} {hashlib.sha256(normaal).hexdigest()}"


def test_the_zip_is_sound_ordered_and_timeless(gestempeld: bytes) -> None:
    """Our own zip writer satisfies zipfile, and starts with the content types."""
    with zipfile.ZipFile(io.BytesIO(gestempeld)) as pakket:
        assert pakket.testzip() is None
        namen = pakket.namelist()
        assert namen[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert namen[2:] == sorted(namen[2:])
        assert {deel.date_time for deel in pakket.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(deel.create_system, deel.external_attr) for deel in pakket.infolist()} == {(0, 0)}
        soorten = pakket.read("[Content_Types].xml").decode()
        assert all(f'"/{naam}"' in soorten for naam in namen if naam.endswith(".xml") and naam != "[Content_Types].xml")


def test_content_hash_ignores_packing_and_sees_content(gestempeld: bytes, sjabloon: Sjabloon) -> None:
    """Zipping again changes nothing; one digit does."""
    opnieuw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(gestempeld)) as bron, zipfile.ZipFile(opnieuw, "w") as doel:
        for naam in reversed(bron.namelist()):
            doel.writestr(naam, bron.read(naam))
    assert inhoudshash(opnieuw.getvalue()) == inhoudshash(gestempeld)
    anders = sjabloon.stempel({TITEL: WAARDEN[TITEL] | {"B1": 13}}, eigenschappen=EIGENSCHAPPEN)
    assert inhoudshash(anders) != inhoudshash(gestempeld)


def test_array_formulas_are_refused_when_the_template_is_built() -> None:
    """The stamper would lose them; it says so at once."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad["A1"] = "=SUM(B1:B2)"
    opslag = io.BytesIO()
    werkmap.save(opslag)
    delen = {}
    with zipfile.ZipFile(opslag) as pakket:
        delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
    delen["xl/worksheets/sheet1.xml"] = delen["xl/worksheets/sheet1.xml"].replace(b"<f>", b'<f t="array" ref="A1">')
    with zipfile.ZipFile(opslag, "w") as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    with pytest.raises(StempelFout, match="Sheet!A1"):
        Sjabloon.van_bytes(opslag.getvalue())


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_reads_the_same_texts(sjabloon: Sjabloon, tmp_path: Path) -> None:
    """An unrelated reader sees the texts, the escapes undone, and calculates the same results."""
    teksten: dict[str, Waarde] = {"B6": " _x0041_ en ]]> \n😀 ", "B8": "=1+1", "B9": "'a\tb", "B10": "_x000D_"}
    pad = tmp_path / "gestempeld.xlsx"
    pad.write_bytes(sjabloon.stempel({TITEL: INVOER | UITKOMSTEN | teksten}, eigenschappen=EIGENSCHAPPEN))
    gelezen = herbereken_met_libreoffice([pad])[0][TITEL]
    # LibreOffice undoes the escapes on reading and does not write them again.
    assert {adres: gelezen[adres] for adres in teksten} == teksten
    assert {adres: gelezen[adres] for adres in UITKOMSTEN} == {
        "C1": 24.0, "C2": "ja", "C3": True, "C4": Celfout("#VALUE!"), "C5": 2.5, "C6": "",
    }  # fmt: skip
