"""The explanation for the decision: golden texts of invented cases, and what holds for the text of any case."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ho_engine import bereken_casus, calculate, casus_uit_gegevens, lees_casus, load_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_engine.taal import MAANDEN, show_tijd
from ho_engine.toelichting import Alinea, explain
from ho_engine.vastleggen import lacking
from ho_engine.vertelling import CELLENGTE, MAXIMUM, fit
from ho_engine.zinnen import ANDERS, BESCHIKBAAR, LEEFEENHEID, MOGELIJKHEID, OVERNEMEN

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader, Normregel

GOLDEN = Path(__file__).parents[1] / "golden" / "toelichting"
TEKENS = {"titel": "# ", "kop": "## ", "tekst": "", "punt": "- "}
KADERS = ("nederweert-2025", "hilversum-2022", "hilversum-2026", "voorbeeldgemeente-2025", "bijlage2-2019", "hbel-2021")
EENHEDEN = r"(uur|minuut|minuten|keer|dag|dagen|jaar|week|weken|maand|maanden|kind|kinderen)\b"
GETAL = r"\d+(?:,\d+)?"
TIJD = rf"{GETAL} (?:uur|minuut|minuten)\b"
REDEN = "Dat is zo."


def as_text(berekening: Berekening) -> str:
    """The explanation as the golden files hold it."""
    return "".join(f"{TEKENS[alinea.soort]}{alinea.tekst}\n" for alinea in explain(berekening))


@pytest.mark.parametrize("pad", sorted(GOLDEN.glob("*.toml")), ids=lambda pad: pad.stem)
def test_the_text_of_a_case_is_the_golden_one(pad: Path) -> None:
    """Word for word; the figures were added up by hand in the first line of each case."""
    assert as_text(bereken_casus(lees_casus(pad))) == pad.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_golden_texts_for_every_kind_of_outcome() -> None:
    """A granted total, a transition, hours per year, biweekly help, a net zero, a fault and a draft."""
    assert len(list(GOLDEN.glob("*.toml"))) == len(list(GOLDEN.glob("*.txt"))) == 8


# --- any case


@cache
def kader(id_: str) -> Normenkader:
    """A shipped framework."""
    return load_normenkader(id_)


def _row(regel: Normregel) -> st.SearchStrategy[dict[str, Any]]:
    velden: dict[str, st.SearchStrategy[object]] = {
        "code": st.just(regel.code),
        "aantal": st.integers(1, min(regel.max or 3, 60)),
        "motivering": st.sampled_from(["", REDEN]),
        "overleg_met": st.sampled_from(["", "een collega"]),
    }
    if regel.keer == "gevraagd":
        velden["keer"] = st.integers(0, regel.keer_max or 20)
    if regel.norm_is_maximum and regel.norm.waarde:
        velden["minuten"] = st.none() | st.integers(0, regel.norm.waarde)
    dagen = st.none() | st.integers(0, 300).map(lambda dag: dt.date(2026, 8, 1) + dt.timedelta(days=dag))
    velden["tot_en_met"] = dagen
    return st.fixed_dictionaries(velden)


@st.composite
def casussen(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Cases that are mostly sound, over several frameworks: the framework and the filled-in values."""
    naam = draw(st.sampled_from(KADERS))
    wet = kader(naam)
    codes = draw(st.sets(st.sampled_from([r.code for r in wet.regels if r.norm.waarde is not None]), max_size=14))
    regels = {regel.code: regel for regel in wet.regels}
    gekozen = [code for code in regels if code in codes and not codes & {c for c in regels[code].sluit_uit if c < code}]
    basis = {f"{code.partition('.')[0]}.volledige_overname" for code in gekozen} & set(regels)
    rijen = [draw(_row(regels[code])) for code in regels if code in {*gekozen, *basis}]
    begin = wet.geldig_vanaf if wet.geldig_tot_en_met else dt.date(2026, 8, 1)
    if begin != dt.date(2026, 8, 1):
        rijen = [rij | {"tot_en_met": None} for rij in rijen]
    gegevens: dict[str, Any] = {
        "kenmerk": "toets",
        "gemeente": wet.gemeente,
        "ingangsdatum": begin,
        "frequentie": draw(st.sampled_from(["wekelijks", "wekelijks", "tweewekelijks"])),
        "tot_en_met": draw(st.sampled_from([None, dt.date(2029, 1, 31)])),
        "hulpvraag": draw(st.sampled_from(["", "Ik zoek hulp", "Kan er hulp komen?"])),
        "vorige_min_week": draw(st.none() | st.integers(0, 400)),
        "kinderen": [{"leeftijd": draw(st.integers(0, 17))} for _ in range(draw(st.integers(0, 3)))],
        "huisgenoten": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "leeftijd": st.integers(18, 99),
                        "leefeenheid": st.sampled_from([None, True, False]),
                        "kan_overnemen": st.sampled_from(["", "ja", "deels", "nee"]),
                    }
                ),
                max_size=8,
            )
        ),
        "ijkclient": draw(st.dictionaries(st.sampled_from(list(IJKCLIENT)), st.booleans())),
        "mogelijkheden": [
            {
                "soort": soort,
                "beschikbaar": draw(st.none() | st.booleans()),
                "uitkomst": draw(st.sampled_from(["", "Nee"])),
            }
            for soort in draw(st.sets(st.sampled_from(list(MOGELIJKHEDEN))))
        ],
        "regels": rijen,
        "afwijkingen": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "resultaatgebied": st.sampled_from([gebied.code for gebied in wet.resultaatgebieden]),
                        "minuten": st.integers(-90, 90),
                        "motivering": st.just(REDEN),
                    }
                ),
                max_size=3,
            )
        ),
    }
    return naam, gegevens


