"""Where a norm file of one's own goes: the folder, the file in it, and how to use it afterwards. Judges no norms."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ho_addin import kanaal
from ho_addin.normtekst import schrijf_normbestand
from ho_addin.ontleden import misuse
from ho_addin.tabel import named
from ho_addin.vragen import asked_folders, asked_normen
from ho_engine.melding import shown
from ho_engine.normbestanden import normenbibliotheek, read_again
from ho_engine.normlezen import is_folder
from ho_engine.normmappen import norm_folders, own_folder

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag
    from ho_engine.normbestanden import Normenbibliotheek


def asked_place(vraag: Vraag) -> Path:
    """The folder behind ``--map``, else the user's own; it need not be there yet.

    Raises:
        HoFout: HO190 when it is a file, or when this system knows no folder of one's own.
    """
    gevraagd = vraag.get("--map")
    if gevraagd and not _is_a_name(gevraagd):
        raise misuse(f"'{shown(gevraagd)}' kan geen naam van een map zijn", vraag.opdracht.naam)
    map_ = Path(gevraagd) if gevraagd else own_folder()
    if map_ is None:
        raise misuse("Er is geen map voor eigen normen bekend; noem er een met --map", vraag.opdracht.naam)
    if _is_file(map_):
        raise misuse(f"'{map_}' is een bestand; noem achter --map een map", vraag.opdracht.naam)
    return map_


def _is_a_name(naam: str) -> bool:
    """Whether this system could have a folder that is called so."""
    try:
        return b"\0" not in os.fsencode(naam)
    except UnicodeError:
        return False


def _is_file(pad: Path) -> bool:
    try:
        return pad.exists() and not pad.is_dir()
    except (OSError, ValueError):  # a name that the system can't hold; making the folder will say so
        return False


def norms_with(vraag: Vraag, map_: Path) -> Normenbibliotheek:
    """The norms that were asked; a folder that is not in use but is there counts as the last one."""
    normen = asked_normen(vraag)
    if is_folder(map_) and not in_use(vraag, map_):
        return normenbibliotheek((*asked_folders(vraag), map_))
    return normen


def in_use(vraag: Vraag, map_: Path) -> bool:
    """Whether this command finds the files of a folder by itself, with the same options."""
    echt = os.path.realpath(map_)
    return any(os.path.realpath(bekend.pad) == echt for bekend in norm_folders(asked_folders(vraag)))


def find_target(map_: Path, naam: str, normen: Normenbibliotheek) -> Path:
    """The file in a folder that has this id, whatever it is called; else the one that is called after it."""
    echt = os.path.realpath(map_)
    stukken = [(kapot.pad, kapot.id) for kapot in normen.kapot]
    for pad, bekend in (*((pad, bestand.id) for pad, bestand in normen.bestanden.values()), *stukken):
        if bekend == naam and Path(os.path.realpath(pad.parent)).is_relative_to(echt):
            return pad
    return map_ / f"{naam}.toml"


def keep(map_: Path, doel: Path, naam: str, oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> list[str]:
    """Write a norm file in one step, make its folder when needed, and renew the lock of the folder.

    Args:
        map_: the folder with norm files.
        doel: the file in it.
        naam: the id of what goes in it.
        oud: the norms as they were.
        nieuw: the norms as they are with this file.

    Returns:
        Lines that say what was written.
    """
    from ho_addin.normcontroleren import write_lock  # noqa: PLC0415 - only needed once everything is sound
    from ho_engine.normenslot import SLOT, compare_lock  # noqa: PLC0415 - the same
    from ho_workbook.schrijffouten import as_hofout  # noqa: PLC0415 - the same
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - the same

    bestand = nieuw.find(naam)
    afwijkend = list(compare_lock(map_, oud)) if is_folder(map_) and (map_ / SLOT).exists() else []
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise as_hofout(fout, doel, doel.parent) from fout
    schrijf_atomisch(doel, schrijf_normbestand(bestand).encode())
    read_again()
    write_lock(map_, nieuw)
    regels = [f"Geschreven: {doel}", *named("normenkader", f"{bestand.naam} ({bestand.id})")]
    for anders in afwijkend:
        regels += named("let op", f"dit was al zo voordat er werd geschreven: {anders.zin}")
    return regels


def option_for(vraag: Vraag, map_: Path) -> str:
    """What to put behind a command so that it finds the folder; empty when it does so by itself."""
    gevraagd = [str(pad) for pad in asked_folders(vraag)]
    mappen = gevraagd if in_use(vraag, map_) else [*gevraagd, str(map_)]
    return "".join(f' --normen "{naam}"' if " " in naam else f" --normen {naam}" for naam in mappen)


def show_next(*stappen: tuple[str, str]) -> None:
    """Say which commands come next, each with what it is for."""
    kanaal.write(["", "En nu"])
    breedte = max(len(wat) for wat, _ in stappen)
    kanaal.write([f"  {wat.ljust(breedte)}  {opdracht}" for wat, opdracht in stappen])
