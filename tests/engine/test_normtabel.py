"""The table of a norm file, and the keys of a file that empty, remember and note: on small files of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import HoFout, Normenbibliotheek
from ho_engine.normtabel import inherited_table, whole_table
from opgavegevallen import BIBLIOTHEEK, EIGEN, own_file
from speelwet import SPEELGOED

if TYPE_CHECKING:
    from ho_engine.normvorm import Normbestand

BRON = {"bron": "doos", "vindplaats": "elders", "status": "bevestigd"}
DAG = dt.date(2026, 5, 1)
LATER = dt.date(2026, 6, 1)


def library(*bestanden: Normbestand) -> Normenbibliotheek:
    """The toy files with these beside them."""
    bibliotheek = Normenbibliotheek((SPEELGOED,))
    for bestand in bestanden:
        bibliotheek = bibliotheek.met(Path("/nergens") / f"{bestand.id}.toml", bestand)
    return bibliotheek


def with_change(code: str, **wijziging: Any) -> Normenbibliotheek:  # noqa: ANN401 - whatever a file holds
    """A file ``eigen`` that inherits the toy law and changes one row of it."""
    return library(own_file("eigen", dt.date(2026, 1, 1), wijzig=[{"code": code, **wijziging}]))


def test_a_table_holds_what_is_inherited_and_what_is_own() -> None:
    """Rows, areas, sources, limits, words and rounding, without what lapsed."""
    tabel = whole_table("speelstad-2022", Normenbibliotheek((SPEELGOED,)))
    assert tabel.rijen["huis.basis"]["minuten"] == 110
    assert tabel.rijen["huis.zelf"]["minuten"] == 20
    assert "huis.schuur" not in tabel.rijen
    assert list(tabel.gebieden) == ["huis", "tuin", "les"]
    assert list(tabel.bronnen) == ["doos"]
    assert dict(tabel.woorden) == {"product": "speelhulp"}
    assert tabel.beleid["overgang_maanden"].waarde == 2
    assert tabel.afronding is not None
    assert (tabel.afronding.stap, tabel.weken and tabel.weken.waarde) == (15, 50)


def test_what_parents_give_is_the_table_without_the_own_verbs() -> None:
    """The same as the table of a file that says nothing."""
    zwijgt = own_file("zwijgt", dt.date(2028, 1, 1), bronnen={})
    assert inherited_table(["speelland"], BIBLIOTHEEK) == whole_table("zwijgt", library(zwijgt))


def test_what_is_normal_is_left_out_of_a_row_however_it_was_written() -> None:
    """So that two parents that say the same in other words do not contradict each other."""
    rij = {
        "code": "huis.kat",
        "omschrijving": "Kat",
        "soort": "meer_inzet",
        "eenheid": "min/week",
        "minuten": 3,
        **BRON,
    }
    wijdlopig = {"min": 0, "keer": "vast", "sluit_uit": [], "vereist": [], "frequentie": "beide"}
    wijdlopig |= dict.fromkeys(("norm_is_maximum", "vereist_ander_gebied", "altijd_tijdelijk"), False)
    leeg: dict[str, Any] = {"erft": ["speelland"], "bronnen": {}}
    kort = own_file("kort", dt.date(2026, 1, 1), nieuw=[rij], **leeg)
    lang = own_file("lang", dt.date(2027, 1, 1), nieuw=[rij | wijdlopig], **leeg)
    samen = own_file("samen", dt.date(2028, 1, 1), erft=["kort", "lang"])
    assert dict(whole_table("samen", library(kort, lang, samen)).rijen["huis.kat"]) == rij


@pytest.mark.parametrize(
    ("code", "leeg", "weg"),
    [
        ("huis.zelf", "max", {"max"}),
        ("tuin.harken", "keer_max", {"keer_max"}),
        ("tuin.harken", "keer_eenheid", {"keer_eenheid"}),
        ("huis.kelder", "minuten_2weken", {"minuten_2weken", "bron_2weken", "vindplaats_2weken", "status_2weken"}),
        (
            "tuin.zandkasteel",
            "uur_jaar_gepubliceerd",
            {"uur_jaar_gepubliceerd", "bron_uur_jaar", "vindplaats_uur_jaar", "status_uur_jaar"},
        ),
    ],
)
def test_a_change_can_empty_what_was_inherited(code: str, leeg: str, weg: set[str]) -> None:
    """A figure goes with its provenance; the rest of the row stays."""
    bibliotheek = with_change(code, leeg=[leeg], **BRON)
    oud, nieuw = whole_table("speelland", bibliotheek).rijen[code], whole_table("eigen", bibliotheek).rijen[code]
    assert oud.keys() - nieuw.keys() == weg
    assert {naam: nieuw[naam] for naam in nieuw if naam not in BRON} == {
        naam: oud[naam] for naam in oud.keys() - weg - BRON.keys()
    }


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        ({"leeg": ["max"], "max": 3, **BRON}, "'max' staat bij 'leeg' en is toch ingevuld"),
        ({"leeg": ["status"], **BRON}, "Input should be"),
        ({"leeg": ["max"]}, "mist een bron, vindplaats en status"),
        ({"leeg": ["minuten"], **BRON}, "minuten heeft status 'bevestigd' maar geen waarde"),
    ],
)
def test_emptying_is_refused_where_it_makes_no_sense(wijziging: dict[str, Any], reden: str) -> None:
    """A key that is filled in too, one that can't be empty, and a change without a source."""
    with pytest.raises(ValueError, match=reden):
        with_change("huis.zelf", **wijziging).kader("eigen")


