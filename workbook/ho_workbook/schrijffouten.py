"""What can stand in the way of writing a file, each in one Dutch sentence. Writes nothing."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import GETOOND, shown

if TYPE_CHECKING:
    from pathlib import Path

IN_GEBRUIK: Final = frozenset({5, 32, 33})
"""Windows: access denied (its word for a target that is open, when replacing it), sharing and lock violation."""
_GEDEELD: Final = frozenset({32, 33})
_TE_LANG: Final = frozenset({111, 206})
_VOL_WINDOWS: Final = frozenset({39, 112, 1295})
_WOLK: Final = frozenset({*range(358, 399), 404, 426, 434})
"""Windows: the errors of cloud files, such as a OneDrive that is not running."""

_VOL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_DICHT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WEG: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_STIL: Final = frozenset({errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ESTALE})
_REDENEN: Final = {
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EINVAL: "de naam kan niet op deze schijf",
    errno.EISDIR: "er staat al een map met die naam",
    errno.ELOOP: "het is een verwijzing die naar zichzelf leidt",
    errno.EIO: "de schijf meldt een fout",
    errno.EFBIG: "het bestand is groter dan hier mag",
    errno.EBUSY: "het systeem houdt het bezet",
}

_LEESBAAR: Final = 300
_VERBODEN: Final = re.compile(r'[<>:"/\\|?*]')
_STUURTEKEN: Final = re.compile("[\x00-\x1f\x7f]")
_APPARAAT: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def name_objection(pad: Path) -> str:
    """Why a file can't have this name; empty when it can.

    What Windows refuses, or silently changes, is refused everywhere: a workbook travels.

    >>> from pathlib import Path
    >>> name_objection(Path("nul.xlsx")), name_objection(Path("casus.xlsx"))
    ("zo heet op Windows een apparaat ('nul')", '')
    """
    naam = pad.name
    if _STUURTEKEN.search(str(pad)):
        return "er staat een onzichtbaar teken in"
    if teken := _VERBODEN.search(naam):
        return f"het teken {teken[0]} kan op Windows niet in een bestandsnaam"
    if _APPARAAT.fullmatch(naam):
        return f"zo heet op Windows een apparaat ('{naam.partition('.')[0].rstrip()}')"
    if naam.endswith((".", " ")) and naam.strip("."):
        return "hij eindigt op een punt of een spatie, en die laat Windows weg"
    return ""


def as_hofout(fout: OSError, pad: Path, map_: Path, *, bij_vervangen: bool = False) -> HoFout:
    """Say in one Dutch sentence what the operating system said.

    Args:
        fout: what it said.
        pad: the file as it was asked for.
        map_: the folder in which it is written.
        bij_vervangen: whether the new file was complete, and only had to take the place of the old one.
    """
    genoemd = pad.parent if os.path.realpath(pad.parent) == str(map_) else map_  # another one: through a link
    gegevens = {"pad": shown(pad.name), "map": _shortened(genoemd)}
    naam = _message(fout, bij_vervangen=bij_vervangen)
    if naam == "map_bestaat_niet" and map_.is_dir():
        naam = "schrijven_mislukt"
        reden = "een ander programma haalde het weg tijdens het bewaren" if bij_vervangen else "het pad is te lang"
    else:
        reden = _reason(fout)
    return HoFout(naam, _shortened(pad), reden=reden, **gegevens)


def _shortened(pad: Path) -> str:
    """A path that fits in a sentence: of a very long one the end."""
    tekst = str(pad)
    return tekst if len(tekst) <= _LEESBAAR else f"…{tekst[-GETOOND:]}"


def _message(fout: OSError, *, bij_vervangen: bool) -> str:
    windows = getattr(fout, "winerror", None)
    if windows in _WOLK or windows in _TE_LANG:
        return "schrijven_mislukt"
    if windows in _GEDEELD or (bij_vervangen and windows in IN_GEBRUIK):
        return "doel_in_gebruik"
    if windows in _VOL_WINDOWS or fout.errno in _VOL:
        return "schijf_vol"
    if fout.errno in _DICHT and not bij_vervangen:
        return "map_niet_beschrijfbaar"
    return "map_bestaat_niet" if fout.errno in _WEG else "schrijven_mislukt"


def _reason(fout: OSError) -> str:
    windows = getattr(fout, "winerror", None)
    if windows in _WOLK:
        return "de cloudopslag (zoals OneDrive) is niet bereikbaar"
    if windows in _TE_LANG:
        return "het pad is te lang"
    if fout.errno in _STIL:
        return "de netwerkschijf of de cloudopslag antwoordt niet"
    if fout.errno in _DICHT:
        return "het bestand dat er staat, mag niet worden vervangen"
    return _REDENEN.get(fout.errno or 0, f"het systeem weigert het (foutnummer {fout.errno})")
