"""What the tests of the command line share: a folder with cases, and a way to run a command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ho_addin.cli import main
from opdrachtregel import COMPLEET, GEWOON, Gelopen

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho


@pytest.fixture
def ho(capsys: pytest.CaptureFixture[str]) -> Ho:
    """The command line, in this process."""

    def _ho(*argumenten: str | Path) -> Gelopen:
        capsys.readouterr()
        code = main([str(argument) for argument in argumenten])
        uit, fout = capsys.readouterr()
        return Gelopen(code, uit, fout)

    return _ho


@pytest.fixture(autouse=True)
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own as current folder, with cases in it; the norms and log of whoever runs the tests are out."""
    monkeypatch.delenv("HO_NORMEN", raising=False)
    monkeypatch.delenv("HO_LOG", raising=False)
    monkeypatch.chdir(tmp_path)
    teksten = {
        "gewoon.toml": GEWOON,
        "compleet.toml": COMPLEET,
        "fout.toml": GEWOON.replace("aantal = 3", "aantal = -3"),
        "bsn.toml": COMPLEET.replace("Bukken lukt niet.", "BSN 111222333, bukken lukt niet."),
        "onbekend.toml": GEWOON.replace('"nederweert"', '"nederwert"'),
        "kapot.toml": "kenmerk = ",
        "sleutel.toml": f"kenmrk = 1\n{GEWOON}",
        "gewoon.csv": "kenmerk;gemeente",
    }
    for naam, tekst in teksten.items():
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    gegevens = {
        "kenmerk": "2026-0044",
        "gemeente": "nederweert",
        "ingangsdatum": "2026-03-01",
        "frequentie": "wekelijks",
        "regels": [{"code": "slh.volledige_overname", "aantal": 1}],
    }
    (tmp_path / "gewoon.json").write_text(json.dumps(gegevens), encoding="utf-8")
    return tmp_path
