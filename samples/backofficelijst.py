"""The list of cases of the back office: its outcomes, and where its columns stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from backofficezaken import AANTAL, CODES
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]  # it ships no types

from ho_addin import functies

if TYPE_CHECKING:
    from backofficezaken import Zaak

BLAD: Final = "Casussen"
KOPRIJ: Final = 5
"""The row with the codes, from zero."""
BEGIN, EIND = KOPRIJ + 1, KOPRIJ + AANTAL
N: Final = len(CODES)
AANTALLEN: Final = 5
"""The column where the numbers begin; the times per week stand behind them."""
KEREN: Final = AANTALLEN + N + 1
UITKOMST: Final = KEREN + N + 1
LOS, WOORDEN, UITLEG = UITKOMST + 3, UITKOMST + 4, UITKOMST + 5


@dataclass(frozen=True)
class Lijst:
    """The list of cases with its outcomes, and where its columns stand."""

    zaken: list[Zaak]

    @cached_property
    def berekening(self) -> list[list[Any]]:
        """Three figures per case, in one call."""
        uitkomst: Any = functies.HO_BEREKENING(
            [list(CODES)],
            [zaak.rij_aantallen for zaak in self.zaken],
            [[zaak.gemeente] for zaak in self.zaken],
            [[zaak.datum] for zaak in self.zaken],
            [zaak.rij_keren for zaak in self.zaken],
            [[zaak.frequentie] for zaak in self.zaken],
        )
        rijen: list[list[Any]] = uitkomst
        return rijen

    @property
    def minuten(self) -> list[Any]:
        """The first of the three."""
        return [rij[0] for rij in self.berekening]

    def arguments(self, zaak: Zaak) -> tuple[Any, ...]:
        """The arguments for one case."""
        return [list(CODES)], [zaak.rij_aantallen], zaak.gemeente, zaak.datum, [zaak.rij_keren], zaak.frequentie

    def column(self, kolom: int, *, blad: bool = True) -> str:
        """A column of the list, for a formula."""
        return (f"{BLAD}!" if blad else "") + str(xl_range_abs(BEGIN, kolom, EIND, kolom))

    def chosen(self, nummer: str) -> str:
        """The arguments of the case with a number, for a formula on another sheet."""

        def rij(eerste: int, breed: int) -> str:
            bereik = xl_range_abs(BEGIN, eerste, EIND, eerste + breed - 1)
            return f"INDEX({BLAD}!{bereik},{nummer},0)" if breed > 1 else f"INDEX({BLAD}!{bereik},{nummer})"

        codes = f"{BLAD}!{xl_range_abs(KOPRIJ, AANTALLEN, KOPRIJ, AANTALLEN + N - 1)}"
        return ",".join((codes, rij(AANTALLEN, N), rij(2, 1), rij(3, 1), rij(KEREN, N), rij(4, 1)))
