"""The longer command: rounds of every target until the time is up, a table, and what was found as files."""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fuzz.doelen import DOELEN
from fuzz.rondes import Vondst, keep, try_round

GEVONDEN: Final = Path(__file__).parent / "gevonden"


@dataclass
class Telling:
    """What a target had so far."""

    invoer: int = 0
    seconden: float = 0.0
    vondsten: int = 0


def main() -> int:
    """Run the command; exit code 1 when something was found."""
    lezer = argparse.ArgumentParser(
        prog="python tests/fuzz", description="Geeft het programma beschadigde invoer en let op wat er dan gebeurt."
    )
    lezer.add_argument("minuten", nargs="?", type=float, default=10, help="hoelang (standaard 10)")
    lezer.add_argument("--doel", choices=DOELEN, action="append", help="alleen dit doel; mag vaker")
    lezer.add_argument("--zaad", type=int, default=1000, help="het eerste zaad (standaard 1000)")
    gevraagd = lezer.parse_args()
    namen = gevraagd.doel or list(DOELEN)
    tellingen = {naam: Telling() for naam in namen}
    einde, zaad = time.monotonic() + 60 * gevraagd.minuten, gevraagd.zaad
    while time.monotonic() < einde:
        # The target that had the least time goes first, so that the slow ones take no more than their share.
        naam = min(namen, key=lambda naam: tellingen[naam].seconden)
        run_round(naam, zaad, tellingen[naam])
        zaad += 1
    print_table(tellingen)
    return 1 if any(telling.vondsten for telling in tellingen.values()) else 0


def run_round(naam: str, zaad: int, telling: Telling) -> None:
    """One round; what it finds is kept."""
    doel, begin = DOELEN[naam], time.monotonic()
    with tempfile.TemporaryDirectory() as map_:
        werkmap = Path(map_, "werk")
        werkmap.mkdir()
        try:
            try_round(doel, doel.lang, zaad, werkmap)
        except Vondst as vondst:
            telling.vondsten += 1
            print(f"GEVONDEN met zaad {zaad}: {vondst}\n  bewaard: {keep(vondst, doel, GEVONDEN, f'zaad-{zaad}')}")
    telling.invoer += doel.lang
    telling.seconden += time.monotonic() - begin


def print_table(tellingen: dict[str, Telling]) -> None:
    """Print a row per target."""
    print(f"{'doel':<16}{'invoer':>10}{'seconden':>10}{'gevonden':>10}")
    for naam, telling in tellingen.items():
        print(f"{naam:<16}{telling.invoer:>10}{telling.seconden:>10.0f}{telling.vondsten:>10}")
