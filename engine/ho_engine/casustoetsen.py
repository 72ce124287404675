"""Every *fout* of the case as a whole: named functions for its dates, frequency, deviations and term."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.casus import (
    LEVERINGSVORMEN,
    MOGELIJKHEDEN,
    RUIMTE,
    Afwijking,
    Casus,
    Ongeldig,
    Regel,
    not_asked_again,
    show_waarde,
)
from ho_engine.getallen import has_decimals
from ho_engine.tijd import DAG, add_months, in_force
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from ho_engine.normenkader import Frequentie, Normenkader
    from ho_engine.rijen import Rij

Punten: TypeAlias = Iterator[Aandachtspunt]

FREQUENTIES: Final[tuple[Frequentie, ...]] = ("wekelijks", "tweewekelijks")
OUDSTE: Final = 120
OVERNEMEN: Final = ("ja", "deels", "nee")


def known_frequency(casus: Casus) -> Frequentie | None:
    """How often the help comes; ``None`` when the case says something else, which is a *fout*."""
    return next((frequentie for frequentie in FREQUENTIES if frequentie == casus.frequentie), None)


def check_kenmerk(casus: Casus) -> Punten:
    """A case has a reference."""
    if not casus.kenmerk:
        yield Aandachtspunt.van("kenmerk_leeg", casus.plaats("kenmerk"))


def check_frequentie(casus: Casus) -> Punten:
    """The frequency is one of two words."""
    if casus.frequentie not in FREQUENTIES:
        getoond = show_waarde(casus.frequentie)
        yield Aandachtspunt.van("frequentie_ongeldig", casus.plaats("frequentie"), waarde=getoond)


def check_datums(casus: Casus) -> Punten:
    """The dates of the case exist and stand in order; an end and "no end" exclude each other."""
    for veld in ("ingangsdatum", "tot_en_met", "vastgelegd_op"):
        waarde = getattr(casus, veld)
        if isinstance(waarde, Ongeldig) or (veld == "ingangsdatum" and waarde is None):
            yield Aandachtspunt.van("datum_ongeldig", casus.plaats(veld), waarde=show_waarde(waarde))
    if casus.begin and casus.einde and casus.einde < casus.begin:
        yield Aandachtspunt.van("periode_omgekeerd", casus.plaats("tot_en_met"), van=casus.begin, tot=casus.einde)
    if casus.onbepaalde_tijd is True and casus.tot_en_met is not None:
        yield Aandachtspunt.van("einde_dubbelzinnig", casus.plaats("onbepaalde_tijd"))


def check_vorige(casus: Casus) -> Punten:
    """The running decision, where there is one, is an amount of minutes."""
    vorige = casus.vorige_min_week
    if vorige is not None and not (has_decimals(vorige, 2) and vorige >= 0):
        getoond = show_waarde(vorige)
        yield Aandachtspunt.van("vorige_ongeldig", casus.plaats("vorige_min_week"), waarde=getoond)


def check_leeftijden(casus: Casus) -> Punten:
    """Ages are whole years."""
    personen = [(f"kinderen.{n}", kind.leeftijd) for n, kind in enumerate(casus.kinderen)]
    personen += [(f"huisgenoten.{n}", huisgenoot.leeftijd) for n, huisgenoot in enumerate(casus.huisgenoten)]
    for pad, leeftijd in personen:
        if not (has_decimals(leeftijd, 0) and 0 <= leeftijd <= OUDSTE):
            plaats = casus.plaats(f"{pad}.leeftijd")
            naam = "leeftijd_opnieuw_vragen" if not_asked_again(leeftijd) else "leeftijd_ongeldig"
            yield Aandachtspunt.van(naam, plaats, waarde=show_waarde(leeftijd))


def check_keuzes(casus: Casus) -> Punten:
    """Where a few words are possible, one of them was chosen."""
    gekozen = [(f"mogelijkheden.{n}.soort", m.soort, tuple(MOGELIJKHEDEN)) for n, m in enumerate(casus.mogelijkheden)]
    if casus.leveringsvorm:
        gekozen.append(("leveringsvorm", casus.leveringsvorm, tuple(LEVERINGSVORMEN)))
    for nummer, huisgenoot in enumerate(casus.huisgenoten):
        if huisgenoot.kan_overnemen:
            gekozen.append((f"huisgenoten.{nummer}.kan_overnemen", huisgenoot.kan_overnemen, OVERNEMEN))
    for pad, woord, mogelijk in gekozen:
        if woord not in mogelijk:
            yield _wrong_choice(casus, pad, woord, mogelijk)


def check_ja_nee(casus: Casus) -> Punten:
    """Where yes or no is asked, yes or no was answered."""
    antwoorden = [("onbepaalde_tijd", casus.onbepaalde_tijd), ("geen_bsn", casus.geen_bsn)]
    antwoorden += [(f"huisgenoten.{n}.leefeenheid", h.leefeenheid) for n, h in enumerate(casus.huisgenoten)]
    antwoorden += [(f"mogelijkheden.{n}.beschikbaar", m.beschikbaar) for n, m in enumerate(casus.mogelijkheden)]
    antwoorden += [(f"ijkclient.{sleutel}", antwoord) for sleutel, antwoord in casus.ijkclient.items()]
    for pad, antwoord in antwoorden:
        if isinstance(antwoord, Ongeldig):
            yield _wrong_choice(casus, pad, antwoord, ("ja", "nee"))


def check_ruimte(casus: Casus) -> Punten:
    """A case has no more people and deviations than a case sheet has room for."""
    for wat, maximum in RUIMTE.items():
        aantal = len(getattr(casus, wat))
        if aantal > maximum:
            yield Aandachtspunt.van("te_veel_regels", casus.plaats(wat), aantal=aantal, wat=wat, maximum=maximum)


CASE_CHECKS: Final[tuple[Callable[[Casus], Punten], ...]] = (
    check_kenmerk,
    check_frequentie,
    check_datums,
    check_vorige,
    check_leeftijden,
    check_keuzes,
    check_ja_nee,
    check_ruimte,
)
"""What can be said of a case without a normenkader."""


def case_faults(casus: Casus) -> list[Aandachtspunt]:
    """Every *fout* of a case that needs no normenkader, in the order of ``CASE_CHECKS``."""
    return [punt for check in CASE_CHECKS for punt in check(casus)]


def _wrong_choice(casus: Casus, pad: str, waarde: object, keuzes: Sequence[str]) -> Aandachtspunt:
    getoond = show_waarde(waarde)
    return Aandachtspunt.van("keuze_ongeldig", casus.plaats(pad), waarde=getoond, keuzes=", ".join(keuzes))


def period_faults(deel: Regel | Afwijking, casus: Casus) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What is wrong with the own dates of a row or a deviation: name of the message, field, particulars.

    The dates exist, stand in order and lie within the term of the case, as far as that one is usable.
    """
    begin, einde = casus.begin, casus.einde
    bruikbaar = begin is not None and (einde is None or begin <= einde)
    looptijd = f"{begin} tot en met {einde}" if einde else f"vanaf {begin}"
    for veld, datum in (("van", deel.van), ("tot_en_met", deel.tot_en_met)):
        if isinstance(datum, Ongeldig):
            yield "datum_ongeldig", veld, {"waarde": datum.tekst}
        elif datum is not None and bruikbaar and not in_force(begin, einde, datum):
            yield "periode_buiten_casus", veld, {"looptijd": looptijd}
    van, tot = deel.van, deel.tot_en_met
    if isinstance(van, dt.date) and isinstance(tot, dt.date) and tot < van:
        yield "periode_omgekeerd", "tot_en_met", {"van": van, "tot": tot}


