"""How the workbook looks: colours, fonts, number formats and cell styles, each registered once per workbook."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell

LETTER: Final = "Calibri"

BLAUW: Final = "154273"
BLAUW_LICHT: Final = "E4ECF4"
ORANJE: Final = "C75300"
ORANJE_LICHT: Final = "F0A35E"
GROEN_LICHT: Final = "86C08A"
GROEN: Final = "2E7D32"
GRIJS: Final = "5F6B76"
GRIJS_LICHT: Final = "DDE3E8"
GRIJS_WAAS: Final = "F1F3F5"
INVOER: Final = "FFF6DC"
INVOER_RAND: Final = "E2CB85"
ROOD: Final = "B3261E"
ROOD_LICHT: Final = "FBE3E1"
WIT: Final = "FFFFFF"
ZWART: Final = "1F2933"

NOTATIE_GEHEEL: Final = '#,##0;-#,##0;"–"'
NOTATIE_EXACT: Final = '#,##0.00;-#,##0.00;"–"'
NOTATIE_MIN: Final = '#,##0 "min"'
NOTATIE_UUR: Final = '#,##0 "uur"'
NOTATIE_DATUM: Final = "dd-mm-yyyy"
NOTATIE_TEKST: Final = "@"
NOTATIE_VLAG: Final = '0;-0;"·"'


@dataclass(frozen=True)
class Stijl:
    """One look of a cell. ``invoer`` makes it an input: unlocked, tinted and framed."""

    notatie: str = "General"
    grootte: float = 10
    vet: bool = False
    kleur: str = ZWART
    vulling: str | None = None
    horizontaal: str | None = None
    verticaal: str = "center"
    terugloop: bool = False
    rand: str | None = GRIJS_LICHT
    onderrand: str | None = None
    invoer: bool = False
    inspringen: int = 0


STIJLEN: Final[dict[str, Stijl]] = {
    "titel": Stijl(grootte=20, vet=True, kleur=BLAUW, rand=None),
    "merk": Stijl(grootte=14, vet=True, kleur=ORANJE, rand=None, horizontaal="right"),
    "zin": Stijl(kleur=GRIJS, rand=None),
    "kop": Stijl(grootte=12, vet=True, kleur=BLAUW, rand=None, onderrand=BLAUW),
    "kolomkop": Stijl(vet=True, kleur=WIT, vulling=BLAUW, rand=BLAUW, terugloop=True),
    "kolomkop_getal": Stijl(vet=True, kleur=WIT, vulling=BLAUW, rand=BLAUW, terugloop=True, horizontaal="right"),
    "kolomkop_vlag": Stijl(vet=True, kleur=WIT, vulling=BLAUW, rand=BLAUW, terugloop=True, horizontaal="center"),
    "tekst": Stijl(terugloop=True),
    "code": Stijl(kleur=GRIJS, grootte=9, terugloop=True),
    "label": Stijl(kleur=GRIJS, rand=None, inspringen=1),
    "waarde": Stijl(vet=True, rand=None, horizontaal="left", terugloop=True),
    "waarde_datum": Stijl(vet=True, rand=None, horizontaal="left", notatie=NOTATIE_DATUM),
    "vast": Stijl(vulling=GRIJS_WAAS, terugloop=True),
    "gesloten": Stijl(vulling=GRIJS_WAAS, kleur=GRIJS),
    "getal": Stijl(notatie=NOTATIE_GEHEEL, horizontaal="right"),
    "keer": Stijl(notatie='[=0]"–";General', horizontaal="right"),
    "norm": Stijl(horizontaal="right", terugloop=True),
    "nummer": Stijl(horizontaal="center", kleur=GRIJS),
    "exact": Stijl(notatie=NOTATIE_EXACT, horizontaal="right"),
    "exact_vet": Stijl(notatie=NOTATIE_EXACT, horizontaal="right", vet=True, vulling=BLAUW_LICHT),
    "vlag": Stijl(notatie=NOTATIE_VLAG, horizontaal="center", kleur=GRIJS),
    "vlag_vet": Stijl(notatie=NOTATIE_VLAG, horizontaal="center", vet=True, vulling=BLAUW_LICHT),
    "datum": Stijl(notatie=NOTATIE_DATUM, horizontaal="left"),
    "min": Stijl(notatie=NOTATIE_MIN, horizontaal="right"),
    "min_vet": Stijl(notatie=NOTATIE_MIN, horizontaal="right", vet=True, vulling=BLAUW_LICHT),
    "uur": Stijl(notatie=NOTATIE_UUR, horizontaal="right"),
    "uur_vet": Stijl(notatie=NOTATIE_UUR, horizontaal="right", vet=True, vulling=BLAUW_LICHT),
    "groot_min": Stijl(
        notatie=NOTATIE_MIN, grootte=20, vet=True, kleur=BLAUW, vulling=BLAUW_LICHT, rand=None, horizontaal="center"
    ),
    "groot_uur": Stijl(
        notatie=NOTATIE_UUR, grootte=20, vet=True, kleur=BLAUW, vulling=BLAUW_LICHT, rand=None, horizontaal="center"
    ),
    "groot_label": Stijl(kleur=BLAUW, vulling=BLAUW_LICHT, rand=None, horizontaal="center"),
    "tegel_oordeel": Stijl(grootte=18, vet=True, kleur=GROEN, vulling=BLAUW_LICHT, rand=None, horizontaal="center"),
    "waarschuwing": Stijl(vet=True, kleur=ROOD, rand=None),
    "waarde_open": Stijl(vet=True, rand=None, horizontaal="left"),
    "label_rechts": Stijl(kleur=GRIJS, rand=None, horizontaal="right", inspringen=1),
    "staaf": Stijl(notatie="0;-0;", horizontaal="right", kleur=GRIJS, grootte=8),
    "tekst_over": Stijl(rand=None, inspringen=1),
    "tekst_open": Stijl(rand=None, terugloop=True, verticaal="top", inspringen=1),
    "record": Stijl(rand=None, terugloop=True, verticaal="top", grootte=8, kleur=GRIJS, inspringen=1),
    "oordeel": Stijl(vet=True, kleur=GROEN, horizontaal="center"),
    "invoer_tekst": Stijl(notatie=NOTATIE_TEKST, invoer=True, terugloop=True),
    "invoer_keuze": Stijl(invoer=True, horizontaal="left"),
    "invoer_getal": Stijl(invoer=True, horizontaal="right"),
    "invoer_datum": Stijl(invoer=True, horizontaal="left", notatie=NOTATIE_DATUM),
    "proza": Stijl(grootte=11, rand=None, terugloop=True, verticaal="top"),
    "proza_kop": Stijl(grootte=11, vet=True, kleur=BLAUW, rand=None, terugloop=True, verticaal="top"),
    "zegel": Stijl(grootte=8, kleur=GRIJS, verticaal="top", terugloop=True),
    "legenda_invoer": Stijl(vulling=INVOER, rand=INVOER_RAND),
    "legenda_formule": Stijl(vulling=WIT),
    "legenda_uitkomst": Stijl(vulling=BLAUW_LICHT, vet=True),
    "legenda_fout": Stijl(vulling=ROOD_LICHT, kleur=ROOD, vet=True),
}
"""Every style of the workbook by its role."""


@dataclass
class Opmaak:
    """The styles of one workbook; a cell gets a registered style by its role, which is cheap."""

    werkmap: Workbook
    stijlen: Mapping[str, Stijl] = field(default_factory=lambda: STIJLEN)
    _gemaakt: dict[str, Any] = field(default_factory=dict)

    def geef(self, cel: Cell | MergedCell, rol: str) -> None:
        """Give a cell the style of a role.

        ``_style`` is openpyxl's own way to share one registered style between cells; a test proves that a cell dressed
        this way equals one dressed attribute by attribute.
        """
        gedeeld: Any = cel
        if rol not in self._gemaakt:
            dress(cel, self.stijlen[rol])
            self._gemaakt[rol] = copy(gedeeld._style)  # noqa: SLF001 - see above
        gedeeld._style = copy(self._gemaakt[rol])  # noqa: SLF001 - see above


def dress(cel: Cell | MergedCell, stijl: Stijl) -> None:
    """Set the six attributes of a style; done once per role."""
    randkleur = INVOER_RAND if stijl.invoer else stijl.rand
    lijn = Side(style="thin", color=randkleur) if randkleur else Side()
    onder = Side(style="thin", color=stijl.onderrand) if stijl.onderrand else lijn
    vulling = INVOER if stijl.invoer else stijl.vulling
    cel.font = Font(name=LETTER, size=stijl.grootte, bold=stijl.vet, color=stijl.kleur)
    cel.border = Border(left=lijn, right=lijn, top=lijn, bottom=onder)
    if vulling:
        cel.fill = PatternFill("solid", fgColor=vulling)
    inspringen = stijl.inspringen or int(stijl.rand is not None and stijl.horizontaal != "center")
    cel.alignment = Alignment(
        horizontal=stijl.horizontaal or "left", vertical=stijl.verticaal, wrap_text=stijl.terugloop, indent=inspringen
    )
    cel.number_format = stijl.notatie
    cel.protection = Protection(locked=not stijl.invoer, hidden=False)