def reken(casus: tuple[str, dict[str, Any]]) -> Berekening:
    """The calculation of a generated case."""
    naam, gegevens = casus
    return calculate(casus_uit_gegevens(gegevens), kader(naam))


def own_words(berekening: Berekening) -> list[str]:
    """The paragraphs up to the sources, without what norm files and dates put in them."""
    wet = berekening.kader
    assert wet is not None
    vreemd = [wet.naam, wet.stand_toelichting, *(f"“{regel.omschrijving}”" for regel in wet.regels)]
    vreemd += [gebied.naam for gebied in wet.resultaatgebieden]
    herkomsten = [cijfer.herkomst for regel in wet.regels for cijfer in (regel.norm, regel.norm_2weken) if cijfer]
    herkomsten += [beleid.herkomst for beleid in wet.beleid.values()]
    herkomsten += [gebied.maximum.herkomst for gebied in wet.resultaatgebieden if gebied.maximum]
    vreemd += [plek.vindplaats for plek in (*herkomsten, wet.afronding.herkomst, wet.weken_per_jaar.herkomst)]
    datum = rf"\d+ (?:{'|'.join(MAANDEN)}) \d{{4}}"
    teksten = []
    for alinea in explain(berekening):
        if alinea == Alinea("kop", "Bronnen"):
            break
        tekst = alinea.tekst
        for deel in sorted(filter(None, vreemd), key=len, reverse=True):
            tekst = tekst.replace(deel, "≡")
        tekst = re.sub(datum, "≡", tekst).replace("ondersteuning 2015 (Wmo 2015)", "≡")
        teksten.append(re.sub(r"^Stap \d: ", "", tekst))
    return teksten


@settings(max_examples=150, deadline=None)
@given(casussen())
def test_every_text_is_sound_dutch_on_paper(casus: tuple[str, dict[str, Any]]) -> None:
    """Every number has its unit; nothing is left unfilled; no double space or period; readable lengths."""
    berekening = reken(casus)
    alineas = explain(berekening)
    assert [alinea.soort for alinea in alineas].count("titel") == 1
    assert alineas[0].soort == "titel"
    assert len(alineas) <= MAXIMUM
    for alinea in alineas:
        assert len(alinea.tekst) <= 1_200
        assert alinea.tekst == alinea.tekst.strip() != ""
    for tekst in own_words(berekening):
        for fout in ("{", "}", "None", "  ", "..", " .", " ,", "()", "True", "False", "Fraction"):
            assert fout not in tekst, tekst
        losse = [m[0] for m in re.finditer(GETAL, tekst) if not re.match(rf"{GETAL} {EENHEDEN}", tekst[m.start() :])]
        assert losse == [], tekst
        assert not re.search(r"(?<![\d,])1 (minuten|dagen|weken|maanden|kinderen)\b", tekst), tekst
        assert not re.search(r"(?<![\d,])(0|[2-9]|\d\d+) (minuut|dag|week|maand|kind)\b", tekst), tekst


