"""The calls of the installed kernel over COM, in the Windows of the tests (Wine), where that stands ready."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from meten import Meting
from toezicht import Meetfout

if TYPE_CHECKING:
    from deelnemers import Proef

PROJECT: Final = Path(__file__).resolve().parents[1]
NIET_HIER: Final = "*** NIET GEMETEN: de rekenkern over COM; er staat geen Windows onder Wine klaar (tox -e wine) ***"
RONDES: Final = 3
DOEL_WARM_MS: Final = 2.0
DOEL_EERSTE_MS: Final = 3000.0


def calling(proef: Proef) -> list[Meting]:
    """What a call over COM takes, from VBScript; nothing where no Windows stands ready.

    The times of one script: the mean of a thousand calls with a warm kernel, and the first answer with its start.

    Raises:
        Meetfout: the kernel can't be installed there, or answers otherwise than it must.
    """
    sys.path.insert(0, str(PROJECT / "tests"))
    from wine.aansturen import time_calls  # noqa: PLC0415 - stands with the tests
    from wine.inrichten import Ontbreekt, default_map, set_up  # noqa: PLC0415 - the same

    if not (default_map() / "stempel.txt").is_file():
        proef.opmerkingen.append(NIET_HIER)
        return []
    try:
        wijn = set_up(default_map())
    except (Ontbreekt, OSError) as fout:
        proef.opmerkingen.append(f"*** NIET GEMETEN: de rekenkern over COM: {fout} ***")
        return []
    try:
        code, uitvoer = wijn.ho("addin", "installeren", "--scope", "machine")
        if code:
            raise Meetfout(f"De rekenkern is onder Wine niet te installeren: {uitvoer.strip()}")
        tijden = [time_calls(wijn, proef.map) for _ in range(RONDES)]
    except (AssertionError, subprocess.TimeoutExpired) as fout:
        raise Meetfout("De rekenkern onder Wine gaf geen antwoord binnen de tijd.") from fout
    finally:
        wijn.ho("addin", "verwijderen", "--scope", "machine")
        wijn.stop()
    if any(meting.anders for meting in tijden):
        proef.opmerkingen.append("NIET GELIJK: de rekenkern over COM gaf niet steeds 125 minuten")
    return [
        Meting("COM (Wine): HO_MINUTEN, één casus, warm", tuple(t.warm_ms for t in tijden), DOEL_WARM_MS),
        Meting("COM (Wine): HO_TIJD, bijna niets te rekenen", tuple(t.kleinste_ms for t in tijden)),
        Meting("COM (Wine): eerste antwoord, met de start", tuple(t.eerste_s * 1000 for t in tijden), DOEL_EERSTE_MS),
    ]
