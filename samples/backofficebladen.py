"""The sheets of the back-office workbook that answer one question each: one case, the norms, rounding, an error."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from excelboek import A3, VERSIE_NOG_NIET
from formuletaal import Invoer, as_value, cell, write_call
from xlsxwriter.utility import xl_range, xl_range_abs  # type: ignore[import-untyped]  # it ships no types

from ho_addin import functies
from ho_addin.functies import Foutwaarde

if TYPE_CHECKING:
    from backofficelijst import Lijst
    from excelboek import Boek, Vel

GEKOZEN: Final = 2
"""The case that is shown until another number is typed."""
_REGEL: Final = 140
"""How many characters of the first sheet stand on one line."""
_DAG: Final = dt.date(2026, 4, 1)
_LATER: Final = dt.date(2027, 4, 1)
KOPPEN: Final = ("Stap 3: ", "Stap 5: ")
"""Where the prose is cut in parts."""
NORMCODES: Final = (
    "slh.volledige_overname",
    "slh.eigen_kracht",
    "slh.enige_extra_inzet",
    "slh.veel_extra_inzet",
    "slh.extra_slaapkamer",
    "slh.extra_kamer",
    "slh.huisdieren",
    "was.eenpersoons",
    "regie.regie_organisatie",
    "maaltijden.broodmaaltijd",
    "kindzorg.naar_bed",
)
NORMGEMEENTEN: Final = ("Nederweert", "Hilversum", "HBEL", "voorbeeldgemeente", "Dijk en Waard")
WAT: Final = ("omschrijving", "minuten", "2weken", "norm", "eenheid", "status", "bron", "vindplaats")
MINUTEN: Final = (0, 1, 12.5, 60, 96.5, 125, 143, 146.6, 185.01, 300)
_VO: Final = "slh.volledige_overname"
_EXTRA: Final = [["slh.volledige_overname", "slh.enige_extra_inzet", "slh.veel_extra_inzet"]]
_HIER: Final = ("Nederweert", "1-3-2026")
VOORBEELDEN: Final[tuple[tuple[str, str, list[Any]], ...]] = (
    ("een gemeente die niet bestaat", "HO_MINUTEN", [_VO, 1, "Nederwaard", "1-3-2026"]),
    ("een code die niet bestaat", "HO_MINUTEN", ["slh.kelder", 1, *_HIER]),
    ("een dag die niet bestaat", "HO_MINUTEN", [_VO, 1, "Nederweert", "31-2-2026"]),
    ("een norm die de gemeente niet publiceert", "HO_MINUTEN", ["was.eenpersoons", 1, *_HIER]),
    ("een aantal in woorden", "HO_MINUTEN", [_VO, "één", *_HIER]),
    ("een negatief aantal", "HO_MINUTEN", [[[_VO, "slh.extra_kamer"]], [[1, -2]], *_HIER]),
    ("een aantal dat te hoog is", "HO_MINUTEN", [_VO, 2, *_HIER]),
    ("keer per week ontbreekt", "HO_MINUTEN", ["maaltijden.broodmaaltijd", 1, *_HIER]),
    ("twee regels die elkaar uitsluiten", "HO_MINUTEN", [_EXTRA, [[1, 1, 1]], *_HIER]),
    ("aftrek zonder iets om van af te trekken", "HO_MINUTEN", ["slh.eigen_kracht", 1, *_HIER]),
    ("een onbekende frequentie", "HO_MINUTEN", [_VO, 1, *_HIER, "", "maandelijks"]),
    ("een tijd die geen tijd is", "HO_TIJD", ["lang"]),
    ("iets dat een norm niet heeft", "HO_NORM", [_VO, *_HIER, "prijs"]),
)
"""What goes wrong, and the call that does so."""
BLADEN: Final = (
    (
        "Casussen",
        "Hoeveel tijd krijgt elke casus? 200 rijen, in één formule (HO_BEREKENING) en per rij (HO_MINUTEN, HO_TIJD).",
    ),
    ("Totalen", "Hoeveel is dat per gemeente, en hoeveel casussen hebben een fout? (HO_AFRONDEN, HO_TIJD)"),
    ("Eén casus", "Hoe komt deze casus aan zijn tijd? Typ een nummer. (HO_MINUTEN, HO_OPBOUW)"),
    ("Aandachtspunten", "Waar moet ik bij die casus op letten? (HO_AANDACHTSPUNTEN)"),
    ("Toelichting", "Hoe leg ik die casus uit? (HO_TOELICHTING)"),
    ("Normen", "Welke normen gelden in deze gemeente op deze dag? (HO_KADER, HO_NORMEN)"),
    ("Norm per gemeente", "Wat geldt waar, en waar staat dat? (HO_NORM)"),
    ("Afronden", "Hoe rondt deze gemeente af? (HO_AFRONDEN, HO_TIJD)"),
    ("Fouten", "Wat betekent die fout? (HO_UITLEG)"),
)


def call(functie: str, *argumenten: Any) -> Any:  # noqa: ANN401 - whatever stands in cells
    """What a function answers."""
    return getattr(functies, functie)(*argumenten)


def draw_help(vel: Vel) -> None:
    """What the workbook is, and what each sheet answers."""
    vel.title(
        "Back-office met de functies van Normenkader HO",
        "Verzonnen voorbeeld: geen enkele casus, inwoner of uitkomst is echt.",
    )
    zinnen = (
        (
            "De uitkomsten zijn rekenuitkomsten, geen indicaties. Motiveringen, perioden en afwijkingen horen in het"
            " casusblad."
        ),
        (
            "De cellen tonen wat de functies uitrekenden toen dit bestand werd gemaakt. Met de invoegtoepassing rekent"
            " Excel ze opnieuw uit (Ctrl+Alt+F9); zonder de invoegtoepassing blijven ze staan tot u een cel verandert."
        ),
        (
            "LibreOffice 25.2 rekent ze ook uit, met de uitbreiding (Ctrl+Shift+F9). Een 0 die los is aangewezen, telt"
            " daar als leeg; daarom wijst de kolom 'in woorden' een bereik van één cel aan, zoals AF7:AF7."
        ),
    )
    for zin in zinnen:
        vel.blad.merge_range(vel.rij, 1, vel.rij, 2, zin, vel.boek.format("tekst_open"))
        vel.blad.set_row(vel.rij, 18 if len(zin) < _REGEL else 30)
        vel.rij += 1
    vel.rij += 1
    vel.headings(vel.rij, ("blad", "vraag"), 1, 18)
    for blad, vraag in BLADEN:
        vel.rij += 1
        vel.put(vel.rij, 2, vraag, "tekst")
        vel.height(vel.rij, {2: vraag}, 10, 18)
        vel.blad.write_url(vel.rij, 1, f"internal:'{blad}'!A1", vel.boek.format("verwijzing"), blad)
    vel.rij += 2
    vel.headings(vel.rij, ("kleur", "betekenis"), 1, 18)
    for rol, betekenis in (
        ("invoer_vrij", "hier typt u"),
        ("uitkomst_tekst", "dit rekent de invoegtoepassing uit"),
        ("legenda_fout", "een fout: de cel zegt welke soort, HO_UITLEG zegt waarom en wat u kunt doen"),
    ):
        vel.rij += 1
        vel.fill(vel.rij, 1, [["voorbeeld", betekenis]], [rol, "tekst"])
    vel.rij += 2
    vel.headings(vel.rij, ("versie", ""), 1, 18)
    versies = [[naam, VERSIE_NOG_NIET if naam == "Python" else waarde] for naam, waarde in call("HO_VERSIE")]
    vel.spill(vel.rij + 1, 1, "=HO_VERSIE()", versies, ["uitkomst_tekst", "uitkomst_tekst"])
    vel.rij += len(versies)
    vel.paper(vel.rij, 2)


def draw_one_case(boek: Boek, lijst: Lijst) -> None:
    """Everything about the case of which the number is typed."""
    vel = boek.sheet("Eén casus", (26, 68, 12, 10, 10, 12, 14, 24))
    vel.title("Eén casus", "Typ het nummer van een casus; de rest volgt.")
    zaak = lijst.zaken[GEKOZEN - 1]
    argumenten = lijst.arguments(zaak)
    vel.put(3, 0, "nummer", "label")
    vel.put(3, 1, GEKOZEN, "invoer_keuze")
    grenzen = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": len(lijst.zaken)}
    vel.blad.data_validation(3, 1, 3, 1, grenzen | {"error_message": f"Typ een nummer van 1 tot {len(lijst.zaken)}."})
    velden = (("kenmerk", 1, zaak.kenmerk), ("gemeente", 2, zaak.gemeente), ("ingangsdatum", 3, zaak.datum))
    for rij, (naam, kolom, waarde) in enumerate(velden, 4):
        vel.put(rij, 0, naam, "label")
        dag = (waarde - dt.date(1899, 12, 30)).days if isinstance(waarde, dt.date) else waarde
        rol = "waarde_datum" if isinstance(waarde, dt.date) else "waarde"
        vel.formula(rij, 1, f"=INDEX({lijst.column(kolom)},$B$4)", dag, rol)
    gekozen = lijst.chosen("'Eén casus'!$B$4")
    eenheden = (("minuten per week", ""), ("minuten per twee weken", "2weken"), ("uren per jaar", "jaar"))
    for rij, (naam, eenheid) in enumerate(eenheden, 7):
        vel.put(rij, 0, naam, "label")
        staart = f',"{eenheid}"' if eenheid else ""
        vel.formula(
            rij,
            1,
            f"=HO_MINUTEN({gekozen}{staart})",
            call("HO_MINUTEN", *argumenten, eenheid or None),
            "uitkomst_links",
        )
    _section(vel, 11, "Opbouw", 8)
    opbouw = call("HO_OPBOUW", *argumenten)
    rollen = ["uitkomst_tekst", "uitkomst_tekst", *["uitkomst"] * 4, "uitkomst_tekst", "uitkomst_tekst"]
    vel.table(12, 0, f"=HO_OPBOUW({gekozen})", opbouw, rollen)
    vel.paper(12 + len(opbouw), 3, hoog=1)
    _draw_points(boek, gekozen, argumenten)
    _draw_prose(boek, gekozen, argumenten)


def _draw_prose(boek: Boek, gekozen: str, argumenten: tuple[Any, ...]) -> None:
    """That case in prose; a cell is never high enough for all of it, so the parts stand below each other."""
    vel = boek.sheet("Toelichting", (94,))
    vel.title("Toelichting", "Bij de casus die op het blad Eén casus is gekozen. Verzonnen voorbeeld.")
    tekst = call("HO_TOELICHTING", *argumenten)
    vel.formula(3, 0, f"=HO_TOELICHTING({gekozen})", tekst, "tekst_begin")
    vel.blad.set_row(3, 16)
    vel.put(
        4, 0, "Hierboven staat de hele tekst in één cel; hieronder staat hij in delen, zodat alles te lezen is.", "zin"
    )
    drie, vijf = (f'FIND("{kop}",$A$4)' for kop in KOPPEN)
    formules = (
        f"=IFERROR(LEFT($A$4,{drie}-1),$A$4)",
        f'=IFERROR(MID($A$4,{drie},{vijf}-{drie}),"")',
        f'=IFERROR(MID($A$4,{vijf},32767),"")',
    )
    eerste, tweede = (tekst.index(kop) for kop in KOPPEN)
    delen = tekst[:eerste], tekst[eerste:tweede], tekst[tweede:]
    for rij, (formule, deel) in enumerate(zip(formules, delen, strict=True), 5):
        vel.formula(rij, 0, formule, deel, "proza_klein")
        vel.height(rij, {0: deel}, 10)
    vel.paper(7, 2, staand=True)


def _draw_points(boek: Boek, gekozen: str, argumenten: tuple[Any, ...]) -> None:
    """What asks attention in that case."""
    vel = boek.sheet("Aandachtspunten", (12, 14, 130))
    vel.title("Aandachtspunten", "Bij de casus die op het blad Eén casus is gekozen. Verzonnen voorbeeld.")
    punten = call("HO_AANDACHTSPUNTEN", *argumenten)
    vel.table(3, 0, f"=HO_AANDACHTSPUNTEN({gekozen})", punten, ["uitkomst_tekst", "uitkomst_tekst", "uitkomst_vrij"])
    for rij, punt in enumerate(punten, 3):
        vel.height(rij, {2: punt[2]}, 10)
    vel.paper(3 + len(punten), 3)


def draw_norms(boek: Boek) -> None:
    """All norms of a municipality on a day."""
    vel = boek.sheet("Normen", (30, 68, 18, 12, 11, 12, 11, 11, 15, 13, 24, 110))
    vel.title("Normen", "Typ een gemeente en een dag; alles eronder volgt.")
    vel.fill(3, 0, [["gemeente", "Nederweert"]], ["label", "invoer_vrij"])
    vel.fill(4, 0, [["dag", _DAG]], ["label", "invoer_datum"])
    _section(vel, 6, "Normenkader", 12)
    vel.spill(7, 0, "=HO_KADER($B$4,$B$5)", call("HO_KADER", "Nederweert", _DAG), ["uitkomst_tekst"] * 2)
    _section(vel, 13, "Alle normen", 12)
    normen = call("HO_NORMEN", "Nederweert", _DAG)
    rollen = [*["uitkomst_tekst"] * 3, "uitkomst", "uitkomst_tekst", *["uitkomst"] * 3, *["uitkomst_tekst"] * 4]
    vel.table(14, 0, "=HO_NORMEN($B$4,$B$5)", normen, rollen)
    vel.blad.freeze_panes(3, 1)
    vel.paper(14 + len(normen) - 1, 3, papier=A3)


def draw_per_municipality(boek: Boek) -> None:
    """Norms beside each other, and everything about one of them."""
    vel = boek.sheet("Norm per gemeente", (32, *(17,) * len(NORMGEMEENTEN), 4, 60))
    vel.title(
        "Norm per gemeente",
        "Minuten per week, of per keer; #N/B waar de gemeente de regel niet kent of het cijfer niet bekend is.",
    )
    vel.fill(3, 0, [["dag", _LATER]], ["label", "invoer_datum"])
    vel.headings(5, ("code", *NORMGEMEENTEN), hoogte=18)
    for rij, code in enumerate(NORMCODES, 6):
        vel.put(rij, 0, code, "invoer_vrij")
    laatste = 5 + len(NORMCODES)
    codes, kop = xl_range_abs(6, 0, laatste, 0), xl_range_abs(5, 1, 5, len(NORMGEMEENTEN))
    uitkomst = call("HO_NORM", [[code] for code in NORMCODES], [list(NORMGEMEENTEN)], _LATER)
    vel.spill(6, 1, f"=HO_NORM({codes},{kop},$B$4)", uitkomst, ["uitkomst"] * len(NORMGEMEENTEN))
    vel.mark_errors(xl_range(6, 1, laatste, len(NORMGEMEENTEN)), cell(6, 1))
    vel.put(5, 7, "waarom er een fout staat (kolom Dijk en Waard)", "kolomkop")
    for rij in range(6, laatste + 1):
        fout = uitkomst[rij - 6][-1]
        tekst = fout.uitleg if isinstance(fout, Foutwaarde) else ""
        waar = cell(rij, len(NORMGEMEENTEN))
        vel.formula(rij, 7, f'=IF(ISERROR({waar}),HO_UITLEG({waar}),"")', tekst, "uitleg")
        vel.height(rij, {7: tekst})
    begin = laatste + 2
    _section(vel, begin, "Eén norm", 8)
    vel.fill(begin + 1, 0, [["code", "slh.enige_extra_inzet"]], ["label", "invoer_vrij"])
    vel.fill(begin + 2, 0, [["gemeente", "HBEL"]], ["label", "invoer_vrij"])
    for rij, wat in enumerate(WAT, begin + 4):
        vel.put(rij, 0, wat, "invoer_vrij")
    vragen = xl_range_abs(begin + 4, 0, begin + 3 + len(WAT), 0)
    code, gemeente = (f"$B${begin + nummer}" for nummer in (2, 3))
    antwoord = call("HO_NORM", "slh.enige_extra_inzet", "HBEL", _LATER, [[wat] for wat in WAT])
    vel.spill(begin + 4, 1, f"=HO_NORM({code},{gemeente},$B$4,{vragen})", antwoord, ["tekst_vrij"])
    vel.paper(begin + 4 + len(WAT), 3)


def draw_rounding(boek: Boek) -> None:
    """Minutes as a municipality rounds them."""
    vel = boek.sheet("Afronden", (22, 18, 18, 18, 30))
    vel.title("Afronden", "Typ minuten per week, niet afgerond.")
    vel.fill(3, 0, [["gemeente", "Nederweert"]], ["label", "invoer_vrij"])
    vel.fill(4, 0, [["dag", _DAG]], ["label", "invoer_datum"])
    vel.headings(6, ("minuten", "week", "2weken", "jaar", "in woorden"), hoogte=18)
    for rij, minuten in enumerate(MINUTEN, 7):
        vel.put(rij, 0, minuten, "invoer_getal")
    laatste = 6 + len(MINUTEN)
    kolom, eenheden = [[minuten] for minuten in MINUTEN], [["week", "2weken", "jaar"]]
    bereik = xl_range_abs(7, 0, laatste, 0)
    uitkomst = call("HO_AFRONDEN", kolom, "Nederweert", _DAG, eenheden)
    vel.spill(7, 1, f"=HO_AFRONDEN({bereik},$B$4,$B$5,$B$7:$D$7)", uitkomst, ["uitkomst"] * 3)
    vel.spill(7, 4, f"=HO_TIJD({bereik})", call("HO_TIJD", kolom), ["uitkomst_tekst"])
    vel.paper(laatste, 3, staand=True)


def draw_errors(boek: Boek) -> None:
    """What goes wrong, and what ``HO_UITLEG`` says of it."""
    vel = boek.sheet("Fouten", (40, 70, 19, 96))
    vel.title(
        "Fouten",
        "Elke formule hier is fout, met opzet. De cel toont de soort fout, HO_UITLEG zegt waarom en wat u kunt doen.",
    )
    vel.headings(3, ("wat er mis is", "formule", "uitkomst", "uitleg"), hoogte=18)
    for rij, (wat, functie, argumenten) in enumerate(VOORBEELDEN, 4):
        fout = call(functie, *map(as_value, argumenten))
        aanroep = write_call(functie, argumenten, Invoer(), rij)
        _draw_error(vel, rij, (wat, f"={aanroep.nederlands}", f"={aanroep.engels}"), fout)
    laatste = _draw_passed_on(vel, 4 + len(VOORBEELDEN))
    vel.mark_errors(xl_range(4, 2, laatste, 2), cell(4, 2))
    vel.blad.ignore_errors({"eval_error": xl_range(4, 2, laatste, 2)})
    vel.blad.freeze_panes(4, 1)
    vel.paper(laatste, 4)


def _draw_passed_on(vel: Vel, rij: int) -> int:
    """An error that is not of the functions, and a call that points at it; tells the last row."""
    bron, fout = cell(rij, 2), Foutwaarde("deling")
    _draw_error(vel, rij, ("een gewone formule die fout is", "=1/0", "=1/0"), fout)
    code, gemeente, dag = (f'"{tekst}"' for tekst in (_VO, *_HIER))
    nederlands, engels = (f"=HO_MINUTEN({teken.join((code, bron, gemeente, dag))})" for teken in ";,")
    uitkomst = call("HO_MINUTEN", _VO, fout, *_HIER)
    _draw_error(vel, rij + 1, ("een cel die zelf fout is", nederlands, engels), uitkomst)
    return rij + 1


def _draw_error(vel: Vel, rij: int, teksten: tuple[str, str, str], fout: Foutwaarde) -> None:
    """One row: what is wrong, the formula in Dutch and in the English of a file, and the explanation."""
    wat, nederlands, engels = teksten
    vel.put(rij, 0, wat, "tekst")
    vel.put(rij, 1, nederlands, "formule")
    vel.formula(rij, 2, engels, fout, "uitkomst_tekst")
    vel.formula(rij, 3, f"=HO_UITLEG({cell(rij, 2)})", fout.uitleg, "uitleg")
    vel.height(rij, {0: wat, 1: nederlands, 3: fout.uitleg})


def _section(vel: Vel, rij: int, titel: str, breed: int) -> None:
    vel.fill(rij, 0, [[titel, *[None] * (breed - 1)]], ["kop"] * breed)
