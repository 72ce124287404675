"""What a person types and sees in LibreOffice with a Dutch interface, and what the function wizard tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_addin.functies import FUNCTIES

if TYPE_CHECKING:
    from libreoffice_nl.kantoor import Kantoor

NEDERWEERT: Final = '"nederweert";"1-3-2026"'
GETYPT: Final = {
    f'=HO_MINUTEN("slh.volledige_overname";1;{NEDERWEERT})': "125",
    f'=ho_minuten("Slh.Volledige_Overname";1;{NEDERWEERT};;;"jaar")': "109",
    f'=SOM(HO_MINUTEN("slh.volledige_overname";1;{NEDERWEERT});0,5)': "125,5",
    f"=HO_AFRONDEN(108,5;{NEDERWEERT})": "110",
    f'=HO_AFRONDEN("108,5";{NEDERWEERT})': "110",
    f'=HO_MINUTEN({{"slh.volledige_overname"."slh.extra_slaapkamer"}};{{1.1}};{NEDERWEERT})': "145",
    '=HO_NORM("slh.volledige_overname";"nederweert";DATUM(2026;3;1);"eenheid")': "min/week",
    "=HO_TIJD(12,5)": "12,5 minuten",
    f'=HO_MINUTEN("slh.kelder";1;{NEDERWEERT})': "#N/B",
    '=HO_MINUTEN("slh.volledige_overname";1;"nederweert";"31-2-2026")': "#WAARDE!",
    "=HO_TIJD(-1)": "#GETAL!",
    "=HO_TIJD(1/0)": "#DELING.DOOR.0!",
    f'=HO_MINUTEN("slh.volledige_overname";1;{NEDERWEERT})+HO_TIJD(-1)': "#GETAL!",
    '=ALS.FOUT(HO_TIJD(-1);"mis")': "mis",
    "=HO_ONBEKEND(1)": "#NAAM?",
    "=HO_TIJD()": "#WAARDE!",
}
"""What is typed, and what is then to be seen."""
LEEG: Final = {
    f'=HO_MINUTEN("maaltijden.broodmaaltijd";1;{NEDERWEERT};Z9)': "HO115",
    f'=HO_MINUTEN("slh.volledige_overname";Z9;{NEDERWEERT})': "HO143",
    '=HO_MINUTEN("slh.volledige_overname";1;Z9;"1-3-2026")': "HO401",
    f"=HO_AFRONDEN(Z9;{NEDERWEERT})": "HO401",
    "=HO_TIJD(Z9)": "HO401",
    "=HO_TIJD(0)": "HO401",
}
"""A blank cell, which LibreOffice hands over as 0, and the message that it must give."""


@pytest.fixture(scope="module")
def antwoorden(kantoor: Kantoor) -> list[Any]:
    """What is seen after typing, the explanation of the blanks, and the help."""
    nul = len(GETYPT) + len(LEEG) + 1
    getypt = [*GETYPT, *LEEG, "0", f"=HO_TIJD(A{nul}:A{nul})"]
    formules = {f"A{rij}": formule for rij, formule in enumerate(getypt, start=1)}
    stappen: list[list[str]] = [["typ", "Blad1", plek, formule] for plek, formule in formules.items()]
    waarom = [f"B{len(GETYPT) + nummer}" for nummer in range(1, len(LEEG) + 1)]
    stappen += [["typ", "Blad1", plek, f"=HO_UITLEG({plek.replace('B', 'A')})"] for plek in waarom]
    stappen += [["reken"], *(["toon", "Blad1", plek] for plek in [*formules, *waarom])]
    gezien, hulp = kantoor.doe([{"bestand": None, "stappen": stappen}, {"hulp": "HO_"}])
    return [gezien[-len(formules) - len(waarom) :], hulp]


def test_a_formula_typed_in_dutch_shows_its_outcome(antwoorden: list[Any]) -> None:
    """Semicolons, a decimal comma and Dutch names; errors show as the Dutch errors."""
    gezien = [getoond for getoond, _ in antwoorden[0][: len(GETYPT)]]
    assert dict(zip(GETYPT, gezien, strict=True)) == GETYPT


def test_a_typed_formula_is_shown_as_it_was_typed(antwoorden: list[Any]) -> None:
    """The cell keeps the short name, in capitals."""
    getypt, terug = list(GETYPT), [terug for _, terug in antwoorden[0][: len(GETYPT)]]
    assert terug[0] == getypt[0]
    assert terug[1] == getypt[1].replace("ho_minuten", "HO_MINUTEN")
    assert terug[3] == getypt[3]


def test_a_blank_cell_never_becomes_a_zero(antwoorden: list[Any]) -> None:
    """LibreOffice hands over 0 for a blank cell on its own; that is an error here, with its sentence."""
    uitleg = [getoond[:5] for getoond, _ in antwoorden[0][-len(LEEG) :]]
    assert dict(zip(LEEG, uitleg, strict=True)) == LEEG


def test_a_zero_that_is_meant_can_be_pointed_at_as_a_range(antwoorden: list[Any]) -> None:
    """In a range a 0 is a 0."""
    assert antwoorden[0][-len(LEEG) - 1][0] == "0 minuten"


def test_the_function_wizard_shows_the_help_of_the_register(antwoorden: list[Any]) -> None:
    """Every function, with its help and that of each argument, in Dutch."""
    verwacht = {
        functie.naam: (functie.hulp, [(deel.naam, deel.hulp) for deel in functie.argumenten]) for functie in FUNCTIES
    }
    getoond = {
        naam: (deel["hulp"], [(argument[0], argument[1]) for argument in deel["argumenten"]])
        for naam, deel in antwoorden[1].items()
    }
    assert getoond == verwacht
