"""A log of what was run, for who asks one: never what a case says, never a name of a file or a folder.

A line is one JSON object: the time, the version, the command, its exit code, the codes of its messages, how long it
took, the kinds of the files and the normenkader when it is a shipped one. The clock is read here and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import stat
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.gebruik import LOGBOEK, OPDRACHTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

OMGEVING: Final = "HO_LOG"
MAXIMUM_BYTES: Final = 1_000_000
SOORTEN: Final = frozenset({".toml", ".json", ".xlsx", ".txt", ".md"})
AFGEBROKEN: Final = 130
ONBRUIKBAAR: Final = 2

_BEGIN: Final = '{"logboek": 1, '
_EIGEN: Final = "eigen"
"""Every normenkader that is not shipped: its id is somebody's own words."""


@dataclass
class _Verloop:
    """What the running command came across."""

    begin: float
    meldingen: set[str] = field(default_factory=set)
    kaders: set[str] = field(default_factory=set)

    def overhear(self, regel: str) -> None:
        """Remember the code of a message, and nothing else of it."""
        self.meldingen.update(re.findall(r"\AHO\d{3}\b", regel))


_lopend: list[_Verloop] = []


def split_wish(argumenten: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Where a log was asked, if it was, and the arguments without that wish."""
    rest = [argument for argument in argumenten if argument != LOGBOEK.naam]
    if genoemd := os.environ.get(OMGEVING, "").strip():
        return Path(genoemd), rest
    return (default_log() if len(rest) < len(argumenten) else None), rest


def default_log() -> Path:
    """The log in the folder where this system keeps such things of a user."""
    thuis = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is no home
    if sys.platform == "win32":
        staat = os.environ.get("LOCALAPPDATA") or os.path.join(thuis, "AppData", "Local")  # noqa: PTH118 - as above
    elif sys.platform == "darwin":
        staat = os.path.join(thuis, "Library", "Logs")  # noqa: PTH118 - as above
    else:
        staat = os.environ.get("XDG_STATE_HOME") or os.path.join(thuis, ".local", "state")  # noqa: PTH118 - as above
    return Path(staat, "normenkader-ho", "ho.log")


def moment() -> str:
    """The time, as it stands in a log or in a report; no outcome ever depends on it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def is_recording() -> bool:
    """Whether the running command is recorded."""
    return bool(_lopend)


def note_kader(kader: str) -> None:
    """Remember the normenkader that was used, by its id."""
    for verloop in _lopend:
        verloop.kaders.add(kader)


def recorded(pad: Path, argumenten: Sequence[str], werk: Callable[[], int]) -> int:
    """Run a command and write its line; a log that can't be written is said, and changes nothing else."""
    verloop = _Verloop(time.monotonic())
    _lopend.append(verloop)
    code = ONBRUIKBAAR
    try:
        with kanaal.overheard(verloop.overhear):
            code = werk()
    except KeyboardInterrupt:
        code = AFGEBROKEN
        raise
    finally:
        _lopend.remove(verloop)
        try:
            _append(pad, _line(argumenten, code, verloop))
        except (OSError, ValueError) as fout:
            kanaal.complain(f"Het logboek is niet bijgewerkt: {_reason(fout)}. De opdracht zelf is gewoon uitgevoerd.")
    return code


def append_line(gegevens: Mapping[str, str]) -> None:
    """Write a line about something else than a command, with the time and the version, to the log that is in use.

    Raises:
        OSError: it can't be written.
        ValueError: what is there is no log.
    """
    genoemd = os.environ.get(OMGEVING, "").strip()
    _append(Path(genoemd) if genoemd else default_log(), _as_line({**_stamp(), **gegevens}))


def _stamp() -> dict[str, object]:
    from ho_engine.verantwoording import program_version  # noqa: PLC0415 - loaded by the command, not by its log

    return {"tijd": moment(), "versie": program_version()}


def _as_line(gegevens: Mapping[str, object]) -> str:
    return f"{_BEGIN}{json.dumps(gegevens)[1:]}\n"


def _line(argumenten: Sequence[str], code: int, verloop: _Verloop) -> str:
    from ho_engine.fouten import MELDINGEN  # noqa: PLC0415 - the engine is loaded by the command, not by its log

    bekend = {melding.code for melding in MELDINGEN}
    gegevens = _stamp() | {
        "opdracht": _command(argumenten),
        "uitgang": code,
        "meldingen": sorted(bekend & verloop.meldingen),
        "duur_ms": round((time.monotonic() - verloop.begin) * 1000),
        "normenkader": sorted(_public(verloop.kaders)),
        "bestanden": list(_kinds(argumenten)),
    }
    return _as_line(gegevens)


def _command(argumenten: Sequence[str]) -> str:
    """The command in the words of the table of commands; anything else stays unnamed."""
    woorden = [argument.lower() for argument in argumenten]
    for opdracht in sorted(OPDRACHTEN, key=lambda opdracht: -len(opdracht.naam.split())):
        naam = opdracht.naam.split()
        if any(woorden[plaats : plaats + len(naam)] == naam for plaats in range(len(woorden))):
            return opdracht.naam
    return "onbekend"


def _kinds(argumenten: Sequence[str]) -> Iterator[str]:
    """The kinds of the files that were named, in order: the ending, when it is one this program knows."""
    for argument in argumenten:
        soort = Path(argument).suffix.lower()
        if soort in SOORTEN:
            yield soort[1:]


def _public(kaders: set[str]) -> set[str]:
    from ho_engine.normbestanden import MEEGELEVERD  # noqa: PLC0415 - as above

    bekend = {pad.stem for pad in MEEGELEVERD.rglob("*.toml")}
    return {kader if kader in bekend else _EIGEN for kader in kaders}


def _append(pad: Path, regel: str) -> None:
    """Add one line in one write; a file that is no log of this program is left alone."""
    if pad == default_log():
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    vlaggen = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    data = regel.encode("ascii")
    with os.fdopen(os.open(pad, vlaggen, 0o600), "r+b", buffering=0) as bestand:
        toestand = os.fstat(bestand.fileno())
        if not stat.S_ISREG(toestand.st_mode):
            raise ValueError("het is geen gewoon bestand")
        if toestand.st_size and bestand.read(len(_BEGIN)) != _BEGIN.encode():
            raise ValueError("dat bestand is geen logboek van dit programma")
        if toestand.st_size + len(data) <= MAXIMUM_BYTES:
            if bestand.write(data) != len(data):  # a full disk takes a part first
                bestand.truncate(toestand.st_size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return
    pad.replace(pad.with_name(f"{pad.name}.1"))
    _append(pad, regel)


def _reason(fout: OSError | ValueError) -> str:
    if not isinstance(fout, OSError):
        return str(fout) if str(fout).startswith(("het is", "dat bestand")) else "de naam kan niet"
    redenen = {
        errno.ENOENT: "de map bestaat niet",
        errno.ENOTDIR: "de map bestaat niet",
        errno.EISDIR: "er staat een map met die naam",
        errno.EACCES: "er mag daar niet worden geschreven",
        errno.EPERM: "er mag daar niet worden geschreven",
        errno.EROFS: "er mag daar niet worden geschreven",
        errno.ENOSPC: "de schijf is vol",
        errno.EDQUOT: "de schijf is vol",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return redenen.get(fout.errno or 0, f"het systeem weigert het (foutnummer {fout.errno})")
