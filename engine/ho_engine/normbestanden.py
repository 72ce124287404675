"""Choosing the normenkader from the norm files of some folders: by id, or by municipality and start date.

Files are read as data and never executed. Later folders win: an own file replaces a shipped one with the same id, or
with the same municipality and start date. A broken file takes no other down, but whoever asks for what it speaks of
gets its fault: a wrong figure never passes in silence.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from ho_engine.casus import complete_cbs
from ho_engine.erven import Tegenspraak, resolve
from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normenkader import Opvolging
from ho_engine.normlezen import (
    Gelezen,
    Kapot,
    as_broken,
    invalid,
    is_folder,
    read_folder,
    read_normbestand,
    relocated,
    set_apart,
)
from ho_engine.normmappen import MEEGELEVERD, OMGEVING, check_folders, norm_folders, own_folder
from ho_engine.normtijdlijn import Geldigheid, nearest, timelines
from ho_engine.normvorm import Normbestand
from ho_engine.vormfouten import suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_engine.normenkader import Normenkader

__all__ = [
    "MEEGELEVERD",
    "OMGEVING",
    "Kapot",
    "Normenbibliotheek",
    "kies_normenkader",
    "load_normenkader",
    "normenbibliotheek",
    "read_again",
    "read_normbestand",
]


class _Stand(NamedTuple):
    """What the folders come to: the files by id, the broken ones, and every name of a municipality with its id."""

    bestanden: dict[str, tuple[Path, Normbestand]]
    kapot: tuple[Kapot, ...]
    gemeenten: dict[str, str]


@dataclass(frozen=True)
class Normenbibliotheek:
    """All norm files of some folders; frameworks are resolved when asked for, once.

    Attributes:
        mappen: the folders, in order; a later one wins.
        erbij: files that are read as if they stood there; see ``met``.
    """

    mappen: tuple[Path, ...]
    erbij: tuple[tuple[Path, Normbestand], ...] = field(default=(), hash=False)
    _schijf: dict[Path, Gelezen] = field(default_factory=dict, compare=False, repr=False)
    _kaders: dict[tuple[str, dt.date | None], Normenkader] = field(default_factory=dict, compare=False, repr=False)

    def met(self, pad: Path, bestand: Normbestand) -> Self:
        """The library as if this file stood there, in the place of what stands there now; nothing is written.

        A folder that is not among those of the library comes last, so it wins.
        """
        plaats, bekend = self._place(pad)
        mappen = self.mappen if bekend else (*self.mappen, plaats.parent)
        erbij = (*(item for item in self.erbij if item[0] != plaats), (plaats, bestand))
        return dataclasses.replace(self, mappen=mappen, erbij=erbij, _kaders={})

    def tot_en_met(self, map_: Path) -> Self:
        """The library without the folders that come after this one; a folder that it does not have comes last."""
        plaats, _ = self._place(map_ / "x")
        basis = plaats.parent
        mappen = self.mappen[: self.mappen.index(basis) + 1] if basis in self.mappen else (*self.mappen, basis)
        return dataclasses.replace(self, mappen=mappen, _kaders={})

    def _place(self, pad: Path) -> tuple[Path, bool]:
        """A path as reading the folders gives it, and whether it lies in one of them."""
        echt = Path(os.path.realpath(pad.parent), pad.name)
        for map_ in reversed(self.mappen):
            basis = Path(os.path.realpath(map_))
            if echt.is_relative_to(basis):
                return map_ / echt.relative_to(basis), True
        return pad.absolute(), False

    @property
    def is_gelezen(self) -> bool:
        """Whether its folders were read; that happens when something is first asked of it."""
        return "_stand" in self.__dict__

    @property
    def bestanden(self) -> dict[str, tuple[Path, Normbestand]]:
        """The sound files by id, after later folders have replaced earlier ones.

        Raises:
            HoFout: for a folder that is not there (HO208) or can't be read (HO110).
        """
        return self._stand.bestanden

    @property
    def kapot(self) -> tuple[Kapot, ...]:
        """The files that can't be used, unless a sound one in a later folder took their place."""
        return self._stand.kapot

    @property
    def gemeenten(self) -> dict[str, str]:
        """Every way to name a municipality (id, CBS code, name in lower case) with its id."""
        return self._stand.gemeenten

    @cached_property
    def _stand(self) -> _Stand:
        alle: dict[str, tuple[Path, Normbestand]] = {}
        kapot: dict[Path, Kapot] = {}
        for map_ in self.mappen:
            gelezen = self.gelezen(map_)
            eigen = {item.id: (pad, item) for pad, item in gelezen.items() if isinstance(item, Normbestand)}
            vervangen = {_start(bestand) for _, bestand in eigen.values() if bestand.gemeente}
            alle = {naam: item for naam, item in alle.items() if _start(item[1]) not in vervangen} | eigen
            blijft = {pad: k for pad, k in kapot.items() if k.id not in eigen and _start(k) not in vervangen}
            kapot = blijft | {pad: item for pad, item in gelezen.items() if isinstance(item, Kapot)}
        gemeenten: dict[str, str] = {}
        for naam, (pad, bestand) in list(alle.items()):
            fout = _claim(gemeenten, pad, bestand)
            if fout is not None:
                kapot[pad] = as_broken(pad, alle.pop(naam)[1], fout)
        return _Stand(alle, tuple(kapot.values()), gemeenten)

    def gelezen(self, map_: Path) -> Gelezen:
        """Every file of one of the folders, also those that a later folder replaces.

        Raises:
            HoFout: for a folder that is not there (HO208) or can't be read (HO110).
        """
        erbij = {pad: bestand for pad, bestand in self.erbij if pad.is_relative_to(map_)}
        if map_ not in self._schijf and (is_folder(map_) or not (erbij or map_ == own_folder())):
            self._schijf[map_] = read_folder(map_)
        gelezen = self._schijf.get(map_, {})
        for pad, bestand in erbij.items():
            gelezen = relocated(gelezen, pad, bestand)
        return set_apart(gelezen)

    def kent(self, naam: str) -> bool:
        """Whether a file has this id, sound or broken."""
        return naam in self.bestanden or any(kapot.id == naam for kapot in self.kapot)

    def kader(self, naam: str) -> Normenkader:
        """The resolved framework with an id.

        Raises:
            HoFout: unknown (HO204), only announced (HO206), a block (HO209), a circle (HO207), inconsistent (HO203),
                or whatever is wrong with a broken file that speaks of it or of what it inherits.
        """
        if (naam, None) not in self._kaders:
            self._kaders[naam, None] = self._resolve(naam)
        return self._kaders[naam, None]

    def find(self, naam: str, plaats: str = "") -> Normbestand:
        """The file with an id, the fault of a broken file that speaks of it, or a sentence with the nearest id."""
        bekend = self.bestanden.get(naam)
        gemeente = bekend[1].gemeente if bekend else None
        for kapot in self.kapot:
            if kapot.id == naam or (gemeente and self._speaks_of(kapot, gemeente, gemeente)):
                raise kapot.again()
        if bekend is None:
            raise HoFout("normenkader_onbekend", plaats, id=shown(naam), suggestie=suggest(naam, self.bestanden))
        return bekend[1]

    def _speaks_of(self, kapot: Kapot, naam: str, gemeente: str | None) -> bool:
        """Whether a broken file speaks of a municipality that was asked by this name.

        When it does not say for which municipality it is, everything it names is what it speaks of.
        """
        if kapot.gemeente is not None:
            return kapot.gemeente in {naam, gemeente} or naam in kapot.namen
        return naam in kapot.namen or (
            gemeente is not None and gemeente in {self.gemeenten.get(genoemd) for genoemd in kapot.namen}
        )

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
            raise invalid(self.bestanden[fout.bestand][0], str(fout)) from fout
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

    def gemeente_id(self, gemeente: str) -> str:
        """The id of a municipality given by id, CBS code or name.

        Raises:
            HoFout: when no file speaks of it (HO135), with the nearest name; or what is wrong with a broken file that
                does.
        """
        naam = complete_cbs(gemeente.strip().lower())
        gevonden = self.gemeenten.get(naam)
        for kapot in self.kapot:
            if self._speaks_of(kapot, naam, gevonden):
                raise kapot.again()
        if gevonden is None:
            suggestie = suggest(gemeente, set(self.gemeenten.values()))
            raise HoFout("gemeente_onbekend", gemeente=shown(gemeente) or "leeg", suggestie=suggestie)
        return gevonden

    @cached_property
    def _tijdlijnen(self) -> dict[str, list[Geldigheid]]:
        """The files of each municipality in order; a successor closes its predecessor the day before."""
        return timelines(self.bestanden.values())

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
        raise HoFout("geen_kader_van_kracht", gemeente=gemeente_id, datum=datum, naaste=nearest(tijdlijn, datum))

    def _in_force(self, naam: str, einde: dt.date) -> Normenkader:
        """A framework with the last day that its successor leaves it; made once, so that its look-ups are too."""
        kader = self.kader(naam)
        if einde in {dt.date.max, kader.geldig_tot_en_met}:
            return kader
        if (naam, einde) not in self._kaders:
            self._kaders[naam, einde] = kader.model_copy(update={"geldig_tot_en_met": einde})
        return self._kaders[naam, einde]


