"""Fills a case template the way a person does, in LibreOffice: typing in its cells, Dutch settings, and saving it.

It makes ``casusbladen/hoofdtaak.xlsx`` from the template of Nederweert and the first case. LibreOffice runs without a
screen, in a profile of its own that is thrown away.
"""

from __future__ import annotations

import datetime as dt
import html
import os
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_engine import bereken_casus, kies_normenkader, lees_casus
from ho_engine.getallen import show_decimaal
from ho_workbook.indeling import CASUS
from ho_workbook.stand import Stand
from ho_workbook.werkboek import maak_sjabloon, meesterwerk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine import Casus
    from ho_workbook.celwaarden import Waarde

SAMPLES: Final = Path(__file__).resolve().parent
BRON: Final = SAMPLES / "casussen" / "001-nederweert-weduwe.toml"
DOEL: Final = SAMPLES / "casusbladen" / "hoofdtaak.xlsx"
_SECONDEN: Final = 180

_TAAL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>nl-NL</value></prop></item>
</oor:items>
"""
_BIBLIOTHEEK: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Vullen"/></library:library>
"""
_MODULE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Vullen"
 script:language="StarBasic">{code}</script:module>
"""
_MACRO: Final = """Sub Main
Dim stil(0) As New com.sun.star.beans.PropertyValue
stil(0).Name = "Hidden"
stil(0).Value = True
boek = StarDesktop.loadComponentFromURL("{bron}", "_blank", 0, stil())
blad = boek.Sheets.getByName("{blad}")
{regels}
Dim soort(0) As New com.sun.star.beans.PropertyValue
soort(0).Name = "FilterName"
soort(0).Value = "Calc MS Excel 2007 XML"
boek.storeToURL("{doel}", soort())
boek.close(True)
StarDesktop.terminate()
End Sub
"""


def typed_cells(casus: Casus) -> Iterator[tuple[str, Waarde]]:
    """The cells of the case sheet that someone fills in: address and value."""
    berekening = bereken_casus(casus)
    if berekening.kader is None:
        raise ValueError(BRON.name)
    werk = meesterwerk(berekening.kader, "sjabloon")
    vast = {werk.indeling.zaak(naam) for naam in ("gemeente", "normenkader")}
    for adres, waarde in werk.cellen(Stand(berekening, werk.indeling))[CASUS].items():
        if waarde is not None and adres not in vast:
            yield adres, waarde


def _statement(adres: str, waarde: Waarde) -> str:
    """Type a value as a Dutch user would: a decimal comma, day first."""
    cel = f'blad.getCellRangeByName("{adres}")'
    if isinstance(waarde, dt.date):
        return f'{cel}.FormulaLocal = "{waarde:%d-%m-%Y}"'
    if isinstance(waarde, Fraction | int | float):
        return f'{cel}.FormulaLocal = "{show_decimaal(Fraction(str(waarde)))}"'
    tekst = str(waarde).replace('"', '""').replace("\n", '" & Chr(10) & "')
    return f'{cel}.String = "{tekst}"'


def fill_template(casus: Casus, doel: Path) -> None:
    """Let LibreOffice fill the template of a case and save it as ``doel``."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        message = "LibreOffice (soffice) ontbreekt"
        raise FileNotFoundError(message)
    datum = casus.begin
    if datum is None:
        raise ValueError(BRON.name)
    with tempfile.TemporaryDirectory(prefix="ho_vullen_") as tijdelijk:
        sjabloon = Path(tijdelijk, "sjabloon.xlsx")
        sjabloon.write_bytes(maak_sjabloon(kies_normenkader(casus.gemeente, datum), datum))
        macro = _MACRO.format(
            bron=sjabloon.as_uri(),
            doel=doel.resolve().as_uri(),
            blad=CASUS,
            regels="\n".join(_statement(adres, waarde) for adres, waarde in typed_cells(casus)),
        )
        profiel = Path(tijdelijk, "profiel")
        (profiel / "user").mkdir(parents=True)
        (profiel / "user" / "registrymodifications.xcu").write_text(_TAAL, encoding="utf-8")
        _run(soffice, profiel, "--terminate_after_init")  # makes the profile; it would throw a macro away
        map_ = profiel / "user" / "basic" / "Standard"
        (map_ / "script.xlb").write_text(_BIBLIOTHEEK, encoding="utf-8")
        (map_ / "Vullen.xba").write_text(_MODULE.format(code=html.escape(macro)), encoding="utf-8")
        _run(soffice, profiel, "macro:///Standard.Vullen.Main")
    if not doel.is_file():
        message = f"LibreOffice schreef {doel.name} niet"
        raise FileNotFoundError(message)


def _run(soffice: str, profiel: Path, opdracht: str) -> None:
    """Run LibreOffice once, without a screen."""
    subprocess.run(
        [soffice, f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--norestore", opdracht],
        check=True,
        capture_output=True,
        timeout=_SECONDEN,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
    )


def main() -> int:
    """Make the case sheet of the main job."""
    DOEL.unlink(missing_ok=True)
    fill_template(lees_casus(BRON), DOEL)
    sys.stdout.write(f"{DOEL.relative_to(SAMPLES)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
