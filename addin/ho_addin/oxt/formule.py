"""The formula of a cell, as LibreOffice writes it, read as one function of ours with plain arguments.

LibreOffice tells a function not which cell asks it, and a cell keeps only the kind of an error. So the sentence behind
an error is found by asking the same thing again, and that is done only where it is plain what was asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

_AANROEP: Final = re.compile(r"\{?=\s*(?:[A-Z.]+\.)?(HO_[A-Z]+)\((.*)\)\}?", re.DOTALL)
_STUK: Final = r"""(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|\{(?:"(?:[^"]|"")*"|[^"}])*\}|[^"'{};|])*"""
_DEEL: Final = re.compile(rf"\s*({_STUK})([;|]|$)", re.DOTALL)
_TEKST: Final = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)
_GETAL: Final = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", re.ASCII)
_CEL: Final = r"\$?[A-Z]{1,3}\$?\d+"
_BEREIK: Final = re.compile(rf"(?:\$?(?:'(?:[^']|'')+'|\w+)\.)?({_CEL})(:{_CEL})?")
_JA_NEE: Final = {"TRUE()": 1.0, "FALSE()": 0.0, "TRUE": 1.0, "FALSE": 0.0}


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A cell or a range that a formula points at, as LibreOffice spells it."""

    tekst: str
    bereik: bool


Waarde: TypeAlias = float | str
Argument: TypeAlias = Waarde | tuple[tuple[Waarde, ...], ...] | Verwijzing | None


@dataclass(frozen=True, slots=True)
class Aanroep:
    """A function with its arguments: a value, rows of values, what is left out (``None``) or where it points at."""

    functie: str
    argumenten: tuple[Argument, ...]


def read_formula(formule: str) -> Aanroep | None:
    """The one function of ours that a formula is, or ``None`` where it is more than that.

    >>> read_formula('=NL.NORMENKADERHO.FUNCTIES.HO_TIJD($Blad1.A1:A2)')
    Aanroep(functie='HO_TIJD', argumenten=(Verwijzing(tekst='$Blad1.A1:A2', bereik=True),))
    >>> read_formula('=HO_NORM("a;b";;46082)').argumenten
    ('a;b', None, 46082.0)
    >>> read_formula('=HO_TIJD({1;2|"drie";-4})').argumenten
    (((1.0, 2.0), ('drie', -4.0)),)
    >>> read_formula("=HO_TIJD(1)+HO_TIJD(2)"), read_formula("=HO_TIJD(SUM(A1:A2))"), read_formula("=1/0")
    (None, None, None)
    """
    gevonden = _AANROEP.fullmatch(formule)
    if gevonden is None:
        return None
    try:
        return Aanroep(gevonden[1], tuple(map(_read, _arguments(gevonden[2]))))
    except ValueError:
        return None


def _arguments(tekst: str) -> list[str]:
    delen = list(_split(tekst)) if tekst.strip() else []
    if any(teken == "|" for _, teken in delen):
        raise ValueError(tekst)
    return [deel for deel, _ in delen]


def _split(tekst: str) -> Iterator[tuple[str, str]]:
    """The parts between the signs that stand in no text, no name of a sheet and no array; each with the sign behind."""
    plek, teken = 0, ";"
    while teken:
        deel = _DEEL.match(tekst, plek)
        if deel is None:
            raise ValueError(tekst)
        plek, teken = deel.end(), deel[2]
        yield deel[1].strip(), teken


def _read(deel: str) -> Argument:
    if not deel:
        return None
    if plek := _BEREIK.fullmatch(deel):
        return Verwijzing(deel, bereik=plek[2] is not None)
    return _rows(deel[1:-1]) if deel.startswith("{") and deel.endswith("}") else _value(deel)


def _rows(tekst: str) -> tuple[tuple[Waarde, ...], ...]:
    rijen: list[list[Waarde]] = [[]]
    for deel, teken in _split(tekst):
        rijen[-1].append(_value(deel))
        if teken == "|":
            rijen.append([])
    return tuple(map(tuple, rijen))


def _value(deel: str) -> Waarde:
    if deel in _JA_NEE:
        return _JA_NEE[deel]
    if tekst := _TEKST.fullmatch(deel):
        return tekst[1].replace('""', '"')
    if _GETAL.fullmatch(deel):
        return float(deel)
    raise ValueError(deel)
