"""Atomic writing: a crash at any moment leaves the old file or the new one, never a part of either."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from pathlib import Path

_VOL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_DICHT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WEG: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_REDENEN: Final = {
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EINVAL: "de naam kan niet op deze schijf",
    errno.EISDIR: "er staat al een map met die naam",
    errno.EIO: "de schijf meldt een fout",
    errno.EFBIG: "het bestand is te groot voor deze schijf",
}


def schrijf_atomisch(pad: Path, data: bytes) -> None:
    """Write a file in one step: a temporary file beside it, flushed to disk, then put in its place.

    An existing file keeps its permissions; a symbolic link keeps pointing, its target is replaced. A
    write-protected file is left alone, although the folder would allow to replace it.

    Args:
        pad: where the file goes; the folder exists.
        data: the whole content.

    Raises:
        HoFout: it didn't succeed; the old file, if any, is untouched.
    """
    if "\0" in str(pad):
        raise _als_hofout(OSError(errno.EINVAL, os.strerror(errno.EINVAL)), pad, bij_vervangen=False)
    try:
        doel = pad.resolve()
        _controleer_doel(doel)
    except OSError as fout:
        raise _als_hofout(fout, pad, bij_vervangen=False) from fout
    # The name has to fit where the name of the target fits: short, and not derived from it.
    tijdelijk = doel.with_name(f".ho-{secrets.token_hex(8)}.tmp")
    vervangen = False
    try:
        _schrijf_door(tijdelijk, data)
        if doel.exists():
            tijdelijk.chmod(doel.stat().st_mode & 0o777)
        vervangen = True
        tijdelijk.replace(doel)
    except BaseException as fout:
        with contextlib.suppress(OSError):
            tijdelijk.unlink(missing_ok=True)
        if isinstance(fout, OSError):
            raise _als_hofout(fout, pad, bij_vervangen=vervangen) from fout
        raise
    _bewaar_map(doel.parent)


def _controleer_doel(doel: Path) -> None:
    """Refuse what the operating system would only refuse late, or not at all."""
    if doel.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if doel.exists() and not os.access(doel, os.W_OK):
        raise HoFout("schrijven_mislukt", str(doel), pad=doel.name, reden="het is tegen schrijven beveiligd")
    if not doel.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


def _schrijf_door(pad: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it; the permissions follow the umask."""
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(pad, vlaggen, 0o666), "wb") as bestand:
        bestand.write(data)
        bestand.flush()
        os.fsync(bestand.fileno())


def _bewaar_map(map_: Path) -> None:
    """Make the new name survive a power cut, where the system offers that (not on Windows)."""
    with contextlib.suppress(OSError):
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)


def _als_hofout(fout: OSError, pad: Path, *, bij_vervangen: bool) -> HoFout:
    """Say in one Dutch sentence what the operating system said."""
    gegevens = {"pad": str(pad), "map": str(pad.parent)}
    if fout.errno in _VOL:
        return HoFout("schijf_vol", str(pad), **gegevens)
    if fout.errno in _DICHT:
        # Windows refuses to replace a file that a program holds open; the folder let us write a moment ago.
        naam = "doel_in_gebruik" if bij_vervangen else "map_niet_beschrijfbaar"
        return HoFout(naam, str(pad), **gegevens)
    if fout.errno in _WEG:
        return HoFout("map_bestaat_niet", str(pad), **gegevens)
    reden = _REDENEN.get(fout.errno or 0, fout.strerror or type(fout).__name__)
    return HoFout("schrijven_mislukt", str(pad), reden=reden, **gegevens)
