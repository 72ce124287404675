"""Making a workbook: the template of a normenkader, authored once, then stamped, sealed and proven per case."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from openpyxl import Workbook

from ho_engine.afronding import round_total
from ho_engine.berekening import calculate
from ho_engine.casusbestand import casus_uit_gegevens
from ho_engine.casustoetsen import FREQUENTIES
from ho_engine.fouten import HoFout
from ho_engine.verantwoording import PROGRAMMA, program_version
from ho_workbook.bladen import berekening as rekenblad
from ho_workbook.bladen import (
    casus,
    controle,
    geldigheid,
    normen,
    overzicht,
    perioden,
    toelichting,
    verantwoording,
    vergelijking,
)
from ho_workbook.bouwer import Bouwer
from ho_workbook.herberekenen import WarmModel, vergelijk
from ho_workbook.herberekenen import verschillen as verschillen_tussen
from ho_workbook.indeling import (
    BEREKENING,
    BLADEN,
    CASUS,
    CONTROLE,
    NORMEN,
    OVERZICHT,
    TOELICHTING,
    VERANTWOORDING,
    Indeling,
    Soort,
)
from ho_workbook.opmaak import Opmaak
from ho_workbook.stand import Stand, check_placeable, unplaceable
from ho_workbook.stempelen import AltTekst, Sjabloon, normaliseer
from ho_workbook.stempelen.eigenschappen import Eigenschappen
from ho_workbook.zegel.zegel import EIGEN_ZEGEL, Zegelmodel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Frequentie, Normenkader
    from ho_engine.uitkomst import Berekening, Volume
    from ho_workbook.celwaarden import Waarde
    from ho_workbook.herberekenen import Verschil

_EEN_MOMENT: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_TITELS: Final = {
    "sjabloon": "Sjabloon voor een casus",
    "concept": "Concept van een rekenuitkomst",
    "definitief": "Rekenuitkomst",
}


Bewijs: TypeAlias = Literal["bestand", "warm", "geen"]

_ZONDER_KENMERK: Final = "sjabloon"

_GELEZEN: Final = (CASUS, CONTROLE)
"""The sheets whose stamped cells formulas read: the inputs, and what was recorded."""


@dataclass(frozen=True)
class Meesterwerk:
    """The template of one normenkader: what to stamp where, and the file to stamp it into."""

    indeling: Indeling
    bron: bytes
    sjabloon: Sjabloon
    zegelmodel: Zegelmodel
    waarden: Mapping[str, Mapping[str, Callable[[Stand], Waarde]]]
    hoogten: Mapping[str, Mapping[int, Callable[[Stand], float]]]

    def cellen(self, stand: Stand) -> dict[str, dict[str, Waarde]]:
        """Every stamped value for one case: inputs, recorded texts and the result of each formula."""
        return {
            blad: {adres: _as_stored(bepaal(stand)) for adres, bepaal in deel.items()}
            for blad, deel in self.waarden.items()
        }

    def verzegel(self, cellen: dict[str, dict[str, Waarde]], eigen: Mapping[str, str]) -> dict[str, str]:
        """Seal the values: add hash and prints of every sheet to them; returns the properties with the hashes."""
        zegels = self.zegelmodel.zegel(cellen, eigen)
        for nummer, blad in enumerate(BLADEN):
            rij = self.indeling.zegel.rij(nummer)
            cellen[VERANTWOORDING] |= {f"B{rij}": zegels[blad].sha256, f"C{rij}": zegels[blad].afdruk}
        return {**eigen, **{f"{EIGEN_ZEGEL}{blad}": zegel.sha256 for blad, zegel in zegels.items()}}

    @cached_property
    def _warm(self) -> WarmModel:
        """The template as the independent engine holds it; made when it is first asked for."""
        return WarmModel(self.bron)

    def warm_vergeleken(self, cellen: Mapping[str, Mapping[str, Waarde]]) -> tuple[Verschil, ...]:
        """Recalculate the formulas of the template with the inputs of one case, and say what differs."""
        formules = self.sjabloon.formules()
        invoer = {
            blad: {adres: waarde for adres, waarde in cellen[blad].items() if adres not in formules.get(blad, {})}
            for blad in _GELEZEN
        }
        return verschillen_tussen(self._warm.bereken(invoer), self.sjabloon.uitkomsten(cellen))

    def stempel(self, stand: Stand, cellen: Mapping[str, Mapping[str, Waarde]], eigen: Mapping[str, str]) -> bytes:
        """Fill the template with the values of one case."""
        hoogten = {blad: {rij: hoogte(stand) for rij, hoogte in deel.items()} for blad, deel in self.hoogten.items()}
        return self.sjabloon.stempel(
            cellen,
            eigenschappen=_properties(stand, eigen),
            rijhoogten=hoogten,
            alt_teksten={OVERZICHT: (AltTekst("Van volledige overname naar de uitkomst", _chart_text(stand)),)},
        )


_MEESTERWERKEN: Final[dict[tuple[str, dt.date | None, Soort], Meesterwerk]] = {}


def meesterwerk(kader: Normenkader, soort: Soort) -> Meesterwerk:
    """The template of a framework, authored once per process.

    Args:
        kader: the resolved normenkader.
        soort: an empty template, a concept (both with the other frequency beside it) or a final workbook.
    """
    sleutel = kader.sha256, kader.geldig_tot_en_met, soort
    if sleutel not in _MEESTERWERKEN:
        _MEESTERWERKEN[sleutel] = _prepare(Indeling(kader, soort))
    return _MEESTERWERKEN[sleutel]


def author(indeling: Indeling) -> tuple[Workbook, dict[str, Bouwer]]:
    """Author every sheet with openpyxl.

    Returns:
        The workbook, without any case in it, and per sheet what to stamp where.
    """
    werkmap = Workbook()
    werkmap.remove(werkmap.worksheets[0])
    opmaak = Opmaak(werkmap)
    bouwers = {blad: Bouwer(werkmap.create_sheet(blad), indeling, opmaak) for blad in BLADEN}
    casus.teken(bouwers[CASUS])
    laatste = normen.teken(bouwers[NORMEN])
    rekenblad.teken(bouwers[BEREKENING])
    perioden.teken(bouwers[BEREKENING])
    geldigheid.teken(bouwers[BEREKENING])
    if indeling.vergelijkt:
        vergelijking.teken(bouwers[BEREKENING])
    rekenblad.finish(bouwers[BEREKENING])
    controle.teken(bouwers[CONTROLE])
    toelichting.teken(bouwers[TOELICHTING])
    verantwoording.teken(bouwers[VERANTWOORDING])
    overzicht.teken(bouwers[OVERZICHT])
    namen = {naam: doel for bouwer in bouwers.values() for naam, doel in bouwer.namen.items()}
    normen.list_names(bouwers[NORMEN], laatste, namen)
    werkmap.security.lockStructure = True
    return werkmap, bouwers


def _prepare(indeling: Indeling) -> Meesterwerk:
    """Author a template and make it ready to be stamped and sealed."""
    werkmap, bouwers = author(indeling)
    buffer = io.BytesIO()
    werkmap.save(buffer)
    data = normaliseer(buffer.getvalue(), _EEN_MOMENT)
    return Meesterwerk(
        indeling,
        data,
        Sjabloon.van_bytes(data),
        Zegelmodel.van_bytes(data),
        {blad: bouwer.waarden for blad, bouwer in bouwers.items() if bouwer.waarden},
        {blad: bouwer.hoogten for blad, bouwer in bouwers.items() if bouwer.hoogten},
    )


def maak_werkboek(berekening: Berekening, soort: Soort, *, bewijs: Bewijs = "bestand") -> bytes:
    """Make the workbook of a calculation.

    Args:
        berekening: a calculation with a normenkader.
        soort: ``"concept"`` or ``"definitief"``; whether a final one is allowed is for ``ho_engine.vastleggen``.
        bewijs: how the outcome is recalculated by an independent engine before it is handed out: ``"bestand"`` loads
            the finished file itself; ``"warm"`` keeps the template loaded and sets its inputs, many times faster for a
            batch; ``"geen"`` leaves it out.

    Returns:
        The file; the same calculation gives the same bytes.

    Raises:
        HoFout: the case has no place in a workbook (HO139, HO161), or the recalculation differs (HO310).
    """
    if berekening.kader is None:
        raise HoFout("casus_heeft_fouten", redenen="; ".join(punt.tekst.rstrip(".") for punt in berekening.fouten))
    check_placeable(berekening)
    werk = meesterwerk(berekening.kader, soort)
    return _make(werk, Stand(berekening, werk.indeling), bewijs=bewijs)


def maak_sjabloon(
    kader: Normenkader,
    ingangsdatum: dt.date,
    gemeente: str = "",
    frequentie: Frequentie = "wekelijks",
    *,
    bewijs: Bewijs = "bestand",
) -> bytes:
    """Make an empty case template with live formulas for a framework and a start date.

    Raises:
        HoFout: when the recalculation differs (HO310).
    """
    leeg = {
        "kenmerk": "",
        "gemeente": gemeente or kader.gemeente,
        "ingangsdatum": ingangsdatum,
        "frequentie": frequentie,
        "regels": (),
    }
    berekening = _empty(calculate(casus_uit_gegevens(leeg), kader), kader)
    werk = meesterwerk(kader, "sjabloon")
    return _make(werk, Stand(berekening, werk.indeling), bewijs=bewijs)


def vul_sjabloon(casus: Casus, kader: Normenkader, *, bewijs: Bewijs = "bestand") -> bytes:
    """Make a template that is filled with a case: its formulas already work, and nothing is recorded in it.

    Args:
        casus: the case; its reference, its people and their ages may still be missing or unusable.
        kader: the framework in force for its municipality on its start date.
        bewijs: see ``maak_werkboek``.

    Raises:
        HoFout: something in the case has no place in a sheet (HO311), or the recalculation differs (HO310).
    """
    berekening = _as_formulas_see_it(casus, kader)
    redenen = unplaceable(berekening)
    if redenen:
        raise HoFout("sjabloon_past_niet", redenen="; ".join(redenen))
    werk = meesterwerk(kader, "sjabloon")
    return _make(werk, Stand(berekening, werk.indeling), bewijs=bewijs)


def _as_formulas_see_it(casus: Casus, kader: Normenkader) -> Berekening:
    """The calculation of a case without what no formula looks at: its reference and its people."""
    anders = casus.model_copy(update={"kenmerk": casus.kenmerk or _ZONDER_KENMERK, "kinderen": (), "huisgenoten": ()})
    berekening = replace(calculate(anders, kader), casus=casus)
    if [punt.naam for punt in berekening.fouten] == ["geen_regels"]:
        return _empty(berekening, kader)
    return berekening


def _empty(berekening: Berekening, kader: Normenkader) -> Berekening:
    """What the live cells of an empty template hold: sums of nothing, and no judgement yet."""
    nul = {frequentie: round_total(Fraction(0), kader, frequentie) for frequentie in FREQUENTIES}
    totaal = nul["tweewekelijks" if berekening.casus.frequentie == "tweewekelijks" else "wekelijks"]
    volumes: dict[str, Volume | None] = {frequentie: rond.volume for frequentie, rond in nul.items()}
    return replace(berekening, totaal=totaal, vergelijking=volumes, aandachtspunten=())


def _make(werk: Meesterwerk, stand: Stand, *, bewijs: Bewijs) -> bytes:
    cellen = werk.cellen(stand)
    eigen = werk.verzegel(cellen, _own_properties(stand))
    data = werk.stempel(stand, cellen, eigen)
    verschillen: tuple[Verschil, ...] = ()
    if bewijs == "bestand":
        verschillen = vergelijk(data, werk.sjabloon.uitkomsten(cellen))
    elif bewijs == "warm":
        verschillen = werk.warm_vergeleken(cellen)
    if verschillen:
        raise HoFout("herberekening_wijkt_af", verschillen="; ".join(map(str, verschillen[:5])))
    return data


def _as_stored(waarde: Waarde) -> Waarde:
    """A value as a cell holds it: a fraction becomes the nearest number, once for stamp, seal and proof."""
    return float(waarde) if type(waarde) is Fraction else waarde


def _own_properties(stand: Stand) -> dict[str, str]:
    """What other programs can read of the file without opening a sheet."""
    kader, casus_ = stand.kader, stand.casus
    eigen = {
        "HO soort": stand.indeling.soort,
        "HO versie": program_version(),
        "HO normenkader": kader.id,
        "HO normenkader sha256": kader.sha256,
        "HO gemeente": kader.gemeente or casus_.gemeente,
        "HO kenmerk": casus_.kenmerk,
    }
    return {naam: waarde for naam, waarde in eigen.items() if waarde}


def _properties(stand: Stand, eigen: Mapping[str, str]) -> Eigenschappen:
    """What the file says about itself; its date is that of recording, or the start date: the clock is never read."""
    soort, casus_ = stand.indeling.soort, stand.casus
    gemaakt = casus_.vastgelegd_op if isinstance(casus_.vastgelegd_op, dt.date) else casus_.begin
    return Eigenschappen(
        titel=f"{_TITELS[soort]} {casus_.kenmerk}".rstrip(),
        onderwerp=f"Huishoudelijke ondersteuning, {stand.kader.naam}",
        auteur=f"{PROGRAMMA} {program_version()}",
        trefwoorden=f"Wmo 2015, normenkader, {eigen['HO gemeente']}, {soort}",
        omschrijving="Rekenuitkomst volgens het normenkader; de gemeente besluit.",
        gemaakt=gemaakt or dt.date(2020, 1, 1),
        eigen=eigen,
    )


def _chart_text(stand: Stand) -> str:
    """What the chart shows, for who can't see it."""
    totaal = stand.berekening.totaal
    if not stand.vastgelegd or totaal is None:
        return (
            "Staafgrafiek van de norm voor volledige overname naar de uitkomst; de cijfers staan in de tabel eronder."
        )
    uitkomst = f"de uitkomst van {totaal.volume.min_week} minuten per week"
    return f"Staafgrafiek van de norm voor volledige overname naar {uitkomst}; de cijfers staan in de tabel eronder."
