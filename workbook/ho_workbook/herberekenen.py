"""Proof by an engine that nobody here wrote: IronCalc recalculates a workbook; nothing is trusted from its cache."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import ironcalc

from ho_workbook.celwaarden import Celfout, Waarde, datum_als_getal, lees_celtekst, schrijf_celtekst

if TYPE_CHECKING:
    from collections.abc import Mapping

Uitkomst: TypeAlias = float | str | bool | Celfout | None
Uitkomsten: TypeAlias = dict[str, dict[str, Uitkomst]]

TOLERANTIE: Final = 1e-9


class RekenFout(ValueError):
    """IronCalc can't open the workbook, or an input has no place in it."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One cell where the recalculation and the expectation differ.

    Attributes:
        blad: sheet title.
        adres: address of the cell.
        verwacht: what was expected, None when nothing was.
        gevonden: what was calculated, None when the cell holds no formula.
    """

    blad: str
    adres: str
    verwacht: Uitkomst
    gevonden: Uitkomst

    def __str__(self) -> str:
        """Return the place and both values, in Dutch."""
        return f"{self.blad}!{self.adres}: verwacht {_toon(self.verwacht)}, berekend {_toon(self.gevonden)}"


class _Plek(NamedTuple):
    """Where a cell is, for IronCalc (sheets count from 0) and for people."""

    bladnummer: int
    rij: int
    kolom: int
    blad: str
    adres: str


def herbereken(data: bytes) -> Uitkomsten:
    """Calculate every formula of a workbook anew.

    Args:
        data: the bytes of the workbook exactly as they will be saved.

    Returns:
        Sheet title -> address -> result, for formula cells only.

    Raises:
        RekenFout: IronCalc can't open the workbook.
    """
    model = _laad(data)
    model.evaluate()
    return _lees(model, _formuleplekken(model))


def vergelijk(
    data: bytes, verwacht: Mapping[str, Mapping[str, Waarde]], tolerantie: float = TOLERANTIE
) -> tuple[Verschil, ...]:
    """Calculate a workbook anew and say where it differs from what was expected.

    Args:
        data: the bytes of the workbook exactly as they will be saved.
        verwacht: sheet title -> address -> result, of every formula.
        tolerantie: largest difference between numbers, relative above 1.

    Returns:
        The differences in order of sheet and cell; also formulas nobody expected and expectations without a formula.

    Raises:
        RekenFout: IronCalc can't open the workbook.
    """
    return verschillen(herbereken(data), verwacht, tolerantie)


def verschillen(
    gevonden: Mapping[str, Mapping[str, Uitkomst]],
    verwacht: Mapping[str, Mapping[str, Waarde]],
    tolerantie: float = TOLERANTIE,
) -> tuple[Verschil, ...]:
    """Compare calculated with expected results, cell by cell.

    Args:
        gevonden: what an engine calculated.
        verwacht: what was expected.
        tolerantie: largest difference between numbers, relative above 1.

    Returns:
        The differences.
    """
    afwijkend: list[Verschil] = []
    for blad in dict.fromkeys((*gevonden, *verwacht)):
        links, rechts = gevonden.get(blad, {}), verwacht.get(blad, {})
        for adres in dict.fromkeys((*links, *rechts)):
            uitkomst, waarde = links.get(adres), rechts.get(adres)
            if type(uitkomst) is type(waarde) and uitkomst == waarde is not None:
                continue
            hoort = als_uitkomst(waarde)
            if adres not in links or adres not in rechts or not _gelijk(uitkomst, hoort, tolerantie):
                afwijkend.append(Verschil(blad, adres, hoort, uitkomst))
    return tuple(afwijkend)


def als_uitkomst(waarde: Waarde) -> Uitkomst:
    """Return a value the way a calculation engine gives it back: numbers and dates as float."""
    if isinstance(waarde, bool | str | Celfout) or waarde is None:
        return waarde
    if isinstance(waarde, dt.date):
        return float(datum_als_getal(waarde))
    return float(waarde)


class WarmModel:
    """A template that stays loaded: inputs are set, formulas evaluated and read, again and again.

    It holds state and belongs to one thread. It proves the formulas of the template with these inputs;
    ``vergelijk`` proves the bytes themselves.
    """

    def __init__(self, sjabloon: bytes) -> None:
        """Load a template.

        Args:
            sjabloon: the bytes of the workbook with its formulas; what its cells hold is the state before inputs.

        Raises:
            RekenFout: IronCalc can't open the workbook.
        """
        self._model = _laad(sjabloon)
        self._bladen = _bladnummers(self._model)
        self._formules = _formuleplekken(self._model)
        self._begin: dict[tuple[int, int, int], Waarde] = {}
        self._staat: dict[tuple[int, int, int], Waarde] = {}

    def bereken(self, invoer: Mapping[str, Mapping[str, Waarde]]) -> Uitkomsten:
        """Calculate with these inputs and no others; what an earlier call set is put back first.

        Args:
            invoer: sheet title -> address -> value, for cells without a formula.

        Returns:
            Sheet title -> address -> result, for formula cells only.

        Raises:
            RekenFout: an unknown sheet, or an input on a formula.
        """
        nieuw = {
            (self._index(blad), *_rij_en_kolom(adres)): waarde
            for blad, cellen in invoer.items()
            for adres, waarde in cellen.items()
        }
        for plek in nieuw.keys() - self._begin.keys():
            if self._model.get_cell_formula(*plek) is not None:
                raise RekenFout(f"Rij {plek[1]}, kolom {plek[2]} van blad {plek[0] + 1} is een formule, geen invoer.")
            self._begin[plek] = _waarde(self._model, *plek)
        for plek, waarde in (self._begin | nieuw).items():
            if plek not in self._staat or not _same(self._staat[plek], waarde):
                self._staat.pop(plek, None)  # when setting fails, nothing is known of this cell
                self._zet(plek, waarde)
                self._staat[plek] = waarde
        self._model.evaluate()
        return _lees(self._model, self._formules)

    def _index(self, blad: str) -> int:
        if blad not in self._bladen:
            raise RekenFout(f"Het blad '{blad}' staat niet in het sjabloon.")
        return self._bladen[blad]

    def _zet(self, plek: tuple[int, int, int], waarde: Waarde) -> None:
        """Store a typed value; never through user input, which would read '1-3' as a date and '=x' as a formula."""
        if waarde is None or waarde == "":
            self._model.range_clear_contents(plek[0], plek[1], plek[2], plek[1], plek[2])
        elif isinstance(waarde, bool):
            self._model.update_cell_with_bool(*plek, waarde)
        elif isinstance(waarde, str):
            self._model.update_cell_with_text(*plek, schrijf_celtekst(waarde))
        elif isinstance(waarde, Celfout):
            self._model.set_user_input(*plek, waarde.code)
        elif isinstance(waarde, dt.date):
            self._model.update_cell_with_number(*plek, datum_als_getal(waarde))
        elif isinstance(waarde, int | float | Decimal | Fraction):
            self._model.update_cell_with_number(*plek, float(waarde))


def _laad(data: bytes) -> ironcalc.Model:
    """Load a workbook; IronCalc reads from a path only."""
    with tempfile.TemporaryDirectory(prefix="ho_") as map_:
        pad = Path(map_, "werkmap.xlsx")
        pad.write_bytes(data)
        try:
            return ironcalc.load_from_xlsx(str(pad), "en", "UTC", "en")
        except ironcalc.WorkbookError as fout:
            raise RekenFout(f"IronCalc kan de werkmap niet openen: {fout}") from fout


def _bladnummers(model: ironcalc.Model) -> dict[str, int]:
    return {blad["name"]: index for index, blad in enumerate(model.get_worksheets_properties())}


def _formuleplekken(model: ironcalc.Model) -> list[_Plek]:
    """Find every formula in the model itself, not in what somebody says is in it."""
    titels = list(_bladnummers(model))
    letters: dict[int, str] = {}
    plekken: list[_Plek] = []
    for index, rij, kolom in model.get_all_cells():
        if model.get_cell_formula(index, rij, kolom) is not None:
            if kolom not in letters:
                letters[kolom] = ironcalc.column_name_from_number(kolom)
            plekken.append(_Plek(index, rij, kolom, titels[index], f"{letters[kolom]}{rij}"))
    return plekken


def _lees(model: ironcalc.Model, plekken: list[_Plek]) -> Uitkomsten:
    uitkomsten: Uitkomsten = {}
    for index, rij, kolom, blad, adres in plekken:
        uitkomsten.setdefault(blad, {})[adres] = _waarde(model, index, rij, kolom)
    return uitkomsten


def _waarde(model: ironcalc.Model, index: int, rij: int, kolom: int) -> Uitkomst:
    """Return a typed value; an error is told from a text that looks like one by the type of the cell."""
    waarde = model.get_cell_value(index, rij, kolom)
    if isinstance(waarde, str):
        if waarde.startswith("#") and model.get_cell_type(index, rij, kolom) == ironcalc.CellType.ErrorValue:
            return Celfout(waarde)
        return lees_celtekst(waarde)
    return waarde


def _same(een: Waarde, ander: Waarde) -> bool:
    """Whether a cell need not be set again; a truth value and a number are equal in Python, not in a cell."""
    return type(een) is type(ander) and een == ander


def _rij_en_kolom(adres: str) -> tuple[int, int]:
    letters = adres.rstrip("0123456789")
    return int(adres[len(letters) :]), ironcalc.column_number_from_name(letters)


def _gelijk(links: Uitkomst, rechts: Uitkomst, tolerantie: float) -> bool:
    if type(links) is not type(rechts):
        return False
    if isinstance(links, float) and isinstance(rechts, float):
        return abs(links - rechts) <= tolerantie * max(1.0, abs(links), abs(rechts))
    return links == rechts


def _toon(waarde: Uitkomst) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, Celfout):
        return waarde.code
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    return f"{waarde:.12g}".replace(".", ",") if isinstance(waarde, float) else f"'{waarde}'"
