"""Reading a file from outside in a process of its own, with limits on memory and time. Knows no workbook.

Where the system can do so (Linux, macOS and other POSIX systems) the work is done in a copy of this process; when
other threads are running, copying is not safe and a new interpreter does it. Elsewhere (Windows) it is done here, and
only the limits of ``bewaker`` hold.
"""

from __future__ import annotations

import dataclasses
import faulthandler
import gc
import io
import os
import pickle
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NoReturn, TypeVar

from ho_engine.fouten import HoFout

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

KAN_APART: Final = sys.platform != "win32"
"""Whether this system can read in a process of its own."""

GEHEUGEN: Final = 160 * 2**20
"""Bytes that reading may take on top of what the process has already."""
REKENTIJD_S: Final = 6
WANDTIJD_S: Final = 8
MAXIMUM_ANTWOORD: Final = 64 * 2**20

_BLOK: Final = 2**20
_EIGEN: Final = frozenset({"ho_engine", "ho_workbook"})
_TE_VEEL: Final = f"het kostte meer dan {GEHEUGEN // 2**20} MB geheugen"
_TE_LANG: Final = f"het kostte meer dan {REKENTIJD_S} seconden rekentijd"
_GEVALLEN: Final = "het lezen brak onverwacht af"
_OP: Final = "het lezen brak af, waarschijnlijk omdat het te veel geheugen kostte"


def apart(werk: Callable[..., T], *gegevens: object, bestand: str) -> T:
    """Do work on a file from outside where it can hurt nothing.

    Args:
        werk: a function of a module; its result holds plain values and records of this product.
        gegevens: its arguments.
        bestand: the name of the file, for messages.

    Returns:
        What the function returns.

    Raises:
        HoFout: the one the function raised, or HO325 when it took too much memory or time, or fell.
    """
    match _do(werk, gegevens):
        case ("goed", uitkomst):
            return uitkomst  # type: ignore[no-any-return] # what the function returned, by way of a pipe
        case ("fout", naam, plaats, bijzonderheden):
            raise HoFout(naam, plaats, **bijzonderheden)
        case (_, reden):
            raise HoFout("lezen_gestopt", bestand, reden=reden)
    raise HoFout("lezen_gestopt", bestand, reden=_GEVALLEN)


def _do(werk: Callable[..., object], gegevens: tuple[object, ...]) -> tuple[Any, ...]:
    """Do the work in the safest way this system and this process allow."""
    if not KAN_APART or not sys.executable:
        return _answer(werk, gegevens)
    try:
        return _decoded((_in_interpreter if _other_threads() else _in_copy)(werk, gegevens))
    except OSError:  # no room for another process
        return "gestopt", "het systeem heeft geen ruimte voor nog een proces"


def _answer(werk: Callable[..., object], gegevens: tuple[object, ...]) -> tuple[Any, ...]:
    """The result of the work as plain data, also when it failed."""
    try:
        return "goed", werk(*gegevens)
    except HoFout as fout:
        bijzonderheden = {naam: str(waarde) for naam, waarde in fout.gegevens.items()}
        return "fout", fout.melding.naam, fout.plaats, bijzonderheden
    except MemoryError:
        return "gestopt", _TE_VEEL
    except Exception as fout:  # noqa: BLE001 - whatever it was, the file made it so, and it is said
        return "gestopt", f"{_GEVALLEN} ({type(fout).__name__})"


def _other_threads() -> bool:
    taken = Path("/proc/self/task")
    return threading.active_count() > 1 or (taken.is_dir() and len(list(taken.iterdir())) > 1)


