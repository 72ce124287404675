"""The table of commands: what each does, what it asks, examples and outcomes. Reads and runs nothing."""

from __future__ import annotations

from typing import Final

from ho_addin.gebruik_addin import ADDINOPDRACHTEN
from ho_addin.gebruik_normen import NORMOPDRACHTEN
from ho_addin.gebruiksvorm import (
    CASUS,
    GESPREKSLIJST,
    HULP,
    JSON,
    LOGBOEK,
    NORMEN,
    ONBRUIKBAAR,
    UITVOER,
    Opdracht,
    Optie,
    Vraag,
)

__all__ = ["HULP", "LOGBOEK", "NORMEN", "OPDRACHTEN", "Opdracht", "Optie", "Vraag"]

OPDRACHTEN: Final[tuple[Opdracht, ...]] = (
    Opdracht(
        "sjabloon",
        "Maakt een leeg casussjabloon met werkende formules, om in een spreadsheetprogramma in te vullen.",
        opties=(
            Optie("--gemeente", "naam, id of CBS-code van de gemeente", "G", verplicht=True),
            Optie("--datum", "ingangsdatum, als 2026-03-01 of 1-3-2026; bepaalt het normenkader", "D", verplicht=True),
            UITVOER,
            GESPREKSLIJST,
        ),
        voorbeelden=(
            ("ho sjabloon --gemeente nederweert --datum 2026-03-01 -o sjabloon.xlsx", "voor Nederweert vanaf 1 maart"),
            ("ho sjabloon --gemeente 0402 --datum 1-9-2026 -o hilversum.xlsx", "Hilversum, met de CBS-code"),
            ("ho sjabloon --gemeente 0402 --datum 1-9-2026 --gesprekslijst -o gesprek.xlsx", "een lege gesprekslijst"),
        ),
        afloop=((0, "het sjabloon is geschreven"), ONBRUIKBAAR),
    ),
    Opdracht(
        "bereken",
        "Berekent één casus en toont de regels, de resultaatgebieden, het totaal en de aandachtspunten.",
        "CASUS",
        CASUS,
        (JSON,),
        (
            ("ho bereken casus.toml", "een casus als tekstbestand"),
            ("ho bereken ingevuld-sjabloon.xlsx", "een sjabloon dat is ingevuld"),
            ("ho bereken casus.json --json > berekening.json", "voor een ander programma"),
        ),
        ((0, "er is een uitkomst"), (1, "een fout in de casus verhindert het totaal"), ONBRUIKBAAR),
    ),
    Opdracht(
        "toelichting",
        "Schrijft de toelichting bij het besluit: gewone tekst voor de inwoner, om over te nemen in de brief.",
        "CASUS",
        CASUS,
        (
            Optie("--markdown", "als Markdown, met koppen en opsommingen"),
            Optie("--uitvoer", "schrijf naar dit bestand; .txt geeft tekst, .md geeft Markdown", "F", "-o"),
        ),
        (
            ("ho toelichting casus.toml", "de tekst op het scherm; elke alinea is één regel"),
            ("ho toelichting casus.toml --markdown", "met opmaak voor programma's die Markdown lezen"),
            ("ho toelichting ingevuld-sjabloon.xlsx -o toelichting.txt", "als tekstbestand"),
        ),
        ((0, "er is een tekst"), (1, "door een fout in de casus noemt de tekst geen tijd"), ONBRUIKBAAR),
    ),
    Opdracht(
        "werkboek",
        "Maakt het werkboek van een casus: elk cijfer met zijn bron, en onafhankelijk nagerekend.",
        "CASUS",
        CASUS,
        (UITVOER, Optie("--concept", "ook als er nog iets ontbreekt; op elk blad staat dan CONCEPT"), GESPREKSLIJST),
        (
            ("ho werkboek casus.toml -o werkboek.xlsx", "definitief; geweigerd als er nog iets ontbreekt"),
            ("ho werkboek casus.toml -o concept.xlsx --concept", "een concept, om te bespreken"),
            ("ho werkboek casus.toml -o gesprek.xlsx --gesprekslijst", "voor het gesprek, met wat al bekend is"),
        ),
        (
            (0, "het werkboek is geschreven"),
            (1, "er ontbreekt nog iets of er is een fout; alles staat erbij en er is niets geschreven"),
            ONBRUIKBAAR,
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
        ((0, "de kopie is gemaakt; wat opnieuw moet worden gevraagd, staat erbij"), ONBRUIKBAAR),
    ),
    Opdracht(
        "controleer",
        "Bewijst dat een werkboek of concept niet is veranderd en dat elke uitkomst klopt.",
        "F.xlsx",
        "het werkboek of concept",
        (JSON,),
        (
            ("ho controleer werkboek.xlsx", "een regel per verschil, met de cel"),
            ("ho controleer werkboek.xlsx --json", "voor een ander programma"),
        ),
        (
            (0, "het werkboek is in orde"),
            (1, "er is iets veranderd of het klopt niet; elke cel staat erbij"),
            ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "vergelijk",
        "Zet twee casussen of twee normenkaders naast elkaar: wat verschilt, per regel, en waardoor.",
        "A B",
        "eerst de oude casus, dan de nieuwe (.toml, .json, sjabloon of werkboek als .xlsx); of twee normenkaders,"
        " elk met zijn id (hhm-2019) of als gemeente met een dag (nederweert@2026-03-01)",
        (JSON,),
        (
            ("ho vergelijk werkboek-2026.xlsx casus-2028.toml", "een herindicatie: wat was het, wat wordt het, waarom"),
            ("ho vergelijk hhm-2019 hhm-2025", "twee edities: elke norm die anders is, met de bron"),
            ("ho vergelijk hilversum@2026-06-30 hilversum@1-7-2026 --json", "de oude en de nieuwe regels, als JSON"),
        ),
        (
            (0, "vergeleken, met of zonder verschil"),
            (1, "een fout in een casus verhindert zijn totaal; de rest is wel vergeleken"),
            ONBRUIKBAAR,
        ),
    ),
    *NORMOPDRACHTEN,
    Opdracht(
        "functies",
        "Toont de functies die u in een cel typt (HO_MINUTEN en de andere), met hun argumenten.",
        opties=(JSON,),
        voorbeelden=(
            ("ho functies", "alle functies, met wat u invult en wat eruit komt"),
            ("ho functies --json", "voor een ander programma"),
        ),
        afloop=((0, "getoond"), ONBRUIKBAAR),
    ),
    *ADDINOPDRACHTEN,
)
