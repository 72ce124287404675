"""The modules of the add-in: what stands in ``addin/excel`` by hand, and what is made of the register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from ho_addin.bouw.functiemodule import write_functies
from ho_addin.bouw.registermodule import write_register

Soort: TypeAlias = Literal["werkmap", "blad", "gewoon"]

BRONMAP: Final = Path(__file__).parents[2] / "excel"
BLADMODULE: Final = "Functiehulp"
"""The code name of the only sheet, which holds the help of the functions."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its name, its text with LF as line end, and whether it is generated."""

    naam: str
    bron: str
    soort: Soort = "gewoon"
    gemaakt: bool = False

    @property
    def bestand(self) -> str:
        """How its source file is called."""
        return f"{self.naam}.{'bas' if self.soort == 'gewoon' else 'cls'}"


def read_modules() -> tuple[Module, ...]:
    """All modules, in the order of the project."""
    return (
        Module("ThisWorkbook", _read("ThisWorkbook.cls"), "werkmap"),
        Module(BLADMODULE, "Option Explicit\n", "blad"),
        Module("HoFuncties", write_functies(), gemaakt=True),
        Module("HoRegister", write_register(), gemaakt=True),
        Module("HoKern", _read("HoKern.bas")),
        Module("HoLint", _read("HoLint.bas")),
        Module("HoWerkmap", _read("HoWerkmap.bas")),
    )


def _read(naam: str) -> str:
    return (BRONMAP / naam).read_text(encoding="utf-8")
