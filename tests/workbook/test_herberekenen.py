"""The independent recalculation: it calculates, types survive, and two engines agree on what our formulas use."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from ho_workbook.celwaarden import Celfout
from ho_workbook.herberekenen import RekenFout, Verschil, WarmModel, herbereken, vergelijk, verschillen
from ho_workbook.stempelen import Eigenschappen, Sjabloon
from orakel.libreoffice import herbereken_met_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from ho_workbook.celwaarden import Waarde

EIGENSCHAPPEN = Eigenschappen(titel="t", gemaakt=dt.date(2026, 2, 20))
FORMULES = {
    "C1": "=IF(ISNUMBER(B1),B1*Stap,0)",
    "C2": "=ROUNDUP(ROUND(C1,6)/Stap,0)*Stap",
    "C3": "=B2",
    "C4": '=IF(B2="","leeg","gevuld")',
    "C5": "=B1*1",
    "C6": "=B1<=B3",
    "C7": '=IF(B1=1,"#N/A","")',
}
TYPEN: Final[list[Waarde]] = [
    None, "", "1-3", "=x", "=1+1", "WAAR", "TRUE", "12,5", "1e3", "'x", "#N/A", " 5 ", "10%", "_x0041_", "€ 5", "fout",
    0, 1, 2.5, Decimal("0.1"), Fraction(1, 3), True, False, dt.date(2026, 3, 1), Celfout("#N/A"),
]  # fmt: skip


def _bewaar(werkmap: Workbook) -> bytes:
    opslag = io.BytesIO()
    werkmap.save(opslag)
    return opslag.getvalue()


def _sjabloon() -> bytes:
    """Return a small workbook with inputs, a named cell and formulas."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = "Rekenen & meer"
    blad["A1"] = 5
    for rij in range(1, 4):
        blad.cell(rij, 2, "begin").number_format = "0.00"
    for adres, formule in FORMULES.items():
        blad[adres] = formule
    werkmap.defined_names["Stap"] = DefinedName("Stap", attr_text="'Rekenen & meer'!$A$1")
    return _bewaar(werkmap)


SJABLOON = _sjabloon()
STEMPEL = Sjabloon.van_bytes(SJABLOON)
WARM = WarmModel(SJABLOON)


def _stempel(invoer: dict[str, Waarde], uitkomsten: dict[str, Waarde]) -> bytes:
    return STEMPEL.stempel({"Rekenen & meer": invoer | uitkomsten}, eigenschappen=EIGENSCHAPPEN)


def _rekenbytes(invoer: dict[str, Waarde]) -> dict[str, object]:
    """Recalculate stamped bytes whose cached results are all wrong."""
    return dict(herbereken(_stempel(invoer, dict.fromkeys(FORMULES, -777)))["Rekenen & meer"])


def test_wrong_cached_results_are_calculated_anew() -> None:
    """Nothing is echoed: every formula had -777 in its cache."""
    assert _rekenbytes({"B1": 28.6, "B2": "tekst", "B3": 30}) == {
        "C1": 143.0, "C2": 145.0, "C3": "tekst", "C4": "gevuld", "C5": 28.6, "C6": True, "C7": "",
    }  # fmt: skip


def test_every_difference_is_named_with_its_cell() -> None:
    """Wrong number, wrong type, wrong error, a formula nobody expected, an expectation without a formula."""
    goed: dict[str, Waarde] = {
        "C1": 0, "C2": 0, "C3": 0, "C4": "leeg", "C5": Celfout("#VALUE!"), "C6": False, "C7": "",
    }  # fmt: skip
    data = _stempel({"B1": "fout", "B2": None, "B3": 1}, goed)
    assert vergelijk(data, {"Rekenen & meer": goed}) == ()
    fout: dict[str, Waarde] = {**goed, "C1": 1e-6, "C4": True, "C5": Celfout("#N/A"), "Z9": 1}
    del fout["C7"]
    gevonden = vergelijk(data, {"Rekenen & meer": fout})
    assert [(v.adres, v.verwacht, v.gevonden) for v in gevonden] == [
        ("C1", 1e-6, 0.0),
        ("C4", True, "leeg"),
        ("C5", Celfout("#N/A"), Celfout("#VALUE!")),
        ("C7", None, ""),
        ("Z9", 1.0, None),
    ]
    assert str(gevonden[0]) == "Rekenen & meer!C1: verwacht 1e-06, berekend 0"
    assert str(gevonden[1]) == "Rekenen & meer!C4: verwacht WAAR, berekend 'leeg'"


