"""Writes the module with what the glue must know: names, error numbers, sentences, and the help for the wizard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_addin.bouw.vbatekst import KOP, continued, quote
from ho_addin.functies import FUNCTIES
from ho_addin.functies.foutwaarde import SPELLING, Foutwaarde, Soort
from ho_addin.functies.register import CATEGORIE
from ho_addin.functies.uitlegfuncties import FUNCTIEVERSIE
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from ho_addin.functies.register import Functie

PROGID: Final = "NormenkaderHO.Rekenkern"
MODULE_FUNCTIES: Final = "ho_addin.xlwingsbinding"
MODULE_ACTIES: Final = "ho_addin.acties"
REKENKERN: Final = "rekenkern_onbereikbaar"

ZINNEN: Final[tuple[tuple[str, str, Soort | None], ...]] = (
    ("ZinRekenkern", REKENKERN, "nb"),
    ("ZinFunctievenster", "functievenster_open", "nb"),
    ("ZinBereikInDelen", "bereik_in_delen", "waarde"),
    ("ZinArgument", "argument_onleesbaar", "waarde"),
    ("ZinNietBewaard", "zin_niet_bewaard", None),
)
"""The sentences that the glue says itself: its function, the message, and which error the cell shows (or any)."""
_PLEK: Final = "{nummer}"


def write_register() -> str:
    """The text of ``HoRegister.bas``."""
    delen = [_head(), _numbers(), *(_sentence(*zin) for zin in ZINNEN), _registration()]
    return "\n".join(delen)


def _head() -> str:
    constanten = {
        "PROGID": PROGID,
        "MODULE_FUNCTIES": MODULE_FUNCTIES,
        "MODULE_ACTIES": MODULE_ACTIES,
        "FUNCTIEVERSIE": FUNCTIEVERSIE,
        "CODE_REKENKERN": HoFout(REKENKERN, nummer=0).code,
    }
    regels = [f"Public Const {naam} As String = {quote(waarde)}" for naam, waarde in constanten.items()]
    return (
        'Attribute VB_Name = "HoRegister"\nOption Explicit\nOption Private Module\n\n'
        f"{KOP}\n\n" + "\n".join(regels) + f"\nPrivate Const CATEGORIE As String = {quote(CATEGORIE)}\n\n"
        "Private mGeregistreerd As Boolean\n"
    )


def _numbers() -> str:
    gevallen = "".join(
        f"        Case {quote(str(spelling.nummer))}: Foutnummer = {spelling.nummer} ' {spelling.nederlands}\n"
        for spelling in SPELLING.values()
    )
    anders = SPELLING["waarde"].nummer
    return (
        "' De foutwaarde van Excel bij de vier cijfers van een fout.\n"
        "Public Function Foutnummer(ByVal cijfers As String) As Long\n"
        f"    Select Case cijfers\n{gevallen}        Case Else: Foutnummer = {anders}\n"
        "    End Select\nEnd Function\n"
    )


def _sentence(functie: str, naam: str, soort: Soort | None) -> str:
    fout = HoFout(naam, nummer=_PLEK)
    tekst = Foutwaarde(soort or "waarde", fout.code, str(fout)).als_tekst()
    if soort is None:
        tekst = tekst.replace(str(SPELLING["waarde"].nummer), _PLEK, 1)
    voor, merk, na = tekst.partition(_PLEK)
    veld = "ByVal nummer As Long" if merk else ""
    waarde = f"{quote(voor)} & nummer & {quote(na)}" if merk else quote(tekst)
    return f"Public Function {functie}({veld}) As String\n    {functie} = {waarde}\nEnd Function\n"


def _registration() -> str:
    return (
        "' De functiehulp van Excel: categorie, uitleg en hulp per argument.\n"
        "Public Sub RegistreerFuncties()\n    On Error GoTo Klaar\n"
        + "".join(map(_registered, FUNCTIES))
        + "    mGeregistreerd = True\nKlaar:\nEnd Sub\n\n"
        "Public Function FunctiesGeregistreerd() As Boolean\n"
        "    FunctiesGeregistreerd = mGeregistreerd\nEnd Function\n\n"
        "Private Sub Registreer(ByVal naam As String, ByVal uitleg As String, ByVal argumenten As Variant)\n"
        "    Dim macro As String\n"
        '    macro = "\'" & ThisWorkbook.Name & "\'!" & naam\n'
        "    If UBound(argumenten) < 0 Then\n"
        "        Application.MacroOptions Macro:=macro, Description:=uitleg, Category:=CATEGORIE\n"
        "    Else\n"
        "        Application.MacroOptions Macro:=macro, Description:=uitleg, Category:=CATEGORIE,"
        " ArgumentDescriptions:=argumenten\n"
        "    End If\nEnd Sub\n"
    )


def _registered(functie: Functie) -> str:
    hulp = continued([quote(deel.hulp) for deel in functie.argumenten], " " * 8)
    return f"    Registreer {quote(functie.naam)}, _\n        {quote(functie.hulp)}, _\n        Array({hulp})\n"
