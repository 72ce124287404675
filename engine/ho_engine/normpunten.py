"""What deserves attention about the norms in use: how sure they are, what they cut off and what is said of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine.getallen import show_nl
from ho_engine.normenkader import MINUTEN_PER_UUR
from ho_engine.taal import plural
from ho_engine.uitkomst import Aandachtspunt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine.normenkader import Normenkader, Opmerking
    from ho_engine.uitkomst import Berekening, Regeluitkomst


def warn_stand(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A fictitious or nameless framework says so in every result."""
    kader = berekening.kader
    if kader and kader.stand != "geldend":
        yield Aandachtspunt.van(
            "kader_niet_definitief", kader.id, kader=kader.naam, toelichting=kader.stand_toelichting
        )


def warn_opgevolgd(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """The framework was made from an edition that had a successor on the start date."""
    kader, begin = berekening.kader, berekening.casus.begin
    if not kader or begin is None:
        return
    gelden = [opvolging for opvolging in kader.opvolgingen if opvolging.vanaf <= begin]
    if gelden:
        nieuwste = gelden[-1]
        gegevens = {"editie": nieuwste.editie, "opvolger": nieuwste.opvolger, "vanaf": nieuwste.vanaf}
        yield Aandachtspunt.vul("kader_opgevolgd", kader.id, gegevens | {"kader": kader.naam})


def warn_status(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A figure that is not confirmed is used, visibly."""
    for uitkomst in berekening.regels:
        herkomst = uitkomst.toepassing.herkomst
        if herkomst.status in {"secundair", "afgeleid"}:
            code, gebied = uitkomst.regel.code, uitkomst.regel.resultaatgebied
            gegevens = herkomst.model_dump() | {"code": code}
            yield Aandachtspunt.vul("norm_niet_bevestigd", code, gegevens, (code,), (gebied,))


def warn_tweewekelijks(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """The policy of the municipality does not know help once per two weeks."""
    kader, casus = berekening.kader, berekening.casus
    beleid = kader.beleid.get("tweewekelijks_toegestaan") if kader else None
    if kader and beleid and beleid.waarde is False and casus.frequentie == "tweewekelijks":
        gegevens = {"kader": kader.naam, "bron": beleid.herkomst.bron, "vindplaats": beleid.herkomst.vindplaats}
        yield Aandachtspunt.vul("tweewekelijks_niet_toegestaan", casus.plaats("frequentie"), gegevens)


def warn_minder(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """What is taken off beyond the help of an area disappears at the floor of zero."""
    for gebied in berekening.gebieden:
        if gebied.minder > gebied.bruto:
            gegevens = {"gebied": gebied.naam, "minder": show_nl(gebied.minder), "bruto": show_nl(gebied.bruto)}
            gegevens["rest"] = show_nl(gebied.minder - gebied.bruto)
            yield Aandachtspunt.vul("minder_boven_bruto", gebied.code, gegevens, (), (gebied.code,))


def warn_aftopping(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """An area met its cap."""
    for gebied in berekening.gebieden:
        if gebied.aftopping and berekening.kader:
            maximum = berekening.kader.gebied_bij_code[gebied.code].maximum
            gegevens = {"gebied": gebied.naam, "maximum": maximum.waarde if maximum else None}
            gegevens["rest"] = show_nl(gebied.aftopping)
            yield Aandachtspunt.vul("gebied_afgetopt", gebied.code, gegevens, (), (gebied.code,))


def warn_netto_nul(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """A net zero is a refusal and needs its own ground (norms.md; S004 question 2)."""
    if berekening.totaal and berekening.totaal.exact_min_week == 0:
        yield Aandachtspunt.van("netto_nul")


def note_uren(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """The hours per year that were published are not those that follow from the norm."""
    for uitkomst in berekening.regels:
        gepubliceerd, code = uitkomst.regel.uur_jaar_gepubliceerd, uitkomst.regel.code
        if gepubliceerd is None or gepubliceerd.waarde is None or berekening.kader is None:
            continue
        uren = _hours(uitkomst, berekening.kader)
        if uren is not None and uren != gepubliceerd.waarde:
            gegevens = gepubliceerd.herkomst.model_dump() | {
                "code": code,
                "norm": f"{uitkomst.toepassing.norm} {uitkomst.toepassing.eenheid}",
                "berekend": plural(uren, "uur", "uur"),
                "gepubliceerd": plural(gepubliceerd.waarde, "uur", "uur"),
            }
            yield Aandachtspunt.vul("uren_verschillen", code, gegevens, (code,), (uitkomst.regel.resultaatgebied,))


def _hours(uitkomst: Regeluitkomst, kader: Normenkader) -> Fraction | None:
    """What the norm is in hours per year, where it is an amount per week or per year."""
    norm, eenheid = uitkomst.toepassing.norm, uitkomst.toepassing.eenheid
    if norm is None or eenheid not in {"min/week", "uur/jaar"}:
        return None
    return Fraction(norm) if eenheid == "uur/jaar" else Fraction(norm * kader.weken, MINUTEN_PER_UUR)


def note_opmerkingen(berekening: Berekening) -> Iterator[Aandachtspunt]:
    """What the policy remarks on a row or an area that is used; what it says of the whole stands with the norms."""
    if berekening.kader is None:
        return
    codes = {uitkomst.regel.code for uitkomst in berekening.regels}
    gebieden = {uitkomst.regel.resultaatgebied for uitkomst in berekening.regels}
    gebieden |= {afwijking.resultaatgebied for afwijking in berekening.afwijkingen}
    gebieden &= berekening.kader.gebied_bij_code.keys()  # a deviation may name none, or one that is unknown
    for opmerking in berekening.kader.opmerkingen:
        if opmerking.code in codes if opmerking.code else opmerking.resultaatgebied in gebieden:
            yield _note(opmerking, berekening.kader)


def _note(opmerking: Opmerking, kader: Normenkader) -> Aandachtspunt:
    code, gebied = opmerking.code, opmerking.resultaatgebied
    onderwerp = code or kader.gebied_bij_code[gebied].naam
    gegevens = {"onderwerp": onderwerp, "tekst": opmerking.tekst}
    gegevens |= {"bron": opmerking.bron, "vindplaats": opmerking.vindplaats}
    gebieden = (gebied or code.partition(".")[0],)
    return Aandachtspunt.vul("opmerking_bij_norm", code or gebied, gegevens, (code,) if code else (), gebieden)
