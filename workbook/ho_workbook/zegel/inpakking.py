"""How a package was packed, and how to pack it for the recalculation; says nothing about what is in it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from ho_workbook.stempelen.eigenschappen import PROGRAMMA
from ho_workbook.stempelen.pakket import lees_delen, volgorde

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_TOEPASSING: Final = re.compile(rb"<Application>([^<$]+)[^<]*</Application>")
_LEEG_GETAL: Final = re.compile(rb"""(<c\b[^>]*?)\s+t="n"([^>]*?)(?:/>|>\s*(?:<v\s*/>|<v></v>)\s*</c>)""")
_EIGEN: Final = b"Microsoft Excel Compatible"


def saved_elsewhere(data: bytes) -> str:
    """Return which program saved or packed the file after this one, or an empty text when none did.

    Args:
        data: a workbook that could be read.

    Returns:
        The name it gives itself, or ``ander inpakprogramma``.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        delen = pakket.infolist()
        toepassing = _TOEPASSING.search(pakket.read(PROGRAMMA)) if PROGRAMMA in pakket.namelist() else None
    if toepassing is None or toepassing[1] != _EIGEN:
        return toepassing[1].decode("utf-8", "replace") if toepassing else "een ander programma"
    namen = [deel.filename for deel in delen]
    vast = all(deel.date_time == _MOMENT and deel.create_system == 0 and not deel.external_attr for deel in delen)
    return "" if vast and namen == volgorde(namen) else "een ander inpakprogramma"


def without_empty_numbers(data: bytes) -> bytes:
    """Return the workbook with its empty cells untyped.

    openpyxl saves an empty cell as a number without a value, which means the same but is zero to IronCalc.

    Args:
        data: a workbook that could be read.

    Returns:
        The same bytes when there is nothing to change.
    """
    delen = lees_delen(data)
    bladen = {
        naam: _LEEG_GETAL.sub(rb"\1\2/>", xml) for naam, xml in delen.items() if naam.startswith("xl/worksheets/")
    }
    if all(xml == delen[naam] for naam, xml in bladen.items()):
        return data
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as pakket:
        for naam, inhoud in (delen | bladen).items():
            pakket.writestr(naam, inhoud)
    return doel.getvalue()
