"""Opening a workbook of this program as data: its bytes, its kind and the cells its names point at. Reads no case."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName

from ho_engine.fouten import HoFout
from ho_engine.leesfouten import as_leesfout, check_ordinary
from ho_engine.melding import shown
from ho_workbook.bewaker import MAXIMUM_BYTES, Pakket, foreign, guard, refuse_foreign_parts
from ho_workbook.werkproces import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from ho_workbook.xmlbewaker import Bladvorm

MAXIMUM_RIJ: Final = 2_000
"""No table of a case sheet reaches further; a name that says otherwise is not ours."""

SOORTEN: Final = frozenset({"sjabloon", "concept", "definitief"})

_LEESFOUTEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # a parse error of XML is one
    TypeError,
    ValueError,
)
"""What parsing a damaged file can raise."""

_CEL: Final = re.compile(rb"<(?:\w+:)?c\s([^>]*[^>/])>\s*<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
_KENMERK: Final = re.compile(rb"""\b([rt])\s*=\s*["']([^"']*)["']""")
_LEESBAAR: Final = {
    b"n": re.compile(rb"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*"),
    b"s": re.compile(rb"\s*\d+\s*"),
    b"b": re.compile(rb"\s*[01]\s*"),
}
"""How the value of a cell is spelled, by its kind."""


class Plek(NamedTuple):
    """A cell by row and column, from 1."""

    rij: int
    kolom: int

    @property
    def adres(self) -> str:
        """The address of the cell.

        >>> Plek(34, 5).adres
        'E34'
        """
        return f"{get_column_letter(self.kolom)}{self.rij}"


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell as the file holds it; ``soort`` is the letter of its kind (f is a formula, e an error value)."""

    waarde: Any
    soort: str


LEEG: Final = Cel(None, "n")


@dataclass(frozen=True, slots=True)
class Bereik:
    """A named range."""

    blad: str
    eerste: Plek
    laatste: Plek

    @property
    def rijen(self) -> range:
        """Its rows."""
        return range(self.eerste.rij, self.laatste.rij + 1)

    @property
    def breedte(self) -> int:
        """How many columns it has."""
        return self.laatste.kolom - self.eerste.kolom + 1


