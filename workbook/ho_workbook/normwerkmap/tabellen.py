"""The tables of a norm workbook: on which sheet each stands, its columns, and how much room there is for more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ho_workbook.normwerkmap.kolommen import (
    BESLUITEENHEDEN,
    OVERLEG,
    RICHTINGEN,
    SOORTEN_BESTAND,
    STANDEN,
    Inhoud,
    Kolom,
    bron,
    status,
    vindplaats,
)
from ho_workbook.normwerkmap.kolommen import STATUSSEN as _STATUSSEN
from ho_workbook.normwerkmap.rijkolommen import RIJKOLOMMEN

if TYPE_CHECKING:
    from collections.abc import Mapping

LEEG: Final = 20
"""Empty rows that stand ready below a table that may grow."""

WEKEN: Final = "weken_per_jaar"
"""The one subject on Beleid that is no policy limit."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table.

    Attributes:
        naam: its name in a ``Normopgave``, which paths begin with.
        blad: the sheet it stands on.
        titel: the heading above it; empty where the title of the sheet says it.
        kolommen: its columns, from A on.
        leeg: how many empty rows stand ready below it.
    """

    naam: str
    blad: str
    titel: str
    kolommen: tuple[Kolom, ...]
    leeg: int = LEEG

    @property
    def koppen(self) -> tuple[str, ...]:
        """Its headings."""
        return tuple(kolom.kop for kolom in self.kolommen)


@dataclass(frozen=True, slots=True)
class Veld:
    """A row with one value: on Kader a particular of the file, on Beleid a subject.

    Attributes:
        sleutel: its key, with a dot where it stands in a table of its own.
        label: what it is called on the sheet, and found by.
        inhoud: what its cell holds.
        uitleg: what stands beside it, and is said when its cell is chosen.
        keuzes: value in the file -> word on the sheet.
        bereik: the table that its choices stand in.
    """

    sleutel: str
    label: str
    inhoud: Inhoud
    uitleg: str
    keuzes: Mapping[str, str] = field(default_factory=dict)
    bereik: str = ""


KADER: Final = (
    Veld("id", "Id", "naam", "Unieke naam van dit bestand: kleine letters, cijfers en streepjes."),
    Veld("naam", "Naam", "tekst", "De naam voor mensen; zo heet het kader in elk werkboek."),
    Veld("soort", "Soort bestand", "keuze", "Een landelijke editie, een los blok of een gemeente.", SOORTEN_BESTAND),
    Veld("stand", "Stand", "keuze", "geldend is gewoon; bij een andere stand hoort een toelichting.", STANDEN),
    Veld("stand_toelichting", "Toelichting bij de stand", "tekst", "Eén zin, alleen als de stand niet geldend is."),
    Veld("geldig_vanaf", "Geldig vanaf", "datum", "De eerste dag, zoals 01-07-2026."),
    Veld("geldig_tot_en_met", "Geldig tot en met", "datum", "Meestal leeg: een opvolger sluit dit bestand vanzelf."),
    Veld("geldig_bron.bron", "Bron van de geldigheid", "naam", "Waar de ingangsdatum staat.", bereik="bronnen"),
    Veld("geldig_bron.vindplaats", "Vindplaats van de geldigheid", "tekst", "Bijvoorbeeld: artikel 12."),
    Veld("geldig_bron.status", "Status van de geldigheid", "keuze", "Hoe zeker de ingangsdatum is.", _STATUSSEN),
    Veld("erft", "Erft van", "namen", "De edities en blokken waar dit kader op verder gaat, met komma's ertussen."),
    Veld("gemeente", "Gemeente in een casus", "naam", "De naam die in een casus staat; alleen bij soort gemeente."),
    Veld("product", "Naam van de hulp", "tekst", "Hoe u de hulp noemt. Leeg is: huishoudelijke ondersteuning."),
    Veld("persoon", "Naam van de persoon", "tekst", "Hoe u de aanvrager noemt. Leeg is: inwoner."),
    Veld("functie", "Naam van de functie", "tekst", "Hoe de behandelaar heet. Leeg is: Wmo-consulent."),
)

BELEID: Final = (
    Veld("minimumduur_maanden", "Minimumduur", "getal", "maanden"),
    Veld("maximumduur_maanden", "Maximumduur", "getal", "maanden"),
    Veld("aiv_maximumduur_weken", "Maximumduur van aanleren (aiv)", "getal", "weken"),
    Veld("kindzorg_maximumduur_maanden", "Maximumduur van kindzorg", "getal", "maanden"),
    Veld("overgang_maanden", "Overgangstermijn als het minder wordt", "getal", "maanden"),
    Veld("proefperiode_maanden", "Proefperiode", "getal", "maanden"),
    Veld("tweewekelijks_toegestaan", "Hulp één keer per twee weken mag", "ja_nee", "ja of nee"),
    Veld("overleg", "Overleg verplicht", "keuze", "keuze", OVERLEG),
    Veld(WEKEN, "Weken per jaar", "getal", "weken"),
)
"""The subjects on Beleid; ``uitleg`` is the unit."""

KOP: Final = Tabel(
    "kop",
    "Kader",
    "Dit kader",
    (
        Kolom("Gegeven", "", "vast", 30),
        Kolom("Waarde", "waarde", "tekst", 62),
        Kolom("Wat u hier invult", "", "vast", 60),
    ),
    leeg=0,
)
GEMEENTEN: Final = Tabel(
    "gemeenten",
    "Kader",
    "Gemeenten die met dit kader werken",
    (
        Kolom("CBS-code", "code", "naam", 30, "De vier cijfers van de gemeente, met de nul vooraan: 0946."),
        Kolom("Naam van de gemeente", "naam", "tekst", 62),
    ),
)
RIJEN: Final = Tabel("rijen", "Normen", "", RIJKOLOMMEN)
GEBIEDEN: Final = Tabel(
    "gebieden",
    "Gebieden",
    "",
    (
        Kolom("Gebiedscode", "code", "naam", 18, "Kleine letters: slh. De codes van de regels beginnen ermee."),
        Kolom("Naam", "naam", "tekst", 40),
        Kolom("Volgorde", "volgorde", "getal", 11, "Een heel getal; zo staan de gebieden onder elkaar."),
        Kolom("Mag per 2 weken", "tweewekelijks", "ja_nee", 12, "ja: hulp één keer per twee weken is hier mogelijk. "
              "Leeg is nee.", gewoon=False),
        Kolom("Vrij van minimumduur", "vrij_van_minimumduur", "ja_nee", 14, "ja: de minimumduur op Beleid geldt hier "
              "niet. Leeg is nee.", gewoon=False),
        Kolom("Maximum (min/week)", "maximum_min_week", "getal", 13, "Meer minuten per week geeft dit gebied niet. "
              "Leeg is: geen maximum."),
        bron("Bron maximum", "bron"),
        vindplaats("Vindplaats maximum", "vindplaats"),
        status("Status maximum", "status"),
    ),
)  # fmt: skip
GRENZEN: Final = Tabel(
    "beleid",
    "Beleid",
    "Grenzen in het beleid en weken per jaar",
    (
        Kolom("Onderwerp", "", "vast", 36),
        Kolom("Waarde", "waarde", "tekst", 20),
        Kolom("Eenheid", "", "vast", 14),
        bron("Bron", "bron"),
        vindplaats("Vindplaats", "vindplaats", 56),
        status("Status", "status"),
    ),
    leeg=0,
)
AFRONDING: Final = Tabel(
    "afronding",
    "Beleid",
    "Afronding van het besluit",
    (
        Kolom("Eenheid van het besluit", "eenheid_besluit", "keuze", 36, "De eenheid waarin het totaal één keer wordt "
              "afgerond.", BESLUITEENHEDEN),
        Kolom("Stap", "stap", "getal", 20, "Afronden op een veelvoud hiervan: 5 of 15 minuten, of 1 uur."),
        Kolom("Stap per 2 weken", "stap_2weken", "getal", 14, "Afronden per zoveel minuten bij hulp per twee weken."),
        bron("Bron afronding", "bron"),
        vindplaats("Vindplaats afronding", "vindplaats", 56),
        status("Status afronding", "status"),
        Kolom("Richting", "richting", "keuze", 20, "omhoog is in het voordeel van de inwoner.", RICHTINGEN),
    ),
    leeg=0,
)  # fmt: skip
BRONNEN: Final = Tabel(
    "bronnen",
    "Bronnen",
    "",
    (
        Kolom("Korte naam", "naam", "naam", 26, "Deze naam kiest u op de andere bladen bij Bron: beleidsregels-2026."),
        Kolom("Titel", "titel", "tekst", 62, "De titel van het stuk."),
        Kolom("Uitgever", "uitgever", "tekst", 38, gewoon=""),
        Kolom("Adres", "url", "tekst", 50, "Het adres op internet, als het stuk daar staat.", gewoon=""),
        Kolom("Geraadpleegd op", "geraadpleegd_op", "datum", 14, "De dag waarop u het stuk hebt gelezen."),
    ),
)
OPMERKINGEN: Final = Tabel(
    "opmerkingen",
    "Opmerkingen",
    "",
    (
        Kolom("Opmerking", "tekst", "tekst", 74, "Deze zin staat bij de berekening als de regel of het gebied is "
              "gebruikt."),
        Kolom("Bij code", "code", "naam", 28, "De regel waar de opmerking bij hoort. Leeg: bij het gebied of het hele "
              "kader.", gewoon="", bereik="rijen"),
        Kolom("Bij gebied", "resultaatgebied", "naam", 16, "Het gebied waar de opmerking bij hoort. Leeg: bij de code "
              "of het hele kader.", gewoon="", bereik="gebieden"),
        bron("Bron", "bron", 24),
        vindplaats("Vindplaats", "vindplaats", 48),
    ),
)  # fmt: skip
VERVALLEN: Final = Tabel(
    "vervallen",
    "Vervallen",
    "",
    (
        Kolom("Code", "code", "naam", 32, "De code van de regel die niet meer geldt. Verwijder de rij ook op Normen."),
        Kolom("Reden", "reden", "tekst", 74, "Waarom deze regel hier niet geldt."),
        bron("Bron", "bron", 24),
        vindplaats("Vindplaats", "vindplaats", 48),
    ),
)

TABELLEN: Final = (KOP, GEMEENTEN, RIJEN, GEBIEDEN, GRENZEN, AFRONDING, BRONNEN, OPMERKINGEN, VERVALLEN)

ZINNEN: Final[Mapping[str, str]] = {
    "Kader": "Wat dit kader is, vanaf wanneer het geldt en waar het op verder gaat.",
    "Normen": "Elke regel van het kader. Verandert u een getal, vul dan ook de bron en de vindplaats in waar u het "
    "hebt gelezen.",
    "Gebieden": "De resultaatgebieden. De code van elke regel begint met de code van een gebied.",
    "Beleid": "Wat de gemeente buiten de normen om heeft vastgesteld. Leeg betekent: daarover is niets vastgesteld.",
    "Bronnen": "Elk stuk waaruit getallen komen, met een korte naam die u op de andere bladen kiest.",
    "Opmerkingen": "Wat een consulent moet weten bij een regel, een gebied of het hele kader.",
    "Vervallen": "Welke regels dit kader weghaalt, en waarom.",
}
"""The sheets with tables, in order, each with the sentence below its title."""

BLADEN: Final = tuple(ZINNEN)


def tables_of(blad: str) -> tuple[Tabel, ...]:
    """The tables of a sheet, from top to bottom."""
    return tuple(tabel for tabel in TABELLEN if tabel.blad == blad)
