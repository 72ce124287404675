"""The sheets and cells of the stand-in for Excel, backed by openpyxl; what is locked is refused."""
# ruff: noqa: ANN401, FBT001, N802 - the objects carry the names of Excel, and a cell holds anything

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import to_excel

from exceldelen import Benoemd, Merk, Merken, Notitie, Uiterlijk, Verzameling, weigeren
from ho_addin.functies.foutwaarde import SPELLING
from ho_workbook.celwaarden import lees_celtekst, schrijf_celtekst

if TYPE_CHECKING:
    from exceldubbel import Boek

_NUMMERS: Final = {spelling.engels: spelling.nummer for spelling in SPELLING.values()}
_GETAL: Final = re.compile(r"[-+]?\d+([.,]\d+)?")
_DATUM: Final = re.compile(r"\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?")
_RECHTEN: Final = {
    "AllowFormattingCells": "formatCells",
    "AllowFormattingColumns": "formatColumns",
    "AllowFormattingRows": "formatRows",
    "AllowInsertingColumns": "insertColumns",
    "AllowInsertingRows": "insertRows",
    "AllowInsertingHyperlinks": "insertHyperlinks",
    "AllowDeletingColumns": "deleteColumns",
    "AllowDeletingRows": "deleteRows",
    "AllowSorting": "sort",
    "AllowFiltering": "autoFilter",
    "AllowUsingPivotTables": "pivotTables",
}
STANDAARDHOOGTE: Final = 15.0
STANDAARDBREEDTE: Final = 8.43


class Blad:
    """A sheet."""

    Name: str
    EnableSelection: int

    def __init__(self, boek: Boek, naam: str) -> None:
        """Belong to a workbook."""
        self.boek, self.Name = boek, naam
        self.EnableSelection = 0
        self.notities: dict[str, Notitie] = {}
        self.merken: list[Merk] = []
        self.koppelingen: dict[str, str] = {}
        self.opmaak: dict[str, Uiterlijk] = {}
        self.draden: set[str] = set()

    @property
    def _vel(self) -> Any:
        return self.boek.werkmap[self.Name]

    @property
    def fout(self) -> type[Exception]:
        """What Excel raises."""
        return self.boek.Application.fout

    @property
    def Visible(self) -> int:
        """-1 when it is shown."""
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self._vel.sheet_state]

    @property
    def ProtectContents(self) -> bool:
        """Whether it is protected."""
        return bool(self._vel.protection.sheet)

    @property
    def ProtectDrawingObjects(self) -> bool:
        """Whether notes and drawings are."""
        return bool(self._vel.protection.objects)

    @property
    def ProtectScenarios(self) -> bool:
        """The same."""
        return bool(self._vel.protection.scenarios)

    @property
    def Protection(self) -> Any:
        """What the protection allows."""
        beveiliging = self._vel.protection
        return Benoemd("", **{naam: not getattr(beveiliging, attr) for naam, attr in _RECHTEN.items()})

    def Unprotect(self, wachtwoord: str) -> None:
        """Lift the protection; with another password it stays."""
        if self._vel.protection.password:
            raise weigeren(self.fout, f"Het opgegeven wachtwoord is onjuist{wachtwoord}")
        self._vel.protection.sheet = False

    def Protect(
        self, wachtwoord: str, vormen: bool, inhoud: bool, scenarios: bool, alleen_scherm: bool, *mag: bool
    ) -> None:
        """Protect it; what is not allowed by name is not allowed."""
        assert (wachtwoord, inhoud, alleen_scherm) == ("", True, False)
        beveiliging = self._vel.protection
        beveiliging.sheet, beveiliging.objects, beveiliging.scenarios = True, vormen, scenarios
        for (_, attr), toegestaan in zip(_RECHTEN.items(), mag, strict=True):
            setattr(beveiliging, attr, not toegestaan)

    @property
    def Comments(self) -> Verzameling:
        """The notes."""
        return Verzameling(list(self.notities.values()), self.fout)

    @property
    def Hyperlinks(self) -> Any:
        """Where links are added."""
        return self

    def Add(self, anker: Bereik, adres: str, doel: str, tip: str) -> None:
        """Add a link to a cell."""
        self.bewaak()
        assert not adres
        assert tip
        self.koppelingen[anker.adres] = doel

    @property
    def Cells(self) -> Bereik:
        """All cells."""
        return Bereik(self, "A1:XFD1048576")

    @property
    def UsedRange(self) -> Bereik:
        """The cells that were ever used."""
        return Bereik(self, self._vel.dimensions)

    def Range(self, adres: str) -> Bereik:
        """Some cells."""
        return Bereik(self, adres)

    def bewaak(self) -> None:
        """Refuse a change of a protected sheet."""
        if self.ProtectContents:
            raise weigeren(self.fout, "De cel die u wilt wijzigen, bevindt zich op een beveiligd blad.")

    def cel(self, adres: str) -> Any:
        """The cell of openpyxl."""
        return self._vel[adres]

    def uitkomst(self, adres: str) -> Any:
        """What a formula came to when the file was saved."""
        return self.boek.uitkomsten[self.Name][adres].value

    def typ(self, adres: str, waarde: object, notatie: str = "") -> None:
        """What a user leaves in a cell that is open to them; a text is taken as it stands."""
        cel = self.cel(adres)
        assert not (self.ProtectContents and cel.protection.locked), adres
        cel.value = schrijf_celtekst(waarde) if isinstance(waarde, str) and waarde[:1] != "=" else waarde
        if notatie:
            cel.number_format = notatie

    def leg_vast(self) -> None:
        """Write notes and marks into the sheet, as saving does."""
        for rij in self._vel.iter_rows():
            for cel in rij:
                if cel.comment is not None:
                    cel.comment = None
        for adres, notitie in self.notities.items():
            self.cel(adres).comment = Comment(notitie.Text(), "Gebruiker")
        for merk in self.merken:
            dxf = DifferentialStyle(font=Font(bold=True), fill=PatternFill("solid", bgColor="FBE3E1"))
            self._vel.conditional_formatting.add(
                merk.adres, Rule(type="expression", formula=[merk.Formula1[1:]], dxf=dxf)
            )


