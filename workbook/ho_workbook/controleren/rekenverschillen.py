"""The calculation of the engine beside the cached results on ``Berekening``; found by name, so in any version."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_workbook.controleren.zegelverschillen import Verschil, show_waarde
from ho_workbook.zegel.canoniek import adres, bereik
from ho_workbook.zegel.zegel import canonieke_waarde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.uitkomst import Berekening
    from ho_workbook.zegel.afdruk import Werkmapafdruk

FOUT: Final = "e"
_CODEKOLOM, _NETTOKOLOM = 2, 9
_GEBIEDEN: Final = "gebied_niet_vrij"


def calculation_differences(berekening: Berekening, afdruk: Werkmapafdruk) -> Iterator[Verschil]:
    """Every total, net per area and minutes per row that the engine calculates otherwise."""
    totaal = berekening.totaal
    verwacht: dict[str, Fraction | int | None] = {
        "exact_totaal": totaal.exact_min_week if totaal else None,
        "uitkomst_min_week": totaal.volume.min_week if totaal else None,
        "uitkomst_uur_jaar": totaal.volume.uur_jaar if totaal else None,
        "uitkomst_min_2weken": totaal.volume.min_2weken if totaal else None,
    }
    for naam, waarde in verwacht.items():
        plaatsen = _cells(afdruk, naam)
        if not plaatsen:
            yield Verschil(naam, "deze naam ontbreekt; de uitkomst kan niet met de rekenkern worden vergeleken")
        for titel, rij, kolom in plaatsen[:1]:
            yield from _compare(afdruk, (titel, rij, kolom), waarde)
    regels = {uitkomst.regel.code: uitkomst.min_week for uitkomst in berekening.regels}
    codes = dict(_column(afdruk, "rij_code"))
    for titel, rij, kolom in _cells(afdruk, "rij_min_week"):
        yield from _compare(afdruk, (titel, rij, kolom), regels.get(codes.get(rij, ""), Fraction(0)))
    yield from _areas(berekening, afdruk)


def _areas(berekening: Berekening, afdruk: Werkmapafdruk) -> Iterator[Verschil]:
    """Net per area; an area the engine could not compute must be an error here, and nothing else."""
    netto: dict[str, Fraction | None] = {gebied.code: gebied.netto for gebied in berekening.gebieden}
    netto |= {u.regel.resultaatgebied: None for u in berekening.regels if u.min_week is None}
    netto |= {afwijking.resultaatgebied: None for afwijking in berekening.afwijkingen if afwijking.min_week is None}
    for titel, rij, _ in _cells(afdruk, _GEBIEDEN):
        cel = afdruk.bladen[titel].cellen.get((rij, _CODEKOLOM))
        code = cel.waarde[1:] if cel else ""
        yield from _compare(afdruk, (titel, rij, _NETTOKOLOM), netto.get(code, Fraction(0)))


def _compare(afdruk: Werkmapafdruk, plaats: tuple[str, int, int], waarde: Fraction | int | None) -> Iterator[Verschil]:
    titel, rij, kolom = plaats
    cel = afdruk.bladen[titel].cellen.get((rij, kolom))
    nu = cel.waarde if cel else ""
    hoort = FOUT if waarde is None else canonieke_waarde(waarde)
    if nu != hoort and not (waarde is None and nu.startswith(FOUT)):
        getoond = "een foutwaarde" if waarde is None else show_waarde(hoort)
        yield Verschil(
            f"{titel}!{adres(rij, kolom)}", f"de rekenkern komt uit op {getoond}; hier staat {show_waarde(nu)}"
        )


def _cells(afdruk: Werkmapafdruk, naam: str) -> list[tuple[str, int, int]]:
    """The cells of the first column of a named range."""
    doel = bereik(afdruk.namen.get(naam, ""))
    titel = next((titel for titel in afdruk.bladen if doel and titel.upper() == doel[0]), None)
    if doel is None or titel is None:
        return []
    _, (boven, links), (onder, _) = doel
    return [(titel, rij, links) for rij in range(boven, min(onder, boven + 2_000) + 1)]


def _column(afdruk: Werkmapafdruk, naam: str) -> list[tuple[int, str]]:
    cellen = [(rij, afdruk.bladen[titel].cellen.get((rij, kolom))) for titel, rij, kolom in _cells(afdruk, naam)]
    return [(rij, cel.waarde[1:]) for rij, cel in cellen if cel]
