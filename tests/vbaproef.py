"""Runs the golden table through the wrappers and the glue in an interpreter, then real xlwings, then the engine.

``python vbaproef.py`` prints one JSON object: the differences per row and road. With ``-`` it reads a JSON object of
broken sources from stdin (name, then module, then text) and prints per name whether a row then differs. It is a process
of its own, for the same reason as ``xlwingsproef``.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from pyopenvba.interpreter import EMPTY, MISSING, VBAArray, VBADate, VBAErrorValue  # type: ignore[import-untyped]

from functiegevallen import as_cell, as_com, differences, errors_in, lay, read_gevallen, spell
from ho_addin import functies
from ho_addin.functies import FUNCTIE_BIJ_NAAM, Foutwaarde
from ho_addin.functies.foutwaarde import foutwaarde_met_nummer
from vbahost import Excel, as_array, as_rows
from xlwingsproef import Moment, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from functiegevallen import Geval

WEGEN: Final = ("waarde", "bereik")
_DAG_NUL: Final = dt.date(1899, 12, 30)
_BEGIN_RIJ, _BEGIN_KOLOM = 2, 6


def start_kern() -> Callable[[str, str, Any, object], object]:
    """The real ``XLPython.CallUDF``, on a machine without Windows."""
    stand_in()
    xlwings: Any = import_module("xlwings")
    windows, com_server, udfs = (import_module(f"xlwings.{naam}") for naam in ("_xlwindows", "com_server", "udfs"))
    xlwings.engines.add(xlwings.main.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    kern: Any = com_server.XLPython()
    return lambda module, naam, argumenten, _boek: kern.CallUDF(module, naam, with_moments(argumenten), None, None)


def with_moments(waarde: object) -> Any:  # noqa: ANN401 - a value of COM
    """Dates as the stand-in of pywin32 has them."""
    if isinstance(waarde, tuple):
        return tuple(map(with_moments, waarde))
    if isinstance(waarde, dt.datetime):
        return Moment(waarde.year, waarde.month, waarde.day, tzinfo=dt.UTC)
    return waarde


def as_vba(waarde: object) -> object:
    """A cell of the table as VBA has it."""
    cel = as_cell(waarde)
    if isinstance(cel, Foutwaarde):
        return VBAErrorValue(cel.nummer)
    if isinstance(cel, dt.date):
        return VBADate((cel - _DAG_NUL).days)
    if cel is None:
        return EMPTY
    return float(cel) if isinstance(cel, int) and not isinstance(cel, bool) else cel


def handed_over(geval: Geval, weg: str, excel: Excel) -> list[object]:
    """The arguments of a row as Excel hands them to a wrapper: values and array literals, or ranges."""
    uit: list[object] = []
    velden = FUNCTIE_BIJ_NAAM[geval.functie].argumenten
    for veld, argument in zip(velden, geval.argumenten, strict=False):
        waarde: Any = lay(argument, as_vba)
        if waarde is EMPTY and veld.optioneel:
            uit.append(MISSING)
        elif weg == "bereik":
            uit.append(excel.range(waarde if isinstance(waarde, list) else [[waarde]]))
        elif isinstance(waarde, list) and len(waarde) == 1:  # Excel makes a row between braces one dimension
            uit.append(VBAArray([(1, len(waarde[0]))], items=waarde[0]))
        else:
            uit.append(as_array(waarde) if isinstance(waarde, list) else waarde)
    return uit


def as_shown(uitkomst: object) -> object:
    """What a formula gave, as rows with error values."""
    rijen = as_rows(uitkomst)
    if isinstance(rijen, list):
        return [as_shown(deel) for deel in rijen]
    return foutwaarde_met_nummer(rijen.number) if isinstance(rijen, VBAErrorValue) else rijen


def check(geval: Geval, weg: str, excel: Excel) -> list[str]:
    """What of a row is not as the table says, or is not explained as the functions themselves explain it."""
    uitkomst = excel.type_in(geval.functie, *handed_over(geval, weg, excel), rij=_BEGIN_RIJ, kolom=_BEGIN_KOLOM)
    getoond = as_shown(uitkomst)
    if isinstance(geval.verwacht, list) and not (isinstance(getoond, list) and isinstance(getoond[0], list)):
        getoond = [getoond] if isinstance(getoond, list) else [[getoond]]
    verschil = differences(geval, spell(getoond))
    zelf = getattr(functies, geval.functie)(*[lay(deel, as_com) for deel in geval.argumenten])
    verwacht = [fout.uitleg for fout in errors_in(zelf)]
    gezegd = [excel.explain(VBAErrorValue(fout.nummer), *plek) for plek, fout in placed(getoond)]
    if gezegd != verwacht:
        verschil.append(f"uitleg {gezegd} is geen {verwacht}")
    codes = tuple(fout.code for fout in errors_in(zelf))
    if codes != geval.meldingen:
        verschil.append(f"{codes} is geen {geval.meldingen}")
    return verschil


def placed(getoond: object) -> list[tuple[tuple[int, int], Foutwaarde]]:
    """The error values of an outcome, with the cell where each stands."""
    if isinstance(getoond, Foutwaarde):
        return [((_BEGIN_RIJ, _BEGIN_KOLOM), getoond)]
    rijen = getoond if isinstance(getoond, list) else []
    rijen = [rijen] if rijen and not isinstance(rijen[0], list) else rijen
    return [
        ((_BEGIN_RIJ + r, _BEGIN_KOLOM + k), cel)
        for r, rij in enumerate(rijen)
        for k, cel in enumerate(rij)
        if isinstance(cel, Foutwaarde)
    ]


def main() -> None:
    """Ask every row of the table over two roads, with the sources as they are or broken."""
    kern = start_kern()
    if sys.argv[1:] == ["-"]:
        uitslag: dict[str, Any] = {}
        for naam, bronnen in json.load(sys.stdin).items():
            excel = Excel(kern, bronnen)
            uitslag[naam] = any(check(geval, "bereik", excel) for geval in read_gevallen())
    else:
        excel = Excel(kern)
        uitslag = {
            f"{geval.functie}, {geval.naam}, {weg}": check(geval, weg, excel)
            for geval in read_gevallen()
            for weg in WEGEN
        }
        uitslag["vragen"] = len(excel.vragen)
    sys.stdout.write(json.dumps(uitslag))


if __name__ == "__main__":
    main()
