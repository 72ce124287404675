"""The contenders, in groups; the first of a group is what the others are compared with."""

from __future__ import annotations

import itertools
import os
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import libreoffice
from cellen import differences, read_sheets, wrong_results
from gevallen import measured_case, other_casus
from meten import Deelnemer
from schrijf_openpyxl import write_openpyxl
from schrijf_xlsxwriter import write_xlsxwriter
from toezicht import observe

from ho_addin.casustekst import write_toml
from ho_engine import Berekening, Normenkader, bereken_casus, calculate
from ho_workbook.herberekenen import herbereken
from ho_workbook.stand import Stand
from ho_workbook.werkboek import maak_werkboek, meesterwerk, vul_sjabloon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inhoud import Blad
    from openfisca import OpenFisca

HIER: Final = Path(__file__).resolve().parent
VERSCHILLEND: Final = 40
"""So many cases take turns where workbooks are made: nothing is gained by making the same one again."""
SAMEN: Final = 10
"""So many files LibreOffice recalculates in one start."""


@dataclass
class Proef:
    """What is measured: one case, its workbook and its cells, laid ready in a folder.

    Attributes:
        map: a folder for what the contenders read and write.
        opmerkingen: what a peer did otherwise than asked, and who could not be measured.
    """

    map: Path
    berekening: Berekening = field(default_factory=measured_case)
    opmerkingen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the workbook and write the files."""
        self.werkboek = maak_werkboek(self.berekening, "concept", bewijs="geen")
        self.bladen: tuple[Blad, ...] = read_sheets(self.werkboek)
        (self.map / "casus.toml").write_text(write_toml(self.berekening.casus), encoding="utf-8")
        (self.map / "casus.xlsx").write_bytes(vul_sjabloon(self.berekening.casus, self.kader))

    @property
    def kader(self) -> Normenkader:
        """The framework of the measured case."""
        if self.berekening.kader is None:
            message = "the measured case has no framework"
            raise AssertionError(message)
        return self.berekening.kader


def cold(naam: str, opdracht: Sequence[str | Path], doel: float | None = None) -> Deelnemer:
    """A command in a new process, timed from its start to its end."""
    megabytes: list[float] = []

    def klok() -> float:
        gezien = observe(opdracht)
        megabytes.append(gezien.megabytes or 0.0)
        return gezien.seconden * 1000

    return Deelnemer(naam, klok=klok, doel=doel, geheugen=lambda: max(megabytes) or None)


def starting(proef: Proef) -> list[Deelnemer]:
    """``ho bereken`` from a standstill, beside what Python itself and our libraries take."""
    ho = Path(sys.executable).with_name("ho.exe" if os.name == "nt" else "ho")
    bereken: list[str | Path] = [ho] if ho.exists() else [sys.executable, "-m", "ho_addin.cli"]
    bereken.append("bereken")
    toml, xlsx = proef.map / "casus.toml", proef.map / "casus.xlsx"
    return [
        cold("ho bereken CASUS.toml", [*bereken, toml], 800),
        cold("ho bereken CASUS.toml --json", [*bereken, toml, "--json"], 800),
        cold("ho bereken CASUS.xlsx", [*bereken, xlsx], 800),
        cold("ho bereken CASUS.xlsx --json", [*bereken, xlsx, "--json"], 800),
        cold("import ho_engine", [sys.executable, "-c", "import ho_engine"], 350),
        cold("import pydantic", [sys.executable, "-c", "import pydantic"]),
        cold("import openpyxl", [sys.executable, "-c", "import openpyxl"]),
        cold("python -c pass", [sys.executable, "-c", "pass"]),
    ]


def calculating(proef: Proef, ander: OpenFisca | None) -> list[Deelnemer]:
    """One calculation; OpenFisca computes the same total from the same rows."""
    ons = Deelnemer(
        "calculate, 20 regels",
        lambda: calculate(proef.berekening.casus, proef.kader),
        50,
        doel=1.0,
        geheugen=lambda: observe([sys.executable, HIER / "gevallen.py"]).megabytes,
    )
    if ander is None:
        return [ons]
    hoort = proef.berekening.totaal.volume.min_week if proef.berekening.totaal else None
    soorten = (
        ("OpenFisca, stelsel hergebruikt", "zelfde", 10),
        ("OpenFisca, alles nieuw", "alles nieuw", 3),
        ("OpenFisca, 1000 huishoudens ineens, per stuk", "velen", 3),
    )
    for naam, wat, _ in soorten:
        totaal = ander.ask(wat, 1)["totaal"]
        if totaal != hoort:
            proef.opmerkingen.append(f"NIET GELIJK: {naam} komt uit op {totaal:g} minuten, wij op {hoort}")
    klokken = [Deelnemer(naam, klok=partial(_asked, ander, wat, n), geheugen=ander.memory) for naam, wat, n in soorten]
    return [ons, *klokken]


def _asked(ander: OpenFisca, wat: str, herhaal: int) -> float:
    return ander.ask(wat, herhaal)["ms"]


def writing(proef: Proef, geheugen: Callable[[str], float | None]) -> list[Deelnemer]:
    """One workbook: ours with and without proof, and the peers that write the same cells."""
    for naam, data, met_waarden in (
        ("XlsxWriter", write_xlsxwriter(proef.bladen), True),
        ("openpyxl", write_openpyxl(proef.bladen), False),
    ):
        verschil = differences(proef.bladen, data, met_waarden=met_waarden)
        if verschil:
            proef.opmerkingen.append(f"NIET GELIJK: {naam}: {len(verschil)} cellen, bijvoorbeeld {verschil[0]}")
    gevallen = itertools.cycle([bereken_casus(other_casus(nummer)) for nummer in range(VERSCHILLEND)])

    def ours(naam: str, bewijs: str, doel: float | None = None) -> Deelnemer:
        wie = "ons, zonder bewijs" if bewijs == "geen" else "ons, bewezen"
        werk = lambda: maak_werkboek(next(gevallen), "concept", bewijs=bewijs)  # type: ignore[arg-type] # noqa: E731
        return Deelnemer(naam, werk, doel=doel, geheugen=partial(geheugen, wie) if bewijs != "bestand" else None)

    return [
        ours("werkboek, zonder bewijs", "geen"),
        ours("werkboek, bewezen met het warme model", "warm", 60),
        ours("werkboek, bewezen op het bestand", "bestand"),
        Deelnemer(
            "XlsxWriter, dezelfde cellen",
            partial(write_xlsxwriter, proef.bladen),
            geheugen=partial(geheugen, "XlsxWriter"),
        ),
        Deelnemer(
            "openpyxl, dezelfde cellen zonder waarden",
            partial(write_openpyxl, proef.bladen),
            geheugen=partial(geheugen, "openpyxl"),
        ),
    ]


def recalculating(proef: Proef) -> list[Deelnemer]:
    """One workbook recalculated: IronCalc as we use it, and LibreOffice."""
    werk = meesterwerk(proef.kader, "concept")
    cellen = werk.cellen(Stand(proef.berekening, werk.indeling))
    werk.verzegel(cellen, {})
    ons = [
        Deelnemer("IronCalc, het bestand", partial(herbereken, proef.werkboek)),
        Deelnemer("IronCalc, warm, alleen de invoer", partial(werk.warm_vergeleken, cellen)),
    ]
    soffice = libreoffice.find_soffice()
    if soffice is None:
        proef.opmerkingen.append(
            "*** NIET GEMETEN: LibreOffice ontbreekt op deze machine (apt-get install libreoffice-calc-nogui) ***"
        )
        return ons
    _, terug = libreoffice.recalculate(soffice, proef.werkboek, 1)
    anders = wrong_results(proef.bladen, terug)
    if anders:
        proef.opmerkingen.append(f"NIET GELIJK: LibreOffice: {len(anders)} cellen, bijvoorbeeld {anders[0]}")
    megabytes: dict[int, float] = {}

    def klok(aantal: int) -> float:
        gezien, _ = libreoffice.recalculate(soffice, proef.werkboek, aantal)
        megabytes[aantal] = max(gezien.megabytes or 0.0, megabytes.get(aantal, 0.0))
        return gezien.seconden * 1000 / aantal

    return [
        *ons,
        Deelnemer(
            "LibreOffice, één bestand, met de start", klok=partial(klok, 1), geheugen=lambda: megabytes[1] or None
        ),
        Deelnemer(
            f"LibreOffice, {SAMEN} bestanden in één start, per stuk",
            klok=partial(klok, SAMEN),
            geheugen=lambda: megabytes[SAMEN] or None,
        ),
    ]
