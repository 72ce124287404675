"""The buttons of the ribbon: what they do to files and to the open workbook, and one sentence for all they can't do."""
# ruff: noqa: ANN401 - objects of Excel, and whatever comes of them

from __future__ import annotations

import datetime as dt
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from exceldubbel import Toepassing
from ho_addin import acties, functies, logboek
from ho_addin.casusblad import KOP
from ho_addin.excelblad import Excelfout
from ho_addin.functies.foutwaarde import read_foutwaarde
from ho_addin.knoppenwerk import free_path
from ho_engine import bereken_casus, casus_uit_gegevens, kies_normenkader
from ho_engine.vastleggen import lacking
from ho_workbook.controleren import controleer
from ho_workbook.lezen import lees_casusblad
from ho_workbook.werkboek import maak_werkboek, vul_sjabloon
from opdrachtregel import PROJECT
from vastlegtekorten import COMPLEET

if TYPE_CHECKING:
    from pathlib import Path

    from exceldubbel import Boek

DAG: Final = dt.date(2026, 3, 1)
KADER: Final = kies_normenkader("nederweert", DAG)
CASUS: Final[dict[str, Any]] = COMPLEET | {
    "gemeente": "nederweert",
    "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    "afwijkingen": [],
}


@cache
def sjabloon(**anders: Any) -> bytes:
    """A filled template that lacks nothing but what is said."""
    return vul_sjabloon(casus_uit_gegevens(CASUS | anders), KADER, bewijs="geen")


@cache
def werkboek(soort: str) -> bytes:
    """A finished workbook."""
    berekening = bereken_casus(casus_uit_gegevens(CASUS))
    return maak_werkboek(berekening, "concept" if soort == "concept" else "definitief", bewijs="geen")


class Beller:
    """What ``xlwings.Book.caller()`` gives: the workbook that the add-in handed over."""

    def __init__(self, boek: Boek) -> None:
        """Wrap it as xlwings does."""
        self.api = boek
        self.fullname = boek.FullName


@pytest.fixture
def excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toepassing:
    """A running Excel without a workbook, in a folder of its own."""
    (tmp_path / "documenten").mkdir()
    monkeypatch.setattr(logboek, "default_log", lambda: tmp_path / "logs" / "ho.log")
    app = Toepassing(Excelfout, tmp_path / "documenten")

    def caller() -> Beller:
        if not app.boeken:
            message = "Book.caller() must not be called directly."
            raise Exception(message)  # noqa: TRY002 - as xlwings does
        return Beller(app.ActiveWorkbook or app.boeken[-1])

    monkeypatch.setattr("xlwings.Book.caller", caller)
    return app


def open_(excel: Toepassing, tmp_path: Path, data: bytes, naam: str = "casus.xlsx") -> Boek:
    """Open a file in it."""
    (tmp_path / naam).write_bytes(data)
    return excel.open(tmp_path / naam)


def everything(boek: Boek) -> dict[tuple[str, str], object]:
    """Every cell of every sheet that holds something."""
    vellen = boek.werkmap.worksheets
    return {(vel.title, c.coordinate): c.value for vel in vellen for rij in vel.iter_rows() for c in rij if c.value}


def geweigerd(antwoord: str) -> tuple[str, str]:
    """The code and the sentence of an answer that is an error."""
    fout = read_foutwaarde(antwoord)
    assert fout is not None, antwoord
    assert "{" not in fout.zin
    assert fout.zin.endswith((".", "?"))
    return fout.code, fout.zin


# ---- Bereken ----


def test_bereken_says_the_outcome_and_puts_it_on_the_sheet(excel: Toepassing, tmp_path: Path) -> None:
    """The three units in the window, the block beside the inputs."""
    boek = open_(excel, tmp_path, sjabloon())
    antwoord = acties.BEREKEN()
    totaal = bereken_casus(casus_uit_gegevens(CASUS)).totaal
    assert totaal is not None
    assert antwoord.startswith("Uitkomst van 2026-0042\nToegekend: ")
    for getal in (totaal.volume.min_week, totaal.volume.min_2weken, totaal.volume.uur_jaar):
        assert f": {getal} " in antwoord
    assert boek.werkmap["Casus"]["M4"].value == KOP


