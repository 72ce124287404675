"""The part of the extension that LibreOffice asks: one method per function of the register, on plain values of UNO.

It imports nothing of LibreOffice, so that it can be read and tried anywhere; the file that the extension registers
hands in the two classes that it builds on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ho_addin import functies
from ho_addin.functies.foutwaarde import Foutwaarde
from ho_addin.oxt.cellen import error_with_code, read_argument, write_outcome
from ho_addin.oxt.formule import Verwijzing, read_formula
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_addin.oxt.cellen import Matrix

DIENST: Final = "nl.normenkaderho.Functies"
"""The name under which LibreOffice keeps the functions; formulas in files of its own hold it."""
UITLEG: Final = "HO_UITLEG"
ONBRUIKBAAR: Final = 504
"""What LibreOffice shows where a range holds an error: it then does not ask the function at all."""
FOUT: Final = object()


def build_class(*basis: type) -> type:
    """The class of the extension: what UNO asks of every part, and a method per function."""
    methoden: dict[str, Any] = {functie.naam: _method(functie.naam) for functie in functies.FUNCTIES}
    methoden[UITLEG] = _explain
    methoden["getImplementationName"] = lambda _: DIENST
    methoden["supportsService"] = lambda _, naam: naam == DIENST
    methoden["getSupportedServiceNames"] = lambda _: (DIENST,)
    return type("Functies", basis, methoden)


def _method(naam: str) -> Callable[..., Matrix]:
    def method(_: object, *argumenten: object) -> Matrix:
        return write_outcome(call(naam, argumenten))

    return method


def call(naam: str, argumenten: tuple[object, ...]) -> object:
    """What a function answers on arguments as LibreOffice hands them over."""
    roep: Callable[..., object] = getattr(functies, naam)
    leeg = [None] * (len(functies.FUNCTIE_BIJ_NAAM[naam].argumenten) - len(argumenten))
    return roep(*map(read_argument, argumenten), *leeg)


def _explain(_: object, document: Any, cellen: Any) -> Matrix:  # noqa: ANN401 - objects of LibreOffice
    adres = cellen.getRangeAddress()
    hoog, breed = adres.EndRow - adres.StartRow + 1, adres.EndColumn - adres.StartColumn + 1
    rijen = [[explain(document, cellen.getCellByPosition(kolom, rij)) for kolom in range(breed)] for rij in range(hoog)]
    return write_outcome(functies.HO_UITLEG(rijen))


def explain(document: Any, cel: Any) -> object:  # noqa: ANN401 - objects of LibreOffice
    """What a cell holds, with the sentence that goes with an error of ours: found by asking the same thing again."""
    code = cel.getError()
    if not code:
        return cel.getDataArray()[0][0]
    gevonden = error_with_code(code)
    formule = str(cel.getFormula())
    aanroep = read_formula(formule)
    if aanroep is None:
        return _unclear(gevonden) if "HO_" in formule else gevonden
    argumenten = [_value(document, cel, argument) for argument in aanroep.argumenten]
    if FOUT in argumenten:
        return _in_a_range() if code == ONBRUIKBAAR else gevonden
    uitkomst = _own_part(call(aanroep.functie, tuple(argumenten)), cel)
    return uitkomst if isinstance(uitkomst, Foutwaarde) else gevonden


def _unclear(gevonden: Foutwaarde) -> Foutwaarde:
    fout = HoFout("uitleg_niet_te_herhalen", foutwaarde=gevonden.nederlands)
    return Foutwaarde(gevonden.soort, fout.code, str(fout))


def _in_a_range() -> Foutwaarde:
    fout = HoFout("fout_in_bereik")
    return Foutwaarde("waarde", fout.code, str(fout))


def _value(document: Any, cel: Any, argument: object) -> object:  # noqa: ANN401 - objects of LibreOffice
    """The value behind an argument, as LibreOffice would hand it over; ``FOUT`` where that holds an error value."""
    if not isinstance(argument, Verwijzing):
        return argument
    if "." in argument.tekst:
        (bereik,) = document.Sheets.getCellRangesByName(argument.tekst)
    else:
        bereik = cel.getSpreadsheet().getCellRangeByName(argument.tekst)
    rijen = bereik.getDataArray()
    if any(inhoud is None for rij in rijen for inhoud in rij):
        return FOUT
    return rijen if argument.bereik else rijen[0][0]


def _own_part(uitkomst: object, cel: Any) -> object:  # noqa: ANN401 - an object of LibreOffice
    """What of an outcome stands in this cell: that of one cell, or of its place in a block."""
    if not isinstance(uitkomst, list):
        return uitkomst
    begin = cel.getSpreadsheet().createCursorByRange(cel)
    begin.collapseToCurrentArray()
    blok, eigen = begin.getRangeAddress(), cel.getRangeAddress()
    rij, kolom = eigen.StartRow - blok.StartRow, eigen.StartColumn - blok.StartColumn
    return uitkomst[min(rij, len(uitkomst) - 1)][min(kolom, len(uitkomst[0]) - 1)]
