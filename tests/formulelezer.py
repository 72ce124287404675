"""Works out the calls of functions in a finished workbook from what stands in its cells, as a spreadsheet would.

It knows the functions of the register and the few others that stand around them; how the file was made, it does not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from ho_addin import functies
from ho_addin.functies import Foutwaarde, read_foutwaarde
from ho_addin.functies.bereik import as_rows

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell

DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet date has no time zone


@dataclass(frozen=True)
class Plek:
    """A range of cells: the first row and column and the last ones, from 1."""

    blad: str
    grenzen: tuple[int, int, int, int]

    def at(self, rij: int, kolom: int) -> Plek:
        """A cell of it, or the whole row or column where 0 is asked."""
        links, boven, rechts, onder = self.grenzen
        rijen = (boven, onder) if rij == 0 else (boven + rij - 1,) * 2
        kolommen = (links, rechts) if kolom == 0 else (links + kolom - 1,) * 2
        return Plek(self.blad, (kolommen[0], rijen[0], kolommen[1], rijen[1]))


@dataclass(frozen=True)
class Som:
    """A formula with the range that it fills."""

    plek: Plek
    tekst: str

    @property
    def roept(self) -> bool:
        """Whether a function of the register stands in it."""
        return "HO_" in self.tekst


class Rekenmap:
    """A workbook of which the formulas are read and worked out."""

    def __init__(self, pad: Path) -> None:
        """Read the file twice: its formulas, and the values beside them."""
        self.formules = load_workbook(pad)
        self.waarden = load_workbook(pad, data_only=True)
        self._uitgerekend: dict[Som, Any] = {}

    @cached_property
    def sommen(self) -> list[Som]:
        """Every formula that fills a range, sheet by sheet."""
        gevonden = []
        for blad in self.formules:
            for rij in blad.iter_rows():
                for cel in rij:
                    if isinstance(cel.value, ArrayFormula):
                        plek = Plek(blad.title, _bounds(cel.value.ref))
                        gevonden.append(Som(plek, str(cel.value.text).removeprefix("=")))
        return gevonden

    @cached_property
    def _som_bij_cel(self) -> dict[tuple[str, int, int], Som]:
        return {
            (som.plek.blad, rij, kolom): som
            for som in self.sommen
            for rij in range(som.plek.grenzen[1], som.plek.grenzen[3] + 1)
            for kolom in range(som.plek.grenzen[0], som.plek.grenzen[2] + 1)
        }

    def shown(self, plek: Plek) -> list[list[Any]]:
        """What the file shows in a range."""
        links, boven, rechts, onder = plek.grenzen
        blad = self.waarden[plek.blad]
        return [[_value(blad.cell(r, k)) for k in range(links, rechts + 1)] for r in range(boven, onder + 1)]

    def work_out(self, som: Som) -> Any:  # noqa: ANN401 - whatever fits in cells
        """The outcome of a formula, from the cells that it names."""
        if som not in self._uitgerekend:
            self._uitgerekend[som] = _Lezer(self, som.plek.blad, som.tekst).whole()
        return self._uitgerekend[som]

    def arguments(self, som: Som) -> tuple[str, list[Any]]:
        """The function of a formula that is one call, and the values of its arguments."""
        lezer = _Lezer(self, som.plek.blad, som.tekst)
        naam = lezer.take().value.rstrip("(")
        return naam, [self.read(deel) for deel in lezer.call_arguments()]

    def read(self, deel: Any) -> Any:  # noqa: ANN401 - whatever an argument is
        """The values of an argument; those of a range are read from its cells."""
        if not isinstance(deel, Plek):
            return deel
        rijen = self.shown(deel)
        return rijen[0][0] if len(rijen) == len(rijen[0]) == 1 else rijen

    def kept(self, plek: Plek) -> Any:  # noqa: ANN401 - whatever stands in cells
        """What the functions answered last in these cells, errors with their sentence: what ``HO_UITLEG`` is told."""
        links, boven, rechts, onder = plek.grenzen
        rijen = self.shown(plek)
        for rij in range(boven, onder + 1):
            for kolom in range(links, rechts + 1):
                som = self._som_bij_cel.get((plek.blad, rij, kolom))
                if som is not None and som.roept:
                    uit = as_rows(self.work_out(som))
                    waarde = uit[rij - som.plek.grenzen[1]][kolom - som.plek.grenzen[0]]
                    rijen[rij - boven][kolom - links] = waarde
        return rijen[0][0] if len(rijen) == len(rijen[0]) == 1 else rijen


def _bounds(adres: str) -> tuple[int, int, int, int]:
    links, boven, rechts, onder = range_boundaries(adres.replace("$", ""))
    return int(links or 0), int(boven or 0), int(rechts or 0), int(onder or 0)


def _value(cel: Cell | MergedCell) -> Any:  # noqa: ANN401 - whatever stands in a cell
    """A cell as it is meant: an error is an error, a date a day."""
    if cel.data_type == "e":
        return read_foutwaarde(str(cel.value))
    if isinstance(cel.value, dt.datetime):
        return cel.value.date()
    return cel.value


class _Lezer:
    """Reads the tokens of one formula from left to right."""

    def __init__(self, map_: Rekenmap, blad: str, tekst: str) -> None:
        self.map, self.blad = map_, blad
        formule = tekst if tekst.startswith("=") else f"={tekst}"
        self.tokens = [token for token in Tokenizer(formule).items if token.type != Token.WSPACE]
        self.plek = 0

    def peek(self) -> Token | None:
        return self.tokens[self.plek] if self.plek < len(self.tokens) else None

    def take(self) -> Token:
        token: Token = self.tokens[self.plek]
        self.plek += 1
        return token

    def whole(self) -> Any:  # noqa: ANN401 - whatever comes out
        uit = self.map.read(self.expression())
        assert self.peek() is None
        return uit

    def expression(self) -> Any:  # noqa: ANN401 - whatever comes out
        """One operand, or texts that are joined."""
        uit = self.operand()
        while (token := self.peek()) is not None and token.value == "&":
            self.take()
            uit = f"{uit}{self.operand()}"
        return uit

    def operand(self) -> Any:  # noqa: ANN401 - whatever comes out
        token = self.take()
        if token.type == Token.OP_PRE:
            assert token.value == "-"
            return -self.operand()
        if token.type == Token.ARRAY:
            return self.array()
        if token.type == Token.FUNC:
            naam = token.value.rstrip("(")
            return self.call(naam, self.call_arguments())
        assert token.type == Token.OPERAND
        return self.constant(token)

    def constant(self, token: Token) -> Any:  # noqa: ANN401 - whatever stands in a formula
        """A value as it is typed, or a range."""
        if token.subtype == Token.RANGE:
            blad, _, adres = token.value.rpartition("!")
            return Plek(blad.strip("'") or self.blad, _bounds(adres))
        if token.subtype == Token.TEXT:
            return token.value[1:-1].replace('""', '"')
        if token.subtype == Token.LOGICAL:
            return token.value == "TRUE"
        return float(token.value) if "." in token.value else int(token.value)

    def array(self) -> list[list[Any]]:
        """What stands between braces."""
        rijen: list[list[Any]] = [[]]
        while (token := self.tokens[self.plek]).type != Token.ARRAY:
            if token.type != Token.SEP:
                rijen[-1].append(self.operand())
                continue
            self.take()
            if token.subtype == Token.ROW:
                rijen.append([])
        self.take()
        return rijen

    def call_arguments(self) -> list[Any]:
        """The arguments until the bracket closes; what is left out is ``None``."""
        delen: list[Any] = [None]
        while (token := self.tokens[self.plek]).type != Token.FUNC or token.subtype != Token.CLOSE:
            if token.type == Token.SEP:
                self.take()
                delen.append(None)
            else:
                delen[-1] = self.expression()
        self.take()
        return [] if delen == [None] else delen

    def call(self, naam: str, delen: list[Any]) -> Any:  # noqa: ANN401 - whatever comes out
        if naam == "HO_UITLEG":
            return functies.HO_UITLEG(*map(self.map.kept, delen))
        if naam.startswith("HO_"):
            return getattr(functies, naam)(*map(self.map.read, delen))
        if naam == "INDEX":
            bron = delen[0]
            rij, kolom = (*map(self.map.read, delen[1:]), 1)[:2]
            return bron.at(rij, kolom) if isinstance(bron, Plek) else as_rows(bron)[rij - 1][kolom - 1]
        gelezen = [self.map.read(deel) for deel in delen]
        if naam == "ISERROR":
            return isinstance(gelezen[0], Foutwaarde)
        if naam == "IF":
            return gelezen[1] if gelezen[0] else gelezen[2]
        assert naam in {"ROWS", "COLUMNS"}
        rijen = as_rows(gelezen[0])
        return len(rijen) if naam == "ROWS" else len(rijen[0])
