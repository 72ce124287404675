"""The functions that look something up in a framework: one norm, all norms, the framework itself, its rounding."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_addin.functies.bereik import single, spread
from ho_addin.functies.casussen import Codelijst, choose_kader
from ho_addin.functies.celinvoer import read_choice, read_number, required
from ho_addin.functies.foutwaarde import as_foutwaarde
from ho_addin.functies.rekenfuncties import Cel, Tabel, as_number, read_eenheid
from ho_engine.afronding import round_total, unit_of_decision, week_per_unit
from ho_engine.casus import show_waarde
from ho_engine.fouten import HoFout
from ho_engine.getallen import round_half_up
from ho_engine.melding import shown
from ho_engine.vormfouten import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ho_engine.normenkader import Normenkader, Normregel

ONTBREEKT: Final = "ontbreekt"
MILJOENSTE: Final = 10**6
"""What a cell adds up in binary is taken at six decimals of the unit in which it is rounded, as a workbook does."""

KOP_NORMEN: Final = (
    *("code", "omschrijving", "soort", "norm", "eenheid", "per 2 weken", "aantal vanaf", "aantal tot en met"),
    *("keer", "status", "bron", "vindplaats"),
)


def _minutes(kader: Normenkader, regel: Normregel) -> Cel:
    """Minutes per week, or per time for a row that asks how often; hours per year are converted."""
    toepassing = kader.norm_bij(regel, "wekelijks")
    if toepassing.min_week is None:
        raise _unknown_norm(kader, regel)
    return as_number(toepassing.min_week)


def _published(kader: Normenkader, regel: Normregel) -> Cel:
    if regel.norm.waarde is None:
        raise _unknown_norm(kader, regel)
    return regel.norm.waarde


def _biweekly(kader: Normenkader, regel: Normregel) -> Cel:
    """Minutes per two weeks; an area that is never biweekly counts twice its week."""
    toepassing = kader.norm_bij(regel, "tweewekelijks")
    if regel.frequentie == "alleen_wekelijks":
        raise HoFout("niet_tweewekelijks", code=regel.code)
    if toepassing.min_week is None:
        raise HoFout("norm_ontbreekt", code=regel.code, wat="per twee weken", kader=kader.naam)
    return as_number(2 * toepassing.min_week)


def _unknown_norm(kader: Normenkader, regel: Normregel) -> HoFout:
    if regel.frequentie == "alleen_tweewekelijks":
        return HoFout("alleen_tweewekelijks", code=regel.code)
    return HoFout("norm_ontbreekt", code=regel.code, wat=regel.omschrijving, kader=kader.naam)


WAT: Final[Mapping[str, Callable[[Normenkader, Normregel], Cel]]] = {
    "minuten": _minutes,
    "2weken": _biweekly,
    "norm": _published,
    "eenheid": lambda _, regel: regel.eenheid,
    "omschrijving": lambda _, regel: regel.omschrijving,
    "bron": lambda _, regel: regel.norm.herkomst.bron,
    "status": lambda _, regel: regel.norm.herkomst.status,
    "vindplaats": lambda _, regel: regel.norm.herkomst.vindplaats,
}
"""What can be asked of a norm, in the order in which it is offered."""


@as_foutwaarde
def HO_NORM(code: object, gemeente: object, datum: object, wat: object = None) -> object:
    """One thing about a norm; of every code in a range."""
    argumenten = (("code", code), ("gemeente", gemeente), ("datum", datum), ("wat", wat))
    return spread(as_foutwaarde(_norm), argumenten)


def _norm(waarden: Sequence[object]) -> Cel:
    code, gemeente, datum, wat = waarden
    gevraagd = required(code, "code", "een code of omschrijving")
    kader = choose_kader(gemeente, datum)
    kies = read_choice(wat, "wat", WAT, "minuten", tuple(WAT))
    gevonden = Codelijst(kader).find(gevraagd)
    regel = kader.regel_bij_code.get(gevonden)
    if regel is None:
        suggestie = suggest(gevonden, kader.regel_bij_code)
        raise HoFout("code_onbekend", "code", code=shown(gevonden), kader=kader.naam, suggestie=suggestie)
    return kies(kader, regel)


@as_foutwaarde
def HO_NORMEN(gemeente: object, datum: object) -> Tabel:
    """All norms of a framework, with a heading; a figure that is missing says so."""
    kader = choose_kader(single(gemeente, "gemeente"), single(datum, "datum"))
    tabel: Tabel = [list(KOP_NORMEN)]
    for regel in kader.regels:
        herkomst = regel.norm.herkomst
        norm = ONTBREEKT if regel.norm.waarde is None else regel.norm.waarde
        tabel.append(
            [
                regel.code,
                regel.omschrijving,
                regel.soort.replace("_", " "),
                "" if regel.frequentie == "alleen_tweewekelijks" else norm,
                regel.eenheid,
                _own_biweekly(kader, regel),
                regel.min,
                "" if regel.max is None else regel.max,
                regel.keer_eenheid if regel.keer == "gevraagd" else "",
                herkomst.status,
                herkomst.bron,
                herkomst.vindplaats,
            ]
        )
    return tabel


def _own_biweekly(kader: Normenkader, regel: Normregel) -> Cel:
    """The minutes per two weeks where help can be biweekly; empty where that makes no difference or can't be."""
    weggelaten = regel.frequentie == "alleen_wekelijks" or (
        regel.frequentie == "beide" and regel.soort == "minder_inzet"
    )
    if weggelaten or not kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks:
        return ""
    norm = kader.norm_bij(regel, "tweewekelijks").norm
    return ONTBREEKT if norm is None else as_number(Fraction(norm))


