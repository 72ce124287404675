"""What is asked at the kitchen table: rooms, activities with the frequencies that are known, a question per norm row.

Only facts from published policy, in words of our own; never minutes per activity (CRvB; S004 questions 11 and 13), and
no frequency where none is known. Draws nothing and knows no case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_engine.normenkader import Normenkader, Normregel, Resultaatgebied, Soort

BRONNEN: Final[Mapping[str, str]] = {
    "¹": "Bijlage 2: Normenkader huishoudelijke hulp (2019), par. 3 en 4",
    "²": "Beleidsregels huishoudelijke hulp Hilversum 2022, par. 1.1 en 3.1",
    "³": "Normenkader HO 2025 (Nederweert, Gemeenteblad 2025, 75231), vraag 2, bijlage 1 en 3",
}
"""The publications behind the activities and frequencies, by the mark that stands on the list (S001, S002, S004)."""

RUIMTEN: Final = (
    "Woonkamer",
    "Keuken",
    "Badkamer",
    "Toilet",
    "Slaapkamers",
    "Trap",
    "Hal of gang",
    "Extra kamers",
)
"""The rooms of a clean and liveable home (S001 par. 4, S002 par. 1.1.1), and the extra ones that have a row."""


@dataclass(frozen=True, slots=True)
class Activiteit:
    """Work in a result area; ``codes`` are the rows it belongs to, ``frequentie`` ends with the mark of its source."""

    tekst: str
    codes: tuple[str, ...]
    frequentie: str = ""

    @property
    def zin(self) -> str:
        """The activity with its frequency, when that is known.

        >>> Activiteit("Bed verschonen", ()).zin, Activiteit("Koken", (), "1 keer per dag ¹").zin
        ('Bed verschonen', 'Koken: 1 keer per dag ¹')
        """
        return f"{self.tekst}: {self.frequentie}" if self.frequentie else self.tekst


@dataclass(frozen=True, slots=True)
class Gebiedsgesprek:
    """A result area with the work in it; ``frequentie`` is known for the area as a whole, or empty."""

    gebied: Resultaatgebied
    activiteiten: tuple[Activiteit, ...]
    frequentie: str = ""


_SLH: Final = ("slh.volledige_overname",)
_WAS: Final = ("was.eenpersoons", "was.tweepersoons")

ACTIVITEITEN: Final = (
    Activiteit("Opruimen, klaar voor de schoonmaak", _SLH, "elke dag ¹ ²"),
    Activiteit("Stof afnemen en nat afnemen op middenhoogte ³", _SLH),
    Activiteit("Stof afnemen waar bukken of reiken nodig is ³", _SLH),
    Activiteit("Stofzuigen ¹ ²", _SLH),
    Activiteit("Vloeren dweilen ¹ ²", _SLH),
    Activiteit("Keuken schoonmaken ²", _SLH),
    Activiteit("Badkamer en toilet schoonmaken ¹ ²", _SLH),
    Activiteit("Bedden verschonen ¹ ²", _SLH),
    Activiteit("Ramen zemen aan de binnenkant ¹ ²", _SLH),
    Activiteit("Weinig gebruikte kamers", _SLH, "om de week of elke maand ¹"),
    Activiteit("Was sorteren en vlekken behandelen ¹", _WAS),
    Activiteit("Wassen en drogen ¹", _WAS),
    Activiteit("Vouwen en in de kast leggen ¹", _WAS),
    Activiteit("eten, verzorging, schoonmaak ¹", ("boodschappen.volledige_overname",)),
    Activiteit("Brood klaarzetten, afruimen, afwassen", ("maaltijden.broodmaaltijd",), "1 × per dag ¹"),
    Activiteit("Warm eten klaarzetten, afruimen, afwassen", ("maaltijden.warme_maaltijd",), "1 × per dag ¹"),
    Activiteit("Warm eten koken ²", ("maaltijden.bereiden",)),
    Activiteit("plannen en overzicht houden ¹ ³", ("regie.regie_organisatie",)),
    Activiteit("leren, tijdelijk ³", ("aiv.advies_instructie_voorlichting",)),
    Activiteit("Naar bed brengen, per kind ¹ ²", ("kindzorg.naar_bed",)),
    Activiteit("Uit bed halen, per kind ¹ ²", ("kindzorg.uit_bed",)),
    Activiteit("Wassen en aankleden, per kind", ("kindzorg.wassen_kleden",), "1 × per dag ²"),
    Activiteit("Eten of drinken geven: brood, per kind ¹ ²", ("kindzorg.broodmaaltijd",)),
    Activiteit("Eten of drinken geven: warm, per kind ¹ ²", ("kindzorg.warme_maaltijd",)),
    Activiteit("Baby de fles geven, per kind ¹ ²", ("kindzorg.babyvoeding",)),
    Activiteit("Luier verschonen, per kind ¹ ²", ("kindzorg.luier",)),
    Activiteit("Naar school of opvang, per gezin ¹ ²", ("kindzorg.school_opvang",)),
    Activiteit("Opvang van kinderen, tijdelijk ²", ("kindzorg.opvang",)),
)
"""The work that is known, in the order of the areas. A framework shows what belongs to a row that it has."""

GEBIEDSFREQUENTIES: Final[Mapping[str, str]] = {
    "slh": "hulp elke week, maar niet alles hoeft elke week ³",
    "was": "1 persoon 2 keer per week, 2 personen 5 keer per 2 weken ³",
}
"""What is known of an area as a whole: S004 question 2, and the note at table 4 of its annex 3."""

VRAGEN: Final[Mapping[str, str]] = {
    "Eigen kracht: de cliënt doet zelf licht werk op middenhoogte": "Doet de inwoner zelf licht werk op middenhoogte?",
    "Eigen mogelijkheden van de cliënt en/of het netwerk, samen één aftrek": (
        "Doen de inwoner of het netwerk zelf een deel van het werk?"
    ),
    "Extra eigen kracht, per stap van 15 minuten": "Doet de inwoner zelf nog duidelijk meer, en houdt dat stand?",
    "Gebruikelijke hulp van huisgenoten, per stap van 15 minuten": "Kunnen huisgenoten een deel van het werk doen?",
    "Hulp uit het netwerk, per stap van 15 minuten": "Doet iemand uit het netwerk een deel van het werk?",
    "Extra eigen kracht bij hulp één keer per twee weken": "Bij hulp om de week: doet de inwoner veel zelf?",
    "Eigen inzet van de cliënt bij de was": "Doet de inwoner zelf een deel van de was?",
    "Enige extra inzet door beperkingen of belemmeringen, binnen het geplande bezoek": (
        "Moet het extra schoon, binnen het geplande bezoek?"
    ),
    "Veel extra inzet door beperkingen of belemmeringen, een extra bezoek per week": (
        "Moet het vaker schoon, met een extra bezoek per week?"
    ),
    "Samenstelling van het huishouden": "Is er meer werk door wie er in huis wonen?",
    "Extra kamer die echt als slaapkamer in gebruik is, per kamer": "Slaapt er echt iemand in nog een kamer?",
    "Extra kamer die niet als slaapkamer in gebruik is, per kamer": "Zijn er nog kamers waar niemand slaapt?",
    "Extra kamer in gebruik, per kamer": "Zijn er nog kamers in gebruik?",
    "Extra kamer die niet in gebruik is, per kamer": "Zijn er nog kamers die niet in gebruik zijn?",
    "Huisdieren die meer vervuiling geven": "Wordt het huis echt vuiler door huisdieren?",
    "Overige kenmerken van de woning: omvang, bewerkelijkheid, inrichting": (
        "Geeft de woning zelf meer werk (omvang, inrichting)?"
    ),
    "Strijken van bovenkleding": "Moet bovenkleding echt worden gestreken?",
}
"""The question for a row by its description: a municipality that gives a code another meaning is asked that meaning."""


def activiteiten(kader: Normenkader) -> tuple[Gebiedsgesprek, ...]:
    """The areas of a framework with the work in them.

    A full-replacement row of which no activity is known here stands with its own description; an area without any
    full-replacement row is left out.
    """
    return tuple(
        Gebiedsgesprek(gebied, werk, GEBIEDSFREQUENTIES.get(gebied.code, ""))
        for gebied in kader.resultaatgebieden
        if (werk := _work(kader, gebied.code))
    )


def vragen(kader: Normenkader, soort: Soort) -> tuple[tuple[Normregel, str], ...]:
    """The rows of one kind (minder or meer inzet) in the order of the areas, each with its question."""
    volgorde = {gebied.code: nummer for nummer, gebied in enumerate(kader.resultaatgebieden)}
    rijen = [regel for regel in kader.regels if regel.soort == soort]
    rijen.sort(key=lambda regel: volgorde[regel.resultaatgebied])
    return tuple((regel, VRAGEN.get(regel.omschrijving, regel.omschrijving)) for regel in rijen)


def _work(kader: Normenkader, gebied: str) -> tuple[Activiteit, ...]:
    rijen = {
        regel.code: regel
        for regel in kader.regels
        if regel.resultaatgebied == gebied and regel.soort == "volledige_overname"
    }
    bekend = [activiteit for activiteit in ACTIVITEITEN if not rijen.keys().isdisjoint(activiteit.codes)]
    genoemd = {code for activiteit in bekend for code in activiteit.codes}
    eigen = [Activiteit(regel.omschrijving, (code,)) for code, regel in rijen.items() if code not in genoemd]
    return (*bekend, *eigen)
