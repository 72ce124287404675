"""Makes ``excel/backoffice.xlsx``: 200 invented cases as a back office has them, and a sheet per question.

The values beside the formulas come from the functions themselves, so the file can be read without the add-in.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from backofficebladen import draw_errors, draw_help, draw_norms, draw_one_case, draw_per_municipality, draw_rounding
from backofficelijst import AANTALLEN, BEGIN, BLAD, EIND, KEREN, KOPRIJ, LOS, UITKOMST, UITLEG, WOORDEN, Lijst, N
from backofficezaken import CODES, GEMEENTEN, KEER_CODES, invented_cases
from excelboek import A3, Boek
from formuletaal import cell
from xlsxwriter.utility import xl_range, xl_range_abs  # type: ignore[import-untyped]  # it ships no types

from ho_addin import functies
from ho_addin.functies import Foutwaarde

if TYPE_CHECKING:
    from excelboek import Vel, Waarde

_BREEDTEN: Final = (
    *(5, 15, 18, 13, 14),
    *(5.5,) * N,
    1.5,
    *(7 if code in KEER_CODES else 2.2 for code in CODES),
    1.5,
    *(10, 10, 10, 10, 24, 78),
)
_PEILDAG: Final = dt.date(2026, 4, 1)
_PEILDAG_DIJK: Final = dt.date(2027, 4, 1)


def make_backoffice() -> bytes:
    """The whole file."""
    boek = Boek(
        "Back-office: 200 verzonnen casussen",
        "Verzonnen voorbeeld: geen enkele casus is echt.",
        "Verzonnen voorbeeld; rekenuitkomst, geen indicatie",
    )
    lijst = Lijst(invented_cases())
    lees = boek.sheet("Lees mij", (4, 26, 96))
    casussen = boek.sheet(BLAD, _BREEDTEN)
    totalen = boek.sheet("Totalen", (30, 12, 11, 12, 16, 14, 18, 30))
    draw_one_case(boek, lijst)
    draw_norms(boek)
    draw_per_municipality(boek)
    draw_rounding(boek)
    draw_errors(boek)
    _draw_list(casussen, lijst)
    _draw_totals(totalen, lijst)
    draw_help(lees)
    lees.blad.activate()
    return boek.data()


def _draw_list(vel: Vel, lijst: Lijst) -> None:
    """The list: what is typed per case on the left, what comes out on the right."""
    vel.title(
        "Casussen",
        "Verzonnen voorbeeld: geen enkele casus is echt. Geel typt u, blauw rekent de invoegtoepassing."
        " Rekenuitkomst, geen indicatie.",
        "De kolommen min/week, uur/jaar en min/2 weken zijn samen één formule; de twee ernaast hebben er één per rij.",
    )
    vel.rij = KOPRIJ - 1
    groepen = ((0, 5, ""), (AANTALLEN, N, "Aantallen"), (KEREN, N, "Keer per week"), (UITKOMST, 6, "Uitkomst"))
    for eerste, breed, naam in groepen:
        vel.fill(KOPRIJ - 1, eerste, [[naam, *[None] * (breed - 1)]], ["kop"] * breed)
    vel.headings(KOPRIJ, ("nr", "kenmerk", "gemeente", "ingangsdatum", "frequentie"))
    vel.fill(KOPRIJ, AANTALLEN, [CODES], ["kolomkop_code"] * N)
    rollen = ["kolomkop_code" if code in KEER_CODES else "kolomkop_dicht" for code in CODES]
    vel.fill(KOPRIJ, KEREN, [CODES], rollen)
    koppen = ("min/week", "uur/jaar", "min/2 weken", "min/week, los", "in woorden", "uitleg bij een fout")
    vel.headings(KOPRIJ, koppen, UITKOMST, 132)
    _draw_inputs(vel, lijst)
    _draw_outcomes(vel, lijst)
    vel.blad.freeze_panes(BEGIN, 3)
    vel.blad.autofilter(KOPRIJ, 0, EIND, 4)
    vel.paper(EIND, BEGIN, papier=A3)


def _draw_inputs(vel: Vel, lijst: Lijst) -> None:
    """What is typed."""
    aantal = ["invoer_aantal"] * N
    keer = ["invoer_aantal" if code in KEER_CODES else "gesloten" for code in CODES]
    for rij, zaak in enumerate(lijst.zaken, BEGIN):
        datum = "invoer_datum" if isinstance(zaak.datum, dt.date) else "invoer_vrij"
        vooraan: list[Waarde] = [zaak.nummer, zaak.kenmerk, zaak.gemeente, zaak.datum, zaak.frequentie]
        vel.fill(rij, 0, [vooraan], ["nummer", "code", "invoer_vrij", datum, "invoer_vrij"])
        vel.fill(rij, AANTALLEN, [zaak.rij_aantallen], aantal)
        vel.fill(rij, KEREN, [zaak.rij_keren], keer)
    blad = vel.blad
    lijst_ = {"validate": "list", "error_type": "warning", "error_title": "Frequentie"}
    blad.data_validation(BEGIN, 4, EIND, 4, lijst_ | {"source": ["wekelijks", "tweewekelijks"]})
    blad.ignore_errors({"number_stored_as_text": xl_range(BEGIN, 2, EIND, UITKOMST - 1)})


def _draw_outcomes(vel: Vel, lijst: Lijst) -> None:
    """What comes out: one formula for all, and one per row."""
    codes = xl_range_abs(KOPRIJ, AANTALLEN, KOPRIJ, AANTALLEN + N - 1)
    blokken = [xl_range_abs(BEGIN, eerste, EIND, eerste + N - 1) for eerste in (AANTALLEN, KEREN)]
    gemeente, datum, frequentie = (lijst.column(kolom, blad=False) for kolom in (2, 3, 4))
    formule = f"=HO_BEREKENING({codes},{blokken[0]},{gemeente},{datum},{blokken[1]},{frequentie})"
    vel.spill(BEGIN, UITKOMST, formule, lijst.berekening, ["minuten", "uitkomst", "uitkomst"])
    for rij, (zaak, minuten) in enumerate(zip(lijst.zaken, lijst.minuten, strict=True), BEGIN):
        eigen = [xl_range(rij, eerste, rij, eerste + N - 1) for eerste in (AANTALLEN, KEREN)]
        formule = f"=HO_MINUTEN({codes},{eigen[0]},{cell(rij, 2)},{cell(rij, 3)},{eigen[1]},{cell(rij, 4)})"
        los: Any = functies.HO_MINUTEN(*lijst.arguments(zaak))
        vel.formula(rij, LOS, formule, los, "uitkomst")
        tekst = minuten.uitleg if isinstance(minuten, Foutwaarde) else ""
        waar = cell(rij, UITKOMST)
        # Pointed at as a range, for LibreOffice hands over a blank cell on its own as 0, and no error in a range.
        woorden = f"=IF(ISERROR({waar}),{waar},HO_TIJD({waar}:{waar}))"
        tijd: Any = functies.HO_TIJD(minuten)
        vel.formula(rij, WOORDEN, woorden, tijd, "uitkomst_tekst")
        vel.formula(rij, UITLEG, f'=IF(ISERROR({waar}),HO_UITLEG({waar}),"")', tekst, "uitleg")
        vel.height(rij, {UITLEG: tekst})
    vel.mark_errors(xl_range(BEGIN, UITKOMST, EIND, WOORDEN), cell(BEGIN, UITKOMST))


def _draw_totals(vel: Vel, lijst: Lijst) -> None:
    """How much per municipality, without the cases that have an error, and how many those are."""
    vel.title(
        "Totalen", "Per gemeente, zonder de casussen met een fout; die staan ernaast geteld. Verzonnen voorbeeld."
    )
    koppen = (
        "gemeente",
        "peildatum",
        "casussen",
        "met een fout",
        "minuten per week",
        "gemiddeld",
        "gemiddeld afgerond",
        "in woorden",
    )
    vel.headings(3, koppen)
    namen, minuten = lijst.column(2), lijst.column(UITKOMST)
    begin = vel.rij = 4
    for gemeente in GEMEENTEN:
        rij = vel.rij
        dag = _PEILDAG_DIJK if gemeente == GEMEENTEN[-1] else _PEILDAG
        uit = [m for zaak, m in zip(lijst.zaken, lijst.minuten, strict=True) if _same(zaak.gemeente, gemeente)]
        goed = [m for m in uit if not isinstance(m, Foutwaarde)]
        fouten, som = len(uit) - len(goed), sum(goed)
        vel.fill(rij, 0, [[gemeente, dag]], ["invoer_vrij", "invoer_datum"])
        a, c, d, e, f, g = (cell(rij, kolom) for kolom in (0, 2, 3, 4, 5, 6))
        vel.formula(rij, 2, f"=COUNTIF({namen},{a})", len(uit), "getal")
        vel.formula(rij, 3, f"=SUM(IF(({namen}={a})*ISERROR({minuten}),1,0))", fouten, "getal")
        vel.formula(rij, 4, f"=SUM(IF(({namen}={a})*ISNUMBER({minuten}),{minuten},0))", som, "getal")
        gemiddeld = som / len(goed)
        vel.formula(rij, 5, f"={e}/({c}-{d})", gemiddeld, "exact")
        afgerond: Any = functies.HO_AFRONDEN(gemiddeld, gemeente, dag)
        vel.formula(rij, 6, f"=HO_AFRONDEN({f},{a},{cell(rij, 1)})", afgerond, "minuten")
        woorden: Any = functies.HO_TIJD(afgerond)
        vel.formula(rij, 7, f"=HO_TIJD({g})", woorden, "uitkomst_tekst")
        vel.rij += 1
    _draw_sum(vel, lijst, begin)
    vel.blad.freeze_panes(4, 1)
    vel.paper(vel.rij, 4)


def _draw_sum(vel: Vel, lijst: Lijst, begin: int) -> None:
    """All together; and that a plain sum over errors is an error itself."""
    rij, minuten, los = vel.rij, lijst.column(UITKOMST), lijst.column(LOS)
    fouten = [m for m in lijst.minuten if isinstance(m, Foutwaarde)]
    samen = sum(m for m in lijst.minuten if not isinstance(m, Foutwaarde))
    anders = sum(not any(_same(zaak.gemeente, naam) for naam in GEMEENTEN) for zaak in lijst.zaken)
    vel.fill(rij, 0, [["anders geschreven", None]], ["tekst", "tekst"])
    boven = xl_range(begin, 2, rij - 1, 2)
    vel.formula(rij, 2, f"=ROWS({minuten})-SUM({boven})", anders, "getal")
    vel.fill(rij, 3, [[None] * 5], ["tekst"] * 5)
    rij += 1
    vel.fill(rij, 0, [["samen", None]], ["totaal_label"] * 2)
    vel.formula(rij, 2, f"=ROWS({minuten})", len(lijst.zaken), "totaal_getal")
    vel.formula(rij, 3, f"=SUM(IF(ISERROR({minuten}),1,0))", len(fouten), "totaal_getal")
    vel.formula(rij, 4, f"=SUM(IF(ISNUMBER({minuten}),{minuten},0))", samen, "totaal_getal")
    vel.fill(rij, 5, [[None] * 3], ["totaal_label"] * 3)
    rij += 2
    vel.put(rij, 0, "Wat een gewone som doet", "kop")
    vel.fill(rij, 1, [[None] * 7], ["kop"] * 7)
    rij += 1
    vel.put(rij, 0, "som van de kolom min/week", "tekst")
    vel.formula(rij, 1, f"=SUM({minuten})", fouten[0], "minuten")
    vel.put(
        rij,
        2,
        "Een som over een kolom met een fout is zelf een fout. Zo blijft een fout nooit onopgemerkt.",
        "tekst_over",
    )
    rij += 1
    vel.put(rij, 0, "los en samen verschillend", "tekst")
    gelijk = f"IF(ISERROR({los}),1,IF({minuten}={los},0,1))"
    formule = f"=SUM(IF(ISERROR({minuten}),IF(ISERROR({los}),0,1),{gelijk}))"
    vel.formula(rij, 1, formule, 0, "uitkomst")
    vel.put(
        rij,
        2,
        "Casussen waarvan de losse formule iets anders geeft dan de ene formule voor alle: hoort 0 te zijn.",
        "tekst_over",
    )
    vel.rij = rij


def _same(getypt: Waarde, naam: str) -> bool:
    """Whether a spreadsheet counts two texts as equal."""
    return isinstance(getypt, str) and getypt.lower() == naam.lower()
