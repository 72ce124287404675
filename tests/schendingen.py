"""For every item of the checklist a way to break it in a finished workbook, which the check must find."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from openpyxl import load_workbook

from ingrepen import (
    FORMULE,
    MIN_WEEK,
    NORM,
    beschermd,
    cel,
    deel,
    delen,
    formule,
    getal,
    naam,
    pak,
    stijl,
    tekst,
    werkmap,
    wijzig,
    zonder_soort,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Schending(NamedTuple):
    """One item, what is done to it, and how."""

    code: str
    naam: str
    maak: Callable[[], bytes]


@cache
def _boek() -> dict[str, dict[str, str]]:
    """Address by text, per sheet."""
    boek = load_workbook(io.BytesIO(werkmap()))
    return {
        blad.title: {str(c.value): c.coordinate for rij in blad.iter_rows() for c in rij if c.value is not None}
        for blad in boek
    }


def waar(blad: str, inhoud: str) -> str:
    """The address of a text or formula on a sheet."""
    return _boek()[blad][inhoud]


def erbij(onderdeel: str, inhoud: str = "<x/>") -> Callable[[], bytes]:
    """The workbook with another part in it."""
    return lambda: pak(delen(werkmap()) | {onderdeel: inhoud})


def in_blad(blad: str, patroon: str, nieuw: str) -> Callable[[], bytes]:
    """The workbook with an edit in a sheet."""
    return lambda: wijzig(deel(blad), patroon, nieuw)


def als_formule(nieuw: str) -> Callable[[], bytes]:
    """The workbook with another formula in a row of *Berekening*, as the file spells it."""
    return formule(lambda _: nieuw)


def als_tekst(nieuw: str) -> Callable[[], bytes]:
    """The workbook with a text on *Toelichting*."""
    return lambda: tekst("Toelichting", "A2", nieuw)


def _extern() -> bytes:
    regel = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://example.org" TargetMode="External"/></Relationships>'
    )
    return wijzig("xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", regel)


def _zonder(onderdeel: str) -> bytes:
    return pak({n: inhoud for n, inhoud in delen(werkmap()).items() if n != onderdeel})


def _waarde(xml: str) -> Callable[[re.Match[str]], str]:
    """A cell with another cached value, as the file spells it."""
    return lambda m: f"<c {m[1]}>{re.sub('<v>.*</v>', xml, m[2])}</c>"


def _fout(m: re.Match[str]) -> str:
    inhoud = re.sub("<v>.*</v>", "<v>#VALUE!</v>", m[2])
    return f'<c {zonder_soort(m[1])} t="e">{inhoud}</c>'


def _naam_erbij(inhoud: str) -> Callable[[], bytes]:
    return naam("</definedNames>", f"{inhoud}</definedNames>")


_JAAR: Final = f"J{MIN_WEEK[1:]}"
_VAST: Final = f"<f>{MIN_WEEK}*52/60</f>"
_LOS: Final = "<definedName name=\"los\">'Normen'!$B$9</definedName>"
_CONTROLE: Final = 'name="Controle" sheetId="7" state='
_SAMEN: Final = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
_FILTER: Final = '<autoFilter ref="A39:H46"/><tableColumns'
_TITELRIJEN: Final = r'<definedName name="_xlnm.Print_Titles" localSheetId="2">[^<]*</definedName>'

SCHENDINGEN: Final = (
    Schending("A1", "geen titel", lambda: wijzig("docProps/core.xml", "<dc:title>.*?</dc:title>", "")),
    Schending("A1", "geen versie", lambda: wijzig("docProps/custom.xml", 'name="HO versie"', 'name="versie"')),
    Schending("A1", "hash weg", lambda: wijzig("docProps/custom.xml", 'name="HO zegel Casus"', 'name="zegel"')),
    Schending("A2", "geen titel op een blad", lambda: cel("Casus", "A1", lambda m: f"<c {zonder_soort(m[1])}/>")),
    Schending(
        "A2", "blad niet in de leeswijzer", lambda: tekst("Overzicht", waar("Overzicht", "Toelichting"), "Bijlage")
    ),
    Schending("B1", "macro", erbij("xl/vbaProject.bin")),
    Schending("B2", "ander bestand", erbij("xl/externalLinks/externalLink1.xml")),
    Schending("B2", "adres op internet", _extern),
    Schending("B2", "formule naar een ander bestand", als_formule("[1]Blad1!A1")),
    Schending("B3", "gegevensverbinding", erbij("xl/connections.xml")),
    Schending("C1", "naam zonder doel", naam(r'(<definedName name="minimumduur"[^>]*>)[^<]*<', r"\1#REF!<")),
    Schending("C2", "naam zonder gebruik", _naam_erbij(_LOS)),
    Schending("C3", "naam die niet op Normen staat", _naam_erbij(_LOS)),
    Schending(
        "C3", "naam die ergens anders heen wijst", naam(r'(name="minimumduur"[^>]*>)[^<]*<', r"\1'Normen'!$B$9<")
    ),
    Schending("D1", "blad verborgen", naam(f'{_CONTROLE}"visible"', f'{_CONTROLE}"hidden"')),
    Schending("D2", "rij verborgen", in_blad("Berekening", '<row r="20"', '<row hidden="1" r="20"')),
    Schending("D2", "kolom verborgen", in_blad("Normen", '<col width="13"', '<col hidden="1" width="13"')),
    Schending("D3", "samengevoegd", in_blad("Casus", "</sheetData>", _SAMEN)),
    Schending("E1", "blad niet beveiligd", in_blad("Normen", "<sheetProtection[^>]*/>", "")),
    Schending("E1", "wachtwoord", in_blad("Normen", "<sheetProtection ", '<sheetProtection password="CC1A" ')),
    Schending("E1", "bladvolgorde vrij", naam("<workbookProtection[^>]*/>", "")),
    Schending("E2", "formule open", lambda: stijl("Berekening", "B12", beschermd('locked="0"'))),
    Schending("E3", "formule verborgen", lambda: stijl("Berekening", "B12", beschermd('hidden="1"'))),
    Schending("E4", "invoer zonder regel", in_blad("Casus", "<dataValidation .*?</dataValidation>", "")),
    Schending("E4", "norm open", lambda: stijl("Normen", NORM, beschermd('locked="0"'))),
    Schending("F1", "geen bewaarde uitkomst", lambda: cel("Berekening", "B12", _waarde(""))),
    Schending("F1", "foutwaarde bewaard", lambda: cel("Berekening", "B12", _fout)),
    Schending("F2", "andere uitkomst bewaard", lambda: cel("Berekening", "B12", _waarde("<v>999</v>"))),
    Schending("G1", "geen alt-tekst", lambda: wijzig("xl/drawings/drawing1.xml", ' descr="[^"]*"', "")),
    Schending(
        "G1",
        "grafiek bewaart iets anders",
        lambda: wijzig("xl/charts/chart1.xml", r"(<numCache>.*?<v>)[^<]*<", r"\g<1>7<"),
    ),
    Schending(
        "G1", "grafiek bewaart een andere naam", lambda: wijzig("xl/charts/chart1.xml", "<v>Meer inzet<", "<v>Minder<")
    ),
    Schending("G2", "niets in beeld gehouden", in_blad("Controle", "<pane [^>]*/>", "")),
    Schending("G3", "titel niet herhaald", naam(_TITELRIJEN, "")),
    Schending("G3", "past niet op de breedte", in_blad("Normen", 'fitToPage="1"', 'fitToPage="0"')),
    Schending("G4", "tabel weg", in_blad("Controle", "<tableParts.*?</tableParts>", "")),
    Schending("G4", "filterknoppen", lambda: wijzig("xl/tables/table2.xml", "<tableColumns", _FILTER)),
    Schending("G5", "lege kop", lambda: cel("Berekening", "C5", lambda m: f"<c {zonder_soort(m[1])}/>")),
    Schending("G5", "twee keer dezelfde kop", lambda: tekst("Berekening", "C5", "Stap")),
    Schending("G6", "kolom te smal", in_blad("Berekening", '<col width="12"', '<col width="5"')),
    Schending("G6", "rij te laag", in_blad("Normen", r'<row r="6"([^>]*) ht="[\d.]+"', r'<row r="6"\1 ht="9"')),
    Schending("H1", "andere formule in een kolom", formule(lambda f: f"{f}+0")),
    Schending(
        "H1",
        "vaste waarde in een kolom",
        lambda: cel("Berekening", MIN_WEEK, lambda m: f"<c {m[1]}>{re.sub('<f>.*</f>', '', m[2])}</c>"),
    ),
    Schending("H2", "drie keer IF", als_formule("IF(A1=1,IF(A1=1,IF(A1=1,1,0),0),0)")),
    Schending("H2", "te lang", als_formule("+".join(["weken_per_jaar"] * 20))),
    *(Schending("H3", f, als_formule(f)) for f in ("TODAY()", "RAND()", "OFFSET(A1,1,1)", 'INDIRECT("A1")')),
    *(Schending("H4", f, als_formule(f)) for f in ('TEXT(A1,"0,00")', 'VALUE("12,5")', 'A1&amp;"x"', '"1"*A1')),
    *(Schending("H5", f, als_formule(f)) for f in ('WEBSERVICE("x")', 'HYPERLINK("x")')),
    Schending("H6", "AVERAGE", als_formule("AVERAGE(A1:A9)")),
    Schending("H7", "nieuwe functie", als_formule("_xlfn.XLOOKUP(A1,A1:A9,B1:B9)")),
    *(Schending("H8", f, als_formule(f)) for f in ("VLOOKUP(A1,A1:B9,1)", "MATCH(A1,A1:A9,1)", "MATCH(A1,A1:A9)")),
    *(Schending("H9", f, als_formule(f)) for f in ("A1--A2", "A1+-A2", "--A1")),
    *(Schending("H10", f, als_formule(f)) for f in ("A1*52", "A1*0.5", "ROUND(A1,2)")),
    *(Schending("H11", f, als_formule(f)) for f in ('COUNTIFS(A1:A9,">=12,5")', "SUM({1,1})")),
    Schending("H12", "kring in één cel", als_formule(MIN_WEEK)),
    Schending("H12", "kring langs een naam", als_formule("exact_totaal")),
    Schending("H12", "terug naar het eerste blad", als_formule("Overzicht!A5")),
    Schending("H12", "Normen rekent", lambda: cel("Normen", NORM, lambda m: f"<c {m[1]}><f>Casus!E30</f><v>1</v></c>")),
    Schending("I2", "opnieuw ingepakt", lambda: pak(delen(werkmap()))),
    *(Schending("J1", f"begint met {t[0]}", als_tekst(t)) for t in ("=1+1", "+31", "-5 treden", "@SOM")),
    *(Schending("J2", t, als_tekst(t)) for t in ("125", "12,5", "-3.1")),
    Schending("J3", "BSN", als_tekst("het gaat om 123456782")),
    Schending("J3", "BSN met punten", als_tekst("het gaat om 1234.56.782")),
    Schending("J3", "e-mailadres", als_tekst("mail naar iemand@example.org")),
    Schending("J3", "telefoonnummer", als_tekst("bel 06-12345678")),
    Schending("J3", "vraag om een naam", als_tekst("Geboortedatum")),
    Schending(
        "K1", "norm zonder status", lambda: cel("Normen", f"G{NORM[1:]}", lambda m: f"<c {zonder_soort(m[1])}/>")
    ),
    Schending("K1", "onbekende bron", lambda: tekst("Normen", f"H{NORM[1:]}", "verzonnen")),
    Schending("K1", "norm twee keer gebruikt", als_formule(f"Normen!{NORM}+1")),
    Schending(
        "K2",
        "jaar uit een vast getal",
        lambda: cel("Berekening", _JAAR, lambda m: f"<c {m[1]}>{re.sub(FORMULE, _VAST, m[2])}</c>"),
    ),
    Schending("K2", "jaar klopt niet", lambda: cel("Berekening", _JAAR, _waarde("<v>1</v>"))),
    Schending(
        "K3",
        "controle telt niet mee",
        in_blad("Controle", r"COUNTIFS\(\$E\$7:\$E\$(\d)\d,", r"COUNTIFS($E$7:$E$\g<1>,"),
    ),
    Schending(
        "K3",
        "oordeel niet op het eerste blad",
        in_blad("Overzicht", 'IF\\(controles_fout=0,"akkoord","niet akkoord"\\)', "woord_ja"),
    ),
    Schending("K3", "definitief en niet akkoord", lambda: getal("Controle", "B4", 1)),
    Schending(
        "K4",
        "andere hash van de normen",
        lambda: tekst("Verantwoording", waar("Verantwoording", _norm_hash()), "0" * 64),
    ),
    Schending("K4", "geen vastgelegde casus", in_blad("Verantwoording", '(<row r="28".*)</sheetData>', "</sheetData>")),
    Schending(
        "L1",
        "elementen in verkeerde volgorde",
        lambda: wijzig("xl/styles.xml", r"<font>(<b [^>]*/>)(<sz [^>]*/>)", r"<font>\2\1"),
    ),
    Schending("L1", "onbekend kenmerk", in_blad("Casus", "<sheetData>", '<sheetData kleur="rood">')),
    Schending("L1", "relatie weg", lambda: _zonder("xl/worksheets/_rels/sheet1.xml.rels")),
    Schending("L1", "onderdeel weg", lambda: _zonder("xl/charts/chart1.xml")),
    Schending("L1", "twee keer hetzelfde nummer", naam('sheetId="2"', 'sheetId="1"')),
    Schending("L1", "adres dat niet bestaat", in_blad("Casus", '<c r="A1"', '<c r="1A"')),
    Schending(
        "L1", "soort die niet bestaat", in_blad("Casus", '<c r="A1" ([^>]*) t="inlineStr"', r'<c r="A1" \1 t="proza"')
    ),
)


def _norm_hash() -> str:
    gevonden = re.search(r'name="HO normenkader sha256"><vt:lpwstr>(\w+)<', delen(werkmap())["docProps/custom.xml"])
    assert gevonden
    return gevonden[1]
