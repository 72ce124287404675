"""Reading a case sheet: what was filled in comes back exactly, and what can't be read names its cell."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ho_engine import HoFout, bereken_casus, casus_uit_gegevens, kies_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_workbook import bewaker
from ho_workbook.lezen import casus_uit_werkmap, lees_casusblad
from ho_workbook.stempelen.pakket import normaliseer
from ho_workbook.vastlegging import record_rows
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek
from orakel import libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ho_engine import Casus

DATUM = dt.date(2026, 3, 1)
VOLLEDIG: dict[str, Any] = {
    "kenmerk": "2026-0042",
    "gemeente": "bijlage2",
    "ingangsdatum": DATUM,
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2026, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.\n\nZij vraagt hulp.",
    "beperkingen": "=1+1 is geen formule; _x0041_ ook niet",
    "vorige_min_week": 180.5,
    "kinderen": [{"leeftijd": 3}, {"leeftijd": 13}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "-5 treden"}],
    "ijkclient": {sleutel: nummer % 2 == 0 for nummer, sleutel in enumerate(IJKCLIENT)},
    "mogelijkheden": [{"soort": soort, "beschikbaar": False, "uitkomst": "Onderzocht."} for soort in MOGELIJKHEDEN],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "slh.eigen_kracht", "aantal": 1, "motivering": "@thuis", "overleg_met": "'t team"},
        {"code": "slh.enige_extra_inzet", "aantal": 1, "minuten": 12.25, "van": dt.date(2026, 4, 1)},
        {"code": "slh.extra_kamer", "aantal": 0},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2.5, "tot_en_met": dt.date(2026, 6, 30)},
    ],
    "afwijkingen": [
        {"resultaatgebied": "slh", "minuten": -7.5, "motivering": "+ minder", "van": DATUM, "overleg_met": "het team"}
    ],
}


def maak(gegevens: dict[str, Any]) -> tuple[Casus, bytes]:
    """A case and the concept made of it, unproven: the proof of formulas is another test."""
    casus = casus_uit_gegevens(gegevens)
    return casus, maak_werkboek(bereken_casus(casus), "concept", bewijs="geen")


def inhoud(casus: Casus) -> list[tuple[str, str]]:
    """Everything a case holds, whatever cells it came from."""
    return record_rows(casus)


@pytest.fixture(scope="module")
def volledig() -> bytes:
    """The workbook of the complete case."""
    return maak(VOLLEDIG)[1]


def pas_aan(data: bytes, doe: Callable[[Any], None]) -> bytes:
    """Change the case sheet as a user with another program would: its cells, not its parts."""
    werkmap = openpyxl.load_workbook(io.BytesIO(data))
    doe(werkmap["Casus"])
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()


def vervang(data: bytes, deel: str, oud: str, nieuw: str) -> bytes:
    """Change the text of one part of the file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(buffer, "w") as doel:
        for naam in bron.namelist():
            inhoud_deel = bron.read(naam)
            if naam == deel:
                assert oud.encode() in inhoud_deel
                inhoud_deel = inhoud_deel.replace(oud.encode(), nieuw.encode())
            doel.writestr(naam, inhoud_deel)
    return buffer.getvalue()


def test_everything_that_was_filled_in_comes_back(volledig: bytes) -> None:
    """Numbers, dates, yes and no, and texts that look like formulas: the case that is read equals the case."""
    assert inhoud(casus_uit_werkmap(volledig, "x.xlsx")) == inhoud(casus_uit_gegevens(VOLLEDIG))


def test_the_calculation_of_what_was_read_is_the_same(volledig: bytes) -> None:
    """The same total and the same attention points, at their cells instead of at the keys of a file."""
    heen = bereken_casus(casus_uit_gegevens(VOLLEDIG))
    terug = bereken_casus(casus_uit_werkmap(volledig, "x.xlsx"))
    assert terug.totaal == heen.totaal is not None
    assert [punt.naam for punt in terug.aandachtspunten] == [punt.naam for punt in heen.aandachtspunten]