def test_tolerance_is_relative_above_one_and_absolute_below() -> None:
    """The last digit of a double is no difference; a millionth of a minute is."""
    assert verschillen({"b": {"A1": 1e6}}, {"b": {"A1": 1e6 + 1e-4}}) == ()
    assert verschillen({"b": {"A1": 0.3}}, {"b": {"A1": Fraction(3, 10)}}) == ()
    assert verschillen({"b": {"A1": 0.0}}, {"b": {"A1": 1e-8}}) == (Verschil("b", "A1", 1e-8, 0.0),)


def test_a_text_that_reads_like_an_error_is_a_text() -> None:
    """The type of the cell decides, not its looks."""
    assert _rekenbytes({"B1": 1, "B2": "#VALUE!", "B3": 0})["C7"] == "#N/A"
    assert _rekenbytes({"B1": Celfout("#N/A")})["C5"] == Celfout("#N/A")


@pytest.mark.parametrize("waarde", TYPEN, ids=repr)
def test_warm_model_and_stamped_bytes_agree_on_every_type(waarde: Waarde) -> None:
    """A typed input arrives in the model as the file would hold it; '1-3' is no date and '=x' no formula."""
    invoer: dict[str, Waarde] = {"B1": waarde, "B2": waarde, "B3": waarde}
    assert WARM.bereken({"Rekenen & meer": invoer})["Rekenen & meer"] == _rekenbytes(invoer)


@given(st.lists(st.dictionaries(st.sampled_from(["B1", "B2", "B3"]), st.sampled_from(TYPEN)), max_size=3))
@settings(max_examples=30, deadline=None)
def test_warm_model_forgets_earlier_inputs(reeks: list[dict[str, Waarde]]) -> None:
    """After any calls the next one gives what a fresh file gives."""
    for invoer in reeks:
        WARM.bereken({"Rekenen & meer": invoer})
    invoer = reeks[0] if reeks else {}
    assert WARM.bereken({"Rekenen & meer": invoer})["Rekenen & meer"] == _rekenbytes(invoer)


def test_warm_model_refuses_an_input_on_a_formula_and_an_unknown_sheet() -> None:
    """It would prove another workbook."""
    with pytest.raises(RekenFout, match="formule"):
        WARM.bereken({"Rekenen & meer": {"C1": 1}})
    with pytest.raises(RekenFout, match="Weg"):
        WARM.bereken({"Weg": {"A1": 1}})


def test_bytes_that_are_no_workbook_are_refused() -> None:
    """With our own error, not the one of the engine."""
    with pytest.raises(RekenFout, match="niet openen"):
        herbereken(b"geen werkmap")


