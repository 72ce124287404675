"""Runs in the Python of LibreOffice: does to a workbook what its input says, and tells what stands there.

``aansturing.py PIJP`` reads one JSON list of tasks and prints one JSON list of answers. It uses only the standard
library and UNO, and knows nothing of our functions.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from typing import Any, Final

_POGINGEN: Final = 300
_WACHTEN_S: Final = 0.2


def connect(pijp: str) -> Any:  # noqa: ANN401 - an object of UNO
    """The component context of the office that listens at this pipe."""
    eigen: Any = import_module("uno").getComponentContext()
    zoeker = eigen.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", eigen)
    for poging in range(_POGINGEN):
        try:
            return zoeker.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
        except Exception:  # UNO has its own kinds; it listens a second after it starts
            if poging == _POGINGEN - 1:
                raise
            time.sleep(_WACHTEN_S)
    raise AssertionError


class Werkmap:
    """One open workbook, and the tasks that can be done with it."""

    def __init__(self, context: Any, bestand: str | None) -> None:  # noqa: ANN401
        """Open a file, or a new workbook."""
        uno: Any = import_module("uno")  # only the Python of LibreOffice has it
        verborgen = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        verborgen.Name, verborgen.Value = "Hidden", True
        bureau = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        adres = uno.systemPathToFileUrl(bestand) if bestand else "private:factory/scalc"
        self.document = bureau.loadComponentFromURL(adres, "_blank", 0, (verborgen,))
        self._bladen: dict[str, Any] = {}
        self.document.enableAutomaticCalculation(False)
        self.document.addActionLock()

    def blad(self, naam: str) -> Any:  # noqa: ANN401
        """A sheet, made where it is not there."""
        if naam not in self._bladen:
            bladen = self.document.Sheets
            if not bladen.hasByName(naam):
                bladen.insertNewByName(naam, bladen.getCount())
            self._bladen[naam] = bladen.getByName(naam)
        return self._bladen[naam]

    def zet(self, blad: str, cellen: list[list[Any]]) -> None:
        """Put values in cells: a number, a text, or a formula in the spelling of a file."""
        for adres, waarde in cellen:
            cel = self.blad(blad).getCellRangeByName(adres)
            if isinstance(waarde, dict):
                cel.setFormula(waarde["formule"])
            elif isinstance(waarde, str):
                cel.setString(waarde)
            else:
                cel.setValue(waarde)

    def wis(self, blad: str, bereik: str) -> None:
        """Empty cells, also where one formula fills them all."""
        everything = 1023
        self.blad(blad).getCellRangeByName(bereik).clearContents(everything)

    def matrix(self, blad: str, bereik: str, formule: str) -> None:
        """Put one formula over a whole range."""
        self.blad(blad).getCellRangeByName(bereik).setArrayFormula(formule)

    def typ(self, blad: str, adres: str, formule: str) -> None:
        """Type a formula as a person does, in the language of the interface."""
        self.blad(blad).getCellRangeByName(adres).FormulaLocal = formule

    def toon(self, blad: str, adres: str) -> list[str]:
        """What a person sees in a cell, and in the line with its formula."""
        cel = self.blad(blad).getCellRangeByName(adres)
        return [cel.String, cel.FormulaLocal]

    def reken(self) -> float:
        """Calculate every cell again; tells in how many seconds."""
        begin = time.perf_counter()
        self.document.calculateAll()
        return time.perf_counter() - begin

    def lees(self, blad: str, bereik: str | None) -> list[list[Any]]:
        """What stands in a range, or in all that is used: a number, a text, or the code of an error."""
        if bereik is None:
            loper = self.blad(blad).createCursor()
            loper.gotoEndOfUsedArea(False)
            adres = loper.getRangeAddress()
            cellen = self.blad(blad).getCellRangeByPosition(0, 0, adres.EndColumn, adres.EndRow)
        else:
            cellen = self.blad(blad).getCellRangeByName(bereik)
        return [
            [{"fout": cellen.getCellByPosition(k, r).getError()} if waarde is None else waarde for k, waarde in inhoud]
            for r, inhoud in ((r, enumerate(rij)) for r, rij in enumerate(cellen.getDataArray()))
        ]

    def bladnamen(self) -> list[str]:
        """The names of the sheets."""
        return list(self.document.Sheets.getElementNames())

    def formule(self, blad: str, adres: str) -> str:
        """The formula of a cell in the spelling of LibreOffice itself."""
        return str(self.blad(blad).getCellRangeByName(adres).getFormula())


def help_of(context: Any, begin: str) -> dict[str, Any]:  # noqa: ANN401
    """What the function wizard shows of the functions whose name begins so."""
    lijst = context.ServiceManager.createInstanceWithContext("com.sun.star.sheet.FunctionDescriptions", context)
    uit = {}
    for nummer in range(lijst.getCount()):
        velden = {veld.Name: veld.Value for veld in lijst.getByIndex(nummer)}
        if velden["Name"].startswith(begin):
            argumenten = [[a.Name, a.Description, a.IsOptional] for a in velden["Arguments"] or ()]
            uit[velden["Name"]] = {"hulp": velden["Description"], "argumenten": argumenten}
    return uit


def main(pijp: str) -> None:
    """Do all tasks, then end the office."""
    context = connect(pijp)
    antwoorden: list[Any] = []
    try:
        for taak in json.load(sys.stdin):
            if "hulp" in taak:
                antwoorden.append(help_of(context, taak["hulp"]))
                continue
            werkmap = Werkmap(context, taak["bestand"])
            antwoorden.append([getattr(werkmap, naam)(*rest) for naam, *rest in taak["stappen"]])
            werkmap.document.close(True)
    finally:
        bureau = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        bureau.terminate()
    json.dump(antwoorden, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