@settings(max_examples=150, deadline=None)
@given(casussen())
def test_there_is_one_decision_sentence_with_the_total(casus: tuple[str, dict[str, Any]]) -> None:
    """The rounded total with its unit and product stands in one sentence; with a fault there is no amount at all."""
    berekening = reken(casus)
    teksten = own_words(berekening)
    besluit = [t for t in teksten if "volgt uit de berekening is" in t or t.startswith("Uit de berekening volgt geen")]
    totaal, wet = berekening.totaal, berekening.kader
    assert wet is not None
    if totaal is None:
        assert besluit == []
        assert not any(re.search(TIJD, tekst) for tekst in teksten)
        return
    getoond = {
        "min/week": f"{show_tijd(totaal.volume.min_week)} per week",
        "min/2 weken": f"{show_tijd(totaal.volume.min_2weken)} per twee weken",
        "uur/jaar": f"{totaal.volume.uur_jaar} uur per jaar",
    }[totaal.eenheid_besluit]
    assert len(besluit) == 1
    assert besluit[0].count(getoond) == 1
    assert wet.product in besluit[0]
    bedragen = set(re.findall(rf"{GETAL} (?:uur|minuten|minuut) per ([a-z]+(?: weken)?)", " ".join(teksten)))
    assert bedragen <= {getoond.rpartition(" per ")[2], "week", "jaar"}


@settings(max_examples=100, deadline=None)
@given(casussen())
def test_an_area_is_told_in_one_amount_and_never_per_activity(casus: tuple[str, dict[str, Any]]) -> None:
    """Step 3 names one amount of time per area, so no minutes of a single task; nor does any other sentence."""
    berekening = reken(casus)
    if berekening.totaal is None:
        return
    teksten = own_words(berekening)
    begin, einde = (
        teksten.index("welke ondersteuning nodig is"),
        teksten.index("wat u zelf of met anderen kunt oplossen"),
    )
    assert len(re.findall(TIJD, " ".join(teksten[begin:einde]))) <= len(berekening.gebieden)
    for tekst in teksten:
        assert not re.search(r"minu\w+ per (keer|dag|kind|activiteit|maaltijd)", tekst), tekst


@settings(max_examples=100, deadline=None)
@given(casussen())
def test_every_difference_is_told_with_its_reason_and_source(casus: tuple[str, dict[str, Any]]) -> None:
    """Each minder and meer row, each deviation and each "no" of the average situation has its sentence."""
    berekening = reken(casus)
    if berekening.totaal is None:
        return
    tekst = as_text(berekening)
    for uitkomst in berekening.regels:
        if uitkomst.regel.soort == "volledige_overname":
            continue
        zin = next(
            r
            for r in re.split(r"\n- | (?=\d+ minuten per week )", tekst)
            if f"door “{uitkomst.regel.omschrijving}”" in r or f"keer “{uitkomst.regel.omschrijving}”" in r
        )
        assert uitkomst.toepassing.herkomst.vindplaats.rstrip(".") in zin
        assert (REDEN if uitkomst.motivering else "De reden is nog niet ingevuld.") in zin
    assert tekst.count("Afwijking van het normenkader bij") == len(berekening.afwijkingen)
    for sleutel, antwoord in berekening.casus.ijkclient.items():
        assert (ANDERS[sleutel] in tekst) is (antwoord is False)


@settings(max_examples=60, deadline=None)
@given(casussen())
def test_a_text_says_it_is_a_draft_exactly_when_something_is_lacking(casus: tuple[str, dict[str, Any]]) -> None:
    """The title and the demands on a final workbook never disagree."""
    berekening = reken(casus)
    assert explain(berekening)[0].tekst.endswith("(concept)") is bool(lacking(berekening))


@settings(max_examples=60, deadline=None)
@given(casussen())
def test_every_letter_in_the_text_is_in_the_list_of_sources(casus: tuple[str, dict[str, Any]]) -> None:
    """A reference points to a document, and no document is listed that nothing refers to."""
    berekening = reken(casus)
    tekst, _, bronnen = as_text(berekening).partition("## Bronnen\n")
    assert set(re.findall(r"bron ([A-Z]),", tekst)) == set(re.findall(r"Bron ([A-Z]):", bronnen))


# --- one thing at a time


def nederweert(**anders: object) -> Berekening:
    """An ordinary case; ``anders`` replaces or adds keys."""
    gewoon: dict[str, Any] = {
        "kenmerk": "toets",
        "gemeente": "voorbeeldgemeente",
        "ingangsdatum": "2026-03-01",
        "frequentie": "wekelijks",
        "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    }
    return bereken_casus(casus_uit_gegevens(gewoon | anders))


def test_words_of_a_user_are_quoted_as_given() -> None:
    """Braces, quotation marks, formula signs and spaces are text like any other."""
    gek = '=1+1 {naam} "help"  ** <b>'
    assert f"Uw vraag is: “{gek}”." in as_text(nederweert(hulpvraag=gek))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"tot_en_met": "2028-02-29"}, "Dit geldt van 1 maart 2026 tot en met 29 februari 2028."),
        ({"onbepaalde_tijd": True}, "Dit geldt vanaf 1 maart 2026, voor onbepaalde tijd."),
        ({}, "Dit geldt vanaf 1 maart 2026. Tot wanneer, is nog niet bekend."),
    ],
)
def test_the_duration_is_said_or_said_to_be_unknown(anders: dict[str, object], zin: str) -> None:
    """An end, no end, or not yet known."""
    assert zin in as_text(nederweert(**anders)).splitlines()


