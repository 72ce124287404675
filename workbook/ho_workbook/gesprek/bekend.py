"""What is known before the talk: the framework, and what a case already says, as texts for the list. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ho_engine.aandachtspunten import warn_bsn
from ho_engine.casus import Casus, show_waarde
from ho_engine.uitkomst import Berekening

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ho_engine.casus import Mogelijkheid, Regel
    from ho_engine.normenkader import Normenkader


@dataclass(frozen=True)
class Bekend:
    """A framework, the day it was chosen for, the municipality as it was asked, and the case when there is one."""

    kader: Normenkader
    ingangsdatum: dt.date
    gevraagd: str = ""
    casus: Casus | None = None

    @cached_property
    def gemeente(self) -> str:
        """The name of the municipality; of several together all of them, unless one of them was asked.

        A framework without municipalities has an id only.
        """
        namen = self.kader.gemeenten
        gevraagd = (self.casus.gemeente if self.casus else self.gevraagd).strip()
        bij_code = {code: naam for code, naam in namen.items() if gevraagd.lower() in {code, naam.lower()}}
        return ", ".join((bij_code or namen).values()) or (self.kader.gemeente or self.kader.id).capitalize()

    @cached_property
    def kadernaam(self) -> str:
        """The name of the framework, with its standing unless it is simply in force."""
        kader = self.kader
        if kader.stand == "geldend" or kader.stand in kader.naam:
            return kader.naam
        return f"{kader.stand}: {kader.naam}"

    @cached_property
    def _verzwegen(self) -> frozenset[str]:
        """Where a text stands that looks like a BSN; such a text is not repeated on paper."""
        if self.casus is None or self.casus.geen_bsn is True:
            return frozenset()
        return frozenset(punt.plaats for punt in warn_bsn(Berekening(self.casus, None)))

    def tekst(self, pad: str, tekst: str) -> str:
        """A text of the case on one line; empty when it looks like a BSN."""
        verzwegen = self.casus is not None and self.casus.plaats(pad) in self._verzwegen
        return "" if verzwegen else " ".join(tekst.split())

    @property
    def kenmerk(self) -> str:
        """The reference of the case, or an empty text."""
        return self.tekst("kenmerk", self.casus.kenmerk) if self.casus else ""

    @cached_property
    def regel_bij_code(self) -> Mapping[str, Regel]:
        """The rows that the case uses; of a code that stands there twice the first."""
        regels = self.casus.regels if self.casus else ()
        return {regel.code: regel for regel in reversed(regels)}

    @cached_property
    def mogelijkheden(self) -> Mapping[str, tuple[int, Mogelijkheid]]:
        """What was investigated, by kind, with its number in the case."""
        lijst = self.casus.mogelijkheden if self.casus else ()
        return {mogelijkheid.soort: (nummer, mogelijkheid) for nummer, mogelijkheid in enumerate(lijst)}

    def aantal(self, code: str) -> str:
        """The quantity of a row in the case, or an empty text."""
        regel = self.regel_bij_code.get(code)
        return show_number(regel.aantal) if regel else ""

    def antwoord(self, code: str) -> bool | None:
        """Whether the case uses a row: more than none, none, or not said."""
        regel = self.regel_bij_code.get(code)
        if regel is None or not isinstance(regel.aantal, Fraction):
            return None
        return regel.aantal > 0

    def hoe_vaak(self, code: str) -> str:
        """How often a row stands in the case, such as ``2 × 7 dagen per week``, or an empty text."""
        regel, norm = self.regel_bij_code.get(code), self.kader.regel_bij_code.get(code)
        if regel is None or norm is None or not isinstance(regel.keer, Fraction):
            return ""
        keer = f"{show_number(regel.keer)} {norm.keer_eenheid}".strip()
        aantal = self.aantal(code)
        return keer if aantal in {"", "1"} else f"{aantal} × {keer}"


def show_number(waarde: object) -> str:
    """A number as it is written; what is not a number is left for the talk.

    >>> show_number(Fraction(5, 2)), show_number(None)
    ('2,5', '')
    """
    return show_waarde(waarde) if isinstance(waarde, Fraction) else ""
