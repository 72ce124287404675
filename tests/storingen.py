"""The table of what can go wrong while a file is written: how each fault is made, and the answer that belongs to it.

``python tests/storingen.py`` prints the table. Each fault is made in a process of its own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from apart import answer, heed_permissions, mount_small_disk
from ho_engine.fouten import HoFout
from ho_workbook.schrijven import schrijf_atomisch

OUD: Final = b"oud" * 1000
NIEUW: Final = b"nieuw" * 60_000
NAAM: Final = "werkboek.xlsx"
BREEDTE: Final = 96

Maak = Callable[[Path], AbstractContextManager[Path]]
"""How a fault is made in a folder that holds an old file; it gives the target."""


@dataclass(frozen=True)
class Storing:
    """A fault: how it is made, the code and a word of the answer (no code: it must succeed), and what stays behind."""

    naam: str
    maak: Maak
    code: str = ""
    woord: str = ""
    hoe: str = "echt"
    resten: int = 0


@dataclass(frozen=True)
class Uitkomst:
    """What came of writing: the sentence, whether all that was there still is, and how many temporary files remain."""

    code: str
    zin: str
    heel: bool
    geschreven: bool
    resten: int
    hoe: str


def plain(naam: str) -> Maak:
    """A target with a name, and nothing else that is special."""

    @contextmanager
    def maak(map_: Path) -> Iterator[Path]:
        yield map_ / naam

    return maak


def prepared(bereid: Callable[[Path], Path]) -> Maak:
    """A target that is prepared by a function."""

    @contextmanager
    def maak(map_: Path) -> Iterator[Path]:
        yield bereid(map_)

    return maak


def refused(stap: str, nummer: int, windows: int | None = None, *, keren: int | None = None) -> Maak:
    """A call of the operating system that answers with an error, each time or the first times."""

    @contextmanager
    def maak(map_: Path) -> Iterator[Path]:
        over = [keren]
        echte = getattr(os, stap)

        def weigert(*argumenten: object, **namen: object) -> object:
            if over[0] == 0:
                return echte(*argumenten, **namen)
            over[0] = None if over[0] is None else over[0] - 1
            if stap == "close":
                echte(*argumenten)
            fout = OSError(nummer, os.strerror(nummer))
            if windows is not None:
                vars(fout)["winerror"] = windows
            raise fout

        with patch.object(os, stap, weigert):
            yield map_ / NAAM

    return maak


def before(stap: str, doe: Callable[[Path], object]) -> Maak:
    """Something that another program does to the folder just before a call of the operating system."""

    @contextmanager
    def maak(map_: Path) -> Iterator[Path]:
        echte = getattr(os, stap)

        def eerst(*argumenten: object, **namen: object) -> object:
            with patch.object(os, stap, echte):
                doe(map_)
            return echte(*argumenten, **namen)

        with patch.object(os, stap, eerst):
            yield map_ / NAAM

    return maak


@contextmanager
def no_rights(map_: Path, wat: str, rechten: int) -> Iterator[Path]:
    """Permissions that forbid to write."""
    heed_permissions()
    (map_ / wat).chmod(rechten)
    yield map_ / NAAM
    (map_ / wat).chmod(0o755)


@contextmanager
def full_disk(map_: Path) -> Iterator[Path]:
    """A disk of 64 kB with the old file on it; where that is not allowed, the device that is always full."""
    schijf = map_ / "schijf"
    schijf.mkdir()
    doel = schijf / NAAM
    if mount_small_disk(schijf, 65_536):
        doel.write_bytes(OUD)
        yield doel
        return
    doel.write_bytes(OUD)
    echte = os.open

    def vol(pad: Path, vlaggen: int, rechten: int = 0o777) -> int:
        if not vlaggen & os.O_CREAT:
            return echte(pad, vlaggen)
        os.close(echte(pad, vlaggen, rechten))
        return echte("/dev/full", os.O_WRONLY)

    with patch.object(os, "open", vol):
        yield doel


@contextmanager
def size_limit(map_: Path) -> Iterator[Path]:
    """A limit of the system on the size of a file."""
    import resource  # noqa: PLC0415 - POSIX only, as this fault is

    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    yield map_ / NAAM
    resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


def _folder(map_: Path) -> Path:
    (map_ / "map.xlsx").mkdir()
    return map_ / "map.xlsx"


def _under_a_file(map_: Path) -> Path:
    return map_ / NAAM / "x.xlsx"


def _pipe(map_: Path) -> Path:
    os.mkfifo(map_ / "pijp.xlsx")
    return map_ / "pijp.xlsx"


def _link(naar: str, map_: Path) -> Path:
    (map_ / "link.xlsx").symlink_to(naar)
    return map_ / "link.xlsx"


def _deep(map_: Path) -> Path:
    diep = map_.joinpath(*["een map met een lange naam erin"] * 10)
    diep.mkdir(parents=True)
    assert len(str(diep / NAAM)) > 300
    return diep / NAAM


def _too_deep(map_: Path) -> Path:
    return map_.joinpath(*["x" * 250] * 17) / NAAM


def _in_a_folder(map_naam: str, naam: str, map_: Path) -> Path:
    (map_ / map_naam).mkdir()
    return map_ / map_naam / naam


def _remove_temporary(map_: Path) -> None:
    for rest in map_.glob(".ho-*.tmp"):
        rest.unlink()


def _close_folder(map_: Path) -> None:
    map_.chmod(0o555)


@contextmanager
def closed_half_way(map_: Path) -> Iterator[Path]:
    """A folder that loses its rights when the new file is complete."""
    heed_permissions()
    with before("replace", _close_folder)(map_) as doel:
        yield doel
    map_.chmod(0o755)


_UMLAUT: Final = "Zoë Müller één ß €.xlsx"
_NA: Final = "nagebootst"

STORINGEN: Final[tuple[Storing, ...]] = (
    # what has to succeed
    Storing("geen: een gewoon doel", plain(NAAM)),
    Storing("spaties in map en naam", prepared(partial(_in_a_folder, "mijn map", " mijn werkboek 1 .xlsx"))),
    Storing("trema's als één teken (NFC)", plain(unicodedata.normalize("NFC", _UMLAUT))),
    Storing("trema's als twee tekens (NFD)", plain(unicodedata.normalize("NFD", _UMLAUT))),
    Storing("een pad van meer dan 260 tekens", prepared(_deep)),
    Storing("een naam van 255 bytes", plain("x" * 250 + ".xlsx")),
    Storing("een naam die geen tekst is", plain(os.fsdecode(b"caf\xe9.xlsx"))),
    Storing("een verwijzing naar wat nog niet bestaat", prepared(partial(_link, "nieuw.xlsx"))),
    Storing("een schijf die doorspoelen niet kent", refused("fsync", errno.EINVAL), hoe=_NA),
    Storing("een schijf zonder rechten", refused("chmod", errno.EPERM), hoe=_NA),
    Storing("een virusscanner houdt het even vast", refused("replace", errno.EACCES, 32, keren=3), hoe=_NA),
    # names
    *(
        Storing(f"de naam {naam!r}", plain(naam), "HO307", woord)
        for naam, woord in (
            ("CON.xlsx", "apparaat ('CON')"),
            ("nul.tar.xlsx", "apparaat ('nul')"),
            ("Com1.xlsx", "apparaat"),
            ("LPT² .xlsx", "apparaat"),
            ("aux", "apparaat"),
            ("casus:1.xlsx", "het teken :"),
            ("wat?.xlsx", "het teken ?"),
            ("a\\b.xlsx", "het teken \\"),
            ("werkboek.xlsx.", "een punt of een spatie"),
            ("werkboek.xlsx ", "een punt of een spatie"),
            ("a\nb.xlsx", "onzichtbaar teken"),
            ("a\0b.xlsx", "onzichtbaar teken"),
        )
    ),
    Storing("een naam van 256 bytes", plain("x" * 251 + ".xlsx"), "HO305", "de naam is te lang"),
    Storing("een pad van meer dan 4096 tekens", prepared(_too_deep), "HO305", "de naam is te lang"),
    # the target
    Storing("het doel is een map", prepared(_folder), "HO305", "er staat al een map"),
    Storing("het doel is een doorgeefluik", prepared(_pipe), "HO305", "geen gewoon bestand"),
    Storing("het doel verwijst naar een apparaat", prepared(partial(_link, "/dev/null")), "HO305", "geen gewoon"),
    Storing("een verwijzing naar zichzelf", prepared(partial(_link, "link.xlsx")), "HO305", "naar zichzelf"),
    Storing("een verwijzing naar een map die weg is", prepared(partial(_link, "weg/x.xlsx")), "HO304", "/weg bestaat"),
    Storing("het doel is tegen schrijven beveiligd", partial(no_rights, wat=NAAM, rechten=0o444), "HO305", "beveiligd"),
    # the folder
    Storing("de map bestaat niet", plain("weg/x.xlsx"), "HO304", "bestaat niet"),
    Storing("de map is een bestand", prepared(_under_a_file), "HO304", "bestaat niet"),
    Storing("de map is alleen te lezen", partial(no_rights, wat=".", rechten=0o555), "HO301", "kan niet worden"),
    Storing("de hele schijf is alleen te lezen", refused("open", errno.EROFS), "HO301", "kan niet worden", _NA),
    Storing("de map verdwijnt voor het schrijven", before("open", shutil.rmtree), "HO304", "bestaat niet"),
    Storing("de map verdwijnt tijdens het schrijven", before("fsync", shutil.rmtree), "HO304", "bestaat niet"),
    Storing("de map verdwijnt vlak voor het vervangen", before("replace", shutil.rmtree), "HO304", "bestaat niet"),
    Storing("de map gaat dicht tijdens het schrijven", closed_half_way, "HO305", "mag niet worden", resten=1),
    Storing("het nieuwe bestand wordt weggehaald", before("replace", _remove_temporary), "HO305", "haalde het weg"),
    # the disk
    Storing("de schijf is vol", full_disk, "HO303", "vol"),
    Storing("het quotum is op", refused("write", errno.EDQUOT), "HO303", "vol", _NA),
    Storing("vol, en dat blijkt pas bij het doorspoelen", refused("fsync", errno.ENOSPC), "HO303", "vol", _NA),
    Storing("vol, en dat blijkt pas bij het sluiten", refused("close", errno.ENOSPC, keren=1), "HO303", "vol", _NA),
    Storing("vol, zoals Windows het zegt", refused("write", errno.EINVAL, 112), "HO303", "vol", _NA),
    Storing("het bestand mag niet zo groot zijn", size_limit, "HO305", "groter dan hier mag"),
    Storing("de schijf is kapot", refused("fsync", errno.EIO), "HO305", "de schijf meldt een fout", _NA),
    # other programs
    Storing("het doel is open in Excel", refused("replace", errno.EACCES, 32), "HO302", "ander programma", _NA),
    Storing("het doel is deels vergrendeld", refused("replace", errno.EACCES, 33), "HO302", "ander programma", _NA),
    Storing("Windows weigert het vervangen", refused("replace", errno.EACCES, 5), "HO302", "ander programma", _NA),
    Storing("het doel is van een ander (/tmp)", refused("replace", errno.EPERM), "HO305", "mag niet worden", _NA),
    Storing("het doel is een koppelpunt", refused("replace", errno.EBUSY), "HO305", "houdt het bezet", _NA),
    Storing("OneDrive draait niet", refused("replace", errno.EINVAL, 362), "HO305", "OneDrive", _NA),
    Storing("OneDrive draait niet, al bij het openen", refused("open", errno.EINVAL, 362), "HO305", "OneDrive", _NA),
    Storing("de netwerkschijf antwoordt niet", refused("write", errno.ETIMEDOUT), "HO305", "antwoordt niet", _NA),
    Storing("de netwerkschijf kwam opnieuw op", refused("fsync", errno.ESTALE), "HO305", "antwoordt niet", _NA),
    Storing("Windows vindt het pad te lang", refused("open", errno.ENOENT, 3), "HO305", "het pad is te lang", _NA),
    Storing("Windows vindt de naam te lang", refused("open", errno.ENOENT, 206), "HO305", "het pad is te lang", _NA),
    Storing("een fout die niemand kent", refused("write", 199), "HO305", "foutnummer 199", _NA),
)


def contents(map_: Path) -> dict[str, str]:
    """Everything in a folder but temporary files: files with their bytes, links with where they lead."""
    gevonden = {}
    for pad in map_.rglob("*"):
        if not pad.match(".ho-*.tmp"):
            inhoud = pad.read_bytes().hex() if pad.is_file() and not pad.is_symlink() else ""
            gevonden[_key(pad, map_)] = os.readlink(pad) if pad.is_symlink() else inhoud  # noqa: PTH115 - also one without an end
    return gevonden


def _key(pad: Path, map_: Path) -> str:
    return os.fsencode(pad.relative_to(map_) if pad.is_relative_to(map_) else pad).hex()


def attempt(storing: Storing, map_: Path) -> Uitkomst:
    """Make a fault in an empty folder, write, and see what came of it."""
    return Uitkomst(**answer(partial(_attempt, storing, map_)))


def _attempt(storing: Storing, map_: Path) -> dict[str, Any]:
    (map_ / NAAM).write_bytes(OUD)
    code = zin = ""
    with ExitStack() as stapel:
        doel = stapel.enter_context(storing.maak(map_))
        vooraf = contents(map_)
        try:
            schrijf_atomisch(doel, NIEUW)
        except HoFout as fout:
            code, zin = fout.code, str(fout)
        naderhand = contents(map_)
        geschreven = False
        with contextlib.suppress(OSError, ValueError):
            geschreven = doel.is_file() and doel.read_bytes() == NIEUW
        resten = len(list(map_.rglob(".ho-*.tmp")))
        schoon = zin.replace(str(map_), "…")
        weg = not map_.exists()
    if not code:  # only the target may be another
        for stand in (vooraf, naderhand):
            stand.pop(_key(doel, map_), None)
            stand.pop(_key(Path(os.path.realpath(doel)), map_), None)
    heel = weg or naderhand == vooraf
    return {
        "code": code,
        "zin": schoon,
        "heel": heel,
        "geschreven": geschreven,
        "resten": resten,
        "hoe": storing.hoe,
    }


def main() -> int:
    """Print the table; 1 when an answer is not the one that belongs to the fault."""
    mis = 0
    for storing in STORINGEN:
        with tempfile.TemporaryDirectory() as map_:
            uitkomst = attempt(storing, Path(map_))
        goed = uitkomst.code == storing.code and storing.woord in uitkomst.zin and uitkomst.heel
        mis += not goed
        oud = "nieuw bestand" if uitkomst.geschreven else "oud bestand heel" if uitkomst.heel else "OUD BESTAND KWIJT"
        sys.stdout.write(f"{storing.naam:<46} {storing.hoe:<11} {oud}{'' if goed else '   FOUT'}\n")
        zin = f"{uitkomst.code} {uitkomst.zin}".strip()
        for regel in textwrap.wrap(zin, BREEDTE, initial_indent="    ", subsequent_indent="      "):
            sys.stdout.write(f"{regel[:200]}\n")
    sys.stdout.write(f"\n{len(STORINGEN)} storingen, {mis} met een ander antwoord dan hoort\n")
    return min(mis, 1)


if __name__ == "__main__":
    sys.exit(main())