# What the formulas of a workbook may lean on. In column A-D of the sheet:
#   A codes, B areas, C numbers with a text and an empty cell, D numbers with an error and a text; F dates and blanks.
GEGEVENS: Final[dict[str, Waarde | str]] = {
    "A1": "a", "A2": "b", "A3": "c", "A4": "d", "A5": "e",
    "B1": "x", "B2": "x", "B3": "y", "B4": "y", "B5": "z",
    "C1": 1, "C2": 2.5, "C3": "fout", "C5": 4,
    "D1": 1, "D2": "=1/0", "D3": 3, "D4": 4, "D5": "tekst",
    "F1": dt.date(2026, 1, 31), "F3": '=""', "F4": 0, "F5": 5,
}  # fmt: skip
VALUE, DIV, NA = Celfout("#VALUE!"), Celfout("#DIV/0!"), Celfout("#N/A")
EENS: Final[list[tuple[str, object]]] = [
    # SUMIFS: an error outside the match is not seen, inside it is; text and blanks do not count
    ('SUMIFS(D1:D5,B1:B5,"y")', 7.0),
    ('SUMIFS(D1:D5,B1:B5,"x")', DIV),
    ('SUMIFS(C1:C5,B1:B5,"y")', 0.0),
    ("SUMIFS(C1:C5,B1:B5,B1)", 3.5),
    ('SUMIFS(C1:C5,B1:B5,"geen")', 0.0),
    ("SUMIFS(C1:C5,B1:B5,F2)", 0.0),
    # text is larger than any number, and equal whatever its case
    ("C3>1", True),
    ("C3=1", False),
    ('"x"="X"', True),
    ("C3<99999", False),
    # a blank is 0 and "" at once; a formula that gives "" is only ""
    ("C4=0", True),
    ('C4=""', True),
    ('F3=""', True),
    ("F3=0", False),
    ('""=""', True),
    ('IF(TRUE,C4)=""', True),
    # IF evaluates one branch only; a text as condition is an error
    ("IF(TRUE,1,1/0)", 1.0),
    ("IF(FALSE,D2,2)", 2.0),
    ("IF(D2,1,2)", DIV),
    ("IF(C3,1,2)", VALUE),
    ("IF(C4,1,2)", 2.0),
    # arithmetic on text is an error up to the total
    ('"fout"*1', VALUE),
    ("C3*1", VALUE),
    ("C4*1", 0.0),
    ("F3*1", VALUE),
    ("SUM(C1,C3*1)", VALUE),
    ("MAX(0,C3*1)", VALUE),
    ("C3*0", VALUE),
    ("-C3", VALUE),
    ("D2*0", DIV),
    ("1/F4", DIV),
    # dates
    ("EDATE(F1,1)", 46081.0),
    ("EDATE(F1,3)-1", 46141.0),
    ("EDATE(F1,C4)", 46053.0),
    ("F2<=F1", True),
    ("F1<=F2", False),
    ("DATE(2026,2,30)", 46083.0),
    ("EDATE(DATE(2024,2,29),12)", 45716.0),
    ("EDATE(C3,1)", VALUE),
    ("F1-F2", 46053.0),
    # guarded rounding
    ("ROUNDUP(ROUND(143,6)/Stap,0)*Stap", 145.0),
    ("ROUNDUP(ROUND(108*60/52,6)/5,0)*5", 125.0),
    ("ROUNDUP(ROUND(1.1*100,6),0)", 110.0),
    ("ROUND(ROUND(12.5,6)/5,0)*5", 15.0),
    ("ROUNDDOWN(ROUND(12.5/5+0.5,6),0)", 3.0),
    ("ROUNDUP(ROUND(2/3*3,6),0)", 2.0),
    ("ROUNDUP(C3,0)", VALUE),
    ("ROUNDUP(C4,0)", 0.0),
    ("ROUND(-2.5,0)", -3.0),
    # counting and looking
    ("ISNUMBER(C1)", True),
    ("ISNUMBER(C3)", False),
    ("ISNUMBER(C4)", False),
    ("ISNUMBER(F3)", False),
    ("ISNUMBER(D2)", False),
    ("ISNUMBER(F1)", True),
    ("COUNT(C1:C5)", 3.0),
    ("COUNT(D1:D5)", 3.0),
    ("COUNTA(C1:C5)", 4.0),
    ("COUNTA(F2:F3)", 1.0),
    ("COUNT(F1:F4)", 2.0),
    ("COUNTA(D1:D5)", 5.0),
    ('COUNTIFS(B1:B5,"x")', 2.0),
    ('COUNTIFS(A1:A5,"b",B1:B5,"x")', 1.0),
    ('COUNTIFS(B1:B5,"x",C1:C5,">1")', 1.0),
    ("COUNTIFS(B1:B5,F2)", 0.0),
    ('COUNTIFS(D1:D5,"tekst")', 1.0),
    ("COUNTIFS(C1:C5,4)", 1.0),
    ('COUNTIFS(C1:C5,"")', 1.0),
    ('INDEX(C1:C5,MATCH("b",A1:A5,0))', 2.5),
    ('INDEX(D1:D5,MATCH("b",A1:A5,0))', DIV),
    ('MATCH("q",A1:A5,0)', NA),
    ('INDEX(C1:C5,MATCH("c",A1:A5,0))', "fout"),
    ('INDEX(C1:C5,MATCH("d",A1:A5,0))', 0.0),
    ("MATCH(F2,A1:A5,0)", NA),
    # products, extremes, logic, names
    ("SUMPRODUCT(C1:C2,D3:D4)", 13.0),
    ("SUMPRODUCT(C1:C5,C1:C5)", 23.25),
    ("SUMPRODUCT(C1:C5,D1:D5)", DIV),
    ('SUMPRODUCT((B1:B5="x")*1)', 2.0),
    ('SUMPRODUCT((B1:B5="x")*C1:C5)', VALUE),
    ('SUMPRODUCT((B1:B2="x")*C1:C2)', 3.5),
    ("MAX(0,C4)", 0.0),
    ("MAX(C1:C5)", 4.0),
    ("MIN(C1:C5)", 1.0),
    ("MAX(0,C3)", 0.0),
    ("MIN(5,C4)", 5.0),
    ("MAX(D1:D5)", DIV),
    ("MIN(F2,F1)", 46053.0),
    ("ABS(C3)", VALUE),
    ("ABS(-2)", 2.0),
    ("SUM(C1:C5)", 7.5),
    ("SUM(D1:D5)", DIV),
    ("AND(TRUE,C4=0)", True),
    ("AND(TRUE,D2)", DIV),
    ("OR(FALSE,C1=1)", True),
    ("NOT(C4)", True),
    ("NOT(C3)", VALUE),
    ("Stap*2", 10.0),
    ("SUM(Getallen)", 7.5),
    ('Leeg=""', True),
    ("Leeg*1", 0.0),
    ("COUNT(Getallen)", 3.0),
]


