"""What deserves attention about who lives in the house: children and adult housemates beside the used rows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.duurpunten import KINDZORG
from ho_engine.taal import enumerate_nl
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.casus import Huisgenoot
    from ho_engine.uitkomst import Berekening

KLEIN: Final = 5
"""Children younger than this count for the care of children (S001: up to and including 4)."""

EIGEN_KAMER: Final = 13
"""From this age a child keeps its own room clean (S002; MO-zaak 2011)."""

VOLWASSEN: Final = 18
"""From this age a housemate is an adult."""

EXTRA_SLAAPKAMER: Final = "slh.extra_slaapkamer"


def warn_kinderen(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """No row of the care of children counts more children than there are.

    Rows per child are asked in times per week and may be counted more than once; a row per family may not.
    """
    klein = sum(
        isinstance(kind.leeftijd, Fraction) and 0 <= kind.leeftijd < KLEIN for kind in berekening.casus.kinderen
    )
    geteld = {
        uitkomst.regel.code: uitkomst.aantal
        for uitkomst in berekening.regels
        if uitkomst.regel.resultaatgebied == KINDZORG
        and (uitkomst.regel.keer, uitkomst.regel.max) == ("gevraagd", None)
        and (uitkomst.aantal or 0) > klein
    }
    if geteld:
        codes = tuple(geteld)
        opsomming = enumerate_nl(f"{code} ({aantal})" for code, aantal in geteld.items())
        gegevens = {"codes": opsomming, "leeftijd": KLEIN, "aantal": klein}
        plaats = berekening.plaats_van(codes[0], "aantal")
        yield Aandachtspunt.vul("meer_kinderen_geteld", plaats, gegevens, codes, (KINDZORG,))


def warn_kamer(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A child that keeps its own room clean makes an extra bedroom doubtful (S004 bijlage 1 par. 3)."""
    leeftijden = [kind.leeftijd for kind in berekening.casus.kinderen]
    if not any(isinstance(leeftijd, Fraction) and leeftijd >= EIGEN_KAMER for leeftijd in leeftijden):
        return
    for uitkomst in berekening.regels:
        regel = uitkomst.regel
        if regel.code == EXTRA_SLAAPKAMER:
            plaats = berekening.plaats_van(regel.code, "aantal")
            gegevens = {"code": regel.code, "leeftijd": EIGEN_KAMER}
            over = (regel.code,), (regel.resultaatgebied,)
            yield Aandachtspunt.vul("kind_houdt_kamer_schoon", plaats, gegevens, *over)


def warn_huisgenoot(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """An adult who can take over work is seen in the sum, where the norms can show it (S001 par. 2)."""
    huisgenoten = enumerate(berekening.casus.huisgenoten)
    nummer = next((nummer for nummer, huisgenoot in huisgenoten if _takes_over(huisgenoot)), None)
    if nummer is None or not _misses_deduction(berekening):
        return
    plaats = berekening.casus.plaats(f"huisgenoten.{nummer}.kan_overnemen")
    yield Aandachtspunt.van("huisgenoot_zonder_aftrek", plaats)


def _takes_over(huisgenoot: Huisgenoot) -> bool:
    jong = isinstance(huisgenoot.leeftijd, Fraction) and huisgenoot.leeftijd < VOLWASSEN
    return not jong and huisgenoot.leefeenheid is True and huisgenoot.kan_overnemen in {"ja", "deels"}


def _misses_deduction(berekening: Berekening) -> bool:
    """Nothing is taken off, though a used area has a *minder* row that goes with the frequency."""
    if berekening.kader is None or any(uitkomst.regel.teken < 0 for uitkomst in berekening.regels):
        return False
    if any(afwijking.min_week is not None and afwijking.min_week < 0 for afwijking in berekening.afwijkingen):
        return False
    gebruikt = {uitkomst.regel.resultaatgebied for uitkomst in berekening.regels}
    if berekening.casus.frequentie == "tweewekelijks":
        gebruikt -= {gebied.code for gebied in berekening.kader.resultaatgebieden if gebied.tweewekelijks}
    return any(regel.teken < 0 and regel.resultaatgebied in gebruikt for regel in berekening.kader.regels)