def test_bereken_names_the_cells_that_are_wrong(excel: Toepassing, tmp_path: Path) -> None:
    """No figure, and every fault with its cell."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.blad().typ("C9", "soms")
    boek.blad().typ("C5", None)
    regels = acties.BEREKEN().split("\n")
    assert regels[0] == "Er is geen uitkomst: 2 fouten."
    assert {regel[:5] for regel in regels[2:]} == {"- C5:", "- C9:"}
    assert set(boek.blad().notities) == {"C5", "C9"}


def test_bereken_names_cells_that_cant_be_read(excel: Toepassing, tmp_path: Path) -> None:
    """A formula and an error value in inputs, both at once."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.blad().typ("C13", "=1+1")
    boek.blad().typ("C10", "#N/A")
    antwoord = acties.BEREKEN()
    assert antwoord.startswith("Er is geen uitkomst: 2 cellen zijn niet te lezen.")
    assert set(boek.blad().notities) == {"C10", "C13"}


def test_a_password_keeps_no_outcome_from_the_user(excel: Toepassing, tmp_path: Path) -> None:
    """The window says all of it, and why it is not on the sheet."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.werkmap["Casus"].protection.set_password("x")
    antwoord = acties.BEREKEN()
    assert antwoord.startswith("Uitkomst van 2026-0042")
    assert "wachtwoord" in antwoord
    punten = bereken_casus(casus_uit_gegevens(CASUS)).aandachtspunten
    assert all(punt.tekst in antwoord for punt in punten)
    assert boek.werkmap["Casus"]["M4"].value is None


def test_a_read_only_workbook_gets_its_outcome_and_a_warning(excel: Toepassing, tmp_path: Path) -> None:
    """Excel shows it; saving asks another name."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.ReadOnly = True
    antwoord = acties.BEREKEN()
    assert antwoord.startswith("Uitkomst van")
    assert antwoord.endswith("alleen-lezen geopend: bewaar uw invoer onder een andere naam.")


@pytest.mark.parametrize("soort", ["concept", "definitief"])
def test_a_sealed_workbook_is_calculated_and_left_alone(excel: Toepassing, tmp_path: Path, soort: str) -> None:
    """The seal would break: the outcome is only said."""
    boek = open_(excel, tmp_path, werkboek(soort))
    voor = everything(boek)
    antwoord = acties.BEREKEN()
    assert antwoord.startswith("Uitkomst van 2026-0042")
    assert f"een {soort} met een zegel" in antwoord
    assert boek.blad().notities == {}
    assert boek.werkmap["Casus"]["M4"].value is None
    assert boek.blad().merken == []
    assert everything(boek) == voor


def test_a_workbook_that_was_never_saved_can_be_calculated(excel: Toepassing, tmp_path: Path) -> None:
    """The sheet is read, not the file."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.Path, boek.FullName = "", "Map1"
    assert acties.BEREKEN().startswith("Uitkomst van")


# ---- Vastleggen ----


def test_vastleggen_makes_a_workbook_that_is_in_order_beside_the_case(excel: Toepassing, tmp_path: Path) -> None:
    """Named after the reference, proven, opened; the case sheet keeps its name and content."""
    open_(excel, tmp_path, sjabloon())
    antwoord = acties.VASTLEGGEN()
    pad = tmp_path / "2026-0042 werkboek.xlsx"
    assert str(pad) in antwoord
    assert "onafhankelijk nagerekend" in antwoord
    assert controleer(pad).verschillen == ()
    assert excel.ActiveWorkbook is not None
    assert excel.ActiveWorkbook.Name == pad.name
    assert (tmp_path / "casus.xlsx").read_bytes() == sjabloon()


def test_vastleggen_never_takes_the_place_of_a_file(excel: Toepassing, tmp_path: Path) -> None:
    """The next one gets a number, also when the first was opened from there."""
    boek = open_(excel, tmp_path, sjabloon())
    (tmp_path / "2026-0042 werkboek.xlsx").write_bytes(b"van iemand anders")
    acties.VASTLEGGEN()
    excel.ActiveWorkbook = boek
    acties.VASTLEGGEN()
    assert (tmp_path / "2026-0042 werkboek.xlsx").read_bytes() == b"van iemand anders"
    assert controleer(tmp_path / "2026-0042 werkboek (2).xlsx").verschillen == ()
    assert controleer(tmp_path / "2026-0042 werkboek (3).xlsx").verschillen == ()


def test_vastleggen_lists_everything_that_is_lacking_and_writes_nothing(excel: Toepassing, tmp_path: Path) -> None:
    """All of it on the sheet, at its cells; no file."""
    anders = {"hulpvraag": "", "beperkingen": "", "vastgelegd_op": None, "tot_en_met": None}
    boek = open_(excel, tmp_path, vul_sjabloon(casus_uit_gegevens(CASUS | anders), KADER, bewijs="geen"))
    voor = set(tmp_path.rglob("*"))
    tekort = lacking(bereken_casus(lees_casusblad(tmp_path / "casus.xlsx")))
    antwoord = acties.VASTLEGGEN()
    assert antwoord.startswith(f"Vastleggen kan nog niet: {len(tekort)} dingen ontbreken.")
    assert set(tmp_path.rglob("*")) == voor
    assert len(tekort) == 4
    assert {clausule.partition(":")[0] for clausule in tekort} == {f"Casus!{adres}" for adres in boek.blad().notities}


def test_vastleggen_with_a_fout_shows_the_fouten(excel: Toepassing, tmp_path: Path) -> None:
    """A case without an outcome can't be recorded; the wrong cell is marked and nothing is written."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.blad().typ("C9", "soms")
    antwoord = acties.VASTLEGGEN()
    assert antwoord.startswith("Vastleggen kan nog niet: ")
    assert "- C9: " in antwoord
    assert "C9" in boek.blad().notities
    assert not list(tmp_path.glob("*werkboek*"))


