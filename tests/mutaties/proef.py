"""Running tests in forks of one pytest session: the tests are collected once, and each mutant gets its own process."""

from __future__ import annotations

import gc
import importlib.machinery
import os
import resource
import signal
import sys
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, settings

from mutaties import dekking
from mutaties.dekking import PAKKET, PROJECT, Proef

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mutaties.mutanten import Mutant

Afloop: TypeAlias = Literal["gedood", "overleeft", "te lang"]

_TESTEN: Final = ("tests/engine", "engine")
_OPTIES: Final = (
    "-q",
    "-s",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "--tb=no",
    "-W",
    "ignore",
    f"--rootdir={PROJECT}",
)
_GEHEUGEN: Final = 2 * 2**30
"""Bytes a mutant may take: one that asks for ever more fails, and nothing else does."""

_OVERLEEFT: Final = 0
_GEDOOD: Final = 1


class Uitslag(NamedTuple):
    """How a mutant fared, and the test that saw it, where that is known."""

    afloop: Afloop
    door: str = ""


class Sessie:
    """A collected pytest session, to run some of its tests in a fork as often as is needed."""

    def __init__(self, session: pytest.Session) -> None:
        """Take the tests that pytest collected, and the functions that they were collected with."""
        self._tests = {test.nodeid: test for test in session.items}
        self._functies: dict[str, list[FunctionType]] = {}
        for functie in gc.get_objects():
            if isinstance(functie, FunctionType):
                self._functies.setdefault(functie.__code__.co_filename, []).append(functie)
        gc.collect()
        gc.freeze()  # what a fork leaves alone, it need not copy

    def coverage(self) -> dict[str, Proef]:
        """What each test covers; measured in a fork when a file changed since the last time.

        Raises:
            RuntimeError: a test fails without any mutant.
        """
        bekend = dekking.read()
        if not self._tests.keys() <= bekend.keys():
            print("Tests worden eenmaal gevolgd (bij elkaar enkele minuten).", flush=True)
            if _in_fork(lambda: self._measure(bekend), 3600) != _OVERLEEFT:
                raise RuntimeError("zonder mutant zakt al een test, of het meten duurt te lang")
            bekend = dekking.read()
        if not self._tests.keys() <= bekend.keys():
            raise RuntimeError("de bestanden veranderen tijdens het meten")
        return {naam: proef for naam, proef in bekend.items() if naam in self._tests}

    def _measure(self, bekend: Mapping[str, Proef]) -> int:
        """Follow the tests of which nothing is known yet."""
        namen = [naam for naam in self._tests if naam not in bekend]
        proeven = dict(bekend)
        for naam, volgende in zip(namen, [*namen[1:], None], strict=True):
            uitkomst: list[bool] = []
            proeven[naam] = dekking.follow(lambda: uitkomst.append(self._passes(naam, volgende)))  # noqa: B023
            if uitkomst != [True]:
                return _GEDOOD
        dekking.write(proeven)
        return _OVERLEEFT

    def _passes(self, naam: str, volgende: str | None) -> bool:
        test = self._tests[naam]
        voor = test.session.testsfailed
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=self._tests[volgende] if volgende else None)
        return test.session.testsfailed == voor

    def attempt(self, module: str, mutant: Mutant | None, testen: Sequence[str], seconden: float) -> Uitslag:
        """Run tests in this order until one fails, with one module changed (or none).

        What stands in a function is put in the place of that function; anything else asks that the module is imported
        anew, and the tests that use it too.

        Args:
            module: the name of the module, without its package.
            mutant: the change.
            testen: what to run.
            seconden: processor time after which no next test is started; a test that never ends is stopped.
        """
        lees, schrijf = os.pipe()

        def probeer() -> int:
            gc.disable()  # a collection would touch, and so copy, everything that was collected
            if mutant is not None and not (mutant.in_functie and self._patch(module, mutant)):
                return _afresh(module, mutant, testen)
            for naam, volgende in zip(testen, [*testen[1:], None], strict=True):
                if not self._passes(naam, volgende):
                    os.write(schrijf, naam.encode())
                    return _GEDOOD
                if time.process_time() > seconden:
                    break
            return _OVERLEEFT

        code = _in_fork(probeer, 60 + 6 * seconden)
        os.close(schrijf)
        with os.fdopen(lees, "rb") as pijp:
            door = pijp.read().decode()
        if code is None:
            return Uitslag("te lang")
        return Uitslag("overleeft" if code == _OVERLEEFT else "gedood", door)

    def _patch(self, module: str, mutant: Mutant) -> bool:
        """Put the functions of the mutant in the place of those of its module; false where that can't be done."""
        from ho_engine import normbestanden  # noqa: PLC0415 - not before the tests are collected

        pad = str(PAKKET / f"{module}.py")
        nieuw = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compile(mutant.boom, pad, "exec"))}
        for functie in self._functies.get(pad, ()):
            code = nieuw.get((functie.__code__.co_qualname, functie.__code__.co_firstlineno))
            if code is not None:
                try:
                    functie.__code__ = code
                except ValueError:  # it closes over other variables than before
                    return False
        normbestanden._library.cache_clear()  # what was made by the module as it was
        return True


