"""The buttons of the ribbon as the add-in asks for them: ``CallUDF("ho_addin.acties", "BEREKEN", …, ActiveWorkbook)``.

Each answers with one Dutch text to show, or with an error as text (``Foutwaarde.als_tekst``). Beside ``xlwingsbinding``
the only module that knows xlwings; what is done stands in ``knoppenwerk``.
"""

# ruff: noqa: N802 - the actions carry the names that the add-in asks for

from __future__ import annotations

import functools
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, ParamSpec

import xlwings

from ho_addin import knoppenwerk, logboek
from ho_addin.excelblad import Excelboek, Excelfout
from ho_addin.functies.foutwaarde import Foutwaarde
from ho_engine.fouten import HoFout
from ho_engine.melding import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")

CATEGORIE: Final = "Normenkader HO"

_VENSTER: Final = str.maketrans({"\u2212": "-", "\u2265": ">=", "\u2264": "<=", "\u2192": "->"})
"""What a window of VBA, which knows the signs of Windows-1252 only, would show as a question mark."""


@contextmanager
def refused() -> Iterator[None]:
    """What Excel refuses becomes a sentence (HO435), with the reason that Excel gives."""
    try:
        yield
    except Excelfout as fout:
        bijzonder = fout.args[2] if len(fout.args) > _BIJZONDER else None
        reden = (
            bijzonder[2] if bijzonder and bijzonder[2] else f"foutnummer {fout.args[0] if fout.args else 'onbekend'}"
        )
        raise HoFout("excel_weigert", reden=shown(reden).rstrip(".")) from fout


_BIJZONDER: Final = 2
"""Where an exception of COM holds what the program itself said."""


class Excel:
    """The running Excel; a ``Venster`` of ``knoppenwerk``."""

    def __init__(self) -> None:
        """Take the workbook that the add-in handed over with the question."""
        try:
            self._boek = xlwings.Book.caller()
            self._app = self._boek.api.Application
        except Excelfout as fout:  # it was closed since
            raise HoFout("geen_werkmap_open") from fout
        except Exception as fout:  # xlwings has no type of its own for a question without a workbook
            if type(fout) is Exception:
                raise HoFout("geen_werkmap_open") from fout
            raise

    def boek(self) -> Excelboek:
        """The workbook that the user looks at."""
        if self._app.ActiveWorkbook is None:  # then the add-in hands over itself
            raise HoFout("geen_werkmap_open")
        return Excelboek(self._boek.api)

    def pad(self) -> Path:
        """Its file on this computer."""
        naam = str(self._boek.api.Name)
        if not self._boek.api.Path:
            raise HoFout("werkmap_niet_bewaard", bestand=naam)
        try:
            return Path(self._boek.fullname)
        except (xlwings.XlwingsError, OSError) as fout:
            raise HoFout("werkmap_in_de_cloud", bestand=naam) from fout

    def is_veranderd(self) -> bool:
        """Whether it holds changes that are not in its file."""
        return not self._boek.api.Saved

    def map_van_gebruiker(self) -> Path:
        """The folder in which Excel saves when nothing else is said."""
        return Path(str(self._app.DefaultFilePath))

    def open(self, pad: Path) -> None:
        """Open a file."""
        with refused():
            self._app.Workbooks.Open(str(pad))

    def toon(self, data: bytes, naam: str) -> None:
        """Open a copy of a file as a new workbook, which has no place on disk."""
        with tempfile.TemporaryDirectory(prefix="ho_", ignore_cleanup_errors=True) as map_:
            pad = knoppenwerk.free_path(Path(map_), naam)
            pad.write_bytes(data)
            self._app.Workbooks.Add(str(pad)).Saved = True


def actie(werk: Callable[P, str]) -> Callable[P, str]:
    """A button as xlwings offers it: what can't be done is an error as text, never a traceback."""

    @functools.wraps(werk)
    def antwoord(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            with refused():
                return werk(*args, **kwargs).translate(_VENSTER)
        except HoFout as fout:
            return Foutwaarde.van_fout(fout).als_tekst().translate(_VENSTER)

    antwoord.__annotations__ = {}  # xlwings would take them for converters
    gebonden: Callable[P, str] = xlwings.func(category=CATEGORIE)(antwoord)
    return gebonden


@actie
def NIEUWE_CASUS(gemeente: object, datum: object) -> str:
    """Make an empty template and open it."""
    return knoppenwerk.nieuwe_casus(Excel(), gemeente, datum)


@actie
def BEREKEN() -> str:
    """Calculate the case of the active workbook."""
    return knoppenwerk.bereken(Excel())


@actie
def VASTLEGGEN() -> str:
    """Make the final workbook of the active workbook."""
    return knoppenwerk.vastleggen(Excel())


@actie
def CONTROLEER(pad: object = "") -> str:
    """Check a workbook; the active one when no file is named."""
    return knoppenwerk.controleer_werkmap(Excel(), pad)


@actie
def NORMEN(gemeente: object, datum: object) -> str:
    """Show the norms of a municipality."""
    return knoppenwerk.normen(Excel(), gemeente, datum)


@actie
def ZELFTEST(gegevens: object = None) -> str:
    """Count the self-test of the active workbook."""
    return knoppenwerk.zelftest(Excel(), gegevens)


@actie
def LOGBOEK() -> str:
    """Where the log is."""
    return str(logboek.default_log())


@actie
def OVER() -> str:
    """What this program is."""
    return knoppenwerk.over()


@actie
def STOP() -> str:
    """End this process at once, without an answer: the next question finds none, and Windows starts a new one."""
    os._exit(0)
