"""The form: what a framework misses and nothing else, laid over its table when it comes back filled in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from generator import all_frameworks
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import MEEGELEVERD, Normenbibliotheek
from ho_engine.normenkader import Cijfer, Herkomst
from ho_engine.normopgave import opgave_van
from ho_engine.normvoorstel import stel_voor
from ho_workbook.normwerkmap.formulier import BLAD, GETALLEN, STUKKEN, maak_invulformulier
from ho_workbook.normwerkmap.gaten import HOOGSTENS, PER_TWEE_WEKEN, gaps
from ho_workbook.normwerkmap.lezen import opgave_uit_werkmap
from normwerkmappen import BRON, INGEVULD, Tabel
from orakel import libreoffice
from orakel.typen import Blad, type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ho_engine import Normenkader
    from ho_engine.normopgave import Normopgave

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
NEDERWEERT: Final = "nederweert-2025"
DAG: Final = dt.datetime(2026, 1, 15)  # noqa: DTZ001 - a spreadsheet date has no time zone


def form(naam: str = NEDERWEERT) -> bytes:
    """The empty form of a framework."""
    return maak_invulformulier(MEE.kader(naam), opgave_van(naam, MEE))


def filled(doe: Callable[[Tabel, Tabel], object], naam: str = NEDERWEERT) -> tuple[Normopgave, list[str]]:
    """What is read of a form after it was filled in, and what is said of it."""
    werkmap = load_workbook(io.BytesIO(form(naam)))
    blad: Any = werkmap.active
    doe(Tabel(blad, "Korte naam"), Tabel(blad, "Code"))
    buffer = io.BytesIO()
    werkmap.save(buffer)
    opgave, fouten = opgave_uit_werkmap(buffer.getvalue(), "formulier.xlsx", MEE)
    return opgave, [str(fout) for fout in fouten]


def source(bronnen: Tabel, naam: str = BRON) -> None:
    """Fill in a source."""
    titel = {"Titel": "Verzonnen verordening", "Gelezen op": DAG, "Uitgever": "Gemeente", "Adres op internet": ""}
    bronnen.vul(bronnen.leeg(), {"Korte naam": naam, **titel})


def figure(vragen: Tabel, code: str, getal: object, **anders: object) -> None:
    """Fill in a figure."""
    vragen.vul(vragen.rij(code), {"Getal": getal, "Bron": BRON, "Vindplaats": "tabel 1"} | anders)


def both(code: str, getal: object, **anders: object) -> Callable[[Tabel, Tabel], None]:
    """Fill in a source and a figure that was read in it."""

    def doe(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        figure(vragen, code, getal, **anders)

    return doe


@pytest.mark.parametrize("kader", all_frameworks(), ids=lambda kader: kader.id)
def test_it_asks_what_is_missing_and_nothing_else(kader: Normenkader) -> None:
    """Every missing figure once, with its unit and a place to look; an empty form changes nothing."""
    data = form(kader.id)
    assert data == form(kader.id)
    werkmap = load_workbook(io.BytesIO(data))
    vragen = Tabel(werkmap[BLAD], "Code")
    rijen = [
        [werkmap[BLAD].cell(rij, kolom).value for kolom in range(1, 9)]
        for rij in range(vragen.kop + 1, werkmap[BLAD].max_row + 1)
    ]
    week = {regel.code for regel in kader.regels if regel.norm.waarde is None}
    gevraagd = {rij[0] for rij in rijen if rij[4] in {"min/week", "min/keer", "uur/jaar"}}
    alleen = {regel.code for regel in kader.regels if regel.frequentie == "alleen_tweewekelijks"}
    assert gevraagd == week - alleen
    beleid = {naam for naam, regel in kader.beleid.items() if regel.waarde is None}
    assert {rij[0] for rij in rijen if "." not in str(rij[0]) and rij[4]} == beleid
    if gaps(kader):
        assert all(len(str(rij[2])) > 30 for rij in rijen)
        assert all(rij[3] is rij[5] is rij[6] is rij[7] is None for rij in rijen)
    else:
        assert [rij[0] for rij in rijen] == ["Er ontbreekt niets."]
    opgave, fouten = opgave_uit_werkmap(data, "formulier.xlsx", MEE)
    assert fouten == ()
    assert dataclasses.replace(opgave, plaatsen={}) == opgave_van(kader.id, MEE)


def test_nederweert_filled_in_misses_nothing() -> None:
    """Seven invented figures with one source: every figure of the framework is known and confirmed there."""

    def doe(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        for code, getal in INGEVULD.items():
            figure(vragen, code, getal)

    opgave, fouten = filled(doe)
    assert fouten == []
    voorstel = stel_voor(opgave, MEE)
    assert [str(fout) for fout in voorstel.fouten] == []
    assert voorstel.bestand is not None
    assert {regel.code: regel.minuten for regel in voorstel.bestand.wijzig} == INGEVULD
    assert {(regel.bron, regel.vindplaats, regel.status) for regel in voorstel.bestand.wijzig} == {
        (BRON, "tabel 1", "bevestigd")
    }
    kader = MEE.met(MEE.bestanden[NEDERWEERT][0], voorstel.bestand).kader(NEDERWEERT)
    assert gaps(kader) == []
    assert kader.bronnen[BRON].titel == "Verzonnen verordening"


def test_another_certainty_may_be_said() -> None:
    """A figure from a second source is not confirmed."""

    def doe(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        figure(vragen, "was.strijken", 20, Status="secundair")

    opgave, fouten = filled(doe)
    assert fouten == []
    rij = next(rij for rij in opgave.rijen if rij["code"] == "was.strijken")
    assert (rij["minuten"], rij["status"]) == (20, "secundair")


def test_policy_and_help_per_two_weeks_are_asked_too() -> None:
    """Hilversum misses terms, and before 2025 nobody knew the figure per two weeks."""

    def doe(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        figure(vragen, "overgang_maanden", 3)
        figure(vragen, "was.eenpersoons", 40)

    opgave, fouten = filled(doe, "hilversum-2026")
    assert fouten == []
    assert opgave.beleid["overgang_maanden"] == {
        "waarde": 3,
        "bron": BRON,
        "vindplaats": "tabel 1",
        "status": "bevestigd",
    }
    opgave, fouten = filled(both("slh.volledige_overname", 160), "hilversum-2022")
    assert fouten == []
    assert opgave.rijen[0]["minuten_2weken"] == 160
    assert opgave.rijen[0]["bron_2weken"] == BRON
    assert opgave.rijen[0]["minuten"] == 125


def test_a_maximum_of_an_area_is_asked() -> None:
    """A cap that exists but is not known, and a choice that is no number."""
    kader = MEE.kader("hilversum-2022")
    onbekend = Cijfer(waarde=None, herkomst=Herkomst(bron="x", vindplaats="y", status="ontbreekt"))
    gebieden = [
        gebied.model_copy(update={"maximum": onbekend if gebied.code == "kindzorg" else gebied.maximum})
        for gebied in kader.resultaatgebieden
    ]
    gevonden = gaps(kader.model_copy(update={"resultaatgebieden": tuple(gebieden)}))
    assert [gat.code for gat in gevonden if gat.eenheid == HOOGSTENS] == ["kindzorg"]
    assert [gat.code for gat in gevonden if gat.eenheid == PER_TWEE_WEKEN] == ["slh.volledige_overname"]


WAS: Final = "was.strijken"
FOUTEN: Final[dict[str, tuple[Callable[[Tabel, Tabel], object], str, str, str]]] = {
    "zonder vindplaats": (
        both(WAS, 20, Vindplaats=None),
        WAS,
        "Vindplaats",
        "half ingevuld: de vindplaats ontbreekt",
    ),
    "zonder getal": (
        both(WAS, None),
        WAS,
        "Getal",
        "half ingevuld: het getal ontbreekt",
    ),
    "zonder bron": (lambda _b, v: figure(v, WAS, 20, Bron=None), WAS, "Bron", "half ingevuld: de bron ontbreekt"),
    "bron die er niet staat": (lambda _b, v: figure(v, WAS, 20), WAS, "Bron", "staat niet in de eerste tabel"),
    "tekst": (both(WAS, "20 min"), WAS, "Getal", "heel getal"),
    "formule": (both(WAS, "=4*5"), WAS, "Getal", "formule"),
    "halve minuut": (both(WAS, 20.5), WAS, "Getal", "staat 20,5"),
    "status": (both(WAS, 20, Status="ontbreekt"), WAS, "Status", "keuzelijst"),
}


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_row_that_is_wrong_names_its_cell(naam: str) -> None:
    """Half a row, a source that is nowhere, something that is no figure: the cell, and nothing comes of it."""
    doe, code, kop, woorden = FOUTEN[naam]
    plaats = Tabel(load_workbook(io.BytesIO(form()))[BLAD], "Code").cel(code, kop)
    opgave, fouten = filled(doe)
    assert [fout.partition(": ")[0] for fout in fouten] == [plaats]
    assert woorden in fouten[0]
    voorstel = stel_voor(opgave, MEE)
    assert voorstel.bestand is None
    assert voorstel.fouten == ()


def test_sources_are_used_and_named_once() -> None:
    """A source nobody read in, one without a name, and one that is there twice."""
    assert "bij geen enkel getal gekozen" in "".join(filled(lambda b, _v: source(b))[1])

    def twice(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        source(bronnen)
        figure(vragen, WAS, 20)

    assert "staat ook in" in "".join(filled(twice)[1])
    _, fouten = filled(lambda b, _v: b.vul(b.leeg(), {"Titel": "Iets"}))
    assert "onder 'Korte naam' staat niets" in "".join(fouten)


def test_a_code_that_was_changed_is_no_row_of_the_form() -> None:
    """Nobody can say which figure was meant."""

    def doe(bronnen: Tabel, vragen: Tabel) -> None:
        source(bronnen)
        rij = vragen.rij(WAS)
        figure(vragen, WAS, 20)
        vragen.vul(rij, {"Code": "was.strijkwerk"})

    _, fouten = filled(doe)
    assert any("hoort niet op dit formulier" in fout for fout in fouten)


def test_a_sheet_or_heading_that_is_gone_is_said() -> None:
    """The sheet renamed, a heading emptied: said, and nothing is read."""
    werkmap = load_workbook(io.BytesIO(form()))
    blad: Any = werkmap.active
    tabel = Tabel(blad, "Code")
    blad.cell(tabel.kop, 4).value = None
    for titel, plaats in ((BLAD, f"{BLAD}!D{tabel.kop}"), ("Blad1", "f.xlsx")):
        blad.title = titel
        buffer = io.BytesIO()
        werkmap.save(buffer)
        opgave, fouten = opgave_uit_werkmap(buffer.getvalue(), "f.xlsx", MEE)
        assert [fout.plaats for fout in fouten] == [plaats]
        assert opgave.rijen == opgave_van(NEDERWEERT, MEE).rijen


def test_a_form_of_an_unknown_file_is_refused() -> None:
    """The library must have the file that the form was made of."""
    with pytest.raises(HoFout) as fout:
        opgave_uit_werkmap(form(), "formulier.xlsx", Normenbibliotheek(()))
    assert fout.value.code == "HO204"


def test_it_is_one_page_wide() -> None:
    """A4, its columns together on the page, and unique headings over both tables."""
    blad: Any = load_workbook(io.BytesIO(form("hbel-2021"))).active
    assert (str(blad.page_setup.paperSize), blad.page_setup.fitToWidth, blad.page_setup.orientation) == (
        "9",
        1,
        "landscape",
    )
    koppen = [*STUKKEN.koppen, *GETALLEN.koppen]
    assert len(set(koppen)) == len(koppen)


@pytest.mark.libreoffice
@pytest.mark.traag
def test_it_can_be_filled_in_with_libreoffice(tmp_path: Path) -> None:
    """Typed in a Dutch LibreOffice and printed on one page."""
    voor, na = tmp_path / "voor.xlsx", tmp_path / "na.xlsx"
    voor.write_bytes(form())
    blad = load_workbook(voor)[BLAD]
    bronnen, vragen = Tabel(blad, "Korte naam"), Tabel(blad, "Code")
    rij, eerste = vragen.rij("was.eenpersoons"), bronnen.kop + 1
    typen = {f"A{eerste}": "regels", f"B{eerste}": "Verzonnen regels", f"D{eerste}": "15-1-2026"}
    typen |= {f"D{rij}": "41", f"F{rij}": "regels", f"G{rij}": "3.1"}
    type_in(voor, na, [Blad(BLAD, typen)])
    opgave, fouten = opgave_uit_werkmap(na.read_bytes(), "formulier.xlsx", MEE)
    assert [str(fout) for fout in fouten] == []
    was = next(rij for rij in opgave.rijen if rij["code"] == "was.eenpersoons")
    assert (was["minuten"], was["bron"], was["vindplaats"], was["status"]) == (41, "regels", "3.1", "bevestigd")
    assert opgave.bronnen["regels"]["geraadpleegd_op"] == dt.date(2026, 1, 15)
    (bladzijden,) = libreoffice.druk_af([voor], tmp_path)
    assert len(bladzijden) == 1
