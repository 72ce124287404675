"""What the parts of the explanation share: the paragraph, the outcome as sentences ask of it, and the fit of a text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ho_engine import zinnen
from ho_engine.afronding import week_per_unit
from ho_engine.gebieden import add_areas
from ho_engine.taal import agree, letter, plural, show_minuten, show_tijd
from ho_engine.tijd import day_after, stretches

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from ho_engine.casus import Casus
    from ho_engine.normenkader import Beleidsregel, Cijfer, Herkomst, Normenkader
    from ho_engine.uitkomst import Afwijkinguitkomst, Berekening, Gebiedsuitkomst, Regeluitkomst, Totaal, Volume

SoortAlinea: TypeAlias = Literal["titel", "kop", "tekst", "punt"]

MAXIMUM: Final = 64
"""Paragraphs in a text that people still read; beyond it items of a list are joined."""
CELLENGTE: Final = 32_000
"""Characters of a paragraph that surely fits in a cell, with what a sheet puts in front of it."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph: the title, a heading, running text or an item of a list."""

    soort: SoortAlinea
    tekst: str


Alineas: TypeAlias = Iterator[Alinea]


def fit(alineas: Iterable[Alinea]) -> tuple[Alinea, ...]:
    """Keep a text readable and storable: join items of a list when there are too many, cut what no cell can hold.

    Args:
        alineas: the paragraphs as they were told.

    Returns:
        The same words in the same order.
    """
    delen = [Alinea(alinea.soort, stuk) for alinea in alineas for stuk in _cut(alinea.tekst)]
    while len(delen) > MAXIMUM and (paar := _shortest_pair(delen)) is not None:
        samen = f"{delen[paar].tekst} {delen[paar + 1].tekst}"
        delen[paar : paar + 2] = [Alinea("punt", samen)]
    return tuple(delen)


def _shortest_pair(alineas: Sequence[Alinea]) -> int | None:
    """Where two neighbouring items of a list make the shortest paragraph, if any two fit in one."""
    lengten = {
        plek: len(eerste.tekst) + len(tweede.tekst) + 1
        for plek, (eerste, tweede) in enumerate(itertools.pairwise(alineas))
        if eerste.soort == tweede.soort == "punt"
    }
    kortst = min(lengten, key=lambda plek: lengten[plek], default=None)
    return kortst if kortst is not None and lengten[kortst] <= CELLENGTE else None


def _cut(tekst: str) -> Iterator[str]:
    """Pieces of a text that fit in a cell, cut at a space where there is one."""
    while len(tekst) > CELLENGTE:
        knip = tekst.rfind(" ", 1, CELLENGTE) + 1 or CELLENGTE
        yield tekst[:knip].rstrip()
        tekst = tekst[knip:]
    yield tekst


