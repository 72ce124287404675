"""The formula of a cell, as LibreOffice writes it, read as one function of ours with plain arguments.

LibreOffice tells a function not which cell asks it, and a cell keeps only the kind of an error. So the sentence behind
an error is found by asking the same thing again, and that is done only where it is plain what was asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_AANROEP: Final = re.compile(r"\{?=\s*(?:[A-Z.]+\.)?(HO_[A-Z]+)\((.*)\)\}?", re.DOTALL)
_DEEL: Final = re.compile(r"""\s*((?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^;"'])*)(;|$)""", re.DOTALL)
_TEKST: Final = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)
_GETAL: Final = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", re.ASCII)
_CEL: Final = r"\$?[A-Z]{1,3}\$?\d+"
_BEREIK: Final = re.compile(rf"(?:\$?(?:'(?:[^']|'')+'|\w+)\.)?({_CEL})(:{_CEL})?")
_JA_NEE: Final = {"TRUE()": 1.0, "FALSE()": 0.0}


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A cell or a range that a formula points at, as LibreOffice spells it."""

    tekst: str
    bereik: bool


@dataclass(frozen=True, slots=True)
class Aanroep:
    """A function with its arguments: a number, a text, what is left out (``None``) or where it points at."""

    functie: str
    argumenten: tuple[float | str | Verwijzing | None, ...]


def read_formula(formule: str) -> Aanroep | None:
    """The one function of ours that a formula is, or ``None`` where it is more than that.

    >>> read_formula('=NL.NORMENKADERHO.FUNCTIES.HO_TIJD($Blad1.A1:A2)')
    Aanroep(functie='HO_TIJD', argumenten=(Verwijzing(tekst='$Blad1.A1:A2', bereik=True),))
    >>> read_formula('=HO_NORM("a;b";;46082)').argumenten
    ('a;b', None, 46082.0)
    >>> read_formula("=HO_TIJD(1)+HO_TIJD(2)"), read_formula("=HO_TIJD(SUM(A1:A2))"), read_formula("=1/0")
    (None, None, None)
    """
    gevonden = _AANROEP.fullmatch(formule)
    if gevonden is None:
        return None
    try:
        return Aanroep(gevonden[1], tuple(map(_read, _split(gevonden[2]))))
    except ValueError:
        return None


def _split(tekst: str) -> Iterator[str]:
    """The arguments between the semicolons that stand in no text and no name of a sheet."""
    if not tekst.strip():
        return
    plek = 0
    while True:
        deel = _DEEL.match(tekst, plek)
        if deel is None:
            raise ValueError(tekst)
        yield deel[1].strip()
        plek = deel.end()
        if not deel[2]:
            return


def _read(deel: str) -> float | str | Verwijzing | None:
    if not deel:
        return None
    if deel in _JA_NEE:
        return _JA_NEE[deel]
    if tekst := _TEKST.fullmatch(deel):
        return tekst[1].replace('""', '"')
    if _GETAL.fullmatch(deel):
        return float(deel)
    if plek := _BEREIK.fullmatch(deel):
        return Verwijzing(deel, bereik=plek[2] is not None)
    raise ValueError(deel)
