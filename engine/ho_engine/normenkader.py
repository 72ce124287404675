"""The resolved normenkader: one immutable table of norm rows with everything a reader needs to apply it.

Where the rows come from (files, inheritance, choice by date) is the business of ``normbestanden``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Final, Literal, NamedTuple, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Status: TypeAlias = Literal["bevestigd", "secundair", "afgeleid", "ontbreekt"]
Soort: TypeAlias = Literal["volledige_overname", "minder_inzet", "meer_inzet"]
Eenheid: TypeAlias = Literal["min/week", "min/keer", "uur/jaar"]
Frequentie: TypeAlias = Literal["wekelijks", "tweewekelijks"]
Stand: TypeAlias = Literal["geldend", "aangekondigd", "beleidsprofiel", "fictief"]
Tekst: TypeAlias = Annotated[str, Field(min_length=1)]

EEN: Final = Fraction(1)
MINUTEN_PER_UUR: Final = 60
WEKEN_PER_TWEE_WEKEN: Final = 2

_ZEKERHEID: Final[tuple[Status, ...]] = ("ontbreekt", "afgeleid", "secundair", "bevestigd")


def least_certain(*statussen: Status) -> Status:
    """The status that says least: a figure is no surer than the weakest one it was made of.

    >>> least_certain("bevestigd", "afgeleid")
    'afgeleid'
    """
    return min(statussen, key=_ZEKERHEID.index)


class Bevroren(BaseModel):
    """A model that never changes and knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)  # built when first used


class Bron(Bevroren):
    """A document from which figures were taken."""

    titel: Tekst
    uitgever: str = ""
    url: str = ""
    geraadpleegd_op: dt.date


class Herkomst(Bevroren):
    """Where a figure stands (``bron`` is a key of ``Normenkader.bronnen``) and how sure it is."""

    bron: Tekst
    vindplaats: Tekst
    status: Status

    def met_status(self, status: Status) -> Herkomst:
        """The same place with another status, for a figure that was derived from it."""
        return Herkomst(bron=self.bron, vindplaats=self.vindplaats, status=status)


class Cijfer(Bevroren):
    """A figure with its provenance; ``waarde`` is ``None`` exactly when the status is ``ontbreekt``."""

    waarde: int | None
    herkomst: Herkomst


class Toepassing(NamedTuple):
    """A norm as it applies at one frequency; see ``Normenkader.norm_bij``."""

    norm: Fraction | int | None
    eenheid: str
    min_week: Fraction | None
    herkomst: Herkomst


class Normregel(Bevroren):
    """One row of the normenkader.

    ``norm`` is in ``eenheid`` (whole minutes, or whole hours for ``uur/jaar``); ``norm_2weken`` is in minutes per two
    weeks and is absent where the row has none of its own.
    """

    code: Tekst
    resultaatgebied: Tekst
    omschrijving: Tekst
    soort: Soort
    eenheid: Eenheid
    norm: Cijfer
    norm_2weken: Cijfer | None = None
    uur_jaar_gepubliceerd: Cijfer | None = None
    min: int = 0
    max: int | None = None
    keer: Literal["vast", "gevraagd"] = "vast"
    keer_max: int | None = None
    keer_eenheid: str = ""
    norm_is_maximum: bool = False
    sluit_uit: tuple[str, ...] = ()
    vereist: tuple[str, ...] = ()
    vereist_ander_gebied: bool = False
    frequentie: Literal["beide", "alleen_wekelijks", "alleen_tweewekelijks"] = "beide"
    altijd_tijdelijk: bool = False
    toelichting: str = ""

    @property
    def teken(self) -> int:
        """-1 for *minder inzet*, +1 for everything else."""
        return -1 if self.soort == "minder_inzet" else 1


class Resultaatgebied(Bevroren):
    """A result area; ``maximum`` (minutes per week) caps it where the policy says so."""

    code: Tekst
    naam: Tekst
    volgorde: int
    tweewekelijks: bool = False
    maximum: Cijfer | None = None
    vrij_van_minimumduur: bool = False


class Afronding(Bevroren):
    """How the total is rounded, once: in ``eenheid_besluit`` per ``stap``, or per ``stap_2weken`` when biweekly."""

    eenheid_besluit: Literal["min/week", "uur/jaar"] = "min/week"
    stap: Annotated[int, Field(ge=1)]
    stap_2weken: Annotated[int, Field(ge=1)]
    richting: Literal["omhoog", "dichtstbij"] = "omhoog"
    herkomst: Herkomst


class Beleidsregel(Bevroren):
    """A policy limit of the municipality; ``waarde`` is ``None`` when it is not known."""

    waarde: int | bool | str | None
    herkomst: Herkomst


class Opmerking(Bevroren):
    """A policy remark on a norm row, a result area or the whole framework."""

    tekst: Tekst
    code: str = ""
    resultaatgebied: str = ""
    bron: Tekst
    vindplaats: Tekst


class Opvolging(Bevroren):
    """A later edition that is in force from a day, made from the newest edition that a framework was made from."""

    editie: Tekst
    opvolger: Tekst
    vanaf: dt.date


