"""The shape of a norm file (schema ``normenkader/1``): what may stand in the TOML; every figure has a source."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ho_engine.normenkader import Bron, Cijfer, Eenheid, Herkomst, Soort, Stand, Status, Tekst

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$")]
Gebied = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Naam = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Minuten = Annotated[int, Field(ge=0, le=10_080)]


class Vorm(BaseModel):
    """A table of a norm file: immutable, and it knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Waarde(Vorm):
    """A figure or policy limit with its provenance; ``waarde`` is absent exactly when the status is ``ontbreekt``."""

    waarde: int | bool | str | None = None
    bron: Tekst
    vindplaats: Tekst
    status: Status

    @model_validator(mode="after")
    def _known_or_missing(self) -> Self:
        if (self.waarde is None) != (self.status == "ontbreekt"):
            message = "een waarde met status 'ontbreekt' is leeg, elke andere is ingevuld"
            raise ValueError(message)
        return self

    @property
    def herkomst(self) -> Herkomst:
        """Where it was read."""
        return Herkomst(bron=self.bron, vindplaats=self.vindplaats, status=self.status)


class Afrondingvorm(Vorm):
    """``[afronding]``: unit, step and direction of the decision."""

    eenheid_besluit: Literal["min/week", "uur/jaar"] = "min/week"
    stap: Annotated[int, Field(ge=1, le=600)]
    stap_2weken: Annotated[int, Field(ge=1, le=600)]
    richting: Literal["omhoog", "dichtstbij"] = "omhoog"
    bron: Tekst
    vindplaats: Tekst
    status: Status


class Parameters(Vorm):
    """``[parameters]``: figures that belong to no row."""

    weken_per_jaar: Waarde | None = None


class Beleid(Vorm):
    """``[beleid]``: policy limits of the municipality."""

    minimumduur_maanden: Waarde | None = None
    maximumduur_maanden: Waarde | None = None
    aiv_maximumduur_weken: Waarde | None = None
    kindzorg_maximumduur_maanden: Waarde | None = None
    overgang_maanden: Waarde | None = None
    proefperiode_maanden: Waarde | None = None
    tweewekelijks_toegestaan: Waarde | None = None
    overleg: Waarde | None = None


class Opmerkingvorm(Vorm):
    """``[[opmerkingen]]``: a policy remark."""

    tekst: Tekst
    code: Code | Literal[""] = ""
    resultaatgebied: Gebied | Literal[""] = ""
    bron: Tekst
    vindplaats: Tekst


class Gebiedsvorm(Vorm):
    """``[[resultaatgebieden]]``: a result area, new or redefined."""

    code: Gebied
    naam: Tekst
    volgorde: int
    tweewekelijks: bool = False
    maximum_min_week: Minuten | None = None
    bron: Tekst | None = None
    vindplaats: Tekst | None = None
    status: Status | None = None
    vrij_van_minimumduur: bool = False


class Rijwijziging(Vorm):
    """``[[wijzig]]``: the keys of a row that change. All keys of ``[[nieuw]]`` but the code may be left out."""

    code: Code
    omschrijving: Tekst | None = None
    soort: Soort | None = None
    eenheid: Eenheid | None = None
    minuten: Minuten | None = None
    bron: Tekst | None = None
    vindplaats: Tekst | None = None
    status: Status | None = None
    minuten_2weken: Minuten | None = None
    bron_2weken: Tekst | None = None
    vindplaats_2weken: Tekst | None = None
    status_2weken: Status | None = None
    uur_jaar_gepubliceerd: Minuten | None = None
    bron_uur_jaar: Tekst | None = None
    vindplaats_uur_jaar: Tekst | None = None
    status_uur_jaar: Status | None = None
    min: Annotated[int, Field(ge=0)] | None = None
    max: Annotated[int, Field(ge=1)] | None = None
    keer: Literal["vast", "gevraagd"] | None = None
    keer_max: Annotated[int, Field(ge=1)] | None = None
    keer_eenheid: Tekst | None = None
    norm_is_maximum: bool | None = None
    sluit_uit: Annotated[list[Code], Field(max_length=2)] | None = None
    vereist: Annotated[list[Code], Field(max_length=2)] | None = None
    vereist_ander_gebied: bool | None = None
    frequentie: Literal["beide", "alleen_wekelijks", "alleen_tweewekelijks"] | None = None
    altijd_tijdelijk: bool | None = None
    toelichting: Tekst | None = None

    def filled_in(self) -> dict[str, Any]:
        """The keys that stand in the file."""
        return {naam: getattr(self, naam) for naam in self.model_fields_set}


