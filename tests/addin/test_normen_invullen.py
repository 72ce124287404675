"""``ho normen invullen``: the missing figures of a municipality filled in on one form, and then nothing is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest

from ho_addin.cli import main
from ho_engine import normenbibliotheek
from normwerkmappen import INGEVULD, Tabel, fill_form
from opdrachtregel import COMPLEET

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

REGELS: Final = """
[[regels]]
code = "slh.samenstelling_huishouden"
aantal = 1
motivering = "Er wonen vier volwassenen."

[[regels]]
code = "was.tweepersoons"
aantal = 1

[[regels]]
code = "was.strijken"
aantal = 1
motivering = "Strijken lukt niet."

[[regels]]
code = "boodschappen.volledige_overname"
aantal = 1

[[regels]]
code = "maaltijden.bereiden"
aantal = 1
keer = 3

[[regels]]
code = "regie.regie_organisatie"
aantal = 1

[[regels]]
code = "aiv.advies_instructie_voorlichting"
aantal = 1
keer = 1
tot_en_met = 2026-04-11
"""


@pytest.fixture(autouse=True)
def eigen(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not there yet."""
    for naam in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(naam, str(werkmap / "instellingen"))
    (werkmap / "alles.toml").write_text(COMPLEET + REGELS, encoding="utf-8")
    return werkmap / "instellingen"


def formulier(ho: Ho, werkmap: Path) -> Path:
    """An empty form for Nederweert."""
    assert ho("normen", "invullen", "--gemeente", "nederweert", "-o", "formulier.xlsx").code == 0
    return werkmap / "formulier.xlsx"


def test_the_form_asks_exactly_what_is_missing(ho: Ho, werkmap: Path) -> None:
    """Every row that is ``ontbreekt`` and no other, each with where such a figure is usually found."""
    tabel = Tabel(openpyxl.load_workbook(formulier(ho, werkmap)).active, "Code")
    kader = normenbibliotheek().kader("nederweert-2025")
    ontbreekt = [regel.code for regel in kader.regels if regel.norm.waarde is None]
    gevraagd = [tabel.blad.cell(rij, tabel.eerste).value for rij in range(tabel.kop + 1, tabel.leeg())]
    assert gevraagd == ontbreekt == list(INGEVULD)
    waar = [tabel.blad.cell(tabel.rij(code), tabel.kolommen["Waar u dit meestal vindt"]).value for code in gevraagd]
    assert all("bijlage" in tekst for tekst in waar)


def test_without_a_day_the_form_is_for_the_newest_norms(ho: Ho) -> None:
    """Hilversum has two files."""
    assert "(hilversum-2026)" in ho("normen", "invullen", "--gemeente", "0402", "-o", "f.xlsx").uit
    oud = ho("normen", "invullen", "--gemeente", "hilversum", "--datum", "1-5-2024", "-o", "f.xlsx")
    assert "(hilversum-2022)" in oud.uit


def test_a_filled_form_makes_every_area_calculable_and_the_workbook_final(ho: Ho, werkmap: Path, eigen: Path) -> None:
    """Before: no total. After: one, from every area, in a final workbook with the municipality's own source in it."""
    voor = ho("bereken", "alles.toml")
    assert voor.code == 1
    assert voor.fout.count("HO201") == 6
    fill_form(formulier(ho, werkmap))
    assert ho("normen", "import", "formulier.xlsx").code == 0
    assert [pad.name for pad in sorted(eigen.rglob("*.*"))] == ["nederweert-2025.toml", "normen.lock"]

    na = ho("bereken", "alles.toml", "--json")
    assert (na.code, na.fout) == (0, "")
    uitkomst = json.loads(na.uit)
    gebieden = {gebied["code"]: gebied["netto"] for gebied in uitkomst["resultaatgebieden"]}
    verwacht = {"slh": "140", "was": "74", "boodschappen": "48", "maaltijden": "99", "regie": "30", "aiv": "31"}
    assert gebieden == verwacht
    assert gebieden.keys() == normenbibliotheek().kader("nederweert-2025").gebied_bij_code.keys()
    assert uitkomst["totaal"]["exact_min_week"] == str(sum(map(int, verwacht.values())))

    assert ho("werkboek", "alles.toml", "-o", "werkboek.xlsx") == ho("werkboek", "alles.toml", "-o", "werkboek.xlsx")
    gemaakt = ho("werkboek", "alles.toml", "-o", "werkboek.xlsx")
    assert (gemaakt.code, gemaakt.fout) == (0, "")
    assert "definitief" in gemaakt.uit
    assert ho("controleer", "werkboek.xlsx").code == 0
    werkboek = openpyxl.load_workbook(werkmap / "werkboek.xlsx")
    for blad in ("Normen", "Toelichting"):
        tekst = "\n".join(str(cel.value) for rij in werkboek[blad].iter_rows() for cel in rij if cel.value)
        assert "Verzonnen verordening Nederweert 2026" in tekst, blad
        assert "bijlage 3, tabel 1" in tekst, blad
    assert "Verzonnen verordening Nederweert 2026" in ho("toelichting", "alles.toml").uit


def test_what_is_left_blank_stays_missing(ho: Ho, werkmap: Path) -> None:
    """One figure is enough to begin with; the form for the rest asks for the rest."""
    fill_form(formulier(ho, werkmap), {"was.eenpersoons": 41})
    assert ho("normen", "import", "formulier.xlsx").code == 0
    tabel = Tabel(openpyxl.load_workbook(formulier(ho, werkmap)).active, "Code")
    gevraagd = [tabel.blad.cell(rij, tabel.eerste).value for rij in range(tabel.kop + 1, tabel.leeg())]
    assert gevraagd == [code for code in INGEVULD if code != "was.eenpersoons"]


def test_a_municipality_that_misses_nothing_gets_no_form(ho: Ho, werkmap: Path) -> None:
    """It is said, and nothing is written."""
    fill_form(formulier(ho, werkmap))
    assert main(["normen", "import", "formulier.xlsx"]) == 0
    code, uit, fout = ho("normen", "invullen", "--gemeente", "nederweert", "-o", "tweede.xlsx")
    assert (code, fout) == (0, "")
    assert "ontbreekt niets" in uit
    assert not (werkmap / "tweede.xlsx").exists()
