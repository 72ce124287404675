"""What a framework does not know: each missing figure, what it is counted in, and where it is usually found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ho_workbook.normwerkmap.tabellen import BELEID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_engine.normenkader import Normenkader, Normregel

PER_TWEE_WEKEN: Final = "min/2 weken"
HOOGSTENS: Final = "min/week hoogstens"

_BIJLAGE: Final = "bijlage bij de beleidsregels of de verordening"
_SCHEMA: Final = "blokkenschema in de handreiking van HHM (vraag 1)"
_WAAR_GEBIED: Final[Mapping[str, str]] = {
    "was": f"De tabel wasverzorging in de {_BIJLAGE}, of het {_SCHEMA}. Let op de editie: deze getallen zijn in "
    "januari 2025 veranderd.",
    "boodschappen": f"De tabel boodschappen in de {_BIJLAGE}, of het {_SCHEMA}.",
    "maaltijden": f"De tabel maaltijden in de {_BIJLAGE}, of het {_SCHEMA}.",
    "aiv": f"De regel advies, instructie en voorlichting in de {_BIJLAGE}, of het {_SCHEMA}.",
    "kindzorg": f"De tabel verzorging van kinderen in de {_BIJLAGE}.",
}
_WAAR_ANDERS: Final = f"De tabel met normtijden in de {_BIJLAGE}, of het {_SCHEMA}."
_WAAR_JAAR: Final = f"De tabel met uren per jaar in de {_BIJLAGE}; bij HHM is dat bijlage 2 van de handreiking."
_WAAR_TWEE: Final = (
    f"Het artikel of de tabel over hulp één keer per twee weken in de {_BIJLAGE}. Reken nooit zelf met twee keer de "
    "week."
)
_WAAR_MAXIMUM: Final = f"Het artikel of de tabel bij dit gebied in de {_BIJLAGE}."
_WAAR_BELEID: Final[Mapping[str, str]] = {
    "overgang_maanden": "De overgangsbepaling: een van de laatste artikelen van de beleidsregels of de verordening.",
    "proefperiode_maanden": "Het artikel over de duur of de start van de ondersteuning in de beleidsregels.",
    "overleg": "Het artikel over het onderzoek of de werkinstructie bij de beleidsregels.",
}
_WAAR_BELEID_ANDERS: Final = "Het artikel over de duur of de omvang van de ondersteuning in de beleidsregels."


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
