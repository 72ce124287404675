"""The JSON object of ``ho bereken --json`` (schema ``berekening/1``): the contract with other programs."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ho_engine.casus import Ongeldig
from ho_engine.getallen import show_getal
from ho_engine.verantwoording import account_for

if TYPE_CHECKING:
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import (
        Aandachtspunt,
        Afwijkinguitkomst,
        Berekening,
        Gebiedsuitkomst,
        Periode,
        Regeluitkomst,
        Totaal,
        Volume,
    )

SCHEMA: Final = "berekening/1"


def as_json(berekening: Berekening) -> dict[str, Any]:
    """Lay a calculation out as plain data: exact figures as strings, the granted amount as whole numbers.

    ``totaal`` is ``None`` when there is a *fout*; ``deeltotaal`` then holds the areas that can be computed.
    """
    kader, casus, totaal = berekening.kader, berekening.casus, berekening.totaal
    return {
        "schema": SCHEMA,
        "kenmerk": casus.kenmerk,
        "gemeente": kader.gemeente if kader and kader.gemeente else berekening.gemeente or casus.gemeente,
        "normenkader": {"id": kader.id, "naam": kader.naam, "sha256": kader.sha256} if kader else None,
        "ingangsdatum": _show_datum(casus.ingangsdatum),
        "frequentie": casus.frequentie,
        "regels": [_regel(uitkomst, kader) for uitkomst in berekening.regels] if kader else [],
        "afwijkingen": [_afwijking(uitkomst) for uitkomst in berekening.afwijkingen],
        "resultaatgebieden": [_gebied(gebied) for gebied in berekening.gebieden],
        "totaal": _totaal(totaal) if totaal else None,
        "deeltotaal": _show(berekening.deeltotaal),
        "perioden": [_periode(periode) for periode in berekening.perioden],
        "vergelijking": {naam: _volume(volume) if volume else None for naam, volume in berekening.vergelijking.items()},
        "aandachtspunten": [_punt(punt) for punt in berekening.aandachtspunten],
        "verantwoording": account_for(berekening),
    }


def _show(getal: Fraction | int | None) -> str | None:
    return None if getal is None else show_getal(Fraction(getal))


def _show_datum(datum: object) -> str | None:
    if isinstance(datum, Ongeldig):
        return datum.tekst
    return datum.isoformat() if isinstance(datum, dt.date) else None


def _volume(volume: Volume) -> dict[str, int]:
    return {"min_week": volume.min_week, "uur_jaar": volume.uur_jaar, "min_2weken": volume.min_2weken}


def _totaal(totaal: Totaal) -> dict[str, str | int]:
    exact = {"exact_min_week": show_getal(totaal.exact_min_week), "eenheid_besluit": totaal.eenheid_besluit}
    return exact | _volume(totaal.volume)


def _gebied(gebied: Gebiedsuitkomst) -> dict[str, str]:
    getallen = ("bruto", "minder", "aftopping", "afwijking", "netto")
    return {"code": gebied.code, "naam": gebied.naam} | {naam: show_getal(getattr(gebied, naam)) for naam in getallen}


def _periode(periode: Periode) -> dict[str, Any]:
    grenzen = {"van": _show_datum(periode.van), "tot_en_met": _show_datum(periode.tot_en_met)}
    return grenzen | _volume(periode.volume) | {"overgang": periode.overgang}


def _punt(punt: Aandachtspunt) -> dict[str, str]:
    return {"code": punt.code, "ernst": punt.ernst, "tekst": punt.tekst, "plaats": punt.plaats}


def _regel(uitkomst: Regeluitkomst, kader: Normenkader) -> dict[str, Any]:
    regel, herkomst, week = uitkomst.regel, uitkomst.toepassing.herkomst, uitkomst.min_week
    per_uur = kader.week_per_eenheid("uur/jaar")
    return {
        "code": regel.code,
        "resultaatgebied": regel.resultaatgebied,
        "soort": regel.soort,
        "omschrijving": regel.omschrijving,
        "aantal": _show(uitkomst.aantal),
        "keer": _show(uitkomst.keer),
        "norm": _show(uitkomst.toepassing.norm if uitkomst.minuten is None else uitkomst.minuten),
        "norm_eenheid": uitkomst.toepassing.eenheid if uitkomst.minuten is None else regel.eenheid,
        "min_week": _show(week),
        "uur_jaar": _show(None if week is None else week / per_uur),
        "min_2weken": _show(None if week is None else 2 * week),
        "status": herkomst.status,
        "bron": herkomst.bron,
        "vindplaats": herkomst.vindplaats,
        "motivering": uitkomst.motivering,
        "overleg_met": uitkomst.overleg_met,
        "van": _show_datum(uitkomst.van),
        "tot_en_met": _show_datum(uitkomst.tot_en_met),
        "van_kracht": uitkomst.van_kracht,
    }


def _afwijking(uitkomst: Afwijkinguitkomst) -> dict[str, Any]:
    return {
        "resultaatgebied": uitkomst.resultaatgebied,
        "minuten": _show(uitkomst.min_week),
        "motivering": uitkomst.motivering,
        "overleg_met": uitkomst.overleg_met,
        "van": _show_datum(uitkomst.van),
        "tot_en_met": _show_datum(uitkomst.tot_en_met),
        "van_kracht": uitkomst.van_kracht,
    }
