"""Running the command line on a file as a program of its own, and measuring what that took. Judges nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from opdrachtregel import env

if TYPE_CHECKING:
    from pathlib import Path

OPDRACHTEN: Final = (("bereken",), ("controleer",), ("werkboek", "--concept", "-o", "uit.xlsx"))
"""The commands that read a file from outside, without the file."""

MAXIMUM_S: Final = 10
MAXIMUM_MB: Final = 256
ONBRUIKBAAR: Final = 2

_METER: Final = """
import os, resource, subprocess, sys, time
begin = time.perf_counter()
code = subprocess.run(sys.argv[1:], timeout=60).returncode
seconden = time.perf_counter() - begin
verbruik = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(os.environ["_PIEK"], "w", encoding="ascii") as piek:
    print(code, seconden, verbruik.ru_utime + verbruik.ru_stime, verbruik.ru_maxrss, file=piek)
"""
"""A small program of its own that runs the command as its only child: a copy of a large test run would itself count as
memory of the command, from before it begins."""

_ZONDER_WERKPROCES: Final = (
    "import sys; import ho_workbook.werkproces as w; w.KAN_APART = False; "
    "from ho_addin.cli import main; sys.exit(main(sys.argv[1:]))"
)


class Meting(NamedTuple):
    """How a command ended, what it said, what it took, and the most memory that one of its processes held.

    Attributes:
        seconden: by the clock; on a busy machine mostly waiting for others.
        rekentijd: seconds of processor time, of all its processes together.
    """

    code: int
    uit: str
    fout: str
    seconden: float
    rekentijd: float
    megabytes: float


def measure(pad: Path, opdracht: tuple[str, ...], *, werkproces: bool = True) -> Meting:
    """Run a command on a file in its folder; a minute is the end of it.

    Args:
        pad: the file.
        opdracht: the command and its options, without the file.
        werkproces: False leaves only the guard, as on a system without limits.
    """
    start = ["-m", "ho_addin.cli"] if werkproces else ["-c", _ZONDER_WERKPROCES]
    script = [sys.executable, *start, opdracht[0], pad.name, *opdracht[1:]]
    meter = [sys.executable, "-I", "-S", "-c", _METER, *script]
    with pad.with_suffix(".uit").open("wb") as uit, pad.with_suffix(".fout").open("wb") as fout:
        subprocess.run(
            meter, cwd=pad.parent, env=env(_PIEK=str(pad.with_suffix(".piek"))), stdout=uit, stderr=fout, check=True
        )
    code, seconden, rekentijd, kilobytes = map(float, pad.with_suffix(".piek").read_text(encoding="ascii").split())
    gezegd, geklaagd = (pad.with_suffix(einde).read_text(encoding="utf-8") for einde in (".uit", ".fout"))
    return Meting(int(code), gezegd, geklaagd, seconden, rekentijd, kilobytes / 1024)


def keeps_promise(meting: Meting, codes: set[int]) -> bool:
    """Whether a command ended as it should: within its limits, and with one sentence where it says it is unusable."""
    binnen = meting.rekentijd < MAXIMUM_S and meting.megabytes < MAXIMUM_MB and "Traceback" not in meting.fout
    zinnen = meting.fout.splitlines()
    return binnen and meting.code in codes and (meting.code != ONBRUIKBAAR or len(zinnen) == 1)
