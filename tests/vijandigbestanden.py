"""Files that nobody should read unguarded, each made from code and named by what it does. Judges nothing.

The bombs are built on a real workbook: they get past every check on what a file claims to be.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING, Final

from ho_engine import bereken_casus, casus_uit_gegevens
from ho_workbook.stempelen.pakket import Deel, schrijf_delen
from ho_workbook.werkboek import maak_werkboek

if TYPE_CHECKING:
    from collections.abc import Callable

CASUS: Final = {
    "kenmerk": "2026-0042",
    "gemeente": "bijlage2",
    "ingangsdatum": dt.date(2026, 3, 1),
    "frequentie": "wekelijks",
    "onbepaalde_tijd": True,
    "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
}
BLAD: Final = "xl/worksheets/sheet2.xml"
WERKMAP: Final = "xl/workbook.xml"
TYPEN: Final = "[Content_Types].xml"
TEKSTEN: Final = "xl/sharedStrings.xml"
EIGENSCHAPPEN: Final = "docProps/custom.xml"

_LACHERS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MILJARDEN: Final = f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LACHERS}]>'
KWADRAAT: Final = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
BUITEN: Final = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@cache
def werkmap() -> bytes:
    """A concept as this program makes it: every command reads it to the end."""
    return maak_werkboek(bereken_casus(casus_uit_gegevens(CASUS)), "concept", bewijs="geen")


@cache
def delen() -> dict[str, bytes]:
    """Its parts."""
    with zipfile.ZipFile(io.BytesIO(werkmap())) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def pak(inhoud: dict[str, bytes]) -> bytes:
    """Parts as a zip file."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, deel in inhoud.items():
            pakket.writestr(naam, deel)
    return doel.getvalue()


def met(naam: str, patroon: str, nieuw: str) -> bytes:
    """The workbook with one edit in one part; an edit that does not apply is a mistake."""
    xml, aantal = re.subn(patroon, lambda _: nieuw, delen()[naam].decode(), count=1, flags=re.DOTALL)
    assert aantal == 1, (naam, patroon)
    return pak({**delen(), naam: xml.encode()})


def met_dtd(naam: str, dtd: str, verwijzing: str) -> bytes:
    """The workbook with a DTD in one part, and a reference to one of its entities in the first text there."""
    xml = delen()[naam].decode()
    gevonden = re.match(r"(<\?xml.*?\?>\s*)?(.*?<(?:t|vt:lpwstr|definedName)\b[^>]*>)(.*)", xml, re.DOTALL)
    assert gevonden is not None, naam
    kop, midden, rest = gevonden.groups("")
    return pak({**delen(), naam: f"{kop}{dtd}{midden}{verwijzing}{rest}".encode()})


def met_rijen(rijen: str) -> bytes:
    """The workbook with rows added at the end of the case sheet."""
    return met(BLAD, "</sheetData>", f"{rijen}</sheetData>")


def met_samenvoeging(bereik: str) -> bytes:
    """The workbook with merged cells on the case sheet."""
    samen = f'</sheetData><mergeCells><mergeCell ref="{bereik}"/></mergeCells>'
    return met(BLAD, "</sheetData>(<sheetProtection[^>]*/>)?", samen)


def met_deel(naam: str, inhoud: bytes = b"x") -> bytes:
    """The workbook with a part more."""
    return pak({**delen(), naam: inhoud})


