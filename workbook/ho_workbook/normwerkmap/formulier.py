"""The small form: only the figures that a framework misses, where each is usually found, and room for the sources."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from ho_engine.verantwoording import PROGRAMMA, program_version
from ho_workbook.celwaarden import EERSTE_DAG
from ho_workbook.normwerkmap.gaten import gaps
from ho_workbook.normwerkmap.kolommen import STATUSSEN, Kolom
from ho_workbook.normwerkmap.schrijven import BESTAND, EIGENSCHAP, stamp
from ho_workbook.normwerkmap.stijlen import NORMSTIJLEN, role
from ho_workbook.normwerkmap.tabellen import Tabel
from ho_workbook.normwerkmap.vel import Vel, choice
from ho_workbook.opmaak import Opmaak
from ho_workbook.stempelen import Eigenschappen

if TYPE_CHECKING:
    from ho_engine.normenkader import Normenkader
    from ho_engine.normopgave import Normopgave

SOORT: Final = "invulformulier"
BLAD: Final = "Invulformulier"

BREEDTEN: Final = (28, 38, 58, 13, 14, 20, 32, 12)
STATUSSEN_INGEVULD: Final = {naam: woord for naam, woord in STATUSSEN.items() if naam != "ontbreekt"}

STUKKEN: Final = Tabel(
    "bronnen",
    BLAD,
    "1. In welk stuk hebt u het gelezen?",
    (
        Kolom("Korte naam", "naam", "naam", 28, "Een naam die u zelf kiest; die kiest u hieronder bij Bron."),
        Kolom("Titel", "titel", "tekst", 38, "De titel van de beleidsregels, de verordening of het besluit."),
        Kolom("Adres op internet", "url", "tekst", 58, "Als het stuk op internet staat.", gewoon=""),
        Kolom("Gelezen op", "geraadpleegd_op", "datum", 13, "De dag waarop u het stuk hebt gelezen."),
        Kolom("Uitgever", "uitgever", "tekst", 14, "Bijvoorbeeld de naam van de gemeente.", gewoon=""),
    ),
    leeg=5,
)
GETALLEN: Final = Tabel(
    "getallen",
    BLAD,
    "2. Wat staat er?",
    (
        Kolom("Code", "code", "naam", 28),
        Kolom("Wat", "", "vast", 38),
        Kolom("Waar u dit meestal vindt", "", "vast", 58),
        Kolom("Getal", "waarde", "tekst", 13),
        Kolom("Eenheid", "eenheid", "tekst", 14),
        Kolom("Bron", "bron", "naam", 20, "Kies de korte naam van een stuk dat u hierboven hebt ingevuld."),
        Kolom("Vindplaats", "vindplaats", "tekst", 32, "Artikel, bijlage, tabel of bladzijde."),
        Kolom("Status", "status", "keuze", 12, "Leeg is bevestigd: u hebt het zelf in het stuk gelezen.",
              STATUSSEN_INGEVULD),
    ),
    leeg=0,
)  # fmt: skip
UITLEG: Final = (
    ("Wat dit is", "De getallen die nog ontbreken. Vul in wat u weet; wat u leeg laat, blijft ontbreken."),
    (
        "Zo werkt het",
        (
            "Vul bij 1 elk stuk één keer in. Vul daarna bij 2 het getal in, met de bron en de vindplaats: "
            "een regel helemaal, of helemaal niet."
        ),
    ),
    (
        "Teruglezen",
        "ho normen import DIT-BESTAND.xlsx --proef toont wat er verandert. Zonder --proef rekent het programma ermee.",
    ),
)
VASTE_TEKSTEN: Final = (
    BLAD,
    STUKKEN.titel,
    GETALLEN.titel,
    *(label for label, _ in UITLEG),
    "Er ontbreekt niets.",
)


def maak_invulformulier(kader: Normenkader, opgave: Normopgave) -> bytes:
    """Make the form of a framework.

    Args:
        kader: the resolved framework, for what it misses.
        opgave: the table of its own file, for its name and id.

    Returns:
        The file; the same arguments give the same bytes. A framework that misses nothing gives a form that says so.
    """
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = BLAD
    vel = Vel(blad, Opmaak(werkmap, NORMSTIJLEN), BREEDTEN)
    id_ = str(opgave.kop.get("id", kader.id))
    vel.title(BLAD, str(opgave.kop.get("naam", kader.naam)))
    for label, tekst in UITLEG:
        vel.write(vel.rij, 1, label, "label")
        vel.write(vel.rij, 2, tekst, "tekst_over")
        vel.rij += 1
    vel.rij += 1
    _draw_sources(vel)
    vel.rij += 1
    _draw_figures(vel, kader)
    vel.paper(f"Invulformulier {id_}")
    vel.blad.freeze_panes = "A4"
    return stamp(werkmap, _properties(opgave, id_))


def _draw_sources(vel: Vel) -> None:
    vel.section(STUKKEN.titel, len(BREEDTEN))
    vel.headings(STUKKEN.koppen)
    eerste = vel.rij
    for _ in range(STUKKEN.leeg):
        vel.row([None] * len(STUKKEN.kolommen), [role(kolom, "leeg") for kolom in STUKKEN.kolommen], 30)
    vel.mark_up("tblBronnen", len(STUKKEN.kolommen))
    for letter, kolom in zip("ABCDE", STUKKEN.kolommen, strict=True):
        dag = kolom.inhoud == "datum"
        grens = f"DATE({EERSTE_DAG.year},{EERSTE_DAG.month},{EERSTE_DAG.day})"
        regel = (
            DataValidation("date", operator="greaterThanOrEqual", formula1=grens, allow_blank=True)
            if dag
            else DataValidation("textLength", operator="lessThanOrEqual", formula1="32767", allow_blank=True)
        )
        fout = "Vul een datum in, zoals 15-01-2026." if dag else "De tekst is te lang voor een cel."
        vel.validate(regel, f"{letter}{eerste}:{letter}{vel.rij - 1}", kolom.kop, kolom.uitleg, fout)


def _draw_figures(vel: Vel, kader: Normenkader) -> None:
    bronnen = f"$A${vel.rij - 1 - STUKKEN.leeg}:$A${vel.rij - 2}"
    vel.section(GETALLEN.titel, len(BREEDTEN))
    gaten = gaps(kader)
    vel.headings(GETALLEN.koppen, [3])
    eerste = vel.rij
    rollen = (
        *("code geërfd", "tekst geërfd", "vast geërfd", "getal leeg", "label_vast"),
        *("code leeg", "tekst leeg", "tekst leeg"),
    )
    for gat in gaten:
        vel.row((gat.code, gat.wat, gat.waar, None, gat.eenheid, None, None, None), rollen, 24)
        _guard_figure(vel, gat.eenheid, f"D{vel.rij - 1}")
    if not gaten:
        vel.row(("Er ontbreekt niets.", *[None] * 7), rollen, 30)
    vel.mark_up("tblGetallen", len(GETALLEN.kolommen))
    laatste = vel.rij - 1
    lijst = DataValidation("list", formula1=bronnen, allow_blank=True)
    wat = GETALLEN.kolommen
    vel.validate(lijst, f"F{eerste}:F{laatste}", wat[5].kop, wat[5].uitleg, "Kies een korte naam uit de tabel erboven.")
    tekst = DataValidation("textLength", operator="lessThanOrEqual", formula1="32767", allow_blank=True)
    vel.validate(tekst, f"G{eerste}:G{laatste}", wat[6].kop, wat[6].uitleg, "De tekst is te lang voor een cel.")
    woorden = tuple(STATUSSEN_INGEVULD.values())
    vel.validate(
        choice(woorden), f"H{eerste}:H{laatste}", wat[7].kop, wat[7].uitleg, f"Kies uit: {', '.join(woorden)}."
    )


def _guard_figure(vel: Vel, eenheid: str, adres: str) -> None:
    """What may stand in the cell of one figure."""
    keuzes = ("ja", "nee") if eenheid == "ja of nee" else tuple(eenheid.split(" / "))
    if len(keuzes) > 1:
        vel.validate(choice(keuzes), adres, "Getal", "", f"Kies uit: {', '.join(keuzes)}.")
        return
    regel = DataValidation("whole", operator="between", formula1="0", formula2="10080", allow_blank=True)
    vel.validate(
        regel, adres, "Getal", f"Een heel getal, in {eenheid}.", "Vul een heel getal in, zonder komma of punt."
    )


def _properties(opgave: Normopgave, id_: str) -> Eigenschappen:
    vanaf = opgave.kop.get("geldig_vanaf")
    return Eigenschappen(
        titel=f"Invulformulier {opgave.kop.get('naam', id_)}",
        onderwerp="Normen die nog ontbreken",
        auteur=f"{PROGRAMMA} {program_version()}",
        trefwoorden=f"Wmo 2015, normenkader, {id_}, invulformulier",
        omschrijving=UITLEG[0][1],
        gemaakt=vanaf if isinstance(vanaf, dt.date) else EERSTE_DAG,
        eigen={EIGENSCHAP: SOORT, "HO versie": program_version(), BESTAND: id_},
    )
