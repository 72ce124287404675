"""The add-in as olevba reads it: what an administrator uses to look at macros before allowing them."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import Any, Final

from ho_addin.bouw import BRONMAP, XLAM, read_modules
from ho_addin.bouw.vbaproject import full_source

LEZEN: Final = """
import json, sys
from oletools.olevba import VBA_Parser
lezer = VBA_Parser(sys.argv[1])
modules = {naam: code for _, _, naam, code in lezer.extract_macros()}
verdacht = sorted({str(woord) for soort, woord, _ in lezer.analyze_macros() if soort == "Suspicious"})
print(json.dumps({"modules": modules, "verdacht": verdacht, "gestript": bool(lezer.detect_vba_stomping())}))
"""
"""In a process of its own: what it imports warns of its own age."""

TOEGESTAAN: Final = {
    "CreateObject": "makes the kernel, and dictionaries of Windows",
    "Environ": "where the log is",
    "Write": "the line in the log",
    "open": "the name of an event",
    "register": "part of the name of a procedure",
    "Hex Strings": "the number of an error of COM",
    "Base64 Strings": "part of a name",
}
"""Every word that it reports, and why it is there. A new one asks an explanation, or has to go."""


@cache
def read() -> dict[str, Any]:
    """What it reads of the file in the repository."""
    opdracht = [sys.executable, "-c", LEZEN, str(BRONMAP / XLAM)]
    gelopen = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, f"NIET GECONTROLEERD: olevba leest de invoegtoepassing niet.\n{gelopen.stderr}"
    gelezen: dict[str, Any] = json.loads(gelopen.stdout)
    return gelezen


def test_olevba_reads_the_same_modules() -> None:
    """Each module comes back as it stands in the sources, and there is no other."""
    gelezen = {naam.split(".")[0]: code.replace("\r\n", "\n").rstrip("\n") for naam, code in read()["modules"].items()}
    assert gelezen == {m.naam: full_source(m).replace("\r\n", "\n").rstrip("\n") for m in read_modules()}


def test_olevba_finds_nothing_that_is_not_explained() -> None:
    """No other program is started, no library is declared, and the compiled code is no other than the text."""
    assert set(read()["verdacht"]) <= set(TOEGESTAAN)
    assert read()["gestript"] is False
