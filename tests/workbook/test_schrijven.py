"""Atomic writing: after any crash the target is the old file or the new one."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn
from unittest.mock import patch

import pytest

from apart import die, fork
from ho_engine.fouten import MELDINGEN
from ho_workbook.schrijven import schrijf_atomisch
from storingen import NIEUW, OUD, STORINGEN, Storing, attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KIJKEN: Final = ("lstat", "stat", "access", "readlink")
STAPPEN: Final = ("open", "write", "fsync", "close", "chmod", "replace", "unlink", *KIJKEN)
"""What a write asks of the operating system; looking changes nothing."""


def _schrijf_eindeloos(pad: Path, nummer: int) -> NoReturn:
    """Write ever higher numbers until somebody kills this process."""
    while True:
        nummer += 1
        schrijf_atomisch(pad, f"{nummer:012d}".encode() * 40_000)


def _nummer(pad: Path) -> int:
    """Return the number a file repeats from begin to end; fails when it is anything else."""
    inhoud = pad.read_bytes()
    assert len(inhoud) == 480_000
    assert inhoud == inhoud[:12] * 40_000
    return int(inhoud[:12])


def _tijdelijk(map_: Path) -> list[Path]:
    return list(map_.glob(".ho-*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX systems")
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    """A hundred writers are killed while they write; what stands there is always one whole file, never an older one."""
    pad = tmp_path / "werkmap.xlsx"
    toeval = random.Random(20260220)  # noqa: S311 - moments of a test, no secrets
    nummer, vooruit, halverwege = 0, 0, 0
    schrijf_atomisch(pad, f"{0:012d}".encode() * 40_000)
    for _ in range(100):
        schrijver = os.fork()
        if schrijver == 0:
            try:
                _schrijf_eindeloos(pad, nummer)
            finally:
                os._exit(1)
        time.sleep(toeval.uniform(0.001, 0.03))
        os.kill(schrijver, signal.SIGKILL)
        assert os.waitpid(schrijver, 0)[1] == signal.SIGKILL
        gelezen = _nummer(pad)
        assert gelezen >= nummer
        vooruit += gelezen > nummer
        nummer = gelezen
        for rest in _tijdelijk(tmp_path):
            halverwege += 1
            rest.unlink()
    assert vooruit > 10, "the writers hardly wrote: this proves nothing"
    assert halverwege > 10, "hardly any writer was killed while writing: this proves nothing"


def test_a_new_file_and_a_replaced_file_hold_exactly_the_bytes(tmp_path: Path) -> None:
    """Also zero bytes, and nothing is left beside it."""
    pad = tmp_path / "é è.xlsx"
    for inhoud in (b"oud", b"", b"nieuw" * 1000):
        schrijf_atomisch(pad, inhoud)
        assert pad.read_bytes() == inhoud
    assert list(tmp_path.iterdir()) == [pad]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits and symbolic links of POSIX systems")
def test_permissions_and_links_survive(tmp_path: Path) -> None:
    """Others keep the access they had; a link keeps pointing."""
    echt, verwijzing = tmp_path / "echt.xlsx", tmp_path / "verwijzing.xlsx"
    schrijf_atomisch(echt, b"oud")
    masker = os.umask(0)
    os.umask(masker)
    assert echt.stat().st_mode & 0o777 == 0o666 & ~masker
    echt.chmod(0o640)
    verwijzing.symlink_to(echt)
    schrijf_atomisch(verwijzing, b"nieuw")
    assert verwijzing.is_symlink()
    assert (echt.read_bytes(), echt.stat().st_mode & 0o777) == (b"nieuw", 0o640)


@pytest.mark.skipif(sys.platform == "win32", reason="made with forks, permissions and links of POSIX systems")
@pytest.mark.parametrize("storing", STORINGEN, ids=lambda storing: storing.naam)
def test_every_fault_is_one_sentence_and_nothing_is_lost(tmp_path: Path, storing: Storing) -> None:
    """The answer of the table, on one line; everything that was there still is, and no temporary file stays behind."""
    uitkomst = attempt(storing, tmp_path)
    assert uitkomst.code == storing.code, uitkomst.zin
    assert storing.woord in uitkomst.zin
    assert "\n" not in uitkomst.zin
    assert len(uitkomst.zin) < 500
    assert "{" not in uitkomst.zin
    assert uitkomst.heel
    assert uitkomst.geschreven is not bool(storing.code)
    assert uitkomst.resten == storing.resten


def test_the_table_of_faults_has_every_message_of_writing() -> None:
    """A sentence that no fault brings forth would be dead; the ending of a name is the command line's own."""
    van_het_schrijven = {melding.code for melding in MELDINGEN if melding.code.startswith("HO30")}
    assert {storing.code for storing in STORINGEN} - {""} == van_het_schrijven - {"HO306"}
    assert sum(storing.hoe == "echt" for storing in STORINGEN) > len(STORINGEN) / 2


def _steps(pad: Path, *, tegelijk: int = 1 << 20) -> list[str]:
    """The calls of the operating system that one write makes, in order."""
    gezien: list[str] = []
    with _each_step(gezien.append, tegelijk):
        schrijf_atomisch(pad, NIEUW)
    return gezien


@contextmanager
def _each_step(zie: Callable[[str], None], tegelijk: int = 1 << 20, *, na: bool = False) -> Iterator[None]:
    """Do something before (or after) each call; the disk takes at most ``tegelijk`` bytes at a time."""
    with ExitStack() as stapel:
        for stap in STAPPEN:
            echte = getattr(os, stap)

            def call(*argumenten: object, _stap: str = stap, _echte: Any = echte, **namen: object) -> object:  # noqa: ANN401 - any call of os
                if not na:
                    zie(_stap)
                if _stap == "write":
                    nummer, data = argumenten
                    argumenten = (nummer, data[:tegelijk])  # type: ignore[index] # bytes, as os.write asks
                try:
                    return _echte(*argumenten, **namen)
                finally:
                    if na:
                        zie(_stap)

            stapel.enter_context(patch.object(os, stap, call))
        yield


