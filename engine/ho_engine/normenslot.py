"""The lock of a folder with norm files: the SHA-256 of each resolved framework, pinned in ``normen.lock``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ho_engine.casusbestand import LEESFOUTEN, dutch_reason, parse_toml, read_tekstbestand
from ho_engine.fouten import HoFout
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ho_engine.normbestanden import Normenbibliotheek

SLOT: Final = "normen.lock"

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_KOP: Final = """\
# De normen in deze map zoals ze zijn vastgezet: per kader de SHA-256 van de hele tabel, ook van wat wordt geërfd.
# Maak dit bestand niet met de hand. Vastzetten: ho normen controleer MAP --vastzetten
"""


def pinned(map_: Path) -> Mapping[str, str] | None:
    """What was pinned in a folder, by the id of the framework; ``None`` when nothing was.

    Raises:
        HoFout: HO226 when it can't be read, HO110 when the system does not give it.
    """
    pad = map_ / SLOT
    if not pad.exists():
        return None
    try:
        slot = parse_toml(read_tekstbestand(pad, "TOML"))
    except LEESFOUTEN as fout:
        if isinstance(fout, HoFout):
            raise
        raise HoFout("slot_onleesbaar", str(pad), reden=dutch_reason(fout)) from fout
    for naam, waarde in slot.items():
        if not isinstance(waarde, str) or not _HASH.fullmatch(waarde):
            raise HoFout("slot_onleesbaar", str(pad), reden=f"achter '{naam}' staat geen SHA-256")
    return slot


def current(map_: Path, normen: Normenbibliotheek) -> dict[str, str]:
    """The SHA-256 of each framework in a folder, as that folder and those before it give it; blocks are no framework.

    A framework that can't be resolved has none.
    """
    laag = normen.tot_en_met(map_)
    return dict(sorted(_prints(laag, laag.mappen[-1])))


def _prints(laag: Normenbibliotheek, map_: Path) -> Iterator[tuple[str, str]]:
    for bestand in laag.gelezen(map_).values():
        if isinstance(bestand, Normbestand) and bestand.soort != "blok" and bestand.stand != "aangekondigd":
            try:
                yield bestand.id, laag.kader(bestand.id).sha256
            except HoFout:
                continue


def lock_text(map_: Path, normen: Normenbibliotheek) -> str:
    """What ``normen.lock`` of a folder says when its norms are pinned as they are now: TOML, in order of id.

    What was pinned of a framework that is broken for now stays, so that mending it shows whether it is still the same.
    """
    laag = normen.tot_en_met(map_)
    try:
        vast = pinned(map_) or {}
    except HoFout:
        vast = {}
    blijft = {naam: afdruk for naam, afdruk in vast.items() if laag.kent(naam)}
    regels = sorted((blijft | current(map_, normen)).items())
    return _KOP + "".join(f'{naam} = "{afdruk}"\n' for naam, afdruk in regels)


def compare_lock(map_: Path, normen: Normenbibliotheek) -> Iterator[HoFout]:
    """What differs between the norms of a folder and what was pinned; nothing when nothing was.

    Yields:
        HO224 for a framework that changed, HO225 for one that is gone or unusable, HO226 for a lock that can't be read.
    """
    try:
        vast = pinned(map_)
    except HoFout as fout:
        yield fout
        return
    nu = current(map_, normen)
    for naam, afdruk in sorted((vast or {}).items()):
        if naam not in nu:
            yield HoFout("slot_zonder_kader", str(map_ / SLOT), kader=naam)
        elif nu[naam] != afdruk:
            yield HoFout("slot_wijkt_af", str(map_ / SLOT), kader=naam)
