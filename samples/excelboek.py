"""Writes the workbooks with functions among the samples: the look of the product, and the value beside each formula.

Every formula is a dynamic array formula, as Excel itself saves what is typed today; older programs read it as an array
formula. XlsxWriter writes the file, except the cells that it can't: errors and yes or no as the value of a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from ho_addin.functies import Foutwaarde
from ho_engine.verantwoording import PROGRAMMA
from ho_workbook.bouwer import lines_needed, row_height
from ho_workbook.opmaak import (
    BLAUW,
    BLAUW_LICHT,
    GRIJS,
    GRIJS_LICHT,
    GRIJS_WAAS,
    INVOER,
    INVOER_RAND,
    LETTER,
    ROOD,
    ROOD_LICHT,
    STIJLEN,
    Stijl,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Waarde: TypeAlias = int | float | str | bool | dt.date | Foutwaarde | None
"""What stands in a cell."""

GEMAAKT: Final = dt.datetime(2026, 3, 1, tzinfo=dt.UTC).replace(tzinfo=None)
A3: Final = 8
A4: Final = 9
"""How a file numbers sizes of paper."""
_REKENMACHINE: Final = 191029
"""The calculation engine of today's Excel: a file of an older one is recalculated when it is opened."""

EIGEN_STIJLEN: Final[dict[str, Stijl]] = {
    "uitkomst": Stijl(notatie="#,##0.##;-#,##0.##;0", horizontaal="right", vulling=BLAUW_LICHT),
    "minuten": Stijl(notatie="#,##0", horizontaal="right", vulling=BLAUW_LICHT, vet=True),
    "uitkomst_tekst": Stijl(vulling=BLAUW_LICHT),
    "uitkomst_vrij": Stijl(vulling=BLAUW_LICHT, terugloop=True),
    "live": Stijl(vulling=BLAUW_LICHT),
    "hoort": Stijl(),
    "hoort_vrij": Stijl(terugloop=True),
    "oordeel_vak": Stijl(vet=True, horizontaal="center", notatie='"WAAR";"WAAR";"ONWAAR"'),
    "regel": Stijl(grootte=14, vet=True, kleur=BLAUW, vulling=BLAUW_LICHT, rand=None),
    "stap": Stijl(grootte=11, rand=None, terugloop=True, verticaal="top"),
    "stapnummer": Stijl(grootte=11, vet=True, kleur=BLAUW, rand=None, verticaal="top", horizontaal="right"),
    "moment": Stijl(rand=None, kleur=GRIJS, horizontaal="left", notatie="dd-mm-yyyy hh:mm"),
    "kenmerk": Stijl(rand=None, kleur=GRIJS, horizontaal="left"),
    "formule": Stijl(kleur=GRIJS, grootte=9, terugloop=True, vulling=GRIJS_WAAS),
    "uitleg": Stijl(grootte=9, terugloop=True),
    "kolomkop_code": Stijl(
        grootte=9, vet=True, kleur=BLAUW, vulling=GRIJS_WAAS, horizontaal="center", verticaal="bottom"
    ),
    "kolomkop_dicht": Stijl(grootte=8, kleur=GRIJS, vulling=GRIJS_WAAS, horizontaal="center", verticaal="bottom"),
    "uitkomst_links": Stijl(notatie="#,##0.##;-#,##0.##;0", horizontaal="left", vulling=BLAUW_LICHT, vet=True),
    "tekst_vrij": Stijl(vulling=BLAUW_LICHT),
    "totaal_getal": Stijl(notatie="#,##0", horizontaal="right", vet=True, vulling=BLAUW_LICHT),
    "invoer_vrij": Stijl(invoer=True),
    "invoer_aantal": Stijl(invoer=True, horizontaal="center"),
    "proza_klein": Stijl(grootte=10, rand=None, terugloop=True, verticaal="top"),
    "tekst_begin": Stijl(vulling=BLAUW_LICHT, verticaal="top"),
    "verwijzing": Stijl(vet=True, kleur=BLAUW),
    "totaal_label": Stijl(vet=True, vulling=BLAUW_LICHT, rand=GRIJS_LICHT),
}
"""What these workbooks need beside the styles of the others.

LibreOffice shows a yes or no by the number format of its cell, Excel by itself.
"""


_GEDRAAID: Final = {"kolomkop_code", "kolomkop_dicht"}
"""Styles of which the text stands upright, to keep a column narrow."""

VERSIE_NOG_NIET: Final = "nog niet gerekend"
"""Beside a formula of which the value depends on the machine that calculates."""


class Formulecel(NamedTuple):
    """A formula with its value, that fills a range."""

    formule: str
    format: Any
    waarde: Waarde
    bereik: str


class Gestort(NamedTuple):
    """A cell that a formula elsewhere fills."""

    format: Any
    waarde: Waarde


