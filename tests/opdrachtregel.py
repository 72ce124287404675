"""Running the command line in tests: two cases, how a command ended, and the command as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

PROJECT = Path(__file__).parents[1]

GEWOON = """\
kenmerk = "2026-0042"
gemeente = "nederweert"
ingangsdatum = 2026-03-01
frequentie = "wekelijks"

[[regels]]
code = "slh.volledige_overname"
aantal = 1

[[regels]]
code = "slh.extra_kamer"
aantal = 3
tot_en_met = 2026-06-30

[[afwijkingen]]
resultaatgebied = "slh"
minuten = 3.5
motivering = "Er staat een piano."
"""

COMPLEET = """\
kenmerk = "2026-0043"
gemeente = "Nederweert"
ingangsdatum = 2026-03-01
frequentie = "wekelijks"
onbepaalde_tijd = true
vastgelegd_op = 2026-02-20
hulpvraag = "Het huis blijft niet schoon."
beperkingen = "Bukken lukt niet."
mogelijkheden = [
  { soort = "eigen_kracht", beschikbaar = true, uitkomst = "Stoft zelf af." },
  { soort = "gebruikelijke_hulp", beschikbaar = false, uitkomst = "Er zijn geen huisgenoten." },
  { soort = "netwerk", beschikbaar = false, uitkomst = "De kinderen wonen te ver." },
  { soort = "algemene_voorziening", beschikbaar = false, uitkomst = "Niet passend." },
  { soort = "algemeen_gebruikelijk", beschikbaar = false, uitkomst = "Een robotstofzuiger helpt niet." },
  { soort = "andere_wet", beschikbaar = false, uitkomst = "Geen Wlz, geen Zvw." },
]

[[regels]]
code = "slh.volledige_overname"
aantal = 1

[[regels]]
code = "slh.eigen_kracht"
aantal = 1
motivering = "Licht werk op middenhoogte lukt."
"""


class Gelopen(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    uit: str
    fout: str


class Ho(Protocol):
    """Run ``ho`` with these arguments."""

    def __call__(self, *argumenten: str | Path) -> Gelopen:
        """Run it."""


def env(**omgeving: str) -> dict[str, str]:
    """The environment for a program that finds the packages, installed or not."""
    pad = os.pathsep.join(str(PROJECT / map_) for map_ in ("engine", "workbook", "addin"))
    return {**os.environ, "PYTHONPATH": pad, **omgeving}


def start(argumenten: list[str], **omgeving: str) -> subprocess.Popen[bytes]:
    """The command line as a program of its own, with its output in pipes."""
    opdracht = [sys.executable, "-m", "ho_addin.cli", *argumenten]
    return subprocess.Popen(opdracht, env=env(**omgeving), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
