"""The check of norm files: each thing that is wrong has its finding with a place, all of them at once; and the lock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ho_engine import HoFout, Normenbibliotheek, normenbibliotheek
from ho_engine.normcontrole import Bevinding, controleer_normen
from ho_engine.normenslot import SLOT, compare_lock, lock_text, pinned
from ho_engine.normmappen import MEEGELEVERD
from speelwet import SPEELGOED

if TYPE_CHECKING:
    from pathlib import Path

PEILDATUM = dt.date(2026, 11, 22)
BRON = 'bron = "boek"\nvindplaats = "v"\nstatus = "bevestigd"\n'
KOP = """\
schema = "normenkader/1"
id = "eigen"
naam = "Eigen"
soort = "gemeente"
geldig_vanaf = 2026-01-01
geldig_bron = { bron = "boek", vindplaats = "v", status = "bevestigd" }
erft = ["speelland"]
gemeente = "eigenstad"

[bronnen.boek]
titel = "Boek"
geraadpleegd_op = 2026-11-01

"""
NIEUW = f"""\
[[nieuw]]
code = "huis.nieuw"
omschrijving = "Nieuw"
soort = "meer_inzet"
eenheid = "min/week"
minuten = 30
{BRON}"""
UREN = 'bron_uur_jaar = "boek"\nvindplaats_uur_jaar = "v"\nstatus_uur_jaar = "bevestigd"\n'


def check(map_: Path, peildatum: dt.date = PEILDATUM, **teksten: str) -> list[Bevinding]:
    """What is found in a folder with these files beside the toy law; that it has no lock is left out."""
    map_.mkdir(exist_ok=True)
    for naam, tekst in teksten.items():
        (map_ / f"{naam}.toml").write_text(tekst, encoding="utf-8")
    gevonden = controleer_normen(Normenbibliotheek((SPEELGOED, map_)), [map_], peildatum)
    return [bevinding for bevinding in gevonden if "zijn niet vastgezet" not in bevinding.tekst]


def test_a_sound_file_has_no_finding(tmp_path: Path) -> None:
    """Each finding below is due to its own fault."""
    assert check(tmp_path, eigen=f"{KOP}{NIEUW}") == []


GEVALLEN: list[tuple[str, str, str, str, str]] = [
    # shape and tables
    ("", "[[nieuw", "fout", "eigen.toml", "er is een schrijffout op regel"),
    ("gemeente = ", "gemeent = ", "fout", "eigen.toml: gemeent", "'gemeent' is onbekend"),
    ("minuten = 30", "minuten = 12.5", "fout", "eigen.toml: nieuw[1].minuten", "Hier staat '12.5'"),
    ("huis.nieuw", "kelder.nieuw", "fout", "eigen.toml", "het resultaatgebied staat niet bij"),
    # sources
    (
        'bron = "boek"\nvindplaats',
        'bron = "doek"\nvindplaats',
        "fout",
        "eigen.toml: huis.nieuw",
        "HO223 De bron 'doek'",
    ),
    ('{ bron = "boek"', '{ bron = "doek"', "fout", "eigen.toml: geldig_bron", "HO223 De bron 'doek'"),
    (
        "",
        '[bronnen.krant]\ntitel = "Krant"\ngeraadpleegd_op = 2026-11-01',
        "let_op",
        "eigen.toml: bronnen.krant",
        "Geen enkel getal noemt deze bron.",
    ),
    # inheritance
    ('["speelland"]', '["speeland"]', "fout", "eigen.toml: erft", "Bedoelde u 'speelland'"),
    ('["speelland"]', '["eigen"]', "fout", "eigen.toml: erft", "HO207"),
    ('["speelland"]', '["blokkendoos"]', "fout", "eigen.toml", "[afronding] ontbreekt"),
    # days
    ("2026-11-01", "2026-11-23", "let_op", "eigen.toml: bronnen.boek.geraadpleegd_op", "ligt na 2026-11-22"),
    (
        "minuten = 30",
        "minuten = 30\ngecontroleerd_op = 2027-01-01",
        "let_op",
        "eigen.toml: huis.nieuw.gecontroleerd_op",
        "De dag 2027-01-01 ligt na",
    ),
    ("2026-11-01", "2026-01-25", "let_op", "eigen.toml", "HO227 Voor het laatst nagekeken op 2026-01-25, 301 dagen"),
    (
        "minuten = 30",
        "minuten = 30\ngecontroleerd_op = 2026-01-01",
        "let_op",
        "eigen.toml",
        "op 2026-01-01, 325 dagen geleden: huis.nieuw.",
    ),
    # hours
    (
        "minuten = 30",
        f"minuten = 30\nuur_jaar_gepubliceerd = 27\n{UREN}",
        "let_op",
        "eigen.toml: huis.nieuw",
        "De norm (30 min/week) is 25 uur per jaar; gepubliceerd is 27 uur per jaar (boek).",
    ),
    (
        "minuten = 30",
        f"minuten = 31\nuur_jaar_gepubliceerd = 26\n{UREN}",
        "opmerking",
        "eigen.toml: huis.nieuw",
        "is 25,83 uur per jaar; gepubliceerd is 26",
    ),
]
"""A text in a sound file, what replaces it (or follows the file), and the finding: weight, place, part of the text."""


@pytest.mark.parametrize("geval", GEVALLEN)
def test_what_is_wrong_is_found_and_named(geval: tuple[str, str, str, str, str], tmp_path: Path) -> None:
    """One finding, with its weight and its place."""
    oud, nieuw, ernst, plaats, zegt = geval
    goed = f"{KOP}{NIEUW}"
    inhoud = goed.replace(oud, nieuw) if oud else f"{goed}\n{nieuw}\n"
    assert inhoud != goed
    (bevinding,) = check(tmp_path, eigen=inhoud)
    assert (bevinding.ernst, bevinding.plaats) == (ernst, str(tmp_path / plaats))
    assert zegt in bevinding.tekst


def test_an_edition_that_begins_later_than_who_inherits_it(tmp_path: Path) -> None:
    """A municipality can't follow figures that did not exist yet; on the first day itself it can."""
    nieuw = KOP.replace("speelland", "nieuwland")
    assert check(tmp_path, eigen=nieuw) == []
    (bevinding,) = check(tmp_path, eigen=nieuw.replace("geldig_vanaf = 2026-01-01", "geldig_vanaf = 2025-12-31"))
    assert (bevinding.ernst, bevinding.plaats) == ("let_op", f"{tmp_path / 'eigen.toml'}: erft")
    assert "vanaf 2025-12-31, maar het erft nieuwland, en dat geldt pas vanaf 2026-01-01" in bevinding.tekst


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("2026-11-01", "2026-01-26"),
        ("2026-11-01", "2026-11-22"),
        ("minuten = 30", f"minuten = 30\nuur_jaar_gepubliceerd = 25\n{UREN}"),
        ("minuten = 30\n", ""),
    ],
)
def test_what_is_just_right_is_no_finding(oud: str, nieuw: str, tmp_path: Path) -> None:
    """Three hundred days, the day itself, hours that agree, a figure that is known to be missing."""
    inhoud = f"{KOP}{NIEUW}".replace(oud, nieuw)
    inhoud = inhoud if "minuten" in inhoud else f"{inhoud[: -len(BRON)]}{BRON.replace('bevestigd', 'ontbreekt')}"
    assert check(tmp_path, eigen=inhoud) == []


