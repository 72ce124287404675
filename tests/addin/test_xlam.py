"""The add-in file: the same sources give the same bytes, nothing of others is in it, and other programs read it."""

from __future__ import annotations

import html
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import load_workbook
from pyopenvba import ExcelFile  # type: ignore[import-untyped]
from pyopenvba.cfb import CFB  # type: ignore[import-untyped]

from ho_addin.bouw import BRONMAP, XLAM, build_xlam, read_modules
from ho_addin.bouw.__main__ import main
from ho_addin.bouw.vbaproject import GEEN_PCODE, PROJECT, full_source
from ho_addin.bouw.vbatekst import quote
from ho_addin.bouw.xlam import HULPBLAD, help_rows
from ho_addin.knoppen import KNOPPEN
from opdrachtregel import PROJECT as PROJECTMAP
from opdrachtregel import env
from orakel.libreoffice import zoek_soffice

if TYPE_CHECKING:
    from pathlib import Path

BESTAND: Final = BRONMAP / XLAM
LANGSTE_TIP: Final = 1024
"""Characters that Office shows of a tip."""


@cache
def parts() -> dict[str, bytes]:
    """The parts of the file in the repository."""
    with zipfile.ZipFile(BESTAND) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def test_the_file_in_the_repository_is_what_is_built() -> None:
    """Nothing was changed by hand, and nothing was forgotten."""
    assert build_xlam() == BESTAND.read_bytes(), "maak hem opnieuw: python -m ho_addin.bouw"


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no chance, no order of a set, no place on a disk."""
    doel = tmp_path / "elders.xlam"
    omgeving = env() | {"PYTHONHASHSEED": "12345", "TZ": "Asia/Tokyo"}
    opdracht = [sys.executable, "-m", "ho_addin.bouw", "-o", str(doel)]
    subprocess.run(opdracht, env=omgeving, cwd=PROJECTMAP, check=True, capture_output=True)
    assert doel.read_bytes() == BESTAND.read_bytes()


def test_building_to_another_place_says_what_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The generated modules are only written when the file in the repository is."""
    doel = tmp_path / "klaar.xlam"
    assert main(["-o", str(doel)]) == 0
    assert capsys.readouterr().out == f"klaar.xlam: {doel.stat().st_size} bytes\n"
    assert list(tmp_path.glob("*.bas")) == []


