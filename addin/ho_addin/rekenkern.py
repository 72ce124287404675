"""The program that a spreadsheet asks: a COM server with one verb, ``CallUDF`` of xlwings, for our own functions only.

Windows starts it (``pythonw -P -m ho_addin.rekenkern``) when the add-in asks for ``NormenkaderHO.Rekenkern``, and it
ends by itself when nobody holds it any more. It notes each error in the log: never a word of a case.
"""

from __future__ import annotations

import contextlib
import re
import time
from typing import TYPE_CHECKING, Any, Final

from ho_addin import functies, logboek
from ho_addin.functies.foutwaarde import Foutwaarde, read_foutwaarde
from ho_engine.fouten import MELDINGEN, HoFout
from ho_engine.normbestanden import normenbibliotheek

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGID: Final = "NormenkaderHO.Rekenkern"
CLSID: Final = "{6E0B1A5C-3C0F-4B57-9B0E-5B6C7A1D9F42}"
FUNCTIES: Final = "ho_addin.xlwingsbinding"
ACTIES: Final = "ho_addin.acties"
MODULES: Final = (FUNCTIES, ACTIES)
"""The only modules that may be asked; what xlwings itself offers runs whatever it is handed."""
STIL: Final = 60.0
"""Seconds in which the same error of the same function is not noted again: a sheet may hold thousands."""

_NAAM: Final = re.compile(r"[A-Z][A-Z_]{0,40}", re.ASCII)
_ZINNEN: Final = {melding.code: melding.zin for melding in MELDINGEN}


def errors_of(uitkomst: object) -> Iterator[str]:
    """The code of each error in an answer; one that came from elsewhere has none."""
    if isinstance(uitkomst, list | tuple):
        for deel in uitkomst:
            yield from errors_of(deel)
    elif isinstance(uitkomst, str) and (fout := read_foutwaarde(uitkomst)) and fout.code:
        yield fout.code


class Fouten:
    """What goes to the log: the function, the code and the sentence as the table has it, not filled in."""

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        """Start without a memory."""
        self._klok = klok
        self._gezegd: dict[tuple[str, str], float] = {}

    def note(self, naam: str, code: str, **meer: str) -> None:
        """Write a line, unless the very same was written a moment ago; a log that can't be written is no obstacle."""
        nu = self._klok()
        if nu - self._gezegd.get((naam, code), nu - STIL) < STIL:
            return
        self._gezegd[naam, code] = nu
        with contextlib.suppress(OSError, ValueError):
            logboek.append_line({"functie": naam, "code": code, "zin": _ZINNEN.get(code, ""), **meer})


class Rekenkern:
    """Asks xlwings for an answer, and gives an error as a value where something breaks; knows no COM."""

    def __init__(self, roep: Callable[..., object], fouten: Fouten | None = None) -> None:
        """Hold the ``CallUDF`` of xlwings."""
        self._roep = roep
        self._fouten = fouten or Fouten()

    def answer(self, module: str, naam: str, *rest: object) -> object:
        """The answer of a function or an action; never an exception, whose text could show what is in a case."""
        veilig = naam if _NAAM.fullmatch(str(naam)) else "onbekend"
        if module not in MODULES or veilig != naam:
            return self._refuse(veilig, HoFout("functie_onbekend", functie=veilig))
        try:
            uitkomst = self._roep(module, naam, *rest)
        except HoFout as fout:
            return self._refuse(veilig, fout)
        except Exception as fout:  # noqa: BLE001 - whatever breaks, a cell shows an error and the log says where
            melding = HoFout("rekenkern_struikelt", functie=veilig)
            return self._refuse(veilig, melding, soort=type(fout).__name__, plaats=place_of(fout))
        for code in sorted(set(errors_of(uitkomst))):
            self._fouten.note(veilig, code)
        return uitkomst

    def _refuse(self, naam: str, fout: HoFout, **meer: str) -> str:
        self._fouten.note(naam, fout.code, **meer)
        return Foutwaarde.van_fout(fout).als_tekst()


def place_of(fout: BaseException) -> str:
    """Where something broke: module and line of the last step, never a path.

    >>> try: read_foutwaarde(None)
    ... except AttributeError as fout: place_of(fout).rstrip("0123456789")
    'ho_addin.functies.foutwaarde regel '
    """
    spoor = fout.__traceback__
    while spoor and spoor.tb_next:
        spoor = spoor.tb_next
    return f"{spoor.tb_frame.f_globals.get('__name__', '')} regel {spoor.tb_lineno}" if spoor else ""


def warm_up() -> None:
    """Read the norms and calculate once, so that the first cell needs not wait for it."""
    normen = normenbibliotheek()
    gemeente = next((bestand for _, bestand in normen.bestanden.values() if bestand.gemeente), None)
    if gemeente:
        functies.HO_NORMEN(gemeente.gemeente, str(gemeente.geldig_vanaf))


def serve() -> None:
    """Register with Windows and answer until nobody asks any more."""
    import xlwings.com_server  # noqa: PLC0415 - it needs Windows

    com: Any = xlwings.com_server
    udfs: Any = xlwings.udfs

    def load(module: str) -> None:
        """Load a module for good: xlwings would look on disk at each call, and first in the workbook."""
        if module not in udfs.udf_modules:
            udfs.get_udf_module(module, None)
            udfs.udf_modules[module]["filetime"] = None

    class Server(com.XLPython):  # type: ignore[misc] # xlwings has no types
        """What Windows makes for each program that asks; of all that xlwings offers only ``CallUDF``."""

        _public_methods_ = ("CallUDF",)

        def __init__(self) -> None:
            self.kern = Rekenkern(self.ask)

        def ask(self, module: str, *rest: object) -> object:
            load(module)
            return super().CallUDF(module, *rest)

        def CallUDF(self, script: str, fname: str, args: Any, this_workbook: Any = None, caller: Any = None) -> object:  # noqa: ANN401, N802 - the name and the values of COM
            return self.kern.answer(script, fname, args, this_workbook, caller)

    com.XLPython = Server
    load(FUNCTIES)
    warm_up()
    com.serve(CLSID)


if __name__ == "__main__":
    serve()
