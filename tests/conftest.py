"""What every test run does: say loudly which second oracle was not asked, and run openpyxl as users have it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

# The norm folders of whoever runs the tests take no part, and some tests read the norms when they are collected.
os.environ["HO_NORMEN"] = os.environ["HO_NORMEN_AFDELING"] = ""
os.environ["APPDATA"] = os.environ["XDG_CONFIG_HOME"] = str(Path(tempfile.gettempdir(), "geen-eigen-normen"))

# Users have no lxml; a development tool brings it along. openpyxl looks once, when it is first imported.
os.environ.setdefault("OPENPYXL_LXML", "False")

import pytest
from hypothesis import settings

from orakel.libreoffice import VERPLICHT, zoek_soffice

if TYPE_CHECKING:
    from collections.abc import Iterator

_OVERGESLAGEN = pytest.StashKey[list[str]]()

# A test run proves, and is the same twice; searching for what nobody thought of is ``python3 start.py fuzz``, or
# ``pytest --hypothesis-profile=default``.
settings.register_profile("herhaalbaar", derandomize=True, database=None)
settings.load_profile("herhaalbaar")


def pytest_configure(config: pytest.Config) -> None:
    """Start the list of what this run did not check."""
    config.stash[_OVERGESLAGEN] = []


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without LibreOffice its tests fail where it is mandatory, and are reported elsewhere."""
    if item.get_closest_marker("libreoffice") is None or zoek_soffice() is not None:
        return
    if os.environ.get(VERPLICHT) == "1":
        pytest.fail(f"LibreOffice ontbreekt en {VERPLICHT}=1", pytrace=False)
    item.config.stash[_OVERGESLAGEN].append(item.nodeid)
    pytest.skip("NIET GECONTROLEERD: LibreOffice ontbreekt")


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Name the number of tests the second oracle did not judge."""
    yield
    gemist = terminalreporter.config.stash[_OVERGESLAGEN]
    if gemist:
        terminalreporter.write_line(
            f"NIET GECONTROLEERD: {len(gemist)} tests met LibreOffice (soffice ontbreekt); "
            f"met {VERPLICHT}=1 is dat een fout.",
            red=True,
        )
