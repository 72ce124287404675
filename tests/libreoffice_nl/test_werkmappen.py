"""The workbooks for the back office and for the self test, calculated by LibreOffice from nothing."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string

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
FOUT: Final = "L139"
"""The only cell of the back office that holds an error of elsewhere; it stands in the range of the 200 cases."""
MAATLOOS: Final = {"drie eenheden met een foutwaarde"}
"""A row of which the file counts the cells: an error that LibreOffice passes on itself is one cell."""
VERSIE: Final = ("Lees mij", "C26")
"""The version of Python, which the file does not know."""


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
    """The cells that are not the same, with what LibreOffice shows."""
    return {
        (naam, plek): getoond[naam].get(plek, "")
        for naam, blad in verwacht.items()
        for plek, waarde in blad.items()
        if getoond[naam].get(plek, "") != waarde
    }


@pytest.fixture(scope="module")
def backoffice(kantoor: Kantoor, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Blad]:
    """The back office as it is."""
    return ask(kantoor, BACKOFFICE, tmp_path_factory.mktemp("backoffice"), [])


def test_the_back_office_is_calculated_as_it_is_kept(kantoor: Kantoor, tmp_path: Path) -> None:
    """All cells of the 200 cases, and every page beside them, get the values that stand in the file.

    For LibreOffice the error of elsewhere becomes a text, which is another error, and every case tells its own time.
    """
    stappen: list[list[Any]] = [
        ["wis", "Casussen", "AJ7:AJ206"],
        ["zet", "Casussen", [*map(own_time, RIJEN), [FOUT, "kapot"]]],
    ]
    anders = differing(cached(BACKOFFICE), ask(kantoor, BACKOFFICE, tmp_path, stappen))
    assert str(anders.pop(VERSIE)).startswith("3.11.")
    uitleg = str(anders.pop(("Casussen", "AK139")))
    assert uitleg.startswith("HO111 aantallen, plaats 7: Het aantal 'kapot' bij slh.extra_kamer ")
    rij = ("AF139", "AG139", "AH139", "AI139", "AJ139")
    assert anders == {("Casussen", FOUT): "kapot"} | {("Casussen", plek): "#VALUE!" for plek in rij}


def own_time(rij: int) -> list[Any]:
    """The time of one case in words; as a range, for a 0 on its own may be a blank."""
    return [f"AJ{rij}", {"formule": f"=IF(ISERROR(AF{rij});AF{rij};HO_TIJD(AF{rij}:AF{rij}))"}]


def test_an_error_in_the_range_of_many_cases_never_gives_a_number(backoffice: dict[str, Blad]) -> None:
    """As the file is, LibreOffice asks nothing about the 200 cases at once: they all show an error, and say why."""
    getoond = backoffice["Casussen"]
    fout = HoFout("fout_in_bereik")
    for rij in RIJEN:
        assert {getoond[f"{kolom}{rij}"] for kolom in ("AF", "AG", "AH", "AJ")} == {GEEN_SOORT}
        assert getoond[f"AK{rij}"] == f"{fout.code} {fout}"


def test_cases_on_their_own_do_not_suffer_from_the_error_of_another(backoffice: dict[str, Blad]) -> None:
    """The same cases asked one by one, and all pages that ask one case or none, are as the file keeps them."""
    anders = differing(cached(BACKOFFICE), backoffice)
    samen = {"AF", "AG", "AH", "AJ", "AK"}
    los = {plek for blad, plek in anders if blad == "Casussen" and coordinate_from_string(plek)[0] not in samen}
    assert {plek: anders["Casussen", plek] for plek in los} == {"AI139": GEEN_SOORT}
    assert {blad for blad, _ in anders} == {"Lees mij", "Casussen", "Totalen"}


def test_the_self_test_fails_only_where_libreoffice_can_not_do_it(kantoor: Kantoor, tmp_path: Path) -> None:
    """The same table as formulas: what is not right are the rows that LibreOffice can't hand over."""
    getoond = ask(kantoor, ZELFTEST, tmp_path, [])["Zelftest"]
    rijen = [rij for rij in range(8, 1000) if getoond.get(f"A{rij}", "") != ""]
    fout = {str(getoond[f"C{rij}"]) for rij in rijen if getoond[f"G{rij}"] != 1}
    assert fout == WAAR_IS_EEN | FOUT_IN_BEREIK | NUL_IS_LEEG | MAATLOOS
    assert f"{len(rijen) - len(fout)} van {len(rijen)} gevallen kloppen" in str(getoond["A2"])
