"""Running a piece of a test in a process of its own: what it breaks, or dies of, stays there. POSIX only."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

_PR_CAPBSET_DROP: Final = 24
_NEGEERT_RECHTEN: Final = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root ignore permissions
_CAP_VERSIE: Final = 0x20080522
_NIEUWE_NAAMRUIMTE: Final = 0x00020000
_NIEUWE_GEBRUIKER: Final = 0x10000000
_PRIVE: Final = 0x40000 | 0x4000


def fork(werk: Callable[[], object]) -> int:
    """Start work in a copy of this process, which ends with it; the number of that process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the copy only runs the work, and no thread
        kind = os.fork()
    if kind == 0:
        _run(werk)
    return kind


def _run(werk: Callable[[], object]) -> NoReturn:
    code = 1
    try:
        werk()
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it may not continue in the copy
        traceback.print_exc()
    finally:
        os._exit(code)


def answer(werk: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Do work in a process of its own and return what it answers."""
    with tempfile.TemporaryDirectory() as map_:
        antwoord = Path(map_, "antwoord.json")
        uit = os.open(antwoord, os.O_WRONLY | os.O_CREAT)
        kind = fork(lambda: _say(uit, werk()))
        os.close(uit)
        assert os.waitpid(kind, 0)[1] == 0, "the process of its own did not answer"
        gezegd: dict[str, Any] = json.loads(antwoord.read_text(encoding="utf-8"))
        return gezegd


def _say(uit: int, antwoord: dict[str, Any]) -> None:
    with os.fdopen(uit, "w", encoding="utf-8") as stroom:
        json.dump(antwoord, stroom)


def die() -> NoReturn:
    """End this process at once, as a power cut would: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def heed_permissions() -> None:
    """Let the permissions of files hold for this process and what it starts, also when it is the administrator's."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for recht in _NEGEERT_RECHTEN:
        _check(libc.prctl(_PR_CAPBSET_DROP, recht, 0, 0, 0))
    kop = (ctypes.c_uint32 * 2)(_CAP_VERSIE, 0)
    rechten = (ctypes.c_uint32 * 6)()
    _check(libc.capget(kop, rechten))
    masker = ~sum(1 << recht for recht in _NEGEERT_RECHTEN) & 0xFFFFFFFF
    rechten[0] &= masker  # effective
    rechten[1] &= masker  # permitted
    _check(libc.capset(kop, rechten))


def mount_small_disk(map_: Path, bytes_: int) -> bool:
    """Put a small disk of this process's own on a folder; ``False`` where the system does not allow that."""
    libc = ctypes.CDLL(None, use_errno=True)
    gebruiker, groep = os.geteuid(), os.getegid()
    try:
        _check(libc.unshare(_NIEUWE_NAAMRUIMTE if gebruiker == 0 else _NIEUWE_NAAMRUIMTE | _NIEUWE_GEBRUIKER))
        if gebruiker != 0:  # an ordinary user may, as the administrator of a world of its own
            for naam, inhoud in (("setgroups", "deny"), ("uid_map", f"0 {gebruiker} 1"), ("gid_map", f"0 {groep} 1")):
                Path("/proc/self", naam).write_text(inhoud, encoding="ascii")
        _check(libc.mount(b"none", b"/", None, _PRIVE, None))
        _check(libc.mount(b"tmpfs", os.fsencode(map_), b"tmpfs", 0, f"size={bytes_}".encode()))
    except OSError:
        return False
    return True


def _check(uitkomst: int) -> None:
    if uitkomst != 0:
        nummer = ctypes.get_errno()
        raise OSError(nummer, os.strerror(nummer))
