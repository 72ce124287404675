"""Makes the templates and workbooks among the samples from the invented cases; the same cases give the same files.

The workbooks with functions are made by ``excelbladen.py``, which this calls. What LibreOffice filled in
(``casusbladen``) is made by ``vul_sjabloon.py``.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import excelbladen

from ho_engine import bereken_casus, kies_normenkader, lees_casus
from ho_engine.verantwoording import program_version
from ho_workbook.schrijven import schrijf_atomisch
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek

if TYPE_CHECKING:
    from ho_workbook.indeling import Soort

SAMPLES: Final = Path(__file__).resolve().parent

SJABLONEN: Final = {
    "sjablonen/nederweert-2026.xlsx": ("nederweert", dt.date(2026, 3, 1)),
    "sjablonen/voorbeeldgemeente-2026.xlsx": ("voorbeeldgemeente", dt.date(2026, 4, 1)),
}
"""Empty templates: municipality and start date."""

WERKMAPPEN: Final[dict[str, tuple[str, Soort]]] = {
    "werkmappen/004-hilversum-definitief.xlsx": ("004-hilversum-lager-met-overgang", "definitief"),
    "werkmappen/002-voorbeeldgemeente-concept.xlsx": ("002-voorbeeldgemeente-gezin", "concept"),
    "werkmappen/001-nederweert-definitief.xlsx": ("001-nederweert-weduwe", "definitief"),
    "werkmappen/009-dijk-en-waard-definitief.xlsx": ("009-dijk-en-waard-pgb", "definitief"),
    "werkmappen/022-voorbeeldgemeente-concept.xlsx": ("022-voorbeeldgemeente-overgang-tweewekelijks", "concept"),
}
"""Finished workbooks: the case and the kind."""


def make_samples() -> dict[str, bytes]:
    """Every file by its place below this folder."""
    bestanden = {
        naam: maak_sjabloon(kies_normenkader(gemeente, datum), datum) for naam, (gemeente, datum) in SJABLONEN.items()
    }
    for naam, (casus, soort) in WERKMAPPEN.items():
        berekening = bereken_casus(lees_casus(SAMPLES / "casussen" / f"{casus}.toml"))
        bestanden[naam] = maak_werkboek(berekening, soort)
    return bestanden


def main() -> int:
    """Write them."""
    if program_version() == "onbekend":
        sys.stderr.write("Installeer het programma eerst (pip install -e .): de versie staat in elk werkboek.\n")
        return 2
    for naam, data in make_samples().items():
        schrijf_atomisch(SAMPLES / naam, data)
        sys.stdout.write(f"{naam}\n")
    return excelbladen.main()


if __name__ == "__main__":
    sys.exit(main())
