"""What the buttons Bereken and Vastleggen show on a case sheet: a line that stays in sight, a block, marked cells.

Everything here is text and places; ``excelblad`` puts it there, and takes away what an earlier time put there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from ho_addin.casusbladlezen import place_of
from ho_addin.rekenuitkomst import EENHEDEN, in_units, show_rounding
from ho_engine.taal import plural
from ho_workbook.openen import Plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ho_engine.fouten import HoFout
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Aandachtspunt, Berekening, Totaal
    from ho_workbook.openen import Blad

KOP: Final = "Uitkomst van de knop Bereken"
"""How the block begins, by which it is known the next time."""
SLOT: Final = "Dit blok wordt bij de volgende klik op Bereken vervangen; het is geen invoer."
"""How the block ends."""
BOVENSTE: Final = 4
"""The row of the block: that of the first section of the sheet."""
KORTE_RIJ: Final = 2
"""The row of the short line, which stays in sight when the sheet is scrolled."""
MERKTEKEN: Final = "»"

UITKOMSTNAMEN: Final = ("aantal_fouten", "uitkomst_min_week", "uitkomst_min_2weken", "uitkomst_uur_jaar")
"""Names of the template whose formulas calculate the same, so that an outcome can say that it is out of date."""

VERANDERD: Final = "De invoer is veranderd: klik opnieuw op Bereken."
_GELIJK: Final = "De formules van dit blad geven dezelfde uitkomst."
_ERNST: Final = {"let_op": "Let op", "opmerking": "Opmerking", "fout": "Fout"}

Rol: TypeAlias = Literal["kop", "tussenkop", "getal", "gewoon", "fout", "slot"]


class Formule(str):
    """A text that is meant as a formula; no other text ever becomes one."""

    __slots__ = ()


class Blokregel(NamedTuple):
    """A row of the block; ``doel`` is the cell it leads to."""

    rol: Rol
    links: str
    rechts: str | int
    doel: Plek | None = None
    notatie: str = ""


@dataclass(frozen=True)
class Weergave:
    """What is put on a case sheet, and said in a window.

    Attributes:
        blad: the title of the sheet.
        kort: the line that stays in sight.
        korte_plek: its cell.
        eerste_kolom: the first column where the block may stand.
        regels: the block.
        merken: what is wrong per cell.
        kop: what a window says first.
        wijzer: where the rest is to be found on the sheet.
        lijst: that rest itself, a line each: what prevents an outcome, then what deserves attention.
        geslaagd: whether there is an outcome.
    """

    blad: str
    kort: str
    korte_plek: Plek
    eerste_kolom: int
    regels: tuple[Blokregel, ...]
    merken: Mapping[Plek, str]
    kop: str
    wijzer: str
    lijst: tuple[str, ...]
    geslaagd: bool


class Punt(NamedTuple):
    """One thing to say, with the place it is about."""

    plaats: str
    tekst: str


def show_unreadable(blad: Blad, fouten: Iterable[HoFout]) -> Weergave:
    """Cells that can't be read: there is no case yet."""
    punten = [Punt(fout.plaats, f"{fout.code} {fout.zin}") for fout in fouten]
    return _without_total(blad, "Er is geen uitkomst", "niet te lezen", punten)


def show_berekening(blad: Blad, berekening: Berekening, namen: Iterable[str] = ()) -> Weergave:
    """A calculation: its totals, or what prevents them, and everything that deserves attention.

    Args:
        blad: the case sheet it was read from.
        berekening: the calculation.
        namen: the names that the workbook has of ``UITKOMSTNAMEN``.
    """
    totaal, kader = berekening.totaal, berekening.kader
    rest = [punt for punt in berekening.aandachtspunten if punt.ernst != "fout"]
    if totaal is None or kader is None:
        punten = [Punt(punt.plaats, f"{punt.code} {punt.tekst}") for punt in berekening.fouten]
        return _without_total(blad, "Er is geen uitkomst", "fout", punten, rest)
    klopt = _still_holds(totaal) if set(UITKOMSTNAMEN) <= set(namen) else ""
    kort = f"Uitkomst: {_in_short(totaal)}"
    if rest:
        kort += f" ({_points(rest)}, rechts van de tabel)"
    regels = [
        Blokregel("kop", KOP, ""),
        *_figures(totaal),
        Blokregel("gewoon", "Afronding", show_rounding(totaal, kader).strip("()")),
    ]
    regels.append(Blokregel("gewoon", "Normenkader", _framework(kader)))
    if klopt:
        regels.append(Blokregel("gewoon", "Nog geldig?", _either(klopt, _GELIJK)))
    regels += [*_attention(blad, rest), Blokregel("slot", "", SLOT)]
    getallen = "\n".join(f"{regel.links}: {regel.rechts} {EENHEDEN[eenheid]}" for regel, eenheid in _unit_rows(totaal))
    kenmerk = f" van {berekening.casus.kenmerk}" if berekening.casus.kenmerk else ""
    return Weergave(
        blad.naam,
        _either(klopt, kort) if klopt else kort,
        _short_place(blad),
        _first_column(blad),
        tuple(regels),
        {},
        f"Uitkomst{kenmerk}\n{getallen}",
        _pointer(rest),
        _as_list(blad, _as_points(rest)),
        geslaagd=True,
    )


