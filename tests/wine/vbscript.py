"""Writes a VBScript that asks every row of the golden table of the kernel, and reads what it shows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ho_addin.functiegevallen import as_cell
from ho_addin.functies import Foutwaarde
from ho_addin.installatie.zelftest import FOUT
from ho_addin.rekenkern import FUNCTIES, PROGID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ho_addin.functiegevallen import Geval

KERN: Final = f"""\
Option Explicit
Dim Kern, Hersteld, Begin
Hersteld = 0

Function Rijen(hoog, breed, cellen)
    Dim blok, rij, kolom
    ReDim blok(hoog - 1, breed - 1)
    For rij = 0 To hoog - 1
        For kolom = 0 To breed - 1
            blok(rij, kolom) = cellen(rij * breed + kolom)
        Next
    Next
    Rijen = blok
End Function

Sub Maak()
    Set Kern = Nothing
    Set Kern = CreateObject("{PROGID}")
End Sub

Function Vraag(naam, argumenten)
    On Error Resume Next
    Vraag = Kern.CallUDF("{FUNCTIES}", naam, argumenten, Nothing, Nothing)
    If Err.Number <> 0 Then
        Err.Clear
        Hersteld = Hersteld + 1
        Maak
        Vraag = Kern.CallUDF("{FUNCTIES}", naam, argumenten, Nothing, Nothing)
    End If
    If Err.Number <> 0 Then WScript.Echo "MISLUKT " & Err.Number
End Function

Sub ToonCel(cel)
    Dim tekst, plek
    If VarType(cel) = vbString Then
        For plek = 1 To Len(cel)
            tekst = tekst & Hex(Asc(Mid(cel, plek, 1))) & " "
        Next
        WScript.Echo "T " & tekst
    ElseIf VarType(cel) = vbBoolean Then
        If cel Then WScript.Echo "B 1" Else WScript.Echo "B 0"
    ElseIf IsEmpty(cel) Or IsNull(cel) Then
        WScript.Echo "L"
    Else
        WScript.Echo "G " & cel & " " & (cel - CDbl(CStr(cel)))
    End If
End Sub

Sub Toon(uitkomst)
    Dim rij, kolom, breed
    If Not IsArray(uitkomst) Then
        ToonCel uitkomst
        Exit Sub
    End If
    breed = -1
    On Error Resume Next
    breed = UBound(uitkomst, 2)
    On Error GoTo 0
    If breed < 0 Then
        WScript.Echo "RIJ"
        For kolom = 0 To UBound(uitkomst)
            ToonCel uitkomst(kolom)
        Next
    Else
        For rij = 0 To UBound(uitkomst)
            WScript.Echo "RIJ"
            For kolom = 0 To breed
                ToonCel uitkomst(rij, kolom)
            Next
        Next
    End If
End Sub

Begin = Timer
Maak
"""
"""What the add-in does too: one object, made anew once when a call fails."""


def literal(tekst: str) -> str:
    """A text as VBScript writes it, in ASCII only; the VBScript of Wine knows the characters of Western Europe.

    >>> print(literal("één"))
    "" & Chr(233) & "" & Chr(233) & "n"
    """
    delen = "".join(
        teken.replace('"', '""') if " " <= teken <= "~" else f'" & Chr({teken.encode("cp1252")[0]}) & "'
        for teken in tekst
    )
    return f'"{delen}"'


def cell(waarde: object) -> str:
    """A cell of the table as VBScript writes it; it has no error values, so those go as the kernel gets them."""
    cel = as_cell(waarde)
    if cel is None:
        return "Empty"
    if isinstance(cel, bool):
        return str(cel)
    if isinstance(cel, Foutwaarde):
        return f"CLng({FOUT + cel.nummer})"
    if isinstance(cel, dt.date):
        return f"DateSerial({cel.year}, {cel.month}, {cel.day})"
    return literal(cel) if isinstance(cel, str) else f"CDbl({cel!r})"


def argument(waarde: object) -> str:
    """An argument: a cell, or rows of cells."""
    if not isinstance(waarde, list):
        return cell(waarde)
    cellen = ", ".join(cell(deel) for rij in waarde for deel in rij)
    return f"Rijen({len(waarde)}, {len(waarde[0])}, Array({cellen}))"


def ask_all(gevallen: Iterable[Geval]) -> Iterator[str]:
    """The lines that ask each row and show its answer."""
    for nummer, geval in enumerate(gevallen):
        yield f'WScript.Echo "VRAAG {nummer}"'
        yield f'Toon Vraag("{geval.functie}", Array({", ".join(map(argument, geval.argumenten))}))'


def read(regels: Iterable[str]) -> list[object]:
    """The answers, each as the kernel gave it: a cell, or rows of cells.

    >>> read(["VRAAG 0", "G 125 0", "VRAAG 1", "RIJ", "T 6A 61", "L"])
    [125.0, [['ja', None]]]
    """
    antwoorden: list[object] = []
    for regel in regels:
        soort, _, rest = regel.strip().partition(" ")
        if soort == "VRAAG":
            antwoorden.append(None)
        elif soort == "RIJ":
            if antwoorden[-1] is None:
                antwoorden[-1] = []
            rijen = antwoorden[-1]
            assert isinstance(rijen, list)
            rijen.append([])
        elif soort in WAARDE:
            cel = WAARDE[soort](rest)
            if isinstance(rijen := antwoorden[-1], list):
                rijen[-1].append(cel)
            else:
                antwoorden[-1] = cel
    return antwoorden


WAARDE: Final[dict[str, Callable[[str], object]]] = {
    "T": lambda rest: bytes(int(deel, 16) for deel in rest.split()).decode("cp1252", errors="replace"),
    "B": lambda rest: rest == "1",
    "G": lambda rest: sum(map(float, rest.split())),  # fifteen digits, and what they leave out
    "L": lambda _: None,
}
"""A shown cell back as a value, by its letter."""
