"""Puts the add-in together: one sheet with the help of the functions, the ribbon, and the project.

All parts are written here, in a fixed order, without a clock and not deflated (every zlib does that in its own way), so
that the same sources give the same bytes everywhere.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from openpyxl.writer.theme import theme_xml

from ho_addin.bouw.bronnen import BLADMODULE, read_modules
from ho_addin.bouw.lint import write_lint
from ho_addin.bouw.vbaproject import build_project
from ho_addin.functies import FUNCTIES
from ho_engine.verantwoording import PROGRAMMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_addin.bouw.bronnen import Module

XLAM: Final = "NormenkaderHO.xlam"
HULPBLAD: Final = "_IntelliSense_"
"""The name that the free display add-in of Excel-DNA looks for; without it the sheet is only not seen."""

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HOOFD: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKKET: Final = "http://schemas.openxmlformats.org/package/2006"
_MS: Final = "http://schemas.microsoft.com/office/2006/relationships"
_SOORT: Final = "application/vnd.openxmlformats-officedocument"


def build_xlam(modules: Sequence[Module] | None = None) -> bytes:
    """The bytes of the add-in."""
    delen: dict[str, bytes] = {naam: tekst.encode() for naam, tekst in _parts().items()}
    delen["xl/vbaProject.bin"] = build_project(modules or read_modules())
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        for naam, inhoud in delen.items():
            deel = zipfile.ZipInfo(naam)  # 1 January 1980
            deel.create_system, deel.external_attr = 0, 0
            pakket.writestr(deel, inhoud)
    return uit.getvalue()


def help_rows() -> list[list[str | int]]:
    """The sheet with help: per function its name, what it does, no help page, and per argument its name and help."""
    rijen: list[list[str | int]] = [["FunctionInfo", 1]]
    for functie in FUNCTIES:
        argumenten = [tekst for deel in functie.argumenten for tekst in (deel.naam, deel.hulp)]
        rijen.append([functie.naam, functie.hulp, "", *argumenten])
    return rijen


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_REL}/officeDocument", "xl/workbook.xml"),
            (f"{_PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_REL}/extended-properties", "docProps/app.xml"),
            (f"{_MS}/ui/extensibility", "customUI/customUI.xml"),
        ),
        "docProps/app.xml": _XML
        + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Excel</Application></Properties>",
        "docProps/core.xml": _core(),
        "customUI/customUI.xml": write_lint(),
        "xl/workbook.xml": _XML + f'<workbook xmlns="{_HOOFD}" xmlns:r="{_REL}"><workbookPr codeName="ThisWorkbook"/>'
        f'<bookViews><workbookView/></bookViews><sheets><sheet name="{HULPBLAD}" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            (f"{_REL}/worksheet", "worksheets/sheet1.xml"),
            (f"{_REL}/theme", "theme/theme1.xml"),
            (f"{_REL}/styles", "styles.xml"),
            (f"{_REL}/sharedStrings", "sharedStrings.xml"),
            (f"{_MS}/vbaProject", "vbaProject.bin"),
        ),
        "xl/theme/theme1.xml": theme_xml,
        "xl/styles.xml": _styles(),
        "xl/sharedStrings.xml": _strings(),
        "xl/worksheets/sheet1.xml": _sheet(),
    }


def _content_types() -> str:
    soorten = {
        "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_SOORT}.spreadsheetml.worksheet+xml",
        "/xl/theme/theme1.xml": f"{_SOORT}.theme+xml",
        "/xl/styles.xml": f"{_SOORT}.spreadsheetml.styles+xml",
        "/xl/sharedStrings.xml": f"{_SOORT}.spreadsheetml.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_SOORT}.extended-properties+xml",
    }
    standaard = {
        "bin": "application/vnd.ms-office.vbaProject",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    return (
        f'{_XML}<Types xmlns="{_PAKKET}/content-types">'
        + "".join(f'<Default Extension="{eind}" ContentType="{soort}"/>' for eind, soort in standaard.items())
        + "".join(f'<Override PartName="{deel}" ContentType="{soort}"/>' for deel, soort in soorten.items())
        + "</Types>"
    )


def _relations(*paren: tuple[str, str]) -> str:
    delen = (
        f'<Relationship Id="rId{plaats}" Type="{soort}" Target="{doel}"/>'
        for plaats, (soort, doel) in enumerate(paren, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PAKKET}/relationships">{"".join(delen)}</Relationships>'


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PAKKET}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(PROGRAMMA)}</dc:title><dc:creator>{escape(PROGRAMMA)}</dc:creator>"
        "<dc:description>Rekent met de normen voor huishoudelijke ondersteuning van een gemeente.</dc:description>"
        "</cp:coreProperties>"
    )


def _styles() -> str:
    leeg = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'{_XML}<styleSheet xmlns="{_HOOFD}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{leeg}/></cellStyleXfs><cellXfs count="1">{leeg} xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet() -> str:
    rijen = []
    plaats = {tekst: nummer for nummer, tekst in enumerate(_texts())}
    for rij, cellen in enumerate(help_rows(), start=1):
        inhoud = "".join(_cell(rij, kolom, waarde, plaats) for kolom, waarde in enumerate(cellen) if waarde != "")
        rijen.append(f'<row r="{rij}">{inhoud}</row>')
    return (
        f'{_XML}<worksheet xmlns="{_HOOFD}"><sheetPr codeName="{BLADMODULE}"/>'
        f"<sheetData>{''.join(rijen)}</sheetData></worksheet>"
    )


def _cell(rij: int, kolom: int, waarde: str | int, plaats: dict[str, int]) -> str:
    plek = f"{chr(ord('A') + kolom)}{rij}"
    if isinstance(waarde, int):
        return f'<c r="{plek}"><v>{waarde}</v></c>'
    return f'<c r="{plek}" t="s"><v>{plaats[waarde]}</v></c>'


def _texts() -> list[str]:
    """Every text of the sheet, once, in order of appearance."""
    return list(dict.fromkeys(cel for rij in help_rows() for cel in rij if isinstance(cel, str) and cel))


def _strings() -> str:
    aantal = sum(isinstance(cel, str) and cel != "" for rij in help_rows() for cel in rij)
    teksten = _texts()
    delen = "".join(f"<si><t>{escape(tekst)}</t></si>" for tekst in teksten)
    return f'{_XML}<sst xmlns="{_HOOFD}" count="{aantal}" uniqueCount="{len(teksten)}">{delen}</sst>'
