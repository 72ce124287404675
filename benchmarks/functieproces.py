"""A process that answers ``HO_MINUTEN`` for many cases: by itself, or through real xlwings as the add-in asks it.

Reads a question a line (JSON) from standard input and answers with a line: milliseconds, and the sum of the totals.
Only pywin32 is a stand-in, as in the tests; that is why it is a process of its own.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gevallen import CODES, other_casus

from ho_addin import functies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ho_engine import Casus

PROJECT: Final = Path(__file__).resolve().parents[1]
MODULE: Final = "ho_addin.xlwingsbinding"
_CODES: Final = (CODES,)
_DAG_NUL: Final = dt.date(1899, 12, 30)

Cellen = tuple[tuple[object, ...], ...]


def start_xlwings() -> Callable[..., object]:
    """The ``CallUDF`` of real xlwings, on a machine without Windows."""
    sys.path.insert(0, str(PROJECT / "tests"))
    import_module("xlwingsproef").stand_in()
    xlwings: Any = import_module("xlwings")
    windows, com_server, udfs = (import_module(f"xlwings.{naam}") for naam in ("_xlwindows", "com_server", "udfs"))
    xlwings.engines.add(xlwings.main.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    kern: Any = com_server.XLPython()
    return lambda *argumenten: kern.CallUDF(MODULE, "HO_MINUTEN", argumenten, None, None)


def as_row(casus: Casus, veld: str) -> tuple[object, ...]:
    """A cell per code, as a spreadsheet hands them over: numbers are floats, and what is not used is blank."""
    getallen = {regel.code: getattr(regel, veld) for regel in casus.regels}
    return tuple(float(getal) if (getal := getallen.get(code)) is not None else None for code in CODES)


class Lijst:
    """Many cases as the columns of a sheet."""

    def __init__(self, aantal: int) -> None:
        """Invent them."""
        casussen = [other_casus(nummer) for nummer in range(aantal)]
        self.aantallen: Cellen = tuple(as_row(casus, "aantal") for casus in casussen)
        self.keren: Cellen = tuple(as_row(casus, "keer") for casus in casussen)
        self.datums: Cellen = tuple(
            (float((casus.begin - _DAG_NUL).days),) for casus in casussen if casus.begin is not None
        )
        self.gemeente: str = casussen[0].gemeente

    def together(self, roep: Callable[..., object], aantal: int) -> Sequence[Any]:
        """So many totals by one call."""
        uit: Any = roep(_CODES, self.aantallen[:aantal], self.gemeente, self.datums[:aantal], self.keren[:aantal])
        return [rij[0] if isinstance(rij, list | tuple) else rij for rij in uit]

    def one_by_one(self, roep: Callable[..., object], aantal: int) -> Sequence[Any]:
        """The same totals, a call per case."""
        rijen = zip(self.aantallen[:aantal], self.datums, self.keren, strict=False)
        return [roep(_CODES, (aantallen,), self.gemeente, datum[0], (keer,)) for aantallen, datum, keer in rijen]


def main() -> int:
    """Answer until nobody asks any more."""
    lijst = Lijst(int(sys.argv[1]))
    wegen: dict[str, Callable[..., object]] = {"functie": functies.HO_MINUTEN, "xlwings": start_xlwings()}
    for regel in sys.stdin:
        vraag = json.loads(regel)
        manier = lijst.together if vraag["hoe"] == "samen" else lijst.one_by_one
        begin = time.perf_counter()
        totalen = manier(wegen[vraag["weg"]], vraag["aantal"])
        ms = (time.perf_counter() - begin) * 1000
        fouten = sum(not isinstance(totaal, int | float) for totaal in totalen)
        antwoord = {"ms": ms, "aantal": len(totalen), "som": -1.0 if fouten else float(sum(totalen))}
        sys.stdout.write(f"{json.dumps(antwoord)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
