"""What to ask or look at again in a case that was copied from an earlier one, place by place. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ho_engine.aandachtspunten import texts
from ho_engine.berekening import calculate
from ho_engine.casus import MOGELIJKHEDEN, Casus, not_asked_again, show_waarde
from ho_engine.tijd import DAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Berekening

_AL_GENOEMD: Final = frozenset({"leeftijd_opnieuw_vragen"})
"""Faults of the new case that are told as something to ask."""

_WAT: Final = {
    "hulpvraag": "de hulpvraag",
    "beperkingen": "de beperkingen",
    "motivering": "de motivering",
    "overleg_met": "met wie is overlegd",
    "uitkomst": "de uitkomst van het onderzoek",
}
"""A text that can bear the mark, in words."""


@dataclass(frozen=True, slots=True)
class Navraag:
    """Something to ask or look at again: where it stands in the new case, and what it is."""

    plaats: str
    tekst: str


def to_ask(oud: Berekening, casus: Casus, kader: Normenkader, *, new_reference: bool) -> tuple[Navraag, ...]:
    """Everything to ask or look at again, in the order of the case; then what the new framework refuses.

    Args:
        oud: the calculation of the previous case.
        casus: the new case.
        kader: the framework in force on its start date.
        new_reference: whether a new reference was given.
    """
    gevraagd = [] if new_reference else list(_reference(casus))
    for deel in (_term, _running, _privacy, _marked, _ages):
        gevraagd += deel(oud.casus, casus)
    if oud.casus.ijkclient:
        gevraagd.append(Navraag("ijkclient", "de voorwaarden van de gemiddelde cliëntsituatie"))
    fouten = calculate(casus, kader).fouten
    gevraagd += [Navraag(punt.plaats, punt.tekst) for punt in fouten if punt.naam not in _AL_GENOEMD]
    return tuple(gevraagd)


def _reference(casus: Casus) -> Iterator[Navraag]:
    if casus.kenmerk:
        wat = f"overgenomen ({show_waarde(casus.kenmerk)}); kijk na of de nieuwe casus een eigen kenmerk heeft"
        yield Navraag("kenmerk", wat)


def _term(_: Casus, __: Casus) -> Iterator[Navraag]:
    """The dates of the previous case say nothing of the next one."""
    yield Navraag("tot_en_met", "de duur; vul een einddatum in, of onbepaalde tijd")
    yield Navraag("vastgelegd_op", "de datum van vastleggen")


def _running(vorig: Casus, casus: Casus) -> Iterator[Navraag]:
    """What to look at in the volume of the running decision and in how it is supplied."""
    if casus.vorige_min_week is None:
        wat = "de omvang van de lopende indicatie; de vorige casus heeft geen totaal om over te nemen"
        yield Navraag("vorige_min_week", wat)
    elif vorig.einde and casus.begin and vorig.einde < casus.begin - DAG:
        wat = f"of er nu een indicatie loopt; de vorige casus liep tot en met {vorig.einde}"
        yield Navraag("vorige_min_week", wat)
    if casus.leveringsvorm:
        yield Navraag("leveringsvorm", f"overgenomen ({casus.leveringsvorm}); kijk na of dat zo blijft")


def _privacy(vorig: Casus, _: Casus) -> Iterator[Navraag]:
    if vorig.geen_bsn is not None:
        yield Navraag("geen_bsn", "of er nergens een burgerservicenummer in de tekst staat")


def _marked(_: Casus, casus: Casus) -> Iterator[Navraag]:
    """Every text that bears the mark."""
    for pad, tekst in texts(casus):
        if not_asked_again(tekst):
            yield Navraag(casus.plaats(pad), _describe(casus, pad))


def _describe(casus: Casus, pad: str) -> str:
    """What a marked text is, with the row, deviation or possibility it belongs to."""
    *begin, veld = pad.split(".")
    wat = _WAT.get(veld, veld)
    match begin:
        case ["regels", nummer]:
            return f"{wat} bij {show_waarde(casus.regels[int(nummer)].code)}"
        case ["afwijkingen", nummer]:
            return f"{wat} bij de afwijking bij {show_waarde(casus.afwijkingen[int(nummer)].resultaatgebied)}"
        case ["mogelijkheden", nummer]:
            soort = casus.mogelijkheden[int(nummer)].soort
            return f"{wat} naar {MOGELIJKHEDEN.get(soort, soort).lower()}"
        case ["huisgenoten", _]:
            return f"{wat} bij deze huisgenoot"
    return wat


def _ages(_: Casus, casus: Casus) -> Iterator[Navraag]:
    """Children grow up, and so do housemates."""
    for nummer in range(len(casus.kinderen)):
        yield Navraag(casus.plaats(f"kinderen.{nummer}.leeftijd"), "de leeftijd van dit kind")
    for nummer in range(len(casus.huisgenoten)):
        wat = "de leeftijd van deze huisgenoot, en wat die kan overnemen"
        yield Navraag(casus.plaats(f"huisgenoten.{nummer}.leeftijd"), wat)