class Normenkader(Bevroren):
    """The table of norms in force for a municipality and a period, resolved: nothing is left to inherit."""

    id: Tekst
    naam: Tekst
    stand: Stand = "geldend"
    stand_toelichting: str = ""
    geldig_vanaf: dt.date | None
    geldig_tot_en_met: dt.date | None
    geldig_herkomst: Herkomst | None
    gemeente: str = ""
    gemeenten: Mapping[str, str] = Field(default_factory=dict)
    product: Tekst
    persoon: Tekst
    functie: Tekst
    weken_per_jaar: Cijfer
    afronding: Afronding
    beleid: Mapping[str, Beleidsregel] = Field(default_factory=dict)
    opmerkingen: tuple[Opmerking, ...] = ()
    bronnen: Mapping[str, Bron]
    resultaatgebieden: tuple[Resultaatgebied, ...]
    regels: tuple[Normregel, ...]
    afkomst: tuple[str, ...] = ()
    opvolgingen: tuple[Opvolging, ...] = ()

    def __copy__(self) -> Self:
        """A copy makes its own look-ups: after ``model_copy(update=...)`` those of the original could be wrong."""
        kopie = super().__copy__()
        for naam in kopie.__dict__.keys() - type(self).model_fields.keys():
            del kopie.__dict__[naam]
        return kopie

    @cached_property
    def regel_bij_code(self) -> Mapping[str, Normregel]:
        """The norm rows by code."""
        return {regel.code: regel for regel in self.regels}

    @cached_property
    def gebied_bij_code(self) -> Mapping[str, Resultaatgebied]:
        """The result areas by code."""
        return {gebied.code: gebied for gebied in self.resultaatgebieden}

    @cached_property
    def weken(self) -> int:
        """Weeks per year, as a number."""
        if self.weken_per_jaar.waarde is None:  # the file reader refuses such a file
            message = "weken_per_jaar is always known"
            raise AssertionError(message)
        return self.weken_per_jaar.waarde

    @cached_property
    def week_per_uur(self) -> Fraction:
        """How many minutes per week one hour per year is."""
        return Fraction(MINUTEN_PER_UUR, self.weken)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the canonical form: sorted keys, no spaces, UTF-8.

        Left out: the file history, and the last day and the later editions, which change when a successor appears
        while no figure does.
        """
        kern = self.model_dump(mode="json", exclude={"afkomst", "geldig_tot_en_met", "opvolgingen"})
        canoniek = json.dumps(kern, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canoniek.encode()).hexdigest()

    def beleidsgetal(self, naam: str) -> int | None:
        """A policy limit as a whole number, or ``None`` where the municipality has none or it is unknown."""
        regel = self.beleid.get(naam)
        waarde = regel.waarde if regel else None
        return waarde if isinstance(waarde, int) and not isinstance(waarde, bool) else None

    def week_per_eenheid(self, eenheid: Eenheid) -> Fraction:
        """How many minutes per week one unit of ``eenheid`` is; times per week are counted elsewhere."""
        return self.week_per_uur if eenheid == "uur/jaar" else EEN

    def norm_bij(self, regel: Normregel, frequentie: Frequentie) -> Toepassing:
        """The norm that applies to a row of this framework at this frequency.

        Weekly, and in an area that is never biweekly: the norm in the row's own unit. Biweekly: minutes per two
        weeks; a *meer inzet* row without a figure of its own counts twice its week (``afgeleid``), a full-replacement
        row without one is ``ontbreekt`` and never doubled (S000; S004 question 2).

        Returns:
            The figure with its unit, its provenance and its worth in minutes per week for one *aantal* and one
            *keer*; ``norm`` and ``min_week`` are ``None`` when the figure is ``ontbreekt``.
        """
        return self.toepassingen[frequentie][regel.code]

    @cached_property
    def toepassingen(self) -> Mapping[Frequentie, Mapping[str, Toepassing]]:
        """Every norm as it applies, by frequency and code."""
        frequenties: tuple[Frequentie, ...] = ("wekelijks", "tweewekelijks")
        return {f: {regel.code: self._apply(regel, f) for regel in self.regels} for f in frequenties}

    def _apply(self, regel: Normregel, frequentie: Frequentie) -> Toepassing:
        waarde = regel.norm.waarde
        week = None if waarde is None else Fraction(waarde) * self.week_per_eenheid(regel.eenheid)
        if frequentie == "wekelijks" or not self.gebied_bij_code[regel.resultaatgebied].tweewekelijks:
            return Toepassing(waarde, regel.eenheid, week, regel.norm.herkomst)
        eigen = regel.norm_2weken
        if eigen is not None:
            helft = None if eigen.waarde is None else Fraction(eigen.waarde, WEKEN_PER_TWEE_WEKEN)
            return Toepassing(eigen.waarde, "min/2 weken", helft, eigen.herkomst)
        herkomst = regel.norm.herkomst
        if regel.soort != "meer_inzet" or week is None:
            return Toepassing(None, "min/2 weken", None, herkomst.met_status("ontbreekt"))
        afgeleid = herkomst.met_status(least_certain(herkomst.status, "afgeleid"))
        return Toepassing(WEKEN_PER_TWEE_WEKEN * week, "min/2 weken", week, afgeleid)
