"""``ho normen nieuw``: a municipality, a period or an edition in one step; what overlaps or leaves a gap is refused."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from ho_engine import kies_normenkader

if TYPE_CHECKING:
    from opdrachtregel import Ho

STAD: Final = ("normen", "nieuw", "--gemeente", "Voorbeeldstad", "--cbs", "9999", "--erft", "hhm-2025")
VANAF: Final = ("--vanaf", "2026-01-01")
HILVERSUM: Final = ("normen", "nieuw", "--gemeente", "Hilversum", "--erft", "hhm-2025")


@pytest.fixture(autouse=True)
def eigen(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, which is not there yet."""
    for naam in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(naam, str(werkmap / "instellingen"))
    return werkmap / "instellingen"


def made(eigen: Path) -> dict[str, Any]:
    """The only norm file below a folder."""
    (pad,) = eigen.rglob("*.toml")
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def test_a_new_municipality_calculates_at_once(ho: Ho, eigen: Path) -> None:
    """One command, no folder to make, no option afterwards; its decision is the source of its start."""
    code, uit, fout = ho(*STAD, *VANAF, "--besluit", "Besluit Wmo", "--vindplaats", "art. 1", "--gelezen", "5-1-2026")
    assert (code, fout) == (0, "")
    assert "let op" not in uit
    assert "de 7 getallen die ontbreken:" in uit
    assert "ho sjabloon --gemeente voorbeeldstad --datum 2026-01-01 -o casus.xlsx\n" in uit
    gelezen = made(eigen)
    assert gelezen["geldig_bron"] == {"bron": "voorbeeldstad-2026", "vindplaats": "art. 1", "status": "bevestigd"}
    assert gelezen["bronnen"]["voorbeeldstad-2026"] == {
        "titel": "Besluit Wmo",
        "uitgever": "Gemeente Voorbeeldstad",
        "geraadpleegd_op": dt.date(2026, 1, 5),
    }
    tekst = Path("gewoon.toml").read_text(encoding="utf-8").replace('"nederweert"', '"9999"')
    Path("stad.toml").write_text(tekst, encoding="utf-8")
    assert "Voorbeeldstad 2026" in ho("bereken", "stad.toml").uit
    assert ho("normen", "controleer", "--datum", "2026-02-01").code == 0
    lijst = ho("normen", "toon").uit
    assert "voorbeeldstad-2026" in lijst
    assert "eigen bestand" in lijst


def test_without_a_decision_the_source_is_the_statement_of_the_municipality(ho: Ho, eigen: Path) -> None:
    """It is marked ``afgeleid``, and that is said."""
    uit = " ".join(ho(*STAD, *VANAF, "--gelezen", "2026-01-05").uit.split())
    assert "de ingangsdatum rust op uw eigen opgave en heeft de status 'afgeleid'" in uit
    gelezen = made(eigen)
    assert gelezen["geldig_bron"]["status"] == "afgeleid"
    assert gelezen["bronnen"]["voorbeeldstad-2026"]["titel"] == "Eigen opgave van de gemeente Voorbeeldstad"


def test_without_a_day_the_source_was_read_today(ho: Ho, eigen: Path) -> None:
    """The only thing in the file that the clock decides, and it can be given."""
    ho(*STAD, *VANAF)
    vandaag = dt.datetime.now().astimezone().date()
    gelezen = made(eigen)["bronnen"]["voorbeeldstad-2026"]["geraadpleegd_op"]
    assert vandaag - gelezen in {dt.timedelta(0), dt.timedelta(days=1)}


def test_a_new_period_of_a_known_municipality_closes_the_one_before(ho: Ho, eigen: Path) -> None:
    """Its CBS code is known already, and the shipped file ends the day before."""
    assert ho(*HILVERSUM, "--vanaf", "1-1-2028").code == 0
    assert made(eigen)["gemeenten"] == {"0402": "Hilversum"}
    assert kies_normenkader("hilversum", dt.date(2028, 1, 1)).id == "hilversum-2028"
    oud = kies_normenkader("hilversum", dt.date(2027, 12, 31))
    assert (oud.id, oud.geldig_tot_en_met) == ("hilversum-2026", dt.date(2027, 12, 31))


def test_an_edition_is_made_the_same_way(ho: Ho, eigen: Path) -> None:
    """It has no municipality, and its id is its name."""
    code, uit, fout = ho("normen", "nieuw", "--editie", "HHM 2027", "--erft", "hhm-2025", "--vanaf", "2027-01-01")
    assert (code, fout) == (0, "")
    assert (made(eigen)["id"], made(eigen)["soort"], "gemeente" in made(eigen)) == ("hhm-2027", "editie", False)
    assert "ho normen export --kader hhm-2027 -o hhm-2027.xlsx" in uit
    assert "ho sjabloon" not in uit


def test_a_block_is_adopted_beside_an_edition(ho: Ho, eigen: Path) -> None:
    """Two parents with a comma between them."""
    assert ho(*STAD[:-1], "hhm-2025,kindzorg-ciz", *VANAF).code == 0
    assert made(eigen)["erft"] == ["hhm-2025", "kindzorg-ciz"]
    assert "kindzorg.luier" in ho("normen", "toon", "--kader", "voorbeeldstad-2026").uit