@dataclass(frozen=True, slots=True)
class Blad:
    """The sheet that some names point at: those ranges, its filled cells to one row below them, and its shape."""

    naam: str
    bereiken: Mapping[str, Bereik]
    cellen: Mapping[Plek, Cel]
    vorm: Bladvorm
    zichtbaar: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A workbook without a case: what it says of itself, and all its sheets in order, with every filled cell."""

    eigen: Mapping[str, str]
    bladen: tuple[Blad, ...]


def snapshot(pad: Path) -> bytes:
    """The bytes of this moment; what happens to the file afterwards changes nothing.

    Raises:
        HoFout: no such file (HO101), one that can't be opened (HO110), or too large (HO323).
    """
    try:
        kenmerken = pad.stat()
        check_ordinary(kenmerken.st_mode, pad)
        omvang = kenmerken.st_size
        data = b""
        if omvang <= MAXIMUM_BYTES:
            with pad.open("rb") as bestand:
                data = bestand.read(MAXIMUM_BYTES + 1)
    except HoFout:
        raise
    except (OSError, ValueError) as fout:
        raise as_leesfout(fout, pad) from fout
    if max(omvang, len(data)) > MAXIMUM_BYTES:
        megabytes = f"{max(omvang, len(data)) / 1e6:.1f} MB".replace(".", ",")
        raise HoFout("werkmap_te_groot", str(pad), omvang=megabytes, maximum=f"{MAXIMUM_BYTES // 10**6} MB")
    return data


def read_blad(data: bytes, bestand: str, breedten: Mapping[str, int]) -> Blad:
    """Read the sheet that holds these names, behind the guard and in a process of its own.

    Args:
        data: the file.
        bestand: its name, for messages.
        breedten: name -> number of columns; a name of one column is a single cell.

    Returns:
        The ranges and the cells.

    Raises:
        HoFout: the file is damaged, not of this program, or its names are not what they were (HO320); too large
            (HO323), unsafe (HO324), or reading it took too much (HO325); a cell holds no readable value (HO322).
    """
    if not openpyxl.DEFUSEDXML:  # a dependency of this package; without it entities would be expanded
        message = "openpyxl has to parse through defusedxml"
        raise RuntimeError(message)
    return apart(parse_blad, data, bestand, dict(breedten), bestand=bestand)


def read_document(data: bytes, bestand: str, soorten: frozenset[str]) -> Document:
    """Read every sheet of a document of this program, as ``read_blad`` reads one.

    Args:
        data: the file.
        bestand: its name, for messages.
        soorten: which documents are meant, as their property *HO document* says.

    Returns:
        Its properties and its sheets, hidden ones too; the sheets have no named ranges.

    Raises:
        HoFout: as ``read_blad``; HO320 also for a document of another kind.
    """
    if not openpyxl.DEFUSEDXML:
        message = "openpyxl has to parse through defusedxml"
        raise RuntimeError(message)
    return apart(parse_document, data, bestand, soorten, bestand=bestand)


def parse_document(data: bytes, bestand: str, soorten: frozenset[str]) -> Document:
    """The same in this process: the guard's limits hold, those of memory and time do not."""
    pakket = guard(data, bestand)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as werkmap:
                eigen = _properties(werkmap)
                if eigen.get("HO document") not in soorten:
                    reden = f"het mist de eigenschap 'HO document' van een {' of '.join(sorted(soorten))}"
                    raise foreign(bestand, reden)
                refuse_foreign_parts(pakket, bestand)
                return Document(eigen, tuple(_read(werkmap, pakket, blad.title, {}) for blad in werkmap.worksheets))
        except HoFout:
            raise
        except _LEESFOUTEN as fout:
            raise foreign(bestand, "het is beschadigd of op een ongewone manier opgebouwd") from fout


def parse_blad(data: bytes, bestand: str, breedten: Mapping[str, int]) -> Blad:
    """The same in this process: the guard's limits hold, those of memory and time do not."""
    pakket = guard(data, bestand)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not model is no business of who reads values
        try:
            with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as werkmap:
                check_soort(_properties(werkmap).get("HO soort", ""), bestand)
                refuse_foreign_parts(pakket, bestand)
                namen = {naam: gevonden.attr_text or "" for naam, gevonden in werkmap.defined_names.items()}
                bereiken = named_ranges(namen, breedten, bestand)
                return _read(werkmap, pakket, only_sheet(werkmap.sheetnames, bereiken, bestand), bereiken)
        except HoFout:
            raise
        except _LEESFOUTEN as fout:
            raise foreign(bestand, "het is beschadigd of op een ongewone manier opgebouwd") from fout


def _read(werkmap: Workbook, pakket: Pakket, naam: str, bereiken: Mapping[str, Bereik]) -> Blad:
    blad = werkmap[naam]
    deel = blad._worksheet_path.lstrip("/")  # type: ignore[attr-defined] # noqa: SLF001 - the only place it stands
    try:
        cellen = _cells(werkmap, naam, bereiken)
    except (ValueError, OverflowError):
        adres = unreadable_cell(pakket.delen[deel])
        if adres is None:
            raise
        uitleg = "In deze cel staat iets dat geen getal, tekst of datum is"
        raise HoFout("cel_ongeldig", f"{naam}!{adres}", uitleg=uitleg, herstel="Vul de cel opnieuw in.") from None
    return Blad(naam, bereiken, cellen, pakket.vormen[deel], blad.sheet_state == "visible")


