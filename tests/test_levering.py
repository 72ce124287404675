"""What the product is made of: pinned with hashes, permissively licensed, and written down as it is."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import overzicht
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from overzicht import GEBRUIK, INRICHTEN, ONTWIKKELING, Pakket
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOEGEEFLIJK: Final = frozenset({"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0"})
"""The only licences of what runs."""
OOK_IN_RUST: Final = TOEGEEFLIJK | {
    *("Zlib", "Unlicense", "BSL-1.0", "Unicode-3.0", "Unicode-DFS-2016", "Apache-2.0 WITH LLVM-exception")
}
"""What may be compiled into a package: as permissive."""
BIJ_ONTWIKKELING: Final = TOEGEEFLIJK | {"MPL-2.0"}
MET_MPL: Final = {"hypothesis", "pathspec"}
SPDX: Final = {
    "MIT License": "MIT",
    "PSFL": "PSF-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-clause": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "MIT License + Apache Software License": "MIT OR Apache-2.0",
}
"""How packages without an SPDX expression say it."""
REQUIREMENTS: Final = overzicht.HIER
PAKKETTEN: Final = overzicht.packages()
BIJ_GEBRUIK: Final = [pakket for pakket in PAKKETTEN if pakket.soort == GEBRUIK]
HIER: Final = [pakket for pakket in BIJ_GEBRUIK if not pakket.voorwaarde or Marker(pakket.voorwaarde).evaluate()]
"""Those of them that are installed on this system."""


def allows(licentie: str, mag: frozenset[str]) -> bool:
    """Whether an SPDX expression leaves a choice in which every licence is allowed.

    >>> allows("MIT OR GPL-3.0-only", frozenset({"MIT"})), allows("MIT AND GPL-3.0-only", frozenset({"MIT"}))
    (True, False)
    >>> allows("(MIT OR X) AND Y", frozenset({"MIT", "Y"})), allows("MIT AND (X OR Y)", frozenset({"MIT"}))
    (True, False)
    """
    while haakjes := re.search(r"\(([^()]*)\)", licentie):
        licentie = licentie.replace(haakjes[0], "goed" if allows(haakjes[1], mag) else "fout")
    return any(all(deel.strip() in mag | {"goed"} for deel in keuze.split(" AND ")) for keuze in licentie.split(" OR "))


@pytest.mark.parametrize("pad", overzicht.files(), ids=lambda pad: pad.name)
def test_what_is_written_down_is_what_the_locks_say(pad: Path) -> None:
    """The page, the licence texts and the list of parts are never older than the locks."""
    gemaakt = overzicht.files()[pad]
    assert pad.read_text(encoding="utf-8") == gemaakt, "maak ze opnieuw: python requirements/overzicht.py"


def test_only_permissive_licences_run() -> None:
    """No copyleft is linked; in development two tools have MPL-2.0, unchanged."""
    assert {pakket.naam for pakket in PAKKETTEN if pakket.soort != ONTWIKKELING} > {"pydantic", "ironcalc", "pip"}
    for pakket in PAKKETTEN:
        mag = BIJ_ONTWIKKELING if pakket.soort == ONTWIKKELING else TOEGEEFLIJK
        assert allows(pakket.licentie, mag), pakket
    assert {pakket.naam for pakket in PAKKETTEN if "MPL" in pakket.licentie} == MET_MPL


@pytest.mark.parametrize("pakket", PAKKETTEN, ids=lambda pakket: pakket.naam)
def test_the_licence_is_the_one_the_package_declares(pakket: Pakket) -> None:
    """Of each package that is installed here; what only other systems need is not."""
    try:
        gegevens = metadata.metadata(pakket.naam)
    except metadata.PackageNotFoundError:
        assert "win32" in pakket.voorwaarde or "platform" in pakket.voorwaarde or pakket.naam == "colorama"
        return
    verklaard = gegevens["License-Expression"] if "License-Expression" in gegevens else _spelled(gegevens)
    assert verklaard == pakket.licentie


def _spelled(gegevens: Any) -> str:  # noqa: ANN401 - the headers of a message
    soorten = [regel.rpartition(" :: ")[2] for regel in gegevens.get_all("Classifier") or () if "OSI Approved" in regel]
    los = (gegevens.get("License") or "").strip()
    genoemd = los if los and "\n" not in los and len(soorten) < 2 else " + ".join(soorten)
    return SPDX.get(genoemd, genoemd)


def test_what_is_compiled_in_is_permissive_too() -> None:
    """The two compiled packages list their Rust libraries; each leaves a permissive choice."""
    gelezen = {}
    for pakket in HIER:
        for bestand in metadata.distribution(pakket.naam).files or ():
            if bestand.parent.name == "sboms":
                delen = json.loads(Path(str(bestand.locate())).read_text(encoding="utf-8"))["components"]
                licenties = {deel["name"]: [_chosen(keuze) for keuze in deel["licenses"]] for deel in delen}
                gelezen[pakket.naam] = len(licenties)
                fout = {
                    naam: lijst for naam, lijst in licenties.items() if not all(allows(x, OOK_IN_RUST) for x in lijst)
                }
                assert fout == {}
                assert all(licenties.values())
    assert set(gelezen) == {"ironcalc", "pydantic-core"}
    assert min(gelezen.values()) > 30


def _chosen(keuze: dict[str, Any]) -> str:
    return str(keuze.get("expression") or keuze["license"].get("id") or keuze["license"]["name"])


@pytest.mark.parametrize("naam", ["runtime.lock", "dev.lock"])
def test_every_line_of_a_lock_is_a_version_with_hashes(naam: str) -> None:
    """Nothing else stands in it: no address, no option, no range."""
    tekst = (REQUIREMENTS / naam).read_text(encoding="utf-8")
    slot = overzicht.read_lock(REQUIREMENTS / naam)
    begin = [regel for regel in tekst.splitlines() if regel and not regel.startswith((" ", "#"))]
    assert [regel.partition("==")[0] for regel in begin] == list(slot)
    assert all(len(set(deel["hashes"])) == len(deel["hashes"]) >= 1 for deel in slot.values())
    assert sum(len(deel["hashes"]) for deel in slot.values()) == tekst.count("--hash=")
    assert all(deel["via"] for deel in slot.values())


def test_what_is_tested_is_what_runs() -> None:
    """The lock of the tests holds every package of the lock of use, in the same version with the same hashes."""
    gebruikt = overzicht.read_lock(REQUIREMENTS / "runtime.lock")
    getest = overzicht.read_lock(REQUIREMENTS / "dev.lock")
    for naam, slot in gebruikt.items():
        assert (slot["versie"], slot["hashes"]) == (getest[naam]["versie"], getest[naam]["hashes"]), naam


def test_what_is_installed_is_what_is_locked() -> None:
    """Following what the installed packages ask, from the project itself: the lock of use, on this system."""
    project = tomllib.loads((overzicht.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bekend: dict[str, str] = {}
    eisen = [Requirement(tekst) for tekst in project["dependencies"]]
    while eisen:
        eis = eisen.pop()
        naam = canonicalize_name(eis.name)
        if naam not in bekend and (eis.marker is None or eis.marker.evaluate({"extra": ""})):
            bekend[naam] = metadata.version(naam)
            eisen += [Requirement(tekst) for tekst in metadata.requires(naam) or ()]
    assert bekend == {pakket.naam: pakket.versie for pakket in HIER}


def test_every_dependency_has_a_reason() -> None:
    """Whatever runs, and whatever the project asks for itself; and nothing is written down that is not locked."""
    genoemd = tomllib.loads((REQUIREMENTS / "pakketten.toml").read_text(encoding="utf-8"))
    assert set(genoemd) == {pakket.naam for pakket in PAKKETTEN}
    zelf = [pakket for pakket in PAKKETTEN if pakket.soort != ONTWIKKELING or overzicht._ZELF in pakket.via]
    assert [pakket.naam for pakket in zelf if len(pakket.waarom) < 8] == []
    project = tomllib.loads((overzicht.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    eisen = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    gevraagd = {canonicalize_name(Requirement(eis).name) for eis in eisen}
    assert gevraagd == {pakket.naam for pakket in PAKKETTEN if overzicht._ZELF in pakket.via}


def test_every_package_that_runs_has_its_licence_text() -> None:
    """The notice that MIT, BSD, Apache and PSF ask to keep."""
    tekst = overzicht.LICENTIES.read_text(encoding="utf-8")
    for pakket in BIJ_GEBRUIK:
        teksten = overzicht.licence_texts(pakket.naam)
        assert any(len(inhoud) > 500 for inhoud in teksten.values()), pakket.naam
        assert all(inhoud in tekst for inhoud in teksten.values())


def test_the_list_of_parts_is_valid_complete_and_the_same_each_time() -> None:
    """CycloneDX 1.6 by its own strict schema; every part with its hashes, every reference leads to a part."""
    tekst = overzicht.SBOM.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(tekst) is None
    sbom = json.loads(tekst)
    assert not re.search(r'"(serialNumber|timestamp)"', tekst)
    delen = {deel["name"]: deel for deel in sbom["components"]}
    assert set(delen) == {pakket.naam for pakket in PAKKETTEN if pakket.soort in {GEBRUIK, INRICHTEN}}
    slot = overzicht.read_lock(REQUIREMENTS / "runtime.lock")
    for naam, deel in delen.items():
        (bron,) = deel["externalReferences"]
        assert tuple(hash_["content"] for hash_ in bron["hashes"]) == slot[naam]["hashes"]
        assert deel["scope"] == ("excluded" if naam in {"pip", "setuptools"} else "required")
    refs = {deel["bom-ref"] for deel in sbom["components"]} | {sbom["metadata"]["component"]["bom-ref"]}
    assert {regel["ref"] for regel in sbom["dependencies"]} == refs
    assert {op for regel in sbom["dependencies"] for op in regel["dependsOn"]} == refs - {
        sbom["metadata"]["component"]["bom-ref"]
    }


def test_a_list_of_parts_that_is_wrong_is_seen() -> None:
    """The schema can say no."""
    sbom = json.loads(overzicht.SBOM.read_text(encoding="utf-8"))
    sbom["components"][0]["licenses"] = [{"license": {"id": "Vrij"}}]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(sbom)) is not None
