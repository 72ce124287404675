"""The cell styles of a template: number formats, and a quotePrefix twin of every style."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

_CELSTIJLEN: Final = re.compile(r"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
_STIJL: Final = re.compile(r"<xf [^>]*?/>|<xf .*?</xf>", re.DOTALL)
_CITAAT: Final = re.compile(r'\s*quotePrefix="\w+"')
_NOTATIE: Final = re.compile(r'<numFmt (?=[^>]*numFmtId="(\d+)")(?=[^>]*formatCode="([^"]*)")')
_NUMMER: Final = re.compile(r'numFmtId="(\d+)"')
_INGEBOUWD: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "mm-dd-yy"}


@dataclass(frozen=True, slots=True)
class Stijlen:
    """The styles part of a template.

    Attributes:
        xml: the part as openpyxl wrote it.
        stijlen: each cell style, by number.
        notaties: number format by its id.
    """

    xml: str
    stijlen: tuple[str, ...]
    notaties: dict[int, str]

    @classmethod
    def van_xml(cls, xml: str) -> Stijlen:
        """Read the styles part."""
        gevonden = _CELSTIJLEN.search(xml)
        eigen = {int(nummer): html.unescape(notatie) for nummer, notatie in _NOTATIE.findall(xml)}
        return cls(xml, tuple(_STIJL.findall(gevonden[1])) if gevonden else (), _INGEBOUWD | eigen)

    @property
    def aantal(self) -> int:
        """How many styles the template has; the twin of style n is n + aantal."""
        return len(self.stijlen)

    def met_tweelingen(self) -> str:
        """Return the part with, after the styles, a twin of each that marks its cell as typed with an apostrophe."""
        tweelingen = [_CITAAT.sub("", stijl).replace("<xf ", '<xf quotePrefix="1" ', 1) for stijl in self.stijlen]
        alle = "".join((*self.stijlen, *tweelingen))
        return _CELSTIJLEN.sub(lambda _: f'<cellXfs count="{2 * self.aantal}">{alle}</cellXfs>', self.xml)

    def getalnotatie(self, stijl: int) -> str:
        """Return the number format of a style, ``General`` when it is a rare built-in one."""
        nummer = _NUMMER.search(self.stijlen[stijl])
        return self.notaties.get(int(nummer[1]), "General") if nummer else "General"
