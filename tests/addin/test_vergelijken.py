"""``ho vergelijk``: what a caseworker or policy officer sees first, how it ends, and what a typing error gets."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from generator import all_frameworks, random_case
from ho_addin.kadertabel import show_framework_difference
from ho_addin.tabel import BREEDTE
from ho_addin.verschiltabel import show_case_difference
from ho_engine import calculate, load_normenkader
from ho_engine.kadervergelijking import compare_frameworks
from ho_engine.vergelijken import compare_cases
from opdrachtregel import COMPLEET, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

CASUSSEN = PROJECT / "samples" / "casussen"

LATER = (
    COMPLEET.replace("2026-0043", "2028-0007").replace("2026-03-01", "2028-03-01").replace("2026-02-20", "2028-02-20")
    + '\n[[regels]]\ncode = "slh.netwerk"\naantal = 2\nmotivering = "Haar zoon komt elke zaterdag."\n'
)


@pytest.fixture
def later(werkmap: Path) -> Path:
    """The re-decision of the complete case, two years later."""
    pad = werkmap / "later.toml"
    pad.write_text(LATER, encoding="utf-8")
    return pad


@pytest.mark.usefixtures("later")
def test_a_redecision_shows_the_outcome_first_then_the_words_then_the_rows(ho: Ho) -> None:
    """Before and after, the sentence that explains it, what to watch, and every row with its reason."""
    code, uit, fout = ho("vergelijk", "compleet.toml", "later.toml")
    assert (code, fout) == (0, "")
    koppen = [
        "Uitkomst",
        "In woorden, voor het besluit",
        "Let op",
        "Regels (minuten per week)",
        "Gegevens van de casus",
    ]
    assert sorted(koppen, key=uit.index) == koppen
    plat = " ".join(uit.split())
    assert "min/week 110 80 -30 toegekend" in plat
    assert "U kreeg 1 uur en 50 minuten per week. Dat wordt 1 uur en 20 minuten per week: 30 minuten" in plat
    assert "“Hulp uit het netwerk, per stap van 15 minuten” telt nu mee (30 minuten per week minder)." in plat
    assert "er is geen overgang berekend: motiveer een redelijke overgangstermijn" in plat
    assert "slh.eigen_kracht -15 -15 0 gelijk" in plat
    assert "slh.netwerk -30 -30 erbij" in plat
    assert "slh.netwerk: eerst niet; nu min 2 x 15 min/week" in plat
    assert "kenmerk: eerst 2026-0043; nu 2028-0007" in plat


@pytest.mark.usefixtures("later")
def test_json_is_one_object_with_the_parts_and_the_words(ho: Ho) -> None:
    """For another program: ASCII, exact, with the same sentence."""
    code, uit, fout = ho("vergelijk", "compleet.toml", "later.toml", "--json")
    assert (code, fout, uit.isascii()) == (0, "", True)
    gegevens = json.loads(uit)
    assert (gegevens["schema"], gegevens["verschil_min_week"]) == ("vergelijking/1", "-30")
    assert gegevens["voor"]["vergeleken_op"] == "2028-02-29"
    assert [deel["code"] for deel in gegevens["delen"]] == ["slh.netwerk"]
    assert gegevens["toelichting"][0].startswith("U kreeg 1 uur en 50 minuten per week.")


def test_a_workbook_is_compared_by_its_case_sheet(ho: Ho, later: Path) -> None:
    """A final workbook with a text file, a concept with a workbook: any case with any case."""
    ho("werkboek", "compleet.toml", "-o", "oud.xlsx")
    ho("werkboek", later, "-o", "nieuw.xlsx", "--concept")
    uitkomst, _, _ = ho("vergelijk", "compleet.toml", later).uit.partition("Gegevens van de casus")
    for paar in (("oud.xlsx", later), ("oud.xlsx", "nieuw.xlsx"), ("compleet.toml", "nieuw.xlsx")):
        gevonden = ho("vergelijk", *paar)
        assert (gevonden.code, gevonden.fout) == (0, "")
        assert gevonden.uit.partition("Gegevens van de casus")[0].splitlines()[4:] == uitkomst.splitlines()[4:]


def test_a_workbook_that_was_changed_says_so(ho: Ho, werkmap: Path) -> None:
    """What stands on the sheet is compared, with the advice to have it checked."""
    import openpyxl  # noqa: PLC0415 - as someone who edits the file would

    ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    boek = openpyxl.load_workbook(werkmap / "werkboek.xlsx")
    rij = next(cel.row for cel in boek["Casus"]["B"] if cel.value == "slh.huisdieren")
    boek["Casus"].cell(rij, 5).value = 1
    boek.save(werkmap / "werkboek.xlsx")
    plat = " ".join(ho("vergelijk", "compleet.toml", "werkboek.xlsx").uit.split())
    assert "werkboek.xlsx is niet meer zoals het is vastgelegd" in plat
    assert "met: ho controleer werkboek.xlsx" in plat
    assert "slh.huisdieren 15 +15 erbij" in plat
    assert "niet meer zoals" not in ho("vergelijk", "compleet.toml", "compleet.toml").uit


EIGEN = """\
schema = "normenkader/1"
id = "{id}"
naam = "Nederweert, anders"
soort = "gemeente"
geldig_vanaf = 2025-03-01
geldig_bron = {{ bron = "eigen", vindplaats = "art. 1", status = "bevestigd" }}
erft = ["hhm-2025"]
gemeente = "nederweert"
gemeenten = {{ "0946" = "Nederweert" }}

