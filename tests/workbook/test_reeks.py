"""A batch of workbooks: what comes out is what one by one would give, whatever happens to the others."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NoReturn

import pytest

from ho_engine import Casus, bereken_casus, casus_uit_gegevens
from ho_engine.normbestanden import Normenbibliotheek
from ho_workbook import reeks
from ho_workbook.reeks import VOORSPRONG, Bestelling, Levering, maak_reeks
from ho_workbook.werkboek import maak_werkboek
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AANTAL: Final = 6
ONBEKEND: Final = 2  # this one asks for a row that no framework has
PROCESSEN: Final = (1, 2)


def casus(nummer: int) -> Casus:
    """One of many cases: a plain one that counts upwards, but for the one with an unknown row."""
    gegevens: dict[str, Any] = {
        "kenmerk": f"REEKS-{nummer}",
        "gemeente": "nederweert",
        "ingangsdatum": "2026-03-01",
        "frequentie": "wekelijks",
        "vorige_min_week": 100 + nummer,
        "regels": [{"code": "slh.bestaat_niet" if nummer == ONBEKEND else "slh.volledige_overname", "aantal": 1}],
    }
    return casus_uit_gegevens(gegevens)


def concepten(aantal: int = AANTAL) -> list[Bestelling]:
    """Orders for concepts, without a place to write them."""
    return [Bestelling(casus(nummer), "concept") for nummer in range(aantal)]


class Val:
    """A place that brings down the process that receives it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """End the process that unpacks this."""
        return os._exit, (3,)

    def __fspath__(self) -> str:
        """A name for the process that sends it."""
        return "val.xlsx"


@pytest.mark.parametrize("processen", PROCESSEN)
def test_each_workbook_is_the_one_that_is_made_alone_and_an_error_is_its_own(processen: int) -> None:
    """The same bytes in the same order; a case with an unknown row gets its HoFout, and the others don't notice."""
    leveringen = list(maak_reeks(concepten(), processen=processen))
    assert [levering.nummer for levering in leveringen] == list(range(AANTAL))
    fout = leveringen.pop(ONBEKEND).fout
    assert fout is not None
    assert fout.code == "HO161"
    assert "slh.bestaat_niet" in fout.zin
    for levering in leveringen:
        assert levering.fout is None
        assert levering.data == maak_werkboek(bereken_casus(levering.bestelling.casus), "concept", bewijs="geen")


@pytest.mark.parametrize("processen", PROCESSEN)
def test_files_are_written_in_their_place_and_never_over_one_another(processen: int, tmp_path: Path) -> None:
    """Each file stands there whole; a place that is taken and a folder that is not there are that order's errors."""
    (tmp_path / "0.xlsx").write_bytes(b"oud")
    doelen = [tmp_path / "0.xlsx", tmp_path / "1.xlsx", tmp_path / "1.xlsx", tmp_path / "weg" / "3.xlsx"]
    bestellingen = [Bestelling(casus(0), "concept", doel) for doel in doelen]
    leveringen = list(maak_reeks(bestellingen, processen=processen))
    codes = [levering.fout.code if levering.fout else "" for levering in leveringen]
    assert codes == ["", "", "HO305", "HO304"]
    assert all(levering.data is None for levering in leveringen)
    goed = maak_werkboek(bereken_casus(casus(0)), "concept", bewijs="geen")
    assert {pad.name: pad.read_bytes() for pad in tmp_path.iterdir()} == {"0.xlsx": goed, "1.xlsx": goed}


def test_a_final_workbook_that_lacks_something_is_refused_with_everything_it_lacks() -> None:
    """What ``ho werkboek`` refuses, a batch refuses too."""
    levering = next(maak_reeks([Bestelling(casus(0))], processen=1))
    assert levering.data is None
    assert levering.fout is not None
    assert levering.fout.melding.naam == "vastleggen_geweigerd"
    assert "de hulpvraag (stap 1) ontbreekt" in levering.fout.zin


def test_a_process_that_falls_takes_no_other_workbook_with_it() -> None:
    """The order that brings its process down is named with its case; those around it are made all the same."""
    bestellingen = concepten(5)
    bestellingen[1] = replace(bestellingen[1], doel=Val())  # type: ignore[arg-type] # it is no place
    leveringen = list(maak_reeks(bestellingen, processen=2))
    assert [levering.nummer for levering in leveringen] == list(range(5))
    assert [levering.fout.melding.naam if levering.fout else "" for levering in leveringen] == [
        "",
        "werkmap_niet_gemaakt",
        "casus_heeft_fouten",
        "",
        "",
    ]
    assert "REEKS-1" in str(leveringen[1].fout)
    assert [bool(levering.data) for levering in leveringen] == [True, False, False, True, True]


def test_a_mistake_of_the_program_is_told_with_its_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what nobody foresaw is the error of one workbook."""

    def mislukt(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(reeks, "maak_werkboek", mislukt)
    (levering,) = maak_reeks(concepten(1), processen=1)
    assert levering.fout is not None
    assert levering.fout.code == "HO312"
    assert "REEKS-0" in levering.fout.zin
    assert "ZeroDivisionError" in levering.fout.zin


@pytest.mark.parametrize("processen", PROCESSEN)
def test_orders_are_read_while_workbooks_are_delivered(processen: int) -> None:
    """A batch without end takes no memory: only so many orders ahead are read, and stopping halfway is no trouble."""
    gelezen = itertools.count()

    def eindeloos() -> Iterator[Bestelling]:
        for nummer in gelezen:
            yield Bestelling(casus(nummer + ONBEKEND + 1), "concept")

    stroom = maak_reeks(eindeloos(), processen=processen)
    eerste: Levering = next(stroom)
    stroom.close()  # type: ignore[attr-defined] # a generator
    assert eerste.nummer == 0
    assert next(gelezen) <= processen * VOORSPRONG + 1


def test_the_norms_that_are_given_are_used_in_every_process() -> None:
    """A framework from a folder of one's own counts in the batch too."""
    gegevens = gewone_casus(regel("huis.basis"), gemeente="speelstad")
    bestelling = Bestelling(casus_uit_gegevens(gegevens), "concept")
    normen = Normenbibliotheek((SPEELGOED,))
    zonder = next(maak_reeks([bestelling], processen=1))
    assert zonder.fout is not None
    verwacht = maak_werkboek(bereken_casus(bestelling.casus, normen), "concept", bewijs="geen")
    for processen in PROCESSEN:
        (levering,) = maak_reeks([bestelling], processen=processen, normen=normen)
        assert levering.data == verwacht


def test_a_wrong_proof_keeps_a_workbook_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch proves every workbook: where the recalculation differs, there is no file."""
    monkeypatch.setattr("ho_workbook.werkboek.verschillen_tussen", lambda *_: ("Berekening!D10: 5 in plaats van 6",))
    (levering,) = maak_reeks(concepten(1), processen=1)
    assert levering.data is None
    assert levering.fout is not None
    assert levering.fout.code == "HO310"
