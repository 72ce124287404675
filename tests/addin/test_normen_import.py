"""``ho normen export`` and ``import``: to Excel and back, with what it does shown first, or all that is wrong."""

from __future__ import annotations

import errno
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from ho_addin import casuslijst
from ho_engine import normenbibliotheek
from ho_engine.normbestanden import MEEGELEVERD, read_again
from normwerkmappen import BRON, Tabel, add_source, change_norm, edit, norms
from opdrachtregel import GEWOON
from storingen import refused

if TYPE_CHECKING:
    from opdrachtregel import Ho

KADERS: Final = sorted(normenbibliotheek().bestanden)
HUISDIEREN: Final = 'code = "slh.volledige_overname"\naantal = 1\n\n[[regels]]\ncode = "slh.huisdieren"\naantal = 1'


@pytest.fixture(autouse=True)
def eigen(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not there yet, and cases of Nederweert: one with pets and one without."""
    for naam in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(naam, str(werkmap / "instellingen"))
    casussen = werkmap / "casussen"
    casussen.mkdir()
    dieren = GEWOON.replace('code = "slh.volledige_overname"\naantal = 1', HUISDIEREN)
    assert dieren != GEWOON
    (casussen / "met-hond.toml").write_text(dieren, encoding="utf-8")
    (casussen / "zonder-hond.toml").write_text(GEWOON, encoding="utf-8")
    return werkmap / "instellingen"


@pytest.fixture
def normen(ho: Ho, werkmap: Path) -> Path:
    """The norms of Nederweert as a workbook, with a source of its own added."""
    assert ho("normen", "export", "--gemeente", "0946", "--datum", "1-3-2026", "-o", "normen.xlsx").code == 0
    add_source(werkmap / "normen.xlsx")
    return werkmap / "normen.xlsx"


def files(map_: Path) -> list[str]:
    """The names of the files below a folder."""
    return sorted(pad.name for pad in map_.rglob("*") if pad.is_file())


@pytest.mark.parametrize("kader", KADERS)
def test_a_workbook_that_was_not_changed_changes_nothing(ho: Ho, eigen: Path, kader: str) -> None:
    """Every shipped framework, block and announcement comes out and goes in again: it is said, nothing is written."""
    assert ho("normen", "export", "--kader", kader, "-o", "uit.xlsx").code == 0
    code, uit, fout = ho("normen", "import", "uit.xlsx")
    assert (code, fout) == (0, "")
    assert f"({kader})" in uit
    assert "Er is niets veranderd, dus er is niets geschreven." in uit
    assert not eigen.exists()


def test_export_says_what_is_in_the_workbook_and_what_to_do_next(ho: Ho) -> None:
    """How many rows there are, which are the framework's own, and the commands to read it back."""
    uit = ho("normen", "export", "--kader", "voorbeeldgemeente-2025", "-o", "een map.xlsx").uit
    assert "Geschreven: een map.xlsx (normwerkmap)" in uit
    assert "regels        31: 0 eigen, 7 gewijzigd, 24 geërfd" in uit
    assert "let op        fictief: Deze gemeente bestaat niet" in uit
    assert 'ho normen import "een map.xlsx" --proef' in uit


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ([], "Noem een kader met --kader, of een gemeente met --gemeente en --datum."),
        (["--gemeente", "nederweert"], "Noem een kader met --kader, of een gemeente met --gemeente en --datum."),
        (["--kader", "hhm-2025", "--datum", "2026-03-01"], "Kies een kader, of een gemeente met een datum"),
        (["--kader", "hhm-2020"], "Het normenkader 'hhm-2020' is onbekend. Bedoelde u 'hhm-2026'?"),
        (["--gemeente", "nederweert", "--datum", "2020-01-01"], "Voor nederweert is op 2020-01-01 geen normenkader"),
    ],
)
def test_export_of_what_is_not_there_is_one_sentence(ho: Ho, werkmap: Path, argumenten: list[str], zin: str) -> None:
    """Nothing is written."""
    code, uit, fout = ho("normen", "export", *argumenten, "-o", "uit.xlsx")
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert zin in fout
    assert not (werkmap / "uit.xlsx").exists()


