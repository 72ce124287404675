"""What stands in a cell of a norm workbook, as a norm file would say it; what can't be read is said at its cell."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.vormfouten import suggest
from ho_workbook.celwaarden import lees_celtekst
from ho_workbook.invoertekst import as_date, as_number, bare
from ho_workbook.normwerkmap.kolommen import JA_NEE
from ho_workbook.openen import LEEG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ho_workbook.normwerkmap.kolommen import Inhoud
    from ho_workbook.openen import Blad, Plek

_TUSSEN: Final = re.compile(r"[,;\s]+")
_HEEL: Final = "Vul een heel getal in, zonder komma of punt. Weet u het niet, laat de cel dan leeg."
_DATUM: Final = "Vul een datum in, zoals 15-01-2026."
_TEKST: Final = "Typ de tekst opnieuw, met een ' ervoor."


class Onleesbaar(ValueError):
    """Why a cell can't be read, and what to do; its place is known elsewhere."""

    def __init__(self, uitleg: str, herstel: str) -> None:
        """Remember both sentences; neither ends with a full stop of its own but the mend."""
        self.uitleg = uitleg
        self.herstel = herstel
        super().__init__(uitleg)


def is_filled(blad: Blad, plek: Plek) -> bool:
    """Whether anything stands in a cell that somebody can see, or that a program would make of a formula."""
    cel = blad.cellen.get(plek, LEEG)
    return cel.soort == "f" or not (cel.waarde is None or (isinstance(cel.waarde, str) and not bare(cel.waarde)))


def text_of(blad: Blad, plek: Plek) -> str:
    """What a cell says, for finding a heading or a label; nothing of it is judged."""
    waarde = blad.cellen.get(plek, LEEG).waarde
    return "" if waarde is None else " ".join(bare(str(waarde)).split())


def fold(tekst: str) -> str:
    r"""A text as headings and words are compared: capitals, line breaks, spaces and low dashes make no difference.

    >>> fold(" Meer_inzet "), fold("Minuten per\n2 weken")
    ('meer inzet', 'minuten per 2 weken')
    """
    return " ".join(bare(tekst).replace("_", " ").casefold().split())


def read_cell(blad: Blad, plek: Plek, inhoud: Inhoud, keuzes: Mapping[str, str]) -> Any:  # noqa: ANN401 - a value
    """One value, as a norm file would hold it.

    Args:
        blad: the sheet.
        plek: the cell.
        inhoud: what belongs there.
        keuzes: value in the file -> word on the sheet.

    Returns:
        The value; ``None`` for an empty cell.

    Raises:
        Onleesbaar: something stands there that is not what belongs there.
        HoFout: a text with characters that no text has (HO107), without its place.
    """
    waarde = _content(blad, plek)
    if waarde is None or waarde == "":
        return None
    if inhoud == "keuze":
        return _word(waarde, keuzes)
    return _READERS.get(inhoud, _text)(waarde)


def _content(blad: Blad, plek: Plek) -> object:
    """What a cell holds, a text without what can't be seen at its ends."""
    cel = blad.cellen.get(plek, LEEG)
    if cel.soort == "f":
        raise Onleesbaar("In deze cel staat een formule", "Typ de uitkomst zelf in.")
    if cel.soort == "e":
        uitleg = f"In deze cel staat de foutwaarde {shown(cel.waarde)}"
        raise Onleesbaar(uitleg, "Maak de cel leeg of vul hem opnieuw in.")
    if not isinstance(cel.waarde, str):
        return cel.waarde
    tekst = bare(lees_celtekst(cel.waarde))
    if any(ord(teken) < ord(" ") and teken not in "\t\n\r" for teken in tekst):
        raise HoFout("verboden_teken")
    return tekst


def _number(waarde: object) -> int:
    if isinstance(waarde, bool):
        raise Onleesbaar("Hier hoort een heel getal, maar er staat waar of onwaar", _HEEL)
    if isinstance(waarde, dt.date | dt.time | dt.timedelta):
        raise Onleesbaar(
            "Hier hoort een heel getal, maar er staat een datum of tijd",
            "Zet de notatie van de cel op Getal en typ het getal opnieuw.",
        )
    getal = as_number(waarde) if isinstance(waarde, str) else waarde
    if isinstance(getal, str | None):
        raise Onleesbaar(f"Hier hoort een heel getal, maar er staat de tekst '{shown(waarde)}'", _HEEL)
    if getal != int(getal):  # type: ignore[call-overload] # a number, whichever kind
        raise Onleesbaar(f"Hier hoort een heel getal, maar er staat {shown(getal).replace('.', ',')}", _HEEL)
    return int(getal)  # type: ignore[call-overload, no-any-return] # the same


def _date(waarde: object) -> dt.date:
    if isinstance(waarde, dt.datetime) and waarde.time() == dt.time():
        return waarde.date()
    if isinstance(waarde, dt.date) and not isinstance(waarde, dt.datetime):
        return waarde
    dag = as_date(waarde) if isinstance(waarde, str) else None
    if dag is None:
        raise Onleesbaar(f"Hier hoort een datum, maar er staat '{shown(waarde)}'", _DATUM)
    return dag


def _word(waarde: object, keuzes: Mapping[str, str]) -> str:
    gevouwen = fold(waarde) if isinstance(waarde, str) else None
    for sleutel, woord in keuzes.items():
        if gevouwen in {fold(sleutel), fold(woord)}:
            return sleutel
    woorden = list(keuzes.values())
    naaste = suggest(shown(waarde), woorden) if isinstance(waarde, str) else ""
    herstel = naaste if naaste.startswith("Bedoelde") else f"Kies uit: {', '.join(woorden)}."
    raise Onleesbaar(f"Hier staat '{shown(waarde)}', en dat is geen woord van de keuzelijst", herstel)


def _text(waarde: object) -> str:
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return str(int(waarde)) if float(waarde).is_integer() else str(waarde).replace(".", ",")
    soort = "waar of onwaar" if isinstance(waarde, bool) else "een datum of tijd"
    raise Onleesbaar(f"Hier hoort tekst, maar er staat {soort}", _TEKST)


def _names(waarde: object) -> list[str]:
    return [naam for naam in _TUSSEN.split(_text(waarde)) if naam]


def _yes(waarde: object) -> bool:
    return _word(waarde, {naam: naam for naam in JA_NEE}) == JA_NEE[0]


_READERS: Final[Mapping[Inhoud, Callable[[object], Any]]] = {
    "getal": _number,
    "datum": _date,
    "ja_nee": _yes,
    "namen": _names,
}
"""How the content of a cell is read; what is not listed is text."""
