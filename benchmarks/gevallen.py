"""The cases that are measured: one with 20 used rows, and as many others as asked, no two alike."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any, Final

from ho_engine import bereken_casus, casus_uit_gegevens
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN

if TYPE_CHECKING:
    from ho_engine import Berekening, Casus

CODES: Final = (
    "slh.volledige_overname",
    "slh.eigen_kracht",
    "slh.eigen_kracht_extra",
    "slh.gebruikelijke_hulp",
    "slh.netwerk",
    "slh.enige_extra_inzet",
    "slh.extra_slaapkamer",
    "slh.extra_kamer",
    "slh.huisdieren",
    "slh.kenmerken_woning",
    "was.eenpersoons",
    "was.eigen_kracht",
    "was.strijken",
    "boodschappen.volledige_overname",
    "maaltijden.broodmaaltijd",
    "maaltijden.warme_maaltijd",
    "regie.regie_organisatie",
    "kindzorg.uit_bed",
    "kindzorg.wassen_kleden",
    "kindzorg.luier",
)
"""The 20 used rows of the case that is measured."""

ALTIJD: Final = ("slh.volledige_overname", "slh.eigen_kracht", "was.eenpersoons")
"""The rows that others need."""

REDEN: Final = "Uit het onderzoek aan huis blijkt dat dit in deze situatie nodig is."
EERSTE_DAG: Final = dt.date(2026, 3, 1)


def measured_casus() -> Casus:
    """The case with 20 used rows and every text filled in."""
    return _casus("2026-0001", EERSTE_DAG, [_row(code, REDEN, 5) for code in CODES], REDEN, 3)


def measured_case() -> Berekening:
    """The same, calculated.

    Raises:
        AssertionError: the case has a fault.
    """
    return _calculated(measured_casus())


def other_casus(nummer: int) -> Casus:
    """Case so-and-so of a batch: from 12 up to 20 rows, with numbers, dates and texts of its own."""
    bron = random.Random(nummer)  # noqa: S311 - no secret: the same number gives the same case
    vrij = [code for code in CODES if code not in ALTIJD]
    gekozen = {*ALTIJD, *bron.sample(vrij, bron.randrange(9, 18))}
    reden = f"Uit het onderzoek aan huis van casus {nummer} blijkt dat dit in deze situatie nodig is."
    regels = [_row(code, f"{reden} ({code})", bron.randrange(1, 8)) for code in CODES if code in gekozen]
    begin = EERSTE_DAG + dt.timedelta(days=bron.randrange(300))
    return _casus(f"2026-{nummer:05}", begin, regels, reden, bron.randrange(12))


def _row(code: str, motivering: str, keer: int) -> dict[str, Any]:
    per_keer = {"keer": keer} if code.startswith(("maaltijden.", "kindzorg.")) else {}
    return {"code": code, "aantal": 1, "motivering": motivering, **per_keer}


def _casus(kenmerk: str, begin: dt.date, regels: list[dict[str, Any]], reden: str, leeftijd: int) -> Casus:
    return casus_uit_gegevens(
        {
            "kenmerk": kenmerk,
            "gemeente": "voorbeeldgemeente",
            "ingangsdatum": begin,
            "frequentie": "wekelijks",
            "tot_en_met": begin + dt.timedelta(days=730),
            "vastgelegd_op": begin - dt.timedelta(days=9),
            "hulpvraag": reden,
            "beperkingen": reden,
            "kinderen": [{"leeftijd": leeftijd}],
            "ijkclient": dict.fromkeys(IJKCLIENT, True),
            "mogelijkheden": [{"soort": s, "beschikbaar": False, "uitkomst": reden} for s in MOGELIJKHEDEN],
            "regels": regels,
        }
    )


def _calculated(casus: Casus) -> Berekening:
    berekening = bereken_casus(casus)
    if berekening.kader is None or berekening.totaal is None:
        message = f"the measured case {casus.kenmerk} has a fault: {berekening.fouten}"
        raise AssertionError(message)
    return berekening


if __name__ == "__main__":  # the memory of one calculation in a fresh process
    measured_case()
