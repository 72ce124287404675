"""From a case to its calculation: choose the normenkader by municipality and start date, then calculate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_engine.berekening import calculate
from ho_engine.casustoetsen import case_faults
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import Normenbibliotheek, normenbibliotheek
from ho_engine.uitkomst import Aandachtspunt, Berekening

if TYPE_CHECKING:
    from ho_engine.casus import Casus

_NO_FRAMEWORK = {"gemeente_onbekend": "gemeente", "geen_kader_van_kracht": "ingangsdatum"}


def bereken_casus(casus: Casus, normen: Normenbibliotheek | None = None) -> Berekening:
    """Calculate a case with the normenkader of its municipality on its start date.

    An unknown municipality or a date without a framework is a *fout* of the calculation (no total), not an exception.

    Args:
        casus: the case.
        normen: the library of norms; the shipped one and ``HO_NORMEN`` when left out.

    Raises:
        HoFout: when a norm file is wrong (HO2xx).
    """
    normen = normen or normenbibliotheek()
    try:
        gemeente = normen.gemeente_id(casus.gemeente)
        if casus.begin is None:
            return Berekening(casus, None, aandachtspunten=tuple(case_faults(casus)), gemeente=gemeente)
        kader = normen.kies(casus.gemeente, casus.begin)
    except HoFout as fout:
        if fout.melding.naam not in _NO_FRAMEWORK:
            raise
        plaats = casus.plaats(_NO_FRAMEWORK[fout.melding.naam])
        punt = Aandachtspunt(fout.melding.naam, fout.code, "fout", fout.zin, plaats)
        return Berekening(casus, None, aandachtspunten=(*case_faults(casus), punt))
    return calculate(casus, kader)
