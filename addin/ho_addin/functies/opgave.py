"""What a function is asked to calculate: codes, and one case or many beside them. Reads shapes; calculates nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ho_addin.functies.bereik import Rijen, as_rows, size
from ho_addin.functies.celinvoer import is_blank
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Sequence

ZAAK: Final = ("gemeente", "datum", "frequentie")
"""What a case says of itself, in the order in which it is asked."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """The cells of a question, case by case; ``None`` for *keren* that were left out.

    Attributes:
        codes: n codes or descriptions; a blank one belongs to a place that is not used.
        aantallen: m cases of n quantities.
        keren: the same shape as ``aantallen``, or ``None``.
        zaak: what each of the m cases says of itself (municipality, date, frequency), in the order it was asked.
    """

    codes: Sequence[object]
    aantallen: Rijen
    keren: Rijen | None
    zaak: Sequence[Sequence[object]]


def read_opgave(codes: object, aantallen: object, keren: object, zaak: Sequence[object]) -> Opgave:
    """Lay the arguments of a function out as cases.

    Args:
        codes: a row or a column of n codes.
        aantallen: the same shape (one case), or m rows of n (m cases).
        keren: the same shape as ``aantallen``; a blank leaves it out.
        zaak: the municipality, the date and the frequency: each one cell for all cases, or a column of m.

    Returns:
        The cases, without the blank ones at the end of the range.

    Raises:
        HoFout: HO401-HO404 when the shapes do not go together.
    """
    rij, kolom = _codes(as_rows(codes))
    hoeveel, keer = as_rows(aantallen), as_rows(keren)
    hoog, breed = len(hoeveel), len(hoeveel[0])
    if hoog == breed == 1 and is_blank(hoeveel[0][0]) and len(rij) > 1:
        raise HoFout("argument_leeg", argument="aantallen", wat="per code een aantal")
    gedraaid = kolom and (hoog, breed) == (len(rij), 1)
    if kolom and not gedraaid and hoog > 1:
        raise HoFout("casussen_niet_eenduidig", "aantallen", gevonden=size(hoeveel))
    if not gedraaid and breed != len(rij):
        verwacht = f"per casus één rij van {len(rij)}, net zo breed als 'codes'"
        raise _wrong_size("aantallen", hoeveel, verwacht)
    geen_keren = all(is_blank(cel) for deel in keer for cel in deel)
    if not geen_keren and (len(keer), len(keer[0])) != (hoog, breed):
        raise _wrong_size("keren", keer, "dezelfde vorm als 'aantallen'")
    if gedraaid:
        hoeveel, keer = _turn(hoeveel), _turn(keer)
    per_casus = [(naam, as_rows(waarde)) for naam, waarde in zip(ZAAK, zaak, strict=True)]
    for naam, deel in per_casus:
        if len(deel[0]) > 1 or len(deel) not in {1, len(hoeveel)}:
            raise _wrong_size(naam, deel, f"één cel, of per casus een cel onder elkaar ({len(hoeveel)} rijen)")
    blokken = [hoeveel] if geen_keren else [hoeveel, keer]
    einde = _last([*blokken, *(deel for _, deel in per_casus if len(deel) > 1)])
    breed = max(_filled(rij), *(_filled(cellen) for deel in blokken for cellen in deel[:einde]))
    return Opgave(
        rij[:breed],
        [cellen[:breed] for cellen in hoeveel[:einde]],
        None if geen_keren else [cellen[:breed] for cellen in keer[:einde]],
        [[deel[nummer if len(deel) > 1 else 0][0] for _, deel in per_casus] for nummer in range(einde)],
    )


def _codes(rijen: Rijen) -> tuple[list[object], bool]:
    """The codes as a row, and whether they stood below each other."""
    if len(rijen) > 1 and len(rijen[0]) > 1:
        raise HoFout("codes_in_een_blok", "codes", gevonden=size(rijen))
    codes = [cel for rij in rijen for cel in rij]
    if all(map(is_blank, codes)):
        raise HoFout("argument_leeg", argument="codes", wat="minstens één code of omschrijving")
    return codes, len(rijen) > 1


def _turn(rijen: Rijen) -> Rijen:
    return [[rij[0] for rij in rijen]]


def _last(delen: Sequence[Rijen]) -> int:
    """How many cases there are: blank rows at the end are none, but the first always is one."""
    for nummer in range(len(delen[0]), 1, -1):
        if not all(is_blank(cel) for deel in delen for cel in deel[nummer - 1]):
            return nummer
    return 1


def _filled(cellen: Sequence[object]) -> int:
    """How many cells there are, without the blank ones at the end, as in a whole column."""
    return next((nummer for nummer in range(len(cellen), 0, -1) if not is_blank(cellen[nummer - 1])), 0)


def _wrong_size(argument: str, rijen: Rijen, verwacht: str) -> HoFout:
    return HoFout("verkeerde_maat", argument, argument=argument, gevonden=size(rijen), verwacht=verwacht)
