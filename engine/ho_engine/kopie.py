"""The next case, made from the previous one: what must be asked again is marked, what has ended is left out.

It decides nothing: the old words stay readable behind the mark, and a final workbook is refused until it is gone.
What to ask again is listed by ``navraag``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from ho_engine.aandachtspunten import texts
from ho_engine.casus import (
    CEL_MAXIMUM,
    MOGELIJKHEDEN,
    OPNIEUW_VRAGEN,
    Afwijking,
    Casus,
    Huisgenoot,
    Kind,
    Mogelijkheid,
    Ongeldig,
    Regel,
    not_asked_again,
    show_waarde,
)
from ho_engine.casusbestand import casus_uit_gegevens
from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.navraag import Navraag, to_ask
from ho_engine.tijd import DAG
from ho_engine.vastleggen import TE_ONDERZOEKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Berekening

T = TypeVar("T")
RegelOfAfwijking = TypeVar("RegelOfAfwijking", Regel, Afwijking)


@dataclass(frozen=True, slots=True)
class Kopie:
    """The new case with its framework, what to ask again, and what ended before it begins."""

    casus: Casus
    kader: Normenkader
    opnieuw: tuple[Navraag, ...]
    vervallen: tuple[str, ...]


def copy_case(oud: Berekening, ingangsdatum: dt.date, normen: Normenbibliotheek, kenmerk: str = "") -> Kopie:
    """Make the next case from the previous one.

    Args:
        oud: the calculation of the previous case; a *fout* in it is copied all the same.
        ingangsdatum: the first day of the new case.
        normen: the library that has the framework in force on that day.
        kenmerk: the new reference; without it the old one stays, to be looked at.

    Returns:
        The new case, its rows in the order of the framework, with what to ask again and what has lapsed.

    Raises:
        HoFout: the day is not after the old start date (HO165), the municipality is unknown (HO135), no framework is
            in force on that day (HO202), or a text has no room for the mark (HO108).
    """
    vorig = oud.casus
    if vorig.begin and ingangsdatum <= vorig.begin:
        raise HoFout("kopie_te_vroeg", datum=ingangsdatum, begin=vorig.begin)
    kader = normen.kies(vorig.gemeente, ingangsdatum)
    regels, oude_regels = _split(vorig.regels, ingangsdatum)
    afwijkingen, oude_afwijkingen = _split(vorig.afwijkingen, ingangsdatum)
    soorten = {regel.code: regel.soort for bron in (oud.kader, kader) if bron for regel in bron.regels}
    velden = {naam: getattr(vorig, naam) for naam in Casus.model_fields if naam not in {"schema_", "plaatsen"}}
    velden |= dict.fromkeys(("tot_en_met", "onbepaalde_tijd", "vastgelegd_op", "geen_bsn", "ijkclient"))
    velden |= {
        "kenmerk": kenmerk or vorig.kenmerk,
        "ingangsdatum": ingangsdatum,
        "hulpvraag": _mark(vorig.hulpvraag, demanded=True),
        "beperkingen": _mark(vorig.beperkingen, demanded=True),
        "vorige_min_week": _running_volume(oud, ingangsdatum - DAG),
        "kinderen": tuple(Kind(leeftijd=_mark_age(kind.leeftijd)) for kind in vorig.kinderen),
        "huisgenoten": tuple(map(_copy_housemate, vorig.huisgenoten)),
        "mogelijkheden": _in_order(map(_copy_alternative, vorig.mogelijkheden), tuple(MOGELIJKHEDEN), "soort"),
        "regels": _in_order(
            [_copy_row(regel, ingangsdatum, soorten.get(regel.code)) for regel in regels],
            tuple(kader.regel_bij_code),
            "code",
        ),
        "afwijkingen": tuple(_copy_deviation(afwijking, ingangsdatum) for afwijking in afwijkingen),
    }
    casus = casus_uit_gegevens(velden, "kopie")
    _check_room(casus)
    vervallen = [f"{regel.code}: liep tot en met {regel.tot_en_met}" for regel in oude_regels]
    vervallen += [
        f"de afwijking bij {afwijking.resultaatgebied} ({show_waarde(afwijking.minuten)} minuten per week):"
        f" liep tot en met {afwijking.tot_en_met}"
        for afwijking in oude_afwijkingen
    ]
    return Kopie(casus, kader, to_ask(oud, casus, kader, new_reference=bool(kenmerk)), tuple(vervallen))


def _in_order(delen: Iterable[T], volgorde: Sequence[str], veld: str) -> tuple[T, ...]:
    """The parts in the order of a list of words; those it does not know stand last."""
    plek = {woord: nummer for nummer, woord in enumerate(volgorde)}
    return tuple(sorted(delen, key=lambda deel: plek.get(getattr(deel, veld), len(plek))))


def _split(delen: Sequence[RegelOfAfwijking], begin: dt.date) -> tuple[list[RegelOfAfwijking], list[RegelOfAfwijking]]:
    """What has not ended before a day, and what has; an unusable date ends nothing."""
    voorbij = [deel for deel in delen if isinstance(deel.tot_en_met, dt.date) and deel.tot_en_met < begin]
    return [deel for deel in delen if deel not in voorbij], voorbij


def _running_volume(oud: Berekening, dag: dt.date) -> Fraction | None:
    """Minutes per week of the period that holds a day, or of the last one when the case had ended by then."""
    lopend = [periode for periode in oud.perioden if periode.van <= dag]
    return Fraction(lopend[-1].volume.min_week) if lopend else None


def _mark(tekst: str, *, demanded: bool = False) -> str:
    """Mark a text, once; an empty one only where an answer is demanded."""
    if not tekst:
        return OPNIEUW_VRAGEN if demanded else ""
    return tekst if not_asked_again(tekst) else f"{OPNIEUW_VRAGEN}: {tekst}"


def _mark_age(leeftijd: Fraction | Ongeldig | None) -> Ongeldig:
    """An age is out of date by now: kept as a text, so that it can't be used unasked."""
    return Ongeldig(shown(_mark("" if leeftijd is None else show_waarde(leeftijd), demanded=True)))


