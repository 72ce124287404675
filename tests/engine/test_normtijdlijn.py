"""Norm files in time: where two files of a municipality overlap or leave a gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from ho_engine import normenbibliotheek
from ho_engine.normtijdlijn import overlaps_and_gaps
from ho_engine.normvorm import Normbestand


def dated(naam: str, vanaf: str, tot: str = "", gemeente: str = "eigenstad") -> tuple[Path, Normbestand]:
    """A file of a municipality that is in force from a day, and to a day when one is given."""
    gegevens = {
        "schema": "normenkader/1",
        "id": naam,
        "naam": naam,
        "soort": "gemeente",
        "gemeente": gemeente,
        "geldig_vanaf": vanaf,
        "geldig_bron": {"bron": "b", "vindplaats": "v", "status": "bevestigd"},
    } | ({"geldig_tot_en_met": tot} if tot else {})
    return Path("map", f"{naam}.toml"), Normbestand.model_validate(gegevens, strict=False)


@pytest.mark.parametrize(
    ("tot", "vanaf", "code", "noemt"),
    [
        ("", "2022-01-01", None, ()),
        ("2021-12-31", "2022-01-01", None, ()),
        ("2022-01-01", "2022-01-01", "HO220", ("tot en met 2022-01-01", "vanaf 2022-01-01")),
        ("2023-06-30", "2022-01-01", "HO220", ("tot en met 2023-06-30", "vanaf 2022-01-01")),
        ("2021-12-30", "2022-01-01", "HO221", ("van 2021-12-31 tot en met 2021-12-31", "tot en met 2021-12-30")),
        ("2021-06-30", "2022-01-01", "HO221", ("van 2021-07-01 tot en met 2021-12-31", "vanaf 2022-01-01")),
        ("", "2021-01-01", "HO205", ("2021-01-01",)),
        ("9999-12-31", "2022-01-01", "HO220", ("9999-12-31",)),
    ],
)
def test_where_one_ends_the_next_begins(tot: str, vanaf: str, code: str | None, noemt: tuple[str, ...]) -> None:
    """A file without a last day is closed by its successor; else the days must meet. Dates and files are named."""
    fouten = overlaps_and_gaps([dated("later", vanaf), dated("eerder", "2021-01-01", tot)])
    assert [fout.code for fout in fouten] == ([code] if code else [])
    for fout in fouten:
        assert "later.toml" in str(fout)
        assert "eerder.toml" in str(fout)
        assert all(deel in str(fout) for deel in noemt)


def test_municipalities_do_not_stand_in_each_others_way() -> None:
    """Each has its own line of time; every joint of it is judged, in order."""
    fouten = overlaps_and_gaps(
        [
            dated("c", "2024-01-01", gemeente="zeestad"),
            dated("b", "2022-01-01", "2022-12-31", "zeestad"),
            dated("a", "2020-01-01", "2022-01-01", "zeestad"),
            dated("d", "2021-01-01", "2021-12-31", "bosstad"),
            dated("e", "2023-01-01", gemeente="bosstad"),
        ]
    )
    assert [(fout.code, fout.gegevens["een"], fout.gegevens["ander"]) for fout in fouten] == [
        ("HO221", "d.toml", "e.toml"),
        ("HO220", "a.toml", "b.toml"),
        ("HO221", "b.toml", "c.toml"),
    ]


def test_the_shipped_files_follow_each_other() -> None:
    """No municipality of ours has two files for a day, or a day without one."""
    assert overlaps_and_gaps(normenbibliotheek().bestanden.values()) == []
