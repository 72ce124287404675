"""The JSON object of ``ho vergelijk --json`` (schema ``vergelijking/1``): of two cases, or of two normenkaders."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ho_engine.casus import show_waarde
from ho_engine.getallen import show_getal
from ho_engine.verschilpunten import difference_points
from ho_engine.verschilzinnen import clauses, explain_difference

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ho_engine.kadervergelijking import Kadervergelijking, Onderdeelverschil, Veldverschil
    from ho_engine.normenkader import Herkomst, Normenkader
    from ho_engine.uitkomst import Periode
    from ho_engine.verschil import (
        Afwijkingverschil,
        Casusvergelijking,
        Gebiedsverschil,
        Kant,
        Regelkant,
        Regelverschil,
    )

SCHEMA: Final = "vergelijking/1"


def compared_cases_as_json(vergelijking: Casusvergelijking, opmerkingen: Sequence[str] = ()) -> dict[str, Any]:
    """Two compared cases as plain data: exact figures as strings, granted amounts as whole numbers.

    Args:
        vergelijking: the comparison.
        opmerkingen: what else must be said, such as of the files.
    """
    return {
        "schema": SCHEMA,
        "soort": "casus",
        "voor": _kant(vergelijking.voor),
        "na": _kant(vergelijking.na),
        "verschil_min_week": _show(vergelijking.verschil),
        "toelichting": list(explain_difference(vergelijking)),
        "redenen": [{"tekst": deel.tekst, "min_week": _show(deel.min_week)} for deel in clauses(vergelijking)],
        "opmerkingen": [*opmerkingen, *difference_points(vergelijking)],
        "regels": [_regel(regel) for regel in vergelijking.regels],
        "afwijkingen": [_afwijking(afwijking) for afwijking in vergelijking.afwijkingen],
        "resultaatgebieden": [_gebied(gebied) for gebied in vergelijking.gebieden],
        "delen": [asdict(deel) | {"min_week": _show(deel.min_week)} for deel in vergelijking.delen],
        "overgang": _overgang(vergelijking.overgang),
    }


def compared_frameworks_as_json(vergelijking: Kadervergelijking) -> dict[str, Any]:
    """Two compared normenkaders as plain data; every value is text as people read it."""
    return {
        "schema": SCHEMA,
        "soort": "normenkader",
        "voor": _kader(vergelijking.voor),
        "na": _kader(vergelijking.na),
        "gelijk": vergelijking.gelijk,
        "zaak": [_veld(veld) for veld in vergelijking.zaak],
        "regels": [_onderdeel(regel) for regel in vergelijking.regels],
        "gelijke_regels": vergelijking.gelijke_regels,
        "resultaatgebieden": [_onderdeel(gebied) for gebied in vergelijking.gebieden],
        "afronding": [_veld(veld) for veld in vergelijking.afronding],
        "beleid": [_veld(veld) for veld in vergelijking.beleid],
        "opmerkingen_voor": [opmerking.model_dump(mode="json") for opmerking in vergelijking.opmerkingen_voor],
        "opmerkingen_na": [opmerking.model_dump(mode="json") for opmerking in vergelijking.opmerkingen_na],
    }


def _show(getal: Fraction | int | None) -> str | None:
    return None if getal is None else show_getal(Fraction(getal))


def _datum(datum: dt.date | None) -> str | None:
    return datum.isoformat() if datum else None


def _kader(kader: Normenkader) -> dict[str, str]:
    return {"id": kader.id, "naam": kader.naam, "sha256": kader.sha256}


def _kant(kant: Kant) -> dict[str, Any]:
    totaal, casus = kant.totaal, kant.casus
    return {
        "kenmerk": casus.kenmerk,
        "gemeente": casus.gemeente,
        "normenkader": _kader(kant.kader) if kant.kader else None,
        "ingangsdatum": show_waarde(casus.ingangsdatum),
        "tot_en_met": None if casus.tot_en_met is None else show_waarde(casus.tot_en_met),
        "frequentie": casus.frequentie,
        "vergeleken_op": _datum(kant.dag),
        "totaal": totaal
        and {
            "exact_min_week": _show(totaal.exact_min_week),
            "eenheid_besluit": totaal.eenheid_besluit,
            "toegekend": kant.toegekend,
            **asdict(totaal.volume),
        },
    }


def _regelkant(kant: Regelkant | None) -> dict[str, Any] | None:
    if kant is None:
        return None
    uitkomst, eigen = kant.uitkomst, kant.uitkomst.minuten
    return {
        "aantal": _show(uitkomst.aantal),
        "keer": _show(uitkomst.keer),
        "norm": _show(uitkomst.toepassing.norm if eigen is None else eigen),
        "norm_eenheid": uitkomst.toepassing.eenheid if eigen is None else uitkomst.regel.eenheid,
        "eigen_minuten": eigen is not None,
        "min_week": _show(kant.min_week),
        "telt": kant.telt,
        "van": _datum(uitkomst.van),
        "tot_en_met": _datum(uitkomst.tot_en_met),
        **_herkomst(uitkomst.toepassing.herkomst),
    }


def _regel(regel: Regelverschil) -> dict[str, Any]:
    return {
        "code": regel.code,
        "resultaatgebied": regel.regel.resultaatgebied,
        "omschrijving": regel.regel.omschrijving,
        "voor": _regelkant(regel.voor),
        "na": _regelkant(regel.na),
        "verschil_min_week": _show(regel.verschil),
        "redenen": list(regel.redenen),
    }


def _afwijking(afwijking: Afwijkingverschil) -> dict[str, str | None]:
    return {
        "resultaatgebied": afwijking.gebied,
        "voor_min_week": _show(afwijking.min_week_voor),
        "na_min_week": _show(afwijking.min_week_na),
    }


def _gebied(gebied: Gebiedsverschil) -> dict[str, str | None]:
    return {
        "code": gebied.code,
        "naam": gebied.naam,
        "voor_netto": _show(gebied.netto_voor),
        "na_netto": _show(gebied.netto_na),
        "verschil_min_week": _show(gebied.verschil),
    }


def _overgang(overgang: Periode | None) -> dict[str, Any] | None:
    if overgang is None:
        return None
    grenzen = {"van": _datum(overgang.van), "tot_en_met": _datum(overgang.tot_en_met)}
    return grenzen | asdict(overgang.volume)


def _herkomst(herkomst: Herkomst) -> dict[str, str]:
    return {"status": herkomst.status, "bron": herkomst.bron, "vindplaats": herkomst.vindplaats}


def _veld(veld: Veldverschil) -> dict[str, Any]:
    return {
        "naam": veld.naam,
        "voor": veld.voor,
        "na": veld.na,
        "herkomst_voor": veld.herkomst_voor and _herkomst(veld.herkomst_voor),
        "herkomst_na": veld.herkomst_na and _herkomst(veld.herkomst_na),
    }


def _onderdeel(deel: Onderdeelverschil) -> dict[str, Any]:
    return {
        "code": deel.code,
        "omschrijving": deel.omschrijving,
        "soort": deel.soort,
        "velden": [_veld(veld) for veld in deel.velden],
    }