@as_foutwaarde
def HO_KADER(gemeente: object, datum: object) -> Tabel:
    """What a framework is called, when it holds and the beginning of its hash, as names with values."""
    kader = choose_kader(single(gemeente, "gemeente"), single(datum, "datum"))
    van, tot = kader.geldig_vanaf, kader.geldig_tot_en_met
    return [
        ["id", kader.id],
        ["naam", kader.naam],
        ["geldig vanaf", van.isoformat() if van else ""],
        ["geldig tot en met", tot.isoformat() if tot else "geen einddatum"],
        ["kenmerk", kader.sha256[:12]],
    ]


@as_foutwaarde
def HO_AFRONDEN(minuten: object, gemeente: object, datum: object, eenheid: object = None) -> object:
    """Exact minutes per week rounded as the municipality does, in the unit that is asked; of every cell in a range."""
    argumenten = (("minuten", minuten), ("gemeente", gemeente), ("datum", datum), ("eenheid", eenheid))
    return spread(as_foutwaarde(_round), argumenten)


def _round(waarden: Sequence[object]) -> Cel:
    minuten, gemeente, datum, eenheid = waarden
    getal = read_minutes(minuten)
    kader, veld = choose_kader(gemeente, datum), read_eenheid(eenheid)
    per_eenheid = week_per_unit(kader, unit_of_decision(kader, "wekelijks"))
    in_eenheid = Fraction(round_half_up(getal / per_eenheid * MILJOENSTE), MILJOENSTE)
    uitkomst: int = getattr(round_total(in_eenheid * per_eenheid, kader, "wekelijks").volume, veld)
    return uitkomst


def read_minutes(waarde: object) -> Fraction:
    """An amount of minutes, zero or more.

    Raises:
        HoFout: HO401, HO408 or HO409.
        Foutsignaal: the cell holds an error value.
    """
    gelezen = required(waarde, "minuten", "een aantal minuten")
    getal = read_number(gelezen)
    if not isinstance(getal, Fraction):
        raise HoFout("functiegetal_ongeldig", "minuten", waarde=show_waarde(getal))
    if getal < 0:
        raise HoFout("functiegetal_negatief", "minuten", waarde=show_waarde(getal))
    return getal
