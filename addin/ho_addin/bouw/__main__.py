"""``python -m ho_addin.bouw [-o BESTAND]``: writes the generated modules and the add-in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ho_addin.bouw import BRONMAP, XLAM, build_xlam, read_modules

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argumenten: Sequence[str] | None = None) -> int:
    """Build; only the build into the source folder writes the generated modules too."""
    lezer = argparse.ArgumentParser(prog="python -m ho_addin.bouw", description="Bouwt de invoegtoepassing voor Excel.")
    lezer.add_argument("-o", dest="doel", type=Path, default=BRONMAP / XLAM, help="waar het bestand komt")
    doel: Path = lezer.parse_args(argumenten).doel
    modules = read_modules()
    if doel == BRONMAP / XLAM:
        for module in modules:
            if module.gemaakt:
                (BRONMAP / module.bestand).write_text(module.bron, encoding="utf-8", newline="\r\n")
    inhoud = build_xlam(modules)
    doel.write_bytes(inhoud)
    sys.stdout.write(f"{doel.name}: {len(inhoud)} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
