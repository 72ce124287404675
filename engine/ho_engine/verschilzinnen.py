"""The difference of two cases in Dutch, for the decision: what was, what it becomes, and what makes the difference.

Addressed to the resident as "u", in plain words (B1). Time of full replacement is told per result area, never per
activity (CRvB; S004 questions 11 and 13); the amounts of the clauses add up to the whole difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.getallen import NUL, add_up
from ho_engine.taal import enumerate_nl, plural, show_datum, show_keer, show_minuten, show_tijd
from ho_engine.zinnen import STRIJKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ho_engine.normenkader import Toepassing
    from ho_engine.uitkomst import Volume
    from ho_engine.verschil import Casusvergelijking, Gebiedsverschil, Kant, Regelkant, Regelverschil

_EENHEDEN: Final = {
    "min/week": "per week",
    "min/2 weken": "per twee weken",
    "min/keer": "per keer",
}
_SOORTEN: Final = {
    "volledige_overname": "volledige overname",
    "minder_inzet": "minder inzet",
    "meer_inzet": "meer inzet",
}
_PER_BEZOEK: Final = "min/keer"


@dataclass(frozen=True, slots=True)
class Zinsdeel:
    """One reason of the difference, with the minutes per week it stands for; never zero."""

    tekst: str
    min_week: Fraction


def explain_difference(vergelijking: Casusvergelijking) -> tuple[str, ...]:
    """Tell the difference to the resident, ready to be pasted into the decision of the municipality.

    Args:
        vergelijking: two cases; without a total in both there is nothing to tell.

    Returns:
        One or two paragraphs: the difference with its reasons, and until when the old amount is kept.
    """
    voor, na = vergelijking.voor, vergelijking.na
    if vergelijking.verschil is None:
        return ()
    zinnen = [f"U kreeg {show_granted(voor)}.", _becomes(vergelijking)]
    delen = [f"{deel.tekst} ({show_more_or_less(vergelijking, deel.min_week)})" for deel in clauses(vergelijking)]
    if delen:
        begin = "Dat komt hierdoor" if vergelijking.verschil else "Wel is dit anders"
        zinnen.append(f"{begin}: {'; '.join(delen)}.")
    alineas = [" ".join(zinnen)]
    overgang = vergelijking.overgang
    if overgang:
        tijd = show_volume(na, overgang.volume)
        wanneer = f"Tot en met {show_datum(overgang.tot_en_met)}" if overgang.tot_en_met else "Eerst"
        daarna = " Daarna geldt de nieuwe tijd." if na.berekening.perioden[-1] != overgang else ""
        alineas.append(f"{wanneer} houdt u {tijd}.{daarna}")
    return tuple(alineas)


def clauses(vergelijking: Casusvergelijking) -> tuple[Zinsdeel, ...]:
    """The reasons of a difference, in the order of the areas, rounding last; their minutes add up to all of it."""
    delen: list[Zinsdeel] = []
    for gebied in vergelijking.gebieden:
        regels = [regel for regel in vergelijking.regels if regel.regel.resultaatgebied == gebied.code]
        hulp = [regel for regel in regels if _is_help(regel)]
        delen.append(Zinsdeel(_help(gebied, hulp), add_up([regel.verschil or NUL for regel in hulp])))
        rest = [regel for regel in regels if regel not in hulp]
        delen += [Zinsdeel(f"{_name(regel)} {_row(regel)}", regel.verschil or NUL) for regel in rest]
        eigen = [deel for deel in vergelijking.delen if deel.gebied == gebied.code]
        effecten: dict[str, Fraction] = {deel.soort: deel.min_week for deel in eigen}
        delen.append(Zinsdeel(_deviation(gebied), effecten.get("afwijking", NUL)))
        for soort, (meer, minder) in _EFFECTEN.items():
            week = effecten.get(soort, NUL)
            delen.append(Zinsdeel((meer if week > 0 else minder).format(naam=gebied.naam), week))
    afronding = add_up([deel.min_week for deel in vergelijking.delen if deel.soort == "afronding"])
    delen.append(Zinsdeel("het afronden van het totaal pakt anders uit", afronding))
    return tuple(deel for deel in delen if deel.min_week) if vergelijking.compleet else ()


_EFFECTEN: Final = {
    "aftopping": (
        "bij “{naam}” vervalt er minder tijd door het maximum",
        "bij “{naam}” vervalt er meer tijd door het maximum",
    ),
    "ondergrens": (
        "bij “{naam}” kan niet alles eraf, want minder dan nul kan niet",
        "bij “{naam}” kan er meer af voordat de tijd nul is",
    ),
}
"""What a cap and the floor at zero do: when that makes it more, and when it makes it less."""


def show_granted(kant: Kant) -> str:
    """The rounded total of a case, in the unit of its decision."""
    return _amount(Fraction(kant.toegekend), kant.totaal.eenheid_besluit if kant.totaal else "min/week", show_tijd)


def show_volume(kant: Kant, volume: Volume) -> str:
    """An amount in the unit of the decision of a case."""
    eenheid = kant.totaal.eenheid_besluit if kant.totaal else "min/week"
    getal = {"uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}.get(eenheid, volume.min_week)
    return _amount(Fraction(getal), eenheid, show_tijd)


def show_more_or_less(
    vergelijking: Casusvergelijking, min_week: Fraction, toon: Callable[[Fraction], str] = show_minuten
) -> str:
    """An exact difference, with its direction: in the unit of the decision when both have the same, else per week."""
    voor, na = vergelijking.voor, vergelijking.na
    if na.totaal and same_unit(vergelijking):
        getal, eenheid = abs(min_week) / voor.per_eenheid, na.totaal.eenheid_besluit
    else:
        getal, eenheid = abs(min_week), "min/week"
    return f"{_amount(getal, eenheid, toon)} {'minder' if min_week < 0 else 'meer'}"


def same_unit(vergelijking: Casusvergelijking) -> bool:
    """Whether both totals are granted in the same unit, of the same worth."""
    eenheden = {kant.totaal.eenheid_besluit for kant in (vergelijking.voor, vergelijking.na) if kant.totaal}
    return len(eenheden) == 1 and vergelijking.voor.per_eenheid == vergelijking.na.per_eenheid


def _becomes(vergelijking: Casusvergelijking) -> str:
    """What it becomes, and how much that differs."""
    if not vergelijking.verschil:
        if same_unit(vergelijking):
            return "Dat blijft zo."
        return f"Dat wordt {show_granted(vergelijking.na)}. Omgerekend is dat evenveel."
    hoeveel = show_more_or_less(vergelijking, vergelijking.verschil, show_tijd)
    if same_unit(vergelijking):
        return f"Dat wordt {show_granted(vergelijking.na)}: {hoeveel}."
    return f"Dat wordt {show_granted(vergelijking.na)}. Omgerekend is dat {hoeveel}."


def _is_help(regel: Regelverschil) -> bool:
    """Whether the minutes of a row are time of an activity: told with its area only."""
    kanten = [kant for kant in (regel.voor, regel.na) if kant]
    soorten = {kant.uitkomst.regel.soort for kant in kanten}
    return "volledige_overname" in soorten or regel.code == STRIJKEN


def _name(regel: Regelverschil) -> str:
    return f"“{regel.regel.omschrijving}”"


def _counts(kant: Regelkant | None) -> bool:
    return kant is not None and kant.telt


def _help(gebied: Gebiedsverschil, hulp: Sequence[Regelverschil]) -> str:
    """What happened to the time of an area itself."""
    naam = f"de hulp voor “{gebied.naam}”"
    eerst, nu = [r for r in hulp if _counts(r.voor)], [r for r in hulp if _counts(r.na)]
    if not eerst:
        return f"{naam} komt erbij"
    if not nu:
        return f"{naam} vervalt"
    return f"{naam} {enumerate_nl(dict.fromkeys(_help_changes(hulp, eerst, nu)))}"


def _help_changes(
    hulp: Sequence[Regelverschil], eerst: Sequence[Regelverschil], nu: Sequence[Regelverschil]
) -> Iterator[str]:
    erbij, eraf = [r for r in nu if r not in eerst], [r for r in eerst if r not in nu]
    if erbij or eraf:
        yield "is anders samengesteld" if erbij and eraf else "is uitgebreid" if erbij else "is beperkt"
    alleen = len(hulp) == 1
    for regel in hulp:
        if not (regel.verschil and regel.voor and regel.na and _counts(regel.voor) and _counts(regel.na)):
            continue
        een, ander = regel.voor.uitkomst, regel.na.uitkomst
        redenen = regel.redenen
        if "keer" in redenen and alleen and een.keer is not None and ander.keer is not None:
            eenheid = ander.regel.keer_eenheid or "keer per week"
            yield f"is nu {show_keer(ander.keer, eenheid)} in plaats van {show_keer(een.keer, eenheid)}"
        elif {"aantal", "keer"} & set(redenen):
            yield "telt voor een ander aantal keren mee"
        if "frequentie" in redenen:
            yield _frequency(ander.toepassing)
        if "norm" in redenen:
            per_keer = _PER_BEZOEK in {een.toepassing.eenheid, ander.toepassing.eenheid}
            yield "heeft een andere norm" if per_keer or not alleen else _norms(regel.voor, regel.na)
        if {"minuten", "soort"} & set(redenen):
            yield "is met een andere tijd berekend"


def _row(regel: Regelverschil) -> str:
    """What happened to a *minder* or *meer* row."""
    if not (regel.voor and regel.na and regel.voor.telt and regel.na.telt):
        return "telt nu mee" if _counts(regel.na) else "telt niet meer mee"
    een, ander = regel.voor.uitkomst, regel.na.uitkomst
    delen: list[str] = []
    if "aantal" in regel.redenen:
        delen.append(f"telt nu {ander.aantal} keer mee in plaats van {een.aantal} keer")
    if "keer" in regel.redenen and een.keer is not None and ander.keer is not None:
        eenheid = ander.regel.keer_eenheid or "keer per week"
        delen.append(f"geldt nu voor {show_keer(ander.keer, eenheid)} in plaats van {show_keer(een.keer, eenheid)}")
    if "frequentie" in regel.redenen:
        delen.append(f"heeft een andere norm, want de hulp {_frequency(ander.toepassing)}")
    if "norm" in regel.redenen:
        delen.append(_norms(regel.voor, regel.na))
    if "minuten" in regel.redenen:
        delen.append("is met een andere tijd berekend")
    if "soort" in regel.redenen:
        delen.append(f"is nu {_SOORTEN[ander.regel.soort]} in plaats van {_SOORTEN[een.regel.soort]}")
    return enumerate_nl(delen)


def _frequency(toepassing: Toepassing) -> str:
    per_twee = toepassing.eenheid == "min/2 weken"
    return "komt nu één keer per twee weken" if per_twee else "komt nu elke week"


def _norms(voor: Regelkant, na: Regelkant) -> str:
    een, ander = (_show_norm(kant.uitkomst.toepassing) for kant in (voor, na))
    return f"heeft een andere norm: {ander} in plaats van {een}"


def _show_norm(toepassing: Toepassing) -> str:
    if toepassing.norm is None:
        return "een onbekende norm"
    return _amount(Fraction(toepassing.norm), toepassing.eenheid, show_minuten)


def _deviation(gebied: Gebiedsverschil) -> str:
    eerst, nu = (bool(kant and kant.afwijking) for kant in (gebied.voor, gebied.na))
    if not eerst:
        return f"de gemeente wijkt bij “{gebied.naam}” nu af van het normenkader"
    if not nu:
        return f"de gemeente wijkt bij “{gebied.naam}” niet meer af van het normenkader"
    return f"de gemeente wijkt bij “{gebied.naam}” anders af van het normenkader"


def _amount(getal: Fraction, eenheid: str, toon: Callable[[Fraction], str]) -> str:
    """An amount in its unit; ``toon`` says minutes as minutes, or as hours and minutes."""
    if eenheid == "uur/jaar":
        return f"{plural(getal, 'uur', 'uur')} per jaar"
    return f"{toon(getal)} {_EENHEDEN[eenheid]}"
