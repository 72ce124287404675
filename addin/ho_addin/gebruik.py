"""The table of commands: what each does, what it asks, examples and outcomes. Reads and runs nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

HULP: Final = ("-h", "--help", "--hulp", "/?")


@dataclass(frozen=True, slots=True)
class Optie:
    """An option; without ``waarde`` (what stands behind it) it is a switch."""

    naam: str
    uitleg: str
    waarde: str = ""
    kort: str = ""
    verplicht: bool = False
    herhaalbaar: bool = False

    @property
    def vorm(self) -> str:
        """How it is written in a help text."""
        namen = f"{self.kort}, {self.naam}" if self.kort else self.naam
        return f"{namen} {self.waarde}".strip()


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A command: what it does, what it asks, and examples; ``argument`` has a word per file it asks for."""

    naam: str
    doet: str
    argument: str = ""
    argument_uitleg: str = ""
    opties: tuple[Optie, ...] = ()
    voorbeelden: tuple[tuple[str, str], ...] = ()
    afloop: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Vraag:
    """A command as it was asked: its arguments, and the values of its options by name."""

    opdracht: Opdracht
    argumenten: tuple[str, ...] = ()
    waarden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def argument(self) -> str:
        """The only argument, or the first."""
        return self.argumenten[0] if self.argumenten else ""

    def get(self, naam: str) -> str | None:
        """The value of an option, or ``None``."""
        return self.waarden[naam][0] if naam in self.waarden else None

    def __contains__(self, naam: str) -> bool:
        """Whether an option was given."""
        return naam in self.waarden


NORMEN: Final = Optie(
    "--normen",
    "map met eigen normbestanden; mag vaker, de laatste gaat voor (ook: omgevingsvariabele HO_NORMEN)",
    "MAP",
    herhaalbaar=True,
)
LOGBOEK: Final = Optie(
    "--logboek",
    "noteer de afloop in een logboek (of in het bestand dat HO_LOG noemt): tijd, opdracht, meldingcodes en duur; "
    "nooit iets uit een casus, nooit een bestandsnaam",
)
_UITVOER: Final = Optie(
    "--uitvoer", "het bestand dat wordt geschreven; eindigt op .xlsx", "F.xlsx", "-o", verplicht=True
)
_GESPREKSLIJST: Final = Optie(
    "--gesprekslijst", "in plaats daarvan de lijst voor het keukentafelgesprek: twee bladzijden A4, voor de pen"
)
_CASUS: Final = "de casus: een .toml, een .json, of een ingevuld sjabloon (.xlsx)"
_JSON: Final = Optie("--json", "één JSON-object in plaats van een tabel, voor andere programma's")
_ONBRUIKBAAR: Final = (2, "de invoer of de vraag is onbruikbaar; één zin zegt waarom")

