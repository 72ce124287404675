"""OpenFisca calculates the same rows. It runs in an environment of its own and speaks JSON, line by line.

The first line it reads describes the rows; every further line asks for one way of calculating them, so many times.
It answers with the time per calculation and the outcome. It imports nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any, Final

import numpy as np  # type: ignore[import-not-found]  # only in its own environment
from openfisca_core.entities import build_entity  # type: ignore[import-not-found]
from openfisca_core.parameters import ParameterNode  # type: ignore[import-not-found]
from openfisca_core.periods import DateUnit  # type: ignore[import-not-found]
from openfisca_core.simulation_builder import SimulationBuilder  # type: ignore[import-not-found]
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-not-found]
from openfisca_core.variables import Variable  # type: ignore[import-not-found]

MAAND: Final = "2026-03"
VELEN: Final = 1000


def make_system(opgave: dict[str, Any]) -> Any:  # noqa: ANN401 - OpenFisca has no types here
    """The rows as variables with a parameter each, their areas, and the rounded total."""
    huishouden = build_entity("huishouden", "huishoudens", "Huishouden", is_person=True)
    stelsel = TaxBenefitSystem([huishouden])
    normen = {rij["naam"]: {"values": {"2020-01-01": {"value": rij["minuten"]}}} for rij in opgave["rijen"]}
    stelsel.parameters = ParameterNode("", data={"norm": normen})

    def add(naam: str, formule: Any = None) -> None:  # noqa: ANN401 - a formula as OpenFisca wants it
        kenmerken = {"value_type": float, "entity": huishouden, "definition_period": DateUnit.MONTH, "label": naam}
        stelsel.add_variable(type(naam, (Variable,), kenmerken | ({"formula": formule} if formule else {})))

    for rij in opgave["rijen"]:
        add(f"{rij['naam']}_aantal")
        add(f"{rij['naam']}_keer")
        add(f"{rij['naam']}_minuten", _row(rij["naam"]))
    for gebied, inhoud in opgave["gebieden"].items():
        add(gebied, _area(inhoud["meer"], inhoud["minder"], inhoud["maximum"]))
    add("totaal", _total(list(opgave["gebieden"]), opgave["stap"]))
    return stelsel


def _row(naam: str) -> Any:  # noqa: ANN401
    def formula(huishouden: Any, maand: Any, parameters: Any) -> Any:  # noqa: ANN401
        norm = getattr(parameters(maand).norm, naam)
        return huishouden(f"{naam}_aantal", maand) * huishouden(f"{naam}_keer", maand) * norm

    return formula


def _area(meer: list[str], minder: list[str], maximum: float | None) -> Any:  # noqa: ANN401
    def formula(huishouden: Any, maand: Any) -> Any:  # noqa: ANN401
        bruto = sum(huishouden(f"{naam}_minuten", maand) for naam in meer)
        netto = np.maximum(0, bruto - sum(huishouden(f"{naam}_minuten", maand) for naam in minder))
        return netto if maximum is None else np.minimum(netto, maximum)

    return formula


def _total(gebieden: list[str], stap: int) -> Any:  # noqa: ANN401
    def formula(huishouden: Any, maand: Any) -> Any:  # noqa: ANN401
        som = sum(huishouden(gebied, maand) for gebied in gebieden)
        return np.ceil(np.round(som, 6) / stap) * stap

    return formula


def calculate(stelsel: Any, opgave: dict[str, Any], huishoudens: int) -> float:  # noqa: ANN401
    """Build a simulation of so many equal households, fill it in and calculate the total of the first."""
    simulatie = SimulationBuilder().build_default_simulation(stelsel, count=huishoudens)
    for rij in opgave["rijen"]:
        simulatie.set_input(f"{rij['naam']}_aantal", MAAND, np.full(huishoudens, rij["aantal"]))
        simulatie.set_input(f"{rij['naam']}_keer", MAAND, np.full(huishoudens, rij["keer"]))
    return float(simulatie.calculate("totaal", MAAND)[0])


def main() -> None:
    """Answer questions until there are no more."""
    opgave = json.loads(sys.stdin.readline())
    stelsel = make_system(opgave)
    for regel in sys.stdin:
        vraag = json.loads(regel)
        totaal = 0.0
        begin = time.perf_counter()
        for _ in range(vraag["herhaal"]):
            if vraag["wat"] == "alles nieuw":
                totaal = calculate(make_system(opgave), opgave, 1)
            else:
                totaal = calculate(stelsel, opgave, VELEN if vraag["wat"] == "velen" else 1)
        duur = (time.perf_counter() - begin) * 1000 / vraag["herhaal"] / (VELEN if vraag["wat"] == "velen" else 1)
        sys.stdout.write(json.dumps({"ms": duur, "totaal": totaal}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
