"""The used rows of a case laid beside the rows of the normenkader, read as numbers where they can be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.casus import show_waarde
from ho_engine.getallen import has_decimals
from ho_engine.uitkomst import Aandachtspunt
from ho_engine.vormfouten import suggest

if TYPE_CHECKING:
    from ho_engine.casus import Casus, Regel
    from ho_engine.normenkader import Normenkader, Normregel


@dataclass(frozen=True, slots=True)
class Rij:
    """A used row: what was filled in, the norm row it belongs to, and the usable numbers among it (else ``None``)."""

    pad: str
    invoer: Regel
    regel: Normregel
    aantal: int | None
    keer: Fraction | None
    minuten: Fraction | None
    van: dt.date | None
    tot_en_met: dt.date | None

    @property
    def code(self) -> str:
        """The code of the norm row."""
        return self.regel.code


EENMAAL: Final = Fraction(1)
"""How often per week a row counts whose norm is a norm per week."""


def _number(waarde: object, decimalen: int) -> Fraction | None:
    """A number of at most ``decimalen`` decimals that is not negative; anything else is no number here."""
    return waarde if has_decimals(waarde, decimalen) and waarde.numerator >= 0 else None


def _date(waarde: object) -> dt.date | None:
    return waarde if isinstance(waarde, dt.date) else None


def lay_rows(casus: Casus, kader: Normenkader) -> tuple[list[Rij], list[Aandachtspunt]]:
    """Lay the rows of a case beside the norm rows.

    A row with *aantal* 0 is not used. A code that is unknown, or that occurs twice, is a *fout*; of a double code the
    first row is kept.

    Returns:
        The used rows in the order of the framework, and what is wrong with the codes.
    """
    rijen: dict[str, Rij] = {}
    punten: list[Aandachtspunt] = []
    gezien: set[str] = set()
    for nummer, invoer in enumerate(casus.regels):
        pad, code = f"regels.{nummer}", invoer.code
        regel = kader.regel_bij_code.get(code)
        if regel is None:
            punten.append(_unknown_code(casus.plaats(f"{pad}.code"), code, kader))
            continue
        if code in gezien:
            plaats = casus.plaats(f"{pad}.code")
            punten.append(Aandachtspunt.vul("code_dubbel", plaats, {"code": code}, (code,), (regel.resultaatgebied,)))
            continue
        gezien.add(code)
        if invoer.aantal != 0:
            aantal = _number(invoer.aantal, 0)
            keer = EENMAAL if regel.keer == "vast" else _number(invoer.keer, 2)
            rijen[code] = Rij(
                pad,
                invoer,
                regel,
                None if aantal is None else int(aantal),
                keer,
                _number(invoer.minuten, 2),
                _date(invoer.van),
                _date(invoer.tot_en_met),
            )
    return [rijen[code] for code in kader.regel_bij_code if code in rijen], punten


def _unknown_code(plaats: str, code: str, kader: Normenkader) -> Aandachtspunt:
    gebied = code.partition(".")[0]
    bekend = (gebied,) if gebied in kader.gebied_bij_code else ()
    suggestie = suggest(code, kader.regel_bij_code)
    gegevens = {"code": show_waarde(code), "kader": kader.naam, "suggestie": suggestie}
    return Aandachtspunt.vul("code_onbekend", plaats, gegevens, gebieden=bekend)