def test_an_empty_template_is_an_empty_case(tmp_path: Path) -> None:
    """Nothing filled in: only what the template itself fixes, and every *fout* names a cell."""
    kader = kies_normenkader("nederweert", DATUM)
    pad = tmp_path / "leeg.xlsx"
    pad.write_bytes(maak_sjabloon(kader, DATUM, bewijs="geen"))
    casus = lees_casusblad(pad)
    vast = {"gemeente": "nederweert", "ingangsdatum": DATUM, "frequentie": "wekelijks"}
    assert inhoud(casus) == inhoud(casus_uit_gegevens({"kenmerk": "", "regels": []} | vast))
    fouten = bereken_casus(casus).fouten
    assert [punt.naam for punt in fouten] == ["kenmerk_leeg", "geen_regels"]
    assert all(punt.plaats.startswith("Casus!") for punt in fouten)


def test_a_mistake_is_named_with_its_cell(volledig: bytes) -> None:
    """What the engine refuses is named by the cell the user can click on."""
    rij = zoek_rij(volledig, "B", "slh.extra_kamer")

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[f"E{rij}"] = "twee"
        blad["C10"] = "eind mei"

    fouten = bereken_casus(casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")).fouten
    assert {(punt.naam, punt.plaats) for punt in fouten} == {
        ("aantal_geen_getal", f"Casus!E{rij}"),
        ("datum_ongeldig", "Casus!C10"),
    }


def zoek_rij(data: bytes, kolom: str, tekst: str) -> int:
    """The row of the case sheet in which a text stands, read the plain way."""
    blad = openpyxl.load_workbook(io.BytesIO(data))["Casus"]
    return next(rij for rij in range(1, 200) if blad[f"{kolom}{rij}"].value == tekst)


TEKST = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")),
        st.sampled_from("\n\t=+-@'\"<&_x0041_"),
    ),
    max_size=30,
)
GETAL = st.one_of(st.integers(0, 5), st.decimals(-9, 99, places=2).map(float), st.just("veel"))
DAG = st.dates(dt.date(2026, 3, 1), dt.date(2028, 2, 29))
KADER = kies_normenkader("bijlage2", DATUM)


@st.composite
def casussen(draw: st.DrawFn) -> dict[str, Any]:
    """A case with anything in it that fits in a workbook, right or wrong."""
    regels = [
        {
            "code": code,
            "aantal": draw(GETAL),
            "keer": draw(st.none() | GETAL),
            "minuten": draw(st.none() | GETAL),
            "van": draw(st.none() | DAG),
            "tot_en_met": draw(st.none() | DAG),
            "motivering": draw(TEKST),
            "overleg_met": draw(TEKST),
        }
        for code in KADER.regel_bij_code
        if draw(st.booleans())
    ]
    gebied = st.sampled_from(sorted(KADER.gebied_bij_code))
    afwijking: st.SearchStrategy[dict[str, Any]] = st.builds(
        dict, resultaatgebied=gebied, minuten=GETAL, motivering=TEKST, van=st.none() | DAG
    )
    ja_nee = st.booleans()
    overnemen = st.sampled_from(("ja", "deels", "nee", ""))
    huisgenoot: st.SearchStrategy[dict[str, Any]] = st.builds(
        dict, leeftijd=st.integers(18, 99), leefeenheid=ja_nee, kan_overnemen=overnemen
    )
    mogelijkheden = [
        {"soort": soort, "beschikbaar": draw(ja_nee), "uitkomst": draw(TEKST)}
        for soort in MOGELIJKHEDEN
        if draw(st.booleans())
    ]
    return {
        "kenmerk": draw(TEKST.filter(str.strip)),
        "gemeente": "bijlage2",
        "ingangsdatum": DATUM,
        "frequentie": draw(st.sampled_from(("wekelijks", "tweewekelijks"))),
        "tot_en_met": draw(st.none() | DAG),
        "onbepaalde_tijd": draw(st.none() | ja_nee),
        "vastgelegd_op": draw(st.none() | DAG),
        "hulpvraag": draw(TEKST),
        "beperkingen": draw(TEKST),
        "vorige_min_week": draw(st.none() | st.integers(0, 900)),
        "kinderen": draw(st.lists(st.builds(dict, leeftijd=st.integers(0, 17)), max_size=8)),
        "huisgenoten": draw(st.lists(huisgenoot, max_size=8)),
        "ijkclient": draw(st.dictionaries(st.sampled_from(sorted(IJKCLIENT)), ja_nee)),
        "mogelijkheden": mogelijkheden,
        "regels": regels,
        "afwijkingen": draw(st.lists(afwijking, max_size=10)),
    }


