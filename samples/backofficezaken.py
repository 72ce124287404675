"""The 200 invented cases of the back-office workbook: the same every time, typed as people type, some of them wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from excelboek import Waarde

T = TypeVar("T")

AANTAL: Final = 200
VASTE_CODES: Final = (
    "slh.volledige_overname",
    "slh.eigen_kracht",
    "slh.netwerk",
    "slh.enige_extra_inzet",
    "slh.veel_extra_inzet",
    "slh.extra_slaapkamer",
    "slh.extra_kamer",
    "slh.huisdieren",
    "regie.regie_organisatie",
)
KEER_CODES: Final = ("maaltijden.broodmaaltijd", "maaltijden.warme_maaltijd", "kindzorg.naar_bed")
"""These ask how often per week."""
CODES: Final = (*VASTE_CODES, *KEER_CODES)

NEDERWEERT, HILVERSUM, VERZONNEN, DIJK = "Nederweert", "Hilversum", "voorbeeldgemeente", "Dijk en Waard"
HBEL: Final = ("Huizen", "Laren", "Eemnes", "Blaricum")
GEMEENTEN: Final = (NEDERWEERT, HILVERSUM, *HBEL, VERZONNEN, DIJK)
_VERDELING: Final = (NEDERWEERT,) * 7 + (HILVERSUM,) * 5 + HBEL + (VERZONNEN,) * 4 + (DIJK,)
_EERSTE_DAG: Final = {DIJK: dt.date(2027, 1, 1)}
_DAGEN: Final = 150


@dataclass(frozen=True)
class Zaak:
    """One case as it is typed on a row."""

    nummer: int
    gemeente: Waarde
    datum: Waarde
    frequentie: Waarde
    aantallen: dict[str, Waarde] = field(default_factory=dict)
    keren: dict[str, Waarde] = field(default_factory=dict)

    @property
    def kenmerk(self) -> str:
        """Says that it is invented."""
        return f"VERZONNEN-{self.nummer:03}"

    @property
    def rij_aantallen(self) -> list[Waarde]:
        """A cell per code."""
        return [self.aantallen.get(code) for code in CODES]

    @property
    def rij_keren(self) -> list[Waarde]:
        """A cell per code."""
        return [self.keren.get(code) for code in CODES]


def pick(keuzes: Sequence[T], nummer: int, waarvoor: str) -> T:
    """One of the choices: always the same one for a case, without a pattern that anyone would see."""
    return keuzes[int.from_bytes(sha256(f"{nummer} {waarvoor}".encode()).digest()[:4]) % len(keuzes)]


def _plain(nummer: int) -> Zaak:
    """A case without mistakes."""
    gemeente = pick(_VERDELING, nummer, "gemeente")
    datum = _EERSTE_DAG.get(gemeente, dt.date(2026, 1, 5)) + dt.timedelta(days=pick(range(_DAGEN), nummer, "datum"))
    om_de_week = gemeente in {NEDERWEERT, VERZONNEN} and pick(range(6), nummer, "frequentie") == 0
    aantallen: dict[str, Waarde] = {"slh.volledige_overname": 1}
    for code, keuzes in _choices(gemeente, om_de_week=om_de_week):
        aantal = pick(keuzes, nummer, code)
        if aantal:
            aantallen[code] = aantal
    if "slh.enige_extra_inzet" in aantallen:
        aantallen.pop("slh.veel_extra_inzet", None)
    keren: dict[str, Waarde] = {
        code: pick((2, 3, 5, 7), nummer, f"keer {code}") for code in KEER_CODES if code in aantallen
    }
    return Zaak(nummer, gemeente, datum, "tweewekelijks" if om_de_week else "wekelijks", aantallen, keren)


def _choices(gemeente: str, *, om_de_week: bool) -> list[tuple[str, Sequence[int]]]:
    """What may be on the row, and how many, where the municipality has a norm for it."""
    keuzes: list[tuple[str, Sequence[int]]] = [
        ("slh.enige_extra_inzet", (0, 0, 0, 0, 1)),
        ("slh.extra_kamer", (0, 0, 0, 1, 1, 2)),
    ]
    if not om_de_week:
        keuzes += [("slh.eigen_kracht", (0, 0, 1)), ("slh.veel_extra_inzet", (0, 0, 0, 0, 1))]
    if not om_de_week and gemeente not in {HILVERSUM, *HBEL}:
        keuzes.append(("slh.netwerk", (0, 0, 0, 0, 1, 2)))
    if gemeente not in HBEL:
        keuzes += [("slh.extra_slaapkamer", (0, 0, 0, 1)), ("slh.huisdieren", (0, 0, 0, 0, 1))]
        keuzes.append(("regie.regie_organisatie", (0, 0, 0, 0, 0, 1)))
        keuzes += [(code, (0, 0, 0, 0, 0, 0, 1)) for code in KEER_CODES[:2]]
    if gemeente in {HILVERSUM, VERZONNEN}:
        keuzes.append(("kindzorg.naar_bed", (0, 0, 0, 0, 0, 0, 0, 1, 2)))
    return keuzes


def _with(**anders: object) -> Callable[[Zaak], Zaak]:
    """A case of which other cells are typed otherwise."""
    return lambda zaak: replace(zaak, **anders)  # type: ignore[arg-type]


def _counts(aantallen: dict[str, Waarde], keren: dict[str, Waarde] | None = None) -> Callable[[Zaak], Zaak]:
    """A weekly case in Nederweert with these numbers."""
    return lambda zaak: Zaak(zaak.nummer, NEDERWEERT, dt.date(2026, 3, 2), "wekelijks", aantallen, keren or {})


_VO: Final = "slh.volledige_overname"
ANDERS: Final[dict[int, Callable[[Zaak], Zaak]]] = {
    8: _with(gemeente="0402", datum="1-4-2026", aantallen={_VO: 1, "slh.extra_slaapkamer": 1}, keren={}),
    19: _counts({_VO: True, "slh.extra_kamer": "2"}),
    26: _counts({_VO: 1, "maaltijden.broodmaaltijd": 1}, {"maaltijden.broodmaaltijd": "2,5"}),
    40: _with(gemeente="  nederweert ", frequentie="Wekelijks"),
    52: _counts({_VO: 1, "slh.netwerk": 9}),
}
"""Typed in another way, and understood: a date as text, yes for one, a decimal comma, spaces; and a total of 0."""

FOUTEN: Final[dict[int, Callable[[Zaak], Zaak]]] = {
    13: _with(gemeente="Nederwert"),
    31: _counts({_VO: 1, "maaltijden.warme_maaltijd": 1}),
    47: _counts({_VO: 1, "slh.extra_kamer": -1}),
    66: _counts({_VO: 1, "slh.enige_extra_inzet": 1, "slh.veel_extra_inzet": 1}),
    79: _with(datum=dt.date(2019, 6, 3), gemeente=HILVERSUM),
    92: _counts({_VO: 1, "slh.extra_slaapkamer": "één"}),
    104: _counts({"slh.eigen_kracht": 1}),
    118: _counts({_VO: 2}),
    133: _counts({_VO: 1, "maaltijden.broodmaaltijd": 1}, {"maaltijden.broodmaaltijd": "ma, wo"}),
    147: _with(datum="31-2-2026"),
    158: lambda zaak: replace(zaak, gemeente="Huizen", frequentie="tweewekelijks", aantallen={_VO: 1}, keren={}),
    171: _with(frequentie="maandelijks"),
    184: _counts({_VO: 1, "maaltijden.broodmaaltijd": 1}, {"maaltijden.broodmaaltijd": 8}),
    196: _with(datum=None),
}
"""What goes wrong at a desk, one of each."""


def invented_cases() -> list[Zaak]:
    """All of them, from 1 on."""
    anders = ANDERS | FOUTEN
    zaken = map(_plain, range(1, AANTAL + 1))
    return [anders[zaak.nummer](zaak) if zaak.nummer in anders else zaak for zaak in zaken]
