"""One spelling of the parts that openpyxl wrote, whichever XML library it found, in the order the schema asks.

With lxml installed openpyxl writes other spaces and other namespace declarations than without; an auditor who
makes the file again elsewhere must get the same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import fromstring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from xml.etree.ElementTree import Element

_KOP: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_TEKENING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_PAKKET: Final = "http://schemas.openxmlformats.org/package/2006/metadata"
_VOORVOEGSELS: Final = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    f"{_PAKKET}/core-properties": "cp",
    f"{_OFFICE}/relationships": "r",
    f"{_OFFICE}/docPropsVTypes": "vt",
    f"{_TEKENING}/main": "a",
    f"{_TEKENING}/chart": "c",
}
_LETTER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)
"""What a font says, in the order that Excel writes it; openpyxl begins with its name."""

_NAAM: Final = re.compile(r"\{([^}]*)\}(.*)")
_BIJZONDER: Final = re.compile(r'[&<>"\r\n\t]')
_TEKST: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_KENMERK: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def spel(deel: str, inhoud: bytes) -> bytes:
    """Spell a part the one way.

    Args:
        deel: its name; only parts in XML that openpyxl builds are spelled anew, its theme is a fixed text.
        inhoud: the part as openpyxl wrote it.

    Returns:
        The part with the same elements, attributes and texts; fonts in the order of the schema, and no filter buttons
        on tables: they do nothing on a protected sheet and stand in front of its headings.

    Raises:
        KeyError: a namespace that none of our parts uses.

    >>> spel("a.xml", b'<x xmlns="urn:x" b="1" ><y /> z </x>').decode().splitlines()[1]
    '<x xmlns="urn:x" b="1"><y/> z </x>'
    """
    if not deel.endswith((".xml", ".rels")) or deel.startswith("xl/theme/"):
        return inhoud
    wortel = fromstring(inhoud)  # noqa: S314 - no upload: openpyxl wrote it a moment ago
    eigen = _ruimte(wortel.tag)
    for letter in wortel.iter(f"{{{eigen}}}font"):
        letter[:] = sorted(letter, key=lambda kind: _LETTER.index(_NAAM.sub(r"\2", kind.tag)))
    if deel.startswith("xl/tables/"):
        for filter_ in wortel.findall(f"{{{eigen}}}autoFilter"):
            wortel.remove(filter_)
    namen = {naam for element in wortel.iter() for naam in (element.tag, *element.attrib)}
    ruimten = sorted({_ruimte(naam) for naam in namen} - {eigen, ""})
    voorvoegsels = {ruimte: f"{_VOORVOEGSELS[ruimte]}:" for ruimte in ruimten}
    kort = {naam: voorvoegsels.get(_ruimte(naam), "") + _NAAM.sub(r"\2", naam) for naam in namen}
    verklaard = [f' xmlns="{eigen}"'] if eigen else []
    verklaard += [f' xmlns:{voor[:-1]}="{ruimte}"' for ruimte, voor in voorvoegsels.items() if voor != "xml:"]
    stukken = [_KOP]
    _schrijf(wortel, kort, "".join(verklaard), stukken.append)
    return "".join(stukken).encode()


def _ruimte(naam: str) -> str:
    """The namespace of a name; an attribute without a prefix has none."""
    gevonden = _NAAM.match(naam)
    return gevonden[1] if gevonden else ""


def _schrijf(element: Element, kort: Mapping[str, str], verklaard: str, uit: Callable[[str], None]) -> None:
    """Write an element with all that is in it."""
    naam = kort[element.tag]
    uit(f"<{naam}{verklaard}")
    for kenmerk, waarde in element.attrib.items():
        uit(f' {kort[kenmerk]}="{waarde.translate(_KENMERK) if _BIJZONDER.search(waarde) else waarde}"')
    if not len(element) and not element.text:
        uit("/>")
        return
    uit(f">{_tekst(element.text)}")
    for kind in element:
        _schrijf(kind, kort, "", uit)
        if kind.tail:
            uit(_tekst(kind.tail))
    uit(f"</{naam}>")


def _tekst(tekst: str | None) -> str:
    if not tekst:
        return ""
    return tekst.translate(_TEKST) if _BIJZONDER.search(tekst) else tekst
