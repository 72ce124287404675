"""The case sheet of an open workbook as the reader of files takes it: values, kinds, what is hidden. Knows no Excel.

What a file says with letters and formats, a running spreadsheet says with values, formulas and number formats; here the
one becomes the other, so that ``ho_workbook.lezen`` judges both by the same rules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from ho_addin.functies.foutwaarde import SPELLING, foutwaarde_met_nummer
from ho_engine.fouten import HoFout
from ho_workbook.celwaarden import schrijf_celtekst
from ho_workbook.lezen import BREEDTEN, casus_uit_blad
from ho_workbook.openen import Blad, Cel, Plek, check_soort, named_ranges, only_sheet
from ho_workbook.xmlbewaker import Bladvorm

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ho_engine.casus import Casus
    from ho_workbook.openen import Bereik

FOUTWAARDE: Final = -0x7FF60000
"""Where the error values of COM begin; what is added is the number of ``CVErr``."""

_GETALFOUT: Final = "#VALUE!"
"""How a file reader shows a number that is no day in a cell that shows dates."""
_GEHEEL: Final = 10**15
"""From here a file spells a number with an exponent."""
_HOOGSTENS: Final = 60
"""Cells that can't be read and are named at once."""
_CEL: Final = re.compile(r"[A-Z]{1,3}[1-9]\d*", re.ASCII)


class Kant(NamedTuple):
    """The part of a sheet from A1 on, row by row: values (dates as numbers) and formulas as they are spelled."""

    waarden: Sequence[Sequence[object]]
    formules: Sequence[Sequence[object]]


class Bron(Protocol):
    """An open workbook, as far as reading a case needs it; columns and rows count from 1."""

    naam: str
    soort: str
    """Its property *HO soort*; empty when it has none."""
    sinds_1904: bool
    bladen: Sequence[str]

    def verwijzing(self, naam: str) -> str:
        """What a name refers to, spelled as in a file without the equals sign; empty when there is no such name."""

    def kant(self, blad: str, laatste: Plek) -> Kant:
        """The cells from A1 to ``laatste``."""

    def is_formule(self, blad: str, plek: Plek) -> bool:
        """Whether a cell holds a formula, and not a text that looks like one."""

    def notatie(self, blad: str, plek: Plek) -> str:
        """The number format of a cell, in the spelling of a file."""

    def is_zichtbaar(self, blad: str) -> bool:
        """Whether a sheet is shown."""

    def is_verborgen(self, blad: str, *, rij: int = 0, kolom: int = 0) -> bool:
        """Whether a row or a column is hidden, or has no height or width."""

    def samengevoegd(self, blad: str, bereik: Bereik) -> Sequence[str]:
        """The merged ranges that touch a range."""


def lees_blad(bron: Bron) -> Blad:
    """The case sheet of an open workbook.

    Raises:
        HoFout: HO430 when it has none.
    """
    try:
        check_soort(bron.soort, bron.naam)
        namen = {naam: bron.verwijzing(naam) for naam in BREEDTEN}
        bereiken = named_ranges(namen, BREEDTEN, bron.naam)
        titel = only_sheet(bron.bladen, bereiken, bron.naam)
    except HoFout as fout:
        raise HoFout("geen_casusblad", bestand=bron.naam, reden=fout.gegevens["reden"]) from fout
    laatste = Plek(
        1 + max(bereik.laatste.rij for bereik in bereiken.values()),
        max(bereik.laatste.kolom for bereik in bereiken.values()),
    )
    cellen = dict(_cells(bron, titel, bron.kant(titel, laatste)))
    return Blad(titel, bereiken, cellen, _shape(bron, titel, bereiken, cellen), bron.is_zichtbaar(titel))


def lees_casus(blad: Blad, bestand: str) -> tuple[Casus | None, tuple[HoFout, ...]]:
    """The case on a sheet, or everything on it that can't be read: all of it, where a file reader stops at the first.

    Args:
        blad: the case sheet.
        bestand: the name of the workbook, for messages.

    Returns:
        The case and no error, or no case and at least one error.
    """
    fouten: list[HoFout] = []
    cellen = dict(blad.cellen)
    while len(fouten) < _HOOGSTENS:
        try:
            casus = casus_uit_blad(replace(blad, cellen=cellen), bestand)
        except HoFout as fout:
            fouten.append(fout)
            plek = place_of(fout.plaats, blad.naam)
            if plek is None or cellen.pop(plek, None) is None:
                break
        else:
            return (None, tuple(fouten)) if fouten else (casus, ())
    return None, tuple(fouten)


