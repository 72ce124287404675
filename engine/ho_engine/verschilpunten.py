"""What whoever compares two cases must know beside the difference: dates, the running decision, transition, certainty.

These sentences are for the caseworker; what the resident reads stands in ``verschilzinnen``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.taal import plural, show_datum, show_minuten
from ho_engine.tijd import DAG
from ho_engine.verantwoording import unconfirmed
from ho_engine.verschilzinnen import show_granted, show_volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.verschil import Casusvergelijking

_NAMEN: Final = ("de eerste casus", "de tweede casus")


def difference_points(vergelijking: Casusvergelijking) -> tuple[str, ...]:
    """Everything that asks for attention when a difference is used for a decision, as full sentences."""
    delen = (_dates, _running, _transition, _later, _certainty)
    return tuple(zin for deel in delen for zin in deel(vergelijking))


def _dates(vergelijking: Casusvergelijking) -> Iterator[str]:
    """The order of the cases, the day of comparison and a gap between them."""
    voor, na = vergelijking.voor, vergelijking.na
    begin, nieuw, einde = voor.casus.begin, na.casus.begin, voor.casus.einde
    if begin is None or nieuw is None:
        return
    if nieuw < begin:
        yield (
            f"De tweede casus begint eerder ({show_datum(nieuw)}) dan de eerste ({show_datum(begin)}); "
            "zet de oude casus vooraan."
        )
    if voor.dag is not None and voor.dag != begin:
        yield (
            f"De eerste casus is vergeleken zoals hij was op {show_datum(voor.dag)}, "
            "de laatste dag voordat de tweede ingaat."
            if voor.dag == nieuw - DAG
            else f"De eerste casus is vergeleken zoals hij was op zijn laatste dag, {show_datum(voor.dag)}."
        )
    if einde is not None and einde < nieuw - DAG:
        yield (
            f"De eerste casus loopt tot en met {show_datum(einde)} en de tweede begint op {show_datum(nieuw)}: "
            "daartussen ligt geen van beide."
        )


def _running(vergelijking: Casusvergelijking) -> Iterator[str]:
    """Whether the amount of the running decision in the second case is that of the first."""
    voor, na = vergelijking.voor, vergelijking.na
    vorige = na.casus.vorige_min_week
    variant = voor.casus.begin == na.casus.begin and voor.casus.vorige_min_week == vorige  # of one and the same case
    nu = voor.totaal.volume.min_week if voor.totaal else None
    if nu is not None and isinstance(vorige, Fraction) and vorige != nu and not variant:
        yield (
            f"De tweede casus noemt {show_minuten(vorige)} per week als lopend besluit (vorige_min_week), "
            f"maar de eerste casus komt uit op {show_minuten(nu)} per week. "
            "Controleer welk getal klopt: de overgang volgt uit vorige_min_week."
        )
    for periode in voor.berekening.perioden:
        einde = periode.tot_en_met
        binnen = voor.dag is not None and periode.van <= voor.dag and (einde is None or voor.dag <= einde)
        if periode.overgang and binnen and voor.dag != voor.casus.begin:
            yield (
                f"Op {show_datum(voor.dag or periode.van)} gold in de eerste casus nog een overgang: "
                f"de inwoner had toen {show_volume(voor, periode.volume)}, niet {show_granted(voor)}."
            )


def _transition(vergelijking: Casusvergelijking) -> Iterator[str]:
    """What a lower outcome asks of the decision."""
    na, verschil = vergelijking.na, vergelijking.verschil
    if verschil is None or verschil >= 0:
        return
    if na.toegekend == 0:
        yield "De nieuwe uitkomst is nul. Dat is een weigering; die vraagt in het besluit een eigen reden."
    if vergelijking.overgang:
        return
    maanden = na.kader.beleidsgetal("overgang_maanden") if na.kader else None
    if maanden and vergelijking.voor.totaal and na.casus.vorige_min_week is None:
        oud = vergelijking.voor.totaal.volume.min_week
        yield (
            f"De tijd wordt minder en de gemeente heeft een overgang van {plural(maanden, 'maand', 'maanden')}. "
            f"Vul in de tweede casus vorige_min_week in ({oud}); dan wordt de overgang berekend."
        )
    else:
        yield "De tijd wordt minder en er is geen overgang berekend: motiveer een redelijke overgangstermijn."


def _later(vergelijking: Casusvergelijking) -> Iterator[str]:
    """The amounts of the second case that are not compared, because they start later."""
    na = vergelijking.na
    if na.totaal is None:
        return
    geldt = na.totaal.volume
    for periode in na.berekening.perioden:
        if periode.overgang or periode.volume == geldt:
            continue
        geldt = periode.volume
        yield (
            f"De tweede casus verandert later vanzelf: vanaf {show_datum(periode.van)} "
            f"is het {show_volume(na, periode.volume)}."
        )


def _certainty(vergelijking: Casusvergelijking) -> Iterator[str]:
    """Figures that may not be relied on as they are."""
    for naam, kant in zip(_NAMEN, (vergelijking.voor, vergelijking.na), strict=True):
        if kant.kader and kant.kader.stand != "geldend":
            stand = {"fictief": "fictief"}.get(kant.kader.stand, f"een {kant.kader.stand}")
            yield f"Het normenkader van {naam} is {stand}: een uitkomst hiervan is nooit definitief."
        elif wankel := len(unconfirmed(kant.berekening)):
            is_of_zijn = "is 1 gebruikt cijfer" if wankel == 1 else f"zijn {wankel} gebruikte cijfers"
            yield f"In {naam} {is_of_zijn} niet bevestigd; met 'ho bereken' ziet u welke."
