"""The workbooks with functions among the samples: read as an outsider does, and worked out from their own cells."""

from __future__ import annotations

import datetime as dt
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import excelbladen
import pytest
from backofficezaken import ANDERS, FOUTEN

from bestand import Bestand
from formulelezer import Rekenmap
from functiegevallen import as_cell, lay, read_gevallen
from ho_addin.functiegevallen import Geval
from ho_addin.functies import FUNCTIES, Foutwaarde, read_foutwaarde
from ho_addin.functies.bereik import as_rows
from ho_addin.zelftestverslag import read_zelftest
from ho_workbook.celwaarden import Celfout
from ho_workbook.stempelen.pakket import inhoudshash
from keuring_buiten import sdk_rules
from orakel.libreoffice import herbereken_met_libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from formulelezer import Som

NAMEN: Final = tuple(excelbladen.EXCELBLADEN)
ZELFTEST: Final = "zelftest.xlsx"
BACKOFFICE: Final = "excel/backoffice.xlsx"
KOPRIJ: Final = 7
"""The headings of the list of the self test."""
PAS_BIJ_REKENEN: Final = (
    "nog niet gerekend",
    "Nog niet gerekend. Klik op Bewerken inschakelen en druk daarna op Ctrl+Alt+F9.",
)
"""What stands beside a formula that says something of the machine it is calculated on."""


@pytest.fixture(scope="module")
def mappen() -> dict[str, Rekenmap]:
    """Both files."""
    return {naam: Rekenmap(excelbladen.SAMPLES / naam) for naam in NAMEN}


def shape(uitkomst: object) -> list[list[object]]:
    """An outcome as the cells that it fills; an empty text is shown as nothing."""
    return [[None if cel == "" else cel for cel in rij] for rij in as_rows(uitkomst)]


def alike(getoond: object, uitgerekend: object) -> bool:
    """Whether a cell shows an outcome; of an error it shows the kind."""
    if isinstance(getoond, Foutwaarde) or isinstance(uitgerekend, Foutwaarde):
        return (
            isinstance(getoond, Foutwaarde)
            and isinstance(uitgerekend, Foutwaarde)
            and (getoond.soort == uitgerekend.soort)
        )
    return getoond in PAS_BIJ_REKENEN or (type(getoond) is type(uitgerekend) and getoond == uitgerekend)


@pytest.mark.parametrize("naam", NAMEN)
def test_the_file_is_what_the_program_makes(naam: str) -> None:
    """Part for part, made in another process at another time."""
    gemaakt = excelbladen.EXCELBLADEN[naam]()
    assert inhoudshash((excelbladen.SAMPLES / naam).read_bytes()) == inhoudshash(gemaakt), (
        "maak hem opnieuw: python samples/excelbladen.py"
    )


@pytest.mark.parametrize("naam", NAMEN)
def test_the_value_beside_every_call_is_what_the_functions_answer(mappen: dict[str, Rekenmap], naam: str) -> None:
    """Worked out from the cells that the formula names, it fills exactly its range, with exactly these values."""
    map_ = mappen[naam]
    anders = []
    gezien = 0
    for som in filter(lambda som: som.roept, map_.sommen):
        getoond, uit = shape(map_.shown(som.plek)), shape(map_.work_out(som))
        gezien += 1
        if [len(rij) for rij in getoond] != [len(rij) for rij in uit]:
            anders.append(f"{som}: andere maat")
        elif not all(map(alike, chain(*getoond), chain(*uit))):
            anders.append(f"{som}: {getoond} is geen {uit}")
    assert anders == []
    assert gezien > 200


