"""What the buttons of the ribbon do, each with a Dutch text as its answer. Knows Excel only as a ``Venster``."""

from __future__ import annotations

import json
import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from ho_addin import functies, logboek
from ho_addin.casusblad import UITKOMSTNAMEN, show_berekening, show_lacking, show_unreadable
from ho_addin.casusbladlezen import lees_blad, lees_casus
from ho_addin.functies.casussen import choose_kader
from ho_addin.functies.celinvoer import read_day
from ho_addin.uitvoerblad import norms_workbook, report_workbook, verdict
from ho_addin.zelftestverslag import read_zelftest
from ho_engine.bereken import bereken_casus
from ho_engine.fouten import HoFout
from ho_engine.taal import show_datum
from ho_engine.vastleggen import lacking
from ho_workbook.controleren import controleer
from ho_workbook.schrijffouten import name_objection
from ho_workbook.schrijven import schrijf_atomisch
from ho_workbook.werkboek import maak_sjabloon, maak_werkboek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ho_addin.casusblad import Weergave
    from ho_addin.casusbladlezen import Bron
    from ho_workbook.openen import Blad

_LANGSTE_NAAM: Final = 80
_PAAR: Final = 2
_GETOOND: Final = 8
"""Lines that a window lists when everything stands on the sheet as well."""


class Boek(Protocol):
    """The workbook that the user looks at: a ``Bron``, and where an outcome is put."""

    naam: str
    soort: str
    alleen_lezen: bool

    def put(self, weergave: Weergave) -> None:
        """Put an outcome on its sheet."""

    def rijen(self, blad: str) -> Sequence[Sequence[object]]:
        """Every cell of a sheet, row by row; nothing when there is no such sheet."""


class Venster(Protocol):
    """The running Excel."""

    def boek(self) -> Any:  # noqa: ANN401 - a Boek that is a Bron as well
        """The workbook that the user looks at; HO436 when there is none."""

    def pad(self) -> Path:
        """Its file on this computer; HO431 when it was never saved, HO434 when it can't be found here."""

    def is_veranderd(self) -> bool:
        """Whether it holds changes that are not in its file."""

    def map_van_gebruiker(self) -> Path:
        """The folder in which Excel saves when nothing else is said."""

    def open(self, pad: Path) -> None:
        """Open a file."""

    def toon(self, data: bytes, naam: str) -> None:
        """Open a copy of a file as a new workbook, which has no place on disk."""


def nieuwe_casus(venster: Venster, gemeente: object, datum: object) -> str:
    """Make an empty template beside the workbook of the user, or in their own folder, and open it."""
    dag = read_day(datum, "datum")
    kader = choose_kader(gemeente, dag)
    pad = free_path(_own_folder(venster), f"casus {kader.gemeente or kader.id} {dag.isoformat()}")
    schrijf_atomisch(pad, maak_sjabloon(kader, dag))
    regels = [
        f"Er is een nieuwe casus gemaakt voor {kader.naam}, vanaf {show_datum(dag)}:",
        str(pad),
        "Vul de lichtgele cellen van het blad Casus in en klik op Bereken.",
        "Met Opslaan als geeft u het bestand een andere naam of plaats.",
    ]
    if kader.stand != "geldend":
        regels.append(f"Let op: {kader.stand}. {kader.stand_toelichting}")
    return _opened(venster, pad, regels)


def bereken(venster: Venster) -> str:
    """Calculate the case on the sheet, and show the outcome beside the inputs."""
    boek = venster.boek()
    weergave, _, _ = _calculated(boek)
    return _said(boek, weergave)


def vastleggen(venster: Venster) -> str:
    """Make the final workbook beside the case sheet and open it, or say everything that is lacking."""
    boek = venster.boek()
    if boek.soort == "definitief":
        raise HoFout("al_vastgelegd", bestand=boek.naam)
    weergave, blad, berekening = _calculated(boek)
    if berekening is None:
        return _said(boek, weergave)
    tekort = lacking(berekening)
    if tekort:
        return _said(boek, show_lacking(blad, tekort))
    pad = free_path(venster.pad().parent, f"{berekening.casus.kenmerk} werkboek")
    schrijf_atomisch(pad, maak_werkboek(berekening, "definitief"))
    regels = [
        _said(boek, weergave),
        "",
        "De casus is vastgelegd, onafhankelijk nagerekend en zonder verschil:",
        str(pad),
    ]
    return _opened(venster, pad, regels)


def controleer_werkmap(venster: Venster, pad: object) -> str:
    """Check a workbook, the one that is open when no file is named, and show the report as a sheet."""
    genoemd = str(pad or "").strip()
    bestand = Path(genoemd) if genoemd else venster.pad()
    try:
        rapport = controleer(bestand)
    except HoFout as fout:
        if fout.melding.naam != "sjabloon_geen_werkmap":
            raise
        raise HoFout("sjabloon_niet_vastgelegd", bestand=bestand.name) from fout
    venster.toon(report_workbook(rapport), f"Controle {bestand.stem}")
    tekst = f"{verdict(rapport)}: {rapport.bestand} ({rapport.soort} {rapport.kenmerk})."
    if not rapport.verschillen:
        tekst += " Niets is veranderd en elke uitkomst klopt."
    if not genoemd and venster.is_veranderd():
        tekst += "\nNagekeken is het bestand zoals het is bewaard; wat u daarna veranderde, telt niet mee."
    return f"{tekst}\nHet verslag staat in een nieuwe werkmap."


