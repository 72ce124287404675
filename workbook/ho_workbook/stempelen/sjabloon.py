"""The stamper: fills values and cached results into a workbook that openpyxl authored once.

It knows cells, styles and parts of the file, not norms or cases. Stamping uses the standard library only.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ho_workbook.stempelen.bladdelen import Blad, StempelFout
from ho_workbook.stempelen.eigenschappen import DELEN as EIGENSCHAPDELEN
from ho_workbook.stempelen.eigenschappen import Eigenschappen, schrijf_in
from ho_workbook.stempelen.grafieken import AltTekst, Grafiek, Tekening
from ho_workbook.stempelen.pakket import Deel, lees_delen, schrijf_delen, volgorde
from ho_workbook.stempelen.stijlen import Stijlen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ho_workbook.celwaarden import Celtekst, Waarde


_ATTRIBUUT: Final = re.compile(r'([\w:]+)="([^"]*)"')
_TEKST: Final = re.compile(r"<t(?: [^>]*)?>(.*?)</t>", re.DOTALL)
_GETAL: Final = re.compile(r"<v>(.*?)</v>", re.DOTALL)
_REKENEN: Final = re.compile(r"<calcPr\b[^>]*>")
_GEEN_HOOGTEN: Final[Mapping[str, Mapping[int, float]]] = MappingProxyType({})
_GEEN_ALT: Final[Mapping[str, Sequence[AltTekst]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A workbook authored by openpyxl, ready to be filled any number of times."""

    _volgorde: tuple[str, ...]
    _vast: dict[str, Deel]
    _bladen: dict[str, Blad]
    _grafieken: dict[str, Grafiek]
    _tekeningen: dict[str, tuple[str, Tekening]]
    _beginwaarden: dict[tuple[str, str], Celtekst]
    _niveau: int

    @classmethod
    def van_bytes(cls, data: bytes, *, niveau: int = 1) -> Sjabloon:
        """Cut a template into what stays and what is filled in.

        Args:
            data: the workbook as openpyxl saved it.
            niveau: zlib level of the parts that change; 1 costs a tenth in size and saves a third of the time.

        Returns:
            The template.

        Raises:
            StempelFout: the file holds something this stamper would get wrong.
        """
        ruw = lees_delen(data)
        delen = {naam: ruw.pop(naam).decode() for naam in tuple(ruw) if naam.endswith((".xml", ".rels"))}
        if "date1904" in delen["xl/workbook.xml"]:
            raise StempelFout("De werkmap telt datums vanaf 1904.")
        stijlen = Stijlen.van_xml(delen["xl/styles.xml"])
        delen["xl/styles.xml"] = stijlen.met_tweelingen()
        delen["xl/workbook.xml"] = _reken_bij_openen(delen["xl/workbook.xml"])
        delen["[Content_Types].xml"], delen["_rels/.rels"] = schrijf_in(
            delen["[Content_Types].xml"], delen["_rels/.rels"]
        )
        bladen = {
            titel: Blad.van_xml(titel, naam, delen[naam], stijlen.aantal) for titel, naam in _bladnamen(delen).items()
        }

        def formaat(blad: str, adres: str) -> str:
            cel = bladen[blad].cellen.get(adres)
            return stijlen.getalnotatie(cel.stijl if cel else 0)

        grafieken = {
            naam: Grafiek.van_xml(xml, formaat) for naam, xml in delen.items() if naam.startswith("xl/charts/chart")
        }
        getoond = {cel for grafiek in grafieken.values() for cel in grafiek.cellen()}
        beginwaarden = {cel: waarde for cel in getoond if (waarde := _beginwaarde(bladen[cel[0]], cel[1]))}
        tekeningen = {
            titel: (naam, Tekening.van_xml(delen[naam]))
            for titel, blad in bladen.items()
            if (naam := _relaties(delen, blad.deel).get("drawing"))
        }
        gevuld = {*(blad.deel for blad in bladen.values()), *grafieken, *EIGENSCHAPDELEN}
        vast = {naam: Deel.van(naam, xml.encode()) for naam, xml in delen.items() if naam not in gevuld}
        vast |= {naam: Deel.van(naam, inhoud) for naam, inhoud in ruw.items()}
        # A sheet without formulas may stay as it is: pressed once, for when nothing is stamped into it.
        stil = [blad for blad in bladen.values() if not blad.formules]
        vast |= {blad.deel: Deel.van(blad.deel, blad.vul({}).met_hoogten(blad, {}).encode()) for blad in stil}
        return cls(tuple(volgorde({*vast, *gevuld})), vast, bladen, grafieken, tekeningen, beginwaarden, niveau)

    @property
    def bladen(self) -> tuple[str, ...]:
        """The sheet titles in order."""
        return tuple(self._bladen)

    def formules(self) -> Mapping[str, Mapping[str, str]]:
        """Return every formula: sheet title -> address -> formula without the equals sign."""
        return {titel: dict(blad.formules) for titel, blad in self._bladen.items()}

    def uitkomsten(self, cellen: Mapping[str, Mapping[str, Waarde]]) -> dict[str, dict[str, Waarde]]:
        """Keep, of what is stamped, the results of formulas: what a recalculation must find again."""
        return {
            titel: {a: cellen[titel][a] for a in blad.formules} for titel, blad in self._bladen.items() if blad.formules
        }

    def adressen(self, blad: str) -> frozenset[str]:
        """Return the addresses of a sheet that can be stamped."""
        return frozenset(self._blad(blad).cellen)

    def stempel(
        self,
        cellen: Mapping[str, Mapping[str, Waarde]],
        *,
        eigenschappen: Eigenschappen,
        rijhoogten: Mapping[str, Mapping[int, float]] = _GEEN_HOOGTEN,
        alt_teksten: Mapping[str, Sequence[AltTekst]] = _GEEN_ALT,
    ) -> bytes:
        """Fill the template.

        Args:
            cellen: sheet title -> address -> value; for a formula cell its cached result.
            eigenschappen: document properties, with their dates.
            rijhoogten: sheet title -> row -> height in points.
            alt_teksten: sheet title -> one text per chart, in the order in which they were added.

        Returns:
            The workbook; the same arguments give the same bytes.

        Raises:
            StempelFout: an unknown sheet, address or row, or a formula without a cached result.
            HoFout: a text that can't be stored, with the place of its cell.
        """
        inhoud = eigenschappen.delen()
        for titel in (*cellen, *rijhoogten, *alt_teksten):
            self._blad(titel)
        gecodeerd: dict[str, Mapping[str, Celtekst | None]] = {}
        for titel, blad in self._bladen.items():
            gevuld = blad.vul(cellen.get(titel, {}))
            gecodeerd[titel] = gevuld.gecodeerd
            if gevuld.waarden or titel in rijhoogten or blad.deel not in self._vast:
                inhoud[blad.deel] = gevuld.met_hoogten(blad, rijhoogten.get(titel, {})).encode()
        for titel, teksten in alt_teksten.items():
            if titel not in self._tekeningen:
                raise StempelFout(f"Het blad '{titel}' heeft geen tekening.")
            naam, tekening = self._tekeningen[titel]
            inhoud[naam] = tekening.vul(teksten).encode()

        def zoek(titel: str, adres: str) -> Celtekst | None:
            begin = self._beginwaarden.get((titel, adres))
            return gecodeerd[titel].get(adres, begin)

        inhoud |= {naam: grafiek.vul(zoek).encode() for naam, grafiek in self._grafieken.items()}
        return schrijf_delen(
            Deel.van(naam, inhoud[naam], self._niveau) if naam in inhoud else self._vast[naam]
            for naam in self._volgorde
        )

    def _blad(self, titel: str) -> Blad:
        if titel not in self._bladen:
            raise StempelFout(f"Het blad '{titel}' staat niet in het sjabloon.")
        return self._bladen[titel]


