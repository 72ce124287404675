"""Every *fout* of the case as a whole: named functions for its dates, frequency, deviations and term."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.casus import MOGELIJKHEDEN, Casus, Ongeldig, show_waarde
from ho_engine.tijd import add_months
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from ho_engine.normenkader import Frequentie, Normenkader
    from ho_engine.rijen import Rij

Punten: TypeAlias = Iterator[Aandachtspunt]

FREQUENTIES: Final[tuple[Frequentie, ...]] = ("wekelijks", "tweewekelijks")
OUDSTE: Final = 120
OVERNEMEN: Final = ("ja", "deels", "nee")


def check_kenmerk(casus: Casus) -> Punten:
    """A case has a reference."""
    if not casus.kenmerk:
        yield Aandachtspunt.van("kenmerk_leeg", casus.plaats("kenmerk"))


def check_frequentie(casus: Casus) -> Punten:
    """The frequency is one of two words."""
    if casus.frequentie not in FREQUENTIES:
        yield Aandachtspunt.van("frequentie_ongeldig", casus.plaats("frequentie"), waarde=casus.frequentie)


def check_datums(casus: Casus) -> Punten:
    """The dates of the case exist and stand in order; an end and "no end" exclude each other."""
    for veld in ("ingangsdatum", "tot_en_met", "vastgelegd_op"):
        waarde = getattr(casus, veld)
        if isinstance(waarde, Ongeldig) or (veld == "ingangsdatum" and waarde is None):
            yield Aandachtspunt.van("datum_ongeldig", casus.plaats(veld), waarde=show_waarde(waarde))
    if isinstance(casus.onbepaalde_tijd, Ongeldig):
        plaats = casus.plaats("onbepaalde_tijd")
        yield Aandachtspunt.van("keuze_ongeldig", plaats, waarde=casus.onbepaalde_tijd.tekst, keuzes="ja, nee")
    if casus.begin and casus.einde and casus.einde < casus.begin:
        yield Aandachtspunt.van("periode_omgekeerd", casus.plaats("tot_en_met"), van=casus.begin, tot=casus.einde)
    if casus.onbepaalde_tijd is True and casus.tot_en_met is not None:
        yield Aandachtspunt.van("einde_dubbelzinnig", casus.plaats("onbepaalde_tijd"))


def check_omgeving(casus: Casus) -> Punten:
    """Ages, housemates, alternatives and the running decision hold usable values."""
    vorige = casus.vorige_min_week
    if vorige is not None and not (isinstance(vorige, Fraction) and vorige >= 0 and (100 * vorige).denominator == 1):
        getoond = show_waarde(vorige)
        yield Aandachtspunt.van("vorige_ongeldig", casus.plaats("vorige_min_week"), waarde=getoond)
    for lijst, personen in (("kinderen", casus.kinderen), ("huisgenoten", casus.huisgenoten)):
        for nummer, persoon in enumerate(personen):
            leeftijd = persoon.leeftijd
            if not (isinstance(leeftijd, Fraction) and leeftijd.denominator == 1 and 0 <= leeftijd <= OUDSTE):
                plaats = casus.plaats(f"{lijst}.{nummer}.leeftijd")
                yield Aandachtspunt.van("leeftijd_ongeldig", plaats, waarde=show_waarde(leeftijd))
    keuzes = [
        *(
            (f"huisgenoten.{n}.kan_overnemen", h.kan_overnemen, OVERNEMEN)
            for n, h in enumerate(casus.huisgenoten)
            if h.kan_overnemen
        ),
        *((f"mogelijkheden.{n}.soort", m.soort, tuple(MOGELIJKHEDEN)) for n, m in enumerate(casus.mogelijkheden)),
    ]
    for pad, waarde, mogelijk in keuzes:
        if waarde not in mogelijk:
            yield Aandachtspunt.van("keuze_ongeldig", casus.plaats(pad), waarde=waarde, keuzes=", ".join(mogelijk))
    ja_nee = [
        *((f"huisgenoten.{n}.leefeenheid", h.leefeenheid) for n, h in enumerate(casus.huisgenoten)),
        *((f"mogelijkheden.{n}.beschikbaar", m.beschikbaar) for n, m in enumerate(casus.mogelijkheden)),
        *((f"ijkclient.{sleutel}", antwoord) for sleutel, antwoord in casus.ijkclient.items()),
    ]
    for pad, antwoord in ja_nee:
        if isinstance(antwoord, Ongeldig):
            yield Aandachtspunt.van("keuze_ongeldig", casus.plaats(pad), waarde=antwoord.tekst, keuzes="ja, nee")


CASE_CHECKS: Final[tuple[Callable[[Casus], Punten], ...]] = (
    check_kenmerk,
    check_frequentie,
    check_datums,
    check_omgeving,
)
"""What can be said of a case without a normenkader."""


def check_afwijkingen(casus: Casus, kader: Normenkader) -> Punten:
    """A deviation has usable minutes, a known area, a motivation and dates within the term."""
    for nummer, afwijking in enumerate(casus.afwijkingen):
        gebied, minuten, pad = afwijking.resultaatgebied, afwijking.minuten, f"afwijkingen.{nummer}"
        bekend = (gebied,) if gebied in kader.gebied_bij_code else ()

        def fout(
            naam: str, veld: str, pad: str = pad, bekend: tuple[str, ...] = bekend, **gegevens: object
        ) -> Aandachtspunt:
            return Aandachtspunt.van(naam, casus.plaats(f"{pad}.{veld}"), gebieden=bekend, **gegevens)

        if not bekend:
            yield fout(
                "afwijking_gebied_onbekend",
                "resultaatgebied",
                gebied=gebied or "leeg",
                kader=kader.naam,
                keuzes=", ".join(kader.gebied_bij_code),
            )
        if not (isinstance(minuten, Fraction) and (100 * minuten).denominator == 1):
            yield fout("afwijking_minuten_ongeldig", "minuten", waarde=show_waarde(minuten))
        if not afwijking.motivering:
            yield fout("afwijking_zonder_motivering", "motivering", gebied=gebied or "leeg")
        van, tot = afwijking.van, afwijking.tot_en_met
        for veld, waarde in (("van", van), ("tot_en_met", tot)):
            if isinstance(waarde, Ongeldig):
                yield fout("datum_ongeldig", veld, waarde=waarde.tekst)
            elif (
                waarde is not None and casus.begin and (waarde < casus.begin or (casus.einde and waarde > casus.einde))
            ):
                looptijd = f"{casus.begin} tot en met {casus.einde or 'onbepaalde tijd'}"
                yield fout("periode_buiten_casus", veld, code="de afwijking", looptijd=looptijd)
        if (
            van is not None
            and tot is not None
            and not isinstance(van, Ongeldig)
            and not isinstance(tot, Ongeldig)
            and tot < van
        ):
            yield fout("periode_omgekeerd", "tot_en_met", van=van, tot=tot)


def check_duur(casus: Casus, kader: Normenkader, rijen: list[Rij]) -> Punten:
    """Help shorter than the minimum term is not granted, unless every used area is exempt (bijlage2: AIV, kindzorg)."""
    maanden = kader.beleidsgetal("minimumduur_maanden")
    if maanden is None or casus.begin is None or casus.einde is None or casus.einde < casus.begin:
        return
    gebruikt = {rij.regel.resultaatgebied for rij in rijen} | {
        afwijking.resultaatgebied for afwijking in casus.afwijkingen
    }
    vrij = {gebied.code for gebied in kader.resultaatgebieden if gebied.vrij_van_minimumduur}
    eerste_na = add_months(casus.begin, maanden)
    if gebruikt - vrij and (eerste_na - casus.einde).days > 1:
        vroegst = f"{eerste_na.fromordinal(eerste_na.toordinal() - 1):%Y-%m-%d}"
        yield Aandachtspunt.van(
            "korter_dan_minimum",
            casus.plaats("tot_en_met"),
            tot=casus.einde,
            maanden=maanden,
            kader=kader.naam,
            vroegst=vroegst,
        )
