"""Makes the pictures of the README: two pages of the workbook of the main job, as LibreOffice prints them.

It needs LibreOffice, pdftotext and pdftoppm (poppler-utils).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from ho_engine import bereken_casus
from ho_workbook.lezen import lees_casusblad
from ho_workbook.werkboek import maak_werkboek

SAMPLES: Final = Path(__file__).resolve().parent
BEELD: Final = SAMPLES.parent / "docs" / "beeld"
BEELDEN: Final = {"overzicht": "Leeswijzer", "berekening": "Per regel van het normenkader"}
"""Picture -> a text that only stands on its page, first of all pages."""
_DPI: Final = 88
_NEDERLANDS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>nl-NL</value></prop></item>
</oor:items>
"""
_SECONDEN: Final = 180


def find_program(naam: str) -> str:
    """The path of a program that has to be there."""
    gevonden = shutil.which(naam)
    if gevonden is None:
        message = f"{naam} ontbreekt"
        raise FileNotFoundError(message)
    return gevonden


def find_page(pdf: Path, tekst: str) -> int:
    """The first page on which a text stands."""
    opdracht = [find_program("pdftotext"), "-layout", str(pdf), "-"]
    paginas = subprocess.run(opdracht, check=True, capture_output=True, timeout=_SECONDEN).stdout.decode().split("\f")
    return next(nummer for nummer, inhoud in enumerate(paginas, start=1) if tekst in inhoud)


def main() -> int:
    """Make them."""
    berekening = bereken_casus(lees_casusblad(SAMPLES / "casusbladen" / "hoofdtaak.xlsx"))
    with tempfile.TemporaryDirectory(prefix="ho_beeld_") as tijdelijk:
        werkboek = Path(tijdelijk, "werkboek.xlsx")
        werkboek.write_bytes(maak_werkboek(berekening, "definitief"))
        instellingen = Path(tijdelijk, "profiel", "user", "registrymodifications.xcu")
        instellingen.parent.mkdir(parents=True)
        instellingen.write_text(_NEDERLANDS, encoding="utf-8")
        profiel = f"-env:UserInstallation={Path(tijdelijk, 'profiel').as_uri()}"
        opdracht = [find_program("soffice"), profiel, "--headless", "--norestore", "--convert-to", "pdf"]
        omgeving = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        opdracht += ["--outdir", tijdelijk, str(werkboek)]
        subprocess.run(opdracht, check=True, capture_output=True, timeout=_SECONDEN, env=omgeving)
        pdf = werkboek.with_suffix(".pdf")
        for naam, tekst in BEELDEN.items():
            bladzijde = str(find_page(pdf, tekst))
            opdracht = [find_program("pdftoppm"), "-f", bladzijde, "-l", bladzijde, "-r", str(_DPI)]
            opdracht += ["-png", "-singlefile", str(pdf), str(BEELD / naam)]
            subprocess.run(opdracht, check=True, capture_output=True, timeout=_SECONDEN)
    return 0


if __name__ == "__main__":
    sys.exit(main())