def met_reusachtig(naam: str, begin: str, herhaald: bytes, aantal: int, einde: str) -> bytes:
    """The workbook with a part that repeats one thing; its packed bytes are repeated, so that making it is quick."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    kop = pers.compress(begin.encode()) + pers.flush(zlib.Z_FULL_FLUSH)
    blok = pers.compress(herhaald) + pers.flush(zlib.Z_FULL_FLUSH)
    staart = pers.compress(einde.encode()) + pers.flush()
    crc = zlib.crc32(begin.encode())
    for _ in range(aantal):
        crc = zlib.crc32(herhaald, crc)
    lengte = len(begin.encode()) + aantal * len(herhaald) + len(einde.encode())
    deel = Deel(naam, kop + blok * aantal + staart, zlib.crc32(einde.encode(), crc), lengte)
    return schrijf_delen([*(Deel.van(n, inhoud) for n, inhoud in delen().items() if n != naam), deel])


def met_teksten(begin: str, herhaald: bytes, aantal: int, einde: str = "</sst>") -> bytes:
    """The workbook with a list of shared texts that may be larger than memory."""
    return met_reusachtig(TEKSTEN, begin, herhaald, aantal, einde)


SST: Final = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _liegend(data: bytes, naam: str, omvang: int) -> bytes:
    """The size of a part declared as something else, in both places of the zip file."""
    uit = bytearray(data)
    ruw = naam.encode()
    for merk, plaats, begin in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        plek = 0
        while (plek := data.find(merk, plek)) >= 0:
            if data[plek + begin : plek + begin + len(ruw)] == ruw:
                uit[plek + plaats : plek + plaats + 4] = struct.pack("<L", omvang)
            plek += 4
    return bytes(uit)


def _dubbel() -> bytes:
    """Two parts of one name: readers disagree on which of them counts."""
    anders = "xl/workbooK.xml"
    return pak({**delen(), anders: b"<workbook/>"}).replace(anders.encode(), WERKMAP.encode())


def _veel_onderdelen() -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as pakket:
        for naam, deel in delen().items():
            pakket.writestr(naam, deel)
        for nummer in range(50_000):
            pakket.writestr(f"x/{nummer}", b"")
    return doel.getvalue()


def _versleuteld_deel() -> bytes:
    """A part with the flag of a password."""
    data = bytearray(werkmap())
    for merk, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plek = data.find(merk)
        data[plek + plaats] |= 1
    return bytes(data)


def _diep() -> bytes:
    return met_rijen(f'<row r="900"><c r="A900" t="inlineStr"><is>{"<r>" * 5_000}{"</r>" * 5_000}</is></c></row>')


def _rooster(rijen: int, kolommen: int, eerste: int, cel: str = '<c r="{adres}"><v>1</v></c>') -> str:
    letters = [chr(65 + n // 26 - 1) + chr(65 + n % 26) if n >= 26 else chr(65 + n) for n in range(kolommen)]
    return "".join(
        f'<row r="{rij}">{"".join(cel.format(adres=f"{letter}{rij}") for letter in letters)}</row>'
        for rij in range(eerste, eerste + rijen)
    )


def miljoenen_cellen() -> bytes:
    """Twenty million empty cells in less than a megabyte."""
    kop, _, staart = delen()[BLAD].decode().partition("</sheetData>")
    rij = b"<row>" + b"<c/>" * 1_000 + b"</row>"
    return met_reusachtig(BLAD, kop, rij * 100, 200, f"</sheetData>{staart}")


def ole(*namen: str) -> bytes:
    """A compound file of Microsoft with a directory of these entries and nothing in them."""
    kop = struct.pack(
        "<8s16s5H6xL4xL2L4x2L2L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6,
        1, 1, 0, 0x1000, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    kop += struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128L", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    map_ = b""
    for nummer, naam in enumerate(("Root Entry", *namen)):
        ruw = naam.encode("utf-16-le")
        soort = 5 if nummer == 0 else 2
        map_ += struct.pack("<64sH2B3L", ruw, len(ruw) + 2, soort, 1, *[0xFFFFFFFF] * 3) + bytes(36)
        map_ += struct.pack("<LLL", 0xFFFFFFFE, 0, 0)
    return kop.ljust(512, b"\0") + fat + map_.ljust(1024, b"\0")


def ods() -> bytes:
    """What LibreOffice calls a spreadsheet of its own, as small as can be."""
    soort = b"application/vnd.oasis.opendocument.spreadsheet"
    return pak({"mimetype": soort, "content.xml": b"<office:document-content/>", "META-INF/manifest.xml": b"<x/>"})


def word_document() -> bytes:
    """A document of Word, as small as can be."""
    typen = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    return pak({TYPEN: typen.encode(), "word/document.xml": b"<document/>"})


def _andere_soort(soort: str) -> bytes:
    return met(TYPEN, r"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml", soort)


def _utf16() -> bytes:
    xml = re.sub(r"^<\?xml.*?\?>", "", delen()[WERKMAP].decode(), flags=re.DOTALL)
    return pak({**delen(), WERKMAP: f'<?xml version="1.0" encoding="UTF-16"?>{MILJARDEN}{xml}'.encode("utf-16")})


def _vreemde_naam() -> bytes:
    """A sheet in a part that does not look like XML by its name."""
    inhoud = {naam.replace("sheet2.xml", "sheet2.png"): deel for naam, deel in delen().items()}
    return pak({
        naam: deel.replace(b"/sheet2.xml", b"/sheet2.png") if naam.endswith((".rels", TYPEN)) else deel
        for naam, deel in inhoud.items()
    } | {"xl/worksheets/sheet2.png": f"<?xml version='1.0'?>{MILJARDEN}<worksheet/>".encode()})  # fmt: skip


def _overlap() -> bytes:
    """Thirty parts that share one stretch of packed bytes, as the zip bombs without recursion do."""
    inhoud = b"<a/>" + b" " * 400_000
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    ruw = pers.compress(inhoud) + pers.flush()
    gewoon = werkmap()
    eind = gewoon.rfind(b"PK\x05\x06")
    aantal, _, omvang, begin = struct.unpack("<HHLL", gewoon[eind + 8 : eind + 20])
    namen = [f"xl/a{nummer:03d}.xml".encode() for nummer in range(30)]
    maten = (20, 0, 8, 0, 33, zlib.crc32(inhoud), len(ruw), len(inhoud), len(namen[0]), 0)
    lokaal = struct.pack("<4s5H3L2H", b"PK\x03\x04", *maten) + namen[0] + ruw
    centraal = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *maten, 0, 0, 0, 0, begin)
    register = b"".join(centraal + naam for naam in namen)
    tellingen = (0, 0, aantal + 30, aantal + 30, omvang + len(register), begin + len(lokaal), 0)
    staart = struct.pack("<4s4H2LH", b"PK\x05\x06", *tellingen)
    return gewoon[:begin] + lokaal + gewoon[begin:eind] + register + staart


def gedeelde_formules() -> bytes:
    """One long formula that fifty thousand cells share: each of them would get its own."""
    formule = "+".join(["A1"] * 2_500)
    eerste = f'<row r="900"><c r="A900"><f t="shared" ref="A900:Z2900" si="9">{formule}</f><v>1</v></c></row>'
    return met_rijen(eerste + _rooster(2_000, 20, 901, '<c r="{adres}"><f t="shared" si="9"/><v>1</v></c>'))


def met_formule(formule: str) -> bytes:
    """The workbook with a formula below the case."""
    return met_rijen(f'<row r="900"><c r="A900"><f>{formule}</f><v>1</v></c></row>')


def veel_sommen() -> bytes:
    """Twenty thousand formulas, each short and legal, that each look at a hundred thousand cells."""
    som = "<f>SUMPRODUCT((A1:Z4000=1)*(A1:Z4000=2))</f>"
    return met_rijen(_rooster(1_000, 20, 900, f'<c r="{{adres}}">{som}<v>1</v></c>'))


def net_binnen_cellen() -> bytes:
    """As many cells as the guard lets through."""
    return met_rijen(_rooster(1_040, 50, 900))


def net_binnen_stijlen() -> bytes:
    """As many styles as the guard lets through."""
    return met(
        "xl/styles.xml",
        r"<cellXfs[^>]*>(?=.*?</cellXfs>)",
        '<cellXfs count="55000">'
        + "".join(
            f'<xf numFmtId="{n * 7919 % 49}" fontId="{n * 104_729 % 5}" applyAlignment="{n % 2}"/>'
            for n in range(55_000)
        ),
    )


def met_namen(aantal: int) -> bytes:
    """The workbook with so many names more."""
    namen = "".join(f'<definedName name="n{n}">Casus!$A${n + 1}</definedName>' for n in range(aantal))
    return met(WERKMAP, "</definedNames>", f"{namen}</definedNames>")


def net_binnen_teksten() -> bytes:
    """Megabytes of text, each as long as a cell allows; different, so that they pack like prose."""
    brok = "".join(f"zin {n * 7919 % 100_003} over het huis; " for n in range(1_300))
    lang = "".join(f"<si><t>{n}{brok}</t></si>" for n in range(180))
    return pak({**delen(), TEKSTEN: f"{SST}{lang}</sst>".encode()})


GB: Final = 2_000
MB_SPATIES: Final = b" " * 2**20
MB_TEKST: Final = b"a" * 2**20

BOMMEN: Final[dict[str, Callable[[], bytes]]] = {
    "entiteiten, miljarden keren, in tekst": lambda: met_dtd(BLAD, MILJARDEN, "&l9;"),
    "entiteiten, miljarden keren, in werkmap": lambda: met_dtd(WERKMAP, MILJARDEN, "&l9;"),
    "entiteiten, miljarden keren, in eigenschap": lambda: met_dtd(EIGENSCHAPPEN, MILJARDEN, "&l9;"),
    "entiteiten, kwadratisch": lambda: met_dtd(BLAD, KWADRAAT, "&a;" * 50_000),
    "entiteit die een bestand leest": lambda: met_dtd(BLAD, BUITEN, "&a;"),
    "samengevoegd A1:XFD1048576": lambda: met_samenvoeging("A1:XFD1048576"),
    "samengevoegd A1:ZZ20000": lambda: met_samenvoeging("A1:ZZ20000"),
    "cel XFD1048576": lambda: met_rijen('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "vier miljard teksten beloofd": lambda: pak(
        {**delen(), TEKSTEN: f'{SST[:-1]} count="4000000000" uniqueCount="4000000000"/>'.encode()}
    ),
    "2 GB tekst in één cel": lambda: met_teksten(f"{SST}<si><t>", MB_TEKST, GB, "</t></si></sst>"),
    "20 miljoen cellen": miljoenen_cellen,
    "2 GB spaties": lambda: met_teksten(SST, MB_SPATIES, GB),
    "omvang A1:XFD1048576 beweerd": lambda: met(BLAD, "<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>'),
    "50.000 onderdelen": _veel_onderdelen,
    "onderdeel dubbel": _dubbel,
    "naam die eruit klimt": lambda: met_deel("../../weg.xml"),
    "absolute naam": lambda: met_deel("/etc/weg.xml"),
    "naam met backslash": lambda: met_deel("xl\\weg.xml"),
    "omvang van onderdeel gelogen": lambda: _liegend(werkmap(), BLAD, 100),
    "XML 5.000 diep": _diep,
    "afgekapt": lambda: werkmap()[:40_000],
    "geen zip": lambda: b"kenmerk;gemeente\n1;2\n" * 50,
    "staart verwisseld": lambda: werkmap()[:-22] + bytes(22),
}
"""The twenty-three of workbook.md par. 7: what the file does -> how it is made."""

ANDERE: Final[dict[str, Callable[[], bytes]]] = {
    "gewone zip": lambda: pak({"brief.txt": b"Hallo"}),
    "zip met een docx": lambda: pak({"brief.docx": word_document()}),
    "Word-document": word_document,
    "versleutelde xlsx": lambda: ole("EncryptionInfo", "EncryptedPackage"),
    "xls": lambda: ole("Workbook"),
    "ods": ods,
    "leeg bestand": lambda: b"",
    "één byte": lambda: b"P",
    "pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "tekstbestand": lambda: b"Beste collega,\n",
    "xlsm": lambda: _andere_soort("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    "xlsb": lambda: _andere_soort("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
    "2 GB die zegt 100 bytes te zijn": lambda: _liegend(met_teksten(SST, MB_SPATIES, GB), TEKSTEN, 100),
    "onderdeel met wachtwoord": _versleuteld_deel,
    "UTF-16 met entiteiten": _utf16,
    "blad met de naam van een plaatje": _vreemde_naam,
    "onderdelen over elkaar": _overlap,
    "gedeelde formules": gedeelde_formules,
    "haakjes in haakjes": lambda: met_formule("(" * 3_000 + "1" + ")" * 3_000),
    "cel dubbel": lambda: met_rijen('<row r="900"><c r="A900"><v>1</v></c><c r="A900"><v>2</v></c></row>'),
    "rijen door elkaar": lambda: met_rijen('<row r="5"><c r="C5"><v>1</v></c></row>'),
    "kolommen overal": lambda: met(BLAD, "<cols>", "<cols>" + '<col min="1" max="16384" width="9"/>' * 2_000),
    "cel met een tag vol spaties": lambda: met_rijen(f'<row r="900"><c r="A900"{" " * 300_000}><v>1</v></c></row>'),
    "60.000 namen": lambda: met_namen(60_000),
}
"""Other files: of another kind, or bombs that workbook.md does not list."""

ZWAAR: Final[dict[str, Callable[[], bytes]]] = {
    "net binnen de grens: cellen": net_binnen_cellen,
    "net binnen de grens: stijlen": net_binnen_stijlen,
    "net binnen de grens: namen": lambda: met_namen(4_800),
    "net binnen de grens: teksten": net_binnen_teksten,
    "formule over negentigduizend rijen": lambda: met_formule("SUMPRODUCT((A1:ZZ90000=1)*(A1:ZZ90000=2))"),
    "twintigduizend sommen": veel_sommen,
    "formule van 4.000 optellingen": lambda: met_formule("+".join(["1"] * 4_000)),
    "formule van 8.000 mintekens": lambda: met_formule("-" * 8_000 + "1"),
}
"""What the guard lets through: as heavy as it gets, and all the same read or refused within the limits."""

EINDELOOS: Final = frozenset({"formule over negentigduizend rijen", "twintigduizend sommen"})
"""What no calculation engine finishes within the limits."""
