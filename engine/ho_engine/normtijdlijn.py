"""The norm files of a municipality in time: which is in force when, and where they overlap or leave a gap."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ho_engine.fouten import HoFout
from ho_engine.tijd import DAG, day_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ho_engine.normvorm import Normbestand

    Bestandsparen: TypeAlias = Iterable[tuple[Path, Normbestand]]


class Geldigheid(NamedTuple):
    """From when to when (inclusive) a file is in force for its municipality."""

    vanaf: dt.date
    einde: dt.date
    bestand: Normbestand


class _Gedateerd(NamedTuple):
    vanaf: dt.date
    pad: Path
    bestand: Normbestand


def _by_gemeente(bestanden: Bestandsparen) -> dict[str, list[_Gedateerd]]:
    """The files of each municipality, in order of their first day."""
    reeksen: dict[str, list[_Gedateerd]] = {}
    for pad, bestand in bestanden:
        if bestand.gemeente and bestand.geldig_vanaf:
            reeksen.setdefault(bestand.gemeente, []).append(_Gedateerd(bestand.geldig_vanaf, pad, bestand))
    return {gemeente: sorted(reeks, key=lambda item: item.vanaf) for gemeente, reeks in reeksen.items()}


def timelines(bestanden: Bestandsparen) -> dict[str, list[Geldigheid]]:
    """The files of each municipality in order; a successor closes its predecessor the day before."""
    tijdlijnen = {}
    for gemeente, reeks in _by_gemeente(bestanden).items():
        grenzen = [*(item.vanaf - DAG for item in reeks[1:]), dt.date.max]
        tijdlijnen[gemeente] = [
            Geldigheid(item.vanaf, min(item.bestand.geldig_tot_en_met or dt.date.max, grens), item.bestand)
            for item, grens in zip(reeks, grenzen, strict=True)
        ]
    return tijdlijnen


def nearest(tijdlijn: Sequence[Geldigheid], datum: dt.date) -> str:
    """The files before and after a day on which none is in force, as a sentence."""
    eerder = [geldig for geldig in tijdlijn if geldig.einde < datum]
    later = [geldig for geldig in tijdlijn if geldig.vanaf > datum]
    zinnen = [f"{geldig.bestand.naam} gold tot en met {geldig.einde}" for geldig in eerder[-1:]]
    zinnen += [f"{geldig.bestand.naam} geldt vanaf {geldig.vanaf}" for geldig in later[:1]]
    return f"{'; '.join(zinnen)}. Controleer de ingangsdatum."


def overlaps_and_gaps(bestanden: Bestandsparen) -> list[HoFout]:
    """Where two consecutive files of one municipality overlap, or leave days without a framework.

    A file without a last day is closed by its successor, so it neither overlaps nor leaves a gap.

    Args:
        bestanden: the files with their paths, such as ``Normenbibliotheek.bestanden.values()``.

    Returns:
        For each pair one error with both files and both dates: the same first day (HO205), an overlap (HO220) or a
        gap (HO221), in order of municipality and date.
    """
    gevonden = []
    for gemeente, reeks in sorted(_by_gemeente(bestanden).items()):
        for eerste, tweede in itertools.pairwise(reeks):
            fout = _joint(gemeente, eerste, tweede)
            if fout is not None:
                gevonden.append(fout)
    return gevonden


def _joint(gemeente: str, eerste: _Gedateerd, tweede: _Gedateerd) -> HoFout | None:
    """What is wrong where one file ends and the next begins."""
    gegevens = {"gemeente": gemeente, "een": eerste.pad.name, "ander": tweede.pad.name}
    if eerste.vanaf == tweede.vanaf:
        return HoFout("kaders_zelfde_dag", str(tweede.pad.parent), **gegevens, datum=eerste.vanaf)
    einde = eerste.bestand.geldig_tot_en_met
    if einde is None:
        return None
    gegevens |= {"einde": einde.isoformat(), "vanaf": tweede.vanaf.isoformat()}
    plaats = f"{tweede.pad}: geldig_vanaf"
    if einde >= tweede.vanaf:
        return HoFout("kaders_overlappen", plaats, **gegevens)
    na = day_after(einde)
    if na == tweede.vanaf:
        return None
    return HoFout("kaders_met_gat", plaats, **gegevens, na=na, voor=tweede.vanaf - DAG)
