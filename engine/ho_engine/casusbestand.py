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
from ho_engine.vormfouten import shape_error, suggest

if TYPE_CHECKING:
    from pathlib import Path

MAXIMUM_BYTES: Final = 2_000_000


def read_tekstbestand(pad: Path, soort: str) -> str:
    """Read a UTF-8 file of a reasonable size, or say in one sentence why not."""
    try:
        if pad.stat().st_size > MAXIMUM_BYTES:
            raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden="het is groter dan 2 MB")
        return pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fout:
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden="het is geen UTF-8") from fout
    except (OSError, ValueError) as fout:
        if isinstance(fout, HoFout):
            raise
        raise HoFout("bestand_niet_gevonden", pad=pad) from fout


def _no_double_keys(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    gezien: dict[str, Any] = {}
    for sleutel, waarde in paren:
        if sleutel in gezien:
            message = f"de sleutel '{sleutel}' staat er twee keer"
            raise ValueError(message)
        gezien[sleutel] = waarde
    return gezien


def _refuse_constant(naam: str) -> NoReturn:
    message = f"'{naam}' is geen getal"
    raise ValueError(message)


def _read_gegevens(pad: Path) -> object:
    soort = "TOML" if pad.suffix.lower() == ".toml" else "JSON"
    tekst = read_tekstbestand(pad, soort)
    try:
        if soort == "TOML":
            return tomllib.loads(tekst, parse_float=Decimal)
        return json.loads(
            tekst, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_no_double_keys
        )
    except RecursionError as fout:
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden="het is te diep genest") from fout
    except (ValueError, ArithmeticError) as fout:
        raise HoFout("bestand_onleesbaar", str(pad), soort=soort, reden=_dutch_reason(fout)) from fout


def _dutch_reason(fout: Exception) -> str:
    if isinstance(fout, json.JSONDecodeError):
        return f"er is een schrijffout op regel {fout.lineno}, teken {fout.colno}"
    tekst = str(fout)
    if isinstance(fout, tomllib.TOMLDecodeError):
        return toml_reason(fout)
    return tekst if tekst.startswith(("de ", "'")) else "er staat een getal in dat niet te lezen is"


def toml_reason(fout: Exception) -> str:
    """What is wrong with a TOML file, in Dutch, with the line."""
    if isinstance(fout, RecursionError):
        return "het is te diep genest"
    tekst = str(fout)
    plaats = tekst[tekst.rfind("(at ") + 4 : -1] if "(at " in tekst else ""
    vertaald = plaats.replace("line", "regel").replace("column", "teken").replace("end of document", "het einde")
    soort = "een sleutel staat er twee keer" if "overwrite" in tekst or "twice" in tekst else "er is een schrijffout"
    return f"{soort} op {vertaald}" if vertaald else soort


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
        raise HoFout("verkeerde_vorm", bestand, gevonden="geen tabel", verwacht="een tabel met sleutels")
    if "plaatsen" in gegevens:
        raise HoFout("onbekende_sleutel", f"{bestand}: plaatsen", sleutel="plaatsen", suggestie="")
    if gegevens.get("schema", "casus/1") != "casus/1":
        raise HoFout("onbekend_schema", bestand, schema=gegevens["schema"], verwacht="casus/1")
    try:
        casus = Casus.model_validate({**gegevens, "plaatsen": plaatsen or {}})
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
