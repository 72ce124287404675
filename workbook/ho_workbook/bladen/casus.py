"""The sheet ``Casus``: inputs only. Unlocked where something may be filled in, with a prompt in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ho_engine.casus import IJKCLIENT, LEVERINGSVORMEN, MOGELIJKHEDEN, Afwijking, Huisgenoot, Mogelijkheid, Regel
from ho_workbook.bladen.normen import SOORTEN
from ho_workbook.bouwer import Bepaal, Bouwer, Regeltekst, lines_needed, row_height
from ho_workbook.casusvorm import KOPPEN
from ho_workbook.indeling import AFWIJKINGEN, HUISGENOTEN, KINDEREN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ho_engine.normenkader import Normregel
    from ho_workbook.celwaarden import Waarde
    from ho_workbook.stand import Stand

T = TypeVar("T")

BREEDTEN: Final = (22, 28, 40, 18, 12, 12, 12, 12, 12, 38, 18)

_ZAAK: Final = (
    ("kenmerk", "Kenmerk", "tekst", "Het zaaknummer; nooit een naam of BSN"),
    ("gemeente", "Gemeente", "vast", "Ligt vast in dit sjabloon"),
    ("normenkader", "Normenkader", "vast", "Ligt vast: gekozen op gemeente en ingangsdatum"),
    ("ingangsdatum", "Ingangsdatum", "datum", "Eerste dag, binnen de looptijd van het normenkader"),
    ("frequentie", "Frequentie", "keuze", "Elke week of eens per twee weken"),
    ("tot_en_met", "Tot en met", "datum", "Laatste dag; leeg bij onbepaalde tijd"),
    ("onbepaalde_tijd", "Onbepaalde tijd", "keuze", "ja of nee; leeg als het nog niet bekend is"),
    ("vastgelegd_op", "Vastgelegd op", "datum", "De datum van vastleggen; het programma leest geen klok"),
    ("vorige_min_week", "Lopende indicatie (min/week)", "getal", "Minuten per week van het besluit dat nu loopt"),
    ("leveringsvorm", "Leveringsvorm", "keuze", "zin (zorg in natura) of pgb; leeg als het nog niet bekend is"),
    ("geen_bsn", "Geen BSN: nagekeken", "keuze", "ja als een getal in de tekst op een BSN lijkt, en er geen is"),
    ("hulpvraag", "Hulpvraag (stap 1)", "tekst", "Wat vraagt de inwoner?"),
    ("beperkingen", "Beperkingen (stap 2)", "tekst", "Welke problemen en beperkingen zijn er?"),
)

_KORT: Final = ("kenmerk", "normenkader")
"""Texts of one line; the others get room to be typed in."""


def teken(bouwer: Bouwer) -> None:
    """Author the sheet."""
    bouwer.kop(
        "Casus", "Alleen de lichtgele cellen zijn om in te vullen. Alles wat hier staat, rekent meteen mee.", BREEDTEN
    )
    _scalars(bouwer)
    _rows(bouwer)
    _deviations(bouwer)
    _children(bouwer)
    _housemates(bouwer)
    _conditions(bouwer)
    _alternatives(bouwer)
    laatste = bouwer.indeling.casus_mogelijkheden.laatste
    for tabel in (bouwer.indeling.casus_afwijkingen, bouwer.indeling.casus_ijkclient):
        bouwer.nieuwe_bladzijde(tabel.kop - 1)
    bouwer.afronden(f"A1:K{laatste}", bevries="A3")


def _part(zoek: Callable[[Stand], T | None], lees: Callable[[Stand, T], Waarde]) -> Bepaal:
    """What a cell holds of a part of the case: nothing where the case has no such part."""

    def waarde(stand: Stand) -> Waarde:
        deel = zoek(stand)
        return None if deel is None else lees(stand, deel)

    return waarde


def _nth(delen: Sequence[T], nummer: int) -> T | None:
    return delen[nummer] if nummer < len(delen) else None


def _scalars(bouwer: Bouwer) -> None:
    indeling = bouwer.indeling
    bouwer.sectie(4, "1. De zaak", "K")
    waarden: dict[str, Bepaal] = {
        "kenmerk": lambda s: s.casus.kenmerk or None,
        "gemeente": lambda s: s.kader.gemeente or s.casus.gemeente,
        "normenkader": lambda s: s.kader.naam,
        "ingangsdatum": lambda s: s.datum(s.casus.ingangsdatum),
        "frequentie": lambda s: s.casus.frequentie,
        "tot_en_met": lambda s: s.datum(s.casus.tot_en_met),
        "onbepaalde_tijd": lambda s: s.ja_nee(s.casus.onbepaalde_tijd),
        "vastgelegd_op": lambda s: s.datum(s.casus.vastgelegd_op),
        "vorige_min_week": lambda s: s.getal(s.casus.vorige_min_week),
        "leveringsvorm": lambda s: s.casus.leveringsvorm or None,
        "geen_bsn": lambda s: s.ja_nee(s.casus.geen_bsn),
        "hulpvraag": lambda s: s.casus.hulpvraag or None,
        "beperkingen": lambda s: s.casus.beperkingen or None,
    }
    for naam, label, soort, uitleg in _ZAAK:
        adres = indeling.zaak(naam)
        rij = adres[1:]
        bouwer.tekst(f"A{rij}", label, "label")
        bouwer.veld(adres, "vast" if soort == "vast" else f"invoer_{soort}", waarden[naam])
        bouwer.tekst(f"D{rij}", uitleg, "zin")
        bouwer.naam(naam, adres, f"Casus: {label.lower()}")
        if soort == "tekst":
            bouwer.tekstregel(adres, label, uitleg)
        if soort == "tekst" or naam == "normenkader":
            bouwer.hoogten[int(rij)] = _height(BREEDTEN[2], waarden[naam], minstens=18 if naam in _KORT else 46)
    bouwer.keuze(
        indeling.zaak("frequentie"), ("wekelijks", "tweewekelijks"), "Frequentie", "Elke week of eens per twee weken."
    )
    bouwer.keuze(
        indeling.zaak("onbepaalde_tijd"),
        ("ja", "nee"),
        "Onbepaalde tijd",
        "Ja of nee. Bij ja blijft 'Tot en met' leeg.",
    )
    bouwer.keuze(
        indeling.zaak("leveringsvorm"), tuple(LEVERINGSVORMEN), "Leveringsvorm", "Zorg in natura (zin) of een pgb."
    )
    bouwer.keuze(
        indeling.zaak("geen_bsn"),
        ("ja", "nee"),
        "Geen BSN: nagekeken",
        "Ja als een getal in de tekst op een BSN lijkt, en u heeft nagekeken dat het er geen is.",
    )
    fout = "Deze datum valt buiten de looptijd van het normenkader. Maak een sjabloon voor die datum."
    grenzen = ("kader_vanaf", "kader_tot" if indeling.kader.geldig_tot_en_met else None)
    bouwer.getalregel(
        indeling.zaak("ingangsdatum"), "date", Regeltekst("Ingangsdatum", "De eerste dag van de hulp.", fout), grenzen
    )
    fout = "Vul een datum in vanaf de ingangsdatum, bijvoorbeeld 28-02-2028."
    bouwer.getalregel(
        indeling.zaak("tot_en_met"),
        "date",
        Regeltekst("Tot en met", "De laatste dag van de hulp.", fout),
        ("ingangsdatum", None),
    )
    fout = "Vul een datum in, bijvoorbeeld 20-02-2026."
    bouwer.getalregel(
        indeling.zaak("vastgelegd_op"),
        "date",
        Regeltekst("Vastgelegd op", "De datum van vastleggen.", fout),
        ("DATE(2007,1,1)", None),
    )
    fout = "Vul minuten per week in, 0 of meer."
    bouwer.getalregel(
        indeling.zaak("vorige_min_week"),
        "decimal",
        Regeltekst("Lopende indicatie", "Minuten per week van het lopende besluit.", fout),
        ("0", None),
    )


def _rows(bouwer: Bouwer) -> None:
    indeling, kader = bouwer.indeling, bouwer.indeling.kader
    tabel = indeling.casus_regels
    bouwer.sectie(
        tabel.kop - 1, "2. De ondersteuning: vul bij elke regel die nodig is een aantal in (stap 3 en 4)", "K"
    )
    bouwer.koppen(tabel.kop, KOPPEN["casus_regels"], "EFG", 32)
    for nummer, regel in enumerate(kader.regels):
        _row(bouwer, tabel.rij(nummer), regel, kader.gebied_bij_code[regel.resultaatgebied].naam)
        _row_rules(bouwer, nummer, regel)
    bereik = f"{{0}}{tabel.eerste}:{{0}}{tabel.laatste}"
    for letter, veld in (("H", "Van"), ("I", "Tot en met")):
        fout = "Vul een datum in binnen de looptijd van de casus, bijvoorbeeld 30-06-2026."
        uitleg = f"{veld}: alleen als de regel korter loopt dan de casus."
        bouwer.getalregel(bereik.format(letter), "date", Regeltekst(veld, uitleg, fout), ("ingangsdatum", None))
    bouwer.tekstregel(
        bereik.format("J"), "Motivering", "Waarom is deze regel nodig? Verplicht bij meer en minder inzet."
    )
    bouwer.tekstregel(bereik.format("K"), "Overleg met", "Met wie is overlegd, als het beleid dat vraagt?")
    bouwer.tabel("tblCasusregels", f"A{tabel.kop}:K{tabel.laatste}")
    bouwer.naam("rij_van", tabel.kolom("H"), "Casus: de eerste dag per regel, waar die is ingevuld")
    bouwer.naam("rij_tot", tabel.kolom("I"), "Casus: de laatste dag per regel, waar die is ingevuld")
    bouwer.naam("casus_regels", f"A{tabel.eerste}:K{tabel.laatste}", "Casus: de regels")
    bouwer.vet_als(f"A{tabel.eerste}:D{tabel.laatste}", f'AND($E{tabel.eerste}<>"",$E{tabel.eerste}<>0)')


def _row(bouwer: Bouwer, rij: int, regel: Normregel, gebied: str) -> None:
    """One row of inputs: fixed texts, and only those cells open that this row asks for."""
    rollen = ("tekst", "code", "tekst", "tekst")
    for letter, waarde, rol in zip(
        "ABCD", (gebied, regel.code, regel.omschrijving, SOORTEN[regel.soort]), rollen, strict=True
    ):
        bouwer.tekst(f"{letter}{rij}", waarde, rol)

    def invoer(lees: Callable[[Stand, Regel], Waarde]) -> Bepaal:
        return _part(lambda stand: stand.regels.get(regel.code), lees)

    bouwer.veld(f"E{rij}", "invoer_getal", invoer(lambda s, r: s.getal(r.aantal)))
    keer = "invoer_getal" if regel.keer == "gevraagd" else "gesloten"
    bouwer.veld(f"F{rij}", keer, invoer(lambda s, r: s.getal(r.keer)))
    minuten = "invoer_getal" if regel.norm_is_maximum else "gesloten"
    bouwer.veld(f"G{rij}", minuten, invoer(lambda s, r: s.getal(r.minuten)))
    bouwer.veld(f"H{rij}", "invoer_datum", invoer(lambda s, r: s.datum(r.van)))
    bouwer.veld(f"I{rij}", "invoer_datum", invoer(lambda s, r: s.datum(r.tot_en_met)))
    motivering = invoer(lambda _, r: r.motivering or None)
    bouwer.veld(f"J{rij}", "invoer_tekst", motivering)
    bouwer.veld(f"K{rij}", "invoer_tekst", invoer(lambda _, r: r.overleg_met or None))
    bouwer.hoogten[rij] = _height(
        BREEDTEN[9],
        motivering,
        minstens=row_height(
            max(
                lines_needed(tekst, breedte)
                for tekst, breedte in zip((gebied, regel.code, regel.omschrijving), BREEDTEN, strict=False)
            )
        ),
    )


def _row_rules(bouwer: Bouwer, nummer: int, regel: Normregel) -> None:
    """What may be typed in the numbers of one row; its bounds come from ``Normen``."""
    indeling = bouwer.indeling
    rij, norm = indeling.casus_regels.rij(nummer), indeling.grenzen.rij(nummer)
    hoogste = None if regel.max is None else f"Normen!$F${norm}"
    grens = f"0 tot en met {regel.max}" if regel.max is not None else "0 of meer"
    fout = f"Vul een heel getal in van {grens}, of gebruik een afwijking."
    bouwer.getalregel(
        f"E{rij}",
        "whole",
        Regeltekst("Aantal", f"{regel.omschrijving}. Een heel getal, {grens}.", fout),
        ("0", hoogste),
    )
    if regel.keer == "gevraagd":
        eenheid = regel.keer_eenheid or "keer per week"
        hoogste = None if regel.keer_max is None else f"Normen!$J${norm}"
        fout = (
            f"Vul een getal in van 0 tot en met {regel.keer_max}."
            if regel.keer_max
            else "Vul een getal in van 0 of meer."
        )
        bouwer.getalregel(
            f"F{rij}", "decimal", Regeltekst("Keer per week", f"Hoe vaak: {eenheid}.", fout), ("0", hoogste)
        )
    if regel.norm_is_maximum:
        cijfer = f"Normen!$F${indeling.cijfers.rij(nummer)}"
        fout = "De norm is hier een maximum: vul niet meer minuten in dan de norm."
        bouwer.getalregel(
            f"G{rij}",
            "decimal",
            Regeltekst("Eigen minuten", "Minder minuten dan de norm, als dat genoeg is.", fout),
            ("0", cijfer),
        )


def _deviations(bouwer: Bouwer) -> None:
    tabel, kader = bouwer.indeling.casus_afwijkingen, bouwer.indeling.kader
    bouwer.sectie(tabel.kop - 1, "3. Afwijkingen van het normenkader: altijd met motivering", "K")
    bouwer.koppen(tabel.kop, KOPPEN["casus_afwijkingen"], "B", 32)

    def invoer(nummer: int, lees: Callable[[Stand, Afwijking], Waarde]) -> Bepaal:
        return _part(lambda stand: _nth(stand.casus.afwijkingen, nummer), lees)

    for nummer in range(AFWIJKINGEN):
        rij = tabel.rij(nummer)
        motivering = invoer(nummer, lambda _, a: a.motivering or None)
        bouwer.veld(f"A{rij}", "invoer_keuze", invoer(nummer, lambda _, a: a.resultaatgebied or None))
        bouwer.veld(f"B{rij}", "invoer_getal", invoer(nummer, lambda s, a: s.getal(a.minuten)))
        bouwer.veld(f"C{rij}", "invoer_tekst", motivering)
        bouwer.veld(f"D{rij}", "invoer_tekst", invoer(nummer, lambda _, a: a.overleg_met or None))
        bouwer.veld(f"E{rij}", "invoer_datum", invoer(nummer, lambda s, a: s.datum(a.van)))
        bouwer.veld(f"F{rij}", "invoer_datum", invoer(nummer, lambda s, a: s.datum(a.tot_en_met)))
        bouwer.hoogten[rij] = _height(BREEDTEN[2], motivering)
    bereik = f"{{0}}{tabel.eerste}:{{0}}{tabel.laatste}"
    codes = tuple(gebied.code for gebied in kader.resultaatgebieden)
    bouwer.keuze(bereik.format("A"), codes, "Resultaatgebied", "Bij welk resultaatgebied hoort de afwijking?")
    fout = "Vul minuten per week in, met hoogstens twee decimalen; een minteken trekt af."
    bouwer.getalregel(
        bereik.format("B"),
        "decimal",
        Regeltekst("Minuten", "Minuten per week erbij, of met een minteken eraf.", fout),
        ("-10080", "10080"),
    )
    bouwer.tekstregel(bereik.format("C"), "Motivering", "Waarom wordt hier van het normenkader afgeweken? Verplicht.")
    bouwer.tekstregel(bereik.format("D"), "Overleg", "Met wie is overlegd?")
    for letter in "EF":
        fout = "Vul een datum in binnen de looptijd van de casus."
        bouwer.getalregel(
            bereik.format(letter),
            "date",
            Regeltekst("Datum", "Alleen als de afwijking korter loopt dan de casus.", fout),
            ("ingangsdatum", None),
        )
    bouwer.tabel("tblCasusafwijkingen", f"A{tabel.kop}:F{tabel.laatste}")
    bouwer.naam("afw_van", tabel.kolom("E"), "Casus: de eerste dag per afwijking, waar die is ingevuld")
    bouwer.naam("afw_tot", tabel.kolom("F"), "Casus: de laatste dag per afwijking, waar die is ingevuld")
    bouwer.naam("casus_afwijkingen", f"A{tabel.eerste}:F{tabel.laatste}", "Casus: de afwijkingen")


def _children(bouwer: Bouwer) -> None:
    tabel = bouwer.indeling.casus_kinderen
    bouwer.sectie(tabel.kop - 1, "4. Thuiswonende kinderen", "K")
    bouwer.koppen(tabel.kop, KOPPEN["casus_kinderen"], "B", 20)

    def leeftijd(nummer: int) -> Bepaal:
        return _part(lambda stand: _nth(stand.casus.kinderen, nummer), lambda stand, kind: stand.getal(kind.leeftijd))

    for nummer in range(KINDEREN):
        bouwer.tekst(f"A{tabel.rij(nummer)}", nummer + 1, "nummer")
        bouwer.veld(f"B{tabel.rij(nummer)}", "invoer_getal", leeftijd(nummer))
    _age_rule(bouwer, f"B{tabel.eerste}:B{tabel.laatste}")
    bouwer.tabel("tblKinderen", f"A{tabel.kop}:B{tabel.laatste}")
    bouwer.naam("casus_kinderen", f"A{tabel.eerste}:B{tabel.laatste}", "Casus: de thuiswonende kinderen")


def _age_rule(bouwer: Bouwer, bereik: str) -> None:
    fout = "Vul een heel getal in van 0 tot en met 120."
    bouwer.getalregel(bereik, "whole", Regeltekst("Leeftijd", "De leeftijd in hele jaren.", fout), ("0", "120"))


def _housemates(bouwer: Bouwer) -> None:
    tabel = bouwer.indeling.casus_huisgenoten
    bouwer.sectie(tabel.kop - 1, "5. Volwassen huisgenoten (gebruikelijke hulp)", "K")
    bouwer.koppen(tabel.kop, KOPPEN["casus_huisgenoten"], "B", 32)

    def invoer(nummer: int, lees: Callable[[Stand, Huisgenoot], Waarde]) -> Bepaal:
        return _part(lambda stand: _nth(stand.casus.huisgenoten, nummer), lees)

    for nummer in range(HUISGENOTEN):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", nummer + 1, "nummer")
        bouwer.veld(f"B{rij}", "invoer_getal", invoer(nummer, lambda s, h: s.getal(h.leeftijd)))
        motivering = invoer(nummer, lambda _, h: h.motivering or None)
        bouwer.veld(f"C{rij}", "invoer_tekst", motivering)
        bouwer.hoogten[rij] = _height(BREEDTEN[2], motivering)
        bouwer.veld(f"D{rij}", "invoer_keuze", invoer(nummer, lambda s, h: s.ja_nee(h.leefeenheid)))
        bouwer.veld(f"E{rij}", "invoer_keuze", invoer(nummer, lambda _, h: h.kan_overnemen or None))
    bereik = f"{{0}}{tabel.eerste}:{{0}}{tabel.laatste}"
    _age_rule(bouwer, bereik.format("B"))
    bouwer.tekstregel(bereik.format("C"), "Motivering", "Wat kan deze huisgenoot overnemen, of waarom niet?")
    bouwer.keuze(
        bereik.format("D"), ("ja", "nee"), "Leefeenheid", "Voert deze huisgenoot samen met de inwoner het huishouden?"
    )
    bouwer.keuze(
        bereik.format("E"), ("ja", "deels", "nee"), "Kan overnemen", "Is deze huisgenoot beschikbaar en in staat?"
    )
    bouwer.tabel("tblHuisgenoten", f"A{tabel.kop}:E{tabel.laatste}")
    bouwer.naam("casus_huisgenoten", f"A{tabel.eerste}:E{tabel.laatste}", "Casus: de volwassen huisgenoten")


def _conditions(bouwer: Bouwer) -> None:
    tabel = bouwer.indeling.casus_ijkclient
    bouwer.sectie(tabel.kop - 1, "6. Vergelijking met de gemiddelde cliëntsituatie: klopt dit bij deze inwoner?", "K")
    bouwer.koppen(tabel.kop, KOPPEN["casus_ijkclient"], (), 18)
    for nummer, (sleutel, zin) in enumerate(IJKCLIENT.items()):
        rij = tabel.rij(nummer)
        bouwer.tekst(f"A{rij}", nummer + 1, "nummer")
        bouwer.veld(f"B{rij}", "invoer_keuze", _answer(sleutel))
        bouwer.tekst(f"C{rij}", zin, "tekst")
        bouwer.hoog(rij, C=zin)
    uitleg = "Klopt deze aanname? Elke 'nee' leidt tot een regel of tot een zin in de toelichting."
    bouwer.keuze(f"B{tabel.eerste}:B{tabel.laatste}", ("ja", "nee"), "Gemiddelde cliëntsituatie", uitleg)
    bouwer.tabel("tblIjkclient", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.naam(
        "casus_ijkclient",
        f"A{tabel.eerste}:C{tabel.laatste}",
        "Casus: de acht voorwaarden van de gemiddelde cliëntsituatie",
    )


def _answer(sleutel: str) -> Bepaal:
    return lambda stand: stand.ja_nee(stand.casus.ijkclient.get(sleutel))


def _alternatives(bouwer: Bouwer) -> None:
    tabel = bouwer.indeling.casus_mogelijkheden
    bouwer.sectie(tabel.kop - 1, "7. Onderzochte mogelijkheden (stap 4)", "K")
    bouwer.koppen(tabel.kop, KOPPEN["casus_mogelijkheden"], (), 18)

    def invoer(soort: str, lees: Callable[[Stand, Mogelijkheid], Waarde]) -> Bepaal:
        return _part(lambda stand: next((m for m in stand.casus.mogelijkheden if m.soort == soort), None), lees)

    for nummer, (soort, label) in enumerate(MOGELIJKHEDEN.items()):
        rij = tabel.rij(nummer)
        uitkomst = invoer(soort, lambda _, m: m.uitkomst or None)
        bouwer.tekst(f"A{rij}", label, "tekst")
        bouwer.veld(f"B{rij}", "invoer_keuze", invoer(soort, lambda s, m: s.ja_nee(m.beschikbaar)))
        bouwer.veld(f"C{rij}", "invoer_tekst", uitkomst)
        bouwer.hoogten[rij] = _height(BREEDTEN[2], uitkomst, minstens=row_height(lines_needed(label, BREEDTEN[0])))
    bouwer.keuze(f"B{tabel.eerste}:B{tabel.laatste}", ("ja", "nee"), "Beschikbaar", "Is deze mogelijkheid er echt?")
    bouwer.tekstregel(f"C{tabel.eerste}:C{tabel.laatste}", "Uitkomst", "Wat heeft het onderzoek opgeleverd?")
    bouwer.tabel("tblMogelijkheden", f"A{tabel.kop}:C{tabel.laatste}")
    bouwer.naam("casus_mogelijkheden", f"A{tabel.eerste}:C{tabel.laatste}", "Casus: de onderzochte mogelijkheden")


def _height(breedte: float, waarde: Bepaal, minstens: float = 18) -> Callable[[Stand], float]:
    """The height of a row whose text wraps in a column of so many characters."""

    def hoogte(stand: Stand) -> float:
        return max(minstens, row_height(lines_needed(str(waarde(stand) or ""), breedte)))

    return hoogte
