"""What a final workbook demands beyond a calculation, all of it at once. Computes nothing and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.aandachtspunten import texts
from ho_engine.casus import MOGELIJKHEDEN, OPNIEUW_VRAGEN, not_asked_again
from ho_engine.getallen import show_nl

if TYPE_CHECKING:
    from ho_engine.uitkomst import Berekening, Regeluitkomst

Tekorten: TypeAlias = Iterator[tuple[str, str]]
"""What is lacking: the place (a cell, a key or a code) and a clause that says what to do."""

TE_ONDERZOEKEN: Final = tuple(soort for soort in MOGELIJKHEDEN if soort != "particuliere_hulp")
"""The possibilities of step 4 that are investigated in every case; help that someone pays for is the client's own."""


def lack_result(berekening: Berekening) -> Tekorten:
    """A calculation with a *fout* has no figure to record."""
    for punt in berekening.fouten:
        yield punt.plaats, punt.tekst


def lack_standing(berekening: Berekening) -> Tekorten:
    """A fictitious, nameless or announced framework never carries a decision."""
    kader = berekening.kader
    if kader is not None and kader.stand != "geldend":
        gevolg = "een uitkomst daarvan blijft een concept; kies een gemeente met een geldend normenkader"
        yield kader.id, f"dit normenkader is niet geldend ({kader.stand}), {gevolg}"


def lack_motivation(berekening: Berekening) -> Tekorten:
    """Every *minder* and *meer* row says why; without it a deviation is a *fout* already."""
    for pad, uitkomst in _minder_and_meer(berekening):
        if not uitkomst.motivering:
            plaats = berekening.casus.plaats(f"{pad}.motivering")
            yield plaats, f"bij {uitkomst.regel.code} ontbreekt de motivering; schrijf op waarom deze regel nodig is"


def lack_consultation(berekening: Berekening) -> Tekorten:
    """Where the policy asks for consultation, the case says with whom."""
    casus, kader = berekening.casus, berekening.kader
    beleid = kader.beleid.get("overleg") if kader else None
    eis = beleid.waarde if beleid else None
    zonder: list[tuple[str, str]] = []
    if eis == "elke minder of meer":
        zonder += [(pad, uit.regel.code) for pad, uit in _minder_and_meer(berekening) if not uit.overleg_met]
    if eis in {"elke minder of meer", "afwijking"}:
        for nummer, afwijking in enumerate(casus.afwijkingen):
            if not afwijking.overleg_met:
                zonder.append((f"afwijkingen.{nummer}", f"de afwijking bij {afwijking.resultaatgebied}"))
    for pad, wat in zonder:
        yield casus.plaats(f"{pad}.overleg_met"), f"het beleid vraagt overleg bij {wat}; vul in met wie is overlegd"


def lack_story(berekening: Berekening) -> Tekorten:
    """Steps 1 and 2: the request, and the problems and limitations."""
    for veld, wat in (
        ("hulpvraag", "de hulpvraag (stap 1) ontbreekt"),
        ("beperkingen", "de beperkingen (stap 2) ontbreken"),
    ):
        if not getattr(berekening.casus, veld):
            yield berekening.casus.plaats(veld), f"{wat}; vul in wat het onderzoek heeft opgeleverd"


def lack_answers(berekening: Berekening) -> Tekorten:
    """What was copied from an earlier case was asked again; an age that was not is a *fout* already."""
    for pad, tekst in texts(berekening.casus):
        if not_asked_again(tekst):
            wat = f"hier staat nog '{OPNIEUW_VRAGEN}'; vraag het na en haal die woorden weg"
            yield berekening.casus.plaats(pad), wat