def test_what_was_made_but_cant_be_opened_is_still_there(excel: Toepassing, tmp_path: Path) -> None:
    """Excel refuses a second workbook of the same name: said, and nothing is lost."""
    boek = open_(excel, tmp_path, sjabloon())
    (tmp_path / "elders").mkdir()
    open_(excel, tmp_path / "elders", werkboek("definitief"), "2026-0042 werkboek.xlsx")
    excel.ActiveWorkbook = boek
    antwoord = acties.VASTLEGGEN()
    assert "Openen lukte niet. Excel staat dit nu niet toe (Er is al een werkmap met deze naam geopend)." in antwoord
    assert controleer(tmp_path / "2026-0042 werkboek.xlsx").verschillen == ()


# ---- what is not possible ----


def test_without_a_workbook_every_button_says_so(excel: Toepassing) -> None:
    """One sentence; also when the add-in hands over itself because nothing else is open."""
    knoppen = (acties.BEREKEN, acties.VASTLEGGEN, acties.CONTROLEER, acties.ZELFTEST)
    assert {geweigerd(knop())[0] for knop in knoppen} == {"HO436"}
    assert geweigerd(acties.NIEUWE_CASUS("nederweert", "1-3-2026"))[0] == "HO436"
    excel.Workbooks._add(open_empty(excel))
    excel.ActiveWorkbook = None
    assert {geweigerd(knop())[0] for knop in (acties.BEREKEN, acties.VASTLEGGEN, acties.ZELFTEST)} == {"HO436"}


def open_empty(excel: Toepassing) -> Boek:
    """A workbook of somebody else."""
    from exceldubbel import Boek as Werkmap  # noqa: PLC0415 - the class itself, beside its name for types

    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return Werkmap(excel, buffer.getvalue(), "Map1", "")


def test_a_workbook_of_somebody_else_gets_one_sentence_per_button(excel: Toepassing, tmp_path: Path) -> None:
    """No case sheet, no self-test, nothing to check."""
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    open_(excel, tmp_path, buffer.getvalue(), "begroting.xlsx")
    for knop in (acties.BEREKEN, acties.VASTLEGGEN):
        code, zin = geweigerd(knop())
        assert (code, "begroting.xlsx" in zin, "Nieuwe casus" in zin) == ("HO430", True, True)
    assert geweigerd(acties.CONTROLEER(""))[0] == "HO320"
    assert geweigerd(acties.ZELFTEST([["excel_versie", "16.0"]]))[0] == "HO437"


def test_a_case_that_was_never_saved_has_no_place_beside_it(excel: Toepassing, tmp_path: Path) -> None:
    """Recording and checking ask for a file first."""
    boek = open_(excel, tmp_path, sjabloon())
    boek.Path, boek.FullName = "", "Map1"
    assert geweigerd(acties.VASTLEGGEN())[0] == "HO431"
    assert geweigerd(acties.CONTROLEER(""))[0] == "HO431"


