"""Two calculations laid side by side: what differs per row, area and total, and why. Words stand in ``verschilzinnen``.

The first is judged on the day before the second begins (what the resident had until then), the second on its start
date. The parts add up exactly: rows, deviations, caps, floors and rounding together are the difference of the totals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_engine.afronding import round_total
from ho_engine.casustoetsen import known_frequency
from ho_engine.gebieden import add_areas, add_total
from ho_engine.getallen import NUL, add_up
from ho_engine.tijd import DAG
from ho_engine.verschil import (
    Afwijkingverschil,
    Casusvergelijking,
    Deel,
    Gebiedsverschil,
    Kant,
    Reden,
    Regelkant,
    Regelverschil,
    SoortDeel,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Normenkader, Toepassing
    from ho_engine.uitkomst import Afwijkinguitkomst, Berekening, Gebiedsuitkomst, Regeluitkomst


def compare_cases(voor: Berekening, na: Berekening) -> Casusvergelijking:
    """Compare two calculations.

    Args:
        voor: the first case, in a re-decision the running one.
        na: the second case.

    Returns:
        Every row, deviation and area that is used in either, in the order of the framework, and the parts of the
        difference; with a *fout* in either case what can be compared all the same.
    """
    eerst, nu = _on_day(voor, _last_day_before(voor.casus, na.casus)), _on_day(na, na.casus.begin)
    regels, gebieden = _compare_rows(eerst, nu), _compare_areas(eerst, nu)
    delen = tuple(_parts(eerst, nu, regels, gebieden)) if eerst.totaal and nu.totaal else ()
    overgang = next((periode for periode in reversed(na.perioden) if periode.overgang), None)
    return Casusvergelijking(eerst, nu, regels, _compare_deviations(eerst, nu), gebieden, delen, overgang)


def merge_order(voor: Iterable[str], na: Iterable[str]) -> list[str]:
    """Two ordered lists of codes in one: that of the second, with what only the first has behind its neighbour.

    >>> merge_order(["a", "oud", "b"], ["a", "b", "nieuw"])
    ['a', 'oud', 'b', 'nieuw']
    """
    samen = list(dict.fromkeys(na))
    plek = 0
    for code in dict.fromkeys(voor):
        if code in samen:
            plek = samen.index(code) + 1
        else:
            samen.insert(plek, code)
            plek += 1
    return samen


def _last_day_before(voor: Casus, na: Casus) -> dt.date | None:
    """The day on which the first case is judged: its last one before the second begins, or its first."""
    if voor.begin is None or na.begin is None or na.begin <= voor.begin:
        return voor.begin
    dag = na.begin - DAG
    return max(voor.begin, min(dag, voor.einde)) if voor.einde else dag


def _on_day(berekening: Berekening, dag: dt.date | None) -> Kant:
    """A calculation as it stands on a day of its term."""
    casus, kader = berekening.casus, berekening.kader
    frequentie = known_frequency(casus)
    if kader is None or frequentie is None or dag == casus.begin:
        return Kant(berekening, dag, berekening.gebieden, berekening.totaal)
    bruikbaar = {gebied.code for gebied in berekening.gebieden}
    alle = add_areas(kader, berekening.regels, berekening.afwijkingen, dag)
    gebieden = tuple(gebied for gebied in alle if gebied.code in bruikbaar)
    totaal = round_total(add_total(gebieden), kader, frequentie) if berekening.totaal else None
    return Kant(berekening, dag, gebieden, totaal)


def _compare_rows(voor: Kant, na: Kant) -> tuple[Regelverschil, ...]:
    eerst, nu = ({uitkomst.regel.code: uitkomst for uitkomst in kant.berekening.regels} for kant in (voor, na))
    volgorde = merge_order(*(kant.kader.regel_bij_code if kant.kader else () for kant in (voor, na)))
    verschillen = []
    for code in volgorde:
        if code not in eerst and code not in nu:
            continue
        links = Regelkant(eerst[code], voor.telt(eerst[code])) if code in eerst else None
        rechts = Regelkant(nu[code], na.telt(nu[code])) if code in nu else None
        fout = any(kant is None and code in _used(zijde.casus) for kant, zijde in ((links, voor), (rechts, na)))
        redenen: tuple[Reden, ...] = ("fout",) if fout else _reasons(links, rechts, voor, na)
        verschillen.append(Regelverschil(code, links, rechts, redenen))
    return tuple(verschillen)


def _used(casus: Casus) -> set[str]:
    """The codes that a case uses, known or not."""
    return {regel.code for regel in casus.regels if regel.aantal != 0}


def _reasons(een: Regelkant | None, ander: Regelkant | None, voor: Kant, na: Kant) -> tuple[Reden, ...]:
    """In which respects a row differs between the cases."""
    if een is None or ander is None:
        return ("erbij",) if een is None else ("eraf",)
    links, rechts = een.uitkomst, ander.uitkomst
    redenen: list[Reden] = ["fout"] if None in {links.min_week, rechts.min_week} else []
    velden: tuple[Reden, ...] = ("aantal", "keer", "minuten")
    redenen += [veld for veld in velden if getattr(links, veld) != getattr(rechts, veld)]
    if links.regel.soort != rechts.regel.soort:
        redenen.append("soort")
    if links.minuten is None and rechts.minuten is None:
        redenen += _norm_reasons(links, rechts, voor, na)
    elif not redenen and links.min_week != rechts.min_week:  # the same minutes of one's own, in another unit
        redenen.append("norm")
    if (links.van, links.tot_en_met, een.telt) != (rechts.van, rechts.tot_en_met, ander.telt):
        redenen.append("periode")
    return tuple(redenen)


def _norm_reasons(links: Regeluitkomst, rechts: Regeluitkomst, voor: Kant, na: Kant) -> Iterator[Reden]:
    """Whether the norm is another because of the frequency, because of the framework, or both."""
    eerst, nu = links.toepassing, rechts.toepassing
    zelfde_frequentie = eerst
    frequentie = known_frequency(na.casus)
    if frequentie and voor.kader:
        zelfde_frequentie = voor.kader.norm_bij(links.regel, frequentie)
    if _worth(eerst) != _worth(zelfde_frequentie):
        yield "frequentie"
    if _worth(zelfde_frequentie) != _worth(nu):
        yield "norm"


def _worth(toepassing: Toepassing) -> tuple[object, ...]:
    """A norm without its provenance."""
    return toepassing.norm, toepassing.eenheid, toepassing.min_week


def _compare_areas(voor: Kant, na: Kant) -> tuple[Gebiedsverschil, ...]:
    eerst, nu = ({gebied.code: gebied for gebied in kant.gebieden} for kant in (voor, na))
    gebruikt = _used_areas(voor) | _used_areas(na)
    return tuple(
        Gebiedsverschil(code, naam, eerst.get(code), nu.get(code), _net(voor, code), _net(na, code))
        for code, naam in _area_names(voor.kader, na.kader).items()
        if code in gebruikt
    )


def _area_names(voor: Normenkader | None, na: Normenkader | None) -> dict[str, str]:
    """The names of the areas of two frameworks, in the order of both."""
    namen = [{g.code: g.naam for g in kader.resultaatgebieden} if kader else {} for kader in (voor, na)]
    samen = namen[0] | namen[1]
    return {code: samen[code] for code in merge_order(*namen)}


def _used_areas(kant: Kant) -> set[str]:
    """The areas of which a case has a row or a deviation, usable or not."""
    afwijkingen = {afwijking.resultaatgebied for afwijking in kant.casus.afwijkingen}
    return {code.partition(".")[0] for code in _used(kant.casus)} | afwijkingen


def _net(kant: Kant, code: str) -> Fraction | None:
    """The netto of an area: zero where the case does not use it, ``None`` where it can't be computed."""
    netto = next((gebied.netto for gebied in kant.gebieden if gebied.code == code), None)
    return NUL if netto is None and code not in _used_areas(kant) else netto


