"""Tables of plain text: columns as wide as what stands in them. Knows no norms."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence


BREEDTE: Final = 100
"""Characters per line of running text."""


def lay_table(koppen: Sequence[str], rijen: Sequence[Sequence[str]], rechts: Collection[int] = ()) -> list[str]:
    """Lay a table out, with a line below its headings.

    Args:
        koppen: one heading per column.
        rijen: the cells, as many as there are headings.
        rechts: columns (from zero) that are aligned on the right: numbers.

    Returns:
        The lines, indented by two.

    >>> lay_table(["code", "min"], [["slh", "125"], ["was", "5"]], {1})
    ['  code  min', '  ----  ---', '  slh   125', '  was     5']
    """
    breedten = [max(len(rij[nummer]) for rij in (koppen, *rijen)) for nummer in range(len(koppen))]
    regels = []
    for rij in (koppen, ["-" * breedte for breedte in breedten], *rijen):
        cellen = [
            cel.rjust(breedte) if nummer in rechts else cel.ljust(breedte)
            for nummer, (cel, breedte) in enumerate(zip(rij, breedten, strict=True))
        ]
        regels.append(f"  {'  '.join(cellen)}".rstrip())
    return regels


def lay_filled(koppen: Sequence[str], rijen: Sequence[Sequence[str]], rechts: Collection[int] = ()) -> list[str]:
    """The same table without the columns in which nothing stands.

    >>> lay_filled(["code", "keer", "min"], [["slh", "", "125"]], {2})
    ['  code  min', '  ----  ---', '  slh   125']
    """
    blijvend = [nummer for nummer in range(len(koppen)) if any(rij[nummer] for rij in rijen)]
    gekozen = [[rij[nummer] for nummer in blijvend] for rij in rijen]
    uitgelijnd = {plek for plek, nummer in enumerate(blijvend) if nummer in rechts}
    return lay_table([koppen[nummer] for nummer in blijvend], gekozen, uitgelijnd)


def wrap(tekst: str, inspringen: int) -> Iterator[str]:
    """A text over as many lines as it needs, indented."""
    begin = " " * inspringen
    yield from _wrap(tekst, begin, begin)


def named(naam: str, tekst: str) -> list[str]:
    """A text with its name before it, continued below itself.

    >>> named("erft", "hhm-2025")
    ['  erft          hhm-2025']
    """
    return _wrap(f"{naam:14}{tekst}", "  ", " " * 16)


def bullet(tekst: str) -> list[str]:
    """A text as an item of a list.

    >>> bullet("een punt")
    ['  - een punt']
    """
    return _wrap(tekst, "  - ", "    ")


def _wrap(tekst: str, eerste: str, volgende: str) -> list[str]:
    """Wrap at spaces only: a code or an address stays in one piece."""
    return textwrap.wrap(
        tekst,
        BREEDTE,
        initial_indent=eerste,
        subsequent_indent=volgende,
        break_long_words=False,
        break_on_hyphens=False,
    )
