"""The shape of a table that somebody gave: every part that has one, and each value that does not, with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normenkader import Bron
from ho_engine.normtoetsen import HERKOMST
from ho_engine.normvorm import (
    Afrondingvorm,
    Beleid,
    Gebiedsvorm,
    Nieuwerij,
    Normbestand,
    Opmerkingvorm,
    Vervallen,
    Weken,
)
from ho_engine.vormfouten import found, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from ho_engine.normopgave import Normopgave
    from ho_engine.normvorm import Waarde

_Vorm = TypeVar("_Vorm", bound="BaseModel")

_PATRONEN: Final = {
    r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$": "een code zoals slh.eigen_regel: kleine letters, cijfers en _, met één punt",
    r"^[a-z][a-z0-9_]*$": "een code zoals slh: kleine letters, cijfers en _",
    r"^[a-z0-9][a-z0-9-]*$": "een naam van kleine letters, cijfers en streepjes",
    r"^\d{4}$": "een CBS-code van vier cijfers",
}

_VERWACHT: Final = {
    "string_type": "tekst",
    "string_too_short": "tekst",
    "int_type": "een heel getal",
    "greater_than_equal": "een getal van {ge} of meer",
    "less_than_equal": "een getal van hoogstens {le}",
    "literal_error": "{expected}",
    "bool_type": "ja of nee",
    "date_type": "een datum",
    "list_type": "een lijst",
    "too_long": "een lijst met hoogstens {max_length} codes",
}


@dataclass(frozen=True, slots=True)
class Delen:
    """The parts of a table that have their shape, the lists by their number; ``kop`` is there when the head is sound.

    A part that could not be read, or that has a fault, is left out.
    """

    kop: Normbestand | None
    rijen: Mapping[int, Nieuwerij]
    gebieden: Mapping[int, Gebiedsvorm]
    opmerkingen: Mapping[int, Opmerkingvorm]
    vervallen: Mapping[int, Vervallen]
    beleid: Mapping[str, Waarde]
    bronnen: Mapping[str, Bron]
    afronding: Afrondingvorm | None
    weken: Weken | None
    fouten: tuple[HoFout, ...]


def read_parts(opgave: Normopgave) -> Delen:
    """Read every part of a table by itself; a fault in one keeps none of the others from being read."""
    lezer = _Lezer(opgave)
    beleid = {naam: lezer.beleid(naam, waarde) for naam, waarde in opgave.beleid.items()}
    return Delen(
        kop=lezer.kop(),
        rijen=lezer.lijst("rijen", opgave.rijen, Nieuwerij),
        gebieden=lezer.lijst("gebieden", opgave.gebieden, Gebiedsvorm),
        opmerkingen=lezer.lijst("opmerkingen", opgave.opmerkingen, Opmerkingvorm),
        vervallen=lezer.lijst("vervallen", opgave.vervallen, Vervallen),
        beleid={naam: waarde for naam, waarde in beleid.items() if waarde is not None},
        bronnen={
            naam: bron
            for naam, gegevens in opgave.bronnen.items()
            if (bron := lezer.deel(f"bronnen.{naam}", f"bron {naam}", gegevens, Bron)) is not None
        },
        afronding=lezer.deel("afronding", "de afronding", opgave.afronding, Afrondingvorm),
        weken=lezer.deel("weken", "het aantal weken per jaar", opgave.weken, Weken),
        fouten=tuple(lezer.fouten),
    )


class _Lezer:
    """Reads the parts of one table and gathers what is wrong with them."""

    def __init__(self, opgave: Normopgave) -> None:
        self.opgave = opgave
        self.fouten: list[HoFout] = []

    def kop(self) -> Normbestand | None:
        """The head as a file without anything else in it."""
        return self.deel("kop", "het kader", {"schema": "normenkader/1", **self.opgave.kop}, Normbestand)

    def lijst(self, naam: str, delen: tuple[Mapping[str, Any], ...], model: type[_Vorm]) -> dict[int, _Vorm]:
        """The sound parts of a list, by number."""
        gelezen = {}
        for nummer, gegevens in enumerate(delen):
            onderwerp = shown(gegevens.get("code") or f"nummer {nummer + 1}")
            deel = self.deel(f"{naam}.{nummer}", onderwerp, gegevens, model)
            if deel is not None:
                gelezen[nummer] = deel
        return gelezen

    def beleid(self, naam: str, waarde: Mapping[str, Any]) -> Waarde | None:
        """A policy limit."""
        if naam not in Beleid.model_fields:
            reden = f"deze beleidsgrens is onbekend. {suggest(naam, Beleid.model_fields)}"
            self._add(f"beleid.{naam}", naam, reden.rstrip("."))
            return None
        gelezen = self.deel(f"beleid.{naam}", naam.replace("_", " "), {naam: waarde}, Beleid)
        return getattr(gelezen, naam) if gelezen is not None else None

    def deel(self, pad: str, onderwerp: str, gegevens: Mapping[str, Any] | None, model: type[_Vorm]) -> _Vorm | None:
        """One part, when it is there, can be read and has its shape."""
        if gegevens is None or self.opgave.is_onleesbaar(pad):
            return None
        try:
            gelezen = model.model_validate(dict(gegevens))
        except ValidationError as fout:
            for detail in fout.errors(include_url=False):
                self._tell(pad, onderwerp, gegevens, detail)
            return None
        return None if self.opgave.mist_iets(pad) else gelezen

    def _tell(self, pad: str, onderwerp: str, gegevens: Mapping[str, Any], detail: ErrorDetails) -> None:
        """One finding of pydantic, unless it speaks of what could not be read."""
        stappen = [str(stap) for stap in detail["loc"] if stap != "[key]"]
        if pad.startswith("beleid."):
            stappen = stappen[1:]  # the name of the limit is in the path already
        plek = ".".join((pad, *stappen))
        if detail["type"] == "value_error":
            if not self.opgave.mist_iets(pad):
                for sleutel, reden in _together(detail, gegevens):
                    self._add(f"{plek}.{sleutel}", onderwerp, reden)
            return
        if self.opgave.is_onleesbaar(plek):
            return
        sleutel = stappen[-1] if stappen else ""
        if detail["type"] == "missing" and sleutel.partition("_")[0] in HERKOMST:
            self.fouten.append(HoFout("norm_zonder_bron", self.opgave.plaats(plek), onderwerp=onderwerp, deel=sleutel))
            return
        self._add(plek, onderwerp, _reason(detail, sleutel))

    def _add(self, pad: str, onderwerp: str, reden: str) -> None:
        reden = reden.removeprefix(f"{onderwerp}: ")
        self.fouten.append(HoFout("norm_onjuist", self.opgave.plaats(pad), onderwerp=onderwerp, reden=reden))


def _together(detail: ErrorDetails, gegevens: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys that do not go together, each with the reason; of the head all of them."""
    fout = detail["ctx"]["error"]
    kop = Normbestand.model_construct(**dict(gegevens)) if "schema" in gegevens else None
    yield from dict.fromkeys((*(kop.head_faults() if kop else ()), (getattr(fout, "sleutel", ""), str(fout))))


def _reason(detail: ErrorDetails, sleutel: str) -> str:
    """What is wrong with one value."""
    soort, gegevens, waarde = detail["type"], detail.get("ctx", {}), detail["input"]
    naam = shown(sleutel)
    if soort == "missing" or waarde is None or waarde == "":
        return f"'{naam}' is niet ingevuld"
    if soort == "extra_forbidden":
        return f"'{naam}' hoort hier niet"
    if soort == "string_pattern_mismatch":
        verwacht = _PATRONEN[gegevens["pattern"]]
    else:
        verwacht = _VERWACHT.get(soort, "iets anders").format(**gegevens).replace(" or ", " of ")
    return f"bij '{naam}' staat {found(waarde)}, maar daar hoort {verwacht}"
