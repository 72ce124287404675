"""The targets: each makes damaged input from a source of chance, and tries it on the product."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import tomli_w

from fuzz import zaden
from fuzz.bederf import damage_bytes, damage_data, damage_text
from fuzz.eisen import SECONDEN, Ontsnapt, in_time, judge_case, judge_error
from fuzz.opdrachtregels import make_arguments, try_arguments
from fuzz.werkmappen import damage_workbook
from ho_addin.kadertabel import show_framework_difference
from ho_addin.normenlijst import list_frameworks, show_framework, show_missing
from ho_engine import HoFout, Normenbibliotheek, casus_uit_gegevens, lees_casus
from ho_engine.casusbestand import parse_toml
from ho_engine.kadervergelijking import compare_frameworks
from ho_engine.normbestanden import MEEGELEVERD
from ho_workbook.controleren import controleer
from ho_workbook.lezen import lees_casusblad

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Invoer:
    """One input: its bytes and the ending that its file has, or a value with its bytes to look at."""

    einde: str
    data: bytes
    waarde: object = None


@dataclass(frozen=True)
class Doel:
    """A target: how input is made, how it is tried, and how many the short run tries."""

    naam: str
    maak: Callable[[random.Random], Invoer]
    probeer: Callable[[Invoer, Path], None]
    kort: int
    lang: int


def _write(invoer: Invoer, map_: Path) -> Path:
    pad = map_ / f"invoer{invoer.einde}"
    pad.write_bytes(invoer.data)
    return pad


def _as_bytes(tekst: str) -> bytes:
    return tekst.encode("utf-8", "surrogatepass")


def make_toml(bron: random.Random) -> Invoer:
    """A case as TOML, damaged as data, token by token or byte by byte."""
    return Invoer(".toml", _damaged_toml(bron.choice(zaden.case_texts()), bron))


def _damaged_toml(tekst: str, bron: random.Random) -> bytes:
    kans = bron.random()
    if kans < 0.1:
        return damage_bytes(tekst.encode(), bron)
    if kans < 0.65:
        try:
            return _as_bytes(tomli_w.dumps(damage_data(parse_toml(tekst), bron)))
        except (TypeError, AttributeError, ValueError, RecursionError):  # TOML has no word for it, such as None
            pass
    return _as_bytes(damage_text(tekst, bron))


def make_json(bron: random.Random) -> Invoer:
    """A case as JSON, damaged as data, token by token or byte by byte."""
    kans = bron.random()
    if kans < 0.6:
        gegevens = damage_data(json.loads(bron.choice(zaden.case_json())), bron)
        return Invoer(".json", _as_bytes(zaden.as_json_text(gegevens, ascii_=bron.random() < 0.8)))
    tekst = bron.choice(zaden.case_json())
    if kans < 0.7:
        return Invoer(".json", damage_bytes(tekst.encode(), bron))
    return Invoer(".json", _as_bytes(damage_text(tekst, bron)))


def try_case_file(invoer: Invoer, map_: Path) -> None:
    """Read a case file and calculate it."""
    pad = _write(invoer, map_)
    try:
        with in_time("het lezen"):
            casus = lees_casus(pad)
    except HoFout as fout:
        judge_error(fout)
        return
    judge_case(casus, werkboek=len(invoer.data) % 3 == 0)  # a third of them: a workbook takes a hundred times as long


def make_data(bron: random.Random) -> Invoer:
    """Plain Python data, with what no file can say: NaN, infinity, tables of any depth."""
    gegevens = damage_data(bron.choice(zaden.case_data()), bron)
    return Invoer(".txt", _as_bytes(repr(gegevens)), gegevens)


def try_data(invoer: Invoer, _map: Path) -> None:
    """Build a case from the data and calculate it."""
    try:
        casus = casus_uit_gegevens(invoer.waarde)
    except HoFout as fout:
        judge_error(fout)
        return
    judge_case(casus, werkboek=len(invoer.data) % 4 == 0)


def make_norms(bron: random.Random) -> Invoer:
    """A shipped norm file, damaged as data, token by token or byte by byte."""
    _, tekst = bron.choice(zaden.norm_files())
    return Invoer(".toml", _damaged_toml(tekst, bron))


def try_norms(invoer: Invoer, map_: Path) -> None:
    """Put a norm file beside the shipped ones, show every framework, and calculate with it."""
    _write(invoer, map_)
    normen = Normenbibliotheek((MEEGELEVERD, map_))
    with in_time("de normen", 2 * SECONDEN):  # the shipped files are read along with it
        try:
            "\n".join(list_frameworks(normen, None)).encode()
            eigen = [naam for naam, (pad, _) in normen.bestanden.items() if pad.parent == map_]
        except HoFout as fout:
            judge_error(fout)
            return
        for naam in eigen:
            _show_framework(naam, normen)
    for gegevens in _cases_with(normen):
        judge_case(casus_uit_gegevens(gegevens), normen, werkboek=len(invoer.data) % 7 == 0)


def _show_framework(naam: str, normen: Normenbibliotheek) -> None:
    try:
        kader = normen.kader(naam)
        "\n".join([*show_framework(kader), *show_missing(kader)]).encode()
        ander = Normenbibliotheek((MEEGELEVERD,)).kader("hhm-2025")
        "\n".join(show_framework_difference(compare_frameworks(ander, kader))).encode()
    except HoFout as fout:
        judge_error(fout)


def _cases_with(normen: Normenbibliotheek) -> list[dict[str, object]]:
    """Two sample cases per municipality of the damaged file, whatever it now calls itself."""
    gevonden: list[dict[str, object]] = []
    for gegevens in zaden.case_data():
        pad = next(
            (pad for pad, bestand in normen.bestanden.values() if bestand.gemeente == gegevens["gemeente"]), None
        )
        if pad is not None and pad.name.startswith("invoer"):
            gevonden.append(gegevens)
    return gevonden[:2] or [zaden.case_data()[0]]


def make_workbook(bron: random.Random) -> Invoer:
    """A template or workbook, damaged as zip, as XML or cell by cell."""
    return Invoer(".xlsx", damage_workbook(bron))


def try_workbook(invoer: Invoer, map_: Path) -> None:
    """Read the case sheet and check the workbook."""
    pad = _write(invoer, map_)
    try:
        with in_time("het lezen van het casusblad"):
            casus = lees_casusblad(pad)
    except HoFout as fout:
        judge_error(fout)
    else:
        judge_case(casus)
    if len(invoer.data) % 2:
        return
    try:
        with in_time("de controle", 2 * SECONDEN):  # it recalculates the whole workbook
            rapport = controleer(pad)
    except HoFout as fout:
        judge_error(fout)
        return
    json.loads(json.dumps(rapport.als_json(), allow_nan=False))
    if rapport.exitcode not in {0, 1} or (rapport.exitcode == 1) != bool(rapport.verschillen):
        raise Ontsnapt(f"afloop {rapport.exitcode} met {len(rapport.verschillen)} verschillen")


def make_command(bron: random.Random) -> Invoer:
    """Arguments for ``ho``."""
    return Invoer(".args", json.dumps(make_arguments(bron)).encode())


def try_command(invoer: Invoer, map_: Path) -> None:
    """Run ``ho`` with them in a scratch folder."""
    try_arguments(json.loads(invoer.data), map_)


DOELEN: Final[dict[str, Doel]] = {
    doel.naam: doel
    for doel in (
        Doel("toml", make_toml, try_case_file, 80, 250),
        Doel("json", make_json, try_case_file, 80, 250),
        Doel("gegevens", make_data, try_data, 80, 150),
        Doel("normen", make_norms, try_norms, 20, 70),
        Doel("xlsx", make_workbook, try_workbook, 8, 20),
        Doel("opdrachtregel", make_command, try_command, 40, 150),
    )
}
