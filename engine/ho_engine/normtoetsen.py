"""What a norm table must obey, row by row: every fault with the key it stands at. Stops at nothing, changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CIJFERS: Final = {"minuten": "", "minuten_2weken": "_2weken", "uur_jaar_gepubliceerd": "_uur_jaar"}
"""The figures of a row, each with what the keys of its provenance end with."""

HERKOMST: Final = ("bron", "vindplaats", "status")
"""What a figure carries with it."""


class Gebied(Protocol):
    """What a row needs to know of its result area."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def tweewekelijks(self) -> bool:
        """Whether it may be once per two weeks."""


class Toetsfout(NamedTuple):
    """A fault of a row or an area: the key it stands at and the reason, in Dutch, with the code in front."""

    sleutel: str
    reden: str


def figure_faults(rij: Mapping[str, Any], sleutel: str, achter: str) -> Iterator[Toetsfout]:
    """A figure has a whole provenance, and minutes exactly when its status is not ``ontbreekt``.

    Args:
        rij: the keys of a row or an area.
        sleutel: the key of the figure, such as ``minuten_2weken``.
        achter: what its provenance keys end with, such as ``_2weken``.
    """
    status = rij.get(f"status{achter}")
    if not says_figure(rij, sleutel, achter):
        return
    mist = next((deel for deel in HERKOMST if rij.get(f"{deel}{achter}") is None), None)
    if mist:
        yield Toetsfout(f"{mist}{achter}", f"{rij['code']}: {sleutel} mist een bron, vindplaats of status")
    elif status == "ontbreekt" and rij.get(sleutel) is not None:
        yield Toetsfout(sleutel, f"{rij['code']}: {sleutel} heeft een waarde maar status 'ontbreekt'")
    elif status != "ontbreekt" and rij.get(sleutel) is None:
        yield Toetsfout(sleutel, f"{rij['code']}: {sleutel} heeft status '{status}' maar geen waarde")


def says_figure(rij: Mapping[str, Any], sleutel: str, achter: str) -> bool:
    """Whether a row says something of a figure, if only where it was sought."""
    return any(rij.get(naam) is not None for naam in (sleutel, *(f"{deel}{achter}" for deel in HERKOMST)))


def has_week(rij: Mapping[str, Any]) -> bool:
    """Whether a row has a norm of its own per week; one for two weeks only may do without."""
    return "minuten" in rij or rij.get("frequentie") != "alleen_tweewekelijks"


def row_faults(rij: Mapping[str, Any], gebied: Gebied | None) -> Iterator[Toetsfout]:
    """What is wrong with a row by itself.

    Args:
        rij: its keys after inheritance.
        gebied: its result area, when there is one.
    """
    code = rij["code"]
    if gebied is None:
        yield Toetsfout("code", f"{code}: het resultaatgebied staat niet bij [[resultaatgebieden]]")
    yield from figure_faults(rij, "minuten_2weken", "_2weken")
    if has_week(rij):
        yield from figure_faults(rij, "minuten", "")
    yield from figure_faults(rij, "uur_jaar_gepubliceerd", "_uur_jaar")
    alleen_2weken = rij.get("frequentie") == "alleen_tweewekelijks"
    if alleen_2weken and not says_figure(rij, "minuten_2weken", "_2weken"):
        yield Toetsfout("minuten_2weken", f"{code}: er staat geen norm en ook niet dat die ontbreekt")
    if alleen_2weken and gebied is not None and not gebied.tweewekelijks:
        reden = f"{code}: geldt alleen per twee weken, maar {gebied.code} kan niet per twee weken"
        yield Toetsfout("frequentie", reden)
    if rij.get("norm_is_maximum") and rij["eenheid"] == "uur/jaar":
        yield Toetsfout("norm_is_maximum", f"{code}: een norm die een maximum is, staat in minuten")
    if "keer_max" in rij and rij.get("keer", "vast") == "vast":
        yield Toetsfout("keer_max", f"{code}: 'keer_max' hoort bij keer = \"gevraagd\"")
    yield from bound_faults(rij)


def bound_faults(rij: Mapping[str, Any]) -> Iterator[Toetsfout]:
    """The bounds leave room, and a row neither excludes nor needs itself."""
    hoogste = rij.get("max")
    if hoogste is not None and hoogste < (rij.get("min") or 0):
        yield Toetsfout("max", f"{rij['code']}: 'max' is kleiner dan 'min'")
    for sleutel in ("sluit_uit", "vereist"):
        if rij["code"] in (rij.get(sleutel) or ()):
            yield Toetsfout(sleutel, f"{rij['code']}: een regel kan zichzelf niet uitsluiten of vereisen")


def reference_faults(rij: Mapping[str, Any], rijen: Mapping[str, Mapping[str, Any]]) -> Iterator[Toetsfout]:
    """Every code that a row names exists, and an exclusion is mutual."""
    code = rij["code"]
    for sleutel in ("sluit_uit", "vereist"):
        for ander in rij.get(sleutel) or ():
            if ander not in rijen:
                yield Toetsfout(sleutel, f"{code} noemt {ander}, maar die regel bestaat niet")
            elif sleutel == "sluit_uit" and code not in (rijen[ander].get("sluit_uit") or ()):
                yield Toetsfout(sleutel, f"{code} sluit {ander} uit, maar andersom niet")
