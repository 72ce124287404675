"""The part of the explanation on what follows from the calculation: kind, total, duration, periods, a net zero."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine import zinnen
from ho_engine.afronding import convert
from ho_engine.taal import enumerate_nl, lower_first, plural, show_datum, show_periode, upper_first
from ho_engine.vastleggen import TE_ONDERZOEKEN
from ho_engine.vertelling import Alinea, Alineas, Uitslag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.casus import Casus


def tell_result(uitslag: Uitslag) -> Alineas:
    """What follows from the calculation: product, result, the one rounded total, how it is supplied, how long."""
    if uitslag.nul:
        yield from _refusal(uitslag)
        return
    doel = f"Het doel is: {enumerate_nl(_goals(uitslag))}."
    yield Alinea("tekst", f"{_total(uitslag)} {doel}")
    yield Alinea("tekst", zinnen.LEVERING.get(uitslag.casus.leveringsvorm, zinnen.LEVERING[""]))
    yield Alinea("tekst", _term(uitslag.casus))
    yield from _periods(uitslag)
    yield from _running(uitslag)
    if uitslag.proef and isinstance(uitslag.proef.waarde, int):
        maanden = uitslag.proef.waarde
        periode = "De eerste maand is" if maanden == 1 else f"De eerste {plural(maanden, 'maand', 'maanden')} zijn"
        bron = uitslag.source(uitslag.proef.herkomst)
        yield Alinea("tekst", zinnen.PROEF.format(periode=periode, bron=bron))


def _total(uitslag: Uitslag) -> str:
    """The sentence with the one rounded total; when it changes later, it is that of the first day."""
    product, tijd = uitslag.kader.product, uitslag.show(uitslag.totaal.volume)
    nieuw = {uitslag.show(periode.volume) for periode in uitslag.berekening.perioden if not periode.overgang}
    eerst = zinnen.EERST_OVERGANG if uitslag.overgang else ""
    dag = f"op {show_datum(uitslag.casus.begin)}" if uitslag.casus.begin else "eerst"
    if not uitslag.figure(uitslag.totaal.volume):
        return f"Uit de berekening volgt {dag} nog geen {product} ({tijd}), maar later wel.{eerst}"
    begin = "" if nieuw <= {tijd} else f"{dag} is dat "
    return f"Uit de berekening volgt {product}: {begin}{tijd}.{eerst}"


def _goals(uitslag: Uitslag) -> Iterator[str]:
    """What the help is for, in every area that has time on some day."""
    met_tijd = {code for dag in uitslag.dagen for code, gebied in uitslag.areas(dag).items() if gebied.netto}
    for gebied in uitslag.berekening.gebieden:
        if gebied.code in met_tijd:
            yield zinnen.RESULTAAT.get(gebied.code, lower_first(gebied.naam))


def _term(casus: Casus) -> str:
    """For how long the outcome holds."""
    looptijd = show_periode(casus.begin, casus.einde)
    if casus.einde:
        return f"Dit geldt {looptijd}."
    if casus.onbepaalde_tijd is True:
        return f"Dit geldt {looptijd} voor onbepaalde tijd: er is geen einddatum."
    return f"Dit geldt {looptijd}. Tot wanneer dit geldt, is nog niet bekend."


def _periods(uitslag: Uitslag) -> Alineas:
    """The periods when they differ, and which of them is a transition."""
    perioden = uitslag.berekening.perioden
    groepen = [list(deel) for _, deel in itertools.groupby(perioden, lambda p: (uitslag.show(p.volume), p.overgang))]
    if len(groepen) == 1 and not uitslag.overgang:
        return
    yield Alinea("tekst", "De tijd is niet in elke periode gelijk:")
    for groep in groepen:
        wanneer = upper_first(show_periode(groep[0].van, groep[-1].tot_en_met))
        tijd = uitslag.show(groep[0].volume)
        zin = f"{wanneer}: {tijd if uitslag.figure(groep[0].volume) else f'geen hulp ({tijd})'}."
        if uitslag.overgang and groep[0].overgang:
            zin += zinnen.OVERGANG.format(bron=uitslag.source(uitslag.overgang.herkomst))
        yield Alinea("punt", zin)


def _running(uitslag: Uitslag) -> Alineas:
    """The running decision beside the new figure, where there is no transition to tell of."""
    vorige = uitslag.casus.vorige_min_week
    if isinstance(vorige, Fraction) and vorige and not uitslag.overgang:
        oud, nieuw = convert(vorige, uitslag.kader), uitslag.totaal.volume
        verschil = -1 if vorige > nieuw.min_week else int(uitslag.figure(nieuw) > uitslag.figure(oud))
        later = uitslag.berekening.later_lager
        dan = zinnen.LATER_LAGER.format(dag=show_datum(later.van)) if later else ""
        yield Alinea("tekst", f"Nu heeft u {uitslag.show(oud)}. {zinnen.VORIGE[verschil]}{dan}")


def _refusal(uitslag: Uitslag) -> Alineas:
    """A net zero: what came out and why, what was investigated, whose decision it is, and how to go on."""
    eerst = zinnen.EERST_OVERGANG if uitslag.overgang else ""
    tijd = uitslag.show(uitslag.totaal.volume)
    uitkomst = f"Uit de berekening volgt geen {uitslag.kader.product}: er blijft geen tijd over ({tijd}).{eerst}"
    yield Alinea("tekst", uitkomst)
    yield Alinea("tekst", zinnen.NUL_UITLEG)
    casus = uitslag.casus
    gezien = {mogelijkheid.soort for mogelijkheid in casus.mogelijkheden if mogelijkheid.uitkomst}
    onderzocht = zinnen.NUL_ONDERZOCHT if gezien.issuperset(TE_ONDERZOEKEN) else zinnen.NUL_OPEN
    yield Alinea("tekst", onderzocht.format(functie=uitslag.kader.functie))
    yield Alinea("tekst", zinnen.NUL_REDEN)
    yield Alinea("tekst", zinnen.NUL_VERDER)
    yield Alinea("tekst", f"De berekening geldt {show_periode(casus.begin, casus.einde)}.")
    yield from _periods(uitslag)
    yield from _running(uitslag)
