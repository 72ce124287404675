"""The parts of a file that claims to be a workbook: opened with limits, parsed without entities. Knows no cells."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ho_engine.fouten import HoFout
from ho_workbook.bewaker import VREEMD, guard
from ho_workbook.zegel import canoniek

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element


class Leesfout(ValueError):
    """Something in the file that can't be understood; the reader of the workbook makes a HoFout of it."""


@dataclass
class Onderdelen:
    """The parts of one file, each read at most once and never beyond what the file may unpack to."""

    inhoud: Mapping[str, bytes]
    bestand: str = ""
    werkmap: str = "xl/workbook.xml"
    _relaties: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def xml(self, naam: str) -> Element:
        """Parse a part."""
        if naam not in self.inhoud:
            raise Leesfout(f"het onderdeel {naam} ontbreekt")
        try:
            wortel: Element = fromstring(self.inhoud[naam], forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError) as fout:
            raise Leesfout(f"het onderdeel {naam} is beschadigd of onveilig") from fout
        return wortel

    def relaties(self, deel: str) -> dict[str, tuple[str, str]]:
        """Id -> (kind, part) of what a part refers to inside the file."""
        if deel not in self._relaties:
            map_, _, naam = deel.rpartition("/")
            lijst = posixpath.join(map_, "_rels", f"{naam}.rels")
            gevonden: dict[str, tuple[str, str]] = {}
            for element in self.xml(lijst) if lijst in self.inhoud else ():
                if element.get("TargetMode", "Internal") == "Internal":
                    doel = posixpath.normpath(posixpath.join("/", map_, element.attrib["Target"])).lstrip("/")
                    gevonden[element.attrib["Id"]] = (element.attrib["Type"].rpartition("/")[2], doel)
            self._relaties[deel] = gevonden
        return self._relaties[deel]

    def check_relaties(self) -> None:
        """Refuse a file whose parts refer to parts it lacks: programs that calculate stumble over that."""
        for lijst in self.inhoud:
            map_, _, naam = lijst.rpartition("_rels/")
            if map_ and naam.endswith(".rels"):
                for _, doel in self.relaties(f"{map_}{naam.removesuffix('.rels')}").values():
                    if doel not in self.inhoud:
                        raise Leesfout(f"het onderdeel {doel} ontbreekt")

    def eigenschappen(self) -> dict[str, str]:
        """The custom document properties by name."""
        deel = next((deel for soort, deel in self.relaties("").values() if soort == "custom-properties"), None)
        if deel is None or deel not in self.inhoud:
            return {}
        return {
            element.attrib["name"]: "".join((waarde.text or "").strip() for waarde in element)
            for element in self.xml(deel)
        }

    def vreemde_onderdelen(self) -> tuple[str, ...]:
        """Parts that no workbook of ours has: macros, links and connections to elsewhere, embedded files."""
        return tuple(sorted(naam for naam in self.inhoud if naam.startswith(VREEMD)))

    def onleesbaar(self, fout: Exception) -> HoFout:
        """The error for a file that can't be understood."""
        reden = str(fout) if isinstance(fout, Leesfout) else "de inhoud is beschadigd"
        return HoFout("geen_werkmap", self.bestand, reden=reden)


def kaal(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def shared_text(element: Element) -> str:
    """The text of a string item, rich or plain, without phonetic guides."""
    delen: list[str] = []
    for kind in element:
        if kaal(kind) == "t":
            delen.append(kind.text or "")
        elif kaal(kind) == "r":
            delen.extend(deel.text or "" for deel in kind if kaal(deel) == "t")
    return canoniek.tekst("".join(delen))


def open_onderdelen(data: bytes, bestand: str = "") -> Onderdelen:
    """Unpack a file, within limits.

    Args:
        data: the bytes of a file.
        bestand: its name, for messages.

    Returns:
        Its parts.

    Raises:
        HoFout: HO320 when it is no workbook, HO323 when it unpacks to far too much, HO324 when it is unsafe.
    """
    delen = guard(data, bestand).delen
    try:
        onderdelen = Onderdelen(delen, bestand)
        for soort, deel in onderdelen.relaties("").values():
            if soort == "officeDocument":
                onderdelen.werkmap = deel
        onderdelen.check_relaties()
        if kaal(onderdelen.xml(onderdelen.werkmap)) != "workbook":
            raise Leesfout("het is een ander soort document")  # noqa: TRY301 - one place turns every fault into a sentence
    except (Leesfout, KeyError) as fout:
        raise Onderdelen({}, bestand).onleesbaar(fout) from fout
    return onderdelen
