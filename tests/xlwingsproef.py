"""Runs the golden table of the functions through real xlwings on a machine without Windows: only pywin32 is a stand-in.

``python xlwingsproef.py`` prints one JSON object: the differences per row and road, and what the register became.
It is a process of its own, because the stand-ins would be in the way of everything else.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import json
import sys
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import MagicMock

from functiegevallen import as_cell, differences, errors_in, lay, read_gevallen
from ho_addin.functies import Foutwaarde, read_foutwaarde

if TYPE_CHECKING:
    from functiegevallen import Geval

MODULE: Final = "ho_addin.xlwingsbinding"
PYWIN32: Final = (
    *("pythoncom", "pywintypes", "win32api", "win32con", "win32event", "win32gui", "win32process", "win32timezone"),
    *("win32com", "win32com.client", "win32com.server", "win32com.server.dispatcher", "win32com.server.policy"),
    "win32com.server.util",
)
"""What xlwings imports of it."""
WEGGELATEN: Final = -2147352572
"""How COM says that an optional argument was left out."""


class Moment(dt.datetime):
    """What pywin32 makes of a date cell."""


class Bereik:
    """A range of cells, as far as xlwings looks at one that is an argument."""

    _oleobj_ = MagicMock()
    _oleobj_.GetTypeInfo().GetTypeAttr().iid = "{00020846-0000-0000-C000-000000000046}"

    def __init__(self, cellen: tuple[tuple[object, ...], ...]) -> None:
        """Hold the cells, and the sheet that leads to the application."""
        self.Value = cellen if len(cellen) > 1 or len(cellen[0]) > 1 else cellen[0][0]
        self.Worksheet = MagicMock()
        self.Row = self.Column = 1
        self.Rows = SimpleNamespace(Count=len(cellen))
        self.Columns = SimpleNamespace(Count=len(cellen[0]))


def stand_in() -> None:
    """Put stand-ins where xlwings imports Windows."""
    windows = MagicMock(name="pywin32")
    for naam in PYWIN32:
        los: Any = windows
        for deel in naam.split("."):
            los = getattr(los, deel)
        sys.modules[naam] = los
    windows.win32com.server.util.unwrap.side_effect = TypeError
    windows.pywintypes.TimeType, windows.pywintypes.IID = Moment, str
    windows.pythoncom.__file__ = ""
    windows.win32timezone.TimeZoneInfo.utc.return_value = dt.UTC
    for naam in ("windll", "oledll", "PyDLL"):
        setattr(ctypes, naam, MagicMock(name=naam))


def as_com(waarde: object) -> object:
    """A cell of the table as COM hands it over."""
    cel = as_cell(waarde)
    if isinstance(cel, Foutwaarde):
        return -0x7FF60000 + cel.nummer
    if isinstance(cel, dt.date):
        return Moment(cel.year, cel.month, cel.day, tzinfo=dt.UTC)
    return float(cel) if isinstance(cel, int) and not isinstance(cel, bool) else cel


def as_tuples(waarde: object) -> Any:  # noqa: ANN401 - a value of COM
    """Rows as COM hands them over."""
    return tuple(map(as_tuples, waarde)) if isinstance(waarde, list) else waarde


def as_range(waarde: object) -> object:
    """An argument that is a range, also of one cell; what was left out stays so."""
    if waarde is None:
        return WEGGELATEN
    return Bereik(waarde if isinstance(waarde, tuple) else ((waarde,),))


def from_com(uitkomst: object) -> object:
    """An outcome as the add-in reads it: rows of cells, the texts of errors as error values."""
    if isinstance(uitkomst, list | tuple):
        return [from_com(deel) for deel in uitkomst]
    fout = read_foutwaarde(uitkomst) if isinstance(uitkomst, str) else None
    return fout or uitkomst


def main() -> None:
    """Ask every row of the table over two roads."""
    stand_in()
    xlwings: Any = import_module("xlwings")
    namen = ("_xlwindows", "com_server", "udfs", "conversion")
    windows, com_server, udfs, conversion = (import_module(f"xlwings.{naam}") for naam in namen)
    xlwings.engines.add(xlwings.main.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    kern: Any = com_server.XLPython()

    def ask(geval: Geval, weg: str) -> object:
        argumenten = [as_tuples(lay(deel, as_com)) for deel in geval.argumenten]
        if weg == "bereik":
            argumenten = [as_range(deel) for deel in argumenten]
        return kern.CallUDF(MODULE, geval.functie, tuple(argumenten), None, None)

    uitslag: dict[str, Any] = {"verschillen": {}, "xlwings": xlwings.__version__}
    for geval in read_gevallen():
        for weg in ("waarde", "bereik"):
            uitkomst = from_com(ask(geval, weg))
            if geval.verwacht is not None and isinstance(geval.verwacht, list) and not is_rows(uitkomst):
                uitkomst = [uitkomst] if isinstance(uitkomst, list) else [[uitkomst]]
            gespeld = json.loads(json.dumps(uitkomst, default=lambda fout: fout.excel))
            codes = tuple(fout.code for fout in errors_in(uitkomst))
            verschil = differences(geval, gespeld)
            if codes != geval.meldingen:
                verschil.append(f"{codes} is geen {geval.meldingen}")
            uitslag["verschillen"][f"{geval.functie}, {geval.naam}, {weg}"] = verschil
    module = sys.modules[MODULE]
    uitslag["functies"] = {
        naam: {
            "categorie": info["category"],
            "hulp": info["ret"]["doc"],
            "argumenten": [[deel["name"], "optional" in deel, deel["doc"]] for deel in info["args"]],
        }
        for naam, waarde in vars(module).items()
        if (info := getattr(waarde, "__xlfunc__", None))
    }
    fout = as_com("#N/A")
    uitslag["val"] = [conversion.read(None, fout, {"ndim": 2}), conversion.read(None, fout, dict(module.LEZEN))]
    sys.stdout.write(json.dumps(uitslag))


def is_rows(uitkomst: object) -> bool:
    """Whether an outcome is rows; xlwings makes one row a plain list."""
    return isinstance(uitkomst, list) and all(isinstance(deel, list) for deel in uitkomst)


if __name__ == "__main__":
    main()
