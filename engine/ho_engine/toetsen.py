"""Every *fout* of a row: named functions that look at one row and say what makes it unusable.

Each takes the row and what it stands in, and returns what it found: nothing, or some ``Aandachtspunt``s. The table of
sentences is in ``fouten``; the checks of the case as a whole are in ``casustoetsen``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.casus import Casus, show_waarde
from ho_engine.casustoetsen import period_faults
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from ho_engine.normenkader import Frequentie, Normenkader, Normregel
    from ho_engine.rijen import Rij

Punten: TypeAlias = Sequence[Aandachtspunt]


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What a row stands in: the case, the normenkader, the frequency and the other used rows by code."""

    casus: Casus
    kader: Normenkader
    frequentie: Frequentie
    rijen: Mapping[str, Rij]

    def fout(self, naam: str, rij: Rij, veld: str, *anderen: str, **gegevens: object) -> Aandachtspunt:
        """A *fout* at one field of a row; it makes that row and ``anderen`` unusable."""
        plaats = self.casus.plaats(f"{rij.pad}.{veld}")
        codes = (rij.code, *anderen)
        gebieden = tuple(dict.fromkeys(self.kader.regel_bij_code[code].resultaatgebied for code in codes))
        return Aandachtspunt.vul(naam, plaats, gegevens | {"code": rij.code}, codes, gebieden)


def check_aantal(rij: Rij, om: Omgeving) -> Punten:
    """The quantity is a whole number, zero or more."""
    if rij.aantal is not None:
        return ()
    waarde = rij.invoer.aantal
    if not isinstance(waarde, Fraction):
        naam = "aantal_geen_getal"
    else:
        naam = "aantal_negatief" if waarde < 0 else "aantal_niet_heel"
    return (om.fout(naam, rij, "aantal", waarde=show_waarde(waarde)),)


def check_grens(rij: Rij, om: Omgeving) -> Punten:
    """The quantity lies within the bounds of the norm row."""
    laagste, hoogste = rij.regel.min, rij.regel.max
    if rij.aantal is None or (laagste <= rij.aantal and (hoogste is None or rij.aantal <= hoogste)):
        return ()
    grens = f"{laagste} tot en met {hoogste}" if hoogste is not None else f"{laagste} of meer"
    return (om.fout("grens_overschreden", rij, "aantal", waarde=rij.aantal, grens=grens),)


def check_keer(rij: Rij, om: Omgeving) -> Punten:
    """Times per week: asked or not, a usable number, not above its maximum."""
    waarde, regel = rij.invoer.keer, rij.regel
    if regel.keer == "vast":
        return () if waarde is None or waarde == 1 else (om.fout("keer_niet_gevraagd", rij, "keer"),)
    eenheid = regel.keer_eenheid or "keer per week"
    if waarde is None:
        return (om.fout("keer_ontbreekt", rij, "keer", eenheid=eenheid),)
    if rij.keer is None:
        return (om.fout("keer_ongeldig", rij, "keer", waarde=show_waarde(waarde), eenheid=eenheid),)
    if regel.keer_max is not None and rij.keer > regel.keer_max:
        getoond, maximum = show_waarde(waarde), regel.keer_max
        return (om.fout("keer_boven_maximum", rij, "keer", waarde=getoond, maximum=maximum, eenheid=eenheid),)
    return ()


def check_minuten(rij: Rij, om: Omgeving) -> Punten:
    """Own minutes: only below a norm that is a maximum."""
    waarde, norm = rij.invoer.minuten, rij.regel.norm.waarde
    if waarde is None:
        return ()
    if not rij.regel.norm_is_maximum:
        return (om.fout("minuten_niet_toegestaan", rij, "minuten"),)
    if rij.minuten is None:
        return (om.fout("minuten_ongeldig", rij, "minuten", waarde=show_waarde(waarde)),)
    if norm is not None and rij.minuten > norm:
        return (om.fout("minuten_boven_norm", rij, "minuten", waarde=show_waarde(waarde), norm=norm),)
    return ()


