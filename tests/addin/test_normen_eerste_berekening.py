"""The README for the policy officer, walked as it stands: from nothing to a calculation with five own deviations."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any, Final

from normwerkmappen import Tabel, edit, norms
from opdrachtregel import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from opdrachtregel import Ho

KOP: Final = "## Voor de beleidsmedewerker\n"
DEEL: Final = (PROJECT / "README.md").read_text(encoding="utf-8").partition(KOP)[2].partition("\n## ")[0]
BRON: Final = {"Bron": "voorbeeldstad-2026", "Vindplaats": "bijlage 1, tabel 2"}
CIJFER: Final = {**BRON, "Status": "bevestigd"}


def commands() -> list[list[str]]:
    """The commands of the README, in order, as a shell takes them apart."""
    blokken = re.findall(r"```console\n(.*?)```", DEEL, re.DOTALL)
    return [shlex.split(regel)[1:] for blok in blokken for regel in blok.splitlines()]


def deviate(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
    """The five deviations of the table in the README."""
    tabel = norms(werkmap)
    tabel.vul(tabel.rij("was.eenpersoons"), {"Minuten": 41, **CIJFER})
    tabel.vul(tabel.rij("slh.huisdieren"), {"Minuten": 20, **CIJFER})
    rolstoel = {"Code": "slh.rolstoel", "Omschrijving": "Werk door een rolstoel", "Soort": "meer inzet"}
    tabel.vul(tabel.leeg(), {**rolstoel, "Eenheid": "min/week", "Minuten": 10, "Aantal tot": 1, **CIJFER})
    tabel.blad.delete_rows(tabel.rij("maaltijden.bereiden"))
    vervallen = Tabel(werkmap["Vervallen"], "Code")
    vervallen.vul(vervallen.leeg(), {"Code": "maaltijden.bereiden", "Reden": "Er is een maaltijdservice.", **BRON})
    afronding = Tabel(werkmap["Beleid"], "Eenheid van het besluit")
    herkomst = {f"{naam} afronding": waarde for naam, waarde in CIJFER.items()}
    afronding.vul(afronding.rij("min/week"), {"Stap": 15, "Stap per 2 weken": 15, **herkomst})


def fill_in(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
    """A first case: the basis, pets, the own row and the laundry."""
    blad = werkmap["Casus"]
    blad["C5"] = "PROEF-1"
    tabel = Tabel(blad, "Resultaatgebied")
    tabel.eerste = tabel.kolommen["Code"]
    for code in ("slh.volledige_overname", "slh.huisdieren", "slh.rolstoel", "was.eenpersoons"):
        tabel.vul(tabel.rij(code), {"Aantal": 1})


def test_the_readme_leads_from_nothing_to_a_calculation_with_five_deviations(
    ho: Ho, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command as it stands, the sheets filled in as it says: 125 + 20 + 10 + 41 = 196, up to a quarter: 210."""
    for naam in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(naam, str(werkmap / "instellingen"))
    gelopen = []
    for woorden in commands():
        if woorden[:2] == ["normen", "import"] and "--proef" in woorden:
            edit(werkmap / woorden[2], deviate)
        if woorden[0] == "bereken":
            edit(werkmap / woorden[1], fill_in)
        gelopen.append(ho(*woorden))
        assert (gelopen[-1].code, gelopen[-1].fout) == (0, ""), woorden
    assert len(gelopen) == 6
    nieuw, export, proef, bewaard, _, berekend = (" ".join(een.uit.split()) for een in gelopen)
    assert "ho normen export --kader voorbeeldstad-2026 -o voorbeeldstad-2026.xlsx" in nieuw
    assert "ho normen import voorbeeldstad-2026.xlsx --proef" in export
    for verschil in (
        "Normregels: 2 anders, 1 alleen nu, 1 alleen eerst",
        "slh.huisdieren norm 15 min/week 20 min/week",
        "was.eenpersoons norm ontbreekt 41 min/week",
        "alleen nu: slh.rolstoel",
        "alleen eerst: maaltijden.bereiden",
        "stap 5 15",
        "maaltijden.bereiden ('ontbreekt') vervalt",
    ):
        assert verschil in proef
    assert "er is niets geschreven" in proef
    assert "Geschreven: " in bewaard
    assert "210 minuten per week" in berekend
    assert ho("normen", "controleer").code == 0


def test_the_table_in_the_readme_names_what_the_walk_does() -> None:
    """The codes and figures are those that are filled in here, and there are five of them, in forty lines."""
    for woord in ("`was.eenpersoons`: minuten 41", "`slh.huisdieren`: minuten 20", "`slh.rolstoel`", "minuten 10"):
        assert woord in DEEL
    assert "`maaltijden.bereiden`" in DEEL
    assert "stap 15 en stap per 2 weken 15" in DEEL
    assert len(re.findall(r"^\| (?!---|afwijking)", DEEL, re.MULTILINE)) == 5
    assert len(DEEL.strip().splitlines()) < 40
