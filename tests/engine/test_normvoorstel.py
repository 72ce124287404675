"""From a norm file to the table it stands for and back: nothing is lost, and what comes back is the smallest file."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ho_engine import Normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD
from ho_engine.normopgave import herkomst_van_rijen, opgave_van
from ho_engine.normvoorstel import stel_voor
from speelwet import SPEELGOED
from willekeurigenormen import MAP, random_library

if TYPE_CHECKING:
    from ho_engine.normvorm import Normbestand

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
SPEL: Final = Normenbibliotheek((SPEELGOED,))
ALLE: Final = [(lib, naam) for lib in (MEE, SPEL) for naam in sorted(lib.bestanden)]
ZADEN: Final = st.integers(0, 10**9)


def proposed(naam: str, bibliotheek: Normenbibliotheek, in_: Normenbibliotheek | None = None) -> Normbestand:
    """The file that the table of a file comes to."""
    voorstel = stel_voor(opgave_van(naam, bibliotheek), in_ or bibliotheek)
    assert [str(fout) for fout in voorstel.fouten] == []
    assert voorstel.bestand is not None
    return voorstel.bestand


@pytest.mark.parametrize(("bibliotheek", "naam"), ALLE, ids=[naam for _, naam in ALLE])
def test_every_file_comes_back_from_its_table(bibliotheek: Normenbibliotheek, naam: str) -> None:
    """The same table and the same framework; of a shipped file not one verb more or less."""
    pad, oud = bibliotheek.bestanden[naam]
    bestand = proposed(naam, bibliotheek)
    terug = bibliotheek.met(pad, bestand)
    assert opgave_van(naam, terug) == opgave_van(naam, bibliotheek)
    assert proposed(naam, terug) == bestand
    if oud.soort != "blok" and oud.stand != "aangekondigd":
        assert terug.kader(naam).sha256 == bibliotheek.kader(naam).sha256
    for lijst in ("nieuw", "wijzig", "vervalt"):
        codes = [sorted(regel.code for regel in getattr(welk, lijst)) for welk in (bestand, oud)]
        assert codes[0] == codes[1]
    assert bestand.bronnen == oud.bronnen


@settings(max_examples=150, deadline=None)
@given(ZADEN)
def test_any_file_comes_back_from_its_table(zaad: int) -> None:
    """Random frameworks, written wordily: the framework is the same to the last byte, and so is the table."""
    bibliotheek = random_library(random.Random(zaad))  # noqa: S311 - repeatable cases, no secrets
    bestand = proposed("eigen", bibliotheek)
    terug = bibliotheek.met(MAP / "eigen.toml", bestand)
    opgave = opgave_van("eigen", bibliotheek)
    assert terug.kader("eigen").sha256 == bibliotheek.kader("eigen").sha256
    assert opgave_van("eigen", terug) == opgave
    assert proposed("eigen", terug) == bestand
    assert herkomst_van_rijen(opgave, terug) == herkomst_van_rijen(opgave, bibliotheek)


@settings(max_examples=60, deadline=None)
@given(ZADEN)
def test_the_file_depends_on_the_table_and_its_parents_alone(zaad: int) -> None:
    """It is the same in a library that never had it, and under another name the same framework but for the name."""
    bibliotheek = random_library(random.Random(zaad))  # noqa: S311 - repeatable cases, no secrets
    ouders = Normenbibliotheek(())
    for naam in ("editie", "blok"):
        pad, ouder = bibliotheek.bestanden[naam]
        ouders = ouders.met(pad, ouder)
    bestand = proposed("eigen", bibliotheek, ouders)
    assert bestand == proposed("eigen", bibliotheek)
    opgave = opgave_van("eigen", bibliotheek)
    anders = stel_voor(dataclasses.replace(opgave, kop={**opgave.kop, "id": "ander"}), ouders).bestand
    assert anders is not None
    kader = ouders.met(MAP / "ander.toml", anders).kader("ander")
    assert kader.model_copy(update={"id": "eigen"}).sha256 == bibliotheek.kader("eigen").sha256


@settings(max_examples=60, deadline=None)
@given(ZADEN)
def test_a_file_says_only_what_differs(zaad: int) -> None:
    """Without any one of its changes the table is another: nothing in the file is superfluous."""
    bibliotheek = random_library(random.Random(zaad))  # noqa: S311 - repeatable cases, no secrets
    bestand = proposed("eigen", bibliotheek)
    opgave = opgave_van("eigen", bibliotheek)
    for lijst in ("wijzig", "opmerkingen", "resultaatgebieden"):
        for nummer in range(len(getattr(bestand, lijst))):
            over = [deel for plek, deel in enumerate(getattr(bestand, lijst)) if plek != nummer]
            zonder = bestand.model_copy(update={lijst: over})
            if lijst == "resultaatgebieden" and getattr(bestand, lijst)[nummer].code == "zz":
                continue  # its rows need it
            assert opgave_van("eigen", bibliotheek.met(MAP / "eigen.toml", zonder)) != opgave
