"""One worksheet part of a template, cut at its rows and cells, and put together again with new values."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ho_engine.fouten import HoFout
from ho_workbook.celwaarden import FORMULETEKENS, MAXIMUM_TEKENS, Celtekst, Waarde, codeer, gewijzigd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BLADDATA: Final = re.compile(r"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
_RIJ_OF_CEL: Final = re.compile(
    r"<row (?P<rij>[^>]*?)\s*(?P<leeg>/?)>|<c (?P<cel>[^>]*?)\s*(?:/>|>(?P<inhoud>.*?)</c>)", re.DOTALL
)
_ATTRIBUUT: Final = re.compile(r'([\w:]+)="([^"]*)"')
_FORMULE: Final = re.compile(r"<f(?: [^>]*)?>(.*?)</f>", re.DOTALL)
_HOOGTE: Final = re.compile(r'\s*(?:ht|customHeight)="[^"]*"')
_ADRES: Final = re.compile(r"([A-Z]+)(\d+)")
_AFMETING: Final = re.compile(r'<dimension ref="[^"]*"')
_HOOGSTE_RIJ: Final = 409


class StempelFout(ValueError):
    """The template can't be used, or values don't fit it: a mistake of the program, not of a user.

    Attributes:
        zin: what is wrong.
        plaats: sheet and address, ``Casus!C12``, or an empty string.
    """

    def __init__(self, zin: str, plaats: str = "") -> None:
        """Make the error."""
        self.zin = zin
        self.plaats = plaats
        super().__init__(f"{plaats}: {zin}" if plaats else zin)


class Cel(NamedTuple):
    """The slot of one cell.

    Attributes:
        plaats: which piece of the sheet it is.
        kop: its opening tag up to the type.
        kop_citaat: the same with the quotePrefix twin of its style.
        formule: its formula as XML, or an empty text.
        stijl: number of its style.
    """

    plaats: int
    kop: str
    kop_citaat: str
    formule: str
    stijl: int


class Gevuld(NamedTuple):
    """A sheet with values.

    Attributes:
        waarden: address -> value.
        gecodeerd: the same, spelled the way the file does; None for an empty cell.
        stukken: the pieces of the XML.
    """

    waarden: Mapping[str, Waarde]
    gecodeerd: Mapping[str, Celtekst | None]
    stukken: list[str]

    def met_hoogten(self, blad: Blad, hoogten: Mapping[int, float]) -> str:
        """Put the sheet together again.

        Args:
            blad: the sheet these values are for.
            hoogten: row -> height in points, until an edit asks for another: the row stays self-fitting.

        Returns:
            The XML of the part.

        Raises:
            StempelFout: a height for a row the template lacks, or one Excel doesn't allow.
        """
        stukken = self.stukken.copy()
        for rij, hoogte in hoogten.items():
            if rij not in blad.rijen or not 0 < hoogte <= _HOOGSTE_RIJ:
                raise StempelFout(f"Rij {rij} kan niet {hoogte} punten hoog worden.", blad.titel)
            plaats = blad.rijen[rij]
            stukken[plaats] = _HOOGTE.sub("", stukken[plaats]).replace(f'r="{rij}"', f'r="{rij}" ht="{hoogte:g}"', 1)
        return "".join(stukken)


@dataclass(frozen=True, slots=True)
class Blad:
    """A worksheet part.

    Attributes:
        titel: the name on the tab.
        deel: the name of the part.
        stukken: the XML, cut so that each row tag and each cell is a piece of its own.
        cellen: the slots by address.
        formules: formula by address, without the equals sign.
        rijen: which piece is the tag of a row.
        _eerst: the sheet as it was filled first, when it was; what a later case has in common is not spelled again.
    """

    titel: str
    deel: str
    stukken: tuple[str, ...]
    cellen: dict[str, Cel]
    formules: dict[str, str]
    rijen: dict[int, int]
    _eerst: list[Gevuld] = field(default_factory=list, compare=False)

    @classmethod
    def van_xml(cls, titel: str, deel: str, xml: str, aantal_stijlen: int) -> Blad:
        """Cut a worksheet part.

        Args:
            titel: the name on the tab.
            deel: the name of the part.
            xml: the part as openpyxl wrote it.
            aantal_stijlen: how far the twin of a style is from the style.

        Returns:
            The sheet, ready to be filled any number of times.

        Raises:
            StempelFout: array or shared formulas, or XML of another writer.
        """
        bladdata = _BLADDATA.search(xml)
        if bladdata is None:
            raise StempelFout("Dit blad heeft geen sheetData.", titel)
        stukken: list[str] = []
        cellen: dict[str, Cel] = {}
        formules: dict[str, str] = {}
        rijen: dict[int, int] = {}
        eind = 0
        for gevonden in _RIJ_OF_CEL.finditer(xml, bladdata.start(), bladdata.end()):
            stukken += (xml[eind : gevonden.start()], gevonden[0])
            eind = gevonden.end()
            velden = dict(_ATTRIBUUT.findall(gevonden["rij"] or gevonden["cel"]))
            if gevonden["rij"]:
                rijen[int(velden["r"])] = len(stukken) - 1
                continue
            adres, stijl, inhoud = velden["r"], int(velden.get("s", 0)), gevonden["inhoud"] or ""
            formule = _FORMULE.search(inhoud)
            if ("<f" in inhoud) != bool(formule) or (formule and formule[0].startswith("<f ")):
                raise StempelFout(
                    "Matrixformules en gedeelde formules kan dit sjabloon niet vullen.", f"{titel}!{adres}"
                )
            if formule:
                formules[adres] = html.unescape(formule[1])
            kop = f'<c r="{adres}" s="{stijl}"' if stijl else f'<c r="{adres}"'
            citaat = f'<c r="{adres}" s="{stijl + aantal_stijlen}"'
            cellen[adres] = Cel(len(stukken) - 1, kop, citaat, formule[0] if formule else "", stijl)
        stukken.append(xml[eind:])
        if len(formules) != xml.count("<f>", bladdata.start(), bladdata.end()):
            raise StempelFout("Dit blad is niet door openpyxl geschreven.", titel)
        if stukken:
            stukken[0] = _AFMETING.sub(f'<dimension ref="{_omvang(cellen)}"', stukken[0], count=1)
        return cls(titel, deel, tuple(stukken), cellen, formules, rijen)

    def vul(self, waarden: Mapping[str, Waarde]) -> Gevuld:
        """Put values in the sheet.

        Args:
            waarden: address -> value.

        Returns:
            The filled sheet.

        Raises:
            StempelFout: an unknown address, a value no cell can hold, or a formula without a result.
            HoFout: a text that can't be stored, with the place of its cell.
        """
        anders = gewijzigd(self._eerst[0].waarden, waarden) if self._eerst else None
        if anders is not None:
            eerst = self._eerst[0]
            nieuw = self._codeer(anders)
            self._check_results(anders, nieuw)
            stukken = eerst.stukken.copy()
            self._zet(nieuw, stukken)
            return Gevuld(waarden, {**eerst.gecodeerd, **nieuw}, stukken)
        gecodeerd = self._codeer(waarden)
        self._check_results(self.formules, gecodeerd)
        stukken = list(self.stukken)
        self._zet(gecodeerd, stukken)
        gevuld = Gevuld(dict(waarden), gecodeerd, stukken)
        if waarden and not self._eerst:
            self._eerst.append(gevuld)
        return gevuld

    def _codeer(self, waarden: Mapping[str, Waarde]) -> dict[str, Celtekst | None]:
        """Spell values the way the file does."""
        gecodeerd: dict[str, Celtekst | None] = {}
        for adres, waarde in waarden.items():
            if adres not in self.cellen:
                raise StempelFout("Deze cel staat niet in het sjabloon.", f"{self.titel}!{adres}")
            try:
                gecodeerd[adres] = None if waarde is None else codeer(waarde)
            except HoFout as fout:
                lengte = len(str(waarde))
                plaats = f"{self.titel}!{adres}"
                raise HoFout(fout.melding.naam, plaats, lengte=lengte, maximum=MAXIMUM_TEKENS) from None
            except ValueError as fout:
                raise StempelFout(str(fout), f"{self.titel}!{adres}") from fout
        return gecodeerd

    def _check_results(self, adressen: Iterable[str], gecodeerd: Mapping[str, Celtekst | None]) -> None:
        """Refuse a formula without a result."""
        for adres in adressen:
            if adres in self.formules and gecodeerd.get(adres) is None:
                raise StempelFout("Deze formule heeft geen uitkomst gekregen.", f"{self.titel}!{adres}")

    def _zet(self, waarden: Mapping[str, Celtekst | None], stukken: list[str]) -> None:
        """Write the pieces of the cells with these values."""
        cellen = self.cellen
        for adres, waarde in waarden.items():
            plaats, kop, kop_citaat, formule, _ = cellen[adres]
            if waarde is None or (waarde == ("s", "") and not formule):
                stukken[plaats] = f"{kop}/>"
                continue
            soort, tekst = waarde
            if formule:
                stukken[plaats] = f'{kop} t="{"str" if soort == "s" else soort}">{formule}<v>{tekst}</v></c>'
            elif soort != "s":
                stukken[plaats] = f'{kop} t="{soort}"><v>{tekst}</v></c>'
            else:
                begin = kop_citaat if tekst.startswith(FORMULETEKENS) else kop
                ruimte = ' xml:space="preserve"' if tekst != tekst.strip() else ""
                stukken[plaats] = f'{begin} t="inlineStr"><is><t{ruimte}>{tekst}</t></is></c>'


def _omvang(adressen: Mapping[str, Cel]) -> str:
    """Return the block that holds all cells."""
    delen = [gevonden.groups() for adres in adressen if (gevonden := _ADRES.fullmatch(adres))]
    if not delen:
        return "A1"
    kolommen = sorted({kolom for kolom, _ in delen}, key=lambda kolom: (len(kolom), kolom))
    rijen = [int(rij) for _, rij in delen]
    begin, eind = f"{kolommen[0]}{min(rijen)}", f"{kolommen[-1]}{max(rijen)}"
    return begin if begin == eind else f"{begin}:{eind}"
