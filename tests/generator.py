"""Random cases over any normenkader: mostly sound, sometimes wrong in the ways people are. Seeded, so repeatable."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ho_engine import Casus, Normenkader, calculate, casus_uit_gegevens, load_normenkader, normenbibliotheek

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from ho_engine import Normregel

WOORDEN = (
    "",
    "",
    "Toelichting van de consulent",
    "=1+1",
    "+31 is geen formule",
    "Zie <verslag> & bijlage",
    "- streep",
    "é ü €",
    "  ",
)
BEGIN = dt.date(2027, 1, 4)


def all_frameworks() -> list[Normenkader]:
    """Every shipped framework that can be resolved: editions and municipalities, not blocks or announcements."""
    bestanden = normenbibliotheek().bestanden
    return [
        load_normenkader(naam)
        for naam, (_, bestand) in sorted(bestanden.items())
        if bestand.stand != "aangekondigd" and bestand.soort != "blok"
    ]


def random_case(kader: Normenkader, bron: random.Random, *, fouten: float = 0.15) -> Casus:
    """A case for a framework; with chance ``fouten`` something in it is wrong."""
    stuk = bron.random() < fouten
    begin = (
        max(kader.geldig_vanaf or BEGIN, dt.date(2026, 2, 27))
        if kader.geldig_tot_en_met is None
        else kader.geldig_vanaf
    )
    begin = (begin or BEGIN) + dt.timedelta(days=bron.randrange(0, 300))
    einde = None if bron.random() < 0.3 else begin + dt.timedelta(days=bron.randrange(20, 2000))
    regels = [_row(regel, bron, begin, einde, stuk=stuk) for regel in _choose_rows(kader, bron, stuk=stuk)]
    bron.shuffle(regels)
    gegevens: dict[str, Any] = {
        "kenmerk": f"TEST-{bron.randrange(10_000)}",
        "gemeente": kader.gemeente or "test",
        "ingangsdatum": begin,
        "frequentie": bron.choices(("wekelijks", "tweewekelijks"), (3, 2))[0],
        "regels": regels,
        "afwijkingen": list(_deviations(kader, bron, begin, einde, stuk=stuk)),
        "hulpvraag": bron.choice(WOORDEN),
        "kinderen": [{"leeftijd": bron.randrange(18)} for _ in range(bron.randrange(3))],
        "ijkclient": {"zelfstandige_woning": bron.random() < 0.5},
    }
    if einde:
        gegevens["tot_en_met"] = einde
    elif bron.random() < 0.5:
        gegevens["onbepaalde_tijd"] = True
    if bron.random() < (0.8 if kader.beleidsgetal("overgang_maanden") else 0.3):
        gegevens["vorige_min_week"] = bron.randrange(0, 2_500)  # also above what a family gets: a transition
    return casus_uit_gegevens(gegevens)


def counted_case(kader: Normenkader, bron: random.Random) -> Casus:
    """The first random case of a framework that has a total."""
    while True:
        casus = random_case(kader, bron, fouten=0)
        if calculate(casus, kader).totaal is not None:
            return casus


def _choose_rows(kader: Normenkader, bron: random.Random, *, stuk: bool) -> list[Normregel]:
    """Rows that mostly fit together: full replacement first, exclusions left out, unknown norms seldom."""
    gekozen: dict[str, Normregel] = {}
    for regel in kader.regels:
        kans = 0.75 if regel.soort == "volledige_overname" else 0.35
        if regel.norm.waarde is None:
            kans = 0.15 if stuk else 0.0
        if bron.random() >= kans:
            continue
        past = regel.soort == "volledige_overname" or any(
            ander.resultaatgebied == regel.resultaatgebied and ander.soort == "volledige_overname"
            for ander in gekozen.values()
        )
        vrij = not any(code in gekozen for code in regel.sluit_uit)
        vereist = not regel.vereist or any(code in gekozen for code in regel.vereist)
        if stuk or (past and vrij and vereist):
            gekozen[regel.code] = regel
    return list(gekozen.values())


def _row(regel: Normregel, bron: random.Random, begin: dt.date, einde: dt.date | None, *, stuk: bool) -> dict[str, Any]:
    hoogste = regel.max or 4
    rij: dict[str, Any] = {
        "code": regel.code,
        "aantal": bron.randint(min(1, hoogste), hoogste) if bron.random() < 0.95 else 0,
    }
    if regel.keer == "gevraagd":
        rij["keer"] = (
            Decimal(bron.randint(0, 100 * (regel.keer_max or 9))) / 100
            if bron.random() < 0.5
            else bron.randint(0, regel.keer_max or 9)
        )
    if regel.norm_is_maximum and regel.norm.waarde and bron.random() < 0.5:
        rij["minuten"] = Decimal(bron.randint(0, 100 * regel.norm.waarde)) / 100
    if bron.random() < 0.2:
        rij["van"] = begin + dt.timedelta(days=bron.randrange(0, 20))
    if bron.random() < 0.2 and (einde is None or (einde - begin).days > 60):
        rij["tot_en_met"] = begin + dt.timedelta(days=bron.randrange(20, 60))
    rij["motivering"] = bron.choice(WOORDEN)
    rij["overleg_met"] = bron.choice(("", "collega"))
    if stuk and bron.random() < 0.25:
        sleutel, waarde = bron.choice(
            (
                ("aantal", -1),
                ("aantal", "veel"),
                ("aantal", Decimal("1.5")),
                ("aantal", 99_999),
                ("keer", "vaak"),
                ("keer", Decimal("-0.5")),
                ("keer", Decimal("1.234")),
                ("keer", 50),
                ("minuten", 5),
                ("minuten", "weinig"),
                ("minuten", 5000),
                ("van", "gisteren"),
                ("van", dt.date(2019, 1, 1)),
                ("tot_en_met", dt.date(2019, 1, 1)),
            )
        )
        rij[sleutel] = waarde
    return rij


def _deviations(
    kader: Normenkader, bron: random.Random, begin: dt.date, einde: dt.date | None, *, stuk: bool
) -> Iterator[dict[str, Any]]:
    for _ in range(bron.choice((0, 0, 0, 1, 2, 10))):
        afwijking: dict[str, Any] = {
            "resultaatgebied": bron.choice(kader.resultaatgebieden).code,
            "minuten": Decimal(bron.randint(-12_000, 12_000)) / 100,
            "motivering": "Omdat het bij deze inwoner anders ligt",
        }
        if bron.random() < 0.3 and (einde is None or (einde - begin).days > 60):
            afwijking["van"] = begin + dt.timedelta(days=bron.randrange(0, 5))
            afwijking["tot_en_met"] = begin + dt.timedelta(days=bron.randrange(5, 50))
        if stuk and bron.random() < 0.3:
            sleutel, waarde = bron.choice(
                (("minuten", "wat"), ("minuten", Decimal("0.123")), ("motivering", ""), ("tot_en_met", "later"))
            )
            afwijking[sleutel] = waarde
        yield afwijking
