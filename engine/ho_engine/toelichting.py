"""The calculation in Dutch prose for the decision the municipality takes: plain sentences, addressed to the resident.

It reads a finished ``Berekening`` and computes no norm; it only puts the parts in order. Source of what a decision
must show: CRvB, S004 question 2; never minutes per activity (S004 questions 11 and 13), one rounded total.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ho_engine import zinnen
from ho_engine.bronvermelding import tell_scope, tell_sources, tell_uncertain
from ho_engine.erven import WOORDEN
from ho_engine.gemiddeld import tell_differences
from ho_engine.stappen import KOP_3, KOP_5, tell_needed, tell_possibilities, tell_remaining, tell_story
from ho_engine.uitkomsttekst import tell_result
from ho_engine.vastleggen import lacking
from ho_engine.vertelling import Alinea, Uitslag, fit

if TYPE_CHECKING:
    from ho_engine.uitkomst import Berekening

__all__ = ["Alinea", "explain"]


def explain(berekening: Berekening) -> tuple[Alinea, ...]:
    """Tell a calculation in Dutch, ready to be pasted into the decision of the municipality.

    Args:
        berekening: the calculation of a case; with a *fout* the text names no amount of time.

    Returns:
        The paragraphs in order; the first is the title.
    """
    kader, totaal, casus = berekening.kader, berekening.totaal, berekening.casus
    woorden = {naam: getattr(kader, naam) for naam in WOORDEN} if kader else WOORDEN
    tekort = lacking(berekening)
    begin = [
        Alinea("titel", f"Toelichting bij uw aanvraag voor {woorden['product']}{' (concept)' if tekort else ''}"),
        *([Alinea("tekst", zinnen.CONCEPT)] if tekort else []),
        Alinea("tekst", zinnen.INLEIDING.format(**woorden)),
        Alinea("tekst", zinnen.BEREKENING),
        Alinea("kop", "Wat volgt uit de berekening"),
    ]
    stap_1_2, stap_4 = tell_story(casus, woorden["functie"]), tell_possibilities(casus, woorden["functie"])
    if kader is None or totaal is None:
        geen, wacht = Alinea("tekst", zinnen.GEEN_UITKOMST), Alinea("tekst", zinnen.WACHT)
        return fit([*begin, geen, *stap_1_2, KOP_3, wacht, *stap_4, KOP_5, wacht])
    uitslag = Uitslag(berekening, kader, totaal)
    delen = (
        tell_result(uitslag),
        stap_1_2,
        tell_needed(uitslag),
        stap_4,
        tell_remaining(uitslag),
        tell_differences(uitslag),
        tell_scope(uitslag),
        tell_uncertain(uitslag),
        tell_sources(uitslag),
    )
    return fit([*begin, *itertools.chain(*delen)])
