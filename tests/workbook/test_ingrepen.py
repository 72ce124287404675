"""Every single change in a finished workbook is named with its place: a table of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from ho_workbook.controleren import controleer_werkmap
from ingrepen import (
    AANTAL,
    FORMULE,
    INDELING,
    LEEG_AANTAL,
    MIN_WEEK,
    NORM,
    RECORD,
    beschermd,
    cel,
    deel,
    delen,
    formule,
    getal,
    hernoemd,
    met_openpyxl,
    met_rij,
    naam,
    pak,
    stijl,
    tekst,
    verplaatst,
    werkmap,
    wijzig,
    zegelcel,
    zonder_soort,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Ingreep(NamedTuple):
    """One change, the place that must be named and words that must be said there."""

    naam: str
    maak: Callable[[], bytes]
    plaats: str
    woorden: str


INGREPEN: Final = [
    Ingreep("input", lambda: getal("Casus", AANTAL, 2), f"Casus!{AANTAL}", "nu staat er 2; vastgelegd is 1"),
    Ingreep(
        "input added", lambda: getal("Casus", LEEG_AANTAL, 1), f"Casus!{LEEG_AANTAL}", "hier stond niets; nu staat er 1"
    ),
    Ingreep(
        "input emptied",
        lambda: cel("Casus", AANTAL, lambda m: f"<c {zonder_soort(m[1])}/>"),
        f"Casus!{AANTAL}",
        "inhoud van deze cel is verwijderd",
    ),
    Ingreep(
        "norm figure", lambda: getal("Normen", NORM, 999), f"Normen!{NORM}", "de waarde is gewijzigd; nu staat er 999"
    ),
    Ingreep(
        "text",
        lambda: tekst("Overzicht", "A1", "Beschikking"),
        "Overzicht!A1",
        "de tekst is gewijzigd; nu staat er 'Beschikking'",
    ),
    Ingreep(
        "cached result only",
        lambda: cel("Berekening", "B12", lambda m: f"<c {m[1]}>{re.sub('<v>.*</v>', '<v>999</v>', m[2])}</c>"),
        "Berekening!B12",
        "de bewaarde uitkomst is 999; herberekend is",
    ),
    Ingreep(
        "formula",
        formule(lambda f: f.replace("IF(", "IF(1=1,IF(", 1) + ",0)"),
        f"Berekening!{MIN_WEEK}",
        "de formule is gewijzigd",
    ),
    Ingreep("formula + 0", formule(lambda f: f"{f}+0"), f"Berekening!{MIN_WEEK}", "de formule is gewijzigd"),
    Ingreep(
        "formula frozen to its value",
        lambda: cel("Berekening", MIN_WEEK, lambda m: f"<c {m[1]}>{re.sub(FORMULE, '', m[2])}</c>"),
        f"Berekening!{MIN_WEEK}",
        "de formule is vervangen door een vaste waarde",
    ),
    Ingreep(
        "formula in an input",
        lambda: cel("Casus", AANTAL, lambda m: f"<c {zonder_soort(m[1])}><f>1</f><v>1</v></c>"),
        f"Casus!{AANTAL}",
        "formule",
    ),
    Ingreep(
        "cell added",
        lambda: wijzig(deel("Toelichting"), "</row></sheetData>", '<c r="Z999"><v>7</v></c></row></sheetData>'),
        "Toelichting!Z999",
        "hier stond niets",
    ),
    Ingreep("cell removed", lambda: cel("Normen", "A1", ""), "Normen!A1", "de inhoud van deze cel is verwijderd"),
    Ingreep(
        "number format",
        lambda: stijl("Berekening", "B12", lambda xf: re.sub(r'numFmtId="\d+"', 'numFmtId="10"', xf)),
        "Berekening!B12",
        "de getalnotatie is gewijzigd",
    ),
    Ingreep(
        "cell unlocked",
        lambda: stijl("Berekening", "B12", beschermd('locked="0"')),
        "Berekening!B12",
        "de cel is ontgrendeld",
    ),
    Ingreep(
        "formula hidden",
        lambda: stijl("Berekening", "B12", beschermd('hidden="1"')),
        "Berekening!B12",
        "de formule is verborgen",
    ),
    Ingreep("input locked", lambda: stijl("Casus", AANTAL, beschermd("")), f"Casus!{AANTAL}", "de cel is vergrendeld"),
    Ingreep(
        "validation bound",
        lambda: wijzig(deel("Casus"), rf'(sqref="{AANTAL}".*?<formula1>)[^<]*', r"\g<1>77"),
        f"Casus!{AANTAL}",
        "is gewijzigd",
    ),
    Ingreep(
        "validation prompt",
        lambda: wijzig(deel("Casus"), r'prompt="De leeftijd', 'prompt="De lengte'),
        f"Casus!B{INDELING.casus_kinderen.eerste}",
        "invoerregel",
    ),
    Ingreep(
        "validation removed",
        lambda: wijzig(deel("Casus"), rf'<dataValidation [^>]*sqref="{AANTAL}".*?</dataValidation>', ""),
        f"Casus!{AANTAL}",
        "is verwijderd",
    ),
    Ingreep(
        "validation added",
        lambda: wijzig(
            deel("Overzicht"),
            "(<pageMargins)",
            r'<dataValidations><dataValidation type="whole" sqref="B2:B3"><formula1>1</formula1></dataValidation>'
            r"</dataValidations>\1",
        ),
        "Overzicht!B2",
        "is toegevoegd",
    ),
    Ingreep(
        "sheet protection removed",
        lambda: wijzig(deel("Normen"), "<sheetProtection[^>]*/>", ""),
        "Normen",
        "de bladbeveiliging is weggehaald",
    ),
    Ingreep(
        "sheet protection loosened",
        lambda: wijzig(deel("Normen"), 'insertRows="1"', 'insertRows="0"'),
        "Normen",
        "de bladbeveiliging is gewijzigd",
    ),
    Ingreep(
        "name changed",
        naam(r'(name="uitkomst_min_week"[^>]*>)[^<]*', r"\1'Berekening'!$B$14"),
        "uitkomst_min_week",
        "de naam verwijst nu naar",
    ),
    Ingreep(
        "name added",
        naam("(</definedNames>)", r"<definedName name='korting'>Normen!$F$6</definedName>\1"),
        "korting",
        "de naam is toegevoegd",
    ),
    Ingreep(
        "name removed",
        naam('<definedName name="rij_soort".*?</definedName>', ""),
        "rij_soort",
        "de naam is verwijderd",
    ),
    Ingreep(
        "name of the seal removed",
        naam('<definedName name="zegel_bladen".*?</definedName>', ""),
        "zegel_bladen",
        "de naam is verwijderd",
    ),
    Ingreep(
        "row hidden",
        lambda: wijzig(deel("Berekening"), '<row r="12" ', '<row r="12" hidden="1" '),
        "Berekening!12",
        "deze rij is verborgen",
    ),
    Ingreep(
        "row of no height",
        lambda: wijzig(deel("Overzicht"), '<row r="5" [^>]*>', '<row r="5" ht="0" customHeight="1">'),
        "Overzicht!5",
        "deze rij is verborgen",
    ),
    Ingreep(
        "column hidden",
        lambda: wijzig(deel("Berekening"), '<col (?=[^>]*min="3")', '<col hidden="1" '),
        "Berekening!C",
        "deze kolom is verborgen",
    ),
    Ingreep(
        "sheet hidden",
        naam('(<sheet [^>]*name="Controle"[^>]*state=)"visible"', r'\1"hidden"'),
        "Controle",
        "het blad is verborgen",
    ),
    Ingreep(
        "sheet very hidden",
        naam('(<sheet [^>]*name="Controle"[^>]*state=)"visible"', r'\1"veryHidden"'),
        "Controle",
        "het blad is verborgen",
    ),
    Ingreep(
        "sheet added", lambda: met_openpyxl(lambda boek: boek.create_sheet("Extra")), "Extra", "het blad is toegevoegd"
    ),
    Ingreep(
        "sheet removed",
        lambda: met_openpyxl(lambda boek: boek.remove(boek["Controle"])),
        "Controle",
        "het blad is verwijderd",
    ),
    Ingreep("sheet renamed", hernoemd, "Tarieven", "het blad is hernoemd; vastgelegd is 'Normen'"),
    Ingreep("sheets reordered", verplaatst, "Berekening", "de volgorde van de bladen is gewijzigd"),
    Ingreep("row inserted", lambda: met_rij(12, 1), "Berekening!12", "hier is een rij toegevoegd"),
    Ingreep(
        "row inserted, references left",
        lambda: met_rij(12, 1, verwijzingen=False),
        "Berekening!12",
        "hier is een rij toegevoegd",
    ),
    Ingreep(
        "row removed",
        lambda: met_rij(INDELING.per_regel.rij(3), -1),
        f"Berekening!{INDELING.per_regel.rij(3)}",
        "hier is een rij verwijderd",
    ),
    Ingreep(
        "cells merged",
        lambda: wijzig(
            deel("Overzicht"),
            "(</sheetProtection>|<sheetProtection[^>]*/>)",
            r'\1<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        ),
        "Overzicht!A1:B1",
        "deze cellen zijn samengevoegd",
    ),
    Ingreep(
        "hash in the seal table",
        lambda: tekst("Verantwoording", zegelcel("B", "Casus"), "0" * 64),
        f"Verantwoording!{zegelcel('B', 'Casus')}",
        "dit zegel is niet dat van de eigenschap",
    ),
    Ingreep(
        "prints in the seal table",
        lambda: wijzig(
            deel("Verantwoording"),
            rf'(r="{zegelcel("C", "Normen")}".*?1:A=)(\w)',
            lambda m: f"{m[1]}{'A' if m[2] != 'A' else 'B'}",
        ),
        f"Verantwoording!{zegelcel('C', 'Normen')}",
        "de afdruk per cel",
    ),
    Ingreep(
        "name in the seal table",
        lambda: tekst("Verantwoording", zegelcel("A", "Normen"), "Norm"),
        f"Verantwoording!{zegelcel('A', 'Normen')}",
        "de tekst is gewijzigd",
    ),
    Ingreep(
        "row of the seal table emptied",
        lambda: cel("Verantwoording", zegelcel("B", "Casus"), ""),
        f"Verantwoording!{zegelcel('B', 'Casus')}",
        "zegel",
    ),
    Ingreep(
        "property with a hash",
        lambda: wijzig("docProps/custom.xml", '(name="HO zegel Casus"><vt:lpwstr>)[0-9a-f]', r"\1x"),
        f"Verantwoording!{zegelcel('B', 'Casus')}",
        "HO zegel Casus",
    ),
    Ingreep(
        "property with a hash removed",
        lambda: wijzig("docProps/custom.xml", '<property [^>]*name="HO zegel Casus".*?</property>', ""),
        "eigenschap HO zegel Casus",
        "verwijderd",
    ),
    Ingreep(
        "property kind",
        lambda: wijzig("docProps/custom.xml", '(name="HO soort"><vt:lpwstr>)definitief', r"\1concept"),
        "HO soort",
        "de eigenschap is gewijzigd",
    ),
    Ingreep(
        "property kind to template",
        lambda: wijzig("docProps/custom.xml", '(name="HO soort"><vt:lpwstr>)definitief', r"\1sjabloon"),
        "HO soort",
        "de eigenschap is gewijzigd",
    ),
    Ingreep(
        "property municipality",
        lambda: wijzig("docProps/custom.xml", '(name="HO gemeente"><vt:lpwstr>)nederweert', r"\1bijlage2"),
        "HO gemeente",
        "de eigenschap is gewijzigd",
    ),
    Ingreep(
        "record of the case",
        lambda: wijzig(
            deel("Verantwoording"),
            r"&quot;kenmerk&quot;: &quot;2026-0042|\"kenmerk\": \"2026-0042",
            lambda m: m[0].replace("0042", "0043"),
        ),
        f"Verantwoording!{RECORD}",
        "de tekst is gewijzigd",
    ),
    Ingreep(
        "record unreadable",
        lambda: tekst("Verantwoording", RECORD, "weg"),
        f"Verantwoording!{RECORD}",
        "de tekst is gewijzigd",
    ),
    Ingreep(
        "dates counted from 1904",
        lambda: wijzig("xl/workbook.xml", "<workbookPr ?", '<workbookPr date1904="1" '),
        "date1904",
        "de rekeninstelling is gewijzigd",
    ),
    Ingreep(
        "macro",
        lambda: pak({**delen(werkmap()), "xl/vbaProject.bin": "x"}),
        "xl/vbaProject.bin",
        "hoort niet in de werkmap",
    ),
]


@pytest.mark.parametrize("ingreep", INGREPEN, ids=[ingreep.naam for ingreep in INGREPEN])
def test_every_change_alone_is_named_with_its_place(ingreep: Ingreep) -> None:
    """One change gives exit 1, and its place says what changed there."""
    rapport = controleer_werkmap(ingreep.maak(), "proef.xlsx")
    assert rapport.exitcode == 1
    gevonden = {verschil.plaats: verschil.tekst for verschil in rapport.verschillen}
    assert ingreep.woorden in gevonden.get(ingreep.plaats, ""), (ingreep.plaats, rapport.verschillen[:10])
