"""The first sheet of a norm workbook: what it is, how to change it, what the colours mean and how to hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ho_workbook.normwerkmap.vel import Vel

BLAD: Final = "Uitleg"
TITEL: Final = "Normwerkmap"
BREEDTEN: Final = (30, 104)

STAPPEN: Final = (
    (
        "Een getal veranderen",
        (
            "Verander het getal op Normen. Vul in dezelfde rij ook de bron en de vindplaats in waar u het nieuwe getal "
            "hebt gelezen."
        ),
    ),
    (
        "Een regel toevoegen",
        (
            "Gebruik een lege rij onder de tabel, of voeg een rij in. De code begint met de code van het gebied, zoals "
            "slh.rolstoel."
        ),
    ),
    (
        "Een regel weghalen",
        "Verwijder de rij op Normen. Schrijf de code met de reden, de bron en de vindplaats op het blad Vervallen.",
    ),
    (
        "Een bron toevoegen",
        "Zet elk stuk één keer op Bronnen, met een korte naam. Die naam kiest u op de andere bladen bij Bron.",
    ),
    (
        "Een getal dat u niet weet",
        "Laat het getal leeg en kies de status ontbreekt. Vul nooit 0 in: een getal dat ontbreekt, is geen nul.",
    ),
)
TERUG: Final = (
    (
        "Nakijken",
        "ho normen import DIT-BESTAND.xlsx --proef laat zien wat er verandert en voor wie. Er wordt niets geschreven.",
    ),
    ("Overnemen", "ho normen import DIT-BESTAND.xlsx schrijft de normen weg. Daarna rekent het programma ermee."),
    (
        "Klopt er iets niet?",
        "Dan noemt het programma elke cel die u moet verbeteren, alles tegelijk. Er is dan niets geschreven.",
    ),
)
BLADEN: Final = (
    ("Kader", "De naam, de ingangsdatum en de gemeente, en van welke editie dit kader de regels overneemt."),
    ("Normen", "Elke regel met zijn minuten, bron en grenzen: de eigen regels en de regels die worden overgenomen."),
    ("Gebieden", "De resultaatgebieden, met een maximum als dat er is."),
    ("Beleid", "Duur, overgang, overleg, weken per jaar en afronding."),
    ("Bronnen", "De stukken waar de getallen uit komen."),
    ("Opmerkingen", "Wat een consulent moet weten bij een regel of een gebied."),
    ("Vervallen", "De regels die dit kader weghaalt, met de reden."),
)
KLEUREN: Final = (
    ("geërfd", "tekst geërfd", "Overgenomen uit een editie of een blok, en niet veranderd."),
    ("gewijzigd", "tekst gewijzigd", "Overgenomen, en hier veranderd."),
    ("eigen", "code eigen", "Een regel van dit kader zelf."),
    ("leeg", "tekst leeg", "Ruimte voor iets nieuws."),
    ("vast", "vast geërfd", "Rekent het programma zelf uit. Wat u hier typt, telt niet mee."),
    ("ontbreekt", "ontbreekt", "Het getal is niet bekend. Daarmee rekenen kan pas als u het invult."),
)
GOED_OM_TE_WETEN: Final = (
    ("Vrij", "Rijen mag u verplaatsen, sorteren, invoegen en leeg laten. Kolommen mag u van plaats wisselen."),
    ("Niet doen", "Verander de koppen niet, voeg geen cellen samen, verberg niets en gebruik geen formules."),
    ("Getallen", "Vul hele minuten in, zonder komma of punt. Bij de eenheid uur/jaar zijn het hele uren."),
)


def draw_guide(vel: Vel, naam: str) -> None:
    """Draw the sheet.

    Args:
        vel: the sheet, with the widths of this module.
        naam: the name of the framework, for people.
    """
    vel.title(TITEL, naam)
    _section(vel, "Waar deze werkmap voor is")
    vel.row(
        (
            "Alle normen van dit kader",
            (
                "Deze werkmap toont elke norm van dit kader, met de plaats waar het getal vandaan komt. U past haar "
                "aan en het programma leest haar terug. Tot dat moment verandert er niets."
            ),
        ),
        ("label_vast", "uitleg"),
    )
    for titel, rijen in (
        ("Zo verandert u iets", STAPPEN),
        ("Zo geeft u haar terug", TERUG),
        ("Goed om te weten", GOED_OM_TE_WETEN),
        ("De bladen", BLADEN),
    ):
        _section(vel, titel)
        for label, tekst in rijen:
            vel.row((label, tekst), ("label_vast", "uitleg"))
    _section(vel, "Wat de kleuren betekenen")
    for woord, rol, tekst in KLEUREN:
        vel.row((woord, tekst), (rol, "uitleg"), 18)


def _section(vel: Vel, titel: str) -> None:
    if vel.rij > 4:  # noqa: PLR2004 - the first section stands right below the title
        vel.blad.row_dimensions[vel.rij].height = 9
        vel.rij += 1
    vel.section(titel, len(BREEDTEN))
