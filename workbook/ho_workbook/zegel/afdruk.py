"""A workbook as canonical content: what its cells, rules and names are, whoever saved the file. Judges nothing.

It reads the parts of the file itself, so that a formula and its cached result come in one pass and nothing that a
library would silently repair is lost. Not read: fonts and colours, conditional formats, charts (only counted),
hyperlinks, print settings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from openpyxl.styles.numbers import BUILTIN_FORMATS

from ho_workbook.zegel import canoniek
from ho_workbook.zegel.bladafdruk import GEWOON, Bladafdruk, Bladlezer, Stijl, vlag
from ho_workbook.zegel.onderdelen import Leesfout, Onderdelen, kaal, open_onderdelen, shared_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

MAXIMUM_CELLEN: Final = 300_000


@dataclass(frozen=True, slots=True)
class Werkmapafdruk:
    """The canonical content of a workbook.

    ``namen`` maps a defined name (``blad!naam`` when it belongs to one sheet) to its canonical target,
    ``instellingen`` holds settings that change results, ``vreemd`` the parts that no workbook of ours has.
    """

    bladen: dict[str, Bladafdruk]
    namen: dict[str, str]
    eigen: dict[str, str]
    instellingen: dict[str, str]
    vreemd: tuple[str, ...] = field(default=())


def lees_afdruk(data: bytes, bestand: str = "") -> Werkmapafdruk:
    """Read a workbook.

    Args:
        data: the bytes of a file.
        bestand: its name, for messages.

    Returns:
        Its canonical content.

    Raises:
        HoFout: HO320 when it is no workbook that can be read, HO323 when it is far too large.
    """
    onderdelen = open_onderdelen(data, bestand)
    try:
        return _lees(onderdelen)
    except (Leesfout, KeyError, IndexError, ValueError, TypeError) as fout:
        raise onderdelen.onleesbaar(fout) from fout


def _lees(onderdelen: Onderdelen) -> Werkmapafdruk:
    werkmap = onderdelen.werkmap
    wortel = onderdelen.xml(werkmap)
    relaties = onderdelen.relaties(werkmap)
    stijlen = _stijlen(onderdelen, relaties)
    gedeeld = _gedeelde_teksten(onderdelen, relaties)
    bladen: dict[str, Bladafdruk] = {}
    namen: dict[str, str] = {}
    titels: list[str] = []
    resterend = MAXIMUM_CELLEN
    for element in _kinderen(wortel, "sheets"):
        titel = element.attrib["name"]
        relatie = next(waarde for naam, waarde in element.attrib.items() if naam.endswith("}id"))
        soort, deel = relaties[relatie]
        titels.append(titel)
        lezer = Bladlezer(onderdelen, stijlen, gedeeld, resterend)
        bladen[titel] = lezer.lees(titel, element.get("state", "visible"), deel, soort)
        resterend -= len(bladen[titel].cellen)
    for element in _kinderen(wortel, "definedNames"):
        naam = element.attrib["name"]
        if naam.lower() == "_xlnm._filterdatabase":  # LibreOffice and Excel add it to every table with a filter
            continue
        if "localSheetId" in element.attrib:
            naam = f"{titels[int(element.attrib['localSheetId'])]}!{naam}"
        namen[naam] = canoniek.formule(element.text or "")
    return Werkmapafdruk(
        bladen, namen, onderdelen.eigenschappen(), _instellingen(wortel), onderdelen.vreemde_onderdelen()
    )


def _instellingen(wortel: Element) -> dict[str, str]:
    """Settings of the workbook that change what its formulas give; only those that differ from the usual."""
    gewoon = {"date1904": "0", "fullPrecision": "1", "iterate": "0", "calcMode": "auto"}
    gevonden: dict[str, str] = {}
    for element in wortel:
        if kaal(element) in {"workbookPr", "calcPr"}:
            for naam, waarde in element.attrib.items():
                if naam in gewoon and vlag(waarde) != gewoon[naam]:
                    gevonden[naam] = vlag(waarde)
    return gevonden


def _kinderen(wortel: Element, naam: str) -> Iterator[Element]:
    for element in wortel:
        if kaal(element) == naam:
            yield from element


def _stijlen(onderdelen: Onderdelen, relaties: Mapping[str, tuple[str, str]]) -> list[Stijl]:
    """The sealed look of each cell style by number."""
    deel = next((deel for soort, deel in relaties.values() if soort == "styles"), None)
    if deel is None:
        return [GEWOON]
    wortel = onderdelen.xml(deel)
    notaties = {int(e.attrib["numFmtId"]): e.attrib["formatCode"] for e in _kinderen(wortel, "numFmts")}
    basis = [_bescherming(xf, GEWOON) for xf in _kinderen(wortel, "cellStyleXfs")]
    stijlen: list[Stijl] = []
    for xf in _kinderen(wortel, "cellXfs"):
        nummer = int(xf.get("numFmtId", "0"))
        ouder = int(xf.get("xfId", "0"))
        beschermd = _bescherming(xf, basis[ouder] if ouder < len(basis) else GEWOON)
        gespeld = notaties.get(nummer) or BUILTIN_FORMATS.get(nummer) or "General"
        stijlen.append(beschermd._replace(notatie=canoniek.notatie(gespeld)))
    return stijlen or [GEWOON]


def _bescherming(xf: Element, ouder: Stijl) -> Stijl:
    for element in xf:
        if kaal(element) == "protection":
            return Stijl("general", vlag(element.get("locked", "1")) == "1", vlag(element.get("hidden", "0")) == "1")
    return ouder


def _gedeelde_teksten(onderdelen: Onderdelen, relaties: Mapping[str, tuple[str, str]]) -> list[str]:
    deel = next((deel for soort, deel in relaties.values() if soort == "sharedStrings"), None)
    return [shared_text(element) for element in onderdelen.xml(deel)] if deel else []
