"""How norm files follow each other and what a change may leave out, on small files of their own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ho_engine import HoFout, Normenbibliotheek
from speelwet import SPEELGOED

if TYPE_CHECKING:
    from pathlib import Path

BRON = 'bron = "doos"\nvindplaats = "v"\nstatus = "bevestigd"\n'


def bestand(naam: str, vanaf: str = "2021-01-01", erft: str = '"speelland"', meer: str = "") -> str:
    """A file of a municipality of its own."""
    geldig = 'geldig_bron = { bron = "doos", vindplaats = "v", status = "bevestigd" }'
    return (
        f'schema = "normenkader/1"\nid = "{naam}"\nnaam = "Kader {naam}"\nsoort = "gemeente"\ngemeente = "eigenstad"\n'
        f"geldig_vanaf = {vanaf}\n{geldig}\nerft = [{erft}]\n{meer}"
    )


def normen(map_: Path, **inhoud: str) -> Normenbibliotheek:
    """The toy files, and these beside them in a folder of their own."""
    for naam, tekst in inhoud.items():
        (map_ / f"{naam}.toml").write_text(tekst, encoding="utf-8")
    return Normenbibliotheek((SPEELGOED, map_))


def test_files_follow_each_other_by_date_whatever_they_are_called(tmp_path: Path) -> None:
    """Three files whose names stand in another order; each ends the day before the next begins."""
    bibliotheek = normen(
        tmp_path,
        aap=bestand("aap", "2025-01-01"),
        noot=bestand("noot", "2021-01-01"),
        mies=bestand("mies", "2023-07-01"),
    )
    verwacht = [
        ("2021-01-01", "noot", "2023-06-30"),
        ("2023-06-30", "noot", "2023-06-30"),
        ("2023-07-01", "mies", "2024-12-31"),
        ("2024-12-31", "mies", "2024-12-31"),
        ("2025-01-01", "aap", "None"),
    ]
    for dag, naam, einde in verwacht:
        kader = bibliotheek.kies("eigenstad", dt.date.fromisoformat(dag))
        assert (kader.id, str(kader.geldig_tot_en_met)) == (naam, einde)


def test_an_own_block_takes_nothing_away_from_other_blocks(tmp_path: Path) -> None:
    """Only files of one municipality replace each other by their first day; a block has neither."""
    blok = 'schema = "normenkader/1"\nid = "eigenblok"\nnaam = "Blok"\nsoort = "blok"\nerft = []\n'
    bibliotheek = normen(tmp_path, blok=blok)
    assert bibliotheek.bestanden.keys() == Normenbibliotheek((SPEELGOED,)).bestanden.keys() | {"eigenblok"}


def test_an_own_file_replaces_that_of_the_same_municipality_and_day(tmp_path: Path) -> None:
    """Whatever its id; those of other days stay."""
    eigen = bestand("mijn", "2022-07-01").replace('"eigenstad"', '"speelstad"')
    bibliotheek = normen(tmp_path, mijn=eigen)
    assert "speelstad-2022" not in bibliotheek.bestanden
    assert bibliotheek.kies("speelstad", dt.date(2022, 6, 30)).id == "speelstad-2020"
    assert bibliotheek.kies("speelstad", dt.date(2022, 7, 1)).id == "mijn"


def test_only_an_edition_succeeds_an_edition(tmp_path: Path) -> None:
    """A municipality that inherits from an edition is no later edition of it, nor is an edition without a date."""
    soort = 'soort = "gemeente"\ngemeente = "eigenstad"'
    datumloos = bestand("datumloos").replace(soort, 'soort = "editie"')
    datumloos = "".join(regel for regel in datumloos.splitlines(keepends=True) if not regel.startswith("geldig"))
    later = bestand("later", "2024-01-01").replace(soort, 'soort = "editie"')
    zelfde = bestand("zelfde", "2020-01-01").replace(soort, 'soort = "editie"')
    bibliotheek = normen(tmp_path, eigen=bestand("eigen"), datumloos=datumloos, later=later, zelfde=zelfde)
    for naam in ("speelland", "eigen"):
        namen = [opvolging.opvolger for opvolging in bibliotheek.kader(naam).opvolgingen]
        assert "Kader later" in namen
        assert not {"Kader eigen", "Kader datumloos", "Kader zelfde", "Speelstad 2020"} & set(namen)


def test_an_ancestor_along_two_ways_is_named_once(tmp_path: Path) -> None:
    """Two parents that both come from the toy law: the law is in the history once, and first."""
    bibliotheek = normen(
        tmp_path,
        een=bestand("een", "2021-01-01"),
        twee=bestand("twee", "2022-01-01"),
        samen=bestand("samen", "2023-01-01", '"een", "twee"'),
    )
    assert bibliotheek.kader("samen").afkomst == ("speelland", "een", "twee", "samen")


GEPUBLICEERD = (
    'uur_jaar_gepubliceerd = 88\nbron_uur_jaar = "doos"\nvindplaats_uur_jaar = "v"\nstatus_uur_jaar = "bevestigd"\n'
)


@pytest.mark.parametrize(
    ("wijziging", "verwacht"),
    [
        (GEPUBLICEERD, ("min/week", 100, 88)),
        (f"minuten = 90\n{BRON}", ("min/week", 90, None)),
        (f'eenheid = "uur/jaar"\nminuten = 70\n{BRON}', ("uur/jaar", 70, None)),
        (f'eenheid = "min/week"\nomschrijving = "Anders"\nminuten = 100\n{BRON}', ("min/week", 100, None)),
    ],
)
def test_a_change_may_leave_out_what_stays(
    wijziging: str, verwacht: tuple[str, int, int | None], tmp_path: Path
) -> None:
    """A published figure alone, a norm alone, another unit with its number."""
    meer = f'[[wijzig]]\ncode = "huis.basis"\n{wijziging}'
    regel = normen(tmp_path, eigen=bestand("eigen", meer=meer)).kader("eigen").regel_bij_code["huis.basis"]
    gepubliceerd = regel.uur_jaar_gepubliceerd.waarde if regel.uur_jaar_gepubliceerd else None
    assert (regel.eenheid, regel.norm.waarde, gepubliceerd) == verwacht


def test_a_row_for_two_weeks_only_has_a_norm_for_two_weeks(tmp_path: Path) -> None:
    """With only a norm per week it would have none where it applies; that is no missing norm but a mistake."""
    rij = (
        '[[nieuw]]\ncode = "huis.nieuw"\nomschrijving = "Nieuw"\nsoort = "meer_inzet"\neenheid = "min/week"\n'
        f'minuten = 5\nfrequentie = "alleen_tweewekelijks"\n{BRON}'
    )
    with pytest.raises(HoFout, match=r"huis\.nieuw: er staat geen norm en ook niet dat die ontbreekt"):
        normen(tmp_path, eigen=bestand("eigen", meer=rij)).kader("eigen")
