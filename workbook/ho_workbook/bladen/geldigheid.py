"""The lower part of ``Berekening``: the checks on every input, as formulas that are 1 where something is wrong."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ho_engine.normenkader import WEKEN_PER_TWEE_WEKEN, Normregel
from ho_engine.tijd import in_force
from ho_workbook.bladen.normen import WOORDEN
from ho_workbook.bladen.regels import applied_2weken, applied_week
from ho_workbook.indeling import KOLOM_FOUTEN, KOLOM_INVOER, KOLOM_SAMENHANG, VLAGGEN, Tabel
from ho_workbook.stand import CASUSVLAGGEN, FOUTWAARDE, NUL, Stand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_workbook.bouwer import Bepaal, Bouwer
    from ho_workbook.celwaarden import Waarde


def teken(bouwer: Bouwer) -> None:
    """Author the checks per row and of the case as a whole."""
    _rows(bouwer)
    _case(bouwer)


def _rows(bouwer: Bouwer) -> None:
    indeling = bouwer.indeling
    invoer, samenhang = indeling.geldigheid, indeling.samenhang
    bouwer.sectie(invoer.kop - 1, "Tussenstappen en geldigheid van de invoer per regel (1 is een fout)", "M")
    vaste = ("Gebied van de regel", "Code van de regel", "Teken", "Norm toegepast (min/week)", "Van kracht", "Gebruikt")
    bouwer.koppen(invoer.kop, (*vaste, *(VLAGGEN[naam] for naam in KOLOM_INVOER)), "CD", 58, "EFGHIJKLM")
    bouwer.sectie(samenhang.kop - 1, "Samenhang per regel (1 is een fout) en oordeel", "M")
    voorop = ("Gebied van regel", "Code van regel", "Oordeel")
    bouwer.koppen(
        samenhang.kop,
        (*voorop, *(VLAGGEN[naam] for naam in KOLOM_SAMENHANG), "Fouten in de regel"),
        (),
        58,
        "DEFGHIJKL",
    )
    for nummer, regel in enumerate(indeling.kader.regels):
        _row(bouwer, nummer, regel)
    bouwer.tabel("tblGeldigheid", f"A{invoer.kop}:M{invoer.laatste}")
    bouwer.tabel("tblSamenhang", f"A{samenhang.kop}:L{samenhang.laatste}")
    bouwer.rood_als(f"A{invoer.eerste}:M{invoer.laatste}", f"SUM($G{invoer.eerste}:$M{invoer.eerste})>0")
    bouwer.rood_als(f"A{samenhang.eerste}:L{samenhang.laatste}", f"$L{samenhang.eerste}>0")
    for tabel, naam, letter, uitleg in (
        (invoer, "rij_teken", "C", "Bij minder inzet -1, anders 1"),
        (invoer, "rij_van_kracht", "E", "1 als de regel op de ingangsdatum geldt"),
        (invoer, "rij_gebruikt", "F", "1 als de regel is ingevuld"),
        (samenhang, "rij_fouten", KOLOM_FOUTEN, "Het aantal fouten per regel"),
    ):
        bouwer.naam(naam, tabel.kolom(letter), uitleg)


def _row(bouwer: Bouwer, nummer: int, regel: Normregel) -> None:
    indeling = bouwer.indeling
    rij, onder = indeling.geldigheid.rij(nummer), indeling.samenhang.rij(nummer)
    boven, casus = indeling.per_regel.rij(nummer), indeling.casus_regels.rij(nummer)
    gebied = indeling.kader.gebied_bij_code[regel.resultaatgebied].naam
    for plek in (rij, onder):
        bouwer.formule(f"A{plek}", f"A{boven}", "tekst", lambda _: gebied)
        bouwer.formule(f"B{plek}", f"B{boven}", "code", lambda _: regel.code)
        bouwer.hoog(plek, A=gebied, B=regel.code)
    bouwer.formule(f"C{rij}", f"IF(D{boven}=soort_minder,-1,1)", "norm", lambda _: regel.teken)
    norm = f"IF(F{rij}=0,0,IF(frequentie=kies_tweewekelijks,F{boven}/weken_per_tweeweken,E{boven}))"
    bouwer.formule(f"D{rij}", norm, "exact", lambda s: _applied(s, regel))
    kracht = (
        f"IF(AND(OR(NOT(ISNUMBER(Casus!H{casus})),Casus!H{casus}<=ingangsdatum),"
        f"OR(NOT(ISNUMBER(Casus!I{casus})),Casus!I{casus}>=ingangsdatum)),1,0)"
    )
    bouwer.formule(f"E{rij}", kracht, "vlag", lambda s: _in_force(s, regel))
    aantal = f"Casus!E{casus}"
    gebruikt = f'IF(OR(AND({aantal}<>"",{aantal}=0),AND({aantal}="",COUNTA(Casus!F{casus}:K{casus})=0)),0,1)'
    bouwer.formule(f"F{rij}", gebruikt, "vlag", lambda s: int(regel.code in s.uitkomsten))
    plekken = {naam: f"{letter}{rij}" for naam, letter in KOLOM_INVOER.items()}
    plekken |= {naam: f"{letter}{onder}" for naam, letter in KOLOM_SAMENHANG.items()}
    normrijen = (t.rij(nummer) for t in (indeling.cijfers, indeling.grenzen, indeling.verbanden))
    formules = _checks(plekken, _Rijen(f"F{rij}", boven, casus, *normrijen))
    for naam, adres in plekken.items():
        bouwer.formule(adres, formules[naam], "vlag", _flag(regel.code, naam))
    fouten = f"SUM(G{rij}:M{rij})+SUM(D{onder}:K{onder})"
    bouwer.formule(f"{KOLOM_FOUTEN}{onder}", fouten, "vlag_vet", lambda s: s.fouten_per_regel.get(regel.code, 0))
    oordeel = f'IF({KOLOM_FOUTEN}{onder}>0,woord_fout,IF(F{rij}=1,"in orde","niet gebruikt"))'
    bouwer.formule(f"C{onder}", oordeel, "tekst", lambda s: _verdict(s, regel))


def _flag(code: str, naam: str) -> Bepaal:
    return lambda stand: stand.vlaggen.get((code, naam), 0)


def _case_flag(naam: str) -> Bepaal:
    return lambda stand: stand.casusvlaggen[naam]


def _verdict(stand: Stand, regel: Normregel) -> str:
    if stand.fouten_per_regel.get(regel.code):
        return WOORDEN["woord_fout"][0]
    return "in orde" if regel.code in stand.uitkomsten else "niet gebruikt"


def _in_force(stand: Stand, regel: Normregel) -> int:
    """Whether the dates of a row, used or not, take in the start date."""
    ingevuld, begin = stand.regels.get(regel.code), stand.casus.begin
    if ingevuld is None or begin is None:
        return 1
    van, tot = (datum if isinstance(datum, dt.date) else None for datum in (ingevuld.van, ingevuld.tot_en_met))
    return int(in_force(van, tot, begin))


def _applied(stand: Stand, regel: Normregel) -> Waarde:
    if regel.code not in stand.uitkomsten:
        return NUL
    if stand.casus.frequentie != "tweewekelijks":
        return applied_week(stand, regel)
    twee = applied_2weken(stand, regel)
    return Fraction(twee) / WEKEN_PER_TWEE_WEKEN if isinstance(twee, int | Fraction) else FOUTWAARDE


class _Rijen(NamedTuple):
    """Where one norm row stands in the tables that a check looks at; ``gebruikt`` is the cell that is 1 when used."""

    gebruikt: str
    boven: int
    casus: int
    cijfer: int
    grens: int
    verband: int


def _checks(plek: Mapping[str, str], rijen: _Rijen) -> dict[str, str]:
    """The formula of each check, by its name in ``VLAGGEN``; 1 where the row fails it."""
    u, boven, casus, cijfer, grens, verband = rijen
    aantal, keer, minuten = f"Casus!E{casus}", f"Casus!F{casus}", f"Casus!G{casus}"
    van, tot = f"Casus!H{casus}", f"Casus!I{casus}"
    laagste, hoogste, keer_max = f"Normen!E{grens}", f"Normen!F{grens}", f"Normen!J{grens}"
    uit1, uit2, met1, met2 = (f"Normen!{letter}{verband}" for letter in "CDHI")
    ander, maximum, soort_keer = (f"Normen!{letter}{verband}" for letter in "EFG")
    week, twee = f"Normen!F{cijfer}", f"Normen!J{cijfer}"
    binnen = "OR(NOT(ISNUMBER({0})),AND({0}>=ingangsdatum,{0}<=laatste_dag))"
    return {
        "aantal": f"IF(OR({u}=0,ISNUMBER({aantal})),0,1)",
        "heel": f"IF(ISNUMBER({aantal}),IF(AND({aantal}>=0,ROUND({aantal},0)={aantal}),0,1),0)",
        "grens": (
            f"IF(AND({u}=1,{plek['aantal']}+{plek['heel']}=0),"
            f"IF(OR({aantal}<{laagste},AND(ISNUMBER({hoogste}),{aantal}>{hoogste})),1,0),0)"
        ),
        "keer": (
            f"IF(OR({u}=0,AND({soort_keer}=keer_gevraagd,ISNUMBER({keer})),"
            f'AND({soort_keer}<>keer_gevraagd,OR({keer}="",{keer}=1))),0,1)'
        ),
        "keer_waarde": (
            f"IF(AND({u}=1,{soort_keer}=keer_gevraagd,ISNUMBER({keer})),IF(AND({keer}>=0,ROUND({keer},invoerdecimalen)={keer},"
            f"OR(NOT(ISNUMBER({keer_max})),{keer}<={keer_max})),0,1),0)"
        ),
        "minuten": f'IF(OR({u}=0,{minuten}="",AND({maximum}=woord_ja,ISNUMBER({minuten}))),0,1)',
        "minuten_waarde": (
            f"IF(AND({u}=1,{maximum}=woord_ja,ISNUMBER({minuten})),IF(AND({minuten}>=0,"
            f"ROUND({minuten},invoerdecimalen)={minuten},OR(NOT(ISNUMBER({week})),{minuten}<={week})),0,1),0)"
        ),
        "datum": f'IF(OR({u}=0,AND(OR({van}="",ISNUMBER({van})),OR({tot}="",ISNUMBER({tot})))),0,1)',
        "volgorde": f"IF(AND({u}=1,ISNUMBER({van}),ISNUMBER({tot})),IF({tot}<{van},1,0),0)",
        "looptijd": f"IF(OR({u}=0,term_omgekeerd=1,AND({binnen.format(van)},{binnen.format(tot)})),0,1)",
        "frequentie": (
            f"IF(AND({u}=1,OR(AND(frequentie=kies_tweewekelijks,{twee}=woord_alleen_week),"
            f"AND(frequentie<>kies_tweewekelijks,{week}=woord_alleen_2weken))),1,0)"
        ),
        "norm": (
            f"IF(AND({u}=1,OR(AND(frequentie=kies_tweewekelijks,{twee}=woord_ontbreekt),"
            f"AND(frequentie<>kies_tweewekelijks,{week}=woord_ontbreekt))),1,0)"
        ),
        "uitsluiting": (
            f"IF(AND({u}=1,SUMIFS(rij_gebruikt,rij_code,{uit1})+SUMIFS(rij_gebruikt,rij_code,{uit2})>0),1,0)"
        ),
        "overname": (
            f"IF(AND({u}=1,D{boven}<>soort_volledig,SUMIFS(rij_gebruikt,rij_gebied,A{boven},rij_soort,soort_volledig)=0),1,0)"
        ),
        "vereist": (
            f"IF(AND({u}=1,OR(AND({met1}<>woord_geen,SUMIFS(rij_gebruikt,rij_code,{met1})+SUMIFS(rij_gebruikt,rij_code,{met2})=0),"
            f"AND({ander}=woord_ja,SUM(rij_gebruikt)=SUMIFS(rij_gebruikt,rij_gebied,A{boven})))),1,0)"
        ),
    }


def _case(bouwer: Bouwer) -> None:
    indeling = bouwer.indeling
    tabel: Tabel = indeling.casusgeldigheid
    bouwer.sectie(tabel.kop - 1, "Geldigheid van de casus (1 is een fout)", "M")
    bouwer.koppen(tabel.kop, ("Onderdeel", "Uitslag", "Wat moet kloppen"), (), 18)
    formules = {
        "ingangsdatum": (
            "IF(AND(ISNUMBER(ingangsdatum),ingangsdatum>=kader_vanaf,"
            "OR(NOT(ISNUMBER(kader_tot)),ingangsdatum<=kader_tot)),0,1)"
        ),
        "frequentie": "IF(OR(frequentie=kies_wekelijks,frequentie=kies_tweewekelijks),0,1)",
        "periode_omgekeerd": 'IF(OR(tot_en_met="",AND(ISNUMBER(tot_en_met),tot_en_met>=ingangsdatum)),0,1)',
        "einde_dubbelzinnig": 'IF(AND(onbepaalde_tijd=woord_ja,tot_en_met<>""),1,0)',
        "korter_dan_minimum": (
            "IF(AND(ISNUMBER(minimumduur),ISNUMBER(tot_en_met),SUM(gebied_niet_vrij)>0),"
            "IF(AND(tot_en_met>=ingangsdatum,tot_en_met<EDATE(ingangsdatum,minimumduur)-1),1,0),0)"
        ),
    }
    for nummer, (naam, uitleg) in enumerate(CASUSVLAGGEN.items()):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", naam.replace("_", " "), "tekst")
        bouwer.formule(f"B{rij}", formules[naam], "vlag", _case_flag(naam))
        bouwer.tekst(f"C{rij}", uitleg, "tekst")
        bouwer.hoog(rij, A=naam.replace("_", " "), C=uitleg)
    bouwer.tabel("tblCasusgeldigheid", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.rood_als(f"A{tabel.eerste}:C{tabel.laatste}", f"$B{tabel.eerste}>0")
    plek = tuple(CASUSVLAGGEN).index("periode_omgekeerd")
    bouwer.naam("term_omgekeerd", f"B{tabel.rij(plek)}", "1 als de einddatum van de casus voor de ingangsdatum ligt")
    bouwer.naam("casus_fouten", tabel.kolom("B"), "1 per fout in de casus als geheel")
