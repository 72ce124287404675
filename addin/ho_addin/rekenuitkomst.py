"""A calculation on the terminal, for people: rows, areas, total, attention points, sources. Computes nothing."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_addin.tabel import bullet, lay_filled, lay_table, wrap
from ho_engine.casus import show_waarde
from ho_engine.getallen import show_nl
from ho_engine.verantwoording import sources_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Aandachtspunt, Berekening, Totaal, Volume

GEEN: Final = "?"
"""A figure that could not be computed; never a zero."""

EENHEDEN: Final = {"min/week": "minuten per week", "min/2 weken": "minuten per twee weken", "uur/jaar": "uur per jaar"}
_ERNST: Final = {"let_op": "Let op", "opmerking": "Opmerking", "fout": "Fout"}


def show_punt(punt: Aandachtspunt) -> str:
    """An attention point or *fout* in one line."""
    plaats = f"{punt.plaats}: " if punt.plaats else ""
    return f"{punt.code} {plaats}{punt.tekst}"


def show_berekening(berekening: Berekening) -> Iterator[str]:
    """The calculation as lines of text; a *fout* is not among them, those are messages."""
    yield from _head(berekening)
    if berekening.regels:
        yield from _rows(berekening)
    if berekening.afwijkingen:
        yield from _deviations(berekening)
    if berekening.gebieden:
        yield from _areas(berekening)
    yield from _total(berekening)
    if len(berekening.perioden) > 1:
        yield from _periods(berekening)
    punten = [punt for punt in berekening.aandachtspunten if punt.ernst != "fout"]
    if punten:
        yield from ("", "Aandachtspunten")
        for punt in punten:
            yield from bullet(f"{_ERNST[punt.ernst]}: {show_punt(punt)}")
    if berekening.kader:
        yield from _sources(berekening, berekening.kader)


def _head(berekening: Berekening) -> Iterator[str]:
    casus, kader = berekening.casus, berekening.kader
    yield f"Berekening {casus.kenmerk or '(zonder kenmerk)'}"
    yield f"  gemeente      {show_waarde(casus.gemeente)}"
    yield f"  normenkader   {kader.naam} ({kader.id})" if kader else "  normenkader   onbekend"
    if kader and kader.stand != "geldend":
        yield f"  stand         {kader.stand}: een uitkomst hiervan is nooit definitief"
    einde = "voor onbepaalde tijd" if casus.onbepaalde_tijd is True else "zonder einddatum"
    if casus.tot_en_met is not None:
        einde = f"tot en met {_date(casus.tot_en_met)}"
    yield f"  looptijd      vanaf {_date(casus.ingangsdatum)} {einde}"
    yield f"  frequentie    {show_waarde(casus.frequentie)}"


def _rows(berekening: Berekening) -> Iterator[str]:
    rijen = []
    for uitkomst in berekening.regels:
        eigen = uitkomst.minuten is not None
        norm = uitkomst.minuten if eigen else uitkomst.toepassing.norm
        eenheid = uitkomst.regel.eenheid if eigen else uitkomst.toepassing.eenheid
        herkomst = uitkomst.toepassing.herkomst
        rijen.append(
            [
                uitkomst.regel.code,
                _number(uitkomst.aantal),
                "" if uitkomst.regel.keer == "vast" else _number(uitkomst.keer),
                f"{GEEN if norm is None else show_nl(norm)} {eenheid}",
                _number(uitkomst.min_week),
                _span(uitkomst.van, uitkomst.tot_en_met, van_kracht=uitkomst.van_kracht),
                herkomst.status,
                herkomst.bron,
            ]
        )
    koppen = ["code", "aantal", "keer", "norm", "min/week", "periode", "status", "bron"]
    yield from ("", "Regels", *lay_filled(koppen, rijen, {1, 2, 3, 4}))


def _deviations(berekening: Berekening) -> Iterator[str]:
    yield from ("", "Afwijkingen van het normenkader")
    for afwijking in berekening.afwijkingen:
        minuten = f"{_number(afwijking.min_week)} min/week"
        span = _span(afwijking.van, afwijking.tot_en_met, van_kracht=afwijking.van_kracht)
        delen = (afwijking.resultaatgebied, minuten, span, afwijking.motivering)
        yield from bullet("; ".join(deel for deel in delen if deel))


def _areas(berekening: Berekening) -> Iterator[str]:
    koppen = ["resultaatgebied", "bruto", "minder", "aftopping", "afwijking", "netto"]
    rijen = [
        [
            gebied.naam,
            show_nl(gebied.bruto),
            _if_any(-gebied.minder),
            _if_any(-gebied.aftopping),
            _if_any(gebied.afwijking),
            show_nl(gebied.netto),
        ]
        for gebied in berekening.gebieden
    ]
    yield from ("", "Resultaatgebieden (minuten per week)", *lay_filled(koppen, rijen, {1, 2, 3, 4, 5}))


def _total(berekening: Berekening) -> Iterator[str]:
    totaal, kader = berekening.totaal, berekening.kader
    yield ""
    if totaal is None or kader is None:
        yield "Totaal: geen, want er is een fout."
        if berekening.deeltotaal is not None:
            yield f"  deeltotaal van de gebieden hierboven: {show_nl(berekening.deeltotaal)} min/week, niet afgerond"
        return
    yield "Totaal"
    rijen = []
    for eenheid, getal in in_units(totaal.volume).items():
        soort = "toegekend" if eenheid == totaal.eenheid_besluit else "omgerekend"
        rijen.append([soort, str(getal), EENHEDEN[eenheid]])
    rijen.sort(key=lambda rij: rij[0] != "toegekend")
    breedte = max(len(rij[1]) for rij in rijen)
    for soort, getoond, eenheid in rijen:
        yield f"  {soort:<10}  {getoond:>{breedte}} {eenheid}"
    yield from wrap(show_rounding(totaal, kader), 2)


def show_rounding(totaal: Totaal, kader: Normenkader) -> str:
    """How the total was rounded, in words."""
    regel = kader.afronding
    tweewekelijks = totaal.eenheid_besluit == "min/2 weken"
    stap = regel.stap_2weken if tweewekelijks else regel.stap
    richting = "naar boven" if regel.richting == "omhoog" else "naar het dichtstbijzijnde veelvoud"
    maat = "uur" if totaal.eenheid_besluit == "uur/jaar" else "minuten"
    return f"(exact {show_nl(totaal.exact_min_week)} min/week; één keer afgerond, {richting}, per {stap} {maat})"


def in_units(volume: Volume) -> dict[str, int]:
    """A volume per unit, as the unit of a decision is called."""
    return {"min/week": volume.min_week, "min/2 weken": volume.min_2weken, "uur/jaar": volume.uur_jaar}


def _periods(berekening: Berekening) -> Iterator[str]:
    koppen = ["van", "tot en met", "min/week", "min/2 weken", "uur/jaar", ""]
    rijen = [
        [
            periode.van.isoformat(),
            periode.tot_en_met.isoformat() if periode.tot_en_met else "geen einde",
            str(periode.volume.min_week),
            str(periode.volume.min_2weken),
            str(periode.volume.uur_jaar),
            "overgang: de omvang van het lopende besluit" if periode.overgang else "",
        ]
        for periode in berekening.perioden
    ]
    yield from ("", "Perioden", *lay_table(koppen, rijen, {2, 3, 4}))


def _sources(berekening: Berekening, kader: Normenkader) -> Iterator[str]:
    yield from ("", "Bronnen")
    for naam, bron in sources_used(berekening, kader).items():
        uitgever = f", {bron.uitgever}" if bron.uitgever else ""
        yield from bullet(f"{naam}: {bron.titel}{uitgever}")
    yield from ("", "Vindplaatsen")
    for uitkomst in berekening.regels:
        yield from bullet(
            f"{uitkomst.regel.code}: {uitkomst.regel.omschrijving} ({uitkomst.toepassing.herkomst.vindplaats})"
        )


def _number(getal: Fraction | int | None) -> str:
    return GEEN if getal is None else show_nl(Fraction(getal))


def _if_any(getal: Fraction) -> str:
    return show_nl(getal) if getal else ""


def _date(waarde: object) -> str:
    return waarde.isoformat() if isinstance(waarde, dt.date) else f"'{show_waarde(waarde)}'"


def _span(van: dt.date | None, tot: dt.date | None, *, van_kracht: bool) -> str:
    """The own dates of a row, and whether it counts on the start date."""
    delen = [f"vanaf {van}" if van else "", f"t/m {tot}" if tot else "", "" if van_kracht else "(telt nog niet mee)"]
    return " ".join(deel for deel in delen if deel)
