"""Finding norm files and choosing the normenkader: by id, or by municipality and start date.

Files are read as data and never executed. Later folders win: an own file replaces a shipped one with the same id, or
with the same municipality and start date.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from ho_engine.casusbestand import read_tekstbestand, toml_reason
from ho_engine.erven import resolve
from ho_engine.fouten import HoFout
from ho_engine.normvorm import Normbestand
from ho_engine.tijd import DAG
from ho_engine.vormfouten import shape_error, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ho_engine.normenkader import Normenkader

MEEGELEVERD: Final = Path(__file__).parent / "normen"
OMGEVING: Final = "HO_NORMEN"


def read_normbestand(pad: Path) -> Normbestand:
    """Read one norm file; a fault is one Dutch sentence with the file and the place."""
    try:
        gegevens = tomllib.loads(read_tekstbestand(pad, "TOML"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as fout:
        raise HoFout("normbestand_ongeldig", str(pad), reden=toml_reason(fout)) from fout
    try:
        return Normbestand.model_validate(gegevens)
    except ValidationError as fout:
        detail = fout.errors(include_url=False)[0]
        if detail["type"] == "value_error":
            raise HoFout("normbestand_ongeldig", str(pad), reden=str(detail["ctx"]["error"])) from fout
        vorm = shape_error(fout, Normbestand, str(pad))
        raise HoFout("normbestand_ongeldig", vorm.plaats, reden=vorm.zin.rstrip(".")) from fout


@dataclass(frozen=True)
class Normenbibliotheek:
    """All norm files of some folders; frameworks are resolved when asked for."""

    mappen: tuple[Path, ...]

    @cached_property
    def bestanden(self) -> dict[str, tuple[Path, Normbestand]]:
        """The files by id, after later folders have replaced earlier ones.

        Raises:
            HoFout: for a folder that is not there (HO208), a file that is wrong (HO203) or two files of one
                municipality that start on the same day in one folder (HO205).
        """
        alle: dict[str, tuple[Path, Normbestand]] = {}
        for map_ in self.mappen:
            if not map_.is_dir():
                raise HoFout("normenmap_ontbreekt", map=map_)
            eigen: dict[str, tuple[Path, Normbestand]] = {}
            for pad in sorted(map_.rglob("*.toml")):
                bestand = read_normbestand(pad)
                if bestand.id in eigen:
                    reden = f"het id '{bestand.id}' staat ook in {eigen[bestand.id][0].name}"
                    raise HoFout("normbestand_ongeldig", str(pad), reden=reden)
                _refuse_same_day(bestand, pad, eigen.values())
                eigen[bestand.id] = (pad, bestand)
            vervangen = {_start(bestand) for _, bestand in eigen.values() if bestand.gemeente}
            alle = {
                naam: item for naam, item in alle.items() if not item[1].gemeente or _start(item[1]) not in vervangen
            }
            alle |= eigen
        return alle

    def kader(self, naam: str) -> Normenkader:
        """The resolved framework with an id.

        Raises:
            HoFout: unknown (HO204), only announced (HO206) or inconsistent (HO203).
        """
        return _resolved(self, naam)

    def find(self, naam: str) -> Normbestand:
        """The file with an id, or a sentence with the nearest one."""
        if naam not in self.bestanden:
            raise HoFout("normenkader_onbekend", id=naam, suggestie=suggest(naam, self.bestanden))
        return self.bestanden[naam][1]

    @cached_property
    def gemeenten(self) -> dict[str, str]:
        """Every way to name a municipality (id, CBS code, name in lower case) with its id."""
        namen: dict[str, str] = {}
        for _, bestand in self.bestanden.values():
            if bestand.gemeente:
                namen[bestand.gemeente] = bestand.gemeente
                for cbs, naam in bestand.gemeenten.items():
                    namen[cbs] = namen[naam.lower()] = bestand.gemeente
        return namen

    def gemeente_id(self, gemeente: str) -> str:
        """The id of a municipality given by id, CBS code or name.

        Raises:
            HoFout: when no file speaks of it (HO135), with the nearest name.
        """
        gevonden = self.gemeenten.get(gemeente.strip().lower())
        if gevonden is None:
            ids = set(self.gemeenten.values())
            raise HoFout("gemeente_onbekend", gemeente=gemeente, suggestie=suggest(gemeente, ids))
        return gevonden

    def kies(self, gemeente: str, datum: dt.date) -> Normenkader:
        """The framework in force for a municipality on a day; a successor closes its predecessor the day before.

        Raises:
            HoFout: unknown municipality (HO135), or none in force on that day, naming the nearest ones (HO202).
        """
        gemeente_id = self.gemeente_id(gemeente)
        reeks = sorted(
            (bestand for _, bestand in self.bestanden.values() if bestand.gemeente == gemeente_id),
            key=lambda bestand: bestand.geldig_vanaf or dt.date.min,
        )
        tijdlijn: list[tuple[dt.date, dt.date, Normbestand]] = []
        for nummer, bestand in enumerate(reeks):
            vanaf = bestand.geldig_vanaf or dt.date.min
            volgende = reeks[nummer + 1].geldig_vanaf if nummer + 1 < len(reeks) else None
            eigen_einde = bestand.geldig_tot_en_met or dt.date.max
            tijdlijn.append((vanaf, min(eigen_einde, volgende - DAG) if volgende else eigen_einde, bestand))
        for vanaf, einde, bestand in tijdlijn:
            if vanaf <= datum <= einde:
                return _in_force(self, bestand.id, None if einde == dt.date.max else einde)
        raise HoFout("geen_kader_van_kracht", gemeente=gemeente_id, datum=datum, naaste=_nearest(tijdlijn, datum))


def _start(bestand: Normbestand) -> tuple[str | None, dt.date | None]:
    return bestand.gemeente, bestand.geldig_vanaf


def _refuse_same_day(bestand: Normbestand, pad: Path, andere: Iterable[tuple[Path, Normbestand]]) -> None:
    for ander_pad, ander in andere:
        if bestand.gemeente and _start(ander) == _start(bestand):
            gegevens = {"gemeente": bestand.gemeente, "datum": bestand.geldig_vanaf}
            raise HoFout("kaders_zelfde_dag", str(pad.parent), een=ander_pad.name, ander=pad.name, **gegevens)


def _nearest(tijdlijn: Sequence[tuple[dt.date, dt.date, Normbestand]], datum: dt.date) -> str:
    eerder = [(vanaf, einde, b) for vanaf, einde, b in tijdlijn if einde < datum]
    later = [(vanaf, einde, b) for vanaf, einde, b in tijdlijn if vanaf > datum]
    zinnen = []
    if eerder:
        zinnen.append(f"{eerder[-1][2].naam} gold tot en met {eerder[-1][1]}")
    if later:
        zinnen.append(f"{later[0][2].naam} geldt vanaf {later[0][0]}")
    tekst = "; ".join(zinnen)
    return f"{tekst}. Controleer de ingangsdatum."


@cache
def _resolved(bibliotheek: Normenbibliotheek, naam: str) -> Normenkader:
    bestand = bibliotheek.find(naam)
    if bestand.stand == "aangekondigd":
        raise HoFout("kader_aangekondigd", kader=bestand.naam)
    try:
        return resolve(bestand, bibliotheek.find)
    except ValidationError as fout:
        reden = str(fout.errors(include_url=False)[0]["msg"])
        raise HoFout("normbestand_ongeldig", str(bibliotheek.bestanden[naam][0]), reden=reden) from fout
    except ValueError as fout:
        if isinstance(fout, HoFout):
            raise
        raise HoFout("normbestand_ongeldig", str(bibliotheek.bestanden[naam][0]), reden=str(fout)) from fout


@cache
def _in_force(bibliotheek: Normenbibliotheek, naam: str, einde: dt.date | None) -> Normenkader:
    """A framework with the last day its successor leaves it; made once, so that its look-ups are too."""
    return bibliotheek.kader(naam).model_copy(update={"geldig_tot_en_met": einde})


@cache
def _library(mappen: tuple[Path, ...]) -> Normenbibliotheek:
    return Normenbibliotheek(mappen)


def normenbibliotheek(eigen_mappen: Sequence[Path] = ()) -> Normenbibliotheek:
    """The library of norms: shipped files, then the folder in ``HO_NORMEN``, then ``eigen_mappen``; later ones win."""
    omgeving = os.environ.get(OMGEVING, "")
    uit_omgeving = [Path(map_) for map_ in omgeving.split(os.pathsep) if map_]
    return _library((MEEGELEVERD, *uit_omgeving, *eigen_mappen))


def load_normenkader(naam: str, eigen_mappen: Sequence[Path] = ()) -> Normenkader:
    """The resolved framework with an id; see ``Normenbibliotheek.kader``."""
    return normenbibliotheek(eigen_mappen).kader(naam)


def kies_normenkader(gemeente: str, datum: dt.date, eigen_mappen: Sequence[Path] = ()) -> Normenkader:
    """The framework in force for a municipality on a day; see ``Normenbibliotheek.kies``."""
    return normenbibliotheek(eigen_mappen).kies(gemeente, datum)
