"""Damaging a workbook: as a zip, as XML, or in a cell of the case sheet."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Final

from fuzz import zaden
from fuzz.bederf import damage_bytes, damage_text

if TYPE_CHECKING:
    import random

_VENSTER: Final = 600
_CEL: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_INHOUD: Final = (
    b"<v>1</v>",
    b"<v></v>",
    b"<v>-1</v>",
    b"<v>1.5</v>",
    b"<v>1e400</v>",
    b"<v>NaN</v>",
    b"<v>46082</v>",
    b"<v>-46082.5</v>",
    b"<v>99999999</v>",
    b"<v>0.3000000000000000444</v>",
    b"<f>1+1</f><v>2</v>",
    b"<f>SUM(</f>",
    b"<is><t>veel</t></is>",
    b"<is><t>_x0000_</t></is>",
    b"<is><t>opnieuw vragen</t></is>",
    b"<is><r><t>a</t></r><r><t>b</t></r></is>",
    b"<v>#N/A</v>",
    b"<v>999999</v>",
)
_SOORT: Final = (b"", b' t="n"', b' t="s"', b' t="str"', b' t="inlineStr"', b' t="b"', b' t="e"', b' t="d"', b' t="x"')


def damage_workbook(bron: random.Random) -> bytes:
    """A workbook with something wrong in its zip, its XML or a cell."""
    nummer = bron.randrange(len(zaden.workbooks()))
    kans = bron.random()
    if kans < 0.15:
        return damage_bytes(zaden.workbooks()[nummer], bron)
    delen = [(deel.filename, data) for deel, data in zaden.parts(nummer)]
    if kans < 0.3:
        _change_parts(delen, bron)
    elif kans < 0.65:
        _change_xml(delen, bron)
    else:
        _change_cells(delen, bron)
    return _pack(delen, bron)


def _pack(delen: list[tuple[str, bytes]], bron: random.Random) -> bytes:
    buffer = io.BytesIO()
    methode = bron.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", methode) as pakket:
        warnings.simplefilter("ignore")  # a double name is the point
        for naam, data in delen:
            pakket.writestr(zipfile.ZipInfo(naam, (2020, 1, 1, 0, 0, 0)), data, methode)
    return buffer.getvalue()


def _change_parts(delen: list[tuple[str, bytes]], bron: random.Random) -> None:
    plek = bron.randrange(len(delen))
    naam, data = delen[plek]
    soort = bron.choice(("weg", "dubbel", "leeg", "naam", "ruil", "erbij", "hoofdletters", "utf-16", "dtd"))
    if soort == "weg":
        del delen[plek]
    elif soort == "dubbel":
        delen.append((naam, data))
    elif soort == "leeg":
        delen[plek] = naam, b""
    elif soort == "naam":
        delen[plek] = bron.choice(("../" + naam, "/" + naam, naam + "x", "", "a\\b", "é/ü.xml")), data
    elif soort == "ruil":
        ander = bron.randrange(len(delen))
        delen[plek], delen[ander] = (naam, delen[ander][1]), (delen[ander][0], data)
    elif soort == "erbij":
        delen.append((bron.choice(("xl/vbaProject.bin", "mimetype", "xl/externalLinks/externalLink1.xml", "x/")), b"x"))
    elif soort == "hoofdletters":
        delen[plek] = naam.upper(), data
    elif soort == "utf-16":
        delen[plek] = naam, data.decode("utf-8", "replace").encode("utf-16")
    else:
        dtd = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        delen[plek] = naam, data.replace(b"?>", b"?>" + dtd, 1)


def _change_xml(delen: list[tuple[str, bytes]], bron: random.Random) -> None:
    """Damage the tokens of some window of a part."""
    for _ in range(bron.choice((1, 1, 2))):
        plek = bron.randrange(len(delen))
        naam, data = delen[plek]
        begin = bron.randrange(max(1, len(data)))
        venster = data[begin : begin + _VENSTER].decode("utf-8", "replace")
        nieuw = damage_text(venster, bron).encode("utf-8", "surrogatepass")
        delen[plek] = naam, data[:begin] + nieuw + data[begin + _VENSTER :]


def _change_cells(delen: list[tuple[str, bytes]], bron: random.Random) -> None:
    """Put something else in cells of a sheet, mostly of the case sheet, or under another address."""
    bladen = [plek for plek, (naam, _) in enumerate(delen) if naam.startswith("xl/worksheets/sheet")]
    casus = [plek for plek in bladen if delen[plek][0].endswith("sheet2.xml")]
    plek = bron.choice(casus if casus and bron.random() < 0.8 else bladen)
    naam, data = delen[plek]
    cellen = list(_CEL.finditer(data))
    for cel in sorted(bron.sample(cellen, min(len(cellen), bron.choice((1, 2, 8)))), key=lambda c: -c.start()):
        adres = cel[1] if bron.random() < 0.9 else bron.choice((b"XFD1048576", b"A0", b"ZZZ1", b"a1", b"", b"A1:B2"))
        stijl = re.search(rb' s="\d+"', cel[2])
        kop = b'<c r="' + adres + b'"' + (stijl[0] if stijl else b"") + bron.choice(_SOORT) + b">"
        data = data[: cel.start()] + kop + bron.choice(_INHOUD) + b"</c>" + data[cel.end() :]
    delen[plek] = naam, data
