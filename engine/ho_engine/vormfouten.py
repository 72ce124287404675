"""What pydantic finds wrong with the shape of a file, said in one Dutch sentence with its place."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final, get_args

from pydantic import BaseModel

from ho_engine.fouten import HoFout
from ho_engine.melding import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_KEUZES: Final = 12
"""How many possible words fit in a sentence."""

_LANGSTE_WOORD: Final = 100
"""Nothing longer than this resembles a known word."""

_VERWACHT: Final = {
    "string_type": "tekst tussen aanhalingstekens",
    "string_too_short": "een tekst die niet leeg is",
    "tuple_type": "een lijst",
    "list_type": "een lijst",
    "too_long": "een lijst met hoogstens {max_length} waarden",
    "dict_type": "een tabel",
    "mapping_type": "een tabel",
    "model_type": "een tabel",
    "model_attributes_type": "een tabel",
    "int_type": "een heel getal",
    "greater_than_equal": "een getal van {ge} of meer",
    "less_than_equal": "een getal van hoogstens {le}",
    "literal_error": "{expected}",
    "bool_type": "true of false",
    "date_type": "een datum, bijvoorbeeld 2026-03-01 zonder aanhalingstekens",
    "invalid_key": "een sleutel die tekst is",
    "string_pattern_mismatch": "een naam zonder hoofdletters en spaties, in de vorm {pattern}",
}


def suggest(woord: str, keuzes: Iterable[str]) -> str:
    """The nearest known word as a Dutch question, or the list of what is possible.

    >>> suggest("gemeent", ["gemeente", "kenmerk"])
    "Bedoelde u 'gemeente'?"
    """
    gesorteerd = sorted(keuzes)
    if not gesorteerd:
        return "Hier past geen enkele sleutel."
    naaste = difflib.get_close_matches(woord.lower()[:_LANGSTE_WOORD], gesorteerd, n=1, cutoff=0.6)
    if naaste:
        return f"Bedoelde u '{naaste[0]}'?"
    getoond = ", ".join(gesorteerd[:_KEUZES])
    return f"Mogelijk zijn: {getoond}{' …' if len(gesorteerd) > _KEUZES else ''}."


def _known_keys(model: type[BaseModel], pad: tuple[int | str, ...]) -> list[str]:
    """The keys a model knows at a path, so that a typing error can be answered with the nearest one."""
    for stap in pad:
        if isinstance(stap, int):
            continue
        veld = next((v for naam, v in model.model_fields.items() if stap in {naam, v.alias}), None)
        if veld is None:
            continue  # a key of a table with free keys, such as the id of a source
        kandidaten = [veld.annotation, *get_args(veld.annotation)]
        dieper = next((k for k in kandidaten if isinstance(k, type) and issubclass(k, BaseModel)), None)
        if dieper is None:
            return []
        model = dieper
    return [veld.alias or naam for naam, veld in model.model_fields.items() if not veld.exclude]


def _place(pad: tuple[int | str, ...]) -> str:
    tekst = ""
    for stap in pad:
        tekst += f"[{stap + 1}]" if isinstance(stap, int) else f"{'.' if tekst else ''}{shown(stap)}"
    return tekst


def found(waarde: object) -> str:
    """What stands where something else belongs, for a sentence."""
    if waarde is None:
        return "niets"
    if isinstance(waarde, dict):
        return "een tabel"
    if isinstance(waarde, list | tuple):
        return "een lijst"
    return f"'{shown(waarde)}'"


def first_finding(fout: ValidationError) -> ErrorDetails:
    """The finding to speak of: an unknown key first, as it is often the cause of a missing one."""
    bevindingen = fout.errors(include_url=False)
    return next((detail for detail in bevindingen if detail["type"] == "extra_forbidden"), bevindingen[0])


def shape_error(fout: ValidationError, model: type[BaseModel], bestand: str) -> HoFout:
    """Turn what pydantic found into one Dutch sentence.

    Args:
        fout: what pydantic raised for ``model``.
        model: the model the file was read with.
        bestand: name of the file, the beginning of the place.

    Returns:
        The error to raise.
    """
    return finding_error(first_finding(fout), model, bestand)


def finding_error(detail: ErrorDetails, model: type[BaseModel], bestand: str) -> HoFout:
    """One finding of pydantic as a Dutch sentence; see ``shape_error``."""
    pad, soort, gegevens = detail["loc"], detail["type"], detail.get("ctx", {})
    sleutel = shown(pad[-1]) if pad else ""
    plaats = f"{bestand}: {_place(pad)}" if pad else bestand
    if soort == "extra_forbidden":
        suggestie = suggest(sleutel, _known_keys(model, pad[:-1]))
        return HoFout("onbekende_sleutel", plaats, sleutel=sleutel, suggestie=suggestie)
    if soort == "missing":
        return HoFout("sleutel_ontbreekt", plaats, sleutel=sleutel)
    if soort == "verboden_teken":
        return HoFout("verboden_teken", plaats)
    if soort == "string_too_long":
        return HoFout("tekst_te_lang", plaats, lengte=len(str(detail["input"])), maximum=gegevens.get("max_length"))
    verwacht = _VERWACHT.get(soort, "een enkele waarde").format(**gegevens).replace(" or ", " of ")
    return HoFout("verkeerde_vorm", plaats, gevonden=found(detail["input"]), verwacht=verwacht)
