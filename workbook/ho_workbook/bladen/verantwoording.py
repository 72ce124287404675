"""The sheet ``Verantwoording``: versions, hashes, what was recorded and the seal that ``ho controleer`` judges by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_engine.verantwoording import PROGRAMMA, program_version, sources_used, unconfirmed
from ho_workbook.bouwer import Bepaal, Bouwer, lines_needed, row_height
from ho_workbook.indeling import BLADEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_workbook.stand import Stand

BREEDTEN: Final = (32, 76, 20)
_SOORTEN: Final = {
    "sjabloon": "Sjabloon: er is nog niets vastgelegd",
    "concept": "Concept: nog niet alles is bevestigd of ingevuld",
    "definitief": "Definitief: alles is ingevuld en elk gebruikt cijfer is bevestigd",
}

_LATER: Final = "volgt bij het vastleggen"


def teken(bouwer: Bouwer) -> None:
    """Author the sheet."""
    bouwer.kop(
        "Verantwoording", "Waarmee en waarop is gerekend, en wat er is vastgelegd. De klok is niet gelezen.", BREEDTEN
    )
    _account(bouwer)
    _seal(bouwer)
    _record(bouwer)
    bouwer.afronden("", liggend=False, bevries="A3")


def _account(bouwer: Bouwer) -> None:
    soort = bouwer.indeling.soort
    kader = bouwer.indeling.kader
    regels: tuple[tuple[str, Bepaal], ...] = (
        ("Soort werkmap", lambda _: _SOORTEN[soort]),
        ("Programma", lambda _: f"{PROGRAMMA} {program_version()}"),
        ("Normenkader", lambda _: kader.naam),
        ("Opgebouwd uit", lambda _: " → ".join(kader.afkomst)),
        ("Herkenning van het normenkader (SHA-256)", lambda _: kader.sha256),
        ("Stand van het normenkader", lambda _: kader.stand_toelichting or "Geldend"),
        ("Vastgelegd op", lambda s: s.datum(s.casus.vastgelegd_op) or "niet ingevuld"),
        ("Bronnen van de gebruikte cijfers", _once_recorded(_sources)),
        ("Gebruikte cijfers die niet bevestigd zijn", _once_recorded(_unconfirmed)),
    )
    tabel = bouwer.indeling.rekenschap
    bouwer.sectie(4, "Programma en normenkader", "C")
    bouwer.koppen(tabel.kop, ("Gegeven", "Inhoud"), (), 18)
    for nummer, (label, waarde) in enumerate(regels):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", label, "tekst")
        bouwer.veld(f"B{rij}", "datum" if label == "Vastgelegd op" else "tekst", waarde)
        bouwer.hoogten[rij] = _height(waarde, label)
    bouwer.tabel("tblVerantwoording", f"A{tabel.kop}:B{tabel.laatste}")


def _height(waarde: Bepaal, label: str) -> Callable[[Stand], float]:
    return lambda stand: row_height(
        max(lines_needed(str(waarde(stand)), BREEDTEN[1]), lines_needed(label, BREEDTEN[0]))
    )


def _once_recorded(lees: Callable[[Stand], str]) -> Bepaal:
    """What is said of the figures of a case; a template, in which they still change, says nothing of them."""
    return lambda stand: lees(stand) if stand.vastgelegd else _LATER


def _sources(stand: Stand) -> str:
    titels = [bron.titel for bron in sources_used(stand.berekening, stand.kader).values()]
    return "; ".join(titels)


def _unconfirmed(stand: Stand) -> str:
    delen = [f"{u.regel.code} ({u.toepassing.herkomst.status})" for u in unconfirmed(stand.berekening)]
    return ", ".join(delen) or "geen"


def _seal(bouwer: Bouwer) -> None:
    """One row per sheet; the values come from the seal itself, after everything else is known."""
    tabel = bouwer.indeling.zegel
    bouwer.sectie(tabel.kop - 1, "Zegel per blad (voor ho controleer)", "C")
    bouwer.koppen(tabel.kop, ("Blad", "SHA-256 van de inhoud", "Afdruk per cel"), (), 18)
    for nummer, naam in enumerate(BLADEN):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", naam, "tekst")
        bouwer.veld(f"B{rij}", "code", lambda _: None)
        bouwer.veld(f"C{rij}", "zegel", lambda _: None)
        bouwer.blad.row_dimensions[rij].height = 15
    bouwer.tabel("tblZegel", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.naam("zegel_bladen", f"A{tabel.eerste}:C{tabel.laatste}", "Het zegel per blad")


def _record(bouwer: Bouwer) -> None:
    tabel = bouwer.indeling.record
    bouwer.sectie(tabel.kop - 1, "De casus zoals vastgelegd", "C")
    bouwer.koppen(tabel.kop, ("Onderdeel", "Vastgelegde inhoud"), (), 18)

    def deel(nummer: int, kolom: int) -> Bepaal:
        return lambda stand: stand.record[nummer][kolom] if nummer < len(stand.record) else None

    for nummer in range(tabel.aantal):
        rij = tabel.rij(nummer)
        inhoud = deel(nummer, 1)
        bouwer.veld(f"A{rij}", "record", deel(nummer, 0))
        bouwer.veld(f"B{rij}", "record", inhoud)
        bouwer.hoogten[rij] = _record_height(inhoud)
    bouwer.tabel("tblVastgelegd", f"A{tabel.kop}:B{tabel.laatste}")
    bouwer.naam("vastgelegde_casus", f"A{tabel.eerste}:B{tabel.laatste}", "De casus zoals vastgelegd")


def _record_height(inhoud: Bepaal) -> Callable[[Stand], float]:
    return lambda stand: row_height(lines_needed(str(inhoud(stand) or ""), BREEDTEN[1], 8), 8)
