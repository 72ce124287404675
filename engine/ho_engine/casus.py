"""The case of one resident: what was filled in, exactly as it was filled in. Computes nothing.

A value that can't be used (``aantal = "veel"``) is kept as ``Ongeldig``, so that it is an error that names itself and
never becomes zero. Reading a case from a file is the business of ``casusbestand``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from ho_engine.getallen import read_getal, show_decimaal
from ho_engine.melding import shown

CBS_CIJFERS: Final = 4
"""Digits of a CBS code, leading zeros included."""

CEL_MAXIMUM: Final = 32_767
"""Characters that fit in a cell of a workbook."""

IJKCLIENT: Final[Mapping[str, str]] = {
    "huishouden_1_of_2_volwassenen": "Huishouden van 1 of 2 volwassenen, zonder thuiswonende kinderen",
    "zelfstandige_woning": "Zelfstandige woning, gelijkvloers of met een trap",
    "geen_huisdieren_met_extra_inzet": "Geen huisdieren die extra inzet vragen",
    "houdt_woning_gereed": "Houdt de woning dagelijks op orde, klaar voor de schoonmaak",
    "geen_eigen_mogelijkheden": "Kan zelf niet bijdragen aan de activiteiten",
    "geen_hulp_van_anderen": "Geen hulp van mantelzorgers, netwerk of vrijwilligers",
    "geen_extra_vervuiling": "Geen beperkingen waardoor de woning extra vervuilt of extra schoon moet zijn",
    "geen_uitzonderlijke_woning": "Geen uitzonderlijke inrichting, niet extra bewerkelijk of omvangrijk",
}
"""The eight conditions of the average client situation (S001 par. 3, S002 par. 3.1)."""

MOGELIJKHEDEN: Final[Mapping[str, str]] = {
    "eigen_kracht": "Eigen kracht",
    "gebruikelijke_hulp": "Gebruikelijke hulp",
    "netwerk": "Netwerk",
    "algemene_voorziening": "Algemene voorziening",
    "algemeen_gebruikelijk": "Algemeen gebruikelijke voorziening",
    "andere_wet": "Andere wet",
    "particuliere_hulp": "Particuliere hulp",
}
"""What may make support unnecessary, to be investigated in step 4."""

LEVERINGSVORMEN: Final[Mapping[str, str]] = {"zin": "zorg in natura (zin)", "pgb": "persoonsgebonden budget (pgb)"}
"""How the help is supplied: by a provider of the municipality, or bought by the resident."""

OPNIEUW_VRAGEN: Final = "opnieuw vragen"
"""How an answer begins that was taken from an earlier case and has not been asked again yet."""

RUIMTE: Final[Mapping[str, int]] = {"kinderen": 8, "huisgenoten": 8, "afwijkingen": 10}
"""How many of each a case has room for: what the case sheet of a workbook holds."""

_STUURTEKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufddf\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Ongeldig:
    """What stood where a usable value belongs, word for word."""

    tekst: str


def _ongeldig(waarde: object) -> Ongeldig:
    """Keep an unusable scalar; a table or a list in its place is a wrong shape of the file."""
    if isinstance(waarde, Mapping | list | tuple):
        raise PydanticCustomError("verkeerde_vorm", "a single value belongs here")
    return Ongeldig(shown(waarde))


def _read_getal(waarde: object) -> Fraction | Ongeldig | None:
    if waarde is None or isinstance(waarde, Ongeldig):
        return waarde
    for decimalen in (2, 9):  # what is meant as at most two decimals; else enough of it to say what is wrong
        getal = read_getal(waarde, decimalen)
        if getal is not None:
            return getal
    return _ongeldig(waarde)


def _read_datum(waarde: object) -> dt.date | Ongeldig | None:
    if waarde is None or isinstance(waarde, Ongeldig):
        return waarde
    if isinstance(waarde, dt.datetime):
        return waarde.date() if waarde.time() == dt.time() and waarde.tzinfo is None else _ongeldig(waarde)
    if isinstance(waarde, dt.date):
        return waarde
    if isinstance(waarde, str) and re.fullmatch(r"\s*\d{4}-\d{2}-\d{2}\s*", waarde):
        try:
            return dt.date.fromisoformat(waarde.strip())
        except ValueError:
            return _ongeldig(waarde)
    return _ongeldig(waarde)


def _read_ja_nee(waarde: object) -> bool | Ongeldig | None:
    if isinstance(waarde, bool | Ongeldig) or waarde is None:
        return waarde
    antwoord = waarde.strip().lower() if isinstance(waarde, str) else ""
    return antwoord == "ja" if antwoord in {"ja", "nee"} else _ongeldig(waarde)


def _check_tekst(waarde: object) -> object:
    if isinstance(waarde, str):
        if _STUURTEKEN.search(waarde):
            raise PydanticCustomError("verboden_teken", "a control character can't be stored in a cell")
        return waarde.strip()
    return "" if waarde is None else waarde


def _read_woord(waarde: object) -> object:
    """Take a code or another fixed word, whatever its capitals."""
    tekst = _check_tekst(waarde)
    return tekst.lower() if isinstance(tekst, str) else tekst


def complete_cbs(gemeente: str) -> str:
    """Give a CBS code the leading zeros that a spreadsheet takes away.

    >>> complete_cbs("946"), complete_cbs("nederweert")
    ('0946', 'nederweert')
    """
    return gemeente.zfill(CBS_CIJFERS) if gemeente.isdecimal() else gemeente


def _read_gemeente(waarde: object) -> object:
    """Take an id, a name or a CBS code; a code that was typed as a number gets its leading zeros back."""
    getal = read_getal(waarde, 0)
    tekst = _check_tekst(waarde) if getal is None else str(getal)
    return complete_cbs(tekst) if isinstance(tekst, str) else tekst


def _read_lijst(waarde: object) -> object:
    """A list that is absent is an empty one, also when the file says so with ``null``."""
    return () if waarde is None else waarde


def _read_tabel(waarde: object) -> object:
    return {} if waarde is None else waarde


Getal: TypeAlias = Annotated[Fraction | Ongeldig | None, PlainValidator(_read_getal)]
Datum: TypeAlias = Annotated[dt.date | Ongeldig | None, PlainValidator(_read_datum)]
JaNee: TypeAlias = Annotated[bool | Ongeldig | None, PlainValidator(_read_ja_nee)]
Tekst: TypeAlias = Annotated[str, Field(max_length=CEL_MAXIMUM), BeforeValidator(_check_tekst)]
Woord: TypeAlias = Annotated[str, Field(max_length=CEL_MAXIMUM), BeforeValidator(_read_woord)]
Gemeente: TypeAlias = Annotated[str, Field(max_length=CEL_MAXIMUM), BeforeValidator(_read_gemeente)]
Antwoorden: TypeAlias = Annotated[Mapping[str, JaNee], BeforeValidator(_read_tabel)]


class Deel(BaseModel):
    """A part of a case: immutable, and it knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Regel(Deel):
    """One used row of the norm table: ``aantal`` times ``keer`` times the norm, with why."""

    code: Woord
    aantal: Getal = None
    keer: Getal = None
    minuten: Getal = None
    van: Datum = None
    tot_en_met: Datum = None
    motivering: Tekst = ""
    overleg_met: Tekst = ""


