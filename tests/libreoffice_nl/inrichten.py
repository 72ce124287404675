"""Brings LibreOffice 25.2 with a Dutch interface into a folder of its own; that of the system stays as it is.

``python tests/libreoffice_nl/inrichten.py [MAP]`` does that and says how long it took. Apt keeps its lists and files in
that folder too, the packages are unpacked and not installed, and nothing outside the folder changes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

UITGAVE: Final = "bookworm"
VERSIE: Final = "25.2"
PAKKETTEN: Final = ("libreoffice-calc-nogui", "libreoffice-l10n-nl", "python3-uno")
_SLEUTELS: Final = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_PROGRAMMA: Final = "usr/lib/libreoffice/program"
PYTHON: Final = "python3.11"
"""The Python of that edition of Debian, that the part of LibreOffice for Python is made for."""
_TIJD_S: Final = 600
_MAPPEN: Final = ("lijsten/lists/partial", "bestanden/archives/partial")


class NietTeKrijgen(RuntimeError):
    """LibreOffice can't be had here, with the reason in Dutch."""


@dataclass(frozen=True)
class Installatie:
    """An unpacked LibreOffice."""

    wortel: Path

    @property
    def programma(self) -> Path:
        """The folder with its programs."""
        return self.wortel / _PROGRAMMA

    @property
    def python(self) -> str:
        """The Python that its libraries are made for."""
        eigen = self.wortel / "usr/bin" / PYTHON
        return str(eigen) if eigen.exists() else f"/usr/bin/{PYTHON}"

    def omgeving(self, thuis: Path) -> dict[str, str]:
        """The environment for its programs: their own libraries, and nothing of ours."""
        usr = self.wortel / "usr"
        bibliotheken = (self.programma, *(usr / "lib").glob("*-linux-gnu"))
        python = (usr / "lib/python3/dist-packages", self.programma)
        omgeving = {
            "HOME": str(thuis),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "LD_LIBRARY_PATH": ":".join(map(str, bibliotheken)),
            "PYTHONPATH": ":".join(map(str, python)),
        }
        if (usr / "lib" / PYTHON / "os.py").exists():
            omgeving["PYTHONHOME"] = str(usr)
        return omgeving


def default_map() -> Path:
    """Where it is kept between two runs: beside the other environments of tox."""
    werkmap = os.environ.get("TOX_WORK_DIR")
    eigen = Path(werkmap) if werkmap else Path(__file__).parents[2] / ".tox"
    return eigen / f"libreoffice-{VERSIE}"


def prepare(map_: Path) -> Installatie:
    """LibreOffice in this folder: as it was left there, or brought anew.

    Raises:
        NietTeKrijgen: it can't be had here.
    """
    klaar, installatie = map_ / "klaar", Installatie(map_ / "wortel")
    merk = f"{VERSIE} {installatie.wortel}"  # the folder stands in its settings, so it can't be moved
    if not (klaar.is_file() and klaar.read_text(encoding="utf-8") == merk):
        shutil.rmtree(map_, ignore_errors=True)
        try:
            _unpack(_fetch(map_), installatie.wortel)
            _point_at_itself(installatie.wortel)
        except OSError as fout:
            raise NietTeKrijgen(f"het uitpakken mislukte ({fout})") from fout
        klaar.write_text(merk, encoding="utf-8")
    return installatie


def _run(*opdracht: str, **omgeving: str) -> str:
    try:
        klaar = subprocess.run(
            opdracht,
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIJD_S,
            env={**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **omgeving},
        )
    except FileNotFoundError:
        raise NietTeKrijgen(f"{opdracht[0]} ontbreekt; dit gaat alleen op Debian 12") from None
    except subprocess.TimeoutExpired:
        raise NietTeKrijgen(f"{opdracht[0]} kwam niet op tijd klaar") from None
    if klaar.returncode:
        raise NietTeKrijgen(f"{' '.join(opdracht[:2])} mislukte: {(klaar.stderr or klaar.stdout).strip()[-300:]}")
    return klaar.stdout


def _fetch(map_: Path) -> list[Path]:
    """The packages, and what they need that this system does not have, by an apt that keeps everything in ``map_``."""
    bronnen = _run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages")
    spiegel = next((r.split()[0] for r in bronnen.splitlines() if r.split()[1:] == [UITGAVE, "main"]), None)
    if spiegel is None:
        raise NietTeKrijgen(f"apt kent hier geen Debian '{UITGAVE}'")
    for naam in _MAPPEN:
        (map_ / naam).mkdir(parents=True)
    optie = f" [signed-by={_SLEUTELS}]" if _SLEUTELS.exists() else ""
    regels = [f"deb{optie} {spiegel} {naam} main\n" for naam in (UITGAVE, f"{UITGAVE}-backports")]
    (map_ / "bronnen.list").write_text("".join(regels), encoding="utf-8")
    instellingen = {
        "Dir::Etc::sourcelist": map_ / "bronnen.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": "/dev/null",
        "Dir::State": map_ / "lijsten",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": map_ / "bestanden",
        "Debug::NoLocking": "1",
        "APT::Sandbox::User": "root",
        "Acquire::Retries": "3",
    }
    tekst = "".join(f'{naam} "{waarde}";\n' for naam, waarde in instellingen.items())
    (map_ / "apt.conf").write_text(tekst, encoding="utf-8")
    apt = {"APT_CONFIG": str(map_ / "apt.conf")}
    _run("apt-get", "-q", "update", **apt)
    keuze = ("--no-install-recommends", "-t", f"{UITGAVE}-backports", *PAKKETTEN)
    _run("apt-get", "-q", "install", "--download-only", "-y", "--reinstall", *keuze, **apt)
    gehaald = sorted((map_ / "bestanden/archives").glob("*.deb"))
    if not any(pad.name.startswith(f"{PAKKETTEN[0]}_") and f"3a{VERSIE}." in pad.name for pad in gehaald):
        raise NietTeKrijgen(f"apt heeft LibreOffice {VERSIE} hier niet")
    return gehaald


def _unpack(pakketten: list[Path], wortel: Path) -> None:
    wortel.mkdir()
    for pakket in pakketten:
        _run("dpkg-deb", "-x", str(pakket), str(wortel))
        pakket.unlink()


def _point_at_itself(wortel: Path) -> None:
    """What an installation does: put one file of settings in its place, and here also point at this folder."""
    instellingen = wortel / "etc/libreoffice/registry"
    shutil.copy(wortel / "usr/lib/libreoffice/share/.registry/main.xcd", instellingen)
    (wortel / "var/spool/libreoffice/uno_packages/cache").mkdir(parents=True, exist_ok=True)
    for pad in wortel.rglob("*"):
        if pad.is_symlink() and (doel := pad.readlink()).is_absolute():
            pad.unlink()
            pad.symlink_to(f"{wortel}{doel}")
    teksten = [wortel / _PROGRAMMA / naam for naam in ("fundamentalrc", "sofficerc", "pythonloader.unorc")]
    for pad in [*teksten, wortel / "usr/lib/python3/dist-packages/uno.py"]:
        tekst = pad.read_text(encoding="utf-8")
        for begin in ("/usr/lib/libreoffice", "/etc/libreoffice"):
            tekst = tekst.replace(begin, f"{wortel}{begin}")
        pad.write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    begin = time.monotonic()
    gemaakt = prepare(Path(sys.argv[1]) if len(sys.argv) > 1 else default_map())
    sys.stdout.write(f"{gemaakt.programma} in {time.monotonic() - begin:.0f} s\n")
