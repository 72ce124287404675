"""Two normenkaders laid side by side: every row, area, limit and rule that differs, with where each figure stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ho_engine.normenkader import Afronding, Beleidsregel, Cijfer, Herkomst, Normregel, Resultaatgebied
from ho_engine.vergelijken import merge_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.normenkader import Bevroren, Normenkader, Opmerking

Soort: TypeAlias = Literal["erbij", "eraf", "anders"]

_WOORDEN: Final[Mapping[str, str]] = {
    "norm": "norm",
    "norm_2weken": "norm per 2 weken",
    "uur_jaar_gepubliceerd": "gepubliceerd per jaar",
    "min": "aantal minstens",
    "max": "aantal hoogstens",
    "keer": "keer",
    "keer_max": "keer hoogstens",
    "keer_eenheid": "keer is in",
    "norm_is_maximum": "norm is maximum",
    "sluit_uit": "sluit uit",
    "vereist": "vereist",
    "vereist_ander_gebied": "vereist ander gebied",
    "altijd_tijdelijk": "altijd tijdelijk",
    "volgorde": "plaats in de lijst",
    "tweewekelijks": "mag tweewekelijks",
    "maximum": "maximum",
    "vrij_van_minimumduur": "vrij van minimumduur",
    "eenheid_besluit": "eenheid van het besluit",
    "stap": "stap",
    "stap_2weken": "stap per 2 weken",
    "geldig_vanaf": "geldig vanaf",
    "geldig_tot_en_met": "geldig tot en met",
    "geldig_herkomst": "herkomst van de geldigheid",
    "weken_per_jaar": "weken per jaar",
    "stand_toelichting": "uitleg bij de stand",
}
"""How a field is called for people; the others are called by their own name."""

_EENHEDEN: Final[Mapping[str, str]] = {
    "norm_2weken": "min/2 weken",
    "uur_jaar_gepubliceerd": "uur/jaar",
    "maximum": "min/week",
    "weken_per_jaar": "weken",
}
"""The unit of a figure; that of a norm stands in its row."""

_KEUZES: Final = frozenset({"soort", "frequentie"})
"""Fields that hold one of a few fixed words."""

_ZAAK: Final = (
    *(
        "id",
        "naam",
        "stand",
        "stand_toelichting",
        "geldig_vanaf",
        "geldig_tot_en_met",
        "geldig_herkomst",
        "gemeente",
        "gemeenten",
    ),
    *("product", "persoon", "functie", "weken_per_jaar"),
)


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """A field that differs, for people; ``None`` where one side has no such field. Figures have a provenance."""

    naam: str
    voor: str | None
    na: str | None
    herkomst_voor: Herkomst | None = None
    herkomst_na: Herkomst | None = None


@dataclass(frozen=True, slots=True)
class Onderdeelverschil:
    """A norm row, area or rule that only one framework has, or that differs in some fields."""

    code: str
    omschrijving: str
    soort: Soort
    velden: tuple[Veldverschil, ...]


@dataclass(frozen=True, slots=True)
class Kadervergelijking:
    """Two frameworks compared; ``gelijke_regels`` counts the norm rows that are the same in both."""

    voor: Normenkader
    na: Normenkader
    zaak: tuple[Veldverschil, ...]
    regels: tuple[Onderdeelverschil, ...]
    gelijke_regels: int
    gebieden: tuple[Onderdeelverschil, ...]
    afronding: tuple[Veldverschil, ...]
    beleid: tuple[Veldverschil, ...]
    opmerkingen_voor: tuple[Opmerking, ...]
    opmerkingen_na: tuple[Opmerking, ...]

    @property
    def gelijk(self) -> bool:
        """Whether nothing that is compared differs."""
        delen = (self.zaak, self.regels, self.gebieden, self.afronding, self.beleid)
        return not any((*delen, self.opmerkingen_voor, self.opmerkingen_na))


def compare_frameworks(voor: Normenkader, na: Normenkader) -> Kadervergelijking:
    """Compare two resolved frameworks.

    Args:
        voor: the first, such as the edition that was in force.
        na: the second.

    Returns:
        What differs, in the order of the frameworks; remarks are those that only one of them has.
    """
    regels = _compare_parts(voor.regel_bij_code, na.regel_bij_code)
    return Kadervergelijking(
        voor,
        na,
        tuple(_compare_fields(voor, na, _ZAAK)),
        regels,
        len(voor.regel_bij_code.keys() & na.regel_bij_code.keys()) - sum(r.soort == "anders" for r in regels),
        _compare_parts(voor.gebied_bij_code, na.gebied_bij_code),
        tuple(_compare_fields(voor.afronding, na.afronding, tuple(Afronding.model_fields))),
        tuple(_compare_policy(voor, na)),
        tuple(opmerking for opmerking in voor.opmerkingen if opmerking not in na.opmerkingen),
        tuple(opmerking for opmerking in na.opmerkingen if opmerking not in voor.opmerkingen),
    )


def _compare_parts(
    voor: Mapping[str, Normregel] | Mapping[str, Resultaatgebied],
    na: Mapping[str, Normregel] | Mapping[str, Resultaatgebied],
) -> tuple[Onderdeelverschil, ...]:
    """Every row or area that differs; the code is what makes it the same one."""
    verschillen = []
    for code in merge_order(voor, na):
        een, ander = voor.get(code), na.get(code)
        over = ander or een
        if over is None:
            continue
        velden = tuple(_compare_fields(een, ander, tuple(type(over).model_fields)))
        soort: Soort = "erbij" if een is None else "eraf" if ander is None else "anders"
        if velden:
            naam = over.omschrijving if isinstance(over, Normregel) else over.naam
            verschillen.append(Onderdeelverschil(code, naam, soort, velden))
    return tuple(verschillen)


def _compare_fields(een: Bevroren | None, ander: Bevroren | None, namen: tuple[str, ...]) -> Iterator[Veldverschil]:
    """The fields that differ; of a part that only one side has, those that say something."""
    for naam in namen:
        links, rechts = (getattr(kant, naam, None) for kant in (een, ander))
        zonder = een is None or ander is None
        overbodig = naam in {"code", "resultaatgebied", "omschrijving", "eenheid", "toelichting", "volgorde"}
        if zonder and (overbodig or _default(ander or een, naam)):
            continue
        if links != rechts:
            yield Veldverschil(
                _WOORDEN.get(naam, naam.replace("_", " ")),
                None if een is None else _spell(een, naam),
                None if ander is None else _spell(ander, naam),
                _provenance(links),
                _provenance(rechts),
            )


def _default(deel: Bevroren | None, naam: str) -> bool:
    """Whether a field holds what it holds when nothing was said."""
    if deel is None:
        return True
    veld = type(deel).model_fields[naam]
    return not veld.is_required() and bool(getattr(deel, naam) == veld.default)


def _compare_policy(voor: Normenkader, na: Normenkader) -> Iterator[Veldverschil]:
    for naam in merge_order(voor.beleid, na.beleid):
        een, ander = voor.beleid.get(naam), na.beleid.get(naam)
        if een != ander:
            links, rechts = (_show(regel.waarde, leeg="onbekend") if regel else None for regel in (een, ander))
            yield Veldverschil(naam.replace("_", " "), links, rechts, _provenance(een), _provenance(ander))


def _unit(deel: object, naam: str) -> str:
    return deel.eenheid if naam == "norm" and isinstance(deel, Normregel) else _EENHEDEN.get(naam, "")


def _provenance(waarde: object) -> Herkomst | None:
    return waarde.herkomst if isinstance(waarde, Cijfer | Beleidsregel) else None


def _spell(deel: Bevroren, naam: str) -> str:
    """A field of a part for people."""
    waarde = getattr(deel, naam)
    if isinstance(waarde, Cijfer):
        return "ontbreekt" if waarde.waarde is None else f"{waarde.waarde} {_unit(deel, naam)}"
    if isinstance(waarde, Herkomst):
        return f"{waarde.status}, {waarde.bron}, {waarde.vindplaats}"
    tekst = _show(waarde)
    return tekst.replace("_", " ") if naam in _KEUZES else tekst


def _show(waarde: Any, leeg: str = "geen") -> str:  # noqa: ANN401 - the value of any field
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Mapping):
        waarde = tuple(f"{naam} ({code})" for code, naam in waarde.items())
    if isinstance(waarde, tuple):
        return ", ".join(waarde) or leeg
    return leeg if waarde is None or waarde == "" else str(waarde)
