"""Two compared cases on the terminal: the outcome first, then the sentence for the decision, then the rows and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_addin.tabel import bullet, lay_filled, lay_table, wrap
from ho_engine.casus import show_waarde
from ho_engine.getallen import show_nl
from ho_engine.verschilpunten import difference_points
from ho_engine.verschilzinnen import explain_difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ho_engine.verschil import Casusvergelijking, Kant, Reden, Regelkant, Regelverschil

ONBEKEND: Final = "?"
"""A figure that could not be computed; never a zero."""

_WAAROM: Final[dict[Reden, str]] = {
    "fout": "fout in de casus",
    "erbij": "erbij",
    "eraf": "eraf",
    "aantal": "ander aantal",
    "keer": "andere keer",
    "minuten": "eigen minuten",
    "soort": "andere soort",
    "frequentie": "frequentie",
    "norm": "andere norm",
    "periode": "andere periode",
}
_EENHEDEN: Final = {"min/week": "min_week", "min/2 weken": "min_2weken", "uur/jaar": "uur_jaar"}
_MEEST_WAAROM: Final = 2
"""Reasons that fit in a row of the table; the list below it has them all."""


def show_case_difference(
    vergelijking: Casusvergelijking, namen: tuple[str, str], opmerkingen: Sequence[str]
) -> Iterator[str]:
    """The comparison as lines of text; a *fout* is not among them, those are messages.

    Args:
        vergelijking: the comparison.
        namen: how the two cases were named.
        opmerkingen: what must be said of their files.
    """
    yield "Vergelijking van twee casussen"
    yield f"  eerst  {namen[0]}"
    yield f"  nu     {namen[1]}"
    yield from _total(vergelijking)
    zinnen = explain_difference(vergelijking)
    if zinnen:
        yield from ("", "In woorden, voor het besluit")
        for zin in zinnen:
            yield from wrap(zin, 2)
    punten = [*opmerkingen, *difference_points(vergelijking)]
    if punten:
        yield from ("", "Let op")
        for punt in punten:
            yield from bullet(punt)
    if vergelijking.regels:
        yield from _rows(vergelijking)
    if vergelijking.afwijkingen:
        yield from _deviations(vergelijking)
    if vergelijking.gebieden:
        yield from _areas(vergelijking)
    yield from _case(vergelijking)


def _total(vergelijking: Casusvergelijking) -> Iterator[str]:
    voor, na = vergelijking.voor, vergelijking.na
    yield from ("", "Uitkomst")
    rijen = []
    for eenheid, veld in _EENHEDEN.items():
        een, ander = (getattr(kant.totaal.volume, veld) if kant.totaal else None for kant in (voor, na))
        rijen.append([eenheid, _number(een), _number(ander), _change(een, ander), _granted(vergelijking, eenheid)])
    yield from lay_table(["", "eerst", "nu", "verschil", ""], rijen, {1, 2, 3})
    if voor.totaal and na.totaal:
        een, ander = voor.totaal.exact_min_week, na.totaal.exact_min_week
        yield f"  (exact, voor het afronden: {show_nl(een)} en {show_nl(ander)} min/week; {_change(een, ander)})"
    else:
        zonder = [naam for naam, kant in (("eerst", voor), ("nu", na)) if kant.totaal is None]
        yield f"  (geen totaal bij: {' en '.join(zonder)}, want daar is een fout)"


def _granted(vergelijking: Casusvergelijking, eenheid: str) -> str:
    """Whether a unit is the one in which was granted, in both cases or in one of them."""
    eenheden = {
        naam: kant.totaal.eenheid_besluit
        for naam, kant in (("eerst", vergelijking.voor), ("nu", vergelijking.na))
        if kant.totaal
    }
    namen = [naam for naam, besluit in eenheden.items() if besluit == eenheid]
    if not namen:
        return "omgerekend" if eenheden else ""
    return "toegekend" if len(namen) == len(eenheden) else f"{namen[0]} toegekend"


def _rows(vergelijking: Casusvergelijking) -> Iterator[str]:
    yield from ("", "Regels (minuten per week)")
    koppen = ["code", "eerst", "nu", "verschil", "waarom"]
    rijen = [
        [
            regel.code,
            _minutes(regel, regel.voor),
            _minutes(regel, regel.na),
            ONBEKEND if regel.verschil is None else _signed(regel.verschil),
            _why(regel),
        ]
        for regel in vergelijking.regels
    ]
    yield from lay_table(koppen, rijen, {1, 2, 3})
    anders = [regel for regel in vergelijking.regels if regel.redenen]
    if anders:
        yield from ("", "Hoe elke regel veranderde")
    for regel in anders:
        eerst, nu = (_side(regel, kant) for kant in (regel.voor, regel.na))
        yield from bullet(f"{regel.code}: eerst {eerst}; nu {nu}")


def _minutes(regel: Regelverschil, kant: Regelkant | None) -> str:
    if kant is None:
        return ONBEKEND if "fout" in regel.redenen else ""
    return _number(kant.min_week)


def _why(regel: Regelverschil) -> str:
    redenen: tuple[Reden, ...] = ("fout",) if "fout" in regel.redenen else regel.redenen
    woorden = [_WAAROM[reden] for reden in redenen]
    if len(woorden) > _MEEST_WAAROM:
        woorden[_MEEST_WAAROM:] = ["..."]
    return ", ".join(woorden) or "gelijk"


def _side(regel: Regelverschil, kant: Regelkant | None) -> str:
    """How a row was in one case: aantal, keer and norm, its dates, and the source where the norm is another."""
    if kant is None:
        return "onbekend" if "fout" in regel.redenen else "niet"
    uitkomst, eigen = kant.uitkomst, kant.uitkomst.minuten is not None
    norm = uitkomst.minuten if eigen else uitkomst.toepassing.norm
    eenheid = uitkomst.regel.eenheid if eigen else uitkomst.toepassing.eenheid
    delen = [_number(uitkomst.aantal)]
    delen += [] if uitkomst.regel.keer == "vast" else [f"{_number(uitkomst.keer)} keer"]
    delen.append(f"{_number(norm)} {eenheid}{' (eigen minuten)' if eigen else ''}")
    teken = "min " if uitkomst.regel.teken < 0 else ""
    tekst = teken + " x ".join(delen)
    tekst += f", vanaf {uitkomst.van}" if uitkomst.van else ""
    tekst += f", t/m {uitkomst.tot_en_met}" if uitkomst.tot_en_met else ""
    tekst += "" if kant.telt else " (telt op deze dag niet mee)"
    if {"norm", "frequentie", "soort"} & set(regel.redenen):
        herkomst = uitkomst.toepassing.herkomst
        tekst += f" ({herkomst.status}: {herkomst.bron}, {herkomst.vindplaats})"
    return tekst


def _deviations(vergelijking: Casusvergelijking) -> Iterator[str]:
    yield from ("", "Afwijkingen van het normenkader (minuten per week)")
    rijen = [
        [
            afwijking.gebied,
            _number(afwijking.min_week_voor),
            _number(afwijking.min_week_na),
            _change(afwijking.min_week_voor, afwijking.min_week_na),
        ]
        for afwijking in vergelijking.afwijkingen
    ]
    yield from lay_table(["resultaatgebied", "eerst", "nu", "verschil"], rijen, {1, 2, 3})
    for afwijking in vergelijking.afwijkingen:
        zelfde = afwijking.voor == afwijking.na
        for naam, lijst in (("eerst", () if zelfde else afwijking.voor), ("nu", afwijking.na)):
            for een in lijst:
                wanneer = "eerst en nu" if zelfde else naam
                waarom = een.motivering or "zonder motivering"
                yield from bullet(f"{wanneer} {afwijking.gebied} {_number(een.min_week)}: {waarom}")


def _areas(vergelijking: Casusvergelijking) -> Iterator[str]:
    rijen = [
        [
            gebied.naam,
            _number(gebied.netto_voor),
            _number(gebied.netto_na),
            _change(gebied.netto_voor, gebied.netto_na),
            _effects(vergelijking, gebied.code),
        ]
        for gebied in vergelijking.gebieden
    ]
    koppen = ["resultaatgebied", "eerst", "nu", "verschil", "waarvan"]
    yield from ("", "Resultaatgebieden (netto, minuten per week)", *lay_filled(koppen, rijen, {1, 2, 3}))


def _effects(vergelijking: Casusvergelijking, gebied: str) -> str:
    """What of the difference of an area is no row and no deviation."""
    woorden = {"aftopping": "maximum", "ondergrens": "niet onder nul"}
    delen = [deel for deel in vergelijking.delen if deel.gebied == gebied and deel.soort in woorden]
    return ", ".join(f"{woorden[deel.soort]} {_signed(deel.min_week)}" for deel in delen)


def _case(vergelijking: Casusvergelijking) -> Iterator[str]:
    """What the cases are about, where they differ."""
    voor, na = ([*_facts(kant)] for kant in (vergelijking.voor, vergelijking.na))
    rijen = [[naam, een, ander] for (naam, een), (_, ander) in zip(voor, na, strict=True) if een != ander]
    yield from ("", "Gegevens van de casus")
    if not rijen:
        yield "  (gelijk)"
    for naam, een, ander in rijen:
        yield from bullet(f"{naam}: eerst {een}; nu {ander}")


def _facts(kant: Kant) -> Iterator[tuple[str, str]]:
    casus, kader = kant.casus, kant.kader
    einde = "onbepaalde tijd" if casus.onbepaalde_tijd is True else "geen einddatum"
    yield "kenmerk", casus.kenmerk or "leeg"
    yield "gemeente", casus.gemeente or "leeg"
    yield "normenkader", f"{kader.naam} ({kader.id})" if kader else "onbekend"
    yield "ingangsdatum", show_waarde(casus.ingangsdatum)
    yield "tot en met", einde if casus.tot_en_met is None else show_waarde(casus.tot_en_met)
    yield "frequentie", casus.frequentie or "leeg"
    yield "lopend besluit", show_waarde(casus.vorige_min_week)
    yield "leveringsvorm", casus.leveringsvorm or "leeg"


def _number(getal: Fraction | int | None) -> str:
    return ONBEKEND if getal is None else show_nl(Fraction(getal))


def _signed(getal: Fraction | int) -> str:
    return f"{'+' if getal > 0 else ''}{show_nl(Fraction(getal))}"


def _change(een: Fraction | int | None, ander: Fraction | int | None) -> str:
    return ONBEKEND if een is None or ander is None else _signed(Fraction(ander) - Fraction(een))
