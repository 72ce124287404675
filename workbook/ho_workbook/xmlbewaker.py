"""The guard of one XML part: plain UTF-8 without a DTD, and no more in it than a case can hold. Reads no value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from ho_engine.melding import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAXIMUM_TAGS: Final = 250_000
MAXIMUM_ATTRIBUTEN: Final = 300_000
MAXIMUM_TAGS_ELDERS: Final = 60_000
"""In a part that is no sheet and no list of texts: a reader makes something of each."""
MAXIMUM_STUK: Final = 400_000
"""Bytes between two tags: the longest text of a cell, each of its characters written as an escape."""
MAXIMUM_DIEPTE: Final = 100
MAXIMUM_CELLEN: Final = 60_000
MAXIMUM_RIJ: Final = 100_000
MAXIMUM_LETTERS: Final = 2
"""Letters of a column: ZZ, the 702nd, is the last."""
MAXIMUM_NAMEN: Final = 5_000
MAXIMUM_SAMENGEVOEGD: Final = 50_000
"""Cells that merged ranges cover."""
MAXIMUM_FORMULE: Final = 20_000
MAXIMUM_HAAKJES: Final = 64
MAXIMUM_GEDEELD: Final = 1_000_000
"""Characters that shared formulas come to when each cell gets its own."""

_TEKENING: Final = ".vml"
_GRENS_RIJ: Final = 1_048_576
_GRENS_KOLOM: Final = 16_384
_GRENS_LETTERS: Final = 3
_FORMULES: Final = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_TEKENSET: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_GEWOON: Final = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_DTD: Final = re.compile(rb"<!(?!--|\[CDATA\[)")
_LANGE_CEL: Final = re.compile(rb"<(?:\w+:)?c\b[^>]{500}")
_CELADRES: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z", re.ASCII)
_ADRES: Final = re.compile(r"\$?([A-Z]+)\$?([1-9][0-9]*)", re.ASCII)


class Onveilig(ValueError):
    """Something that may hurt who reads it; the sentence says what."""


class Beschadigd(ValueError):
    """Something that no program wrote like this; the sentence says what."""


@dataclass
class Tellers:
    """What the parts of one file come to together."""

    tags: int = 0
    attributen: int = 0
    cellen: int = 0
    buiten: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bladvorm:
    """What of a sheet is merged or out of sight.

    Attributes:
        samengevoegd: merged ranges, as they are spelled.
        rijen: hidden rows.
        kolommen: first and last of each stretch of hidden columns.
    """

    samengevoegd: tuple[str, ...] = ()
    rijen: frozenset[int] = frozenset()
    kolommen: tuple[tuple[int, int], ...] = ()


def scan_part(naam: str, xml: bytes, tellers: Tellers) -> Bladvorm | None:
    """Look through a part without keeping anything of it.

    Args:
        naam: its name, for messages.
        xml: its content.
        tellers: what the parts before it came to; this one is added.

    Returns:
        The shape of a worksheet, nothing for another part.

    Raises:
        Onveilig: it holds a DTD, is not UTF-8, or is far more than a case needs.
        Beschadigd: it is not well-formed, or a cell stands where none can.
    """
    _check_bytes(shown(naam), xml, tellers)
    if naam.lower().endswith(_TEKENING):  # Excel writes these as loosely as a web page, and nothing here reads them
        return None
    lezer = _Lezer(shown(naam), xml, tellers)
    lezer.lees()
    return lezer.vorm()


def range_area(bereik: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row and last column of a range; ``None`` when it is none.

    >>> range_area("B2:$D$10"), range_area("XFD1048576"), range_area("A0")
    ((2, 2, 10, 4), (1048576, 16384, 1048576, 16384), None)
    """
    hoeken = [_ADRES.fullmatch(hoek) for hoek in bereik.partition(":")[::2] if hoek]
    if not hoeken or len(hoeken) <= bereik.count(":"):
        return None
    plekken = []
    for hoek in hoeken:
        if hoek is None or len(hoek[1]) > _GRENS_LETTERS or len(hoek[2]) > len(str(_GRENS_RIJ)):
            return None
        plekken.append((int(hoek[2]), column_number(hoek[1])))
    (boven, links), (onder, rechts) = plekken[0], plekken[-1]
    if max(boven, onder) > _GRENS_RIJ or max(links, rechts) > _GRENS_KOLOM:
        return None
    return min(boven, onder), min(links, rechts), max(boven, onder), max(links, rechts)


