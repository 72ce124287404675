"""The table that a norm file stands for, inherited rows included, in the words of the file. Calculates nothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ho_engine.erven import Tabel, Tegenspraak, collect, inherit
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Bron
    from ho_engine.normvorm import Afrondingvorm, Gebiedsvorm, Opmerkingvorm, Waarde, Weken


@dataclass(frozen=True, slots=True)
class Normtabel:
    """What a norm file says, inherited and own.

    ``rijen`` holds per code the keys of ``[[nieuw]]`` that differ from what they mean when they are left out, with
    ``gecontroleerd_op`` where it is known. Rows, areas and remarks stand in the order in which the files give them.
    """

    rijen: Mapping[str, Mapping[str, Any]]
    gebieden: Mapping[str, Gebiedsvorm]
    bronnen: Mapping[str, Bron]
    beleid: Mapping[str, Waarde]
    opmerkingen: tuple[Opmerkingvorm, ...]
    afronding: Afrondingvorm | None
    weken: Weken | None
    woorden: Mapping[str, str]


def whole_table(naam: str, bibliotheek: Normenbibliotheek) -> Normtabel:
    """Everything a file says, inherited and own; a block or an announcement too.

    Args:
        naam: the id of the file.
        bibliotheek: where it and its parents are found.

    Raises:
        HoFout: unknown (HO204), a circle (HO207), or tables that do not fit together (HO203).
    """
    bestand = bibliotheek.find(naam)
    check_lineage(naam, bestand.erft, bibliotheek, f"{bibliotheek.bestanden[naam][0]}: erft")
    return _freeze(lambda: collect(bestand, bibliotheek.find), bibliotheek)


def inherited_table(
    erft: Sequence[str], bibliotheek: Normenbibliotheek, naam: str = "", plaats: str = "erft"
) -> Normtabel:
    """What these files give together to a file that inherits them.

    Args:
        erft: the ids of the parents, in order.
        bibliotheek: where they are found.
        naam: the id of the file that inherits them, which they may not inherit themselves.
        plaats: where their names stand, for messages.

    Raises:
        HoFout: as ``whole_table``.
    """
    check_lineage(naam, erft, bibliotheek, plaats)
    return _freeze(lambda: inherit(naam, erft, bibliotheek.find), bibliotheek, {naam: plaats})


def check_lineage(naam: str, erft: Sequence[str], bibliotheek: Normenbibliotheek, plaats: str = "erft") -> None:
    """Every ancestor exists and none is its own, nor the file ``naam`` that inherits ``erft`` (HO204, HO207)."""

    def walk(ouders: Sequence[str], lijn: tuple[str, ...]) -> None:
        for ouder in ouders:
            if ouder in lijn:
                raise HoFout("erft_in_een_kring", plaats, kring=" → ".join((*lijn, ouder)))
            walk(bibliotheek.find(ouder, plaats).erft, (*lijn, ouder))

    walk(erft, (naam,))


def _freeze(
    collect_it: Callable[[], Tabel], bibliotheek: Normenbibliotheek, plaatsen: Mapping[str, str] | None = None
) -> Normtabel:
    """The table, or what does not fit at the place of the file that says so: one of ``plaatsen``, or its path."""
    try:
        tabel = collect_it()
    except Tegenspraak as fout:
        plaats = (plaatsen or {}).get(fout.bestand) or str(bibliotheek.bestanden[fout.bestand][0])
        raise HoFout("normbestand_ongeldig", plaats, reden=str(fout)) from fout
    rijen = {code: _with_check(tabel, code) for code in tabel.rijen}
    return Normtabel(
        MappingProxyType(rijen),
        MappingProxyType(tabel.gebieden),
        MappingProxyType(dict(sorted(tabel.bronnen.items()))),
        MappingProxyType(dict(sorted(tabel.beleid.items()))),
        tuple(tabel.opmerkingen),
        tabel.afronding,
        tabel.weken,
        MappingProxyType(tabel.woorden),
    )


def _with_check(tabel: Tabel, code: str) -> Mapping[str, Any]:
    dag = tabel.gecontroleerd.get(code)
    return MappingProxyType(tabel.rijen[code] | ({"gecontroleerd_op": dag} if dag else {}))