def lack_investigation(berekening: Berekening) -> Tekorten:
    """Step 4: every possibility was investigated, with an outcome."""
    casus = berekening.casus
    plek = {mogelijkheid.soort: nummer for nummer, mogelijkheid in enumerate(casus.mogelijkheden)}
    for soort in TE_ONDERZOEKEN:
        nummer = plek.get(soort)
        wat = f"{MOGELIJKHEDEN[soort].lower()} ({soort})"
        if nummer is None:
            plaats = casus.plaatsen.get(f"mogelijkheden.{soort}", "mogelijkheden")
            yield plaats, f"{wat} is nog niet onderzocht; vul de uitkomst van het onderzoek in (stap 4)"
        elif not casus.mogelijkheden[nummer].uitkomst:
            plaats = casus.plaats(f"mogelijkheden.{nummer}.uitkomst")
            yield plaats, f"de uitkomst van het onderzoek naar {wat} ontbreekt; vul hem in (stap 4)"


def lack_term(berekening: Berekening) -> Tekorten:
    """The help has an end, or is said to have none."""
    casus = berekening.casus
    if casus.tot_en_met is None and casus.onbepaalde_tijd is not True:
        yield casus.plaats("tot_en_met"), "de duur ontbreekt; vul een einddatum in, of bij onbepaalde tijd: ja"


def lack_recording_date(berekening: Berekening) -> Tekorten:
    """The day of recording; the clock is never read into a result."""
    if berekening.casus.vastgelegd_op is None:
        plaats = berekening.casus.plaats("vastgelegd_op")
        yield plaats, "de datum van vastleggen ontbreekt; vul die datum in"


def lack_privacy(berekening: Berekening) -> Tekorten:
    """Nothing that looks like a burgerservicenummer is recorded, unless someone looked and says that it is none."""
    if berekening.casus.geen_bsn is True:
        return
    for punt in berekening.aandachtspunten:
        if punt.naam == "lijkt_op_bsn":
            wat = "hier staat iets dat op een burgerservicenummer lijkt; verwijder het"
            yield punt.plaats, f"{wat}, of vul bij geen_bsn 'ja' in als u heeft nagekeken dat het er geen is"


def lack_certainty(berekening: Berekening) -> Tekorten:
    """Every used figure was read in a primary source; one that is *ontbreekt* is a *fout* already."""
    herstel = "neem het cijfer uit de eigen regeling op in een eigen normbestand (docs/normen.md)"
    for uitkomst in berekening.regels:
        herkomst = uitkomst.toepassing.herkomst
        if herkomst.status in {"secundair", "afgeleid"}:
            norm = uitkomst.toepassing.norm
            cijfer = "het cijfer" if norm is None else f"{show_nl(norm)} {uitkomst.toepassing.eenheid}"
            yield uitkomst.regel.code, f"{cijfer} is {herkomst.status} en niet bevestigd; {herstel}"
    for gebied in berekening.gebieden:
        maximum = berekening.kader.gebied_bij_code[gebied.code].maximum if berekening.kader else None
        if gebied.aftopping and maximum and maximum.herkomst.status != "bevestigd":
            yield gebied.code, f"het maximum van dit gebied is {maximum.herkomst.status} en niet bevestigd; {herstel}"


DEMANDS: Final[tuple[Callable[[Berekening], Tekorten], ...]] = (
    lack_result,
    lack_standing,
    lack_recording_date,
    lack_term,
    lack_story,
    lack_answers,
    lack_motivation,
    lack_consultation,
    lack_investigation,
    lack_privacy,
    lack_certainty,
)


def lacking(berekening: Berekening) -> tuple[str, ...]:
    """Everything that stands between this calculation and a final workbook.

    Args:
        berekening: the calculation of a case.

    Returns:
        One short Dutch clause each, with its place and what to do; empty when the case can be recorded.
    """
    clausules = []
    for demand in DEMANDS:
        for plaats, zin in demand(berekening):
            clausule = zin.rstrip(".")
            clausules.append(f"{plaats}: {clausule}" if plaats else clausule)
    return tuple(dict.fromkeys(clausules))


def _minder_and_meer(berekening: Berekening) -> Iterator[tuple[str, Regeluitkomst]]:
    """The used rows that differ from the average client situation, with their path in the case."""
    pad: dict[str, str] = {}
    for nummer, regel in enumerate(berekening.casus.regels):
        pad.setdefault(regel.code, f"regels.{nummer}")
    for uitkomst in berekening.regels:
        if uitkomst.regel.soort != "volledige_overname":
            yield pad[uitkomst.regel.code], uitkomst
