"""Makes the workbooks with functions among the samples; the same program gives the same files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backofficemap import make_backoffice
from zelftestmap import make_zelftest

from ho_workbook.schrijven import schrijf_atomisch

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES: Final = Path(__file__).resolve().parent
EXCELBLADEN: Final[dict[str, Callable[[], bytes]]] = {
    "zelftest.xlsx": make_zelftest,
    "excel/backoffice.xlsx": make_backoffice,
}
"""Every file by its place below this folder."""


def main() -> int:
    """Write them."""
    for naam, maak in EXCELBLADEN.items():
        (SAMPLES / naam).parent.mkdir(exist_ok=True)
        schrijf_atomisch(SAMPLES / naam, maak())
        sys.stdout.write(f"{naam}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
