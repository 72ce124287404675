"""Reading the arguments of a command, and saying in Dutch what is wrong with them. Runs no command."""

from __future__ import annotations

import argparse
import difflib
from typing import TYPE_CHECKING, NoReturn

from ho_addin.gebruik import NORMEN, Opdracht, Optie, Vraag
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Ontleder(argparse.ArgumentParser):
    """The parser of the standard library, which speaks English; what it finds is said by ``parse``."""

    def error(self, message: str) -> NoReturn:
        """Never reached: no argument is required here, and other errors are raised."""
        raise AssertionError(message)


def parse(opdracht: Opdracht, argumenten: Sequence[str]) -> Vraag:
    """Read the arguments of a command.

    Raises:
        HoFout: HO190, with what is wrong with them.
    """
    ontleder = _Ontleder(add_help=False, allow_abbrev=False, exit_on_error=False)
    ontleder.add_argument("argument", nargs="*")
    opties = (*opdracht.opties, NORMEN)
    for optie in opties:
        namen = [optie.kort, optie.naam] if optie.kort else [optie.naam]
        if optie.waarde:
            ontleder.add_argument(*namen, action="append", dest=optie.naam)
        else:
            ontleder.add_argument(*namen, action="append_const", const="", dest=optie.naam)
    try:
        gevonden, over = ontleder.parse_known_args(list(argumenten))
    except argparse.ArgumentError as fout:
        raise misuse(_value_missing(fout.argument_name or "", opties), opdracht.naam) from fout
    velden = vars(gevonden)
    plaats = [*velden.pop("argument"), *(deel for deel in over if not deel.startswith("-"))]
    onbekend = [deel for deel in over if deel.startswith("-")]
    if onbekend:
        raise misuse(unknown("De optie", onbekend[0], [optie.naam for optie in opties]), opdracht.naam)
    _check_arguments(opdracht, plaats)
    waarden = {naam: tuple(lijst) for naam, lijst in velden.items() if lijst is not None}
    for optie in opties:
        if optie.verplicht and optie.naam not in waarden:
            raise misuse(f"De optie {optie.vorm} ontbreekt ({optie.uitleg})", opdracht.naam)
        if len(waarden.get(optie.naam, ())) > 1 and not optie.herhaalbaar:
            raise misuse(f"De optie {optie.naam} staat er meer dan één keer", opdracht.naam)
        if optie.waarde and not all(waarde.strip() for waarde in waarden.get(optie.naam, ())):
            raise misuse(f"De waarde achter {optie.naam} is leeg", opdracht.naam)
    return Vraag(opdracht, tuple(plaats), waarden)


def _check_arguments(opdracht: Opdracht, plaats: Sequence[str]) -> None:
    if not opdracht.argument and plaats:
        raise misuse(f"Het argument '{plaats[0]}' is te veel", opdracht.naam)
    minstens, hoogstens = opdracht.aantallen
    if minstens and not any(plaats):
        raise misuse(f"Het bestand ontbreekt ({opdracht.argument_uitleg})", opdracht.naam)
    if not minstens <= len(plaats) <= hoogstens:
        horen = "hoort één bestand" if hoogstens == 1 else f"horen {hoogstens} bestanden"
        staat = "staat" if len(plaats) == 1 else "staan"
        uitleg = f"Er {horen} bij, maar er {staat} er {len(plaats)}: {', '.join(plaats)}"
        raise misuse(f"{uitleg} (zet een naam met spaties tussen aanhalingstekens)", opdracht.naam)


def _value_missing(naam: str, opties: Iterable[Optie]) -> str:
    """What is wrong with one option: its value is missing, or it has one and asks none."""
    optie = next((optie for optie in opties if optie.naam in naam.split("/") or optie.kort in naam.split("/")), None)
    if optie is not None and optie.waarde:
        return f"Achter {optie.naam} ontbreekt de waarde ({optie.uitleg})"
    return f"De optie {naam or 'zonder naam'} heeft geen waarde"


def unknown(wat: str, woord: str, keuzes: Iterable[str]) -> str:
    """Say that a word is unknown, with the nearest one that is known."""
    naaste = difflib.get_close_matches(woord.partition("=")[0].lower(), list(keuzes), n=1, cutoff=0.6)
    bedoeld = f" (bedoelde u '{naaste[0]}'?)" if naaste else ""
    return f"{wat} '{woord}' bestaat niet{bedoeld}"


def misuse(uitleg: str, opdracht: str = "") -> HoFout:
    """The error for a question that can't be understood."""
    return HoFout("verkeerd_gebruik", uitleg=uitleg, hulp=f"ho {opdracht} --help" if opdracht else "ho --help")