def place_of(plaats: str, blad: str) -> Plek | None:
    """The cell of a place such as ``Casus!C12``; ``None`` for a place that is no single cell of this sheet.

    >>> place_of("Casus!C12", "Casus"), place_of("Casus!C12:D12", "Casus"), place_of("slh", "Casus")
    (Plek(rij=12, kolom=3), None, None)
    """
    titel, uitroep, adres = plaats.rpartition("!")
    if not uitroep or titel != blad or not _CEL.fullmatch(adres):
        return None
    letters = adres.rstrip("0123456789")
    kolom = 0
    for letter in letters:
        kolom = kolom * 26 + ord(letter) - ord("A") + 1
    return Plek(int(adres[len(letters) :]), kolom)


def _cells(bron: Bron, titel: str, kant: Kant) -> Iterator[tuple[Plek, Cel]]:
    """The filled cells with the kinds of a file."""
    for rij, (waarden, formules) in enumerate(zip(kant.waarden, kant.formules, strict=True), 1):
        for kolom, (waarde, formule) in enumerate(zip(waarden, formules, strict=True), 1):
            plek = Plek(rij, kolom)
            if isinstance(formule, str) and formule.startswith("=") and bron.is_formule(titel, plek):
                yield plek, Cel("=", "f")
            elif waarde is not None and waarde != "":
                yield plek, _cell(bron, titel, plek, waarde)


def _cell(bron: Bron, titel: str, plek: Plek, waarde: object) -> Cel:
    if isinstance(waarde, str):
        return Cel(schrijf_celtekst(waarde), "s")
    if isinstance(waarde, bool):
        return Cel(waarde, "b")
    if isinstance(waarde, int):  # a number arrives with decimals: this is an error value
        return Cel(SPELLING[foutwaarde_met_nummer(waarde - FOUTWAARDE).soort].engels, "e")
    return _number(bron, titel, plek, waarde) if isinstance(waarde, float) else Cel(waarde, "n")


def _number(bron: Bron, titel: str, plek: Plek, waarde: float) -> Cel:
    """A number, or the moment that it is in a cell that shows dates."""
    getal = int(waarde) if waarde.is_integer() and abs(waarde) < _GEHEEL else waarde
    notatie = bron.notatie(titel, plek)
    if not is_date_format(notatie):
        return Cel(getal, "n")
    try:
        return Cel(_moment(getal, notatie, sinds_1904=bron.sinds_1904), "d")
    except (OverflowError, ValueError):
        return Cel(_GETALFOUT, "e")


def _moment(getal: float, notatie: str, *, sinds_1904: bool) -> dt.datetime | dt.time | dt.timedelta:
    """A number in a cell that shows dates, read as a file reader does."""
    begin = MAC_EPOCH if sinds_1904 else WINDOWS_EPOCH
    gelezen: dt.datetime | dt.time | dt.timedelta = from_excel(getal, begin, timedelta=is_timedelta_format(notatie))
    return gelezen


def _shape(bron: Bron, titel: str, bereiken: Mapping[str, Bereik], cellen: Mapping[Plek, Cel]) -> Bladvorm:
    """What is hidden of the filled rows and columns, and which merged ranges touch inputs and their headings."""
    rijen = {plek.rij for plek in cellen}
    kolommen = {plek.kolom for plek in cellen}
    samengevoegd: dict[str, None] = {}
    for bereik in bereiken.values():
        met_kop = replace(bereik, eerste=Plek(bereik.eerste.rij - (bereik.breedte > 1), bereik.eerste.kolom))
        samengevoegd |= dict.fromkeys(bron.samengevoegd(titel, met_kop))
    return Bladvorm(
        tuple(samengevoegd),
        frozenset(rij for rij in rijen if bron.is_verborgen(titel, rij=rij)),
        tuple((kolom, kolom) for kolom in sorted(kolommen) if bron.is_verborgen(titel, kolom=kolom)),
    )
