"""Drawing one sheet of a norm workbook: titles, tables, choices and the page it is printed on. It knows no norms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from ho_workbook.bouwer import lines_needed, row_height
from ho_workbook.celwaarden import FORMULETEKENS
from ho_workbook.normwerkmap.celtekst import spelled
from ho_workbook.normwerkmap.stijlen import NORMSTIJLEN
from ho_workbook.opmaak import BLAUW, GRIJS, LETTER, ROOD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from ho_workbook.normwerkmap.celtekst import Celwaarde
    from ho_workbook.opmaak import Opmaak

_LANGSTE_LIJST: Final = 255
"""Characters of a list of choices that a file can hold."""


@dataclass
class Vel:
    """One sheet while it is drawn."""

    blad: Worksheet
    opmaak: Opmaak
    breedten: Sequence[float]
    rij: int = 1
    _koppen: list[int] = field(default_factory=list)

    def title(self, titel: str, zin: str, kolom: int = 1) -> None:
        """The head of the sheet: its title, one sentence (from a column on), and the widths of its columns."""
        for nummer, breedte in enumerate(self.breedten, 1):
            self.blad.column_dimensions[get_column_letter(nummer)].width = breedte
        self.write(1, 1, titel, "titel")
        self.write(2, kolom, zin, "zin")
        self.blad.row_dimensions[1].height = 28
        self.blad.row_dimensions[3].height = 6
        self.rij = 4

    def write(self, rij: int, kolom: int, waarde: Celwaarde, rol: str) -> None:
        """One cell; a text stays a text, however it begins."""
        cel = self.blad.cell(rij, kolom)
        if isinstance(waarde, str):
            cel.value = spelled(waarde, f"{self.blad.title}!{cel.coordinate}")
            cel.data_type = "s"
        else:
            cel.value = waarde
        self.opmaak.geef(cel, rol)
        if isinstance(waarde, str) and waarde.startswith(FORMULETEKENS):
            cel.quotePrefix = True

    def section(self, titel: str, tot: int) -> None:
        """A heading above a table, underlined over its columns."""
        self.write(self.rij, 1, titel, "kop")
        for kolom in range(2, tot + 1):
            self.write(self.rij, kolom, None, "kop")
        self.blad.row_dimensions[self.rij].height = 20
        self.rij += 1

    def row(self, waarden: Sequence[Celwaarde], rollen: Sequence[str], minstens: float = 0) -> None:
        """A row of cells from column A on, as high as its longest text needs."""
        hoogte = max(minstens, row_height(1))
        for nummer, (waarde, rol) in enumerate(zip(waarden, rollen, strict=True), 1):
            self.write(self.rij, nummer, waarde, rol)
            stijl = NORMSTIJLEN[rol]
            if isinstance(waarde, str) and stijl.terugloop:
                regels = lines_needed(waarde, self.breedten[nummer - 1], stijl.grootte)
                hoogte = max(hoogte, row_height(regels, stijl.grootte))
        self.blad.row_dimensions[self.rij].height = hoogte
        self.rij += 1

    def headings(self, koppen: Sequence[str], getallen: Sequence[int] = ()) -> None:
        """The heading row of a table; the columns of numbers, counted from zero, are headed on the right."""
        self._koppen.append(self.rij)
        rollen = ["kolomkop_getal" if nummer in getallen else "kolomkop" for nummer in range(len(koppen))]
        self.row(koppen, rollen, 30)

    def mark_up(self, naam: str, breedte: int) -> None:
        """Mark everything since the last heading row up as a table."""
        bereik = f"A{self._koppen[-1]}:{get_column_letter(breedte)}{self.rij - 1}"
        tabel = Table(displayName=naam, ref=bereik)
        tabel.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.blad.add_table(tabel)
        tabel.autoFilter = None

    def validate(self, regel: DataValidation, bereik: str, titel: str, uitleg: str, fout: str) -> None:
        """Guard a range, with what is asked and what is said of a wrong value."""
        if uitleg:
            regel.promptTitle, regel.prompt, regel.showInputMessage = titel[:32], uitleg[:255], True
        if fout:
            regel.errorTitle, regel.error, regel.showErrorMessage = titel[:32], fout[:225], True
        regel.add(bereik)
        self.blad.add_data_validation(regel)

    def red_where(self, bereik: str, eerste: str, woord: str) -> None:
        """Print a word in red wherever it stands in a range that begins at a cell; the word itself says it too."""
        regel = Rule(
            type="expression",
            formula=[f'{eerste}="{woord}"'],
            dxf=DifferentialStyle(font=Font(name=LETTER, bold=True, color=ROOD)),
        )
        self.blad.conditional_formatting.add(bereik, regel)

    def paper(self, voet: str, titelrijen: int = 3, *, staand: bool = False) -> None:
        """Paper and view: A4, as wide as the page, its title on each page; upright it is one page."""
        blad = self.blad
        blad.sheet_view.showGridLines = False
        blad.sheet_properties.tabColor = BLAUW
        blad.print_area = f"A1:{get_column_letter(len(self.breedten))}{self.rij - 1}"
        blad.print_title_rows = f"1:{titelrijen}"
        blad.page_setup.orientation = "portrait" if staand else "landscape"
        blad.page_setup.paperSize = blad.PAPERSIZE_A4
        blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, int(staand)
        blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        marges = blad.page_margins
        marges.left = marges.right = 0.5
        marges.top, marges.bottom, marges.header, marges.footer = 0.45, 0.55, 0.25, 0.25
        onder: Any = blad.oddFooter  # its stubs leave out the size, font and colour that it has
        onder.left.text, onder.center.text, onder.right.text = voet, "&A", "bladzijde &P van &N"
        for deel in (onder.left, onder.center, onder.right):
            deel.size, deel.font, deel.color = 8, LETTER, GRIJS

    def spread(self, breedten: Sequence[int], schaal: int) -> None:
        """Print the columns over pages beside each other, the first column on each; so many columns on each page."""
        blad = self.blad
        blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
        blad.page_setup.fitToWidth = blad.page_setup.fitToHeight = None
        blad.page_setup.scale = schaal
        blad.print_title_cols = "A:A"
        blad.page_setup.pageOrder = "overThenDown"
        blad.col_breaks = ColBreak()
        kolom = 0
        for breedte in breedten[:-1]:
            kolom += breedte
            blad.col_breaks.append(Break(id=kolom))


def choice(keuzes: Sequence[str]) -> DataValidation:
    """Allow only some words.

    Raises:
        ValueError: more than a file can hold; such a list stands on a sheet.
    """
    lijst = ",".join(keuzes)
    if len(lijst) > _LANGSTE_LIJST or any("," in keuze for keuze in keuzes):
        raise ValueError(f"Deze keuzelijst past niet in een cel: {lijst[:40]}.")
    return DataValidation("list", formula1=f'"{lijst}"', allow_blank=True)
