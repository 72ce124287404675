"""The functions that put something in words: an amount of time, an error, the program itself."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, Final

from ho_addin.functies.bereik import spread
from ho_addin.functies.celinvoer import read_cel
from ho_addin.functies.foutwaarde import Foutsignaal, as_foutwaarde
from ho_addin.functies.normfuncties import read_minutes
from ho_engine.normbestanden import normenbibliotheek
from ho_engine.taal import show_tijd
from ho_engine.verantwoording import PROGRAMMA, program_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_addin.functies.rekenfuncties import Tabel

GEEN_FOUT: Final = "In deze cel staat geen fout."
LEEG: Final = "Deze cel is leeg."
FUNCTIEVERSIE: Final = "1"
"""Raised when an argument or a result changes, so that a wrapper that is older can say so."""


@as_foutwaarde
def HO_TIJD(minuten: object) -> object:
    """Minutes in hours and minutes, in words; of every cell in a range."""
    return spread(as_foutwaarde(_time), [("minuten", minuten)])


def _time(waarden: Sequence[object]) -> str:
    return show_tijd(read_minutes(waarden[0]))


@as_foutwaarde
def HO_UITLEG(cel: object) -> object:
    """Why a cell shows an error and what to do, in a sentence; of every cell in a range.

    It speaks of the value it is given, and remembers nothing. A spreadsheet keeps only the kind of an error, so the
    layer above keeps what the functions answered last per cell (``Foutwaarde.als_tekst``) and hands that in here.
    """
    return spread(_explain, [("cel", cel)])


def _explain(waarden: Sequence[object]) -> str:
    try:
        return LEEG if read_cel(waarden[0]) is None else GEEN_FOUT
    except Foutsignaal as signaal:
        return signaal.waarde.uitleg


@as_foutwaarde
def HO_VERSIE() -> Tabel:
    """Program, functions, Python and frameworks, as names with values."""
    bestanden = normenbibliotheek().bestanden
    kaders = sorted(naam for naam, (_, bestand) in bestanden.items() if bestand.gemeente)
    return [
        ["programma", f"{PROGRAMMA} {program_version()}"],
        ["invoegtoepassing", f"functies versie {FUNCTIEVERSIE}"],
        ["Python", platform.python_version()],
        ["normenkaders", ", ".join(kaders)],
    ]
