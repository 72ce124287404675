"""``ho kopie``: the previous case as a new one, written as TOML, as JSON or as a filled template."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.ontleden import misuse
from ho_addin.tabel import bullet
from ho_addin.vragen import WERKMAP, asked_day, asked_normen, asked_target, read_casus
from ho_engine.bereken import bereken_casus
from ho_engine.casus import OPNIEUW_VRAGEN
from ho_engine.getallen import show_nl
from ho_engine.kopie import copy_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ho_addin.gebruik import Vraag
    from ho_engine.casus import Casus
    from ho_engine.kopie import Kopie

SOORTEN: Final = (".toml", ".json", WERKMAP)


def kopie(vraag: Vraag) -> int:
    """``ho kopie``: 0 when written or shown; a previous case with a *fout* is copied all the same."""
    doel = _target(vraag) if "--uitvoer" in vraag else None
    datum = asked_day(vraag, "--ingangsdatum")
    normen = asked_normen(vraag)
    oud = bereken_casus(read_casus(Path(vraag.argument)), normen)
    gemaakt = copy_case(oud, datum, normen, vraag.get("--kenmerk") or "")
    if doel is None:
        from ho_addin.casustekst import write_toml  # noqa: PLC0415 - only needed here

        kanaal.write(write_toml(gemaakt.casus, _remarks(gemaakt)).splitlines())
        return 0
    from ho_workbook.schrijven import schrijf_atomisch  # noqa: PLC0415 - only needed from here on

    data, plaatsen = _as_file(gemaakt, doel)
    schrijf_atomisch(doel, data)
    kanaal.write(_written(gemaakt, doel))
    for kop, regels in _lists(gemaakt, plaatsen):
        kanaal.write(["", kop])
        for regel in regels:
            kanaal.write(bullet(regel))
    kanaal.write(["", f"Vul het aan, en reken na met: ho bereken {doel}"])
    return 0


def _target(vraag: Vraag) -> Path:
    naam = vraag.get("--uitvoer") or ""
    if Path(naam).suffix.lower() not in SOORTEN:
        raise misuse(f"De uitvoer {naam} eindigt niet op .toml, .json of .xlsx", vraag.opdracht.naam)
    return asked_target(vraag, SOORTEN)


def _as_file(gemaakt: Kopie, doel: Path) -> tuple[bytes, Casus | None]:
    """The new case in the form that the name of the file asks for; of a template also the case with its cells."""
    soort = doel.suffix.lower()
    if soort == WERKMAP:
        from ho_workbook.lezen import casus_uit_werkmap  # noqa: PLC0415 - heavy, and a text file needs none of it
        from ho_workbook.werkboek import vul_sjabloon  # noqa: PLC0415 - the same

        data = vul_sjabloon(gemaakt.casus, gemaakt.kader)
        return data, casus_uit_werkmap(data, doel.name)
    from ho_addin.casustekst import write_json, write_toml  # noqa: PLC0415 - only needed for these two

    tekst = write_json(gemaakt.casus) if soort == ".json" else write_toml(gemaakt.casus, _remarks(gemaakt))
    return tekst.encode(), None


def _remarks(gemaakt: Kopie) -> Iterable[str]:
    """What stands above a case as TOML."""
    kader = gemaakt.kader
    yield f"Kopie van een eerdere casus, voor {kader.naam} ({kader.id}) vanaf {gemaakt.casus.begin}."
    yield f"Haal '{OPNIEUW_VRAGEN}' pas weg als het is nagevraagd; zolang het er staat, wordt niets definitief."
    for kop, regels in _lists(gemaakt, None):
        yield ""
        yield kop
        yield from (f"- {regel}" for regel in regels)


def _lists(gemaakt: Kopie, plaatsen: Casus | None) -> Iterable[tuple[str, Sequence[str]]]:
    """What to ask again and what has lapsed, each with its heading; places are cells when the copy is a template."""
    yield (
        "Opnieuw vragen:",
        [f"{_place(navraag.plaats, plaatsen)}: {navraag.tekst}" for navraag in gemaakt.opnieuw],
    )
    if gemaakt.vervallen:
        yield "Vervallen:", gemaakt.vervallen


def _place(plaats: str, gelezen: Casus | None) -> str:
    """The cell in a template that a place in a text file has become; of a table its first."""
    if gelezen is None:
        return plaats
    pad = re.sub(r"\[(\d+)\]", lambda deel: f".{int(deel[1]) - 1}", plaats)
    return next((cel for naam, cel in gelezen.plaatsen.items() if f"{naam}.".startswith(f"{pad}.")), plaats)


def _written(gemaakt: Kopie, doel: Path) -> list[str]:
    kader, vorige = gemaakt.kader, gemaakt.casus.vorige_min_week
    lopend = f"{show_nl(vorige)} min/week" if isinstance(vorige, Fraction) else "onbekend; vul het zelf in"
    regels = [
        f"Geschreven: {doel}",
        f"  normenkader   {kader.naam} ({kader.id})",
        f"  ingangsdatum  {gemaakt.casus.begin}",
        f"  nu lopend     {lopend}",
    ]
    if kader.stand != "geldend":
        regels.append(f"  let op        {kader.stand}: {kader.stand_toelichting}")
    return regels