@dataclass(frozen=True)
class Uitslag:
    """A calculation without *fout*, with what the sentences ask of it: its unit, its days and its sources."""

    berekening: Berekening
    kader: Normenkader
    totaal: Totaal

    @property
    def casus(self) -> Casus:
        """The case."""
        return self.berekening.casus

    @property
    def eenheid(self) -> str:
        """The unit of the decision, in which every amount is told."""
        return self.totaal.eenheid_besluit

    @property
    def afgerond(self) -> bool:
        """Whether rounding changed the total."""
        exact = self.totaal.exact_min_week / week_per_unit(self.kader, self.eenheid)
        return exact != self.figure(self.totaal.volume)

    @property
    def delen(self) -> tuple[Regeluitkomst | Afwijkinguitkomst, ...]:
        """The used rows and the deviations: what can have dates of its own."""
        return *self.berekening.regels, *self.berekening.afwijkingen

    @cached_property
    def dagen(self) -> tuple[dt.date, ...]:
        """The first day, and every later day on which a row or a deviation begins or has just ended."""
        begin = self.casus.begin
        if begin is None:
            return ()
        grenzen = [
            dag for deel in self.delen for dag in (deel.van, deel.tot_en_met and day_after(deel.tot_en_met)) if dag
        ]
        return tuple(dag for dag, _ in stretches(begin, self.casus.einde, grenzen))

    @property
    def eigen_data(self) -> bool:
        """Whether any row or deviation has dates of its own."""
        return any(deel.van or deel.tot_en_met for deel in self.delen)

    def areas(self, dag: dt.date) -> dict[str, Gebiedsuitkomst]:
        """The areas on a day, by code."""
        gebieden = add_areas(self.kader, self.berekening.regels, self.berekening.afwijkingen, dag)
        return {gebied.code: gebied for gebied in gebieden}

    @cached_property
    def nul(self) -> bool:
        """Whether no help follows on any day: a net zero, apart from a transition."""
        later = any(self.figure(p.volume) for p in self.berekening.perioden if not p.overgang)
        return not self.figure(self.totaal.volume) and not later

    @cached_property
    def proef(self) -> Beleidsregel | None:
        """The trial period, when there is one and there is help to try."""
        geldt = not self.nul and self.kader.beleidsgetal("proefperiode_maanden")
        return self.kader.beleid["proefperiode_maanden"] if geldt else None

    @cached_property
    def overgang(self) -> Beleidsregel | None:
        """The term of the transition, when there is one in this case."""
        return self.kader.beleid["overgang_maanden"] if any(p.overgang for p in self.berekening.perioden) else None

    @cached_property
    def maxima(self) -> dict[str, Cijfer]:
        """The maximum of each area that was cut off at it."""
        gebieden = self.kader.gebied_bij_code
        afgetopt = [gebied.code for gebied in self.berekening.gebieden if gebied.aftopping]
        return {code: maximum for code in afgetopt if (maximum := gebieden[code].maximum)}

    @cached_property
    def vindplaatsen(self) -> dict[str, tuple[str, ...]]:
        """The places this text names, by source, in the order of the framework."""
        kader = self.kader
        plekken = [uitkomst.toepassing.herkomst for uitkomst in self.berekening.regels]
        plekken += [maximum.herkomst for maximum in self.maxima.values()]
        if self.figure(self.totaal.volume):  # only then the sum and its rounding are told
            plekken += [kader.afronding.herkomst] if self.afgerond else []
            plekken += [kader.weken_per_jaar.herkomst] if self.eenheid == "uur/jaar" else []
        plekken += [beleid.herkomst for beleid in (self.proef, self.overgang) if beleid]
        per_bron: dict[str, list[str]] = {naam: [] for naam in kader.bronnen}
        for plek in plekken:
            per_bron[plek.bron].append(plek.vindplaats)
        return {naam: tuple(dict.fromkeys(plaatsen)) for naam, plaatsen in per_bron.items() if plaatsen}

    @cached_property
    def labels(self) -> dict[tuple[str, str], str]:
        """The label of each source and place: a letter, and a number when the source is named for more places."""
        labels = {}
        for nummer, (bron, plaatsen) in enumerate(self.vindplaatsen.items()):
            for plek, plaats in enumerate(plaatsen, start=1):
                labels[bron, plaats] = f"{letter(nummer)}{plek if len(plaatsen) > 1 else ''}"
        return labels

    def label(self, plek: Herkomst) -> str:
        """How a source and a place in it are named."""
        return f"bron {self.labels[plek.bron, plek.vindplaats]}"

    def source(self, *plekken: Herkomst) -> str:
        """Sources between brackets, as their labels."""
        namen = dict.fromkeys(self.label(plek) for plek in plekken)
        return f" ({', '.join(namen)})" if namen else ""

    def _in_unit(self, min_week: Fraction) -> Fraction:
        return min_week / week_per_unit(self.kader, self.eenheid)

    def amount(self, min_week: Fraction) -> str:
        """An exact amount in the unit of the decision."""
        getal = self._in_unit(min_week)
        if self.eenheid == "uur/jaar":
            return f"{plural(getal, 'uur', 'uur')} per jaar"
        return f"{show_minuten(getal)} {zinnen.PER[self.eenheid]}"

    def phrase(self, zin: str, min_week: Fraction) -> str:
        """A sentence about an exact amount, with the verb (``gaat|gaan``) in the number of its unit.

        ``{tijd}`` in the sentence is where the amount comes.
        """
        een = self.eenheid == "uur/jaar" or self._in_unit(min_week) == 1
        return agree(zin, enkelvoud=een).replace("{tijd}", self.amount(min_week))

    def figure(self, volume: Volume) -> int:
        """The figure of a rounded amount in the unit of the decision."""
        return {"uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}.get(self.eenheid, volume.min_week)

    def show(self, volume: Volume) -> str:
        """A rounded amount in the unit of the decision."""
        getal = self.figure(volume)
        if self.eenheid == "uur/jaar":
            return f"{plural(getal, 'uur', 'uur')} per jaar"
        return f"{show_tijd(getal)} {zinnen.PER[self.eenheid]}"

    def rows(self, gebied: str) -> list[Regeluitkomst]:
        """The full-replacement rows of an area."""
        regels = self.berekening.regels
        return [r for r in regels if r.regel.resultaatgebied == gebied and r.regel.soort == "volledige_overname"]
