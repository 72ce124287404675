"""From a whole table as somebody wants it to the smallest norm file that says so, or else everything wrong with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ho_engine.erven import Tegenspraak, collect, resolve
from ho_engine.fouten import HoFout
from ho_engine.normopgavetoetsen import Opdracht, table_faults
from ho_engine.normopgavevorm import read_parts
from ho_engine.normtabel import inherited_table, whole_table
from ho_engine.normtijdlijn import overlaps_and_gaps
from ho_engine.normwaarschuwing import warnings
from ho_engine.normwerkwoorden import smallest_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normopgave import Normopgave
    from ho_engine.normopgavevorm import Delen
    from ho_engine.normtabel import Normtabel
    from ho_engine.normvorm import Normbestand


@dataclass(frozen=True, slots=True)
class Normvoorstel:
    """The norm file that follows from a table, or why there is none: ``bestand`` is ``None`` when there are errors.

    ``waarschuwingen`` are sentences that stop nothing; see ``normwaarschuwing``.
    """

    bestand: Normbestand | None
    fouten: tuple[HoFout, ...] = ()
    waarschuwingen: tuple[str, ...] = ()


def stel_voor(opgave: Normopgave, bibliotheek: Normenbibliotheek) -> Normvoorstel:
    """Find the verbs that make the table of ``opgave`` out of what its parents give.

    Args:
        opgave: the whole table. What could not be read of it (``onleesbaar``) is left out, and its errors are not
            told again; nothing follows from what is not there because of that, but there is no file either.
        bibliotheek: where the parents are, and the version of this file that is there now.

    Returns:
        The file, or all errors at once, each with the cell of what it speaks of.
    """
    delen = read_parts(opgave)
    fouten = list(delen.fouten)
    geerfd = None
    try:
        geerfd = _inherited(opgave, bibliotheek)
    except HoFout as fout:
        fouten.append(fout)
    fouten += table_faults(_with_current(Opdracht(opgave, delen, geerfd, None), bibliotheek))
    if delen.kop is not None:
        fouten += _missing(opgave, delen, delen.kop, geerfd)
        fouten += _among_others(opgave, delen.kop, bibliotheek)
    if fouten or opgave.onleesbaar or delen.kop is None or geerfd is None:
        return Normvoorstel(None, tuple({str(fout): fout for fout in fouten}.values()))
    bestand = smallest_file(delen.kop, delen, geerfd)
    try:
        _prove(bestand, bibliotheek)
    except Tegenspraak as fout:
        return Normvoorstel(None, (HoFout("normen_passen_niet", opgave.plaats("kop"), reden=str(fout)),))
    return Normvoorstel(bestand, (), warnings(bestand, geerfd, bibliotheek))


def current_file(kop: Mapping[str, Any], bibliotheek: Normenbibliotheek) -> Normbestand | None:
    """The file that a table with this head takes the place of: with its id, or of its municipality and first day."""
    bestanden = bibliotheek.bestanden
    if kop.get("id") in bestanden:
        return bestanden[kop["id"]][1]
    begin = kop.get("gemeente"), kop.get("geldig_vanaf")
    alle = (bestand for _, bestand in bestanden.values() if bestand.gemeente)
    return next((bestand for bestand in alle if (bestand.gemeente, bestand.geldig_vanaf) == begin), None)


def _inherited(opgave: Normopgave, bibliotheek: Normenbibliotheek) -> Normtabel | None:
    """What the parents give, when it can be read which they are."""
    erft = opgave.kop.get("erft", [])
    if opgave.mist_iets("kop.erft") or not (isinstance(erft, list) and all(isinstance(naam, str) for naam in erft)):
        return None
    return inherited_table(erft, bibliotheek, str(opgave.kop.get("id", "")), opgave.plaats("kop.erft"))


def _with_current(opdracht: Opdracht, bibliotheek: Normenbibliotheek) -> Opdracht:
    """The same with the version that is in the library now, or else the file before it."""
    bestand = current_file(opdracht.opgave.kop, bibliotheek)
    if bestand is None:
        voorganger = _predecessor(opdracht.opgave.kop, bibliotheek)
        return replace(opdracht, eerder=_sound_table(voorganger, bibliotheek))
    huidig = _sound_table(bestand, bibliotheek)
    vervallen = frozenset(regel.code for regel in bestand.vervalt)
    return replace(opdracht, huidig=huidig, eerder=huidig, eerder_vervallen=vervallen)


def _predecessor(kop: Mapping[str, Any], bibliotheek: Normenbibliotheek) -> Normbestand | None:
    """The last file of the same municipality that begins before this one."""
    vanaf, gemeente = kop.get("geldig_vanaf"), kop.get("gemeente")
    if gemeente is None or not isinstance(vanaf, dt.date):
        return None
    eerder = {
        bestand.geldig_vanaf: bestand
        for _, bestand in bibliotheek.bestanden.values()
        if bestand.gemeente == gemeente and bestand.geldig_vanaf and bestand.geldig_vanaf < vanaf
    }
    return eerder[max(eerder)] if eerder else None


def _sound_table(bestand: Normbestand | None, bibliotheek: Normenbibliotheek) -> Normtabel | None:
    """The table of a file; one that is broken is no measure."""
    try:
        return whole_table(bestand.id, bibliotheek) if bestand else None
    except HoFout:
        return None


def _missing(opgave: Normopgave, delen: Delen, kop: Normbestand, geerfd: Normtabel | None) -> Iterator[HoFout]:
    """What a framework can't do without; what was inherited, or what has another error, is told already."""
    if kop.soort == "blok" or kop.stand == "aangekondigd":
        return
    bekend = {"afronding": delen.afronding, "weken": delen.weken.waarde if delen.weken else None}
    namen = {"afronding": "de afronding", "weken": "het aantal weken per jaar"}
    for pad, waarde in bekend.items():
        onvolledig = getattr(opgave, pad) is not None and getattr(delen, pad) is None
        weggehaald = getattr(opgave, pad) is None and geerfd is not None and getattr(geerfd, pad) is not None
        if waarde is None and not (onvolledig or weggehaald or opgave.mist_iets(pad)):
            yield HoFout("normen_passen_niet", opgave.plaats(pad), reden=f"{namen[pad]} is niet ingevuld")


