"""The calculation in Dutch prose for the decision the municipality takes: plain sentences, addressed to the resident.

It reads a finished ``Berekening`` and computes no norm; the fixed sentences are in ``zinnen``. Source of what a
decision must show: CRvB, S004 question 2; never minutes per activity (S004 questions 11 and 13), one rounded total.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine import zinnen
from ho_engine.afronding import convert
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_engine.taal import (
    enumerate_nl,
    lower_first,
    plural,
    quote,
    show_datum,
    show_keer,
    show_minuten,
    show_periode,
)
from ho_engine.uitkomst import Regeluitkomst
from ho_engine.vastleggen import TE_ONDERZOEKEN, lacking
from ho_engine.verantwoording import unconfirmed
from ho_engine.vertelling import Alinea, Alineas, Uitslag, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ho_engine.casus import Casus, Huisgenoot
    from ho_engine.uitkomst import Afwijkinguitkomst, Berekening, Gebiedsuitkomst

__all__ = ["Alinea", "explain"]

KOP_3: Final = Alinea("kop", "Stap 3: welke ondersteuning nodig is")
KOP_5: Final = Alinea("kop", "Stap 5: de ondersteuning op maat")


def explain(berekening: Berekening) -> tuple[Alinea, ...]:
    """Tell a calculation in Dutch, ready to be pasted into the decision of the municipality.

    Args:
        berekening: the calculation of a case; with a *fout* the text names no amount of time.

    Returns:
        The paragraphs in order; the first is the title.
    """
    kader, totaal, casus = berekening.kader, berekening.totaal, berekening.casus
    product = kader.product if kader else zinnen.PRODUCT
    concept = " (concept)" if lacking(berekening) else ""
    begin = [
        Alinea("titel", f"Toelichting bij uw aanvraag voor {product}{concept}"),
        Alinea("tekst", zinnen.INLEIDING),
        Alinea("kop", "Wat volgt uit de berekening"),
    ]
    wacht = Alinea("tekst", zinnen.WACHT)
    if kader is None or totaal is None:
        geen = Alinea("tekst", zinnen.GEEN_UITKOMST)
        return fit([*begin, geen, *_story(casus), KOP_3, wacht, *_possibilities(casus), KOP_5, wacht])
    uitslag = Uitslag(berekening, kader, totaal)
    delen = (
        _result(uitslag),
        _story(casus),
        _needed(uitslag),
        _possibilities(casus),
        _remaining(uitslag),
        _differences(uitslag),
        _scope(uitslag),
        _uncertain(uitslag),
        _sources(uitslag),
    )
    return fit([*begin, *itertools.chain(*delen)])


def _result(uitslag: Uitslag) -> Alineas:
    """What follows from the calculation: kind, result, the one rounded total, and for how long."""
    product, tijd = uitslag.kader.product, uitslag.show(uitslag.totaal.volume)
    if uitslag.figure(uitslag.totaal.volume) == 0:
        yield Alinea("tekst", f"Uit de berekening volgt geen {product}: de uitkomst is {tijd}.")
        yield Alinea("tekst", zinnen.WEIGERING)
    else:
        gebieden = [gebied for gebied in uitslag.berekening.gebieden if gebied.netto]
        doelen = [zinnen.RESULTAAT.get(gebied.code, lower_first(gebied.naam)) for gebied in gebieden]
        doel = f"Het doel is: {enumerate_nl(doelen)}."
        yield Alinea("tekst", f"De ondersteuning die volgt uit de berekening is {product}, {tijd}. {doel}")
    yield Alinea("tekst", _term(uitslag.casus))
    yield from _periods(uitslag)
    if uitslag.proef and isinstance(uitslag.proef.waarde, int):
        maanden = plural(uitslag.proef.waarde, "maand", "maanden")
        nieuw = "Past de tijd dan niet, dan kan de gemeente een nieuw besluit nemen."
        yield Alinea("tekst", f"Er is een proefperiode van {maanden}{uitslag.source(uitslag.proef.herkomst)}. {nieuw}")


def _term(casus: Casus) -> str:
    """For how long the outcome holds."""
    looptijd = show_periode(casus.begin, casus.einde)
    if casus.einde:
        return f"Dit geldt {looptijd}."
    if casus.onbepaalde_tijd is True:
        return f"Dit geldt {looptijd}, voor onbepaalde tijd."
    return f"Dit geldt {looptijd}. Tot wanneer, is nog niet bekend."


def _periods(uitslag: Uitslag) -> Alineas:
    """The periods when they differ, and what became of the running decision."""
    perioden = uitslag.berekening.perioden
    groepen = [list(deel) for _, deel in itertools.groupby(perioden, lambda p: (uitslag.show(p.volume), p.overgang))]
    if len(groepen) > 1 or uitslag.overgang:
        yield Alinea("tekst", "De tijd is niet in elke periode gelijk:")
        for groep in groepen:
            wanneer = show_periode(groep[0].van, groep[-1].tot_en_met)
            zin = f"{wanneer[0].upper()}{wanneer[1:]}: {uitslag.show(groep[0].volume)}."
            if uitslag.overgang and groep[0].overgang:
                plek = uitslag.source(uitslag.overgang.herkomst)
                zin += f" Dit is een overgang: u houdt zolang de tijd van uw huidige ondersteuning{plek}."
            yield Alinea("punt", zin)
    vorige = uitslag.casus.vorige_min_week
    if isinstance(vorige, Fraction) and vorige and not uitslag.overgang:
        lager = vorige > uitslag.totaal.volume.min_week
        slot = zinnen.LAGER if lager else zinnen.NIET_LAGER
        yield Alinea("tekst", f"Uw huidige ondersteuning is {uitslag.show(convert(vorige, uitslag.kader))}. {slot}")


def _story(casus: Casus) -> Alineas:
    """Steps 1 and 2: the request, and the problems and limitations."""
    yield Alinea("kop", "Stap 1: uw vraag")
    yield Alinea("tekst", f"Uw vraag is: {quote(casus.hulpvraag)}" if casus.hulpvraag else zinnen.NIET_INGEVULD)
    yield Alinea("kop", "Stap 2: uw problemen en beperkingen")
    gevonden = f"Uit het onderzoek blijkt: {quote(casus.beperkingen)}"
    yield Alinea("tekst", gevonden if casus.beperkingen else zinnen.NIET_INGEVULD)


def _needed(uitslag: Uitslag) -> Alineas:
    """Step 3: the support in kind and size (bruto), per area as a building block."""
    yield KOP_3
    yield Alinea("tekst", f"Deze berekening volgt het normenkader “{uitslag.kader.naam}”. {zinnen.LEIDRAAD}")
    for gebied in uitslag.berekening.gebieden:
        regels = uitslag.rows(gebied.code)
        plek = uitslag.source(*(regel.toepassing.herkomst for regel in regels))
        omvang = uitslag.amount(gebied.bruto) if gebied.bruto else "op de ingangsdatum nog geen tijd"
        werk = [f"{gebied.naam}: {omvang}{plek}.", *_work(uitslag, gebied.code, regels)]
        redenen = [zin for regel in regels for zin in _notes(regel, _name(regel))]
        if len(regels) == 1:
            werk += redenen
        yield Alinea("punt", " ".join(werk))
        if len(regels) > 1 and redenen:
            yield Alinea("punt", f"De uitleg bij {lower_first(gebied.naam)}: {' '.join(redenen)}")


def _work(uitslag: Uitslag, gebied: str, regels: Sequence[Regeluitkomst]) -> Iterator[str]:
    """What is done in an area and how often, as far as the sources say; never how many minutes each thing takes."""
    codes = {uitkomst.regel.code for uitkomst in uitslag.berekening.regels}
    if gebied in zinnen.WERK and regels:
        yield zinnen.WERK[gebied]
    if gebied == zinnen.STRIJKEN.partition(".")[0] and regels:
        yield from (zin for code, zin in zinnen.WASBEURTEN.items() if code in codes)
        yield zinnen.WEL_STRIJKEN if zinnen.STRIJKEN in codes else zinnen.NIET_STRIJKEN
    if any(regel.toepassing.eenheid == "min/2 weken" for regel in regels):
        yield zinnen.TWEEWEKELIJKS
    lijst = [] if gebied in zinnen.ZONDER_LIJST else [_task(regel) for regel in regels]
    if lijst:
        yield f"Gerekend is met {enumerate_nl(lijst)}."


def _name(uitkomst: Regeluitkomst) -> str:
    return f"“{uitkomst.regel.omschrijving}”"


def _task(uitkomst: Regeluitkomst) -> str:
    """A row that is work, with how often and for how many."""
    regel, aantal = uitkomst.regel, uitkomst.aantal or 0
    if regel.keer == "vast" or uitkomst.keer is None:
        return _name(uitkomst)
    vaak = show_keer(uitkomst.keer, regel.keer_eenheid or "keer per week")
    if aantal > 1 and regel.resultaatgebied == "kindzorg":
        vaak += f", voor {plural(aantal, 'kind', 'kinderen')}"
    elif aantal > 1:
        vaak += f", telkens {plural(aantal, 'keer', 'keer')}"
    return f"{_name(uitkomst)} ({vaak})"


def _notes(uitkomst: Regeluitkomst | Afwijkinguitkomst, wat: str = "") -> Iterator[str]:
    """The period, the motivation and the consultation of a row (``wat``, when more rows are told of at once)."""
    if isinstance(uitkomst, Regeluitkomst) and uitkomst.minuten is not None:
        norm = uitkomst.regel.norm.waarde
        if norm is not None and uitkomst.minuten < norm:
            yield f"Dit is minder dan het maximum van het normenkader{f' voor {wat}' if wat else ''}."
    periode = show_periode(uitkomst.van, uitkomst.tot_en_met)
    if periode:
        yield f"{wat or 'Dit'} telt mee {periode}."
    if uitkomst.motivering:
        yield f"De reden{f' bij {wat}' if wat else ''}: {quote(uitkomst.motivering)}"
    if uitkomst.overleg_met:
        yield f"Hierover is overlegd met {quote(uitkomst.overleg_met)}"


def _possibilities(casus: Casus) -> Alineas:
    """Step 4: what was investigated besides the support of the municipality, with the outcome."""
    yield Alinea("kop", "Stap 4: wat u zelf of met anderen kunt oplossen")
    for mogelijkheid in casus.mogelijkheden:
        wat = zinnen.MOGELIJKHEID.get(mogelijkheid.soort, mogelijkheid.soort)
        beschikbaar = mogelijkheid.beschikbaar if isinstance(mogelijkheid.beschikbaar, bool) else None
        uitkomst = mogelijkheid.uitkomst
        slot = f"De uitkomst: {quote(uitkomst)}" if uitkomst else "De uitkomst is nog niet ingevuld."
        yield Alinea("punt", f"{wat}: {zinnen.BESCHIKBAAR[beschikbaar]} {slot}")
    gezien = {mogelijkheid.soort for mogelijkheid in casus.mogelijkheden}
    open_ = [lower_first(MOGELIJKHEDEN[soort]) for soort in TE_ONDERZOEKEN if soort not in gezien]
    if open_:
        yield Alinea("tekst", f"Hierover is nog niets ingevuld: {enumerate_nl(open_)}.")
    jaren = [plural(kind.leeftijd, "jaar", "jaar") for kind in casus.kinderen if isinstance(kind.leeftijd, Fraction)]
    if jaren:
        kinderen = "woont een kind" if len(jaren) == 1 else "wonen kinderen"
        yield Alinea("tekst", f"Bij u {kinderen} van {enumerate_nl(jaren)}.")
    if casus.huisgenoten:
        yield Alinea("tekst", " ".join(_housemate(huisgenoot) for huisgenoot in casus.huisgenoten))


def _housemate(huisgenoot: Huisgenoot) -> str:
    """An adult housemate: in the household or not, able to take over or not."""
    leeftijd, eenheid = huisgenoot.leeftijd, huisgenoot.leefeenheid
    wie = (
        f"Een huisgenoot van {plural(leeftijd, 'jaar', 'jaar')}" if isinstance(leeftijd, Fraction) else "Een huisgenoot"
    )
    zin = f"{wie} {zinnen.LEEFEENHEID[eenheid if isinstance(eenheid, bool) else None]}"
    if eenheid is not False and huisgenoot.kan_overnemen in zinnen.OVERNEMEN:
        zin += f" en {zinnen.OVERNEMEN[huisgenoot.kan_overnemen]}"
    return f"{zin}. De uitleg: {quote(huisgenoot.motivering)}" if huisgenoot.motivering else f"{zin}."


def _remaining(uitslag: Uitslag) -> Alineas:
    """Step 5: what is left per area (netto), the sum, and the one rounding."""
    yield KOP_5
    yield Alinea("tekst", zinnen.NETTO)
    for gebied in uitslag.berekening.gebieden:
        yield Alinea("punt", f"{gebied.naam}: {_net(uitslag, gebied)}.")
    yield from _rounding(uitslag)


def _net(uitslag: Uitslag, gebied: Gebiedsuitkomst) -> str:
    """How the netto of an area follows from its bruto."""
    bedragen = (gebied.minder, gebied.aftopping, gebied.afwijking)
    if not any(bedragen):
        return uitslag.amount(gebied.netto)
    stappen = [f"nodig is {uitslag.amount(gebied.bruto)}"]
    if gebied.minder:
        nul = zinnen.NOOIT_ONDER_NUL if gebied.minder > gebied.bruto else ""
        stappen.append(f"daar gaat {uitslag.amount(gebied.minder)} af{nul}")
    if gebied.aftopping:
        maximum = uitslag.maxima[gebied.code]
        meest = "" if maximum.waarde is None else f" van {uitslag.amount(Fraction(maximum.waarde))}"
        plek = uitslag.source(maximum.herkomst)
        stappen.append(f"door het maximum{meest}{plek} vervalt {uitslag.amount(gebied.aftopping)}")
    if gebied.afwijking > 0:
        stappen.append(f"door een afwijking komt er {uitslag.amount(gebied.afwijking)} bij")
    if gebied.afwijking < 0:
        rest = max(gebied.bruto - gebied.minder, Fraction(0)) - gebied.aftopping + gebied.afwijking
        nul = zinnen.NOOIT_ONDER_NUL if rest < 0 else ""
        stappen.append(f"door een afwijking gaat er {uitslag.amount(-gebied.afwijking)} af{nul}")
    return f"{'; '.join(stappen)}; er blijft {uitslag.amount(gebied.netto)} over"


def _rounding(uitslag: Uitslag) -> Alineas:
    """The sum of the areas and the one rounding; the rounded total itself stands at the top."""
    kader, jaar = uitslag.kader, uitslag.eenheid == "uur/jaar"
    afronding = kader.afronding
    delen: list[str] = []
    if len(uitslag.berekening.gebieden) > 1:
        delen.append(f"Samen is dat {uitslag.amount(uitslag.totaal.exact_min_week)}.")
    if uitslag.afgerond:
        stap = afronding.stap_2weken if uitslag.eenheid == "min/2 weken" else afronding.stap
        per = plural(stap, "uur", "uur") if jaar else show_minuten(stap)
        hoe = "naar boven, per" if afronding.richting == "omhoog" else "op de dichtstbijzijnde stap van"
        delen.append(f"Het totaal is één keer afgerond: {hoe} {per}{uitslag.source(afronding.herkomst)}.")
        delen += [zinnen.AFGELEID] if afronding.herkomst.status == "afgeleid" else []
    if jaar:
        weken = plural(kader.weken, "week", "weken")
        delen.append(f"Een jaar telt hier {weken}{uitslag.source(kader.weken_per_jaar.herkomst)}.")
        delen += [zinnen.AFGELEID] if kader.weken_per_jaar.herkomst.status == "afgeleid" else []
    if delen:
        yield Alinea("tekst", " ".join(delen))


def _differences(uitslag: Uitslag) -> Alineas:
    """Every difference from the average situation, and every deviation from the framework, with its motivation."""
    berekening, casus = uitslag.berekening, uitslag.casus
    anders = [sleutel for sleutel in IJKCLIENT if casus.ijkclient.get(sleutel) is False]
    ja = [sleutel for sleutel in IJKCLIENT if casus.ijkclient.get(sleutel) is True]
    regels = [uitkomst for uitkomst in berekening.regels if uitkomst.regel.soort != "volledige_overname"]
    yield Alinea("kop", "Waarin uw situatie anders is dan gemiddeld")
    yield Alinea("tekst", zinnen.GEMIDDELD)
    if anders:
        delen = [zinnen.ANDERS[sleutel] + _uncovered(uitslag, sleutel) for sleutel in anders]
        yield Alinea("tekst", f"Bij u is dit anders: {'; '.join(delen)}.")
    elif len(ja) == len(IJKCLIENT) and not regels and not berekening.afwijkingen:
        yield Alinea("tekst", zinnen.GELIJK)
    if len(ja) + len(anders) < len(IJKCLIENT):
        yield Alinea("tekst", zinnen.NIET_VERGELEKEN if not ja and not anders else zinnen.DEELS_VERGELEKEN)
    for uitkomst in regels:
        yield Alinea("punt", _difference(uitslag, uitkomst))
    for afwijking in berekening.afwijkingen:
        naam = uitslag.kader.gebied_bij_code[afwijking.resultaatgebied].naam
        tijd = _signed(uitslag, afwijking.min_week or Fraction(0))
        zin = f"Afwijking van het normenkader bij {lower_first(naam)}: {tijd}."
        yield Alinea("punt", " ".join([zin, *_notes(afwijking)]))


def _uncovered(uitslag: Uitslag, sleutel: str) -> str:
    """Say so when no norm row was used for a difference."""
    tweewekelijks = any(r.toepassing.eenheid == "min/2 weken" for r in uitslag.berekening.regels)
    if tweewekelijks and sleutel in zinnen.IN_TWEEWEKELIJKS:
        return ""
    delen = zinnen.REGEL_BIJ_ANDERS.get(sleutel, ())
    codes = [uitkomst.regel.code for uitkomst in uitslag.berekening.regels]
    return "" if any(deel in code for deel in delen for code in codes) else zinnen.ZONDER_REGEL


def _signed(uitslag: Uitslag, min_week: Fraction) -> str:
    return f"{uitslag.amount(abs(min_week))} {'minder' if min_week < 0 else 'meer'}"


def _difference(uitslag: Uitslag, uitkomst: Regeluitkomst) -> str:
    """A *minder* or *meer* row: its time, the row, the source and the motivation."""
    regel, aantal = uitkomst.regel, uitkomst.aantal or 0
    naam = _name(uitkomst) if aantal == 1 else f"{plural(aantal, 'keer', 'keer')} {_name(uitkomst)}"
    plek = uitslag.source(uitkomst.toepassing.herkomst)
    gebied = lower_first(uitslag.kader.gebied_bij_code[regel.resultaatgebied].naam)
    if regel.code == zinnen.STRIJKEN:
        zin = f"Meer tijd door {naam}{plek}; die tijd zit in het onderdeel {gebied}."
    else:
        zin = f"{_signed(uitslag, uitkomst.min_week or Fraction(0))} bij {gebied}, door {naam}{plek}."
    geen = [] if uitkomst.motivering else ["De reden is nog niet ingevuld."]
    return " ".join([f"{zin[0].upper()}{zin[1:]}", *geen, *_notes(uitkomst)])


def _scope(uitslag: Uitslag) -> Alineas:
    """What the time includes, and what is no part of the support."""
    if uitslag.helpt:
        yield Alinea("kop", "Wat wel en niet bij de hulp hoort")
        yield Alinea("tekst", zinnen.ECHTE_TIJD)
        yield Alinea("tekst", zinnen.BUITEN)


def _uncertain(uitslag: Uitslag) -> Alineas:
    """The figures that are not confirmed, and a framework that is not in force."""
    wankel = [(uitkomst.toepassing.herkomst, _name(uitkomst)) for uitkomst in unconfirmed(uitslag.berekening)]
    for code, maximum in uitslag.maxima.items():
        naam = lower_first(uitslag.kader.gebied_bij_code[code].naam)
        wankel += [(maximum.herkomst, f"het maximum van {naam}")] if maximum.herkomst.status != "bevestigd" else []
    alineas = [Alinea("tekst", uitslag.kader.stand_toelichting)] if uitslag.kader.stand_toelichting else []
    for status, zin in zinnen.ONZEKER.items():
        delen = [f"{wat}{uitslag.source(plek)}" for plek, wat in wankel if plek.status == status]
        alineas += [Alinea("tekst", f"{zin}: {enumerate_nl(delen)}.")] if delen else []
    if alineas:
        yield Alinea("kop", "Wat nog niet vaststaat")
        yield from alineas


def _sources(uitslag: Uitslag) -> Alineas:
    """The documents behind the letters."""
    yield Alinea("kop", "Bronnen")
    for naam, teken in uitslag.letters.items():
        bron = uitslag.kader.bronnen[naam]
        uitgever = f", {bron.uitgever}" if bron.uitgever else ""
        link = f": {bron.url}" if bron.url else "."
        zin = f"Bron {teken}: {bron.titel.rstrip('.')}{uitgever.rstrip('.')}."
        yield Alinea("punt", f"{zin} Geraadpleegd op {show_datum(bron.geraadpleegd_op)}{link}")
