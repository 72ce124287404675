"""The picture in the README: time against number of workbooks, both in powers of ten; readable in light and dark."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, Final

from reeksen import DEELNEMERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeksen import Reeks

BREED, HOOG = 860, 430
LINKS, RECHTS, BOVEN, ONDER = 74, 270, 66, 54
_REGEL: Final = 19
"""So far apart are the names of the lines at least."""

_STIJL: Final = """
  text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .kop { font-size: 16px; font-weight: 600 }
  .zacht { fill: #59636e }
  .raster { stroke: #d1d9e0; stroke-width: 1 }
  .lijn { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round }
  .dun { stroke-dasharray: 6 5; stroke-width: 2 }
  .ons { stroke: #0969da } .zij { stroke: #bc4c00 }
  .punt.ons { fill: #0969da } .punt.zij { fill: #bc4c00 }
  text.ons { fill: #0969da; stroke: none; font-weight: 600 } text.zij { fill: #bc4c00; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .zacht { fill: #9198a1 } .raster { stroke: #3d444d }
    .ons { stroke: #58a6ff } .zij { stroke: #f0883e }
    .punt.ons { fill: #58a6ff } .punt.zij { fill: #f0883e }
    text.ons { fill: #58a6ff } text.zij { fill: #f0883e }
  }
"""


def draw(reeksen: Sequence[Reeks]) -> str:
    """Draw the batches as one line per contender.

    Args:
        reeksen: what was measured.

    Returns:
        An SVG picture that loads nothing.
    """
    aantallen = sorted({reeks.aantal for reeks in reeksen})
    tijden = [reeks.seconden for reeks in reeksen]
    laag, hoog = math.floor(math.log10(min(tijden))), math.ceil(math.log10(max(tijden)))
    breedte = math.log10(aantallen[-1]) or 1.0

    def x(aantal: float) -> float:
        return LINKS + math.log10(aantal) / breedte * (BREED - LINKS - RECHTS)

    def y(seconden: float) -> float:
        return HOOG - ONDER - (math.log10(seconden) - laag) / (hoog - laag) * (HOOG - BOVEN - ONDER)

    titel = "Werkboeken maken: ons werkboek met bewijs, XlsxWriter zonder"
    delen = [
        _text(LINKS, 28, titel, "kop"),
        _text(LINKS, 48, "seconden, van de start van Python tot het laatste bestand", "zacht"),
    ]
    for macht in range(laag, hoog + 1):
        hoogte = y(10.0**macht)
        delen.append(f'<path class="raster" d="M{LINKS} {hoogte:.1f}H{BREED - RECHTS}"/>')
        delen.append(_text(LINKS - 10, hoogte + 4, f"{10.0**macht:g} s".replace(".", ","), "zacht", "end"))
    delen += [_text(x(aantal), HOOG - ONDER + 22, f"{aantal}", "zacht", "middle") for aantal in aantallen]
    delen.append(_text(LINKS + (BREED - LINKS - RECHTS) / 2, HOOG - 10, "aantal werkboeken", "zacht", "middle"))
    namen: list[tuple[float, str, str]] = []
    for wie, processen in DEELNEMERS:
        rij = sorted((r.aantal, r.seconden) for r in reeksen if (r.wie, r.processen) == (wie, processen))
        soort = "ons" if wie.startswith("ons") else "zij"
        weg = "L".join(f"{x(aantal):.1f} {y(seconden):.1f}" for aantal, seconden in rij)
        delen.append(f'<path class="lijn {soort}{" dun" if processen == 1 else ""}" d="M{weg}"/>')
        delen += [f'<circle class="punt {soort}" cx="{x(a):.1f}" cy="{y(s):.1f}" r="3.5"/>' for a, s in rij]
        op = "1 proces" if processen == 1 else f"{processen} processen"
        namen.append((y(rij[-1][1]), f"{wie}, {op}: {rij[-1][1]:.1f} s".replace(".", ","), soort))
    delen += [_text(x(aantallen[-1]) + 14, hoogte + 4, naam, soort) for hoogte, naam, soort in _apart(namen)]
    inhoud = "\n".join(delen)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" width="{BREED}" height="{HOOG}"'
        f' role="img" aria-label="{escape(_told(namen, aantallen[-1]))}">\n<style>{_STIJL}</style>\n{inhoud}\n</svg>\n'
    )


def _apart(namen: Sequence[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Names in order of height, none over another."""
    geplaatst: list[tuple[float, str, str]] = []
    for hoogte, naam, soort in sorted(namen):
        vrij = max(hoogte, geplaatst[-1][0] + _REGEL) if geplaatst else hoogte
        geplaatst.append((vrij, naam, soort))
    return geplaatst


def _told(namen: Sequence[tuple[float, str, str]], aantal: int) -> str:
    """What the picture says, for who can't see it."""
    return f"De tijd voor {aantal} werkboeken: {'; '.join(naam for _, naam, _ in namen)}."


def _text(x: float, y: float, tekst: str, klasse: str, plek: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{klasse}" text-anchor="{plek}">{escape(tekst)}</text>'