def spell(waarde: Waarde) -> tuple[str, str]:
    """The kind and the text of a value as a file has them.

    >>> spell(125), spell(True), spell(Foutwaarde("nb")), spell("#N/A")
    (('n', '125'), ('b', '1'), ('e', '#N/A'), ('str', '#N/A'))
    """
    if isinstance(waarde, Foutwaarde):
        return "e", waarde.excel
    if isinstance(waarde, bool):
        return "b", str(int(waarde))
    if isinstance(waarde, int | float):
        return "n", repr(waarde)
    return "str", str(waarde or "")


class Blad(Worksheet):  # type: ignore[misc]  # its base has no types
    """A sheet that can hold every value beside a formula."""

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        """The cells that the base can't write; the other ones as it does."""
        if not isinstance(cell, Formulecel | Gestort):
            super()._write_cell(row, col, cell)
            return
        soort, tekst = spell(cell.waarde)
        kenmerken = [("r", xl_rowcol_to_cell(row, col)), ("s", cell.format._get_xf_index())]  # noqa: SLF001
        kenmerken += [] if soort == "n" else [("t", soort)]
        kenmerken += [("cm", "1")] if isinstance(cell, Formulecel) else []
        self._xml_start_tag("c", kenmerken)
        if isinstance(cell, Formulecel):
            self._xml_data_element("f", cell.formule, [("t", "array"), ("ref", cell.bereik)])
        self._xml_data_element("v", tekst)
        self._xml_end_tag("c")

    def lay(self, rij: int, kolom: int, cel: Formulecel | Gestort) -> None:
        """Put such a cell down."""
        self._check_dimensions(rij, kolom)
        self.table[rij][kolom] = cel
        self.has_dynamic_arrays = True


@dataclass
class Vel:
    """One sheet while it is drawn; rows and columns are counted from zero, as XlsxWriter does."""

    boek: Boek
    blad: Any
    breedten: Sequence[float]
    rij: int = 0

    def __post_init__(self) -> None:
        """Set the widths, and the look of the screen."""
        for nummer, breedte in enumerate(self.breedten):
            self.blad.set_column(nummer, nummer, breedte)
        self.blad.hide_gridlines(2)
        self.blad.set_tab_color(f"#{BLAUW}")

    def title(self, titel: str, *zinnen: str) -> None:
        """The head of the sheet, with a sentence a line."""
        self.put(0, 0, titel, "titel")
        self.blad.set_row(0, 28)
        for nummer, zin in enumerate(zinnen, 1):
            self.put(nummer, 0, zin, "zin")
        self.rij = len(zinnen) + 2

    def put(self, rij: int, kolom: int, waarde: Waarde, rol: str) -> None:
        """A value; a text stays a text, however it begins, and an error value is a formula that gives it."""
        opmaak = self.boek.format(rol)
        if isinstance(waarde, Foutwaarde):
            bron = "=NA()" if waarde.soort == "nb" else "=1/0" if waarde.soort == "deling" else f"={waarde.excel}"
            self.blad.write_formula(rij, kolom, bron, opmaak, waarde.excel)
        elif waarde is None:
            self.blad.write_blank(rij, kolom, None, opmaak)
        elif isinstance(waarde, bool):
            self.blad.write_boolean(rij, kolom, waarde, opmaak)
        elif isinstance(waarde, dt.date):
            self.blad.write_datetime(rij, kolom, waarde, opmaak)
        elif isinstance(waarde, str):
            self.blad.write_string(rij, kolom, waarde, opmaak)
        else:
            self.blad.write_number(rij, kolom, waarde, opmaak)

    def fill(self, rij: int, kolom: int, rijen: Sequence[Sequence[Waarde]], rollen: Sequence[str]) -> None:
        """A block of values, a style per column."""
        for omlaag, waarden in enumerate(rijen):
            for opzij, (waarde, rol) in enumerate(zip(waarden, rollen, strict=True)):
                self.put(rij + omlaag, kolom + opzij, waarde, rol)

    def formula(self, rij: int, kolom: int, formule: str, uitkomst: Waarde, rol: str) -> None:
        """A formula of one cell with its value."""
        self.spill(rij, kolom, formule, [[uitkomst]], [rol])

    def spill(
        self, rij: int, kolom: int, formule: str, uitkomst: Sequence[Sequence[Waarde]], rollen: Sequence[str]
    ) -> None:
        """A formula that fills a block, with the values of all its cells; a style per column."""
        bereik = xl_range(rij, kolom, rij + len(uitkomst) - 1, kolom + len(uitkomst[0]) - 1)
        for omlaag, waarden in enumerate(uitkomst):
            for opzij, (waarde, rol) in enumerate(zip(waarden, rollen, strict=True)):
                opmaak = self.boek.format(rol)
                eerste = omlaag == opzij == 0
                cel = Formulecel(formule.lstrip("="), opmaak, waarde, bereik) if eerste else Gestort(opmaak, waarde)
                self.blad.lay(rij + omlaag, kolom + opzij, cel)

    def table(
        self, rij: int, kolom: int, formule: str, uitkomst: Sequence[Sequence[Waarde]], rollen: Sequence[str]
    ) -> None:
        """A formula that fills a table with a heading."""
        self.spill(rij, kolom, formule, uitkomst, rollen)
        for opzij, kop in enumerate(uitkomst[0]):
            opmaak = self.boek.format("kolomkop")
            cel = self.blad.table[rij][kolom + opzij]
            self.blad.lay(rij, kolom + opzij, cel._replace(format=opmaak, waarde=kop))
        self.blad.set_row(rij, 30)

    def headings(self, rij: int, koppen: Sequence[str], kolom: int = 0, hoogte: float = 30) -> None:
        """The heading row of a table."""
        for nummer, kop in enumerate(koppen):
            self.put(rij, kolom + nummer, kop, "kolomkop")
        self.blad.set_row(rij, hoogte)

    def height(self, rij: int, teksten: Mapping[int, str], grootte: float = 9, minstens: float = 16) -> None:
        """Make a row as high as the longest of its texts needs, by column."""
        regels = (lines_needed(tekst, self.breedten[kolom], grootte) for kolom, tekst in teksten.items())
        self.blad.set_row(rij, max([minstens, *(row_height(aantal, grootte) for aantal in regels)]))

    def mark_errors(self, bereik: str, eerste: str) -> None:
        """Print what is an error or is not right in red; the word itself says it too."""
        rood = self.boek.werkmap.add_format({"font_color": f"#{ROOD}", "bg_color": f"#{ROOD_LICHT}", "bold": True})
        onwaar = f"=IF(ISLOGICAL({eerste}),NOT({eerste}),FALSE)"
        self.blad.conditional_format(bereik, {"type": "formula", "criteria": onwaar, "format": rood})
        self.blad.conditional_format(bereik, {"type": "errors", "format": rood})

    def paper(self, laatste: int, titelrijen: int, *, staand: bool = False, hoog: int = 0, papier: int = A4) -> None:
        """As wide as the page, the title on each page."""
        blad = self.blad
        blad.set_paper(papier)
        if not staand:
            blad.set_landscape()
        blad.fit_to_pages(1, hoog)
        blad.set_margins(left=0.5, right=0.5, top=0.45, bottom=0.55)
        blad.repeat_rows(0, titelrijen - 1)
        blad.print_area(0, 0, laatste, len(self.breedten) - 1)
        klein = f'&8&"{LETTER},Regular"&K{GRIJS}'
        blad.set_footer(f"&L{klein}{self.boek.voet}&C{klein}&A&R{klein}bladzijde &P van &N", {"margin": 0.25})


