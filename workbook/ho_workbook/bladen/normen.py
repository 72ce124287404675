"""The sheet ``Normen``: every figure in force with its unit, source and status, and every named parameter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from ho_engine.normenkader import MINUTEN_PER_UUR, WEKEN_PER_TWEE_WEKEN, Cijfer, Herkomst, Normenkader, Normregel

from ho_workbook.bouwer import Bouwer
from ho_workbook.indeling import Tabel

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
    "woord_nee": ("nee", "Nee"),
    "woord_geen": ("geen", "Er is er geen"),
    "woord_dubbel": ("2 × week", "De norm per twee weken is twee keer die per week"),
    "woord_ontbreekt": ("ontbreekt", "De norm is niet bekend en telt nooit als nul"),
    "woord_alleen_week": ("alleen wekelijks", "De regel kan niet bij hulp eens per twee weken"),
    "woord_alleen_2weken": ("alleen tweewekelijks", "De regel kan alleen bij hulp eens per twee weken"),
    "woord_fout": ("fout", "Wat met een fout vermenigvuldigd wordt, is zelf een foutwaarde"),
    "woord_totaal": ("totaal", "Een balk in de grafiek die bij nul begint"),
    "woord_niet": ("niet te berekenen", "Bij deze frequentie is geen uitkomst mogelijk"),
}
"""Words that formulas compare with: named cell -> word, what it means."""

SOORTEN: Final = {"volledige_overname": "volledige overname", "minder_inzet": "minder inzet", "meer_inzet": "meer inzet"}
BREEDTEN: Final = (19, 27, 40, 13, 11, 11, 12, 20, 32, 15, 12, 20, 28, 13)


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
    bouwer.kop("Normen", "Elk cijfer dat geldt, met eenheid, status en vindplaats. Wat ontbreekt, telt nooit als nul.", BREEDTEN)
    _figures(bouwer, kader)
    _conditions(bouwer, kader)
    _areas(bouwer, kader)
    parameters = _parameters(bouwer, kader)
    beleid = _policy(bouwer, kader, parameters)
    return _sources(bouwer, kader, beleid)


def _figures(bouwer: Bouwer, kader: Normenkader) -> None:
    tabel = bouwer.indeling.cijfers
    bouwer.sectie(tabel.kop - 1, f"Normregels van {kader.naam}", "N")
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
        "Status 2 weken",
        "Bron 2 weken",
        "Vindplaats 2 weken",
        "Gepubliceerd (uur/jaar)",
    )
    bouwer.koppen(tabel.kop, koppen, "FJN", 32)
    for nummer, regel in enumerate(kader.regels):
        rij = tabel.rij(nummer)
        gebied = kader.gebied_bij_code[regel.resultaatgebied].naam
        vast = (gebied, regel.code, regel.omschrijving, SOORTEN[regel.soort], regel.eenheid)
        for letter, waarde, rol in zip("ABCDE", vast, ("tekst", "code", "tekst", "tekst", "tekst"), strict=True):
            bouwer.tekst(f"{letter}{rij}", waarde, rol)
        bouwer.tekst(f"F{rij}", norm_week(regel), "norm")
        _provenance(bouwer, rij, "GHI", regel.norm)
        bouwer.tekst(f"J{rij}", norm_2weken(regel, kader), "norm")
        _provenance(bouwer, rij, "KLM", regel.norm_2weken)
        jaar = regel.uur_jaar_gepubliceerd
        bouwer.tekst(f"N{rij}", jaar.waarde if jaar and jaar.waarde is not None else "–", "norm")
    bouwer.tabel("tblNormen", f"A{tabel.kop}:N{tabel.laatste}")
    bouwer.rood_als(f"F{tabel.eerste}:J{tabel.laatste}", f"F{tabel.eerste}=woord_ontbreekt")


def _provenance(bouwer: Bouwer, rij: int, letters: str, cijfer: Cijfer | None) -> None:
    herkomst = cijfer.herkomst if cijfer else None
    delen = (herkomst.status, herkomst.bron, herkomst.vindplaats) if herkomst else ("–", "–", "–")
    for letter, deel in zip(letters, delen, strict=True):
        bouwer.tekst(f"{letter}{rij}", deel, "code")


def _conditions(bouwer: Bouwer, kader: Normenkader) -> None:
    tabel = bouwer.indeling.voorwaarden
    bouwer.sectie(tabel.kop - 1, "Voorwaarden bij de normregels", "M")
    koppen = (
        "Resultaatgebied",
        "Regelcode",
        "Toelichting",
        "Minimum aantal",
        "Maximum aantal",
        "Keer per week",
        "Maximum keer",
        "Sluit uit",
        "Sluit ook uit",
        "Norm is maximum",
        "Ander gebied nodig",
        "Alleen samen met",
        "Of samen met",
    )
    bouwer.koppen(tabel.kop, koppen, "DEG", 32)
    geen = WOORDEN["woord_geen"][0]
    for nummer, regel in enumerate(kader.regels):
        rij = tabel.rij(nummer)
        keer = WOORDEN["keer_gevraagd"][0] if regel.keer == "gevraagd" else "vast"
        waarden = (
            kader.gebied_bij_code[regel.resultaatgebied].naam,
            regel.code,
            regel.toelichting or "–",
            regel.min,
            geen if regel.max is None else regel.max,
            keer,
            geen if regel.keer_max is None else regel.keer_max,
            *_two(regel.sluit_uit, geen),
            ja_nee(regel.norm_is_maximum),
            ja_nee(regel.vereist_ander_gebied),
            *_two(regel.vereist, geen),
        )
        rollen = ("tekst", "code", "code", "norm", "norm", "tekst", "norm", "code", "code", "tekst", "tekst", "code", "code")
        for letter, waarde, rol in zip("ABCDEFGHIJKLM", waarden, rollen, strict=True):
            bouwer.tekst(f"{letter}{rij}", waarde, rol)
    bouwer.tabel("tblVoorwaarden", f"A{tabel.kop}:M{tabel.laatste}")


def _two(codes: tuple[str, ...], geen: str) -> tuple[str, str]:
    eerste, tweede = (*codes, geen, geen)[:2]
    return eerste, tweede


def _areas(bouwer: Bouwer, kader: Normenkader) -> None:
    tabel = bouwer.indeling.normgebieden
    bouwer.sectie(tabel.kop - 1, "Resultaatgebieden", "I")
    koppen = (
        "Resultaatgebied",
        "Code gebied",
        "Plaats in het kader",
        "Mag per 2 weken",
        "Vrij van minimumduur",
        "Maximum (min/week)",
        "Status maximum",
        "Bron maximum",
        "Vindplaats maximum",
    )
    bouwer.koppen(tabel.kop, koppen, "F", 32)
    for nummer, gebied in enumerate(kader.resultaatgebieden):
        rij = tabel.rij(nummer)
        maximum = gebied.maximum.waarde if gebied.maximum else WOORDEN["woord_geen"][0]
        waarden = (gebied.naam, gebied.code, gebied.volgorde, ja_nee(gebied.tweewekelijks), ja_nee(gebied.vrij_van_minimumduur), maximum)
        for letter, waarde, rol in zip("ABCDEF", waarden, ("tekst", "code", "tekst", "tekst", "tekst", "norm"), strict=True):
            bouwer.tekst(f"{letter}{rij}", waarde, rol)
        _provenance(bouwer, rij, "GHI", gebied.maximum)
    bouwer.tabel("tblGebieden", f"A{tabel.kop}:I{tabel.laatste}")


def _parameters(bouwer: Bouwer, kader: Normenkader) -> Tabel:
    afronding, weken = kader.afronding, kader.weken_per_jaar
    minimum = kader.beleidsgetal("minimumduur_maanden")
    figures: list[tuple[str, str | float | dt.date, str, Herkomst | None]] = [
        ("weken_per_jaar", kader.weken, "Weken per jaar", weken.herkomst),
        ("minuten_per_uur", MINUTEN_PER_UUR, "Minuten per uur", None),
        ("weken_per_tweeweken", WEKEN_PER_TWEE_WEKEN, "Weken in twee weken", None),
        ("eenheid_besluit", afronding.eenheid_besluit, "Eenheid waarin het besluit wordt afgerond", afronding.herkomst),
        ("stap_besluit", afronding.stap, "Stap van de afronding, in de eenheid van het besluit", afronding.herkomst),
        ("stap_2weken", afronding.stap_2weken, "Stap van de afronding bij tweewekelijks, in minuten", afronding.herkomst),
        ("richting", afronding.richting, "Richting van de afronding", afronding.herkomst),
        ("rekenprecisie", 6, "Decimalen waarop een getal wordt gezuiverd voordat het naar boven wordt afgerond", None),
        ("invoerdecimalen", 2, "Hoogste aantal decimalen dat mag worden ingevuld", None),
        ("controlemarge", 0.000001, "Zo veel mogen twee getallen op Controle verschillen", None),
        ("minimumduur", WOORDEN["woord_geen"][0] if minimum is None else minimum, "Minimumduur in maanden", _policy_source(kader)),
        ("kader_vanaf", kader.geldig_vanaf or "–", "Eerste dag van het normenkader", kader.geldig_herkomst),
        ("kader_tot", kader.geldig_tot_en_met or WOORDEN["woord_geen"][0], "Laatste dag van het normenkader, als er een opvolger is", None),
        *((naam, woord, uitleg, None) for naam, (woord, uitleg) in WOORDEN.items()),
    ]
    tabel = Tabel(bouwer.indeling.normgebieden.na(), len(figures))
    bouwer.sectie(tabel.kop - 1, "Parameters en woorden waarmee de formules rekenen", "I")
    koppen = ("Naam van de cel", "Waarde", "Betekenis", "Status", "Bron", "Vindplaats")
    bouwer.koppen(tabel.kop, koppen, (), 18)
    for nummer, (naam, waarde, uitleg, herkomst) in enumerate(figures):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", naam, "code")
        bouwer.tekst(f"B{rij}", waarde, "datum" if naam in {"kader_vanaf", "kader_tot"} else "tekst")
        bouwer.tekst(f"C{rij}", uitleg, "tekst")
        delen = (herkomst.status, herkomst.bron, herkomst.vindplaats) if herkomst else ("definitie", "–", "–")
        for letter, deel in zip("DEF", delen, strict=True):
            bouwer.tekst(f"{letter}{rij}", deel, "code")
        bouwer.naam(naam, f"B{rij}", uitleg)
    bouwer.tabel("tblParameters", f"A{tabel.kop}:F{tabel.laatste}")
    return tabel


def _policy_source(kader: Normenkader) -> Herkomst | None:
    regel = kader.beleid.get("minimumduur_maanden")
    return regel.herkomst if regel else None


def _policy(bouwer: Bouwer, kader: Normenkader, boven: Tabel) -> Tabel:
    regels = [(naam.replace("_", " "), regel.waarde, regel.herkomst) for naam, regel in kader.beleid.items()]
    opmerkingen = [(o.code or o.resultaatgebied or "algemeen", o.tekst, o.bron, o.vindplaats) for o in kader.opmerkingen]
    rijen = [
        (naam, "niet bekend" if waarde is None else ja_nee(waarde) if isinstance(waarde, bool) else waarde, h.status, h.bron, h.vindplaats)
        for naam, waarde, h in regels
    ]
    rijen += [(waarover, tekst, "opmerking", bron, plaats) for waarover, tekst, bron, plaats in opmerkingen]
    tabel = Tabel(boven.na(), max(1, len(rijen)))
    bouwer.sectie(tabel.kop - 1, "Beleid en opmerkingen", "I")
    bouwer.koppen(tabel.kop, ("Onderwerp", "Status beleid", "Beleid of opmerking", "Bron beleid", "Plaats"), (), 18)
    for nummer, (naam, waarde, status, bron, plaats) in enumerate(rijen or [("geen", "Er is geen eigen beleid bekend", "–", "–", "–")]):
        rij = tabel.rij(nummer)
        for letter, deel, rol in zip("ABCDE", (naam, status, waarde, bron, plaats), ("tekst", "code", "tekst", "code", "code"), strict=True):
            bouwer.tekst(f"{letter}{rij}", deel, rol)
    bouwer.tabel("tblBeleid", f"A{tabel.kop}:E{tabel.laatste}")
    return tabel


def _sources(bouwer: Bouwer, kader: Normenkader, boven: Tabel) -> Tabel:
    tabel = Tabel(boven.na(), len(kader.bronnen))
    bouwer.sectie(tabel.kop - 1, "Bronnen", "I")
    bouwer.koppen(tabel.kop, ("Bronsleutel", "Uitgever", "Titel", "Geraadpleegd", "Adres"), (), 18)
    for nummer, (naam, bron) in enumerate(kader.bronnen.items()):
        rij = tabel.rij(nummer)
        delen = (naam, bron.uitgever or "–", bron.titel, bron.geraadpleegd_op, bron.url or "–")
        for letter, deel, rol in zip("ABCDE", delen, ("code", "tekst", "tekst", "datum", "label"), strict=True):
            bouwer.tekst(f"{letter}{rij}", deel, rol)
    bouwer.tabel("tblBronnen", f"A{tabel.kop}:E{tabel.laatste}")
    return tabel


def list_names(bouwer: Bouwer, boven: Tabel, namen: Mapping[str, tuple[str, str]]) -> None:
    """List every named cell of the workbook below the last table, and finish the sheet."""
    tabel = Tabel(boven.na(), len(namen))
    bouwer.sectie(tabel.kop - 1, "Namen van cellen en bereiken", "I")
    bouwer.koppen(tabel.kop, ("Celnaam", "Verwijst naar", "Wat het is"), (), 18)
    for nummer, (naam, (doel, uitleg)) in enumerate(sorted(namen.items())):
        rij = tabel.rij(nummer)
        for letter, deel, rol in zip("ABC", (naam, doel, uitleg), ("code", "code", "tekst"), strict=True):
            bouwer.tekst(f"{letter}{rij}", deel, rol)
    bouwer.tabel("tblNamen", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.afronden(f"A1:N{tabel.laatste}", None, bevries="A3")