def test_a_row_that_was_checked_gives_the_same_framework() -> None:
    """The day stands in the table and nowhere in the framework, and needs no source."""
    bibliotheek = with_change("huis.zelf", gecontroleerd_op=DAG)
    zonder = library(own_file("eigen", dt.date(2026, 1, 1)))
    assert whole_table("eigen", bibliotheek).rijen["huis.zelf"]["gecontroleerd_op"] == DAG
    assert "gecontroleerd_op" not in whole_table("eigen", zonder).rijen["huis.zelf"]
    assert bibliotheek.kader("eigen").sha256 == zonder.kader("eigen").sha256


@pytest.mark.parametrize(
    ("wijziging", "dag"),
    [
        ({}, DAG),
        ({"gecontroleerd_op": LATER}, LATER),
        ({"leeg": ["gecontroleerd_op"]}, None),
        ({"minuten": 3, **BRON}, None),
        ({"minuten": 3, "gecontroleerd_op": LATER, **BRON}, LATER),
    ],
)
def test_a_check_holds_for_the_row_as_it_was(wijziging: dict[str, Any], dag: dt.date | None) -> None:
    """An inherited row that was checked is not checked any more once it is changed."""
    ouder = own_file("ouder", dt.date(2026, 1, 1), wijzig=[{"code": "huis.zelf", "gecontroleerd_op": DAG}])
    eigen = own_file(
        "eigen", dt.date(2027, 1, 1), erft=["ouder"], wijzig=[{"code": "huis.zelf", **wijziging}] if wijziging else []
    )
    assert whole_table("eigen", library(ouder, eigen)).rijen["huis.zelf"].get("gecontroleerd_op") == dag


def test_of_two_parents_that_checked_a_row_the_last_counts() -> None:
    """They do not contradict each other."""
    ouders = [
        own_file(naam, dag, bronnen={}, wijzig=[{"code": "huis.zelf", "gecontroleerd_op": dag}])
        for naam, dag in (("laat", LATER), ("vroeg", DAG))
    ]
    kind = own_file("kind", dt.date(2027, 1, 1), erft=["laat", "vroeg"])
    assert whole_table("kind", library(*ouders, kind)).rijen["huis.zelf"]["gecontroleerd_op"] == LATER