def test_a_check_of_the_row_goes_before_the_day_of_its_source(tmp_path: Path) -> None:
    """A row that somebody compared lately is not old, however old the book; other figures still are."""
    gezien = NIEUW.replace("minuten = 30", "minuten = 30\ngecontroleerd_op = 2026-10-01")
    anders = NIEUW.replace("huis.nieuw", "huis.anders")
    beleid = f"[beleid.overgang_maanden]\nwaarde = 3\n{BRON}"
    afronding = f"[afronding]\nstap = 5\nstap_2weken = 5\n{BRON}"
    inhoud = f"{KOP}{gezien}{anders}{beleid}{afronding}".replace("2026-11-01", "2025-11-01")
    (bevinding,) = check(tmp_path, eigen=inhoud)
    assert bevinding.tekst.startswith(
        "HO227 Voor het laatst nagekeken op 2025-11-01, 386 dagen geleden: huis.anders, overgang_maanden, afronding."
    )


def test_all_files_and_all_faults_are_named_at_once(tmp_path: Path) -> None:
    """Two files with several faults, two of one id, two of one day and an overlap: nothing hides another."""
    later = KOP.replace('"eigen"', '"later"').replace("2026-01-01", "2027-01-01")
    bevindingen = check(
        tmp_path,
        a=f"{KOP.replace('eigen', 'aa')}onzin = 1\n{NIEUW}".replace("meer_inzet", "meer").replace("30", '"dertig"'),
        b="x = ",
        c=KOP.replace("eigen", "cc"),
        d=KOP.replace("eigen", "cc").replace("ccstad", "dd"),
        e=KOP.replace('"eigen"', '"ee"').replace("eigenstad", "ff"),
        f=KOP.replace('"eigen"', '"ff"').replace("eigenstad", "ff"),
        g=KOP.replace("erft", "geldig_tot_en_met = 2027-01-01\nerft"),
        h=f"{later}{NIEUW.replace('boek', 'doek')}",
    )
    gevonden = [
        (bevinding.plaats.removeprefix(f"{tmp_path}/"), bevinding.tekst.split()[0]) for bevinding in bevindingen
    ]
    assert sorted(gevonden) == [
        (str(tmp_path), "HO205"),
        ("a.toml: bronnen.boek.onzin", "HO203"),
        ("a.toml: nieuw[1].minuten", "HO203"),
        ("a.toml: nieuw[1].soort", "HO203"),
        ("b.toml", "HO203"),
        ("d.toml", "HO203"),
        ("h.toml: geldig_vanaf", "HO220"),
        ("h.toml: huis.nieuw", "HO223"),
    ]


