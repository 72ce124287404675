"""The command line: what each command does, how it ends, and what a tired caseworker is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ho_addin import afloop
from ho_addin.cli import main
from ho_addin.vragen import read_day
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho


def test_a_case_is_shown_with_its_rows_areas_total_and_sources(ho: Ho) -> None:
    """Everything a caseworker wants to see stands in the table, with the three units labelled."""
    code, uit, fout = ho("bereken", "gewoon.toml")
    assert (code, fout) == (0, "")
    for stuk in (
        "Berekening 2026-0042",
        "slh.volledige_overname",
        "toegekend   145 minuten per week",
        "omgerekend  290 minuten per twee weken",
        "omgerekend  126 uur per jaar",
        "(exact 143,5 min/week; één keer afgerond, naar boven, per 5 minuten)",
        "t/m 2026-06-30",
        "Er staat een piano.",
        "2026-07-01  geen einde",
        "cvdr-764261: Lokale regeling",
    ):
        assert stuk in uit


def test_help_every_two_weeks_is_granted_per_two_weeks(ho: Ho, werkmap: Path) -> None:
    """The unit in which was rounded is the one called granted."""
    tekst = (werkmap / "compleet.toml").read_text(encoding="utf-8").replace('"wekelijks"', '"tweewekelijks"')
    (werkmap / "twee.toml").write_text(tekst.partition('[[regels]]\ncode = "slh.eigen_kracht"')[0], encoding="utf-8")
    uit = ho("bereken", "twee.toml").uit
    assert "toegekend   150 minuten per twee weken" in uit
    assert "omgerekend   75 minuten per week" in uit
    assert "Let op: HO250" in uit


def test_json_is_one_object_in_ascii(ho: Ho) -> None:
    """Any program on any console can read it."""
    code, uit, fout = ho("bereken", "gewoon.toml", "--json")
    assert (code, fout) == (0, "")
    assert uit.isascii()
    gegevens = json.loads(uit)
    assert (gegevens["schema"], gegevens["totaal"]["min_week"]) == ("berekening/1", 145)


@pytest.mark.parametrize("json_gevraagd", [False, True])
def test_a_fout_prevents_the_total_and_is_said(ho: Ho, *, json_gevraagd: bool) -> None:
    """Exit code 1: the object or the table is still there, without a total, and the sentence stands on stderr."""
    code, uit, fout = ho("bereken", "fout.toml", *(["--json"] if json_gevraagd else []))
    assert code == 1
    assert fout.startswith("HO112 regels[2].aantal: Het aantal bij slh.extra_kamer is negatief (-3).")
    if json_gevraagd:
        assert json.loads(uit)["totaal"] is None
    else:
        assert "Totaal: geen, want er is een fout." in uit
        assert "HO112" not in uit


def test_a_case_as_json_and_as_filled_template_are_read_too(ho: Ho) -> None:
    """The same commands take a .json and an .xlsx."""
    assert "125 minuten per week" in ho("bereken", "gewoon.json").uit
    assert ho("werkboek", "gewoon.json", "-o", "concept.xlsx", "--concept").code == 0
    assert "125 minuten per week" in ho("bereken", "concept.xlsx").uit


def test_a_template_is_made_and_reads_as_an_empty_case(ho: Ho) -> None:
    """What was made can be filled in; empty it is no case yet, and says at which cells."""
    code, uit, fout = ho("sjabloon", "--gemeente", "0946", "--datum", "1-3-2026", "-o", "leeg.xlsx")
    assert (code, fout) == (0, "")
    assert "Geschreven: leeg.xlsx" in uit
    code, uit, fout = ho("bereken", "leeg.xlsx")
    assert code == 1
    assert [regel[:15] for regel in fout.splitlines()] == ["HO140 Casus!C5:", f"HO143 {fout.splitlines()[1][6:15]}"]


def test_a_template_of_a_municipality_that_does_not_exist_says_so(ho: Ho) -> None:
    """Nobody may take the invented figures for real ones."""
    uit = ho("sjabloon", "--gemeente", "voorbeeldgemeente", "--datum", "2026-03-01", "-o", "v.xlsx").uit
    assert "fictief" in uit


def test_a_complete_case_becomes_a_final_workbook_that_is_in_order(ho: Ho) -> None:
    """Made, recalculated, written; and the check finds nothing changed."""
    code, uit, fout = ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    assert (code, fout) == (0, "")
    assert "Geschreven: werkboek.xlsx (definitief;" in uit
    code, uit, fout = ho("controleer", "werkboek.xlsx")
    assert (code, fout) == (0, "")
    assert "In orde" in uit
    code, uit, fout = ho("controleer", "werkboek.xlsx", "--json")
    assert (code, json.loads(uit)["in_orde"]) == (0, True)


def test_the_same_case_gives_the_same_bytes(ho: Ho, werkmap: Path) -> None:
    """A target that is there already is replaced by the same file."""
    ho("werkboek", "compleet.toml", "-o", "een.xlsx")
    eerst = (werkmap / "een.xlsx").read_bytes()
    (werkmap / "een.xlsx").write_bytes(b"oud")
    ho("werkboek", "compleet.toml", "-o", "een.xlsx")
    assert (werkmap / "een.xlsx").read_bytes() == eerst


def test_everything_that_is_lacking_is_said_at_once_and_nothing_written(ho: Ho, werkmap: Path) -> None:
    """Exit code 1, one item a line, no file; as a concept it is made all the same."""
    code, uit, fout = ho("werkboek", "gewoon.toml", "-o", "werkboek.xlsx")
    assert (code, uit) == (1, "")
    assert fout.startswith("HO160 De casus kan nog niet worden vastgelegd: er ontbreken 11 dingen")
    assert fout.count("\n  - ") == 11
    assert not (werkmap / "werkboek.xlsx").exists()
    code, uit, fout = ho("werkboek", "gewoon.toml", "-o", "werkboek.xlsx", "--concept")
    assert (code, fout) == (0, "")
    assert "(concept;" in uit


def test_a_burgerservicenummer_is_never_recorded(ho: Ho) -> None:
    """It is refused with its place; the number itself is not repeated."""
    code, _, fout = ho("werkboek", "bsn.toml", "-o", "werkboek.xlsx")
    assert code == 1
    assert "er ontbreekt 1 ding" in fout
    assert "beperkingen: hier staat iets dat op een burgerservicenummer lijkt" in fout
    assert "111222333" not in fout


def test_a_concept_shows_the_fout_it_holds(ho: Ho) -> None:
    """It is made, and the sentence is said as well."""
    code, uit, fout = ho("werkboek", "fout.toml", "-o", "concept.xlsx", "--concept")
    assert code == 0
    assert "uitkomst      geen" in uit
    assert fout.startswith("HO112")


def test_a_concept_that_has_no_place_in_a_workbook_is_refused(ho: Ho, werkmap: Path) -> None:
    """An unknown municipality has no sheet to stand on: exit code 1, no file."""
    code, _, fout = ho("werkboek", "onbekend.toml", "-o", "concept.xlsx", "--concept")
    assert code == 1
    assert fout.startswith("HO161")
    assert "Bedoelde u 'nederweert'?" in fout
    assert not (werkmap / "concept.xlsx").exists()


def test_a_changed_workbook_is_named_cell_by_cell(ho: Ho, werkmap: Path) -> None:
    """Exit code 1, with the place of every difference."""
    import openpyxl  # noqa: PLC0415 - as someone who edits the file would

    ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    boek = openpyxl.load_workbook(werkmap / "werkboek.xlsx")
    boek["Casus"]["C16"] = "Iets anders."
    boek.save(werkmap / "werkboek.xlsx")
    code, _, fout = ho("controleer", "werkboek.xlsx")
    assert code == 1
    assert "Niet in orde" in fout
    assert "Casus!C16" in fout


def test_norms_are_listed_shown_and_searched_for_gaps(ho: Ho) -> None:
    """The list, one framework with status and source, and only what must be filled in."""
    assert "hilversum-2026" in ho("normen", "toon").uit
    assert "hilversum-2022" not in ho("normen", "toon", "--gemeente", "Nederweert").uit
    uit = ho("normen", "toon", "--gemeente", "nederweert", "--datum", "2026-03-01").uit
    assert "125 min/week  150 min (secundair)" in uit
    assert "bevestigd  hhm-2025-nederweert" in uit
    uit = ho("normen", "toon", "--kader", "hbel-2021", "--ontbreekt").uit
    assert "Dit ontbreekt (14)" in uit
    assert "slh.volledige_overname:" not in uit
    assert "slh.volledige_overname, per twee weken:" in uit
    assert "Er ontbreekt niets." in ho("normen", "toon", "--kader", "voorbeeldgemeente-2025", "--ontbreekt").uit


EIGEN = """\
schema = "normenkader/1"
id = "nederweert-eigen"
naam = "Nederweert, met de was"
soort = "gemeente"
geldig_vanaf = 2025-03-01
geldig_bron = {{ bron = "eigen", vindplaats = "art. 1", status = "bevestigd" }}
erft = ["hhm-2025"]
gemeente = "nederweert"
gemeenten = {{ "0946" = "Nederweert" }}