def test_a_value_that_is_not_the_answer_would_be_seen(mappen: dict[str, Rekenmap]) -> None:
    """The comparison itself can fail: on a figure, on a kind of error, on a text for a number."""
    assert not alike(125, 126)
    assert not alike(Foutwaarde("nb"), Foutwaarde("waarde"))
    assert not alike("125", 125)
    assert not alike(None, 0)
    som = next(som for som in mappen[BACKOFFICE].sommen if som.tekst.startswith("HO_BEREKENING"))
    minuten = [rij[0] for rij in mappen[BACKOFFICE].work_out(som)]
    met_de_hand = {1: 125 + 30 + 2 * 5, 8: 125 + 18 + 2, 19: 125 + 2 * 5, 26: 125 + 2.5 * 20, 52: 0}
    assert {nummer: minuten[nummer - 1] for nummer in met_de_hand} == met_de_hand
    assert len(minuten) == 200


def test_an_input_that_is_changed_changes_the_outcome() -> None:
    """The reader works out what stands in the cells: one more room, another municipality, a code that is swapped."""
    pad = excelbladen.SAMPLES / BACKOFFICE
    for adres, waarde in (("L7", 3), ("C7", "Huizen"), ("L6", "slh.extra_slaapkamer")):
        map_ = Rekenmap(pad)
        map_.waarden["Casussen"][adres].value = waarde
        som = next(som for som in map_.sommen if som.tekst.startswith("HO_BEREKENING"))
        assert not alike(map_.shown(som.plek)[0][0], map_.work_out(som)[0][0]), adres


@pytest.mark.parametrize("naam", NAMEN)
def test_every_function_is_used(mappen: dict[str, Rekenmap], naam: str) -> None:
    """All of the register, by a formula that fills one cell and by one that fills more where it can give more."""
    teksten = [som.tekst for som in mappen[naam].sommen]
    assert {f.naam for f in FUNCTIES if not any(f"{f.naam}(" in tekst for tekst in teksten)} == set()
    meer = {som.tekst.split("(")[0] for som in mappen[naam].sommen if som.plek.grenzen[:2] != som.plek.grenzen[2:]}
    assert meer >= {"HO_BEREKENING", "HO_OPBOUW", "HO_AANDACHTSPUNTEN", "HO_NORM", "HO_NORMEN", "HO_KADER", "HO_TIJD"}
    een = {som.tekst.split("(")[0] for som in mappen[naam].sommen if som.plek.grenzen[:2] == som.plek.grenzen[2:]}
    assert een >= {"HO_MINUTEN", "HO_TIJD", "HO_TOELICHTING", "HO_AFRONDEN"}


@pytest.mark.parametrize("naam", NAMEN)
def test_the_file_is_what_excel_takes(naam: str) -> None:
    """No remark of a validator by the rules of the Open XML SDK; formulas as Excel itself saves them today."""
    bestand = Bestand(naam, (excelbladen.SAMPLES / naam).read_bytes())
    assert list(sdk_rules(bestand)) == []
    bladen = [deel for deel in bestand.delen if deel.startswith("xl/worksheets/sheet")]
    teksten = [bestand.xml(deel) for deel in bladen]
    formules = [el for blad in teksten for el in blad.iter() if el.tag.endswith("}f") and el.text]
    assert all(el.get("t") == "array" for el in formules if "HO_" in str(el.text))
    assert not any("@" in str(el.text) or "_xl" in str(el.text) for el in formules)
    herreken = b'fullCalcOnLoad="1"' in bestand.delen["xl/workbook.xml"]
    assert herreken == (naam == ZELFTEST)


def footer(blad: Worksheet) -> str:
    """What is printed at the foot of each page."""
    voet: Any = blad.oddFooter
    return f"{voet.left.text} {voet.right.text}"


@pytest.mark.parametrize("naam", NAMEN)
def test_every_sheet_is_ready_to_be_printed(mappen: dict[str, Rekenmap], naam: str) -> None:
    """As wide as a page, with its title on each, and without lines on the screen."""
    for blad in mappen[naam].formules:
        assert blad.page_setup.fitToWidth == 1 or blad.page_setup.fitToWidth is None
        assert blad.sheet_properties.pageSetUpPr is not None
        assert blad.sheet_properties.pageSetUpPr.fitToPage
        assert blad.print_title_rows
        assert blad.print_area
        assert not blad.sheet_view.showGridLines
        assert "bladzijde" in footer(blad)


