"""A process that is not allowed any network: Python's own calls are noted, and the kernel ends it at a first socket.

``python geennet.py FILE`` runs the commands in a JSON file and prints how each ended and what it tried.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import platform
import struct
import sys
from pathlib import Path
from typing import Any, Final

_SOCKET: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Per machine: how the kernel calls it, and its number for the call ``socket``."""
_IO_URING: Final = 425  # the other way to a socket
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2
_LEES, _GELIJK, _ANTWOORD = 0x20, 0x15, 0x06
_DOOD, _GOED = 0x80000000, 0x7FFF0000
_NETWERK: Final = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "webbrowser.", "ssl.")


def forbid_in_kernel() -> bool:
    """Let the kernel end this process, and whatever it starts, when it asks a socket; ``False`` where that can't be."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    machine, socket = _SOCKET[platform.machine()]
    stappen = [
        (_LEES, 0, 0, 4),
        (_GELIJK, 0, 4, machine),
        (_LEES, 0, 0, 0),
        (_GELIJK, 1, 0, socket),
        (_GELIJK, 0, 1, _IO_URING),
        (_ANTWOORD, 0, 0, _DOOD),
        (_ANTWOORD, 0, 0, _GOED),
    ]
    programma = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *stap) for stap in stappen))
    kop = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(stappen), ctypes.addressof(programma)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SET_SECCOMP, _FILTER, ctypes.c_void_p(ctypes.addressof(kop)), 0, 0)


def note_attempts() -> list[str]:
    """The names of what Python tries on the network from now on."""
    gezien: list[str] = []

    def let_op(gebeurtenis: str, _: tuple[Any, ...]) -> None:
        if gebeurtenis.startswith(_NETWERK):
            gezien.append(gebeurtenis)

    sys.addaudithook(let_op)
    return gezien


def run_all(aanroepen: list[list[str]]) -> list[dict[str, Any]]:
    """Run commands one after another; the imports they need are part of it."""
    gezien = note_attempts()
    kern = forbid_in_kernel()
    from ho_addin.cli import main  # noqa: PLC0415 - under the hook

    uitkomsten: list[dict[str, Any]] = []
    for aanroep in aanroepen:
        gezien.clear()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = main(aanroep)
        uitkomsten.append({"code": code, "geprobeerd": list(gezien), "kern": kern})
    return uitkomsten


if __name__ == "__main__":
    gevraagd = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(run_all(gevraagd)))