[bronnen.eigen]
titel = "Eigen regeling"
geraadpleegd_op = 2026-11-22

[[wijzig]]
code = "was.eenpersoons"
minuten = {minuten}
bron = "eigen"
vindplaats = "art. 2"
status = "bevestigd"
"""


def test_own_norms_go_before_those_of_the_program(ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last folder wins: shipped, then HO_NORMEN, then --normen, before or behind the command."""
    for map_, minuten in (("een", 41), ("twee", 42)):
        (werkmap / map_).mkdir()
        (werkmap / map_ / "eigen.toml").write_text(EIGEN.format(minuten=minuten), encoding="utf-8")
    vraag = ("normen", "toon", "--gemeente", "nederweert", "--datum", "2026-03-01")
    monkeypatch.setenv("HO_NORMEN", str(werkmap / "een"))
    assert "41 min/week" in ho(*vraag).uit
    for argumenten in (("--normen", "twee", *vraag), (*vraag, "--normen=twee")):
        uit = ho(*argumenten).uit
        assert "42 min/week" in uit
        assert uit.index("  1. meegeleverd") < uit.index("  2. uit HO_NORMEN: ") < uit.index("  3. achter --normen: ")
    assert "eigen bestand" in ho("normen", "toon").uit


@pytest.mark.parametrize(
    ("vraag", "code", "zin"),
    [
        ("", 2, "HO190 Er is geen opdracht genoemd."),
        ("reken casus.toml", 2, "HO190 De opdracht 'reken' bestaat niet (bedoelde u 'bereken'?)."),
        ("foo", 2, "HO190 De opdracht 'foo' bestaat niet. Vraag hulp met: ho --help"),
        (
            "normen",
            2,
            "HO190 Achter 'ho normen' hoort: toon, export, import, invullen, nieuw",
        ),
        (
            "normen tonen",
            2,
            "HO190 Achter 'ho normen' hoort: toon, export, import, invullen, nieuw",
        ),
        ("--verie", 2, "HO190 De optie '--verie' bestaat niet (bedoelde u '--versie'?)."),
        ("--normen", 2, "HO190 Achter --normen ontbreekt de waarde"),
        ("--normen= normen toon", 2, "HO190 Achter --normen ontbreekt de waarde"),
        ("--normen weg normen toon", 2, "HO208 De map met normbestanden 'weg' bestaat niet."),
        ("bereken", 2, "HO190 Het bestand ontbreekt"),
        ("bereken weg.toml", 2, "HO101 Het bestand weg.toml bestaat niet of is niet te openen."),
        ("bereken weg.xlsx", 2, "HO101 Het bestand weg.xlsx bestaat niet of is niet te openen."),
        ("bereken gewoon.csv", 2, "HO109 gewoon.csv: Een bestand dat eindigt op '.csv' is geen casus."),
        ("bereken kapot.toml", 2, "HO102 kapot.toml: Dit bestand is niet te lezen als TOML"),
        ("bereken sleutel.toml", 2, "HO103 sleutel.toml: kenmrk: De sleutel 'kenmrk' is onbekend."),
        ("bereken gewoon.toml --jsn", 2, "HO190 De optie '--jsn' bestaat niet (bedoelde u '--json'?)."),
        ("bereken gewoon.toml --json=ja", 2, "HO190 De optie --json heeft geen waarde."),
        ("bereken gewoon.toml --json --json", 2, "HO190 De optie --json staat er meer dan één keer."),
        ("bereken mijn casus.toml", 2, "HO190 Er hoort één bestand bij, maar er staan er 2: mijn, casus.toml"),
        ("bereken onbekend.toml", 1, "HO135 gemeente: De gemeente 'nederwert' is onbekend."),
        ("werkboek gewoon.toml", 2, "HO190 De optie -o, --uitvoer F.xlsx ontbreekt"),
        ("werkboek gewoon.toml -o", 2, "HO190 Achter --uitvoer ontbreekt de waarde"),
        ("werkboek gewoon.toml -o werkboek.xls", 2, "HO306 Het doel werkboek.xls is geen bestandsnaam"),
        ("werkboek gewoon.toml -o a.xlsx -o b.xlsx", 2, "HO190 De optie --uitvoer staat er meer dan één keer."),
        ("werkboek compleet.toml -o weg/a.xlsx", 2, "HO304 weg/a.xlsx: De map weg bestaat niet."),
        ("sjabloon --gemeente nederweert -o a.xlsx", 2, "HO190 De optie --datum D ontbreekt"),
        (
            "sjabloon --gemeente nederweert --datum 2026-02-31 -o a.xlsx",
            2,
            "HO190 De datum '2026-02-31' achter --datum",
        ),
        ("sjabloon --gemeente nederwert --datum 2026-03-01 -o a.xlsx", 2, "HO135 De gemeente 'nederwert' is onbekend."),
        ("sjabloon --gemeente hbel --datum 2020-01-01 -o a.xlsx", 2, "HO202 Voor hbel is op 2020-01-01 geen"),
        ("sjabloon extra --gemeente hbel --datum 2026-01-01 -o a.xlsx", 2, "HO190 Het argument 'extra' is te veel."),
        ("controleer gewoon.toml", 2, "HO320 gewoon.toml: Dit bestand is geen werkmap van dit programma"),
        ("normen toon --kader hhm2025", 2, "HO204 Het normenkader 'hhm2025' is onbekend. Bedoelde u 'hhm-2025'?"),
        ("normen toon --kader kindzorg-ciz", 2, "HO209"),
        ("normen toon --kader hhm-2025 --gemeente hbel", 2, "HO190 Kies een kader, of een gemeente met een datum"),
        ("normen toon --datum 2026-03-01", 2, "HO190 Bij --datum hoort ook --gemeente."),
        ("normen toon --ontbreekt", 2, "HO190 Bij --ontbreekt hoort een kader"),
    ],
)
def test_a_question_that_can_not_be_answered_gets_one_sentence(ho: Ho, vraag: str, code: int, zin: str) -> None:
    """What went wrong, with its code and what to do, on stderr; nothing is written."""
    gevonden = ho(*vraag.split())
    assert gevonden.code == code
    assert gevonden.fout.startswith(zin), gevonden.fout
    assert gevonden.fout.count("\n") == 1
    assert gevonden.fout.rstrip()[-1] in ".?)x" or "--help" in gevonden.fout


