"""One sheet as canonical content: its cells, rules and protection, read from its part. Judges nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from openpyxl.formula.translate import Translator

from ho_engine.melding import shown
from ho_workbook.zegel import canoniek
from ho_workbook.zegel.onderdelen import Leesfout, Onderdelen, kaal, shared_text
from ho_workbook.zegel.regelafdruk import Regels, lees_regels

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAXIMUM_KOLOM: Final = 16_384

_BEVEILIGING: Final = {
    "objects": "0",
    "scenarios": "0",
    "formatCells": "1",
    "formatColumns": "1",
    "formatRows": "1",
    "insertColumns": "1",
    "insertRows": "1",
    "insertHyperlinks": "1",
    "deleteColumns": "1",
    "deleteRows": "1",
    "selectLockedCells": "0",
    "selectUnlockedCells": "0",
    "sort": "1",
    "autoFilter": "1",
    "pivotTables": "1",
}
_SOORTEN: Final = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})
_DATUMNUL: Final = dt.date(1899, 12, 30)


class Stijl(NamedTuple):
    """What of the look of a cell is sealed."""

    notatie: str
    vergrendeld: bool
    verborgen: bool


GEWOON: Final = Stijl("general", vergrendeld=True, verborgen=False)


class Cel(NamedTuple):
    """A cell: its constant, or its formula and the result cached beside it.

    Attributes:
        formule: canonical formula, an empty text when there is none.
        waarde: canonical constant or cached result (a kind letter and the value); an empty text when absent.
        stijl: its sealed look.
    """

    formule: str
    waarde: str
    stijl: Stijl

    @property
    def telt(self) -> bool:
        """Whether the seal covers it: it holds something, or something may be typed in it."""
        return bool(self.formule or self.waarde or not self.stijl.vergrendeld)


@dataclass(frozen=True, slots=True)
class Bladafdruk:
    """The canonical content of one sheet.

    ``cellen`` is keyed by (row, column). ``regels`` holds the data validations, ``tekeningen`` the number of drawn
    objects per kind, ``opmerkingen`` the addresses with a note.
    """

    titel: str
    staat: str
    cellen: dict[tuple[int, int], Cel]
    regels: Regels
    beveiliging: dict[str, str]
    verborgen_rijen: tuple[int, ...]
    verborgen_kolommen: tuple[int, ...]
    samengevoegd: tuple[str, ...]
    tekeningen: dict[str, int]
    opmerkingen: tuple[str, ...]
    standaardstijlen: dict[str, dict[int, Stijl]]

    def stijl(self, rij: int, kolom: int) -> Stijl:
        """The look of a cell, also of one that is not in the file."""
        cel = self.cellen.get((rij, kolom))
        if cel:
            return cel.stijl
        return self.standaardstijlen["rij"].get(rij) or self.standaardstijlen["kolom"].get(kolom, GEWOON)


@dataclass
class Bladlezer:
    """Reads one sheet; formulas that a program shares between cells are written out again."""

    onderdelen: Onderdelen
    stijlen: list[Stijl]
    gedeeld: list[str]
    ruimte: int
    _bronnen: dict[str, tuple[str, str]] = field(default_factory=dict)

    def lees(self, titel: str, staat: str, deel: str, soort: str) -> Bladafdruk:
        """Read the part of a sheet and what hangs from it."""
        wortel = self.onderdelen.xml(deel)
        if soort != "worksheet":
            raise Leesfout(f"het blad '{titel}' is geen rekenblad")
        elementen = {kaal(element): element for element in wortel}
        rijstijlen: dict[int, Stijl] = {}
        verborgen_rijen: list[int] = []
        cellen: dict[tuple[int, int], Cel] = {}
        formaat = elementen.get("sheetFormatPr")
        if formaat is not None and vlag(formaat.get("zeroHeight", "0")) == "1":
            verborgen_rijen.append(0)
        vorige_rij = 0
        for rij in elementen.get("sheetData", ()):
            vorige_rij = nummer = int(rij.get("r", vorige_rij + 1))
            if vlag(rij.get("hidden", "0")) == "1" or float(rij.get("ht", "1")) == 0:
                verborgen_rijen.append(nummer)
            if vlag(rij.get("customFormat", "0")) == "1":
                rijstijlen[nummer] = self.stijlen[int(rij.get("s", "0"))]
            self._rij(rij, nummer, cellen)
        kolomstijlen, verborgen_kolommen = self._kolommen(elementen.get("cols"))
        bescherming = elementen.get("sheetProtection")
        samen = (e.attrib["ref"] for e in elementen.get("mergeCells", ()))
        tekeningen, opmerkingen = self._aanhang(deel)
        return Bladafdruk(
            titel,
            staat,
            cellen,
            lees_regels(wortel),
            {} if bescherming is None else _beveiliging(bescherming),
            tuple(sorted(verborgen_rijen)),
            verborgen_kolommen,
            tuple(sorted(samen)),
            tekeningen,
            opmerkingen,
            {"rij": rijstijlen, "kolom": kolomstijlen},
        )

    def _rij(self, rij: Element, nummer: int, cellen: dict[tuple[int, int], Cel]) -> None:
        kolom = 0
        for element in rij:
            if kaal(element) != "c":
                continue
            verwijzing = element.get("r")
            plaats = canoniek.plek(verwijzing) if verwijzing else (nummer, kolom + 1)
            kolom = plaats[1]
            if len(cellen) >= self.ruimte:
                raise Leesfout("er staan veel meer cellen in dan in een werkmap van dit programma")
            formule, waarde = self._inhoud(element, plaats)
            cellen[plaats] = Cel(formule, waarde, self.stijlen[int(element.get("s", "0"))])

    def _inhoud(self, element: Element, plaats: tuple[int, int]) -> tuple[str, str]:
        """Canonical formula and canonical value of a cell."""
        soort = element.get("t", "n")
        if soort not in _SOORTEN:
            raise Leesfout(f"een cel is van de onbekende soort '{shown(soort)}'")
        formule, gespeld = "", None
        for kind in element:
            naam = kaal(kind)
            if naam == "f":
                formule = self._formule(kind, plaats)
            elif naam == "v":
                gespeld = kind.text or ""
            elif naam == "is":
                return formule, f"s{tekst}" if (tekst := shared_text(kind)) else ""
        if gespeld is None or (gespeld == "" and soort != "str"):
            return formule, ""
        waarde = self._waarde(soort, gespeld)
        return formule, "" if waarde == "s" and not formule else waarde

    def _waarde(self, soort: str, gespeld: str) -> str:
        if soort == "n":
            return f"n{canoniek.getal(float(gespeld))}"
        if soort == "s":
            return f"s{self.gedeeld[int(gespeld)]}"
        if soort == "b":
            return f"b{vlag(gespeld)}"
        if soort == "e":
            return f"e{gespeld}"
        if soort == "d":
            return f"n{(dt.date.fromisoformat(gespeld[:10]) - _DATUMNUL).days}"
        return f"s{canoniek.tekst(gespeld)}"

    def _formule(self, element: Element, plaats: tuple[int, int]) -> str:
        gespeld, soort = element.text or "", element.get("t", "normal")
        if soort == "shared":
            nummer = element.attrib["si"]
            if gespeld:
                self._bronnen[nummer] = (gespeld, canoniek.adres(*plaats))
            else:
                bron, oorsprong = self._bronnen[nummer]
                gespeld = str(Translator(f"={bron}", oorsprong).translate_formula(canoniek.adres(*plaats)))
        elif soort != "normal":
            kenmerken = ",".join(f"{naam}={waarde}" for naam, waarde in sorted(element.attrib.items()) if naam != "aca")
            return f"{{{kenmerken}}}{canoniek.formule(gespeld)}"
        return canoniek.formule(gespeld) or "?"

    def _kolommen(self, kolommen: Element | None) -> tuple[dict[int, Stijl], tuple[int, ...]]:
        stijlen: dict[int, Stijl] = {}
        verborgen: list[int] = []
        for kolom in () if kolommen is None else kolommen:
            nummers = range(int(kolom.attrib["min"]), min(int(kolom.attrib["max"]), MAXIMUM_KOLOM) + 1)
            if vlag(kolom.get("hidden", "0")) == "1" or float(kolom.get("width", "1")) == 0:
                verborgen.extend(nummers)
            stijlen |= dict.fromkeys(nummers, self.stijlen[int(kolom.get("style", "0"))])
        return stijlen, tuple(sorted(verborgen))

    def _aanhang(self, deel: str) -> tuple[dict[str, int], tuple[str, ...]]:
        """What is drawn on a sheet, counted by kind, and the addresses with a note."""
        tekeningen: dict[str, int] = {}
        opmerkingen: set[str] = set()
        for soort, doel in self.onderdelen.relaties(deel).values():
            if soort == "drawing":
                for anker in self.onderdelen.xml(doel):
                    for kind in anker:
                        if kaal(kind) in {"graphicFrame", "pic", "sp", "grpSp", "cxnSp"}:
                            tekeningen[kaal(kind)] = tekeningen.get(kaal(kind), 0) + 1
            elif soort in {"comments", "threadedComment"}:
                opmerkingen |= {e.attrib["ref"] for e in self.onderdelen.xml(doel).iter() if "ref" in e.attrib}
        return tekeningen, tuple(sorted(opmerkingen))


def _beveiliging(element: Element) -> dict[str, str]:
    """The protection of a sheet; empty when it is off, and without what has its usual value."""
    if vlag(element.get("sheet", "0")) != "1":
        return {}
    gevonden = {naam: vlag(element.get(naam, gewoon)) for naam, gewoon in _BEVEILIGING.items()}
    afwijkend = {naam: waarde for naam, waarde in gevonden.items() if waarde != _BEVEILIGING[naam]}
    wachtwoord = element.get("password") or element.get("hashValue")
    return {"sheet": "1"} | afwijkend | ({"wachtwoord": "1"} if wachtwoord else {})


def vlag(waarde: str) -> str:
    """One spelling for yes and no; anything else stays what it is."""
    return {"true": "1", "false": "0", "on": "1", "off": "0"}.get(waarde.lower(), waarde)
