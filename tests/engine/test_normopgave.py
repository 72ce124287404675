"""The whole table of a norm file as plain values: its order, its places and what is own, and the file that follows."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import Normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD
from ho_engine.normopgave import herkomst_van_rijen, opgave_van
from ho_engine.normvoorstel import current_file, stel_voor
from opgavegevallen import (
    BESLUIT,
    BIBLIOTHEEK,
    EIGEN,
    NIEUW,
    VERVALLEN,
    adds,
    both,
    clears,
    drops,
    fixed,
    head,
    loose,
    own_file,
    row,
    sets,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine.normvorm import Normbestand
    from opgavegevallen import Tabel

MEE = Normenbibliotheek((MEEGELEVERD,))
BEGIN = dt.date(2026, 1, 1)
PLEK = {"vindplaats": "artikel 7"}


def made(doe: Callable[[Tabel], object], bibliotheek: Normenbibliotheek = BIBLIOTHEEK) -> Normbestand:
    """The file of the changed table; its table is the changed one."""
    tabel = loose()
    doe(tabel)
    opgave = fixed(tabel)
    voorstel = stel_voor(opgave, bibliotheek)
    assert [str(fout) for fout in voorstel.fouten] == []
    assert voorstel.bestand is not None
    pad = Path("/nergens") / f"{voorstel.bestand.id}.toml"
    terug = opgave_van(voorstel.bestand.id, bibliotheek.met(pad, voorstel.bestand))
    for deel in ("gebieden", "opmerkingen", "beleid", "bronnen", "afronding", "weken", "vervallen"):
        assert getattr(terug, deel) == getattr(opgave, deel)
    assert sorted(terug.rijen, key=str) == sorted(opgave.rijen, key=str)
    return voorstel.bestand


def changes(bestand: Normbestand) -> dict[str, dict[str, Any]]:
    """What each change of a file says, by code."""
    return {regel.code: regel.model_dump(exclude_unset=True, exclude={"code"}) for regel in bestand.wijzig}


BASIS = {"minuten": 110, **BESLUIT}
"""What the own file changed already."""

WIJZIGINGEN: dict[str, tuple[Callable[[Tabel], object], dict[str, dict[str, Any]]]] = {
    "niets": (lambda _: None, {}),
    "een norm": (sets("huis.kelder", minuten=6, **BESLUIT), {"huis.kelder": {"minuten": 6, **BESLUIT}}),
    "alleen de vindplaats": (
        sets("huis.kelder", vindplaats="vak 9"),
        {"huis.kelder": {"bron": "doos", "vindplaats": "vak 9", "status": "bevestigd"}},
    ),
    "alleen per twee weken": (
        sets("huis.kelder", minuten_2weken=9, vindplaats_2weken="vak 9"),
        {
            "huis.kelder": {
                "minuten_2weken": 9,
                "bron_2weken": "doos",
                "vindplaats_2weken": "vak 9",
                "status_2weken": "bevestigd",
            }
        },
    ),
    "een tekst": (
        sets("huis.kelder", omschrijving="Kelder"),
        {"huis.kelder": {"omschrijving": "Kelder", "bron": "doos", "vindplaats": "vak 3", "status": "bevestigd"}},
    ),
    "een grens weg": (
        both(clears("huis.zelf", "max"), sets("huis.zelf", **BESLUIT)),
        {"huis.zelf": {"leeg": ["max"], **BESLUIT}},
    ),
    "een ja weg": (
        both(clears("huis.ramen", "norm_is_maximum"), sets("huis.ramen", **BESLUIT)),
        {"huis.ramen": {"norm_is_maximum": False, **BESLUIT}},
    ),
    "een lijst weg": (clears("huis.zelf_extra", "vereist"), {
        "huis.zelf_extra": {"vereist": [], "bron": "doos", "vindplaats": "vak 1", "status": "bevestigd"}
    }),
    "gepubliceerde uren weg": (
        clears(
            "tuin.zandkasteel", "uur_jaar_gepubliceerd", "bron_uur_jaar", "vindplaats_uur_jaar", "status_uur_jaar"
        ),
        {"tuin.zandkasteel": {
            "leeg": ["uur_jaar_gepubliceerd"], "bron": "doos", "vindplaats": "vak 4", "status": "bevestigd"
        }},
    ),
    "een norm die ontbreekt": (
        both(clears("huis.kelder", "minuten"), sets("huis.kelder", **BESLUIT | {"status": "ontbreekt"})),
        {"huis.kelder": {**BESLUIT, "status": "ontbreekt"}},
    ),
    "een andere eenheid met hetzelfde getal": (
        sets("huis.kelder", eenheid="min/keer", **PLEK),
        {"huis.kelder": {
            "eenheid": "min/keer", "minuten": 7, "bron": "doos", **PLEK, "status": "bevestigd"
        }},
    ),
    "nagekeken": (
        sets("huis.kelder", gecontroleerd_op=dt.date(2026, 3, 1)),
        {"huis.kelder": {"gecontroleerd_op": dt.date(2026, 3, 1)}},
    ),
    "terug naar wat wordt geërfd": (
        sets("huis.basis", minuten=100, bron="doos", vindplaats="vak 1"),
        {"huis.basis": {}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("wat", WIJZIGINGEN)
def test_a_change_says_what_changed_and_where_it_stands(wat: str) -> None:
    """No more than that; a row that is inherited as it is has none."""
    doe, verwacht = WIJZIGINGEN[wat]
    samen = {"huis.basis": BASIS} | verwacht
    assert changes(made(doe)) == {code: wijziging for code, wijziging in samen.items() if wijziging}


def test_own_rows_stand_in_the_order_of_the_table() -> None:
    """A row that was moved up in the table goes up in the file."""
    bestand = made(lambda tabel: tabel["rijen"].insert(0, NIEUW))
    assert [regel.code for regel in bestand.nieuw] == ["huis.poes", "huis.hok"]


def test_an_own_row_that_goes_is_remembered() -> None:
    """With its reason; an inherited one lapses."""
    weg = both(drops("rijen", "huis.hok"), lambda tabel: tabel["opmerkingen"].clear())
    bestand = made(both(weg, adds("vervallen", code="huis.hok", **VERVALLEN)))
    assert [(regel.code, regel.eigen) for regel in bestand.vervalt] == [
        ("les.toezicht", False),
        ("huis.toren", True),
        ("huis.hok", True),
    ]


def test_a_remark_on_an_inherited_row_lapses_with_it() -> None:
    """The workbook may still hold it: it is no own remark."""
    code = "was.tweepersoons"
    opgave = opgave_van("nederweert-2025", MEE)
    regel = {"code": code, "reden": "R", "bron": "cvdr-703149", "vindplaats": "v"}
    anders = dataclasses.replace(
        opgave,
        rijen=tuple(
            {naam: waarde for naam, waarde in rij.items() if naam != "sluit_uit"}
            if rij["code"] == "was.eenpersoons"
            else rij
            for rij in opgave.rijen
            if rij["code"] != code
        ),
        vervallen=(regel,),
    )
    bestand = stel_voor(anders, MEE).bestand
    assert bestand is not None
    assert [opmerking.code for opmerking in bestand.opmerkingen] == [
        opmerking.code for opmerking in MEE.bestanden["nederweert-2025"][1].opmerkingen
    ]
    assert any(opmerking["code"] == code for opmerking in opgave.opmerkingen if "code" in opmerking)


def test_the_origin_of_a_row_follows_from_what_is_inherited() -> None:
    """Own, changed or inherited; when it was checked is no change."""
    tabel = loose()
    sets("huis.zelf", gecontroleerd_op=dt.date(2026, 3, 1))(tabel)
    herkomst = herkomst_van_rijen(fixed(tabel), BIBLIOTHEEK)
    assert list(herkomst) == [rij["code"] for rij in tabel["rijen"]]
    assert {code: soort for code, soort in herkomst.items() if soort != "geërfd"} == {
        "huis.basis": "gewijzigd",
        "huis.hok": "eigen",
    }


def test_rows_and_areas_stand_in_the_order_of_the_framework() -> None:
    """So that a table looks like the framework everywhere."""
    for naam in ("nederweert-2025", "hilversum-2026", "hbel-2021"):
        opgave, kader = opgave_van(naam, MEE), MEE.kader(naam)
        assert [rij["code"] for rij in opgave.rijen] == [regel.code for regel in kader.regels]
        assert [gebied["code"] for gebied in opgave.gebieden] == [gebied.code for gebied in kader.resultaatgebieden]


def test_a_table_holds_what_is_filled_in_and_nothing_else() -> None:
    """No key without a value; the head says what applies."""
    opgave = opgave_van("dijk-en-waard-2027", MEE)
    assert opgave.kop["product"] == "Thuisondersteuning"
    assert "geldig_tot_en_met" not in opgave.kop
    delen = [*opgave.rijen, *opgave.gebieden, *opgave.opmerkingen, *opgave.beleid.values(), *opgave.bronnen.values()]
    assert all(waarde is not None and waarde not in ("", []) for deel in delen for waarde in deel.values())


@pytest.mark.parametrize(
    ("pad", "plaats"),
    [
        ("rijen.0.minuten", "Normen!F2"),
        ("rijen.0.max", "Normen!A2"),
        ("rijen.1.max", "rijen.1.max"),
        ("bronnen.een.titel", "Bronnen!B2"),
    ],
)
def test_the_place_of_a_path_is_its_cell_or_the_nearest(pad: str, plaats: str) -> None:
    """Without a cell it is the path itself."""
    plaatsen = {"rijen.0": "Normen!A2", "rijen.0.minuten": "Normen!F2", "bronnen.een": "Bronnen!B2"}
    assert dataclasses.replace(opgave_van(EIGEN, BIBLIOTHEEK), plaatsen=plaatsen).plaats(pad) == plaats


def test_a_table_takes_the_place_of_its_own_file_or_that_of_its_day() -> None:
    """By id first, then by municipality and first day; else of none."""
    dag = dt.date(2024, 1, 1)
    gevonden = [
        current_file({"id": EIGEN, "gemeente": "eigenstad", "geldig_vanaf": dag}, BIBLIOTHEEK),
        current_file({"id": "anders", "gemeente": "eigenstad", "geldig_vanaf": dag}, BIBLIOTHEEK),
        current_file({"id": "anders", "gemeente": "eigenstad", "geldig_vanaf": dt.date(2024, 1, 2)}, BIBLIOTHEEK),
        current_file({"id": "anders"}, BIBLIOTHEEK),
    ]
    assert [bestand.id if bestand else None for bestand in gevonden] == [EIGEN, "eigen-2024", None, None]


def test_a_year_later_the_table_makes_a_file_of_its_own() -> None:
    """Another id and another first day: the old file stays, and the new one takes over all own rows."""
    volgend = head(id="eigen-2027", naam="Eigenstad 2027", geldig_vanaf=dt.date(2027, 1, 1))
    nieuw = made(both(volgend, sets("huis.hok", minuten=6, **PLEK)))
    assert [regel.minuten for regel in nieuw.nieuw] == [6]
    assert {regel.code: regel.eigen for regel in nieuw.vervalt} == {"les.toezicht": False, "huis.toren": True}
    assert row(loose(), "huis.hok")["minuten"] == 5


def test_a_new_figure_of_the_next_year_does_not_come_from_the_old_place() -> None:
    """The file before it is the measure; what is inherited as it is needs none."""
    tabel = loose()
    volgend = head(id="eigen-2027", naam="Eigenstad 2027", geldig_vanaf=dt.date(2027, 1, 1))
    terug = sets("huis.basis", minuten=100, bron="doos", vindplaats="vak 1")
    both(volgend, terug, sets("huis.hok", minuten=6))(tabel)
    fouten = stel_voor(fixed(tabel), BIBLIOTHEEK).fouten
    assert [(fout.code, fout.plaats) for fout in fouten] == [("HO212", "Rijen!huis.hok:minuten")]


def faults(doe: Callable[[Tabel], object], bibliotheek: Normenbibliotheek = BIBLIOTHEEK) -> list[str]:
    """The codes of what is wrong with the changed table."""
    tabel = loose()
    doe(tabel)
    return [fout.code for fout in stel_voor(fixed(tabel), bibliotheek).fouten]


def test_who_read_the_place_again_may_correct_what_was_copied() -> None:
    """A figure that was typed wrong has the same source and place; new is the day on which somebody checked it."""
    assert faults(sets("huis.kelder", minuten=6)) == ["HO212"]
    eerst = made(sets("huis.kelder", minuten=6, gecontroleerd_op=dt.date(2026, 5, 1)))
    assert [(regel.minuten, regel.gecontroleerd_op) for regel in eerst.wijzig if regel.code == "huis.kelder"] == [
        (6, dt.date(2026, 5, 1))
    ]
    later = BIBLIOTHEEK.met(Path("/nergens") / f"{EIGEN}.toml", eerst)
    for dag, codes in ((1, ["HO212"]), (2, [])):
        assert faults(sets("huis.kelder", minuten=5, gecontroleerd_op=dt.date(2026, 5, dag)), later) == codes
    assert faults(sets("huis.kelder", minuten=5, gecontroleerd_op=dt.date(2026, 4, 30)), later) == ["HO212"]


def test_a_row_of_an_area_that_another_file_gives_comes_last() -> None:
    """A block need not have the area itself."""
    los: dict[str, Any] = {"geldig_vanaf": None, "geldig_bron": None, "gemeente": None, "gemeenten": {}}
    gebied = {"code": "zz", "naam": "Eigen", "volgorde": -1}
    rijen = [NIEUW, NIEUW | {"code": "zz.kat"}]
    blok = own_file("blok", BEGIN, soort="blok", erft=[], resultaatgebieden=[gebied], nieuw=rijen, **los)
    opgave = opgave_van("blok", BIBLIOTHEEK.met(Path("/nergens/blok.toml"), blok))
    assert [rij["code"] for rij in opgave.rijen] == ["zz.kat", "huis.poes"]


def test_what_lies_within_something_unreadable_is_unreadable() -> None:
    """And the whole misses something when a part of it does; a name that only begins the same is another."""
    opgave = dataclasses.replace(opgave_van(EIGEN, BIBLIOTHEEK), onleesbaar=frozenset({"rijen.2", "rijen.30.max"}))
    assert opgave.is_onleesbaar("rijen.2.minuten")
    assert not opgave.is_onleesbaar("rijen.20")
    assert not opgave.is_onleesbaar("rijen.30")
    assert opgave.mist_iets("rijen.30")
    assert not opgave.mist_iets("rijen.3")
