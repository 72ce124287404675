"""One LibreOffice 25.2 with our extension for all tests here; where it can't be had, the run says so loudly."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from ho_addin.oxt.pakket import build
from libreoffice_nl.inrichten import PYTHON, VERSIE, NietTeKrijgen, default_map, prepare
from libreoffice_nl.kantoor import Kantoor
from orakel.libreoffice import VERPLICHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from libreoffice_nl.inrichten import Installatie

_GEMIST = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def kantoor(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Kantoor:
    """LibreOffice with the extension as it is built from the sources now."""
    try:
        installatie = _installation()
    except NietTeKrijgen as fout:
        melding = f"NIET GECONTROLEERD: de functies in LibreOffice {VERSIE} met een Nederlands scherm ({fout})"
        if os.environ.get(VERPLICHT) == "1":
            pytest.fail(f"{melding}; en {VERPLICHT}=1", pytrace=False)
        pytestconfig.stash[_GEMIST] = melding
        pytest.skip(melding)
    map_ = tmp_path_factory.mktemp("kantoor")
    (map_ / "ho.oxt").write_bytes(build())
    return Kantoor(installatie, map_, map_ / "ho.oxt")


def _installation() -> Installatie:
    if f"python{sys.version_info[0]}.{sys.version_info[1]}" != PYTHON:
        raise NietTeKrijgen(f"het rekent met {PYTHON}, en deze tests niet")
    return prepare(default_map())


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say what was not checked."""
    yield
    if melding := terminalreporter.config.stash.get(_GEMIST, ""):
        terminalreporter.write_line(f"{melding}; met {VERPLICHT}=1 is dat een fout.", red=True)
