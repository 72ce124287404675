"""The golden table of the functions in LibreOffice with a Dutch interface, over three roads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from functiegevallen import differences, read_gevallen
from ho_addin.functies import Foutwaarde
from ho_engine import HoFout
from libreoffice_nl.opgave import GEEN_SOORT, INVOER, WEGEN, Opgave, is_error, spell

if TYPE_CHECKING:
    from libreoffice_nl.kantoor import Kantoor
    from libreoffice_nl.opgave import Weg

WAAR_IS_EEN: Final = {"WAAR waar een regel vaker kan", "keer is WAAR"}
"""Rows that LibreOffice can't tell: it hands over 1 for WAAR."""
NUL_IS_LEEG: Final = {"nul blijft nul", "nul minuten"}
"""The same for a 0 on its own: it hands over 0 for a blank cell, and a blank may not become a zero."""
FOUT_IN_BEREIK: Final = {
    *("een foutwaarde in één casus", "een foutwaarde als aantal", "een foutwaarde onder de codes"),
    *("een norm in drie gemeenten", "afronden van een kolom", "tijden onder elkaar"),
}
"""Rows with an error value in a range: LibreOffice asks no function then, and shows an error of its own."""

Antwoorden = list[tuple[Opgave, list[list[object]], list[list[object]]]]


def opgaven() -> list[Opgave]:
    """Every row over every road, one below the other."""
    uit: list[Opgave] = []
    for weg in WEGEN:
        for geval in read_gevallen():
            uit.append(Opgave(geval, weg, uit[-1].rij + uit[-1].hoogte if uit else 1))
    return uit


@pytest.fixture(scope="module")
def antwoorden(kantoor: Kantoor) -> Antwoorden:
    """What LibreOffice answers, with the explanation beside it."""
    stappen: list[list[object]] = []
    lijst = opgaven()
    for opgave in lijst:
        stappen.append(["zet", INVOER, opgave.cellen])
        stappen.append(["typ" if opgave.weg == "getypt" else "matrix", opgave.weg, opgave.vak, opgave.formule])
        stappen.append(["matrix", f"waarom {opgave.weg}", opgave.vak, f"=HO_UITLEG(${opgave.weg}.{opgave.vak})"])
    stappen.append(["reken"])
    for opgave in lijst:
        stappen += [["lees", opgave.weg, opgave.vak], ["lees", f"waarom {opgave.weg}", opgave.vak]]
    (uitslag,) = kantoor.doe([{"bestand": None, "stappen": stappen}])
    gelezen = uitslag[-2 * len(lijst) :]
    return [
        (opgave, [[spell(cel) for cel in rij] for rij in gelezen[2 * nummer]], gelezen[2 * nummer + 1])
        for nummer, opgave in enumerate(lijst)
    ]


def expected(opgave: Opgave) -> list[list[object]]:
    """The cells that an outcome fills: LibreOffice knows no yes and no, and shows what lies outside as #N/B."""
    if opgave.weg == "getypt":
        return [[_cell(opgave, opgave.uitkomst[0][0])]]
    rijen = [[_cell(opgave, cel) for cel in rij] for rij in opgave.uitkomst]
    breed, hoog = len(rijen[0]), len(rijen)
    over = ["#N/A"] if breed > 1 else []
    return [rij + over for rij in rijen] + ([["#N/A"] * (breed + len(over))] if hoog > 1 else [])


def _cell(opgave: Opgave, cel: object) -> object:
    if opgave.breekt_af:
        return GEEN_SOORT
    if isinstance(cel, Foutwaarde):
        return cel.excel
    return "" if cel is None else float(cel) if isinstance(cel, int) else cel


@pytest.mark.parametrize("weg", WEGEN)
def test_libreoffice_shows_what_the_functions_answer(antwoorden: Antwoorden, weg: Weg) -> None:
    """Every row gives the number, the text or the kind of error that the functions give on the same values."""
    anders = {
        opgave.geval.naam: (getoond, expected(opgave))
        for opgave, getoond, _ in antwoorden
        if opgave.weg == weg and opgave.geval.functie != "HO_VERSIE" and getoond != expected(opgave)
    }
    assert not anders
    assert sum(opgave.weg == weg for opgave, _, _ in antwoorden) == len(read_gevallen())


@pytest.mark.parametrize("weg", WEGEN)
def test_only_what_libreoffice_can_not_hand_over_differs_from_the_table(antwoorden: Antwoorden, weg: Weg) -> None:
    """The table holds, but for the rows with an error in a range, a WAAR that may not count, or a 0 on its own."""
    anders = set()
    for opgave, getoond, _ in antwoorden:
        if opgave.weg != weg:
            continue
        hoog, breed = len(opgave.uitkomst), len(opgave.uitkomst[0])
        eigen = [rij[:breed] for rij in getoond[:hoog]]
        tabel = isinstance(opgave.geval.verwacht, list) or opgave.geval.omvang is not None
        if weg == "getypt" and (tabel or opgave.geval.omvang):
            continue  # one cell shows only the first of a table
        if differences(opgave.geval, eigen if tabel else eigen[0][0]):
            anders.add(opgave.geval.naam)
    alleen = {geval.naam for geval in read_gevallen() if any(map(is_error, geval.argumenten))} - {
        *("uitleg bij een foutwaarde van elders",)
    }
    verwacht = WAAR_IS_EEN | FOUT_IN_BEREIK | (alleen if weg == "bereik" else NUL_IS_LEEG)
    if weg == "getypt":
        verwacht -= {g.naam for g in read_gevallen() if isinstance(g.verwacht, list) or g.omvang}
    assert anders == verwacht


def sentence(opgave: Opgave, cel: Foutwaarde) -> str:
    """What HO_UITLEG says of an error: its own sentence, unless LibreOffice keeps it from knowing that."""
    if any(woord in opgave.formule for woord in ("DATUM(", "WAAR(")):
        fout = HoFout("uitleg_niet_te_herhalen", foutwaarde=cel.nederlands)  # a function in a function
    elif opgave.breekt_af:
        fout = HoFout("fout_in_bereik")
    else:
        return cel.uitleg
    return f"{fout.code} {fout}"


def test_an_error_value_can_be_explained(antwoorden: Antwoorden) -> None:
    """HO_UITLEG finds the very sentence of the error, in every cell of a table too."""
    anders, gezien = {}, set()
    for opgave, getoond, uitleg in antwoorden:
        for r, rij in enumerate(opgave.uitkomst[: len(getoond)]):
            for k, cel in enumerate(rij[: len(getoond[0])]):
                if not isinstance(cel, Foutwaarde):
                    continue
                zin = sentence(opgave, cel)
                gezien.add(zin[:5])
                if uitleg[r][k] != zin:
                    anders[opgave.weg, opgave.geval.naam, r, k] = (uitleg[r][k], zin)
    assert not anders
    assert {"HO455", "HO457", "HO411", "HO201", "HO115"} <= gezien
