"""Cases under two norms, as a table on the terminal and as JSON: who gets more or less, and why. Calculates nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from ho_addin.tabel import bullet, lay_table
from ho_engine.getallen import show_getal, show_nl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from ho_engine.effect import Effect
    from ho_engine.fouten import HoFout
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Totaal

SCHEMA: Final = "effect/1"
ONBEKEND: Final = "?"
"""A figure that could not be computed; never a zero."""
_MEEST_WAAROM: Final = 2
"""Rows that are named in the table."""
_LANGSTE_NAAM: Final = 52


def show_effects(effecten: Sequence[Effect]) -> Iterator[str]:
    """A row per case with minutes per week, and below it why some have no outcome."""
    if not effecten:
        return
    rijen = [
        [
            _short(effect.casus),
            _total(effect.van),
            _total(effect.naar),
            ONBEKEND if effect.verschil_min_week is None else _signed(effect.verschil_min_week),
            _why(effect),
        ]
        for effect in effecten
    ]
    yield from lay_table(["casus (min/week)", "eerst", "nu", "verschil", "waardoor"], rijen, {1, 2, 3})
    zonder = [effect for effect in effecten if effect.richting == "fout"]
    if zonder:
        yield from ("", "Zonder uitkomst")
    for effect in zonder:
        zelfde = effect.fouten_van == effect.fouten_naar
        for wanneer, fouten in (("eerst en nu" if zelfde else "eerst", effect.fouten_van), ("nu", effect.fouten_naar)):
            if fouten and not (zelfde and wanneer == "nu"):
                yield from bullet(f"{_short(effect.casus)}, {wanneer}: {_first(fouten)}")


def _first(fouten: Sequence[str]) -> str:
    """What is wrong first, without its mend, and how much more there is; ``ho bereken`` tells all of it."""
    zin = fouten[0].partition(". ")[0].rstrip(".")
    return f"{zin}." if len(fouten) == 1 else f"{zin} (en nog {len(fouten) - 1})."


def show_unreadable(onleesbaar: Mapping[str, HoFout]) -> list[str]:
    """The files in a folder that are no case, as messages."""
    return [f"{fout.code} {naam}: {fout.zin}" for naam, fout in onleesbaar.items()]


def summarize(effecten: Sequence[Effect]) -> str:
    """How many cases there are of each kind, as one sentence."""
    aantallen = count(effecten)
    delen = [f"{aantallen[naam]} {naam}" for naam in ("hoger", "lager", "gelijk")]
    wat = "1 casus" if len(effecten) == 1 else f"{len(effecten)} casussen"
    som = sum(effect.verschil_min_week or 0 for effect in effecten)
    zin = f"{wat}: {', '.join(delen)}, {aantallen['fout']} zonder uitkomst."
    return f"{zin} Samen {_signed(som)} min/week." if aantallen["hoger"] or aantallen["lager"] else zin


def count(effecten: Sequence[Effect]) -> dict[str, int]:
    """How many cases get more, less or the same, and how many have no outcome."""
    gevonden = Counter(effect.richting for effect in effecten)
    return {naam: gevonden[naam] for naam in ("hoger", "lager", "gelijk", "fout")}


def effects_as_json(
    effecten: Sequence[Effect], van: Normenkader, naar: Normenkader, onleesbaar: Mapping[str, HoFout]
) -> dict[str, Any]:
    """The same as plain data: exact figures as strings, granted amounts as whole numbers."""
    kaders = {"van": van, "naar": naar}
    return {
        "schema": SCHEMA,
        **{naam: {"id": kader.id, "naam": kader.naam, "sha256": kader.sha256} for naam, kader in kaders.items()},
        "casussen": [_as_plain(effect) for effect in effecten],
        "onleesbaar": [{"casus": naam, "code": fout.code, "tekst": str(fout)} for naam, fout in onleesbaar.items()],
        "aantallen": count(effecten),
    }


def _as_plain(effect: Effect) -> dict[str, Any]:
    return {
        "casus": effect.casus,
        "kenmerk": effect.kenmerk,
        "van": _plain_total(effect.van),
        "naar": _plain_total(effect.naar),
        "verschil_min_week": effect.verschil_min_week,
        "richting": effect.richting,
        "regels": [
            {
                "code": regel.code,
                "verschil_min_week": None if regel.verschil is None else show_getal(regel.verschil),
                "redenen": list(regel.redenen),
            }
            for regel in effect.regels
            if regel.redenen
        ],
        "fouten_van": list(effect.fouten_van),
        "fouten_naar": list(effect.fouten_naar),
    }


def _plain_total(totaal: Totaal | None) -> dict[str, str | int] | None:
    if totaal is None:
        return None
    volume = totaal.volume
    exact = {"exact_min_week": show_getal(totaal.exact_min_week), "eenheid_besluit": totaal.eenheid_besluit}
    return exact | {"min_week": volume.min_week, "uur_jaar": volume.uur_jaar, "min_2weken": volume.min_2weken}


def _short(naam: str) -> str:
    """A name that leaves room for the figures; of a long one the end, where the file is."""
    return naam if len(naam) <= _LANGSTE_NAAM else f"…{naam[-_LANGSTE_NAAM:]}"


def _total(totaal: Totaal | None) -> str:
    return ONBEKEND if totaal is None else str(totaal.volume.min_week)


def _signed(getal: Fraction | int) -> str:
    return f"{'+' if getal > 0 else ''}{show_nl(getal)}"


def _why(effect: Effect) -> str:
    """The first rows that differ."""
    if effect.richting == "fout":
        return "zie hieronder"
    regels = [regel for regel in effect.regels if regel.redenen and regel.verschil != 0]
    woorden = [f"{regel.code} {ONBEKEND if regel.verschil is None else _signed(regel.verschil)}" for regel in regels]
    if len(woorden) > _MEEST_WAAROM:
        woorden[_MEEST_WAAROM:] = [f"en nog {len(woorden) - _MEEST_WAAROM}"]
    return ", ".join(woorden) or ("maximum of afronding" if effect.verschil_min_week else "")