class Nieuwerij(Rijwijziging):
    """``[[nieuw]]``: a row of the table, complete."""

    omschrijving: Tekst
    soort: Soort
    eenheid: Eenheid
    bron: Tekst
    vindplaats: Tekst
    status: Status


class Vervallen(Vorm):
    """``[[vervalt]]``: a row that this file takes away, and why."""

    code: Code
    reden: Tekst
    bron: Tekst
    vindplaats: Tekst


class Normbestand(Vorm):
    """A whole norm file."""

    schema_: Literal["normenkader/1"] = Field(alias="schema")
    id: Naam
    naam: Tekst
    soort: Literal["editie", "blok", "gemeente"]
    stand: Stand = "geldend"
    stand_toelichting: str = ""
    geldig_vanaf: dt.date | None = None
    geldig_tot_en_met: dt.date | None = None
    geldig_bron: Herkomst | None = None
    erft: list[Naam] = Field(default_factory=list)
    gemeente: Naam | None = None
    gemeenten: dict[str, Tekst] = Field(default_factory=dict)
    product: Tekst | None = None
    bronnen: dict[str, Bron] = Field(default_factory=dict)
    parameters: Parameters = Parameters()
    afronding: Afrondingvorm | None = None
    beleid: Beleid = Beleid()
    opmerkingen: list[Opmerkingvorm] = Field(default_factory=list)
    resultaatgebieden: list[Gebiedsvorm] = Field(default_factory=list)
    nieuw: list[Nieuwerij] = Field(default_factory=list)
    wijzig: list[Rijwijziging] = Field(default_factory=list)
    vervalt: list[Vervallen] = Field(default_factory=list)

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        gemeentelijk = self.soort == "gemeente"
        if gemeentelijk != (self.gemeente is not None):
            message = "de sleutel 'gemeente' hoort bij soort 'gemeente', en alleen daar"
            raise ValueError(message)
        if gemeentelijk and self.geldig_vanaf is None:
            message = "een gemeentelijk bestand heeft een 'geldig_vanaf'"
            raise ValueError(message)
        if self.stand != "geldend" and not self.stand_toelichting:
            message = f"stand '{self.stand}' vraagt een 'stand_toelichting'"
            raise ValueError(message)
        if (self.geldig_vanaf is None) != (self.geldig_bron is None):
            message = "'geldig_vanaf' en 'geldig_bron' horen bij elkaar"
            raise ValueError(message)
        return self


def figure(rij: dict[str, Any], sleutel: str, achter: str) -> Cijfer | None:
    """Read a figure and its provenance from the merged keys of a row.

    Args:
        rij: the keys of a row after inheritance.
        sleutel: the key of the figure, such as ``minuten_2weken``.
        achter: what its provenance keys end with, such as ``_2weken``.

    Returns:
        The figure, or ``None`` when the row says nothing of it.

    Raises:
        ValueError: a figure without a source, or a known figure with status ``ontbreekt`` (Dutch sentence).
    """
    waarde, status = rij.get(sleutel), rij.get(f"status{achter}")
    if waarde is None and status is None:
        return None
    bron, vindplaats = rij.get(f"bron{achter}"), rij.get(f"vindplaats{achter}")
    if status is None or bron is None or vindplaats is None:
        message = f"{rij['code']}: {sleutel} mist een bron, vindplaats of status"
        raise ValueError(message)
    if status == "ontbreekt" and waarde is not None:
        message = f"{rij['code']}: {sleutel} heeft een waarde maar status 'ontbreekt'"
        raise ValueError(message)
    if status != "ontbreekt" and waarde is None:
        message = f"{rij['code']}: {sleutel} heeft status '{status}' maar geen waarde"
        raise ValueError(message)
    return Cijfer(waarde=waarde, herkomst=Herkomst(bron=bron, vindplaats=vindplaats, status=status))
