"""What an extension tells LibreOffice of the functions: their types, names, arguments and help, from the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from ho_addin.functies.register import CATEGORIE, FUNCTIES
from ho_addin.oxt.onderdeel import DIENST, UITLEG

if TYPE_CHECKING:
    from ho_addin.functies.register import Argument, Functie

KENMERK: Final = "nl.normenkaderho.libreoffice"
_MODULE: Final = DIENST.rsplit(".", 1)[0]
_INTERFACE: Final = "XFuncties"
_KOP: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOSTER: Final = "sequence< sequence< any > >"
_CEL: Final = "[in] com::sun::star::beans::XPropertySet document, [in] com::sun::star::table::XCellRange"
"""A cell itself instead of its value, for an error value is never handed over; the document comes with it unasked."""

SOORTEN: Final = {
    "functies.idl": "application/vnd.sun.star.uno-typelibrary;type=RDB",
    "functies.py": "application/vnd.sun.star.uno-component;type=Python",
    "CalcAddIns.xcu": "application/vnd.sun.star.configuration-data",
}
"""The files that LibreOffice registers, in this order: the types before what builds on them."""


def write_types() -> str:
    """The types of the functions as source of UNO; LibreOffice reads that as it reads a compiled type library."""
    regels = "".join(f"    {_signature(functie)};\n" for functie in FUNCTIES)
    begin = " ".join(f"module {deel} {{" for deel in _MODULE.split("."))
    eind = " ".join("};" for _ in _MODULE.split("."))
    return f"{begin}\n  interface {_INTERFACE} {{\n{regels}  }};\n{eind}\n"


def _signature(functie: Functie) -> str:
    soort = _CEL if functie.naam == UITLEG else "[in] any"
    return f"{_ROOSTER} {functie.naam}({', '.join(f'{soort} {deel.naam}' for deel in functie.argumenten)})"


def write_configuration() -> str:
    """The names and the help of the functions, as the function wizard shows them and as a file of Excel spells them."""
    functies = "".join(map(_function, FUNCTIES))
    return (
        f'{_KOP}<oor:component-data xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="CalcAddIns" oor:package="org.openoffice.Office">\n'
        f'<node oor:name="AddInInfo">\n<node oor:name={quoteattr(DIENST)} oor:op="replace">\n'
        f'<node oor:name="AddInFunctions">\n{functies}</node>\n</node>\n</node>\n</oor:component-data>\n'
    )


def _function(functie: Functie) -> str:
    argumenten = "".join(map(_argument, functie.argumenten))
    if argumenten:
        argumenten = f'<node oor:name="Parameters">\n{argumenten}</node>\n'
    return (
        f'<node oor:name={quoteattr(functie.naam)} oor:op="replace">\n'
        f"{_prop('DisplayName', functie.naam, 'en', 'nl')}{_prop('Description', functie.hulp, 'nl')}"
        f"{_prop('Category', 'Add-In')}{_prop('CategoryDisplayName', CATEGORIE, 'nl')}"
        f"{_prop('CompatibilityName', functie.naam, 'en')}{argumenten}</node>\n"
    )


def _argument(argument: Argument) -> str:
    return (
        f'<node oor:name={quoteattr(argument.naam)} oor:op="replace">\n'
        f"{_prop('DisplayName', argument.naam, 'nl')}{_prop('Description', argument.hulp, 'nl')}</node>\n"
    )


def _prop(naam: str, waarde: str, *talen: str) -> str:
    merken = [f" xml:lang={quoteattr(taal)}" for taal in talen] or [""]
    waarden = "".join(f"<value{merk}>{escape(waarde)}</value>" for merk in merken)
    return f"<prop oor:name={quoteattr(naam)}>{waarden}</prop>\n"


def write_manifest() -> str:
    """Which files of the extension LibreOffice registers."""
    regels = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(naam)} manifest:media-type={quoteattr(soort)}/>\n"
        for naam, soort in SOORTEN.items()
    )
    return f'{_KOP}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{regels}</manifest:manifest>\n'


def write_description(versie: str, platform: str) -> str:
    """What the list of extensions shows, and on which systems LibreOffice takes it."""
    return (
        f'{_KOP}<description xmlns="http://openoffice.org/extensions/description/2006">\n'
        f"<identifier value={quoteattr(KENMERK)}/>\n<version value={quoteattr(versie)}/>\n"
        f'<platform value={quoteattr(platform)}/>\n<display-name><name lang="nl">{escape(CATEGORIE)}</name>'
        "</display-name>\n</description>\n"
    )


def write_component(python: tuple[int, int], weigering: str) -> str:
    """The file that LibreOffice registers: it refuses another Python, and hands on everything else.

    Args:
        python: the version of the compiled part that the extension brings along.
        weigering: the sentence for another version, with ``{gevonden}`` where that stands.
    """
    return f'''"""The functions of the add-in as a part of LibreOffice; everything stands in ho_addin.oxt.onderdeel."""

import sys

import unohelper

GEMAAKT = {python!r}
WEIGERING = {weigering!r}
DIENST = {DIENST!r}


def make(context):
    """Make the part; its types are known by now, which they are not yet while the extension is registered."""
    from {_MODULE} import {_INTERFACE}

    from ho_addin.oxt.onderdeel import build_class
    from com.sun.star.lang import XServiceInfo

    return build_class(unohelper.Base, {_INTERFACE}, XServiceInfo)()


if sys.version_info[:2] != GEMAAKT:
    raise RuntimeError(WEIGERING.format(gevonden="%d.%d" % sys.version_info[:2]))
g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(make, DIENST, ("com.sun.star.sheet.AddIn", DIENST))
'''
