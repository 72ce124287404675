"""Prints one table: how long the main things take here, and how that compares with named peers in the same run.

It decides nothing: times depend on the machine, only the ratios say something elsewhere. See README.md.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

from gelijken import Blad, differences, read_sheets, write_openpyxl, write_xlsxwriter
from meten import Deelnemer, Meting, measure

from ho_engine import bereken_casus, calculate, casus_uit_gegevens
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_workbook.werkboek import maak_werkboek

if TYPE_CHECKING:
    from ho_engine import Berekening

RONDES: Final = 21
CODES: Final = (
    "slh.volledige_overname",
    "slh.eigen_kracht",
    "slh.eigen_kracht_extra",
    "slh.gebruikelijke_hulp",
    "slh.netwerk",
    "slh.enige_extra_inzet",
    "slh.extra_slaapkamer",
    "slh.extra_kamer",
    "slh.huisdieren",
    "slh.kenmerken_woning",
    "was.eenpersoons",
    "was.eigen_kracht",
    "was.strijken",
    "boodschappen.volledige_overname",
    "maaltijden.broodmaaltijd",
    "maaltijden.warme_maaltijd",
    "regie.regie_organisatie",
    "kindzorg.uit_bed",
    "kindzorg.wassen_kleden",
    "kindzorg.luier",
)
"""The 20 used rows of the case that is measured."""

REKENEN: Final = "berekening van één casus, 20 regels"
ONS_WERKBOEK: Final = "werkboek, gestempeld, zonder bewijs"
BEWEZEN: Final = "werkboek, bewezen met het warme model"
BESTAND: Final = "werkboek, bewezen op het bestand zelf"
XLSXWRITER: Final = "XlsxWriter, dezelfde cellen en waarden"
OPENPYXL: Final = "openpyxl, dezelfde cellen, geen waarden"
IMPORT: Final = "import ho_engine"
IMPORT_PYDANTIC: Final = "import pydantic"
KAAL: Final = "python zonder import"

DOELEN: Final = {REKENEN: 1.0, IMPORT: 350.0, BEWEZEN: 60.0}
"""Targets in milliseconds, on a machine like the one in the README."""


def measured_case() -> Berekening:
    """A case with 20 used rows and every text filled in."""
    reden = "Uit het onderzoek aan huis blijkt dat dit in deze situatie nodig is."
    regels: list[dict[str, Any]] = [{"code": code, "aantal": 1, "motivering": reden} for code in CODES]
    for regel in regels:
        if regel["code"].startswith(("maaltijden.", "kindzorg.")):
            regel["keer"] = 5
    return bereken_casus(
        casus_uit_gegevens(
            {
                "kenmerk": "2026-0001",
                "gemeente": "voorbeeldgemeente",
                "ingangsdatum": "2026-03-01",
                "frequentie": "wekelijks",
                "tot_en_met": "2028-02-29",
                "vastgelegd_op": "2026-02-20",
                "hulpvraag": reden,
                "beperkingen": reden,
                "kinderen": [{"leeftijd": 3}],
                "ijkclient": dict.fromkeys(IJKCLIENT, True),
                "mogelijkheden": [{"soort": s, "beschikbaar": False, "uitkomst": reden} for s in MOGELIJKHEDEN],
                "regels": regels,
            }
        )
    )


def start_python(opdracht: str) -> None:
    """Run one statement in a new interpreter."""
    subprocess.run([sys.executable, "-c", opdracht], check=True)


def run(rondes: int) -> tuple[list[list[Meting]], tuple[Blad, ...], list[str]]:
    """Measure every group; what a peer wrote otherwise than asked comes back as remarks."""
    berekening = measured_case()
    kader = berekening.kader
    if kader is None or berekening.totaal is None:
        message = "the measured case has a fault"
        raise AssertionError(message)
    bladen = read_sheets(maak_werkboek(berekening, "concept", bewijs="geen"))
    opmerkingen = []
    for naam, schrijf, met_waarden in ((XLSXWRITER, write_xlsxwriter, True), (OPENPYXL, write_openpyxl, False)):
        verschil = differences(bladen, schrijf(bladen), met_waarden=met_waarden)
        if verschil:
            opmerkingen.append(f"{naam}: {len(verschil)} cellen wijken af, bijvoorbeeld {verschil[0]}")
    groepen = [
        [Deelnemer(REKENEN, lambda: calculate(berekening.casus, kader), 50)],
        [
            Deelnemer(IMPORT, lambda: start_python("import ho_engine")),
            Deelnemer(IMPORT_PYDANTIC, lambda: start_python("import pydantic")),
            Deelnemer(KAAL, lambda: start_python("pass")),
        ],
        [
            Deelnemer(ONS_WERKBOEK, lambda: maak_werkboek(berekening, "concept", bewijs="geen")),
            Deelnemer(XLSXWRITER, lambda: write_xlsxwriter(bladen)),
            Deelnemer(OPENPYXL, lambda: write_openpyxl(bladen)),
            Deelnemer(BEWEZEN, lambda: maak_werkboek(berekening, "concept", bewijs="warm")),
            Deelnemer(BESTAND, lambda: maak_werkboek(berekening, "concept", bewijs="bestand")),
        ],
    ]
    return [measure(groep, rondes) for groep in groepen], bladen, opmerkingen


def show(groepen: list[list[Meting]]) -> None:
    """Print the table; a ratio compares with the first of its group."""
    print(f"{'wat':<42}{'mediaan':>12}{'middelste helft':>20}{'t.o.v. eerste':>15}{'doel':>14}")
    for groep in groepen:
        eerste = groep[0].mediaan
        for meting in groep:
            laag, hoog = meting.spreiding
            verhouding = "1" if meting is groep[0] else f"{meting.mediaan / eerste:.2f} x"
            grens = DOELEN.get(meting.naam)
            doel = f"{'ja' if meting.mediaan <= grens else 'nee'}, <= {grens:g}" if grens else ""
            helft = f"{laag:.2f} - {hoog:.2f}"
            print(f"{meting.naam:<42}{meting.mediaan:>9.2f} ms{helft:>20}{verhouding:>15}{doel:>14}")
        print()


def main() -> None:
    """Measure and print."""
    lezer = argparse.ArgumentParser(description="De benchmarks van Normenkader HO; zie benchmarks/README.md.")
    lezer.add_argument("--rondes", type=int, default=RONDES, help=f"aantal rondes (standaard {RONDES}, minstens 15)")
    rondes = max(15, lezer.parse_args().rondes)
    groepen, bladen, opmerkingen = run(rondes)
    versies = ", ".join(
        f"{naam} {metadata.version(naam)}" for naam in ("XlsxWriter", "openpyxl", "ironcalc", "pydantic")
    )
    print(f"Python {platform.python_version()}, {platform.machine()}; {versies}; {rondes} rondes, om en om")
    cellen = [cel for blad in bladen for cel in blad.cellen]
    formules = sum(1 for cel in cellen if cel.formule)
    print(f"Het werkboek: {len(bladen)} bladen, {len(cellen)} cellen, waarvan {formules} formules\n")
    show(groepen)
    for opmerking in opmerkingen:
        print(f"NIET GELIJK: {opmerking}")


if __name__ == "__main__":
    main()
