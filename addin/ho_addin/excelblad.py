"""An open workbook of Excel, over COM: reading its case sheet and putting an outcome on it. Decides nothing.

What is used of Excel is old and plain: values, formulas, notes, one conditional format per mark, protection without a
password. A text is always written with an apostrophe before it, so that Excel takes none for a date or a formula.
"""

from __future__ import annotations

import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from ho_addin.casusblad import BOVENSTE, MERKTEKEN, Formule, find_room
from ho_addin.casusbladlezen import Kant
from ho_engine.fouten import HoFout
from ho_workbook.openen import Plek
from ho_workbook.opmaak import BLAUW, GRIJS, LETTER, ROOD, ROOD_LICHT, ZWART

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ho_addin.casusblad import Blokregel, Weergave
    from ho_workbook.openen import Bereik


try:
    from pywintypes import com_error  # type: ignore[import-untyped]
except ImportError:  # it exists on Windows only

    class com_error(Exception):  # type: ignore[no-redef] # noqa: N801 - stands in for it under its own name
        """What nothing raises where there is no Excel."""


Excelfout: type[Exception] = com_error
"""How pywin32 says that Excel refuses."""

NOTITIEKOP: Final = "Normenkader HO"
"""How a note of ours begins."""
EIGEN: Final = "— Uw eigen notitie —"
"""What stands in a note of ours above the note that was there already."""

ZICHTBAAR: Final = -1
_MERK: Final = "HO-merk"
_MERKFORMULE: Final = f'="{_MERK}"="{_MERK}"'
"""The condition of a mark: always true, known again, and the same in every language of Excel."""
_MERKNOTATIE: Final = ";".join(f'"{MERKTEKEN} "{deel}' for deel in ("General", "-General", "General", "@"))
_UITDRUKKING: Final = 2
_GELIJK: Final = 3
_LINKS: Final = -4131
_REGELS: Final = 400
_KOLOMMEN: Final = 18
_BREEDTEN: Final = (28, 90)
_NOTITIEBREEDTE: Final = 60
_MOGEN: Final = (
    *("AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows"),
    *("AllowInsertingColumns", "AllowInsertingRows", "AllowInsertingHyperlinks"),
    *("AllowDeletingColumns", "AllowDeletingRows", "AllowSorting", "AllowFiltering", "AllowUsingPivotTables"),
)
"""What a protected sheet may allow, in the order in which ``Protect`` takes it."""


class Excelboek:
    """An open workbook; a ``Bron`` of ``casusbladlezen``."""

    def __init__(self, boek: Any) -> None:  # noqa: ANN401 - an object of Excel
        """Take the workbook as Excel hands it over."""
        self._boek = boek
        self._bladen: dict[str, Any] = {}
        self.naam = str(boek.Name)
        self.soort = self._property("HO soort")
        self.alleen_lezen = bool(boek.ReadOnly)
        self.sinds_1904 = bool(boek.Date1904)
        self.bladen: Sequence[str] = [
            str(boek.Worksheets.Item(nummer).Name) for nummer in range(1, boek.Worksheets.Count + 1)
        ]

    def _property(self, naam: str) -> str:
        try:
            return str(self._boek.CustomDocumentProperties.Item(naam).Value)
        except (Excelfout, AttributeError):
            return ""

    def verwijzing(self, naam: str) -> str:
        """See ``Bron``."""
        try:
            return str(self._boek.Names.Item(naam).RefersTo).removeprefix("=")
        except Excelfout:
            return ""

    def kant(self, blad: str, laatste: Plek) -> Kant:
        """See ``Bron``."""
        bereik = self._blad(blad).Range(f"A1:{laatste.adres}")
        return Kant(bereik.Value2, bereik.Formula)

    def is_formule(self, blad: str, plek: Plek) -> bool:
        """See ``Bron``."""
        return bool(self._blad(blad).Range(plek.adres).HasFormula)

    def notatie(self, blad: str, plek: Plek) -> str:
        """See ``Bron``."""
        return str(self._blad(blad).Range(plek.adres).NumberFormat)

    def is_zichtbaar(self, blad: str) -> bool:
        """See ``Bron``."""
        return bool(self._blad(blad).Visible == ZICHTBAAR)

    def is_verborgen(self, blad: str, *, rij: int = 0, kolom: int = 0) -> bool:
        """See ``Bron``."""
        if rij:
            return not self._blad(blad).Range(f"{rij}:{rij}").RowHeight
        letter = Plek(1, kolom).adres[:-1]
        return not self._blad(blad).Range(f"{letter}:{letter}").ColumnWidth

    def samengevoegd(self, blad: str, bereik: Bereik) -> Sequence[str]:
        """See ``Bron``."""
        werkblad = self._blad(blad)
        alle = werkblad.Range(f"{bereik.eerste.adres}:{bereik.laatste.adres}")
        if alle.MergeCells is False:
            return ()
        gevonden: dict[str, None] = {}
        for rij in bereik.rijen:
            for kolom in range(bereik.eerste.kolom, bereik.laatste.kolom + 1):
                cel = werkblad.Range(Plek(rij, kolom).adres)
                if cel.MergeCells:
                    vlak = cel.MergeArea
                    einde = Plek(vlak.Row + vlak.Rows.Count - 1, vlak.Column + vlak.Columns.Count - 1)
                    gevonden[f"{Plek(vlak.Row, vlak.Column).adres}:{einde.adres}"] = None
        return tuple(gevonden)

    def rijen(self, blad: str) -> Sequence[Sequence[object]]:
        """Every cell of a sheet, row by row; nothing when there is no such sheet."""
        if blad not in self.bladen:
            return ()
        waarden = self._blad(blad).UsedRange.Value2
        return waarden if isinstance(waarden, tuple) else ((waarden,),)

    def put(self, weergave: Weergave) -> None:
        """Put an outcome on the sheet, in the place of that of last time.

        Raises:
            HoFout: HO432 when the sheet is protected with a password; then nothing was changed.
        """
        blad = self._blad(weergave.blad)
        with _unprotected(blad, weergave.blad):
            _wipe_marks(blad)
            blok = _put_block(blad, weergave)
            _put_short(blad, weergave, blok)
            for plek, zinnen in weergave.merken.items():
                _mark(blad.Range(plek.adres), zinnen)

    def _blad(self, naam: str) -> Any:  # noqa: ANN401 - an object of Excel
        if naam not in self._bladen:
            self._bladen[naam] = self._boek.Worksheets.Item(naam)
        return self._bladen[naam]


