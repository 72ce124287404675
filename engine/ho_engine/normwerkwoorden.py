"""The smallest norm file that turns what its parents give into a wanted table: only what differs, in a fixed order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ho_engine.erven import NORMAAL, emptied_with, without_defaults
from ho_engine.normopgave import WOORDEN, spoken
from ho_engine.normtoetsen import CIJFERS, HERKOMST
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ho_engine.normopgavevorm import Delen
    from ho_engine.normtabel import Normtabel
    from ho_engine.normvorm import Nieuwerij, Opmerkingvorm

_KOP: Final = (
    *("id", "naam", "soort", "stand", "stand_toelichting", "geldig_vanaf", "geldig_tot_en_met", "geldig_bron"),
    *("gemeente", "gemeenten"),
)


def as_row(rij: Nieuwerij) -> dict[str, Any]:
    """A row as a table has it: what is filled in and says something, and when it was last checked."""
    dag = {"gecontroleerd_op": rij.gecontroleerd_op} if rij.gecontroleerd_op else {}
    return without_defaults(rij.filled_in()) | dag


def smallest_file(kop: Normbestand, delen: Delen, geerfd: Normtabel) -> Normbestand:
    """Make the file.

    Args:
        kop: the head of the file, and nothing else.
        delen: the whole table that it must give.
        geerfd: what its parents give.

    Returns:
        The file with only its own words: sources, areas, limits and remarks that are not inherited as they are, new
        rows whole, of changed rows what changed, in the order of the table.
    """
    rijen = [as_row(rij) for rij in delen.rijen.values()]
    wijzigingen = [change(rij, geerfd.rijen[rij["code"]]) for rij in rijen if rij["code"] in geerfd.rijen]
    gegevens: dict[str, Any] = {
        "schema": "normenkader/1",
        **{naam: waarde for naam, waarde in spoken(kop).items() if naam in _KOP},
        "erft": list(kop.erft),
        **{naam: woord for naam in WOORDEN if (woord := getattr(kop, naam)) not in {None, geerfd.woorden.get(naam)}},
        "bronnen": {naam: bron for naam, bron in sorted(delen.bronnen.items()) if naam not in geerfd.bronnen},
        "beleid": {naam: waarde for naam, waarde in sorted(delen.beleid.items()) if geerfd.beleid.get(naam) != waarde},
        "opmerkingen": list(own_remarks(delen.opmerkingen.values(), geerfd)),
        "resultaatgebieden": [vorm for vorm in delen.gebieden.values() if geerfd.gebieden.get(vorm.code) != vorm],
        "nieuw": [rij for rij in rijen if rij["code"] not in geerfd.rijen],
        "wijzig": [wijziging for wijziging in wijzigingen if wijziging],
        "vervalt": [
            spoken(regel) | ({} if regel.code in geerfd.rijen else {"eigen": True})
            for regel in delen.vervallen.values()
        ],
    }
    if delen.weken != geerfd.weken:
        gegevens["parameters"] = {"weken_per_jaar": delen.weken}
    if delen.afronding != geerfd.afronding:
        gegevens["afronding"] = delen.afronding
    return Normbestand.model_validate(gegevens)


def own_remarks(opmerkingen: Iterable[Opmerkingvorm], geerfd: Normtabel) -> Iterator[Opmerkingvorm]:
    """The remarks that are not inherited, in order."""
    bekend = Counter(geerfd.opmerkingen)
    for opmerking in opmerkingen:
        if not bekend[opmerking]:
            yield opmerking
        bekend[opmerking] = max(0, bekend[opmerking] - 1)


def lost_remarks(
    opmerkingen: Iterable[Opmerkingvorm], geerfd: Normtabel, codes: Collection[str]
) -> Iterator[Opmerkingvorm]:
    """The inherited remarks that are not among these, those on lapsed rows left aside."""
    er_nog = Counter(opmerkingen)
    for opmerking in geerfd.opmerkingen:
        if opmerking.code and opmerking.code not in codes:
            continue
        if er_nog[opmerking]:
            er_nog[opmerking] -= 1
        else:
            yield opmerking


def change(rij: Mapping[str, Any], geerfd: Mapping[str, Any]) -> dict[str, Any]:
    """What a ``[[wijzig]]`` says to turn one row into another; nothing when they are the same.

    A figure that changes brings its own provenance, whole; a change of something else repeats that of the row.

    Args:
        rij: the row as it must be, without defaults.
        geerfd: the row as it is inherited, without defaults.
    """
    anders = {naam for naam in rij.keys() | geerfd.keys() if rij.get(naam) != geerfd.get(naam)}
    if anders <= {"gecontroleerd_op"}:
        return _checked(rij, anders)
    leeg = {sleutel for sleutel, achter in CIJFERS.items() if achter and _gone(rij, anders, sleutel, achter)}
    weg = {deel for sleutel in leeg for deel in emptied_with(sleutel)}
    nieuw = anders - weg
    for sleutel, achter in CIJFERS.items():
        delen = {f"{deel}{achter}" for deel in HERKOMST}
        if nieuw & {sleutel, *delen}:
            nieuw |= delen
    if not any(f"bron{achter}" in nieuw for achter in CIJFERS.values()):
        nieuw |= set(HERKOMST)
    if "eenheid" in nieuw and "minuten" in rij:
        nieuw.add("minuten")
    if rij.get("gecontroleerd_op"):
        nieuw.add("gecontroleerd_op")
    leeg |= {naam for naam in nieuw if naam not in rij and naam not in NORMAAL and not _lapses(rij, naam)}
    return _spell(rij, nieuw, leeg)


def _checked(rij: Mapping[str, Any], anders: set[str]) -> dict[str, Any]:
    """A row that is only checked anew, or of which that is no longer known."""
    if not anders:
        return {}
    dag = rij.get("gecontroleerd_op")
    return {"code": rij["code"], **({"gecontroleerd_op": dag} if dag else {"leeg": ["gecontroleerd_op"]})}


def _gone(rij: Mapping[str, Any], anders: set[str], sleutel: str, achter: str) -> bool:
    """Whether a row says nothing any more of a figure."""
    return f"status{achter}" in anders and f"status{achter}" not in rij and sleutel not in rij


def _lapses(rij: Mapping[str, Any], naam: str) -> bool:
    """Whether a figure goes by itself: it became ``ontbreekt``."""
    return naam in CIJFERS and rij.get(f"status{CIJFERS[naam]}") == "ontbreekt"


def _spell(rij: Mapping[str, Any], nieuw: set[str], leeg: set[str]) -> dict[str, Any]:
    """The keys of a change, those that went back to what is normal in so many words."""
    gezegd = {naam: rij.get(naam, NORMAAL.get(naam)) for naam in sorted(nieuw - leeg)}
    gevuld = {naam: waarde for naam, waarde in gezegd.items() if waarde is not None}
    return {"code": rij["code"], **gevuld} | ({"leeg": sorted(leeg)} if leeg else {})
