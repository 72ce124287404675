"""The start on a fresh machine: pip's settings, the stamp, the hash check and an environment without ensurepip."""

from __future__ import annotations

import ast
import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pip_ophalen
import pytest

import start

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
WHEEL = "pip-1.0-py3-none-any.whl"
PIN = pip_ophalen.Vastgezet("1.0", frozenset({hashlib.sha256(b"wiel").hexdigest()}))


@pytest.fixture
def index_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package index on this machine; its files lie in the folder ``index``."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "index" / "pip").mkdir(parents=True)
    handler = functools.partial(Stil, directory=str(tmp_path / "index"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Stil(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word on the terminal."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def fill_index(folder: Path, wheel: bytes) -> None:
    """Lay out one wheel of pip, and the trace of an older one."""
    (folder / WHEEL).write_bytes(wheel)
    links = '<a href="../pip-0.9-py3-none-any.whl">oud</a><a href="../pip-1.0-py3-none-any.whl#sha256=x">nieuw</a>'
    (folder / "pip" / "index.html").write_text(links, encoding="utf-8")


@pytest.fixture
def omgeving(tmp_path: Path) -> start.Omgeving:
    """An environment that looks complete, with a lock and a project file beside it."""
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "slot.lock").write_text("a==1", encoding="utf-8")
    made = start.Omgeving(tmp_path / ".venv", tmp_path / "slot.lock")
    made.scripts.mkdir(parents=True)
    made.python.touch()
    return made


@pytest.mark.parametrize("version", [(3, 8), (3, 10)])
def test_an_older_python_gets_one_dutch_sentence(version: tuple[int, int]) -> None:
    """No traceback, no syntax error: the sentence names the version that is needed."""
    code = f"import sys, runpy; sys.version_info = {(*version, 0)}; runpy.run_path('start.py', run_name='__main__')"
    result = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Normenkader HO vraagt Python 3.11 of nieuwer; dit is Python 3.")
    assert len(result.stderr.splitlines()) == 1


def test_an_older_python_can_read_the_file_that_refuses_it() -> None:
    """The version check only speaks when the whole file parses."""
    ast.parse((PROJECT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("name", ["start.py", "requirements/pip_ophalen.py"])
def test_what_the_start_prints_fits_a_windows_console(name: str) -> None:
    """Windows consoles of western Europe know only cp1252."""
    (PROJECT / name).read_text(encoding="utf-8").encode("cp1252")


def test_an_unknown_command_is_refused_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error starts nothing."""
    assert start.main(["tset"]) == 2
    assert "python3 start.py test" in capsys.readouterr().err


def test_a_finished_environment_is_left_alone(omgeving: start.Omgeving) -> None:
    """The same facts give the same stamp."""
    stempel = start.compute_stempel(omgeving, omgeving.map.parent)
    omgeving.stempel.write_text(stempel, encoding="ascii")
    assert start.is_up_to_date(omgeving, start.compute_stempel(omgeving, omgeving.map.parent))


@pytest.mark.parametrize("changed", ["slot.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_file_asks_for_a_new_environment(omgeving: start.Omgeving, changed: str) -> None:
    """What an environment is made from decides whether it is still right."""
    project = omgeving.map.parent
    omgeving.stempel.write_text(start.compute_stempel(omgeving, project), encoding="ascii")
    (project / changed).write_text("b==2", encoding="utf-8")
    assert not start.is_up_to_date(omgeving, start.compute_stempel(omgeving, project))


def test_another_python_asks_for_a_new_environment(omgeving: start.Omgeving, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages of one Python do not load in the next."""
    before = start.compute_stempel(omgeving, omgeving.map.parent)
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert start.compute_stempel(omgeving, omgeving.map.parent) != before


def test_an_unfinished_or_moved_environment_is_made_anew(omgeving: start.Omgeving) -> None:
    """The stamp is written last and names the place."""
    project = omgeving.map.parent
    stempel = start.compute_stempel(omgeving, project)
    assert not start.is_up_to_date(omgeving, stempel)
    assert start.compute_stempel(replace(omgeving, map=project / "elders"), project) != stempel


def test_a_failing_step_ends_the_run_and_is_named(omgeving: start.Omgeving, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes after a failure never runs."""
    echte = replace(omgeving, map=Path(sys.prefix))
    steps = [("Breken", ("python", "-c", "raise SystemExit(3)")), ("Nooit", ("python", "-c", ""))]
    with pytest.raises(start.Startfout, match=r"'Breken' mislukte \(code 3\)"):
        start.run_steps(echte, steps)
    assert "Nooit" not in capsys.readouterr().out


def test_missing_programs_are_said_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be checked is never kept quiet."""
    monkeypatch.delenv(start.VERPLICHT, raising=False)
    monkeypatch.setattr(start, "missing_programs", lambda: ["soffice", "pdftotext"])
    monkeypatch.setattr(start, "install_programs", lambda _missing: None)
    remark = start.provide_programs()
    assert remark is not None
    assert "NIET GECONTROLEERD" in remark
    assert "libreoffice-calc-nogui poppler-utils" in remark


def test_missing_programs_fail_where_everything_must_be_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI a green run may not hide an unchecked test."""
    monkeypatch.setenv(start.VERPLICHT, "1")
    monkeypatch.setattr(start, "missing_programs", lambda: ["soffice"])
    monkeypatch.setattr(start, "install_programs", lambda _missing: None)
    with pytest.raises(start.Startfout, match="soffice"):
        start.provide_programs()


def test_the_settings_of_pip_are_read_in_the_order_of_pip(tmp_path: Path) -> None:
    """A later file wins, [install] wins from [global], the environment wins from both."""
    shared, own = tmp_path / "gedeeld.conf", tmp_path / "eigen.conf"
    shared.write_text("[global]\nindex_url = https://a.test/simple\ncert = /ca.pem\n", encoding="utf-8")
    own.write_text("[install]\nindex-url = https://b.test/simple\n[global]\nproxy = p:1\n", encoding="utf-8")
    read = pip_ophalen.read_pakketindex({}, [shared, own, tmp_path / "bestaat-niet.conf"])
    assert read == pip_ophalen.Pakketindex(("https://b.test/simple",), "/ca.pem", "p:1")
    environ = {
        "PIP_INDEX_URL": "https://c.test/simple",
        "PIP_EXTRA_INDEX_URL": "https://d.test/simple",
        "PIP_CERT": "/x",
    }
    read = pip_ophalen.read_pakketindex(environ, [shared, own])
    assert read == pip_ophalen.Pakketindex(("https://c.test/simple", "https://d.test/simple"), "/x", "p:1")


def test_without_settings_no_index_is_assumed() -> None:
    """Then pip comes from the system's own package."""
    assert pip_ophalen.read_pakketindex({"PIP_CONFIG_FILE": os.devnull}) == pip_ophalen.Pakketindex()


def test_unreadable_settings_of_pip_are_named(tmp_path: Path) -> None:
    """The sentence says which file to mend."""
    broken = tmp_path / "pip.conf"
    broken.write_text("index-url = zonder kop\n", encoding="utf-8")
    with pytest.raises(pip_ophalen.Ophaalfout, match=r"pip\.conf is onleesbaar"):
        pip_ophalen.read_pakketindex({}, [broken])


def test_the_real_locks_pin_pip_with_a_hash() -> None:
    """Both environments may have to fetch it."""
    pins = [
        pip_ophalen.read_pin(o.lock.read_text(encoding="utf-8"), "pip")
        for o in (start.GEBRUIKERSOMGEVING, start.TESTOMGEVING)
    ]
    assert pins[0] == pins[1]
    assert pins[0].sha256


def test_a_lock_without_pip_is_refused() -> None:
    """Nothing is ever fetched without knowing what it must be."""
    with pytest.raises(pip_ophalen.Ophaalfout, match="pip staat niet met een hash"):
        pip_ophalen.read_pin("pip==1.0\npipx==1 \\\n    --hash=sha256:" + "a" * 64, "pip")


def test_the_locks_name_no_place_to_fetch_from() -> None:
    """Where packages come from is the choice of the machine."""
    for lock in (start.GEBRUIKERSOMGEVING.lock, start.TESTOMGEVING.lock):
        assert "://" not in lock.read_text(encoding="utf-8")


def test_the_pinned_wheel_is_taken_from_the_configured_index(tmp_path: Path, index_url: str) -> None:
    """The index page is followed to exactly the pinned version."""
    fill_index(tmp_path / "index", b"wiel")
    wheel = pip_ophalen.wheel_from_index(pip_ophalen.Pakketindex((index_url,)), PIN, tmp_path)
    assert wheel == tmp_path / WHEEL
    assert wheel.read_bytes() == b"wiel"


def test_a_wheel_with_another_hash_is_refused_and_not_kept(tmp_path: Path, index_url: str) -> None:
    """A changed wheel would run with the user's rights."""
    fill_index(tmp_path / "index", b"ander wiel")
    index = pip_ophalen.Pakketindex((index_url,))
    with pytest.raises(pip_ophalen.Ophaalfout, match="SHA-256 wijkt af"):
        pip_ophalen.wheel_from_index(index, PIN, tmp_path)
    assert not (tmp_path / WHEEL).exists()


def test_an_index_out_of_reach_is_named_without_its_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next way is tried; the account stays out of the output."""
    index = pip_ophalen.Pakketindex(("http://naam:geheim@127.0.0.1:9/simple",))
    assert pip_ophalen.wheel_from_index(index, PIN, tmp_path) is None
    message = capsys.readouterr().err
    assert "127.0.0.1:9/simple" in message
    assert "geheim" not in message


@pytest.mark.traag
@pytest.mark.parametrize("hidden", [("ensurepip", "pip"), ("ensurepip", "pip", "venv")])
def test_an_environment_is_made_where_python_lacks_ensurepip_pip_and_venv(
    tmp_path: Path, index_url: str, hidden: tuple[str, ...]
) -> None:
    """As on Debian: the missing parts are hidden, pip's wheel comes from an index, and it runs in the environment."""
    shadows = tmp_path / "verborgen"
    shadows.mkdir()
    (shadows / "sitecustomize.py").write_text(
        "import sys\n"
        "class Verborgen:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name in {hidden!r} and 'pip-' not in sys.argv[0]:\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Verborgen())\n",
        encoding="utf-8",
    )
    wheel = tmp_path / WHEEL
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pip/__main__.py", "import sys\nprint('pip van het wiel in', sys.prefix)\n")
    fill_index(tmp_path / "index", wheel.read_bytes())
    lock = tmp_path / "slot.lock"
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(f"pip==1.0 \\\n    --hash=sha256:{sha256}\n", encoding="utf-8")
    script = (
        "import importlib.util, pathlib, subprocess, start\n"
        f"hidden = {hidden!r}\n"
        "find_spec = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name: None if name in hidden else find_spec(name)\n"
        f"omgeving = start.Omgeving(pathlib.Path({str(tmp_path / 'omgeving')!r}), pathlib.Path({str(lock)!r}))\n"
        "start.create_environment(omgeving)\n"
        "subprocess.run(start.find_pip(omgeving), check=True)\n"
    )
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(shadows), str(PROJECT)]),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": index_url,
    }
    base = shutil.which("python3", path=str(Path(sys.base_prefix, "bin"))) or sys.executable
    result = subprocess.run([base, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == f"pip van het wiel in {tmp_path / 'omgeving'}"