[bronnen.eigen]
titel = "Eigen regeling"
geraadpleegd_op = 2026-11-22
"""


@pytest.mark.parametrize(
    ("kader", "zegt"),
    [("nederweert-2025", "dat nu anders luidt"), ("nederweert-eigen", "en nu geldt 'nederweert-eigen'")],
)
def test_a_workbook_of_other_norms_says_so(ho: Ho, werkmap: Path, kader: str, zegt: str) -> None:
    """The comparison is of the norms of now; whoever made the workbook saw others."""
    ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    (werkmap / "eigen").mkdir()
    (werkmap / "eigen" / "n.toml").write_text(EIGEN.format(id=kader), encoding="utf-8")
    plat = " ".join(ho("--normen", werkmap / "eigen", "vergelijk", "werkboek.xlsx", "compleet.toml").uit.split())
    assert f"werkboek.xlsx is gemaakt met het normenkader 'nederweert-2025', {zegt};" in plat
    assert "is gemaakt met" not in ho("vergelijk", "werkboek.xlsx", "compleet.toml").uit


def test_a_template_is_compared_without_a_seal(ho: Ho) -> None:
    """A template is meant to be filled in: nobody is told that it was changed."""
    ho("sjabloon", "--gemeente", "nederweert", "--datum", "1-3-2026", "-o", "leeg.xlsx")
    code, uit, fout = ho("vergelijk", "gewoon.toml", "leeg.xlsx")
    assert code == 1
    assert "niet meer zoals" not in uit
    assert fout.startswith("HO140 leeg.xlsx: Casus!C5: Het kenmerk is leeg.")


@pytest.mark.parametrize("json_gevraagd", [False, True])
def test_a_fout_ends_with_one_and_the_rest_is_compared(ho: Ho, *, json_gevraagd: bool) -> None:
    """The sentence names the file; a figure that can't be computed is a question mark, never a zero."""
    code, uit, fout = ho("vergelijk", "gewoon.toml", "fout.toml", *(["--json"] if json_gevraagd else []))
    assert code == 1
    assert fout.startswith("HO112 fout.toml: regels[2].aantal: Het aantal bij slh.extra_kamer is negatief (-3).")
    if json_gevraagd:
        gegevens = json.loads(uit)
        assert (gegevens["na"]["totaal"], gegevens["verschil_min_week"], gegevens["toelichting"]) == (None, None, [])
        return
    assert "(geen totaal bij: nu, want daar is een fout)" in uit
    assert "min/week       145   ?         ?  toegekend" in uit
    assert "In woorden" not in uit


def test_the_same_file_twice_is_said(ho: Ho) -> None:
    """It is compared, and nobody has to find out why nothing differs."""
    code, uit, _ = ho("vergelijk", "gewoon.toml", "./gewoon.toml")
    assert code == 0
    assert "U vergelijkt gewoon.toml met zichzelf." in uit
    assert "Dat blijft zo." in uit


def test_two_editions_show_only_what_differs(ho: Ho) -> None:
    """Old and new figure with unit, status and source; what is equal is counted."""
    code, uit, fout = ho("vergelijk", "hhm-2019", "HHM-2025")
    assert (code, fout) == (0, "")
    vergelijking = compare_frameworks(load_normenkader("hhm-2019"), load_normenkader("hhm-2025"))
    assert f"{vergelijking.gelijke_regels} gelijk (niet getoond)." in uit
    plat = " ".join(uit.split())
    assert "slh.volledige_overname norm per 2 weken ontbreekt 150 min/2 weken" in plat
    assert "was.eigen_kracht norm ontbreekt 20 min/week" in plat
    assert "alleen nu: slh.netwerk, Hulp uit het netwerk" in plat
    assert "slh.volledige_overname, norm (zelfde waarde): eerst bevestigd (bijlage-2," in plat
    assert "slh.huisdieren" not in uit
    gegevens = json.loads(ho("vergelijk", "hhm-2019", "hhm-2025", "--json").uit)
    assert (gegevens["soort"], gegevens["gelijk"]) == ("normenkader", False)


