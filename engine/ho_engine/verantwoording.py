"""What a calculation rests on: program, normenkader, rounding, sources and the figures that are not confirmed."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ho_engine.normenkader import Bron, Normenkader
    from ho_engine.uitkomst import Berekening, Regeluitkomst

PROGRAMMA: Final = "normenkader-ho"


@cache
def program_version() -> str:
    """The version of the installed program, or ``"onbekend"`` when it runs without being installed."""
    try:
        return metadata.version(PROGRAMMA)
    except metadata.PackageNotFoundError:
        return "onbekend"


def unconfirmed(berekening: Berekening) -> tuple[Regeluitkomst, ...]:
    """The used rows whose figure is below ``bevestigd``."""
    return tuple(uitkomst for uitkomst in berekening.regels if uitkomst.toepassing.herkomst.status != "bevestigd")


def sources_used(berekening: Berekening, kader: Normenkader) -> dict[str, Bron]:
    """The sources of the used rows and of the rounding, by id, in the order of the framework."""
    gebruikt = {uitkomst.toepassing.herkomst.bron for uitkomst in berekening.regels}
    gebruikt |= {kader.afronding.herkomst.bron, kader.weken_per_jaar.herkomst.bron}
    return {naam: bron for naam, bron in kader.bronnen.items() if naam in gebruikt}


def account_for(berekening: Berekening) -> dict[str, Any]:
    """The account of a calculation as plain data, for JSON."""
    kader, vastgelegd = berekening.kader, berekening.casus.vastgelegd_op
    account: dict[str, Any] = {
        "programma": PROGRAMMA,
        "versie": program_version(),
        "vastgelegd_op": vastgelegd.isoformat() if isinstance(vastgelegd, dt.date) else None,
    }
    if kader is None:
        return account
    van, tot = kader.geldig_vanaf, kader.geldig_tot_en_met
    return account | {
        "normenkader": {
            "id": kader.id,
            "stand": kader.stand,
            "geldig_vanaf": van.isoformat() if van else None,
            "geldig_tot_en_met": tot.isoformat() if tot else None,
            "afkomst": list(kader.afkomst),
        },
        "weken_per_jaar": kader.weken,
        "afronding": {
            "eenheid_besluit": kader.afronding.eenheid_besluit,
            "stap": kader.afronding.stap,
            "stap_2weken": kader.afronding.stap_2weken,
            "richting": kader.afronding.richting,
        },
        "bronnen": {naam: bron.titel for naam, bron in sources_used(berekening, kader).items()},
        "niet_bevestigd": [uitkomst.regel.code for uitkomst in unconfirmed(berekening)],
    }
