"""The folders with norm files: their order, who named them, and which of them may be absent."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from ho_engine import HoFout, kies_normenkader, normenbibliotheek
from ho_engine.normmappen import AFDELING, MEEGELEVERD, OMGEVING, norm_folders, own_folder

DAG = dt.date(2026, 3, 1)
NORM = """\
schema = "normenkader/1"
id = "nederweert-eigen"
naam = "Nederweert, aangevuld"
soort = "gemeente"
geldig_vanaf = 2025-03-01
geldig_bron = {{ bron = "eigen", vindplaats = "artikel 1", status = "bevestigd" }}
erft = ["hhm-2025"]
gemeente = "nederweert"

[bronnen.eigen]
titel = "Beleidsregels"
geraadpleegd_op = 2026-01-01

[[wijzig]]
code = "was.eenpersoons"
minuten = {minuten}
bron = "eigen"
vindplaats = "tabel 2"
status = "bevestigd"
"""


def put(map_: Path, minuten: int) -> Path:
    """A folder with one norm file, which differs in its minutes."""
    map_.mkdir(parents=True)
    (map_ / "nederweert.toml").write_text(NORM.format(minuten=minuten), encoding="utf-8")
    return map_


def minutes(*mappen: Path) -> int | None:
    """The minutes that count when these folders are asked for."""
    return kies_normenkader("nederweert", DAG, mappen).regel_bij_code["was.eenpersoons"].norm.waarde


def test_each_next_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shipped, the department, the user's own, HO_NORMEN in its order, --normen in its order."""
    assert minutes() is None
    monkeypatch.setenv(AFDELING, str(put(tmp_path / "afdeling", 41)))
    assert minutes() == 41
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "thuis"))
    monkeypatch.setattr(sys, "platform", "linux")
    put(tmp_path / "thuis" / "normenkader-ho" / "normen", 42)
    assert minutes() == 42
    een, twee = put(tmp_path / "een", 43), put(tmp_path / "twee", 44)
    monkeypatch.setenv(OMGEVING, os.pathsep.join([str(een), str(twee)]))
    assert minutes() == 44
    assert minutes(put(tmp_path / "drie", 45)) == 45
    assert minutes(put(tmp_path / "vier", 46), tmp_path / "drie") == 45
    assert minutes(een) == 43, "a folder that is named twice, counts the last time"
    soorten = [map_.soort for map_ in norm_folders((tmp_path / "drie",))]
    assert soorten == ["meegeleverd", "afdeling", "eigen", "omgeving", "omgeving", "optie"]


@pytest.mark.parametrize("variabele", [AFDELING, OMGEVING, "--normen"])
def test_a_folder_that_was_named_and_is_not_there_is_an_error(
    variabele: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Norms that somebody counts on never stay away in silence; the sentence says where to look."""
    weg = tmp_path / "weg"
    if variabele != "--normen":
        monkeypatch.setenv(variabele, str(weg))
    with pytest.raises(HoFout) as fout:
        normenbibliotheek([weg] if variabele == "--normen" else [])
    assert fout.value.code == "HO208"
    assert f"'{weg}' bestaat niet" in str(fout.value)
    assert str(fout.value).endswith(f"Controleer {variabele}.")


def test_the_users_own_folder_need_not_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody named it, so it counts when it exists."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    normen = normenbibliotheek()
    assert normen.mappen == (MEEGELEVERD, tmp_path / "normenkader-ho" / "normen")
    assert normen.kies("nederweert", DAG).id == "nederweert-2025"


@pytest.mark.parametrize(
    ("platform", "omgeving", "verwacht"),
    [
        ("win32", {"APPDATA": "/appdata"}, "/appdata/NormenkaderHO/normen"),
        ("win32", {"APPDATA": ""}, None),
        ("linux", {"XDG_CONFIG_HOME": "/instellingen"}, "/instellingen/normenkader-ho/normen"),
        ("linux", {"XDG_CONFIG_HOME": "", "HOME": "/thuis"}, "/thuis/.config/normenkader-ho/normen"),
        ("linux", {"XDG_CONFIG_HOME": "relatief", "HOME": "/thuis"}, "/thuis/.config/normenkader-ho/normen"),
        ("linux", {"XDG_CONFIG_HOME": "", "HOME": ""}, None),
    ],
)
def test_where_the_users_own_folder_is(
    platform: str, omgeving: dict[str, str], verwacht: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the place where the system keeps the settings of a user."""
    monkeypatch.setattr(sys, "platform", platform)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    assert own_folder() == (Path(verwacht).absolute() if verwacht else None)


def test_a_relative_folder_keeps_meaning_the_same_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders of the same relative name, asked from two places, are two libraries."""
    een, twee = put(tmp_path / "een" / "normen", 41).parent, put(tmp_path / "twee" / "normen", 42).parent
    monkeypatch.chdir(een)
    uit_een = normenbibliotheek([Path("normen")])
    monkeypatch.chdir(twee)
    assert minutes(Path("normen")) == 42
    assert uit_een.kies("nederweert", DAG).regel_bij_code["was.eenpersoons"].norm.waarde == 41


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set to nothing, or to separators, is as one that is not set."""
    monkeypatch.setenv(AFDELING, "")
    monkeypatch.setenv(OMGEVING, f"{os.pathsep} {os.pathsep}")
    assert [map_.soort for map_ in norm_folders()] == ["meegeleverd", "eigen"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    """What a file system keeps beside a file on a share is no norm file."""
    map_ = put(tmp_path / "normen", 41)
    (map_ / "._nederweert.toml").write_bytes(b"\x00\x05\x16\x07")
    put(map_ / ".snapshot" / "gisteren", 40)
    normen = normenbibliotheek([map_])
    assert normen.kapot == ()
    assert "nederweert-eigen" in normen.bestanden
