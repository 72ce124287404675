"""The sheet ``Overzicht``: the outcome at a glance, a chart of how it came about, and how to read and verify."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D

from ho_workbook.bladen.berekening import deviation_of, gross_of, net_of
from ho_workbook.bladen.normen import WOORDEN
from ho_workbook.bladen.perioden import PERIODEKOLOMMEN
from ho_workbook.indeling import BLADEN, Tabel
from ho_workbook.opmaak import BLAUW, GRIJS, GRIJS_LICHT, GROEN_LICHT, LETTER, ORANJE_LICHT, WIT, ZWART
from ho_workbook.stand import FOUTWAARDE, NUL, Stand, or_error

if TYPE_CHECKING:
    from ho_workbook.bouwer import Bepaal, Bouwer
    from ho_workbook.celwaarden import Waarde

BREEDTEN: Final = (24, 21, 20, 19, 10, 9, 8, 8)
NIET_OVERAL: Final = "Let op: dit geldt niet in de hele looptijd. Zie hieronder: wat geldt van wanneer tot wanneer."
MEER_PERIODEN: Final = "Er zijn meer perioden: zie Berekening."
GEEN_TOTAAL: Final = "Er is geen totaal: zie de rode regels op Casus, Berekening en Controle."
_PERIODERIJ: Final = 15
_PERIODEN: Final = 4
_GRAFIEKRIJ: Final = 23
_GRAFIEK_CM: Final[tuple[Any, Any]] = (7.4, 21.7)  # openpyxl's stubs know whole centimetres only
_EMU_PER_CM: Final = 360_000
_ONDER_DE_LIJN: Final = 60_000
"""The chart stands so many EMU below the line under its heading."""

_STAPPEN: Final = (
    "Volledige overname",
    "Meer inzet",
    "Minder inzet",
    "Grenzen",
    "Afwijkingen",
    "Afronding",
    "Uitkomst",
)

_LEESWIJZER: Final = {
    "Overzicht": "De uitkomst in één oogopslag, en hoe u deze werkmap leest en controleert",
    "Casus": "Wat is ingevuld: de zaak, de regels, de afwijkingen en het onderzoek",
    "Berekening": "Elke regel met norm, aantal, keer en uitkomst, per week, per jaar en per twee weken",
    "Normen": "Elk cijfer met eenheid, status en vindplaats, en de parameters van de formules",
    "Toelichting": "Tekst voor het besluit",
    "Verantwoording": "Versies, herkenning van het normenkader, de vastgelegde casus en het zegel",
    "Controle": "Controles die rood worden als er iets verschilt, en de aandachtspunten",
}


def teken(bouwer: Bouwer) -> None:
    """Author the sheet."""
    bouwer.kop(
        "Rekenuitkomst",
        "Huishoudelijke ondersteuning volgens het normenkader. Dit is een berekening; de gemeente besluit.",
        BREEDTEN,
    )
    _tiles(bouwer)
    _matter(bouwer)
    _periods(bouwer)
    tabel = _steps(bouwer)
    _chart(bouwer, tabel)
    _guide(bouwer, tabel)
    bouwer.afronden(f"A1:H{tabel.laatste + 25}", liggend=False, bevries="A3", hoogte=1)


def _tiles(bouwer: Bouwer) -> None:
    def uitkomst(naam: str) -> Bepaal:
        def waarde(stand: Stand) -> Waarde:
            totaal = stand.berekening.totaal
            if not stand.ingevuld:
                return WOORDEN["woord_leeg"][0]
            return getattr(totaal.volume, naam) if totaal else WOORDEN["woord_geen_totaal"][0]

        return waarde

    tegels = (
        ("A", "per week", "uitkomst_min_week", "groot_min", "eenheid_week"),
        ("B", "per 2 weken", "uitkomst_min_2weken", "groot_min", "eenheid_2weken"),
        ("C", "per jaar", "uitkomst_uur_jaar", "groot_uur", "eenheid_uur_jaar"),
    )
    for letter, label, naam, rol, eenheid in tegels:
        bouwer.tekst(f"{letter}4", label, "groot_label")
        bouwer.formule(
            f"{letter}5",
            f"IF(ingevuld=0,woord_leeg,IF(aantal_fouten=0,{naam},woord_geen_totaal))",
            rol,
            uitkomst(naam.removeprefix("uitkomst_")),
        )
        soort = f'IF(besluiteenheid={eenheid},"toegekend","omgerekend")'
        bouwer.formule(f"{letter}6", soort, "groot_label", _granted_in(WOORDEN[eenheid][0]))
    bouwer.tekst("D4", "controles", "groot_label")
    bouwer.formule("D5", 'IF(controles_fout=0,"akkoord","niet akkoord")', "tegel_oordeel", _verdict)
    bouwer.tekst("D6", "zie Controle", "groot_label")
    for letter in "EFGH":
        for rij in (4, 5, 6):
            bouwer.tekst(f"{letter}{rij}", None, "groot_label")
    tweede = bouwer.indeling.perioden.rij(1)
    bouwer.rood_als("A5:C5", "aantal_fouten>0")
    bouwer.rood_als("D5", "controles_fout>0")
    bouwer.formule(
        "A7",
        f'IF(aantal_fouten>0,"{GEEN_TOTAAL}",IF(ISNUMBER(Berekening!B{tweede}),"{NIET_OVERAL}",""))',
        "waarschuwing",
        lambda s: GEEN_TOTAAL if s.fouten else NIET_OVERAL if len(s.berekening.perioden) > 1 else "",
    )
    bouwer.blad.row_dimensions[5].height = 36


def _granted_in(eenheid: str) -> Bepaal:
    def waarde(stand: Stand) -> str:
        biweekly = stand.casus.frequentie == "tweewekelijks"
        besluit = WOORDEN["eenheid_2weken"][0] if biweekly else stand.kader.afronding.eenheid_besluit
        return "toegekend" if besluit == eenheid else "omgerekend"

    return waarde


def _verdict(stand: Stand) -> str:
    return "niet akkoord" if stand.controles_fout else "akkoord"


def _matter(bouwer: Bouwer) -> None:
    bouwer.sectie(8, "De zaak", "H")
    links: tuple[tuple[str, str, str, Bepaal], ...] = (
        ("Kenmerk", "kenmerk", "waarde", lambda s: s.casus.kenmerk),
        ("Gemeente", "gemeente", "waarde", lambda s: s.kader.gemeente or s.casus.gemeente),
        ("Frequentie", "frequentie", "waarde", lambda s: s.casus.frequentie),
        ("Normenkader", "normenkader", "waarde", lambda s: s.kader.naam),
    )
    rechts: tuple[tuple[str, str, Bepaal], ...] = (
        ("Ingangsdatum", "ingangsdatum", lambda s: s.datum(s.casus.ingangsdatum)),
        ("Tot en met", "tot_en_met", lambda s: s.datum(s.casus.tot_en_met) or ""),
        ("Vastgelegd op", "vastgelegd_op", lambda s: s.datum(s.casus.vastgelegd_op) or ""),
    )
    for nummer, (label, naam, rol, waarde) in enumerate(links):
        rij = 9 + nummer
        bouwer.tekst(f"A{rij}", label, "label")
        bouwer.formule(f"B{rij}", f'IF({naam}="","",{naam})', "waarde_open" if naam == "normenkader" else rol, waarde)
    for nummer, (label, naam, waarde) in enumerate(rechts):
        rij = 9 + nummer
        bouwer.tekst(f"C{rij}", label, "label_rechts")
        bouwer.formule(f"D{rij}", f'IF({naam}="","",{naam})', "waarde_datum", waarde)


def _periods(bouwer: Bouwer) -> None:
    """The first periods: what holds from when to when."""
    tabel, bron = Tabel(_PERIODERIJ, _PERIODEN), bouwer.indeling.perioden
    bouwer.sectie(tabel.kop - 1, "In de tijd: wat geldt van wanneer tot wanneer", "H")
    koppen = ("Vanaf", "Tot en met (periode)", "Per week", "Per twee weken", "Per jaar")
    bouwer.koppen(tabel.kop, koppen, "CDE", 18)
    for nummer in range(_PERIODEN):
        rij, van = tabel.rij(nummer), bron.rij(nummer)
        for letter, kolom, rol in (
            ("A", "B", "datum"),
            ("B", "C", "datum"),
            ("C", "J", "min"),
            ("D", "L", "min"),
            ("E", "K", "uur"),
            ("F", "D", "tekst_over"),
        ):
            doel = f"Berekening!{kolom}{van}"
            formule = f'IF(ISNUMBER(Berekening!$B{van}),{doel},"")'
            bouwer.formule(f"{letter}{rij}", formule, rol, _in_period(nummer, kolom))
    meer = f'IF(ISNUMBER(Berekening!$B{bron.rij(_PERIODEN)}),"{MEER_PERIODEN}","")'
    bouwer.formule(
        f"A{tabel.laatste + 1}",
        meer,
        "zin",
        lambda s: MEER_PERIODEN if len(s.berekening.perioden) > _PERIODEN else "",
    )
    bouwer.tabel("tblInDeTijd", f"A{tabel.kop}:E{tabel.laatste}")


def _in_period(nummer: int, kolom: str) -> Bepaal:
    """What a column of the periods on ``Berekening`` holds, or nothing where there is no such period."""
    lees = PERIODEKOLOMMEN[kolom]

    def waarde(stand: Stand) -> Waarde:
        perioden = stand.berekening.perioden
        return lees(perioden[nummer]) if nummer < len(perioden) else ""

    return waarde


def _steps(bouwer: Bouwer) -> Tabel:
    """The road from the full-replacement norm to the outcome, with the helper columns of the chart."""
    tabel, gebied = Tabel(_GRAFIEKRIJ + 16, len(_STAPPEN)), bouwer.indeling.per_gebied
    kolom = {letter: f"Berekening!{gebied.kolom(letter)}" for letter in "DEHI"}
    bouwer.sectie(_GRAFIEKRIJ - 1, "Van volledige overname naar de uitkomst (minuten per week)", "H")
    koppen = ("Onderdeel", "Soort balk", "Verandering", "Stand daarna", "Ruimte", "Totaal", "Erbij", "Eraf")
    bouwer.koppen(tabel.kop, koppen, "CDEFGH", 18)
    r = tabel.rij
    veranderingen = (
        "SUMIFS(rij_min_week,rij_soort,soort_volledig,rij_van_kracht,1)",
        f"SUM({kolom['D']})-C{r(0)}",
        f"-SUM({kolom['E']})",
        f"SUM({kolom['I']})-C{r(0)}-C{r(1)}-C{r(2)}-C{r(4)}",
        f"SUM({kolom['H']})",
        f"uitkomst_min_week-SUM({kolom['I']})",
        "uitkomst_min_week",
    )
    for nummer, (naam, verandering) in enumerate(zip(_STAPPEN, veranderingen, strict=True)):
        rij, vorige = r(nummer), r(nummer) - 1
        totaal = f"B{rij}=woord_totaal"
        bouwer.tekst(f"A{rij}", naam, "tekst")
        bouwer.tekst(f"B{rij}", WOORDEN["woord_totaal"][0] if _is_total(nummer) else "stap", "code")
        bouwer.formule(f"C{rij}", verandering, "exact", _change(nummer))
        bouwer.formule(f"D{rij}", f"IF({totaal},C{rij},D{vorige}+C{rij})", "exact", _level(nummer))
        bouwer.formule(f"E{rij}", f"IF({totaal},0,MAX(0,MIN(D{vorige},D{rij})))", "staaf", _below(nummer))
        bouwer.formule(f"F{rij}", f"IF({totaal},MAX(0,C{rij}),0)", "staaf", _bar(nummer, 1, totaal=True))
        bouwer.formule(f"G{rij}", f"IF({totaal},0,MAX(0,C{rij}))", "staaf", _bar(nummer, 1, totaal=False))
        bouwer.formule(f"H{rij}", f"IF({totaal},0,MAX(0,-C{rij}))", "staaf", _bar(nummer, -1, totaal=False))
    bouwer.tabel("tblStappen", f"A{tabel.kop}:H{tabel.laatste}")
    return tabel


def _is_total(nummer: int) -> bool:
    return nummer in {0, len(_STAPPEN) - 1}


def _steps_of(stand: Stand) -> list[Fraction | None]:
    """The seven changes in minutes per week; ``None`` where one can't be computed."""
    gebieden = stand.kader.resultaatgebieden

    def som(delen: list[Bepaal]) -> Fraction | None:
        waarden = [deel(stand) for deel in delen]
        getallen = [waarde for waarde in waarden if isinstance(waarde, Fraction)]
        return sum(getallen, NUL) if len(getallen) == len(waarden) else None

    volledig = [u.min_week for u in stand.berekening.regels if u.regel.soort == "volledige_overname" and u.van_kracht]
    basis = None if None in volledig else sum((week or NUL for week in volledig), NUL)
    bruto, minder = som([gross_of(g, 1) for g in gebieden]), som([gross_of(g, -1) for g in gebieden])
    afwijking, netto = som([deviation_of(g) for g in gebieden]), som([net_of(g) for g in gebieden])
    totaal = stand.berekening.totaal
    uitkomst = Fraction(totaal.volume.min_week) if totaal else None
    meer = None if bruto is None or basis is None else bruto - basis
    min_ = None if minder is None else -minder
    delen = (basis, meer, min_, afwijking)
    grenzen = None if netto is None or None in delen else netto - sum((deel or NUL for deel in delen), NUL)
    rond = None if uitkomst is None or netto is None else uitkomst - netto
    return [basis, meer, min_, grenzen, afwijking, rond, uitkomst]


