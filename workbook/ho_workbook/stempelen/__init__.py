"""Filling a workbook that openpyxl authored once: cells, cached results, styles, charts, properties and the zip itself.

Knows cells and parts of the file, not norms or cases.
"""

from ho_workbook.celwaarden import Celfout, Waarde, lees_celtekst
from ho_workbook.stempelen.bladdelen import StempelFout
from ho_workbook.stempelen.eigenschappen import Eigenschappen
from ho_workbook.stempelen.grafieken import AltTekst
from ho_workbook.stempelen.pakket import inhoudshash, normaliseer
from ho_workbook.stempelen.sjabloon import Sjabloon

__all__ = [
    "AltTekst",
    "Celfout",
    "Eigenschappen",
    "Sjabloon",
    "StempelFout",
    "Waarde",
    "inhoudshash",
    "lees_celtekst",
    "normaliseer",
]
