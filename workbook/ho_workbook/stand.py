"""What is stamped into a workbook: one calculation, looked up the way the sheets ask for it. Computes no norm."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ho_engine.casus import Casus, Ongeldig, Regel
from ho_engine.fouten import HoFout
from ho_engine.toelichting import explain
from ho_workbook.celwaarden import EERSTE_DAG, Celfout, Waarde
from ho_workbook.indeling import AFWIJKINGEN, HUISGENOTEN, KINDEREN, PERIODEN, PROZAREGELS, Indeling
from ho_workbook.vastlegging import record_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ho_engine.normenkader import Normenkader, Normregel
    from ho_engine.uitkomst import Aandachtspunt, Berekening, Gebiedsuitkomst, Regeluitkomst

T = TypeVar("T")

FOUTWAARDE: Final = Celfout("#VALUE!")
NUL: Final = Fraction(0)

_VLAG_BIJ_MELDING: Final[dict[str, str]] = {
    "aantal_geen_getal": "aantal",
    "aantal_negatief": "heel",
    "aantal_niet_heel": "heel",
    "grens_overschreden": "grens",
    "keer_ontbreekt": "keer",
    "keer_niet_gevraagd": "keer",
    "keer_boven_maximum": "keer_waarde",
    "minuten_niet_toegestaan": "minuten",
    "minuten_boven_norm": "minuten_waarde",
    "datum_ongeldig": "datum",
    "periode_omgekeerd": "volgorde",
    "periode_buiten_casus": "looptijd",
    "minder_bij_tweewekelijks": "frequentie",
    "niet_tweewekelijks": "frequentie",
    "alleen_tweewekelijks": "frequentie",
    "norm_ontbreekt": "norm",
    "uitsluiting": "uitsluiting",
    "volledige_overname_ontbreekt": "overname",
    "vereist_ontbreekt": "vereist",
}

FREQUENTIEVLAGGEN: Final = ("frequentie", "norm")
"""The checks that depend on the frequency."""

CASUSVLAGGEN: Final[dict[str, str]] = {
    "ingangsdatum": "De ingangsdatum ligt in de looptijd van het normenkader",
    "frequentie": "De frequentie is wekelijks of tweewekelijks",
    "periode_omgekeerd": "De einddatum ligt niet voor de ingangsdatum",
    "einde_dubbelzinnig": "Er is een einddatum of onbepaalde tijd, niet allebei",
    "korter_dan_minimum": "De looptijd haalt de minimumduur van het beleid",
}
"""The checks of the case as a whole that a formula can decide."""

_AFWIJKINGVLAGGEN: Final = frozenset(
    {
        "afwijking_minuten_ongeldig",
        "afwijking_zonder_motivering",
        "datum_ongeldig",
        "periode_omgekeerd",
        "periode_buiten_casus",
    }
)


@dataclass(frozen=True)
class Stand:
    """One calculation beside the layout it is stamped into."""

    berekening: Berekening
    indeling: Indeling
    _bekend: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def eens(self, sleutel: object, bepaal: Callable[[Stand], T]) -> T:
        """Work something out once per calculation; sheets ask for the same sums many times."""
        if sleutel not in self._bekend:
            self._bekend[sleutel] = bepaal(self)
        waarde: T = self._bekend[sleutel]
        return waarde

    @property
    def casus(self) -> Casus:
        """The case."""
        return self.berekening.casus

    @property
    def kader(self) -> Normenkader:
        """The normenkader."""
        return self.indeling.kader

    @property
    def vastgelegd(self) -> bool:
        """Whether this is the moment of recording: a template, empty or filled, records nothing."""
        return self.indeling.soort != "sjabloon"

    @cached_property
    def ingevuld(self) -> int:
        """How many rows and deviations are filled in."""
        return len(self.uitkomsten) + sum(afwijking.minuten is not None for afwijking in self.casus.afwijkingen)

    @cached_property
    def record(self) -> tuple[tuple[str, str], ...]:
        """The case as it is recorded; a template records nothing."""
        return tuple(record_rows(self.casus)) if self.vastgelegd else ()

    @property
    def controles_fout(self) -> int:
        """How many checks on ``Controle`` fail: of a freshly made workbook only those that count errors can."""
        soorten = (sum(self.fouten_per_regel.values()), sum(self.fouten_per_afwijking), sum(self.casusvlaggen.values()))
        return sum(aantal != 0 for aantal in soorten)

    @cached_property
    def aandachtspunten(self) -> tuple[Aandachtspunt, ...]:
        """What stands beside the figure; a template has nothing yet."""
        return self.berekening.aandachtspunten if self.vastgelegd else ()

    @cached_property
    def proza(self) -> tuple[tuple[str, str], ...]:
        """The explanation as rows of heading and text: a heading stands beside the first text below it.

        Raises:
            HoFout: HO139 when it is longer than the sheet has room for.
        """
        rijen: list[tuple[str, str]] = []
        kop = ""
        for alinea in explain(self.berekening):
            if alinea.soort in {"titel", "kop"}:
                if kop:
                    rijen.append((kop, ""))
                kop = alinea.tekst
            else:
                rijen.append((kop, f"• {alinea.tekst}" if alinea.soort == "punt" else alinea.tekst))
                kop = ""
        if len(rijen) > PROZAREGELS:
            raise HoFout("te_veel_regels", "Toelichting", aantal=len(rijen), wat="alinea's", maximum=PROZAREGELS)
        return tuple(rijen)

    @cached_property
    def regels(self) -> dict[str, Regel]:
        """What was filled in per code, rows with a zero too."""
        return {regel.code.lower(): regel for regel in self.casus.regels}

    @cached_property
    def uitkomsten(self) -> dict[str, Regeluitkomst]:
        """The used rows by code."""
        return {uitkomst.regel.code: uitkomst for uitkomst in self.berekening.regels}

    @cached_property
    def gebieden(self) -> dict[str, Gebiedsuitkomst]:
        """The areas that could be computed, by code."""
        return {gebied.code: gebied for gebied in self.berekening.gebieden}

    @cached_property
    def vlaggen(self) -> dict[tuple[str, str], int]:
        """Per code and check: 1 where the row fails it."""
        gezet: dict[tuple[str, str], int] = {}
        for punt in self.berekening.fouten:
            for code in punt.regels:
                naam = _VLAG_BIJ_MELDING.get(punt.naam) or self._flag_by_value(punt, code)
                gezet[code, naam] = 1
        return gezet

    def _flag_by_value(self, punt: Aandachtspunt, code: str) -> str:
        """Tell text from a number that can't be: they are two checks on the sheet."""
        waarde = self.regels[code].keer if punt.naam == "keer_ongeldig" else self.regels[code].minuten
        soort = "keer" if punt.naam == "keer_ongeldig" else "minuten"
        return f"{soort}_waarde" if isinstance(waarde, Fraction) else soort

    @cached_property
    def fouten_per_regel(self) -> dict[str, int]:
        """How many checks each row fails."""
        aantallen: dict[str, int] = {}
        for code, _ in self.vlaggen:
            aantallen[code] = aantallen.get(code, 0) + 1
        return aantallen

    @cached_property
    def fouten_per_afwijking(self) -> tuple[int, ...]:
        """1 for each deviation with a *fout*, in order."""
        fout = {punt.plaats for punt in self.berekening.fouten if punt.naam in _AFWIJKINGVLAGGEN}
        nummers = range(len(self.casus.afwijkingen))
        return tuple(int(not fout.isdisjoint(self.casus.plaatsen_van_afwijking(nummer))) for nummer in nummers)

    @cached_property
    def casusvlaggen(self) -> dict[str, int]:
        """1 for each check of the case as a whole that fails."""
        einde = self.casus.plaats("tot_en_met")
        fouten = {
            punt.naam for punt in self.berekening.fouten if punt.naam != "periode_omgekeerd" or punt.plaats == einde
        }
        return {naam: int(naam in fouten) for naam in CASUSVLAGGEN}

    @cached_property
    def fouten(self) -> int:
        """How many checks fail in all; the total is an error value unless this is zero."""
        regels = sum(self.fouten_per_regel.values())
        return regels + sum(self.fouten_per_afwijking) + sum(self.casusvlaggen.values())

    def week(self, regel: Normregel) -> Fraction | Celfout:
        """Minutes per week of a norm row; zero when it is not used, an error value when it can't be computed."""
        uitkomst = self.uitkomsten.get(regel.code)
        if uitkomst is None:
            return NUL
        return FOUTWAARDE if uitkomst.min_week is None else uitkomst.min_week

    def datum(self, waarde: object) -> Waarde:
        """A date cell: the date, what was typed instead, or nothing."""
        return waarde.tekst if isinstance(waarde, Ongeldig) else waarde if isinstance(waarde, dt.date) else None

    def getal(self, waarde: object) -> Waarde:
        """A number cell: the number, what was typed instead, or nothing."""
        return waarde.tekst if isinstance(waarde, Ongeldig) else waarde if isinstance(waarde, Fraction) else None

    def ja_nee(self, waarde: object) -> Waarde:
        """A yes-or-no cell."""
        return None if waarde is None else "ja" if waarde is True else "nee" if waarde is False else self.getal(waarde)