def test_capitals_and_order_do_not_matter(ho: Ho) -> None:
    """A command in capitals, options before or behind the file: all the same."""
    verwacht = ho("bereken", "gewoon.toml", "--json").uit
    assert ho("BEREKEN", "--json", "gewoon.toml").uit == verwacht


def test_a_workbook_never_replaces_its_own_case(ho: Ho, werkmap: Path) -> None:
    """The filled-in template would be gone."""
    ho("werkboek", "gewoon.toml", "-o", "casus.xlsx", "--concept")
    voor = (werkmap / "casus.xlsx").read_bytes()
    code, _, fout = ho("werkboek", "casus.xlsx", "-o", "./casus.xlsx", "--concept")
    assert code == 2
    assert "zou de casus zelf overschrijven" in fout
    assert (werkmap / "casus.xlsx").read_bytes() == voor


def test_a_difference_in_the_recalculation_stops_the_save(
    ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program itself is wrong then: exit code 1, and no file."""
    from ho_workbook import werkboek  # noqa: PLC0415 - what the command imports

    def wijk_af(*_: object) -> bytes:
        raise HoFout("herberekening_wijkt_af", verschillen="Berekening!D10: 5 in plaats van 6")

    monkeypatch.setattr(werkboek, "maak_werkboek", wijk_af)
    code, _, fout = ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    assert code == 1
    assert fout.startswith("HO310")
    assert list(werkmap.glob("werkboek*")) == []


def test_control_c_is_one_sentence(ho: Ho, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, and the exit code that shells expect."""

    def onderbreek(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(afloop, "run", onderbreek)
    code, _, fout = ho("bereken", "gewoon.toml")
    assert (code, fout) == (130, "Afgebroken op verzoek; er is niets half geschreven.\n")


def test_the_version_is_told(ho: Ho) -> None:
    """The name of the program and its version, on one line."""
    code, uit, fout = ho("--versie")
    assert (code, fout) == (0, "")
    assert uit.startswith("normenkader-ho ")


def test_a_day_is_read_in_two_ways() -> None:
    """Year first or day first, never guessed: two digits are no year."""
    assert read_day("2026-03-01") == read_day("1-3-2026") == read_day(" 01-03-2026 ")
    for onzin in (
        "",
        "1-3",
        "1-3-26",
        "2026-3-1-0",
        "31-02-2026",
        "maart",
        "2026/03/01",
        "0-0-0000",
    ):
        assert read_day(onzin) is None


def test_the_arguments_of_the_process_are_used_when_none_are_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the installed program does."""
    monkeypatch.setattr("sys.argv", ["ho", "--versie"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("normenkader-ho ")
