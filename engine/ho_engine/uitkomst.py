"""The outcome of a calculation: immutable records. Computes nothing; ``contract`` writes them as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine.fouten import MELDING_BIJ_NAAM
from ho_engine.melding import printable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ho_engine.casus import Casus
    from ho_engine.melding import Ernst
    from ho_engine.normenkader import Normenkader, Normregel, Toepassing


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something that stands beside the figure; ``regels`` and ``gebieden`` are the codes it speaks of."""

    naam: str
    code: str
    ernst: Ernst
    tekst: str
    plaats: str = ""
    regels: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()

    @classmethod
    def vul(
        cls,
        naam: str,
        plaats: str,
        gegevens: Mapping[str, object],
        regels: tuple[str, ...] = (),
        gebieden: tuple[str, ...] = (),
    ) -> Aandachtspunt:
        """Fill in the message called ``naam`` of the table in ``fouten``."""
        melding = MELDING_BIJ_NAAM[naam]
        tekst = melding.tekst(**gegevens)
        return cls(naam, melding.code, melding.ernst, tekst, printable(plaats), regels, gebieden)

    @classmethod
    def van(cls, naam: str, plaats: str = "", **gegevens: object) -> Aandachtspunt:
        """The same for what speaks of no rows or areas in particular."""
        return cls.vul(naam, plaats, gegevens)


@dataclass(frozen=True, slots=True)
class Volume:
    """One amount of help in the three units, whole numbers that never contradict each other."""

    min_week: int
    uur_jaar: int
    min_2weken: int


@dataclass(frozen=True, slots=True)
class Regeluitkomst:
    """A used row laid beside its norm. ``min_week`` is signed, exact, and ``None`` when the row has a *fout*."""

    regel: Normregel
    toepassing: Toepassing
    aantal: int | None
    keer: Fraction | None
    minuten: Fraction | None
    van: dt.date | None
    tot_en_met: dt.date | None
    motivering: str
    overleg_met: str
    van_kracht: bool
    min_week: Fraction | None


@dataclass(frozen=True, slots=True)
class Afwijkinguitkomst:
    """A deviation of the professional; ``min_week`` is signed and ``None`` when it has a *fout*."""

    resultaatgebied: str
    min_week: Fraction | None
    van: dt.date | None
    tot_en_met: dt.date | None
    motivering: str
    overleg_met: str
    van_kracht: bool


@dataclass(frozen=True, slots=True)
class Gebiedsuitkomst:
    """A result area in minutes per week: netto = max(0, min(max(0, bruto - minder), cap) + afwijking)."""

    code: str
    naam: str
    bruto: Fraction
    minder: Fraction
    aftopping: Fraction
    afwijking: Fraction
    netto: Fraction


@dataclass(frozen=True, slots=True)
class Totaal:
    """The total: exact minutes per week, and the amount rounded once in the unit of the decision."""

    exact_min_week: Fraction
    eenheid_besluit: str
    volume: Volume


@dataclass(frozen=True, slots=True)
class Periode:
    """A stretch of days (inclusive) with one volume, and the areas it is the sum of.

    ``overgang`` marks the transition after a running decision: it keeps that volume, and no areas make it up.
    """

    van: dt.date
    tot_en_met: dt.date | None
    volume: Volume
    gebieden: tuple[Gebiedsuitkomst, ...] = ()
    overgang: bool = False


def _no_comparison() -> Mapping[str, Volume | None]:
    return {"wekelijks": None, "tweewekelijks": None}


@dataclass(frozen=True, slots=True)
class Berekening:
    """The whole calculation of one case: the table, the areas, the total and everything that deserves attention.

    ``totaal`` is ``None`` exactly when there is a *fout*; then ``deeltotaal`` is the exact sum (minutes per week) of
    the areas that can be computed, or ``None`` when none can.
    """

    casus: Casus
    kader: Normenkader | None
    regels: tuple[Regeluitkomst, ...] = ()
    afwijkingen: tuple[Afwijkinguitkomst, ...] = ()
    gebieden: tuple[Gebiedsuitkomst, ...] = ()
    totaal: Totaal | None = None
    deeltotaal: Fraction | None = None
    perioden: tuple[Periode, ...] = ()
    vergelijking: Mapping[str, Volume | None] = field(default_factory=_no_comparison)
    aandachtspunten: tuple[Aandachtspunt, ...] = ()
    gemeente: str = ""

    @property
    def fouten(self) -> tuple[Aandachtspunt, ...]:
        """What prevents a total."""
        return tuple(punt for punt in self.aandachtspunten if punt.ernst == "fout")

    @property
    def later_lager(self) -> Periode | None:
        """The first period below the running decision, when the figure on the start date is not below it."""
        vorige = self.casus.vorige_min_week
        if self.totaal is None or not isinstance(vorige, Fraction) or vorige > self.totaal.volume.min_week:
            return None
        return next((periode for periode in self.perioden if periode.volume.min_week < vorige), None)

    def plaats_van(self, code: str, veld: str) -> str:
        """Where a field of the used row with this code stands, for people; the code when the case has no such row."""
        nummers = (nummer for nummer, regel in enumerate(self.casus.regels) if regel.code == code)
        nummer = next(nummers, None)
        return code if nummer is None else self.casus.plaats(f"regels.{nummer}.{veld}")