def test_a_folder_without_norm_files_says_so(tmp_path: Path) -> None:
    """An empty folder is no error, but it is said."""
    assert [(b.ernst, b.tekst) for b in check(tmp_path)] == [("opmerking", "Er staat geen normbestand in deze map.")]


def test_a_folder_is_checked_with_those_before_it(tmp_path: Path) -> None:
    """A later folder neither hides a fault nor makes one."""
    een, twee = tmp_path / "een", tmp_path / "twee"
    check(een, eigen=f"{KOP}{NIEUW}".replace('"doek"', '"boek"'))
    check(twee, anders=f"{KOP}{NIEUW}".replace('"eigen"', '"anders"').replace('bron = "boek"\n', 'bron = "doek"\n'))
    normen = Normenbibliotheek((SPEELGOED, een, twee))
    assert [b.ernst for b in controleer_normen(normen, [een], PEILDATUM)] == ["opmerking"]
    fouten = [b for b in controleer_normen(normen, [een, twee], PEILDATUM) if b.ernst == "fout"]
    assert [b.plaats for b in fouten] == [f"{twee / 'anders.toml'}: huis.nieuw"]


def test_the_shipped_norms_are_in_order() -> None:
    """Every figure of ours has its source, every source is used, every term joins the next, and the lock fits."""
    bevindingen = controleer_normen(normenbibliotheek(), [MEEGELEVERD], PEILDATUM)
    assert {bevinding.ernst for bevinding in bevindingen} == {"opmerking"}
    assert all("gepubliceerd is 108 uur" in bevinding.tekst for bevinding in bevindingen)


