"""A LibreOffice with a Dutch interface and our extension, that does tasks one run at a time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from libreoffice_nl.inrichten import Installatie

_TAAL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">
<value>nl</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>nl</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>nl-NL</value></prop></item>
</oor:items>
"""
_AANSTURING: Final = Path(__file__).with_name("aansturing.py")
_OPNIEUW: Final = 81
"""How LibreOffice ends when it wants to be started once more, as it does after its profile changed."""
_KEREN: Final = 5
_TIJD_S: Final = 300


class Kantoor:
    """LibreOffice with a profile of its own; every run of tasks starts it and ends it."""

    def __init__(self, installatie: Installatie, map_: Path, oxt: Path) -> None:
        """Make the profile and put the extension in."""
        self._installatie, self._map = installatie, map_
        self._omgeving = installatie.omgeving(map_)
        (map_ / "profiel/user").mkdir(parents=True)
        (map_ / "profiel/user/registrymodifications.xcu").write_text(_TAAL, encoding="utf-8")
        # For everyone, which is only this unpacked LibreOffice: root may not add an extension for itself alone.
        self._program("unopkg.bin", "add", "--suppress-license", "--force", "--shared", str(oxt), profiel="inrichten")

    def _command(self, naam: str, *argumenten: str, profiel: str = "profiel") -> list[str]:
        eigen = f"-env:UserInstallation={(self._map / profiel).as_uri()}"
        return [str(self._installatie.programma / naam), *argumenten, eigen]

    def _program(self, naam: str, *argumenten: str, profiel: str = "profiel") -> int:
        opdracht = self._command(naam, *argumenten, profiel=profiel)
        klaar = subprocess.run(
            opdracht, check=False, capture_output=True, text=True, env=self._omgeving, timeout=_TIJD_S
        )
        if klaar.returncode not in {0, _OPNIEUW}:
            raise RuntimeError(f"{naam} {argumenten[0]}: {klaar.stdout}{klaar.stderr}")
        return klaar.returncode

    def doe(self, taken: Sequence[dict[str, Any]]) -> list[Any]:
        """Do tasks (see aansturing.py) in one run, and give the answers."""
        pijp = f"ho{id(self)}"
        opdrachten, antwoorden, klachten = (
            self._map / naam for naam in ("taken.json", "antwoorden.json", "fouten.txt")
        )
        opdrachten.write_text(json.dumps(taken), encoding="utf-8")
        with opdrachten.open() as taak, antwoorden.open("w") as antwoord, klachten.open("w") as klacht:
            aansturing = subprocess.Popen(
                [self._installatie.python, str(_AANSTURING), pijp],
                stdin=taak,
                stdout=antwoord,
                stderr=klacht,
                env=self._omgeving,
            )
            try:
                luister = ("--headless", "--norestore", "--nologo", f"--accept=pipe,name={pijp};urp")
                for _ in range(_KEREN):
                    if self._program("soffice.bin", *luister) != _OPNIEUW:
                        break
                aansturing.wait(timeout=_TIJD_S)
            finally:
                aansturing.kill()
                aansturing.wait()
        if aansturing.returncode:
            raise RuntimeError(klachten.read_text(encoding="utf-8"))
        gelezen: list[Any] = json.loads(antwoorden.read_text(encoding="utf-8"))
        return gelezen
