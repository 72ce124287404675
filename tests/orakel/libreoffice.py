"""LibreOffice as second oracle: forced recalculation and rendering; it judges nothing itself.

LibreOffice normally echoes the cached results of a workbook. Every run here therefore uses a profile of
its own in which recalculation on load is forced, for OOXML and for ODF.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from openpyxl import load_workbook

from ho_workbook.celwaarden import Celfout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell.cell import Cell, MergedCell

Gelezen: TypeAlias = float | str | bool | Celfout | None

VERPLICHT: Final = "HO_LIBREOFFICE_VERPLICHT"
_TIJD_PER_AANROEP_S: Final = 240
_DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet date has no time zone

_PROFIEL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{modus}</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
<value>{modus}</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{taal}</value></prop></item>
</oor:items>
"""


class OrakelFout(RuntimeError):
    """LibreOffice is missing, or did not deliver what was asked."""


@functools.cache
def zoek_soffice() -> str | None:
    """Return the path of the LibreOffice program, or None when this machine lacks it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def herbereken_met_libreoffice(
    paden: Sequence[Path], *, taal: str = "en-US", forceer: bool = True
) -> list[Mapping[str, Mapping[str, Gelezen]]]:
    """Recalculate workbooks in one LibreOffice run and read every cell that holds something.

    Args:
        paden: workbooks (.xlsx); they are not changed.
        taal: locale of the run, such as ``en-US`` or ``nl-NL``.
        forceer: False shows what LibreOffice does by default (echo); only for the test of the oracle itself.

    Returns:
        Per workbook: sheet title -> address -> raw value. Dates are serial numbers, empty cells are absent.

    Raises:
        OrakelFout: LibreOffice is missing, fails, or leaves a workbook out.
    """
    if not paden:
        return []
    with tempfile.TemporaryDirectory(prefix="ho_orakel_") as tijdelijk:
        bron, doel = Path(tijdelijk, "bron"), Path(tijdelijk, "doel")
        bron.mkdir()
        kopieen = [bron / f"{nummer:05d}.xlsx" for nummer in range(len(paden))]
        for pad, kopie in zip(paden, kopieen, strict=True):
            shutil.copyfile(pad, kopie)
        _converteer(kopieen, doel, formaat="xlsx:Calc MS Excel 2007 XML", taal=taal, forceer=forceer)
        return [_lees(doel / kopie.name) for kopie in kopieen]


def render_png(pad: Path, map_: Path, *, taal: str = "nl-NL", dpi: int = 70) -> list[Path]:
    """Print a workbook to PDF and return one PNG picture per page, for the eye.

    Args:
        pad: the workbook (.xlsx).
        map_: an existing folder that receives the pictures.
        taal: locale of the run.
        dpi: resolution of the pictures.

    Returns:
        The pictures in page order.

    Raises:
        OrakelFout: LibreOffice or pdftoppm is missing or fails.
    """
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        message = "pdftoppm ontbreekt; installeer poppler-utils"
        raise OrakelFout(message)
    with tempfile.TemporaryDirectory(prefix="ho_orakel_") as tijdelijk:
        _converteer([pad], Path(tijdelijk), formaat="pdf", taal=taal, forceer=False)
        pdf = Path(tijdelijk, f"{pad.stem}.pdf")
        _voer_uit([pdftoppm, "-r", str(dpi), "-png", str(pdf), str(map_ / pad.stem)])
    return sorted(map_.glob(f"{pad.stem}-*.png"))


def druk_af(paden: Sequence[Path], map_: Path, *, taal: str = "nl-NL") -> list[list[str]]:
    """Print workbooks to PDF in one LibreOffice run and read the text of every page.

    Args:
        paden: workbooks (.xlsx), each with a name of its own.
        map_: an existing folder that receives the PDF files.
        taal: locale of the run.

    Returns:
        Per workbook the text of each page, laid out as it is printed.

    Raises:
        OrakelFout: LibreOffice or pdftotext is missing or fails.
    """
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        message = "pdftotext ontbreekt; installeer poppler-utils"
        raise OrakelFout(message)
    _converteer(paden, map_, formaat="pdf", taal=taal, forceer=False)
    bladzijden = []
    for pad in paden:
        tekst = map_ / f"{pad.stem}.txt"
        _voer_uit([pdftotext, "-layout", str(map_ / f"{pad.stem}.pdf"), str(tekst)])
        bladzijden.append(tekst.read_text(encoding="utf-8").rstrip("\f").split("\f"))
    return bladzijden


def _converteer(paden: Sequence[Path], doel: Path, *, formaat: str, taal: str, forceer: bool) -> None:
    """Convert all files in one soffice call, with a throw-away profile."""
    soffice = zoek_soffice()
    if soffice is None:
        message = "LibreOffice (soffice) ontbreekt; installeer libreoffice-calc-nogui"
        raise OrakelFout(message)
    with tempfile.TemporaryDirectory(prefix="ho_profiel_") as profiel:
        gebruiker = Path(profiel, "user")
        gebruiker.mkdir()
        # 0 = always recalculate, 1 = never.
        registratie = _PROFIEL.format(modus=0 if forceer else 1, taal=taal)
        (gebruiker / "registrymodifications.xcu").write_text(registratie, encoding="utf-8")
        _voer_uit(
            [
                soffice,
                f"-env:UserInstallation={Path(profiel).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                formaat,
                "--outdir",
                str(doel),
                *map(str, paden),
            ]
        )
    uitgang = formaat.partition(":")[0]
    gemist = [pad.name for pad in paden if not (doel / f"{pad.stem}.{uitgang}").is_file()]
    if gemist:
        message = f"LibreOffice leverde niet: {', '.join(gemist)}"
        raise OrakelFout(message)


def _voer_uit(opdracht: list[str]) -> None:
    """Run a program, and turn a failure into an OrakelFout with its own words."""
    omgeving = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    try:
        subprocess.run(opdracht, check=True, capture_output=True, text=True, timeout=_TIJD_PER_AANROEP_S, env=omgeving)
    except subprocess.CalledProcessError as fout:
        message = f"{opdracht[0]} stopte met {fout.returncode}: {fout.stderr}"
        raise OrakelFout(message) from fout
    except subprocess.TimeoutExpired as fout:
        message = f"{opdracht[0]} was na {_TIJD_PER_AANROEP_S} s niet klaar"
        raise OrakelFout(message) from fout


def _lees(pad: Path) -> dict[str, dict[str, Gelezen]]:
    """Read the values LibreOffice stored; a formula that gives "" is read as "" and not as empty."""
    formules = load_workbook(pad)
    waarden = load_workbook(pad, data_only=True)
    gelezen: dict[str, dict[str, Gelezen]] = {}
    for blad in waarden.worksheets:
        cellen = gelezen.setdefault(blad.title, {})
        for rij in formules[blad.title].iter_rows():
            for cel in rij:
                if cel.value is not None:
                    waarde = _als_waarde(blad[cel.coordinate])
                    is_formule = cel.data_type == "f"
                    cellen[cel.coordinate] = "" if waarde is None and is_formule else waarde
    return gelezen


def _als_waarde(cel: Cell | MergedCell) -> Gelezen:
    """Return the raw value of a cell: numbers as float, dates as serial, errors as Celfout."""
    waarde = cel.value
    if cel.data_type == "e":
        return Celfout(str(waarde))
    if waarde is None or isinstance(waarde, bool | str):
        return waarde
    if isinstance(waarde, dt.datetime):
        return (waarde - _DAG_NUL) / dt.timedelta(days=1)
    if isinstance(waarde, int | float):
        return float(waarde)
    raise OrakelFout(f"{cel.coordinate} bevat een {type(waarde).__name__}")
