"""Adding up per result area: floor, cap and deviation, exactly. Knows no rows that can't be computed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ho_engine.getallen import NUL, add_up
from ho_engine.tijd import in_force
from ho_engine.uitkomst import Gebiedsuitkomst

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from ho_engine.normenkader import Normenkader, Resultaatgebied
    from ho_engine.uitkomst import Afwijkinguitkomst, Regeluitkomst


@dataclass(slots=True)
class _Posten:
    """The signed minutes per week of one area, while they are being collected."""

    bruto: list[Fraction] = field(default_factory=list)
    minder: list[Fraction] = field(default_factory=list)
    afwijking: list[Fraction] = field(default_factory=list)


def add_areas(
    kader: Normenkader,
    regels: Sequence[Regeluitkomst],
    afwijkingen: Sequence[Afwijkinguitkomst],
    dag: dt.date | None,
    onbruikbaar: Collection[str] = (),
) -> tuple[Gebiedsuitkomst, ...]:
    """Add up the rows in force on a day per result area.

    Args:
        kader: the normenkader, for the order and the caps of the areas.
        regels: the used rows; one without minutes adds nothing.
        afwijkingen: the deviations.
        dag: the day; ``None`` takes every row.
        onbruikbaar: codes of the areas that can't be computed.

    Returns:
        The areas that are used and can be computed, in the order of the framework.
    """
    posten: defaultdict[str, _Posten] = defaultdict(_Posten)
    for uitkomst in regels:
        gebied, week = posten[uitkomst.regel.resultaatgebied], uitkomst.min_week
        if week is not None and (dag is None or in_force(uitkomst.van, uitkomst.tot_en_met, dag)):
            (gebied.minder if uitkomst.regel.teken < 0 else gebied.bruto).append(week)
    for afwijking in afwijkingen:
        gebied, week = posten[afwijking.resultaatgebied], afwijking.min_week
        if week is not None and (dag is None or in_force(afwijking.van, afwijking.tot_en_met, dag)):
            gebied.afwijking.append(week)
    gebruikt = [area for area in kader.resultaatgebieden if area.code in posten and area.code not in onbruikbaar]
    return tuple(_add_area(area, posten[area.code]) for area in gebruikt)


def _add_area(area: Resultaatgebied, posten: _Posten) -> Gebiedsuitkomst:
    """Floor, cap and deviate, in that order: a deviation is possible above a cap, never below zero."""
    bruto, afwijking = add_up(posten.bruto), add_up(posten.afwijking)
    minder = -add_up(posten.minder) if posten.minder else NUL
    vloer = _at_least_zero(bruto - minder) if minder else bruto
    grens = area.maximum.waarde if area.maximum else None
    aftopping = NUL if grens is None else _at_least_zero(vloer - grens)
    netto = _at_least_zero(vloer - aftopping + afwijking) if aftopping or afwijking else vloer
    return Gebiedsuitkomst(area.code, area.naam, bruto, minder, aftopping, afwijking, netto)


def _at_least_zero(getal: Fraction) -> Fraction:
    return getal if getal.numerator > 0 else NUL


def add_total(gebieden: Sequence[Gebiedsuitkomst]) -> Fraction:
    """The exact total of some areas, in minutes per week."""
    return add_up([gebied.netto for gebied in gebieden])
