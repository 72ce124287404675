"""What pydantic finds wrong with the shape of a file, said in one Dutch sentence with its place."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, get_args

from pydantic import BaseModel

from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_VERWACHT: Final = {
    "string_type": "tekst tussen aanhalingstekens",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "dict_type": "een tabel",
    "mapping_type": "een tabel",
    "model_type": "een tabel",
    "model_attributes_type": "een tabel",
    "int_type": "een heel getal",
    "bool_type": "true of false",
    "date_type": "een datum",
}


def suggest(woord: str, keuzes: Iterable[str]) -> str:
    """The nearest known word as a Dutch question, or the list of what is possible.

    >>> suggest("gemeent", ["gemeente", "kenmerk"])
    "Bedoelde u 'gemeente'?"
    """
    gesorteerd = sorted(keuzes)
    naaste = difflib.get_close_matches(woord.lower(), gesorteerd, n=1, cutoff=0.6)
    if naaste:
        return f"Bedoelde u '{naaste[0]}'?"
    getoond = ", ".join(gesorteerd[:12])
    return f"Mogelijk zijn: {getoond}{' …' if len(gesorteerd) > 12 else ''}."  # noqa: PLR2004 - what fits in a sentence


def _known_keys(model: type[BaseModel], pad: tuple[int | str, ...]) -> list[str]:
    """The keys a model knows at a path, so that a typing error can be answered with the nearest one."""
    for stap in pad:
        if isinstance(stap, int):
            continue
        veld = next((v for naam, v in model.model_fields.items() if stap in {naam, v.alias}), None)
        kandidaten = [veld.annotation, *get_args(veld.annotation)] if veld else []
        dieper = next((k for k in kandidaten if isinstance(k, type) and issubclass(k, BaseModel)), None)
        if dieper is None:
            return []
        model = dieper
    return [veld.alias or naam for naam, veld in model.model_fields.items() if not veld.exclude]


def _place(pad: tuple[int | str, ...]) -> str:
    tekst = ""
    for stap in pad:
        tekst += f"[{stap + 1}]" if isinstance(stap, int) else f"{'.' if tekst else ''}{stap}"
    return tekst


def _found(waarde: object) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, dict):
        return "een tabel"
    if isinstance(waarde, list | tuple):
        return "een lijst"
    return f"'{str(waarde)[:60]}'"


def shape_error(fout: ValidationError, model: type[BaseModel], bestand: str) -> HoFout:
    """Turn the first finding of pydantic into one Dutch sentence.

    Args:
        fout: what pydantic raised for ``model``.
        model: the model the file was read with.
        bestand: name of the file, the beginning of the place.

    Returns:
        The error to raise.
    """
    detail: ErrorDetails = fout.errors(include_url=False)[0]
    pad, soort = detail["loc"], detail["type"]
    sleutel = str(pad[-1]) if pad else ""
    plaats = f"{bestand}: {_place(pad)}" if pad else bestand
    if soort == "extra_forbidden":
        return HoFout(
            "onbekende_sleutel", plaats, sleutel=sleutel, suggestie=suggest(sleutel, _known_keys(model, pad[:-1]))
        )
    if soort == "missing":
        return HoFout("sleutel_ontbreekt", plaats, sleutel=sleutel)
    if soort == "verboden_teken":
        return HoFout("verboden_teken", plaats)
    if soort == "string_too_long":
        grens = detail.get("ctx", {}).get("max_length")
        return HoFout("tekst_te_lang", plaats, lengte=len(str(detail["input"])), maximum=grens)
    if soort == "literal_error":
        return HoFout(
            "waarde_ongeldig", plaats, waarde=detail["input"], verwacht=detail.get("ctx", {}).get("expected", "")
        )
    verwacht = _VERWACHT.get(soort, "een enkele waarde")
    return HoFout("verkeerde_vorm", plaats, gevonden=_found(detail["input"]), verwacht=verwacht)
