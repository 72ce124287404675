"""Which rows were inserted or removed: the recorded rows of a sheet laid beside the present ones. Names no cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_workbook.zegel.zegel import Celprint


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """How the rows of one sheet moved.

    Attributes:
        vroeger: present row -> the row it was; rows that are new are absent.
        toegevoegd: present numbers of the rows that were not there.
        verwijderd: recorded numbers of the rows that are gone.
    """

    vroeger: dict[int, int] = field(default_factory=dict)
    toegevoegd: tuple[int, ...] = ()
    verwijderd: tuple[int, ...] = ()

    @property
    def verschoven(self) -> bool:
        """Whether any row moved at all."""
        return bool(self.toegevoegd or self.verwijderd)

    def was(self, rij: int) -> int:
        """The number a row had; a new row gets none that existed."""
        return self.vroeger.get(rij, -rij) if self.vroeger else rij

    def van_verwijzing(self, rij: int) -> int:
        """The row that a reference to this row stood for: a new row counts as the one above it."""
        while self.vroeger and rij > 0 and rij not in self.vroeger:
            rij -= 1
        return self.vroeger.get(rij, rij)


def find_verschuiving(
    vastgelegd: Mapping[tuple[int, int], Celprint], nu: Mapping[tuple[int, int], Celprint]
) -> Verschuiving:
    """Lay the recorded rows beside the present ones.

    Args:
        vastgelegd: the recorded prints of a sheet.
        nu: its present prints, equally wide.

    Returns:
        How rows moved; nothing moved when every row that can be recognised kept its number.
    """
    links, rechts = _signatures(vastgelegd), _signatures(nu)
    oud, nieuw = list(links), list(rechts)
    paren: list[tuple[int, int]] = [(0, 0)]
    zoeker = SequenceMatcher(None, list(links.values()), list(rechts.values()), autojunk=False)
    for blok in zoeker.get_matching_blocks():
        paren += [(oud[blok.a + stap], nieuw[blok.b + stap]) for stap in range(blok.size)]
    if all(een == twee for een, twee in paren):
        return Verschuiving()
    over = max((*nieuw, 0)) - paren[-1][1] + 1  # rows below the last recognised one moved along with it
    paren.append((paren[-1][0] + over, paren[-1][1] + over))
    vroeger: dict[int, int] = {}
    toegevoegd: list[int] = []
    verwijderd: list[int] = []
    for (oud_van, nieuw_van), (oud_tot, nieuw_tot) in pairwise(paren):
        weg, erbij = oud_tot - oud_van - 1, nieuw_tot - nieuw_van - 1
        samen = min(weg, erbij)
        # What lies between two recognised rows keeps its order; what does not fit was added or removed there.
        vroeger |= {nieuw_van + stap: oud_van + stap for stap in range(samen + 1)}
        toegevoegd += range(nieuw_van + samen + 1, nieuw_tot)
        verwijderd += range(oud_van + samen + 1, oud_tot)
    del vroeger[0]
    return Verschuiving(vroeger, tuple(toegevoegd), tuple(verwijderd))


def _signatures(cellen: Mapping[tuple[int, int], Celprint]) -> dict[int, tuple[object, ...]]:
    """What a row is recognised by: the look, kind and value of its cells; formulas change when rows move."""
    rijen: dict[int, list[object]] = {}
    for (rij, kolom), cel in sorted(cellen.items()):
        rijen.setdefault(rij, []).append((kolom, cel.soort, cel.stijl, cel.waarde))
    return {rij: tuple(delen) for rij, delen in rijen.items()}
