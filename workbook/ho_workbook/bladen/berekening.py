"""The sheet ``Berekening``: the table itself as live formulas, from row to area to the granted amount."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ho_engine.normenkader import MINUTEN_PER_UUR, WEKEN_PER_TWEE_WEKEN, Normregel, Resultaatgebied
from ho_engine.uitkomst import Afwijkinguitkomst, Gebiedsuitkomst

from ho_workbook.bladen.normen import SOORTEN, VERSTE_DAG, WOORDEN, norm_2weken, norm_week
from ho_workbook.bouwer import Bepaal, Bouwer, lines_needed, row_height
from ho_workbook.celwaarden import Celfout, Waarde
from ho_workbook.indeling import AFWIJKINGEN, KOLOM_FOUTEN, KOLOM_INVOER
from ho_workbook.stand import FOUTWAARDE, NUL, Stand

BREEDTEN: Final = (20, 27, 38, 13, 13, 13, 10, 10, 12, 12, 12, 12, 19)

_KOPPEN_REGEL: Final = (
    "Resultaatgebied",
    "Code",
    "Omschrijving",
    "Soort",
    "Norm per week (min)",
    "Norm per 2 weken (min)",
    "Aantal",
    "Keer per week",
    "Min/week",
    "Uur/jaar",
    "Min/2 weken",
    "Status",
    "Bron",
)


def teken(bouwer: Bouwer) -> None:
    """Author the part of the sheet that computes; the checks and the comparison stand below it."""
    bouwer.kop("Berekening", "Aantal × keer × norm, per regel; per resultaatgebied opgeteld; één keer afgerond. Alles is een formule.", BREEDTEN)
    _total(bouwer)
    _areas(bouwer)
    _rows(bouwer)
    _deviations(bouwer)


def _or_error(getal: Fraction | None) -> Waarde:
    return FOUTWAARDE if getal is None else getal


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
        ("Som in die eenheid", "De som, omgerekend naar de eenheid van het besluit", f"{exact}/{per}", "exact", _exact_in_unit),
        (
            "Stap",
            "Afgerond wordt op een veelvoud hiervan",
            "IF(frequentie=kies_tweewekelijks,stap_2weken,stap_besluit)",
            "getal",
            lambda s: s.kader.afronding.stap_2weken if s.casus.frequentie == "tweewekelijks" else s.kader.afronding.stap,
        ),
        (
            "Toegekend",
            "Afgerond in de eenheid van het besluit",
            f"IF(richting=richting_omhoog,ROUNDUP(ROUND({in_eenheid},rekenprecisie)/{stap},0),"
            f"ROUND(ROUND({in_eenheid},rekenprecisie)/{stap},0))*{stap}",
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
            lambda s: len(s.uitkomsten) + sum(afwijking.minuten is not None for afwijking in s.casus.afwijkingen),
        ),
        (
            "Laatste dag",
            "Tot en met deze dag mag een regel lopen",
            "IF(ISNUMBER(tot_en_met),tot_en_met,verste_dag)",
            "datum",
            lambda s: s.casus.einde or VERSTE_DAG,
        ),
    )
    for nummer, (label, uitleg, formule, rol, waarde) in enumerate(rijen):
        bouwer.tekst(f"A{e(nummer)}", label, "tekst")
        bouwer.formule(f"B{e(nummer)}", formule, rol, waarde)
        bouwer.tekst(f"C{e(nummer)}", uitleg, "tekst")
        bouwer.blad.row_dimensions[e(nummer)].height = row_height(lines_needed(uitleg, BREEDTEN[2]))
    bouwer.tabel("tblUitkomst", f"A{tabel.kop}:C{tabel.laatste}")
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
    return WOORDEN["eenheid_2weken"][0] if stand.casus.frequentie == "tweewekelijks" else stand.kader.afronding.eenheid_besluit


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
    return {"min/week": volume.min_week, "uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}[totaal.eenheid_besluit]


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
        rij, norm = tabel.rij(nummer), indeling.normgebieden.rij(nummer)
        bouwer.formule(f"A{rij}", f"Normen!A{norm}", "tekst", lambda _, g=gebied: g.naam)
        bouwer.formule(f"B{rij}", f"Normen!B{norm}", "code", lambda _, g=gebied: g.code)
        som = f"SUMIFS(rij_min_week,rij_gebied,A{rij},rij_teken,{{0}}1,rij_van_kracht,1)"
        bouwer.formule(f"D{rij}", som.format(""), "exact", gross_of(gebied, 1))
        bouwer.formule(f"E{rij}", f"-{som.format('-')}", "exact", gross_of(gebied, -1))
        bouwer.formule(f"F{rij}", f"MAX(0,D{rij}-E{rij})", "exact", _after(gebied))
        bouwer.formule(f"G{rij}", f"Normen!F{norm}", "norm", lambda _, g=gebied: _cap(g))
        bouwer.formule(f"H{rij}", f"SUMIFS(afw_min_week,afw_gebied,B{rij},afw_van_kracht,1)", "exact", deviation_of(gebied))
        netto = f"MAX(0,IF(ISNUMBER(G{rij}),MIN(F{rij},G{rij}),F{rij})+H{rij})*IF(M{rij}=0,1,woord_fout)"
        bouwer.formule(f"I{rij}", netto, "exact_vet", net_of(gebied))
        per_jaar = Fraction(indeling.kader.weken, MINUTEN_PER_UUR)
        bouwer.formule(f"J{rij}", f"I{rij}*weken_per_jaar/minuten_per_uur", "exact", net_of(gebied, per_jaar))
        bouwer.formule(f"K{rij}", f"I{rij}*weken_per_tweeweken", "exact", net_of(gebied, Fraction(WEKEN_PER_TWEE_WEKEN)))
        bouwer.formule(f"L{rij}", f"IF(ISNUMBER(G{rij}),MAX(0,F{rij}-G{rij}),0)", "exact", _capped(gebied))
        fouten = f"SUMIFS(rij_fouten,rij_gebied,A{rij})+SUMIFS(afw_fouten,afw_gebied,B{rij})"
        bouwer.formule(f"M{rij}", fouten, "vlag", lambda s, g=gebied: _area_errors(s, g))
        telt = f"IF(Normen!H{norm}=woord_ja,0,SUMIFS(rij_gebruikt,rij_gebied,A{rij})+COUNTIFS(afw_gebied,B{rij}))"
        bouwer.formule(f"C{rij}", telt, "getal", lambda s, g=gebied: _counts_for_term(s, g))
        bouwer.blad.row_dimensions[rij].height = row_height(lines_needed(gebied.naam, BREEDTEN[0]))
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


def _cap(gebied: Resultaatgebied) -> Waarde:
    return gebied.maximum.waarde if gebied.maximum else WOORDEN["woord_geen"][0]


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

    return waarde


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


def _rows(bouwer: Bouwer) -> None:
    """One row per norm row; unused rows show a dash."""
    indeling = bouwer.indeling
    tabel = indeling.per_regel
    bouwer.sectie(tabel.kop - 1, "Per regel van het normenkader (niet afgerond)", "M")
    bouwer.koppen(tabel.kop, _KOPPEN_REGEL, "EFGHIJK", 32)
    for nummer, regel in enumerate(indeling.kader.regels):
        _row(bouwer, nummer, regel)
    bouwer.tabel("tblPerRegel", f"A{tabel.kop}:M{tabel.laatste}")
    bouwer.vet_als(f"A{tabel.eerste}:M{tabel.laatste}", f"$G{tabel.eerste}<>0")
    bouwer.rood_als(f"A{tabel.eerste}:M{tabel.laatste}", f"NOT(ISNUMBER($I{tabel.eerste}))")


def _row(bouwer: Bouwer, nummer: int, regel: Normregel) -> None:
    indeling, kader = bouwer.indeling, bouwer.indeling.kader
    rij, casus = indeling.per_regel.rij(nummer), indeling.casus_regels.rij(nummer)
    cijfer, stap = indeling.cijfers.rij(nummer), indeling.geldigheid.rij(nummer)
    grens, verband, samenhang = (t.rij(nummer) for t in (indeling.grenzen, indeling.verbanden, indeling.samenhang))
    vast = (kader.gebied_bij_code[regel.resultaatgebied].naam, regel.code, regel.omschrijving, SOORTEN[regel.soort])
    for letter, waarde, rol in zip("ABCD", vast, ("tekst", "code", "tekst", "tekst"), strict=True):
        bouwer.formule(f"{letter}{rij}", f"Normen!{letter}{cijfer}", rol, lambda _, w=waarde: w)
    eigen_minuten = f"AND(ISNUMBER(Casus!G{casus}),{KOLOM_INVOER['minuten']}{stap}=0)"
    bouwer.formule(
        f"E{rij}",
        f"IF({eigen_minuten},Casus!G{casus},IF(AND(ISNUMBER(Normen!F{cijfer}),Normen!E{cijfer}=eenheid_uur_jaar),"
        f"Normen!F{cijfer}*minuten_per_uur/weken_per_jaar,Normen!F{cijfer}))",
        "norm",
        lambda s: applied_week(s, regel),
    )
    bouwer.formule(
        f"F{rij}",
        f"IF(OR({eigen_minuten},Normen!J{cijfer}=woord_dubbel),weken_per_tweeweken*E{rij},Normen!J{cijfer})",
        "norm",
        lambda s: applied_2weken(s, regel),
    )
    aantal = f'IF(ISNUMBER(Casus!E{casus}),Casus!E{casus},IF(Casus!E{casus}="",0,woord_fout*1))'
    bouwer.formule(f"G{rij}", aantal, "getal", lambda s: _quantity(s, regel))
    keer = f"IF(OR(F{stap}=0,{KOLOM_INVOER['keer']}{stap}=1),0,IF(Normen!G{verband}=keer_gevraagd,Casus!F{casus},1))"
    bouwer.formule(f"H{rij}", keer, "keer", lambda s: _times(s, regel))
    week = f"IF(F{stap}=0,0,C{stap}*G{rij}*H{rij}*D{stap}*IF({KOLOM_FOUTEN}{samenhang}=0,1,woord_fout))"
    bouwer.formule(f"I{rij}", week, "exact", lambda s: s.week(regel))
    jaar = Fraction(kader.weken, MINUTEN_PER_UUR)
    bouwer.formule(f"J{rij}", f"I{rij}*weken_per_jaar/minuten_per_uur", "exact", lambda s: _times_factor(s.week(regel), jaar))
    twee = Fraction(WEKEN_PER_TWEE_WEKEN)
    bouwer.formule(f"K{rij}", f"I{rij}*weken_per_tweeweken", "exact", lambda s: _times_factor(s.week(regel), twee))
    eigen = regel.norm_2weken is not None
    for letter, week_kolom, twee_kolom, naam in (("L", "G", "G", "status"), ("M", "H", "D", "bron")):
        formule = f"IF(AND(frequentie=kies_tweewekelijks,Normen!G{grens}<>{{0}}),Normen!{twee_kolom}{grens},Normen!{week_kolom}{cijfer})"
        bouwer.formule(
            f"{letter}{rij}", formule.format('"–"'), "code", lambda s, naam=naam: _provenance(s, regel, naam, eigen=eigen)
        )
    teksten = zip((*vast, regel.norm.herkomst.bron), (*BREEDTEN[:4], BREEDTEN[12]), strict=True)
    bouwer.blad.row_dimensions[rij].height = row_height(max(lines_needed(tekst, breedte) for tekst, breedte in teksten))


def _provenance(stand: Stand, regel: Normregel, naam: str, *, eigen: bool) -> str:
    twee = regel.norm_2weken if eigen and stand.casus.frequentie == "tweewekelijks" else None
    waarde: str = getattr((twee or regel.norm).herkomst, naam)
    return waarde


def _times_factor(getal: Fraction | Celfout, factor: Fraction) -> Waarde:
    return getal * factor if isinstance(getal, Fraction) else getal


def _own_minutes(stand: Stand, regel: Normregel) -> Fraction | None:
    """Minutes of the caseworker, where they are a number and the row allows them."""
    ingevuld = stand.regels.get(regel.code)
    if ingevuld is None or not isinstance(ingevuld.minuten, Fraction) or stand.vlaggen.get((regel.code, "minuten")):
        return None
    return ingevuld.minuten


def applied_week(stand: Stand, regel: Normregel) -> Waarde:
    """The norm per week as the row applies it: own minutes, the figure, or the word that says why there is none."""
    eigen = _own_minutes(stand, regel)
    if eigen is not None:
        return eigen
    norm = norm_week(regel)
    return norm * stand.kader.week_per_eenheid(regel.eenheid) if isinstance(norm, int) else norm


def applied_2weken(stand: Stand, regel: Normregel) -> Waarde:
    """The norm per two weeks as the row applies it."""
    norm = norm_2weken(regel, stand.kader)
    if _own_minutes(stand, regel) is not None or norm == WOORDEN["woord_dubbel"][0]:
        week = applied_week(stand, regel)
        return WEKEN_PER_TWEE_WEKEN * week if isinstance(week, int | Fraction) else FOUTWAARDE
    return norm


def _quantity(stand: Stand, regel: Normregel) -> Waarde:
    ingevuld = stand.regels.get(regel.code)
    if ingevuld is None or ingevuld.aantal is None:
        return NUL
    return ingevuld.aantal if isinstance(ingevuld.aantal, Fraction) else FOUTWAARDE


def _times(stand: Stand, regel: Normregel) -> Waarde:
    if regel.code not in stand.uitkomsten or stand.vlaggen.get((regel.code, "keer")):
        return NUL
    keer = stand.regels[regel.code].keer
    return keer if regel.keer == "gevraagd" and isinstance(keer, Fraction) else Fraction(1)


def _deviations(bouwer: Bouwer) -> None:
    """The deviations of the professional, read as numbers."""
    indeling = bouwer.indeling
    tabel = indeling.afwijkingen
    bouwer.sectie(tabel.kop - 1, "Afwijkingen (minuten per week)", "M")
    koppen = ("Nummer", "Gebied afwijking", "Motivering", "Min/week erbij", "Geldt nu", "Fout")
    bouwer.koppen(tabel.kop, koppen, "D", 32, "EF")
    for nummer in range(AFWIJKINGEN):
        rij, casus = tabel.rij(nummer), indeling.casus_afwijkingen.rij(nummer)
        bouwer.tekst(f"A{rij}", nummer + 1, "nummer")

        def eigen(stand: Stand, nummer: int = nummer) -> Afwijkinguitkomst | None:
            return stand.berekening.afwijkingen[nummer] if nummer < len(stand.berekening.afwijkingen) else None

        bouwer.formule(f"B{rij}", f'IF(Casus!A{casus}="","",Casus!A{casus})', "code", lambda s, e=eigen: a.resultaatgebied if (a := e(s)) else "")
        bouwer.formule(f"C{rij}", f'IF(Casus!C{casus}="","",Casus!C{casus})', "tekst", lambda s, e=eigen: a.motivering if (a := e(s)) else "")
        week = f'IF(COUNTA(Casus!A{casus}:F{casus})=0,0,Casus!B{casus}*IF(F{rij}=0,1,woord_fout))'
        bouwer.formule(f"D{rij}", week, "exact", lambda s, e=eigen: _or_error(a.min_week) if (a := e(s)) else NUL)
        in_kracht = (
            f"IF(AND(OR(NOT(ISNUMBER(Casus!E{casus})),Casus!E{casus}<=ingangsdatum),"
            f"OR(NOT(ISNUMBER(Casus!F{casus})),Casus!F{casus}>=ingangsdatum)),1,0)"
        )
        bouwer.formule(f"E{rij}", in_kracht, "vlag", lambda s, e=eigen: int(a.van_kracht) if (a := e(s)) else 1)
        bouwer.formule(f"F{rij}", f"IF(SUM(G{rij}:L{rij})=0,0,1)", "vlag", lambda s, n=nummer: _deviation_error(s, n))
        _deviation_checks(bouwer, rij, casus, nummer)
        bouwer.hoogten[rij] = lambda s, e=eigen: row_height(lines_needed(a.motivering if (a := e(s)) else "", 38))
    for nummer, kop in enumerate(("Gebied bekend", "Minuten bruikbaar", "Motivering ingevuld", "Datums geldig", "In de looptijd", "Einde volgt op begin")):
        bouwer.tekst(f"{'GHIJKL'[nummer]}{tabel.kop}", kop, "kolomkop_vlag")
    bouwer.tabel("tblAfwijkingen", f"A{tabel.kop}:L{tabel.laatste}")
    bouwer.rood_als(f"A{tabel.eerste}:L{tabel.laatste}", f"$F{tabel.eerste}>0")
    for naam, letter, uitleg in (
        ("afw_gebied", "B", "Resultaatgebied per afwijking"),
        ("afw_min_week", "D", "Minuten per week per afwijking"),
        ("afw_van_kracht", "E", "1 als de afwijking op de ingangsdatum geldt"),
        ("afw_fouten", "F", "1 als de afwijking een fout heeft"),
    ):
        bouwer.naam(naam, tabel.kolom(letter), uitleg)


def _deviation_error(stand: Stand, nummer: int) -> int:
    return stand.fouten_per_afwijking[nummer] if nummer < len(stand.fouten_per_afwijking) else 0


def _deviation_checks(bouwer: Bouwer, rij: int, casus: int, nummer: int) -> None:
    """Six checks per deviation, 1 where it fails; an empty row passes them all."""
    gebieden = bouwer.indeling.normgebieden.kolom("B")
    leeg = f"COUNTA(Casus!A{casus}:F{casus})=0"
    b, van, tot = f"Casus!B{casus}", f"Casus!E{casus}", f"Casus!F{casus}"
    formules = (
        f"IF({leeg},0,IF(COUNTIFS(Normen!{gebieden},B{rij})=0,1,0))",
        f"IF(ISNUMBER({b}),IF(ROUND({b},invoerdecimalen)={b},0,1),MIN(1,COUNTA(Casus!A{casus}:F{casus})))",
        f'IF({leeg},0,IF(Casus!C{casus}="",1,0))',
        f'IF(AND(OR({van}="",ISNUMBER({van})),OR({tot}="",ISNUMBER({tot}))),0,1)',
        f'IF(AND(OR(term_omgekeerd=1,NOT(ISNUMBER({van})),AND({van}>=ingangsdatum,{van}<=laatste_dag)),'
        f'OR(term_omgekeerd=1,NOT(ISNUMBER({tot})),AND({tot}>=ingangsdatum,{tot}<=laatste_dag))),0,1)',
        f"IF(AND(ISNUMBER({van}),ISNUMBER({tot})),IF({tot}<{van},1,0),0)",
    )
    soorten = (
        {"afwijking_gebied_onbekend"},
        {"afwijking_minuten_ongeldig"},
        {"afwijking_zonder_motivering"},
        {"datum_ongeldig"},
        {"periode_buiten_casus"},
        {"periode_omgekeerd"},
    )
    for letter, formule, namen in zip("GHIJKL", formules, soorten, strict=True):

        def waarde(stand: Stand, namen: set[str] = namen) -> int:
            if nummer >= len(stand.casus.afwijkingen):
                return 0
            velden = ("resultaatgebied", "minuten", "motivering", "van", "tot_en_met")
            plaatsen = {stand.casus.plaats(f"afwijkingen.{nummer}.{veld}") for veld in velden}
            return int(any(punt.naam in namen and punt.plaats in plaatsen for punt in stand.berekening.fouten))

        bouwer.formule(f"{letter}{rij}", formule, "vlag", waarde)


def finish(bouwer: Bouwer) -> None:
    """Protect the sheet and set up its printing, when everything on it is authored."""
    indeling = bouwer.indeling
    laatste = (indeling.anders_totaal if indeling.vergelijkt else indeling.casusgeldigheid).laatste
    bouwer.afronden(f"A1:M{laatste}", bevries="A3")
