"""Typing in LibreOffice without a screen: a macro opens a workbook, types in its cells and saves it as Excel would."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from orakel.libreoffice import _PROFIEL, OrakelFout, _voer_uit, zoek_soffice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MODULE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{basic}
</script:module>
"""
_BASIC: Final = """
Sub Main
  Dim lees(0) As New com.sun.star.beans.PropertyValue
  lees(0).Name = "Hidden"
  lees(0).Value = True
  Dim bewaar(0) As New com.sun.star.beans.PropertyValue
  bewaar(0).Name = "FilterName"
  bewaar(0).Value = "Calc MS Excel 2007 XML"
  document = StarDesktop.loadComponentFromURL("{voor}", "_blank", 0, lees())
{regels}
  document.storeToURL("{na}", bewaar())
  document.close(True)
  StarDesktop.terminate()
End Sub
"""


@dataclass(frozen=True, slots=True)
class Blad:
    """What is done on one sheet, in this order: rows inserted above a row, rows deleted, and texts typed in cells."""

    naam: str
    typen: Mapping[str, str] = field(default_factory=dict)
    invoegen: Sequence[int] = ()
    weg: Sequence[int] = ()


def type_in(voor: Path, na: Path, bladen: Sequence[Blad], *, taal: str = "nl-NL") -> None:
    """Type in a workbook as somebody at the keyboard of a Dutch LibreOffice does.

    Args:
        voor: the workbook; it is not changed.
        na: where it is saved.
        bladen: what is typed.
        taal: locale of the run: what a comma or a dash in a number means.

    Raises:
        OrakelFout: LibreOffice is missing, or nothing was saved.
    """
    soffice = zoek_soffice()
    if soffice is None:
        message = "LibreOffice (soffice) ontbreekt; installeer libreoffice-calc-nogui"
        raise OrakelFout(message)
    regels = "\n".join(regel for blad in bladen for regel in _lines(blad))
    basic = _BASIC.format(voor=voor.as_uri(), na=na.as_uri(), regels=regels)
    with tempfile.TemporaryDirectory(prefix="ho_profiel_") as profiel:
        gebruiker = Path(profiel, "user")
        gebruiker.mkdir()
        (gebruiker / "registrymodifications.xcu").write_text(_PROFIEL.format(modus=0, taal=taal), encoding="utf-8")
        opdracht = [soffice, f"-env:UserInstallation={Path(profiel).as_uri()}", "--headless", "--norestore"]
        _voer_uit([*opdracht, "--terminate_after_init"])  # a new profile gets an empty macro, which is replaced
        module = _MODULE.format(basic=escape(basic))
        (gebruiker / "basic" / "Standard" / "Module1.xba").write_text(module, encoding="utf-8")
        _voer_uit([*opdracht, "macro:///Standard.Module1.Main"])
    if not na.is_file():
        message = f"LibreOffice bewaarde {na.name} niet"
        raise OrakelFout(message)


def _lines(blad: Blad) -> list[str]:
    """The same in Basic; what is typed goes through the reading of the locale, unless the cell shows text."""
    regels = [f'  blad = document.Sheets.getByName("{blad.naam}")']
    regels += [f"  blad.Rows.insertByIndex({rij - 1}, 1)" for rij in blad.invoegen]
    regels += [f"  blad.Rows.removeByIndex({rij - 1}, 1)" for rij in blad.weg]
    for adres, tekst in blad.typen.items():
        geciteerd = '"' + tekst.replace('"', '""') + '"'
        cel = f'blad.getCellRangeByName("{adres}")'
        notatie = f"document.NumberFormats.getByKey({cel}.NumberFormat).Type"
        regels += [
            f"  If {notatie} = com.sun.star.util.NumberFormat.TEXT Then",
            f"    {cel}.String = {geciteerd}",
            "  Else",
            f"    {cel}.FormulaLocal = {geciteerd}",
            "  End If",
        ]
    return regels
