"""The calculation: a case laid beside a normenkader, row by row, area by area, rounded once.

minutes = aantal times keer times norm, signed; per area floored at zero, capped where the norm says so, plus the
deviations; summed and rounded once. Exact fractions throughout. Source of the order of steps: S004 question 2 and
bijlage 1.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.aandachtspunten import attention_points
from ho_engine.afronding import convert, round_total
from ho_engine.casustoetsen import FREQUENTIES, case_faults, check_afwijkingen, check_duur, check_gevuld
from ho_engine.rijen import Rij, lay_rows
from ho_engine.tijd import add_months, day_after, in_force, stretches
from ho_engine.toetsen import FREQUENCY_CHECKS, ROW_CHECKS, Omgeving
from ho_engine.uitkomst import (
    Aandachtspunt,
    Afwijkinguitkomst,
    Berekening,
    Gebiedsuitkomst,
    Periode,
    Regeluitkomst,
    Totaal,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Frequentie, Normenkader

NUL: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Uitwerking:
    """The table worked out for one frequency."""

    regels: tuple[Regeluitkomst, ...]
    gebieden: tuple[Gebiedsuitkomst, ...]
    totaal: Totaal | None
    deeltotaal: Fraction | None
    punten: tuple[Aandachtspunt, ...]


def calculate(casus: Casus, kader: Normenkader) -> Berekening:
    """Calculate one case against a resolved normenkader.

    Args:
        casus: the case.
        kader: the normenkader in force for its municipality on its start date.

    Returns:
        The calculation. With any *fout* ``totaal`` is ``None`` and ``deeltotaal`` holds what can be computed.
    """
    punten = case_faults(casus)
    rijen, codepunten = lay_rows(casus, kader)
    afwijkingpunten = list(check_afwijkingen(casus, kader))
    punten += [*codepunten, *afwijkingpunten, *check_duur(casus, kader, rijen)]
    if not codepunten:
        punten += check_gevuld(casus, rijen)
    afwijkingen = _deviations(casus, afwijkingpunten)
    gekozen = _frequency(casus.frequentie)
    omgeving = Omgeving(casus, kader, gekozen or "wekelijks", {rij.code: rij for rij in rijen})
    punten += [punt for rij in rijen for check in ROW_CHECKS for punt in check(rij, omgeving)]
    if gekozen is None:
        return Berekening(casus, kader, afwijkingen=afwijkingen, aandachtspunten=tuple(punten))
    uitwerkingen = {f: _work_out(replace(omgeving, frequentie=f), afwijkingen, punten) for f in FREQUENTIES}
    keuze = uitwerkingen[gekozen]
    berekening = Berekening(
        casus,
        kader,
        keuze.regels,
        afwijkingen,
        keuze.gebieden,
        keuze.totaal,
        keuze.deeltotaal,
        _periods(casus, kader, gekozen, keuze, afwijkingen),
        {f: werk.totaal.volume if werk.totaal else None for f, werk in uitwerkingen.items()},
        keuze.punten,
    )
    return replace(berekening, aandachtspunten=(*keuze.punten, *attention_points(berekening)))


def _frequency(woord: str) -> Frequentie | None:
    return next((frequentie for frequentie in FREQUENTIES if frequentie == woord), None)


def _deviations(casus: Casus, punten: Sequence[Aandachtspunt]) -> tuple[Afwijkinguitkomst, ...]:
    """Read the deviations; one with a *fout* has no minutes."""
    fout = {punt.plaats for punt in punten}
    uitkomsten = []
    for nummer, afwijking in enumerate(casus.afwijkingen):
        velden = ("resultaatgebied", "minuten", "motivering", "van", "tot_en_met")
        geldig = not any(casus.plaats(f"afwijkingen.{nummer}.{veld}") in fout for veld in velden)
        van = afwijking.van if isinstance(afwijking.van, dt.date) else None
        tot = afwijking.tot_en_met if isinstance(afwijking.tot_en_met, dt.date) else None
        minuten = afwijking.minuten if geldig and isinstance(afwijking.minuten, Fraction) else None
        van_kracht = casus.begin is None or in_force(van, tot, casus.begin)
        tekst = afwijking.motivering, afwijking.overleg_met
        uitkomsten.append(Afwijkinguitkomst(afwijking.resultaatgebied, minuten, van, tot, *tekst, van_kracht))
    return tuple(uitkomsten)


def _work_out(om: Omgeving, afwijkingen: Sequence[Afwijkinguitkomst], vast: Sequence[Aandachtspunt]) -> _Uitwerking:
    """Work the table out for one frequency: rows, areas, total."""
    rijen = om.rijen.values()
    punten = (*vast, *(punt for rij in rijen for check in FREQUENCY_CHECKS for punt in check(rij, om)))
    onbruikbaar = {code for punt in punten for code in punt.regels}
    regels = tuple(_row(rij, om, bruikbaar=rij.code not in onbruikbaar) for rij in rijen)
    zonder_uitkomst = {gebied for punt in punten for gebied in punt.gebieden}
    gebieden = _areas(om.kader, regels, afwijkingen, zonder_uitkomst, om.casus.begin)
    exact = sum((gebied.netto for gebied in gebieden), NUL)
    if punten:
        return _Uitwerking(regels, gebieden, None, exact if gebieden else None, punten)
    return _Uitwerking(regels, gebieden, round_total(exact, om.kader, om.frequentie), None, punten)


def _row(rij: Rij, om: Omgeving, *, bruikbaar: bool) -> Regeluitkomst:
    """Lay one row beside its norm: sign, aantal, keer and norm multiplied, in minutes per week."""
    regel, kader = rij.regel, om.kader
    toepassing = kader.norm_bij(regel, om.frequentie)
    eenheid = toepassing.min_week if rij.minuten is None else rij.minuten * kader.week_per_eenheid(regel.eenheid)
    week = None
    if bruikbaar and eenheid is not None and rij.aantal is not None and rij.keer is not None:
        week = regel.teken * rij.aantal * rij.keer * eenheid
    van_kracht = om.casus.begin is None or in_force(rij.van, rij.tot_en_met, om.casus.begin)
    tekst = rij.invoer.motivering, rij.invoer.overleg_met
    periode = rij.van, rij.tot_en_met
    return Regeluitkomst(regel, toepassing, rij.aantal, rij.keer, rij.minuten, *periode, *tekst, van_kracht, week)


def _areas(
    kader: Normenkader,
    regels: Sequence[Regeluitkomst],
    afwijkingen: Sequence[Afwijkinguitkomst],
    onbruikbaar: set[str],
    dag: dt.date | None,
) -> tuple[Gebiedsuitkomst, ...]:
    """Sum the rows in force on a day per result area, for the areas that are used and can be computed."""
    bruto: dict[str, Fraction] = {}
    minder: dict[str, Fraction] = {}
    anders: dict[str, Fraction] = {}
    for uitkomst in regels:
        gebied, week = uitkomst.regel.resultaatgebied, uitkomst.min_week
        bruto.setdefault(gebied, NUL)
        if week is not None and (dag is None or in_force(uitkomst.van, uitkomst.tot_en_met, dag)):
            doel = minder if uitkomst.regel.teken < 0 else bruto
            doel[gebied] = doel.get(gebied, NUL) + abs(week)
    for afwijking in afwijkingen:
        gebied = afwijking.resultaatgebied
        bruto.setdefault(gebied, NUL)
        if afwijking.min_week is not None and (dag is None or in_force(afwijking.van, afwijking.tot_en_met, dag)):
            anders[gebied] = anders.get(gebied, NUL) + afwijking.min_week
    uitkomsten = []
    for area in kader.resultaatgebieden:
        code = area.code
        if code not in bruto or code in onbruikbaar:
            continue
        vloer = max(NUL, bruto[code] - minder.get(code, NUL))
        grens = area.maximum.waarde if area.maximum else None
        aftopping = NUL if grens is None else max(NUL, vloer - grens)
        afwijkend = anders.get(code, NUL)
        netto = max(NUL, vloer - aftopping + afwijkend)
        getallen = bruto[code], minder.get(code, NUL), aftopping, afwijkend, netto
        uitkomsten.append(Gebiedsuitkomst(code, area.naam, *getallen))
    return tuple(uitkomsten)


def _periods(
    casus: Casus,
    kader: Normenkader,
    frequentie: Frequentie,
    keuze: _Uitwerking,
    afwijkingen: Sequence[Afwijkinguitkomst],
) -> tuple[Periode, ...]:
    """The stretches of the term, each with its own total; a lowered running decision first keeps its volume."""
    begin, einde = casus.begin, casus.einde
    if keuze.totaal is None or begin is None:
        return ()
    delen: tuple[Regeluitkomst | Afwijkinguitkomst, ...] = (*keuze.regels, *afwijkingen)
    grenzen = [deel.van for deel in delen] + [day_after(deel.tot_en_met) for deel in delen if deel.tot_en_met]
    overgang = _end_of_transition(casus, kader, keuze.totaal)
    grenzen.append(overgang)
    perioden: list[Periode] = []
    for van, tot in stretches(begin, einde, filter(None, grenzen)):
        if overgang and van < overgang and isinstance(casus.vorige_min_week, Fraction):
            periode = Periode(van, tot, convert(casus.vorige_min_week, kader), overgang=True)
        else:
            gebieden = _areas(kader, keuze.regels, afwijkingen, set(), van)
            exact = sum((gebied.netto for gebied in gebieden), NUL)
            periode = Periode(van, tot, round_total(exact, kader, frequentie).volume)
        vorige = perioden[-1] if perioden else None
        if vorige and periode.overgang and vorige.overgang:
            perioden[-1] = replace(vorige, tot_en_met=periode.tot_en_met)
        else:
            perioden.append(periode)
    return tuple(perioden)


def _end_of_transition(casus: Casus, kader: Normenkader, totaal: Totaal) -> dt.date | None:
    """The first day after the transition, or ``None`` when the running decision is not lowered or no term is known."""
    maanden, vorige = kader.beleidsgetal("overgang_maanden"), casus.vorige_min_week
    if not maanden or casus.begin is None or not isinstance(vorige, Fraction) or vorige <= totaal.volume.min_week:
        return None
    return add_months(casus.begin, maanden)
