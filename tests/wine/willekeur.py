"""Makes the one Windows file that Wine 8 lacks: ``bcryptprimitives.dll``, where Rust asks for random numbers.

It holds no code: its only function, ``ProcessPrng``, is passed on to the one of Wine that gives random bytes.
"""

from __future__ import annotations

import struct
from typing import Final

NAAM: Final = "bcryptprimitives.dll"
FUNCTIE: Final = "ProcessPrng"
DOORGEGEVEN_AAN: Final = "advapi32.SystemFunction036"

_BASIS: Final = 0x1_8B00_0000
_GROND: Final = 0x1000
"""Where the only section comes to lie, and how large memory's pages are."""
_SCHIJF: Final = 0x200
"""Where it stands in the file, and how large its blocks are."""
_MAPPEN: Final = 16
_X64: Final = 0x8664
_DLL: Final = 0x2022
"""Executable, large addresses, a library."""
_LEESBAAR: Final = 0x4000_0040


def make_dll() -> bytes:
    """The file, byte for byte the same each time.

    >>> make_dll()[:2], len(make_dll())
    (b'MZ', 1024)
    """
    uitvoer = _exports()
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    kop = struct.pack("<4sHHIIIHH", b"PE\0\0", _X64, 1, 0, 0, 0, 112 + 8 * _MAPPEN, _DLL)
    keuze = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        *(0x20B, 14, 0, 0, _SCHIJF, 0, 0, _GROND, _BASIS, _GROND, _SCHIJF),
        *(6, 0, 0, 0, 6, 0, 0, 2 * _GROND, _SCHIJF, 0, 2, 0x100),
        *(0x10_0000, 0x1000, 0x10_0000, 0x1000, 0, _MAPPEN),
    )
    mappen = struct.pack("<II", _GROND, len(uitvoer)).ljust(8 * _MAPPEN, b"\0")
    deel = struct.pack("<8sIIIIIIHHI", b".edata", len(uitvoer), _GROND, _SCHIJF, _SCHIJF, 0, 0, 0, 0, _LEESBAAR)
    return (dos + kop + keuze + mappen + deel).ljust(_SCHIJF, b"\0") + uitvoer.ljust(_SCHIJF, b"\0")


def _exports() -> bytes:
    """The table of what the file offers: one function, by name, that lives elsewhere."""
    tabel = 40
    plekken = {}
    teksten = b""
    for tekst in (NAAM, FUNCTIE, DOORGEGEVEN_AAN):
        plekken[tekst] = _GROND + tabel + 10 + len(teksten)
        teksten += tekst.encode("ascii") + b"\0"
    kop = struct.pack("<IIHHIIIIIII", 0, 0, 0, 0, plekken[NAAM], 1, 1, 1, *(_GROND + tabel + n for n in (0, 4, 8)))
    return kop + struct.pack("<IIH", plekken[DOORGEGEVEN_AAN], plekken[FUNCTIE], 0) + teksten