@settings(max_examples=40, deadline=None)
@given(casussen())
def test_any_case_comes_back_from_its_workbook(gegevens: dict[str, Any]) -> None:
    """Whatever was filled in, right or wrong, the sheet gives it back."""
    try:
        casus, data = maak(gegevens)
    except HoFout as fout:
        assert fout.melding.naam == "casus_heeft_fouten"  # noqa: PT017 - such a case has no workbook to read
        assume(False)
    assert inhoud(casus_uit_werkmap(data, "x.xlsx")) == inhoud(casus)


@pytest.mark.libreoffice
def test_any_case_comes_back_after_libreoffice_saved_it(tmp_path: Path) -> None:
    """A template that was filled in and saved by another program still gives the same case.

    Left out: a text that looks like an escape of the file (``_x0041_``). LibreOffice 7.4 writes it as that escape.
    """
    gewoon = deepcopy(VOLLEDIG) | {"beperkingen": "=1+1 is geen formule"}
    lastig = deepcopy(VOLLEDIG) | {
        "kenmerk": "=HYPERLINK(1)",
        "hulpvraag": "regel 1\nregel 2\n  ingesprongen  dubbel <&> \"aan\" 'half' é € 漢 😀",
        "beperkingen": "+31 6 is geen som; x_y_z ook niet",
        "frequentie": "tweewekelijks",
        "regels": [{"code": "slh.volledige_overname", "aantal": "één", "motivering": "ja"}],
    }
    bestanden = {"gewoon": maak(gewoon), "lastig": maak(lastig)}
    doel = tmp_path / "doel"
    for naam, (_, data) in bestanden.items():
        (tmp_path / f"{naam}.xlsx").write_bytes(data)
    paden = [tmp_path / f"{naam}.xlsx" for naam in bestanden]
    libreoffice._converteer(paden, doel, formaat="xlsx:Calc MS Excel 2007 XML", taal="nl-NL", forceer=True)
    for naam, (casus, _) in bestanden.items():
        assert inhoud(lees_casusblad(doel / f"{naam}.xlsx")) == inhoud(casus), naam


def test_what_a_tired_hand_types_is_read_as_it_was_meant(volledig: bytes) -> None:
    """Capitals and spaces around a word, a number where a text belongs and the other way round."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad["C5"] = 20260042
        blad["C9"] = " Wekelijks "
        blad["C11"] = "NEE"
        blad["C16"] = 12.5
        blad["C17"] = "   "

    casus = casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")
    assert (casus.kenmerk, casus.frequentie, casus.onbepaalde_tijd) == ("20260042", "wekelijks", False)
    assert (casus.hulpvraag, casus.beperkingen) == ("12,5", "")


@pytest.mark.parametrize(
    ("adres", "waarde", "naam", "deel"),
    [
        ("C13", "=100+80", "cel_ongeldig", "een formule"),
        ("C16", '="tekst"', "cel_ongeldig", "een formule"),
        ("C13", "#N/A", "cel_ongeldig", "de foutwaarde #N/A"),
        ("C10", "#VALUE!", "cel_ongeldig", "de foutwaarde #VALUE!"),
        ("C5", dt.datetime(2026, 3, 1), "cel_ongeldig", "een datum of tijd"),  # noqa: DTZ001 - a cell has no time zone
        ("C16", True, "cel_ongeldig", "waar of onwaar"),
        ("C16", "bel_x0007_", "verboden_teken", "stuurteken"),
    ],
)
def test_what_is_no_value_is_refused_at_its_cell(
    volledig: bytes, adres: str, waarde: object, naam: str, deel: str
) -> None:
    """A formula, an error value, a control character and a kenmerk that became a date are errors that name the cell."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[adres] = waarde

    with pytest.raises(HoFout) as gevangen:
        casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")
    assert (gevangen.value.melding.naam, gevangen.value.plaats) == (naam, f"Casus!{adres}")
    assert deel in gevangen.value.zin


