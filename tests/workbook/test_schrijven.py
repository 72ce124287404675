"""Atomic writing: after any crash the target is the old file or the new one."""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from ho_engine.fouten import HoFout
from ho_workbook import schrijven
from ho_workbook.schrijven import schrijf_atomisch


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


@pytest.mark.parametrize(
    ("naam", "code", "woord"),
    [
        ("weg/x.xlsx", "HO304", "weg"),
        ("bestand/x.xlsx", "HO304", "bestand"),
        ("map", "HO305", "er staat al een map"),
        ("x" * 300 + ".xlsx", "HO305", "de naam is te lang"),
        ("x\0.xlsx", "HO305", "de naam kan niet"),
    ],
)
def test_an_impossible_target_is_one_dutch_sentence(tmp_path: Path, naam: str, code: str, woord: str) -> None:
    """Named, and without leftovers."""
    (tmp_path / "map").mkdir()
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(HoFout, match=woord) as gevangen:
        schrijf_atomisch(tmp_path / naam, b"x")
    assert gevangen.value.code == code
    assert not _tijdelijk(tmp_path)


@pytest.mark.parametrize(
    ("stap", "nummer", "code"),
    [
        ("open", errno.EACCES, "HO301"),
        ("open", errno.EROFS, "HO301"),
        ("fsync", errno.ENOSPC, "HO303"),
        ("fsync", errno.EDQUOT, "HO303"),
        ("fsync", errno.EIO, "HO305"),
        ("replace", errno.EACCES, "HO302"),
        ("replace", errno.ENAMETOOLONG, "HO305"),
    ],
)
def test_a_failure_halfway_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stap: str, nummer: int, code: str
) -> None:
    """A full disk, a folder without rights, a target that Excel holds open: said so, cleaned up, old file intact."""
    pad = tmp_path / "werkmap.xlsx"
    pad.write_bytes(b"oud")

    def mislukt(*_: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    if stap == "replace":
        monkeypatch.setattr(Path, "replace", mislukt)
    else:
        monkeypatch.setattr(schrijven.os, stap, mislukt)  # type: ignore[attr-defined] # os is not exported, on purpose
    with pytest.raises(HoFout) as gevangen:
        schrijf_atomisch(pad, b"nieuw")
    monkeypatch.undo()
    assert gevangen.value.code == code
    assert gevangen.value.plaats == str(pad)
    assert pad.read_bytes() == b"oud"
    assert not _tijdelijk(tmp_path)


def test_an_interrupt_cleans_up_and_passes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is not an error of the disk."""

    def onderbroken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", onderbroken)
    with pytest.raises(KeyboardInterrupt):
        schrijf_atomisch(tmp_path / "werkmap.xlsx", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder would allow to replace it; the owner said no."""
    pad = tmp_path / "archief.xlsx"
    pad.write_bytes(b"oud")
    # The administrator may write everything, and tests run as one in a container.
    monkeypatch.setattr(schrijven.os, "access", lambda *_: False)  # type: ignore[attr-defined] # as above
    with pytest.raises(HoFout, match="tegen schrijven beveiligd"):
        schrijf_atomisch(pad, b"nieuw")
    assert pad.read_bytes() == b"oud"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device only Linux has")
def test_the_words_of_a_full_disk_are_ours() -> None:
    """The real error of a real full device is recognised."""
    with pytest.raises(OSError, match="No space") as gevangen, Path("/dev/full").open("wb") as vol:
        vol.write(b"x" * 100_000)
    fout = schrijven._als_hofout(gevangen.value, Path("/dev/full"), bij_vervangen=False)
    assert fout.code == "HO303"