class Bereik:
    """Some cells next to each other."""

    blad: Blad
    adres: str
    hoeken: tuple[int, int, int, int]

    def __init__(self, blad: Blad, adres: str) -> None:
        """Be these cells."""
        self.__dict__.update(blad=blad, adres=adres)
        links, boven, rechts, onder = range_boundaries(adres)
        self.__dict__.update(hoeken=(boven or 1, links or 1, onder or 1048576, rechts or 16384))

    def __setattr__(self, naam: str, waarde: object) -> None:
        """Set what can be set; anything else does not exist."""
        if naam not in {"Value2", "Formula", "NumberFormat", "ColumnWidth", "HorizontalAlignment"}:
            raise AttributeError(naam)
        self.blad.bewaak()
        object.__setattr__(self, naam, waarde)

    @property
    def is_alles(self) -> bool:
        """Whether it is the whole sheet."""
        return self.hoeken[2:] == (1048576, 16384)

    @property
    def _een(self) -> bool:
        return self.hoeken[:2] == self.hoeken[2:]

    @property
    def Row(self) -> int:
        """The first row."""
        return int(self.hoeken[0])

    @property
    def Column(self) -> int:
        """The first column."""
        return int(self.hoeken[1])

    @property
    def Rows(self) -> Any:
        """The rows."""
        return Benoemd("", Count=self.hoeken[2] - self.hoeken[0] + 1)

    @property
    def Columns(self) -> Any:
        """The columns."""
        return Benoemd("", Count=self.hoeken[3] - self.hoeken[1] + 1)

    def _adressen(self) -> list[list[str]]:
        boven, links, onder, rechts = self.hoeken
        assert (onder - boven) * (rechts - links) < 100_000
        return [[f"{get_column_letter(k)}{r}" for k in range(links, rechts + 1)] for r in range(boven, onder + 1)]

    def _gelezen(self, lees: Any) -> Any:
        rijen = tuple(tuple(lees(adres) for adres in rij) for rij in self._adressen())
        return rijen[0][0] if self._een else rijen

    def _value(self, adres: str) -> Any:
        cel = self.blad.cel(adres)
        waarde = self.blad.uitkomst(adres) if cel.data_type == "f" else cel.value
        if isinstance(waarde, str):
            if cel.data_type == "e" or (cel.data_type == "f" and waarde in _NUMMERS):
                return -0x7FF60000 + _NUMMERS[waarde]
            return lees_celtekst(waarde)
        if isinstance(waarde, dt.date | dt.time | dt.timedelta):
            return float(to_excel(waarde, self.blad.boek.werkmap.epoch))  # type: ignore[no-untyped-call]
        return float(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else waarde

    @property
    def Value2(self) -> Any:
        """The values: dates as numbers, errors as the numbers of COM."""
        return self._gelezen(self._value)

    @Value2.setter
    def Value2(self, waarden: Any) -> None:
        rijen = ((waarden,),) if self._een else waarden
        adressen = self._adressen()
        assert [len(rij) for rij in rijen] == [len(rij) for rij in adressen], "the shapes differ"
        for adresrij, rij in zip(adressen, rijen, strict=True):
            for adres, waarde in zip(adresrij, rij, strict=True):
                self._type(adres, waarde)

    def _type(self, adres: str, waarde: Any) -> None:
        """Typing: what looks like something else becomes it."""
        cel = self.blad.cel(adres)
        if isinstance(waarde, str):
            if len(waarde) > 8203:
                raise weigeren(self.blad.fout, "De tekst is te lang")
            if waarde.startswith("'"):
                cel.value = schrijf_celtekst(waarde[1:])
                cel.data_type = "s"
                return
            if _GETAL.fullmatch(waarde) or _DATUM.fullmatch(waarde):
                waarde = 46082.0
        cel.value = waarde

    def _formula(self, adres: str) -> str:
        cel = self.blad.cel(adres)
        if cel.data_type == "f":
            return str(cel.value)
        waarde = self._value(adres)
        return "" if waarde is None else str(waarde)

    @property
    def Formula(self) -> Any:
        """The formulas, and of other cells what was typed."""
        return self._gelezen(self._formula)

    @Formula.setter
    def Formula(self, waarde: Any) -> None:
        if isinstance(waarde, str) and waarde.startswith("="):
            for deel in re.findall(r'"((?:[^"]|"")*)"', waarde):
                if len(deel) > 255:
                    raise weigeren(self.blad.fout, "Een tekst in een formule is langer dan 255 tekens")
        self.Value2 = waarde

    @property
    def HasFormula(self) -> bool:
        """Whether the one cell holds a formula."""
        return bool(self.blad.cel(self.adres).data_type == "f")

    @property
    def NumberFormat(self) -> str:
        """How the one cell shows numbers."""
        return str(self.blad.cel(self.adres).number_format)

    @NumberFormat.setter
    def NumberFormat(self, notatie: str) -> None:
        self.blad.cel(self.adres).number_format = notatie

    @property
    def HorizontalAlignment(self) -> int:
        """Not asked."""
        raise AttributeError

    @HorizontalAlignment.setter
    def HorizontalAlignment(self, soort: int) -> None:
        assert soort == -4131

    @property
    def RowHeight(self) -> float:
        """The height of the one row; 0 when it is hidden."""
        rij = self.blad._vel.row_dimensions[self.Row]
        return 0.0 if rij.hidden else float(STANDAARDHOOGTE if rij.height is None else rij.height)

    @property
    def ColumnWidth(self) -> float:
        """The width of the one column; 0 when it is hidden."""
        letter = get_column_letter(self.Column)
        kolom = self.blad._vel.column_dimensions[letter]
        return 0.0 if kolom.hidden else float(STANDAARDBREEDTE if kolom.width is None else kolom.width)

    @ColumnWidth.setter
    def ColumnWidth(self, breedte: float) -> None:
        self.blad._vel.column_dimensions[get_column_letter(self.Column)].width = breedte

    def _merged(self) -> list[Bereik]:
        boven, links, onder, rechts = self.hoeken
        gevonden = [Bereik(self.blad, str(deel)) for deel in self.blad._vel.merged_cells.ranges]
        return [
            deel
            for deel in gevonden
            if deel.hoeken[0] <= onder
            and boven <= deel.hoeken[2]
            and deel.hoeken[1] <= rechts
            and links <= deel.hoeken[3]
        ]

    @property
    def MergeCells(self) -> bool | None:
        """Whether these cells are merged; nothing when some are."""
        gevonden = self._merged()
        return bool(gevonden) if self._een or not gevonden else None

    @property
    def MergeArea(self) -> Bereik:
        """The merged cells to which the one cell belongs."""
        return self._merged()[0]

    @property
    def Comment(self) -> Notitie | None:
        """The note of the one cell."""
        return self.blad.notities.get(self.adres)

    @property
    def CommentThreaded(self) -> object:
        """The talk in the margin of the one cell."""
        return object() if self.adres in self.blad.draden else None

    def AddComment(self, tekst: str) -> Notitie:
        """Give the one cell a note; a second one is refused."""
        self.blad.bewaak()
        if self.adres in self.blad.notities or self.adres in self.blad.draden:
            raise weigeren(self.blad.fout, "Deze cel heeft al een notitie")
        notitie = self.blad.notities[self.adres] = Notitie(self, tekst)
        return notitie

    @property
    def FormatConditions(self) -> Merken:
        """The conditional formats."""
        return Merken(self)

    @property
    def Font(self) -> Uiterlijk:
        """The letters."""
        return self.blad.opmaak.setdefault(self.adres, Uiterlijk(("Name", "Size", "Bold", "Color"), self.blad.bewaak))

    @property
    def Hyperlinks(self) -> Any:
        """The links in these cells."""
        return Benoemd("", Delete=self._unlink)

    def _unlink(self) -> None:
        self.blad.bewaak()
        for adres in (adres for rij in self._adressen() for adres in rij):
            self.blad.koppelingen.pop(adres, None)

    def Clear(self) -> None:
        """Empty the cells, their look too."""
        self.blad.bewaak()
        for adres in (adres for rij in self._adressen() for adres in rij):
            self.blad.cel(adres).value = None
            self.blad.cel(adres).number_format = "General"
