"""Whether the case sheet still has the shape it was made with: headings, merged cells, hidden cells, stray rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_workbook.openen import LEEG, Plek
from ho_workbook.xmlbewaker import range_area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_workbook.openen import Bereik, Blad

KOPPEN: Final[Mapping[str, tuple[str, ...]]] = {
    "casus_regels": (
        "Resultaatgebied",
        "Code",
        "Omschrijving",
        "Soort",
        "Aantal",
        "Keer per week",
        "Eigen minuten",
        "Van",
        "Tot en met",
        "Motivering",
        "Overleg met",
    ),
    "casus_afwijkingen": (
        "Gebied",
        "Minuten per week (+ of −)",
        "Motivering afwijking",
        "Overlegd met",
        "Afwijking van",
        "Afwijking tot en met",
    ),
    "casus_kinderen": ("Kind", "Leeftijd kind"),
    "casus_huisgenoten": (
        "Huisgenoot",
        "Leeftijd huisgenoot",
        "Motivering huisgenoot",
        "Leefeenheid",
        "Kan overnemen",
    ),
    "casus_ijkclient": ("Voorwaarde", "Antwoord", "Wat de norm aanneemt"),
    "casus_mogelijkheden": ("Mogelijkheid", "Beschikbaar", "Uitkomst van het onderzoek"),
}
"""The headings of the tables of the case sheet, which ``bladen/casus`` draws: a column is what its heading says."""


def check_shape(blad: Blad) -> None:
    """Refuse a sheet on which a cell may not be what it seems.

    Raises:
        HoFout: HO322 with the place: the sheet is hidden, input cells are merged, a heading is not what it was, or
            something stands in the row below a table, where nothing counts.
    """
    if not blad.zichtbaar:
        raise _cel(blad.naam, "Dit blad is verborgen", "Maak het zichtbaar en controleer wat erop staat.")
    _check_merged(blad)
    for naam, koppen in KOPPEN.items():
        _check_headings(blad, blad.bereiken[naam], koppen)
        _check_below(blad, blad.bereiken[naam])


def is_hidden(blad: Blad, plek: Plek) -> bool:
    """Whether nobody sees this cell."""
    return plek.rij in blad.vorm.rijen or any(van <= plek.kolom <= tot for van, tot in blad.vorm.kolommen)


def _cel(plaats: str, uitleg: str, herstel: str) -> HoFout:
    return HoFout("cel_ongeldig", plaats, uitleg=uitleg, herstel=herstel)


def _check_merged(blad: Blad) -> None:
    for bereik in blad.vorm.samengevoegd:
        vlak = range_area(bereik)
        if vlak is not None and any(_overlaps(vlak, invoer) for invoer in blad.bereiken.values()):
            uitleg = f"De cellen {bereik} zijn samengevoegd, en daar hoort invoer"
            raise _cel(f"{blad.naam}!{bereik}", uitleg, "Hef de samenvoeging op en vul elke cel apart in.")


def _overlaps(vlak: tuple[int, int, int, int], bereik: Bereik) -> bool:
    boven, links, onder, rechts = vlak
    kop = bereik.eerste.rij - (bereik.breedte > 1)
    return (
        kop <= onder and boven <= bereik.laatste.rij and bereik.eerste.kolom <= rechts and links <= bereik.laatste.kolom
    )


def _check_headings(blad: Blad, bereik: Bereik, koppen: tuple[str, ...]) -> None:
    for verder, kop in enumerate(koppen):
        plek = Plek(bereik.eerste.rij - 1, bereik.eerste.kolom + verder)
        staat = blad.cellen.get(plek, LEEG).waarde
        if _as_heading(staat) != _as_heading(kop):
            gevonden = "niets" if staat is None else f"'{shown(staat)}'"
            uitleg = f"Hier hoort de kop '{kop}', maar er staat {gevonden}"
            herstel = "Herstel de kop en de volgorde van rijen en kolommen, of gebruik een nieuw sjabloon."
            raise _cel(f"{blad.naam}!{plek.adres}", uitleg, herstel)


def _as_heading(waarde: object) -> str:
    return " ".join(str(waarde).split()).casefold()


def _check_below(blad: Blad, bereik: Bereik) -> None:
    for kolom in range(bereik.eerste.kolom, bereik.laatste.kolom + 1):
        plek = Plek(bereik.laatste.rij + 1, kolom)
        staat = blad.cellen.get(plek, LEEG).waarde
        if staat is not None and str(staat).strip():
            uitleg = "Deze cel staat onder de tabel en telt niet mee"
            raise _cel(f"{blad.naam}!{plek.adres}", uitleg, "Zet wat hier staat in een lege rij van de tabel.")
