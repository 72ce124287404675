"""What can stand in the way of reading a file that is there, each in one Dutch sentence. Reads nothing."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from pathlib import Path

_WEG: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})
_STIL: Final = (errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ESTALE)
_REDENEN: Final = {
    **dict.fromkeys(_STIL, "de netwerkschijf of de cloudopslag antwoordt niet"),
    errno.EACCES: "u mag het niet lezen",
    errno.EPERM: "u mag het niet lezen",
    errno.EISDIR: "het is een map",
    errno.EIO: "de schijf meldt een fout",
}
_IN_GEBRUIK: Final = frozenset({32, 33})
_WOLK: Final = frozenset({*range(358, 399), 404, 426, 434})
"""Windows: the errors of cloud files, such as a OneDrive that is not running."""
_NIET_OPGEHAALD: Final = 0x1000 | 0x40000 | 0x400000
"""Windows: offline, or a placeholder of which the content is fetched when it is read."""


def as_leesfout(fout: Exception, pad: Path) -> HoFout:
    """Say in one Dutch sentence why a file can't be read: it is not there (HO101), or it can't be opened (HO110)."""
    if not isinstance(fout, OSError) or fout.errno in _WEG:
        return HoFout("bestand_niet_gevonden", pad=pad)
    return HoFout("bestand_niet_te_openen", str(pad), reden=_reason(fout, pad))


def check_ordinary(soort: int, pad: Path) -> None:
    """Refuse a folder, and what may never end: a pipe, a device.

    Args:
        soort: the kind of file, as ``st_mode`` says it.
        pad: its name, for the message.

    Raises:
        HoFout: HO110.
    """
    if not stat.S_ISREG(soort):
        reden = "het is een map" if stat.S_ISDIR(soort) else "het is geen gewoon bestand"
        raise HoFout("bestand_niet_te_openen", str(pad), reden=reden)


def _reason(fout: OSError, pad: Path) -> str:
    windows = getattr(fout, "winerror", None)
    if windows in _IN_GEBRUIK:
        return "een ander programma houdt het bezet"
    if windows in _WOLK or _only_in_cloud(pad):
        return "het staat in de cloudopslag (zoals OneDrive) en kon niet worden opgehaald"
    return _REDENEN.get(fout.errno or 0, f"het systeem weigert het (foutnummer {fout.errno})")


def _only_in_cloud(pad: Path) -> bool:
    """Whether the file is a placeholder; asking that fetches nothing."""
    try:
        return bool(getattr(pad.stat(), "st_file_attributes", 0) & _NIET_OPGEHAALD)
    except OSError:
        return False
