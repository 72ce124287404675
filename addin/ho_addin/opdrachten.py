"""The commands: each reads what was asked, lets engine or workbook do it and says how it went.

What only some commands need (openpyxl, the calculation engine of the workbook) is imported where it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import addinopdrachten, kanaal
from ho_addin.casusopdrachten import kopie, toelichting, vergelijk
from ho_addin.gesprek import GESPREKSLIJST, gesprekslijst_van_casus, lege_gesprekslijst
from ho_addin.normenlijst import list_frameworks, show_folders, show_framework, show_missing
from ho_addin.normopdrachten import normen_effect, normen_export, normen_import, normen_invullen, normen_nieuw
from ho_addin.ontleden import misuse
from ho_addin.rekenuitkomst import show_berekening, show_punt
from ho_addin.tabel import bullet
from ho_addin.vragen import asked_day, asked_folders, asked_normen, asked_target, read_casus, write_json
from ho_engine.bereken import bereken_casus
from ho_engine.contract import as_json
from ho_engine.fouten import HoFout
from ho_engine.normmappen import norm_folders
from ho_engine.vastleggen import lacking

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_addin.gebruik import Vraag
    from ho_engine.uitkomst import Berekening


def bereken(vraag: Vraag) -> int:
    """``ho bereken``: 0 with a result, 1 when a *fout* prevents one."""
    berekening = bereken_casus(read_casus(Path(vraag.argument)), asked_normen(vraag))
    if "--json" in vraag:
        write_json(as_json(berekening))
    else:
        kanaal.write(show_berekening(berekening))
    kanaal.complain(*_as_messages(berekening))
    return 1 if berekening.fouten else 0


def werkboek(vraag: Vraag) -> int:
    """``ho werkboek``: 0 when written, 1 when something is lacking or wrong and nothing was written."""
    if GESPREKSLIJST in vraag:
        return gesprekslijst_van_casus(vraag)
    doel = asked_target(vraag)
    berekening = bereken_casus(read_casus(Path(vraag.argument)), asked_normen(vraag))
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
    if GESPREKSLIJST in vraag:
        return lege_gesprekslijst(vraag)
    doel = asked_target(vraag)
    datum = asked_day(vraag, "--datum")
    kader = asked_normen(vraag).kies(vraag.get("--gemeente") or "", datum)
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

    rapport = controleer_werkmap(Path(vraag.argument), asked_normen(vraag))
    if "--json" in vraag:
        write_json(rapport.als_json())
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
    normen = asked_normen(vraag)
    mappen = show_folders(norm_folders(asked_folders(vraag)))
    gemeente, kader_id = vraag.get("--gemeente"), vraag.get("--kader")
    naam = vraag.opdracht.naam
    if kader_id and (gemeente or "--datum" in vraag):
        raise misuse("Kies een kader, of een gemeente met een datum; niet allebei", naam)
    if "--datum" in vraag and not gemeente:
        raise misuse("Bij --datum hoort ook --gemeente", naam)
    if kader_id:
        kader = normen.kader(kader_id)
    elif gemeente and "--datum" in vraag:
        kader = normen.kies(gemeente, asked_day(vraag, "--datum"))
    elif "--ontbreekt" in vraag:
        raise misuse("Bij --ontbreekt hoort een kader, of een gemeente met een datum", naam)
    else:
        kanaal.write([*mappen, *list_frameworks(normen, gemeente)])
        return 0
    getoond = show_missing(kader) if "--ontbreekt" in vraag else show_framework(kader)
    kanaal.write([*mappen, *getoond])
    return 0


def normen_controleer(vraag: Vraag) -> int:
    """``ho normen controleer``: 0 in order, 1 when something is wrong with norm files."""
    from ho_addin import normcontroleren  # noqa: PLC0415 - calculating a case needs none of it

    return normcontroleren.normen_controleer(vraag)


def functies(vraag: Vraag) -> int:
    """``ho functies``: the reference of the functions for a cell."""
    from ho_addin.functiedoc import as_json as functies_as_json  # noqa: PLC0415 - only needed here
    from ho_addin.functiedoc import show_functions  # noqa: PLC0415 - the same

    if "--json" in vraag:
        write_json(functies_as_json())
    else:
        kanaal.write(show_functions())
    return 0


UITVOERING: Final[dict[str, Callable[[Vraag], int]]] = {
    "sjabloon": sjabloon,
    "bereken": bereken,
    "toelichting": toelichting,
    "werkboek": werkboek,
    "kopie": kopie,
    "controleer": controleer,
    "vergelijk": vergelijk,
    "normen toon": normen_toon,
    "normen export": normen_export,
    "normen import": normen_import,
    "normen invullen": normen_invullen,
    "normen nieuw": normen_nieuw,
    "normen effect": normen_effect,
    "normen controleer": normen_controleer,
    "functies": functies,
    "addin installeren": addinopdrachten.installeren,
    "addin verwijderen": addinopdrachten.verwijderen,
    "addin status": addinopdrachten.status,
    "addin zelftest": addinopdrachten.zelftest,
}


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
