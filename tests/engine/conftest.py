"""What the tests of the engine share: a toy law, and a way to make a case of it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ho_engine import Normenbibliotheek, calculate, casus_uit_gegevens
from speelwet import SPEELGOED, gewone_casus

if TYPE_CHECKING:
    from ho_engine import Berekening, Normenkader
    from speelwet import Reken


@pytest.fixture(autouse=True)
def _geen_eigen_normen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The norm folder of whoever runs the tests takes no part."""
    monkeypatch.delenv("HO_NORMEN", raising=False)
    monkeypatch.delenv("HO_NORMEN_AFDELING", raising=False)


@pytest.fixture(scope="session")
def speelgoed() -> Normenbibliotheek:
    """The library of toy norm files."""
    return Normenbibliotheek((SPEELGOED,))


@pytest.fixture(scope="session")
def wet(speelgoed: Normenbibliotheek) -> Normenkader:
    """The toy law."""
    return speelgoed.kader("speelland")


@pytest.fixture(scope="session")
def reken(wet: Normenkader) -> Reken:
    """Calculate a case against the toy law."""

    def _reken(*regels: dict[str, Any], **anders: object) -> Berekening:
        return calculate(casus_uit_gegevens(gewone_casus(*regels, **anders)), wet)

    return _reken