def _levels_of(stand: Stand) -> list[Fraction | None]:
    """Where the total stands after each step."""
    standen: list[Fraction | None] = []
    for nummer, verandering in enumerate(stand.eens(_steps_of, _steps_of)):
        vorige = NUL if _is_total(nummer) else standen[-1]
        standen.append(None if verandering is None or vorige is None else vorige + verandering)
    return standen


def _change(nummer: int) -> Bepaal:
    return lambda stand: or_error(stand.eens(_steps_of, _steps_of)[nummer])


def _level(nummer: int) -> Bepaal:
    return lambda stand: or_error(stand.eens(_levels_of, _levels_of)[nummer])


def _below(nummer: int) -> Bepaal:
    def waarde(stand: Stand) -> Waarde:
        if _is_total(nummer):
            return NUL
        voor, na = stand.eens(_levels_of, _levels_of)[nummer - 1 : nummer + 1]
        return FOUTWAARDE if voor is None or na is None else max(NUL, min(voor, na))

    return waarde


def _bar(nummer: int, teken: int, *, totaal: bool) -> Bepaal:
    def waarde(stand: Stand) -> Waarde:
        if _is_total(nummer) != totaal:
            return NUL
        verandering = stand.eens(_steps_of, _steps_of)[nummer]
        return FOUTWAARDE if verandering is None else max(NUL, teken * verandering)

    return waarde


