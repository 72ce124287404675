"""Prints one table: what each hostile file gets from each command, how long that takes and how much memory.

``--zonder-werkproces`` leaves only the guard, as on a system where a process can't be limited.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from vijandigbestanden import ANDERE, BOMMEN, ZWAAR
from vijandigmeten import OPDRACHTEN, keeps_promise, measure


def main() -> int:
    """Measure every file with every command; 1 when one breaks a promise."""
    vragen = argparse.ArgumentParser(description=__doc__)
    vragen.add_argument("--zonder-werkproces", action="store_true", help="alleen de bewaker, zonder grenzen erbij")
    vragen.add_argument("--alleen", default="", help="alleen bestanden met deze tekst in hun naam")
    gevraagd = vragen.parse_args()
    slecht = 0
    koppen = [f"{opdracht[0]}: code, klok, rekentijd, MB" for opdracht in OPDRACHTEN]
    print(f"| bestand | kB | {' | '.join(koppen)} | zin (ho bereken) |")
    print("| --- | ---: | " + "--- | " * len(OPDRACHTEN) + "--- |")
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_, "x.xlsx")
        for naam, maak in (BOMMEN | ANDERE | ZWAAR).items():
            if gevraagd.alleen not in naam:
                continue
            pad.write_bytes(maak())
            metingen = [measure(pad, opdracht, werkproces=not gevraagd.zonder_werkproces) for opdracht in OPDRACHTEN]
            cellen = [f"{m.code}, {m.seconden:.2f}, {m.rekentijd:.2f}, {m.megabytes:.0f}" for m in metingen]
            codes = {2} if naam not in ZWAAR else {0, 1, 2}
            slecht += sum(not keeps_promise(meting, codes) for meting in metingen)
            zin = metingen[0].fout.partition("\n")[0]
            print(f"| {naam} | {pad.stat().st_size / 1000:.1f} | " + " | ".join(cellen) + f" | {zin} |", flush=True)
    oordeel = f"{slecht} beloften gebroken" if slecht else "Elke belofte gehouden"
    print(f"\n{oordeel}: code 2 waar het moet, minder dan 10 s rekentijd, minder dan 256 MB.")
    return 1 if slecht else 0


if __name__ == "__main__":
    sys.exit(main())
