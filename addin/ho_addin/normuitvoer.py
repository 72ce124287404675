"""``ho normen export`` and ``ho normen invullen``: norms as a workbook to change, or as a form for what is missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ho_addin import kanaal
from ho_addin.normplek import show_next
from ho_addin.ontleden import misuse
from ho_addin.tabel import named
from ho_addin.vragen import asked_day, asked_folders, asked_normen, asked_target
from ho_engine.normopgave import herkomst_van_rijen, opgave_van

if TYPE_CHECKING:
    from pathlib import Path

    from ho_addin.gebruik import Vraag
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normvorm import Normbestand


def normen_export(vraag: Vraag) -> int:
    """``ho normen export``: the whole table of a framework as a norm workbook."""
    doel = asked_target(vraag)
    normen = asked_normen(vraag)
    bestand = normen.find(_asked_id(vraag, normen))
    opgave = opgave_van(bestand.id, normen)
    herkomst = herkomst_van_rijen(opgave, normen)
    from ho_workbook.normwerkmap.schrijven import maak_normwerkmap  # noqa: PLC0415 - heavy, only needed from here on
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - the same

    schrijf_atomisch(doel, maak_normwerkmap(opgave, herkomst))
    telling = Counter(herkomst.values())
    delen = [f"{telling[naam]} {naam}" for naam in ("eigen", "gewijzigd", "geërfd")]
    kanaal.write(_written(doel, "normwerkmap", bestand))
    kanaal.write(named("regels", f"{len(opgave.rijen)}: {', '.join(delen)}"))
    show_next(
        ("kijken wat uw wijziging doet:", f"ho normen import {_typed(doel)} --proef{_folders(vraag)}"),
        ("de wijziging bewaren:", f"ho normen import {_typed(doel)}{_folders(vraag)}"),
    )
    return 0


def normen_invullen(vraag: Vraag) -> int:
    """``ho normen invullen``: a form with what is missing; without anything missing there is none."""
    doel = asked_target(vraag)
    normen = asked_normen(vraag)
    bestand = _newest(vraag, normen)
    kader = normen.kader(bestand.id)
    from ho_workbook.normwerkmap.formulier import maak_invulformulier  # noqa: PLC0415 - heavy, only needed from here on
    from ho_workbook.normwerkmap.gaten import gaps  # noqa: PLC0415 - the same
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - the same

    if not (ontbreekt := gaps(kader)):
        kanaal.write([f"In {kader.naam} ({kader.id}) ontbreekt niets; er is geen formulier gemaakt."])
        return 0
    schrijf_atomisch(doel, maak_invulformulier(kader, opgave_van(bestand.id, normen)))
    kanaal.write([*_written(doel, "invulformulier", bestand), *named("ontbreekt", _count(len(ontbreekt)))])
    show_next(
        ("kijken wat het doet:", f"ho normen import {_typed(doel)} --proef{_folders(vraag)}"),
        ("de getallen bewaren:", f"ho normen import {_typed(doel)}{_folders(vraag)}"),
    )
    return 0


def _asked_id(vraag: Vraag, normen: Normenbibliotheek) -> str:
    """The id behind ``--kader``, or that of the file in force for a municipality on a day."""
    gemeente, kader, naam = vraag.get("--gemeente"), vraag.get("--kader"), vraag.opdracht.naam
    if kader and (gemeente or "--datum" in vraag):
        raise misuse("Kies een kader, of een gemeente met een datum; niet allebei", naam)
    if kader:
        return kader.lower()
    if gemeente and "--datum" in vraag:
        return normen.kies(gemeente, asked_day(vraag, "--datum")).id
    raise misuse("Noem een kader met --kader, of een gemeente met --gemeente en --datum", naam)


def _newest(vraag: Vraag, normen: Normenbibliotheek) -> Normbestand:
    """The file in force on the day that was asked, else the last one of the municipality."""
    gemeente = vraag.get("--gemeente") or ""
    if "--datum" in vraag:
        return normen.find(normen.kies(gemeente, asked_day(vraag, "--datum")).id)
    gemeente_id = normen.gemeente_id(gemeente)
    reeks = [
        (bestand.geldig_vanaf, bestand.id)
        for _, bestand in normen.bestanden.values()
        if bestand.gemeente == gemeente_id and bestand.geldig_vanaf
    ]
    return normen.find(max(reeks)[1])


def _written(doel: Path, soort: str, bestand: Normbestand) -> list[str]:
    regels = [f"Geschreven: {doel} ({soort})", *named("normenkader", f"{bestand.naam} ({bestand.id})")]
    if bestand.stand != "geldend":
        regels += named("let op", f"{bestand.stand}: {bestand.stand_toelichting}")
    return regels


def _count(aantal: int) -> str:
    return "1 getal" if aantal == 1 else f"{aantal} getallen"


def _typed(doel: Path) -> str:
    """A name as it is typed behind a command."""
    return f'"{doel}"' if " " in str(doel) else str(doel)


def _folders(vraag: Vraag) -> str:
    return "".join(f" --normen {_typed(map_)}" for map_ in asked_folders(vraag))
