"""The PC on which the add-in is put: its folders, its registry, and the Python that is running. Changes nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ho_addin.installatie.register import Windowsregister
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from ho_addin.installatie.register import Register, Wortel

Scope: TypeAlias = Literal["gebruiker", "machine"]
SCOPES: Final[tuple[Scope, ...]] = ("gebruiker", "machine")
MAP: Final = "NormenkaderHO"
INVOEGTOEPASSING: Final = "NormenkaderHO.xlam"
ZELFTEST: Final = "zelftest.xlsx"
PAKKETTEN: Final = {"xlwings": "xlwings", "win32com": "pywin32"}
"""What the kernel needs of others: the module, and the package that brings it."""


@dataclass(frozen=True)
class Pc:
    """What installing needs to know.

    Attributes:
        python: the program that Windows starts for the kernel.
        gebruikersmap: where Windows keeps programs of one user.
        programmamap: where it keeps programs of everybody.
        profiel: the folder of this user.
        plekken: where Python, the program and its packages stand.
        bronnen: the files that are put on the PC, by name.
    """

    register: Register
    python: Path
    gebruikersmap: Path
    programmamap: Path
    profiel: Path
    plekken: tuple[Path, ...]
    bronnen: dict[str, Path]

    def map(self, scope: Scope) -> Path:
        """The folder of the add-in."""
        return (self.gebruikersmap if scope == "gebruiker" else self.programmamap) / MAP

    def source(self, naam: str) -> bytes:
        """A file as it comes with the program.

        Raises:
            HoFout: HO424 when it is not there.
        """
        try:
            return self.bronnen[naam].read_bytes()
        except (KeyError, OSError) as fout:
            raise HoFout("onderdeel_ontbreekt", bestand=naam) from fout


def root(scope: Scope) -> Wortel:
    """The part of the registry that a scope writes in."""
    return "HKCU" if scope == "gebruiker" else "HKLM"


def this_pc() -> Pc:
    """The PC that the program runs on.

    Raises:
        HoFout: HO422 when it is no Windows.
    """
    if os.name != "nt":
        raise HoFout("alleen_windows")
    thuis = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails where there is no home
    stil = Path(sys.executable).with_name("pythonw.exe")
    omgeving = os.environ
    return Pc(
        register=Windowsregister(),
        python=stil if stil.is_file() else Path(sys.executable),
        gebruikersmap=Path(omgeving.get("LOCALAPPDATA") or thuis / "AppData" / "Local"),
        # A Python of 32 bits is shown another folder by the first name.
        programmamap=Path(omgeving.get("PROGRAMW6432") or omgeving.get("PROGRAMFILES") or "C:/Program Files"),
        profiel=Path(omgeving.get("USERPROFILE") or thuis),
        plekken=tuple(map(Path, (sys.executable, sys.base_prefix, __file__, *_homes()))),
        bronnen=dict(find_sources()),
    )


def _homes() -> list[str]:
    """Where the packages stand that the kernel needs."""
    gevonden = (find_spec(module) for module in PAKKETTEN)
    return [bron.origin for bron in gevonden if bron and bron.origin]


def find_sources() -> list[tuple[str, Path]]:
    """The files that come with the program: beside the code where it is installed, else in the project itself."""
    pakket = Path(__file__).resolve().parents[1]
    plekken = {
        INVOEGTOEPASSING: (pakket / "excel", pakket.parent / "excel"),
        ZELFTEST: (pakket / "excel", pakket.parents[1] / "samples"),
    }
    return [
        (naam, next((map_ / naam for map_ in mappen if (map_ / naam).is_file()), mappen[0] / naam))
        for naam, mappen in plekken.items()
    ]


def check(pc: Pc, scope: Scope) -> None:
    """Refuse a Python that Windows could not start for Excel.

    Raises:
        HoFout: HO425, HO426 or HO427.
    """
    for module, pakket in PAKKETTEN.items():
        if find_spec(module) is None:
            raise HoFout("pakket_ontbreekt", pakket=pakket)
    if any("windowsapps" in map(str.lower, plek.parts) for plek in pc.plekken):
        raise HoFout("python_uit_de_store")
    if scope == "machine" and any(plek.is_relative_to(pc.profiel) for plek in pc.plekken):
        raise HoFout("python_van_een_gebruiker", map=pc.profiel)