@dataclass
class Boek:
    """One workbook while it is written. ``herreken`` lets Excel calculate everything when the file is opened."""

    titel: str
    omschrijving: str
    voet: str
    herreken: bool = False
    _uit: io.BytesIO = field(default_factory=io.BytesIO)
    _formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin the file, the same on every day and every machine."""
        keuzes = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self.werkmap: Any = xlsxwriter.Workbook(self._uit, keuzes)
        self.werkmap.set_properties(
            {"title": self.titel, "comments": self.omschrijving, "author": PROGRAMMA, "created": GEMAAKT}
        )
        self.werkmap.set_calc_mode("auto", _REKENMACHINE)
        self.werkmap.calc_on_load = self.herreken
        self.werkmap.set_size(2400, 1400)

    def sheet(self, naam: str, breedten: Sequence[float]) -> Vel:
        """A new sheet."""
        return Vel(self, self.werkmap.add_worksheet(naam, worksheet_class=Blad), breedten)

    def format(self, rol: str) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        """The style of a role."""
        if rol not in self._formats:
            stijl = EIGEN_STIJLEN.get(rol) or STIJLEN[rol]
            draai = {"rotation": 90} if rol in _GEDRAAID else {}
            self._formats[rol] = self.werkmap.add_format(_properties(stijl) | draai)
        return self._formats[rol]

    def data(self) -> bytes:
        """Close the file and give it."""
        self.werkmap.close()
        return self._uit.getvalue()


def _properties(stijl: Stijl) -> dict[str, Any]:
    """A style of the product as XlsxWriter has it; the same choices as ``ho_workbook.opmaak.dress`` makes."""
    rand = INVOER_RAND if stijl.invoer else stijl.rand
    vulling = INVOER if stijl.invoer else stijl.vulling
    opmaak: dict[str, Any] = {
        "font_name": LETTER,
        "font_size": stijl.grootte,
        "bold": stijl.vet,
        "font_color": f"#{stijl.kleur}",
        "num_format": stijl.notatie,
        "text_wrap": stijl.terugloop,
        "align": stijl.horizontaal or "left",
        "valign": "vcenter" if stijl.verticaal == "center" else stijl.verticaal,
        "indent": stijl.inspringen or int(stijl.rand is not None and stijl.horizontaal != "center"),
        "locked": not stijl.invoer,
    }
    if rand:
        opmaak |= {"border": 1, "border_color": f"#{rand}"}
    if stijl.onderrand:
        opmaak |= {"bottom": 1, "bottom_color": f"#{stijl.onderrand}"}
    return opmaak | ({"bg_color": f"#{vulling}", "pattern": 1} if vulling else {})
