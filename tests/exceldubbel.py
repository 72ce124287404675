"""A stand-in for the objects of Excel that the buttons use, backed by openpyxl; it refuses what Excel refuses.

It knows what Excel documents of these objects and no more: a property that is not here does not exist. Text that is
typed without an apostrophe becomes a formula, a number or a date where Excel would make it one.
"""

# ruff: noqa: ANN401, N802 - the objects carry the names of Excel, and a cell holds anything

from __future__ import annotations

import io
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from excelcellen import Blad
from exceldelen import Benoemd, Verzameling, weigeren


class Toepassing:
    """The running Excel."""

    ActiveWorkbook: Boek | None
    DefaultFilePath: str
    Workbooks: Werkmappen

    def __init__(self, fout: type[Exception], map_: Path) -> None:
        """Start without a workbook."""
        self.fout = fout
        self.boeken: list[Boek] = []
        self.ActiveWorkbook = None
        self.DefaultFilePath = str(map_)
        self.Workbooks = Werkmappen(self)

    def open(self, pad: Path) -> Boek:
        """Open a file as a user does."""
        return self.Workbooks.Open(str(pad))


class Werkmappen:
    """The open workbooks."""

    def __init__(self, app: Toepassing) -> None:
        """Belong to an application."""
        self._app = app

    def Open(self, pad: str) -> Boek:
        """Open a file; two workbooks of one name can't be open at once."""
        if not Path(pad).is_file():
            raise weigeren(self._app.fout, f"{pad} is niet gevonden")
        naam = Path(pad).name.casefold()
        if any(boek.Name.casefold() == naam for boek in self._app.boeken):
            raise weigeren(self._app.fout, "Er is al een werkmap met deze naam geopend")
        return self._add(Boek(self._app, Path(pad).read_bytes(), Path(pad).name, str(Path(pad).parent)))

    def Add(self, sjabloon: str) -> Boek:
        """A new workbook from a template; it has no path."""
        boek = Boek(self._app, Path(sjabloon).read_bytes(), f"{Path(sjabloon).stem}1", "")
        boek.Saved = False
        return self._add(boek)

    def _add(self, boek: Boek) -> Boek:
        self._app.boeken.append(boek)
        self._app.ActiveWorkbook = boek
        return boek


class Boek:
    """An open workbook."""

    Application: Toepassing
    Name: str
    Path: str
    FullName: str
    ReadOnly: bool
    Saved: bool

    def __init__(self, app: Toepassing, data: bytes, naam: str, map_: str) -> None:
        """Open the bytes of a file."""
        self.Application, self.Name, self.Path = app, naam, map_
        self.FullName = f"{map_}/{naam}" if map_ else naam
        self.ReadOnly, self.Saved = False, True
        self.werkmap = openpyxl.load_workbook(io.BytesIO(data))
        self._data = data
        self._bladen = [Blad(self, blad.title) for blad in self.werkmap.worksheets]

    @cached_property
    def uitkomsten(self) -> Any:
        """The results that were saved beside the formulas."""
        return openpyxl.load_workbook(io.BytesIO(self._data), data_only=True)

    @property
    def Date1904(self) -> bool:
        """Whether days count from 1904."""
        return self.werkmap.epoch.year == 1904

    @property
    def Worksheets(self) -> Verzameling:
        """The sheets."""
        return Verzameling(self._bladen, self.Application.fout)

    @property
    def Names(self) -> Verzameling:
        """The names, in the spelling of ``RefersTo``."""
        namen = self.werkmap.defined_names.items()
        return Verzameling([Benoemd(n, RefersTo=f"={d.attr_text}") for n, d in namen], self.Application.fout)

    @property
    def CustomDocumentProperties(self) -> Verzameling:
        """What the file says of itself."""
        eigen = self.werkmap.custom_doc_props.props  # type: ignore[attr-defined] # the published types lack it
        return Verzameling([Benoemd(e.name, Value=e.value) for e in eigen], self.Application.fout)

    def blad(self, naam: str = "Casus") -> Blad:
        """A sheet, for a test that types in it."""
        gevonden: Blad = self.Worksheets.Item(naam)
        return gevonden

    def bewaar(self) -> bytes:
        """The file that saving makes, notes and marks included."""
        for blad in self._bladen:
            blad.leg_vast()
        buffer = io.BytesIO()
        self.werkmap.save(buffer)
        return buffer.getvalue()
