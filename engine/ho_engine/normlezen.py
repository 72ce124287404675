"""Reading norm files, one by one or a folder of them: a broken file is kept with its fault and takes no other down."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from pydantic import ValidationError

from ho_engine.casusbestand import LEESFOUTEN, MAXIMUM_BYTES, dutch_reason, parse_toml, read_tekstbestand
from ho_engine.fouten import HoFout
from ho_engine.leesfouten import as_leesfout
from ho_engine.normvorm import Normbestand
from ho_engine.vormfouten import finding_error, first_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

_LANGSTE_REDEN: Final = 400
"""Characters of what is wrong with a norm file; only a name of its own can make it longer."""

_HOOGSTENS: Final = 100
"""How many faults in the shape of one file are said, and how many municipalities a broken one can name."""

_LANGSTE_NAAM: Final = 100
"""Characters of an id that is read from a broken file."""

_SLEUTEL: Final = r"""^[ \t]*["']?{}["']?[ \t]*=[ \t]*["']?([^"'\s#,]+)"""
_ID: Final = re.compile(_SLEUTEL.format("id"), re.MULTILINE)
_GEMEENTE: Final = re.compile(_SLEUTEL.format("gemeente"), re.MULTILINE)
_VANAF: Final = re.compile(_SLEUTEL.format("geldig_vanaf"), re.MULTILINE)
_CBS: Final = re.compile(r"""["'](\d{4})["'][ \t]*=[ \t]*["']([^"'\n]+)["']""")


@dataclass(frozen=True, slots=True)
class Kapot:
    """A norm file that can't be used, its fault, and whom it speaks of as far as that can be read.

    Attributes:
        pad: the file.
        fout: what is wrong with it.
        id: its id; the name of the file when that can't be read.
        gemeente: the id of its municipality, when that can be read.
        vanaf: its first day, when that can be read.
        namen: every other way it names a municipality, in lower case: CBS codes, names.
    """

    pad: Path
    fout: HoFout
    id: str
    gemeente: str | None = None
    vanaf: dt.date | None = None
    namen: frozenset[str] = frozenset()

    def again(self) -> HoFout:
        """Its fault, to raise: one that is raised twice would drag the first time along."""
        return HoFout(self.fout.melding.naam, self.fout.plaats, **self.fout.gegevens)


Gelezen: TypeAlias = "Mapping[Path, Normbestand | Kapot]"
"""The files of a folder by path, in order of their names."""


def invalid(plaats: object, reden: str) -> HoFout:
    """The error for a norm file that says something impossible (HO203)."""
    kort = reden if len(reden) <= _LANGSTE_REDEN else f"{reden[:_LANGSTE_REDEN]}…"
    return HoFout("normbestand_ongeldig", str(plaats), reden=kort)


def read_normbestand(pad: Path) -> Normbestand:
    """Read one norm file; a fault is one Dutch sentence with the file and the place."""
    try:
        gegevens = parse_toml(read_tekstbestand(pad, "TOML"))
    except HoFout:
        raise
    except LEESFOUTEN as fout:
        raise invalid(pad, dutch_reason(fout)) from fout
    try:
        return Normbestand.model_validate(gegevens)
    except ValidationError as fout:
        raise _finding(first_finding(fout), pad) from fout


def all_faults(kapot: Kapot) -> list[HoFout]:
    """Everything that is wrong with the shape of a broken file, as far as it can be read."""
    oorzaak = kapot.fout.__cause__
    if not isinstance(oorzaak, ValidationError):
        return [kapot.fout]
    alle = [_finding(detail, kapot.pad) for detail in oorzaak.errors(include_url=False)[:_HOOGSTENS]]
    return [kapot.fout, *(fout for fout in alle if str(fout) != str(kapot.fout))]


def _finding(detail: ErrorDetails, pad: Path) -> HoFout:
    if detail["type"] == "value_error":
        return invalid(pad, str(detail["ctx"]["error"]))
    vorm = finding_error(detail, Normbestand, str(pad))
    return invalid(vorm.plaats, vorm.zin.rstrip("."))


def is_folder(map_: Path) -> bool:
    """Whether a folder is there; a name that the system can't hold is not."""
    try:
        return map_.is_dir()
    except (OSError, ValueError):
        return False


def read_folder(map_: Path) -> Gelezen:
    """Every norm file below a folder; a folder in it that can't be read counts as a broken file.

    What is hidden (a name that begins with a dot: a trash can, older versions on a share) is left alone.

    Raises:
        HoFout: HO208 when the folder is not there, HO110 when it can't be read.
    """
    if not is_folder(map_):
        raise HoFout("normenmap_ontbreekt", map=map_, waar="--normen, HO_NORMEN of HO_NORMEN_AFDELING")
    gesloten: list[OSError] = []
    paden: list[Path] = []
    for basis, mappen, namen in os.walk(map_, onerror=gesloten.append):
        mappen[:] = [naam for naam in mappen if not naam.startswith(".")]
        zichtbaar = (naam for naam in namen if not naam.startswith("."))
        paden += [Path(basis, naam) for naam in zichtbaar if naam.lower().endswith(".toml")]
    gelezen: dict[Path, Normbestand | Kapot] = {pad: _read(pad) for pad in paden}
    for fout in gesloten:
        pad = Path(fout.filename)
        if pad == map_:
            raise as_leesfout(fout, map_) from fout
        gelezen[pad] = _broken(pad, as_leesfout(fout, pad))
    return dict(sorted(gelezen.items()))


def _read(pad: Path) -> Normbestand | Kapot:
    try:
        return read_normbestand(pad)
    except HoFout as fout:
        return _broken(pad, fout)


def _broken(pad: Path, fout: HoFout) -> Kapot:
    """What can still be read from a broken file: whom it speaks of."""
    tekst = _text(pad)
    id_, gemeente, vanaf = (_found(patroon, tekst) for patroon in (_ID, _GEMEENTE, _VANAF))
    paren = itertools.islice(_CBS.finditer(tekst), _HOOGSTENS)
    namen = {naam.lower() for paar in paren for naam in paar.groups()}
    naam = id_ or pad.stem.lower()
    if gemeente is None:
        namen |= set(_beginnings(naam)) | set(_beginnings(pad.stem.lower()))
    return Kapot(pad, fout, naam, gemeente, _day(vanaf), frozenset(namen))


def _text(pad: Path) -> str:
    try:
        if not pad.is_file():  # a pipe never ends
            return ""
        with pad.open("rb") as bestand:
            return bestand.read(MAXIMUM_BYTES).decode("utf-8", "replace").replace("\0", "")
    except (OSError, ValueError):
        return ""


def _found(patroon: re.Pattern[str], tekst: str) -> str | None:
    gevonden = patroon.search(tekst)
    return gevonden[1][:_LANGSTE_NAAM] if gevonden else None


def _day(tekst: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(tekst) if tekst else None
    except ValueError:
        return None


def _beginnings(naam: str) -> Iterator[str]:
    """A name and what it begins with, so that 'dijk-en-waard-2027' speaks of 'dijk-en-waard'."""
    delen = naam.split("-")
    return ("-".join(delen[:aantal]) for aantal in range(len(delen), 0, -1))


def as_broken(pad: Path, bestand: Normbestand, fout: HoFout) -> Kapot:
    """A file that can be read but not used, because of what stands beside it."""
    namen = frozenset({*bestand.gemeenten, *(naam.lower() for naam in bestand.gemeenten.values())})
    return Kapot(pad, fout, bestand.id, bestand.gemeente, bestand.geldig_vanaf, namen)


def set_apart(gelezen: Gelezen) -> dict[Path, Normbestand | Kapot]:
    """The files of one folder, after those that contradict each other were set apart.

    An id stands in one file, and two files of one municipality don't start on the same day; where they do, no one can
    say which is meant, so neither is used.
    """
    uitkomst = dict(gelezen)
    goed = [(pad, bestand) for pad, bestand in gelezen.items() if isinstance(bestand, Normbestand)]
    for nummer, (pad, bestand) in enumerate(goed):
        for ander_pad, ander in goed[:nummer]:
            fout = _contradiction(pad, bestand, ander_pad, ander)
            if fout is not None:
                uitkomst[ander_pad] = as_broken(ander_pad, ander, fout)
                uitkomst[pad] = as_broken(pad, bestand, fout)
    return uitkomst


def _contradiction(pad: Path, bestand: Normbestand, ander_pad: Path, ander: Normbestand) -> HoFout | None:
    if bestand.id == ander.id:
        return invalid(pad, f"het id '{bestand.id}' staat ook in {ander_pad.name}")
    if bestand.gemeente and (ander.gemeente, ander.geldig_vanaf) == (bestand.gemeente, bestand.geldig_vanaf):
        gegevens = {"gemeente": bestand.gemeente, "datum": bestand.geldig_vanaf}
        return HoFout("kaders_zelfde_dag", str(pad.parent), een=ander_pad.name, ander=pad.name, **gegevens)
    return None


def relocated(gelezen: Gelezen, pad: Path, bestand: Normbestand) -> Gelezen:
    """A folder as if a file stood there, in the place of what stood there."""
    return dict(sorted({**gelezen, pad: bestand}.items()))
