"""Damaged input of every kind gives a result or one ``HoFout``; what was ever found stays found."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fuzz.doelen import DOELEN, Doel, Invoer
from fuzz.eisen import Ontsnapt, judge_error, judge_result
from fuzz.rondes import Vondst, keep, read_kept, try_round
from ho_engine import HoFout, bereken_casus, casus_uit_gegevens

if TYPE_CHECKING:
    import random

GEVONDEN = sorted((Path(__file__).parent / "gevonden").iterdir())


@pytest.fixture(autouse=True)
def _no_own_norms(monkeypatch: pytest.MonkeyPatch) -> None:
    """The norm folder of whoever runs the tests takes no part."""
    monkeypatch.delenv("HO_NORMEN", raising=False)


@pytest.fixture
def werk(tmp_path: Path) -> Path:
    """A scratch folder in a scratch folder: what lands beside it is seen."""
    (tmp_path / "werk").mkdir()
    return tmp_path / "werk"


@pytest.mark.parametrize("naam", DOELEN)
def test_damaged_input_gives_a_result_or_one_sentence(naam: str, werk: Path) -> None:
    """Some inputs of every kind, the same ones each time."""
    doel = DOELEN[naam]
    try_round(doel, doel.kort, 1, werk)
    assert list(werk.parent.iterdir()) == [werk]


@pytest.mark.traag
@pytest.mark.parametrize("naam", DOELEN)
def test_more_damaged_input_gives_a_result_or_one_sentence(naam: str, werk: Path) -> None:
    """The same with other seeds and more of them; ``python tests/fuzz`` goes on from there."""
    doel = DOELEN[naam]
    try_round(doel, doel.lang, 2, werk)
    assert list(werk.parent.iterdir()) == [werk]


@pytest.mark.parametrize("pad", GEVONDEN, ids=lambda pad: pad.name)
def test_what_was_found_stays_mended(pad: Path, werk: Path) -> None:
    """An input that once gave something else than a result or one sentence does so no more."""
    doel, invoer = read_kept(pad)
    doel.probeer(invoer, werk)
    assert list(werk.parent.iterdir()) == [werk]


def test_a_found_input_is_made_small_and_kept(tmp_path: Path) -> None:
    """The search finds a fault that is there, with the smallest input that has it, and reads it back."""

    def maak(bron: random.Random) -> Invoer:
        return Invoer(".toml", str(bron.randrange(10**6)).encode())

    def probeer(invoer: Invoer, _map: Path) -> None:
        if int(invoer.data) >= 1000:
            raise KeyError(invoer.data)

    doel = Doel("toml", maak, probeer, 1, 1)
    with pytest.raises(Vondst, match="KeyError") as gevonden:
        try_round(doel, 100, 1, tmp_path)
    assert gevonden.value.invoer.data == b"1000"
    assert read_kept(keep(gevonden.value, doel, tmp_path, "proef")) == (DOELEN["toml"], Invoer(".toml", b"1000"))


def test_bytes_that_are_no_text_are_kept_as_base64(tmp_path: Path) -> None:
    """A kept workbook reads back byte for byte."""
    invoer = Invoer(".xlsx", b"PK\x03\x04\xff\x00")
    pad = keep(Vondst(DOELEN["xlsx"], invoer, KeyError("x")), DOELEN["xlsx"], tmp_path, "proef")
    assert pad.name == "xlsx-proef.xlsx.base64"
    assert read_kept(pad) == (DOELEN["xlsx"], invoer)
    with pytest.raises(ValueError, match="geen vondst"):
        read_kept(tmp_path / "niets.toml")


def test_the_judge_refuses_what_it_should() -> None:
    """An error of two lines, a total with nothing in it and a total beside a fout are all seen."""
    fout = HoFout("bestand_niet_gevonden", pad="x")
    judge_error(fout)
    fout.args = ("twee\nregels",)
    with pytest.raises(Ontsnapt, match="geen enkele zin"):
        judge_error(fout)
    gegevens = {"kenmerk": "1", "gemeente": "nederweert", "ingangsdatum": "2026-03-01", "frequentie": "wekelijks"}
    goed = bereken_casus(casus_uit_gegevens(gegevens | {"regels": [{"code": "slh.volledige_overname", "aantal": 1}]}))
    judge_result(goed)
    assert goed.totaal is not None
    leeg = bereken_casus(casus_uit_gegevens(gegevens | {"regels": []}))
    for kapot in (
        replace(goed, regels=()),
        replace(goed, totaal=None),
        replace(goed, aandachtspunten=leeg.aandachtspunten),
        replace(goed, totaal=replace(goed.totaal, exact_min_week=Fraction(0))),
        replace(goed, perioden=()),
    ):
        with pytest.raises(Ontsnapt):
            judge_result(kapot)
