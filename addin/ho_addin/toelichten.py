"""``ho toelichting``: the explanation for the decision, as text or as Markdown, on the terminal or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.ontleden import misuse
from ho_addin.rekenuitkomst import show_punt
from ho_addin.vragen import asked_normen, asked_target, read_casus
from ho_engine.bereken import bereken_casus
from ho_engine.tekstvorm import as_markdown, as_text
from ho_engine.toelichting import explain

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag

MARKDOWN: Final = ".md"
SOORTEN: Final = (".txt", MARKDOWN)


def toelichting(vraag: Vraag) -> int:
    """``ho toelichting``: 0 with a text, 1 when a *fout* leaves it without an amount of time."""
    doel = _target(vraag) if "--uitvoer" in vraag else None
    berekening = bereken_casus(read_casus(Path(vraag.argument)), asked_normen(vraag))
    markdown = "--markdown" in vraag or (doel is not None and doel.suffix.lower() == MARKDOWN)
    alineas = explain(berekening)
    tekst = as_markdown(alineas) if markdown else as_text(alineas)
    if doel is None:
        kanaal.write(tekst.removesuffix("\n").split("\n"))
    else:
        from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - only needed where a file is written

        schrijf_atomisch(doel, tekst.encode())
        kanaal.write([f"Geschreven: {doel} ({'Markdown' if markdown else 'tekst'})"])
    kanaal.complain(*(show_punt(punt) for punt in berekening.fouten))
    return 1 if berekening.fouten else 0


def _target(vraag: Vraag) -> Path:
    """The file to write.

    Raises:
        HoFout: HO190 for a name with another ending, or that of the case itself.
    """
    naam = vraag.get("--uitvoer") or ""
    if Path(naam).suffix.lower() not in SOORTEN:
        raise misuse(f"De uitvoer {naam} eindigt niet op .txt of .md", vraag.opdracht.naam)
    return asked_target(vraag, SOORTEN)