def test_an_own_row_that_went_is_remembered_and_takes_nothing_away() -> None:
    """``eigen`` keeps why it went; on a row that is inherited it is refused."""
    weg = {"code": "huis.kat", "reden": "Weggelopen.", "bron": "doos", "vindplaats": "v", "eigen": True}
    bibliotheek = library(own_file("eigen", dt.date(2026, 1, 1), vervalt=[weg]))
    assert whole_table("eigen", bibliotheek).rijen == whole_table("speelland", bibliotheek).rijen
    geerfd = library(own_file("eigen", dt.date(2026, 1, 1), vervalt=[weg | {"code": "huis.zelf"}]))
    with pytest.raises(HoFout, match=r"huis\.zelf staat bij \[\[vervalt\]\] als eigen regel, maar wordt geërfd"):
        geerfd.kader("eigen")
    with pytest.raises(HoFout, match=r"huis\.kat staat bij \[\[vervalt\]\] maar komt niet voor"):
        library(own_file("eigen", dt.date(2026, 1, 1), vervalt=[weg | {"eigen": False}])).kader("eigen")


def test_a_row_does_not_lapse_to_come_back_in_the_same_file() -> None:
    """That is a change, and says what changes."""
    rij = {
        "code": "huis.zelf",
        "omschrijving": "Z",
        "soort": "minder_inzet",
        "eenheid": "min/week",
        "minuten": 3,
        **BRON,
    }
    weg = {"code": "huis.zelf", "reden": "R", "bron": "doos", "vindplaats": "v"}
    with pytest.raises(ValueError, match=r"staat bij \[\[vervalt\]\] en bij \[\[nieuw\]\]; gebruik \[\[wijzig\]\]"):
        own_file("eigen", dt.date(2026, 1, 1), nieuw=[rij], vervalt=[weg])


def test_a_provenance_without_a_figure_is_refused() -> None:
    """Half of it would be read past in silence."""
    rij = {"code": "huis.kat", "omschrijving": "K", "soort": "meer_inzet", "eenheid": "min/week", "minuten": 3, **BRON}
    half = rij | {"bron_2weken": "doos", "vindplaats_2weken": "v"}
    with pytest.raises(HoFout, match="minuten_2weken mist een bron, vindplaats of status"):
        library(own_file("eigen", dt.date(2026, 1, 1), nieuw=[half])).kader("eigen")


@pytest.mark.parametrize(
    ("erft", "code", "zin"),
    [
        (["speellant"], "HO204", "Bedoelde u 'speelland'?"),
        (["ring"], "HO207", f"{EIGEN} → ring → {EIGEN}"),
        (["ring", "speelland"], "HO207", f"{EIGEN} → ring → {EIGEN}"),
        (["speelstad-2022", "speelland"], "HO203", "huis.basis komt uit twee geërfde bestanden en verschilt"),
    ],
)
def test_parents_that_can_not_be_are_told(erft: list[str], code: str, zin: str) -> None:
    """Unknown, in a circle, or contradicting each other."""
    with pytest.raises(HoFout) as fout:
        inherited_table(erft, BIBLIOTHEEK, EIGEN)
    assert fout.value.code == code
    assert zin in fout.value.zin


def test_a_table_that_can_not_be_is_told_at_its_file() -> None:
    """A circle, and parents that contradict each other."""
    kring = [own_file(naam, dag, erft=[ander]) for naam, ander, dag in (("een", "twee", DAG), ("twee", "een", LATER))]
    strijdig = own_file("strijdig", dt.date(2027, 1, 1), erft=["speelstad-2022", "speelland"])
    bibliotheek = library(*kring, strijdig)
    with pytest.raises(HoFout, match="een → twee → een") as fout:
        whole_table("een", bibliotheek)
    assert (fout.value.code, fout.value.plaats) == ("HO207", str(Path("/nergens/een.toml: erft")))
    with pytest.raises(HoFout, match="verschilt") as fout:
        whole_table("strijdig", bibliotheek)
    assert (fout.value.code, fout.value.plaats) == ("HO203", str(Path("/nergens/strijdig.toml")))
