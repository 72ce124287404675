"""A wrong table gets every one of its errors at once, each with its cell, and no file comes of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ho_engine import Normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD
from ho_engine.normopgave import opgave_van
from ho_engine.normtabel import inherited_table
from ho_engine.normvoorstel import stel_voor
from opgavegevallen import BIBLIOTHEEK, EIGEN, FOUT, adds, both, clears, drops, fixed, head, loose, row, sets

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine import HoFout
    from opgavegevallen import Geval, Tabel


def faults(tabel: Tabel) -> tuple[HoFout, ...]:
    """The errors of a table, of which no file comes."""
    voorstel = stel_voor(fixed(tabel), BIBLIOTHEEK)
    assert voorstel.bestand is None
    return voorstel.fouten


def places(tabel: Tabel) -> list[tuple[str, str]]:
    """The code and the cell of each."""
    return [(fout.code, fout.plaats) for fout in faults(tabel)]


def test_the_table_that_is_spoiled_was_sound() -> None:
    """Without a change the file is what it was."""
    voorstel = stel_voor(fixed(loose()), BIBLIOTHEEK)
    assert voorstel.fouten == ()
    assert voorstel.bestand == BIBLIOTHEEK.bestanden[EIGEN][1]


@pytest.mark.parametrize("geval", FOUT, ids=[geval.wat for geval in FOUT])
def test_a_wrong_table_gets_its_sentence_and_its_cell(geval: Geval) -> None:
    """One thing wrong: exactly its errors, in whole Dutch sentences."""
    tabel = loose()
    geval.doe(tabel)
    gevonden = faults(tabel)
    assert tuple(f"{fout.code} {fout.plaats}" for fout in gevonden) == geval.fouten
    assert any(geval.zin in fout.zin for fout in gevonden)
    for fout in gevonden:
        assert fout.zin.endswith((".", "?"))
        assert "{" not in fout.zin


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """Errors of every kind together: none hides another."""
    tabel = loose()
    stappen = [
        sets("huis.kelder", minuten=6),
        sets("huis.hok", minuten="vijf"),
        clears("tuin.hulp", "vindplaats"),
        sets("huis.zelf", bron="weg", vindplaats="v"),
        drops("rijen", "huis.ramen"),
        drops("gebieden", "les"),
        adds("rijen", **row(tabel, "huis.beer")),
        head(geldig_vanaf=BIBLIOTHEEK.bestanden["eigen-2024"][1].geldig_tot_en_met),
    ]
    both(*stappen)(tabel)
    assert set(places(tabel)) == {
        ("HO212", "Rijen!huis.kelder:minuten"),
        ("HO210", "Rijen!huis.hok:minuten"),
        ("HO211", "Rijen!tuin.hulp:vindplaats"),
        ("HO215", "Rijen!huis.zelf:bron"),
        ("HO213", "Rijen"),
        ("HO214", "Gebieden"),
        ("HO216", "Rijen!huis.beer:code"),
        ("HO220", "Kader!geldig_vanaf"),
    }


def test_an_unknown_parent_keeps_no_other_error_from_being_said() -> None:
    """What can be judged without the parents, is."""
    tabel = loose()
    both(head(erft=["weg"]), sets("huis.hok", minuten="vijf"), adds("rijen", **row(tabel, "huis.beer")))(tabel)
    assert set(places(tabel)) == {
        ("HO204", "Kader!erft"),
        ("HO210", "Rijen!huis.hok:minuten"),
        ("HO216", "Rijen!huis.beer:code"),
    }


ONLEESBAAR: dict[str, tuple[tuple[str, ...], Callable[[Tabel], object]]] = {
    "een getal": (("rijen.2.minuten",), lambda tabel: tabel["rijen"][2].pop("minuten")),
    "een hele rij": (("rijen.2",), lambda tabel: tabel["rijen"].__setitem__(2, {"code": tabel["rijen"][2]["code"]})),
    "een code": (("rijen.2.code",), lambda tabel: tabel["rijen"][2].pop("code")),
    "alle rijen": (("rijen",), lambda tabel: tabel["rijen"].clear()),
    "alle gebieden": (("gebieden",), lambda tabel: tabel["gebieden"].clear()),
    "een gebied van een opmerking": (
        ("gebieden",),
        both(
            adds("opmerkingen", tekst="T", resultaatgebied="les", bron="besluit", vindplaats="v"),
            lambda tabel: tabel["gebieden"].clear(),
        ),
    ),
    "een gebied": (("gebieden.2.naam",), lambda tabel: tabel["gebieden"][2].pop("naam")),
    "alle bronnen": (("bronnen",), lambda tabel: tabel["bronnen"].clear()),
    "een bron": (("bronnen.doos.titel",), lambda tabel: tabel["bronnen"]["doos"].pop("titel")),
    "het beleid": (("beleid",), lambda tabel: tabel["beleid"].clear()),
    "een grens": (("beleid.overgang_maanden.waarde",), lambda tabel: tabel["beleid"]["overgang_maanden"].pop("waarde")),
    "de vervallen regels": (("vervallen",), lambda tabel: tabel["vervallen"].clear()),
    "een opmerking": (("opmerkingen.0.tekst",), lambda tabel: tabel["opmerkingen"][0].pop("tekst")),
    "de afronding": (("afronding.stap",), lambda tabel: tabel["afronding"].pop("stap")),
    "de weken": (("weken",), lambda tabel: tabel.update(weken=None)),
    "de ouders": (("kop.erft",), lambda tabel: tabel["kop"].pop("erft")),
    "het id": (("kop.id",), lambda tabel: tabel["kop"].pop("id")),
    "de datum": (("kop.geldig_vanaf",), lambda tabel: tabel["kop"].pop("geldig_vanaf")),
}


@pytest.mark.parametrize("wat", ONLEESBAAR)
def test_what_could_not_be_read_is_not_told_again(wat: str) -> None:
    """Its error is known already: nothing follows from what is not there, but there is no file either."""
    tabel = loose()
    paden, haal_weg = ONLEESBAAR[wat]
    haal_weg(tabel)
    assert places(tabel | {"onleesbaar": paden}) == []


def test_beside_what_could_not_be_read_everything_else_is_told() -> None:
    """Also what is wrong with another cell of the same row."""
    tabel = loose()
    nummer = tabel["rijen"].index(row(tabel, "huis.hok"))
    clears("huis.hok", "minuten", "omschrijving", "vindplaats")(tabel)
    sets("huis.zelf", max=1)(tabel)
    assert set(places(tabel | {"onleesbaar": (f"rijen.{nummer}.minuten",)})) == {
        ("HO210", "Rijen!huis.hok:omschrijving"),
        ("HO211", "Rijen!huis.hok:vindplaats"),
        ("HO212", "Rijen!huis.zelf:max"),
    }


def test_a_row_of_an_area_that_could_not_be_read_is_judged_for_the_rest() -> None:
    """Only what its area says of it is not known."""
    tabel = loose()
    tabel["gebieden"].clear()
    sets("huis.hok", keer_max=3, vindplaats="artikel 7")(tabel)
    assert places(tabel | {"onleesbaar": ("gebieden",)}) == [("HO210", "Rijen!huis.hok:keer_max")]


@pytest.mark.parametrize("nummer", [0, 1])
def test_an_inherited_remark_that_went_is_told(nummer: int) -> None:
    """One on an area, and one on a row; a copy of it is an own one."""
    bibliotheek = Normenbibliotheek((MEEGELEVERD,))
    opgave = opgave_van("nederweert-2025", bibliotheek)
    geerfd = inherited_table(["hhm-2025"], bibliotheek).opmerkingen
    welke = next(opmerking for opmerking in geerfd if bool(opmerking.code) == bool(nummer))
    weg = tuple(deel for deel in opgave.opmerkingen if deel["tekst"] != welke.tekst)
    fouten = stel_voor(dataclasses.replace(opgave, opmerkingen=weg), bibliotheek).fouten
    assert [fout.code for fout in fouten] == ["HO214"]
    assert welke.tekst[:40] in fouten[0].zin
    dubbel = stel_voor(
        dataclasses.replace(opgave, opmerkingen=(*opgave.opmerkingen, welke.model_dump())), bibliotheek
    ).bestand
    assert dubbel is not None
    assert dubbel.opmerkingen[-1] == welke
