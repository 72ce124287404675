"""The extension of LibreOffice, without LibreOffice: what stands in it, and what its part answers."""

from __future__ import annotations

import ast
import json
import math
import subprocess
import sys
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pytest

from functiegevallen import as_serial, lay, read_gevallen
from ho_addin import functies
from ho_addin.functies import FUNCTIES
from ho_addin.oxt import pakket
from ho_addin.oxt.__main__ import main
from ho_addin.oxt.beschrijving import SOORTEN, write_component, write_configuration, write_types
from ho_addin.oxt.cellen import CODES, error_with_code, read_error, write_error, write_outcome
from ho_addin.oxt.onderdeel import build_class, call

if TYPE_CHECKING:
    from pathlib import Path

OOR: Final = "{http://openoffice.org/2001/registry}"
TAAL: Final = "{http://www.w3.org/XML/1998/namespace}lang"
BUITEN: Final = """
import json, sys
sys.path[:] = [p for p in sys.path if "site-packages" not in p] + [sys.argv[1]]
from ho_addin.oxt.onderdeel import build_class
deel = build_class(object)()
print(json.dumps([deel.HO_MINUTEN("slh.volledige_overname", 1.0, "nederweert", 46082.0, None, None, None),
    deel.HO_VERSIE()[0][1], sorted(m.partition(".")[0] for m in sys.modules if m in ("openpyxl", "xlwings"))]))
"""


class Blad:
    """A sheet of one block of cells, as far as the explanation looks at it."""

    def __init__(self, cellen: dict[str, Any], fout: int, formule: str, plek: tuple[int, int] = (0, 0)) -> None:
        """Hold the ranges by their address, and the one cell that is explained."""
        self.cellen, self.fout, self.tekst, self.plek = cellen, fout, formule, plek

    def cel(self) -> Any:  # noqa: ANN401 - a stand-in
        """The cell that is explained."""
        adres = SimpleNamespace(
            StartRow=self.plek[0], StartColumn=self.plek[1], EndRow=self.plek[0], EndColumn=self.plek[1]
        )
        cel = SimpleNamespace(
            getError=lambda: self.fout,
            getFormula=lambda: self.tekst,
            getSpreadsheet=lambda: self,
            getRangeAddress=lambda: adres,
            getDataArray=lambda: (("",),),
        )
        cel.getCellByPosition = lambda _kolom, _rij: cel
        return cel

    def getCellRangeByName(self, naam: str) -> Any:  # noqa: ANN401, N802 - as LibreOffice calls it
        """A range of this sheet."""
        return SimpleNamespace(getDataArray=lambda: self.cellen[naam])

    def getCellRangesByName(self, naam: str) -> Any:  # noqa: ANN401, N802 - the same
        """A range of any sheet."""
        return (self.getCellRangeByName(naam),)

    def createCursorByRange(self, _: object) -> Any:  # noqa: ANN401, N802 - the same
        """The block that the cell belongs to, which begins in the first cell."""
        adres = SimpleNamespace(StartRow=0, StartColumn=0)
        return SimpleNamespace(collapseToCurrentArray=lambda: None, getRangeAddress=lambda: adres)


def explained(blad: Blad) -> str:
    """What HO_UITLEG says of the cell."""
    deel = build_class(object)()
    ((zin,),) = deel.HO_UITLEG(SimpleNamespace(Sheets=blad), blad.cel())
    return str(zin)


def test_every_function_stands_in_the_types_and_in_the_configuration() -> None:
    """Names, arguments and help come from the register, in its order."""
    boom = ET.fromstring(write_configuration())  # noqa: S314 - our own text
    (dienst,) = boom.iterfind(f"node[@{OOR}name='AddInInfo']/node")
    knopen = list(dienst.iterfind("node/node"))
    assert [knoop.get(f"{OOR}name") for knoop in knopen] == [functie.naam for functie in FUNCTIES]
    for knoop, functie in zip(knopen, FUNCTIES, strict=True):
        teksten = {deel.get(f"{OOR}name"): [w.text for w in deel] for deel in knoop.iterfind("prop")}
        assert teksten["CompatibilityName"] == [functie.naam]
        assert teksten["Description"] == [functie.hulp]
        assert teksten["CategoryDisplayName"] == [functie.categorie]
        argumenten = list(knoop.iterfind("node/node"))
        assert [deel.get(f"{OOR}name") for deel in argumenten] == [deel.naam for deel in functie.argumenten]
        assert [deel.findtext("prop[2]/value") for deel in argumenten] == [deel.hulp for deel in functie.argumenten]
        namen = ", ".join(f"[in] any {deel.naam}" for deel in functie.argumenten)
        assert functie.naam == "HO_UITLEG" or f" {functie.naam}({namen});" in write_types()


