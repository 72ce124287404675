"""Watching a command from outside: how long it takes, and how much memory it and what it starts hold at most."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROC: Final = Path("/proc")
_TUSSENPOOS_S: Final = 0.02


class Meetfout(RuntimeError):
    """A command that is measured did not do its work."""


@dataclass(frozen=True)
class Waarneming:
    """What was seen of one command.

    Attributes:
        seconden: from its start to its end, of the interpreter too.
        megabytes: the peaks of all its processes added up; ``None`` where the system has no ``/proc``.
    """

    seconden: float
    megabytes: float | None


def observe(opdracht: Sequence[str | Path], omgeving: Mapping[str, str] | None = None) -> Waarneming:
    """Run a command and watch it.

    Args:
        opdracht: the program and its arguments; what it prints is only shown when it fails.
        omgeving: the environment variables; those of this process when left out.

    Returns:
        Its time and memory.

    Raises:
        Meetfout: it failed.
    """
    begin = time.perf_counter()
    with subprocess.Popen(
        list(map(str, opdracht)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=omgeving
    ) as proces:
        pieken: dict[int, float] = {}
        klaar = threading.Event()
        wacht = threading.Thread(target=_watch, args=(proces.pid, pieken, klaar))
        wacht.start()
        uitvoer, _ = proces.communicate()
        seconden = time.perf_counter() - begin
        klaar.set()
        wacht.join()
    if proces.returncode:
        message = f"{' '.join(map(str, opdracht))} stopte met {proces.returncode}: {uitvoer.decode(errors='replace')}"
        raise Meetfout(message)
    return Waarneming(seconden, sum(pieken.values()) if pieken else None)


def peak(pid: int) -> float | None:
    """The most memory a process held so far, in megabytes; ``None`` when it is gone or can't be seen."""
    try:
        stand = (PROC / str(pid) / "status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    kilobytes = [regel.split()[1] for regel in stand.splitlines() if regel.startswith("VmHWM:")]
    return int(kilobytes[0]) / 1024 if kilobytes else None


def _watch(pid: int, pieken: dict[int, float], klaar: threading.Event) -> None:
    """Look again and again at a process and its descendants, and keep the peak of each."""
    while True:
        for lid in _family(pid):
            hoogste = peak(lid)
            if hoogste is not None:
                pieken[lid] = max(hoogste, pieken.get(lid, 0.0))
        if klaar.wait(_TUSSENPOOS_S):
            return


def _family(pid: int) -> Iterator[int]:
    """A process and everything it started."""
    yield pid
    for draad in _names(PROC / str(pid) / "task"):  # each thread has children of its own
        try:
            kinderen = (PROC / str(pid) / "task" / draad / "children").read_text(encoding="ascii").split()
        except OSError:
            continue
        for kind in kinderen:
            yield from _family(int(kind))


def _names(map_: Path) -> list[str]:
    try:
        return os.listdir(map_)  # noqa: PTH208 - the same, and it may be gone
    except OSError:
        return []
