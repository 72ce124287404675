"""Atomic writing: a crash at any moment leaves the old file or the new one, never a part of either.

A writer that is killed half-way leaves a hidden ``.ho-*.tmp`` beside the target. It is never taken for the file, and
never removed by another writer: that one can't know whether its maker is still at work.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from pathlib import Path
from typing import Final

from ho_engine.fouten import HoFout
from ho_workbook.schrijffouten import IN_GEBRUIK, as_hofout, name_objection

_VRIJ: Final = 0o666
"""The permissions of a new file, before the umask."""
_BLOK: Final = 1 << 20
_PAUZES: Final = (0.05, 0.1, 0.2, 0.4)
"""Seconds to wait before trying again: on Windows a virus scanner or a second writer holds a file for a moment."""
_GEEN_SPOELING: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
"""What a disk says that knows no flushing; some network disks."""


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
    if bezwaar := name_objection(pad):
        raise HoFout("naam_onbruikbaar", str(pad), reden=bezwaar)
    doel = pad
    try:
        doel = Path(os.path.realpath(pad))
        rechten = _controleer_doel(doel, pad)
    except OSError as fout:
        raise as_hofout(fout, pad, doel.parent) from fout
    # The name has to fit where the name of the target fits: short, and not derived from it.
    tijdelijk = doel.with_name(f".ho-{secrets.token_hex(4)}.tmp")
    vervangen = False
    try:
        _schrijf_door(tijdelijk, data, rechten)
        vervangen = True
        _vervang(tijdelijk, doel)
    except BaseException as fout:
        if not isinstance(fout, FileExistsError):  # then it is not ours
            with contextlib.suppress(OSError):
                os.unlink(tijdelijk)  # noqa: PTH108 - each step is a call of os, so that a test can stop before it
        if isinstance(fout, OSError):
            raise as_hofout(fout, pad, doel.parent, bij_vervangen=vervangen) from fout
        raise
    _bewaar_map(doel.parent)


def _controleer_doel(doel: Path, pad: Path) -> int | None:
    """Refuse what the operating system would only refuse late, or not at all.

    Returns:
        The permissions of the file that is there; ``None`` when there is none.
    """
    try:
        toestand = os.lstat(doel)
    except FileNotFoundError:
        if doel.parent.is_dir():
            return None
        raise
    if stat.S_ISLNK(toestand.st_mode):  # all links were followed: this one leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if stat.S_ISDIR(toestand.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(toestand.st_mode):
        raise HoFout("schrijven_mislukt", str(pad), pad=pad.name, reden="wat daar staat, is geen gewoon bestand")
    if not os.access(doel, os.W_OK):
        raise HoFout("schrijven_mislukt", str(pad), pad=pad.name, reden="het is tegen schrijven beveiligd")
    return toestand.st_mode & 0o777


def _schrijf_door(pad: Path, data: bytes, rechten: int | None) -> None:
    """Write a new file and wait until the disk has it; nobody may read it who may not read the old one."""
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    nummer = os.open(pad, vlaggen, _VRIJ if rechten is None else rechten)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(nummer, rest[:_BLOK]) :]
        try:
            os.fsync(nummer)
        except OSError as fout:
            if fout.errno not in _GEEN_SPOELING:
                raise
    finally:
        os.close(nummer)
    if rechten is not None:
        with contextlib.suppress(OSError):  # a disk without permissions; the file never got more than it may have
            os.chmod(pad, rechten)  # noqa: PTH101 - as above


def _vervang(tijdelijk: Path, doel: Path) -> None:
    """Put the file in its place; what Windows says is in use may be free in a moment."""
    for pauze in (*_PAUZES, None):
        try:
            os.replace(tijdelijk, doel)  # noqa: PTH105 - as above
        except OSError as fout:
            if pauze is None or getattr(fout, "winerror", None) not in IN_GEBRUIK:
                raise
            time.sleep(pauze)
        else:
            return


def _bewaar_map(map_: Path) -> None:
    """Make the new name survive a power cut, where the system offers that (not on Windows)."""
    with contextlib.suppress(OSError):
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)
