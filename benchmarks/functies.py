"""The functions for a cell: a column of cases by one call beside a call per case, by themselves and through xlwings."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from gevallen import other_casus
from meten import Deelnemer
from toezicht import Meetfout, peak

from ho_engine import bereken_casus

if TYPE_CHECKING:
    from deelnemers import Proef

HIER: Final = Path(__file__).resolve().parent
AANTAL: Final = 2000
"""So many cases stand on the sheet."""
_CONTROLE: Final = 40
"""So many of them are compared with the engine beforehand."""
MANIEREN: Final = {
    "HO_MINUTEN, 2000 casussen in één aanroep": ("functie", "samen"),
    "HO_MINUTEN, 2000 losse aanroepen": ("functie", "los"),
    "idem door xlwings heen, één aanroep": ("xlwings", "samen"),
    "idem door xlwings heen, 2000 losse aanroepen": ("xlwings", "los"),
}
"""What is called: which road, and in how many calls."""


NIET_HIER: Final = (
    "*** NIET GEMETEN: de functies door xlwings heen (met plaatsvervangers voor Windows, alleen op Linux) ***"
)


@dataclass(frozen=True)
class Functies:
    """A running process that waits for questions."""

    proces: subprocess.Popen[str]

    @classmethod
    def begin(cls) -> Self:
        """Start it, and let it load everything."""
        opdracht = [sys.executable, str(HIER / "functieproces.py"), str(AANTAL)]
        return cls(subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def ask(self, weg: str, hoe: str, aantal: int = AANTAL) -> dict[str, float]:
        """Let it calculate the first cases in one way.

        Raises:
            Meetfout: it fell.
        """
        if self.proces.stdin is None or self.proces.stdout is None:
            message = "the process has no pipes"
            raise AssertionError(message)
        self.proces.stdin.write(f"{json.dumps({'weg': weg, 'hoe': hoe, 'aantal': aantal})}\n")
        self.proces.stdin.flush()
        regel = self.proces.stdout.readline()
        if not regel:
            raise Meetfout("functieproces.py stopte; de melding staat hierboven.")
        antwoord: dict[str, float] = json.loads(regel)
        return antwoord

    def end(self) -> None:
        """Let it go."""
        self.proces.communicate()


def answering(proef: Proef, functies: Functies) -> list[Deelnemer]:
    """The contenders, after each gave the totals of the engine; the first call of each road is not timed."""
    totalen = (bereken_casus(other_casus(nummer)).totaal for nummer in range(_CONTROLE))
    hoort = sum(totaal.volume.min_week for totaal in totalen if totaal is not None)
    for naam, (weg, hoe) in MANIEREN.items():
        som = functies.ask(weg, hoe, _CONTROLE)["som"]
        if som != hoort:
            proef.opmerkingen.append(f"NIET GELIJK: {naam} komt uit op {som:g} minuten, de rekenkern op {hoort}")
    return [
        Deelnemer(naam, klok=partial(_asked, functies, weg, hoe), geheugen=partial(peak, functies.proces.pid))
        for naam, (weg, hoe) in MANIEREN.items()
    ]


def _asked(functies: Functies, weg: str, hoe: str) -> float:
    return functies.ask(weg, hoe)["ms"]
