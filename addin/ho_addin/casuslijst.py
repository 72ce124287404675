"""Reading many cases at once: files and folders of them. One that can't be read takes no other down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin.ontleden import misuse
from ho_addin.vragen import read_casus
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ho_engine.casus import Casus

SOORTEN: Final = (".toml", ".json", ".xlsx")
VOORBEELDEN: Final = Path(__file__).parents[2] / "samples" / "casussen"
"""The samples beside the program, where it is used from its own folder."""
_VERBORGEN: Final = (".", "~$")
"""What hidden files begin with, and those that a spreadsheet program keeps beside an open workbook."""


@dataclass(frozen=True, slots=True)
class Casuslijst:
    """The cases by name of their file, and the files of a folder that are no case, with why."""

    casussen: Mapping[str, Casus]
    onleesbaar: Mapping[str, HoFout]


def read_cases(namen: Sequence[str], opdracht: str) -> Casuslijst:
    """Read every case that was named.

    Args:
        namen: files and folders; of a folder the files that can be a case, in order of name.
        opdracht: the command that asks, for its help.

    Raises:
        HoFout: a file that was named itself is no case, or a folder holds none (HO190).
    """
    casussen: dict[str, Casus] = {}
    onleesbaar: dict[str, HoFout] = {}
    for naam in namen:
        pad = Path(naam)
        if not _is_folder(pad):
            casussen[naam] = read_casus(pad)
            continue
        gevonden = _in_folder(pad)
        if not gevonden:
            raise misuse(f"In de map '{naam}' staat geen casus (.toml, .json of .xlsx)", opdracht)
        for bestand in gevonden:
            try:
                casussen[str(bestand)] = read_casus(bestand)
            except HoFout as fout:
                onleesbaar[str(bestand)] = fout
    return Casuslijst(_shortened(casussen), onleesbaar)


def _is_folder(pad: Path) -> bool:
    try:
        return pad.is_dir()
    except (OSError, ValueError):  # a name that the system can't hold
        return False


def _in_folder(map_: Path) -> list[Path]:
    try:
        bestanden = sorted(map_.iterdir())
    except OSError as fout:
        raise HoFout("bestand_niet_gevonden", pad=map_) from fout
    return [pad for pad in bestanden if pad.suffix.lower() in SOORTEN and not pad.name.startswith(_VERBORGEN)]


def _shortened(casussen: Mapping[str, Casus]) -> Mapping[str, Casus]:
    """The names of the files without their folders, where that leaves them different."""
    kort = [Path(naam).name for naam in casussen]
    return casussen if _twice(kort) else dict(zip(kort, casussen.values(), strict=True))


def _twice(namen: Iterable[str]) -> bool:
    lijst = list(namen)
    return len(set(lijst)) < len(lijst)
