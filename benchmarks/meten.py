"""Measuring: contenders run in turn, round after round, so that what slows the machine slows them all alike."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Deelnemer:
    """One contender.

    Attributes:
        naam: what it is called.
        werk: what it does.
        herhaal: how often per measurement, for what takes microseconds.
        klok: does the work elsewhere and tells how many milliseconds that took, instead of ``werk``.
        doel: the target that we set ourselves, in milliseconds.
        geheugen: gives the peak memory of a process that does this, in megabytes; asked when all rounds are done.
    """

    naam: str
    werk: Callable[[], object] = lambda: None
    herhaal: int = 1
    klok: Callable[[], float] | None = None
    doel: float | None = None
    geheugen: Callable[[], float | None] | None = None


@dataclass(frozen=True)
class Meting:
    """The times of one contender, in milliseconds per call."""

    naam: str
    tijden: tuple[float, ...]
    doel: float | None = None
    megabytes: float | None = None

    @property
    def mediaan(self) -> float:
        """The middle time: half of the rounds were faster."""
        return statistics.median(self.tijden)

    @property
    def spreiding(self) -> tuple[float, float]:
        """The times between which the middle half of the rounds lies."""
        laag, _, hoog = statistics.quantiles(self.tijden, n=4, method="inclusive")
        return laag, hoog


def measure(deelnemers: Sequence[Deelnemer], rondes: int, warmlopen: int = 2) -> list[Meting]:
    """Measure contenders interleaved; each round starts with another one.

    Args:
        deelnemers: what is compared.
        rondes: measured rounds, at least 2.
        warmlopen: rounds beforehand that don't count: imports, caches, the first template.

    Returns:
        One measurement per contender, in the given order.
    """
    tijden: dict[str, list[float]] = {deelnemer.naam: [] for deelnemer in deelnemers}
    for ronde in range(-warmlopen, rondes):
        verschuiving = ronde % len(deelnemers)
        for deelnemer in (*deelnemers[verschuiving:], *deelnemers[:verschuiving]):
            tijd = _time(deelnemer)
            if ronde >= 0:
                tijden[deelnemer.naam].append(tijd)
    return [
        Meting(d.naam, tuple(tijden[d.naam]), d.doel, d.geheugen() if d.geheugen is not None else None)
        for d in deelnemers
    ]


def _time(deelnemer: Deelnemer) -> float:
    gc.collect()
    if deelnemer.klok is not None:
        return deelnemer.klok()
    begin = time.perf_counter()
    for _ in range(deelnemer.herhaal):
        deelnemer.werk()
    return (time.perf_counter() - begin) * 1000 / deelnemer.herhaal