def test_a_municipality_is_named_with_a_day(ho: Ho) -> None:
    """The rules before and after a change, without knowing an id; the day in either way of writing."""
    uit = ho("vergelijk", "Hilversum@2026-06-30", "0402@1-7-2026").uit
    assert "(hilversum-2022)" in uit
    assert "(hilversum-2026)" in uit
    assert "Er is geen verschil." in ho("vergelijk", "hilversum@1-5-2023", "hilversum@1-5-2024").uit


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("gewoon.toml hhm-2025", "HO190 'gewoon.toml' is een casus en 'hhm-2025' is een normenkader; vergelijk twee"),
        ("hhm-2025 gewoon.toml", "HO190 'hhm-2025' is een normenkader en 'gewoon.toml' is een casus; vergelijk twee"),
        ("gewoon.toml", "HO190 Er horen 2 bestanden bij, maar er staat er 1: gewoon.toml"),
        ("gewoon.toml weg.toml", "HO101 Het bestand weg.toml bestaat niet of is niet te openen."),
        ("gewoon.toml map/weg", "HO101 Het bestand map/weg bestaat niet of is niet te openen."),
        ("gewoon.toml weg.xlsx", "HO101 Het bestand weg.xlsx bestaat niet of is niet te openen."),
        ("gewoon gewoon.json", "HO190 Het bestand 'gewoon' bestaat niet; bedoelde u 'gewoon.toml'?"),
        (". gewoon.toml", "HO190 '.' is een map; noem één bestand daarin, of het id van een normenkader."),
        ("hhm-2019 hhm2025", "HO204 Het normenkader 'hhm2025' is onbekend. Bedoelde u 'hhm-2025'?"),
        ("hhm-2019 kindzorg-ciz", "HO209 "),
        ("hhm-2019 hhm-2026", "HO206 "),
        ("hhm-2019 nederweert", "HO190 'nederweert' is een gemeente; noem er een dag bij, als nederweert@2026-03-01"),
        ("hhm-2019 nederweert@31-2-2026", "HO190 De datum '31-2-2026' achter het @ bestaat niet"),
        ("hhm-2019 nederwert@1-2-2026", "HO135 De gemeente 'nederwert' is onbekend. Bedoelde u 'nederweert'?"),
        ("hhm-2019 nederweert@1-2-2006", "HO202 Voor nederweert is op 2006-02-01 geen normenkader van kracht."),
        ("gewoon.toml gewoon.csv", "HO109 gewoon.csv: Een bestand dat eindigt op '.csv' is geen casus."),
        ("gewoon.toml kapot.toml", "HO102 kapot.toml: Dit bestand is niet te lezen als TOML"),
        ("gewoon.toml norm.toml", "HO190 'norm.toml' is een normbestand; noem zijn id, met zijn map achter --normen."),
    ],
)
def test_a_typing_error_gets_one_sentence(ho: Ho, werkmap: Path, vraag: str, zin: str) -> None:
    """Exit code 2, nothing on the output, and what to do."""
    (werkmap / "norm.toml").write_text(EIGEN.format(id="x"), encoding="utf-8")
    code, uit, fout = ho("vergelijk", *vraag.split())
    assert (code, uit) == (2, "")
    assert fout.startswith(zin), fout
    assert fout.count("\n") == 1


def test_no_comparison_is_wider_than_the_screen() -> None:
    """Any two generated cases, and any two frameworks, fit in a hundred columns."""
    bron = random.Random(7)  # noqa: S311 - no secret, but the same cases each time
    kaders = all_frameworks()
    for _ in range(60):
        voor, na = (calculate(random_case(kader, bron), kader) for kader in (bron.choice(kaders), bron.choice(kaders)))
        regels = list(show_case_difference(compare_cases(voor, na), ("een.toml", "twee.toml"), []))
        assert max(map(len, regels)) <= BREEDTE
    for een in kaders:
        for ander in kaders:
            assert max(map(len, show_framework_difference(compare_frameworks(een, ander)))) <= BREEDTE


def test_every_sample_is_compared_with_every_sample(ho: Ho) -> None:
    """Exit code 1 exactly when one of them has a fout."""
    paden = sorted(CASUSSEN.glob("*.toml"))
    fout = {pad for pad in paden if ho("bereken", pad).code}
    assert 0 < len(fout) < len(paden)
    for een in paden:
        for ander in paden:
            assert ho("vergelijk", een, ander).code == int(bool({een, ander} & fout))
