"""Item G6 of the checklist: every value fits its column and every wrapped text its row, worked out from the file."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import get_column_letter

from ho_workbook.gesprek.tekstbreedte import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from bestand import Bestand

_TEKEN_PT: Final = 5.25
"""A column of width 1 in points: 7 pixels a digit."""

_RAND_PT: Final = 3.75
_INSPRING_PT: Final = 6.75
_REGEL_PT: Final = {8: 11.25, 9: 12.0, 10: 12.75, 11: 15.0, 12: 15.75, 14: 18.75, 18: 23.25, 20: 26.25}
"""How high a spreadsheet makes a row of one line per size of letter."""

_HOOGST: Final = 409.0
_GEWOON: Final = 15.0


def fits(b: Bestand) -> Iterator[str]:
    """G6: no number or date that would show as ####, no text cut off in its column, no line below its row."""
    for formule, vel in zip(b.boek.worksheets, b.waarden.worksheets, strict=True):
        machine = _machine_cells(b, formule.title)
        breed = {n: _width(formule, n) for n in range(1, formule.max_column + 1)}
        for rij in formule.iter_rows():
            for cel in rij:
                waarde = vel[cel.coordinate].value
                if waarde in (None, "") or cel.coordinate in machine:
                    continue
                bevinding = _judge(vel, cel, waarde, breed)
                if bevinding:
                    yield f"{formule.title}!{cel.coordinate}: {bevinding}"


def _machine_cells(b: Bestand, blad: str) -> set[str]:
    """The prints of the seal: one line each, for ``ho controleer`` to read and for nobody else."""
    if blad != "Verantwoording":
        return set()
    return {f"C{rij}" for rij in b.kolom("tblZegel", "Afdruk per cel")}


def _width(blad: Worksheet, nummer: int) -> float:
    return float(blad.column_dimensions[get_column_letter(nummer)].width) * _TEKEN_PT


def _judge(vel: Worksheet, cel: Any, waarde: object, breed: dict[int, float]) -> str:  # noqa: ANN401 - a cell of openpyxl
    letter, uit = cel.font, cel.alignment
    ruimte = breed[cel.column] - _RAND_PT - _INSPRING_PT * (uit.indent or 0)
    if not isinstance(waarde, str):
        tekst = shown(waarde, cel.number_format)
        nodig = text_width(tekst, letter.sz, vet=bool(letter.b))
        return f"'{tekst}' is {nodig:.0f} pt breed, er is {ruimte:.0f}" if nodig > ruimte else ""
    if uit.wrap_text:
        regels = lines(waarde, ruimte, letter.sz, vet=bool(letter.b))
        hoogte = vel.row_dimensions[cel.row].height or _GEWOON
        nodig = regels * _REGEL_PT[int(letter.sz)]
        return f"{regels} regels in een rij van {hoogte:g} pt" if nodig > hoogte and hoogte < _HOOGST else ""
    stap = -1 if uit.horizontal == "right" else 1
    buur = cel.column + stap
    while buur in breed and vel.cell(cel.row, buur).value in (None, ""):
        ruimte += breed[buur]
        buur += stap
    nodig = text_width(waarde.split("\n")[0], letter.sz, vet=bool(letter.b))
    return f"'{waarde[:40]}' is {nodig:.0f} pt breed, er is {ruimte:.0f}" if nodig > ruimte + 1 else ""


def shown(waarde: object, notatie: str) -> str:
    """A number or a date as a Dutch screen shows it in one of our formats.

    >>> shown(1234.5, '#,##0.00;-#,##0.00;"–"'), shown(0, '0;-0;"·"'), shown(140, '#,##0 "min"')
    ('1.234,50', '·', '140 min')
    """
    if isinstance(waarde, bool):
        return "ONWAAR"
    if isinstance(waarde, dt.date):
        return f"{waarde:%d-%m-%Y}"
    assert isinstance(waarde, int | float)
    delen = notatie.split(";")
    if waarde == 0 and (len(delen) == 3 or notatie.startswith("[=0]")):
        return "".join(re.findall('"([^"]*)"', delen[2] if len(delen) == 3 else delen[0]))
    vorm = delen[-1] if notatie.startswith("[=0]") else delen[0]
    if "General" in vorm or vorm == "@":  # a general number loses decimals before it shows ####
        return f"{waarde:.0f}" if waarde != int(waarde) and abs(waarde) > 1 else f"{waarde:.4g}"
    kaal = re.sub('"[^"]*"', "", vorm)
    decimalen = len(kaal.partition(".")[2].strip())
    tekst = f"{waarde:,.{decimalen}f}" if "," in kaal else f"{waarde:.{decimalen}f}"
    achter = "".join(re.findall('"([^"]*)"', vorm))
    return tekst.translate(str.maketrans(",.", ".,")) + (f" {achter}" if achter else "")


def lines(tekst: str, breedte: float, grootte: float, *, vet: bool) -> int:
    """Over how many lines a text wraps in a width, a word that is too long broken as programs do."""
    aantal = 0
    for alinea in tekst.split("\n"):
        aantal, regel = aantal + 1, 0.0
        for woord in re.findall(r"\S+\s*", alinea):
            kaal, heel = (text_width(deel, grootte, vet=vet) for deel in (woord.rstrip(), woord))
            if regel and regel + kaal > breedte:
                aantal, regel = aantal + 1, 0.0
            aantal += int(kaal // breedte) if kaal > breedte else 0
            regel = (regel + heel) % breedte if kaal > breedte else regel + heel
    return aantal
