"""What a change of norms does to cases: each calculated with the old and with the new, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ho_engine.bereken import bereken_casus
from ho_engine.berekening import calculate
from ho_engine.fouten import HoFout
from ho_engine.vergelijken import compare_cases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_engine.casus import Casus
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Berekening, Totaal
    from ho_engine.verschil import Regelverschil

Richting: TypeAlias = Literal["hoger", "lager", "gelijk", "fout"]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One case calculated with one framework: its calculation, or why there is none, and the faults in sentences."""

    berekening: Berekening | None
    fouten: tuple[str, ...]

    @property
    def totaal(self) -> Totaal | None:
        """The total, where there is one."""
        return self.berekening.totaal if self.berekening else None


@dataclass(frozen=True, slots=True)
class Effect:
    """One case under two norms; ``casus`` is what the caller calls it, such as the path of its file."""

    casus: str
    kenmerk: str
    oud: Uitkomst
    nieuw: Uitkomst

    @property
    def van(self) -> Totaal | None:
        """The old total."""
        return self.oud.totaal

    @property
    def naar(self) -> Totaal | None:
        """The new total."""
        return self.nieuw.totaal

    @property
    def fouten_van(self) -> tuple[str, ...]:
        """Why there is no old total."""
        return self.oud.fouten

    @property
    def fouten_naar(self) -> tuple[str, ...]:
        """Why there is no new total."""
        return self.nieuw.fouten

    @property
    def regels(self) -> tuple[Regelverschil, ...]:
        """The rows of the case that differ, and why; none where it could not be calculated at all."""
        if self.oud.berekening is None or self.nieuw.berekening is None:
            return ()
        return compare_cases(self.oud.berekening, self.nieuw.berekening).regels

    @property
    def verschil_min_week(self) -> int | None:
        """Granted minutes per week more (or, below zero, less) than before; ``None`` where a total is missing."""
        if self.van is None or self.naar is None:
            return None
        return self.naar.volume.min_week - self.van.volume.min_week

    @property
    def richting(self) -> Richting:
        """Whether the case gets more, less or the same; ``fout`` where a total is missing."""
        verschil = self.verschil_min_week
        if verschil is None:
            return "fout"
        return "hoger" if verschil > 0 else "lager" if verschil < 0 else "gelijk"


@dataclass(frozen=True, slots=True)
class Kadereffect:
    """A framework that is not the same in two libraries; ``fout`` says why the new one can't be made any more."""

    naam: str
    oud: Normenkader | None
    nieuw: Normenkader | None
    fout: HoFout | None = None


def effect(casussen: Mapping[str, Casus], van: Normenkader, naar: Normenkader) -> tuple[Effect, ...]:
    """Calculate cases with two frameworks, whatever municipality and date they name.

    Args:
        casussen: the cases, by what the caller calls them.
        van: the old norms.
        naar: the new norms.

    Returns:
        Every case in the order given, also those that stay the same.
    """

    def under(casus: Casus, kader: Normenkader) -> Uitkomst:
        return _outcome(calculate(casus, kader))

    return tuple(Effect(naam, casus.kenmerk, under(casus, van), under(casus, naar)) for naam, casus in casussen.items())


def moved(casussen: Mapping[str, Casus], oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> tuple[Effect, ...]:
    """The cases whose outcome differs between two libraries, each with its own municipality and start date.

    The exact total counts, the periods and what prevents a total: a change that rounding hides is told too.
    """
    effecten = (
        Effect(naam, casus.kenmerk, _in_library(casus, oud), _in_library(casus, nieuw))
        for naam, casus in casussen.items()
    )
    return tuple(effect for effect in effecten if _essence(effect.oud) != _essence(effect.nieuw))


def moved_frameworks(oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> tuple[Kadereffect, ...]:
    """The frameworks that differ between two libraries, appear or disappear, in order of name.

    A file that takes the place of another one of the same municipality and first day is the same framework, changed.
    """
    voor, na = _frameworks(oud), _frameworks(nieuw)
    effecten = [
        _framework_effect(voor.get(sleutel), na.get(sleutel))
        for sleutel in voor | na
        if _print(voor.get(sleutel)) != _print(na.get(sleutel))
    ]
    return tuple(sorted(effecten, key=lambda effect: effect.naam))


def _framework_effect(oud: _Kaderkant | None, nieuw: _Kaderkant | None) -> Kadereffect:
    naam = next(kant.naam for kant in (nieuw, oud) if kant)
    return Kadereffect(naam, oud.kader if oud else None, nieuw.kader if nieuw else None, nieuw.fout if nieuw else None)


def _outcome(berekening: Berekening) -> Uitkomst:
    return Uitkomst(berekening, tuple(fout.tekst for fout in berekening.fouten))


def _in_library(casus: Casus, bibliotheek: Normenbibliotheek) -> Uitkomst:
    try:
        return _outcome(bereken_casus(casus, bibliotheek))
    except HoFout as fout:
        return Uitkomst(None, (str(fout),))


def _essence(uitkomst: Uitkomst) -> object:
    """What makes two outcomes the same, whatever their norms are called."""
    berekening = uitkomst.berekening
    if berekening is None:
        return uitkomst.fouten
    fouten = [(fout.naam, fout.plaats, fout.regels) for fout in berekening.fouten]
    return berekening.totaal, berekening.perioden, berekening.deeltotaal, fouten


class _Kaderkant(NamedTuple):
    """A framework in one library, or why it can't be made."""

    naam: str
    kader: Normenkader | None
    fout: HoFout | None


def _frameworks(bibliotheek: Normenbibliotheek) -> dict[object, _Kaderkant]:
    """Every framework that can be asked for, by municipality and first day or else by id."""
    kanten: dict[object, _Kaderkant] = {}
    for naam, (_, bestand) in bibliotheek.bestanden.items():
        if bestand.soort == "blok" or bestand.stand == "aangekondigd":
            continue
        sleutel = (bestand.gemeente, bestand.geldig_vanaf) if bestand.gemeente else naam
        try:
            kanten[sleutel] = _Kaderkant(bestand.naam, bibliotheek.kader(naam), None)
        except HoFout as fout:
            kanten[sleutel] = _Kaderkant(bestand.naam, None, fout)
    return kanten


def _print(kant: _Kaderkant | None) -> str | None:
    """What makes two frameworks the same."""
    if kant is None:
        return None
    return kant.kader.sha256 if kant.kader else str(kant.fout)