def unreadable_cell(xml: bytes) -> str | None:
    """The address of the first cell of a sheet whose value is not spelled as its kind asks.

    >>> unreadable_cell(b'<c r="A1"><v>1</v></c><c r="B1" t="n"><v>NaN</v></c>')
    'B1'
    """
    for kenmerken, waarde in _CEL.findall(xml):
        gevonden = dict(_KENMERK.findall(kenmerken))
        spelling = _LEESBAAR.get(gevonden.get(b"t", b"n"))
        if spelling is not None and b"r" in gevonden and spelling.fullmatch(waarde) is None:
            return str(gevonden[b"r"].decode("ascii", "replace"))
    return None


def check_soort(soort: str, bestand: str) -> None:
    """Refuse a workbook that does not say, in its property *HO soort*, which document of this program it is (HO320)."""
    if soort not in SOORTEN:
        raise foreign(bestand, "het mist de eigenschap 'HO soort' die elk sjabloon en elk werkboek draagt")


def _properties(werkmap: Workbook) -> dict[str, str]:
    """What a file says of itself; the first of a name counts."""
    eigenschappen = werkmap.custom_doc_props.props  # type: ignore[attr-defined] # the published types lack it
    return {eigen.name: str(eigen.value) for eigen in reversed(eigenschappen)}


def named_ranges(namen: Mapping[str, str], breedten: Mapping[str, int], bestand: str) -> dict[str, Bereik]:
    """Where the names of a case point: each at one range of the size it was made with.

    Args:
        namen: every name of the workbook with what it refers to, spelled as in a file (``Casus!$C$5``).
        breedten: the names that are asked, and how many columns each has; one of one column is a single cell.
        bestand: the name of the file, for messages.

    Raises:
        HoFout: HO320, with the name.
    """
    return {naam: _range(naam, namen.get(naam, ""), breedte, bestand) for naam, breedte in breedten.items()}


def _range(naam: str, verwijzing: str, breedte: int, bestand: str) -> Bereik:
    doelen = list(DefinedName(naam, attr_text=verwijzing).destinations) if verwijzing else []
    if len(doelen) != 1:
        raise foreign(bestand, f"de naam '{naam}' ontbreekt of wijst nergens naar")
    blad, adres = doelen[0]
    links, boven, rechts, onder = (grens or 0 for grens in range_boundaries(adres))
    bereik = Bereik(blad, Plek(boven, links), Plek(onder, rechts))
    past = bereik.breedte == breedte and (breedte > 1 or boven == onder) and 0 < boven <= onder <= MAXIMUM_RIJ
    if not past or not links:
        raise foreign(bestand, f"de naam '{naam}' wijst naar {shown(adres)}, en dat bereik hoort er niet bij")
    return bereik


def only_sheet(titels: Iterable[str], bereiken: Mapping[str, Bereik], bestand: str) -> str:
    """The one sheet on which all ranges stand.

    Raises:
        HoFout: HO320 when they stand on several, or on none of these.
    """
    bladen = {bereik.blad for bereik in bereiken.values()}
    if len(bladen) != 1 or not bladen <= set(titels):
        raise foreign(bestand, "de gegevens van de casus staan niet bij elkaar op één blad")
    return bladen.pop()


def _cells(werkmap: Workbook, naam: str, bereiken: Mapping[str, Bereik]) -> dict[Plek, Cel]:
    """The filled cells of a sheet: as far as a name reaches and one row more, or all where no name does."""
    blad = werkmap[naam]
    blad.reset_dimensions()  # what the file says of its own size is no evidence
    laatste_rij = 1 + max(bereik.laatste.rij for bereik in bereiken.values()) if bereiken else None
    laatste_kolom = max(bereik.laatste.kolom for bereik in bereiken.values()) if bereiken else None
    cellen: dict[Plek, Cel] = {}
    for rij in blad.iter_rows(min_row=1, max_row=laatste_rij, max_col=laatste_kolom):
        for cel in rij:
            if cel.value is not None:
                formule = cel.data_type == "f"  # of some kinds openpyxl makes an object; what it says matters to nobody
                cellen[Plek(cel.row, cel.column)] = Cel("=" if formule else cel.value, cel.data_type)
    return cellen
