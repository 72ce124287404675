"""A toy law and ordinary cases of it: what the tests of the engine calculate with, so that the law may change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ho_engine import Berekening

SPEELGOED = Path(__file__).parent / "engine" / "speelgoed"


def gewone_casus(*regels: dict[str, Any], **anders: object) -> dict[str, Any]:
    """The data of an ordinary case with these rows; ``anders`` replaces or adds keys."""
    gewoon: dict[str, Any] = {
        "kenmerk": "2026-0042",
        "gemeente": "speelstad",
        "ingangsdatum": "2026-03-01",
        "frequentie": "wekelijks",
        "onbepaalde_tijd": True,
        "regels": list(regels),
    }
    return gewoon | anders


def regel(code: str, aantal: object = 1, **anders: object) -> dict[str, Any]:
    """One row of a case."""
    return {"code": code, "aantal": aantal} | anders


class Reken(Protocol):
    """Calculate a toy case: the rows, then what differs from an ordinary case."""

    def __call__(self, *regels: dict[str, Any], **anders: object) -> Berekening:
        """Calculate."""
