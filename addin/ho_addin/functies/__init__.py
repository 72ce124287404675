"""The functions for a cell: plain callables that take cells (single or row by row) and answer with cells or errors."""

from __future__ import annotations

from ho_addin.functies.foutwaarde import Foutwaarde, read_foutwaarde
from ho_addin.functies.normfuncties import HO_AFRONDEN, HO_KADER, HO_NORM, HO_NORMEN
from ho_addin.functies.register import FUNCTIE_BIJ_NAAM, FUNCTIES, Argument, Functie
from ho_addin.functies.rekenfuncties import (
    HO_AANDACHTSPUNTEN,
    HO_BEREKENING,
    HO_MINUTEN,
    HO_OPBOUW,
    HO_TOELICHTING,
)
from ho_addin.functies.uitlegfuncties import HO_TIJD, HO_UITLEG, HO_VERSIE

__all__ = [
    "FUNCTIES",
    "FUNCTIE_BIJ_NAAM",
    "HO_AANDACHTSPUNTEN",
    "HO_AFRONDEN",
    "HO_BEREKENING",
    "HO_KADER",
    "HO_MINUTEN",
    "HO_NORM",
    "HO_NORMEN",
    "HO_OPBOUW",
    "HO_TIJD",
    "HO_TOELICHTING",
    "HO_UITLEG",
    "HO_VERSIE",
    "Argument",
    "Foutwaarde",
    "Functie",
    "read_foutwaarde",
]
