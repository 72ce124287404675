"""What deserves attention about time: terms beyond the policy, and a result below the running decision."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.getallen import show_nl
from ho_engine.taal import enumerate_nl, plural
from ho_engine.tijd import last_day
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ho_engine.uitkomst import Berekening, Regeluitkomst

KINDZORG: Final = "kindzorg"
"""The area of the care of children, which has a policy limit of its own."""


def warn_duur(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """The help runs longer than the policy allows; without any end it is not known how long it runs."""
    casus, kader = berekening.casus, berekening.kader
    maanden = kader.beleidsgetal("maximumduur_maanden") if kader else None
    if not kader or not maanden or casus.begin is None:
        return
    uiterlijk = last_day(casus.begin, maanden=maanden)
    onbepaald = casus.onbepaalde_tijd is True
    if onbepaald or (casus.einde and casus.einde > uiterlijk):
        yield Aandachtspunt.van(
            "duur_boven_maximum",
            casus.plaats("onbepaalde_tijd" if onbepaald else "tot_en_met"),
            looptijd="onbepaalde tijd" if onbepaald else f"tot en met {casus.einde}",
            termijn=_months(maanden),
            kader=kader.naam,
            uiterlijk=uiterlijk,
        )


def warn_tijdelijk(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A row that is always temporary (AIV) has an end, within the maximum of the policy (S004 bijlage 1 par. 9)."""
    casus, kader = berekening.casus, berekening.kader
    if not kader or casus.begin is None:
        return
    weken = kader.beleidsgetal("aiv_maximumduur_weken")
    termijn = plural(weken or 0, "week", "weken")
    for uitkomst in berekening.regels:
        if not uitkomst.regel.altijd_tijdelijk:
            continue
        begin, einde = _term(berekening, uitkomst, casus.begin)
        uiterlijk = last_day(begin, weken=weken) if weken else None
        over = {"code": uitkomst.regel.code}, (uitkomst.regel.code,), (uitkomst.regel.resultaatgebied,)
        plaats = berekening.plaats_van(uitkomst.regel.code, "tot_en_met")
        if einde is None:
            grens = f", uiterlijk {uiterlijk} (het maximum is {termijn})" if uiterlijk else ""
            yield Aandachtspunt.vul("tijdelijk_zonder_einde", plaats, over[0] | {"grens": grens}, *over[1:])
        elif uiterlijk and einde > uiterlijk:
            gegevens = {"tot": str(einde), "termijn": termijn, "kader": kader.naam, "uiterlijk": str(uiterlijk)}
            yield Aandachtspunt.vul("tijdelijk_boven_maximum", plaats, over[0] | gegevens, *over[1:])


def warn_kindzorg(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """Care of children is temporary: as a whole it ends within the limit of the policy, where one is known."""
    casus, kader = berekening.casus, berekening.kader
    maanden = kader.beleidsgetal("kindzorg_maximumduur_maanden") if kader else None
    regels = [uitkomst for uitkomst in berekening.regels if uitkomst.regel.resultaatgebied == KINDZORG]
    if not kader or not maanden or casus.begin is None or not regels:
        return
    termijnen = [_term(berekening, uitkomst, casus.begin) for uitkomst in regels]
    uiterlijk = last_day(min(begin for begin, _ in termijnen), maanden=maanden)
    te_lang = tuple(
        uitkomst.regel.code
        for uitkomst, (_, einde) in zip(regels, termijnen, strict=True)
        if einde is None or einde > uiterlijk
    )
    if te_lang:
        gegevens = {"termijn": _months(maanden), "kader": kader.naam, "uiterlijk": uiterlijk}
        plaats = berekening.plaats_van(te_lang[0], "tot_en_met")
        gegevens |= {"codes": enumerate_nl(te_lang)}
        yield Aandachtspunt.vul("kindzorg_te_lang", plaats, gegevens, te_lang, (KINDZORG,))


def warn_lager(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A result below the running decision asks for a transition and for a reason."""
    casus, kader, totaal = berekening.casus, berekening.kader, berekening.totaal
    vorige = casus.vorige_min_week
    if not kader or not totaal or not isinstance(vorige, Fraction) or vorige <= totaal.volume.min_week:
        return
    gegevens: dict[str, object] = {"nieuw": totaal.volume.min_week, "oud": show_nl(vorige), "kader": kader.naam}
    overgang = [periode for periode in berekening.perioden if periode.overgang]
    if overgang:
        gegevens["tot"] = overgang[-1].tot_en_met
    naam = "lager_met_overgang" if overgang else "lager_zonder_overgang"
    yield Aandachtspunt.vul(naam, casus.plaats("vorige_min_week"), gegevens)


def warn_later(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A later period is below the running decision though the first is not: no transition is worked out for that."""
    periode, vorige = berekening.later_lager, berekening.casus.vorige_min_week
    if periode is not None and isinstance(vorige, Fraction):
        gegevens = {"dag": periode.van, "nieuw": periode.volume.min_week, "oud": show_nl(vorige)}
        yield Aandachtspunt.vul("later_lager", berekening.casus.plaats("vorige_min_week"), gegevens)


def _months(maanden: int) -> str:
    return plural(maanden, "maand", "maanden")


def _term(berekening: Berekening, uitkomst: Regeluitkomst, begin: dt.date) -> tuple[dt.date, dt.date | None]:
    """From when to when a row runs: its own dates, else those of the case."""
    return uitkomst.van or begin, uitkomst.tot_en_met or berekening.casus.einde
