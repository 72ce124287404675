"""What a norm file changes, row by row: laid beside its own former version, its predecessor or what it inherits."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from ho_engine.erven import Tegenspraak, collect, resolve
from ho_engine.fouten import HoFout
from ho_engine.kadervergelijking import Kadervergelijking, compare_frameworks
from ho_engine.normenkader import Bron
from ho_engine.normlezen import invalid
from ho_engine.normtabel import check_lineage
from ho_engine.normvorm import Afrondingvorm, Beleid, Parameters, Weken

if TYPE_CHECKING:
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Normenkader
    from ho_engine.normvorm import Normbestand

_INVULLING: Final = "invulling"
"""The source of what a block lacks to be a framework; it stands in both that are compared, so nobody sees it."""


def compare_with_before(bestand: Normbestand, oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> Kadervergelijking:
    """Compare a norm file with what there was before it.

    Args:
        bestand: the file; a block or an announcement too.
        oud: the norms without it.
        nieuw: the norms with it.

    Returns:
        The comparison with the file that has this id now, else with what is in force for the municipality on its first
        day, else with what it inherits.

    Raises:
        HoFout: one of the two can't be made (HO203, HO204, HO207).
    """
    na = as_framework(bestand, nieuw)
    if bestand.id in oud.bestanden:
        return compare_frameworks(as_framework(oud.find(bestand.id), oud), na)
    voorganger = _predecessor(bestand, oud)
    if voorganger is not None:
        return compare_frameworks(voorganger, na)
    geerfd = as_framework(_bare(bestand), oud)
    naam = f"alleen wat wordt geërfd van {', '.join(bestand.erft)}" if bestand.erft else "niets"
    return dataclasses.replace(compare_frameworks(geerfd, na), voor=geerfd.model_copy(update={"naam": naam}))


def as_framework(bestand: Normbestand, normen: Normenbibliotheek) -> Normenkader:
    """The table of a norm file as a framework, also where nobody can calculate with it."""
    check_lineage(bestand.id, bestand.erft, normen)
    try:
        tabel = collect(bestand, normen.find)
        vulling: dict[str, Any] = {}
        if tabel.afronding is None:
            vulling["afronding"] = Afrondingvorm(stap=1, stap_2weken=1, **_herkomst())
        if tabel.weken is None or tabel.weken.waarde is None:
            vulling["parameters"] = Parameters(weken_per_jaar=Weken(waarde=52, **_herkomst()))
        if vulling:
            bron = Bron(titel=_INVULLING, geraadpleegd_op=dt.date.min)
            vulling["bronnen"] = {**bestand.bronnen, _INVULLING: bron}
        return resolve(bestand.model_copy(update=vulling), normen.find)
    except Tegenspraak as fout:
        raise invalid(bestand.id, str(fout)) from fout


def _herkomst() -> dict[str, Any]:
    return {"bron": _INVULLING, "vindplaats": _INVULLING, "status": "afgeleid"}


def _predecessor(bestand: Normbestand, normen: Normenbibliotheek) -> Normenkader | None:
    """What was in force for the municipality on the first day, if anything was."""
    if bestand.geldig_vanaf is None or bestand.gemeente is None:
        return None
    if bestand.gemeente not in normen.gemeenten.values():
        return None
    try:
        return normen.kies(bestand.gemeente, bestand.geldig_vanaf)
    except HoFout as fout:
        if fout.melding.naam == "geen_kader_van_kracht":
            return None
        raise


def _bare(bestand: Normbestand) -> Normbestand:
    """The file without anything of its own."""
    lijsten = ("nieuw", "wijzig", "vervalt", "resultaatgebieden", "opmerkingen")
    leeg: dict[str, Any] = {naam: [] for naam in lijsten}
    return bestand.model_copy(update=leeg | {"beleid": Beleid(), "parameters": Parameters(), "afronding": None})