def _begin(van: dt.date | Ongeldig | None, begin: dt.date) -> dt.date | Ongeldig | None:
    """The first day of a row of its own, unless it has begun by then."""
    return None if isinstance(van, dt.date) and van <= begin else van


def _copy_row(regel: Regel, begin: dt.date, soort: str | None) -> Regel:
    """A row: what it counts stays, why is asked again; a used *minder* or *meer* row always says why."""
    demanded = soort in {"minder_inzet", "meer_inzet"} and regel.aantal != 0
    return regel.model_copy(
        update={
            "van": _begin(regel.van, begin),
            "motivering": _mark(regel.motivering, demanded=demanded),
            "overleg_met": _mark(regel.overleg_met),
        }
    )


def _copy_deviation(afwijking: Afwijking, begin: dt.date) -> Afwijking:
    return afwijking.model_copy(
        update={
            "van": _begin(afwijking.van, begin),
            "motivering": _mark(afwijking.motivering, demanded=True),
            "overleg_met": _mark(afwijking.overleg_met),
        }
    )


def _copy_housemate(huisgenoot: Huisgenoot) -> Huisgenoot:
    return huisgenoot.model_copy(
        update={"leeftijd": _mark_age(huisgenoot.leeftijd), "motivering": _mark(huisgenoot.motivering)}
    )


def _copy_alternative(mogelijkheid: Mogelijkheid) -> Mogelijkheid:
    uitkomst = _mark(mogelijkheid.uitkomst, demanded=mogelijkheid.soort in TE_ONDERZOEKEN)
    return mogelijkheid.model_copy(update={"uitkomst": uitkomst})


def _check_room(casus: Casus) -> None:
    """A text that filled its cell to the brim has no room for the mark; it is never cut off."""
    for pad, tekst in texts(casus):
        if len(tekst) > CEL_MAXIMUM:
            plaats = f"{casus.plaats(pad)} (met '{OPNIEUW_VRAGEN}' ervoor)"
            raise HoFout("tekst_te_lang", plaats, lengte=len(tekst), maximum=CEL_MAXIMUM)
