"""The tests under Wine: only when asked, and never silent about what could not be checked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from wine.inrichten import Ontbreekt, Wijn, default_map, set_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HIER: Final = Path(__file__).resolve().parent
VERPLICHT: Final = "HO_WINE_VERPLICHT"
NIET: Final = "de rekenkern in Windows (COM, VBScript, installeren en verwijderen, duizend aanroepen)"

_GEZEGD: Final = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Start the list of what is said at the end."""
    config.stash[_GEZEGD] = []


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Only an environment of its own runs these: they set up a Windows first."""
    gevraagd = [Path(config.invocation_params.dir, deel.split("::")[0]).resolve() for deel in config.args]
    eigen = any(pad.is_relative_to(HIER) for pad in gevraagd)
    return None if eigen or collection_path.name == HIER.name else True


@pytest.fixture(scope="session")
def wijn(pytestconfig: pytest.Config) -> Iterator[Wijn]:
    """A Windows with our program in it; reported where it can't be had, and a failure where it must."""
    try:
        ingericht = set_up(default_map())
    except Ontbreekt as fout:
        if os.environ.get(VERPLICHT) == "1":
            pytest.fail(f"{fout}, en {VERPLICHT}=1", pytrace=False)
        pytestconfig.stash[_GEZEGD].append(f"NIET GECONTROLEERD: {NIET}: {fout}; met {VERPLICHT}=1 is dat een fout.")
        pytest.skip(f"NIET GECONTROLEERD: {fout}")
    yield ingericht
    ingericht.stop()


@pytest.fixture(scope="session")
def meld(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Say something at the end of the run: a measured time, or what is not proven."""
    gezegd = pytestconfig.stash[_GEZEGD]
    return lambda regel: None if regel in gezegd else gezegd.append(regel)


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say it."""
    yield
    for regel in terminalreporter.config.stash[_GEZEGD]:
        terminalreporter.write_line(regel, red=regel.startswith("NIET"))