def _start(bestand: Normbestand | Kapot) -> tuple[str | None, dt.date | None]:
    vanaf = bestand.vanaf if isinstance(bestand, Kapot) else bestand.geldig_vanaf
    return bestand.gemeente, vanaf


def _claim(gemeenten: dict[str, str], pad: Path, bestand: Normbestand) -> HoFout | None:
    """Note every name of a municipality; one that another municipality already has is the fault of the later file."""
    if bestand.gemeente is None:
        return None
    namen = [bestand.gemeente, *bestand.gemeenten, *(naam.lower() for naam in bestand.gemeenten.values())]
    for naam in namen:
        if gemeenten.get(naam, bestand.gemeente) != bestand.gemeente:
            return invalid(f"{pad}: gemeenten", f"'{naam}' hoort al bij de gemeente '{gemeenten[naam]}'")
    gemeenten |= dict.fromkeys(namen, bestand.gemeente)
    return None


@cache
def _library(mappen: tuple[Path, ...]) -> Normenbibliotheek:
    return Normenbibliotheek(mappen)


def normenbibliotheek(eigen_mappen: Sequence[Path] = ()) -> Normenbibliotheek:
    """The library of norms: the folders of ``norm_folders``, ``eigen_mappen`` last; a later one wins.

    Raises:
        HoFout: HO208 for a folder that somebody named and that is not there.
    """
    mappen = norm_folders(eigen_mappen)
    check_folders(mappen)
    laatste = dict.fromkeys(map_.pad for map_ in reversed(mappen))  # a folder that is named twice, counts the last time
    return _library(tuple(reversed(laatste)))


def read_again() -> None:
    """Forget what was read of norm files: call it after one was written, so that the next library has it."""
    _library.cache_clear()


def load_normenkader(naam: str, eigen_mappen: Sequence[Path] = ()) -> Normenkader:
    """The resolved framework with an id; see ``Normenbibliotheek.kader``."""
    return normenbibliotheek(eigen_mappen).kader(naam)


def kies_normenkader(gemeente: str, datum: dt.date, eigen_mappen: Sequence[Path] = ()) -> Normenkader:
    """The framework in force for a municipality on a day; see ``Normenbibliotheek.kies``."""
    return normenbibliotheek(eigen_mappen).kies(gemeente, datum)
