"""Where Excel looks for add-ins: of one user in the registry, for everybody in a folder beside Excel itself."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

from ho_addin.installatie.pc import INVOEGTOEPASSING
from ho_addin.installatie.register import WEERGAVEN, Sleutel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_addin.installatie.pc import Pc
    from ho_addin.installatie.register import Register
    from ho_addin.installatie.terugweg import Terugweg

EXCEL: Final = r"Software\Microsoft\Office\16.0\Excel"
"""Excel 2016 and every later one."""
OPTIES: Final = Sleutel("HKCU", rf"{EXCEL}\Options")
UITGEZET: Final = Sleutel("HKCU", rf"{EXCEL}\Add-in Manager")
APP_PATHS: Final = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
XLSTART: Final = "XLSTART"


def is_there(register: Register) -> bool:
    """Whether this user has an Excel that the add-in works in."""
    return register.read(Sleutel("HKCU", EXCEL)) is not None


def opened(register: Register, pad: Path) -> str | None:
    """The name of the value with which Excel opens an add-in; ``None`` when it does not."""
    waarden = register.read(OPTIES) or {}
    return next((naam for naam in _names(waarden) if _same_name(waarden[naam], pad)), None)


def opened_path(waarde: str) -> str:
    """The file that such a value names; Excel may put a letter before it.

    >>> opened_path('/R "C:/Mijn map/X.xlam"'), opened_path("X.XLAM")
    ('C:/Mijn map/X.xlam', 'X.XLAM')
    """
    return waarde.split('"')[1] if waarde.count('"') > 1 else waarde


def _same_name(waarde: str, pad: Path) -> bool:
    return PureWindowsPath(opened_path(waarde)).name.lower() == pad.name.lower()


def _names(waarden: Mapping[str, str]) -> Iterator[str]:
    """OPEN, OPEN1, OPEN2 and so on, as far as they follow each other; Excel looks no further."""
    nummer = 0
    while (naam := f"OPEN{nummer or ''}") in waarden:
        yield naam
        nummer += 1


def add(weg: Terugweg, register: Register, pad: Path) -> None:
    """Let Excel open the add-in from now on; another copy of it is opened no longer."""
    waarden = register.read(OPTIES) or {}
    naam = opened(register, pad)
    vrij = len(list(_names(waarden)))
    weg.write_value(OPTIES, naam or f"OPEN{vrij or ''}", f'"{pad}"')


def drop(weg: Terugweg, register: Register, pad: Path) -> None:
    """Let Excel open it no longer; the others move up, because Excel stops at the first number that is missing."""
    naam = opened(register, pad)
    if naam:
        waarden = dict(register.read(OPTIES) or {})
        namen = list(_names(waarden))
        plek = namen.index(naam)
        for deze, volgende in zip(namen[plek:], namen[plek + 1 :], strict=False):
            weg.write_value(OPTIES, deze, waarden[volgende])
        weg.drop_value(OPTIES, namen[-1])
        if not register.read(OPTIES) and not register.subkeys(OPTIES):
            weg.remove_key(OPTIES)
    for vermeld in register.read(UITGEZET) or {}:
        if vermeld.lower() == str(pad).lower():
            weg.drop_value(UITGEZET, vermeld)


def startup_folder(pc: Pc) -> Path | None:
    """The folder whose workbooks Excel opens for everybody on this PC; ``None`` when there is no Excel."""
    for weergave in WEERGAVEN:
        waarden = pc.register.read(Sleutel("HKLM", APP_PATHS, weergave)) or {}
        if programma := waarden.get("", "").strip('"'):
            return Path(programma.replace("\\", "/")).parent / XLSTART
    return None


def startup_copy(pc: Pc) -> Path | None:
    """Where the add-in stands for everybody."""
    map_ = startup_folder(pc)
    return map_ / INVOEGTOEPASSING if map_ else None
