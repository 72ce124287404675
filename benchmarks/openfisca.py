"""OpenFisca as a peer: its own environment, its own process, and the measured case told in its words."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from toezicht import peak

if TYPE_CHECKING:
    from ho_engine import Berekening

HIER: Final = Path(__file__).resolve().parent
PROJECT: Final = HIER.parent
sys.path.insert(0, str(PROJECT))

import start  # noqa: E402 - it stands beside the packages, not among them

GeenOmgeving = start.Startfout
"""OpenFisca can't be installed here, or it fell."""


@dataclass(frozen=True)
class OpenFisca:
    """A running OpenFisca that waits for questions."""

    proces: subprocess.Popen[str]

    @classmethod
    def begin(cls, berekening: Berekening) -> Self:
        """Make its environment when that was not done yet, start it and tell it the rows.

        Raises:
            start.Startfout: its environment can't be made here.
        """
        script = [str(_prepare()), "-I", str(HIER / "openfisca_gelijke.py")]
        proces = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        ander = cls(proces)
        ander._say(describe(berekening))
        return ander

    def ask(self, wat: str, herhaal: int) -> dict[str, float]:
        """Let it calculate so often in one way.

        Raises:
            start.Startfout: it fell.
        """
        self._say({"wat": wat, "herhaal": herhaal})
        regel = self.proces.stdout.readline() if self.proces.stdout else ""
        if not regel:
            raise start.Startfout("OpenFisca stopte; de melding staat hierboven.")
        antwoord: dict[str, float] = json.loads(regel)
        return antwoord

    def _say(self, inhoud: object) -> None:
        if self.proces.stdin is not None:
            self.proces.stdin.write(f"{json.dumps(inhoud)}\n")
            self.proces.stdin.flush()

    def memory(self) -> float | None:
        """The most memory it held so far, in megabytes."""
        return peak(self.proces.pid)

    def end(self) -> None:
        """Let it go."""
        self.proces.communicate()


def _prepare() -> Path:
    """The Python of its environment, made from the lock beside this file; nothing of ours is in it."""
    omgeving = start.Omgeving(PROJECT / ".venv-openfisca", HIER / "openfisca.lock")
    stempel = start.compute_stempel(omgeving)
    if not start.is_up_to_date(omgeving, stempel):
        start.say(f"De omgeving {omgeving.map.name} wordt ingericht (eenmalig, meestal binnen een minuut).")
        start.create_environment(omgeving)
        pip = [*start.find_pip(omgeving), "--disable-pip-version-check"]
        start.install(pip, "--require-hashes", "-r", str(omgeving.lock))
        shutil.rmtree(omgeving.ophaalmap, ignore_errors=True)
        omgeving.stempel.write_text(stempel, encoding="ascii")
    return omgeving.python


def describe(berekening: Berekening) -> dict[str, Any]:
    """The rows of a calculation, per area what adds and what subtracts, and the step of rounding."""
    kader = berekening.kader
    if kader is None:
        message = "the measured case has no framework"
        raise AssertionError(message)
    rijen = []
    gebieden: dict[str, dict[str, Any]] = {
        gebied.code: {"meer": [], "minder": [], "maximum": gebied.maximum.waarde if gebied.maximum else None}
        for gebied in kader.resultaatgebieden
    }
    for uitkomst in berekening.regels:
        regel, naam = uitkomst.regel, uitkomst.regel.code.replace(".", "_")
        minuten = regel.norm.waarde * kader.week_per_eenheid(regel.eenheid)  # type: ignore[operator] # none is missing
        getallen = {"aantal": float(uitkomst.aantal or 0), "keer": float(uitkomst.keer or 0)}
        rijen.append({"naam": naam, "minuten": float(minuten), **getallen})
        gebieden[regel.resultaatgebied]["meer" if regel.teken > 0 else "minder"].append(naam)
    gevuld = {code: inhoud for code, inhoud in gebieden.items() if inhoud["meer"] or inhoud["minder"]}
    return {"rijen": rijen, "gebieden": gevuld, "stap": int(kader.afronding.stap)}
