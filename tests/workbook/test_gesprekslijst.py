"""The list for the kitchen-table talk: two pages of paper, what is asked on it, and what a case fills in."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from generator import all_frameworks
from ho_engine import casus_uit_gegevens, kies_normenkader, load_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_engine.gespreksvragen import ACTIVITEITEN, BRONNEN, VRAGEN, activiteiten, vragen
from ho_workbook.gesprek.tekstbreedte import text_width
from ho_workbook.gesprek.vel import AANGEKRUIST, LEEG, PAGINA_PT, RIJ_PT
from ho_workbook.gesprekslijst import BLAD, VOET, maak_gesprekslijst
from opdrachtregel import env
from orakel.libreoffice import zoek_soffice

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from ho_engine import Normenkader
    from ho_engine.casus import Casus
    from ho_engine.normenkader import Soort

SOORTEN: Final[tuple[Soort, ...]] = ("minder_inzet", "meer_inzet")
DAG: Final = dt.date(2026, 9, 1)
KADERS: Final = all_frameworks()
A4_PT: Final = (595, 842)

LANG: Final = "Een heel lange tekst die nooit op één regel past en toch niet naast het papier mag komen. "

VOL: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042 " + "X" * 300,
    "gemeente": "voorbeeldgemeente",
    "ingangsdatum": "2026-09-01",
    "frequentie": "wekelijks",
    "leveringsvorm": "pgb",
    "vastgelegd_op": "2026-08-20",
    "hulpvraag": LANG * 40,
    "beperkingen": "=1+1 @SOM " + LANG * 300,
    "kinderen": [{"leeftijd": leeftijd} for leeftijd in (1, 2, 3, 5, 8, 11, 13, 16)],
    "huisgenoten": [
        {"leeftijd": 30 + nummer, "leefeenheid": True, "kan_overnemen": kan}
        for nummer, kan in enumerate(("ja", "deels", "nee", "", "ja", "ja", "ja", "nee"))
    ],
    "ijkclient": {naam: nummer % 2 == 0 for nummer, naam in enumerate(IJKCLIENT)},
    "mogelijkheden": [
        {"soort": soort, "beschikbaar": nummer % 2 == 0, "uitkomst": f"={LANG}"}
        for nummer, soort in enumerate(MOGELIJKHEDEN)
    ],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "slh.extra_slaapkamer", "aantal": 3},
        {"code": "slh.huisdieren", "aantal": 0},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2.5},
        {"code": "kindzorg.naar_bed", "aantal": 2, "keer": 7},
        {"code": "slh.netwerk", "aantal": "veel"},
        {"code": "bestaat.niet", "aantal": 1},
    ],
}


_GEMAAKT: Final[dict[tuple[str, int], tuple[bytes, Casus | None]]] = {}


def full_case(**anders: object) -> Casus:
    """A case in which everything is as long as it can be, and some of it is wrong."""
    return casus_uit_gegevens({**VOL, **anders})


VOLLE_CASUS: Final = full_case()


def list_of(kader: Normenkader, casus: Casus | None = None) -> bytes:
    """The list of a framework; the same one is made once."""
    sleutel = kader.sha256, id(casus)
    if sleutel not in _GEMAAKT:
        _GEMAAKT[sleutel] = maak_gesprekslijst(kader, DAG, casus=casus), casus
    return _GEMAAKT[sleutel][0]


def sheet(data: bytes) -> Worksheet:
    """The only sheet of the list."""
    werkmap = load_workbook(io.BytesIO(data))
    assert werkmap.sheetnames == [BLAD]
    return werkmap[BLAD]


def rows(data: bytes) -> list[list[str]]:
    """The texts of the list, row by row."""
    rijen = ([str(cel.value) for cel in rij if cel.value is not None] for rij in sheet(data).iter_rows())
    return [rij for rij in rijen if rij]


def row_of(data: bytes, begin: str) -> list[str]:
    """The texts of the first row that begins with a text."""
    return next(rij for rij in rows(data) if rij[0].startswith(begin))


def printed(paden: list[Path], map_: Path) -> list[Path]:
    """Print files to PDF in one run of LibreOffice."""
    soffice = zoek_soffice()
    assert soffice is not None
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    opdracht = [soffice, profiel, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(map_)]
    omgeving = env(SAL_USE_VCLPLUGIN="svp")
    subprocess.run([*opdracht, *map(str, paden)], check=True, capture_output=True, timeout=240, env=omgeving)
    return [map_ / f"{pad.stem}.pdf" for pad in paden]


def page_sizes(pdf: Path) -> list[tuple[int, int]]:
    """The size of each page, in points."""
    gevonden = re.findall(rb"/Type\s*/Page\b.*?/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf.read_bytes(), re.DOTALL)
    return [(round(float(breed)), round(float(hoog))) for breed, hoog in gevonden]


@pytest.mark.libreoffice
@pytest.mark.traag
def test_every_list_prints_on_two_upright_pages_of_a4(tmp_path: Path) -> None:
    """Blank for every shipped framework, with the longest case for the largest, and for one larger than any."""
    groot = kies_normenkader("voorbeeldgemeente", DAG)
    extra = tuple(
        regel.model_copy(update={"code": f"{regel.code}_{nummer}", "omschrijving": f"Eigen regel {nummer}: {LANG}"})
        for nummer in range(2)
        for regel in groot.regels
    )
    groter = groot.model_copy(update={"regels": (*groot.regels, *extra), "naam": LANG * 3})
    lijsten = {kader.id: list_of(kader) for kader in KADERS}
    lijsten |= {f"vol-{kader.id}": list_of(kader, VOLLE_CASUS) for kader in KADERS}
    lijsten["groter-dan-elk-kader"] = list_of(groter, VOLLE_CASUS)
    paden = [tmp_path / f"{naam}.xlsx" for naam in lijsten]
    for pad, data in zip(paden, lijsten.values(), strict=True):
        pad.write_bytes(data)
    bladzijden = {pdf.stem: page_sizes(pdf) for pdf in printed(paden, tmp_path)}
    assert bladzijden == {naam: [A4_PT, A4_PT] for naam in lijsten}


@pytest.mark.parametrize("casus", [None, VOLLE_CASUS], ids=["leeg", "vol"])
@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
def test_the_two_pages_are_full_size_and_every_letter_is_10_points_or_more(
    kader: Normenkader, casus: Casus | None
) -> None:
    """No shipped framework, and no case, needs a smaller print, lower rows or a third page."""
    blad = sheet(list_of(kader, casus))
    assert (blad.page_setup.scale, blad.page_setup.orientation, blad.page_setup.paperSize) == (100, "portrait", 9)
    assert blad.page_setup.fitToWidth is None
    (einde,) = (grens.id for grens in blad.row_breaks.brk)
    hoogten = [blad.row_dimensions[rij].height or 0.0 for rij in range(1, blad.max_row + 1)]
    assert max(sum(hoogten[:einde]), sum(hoogten[einde:])) <= PAGINA_PT
    for rij, hoogte in zip(blad.iter_rows(), hoogten, strict=True):
        gevuld = [cel for cel in rij if cel.value is not None]
        assert all(cel.font.size >= 10 for cel in gevuld)
        assert hoogte >= 13.5 or not gevuld
        assert hoogte >= RIJ_PT or all(cel.value not in {LEEG, AANGEKRUIST} for cel in gevuld)


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
def test_no_text_runs_into_the_next_or_off_the_paper(kader: Normenkader) -> None:
    """A text ends before the next filled cell in its row, whatever the case holds."""
    blad = sheet(list_of(kader, VOLLE_CASUS))
    for rij in blad.iter_rows():
        gevuld = [cel for cel in rij if cel.value is not None]
        for cel, volgende in zip(gevuld, [*(ander.column for ander in gevuld[1:]), 41], strict=bool(gevuld)):
            if cel.value not in {LEEG, AANGEKRUIST}:
                breedte = text_width(str(cel.value), cel.font.size, vet=bool(cel.font.bold))
                assert breedte <= (volgende - cel.column) * 12.75, cel.value


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
def test_the_list_asks_what_the_framework_has_and_nothing_else(kader: Normenkader) -> None:
    """Every area with a full-replacement row, every minder and meer row, the conditions and the alternatives."""
    teksten = {tekst for rij in rows(list_of(kader)) for tekst in rij}
    regels = {regel.resultaatgebied for regel in kader.regels if regel.soort == "volledige_overname"}
    for gebied in kader.resultaatgebieden:
        assert (not teksten.isdisjoint({gebied.naam, f"{gebied.naam}:"})) == (gebied.code in regels)
    gevraagd = {vraag for soort in SOORTEN for _, vraag in vragen(kader, soort)}
    assert {vraag for vraag in VRAGEN.values() if vraag in teksten} == gevraagd
    assert {*IJKCLIENT.values(), *MOGELIJKHEDEN.values()} <= teksten


@pytest.mark.parametrize("kader", KADERS, ids=lambda kader: kader.id)
def test_every_shipped_row_has_words_of_its_own_on_the_list(kader: Normenkader) -> None:
    """No description of a norm table is put to a resident; and no activity is asked twice."""
    assert {regel.omschrijving for soort in SOORTEN for regel, _ in vragen(kader, soort)} <= set(VRAGEN)
    gevraagd = [activiteit for gesprek in activiteiten(kader) for activiteit in gesprek.activiteiten]
    assert set(gevraagd) <= set(ACTIVITEITEN)
    assert len(gevraagd) == len(set(gevraagd))


def test_every_known_activity_and_question_is_asked_by_some_framework() -> None:
    """What no framework asks would be dead text."""
    gevraagd = {
        activiteit for kader in KADERS for gesprek in activiteiten(kader) for activiteit in gesprek.activiteiten
    }
    assert gevraagd == set(ACTIVITEITEN)
    assert {vraag for kader in KADERS for soort in SOORTEN for _, vraag in vragen(kader, soort)} == set(VRAGEN.values())


def test_every_known_frequency_names_a_source_and_no_minutes_are_named() -> None:
    """A frequency ends with the mark of its source, which stands at the foot; times per activity are not indicated."""
    for kader in KADERS:
        alles = " ".join(tekst for rij in rows(list_of(kader)) for tekst in rij)
        assert "minu" not in alles.lower()
        assert all(f"{teken} {bron}" in alles for teken, bron in BRONNEN.items())
        bekend = [gesprek.frequentie for gesprek in activiteiten(kader)]
        bekend += [werk.frequentie for gesprek in activiteiten(kader) for werk in gesprek.activiteiten]
        assert all(frequentie[-1] in BRONNEN for frequentie in bekend if frequentie)


def test_where_no_frequency_is_known_it_is_asked() -> None:
    """Blank lines around "keer per", or the unit in which the framework counts."""
    data = list_of(kies_normenkader("nederweert", DAG))
    assert row_of(data, "Vloeren dweilen")[-1] == "keer per"
    assert row_of(data, "Brood klaarzetten")[-1] == "dagen per week"
    assert row_of(data, "Wasverzorging") == [
        "Wasverzorging",
        "1 persoon 2 keer per week, 2 personen 5 keer per 2 weken ³",
    ]


def test_a_row_of_a_municipality_of_its_own_is_asked_in_its_own_words() -> None:
    """A code with another meaning, a new row and a new area are never asked as if they were the shipped ones."""
    kader = kies_normenkader("nederweert", DAG)
    anders = {"slh.huisdieren": "Hulphond", "boodschappen.volledige_overname": "Boodschappen brengen"}
    regels = [
        regel.model_copy(update={"omschrijving": anders.get(regel.code, regel.omschrijving)}) for regel in kader.regels
    ]
    tuin = kader.resultaatgebieden[0].model_copy(update={"code": "tuin", "naam": "Tuin", "volgorde": 99})
    gras = kader.regel_bij_code["regie.regie_organisatie"].model_copy(
        update={"code": "tuin.gras", "resultaatgebied": "tuin", "omschrijving": "Gras maaien"}
    )
    eigen = kader.model_copy(
        update={"regels": (*regels, gras), "resultaatgebieden": (*kader.resultaatgebieden, tuin)},
    )
    data = list_of(eigen)
    assert row_of(data, "Hulphond")[:3] == ["Hulphond", LEEG, LEEG]
    assert not any("Wordt het huis echt vuiler door huisdieren?" in rij for rij in rows(data))
    assert row_of(data, "Tuin:")[1] == "Gras maaien"


def test_a_case_fills_in_what_is_known_so_that_the_talk_checks_it() -> None:
    """Reference, ages, conditions, rows with their quantity, alternatives and the wish; the rest stays blank."""
    data = list_of(kies_normenkader("voorbeeldgemeente", DAG), VOLLE_CASUS)
    zinnen = list(IJKCLIENT.values())
    assert row_of(data, zinnen[0])[1:] == [AANGEKRUIST, LEEG]
    assert row_of(data, zinnen[1])[1:] == [LEEG, AANGEKRUIST]
    assert row_of(data, "Huisgenoot 2") == [
        *("Huisgenoot 2", "31", "jaar", AANGEKRUIST, LEEG, AANGEKRUIST, LEEG),
        *("Kind 2", "2", "jaar", LEEG, LEEG, LEEG),
    ]
    assert row_of(data, "Huisgenoot 8")[1] == "37"
    assert row_of(data, "Slaapt er echt iemand")[1:] == ["3", AANGEKRUIST, LEEG]
    assert row_of(data, "Wordt het huis")[1:] == [LEEG, AANGEKRUIST]
    assert row_of(data, "Doet iemand uit het netwerk")[1:] == [LEEG, LEEG]
    assert row_of(data, "Schoon en leefbaar huis")[-1] == "staat in de casus"
    assert row_of(data, "Brood klaarzetten")[-2:] == [AANGEKRUIST, "2,5 dagen per week"]
    assert row_of(data, "Naar bed brengen")[-2:] == [AANGEKRUIST, "2 × 7 keer per week"]
    assert row_of(data, "Eigen kracht")[1:4] == [AANGEKRUIST, AANGEKRUIST, LEEG]
    assert AANGEKRUIST in next(rij for rij in rows(data) if "persoonsgebonden budget (pgb)" in rij)
    assert row_of(data, "Kenmerk")[1].startswith("2026-0042")
    assert row_of(data, "Normenkader")[1] == "Voorbeeldgemeente 2025 (fictief)"


def test_before_there_is_a_case_nothing_is_ticked() -> None:
    """A blank list has no answer in it."""
    for kader in KADERS:
        assert not any(AANGEKRUIST in rij for rij in rows(list_of(kader)))


@pytest.mark.parametrize(
    ("gevraagd", "naam"),
    [
        ("0946", "Nederweert"),
        ("nederweert", "Nederweert"),
        ("Laren", "Laren"),
        ("hbel", "Huizen, Blaricum, Eemnes, Laren"),
    ],
)
def test_the_municipality_stands_there_by_its_name(gevraagd: str, naam: str) -> None:
    """One that was asked by name or code by that name; several together by all their names."""
    kader = kies_normenkader(gevraagd, DAG)
    assert row_of(maak_gesprekslijst(kader, DAG, gevraagd), "Gemeente")[1] == naam
    assert row_of(maak_gesprekslijst(kader, DAG, casus=full_case(gemeente=gevraagd)), "Gemeente")[1] == naam


def test_what_looks_like_a_bsn_is_not_printed() -> None:
    """No text of the case with such a number goes on paper, unless it was looked at and is none."""
    kader = kies_normenkader("voorbeeldgemeente", DAG)
    mogelijkheden = [{"soort": "netwerk", "beschikbaar": True, "uitkomst": "111222333 belt"}]
    velden = {"hulpvraag": "BSN 111222333", "kenmerk": "111222333", "mogelijkheden": mogelijkheden}
    with zipfile.ZipFile(io.BytesIO(list_of(kader, full_case(**velden)))) as pakket:
        assert not any(b"111222333" in pakket.read(naam) for naam in pakket.namelist())
    nagekeken = list_of(kader, full_case(**velden, geen_bsn=True))
    assert row_of(nagekeken, "Hulpvraag")[1] == "BSN 111222333"


def test_the_list_is_plain_paper_and_every_text_stays_a_text() -> None:
    """Title in A1; no formula, macro, link, merged cell, hidden sheet, row or column; only light fills."""
    data = list_of(kies_normenkader("voorbeeldgemeente", DAG), VOLLE_CASUS)
    blad = sheet(data)
    assert blad["A1"].value == "Gesprekslijst huishoudelijke ondersteuning"
    assert blad.sheet_state == "visible"
    assert not blad.merged_cells.ranges
    assert not any(deel.hidden for deel in (*blad.row_dimensions.values(), *blad.column_dimensions.values()))
    assert any(str(cel.value).startswith("=") for rij in blad.iter_rows() for cel in rij)
    for rij in blad.iter_rows():
        for cel in rij:
            assert cel.data_type != "f"
            kleur = cel.fill.fgColor.rgb if cel.fill.fill_type else "00FFFFFF"
            assert min(int(str(kleur)[plaats : plaats + 2], 16) for plaats in (2, 4, 6)) > 0xD0
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        namen = " ".join(pakket.namelist())
        assert re.search("vba|external|hyperlink|macro|drawing", namen, re.IGNORECASE) is None
        assert not any(b"hyperlink" in pakket.read(naam) for naam in pakket.namelist())


def test_the_foot_and_the_properties_say_what_it_is_and_is_not() -> None:
    """No decision, no calculation; the program with its version, and the page of two."""
    data = list_of(load_normenkader("nederweert-2025"), full_case(kenmerk="A&B <1>"))
    werkmap = load_workbook(io.BytesIO(data))
    voet: Any = werkmap[BLAD].oddFooter
    assert (voet.left.text, voet.right.text) == (VOET, "bladzijde &P van &N")
    assert voet.center.text.startswith("normenkader-ho ")
    assert werkmap.properties.title == "Gesprekslijst huishoudelijke ondersteuning A&B <1>"
    assert werkmap.properties.creator.startswith("normenkader-ho ")
    namen = {eigen.name for eigen in werkmap.custom_doc_props.props}  # type: ignore[attr-defined] # not in its types
    assert "HO normenkader" in namen
    assert "HO soort" not in namen


def test_the_same_question_gives_the_same_bytes_in_any_process() -> None:
    """Also with another hash seed: no clock, no order of a set."""
    opdracht = (
        "import datetime as d, hashlib; from ho_engine import kies_normenkader as k;"
        "from ho_workbook.gesprekslijst import maak_gesprekslijst as m;"
        "dag = d.date(2026, 9, 1); print(hashlib.sha256(m(k('0402', dag), dag, '0402')).hexdigest())"
    )
    sommen = {
        subprocess.run(
            [sys.executable, "-c", opdracht], check=True, capture_output=True, env=env(PYTHONHASHSEED=zaad)
        ).stdout
        for zaad in ("1", "2")
    }
    assert len(sommen) == 1
