"""The rows of ``Berekening``: one per norm row, aantal × keer × norm, with its status and source."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.normenkader import MINUTEN_PER_UUR, WEKEN_PER_TWEE_WEKEN, Normregel
from ho_workbook.bladen.normen import SOORTEN, WOORDEN, norm_2weken, norm_week
from ho_workbook.bouwer import Bepaal, Bouwer, constant
from ho_workbook.indeling import KOLOM_FOUTEN, KOLOM_INVOER
from ho_workbook.stand import FOUTWAARDE, NUL, Stand

if TYPE_CHECKING:
    from ho_workbook.celwaarden import Celfout, Waarde


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
        bouwer.formule(f"{letter}{rij}", f"Normen!{letter}{cijfer}", rol, constant(waarde))
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
    bouwer.formule(
        f"J{rij}", f"I{rij}*weken_per_jaar/minuten_per_uur", "exact", lambda s: _times_factor(s.week(regel), jaar)
    )
    twee = Fraction(WEKEN_PER_TWEE_WEKEN)
    bouwer.formule(f"K{rij}", f"I{rij}*weken_per_tweeweken", "exact", lambda s: _times_factor(s.week(regel), twee))
    eigen = regel.norm_2weken is not None
    for letter, week_kolom, twee_kolom, naam in (("L", "G", "G", "status"), ("M", "H", "D", "bron")):
        tweewekelijks = f"AND(frequentie=kies_tweewekelijks,Normen!G{grens}<>{{0}})"
        formule = f"IF({tweewekelijks},Normen!{twee_kolom}{grens},Normen!{week_kolom}{cijfer})"
        bouwer.formule(
            f"{letter}{rij}",
            formule.format('"–"'),
            "code",
            _provenance(regel, naam, eigen=eigen),
        )
    bron = max(regel.norm.herkomst.bron, regel.norm_2weken.herkomst.bron if regel.norm_2weken else "", key=len)
    normen = {"E": str(norm_week(regel)), "F": str(norm_2weken(regel, kader))}
    bouwer.hoog(rij, **dict(zip("ABCD", vast, strict=True)), **normen, M=bron)


def _provenance(regel: Normregel, naam: str, *, eigen: bool) -> Bepaal:
    def waarde(stand: Stand) -> str:
        twee = regel.norm_2weken if eigen and stand.casus.frequentie == "tweewekelijks" else None
        deel: str = getattr((twee or regel.norm).herkomst, naam)
        return deel

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