def _in_copy(werk: Callable[..., object], gegevens: tuple[object, ...]) -> bytes | str:
    """Do the work in a copy of this process; the bytes of the answer, or why there are none."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lees)
        _be_the_copy(schrijf, werk, gegevens)
    os.close(schrijf)
    try:
        return _listen(lees, kind)
    finally:
        os.close(lees)


def _be_the_copy(pijp: int, werk: Callable[..., object], gegevens: tuple[object, ...]) -> NoReturn:
    """The life of the copy: work, answer, vanish. Nothing of the process it was copied from is flushed or closed."""
    code = 1
    try:
        faulthandler.disable()
        for signaal in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
            signal.signal(signaal, signal.SIG_DFL)
        niets = os.open(os.devnull, os.O_RDWR)
        for stroom in range(3):
            os.dup2(niets, stroom)
        gc.freeze()
        _limit()
        with open(pijp, "wb", closefd=False) as uit:
            _send(_answer(werk, gegevens), uit)
        code = 0
    finally:
        os._exit(code)


def _limit() -> None:
    """Let the system end this process when it takes too much."""
    omvang = Path("/proc/self/statm")
    if omvang.is_file():  # without it the size of now is not known, and too low a limit would refuse good files
        nu = int(omvang.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _lower(resource.RLIMIT_AS, nu + GEHEUGEN)
    _lower(resource.RLIMIT_CPU, REKENTIJD_S)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(grens: int, waarde: int) -> None:
    """Set a limit, but never above one that holds already."""
    _, hoogste = resource.getrlimit(grens)
    resource.setrlimit(grens, (waarde if hoogste == resource.RLIM_INFINITY else min(waarde, hoogste), hoogste))


def _send(antwoord: tuple[Any, ...], uit: BinaryIO) -> None:
    try:
        gegevens = pickle.dumps(antwoord, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        gegevens = pickle.dumps(("gestopt", _TE_VEEL))
    uit.write(gegevens)
    uit.flush()


def _listen(lees: int, kind: int) -> bytes | str:
    """What the copy has to say, until it is done or its time is up."""
    stukken: list[bytes] = []
    omvang = 0
    einde = time.monotonic() + WANDTIJD_S
    af = False
    try:
        with selectors.DefaultSelector() as wacht:
            wacht.register(lees, selectors.EVENT_READ)
            while wacht.select(max(0.0, einde - time.monotonic())):
                stuk = os.read(lees, _BLOK)
                if not stuk:
                    af = True
                    break
                stukken.append(stuk)
                omvang += len(stuk)
                if omvang > MAXIMUM_ANTWOORD:
                    return _TE_VEEL
                if time.monotonic() > einde:
                    break
    finally:
        status = _end(kind, af=af)
    if not af:
        return _TE_LANG
    return b"".join(stukken) if status == 0 else _reason(-status)


def _end(kind: int, *, af: bool) -> int:
    """Wait for the copy, or end it; its exit code, negative for a signal."""
    if not af:
        os.kill(kind, signal.SIGKILL)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1])
    except ChildProcessError:  # the caller ignores its children: then the system has tidied up
        return 0


def _reason(signaal: int) -> str:
    """Why a process ended without an answer; a library that gets no memory aborts."""
    if signaal == signal.SIGXCPU:
        return _TE_LANG
    return _OP if signaal == signal.SIGABRT else _GEVALLEN


def _in_interpreter(werk: Callable[..., object], gegevens: tuple[object, ...]) -> bytes | str:
    """Do the work in a new interpreter; it gets what this one can import, and nothing from the current folder."""
    paden = os.pathsep.join(pad for pad in sys.path if pad)
    opdracht = [sys.executable, "-P", "-m", "ho_workbook.werkproces"]
    try:
        klaar = subprocess.run(  # noqa: S603 - this very interpreter and module
            opdracht,
            input=pickle.dumps((werk, gegevens)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paden},
            timeout=WANDTIJD_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _TE_LANG
    if klaar.returncode:
        return _reason(-klaar.returncode)
    return klaar.stdout if len(klaar.stdout) <= MAXIMUM_ANTWOORD else _TE_VEEL


def _decoded(gegevens: bytes | str) -> tuple[Any, ...]:
    """The answer of the other process; it may hold values and records of this product and nothing else."""
    if isinstance(gegevens, str):
        return "gestopt", gegevens
    try:
        antwoord = _Gegevens(io.BytesIO(gegevens)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return "gestopt", _GEVALLEN
    return antwoord if isinstance(antwoord, tuple) else ("gestopt", _GEVALLEN)


class _Gegevens(pickle.Unpickler):
    """Reads plain values, dates and the records of this product; anything else in an answer is refused."""

    def find_class(self, module: str, naam: str) -> Any:  # noqa: ANN401 - as in the standard library
        """Find a record, or refuse."""
        if module == "datetime" or module.partition(".")[0] in _EIGEN:
            soort = super().find_class(module, naam)
            if isinstance(soort, type) and (
                module == "datetime" or dataclasses.is_dataclass(soort) or issubclass(soort, tuple)
            ):
                return soort
        raise pickle.UnpicklingError(naam)


def _main() -> None:
    """The life of a new interpreter: what to do comes in, the answer goes out."""
    werk, gegevens = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - from the process that started this one
    uit = os.fdopen(os.dup(1), "wb")
    niets = os.open(os.devnull, os.O_RDWR)
    for stroom in range(3):
        os.dup2(niets, stroom)
    _limit()
    _send(_answer(werk, gegevens), uit)


if __name__ == "__main__":
    _main()
