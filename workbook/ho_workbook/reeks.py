"""A batch: many cases become proven workbooks, over several processes, one after another and each on its own."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.bereken import bereken_casus
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import Normenbibliotheek, normenbibliotheek
from ho_engine.vastleggen import lacking
from ho_workbook.schrijven import schrijf_atomisch
from ho_workbook.werkboek import maak_werkboek

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ho_engine.casus import Casus
    from ho_workbook.indeling import Soort
    from ho_workbook.werkboek import Bewijs

VOORSPRONG: Final = 4
"""How many orders per process are on their way at once: enough to keep it busy, few enough to hold in memory."""

_GEVALLEN: Final = "het proces dat haar maakte, is onverwacht gestopt"
_ZELFDE_DOEL: Final = "een eerdere werkmap van deze reeks gaat ook naar deze plaats"

_Mappen: TypeAlias = "tuple[Path, ...]"
_Antwoord: TypeAlias = "bytes | tuple[str, str, dict[str, str]] | None"
"""The file, nothing where it was written, or name, place and particulars of an error."""


@dataclass(frozen=True)
class Bestelling:
    """One workbook that is asked for.

    Attributes:
        casus: the case.
        soort: ``"concept"``, or ``"definitief"``: then everything that must be recorded has to be there.
        doel: where it is written, in one step; without it the bytes are delivered.
    """

    casus: Casus
    soort: Soort = "definitief"
    doel: Path | None = None


@dataclass(frozen=True)
class Levering:
    """What became of one order.

    Attributes:
        nummer: which order it was, counted from 0.
        bestelling: the order itself.
        data: the workbook; ``None`` when it was written to its place, or not made.
        fout: why it was not made.
    """

    nummer: int
    bestelling: Bestelling
    data: bytes | None = None
    fout: HoFout | None = None


_Gang: TypeAlias = "deque[tuple[int, Bestelling, Future[_Antwoord]]]"


def maak_reeks(
    bestellingen: Iterable[Bestelling],
    *,
    processen: int | None = None,
    normen: Normenbibliotheek | None = None,
    bewijs: Bewijs = "warm",
) -> Iterator[Levering]:
    """Make a workbook of every order.

    Orders are read and workbooks delivered while the batch runs, so that its length takes no memory. A process is a
    new interpreter: a script that calls this needs ``if __name__ == "__main__":``.

    Args:
        bestellingen: what is asked for, in any number.
        processen: how many processes share the work, as many as there are processors when left out; 1 is this one.
        normen: the library of norms; the shipped one and ``HO_NORMEN`` when left out.
        bewijs: how each workbook is proven; see ``maak_werkboek``. ``"warm"`` loads each template once per process.

    Yields:
        One delivery per order, in their order. What is wrong with one is told in its delivery and stops no other.
    """
    mappen = (normen or normenbibliotheek()).mappen
    aantal = processen or os.cpu_count() or 1
    if aantal > 1:
        yield from _shared(_numbered(bestellingen), aantal, mappen, bewijs)
        return
    for nummer, bestelling, bezwaar in _numbered(bestellingen):
        yield _delivered(nummer, bestelling, bezwaar or _make(bestelling, mappen, bewijs))


def _numbered(bestellingen: Iterable[Bestelling]) -> Iterator[tuple[int, Bestelling, _Antwoord]]:
    """Every order with its number, and the objection when it would overwrite an earlier one."""
    doelen: set[str] = set()
    for nummer, bestelling in enumerate(bestellingen):
        doel = bestelling.doel and os.path.normcase(os.path.realpath(bestelling.doel))
        bezwaar: _Antwoord = None
        if doel and doel in doelen:
            bezwaar = ("schrijven_mislukt", str(bestelling.doel), {"pad": str(bestelling.doel), "reden": _ZELFDE_DOEL})
        elif doel:
            doelen.add(doel)
        yield nummer, bestelling, bezwaar


def _shared(
    werk: Iterator[tuple[int, Bestelling, _Antwoord]], processen: int, mappen: _Mappen, bewijs: Bewijs
) -> Iterator[Levering]:
    """Let processes do the work; when one falls, what was on its way is done again, each on its own."""
    onderweg: _Gang = deque()
    ploeg = _crew(processen)
    try:
        while True:
            for nummer, bestelling, bezwaar in islice(werk, processen * VOORSPRONG - len(onderweg)):
                onderweg.append((nummer, bestelling, _send(ploeg, bestelling, bezwaar, mappen, bewijs)))
            if not onderweg:
                return
            nummer, bestelling, toekomst = onderweg.popleft()
            try:
                yield _delivered(nummer, bestelling, toekomst.result())
            except BrokenProcessPool:
                ploeg.shutdown()
                onderweg.appendleft((nummer, bestelling, toekomst))
                yield from _alone(onderweg, mappen, bewijs)
                onderweg.clear()
                ploeg = _crew(processen)
    finally:
        ploeg.shutdown(cancel_futures=True)


def _alone(onderweg: _Gang, mappen: _Mappen, bewijs: Bewijs) -> Iterator[Levering]:
    """Do orders one by one, so that only the one that brings a process down is not made."""
    for nummer, bestelling, toekomst in onderweg:
        if toekomst.done() and not toekomst.exception():
            yield _delivered(nummer, bestelling, toekomst.result())
            continue
        with _crew(1) as een:
            try:
                antwoord = _send(een, bestelling, None, mappen, bewijs).result()
            except BrokenProcessPool:
                antwoord = _not_made(bestelling, _GEVALLEN)
        yield _delivered(nummer, bestelling, antwoord)


def _crew(processen: int) -> ProcessPoolExecutor:
    """New interpreters: the same everywhere, and no copy of what this process holds open."""
    return ProcessPoolExecutor(processen, mp_context=multiprocessing.get_context("spawn"))


def _send(
    ploeg: ProcessPoolExecutor, bestelling: Bestelling, bezwaar: _Antwoord, mappen: _Mappen, bewijs: Bewijs
) -> Future[_Antwoord]:
    """Hand out an order; one that meets an objection, or a crew that just fell, is answered at once."""
    antwoord: Future[_Antwoord] = Future()
    if bezwaar:
        antwoord.set_result(bezwaar)
        return antwoord
    try:
        return ploeg.submit(_make, bestelling, mappen, bewijs)
    except BrokenProcessPool as fout:
        antwoord.set_exception(fout)
        return antwoord


def _make(bestelling: Bestelling, mappen: _Mappen, bewijs: Bewijs) -> _Antwoord:
    """Calculate, make, prove and write one workbook; the answer can travel between processes."""
    try:
        berekening = bereken_casus(bestelling.casus, _library(mappen))
        tekort = lacking(berekening) if bestelling.soort == "definitief" else ()
        if tekort:
            raise HoFout("vastleggen_geweigerd", redenen="; ".join(tekort))  # noqa: TRY301 - one answer for all errors
        data = maak_werkboek(berekening, bestelling.soort, bewijs=bewijs)
        if bestelling.doel is None:
            return data
        schrijf_atomisch(bestelling.doel, data)
    except HoFout as fout:
        return fout.melding.naam, fout.plaats, {naam: str(waarde) for naam, waarde in fout.gegevens.items()}
    except Exception as fout:  # noqa: BLE001 - a mistake of the program, told with its case; the others go on
        return _not_made(bestelling, f"er ging iets mis in het programma ({type(fout).__name__})")
    return None


def _not_made(bestelling: Bestelling, reden: str) -> _Antwoord:
    kenmerk = bestelling.casus.kenmerk or "zonder kenmerk"
    return "werkmap_niet_gemaakt", str(bestelling.doel or ""), {"kenmerk": kenmerk, "reden": reden}


def _delivered(nummer: int, bestelling: Bestelling, antwoord: _Antwoord) -> Levering:
    if isinstance(antwoord, tuple):
        naam, plaats, gegevens = antwoord
        return Levering(nummer, bestelling, fout=HoFout(naam, plaats, **gegevens))
    return Levering(nummer, bestelling, antwoord)


@lru_cache(maxsize=1)
def _library(mappen: _Mappen) -> Normenbibliotheek:
    """The library of norms of this process; it keeps the frameworks it resolved."""
    return Normenbibliotheek(mappen)