def show_lacking(blad: Blad, tekort: Iterable[str]) -> Weergave:
    """What stands between a case and its final workbook, as ``ho_engine.vastleggen`` says it: a clause with a place."""
    punten = []
    for clausule in tekort:
        plaats, dubbel, zin = clausule.partition(": ")
        punten.append(Punt(plaats, f"{zin}.") if dubbel and "!" in plaats else Punt("", f"{clausule}."))
    return _without_total(blad, "Vastleggen kan nog niet", "tekort", punten)


_HOEVEEL: Final = {
    "niet te lezen": ("cel is niet te lezen", "cellen zijn niet te lezen"),
    "fout": ("fout", "fouten"),
    "tekort": ("ding ontbreekt", "dingen ontbreken"),
}


def _without_total(
    blad: Blad, begin: str, soort: str, punten: Sequence[Punt], rest: Sequence[Aandachtspunt] = ()
) -> Weergave:
    """What is wrong, all of it, at its cells and in the block."""
    hoeveel = plural(len(punten), *_HOEVEEL[soort])
    merken: dict[Plek, list[str]] = {}
    for punt in punten:
        plek = place_of(punt.plaats, blad.naam)
        if plek is not None:
            merken.setdefault(plek, []).append(punt.tekst)
    regels = [Blokregel("kop", KOP, ""), Blokregel("tussenkop", begin, hoeveel)]
    regels += [
        Blokregel("fout", _shown_place(blad, punt.plaats), punt.tekst, place_of(punt.plaats, blad.naam))
        for punt in punten
    ]
    regels += [*_attention(blad, rest), Blokregel("slot", "", SLOT)]
    zin = f"{begin}: {hoeveel}."
    return Weergave(
        blad.naam,
        f"{MERKTEKEN} {zin} Herstel dit en klik opnieuw; de zinnen staan bij de cellen en rechts van de tabel.",
        _short_place(blad),
        _first_column(blad),
        tuple(regels),
        {plek: "\n".join(dict.fromkeys(zinnen)) for plek, zinnen in merken.items()},
        zin,
        _MARKED.get(len(merken), f"De cellen zijn op het blad gemerkt met {MERKTEKEN}."),
        _as_list(blad, [*punten, *_as_points(rest)]),
        geslaagd=False,
    )


_MARKED: Final = {0: "", 1: f"De cel is op het blad gemerkt met {MERKTEKEN}."}


def _as_points(punten: Iterable[Aandachtspunt]) -> Iterable[Punt]:
    return (Punt(punt.plaats, f"{_ERNST[punt.ernst]}: {punt.code} {punt.tekst}") for punt in punten)


def _figures(totaal: Totaal) -> Iterable[Blokregel]:
    return (regel for regel, _ in _unit_rows(totaal))


def _unit_rows(totaal: Totaal) -> list[tuple[Blokregel, str]]:
    """The total in three units, that of the decision first."""
    rijen = []
    for eenheid, getal in in_units(totaal.volume).items():
        soort = "Toegekend" if eenheid == totaal.eenheid_besluit else "Omgerekend"
        rijen.append((Blokregel("getal", soort, getal, notatie=f'#,##0 "{EENHEDEN[eenheid]}"'), eenheid))
    return sorted(rijen, key=lambda rij: rij[0].links != "Toegekend")


