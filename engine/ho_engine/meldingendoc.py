"""Writes ``docs/meldingen.md`` from the table of messages: ``python -m ho_engine.meldingendoc > docs/meldingen.md``."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from ho_engine.fouten import MELDINGEN

if TYPE_CHECKING:
    from ho_engine.melding import Ernst, Melding

_INLEIDING: Final = """# Meldingen

Elke melding van Normenkader HO heeft een vaste code. Wat schuin staat, vult het programma in. Onder de code staat hoe
zwaar de melding is:

- **fout**: er is geen uitkomst; herstel eerst wat er staat;
- **let op**: er is een uitkomst, maar kijk er nog een keer naar;
- **opmerking**: goed om te weten.
"""

_FAMILIES: Final = {
    "HO1": "HO1xx: de casus",
    "HO2": "HO2xx: normen",
    "HO3": "HO3xx: werkmappen",
    "HO4": "HO4xx: Excel",
}

_ERNST: Final[dict[Ernst, str]] = {"fout": "fout", "let_op": "let op", "opmerking": "opmerking"}


def write_document() -> str:
    """The whole page, one heading per code, so that ``Melding.pagina`` points at it."""
    delen = [_INLEIDING]
    for begin, titel in _FAMILIES.items():
        familie = [melding for melding in MELDINGEN if melding.code.startswith(begin)]
        if familie:
            delen += [f"## {titel}\n", *(_write(melding) for melding in familie)]
    return "\n".join(delen)


def _write(melding: Melding) -> str:
    zin, herstel = (re.sub(r"\{(\w+)\}", r"*\1*", deel) for deel in (melding.zin, melding.herstel))
    return f"### {melding.code}\n\n**{_ERNST[melding.ernst]}** {zin}\n\n{herstel}\n"


if __name__ == "__main__":
    sys.stdout.write(write_document())
