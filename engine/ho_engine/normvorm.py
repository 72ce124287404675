"""The shape of a norm file (schema ``normenkader/1``): what may stand in the TOML; every figure has a source."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ho_engine.normenkader import Bron, Cijfer, Eenheid, Herkomst, Soort, Stand, Status, Tekst
from ho_engine.normtoetsen import HERKOMST, bound_faults, figure_faults, says_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$")]
Gebied = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Naam = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Cbscode = Annotated[str, Field(pattern=r"^\d{4}$")]
Minuten = Annotated[int, Field(ge=0, le=10_080)]


Leegbaar: TypeAlias = Literal[
    "minuten",
    "minuten_2weken",
    "uur_jaar_gepubliceerd",
    "max",
    "keer_max",
    "keer_eenheid",
    "toelichting",
    "gecontroleerd_op",
]
"""Keys of a row that can only be emptied by name; the others have a value that says the same, such as ``false``."""

_OVER_DE_RIJ: Final = frozenset({"gecontroleerd_op", "leeg"})
"""Keys that speak of the row and are no part of it."""


class Sleutelfout(ValueError):
    """Keys that do not go together, in a Dutch sentence; ``sleutel`` is the one to look at."""

    def __init__(self, sleutel: str, reden: str) -> None:
        """Remember the key."""
        self.sleutel = sleutel
        super().__init__(reden)


class Vorm(BaseModel):
    """A table of a norm file: immutable, and it knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)  # built when first used


class Waarde(Vorm):
    """A figure or policy limit with its provenance; ``waarde`` is absent exactly when the status is ``ontbreekt``."""

    waarde: Any = None
    bron: Tekst
    vindplaats: Tekst
    status: Status

    @model_validator(mode="after")
    def _known_or_missing(self) -> Self:
        if (self.waarde is None) != (self.status == "ontbreekt"):
            raise Sleutelfout("waarde", "een waarde met status 'ontbreekt' is leeg, elke andere is ingevuld")
        return self

    @property
    def herkomst(self) -> Herkomst:
        """Where it was read."""
        return Herkomst(bron=self.bron, vindplaats=self.vindplaats, status=self.status)


class Termijn(Waarde):
    """A number of months or weeks."""

    waarde: Annotated[int, Field(ge=0, le=1200)] | None = None


class Weken(Waarde):
    """Weeks per year."""

    waarde: Annotated[int, Field(ge=1, le=53)] | None = None


class Toestemming(Waarde):
    """Allowed or not."""

    waarde: bool | None = None


class Overleg(Waarde):
    """When consultation is required."""

    waarde: Literal["nooit", "afwijking", "elke minder of meer"] | None = None


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

    weken_per_jaar: Weken | None = None


class Beleid(Vorm):
    """``[beleid]``: policy limits of the municipality."""

    minimumduur_maanden: Termijn | None = None
    maximumduur_maanden: Termijn | None = None
    aiv_maximumduur_weken: Termijn | None = None
    kindzorg_maximumduur_maanden: Termijn | None = None
    overgang_maanden: Termijn | None = None
    proefperiode_maanden: Termijn | None = None
    tweewekelijks_toegestaan: Toestemming | None = None
    overleg: Overleg | None = None


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
    """``[[wijzig]]``: the keys of a row that change. All keys of ``[[nieuw]]`` but the code may be left out.

    ``leeg`` names what the inherited row has and this one has not; ``gecontroleerd_op`` is the day on which someone
    last compared the row with its source, and changes nothing in the framework.
    """

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
    gecontroleerd_op: dt.date | None = None
    leeg: list[Leegbaar] = Field(default_factory=list)

    def filled_in(self) -> dict[str, Any]:
        """The keys of the row that stand in the file."""
        namen = (naam for naam in type(self).model_fields if naam in self.model_fields_set and naam not in _OVER_DE_RIJ)
        return {naam: waarde for naam in namen if (waarde := getattr(self, naam)) is not None}

    @model_validator(mode="after")
    def _bounds_fit(self) -> Self:
        filled = self.filled_in()
        dubbel = next((naam for naam in self.leeg if naam in filled), None)
        if dubbel:
            raise Sleutelfout(dubbel, f"{self.code}: '{dubbel}' staat bij 'leeg' en is toch ingevuld")
        fout = next(bound_faults(filled), None)
        if fout:
            raise Sleutelfout(fout.sleutel, fout.reden)
        return self


