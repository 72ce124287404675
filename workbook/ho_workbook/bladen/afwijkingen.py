"""The deviations on ``Berekening``: what the professional adds or takes away, read as numbers and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_workbook.bouwer import Bouwer, lines_needed, row_height
from ho_workbook.indeling import AFWIJKINGEN
from ho_workbook.stand import NUL, Stand, or_error

if TYPE_CHECKING:
    from ho_engine.uitkomst import Afwijkinguitkomst


def teken(bouwer: Bouwer) -> None:
    """The deviations of the professional, read as numbers."""
    indeling = bouwer.indeling
    tabel = indeling.afwijkingen
    bouwer.sectie(tabel.kop - 1, "Afwijkingen (minuten per week)", "M")
    koppen = ("Nummer", "Gebied afwijking", "Motivering", "Min/week erbij", "Geldt nu", "Fout")
    bouwer.koppen(tabel.kop, koppen, "D", 32, "EF")
    for nummer in range(AFWIJKINGEN):
        _deviation_row(bouwer, nummer)
    for nummer, kop in enumerate(
        (
            "Gebied bekend",
            "Minuten bruikbaar",
            "Motivering ingevuld",
            "Datums geldig",
            "In de looptijd",
            "Einde volgt op begin",
        )
    ):
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


def _deviation_row(bouwer: Bouwer, nummer: int) -> None:
    """The formulas of one deviation."""
    indeling = bouwer.indeling
    tabel = indeling.afwijkingen
    rij, casus = tabel.rij(nummer), indeling.casus_afwijkingen.rij(nummer)
    bouwer.tekst(f"A{rij}", nummer + 1, "nummer")

    def eigen(stand: Stand) -> Afwijkinguitkomst | None:
        return stand.berekening.afwijkingen[nummer] if nummer < len(stand.berekening.afwijkingen) else None

    bouwer.formule(
        f"B{rij}",
        f'IF(Casus!A{casus}="","",Casus!A{casus})',
        "code",
        lambda s: a.resultaatgebied if (a := eigen(s)) else "",
    )
    bouwer.formule(
        f"C{rij}",
        f'IF(Casus!C{casus}="","",Casus!C{casus})',
        "tekst",
        lambda s: a.motivering if (a := eigen(s)) else "",
    )
    week = f"IF(COUNTA(Casus!A{casus}:F{casus})=0,0,Casus!B{casus}*IF(F{rij}=0,1,woord_fout))"
    bouwer.formule(f"D{rij}", week, "exact", lambda s: or_error(a.min_week) if (a := eigen(s)) else NUL)
    in_kracht = (
        f"IF(AND(OR(NOT(ISNUMBER(Casus!E{casus})),Casus!E{casus}<=ingangsdatum),"
        f"OR(NOT(ISNUMBER(Casus!F{casus})),Casus!F{casus}>=ingangsdatum)),1,0)"
    )
    bouwer.formule(f"E{rij}", in_kracht, "vlag", lambda s: int(a.van_kracht) if (a := eigen(s)) else 1)
    bouwer.formule(f"F{rij}", f"IF(SUM(G{rij}:L{rij})=0,0,1)", "vlag", lambda s: _deviation_error(s, nummer))
    _deviation_checks(bouwer, rij, casus, nummer)
    bouwer.hoogten[rij] = lambda s: row_height(lines_needed(a.motivering if (a := eigen(s)) else "", 38))


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
        (
            f"IF(AND(OR(term_omgekeerd=1,NOT(ISNUMBER({van})),AND({van}>=ingangsdatum,{van}<=laatste_dag)),"
            f"OR(term_omgekeerd=1,NOT(ISNUMBER({tot})),AND({tot}>=ingangsdatum,{tot}<=laatste_dag))),0,1)"
        ),
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
            plaatsen = stand.casus.plaatsen_van_afwijking(nummer)
            return int(any(punt.naam in namen and punt.plaats in plaatsen for punt in stand.berekening.fouten))

        bouwer.formule(f"{letter}{rij}", formule, "vlag", waarde)
