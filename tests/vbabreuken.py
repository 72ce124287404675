"""The add-in broken on purpose: each breakage names the check that must notice it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vbakeuring import sources

GOUD: Final = "goud"
"""The golden table, run through wrapper and glue."""


@dataclass(frozen=True)
class Breuk:
    """A piece of a module that becomes something else."""

    naam: str
    module: str
    oud: str
    nieuw: str
    merkt: str

    @property
    def bronnen(self) -> dict[str, str]:
        """All modules, with this one broken."""
        heel = sources()
        assert heel[self.module].count(self.oud) == 1, f"{self.naam}: {self.oud!r} staat er niet één keer"
        return heel | {self.module: heel[self.module].replace(self.oud, self.nieuw)}


_VERWISSELD: Final = (
    'RoepFunctie("HO_NORM", Array(code, gemeente, datum, wat))',
    'RoepFunctie("HO_NORM", Array(code, datum, gemeente, wat))',
)
_GEEN_GETAL: Final = ('        Case "2036": Foutnummer = 2036 \' #GETAL!\n', "")
_ANDERE_NAAM: Final = ("Public Sub HoBereken(control", "Public Sub HoBerekenen(control")
_ANDER_TYPE: Final = ("Public Sub HoOver(control As IRibbonControl)", "Public Sub HoOver(control As Object)")

BREUKEN: Final = (
    Breuk("argumenten verwisseld", "HoFuncties", *_VERWISSELD, "check_wrappers"),
    Breuk("argumenten verwisseld, uitgevoerd", "HoFuncties", *_VERWISSELD, GOUD),
    Breuk("een foutnummer weg", "HoRegister", *_GEEN_GETAL, "check_error_numbers"),
    Breuk("een foutnummer weg, uitgevoerd", "HoRegister", *_GEEN_GETAL, GOUD),
    Breuk("een knop roept niets", "HoLint", *_ANDERE_NAAM, "check_ribbon"),
    Breuk("een knop met een ander argument", "HoLint", *_ANDER_TYPE, "check_ribbon"),
    Breuk("een andere actie", "HoLint", 'Voer "VASTLEGGEN"', 'Voer "BEREKEN"', "check_ribbon"),
    Breuk("een weggelaten argument wordt leeg", "HoFuncties", "datum, wat))", 'datum, ""))', "check_wrappers"),
    Breuk("verplicht wordt optioneel", "HoFuncties", "HO_TIJD(minuten", "HO_TIJD(Optional minuten", "check_wrappers"),
    Breuk("een help op een andere plaats", "HoRegister", "Minuten, 0 of meer;", "Minuten;", "check_help"),
    Breuk("een naam verschreven", "HoKern", "mFoutnummer = Err.Number", "mFoutnumer = Err.Number", "check_names"),
    Breuk("een functie verschreven", "HoWerkmap", "LCase$(Bestandsnaam", "LCase$(Bestandnaam", "check_names"),
    Breuk("een lid verschreven", "HoKern", "gebruikt.Columns.Count", "gebruikt.Kolommen.Count", "check_members"),
    Breuk("een blok niet gesloten", "HoLint", "    Loop\n", "", "check_blocks"),
    Breuk("een teken buiten de codepagina", "HoLint", "een ogenblik...", "even ≥ 1 tel", "check_form"),
    Breuk(
        "rekent bij elke wijziging",
        "HoKern",
        "    Bereid\n    If",
        "    Application.Volatile\n    If",
        "check_forbidden",
    ),
    Breuk("een cel in plaats van haar waarde", "HoKern", "    waarden = CelWaarden(gebied)\n", "", GOUD),
    Breuk("de zin niet bewaard", "HoKern", "        BewaarZin CStr(waarde), formule, rij, kolom\n", "", GOUD),
    Breuk(
        "rij en kolom verwisseld", "HoKern", "+ kolom), formule, rij, kolom)", "+ kolom), formule, kolom, rij)", GOUD
    ),
    Breuk("een leeg antwoord wordt nul", "HoKern", 'CelUitkomst = ""', "CelUitkomst = 0", "check_outcomes"),
    Breuk("tekst is een getal", "HoKern", '"t" & Len(waarde) & ":" & waarde', '"g" & waarde', "check_cache"),
    Breuk("geen laatste cijfers", "HoKern", "    If CDbl(Getalteken) <> getal", "    If False", "check_cache"),
    Breuk("niets onthouden", "HoKern", "    mCache.Item(sleutel) = uitkomst\n", "", "check_cache"),
    Breuk("herstart vergeet niets", "HoKern", "    Set mCache = Nothing\n", "", "check_cache"),
    Breuk("niet opnieuw verbinden", "HoKern", "If altijdOpnieuw Or ", "If False And ", "check_reconnects"),
    Breuk("geen rust", "HoKern", "    If Now < mRustTot Then Exit Function\n", "", "check_dead"),
    Breuk("geen logboek", "HoKern", "    If Not gelukt Then SchrijfLog naam, mFoutnummer\n", "", "check_dead"),
    Breuk("altijd de oude zin", "HoKern", "If FoutnummerVan(zin) = CLng(waarde) Then ", "", "check_sentences"),
    Breuk("een goede uitkomst vergeet niets", "HoKern", "    VergeetFormule formule\n", "", "check_sentences"),
    Breuk("rekent in het venster", "HoKern", "ElseIf FunctievensterOpen() Then", "ElseIf False Then", "check_wizard"),
    Breuk(
        "losse delen gaan mee", "HoKern", "    If bereik.Areas.Count > 1 Then", "    If False Then", "check_arguments"
    ),
    Breuk(
        "een knop zonder werkmap", "HoKern", "argumenten, boek, False", "argumenten, Nothing, False", "check_buttons"
    ),
    Breuk("een fout als gewone tekst", "HoLint", "knoppen = vbExclamation", "knoppen = 64", "check_button_errors"),
    Breuk("herstart houdt het proces", "HoKern", 'MODULE_ACTIES, "STOP"', 'MODULE_ACTIES, "OVER"', "check_restart"),
    Breuk(
        "Excel zonder werkmap",
        "HoKern",
        "    If boek Is Nothing Then Set boek = ThisWorkbook\n",
        "",
        "check_no_workbook",
    ),
    Breuk("een gegeven weg", "HoLint", "    rijen(4, 1) = Taal()\n", "", "check_button_facts"),
    Breuk(
        "elke fout zonder zin is de onze",
        "HoKern",
        'kolom + 1).Formula, "HO_"',
        'kolom + 1).Formula, "="',
        "check_lost_sentences",
    ),
    Breuk(
        "de zin van binnen kwijt", "HoKern", "ElseIf IsError(argumenten(", "ElseIf IsNull(argumenten(", "check_nested"
    ),
    Breuk(
        "geen zin zonder kern",
        "HoKern",
        "        uitkomst = ZinRekenkern(mFoutnummer)\n    End If\n    RoepFunctie",
        "        uitkomst = CVErr(xlErrNA)\n    End If\n    RoepFunctie",
        "check_dead_explained",
    ),
    Breuk("de hulp te vroeg", "HoLint", "    If ActiveWorkbook Is Nothing Then Exit Sub\n", "", "check_registration"),
    Breuk("elke koppeling anders", "HoWerkmap", "If IsAndereKopie(CStr(koppeling)) Then ", "", "check_repair"),
)
