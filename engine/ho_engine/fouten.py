"""Every message the product can give, in one table of codes, and the exception that carries one.

The table is the single source for the engine, the workbook, the command line and ``docs/meldingen.md``. Its rows
stand per family in ``meldingen_invoer``, ``meldingen_normen``, ``meldingen_werkmap``, ``meldingen_functies`` and
``meldingen_libreoffice``.
"""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Ernst, Melding, printable
from ho_engine.meldingen_functies import FUNCTIES
from ho_engine.meldingen_invoer import INVOER
from ho_engine.meldingen_libreoffice import LIBREOFFICE
from ho_engine.meldingen_normen import NORMEN
from ho_engine.meldingen_werkmap import WERKMAP

__all__ = ["MELDINGEN", "MELDING_BIJ_NAAM", "Ernst", "HoFout", "Melding"]

MELDINGEN: Final[tuple[Melding, ...]] = (*INVOER, *NORMEN, *WERKMAP, *FUNCTIES, *LIBREOFFICE)

MELDING_BIJ_NAAM: Final[dict[str, Melding]] = {melding.naam: melding for melding in MELDINGEN}


class HoFout(ValueError):
    """Something the product can't go on with, said in one Dutch sentence with the place and the mend.

    Attributes:
        melding: the row of ``MELDINGEN``.
        zin: the filled-in sentence, without the place.
        plaats: where it is wrong (a file, a key, a cell ``Casus!C12``), or an empty string.
        gegevens: the particulars its sentence was filled with.
    """

    def __init__(self, naam: str, plaats: str = "", **gegevens: object) -> None:
        """Make the error for the message called ``naam``; ``gegevens`` fill its sentence."""
        self.melding = MELDING_BIJ_NAAM[naam]
        self.gegevens = gegevens
        self.zin = self.melding.tekst(**gegevens)
        self.plaats = printable(plaats)
        super().__init__(f"{self.plaats}: {self.zin}" if plaats else self.zin)

    @property
    def code(self) -> str:
        """The stable code, such as ``HO103``."""
        return self.melding.code
