"""``ho normen effect``: cases under two normenkaders, each with what it gets, what it got and which rows did it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from ho_addin.tabel import BREEDTE
from opdrachtregel import GEWOON, PROJECT

if TYPE_CHECKING:
    from opdrachtregel import Ho

NAAR: Final = ("--van", "nederweert@2026-03-01", "--naar", "proef")
PROEF: Final = """\
schema = "normenkader/1"
id = "proef"
naam = "Proef"
soort = "editie"
geldig_vanaf = 2027-01-01
geldig_bron = { bron = "eigen", vindplaats = "artikel 1", status = "bevestigd" }
erft = ["hhm-2025"]

[bronnen.eigen]
titel = "Verzonnen voor een test"
geraadpleegd_op = 2026-01-01

[[wijzig]]
code = "slh.extra_kamer"
minuten = 10
bron = "eigen"
vindplaats = "artikel 2"
status = "bevestigd"

[[wijzig]]
code = "slh.huisdieren"
minuten = 5
bron = "eigen"
vindplaats = "artikel 3"
status = "bevestigd"

[[vervalt]]
code = "slh.kenmerken_woning"
reden = "Niet meer."
bron = "eigen"
vindplaats = "artikel 4"
"""


def casus(*codes: str) -> str:
    """A case with only these rows."""
    kop = GEWOON.partition("\n[[regels]]")[0]
    return kop + "".join(f'\n[[regels]]\ncode = "{code}"\naantal = 1\n' for code in ("slh.volledige_overname", *codes))


@pytest.fixture(autouse=True)
def casussen(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four cases, of which one gets more, one less, one the same and one nothing; and an own edition."""
    (werkmap / "normen").mkdir()
    (werkmap / "normen" / "proef.toml").write_text(PROEF, encoding="utf-8")
    monkeypatch.setenv("HO_NORMEN", str(werkmap / "normen"))
    map_ = werkmap / "casussen"
    map_.mkdir()
    inhoud = {"a-kamer": ["slh.extra_kamer"], "b-hond": ["slh.huisdieren"], "c-gewoon": []}
    for naam, codes in (inhoud | {"d-woning": ["slh.kenmerken_woning"]}).items():
        (map_ / f"{naam}.toml").write_text(casus(*codes), encoding="utf-8")
    return map_


def test_each_case_is_shown_with_its_difference_and_why(ho: Ho) -> None:
    """Old, new, the difference and the row that made it; then how many of each kind there are."""
    code, uit, fout = ho("normen", "effect", *NAAR, "casussen")
    assert (code, fout) == (1, "1 casus heeft geen uitkomst; de oorzaak staat bij elke casus.\n")
    plat = [" ".join(regel.split()) for regel in uit.splitlines()]
    assert "eerst Nederweert 2025: huishoudelijke ondersteuning volgens HHM 2025 (nederweert-2025)" in plat
    assert "nu Proef (proef)" in plat
    assert "a-kamer.toml 130 135 +5 slh.extra_kamer +5" in plat
    assert "b-hond.toml 140 130 -10 slh.huisdieren -10" in plat
    assert "c-gewoon.toml 125 125 0" in plat
    assert "d-woning.toml 140 ? ? zie hieronder" in plat
    assert "- d-woning.toml, nu: De code 'slh.kenmerken_woning' staat niet in Proef." in plat
    assert plat[-1] == "4 casussen: 1 hoger, 1 lager, 1 gelijk, 1 zonder uitkomst. Samen -5 min/week."
    assert max(map(len, uit.splitlines())) <= BREEDTE


def test_without_a_fault_the_exit_code_is_zero(ho: Ho) -> None:
    """Files and folders may stand beside each other; a file of any kind counts."""
    ho("sjabloon", "--gemeente", "nederweert", "--datum", "2026-03-01", "-o", "leeg.xlsx")
    gelopen = ho("normen", "effect", "casussen/a-kamer.toml", "gewoon.json", *NAAR)
    assert (gelopen.code, gelopen.fout) == (0, "")
    assert "2 casussen: 1 hoger, 0 lager, 1 gelijk, 0 zonder uitkomst. Samen +5 min/week." in gelopen.uit


