"""From a whole table as somebody wants it to the smallest norm file that says so, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ho_engine.fouten import HoFout
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normopgave import Normopgave
    from ho_engine.normvorm import Normbestand


@dataclass(frozen=True, slots=True)
class Normvoorstel:
    """The norm file that follows from a table, or why there is none: ``bestand`` is ``None`` when there are errors.

    ``waarschuwingen`` are sentences that stop nothing; see ``normwaarschuwing``.
    """

    bestand: Normbestand | None
    fouten: tuple[HoFout, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


def stel_voor(opgave: Normopgave, bibliotheek: Normenbibliotheek) -> Normvoorstel:
    """Find the verbs that make the table of ``opgave`` out of what its parents give.

    Args:
        opgave: the whole table.
        bibliotheek: where the parents are, and the version of this file that is there now.

    Returns:
        The file, or all errors at once, each with the cell of what it speaks of.
    """
    raise NotImplementedError
