"""Filling in norm workbooks and forms in tests, by heading and by what stands in the first column."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BRON: Final = "verordening"
INGEVULD: Final[Mapping[str, int]] = {
    "slh.samenstelling_huishouden": 30,
    "was.eenpersoons": 41,
    "was.tweepersoons": 52,
    "was.strijken": 22,
    "boodschappen.volledige_overname": 48,
    "maaltijden.bereiden": 33,
    "aiv.advies_instructie_voorlichting": 31,
}
"""What the form of HHM 2025 asks, with invented figures."""


class Tabel:
    """A table on a sheet: the row with its headings, and the rows below it by what stands in the first column."""

    def __init__(self, blad: Any, eerste_kop: str) -> None:  # noqa: ANN401 - a sheet of openpyxl
        """Find the table whose first heading this is."""
        self.blad = blad
        kop = next(rij for rij in blad.iter_rows() if any(cel.value == eerste_kop for cel in rij))
        self.kolommen = {cel.value: cel.column for cel in kop if cel.value}
        self.kop, self.eerste = kop[0].row, self.kolommen[eerste_kop]

    def rij(self, sleutel: str) -> int:
        """The row that begins with this."""
        return next(
            nummer
            for nummer in range(self.kop + 1, self.blad.max_row + 1)
            if self.blad.cell(nummer, self.eerste).value == sleutel
        )

    def leeg(self) -> int:
        """The first row in which nothing stands."""
        return next(
            nummer
            for nummer in range(self.kop + 1, self.blad.max_row + 2)
            if self.blad.cell(nummer, self.eerste).value is None
        )

    def vul(self, nummer: int, waarden: Mapping[str, object]) -> None:
        """Fill in cells of a row, by heading."""
        for naam, waarde in waarden.items():
            self.blad.cell(nummer, self.kolommen[naam]).value = waarde

    def cel(self, sleutel: str, kop: str) -> str:
        """The name of a cell, as messages give it."""
        cel = self.blad.cell(self.rij(sleutel), self.kolommen[kop])
        return f"{self.blad.title}!{cel.coordinate}"


def edit(pad: Path, doe: Callable[[Any], None]) -> None:
    """Change a workbook in place."""
    werkmap = openpyxl.load_workbook(pad)
    doe(werkmap)
    werkmap.save(pad)


def norms(werkmap: Any) -> Tabel:  # noqa: ANN401 - a workbook of openpyxl
    """The table of rows."""
    return Tabel(werkmap["Normen"], "Code")


def change_norm(pad: Path, code: str, minuten: object, vindplaats: str = "bijlage 1, tabel 2") -> None:
    """Give a row another figure, with its source."""
    waarden = {"Minuten": minuten, "Bron": BRON, "Vindplaats": vindplaats, "Status": "bevestigd"}

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        tabel = norms(werkmap)
        tabel.vul(tabel.rij(code), waarden)

    edit(pad, doe)


def add_source(pad: Path, naam: str = BRON) -> None:
    """Add an invented source."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        tabel = Tabel(werkmap["Bronnen"], "Korte naam")
        waarden = {"Titel": "Verzonnen verordening 2026", "Geraadpleegd op": dt.datetime(2026, 1, 15)}  # noqa: DTZ001
        tabel.vul(tabel.leeg(), {"Korte naam": naam, **waarden})

    edit(pad, doe)


def fill_form(pad: Path, getallen: Mapping[str, int] = INGEVULD) -> None:
    """Fill in a form, as the policy officer of a municipality does."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        bronnen, vragen = Tabel(werkmap.active, "Korte naam"), Tabel(werkmap.active, "Code")
        waarden = {"Titel": "Verzonnen verordening Nederweert 2026", "Gelezen op": dt.datetime(2026, 1, 15)}  # noqa: DTZ001
        bronnen.vul(bronnen.leeg(), {"Korte naam": BRON, **waarden})
        for code, getal in getallen.items():
            vragen.vul(vragen.rij(code), {"Getal": getal, "Bron": BRON, "Vindplaats": "bijlage 3, tabel 1"})

    edit(pad, doe)