class Nieuwerij(Rijwijziging):
    """``[[nieuw]]``: a row of the table, complete, so that there is nothing to empty."""

    omschrijving: Tekst
    soort: Soort
    eenheid: Eenheid
    bron: Tekst
    vindplaats: Tekst
    status: Status
    leeg: Annotated[list[Leegbaar], Field(max_length=0)] = Field(default_factory=list)


class Vervallen(Vorm):
    """``[[vervalt]]``: a row that this file takes away, and why.

    ``eigen`` marks a row that an earlier version of the same file had itself: nothing is taken away, but it is kept
    what was there and why it went.
    """

    code: Code
    reden: Tekst
    bron: Tekst
    vindplaats: Tekst
    eigen: bool = False


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
    gemeenten: dict[Cbscode, Tekst] = Field(default_factory=dict)
    product: Tekst | None = None
    persoon: Tekst | None = None
    functie: Tekst | None = None
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
        self._named_once()
        fout = next(self.head_faults(), None)
        if fout:
            raise Sleutelfout(*fout)
        return self

    def head_faults(self) -> Iterator[tuple[str, str]]:
        """What does not go together at the top of the file: the key and the reason."""
        gemeentelijk = self.soort == "gemeente"
        if self.geldig_vanaf and self.geldig_tot_en_met and self.geldig_tot_en_met < self.geldig_vanaf:
            yield "geldig_tot_en_met", "'geldig_tot_en_met' ligt voor 'geldig_vanaf'"
        if gemeentelijk != (self.gemeente is not None):
            yield "gemeente", "de sleutel 'gemeente' hoort bij soort 'gemeente', en alleen daar"
        if gemeentelijk and self.geldig_vanaf is None:
            yield "geldig_vanaf", "een gemeentelijk bestand heeft een 'geldig_vanaf'"
        if self.stand != "geldend" and not self.stand_toelichting:
            yield "stand_toelichting", f"stand '{self.stand}' vraagt een 'stand_toelichting'"
        if (self.geldig_vanaf is None) != (self.geldig_bron is None):
            yield "geldig_bron", "'geldig_vanaf' en 'geldig_bron' horen bij elkaar"

    def _named_once(self) -> None:
        """A code stands once in each list of verbs, an area once among the areas, a file once among the parents."""
        lijsten = {
            "[[nieuw]]": [rij.code for rij in self.nieuw],
            "[[wijzig]]": [rij.code for rij in self.wijzig],
            "[[vervalt]]": [rij.code for rij in self.vervalt],
            "[[resultaatgebieden]]": [gebied.code for gebied in self.resultaatgebieden],
            "erft": self.erft,
        }
        for lijst, namen in lijsten.items():
            dubbel = next((naam for naam in namen if namen.count(naam) > 1), None)
            if dubbel:
                raise Sleutelfout(lijst, f"{dubbel} staat meer dan één keer bij {lijst}")
        opnieuw = next((naam for naam in lijsten["[[nieuw]]"] if naam in lijsten["[[vervalt]]"]), None)
        if opnieuw:
            raise Sleutelfout("[[nieuw]]", f"{opnieuw} staat bij [[vervalt]] en bij [[nieuw]]; gebruik [[wijzig]]")


def figure(rij: Mapping[str, Any], sleutel: str, achter: str) -> Cijfer | None:
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
    fout = next(figure_faults(rij, sleutel, achter), None)
    if fout:
        raise ValueError(fout.reden)
    if not says_figure(rij, sleutel, achter):
        return None
    herkomst = {deel: rij[f"{deel}{achter}"] for deel in HERKOMST}
    return Cijfer(waarde=rij.get(sleutel), herkomst=Herkomst(**herkomst))
