"""The sheet ``Normen``: every figure in force with its unit, source and status, and every named parameter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ho_engine.normenkader import (
    MINUTEN_PER_UUR,
    WEKEN_PER_TWEE_WEKEN,
    Herkomst,
    Normenkader,
    Normregel,
    Resultaatgebied,
)
from ho_workbook.bladzijden import break_pages
from ho_workbook.indeling import Tabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_workbook.bouwer import Bouwer

WOORDEN: Final[Mapping[str, tuple[str, str]]] = {
    "kies_tweewekelijks": ("tweewekelijks", "De frequentie eens per twee weken"),
    "kies_wekelijks": ("wekelijks", "De frequentie elke week"),
    "soort_volledig": ("volledige overname", "Soort regel: de norm voor volledige overname"),
    "soort_minder": ("minder inzet", "Soort regel: gaat van de norm af"),
    "eenheid_week": ("min/week", "Eenheid: minuten per week"),
    "eenheid_2weken": ("min/2 weken", "Eenheid: minuten per twee weken"),
    "eenheid_uur_jaar": ("uur/jaar", "Eenheid: uren per jaar"),
    "richting_omhoog": ("omhoog", "Afronden naar boven"),
    "keer_gevraagd": ("gevraagd", "De regel vraagt hoe vaak per week"),
    "woord_ja": ("ja", "Ja"),
    "woord_geen": ("geen", "Er is er geen"),
    "woord_dubbel": ("2 × week", "De norm per twee weken is twee keer die per week"),
    "woord_ontbreekt": ("ontbreekt", "De norm is niet bekend en telt nooit als nul"),
    "woord_alleen_week": ("alleen wekelijks", "De regel kan niet bij hulp eens per twee weken"),
    "woord_alleen_2weken": ("alleen tweewekelijks", "De regel kan alleen bij hulp eens per twee weken"),
    "woord_fout": ("fout", "Wat met een fout vermenigvuldigd wordt, is zelf een foutwaarde"),
    "woord_totaal": ("totaal", "Een balk in de grafiek die bij nul begint"),
    "woord_geen_totaal": ("geen totaal", "Er is een fout, dus geen uitkomst"),
    "woord_leeg": ("nog leeg", "Er is nog niets ingevuld"),
    "woord_berekend": ("berekend", "Een periode waarvan het totaal uit de regels volgt"),
    "woord_overgang": ("overgang", "Een periode waarin de omvang van het lopende besluit blijft gelden"),
    "woord_geen_einde": ("geen einde", "De looptijd heeft geen einddatum"),
    "woord_niet": ("niet te berekenen", "Bij deze frequentie is geen uitkomst mogelijk"),
}
"""Words that formulas compare with: named cell -> word, what it means."""

VERSTE_DAG: Final = dt.date(9999, 12, 31)
"""Stands in for the last day of a term without end."""

SOORTEN: Final = {
    "volledige_overname": "volledige overname",
    "minder_inzet": "minder inzet",
    "meer_inzet": "meer inzet",
}
BREEDTEN: Final = (22, 28, 42, 25, 12, 12, 13, 24, 38, 13)


def ja_nee(waarde: bool) -> str:  # noqa: FBT001 - the value itself, not a switch
    """Spell a boolean the way the sheets do."""
    return "ja" if waarde else "nee"


def norm_week(regel: Normregel) -> int | str:
    """What stands in the norm cell for weekly help."""
    if regel.frequentie == "alleen_tweewekelijks":
        return WOORDEN["woord_alleen_2weken"][0]
    return WOORDEN["woord_ontbreekt"][0] if regel.norm.waarde is None else regel.norm.waarde


def norm_2weken(regel: Normregel, kader: Normenkader) -> int | str:
    """What stands in the norm cell for biweekly help: a figure, or the word that says why there is none."""
    mag = kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks
    if mag and (
        regel.frequentie == "alleen_wekelijks"
        or (regel.soort == "minder_inzet" and regel.frequentie != "alleen_tweewekelijks")
    ):
        return WOORDEN["woord_alleen_week"][0]
    if mag and regel.norm_2weken is not None:
        return WOORDEN["woord_ontbreekt"][0] if regel.norm_2weken.waarde is None else regel.norm_2weken.waarde
    verdubbelt = not mag or regel.soort == "meer_inzet"
    return WOORDEN["woord_dubbel" if verdubbelt and regel.norm.waarde is not None else "woord_ontbreekt"][0]


def teken(bouwer: Bouwer) -> Tabel:
    """Author the sheet; returns the last table, below which the names are listed when all sheets are known."""
    kader = bouwer.indeling.kader
    bouwer.kop(
        "Normen",
        "Elk cijfer dat geldt, met eenheid, status en vindplaats. Wat ontbreekt, telt nooit als nul.",
        BREEDTEN,
    )
    _figures(bouwer, kader)
    _bounds(bouwer, kader)
    _relations(bouwer, kader)
    _areas(bouwer, kader)
    parameters = _parameters(bouwer, kader)
    beleid = _policy(bouwer, kader, parameters)
    return _sources(bouwer, kader, beleid)


def _figures(bouwer: Bouwer, kader: Normenkader) -> None:
    tabel = bouwer.indeling.cijfers
    bouwer.sectie(tabel.kop - 1, f"Normregels van {kader.naam}", "J")
    koppen = (
        "Resultaatgebied",
        "Code",
        "Omschrijving",
        "Soort",
        "Eenheid",
        "Norm",
        "Status",
        "Bron",
        "Vindplaats",
        "Norm per 2 weken (min)",
    )
    bouwer.koppen(tabel.kop, koppen, "FJ", 32)
    for nummer, regel in enumerate(kader.regels):
        rij = tabel.rij(nummer)
        gebied = kader.gebied_bij_code[regel.resultaatgebied].naam
        herkomst = regel.norm.herkomst
        vast = (
            gebied,
            regel.code,
            regel.omschrijving,
            SOORTEN[regel.soort],
            regel.eenheid,
            norm_week(regel),
            herkomst.status,
            herkomst.bron,
            place(herkomst),
            norm_2weken(regel, kader),
        )
        bouwer.rij(rij, vast, ("tekst", "code", "tekst", "tekst", "tekst", "norm", "code", "code", "code", "norm"))
    bouwer.tabel("tblNormen", f"A{tabel.kop}:J{tabel.laatste}")
    bouwer.rood_als(f"F{tabel.eerste}:F{tabel.laatste}", f"F{tabel.eerste}=woord_ontbreekt")
    bouwer.rood_als(f"J{tabel.eerste}:J{tabel.laatste}", f"J{tabel.eerste}=woord_ontbreekt")


def _bounds(bouwer: Bouwer, kader: Normenkader) -> None:
    """The provenance per two weeks, the published hours and the bounds of every row."""
    tabel, geen = bouwer.indeling.grenzen, WOORDEN["woord_geen"][0]
    bouwer.sectie(tabel.kop - 1, "Grenzen, gepubliceerde uren en herkomst per 2 weken", "J")
    koppen = (
        "Gebied van de norm",
        "Code van de norm",
        "Vindplaats 2 weken",
        "Bron 2 weken",
        "Minimum aantal",
        "Maximum aantal",
        "Status 2 weken",
        "Gepubliceerd (uur/jaar)",
        "Toelichting",
        "Maximum keer",
    )
    bouwer.koppen(tabel.kop, koppen, "EFHJ", 32)
    for nummer, regel in enumerate(kader.regels):
        twee = regel.norm_2weken.herkomst if regel.norm_2weken else None
        jaar = regel.uur_jaar_gepubliceerd
        waarden = (
            kader.gebied_bij_code[regel.resultaatgebied].naam,
            regel.code,
            place(twee) if twee else "–",
            twee.bron if twee else "–",
            regel.min,
            geen if regel.max is None else regel.max,
            twee.status if twee else "–",
            "–" if jaar is None or jaar.waarde is None else jaar.waarde,
            regel.toelichting or "–",
            geen if regel.keer_max is None else regel.keer_max,
        )
        rollen = ("tekst", "code", "code", "code", "norm", "norm", "code", "norm", "code", "norm")
        bouwer.rij(tabel.rij(nummer), waarden, rollen)
    bouwer.tabel("tblGrenzen", f"A{tabel.kop}:J{tabel.laatste}")


def _relations(bouwer: Bouwer, kader: Normenkader) -> None:
    """How the rows bear on each other."""
    tabel, geen = bouwer.indeling.verbanden, WOORDEN["woord_geen"][0]
    bouwer.sectie(tabel.kop - 1, "Welke regels elkaar uitsluiten of nodig hebben", "J")
    koppen = (
        "Gebied bij verband",
        "Code bij verband",
        "Sluit uit",
        "Sluit ook uit",
        "Ander gebied nodig",
        "Norm is maximum",
        "Keer per week",
        "Alleen samen met",
        "Of samen met",
    )
    bouwer.koppen(tabel.kop, koppen, (), 32)
    for nummer, regel in enumerate(kader.regels):
        waarden = (
            kader.gebied_bij_code[regel.resultaatgebied].naam,
            regel.code,
            *_two(regel.sluit_uit, geen),
            ja_nee(regel.vereist_ander_gebied),
            ja_nee(regel.norm_is_maximum),
            WOORDEN["keer_gevraagd"][0] if regel.keer == "gevraagd" else "vast",
            *_two(regel.vereist, geen),
        )
        rollen = ("tekst", "code", "code", "code", "tekst", "tekst", "tekst", "code", "code")
        bouwer.rij(tabel.rij(nummer), waarden, rollen)
    bouwer.tabel("tblVerbanden", f"A{tabel.kop}:I{tabel.laatste}")


def place(herkomst: Herkomst) -> str:
    """Where a figure stands; the bare number of a section gets a word in front, or it would read as a number."""
    waar = herkomst.vindplaats
    return f"onder {waar}" if waar.replace(".", "").isdigit() else waar


def _two(codes: tuple[str, ...], geen: str) -> tuple[str, str]:
    eerste, tweede = (*codes, geen, geen)[:2]
    return eerste, tweede


def area_maximum(gebied: Resultaatgebied) -> int | str:
    """What stands in the cell of the cap: minutes per week, or the word that there is none."""
    maximum = gebied.maximum.waarde if gebied.maximum else None
    return WOORDEN["woord_geen"][0] if maximum is None else maximum


def _areas(bouwer: Bouwer, kader: Normenkader) -> None:
    tabel = bouwer.indeling.normgebieden
    bouwer.sectie(tabel.kop - 1, "Resultaatgebieden", "J")
    koppen = (
        "Gebied",
        "Gebiedscode",
        "Vindplaats maximum",
        "Bron maximum",
        "Mag per 2 weken",
        "Maximum (min/week)",
        "Status maximum",
        "Vrij van minimumduur",
    )
    bouwer.koppen(tabel.kop, koppen, "F", 32)
    for nummer, gebied in enumerate(kader.resultaatgebieden):
        bron = gebied.maximum.herkomst if gebied.maximum else None
        waarden = (
            gebied.naam,
            gebied.code,
            place(bron) if bron else "–",
            bron.bron if bron else "–",
            ja_nee(gebied.tweewekelijks),
            area_maximum(gebied),
            bron.status if bron else "–",
            ja_nee(gebied.vrij_van_minimumduur),
        )
        bouwer.rij(tabel.rij(nummer), waarden, ("tekst", "code", "code", "code", "tekst", "norm", "code", "tekst"))
    bouwer.tabel("tblGebieden", f"A{tabel.kop}:H{tabel.laatste}")


def _parameters(bouwer: Bouwer, kader: Normenkader) -> Tabel:
    afronding, weken = kader.afronding, kader.weken_per_jaar
    figures: list[tuple[str, str | float | dt.date, str, Herkomst | None]] = [
        ("weken_per_jaar", kader.weken, "Weken per jaar", weken.herkomst),
        ("minuten_per_uur", MINUTEN_PER_UUR, "Minuten per uur", None),
        ("weken_per_tweeweken", WEKEN_PER_TWEE_WEKEN, "Weken in twee weken", None),
        ("eenheid_besluit", afronding.eenheid_besluit, "Eenheid waarin het besluit wordt afgerond", afronding.herkomst),
        ("stap_besluit", afronding.stap, "Stap van de afronding, in de eenheid van het besluit", afronding.herkomst),
        (
            "stap_2weken",
            afronding.stap_2weken,
            "Stap van de afronding bij tweewekelijks, in minuten",
            afronding.herkomst,
        ),
        ("richting", afronding.richting, "Richting van de afronding", afronding.herkomst),
        ("rekenprecisie", 6, "Decimalen waarop een getal wordt gezuiverd voordat het naar boven wordt afgerond", None),
        ("invoerdecimalen", 2, "Hoogste aantal decimalen dat mag worden ingevuld", None),
        ("controlemarge", 0.000001, "Zo veel mogen twee getallen op Controle verschillen", None),
        ("minimumduur", *_policy_months(kader, "minimumduur_maanden", "Minimumduur in maanden")),
        (
            "overgang_maanden",
            *_policy_months(kader, "overgang_maanden", "Overgang als het minder wordt, in maanden"),
        ),
        ("kader_vanaf", kader.geldig_vanaf or "–", "Eerste dag van het normenkader", kader.geldig_herkomst),
        (
            "kader_tot",
            kader.geldig_tot_en_met or WOORDEN["woord_geen"][0],
            "Laatste dag van het normenkader, als er een opvolger is",
            None,
        ),
        ("verste_dag", VERSTE_DAG, "De laatste dag zolang er geen einddatum is", None),
        *((naam, *WOORDEN[naam], None) for naam in WOORDEN if naam != "woord_niet" or bouwer.indeling.vergelijkt),
    ]
    tabel = Tabel(bouwer.indeling.normgebieden.na(), len(figures))
    bouwer.sectie(tabel.kop - 1, "Parameters en woorden waarmee de formules rekenen", "J")
    bouwer.koppen(tabel.kop, ("Naam van de cel", "Waarde", "Betekenis", "Herkomst", "Zekerheid"), (), 20)
    for nummer, (naam, waarde, uitleg, herkomst) in enumerate(figures):
        rij = tabel.rij(nummer)
        waar, status = _where(herkomst)
        rol = "datum" if naam in {"kader_vanaf", "kader_tot", "verste_dag"} else "tekst"
        bouwer.rij(rij, (naam, waarde, uitleg, waar, status), ("code", rol, "tekst", "code", "code"))
        bouwer.naam(naam, f"B{rij}", uitleg)
    bouwer.tabel("tblParameters", f"A{tabel.kop}:E{tabel.laatste}")
    return tabel


def _where(herkomst: Herkomst | None) -> tuple[str, str]:
    return (f"{herkomst.bron}: {herkomst.vindplaats}", herkomst.status) if herkomst else ("–", "definitie")


def _policy_months(kader: Normenkader, naam: str, uitleg: str) -> tuple[int | str, str, Herkomst | None]:
    """A policy limit as a cell: its figure or "geen", what it is, and where it stands."""
    regel, waarde = kader.beleid.get(naam), kader.beleidsgetal(naam)
    return WOORDEN["woord_geen"][0] if waarde is None else waarde, uitleg, regel.herkomst if regel else None


def _policy(bouwer: Bouwer, kader: Normenkader, boven: Tabel) -> Tabel:
    rijen: list[tuple[str, str, str | int, str]] = []
    for naam, regel in kader.beleid.items():
        waarde = regel.waarde
        getoond = "niet bekend" if waarde is None else ja_nee(waarde) if isinstance(waarde, bool) else waarde
        rijen.append((naam.replace("_", " "), regel.herkomst.status, getoond, _where(regel.herkomst)[0]))
    for opmerking in kader.opmerkingen:
        waarover = opmerking.code or opmerking.resultaatgebied or "algemeen"
        rijen.append((waarover, "opmerking", opmerking.tekst, f"{opmerking.bron}: {opmerking.vindplaats}"))
    rijen = rijen or [("geen", "–", "Er is geen eigen beleid bekend", "–")]
    tabel = Tabel(boven.na(), len(rijen))
    bouwer.sectie(tabel.kop - 1, "Beleid en opmerkingen", "J")
    bouwer.koppen(tabel.kop, ("Onderwerp", "Status beleid", "Beleid of opmerking", "Herkomst beleid"), (), 20)
    for nummer, waarden in enumerate(rijen):
        bouwer.rij(tabel.rij(nummer), waarden, ("tekst", "code", "tekst", "code"))
    bouwer.tabel("tblBeleid", f"A{tabel.kop}:D{tabel.laatste}")
    return tabel


def _sources(bouwer: Bouwer, kader: Normenkader, boven: Tabel) -> Tabel:
    tabel = Tabel(boven.na(), len(kader.bronnen))
    bouwer.sectie(tabel.kop - 1, "Bronnen", "J")
    bouwer.koppen(tabel.kop, ("Bronsleutel", "Uitgever", "Titel", "Adres", "Geraadpleegd"), (), 20)
    for nummer, (naam, bron) in enumerate(kader.bronnen.items()):
        waarden = (naam, bron.uitgever or "–", bron.titel, bron.url or "–", bron.geraadpleegd_op)
        bouwer.rij(tabel.rij(nummer), waarden, ("code", "tekst", "tekst", "code", "datum"))
    bouwer.tabel("tblBronnen", f"A{tabel.kop}:E{tabel.laatste}")
    return tabel


def list_names(bouwer: Bouwer, boven: Tabel, namen: Mapping[str, tuple[str, str]]) -> None:
    """List every named cell of the workbook below the last table, and finish the sheet."""
    tabel = Tabel(boven.na(), len(namen))
    bouwer.sectie(tabel.kop - 1, "Namen van cellen en bereiken", "J")
    bouwer.koppen(tabel.kop, ("Celnaam", "Verwijst naar", "Wat het is"), (), 20)
    for nummer, (naam, (doel, uitleg)) in enumerate(sorted(namen.items())):
        bouwer.rij(tabel.rij(nummer), (naam, doel, uitleg), ("code", "code", "tekst"))
    bouwer.tabel("tblNamen", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.afronden(f"A1:J{tabel.laatste}", bevries="A3")
    break_pages(bouwer, tabel.laatste)
