"""The last part of ``Berekening`` in a template or concept: the outcome at the other frequency."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ho_engine.normenkader import WEKEN_PER_TWEE_WEKEN, Frequentie, Normregel, Resultaatgebied
from ho_workbook.bladen.normen import WOORDEN
from ho_workbook.bladen.regels import applied_2weken, applied_week
from ho_workbook.indeling import KOLOM_SAMENHANG
from ho_workbook.stand import FREQUENTIEVLAGGEN, NUL, Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine.uitkomst import Volume
    from ho_workbook.bouwer import Bouwer
    from ho_workbook.celwaarden import Waarde


def teken(bouwer: Bouwer) -> None:
    """Author the comparison: rows, areas, and the three figures or the words that there is no outcome."""
    _rows(bouwer)
    _areas(bouwer)
    _total(bouwer)


def other_frequency(stand: Stand) -> Frequentie:
    """The frequency that was not chosen."""
    return "wekelijks" if stand.casus.frequentie == "tweewekelijks" else "tweewekelijks"


def _norm(stand: Stand, regel: Normregel) -> Waarde:
    """The norm at the other frequency: a number, or the word that says why there is none."""
    passend = applied_2weken if other_frequency(stand) == "tweewekelijks" else applied_week
    return passend(stand, regel)


def _divisor(stand: Stand) -> int:
    return WEKEN_PER_TWEE_WEKEN if other_frequency(stand) == "tweewekelijks" else 1


def _other_errors(stand: Stand, regel: Normregel) -> int:
    """Errors of a row that hold at any frequency."""
    return sum(code == regel.code and naam not in FREQUENTIEVLAGGEN for code, naam in stand.vlaggen)


def _week(stand: Stand, regel: Normregel) -> Fraction:
    return stand.eens(("anders", regel.code), lambda s: _worked_out(s, regel))


def _worked_out(stand: Stand, regel: Normregel) -> Fraction:
    uitkomst, norm = stand.uitkomsten.get(regel.code), _norm(stand, regel)
    if uitkomst is None or not isinstance(norm, int | Fraction) or _other_errors(stand, regel):
        return NUL
    if uitkomst.aantal is None or uitkomst.keer is None:
        return NUL
    return regel.teken * uitkomst.aantal * uitkomst.keer * Fraction(norm) / _divisor(stand)


def _missing(stand: Stand, regel: Normregel) -> int:
    return int(regel.code in stand.uitkomsten and not isinstance(_norm(stand, regel), int | Fraction))


def _rows(bouwer: Bouwer) -> None:
    indeling = bouwer.indeling
    tabel = indeling.anders
    bouwer.sectie(tabel.kop - 1, "Vergelijking: per regel bij de andere frequentie", "M")
    koppen = (
        "Gebied anders",
        "Code anders",
        "Norm anders (min)",
        "Per hoeveel weken",
        "Niet mogelijk",
        "Andere fouten",
        "Min/week anders",
    )
    bouwer.koppen(tabel.kop, koppen, "CDG", 32, "EF")
    for nummer, regel in enumerate(indeling.kader.regels):
        _row(bouwer, nummer, regel)
    bouwer.tabel("tblAnders", f"A{tabel.kop}:G{tabel.laatste}")
    for naam, letter, uitleg in (
        ("anders_gebied", "A", "Resultaatgebied per regel, bij de andere frequentie"),
        ("anders_mist", "E", "1 als de regel bij de andere frequentie niet kan"),
        ("anders_fouten", "F", "Fouten per regel die bij elke frequentie gelden"),
        ("anders_min_week", "G", "Minuten per week per regel bij de andere frequentie"),
    ):
        bouwer.naam(naam, tabel.kolom(letter), uitleg)


def _row(bouwer: Bouwer, nummer: int, regel: Normregel) -> None:
    """One norm row at the other frequency."""
    indeling = bouwer.indeling
    tabel = indeling.anders
    rij, boven, stap = tabel.rij(nummer), indeling.per_regel.rij(nummer), indeling.geldigheid.rij(nummer)
    gebied = indeling.kader.gebied_bij_code[regel.resultaatgebied].naam
    bouwer.formule(f"A{rij}", f"A{boven}", "tekst", lambda _: gebied)
    bouwer.formule(f"B{rij}", f"B{boven}", "code", lambda _: regel.code)
    norm = f"IF(frequentie=kies_tweewekelijks,E{boven},F{boven})"
    bouwer.formule(f"C{rij}", norm, "norm", lambda s: _norm(s, regel))
    bouwer.formule(f"D{rij}", "IF(frequentie=kies_tweewekelijks,1,weken_per_tweeweken)", "norm", _divisor)
    mist = f"IF(AND(F{stap}=1,NOT(ISNUMBER(C{rij}))),1,0)"
    bouwer.formule(f"E{rij}", mist, "vlag", lambda s: _missing(s, regel))
    onder = indeling.samenhang.rij(nummer)
    eerste, laatste = KOLOM_SAMENHANG["datum"], KOLOM_SAMENHANG["looptijd"]
    derde, vierde = KOLOM_SAMENHANG["uitsluiting"], KOLOM_SAMENHANG["vereist"]
    fouten = f"SUM(G{stap}:M{stap})+SUM({eerste}{onder}:{laatste}{onder})+SUM({derde}{onder}:{vierde}{onder})"
    bouwer.formule(f"F{rij}", fouten, "vlag", lambda s: _other_errors(s, regel))
    week = f"IF(AND(F{stap}=1,E{rij}=0,F{rij}=0),C{stap}*G{boven}*H{boven}*C{rij}/D{rij},0)"
    bouwer.formule(f"G{rij}", week, "exact", lambda s: _week(s, regel))
    gebied = indeling.kader.gebied_bij_code[regel.resultaatgebied].naam
    bouwer.hoog(rij, A=gebied, B=regel.code, C=WOORDEN["woord_ontbreekt"][0])


def _sum(gebied: Resultaatgebied, teken: int) -> Callable[[Stand], Fraction]:
    def waarde(stand: Stand) -> Fraction:
        regels = [u.regel for u in stand.berekening.regels if u.van_kracht and u.regel.teken == teken]
        return sum((abs(_week(stand, r)) for r in regels if r.resultaatgebied == gebied.code), NUL)

    return lambda stand: stand.eens(("anders", gebied.code, teken), waarde)


def _net(gebied: Resultaatgebied) -> Callable[[Stand], Fraction]:
    grens = gebied.maximum.waarde if gebied.maximum else None

    def waarde(stand: Stand) -> Fraction:
        na = max(NUL, _sum(gebied, 1)(stand) - _sum(gebied, -1)(stand))
        eigen = [a for a in stand.berekening.afwijkingen if a.resultaatgebied == gebied.code and a.van_kracht]
        afwijking = sum((a.min_week or NUL for a in eigen), NUL)
        bruikbaar = all(a.min_week is not None for a in eigen)
        binnen = na if grens is None else min(na, Fraction(grens))
        return max(NUL, binnen + afwijking) if bruikbaar else NUL

    return lambda stand: stand.eens(("anders netto", gebied.code), waarde)


def _areas(bouwer: Bouwer) -> None:
    indeling = bouwer.indeling
    tabel = indeling.anders_gebied
    bouwer.sectie(tabel.kop - 1, "Vergelijking: per resultaatgebied bij de andere frequentie", "M")
    bouwer.koppen(
        tabel.kop,
        ("Resultaatgebied anders", "Gebiedscode anders", "Bruto anders", "Minder anders", "Netto anders"),
        "CDE",
        32,
    )
    for nummer, gebied in enumerate(indeling.kader.resultaatgebieden):
        _area(bouwer, nummer, gebied)
    bouwer.tabel("tblAndersGebied", f"A{tabel.kop}:E{tabel.laatste}")


def _area(bouwer: Bouwer, nummer: int, gebied: Resultaatgebied) -> None:
    """One area at the other frequency."""
    indeling = bouwer.indeling
    tabel = indeling.anders_gebied
    rij, boven, regels = tabel.rij(nummer), indeling.per_gebied.rij(nummer), "anders_min_week,anders_gebied"
    bouwer.formule(f"A{rij}", f"A{boven}", "tekst", lambda _: gebied.naam)
    bouwer.formule(f"B{rij}", f"B{boven}", "code", lambda _: gebied.code)
    bouwer.hoog(rij, A=gebied.naam, B=gebied.code)
    som = f"SUMIFS({regels},A{rij},rij_teken,{{0}}1,rij_van_kracht,1)"
    bouwer.formule(f"C{rij}", som.format(""), "exact", _sum(gebied, 1))
    bouwer.formule(f"D{rij}", f"-{som.format('-')}", "exact", _sum(gebied, -1))
    na = f"MAX(0,C{rij}-D{rij})"
    netto = f"IF(ISNUMBER(H{boven}),MAX(0,IF(ISNUMBER(G{boven}),MIN({na},G{boven}),{na})+H{boven}),0)"
    bouwer.formule(f"E{rij}", netto, "exact", _net(gebied))


def _total(bouwer: Bouwer) -> None:
    indeling, tabel = bouwer.indeling, bouwer.indeling.anders_totaal
    gebied, afronding = indeling.anders_gebied, indeling.kader.afronding
    bouwer.sectie(tabel.kop - 1, "Vergelijking: uitkomst bij de andere frequentie", "M")
    bouwer.koppen(tabel.kop, ("Stap anders", "Waarde anders", "Wat dit bij de andere frequentie is"), (), 18)
    som, per, stap, toegekend = (f"$B${tabel.rij(n)}" for n in range(4))
    mogelijk = "SUM(anders_mist)+SUM(anders_fouten)+SUM(afw_fouten)+SUM(casus_fouten)=0"

    def toe(stand: Stand) -> Fraction:
        """The granted amount in minutes per week, exact, were the other frequency chosen."""
        exact = sum((_net(g)(stand) for g in indeling.kader.resultaatgebieden), NUL)
        stap = afronding.stap_2weken if other_frequency(stand) == "tweewekelijks" else afronding.stap
        eenheid = exact / per_week(stand)
        keer = -(-eenheid // stap) if afronding.richting == "omhoog" else (eenheid / stap + Fraction(1, 2)) // 1
        return Fraction(keer * stap)

    def per_week(stand: Stand) -> Fraction:
        if other_frequency(stand) == "tweewekelijks":
            return Fraction(1, WEKEN_PER_TWEE_WEKEN)
        return indeling.kader.week_per_eenheid(afronding.eenheid_besluit)

    def volume(lees: Callable[[Volume], int]) -> Callable[[Stand], Waarde]:
        def waarde(stand: Stand) -> Waarde:
            ander = stand.berekening.vergelijking[other_frequency(stand)]
            return WOORDEN["woord_niet"][0] if ander is None else lees(ander)

        return waarde

    andere_eenheid = "IF(eenheid_besluit=eenheid_uur_jaar,minuten_per_uur/weken_per_jaar,1)"
    naar_boven = f"ROUNDUP(ROUND({som}/{per},rekenprecisie)/{stap},0)"
    dichtstbij = f"ROUND(ROUND({som}/{per},rekenprecisie)/{stap},0)"
    deel = f"{toegekend}*{per}"
    rijen: tuple[tuple[str, str, str, str, Callable[[Stand], Waarde]], ...] = (
        (
            "Som anders",
            "Netto per week",
            f"SUM({gebied.kolom('E')})",
            "exact",
            lambda s: sum((_net(g)(s) for g in indeling.kader.resultaatgebieden), NUL),
        ),
        (
            "Eenheid anders",
            "Minuten per week in één eenheid van het besluit",
            f"IF(frequentie=kies_tweewekelijks,{andere_eenheid},1/weken_per_tweeweken)",
            "exact",
            per_week,
        ),
        (
            "Stap van de afronding",
            "Afgerond wordt op een veelvoud hiervan",
            "IF(frequentie=kies_tweewekelijks,stap_besluit,stap_2weken)",
            "getal",
            lambda s: afronding.stap_2weken if other_frequency(s) == "tweewekelijks" else afronding.stap,
        ),
        (
            "Afgerond anders",
            "In de eenheid van het besluit",
            f"IF(richting=richting_omhoog,{naar_boven},{dichtstbij})*{stap}",
            "exact",
            toe,
        ),
        (
            "Per week anders",
            "Minuten per week",
            f"IF({mogelijk},ROUNDUP(ROUND({deel},rekenprecisie),0),woord_niet)",
            "min_vet",
            volume(lambda v: v.min_week),
        ),
        (
            "Per jaar anders",
            "Uren per jaar",
            f"IF({mogelijk},ROUNDUP(ROUND({deel}*weken_per_jaar/minuten_per_uur,rekenprecisie),0),woord_niet)",
            "uur_vet",
            volume(lambda v: v.uur_jaar),
        ),
        (
            "Per 2 weken anders",
            "Minuten per twee weken",
            f"IF({mogelijk},ROUNDUP(ROUND({deel}*weken_per_tweeweken,rekenprecisie),0),woord_niet)",
            "min_vet",
            volume(lambda v: v.min_2weken),
        ),
    )
    for nummer, (label, uitleg, formule, rol, waarde) in enumerate(rijen):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", label, "tekst")
        bouwer.formule(f"B{rij}", formule, rol, waarde)
        bouwer.tekst(f"C{rij}", uitleg, "tekst")
        bouwer.hoog(rij, A=label, C=uitleg)
    bouwer.tabel("tblAndersUitkomst", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.naam("anders_min_week_totaal", f"B{tabel.rij(4)}", "Uitkomst per week bij de andere frequentie")
    bouwer.naam("anders_uur_jaar_totaal", f"B{tabel.rij(5)}", "Uitkomst per jaar bij de andere frequentie")
    bouwer.naam("anders_min_2weken_totaal", f"B{tabel.rij(6)}", "Uitkomst per twee weken bij de andere frequentie")