def _bladnamen(delen: Mapping[str, str]) -> dict[str, str]:
    """Return title -> part of each worksheet, in the order of the tabs."""
    deel_bij_id = dict(_relatielijst(delen, "xl/workbook.xml", "Id"))
    bladen: dict[str, str] = {}
    for gevonden in re.findall(r"<sheet (.*?)/>", delen["xl/workbook.xml"]):
        velden = dict(_ATTRIBUUT.findall(gevonden))
        bladen[html.unescape(velden["name"])] = deel_bij_id[velden["r:id"]]
    return bladen


def _relaties(delen: Mapping[str, str], deel: str) -> dict[str, str]:
    """Return kind -> part for what a part refers to, such as ``drawing``."""
    return {soort.rpartition("/")[2]: doel for soort, doel in _relatielijst(delen, deel, "Type")}


def _relatielijst(delen: Mapping[str, str], deel: str, sleutel: str) -> list[tuple[str, str]]:
    """Return (attribute, part) for each relationship of a part."""
    map_, _, naam = deel.rpartition("/")
    velden = [
        dict(_ATTRIBUUT.findall(tag))
        for tag in re.findall(r"<Relationship (.*?)/>", delen.get(f"{map_}/_rels/{naam}.rels", ""))
    ]
    return [
        (veld[sleutel], posixpath.normpath(posixpath.join("/", map_, veld["Target"])).lstrip("/")) for veld in velden
    ]


def _reken_bij_openen(werkmap: str) -> str:
    """Make a program with a calculation engine of its own recalculate on opening."""
    if "fullCalcOnLoad" in werkmap:
        return re.sub(r'fullCalcOnLoad="\w+"', 'fullCalcOnLoad="1"', werkmap)
    if not _REKENEN.search(werkmap):
        raise StempelFout("De werkmap heeft geen calcPr.")
    return werkmap.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ')


def _beginwaarde(blad: Blad, adres: str) -> Celtekst | None:
    """Return the value a cell has in the template, for a chart that shows it; openpyxl writes texts inline."""
    if adres not in blad.cellen:
        return None
    xml = blad.stukken[blad.cellen[adres].plaats]
    if 't="inlineStr"' in xml:
        return "s", "".join(_TEKST.findall(xml))
    getal = _GETAL.search(xml)
    return ("n", getal[1]) if getal and 't="n"' in xml else None