OPDRACHTEN: Final[tuple[Opdracht, ...]] = (
    Opdracht(
        "sjabloon",
        "Maakt een leeg casussjabloon met werkende formules, om in een spreadsheetprogramma in te vullen.",
        opties=(
            Optie("--gemeente", "naam, id of CBS-code van de gemeente", "G", verplicht=True),
            Optie("--datum", "ingangsdatum, als 2026-03-01 of 1-3-2026; bepaalt het normenkader", "D", verplicht=True),
            _UITVOER,
            _GESPREKSLIJST,
        ),
        voorbeelden=(
            ("ho sjabloon --gemeente nederweert --datum 2026-03-01 -o sjabloon.xlsx", "voor Nederweert vanaf 1 maart"),
            ("ho sjabloon --gemeente 0402 --datum 1-9-2026 -o hilversum.xlsx", "Hilversum, met de CBS-code"),
            ("ho sjabloon --gemeente 0402 --datum 1-9-2026 --gesprekslijst -o gesprek.xlsx", "een lege gesprekslijst"),
        ),
        afloop=((0, "het sjabloon is geschreven"), _ONBRUIKBAAR),
    ),
    Opdracht(
        "bereken",
        "Berekent één casus en toont de regels, de resultaatgebieden, het totaal en de aandachtspunten.",
        "CASUS",
        _CASUS,
        (_JSON,),
        (
            ("ho bereken casus.toml", "een casus als tekstbestand"),
            ("ho bereken ingevuld-sjabloon.xlsx", "een sjabloon dat is ingevuld"),
            ("ho bereken casus.json --json > berekening.json", "voor een ander programma"),
        ),
        ((0, "er is een uitkomst"), (1, "een fout in de casus verhindert het totaal"), _ONBRUIKBAAR),
    ),
    Opdracht(
        "toelichting",
        "Schrijft de toelichting bij het besluit: gewone tekst voor de inwoner, om over te nemen in de brief.",
        "CASUS",
        _CASUS,
        (
            Optie("--markdown", "als Markdown, met koppen en opsommingen"),
            Optie("--uitvoer", "schrijf naar dit bestand; .txt geeft tekst, .md geeft Markdown", "F", "-o"),
        ),
        (
            ("ho toelichting casus.toml", "de tekst op het scherm; elke alinea is één regel"),
            ("ho toelichting casus.toml --markdown", "met opmaak voor programma's die Markdown lezen"),
            ("ho toelichting ingevuld-sjabloon.xlsx -o toelichting.txt", "als tekstbestand"),
        ),
        ((0, "er is een tekst"), (1, "door een fout in de casus noemt de tekst geen tijd"), _ONBRUIKBAAR),
    ),
    Opdracht(
        "werkboek",
        "Maakt het werkboek van een casus: elk cijfer met zijn bron, en onafhankelijk nagerekend.",
        "CASUS",
        _CASUS,
        (_UITVOER, Optie("--concept", "ook als er nog iets ontbreekt; op elk blad staat dan CONCEPT"), _GESPREKSLIJST),
        (
            ("ho werkboek casus.toml -o werkboek.xlsx", "definitief; geweigerd als er nog iets ontbreekt"),
            ("ho werkboek casus.toml -o concept.xlsx --concept", "een concept, om te bespreken"),
            ("ho werkboek casus.toml -o gesprek.xlsx --gesprekslijst", "voor het gesprek, met wat al bekend is"),
        ),
        (
            (0, "het werkboek is geschreven"),
            (1, "er ontbreekt nog iets of er is een fout; alles staat erbij en er is niets geschreven"),
            _ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "kopie",
        "Maakt van een vorige casus een nieuwe, en merkt alles wat opnieuw moet worden gevraagd.",
        "CASUS",
        "de vorige casus: een .toml, een .json, een ingevuld sjabloon of een werkboek (.xlsx)",
        (
            Optie("--ingangsdatum", "eerste dag van de nieuwe casus, als 2026-03-01 of 1-3-2026", "D", verplicht=True),
            Optie(
                "--uitvoer",
                "wat wordt geschreven: een .toml, een .json of een sjabloon (.xlsx); zonder deze optie op het scherm",
                "F",
                "-o",
            ),
            Optie("--kenmerk", "kenmerk van de nieuwe casus; zonder deze optie blijft het oude staan", "K"),
        ),
        (
            ("ho kopie casus.toml --ingangsdatum 2028-03-01 -o nieuw.toml", "een nieuw tekstbestand"),
            ("ho kopie werkboek.xlsx --ingangsdatum 1-3-2028 --kenmerk 2028-0007 -o nieuw.xlsx", "een sjabloon"),
        ),
        ((0, "de kopie is gemaakt; wat opnieuw moet worden gevraagd, staat erbij"), _ONBRUIKBAAR),
    ),
    Opdracht(
        "controleer",
        "Bewijst dat een werkboek of concept niet is veranderd en dat elke uitkomst klopt.",
        "F.xlsx",
        "het werkboek of concept",
        (_JSON,),
        (
            ("ho controleer werkboek.xlsx", "een regel per verschil, met de cel"),
            ("ho controleer werkboek.xlsx --json", "voor een ander programma"),
        ),
        (
            (0, "het werkboek is in orde"),
            (1, "er is iets veranderd of het klopt niet; elke cel staat erbij"),
            _ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "vergelijk",
        "Zet twee casussen of twee normenkaders naast elkaar: wat verschilt, per regel, en waardoor.",
        "A B",
        "eerst de oude casus, dan de nieuwe (.toml, .json, sjabloon of werkboek als .xlsx); of twee normenkaders,"
        " elk met zijn id (hhm-2019) of als gemeente met een dag (nederweert@2026-03-01)",
        (_JSON,),
        (
            ("ho vergelijk werkboek-2026.xlsx casus-2028.toml", "een herindicatie: wat was het, wat wordt het, waarom"),
            ("ho vergelijk hhm-2019 hhm-2025", "twee edities: elke norm die anders is, met de bron"),
            ("ho vergelijk hilversum@2026-06-30 hilversum@1-7-2026 --json", "de oude en de nieuwe regels, als JSON"),
        ),
        (
            (0, "vergeleken, met of zonder verschil"),
            (1, "een fout in een casus verhindert zijn totaal; de rest is wel vergeleken"),
            _ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "normen toon",
        "Toont welke normenkaders er zijn, of alle normen van één kader met status en bron.",
        opties=(
            Optie("--gemeente", "naam, id of CBS-code van de gemeente; met --datum de normen die dan gelden", "G"),
            Optie("--datum", "dag waarop de normen gelden, als 2026-03-01 of 1-3-2026", "D"),
            Optie("--kader", "id van een normenkader, in plaats van gemeente en datum", "K"),
            Optie("--ontbreekt", "alleen wat nog moet worden ingevuld"),
        ),
        voorbeelden=(
            ("ho normen toon", "alle normenkaders"),
            ("ho normen toon --gemeente nederweert --datum 2026-03-01", "de normen die dan gelden"),
            ("ho normen toon --kader hhm-2025 --ontbreekt", "wat in deze editie nog niet bekend is"),
            (
                "ho normen toon --normen eigen-normen --gemeente hbel --datum 2026-01-01",
                "met eigen normbestanden erbij",
            ),
        ),
        afloop=((0, "getoond"), _ONBRUIKBAAR),
    ),
    Opdracht(
        "functies",
        "Toont de functies die u in een cel typt (HO_MINUTEN en de andere), met hun argumenten.",
        opties=(_JSON,),
        voorbeelden=(
            ("ho functies", "alle functies, met wat u invult en wat eruit komt"),
            ("ho functies --json", "voor een ander programma"),
        ),
        afloop=((0, "getoond"), _ONBRUIKBAAR),
    ),
)
