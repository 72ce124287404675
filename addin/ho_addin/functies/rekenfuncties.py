"""The functions that calculate cases: total, three units, table, attention points and prose. The engine calculates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from ho_addin.functies.bereik import single
from ho_addin.functies.casussen import Rekenblad
from ho_addin.functies.celinvoer import read_choice
from ho_addin.functies.foutwaarde import Foutsignaal, Foutwaarde, as_foutwaarde
from ho_addin.functies.opgave import read_opgave
from ho_engine.fouten import HoFout
from ho_engine.tekstvorm import as_text
from ho_engine.toelichting import explain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from ho_engine.uitkomst import Berekening, Volume

Cel: TypeAlias = int | float | str | Foutwaarde
"""What a function puts in a cell; never a blank, which a spreadsheet would show as 0."""
Tabel: TypeAlias = list[list[Cel]]

EENHEDEN: Final[Mapping[str, str]] = {
    **dict.fromkeys(("week", "min/week"), "min_week"),
    **dict.fromkeys(("2weken", "2 weken", "min/2 weken"), "min_2weken"),
    **dict.fromkeys(("jaar", "uur/jaar"), "uur_jaar"),
}
"""The units that can be asked, by what people call them."""
EENHEDEN_GETOOND: Final = ("week", "2weken", "jaar")
MAXIMUM_TEKENS: Final = 32_767
"""Characters that fit in a cell, as a spreadsheet counts them (UTF-16)."""

KOP_OPBOUW: Final = ("code", "omschrijving", "aantal", "keer", "norm", "minuten", "status", "bron")
KOP_AANDACHTSPUNTEN: Final = ("code", "ernst", "tekst")


def read_eenheid(waarde: object) -> str:
    """The field of a ``Volume`` that is asked; minutes per week when blank.

    Raises:
        HoFout: HO144 for an unknown unit.
        Foutsignaal: the cell holds an error value.
    """
    return read_choice(waarde, "eenheid", EENHEDEN, EENHEDEN_GETOOND[0], EENHEDEN_GETOOND)


def as_number(getal: Fraction | int) -> Cel:
    """An exact number as a cell holds it: whole where it is whole, else the nearest float.

    >>> from fractions import Fraction
    >>> as_number(Fraction(125)), as_number(Fraction(5, 2))
    (125, 2.5)
    """
    return int(getal) if getal == int(getal) else float(getal)


@as_foutwaarde
def HO_MINUTEN(
    codes: object,
    aantallen: object,
    gemeente: object,
    datum: object,
    keren: object = None,
    frequentie: object = None,
    eenheid: object = None,
) -> Cel | Tabel:
    """The rounded total of each case in the unit that is asked; one case gives one value, m cases a column of m."""
    veld = read_eenheid(single(eenheid, "eenheid"))
    blad = Rekenblad(read_opgave(codes, aantallen, keren, (gemeente, datum, frequentie)))
    totalen = [uit if isinstance(uit, Foutwaarde) else _figure(uit, veld) for uit in blad.volumes()]
    return totalen[0] if len(totalen) == 1 else [[totaal] for totaal in totalen]


def _figure(volume: Volume, veld: str) -> Cel:
    getal: int = getattr(volume, veld)
    return getal


@as_foutwaarde
def HO_BEREKENING(
    codes: object,
    aantallen: object,
    gemeente: object,
    datum: object,
    keren: object = None,
    frequentie: object = None,
) -> Tabel:
    """The rounded total of each case in three units, a row per case: min/week, uur/jaar, min/2 weken."""
    blad = Rekenblad(read_opgave(codes, aantallen, keren, (gemeente, datum, frequentie)))
    return [
        [uit] * 3 if isinstance(uit, Foutwaarde) else [uit.min_week, uit.uur_jaar, uit.min_2weken]
        for uit in blad.volumes()
    ]


def _one_case(
    codes: object, aantallen: object, keren: object, zaak: tuple[object, object, object]
) -> tuple[Rekenblad, Berekening]:
    """The calculation of the only case.

    Raises:
        HoFout: HO407 when there are more, or what is wrong with the arguments.
        Foutsignaal: the error that prevents a calculation.
    """
    opgave = read_opgave(codes, aantallen, keren, zaak)
    if len(opgave.aantallen) > 1:
        raise HoFout("meer_casussen", "aantallen", aantal=len(opgave.aantallen))
    blad = Rekenblad(opgave)
    (uitkomst,) = blad.outcomes()
    if isinstance(uitkomst, Foutwaarde):
        raise Foutsignaal(uitkomst)
    return blad, uitkomst


@as_foutwaarde
def HO_OPBOUW(
    codes: object,
    aantallen: object,
    gemeente: object,
    datum: object,
    keren: object = None,
    frequentie: object = None,
) -> Tabel:
    """The table of one case with a heading: every used row with its norm and its exact minutes per week."""
    blad, berekening = _one_case(codes, aantallen, keren, (gemeente, datum, frequentie))
    if berekening.totaal is None:
        raise Foutsignaal(blad.as_error(berekening, 0))
    tabel: Tabel = [list(KOP_OPBOUW)]
    for uit in berekening.regels:
        norm, herkomst = uit.toepassing.norm, uit.toepassing.herkomst
        getallen = [_known(getal) for getal in (uit.aantal, uit.keer, norm, uit.min_week)]
        tabel.append([uit.regel.code, uit.regel.omschrijving, *getallen, herkomst.status, herkomst.bron])
    return tabel


def _known(getal: Fraction | int | None) -> Cel:
    """A number of a case without *fout*: there always is one."""
    if getal is None:
        message = "a row without fout has all its numbers"
        raise AssertionError(message)
    return as_number(getal)


@as_foutwaarde
def HO_AANDACHTSPUNTEN(
    codes: object,
    aantallen: object,
    gemeente: object,
    datum: object,
    keren: object = None,
    frequentie: object = None,
) -> Tabel:
    """Everything beside the figure of one case, with a heading; also every *fout* that prevents the figure."""
    blad, berekening = _one_case(codes, aantallen, keren, (gemeente, datum, frequentie))
    tabel: Tabel = [list(KOP_AANDACHTSPUNTEN)]
    for punt in berekening.aandachtspunten:
        plaats = f"{blad.place(punt, 0)}: " if punt.ernst == "fout" and punt.plaats else ""
        tabel.append([punt.code, punt.ernst.replace("_", " "), f"{plaats}{punt.tekst}"])
    return tabel


@as_foutwaarde
def HO_TOELICHTING(
    codes: object,
    aantallen: object,
    gemeente: object,
    datum: object,
    keren: object = None,
    frequentie: object = None,
) -> str:
    """One case in prose, a paragraph per line; what a cell can't hold is an error, not a piece of it."""
    blad, berekening = _one_case(codes, aantallen, keren, (gemeente, datum, frequentie))
    if berekening.totaal is None:
        raise Foutsignaal(blad.as_error(berekening, 0))
    tekst = as_text(explain(berekening)).strip()
    lengte = len(tekst.encode("utf-16-le")) // 2
    if lengte > MAXIMUM_TEKENS:
        raise HoFout("toelichting_te_lang", lengte=lengte, maximum=MAXIMUM_TEKENS)
    return tekst
