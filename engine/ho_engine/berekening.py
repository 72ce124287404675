"""The calculation: a case laid beside a normenkader, row by row, area by area, rounded once.

minutes = aantal times keer times norm, signed; per area floored at zero, capped where the norm says so, plus the
deviations; summed and rounded once. Exact fractions throughout. Source of the order of steps: S004 question 2 and
bijlage 1.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine.aandachtspunten import attention_points
from ho_engine.afronding import round_total
from ho_engine.casustoetsen import (
    FREQUENTIES,
    case_faults,
    check_afwijkingen,
    check_duur,
    check_gevuld,
    known_frequency,
)
from ho_engine.gebieden import add_areas, add_total
from ho_engine.getallen import multiply
from ho_engine.perioden import lay_periods
from ho_engine.rijen import Rij, lay_rows
from ho_engine.tijd import in_force
from ho_engine.toetsen import FREQUENCY_CHECKS, ROW_CHECKS, Omgeving, fits
from ho_engine.uitkomst import Aandachtspunt, Afwijkinguitkomst, Berekening, Regeluitkomst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Totaal, Volume


def calculate(casus: Casus, kader: Normenkader) -> Berekening:
    """Calculate one case against a resolved normenkader.

    Args:
        casus: the case.
        kader: the normenkader in force for its municipality on its start date.

    Returns:
        The calculation. With any *fout* ``totaal`` is ``None`` and ``deeltotaal`` holds what can be computed.
    """
    gekozen = known_frequency(casus)
    omgeving, afwijkingen, punten = _prepare(casus, kader)
    if gekozen is None:
        return Berekening(casus, kader, afwijkingen=afwijkingen, aandachtspunten=tuple(punten))
    vergelijking: dict[str, Volume | None] = {}
    for frequentie in FREQUENTIES:
        anders = replace(omgeving, frequentie=frequentie)
        vergelijking[frequentie] = None if punten or frequentie == gekozen else _volume(anders, afwijkingen)
    punten += _frequency_faults(omgeving)
    berekening = _lay_table(omgeving, afwijkingen, punten, vergelijking)
    return replace(berekening, aandachtspunten=(*punten, *attention_points(berekening)))


def calculate_total(casus: Casus, kader: Normenkader) -> Totaal | None:
    """Only the total of a case, by the same steps as ``calculate``: for a caller that asks nothing else of many cases.

    Args:
        casus: the case.
        kader: the normenkader in force for its municipality on its start date.

    Returns:
        The total, or ``None`` when a *fout* prevents one; ``calculate`` says which.
    """
    omgeving, afwijkingen, punten = _prepare(casus, kader)
    if punten or known_frequency(casus) is None or _frequency_faults(omgeving):
        return None
    gebieden = add_areas(kader, _rows(omgeving, set()), afwijkingen, casus.begin)
    return round_total(add_total(gebieden), kader, omgeving.frequentie)


def _prepare(casus: Casus, kader: Normenkader) -> tuple[Omgeving, tuple[Afwijkinguitkomst, ...], list[Aandachtspunt]]:
    """The used rows and the deviations as they are read, and every *fout* that holds at any frequency."""
    rijen, codepunten = lay_rows(casus, kader)
    afwijkingpunten = check_afwijkingen(casus, kader)
    afwijkingen = _deviations(casus, afwijkingpunten)
    punten = [*case_faults(casus), *codepunten, *afwijkingpunten, *check_duur(casus, kader, rijen)]
    if not codepunten:
        punten += check_gevuld(casus, rijen)
    omgeving = Omgeving(casus, kader, known_frequency(casus) or FREQUENTIES[0], {rij.code: rij for rij in rijen})
    punten += [punt for rij in rijen for check in ROW_CHECKS for punt in check(rij, omgeving)]
    return omgeving, afwijkingen, punten


def _lay_table(
    om: Omgeving,
    afwijkingen: tuple[Afwijkinguitkomst, ...],
    punten: Sequence[Aandachtspunt],
    vergelijking: dict[str, Volume | None],
) -> Berekening:
    """The table, its areas, the total and the periods; with a *fout* only what can be computed."""
    casus, kader = om.casus, om.kader
    regels = _rows(om, {code for punt in punten for code in punt.regels})
    onbruikbaar = {gebied for punt in punten for gebied in punt.gebieden}
    gebieden = add_areas(kader, regels, afwijkingen, casus.begin, onbruikbaar)
    exact = add_total(gebieden)
    if punten:
        deel = exact if gebieden else None
        return Berekening(casus, kader, regels, afwijkingen, gebieden, deeltotaal=deel, vergelijking=vergelijking)
    totaal = round_total(exact, kader, om.frequentie)
    perioden = lay_periods(casus, kader, om.frequentie, (regels, afwijkingen), totaal)
    vergelijking[om.frequentie] = totaal.volume
    return Berekening(
        casus,
        kader,
        regels,
        afwijkingen,
        gebieden,
        totaal,
        perioden=perioden,
        vergelijking=vergelijking,
    )


def _frequency_faults(om: Omgeving) -> list[Aandachtspunt]:
    return [punt for rij in om.rijen.values() for check in FREQUENCY_CHECKS for punt in check(rij, om)]


def _volume(om: Omgeving, afwijkingen: Sequence[Afwijkinguitkomst]) -> Volume | None:
    """The three figures at the frequency that was not chosen, or ``None`` when the case can't have it."""
    if not all(fits(rij.regel, om) for rij in om.rijen.values()):
        return None
    gebieden = add_areas(om.kader, _rows(om, set()), afwijkingen, om.casus.begin)
    return round_total(add_total(gebieden), om.kader, om.frequentie).volume


