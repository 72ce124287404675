"""Growth: batches of 1 up to 2,000 workbooks, each batch a job of its own, the contenders in turn."""

from __future__ import annotations

import pickle
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toezicht import observe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inhoud import Blad
    from toezicht import Waarneming

HIER: Final = Path(__file__).resolve().parent
DEELNEMERS: Final = (("ons, bewezen", 2), ("ons, bewezen", 1), ("XlsxWriter", 1), ("XlsxWriter", 2))
"""Who, and over how many processes."""
HERHALINGEN: Final = {1: 3, 10: 3}
"""How often a short batch is made; a long one is made once."""

DOEL_AANTAL: Final = 2000
DOEL_SECONDEN: Final = 60.0
DOEL_VERHOUDING: Final = 6.0


@dataclass(frozen=True)
class Reeks:
    """One batch by one contender, the median of its repetitions.

    Attributes:
        wie: the contender.
        processen: over how many processes.
        aantal: how many workbooks.
        seconden: from the start of Python to the last file on disk.
        megabytes: the peaks of all its processes added up.
    """

    wie: str
    processen: int
    aantal: int
    seconden: float
    megabytes: float | None


def lay_ready(bladen: tuple[Blad, ...], map_: Path) -> Path:
    """Write the cells for the peers, so that reading them costs them next to nothing."""
    pad = map_ / "cellen.pickle"
    pad.write_bytes(pickle.dumps(bladen, pickle.HIGHEST_PROTOCOL))
    return pad


def run_batch(wie: str, processen: int, aantal: int, cellen: Path) -> Waarneming:
    """Make one batch in a folder of its own, and throw it away.

    Raises:
        AssertionError: a file is missing.
    """
    map_ = Path(tempfile.mkdtemp(prefix="ho_reeks_"))
    try:
        opdracht: list[str | Path] = [sys.executable, HIER / "groei.py", wie, str(processen), str(aantal), map_, cellen]
        gezien = observe(opdracht)
        gemaakt = len(list(map_.glob("*.xlsx")))
        if gemaakt != aantal:
            message = f"{wie} made {gemaakt} of {aantal} workbooks"
            raise AssertionError(message)
        return gezien
    finally:
        shutil.rmtree(map_)


def grow(aantallen: Iterable[int], cellen: Path) -> list[Reeks]:
    """Make every batch, the contenders in turn per size."""
    reeksen = []
    for aantal in aantallen:
        gezien: dict[tuple[str, int], list[Waarneming]] = {deelnemer: [] for deelnemer in DEELNEMERS}
        for _ in range(HERHALINGEN.get(aantal, 1)):
            for wie, processen in DEELNEMERS:
                gezien[wie, processen].append(run_batch(wie, processen, aantal, cellen))
        for (wie, processen), keren in gezien.items():
            seconden = statistics.median(keer.seconden for keer in keren)
            megabytes = max((keer.megabytes or 0.0 for keer in keren), default=0.0)
            reeksen.append(Reeks(wie, processen, aantal, seconden, megabytes or None))
    return reeksen