def test_ironing_is_told_without_its_minutes() -> None:
    """Ironing is an activity: its 20 minutes are inside the 60 of the laundry and nowhere else."""
    codes = ("slh.volledige_overname", "was.eenpersoons", "was.strijken")
    tekst = as_text(nederweert(regels=[{"code": code, "aantal": 1} for code in codes]))
    assert "Wasverzorging: 60 minuten per week" in tekst
    assert "De was wordt 2 keer per week gedaan." in tekst
    assert "20 minuten" not in tekst


def test_laundry_for_two_is_done_five_times_per_two_weeks() -> None:
    """The frequencies of S004 bijlage 3, tabel 4."""
    tekst = as_text(nederweert(regels=[{"code": "was.tweepersoons", "aantal": 1}]))
    assert "De was wordt 5 keer per twee weken gedaan. Strijken hoort er niet bij." in tekst


def test_an_unknown_municipality_gives_a_text_without_amounts() -> None:
    """Without a framework the request is still told."""
    tekst = as_text(nederweert(gemeente="atlantis", hulpvraag="Ik zoek hulp."))
    assert "Er is nog geen uitkomst." in tekst
    assert "Uw vraag is: “Ik zoek hulp.”" in tekst
    assert not re.search(TIJD, tekst)


def test_a_running_decision_without_a_known_transition_is_left_to_the_municipality() -> None:
    """Nederweert has no known term: the text says that the municipality settles it."""
    tekst = as_text(nederweert(gemeente="nederweert", vorige_min_week=180))
    assert "Uw huidige ondersteuning is 3 uur per week. De nieuwe uitkomst is lager." in tekst


def test_what_is_no_part_of_the_support_is_named() -> None:
    """Every exclusion of the norm (norms.md, "What a decision must be able to show")."""
    tekst = as_text(nederweert())
    for woord in (
        "tuin",
        "buitenruimte",
        "ramen aan de buitenkant",
        "schuur",
        "auto",
        "stoep",
        "zilver",
        "dieren",
        "eten en drinken zelf",
    ):
        assert woord in tekst
    assert "staat er twee uur, dan krijgt u twee uur hulp" in tekst
    assert "pauze van de hulp hoort er niet bij" in tekst


def test_every_choice_has_its_words() -> None:
    """No condition, possibility or answer is without a sentence."""
    assert set(ANDERS) == set(IJKCLIENT)
    assert set(MOGELIJKHEID) == set(MOGELIJKHEDEN)
    assert set(BESCHIKBAAR) == set(LEEFEENHEID) == {True, False, None}
    assert set(OVERNEMEN) == {"ja", "deels", "nee"}


def test_a_crowded_case_still_fits() -> None:
    """The fullest case there can be stays below the number of paragraphs of the sheet, every word kept."""
    wet = kader("voorbeeldgemeente-2025")
    regels = [
        {"code": r.code, "aantal": 1, "motivering": f"{r.code} {'m' * 1000}"}
        | ({"keer": 1} if r.keer == "gevraagd" else {})
        for r in wet.regels
        if r.code not in {"slh.veel_extra_inzet", "was.tweepersoons", "slh.extra_eigen_kracht_tweewekelijks"}
    ]
    afwijking = {"resultaatgebied": "slh", "minuten": 1, "motivering": "a" * 2000}
    mogelijkheden = [{"soort": soort, "uitkomst": "u" * 500} for soort in MOGELIJKHEDEN]
    berekening = nederweert(regels=regels, afwijkingen=[afwijking] * 10, mogelijkheden=mogelijkheden)
    assert berekening.totaal is not None
    alineas = explain(berekening)
    assert len(alineas) <= MAXIMUM
    tekst = "".join(alinea.tekst for alinea in alineas)
    assert all(f"{regel['code']} {'m' * 1000}" in tekst for regel in regels)


@given(st.lists(st.integers(1, CELLENGTE + 10).map(lambda lengte: Alinea("punt", "w" * lengte)), max_size=3))
def test_a_text_beyond_a_cell_is_cut_without_losing_a_word(alineas: list[Alinea]) -> None:
    """Nothing is longer than a cell holds, and the words are the same."""
    passend = fit(alineas)
    assert all(len(alinea.tekst) <= CELLENGTE for alinea in passend)
    assert "".join(alinea.tekst for alinea in passend) == "".join(alinea.tekst for alinea in alineas)
