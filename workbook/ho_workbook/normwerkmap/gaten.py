"""What a framework does not know: each missing figure, what it is counted in, and where it is usually found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ho_workbook.normwerkmap.tabellen import BELEID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_engine.normenkader import Normenkader, Normregel

PER_TWEE_WEKEN: Final = "min/2 weken"
HOOGSTENS: Final = "min/week hoogstens"

_BIJLAGE: Final = "De bijlage bij de beleidsregels of de verordening"
_SCHEMA: Final = "of het blokkenschema van HHM (vraag 1)"
_WAAR_GEBIED: Final[Mapping[str, str]] = {
    "was": f"{_BIJLAGE}, tabel wasverzorging; {_SCHEMA}. Let op de editie: in 2025 zijn deze getallen veranderd.",
    "boodschappen": f"{_BIJLAGE}, tabel boodschappen; {_SCHEMA}.",
    "maaltijden": f"{_BIJLAGE}, tabel maaltijden; {_SCHEMA}.",
    "aiv": f"{_BIJLAGE}, de regel advies, instructie en voorlichting; {_SCHEMA}.",
    "kindzorg": f"{_BIJLAGE}, tabel verzorging van kinderen.",
}
_WAAR_ANDERS: Final = f"{_BIJLAGE}, tabel met normtijden; {_SCHEMA}."
_WAAR_JAAR: Final = f"{_BIJLAGE}, tabel met uren per jaar; of bijlage 2 van de handreiking van HHM."
_WAAR_TWEE: Final = f"{_BIJLAGE}, hulp één keer per twee weken. Neem nooit zelf twee keer het getal van de week."
_WAAR_MAXIMUM: Final = f"{_BIJLAGE}, het artikel of de tabel bij dit gebied."
_WAAR_BELEID: Final[Mapping[str, str]] = {
    "overgang_maanden": "Beleidsregels of verordening, de overgangsbepaling: een van de laatste artikelen.",
    "proefperiode_maanden": "Beleidsregels, het artikel over de duur of de start van de ondersteuning.",
    "overleg": "Beleidsregels, het artikel over het onderzoek, of de werkinstructie.",
}
_WAAR_BELEID_ANDERS: Final = "Beleidsregels, het artikel over de duur of de omvang van de ondersteuning."


class Gat(NamedTuple):
    """One figure that is not known; ``code`` and ``eenheid`` together say which."""

    code: str
    wat: str
    eenheid: str
    waar: str


def gaps(kader: Normenkader) -> list[Gat]:
    """Everything that a framework does not know, in the order of the framework."""
    return [*_figures(kader), *_maxima(kader), *_policy(kader)]


def _figures(kader: Normenkader) -> Iterator[Gat]:
    for regel in kader.regels:
        alleen = regel.frequentie == "alleen_tweewekelijks"
        if regel.norm.waarde is None and not alleen:
            yield Gat(regel.code, regel.omschrijving, regel.eenheid, _where(regel))
        if lacks_biweekly(kader, regel):
            yield Gat(regel.code, regel.omschrijving, PER_TWEE_WEKEN, _WAAR_TWEE)


def lacks_biweekly(kader: Normenkader, regel: Normregel) -> bool:
    """Whether help once per two weeks asks a figure for this row that is not known; it is never a doubled week."""
    if regel.norm_2weken is not None:
        return regel.norm_2weken.waarde is None
    tweewekelijks = kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks
    return tweewekelijks and regel.soort == "volledige_overname" and regel.frequentie != "alleen_wekelijks"


def _where(regel: Normregel) -> str:
    if regel.eenheid == "uur/jaar":
        return _WAAR_JAAR
    return _WAAR_GEBIED.get(regel.resultaatgebied, _WAAR_ANDERS)


def _maxima(kader: Normenkader) -> Iterator[Gat]:
    for gebied in kader.resultaatgebieden:
        if gebied.maximum is not None and gebied.maximum.waarde is None:
            yield Gat(gebied.code, f"Maximum van {gebied.naam}", HOOGSTENS, _WAAR_MAXIMUM)


def _policy(kader: Normenkader) -> Iterator[Gat]:
    for veld in BELEID:
        regel = kader.beleid.get(veld.sleutel)
        if regel is not None and regel.waarde is None:
            eenheid = " / ".join(veld.keuzes) or veld.uitleg
            yield Gat(veld.sleutel, veld.label, eenheid, _WAAR_BELEID.get(veld.sleutel, _WAAR_BELEID_ANDERS))
