"""The five steps of the explanation (CRvB; S004 question 2), each area as one exact building block.

Activities and frequencies are named, minutes per activity never (S004 questions 11 and 13).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from ho_engine import zinnen
from ho_engine.casus import MOGELIJKHEDEN
from ho_engine.regelzinnen import tell_task, tell_why, tell_work
from ho_engine.taal import enumerate_nl, plural, quote, show_datum, show_minuten, show_periode, upper_first
from ho_engine.uitkomst import Regeluitkomst
from ho_engine.vastleggen import TE_ONDERZOEKEN
from ho_engine.vertelling import Alinea, Alineas, Uitslag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ho_engine.casus import Casus, Huisgenoot
    from ho_engine.uitkomst import Afwijkinguitkomst, Gebiedsuitkomst

KOP_3: Final = Alinea("kop", "Stap 3: welke ondersteuning nodig is")
KOP_5: Final = Alinea("kop", "Stap 5: de ondersteuning op maat")
GEEN_TIJD: Final = "volgens het normenkader geen tijd"
PER_ZIN: Final = 3
"""Tasks in one sentence."""


def tell_story(casus: Casus, functie: str) -> Alineas:
    """Steps 1 and 2: the request, and the problems and limitations."""
    yield Alinea("kop", "Stap 1: uw vraag")
    yield Alinea("tekst", f"Uw vraag is: {quote(casus.hulpvraag)}" if casus.hulpvraag else zinnen.NIET_INGEVULD)
    yield Alinea("kop", "Stap 2: uw problemen en beperkingen")
    gevonden = f"Uit het onderzoek van de {functie} blijkt: {quote(casus.beperkingen)}"
    yield Alinea("tekst", gevonden if casus.beperkingen else zinnen.NIET_INGEVULD)


def tell_needed(uitslag: Uitslag) -> Alineas:
    """Step 3: the support in kind and size (bruto), per area as a building block."""
    yield KOP_3
    yield Alinea("tekst", " ".join(_framework(uitslag)))
    for gebied in uitslag.berekening.gebieden:
        regels = uitslag.rows(gebied.code)
        plek = uitslag.source(*(regel.toepassing.herkomst for regel in regels))
        werk = [f"{gebied.naam}: {_size(uitslag, gebied, 'bruto')}{plek}.", *_work(uitslag, gebied.code, regels)]
        if len(regels) == 1:
            al_gezegd = not gebied.bruto and regels[0].tot_en_met is None
            werk += tell_notes(replace(regels[0], van=None) if al_gezegd else regels[0])
        yield Alinea("punt", " ".join(werk))
        if len(regels) > 1:
            redenen = [zin for regel in regels for zin in tell_notes(regel, _named(regel))]
            if redenen:
                yield Alinea("punt", " ".join(redenen))


def _named(uitkomst: Regeluitkomst) -> str:
    """A row that is work, as something to speak of among others."""
    return f"het werk “{tell_work(uitkomst).strip('“”')}”"


def _framework(uitslag: Uitslag) -> Iterator[str]:
    """Which framework was used, what it is worth, and how the times below are to be read."""
    kader = uitslag.kader
    yield f"Deze berekening volgt het normenkader “{kader.naam}”."
    yield from (uitleg for afkorting, uitleg in zinnen.BUREAUS.items() if afkorting in kader.naam)
    gemeenten = list(kader.gemeenten.values())
    if len(gemeenten) > 1:
        yield f"Het geldt in de gemeenten {enumerate_nl(gemeenten)}."
    yield zinnen.LEIDRAAD
    if uitslag.labels:
        yield zinnen.VERWIJZING
    if uitslag.eigen_data and uitslag.casus.begin:
        yield zinnen.EERSTE_DAG.format(dag=show_datum(uitslag.casus.begin))


def _size(uitslag: Uitslag, gebied: Gebiedsuitkomst, deel: Literal["bruto", "netto"]) -> str:
    """How much time an area has on the first day; when that is none yet, how much it gets and from when on."""
    nu: Fraction = getattr(gebied, deel)
    if nu:
        return uitslag.amount(nu)
    for dag in uitslag.dagen:
        later: Fraction = getattr(uitslag.areas(dag)[gebied.code], deel)
        if later:
            return f"eerst nog geen tijd, en {uitslag.amount(later)} vanaf {show_datum(dag)}"
    return GEEN_TIJD


def _work(uitslag: Uitslag, gebied: str, regels: Sequence[Regeluitkomst]) -> Iterator[str]:
    """What is done in an area and how often, as far as the sources say; never how many minutes each thing takes."""
    gebruikt = [uitkomst.regel for uitkomst in uitslag.berekening.regels if uitkomst.regel.resultaatgebied == gebied]
    codes = {regel.code for regel in gebruikt}
    if gebied in zinnen.WERK:
        yield zinnen.WERK[gebied]
    if gebied == zinnen.STRIJKEN.partition(".")[0] and regels:
        yield from (zin for code, zin in zinnen.WASBEURTEN.items() if code in codes)
        yield zinnen.WEL_STRIJKEN if zinnen.STRIJKEN in codes else zinnen.NIET_STRIJKEN
    if any(regel.soort == "meer_inzet" for regel in gebruikt):
        yield zinnen.MEER_ERIN
    if any(regel.toepassing.eenheid == "min/2 weken" for regel in regels):
        yield zinnen.TWEEWEKELIJKS
    lijst = [] if gebied in zinnen.ZONDER_LIJST else [tell_task(regel) for regel in regels]
    for plek in range(0, len(lijst), PER_ZIN):
        begin = "Ook meegeteld" if plek else "Meegeteld"
        yield f"{begin} is: {enumerate_nl(lijst[plek : plek + PER_ZIN])}."


def tell_notes(uitkomst: Regeluitkomst | Afwijkinguitkomst, wat: str = "") -> Iterator[str]:
    """The period, the explanation and the consultation of a row; the first names it as ``wat``, the others as "dit"."""
    if isinstance(uitkomst, Regeluitkomst) and uitkomst.minuten is not None:
        norm = uitkomst.regel.norm.waarde
        if norm is not None and uitkomst.minuten < norm:
            yield f"{zinnen.MINDER_DAN_MAXIMUM}{f' voor {wat}' if wat else ''}."
            wat = ""
    periode = show_periode(uitkomst.van, uitkomst.tot_en_met)
    if periode:
        yield f"{upper_first(wat or 'dit')} telt mee {periode}."
        wat = ""
    if uitkomst.motivering:
        yield f"De uitleg{f' bij {wat}' if wat else ''}: {quote(uitkomst.motivering)}"
        wat = ""
    if uitkomst.overleg_met:
        yield f"{f'Over {wat}' if wat else 'Hierover'} is overlegd met {quote(uitkomst.overleg_met)}"


def tell_possibilities(casus: Casus, functie: str) -> Alineas:
    """Step 4: what was investigated besides the support of the municipality, with the outcome."""
    yield Alinea("kop", "Stap 4: wat u zelf of met anderen kunt oplossen")
    gezien = {mogelijkheid.soort for mogelijkheid in casus.mogelijkheden}
    volledig = all(mogelijkheid.uitkomst for mogelijkheid in casus.mogelijkheden) and gezien.issuperset(TE_ONDERZOEKEN)
    stand = "geen" if not gezien else "alles" if volledig else "deels"
    yield Alinea("tekst", zinnen.ONDERZOCHT[stand].format(functie=functie))
    for mogelijkheid in casus.mogelijkheden:
        wat = zinnen.MOGELIJKHEID.get(mogelijkheid.soort, mogelijkheid.soort)
        beschikbaar = mogelijkheid.beschikbaar if isinstance(mogelijkheid.beschikbaar, bool) else None
        uitkomst = mogelijkheid.uitkomst
        slot = f"De uitkomst: {quote(uitkomst)}" if uitkomst else "De uitkomst is nog niet ingevuld."
        yield Alinea("punt", f"{wat}: {zinnen.BESCHIKBAAR[beschikbaar]} {slot}")
    for soort in MOGELIJKHEDEN:
        if gezien and soort in TE_ONDERZOEKEN and soort not in gezien:
            yield Alinea("punt", f"{zinnen.MOGELIJKHEID[soort]}: {zinnen.NIET_ONDERZOCHT}")
    yield from _household(casus)


def _household(casus: Casus) -> Alineas:
    """The children and the adults at home."""
    leeftijden = Counter(kind.leeftijd for kind in casus.kinderen if isinstance(kind.leeftijd, Fraction))
    if leeftijden:
        delen = [
            f"{'een kind' if aantal == 1 else plural(aantal, 'kind', 'kinderen')} van {plural(jaren, 'jaar', 'jaar')}"
            for jaren, aantal in leeftijden.items()
        ]
        woont = "woont" if leeftijden.total() == 1 else "wonen"
        yield Alinea("tekst", f"Bij u {woont} {enumerate_nl(delen)}.")
    if casus.huisgenoten:
        yield Alinea("tekst", " ".join(_housemate(huisgenoot) for huisgenoot in casus.huisgenoten))


def _housemate(huisgenoot: Huisgenoot) -> str:
    """An adult housemate: in the household or not, able to take over or not."""
    leeftijd, eenheid = huisgenoot.leeftijd, huisgenoot.leefeenheid
    oud = f" van {plural(leeftijd, 'jaar', 'jaar')}" if isinstance(leeftijd, Fraction) else ""
    zin = f"Een huisgenoot{oud} {zinnen.LEEFEENHEID[eenheid if isinstance(eenheid, bool) else None]}"
    if eenheid is not False and huisgenoot.kan_overnemen in zinnen.OVERNEMEN:
        zin += f" en {zinnen.OVERNEMEN[huisgenoot.kan_overnemen]}"
    return f"{zin}. De uitleg: {quote(huisgenoot.motivering)}" if huisgenoot.motivering else f"{zin}."


def tell_remaining(uitslag: Uitslag) -> Alineas:
    """Step 5: what is left per area (netto), the sum, and the one rounding."""
    yield KOP_5
    yield Alinea("tekst", zinnen.NETTO)
    for gebied in uitslag.berekening.gebieden:
        yield Alinea("punt", f"{gebied.naam}: {_net(uitslag, gebied)}.")
    if uitslag.figure(uitslag.totaal.volume):
        yield from _rounding(uitslag)


def _net(uitslag: Uitslag, gebied: Gebiedsuitkomst) -> str:
    """How the netto of an area follows from its bruto; the last sentence without its full stop."""
    if not any((gebied.minder, gebied.aftopping, gebied.afwijking)):
        return _size(uitslag, gebied, "netto")
    zinnen_ = [f"nodig {uitslag.phrase('is|zijn {tijd}', gebied.bruto)}" if gebied.bruto else GEEN_TIJD]
    if gebied.minder:
        redenen = f", {_reasons(uitslag, gebied.code)}" if uitslag.nul else ""
        zinnen_.append(uitslag.phrase("Daar gaat|gaan {tijd} af", gebied.minder) + redenen)
        zinnen_ += [zinnen.MEER_DAN_NODIG] if gebied.minder > gebied.bruto else []
    if gebied.aftopping:
        maximum = uitslag.maxima[gebied.code]
        meest = "" if maximum.waarde is None else f" van {uitslag.amount(Fraction(maximum.waarde))}"
        zin = f"Door het maximum{meest}{uitslag.source(maximum.herkomst)} vervalt|vervallen {{tijd}}"
        zinnen_.append(uitslag.phrase(zin, gebied.aftopping))
    if gebied.afwijking > 0:
        zinnen_.append(uitslag.phrase("Door een afwijking komt|komen er {tijd} bij", gebied.afwijking))
    if gebied.afwijking < 0:
        slot = zinnen.UITLEG_VERDEROP if uitslag.nul else ""
        zinnen_.append(uitslag.phrase("Door een afwijking gaat|gaan er {tijd} af", -gebied.afwijking) + slot)
    if gebied.netto:
        zinnen_.append(uitslag.phrase("Er blijft|blijven {tijd} over", gebied.netto))
    else:
        zinnen_.append("Er blijft geen tijd over")
    tekst = ". ".join(zinnen_)
    if gebied.aftopping and gebied.afwijking > 0:
        tekst += f". {zinnen.BOVEN_MAXIMUM}"
    return tekst


def _reasons(uitslag: Uitslag, gebied: str) -> str:
    """Why time is taken away in an area."""
    regels = [r for r in uitslag.berekening.regels if r.regel.resultaatgebied == gebied and r.van_kracht]
    return enumerate_nl(tell_why(regel) for regel in regels if regel.regel.soort == "minder_inzet")


def _rounding(uitslag: Uitslag) -> Alineas:
    """The sum of the areas, the one rounding, and the total it gives."""
    kader, afronding, jaar = uitslag.kader, uitslag.kader.afronding, uitslag.eenheid == "uur/jaar"
    exact, uitkomst = uitslag.amount(uitslag.totaal.exact_min_week), uitslag.show(uitslag.totaal.volume)
    samen = len(uitslag.berekening.gebieden) > 1
    delen: list[str] = []
    if uitslag.afgerond:
        delen += [f"Samen is dat {exact}."] if samen else []
        stap = afronding.stap_2weken if uitslag.eenheid == "min/2 weken" else afronding.stap
        maat = plural(stap, "uur", "uur") if jaar else show_minuten(stap)
        per = "op hele uren" if jaar and stap == 1 else f"in stappen van {maat}"
        hoe = "naar boven" if afronding.richting == "omhoog" else "naar de dichtstbijzijnde stap"
        delen.append(f"Het totaal is één keer afgerond: {hoe}, {per}{uitslag.source(afronding.herkomst)}.")
        delen += [zinnen.AFGELEID] if afronding.herkomst.status == "afgeleid" else []
        delen.append(f"De uitkomst is {uitkomst}.")
    elif exact != uitkomst:
        delen.append(f"Samen is dat {exact}, dus {uitkomst}." if samen else f"Dat is {uitkomst}.")
    elif samen:
        delen.append(f"Samen is dat {exact}.")
    if jaar:
        weken = plural(kader.weken, "week", "weken")
        delen.append(f"Een jaar telt hier {weken}{uitslag.source(kader.weken_per_jaar.herkomst)}.")
        delen += [zinnen.AFGELEID] if kader.weken_per_jaar.herkomst.status == "afgeleid" else []
    if delen:
        yield Alinea("tekst", " ".join(delen))
