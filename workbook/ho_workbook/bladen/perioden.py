"""The stretches of the term on ``Berekening``: when something changes, and the total of each, as live formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.afronding import unit_of_decision, week_per_unit
from ho_engine.gebieden import add_total
from ho_engine.tijd import DAG, add_months
from ho_workbook.bladen.normen import VERSTE_DAG, WOORDEN
from ho_workbook.indeling import PERIODEN
from ho_workbook.stand import NUL, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ho_engine.normenkader import Frequentie, Resultaatgebied
    from ho_engine.uitkomst import Afwijkinguitkomst, Gebiedsuitkomst, Periode, Regeluitkomst
    from ho_workbook.bouwer import Bepaal, Bouwer
    from ho_workbook.celwaarden import Waarde

GEEN: Final = "–"
"""What a row shows when the case has no such period."""

_KOPPEN: Final = (
    "Periode",
    "Eerste dag",
    "Einde van de periode",
    "Soort periode",
    "Gelijk tot en met: regels",
    "Gelijk tot en met: afwijkingen",
    "Dagen",
    "Som min/week",
    "Toegekend (min/week)",
    "Per week (min)",
    "Per jaar (uur)",
    "Per 2 weken (min)",
    "Dagen voor deze periode",
)


def teken(bouwer: Bouwer) -> None:
    """Author the periods, then per area what they are the sum of."""
    indeling = bouwer.indeling
    tabel = indeling.perioden
    titel = f"Perioden: de looptijd in stukken waarin niets verandert (er is ruimte voor {PERIODEN})"
    bouwer.sectie(tabel.kop - 1, titel, "M")
    bouwer.koppen(tabel.kop, _KOPPEN, "GHIJKLM", 46)
    for nummer in range(PERIODEN):
        _period(bouwer, nummer)
    bouwer.tabel("tblPerioden", f"A{tabel.kop}:M{tabel.laatste}")
    for naam, letter, uitleg in (
        ("periode_van", "B", "De eerste dag per periode"),
        ("periode_dagen", "G", "Hoeveel dagen elke periode heeft"),
        ("periode_min_week", "J", "Uitkomst in minuten per week, per periode"),
    ):
        bouwer.naam(naam, tabel.kolom(letter), uitleg)
    _areas(bouwer)


def _period(bouwer: Bouwer, nummer: int) -> None:
    """One period: its first and last day, its kind, its sum, and what is granted in three units."""
    indeling = bouwer.indeling
    tabel, netto = indeling.perioden, indeling.periode_netto.rij(nummer)
    r = tabel.rij(nummer)
    bouwer.tekst(f"A{r}", nummer + 1, "nummer")
    eerste = f"ingangsdatum+M{r}"
    van = f'IF(AND(aantal_fouten=0,ingevuld>0),IF({eerste}<=laatste_dag,{eerste},"{GEEN}"),"{GEEN}")'
    bouwer.formule(f"B{r}", van, "datum", _shown(nummer, "B"))
    slot = f"{eerste}+G{r}-1"
    einde = f'IF(G{r}=0,"{GEEN}",IF(AND({slot}=laatste_dag,NOT(ISNUMBER(tot_en_met))),woord_geen_einde,{slot}))'
    bouwer.formule(f"C{r}", einde, "datum", _shown(nummer, "C"))
    soort = f'IF(ISNUMBER(B{r}),IF(AND(A{r}=1,ISNUMBER(overgang_einde)),woord_overgang,woord_berekend),"{GEEN}")'
    bouwer.formule(f"D{r}", soort, "tekst", _shown(nummer, "D"))
    for letter, deel, gebruikt, lees in (("E", "rij", "rij_gebruikt*", _rows), ("F", "afw", "", _deviations)):
        begint = f"SUMPRODUCT(MAX(({deel}_van>B{r})*{gebruikt}(verste_dag+1-{deel}_van)))"
        eindigt = f"SUMPRODUCT(MAX(({deel}_tot>=B{r})*{gebruikt}(verste_dag-{deel}_tot)))"
        gelijk = f"verste_dag-MAX({begint},{eindigt})"
        rust = f'IF(D{r}=woord_berekend,{gelijk},IF(D{r}=woord_overgang,overgang_einde,"{GEEN}"))'
        bouwer.formule(f"{letter}{r}", rust, "datum", _of(nummer, _quiet_until(lees)))
    bouwer.formule(
        f"G{r}", f"IF(ISNUMBER(B{r}),MIN(E{r},F{r},laatste_dag)-B{r}+1,0)", "getal", lambda s: days(s)[nummer]
    )
    gebieden = f"B{netto}:{_column(len(indeling.kader.resultaatgebieden) - 1)}{netto}"
    bouwer.formule(f"H{r}", f"IF(D{r}=woord_overgang,vorige_min_week,SUM({gebieden}))", "exact", _of(nummer, _sum, NUL))
    stappen = f"ROUND(H{r}/minuten_per_eenheid,rekenprecisie)/stap_toegepast"
    rond = f"IF(richting=richting_omhoog,ROUNDUP({stappen},0),ROUND({stappen},0))*stap_toegepast*minuten_per_eenheid"
    bouwer.formule(f"I{r}", f"IF(D{r}=woord_berekend,{rond},H{r})", "exact", _of(nummer, _granted, NUL))
    for letter, factor, rol in (
        ("J", "", "min_vet"),
        ("K", "*weken_per_jaar/minuten_per_uur", "uur_vet"),
        ("L", "*weken_per_tweeweken", "min_vet"),
    ):
        heel = f'IF(ISNUMBER(B{r}),ROUNDUP(ROUND(I{r}{factor},rekenprecisie),0),"{GEEN}")'
        bouwer.formule(f"{letter}{r}", heel, rol, _shown(nummer, letter))
    bouwer.formule(f"M{r}", f"SUM(G${tabel.kop}:G{r - 1})", "getal", lambda s: sum(days(s)[:nummer]))


def _areas(bouwer: Bouwer) -> None:
    """Per period and area: what the rows come to (floored and capped), then with the deviations (never below zero)."""
    indeling = bouwer.indeling
    gebieden = indeling.kader.resultaatgebieden
    for tabel, naam, titel in (
        (indeling.periode_regels, "tblPeriodeRegels", "Per periode: regels, na aftrek en maximum (minuten per week)"),
        (indeling.periode_netto, "tblPeriodeNetto", "Per periode: netto, met de afwijkingen (minuten per week)"),
    ):
        soort = "regels" if tabel is indeling.periode_regels else "netto"
        bouwer.sectie(tabel.kop - 1, titel, "M")
        koppen = [f"Periode ({soort})", *(f"{gebied.code} ({soort})" for gebied in gebieden)]
        bouwer.koppen(tabel.kop, koppen, "BCDEFGHIJKLM"[: len(gebieden)], 32)
        for nummer in range(PERIODEN):
            bouwer.tekst(f"A{tabel.rij(nummer)}", nummer + 1, "nummer")
        bouwer.tabel(naam, f"A{tabel.kop}:{_column(len(gebieden) - 1)}{tabel.laatste}")
    for kolom, gebied in enumerate(gebieden):
        for nummer in range(PERIODEN):
            _area(bouwer, nummer, kolom, gebied)


def _area(bouwer: Bouwer, nummer: int, kolom: int, gebied: Resultaatgebied) -> None:
    indeling = bouwer.indeling
    p, letter, g = indeling.perioden.rij(nummer), _column(kolom), indeling.per_gebied.rij(kolom)
    boven, onder = f"{letter}{indeling.periode_regels.rij(nummer)}", f"{letter}{indeling.periode_netto.rij(nummer)}"
    geldt = f'({{0}}_van<=$B{p})*(({{0}}_tot>=$B{p})+({{0}}_tot=""))'
    regels = f"MAX(0,SUMPRODUCT(rij_min_week*(rij_gebied=$A${g})*{geldt.format('rij')}))"
    bij = f"SUMPRODUCT(afw_min_week*(afw_gebied=$B${g})*{geldt.format('afw')})"
    grens = f"MIN({regels},$G${g})" if gebied.maximum and gebied.maximum.waarde is not None else regels

    def lees(deel: Callable[[Gebiedsuitkomst], Fraction]) -> Bepaal:
        def waarde(_: Stand, periode: Periode) -> Fraction:
            return next((deel(uitkomst) for uitkomst in periode.gebieden if uitkomst.code == gebied.code), NUL)

        return _of(nummer, waarde, NUL)

    bouwer.formule(
        boven,
        f"IF($D{p}=woord_berekend,{grens},0)",
        "exact",
        lees(lambda uit: max(NUL, uit.bruto - uit.minder) - uit.aftopping),
    )
    bouwer.formule(onder, f"IF($D{p}=woord_berekend,MAX(0,{boven}+{bij}),0)", "exact", lees(lambda uit: uit.netto))


def _column(nummer: int) -> str:
    """The column of an area, next to the numbers of the periods."""
    return chr(ord("B") + nummer)


PERIODEKOLOMMEN: Final[dict[str, Callable[[Periode], Waarde]]] = {
    "B": lambda periode: periode.van,
    "C": lambda periode: periode.tot_en_met or WOORDEN["woord_geen_einde"][0],
    "D": lambda periode: WOORDEN["woord_overgang" if periode.overgang else "woord_berekend"][0],
    "J": lambda periode: periode.volume.min_week,
    "K": lambda periode: periode.volume.uur_jaar,
    "L": lambda periode: periode.volume.min_2weken,
}
"""What the engine expects in the columns that tell a period."""


def _shown(nummer: int, letter: str) -> Bepaal:
    return _of(nummer, lambda _, periode: PERIODEKOLOMMEN[letter](periode))


def _of(nummer: int, lees: Callable[[Stand, Periode], Waarde], anders: Waarde = GEEN) -> Bepaal:
    """What a cell holds of a period; ``anders`` where the case has no such period."""

    def waarde(stand: Stand) -> Waarde:
        perioden = stand.berekening.perioden
        return lees(stand, perioden[nummer]) if nummer < len(perioden) else anders

    return waarde


def _rows(stand: Stand) -> Iterable[Regeluitkomst | Afwijkinguitkomst]:
    return stand.berekening.regels


def _deviations(stand: Stand) -> Iterable[Regeluitkomst | Afwijkinguitkomst]:
    return stand.berekening.afwijkingen


def _quiet_until(
    lees: Callable[[Stand], Iterable[Regeluitkomst | Afwijkinguitkomst]],
) -> Callable[[Stand, Periode], Waarde]:
    """The last day before some of these rows begin or end; in a transition nothing but its end counts."""

    def waarde(stand: Stand, periode: Periode) -> Waarde:
        if periode.overgang:
            return end_of_transition(stand)
        delen = lees(stand)
        dagen = [deel.van - DAG for deel in delen if deel.van and deel.van > periode.van]
        dagen += [deel.tot_en_met for deel in delen if deel.tot_en_met and deel.tot_en_met >= periode.van]
        return min(dagen, default=VERSTE_DAG)

    return waarde


def end_of_transition(stand: Stand) -> Waarde:
    """The last day on which the running decision keeps its volume, or the word that there is no transition."""
    maanden, begin = stand.kader.beleidsgetal("overgang_maanden"), stand.casus.begin
    if maanden and begin and any(periode.overgang for periode in stand.berekening.perioden):
        return add_months(begin, maanden) - DAG
    return WOORDEN["woord_geen"][0]


def _sum(stand: Stand, periode: Periode) -> Fraction:
    vorige = stand.casus.vorige_min_week
    return vorige if periode.overgang and isinstance(vorige, Fraction) else add_total(periode.gebieden)


def _granted(stand: Stand, periode: Periode) -> Fraction:
    """The amount in minutes per week, exact; that of a transition was granted before."""
    if periode.overgang:
        return _sum(stand, periode)
    frequentie: Frequentie = "tweewekelijks" if stand.casus.frequentie == "tweewekelijks" else "wekelijks"
    eenheid = unit_of_decision(stand.kader, frequentie)
    volume = periode.volume
    toegekend = {"uur/jaar": volume.uur_jaar, "min/2 weken": volume.min_2weken}.get(eenheid, volume.min_week)
    return toegekend * week_per_unit(stand.kader, eenheid)


def days(stand: Stand) -> tuple[int, ...]:
    """How many days each period has; a term without end runs to the last day of the calendar."""
    gevonden = [((p.tot_en_met or VERSTE_DAG) - p.van).days + 1 for p in stand.berekening.perioden]
    return tuple(gevonden + [0] * (PERIODEN - len(gevonden)))