# ------------------------------------------------------------------------------------------- the self test


def cases(map_: Rekenmap) -> list[dict[str, Any]]:
    """The rows of the list, by the headings."""
    blad = map_.waarden["Zelftest"]
    koppen = [str(cel.value) for cel in blad[KOPRIJ]]
    return [
        {kop: _error(cel) for kop, cel in zip(koppen, rij, strict=True)}
        for rij in blad.iter_rows(min_row=KOPRIJ + 1, max_col=len(koppen))
    ]


def _error(cel: Any) -> Any:  # noqa: ANN401 - whatever stands in a cell
    return read_foutwaarde(str(cel.value)) if cel.data_type == "e" else cel.value


def plain(waarde: Any) -> Any:  # noqa: ANN401 - a cell or rows of cells
    """An argument as it is meant; a range of one cell is that cell."""
    gelegd = lay(waarde, as_cell)
    rijen = as_rows(gelegd)
    return rijen[0][0] if len(rijen) == len(rijen[0]) == 1 else rijen


def test_the_self_test_asks_every_row_of_the_golden_table(mappen: dict[str, Rekenmap]) -> None:
    """Each with exactly the arguments of the table, in the order of the table, and with what must come out."""
    map_ = mappen[ZELFTEST]
    gevallen = read_gevallen()
    rijen = cases(map_)
    assert [(rij["nr"], rij["functie"], rij["naam"]) for rij in rijen] == [
        (nummer, geval.functie, geval.naam) for nummer, geval in enumerate(gevallen, 1)
    ]
    sommen = {
        som.plek.grenzen[1]: som for som in map_.sommen if som.plek.blad == "Zelftest" and som.plek.grenzen[0] == 5
    }
    tabellen = {som.tekst: som for som in map_.sommen if som.plek.blad == "Tabellen"}
    for nummer, (geval, rij) in enumerate(zip(gevallen, rijen, strict=True), 1):
        som = sommen[KOPRIJ + nummer]
        if som.tekst.startswith("ROWS("):
            aanroep = som.tekst.removeprefix("ROWS(").split(')&" × "')[0]
            som = tabellen[aanroep]
        functie, argumenten = map_.arguments(som)
        assert functie == geval.functie
        gegeven = [plain(deel) for deel in geval.argumenten]
        assert [plain(deel) for deel in argumenten] == gegeven, geval.naam
        if isinstance(geval.verwacht, int | float):
            assert rij["verwacht"] == geval.verwacht
        if geval.meldingen:
            assert rij["melding"] == (geval.meldingen[0] or "HO411")


def test_the_table_for_programs_is_the_golden_table(mappen: dict[str, Rekenmap]) -> None:
    """Name, function, and the whole row, dates included."""
    rijen = list(mappen[ZELFTEST].waarden["Gevallen"].iter_rows(values_only=True))
    assert rijen[0] == ("naam", "functie", "geval")
    gelezen = [Geval.van_gegevens(json.loads(str(rij[2]), object_hook=_dag)) for rij in rijen[1:]]
    assert tuple(gelezen) == read_gevallen()
    assert [(rij[0], rij[1]) for rij in rijen[1:]] == [(geval.naam, geval.functie) for geval in gelezen]


def _dag(deel: dict[str, Any]) -> Any:  # noqa: ANN401 - a date or an object
    return dt.date.fromisoformat(deel["datum"]) if set(deel) == {"datum"} else deel


def test_a_file_that_nobody_calculated_says_so(mappen: dict[str, Rekenmap]) -> None:
    """In Protected View or without the add-in nobody can read a good result out of the line that counts."""
    blad = mappen[ZELFTEST].waarden["Zelftest"]
    assert str(blad["A2"].value).startswith("Nog niet gerekend.")
    assert (blad["C4"].value, blad["C5"].value) == ("nog niet gerekend",) * 2


