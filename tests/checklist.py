"""The checklist of an auditor: each item with its letter, what it demands, how it is proven, and the check itself.

``python tests/checklist.py > docs/controlelijst.md`` writes the page for people; a test holds the two together.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))  # for who runs this file by itself

import keuring_formules as f
import keuring_maat as m
import keuring_vorm as v
from bestand import Bestand
from keuring_buiten import sdk_rules

Toets = Callable[[Bestand], Iterator[str]]

OVERAL: Final = ""
NIET_OP_PAPIER: Final = "de gesprekslijst is papier: zij rekent niets en niets hoeft in beeld te blijven"
PAPIER_IS_OPEN: Final = "de gesprekslijst is om op te schrijven, ook in een spreadsheet"
ALLES_TEKST: Final = "op de gesprekslijst is alles tekst om te lezen, ook een leeftijd"
VAST_PAPIER: Final = "de gesprekslijst heeft vaste kolommen; haar eigen toets drukt haar af op twee bladzijden A4"


class Punt(NamedTuple):
    """One item; ``niet_op_lijst`` says why it does not hold for the list for the talk, and is empty where it does."""

    code: str
    eis: str
    bewijs: str
    toets: Toets
    niet_op_lijst: str = OVERAL


GROEPEN: Final = {
    "A": "Wat het bestand van zichzelf zegt",
    "B": "Niets van buiten",
    "C": "Namen",
    "D": "Niets verborgen",
    "E": "Beveiliging en invoer",
    "F": "Bewaarde uitkomsten",
    "G": "Leesbaar voor iedereen",
    "H": "Formules",
    "I": "Altijd hetzelfde bestand",
    "J": "Teksten en persoonsgegevens",
    "K": "Normen en controles",
    "L": "Het bestand als geheel",
}

PUNTEN: Final = (
    Punt(
        "A1", "Eigenschappen, versie, normenkader en een hash per blad", "de eigenschappen in het bestand", v.properties
    ),
    Punt("A2", "Leeswijzer op het eerste blad, een titel in A1 van elk blad", "de tekst in de cellen", v.guide),
    Punt("B1", "Geen macro's", "de onderdelen van het bestand", v.macros),
    Punt("B2", "Geen verwijzing naar een ander bestand of adres", "relaties en formules", v.external_links),
    Punt(
        "B3", "Geen gegevensverbinding, draaitabel of ingesloten object", "de onderdelen van het bestand", v.connections
    ),
    Punt("C1", "Elke naam wijst naar cellen", "de namen in het bestand", v.names_resolve, NIET_OP_PAPIER),
    Punt("C2", "Elke naam wordt gelezen", "formules, validaties en opmaakregels", v.names_used, NIET_OP_PAPIER),
    Punt(
        "C3",
        "Elke naam staat met uitleg op Normen",
        "de lijst op Normen tegen de namen",
        v.names_listed,
        NIET_OP_PAPIER,
    ),
    Punt("D1", "Geen verborgen bladen", "de stand van elk blad", v.sheets_visible),
    Punt("D2", "Geen verborgen rijen of kolommen", "hoogte en breedte", v.rows_visible),
    Punt("D3", "Geen samengevoegde cellen", "de bereiken in het bestand", v.nothing_merged),
    Punt(
        "E1",
        "Bladen en bladvolgorde beveiligd, zonder wachtwoord",
        "de beveiliging in de XML",
        v.protected,
        PAPIER_IS_OPEN,
    ),
    Punt("E2", "Elke formule vergrendeld", "het slot van elke cel", v.formulas_locked, NIET_OP_PAPIER),
    Punt("E3", "Geen verborgen formule", "het slot van elke cel", v.formulas_shown),
    Punt(
        "E4",
        "Invoer alleen op Casus: open, herkenbaar en bewaakt",
        "slot, kleur en validatie",
        v.inputs,
        PAPIER_IS_OPEN,
    ),
    Punt(
        "F1",
        "Elke formule heeft een bewaarde uitkomst",
        "de bewaarde waarden; een foutwaarde mag alleen bij een fout",
        f.cached,
    ),
    Punt("F2", "Bewaard is wat een ander rekenprogramma vindt", "IronCalc rekent elke formule opnieuw", f.recalculated),
    Punt(
        "G1",
        "Alt-tekst bij elke figuur; de grafiek bewaart haar cijfers",
        "tekening en grafiek tegen de cellen",
        v.charts,
    ),
    Punt("G2", "De titel blijft in beeld", "vaste titelrijen", v.frozen, NIET_OP_PAPIER),
    Punt("G3", "Elk blad is af te drukken", "titelrijen, A4, breedte, voettekst", v.print_setup, VAST_PAPIER),
    Punt(
        "G4",
        "Elke tabel is als tabel opgemaakt",
        "elke rij in de kleur van kolomkoppen hoort bij een tabel",
        v.tables_marked,
    ),
    Punt(
        "G5", "Elke kolom heeft een kop, en op een blad nooit twee keer dezelfde", "koppen tegen de tabellen", v.headers
    ),
    Punt(
        "G6",
        "Alles past: geen ####, geen afgekapte tekst",
        "breedten en hoogten nagerekend per cel",
        m.fits,
        VAST_PAPIER,
    ),
    Punt("H1", "Een kolom heeft één formule", "de bovenste formule, naar beneden gekopieerd", f.one_formula),
    Punt("H2", "Hoogstens 255 tekens en twee keer ALS", "de formules, ontleed", f.short),
    Punt("H3", "Geen functie die vanzelf verandert", "de formules, ontleed", f.not_volatile),
    Punt("H4", "Geen functie die van de taal afhangt", "de formules, ontleed; zie ook L2", f.locale_safe),
    Punt("H5", "Geen functie die iets ophaalt", "de formules, ontleed", f.nothing_from_outside),
    Punt("H6", "Alleen functies van de lijst", f"{len(f.FUNCTIES)} functies die elk programma kent", f.known_functions),
    Punt("H7", "Geen functie die nieuwer is dan Excel 2007", "de formules, ontleed", f.no_prefix),
    Punt("H8", "Alleen exact zoeken", "de formules, ontleed", f.exact_lookups),
    Punt("H9", "Geen twee bewerkingstekens achter elkaar", "de formules, ontleed", f.single_operators),
    Punt("H10", "Geen getal in een formule, behalve 0, 1 en -1", "de formules, ontleed", f.no_constants),
    Punt("H11", "Geen getal verstopt in tekst of matrix", "de formules, ontleed", f.no_hidden_constants),
    Punt("H12", "Geen kringverwijzing; bladen lezen elkaar één kant op", "een graaf van alle cellen", f.one_way),
    Punt(
        "I1",
        "Dezelfde casus geeft dezelfde bytes",
        "twee keer gemaakt, ook in een andere taal, tijdzone en met lxml",
        v.nothing,
    ),
    Punt("I2", "Geen klok: vaste tijden en volgorde", "het zipbestand en de datums", v.timeless),
    Punt("J1", "Tekst die op een formule lijkt, blijft tekst", "soort en aanhalingsteken van de cel", v.quoted),
    Punt("J2", "Geen getal als tekst", "elke tekst in het bestand", v.numbers_are_numbers, ALLES_TEKST),
    Punt(
        "J3",
        "Geen BSN, e-mailadres, telefoonnummer of vraag om een naam",
        "elke tekst doorzocht, met de 11-proef",
        v.nobody,
    ),
    Punt(
        "K1",
        "Elke norm met eenheid, status, bron en plaats; gebruikt in één cel",
        "blad Normen en de formules",
        f.norms,
        NIET_OP_PAPIER,
    ),
    Punt(
        "K2",
        "Week, twee weken en jaar volgen uit één kolom",
        "formules en waarden nagerekend",
        f.one_base,
        NIET_OP_PAPIER,
    ),
    Punt(
        "K3",
        "Controles tellen van twee kanten; het oordeel staat vooraan",
        "de formules van Controle",
        f.checks,
        NIET_OP_PAPIER,
    ),
    Punt(
        "K4", "Wie, wat, wanneer, welke versie, en een zegel per blad", "blad Verantwoording", f.account, NIET_OP_PAPIER
    ),
    Punt(
        "L1",
        "Het bestand volgt het schema van de standaard",
        "openxml-audit, met de regels van de Open XML SDK",
        sdk_rules,
    ),
    Punt(
        "L2",
        "In het Engels en in het Nederlands dezelfde uitkomst",
        "LibreOffice rekent alles opnieuw in beide talen",
        v.nothing,
        NIET_OP_PAPIER,
    ),
    Punt("L3", "Leesbaar op papier", "LibreOffice drukt af; geen ### en geen lege bladzijde", v.nothing),
)
"""Items A to K are those of the checklist; L is what only the file as a whole shows. I1, L2 and L3 need more than one
file at a time: they have tests of their own."""


OM_IN_TE_SCHRIJVEN: Final = (
    *("B1", "B2", "B3", "D1", "D2", "D3", "E3"),
    *("G4", "G5", "G6", "I2", "J1", "J3", "L1"),
)
"""The items that hold for a norm workbook and for the form of what is missing: they are open, and calculate nothing."""


def findings(bestand: Bestand) -> list[str]:
    """What the checklist has to say of a file: nothing, when it is as it should be."""
    return [
        f"{punt.code} {bevinding}"
        for punt in PUNTEN
        if not (bestand.is_lijst and punt.niet_op_lijst)
        for bevinding in punt.toets(bestand)
    ]


def write_document() -> str:
    """The checklist as a page."""
    stukken = [
        "# Controlelijst\n",
        "Elk bestand dat Normenkader HO maakt, wordt langs deze lijst gelegd zoals een buitenstaander het opent: een",
        "leeg en een ingevuld sjabloon, een concept (ook met fouten), een definitieve werkmap en de gesprekslijst,",
        "voor elk meegeleverd normenkader en met de volste casus die past. Bij elk punt is er een ingreep die de",
        "toets moet vinden. Wat voor normwerkmappen geldt, staat onderaan.\n",
    ]
    for letter, titel in GROEPEN.items():
        stukken += [f"## {letter}. {titel}\n", "| punt | eis | bewijs |", "| --- | --- | --- |"]
        stukken += [f"| {p.code} | {p.eis} | {p.bewijs} |" for p in PUNTEN if p.code[0] == letter]
        stukken.append("")
    stukken.append("## Welk blad leest welk blad\n")
    stukken += [f"- {van} leest {', '.join(sorted(naar))}." for van, naar in f.STROMEN.items()]
    stukken.append("\nCasus, Normen, Toelichting en Verantwoording lezen niets; niets leest Overzicht.\n")
    stukken.append("## Wat niet voor de gesprekslijst geldt\n")
    redenen: dict[str, list[str]] = {}
    for punt in PUNTEN:
        if punt.niet_op_lijst:
            redenen.setdefault(punt.niet_op_lijst, []).append(punt.code)
    stukken += [f"- {', '.join(codes)}: {reden}." for reden, codes in redenen.items()]
    stukken.append("\n## Normwerkmappen en invulformulieren\n")
    stukken.append("Zij zijn om in te schrijven en rekenen niets. Voor elk meegeleverd normenkader gelden daar:")
    stukken.append(f"{', '.join(OM_IN_TE_SCHRIJVEN)}.")
    return "\n".join(stukken) + "\n"


if __name__ == "__main__":
    sys.stdout.write(write_document())
