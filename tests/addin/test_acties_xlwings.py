"""The buttons of the ribbon through real xlwings, with only pywin32 and Excel itself as stand-ins."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

from ho_addin.casusblad import KOP
from opdrachtregel import PROJECT, env


@cache
def proef() -> dict[str, Any]:
    """What the buttons answered through real xlwings, in a process of its own."""
    if sys.platform != "linux":
        pytest.skip("NIET GECONTROLEERD: de knoppen door xlwings heen, met plaatsvervangers voor Windows")
    omgeving = env()
    omgeving["PYTHONPATH"] = os.pathsep.join([omgeving["PYTHONPATH"], str(PROJECT / "tests")])
    omgeving.pop("HO_NORMEN", None)
    opdracht = [sys.executable, str(PROJECT / "tests" / "actiesproef.py")]
    gelopen = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    assert gelopen.returncode == 0, gelopen.stderr
    gelezen: dict[str, Any] = json.loads(gelopen.stdout)
    return gelezen


def test_every_button_is_offered_by_xlwings_with_its_arguments() -> None:
    """The names that the add-in asks for, and what may be left out."""
    assert proef()["acties"] == {
        "NIEUWE_CASUS": [["gemeente", False], ["datum", False]],
        "BEREKEN": [],
        "VASTLEGGEN": [],
        "CONTROLEER": [["pad", True]],
        "NORMEN": [["gemeente", False], ["datum", False]],
        "ZELFTEST": [["gegevens", True]],
        "LOGBOEK": [],
        "OVER": [],
        "STOP": [],
    }


def test_the_buttons_work_through_xlwings_from_the_workbook_that_is_handed_over() -> None:
    """``CallUDF`` with the active workbook: new case, calculate, record, check; and an error as text."""
    gelopen = proef()
    assert gelopen["zonder_werkmap"].startswith("#HO!2015 HO436 ")
    assert gelopen["nieuw"].startswith("Er is een nieuwe casus gemaakt")
    assert gelopen["leeg"].startswith("Er is geen uitkomst: ")
    assert gelopen["bereken"].startswith("Uitkomst van 2026-0042\nToegekend: ")
    assert gelopen["blok"] == KOP
    assert "vastgelegd" in gelopen["vastleggen"]
    assert gelopen["controleer"].startswith("In orde: 2026-0042 werkboek.xlsx (definitief 2026-0042).")
    assert gelopen["normen"].startswith("De ")
    assert gelopen["zelftest"].startswith("#HO!2015 HO437 ")
    assert gelopen["over"].startswith("programma: ")


def test_the_restart_ends_the_process_at_once() -> None:
    """No answer, no waiting: whoever asks next gets a new process."""
    code = "from ho_addin import acties; print('voor', flush=True); acties.STOP(); print('na')"
    gelopen = subprocess.run([sys.executable, "-c", code], env=env(), capture_output=True, text=True, check=False)
    assert (gelopen.returncode, gelopen.stdout, gelopen.stderr) == (0, "voor\n", "")


def test_two_modules_know_xlwings() -> None:
    """Everything else works on plain values, or on the objects of Excel that it is handed."""
    bronnen = {pad.name: pad.read_text(encoding="utf-8") for pad in (PROJECT / "addin" / "ho_addin").rglob("*.py")}
    kennen = {naam for naam, tekst in bronnen.items() if "\nimport xlwings" in tekst or "from xlwings" in tekst}
    assert kennen == {"acties.py", "xlwingsbinding.py"}
