"""The sheet ``Berekening``: the table itself as live formulas, from row to area to the granted amount."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.normenkader import MINUTEN_PER_UUR, WEKEN_PER_TWEE_WEKEN, Resultaatgebied
from ho_workbook.bladen import afwijkingen, regels
from ho_workbook.bladen.normen import VERSTE_DAG, WOORDEN, area_maximum
from ho_workbook.bladen.perioden import end_of_transition
from ho_workbook.bladzijden import break_pages
from ho_workbook.stand import FOUTWAARDE, NUL, Stand

if TYPE_CHECKING:
    from ho_engine.uitkomst import Gebiedsuitkomst
    from ho_workbook.bouwer import Bepaal, Bouwer
    from ho_workbook.celwaarden import Waarde

BREEDTEN: Final = (20, 27, 38, 13, 13, 13, 10, 10, 12, 12, 12, 12, 19)


def teken(bouwer: Bouwer) -> None:
    """Author the part of the sheet that computes; the checks and the comparison stand below it."""
    bouwer.kop(
        "Berekening",
        "Aantal × keer × norm, per regel; per resultaatgebied opgeteld; één keer afgerond. Alles is een formule.",
        BREEDTEN,
    )
    _total(bouwer)
    _areas(bouwer)
    regels.teken(bouwer)
    afwijkingen.teken(bouwer)


def _total(bouwer: Bouwer) -> None:
    """From the exact sum to the granted amount and its two conversions."""
    tabel, gebied = bouwer.indeling.totaal, bouwer.indeling.per_gebied
    bouwer.sectie(tabel.kop - 1, "Uitkomst", "M")
    bouwer.koppen(tabel.kop, ("Stap", "Waarde", "Wat dit is"), (), 18)
    e = tabel.rij
    exact, eenheid, per, in_eenheid, stap, toegekend, week = (f"$B${e(n)}" for n in range(7))
    rijen: tuple[tuple[str, str, str, str, Bepaal], ...] = (
        (
            "Som per week",
            "Netto van alle resultaatgebieden, in minuten per week, niet afgerond",
            f"SUM({gebied.kolom('I')})*IF(aantal_fouten=0,1,woord_fout)",
            "exact",
            lambda s: s.berekening.totaal.exact_min_week if s.berekening.totaal else FOUTWAARDE,
        ),
        (
            "Eenheid van het besluit",
            "Daarin wordt één keer afgerond",
            "IF(frequentie=kies_tweewekelijks,eenheid_2weken,eenheid_besluit)",
            "tekst",
            _unit,
        ),
        (
            "Minuten per week",
            "Zoveel minuten per week is één van die eenheid",
            f"IF({eenheid}=eenheid_2weken,1/weken_per_tweeweken,IF({eenheid}=eenheid_uur_jaar,minuten_per_uur/weken_per_jaar,1))",
            "exact",
            _week_per_unit,
        ),
        (
            "Som in die eenheid",
            "De som, omgerekend naar de eenheid van het besluit",
            f"{exact}/{per}",
            "exact",
            _exact_in_unit,
        ),
        (
            "Stap",
            "Afgerond wordt op een veelvoud hiervan",
            "IF(frequentie=kies_tweewekelijks,stap_2weken,stap_besluit)",
            "getal",
            lambda s: (
                s.kader.afronding.stap_2weken if s.casus.frequentie == "tweewekelijks" else s.kader.afronding.stap
            ),
        ),
        (
            "Toegekend",
            "Afgerond in de eenheid van het besluit",
            (
                f"IF(richting=richting_omhoog,ROUNDUP(ROUND({in_eenheid},rekenprecisie)/{stap},0),"
                f"ROUND(ROUND({in_eenheid},rekenprecisie)/{stap},0))*{stap}"
            ),
            "exact_vet",
            _granted,
        ),
        (
            "Per week",
            "Uitkomst per week; wat niet heel is, gaat naar boven",
            f"ROUNDUP(ROUND({toegekend}*{per},rekenprecisie),0)",
            "min_vet",
            lambda s: s.berekening.totaal.volume.min_week if s.berekening.totaal else FOUTWAARDE,
        ),
        (
            "Per jaar",
            "Uitkomst per jaar, omgerekend uit toegekend",
            f"ROUNDUP(ROUND({toegekend}*{per}*weken_per_jaar/minuten_per_uur,rekenprecisie),0)",
            "uur_vet",
            lambda s: s.berekening.totaal.volume.uur_jaar if s.berekening.totaal else FOUTWAARDE,
        ),
        (
            "Per 2 weken",
            "Uitkomst per twee weken, omgerekend uit toegekend",
            f"ROUNDUP(ROUND({toegekend}*{per}*weken_per_tweeweken,rekenprecisie),0)",
            "min_vet",
            lambda s: s.berekening.totaal.volume.min_2weken if s.berekening.totaal else FOUTWAARDE,
        ),
        (
            "Aantal fouten",
            "Alleen zonder fouten is er een totaal",
            "SUM(rij_fouten)+SUM(afw_fouten)+SUM(casus_fouten)",
            "getal",
            lambda s: s.fouten,
        ),
        (
            "Ingevuld",
            "Zoveel regels en afwijkingen zijn ingevuld",
            f"SUM(rij_gebruikt)+COUNTA(Casus!{bouwer.indeling.casus_afwijkingen.kolom('B')})",
            "getal",
            lambda s: s.ingevuld,
        ),
        (
            "Laatste dag",
            "Tot en met deze dag mag een regel lopen",
            "IF(ISNUMBER(tot_en_met),tot_en_met,verste_dag)",
            "datum",
            lambda s: s.casus.einde or VERSTE_DAG,
        ),
        (
            "Einde van de overgang",
            "Tot en met deze dag houdt een lagere uitkomst de omvang van het lopende besluit",
            (
                "IF(AND(aantal_fouten=0,ingevuld>0,ISNUMBER(vorige_min_week),ISNUMBER(overgang_maanden)),"
                "IF(AND(overgang_maanden>0,vorige_min_week>uitkomst_min_week),"
                "EDATE(ingangsdatum,overgang_maanden)-1,woord_geen),woord_geen)"
            ),
            "datum",
            end_of_transition,
        ),
    )
    for nummer, (label, uitleg, formule, rol, waarde) in enumerate(rijen):
        bouwer.tekst(f"A{e(nummer)}", label, "tekst")
        bouwer.formule(f"B{e(nummer)}", formule, rol, waarde)
        bouwer.tekst(f"C{e(nummer)}", uitleg, "tekst")
        bouwer.hoog(e(nummer), A=label, B=WOORDEN["woord_geen_totaal"][0], C=uitleg)
    bouwer.tabel("tblUitkomst", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.naam("minuten_per_eenheid", per, "Minuten per week in één eenheid van het besluit")
    bouwer.naam("stap_toegepast", stap, "De stap waarop is afgerond, in de eenheid van het besluit")
    bouwer.naam("overgang_einde", f"$B${e(12)}", "De laatste dag van de overgang, als die er is")
    bouwer.naam("ingevuld", f"$B${e(10)}", "Hoeveel regels en afwijkingen zijn ingevuld")
    bouwer.naam("laatste_dag", f"$B${e(11)}", "De laatste dag van de casus")
    bouwer.naam("aantal_fouten", f"$B${e(9)}", "Hoeveel fouten er in regels, afwijkingen en casus zijn")
    bouwer.naam("exact_totaal", exact, "De som in minuten per week, niet afgerond")
    bouwer.naam("besluiteenheid", eenheid, "De eenheid waarin is afgerond")
    bouwer.naam("toegekend", toegekend, "Het toegekende aantal in de eenheid van het besluit")
    bouwer.naam("uitkomst_min_week", week, "Uitkomst in minuten per week")
    bouwer.naam("uitkomst_uur_jaar", f"$B${e(7)}", "Uitkomst in uren per jaar")
    bouwer.naam("uitkomst_min_2weken", f"$B${e(8)}", "Uitkomst in minuten per twee weken")
    bouwer.rood_als(f"B{e(0)}:B{e(8)}", f"NOT(ISNUMBER($B${e(0)}))")


def _unit(stand: Stand) -> str:
    return (
        WOORDEN["eenheid_2weken"][0]
        if stand.casus.frequentie == "tweewekelijks"
        else stand.kader.afronding.eenheid_besluit
    )


def _week_per_unit(stand: Stand) -> Fraction:
    if stand.casus.frequentie == "tweewekelijks":
        return Fraction(1, WEKEN_PER_TWEE_WEKEN)
    return stand.kader.week_per_eenheid(stand.kader.afronding.eenheid_besluit)


def _exact_in_unit(stand: Stand) -> Waarde:
    totaal = stand.berekening.totaal
    return totaal.exact_min_week / _week_per_unit(stand) if totaal else FOUTWAARDE


def _granted(stand: Stand) -> Waarde:
    totaal = stand.berekening.totaal
    if totaal is None:
        return FOUTWAARDE
    volume = totaal.volume
    return {"min/week": volume.min_week, "uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}[
        totaal.eenheid_besluit
    ]


def _areas(bouwer: Bouwer) -> None:
    """Per area: gross, less, floor, cap, deviation, net."""
    indeling = bouwer.indeling
    tabel, regels = indeling.per_gebied, indeling.per_regel
    bouwer.sectie(tabel.kop - 1, "Per resultaatgebied (minuten per week, niet afgerond)", "M")
    koppen = (
        "Gebied",
        "Code gebied",
        "Telt voor de minimumduur",
        "Bruto",
        "Minder",
        "Na aftrek",
        "Maximum",
        "Afwijking",
        "Netto min/week",
        "Netto uur/jaar",
        "Netto min/2 weken",
        "Aftopping",
        "Fouten in gebied",
    )
    bouwer.koppen(tabel.kop, koppen, "CDEFGHIJKLM", 32)
    for nummer, gebied in enumerate(indeling.kader.resultaatgebieden):
        _area(bouwer, nummer, gebied)
    bouwer.naam("gebied_niet_vrij", tabel.kolom("C"), "Gebruikte regels die de minimumduur moeten halen")
    bouwer.tabel("tblPerGebied", f"A{tabel.kop}:M{tabel.laatste}")
    bouwer.rood_als(f"A{tabel.eerste}:M{tabel.laatste}", f"$M{tabel.eerste}>0")
    for naam, letter, uitleg in (
        ("rij_gebied", "A", "Resultaatgebied per regel"),
        ("rij_code", "B", "Code per regel"),
        ("rij_soort", "D", "Soort per regel"),
        ("rij_min_week", "I", "Minuten per week per regel"),
    ):
        bouwer.naam(naam, regels.kolom(letter), uitleg)


def _area(bouwer: Bouwer, nummer: int, gebied: Resultaatgebied) -> None:
    """The formulas of one area."""
    indeling = bouwer.indeling
    tabel = indeling.per_gebied
    rij, norm = tabel.rij(nummer), indeling.normgebieden.rij(nummer)
    bouwer.formule(f"A{rij}", f"Normen!A{norm}", "tekst", lambda _: gebied.naam)
    bouwer.formule(f"B{rij}", f"Normen!B{norm}", "code", lambda _: gebied.code)
    som = f"SUMIFS(rij_min_week,rij_gebied,A{rij},rij_teken,{{0}}1,rij_van_kracht,1)"
    bouwer.formule(f"D{rij}", som.format(""), "exact", gross_of(gebied, 1))
    bouwer.formule(f"E{rij}", f"-{som.format('-')}", "exact", gross_of(gebied, -1))
    bouwer.formule(f"F{rij}", f"MAX(0,D{rij}-E{rij})", "exact", _after(gebied))
    bouwer.formule(f"G{rij}", f"Normen!F{norm}", "norm", lambda _: area_maximum(gebied))
    bouwer.formule(f"H{rij}", f"SUMIFS(afw_min_week,afw_gebied,B{rij},afw_van_kracht,1)", "exact", deviation_of(gebied))
    netto = f"MAX(0,IF(ISNUMBER(G{rij}),MIN(F{rij},G{rij}),F{rij})+H{rij})*IF(M{rij}=0,1,woord_fout)"
    bouwer.formule(f"I{rij}", netto, "exact_vet", net_of(gebied))
    per_jaar = Fraction(indeling.kader.weken, MINUTEN_PER_UUR)
    bouwer.formule(f"J{rij}", f"I{rij}*weken_per_jaar/minuten_per_uur", "exact", net_of(gebied, per_jaar))
    bouwer.formule(f"K{rij}", f"I{rij}*weken_per_tweeweken", "exact", net_of(gebied, Fraction(WEKEN_PER_TWEE_WEKEN)))
    bouwer.formule(f"L{rij}", f"IF(ISNUMBER(G{rij}),MAX(0,F{rij}-G{rij}),0)", "exact", _capped(gebied))
    fouten = f"SUMIFS(rij_fouten,rij_gebied,A{rij})+SUMIFS(afw_fouten,afw_gebied,B{rij})"
    bouwer.formule(f"M{rij}", fouten, "vlag", lambda s: _area_errors(s, gebied))
    telt = f"IF(Normen!H{norm}=woord_ja,0,SUMIFS(rij_gebruikt,rij_gebied,A{rij})+COUNTIFS(afw_gebied,B{rij}))"
    bouwer.formule(f"C{rij}", telt, "getal", lambda s: _counts_for_term(s, gebied))
    bouwer.hoog(rij, A=gebied.naam, B=gebied.code)


def gross_of(gebied: Resultaatgebied, teken: int) -> Bepaal:
    """Gross (teken 1) or less (teken -1) of an area: the rows in force, or an error value."""

    def waarde(stand: Stand) -> Waarde:
        totaal = NUL
        for uitkomst in stand.berekening.regels:
            if uitkomst.regel.resultaatgebied == gebied.code and uitkomst.regel.teken == teken and uitkomst.van_kracht:
                if uitkomst.min_week is None:
                    return FOUTWAARDE
                totaal += abs(uitkomst.min_week)
        return totaal

    return lambda stand: stand.eens(("bruto", gebied.code, teken), waarde)


def _after(gebied: Resultaatgebied) -> Bepaal:
    bruto, minder = gross_of(gebied, 1), gross_of(gebied, -1)

    def waarde(stand: Stand) -> Waarde:
        boven, onder = bruto(stand), minder(stand)
        if isinstance(boven, Fraction) and isinstance(onder, Fraction):
            return max(NUL, boven - onder)
        return FOUTWAARDE

    return waarde


def _capped(gebied: Resultaatgebied) -> Bepaal:
    na, grens = _after(gebied), gebied.maximum.waarde if gebied.maximum else None

    def waarde(stand: Stand) -> Waarde:
        over = na(stand)
        if grens is None:
            return NUL
        return max(NUL, over - grens) if isinstance(over, Fraction) else FOUTWAARDE

    return waarde


def deviation_of(gebied: Resultaatgebied) -> Bepaal:
    """The deviations in force of an area in minutes per week, or an error value."""

    def waarde(stand: Stand) -> Waarde:
        eigen = [a for a in stand.berekening.afwijkingen if a.resultaatgebied == gebied.code and a.van_kracht]
        if any(afwijking.min_week is None for afwijking in eigen):
            return FOUTWAARDE
        return sum((afwijking.min_week or NUL for afwijking in eigen), NUL)

    return waarde


def _area_errors(stand: Stand, gebied: Resultaatgebied) -> int:
    if not stand.fouten:
        return 0
    regels = sum(stand.fouten_per_regel.get(r.code, 0) for r in stand.kader.regels if r.resultaatgebied == gebied.code)
    afwijkingen = zip(stand.casus.afwijkingen, stand.fouten_per_afwijking, strict=True)
    return regels + sum(fout for afwijking, fout in afwijkingen if afwijking.resultaatgebied == gebied.code)


def _counts_for_term(stand: Stand, gebied: Resultaatgebied) -> int:
    if gebied.vrij_van_minimumduur:
        return 0
    regels = sum(uitkomst.regel.resultaatgebied == gebied.code for uitkomst in stand.berekening.regels)
    return regels + sum(afwijking.resultaatgebied == gebied.code for afwijking in stand.casus.afwijkingen)


def net_of(gebied: Resultaatgebied, factor: Fraction = Fraction(1)) -> Bepaal:
    """Net minutes per week of an area times a factor, or an error value."""

    def waarde(stand: Stand) -> Waarde:
        if _area_errors(stand, gebied):
            return FOUTWAARDE
        uitkomst: Gebiedsuitkomst | None = stand.gebieden.get(gebied.code)
        return uitkomst.netto * factor if uitkomst else NUL

    return waarde


def finish(bouwer: Bouwer) -> None:
    """Protect the sheet and set up its printing, when everything on it is authored."""
    indeling = bouwer.indeling
    laatste = (indeling.anders_totaal if indeling.vergelijkt else indeling.casusgeldigheid).laatste
    bouwer.afronden(f"A1:M{laatste}", bevries="A3")
    break_pages(bouwer, laatste)
