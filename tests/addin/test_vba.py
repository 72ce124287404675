"""The VBA of the add-in: its text, what it does in an interpreter, and the golden table to the engine and back."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pyopenvba.interpreter import NOTHING  # type: ignore[import-untyped]

import vbakeuring
import vbaknoppen
import vbaproeven
from functiegevallen import read_gevallen
from ho_addin import acties
from ho_addin.bouw import BRONMAP, read_modules
from ho_addin.bouw.lint import write_lint
from ho_addin.functies import FUNCTIES
from ho_addin.knoppen import KNOPPEN
from opdrachtregel import PROJECT, env
from vbabreuken import BREUKEN, GOUD
from vbaproef import WEGEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ho_addin.functies import Functie
    from ho_addin.knoppen import Knop
    from vbabreuken import Breuk

    Check = Callable[[dict[str, str]], Iterator[str]]

KEURINGEN: dict[str, Check] = {
    "check_form": vbakeuring.check_form,
    "check_forbidden": vbakeuring.check_forbidden,
    "check_blocks": vbakeuring.check_blocks,
    "check_names": vbakeuring.check_names,
    "check_members": vbakeuring.check_members,
    "check_wrappers": vbakeuring.check_wrappers,
    "check_error_numbers": vbakeuring.check_error_numbers,
    "check_help": vbakeuring.check_help,
    "check_ribbon": lambda bronnen: vbakeuring.check_ribbon(bronnen, write_lint()),
}
PROEVEN: dict[str, Check] = {check.__name__: check for check in (*vbaproeven.CHECKS, *vbaknoppen.CHECKS)}
ALLES = KEURINGEN | PROEVEN


def run_proef(invoer: str | None = None) -> dict[str, Any]:
    """The golden table in a process of its own, with sources of ``invoer`` in place of the real ones."""
    if sys.platform != "linux":
        pytest.skip("NIET GECONTROLEERD: de VBA tot in xlwings, met plaatsvervangers voor Windows, alleen op Linux")
    omgeving = env()
    omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT / "tests")])
    omgeving.pop("HO_NORMEN", None)
    opdracht = [sys.executable, str(PROJECT / "tests" / "vbaproef.py"), *(["-"] if invoer else [])]
    gelopen = subprocess.run(opdracht, env=omgeving, input=invoer, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stderr
    gelezen: dict[str, Any] = json.loads(gelopen.stdout)
    return gelezen


@cache
def golden() -> dict[str, Any]:
    """What came out with the sources as they are."""
    return run_proef()


@cache
def broken() -> dict[str, bool]:
    """Whether a row differs, per breakage that the golden table must notice."""
    return run_proef(json.dumps({breuk.naam: breuk.bronnen for breuk in BREUKEN if breuk.merkt == GOUD}))


@pytest.mark.parametrize("module", read_modules(), ids=lambda module: module.naam)
def test_the_sources_in_the_repository_are_what_is_built(module: Any) -> None:  # noqa: ANN401 - a Module
    """The generated modules stand in the repository as text that can be read, and are never older than the register."""
    if module.soort == "blad":
        assert module.bron == "Option Explicit\n"
        return
    geschreven = (BRONMAP / module.bestand).read_text(encoding="utf-8")
    assert geschreven == module.bron, "maak hem opnieuw: python -m ho_addin.bouw"


@pytest.mark.parametrize("naam", ALLES)
def test_the_add_in_passes(naam: str) -> None:
    """Each check on the text, and each on what the glue does, finds nothing."""
    bronnen = vbakeuring.sources() if naam in KEURINGEN else {}
    assert list(ALLES[naam](bronnen)) == []


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda functie: functie.naam)
def test_through_vba_every_row_of_the_golden_table_comes_out_the_same(functie: Functie, weg: str) -> None:
    """Figures, tables, error values, and for each error the sentence that ``HO_UITLEG`` says of that very cell."""
    gevallen = [geval for geval in read_gevallen() if geval.functie == functie.naam]
    assert gevallen
    verschillen = {geval.naam: golden()[f"{geval.functie}, {geval.naam}, {weg}"] for geval in gevallen}
    assert {naam: verschil for naam, verschil in verschillen.items() if verschil} == {}


def test_what_was_asked_before_is_not_asked_again() -> None:
    """In one Excel every row is asked over two roads: a value and a range of one cell are one question."""
    rijen = len(read_gevallen())
    assert rijen < golden()["vragen"] < len(WEGEN) * rijen + _explanations()


def _explanations() -> int:
    """How often the explanation of an error was asked at most."""
    return len(WEGEN) * sum(len(geval.meldingen) for geval in read_gevallen())


@pytest.mark.parametrize("breuk", BREUKEN, ids=lambda breuk: breuk.naam)
def test_a_broken_add_in_is_noticed(breuk: Breuk) -> None:
    """Each breakage turns red the check that is there for it."""
    if breuk.merkt == GOUD:
        assert broken()[breuk.naam]
    else:
        assert list(ALLES[breuk.merkt](breuk.bronnen)) != []


@pytest.mark.parametrize("knop", [knop for knop in KNOPPEN if knop.actie], ids=lambda knop: knop.id)
def test_what_a_button_asks_is_there(knop: Knop) -> None:
    """Every action of the table exists, and takes what the button hands over."""
    excel = vbaknoppen.ribbon({}, lambda *_: "Klaar.")
    excel.vba.answers = ["nederweert", "1-3-2026"]
    excel.vba.run(knop.procedure, [NOTHING])
    _, actie, argumenten, _ = excel.vragen[-1]
    assert isinstance(argumenten, tuple)
    assert actie == knop.actie
    inspect.signature(getattr(acties, actie)).bind(*argumenten)


def test_every_check_has_been_seen_to_fail() -> None:
    """No check is there that no breakage turns red."""
    assert {breuk.merkt for breuk in BREUKEN} == {*ALLES, GOUD}