def check_datums(rij: Rij, om: Omgeving) -> Punten:
    """The dates of the row exist, stand in order and lie within the term of the case."""
    if rij.invoer.van is None and rij.invoer.tot_en_met is None:
        return ()
    return [om.fout(naam, rij, veld, **gegevens) for naam, veld, gegevens in period_faults(rij.invoer, om.casus)]


def check_uitsluiting(rij: Rij, om: Omgeving) -> Punten:
    """Rows that exclude each other are not both used; the pair is named once."""
    anderen = [code for code in rij.regel.sluit_uit if code in om.rijen and rij.code < code]
    return [om.fout("uitsluiting", rij, "code", ander, ander=ander) for ander in anderen]


def check_vereist(rij: Rij, om: Omgeving) -> Punten:
    """A row that builds on another one stands beside it."""
    regel, gebied, punten = rij.regel, rij.regel.resultaatgebied, []
    if regel.soort != "volledige_overname" and not any(_takes_over(r.regel, gebied) for r in om.rijen.values()):
        volledig = " of ".join(r.code for r in om.kader.regels if _takes_over(r, gebied))
        punten.append(
            om.fout("volledige_overname_ontbreekt", rij, "code", vereist=volledig or "die heeft dit kader niet")
        )
    if regel.vereist and not any(code in om.rijen for code in regel.vereist):
        punten.append(om.fout("vereist_ontbreekt", rij, "code", vereist=" of ".join(regel.vereist)))
    if regel.vereist_ander_gebied and all(r.regel.resultaatgebied == gebied for r in om.rijen.values()):
        punten.append(om.fout("vereist_ontbreekt", rij, "code", vereist="een regel van een ander resultaatgebied"))
    return punten


def _takes_over(regel: Normregel, gebied: str) -> bool:
    return regel.resultaatgebied == gebied and regel.soort == "volledige_overname"


def check_frequentie(rij: Rij, om: Omgeving) -> Punten:
    """Biweekly help already counts on own strength and network, and has no room for an extra weekly visit."""
    naam = _clash(rij.regel, om)
    return (om.fout(naam, rij, "code"),) if naam else ()


def _clash(regel: Normregel, om: Omgeving) -> str | None:
    """The name of the *fout* when a row does not go with the frequency."""
    if om.frequentie == "wekelijks":
        return "alleen_tweewekelijks" if regel.frequentie == "alleen_tweewekelijks" else None
    if not om.kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks:
        return None
    if regel.frequentie == "beide":
        return "minder_bij_tweewekelijks" if regel.soort == "minder_inzet" else None
    return "niet_tweewekelijks" if regel.frequentie == "alleen_wekelijks" else None


def check_norm(rij: Rij, om: Omgeving) -> Punten:
    """The norm that applies is known; an unknown one is never zero."""
    toepassing = om.kader.norm_bij(rij.regel, om.frequentie)
    if toepassing.norm is not None or _clash(rij.regel, om):
        return ()
    wat = "per twee weken" if toepassing.eenheid == "min/2 weken" else rij.regel.omschrijving
    return (om.fout("norm_ontbreekt", rij, "code", wat=wat, kader=om.kader.naam),)


def fits(regel: Normregel, om: Omgeving) -> bool:
    """Whether a row goes with the frequency and has a norm there: what the two checks above ask, without a sentence."""
    return _clash(regel, om) is None and om.kader.norm_bij(regel, om.frequentie).norm is not None


ROW_CHECKS: Final[tuple[Callable[[Rij, Omgeving], Punten], ...]] = (
    check_aantal,
    check_grens,
    check_keer,
    check_minuten,
    check_datums,
    check_uitsluiting,
    check_vereist,
)
"""What holds at any frequency."""

FREQUENCY_CHECKS: Final[tuple[Callable[[Rij, Omgeving], Punten], ...]] = (check_frequentie, check_norm)
"""What depends on the frequency."""
