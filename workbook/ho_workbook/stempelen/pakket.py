"""The zip container of a workbook, written the same way everywhere; knows nothing of what the parts mean."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ho_workbook.stempelen.schrijfwijze import spel

if TYPE_CHECKING:
    from collections.abc import Iterable

KERN: Final = "docProps/core.xml"

_VOORAAN: Final = ("[Content_Types].xml", "_rels/.rels")
_NIVEAU: Final = 6
# A DOS date: 1 January 1980, midnight. No clock, no time zone.
_TIJD, _DATUM = 0, (1 << 5) | 1
_VERSIE: Final = 20
_DEFLATE: Final = 8
_LOKAAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAAL: Final = struct.Struct("<4s6H3L5H2L")
_EINDE: Final = struct.Struct("<4s4H2LH")
_MOMENT: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a package, already compressed.

    Attributes:
        naam: path inside the package.
        gecomprimeerd: raw deflate stream.
        crc: CRC-32 of the content.
        lengte: length of the content in bytes.
    """

    naam: str
    gecomprimeerd: bytes
    crc: int
    lengte: int

    @classmethod
    def van(cls, naam: str, inhoud: bytes, niveau: int = _NIVEAU) -> Deel:
        """Compress a part.

        Args:
            naam: path inside the package.
            inhoud: the content.
            niveau: level of zlib.

        Returns:
            The part, ready to be written any number of times.
        """
        pers = zlib.compressobj(niveau, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(naam, pers.compress(inhoud) + pers.flush(), zlib.crc32(inhoud), len(inhoud))


def lees_delen(data: bytes) -> dict[str, bytes]:
    """Return every part of a package by name, in the fixed order.

    Args:
        data: a package this program made or just authored; uploads go through the guard first.

    Returns:
        Part name -> content.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        return {naam: pakket.read(naam) for naam in volgorde(pakket.namelist())}


def volgorde(namen: Iterable[str]) -> list[str]:
    """Return part names in the order of the file: content types and relations first, then by name.

    Args:
        namen: part names.

    Returns:
        The same names, ordered.
    """
    return sorted(namen, key=lambda naam: (_VOORAAN.index(naam) if naam in _VOORAAN else len(_VOORAAN), naam))


def schrijf_delen(delen: Iterable[Deel]) -> bytes:
    """Write parts as a zip file with fixed times and attributes, in the order given.

    ``zipfile`` can't take parts that are compressed already, and that is where the time goes.

    Args:
        delen: the parts; names are ASCII.

    Returns:
        The bytes of the package.
    """
    stukken: list[bytes] = []
    register: list[bytes] = []
    plaats = 0
    for deel in delen:
        naam = deel.naam.encode("ascii")
        kop = (0, _DEFLATE, _TIJD, _DATUM, deel.crc, len(deel.gecomprimeerd), deel.lengte, len(naam), 0)
        stukken += (_LOKAAL.pack(b"PK\x03\x04", _VERSIE, *kop), naam, deel.gecomprimeerd)
        register += (_CENTRAAL.pack(b"PK\x01\x02", _VERSIE, _VERSIE, *kop, 0, 0, 0, 0, plaats), naam)
        plaats += _LOKAAL.size + len(naam) + len(deel.gecomprimeerd)
    aantal = len(register) // 2
    omvang = sum(map(len, register))
    return b"".join((*stukken, *register, _EINDE.pack(b"PK\x05\x06", 0, 0, aantal, aantal, omvang, plaats, 0)))


def inhoudshash(data: bytes) -> str:
    """Return the SHA-256 over names and uncompressed bytes of all parts, sorted by name.

    It is equal for the same content whatever zlib, zip program or platform packed it.

    Args:
        data: the bytes of a package.

    Returns:
        64 hexadecimal digits.
    """
    som = hashlib.sha256()
    for naam, inhoud in sorted(lees_delen(data).items()):
        for stuk in (naam.encode(), inhoud):
            som.update(len(stuk).to_bytes(8, "big"))
            som.update(stuk)
    return som.hexdigest()


def normaliseer(data: bytes, moment: dt.datetime) -> bytes:
    """Give a workbook saved by openpyxl fixed zip times, a fixed part order, one spelling and fixed document dates.

    Args:
        data: the workbook as openpyxl saved it.
        moment: creation and modification date to put in the document properties, with its time zone.

    Returns:
        A workbook with the same content, equal over processes and platforms with the same zlib, and whether or not lxml
        is installed beside openpyxl.

    Raises:
        ValueError: a moment without time zone, which would follow the machine.
    """
    if moment.tzinfo is None:
        raise ValueError("Een tijdstip in de documenteigenschappen heeft een tijdzone nodig.")
    tekst = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()

    def vast(naam: str, inhoud: bytes) -> bytes:
        gespeld = spel(naam, inhoud)
        return _MOMENT.sub(rb"\g<1>" + tekst + rb"\g<3>", gespeld) if naam == KERN else gespeld

    return schrijf_delen(Deel.van(naam, vast(naam, inhoud)) for naam, inhoud in lees_delen(data).items())
