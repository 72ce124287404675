"""Reading a case from a TOML or JSON file, or from plain Python data. A wrong shape is one Dutch sentence."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pydantic import ValidationError

from ho_engine.casus import IJKCLIENT, Casus
from ho_engine.fouten import HoFout
from ho_engine.leesfouten import as_leesfout, check_ordinary
from ho_engine.melding import shown
from ho_engine.vormfouten import found, shape_error, suggest

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = "casus/1"
MAXIMUM_BYTES: Final = 2_000_000


class _Schrijffout(ValueError):
    """A fault in a JSON file, said in Dutch."""


def read_tekstbestand(pad: Path, soort: str) -> str:
    """Read a UTF-8 file of a reasonable size, or say in one sentence why not."""
    try:
        kenmerken = pad.stat()
        check_ordinary(kenmerken.st_mode, pad)
        omvang = kenmerken.st_size
        tekst = pad.read_text(encoding="utf-8-sig") if omvang <= MAXIMUM_BYTES else ""
    except UnicodeDecodeError as fout:
        reden = "de tekens staan er niet in als UTF-8; kies die codering bij het bewaren"
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden=reden) from fout
    except HoFout:
        raise
    except (OSError, ValueError) as fout:
        raise as_leesfout(fout, pad) from fout
    if omvang > MAXIMUM_BYTES:
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden="het is groter dan 2 MB")
    if not tekst.strip():
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden="het is leeg")
    return tekst


def _no_double_keys(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gezien: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in gezien:
            raise _Schrijffout(f"de sleutel '{shown(sleutel)}' staat er twee keer")
        gezien[sleutel] = waarde
    return gezien


def _refuse_constant(naam: str) -> NoReturn:
    raise _Schrijffout(f"'{naam}' is geen getal")


def _parse_json(tekst: str) -> object:
    return json.loads(tekst, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_no_double_keys)


def parse_toml(tekst: str) -> dict[str, Any]:
    """Read TOML with exact decimals; the errors it raises are for ``dutch_reason``."""
    return tomllib.loads(tekst, parse_float=Decimal)


LEESFOUTEN: Final = (ValueError, ArithmeticError, RecursionError)
"""What reading a text as TOML or JSON can raise: a writing error, an impossible number, too many levels."""


def dutch_reason(fout: Exception) -> str:
    """What is wrong with a TOML or JSON file, in Dutch, with the line where it is known."""
    match fout:
        case _Schrijffout():
            return str(fout)
        case json.JSONDecodeError():
            return f"er is een schrijffout op regel {fout.lineno}, teken {fout.colno}"
        case tomllib.TOMLDecodeError():
            return _toml_reason(str(fout))
        case RecursionError():
            return "het is te diep genest"
    return "er staat een getal in dat niet te lezen is"


def _toml_reason(tekst: str) -> str:
    plaats = tekst[tekst.rfind("(at ") + 4 : -1] if "(at " in tekst else ""
    for engels, nederlands in (("end of document", "het einde"), ("line", "regel"), ("column", "teken")):
        plaats = plaats.replace(engels, nederlands)
    soort = "er is een schrijffout"
    if "overwrite" in tekst or "twice" in tekst:
        soort = "een sleutel staat er twee keer"
    elif "date" in tekst:
        soort = "er staat een datum die niet bestaat"
    return f"{soort} op {plaats}" if plaats else soort


def _read_gegevens(pad: Path) -> object:
    toml = pad.suffix.lower() == ".toml"
    soort = "TOML" if toml else "JSON"
    tekst = read_tekstbestand(pad, soort)
    try:
        return parse_toml(tekst) if toml else _parse_json(tekst)
    except LEESFOUTEN as fout:
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden=dutch_reason(fout)) from fout


def casus_uit_gegevens(gegevens: object, bestand: str = "casus", plaatsen: Mapping[str, str] | None = None) -> Casus:
    """Build a case from plain data: dicts, lists, text, numbers, dates.

    Args:
        gegevens: the contents of a case file.
        bestand: its name, for messages.
        plaatsen: cell addresses by path, when the data came from a workbook.

    Returns:
        The case; unusable scalars are kept in it as ``Ongeldig``.

    Raises:
        HoFout: when the shape is wrong: an unknown or missing key, a table where text belongs (HO103-HO108).
    """
    if not isinstance(gegevens, Mapping):
        raise HoFout("verkeerde_vorm", bestand, gevonden=found(gegevens), verwacht="een tabel met sleutels")
    if "plaatsen" in gegevens:
        raise HoFout("onbekende_sleutel", f"{bestand}: plaatsen", sleutel="plaatsen", suggestie="")
    schema = gegevens.get("schema")
    if schema is not None and schema != SCHEMA:
        raise HoFout("onbekend_schema", bestand, schema=shown(schema), verwacht=SCHEMA)
    try:
        casus = Casus.model_validate({**gegevens, "schema": SCHEMA, "plaatsen": plaatsen or {}})
    except ValidationError as fout:
        raise shape_error(fout, Casus, bestand) from fout
    for sleutel in casus.ijkclient:
        if sleutel not in IJKCLIENT:
            raise HoFout(
                "onbekende_sleutel",
                f"{bestand}: ijkclient.{sleutel}",
                sleutel=sleutel,
                suggestie=suggest(sleutel, IJKCLIENT),
            )
    return casus


def lees_casus(pad: Path) -> Casus:
    """Read a case from a ``.toml`` or ``.json`` file.

    Raises:
        HoFout: when the file can't be read or has a wrong shape (HO101-HO109).
    """
    if pad.suffix.lower() not in {".toml", ".json"}:
        raise HoFout("bestandssoort_onbekend", str(pad), achtervoegsel=pad.suffix)
    return casus_uit_gegevens(_read_gegevens(pad), pad.name)
