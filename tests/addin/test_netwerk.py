"""Nothing reaches the network: not what is imported, not what Python tries, not what compiled code asks the kernel."""

from __future__ import annotations

import ast
import json
import os
import platform
import re
import signal
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest

from alleopdrachten import ALLE, CASUS, WERKBOEK, lay_out
from opdrachtregel import PROJECT, env

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MET_KERN: Final = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}
EIGEN: Final = frozenset({"ho_engine", "ho_workbook", "ho_addin"})
VAN_ANDEREN: Final = frozenset({"pydantic", "pydantic_core", "openpyxl", "defusedxml", "ironcalc", "tomli_w"})
"""The dependencies that the product imports everywhere, and may."""
ALLEEN_HIER: Final = dict.fromkeys(("xlwingsbinding.py", "acties.py", "rekenkern.py"), frozenset({"xlwings"}))
"""What only Excel itself needs; the module that loads it is loaded by nothing else in the product."""
VAN_WINDOWS: Final = {
    "zelftest.py": frozenset({"pythoncom", "win32com"}),
    "excelblad.py": frozenset({"pywintypes"}),
}
"""What xlwings brings there (pywin32): to ask the installed kernel as another program would, and what Excel raises."""
VOOR_DE_BOUW: Final = {"vbaproject.py": frozenset({"pyopenvba"})}
"""What only building the add-in needs (the extra ``bouw``)."""
NETWERK: Final = frozenset(
    {
        *("socket", "_socket", "ssl", "_ssl", "socketserver", "asyncio", "http", "urllib"),
        *("ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "nntplib", "xmlrpc", "webbrowser", "wsgiref", "cgi"),
    }
)
"""The modules of the standard library that can reach a network."""
MODULES: Final = sorted(
    pad
    for map_ in ("engine", "workbook", "addin")
    for pad in (PROJECT / map_).rglob("*.py")
    if "build" not in pad.parts
)


def run_python(programma: list[str], map_: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that finds the packages and the modules of the tests."""
    omgeving = env(HO_LOG="")
    omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT / "tests")])
    return subprocess.run(
        [sys.executable, *programma], env=omgeving, cwd=map_, capture_output=True, text=True, check=False, timeout=500
    )


@pytest.mark.traag
def test_no_command_asks_for_a_socket(werkmap: Path) -> None:
    """Every command, with its imports: Python tries nothing, and the kernel, which would end it, is never asked."""
    lay_out(werkmap)
    maak = ["werkboek", CASUS, "-o", WERKBOEK, "--concept"]
    help_ = [["--help"], ["bereken", "--help"], ["--versie"]]
    aanroepen = [maak, *help_, *(list(aanroep.argumenten) for aanroep in ALLE)]
    (werkmap / "alle.json").write_text(json.dumps(aanroepen), encoding="utf-8")
    gelopen = run_python([str(PROJECT / "tests" / "geennet.py"), "alle.json"], werkmap)
    assert gelopen.returncode == 0, (gelopen.returncode, gelopen.stderr)
    uitkomsten: list[dict[str, Any]] = json.loads(gelopen.stdout)
    assert [uitkomst["code"] for uitkomst in uitkomsten] == [0, 0, 0, 0, *(aanroep.code for aanroep in ALLE)]
    assert [uitkomst["geprobeerd"] for uitkomst in uitkomsten] == [[]] * len(aanroepen)
    assert all(uitkomst["kern"] is MET_KERN for uitkomst in uitkomsten)


@pytest.mark.parametrize(
    "poging",
    [
        "import socket; socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import socket; socket.getaddrinfo('voorbeeld.invalid', 80)",
    ],
)
def test_the_watch_sees_what_python_tries(werkmap: Path, poging: str) -> None:
    """Without this the other test could pass by looking away."""
    programma = f"""
import geennet
gezien = geennet.note_attempts()
try:
    {poging.replace("; ", chr(10) + "    ")}
except OSError:
    pass
print(gezien)
"""
    gelopen = run_python(["-c", programma], werkmap)
    assert gelopen.returncode == 0, gelopen.stderr
    assert "socket." in gelopen.stdout or "urllib." in gelopen.stdout


@pytest.mark.skipif(not MET_KERN, reason="the numbers of the kernel's calls are those of Linux on these machines")
def test_the_kernel_ends_what_asks_for_a_socket(werkmap: Path) -> None:
    """Also compiled code, that Python knows nothing of."""
    vraag = "import ctypes, geennet\nassert geennet.forbid_in_kernel()\nprint('levend', flush=True)\n"
    gelopen = run_python(["-c", f"{vraag}ctypes.CDLL(None).socket(2, 1, 0)\nprint('gelukt')"], werkmap)
    assert (gelopen.returncode, gelopen.stdout) == (-signal.SIGSYS, "levend\n")


def _imports(boom: ast.AST) -> Iterator[str]:
    """The first word of every module that is imported, however deep in the code."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (naam.name.partition(".")[0] for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            yield "ho_engine" if knoop.level else (knoop.module or "").partition(".")[0]


@pytest.mark.parametrize("map_", ["engine", "workbook", "addin"])
def test_no_module_imports_what_can_send(map_: str) -> None:
    """Only the standard library without its network, the dependencies that are listed, and ourselves."""
    mag = (sys.stdlib_module_names - NETWERK) | VAN_ANDEREN | EIGEN
    modules = [pad for pad in MODULES if pad.is_relative_to(PROJECT / map_)]
    assert modules
    vreemd = {}
    for pad in modules:
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        hier = frozenset().union(*(deel.get(pad.name, ()) for deel in (ALLEEN_HIER, VAN_WINDOWS, VOOR_DE_BOUW)))
        if over := set(_imports(boom)) - mag - hier:
            vreemd[pad.name] = over
        namen = {knoop.id for knoop in ast.walk(boom) if isinstance(knoop, ast.Name)}
        namen |= {knoop.attr for knoop in ast.walk(boom) if isinstance(knoop, ast.Attribute)}
        if over := namen & {"__import__", "import_module", "exec", "eval", "system", "popen"}:
            vreemd[pad.name] = over
    assert vreemd == {}


def test_nothing_loads_what_only_excel_needs() -> None:
    """The command line and the functions work without xlwings."""
    for pad in MODULES:
        if pad.name not in ALLEEN_HIER:
            tekst = pad.read_text(encoding="utf-8")
            assert not re.search(r"^\s*(?:from|import) [\w.]*xlwings", tekst, re.MULTILINE), pad.name


def test_what_is_imported_is_a_dependency_of_the_project() -> None:
    """And the other way round: none is listed that nothing needs (openpyxl parses through defusedxml by itself)."""
    eisen = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    genoemd = {_name(eis) for eis in eisen}
    excel, bouw = (frozenset().union(*deel.values()) for deel in (ALLEEN_HIER, VOOR_DE_BOUW))
    assert genoemd == (VAN_ANDEREN | excel) - {"pydantic_core"}
    extra = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert bouw == {_name(eis) for eis in extra["bouw"]}
    gevonden = {naam for pad in MODULES for naam in _imports(ast.parse(pad.read_text(encoding="utf-8")))}
    vreemd = gevonden - sys.stdlib_module_names - EIGEN - bouw - frozenset().union(*VAN_WINDOWS.values())
    assert vreemd <= VAN_ANDEREN | excel
    assert genoemd - vreemd <= {"defusedxml"}


def _name(eis: str) -> str:
    """What a requirement is imported as."""
    return re.split(r"[<>=~!; ]", eis)[0].replace("-", "_").lower()
