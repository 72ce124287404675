"""Cases for the explanation: generated ones over several frameworks, and its text without what others put in it."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from ho_engine import bereken_casus, calculate, casus_uit_gegevens, load_normenkader
from ho_engine.casus import IJKCLIENT, LEVERINGSVORMEN, MOGELIJKHEDEN
from ho_engine.taal import MAANDEN
from ho_engine.toelichting import explain

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader, Normregel

KADERS: Final = (
    "nederweert-2025",
    "hilversum-2022",
    "hilversum-2026",
    "voorbeeldgemeente-2025",
    "bijlage2-2019",
    "dijk-en-waard-2027",
    "hbel-2021",
)
GETAL: Final = r"\d+(?:,\d+)?"
REDEN: Final = "Dat is zo."
BEGIN: Final = dt.date(2027, 2, 1)


@cache
def kader(id_: str) -> Normenkader:
    """A shipped framework."""
    return load_normenkader(id_)


def _row(regel: Normregel, begin: dt.date) -> st.SearchStrategy[dict[str, Any]]:
    dagen = st.integers(0, 300).map(lambda dag: begin + dt.timedelta(days=dag))
    velden: dict[str, st.SearchStrategy[object]] = {
        "code": st.just(regel.code),
        "aantal": st.integers(1, min(regel.max or 3, 60)),
        "motivering": st.sampled_from(["", REDEN]),
        "overleg_met": st.sampled_from(["", "een collega"]),
        "van": st.none() | st.none() | dagen,
        "tot_en_met": st.none() | st.none() | dagen.map(lambda dag: dag + dt.timedelta(days=300)),
    }
    if regel.keer == "gevraagd":
        velden["keer"] = st.integers(0, regel.keer_max or 20)
    if regel.norm_is_maximum and regel.norm.waarde:
        velden["minuten"] = st.none() | st.integers(0, regel.norm.waarde)
    return st.fixed_dictionaries(velden)


@st.composite
def casussen(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Cases that are mostly sound, over several frameworks: the framework and the filled-in values."""
    naam = draw(st.sampled_from(KADERS))
    wet = kader(naam)
    begin = (wet.geldig_vanaf or BEGIN) if wet.geldig_tot_en_met else BEGIN
    codes = draw(st.sets(st.sampled_from([r.code for r in wet.regels if r.norm.waarde is not None]), max_size=14))
    regels = {regel.code: regel for regel in wet.regels}
    gekozen = [code for code in regels if code in codes and not codes & {c for c in regels[code].sluit_uit if c < code}]
    basis = {f"{code.partition('.')[0]}.volledige_overname" for code in gekozen} & set(regels)
    afwijking = st.fixed_dictionaries(
        {
            "resultaatgebied": st.sampled_from([gebied.code for gebied in wet.resultaatgebieden]),
            "minuten": st.integers(-90, 90),
            "motivering": st.just(REDEN),
            "van": st.none() | st.just(begin + dt.timedelta(days=31)),
        }
    )
    huisgenoot = st.fixed_dictionaries(
        {
            "leeftijd": st.integers(18, 99),
            "leefeenheid": st.sampled_from([None, True, False]),
            "kan_overnemen": st.sampled_from(["", "ja", "deels", "nee"]),
        }
    )
    gegevens: dict[str, Any] = {
        "kenmerk": "toets",
        "gemeente": wet.gemeente,
        "ingangsdatum": begin,
        "frequentie": draw(st.sampled_from(["wekelijks", "wekelijks", "tweewekelijks"])),
        "leveringsvorm": draw(st.sampled_from(["", *LEVERINGSVORMEN])),
        "hulpvraag": draw(st.sampled_from(["", "Ik zoek hulp", "Kan er hulp komen?"])),
        "vorige_min_week": draw(st.none() | st.integers(0, 400)),
        "kinderen": [{"leeftijd": draw(st.integers(0, 17))} for _ in range(draw(st.integers(0, 3)))],
        "huisgenoten": draw(st.lists(huisgenoot, max_size=8)),
        "ijkclient": draw(st.dictionaries(st.sampled_from(list(IJKCLIENT)), st.booleans())),
        "mogelijkheden": [
            {
                "soort": soort,
                "beschikbaar": draw(st.none() | st.booleans()),
                "uitkomst": draw(st.sampled_from(["", "Nee"])),
            }
            for soort in draw(st.sets(st.sampled_from(list(MOGELIJKHEDEN))))
        ],
        "regels": [draw(_row(regels[code], begin)) for code in regels if code in {*gekozen, *basis}],
        "afwijkingen": draw(st.lists(afwijking, max_size=3)),
    }
    gegevens |= draw(st.sampled_from([{}, {"onbepaalde_tijd": True}, {"tot_en_met": begin + dt.timedelta(days=900)}]))
    return naam, gegevens


def reken(casus: tuple[str, dict[str, Any]]) -> Berekening:
    """The calculation of a generated case."""
    naam, gegevens = casus
    return calculate(casus_uit_gegevens(gegevens), kader(naam))


def gewoon(**anders: object) -> Berekening:
    """An ordinary case; ``anders`` replaces or adds keys."""
    vast: dict[str, Any] = {
        "kenmerk": "toets",
        "gemeente": "voorbeeldgemeente",
        "ingangsdatum": "2026-03-01",
        "frequentie": "wekelijks",
        "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    }
    return bereken_casus(casus_uit_gegevens(vast | anders))


def lines(berekening: Berekening) -> list[str]:
    """The paragraphs of the explanation."""
    return [alinea.tekst for alinea in explain(berekening)]


def own_words(berekening: Berekening) -> list[str]:
    """The paragraphs up to the sources, without quotations, dates, references and the name of the law."""
    weg = (
        r"“[^“”]*”",
        rf"\d+ (?:{'|'.join(MAANDEN)}) \d{{4}}",
        r"(?<=\bbron )[A-Z]\d*\b",
        r"2015 \(Wmo 2015\)",
        r"\b[Ss]tap [1-5]\b",
    )
    teksten: list[str] = []
    for tekst in lines(berekening):
        if tekst == "Bronnen":
            break
        for patroon in weg:
            tekst = re.sub(patroon, "≡", tekst)  # noqa: PLW2901 - one after the other
        teksten.append(tekst)
    return teksten
