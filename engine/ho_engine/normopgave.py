"""A norm file as a whole table of plain values, with the place of each: what a norm workbook shows and gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ho_engine.normtabel import Normtabel, inherited_table, whole_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normvorm import Normbestand

Rijherkomst: TypeAlias = Literal["eigen", "gewijzigd", "geërfd"]

WOORDEN: Final = ("product", "persoon", "functie")


@dataclass(frozen=True, slots=True)
class Normopgave:
    """What somebody says that the whole table of a norm file is, inherited rows included.

    The keys are those of a norm file, and only what is filled in has one. ``plaatsen`` gives the cell of a path such
    as ``rijen.3.minuten``, ``rijen.3``, ``gebieden.0.naam``, ``kop.id``, ``beleid.overleg.waarde`` or
    ``bronnen.<id>.titel``. ``onleesbaar`` names the paths of which the content could not be read, and whose error is
    known already: a value (``rijen.3.minuten``), a whole row (``rijen.3``) or a whole list (``rijen``).
    """

    kop: Mapping[str, Any]
    rijen: tuple[Mapping[str, Any], ...]
    gebieden: tuple[Mapping[str, Any], ...]
    opmerkingen: tuple[Mapping[str, Any], ...]
    vervallen: tuple[Mapping[str, Any], ...]
    beleid: Mapping[str, Mapping[str, Any]]
    bronnen: Mapping[str, Mapping[str, Any]]
    afronding: Mapping[str, Any] | None
    weken: Mapping[str, Any] | None
    plaatsen: Mapping[str, str] = field(default_factory=dict)
    onleesbaar: frozenset[str] = frozenset()

    def plaats(self, pad: str) -> str:
        """The cell of a path, or that of the nearest thing around it; the path itself when there are no cells."""
        delen = pad.split(".")
        paden = (".".join(delen[:lengte]) for lengte in range(len(delen), 0, -1))
        return next((self.plaatsen[deel] for deel in paden if deel in self.plaatsen), pad)

    def is_onleesbaar(self, pad: str) -> bool:
        """Whether the content of a path, or of something around it, could not be read."""
        return any(pad == deel or pad.startswith(f"{deel}.") for deel in self.onleesbaar)

    def mist_iets(self, pad: str) -> bool:
        """Whether something in a path could not be read, or the whole of it."""
        return self.is_onleesbaar(pad) or any(deel.startswith(f"{pad}.") for deel in self.onleesbaar)


def opgave_van(naam: str, bibliotheek: Normenbibliotheek) -> Normopgave:
    """The whole table of a file in the library, rows in order of area as its framework has them.

    Args:
        naam: the id of the file; a block or an announcement too.
        bibliotheek: where it and its parents are found.

    Raises:
        HoFout: as ``whole_table``.
    """
    bestand = bibliotheek.find(naam)
    tabel = whole_table(naam, bibliotheek)
    gebieden = sorted(tabel.gebieden.values(), key=lambda gebied: gebied.volgorde)
    return Normopgave(
        kop=_head(bestand, tabel),
        rijen=_in_order(tabel),
        gebieden=tuple(spoken(gebied) for gebied in gebieden),
        opmerkingen=tuple(spoken(opmerking) for opmerking in tabel.opmerkingen),
        vervallen=tuple(
            {"code": v.code, "reden": v.reden, "bron": v.bron, "vindplaats": v.vindplaats} for v in bestand.vervalt
        ),
        beleid={naam: spoken(waarde) for naam, waarde in tabel.beleid.items()},
        bronnen={naam: spoken(bron) for naam, bron in tabel.bronnen.items()},
        afronding=tabel.afronding.model_dump() if tabel.afronding else None,
        weken=spoken(tabel.weken) if tabel.weken else None,
    )


def herkomst_van_rijen(opgave: Normopgave, bibliotheek: Normenbibliotheek) -> Mapping[str, Rijherkomst]:
    """Of each row whether it is the file's own, inherited and changed, or just inherited.

    It compares with what the parents give, whatever verbs a file has, so that it is the same after a round trip. When
    a row was last checked is no change of it.

    Raises:
        HoFout: as ``inherited_table``.
    """
    geerfd = inherited_table(opgave.kop.get("erft", ()), bibliotheek, str(opgave.kop.get("id", ""))).rijen
    return MappingProxyType({rij["code"]: _origin(rij, geerfd.get(rij["code"])) for rij in opgave.rijen})


def _origin(rij: Mapping[str, Any], geerfd: Mapping[str, Any] | None) -> Rijherkomst:
    if geerfd is None:
        return "eigen"
    return "geërfd" if _unchecked(rij) == _unchecked(geerfd) else "gewijzigd"


def _unchecked(rij: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in rij.items() if naam != "gecontroleerd_op"}


def spoken(vorm: BaseModel) -> dict[str, Any]:
    """What a table of a norm file says, without what it would mean anyway."""
    return vorm.model_dump(exclude_defaults=True)


def _head(bestand: Normbestand, tabel: Normtabel) -> dict[str, Any]:
    """What the file says of itself; the words of the explanation are those that apply, inherited ones too."""
    kop: dict[str, Any] = {"id": bestand.id, "naam": bestand.naam, "soort": bestand.soort, "stand": bestand.stand}
    gevuld = {
        "stand_toelichting": bestand.stand_toelichting,
        "geldig_vanaf": bestand.geldig_vanaf,
        "geldig_tot_en_met": bestand.geldig_tot_en_met,
        "geldig_bron": bestand.geldig_bron.model_dump() if bestand.geldig_bron else None,
        "erft": list(bestand.erft),
        "gemeente": bestand.gemeente,
        "gemeenten": dict(bestand.gemeenten),
        **{naam: tabel.woorden.get(naam) for naam in WOORDEN},
    }
    return kop | {naam: waarde for naam, waarde in gevuld.items() if waarde}


def _in_order(tabel: Normtabel) -> tuple[Mapping[str, Any], ...]:
    """The rows by area; one of an area that is nowhere comes last, and is refused elsewhere."""

    def place(rij: Mapping[str, Any]) -> tuple[bool, int]:
        gebied = tabel.gebieden.get(rij["code"].partition(".")[0])
        return gebied is None, gebied.volgorde if gebied else 0

    return tuple(sorted((dict(rij) for rij in tabel.rijen.values()), key=place))
