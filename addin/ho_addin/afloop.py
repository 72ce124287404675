"""Running a command and deciding how it ends: which one was asked, and which exit code an error has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.gebruik import HULP, LOGBOEK, NORMEN, OPDRACHTEN, Vraag
from ho_addin.hulp import show_overview
from ho_addin.logboek import recorded, split_wish
from ho_addin.ontleden import misuse, parse, unknown
from ho_addin.opdrachten import UITVOERING
from ho_addin.vragen import broken_files
from ho_engine.fouten import HoFout
from ho_engine.verantwoording import PROGRAMMA, program_version

if TYPE_CHECKING:
    from ho_addin.gebruik import Opdracht

FOUT: Final = 1
ONBRUIKBAAR: Final = 2

_INHOUD: Final = frozenset(
    {"casus_heeft_fouten", "te_veel_regels", "vastleggen_geweigerd", "herberekening_wijkt_af"},
)
"""Errors of what a file says, not of the file itself."""


def run(argumenten: list[str]) -> int:
    """Run the command that was asked.

    Returns:
        Its exit code; for an error 1 or 2, with one sentence said.
    """
    logboek, rest = split_wish(argumenten)
    return recorded(logboek, rest, lambda: _outcome(rest)) if logboek else _outcome(rest)


def _outcome(argumenten: list[str]) -> int:
    """Run the command; an error becomes a sentence and an exit code."""
    einde: HoFout | None = None
    try:
        return _run(list(argumenten))
    except HoFout as fout:
        einde = fout
        kanaal.complain(f"{fout.code} {fout}")
        return FOUT if fout.melding.naam in _INHOUD else ONBRUIKBAAR
    finally:
        kanaal.complain(*broken_files(einde))


def _run(argumenten: list[str]) -> int:
    """Read the options of the program itself, then run the command."""
    mappen: list[str] = []
    while argumenten and argumenten[0].startswith("-"):
        optie = argumenten.pop(0)
        if optie == "--versie":
            kanaal.write([f"{PROGRAMMA} {program_version()}"])
            return 0
        mappen.append(_folder(optie, argumenten))
    if not argumenten:
        kanaal.write(show_overview())
        raise misuse("Er is geen opdracht genoemd")
    opdracht = _find(argumenten)
    vraag = parse(opdracht, argumenten)
    eigen = (*mappen, *vraag.waarden.get(NORMEN.naam, ()))
    waarden = {**vraag.waarden, NORMEN.naam: eigen} if eigen else vraag.waarden
    return UITVOERING[opdracht.naam](Vraag(opdracht, vraag.argumenten, waarden))


def _folder(optie: str, argumenten: list[str]) -> str:
    """The folder behind ``--normen`` when it stands before the command."""
    naam, teken, map_ = optie.partition("=")
    if naam != NORMEN.naam:
        raise misuse(unknown("De optie", optie, [NORMEN.naam, LOGBOEK.naam, "--versie", *HULP]))
    if not teken:
        map_ = argumenten.pop(0) if argumenten else ""
    if not map_.strip():
        raise misuse(f"Achter {NORMEN.naam} ontbreekt de waarde ({NORMEN.uitleg})")
    return map_


def _find(argumenten: list[str]) -> Opdracht:
    """The command that was asked, taken off the arguments."""
    bekend = {opdracht.naam: opdracht for opdracht in OPDRACHTEN}
    woord = argumenten.pop(0).lower()
    if woord in bekend:
        return bekend[woord]
    vervolg = [naam for naam in bekend if naam.startswith(f"{woord} ")]
    if not vervolg:
        raise misuse(unknown("De opdracht", woord, bekend))
    if argumenten and f"{woord} {argumenten[0].lower()}" in bekend:
        return bekend[f"{woord} {argumenten.pop(0).lower()}"]
    raise misuse(f"Achter 'ho {woord}' hoort: {', '.join(naam.partition(' ')[2] for naam in vervolg)}", woord)
