"""The commands of ``ho normen``: norms shown, put in a workbook and read back, made, checked and tried on cases."""

from __future__ import annotations

from typing import Final

from ho_addin.gebruiksvorm import JSON, ONBRUIKBAAR, UITVOER, Opdracht, Optie

_GEMEENTE: Final = Optie("--gemeente", "naam, id of CBS-code van de gemeente; met --datum wat dan geldt", "G")
_DATUM: Final = Optie("--datum", "dag waarop de normen gelden, als 2026-03-01 of 1-3-2026", "D")
_KADER: Final = Optie("--kader", "id van een normenkader, in plaats van gemeente en datum", "K")
_MAP: Final = Optie(
    "--map",
    "map waarin het normbestand komt; zonder deze optie uw eigen map, die 'ho normen toon' laat zien",
    "MAP",
)

NORMOPDRACHTEN: Final[tuple[Opdracht, ...]] = (
    Opdracht(
        "normen toon",
        "Toont welke normenkaders er zijn, of alle normen van één kader met status en bron.",
        opties=(
            _GEMEENTE,
            _DATUM,
            _KADER,
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
        afloop=((0, "getoond"), ONBRUIKBAAR),
    ),
    Opdracht(
        "normen export",
        "Zet een normenkader in een normwerkmap: alle normen als tabel in Excel, om te bekijken en te wijzigen.",
        opties=(_GEMEENTE, _DATUM, _KADER, UITVOER),
        voorbeelden=(
            ("ho normen export --gemeente nederweert --datum 2026-03-01 -o normen.xlsx", "de normen van een gemeente"),
            ("ho normen export --kader hhm-2025 -o hhm-2025.xlsx", "een landelijke editie"),
        ),
        afloop=((0, "de normwerkmap is geschreven"), ONBRUIKBAAR),
    ),
    Opdracht(
        "normen import",
        "Leest een normwerkmap of invulformulier terug. Toont eerst wat er verandert en schrijft dan het normbestand.",
        "F.xlsx",
        "de normwerkmap of het invulformulier",
        (
            _MAP,
            Optie("--proef", "toon alleen wat er verandert; schrijf niets"),
            Optie(
                "--casussen",
                "casus of map met casussen die wordt doorgerekend; mag vaker. Zonder deze optie de voorbeelden"
                " die bij het programma zitten",
                "PAD",
                herhaalbaar=True,
            ),
        ),
        (
            ("ho normen import normen.xlsx --proef", "eerst kijken: wat verandert er, en voor wie"),
            ("ho normen import normen.xlsx", "daarna schrijven, in uw eigen map"),
            ("ho normen import normen.xlsx --map normen --casussen casussen", "in een andere map, met eigen casussen"),
        ),
        (
            (0, "het normbestand is geschreven, of met --proef alleen getoond"),
            (2, "er is iets niet goed ingevuld; elke cel staat erbij en er is niets geschreven"),
        ),
    ),
    Opdracht(
        "normen invullen",
        "Maakt een kort formulier met alleen de getallen die voor een gemeente nog ontbreken.",
        opties=(
            Optie("--gemeente", "naam, id of CBS-code van de gemeente", "G", verplicht=True),
            Optie("--datum", "dag waarop de normen gelden; zonder deze optie het nieuwste normenkader", "D"),
            UITVOER,
        ),
        voorbeelden=(
            ("ho normen invullen --gemeente nederweert -o formulier.xlsx", "wat ontbreekt er voor Nederweert"),
            ("ho normen invullen --gemeente 0402 --datum 1-9-2026 -o formulier.xlsx", "voor Hilversum op een dag"),
        ),
        afloop=((0, "het formulier is geschreven"), ONBRUIKBAAR),
    ),
    Opdracht(
        "normen nieuw",
        "Maakt in één keer een normbestand voor een nieuwe gemeente, een nieuwe periode of een nieuwe editie.",
        opties=(
            Optie("--erft", "id van het kader waarop het verdergaat; zet een komma tussen twee", "K", verplicht=True),
            Optie("--vanaf", "eerste dag waarop het geldt", "D", verplicht=True),
            Optie("--gemeente", "naam van de gemeente, zoals mensen die schrijven", "NAAM"),
            Optie("--cbs", "CBS-code van de gemeente: vier cijfers", "CODE"),
            Optie("--editie", "naam van een nieuwe editie, in plaats van een gemeente", "NAAM"),
            Optie("--tot", "laatste dag waarop het geldt; meestal niet nodig, want een opvolger sluit het af", "D"),
            Optie("--besluit", "titel van de regeling waarin dit staat", "TITEL"),
            Optie("--vindplaats", "waar in die regeling de ingangsdatum staat, bijvoorbeeld een artikel", "P"),
            Optie("--gelezen", "dag waarop u de regeling hebt gelezen; zonder deze optie vandaag", "D"),
            Optie("--id", "id van het nieuwe kader; zonder deze optie de naam met het jaar", "ID"),
            _MAP,
        ),
        voorbeelden=(
            (
                "ho normen nieuw --gemeente Voorbeeldstad --cbs 9999 --erft hhm-2025 --vanaf 2026-01-01",
                "een gemeente die de editie van 2025 overneemt",
            ),
            (
                "ho normen nieuw --gemeente Hilversum --erft hhm-2025,kindzorg-ciz --vanaf 1-1-2028",
                "een nieuwe periode van een bekende gemeente, met de kindzorg",
            ),
            (
                'ho normen nieuw --gemeente Nederweert --erft hhm-2025 --vanaf 1-1-2027 --besluit "Besluit Wmo"',
                "met de regeling als bron",
            ),
            ('ho normen nieuw --editie "HHM 2027" --erft hhm-2025 --vanaf 2027-01-01', "een nieuwe editie"),
        ),
        afloop=((0, "het normbestand is geschreven"), ONBRUIKBAAR),
    ),
    Opdracht(
        "normen effect",
        "Rekent casussen door met twee normenkaders en laat zien wie er meer of minder krijgt, en waardoor.",
        "CASUS...",
        "een of meer casussen (.toml, .json of .xlsx), of mappen met casussen",
        (
            Optie(
                "--van",
                "het oude normenkader: een id (hhm-2019), of een gemeente met een dag (hilversum@2026-06-30)",
                "K",
                verplicht=True,
            ),
            Optie("--naar", "het nieuwe normenkader, op dezelfde manier", "K", verplicht=True),
            JSON,
        ),
        (
            ("ho normen effect --van hhm-2019 --naar hhm-2025 casussen", "alle casussen in een map"),
            (
                "ho normen effect --van hilversum@2026-06-30 --naar hilversum@2026-07-01 een.toml twee.xlsx --json",
                "twee casussen, voor een ander programma",
            ),
        ),
        (
            (0, "doorgerekend, met of zonder verschil"),
            (1, "een fout in een casus verhindert zijn uitkomst; de rest is wel doorgerekend"),
            ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "normen controleer",
        "Controleert een map met normbestanden: vorm, bronnen, datums, erven, ouderdom en vastgezette normen.",
        "[MAP]",
        "de map; zonder map alle mappen die in gebruik zijn",
        (
            Optie("--datum", "dag waarop de ouderdom wordt bekeken; zonder deze optie vandaag", "D"),
            Optie("--vastzetten", "leg de normen zoals ze nu zijn vast in normen.lock"),
            JSON,
        ),
        (
            ("ho normen controleer", "alle mappen die in gebruik zijn"),
            ("ho normen controleer normen --vastzetten", "een map, en leg vast wat er nu in staat"),
        ),
        (
            (0, "in orde; er kunnen opmerkingen zijn"),
            (1, "er is een fout gevonden; elke fout staat erbij"),
            ONBRUIKBAAR,
        ),
    ),
)
