"""Which folders with norm files there are, in order, and who named them. Reads no norm file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from ho_engine.fouten import HoFout
from ho_engine.normlezen import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MEEGELEVERD: Final = Path(__file__).parent / "normen"
AFDELING: Final = "HO_NORMEN_AFDELING"
OMGEVING: Final = "HO_NORMEN"
OPTIE: Final = "--normen"

Mapsoort: TypeAlias = Literal["meegeleverd", "afdeling", "eigen", "omgeving", "optie"]


class Normenmap(NamedTuple):
    """A folder with norm files: where it is, what it is, and how it was typed."""

    pad: Path
    soort: Mapsoort
    getypt: str = ""

    @property
    def genoemd_in(self) -> str:
        """The variable or the option that names it; empty for a folder that nobody named."""
        return {"afdeling": AFDELING, "omgeving": OMGEVING, "optie": OPTIE}.get(self.soort, "")

    @property
    def aanwezig(self) -> bool:
        """Whether it is there."""
        return is_folder(self.pad)


def own_folder() -> Path | None:
    """The user's own folder with norm files, which need not be there; ``None`` where the system knows no such place."""
    if sys.platform == "win32":
        basis = os.environ.get("APPDATA", "").strip()
        return Path(basis, "NormenkaderHO", "normen").absolute() if basis else None
    basis = os.environ.get("XDG_CONFIG_HOME", "").strip()
    if not basis or not Path(basis).is_absolute():  # a relative one is to be ignored, says the XDG specification
        thuis = os.environ.get("HOME", "").strip()
        if not thuis:
            return None
        basis = str(Path(thuis, ".config"))
    return Path(basis, "normenkader-ho", "normen").absolute()


def norm_folders(gevraagd: Sequence[Path] = ()) -> tuple[Normenmap, ...]:
    """Every folder with norm files, in order: a later one wins.

    Args:
        gevraagd: the folders behind ``--normen``.

    Returns:
        The shipped folder, that of the department, the user's own, those of ``HO_NORMEN`` and those that were asked,
        each with an absolute path; also those that are not there.
    """
    eigen = own_folder()
    return (
        Normenmap(MEEGELEVERD, "meegeleverd"),
        *_named(AFDELING, "afdeling"),
        *([Normenmap(eigen, "eigen")] if eigen else []),
        *_named(OMGEVING, "omgeving"),
        *(Normenmap(pad.absolute(), "optie", str(pad)) for pad in gevraagd),
    )


def _named(variabele: str, soort: Mapsoort) -> list[Normenmap]:
    delen = os.environ.get(variabele, "").split(os.pathsep)
    return [Normenmap(Path(deel).absolute(), soort, deel) for deel in delen if deel.strip()]


def check_folders(mappen: Iterable[Normenmap]) -> None:
    """Refuse a folder that somebody named and that is not there.

    Raises:
        HoFout: HO208, naming the variable or the option.
    """
    for map_ in mappen:
        if map_.genoemd_in and not map_.aanwezig:
            raise HoFout("normenmap_ontbreekt", map=map_.getypt, waar=map_.genoemd_in)
