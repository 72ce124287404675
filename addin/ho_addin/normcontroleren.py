"""``ho normen controleer``: everything that is wrong with folders of norm files, and pinning what stands in them."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ho_addin import kanaal
from ho_addin.ontleden import misuse
from ho_addin.tabel import bullet
from ho_addin.vragen import as_warnings, asked_day, asked_folders, write_json
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import normenbibliotheek
from ho_engine.normcontrole import controleer_normen
from ho_engine.normenslot import SLOT, current, lock_text
from ho_engine.normlezen import is_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_addin.gebruik import Vraag
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normcontrole import Bevinding

SCHEMA: Final = "normcontrole/1"
VASTZETTEN: Final = "--vastzetten"
_KOPPEN: Final = {"let_op": "Let op", "opmerking": "Opmerkingen"}


def normen_controleer(vraag: Vraag) -> int:
    """``ho normen controleer``: 0 in order (remarks may stand), 1 when something is wrong."""
    peildatum = asked_day(vraag, "--datum") if "--datum" in vraag else dt.datetime.now().astimezone().date()
    normen, mappen = _asked_library(vraag)
    bevindingen = controleer_normen(normen, mappen, peildatum)
    vastgezet: Path | None = None
    if VASTZETTEN in vraag and not _obstacles(bevindingen):
        vastgezet = write_lock(Path(vraag.argument), normen)
        bevindingen = controleer_normen(normen, mappen, peildatum)
    if "--json" in vraag:
        write_json(_as_json(peildatum, mappen, bevindingen, vastgezet))
    else:
        kanaal.write(_head(peildatum, mappen, asked="--datum" in vraag))
        _tell(bevindingen, mappen)
        if vastgezet:
            aantal = len(current(mappen[0], normen))
            kanaal.write([f"Vastgezet: {aantal} {'kader' if aantal == 1 else 'kaders'} in {vastgezet}"])
        elif VASTZETTEN in vraag:
            kanaal.complain("Niet vastgezet: verbeter eerst de fouten.")
    elders = [kapot.fout for kapot in normen.kapot if not any(kapot.pad.is_relative_to(map_) for map_ in mappen)]
    kanaal.complain(*as_warnings(elders))
    return 1 if any(bevinding.ernst == "fout" for bevinding in bevindingen) else 0


def _asked_library(vraag: Vraag) -> tuple[Normenbibliotheek, list[Path]]:
    """The norms with the folder that was asked as the last one, and the folders to check.

    Raises:
        HoFout: HO208 for a folder that is not there, HO190 when there is none to pin.
    """
    if not vraag.argument:
        if VASTZETTEN in vraag:
            raise misuse(f"Bij {VASTZETTEN} hoort de map die u wilt vastzetten", vraag.opdracht.naam)
        normen = normenbibliotheek(asked_folders(vraag))
        return normen, [map_ for map_ in normen.mappen if is_folder(map_)]
    map_ = Path(vraag.argument)
    if not is_folder(map_):
        raise HoFout("normenmap_ontbreekt", map=map_, waar="de naam van de map")
    normen = normenbibliotheek((*asked_folders(vraag), map_))
    return normen, [normen.mappen[-1]]


def write_lock(map_: Path, normen: Normenbibliotheek) -> Path:
    """Pin the norms of a folder as they are now, in one step.

    Args:
        map_: the folder; it is there.
        normen: a library that reads it.

    Returns:
        The file that was written.

    Raises:
        HoFout: it could not be written; what stood there is untouched.
    """
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - only needed to write

    pad = map_ / SLOT
    schrijf_atomisch(pad, lock_text(map_, normen).encode())
    return pad


def _obstacles(bevindingen: Sequence[Bevinding]) -> bool:
    """Whether something is wrong that pinning would not mend."""
    return any(bevinding.ernst == "fout" and Path(bevinding.plaats).name != SLOT for bevinding in bevindingen)


def _head(peildatum: dt.date, mappen: Sequence[Path], *, asked: bool) -> list[str]:
    dag = f"{peildatum}" if asked else f"{peildatum}, de dag van vandaag"
    return [f"Gecontroleerd (peildatum {dag})", *(f"  - {map_}" for map_ in mappen)]


def _tell(bevindingen: Sequence[Bevinding], mappen: Sequence[Path]) -> None:
    for ernst, kop in _KOPPEN.items():
        gevonden = [bevinding for bevinding in bevindingen if bevinding.ernst == ernst]
        if gevonden:
            kanaal.write(["", f"{kop} ({len(gevonden)})", *_lines(gevonden, mappen)])
    fouten = [bevinding for bevinding in bevindingen if bevinding.ernst == "fout"]
    if fouten:
        kanaal.complain(
            f"Niet in orde: {len(fouten)} {'fout' if len(fouten) == 1 else 'fouten'}.", *_lines(fouten, mappen)
        )
    else:
        kanaal.write(["", "In orde: er is geen fout gevonden."])


def _lines(bevindingen: Sequence[Bevinding], mappen: Sequence[Path]) -> list[str]:
    """An item per finding; where one folder was checked, the file without that folder."""
    begin = f"{mappen[0]}{os.sep}" if len(mappen) == 1 else ""
    zinnen = (f"{bevinding.plaats.removeprefix(begin)}: {bevinding.tekst}" for bevinding in bevindingen)
    return [regel for zin in zinnen for regel in bullet(zin)]


def _as_json(
    peildatum: dt.date, mappen: Sequence[Path], bevindingen: Sequence[Bevinding], vastgezet: Path | None
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "peildatum": peildatum.isoformat(),
        "mappen": [str(map_) for map_ in mappen],
        "bevindingen": [
            {"ernst": bevinding.ernst, "plaats": bevinding.plaats, "tekst": bevinding.tekst}
            for bevinding in bevindingen
        ],
        "vastgezet": str(vastgezet) if vastgezet else None,
    }
