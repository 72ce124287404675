"""Sets up an environment of its own beside this file and runs the main job, the tests or the benchmarks in it.

It knows nothing of the norm, and needs nothing but Python: the locks in ``requirements`` say what is installed.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"Normenkader HO vraagt Python 3.11 of nieuwer; dit is Python {sys.version_info[0]}.{sys.version_info[1]}. "
        "Start het opnieuw met een nieuwere Python, bijvoorbeeld: python3.12 start.py"
    )

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
CASUS = "samples/casusbladen/hoofdtaak.xlsx"
WERKBOEK = "uitvoer/hoofdtaak-werkboek.xlsx"
PIP_OPHALEN = PROJECT / "requirements" / "pip_ophalen.py"

# Each step: what is told beforehand, and the command. The first word is a program of the environment.
HOOFDTAAK = (
    ("De berekening", ("ho", "bereken", CASUS)),
    ("Het werkboek maken", ("ho", "werkboek", CASUS, "-o", WERKBOEK)),
    ("Het werkboek controleren", ("ho", "controleer", WERKBOEK)),
)
TESTEN = (("Stijl, typen en tests", ("tox", "run")),)
BENCHMARKS = (("De benchmarks", ("python", "benchmarks/run.py")),)
FUZZEN = (("Beschadigde invoer", ("python", "tests/fuzz")),)


@dataclass(frozen=True)
class Systeemprogramma:
    """What some tests need from the system: the package of Debian and Ubuntu that brings it, and where else it stands.

    ``verplicht`` is the variable that makes it an error, not a remark, when it is missing (with "1").
    """

    pakket: str
    verplicht: str
    elders: tuple[str, ...] = ()


VERPLICHT = "HO_LIBREOFFICE_VERPLICHT"
SYSTEEMPROGRAMMAS = {
    "soffice": Systeemprogramma(
        "libreoffice-calc-nogui",
        VERPLICHT,
        # Where the installer of LibreOffice leaves it.
        (
            "/Applications/LibreOffice.app/Contents/MacOS/soffice",
            "C:/Program Files/LibreOffice/program/soffice.exe",
        ),
    ),
    "pdftotext": Systeemprogramma("poppler-utils", VERPLICHT),
    "wine64": Systeemprogramma("wine64", "HO_WINE_VERPLICHT", ("/usr/lib/wine/wine64",)),
}

GEBRUIK = """Gebruik:
  python3 start.py          de hoofdtaak: een casus berekenen, het werkboek maken en controleren
  python3 start.py test     stijl, typen en tests; wat erachter staat, gaat naar tox
  python3 start.py bench    de benchmarks; wat erachter staat, gaat mee (--volledig duurt een half uur)
  python3 start.py fuzz     beschadigde invoer, 10 minuten; wat erachter staat, gaat naar tests/fuzz