def normen(venster: Venster, gemeente: object, datum: object) -> str:
    """Show the norms of a municipality as a sheet."""
    dag = read_day(datum, "datum")
    kader = choose_kader(gemeente, dag)
    tabel: Any = functies.HO_NORMEN(gemeente, dag)
    venster.toon(norms_workbook(kader, tabel), f"Normen {kader.gemeente or kader.id} {dag.isoformat()}")
    return f"De {len(tabel) - 1} normen van {kader.naam} staan in een nieuwe werkmap."


def zelftest(venster: Venster, gegevens: object) -> str:
    """Count what the self-test found, and write a report for whoever asked for it.

    Args:
        venster: the running Excel, with zelftest.xlsx open.
        gegevens: rows of a name and a value that only Excel knows.
    """
    boek = venster.boek()
    uitslag = read_zelftest(boek.rijen("Zelftest"), boek.naam)
    pad = logboek.default_log().with_name("zelftest.json")
    verslag = {
        "schema": "zelftest/1",
        "tijd": logboek.moment(),
        **_version(),
        "systeem": platform.platform(),
        "excel": {str(rij[0]): str(rij[1]) for rij in _rows(gegevens)},
        **uitslag.als_json(),
    }
    try:
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fout:
        raise HoFout("map_niet_beschrijfbaar", map=pad.parent) from fout
    schrijf_atomisch(pad, json.dumps(verslag, ensure_ascii=False, indent=2).encode())
    return f"{uitslag.in_woorden()}\nHet verslag staat in {pad}"


def over() -> str:
    """What this program is."""
    regels = [f"{naam}: {waarde}" for naam, waarde in _version().items()]
    slot = "De uitkomst is een rekenuitkomst volgens het normenkader, geen indicatie: de gemeente besluit."
    return "\n".join([*regels, "", slot])


def free_path(map_: Path, naam: str) -> Path:
    """A place for a new workbook where nothing stands yet; what can't be in the name of a file becomes a dash.

    >>> free_path(Path("."), "2026/0042: werkboek").name
    '2026-0042- werkboek.xlsx'
    """
    kaal = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', "-", naam)[:_LANGSTE_NAAM].strip(" .")
    if not kaal or name_objection(map_ / f"{kaal}.xlsx"):
        kaal = f"casus {kaal}".strip()
    pad, nummer = map_ / f"{kaal}.xlsx", 1
    while os.path.lexists(pad):
        nummer += 1
        pad = map_ / f"{kaal} ({nummer}).xlsx"
    return pad


def _calculated(boek: Bron) -> tuple[Weergave, Blad, Any]:
    """The case sheet, its calculation (or ``None`` when it can't be read), and how that is shown."""
    blad = lees_blad(boek)
    casus, fouten = lees_casus(blad, boek.naam)
    if casus is None:
        return show_unreadable(blad, fouten), blad, None
    berekening = bereken_casus(casus)
    namen = [naam for naam in UITKOMSTNAMEN if boek.verwijzing(naam)]
    return show_berekening(blad, berekening, namen), blad, berekening


def _said(boek: Boek, weergave: Weergave) -> str:
    """Put an outcome on the sheet and say it; where the sheet can't take it, say all of it and why."""
    if boek.soort != "sjabloon":
        waarom = f"De werkmap is een {boek.soort} met een zegel; daarom staat de uitkomst niet op het blad."
        return _in_full(weergave, waarom)
    try:
        boek.put(weergave)
    except HoFout as fout:
        return _in_full(weergave, str(fout))
    regels = [weergave.kop, weergave.wijzer]
    if not weergave.geslaagd:
        regels += weergave.lijst[:_GETOOND]
        if len(weergave.lijst) > _GETOOND:
            regels.append(f"En nog {len(weergave.lijst) - _GETOOND}; alles staat rechts van de tabel.")
    if boek.alleen_lezen:
        regels += ["Deze werkmap is alleen-lezen geopend: bewaar uw invoer onder een andere naam."]
    return "\n".join(filter(None, regels))


def _in_full(weergave: Weergave, waarom: str) -> str:
    return "\n".join([weergave.kop, *weergave.lijst, "", waarom])


def _own_folder(venster: Venster) -> Path:
    """The folder of the case that is open, or else the one in which Excel saves."""
    try:
        if venster.boek().soort:
            return venster.pad().parent
    except HoFout:
        pass
    return venster.map_van_gebruiker()


def _opened(venster: Venster, pad: Path, regels: list[str]) -> str:
    """Open what was made; when that does not succeed it is there all the same."""
    try:
        venster.open(pad)
    except HoFout as fout:
        regels.append(f"Openen lukte niet. {fout.zin}")
    return "\n".join(regels)


def _version() -> dict[str, str]:
    """Program, functions, Python and frameworks."""
    return {str(naam): str(waarde) for naam, waarde in _rows(functies.HO_VERSIE())}


def _rows(gegevens: object) -> list[list[object]]:
    """Pairs of a name and a value, however they came; a single pair comes without rows around it."""
    if not isinstance(gegevens, list | tuple):
        return []
    rijen = list(gegevens) if gegevens and isinstance(gegevens[0], list | tuple) else [gegevens]
    return [list(rij[:_PAAR]) for rij in rijen if len(rij) >= _PAAR]
