"""The README: its case calculates, its commands can be typed, its links and limits are true."""

from __future__ import annotations

import re
import shlex
import tomllib
from typing import TYPE_CHECKING, Final

import pytest

from ho_addin.gebruik import OPDRACHTEN
from ho_addin.ontleden import parse
from ho_engine import MELDINGEN, Casus, bereken_casus, casus_uit_gegevens, load_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from opdrachtregel import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

README: Final = (PROJECT / "README.md").read_text(encoding="utf-8")
TEKSTEN: Final = [
    *(PROJECT / naam for naam in ("README.md", "docs/architecture.md", "docs/normen.md", "samples/README.md")),
    *(PROJECT / naam for naam in ("docs/excel-installeren.md", "docs/libreoffice.md", "docs/casusblad-in-excel.md")),
]
MEEST_300_KB: Final = 300_000


def blok(soort: str) -> list[str]:
    """The code blocks of one kind."""
    return re.findall(rf"```{soort}\n(.*?)```", README, re.DOTALL)


def test_the_case_in_the_readme_is_complete_and_calculates() -> None:
    """Every key that a case can have is in it, and it gives a total."""
    (tekst,) = blok("toml")
    gegevens = tomllib.loads(tekst)
    bekend = {veld.alias or naam for naam, veld in Casus.model_fields.items() if not veld.exclude}
    assert bekend - set(gegevens) == {"onbepaalde_tijd"}
    assert "onbepaalde_tijd = true" in tekst
    assert list(gegevens["ijkclient"]) == list(IJKCLIENT)
    assert all(soort in tekst for soort in MOGELIJKHEDEN)
    berekening = bereken_casus(casus_uit_gegevens(gegevens))
    assert berekening.fouten == ()
    assert berekening.totaal is not None


def test_every_command_in_the_readme_can_be_typed() -> None:
    """The lines of the quick start, and of the page about norms, parse as they stand."""
    normen = re.findall(r"```\n(.*?)```", (PROJECT / "docs" / "normen.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(normen) >= 6
    regels = [regel for tekst in (*blok("console"), *normen) for regel in tekst.splitlines() if regel.startswith("ho ")]
    assert len(regels) >= 20
    for regel in regels:
        woorden = shlex.split(regel)[1:]
        opdracht = next(
            opdracht for opdracht in OPDRACHTEN if woorden[: len(opdracht.naam.split())] == opdracht.naam.split()
        )
        parse(opdracht, woorden[len(opdracht.naam.split()) :])
    for opdracht in OPDRACHTEN:
        assert f"| `ho {opdracht.naam} " in README
        assert all(optie.naam in README or optie.kort in README for optie in opdracht.opties)


def test_the_example_for_developers_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """From the folder of the project, as it stands."""
    (programma,) = blok("python")
    monkeypatch.chdir(PROJECT)
    exec(compile(programma, "README.md", "exec"), {})  # noqa: S102 - our own text, to prove that it runs
    assert "'min_week': 150" in capsys.readouterr().out


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda pad: str(pad.relative_to(PROJECT)))
def test_every_link_leads_somewhere(pad: Path) -> None:
    """A file that a text points at is there; a module that it names too."""
    tekst = pad.read_text(encoding="utf-8")
    doelen = [doel for doel in re.findall(r"\]\(([^)#]+)", tekst) if "://" not in doel]
    assert [doel for doel in doelen if not (pad.parent / doel).exists()] == []
    modules = re.findall(r"`(ho_(?:engine|workbook|addin)/[a-z_/]+\.py)`", tekst)
    mappen = {"ho_engine": "engine", "ho_workbook": "workbook", "ho_addin": "addin"}
    assert [naam for naam in modules if not (PROJECT / mappen[naam.partition("/")[0]] / naam).is_file()] == []


def test_the_pictures_are_small_and_described() -> None:
    """Each is shown with a text for who can't see it."""
    beelden = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)
    assert len(beelden) == len(list((PROJECT / "docs" / "beeld").iterdir()))
    for tekst, pad in beelden:
        assert len(tekst) > 30
        assert (PROJECT / pad).stat().st_size <= MEEST_300_KB


def test_the_codes_in_the_readme_exist() -> None:
    """A code that is named is one of the table."""
    assert set(re.findall(r"HO\d{3}", README)) <= {melding.code for melding in MELDINGEN}


def test_what_the_readme_says_is_missing_is_missing() -> None:
    """The list of gaps in HHM 2025 is the list of the norm file."""
    ontbreekt = {regel.code for regel in load_normenkader("hhm-2025").regels if regel.norm.waarde is None}
    assert ontbreekt == {
        "was.eenpersoons",
        "was.tweepersoons",
        "was.strijken",
        "boodschappen.volledige_overname",
        "maaltijden.bereiden",
        "aiv.advies_instructie_voorlichting",
        "slh.samenstelling_huishouden",
    }


def test_nothing_in_the_product_can_reach_the_network() -> None:
    """The README promises it: no module of the three packages imports anything that sends."""
    verboden = re.compile(
        r"^\s*(?:import|from) (?:socket|urllib|http|ssl|ftplib|smtplib|requests|httpx|asyncio)\b", re.MULTILINE
    )
    modules = [pad for map_ in ("engine", "workbook", "addin") for pad in (PROJECT / map_).rglob("*.py")]
    assert len(modules) > 40
    assert [pad.name for pad in modules if verboden.search(pad.read_text(encoding="utf-8"))] == []


def test_no_sentence_of_the_texts_boasts() -> None:
    """What it does is said plainly."""
    for pad in TEKSTEN:
        tekst = pad.read_text(encoding="utf-8").lower()
        assert not re.search(
            r"\b(powerful|seamless|robust|blazing|easy|simply|state of the art|krachtig|moeiteloos)\b", tekst
        )
