"""A finished file as an outsider opens it: its parts, its cells, its formulas; knows nothing of how it was made."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree.ElementTree import Element, fromstring

from openpyxl import Workbook, load_workbook
from openpyxl.formula.tokenizer import Token, Tokenizer
from openpyxl.utils import get_column_letter, range_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

HOOFD: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ADRES: Final = re.compile(r"^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$")


class Formule(NamedTuple):
    """A formula with its place and its tokens, white space left out."""

    blad: str
    adres: str
    tekst: str
    tokens: tuple[Token, ...]

    @property
    def plaats(self) -> str:
        """Where it stands, as a finding names it."""
        return f"{self.blad}!{self.adres}"

    @property
    def functies(self) -> list[str]:
        """The functions it calls."""
        return [t.value[:-1].upper() for t in self.tokens if t.type == Token.FUNC and t.subtype == Token.OPEN]


class Blok(NamedTuple):
    """A block of cells on one sheet."""

    blad: str
    links: int
    boven: int
    rechts: int
    onder: int

    def cellen(self) -> Iterator[tuple[str, int, int]]:
        """Sheet, row and column of each cell."""
        for rij in range(self.boven, self.onder + 1):
            for kolom in range(self.links, self.rechts + 1):
                yield self.blad, rij, kolom


@dataclass(frozen=True)
class Bestand:
    """A file with what can be read from it; everything is read when it is first asked for."""

    naam: str
    data: bytes

    @cached_property
    def delen(self) -> dict[str, bytes]:
        """The parts by name."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as pakket:
            return {naam: pakket.read(naam) for naam in pakket.namelist()}

    def xml(self, naam: str) -> Element:
        """A part as XML; only our own files are read here."""
        return fromstring(self.delen[naam])  # noqa: S314 - made by the test itself

    @cached_property
    def boek(self) -> Workbook:
        """The workbook with its formulas."""
        return load_workbook(io.BytesIO(self.data))

    @cached_property
    def waarden(self) -> Workbook:
        """The workbook with its cached values."""
        return load_workbook(io.BytesIO(self.data), data_only=True)

    @cached_property
    def eigen(self) -> dict[str, str]:
        """The custom properties."""
        eigen: Any = self.boek
        return {eigen_.name: str(eigen_.value) for eigen_ in eigen.custom_doc_props.props}

    @cached_property
    def soort(self) -> str:
        """What the file says that it is."""
        return self.eigen.get("HO soort") or self.eigen.get("HO document", "")

    @property
    def is_lijst(self) -> bool:
        """Whether it is the list for the talk: one sheet to print, without a formula."""
        return self.soort == "gesprekslijst"

    @cached_property
    def formules(self) -> list[Formule]:
        """Every formula in a cell."""
        return [
            Formule(blad.title, cel.coordinate, str(cel.value), tokens_of(str(cel.value)))
            for blad in self.boek
            for rij in blad.iter_rows()
            for cel in rij
            if cel.data_type == "f"
        ]

    @cached_property
    def namen(self) -> dict[str, list[Blok]]:
        """The defined names that are not a program's own, with the blocks they point at; none where one does not."""
        gevonden = {}
        for naam, doel in self.boek.defined_names.items():
            blokken = [blok for deel in str(doel.attr_text).split(",") if (blok := block(deel, ""))]
            gevonden[naam.upper()] = [blok for blok in blokken if blok.blad in self.boek.sheetnames]
        return gevonden

    def blokken(self, formule: Formule) -> list[Blok]:
        """Every block of cells that a formula reads, names resolved."""
        gevonden: list[Blok] = []
        for token in formule.tokens:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                blok = block(token.value, formule.blad)
                gevonden += [blok] if blok else self.namen.get(token.value.upper(), [])
        return gevonden

    def waarde(self, naam: str) -> Any:  # noqa: ANN401 - whatever a cell holds
        """The cached value of a named cell, ``None`` without one."""
        blokken = self.namen.get(naam.upper())
        if not blokken:
            return None
        return self.waarden[blokken[0].blad].cell(blokken[0].boven, blokken[0].links).value

    def tabellen(self) -> Iterator[tuple[Worksheet, Any, Blok]]:
        """Every marked-up table with its sheet and its block, header row included."""
        for blad in self.boek:
            for tabel in blad.tables.values():
                links, boven, rechts, onder = (grens or 0 for grens in range_boundaries(tabel.ref))
                yield blad, tabel, Blok(blad.title, links, boven, rechts, onder)

    def kolom(self, tabelnaam: str, kop: str) -> dict[int, Any]:
        """The cached values below a heading of a table, by row; nothing where there is no such table or heading."""
        for blad, tabel, blok in self.tabellen():
            if tabel.name == tabelnaam:
                for kolom in range(blok.links, blok.rechts + 1):
                    if blad.cell(blok.boven, kolom).value == kop:
                        vel = self.waarden[blad.title]
                        return {rij: vel.cell(rij, kolom).value for rij in range(blok.boven + 1, blok.onder + 1)}
        return {}


def tokens_of(formule: str) -> tuple[Token, ...]:
    """The tokens of a formula without its white space."""
    return tuple(token for token in Tokenizer(formule).items if token.type != Token.WSPACE)


def block(tekst: str, blad: str) -> Blok | None:
    """A reference as a block; ``None`` for a name or anything else."""
    gevonden = _ADRES.match(tekst)
    if gevonden is None:
        return None
    grenzen = range_boundaries(gevonden[3].replace("$", ""))
    eigen = (gevonden[1] or "").replace("''", "'") or gevonden[2] or blad
    return Blok(eigen, *(grens or 0 for grens in grenzen))


def address(blad: str, rij: int, kolom: int) -> str:
    """A cell as a finding names it."""
    return f"{blad}!{get_column_letter(kolom)}{rij}"