"""


class Startfout(Exception):
    """Something that stops the start, in one Dutch sentence."""


@dataclass(frozen=True)
class Omgeving:
    """A virtual environment and the lock it is made from."""

    map: Path
    lock: Path

    @property
    def scripts(self) -> Path:
        """The folder with the programs of this environment."""
        return self.map / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The interpreter of this environment."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def ophaalmap(self) -> Path:
        """The folder for what is needed only while the environment is made."""
        return self.map / "ophalen"

    @property
    def stempel(self) -> Path:
        """The file that says what this environment was made from; written last."""
        return self.map / "stempel.txt"


GEBRUIKERSOMGEVING = Omgeving(PROJECT / ".venv", PROJECT / "requirements" / "runtime.lock")
TESTOMGEVING = Omgeving(PROJECT / ".venv-test", PROJECT / "requirements" / "dev.lock")


def say(text: str) -> None:
    """Print at once, so that it keeps its place among the output of the commands."""
    print(text, flush=True)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a command that may fail did its work; its output matters to nobody."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def compute_stempel(omgeving: Omgeving, project: Path = PROJECT) -> str:
    """What an environment depends on, as one hash: lock, project file, Python and place."""
    feiten = [
        hashlib.sha256(omgeving.lock.read_bytes()).hexdigest(),
        hashlib.sha256((project / "pyproject.toml").read_bytes()).hexdigest(),
        sys.version,
        sys.base_prefix,
        platform.machine(),
        str(omgeving.map),
    ]
    return hashlib.sha256("\n".join(feiten).encode()).hexdigest()


def is_up_to_date(omgeving: Omgeving, stempel: str) -> bool:
    """Whether the environment was completed from exactly these facts and still has its interpreter."""
    return (
        omgeving.python.exists()
        and omgeving.stempel.exists()
        and omgeving.stempel.read_text(encoding="ascii") == stempel
    )


def prepare(omgeving: Omgeving) -> None:
    """Make the environment anew, unless its stamp shows that nothing changed."""
    stempel = compute_stempel(omgeving)
    if is_up_to_date(omgeving, stempel):
        return
    say(f"De omgeving {omgeving.map.name} wordt ingericht (eenmalig, meestal binnen een minuut).")
    create_environment(omgeving)
    pip = [*find_pip(omgeving), "--disable-pip-version-check"]
    install(pip, "--require-hashes", "-r", str(omgeving.lock))
    shutil.rmtree(omgeving.ophaalmap, ignore_errors=True)
    # From here on the pinned pip and setuptools do the work: nothing outside the lock takes part.
    install([omgeving.python, "-m", "pip"], "--no-deps", "--no-build-isolation", "-e", str(PROJECT))
    omgeving.stempel.write_text(stempel, encoding="ascii")


def create_environment(omgeving: Omgeving) -> None:
    """Create an empty virtual environment, also where Python came without its ``venv`` module."""
    if omgeving.map.exists():
        shutil.rmtree(omgeving.map)
    if importlib.util.find_spec("venv"):
        if subprocess.run([sys.executable, "-m", "venv", "--without-pip", omgeving.map], check=False).returncode:
            message = f"De map {omgeving.map} kon niet worden ingericht; de melding van Python staat hierboven."
            raise Startfout(message)
        return
    if os.name == "nt":
        raise Startfout("Deze Python mist de module venv; installeer Python opnieuw, met alle onderdelen.")
    interpreter = Path(sys.executable).resolve()
    omgeving.scripts.mkdir(parents=True)
    omgeving.python.symlink_to(interpreter)
    # The interpreter itself reads this file at its start; the module venv only writes it.
    (omgeving.map / "pyvenv.cfg").write_text(
        f"home = {interpreter.parent}\ninclude-system-site-packages = false\n", encoding="utf-8"
    )


def find_pip(omgeving: Omgeving) -> list[str | Path]:
    """The command that runs a pip for the environment; the first way that this machine offers.

    Debian and Ubuntu take ``ensurepip`` out of Python, so the last way fetches pip's wheel.
    """
    if succeeds([omgeving.python, "-m", "ensurepip", "--default-pip"]):
        return [omgeving.python, "-m", "pip"]
    of_host: list[str | Path] = [sys.executable, "-m", "pip", "--python", omgeving.python]
    if succeeds([*of_host, "--version"]):
        return of_host
    answer = subprocess.run(
        [sys.executable, PIP_OPHALEN, omgeving.lock, omgeving.map],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if answer.returncode:
        raise Startfout(
            "Deze Python heeft geen pip, en pip kon niet worden opgehaald. Installeer het pakket python3-venv, "
            "of noem uw pakketindex in PIP_INDEX_URL of pip.conf, en probeer het opnieuw."
        )
    return [omgeving.python, Path(answer.stdout.strip(), "pip")]


def install(pip: Sequence[str | Path], *args: str) -> None:
    """Let pip install into the environment, wherever the user's settings point; it is heard only when it fails."""
    env = {key: value for key, value in os.environ.items() if key not in {"PIP_USER", "PIP_TARGET", "PIP_PREFIX"}}
    result = subprocess.run(
        [*pip, "install", *args],
        env=env,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if result.returncode:
        say(result.stdout.decode(errors="replace"))
        raise Startfout("Het installeren van de pakketten mislukte; de melding van pip staat hierboven.")


def missing_programs() -> list[str]:
    """The system programs that some tests need and that this machine lacks."""
    return [
        program
        for program, facts in SYSTEEMPROGRAMMAS.items()
        if shutil.which(program) is None and not any(Path(place).exists() for place in facts.elders)
    ]


def install_programs(missing: Sequence[str]) -> None:
    """Install system programs where that is allowed: Debian or Ubuntu, as root or with sudo that asks nothing."""
    if not missing or sys.platform == "win32" or shutil.which("apt-get") is None:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not succeeds([*as_root, "true"]):
        return
    packages = [SYSTEEMPROGRAMMAS[program].pakket for program in missing]
    say(f"Voor de tests wordt geinstalleerd: {', '.join(packages)} (dit kan enkele minuten duren).")
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    for command in ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def provide_programs() -> str | None:
    """See to the system programs of the tests; what cannot be checked without them is returned as a loud remark."""
    install_programs(missing_programs())
    missing = missing_programs()
    if not missing:
        return None
    names = " en ".join(missing)
    for program in missing:
        variable = SYSTEEMPROGRAMMAS[program].verplicht
        if os.environ.get(variable) == "1":
            raise Startfout(f"Op deze machine ontbreekt {names}, en {variable}=1 vraagt dat alles wordt gecontroleerd.")
    packages = " ".join(SYSTEEMPROGRAMMAS[program].pakket for program in missing)
    return (
        f"*** NIET GECONTROLEERD: op deze machine ontbreekt {names}; de tests die dat nodig hebben, zijn niet "
        f"uitgevoerd. Op Debian en Ubuntu: apt-get install {packages} ***"
    )


def run_steps(omgeving: Omgeving, steps: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Run the steps one by one; the first that fails ends the run."""
    path = os.pathsep.join([str(omgeving.scripts), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(omgeving.map)}
    for title, (program, *args) in steps:
        say(f"\n== {title}: {' '.join([program, *args])}")
        found = shutil.which(program, path=str(omgeving.scripts))
        if found is None:
            raise Startfout(
                f"Het programma {program} staat niet in {omgeving.map}; verwijder die map en probeer opnieuw."
            )
        code = subprocess.run([found, *args], cwd=PROJECT, env=env, check=False).returncode
        if code:
            raise Startfout(f"De stap '{title}' mislukte (code {code}); de melding staat hierboven.")


def run_hoofdtaak() -> None:
    """The main job: a case, its workbook and the proof of it."""
    prepare(GEBRUIKERSOMGEVING)
    (PROJECT / WERKBOEK).parent.mkdir(exist_ok=True)
    run_steps(GEBRUIKERSOMGEVING, HOOFDTAAK)
    say(f"\nGelukt: de casus {CASUS} is berekend en het werkboek is gecontroleerd.\nHet staat in {PROJECT / WERKBOEK}")


def run_tests(extra: Sequence[str]) -> None:
    """Lint, types and tests, with what they need from the system."""
    remark = provide_programs()
    prepare(TESTOMGEVING)
    try:
        run_steps(TESTOMGEVING, [(title, (*command, *extra)) for title, command in TESTEN])
    finally:
        if remark:
            say(f"\n{remark}")


def run_benchmarks(extra: Sequence[str]) -> None:
    """The benchmarks, beside the peers of the test environment."""
    prepare(TESTOMGEVING)
    run_steps(TESTOMGEVING, [(title, (*command, *extra)) for title, command in BENCHMARKS])


def run_fuzzing(extra: Sequence[str]) -> None:
    """Damaged input for as long as was asked, in the test environment."""
    prepare(TESTOMGEVING)
    run_steps(TESTOMGEVING, [(title, (*command, *extra)) for title, command in FUZZEN])


def main(args: Sequence[str]) -> int:
    """Run what was asked and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        if not args:
            run_hoofdtaak()
        elif args[0] == "test":
            run_tests(args[1:])
        elif args[0] == "bench":
            run_benchmarks(args[1:])
        elif args[0] == "fuzz":
            run_fuzzing(args[1:])
        else:
            sys.stderr.write(GEBRUIK)
            return 2
    except (Startfout, OSError) as error:
        sys.stderr.write(f"\nMislukt: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
