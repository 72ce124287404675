"""Makes ``vbaProject.bin``: only source text, no compiled code, so that Excel compiles what can be read.

The container and its records are those of pyOpenVBA's own empty project, made by Excel; the modules and names are ours.
See [MS-OVBA] for the numbers.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyopenvba import ExcelFile, VBAModuleKind  # type: ignore[import-untyped]
from pyopenvba.cfb import CFB  # type: ignore[import-untyped]
from pyopenvba.vba import (  # type: ignore[import-untyped]
    compress,
    parse_vba_project,
    serialize_dir_stream,
    serialize_projectwm,
)

from ho_addin.bouw.bronnen import BLADMODULE
from ho_addin.bouw.vbatekst import CODEPAGINA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_addin.bouw.bronnen import Module

PROJECT: Final = "NormenkaderHO"
PROJECT_ID: Final = "{9B0E6D1C-7A53-4E0B-8C55-2F4B1D6E3A90}"
GEEN_PCODE: Final = bytes.fromhex("CC61FFFF000000")
"""The whole ``_VBA_PROJECT`` of a project without compiled code (2.3.4.1)."""
_PROJECTNAAM: Final = 0x0004
_VOORAF: Final = 6
"""Bytes of a record before its text: the kind and the size."""
_ZAAD: Final = 0x5A
_BASIS: Final = {
    "werkmap": "0{00020819-0000-0000-C000-000000000046}",
    "blad": "0{00020820-0000-0000-C000-000000000046}",
}


def build_project(modules: Sequence[Module]) -> bytes:
    """The container with these modules; the workbook and the sheet come first."""
    cfb = CFB.from_bytes(_empty_project())
    project = parse_vba_project(cfb)
    bladnaam = next(module.name for module in project.modules if module.name.startswith("Sheet"))
    project.rename_module(bladnaam, BLADMODULE)
    cfb.rename_stream_in_storage("VBA", bladnaam, BLADMODULE)
    for naam in [module.name for module in project.modules if module.kind is VBAModuleKind.standard]:
        project.delete_module(naam)
        cfb.remove_stream_in_storage("VBA", naam)
    for module in modules:
        bron = full_source(module)
        if module.soort == "gewoon":
            project.add_module(module.naam, bron)
            cfb.add_stream_to_storage("VBA", module.naam, b"")
        deel = project.get_module(module.naam)
        deel.source, deel.text_offset = bron, 0
        cfb.write_stream_in_storage("VBA", module.naam, compress(bron.encode(CODEPAGINA)))
    cfb.write_stream_in_storage("VBA", "dir", compress(_named(serialize_dir_stream(project))))
    cfb.write_stream_in_storage("VBA", "_VBA_PROJECT", GEEN_PCODE)
    cfb.write_stream("PROJECT", _project_text(modules).encode(CODEPAGINA))
    namen = [(module.naam, module.naam) for module in modules]
    cfb.write_stream("PROJECTwm", serialize_projectwm(namen, code_page=project.code_page))
    return bytes(cfb.to_bytes())


def full_source(module: Module) -> str:
    """A module as it stands in the project: with its attributes, and CRLF as line end."""
    bron = module.bron
    if module.soort != "gewoon":
        bron = (
            f'Attribute VB_Name = "{module.naam}"\nAttribute VB_Base = "{_BASIS[module.soort]}"\n'
            "Attribute VB_GlobalNameSpace = False\nAttribute VB_Creatable = False\n"
            "Attribute VB_PredeclaredId = True\nAttribute VB_Exposed = True\n"
            f"Attribute VB_TemplateDerived = False\nAttribute VB_Customizable = True\n{bron}"
        )
    return bron.replace("\n", "\r\n")


def _empty_project() -> bytes:
    with tempfile.TemporaryDirectory() as map_, ExcelFile.create_new(Path(map_) / "leeg.xlam") as leeg:
        return bytes(leeg.vba_project_bytes())


def _named(records: bytes) -> bytes:
    """The directory of the project with our name in it."""
    merk = struct.pack("<HI", _PROJECTNAAM, len("VBAProject")) + b"VBAProject"
    if records.count(merk) != 1:
        raise ValueError("het lege project heeft een andere naam dan verwacht")
    return records.replace(merk, struct.pack("<HI", _PROJECTNAAM, len(PROJECT)) + PROJECT.encode())


def _project_text(modules: Sequence[Module]) -> str:
    soorten = {"gewoon": "Module={}", "werkmap": "Document={}/&H00000000", "blad": "Document={}/&H00000000"}
    regels = [
        f'ID="{PROJECT_ID}"',
        *(soorten[module.soort].format(module.naam) for module in modules),
        f'Name="{PROJECT}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(bytes(4))}"',
        f'DPB="{encrypt(bytes(1))}"',
        f'GC="{encrypt(bytes([0xFF]))}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.naam}=0, 0, 0, 0, C" for module in modules),
    ]
    return "\r\n".join(regels) + "\r\n"


def encrypt(inhoud: bytes, project_id: str = PROJECT_ID, zaad: int = _ZAAD) -> str:
    """A field about the protection of the project, as such a field is written (2.4.3)."""
    sleutel = sum(project_id.encode()) & 0xFF
    uit = [zaad, zaad ^ 2, zaad ^ sleutel]
    klaar, een, twee = sleutel, uit[2], uit[1]
    vulling = bytes((zaad & 6) // 2)
    for byte in vulling + struct.pack("<I", len(inhoud)) + inhoud:
        nieuw = byte ^ ((twee + klaar) & 0xFF)
        uit.append(nieuw)
        twee, een, klaar = een, nieuw, byte
    return bytes(uit).hex().upper()


def decrypt(veld: str) -> bytes:
    """What such a field says.

    >>> decrypt("DDDF94F5ACD6B0D6B0D6B0D6B0").hex(), decrypt(encrypt(b"ja"))
    ('00000000', b'ja')
    """
    zaad, twee, een, *rest = bytes.fromhex(veld)
    klaar = zaad ^ een
    uit = bytearray()
    for byte in rest:
        klaar = byte ^ ((twee + klaar) & 0xFF)
        uit.append(klaar)
        twee, een = een, byte
    return bytes(uit[(zaad & 6) // 2 + 4 :])