def test_a_write_takes_the_steps_that_survive_a_power_cut(tmp_path: Path) -> None:
    """Open, write, flush, close, permissions, replace, and the folder flushed; a new file needs no permissions."""
    pad = tmp_path / "werkboek.xlsx"
    vaste = [stap for stap in _steps(pad, tegelijk=100_000) if stap not in KIJKEN]
    assert vaste == ["open", "write", "write", "write", "fsync", "close", "replace", "open", "fsync", "close"]
    vaste = [stap for stap in _steps(pad) if stap not in KIJKEN]
    assert vaste == ["open", "write", "fsync", "close", "chmod", "replace", "open", "fsync", "close"]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX systems")
@pytest.mark.parametrize("bestond", [True, False], ids=["vervangen", "nieuw"])
@pytest.mark.parametrize("na", [False, True], ids=["voor", "na"])
def test_a_kill_at_every_step_leaves_the_old_or_the_new_file(tmp_path: Path, *, bestond: bool, na: bool) -> None:
    """Killed before and after each call of the system: old until replaced, new from then on; the next write works."""
    (tmp_path / "proef").mkdir()
    proef = tmp_path / "proef" / "werkboek.xlsx"
    if bestond:
        proef.write_bytes(OUD)
    stappen = _steps(proef, tegelijk=60_000)
    assert stappen.count("write") == len(NIEUW) / 60_000
    omslag = stappen.index("replace") + (0 if na else 1)
    resten = []
    for nummer in range(len(stappen)):
        map_ = tmp_path / str(nummer)
        map_.mkdir()
        pad = map_ / "werkboek.xlsx"
        if bestond:
            pad.write_bytes(OUD)
        kind = fork(partial(_write_until, pad, nummer, na=na))
        assert os.waitpid(kind, 0)[1] == signal.SIGKILL, stappen[nummer]
        verwacht = NIEUW if nummer >= omslag else OUD if bestond else None
        assert (pad.read_bytes() if pad.exists() else None) == verwacht, f"{nummer} {stappen[nummer]}"
        over = _tijdelijk(map_)
        assert len(over) <= 1
        resten.append(len(over))
        voor = [rest.read_bytes() for rest in over]
        schrijf_atomisch(pad, b"later")
        assert pad.read_bytes() == b"later"
        assert _tijdelijk(map_) == over
        assert [rest.read_bytes() for rest in over] == voor
    assert 0 < sum(resten) < len(stappen)
    assert not any(resten[omslag:])


def _write_until(pad: Path, nummer: int, *, na: bool) -> None:
    """Write, and be killed at one call."""
    over = iter(range(nummer))

    def tel(_stap: str) -> None:
        if next(over, None) is None:
            die()

    with _each_step(tel, 60_000, na=na):
        schrijf_atomisch(pad, NIEUW)


@pytest.mark.skipif(sys.platform == "win32", reason="forks of POSIX systems")
def test_two_writers_of_one_target_leave_one_whole_file(tmp_path: Path) -> None:
    """Four processes write one target forty times each: all succeed, and a reader only ever sees a whole file."""
    pad = tmp_path / "werkboek.xlsx"
    schrijf_atomisch(pad, b"0" * 300_000)
    kinderen = [fork(partial(_write_often, pad, bytes([49 + nummer]) * 300_000)) for nummer in range(4)]
    gezien = set()
    bezig = set(kinderen)
    while bezig:
        gelezen = pad.read_bytes()
        assert gelezen == gelezen[:1] * 300_000
        gezien.add(gelezen[:1])
        for kind in tuple(bezig):
            klaar, afloop = os.waitpid(kind, os.WNOHANG)
            if klaar:
                assert afloop == 0
                bezig.discard(kind)
    assert len(gezien) > 2, "the writers hardly met: this proves nothing"
    assert list(tmp_path.iterdir()) == [pad]


def _write_often(pad: Path, data: bytes) -> None:
    for _ in range(40):
        schrijf_atomisch(pad, data)


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of POSIX systems")
def test_nobody_reads_a_new_version_who_may_not_read_the_old(tmp_path: Path) -> None:
    """Also while it is written: the temporary file never has more rights than the file it will replace."""
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(OUD)
    pad.chmod(0o600)
    rechten: list[int] = []

    def kijk(stap: str) -> None:
        if stap not in KIJKEN:
            rechten.extend(rest.stat().st_mode & 0o777 for rest in _tijdelijk(tmp_path))

    with _each_step(kijk):
        schrijf_atomisch(pad, NIEUW)
    assert set(rechten) == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="the administrator of POSIX systems")
def test_an_interrupt_at_every_step_cleans_up(tmp_path: Path) -> None:
    """Ctrl-C passes on, and leaves nothing behind once there was something to leave."""
    proef = tmp_path / "proef.xlsx"
    stappen = _steps(proef)
    proef.unlink()
    for nummer, stap in enumerate(stappen[: stappen.index("replace") + 1]):
        over = iter([False] * nummer + [True])

        def onderbreek(_stap: str, over: Iterator[bool] = over) -> None:
            if next(over, False):
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), _each_step(onderbreek):
            schrijf_atomisch(tmp_path / "werkboek.xlsx", NIEUW)
        assert list(tmp_path.iterdir()) == [], stap
