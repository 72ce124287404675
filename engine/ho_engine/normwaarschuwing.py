"""Where an own norm leaves the research behind an HHM edition: what it lowers, cuts or splits, one sentence each.

Bureau HHM studied each result area as a whole and says what a deviation may cost (Normenkader HO 2025, questions 3
and 11). A municipality may do it; nothing here stops it. An edition is research of its own and gets no warning.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ho_engine.erven import collect
from ho_engine.normenkader import MINUTEN_PER_UUR
from ho_engine.normtoetsen import has_week

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normtabel import Normtabel
    from ho_engine.normvorm import Gebiedsvorm, Normbestand

_LAGER: Final = (
    "dat is ten nadele van de inwoner lager dan het onderzoek van HHM, en wie wezenlijk afwijkt, kan zich in bezwaar"
    " en beroep misschien niet meer op dat onderzoek beroepen (HHM 2025, vraag 3)."
)
_MINDER: Final = (
    "dat beperkt wat HHM heeft onderzocht, en wie wezenlijk afwijkt, kan zich in bezwaar en beroep misschien niet meer"
    " op dat onderzoek beroepen (HHM 2025, vraag 3)."
)
_DEEL: Final = (
    "HHM heeft elk resultaatgebied als één geheel onderzocht, en dat onderzoek draagt geen losse onderdelen ervan"
    " (HHM 2025, vraag 11)."
)
_GEHEEL: Final = (
    "een heel resultaatgebied kan worden weggelaten als het beleid dat vastlegt en er voor wie het nodig heeft iets"
    " anders is (HHM 2025, vraag 11)."
)


def warnings(bestand: Normbestand, geerfd: Normtabel, bibliotheek: Normenbibliotheek) -> tuple[str, ...]:
    """The sentences for a norm file, in the order of its rows.

    Args:
        bestand: the file, with only its own verbs.
        geerfd: what its parents give.
        bibliotheek: where its parents are found; what comes from blocks alone is no research of HHM.
    """
    if bestand.soort == "editie":
        return ()
    tabel = collect(bestand, lambda naam: bestand if naam == bestand.id else bibliotheek.find(naam))
    gebieden = _researched(bestand.erft, bibliotheek)
    weken = tabel.weken.waarde if tabel.weken else None
    zinnen = list(_lapsed(tabel.rijen, geerfd, gebieden))
    for code, rij in tabel.rijen.items():
        oud = geerfd.rijen.get(code)
        if _area(code) in gebieden:
            zinnen += _split(rij) if oud is None else (*_lowered(rij, oud, weken), *_cut(rij, oud))
    for gebied in tabel.gebieden.values():
        if gebied.code in gebieden:
            zinnen += _capped(gebied, geerfd.gebieden[gebied.code])
    return tuple(zinnen)


def _researched(erft: Sequence[str], bibliotheek: Normenbibliotheek) -> frozenset[str]:
    """The areas that come from an edition, however far away."""
    gebieden: set[str] = set()
    for naam in erft:
        ouder = bibliotheek.find(naam)
        gebieden |= _researched(ouder.erft, bibliotheek)
        if ouder.soort == "editie":
            gebieden |= {gebied.code for gebied in ouder.resultaatgebieden}
    return frozenset(gebieden)


def _area(code: str) -> str:
    return code.partition(".")[0]


def _lapsed(rijen: Mapping[str, Any], geerfd: Normtabel, gebieden: frozenset[str]) -> Iterator[str]:
    """Rows that are taken away; of an area of which none is left, the area."""
    over = {_area(code) for code in rijen}
    heel = dict.fromkeys(_area(code) for code in geerfd.rijen if _area(code) in gebieden - over)
    for gebied in heel:
        yield f"{geerfd.gebieden[gebied].naam} ({gebied}) vervalt helemaal: {_GEHEEL}"
    for code, rij in geerfd.rijen.items():
        if _area(code) in gebieden & over and code not in rijen:
            yield f"{code} ({_norm(rij)}) vervalt: {_DEEL}"


def _split(rij: Mapping[str, Any]) -> Iterator[str]:
    """A new row that stands for a part of an area, or takes off from it."""
    if rij["soort"] != "meer_inzet":
        soort = rij["soort"].replace("_", " ")
        yield f"{rij['code']} is een eigen regel {soort} ({_norm(rij)}): {_DEEL}"


def _lowered(rij: Mapping[str, Any], oud: Mapping[str, Any], weken: int | None) -> Iterator[str]:
    """A norm that gives less, or takes off more, than it did."""
    for sleutel, wat in (("minuten", "de norm"), ("minuten_2weken", "de norm per 2 weken")):
        nieuw_waard, oud_waard = (_worth(kant, sleutel, weken) for kant in (rij, oud))
        if nieuw_waard is not None and oud_waard is not None and nieuw_waard < oud_waard:
            yield f"{rij['code']}: {wat} gaat van {_spell(oud, sleutel)} naar {_spell(rij, sleutel)}; {_LAGER}"


def _worth(rij: Mapping[str, Any], sleutel: str, weken: int | None) -> Fraction | None:
    """What a norm gives, in minutes and below zero when it is taken off; nothing when that is not known."""
    if rij.get(sleutel) is None:
        return None
    teken = -1 if rij["soort"] == "minder_inzet" else 1
    if sleutel == "minuten" and rij["eenheid"] == "uur/jaar":
        return None if weken is None else Fraction(teken * rij[sleutel] * MINUTEN_PER_UUR, weken)
    return Fraction(teken * rij[sleutel])


def _cut(rij: Mapping[str, Any], oud: Mapping[str, Any]) -> Iterator[str]:
    """A norm that is no longer there, that became a maximum, or that can be used less often."""
    code = rij["code"]
    for sleutel, wat in (("minuten", "de norm"), ("minuten_2weken", "de norm per 2 weken")):
        if oud.get(sleutel) is not None and rij.get(sleutel) is None:
            yield f"{code}: {wat} gaat van {_spell(oud, sleutel)} naar 'ontbreekt'; {_MINDER}"
    if rij.get("norm_is_maximum") and not oud.get("norm_is_maximum"):
        yield f"{code}: de norm van {_spell(rij, 'minuten')} wordt een maximum; {_MINDER}"
    if oud.get("keer") == "gevraagd" and rij.get("keer") != "gevraagd":
        yield f"{code}: 'keer' gaat van gevraagd naar vast; {_MINDER}"
    for sleutel, wat in (("max", "'aantal tot'"), ("keer_max", "'keer max'")):
        grenzen = oud.get(sleutel), rij.get(sleutel)
        voor, na = reversed(grenzen) if rij["soort"] == "minder_inzet" else grenzen  # more to take off gives less
        if na is not None and (voor is None or na < voor):
            was, wordt = ("onbegrensd" if grens is None else grens for grens in grenzen)
            yield f"{code}: {wat} gaat van {was} naar {wordt}; {_MINDER}"


def _capped(gebied: Gebiedsvorm, oud: Gebiedsvorm) -> Iterator[str]:
    """A maximum of an area that is new or lower."""
    voor, na = oud.maximum_min_week, gebied.maximum_min_week
    if na is not None and (voor is None or na < voor):
        was = "onbegrensd" if voor is None else f"{voor} min/week"
        yield f"{gebied.naam} ({gebied.code}): het maximum gaat van {was} naar {na} min/week; {_MINDER}"


def _norm(rij: Mapping[str, Any]) -> str:
    """The norm of a row; that for two weeks where it has no other."""
    return _spell(rij, "minuten" if has_week(rij) else "minuten_2weken")


def _spell(rij: Mapping[str, Any], sleutel: str) -> str:
    """A norm with its unit; one that is taken off says so."""
    if rij.get(sleutel) is None:
        return "'ontbreekt'"
    eenheid = rij["eenheid"] if sleutel == "minuten" else "min/2 weken"
    return f"{rij[sleutel]} {eenheid}{' aftrek' if rij['soort'] == 'minder_inzet' else ''}"
