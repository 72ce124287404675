"""Finding norm files and choosing the normenkader: by id, or by municipality and start date.

Files are read as data and never executed. Later folders win: an own file replaces a shipped one with the same id, or
with the same municipality and start date.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError

from ho_engine.casus import complete_cbs
from ho_engine.casusbestand import LEESFOUTEN, dutch_reason, parse_toml, read_tekstbestand
from ho_engine.erven import Tegenspraak, resolve
from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normenkader import Opvolging
from ho_engine.normvorm import Normbestand
from ho_engine.tijd import DAG
from ho_engine.vormfouten import shape_error, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ho_engine.normenkader import Normenkader

MEEGELEVERD: Final = Path(__file__).parent / "normen"
OMGEVING: Final = "HO_NORMEN"

_LANGSTE_REDEN: Final = 400
"""Characters of what is wrong with a norm file; only a name of its own can make it longer."""


def _invalid(plaats: object, reden: str) -> HoFout:
    kort = reden if len(reden) <= _LANGSTE_REDEN else f"{reden[:_LANGSTE_REDEN]}…"
    return HoFout("normbestand_ongeldig", str(plaats), reden=kort)


def read_normbestand(pad: Path) -> Normbestand:
    """Read one norm file; a fault is one Dutch sentence with the file and the place."""
    try:
        gegevens = parse_toml(read_tekstbestand(pad, "TOML"))
    except HoFout:
        raise
    except LEESFOUTEN as fout:
        raise _invalid(pad, dutch_reason(fout)) from fout
    try:
        return Normbestand.model_validate(gegevens)
    except ValidationError as fout:
        detail = fout.errors(include_url=False)[0]
        if detail["type"] == "value_error":
            raise _invalid(pad, str(detail["ctx"]["error"])) from fout
        vorm = shape_error(fout, Normbestand, str(pad))
        raise _invalid(vorm.plaats, vorm.zin.rstrip(".")) from fout


@dataclass(frozen=True)
class Normenbibliotheek:
    """All norm files of some folders; frameworks are resolved when asked for, once."""

    mappen: tuple[Path, ...]
    _kaders: dict[tuple[str, dt.date | None], Normenkader] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def bestanden(self) -> dict[str, tuple[Path, Normbestand]]:
        """The files by id, after later folders have replaced earlier ones.

        Raises:
            HoFout: for a folder that is not there (HO208), a file that is wrong (HO203) or two files of one
                municipality that start on the same day in one folder (HO205).
        """
        alle: dict[str, tuple[Path, Normbestand]] = {}
        for map_ in self.mappen:
            eigen = _read_map(map_)
            vervangen = {_start(bestand) for _, bestand in eigen.values() if bestand.gemeente}
            blijvend = {naam: item for naam, item in alle.items() if _start(item[1]) not in vervangen}
            alle = blijvend | eigen
        return alle

    def kader(self, naam: str) -> Normenkader:
        """The resolved framework with an id.

        Raises:
            HoFout: unknown (HO204), only announced (HO206), a block (HO209), a circle (HO207) or inconsistent (HO203).
        """
        if (naam, None) not in self._kaders:
            self._kaders[naam, None] = self._resolve(naam)
        return self._kaders[naam, None]

    def find(self, naam: str, plaats: str = "") -> Normbestand:
        """The file with an id, or a sentence with the nearest one."""
        if naam not in self.bestanden:
            raise HoFout("normenkader_onbekend", plaats, id=shown(naam), suggestie=suggest(naam, self.bestanden))
        return self.bestanden[naam][1]

    def _resolve(self, naam: str) -> Normenkader:
        bestand = self.find(naam)
        if bestand.stand == "aangekondigd":
            raise HoFout("kader_aangekondigd", kader=bestand.naam)
        if bestand.soort == "blok":
            raise HoFout("kader_is_blok", kader=bestand.naam)
        self._check_parents(naam, ())
        try:
            kader = resolve(bestand, self.find)
        except Tegenspraak as fout:
            raise _invalid(self.bestanden[fout.bestand][0], str(fout)) from fout
        return kader.model_copy(update={"opvolgingen": self._successions(kader)})

    def _successions(self, kader: Normenkader) -> tuple[Opvolging, ...]:
        """The later editions, in order of date, that were made from the newest edition this framework was made from."""
        edities = {
            naam: (bestand.geldig_vanaf, bestand)
            for naam, (_, bestand) in self.bestanden.items()
            if bestand.soort == "editie" and bestand.stand == "geldend" and bestand.geldig_vanaf
        }
        eigen = [edities[naam] for naam in kader.afkomst if naam in edities]
        if not eigen:
            return ()
        begin, nieuwste = max(eigen, key=lambda editie: editie[0])
        opvolgers = [(vanaf, naam) for naam, (vanaf, _) in edities.items() if nieuwste.id in self._ancestors(naam)]
        return tuple(
            Opvolging(editie=nieuwste.naam, opvolger=edities[naam][1].naam, vanaf=vanaf)
            for vanaf, naam in sorted(opvolgers)
            if vanaf > begin
        )

    def _ancestors(self, naam: str) -> set[str]:
        """Every file that a file inherits, however far; one that is missing or in a circle is said when it is used."""
        gevonden: set[str] = set()
        lijst = [naam]
        while lijst:
            ouders = self.bestanden[lijst.pop()][1].erft
            nieuw = {ouder for ouder in ouders if ouder in self.bestanden} - gevonden
            gevonden |= nieuw
            lijst += nieuw
        return gevonden

    def _check_parents(self, naam: str, lijn: tuple[str, ...]) -> None:
        """Every parent exists, and no file is its own ancestor."""
        plaats = f"{self.bestanden[naam][0]}: erft"
        for ouder in self.find(naam).erft:
            self.find(ouder, plaats)
            if ouder in (*lijn, naam):
                raise HoFout("erft_in_een_kring", plaats, kring=" → ".join((*lijn, naam, ouder)))
            self._check_parents(ouder, (*lijn, naam))

    @cached_property
    def gemeenten(self) -> dict[str, str]:
        """Every way to name a municipality (id, CBS code, name in lower case) with its id.

        Raises:
            HoFout: when two municipalities claim the same code or name (HO203).
        """
        namen: dict[str, str] = {}
        for pad, bestand in self.bestanden.values():
            if bestand.gemeente is None:
                continue
            for naam in (bestand.gemeente, *bestand.gemeenten, *(naam.lower() for naam in bestand.gemeenten.values())):
                if namen.setdefault(naam, bestand.gemeente) != bestand.gemeente:
                    reden = f"'{naam}' hoort al bij de gemeente '{namen[naam]}'"
                    raise _invalid(f"{pad}: gemeenten", reden)
        return namen

    def gemeente_id(self, gemeente: str) -> str:
        """The id of a municipality given by id, CBS code or name.

        Raises:
            HoFout: when no file speaks of it (HO135), with the nearest name.
        """
        gevonden = self.gemeenten.get(complete_cbs(gemeente.strip().lower()))
        if gevonden is None:
            suggestie = suggest(gemeente, set(self.gemeenten.values()))
            raise HoFout("gemeente_onbekend", gemeente=shown(gemeente) or "leeg", suggestie=suggestie)
        return gevonden

    @cached_property
    def _tijdlijnen(self) -> dict[str, list[Geldigheid]]:
        """The files of each municipality in order; a successor closes its predecessor the day before."""
        reeksen: dict[str, list[tuple[dt.date, Normbestand]]] = {}
        for _, bestand in self.bestanden.values():
            if bestand.gemeente and bestand.geldig_vanaf:
                reeksen.setdefault(bestand.gemeente, []).append((bestand.geldig_vanaf, bestand))
        tijdlijnen = {}
        for gemeente, reeks in reeksen.items():
            reeks.sort(key=lambda paar: paar[0])
            opvolgers = [vanaf - DAG for vanaf, _ in reeks[1:]]
            tijdlijnen[gemeente] = [
                Geldigheid(vanaf, min(bestand.geldig_tot_en_met or dt.date.max, grens), bestand)
                for (vanaf, bestand), grens in zip(reeks, [*opvolgers, dt.date.max], strict=True)
            ]
        return tijdlijnen

    def kies(self, gemeente: str, datum: dt.date) -> Normenkader:
        """The framework in force for a municipality on a day.

        Raises:
            HoFout: unknown municipality (HO135), or none in force on that day, naming the nearest ones (HO202).
        """
        gemeente_id = self.gemeente_id(gemeente)
        tijdlijn = self._tijdlijnen[gemeente_id]
        for vanaf, einde, bestand in tijdlijn:
            if vanaf <= datum <= einde:
                return self._in_force(bestand.id, einde)
        raise HoFout("geen_kader_van_kracht", gemeente=gemeente_id, datum=datum, naaste=_nearest(tijdlijn, datum))

    def _in_force(self, naam: str, einde: dt.date) -> Normenkader:
        """A framework with the last day that its successor leaves it; made once, so that its look-ups are too."""
        kader = self.kader(naam)
        if einde in {dt.date.max, kader.geldig_tot_en_met}:
            return kader
        if (naam, einde) not in self._kaders:
            self._kaders[naam, einde] = kader.model_copy(update={"geldig_tot_en_met": einde})
        return self._kaders[naam, einde]


class Geldigheid(NamedTuple):
    """From when to when (inclusive) a file is in force for its municipality."""

    vanaf: dt.date
    einde: dt.date
    bestand: Normbestand


def _read_map(map_: Path) -> dict[str, tuple[Path, Normbestand]]:
    if not _is_folder(map_):
        raise HoFout("normenmap_ontbreekt", map=map_)
    gelezen: dict[str, tuple[Path, Normbestand]] = {}
    for pad in sorted(map_.rglob("*.toml")):
        bestand = read_normbestand(pad)
        if bestand.id in gelezen:
            reden = f"het id '{bestand.id}' staat ook in {gelezen[bestand.id][0].name}"
            raise _invalid(pad, reden)
        _refuse_same_day(bestand, pad, gelezen.values())
        gelezen[bestand.id] = (pad, bestand)
    return gelezen


def _is_folder(map_: Path) -> bool:
    try:
        return map_.is_dir()
    except OSError:  # a name that the system can't hold
        return False


def _start(bestand: Normbestand) -> tuple[str | None, dt.date | None]:
    return bestand.gemeente, bestand.geldig_vanaf


def _refuse_same_day(bestand: Normbestand, pad: Path, andere: Iterable[tuple[Path, Normbestand]]) -> None:
    for ander_pad, ander in andere:
        if bestand.gemeente and _start(ander) == _start(bestand):
            gegevens = {"gemeente": bestand.gemeente, "datum": bestand.geldig_vanaf}
            raise HoFout("kaders_zelfde_dag", str(pad.parent), een=ander_pad.name, ander=pad.name, **gegevens)


def _nearest(tijdlijn: Sequence[Geldigheid], datum: dt.date) -> str:
    eerder = [geldig for geldig in tijdlijn if geldig.einde < datum]
    later = [geldig for geldig in tijdlijn if geldig.vanaf > datum]
    zinnen = [f"{geldig.bestand.naam} gold tot en met {geldig.einde}" for geldig in eerder[-1:]]
    zinnen += [f"{geldig.bestand.naam} geldt vanaf {geldig.vanaf}" for geldig in later[:1]]
    return f"{'; '.join(zinnen)}. Controleer de ingangsdatum."


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
