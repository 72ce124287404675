"""The command ``ho``: help at once, anything else by ``afloop``. It loads nothing that a help text does not need."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.gebruik import HULP, OPDRACHTEN
from ho_addin.hulp import show_group, show_help, show_overview

if TYPE_CHECKING:
    from collections.abc import Sequence

ONBRUIKBAAR: Final = 2
AFGEBROKEN: Final = 130

_VOL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argumenten: what stands behind ``ho``; that of the process when left out.

    Returns:
        0 done, 1 a *fout* in the case or a workbook that is not sound, 2 unusable input or usage, 130 interrupted.
    """
    gevraagd = list(sys.argv[1:] if argumenten is None else argumenten)
    kanaal.make_readable()
    try:
        if asks_help(gevraagd):
            kanaal.write(find_help(gevraagd))
            code = 0
        else:
            from ho_addin.afloop import run  # noqa: PLC0415 - loads the engine, which a help text needs not

            code = run(gevraagd)
        kanaal.close()
    except KeyboardInterrupt:
        kanaal.complain("Afgebroken op verzoek; er is niets half geschreven.")
        code = AFGEBROKEN
    except OSError as fout:
        kanaal.drop()
        reden = "de schijf is vol" if fout.errno in _VOL else f"het systeem weigert het (foutnummer {fout.errno})"
        kanaal.complain(f"De uitvoer kon niet worden geschreven: {reden}.")
        code = ONBRUIKBAAR
    return code


def asks_help(argumenten: Sequence[str]) -> bool:
    """Whether help was asked, anywhere on the line."""
    return any(argument in HULP for argument in argumenten) or argumenten[:1] in (["help"], ["hulp"])


def find_help(argumenten: Sequence[str]) -> list[str]:
    """The help of the command that is named, of those that begin with a word that is named, or of the program.

    >>> find_help(["normen", "toon", "--help"])[0]
    'gebruik: ho normen toon [--gemeente G] [--datum D] [--kader K] [--ontbreekt] [--normen MAP]'
    >>> find_help(["normen", "--help"])[0]
    'gebruik: ho normen OPDRACHT ...'
    """
    gevraagd = [argument.lower() for argument in argumenten]
    bekend = {opdracht.naam: opdracht for opdracht in OPDRACHTEN}
    for woord, volgend in zip(gevraagd, [*gevraagd[1:], ""], strict=True):
        naam = next((naam for naam in (f"{woord} {volgend}", woord) if naam in bekend), None)
        if naam:
            return show_help(bekend[naam])
        if verwant := [opdracht for naam, opdracht in bekend.items() if naam.startswith(f"{woord} ")]:
            return show_group(woord, verwant)
    return show_overview()


if __name__ == "__main__":
    sys.exit(main())
