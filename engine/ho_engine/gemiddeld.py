"""The part of the explanation that lays the situation beside the average one: every difference, with why and source."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine import zinnen
from ho_engine.casus import IJKCLIENT
from ho_engine.regelzinnen import tell_why
from ho_engine.stappen import tell_notes
from ho_engine.taal import lower_first, upper_first
from ho_engine.vertelling import Alinea, Alineas, Uitslag

if TYPE_CHECKING:
    from ho_engine.uitkomst import Afwijkinguitkomst, Regeluitkomst


def tell_differences(uitslag: Uitslag) -> Alineas:
    """Every difference from the average situation, and every deviation from the framework, with its motivation."""
    berekening, casus = uitslag.berekening, uitslag.casus
    anders = [sleutel for sleutel in IJKCLIENT if casus.ijkclient.get(sleutel) is False]
    ja = [sleutel for sleutel in IJKCLIENT if casus.ijkclient.get(sleutel) is True]
    regels = [uitkomst for uitkomst in berekening.regels if uitkomst.regel.soort != "volledige_overname"]
    yield Alinea("kop", "Uw situatie naast een gemiddelde situatie")
    yield Alinea("tekst", zinnen.GEMIDDELD)
    if anders:
        delen = [f"{upper_first(zinnen.ANDERS[sleutel])}{_uncovered(uitslag, sleutel)}." for sleutel in anders]
        wat = "Op dit punt" if len(anders) == 1 else "Op deze punten"
        yield Alinea("tekst", " ".join([f"{wat} is uw situatie anders.", *delen]))
    elif len(ja) == len(IJKCLIENT) and not regels and not berekening.afwijkingen:
        yield Alinea("tekst", zinnen.GELIJK)
    if len(ja) + len(anders) < len(IJKCLIENT):
        yield Alinea("tekst", zinnen.NIET_VERGELEKEN if not ja and not anders else zinnen.DEELS_VERGELEKEN)
    for uitkomst in regels:
        yield Alinea("punt", _difference(uitslag, uitkomst))
    for afwijking in berekening.afwijkingen:
        yield Alinea("punt", _deviation(uitslag, afwijking))


def _uncovered(uitslag: Uitslag, sleutel: str) -> str:
    """Say so when a difference changed no time."""
    berekening = uitslag.berekening
    tweewekelijks = any(r.toepassing.eenheid == "min/2 weken" for r in berekening.regels)
    if berekening.afwijkingen or (tweewekelijks and sleutel in zinnen.IN_TWEEWEKELIJKS):
        return ""
    delen = zinnen.REGEL_BIJ_ANDERS.get(sleutel, ())
    codes = [uitkomst.regel.code for uitkomst in berekening.regels]
    return "" if any(deel in code for deel in delen for code in codes) else zinnen.ZONDER_REGEL


def _difference(uitslag: Uitslag, uitkomst: Regeluitkomst) -> str:
    """A *minder* or *meer* row: its time, why, the source and the explanation."""
    regel = uitkomst.regel
    plek = uitslag.source(uitkomst.toepassing.herkomst)
    gebied = lower_first(uitslag.kader.gebied_bij_code[regel.resultaatgebied].naam)
    if regel.code == zinnen.STRIJKEN:
        zin = f"Bij {gebied} wordt ook bovenkleding gestreken{plek}. {zinnen.STRIJKTIJD}"
    else:
        werkwoord = "gaat|gaan er {tijd} af" if regel.teken < 0 else "komt|komen er {tijd} bij"
        hoeveel = uitslag.phrase(werkwoord, abs(uitkomst.min_week or Fraction(0)))
        komma = "" if tell_why(uitkomst).startswith("voor ") else ","
        zin = f"Bij {gebied} {hoeveel}{plek}{komma} {tell_why(uitkomst)}."
    geen = [] if uitkomst.motivering else [zinnen.GEEN_UITLEG]
    return " ".join([zin, *geen, *tell_notes(uitkomst)])


def _deviation(uitslag: Uitslag, afwijking: Afwijkinguitkomst) -> str:
    """A deviation of the professional, with the motivation."""
    naam = lower_first(uitslag.kader.gebied_bij_code[afwijking.resultaatgebied].naam)
    week = afwijking.min_week or Fraction(0)
    hoeveel = uitslag.phrase("gaat|gaan {tijd} af" if week < 0 else "komt|komen {tijd} bij", abs(week))
    zin = f"De {uitslag.kader.functie} wijkt bij {naam} af van het normenkader: er {hoeveel}."
    return " ".join([zin, *tell_notes(afwijking)])
