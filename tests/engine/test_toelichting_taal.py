"""The Dutch of the explanation, over generated cases: no word unexplained, no figure without a unit, no slip."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings

from generator import all_frameworks, random_case
from ho_engine import calculate
from ho_engine.regelzinnen import PER_STUK, WAAROM, WERK
from ho_engine.vertelling import MAXIMUM
from ho_engine.zinnen import STRIJKEN
from toelichtinggevallen import GETAL, KADERS, casussen, gewoon, kader, lines, own_words, reken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ho_engine import Berekening

EENHEDEN: Final = r"(uur|minuut|minuten|keer|dag|dagen|jaar|week|weken|maand|maanden|kind|kinderen|(extra )?kamers?)\b"
TERMEN: Final = {
    "normenkader": r"normenkader: een tabel met de tijd die nodig is",
    "Wmo": r"Wet maatschappelijke ondersteuning ≡\. Die wet regelt hulp",
    "concept": r"nog een concept: er moet nog iets worden ingevuld",
    "Wmo-consulent|[Cc]onsulent": r"[Cc]onsulent is de medewerker van de gemeente",
    "in natura": r"natura \(zin\)(\. Dat betekent: een aanbieder| levert een aanbieder)",
    r"\bzin\b": r"natura \(zin\)(\. Dat betekent: een aanbieder| levert een aanbieder)",
    r"\bpgb\b|budget": r"\(pgb\)(\. Dat betekent: u koopt| koopt u) de hulp zelf in",
    "onbepaalde tijd": r"onbepaalde tijd: er is geen einddatum",
    "overgang": r"houdt[^.]*\(een overgang\)",
    "proefperiode": r"proefperiode[^.]*: dan blijkt of de tijd past",
    "bezwaar": r"als u het er niet mee eens bent \(bezwaar maken\)",
    "bruto": r"voordat is bekeken wat u zelf of met anderen kunt oplossen \(bruto\)",
    "netto": r"Wat overblijft, is tijd voor hulp van de gemeente \(netto\)",
    "maatwerkvoorziening": r"hulp op maat heet in de wet een maatwerkvoorziening",
    "[Aa]fwijk(t|ing|en)": r"met een goede reden mag de gemeente ervan afwijken \(een afwijking\)",
    "eigen kracht": r"\b(u zelf|mensen om u heen)\b[^.]*\(eigen kracht",
    "gebruikelijke hulp": r"huisgenoten[^.]*\(gebruikelijke hulp\)",
    r"\bnetwerk": r"(buren of vrijwilligers|mensen om u heen)[^.]*netwerk",
    "algemene voorziening": r"dienst die voor iedereen openstaat \(algemene voorziening\)",
    "algemeen gebruikelijke": r"hulpmiddel dat veel mensen kopen \(algemeen gebruikelijke voorziening\)",
    "particuliere": r"Hulp die u zelf betaalt \(particuliere hulp\)",
    "Kindzorg|kindzorg": r"Kindzorg[^;]*Het gaat om hulp bij de verzorging van uw kinderen",
    "[Aa]dvies, instructie": r"Advies, instructie[^;]*Het gaat om tijdelijke uitleg en oefening",
    "Regie|regie": r"Regie en organisatie[^;]*Het gaat om blijvende hulp bij het plannen",
    "gemiddelde situatie": r"Uw situatie naast een gemiddelde situatie|gemiddelde situatie\. Dat is een huishouden",
    r"\bbron ≡": r"Achter een tijd staat de bron, zoals|overgang|proefperiode",
    "afgerond": r"afgerond: naar (boven|de dichtstbijzijnde stap), (in stappen van|op hele uren)",
}
"""Words a resident may not know, each with the words that must stand in the same paragraph or in an earlier one."""

VERBODEN: Final = (
    r"indicatie|beschikking|ijkcli|resultaatgebied|volledige overname|meer inzet|minder inzet|aftopping|toegekend|"
    r"omgerekend|secundair|afgeleid|leefeenheid|werkboek|\bAIV\b|\bHO\b|\bHHM\b(?! is het bureau)|"
    r"\bcliënt(?! bedoeld)|None|True|False|Fraction|[{}|]"
)
"""Words of the trade, of the program and of an unfilled sentence, that no resident should meet."""


ENKELVOUD_FOUT: Final = r"(gaat|komt|blijft|vervalt|[Nn]odig is) (er )?(0|[2-9]|[1-9]\d+)(,\d+)? minuten"
MEERVOUD_FOUT: Final = r"(gaan|komen|blijven|vervallen|[Nn]odig zijn) (er )?(ongeveer )?(1 minuut|[\d,]+ uur)"
"""A verb in the wrong number beside an amount."""


def sentences(tekst: str) -> list[str]:
    """The sentences of a paragraph; a quotation is one word."""
    return [zin for zin in re.split(r"(?<=[.?!])\s+", tekst) if zin]


def check(berekening: Berekening) -> None:
    """What holds for the text of any case."""
    teksten = own_words(berekening)
    for tekst in teksten:
        losse = [m[0] for m in re.finditer(GETAL, tekst) if not re.match(rf"{GETAL} {EENHEDEN}", tekst[m.start() :])]
        assert losse == [], tekst
        assert not re.search(r"(?<![\d,])1 (minuten|dagen|weken|maanden|kinderen|kamers)\b", tekst), tekst
        assert not re.search(r"(?<![\d,])(0|[2-9]|\d\d+) (minuut|dag|week|maand|kind|kamer)\b", tekst), tekst
        assert not re.search(ENKELVOUD_FOUT, tekst), tekst
        assert not re.search(MEERVOUD_FOUT, tekst), tekst
        assert not re.search(r"minu\w+ per (keer|dag|kind|activiteit|maaltijd|bezoek|kamer)\b", tekst), tekst
        assert re.search(VERBODEN, tekst) is None, tekst
        for fout in ("  ", "..", " .", " ,", " ;", "()", ",,", "( ", " )", ".:", "≡≡"):
            assert fout not in tekst, tekst
        assert tekst.count("(") == tekst.count(")"), tekst
        for zin in sentences(tekst):
            assert zin[0].isupper() or zin[0] == "≡", zin
            assert len(zin.split()) <= 45, zin
    zinnen = [zin for tekst in teksten for zin in sentences(tekst)]
    assert sum(len(zin.split()) for zin in zinnen) / len(zinnen) <= 25
    for tekst in lines(berekening):
        assert tekst.count("“") == tekst.count("”"), tekst
        assert tekst == tekst.strip() != ""
    for term, uitleg in TERMEN.items():
        eerste = next((plek for plek, tekst in enumerate(teksten) if plek and re.search(term, tekst)), None)
        if eerste is not None:
            assert any(re.search(uitleg, tekst) for tekst in teksten[: eerste + 1]), (term, teksten[eerste])


@settings(max_examples=250, deadline=None)
@given(casussen())
def test_every_text_is_sound_dutch(casus: tuple[str, dict[str, Any]]) -> None:
    """Words explained, figures with units, singular and plural, capitals, brackets, quotes, lengths."""
    berekening = reken(casus)
    check(berekening)
    assert len(lines(berekening)) <= MAXIMUM
    assert max(map(len, lines(berekening))) <= 1_400


def _random(kader_nummer: int) -> Iterator[Berekening]:
    wet = all_frameworks()[kader_nummer]
    bron = random.Random(kader_nummer)  # noqa: S311 - repeatable cases, no secret
    for _ in range(40):
        casus = random_case(wet, bron)
        yield calculate(casus, wet)


@pytest.mark.parametrize("nummer", range(len(all_frameworks())), ids=[wet.id for wet in all_frameworks()])
def test_the_cases_of_the_other_tests_read_well_too(nummer: int) -> None:
    """Over every framework, with fractions of minutes, own dates, many deviations, and cases with faults."""
    teksten = 0
    for berekening in _random(nummer):
        check(berekening)
        teksten += 1
    assert teksten == 40


def test_the_check_itself_finds_what_is_wrong() -> None:
    """A naked figure, a wrong verb, a long sentence or an unexplained word does not pass the patterns."""
    assert not re.match(rf"{GETAL} {EENHEDEN}", "15 af")
    assert re.search(VERBODEN, "Uw indicatie is verlaagd.")
    assert re.search(VERBODEN, "volgens HHM 2025")
    assert not re.search(VERBODEN, "HHM is het bureau dat")
    assert re.search(ENKELVOUD_FOUT, "Er blijft 15 minuten over.")
    assert re.search(MEERVOUD_FOUT, "Er gaan ongeveer 8,67 uur af.")
    assert len(sentences("Een zin. En nog een? Ja!")) == 3
    for term, uitleg in TERMEN.items():
        assert re.search(uitleg, "Hier staat niets.") is None, term


@pytest.mark.parametrize("naam", [*KADERS, "hhm-2019", "hhm-2019-2022", "hhm-2025"])
def test_every_shipped_row_has_plain_words(naam: str) -> None:
    """No shipped description is quoted to a resident: each has its sentence."""
    for regel in kader(naam).regels:
        if regel.soort != "volledige_overname":
            assert regel.code == STRIJKEN or regel.omschrijving in {*WAAROM, *PER_STUK}, regel.code
        elif regel.resultaatgebied in {"maaltijden", "aiv", "kindzorg"}:
            assert regel.omschrijving in WERK, regel.code


def test_a_dutch_verb_follows_the_amount() -> None:
    """One minute leaves, two minutes leave, and hours are never plural."""

    def afwijking(minuten: int) -> str:
        return " ".join(lines(gewoon(afwijkingen=[{"resultaatgebied": "slh", "minuten": minuten, "motivering": "x"}])))

    assert "er komt 1 minuut per week bij" in afwijking(1)
    assert "er komen 2 minuten per week bij" in afwijking(2)
    assert "er gaat 1 minuut per week af" in afwijking(-1)
    assert "Er blijft 1 minuut per week over." in afwijking(-124)