def or_error(getal: Fraction | None) -> Fraction | Celfout:
    """A number, or the error value where there is none."""
    return FOUTWAARDE if getal is None else getal


def check_placeable(berekening: Berekening) -> None:
    """Refuse a calculation that has no place in a workbook.

    Errors in rows, deviations and the term have a place: the live cells show them too. Anything else (an unknown
    code, an unusable date of the case) must be mended first.

    Raises:
        HoFout: HO161 with every reason, or HO139 when there are more rows than room.
    """
    vol = next(_crowded(berekening), None)
    if vol is not None:
        raise vol
    redenen = _misplaced(berekening)
    if redenen:
        raise HoFout("casus_heeft_fouten", redenen="; ".join(redenen))


def unplaceable(berekening: Berekening) -> tuple[str, ...]:
    """Everything that has no place in a workbook, as reasons; see ``check_placeable``."""
    return (*(str(vol).rstrip(".") for vol in _crowded(berekening)), *_misplaced(berekening))


def _crowded(berekening: Berekening) -> Iterator[HoFout]:
    """What there is more of than a workbook has room for."""
    casus = berekening.casus
    for wat, lijst, maximum in (
        ("afwijkingen", casus.afwijkingen, AFWIJKINGEN),
        ("kinderen", casus.kinderen, KINDEREN),
        ("huisgenoten", casus.huisgenoten, HUISGENOTEN),
        ("perioden", berekening.perioden, PERIODEN),
    ):
        if len(lijst) > maximum:
            yield HoFout("te_veel_regels", casus.plaats(wat), aantal=len(lijst), wat=wat, maximum=maximum)


