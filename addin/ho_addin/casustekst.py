"""A case as text, in TOML or JSON, that reads back as exactly the same case. It reads and judges nothing."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import tomli_w
from pydantic import BaseModel

from ho_engine.casus import Casus, Ongeldig
from ho_engine.getallen import show_getal
from ho_engine.melding import printable

_BREEDTE: Final = 100


def write_toml(casus: Casus, opmerkingen: Iterable[str] = ()) -> str:
    """Write a case as TOML: the keys in the order of a case, exact decimals, remarks above it as a comment.

    Args:
        casus: the case; it has a start date, or what was typed there.
        opmerkingen: lines for who reads the file; an indented one is continued below itself.
    """
    gegevens = as_plain(casus)
    # A line break in a text becomes one in the file, but TOML can't keep those of old Windows programs that way.
    leesbaar = not any("\r" in tekst for tekst in strings_in(gegevens))
    kop = "".join(f"{regel}\n" for opmerking in opmerkingen for regel in comment_lines(opmerking))
    return f"{kop}\n{tomli_w.dumps(gegevens, multiline_strings=leesbaar)}".lstrip("\n")


def write_json(casus: Casus) -> str:
    """Write a case as JSON: the same keys in the same order, numbers exact."""
    return f"{_json(as_plain(casus))}\n"


def as_plain(deel: BaseModel) -> dict[str, Any]:
    """A case or a part of it as plain data: what was filled in, and every key that must be there."""
    gegevens = {}
    for naam, veld in type(deel).model_fields.items():
        waarde = getattr(deel, naam)
        leeg = waarde is None or waarde in ("", (), {})
        if not veld.exclude and (veld.is_required() or not leeg):
            gegevens[veld.alias or naam] = _plain(waarde)
    return gegevens


def _plain(waarde: object) -> object:
    match waarde:
        case BaseModel():
            return as_plain(waarde)
        case tuple():
            return [_plain(onderdeel) for onderdeel in waarde]
        case Mapping():
            return {sleutel: _plain(onderdeel) for sleutel, onderdeel in waarde.items() if onderdeel is not None}
        case Ongeldig():
            return waarde.tekst
        case Fraction():
            return int(waarde) if waarde.denominator == 1 else Decimal(show_getal(waarde))
    return waarde


def strings_in(waarde: object) -> Iterable[str]:
    """Every text in plain data."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, list | dict):
        for onderdeel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from strings_in(onderdeel)


def comment_lines(opmerking: str) -> list[str]:
    """A remark as lines of comment; nothing in it can end the comment."""
    tekst = printable(opmerking)
    inspringen = " " * (len(tekst) - len(tekst.lstrip()) + 2)
    return textwrap.wrap(
        tekst,
        _BREEDTE,
        initial_indent="# ",
        subsequent_indent=f"# {inspringen}",
        break_long_words=False,
        break_on_hyphens=False,
    ) or ["#"]


def _json(waarde: object, inspringen: str = "") -> str:
    """JSON with exact decimals: the standard library can only write those as binary floats."""
    dieper = f"{inspringen}  "
    match waarde:
        case dict():
            delen = [f"{dieper}{json.dumps(sleutel)}: {_json(deel, dieper)}" for sleutel, deel in waarde.items()]
        case list():
            delen = [f"{dieper}{_json(deel, dieper)}" for deel in waarde]
        case Decimal():
            return f"{waarde:f}"
        case dt.date():
            return json.dumps(waarde.isoformat())
        case _:
            return json.dumps(waarde, ensure_ascii=False)
    begin, einde = "{}" if isinstance(waarde, dict) else "[]"
    inhoud = ",\n".join(delen)
    return f"{begin}\n{inhoud}\n{inspringen}{einde}" if delen else f"{begin}{einde}"
