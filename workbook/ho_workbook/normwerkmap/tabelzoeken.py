"""Finding the tables of a norm workbook by their headings, wherever rows and columns were moved to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_workbook.normwerkmap.celinhoud import fold, is_filled, text_of
from ho_workbook.openen import Plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ho_workbook.normwerkmap.kolommen import Kolom
    from ho_workbook.normwerkmap.tabellen import Tabel
    from ho_workbook.openen import Blad

_HERSTEL_KOP: Final = "Zet de kop terug zoals hij was, of exporteer de normwerkmap opnieuw."
_VERBORGEN: Final = "Maak alles zichtbaar, wis een filter, en kijk na wat er staat."


@dataclass(frozen=True, slots=True)
class Vondst:
    """A table where it was found.

    Attributes:
        tabel: which one.
        kop: the row of its headings.
        rijen: the rows below it in which anything stands.
        kolommen: heading -> column.
    """

    tabel: Tabel
    kop: int
    rijen: tuple[int, ...]
    kolommen: Mapping[str, int]

    def plek(self, rij: int, kolom: Kolom) -> Plek:
        """The cell of a column in a row."""
        return Plek(rij, self.kolommen[kolom.kop])


def cell_error(blad: str, adres: str, uitleg: str, herstel: str) -> HoFout:
    """What is wrong at a cell, and what to do about it."""
    return HoFout("cel_ongeldig", f"{blad}!{adres}", uitleg=uitleg, herstel=herstel)


def find_tables(
    blad: Blad, tabellen: Sequence[Tabel], vaste_teksten: Iterable[str]
) -> tuple[dict[str, Vondst], list[HoFout]]:
    """Find the tables of a sheet.

    Args:
        blad: the sheet.
        tabellen: the tables that belong on it, from top to bottom.
        vaste_teksten: what stands on it outside its tables: its title, its sentence, the headings above tables.

    Returns:
        The tables that are whole, by name; and everything that makes that a cell may not be what it seems.
    """
    fouten = _seen(blad)
    koprijen: dict[str, int] = {}
    for tabel in tabellen:
        rij = _heading_row(blad, tabel, set(koprijen.values()))
        if rij is None:
            fouten.append(HoFout("normtabel_ontbreekt", blad.naam, koppen=", ".join(tabel.koppen[:3])))
        else:
            koprijen[tabel.naam] = rij
    grenzen = sorted(koprijen.values())
    vondsten = {}
    los = frozenset(fold(tekst) for tekst in vaste_teksten)
    gevuld = _filled(blad)
    for tabel in tabellen:
        if tabel.naam not in koprijen:
            continue
        kop = koprijen[tabel.naam]
        tot = next((grens for grens in grenzen if grens > kop), max(gevuld) + 1)
        kolommen, koppen_fout = _columns(blad, tabel, gevuld[kop])
        fouten += koppen_fout
        if set(kolommen) == set(tabel.koppen):
            rijen = tuple(rij for rij in gevuld if kop < rij < tot and not _is_title(blad, gevuld[rij], los))
            fouten += _beside(blad, [plek for rij in rijen for plek in gevuld[rij]], gevuld[kop])
            vondsten[tabel.naam] = Vondst(tabel, kop, rijen, kolommen)
    if grenzen:
        fouten += _above(blad, {rij: plekken for rij, plekken in gevuld.items() if rij < grenzen[0]}, los)
    return vondsten, fouten


def _filled(blad: Blad) -> dict[int, list[Plek]]:
    """The filled cells of a sheet by row, from top to bottom and from left to right."""
    gevuld: dict[int, list[Plek]] = {}
    for plek in sorted(blad.cellen):
        if is_filled(blad, plek):
            gevuld.setdefault(plek.rij, []).append(plek)
    return gevuld


def _heading_row(blad: Blad, tabel: Tabel, bezet: set[int]) -> int | None:
    """The row with most of the headings of a table; at least half of them."""
    koppen = {fold(kop) for kop in tabel.koppen}
    per_rij: dict[int, set[str]] = {}
    for plek in blad.cellen:
        tekst = fold(text_of(blad, plek))
        if tekst in koppen and plek.rij not in bezet:
            per_rij.setdefault(plek.rij, set()).add(tekst)
    beste = min(per_rij, key=lambda rij: (-len(per_rij[rij]), rij), default=None)
    return beste if beste is not None and 2 * len(per_rij[beste]) >= len(koppen) else None


def _columns(blad: Blad, tabel: Tabel, koprij: Sequence[Plek]) -> tuple[dict[str, int], list[HoFout]]:
    """Which column each heading stands above; every heading once, and no other."""
    kop = koprij[0].rij
    namen = {fold(naam): naam for naam in tabel.koppen}
    kolommen: dict[str, int] = {}
    vreemd: dict[int, str] = {}
    fouten = []
    for plek in koprij:
        tekst = text_of(blad, plek)
        naam = namen.get(fold(tekst))
        if naam is None:
            vreemd[plek.kolom] = tekst
        elif naam in kolommen:
            uitleg = f"De kop '{naam}' staat ook in {get_column_letter(kolommen[naam])}{kop}"
            fouten.append(cell_error(blad.naam, plek.adres, uitleg, "Elke kop staat één keer; wis de kolom te veel."))
        else:
            kolommen[naam] = plek.kolom
    for nummer, naam in enumerate(tabel.koppen, 1):
        if naam in kolommen:
            continue
        plek = Plek(kop, nummer)
        if nummer in vreemd:
            uitleg = f"Hier hoort de kop '{naam}', maar er staat '{shown(vreemd.pop(nummer))}'"
        elif is_filled(blad, plek):  # columns have moved: nobody can say where it should stand
            plek, uitleg = Plek(kop, 1), f"In rij {kop} ontbreekt de kop '{naam}'"
        else:
            uitleg = f"Hier hoort de kop '{naam}', maar de cel is leeg"
        fouten.append(cell_error(blad.naam, plek.adres, uitleg, _HERSTEL_KOP))
    fouten += [
        cell_error(
            blad.naam,
            Plek(kop, kolom).adres,
            f"De kop '{shown(tekst)}' hoort niet bij deze tabel, dus wat eronder staat telt niet mee",
            "Wis deze kolom, of zet wat telt in een kolom die er al is.",
        )
        for kolom, tekst in vreemd.items()
    ]
    return kolommen, fouten


def _is_title(blad: Blad, plekken: Sequence[Plek], los: frozenset[str]) -> bool:
    """Whether nothing stands in a row but a fixed text of the sheet, such as the heading above the next table."""
    return len(plekken) == 1 and fold(text_of(blad, plekken[0])) in los


def _beside(blad: Blad, plekken: Sequence[Plek], koprij: Sequence[Plek]) -> list[HoFout]:
    """What stands beside a table, where no heading says what it is; a column with a strange heading was said."""
    met_kop = {plek.kolom for plek in koprij}
    return [
        cell_error(
            blad.naam,
            plek.adres,
            "Boven deze cel staat geen kop, dus wat hier staat telt niet mee",
            "Wis de cel, of zet wat telt in een kolom van de tabel.",
        )
        for plek in plekken
        if plek.kolom not in met_kop
    ]


def _above(blad: Blad, rijen: Mapping[int, Sequence[Plek]], los: frozenset[str]) -> list[HoFout]:
    """What stands above the first heading row, and is no fixed text of the sheet: the first of each row."""
    vreemd = [[plek for plek in plekken if fold(text_of(blad, plek)) not in los] for plekken in rijen.values()]
    return [
        cell_error(
            blad.naam,
            plekken[0].adres,
            "Deze cel staat boven de tabel en telt niet mee",
            "Zet wat telt in een rij van de tabel, of wis de cel.",
        )
        for plekken in vreemd
        if plekken
    ]


def _seen(blad: Blad) -> list[HoFout]:
    """Everything on a sheet that is merged or out of sight while something stands in it."""
    if not blad.zichtbaar:
        return [HoFout("cel_ongeldig", blad.naam, uitleg="Dit blad is verborgen", herstel=_VERBORGEN)]
    fouten = [
        cell_error(
            blad.naam,
            bereik,
            f"De cellen {bereik} zijn samengevoegd",
            "Hef de samenvoeging op en vul elke cel apart in.",
        )
        for bereik in blad.vorm.samengevoegd
    ]
    gevuld = [plek for plek in blad.cellen if is_filled(blad, plek)]
    fouten += [
        cell_error(blad.naam, f"A{rij}", f"Rij {rij} is verborgen, maar er staat iets in", _VERBORGEN)
        for rij in sorted({plek.rij for plek in gevuld} & blad.vorm.rijen)
    ]
    fouten += [
        cell_error(
            blad.naam,
            f"{get_column_letter(kolom)}1",
            f"Kolom {get_column_letter(kolom)} is verborgen, maar er staat iets in",
            _VERBORGEN,
        )
        for kolom in sorted({plek.kolom for plek in gevuld})
        if any(van <= kolom <= tot for van, tot in blad.vorm.kolommen)
    ]
    return fouten
