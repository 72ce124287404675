"""Writes down what the product is made of: the page with dependencies, the licence texts and the list of parts (SBOM).

Run as ``python requirements/overzicht.py`` in an environment made from the locks. It reads the locks, the reasons in
``pakketten.toml`` and the licences of the installed packages; no clock and no network: the same locks, the same files.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

HIER: Final = Path(__file__).resolve().parent
PROJECT: Final = HIER.parent
NAAM: Final = "normenkader-ho"
PAGINA: Final = PROJECT / "docs" / "afhankelijkheden.md"
LICENTIES: Final = HIER / "licenties.md"
SBOM: Final = HIER / "sbom.cdx.json"
ELDERS: Final = HIER / "licenties"
"""The licence texts of packages that are installed on Windows only, as they lie in their wheels."""

_BLOK: Final = re.compile(
    r"^(?P<naam>[a-z0-9][a-z0-9.-]*)==(?P<versie>[^\s;]+)(?: ; (?P<voorwaarde>[^\\\n]+?))?(?= \\$)"
    r"(?P<hashes>(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)\n(?P<via>(?: {4}#.*\n?)+)",
    re.MULTILINE,
)
_LICENTIEBESTAND: Final = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*", re.IGNORECASE)
_ZELF: Final = f"{NAAM} (pyproject.toml)"
_INRICHTEN: Final = "-r requirements/bouw.in"
GEBRUIK, INRICHTEN, ONTWIKKELING = "gebruik", "inrichten", "ontwikkeling"


@dataclass(frozen=True)
class Pakket:
    """A package as the lock pins it, with what brought it along and what it is for."""

    naam: str
    versie: str
    voorwaarde: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]
    soort: str
    licentie: str
    waarom: str

    @property
    def verwijzing(self) -> str:
        """How others name this very package."""
        return f"pkg:pypi/{self.naam}@{self.versie}"


def read_lock(pad: Path) -> dict[str, dict[str, Any]]:
    """What a lock says of each package."""
    gelezen = {}
    for blok in _BLOK.finditer(pad.read_text(encoding="utf-8")):
        via = [regel.strip(" #").removeprefix("via").strip() for regel in blok["via"].splitlines()]
        gelezen[blok["naam"]] = {
            "versie": blok["versie"],
            "voorwaarde": blok["voorwaarde"] or "",
            "hashes": tuple(re.findall(r"sha256:([0-9a-f]{64})", blok["hashes"])),
            "via": tuple(naam for naam in via if naam and not naam.startswith("-c ")),
        }
    return gelezen


def packages() -> list[Pakket]:
    """Every package of both locks, by name."""
    gebruikt, alles = read_lock(HIER / "runtime.lock"), read_lock(HIER / "dev.lock")
    bekend = tomllib.loads((HIER / "pakketten.toml").read_text(encoding="utf-8"))
    lijst = []
    if ontbreekt := sorted(set(alles) - set(bekend)):
        raise SystemExit(f"Noem de licentie in requirements/pakketten.toml van: {', '.join(ontbreekt)}")
    for naam, slot in sorted(alles.items()):
        eigen = gebruikt.get(naam, slot)
        soort = ONTWIKKELING if naam not in gebruikt else INRICHTEN if eigen["via"] == (_INRICHTEN,) else GEBRUIK
        over = bekend[naam]
        lijst.append(Pakket(naam=naam, soort=soort, licentie=over["licentie"], waarom=over.get("waarom", ""), **eigen))
    return lijst


def write_page(pakketten: list[Pakket]) -> str:
    """The page that says what is there, and why."""
    regels = [
        "# Afhankelijkheden",
        "",
        "Gemaakt met `python requirements/overzicht.py` uit de lockbestanden en `requirements/pakketten.toml`.",
        "Elk pakket staat vast op zijn versie en de SHA-256 van elk bestand; `start.py` installeert niets anders.",
        "",
        "## Bij gebruik",
        "",
        "Alleen toegeeflijke licenties: MIT, BSD, Apache, PSF. De teksten staan in",
        "[licenties.md](../requirements/licenties.md), de lijst van onderdelen (CycloneDX 1.6) in",
        "[sbom.cdx.json](../requirements/sbom.cdx.json). Geen van deze pakketten wordt meegeleverd: pip haalt ze op.",
        "pydantic-core en ironcalc zijn gecompileerd uit Rust; welke bibliotheken daarin zitten, staat bij het",
        "geïnstalleerde pakket zelf (`dist-info/sboms`), en een test leest de licenties daarvan.",
        "",
        *_table(pakketten, GEBRUIK),
        "",
        "## Voor het inrichten",
        "",
        *_table(pakketten, INRICHTEN),
        "",
        "## Alleen voor ontwikkeling",
        "",
        "Tests, controles en benchmarks. Niets hiervan wordt geladen als u `ho` gebruikt. Twee hebben MPL-2.0",
        "(hypothesis, pathspec): ze worden ongewijzigd gebruikt en nergens aan gekoppeld.",
        "",
        *_table(pakketten, ONTWIKKELING),
        "",
        "## Programma's van het systeem",
        "",
        "Python zelf (PSF-2.0). Sommige tests starten LibreOffice (MPL-2.0), pdftotext (GPL) en Wine (LGPL)",
        "als los programma; het product kent ze niet. De invoegtoepassing wordt nagelezen met olevba (BSD), apart",
        "en zonder de onderdelen daarvan die GPL zijn (`requirements/lezers.lock`). De tests onder Wine halen",
        "de pakketten van `tests/wine/wine.lock` op, voor de Python van Windows.",
        "",
        "xlwings en pywin32 worden bij gebruik alleen op Windows geïnstalleerd, voor de invoegtoepassing in Excel.",
        "Van xlwings wordt alleen het deel onder BSD-3-Clause gebruikt, nooit `xlwings.pro`. In de map van pywin32",
        "ligt ook adodbapi (LGPL); niets laadt het.",
    ]
    return "\n".join(regels) + "\n"


def _table(pakketten: list[Pakket], soort: str) -> list[str]:
    rijen = ["| pakket | versie | licentie | komt door | waarom |", "| --- | --- | --- | --- | --- |"]
    for pakket in pakketten:
        if pakket.soort == soort:
            door = "dit project" if {_ZELF, _INRICHTEN} & set(pakket.via) else ", ".join(pakket.via)
            waarom = pakket.waarom or "Komt mee."
            rijen.append(f"| {pakket.naam} | {pakket.versie} | {pakket.licentie} | {door} | {waarom} |")
    return rijen


def licence_texts(naam: str) -> dict[str, str]:
    """The licence files of a package, by name: as installed, or as kept here for what only another system installs."""
    teksten = {}
    bewaard = ELDERS / naam
    if bewaard.is_dir():
        return {pad.name: pad.read_text(encoding="utf-8").strip("\n") for pad in sorted(bewaard.iterdir())}
    for bestand in metadata.distribution(naam).files or ():
        if ".dist-info" in str(bestand) and _LICENTIEBESTAND.fullmatch(bestand.name):
            tekst = Path(str(bestand.locate())).read_text(encoding="utf-8")
            teksten[bestand.name] = "\n".join(regel.rstrip() for regel in tekst.strip("\n").splitlines())
    return dict(sorted(teksten.items()))


def write_licences(pakketten: list[Pakket]) -> str:
    """The licence texts of everything that is loaded at run time."""
    delen = [
        "# Licentieteksten",
        "",
        "De licenties van de pakketten die `ho` bij gebruik laadt, zoals hun makers ze meeleveren. Gemaakt met",
        "`python requirements/overzicht.py`. De licentie van dit project zelf staat in [LICENSE](../LICENSE).",
    ]
    for pakket in pakketten:
        if pakket.soort == GEBRUIK:
            delen += ["", f"## {pakket.naam} {pakket.versie} ({pakket.licentie})"]
            for bestand, tekst in licence_texts(pakket.naam).items():
                delen += ["", f"### {bestand}", "", "````text", tekst, "````"]
    return "\n".join(delen) + "\n"


def write_sbom(pakketten: list[Pakket]) -> str:
    """The list of parts as CycloneDX 1.6: what runs and what installs it.

    It has no serial number and no time: those would differ each time it is made.
    """
    pakketten = [pakket for pakket in pakketten if pakket.soort != ONTWIKKELING]
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    zelf = f"pkg:pypi/{NAAM}@{project['version']}"
    ref = {pakket.naam: pakket.verwijzing for pakket in pakketten}
    van = {zelf: sorted(pakket.verwijzing for pakket in pakketten if {_ZELF, _INRICHTEN} & set(pakket.via))}
    van |= {ref[ander]: sorted(p.verwijzing for p in pakketten if ander in p.via) for ander in sorted(ref)}
    sbom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": zelf,
                "name": NAAM,
                "version": project["version"],
                "description": project["description"],
                "licenses": [_licence(project["license"])],
                "purl": zelf,
            }
        },
        "components": [_component(pakket) for pakket in pakketten],
        "dependencies": [{"ref": naam, "dependsOn": op} for naam, op in van.items()],
    }
    return json.dumps(sbom, ensure_ascii=False, indent=2) + "\n"


def _component(pakket: Pakket) -> dict[str, Any]:
    hashes = [{"alg": "SHA-256", "content": waarde} for waarde in pakket.hashes]
    return {
        "type": "library",
        "bom-ref": pakket.verwijzing,
        "name": pakket.naam,
        "version": pakket.versie,
        "scope": "required" if pakket.soort == GEBRUIK else "excluded",
        "licenses": [_licence(pakket.licentie)],
        "purl": pakket.verwijzing,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{pakket.naam}/{pakket.versie}/",
                "hashes": hashes,
            }
        ],
        "properties": [{"name": f"{NAAM}:soort", "value": pakket.soort}],
    }


def _licence(licentie: str) -> dict[str, Any]:
    return {"expression": licentie} if " " in licentie else {"license": {"id": licentie}}


def files() -> dict[Path, str]:
    """What each file must hold."""
    pakketten = packages()
    return {PAGINA: write_page(pakketten), LICENTIES: write_licences(pakketten), SBOM: write_sbom(pakketten)}


if __name__ == "__main__":
    for pad_, tekst_ in files().items():
        pad_.write_text(tekst_, encoding="utf-8", newline="\n")
