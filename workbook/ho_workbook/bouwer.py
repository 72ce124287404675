"""Authoring one sheet: a formula and the result the engine expects of it are written down side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from ho_workbook.celwaarden import FORMULETEKENS, Waarde
from ho_workbook.gesprek.tekstbreedte import wrapped
from ho_workbook.opmaak import BLAUW, GRIJS, LETTER, ORANJE, ROOD, ROOD_LICHT, STIJLEN, Opmaak
from ho_workbook.stand import Stand

if TYPE_CHECKING:
    import datetime as dt

    from openpyxl.worksheet.worksheet import Worksheet

    from ho_workbook.indeling import Indeling

Bepaal: TypeAlias = Callable[[Stand], Waarde]

Getalsoort: TypeAlias = Literal["whole", "decimal", "date"]


class Regeltekst(NamedTuple):
    """What a validation tells: a title, what is asked, and what is said of a wrong value."""

    titel: str
    uitleg: str
    fout: str


MERK: Final = {"sjabloon": "SJABLOON", "concept": "CONCEPT", "definitief": ""}


def constant(waarde: Waarde) -> Bepaal:
    """The same value for every case."""
    return lambda _: waarde


_TEKEN_PT: Final = 5.25
_NAAST_TEKST_PT: Final = 10.5
"""A column is so many points wide per character; so much of it is margin and indent."""


@lru_cache(maxsize=4096)
def lines_needed(tekst: str, breedte: float, grootte: float = 10) -> int:
    """How many lines a text takes in a column of so many characters, also when a used row turns bold.

    >>> lines_needed("Eenheid van het besluit", 20), lines_needed("Eenheid", 20), lines_needed("", 10)
    (2, 1, 1)
    """
    ruimte = breedte * _TEKEN_PT - _NAAST_TEKST_PT
    return sum(wrapped(alinea, ruimte, grootte) for alinea in tekst.split("\n"))


_REGEL_PT: Final = {8: 11.25, 9: 12.0, 10: 12.75, 11: 15.0}
"""The height of a line per size of letter, as spreadsheets fit a row to its lines."""


def row_height(regels: int, grootte: float = 10) -> float:
    """The height in points of a row of so many lines, within what a spreadsheet allows."""
    return min(409.0, _REGEL_PT[int(grootte)] * regels + 3)


@dataclass
class Bouwer:
    """One sheet while it is being authored. ``waarden`` says per cell what is stamped for a given case."""

    blad: Worksheet
    indeling: Indeling
    opmaak: Opmaak
    waarden: dict[str, Bepaal] = field(default_factory=dict)
    namen: dict[str, tuple[str, str]] = field(default_factory=dict)
    hoogten: dict[int, Callable[[Stand], float]] = field(default_factory=dict)
    breedten: tuple[float, ...] = ()

    def kop(self, titel: str, zin: str, breedten: Sequence[float]) -> None:
        """The head of a sheet: its title in A1, the mark of a concept, one sentence, and the column widths."""
        self.breedten = tuple(breedten)
        for nummer, breedte in enumerate(breedten):
            self.blad.column_dimensions[_letter(nummer)].width = breedte
        self.tekst("A1", titel, "titel")
        self.tekst("A2", zin, "zin")
        merk = MERK[self.indeling.soort]
        if merk:
            self.tekst(f"{_letter(len(breedten) - 1)}1", merk, "merk")
        self.blad.row_dimensions[1].height = 28
        self.blad.row_dimensions[3].height = 6

    def tekst(self, adres: str, tekst: str | float | dt.date | None, rol: str) -> None:
        """A fixed text, number or date of the template."""
        cel = self.blad[adres]
        cel.value = tekst
        if isinstance(tekst, str):
            cel.data_type = "s"
        self.opmaak.geef(cel, rol)
        if isinstance(tekst, str) and tekst.startswith(FORMULETEKENS):
            cel.quotePrefix = True

    def hoog(self, rij: int, minstens: float = 0, grootte: float = 10, /, **teksten: str) -> None:
        """Make a row as high as the texts in its columns need."""
        regels = max(lines_needed(tekst, self.breedten[_nummer(letter)], grootte) for letter, tekst in teksten.items())
        self.blad.row_dimensions[rij].height = max(minstens, row_height(regels, grootte))

    def rij(self, rij: int, waarden: Sequence[str | float | dt.date], rollen: Sequence[str]) -> None:
        """A row of fixed values from column A on, as high as its longest text needs."""
        regels = 1
        for nummer, (waarde, rol) in enumerate(zip(waarden, rollen, strict=True)):
            self.tekst(f"{_letter(nummer)}{rij}", waarde, rol)
            if STIJLEN[rol].terugloop:
                regels = max(regels, lines_needed(str(waarde), self.breedten[nummer], STIJLEN[rol].grootte))
        self.blad.row_dimensions[rij].height = row_height(regels)

    def formule(self, adres: str, formule: str, rol: str, waarde: Bepaal) -> None:
        """A live formula (without the equals sign) with the result the engine expects."""
        cel = self.blad[adres]
        cel.value = f"={formule}"
        self.opmaak.geef(cel, rol)
        self.waarden[adres] = waarde

    def veld(self, adres: str, rol: str, waarde: Bepaal) -> None:
        """A cell that is filled in per case: an input, or something recorded."""
        self.opmaak.geef(self.blad[adres], rol)
        self.waarden[adres] = waarde

    def sectie(self, rij: int, titel: str, tot: str) -> None:
        """A heading above a table, underlined over its columns."""
        self.tekst(f"A{rij}", titel, "kop")
        for nummer in range(1, _nummer(tot) + 1):
            self.opmaak.geef(self.blad.cell(rij, nummer + 1), "kop")
        self.blad.row_dimensions[rij].height = 20

    def koppen(
        self,
        rij: int,
        koppen: Sequence[str],
        getallen: Iterable[str] = (),
        hoogte: float = 30,
        vlaggen: Iterable[str] = (),
    ) -> None:
        """The header row of a table; columns in ``getallen`` are headed on the right, those in ``vlaggen`` centred."""
        rollen = dict.fromkeys(getallen, "kolomkop_getal") | dict.fromkeys(vlaggen, "kolomkop_vlag")
        for nummer, kop in enumerate(koppen):
            letter = _letter(nummer)
            self.tekst(f"{letter}{rij}", kop, rollen.get(letter, "kolomkop"))
        self.hoog(rij, hoogte, **{_letter(nummer): kop for nummer, kop in enumerate(koppen)})

    def nieuwe_bladzijde(self, rij: int) -> None:
        """Begin a new printed page above a row."""
        self.blad.row_breaks.append(Break(id=rij - 1))

    def tabel(self, naam: str, bereik: str) -> None:
        """Mark a range up as a table, for screen readers and for review tools."""
        tabel = Table(displayName=naam, ref=bereik)
        tabel.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.blad.add_table(tabel)
        tabel.autoFilter = None

    def naam(self, naam: str, bereik: str, omschrijving: str) -> None:
        """Name a cell or a range of this sheet; the names are listed on ``Normen``."""
        doel = f"'{self.blad.title}'!{_absolute(bereik)}"
        self.opmaak.werkmap.defined_names[naam] = DefinedName(naam, attr_text=doel)
        self.namen[naam] = (f"{self.blad.title}!{bereik.replace('$', '')}", omschrijving)

    def keuze(self, bereik: str, keuzes: Sequence[str], titel: str, uitleg: str) -> None:
        """Allow only some words in a cell."""
        regel = DataValidation("list", formula1=f'"{",".join(keuzes)}"', allow_blank=True)
        self._regel(regel, bereik, Regeltekst(titel, uitleg, f"Kies uit: {', '.join(keuzes)}."))

    def getalregel(self, bereik: str, soort: Getalsoort, tekst: Regeltekst, grenzen: tuple[str, str | None]) -> None:
        """Allow only numbers or dates between bounds (formulas or figures); an upper bound of ``None`` is open."""
        laag, hoog = grenzen
        operator: Literal["between", "greaterThanOrEqual"] = "between" if hoog is not None else "greaterThanOrEqual"
        regel = DataValidation(soort, operator=operator, formula1=laag, formula2=hoog, allow_blank=True)
        self._regel(regel, bereik, tekst)

    def tekstregel(self, bereik: str, titel: str, uitleg: str) -> None:
        """Limit a text to what fits in a cell, with a prompt."""
        regel = DataValidation("textLength", operator="lessThanOrEqual", formula1="32767", allow_blank=True)
        self._regel(regel, bereik, Regeltekst(titel, uitleg, "De tekst is te lang voor een cel."))

    def _regel(self, regel: DataValidation, bereik: str, tekst: Regeltekst) -> None:
        titel, uitleg, fout = tekst
        regel.promptTitle, regel.prompt, regel.showInputMessage = titel[:32], uitleg[:255], True
        regel.errorTitle, regel.error, regel.showErrorMessage = titel[:32], fout[:225], True
        regel.add(bereik)
        self.blad.add_data_validation(regel)

    def rood_als(self, bereik: str, voorwaarde: str) -> None:
        """Turn a range red and bold where a condition holds; the text itself says so too."""
        letter, vulling = Font(name=LETTER, bold=True, color=ROOD), PatternFill("solid", bgColor=ROOD_LICHT)
        self.blad.conditional_formatting.add(bereik, _rule(voorwaarde, letter, vulling))

    def vet_als(self, bereik: str, voorwaarde: str) -> None:
        """Make the used rows of a table stand out."""
        self.blad.conditional_formatting.add(bereik, _rule(voorwaarde, Font(name=LETTER, bold=True)))

    def afronden(self, bereik: str, *, liggend: bool = True, bevries: str | None = None, hoogte: int = 0) -> None:
        """Protection, print set-up and view: the same on every sheet."""
        blad = self.blad
        blad.sheet_view.showGridLines = False
        blad.sheet_view.zoomScale = 100
        blad.freeze_panes = bevries
        blad.protection.sheet = True
        blad.protection.formatColumns = False
        blad.protection.formatRows = False
        blad.protection.selectLockedCells = False
        if bereik:
            blad.print_area = bereik
        blad.print_title_rows = "1:3"
        blad.page_setup.orientation = "landscape" if liggend else "portrait"
        blad.page_setup.paperSize = blad.PAPERSIZE_A4
        blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, hoogte
        blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        blad.sheet_properties.tabColor = ORANJE if self.indeling.soort != "definitief" else BLAUW
        marges = blad.page_margins
        marges.left = marges.right = 0.5
        marges.top, marges.bottom, marges.header, marges.footer = 0.45, 0.55, 0.25, 0.25
        merk = MERK[self.indeling.soort]
        voet: Any = blad.oddFooter  # its stubs leave out the size, font and colour that it has
        links, midden, rechts = voet.left, voet.center, voet.right
        links.text = "Rekenuitkomst volgens het normenkader; de gemeente besluit"
        midden.text = merk or "&A"
        rechts.text = "&A, bladzijde &P van &N" if merk else "bladzijde &P van &N"
        for deel in (links, midden, rechts):
            deel.size, deel.font, deel.color = 8, LETTER, GRIJS


def _letter(nummer: int) -> str:
    return chr(ord("A") + nummer)


def _nummer(letter: str) -> int:
    return ord(letter) - ord("A")


def _absolute(bereik: str) -> str:
    return ":".join(deel if "$" in deel else f"${deel[0]}${deel[1:]}" for deel in bereik.split(":"))


def _rule(voorwaarde: str, font: Font, fill: PatternFill | None = None) -> Rule:
    return Rule(type="expression", formula=[voorwaarde], dxf=DifferentialStyle(font=font, fill=fill))