def _rows(om: Omgeving, onbruikbaar: set[str]) -> tuple[Regeluitkomst, ...]:
    return tuple(_row(rij, om, bruikbaar=rij.code not in onbruikbaar) for rij in om.rijen.values())


def _deviations(casus: Casus, punten: Sequence[Aandachtspunt]) -> tuple[Afwijkinguitkomst, ...]:
    """Read the deviations; one with a *fout* has no minutes."""
    fout = {punt.plaats for punt in punten}
    uitkomsten = []
    for nummer, afwijking in enumerate(casus.afwijkingen):
        geldig = fout.isdisjoint(casus.plaatsen_van_afwijking(nummer))
        van = afwijking.van if isinstance(afwijking.van, dt.date) else None
        tot = afwijking.tot_en_met if isinstance(afwijking.tot_en_met, dt.date) else None
        minuten = afwijking.minuten if geldig and isinstance(afwijking.minuten, Fraction) else None
        van_kracht = casus.begin is None or in_force(van, tot, casus.begin)
        tekst = afwijking.motivering, afwijking.overleg_met
        uitkomsten.append(Afwijkinguitkomst(afwijking.resultaatgebied, minuten, van, tot, *tekst, van_kracht))
    return tuple(uitkomsten)


def _row(rij: Rij, om: Omgeving, *, bruikbaar: bool) -> Regeluitkomst:
    """Lay one row beside its norm: sign, aantal, keer and norm multiplied, in minutes per week."""
    regel, kader = rij.regel, om.kader
    toepassing = kader.norm_bij(regel, om.frequentie)
    eenheid = toepassing.min_week if rij.minuten is None else rij.minuten * kader.week_per_eenheid(regel.eenheid)
    week = None
    if bruikbaar and eenheid is not None and rij.aantal is not None and rij.keer is not None:
        week = multiply(regel.teken * rij.aantal, rij.keer, eenheid)
    van_kracht = om.casus.begin is None or in_force(rij.van, rij.tot_en_met, om.casus.begin)
    tekst = rij.invoer.motivering, rij.invoer.overleg_met
    periode = rij.van, rij.tot_en_met
    return Regeluitkomst(regel, toepassing, rij.aantal, rij.keer, rij.minuten, *periode, *tekst, van_kracht, week)