def _chart(bouwer: Bouwer, tabel: Tabel) -> None:
    """A waterfall of stacked columns: an invisible base, then total, more and less; labels repeat what colour says."""
    grafiek = BarChart()
    grafiek.type, grafiek.grouping, grafiek.overlap, grafiek.gapWidth = "col", "stacked", 100, 45
    grafiek.title, grafiek.legend = None, None
    grafiek.height, grafiek.width = _GRAFIEK_CM
    grafiek.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    gegevens = Reference(bouwer.blad, min_col=5, max_col=8, min_row=tabel.kop, max_row=tabel.laatste)
    grafiek.add_data(gegevens, titles_from_data=True)
    grafiek.set_categories(Reference(bouwer.blad, min_col=1, min_row=tabel.eerste, max_row=tabel.laatste))
    for reeks, (kleur, letter) in zip(
        grafiek.series, ((None, None), (BLAUW, WIT), (ORANJE_LICHT, ZWART), (GROEN_LICHT, ZWART)), strict=True
    ):
        if kleur is None or letter is None:
            reeks.graphicalProperties = GraphicalProperties(noFill=True)
            reeks.graphicalProperties.line = LineProperties(noFill=True)
            continue
        reeks.graphicalProperties = GraphicalProperties(solidFill=kleur)
        reeks.graphicalProperties.line = LineProperties(noFill=True)
        reeks.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        reeks.dLbls.txPr = _chart_text(1000, letter, vet=True)
    grafiek.x_axis.delete = grafiek.y_axis.delete = False
    grafiek.x_axis.txPr, grafiek.y_axis.txPr = _chart_text(900, GRIJS), _chart_text(900, GRIJS)
    grafiek.y_axis.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill=GRIJS_LICHT)))
    grafiek.y_axis.number_format, grafiek.y_axis.title = "0", None
    grafiek.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=GRIJS))
    grafiek.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    plek = AnchorMarker(col=0, row=_GRAFIEKRIJ - 1, rowOff=_ONDER_DE_LIJN)
    hoogte, breedte = (round(maat * _EMU_PER_CM) for maat in _GRAFIEK_CM)
    vrij: Any = grafiek  # its stubs know an address only
    vrij.anchor = OneCellAnchor(_from=plek, ext=XDRPositiveSize2D(breedte, hoogte))
    bouwer.blad.add_chart(grafiek)


