"""The recorded case beside what the sheet ``Casus`` holds now: each input that differs, with its cell."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN, Casus, Ongeldig
from ho_workbook.controleren.zegelverschillen import Verschil, show_waarde
from ho_workbook.indeling import ZAAK
from ho_workbook.zegel.canoniek import adres, bereik
from ho_workbook.zegel.zegel import canonieke_waarde

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from ho_workbook.celwaarden import Waarde
    from ho_workbook.zegel.afdruk import Werkmapafdruk

# Named table -> the field in each column from its first; an empty text is a fixed column.
_REGEL: Final = ("", "", "", "", "aantal", "keer", "minuten", "van", "tot_en_met", "motivering", "overleg_met")
_LIJSTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "afwijkingen": ("resultaatgebied", "minuten", "motivering", "overleg_met", "van", "tot_en_met"),
    "kinderen": ("", "leeftijd"),
    "huisgenoten": ("", "leeftijd", "motivering", "leefeenheid", "kan_overnemen"),
}
_VAST: Final = frozenset({"gemeente", "normenkader"})  # locked cells; the sheet spells the municipality in its own way
_CODEKOLOM: Final = 1

_Plaats = tuple[str, int, int]


def case_differences(casus: Casus, afdruk: Werkmapafdruk) -> Iterator[Verschil]:
    """Every input cell that does not hold what was recorded.

    Args:
        casus: the recorded case.
        afdruk: the workbook.

    Yields:
        Differences; also names of the case sheet that lead nowhere.
    """
    bladen = {titel.upper(): titel for titel in afdruk.bladen}
    for naam, verwacht in _expected(casus, afdruk):
        if isinstance(verwacht, str):
            yield Verschil(naam, verwacht)
            continue
        for (hoofdletters, rij, kolom), waarde in verwacht.items():
            titel = bladen.get(hoofdletters, "")
            cel = afdruk.bladen[titel].cellen.get((rij, kolom)) if titel else None
            nu = cel.waarde if cel else ""
            if cel and cel.formule:
                yield Verschil(f"{titel}!{adres(rij, kolom)}", "deze invoercel bevat een formule")
            elif nu != waarde:
                tekst = f"vastgelegd is {show_waarde(waarde)}; nu staat er {show_waarde(nu)}"
                yield Verschil(f"{titel}!{adres(rij, kolom)}", tekst)


def _expected(casus: Casus, afdruk: Werkmapafdruk) -> Iterator[tuple[str, str | dict[_Plaats, str]]]:
    """Per name of the case sheet: what its cells must hold, or what is wrong with the name."""
    for naam in ZAAK:
        if naam in _VAST:
            continue
        yield naam, _table(afdruk, naam, [(getattr(casus, naam),)])
    yield "casus_regels", _rows(casus, afdruk)
    for naam, velden in _LIJSTEN.items():
        delen: Sequence[BaseModel] = getattr(casus, naam)
        yield f"casus_{naam}", _table(afdruk, f"casus_{naam}", [_fields(deel, velden) for deel in delen])
    antwoorden = [(..., casus.ijkclient.get(sleutel)) for sleutel in IJKCLIENT]
    yield "casus_ijkclient", _table(afdruk, "casus_ijkclient", antwoorden)
    gevonden = {m.soort: m for m in casus.mogelijkheden}
    rijen = [(..., m.beschikbaar, m.uitkomst) if (m := gevonden.get(s)) else (..., None, None) for s in MOGELIJKHEDEN]
    yield "casus_mogelijkheden", _table(afdruk, "casus_mogelijkheden", rijen)


def _fields(deel: BaseModel | None, velden: Sequence[str]) -> tuple[object, ...]:
    """The fields of a part in the order of its columns; ``...`` for a fixed column."""
    return tuple(... if not veld else getattr(deel, veld, None) for veld in velden)


def _table(afdruk: Werkmapafdruk, naam: str, rijen: Sequence[tuple[object, ...]]) -> str | dict[_Plaats, str]:
    """The cells of a named range with what they must hold; rows beyond those given must be empty."""
    doel = bereik(afdruk.namen.get(naam, ""))
    if doel is None:
        return _missing(naam)
    blad, (boven, links), (onder, rechts) = doel
    if onder - boven + 1 < len(rijen):
        return "deze naam verwijst naar te weinig rijen voor wat is vastgelegd"
    verwacht: dict[_Plaats, str] = {}
    for nummer, rij in enumerate(rijen):
        for kolom, waarde in zip(range(links, rechts + 1), rij, strict=False):
            if waarde is not ...:
                verwacht[blad, boven + nummer, kolom] = _spell(waarde)
    vrij = _LIJSTEN.get(naam.removeprefix("casus_"), ())
    for rij_nummer in range(boven + len(rijen), min(onder, boven + 100) + 1):
        for kolom, veld in zip(range(links, rechts + 1), vrij, strict=False):
            if veld:
                verwacht[blad, rij_nummer, kolom] = ""
    return verwacht


def _rows(casus: Casus, afdruk: Werkmapafdruk) -> str | dict[_Plaats, str]:
    """The norm rows: found by the code on their row, not by their order."""
    naam = "casus_regels"
    doel = bereik(afdruk.namen.get(naam, ""))
    titel = next((titel for titel in afdruk.bladen if doel and titel.upper() == doel[0]), None)
    if doel is None or titel is None:
        return _missing(naam)
    blad, (boven, links), (onder, _) = doel
    regels = {regel.code: regel for regel in casus.regels}
    verwacht: dict[_Plaats, str] = {}
    for rij in range(boven, min(onder, boven + 2_000) + 1):
        cel = afdruk.bladen[titel].cellen.get((rij, links + _CODEKOLOM))
        regel = regels.pop(cel.waarde[1:].lower(), None) if cel else None
        for kolom, waarde in enumerate(_fields(regel, _REGEL)):
            if waarde is not ...:
                verwacht[blad, rij, links + kolom] = _spell(waarde)
    if regels:
        return f"op het casusblad ontbreekt de vastgelegde regel {', '.join(sorted(regels))}"
    return verwacht


def _missing(naam: str) -> str:
    return f"de naam {naam} ontbreekt of verwijst niet meer naar cellen; de invoer kan hier niet worden vergeleken"


def _spell(waarde: object) -> str:
    """The canonical value of an input cell for a field of a case."""
    gevuld: Waarde = None
    if isinstance(waarde, bool):
        gevuld = "ja" if waarde else "nee"
    elif isinstance(waarde, Ongeldig):
        gevuld = waarde.tekst
    elif isinstance(waarde, Fraction | dt.date | str):
        gevuld = waarde
    return "" if gevuld == "" else canonieke_waarde(gevuld)
