"""A value of a norm file as it is written in a cell: a word, a number, a day or a text; never a formula."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout
from ho_workbook.celwaarden import EERSTE_DAG, schrijf_celtekst, xml_tekst
from ho_workbook.normwerkmap.kolommen import JA_NEE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_workbook.normwerkmap.kolommen import Kolom

Celwaarde = str | int | dt.date | None

_GROOTSTE: Final = 2**53
_GEEN: Final[Mapping[str, str]] = MappingProxyType({})


def as_cell(waarde: object, kolom: Kolom) -> Celwaarde:
    """What stands in the cell of a column for a value of a norm file.

    Args:
        waarde: the value; ``None`` for a key that is not there.
        kolom: the column.

    Returns:
        What to write; ``None`` leaves the cell empty.
    """
    if waarde is None or waarde == kolom.gewoon:
        return None
    return word(waarde, kolom.keuzes)


def word(waarde: object, keuzes: Mapping[str, str] = _GEEN) -> Celwaarde:
    """A value in the words of a sheet.

    A number or a day that no cell holds exactly is written out, and read back from its text.

    >>> word(True), word(["a.b", "a.c"]), word("meer_inzet", {"meer_inzet": "meer inzet"})
    ('ja', 'a.b, a.c', 'meer inzet')
    >>> word(dt.date(1850, 1, 2)), word(2**60)
    ('2-1-1850', '1152921504606846976')
    """
    if isinstance(waarde, bool):
        return JA_NEE[0] if waarde else JA_NEE[1]
    if isinstance(waarde, list | tuple):
        return ", ".join(map(str, waarde))
    if isinstance(waarde, int):
        return waarde if abs(waarde) <= _GROOTSTE else str(waarde)
    if isinstance(waarde, dt.date):
        return waarde if waarde >= EERSTE_DAG else f"{waarde.day}-{waarde.month}-{waarde.year:04d}"
    tekst = str(waarde)
    return keuzes.get(tekst, tekst)


def spelled(tekst: str, plaats: str) -> str:
    """A text as the file spells it.

    Raises:
        HoFout: it can't be stored (HO107, HO108), with its cell.
    """
    try:
        xml_tekst(tekst)
    except HoFout as fout:
        raise HoFout(fout.melding.naam, plaats, **fout.gegevens) from fout
    return schrijf_celtekst(tekst)