def test_a_trial_shows_the_figure_the_frameworks_and_the_cases_and_writes_nothing(
    ho: Ho, normen: Path, eigen: Path
) -> None:
    """Each figure old and new with its source, who moves because of it, and what may no longer carry it."""
    change_norm(normen, "slh.huisdieren", 10)
    code, uit, fout = ho("normen", "import", normen, "--proef", "--casussen", "casussen")
    assert (code, fout) == (0, "")
    plat = " ".join(uit.split())
    assert "Normregels: 1 anders, 0 alleen nu, 0 alleen eerst, 22 gelijk (niet getoond)." in plat
    assert "slh.huisdieren norm 15 min/week 10 min/week" in plat
    assert f"nu bevestigd ({BRON}, bijlage 1, tabel 2)" in plat
    assert "(nederweert-2025): verandert" in plat
    assert "(2 casussen zijn doorgerekend; 1 met een andere uitkomst)" in plat
    assert "met-hond.toml 160 155 -5 slh.huisdieren -5" in plat
    assert "zonder-hond.toml" not in plat
    assert "(HHM 2025, vraag 3)" in plat
    assert "Dit was een proef: er is niets geschreven." in plat
    assert not eigen.exists()


def test_an_import_writes_one_file_and_its_lock_and_the_norms_count_at_once(ho: Ho, normen: Path, eigen: Path) -> None:
    """The smallest file that says so; a calculation without any option uses it."""
    change_norm(normen, "slh.huisdieren", 20)
    assert "160 minuten" in ho("bereken", "casussen/met-hond.toml").uit
    code, uit, fout = ho("normen", "import", normen)
    assert (code, fout) == (0, "")
    assert files(eigen) == ["nederweert-2025.toml", "normen.lock"]
    (pad,) = eigen.rglob("*.toml")
    assert f"Geschreven: {pad}" in uit
    gelezen = tomllib.loads(pad.read_text(encoding="utf-8"))
    assert gelezen["wijzig"] == [
        {
            "code": "slh.huisdieren",
            "minuten": 20,
            "bron": BRON,
            "vindplaats": "bijlage 1, tabel 2",
            "status": "bevestigd",
        }
    ]
    assert "nieuw" not in gelezen
    assert "165 minuten" in ho("bereken", "casussen/met-hond.toml").uit
    assert ho("normen", "controleer").code == 0
    assert "Er is niets veranderd" in ho("normen", "import", normen).uit


def test_what_inherits_a_changed_edition_is_named_too(ho: Ho, werkmap: Path) -> None:
    """A change of HHM 2025 moves the municipalities that follow it, and their cases; nobody else."""
    ho("normen", "export", "--kader", "hhm-2025", "-o", "editie.xlsx")
    add_source(werkmap / "editie.xlsx")
    change_norm(werkmap / "editie.xlsx", "slh.huisdieren", 25)
    uit = " ".join(ho("normen", "import", "editie.xlsx", "--proef", "--casussen", "casussen").uit.split())
    deel = uit.partition("Normenkaders die veranderen")[2].partition("Casussen die veranderen")[0]
    for naam in ("hhm-2025", "nederweert-2025", "hilversum-2026", "dijk-en-waard-2027", "voorbeeldgemeente-2025"):
        assert f"({naam}): verandert" in deel
    assert "hilversum-2022" not in deel
    assert "met-hond.toml 160 170 +10" in uit