def test_the_button_counts_what_the_sheet_shows(mappen: dict[str, Rekenmap]) -> None:
    """The report of the add-in finds its columns on this sheet, and leaves the judgements of the explanations out."""
    rijen = [list(rij) for rij in mappen[ZELFTEST].waarden["Zelftest"].iter_rows(values_only=True)]
    uitslag = read_zelftest(rijen, ZELFTEST)
    assert (uitslag.waar, uitslag.onwaar, uitslag.anders) == (len(read_gevallen()), 0, 0)
    rijen[KOPRIJ][6] = False
    assert not read_zelftest(rijen, ZELFTEST).geslaagd


def without_functions(pad: Path, doel: Path, verander: Callable[[Any], Any] = lambda waarde: waarde) -> Path:
    """A copy in which the calls of our functions are the values beside them, for any spreadsheet to work out."""
    map_ = Rekenmap(pad)
    for som in filter(lambda som: som.roept, map_.sommen):
        blad = map_.formules[som.plek.blad]
        links, boven, _, _ = som.plek.grenzen
        for omlaag, rij in enumerate(map_.shown(som.plek)):
            for opzij, waarde in enumerate(rij):
                nieuw = verander(waarde)
                cel = blad.cell(boven + omlaag, links + opzij)
                cel.value = nieuw.excel if isinstance(nieuw, Foutwaarde) else '=""' if nieuw is None else nieuw
    map_.formules.save(doel)
    return doel


def _spoil(waarde: Any) -> Any:  # noqa: ANN401 - whatever stands in a cell
    """Another value of the same kind: one more, a letter more, another error."""
    if isinstance(waarde, Foutwaarde):
        return Foutwaarde("waarde" if waarde.soort != "waarde" else "nb")
    if isinstance(waarde, str | None):
        return f"x{waarde or ''}"
    return waarde + 1


@pytest.mark.traag
@pytest.mark.libreoffice
def test_the_self_test_tells_right_from_wrong(tmp_path: Path) -> None:
    """LibreOffice works the judgements out: all right with the answers of the functions, all wrong with any other.

    A case that asks for a piece of a long text is still right with a letter before it.
    """
    bron = excelbladen.SAMPLES / ZELFTEST
    paden = [
        without_functions(bron, tmp_path / "goed.xlsx"),
        without_functions(bron, tmp_path / "fout.xlsx", _spoil),
        without_functions(bron, tmp_path / "tekst.xlsx", lambda waarde: str(waarde) if type(waarde) is int else waarde),
    ]
    goed, fout, tekst = (deel["Zelftest"] for deel in herbereken_met_libreoffice(paden))
    gevallen = read_gevallen()
    oordelen = [f"G{KOPRIJ + nummer}" for nummer in range(1, len(gevallen) + 1)]
    assert [cel for cel in oordelen if not goed[cel]] == []
    n, uitleg = len(gevallen), sum(bool(geval.meldingen) for geval in gevallen)
    assert goed["A2"] == (
        f"Zelftest: {n} van {n} gevallen kloppen, 0 niet. Uitleg bij fouten: {uitleg} van {uitleg} kloppen."
    )
    stukken = {cel for cel, geval in zip(oordelen, gevallen, strict=True) if geval.bevat}
    assert {cel for cel in oordelen if fout[cel]} == stukken
    assert [cel for cel in fout if cel.startswith("J") and fout[cel] is True] == []
    getallen = {cel for cel, geval in zip(oordelen, gevallen, strict=True) if isinstance(geval.verwacht, int)}
    assert {cel for cel in getallen if tekst[cel]} == set()


# ------------------------------------------------------------------------------------------ the back office


