"""Rounding the total, once, and converting the rounded amount into the other two units."""

from __future__ import annotations

from fractions import Fraction

from ho_engine.getallen import round_half_up, round_up
from ho_engine.normenkader import WEKEN_PER_TWEE_WEKEN, Frequentie, Normenkader
from ho_engine.uitkomst import Totaal, Volume


def unit_of_decision(kader: Normenkader, frequentie: Frequentie) -> str:
    """The unit in which the total is rounded: per two weeks when biweekly, else what the municipality decides in."""
    return "min/2 weken" if frequentie == "tweewekelijks" else kader.afronding.eenheid_besluit


def week_per_unit(kader: Normenkader, eenheid: str) -> Fraction:
    """Minutes per week in one unit of the decision."""
    if eenheid == "min/2 weken":
        return Fraction(1, WEKEN_PER_TWEE_WEKEN)
    return kader.week_per_eenheid("uur/jaar") if eenheid == "uur/jaar" else Fraction(1)


def round_total(exact_min_week: Fraction, kader: Normenkader, frequentie: Frequentie) -> Totaal:
    """Round an exact total once, in the unit of the decision; convert the other two units from the rounded amount.

    Source: S004 bijlage 1 par. 11 (step) and question 10 (whatever is not whole goes up).

    Args:
        exact_min_week: exact minutes per week, zero or more.
        kader: the normenkader, for step, direction and weeks per year.
        frequentie: weekly or biweekly.

    Returns:
        The total; its three figures are whole numbers.
    """
    eenheid = unit_of_decision(kader, frequentie)
    per_eenheid = week_per_unit(kader, eenheid)
    stap = kader.afronding.stap_2weken if frequentie == "tweewekelijks" else kader.afronding.stap
    afronden = round_up if kader.afronding.richting == "omhoog" else round_half_up
    toegekend = afronden(exact_min_week / per_eenheid, stap)
    return Totaal(exact_min_week, eenheid, convert(toegekend * per_eenheid, kader))


def convert(min_week: Fraction, kader: Normenkader) -> Volume:
    """Convert an amount into the three units; what is not whole goes up (S004 question 10).

    ``min_week`` stays exact until the end, so the unit it was granted in comes back unchanged.
    """
    return Volume(
        round_up(min_week),
        round_up(min_week / kader.week_per_eenheid("uur/jaar")),
        round_up(WEKEN_PER_TWEE_WEKEN * min_week),
    )
