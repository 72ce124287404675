"""What commands share: the day, the norms, the case and the target that were asked for. Runs no command."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ho_addin import kanaal
from ho_addin.gebruik import NORMEN
from ho_addin.logboek import is_recording, note_kader
from ho_addin.ontleden import misuse
from ho_engine.casusbestand import lees_casus
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import Normenbibliotheek, normenbibliotheek

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ho_addin.gebruik import Vraag
    from ho_engine.casus import Casus
    from ho_engine.normenkader import Normenkader

WERKMAP: Final = ".xlsx"
_CIJFERS_JAAR: Final = 4
_GEBRUIKT: Final[list[Normenbibliotheek]] = []
"""The norms that the running command asked for."""


def read_day(tekst: str) -> dt.date | None:
    """Read a day as 2026-03-01 or 1-3-2026; ``None`` when it is neither, or does not exist.

    >>> read_day("1-3-2026") == read_day("2026-03-01") == dt.date(2026, 3, 1), read_day("31-2-2026")
    (True, None)
    """
    delen = tekst.strip().split("-")
    if len(delen[-1]) == _CIJFERS_JAAR:
        delen.reverse()
    if len(delen) != len(("jaar", "maand", "dag")) or not all(deel.isdecimal() for deel in delen):
        return None
    if len(delen[0]) != _CIJFERS_JAAR:
        return None
    try:
        return dt.date(*map(int, delen))
    except ValueError:
        return None


def asked_day(vraag: Vraag, naam: str) -> dt.date:
    """The day behind an option.

    Raises:
        HoFout: HO190 when there is no such day.
    """
    tekst = vraag.get(naam) or ""
    datum = read_day(tekst)
    if datum is None:
        uitleg = f"De datum '{tekst}' achter {naam} bestaat niet; schrijf hem als 2026-03-01 of 1-3-2026"
        raise misuse(uitleg, vraag.opdracht.naam)
    return datum


def asked_normen(vraag: Vraag) -> Normenbibliotheek:
    """The norms of every folder, those of ``--normen`` last; a later one goes first.

    Raises:
        HoFout: HO208 for a folder that somebody named and that is not there.
    """
    normen = normenbibliotheek(asked_folders(vraag))
    gevolgd = _Gevolgd(normen.mappen) if is_recording() else normen
    _GEBRUIKT.append(gevolgd)
    return gevolgd


def asked_folders(vraag: Vraag) -> tuple[Path, ...]:
    """The folders behind ``--normen``."""
    return tuple(Path(map_) for map_ in vraag.waarden.get(NORMEN.naam, ()))


def broken_files(gezegd: HoFout | None = None) -> list[str]:
    """What is wrong with the norm files that took no part in the command, a line each; after that nothing is in use.

    Args:
        gezegd: the error that ended the command, which is not said twice.
    """
    kapot = [kapot for normen in _GEBRUIKT if normen.is_gelezen for kapot in normen.kapot]
    _GEBRUIKT.clear()
    fouten = {str(stuk.fout): stuk.fout for stuk in kapot}
    fouten.pop(str(gezegd), None)
    return as_warnings(fouten.values())


def as_warnings(fouten: Iterable[HoFout]) -> list[str]:
    """A line for each norm file that takes no part, from what is wrong with it."""
    punten = [HoFout("normbestand_doet_niet_mee", fout.plaats, reden=fout.zin) for fout in fouten]
    return [f"{punt.code} {punt}" for punt in punten]


@dataclass(frozen=True)
class _Gevolgd(Normenbibliotheek):
    """A library that tells the log which frameworks are used."""

    def kader(self, naam: str) -> Normenkader:
        """The framework with an id; see ``Normenbibliotheek.kader``."""
        kader = super().kader(naam)
        note_kader(kader.id)
        return kader


def read_kader(naam: str, normen: Normenbibliotheek, opdracht: str) -> Normenkader:
    """The framework with an id, or the one in force as ``gemeente@2026-03-01``.

    Raises:
        HoFout: there is no such framework, municipality or day.
    """
    if normen.kent(naam.lower()):
        return normen.kader(naam.lower())
    gemeente, apenstaart, dag = naam.rpartition("@")
    if not apenstaart:
        refuse_bare_municipality(naam, normen, opdracht)
        normen.find(naam)  # says that there is no such framework, with the nearest one
    datum = read_day(dag)
    if datum is None:
        uitleg = f"De datum '{dag}' achter het @ bestaat niet; schrijf hem als 2026-03-01 of 1-3-2026"
        raise misuse(uitleg, opdracht)
    return normen.kies(gemeente, datum)


def refuse_bare_municipality(naam: str, normen: Normenbibliotheek, opdracht: str) -> None:
    """Refuse a municipality without its date where a framework is asked (HO190)."""
    if naam.lower() in normen.gemeenten:
        uitleg = f"'{naam}' is een gemeente; noem er een dag bij, als {naam}@2026-03-01"
        raise misuse(f"{uitleg}, of noem het id van een normenkader", opdracht)


def read_casus(pad: Path) -> Casus:
    """The case in a text file, or in the case sheet of a workbook.

    Raises:
        HoFout: the file is not there or is not a case.
    """
    if pad.suffix.lower() != WERKMAP:
        return lees_casus(pad)
    from ho_workbook.lezen import lees_casusblad  # noqa: PLC0415 - openpyxl is heavy, and a text file needs none of it

    return lees_casusblad(pad)


def asked_target(vraag: Vraag, soorten: tuple[str, ...] = (WERKMAP,)) -> Path:
    """The file to write; it never is the file that was read.

    Raises:
        HoFout: HO191 for a name with another ending, HO190 when it would overwrite what is read.
    """
    doel = Path(vraag.get("--uitvoer") or "")
    if doel.suffix.lower() not in soorten:
        raise HoFout("doel_is_geen_werkmap", pad=doel)
    for argument in vraag.argumenten:
        if _is_same_file(Path(argument), doel):
            uitleg = f"De uitvoer {doel} zou de casus zelf overschrijven; kies een andere naam"
            raise misuse(uitleg, vraag.opdracht.naam)
    return doel


def _is_same_file(een: Path, ander: Path) -> bool:
    try:
        return een.samefile(ander)
    except (OSError, ValueError):  # one of them is not there (yet): then they are not the same
        return False


def write_json(gegevens: dict[str, Any]) -> None:
    """Say an object as JSON in ASCII: the same for every console and every program that reads it."""
    kanaal.write([json.dumps(gegevens, ensure_ascii=True, indent=2)])
