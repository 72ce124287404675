"""Every *fout* of a row: named functions that look at one row and say what makes it unusable.

Each takes the row and what it stands in, and yields nothing or an ``Aandachtspunt``. The table of sentences is in
``fouten``; the checks of the case as a whole are in ``casustoetsen``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.casus import Casus, show_waarde
from ho_engine.casustoetsen import period_faults
from ho_engine.getallen import show_nl
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from ho_engine.normenkader import Frequentie, Normenkader
    from ho_engine.rijen import Rij

Punten: TypeAlias = Iterator[Aandachtspunt]


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
    waarde = rij.invoer.aantal
    if rij.aantal is not None:
        return
    if not isinstance(waarde, Fraction):
        yield om.fout("aantal_geen_getal", rij, "aantal", waarde=show_waarde(waarde))
    elif waarde < 0:
        yield om.fout("aantal_negatief", rij, "aantal", waarde=show_waarde(waarde))
    else:
        yield om.fout("aantal_niet_heel", rij, "aantal", waarde=show_waarde(waarde))


def check_grens(rij: Rij, om: Omgeving) -> Punten:
    """The quantity lies within the bounds of the norm row."""
    laagste, hoogste = rij.regel.min, rij.regel.max
    if rij.aantal is None or (laagste <= rij.aantal and (hoogste is None or rij.aantal <= hoogste)):
        return
    grens = f"{laagste} tot en met {hoogste}" if hoogste is not None else f"{laagste} of meer"
    yield om.fout("grens_overschreden", rij, "aantal", waarde=rij.aantal, grens=grens)


def check_keer(rij: Rij, om: Omgeving) -> Punten:
    """Times per week: asked or not, a usable number, not above its maximum."""
    waarde, regel = rij.invoer.keer, rij.regel
    if regel.keer == "vast":
        if waarde is not None and waarde != 1:
            yield om.fout("keer_niet_gevraagd", rij, "keer")
        return
    eenheid = regel.keer_eenheid or "keer per week"
    if waarde is None:
        yield om.fout("keer_ontbreekt", rij, "keer", eenheid=eenheid)
    elif rij.keer is None:
        yield om.fout("keer_ongeldig", rij, "keer", waarde=show_waarde(waarde), eenheid=eenheid)
    elif regel.keer_max is not None and rij.keer > regel.keer_max:
        yield om.fout(
            "keer_boven_maximum", rij, "keer", waarde=show_nl(rij.keer), maximum=regel.keer_max, eenheid=eenheid
        )


def check_minuten(rij: Rij, om: Omgeving) -> Punten:
    """Own minutes: only below a norm that is a maximum."""
    waarde, regel = rij.invoer.minuten, rij.regel
    if waarde is None:
        return
    if not regel.norm_is_maximum:
        yield om.fout("minuten_niet_toegestaan", rij, "minuten")
    elif rij.minuten is None:
        yield om.fout("minuten_ongeldig", rij, "minuten", waarde=show_waarde(waarde))
    elif regel.norm.waarde is not None and rij.minuten > regel.norm.waarde:
        yield om.fout("minuten_boven_norm", rij, "minuten", waarde=show_nl(rij.minuten), norm=regel.norm.waarde)


def check_frequentie(rij: Rij, om: Omgeving) -> Punten:
    """Biweekly help already counts on own strength and network, and has no room for an extra weekly visit."""
    regel = rij.regel
    if om.frequentie == "wekelijks":
        if regel.frequentie == "alleen_tweewekelijks":
            yield om.fout("alleen_tweewekelijks", rij, "code")
    elif om.kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks:
        if regel.frequentie == "alleen_wekelijks":
            yield om.fout("niet_tweewekelijks", rij, "code")
        elif regel.soort == "minder_inzet" and regel.frequentie != "alleen_tweewekelijks":
            yield om.fout("minder_bij_tweewekelijks", rij, "code")


def check_norm(rij: Rij, om: Omgeving) -> Punten:
    """The norm that applies is known; an unknown one is never zero."""
    if any(check_frequentie(rij, om)):
        return
    toepassing = om.kader.norm_bij(rij.regel, om.frequentie)
    if toepassing.norm is None:
        wat = "per twee weken" if toepassing.eenheid == "min/2 weken" else rij.regel.omschrijving
        yield om.fout("norm_ontbreekt", rij, "code", wat=wat, kader=om.kader.naam)


def check_datums(rij: Rij, om: Omgeving) -> Punten:
    """The dates of the row exist, stand in order and lie within the term of the case."""
    for naam, veld, gegevens in period_faults(rij.invoer, om.casus):
        yield om.fout(naam, rij, veld, **gegevens)


def check_uitsluiting(rij: Rij, om: Omgeving) -> Punten:
    """Rows that exclude each other are not both used; the pair is named once."""
    for ander in rij.regel.sluit_uit:
        wederzijds = ander in om.rijen and rij.code in om.rijen[ander].regel.sluit_uit
        if ander in om.rijen and not (wederzijds and ander < rij.code):
            yield om.fout("uitsluiting", rij, "code", ander, ander=ander)


def check_vereist(rij: Rij, om: Omgeving) -> Punten:
    """A row that builds on another one stands beside it."""
    regel, gebied = rij.regel, rij.regel.resultaatgebied
    volledig = [r.code for r in om.kader.regels if r.resultaatgebied == gebied and r.soort == "volledige_overname"]
    if regel.soort != "volledige_overname" and not any(code in om.rijen for code in volledig):
        yield om.fout("volledige_overname_ontbreekt", rij, "code", vereist=" of ".join(volledig) or "niet in dit kader")
    if regel.vereist and not any(code in om.rijen for code in regel.vereist):
        yield om.fout("vereist_ontbreekt", rij, "code", vereist=" of ".join(regel.vereist))
    if regel.vereist_ander_gebied and all(andere.regel.resultaatgebied == gebied for andere in om.rijen.values()):
        yield om.fout("vereist_ontbreekt", rij, "code", vereist="een regel van een ander resultaatgebied")


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