def test_the_package_is_whole() -> None:
    """Every relation leads to a part, every part has a type, and every part is XML that can be read."""
    soorten = ET.fromstring(parts()["[Content_Types].xml"])  # noqa: S314 - our own
    met_soort = {deel.get("PartName", "")[1:] for deel in soorten} | {"[Content_Types].xml"}
    eindes = {deel.get("Extension") for deel in soorten} - {None}
    assert all(naam in met_soort or naam.rsplit(".", 1)[-1] in eindes for naam in parts())
    for naam, inhoud in parts().items():
        if naam.endswith(".rels"):
            map_ = naam.replace("_rels/", "").rsplit("/", 1)[0] + "/" if "/_rels/" in naam else ""
            doelen = [map_ + str(deel.get("Target")) for deel in ET.fromstring(inhoud)]  # noqa: S314 - our own
            assert doelen
            assert set(doelen) <= set(parts())
        elif naam.endswith(".xml"):
            assert ET.fromstring(inhoud).tag  # noqa: S314 - our own
    with zipfile.ZipFile(BESTAND) as pakket:
        assert {deel.date_time for deel in pakket.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_others_is_in_it() -> None:
    """No name of a person, no folder of somebody's PC, no compiled code; only where Windows keeps its own libraries."""
    alles = b"\n".join(parts().values()) + BESTAND.read_bytes()
    cfb = CFB.from_bytes(parts()["xl/vbaProject.bin"])
    assert sorted(cfb.list_streams_at(("VBA",))) == sorted(["_VBA_PROJECT", "dir", *(m.naam for m in read_modules())])
    assert cfb.get_stream_in_storage("VBA", "_VBA_PROJECT") == GEEN_PCODE
    assert b"__SRP_" not in alles
    assert not re.findall(rb"(?i)william|felix|\\users\\|/home/|/tmp/|microsoft excel\x00", alles)


def test_pyopenvba_reads_the_same_modules() -> None:
    """The text of each module comes back as it was, in a project with our name that is found in order."""
    with ExcelFile(BESTAND) as boek:
        gelezen = {naam: boek.get_module(naam) for naam in boek.module_names()}
        assert boek.validate() == []
    assert gelezen == {module.naam: full_source(module) for module in read_modules()}
    assert f'Name="{PROJECT}"'.encode() in CFB.from_bytes(parts()["xl/vbaProject.bin"]).get_stream("PROJECT")


def test_openpyxl_reads_the_help_and_keeps_the_project() -> None:
    """The sheet holds the help of the register, and the project goes through another program untouched."""
    boek = load_workbook(_as_workbook(), keep_vba=True)
    assert boek.sheetnames == [HULPBLAD]
    gelezen = [[cel for cel in rij if cel is not None] for rij in boek[HULPBLAD].iter_rows(values_only=True)]
    assert gelezen == [[cel for cel in rij if cel != ""] for rij in help_rows()]
    uit = io.BytesIO()
    boek.save(uit)
    with zipfile.ZipFile(uit) as pakket:
        assert pakket.read("xl/vbaProject.bin") == parts()["xl/vbaProject.bin"]
        assert pakket.read("customUI/customUI.xml") == parts()["customUI/customUI.xml"]


def _as_workbook() -> io.BytesIO:
    """The same parts under the name of a workbook: openpyxl knows no add-ins."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        for naam, inhoud in parts().items():
            pakket.writestr(naam, inhoud.replace(b"ms-excel.addin.macro", b"ms-excel.sheet.macro"))
    return uit


@pytest.mark.libreoffice
def test_libreoffice_reads_the_same_modules(tmp_path: Path) -> None:
    """LibreOffice imports the project and writes each module out as it stands in the sources."""
    soffice = zoek_soffice()
    assert soffice is not None
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    filters = ["--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods", "--outdir", str(tmp_path)]
    opdracht = [soffice, profiel, "--headless", "--norestore", *filters, str(BESTAND)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=240)
    with zipfile.ZipFile(tmp_path / f"{BESTAND.stem}.ods") as pakket:
        namen = [naam for naam in pakket.namelist() if naam.startswith(f"Basic/{PROJECT}/")]
        gelezen = {os.path.basename(naam)[:-4]: pakket.read(naam).decode() for naam in namen}  # noqa: PTH119 - in a zip
    assert set(gelezen) == {module.naam for module in read_modules()} | {"script-lb"}
    for module in read_modules():
        tekst = html.unescape(gelezen[module.naam].split(">", 3)[3].rsplit("</", 1)[0])
        kaal = re.sub(r"(?m)^Rem Attribute .*\n|^Option VBASupport 1\n|^Option ClassModule\n", "", tekst)
        bron = re.sub(r"(?m)^Attribute .*\n", "", module.bron)
        assert kaal.strip() == bron.strip(), module.naam


def test_the_table_of_buttons_is_fit_for_the_ribbon() -> None:
    """Each button has a name and a tip of its own, in one sentence, and its group is not split."""
    assert len({knop.id for knop in KNOPPEN}) == len({knop.label for knop in KNOPPEN}) == len(KNOPPEN)
    groepen = [knop.groep for knop in KNOPPEN]
    assert groepen == sorted(groepen, key=groepen.index)
    for knop in KNOPPEN:
        assert knop.tip.endswith(".")
        assert len(knop.tip) <= LANGSTE_TIP
        assert knop.id.startswith("ho")


def test_a_text_that_the_editor_cannot_hold_is_refused() -> None:
    """What does not fit in the code page or on one line never becomes a question mark in the add-in."""
    for tekst in ("≥ 5", "twee\nregels"):
        with pytest.raises(ValueError, match=r"codec|regels"):
            quote(tekst)