class _Lus:
    """A pytest plugin that hands over the collected session in place of running its tests."""

    def __init__(self, werk: Callable[[Sessie], None]) -> None:
        self._werk = werk

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work in place of the tests."""
        if session.testsfailed:
            raise session.Failed("het verzamelen van de tests lukt niet")
        self._werk(Sessie(session))
        return True


def with_session(werk: Callable[[Sessie], None]) -> int:
    """Collect the tests of the engine and do something with them; returns the exit code of pytest."""
    os.chdir(PROJECT)
    _be_brief()
    return int(pytest.main([*_OPTIES, *_TESTEN], plugins=[_Lus(werk)]))


def _be_brief() -> None:
    """Let Hypothesis try fewer examples, always the same, and leave a found failure as it is."""
    settings.register_profile(
        "mutaties",
        max_examples=40,
        database=None,
        deadline=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutaties")


def _codes(code: CodeType) -> list[CodeType]:
    delen = [deel for deel in code.co_consts if isinstance(deel, CodeType)]
    return [*delen, *(dieper for deel in delen for dieper in _codes(deel))]


def _afresh(module: str, mutant: Mutant, testen: Sequence[str]) -> int:
    """Import everything of this project again, with the mutant in it, and run the tests in a session of its own."""
    eigen = ("ho_engine", "ho_workbook", "ho_addin", "speelwet", "generator", "conftest", "tests", "test_", "engine")
    for naam in [naam for naam in sys.modules if naam.startswith(eigen)]:
        del sys.modules[naam]
    pad = PAKKET / f"{module}.py"
    oud = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: importlib.machinery.SourceFileLoader, fullname: str) -> Any:  # noqa: ANN401
        return compile(mutant.boom, str(pad), "exec") if Path(self.path) == pad else oud(self, fullname)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
    bestanden = list(dict.fromkeys(naam.partition("::")[0] for naam in testen))
    return int(pytest.main([*_OPTIES, "-x", *bestanden], plugins=[_Keuze(testen)]))


class _Keuze:
    """A pytest plugin that runs only the chosen tests, in the chosen order."""

    def __init__(self, gekozen: Sequence[str]) -> None:
        self._plaats = {naam: nummer for nummer, naam in enumerate(gekozen)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep and order them."""
        items[:] = sorted(
            (test for test in items if test.nodeid in self._plaats), key=lambda test: self._plaats[test.nodeid]
        )


def _in_fork(werk: Callable[[], int], seconden: float) -> int | None:
    """Do something in a process of its own and return its exit code; ``None`` when it had to be stopped."""
    sys.stdout.flush()
    kind = os.fork()
    if kind == 0:
        code = 3
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_AS, (_GEHEUGEN, _GEHEUGEN))
            nergens = os.open(os.devnull, os.O_RDWR)
            for stroom in (0, 1, 2):
                os.dup2(nergens, stroom)
            code = werk()
        finally:
            os._exit(code)
    einde = time.monotonic() + seconden
    while True:
        klaar, stand = os.waitpid(kind, os.WNOHANG)
        if klaar:
            return os.waitstatus_to_exitcode(stand)
        if time.monotonic() > einde:
            os.killpg(kind, signal.SIGKILL)
            os.waitpid(kind, 0)
            return None
        time.sleep(0.005)
