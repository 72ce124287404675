"""The workbooks for the back office and for the self test, calculated by LibreOffice from nothing."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook

from ho_engine import HoFout
from libreoffice_nl.opgave import GEEN_SOORT, spell
from libreoffice_nl.test_gouden_tabel import FOUT_IN_BEREIK, NUL_IS_LEEG, WAAR_IS_EEN

if TYPE_CHECKING:
    from libreoffice_nl.kantoor import Kantoor

Blad = dict[str, object]

SAMPLES: Final = Path(__file__).parents[2] / "samples"
BACKOFFICE: Final = SAMPLES / "excel" / "backoffice.xlsx"
ZELFTEST: Final = SAMPLES / "zelftest.xlsx"
_UITKOMST: Final = re.compile(rb"(<f[^>]*>[^<]*</f>|<f[^>]*/>)<v>[^<]*</v>")
_DAG_NUL: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet date has no time zone

RIJEN: Final = range(7, 207)
SAMEN: Final = frozenset({"AF", "AG", "AH"})
"""The columns that one formula fills for all cases."""
GEKOZEN: Final = "L8"
"""A number of one of the cases, the second, that the other pages tell about too."""
MAATLOOS: Final = {"drie eenheden met een foutwaarde"}
"""A row of which the file counts the cells: an error that LibreOffice passes on itself is one cell."""


def without_outcomes(bron: Path, doel: Path) -> Path:
    """The workbook without one cached value behind a formula: what is shown later, was calculated."""
    with zipfile.ZipFile(bron) as oud, zipfile.ZipFile(doel, "w") as nieuw:
        weg = 0
        for naam in oud.namelist():
            inhoud, aantal = _UITKOMST.subn(rb"\1", oud.read(naam))
            weg += aantal
            nieuw.writestr(naam, inhoud)
    assert weg
    return doel


def cached(bron: Path) -> dict[str, Blad]:
    """Every cell of the file as Excel would show it unasked."""
    boek = load_workbook(bron, data_only=True)
    return {blad.title: {cel.coordinate: _value(cel.value) for rij in blad for cel in rij} for blad in boek}


def _value(waarde: object) -> object:
    if isinstance(waarde, dt.datetime):
        return float((waarde - _DAG_NUL).days)
    if waarde is None:
        return ""
    return float(waarde) if isinstance(waarde, int) else waarde


def ask(kantoor: Kantoor, bron: Path, map_: Path, stappen: list[list[Any]]) -> dict[str, Blad]:
    """Every cell of the file as LibreOffice calculates it, after some changes."""
    namen = load_workbook(bron, read_only=True).sheetnames
    doel = without_outcomes(bron, map_ / bron.name)
    lees = [["lees", naam, None] for naam in namen]
    (uitslag,) = kantoor.doe([{"bestand": str(doel), "stappen": [*stappen, ["reken"], *lees]}])
    return {naam: _addresses(rijen) for naam, rijen in zip(namen, uitslag[-len(namen) :], strict=True)}


def _addresses(rijen: list[list[object]]) -> Blad:
    letters = [_letter(nummer) for nummer in range(max(map(len, rijen)))]
    return {f"{letters[k]}{r}": spell(cel) for r, rij in enumerate(rijen, start=1) for k, cel in enumerate(rij)}


def _letter(nummer: int) -> str:
    return chr(65 + nummer) if nummer < 26 else f"{_letter(nummer // 26 - 1)}{chr(65 + nummer % 26)}"


def differing(verwacht: dict[str, Blad], getoond: dict[str, Blad]) -> dict[tuple[str, str], object]:
    """The cells that are not the same, of the file or of LibreOffice, with what LibreOffice shows."""
    return {
        (naam, plek): getoond[naam].get(plek, "")
        for naam, blad in verwacht.items()
        for plek in blad | getoond[naam]
        if getoond[naam].get(plek, "") != blad.get(plek, "")
    }


def version_of_python(boek: dict[str, Blad]) -> tuple[str, str]:
    """The one cell that differs from machine to machine; the file does not know it."""
    blad = boek["Lees mij"]
    (rij,) = (plek[1:] for plek, waarde in blad.items() if plek.startswith("B") and waarde == "Python")
    return "Lees mij", f"C{rij}"


def test_the_back_office_is_calculated_as_it_is_kept(kantoor: Kantoor, tmp_path: Path) -> None:
    """Nothing in the file is changed for it, and every cell of every page gets the value that stands in the file."""
    verwacht = cached(BACKOFFICE)
    anders = differing(verwacht, ask(kantoor, BACKOFFICE, tmp_path, []))
    assert str(anders.pop(version_of_python(verwacht))).startswith("3.11.")
    assert anders == {}
    assert sum(waarde != "" for blad in verwacht.values() for waarde in blad.values()) > 3000


def test_a_total_of_zero_and_an_error_of_elsewhere_are_among_those_cells() -> None:
    """The two that LibreOffice hands over in its own way, so the file would tell if that went wrong."""
    verwacht = cached(BACKOFFICE)
    assert (verwacht["Casussen"]["AF58"], verwacht["Casussen"]["AJ58"]) == (0.0, "0 minuten")
    fouten = verwacht["Fouten"]
    (rij,) = (plek[1:] for plek, waarde in fouten.items() if waarde == "een cel die zelf fout is")
    assert fouten[f"C{rij}"] == "#DIV/0!"
    assert str(fouten[f"D{rij}"]).startswith("HO411 Deze fout (#DEEL/0!) komt niet uit een berekening")


def test_an_error_in_the_range_of_many_cases_never_gives_a_number(kantoor: Kantoor, tmp_path: Path) -> None:
    """With one error among the inputs LibreOffice asks nothing about all cases at once: they all say why.

    Of what is asked case by case, only that case and the pages about it show an error.
    """
    verwacht = cached(BACKOFFICE)
    stap = ["zet", "Casussen", [[GEKOZEN, {"formule": "=1/0"}]]]
    getoond = ask(kantoor, BACKOFFICE, tmp_path, [stap])
    fout = HoFout("fout_in_bereik")
    for rij in RIJEN:
        assert {getoond["Casussen"][f"{kolom}{rij}"] for kolom in (*SAMEN, "AJ")} == {GEEN_SOORT}
        assert getoond["Casussen"][f"AK{rij}"] == f"{fout.code} {fout}"
    anders = differing(verwacht, getoond)
    los = {plek: waarde for (blad, plek), waarde in anders.items() if blad == "Casussen" and plek.startswith("AI")}
    assert los == {"AI8": GEEN_SOORT}
    over = {blad for blad, _ in anders} - {"Lees mij", "Casussen", "Totalen"}
    assert over == {"Eén casus", "Aandachtspunten", "Toelichting"}


def test_the_self_test_fails_only_where_libreoffice_can_not_do_it(kantoor: Kantoor, tmp_path: Path) -> None:
    """The same table as formulas: what is not right are the rows that LibreOffice can't hand over."""
    getoond = ask(kantoor, ZELFTEST, tmp_path, [])["Zelftest"]
    rijen = [rij for rij in range(8, 1000) if getoond.get(f"A{rij}", "") != ""]
    fout = {str(getoond[f"C{rij}"]) for rij in rijen if getoond[f"G{rij}"] != 1}
    assert fout == WAAR_IS_EEN | FOUT_IN_BEREIK | NUL_IS_LEEG | MAATLOOS
    assert f"{len(rijen) - len(fout)} van {len(rijen)} gevallen kloppen" in str(getoond["A2"])
