"""LibreOffice as a peer: recalculating workbooks headless, one per start or many in one start."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from toezicht import Waarneming, observe

_PROFIEL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""0: recalculate always. Without it LibreOffice echoes what the file holds."""


def find_soffice() -> str | None:
    """The program, or nothing when this machine lacks it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def recalculate(soffice: str, data: bytes, aantal: int) -> tuple[Waarneming, bytes]:
    """Recalculate a workbook so many times in one start, with a fresh profile.

    Returns:
        What it took in all, and the last workbook that it wrote.
    """
    with tempfile.TemporaryDirectory(prefix="ho_kantoor_") as tijdelijk:
        map_ = Path(tijdelijk)
        (map_ / "profiel" / "user").mkdir(parents=True)
        (map_ / "profiel" / "user" / "registrymodifications.xcu").write_text(_PROFIEL, encoding="utf-8")
        bronnen = [map_ / f"{nummer}.xlsx" for nummer in range(aantal)]
        for bron in bronnen:
            bron.write_bytes(data)
        opdracht = [soffice, f"-env:UserInstallation={(map_ / 'profiel').as_uri()}", "--headless", "--norestore"]
        opdracht += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(map_ / "uit"), *map(str, bronnen)]
        gezien = observe(opdracht, {**os.environ, "SAL_USE_VCLPLUGIN": "svp"})
        return gezien, (map_ / "uit" / bronnen[-1].name).read_bytes()
