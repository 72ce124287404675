"""A batch of workbooks by one contender, as a whole job: from the start of Python to the last file on disk.

``run.py`` starts this file: ``python groei.py WIE PROCESSEN AANTAL MAP CELLEN``.
"""

from __future__ import annotations

import multiprocessing
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

ONS: Final = ("ons, bewezen", "ons, zonder bewijs")
GELIJKEN: Final = ("XlsxWriter", "openpyxl")


def main(wie: str, processen: int, aantal: int, map_: Path, cellen: Path) -> None:
    """Make so many workbooks in a folder."""
    if wie in ONS:
        _ours(processen, aantal, map_, bewezen=wie == "ons, bewezen")
        return
    schrijf = partial(_write, wie, map_, cellen)
    if processen == 1:
        for nummer in range(aantal):
            schrijf(nummer)
        return
    stapel = max(1, min(8, aantal // processen))
    with ProcessPoolExecutor(processen, mp_context=multiprocessing.get_context("spawn")) as ploeg:
        for _ in ploeg.map(schrijf, range(aantal), chunksize=stapel):
            pass


def _ours(processen: int, aantal: int, map_: Path, *, bewezen: bool) -> None:
    """Calculate, make, prove and write: every case is another one."""
    from gevallen import other_casus  # noqa: PLC0415 - the peers load nothing of ours

    from ho_workbook.reeks import Bestelling, maak_reeks  # noqa: PLC0415 - the same

    bestellingen = (Bestelling(other_casus(n), "concept", map_ / f"{n}.xlsx") for n in range(aantal))
    for levering in maak_reeks(bestellingen, processen=processen, bewijs="warm" if bewezen else "geen"):
        if levering.fout is not None:
            raise levering.fout


_KLAAR: dict[str, Callable[[], bytes]] = {}


def _write(wie: str, map_: Path, cellen: Path, nummer: int) -> None:
    """Let a peer write the cells that were read for it; they are loaded once per process."""
    if wie not in _KLAAR:
        bladen = pickle.loads(cellen.read_bytes())  # noqa: S301 - run.py wrote it a moment ago
        if wie == "XlsxWriter":
            from schrijf_xlsxwriter import write_xlsxwriter as schrijf  # noqa: PLC0415 - each loads itself only
        else:
            from schrijf_openpyxl import write_openpyxl as schrijf  # noqa: PLC0415 - the same
        _KLAAR[wie] = partial(schrijf, bladen)
    (map_ / f"{nummer}.xlsx").write_bytes(_KLAAR[wie]())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]))
