"""What the sheet Zelftest of zelftest.xlsx shows after Excel calculated it: how much is true, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.taal import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

BLAD: Final = "Zelftest"
_KOLOMMEN: Final = ("nr", "functie", "naam", "uitkomst", "verwacht", "klopt")


@dataclass(frozen=True)
class Uitslag:
    """The outcome of a self-test; ``afwijkend`` are the rows that are not true, as texts per column."""

    waar: int
    onwaar: int
    anders: int
    afwijkend: tuple[dict[str, str], ...]

    @property
    def geslaagd(self) -> bool:
        """Whether every row is true."""
        return self.waar > 0 and not self.onwaar and not self.anders

    def als_json(self) -> dict[str, Any]:
        """The outcome as plain data."""
        return {
            "geslaagd": self.geslaagd,
            "waar": self.waar,
            "onwaar": self.onwaar,
            "niet_berekend": self.anders,
            "afwijkend": list(self.afwijkend),
        }

    def in_woorden(self) -> str:
        """One line that can be read out."""
        alle = self.waar + self.onwaar + self.anders
        if self.geslaagd:
            return f"Zelftest geslaagd: {plural(alle, 'regel', 'regels')}, allemaal WAAR."
        delen = [f"{self.waar} WAAR", f"{self.onwaar} ONWAAR"]
        if self.anders:
            delen.append(f"{self.anders} niet berekend")
        return f"Zelftest niet geslaagd: van de {plural(alle, 'regel', 'regels')} zijn er {', '.join(delen)}."


def read_zelftest(rijen: Sequence[Sequence[object]], bestand: str) -> Uitslag:
    """Count the rows below the headings.

    Args:
        rijen: every cell of the sheet.
        bestand: the name of the workbook, for messages.

    Raises:
        HoFout: HO437 when this is not the sheet of a self-test.
    """
    if not rijen:
        raise HoFout("geen_zelftest", bestand=bestand, reden=f"er is geen blad {BLAD}")
    for nummer, rij in enumerate(rijen):
        koppen = [str(cel).strip().lower() if isinstance(cel, str) else "" for cel in rij]
        if set(_KOLOMMEN) <= set(koppen):
            plaats = {naam: koppen.index(naam) for naam in _KOLOMMEN}
            uitslag = _count([{naam: rij[plek] for naam, plek in plaats.items()} for rij in rijen[nummer + 1 :]])
            if uitslag.waar + uitslag.onwaar + uitslag.anders:
                return uitslag
            break
    raise HoFout("geen_zelftest", bestand=bestand, reden="er zijn geen regels met een kolom 'klopt'")


def _count(rijen: Sequence[dict[str, object]]) -> Uitslag:
    echte = [rij for rij in rijen if rij["functie"] not in {None, ""}]
    waar = sum(rij["klopt"] is True for rij in echte)
    onwaar = sum(rij["klopt"] is False for rij in echte)
    afwijkend = tuple(
        {naam: shown("" if cel is None else cel) for naam, cel in rij.items()}
        for rij in echte
        if rij["klopt"] is not True
    )
    return Uitslag(waar, onwaar, len(echte) - waar - onwaar, afwijkend)
