"""The stretches of the term of a case in which nothing changes, each with its own total."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine.afronding import convert, round_total
from ho_engine.gebieden import add_areas, add_total
from ho_engine.tijd import add_months, day_after, stretches
from ho_engine.uitkomst import Periode

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Frequentie, Normenkader
    from ho_engine.uitkomst import Afwijkinguitkomst, Regeluitkomst, Totaal


def lay_periods(
    casus: Casus,
    kader: Normenkader,
    frequentie: Frequentie,
    delen: tuple[Sequence[Regeluitkomst], Sequence[Afwijkinguitkomst]],
    totaal: Totaal,
) -> tuple[Periode, ...]:
    """Cut the term into stretches; a lowered running decision first keeps its volume.

    Args:
        casus: the case; without a usable start date there are no periods.
        kader: the normenkader, for the transition term, the caps and the rounding.
        frequentie: weekly or biweekly.
        delen: the used rows and the deviations, all of them usable.
        totaal: the total on the start date.

    Returns:
        Consecutive periods, without gap or overlap, from the start date to the end of the case.
    """
    if casus.begin is None:
        return ()
    regels, afwijkingen = delen
    overgang = _end_of_transition(casus, kader, totaal)
    grenzen = [overgang]
    for van, tot in [(r.van, r.tot_en_met) for r in regels] + [(a.van, a.tot_en_met) for a in afwijkingen]:
        grenzen += [van, day_after(tot) if tot else None]
    perioden: list[Periode] = []
    for dag, tot in stretches(casus.begin, casus.einde, filter(None, grenzen)):
        if overgang and dag < overgang and isinstance(casus.vorige_min_week, Fraction):
            if perioden:
                perioden[-1] = replace(perioden[-1], tot_en_met=tot)
            else:
                perioden.append(Periode(dag, tot, convert(casus.vorige_min_week, kader), overgang=True))
        else:
            gebieden = add_areas(kader, regels, afwijkingen, dag)
            volume = round_total(add_total(gebieden), kader, frequentie).volume
            perioden.append(Periode(dag, tot, volume, gebieden))
    return tuple(perioden)


def _end_of_transition(casus: Casus, kader: Normenkader, totaal: Totaal) -> dt.date | None:
    """The first day after the transition, or ``None`` when the running decision is not lowered or no term is known."""
    maanden, vorige = kader.beleidsgetal("overgang_maanden"), casus.vorige_min_week
    if not maanden or casus.begin is None or not isinstance(vorige, Fraction) or vorige <= totaal.volume.min_week:
        return None
    return add_months(casus.begin, maanden)
