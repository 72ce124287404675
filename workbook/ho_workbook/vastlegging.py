"""The case as it was recorded: rows of (part, JSON) on ``Verantwoording``, written and read back without loss."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from pydantic import BaseModel

from ho_engine.casus import Casus, Ongeldig
from ho_engine.casusbestand import casus_uit_gegevens
from ho_engine.fouten import HoFout
from ho_engine.getallen import show_getal

_LIJSTEN: Final = ("kinderen", "huisgenoten", "mogelijkheden", "regels", "afwijkingen")
_TABELLEN: Final = ("ijkclient",)
ZAAK: Final = "zaak"


def record_rows(casus: Casus) -> list[tuple[str, str]]:
    """Write a case as rows: the scalars in one, then every part of every list in its own.

    Returns:
        Pairs (part, canonical JSON object). Unusable values stand there word for word.
    """
    gegevens = _plain(casus)
    lijsten = {naam: gegevens.pop(naam, []) for naam in _LIJSTEN}
    tabellen = {naam: gegevens.pop(naam, {}) for naam in _TABELLEN}
    rijen = [(ZAAK, _as_text(gegevens))]
    rijen += [(naam, _as_text(tabel)) for naam, tabel in tabellen.items() if tabel]
    rijen += [(naam, _as_text(deel)) for naam, lijst in lijsten.items() for deel in lijst]
    return rijen


def read_record(rijen: Iterable[tuple[object, object]]) -> Casus:
    """Read a recorded case back.

    Raises:
        HoFout: HO320 when the record is not what this program writes.
    """
    gegevens: dict[str, Any] = {naam: [] for naam in _LIJSTEN}
    for onderdeel, tekst in rijen:
        if onderdeel is None and tekst is None:
            continue
        try:
            inhoud = json.loads(str(tekst), parse_float=Decimal)
        except ValueError as fout:
            raise HoFout("geen_werkmap", "Verantwoording", reden="de vastgelegde casus is niet te lezen") from fout
        if onderdeel == ZAAK and isinstance(inhoud, dict):
            gegevens |= inhoud
        elif onderdeel in _LIJSTEN:
            gegevens[str(onderdeel)].append(inhoud)
        elif onderdeel in _TABELLEN:
            gegevens[str(onderdeel)] = inhoud
        else:
            raise HoFout(
                "geen_werkmap", "Verantwoording", reden=f"de vastgelegde casus heeft een onbekend deel '{onderdeel}'"
            )
    return casus_uit_gegevens(gegevens, "Verantwoording")


def _plain(deel: BaseModel) -> dict[str, Any]:
    """A part of a case as JSON data: only what was filled in."""
    gegevens = {}
    for naam, veld in type(deel).model_fields.items():
        waarde = getattr(deel, naam)
        if veld.exclude or waarde is None or waarde in ("", (), {}):
            continue
        gegevens[veld.alias or naam] = _value(waarde)
    return gegevens


def _value(waarde: object) -> object:
    if isinstance(waarde, BaseModel):
        return _plain(waarde)
    if isinstance(waarde, tuple):
        return [_value(onderdeel) for onderdeel in waarde]
    if isinstance(waarde, Mapping):
        return {sleutel: _value(onderdeel) for sleutel, onderdeel in waarde.items()}
    if isinstance(waarde, Ongeldig):
        return waarde.tekst
    if isinstance(waarde, Fraction):
        return int(waarde) if waarde.denominator == 1 else float(Decimal(show_getal(waarde)))
    return waarde.isoformat() if isinstance(waarde, dt.date) else waarde


def _as_text(gegevens: object) -> str:
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True)