def check_afwijkingen(casus: Casus, kader: Normenkader) -> list[Aandachtspunt]:
    """A deviation has usable minutes, a known area, a motivation and dates within the term."""
    punten = []
    for nummer, afwijking in enumerate(casus.afwijkingen):
        gebied = afwijking.resultaatgebied
        bekend = (gebied,) if gebied in kader.gebied_bij_code else ()
        gevonden: list[tuple[str, str, dict[str, object]]] = []
        if not bekend:
            keuzes = ", ".join(kader.gebied_bij_code)
            gevonden.append(("afwijking_gebied_onbekend", "resultaatgebied", {"kader": kader.naam, "keuzes": keuzes}))
        if not has_decimals(afwijking.minuten, 2):
            gevonden.append(("afwijking_minuten_ongeldig", "minuten", {"waarde": show_waarde(afwijking.minuten)}))
        if not afwijking.motivering:
            gevonden.append(("afwijking_zonder_motivering", "motivering", {}))
        gevonden += period_faults(afwijking, casus)
        for naam, veld, gegevens in gevonden:
            plaats = casus.plaats(f"afwijkingen.{nummer}.{veld}")
            gegevens |= {"gebied": show_waarde(gebied), "code": "de afwijking"}
            punten.append(Aandachtspunt.vul(naam, plaats, gegevens, gebieden=bekend))
    return punten


def check_gevuld(casus: Casus, rijen: Sequence[Rij]) -> Punten:
    """Something was filled in: an empty case is not a refusal of help."""
    if not rijen and not casus.afwijkingen:
        yield Aandachtspunt.van("geen_regels", casus.plaats("regels"))


def check_duur(casus: Casus, kader: Normenkader, rijen: Sequence[Rij]) -> Punten:
    """Help shorter than the minimum term is not granted, unless every used area is exempt (bijlage2: AIV, kindzorg)."""
    maanden = kader.beleidsgetal("minimumduur_maanden")
    if not maanden or casus.begin is None or casus.einde is None or casus.einde < casus.begin:
        return
    gebruikt = {rij.regel.resultaatgebied for rij in rijen} | {a.resultaatgebied for a in casus.afwijkingen}
    vrij = {gebied.code for gebied in kader.resultaatgebieden if gebied.vrij_van_minimumduur}
    vroegst = add_months(casus.begin, maanden) - DAG
    if gebruikt - vrij and casus.einde < vroegst:
        gegevens = {"tot": casus.einde, "maanden": maanden, "kader": kader.naam, "vroegst": vroegst}
        yield Aandachtspunt.vul("korter_dan_minimum", casus.plaats("tot_en_met"), gegevens)