def test_json_is_one_object_with_the_same_figures(ho: Ho) -> None:
    """For another program: ASCII, exact."""
    code, uit, fout = ho("normen", "effect", *NAAR, "casussen", "--json")
    assert (code, fout[:21], uit.isascii()) == (1, "1 casus heeft geen ui", True)
    gegevens = json.loads(uit)
    assert gegevens["schema"] == "effect/1"
    assert (gegevens["van"]["id"], gegevens["naar"]["id"]) == ("nederweert-2025", "proef")
    assert gegevens["aantallen"] == {"hoger": 1, "lager": 1, "gelijk": 1, "fout": 1}
    assert [casus["verschil_min_week"] for casus in gegevens["casussen"]] == [5, -10, 0, None]
    kamer, _, gewoon, woning = gegevens["casussen"]
    assert kamer["regels"] == [{"code": "slh.extra_kamer", "verschil_min_week": "5", "redenen": ["norm"]}]
    assert kamer["naar"] == {
        "exact_min_week": "135",
        "eenheid_besluit": "min/week",
        "min_week": 135,
        "uur_jaar": 117,
        "min_2weken": 270,
    }
    assert gewoon["regels"] == []
    assert (woning["naar"], woning["fouten_van"], len(woning["fouten_naar"])) == (None, [], 1)
    assert gegevens["onleesbaar"] == []


def test_a_file_in_a_folder_that_is_no_case_is_named_and_the_rest_is_calculated(ho: Ho, casussen: Path) -> None:
    """Exit code 1; it stands in the JSON too."""
    (casussen / "kapot.json").write_text("{", encoding="utf-8")
    gelopen = ho("normen", "effect", *NAAR, "casussen")
    assert gelopen.code == 1
    assert gelopen.fout.startswith(f"HO102 {Path('casussen/kapot.json')}: ")
    assert "4 casussen:" in gelopen.uit
    gegevens = json.loads(ho("normen", "effect", *NAAR, "casussen", "--json").uit)
    assert [item["code"] for item in gegevens["onleesbaar"]] == ["HO102"]


def test_two_files_with_the_same_name_keep_their_folders(ho: Ho, werkmap: Path) -> None:
    """Else nobody could tell them apart."""
    (werkmap / "meer").mkdir()
    (werkmap / "meer" / "a-kamer.toml").write_text(casus("slh.huisdieren"), encoding="utf-8")
    uit = ho("normen", "effect", *NAAR, "casussen/a-kamer.toml", "meer/a-kamer.toml").uit
    assert "  casussen/a-kamer.toml  " in uit
    assert "  meer/a-kamer.toml  " in uit


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ((*NAAR,), "Het bestand ontbreekt (een of meer casussen"),
        (("casussen", "--van", "hhm-2019"), "De optie --naar K ontbreekt"),
        (("casussen", "--van", "nederweert", "--naar", "proef"), "'nederweert' is een gemeente; noem er een dag bij"),
        (("casussen", "--van", "hhm-2020", "--naar", "proef"), "Het normenkader 'hhm-2020' is onbekend."),
        (("casussen", "--van", "nederweert@gisteren", "--naar", "proef"), "De datum 'gisteren' achter het @ bestaat"),
        (("casussen", "--van", "hhm-2026", "--naar", "proef"), "is aangekondigd en heeft nog geen cijfers"),
        (("nergens.toml", *NAAR), "Het bestand nergens.toml bestaat niet"),
        (("leeg", *NAAR), "In de map 'leeg' staat geen casus (.toml, .json of .xlsx)."),
    ],
)
def test_a_question_that_can_not_be_answered_is_one_sentence(
    ho: Ho, werkmap: Path, argumenten: tuple[str, ...], zin: str
) -> None:
    """Exit code 2, before anything is shown."""
    (werkmap / "leeg").mkdir()
    code, uit, fout = ho("normen", "effect", *argumenten)
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert zin in fout


def test_the_samples_move_as_the_two_files_of_hilversum_differ(ho: Ho) -> None:
    """Real cases, real norms: each sample is in the list once, and one that has no outcome says why."""
    van_naar = ("--van", "hilversum@2026-06-30", "--naar", "hilversum@2026-07-01")
    gelopen = ho("normen", "effect", *van_naar, PROJECT / "samples" / "casussen", "--json")
    gegevens = json.loads(gelopen.uit)
    assert len({casus["casus"] for casus in gegevens["casussen"]}) == 22
    zonder = [casus for casus in gegevens["casussen"] if casus["richting"] == "fout"]
    assert zonder
    assert all(casus["fouten_van"] or casus["fouten_naar"] for casus in zonder)
    assert sum(gegevens["aantallen"].values()) == 22
    assert gelopen.code == 1