def column_number(letters: str) -> int:
    """The number of a column, from 1.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _check_bytes(naam: str, xml: bytes, tellers: Tellers) -> None:
    """What can be said of a part before any parser sees it."""
    kop = xml[:200].removeprefix(b"\xef\xbb\xbf")
    tekenset = _TEKENSET.match(kop)
    if b"\x00" in xml or not kop.lstrip().startswith(b"<") or (tekenset and tekenset[1].lower() not in _GEWOON):
        if xml[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in xml or tekenset:
            raise Onveilig(f"de tekens van het onderdeel {naam} staan niet in UTF-8")
        raise Beschadigd(f"het onderdeel {naam} is geen XML")
    if _DTD.search(xml):
        raise Onveilig(f"het onderdeel {naam} bevat een DTD of entiteiten")
    tellers.tags += xml.count(b"<")
    tellers.attributen += xml.count(b"=")
    if tellers.tags > MAXIMUM_TAGS or tellers.attributen > MAXIMUM_ATTRIBUTEN:
        raise Onveilig("er staat veel meer in dan in een casus")
    if max(map(len, xml.split(b"<"))) > MAXIMUM_STUK:
        raise Onveilig(f"in het onderdeel {naam} staat één tekst die langer is dan in een cel past")
    if _LANGE_CEL.search(xml):
        raise Beschadigd(f"in het onderdeel {naam} staat een onmogelijke cel")


class _Lezer:
    """One pass over a part; what a worksheet has of its own is only looked at in a worksheet."""

    def __init__(self, naam: str, xml: bytes, tellers: Tellers) -> None:
        self._naam = naam
        self._xml = xml
        self._tellers = tellers
        self._soort = ""
        self._eigen: Mapping[str, Callable[[_Lezer, dict[str, str]], None]] | None = None
        self._diepte = 0
        self._tags = 0
        self._namen = 0
        self._rij = 0
        self._adressen: set[str] = set()
        self._begin = -1
        self._groep: str | None = None
        self._gedeeld: dict[str, tuple[int, int]] = {}
        self._samengevoegd: list[str] = []
        self._oppervlak = 0
        self._rijen: set[int] = set()
        self._kolommen: list[tuple[int, int]] = []
        self._kolombreedte = 0
        self._parser = expat.ParserCreate()

    def lees(self) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._einde
        self._parser.StartDoctypeDeclHandler = self._dtd
        try:
            self._parser.Parse(self._xml, True)
        except (expat.ExpatError, ValueError) as fout:
            if isinstance(fout, Onveilig | Beschadigd):
                raise
            raise Beschadigd(f"het onderdeel {self._naam} is geen goede XML") from fout
        tekens = sum(aantal * lengte for aantal, lengte in self._gedeeld.values())
        if tekens > MAXIMUM_GEDEELD:
            raise Onveilig(f"in het onderdeel {self._naam} staan te veel gedeelde formules")

    def vorm(self) -> Bladvorm | None:
        if self._soort != "worksheet":
            return None
        return Bladvorm(tuple(self._samengevoegd), frozenset(self._rijen), tuple(self._kolommen))

    def _dtd(self, *_: object) -> None:
        raise Onveilig(f"het onderdeel {self._naam} bevat een DTD of entiteiten")

    def _start(self, naam: str, attributen: dict[str, str]) -> None:
        if ":" in naam:
            naam = naam.rpartition(":")[2]
        self._diepte += 1
        if self._diepte > MAXIMUM_DIEPTE:
            raise Onveilig(f"het onderdeel {self._naam} is te diep genest")
        if self._diepte == 1:
            self._soort = naam
            self._eigen = _PER_SOORT.get(naam)
        if naam in _FORMULES:
            self._start_formule(naam, attributen)
        if self._eigen is None:
            self._elders(naam, attributen)
        elif (doe := self._eigen.get(naam)) is not None:
            doe(self, attributen)

    def _einde(self, _: str) -> None:
        self._diepte -= 1
        if self._begin >= 0:  # nothing stands inside a formula, so this is its own end
            formule = self._xml[self._begin : self._parser.CurrentByteIndex]
            self._begin = -1
            self._check_formula(formule)

    def _start_formule(self, naam: str, attributen: dict[str, str]) -> None:
        self._begin = self._parser.CurrentByteIndex
        self._groep = attributen.get("si", "") if naam == "f" and attributen.get("t") == "shared" else None
        self._namen += naam == "definedName"
        if self._namen > MAXIMUM_NAMEN:
            raise Onveilig(f"er staan meer dan {MAXIMUM_NAMEN} namen in")

    def _check_formula(self, formule: bytes) -> None:
        if len(formule) > MAXIMUM_FORMULE:
            raise Onveilig(f"in het onderdeel {self._naam} staat een formule die te lang is")
        if formule.count(b"(") > MAXIMUM_HAAKJES and _deepest(formule) > MAXIMUM_HAAKJES:
            raise Onveilig(f"in het onderdeel {self._naam} staat een formule met te veel haakjes in elkaar")
        if self._groep is not None:
            aantal, lengte = self._gedeeld.get(self._groep, (0, 0))
            self._gedeeld[self._groep] = aantal + 1, max(lengte, len(formule))

    def _elders(self, naam: str, attributen: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > MAXIMUM_TAGS_ELDERS:
            raise Onveilig(f"in het onderdeel {self._naam} staat veel meer dan in een casus")
        if naam == "Relationship" and attributen.get("TargetMode", "Internal") != "Internal":
            soort = attributen.get("Type", "").rpartition("/")[2]
            if soort != "hyperlink":
                self._tellers.buiten.append(soort)

    def _texts(self, attributen: dict[str, str]) -> None:
        for naam, maximum in (("count", MAXIMUM_TAGS), ("uniqueCount", len(self._xml))):
            aantal = attributen.get(naam, "0")
            if not (aantal.isdecimal() and int(aantal[:12]) <= maximum):
                raise Onveilig("het zegt meer teksten te hebben dan erin passen")

    def _dimension(self, attributen: dict[str, str]) -> None:
        vlak = range_area(attributen.get("ref", "A1"))
        if vlak is None:
            raise Beschadigd(f"in het onderdeel {self._naam} is de omvang onmogelijk")
        if vlak[2] > MAXIMUM_RIJ and vlak[3] > column_number("Z" * MAXIMUM_LETTERS):
            raise Onveilig(f"een blad zegt tot {shown(attributen['ref'])} te lopen")

    def _row(self, attributen: dict[str, str]) -> None:
        nummer, vorige = attributen.get("r", ""), self._rij
        self._rij = int(nummer) if nummer.isdecimal() and len(nummer) <= len(str(_GRENS_RIJ)) else vorige + 1
        if (nummer and str(self._rij) != nummer) or not vorige < self._rij <= _GRENS_RIJ:
            raise Beschadigd(f"in het onderdeel {self._naam} staat een rij die niet bestaat of niet op volgorde staat")
        if is_set(attributen.get("hidden")) or _is_nothing(attributen.get("ht")):
            self._rijen.add(self._rij)

    def _cell(self, attributen: dict[str, str]) -> None:
        self._tellers.cellen += 1
        if self._tellers.cellen > MAXIMUM_CELLEN:
            raise Onveilig(f"er staan meer dan {MAXIMUM_CELLEN} cellen in")
        adres = attributen.get("r")
        if adres is None:
            return
        gevonden = _CELADRES.match(adres)
        if gevonden is None:
            raise Beschadigd(f"in het onderdeel {self._naam} staat een cel die niet bestaat ({shown(adres)})")
        letters, rij = gevonden.groups()
        if len(letters) > MAXIMUM_LETTERS or int(rij) > MAXIMUM_RIJ:
            raise Onveilig(f"er staat een cel veel te ver weg ({shown(adres)})")
        if adres in self._adressen:
            raise Onveilig(f"de cel {adres} staat er dubbel in")
        self._adressen.add(adres)

    def _merged(self, attributen: dict[str, str]) -> None:
        vlak = range_area(attributen.get("ref", ""))
        if vlak is None:
            raise Beschadigd(f"in het onderdeel {self._naam} zijn onmogelijke cellen samengevoegd")
        boven, links, onder, rechts = vlak
        self._oppervlak += (onder - boven + 1) * (rechts - links + 1)
        if self._oppervlak > MAXIMUM_SAMENGEVOEGD:
            raise Onveilig(f"er zijn te veel cellen samengevoegd ({shown(attributen['ref'])})")
        self._samengevoegd.append(attributen["ref"])

    def _columns(self, attributen: dict[str, str]) -> None:
        eerste, laatste = (attributen.get(naam, "") for naam in ("min", "max"))
        if not (eerste.isdecimal() and laatste.isdecimal() and 0 < int(eerste[:6]) <= int(laatste[:6]) <= _GRENS_KOLOM):
            raise Beschadigd(f"in het onderdeel {self._naam} staan kolommen die niet bestaan")
        self._kolombreedte += int(laatste) - int(eerste) + 1
        if self._kolombreedte > _GRENS_KOLOM:
            raise Beschadigd(f"in het onderdeel {self._naam} staan kolommen dubbel")
        if is_set(attributen.get("hidden")) or _is_nothing(attributen.get("width")):
            self._kolommen.append((int(eerste), int(laatste)))


_PER_SOORT: Final[dict[str, Mapping[str, Callable[[_Lezer, dict[str, str]], None]]]] = {
    "worksheet": {
        "c": _Lezer._cell,  # noqa: SLF001 - the table of the class itself
        "row": _Lezer._row,  # noqa: SLF001 - the same
        "mergeCell": _Lezer._merged,  # noqa: SLF001 - the same
        "col": _Lezer._columns,  # noqa: SLF001 - the same
        "dimension": _Lezer._dimension,  # noqa: SLF001 - the same
    },
    "sst": {"sst": _Lezer._texts},  # noqa: SLF001 - the same
}
"""What is looked at in a sheet and in the list of texts, by the name of the element."""


def is_set(waarde: str | None) -> bool:
    """Whether an attribute that is on or off is on."""
    return waarde is not None and waarde.strip().lower() in {"1", "true", "on"}


def _is_nothing(maat: str | None) -> bool:
    """Whether a height or width is zero."""
    return maat is not None and maat[:1] == "0" and re.fullmatch(r"0+(\.0*)?", maat) is not None


def _deepest(formule: bytes) -> int:
    """How many brackets stand open at most."""
    open_, diepst = 0, 0
    for teken in formule:
        if teken == ord("("):
            open_ += 1
            diepst = max(diepst, open_)
        elif teken == ord(")"):
            open_ -= 1
    return diepst