def _proefmap() -> bytes:
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = "Proef"
    for adres, waarde in GEGEVENS.items():
        blad[adres] = waarde  # type: ignore[assignment] # openpyxl takes any of these
    for rij, (formule, _) in enumerate(EENS, start=1):
        blad.cell(rij, 8, f"={formule}")
    for naam, bereik in {"Stap": "$F$5", "Getallen": "$C$1:$C$5", "Leeg": "$F$2"}.items():
        werkmap.defined_names[naam] = DefinedName(naam, attr_text=f"Proef!{bereik}")
    return _bewaar(werkmap)


def test_ironcalc_gives_what_the_formulas_lean_on() -> None:
    """Each line of the table, on one sheet."""
    gevonden = herbereken(_proefmap())["Proef"]
    assert {f: gevonden[f"H{rij}"] for rij, (f, _) in enumerate(EENS, 1)} == pytest.approx(dict(EENS))


@pytest.mark.libreoffice
@pytest.mark.parametrize("taal", ["en-US", "nl-NL"])
def test_libreoffice_gives_the_same_in_both_languages(tmp_path: Path, taal: str) -> None:
    """The second, unrelated engine agrees line by line; a line that would differ may not be used in a workbook."""
    pad = tmp_path / "proef.xlsx"
    pad.write_bytes(_proefmap())
    gevonden = herbereken_met_libreoffice([pad], taal=taal)[0]["Proef"]
    assert {f: gevonden[f"H{rij}"] for rij, (f, _) in enumerate(EENS, 1)} == pytest.approx(dict(EENS))


@pytest.mark.parametrize(
    ("formule", "gevonden"),
    [
        ("AND(FALSE,1/0)", False),
        ("OR(TRUE,1/0)", True),
        ('COUNTIFS(C1:C5,"<>fout")', 0.0),
        ("EDATE(F2,1)", Celfout("#NUM!")),
        ("SUMPRODUCT(ISNUMBER(C1:C5)*1)", 0.0),
        ("SUMPRODUCT(ABS(C1:C2))", VALUE),
    ],
)
def test_known_deviations_of_ironcalc_still_hold(formule: str, gevonden: object) -> None:
    """Here IronCalc and Excel part: no workbook uses these forms. When this fails, an update of IronCalc mended one."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = "Proef"
    for adres, waarde in GEGEVENS.items():
        blad[adres] = waarde  # type: ignore[assignment] # openpyxl takes any of these
    # Below the rows of the block: on one of them IronCalc takes only the cell of that row (implicit intersection).
    blad["H9"] = f"={formule}"
    assert herbereken(_bewaar(werkmap))["Proef"]["H9"] == gevonden