@pytest.fixture(scope="module")
def oxt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension, as the command makes it."""
    doel = tmp_path_factory.mktemp("oxt") / "ho.oxt"
    assert main(["-o", str(doel)]) == 0
    return doel


def test_the_same_sources_give_the_same_bytes(oxt: Path) -> None:
    """Whoever builds it again can compare."""
    assert pakket.build() == oxt.read_bytes()


def test_the_extension_holds_what_it_registers_and_the_licences_of_others(oxt: Path) -> None:
    """Nothing of an installation or of this machine travels along."""
    with zipfile.ZipFile(oxt) as archief:
        namen = set(archief.namelist())
        manifest = archief.read("META-INF/manifest.xml").decode()
        beschrijving = archief.read("description.xml").decode()
    assert set(SOORTEN) <= namen
    assert all(f'"{naam}"' in manifest for naam in SOORTEN)
    assert pakket.platform() in beschrijving
    assert any(naam.endswith("_pydantic_core/__init__.pyi") or "_pydantic_core." in naam for naam in namen)
    for pak in ("pydantic-", "pydantic_core-", "typing_extensions-", "annotated_types-", "typing_inspection-"):
        assert any(naam.startswith(f"pythonpath/{pak}") and naam.endswith("LICENSE") for naam in namen), pak
    assert not [n for n in namen if n.endswith((".pyc", "INSTALLER", "RECORD", "direct_url.json")) or "xlwings/" in n]


def test_the_contents_are_enough_to_calculate(oxt: Path, tmp_path: Path) -> None:
    """A Python with nothing installed answers from the extension alone, and needs no openpyxl for it."""
    with zipfile.ZipFile(oxt) as archief:
        archief.extractall(tmp_path / "uit")
    klaar = subprocess.run(
        [sys.executable, "-I", "-S", "-c", BUITEN, str(tmp_path / "uit" / "pythonpath")],
        capture_output=True,
        text=True,
        check=True,
    )
    minuten, programma, geladen = json.loads(klaar.stdout)
    assert minuten == [[125.0]]
    assert programma.startswith("normenkader-ho ")
    assert "onbekend" not in programma
    assert geladen == []


def test_another_python_is_refused_in_one_sentence(oxt: Path) -> None:
    """HO456, before anything is loaded that was compiled for another version."""
    tekst = write_component((2, 7), "Gemaakt voor 2.7, gevonden {gevonden}.")
    ast.parse(tekst)
    with pytest.raises(RuntimeError, match=rf"gevonden {sys.version_info[0]}\.{sys.version_info[1]}\."):
        exec(compile(tekst.replace("import unohelper", ""), "functies.py", "exec"), {})  # noqa: S102 - our own text
    with zipfile.ZipFile(oxt) as archief:
        assert "is gemaakt met Python" in archief.read("functies.py").decode()


def kept(matrix: object) -> object:
    """Rows that can be compared: a number that is none is the error in it."""
    if isinstance(matrix, tuple):
        return [kept(deel) for deel in matrix]
    return read_error(matrix) if isinstance(matrix, float) and math.isnan(matrix) else matrix


def test_a_range_is_handed_over_as_it_is() -> None:
    """Every row of the golden table, all of it ranges: a blank is a blank, a 0 is a 0."""
    anders = []
    for geval in read_gevallen():
        argumenten = [lay(argument, as_serial) for argument in geval.argumenten]
        reeksen = [deel if isinstance(deel, list) else [[deel]] for deel in argumenten]
        tuples = tuple(tuple(tuple("" if cel is None else cel for cel in rij) for rij in deel) for deel in reeksen)
        uitkomst = write_outcome(getattr(functies, geval.functie)(*argumenten))
        if kept(write_outcome(call(geval.functie, tuples))) != kept(uitkomst):
            anders.append(geval.naam)
    assert read_gevallen()
    assert not anders


def test_every_kind_of_error_has_a_number_of_libreoffice() -> None:
    """The number that is none keeps the code; a kind that LibreOffice lacks is a wrong value."""
    assert {soort: read_error(write_error(soort)) for soort in CODES} == CODES
    assert read_error(write_error("overloop")) == CODES["waarde"]
    assert {soort: error_with_code(code).soort for soort, code in CODES.items()} == {soort: soort for soort in CODES}


@pytest.mark.parametrize(
    ("blad", "begin"),
    [
        (Blad({}, 503, "=NL.NORMENKADERHO.FUNCTIES.HO_TIJD(-1)"), "HO409 minuten: Het getal -1 is negatief."),
        (Blad({"A1": ((-2.0,),)}, 503, "=HO_TIJD(A1)"), "HO409 minuten: Het getal -2 is negatief."),
        (Blad({"$B.A1:A2": ((1.0,), (-3.0,))}, 503, "{=HO_TIJD($B.A1:A2)}", (1, 0)), "HO409 minuten: Het getal -3"),
        (Blad({}, 519, '=HO_TIJD({1;-2|3;"x"})', (1, 1)), "HO408 minuten: De waarde 'x' is hier geen"),
        (Blad({}, 519, "=HO_TIJD()"), "HO401 Het argument 'minuten' is leeg."),
        (Blad({"A1": ((None,),)}, 532, "=HO_TIJD(A1)"), "HO411 Deze fout (#DEEL/0!) komt niet uit"),
        (Blad({"A1:A2": ((1.0,), (None,))}, 504, "=HO_TIJD(A1:A2)"), "HO457 In een bereik waar deze functie naar"),
        (Blad({}, 503, "=HO_TIJD(-1)+1"), "HO455 LibreOffice bewaart bij een fout (#GETAL!) geen zin"),
        (Blad({}, 532, "=1/0"), "HO411 Deze fout (#DEEL/0!) komt niet uit"),
        (Blad({}, 519, "=HO_TIJD(125)"), "HO411 Deze fout (#WAARDE!) komt niet uit"),
        (Blad({}, 0, ""), "Deze cel is leeg."),
    ],
)
def test_an_error_is_explained_by_asking_again_only_where_it_is_plain_what_was_asked(blad: Blad, begin: str) -> None:
    """One function with plain arguments gets its own sentence; anything else says what LibreOffice does not keep."""
    assert explained(blad).startswith(begin)