def _misplaced(berekening: Berekening) -> list[str]:
    """What stands in the case and in no cell."""
    casus = berekening.casus
    plaatsbaar = {*_VLAG_BIJ_MELDING, "keer_ongeldig", "minuten_ongeldig", *_AFWIJKINGVLAGGEN, *CASUSVLAGGEN}
    redenen = [_with_place(punt) for punt in berekening.fouten if punt.naam not in plaatsbaar or _has_no_row(punt)]
    soorten = [mogelijkheid.soort for mogelijkheid in casus.mogelijkheden]
    dubbel = sorted({soort for soort in soorten if soorten.count(soort) > 1})
    redenen += [f"mogelijkheden: '{soort}' staat er meer dan één keer" for soort in dubbel]
    redenen += [
        f"{casus.plaats(f'regels.{nummer}.aantal')}: het aantal is leeg"
        for nummer, regel in enumerate(casus.regels)
        if regel.aantal is None
        and not any((regel.keer, regel.minuten, regel.van, regel.tot_en_met, regel.motivering, regel.overleg_met))
    ]
    redenen += [
        f"{casus.plaats(pad)}: een spreadsheet kent de datum {datum} niet (de eerste is {EERSTE_DAG})"
        for pad, datum in _dates(casus)
        if isinstance(datum, dt.date) and datum < EERSTE_DAG
    ]
    return redenen


def _dates(casus: Casus) -> Iterator[tuple[str, object]]:
    """Every date of a case, with its path."""
    for veld in ("ingangsdatum", "tot_en_met", "vastgelegd_op"):
        yield veld, getattr(casus, veld)
    for lijst in ("regels", "afwijkingen"):
        for nummer, deel in enumerate(getattr(casus, lijst)):
            yield f"{lijst}.{nummer}.van", deel.van
            yield f"{lijst}.{nummer}.tot_en_met", deel.tot_en_met


def _has_no_row(punt: Aandachtspunt) -> bool:
    """A wrong date of the case itself belongs to no row and no deviation."""
    return punt.naam == "datum_ongeldig" and not punt.regels and "afwijking" not in punt.plaats.lower()


def _with_place(punt: Aandachtspunt) -> str:
    tekst = punt.tekst.rstrip(".")
    return f"{punt.plaats}: {tekst}" if punt.plaats else tekst
