"""The guard at the door: whether a file is what it claims to be and unpacks to what a case can be, before any reader.

Every limit here holds on any computer, also where ``werkproces`` can set none. A workbook of this program stays an
order of magnitude below each of them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_workbook.xmlbewaker import Beschadigd, Bladvorm, Onveilig, Tellers, scan_part

if TYPE_CHECKING:
    from collections.abc import Mapping

MAXIMUM_BYTES: Final = 5_000_000
MAXIMUM_UITGEPAKT: Final = 16_000_000
MAXIMUM_ONDERDEEL: Final = 8_000_000
MAXIMUM_ONDERDELEN: Final = 500
MAXIMUM_VERHOUDING: Final = 150
"""How far a part may unpack; styles, the part that is most alike, reaches 15."""

VREEMD: Final = (
    "xl/vbaProject",
    "xl/externalLinks/",
    "xl/connections",
    "xl/queryTables/",
    "xl/pivot",
    "xl/embeddings/",
    "xl/activeX/",
    "xl/ctrlProps/",
    "xl/macrosheets/",
    "xl/dialogsheets/",
    "xl/model/",
)
"""Parts that no workbook of ours has: macros, links and connections to elsewhere, embedded files."""

_KLEIN: Final = 500_000
"""A part below this size can't be a bomb, however well it was packed."""

_CENTRAAL: Final = b"PK\x01\x02"
_LOKAAL: Final = struct.Struct("<4s5H3L2H")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_INHOUDSTYPEN: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels", ".vml")
_VOOR_XML: Final = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_HERKEND: Final = ((b"%PDF", "een pdf"), (b"{\\rtf", "een rtf-document"), (b"\x1f\x8b", "een gz-archief"))
_ANDERE_SOORT: Final = (
    (b"sheet.binary.macroEnabled", "een .xlsb-bestand"),
    (b"sheet.macroEnabled", "een werkmap met macro's (.xlsm)"),
    (b"template.macroEnabled", "een werkmap met macro's (.xltm)"),
    (b"wordprocessingml", "een Word-document"),
    (b"presentationml", "een presentatie"),
)


@dataclass(frozen=True)
class Pakket:
    """A file that passed: its parts, and the shape of each sheet by the name of its part.

    Attributes:
        delen: part name -> content.
        vormen: part name -> shape, for worksheets only.
        buiten: kinds of relation (not hyperlinks) that lead out of the file.
    """

    delen: Mapping[str, bytes]
    vormen: Mapping[str, Bladvorm]
    buiten: tuple[str, ...]


def guard(data: bytes, bestand: str) -> Pakket:
    """Unpack a file that claims to be a workbook, unless it is something else or may hurt who reads it.

    Args:
        data: the bytes of the file.
        bestand: its name, for messages.

    Returns:
        Its parts; nothing in them was believed yet, but each is small, whole and plain XML where it should be.

    Raises:
        HoFout: it is no workbook (HO320), too large (HO323) or unsafe (HO324).
    """
    _refuse_other_files(data, bestand)
    try:
        delen = _unpack(data, _directory(data, bestand), bestand)
        _refuse_other_kinds(delen, bestand)
        tellers = Tellers()
        gezien = {naam: scan_part(naam, delen[naam], tellers) for naam in delen if _is_xml(naam, delen[naam])}
    except Onveilig as fout:
        raise HoFout("onveilige_werkmap", bestand, reden=str(fout)) from fout
    except Beschadigd as fout:
        raise foreign(bestand, f"{fout}; het is beschadigd") from fout
    vormen = {naam: vorm for naam, vorm in gezien.items() if vorm is not None}
    return Pakket(delen, vormen, tuple(tellers.buiten))


def _is_xml(naam: str, inhoud: bytes) -> bool:
    """Whether a parser of XML would make anything of a part, whatever its name."""
    return naam.lower().endswith(_XML) or inhoud[:100].lstrip(_VOOR_XML).startswith(b"<")


def refuse_foreign_parts(pakket: Pakket, bestand: str) -> None:
    """Refuse a case sheet that carries macros, links, connections or embedded files.

    Raises:
        HoFout: HO324, with the part.
    """
    for naam in sorted(pakket.delen):
        if naam.startswith(VREEMD):
            reden = f"er zit een macro, een koppeling naar buiten of een ingesloten bestand in ({shown(naam)})"
            raise HoFout("onveilige_werkmap", bestand, reden=reden)
    if pakket.buiten:
        reden = f"het verwijst naar iets buiten de werkmap ({shown(pakket.buiten[0])})"
        raise HoFout("onveilige_werkmap", bestand, reden=reden)


def foreign(bestand: str, reden: str) -> HoFout:
    """The error for a file that is no workbook of this program."""
    return HoFout("geen_werkmap", bestand, reden=reden)


def too_large(bestand: str, maximum: int) -> HoFout:
    """The error for a file that unpacks to more than this many bytes."""
    tekst = f"{maximum // 1_000_000} MB"
    return HoFout("werkmap_te_groot", bestand, omvang=f"uitgepakt meer dan {tekst}", maximum=tekst)


def _refuse_other_files(data: bytes, bestand: str) -> None:
    """What is no zip file at all, said as precisely as its first bytes allow."""
    if not data:
        raise foreign(bestand, "het bestand is leeg")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise foreign(bestand, "het is met een wachtwoord beveiligd; bewaar het zonder wachtwoord als .xlsx")
        if "Workbook".encode("utf-16-le") in data:
            raise foreign(bestand, "het is in het oude formaat .xls bewaard; bewaar het als .xlsx")
        reden = "het is met een wachtwoord beveiligd, of in het oude formaat .xls bewaard"
        raise foreign(bestand, f"{reden}; bewaar het zonder wachtwoord als .xlsx")
    for begin, soort in _HERKEND:
        if data.startswith(begin):
            raise foreign(bestand, f"het is {soort} en geen .xlsx-bestand")
    if not data.startswith(b"PK\x03\x04"):
        raise foreign(bestand, "het is geen .xlsx-bestand, of het is beschadigd")
    if len(data) > MAXIMUM_BYTES:
        raise too_large(bestand, MAXIMUM_BYTES)


