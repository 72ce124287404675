"""The help: complete, in Dutch, and its examples work."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from ho_addin.gebruik import HULP, OPDRACHTEN
from ho_addin.hulp import show_help, show_overview
from ho_addin.ontleden import parse
from ho_addin.opdrachten import UITVOERING
from ho_addin.tabel import BREEDTE
from ho_engine import MELDINGEN

if TYPE_CHECKING:
    from ho_addin.gebruik import Opdracht
    from opdrachtregel import Ho

ENGELS = re.compile(r"\b(usage|options?|arguments?|required|show|this|help message|the|and|file|optional|default)\b")
ELK = pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda opdracht: opdracht.naam)


@ELK
def test_every_option_example_and_outcome_is_in_the_help(opdracht: Opdracht) -> None:
    """Nothing a command takes is left unexplained."""
    tekst = "\n".join(show_help(opdracht))
    for optie in opdracht.opties:
        assert f"  {optie.vorm}" in tekst
    for woord in ("gebruik: ho", "opties:", "voorbeelden:", "afloop (exitcode):", "--normen MAP", "-h, --help"):
        assert woord in tekst
    assert len(opdracht.voorbeelden) >= 2
    assert {code for code, _ in opdracht.afloop} >= {0, 2}


@ELK
def test_the_help_is_dutch_and_fits_on_the_screen(opdracht: Opdracht) -> None:
    """No English heading or sentence, no line that wraps, no placeholder that was forgotten."""
    for regels in (show_help(opdracht), show_overview()):
        tekst = "\n".join(regels)
        gewoon = re.sub(r"--?[a-z]+|'[^']*'", "", tekst).replace("argument:", "")
        assert ENGELS.search(gewoon) is None
        assert max(map(len, regels)) <= BREEDTE
        assert "{" not in tekst


@ELK
def test_every_example_can_be_typed_as_it_stands(opdracht: Opdracht) -> None:
    """An example that does not parse would teach an error."""
    for voorbeeld, _ in opdracht.voorbeelden:
        woorden = shlex.split(voorbeeld.partition(" > ")[0])
        kop = ["ho", *opdracht.naam.split()]
        assert woorden[: len(kop)] == kop
        parse(opdracht, woorden[len(kop) :])


def test_every_command_has_help_and_does_something() -> None:
    """The table of commands and what runs them name the same ones."""
    assert list(UITVOERING) == [opdracht.naam for opdracht in OPDRACHTEN]
    overzicht = "\n".join(show_overview())
    assert all(f"  {opdracht.naam}" in overzicht for opdracht in OPDRACHTEN)


@pytest.mark.parametrize("woord", [*HULP, "help", "hulp"])
def test_help_is_found_however_it_is_asked(ho: Ho, woord: str) -> None:
    """Before or behind a command, in Dutch, English or the way of Windows."""
    code, uit, fout = ho(woord)
    assert (code, fout) == (0, "")
    assert uit.startswith("gebruik: ho [--normen MAP] [--logboek] OPDRACHT")
    for vraag in ((woord, "bereken"), ("bereken", woord)) if woord in HULP else ((woord, "bereken"),):
        assert ho(*vraag).uit.startswith("gebruik: ho bereken CASUS")


def test_help_of_half_a_command_is_that_of_the_whole(ho: Ho) -> None:
    """``ho normen --help`` names all commands that begin so; each has its own help, also one that ends as another."""
    uit = ho("normen", "--help").uit
    assert uit.startswith("gebruik: ho normen OPDRACHT")
    assert all(f"  {naam} " in uit for naam in UITVOERING if naam.startswith("normen "))
    assert ho("normen", "controleer", "--help").uit.startswith("gebruik: ho normen controleer [MAP]")
    assert ho("controleer", "--help").uit.startswith("gebruik: ho controleer F.xlsx")
    assert ho("--help", "normen", "export").uit.startswith("gebruik: ho normen export")


def test_the_codes_that_help_speaks_of_exist() -> None:
    """The example of a code in the overview is a real one."""
    gevonden = re.findall(r"HO\d{3}", "\n".join(show_overview()))
    assert gevonden
    assert set(gevonden) <= {melding.code for melding in MELDINGEN}
