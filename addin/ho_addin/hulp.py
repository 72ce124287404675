"""The help texts, made from the table of commands, so that nothing is left out. Dutch throughout."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ho_addin.gebruik import LOGBOEK, NORMEN, OPDRACHTEN, Opdracht, Optie
from ho_addin.tabel import BREEDTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def show_overview() -> list[str]:
    """The help of the program."""
    return [
        "gebruik: ho [--normen MAP] [--logboek] OPDRACHT ...",
        "",
        "Rekent de huishoudelijke ondersteuning (Wmo 2015) uit volgens het normenkader van de gemeente,",
        "met bij elk cijfer de bron. Het programma rekent en verantwoordt; de gemeente besluit.",
        "",
        "opdrachten:",
        *_two_columns([(opdracht.naam, opdracht.doet) for opdracht in OPDRACHTEN]),
        "",
        "opties:",
        *_two_columns(
            [
                (NORMEN.vorm, NORMEN.uitleg),
                (LOGBOEK.vorm, LOGBOEK.uitleg),
                ("--versie", "toon de versie en stop"),
                ("-h, --help, --hulp", "toon deze hulp en stop; achter een opdracht: de hulp van die opdracht"),
            ]
        ),
        "",
        "voorbeelden:",
        "  ho sjabloon --gemeente nederweert --datum 2026-03-01 -o casus.xlsx",
        "  ho bereken casus.xlsx",
        "  ho werkboek casus.xlsx -o werkboek.xlsx",
        "  ho controleer werkboek.xlsx",
        "",
        "Elke melding heeft een code (HO101); docs/meldingen.md legt ze uit.",
    ]


def show_group(woord: str, opdrachten: Sequence[Opdracht]) -> list[str]:
    """The help of commands that begin with the same word."""
    return [
        f"gebruik: ho {woord} OPDRACHT ...",
        "",
        "opdrachten:",
        *_two_columns([(opdracht.naam, opdracht.doet) for opdracht in opdrachten]),
        "",
        f"Meer over een opdracht: ho {opdrachten[0].naam} --help",
    ]


def show_help(opdracht: Opdracht) -> list[str]:
    """The help of one command."""
    verplicht = [f"{optie.kort or optie.naam} {optie.waarde}".strip() for optie in opdracht.opties if optie.verplicht]
    rest = [
        f"[{optie.naam}{' ' if optie.waarde else ''}{optie.waarde}]" for optie in opdracht.opties if not optie.verplicht
    ]
    vorm = " ".join(
        filter(None, [f"gebruik: ho {opdracht.naam}", opdracht.argument, *verplicht, *rest, "[--normen MAP]"])
    )
    regels = [*textwrap.wrap(vorm, BREEDTE, subsequent_indent="  "), "", *textwrap.wrap(opdracht.doet, BREEDTE), ""]
    if opdracht.argument:
        regels += ["argument:", *_two_columns([(opdracht.argument, opdracht.argument_uitleg)]), ""]
    hulp = Optie("--help", "toon deze hulp en stop (ook: --hulp)", kort="-h")
    opties = [
        (optie.vorm, f"{optie.uitleg}{' (verplicht)' if optie.verplicht else ''}")
        for optie in (*opdracht.opties, NORMEN, hulp)
    ]
    regels += ["opties:", *_two_columns(opties), "", "voorbeelden:"]
    for voorbeeld, uitleg in opdracht.voorbeelden:
        regels += [f"  {voorbeeld}", f"      {uitleg}"]
    return [*regels, "", "afloop (exitcode):", *_two_columns([(str(code), zin) for code, zin in opdracht.afloop])]


def _two_columns(paren: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Terms on the left, explanations wrapped on the right."""
    links = max(len(term) for term, _ in paren) + 4
    for term, uitleg in paren:
        eerste, *volgende = textwrap.wrap(uitleg, BREEDTE - links) or [""]
        yield f"  {term}".ljust(links) + eerste
        yield from (" " * links + regel for regel in volgende)
