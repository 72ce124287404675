"""The last parts of the explanation: what is no part of the help, what is not certain yet, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_engine import zinnen
from ho_engine.regelzinnen import tell_norm
from ho_engine.taal import lower_first, show_datum, upper_first
from ho_engine.verantwoording import unconfirmed
from ho_engine.vertelling import Alinea, Alineas, Uitslag

if TYPE_CHECKING:
    from ho_engine.normenkader import Herkomst


def tell_scope(uitslag: Uitslag) -> Alineas:
    """What the time includes, and what is no part of the help."""
    if not uitslag.nul:
        yield Alinea("kop", "Wat wel en niet bij de hulp hoort")
        yield Alinea("tekst", zinnen.ECHTE_TIJD)
        yield Alinea("tekst", zinnen.BUITEN)


def tell_uncertain(uitslag: Uitslag) -> Alineas:
    """The figures that are not confirmed, and a framework that is not in force."""
    gebieden = uitslag.kader.gebied_bij_code
    wankel: list[tuple[Herkomst, str]] = []
    for uitkomst in unconfirmed(uitslag.berekening):
        gebied = gebieden[uitkomst.regel.resultaatgebied].naam
        wankel.append((uitkomst.toepassing.herkomst, tell_norm(uitkomst, gebied)))
    for code, maximum in uitslag.maxima.items():
        if maximum.herkomst.status != "bevestigd":
            wankel.append((maximum.herkomst, f"het maximum van {lower_first(gebieden[code].naam)}"))
    stand = uitslag.kader.stand
    alineas = [Alinea("tekst", zinnen.STAND[stand])] if stand in zinnen.STAND else []
    for status, zin in zinnen.ONZEKER.items():
        punten = [
            Alinea("punt", f"{upper_first(wat)}: {uitslag.label(plek)}.")
            for plek, wat in wankel
            if plek.status == status
        ]
        begin = zinnen.VERZONNEN if (stand, status) == ("fictief", "afgeleid") else zin
        alineas += [Alinea("tekst", begin), *punten] if punten else []
    if alineas:
        yield Alinea("kop", "Wat nog niet vaststaat")
        yield from alineas


def tell_sources(uitslag: Uitslag) -> Alineas:
    """The documents behind the labels, with the places in them."""
    if uitslag.labels:
        yield Alinea("kop", "Bronnen")
    for naam, plaatsen in uitslag.vindplaatsen.items():
        bron = uitslag.kader.bronnen[naam]
        labels = [uitslag.labels[naam, plaats] for plaats in plaatsen]
        uitgever = f", {bron.uitgever}" if bron.uitgever else ""
        plekken = [f"{label}: {plaats.rstrip('.')}." for label, plaats in zip(labels, plaatsen, strict=True)]
        if len(plaatsen) == 1:
            kop, waar = f"Bron {labels[0]}", f"Vindplaats: {plaatsen[0].rstrip('.')}."
        else:
            tot = "en" if len(labels) == len(("eerste", "laatste")) else "tot en met"
            kop, waar = f"Bron {labels[0]} {tot} {labels[-1]}", f"Vindplaatsen: {' '.join(plekken)}"
        wanneer = f"Geraadpleegd op {show_datum(bron.geraadpleegd_op)}"
        link = f": {bron.url}" if bron.url else "."
        yield Alinea("punt", f"{kop}: {bron.titel.rstrip('.')}{uitgever.rstrip('.')}. {waar} {wanneer}{link}")
