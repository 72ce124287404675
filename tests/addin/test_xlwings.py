"""The functions through real xlwings (its converters, ``udfs`` and ``com_server``), with only pywin32 as a stand-in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from functiegevallen import read_gevallen
from ho_addin.functies import FUNCTIES
from opdrachtregel import PROJECT, env

if TYPE_CHECKING:
    from ho_addin.functies import Functie

WEGEN: Final = ("waarde", "bereik")
"""Values that the add-in took from the cells, or the ranges themselves."""


@cache
def proef() -> dict[str, Any]:
    """What came out of the golden table, in a process of its own."""
    if sys.platform != "linux":
        pytest.skip(
            "NIET GECONTROLEERD: de functies door xlwings heen, met plaatsvervangers voor Windows, alleen op Linux"
        )
    omgeving = env()
    omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT / "tests")])
    omgeving.pop("HO_NORMEN", None)
    opdracht = [sys.executable, str(PROJECT / "tests" / "xlwingsproef.py")]
    gelopen = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stderr
    gelezen: dict[str, Any] = json.loads(gelopen.stdout)
    return gelezen


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda functie: functie.naam)
def test_through_xlwings_every_row_of_the_golden_table_comes_out_the_same(functie: Functie, weg: str) -> None:
    """Figures, tables, kinds of errors and their messages; blanks, error values and dates as COM hands them over."""
    gevallen = [geval for geval in read_gevallen() if geval.functie == functie.naam]
    assert gevallen
    verschillen = {geval.naam: proef()["verschillen"][f"{geval.functie}, {geval.naam}, {weg}"] for geval in gevallen}
    assert {naam: verschil for naam, verschil in verschillen.items() if verschil} == {}


def test_xlwings_offers_what_stands_in_the_register() -> None:
    """Names, arguments, what may be left out, help and category: what the generated VBA is made of."""
    aangeboden = proef()["functies"]
    assert list(aangeboden) == [functie.naam for functie in FUNCTIES]
    for functie in FUNCTIES:
        gelezen = aangeboden[functie.naam]
        assert (gelezen["categorie"], gelezen["hulp"]) == (functie.categorie, functie.hulp)
        assert gelezen["argumenten"] == [[deel.naam, deel.optioneel, deel.hulp] for deel in functie.argumenten]


def test_an_error_value_would_be_a_blank_without_asking() -> None:
    """The trap is still there, and what the binding asks of xlwings avoids it."""
    assert proef()["val"] == [[[None]], [["#N/A"]]]


def test_only_the_free_part_of_xlwings_is_used() -> None:
    """Nothing of ``xlwings.pro`` is named in the product."""
    bron = [pad.read_text(encoding="utf-8") for pad in (PROJECT / "addin").rglob("*.py")]
    assert any("import xlwings" in tekst for tekst in bron)
    for woord in ("xlwings.pro", "xlwings.server", "LICENSE_KEY", "from xlwings import"):
        assert not any(woord in tekst for tekst in bron)
