"""Two calculations compared: immutable records. ``vergelijken`` makes them, ``verschilzinnen`` tells them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from ho_engine.afronding import week_per_unit
from ho_engine.getallen import NUL
from ho_engine.tijd import in_force

if TYPE_CHECKING:
    import datetime as dt

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Normenkader, Normregel
    from ho_engine.uitkomst import Afwijkinguitkomst, Berekening, Gebiedsuitkomst, Periode, Regeluitkomst, Totaal

Reden: TypeAlias = Literal[
    "fout", "erbij", "eraf", "aantal", "keer", "minuten", "soort", "frequentie", "norm", "periode"
]
SoortDeel: TypeAlias = Literal["regel", "afwijking", "aftopping", "ondergrens", "afronding"]


@dataclass(frozen=True, slots=True)
class Kant:
    """One of the two calculations, as it stands on one day; ``totaal`` is ``None`` when a *fout* prevents it."""

    berekening: Berekening
    dag: dt.date | None
    gebieden: tuple[Gebiedsuitkomst, ...]
    totaal: Totaal | None

    @property
    def casus(self) -> Casus:
        """The case."""
        return self.berekening.casus

    @property
    def kader(self) -> Normenkader | None:
        """The framework it was calculated with."""
        return self.berekening.kader

    @property
    def per_eenheid(self) -> Fraction:
        """Minutes per week in one unit of the decision."""
        return week_per_unit(self.kader, self.totaal.eenheid_besluit) if self.kader and self.totaal else Fraction(1)

    @property
    def toegekend(self) -> int:
        """The rounded total in the unit of the decision; zero without a total."""
        if self.totaal is None:
            return 0
        volume = self.totaal.volume
        per = {"uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}
        return per.get(self.totaal.eenheid_besluit, volume.min_week)

    @property
    def toegekend_min_week(self) -> Fraction:
        """The rounded total in minutes per week, exactly."""
        return self.toegekend * self.per_eenheid

    def telt(self, uitkomst: Regeluitkomst | Afwijkinguitkomst) -> bool:
        """Whether a row or deviation counts on this day."""
        return self.dag is None or in_force(uitkomst.van, uitkomst.tot_en_met, self.dag)


@dataclass(frozen=True, slots=True)
class Regelkant:
    """A used row of one case; it adds nothing on a day on which it does not count."""

    uitkomst: Regeluitkomst
    telt: bool

    @property
    def min_week(self) -> Fraction | None:
        """What it adds, signed; ``None`` when it has a *fout*."""
        return self.uitkomst.min_week if self.telt else NUL


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """A norm row that is used in either case; without ``redenen`` it is the same in both."""

    code: str
    voor: Regelkant | None
    na: Regelkant | None
    redenen: tuple[Reden, ...]

    @property
    def regel(self) -> Normregel:
        """The norm row, as the second case has it where it has it."""
        kant = self.na or self.voor
        if kant is None:  # a row that neither case uses is not compared
            message = "one of the two cases uses the row"
            raise AssertionError(message)
        return kant.uitkomst.regel

    @property
    def verschil(self) -> Fraction | None:
        """How much more it adds in the second case; ``None`` when either can't be computed."""
        if "fout" in self.redenen:
            return None
        voor, na = (kant.min_week if kant else NUL for kant in (self.voor, self.na))
        return None if voor is None or na is None else na - voor


@dataclass(frozen=True, slots=True)
class Gebiedsverschil:
    """A result area in either case: the netto is ``None`` where it can't be computed, zero where it is not used."""

    code: str
    naam: str
    voor: Gebiedsuitkomst | None
    na: Gebiedsuitkomst | None
    netto_voor: Fraction | None
    netto_na: Fraction | None

    @property
    def verschil(self) -> Fraction | None:
        """How much more there is in the second case."""
        return None if self.netto_voor is None or self.netto_na is None else self.netto_na - self.netto_voor


@dataclass(frozen=True, slots=True)
class Afwijkingverschil:
    """The deviations in one result area, those that count on the day added up."""

    gebied: str
    voor: tuple[Afwijkinguitkomst, ...]
    na: tuple[Afwijkinguitkomst, ...]
    min_week_voor: Fraction | None
    min_week_na: Fraction | None


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the difference, in exact minutes per week; never zero."""

    soort: SoortDeel
    gebied: str
    code: str
    min_week: Fraction


@dataclass(frozen=True, slots=True)
class Casusvergelijking:
    """Two cases compared. ``delen`` is empty when either has no total; ``overgang`` is that of the second case."""

    voor: Kant
    na: Kant
    regels: tuple[Regelverschil, ...]
    afwijkingen: tuple[Afwijkingverschil, ...]
    gebieden: tuple[Gebiedsverschil, ...]
    delen: tuple[Deel, ...]
    overgang: Periode | None

    @property
    def compleet(self) -> bool:
        """Whether both cases have a total."""
        return self.voor.totaal is not None and self.na.totaal is not None

    @property
    def verschil(self) -> Fraction | None:
        """How many minutes per week more are granted, exactly."""
        return self.na.toegekend_min_week - self.voor.toegekend_min_week if self.compleet else None
