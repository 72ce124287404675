"""The command: chooses mutants, runs the tests that cover each, and prints a table and the survivors."""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mutaties.dekking import PAKKET
from mutaties.mutanten import mutants
from mutaties.proef import with_session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mutaties.dekking import Proef
    from mutaties.mutanten import Mutant
    from mutaties.proef import Sessie

VOORRANG: Final = (
    "afronding",
    "berekening",
    "gebieden",
    "getallen",
    "perioden",
    "tijd",
    "rijen",
    "toetsen",
    "casustoetsen",
    "gemiddeld",
    "duurpunten",
    "huishoudpunten",
    "normpunten",
    "aandachtspunten",
    "vastleggen",
    "erven",
    "normbestanden",
    "kopie",
    "navraag",
    "verschil",
    "vergelijken",
    "bereken",
    "contract",
    "normenkader",
    "casus",
    "casusbestand",
)
"""The modules that decide about minutes, in this order; what only makes sentences is asked by name."""

SECONDEN: Final = 8.0
"""Processor time per mutant; who is not found by then survives, unless more is asked with ``--grondig``."""

GRONDIG: Final = 120.0


@dataclass
class Stand:
    """How the mutants of one module fared."""

    module: str
    alle: int
    gedood: int = 0
    te_lang: int = 0
    overlevend: list[Mutant] = field(default_factory=list)

    @property
    def gedaan(self) -> int:
        """How many were tried."""
        return self.gedood + self.te_lang + len(self.overlevend)


def main() -> int:
    """Run the command; exit code 1 when a mutant survives."""
    lezer = argparse.ArgumentParser(
        prog="python tests/mutaties",
        description="Verandert de engine steeds op één plek en kijkt of een test het ziet.",
    )
    lezer.add_argument(
        "module", nargs="*", default=VOORRANG, help="namen van modules van ho_engine (standaard: alle regels)"
    )
    lezer.add_argument("--minuten", type=float, default=60, help="stop na zoveel minuten (standaard 60)")
    lezer.add_argument("--per-module", type=int, default=0, help="hoogstens zoveel mutanten per module, vast geloot")
    lezer.add_argument("--grondig", action="store_true", help="geef elke mutant alle tijd, ook van de trage tests")
    lezer.add_argument("--teksten", action="store_true", help="verander ook teksten")
    gevraagd = lezer.parse_args()
    os.environ.pop("HO_NORMEN", None)
    standen: list[Stand] = []

    def werk(sessie: Sessie) -> None:
        proeven = sessie.coverage()
        einde = time.monotonic() + 60 * gevraagd.minuten
        ronde = Ronde(sessie, proeven, einde)
        for module in gevraagd.module:
            if time.monotonic() > einde:
                break
            standen.append(ronde.try_module(module, gevraagd))

    code = with_session(werk)
    print_table(standen)
    return code or int(any(stand.overlevend for stand in standen))


@dataclass(frozen=True)
class Ronde:
    """What every module needs: the collected tests, what they cover, and when the time is up."""

    sessie: Sessie
    proeven: Mapping[str, Proef]
    einde: float
    vondsten: Counter[str] = field(default_factory=Counter)

    def try_module(self, module: str, gevraagd: argparse.Namespace) -> Stand:
        """Try the mutants of one module until the time is up; each survivor is printed at once."""
        lijst = list(mutants((PAKKET / f"{module}.py").read_text(encoding="utf-8"), teksten=gevraagd.teksten))
        hoogstens: int = gevraagd.per_module
        stand = Stand(module, len(lijst))
        if hoogstens and len(lijst) > hoogstens:
            loting = random.Random(module)  # noqa: S311 - a fixed draw, no secret
            lijst = sorted(loting.sample(lijst, hoogstens), key=lambda mutant: mutant.nummer)
        for mutant in lijst:
            if time.monotonic() > self.einde:
                break
            testen = choose(module, mutant, self.proeven, self.vondsten)
            afloop, door = self.sessie.attempt(module, mutant, testen, GRONDIG if gevraagd.grondig else SECONDEN)
            self.vondsten[door] += bool(door)
            if afloop == "overleeft":
                stand.overlevend.append(mutant)
                print(f"  {module}: {mutant}", flush=True)
            elif afloop == "te lang":
                stand.te_lang += 1
            else:
                stand.gedood += 1
        print(f"{module}: {stand.gedaan} van {stand.alle}, {len(stand.overlevend)} overleven", flush=True)
        return stand


def choose(
    module: str, mutant: Mutant, proeven: Mapping[str, Proef], vondsten: Mapping[str, int] | None = None
) -> list[str]:
    """The tests for a mutant: what found most before goes first, then what costs least.

    First those that run its lines, then the others that run its module: what is kept (a resolved framework) is made in
    the first test that asks for it, and judged in another. A module that no test runs gets them all.
    """
    regels, eerder = set(mutant.regels), vondsten or {}
    ruim = [naam for naam, proef in proeven.items() if proef.regels.get(module)] or list(proeven)

    def rang(naam: str) -> tuple[int, bool, float]:
        raakt = not regels.isdisjoint(proeven[naam].regels.get(module, ()))
        return -eerder.get(naam, 0) if raakt else 0, not raakt, proeven[naam].seconden

    return sorted(ruim, key=rang)


def print_table(standen: Sequence[Stand]) -> None:
    """Print a row per module, and their sum."""
    print(f"\n{'module':<18}{'mutanten':>10}{'geprobeerd':>12}{'gedood':>9}{'te lang':>9}{'overleven':>11}")
    alle = Stand("samen", sum(stand.alle for stand in standen))
    for stand in standen:
        alle.gedood += stand.gedood
        alle.te_lang += stand.te_lang
        alle.overlevend += stand.overlevend
    for stand in (*standen, alle):
        getallen = f"{stand.alle:>10}{stand.gedaan:>12}{stand.gedood:>9}{stand.te_lang:>9}{len(stand.overlevend):>11}"
        print(f"{stand.module:<18}{getallen}")