def test_a_yes_or_no_in_a_number_cell_is_left_to_the_engine(volledig: bytes) -> None:
    """TRUE is never 1: the engine refuses it, at its cell."""

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad["C13"] = True

    fouten = bereken_casus(casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")).fouten
    assert [(punt.naam, punt.plaats) for punt in fouten] == [("vorige_ongeldig", "Casus!C13")]


def test_a_code_that_was_changed_is_unknown_at_its_cell(volledig: bytes) -> None:
    """The codes are read from the sheet, so a changed one can't silently become another row."""
    rij = zoek_rij(volledig, "B", "slh.eigen_kracht")

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[f"B{rij}"] = "slh.eigenkracht"

    fouten = bereken_casus(casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")).fouten
    assert [(punt.naam, punt.plaats) for punt in fouten] == [("code_onbekend", f"Casus!B{rij}")]


def test_a_possibility_whose_label_was_changed_is_refused(volledig: bytes) -> None:
    """Its place alone never says what a row is."""
    rij = zoek_rij(volledig, "A", "Netwerk")

    def doe(blad: Any) -> None:  # noqa: ANN401 - a sheet of openpyxl
        blad[f"A{rij}"] = "De buren"

    with pytest.raises(HoFout, match="De buren") as gevangen:
        casus_uit_werkmap(pas_aan(volledig, doe), "x.xlsx")
    assert gevangen.value.plaats == f"Casus!A{rij}"


def eigen(naam: str, inhoud_deel: bytes = b"x") -> bytes:
    """A zip file with one part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zip_:
        zip_.writestr(naam, inhoud_deel)
    return buffer.getvalue()


def gewone_werkmap() -> bytes:
    """A workbook of nobody in particular."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return normaliseer(buffer.getvalue(), dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("data", "reden"),
    [
        (b"", "leeg"),
        (b"kenmerk;gemeente", "geen .xlsx-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wachtwoord"),
        (eigen("mimetype"), ".ods-bestand"),
        (eigen("lijst.txt"), "een zipbestand"),
        (eigen("[Content_Types].xml"), "beschadigd"),
        (gewone_werkmap(), "HO soort"),
    ],
    ids=["leeg", "csv", "wachtwoord", "ods", "zip", "kapot", "vreemd"],
)
def test_a_file_of_another_kind_is_refused_with_the_reason(data: bytes, reden: str) -> None:
    """One sentence says what it is instead."""
    with pytest.raises(HoFout, match="geen werkmap van dit programma") as gevangen:
        casus_uit_werkmap(data, "x.xlsx")
    assert gevangen.value.code == "HO320"
    assert reden in gevangen.value.zin


@pytest.mark.parametrize(
    ("deel", "oud", "nieuw", "reden"),
    [
        ("xl/workbook.xml", 'name="casus_regels"', 'name="casus_regel"', "casus_regels"),
        ("xl/workbook.xml", ">'Casus'!$C$5<", ">'Casus'!$C$5:$C$9<", "kenmerk"),
        ("xl/workbook.xml", ">'Casus'!$C$5<", ">#REF!<", "kenmerk"),
        ("xl/workbook.xml", ">'Casus'!$C$5<", ">'Normen'!$C$5<", "één blad"),
        ("xl/workbook.xml", ">'Casus'!$C$5<", ">'Casus'!$C$1048576<", "kenmerk"),
        ("docProps/custom.xml", "concept", "rekening", "HO soort"),
        ("xl/styles.xml", "<styleSheet", "<styleShe", "beschadigd"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused(volledig: bytes, deel: str, oud: str, nieuw: str, reden: str) -> None:
    """Missing, moved or broken names and broken parts: always a sentence, never a fall."""
    with pytest.raises(HoFout) as gevangen:
        casus_uit_werkmap(vervang(volledig, deel, oud, nieuw), "x.xlsx")
    assert gevangen.value.code == "HO320"
    assert reden in gevangen.value.zin


def test_half_a_file_is_refused_wherever_it_was_cut(volledig: bytes) -> None:
    """A download that was cut off is damaged, not empty."""
    for deel in range(1, 20):
        with pytest.raises(HoFout) as gevangen:
            casus_uit_werkmap(volledig[: len(volledig) * deel // 20], "x.xlsx")
        assert gevangen.value.code == "HO320"


@pytest.fixture(scope="module")
def beschadig(volledig: bytes) -> Callable[[float, bytes], bytes]:
    """The workbook with other bytes somewhere; a function, for a failure prints what a property was given."""

    def overschrijf(plek: float, nieuw: bytes) -> bytes:
        begin = int(plek * len(volledig))
        return volledig[:begin] + nieuw + volledig[begin + len(nieuw) :]

    return overschrijf


@settings(max_examples=60, deadline=None)
@given(plek=st.floats(0, 1, exclude_max=True), nieuw=st.binary(min_size=1, max_size=8))
@example(plek=0.9742366447361489, nieuw=b"\x00\x01")  # a size in the list of parts that becomes gigabytes
def test_a_damaged_file_gives_a_case_or_a_sentence(
    beschadig: Callable[[float, bytes], bytes], plek: float, nieuw: bytes
) -> None:
    """Whatever bytes are hit, nothing but the product's own error comes out."""
    try:
        casus_uit_werkmap(beschadig(plek, nieuw), "x.xlsx")
    except HoFout as fout:
        assert fout.code in {"HO320", "HO322", "HO323", "HO324", "HO107"}  # noqa: PT017 - both outcomes are right


def test_a_part_that_is_there_twice_is_refused(volledig: bytes) -> None:
    """Readers disagree on which of the two counts."""
    buffer = io.BytesIO(volledig)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as zip_:
        zip_.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(HoFout, match="dubbel"):
        casus_uit_werkmap(buffer.getvalue(), "x.xlsx")


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    """A few kilobytes that become gigabytes never reach a parser."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("[Content_Types].xml", bytes(bewaker.MAXIMUM_UITGEPAKT + 1))
    with pytest.raises(HoFout, match="uitgepakt meer dan"):
        casus_uit_werkmap(buffer.getvalue(), "x.xlsx")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A workbook with pictures is no case."""
    pad = tmp_path / "groot.xlsx"
    with pad.open("wb") as bestand:
        bestand.truncate(bewaker.MAXIMUM_BYTES + 1)
    with pytest.raises(HoFout, match=r"5,0 MB groot; een casus is nooit groter dan 5 MB"):
        lees_casusblad(pad)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A missing file, an impossible name, a folder and a pipe are one sentence each."""
    pijp = tmp_path / "pijp.xlsx"
    os.mkfifo(pijp)
    gevallen = {tmp_path / "weg.xlsx": "HO101", tmp_path / "a\0b.xlsx": "HO101", tmp_path: "HO110", pijp: "HO110"}
    for pad, code in gevallen.items():
        with pytest.raises(HoFout) as gevangen:
            lees_casusblad(pad)
        assert gevangen.value.code == code


def test_defusedxml_is_never_left_out(monkeypatch: pytest.MonkeyPatch, volledig: bytes) -> None:
    """Without it openpyxl would expand entities, so nothing is read."""
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    with pytest.raises(RuntimeError, match="defusedxml"):
        casus_uit_werkmap(volledig, "x.xlsx")
