"""Every kind of file this program makes, over the frameworks it ships, with the fullest case each can hold."""

from __future__ import annotations

import datetime as dt
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from generator import all_frameworks
from ho_engine import Normenkader, calculate, casus_uit_gegevens, load_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_engine.tijd import add_months
from ho_workbook.gesprekslijst import maak_gesprekslijst
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek, vul_sjabloon

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine import Berekening, Normregel

LANG: Final = (
    "De inwoner kan sinds de val op de trap niet meer bukken, tillen of langer dan tien minuten staan; dat is door de "
    "ergotherapeut bevestigd.\n\n- de ramen, de badkamer en het bed blijven liggen & niemand anders neemt dat over. "
)
"""A text of more than one line and paragraph, with a sign in it that XML must escape."""

_DAGEN: Final = dt.timedelta(days=1)


def full_case(kader: Normenkader, *, frequentie: str = "wekelijks", perioden: int = 9, **anders: object) -> Any:  # noqa: ANN401 - a case
    """As much as a case of a framework can hold: every row that goes together, ten deviations, everyone at home."""
    begin = kader.geldig_vanaf or dt.date(2026, 3, 1)
    begin = begin if kader.geldig_tot_en_met else max(begin, dt.date(2026, 3, 1))
    gegevens: dict[str, Any] = {
        "kenmerk": "2026-0042",
        "gemeente": kader.gemeente or "test",
        "ingangsdatum": begin,
        "frequentie": frequentie,
        "tot_en_met": add_months(begin, 24) - _DAGEN,
        "vastgelegd_op": begin - 9 * _DAGEN,
        "vorige_min_week": 180.5,
        "leveringsvorm": "pgb",
        "hulpvraag": f"=1+1 is geen som.\n{LANG * 4}",
        "beperkingen": f"@rug, +knie, -schouder\n{LANG * 2}",
        "kinderen": [{"leeftijd": leeftijd} for leeftijd in (0, 2, 3, 5, 8, 11, 13, 17)],
        "huisgenoten": [
            {"leeftijd": 18 + 9 * nummer, "leefeenheid": True, "kan_overnemen": kan, "motivering": LANG}
            for nummer, kan in enumerate(("deels", "nee", "deels", "nee", "deels", "nee", "deels", "nee"))
        ],
        "ijkclient": {sleutel: nummer % 2 == 0 for nummer, sleutel in enumerate(IJKCLIENT)},
        "mogelijkheden": [{"soort": soort, "beschikbaar": False, "uitkomst": LANG} for soort in MOGELIJKHEDEN],
        "regels": [_row(regel) for regel in _rows(kader, frequentie)],
        "afwijkingen": [
            {
                "resultaatgebied": kader.resultaatgebieden[nummer % len(kader.resultaatgebieden)].code,
                "minuten": 7.25 if nummer % 2 else -3.5,
                "motivering": LANG,
                "overleg_met": "het team Wmo",
                **({"tot_en_met": begin + (40 + 20 * nummer) * _DAGEN} if 0 < nummer < perioden else {}),
            }
            for nummer in range(10)
        ],
    }
    return casus_uit_gegevens(gegevens | anders)


def _rows(kader: Normenkader, frequentie: str) -> list[Normregel]:
    """Rows in the order of the framework that have a figure at this frequency and exclude none before them."""
    gekozen: dict[str, Normregel] = {}
    for regel in sorted(kader.regels, key=lambda regel: regel.soort != "volledige_overname"):
        gebied = kader.gebied_bij_code[regel.resultaatgebied]
        twee = frequentie == "tweewekelijks"
        verkeerd = {"alleen_wekelijks"} if twee else {"alleen_tweewekelijks"}
        if twee and gebied.tweewekelijks and regel.soort != "meer_inzet":
            past = regel.norm_2weken is not None and regel.norm_2weken.waarde is not None
        else:
            past = regel.norm.waarde is not None
        basis = regel.soort == "volledige_overname" or any(
            ander.resultaatgebied == regel.resultaatgebied and ander.soort == "volledige_overname"
            for ander in gekozen.values()
        )
        botst = any(code in gekozen for code in regel.sluit_uit)
        botst |= any(regel.code in ander.sluit_uit for ander in gekozen.values())
        mist = bool(regel.vereist) and not any(code in gekozen for code in regel.vereist)
        if past and basis and not botst and not mist and regel.frequentie not in verkeerd:
            gekozen[regel.code] = regel
    return list(gekozen.values())


def _row(regel: Normregel) -> dict[str, Any]:
    rij: dict[str, Any] = {
        "code": regel.code,
        "aantal": min(2, regel.max or 2),
        "motivering": LANG,
        "overleg_met": "het team Wmo",
    }
    if regel.keer == "gevraagd":
        rij["keer"] = 2.5
    return rij


def calculated(kader: Normenkader, **anders: Any) -> Berekening:  # noqa: ANN401 - whatever a case can hold
    """The fullest case of a framework, calculated."""
    return calculate(full_case(kader, **anders), kader)


