"""The stand-in for Excel offers nothing that Excel does not have, and refuses what Excel refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pyopenvba.interpreter._constants_data import EXCEL_CONSTANTS  # type: ignore[import-untyped]
from pyopenvba.interpreter._inventory import members_of  # type: ignore[import-untyped]

import excelcellen
import exceldelen
import exceldubbel
from casusbladgevallen import open_in_excel
from ho_addin import excelblad
from ho_addin.excelblad import Excelfout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from excelcellen import Blad

SOORTEN: Final = [
    (exceldubbel.Toepassing, ("Application",)),
    (exceldubbel.Boek, ("Workbook",)),
    (excelcellen.Blad, ("Worksheet", "Hyperlinks")),
    (excelcellen.Bereik, ("Range",)),
    (exceldelen.Notitie, ("Comment",)),
    (exceldelen.Merk, ("FormatCondition",)),
    (exceldelen.Merken, ("FormatConditions",)),
    (exceldelen.Verzameling, ("Comments",)),
    (exceldelen.Verzameling, ("Names",)),
    (exceldelen.Verzameling, ("Worksheets",)),
]
"""A class of the stand-in, and what it stands for."""

LOS: Final = [
    ("Font", ("Name", "Size", "Bold", "Color")),
    ("Interior", ("Color",)),
    ("Borders", ("LineStyle", "Color")),
    ("TextFrame", ("AutoSize",)),
    ("Shape", ("TextFrame",)),
    ("Name", ("RefersTo",)),
    ("Protection", excelblad._MOGEN),
]
"""What is asked of objects that have no class of their own here."""


@pytest.mark.parametrize(("klasse", "soorten"), SOORTEN)
def test_every_member_of_the_stand_in_is_one_of_excel(klasse: type, soorten: tuple[str, ...]) -> None:
    """As the type library of Excel has it; our own members have small letters."""
    eigen = {naam for naam in {*vars(klasse), *getattr(klasse, "__annotations__", {})} if naam[0].isupper()}
    bekend = set().union(*(members_of(soort, "excel") for soort in soorten))
    assert eigen
    assert {naam for naam in eigen if naam.lower() not in bekend} == set()


@pytest.mark.parametrize(("soort", "leden"), LOS)
def test_every_property_that_is_set_is_one_of_excel(soort: str, leden: tuple[str, ...]) -> None:
    """A property that is spelled wrong would only be noticed in Excel."""
    assert {lid for lid in leden if lid.lower() not in members_of(soort, "excel")} == set()


def test_the_numbers_that_excel_is_given_are_its_own() -> None:
    """A condition by formula, equality, a visible sheet, text on the left."""
    namen = {"xlexpression": 2, "xlequal": 3, "xlsheetvisible": -1, "xlleft": -4131, "xlcontinuous": 1}
    gelezen = {naam.lower(): waarde for naam, waarde in EXCEL_CONSTANTS.items()}
    assert {naam: gelezen[naam] for naam in namen} == namen
    eigen = (excelblad._UITDRUKKING, excelblad._GELIJK, excelblad.ZICHTBAAR, excelblad._LINKS)
    assert eigen == tuple(namen.values())[:4]


def write(blad: Blad) -> None:
    """Type in a locked cell."""
    blad.Range("D2").Formula = "x"


def widen(blad: Blad) -> None:
    """Make a column wider."""
    blad.Range("M:M").ColumnWidth = 20


WEIGERT: Final[list[Callable[[Blad], object]]] = [
    write,
    widen,
    lambda blad: blad.Range("C5").AddComment("x"),
    lambda blad: blad.Range("C5").FormatConditions.Add(2, 3, "=1=1"),
    lambda blad: blad.Hyperlinks.Add(blad.Range("M4"), "", "'Casus'!C5", "tip"),
    lambda blad: blad.Range("M4:N9").Clear(),
    lambda blad: blad.Range("M4").Hyperlinks.Delete(),
]


@pytest.mark.parametrize("doe", WEIGERT)
def test_a_protected_sheet_refuses_every_change(tmp_path: Path, doe: Callable[[Blad], object]) -> None:
    """And takes it when the protection is lifted."""
    blad = open_in_excel(tmp_path).blad()
    with pytest.raises(Excelfout):
        doe(blad)
    blad.Unprotect("")
    doe(blad)
    assert blad.ProtectContents is False


def test_a_second_note_a_wrong_password_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    """What only Excel would notice."""
    boek = open_in_excel(tmp_path)
    blad = boek.blad()
    blad.Unprotect("")
    blad.Range("C5").AddComment("een")
    with pytest.raises(Excelfout):
        blad.Range("C5").AddComment("twee")
    with pytest.raises(Excelfout):
        boek.Names.Item("bestaat_niet")
    with pytest.raises(AttributeError):
        blad.Range("C5").Waarde = 1
    boek.werkmap["Casus"].protection.set_password("x")
    with pytest.raises(Excelfout):
        blad.Unprotect("")
