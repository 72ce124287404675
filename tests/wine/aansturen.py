"""Runs a script in the Windows of the tests, and measures the calls of the kernel; the benchmarks do so too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, NamedTuple

from wine import vbscript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wine.inrichten import Wijn

AANROEP: Final = 'Vraag("HO_MINUTEN", Array("slh.volledige_overname", 1, "nederweert", "1-3-2026"))'
KLEINSTE: Final = 'Vraag("HO_TIJD", Array(125))'
"""A call that calculates next to nothing."""
KEER: Final = 1000
SECONDEN: Final = 90
"""After which a script that hangs is ended."""


class Tijden(NamedTuple):
    """What a script measured: the first answer with the start of the kernel, and the middle of many warm calls.

    ``anders`` counts the answers that were wrong, ``hersteld`` how often the kernel had to be made anew.
    """

    eerste_s: float
    warm_ms: float
    kleinste_ms: float
    anders: int
    hersteld: int


def time_calls(wijn: Wijn, map_: Path) -> Tijden:
    """Measure with a kernel that Windows must start first, and let go of it."""
    wijn.kill_kernen()
    wait_until(lambda: not wijn.kernen())
    getoond = run_script(
        wijn,
        map_,
        [
            "Dim uit, keer, fout",
            f"uit = {AANROEP}",
            'WScript.Echo "EERSTE " & (Timer - Begin)',
            *_many("WARM", AANROEP, "If uit <> 125 Then fout = fout + 1"),
            *_many("KLEINSTE", KLEINSTE),
            'WScript.Echo "ANDERS " & (fout + 0)',
            'WScript.Echo "HERSTELD " & Hersteld',
            "Set Kern = Nothing",
        ],
    )
    gelezen = dict(regel.split() for regel in getoond)
    per_keer = 1000 / KEER
    return Tijden(
        float(gelezen["EERSTE"]),
        float(gelezen["WARM"]) * per_keer,
        float(gelezen["KLEINSTE"]) * per_keer,
        int(gelezen["ANDERS"]),
        int(gelezen["HERSTELD"]),
    )


def _many(naam: str, vraag: str, *na: str) -> list[str]:
    tijd = f'WScript.Echo "{naam} " & (Timer - Begin)'
    return ["Begin = Timer", f"For keer = 1 To {KEER}", f"uit = {vraag}", *na, "Next", tijd]


def run_script(wijn: Wijn, map_: Path, regels: list[str], pauze: Callable[[], None] | None = None) -> list[str]:
    """What a script shows; where it shows PAUZE it waits until ``pauze`` was called."""
    script, verder = map_ / "proef.vbs", map_ / "verder"
    # The VBScript of Wine can't sleep.
    wacht = f'Do Until CreateObject("Scripting.FileSystemObject").FileExists("Z:{verder}")\nLoop'
    tekst = vbscript.KERN + "\n".join(wacht if regel == "PAUZE" else regel for regel in regels)
    script.write_text(tekst.replace("\n", "\r\n"), encoding="ascii")
    uit = map_ / "uit.txt"
    # To a file: what Windows starts meanwhile would hold a pipe open.
    with uit.open("wb") as bestand:
        lopend = wijn.start("cscript", "//nologo", f"Z:{script}", uitvoer=bestand)
    with lopend:
        if pauze and wait_until(lambda: b"PAUZE" in uit.read_bytes(), SECONDEN):
            pauze()
            verder.touch()
        try:
            assert lopend.wait(SECONDEN) == 0
        finally:
            lopend.kill()
    return [regel.strip() for regel in uit.read_text(encoding="cp1252").splitlines()]


def wait_until(waar: Callable[[], bool], seconden: float = 15) -> bool:
    """Whether it becomes true in time."""
    einde = time.monotonic() + seconden
    while not waar() and time.monotonic() < einde:
        time.sleep(0.1)
    return waar()
