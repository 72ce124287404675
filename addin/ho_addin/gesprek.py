"""The list for the kitchen-table talk on the command line: blank, or with what a case already says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.ontleden import misuse
from ho_addin.vragen import asked_day, asked_normen, asked_target, read_casus
from ho_engine.bereken import bereken_casus
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    import datetime as dt

    from ho_addin.gebruik import Vraag
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Berekening

GESPREKSLIJST: Final = "--gesprekslijst"


def lege_gesprekslijst(vraag: Vraag) -> int:
    """``ho sjabloon --gesprekslijst``: the list before there is a case."""
    doel = asked_target(vraag)
    datum = asked_day(vraag, "--datum")
    gemeente = vraag.get("--gemeente") or ""
    kader = asked_normen(vraag).kies(gemeente, datum)
    from ho_workbook.gesprekslijst import maak_gesprekslijst  # noqa: PLC0415 - heavy, and only needed from here on
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - the same

    schrijf_atomisch(doel, maak_gesprekslijst(kader, datum, gemeente))
    kanaal.write(_written(doel, kader, datum))
    return 0


def gesprekslijst_van_casus(vraag: Vraag) -> int:
    """``ho werkboek --gesprekslijst``: the list with what is known; a *fout* in the case does not stand in its way.

    Raises:
        HoFout: HO190 beside ``--concept``, HO161 when no framework can be chosen.
    """
    if "--concept" in vraag:
        raise misuse(f"Kies --concept of {GESPREKSLIJST}; niet allebei", vraag.opdracht.naam)
    doel = asked_target(vraag)
    casus = read_casus(Path(vraag.argument))
    berekening = bereken_casus(casus, asked_normen(vraag))
    if berekening.kader is None or casus.begin is None:
        raise HoFout("casus_heeft_fouten", redenen="; ".join(_without_framework(berekening)))
    from ho_workbook.gesprekslijst import maak_gesprekslijst  # noqa: PLC0415 - heavy, and only needed from here on
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - the same

    schrijf_atomisch(doel, maak_gesprekslijst(berekening.kader, casus.begin, casus=casus))
    kanaal.write([*_written(doel, berekening.kader, casus.begin), *_left_out(berekening)])
    return 0


def _without_framework(berekening: Berekening) -> list[str]:
    """Why no framework could be chosen; other faults of the case are for later."""
    plaatsen = {berekening.casus.plaats(sleutel) for sleutel in ("gemeente", "ingangsdatum")}
    return [punt.tekst.rstrip(".") for punt in berekening.fouten if punt.plaats in plaatsen]


def _left_out(berekening: Berekening) -> list[str]:
    """Texts that look like a BSN do not go on paper."""
    if berekening.casus.geen_bsn is True:
        return []
    plaatsen = [punt.plaats for punt in berekening.aandachtspunten if punt.naam == "lijkt_op_bsn"]
    return [f"  let op        {plaats} lijkt een BSN te bevatten en staat niet op de lijst" for plaats in plaatsen]


def _written(doel: Path, kader: Normenkader, datum: dt.date) -> list[str]:
    regels = [
        f"Geschreven: {doel} (gesprekslijst, twee bladzijden A4 om met de pen in te vullen)",
        f"  normenkader   {kader.naam} ({kader.id})",
        f"  ingangsdatum  {datum}",
    ]
    if kader.stand != "geldend":
        regels.append(f"  let op        {kader.stand}: {kader.stand_toelichting}")
    return regels
