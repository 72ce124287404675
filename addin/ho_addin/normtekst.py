"""A norm file as text: the TOML that reads back as exactly the same file. It reads and judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import tomli_w
from pydantic import BaseModel

from ho_addin.casustekst import comment_lines, strings_in
from ho_engine.normvorm import Rijwijziging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ho_engine.normvorm import Normbestand

KOP: Final = (
    "Geschreven door 'ho normen'. U kunt dit bestand hier veranderen, of in Excel met 'ho normen export' en 'ho normen"
    " import'. Een import schrijft dit bestand opnieuw; opmerkingen als deze gaan dan verloren."
)
"""What stands above every norm file that the program writes."""

_LIJSTEN: Final = ("opmerkingen", "resultaatgebieden", "nieuw", "wijzig", "vervalt")
"""The keys that hold a table per item."""


def schrijf_normbestand(bestand: Normbestand, opmerkingen: Iterable[str] = ()) -> str:
    """Write a norm file as canonical TOML.

    Args:
        bestand: the file.
        opmerkingen: lines of comment for above it, such as where it came from.

    Returns:
        The text: only what is filled in, in the order of the model; the same for files that are equal.
    """
    gegevens = as_plain(bestand)
    gewoon = {sleutel: waarde for sleutel, waarde in gegevens.items() if not isinstance(waarde, dict)}
    tabellen = {sleutel: waarde for sleutel, waarde in gegevens.items() if isinstance(waarde, dict)}
    lijsten = {sleutel: gewoon.pop(sleutel) for sleutel in _LIJSTEN if sleutel in gewoon}
    delen = ["".join(f"{regel}\n" for zin in (*opmerkingen, KOP) for regel in comment_lines(zin)), _toml(gewoon)]
    delen += [_toml({sleutel: waarde}) for sleutel, waarde in tabellen.items()]
    delen += [f"[[{sleutel}]]\n{_toml(rij)}" for sleutel, rijen in lijsten.items() for rij in rijen]
    return "\n".join(delen)


def as_plain(deel: BaseModel) -> dict[str, Any]:
    """A part of a norm file as plain data: what must be there, and what says something.

    In a changed row every key that was written says something: ``norm_is_maximum = false`` undoes what is inherited.
    """
    gegevens = {}
    for naam, veld in type(deel).model_fields.items():
        waarde = getattr(deel, naam)
        geschreven = isinstance(deel, Rijwijziging) and naam in deel.model_fields_set and naam != "leeg"
        if waarde is None or not (veld.is_required() or geschreven or waarde != _default(veld)):
            continue
        plat = _plain(waarde)
        if plat or not isinstance(plat, dict):
            gegevens[veld.alias or naam] = plat
    return gegevens


def _default(veld: Any) -> object:  # noqa: ANN401 - pydantic's own description of a field
    return veld.get_default(call_default_factory=True)


def _plain(waarde: object) -> object:
    if isinstance(waarde, BaseModel):
        return as_plain(waarde)
    if isinstance(waarde, dict):
        return {sleutel: _plain(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_plain(deel) for deel in waarde]
    return waarde


def _toml(gegevens: dict[str, Any]) -> str:
    """A piece of TOML; a line break in a text stays one, unless it is one of old Windows programs."""
    leesbaar = not any("\r" in tekst for tekst in strings_in(gegevens))
    return tomli_w.dumps(gegevens, multiline_strings=leesbaar)