def test_the_shipped_lock_is_the_one_that_belongs_to_the_shipped_norms() -> None:
    """A change of a shipped figure shows in the lock; only editions and municipalities with figures are in it."""
    tekst = (MEEGELEVERD / SLOT).read_text(encoding="utf-8")
    assert tekst == lock_text(MEEGELEVERD, normenbibliotheek()), "zet ze vast: ho normen controleer MAP --vastzetten"
    vast = pinned(MEEGELEVERD)
    assert vast is not None
    assert list(vast) == sorted(vast)
    assert set(normenbibliotheek().bestanden) - set(vast) == {"hhm-2026", "kindzorg-ciz"}


def put_lock(map_: Path) -> Normenbibliotheek:
    """A folder with two files that was pinned."""
    ander = KOP.replace('"eigen"', '"ander"').replace("eigenstad", "anderstad").replace("speelland", "eigen")
    assert check(map_, eigen=f"{KOP}{NIEUW}", ander=ander) == []
    normen = Normenbibliotheek((SPEELGOED, map_))
    (map_ / SLOT).write_text(lock_text(map_, normen), encoding="utf-8")
    assert list(compare_lock(map_, normen)) == []
    return normen


def test_a_change_shows_in_whatever_inherits_it(tmp_path: Path) -> None:
    """One figure of a parent moves two frameworks; a comment moves none."""
    put_lock(tmp_path)
    goed = f"{KOP}{NIEUW}"
    assert check(tmp_path, eigen=f"# nagekeken\n{goed}") == []
    gevonden = check(tmp_path, eigen=goed.replace("minuten = 30", "minuten = 31"))
    assert [(b.ernst, b.plaats, b.tekst.split(" zijn ")[0]) for b in gevonden] == [
        ("fout", str(tmp_path / SLOT), "HO224 De normen van ander"),
        ("fout", str(tmp_path / SLOT), "HO224 De normen van eigen"),
    ]


def test_what_is_gone_and_what_is_new_is_said(tmp_path: Path) -> None:
    """A framework that was pinned can't disappear in silence; a new one is to be pinned."""
    put_lock(tmp_path)
    (tmp_path / "ander.toml").unlink()
    derde = KOP.replace('"eigen"', '"derde"').replace("eigenstad", "derdestad")
    gevonden = check(tmp_path, derde=derde)
    assert [(b.ernst, b.tekst.partition(",")[0]) for b in gevonden] == [
        ("fout", "HO225 ander is vastgezet"),
        ("let_op", "Nog niet vastgezet: derde."),
    ]


def test_a_broken_file_keeps_what_was_pinned_of_it(tmp_path: Path) -> None:
    """Pinning for the sake of another file forgets nothing; a file that is gone does leave the lock."""
    put_lock(tmp_path)
    ander = (tmp_path / "ander.toml").read_text(encoding="utf-8")
    (tmp_path / "ander.toml").write_text(f"{ander}x", encoding="utf-8")
    vast = pinned(tmp_path)
    tekst = lock_text(tmp_path, Normenbibliotheek((SPEELGOED, tmp_path)))
    assert vast is not None
    assert f'ander = "{vast["ander"]}"' in tekst
    assert tekst == (tmp_path / SLOT).read_text(encoding="utf-8")
    (tmp_path / "ander.toml").unlink()
    assert "ander" not in lock_text(tmp_path, Normenbibliotheek((SPEELGOED, tmp_path))).rpartition("#")[2]


@pytest.mark.parametrize("slot", ["x", "eigen = 1", 'eigen = "abc"', ""])
def test_a_lock_that_can_not_be_read_is_an_error(slot: str, tmp_path: Path) -> None:
    """It never counts as no lock."""
    put_lock(tmp_path)
    (tmp_path / SLOT).write_text(slot, encoding="utf-8")
    (bevinding,) = check(tmp_path)
    assert (bevinding.ernst, bevinding.plaats) == ("fout", str(tmp_path / SLOT))
    with pytest.raises(HoFout):
        pinned(tmp_path)
