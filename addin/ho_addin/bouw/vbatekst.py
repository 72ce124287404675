"""How a value is written in VBA."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

CODEPAGINA: Final = "cp1252"
KOP: Final = "' Gemaakt uit het register van de functies met: python -m ho_addin.bouw. Niet met de hand wijzigen."


def quote(tekst: str) -> str:
    """A text as a literal.

    >>> print(quote('zeg "ja" en "nee" niet'))
    "zeg ""ja"" en ""nee"" niet"
    """
    tekst.encode(CODEPAGINA)
    if "\n" in tekst or "\r" in tekst:
        raise ValueError(tekst)
    return '"' + tekst.replace('"', '""') + '"'


def continued(delen: Sequence[str], inspringen: str) -> str:
    """Parts between commas, each on a line of its own.

    >>> print(continued(["a", "b"], "  "))
    a, _
      b
    """
    return f", _\n{inspringen}".join(delen)
