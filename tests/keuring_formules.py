"""Items F, H and K of the checklist: what the formulas do, and the norms and the checks, from the file alone."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator

from bestand import Bestand, Formule, address, block, tokens_of
from formulegraaf import cycle, flows, graph
from ho_workbook.celwaarden import Celfout, datum_als_getal, lees_celtekst
from ho_workbook.herberekenen import herbereken

if TYPE_CHECKING:
    from collections.abc import Iterator

    Bevindingen = Iterator[str]

FUNCTIES: Final = frozenset(
    {
        *("SUM", "IF", "AND", "OR", "NOT", "MIN", "MAX", "ABS", "ROUND", "ROUNDUP", "ROUNDDOWN", "INDEX", "MATCH"),
        *("SUMPRODUCT", "SUMIFS", "COUNTIFS", "EDATE", "DATE", "ISNUMBER", "COUNT", "COUNTA"),
    }
)
"""What every engine agrees on and every Excel since 2007 knows."""

VLUCHTIG: Final = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "OFFSET", "INDIRECT", "CELL", "INFO"})
TAALGEVOELIG: Final = frozenset(
    {"TEXT", "VALUE", "DATEVALUE", "TIMEVALUE", "FIXED", "DOLLAR", "NUMBERVALUE", "WEEKNUM"}
)
BUITEN: Final = frozenset(
    {"WEBSERVICE", "HYPERLINK", "DDE", "RTD", "CALL", "REGISTER.ID", "IMAGE", "FILTERXML", "EVALUATE"}
)
STROMEN: Final = {
    "Overzicht": {"Casus", "Normen", "Berekening", "Controle"},
    "Controle": {"Casus", "Normen", "Berekening"},
    "Berekening": {"Casus", "Normen"},
}
"""Which sheet reads which: the norms and the inputs read nothing, and nothing reads the first sheet."""

PER_RIJ_ANDERS: Final = frozenset(
    {"tblUitkomst", "tblAndersUitkomst", "tblCasusgeldigheid", "tblControle", "tblLetop", "tblStappen"}
)
"""Tables in which each row is another step with a formula of its own, told in words beside it."""

_REKENT: Final = {"+", "-", "*", "/", "^"}
_VERGELIJKT: Final = {"=", "<>", "<", ">", "<=", ">="}
_DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet date has no time zone


def _every(b: Bestand) -> Iterator[Formule]:
    """The formulas in cells and those of the coloured rules."""
    yield from b.formules
    for blad in b.boek:
        for bereik in blad.conditional_formatting:
            for regel in bereik.rules:
                for tekst in regel.formula:
                    yield Formule(blad.title, f"{bereik.sqref} (opmaak)", f"={tekst}", tokens_of(f"={tekst}"))


def _calls(b: Bestand, functies: frozenset[str], wat: str) -> Bevindingen:
    for formule in _every(b):
        yield from (f"{formule.plaats}: {naam} {wat}" for naam in set(formule.functies) & functies)


def cached(b: Bestand) -> Bevindingen:
    """F1: every formula has a cached value, and an error value only where the file itself says there is a *fout*."""
    fouten = b.waarde("aantal_fouten")
    for f in b.formules:
        waarde = b.waarden[f.blad][f.adres].value
        if waarde is None and '""' not in f.tekst and not _reads_empty(b, f):
            yield f"{f.plaats} heeft geen bewaarde uitkomst"
        if isinstance(waarde, str) and waarde.startswith("#") and not (isinstance(fouten, int) and fouten > 0):
            yield f"{f.plaats} bewaart {waarde} zonder dat er een fout is"


def _reads_empty(b: Bestand, f: Formule) -> bool:
    """Whether the formula repeats a text that is empty."""
    blokken = b.blokken(f)
    return len(f.tokens) == 1 and b.waarden[blokken[0].blad].cell(blokken[0].boven, blokken[0].links).value in (
        None,
        "",
    )


def recalculated(b: Bestand) -> Bevindingen:
    """F2: what is cached (from the engine in Python) is what IronCalc calculates from the file."""
    uit = herbereken(b.data)
    for f in b.formules:
        bewaard, nieuw = raw(b.waarden[f.blad][f.adres]), uit[f.blad][f.adres]
        if not same(bewaard, nieuw):
            yield f"{f.plaats} bewaart {bewaard}, herberekend is {nieuw}"


def raw(cel: Any) -> object:  # noqa: ANN401 - a cell of openpyxl, whichever kind
    """The value of a cell as a calculation engine has it."""
    waarde = cel.value
    if cel.data_type == "e":
        return Celfout(str(waarde))
    if isinstance(waarde, dt.datetime):
        return (waarde - _DAG_NUL) / dt.timedelta(days=1)
    if isinstance(waarde, dt.date):
        return float(datum_als_getal(waarde))
    return lees_celtekst(waarde) if isinstance(waarde, str) else waarde


def same(links: object, rechts: object) -> bool:
    """Equal up to what a 15-digit file can hold; an empty text is an empty cell; an error value is an error value."""
    if isinstance(links, Celfout) or isinstance(rechts, Celfout):
        return isinstance(links, Celfout) and isinstance(rechts, Celfout)
    if isinstance(links, int | float) and isinstance(rechts, int | float):
        return abs(links - rechts) <= 1e-9 * max(1.0, abs(links))
    return (links or "") == (rechts or "")


def one_formula(b: Bestand) -> Bevindingen:
    """H1: copied down from its first row, every formula of a table column is the one that stands there."""
    for blad, tabel, blok in b.tabellen():
        if tabel.name in PER_RIJ_ANDERS:
            continue
        for kolom in range(blok.links, blok.rechts + 1):
            eerste = blad.cell(blok.boven + 1, kolom)
            for rij in range(blok.boven + 2, blok.onder + 1):
                cel = blad.cell(rij, kolom)
                hoort = eerste.data_type == "f"
                if hoort != (cel.data_type == "f"):
                    yield f"{address(blad.title, rij, kolom)} breekt de kolom van {tabel.name}"
                elif hoort and cel.value != Translator(eerste.value, eerste.coordinate).translate_formula(
                    cel.coordinate
                ):
                    yield f"{address(blad.title, rij, kolom)}: {cel.value} is een andere formule dan erboven"


def short(b: Bestand) -> Bevindingen:
    """H2: at most 255 characters and two IFs."""
    for f in _every(b):
        if len(f.tekst) > 256 or f.functies.count("IF") > 2:
            yield f"{f.plaats}: {len(f.tekst) - 1} tekens, {f.functies.count('IF')} keer IF"


def not_volatile(b: Bestand) -> Bevindingen:
    """H3: nothing that changes without a change of input."""
    yield from _calls(b, VLUCHTIG, "verandert vanzelf")


def locale_safe(b: Bestand) -> Bevindingen:
    """H4: no function that depends on the language, no joined texts, no calculating with a quoted text."""
    yield from _calls(b, TAALGEVOELIG, "hangt af van de taal")
    for f in _every(b):
        for nummer, token in enumerate(f.tokens):
            if token.type == Token.OP_IN and token.value == "&":
                yield f"{f.plaats} plakt teksten aan elkaar"
            if token.type == Token.OPERAND and token.subtype == Token.TEXT:
                buren = [t.value for t in (*f.tokens[max(0, nummer - 1) : nummer], *f.tokens[nummer + 1 : nummer + 2])]
                if _REKENT & set(buren):
                    yield f"{f.plaats} rekent met de tekst {token.value}"


def nothing_from_outside(b: Bestand) -> Bevindingen:
    """H5: no function that fetches or opens something."""
    yield from _calls(b, BUITEN, "haalt iets van buiten")


def known_functions(b: Bestand) -> Bevindingen:
    """H6: only functions of the list."""
    for f in _every(b):
        yield from (f"{f.plaats}: {naam} staat niet op de lijst" for naam in sorted(set(f.functies) - FUNCTIES))


def no_prefix(b: Bestand) -> Bevindingen:
    """H7: no function newer than Excel 2007, which would need a prefix in the file."""
    yield from (f"{f.plaats} heeft een nieuwe functie" for f in _every(b) if "_xl" in f.tekst.lower())


def exact_lookups(b: Bestand) -> Bevindingen:
    """H8: looking up is always exact."""
    for f in _every(b):
        if {"LOOKUP", "VLOOKUP", "HLOOKUP", "XLOOKUP", "XMATCH"} & set(f.functies):
            yield f"{f.plaats} zoekt bij benadering"
        if f.functies.count("MATCH") != len(re.findall(r"MATCH\([^()]*,0\)", f.tekst)):
            yield f"{f.plaats}: MATCH zonder 0"


def single_operators(b: Bestand) -> Bevindingen:
    """H9: no two operators in a row."""
    for f in _every(b):
        for een, twee in zip(f.tokens, f.tokens[1:], strict=False):
            if twee.type == Token.OP_PRE and een.type in {Token.OP_IN, Token.OP_PRE}:
                yield f"{f.plaats}: {een.value}{twee.value}"


def no_constants(b: Bestand) -> Bevindingen:
    """H10: no number but 0 and 1 (and -1) in a formula; the others have a name on *Normen*."""
    for f in _every(b):
        getallen = {t.value for t in f.tokens if t.type == Token.OPERAND and t.subtype == Token.NUMBER}
        yield from (f"{f.plaats}: het getal {getal}" for getal in sorted(getallen - {"0", "1"}))


def no_hidden_constants(b: Bestand) -> Bevindingen:
    """H11: no number hidden in a quoted text or in an array constant."""
    for f in _every(b):
        if any(t.type == Token.ARRAY for t in f.tokens):
            yield f"{f.plaats} heeft een matrixconstante"
        for t in f.tokens:
            if t.type == Token.OPERAND and t.subtype == Token.TEXT and set(re.findall(r"\d+", t.value)) - {"0", "1"}:
                yield f"{f.plaats}: een getal in de tekst {t.value}"


def one_way(b: Bestand) -> Bevindingen:
    """H12: no circle of cells, and sheets are read in one direction only."""
    kring = cycle(graph(b))
    if kring:
        yield f"kringverwijzing: {' -> '.join(kring[:6])}"
    for van, naar in sorted(flows(b)):
        if naar not in STROMEN.get(van, set()):
            yield f"{van} leest {naar}"


def norms(b: Bestand) -> Bevindingen:
    """K1: each norm row has code, unit, value, status, source and place; its figure is calculated with in one cell."""
    bronnen = dict(
        zip(b.kolom("tblBronnen", "Bronsleutel").values(), b.kolom("tblBronnen", "Titel").values(), strict=True)
    )
    gelezen = b.kolom("tblBronnen", "Geraadpleegd").values()
    if not bronnen or not all(bronnen.values()) or not all(isinstance(dag, dt.datetime) for dag in gelezen):
        yield "een bron mist zijn titel of de dag waarop zij is geraadpleegd"
    for kop in ("Resultaatgebied", "Code", "Omschrijving", "Eenheid", "Norm", "Status", "Bron", "Vindplaats"):
        yield from (f"Normen: rij {rij} mist {kop}" for rij, w in b.kolom("tblNormen", kop).items() if w in (None, ""))
    yield from (
        f"Normen: rij {rij} noemt de onbekende bron {w}"
        for rij, w in b.kolom("tblNormen", "Bron").items()
        if w not in bronnen
    )
    if not isinstance(b.waarde("kader_vanaf"), dt.datetime) or not b.waarde("kader_tot"):
        yield "van wanneer tot wanneer de normen gelden, staat er niet"
    gerekend = Counter(plek for f in b.formules for plek in _figures_used(f))
    for blad, tabel, blok in b.tabellen():
        if tabel.name == "tblNormen":
            for rij in range(blok.boven + 1, blok.onder + 1):
                for kolom in (6, 10):
                    aantal = gerekend[blad.title, rij, kolom]
                    if aantal != 1:
                        yield f"{address(blad.title, rij, kolom)}: met deze norm rekenen {aantal} cellen"


def _figures_used(f: Formule) -> set[tuple[str, int, int]]:
    """The single cells of *Normen* whose figure the formula takes, not those it only compares with or asks about."""
    gevonden = set()
    for nummer, token in enumerate(f.tokens):
        blok = block(token.value, f.blad) if token.type == Token.OPERAND and token.subtype == Token.RANGE else None
        if blok is None or blok.blad != "Normen":
            continue
        voor = f.tokens[nummer - 1] if nummer else None
        na = f.tokens[nummer + 1] if nummer + 1 < len(f.tokens) else None
        vraagt = voor is not None and voor.type == Token.FUNC and voor.value == "ISNUMBER("
        toetst = any(t is not None and t.value in _VERGELIJKT for t in (voor, na))
        if not vraagt and not toetst:
            gevonden |= set(blok.cellen())
    return gevonden


def one_base(b: Bestand) -> Bevindingen:
    """K2: per year and per two weeks follow from the minutes per week through named figures, in every row."""
    weken, uur, twee = (b.waarde(naam) for naam in ("weken_per_jaar", "minuten_per_uur", "weken_per_tweeweken"))
    for tabel, week, jaar, twee_weken in (
        ("tblPerRegel", "Min/week", "Uur/jaar", "Min/2 weken"),
        ("tblPerGebied", "Netto min/week", "Netto uur/jaar", "Netto min/2 weken"),
    ):
        basis = b.kolom(tabel, week)
        for kop, factor in ((jaar, weken / uur), (twee_weken, twee)):
            for rij, waarde in b.kolom(tabel, kop).items():
                los = isinstance(basis[rij], str) or isinstance(waarde, str)
                if not los and abs(waarde - basis[rij] * factor) > 1e-9:
                    yield f"{tabel}: rij {rij} is {kop.lower()} {waarde}, niet {basis[rij]} x {factor}"
        kolommen = [
            f for f in b.formules if f.blad == "Berekening" and int(f.adres[1:]) in basis and f.adres[0] in "JK"
        ]
        for f in kolommen:
            namen = {"J": "weken_per_jaar/minuten_per_uur", "K": "weken_per_tweeweken"}[f.adres[0]]
            if f.tekst != f"=I{f.adres[1:]}*{namen}":
                yield f"{f.plaats}: {f.tekst}"
        if not kolommen:
            yield f"{tabel} ontbreekt"
    if not any("weken_per_jaar/minuten_per_uur" in f.tekst for f in b.formules if f.blad == "Controle"):
        yield "Controle houdt uren per jaar niet tegen minuten per week"


def checks(b: Bestand) -> Bevindingen:
    """K3: *Controle* counts, adds up both ways, looks at limits, and its verdict stands on the first sheet."""
    blok = next((blok for _, tabel, blok in b.tabellen() if tabel.name == "tblControle"), None)
    formules = [f.tekst for f in b.formules if f.blad == "Controle"]
    if blok is None:
        yield "er zijn geen controles"
        return
    verplicht = {
        "aantallen": r"=SUM\(rij_gebruikt\)$",
        "de som van twee kanten": r"=SUM\(Berekening![^)]*\)-SUM\(",
        "grenzen": r'=COUNTIFS\(Berekening![^)]*,"<0"\)',
        "dagen": r"=SUM\(periode_dagen\)",
    }
    yield from (
        f"controle op {wat} ontbreekt" for wat, p in verplicht.items() if not any(re.match(p, f) for f in formules)
    )
    telling = f"=COUNTIFS($E${blok.boven + 1}:$E${blok.onder},woord_fout)"
    if telling not in formules:
        yield "niet elke controle telt mee in het oordeel"
    eerste = b.boek.sheetnames[0]
    if not any(f.blad == eerste and "controles_fout" in f.tekst and f.tekst.startswith("=IF(") for f in b.formules):
        yield f"{eerste} toont het oordeel van Controle niet"
    oordelen = [str(w) for w in b.kolom("tblControle", "Oordeel").values()]
    if b.waarde("controles_fout") != sum(oordeel != "akkoord" for oordeel in oordelen):
        yield "het oordeel telt niet wat er staat"
    if b.soort == "definitief" and b.waarde("controles_fout"):
        yield "een definitieve werkmap is niet akkoord"


def account(b: Bestand) -> Bevindingen:
    """K4: program, framework with its hash, day, sources, the recorded case, and a seal per sheet."""
    inhoud = dict(
        zip(
            b.kolom("tblVerantwoording", "Gegeven").values(),
            b.kolom("tblVerantwoording", "Inhoud").values(),
            strict=True,
        )
    )
    for label in (
        "Soort werkmap",
        "Programma",
        "Normenkader",
        "Opgebouwd uit",
        "Vastgelegd op",
        "Bronnen van de gebruikte cijfers",
    ):
        if not inhoud.get(label):
            yield f"Verantwoording zwijgt over: {label}"
    if inhoud.get("Herkenning van het normenkader (SHA-256)") != b.eigen.get("HO normenkader sha256"):
        yield "de hash van het normenkader verschilt van die in de eigenschappen"
    for blad, som in zip(
        b.kolom("tblZegel", "Blad").values(), b.kolom("tblZegel", "SHA-256 van de inhoud").values(), strict=True
    ):
        if som != b.eigen.get(f"HO zegel {blad}"):
            yield f"het zegel van {blad} staat niet gelijk in blad en eigenschappen"
    plekken = [plek for blok in b.namen.get("VASTGELEGDE_CASUS", []) for plek in blok.cellen()]
    gevuld = [plek for plek in plekken if b.waarden[plek[0]].cell(*plek[1:]).value]
    if bool(gevuld) != (b.soort != "sjabloon"):
        yield "de vastgelegde casus staat er niet, of te vroeg"