class Afwijking(Deel):
    """A deviation of the professional: signed minutes per week in one result area, with the motivation."""

    resultaatgebied: Woord
    minuten: Getal = None
    van: Datum = None
    tot_en_met: Datum = None
    motivering: Tekst = ""
    overleg_met: Tekst = ""


class Kind(Deel):
    """A child at home."""

    leeftijd: Getal = None


class Huisgenoot(Deel):
    """An adult housemate: in the same *leefeenheid* or not, and able to take over (ja, deels, nee) or not."""

    leeftijd: Getal = None
    leefeenheid: JaNee = None
    kan_overnemen: Woord = ""
    motivering: Tekst = ""


class Mogelijkheid(Deel):
    """An alternative that was investigated in step 4."""

    soort: Woord
    beschikbaar: JaNee = None
    uitkomst: Tekst = ""


class Casus(Deel):
    """One case. ``plaatsen`` maps a path (``regels.0.aantal``) to the cell it was read from, when it was."""

    schema_: Literal["casus/1"] = Field("casus/1", alias="schema")
    kenmerk: Tekst
    gemeente: Gemeente
    ingangsdatum: Datum
    frequentie: Woord
    tot_en_met: Datum = None
    onbepaalde_tijd: JaNee = None
    vastgelegd_op: Datum = None
    hulpvraag: Tekst = ""
    beperkingen: Tekst = ""
    vorige_min_week: Getal = None
    leveringsvorm: Woord = ""
    geen_bsn: JaNee = None
    kinderen: Annotated[tuple[Kind, ...], BeforeValidator(_read_lijst)] = ()
    huisgenoten: Annotated[tuple[Huisgenoot, ...], BeforeValidator(_read_lijst)] = ()
    ijkclient: Antwoorden = Field(default_factory=dict)
    mogelijkheden: Annotated[tuple[Mogelijkheid, ...], BeforeValidator(_read_lijst)] = ()
    regels: tuple[Regel, ...]
    afwijkingen: Annotated[tuple[Afwijking, ...], BeforeValidator(_read_lijst)] = ()
    plaatsen: Mapping[str, str] = Field(default_factory=dict, exclude=True, repr=False)

    @cached_property
    def begin(self) -> dt.date | None:
        """The start date, when it is a usable one."""
        return self.ingangsdatum if isinstance(self.ingangsdatum, dt.date) else None

    @cached_property
    def einde(self) -> dt.date | None:
        """The last day (inclusive), or ``None`` when there is none or it is unusable."""
        return self.tot_en_met if isinstance(self.tot_en_met, dt.date) else None

    def plaats(self, pad: str) -> str:
        """Where a value stands for people: its cell, or its path in the file (``regels[0].aantal`` counts from 1)."""
        if pad in self.plaatsen:
            return self.plaatsen[pad]
        return re.sub(r"\.(\d+)", lambda deel: f"[{int(deel[1]) + 1}]", pad)

    def plaatsen_van_afwijking(self, nummer: int) -> frozenset[str]:
        """Where the fields of a deviation stand, so that a finding can be laid at the deviation it belongs to."""
        return frozenset(self.plaats(f"afwijkingen.{nummer}.{veld}") for veld in Afwijking.model_fields)


def not_asked_again(waarde: object) -> bool:
    """Whether a text, or what stands where a number belongs, still bears the mark of a copy.

    >>> not_asked_again("Opnieuw vragen: stoft af"), not_asked_again(Ongeldig("opnieuw vragen: 3")), not_asked_again("")
    (True, True, False)
    """
    tekst = waarde.tekst if isinstance(waarde, Ongeldig) else waarde
    return isinstance(tekst, str) and tekst.lower().startswith(OPNIEUW_VRAGEN)


def show_waarde(waarde: object) -> str:
    """Show an unusable value as it was typed; an empty one as "leeg".

    >>> show_waarde(Ongeldig("veel")), show_waarde(Fraction(-15, 2)), show_waarde(None), show_waarde("")
    ('veel', '-7,5', 'leeg', 'leeg')
    """
    if isinstance(waarde, Ongeldig):
        return waarde.tekst or "leeg"
    if isinstance(waarde, Fraction):
        return show_decimaal(waarde)
    return "leeg" if waarde is None or waarde == "" else shown(waarde)