def test_the_back_office_says_that_it_is_invented(mappen: dict[str, Rekenmap]) -> None:
    """On its first sheet, above the list, in every reference, on every page that is printed and in its properties."""
    map_ = mappen[BACKOFFICE]
    assert "Verzonnen voorbeeld" in str(map_.waarden["Lees mij"]["A2"].value)
    blad = map_.waarden["Casussen"]
    assert "Verzonnen voorbeeld" in str(blad["A2"].value)
    kenmerken = [str(cel.value) for cel in blad["B"][6:]]
    assert kenmerken == [f"VERZONNEN-{nummer:03}" for nummer in range(1, 201)]
    assert all("Verzonnen" in footer(blad) for blad in map_.formules)
    assert "Verzonnen" in str(map_.formules.properties.description)


def listed(map_: Rekenmap) -> tuple[Som, list[Any], list[Any]]:
    """The one formula for all cases, its first column, and what single formulas give."""
    som = next(som for som in map_.sommen if som.tekst.startswith("HO_BEREKENING"))
    links, boven, _, onder = som.plek.grenzen
    los = [s for s in map_.sommen if s.plek.blad == "Casussen" and s.tekst.startswith("HO_MINUTEN")]
    assert {s.plek.grenzen[0] for s in los} == {links + 3}
    assert sorted(s.plek.grenzen[1] for s in los) == list(range(boven, onder + 1))
    return som, [rij[0] for rij in map_.work_out(som)], [map_.work_out(s) for s in los]


def test_the_back_office_has_the_mistakes_that_were_meant_and_no_others(mappen: dict[str, Rekenmap]) -> None:
    """Each of another kind, each explained on its row, and what is typed otherwise is understood."""
    map_ = mappen[BACKOFFICE]
    som, minuten, los = listed(map_)
    fout = {nummer: waarde for nummer, waarde in enumerate(minuten, 1) if isinstance(waarde, Foutwaarde)}
    assert set(fout) == set(FOUTEN)
    assert len({waarde.code for waarde in fout.values()}) == len(FOUTEN)
    assert not set(ANDERS) & set(fout)
    assert minuten == los
    blad, kolom = map_.waarden["Casussen"], som.plek.grenzen[0] + 5
    for nummer in range(1, 201):
        uitleg = blad.cell(som.plek.grenzen[1] + nummer - 1, kolom).value or ""
        verwacht = fout[nummer].uitleg if nummer in fout else ""
        assert uitleg == verwacht


def test_no_call_points_at_a_range_with_an_error_value(mappen: dict[str, Rekenmap]) -> None:
    """LibreOffice would not ask the function then; one cell with an error may be pointed at, and once is."""
    map_ = mappen[BACKOFFICE]
    losse, gezien = [], 0
    for som in map_.sommen:
        if not som.tekst.startswith("HO_") or som.tekst.startswith("HO_UITLEG"):
            continue
        for deel in map_.arguments(som)[1]:
            gezien += isinstance(deel, list)
            assert not any(isinstance(cel, Foutwaarde) for cel in chain(*as_rows(deel))) or not isinstance(deel, list)
            losse += [som.plek.blad] if isinstance(deel, Foutwaarde) else []
    assert losse == ["Fouten"]
    assert gezien > 600


@pytest.mark.libreoffice
def test_the_totals_of_the_back_office_add_up(tmp_path: Path) -> None:
    """LibreOffice works out every plain formula, and finds what stands in the file."""
    bron = excelbladen.SAMPLES / BACKOFFICE
    (terug,) = herbereken_met_libreoffice([without_functions(bron, tmp_path / "kaal.xlsx")])
    map_ = Rekenmap(bron)
    gezien = 0
    for som in map_.sommen:
        if som.roept:
            continue
        ((waarde,),) = map_.shown(som.plek)
        cel = map_.formules[som.plek.blad].cell(som.plek.grenzen[1], som.plek.grenzen[0]).coordinate
        gevonden = terug[som.plek.blad][cel]
        if isinstance(waarde, Foutwaarde):
            assert isinstance(gevonden, Celfout)  # of more errors LibreOffice and Excel sum up another one
        elif isinstance(waarde, int | float | str):
            assert gevonden == pytest.approx(waarde)
        gezien += 1
    assert gezien > 40
    assert terug["Totalen"]["C14"] == 200