def _chart_text(grootte: int, kleur: str, *, vet: bool = False) -> RichText:
    letter = CharacterProperties(sz=grootte, b=vet, solidFill=kleur, latin=Font(typeface=LETTER))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letter), endParaRPr=letter)])


def _guide(bouwer: Bouwer, boven: Tabel) -> None:
    """What each sheet is for, what the colours mean, and how to verify the file."""
    tabel = Tabel(boven.na(), len(BLADEN))
    bouwer.sectie(tabel.kop - 1, "Leeswijzer", "H")
    bouwer.koppen(tabel.kop, ("Blad", "Wat u daar vindt"), (), 18)
    for nummer, naam in enumerate(BLADEN):
        bouwer.tekst(f"A{tabel.rij(nummer)}", naam, "tekst")
        bouwer.tekst(f"B{tabel.rij(nummer)}", _LEESWIJZER[naam], "tekst_over")
    bouwer.tabel("tblLeeswijzer", f"A{tabel.kop}:B{tabel.laatste}")
    rij = tabel.laatste + 2
    bouwer.sectie(rij, "Kleuren", "H")
    kleuren = (
        ("legenda_invoer", "Invoer", "Om in te vullen; staat alleen op Casus"),
        ("legenda_formule", "Formule", "Rekent zelf; de waarde is ook vastgelegd"),
        ("legenda_uitkomst", "Uitkomst", "Een totaal"),
        ("legenda_fout", "Fout", "Klopt niet; er staat altijd ook een woord of een 1 bij"),
    )
    for nummer, (rol, naam, uitleg) in enumerate(kleuren):
        bouwer.tekst(f"A{rij + 1 + nummer}", naam, rol)
        bouwer.tekst(f"B{rij + 1 + nummer}", uitleg, "tekst_over")
    rij += len(kleuren) + 2
    bouwer.sectie(rij, "Controleren", "H")
    zinnen = (
        "Op het blad Controle staat bij elke regel 'akkoord'. Na een wijziging verschilt 'nu' van wat is vastgelegd.",
        "Met de opdracht 'ho controleer BESTAND' wordt elke gewijzigde cel genoemd en alles opnieuw gerekend.",
        "Het zegel maakt een wijziging zichtbaar; het verhindert haar niet. De bladbeveiliging heeft geen wachtwoord.",
    )
    for nummer, zin in enumerate(zinnen):
        bouwer.tekst(f"A{rij + 1 + nummer}", zin, "tekst_over")