def _final(naam: str, **anders: Any) -> bytes:  # noqa: ANN401 - the same
    berekening = calculated(load_normenkader(naam), **anders)
    assert berekening.totaal is not None, [str(punt) for punt in berekening.fouten]
    return maak_werkboek(berekening, "definitief")


def _with_errors() -> bytes:
    """A concept with every kind of mistake in it: a missing norm, a word for a number, a day that is no day."""
    kader = load_normenkader("nederweert-2025")
    fout = [
        {"code": "slh.volledige_overname", "aantal": "veel"},
        {"code": "was.eenpersoons", "aantal": 1},
        {"code": "slh.huisdieren", "aantal": 99, "tot_en_met": "ooit"},
    ]
    return maak_werkboek(
        calculated(kader, regels=fout, afwijkingen=[{"resultaatgebied": "slh", "minuten": 3}]), "concept"
    )


def _lower(naam: str, soort: Any, **anders: Any) -> bytes:  # noqa: ANN401 - the same
    """Lower than the running decision: a transition, and after it more periods than the first sheet shows."""
    berekening = calculated(load_normenkader(naam), vorige_min_week=9000, **anders)
    assert berekening.perioden[0].overgang
    assert len(berekening.perioden) > 4
    return maak_werkboek(berekening, soort)


def _talk(naam: str, *, vol: bool) -> bytes:
    kader = load_normenkader(naam)
    casus = full_case(kader)
    return maak_gesprekslijst(kader, casus.begin, kader.gemeente, casus if vol else None)


def _empty(kader: Normenkader) -> bytes:
    return maak_sjabloon(kader, full_case(kader).begin, kader.gemeente or "test")


def _filled(kader: Normenkader, **anders: Any) -> bytes:  # noqa: ANN401 - the same
    return vul_sjabloon(full_case(kader, **anders), kader)


def _concept(kader: Normenkader, frequentie: str) -> bytes:
    berekening = calculated(kader, frequentie=frequentie)
    assert berekening.totaal is not None, [str(punt) for punt in berekening.fouten]
    return maak_werkboek(berekening, "concept")


def _zero() -> bytes:
    """A net of zero: a rejection, with dashes where figures stand."""
    kader = load_normenkader("nederweert-2025")
    regels = [{"code": "slh.volledige_overname", "aantal": 1}]
    weg = [{"resultaatgebied": "slh", "minuten": -125, "motivering": LANG, "overleg_met": "het team"}]
    berekening = calculated(kader, regels=regels, afwijkingen=weg)
    assert berekening.totaal is not None
    return maak_werkboek(berekening, "definitief")


def kinds() -> dict[str, Callable[[], bytes]]:
    """How to make every kind of file, by a name that says what it is."""
    gevonden: dict[str, Callable[[], bytes]] = {}
    for nummer, kader in enumerate(all_frameworks()):
        frequentie = ("wekelijks", "tweewekelijks")[nummer % 2]
        gevonden[f"concept vol {frequentie} {kader.id}"] = partial(_concept, kader, frequentie)
    for naam in ("bijlage2-2019", "hbel-2021", "voorbeeldgemeente-2025"):
        gevonden[f"sjabloon leeg {naam}"] = partial(_empty, load_normenkader(naam))
    hilversum, hbel = load_normenkader("hilversum-2022"), load_normenkader("hbel-2021")
    return gevonden | {
        "sjabloon ingevuld hilversum-2022": lambda: _filled(hilversum),
        "sjabloon ingevuld met fouten hbel-2021": lambda: _filled(
            hbel, kenmerk="", regels=[{"code": "slh.volledige_overname", "aantal": "veel"}]
        ),
        "concept met fouten nederweert-2025": _with_errors,
        "concept met overgang voorbeeldgemeente-2025": lambda: _lower("voorbeeldgemeente-2025", "concept"),
        "definitief nederweert-2025": lambda: _final("nederweert-2025"),
        "definitief netto nul nederweert-2025": _zero,
        "definitief tweewekelijks voorbeeldgemeente-2025": lambda: _final(
            "voorbeeldgemeente-2025", frequentie="tweewekelijks"
        ),
        "definitief uren per jaar hbel-2021": lambda: _final("hbel-2021"),
        "definitief met overgang hilversum-2022": lambda: _lower("hilversum-2022", "definitief"),
        "definitief zonder einde dijk-en-waard-2027": lambda: _final(
            "dijk-en-waard-2027", tot_en_met=None, onbepaalde_tijd=True
        ),
        "gesprekslijst leeg voorbeeldgemeente-2025": lambda: _talk("voorbeeldgemeente-2025", vol=False),
        "gesprekslijst ingevuld hilversum-2022": lambda: _talk("hilversum-2022", vol=True),
        "gesprekslijst ingevuld hbel-2021": lambda: _talk("hbel-2021", vol=True),
    }


@cache
def made(naam: str) -> bytes:
    """One file, made once."""
    return kinds()[naam]()
