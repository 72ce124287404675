"""What a column of a norm workbook is: its heading, its key in a norm file and the kind of value below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Inhoud: TypeAlias = Literal["tekst", "naam", "namen", "getal", "datum", "ja_nee", "keuze", "vast"]
"""What stands in the cells: free text, one name, names with commas, a whole number, a day, yes or no, a word of a
list, or what the program works out itself and never reads back."""

SOORTEN: Final = {
    "volledige_overname": "volledige overname",
    "minder_inzet": "minder inzet",
    "meer_inzet": "meer inzet",
}
EENHEDEN: Final = {"min/week": "min/week", "min/keer": "min/keer", "uur/jaar": "uur/jaar"}
STATUSSEN: Final = {
    "bevestigd": "bevestigd",
    "secundair": "secundair",
    "afgeleid": "afgeleid",
    "ontbreekt": "ontbreekt",
}
FREQUENTIES: Final = {
    "beide": "beide",
    "alleen_wekelijks": "alleen wekelijks",
    "alleen_tweewekelijks": "alleen tweewekelijks",
}
KEER: Final = {"vast": "vast", "gevraagd": "gevraagd"}
SOORTEN_BESTAND: Final = {"editie": "editie", "blok": "blok", "gemeente": "gemeente"}
STANDEN: Final = {
    "geldend": "geldend",
    "aangekondigd": "aangekondigd",
    "beleidsprofiel": "beleidsprofiel",
    "fictief": "fictief",
}
BESLUITEENHEDEN: Final = {"min/week": "min/week", "uur/jaar": "uur/jaar"}
RICHTINGEN: Final = {"omhoog": "omhoog", "dichtstbij": "dichtstbij"}
OVERLEG: Final = {
    "nooit": "nooit",
    "afwijking": "afwijking",
    "elke minder of meer": "elke minder of meer",
}
JA_NEE: Final = ("ja", "nee")


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column.

    Attributes:
        kop: its heading, the only thing it is found by.
        sleutel: its key in a norm file; empty for what is worked out and not read back.
        inhoud: what stands below the heading.
        breedte: its width in characters.
        uitleg: what is said when a cell is chosen; empty where the heading says it all.
        keuzes: value in the file -> word on the sheet.
        gewoon: what an empty cell stands for; a cell that says the same is read as empty.
        bereik: the table and column that its choices stand in, such as the names on Bronnen.
    """

    kop: str
    sleutel: str
    inhoud: Inhoud
    breedte: float
    uitleg: str = ""
    keuzes: Mapping[str, str] = field(default_factory=dict)
    gewoon: object = None
    bereik: str = ""


def bron(kop: str, sleutel: str, breedte: float = 20) -> Kolom:
    """A column with the name of a source."""
    uitleg = "Kies de bron waarin u dit hebt gelezen. Een nieuwe bron zet u eerst op het blad Bronnen."
    return Kolom(kop, sleutel, "naam", breedte, uitleg, bereik="bronnen")


def vindplaats(kop: str, sleutel: str, breedte: float = 34) -> Kolom:
    """A column with the place in a source."""
    return Kolom(kop, sleutel, "tekst", breedte, "De plaats in de bron: artikel, bijlage, tabel of bladzijde.")


def status(kop: str, sleutel: str) -> Kolom:
    """A column that says how sure a figure is."""
    uitleg = (
        "bevestigd: zelf gelezen in de regeling. secundair: gelezen in een tweede bron. afgeleid: uitgerekend. "
        "ontbreekt: niet bekend; laat het getal dan leeg."
    )
    return Kolom(kop, sleutel, "keuze", 12, uitleg, STATUSSEN)
