"""The kernel without Windows: what it lets through, what becomes an error value, and what may stand in the log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import Workbook

from functiegevallen import lay, read_gevallen
from ho_addin import functies, xlwingsbinding
from ho_addin.functies.foutwaarde import read_foutwaarde
from ho_addin.installatie import pc, zelftest
from ho_addin.installatie.zelftest import as_com, prove
from ho_addin.rekenkern import ACTIES, FUNCTIES, STIL, Fouten, Rekenkern, warm_up
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from functiegevallen import Geval

GEHEIM: Final = "Zwaluwenburg"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[dict[str, Any]]]:
    """The lines of the log; none of them holds the telling word."""
    pad = tmp_path / "ho.log"
    monkeypatch.setenv("HO_LOG", str(pad))

    def _log() -> list[dict[str, Any]]:
        tekst = pad.read_text(encoding="ascii") if pad.exists() else ""
        assert GEHEIM not in tekst
        assert str(tmp_path) not in tekst
        return [json.loads(regel) for regel in tekst.splitlines()]

    return _log


def roep(module: str, naam: str, argumenten: list[Any], *_: object) -> object:
    """What xlwings does, without Windows."""
    assert module == FUNCTIES
    uitkomst: object = getattr(xlwingsbinding, naam)(*argumenten)
    return uitkomst


def test_an_answer_passes_as_it_is(log: Callable[[], list[dict[str, Any]]]) -> None:
    """A figure is the figure, and nothing is noted."""
    antwoord = Rekenkern(roep).answer(
        FUNCTIES, "HO_MINUTEN", ["slh.volledige_overname", 1, "nederweert", "1-3-2026"], None, None
    )
    assert (antwoord, log()) == (125, [])


def test_an_error_is_noted_with_its_sentence_not_filled_in(log: Callable[[], list[dict[str, Any]]]) -> None:
    """Function, code and the sentence of the table; the same one again only after a while."""
    nu = [0.0]
    kern = Rekenkern(roep, Fouten(lambda: nu[0]))
    argumenten = ["slh.volledige_overname", [[1], [-1], [-2]], [[GEHEIM], ["nederweert"], ["nederweert"]], "1-3-2026"]
    for _ in range(3):
        kern.answer(FUNCTIES, "HO_MINUTEN", argumenten, None, None)
    assert [(regel["functie"], regel["code"]) for regel in log()] == [("HO_MINUTEN", "HO112"), ("HO_MINUTEN", "HO135")]
    assert all("{" in regel["zin"] for regel in log())
    nu[0] += STIL
    kern.answer(FUNCTIES, "HO_MINUTEN", argumenten, None, None)
    assert len(log()) == 4
    assert set(log()[0]) == {"logboek", "tijd", "versie", "functie", "code", "zin"}


def test_what_breaks_in_the_program_is_an_error_value(log: Callable[[], list[dict[str, Any]]]) -> None:
    """No traceback goes out, which could show what was typed; the log says which kind and where."""

    def breek(*_: object) -> object:
        raise KeyError(GEHEIM)

    antwoord = str(Rekenkern(breek).answer(ACTIES, "BEREKEN", [], None, None))
    fout = read_foutwaarde(antwoord)
    assert fout
    assert (fout.soort, fout.code, GEHEIM in antwoord) == ("waarde", "HO420", False)
    (regel,) = log()
    assert (regel["functie"], regel["soort"], " regel " in regel["plaats"]) == ("BEREKEN", "KeyError", True)


def test_a_fault_of_the_product_keeps_its_own_sentence(log: Callable[[], list[dict[str, Any]]]) -> None:
    """A button that says what is wrong, says it in its own words."""

    def weiger(*_: object) -> object:
        raise HoFout("gemeente_onbekend", gemeente=GEHEIM, gemeenten="a", suggestie="")

    assert str(Rekenkern(weiger).answer(ACTIES, "NORMEN", [], None, None)).startswith("#HO!2042 HO135 ")
    assert [regel["code"] for regel in log()] == ["HO135"]


@pytest.mark.parametrize(
    ("module", "naam"), [("os", "HO_TIJD"), ("ho_addin.cli", "MAIN"), (FUNCTIES, "write"), (FUNCTIES, "__BUILTINS__")]
)
def test_only_our_own_functions_can_be_asked(module: str, naam: str, log: Callable[[], list[dict[str, Any]]]) -> None:
    """Another module or a name of another form is refused before anything is imported."""
    assert str(Rekenkern(roep).answer(module, naam, [GEHEIM], None, None)).startswith("#HO!2015 HO421 ")
    assert [regel["code"] for regel in log()] == ["HO421"]


def test_a_log_that_can_not_be_written_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is the same."""
    monkeypatch.setenv("HO_LOG", str(tmp_path / "weg" / "ho.log"))
    assert str(Rekenkern(roep).answer(FUNCTIES, "HO_TIJD", ["x"], None, None)).startswith("#HO!2015 HO408 ")


def test_warming_up_reads_the_norms(monkeypatch: pytest.MonkeyPatch) -> None:
    """One function is asked for a municipality that there is."""
    gevraagd: list[object] = []
    monkeypatch.setattr(functies, "HO_NORMEN", lambda *argumenten: gevraagd.append(argumenten))
    warm_up()
    assert len(gevraagd) == 1


def ask(geval: Geval) -> object:
    """A case asked of the kernel as the self-test does it."""
    return Rekenkern(roep).answer(FUNCTIES, geval.functie, [lay(deel, as_com) for deel in geval.argumenten])


def test_the_self_test_reads_and_proves_every_row_of_the_golden_table() -> None:
    """From the workbook that comes with the program: the same rows, and all of them come out."""
    gevallen = zelftest.read_gevallen(dict(pc.find_sources())[pc.ZELFTEST])
    assert gevallen == read_gevallen()
    assert prove(gevallen, ask) == {}


def test_the_self_test_sees_a_wrong_answer_and_a_wrong_code() -> None:
    """A proof that can't fail is none."""
    goed = next(geval for geval in read_gevallen() if geval.verwacht == 125)
    fout = next(geval for geval in read_gevallen() if geval.meldingen == ("HO122",))
    assert prove([goed], lambda _: 126) == {f"HO_MINUTEN, {goed.naam}": ["126 is geen 125"]}
    assert len(prove([fout], lambda _: "#HO!2042 HO999 anders")) == 1


@pytest.mark.parametrize(
    ("bestand", "naam"),
    [("weg.xlsx", "bestand_niet_gevonden"), ("kapot.xlsx", "geen_gevallen"), ("zonder.xlsx", "geen_gevallen")],
)
def test_a_self_test_that_is_none_is_one_sentence(tmp_path: Path, bestand: str, naam: str) -> None:
    """Not there, no workbook, or a workbook without the sheet."""
    (tmp_path / "kapot.xlsx").write_bytes(b"geen werkmap")
    Workbook().save(tmp_path / "zonder.xlsx")
    with pytest.raises(HoFout) as fout:
        zelftest.read_gevallen(tmp_path / bestand)
    assert fout.value.melding.naam == naam
