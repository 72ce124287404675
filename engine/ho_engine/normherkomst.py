"""Whether a changed norm also says where it stands now: a new figure does not come from the place of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ho_engine.erven import NORMAAL
from ho_engine.melding import shown
from ho_engine.normtoetsen import CIJFERS, figure_faults, has_week
from ho_engine.normwerkwoorden import as_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from ho_engine.normopgavevorm import Delen
    from ho_engine.normtabel import Normtabel

NAMEN: Final = {
    "minuten": "de norm",
    "minuten_2weken": "de norm per 2 weken",
    "uur_jaar_gepubliceerd": "het gepubliceerde aantal uren per jaar",
    "soort": "de soort",
    "eenheid": "de eenheid",
    "min": "'aantal van'",
    "max": "'aantal tot'",
    "keer": "'keer'",
    "keer_max": "'keer max'",
    "norm_is_maximum": "'norm is maximum'",
    "frequentie": "de frequentie",
    "waarde": "de waarde",
    "maximum_min_week": "het maximum",
    "eenheid_besluit": "de eenheid van het besluit",
    "stap": "de stap",
    "stap_2weken": "de stap per 2 weken",
    "richting": "de richting",
}
"""How a key is called in a sentence."""

_VAN_DE_RIJ: Final = ("soort", "eenheid", "min", "max", "keer", "keer_max", "norm_is_maximum", "frequentie")
"""What decides an outcome without a provenance of its own: that of the row says where it stands."""

_AFRONDING: Final = ("eenheid_besluit", "stap", "stap_2weken", "richting")


class OudeBron(NamedTuple):
    """A value that changed while its source and place are still those of the old one."""

    pad: str
    onderwerp: str
    wat: str
    oud: str
    nieuw: str


def old_sources(delen: Delen, eerder: Normtabel | None, geerfd: Normtabel) -> Iterator[OudeBron]:
    """Every changed value that brings no source or place of its own; what is inherited as it is, brings that.

    Args:
        delen: the wanted table.
        eerder: the version of the file that is in the library now, or else the file before it, when there is one.
        geerfd: what its parents give, for what that version does not have.
    """
    maten = [tabel for tabel in (eerder, geerfd) if tabel]
    for nummer, rij in delen.rijen.items():
        oud = next((tabel.rijen[rij.code] for tabel in maten if rij.code in tabel.rijen), None)
        nu = as_row(rij)
        if oud is not None and nu != geerfd.rijen.get(rij.code):
            for gevonden in _in_row(nu, oud):
                yield gevonden._replace(pad=f"rijen.{nummer}.{gevonden.pad}")
    for nummer, gebied in delen.gebieden.items():
        voor = next((tabel.gebieden[gebied.code] for tabel in maten if gebied.code in tabel.gebieden), None)
        if gebied != geerfd.gebieden.get(gebied.code):
            yield from _in_part(f"gebieden.{nummer}", gebied.code, gebied, voor, ("maximum_min_week",))
    for naam, waarde in delen.beleid.items():
        grens = next((tabel.beleid[naam] for tabel in maten if naam in tabel.beleid), None)
        if waarde != geerfd.beleid.get(naam):
            yield from _in_part(f"beleid.{naam}", naam.replace("_", " "), waarde, grens, ("waarde",))
    if delen.afronding != geerfd.afronding:
        yield from _in_part("afronding", "de afronding", delen.afronding, maten[0].afronding, _AFRONDING)
    if delen.weken != geerfd.weken:
        yield from _in_part("weken", "weken per jaar", delen.weken, maten[0].weken, ("waarde",))


def _in_row(rij: Mapping[str, Any], oud: Mapping[str, Any]) -> Iterator[OudeBron]:
    """The figures of a row by their own provenance, what else decides an outcome by that of the row.

    Who read the place again and says on which day, may correct what was copied wrongly.
    """
    nagekeken, eerder = rij.get("gecontroleerd_op"), oud.get("gecontroleerd_op")
    if nagekeken and (eerder is None or nagekeken > eerder):
        return
    for sleutel, achter in CIJFERS.items():
        onaf = (achter or has_week(rij)) and any(figure_faults(rij, sleutel, achter))  # that is told already
        if not onaf and _changed(rij, oud, sleutel, achter):
            yield _tell(rij["code"], rij, oud, sleutel)
    gewist = "status_2weken" in oud and "status_2weken" not in rij
    for sleutel in (*_VAN_DE_RIJ, *(("minuten_2weken",) if gewist else ())):
        if _changed(rij, oud, sleutel, ""):
            yield _tell(rij["code"], rij, oud, sleutel)


def _in_part(
    pad: str, onderwerp: str, deel: BaseModel | None, oud: BaseModel | None, sleutels: tuple[str, ...]
) -> Iterator[OudeBron]:
    """The same for a part with one provenance; of an area without a source nothing is left to ask."""
    nu, toen = (kant.model_dump() if kant else {} for kant in (deel, oud))
    if nu.get("bron") is None:
        return
    for sleutel in sleutels:
        if _changed(nu, toen, sleutel, ""):
            yield _tell(onderwerp, nu, toen, sleutel)._replace(pad=f"{pad}.{sleutel}")


def _changed(nu: Mapping[str, Any], toen: Mapping[str, Any], sleutel: str, achter: str) -> bool:
    """Whether a value changed while its source and place did not."""
    plek = (f"bron{achter}", f"vindplaats{achter}")
    return nu.get(sleutel) != toen.get(sleutel) and all(nu.get(deel) == toen.get(deel) for deel in plek)


def _tell(onderwerp: str, nu: Mapping[str, Any], toen: Mapping[str, Any], sleutel: str) -> OudeBron:
    oud, nieuw = (value_name(kant.get(sleutel, NORMAAL.get(sleutel))) for kant in (toen, nu))
    return OudeBron(sleutel, onderwerp, NAMEN[sleutel], oud, nieuw)


def value_name(waarde: object) -> str:
    """A value for a sentence."""
    if waarde is None:
        return "leeg"
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else shown(waarde).replace("_", " ")