def test_a_file_in_the_cloud_that_is_not_here_gets_one_sentence(
    excel: Toepassing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where xlwings can't find the file of an address on the web, neither can we."""
    import xlwings  # noqa: PLC0415 - as absent as Excel on other systems

    open_(excel, tmp_path, sjabloon())

    def fullname(_: Beller) -> str:
        raise xlwings.XlwingsError("Couldn't find your local OneDrive file")

    monkeypatch.delattr(Beller, "__init__")
    monkeypatch.setattr(Beller, "fullname", property(fullname), raising=False)
    monkeypatch.setattr(Beller, "api", property(lambda _: excel.ActiveWorkbook), raising=False)
    monkeypatch.setattr("xlwings.Book.caller", lambda: object.__new__(Beller))
    assert geweigerd(acties.VASTLEGGEN())[0] == "HO434"


def test_a_workbook_that_is_recorded_already_is_not_recorded_again(excel: Toepassing, tmp_path: Path) -> None:
    """What is final stays as it is."""
    open_(excel, tmp_path, werkboek("definitief"))
    assert geweigerd(acties.VASTLEGGEN())[0] == "HO433"


def test_what_excel_refuses_is_said_in_its_own_words(
    excel: Toepassing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that is being edited, a dialog: the reason of Excel, and no traceback."""
    open_(excel, tmp_path, sjabloon())

    def weigert(*_: object) -> None:
        raise Excelfout(-2147418111, "Call was rejected by callee.", None, None)

    monkeypatch.setattr("exceldelen.Merken.Add", weigert)
    monkeypatch.setattr("excelcellen.Blad.Protect", weigert)
    assert geweigerd(acties.BEREKEN()) == (
        "HO435",
        (
            "Excel staat dit nu niet toe (foutnummer -2147418111). Sluit een cel die u bewerkt of een venster dat "
            "openstaat, en probeer het opnieuw."
        ),
    )


# ---- Nieuwe casus, Controleer, Normen ----


@pytest.mark.parametrize("datum", ["1-3-2026", "2026-03-01", 46082.0, dt.datetime(2026, 3, 1)])  # noqa: DTZ001 - as COM gives it
def test_a_new_case_is_a_template_that_is_open(excel: Toepassing, tmp_path: Path, datum: object) -> None:
    """In the folder of Excel when a workbook of somebody else is open, and never over another file."""
    excel.Workbooks._add(open_empty(excel))
    antwoord = acties.NIEUWE_CASUS(" Nederweert ", datum)
    pad = tmp_path / "documenten" / "casus nederweert 2026-03-01.xlsx"
    assert str(pad) in antwoord
    leeg = lees_casusblad(pad)
    assert (leeg.gemeente, leeg.ingangsdatum, leeg.regels) == ("nederweert", DAG, ())
    assert excel.ActiveWorkbook is not None
    assert excel.ActiveWorkbook.FullName == str(pad)
    eerste = pad.read_bytes()
    acties.NIEUWE_CASUS("nederweert", datum)
    assert pad.read_bytes() == eerste
    tweede = excel.ActiveWorkbook
    assert tweede.Name == "casus nederweert 2026-03-01 (2).xlsx"


def test_a_new_case_comes_beside_the_case_that_is_open(excel: Toepassing, tmp_path: Path) -> None:
    """That is where this user works."""
    open_(excel, tmp_path, sjabloon())
    acties.NIEUWE_CASUS("voorbeeldgemeente", "1-3-2026")
    assert (tmp_path / "casus voorbeeldgemeente 2026-03-01.xlsx").is_file()
    assert not list((tmp_path / "documenten").iterdir())


@pytest.mark.parametrize(
    ("gemeente", "datum", "code"),
    [
        ("", "1-3-2026", "HO401"),
        ("nederweert", "", "HO401"),
        ("nederwert", "1-3-2026", "HO135"),
        ("nederweert", "x", "HO132"),
    ],
)
def test_a_wrong_municipality_or_date_makes_nothing(
    excel: Toepassing, tmp_path: Path, gemeente: str, datum: str, code: str
) -> None:
    """The sentence of the functions, for both buttons that ask for them."""
    open_(excel, tmp_path, sjabloon())
    voor = set(tmp_path.rglob("*"))
    assert geweigerd(acties.NIEUWE_CASUS(gemeente, datum))[0] == code
    assert geweigerd(acties.NORMEN(gemeente, datum))[0] == code
    assert set(tmp_path.rglob("*")) == voor
    assert len(excel.boeken) == 1


def test_a_folder_that_takes_no_file_is_said(excel: Toepassing) -> None:
    """A folder of Excel that is not there any more."""
    excel.Workbooks._add(open_empty(excel))
    excel.DefaultFilePath += "/weg"
    assert geweigerd(acties.NIEUWE_CASUS("nederweert", "1-3-2026"))[0] == "HO304"


def test_controleer_shows_its_report_in_a_workbook_of_its_own(excel: Toepassing, tmp_path: Path) -> None:
    """In order, in a few words and as a sheet; the checked file and the open workbook stay as they were."""
    boek = open_(excel, tmp_path, werkboek("definitief"), "werkboek.xlsx")
    antwoord = acties.CONTROLEER("")
    assert antwoord.startswith("In orde: werkboek.xlsx (definitief 2026-0042).")
    verslag = excel.ActiveWorkbook
    assert verslag is not None
    assert verslag is not boek
    assert (verslag.Path, verslag.Saved) == ("", True)
    assert verslag.werkmap["Controle"]["A1"].value == "In orde"
    assert (tmp_path / "werkboek.xlsx").read_bytes() == werkboek("definitief")


def test_controleer_lists_every_difference_of_a_named_file(excel: Toepassing, tmp_path: Path) -> None:
    """With its place, in the order of the report."""
    boek = openpyxl.load_workbook(io.BytesIO(werkboek("definitief")))
    boek["Casus"]["C16"] = "=1+1"
    boek["Casus"]["C5"] = "2026-9999"
    boek.save(tmp_path / "anders.xlsx")
    open_(excel, tmp_path, sjabloon())
    rapport = controleer(tmp_path / "anders.xlsx")
    assert rapport.verschillen
    antwoord = acties.CONTROLEER(str(tmp_path / "anders.xlsx"))
    assert antwoord.startswith(f"Niet in orde: {len(rapport.verschillen)} verschillen: anders.xlsx")
    assert excel.ActiveWorkbook is not None
    vel = excel.ActiveWorkbook.werkmap["Controle"]
    rijen = [(vel.cell(r, 1).value, vel.cell(r, 2).value) for r in range(5, vel.max_row + 1)]
    getoond = [(v.plaats or "de werkmap", v.tekst.casefold()) for v in rapport.getoond]
    assert [(a, str(b).casefold()) for a, b in rijen if a != "opmerking"] == getoond
    assert not [cel for rij in vel.iter_rows() for cel in rij if cel.data_type == "f"]


def test_controleer_says_that_unsaved_changes_do_not_count(excel: Toepassing, tmp_path: Path) -> None:
    """The file was checked, not what is on the screen."""
    boek = open_(excel, tmp_path, werkboek("concept"), "concept.xlsx")
    boek.Saved = False
    assert "wat u daarna veranderde, telt niet mee" in acties.CONTROLEER("")


def test_controleer_refuses_a_template_and_a_file_that_is_not_there(excel: Toepassing, tmp_path: Path) -> None:
    """In the words of the ribbon; a template is no fault of the user."""
    open_(excel, tmp_path, sjabloon())
    assert geweigerd(acties.CONTROLEER(""))[0] == "HO438"
    assert geweigerd(acties.CONTROLEER(str(tmp_path / "weg.xlsx")))[0] == "HO101"
    assert len(excel.boeken) == 1


def test_normen_shows_what_the_function_answers(excel: Toepassing, tmp_path: Path) -> None:
    """Cell for cell the table of HO_NORMEN, numbers as numbers, in a workbook of its own."""
    open_(excel, tmp_path, sjabloon())
    antwoord = acties.NORMEN("nederweert", "1-3-2026")
    tabel: Any = functies.HO_NORMEN("nederweert", "1-3-2026")
    assert antwoord.startswith(f"De {len(tabel) - 1} normen van {KADER.naam}")
    assert excel.ActiveWorkbook is not None
    vel = excel.ActiveWorkbook.werkmap["Normen"]
    gelezen = [["" if cel.value is None else cel.value for cel in rij] for rij in vel.iter_rows(min_row=4)]
    assert gelezen == tabel
    assert vel["A1"].value == KADER.naam


# ---- Zelftest, Logboek, Over ----


def zelftestboek(*klopt: Any) -> bytes:
    """A workbook like zelftest.xlsx."""
    werkmap = openpyxl.Workbook()
    vel = werkmap.worksheets[0]
    vel.title = "Zelftest"
    vel.append(["Zelftest van de functies"])
    vel.append(["nr", "functie", "naam", "formule", "uitkomst", "verwacht", "klopt"])
    for nummer, waar in enumerate(klopt, 1):
        vel.append([nummer, "HO_MINUTEN", f"geval {nummer}", "=HO_MINUTEN()", nummer, 125, waar])
        vel.cell(nummer + 2, 4).data_type = "s"
    buffer = io.BytesIO()
    werkmap.save(buffer)
    return buffer.getvalue()


def test_the_self_test_is_counted_and_reported(excel: Toepassing, tmp_path: Path) -> None:
    """What is true, what is not and what was not calculated; the report says with which Excel."""
    open_(excel, tmp_path, zelftestboek(True, False, "#NAME?", None, True), "zelftest.xlsx")
    antwoord = acties.ZELFTEST([["excel_versie", "16.0"], ["bits", "64"]])
    assert antwoord.startswith("Zelftest niet geslaagd: van de 5 regels zijn er 2 WAAR, 1 ONWAAR, 2 niet berekend.")
    verslag = json.loads((tmp_path / "logs" / "zelftest.json").read_text(encoding="utf-8"))
    assert str(tmp_path / "logs" / "zelftest.json") in antwoord
    assert (verslag["waar"], verslag["onwaar"], verslag["niet_berekend"], verslag["geslaagd"]) == (2, 1, 2, False)
    assert verslag["excel"] == {"excel_versie": "16.0", "bits": "64"}
    assert [rij["naam"] for rij in verslag["afwijkend"]] == ["geval 2", "geval 3", "geval 4"]
    assert verslag["programma"].startswith("normenkader-ho")
    assert dt.datetime.fromisoformat(verslag["tijd"]).year >= 2026


def test_the_self_test_that_is_shipped_is_read(excel: Toepassing, tmp_path: Path) -> None:
    """All rows of the shipped file are found and true, by the values saved in it."""
    boek = open_(excel, tmp_path, (PROJECT / "samples" / "zelftest.xlsx").read_bytes(), "zelftest.xlsx")
    antwoord = acties.ZELFTEST(["excel_versie", "16.0"])
    assert antwoord.startswith("Zelftest geslaagd: ")
    aantal = int(antwoord.split(": ")[1].split(" ")[0])
    assert aantal == boek.uitkomsten["Gevallen"].max_row - 1
    verslag = json.loads((tmp_path / "logs" / "zelftest.json").read_text(encoding="utf-8"))
    assert (verslag["waar"], verslag["afwijkend"]) == (aantal, [])


def test_the_log_is_named_and_the_program_says_what_it_is(excel: Toepassing, tmp_path: Path) -> None:
    """Two buttons that need no workbook."""
    assert excel.boeken == []
    assert acties.LOGBOEK() == str(tmp_path / "logs" / "ho.log")
    over = acties.OVER()
    assert over.startswith("programma: normenkader-ho")
    assert over.endswith("geen indicatie: de gemeente besluit.")


@pytest.mark.parametrize(
    ("kenmerk", "naam"),
    [
        ("2026-0042", "2026-0042.xlsx"),
        ("2026/0042: A|B", "2026-0042- A-B.xlsx"),
        ("nul", "casus nul.xlsx"),
        ("..", "casus.xlsx"),
        ("../../etc", "-..-etc.xlsx"),
        ("a" * 200, f"{'a' * 80}.xlsx"),
        ("zaak 7. ", "zaak 7.xlsx"),
    ],
)
def test_the_name_of_a_file_is_made_of_any_reference(tmp_path: Path, kenmerk: str, naam: str) -> None:
    """Never another folder, never a name that Windows refuses."""
    pad = free_path(tmp_path, kenmerk)
    assert (pad.parent, pad.name) == (tmp_path, naam)