def test_what_would_break_another_framework_is_refused(ho: Ho, werkmap: Path, eigen: Path) -> None:
    """A row that a municipality changes can't be taken from the edition it inherits: that municipality is named."""
    ho("normen", "export", "--kader", "hhm-2025", "-o", "editie.xlsx")
    add_source(werkmap / "editie.xlsx")

    def doe(boek: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        tabel = norms(boek)
        tabel.blad.delete_rows(tabel.rij("boodschappen.volledige_overname"))
        weg = Tabel(boek["Vervallen"], "Code")
        waarden = {
            "Code": "boodschappen.volledige_overname",
            "Reden": "Er is een boodschappendienst.",
            "Bron": BRON,
            "Vindplaats": "artikel 8",
        }
        weg.vul(weg.leeg(), waarden)

    edit(werkmap / "editie.xlsx", doe)
    code, uit, fout = ho("normen", "import", "editie.xlsx")
    assert (code, uit) == (2, "")
    breuken = [regel for regel in fout.splitlines() if regel.startswith("HO198")]
    assert len(breuken) == 1
    assert "Met deze wijziging is Voorbeeldgemeente" in breuken[0]
    assert "boodschappen.volledige_overname" in breuken[0]
    assert not eigen.exists()


def test_the_samples_beside_the_program_are_the_cases_when_none_are_named(
    ho: Ho, normen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed elsewhere there are none; then that is said."""
    change_norm(normen, "slh.huisdieren", 20)
    assert "(22 casussen zijn doorgerekend;" in ho("normen", "import", normen, "--proef").uit
    monkeypatch.setattr("ho_addin.norminvoer.VOORBEELDEN", Path("nergens"))
    uit = " ".join(ho("normen", "import", normen, "--proef").uit.split())
    assert "niet bekeken: de voorbeelden zitten niet bij dit programma; noem uw casussen met --casussen" in uit


def test_everything_that_is_wrong_is_said_at_once_with_its_cell(ho: Ho, normen: Path, eigen: Path) -> None:
    """What can't be read and what does not fit, a line each; exit 2, and neither a file nor a folder is made."""
    plaatsen = []

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        tabel = norms(werkmap)
        tabel.vul(tabel.rij("slh.huisdieren"), {"Minuten": "twintig"})
        tabel.vul(tabel.rij("slh.extra_kamer"), {"Minuten": 6})
        tabel.vul(tabel.rij("slh.netwerk"), {"Minuten": 10, "Bron": "onbekend", "Vindplaats": "bijlage 1"})
        plaatsen.extend([tabel.cel("slh.huisdieren", "Minuten"), tabel.cel("slh.extra_kamer", "Minuten")])
        plaatsen.append(tabel.cel("slh.netwerk", "Bron"))
        tabel.blad.delete_rows(tabel.rij("maaltijden.bereiden"))

    edit(normen, doe)
    code, uit, fout = ho("normen", "import", normen, "--map", "nieuwe-map")
    assert (code, uit) == (2, "")
    regels = fout.splitlines()
    assert all(regel.startswith("HO") for regel in regels)
    assert all(any(f"{plaats}: " in regel for regel in regels) for plaats in plaatsen), fout
    assert any("maaltijden.bereiden" in regel for regel in regels)
    assert len(regels) == len(set(regels)) == 5
    assert regels[-1].startswith(f"HO196 {normen}: ")
    assert "(4 fouten); er is niets geschreven" in regels[-1]
    assert not eigen.exists()
    assert not Path("nieuwe-map").exists()


def test_other_parents_are_named_first_as_the_cause_of_the_rest(ho: Ho, normen: Path) -> None:
    """The rows in a workbook belong to what it was made with, so changing that makes nothing fit."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        tabel = Tabel(werkmap["Kader"], "Gegeven")
        tabel.vul(tabel.rij("Erft van"), {"Waarde": "hhm-2025, kindzorg-ciz"})

    edit(normen, doe)
    code, _, fout = ho("normen", "import", normen)
    assert code == 2
    eerste, *rest = fout.splitlines()
    assert eerste.startswith("HO197 Kader!B")
    assert "Volgens de werkmap gaat nederweert-2025 verder op hhm-2025,kindzorg-ciz" in eerste
    assert eerste.endswith("ho normen nieuw --erft hhm-2025,kindzorg-ciz")
    assert any("kindzorg.luier" in regel for regel in rest)


@pytest.mark.parametrize(
    ("bestand", "code", "zin"),
    [
        ("gewoon.toml", "HO190", "'gewoon.toml' is geen normwerkmap; die eindigt op .xlsx."),
        ("nergens.xlsx", "HO101", "Het bestand nergens.xlsx bestaat niet"),
        ("sjabloon.xlsx", "HO3", "sjabloon.xlsx"),
    ],
)
def test_what_is_no_norm_workbook_is_one_sentence(ho: Ho, bestand: str, code: str, zin: str) -> None:
    """A case, nothing at all, a case template."""
    ho("sjabloon", "--gemeente", "nederweert", "--datum", "2026-03-01", "-o", "sjabloon.xlsx")
    gelopen = ho("normen", "import", bestand)
    assert (gelopen.code, gelopen.uit, gelopen.fout.count("\n")) == (2, "", 1)
    assert gelopen.fout.startswith(code)
    assert zin in gelopen.fout


def test_a_folder_that_is_not_in_use_is_made_and_named_in_what_comes_next(ho: Ho, normen: Path) -> None:
    """The commands that follow can be typed as they stand."""
    change_norm(normen, "slh.huisdieren", 20)
    code, uit, fout = ho("normen", "import", normen, "--map", "onze normen/2026")
    assert (code, fout) == (0, "")
    assert files(Path("onze normen")) == ["nederweert-2025.toml", "normen.lock"]
    assert 'ho bereken casus.xlsx --normen "onze normen/2026"' in uit
    assert "160 minuten" in ho("bereken", "casussen/met-hond.toml").uit
    assert "165 minuten" in ho("bereken", "casussen/met-hond.toml", "--normen", "onze normen/2026").uit


def test_the_file_that_has_the_id_is_replaced_whatever_it_is_called(ho: Ho, normen: Path) -> None:
    """Also one in a folder of that folder, so that no id is there twice."""
    diep = Path("map/gemeenten")
    diep.mkdir(parents=True)
    tekst = next(MEEGELEVERD.rglob("nederweert-2025.toml")).read_text(encoding="utf-8")
    (diep / "onze-gemeente.toml").write_text(tekst, encoding="utf-8")
    change_norm(normen, "slh.huisdieren", 20)
    assert ho("normen", "import", normen, "--map", "map").code == 0
    assert files(Path("map")) == ["normen.lock", "onze-gemeente.toml"]
    assert "minuten = 20" in (diep / "onze-gemeente.toml").read_text(encoding="utf-8")


def test_a_file_in_a_later_folder_that_goes_before_it_is_named(
    ho: Ho, normen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else somebody would calculate with other norms than he just wrote."""
    tekst = next(MEEGELEVERD.rglob("nederweert-2025.toml")).read_text(encoding="utf-8")
    Path("afdeling").mkdir()
    Path("afdeling/n.toml").write_text(tekst, encoding="utf-8")
    monkeypatch.setenv("HO_NORMEN", "afdeling")
    change_norm(normen, "slh.huisdieren", 20)
    uit = " ".join(ho("normen", "import", normen).uit.split())
    assert "let op: er wordt niet mee gerekend, want" in uit
    assert "n.toml staat in een map die voorgaat" in uit
    assert "160 minuten" in ho("bereken", "casussen/met-hond.toml").uit


def test_norms_that_were_changed_unnoticed_are_named_before_the_lock_is_renewed(
    ho: Ho, normen: Path, eigen: Path
) -> None:
    """An import pins the whole folder, so it must not hide what somebody did to another file in it."""
    change_norm(normen, "slh.huisdieren", 20)
    assert ho("normen", "import", normen).code == 0
    (pad,) = eigen.rglob("*.toml")
    pad.write_text(pad.read_text(encoding="utf-8").replace("minuten = 20", "minuten = 21"), encoding="utf-8")
    read_again()  # as a new process would
    change_norm(normen, "slh.huisdieren", 22, "bijlage 1, tabel 3")
    uit = " ".join(ho("normen", "import", normen).uit.split())
    assert "dit was al zo voordat er werd geschreven:" in uit
    assert ho("normen", "controleer").code == 0


@pytest.mark.parametrize(
    ("map_", "zin"),
    [
        ("gewoon.toml", "'gewoon.toml' is een bestand; noem achter --map een map."),
        ("a\0b", "kan geen naam van een map zijn."),
        ("\ud800", "kan geen naam van een map zijn."),
        ("gewoon.toml/dieper", "dieper"),
        ("x" * 300, "xxx"),
    ],
)
def test_a_place_that_can_not_be_is_refused(ho: Ho, normen: Path, map_: str, zin: str) -> None:
    """A file, a name that no system has, a folder in a file: one sentence, whatever else there was to say."""
    change_norm(normen, "slh.huisdieren", 20)
    gelopen = ho("normen", "import", normen, "--map", map_)
    assert (gelopen.code, gelopen.fout.count("\n")) == (2, 1)
    assert zin in gelopen.fout
    assert "Geschreven" not in gelopen.uit


def test_a_write_that_fails_leaves_the_file_that_was_there(ho: Ho, normen: Path, eigen: Path) -> None:
    """The disk fills up at the last moment: one sentence, the old norms, nothing beside them."""
    change_norm(normen, "slh.huisdieren", 20)
    assert ho("normen", "import", normen).code == 0
    voor = {pad: pad.read_bytes() for pad in eigen.rglob("*") if pad.is_file()}
    change_norm(normen, "slh.huisdieren", 22, "bijlage 1, tabel 3")
    (map_,) = {pad.parent for pad in voor}
    with refused("replace", errno.ENOSPC, 112)(map_):
        gelopen = ho("normen", "import", normen)
    assert (gelopen.code, gelopen.fout.count("\n")) == (2, 1)
    assert gelopen.fout.startswith("HO30")
    assert {pad: pad.read_bytes() for pad in eigen.rglob("*") if pad.is_file()} == voor


def test_a_case_in_a_folder_that_can_not_be_read_is_named_and_takes_nothing_down(ho: Ho, normen: Path) -> None:
    """The figures are what matters; a case that was named itself has to be right."""
    Path("casussen/kapot.toml").write_text("kenmerk = ", encoding="utf-8")
    change_norm(normen, "slh.huisdieren", 20)
    code, uit, fout = ho("normen", "import", normen, "--proef", "--casussen", "casussen")
    assert code == 0
    assert fout.startswith(f"HO102 {Path('casussen/kapot.toml')}: ")
    assert "met-hond.toml" in uit
    assert ho("normen", "import", normen, "--proef", "--casussen", "casussen/kapot.toml").code == 2


def test_files_that_a_spreadsheet_program_keeps_open_are_no_cases(tmp_path: Path) -> None:
    """``~$casus.xlsx`` stands beside a workbook that is open in Excel."""
    (tmp_path / "c").mkdir()
    for naam in ("~$casus.xlsx", ".verborgen.toml", "uitleg.txt", "goed.toml"):
        (tmp_path / "c" / naam).write_text(GEWOON, encoding="utf-8")
    gelezen = casuslijst.read_cases([str(tmp_path / "c")], "normen effect")
    assert list(gelezen.casussen) == ["goed.toml"]
    assert gelezen.onleesbaar == {}


def test_the_workbook_that_comes_out_after_an_import_is_the_one_that_went_in(ho: Ho, normen: Path) -> None:
    """Cell for cell, but for the word that says the row is now the municipality's own."""
    change_norm(normen, "slh.huisdieren", 20)
    ho("normen", "import", normen)
    ho("normen", "export", "--kader", "nederweert-2025", "-o", "weer.xlsx")
    eerst, nu = openpyxl.load_workbook(normen), openpyxl.load_workbook("weer.xlsx")
    anders = {
        (blad.title, cel.coordinate, cel.value, nu[blad.title][cel.coordinate].value)
        for blad in eerst
        if blad.title != "Bronnen"
        for rij in blad.iter_rows()
        for cel in rij
        if cel.value != nu[blad.title][cel.coordinate].value
    }
    tabel = norms(eerst)
    plaats = tabel.cel("slh.huisdieren", "Rij").partition("!")[2]
    assert anders == {("Normen", plaats, "geërfd", "gewijzigd")}
    bronnen = [Tabel(werkmap["Bronnen"], "Korte naam") for werkmap in (eerst, nu)]
    een, ander = ({t.blad.cell(r, 1).value for r in range(t.kop + 1, t.leeg())} for t in bronnen)
    assert een == ander
