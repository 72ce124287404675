"""The sheet ``Controle``: checks that turn red, the recorded outcome beside the live one, and every attention point."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ho_engine.normenkader import MINUTEN_PER_UUR
from ho_workbook.bladen import berekening as rekenblad
from ho_workbook.bladen import perioden
from ho_workbook.bladen.normen import VERSTE_DAG, WOORDEN
from ho_workbook.bouwer import Bepaal, Bouwer, lines_needed, row_height
from ho_workbook.celwaarden import datum_als_getal
from ho_workbook.indeling import Tabel
from ho_workbook.stand import FOUTWAARDE, NUL, Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_workbook.celwaarden import Waarde

BREEDTEN: Final = (66, 17, 17, 13, 14)
GEEN_VASTLEGGING: Final = "niet vastgelegd"
AKKOORD: Final = "akkoord"

PUNTREGELS: Final = 30
"""Room for attention points beside one per norm row and one per remark of the framework."""


@dataclass(frozen=True)
class _Controle:
    """One check: the live figure must equal what it is held against."""

    zin: str
    formule: str
    waarde: Bepaal
    tegen: str | int | None = None
    tegen_waarde: Bepaal | None = None


def teken(bouwer: Bouwer) -> None:
    """Author the sheet."""
    bouwer.kop(
        "Controle",
        "Alles hoort op akkoord te staan. Na een wijziging in deze werkmap wordt hier zichtbaar wat verschilt.",
        BREEDTEN,
    )
    controles = _checks(bouwer)
    tabel = Tabel(6, len(controles))
    bouwer.tekst("A4", "Aantal controles dat niet akkoord is", "label")
    bouwer.formule("B4", f"COUNTIFS({tabel.kolom('E')},woord_fout)", "vlag_vet", _count_failed(controles))
    bouwer.naam("controles_fout", "B4", "Hoeveel controles niet akkoord zijn")
    bouwer.koppen(tabel.kop, ("Controle", "Nu", "Hoort te zijn", "Verschil", "Oordeel"), "BCD", 20)
    for nummer, controle in enumerate(controles):
        _check_row(bouwer, tabel.rij(nummer), controle)
    bouwer.tabel("tblControle", f"A{tabel.kop}:E{tabel.laatste}")
    bouwer.rood_als(f"A{tabel.eerste}:E{tabel.laatste}", f"$E{tabel.eerste}=woord_fout")
    bouwer.rood_als("B4", "$B$4>0")
    _points(bouwer, _flags(bouwer, tabel))
    bouwer.afronden("", liggend=False, bevries="A3")


def _check_row(bouwer: Bouwer, rij: int, controle: _Controle) -> None:
    """One check: now, what it should be, the difference and the verdict."""
    bouwer.tekst(f"A{rij}", controle.zin, "tekst")
    bouwer.formule(f"B{rij}", controle.formule, "exact", controle.waarde)
    _against(bouwer, f"C{rij}", controle)
    verschil = f"IF(AND(ISNUMBER(B{rij}),ISNUMBER(C{rij})),ABS(B{rij}-C{rij}),IF(ISNUMBER(C{rij}),1,0))"
    bouwer.formule(f"D{rij}", verschil, "exact", lambda s: _difference(s, controle))
    oordeel = f'IF(D{rij}<=controlemarge,"{AKKOORD}",woord_fout)'
    bouwer.formule(
        f"E{rij}",
        oordeel,
        "oordeel",
        lambda s: AKKOORD if _difference(s, controle) == 0 else WOORDEN["woord_fout"][0],
    )


def _against(bouwer: Bouwer, adres: str, controle: _Controle) -> None:
    if controle.tegen_waarde is None:
        bouwer.tekst(adres, controle.tegen, "exact")
    elif isinstance(controle.tegen, str):
        bouwer.formule(adres, controle.tegen, "exact", controle.tegen_waarde)
    else:
        bouwer.veld(adres, "exact", controle.tegen_waarde)


def _difference(stand: Stand, controle: _Controle) -> Fraction:
    """What the column *Verschil* must show: zero, or 1 where there is no figure to compare."""
    return stand.eens(controle, lambda s: _compared(s, controle))


def _compared(stand: Stand, controle: _Controle) -> Fraction:
    nu = controle.waarde(stand)
    tegen = controle.tegen_waarde(stand) if controle.tegen_waarde else controle.tegen
    if not isinstance(tegen, int | Fraction):
        return NUL
    return abs(Fraction(nu) - tegen) if isinstance(nu, int | Fraction) else Fraction(1)


def _count_failed(controles: list[_Controle]) -> Bepaal:
    return lambda stand: sum(_difference(stand, controle) != 0 for controle in controles)


def _checks(bouwer: Bouwer) -> list[_Controle]:
    indeling = bouwer.indeling
    gebied, kader = indeling.per_gebied, indeling.kader
    kolom = {letter: f"Berekening!{gebied.kolom(letter)}" for letter in "DEIJ"}
    gebieden = kader.resultaatgebieden
    som = _sum_of([rekenblad.net_of(g) for g in gebieden])
    per_jaar = Fraction(kader.weken, MINUTEN_PER_UUR)
    bruto = _sum_of([rekenblad.gross_of(g, 1) for g in gebieden])
    minder = _sum_of([rekenblad.gross_of(g, -1) for g in gebieden])
    controles = [
        _Controle("Fouten in de regels", "SUM(rij_fouten)", lambda s: sum(s.fouten_per_regel.values()), 0),
        _Controle("Fouten in de afwijkingen", "SUM(afw_fouten)", lambda s: sum(s.fouten_per_afwijking), 0),
        _Controle("Fouten in de casus als geheel", "SUM(casus_fouten)", lambda s: sum(s.casusvlaggen.values()), 0),
        _Controle(
            "De som van de regels is bruto min minder van de gebieden",
            "SUMIFS(rij_min_week,rij_van_kracht,1)",
            _minus(bruto, minder),
            f"SUM({kolom['D']})-SUM({kolom['E']})",
            _minus(bruto, minder),
        ),
        _Controle(
            "De uren per jaar van de gebieden volgen uit hun minuten per week",
            f"SUM({kolom['J']})",
            _times(som, per_jaar),
            f"SUM({kolom['I']})*weken_per_jaar/minuten_per_uur",
            _times(som, per_jaar),
        ),
        _Controle(
            "De perioden beslaan de hele looptijd, zonder gat of overlap (dagen)",
            "SUM(periode_dagen)",
            lambda s: sum(perioden.days(s)),
            "IF(AND(aantal_fouten=0,ingevuld>0),laatste_dag-ingangsdatum+1,0)",
            _term,
        ),
        _Controle("Geen resultaatgebied is lager dan nul", f'COUNTIFS({kolom["I"]},"<0")', lambda _: 0, 0),
    ]
    vast = "Zoals vastgelegd: "
    vastgelegd: tuple[tuple[str, str, Bepaal], ...] = (
        ("aantal gebruikte regels", "SUM(rij_gebruikt)", lambda s: len(s.uitkomsten)),
        (
            "som in minuten per week, niet afgerond",
            "exact_totaal",
            lambda s: t.exact_min_week if (t := s.berekening.totaal) else FOUTWAARDE,
        ),
        (
            "uitkomst in minuten per week",
            "uitkomst_min_week",
            lambda s: t.volume.min_week if (t := s.berekening.totaal) else FOUTWAARDE,
        ),
        (
            "uitkomst in uren per jaar",
            "uitkomst_uur_jaar",
            lambda s: t.volume.uur_jaar if (t := s.berekening.totaal) else FOUTWAARDE,
        ),
        (
            "uitkomst in minuten per 2 weken",
            "uitkomst_min_2weken",
            lambda s: t.volume.min_2weken if (t := s.berekening.totaal) else FOUTWAARDE,
        ),
    )
    controles += [_Controle(vast + zin, formule, nu, None, _recorded(nu)) for zin, formule, nu in vastgelegd]
    in_de_tijd: tuple[tuple[str, str, Bepaal], ...] = (
        ("aantal perioden", "COUNT(periode_van)", lambda s: len(s.berekening.perioden)),
        ("begindagen van de perioden, als dagnummers opgeteld", "SUM(periode_van)", _first_days),
        (
            "minuten per week van de perioden, opgeteld",
            "SUM(periode_min_week)",
            lambda s: sum(periode.volume.min_week for periode in s.berekening.perioden),
        ),
    )
    controles += [_Controle(vast + zin, formule, nu, None, _recorded(nu)) for zin, formule, nu in in_de_tijd]
    for nummer, item in enumerate(gebieden):
        nu = rekenblad.net_of(item)
        zin = f"{vast}netto {item.naam[0].lower()}{item.naam[1:]} (min/week)"
        controles.append(_Controle(zin, f"Berekening!I{gebied.rij(nummer)}", nu, None, _recorded(nu)))
    return controles


def _term(stand: Stand) -> int:
    """How many days the term has, when there is an outcome."""
    begin = stand.casus.begin
    if stand.fouten or not stand.ingevuld or begin is None:
        return 0
    return ((stand.casus.einde or VERSTE_DAG) - begin).days + 1


def _first_days(stand: Stand) -> int:
    return sum(datum_als_getal(periode.van) for periode in stand.berekening.perioden)


def _recorded(nu: Bepaal) -> Bepaal:
    """What was recorded: nothing in a template, and no figure where there was none."""

    def waarde(stand: Stand) -> Waarde:
        vast = nu(stand)
        return vast if isinstance(vast, int | Fraction) and stand.vastgelegd else GEEN_VASTLEGGING

    return waarde


def _sum_of(delen: list[Bepaal]) -> Bepaal:
    def waarde(stand: Stand) -> Waarde:
        waarden = [deel(stand) for deel in delen]
        getallen = [getal for getal in waarden if isinstance(getal, Fraction)]
        return sum(getallen, NUL) if len(getallen) == len(waarden) else FOUTWAARDE

    return lambda stand: stand.eens(waarde, waarde)


def _minus(links: Bepaal, rechts: Bepaal) -> Bepaal:
    def waarde(stand: Stand) -> Waarde:
        boven, onder = links(stand), rechts(stand)
        return boven - onder if isinstance(boven, Fraction) and isinstance(onder, Fraction) else FOUTWAARDE

    return waarde


def _times(deel: Bepaal, factor: Fraction) -> Bepaal:
    def waarde(stand: Stand) -> Waarde:
        getal = deel(stand)
        return getal * factor if isinstance(getal, Fraction) else FOUTWAARDE

    return waarde


def _flags(bouwer: Bouwer, boven: Tabel) -> Tabel:
    """What deserves a second look and a formula can see, live."""
    regels = bouwer.indeling.per_regel
    bevestigd = f'SUMIFS(rij_gebruikt,Berekening!{regels.kolom("L")},"bevestigd")'
    vlaggen: tuple[tuple[str, str, Callable[[Stand], int]], ...] = (
        (
            "De uitkomst is nul: dat is een afwijzing en vraagt een eigen motivering",
            "IF(ISNUMBER(exact_totaal),IF(exact_totaal=0,1,0),0)",
            _is_zero,
        ),
        ("Gebruikte regels met een norm die niet bevestigd is", f"SUM(rij_gebruikt)-{bevestigd}", _unconfirmed),
    )
    tabel = Tabel(boven.na(), len(vlaggen))
    bouwer.sectie(tabel.kop - 1, "Let op (live)", "E")
    bouwer.koppen(tabel.kop, ("Aandacht", "Aantal", "Oordeel aandacht"), "B", 20)
    for nummer, (zin, formule, waarde) in enumerate(vlaggen):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", zin, "tekst")
        bouwer.formule(f"B{rij}", formule, "vlag", waarde)
        bouwer.formule(f"C{rij}", f'IF(B{rij}=0,"–","let op")', "oordeel", _attention(waarde))
        bouwer.blad.row_dimensions[rij].height = 28
    bouwer.tabel("tblLetop", f"A{tabel.kop}:C{tabel.laatste}")
    return tabel


def _attention(waarde: Callable[[Stand], int]) -> Bepaal:
    return lambda stand: "let op" if waarde(stand) else "–"


def _is_zero(stand: Stand) -> int:
    totaal = stand.berekening.totaal
    return int(totaal is not None and totaal.exact_min_week == 0)


def _unconfirmed(stand: Stand) -> int:
    return sum(_shown_status(stand, code) != "bevestigd" for code in stand.uitkomsten)


def _shown_status(stand: Stand, code: str) -> str:
    regel = stand.uitkomsten[code].regel
    twee = regel.norm_2weken if stand.casus.frequentie == "tweewekelijks" else None
    return (twee or regel.norm).herkomst.status


def _points(bouwer: Bouwer, boven: Tabel) -> None:
    """The attention points at the moment of recording, as text."""
    kader = bouwer.indeling.kader
    aantal = len(kader.regels) + len(kader.opmerkingen) + PUNTREGELS
    tabel = Tabel(boven.na(), aantal)
    bouwer.sectie(tabel.kop - 1, "Aandachtspunten op het moment van vastleggen", "E")
    bouwer.koppen(tabel.kop, ("Aandachtspunt", "Meldingscode", "Ernst"), (), 20)

    def punt(nummer: int, kolom: int) -> Bepaal:
        def waarde(stand: Stand) -> Waarde:
            punten = stand.eens(("punten", aantal), lambda s: _fitted(s, aantal))
            return punten[nummer][kolom] if nummer < len(punten) else None

        return waarde

    for nummer in range(aantal):
        rij = tabel.rij(nummer)
        for kolom, letter in enumerate("ABC"):
            bouwer.veld(f"{letter}{rij}", "tekst_open", punt(nummer, kolom))
        bouwer.hoogten[rij] = _height(punt(nummer, 0))
    bouwer.tabel("tblAandachtspunten", f"A{tabel.kop}:C{tabel.laatste}")


def _fitted(stand: Stand, aantal: int) -> list[tuple[str, ...]]:
    """Text, code and severity of every point; what would not fit is told together in the last row, so none is lost."""
    punten = [(punt.tekst, punt.code, punt.ernst.replace("_", " ")) for punt in stand.aandachtspunten]
    if len(punten) <= aantal:
        return list(punten)
    laatste = zip(*punten[aantal - 1 :], strict=True)
    return [*punten[: aantal - 1], tuple("\n".join(dict.fromkeys(delen)) for delen in laatste)]


def _height(tekst: Bepaal) -> Callable[[Stand], float]:
    return lambda stand: row_height(lines_needed(str(tekst(stand) or ""), BREEDTEN[0]))