def _among_others(opgave: Normopgave, kop: Normbestand, bibliotheek: Normenbibliotheek) -> Iterator[HoFout]:
    """How a municipal file stands beside the others: in name and in time."""
    if kop.gemeente is None:
        return
    andere = {naam: eigenaar for naam, eigenaar in bibliotheek.gemeenten.items() if eigenaar != kop.gemeente}
    for code, naam in kop.gemeenten.items():
        for woord in (woord for woord in (code, naam.lower()) if woord in andere):
            reden = f"'{woord}' hoort al bij de gemeente '{andere[woord]}'"
            yield HoFout("normen_passen_niet", opgave.plaats(f"kop.gemeenten.{code}"), reden=reden)
    yield from _in_time(opgave, kop, bibliotheek)


def _in_time(opgave: Normopgave, kop: Normbestand, bibliotheek: Normenbibliotheek) -> Iterator[HoFout]:
    """Where the file overlaps another one of its municipality, or leaves a gap."""
    vervangt = current_file(opgave.kop, bibliotheek)
    eigen = Path(f"{kop.id}.toml")
    reeks = [
        (pad, bestand)
        for pad, bestand in bibliotheek.bestanden.values()
        if bestand.gemeente == kop.gemeente and bestand is not vervangt and _start(bestand) != _start(kop)
    ]
    for fout in overlaps_and_gaps([*reeks, (eigen, kop)]):
        if eigen.name in {fout.gegevens["een"], fout.gegevens["ander"]}:
            yield HoFout(fout.melding.naam, opgave.plaats("kop.geldig_vanaf"), **fout.gegevens)


def _start(bestand: Normbestand) -> tuple[str | None, dt.date | None]:
    return bestand.gemeente, bestand.geldig_vanaf


def _prove(bestand: Normbestand, bibliotheek: Normenbibliotheek) -> None:
    """Put the file together as it will be used."""

    def find(naam: str) -> Normbestand:
        return bestand if naam == bestand.id else bibliotheek.find(naam)

    if bestand.soort == "blok" or bestand.stand == "aangekondigd":
        collect(bestand, find)
    else:
        resolve(bestand, find)