def _directory(data: bytes, bestand: str) -> list[zipfile.ZipInfo]:
    """What the file says it holds."""
    if data.count(_CENTRAAL) > MAXIMUM_ONDERDELEN:
        raise Onveilig(f"er zitten meer dan {MAXIMUM_ONDERDELEN} onderdelen in")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pakket:
            onderdelen = pakket.infolist()
    except (zipfile.BadZipFile, ValueError, LookupError, OSError, struct.error, NotImplementedError) as fout:
        raise foreign(bestand, "het is geen .xlsx-bestand, of het is beschadigd") from fout
    if sum(onderdeel.file_size for onderdeel in onderdelen) > MAXIMUM_UITGEPAKT:
        raise too_large(bestand, MAXIMUM_UITGEPAKT)
    namen = [onderdeel.filename for onderdeel in onderdelen]
    if _INHOUDSTYPEN not in namen:
        soort = "een .ods-bestand" if "mimetype" in namen else "een zipbestand en geen werkmap"
        raise foreign(bestand, f"het is {soort}; bewaar het als .xlsx")
    for onderdeel in onderdelen:
        _check_entry(onderdeel)
    if len({naam.casefold() for naam in namen}) != len(namen):
        raise Onveilig("er zit een onderdeel dubbel in")
    if sum(onderdeel.compress_size for onderdeel in onderdelen) > len(data):
        raise Onveilig("onderdelen liggen in het zipbestand over elkaar heen")
    return onderdelen


def _check_entry(onderdeel: zipfile.ZipInfo) -> None:
    naam = onderdeel.orig_filename
    onveilig = naam.startswith("/") or "\\" in naam or ":" in naam or not naam.isprintable()
    if onveilig or not naam or ".." in naam.split("/"):
        raise Onveilig(f"een onderdeel heeft een naam die buiten de werkmap wijst ({shown(naam)})")
    if onderdeel.flag_bits & 0x41:
        raise Onveilig("een onderdeel is met een wachtwoord beveiligd")
    if onderdeel.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Onveilig(f"het onderdeel {shown(naam)} is op een ongewone manier ingepakt")


def _unpack(data: bytes, onderdelen: list[zipfile.ZipInfo], bestand: str) -> dict[str, bytes]:
    """Every part, never beyond its limit, and exactly as long as the file said."""
    delen: dict[str, bytes] = {}
    ruimte = MAXIMUM_UITGEPAKT
    for onderdeel in onderdelen:
        maximum = min(ruimte, MAXIMUM_ONDERDEEL)
        inhoud = _inflate(data, onderdeel, maximum)
        if len(inhoud) > maximum:
            raise too_large(bestand, maximum)
        if len(inhoud) > _KLEIN and len(inhoud) > MAXIMUM_VERHOUDING * onderdeel.compress_size:
            raise Onveilig(f"het onderdeel {shown(onderdeel.filename)} is meer dan {MAXIMUM_VERHOUDING} keer ingepakt")
        if len(inhoud) != onderdeel.file_size:
            raise Onveilig(f"het onderdeel {shown(onderdeel.filename)} is niet zo groot als het bestand zegt")
        if zlib.crc32(inhoud) != onderdeel.CRC:
            raise Beschadigd(f"het onderdeel {shown(onderdeel.filename)} is niet heel")
        ruimte -= len(inhoud)
        if not onderdeel.is_dir():
            delen[onderdeel.filename] = inhoud
    return delen


def _inflate(data: bytes, onderdeel: zipfile.ZipInfo, maximum: int) -> bytes:
    """The content of a part, or one byte more than the maximum when there is more; its own header must agree."""
    plaats = onderdeel.header_offset
    kop = data[plaats : plaats + _LOKAAL.size]
    if len(kop) < _LOKAAL.size:
        raise Beschadigd("een onderdeel ontbreekt")
    merk, _, vlaggen, manier, *_, naamlengte, extra = _LOKAAL.unpack(kop)
    begin = plaats + _LOKAAL.size
    naam = data[begin : begin + naamlengte].decode("utf-8" if vlaggen & 0x800 else "cp437", "replace")
    if (merk, manier, naam) != (b"PK\x03\x04", onderdeel.compress_type, onderdeel.orig_filename):
        raise Beschadigd("de inhoudsopgave van het zipbestand klopt niet")
    begin += naamlengte + extra
    ruw = data[begin : begin + onderdeel.compress_size]
    if len(ruw) != onderdeel.compress_size:
        raise Beschadigd("een onderdeel is afgekapt")
    if manier == zipfile.ZIP_STORED:
        return ruw
    pers = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return pers.decompress(ruw, maximum + 1)
    except zlib.error as fout:
        raise Beschadigd(f"het onderdeel {shown(naam)} is niet uit te pakken") from fout


def _refuse_other_kinds(delen: Mapping[str, bytes], bestand: str) -> None:
    """A document of another kind in the same packing, by what its main part is said to be."""
    typen = delen[_INHOUDSTYPEN]
    for merk, soort in _ANDERE_SOORT:
        if re.search(re.escape(merk) + rb"[^\"']*main", typen):
            raise foreign(bestand, f"het is {soort}; bewaar het als .xlsx")