@contextmanager
def _unprotected(blad: Any, naam: str) -> Iterator[None]:  # noqa: ANN401 - an object of Excel
    """Lift a protection without a password for a moment, and put it back exactly as it was."""
    if not blad.ProtectContents:
        yield
        return
    mag = [bool(getattr(blad.Protection, recht)) for recht in _MOGEN]
    vormen, scenarios, keuze = bool(blad.ProtectDrawingObjects), bool(blad.ProtectScenarios), blad.EnableSelection
    try:
        blad.Unprotect("")
    except Excelfout as fout:
        raise HoFout("blad_met_wachtwoord", blad=naam) from fout
    try:
        yield
    finally:
        blad.Protect("", vormen, True, scenarios, False, *mag)
        blad.EnableSelection = keuze


def _wipe_marks(blad: Any) -> None:  # noqa: ANN401 - an object of Excel
    """Take away the marks of last time, wherever they are by now; a note of somebody else comes back as it was."""
    opmaak = blad.Cells.FormatConditions
    for nummer in range(opmaak.Count, 0, -1):
        deel = opmaak.Item(nummer)
        if deel.Type == _UITDRUKKING and _MERK in str(deel.Formula1):
            deel.Delete()
    notities = blad.Comments
    for nummer in range(notities.Count, 0, -1):
        notitie = notities.Item(nummer)
        tekst = str(notitie.Text())
        if tekst.startswith(f"{NOTITIEKOP}\n"):
            cel = notitie.Parent
            notitie.Delete()
            eigen = tekst.partition(f"\n{EIGEN}\n")[2]
            if eigen:
                cel.AddComment(eigen)


def _mark(cel: Any, zinnen: str) -> None:  # noqa: ANN401 - an object of Excel
    """Mark a cell: a note with what is wrong, a frame, and a sign before what stands in it."""
    if not _has_thread(cel):  # there the frame and the block say it all the same
        eigen = ""
        if cel.Comment is not None:
            eigen = f"\n{EIGEN}\n{cel.Comment.Text()}"
            cel.Comment.Delete()
        regels = [deel for zin in zinnen.split("\n") for deel in textwrap.wrap(zin, _NOTITIEBREEDTE)]
        notitie = cel.AddComment("\n".join([NOTITIEKOP, *regels]) + eigen)
        notitie.Shape.TextFrame.AutoSize = True
    opmaak = cel.FormatConditions.Add(_UITDRUKKING, _GELIJK, _MERKFORMULE)
    opmaak.NumberFormat = _MERKNOTATIE
    opmaak.Interior.Color = _color(ROOD_LICHT)
    opmaak.Font.Color = _color(ROOD)
    opmaak.Font.Bold = True
    opmaak.Borders.LineStyle = 1
    opmaak.Borders.Color = _color(ROOD)


