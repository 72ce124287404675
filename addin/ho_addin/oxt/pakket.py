"""The extension as a file: what stands in it, and the same bytes for the same contents."""

from __future__ import annotations

import io
import re
import sys
import sysconfig
import zipfile
from importlib import metadata, resources
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import ho_addin
import ho_engine
import ho_workbook
from ho_addin.oxt.beschrijving import (
    write_component,
    write_configuration,
    write_description,
    write_manifest,
    write_types,
)
from ho_engine.fouten import HoFout
from ho_engine.verantwoording import PROGRAMMA, program_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

EIGEN: Final = (ho_addin, ho_engine, ho_workbook)
NODIG: Final = "pydantic"
"""What the functions need besides our own packages; the rest of our dependencies they never load."""
PLATFORMEN: Final = {
    "linux-x86_64": "linux_x86_64",
    "linux-aarch64": "linux_aarch64",
    "win-amd64": "windows_x86_64",
    "macosx-arm64": "macosx_aarch64",
    "macosx-x86_64": "macosx_x86_64",
}
_EIGEN_SOORTEN: Final = (".py", ".toml", ".lock")
_VAN_DE_INSTALLATIE: Final = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"}
"""What an installation writes beside a package, another one differently."""
_DAG_NUL: Final = (1980, 1, 1, 0, 0, 0)
_NAAM: Final = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)


def build() -> bytes:
    """The extension for the Python and the system that this runs on."""
    python = sys.version_info[:2]
    gemaakt = ".".join(map(str, python))
    weigering = str(HoFout("oxt_andere_python", gemaakt=gemaakt, gevonden="{gevonden}"))
    bestanden = {
        "META-INF/manifest.xml": write_manifest(),
        "description.xml": write_description(program_version(), platform()),
        "functies.idl": write_types(),
        "functies.py": write_component(python, weigering),
        "CalcAddIns.xcu": write_configuration(),
    }
    inhoud = {naam: tekst.encode() for naam, tekst in bestanden.items()}
    inhoud |= {f"pythonpath/{naam}": deel for naam, deel in _packages()}
    return _zip(inhoud)


def platform() -> str:
    """The system as LibreOffice names it; one that it does not name gets what Python calls it, and is refused there."""
    stuk = sysconfig.get_platform().split("-")
    return PLATFORMEN.get(f"{stuk[0]}-{stuk[-1]}", "_".join(stuk))


def _packages() -> Iterator[tuple[str, bytes]]:
    for pakket in EIGEN:
        yield from _own_files(resources.files(pakket), pakket.__name__)
    versie = f"Metadata-Version: 2.1\nName: {PROGRAMMA}\nVersion: {program_version()}\n"
    yield f"{PROGRAMMA.replace('-', '_')}-{program_version()}.dist-info/METADATA", versie.encode()
    for naam in sorted(_with_needs(NODIG)):
        for bestand in metadata.files(naam) or ():
            if bestand.suffix != ".pyc" and bestand.name not in _VAN_DE_INSTALLATIE and ".." not in bestand.parts:
                yield bestand.as_posix(), bestand.read_binary()


def _own_files(map_: Traversable, plek: str) -> Iterator[tuple[str, bytes]]:
    for deel in map_.iterdir():
        naam = f"{plek}/{deel.name}"
        if deel.is_dir():
            yield from _own_files(deel, naam)
        elif PurePosixPath(deel.name).suffix in _EIGEN_SOORTEN:
            yield naam, deel.read_bytes()


def _with_needs(naam: str) -> set[str]:
    """A package with everything that it needs, without what is only needed for something extra."""
    namen = {naam}
    for eis in metadata.requires(naam) or ():
        nodig = _NAAM.match(eis)
        if nodig and "extra ==" not in eis:
            namen |= _with_needs(nodig[0])
    return namen


def _zip(inhoud: dict[str, bytes]) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archief:
        for naam, deel in sorted(inhoud.items()):
            kop = zipfile.ZipInfo(naam, _DAG_NUL)
            kop.create_system, kop.external_attr = 3, 0o644 << 16
            kop.compress_type = zipfile.ZIP_DEFLATED
            archief.writestr(kop, deel)
    return stroom.getvalue()
