"""The command as a program of its own: any console, any pipe, and a quick start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ho_addin.kanaal import substitute
from opdrachtregel import env, start


def gelopen(argumenten: list[str], **omgeving: str) -> tuple[int, bytes, bytes]:
    """Run the program and wait for it."""
    proces = start(argumenten, **omgeving)
    uit, fout = proces.communicate(timeout=120)
    return proces.returncode, uit, fout


@pytest.mark.parametrize("codering", ["cp1252", "cp850", "ascii", "latin-1", "utf-8"])
def test_any_console_can_show_everything(werkmap: Path, codering: str) -> None:
    """What a code page lacks gets a readable spelling; nothing falls."""
    casus = werkmap / "tekens.toml"
    tekst = (werkmap / "gewoon.toml").read_text(encoding="utf-8").replace("Er staat een piano.", "→ ≥ 5 − één 漢 “zo”…")
    casus.write_text(tekst, encoding="utf-8")
    for argumenten in (["bereken", "tekens.toml"], ["normen", "toon", "--kader", "hhm-2025"], ["--help"]):
        code, uit, fout = gelopen(argumenten, PYTHONIOENCODING=codering)
        assert (code, fout) == (0, b""), fout
        assert uit.decode(codering)
    _, uit, _ = gelopen(["bereken", "tekens.toml"], PYTHONIOENCODING=codering)
    verwacht = {"utf-8": "→ ≥ 5 − één 漢 “zo”…", "cp1252": "-> >= 5 - één ? “zo”…", "ascii": '-> >= 5 - een ? "zo"...'}
    assert verwacht.get(codering, '-> >= 5 - één ? "zo"...') in uit.decode(codering)


def test_errors_are_readable_on_a_narrow_console(werkmap: Path) -> None:
    """The sentences on stderr too."""
    (werkmap / "één.toml").write_text("kenmerk = ", encoding="utf-8")
    code, _, fout = gelopen(["bereken", "één.toml"], PYTHONIOENCODING="ascii", PYTHONUTF8="1")
    assert code == 2
    assert b"HO102 een.toml: " in fout or b"HO102 een.toml" in fout


def test_a_reader_that_stops_listening_is_no_fault() -> None:
    """``ho normen toon | head -1`` ends quietly, with the code of the command."""
    proces = start(["normen", "toon", "--kader", "voorbeeldgemeente-2025"], PYTHONUNBUFFERED="1")
    assert proces.stdout is not None
    assert proces.stderr is not None
    proces.stdout.readline()
    proces.stdout.close()
    assert proces.wait(timeout=120) == 0
    assert proces.stderr.read() == b""
    proces.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said() -> None:
    """Output that could not be handed over is not reported as done."""
    with Path("/dev/full").open("w", encoding="utf-8") as vol:
        uitkomst = subprocess.run(
            [sys.executable, "-m", "ho_addin.cli", "--help"],
            env=env(),
            stdout=vol,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert uitkomst.returncode == 2
    assert uitkomst.stderr.startswith(b"De uitvoer kon niet worden geschreven: de schijf is vol.")


@pytest.mark.parametrize(
    ("argumenten", "zonder"),
    [
        ("['--help']", "{'ho_engine', 'pydantic', 'openpyxl'}"),
        ("['bereken', 'gewoon.toml']", "{'ho_workbook', 'openpyxl', 'ironcalc'}"),
        ("['normen', 'toon']", "{'ho_workbook', 'openpyxl', 'ironcalc'}"),
        ("['bereken', 'kapot.toml']", "{'ho_workbook', 'openpyxl', 'ironcalc'}"),
    ],
)
def test_a_command_loads_only_what_it_needs(argumenten: str, zonder: str) -> None:
    """What a text file does not need is not waited for."""
    programma = (
        f"import sys; from ho_addin.cli import main; main({argumenten});"
        f"sys.exit(str({zonder} & set(sys.modules)) if {zonder} & set(sys.modules) else 0)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", programma], env=env(), capture_output=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stderr


def test_a_substitute_is_ascii_for_every_character() -> None:
    """Whatever someone types, it can be spelled."""
    for teken in map(chr, [*range(0x20, 0x3000), 0x1F600, 0xFFFD]):
        assert substitute(teken).isascii()