def _has_thread(cel: Any) -> bool:  # noqa: ANN401 - an object of Excel
    """Whether people talk in the margin of a cell, in an Excel that knows such talks; a note has no place there."""
    try:
        return cel.CommentThreaded is not None
    except (Excelfout, AttributeError):
        return False


def _put_short(blad: Any, weergave: Weergave, blok: Plek) -> None:  # noqa: ANN401 - an object of Excel
    """Put the short line in its cell, from where a click leads to the block."""
    cel = blad.Range(weergave.korte_plek.adres)
    cel.Hyperlinks.Delete()
    cel.Formula = as_input(weergave.kort)
    _link(blad, cel, blok)
    cel.Font.Bold = True
    cel.Font.Color = _color(BLAUW if weergave.geslaagd else ROOD)


def _link(blad: Any, cel: Any, doel: Plek) -> None:  # noqa: ANN401 - objects of Excel
    """Let a click on a cell lead to another cell of its sheet."""
    titel = str(blad.Name).replace("'", "''")
    blad.Hyperlinks.Add(cel, "", f"'{titel}'!{doel.adres}", f"Ga naar {doel.adres}")


def _put_block(blad: Any, weergave: Weergave) -> Plek:  # noqa: ANN401 - an object of Excel
    """Put the block where there is room, and say where that is."""
    eerste = Plek(BOVENSTE, weergave.eerste_kolom)
    hoek = Plek(BOVENSTE + _REGELS - 1, weergave.eerste_kolom + _KOLOMMEN - 1)
    verder, oud = find_room(blad.Range(f"{eerste.adres}:{hoek.adres}").Value2, len(weergave.regels))
    kolom = weergave.eerste_kolom + verder
    if oud:
        vorige = _area(blad, kolom, oud)
        vorige.Hyperlinks.Delete()
        vorige.Clear()
    vlak = _area(blad, kolom, len(weergave.regels))
    vlak.Value2 = tuple((as_input(regel.links), as_input(regel.rechts)) for regel in weergave.regels)
    vlak.HorizontalAlignment = _LINKS
    for nummer, breedte in enumerate(_BREEDTEN):
        letter = Plek(1, kolom + nummer).adres[:-1]
        blad.Range(f"{letter}:{letter}").ColumnWidth = breedte
    for nummer, regel in enumerate(weergave.regels):
        _dress(blad, Plek(BOVENSTE + nummer, kolom), regel)
    return Plek(BOVENSTE, kolom)


def _area(blad: Any, kolom: int, hoogte: int) -> Any:  # noqa: ANN401 - objects of Excel
    return blad.Range(f"{Plek(BOVENSTE, kolom).adres}:{Plek(BOVENSTE + hoogte - 1, kolom + 1).adres}")


def _dress(blad: Any, plek: Plek, regel: Blokregel) -> None:  # noqa: ANN401 - an object of Excel
    """Give a row of the block its link and its look; a link brings letters of its own, so it goes first."""
    links, rechts = blad.Range(plek.adres), blad.Range(Plek(plek.rij, plek.kolom + 1).adres)
    if regel.doel is not None:
        _link(blad, links, regel.doel)
    if regel.notatie:
        rechts.NumberFormat = regel.notatie
    for cel in (links, rechts):
        cel.Font.Name = LETTER
        cel.Font.Size = 12 if regel.rol == "kop" else 10
        cel.Font.Bold = regel.rol in _VET
        cel.Font.Color = _color(_KLEUREN.get(regel.rol, ZWART))


_KLEUREN: Final[Mapping[str, str]] = {"kop": BLAUW, "tussenkop": BLAUW, "fout": ROOD, "slot": GRIJS}
_VET: Final = frozenset({"kop", "tussenkop", "getal"})


def as_input(waarde: str | int) -> str | int | None:
    """A value as it is typed so that Excel takes it for what it is: a number, a text and nothing else, or a formula.

    >>> as_input("1-3-2026"), as_input("=1+1"), as_input(Formule("=1+1")), as_input(5), as_input("")
    ("'1-3-2026", "'=1+1", '=1+1', 5, None)
    """
    if isinstance(waarde, Formule | int):
        return waarde
    return f"'{waarde}" if waarde else None


def _color(rood_groen_blauw: str) -> int:
    """A colour as Excel counts it.

    >>> hex(_color("B3261E"))
    '0x1e26b3'
    """
    rood, groen, blauw = (int(rood_groen_blauw[plaats : plaats + 2], 16) for plaats in (0, 2, 4))
    return rood + 256 * groen + 65536 * blauw
