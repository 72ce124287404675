"""The columns of the table of norms, in the order of the sheet and of the pages it is printed on."""

from __future__ import annotations

from typing import Final

from ho_workbook.normwerkmap.kolommen import EENHEDEN, FREQUENTIES, KEER, SOORTEN, Kolom, bron, status, vindplaats

CODE: Final = Kolom(
    "Code", "code", "naam", 32, "Het gebied, een punt en een eigen naam, in kleine letters: slh.rolstoel."
)
GEBIED: Final = Kolom(
    "Gebied", "", "vast", 17, "Volgt uit het begin van de code; het programma vult dit in en leest het niet terug."
)
MOTIVERING: Final = Kolom(
    "Motivering nodig",
    "",
    "vast",
    11,
    "Volgt uit de soort: bij minder en meer inzet is een motivering nodig. Het programma leest dit niet terug.",
)
RIJ: Final = Kolom(
    "Rij",
    "",
    "vast",
    11,
    "eigen, gewijzigd of geërfd, zoals het was bij het exporteren. Het programma leest dit niet terug.",
)

BASIS: Final = (
    CODE,
    Kolom("Omschrijving", "omschrijving", "tekst", 40),
    GEBIED,
    Kolom("Soort", "soort", "keuze", 14, "Minder inzet telt af, de andere tellen op.", SOORTEN),
    Kolom("Eenheid", "eenheid", "keuze", 10, "Bij uur/jaar vult u hele uren in, anders hele minuten.", EENHEDEN),
    Kolom(
        "Minuten",
        "minuten",
        "getal",
        9,
        "Hele minuten, of hele uren als de eenheid uur/jaar is. Niet bekend? Laat leeg en kies de status ontbreekt.",
    ),
    bron("Bron", "bron"),
    vindplaats("Vindplaats", "vindplaats"),
    status("Status", "status"),
    RIJ,
)
"""What a row is and its figure per week, with where it stands: the first page."""

TWEEDE: Final = (
    Kolom(
        "Minuten per 2 weken",
        "minuten_2weken",
        "getal",
        10,
        "Het getal bij hulp één keer per twee weken. Het is nooit vanzelf het dubbele van de week.",
    ),
    bron("Bron 2 weken", "bron_2weken"),
    vindplaats("Vindplaats 2 weken", "vindplaats_2weken"),
    status("Status 2 weken", "status_2weken"),
    Kolom(
        "Gepubliceerde uren per jaar",
        "uur_jaar_gepubliceerd",
        "getal",
        13,
        "Hele uren per jaar zoals ze zijn gepubliceerd; alleen om mee te vergelijken.",
    ),
    bron("Bron uren", "bron_uur_jaar"),
    vindplaats("Vindplaats uren", "vindplaats_uur_jaar"),
    status("Status uren", "status_uur_jaar"),
)
"""The other figures of a row: the second page."""

GRENZEN: Final = (
    Kolom("Aantal van", "min", "getal", 9, "Het kleinste aantal. Leeg is 0.", gewoon=0),
    Kolom("Aantal tot", "max", "getal", 9, "Het grootste aantal. Leeg is: geen grens."),
    Kolom("Keer", "keer", "keuze", 11, "vast: altijd 1. gevraagd: de consulent vult het aantal keer per week in. "
          "Leeg is vast.", KEER, "vast"),
    Kolom("Keer hoogstens", "keer_max", "getal", 11, "De grens voor het aantal keer; alleen bij keer gevraagd."),
    Kolom("Keer eenheid", "keer_eenheid", "tekst", 18, "Bijvoorbeeld: dagen per week.", gewoon=""),
    Kolom("Norm is maximum", "norm_is_maximum", "ja_nee", 11, "ja: de consulent mag minder minuten invullen. Leeg is "
          "nee.", gewoon=False),
    Kolom("Frequentie", "frequentie", "keuze", 20, "Bij welke hulp deze regel mag. Leeg is beide.", FREQUENTIES,
          "beide"),
    Kolom("Altijd tijdelijk", "altijd_tijdelijk", "ja_nee", 10, "ja: deze regel heeft altijd een einddatum. Leeg is "
          "nee.", gewoon=False),
    MOTIVERING,
    Kolom("Ander gebied nodig", "vereist_ander_gebied", "ja_nee", 12, "ja: er moet ook hulp in een ander gebied zijn. "
          "Leeg is nee.", gewoon=False),
    Kolom("Sluit uit", "sluit_uit", "namen", 27, "Codes die niet samen met deze mogen, hoogstens twee, met een komma "
          "ertussen. Zet het op beide regels.", gewoon=[]),
    Kolom("Vereist", "vereist", "namen", 27, "Codes waarvan er één gebruikt moet zijn, hoogstens twee, met een komma "
          "ertussen.", gewoon=[]),
)  # fmt: skip
"""The bounds of a row and how it bears on others: the third page."""

SLOT: Final = (
    Kolom("Toelichting", "toelichting", "tekst", 90, gewoon=""),
    Kolom(
        "Gecontroleerd op",
        "gecontroleerd_op",
        "datum",
        14,
        "De dag waarop iemand deze regel het laatst bij de bron heeft nagelezen.",
    ),
)
"""What is good to know of a row: the fourth page."""

BLADZIJDEN: Final = (BASIS, TWEEDE, GRENZEN, SLOT)
RIJKOLOMMEN: Final[tuple[Kolom, ...]] = tuple(kolom for bladzijde in BLADZIJDEN for kolom in bladzijde)
