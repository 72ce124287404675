"""Opening a workbook of this program as data: its bytes, its kind and the cells its names point at. Reads no case."""

from __future__ import annotations

import io
import lzma
import struct
import warnings
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from ho_engine.fouten import HoFout
from ho_engine.melding import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook

MAXIMUM_BYTES: Final = 5_000_000
MAXIMUM_UITGEPAKT: Final = 60_000_000
MAXIMUM_RIJ: Final = 2_000
"""No table of a case sheet reaches further; a name that says otherwise is not ours."""

SOORTEN: Final = frozenset({"sjabloon", "concept", "definitief"})

_LEESFOUTEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,  # a parse error of XML is one
    TypeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What unpacking and parsing a damaged file can raise."""

_OLE: Final = b"\xd0\xcf\x11\xe0"


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
    """The sheet that some names point at: those ranges, and its filled cells as far as they reach."""

    naam: str
    bereiken: Mapping[str, Bereik]
    cellen: Mapping[Plek, Cel]


def snapshot(pad: Path) -> bytes:
    """The bytes of this moment; what happens to the file afterwards changes nothing.

    Raises:
        HoFout: no such file (HO101), or too large (HO323).
    """
    try:
        omvang = pad.stat().st_size
        data = pad.read_bytes() if omvang <= MAXIMUM_BYTES else b""
    except (OSError, ValueError) as fout:
        raise HoFout("bestand_niet_gevonden", pad=pad) from fout
    if max(omvang, len(data)) > MAXIMUM_BYTES:
        megabytes = f"{max(omvang, len(data)) / 1e6:.1f} MB".replace(".", ",")
        raise HoFout("werkmap_te_groot", str(pad), omvang=megabytes, maximum=f"{MAXIMUM_BYTES // 10**6} MB")
    return data


def read_blad(data: bytes, bestand: str, breedten: Mapping[str, int]) -> Blad:
    """Read the sheet that holds these names.

    Args:
        data: the file.
        bestand: its name, for messages.
        breedten: name -> number of columns; a name of one column is a single cell.

    Returns:
        The ranges and the cells.

    Raises:
        HoFout: the file is damaged, not of this program, or its names are not what they were (HO320).
    """
    if not openpyxl.DEFUSEDXML:  # a dependency of this package; without it entities would be expanded
        message = "openpyxl has to parse through defusedxml"
        raise RuntimeError(message)
    check_package(data, bestand)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not model is no business of who reads values
        try:
            with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)) as werkmap:
                _check_soort(werkmap, bestand)
                bereiken = {naam: _range(werkmap, naam, breedte, bestand) for naam, breedte in breedten.items()}
                blad = _only_sheet(werkmap, bereiken, bestand)
                return Blad(blad, bereiken, _cells(werkmap, blad, bereiken))
        except HoFout:
            raise
        except _LEESFOUTEN as fout:
            raise _foreign(bestand, "het is beschadigd of op een ongewone manier opgebouwd") from fout


def _foreign(bestand: str, reden: str) -> HoFout:
    return HoFout("geen_werkmap", bestand, reden=reden)


def check_package(data: bytes, bestand: str) -> None:
    """Refuse what is no .xlsx, or unpacks to far more than a case, before a parser sees it.

    Raises:
        HoFout: HO320 with the reason, or HO323 when it unpacks to far too much.
    """
    if not data:
        raise _foreign(bestand, "het bestand is leeg")
    if data.startswith(_OLE):
        reden = "het is met een wachtwoord beveiligd, of in het oude formaat .xls bewaard"
        raise _foreign(bestand, f"{reden}; bewaar het zonder wachtwoord als .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pakket:
            onderdelen = pakket.infolist()
    except _LEESFOUTEN as fout:
        raise _foreign(bestand, "het is geen .xlsx-bestand, of het is beschadigd") from fout
    if sum(onderdeel.file_size for onderdeel in onderdelen) > MAXIMUM_UITGEPAKT:
        maximum = f"{MAXIMUM_UITGEPAKT // 1_000_000} MB"
        raise HoFout("werkmap_te_groot", bestand, omvang=f"uitgepakt meer dan {maximum}", maximum=maximum)
    namen = [onderdeel.filename for onderdeel in onderdelen]
    if "[Content_Types].xml" not in namen:
        soort = "een .ods-bestand" if "mimetype" in namen else "een zipbestand en geen werkmap"
        raise _foreign(bestand, f"het is {soort}; bewaar het als .xlsx")
    if len(set(namen)) != len(namen):
        raise _foreign(bestand, "er zit een onderdeel dubbel in")
    if any(onderdeel.flag_bits & 1 for onderdeel in onderdelen):
        raise _foreign(bestand, "het is met een wachtwoord beveiligd")


def _check_soort(werkmap: Workbook, bestand: str) -> None:
    eigenschappen = werkmap.custom_doc_props.props  # type: ignore[attr-defined] # the published types lack it
    soort = next((eigen.value for eigen in eigenschappen if eigen.name == "HO soort"), None)
    if soort not in SOORTEN:
        raise _foreign(bestand, "het mist de eigenschap 'HO soort' die elk sjabloon en elk werkboek draagt")


def _range(werkmap: Workbook, naam: str, breedte: int, bestand: str) -> Bereik:
    """Where a name points: one range of the size it was made with."""
    gevonden = werkmap.defined_names.get(naam)
    doelen = list(gevonden.destinations) if gevonden else []
    if len(doelen) != 1:
        raise _foreign(bestand, f"de naam '{naam}' ontbreekt of wijst nergens naar")
    blad, adres = doelen[0]
    links, boven, rechts, onder = (grens or 0 for grens in range_boundaries(adres))
    bereik = Bereik(blad, Plek(boven, links), Plek(onder, rechts))
    past = bereik.breedte == breedte and (breedte > 1 or boven == onder) and 0 < boven <= onder <= MAXIMUM_RIJ
    if not past or not links:
        raise _foreign(bestand, f"de naam '{naam}' wijst naar {shown(adres)}, en dat bereik hoort er niet bij")
    return bereik


def _only_sheet(werkmap: Workbook, bereiken: Mapping[str, Bereik], bestand: str) -> str:
    bladen = {bereik.blad for bereik in bereiken.values()}
    if len(bladen) != 1 or not bladen <= set(werkmap.sheetnames):
        raise _foreign(bestand, "de gegevens van de casus staan niet bij elkaar op één blad")
    return bladen.pop()


def _cells(werkmap: Workbook, naam: str, bereiken: Mapping[str, Bereik]) -> dict[Plek, Cel]:
    """The filled cells of a sheet, as far as a name reaches."""
    blad = werkmap[naam]
    blad.reset_dimensions()  # what the file says of its own size is no evidence
    laatste_rij = max(bereik.laatste.rij for bereik in bereiken.values())
    laatste_kolom = max(bereik.laatste.kolom for bereik in bereiken.values())
    cellen: dict[Plek, Cel] = {}
    for rij in blad.iter_rows(min_row=1, max_row=laatste_rij, max_col=laatste_kolom):
        for cel in rij:
            if cel.value is not None:
                cellen[Plek(cel.row, cel.column)] = Cel(cel.value, cel.data_type)
    return cellen