def test_the_place_of_a_shipped_file_is_taken_openly(ho: Ho) -> None:
    """The same municipality and first day: it is said whose place the new file takes."""
    opdracht = ("--gemeente", "Nederweert", "--erft", "hhm-2025", "--vanaf", "2025-03-01", "--id", "ons-kader")
    uit = ho("normen", "nieuw", *opdracht).uit
    assert "vervangt      Nederweert 2025: huishoudelijke ondersteuning volgens HHM 2025 (nederweert-2025)" in uit
    assert kies_normenkader("nederweert", dt.date(2026, 3, 1)).id == "ons-kader"


@pytest.mark.parametrize(
    ("eerst", "dan", "zinnen"),
    [
        (
            ("--vanaf", "2028-01-01", "--tot", "2028-12-31"),
            ("--vanaf", "2028-07-01", "--id", "b"),
            ("2028-12-31", "2028-07-01", "HO220"),
        ),
        (
            ("--vanaf", "2028-01-01", "--tot", "2028-12-31"),
            ("--vanaf", "2029-02-01"),
            ("2028-12-31", "2029-02-01", "HO221"),
        ),
        (("--vanaf", "2028-01-01"), ("--vanaf", "2028-01-01", "--id", "b"), ("2028-01-01", "HO205")),
    ],
)
def test_an_overlap_a_gap_and_the_same_day_are_errors_that_name_the_dates(
    ho: Ho, eigen: Path, eerst: tuple[str, ...], dan: tuple[str, ...], zinnen: tuple[str, ...]
) -> None:
    """The second file is not written."""
    assert ho(*HILVERSUM, *eerst).code == 0
    code, uit, fout = ho(*HILVERSUM, *dan)
    assert (code, uit) == (2, "")
    assert all(zin in fout for zin in zinnen), fout
    assert len(list(eigen.rglob("*.toml"))) == 1


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("--erft", "hhm-2025", *VANAF), "Noem een gemeente met --gemeente, of een editie met --editie."),
        (
            ("--gemeente", "A", "--editie", "B", "--erft", "hhm-2025", *VANAF),
            "Noem een gemeente met --gemeente, of een",
        ),
        (("--gemeente", "Voorbeeldstad", "--erft", "hhm-2025", *VANAF), "'Voorbeeldstad' is nieuw; geef met --cbs"),
        ((*STAD[2:4], "--cbs", "99", *STAD[6:], *VANAF), "De CBS-code '99' bestaat niet uit vier cijfers, zoals 0946."),
        ((*STAD[2:4], "--cbs", "0946", *STAD[6:], *VANAF), "De CBS-code 0946 is van de gemeente 'nederweert'."),
        ((*STAD[2:], "--vanaf", "31-2-2026"), "De datum '31-2-2026' achter --vanaf bestaat niet"),
        ((*STAD[2:], *VANAF, "--tot", "2025-12-31"), "De laatste dag (2025-12-31) ligt voor de eerste (2026-01-01)."),
        ((*STAD[2:-1], "hhm-2020", *VANAF), "--erft: Het normenkader 'hhm-2020' is onbekend."),
        ((*STAD[2:-1], "hhm-2025,", *VANAF), "er staat een komma te veel."),
        ((*STAD[2:-1], "hhm-2025,hhm-2025", *VANAF), "'hhm-2025' staat er twee keer."),
        ((*STAD[2:-1], "kindzorg-ciz", *VANAF), "[afronding] ontbreekt"),
        ((*STAD[2:], *VANAF, "--id", "Ons kader"), "Het id 'ons kader' kan niet; gebruik kleine letters"),
        ((*STAD[2:], *VANAF, "--id", "hhm-2019"), "Er is al een normenkader met het id 'hhm-2019'"),
        ((*STAD[2:], *VANAF, "--vindplaats", "artikel 1"), "Bij --vindplaats hoort ook --besluit."),
        (("--editie", "!", "--erft", "hhm-2025", *VANAF), "Het id '' kan niet"),
        ((*STAD[2:], *VANAF, "--map", "gewoon.toml"), "'gewoon.toml' is een bestand; noem achter --map een map."),
    ],
)
def test_what_can_not_be_made_is_one_sentence(ho: Ho, eigen: Path, argumenten: tuple[str, ...], zin: str) -> None:
    """Nothing is written and no folder is made."""
    code, uit, fout = ho("normen", "nieuw", *argumenten)
    assert (code, uit, fout.count("\n")) == (2, "", 1)
    assert zin in fout
    assert not eigen.exists()


def test_a_file_that_is_there_is_never_overwritten(ho: Ho) -> None:
    """Not even one that is called after the new id and holds something else."""
    Path("map").mkdir()
    Path("map/voorbeeldstad-2026.toml").write_text("kapot", encoding="utf-8")
    gelopen = ho(*STAD, *VANAF, "--map", "map")
    assert gelopen.code == 2
    assert Path("map/voorbeeldstad-2026.toml").read_text(encoding="utf-8") == "kapot"


def test_a_system_without_a_folder_of_ones_own_asks_for_one(ho: Ho, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither ``HOME`` nor the others are set."""
    for naam in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.delenv(naam, raising=False)
    gelopen = ho(*STAD, *VANAF)
    assert (gelopen.code, gelopen.uit) == (2, "")
    assert "Er is geen map voor eigen normen bekend; noem er een met --map." in gelopen.fout