def _in_short(totaal: Totaal) -> str:
    volume = totaal.volume
    return f"{volume.min_week} min/week; {volume.min_2weken} min/2 weken; {volume.uur_jaar} uur/jaar"


def _still_holds(totaal: Totaal) -> str:
    """The condition, as a formula, that the sheet still calculates what the block says."""
    volume = totaal.volume
    cijfers = (0, volume.min_week, volume.min_2weken, volume.uur_jaar)
    delen = (f"{naam}={cijfer}" for naam, cijfer in zip(UITKOMSTNAMEN, cijfers, strict=True))
    return f"AND({','.join(delen)})"


def _framework(kader: Normenkader) -> str:
    stand = "" if kader.stand == "geldend" else f"; {kader.stand}: een uitkomst hiervan is nooit definitief"
    return f"{kader.naam} ({kader.id}){stand}"


def _attention(blad: Blad, punten: Sequence[Aandachtspunt]) -> list[Blokregel]:
    if not punten:
        return []
    return [
        Blokregel("tussenkop", "Aandachtspunten", ""),
        *(
            Blokregel(
                "gewoon",
                _shown_place(blad, punt.plaats) or _ERNST[punt.ernst],
                tekst,
                place_of(punt.plaats, blad.naam),
            )
            for punt, (_, tekst) in zip(punten, _as_points(punten), strict=True)
        ),
    ]


def _points(punten: Sequence[Aandachtspunt]) -> str:
    return plural(len(punten), "aandachtspunt", "aandachtspunten")


def _pointer(punten: Sequence[Aandachtspunt]) -> str:
    if not punten:
        return "Er zijn geen aandachtspunten."
    return f"{_points(punten)}: {'zie' if len(punten) == 1 else 'ze staan'} rechts van de tabel op het casusblad."


def _as_list(blad: Blad, punten: Iterable[Punt]) -> tuple[str, ...]:
    """What there is to say, a line each, with the cell before it."""
    regels = []
    for punt in punten:
        plaats = _shown_place(blad, punt.plaats)
        regels.append(f"- {plaats}: {punt.tekst}" if plaats else f"- {punt.tekst}")
    return tuple(regels)


def _shown_place(blad: Blad, plaats: str) -> str:
    """A place as the user of this sheet calls it: the cell without the name of the sheet."""
    return plaats.removeprefix(f"{blad.naam}!")


def _short_place(blad: Blad) -> Plek:
    """Right of the sentence below the title, which reaches to the column of the inputs."""
    return Plek(KORTE_RIJ, blad.bereiken["kenmerk"].eerste.kolom + 1)


def _first_column(blad: Blad) -> int:
    return max(bereik.laatste.kolom for bereik in blad.bereiken.values()) + 2


def _either(klopt: str, zin: str) -> Formule:
    """A sentence as long as a condition holds; after that, that the input was changed."""
    ja, nee = (f'"{tekst.replace(chr(34), chr(34) * 2)}"' for tekst in (zin, VERANDERD))
    return Formule(f"=IF({klopt},{ja},{nee})")


def find_room(waarden: Sequence[Sequence[object]], hoogte: int) -> tuple[int, int]:
    """Where the block goes, beside whatever stands there already.

    Args:
        waarden: the cells from the first free column and the row of the block on, far enough.
        hoogte: the rows of the new block.

    Returns:
        How many columns further it goes, and how many rows of the block of last time stand there (0 for none).

    >>> find_room([[KOP, None], [None, SLOT], [None, "x"]], 1), find_room([["van mij", *[None] * 5]] * 9, 2)
    ((0, 2), (3, 0))
    """
    breedte = max(map(len, waarden), default=0)
    for kolom in range(0, breedte, 3):
        if waarden[0][kolom] == KOP:
            return kolom, _old_height(waarden, kolom)
    for kolom in range(0, breedte, 3):
        if not any(cel is not None for rij in waarden[:hoogte] for cel in rij[kolom : kolom + 2]):
            return kolom, 0
    return breedte, 0


def _old_height(waarden: Sequence[Sequence[object]], kolom: int) -> int:
    """The rows of the block of last time; only its heading where its end is gone."""
    for nummer, rij in enumerate(waarden, 1):
        if len(rij) > kolom + 1 and rij[kolom + 1] == SLOT:
            return nummer
    return 1
