"""The sound inputs that are damaged: the samples, their norm files and workbooks. Read once."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ho_addin.casustekst import write_json
from ho_engine.casusbestand import lees_casus
from ho_engine.normbestanden import MEEGELEVERD

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def case_texts() -> tuple[str, ...]:
    """The sample cases, as TOML."""
    return tuple(pad.read_text(encoding="utf-8") for pad in sorted((SAMPLES / "casussen").glob("*.toml")))


@cache
def case_json() -> tuple[str, ...]:
    """The sample cases, as JSON."""
    return tuple(write_json(lees_casus(pad)) for pad in sorted((SAMPLES / "casussen").glob("*.toml")))


@cache
def case_data() -> tuple[dict[str, Any], ...]:
    """The sample cases, as plain data."""
    return tuple(tomllib.loads(tekst, parse_float=Decimal) for tekst in case_texts())


@cache
def norm_files() -> tuple[tuple[str, str], ...]:
    """The shipped norm files: name and text."""
    return tuple((pad.name, pad.read_text(encoding="utf-8")) for pad in sorted(MEEGELEVERD.rglob("*.toml")))


@cache
def workbooks() -> tuple[bytes, ...]:
    """A filled case sheet, a template and finished workbooks."""
    paden = [SAMPLES / "casusbladen" / "hoofdtaak.xlsx", *sorted((SAMPLES / "sjablonen").glob("*.xlsx"))]
    paden += sorted((SAMPLES / "werkmappen").glob("*.xlsx"))
    return tuple(pad.read_bytes() for pad in paden)


@cache
def parts(nummer: int) -> tuple[tuple[zipfile.ZipInfo, bytes], ...]:
    """The parts of one of the workbooks."""
    with zipfile.ZipFile(io.BytesIO(workbooks()[nummer])) as pakket:
        return tuple((deel, pakket.read(deel)) for deel in pakket.infolist())


def as_json_text(gegevens: object, *, ascii_: bool) -> str:
    """Data as JSON, with what JSON knows not (dates) as text and lone surrogates as escapes."""
    return json.dumps(gegevens, ensure_ascii=ascii_, default=str)
