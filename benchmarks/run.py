"""Prints one table: how long the main things take here, and how that compares with named peers in the same run.

It decides nothing: times depend on the machine, only the ratios say something elsewhere. See README.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import deelnemers
from com import calling
from functies import NIET_HIER, Functies, answering
from grafiek import draw
from meten import measure
from openfisca import GeenOmgeving, OpenFisca
from reeksen import grow, lay_ready, run_batch
from tabel import show_groups, show_growth
from toezicht import Meetfout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from deelnemers import Proef
    from meten import Meting
    from reeksen import Reeks

BEELD: Final = Path(__file__).resolve().parents[1] / "docs" / "beeld" / "benchmark.svg"
GEHEUGENREEKS: Final = 10
"""The memory of a contender is that of a process that makes this many workbooks."""


def measure_groups(proef: Proef, vragen: argparse.Namespace, cellen: Path) -> list[list[Meting]]:
    """Measure every group, the cold ones and LibreOffice in fewer rounds."""

    @cache
    def geheugen(wie: str) -> float | None:
        return run_batch(wie, 1, GEHEUGENREEKS, cellen).megabytes

    ander = None
    try:
        ander = OpenFisca.begin(proef.berekening)
        ander.ask("zelfde", 1)
    except (GeenOmgeving, OSError) as fout:
        proef.opmerkingen.append(f"*** NIET GEMETEN: OpenFisca: {fout} ***")
        ander = None
    groepen = [
        measure(deelnemers.starting(proef), vragen.koud, warmlopen=1),
        measure(deelnemers.calculating(proef, ander), vragen.rondes),
        measure(deelnemers.writing(proef, geheugen), vragen.rondes),
        measure(deelnemers.recalculating(proef), vragen.kantoor, warmlopen=1),
    ]
    if sys.platform == "linux":
        functies = Functies.begin()
        groepen.append(measure(answering(proef, functies), vragen.kantoor, warmlopen=0))
        functies.end()
    else:
        proef.opmerkingen.append(NIET_HIER)
    if ander is not None:
        ander.end()
    if over_com := calling(proef):
        groepen.append(over_com)
    return groepen


def ask() -> argparse.Namespace:
    """Read what was asked, and settle how long everything takes."""
    lezer = argparse.ArgumentParser(description="De benchmarks van Normenkader HO; zie benchmarks/README.md.")
    lengte = lezer.add_mutually_exclusive_group()
    lengte.add_argument("--snel", action="store_true", help="reeksen tot 10 werkboeken, weinig rondes")
    lengte.add_argument(
        "--volledig", action="store_true", help="reeksen tot 2000 werkboeken; duurt ongeveer een half uur"
    )
    lezer.add_argument("--rondes", type=int, help="aantal rondes binnen het proces")
    lezer.add_argument(
        "--plot", type=Path, nargs="?", const=BEELD, help="teken de grafiek (standaard docs/beeld/benchmark.svg)"
    )
    vragen = lezer.parse_args()
    rondes, vragen.koud, vragen.kantoor, vragen.aantallen = (
        (5, 3, 2, (1, 10))
        if vragen.snel
        else (21, 15, 7, (1, 10, 100, 1000, 2000))
        if vragen.volledig
        else (15, 7, 3, (1, 10, 100))
    )
    vragen.rondes = max(3, vragen.rondes or rondes)
    return vragen


def heading(proef: Proef, vragen: argparse.Namespace) -> list[str]:
    """What was measured, with what and how often."""
    versies = ", ".join(
        f"{naam} {metadata.version(naam)}" for naam in ("XlsxWriter", "openpyxl", "ironcalc", "pydantic")
    )
    cellen = [cel for blad in proef.bladen for cel in blad.cellen]
    formules = sum(1 for cel in cellen if cel.formule)
    return [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} kernen",
        versies,
        f"{vragen.rondes} rondes om en om; {vragen.koud} voor nieuwe processen, {vragen.kantoor} met LibreOffice",
        f"Het werkboek: {len(proef.bladen)} bladen, {len(cellen)} cellen, waarvan {formules} formules",
        "",
    ]


def main() -> int:
    """Measure, print and draw."""
    vragen = ask()
    say = partial(print, flush=True)
    with tempfile.TemporaryDirectory(prefix="ho_benchmark_") as map_:
        proef = deelnemers.Proef(Path(map_))
        cellen = lay_ready(proef.bladen, Path(map_))
        say("\n".join(heading(proef, vragen)))
        try:
            groepen = measure_groups(proef, vragen, cellen)
            say("\n".join(show_groups(groepen)))
            reeksen: Sequence[Reeks] = grow(vragen.aantallen, cellen)
        except Meetfout as fout:
            print(f"Mislukt: {fout}", file=sys.stderr)
            return 1
    say("\n".join(show_growth(reeksen)))
    for opmerking in proef.opmerkingen:
        say(f"\n{opmerking}")
    if vragen.plot:
        vragen.plot.write_text(draw(reeksen), encoding="utf-8")
        say(f"\nGetekend: {vragen.plot}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
