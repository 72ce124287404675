"""The commands: each reads what was asked, lets engine or workbook do it and says how it went.

What only some commands need (openpyxl, the calculation engine of the workbook) is imported where it is used.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ho_addin import kanaal
from ho_addin.gebruik import NORMEN
from ho_addin.normenlijst import list_frameworks, show_folders, show_framework, show_missing
from ho_addin.ontleden import misuse
from ho_addin.rekenuitkomst import show_berekening, show_punt
from ho_addin.tabel import bullet
from ho_engine.bereken import bereken_casus
from ho_engine.casusbestand import lees_casus
from ho_engine.contract import as_json
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import normenbibliotheek
from ho_engine.vastleggen import lacking

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_addin.gebruik import Vraag
    from ho_engine.casus import Casus
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.uitkomst import Berekening

WERKMAP: Final = ".xlsx"
_CIJFERS_JAAR: Final = 4


def bereken(vraag: Vraag) -> int:
    """``ho bereken``: 0 with a result, 1 when a *fout* prevents one."""
    berekening = bereken_casus(_read_casus(Path(vraag.argument)), _normen(vraag))
    if "--json" in vraag:
        _write_json(as_json(berekening))
    else:
        kanaal.write(show_berekening(berekening))
    kanaal.complain(*_as_messages(berekening))
    return 1 if berekening.fouten else 0


def werkboek(vraag: Vraag) -> int:
    """``ho werkboek``: 0 when written, 1 when something is lacking or wrong and nothing was written."""
    doel = _target(vraag)
    bron = Path(vraag.argument)
    if _is_same_file(bron, doel):
        raise misuse(f"De uitvoer {doel} zou de casus zelf overschrijven; kies een andere naam", vraag.opdracht.naam)
    berekening = bereken_casus(_read_casus(bron), _normen(vraag))
    tekort = lacking(berekening)
    concept = "--concept" in vraag
    if tekort and not concept:
        _refuse(tekort)
        return 1
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - heavy, and only needed from here on
    from ho_workbook.werkboek import maak_werkboek  # noqa: PLC0415 - the same

    schrijf_atomisch(doel, maak_werkboek(berekening, "concept" if concept else "definitief"))
    kanaal.write(_written(doel, berekening, concept=concept))
    kanaal.complain(*_as_messages(berekening))
    return 0


def sjabloon(vraag: Vraag) -> int:
    """``ho sjabloon``: an empty case template for a municipality and a start date."""
    doel = _target(vraag)
    datum = _day(vraag, "--datum")
    kader = _normen(vraag).kies(vraag.get("--gemeente") or "", datum)
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - heavy, and only needed from here on
    from ho_workbook.werkboek import maak_sjabloon  # noqa: PLC0415 - the same

    schrijf_atomisch(doel, maak_sjabloon(kader, datum))
    regels = [f"Geschreven: {doel}", f"  normenkader   {kader.naam} ({kader.id})", f"  ingangsdatum  {datum}"]
    if kader.stand != "geldend":
        regels.append(f"  let op        {kader.stand}: {kader.stand_toelichting}")
    kanaal.write([*regels, f"Vul het in, bewaar het, en reken na met: ho bereken {doel}"])
    return 0


def controleer(vraag: Vraag) -> int:
    """``ho controleer``: 0 in order, 1 changed or wrong, 2 unusable."""
    from ho_workbook.controleren import controleer as controleer_werkmap  # noqa: PLC0415 - heavy, only needed here

    rapport = controleer_werkmap(Path(vraag.argument), _normen(vraag))
    if "--json" in vraag:
        _write_json(rapport.als_json())
        return rapport.exitcode
    kanaal.write([f"{rapport.bestand}: {rapport.soort} {rapport.kenmerk}, gemaakt met versie {rapport.versie}"])
    for opmerking in rapport.opmerkingen:
        kanaal.write(bullet(f"Opmerking: {opmerking}"))
    if not rapport.verschillen:
        kanaal.write(["In orde: niets is veranderd en elke uitkomst klopt."])
        return rapport.exitcode
    aantal = len(rapport.verschillen)
    kanaal.complain(f"Niet in orde: {aantal} {'verschil' if aantal == 1 else 'verschillen'}.")
    for verschil in rapport.getoond:
        kanaal.complain(*bullet(f"{verschil.plaats}: {verschil.tekst}" if verschil.plaats else verschil.tekst))
    if rapport.niet_getoond:
        kanaal.complain(f"  ... en nog {rapport.niet_getoond}.")
    return rapport.exitcode


def normen_toon(vraag: Vraag) -> int:
    """``ho normen toon``: the list of frameworks, one framework, or what is missing in it."""
    normen = _normen(vraag)
    gemeente, kader_id = vraag.get("--gemeente"), vraag.get("--kader")
    naam = vraag.opdracht.naam
    if kader_id and (gemeente or "--datum" in vraag):
        raise misuse("Kies een kader, of een gemeente met een datum; niet allebei", naam)
    if "--datum" in vraag and not gemeente:
        raise misuse("Bij --datum hoort ook --gemeente", naam)
    if kader_id:
        kader = normen.kader(kader_id)
    elif gemeente and "--datum" in vraag:
        kader = normen.kies(gemeente, _day(vraag, "--datum"))
    elif "--ontbreekt" in vraag:
        raise misuse("Bij --ontbreekt hoort een kader, of een gemeente met een datum", naam)
    else:
        kanaal.write([*show_folders(normen), *list_frameworks(normen, gemeente)])
        return 0
    getoond = show_missing(kader) if "--ontbreekt" in vraag else show_framework(kader)
    kanaal.write([*show_folders(normen), *getoond])
    return 0


UITVOERING: Final[dict[str, Callable[[Vraag], int]]] = {
    "sjabloon": sjabloon,
    "bereken": bereken,
    "werkboek": werkboek,
    "controleer": controleer,
    "normen toon": normen_toon,
}


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


def _day(vraag: Vraag, naam: str) -> dt.date:
    tekst = vraag.get(naam) or ""
    datum = read_day(tekst)
    if datum is None:
        uitleg = f"De datum '{tekst}' achter {naam} bestaat niet; schrijf hem als 2026-03-01 of 1-3-2026"
        raise misuse(uitleg, vraag.opdracht.naam)
    return datum


def _normen(vraag: Vraag) -> Normenbibliotheek:
    """The shipped norms, those of ``HO_NORMEN`` and of ``--normen``; the last one goes first."""
    return normenbibliotheek(tuple(Path(map_) for map_ in vraag.waarden.get(NORMEN.naam, ())))


def _read_casus(pad: Path) -> Casus:
    if pad.suffix.lower() != WERKMAP:
        return lees_casus(pad)
    from ho_workbook.lezen import lees_casusblad  # noqa: PLC0415 - openpyxl is heavy, and a text file needs none of it

    return lees_casusblad(pad)


def _target(vraag: Vraag) -> Path:
    doel = Path(vraag.get("--uitvoer") or "")
    if doel.suffix.lower() != WERKMAP:
        raise HoFout("doel_is_geen_werkmap", pad=doel)
    return doel


def _is_same_file(een: Path, ander: Path) -> bool:
    try:
        return een.samefile(ander)
    except (OSError, ValueError):  # one of them is not there (yet): then they are not the same
        return False


def _refuse(tekort: tuple[str, ...]) -> None:
    """Say at once everything that stands in the way of a final workbook."""
    hoeveel = "er ontbreekt 1 ding" if len(tekort) == 1 else f"er ontbreken {len(tekort)} dingen"
    fout = HoFout("vastleggen_geweigerd", redenen=f"{hoeveel}, hieronder genoemd")
    kanaal.complain(f"{fout.code} {fout}")
    for clausule in tekort:
        kanaal.complain(*bullet(clausule))


def _written(doel: Path, berekening: Berekening, *, concept: bool) -> list[str]:
    soort = "concept" if concept else "definitief"
    regels = [f"Geschreven: {doel} ({soort}; onafhankelijk nagerekend, zonder verschil)"]
    if berekening.totaal:
        volume = berekening.totaal.volume
        drie = f"{volume.min_week} min/week, {volume.min_2weken} min/2 weken, {volume.uur_jaar} uur/jaar"
        regels.append(f"  uitkomst      {drie}")
    else:
        regels.append("  uitkomst      geen: de fouten staan hieronder, en in het werkboek bij hun cel")
    return [*regels, f"Controleer het later met: ho controleer {doel}"]


def _as_messages(berekening: Berekening) -> list[str]:
    return [show_punt(punt) for punt in berekening.fouten]


def _write_json(gegevens: dict[str, Any]) -> None:
    """JSON in ASCII: the same for every console and every program that reads it."""
    kanaal.write([json.dumps(gegevens, ensure_ascii=True, indent=2)])
