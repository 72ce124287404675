"""``python -m ho_addin.oxt [-o BESTAND]`` writes the extension for this Python and this system."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ho_addin.oxt.pakket import build


def main(argumenten: list[str] | None = None) -> int:
    """Write the extension, and say where."""
    lezer = argparse.ArgumentParser(
        prog="python -m ho_addin.oxt", description="Maakt de invoegtoepassing voor LibreOffice.", add_help=False
    )
    lezer.add_argument("-o", dest="bestand", type=Path, default=Path("NormenkaderHO.oxt"), help="het bestand (.oxt)")
    doel: Path = lezer.parse_args(argumenten).bestand
    doel.write_bytes(build())
    sys.stdout.write(f"{doel} is gemaakt voor Python {sys.version_info[0]}.{sys.version_info[1]}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