def _compare_deviations(voor: Kant, na: Kant) -> tuple[Afwijkingverschil, ...]:
    verschillen = []
    for gebied in _area_names(voor.kader, na.kader):
        eerst, nu = (
            tuple(a for a in kant.berekening.afwijkingen if a.resultaatgebied == gebied) for kant in (voor, na)
        )
        if eerst or nu:
            verschillen.append(Afwijkingverschil(gebied, eerst, nu, _deviated(voor, eerst), _deviated(na, nu)))
    return tuple(verschillen)


def _deviated(kant: Kant, afwijkingen: Sequence[Afwijkinguitkomst]) -> Fraction | None:
    """What the deviations that count on the day add, or ``None`` when one of them has a *fout*."""
    weken = [afwijking.min_week for afwijking in afwijkingen if kant.telt(afwijking)]
    getallen = [week for week in weken if week is not None]
    return add_up(getallen) if len(getallen) == len(weken) else None


def _parts(
    voor: Kant, na: Kant, regels: Sequence[Regelverschil], gebieden: Sequence[Gebiedsverschil]
) -> Iterator[Deel]:
    """The difference of two totals in parts; what is zero is no part."""
    for gebied in gebieden:
        eigen = [regel for regel in regels if regel.regel.resultaatgebied == gebied.code]
        yield from (Deel("regel", gebied.code, r.code, r.verschil) for r in eigen if r.verschil)
        eerst, nu = _area_effects(gebied.voor), _area_effects(gebied.na)
        for soort in eerst:
            if nu[soort] != eerst[soort]:
                yield Deel(soort, gebied.code, "", nu[soort] - eerst[soort])
    eerst_af, nu_af = (k.toegekend_min_week - add_total(k.gebieden) for k in (voor, na))
    if nu_af != eerst_af:
        yield Deel("afronding", "", "", nu_af - eerst_af)


def _area_effects(gebied: Gebiedsuitkomst | None) -> dict[SoortDeel, Fraction]:
    """What an area adds to its rows: deviations, the cap, and that it is never below zero."""
    if gebied is None:
        return {"afwijking": NUL, "aftopping": NUL, "ondergrens": NUL}
    onbegrensd = gebied.bruto - gebied.minder - gebied.aftopping + gebied.afwijking
    return {
        "afwijking": gebied.afwijking,
        "aftopping": -gebied.aftopping,
        "ondergrens": gebied.netto - onbegrensd,
    }
