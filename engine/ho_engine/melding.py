"""What a message is: a code, how serious it is, a sentence and a mend. The messages themselves stand in the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Ernst: TypeAlias = Literal["fout", "let_op", "opmerking"]

GETOOND: Final = 60
"""Characters of what a user typed that a sentence repeats."""

_ONZICHTBAAR: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def printable(tekst: str) -> str:
    """Text that any terminal, file or cell can take: what can't be shown becomes a replacement character.

    >>> printable("twee" + chr(27) + "[31m")
    'twee�[31m'
    """
    return _ONZICHTBAAR.sub("\ufffd", tekst)


def shown(waarde: object) -> str:
    """What a user typed, short enough for a sentence.

    >>> shown(True), shown("veel"), shown("a" * 100) == "a" * 60 + "…"
    ('waar', 'veel', True)
    """
    if isinstance(waarde, bool):
        return "waar" if waarde else "onwaar"
    try:
        tekst = printable(str(waarde))
    except ValueError:  # Python refuses to write out a whole number of thousands of digits
        return "een reusachtig getal"
    return tekst if len(tekst) <= GETOOND else f"{tekst[:GETOOND]}…"


@dataclass(frozen=True, slots=True)
class Melding:
    """One message: a stable code, how serious it is, what is wrong and how to mend it."""

    code: str
    naam: str
    ernst: Ernst
    zin: str
    herstel: str

    @property
    def pagina(self) -> str:
        """Where the documentation explains this message."""
        return f"docs/meldingen.md#{self.code.lower()}"

    def tekst(self, **gegevens: object) -> str:
        """Fill the sentence and the mend with the particulars of one occurrence."""
        tekst = f"{self.zin} {self.herstel}".format(**gegevens).strip()
        return printable(tekst.replace("?.", "?"))  # a reason may itself end with a question


def fout(code: str, naam: str, zin: str, herstel: str) -> Melding:
    """A message that prevents a result."""
    return Melding(code, naam, "fout", zin, herstel)


def let_op(code: str, naam: str, zin: str, herstel: str) -> Melding:
    """A message that asks for a second look."""
    return Melding(code, naam, "let_op", zin, herstel)


def opmerking(code: str, naam: str, zin: str, herstel: str) -> Melding:
    """A message that is good to know."""
    return Melding(code, naam, "opmerking", zin, herstel)
