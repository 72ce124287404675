"""Which test runs which lines of the engine, and how long it takes; measured once and kept beside the project."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import FrameType

PROJECT: Final = Path(__file__).resolve().parents[2]
PAKKET: Final = PROJECT / "engine" / "ho_engine"
_BEWAARD: Final = PROJECT / ".mutaties" / "dekking.json"


@dataclass
class Proef:
    """One test: how long it takes, and the lines it runs per module."""

    seconden: float = 0.0
    regels: dict[str, set[int]] = field(default_factory=dict)


def follow(werk: Callable[[], object]) -> Proef:
    """Do something and note the lines of the engine that it runs."""
    proef = Proef()
    begin = time.perf_counter()
    sys.settrace(_tracer(str(PAKKET), proef.regels))
    try:
        werk()
    finally:
        sys.settrace(None)
    proef.seconden = time.perf_counter() - begin
    return proef


def _tracer(map_: str, regels: dict[str, set[int]]) -> Any:  # noqa: ANN401 - a trace function returns itself
    bekend: dict[str, set[int] | None] = {}

    def lijn(frame: FrameType, gebeurtenis: str, _arg: object) -> Any:  # noqa: ANN401 - the same
        if gebeurtenis == "line":
            gezien = bekend[frame.f_code.co_filename]
            if gezien is not None:
                gezien.add(frame.f_lineno)
        return lijn

    def aanroep(frame: FrameType, _gebeurtenis: str, _arg: object) -> Any:  # noqa: ANN401 - the same
        bestand = frame.f_code.co_filename
        if bestand not in bekend:
            binnen = bestand.startswith(map_)
            bekend[bestand] = regels.setdefault(Path(bestand).stem, set()) if binnen else None
        gezien = bekend[bestand]
        if gezien is None:
            return None
        gezien.add(frame.f_lineno)
        return lijn

    return aanroep


def write(proeven: Mapping[str, Proef]) -> None:
    """Keep what was measured, with the prints of the files it was measured on."""
    _BEWAARD.parent.mkdir(exist_ok=True)
    lijst = {
        naam: [proef.seconden, {module: sorted(regels) for module, regels in proef.regels.items()}]
        for naam, proef in proeven.items()
    }
    afdrukken = {bestand: _print_of(bestand) for bestand in {_file_of(naam) for naam in proeven}}
    inhoud = {"gedeeld": _shared_print(), "bestanden": afdrukken, "proeven": lijst}
    _BEWAARD.write_text(json.dumps(inhoud), encoding="utf-8")


def read() -> dict[str, Proef]:
    """What was measured on files that are still the same: nothing once the engine changed."""
    if not _BEWAARD.exists():
        return {}
    inhoud = json.loads(_BEWAARD.read_text(encoding="utf-8"))
    if inhoud["gedeeld"] != _shared_print():
        return {}
    gelijk = {bestand for bestand, afdruk in inhoud["bestanden"].items() if _print_of(bestand) == afdruk}
    return {
        naam: Proef(seconden, {module: set(regels) for module, regels in per_module.items()})
        for naam, (seconden, per_module) in inhoud["proeven"].items()
        if _file_of(naam) in gelijk
    }


def _file_of(test: str) -> str:
    return test.partition("::")[0]


def _print_of(bestand: str) -> str:
    pad = PROJECT / bestand
    return _hash([pad]) if pad.exists() else ""


def _shared_print() -> str:
    """A print of what every test rests on: the engine, its norms, the toy law and the shared modules of the tests."""
    testen = PROJECT / "tests"
    gedeeld = [*PAKKET.rglob("*"), *testen.glob("*.py"), *(testen / "engine").rglob("*.toml")]
    return _hash([*gedeeld, testen / "engine" / "conftest.py"])


def _hash(paden: Iterable[Path]) -> str:
    som = hashlib.sha256()
    for pad in sorted(paden):
        if pad.suffix in {".py", ".toml"}:
            som.update(str(pad.relative_to(PROJECT)).encode() + pad.read_bytes())
    return som.hexdigest()
