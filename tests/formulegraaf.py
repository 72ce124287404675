"""What the formulas of a file read: a graph of cells and of sheets, built from the file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import coordinate_to_tuple

from bestand import address

if TYPE_CHECKING:
    from bestand import Bestand

    Plek = tuple[str, int, int]


def graph(bestand: Bestand) -> dict[Plek, list[Plek]]:
    """Each formula cell with the formula cells it reads."""
    plekken = {(f.blad, *coordinate_to_tuple(f.adres)): f for f in bestand.formules}
    return {
        plek: list({cel for blok in bestand.blokken(formule) for cel in blok.cellen() if cel in plekken})
        for plek, formule in plekken.items()
    }


def cycle(leest: dict[Plek, list[Plek]]) -> list[str]:
    """The cells of a circle, from one cell back to itself; empty when there is none."""
    klaar: set[Plek] = set()
    for begin, eerste in leest.items():
        if begin in klaar:
            continue
        pad, op_pad, stapel = [begin], {begin}, [iter(eerste)]
        while stapel:
            volgende = next(stapel[-1], None)
            if volgende is None:
                stapel.pop()
                op_pad.discard(pad[-1])
                klaar.add(pad.pop())
            elif volgende in op_pad:
                return [address(*cel) for cel in (*pad[pad.index(volgende) :], volgende)]
            elif volgende not in klaar:
                pad.append(volgende)
                op_pad.add(volgende)
                stapel.append(iter(leest[volgende]))
    return []


def flows(bestand: Bestand) -> set[tuple[str, str]]:
    """Which sheet reads which other sheet."""
    return {
        (formule.blad, blok.blad)
        for formule in bestand.formules
        for blok in bestand.blokken(formule)
        if blok.blad != formule.blad
    }
