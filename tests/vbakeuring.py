"""What must hold of the text of the add-in, without running it: each check takes the sources and says what is wrong.

Excel compiles the modules when it loads them, and nobody has seen that here. So what its compiler refuses is looked
for: a name that is nowhere declared, a block that is not closed, a line that is too long.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

from pyopenvba.interpreter._constants_data import EXCEL_CONSTANTS, OFFICE_CONSTANTS, VBA_CONSTANTS  # type: ignore[import-untyped]
from pyopenvba.interpreter._intrinsics import INTRINSICS  # type: ignore[import-untyped]
from pyopenvba.interpreter._inventory import members_of  # type: ignore[import-untyped]

from ho_addin.bouw import read_modules
from ho_addin.functies import FUNCTIES
from ho_addin.functies.foutwaarde import SPELLING
from ho_addin.functies.register import MAXIMUM
from ho_addin.knoppen import KNOPPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

Bronnen = dict[str, str]

LANGSTE_REGEL: Final = 1023
MEESTE_VERVOLGEN: Final = 24
LANGSTE_NAAM: Final = 255
VERBODEN: Final = (
    "Declare",
    "Shell",
    "WScript",
    "Volatile",
    "SendKeys",
    "Kill",
    "ExecuteExcel4Macro",
    "VBProject",
    "Exec",
)
"""What a careful administrator does not want to see, and what makes every cell calculate again."""
_WOORDEN: Final = """
    And As Boolean ByRef ByVal Case Const Currency Date Dim Do Double Each Else ElseIf Empty End Err Error Exit Explicit
    False For Friend Function Get GoTo If In Is Let Like Long Loop Me Mod New Next Not Nothing Null Object On Option
    Optional Or ParamArray Preserve Private Property Public ReDim Resume Select Set Static Step String Sub Then To True
    Type TypeOf Until Variant Wend While With WithEvents Xor Module Win64 Attribute VB_Name
"""
_VAN_EXCEL: Final = "Application Workbook Worksheet Range ThisWorkbook ActiveWorkbook IRibbonControl"
SLEUTELWOORDEN: Final = frozenset(_WOORDEN.lower().split())
EXCEL: Final = frozenset(_VAN_EXCEL.lower().split())
"""Of Excel and Office: types, and what can be named without an object."""

_NAAM: Final = re.compile(r"(?<![\w.])([A-Za-z]\w*)\$?(?!\w|\s*:=)")
_KOP: Final = re.compile(r"^\s*(Public |Private )?(Static )?(Sub|Function)\s+(\w+)\s*\((.*)\)(?: As (\w+))?\s*$")
_VELD: Final = re.compile(r"(?:ByVal |ByRef )?(\w+)(?:\(\))?(?: As \w+)?$")
_DIM: Final = re.compile(
    r"^\s*(?:Dim|Static|Private|Public)\s+(?:WithEvents\s+)?(\w+)(?:\([^)]*\))?(?:\s+As\s+(?:New\s+)?\w+)?\s*$"
)
_CONST: Final = re.compile(r"^\s*(?:Public |Private )?Const\s+(\w+)\s")
_LABEL: Final = re.compile(r"^(\w+):\s*$")
_BLOK: Final = {
    "if": re.compile(r"^\s*(?:If\b.*\bThen|#If\b.*\bThen)\s*$"),
    "end if": re.compile(r"^\s*(?:End If|#End If)\s*$"),
    "for": re.compile(r"^\s*For\b"),
    "next": re.compile(r"^\s*Next\b"),
    "do": re.compile(r"^\s*Do\b"),
    "loop": re.compile(r"^\s*Loop\b"),
    "select": re.compile(r"^\s*Select Case\b"),
    "end select": re.compile(r"^\s*End Select\s*$"),
}
_PAREN: Final = (("if", "end if"), ("for", "next"), ("do", "loop"), ("select", "end select"))


_SOORTEN: Final = {
    **dict.fromkeys(("Application",), ("Application", "excel")),
    **dict.fromkeys(("ThisWorkbook", "ActiveWorkbook", "werkmap"), ("Workbook", "excel")),
    **dict.fromkeys(("bereik", "gebied", "gebruikt", "cel", "cellen", "Target"), ("Range", "excel")),
    **dict.fromkeys(("blad", "Sh"), ("Worksheet", "excel")),
    **dict.fromkeys(("mCache", "mZinnen", "mCellen"), ("Dictionary", "scripting")),
    "bestanden": ("FileSystemObject", "scripting"),
    "stroom": ("TextStream", "scripting"),
}
"""How an object is called in our modules, and its type."""
_EIGEN_LEDEN: Final = {"mKern": {"calludf"}, "Err": {"number", "description", "raise", "clear"}}


def sources() -> Bronnen:
    """The modules as they are built."""
    return {module.naam: module.bron for module in read_modules()}


def bare_lines(bron: str) -> list[str]:
    """The lines that the compiler sees: continued lines as one, without comments, texts emptied."""
    heel = re.sub(r" _\n\s*", " ", bron)
    return [re.sub(r"'.*", "", re.sub(r'"(?:[^"]|"")*"', '""', regel)).rstrip() for regel in heel.split("\n")]


def check_form(bronnen: Bronnen) -> Iterator[str]:
    """What the editor of Excel can hold: code page, lengths, continuations, and every variable declared."""
    for naam, bron in bronnen.items():
        if "Option Explicit" not in bron.split("\n"):
            yield f"{naam}: Option Explicit ontbreekt"
        try:
            bron.encode("cp1252")
        except UnicodeEncodeError as fout:
            yield f"{naam}: {fout.object[fout.start]!r} past niet in cp1252"
        if "\t" in bron or "\r" in bron or not bron.endswith("\n"):
            yield f"{naam}: een tab, een losse CR of geen regeleinde aan het eind"
        yield from (f"{naam}: een regel van {len(r)} tekens" for r in bron.split("\n") if len(r) > LANGSTE_REGEL)
        for vervolg in re.findall(r"(?:.* _\n)+", bron):
            if vervolg.count("\n") > MEESTE_VERVOLGEN:
                yield f"{naam}: {vervolg.count(chr(10))} vervolgregels"


def check_forbidden(bronnen: Bronnen) -> Iterator[str]:
    """Nothing that leaves Excel by another door, and nothing that calculates for no reason."""
    for naam, bron in bronnen.items():
        kaal = "\n".join(bare_lines(bron))
        yield from (f"{naam}: {woord}" for woord in VERBODEN if re.search(rf"\b{woord}\b", kaal, re.IGNORECASE))


def check_blocks(bronnen: Bronnen) -> Iterator[str]:
    """Every procedure and every block is closed, and no procedure stands in another."""
    for naam, bron in bronnen.items():
        binnen = ""
        telling = dict.fromkeys(_BLOK, 0)
        for regel in bare_lines(bron):
            kop = _KOP.match(regel)
            if kop and binnen:
                yield f"{naam}: {kop[4]} staat in {binnen}"
            if kop:
                binnen, telling = kop[4], dict.fromkeys(_BLOK, 0)
            for soort, patroon in _BLOK.items():
                telling[soort] += bool(patroon.match(regel))
            if re.match(r"^\s*End (Sub|Function)\s*$", regel):
                yield from (f"{naam}.{binnen}: {a} zonder {b}" for a, b in _PAREN if telling[a] != telling[b])
                if not binnen:
                    yield f"{naam}: {regel.strip()} zonder begin"
                binnen = ""
        if binnen:
            yield f"{naam}: {binnen} is niet gesloten"


def check_names(bronnen: Bronnen) -> Iterator[str]:
    """Every name is declared: in the procedure, in the module, in the project, in VBA or in Excel; and only once."""
    bekend = SLEUTELWOORDEN | EXCEL | {naam.removesuffix("$") for naam in INTRINSICS} | {"debug"}
    bekend |= {naam.lower() for tafel in (EXCEL_CONSTANTS, OFFICE_CONSTANTS, VBA_CONSTANTS) for naam in tafel}
    openbaar = [naam for bron in bronnen.values() for naam in _declared(bron, eigen=False)]
    yield from (f"{naam} is op twee plaatsen openbaar" for naam in set(openbaar) if openbaar.count(naam) > 1)
    for module, bron in bronnen.items():
        regels = bare_lines(bron)
        buiten = bekend | set(openbaar) | set(_declared(bron, eigen=True))
        for procedure, veld, lijf in _procedures(regels):
            eigen = [*_fields(veld), *(m[1].lower() for r in lijf if (m := _DIM.match(r)))]
            yield from (f"{module}.{procedure}: {n} dubbel" for n in set(eigen) if eigen.count(n) > 1)
            labels = {m[1].lower() for r in lijf if (m := _LABEL.match(r))}
            namen = {n.lower() for r in lijf for n in _NAAM.findall(r)}
            yield from (
                f"{module}.{procedure}: {naam} is nergens gedeclareerd"
                for naam in sorted(namen - buiten - set(eigen) - labels - {procedure.lower()})
            )


def _declared(bron: str, *, eigen: bool) -> Iterator[str]:
    """The names that a module declares: for itself, or for the whole project."""
    buiten_procedures = True
    for regel in bare_lines(bron):
        kop = _KOP.match(regel)
        lid = kop[4] if kop else None
        if buiten_procedures and not kop:
            gevonden = _CONST.match(regel) or (None if regel.startswith("Option") else _DIM.match(regel))
            lid = gevonden[1] if gevonden else None
        if kop:
            buiten_procedures = False
        elif regel.startswith("End "):
            buiten_procedures = True
        if lid and (eigen or not regel.lstrip().startswith(("Private", "Dim"))):
            yield lid.lower()


def _procedures(regels: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Name, parameters and lines of each procedure."""
    kop: re.Match[str] | None = None
    lijf: list[str] = []
    for regel in regels:
        begin = _KOP.match(regel)
        if begin:
            kop, lijf = begin, []
        elif re.match(r"^End (Sub|Function)", regel) and kop:
            yield kop[4], kop[5], lijf
            kop = None
        elif kop:
            lijf.append(regel)


def _fields(velden: str) -> list[str]:
    gevonden = [_VELD.match(deel.strip().removeprefix("Optional ")) for deel in velden.split(",") if deel.strip()]
    return [veld[1].lower() for veld in gevonden if veld]


def check_members(bronnen: Bronnen) -> Iterator[str]:
    """What is asked of an object of Excel or Windows stands in its type library; a name says of which kind it is."""
    for module, bron in bronnen.items():
        for object_, lid in re.findall(r"(?<![.\w])([A-Za-z]\w*)\.([A-Za-z]\w*)", "\n".join(bare_lines(bron))):
            leden = _EIGEN_LEDEN.get(object_) or members_of(*_SOORTEN.get(object_, ("onbekend", "onbekend")))
            if lid.lower() not in leden:
                yield f"{module}: {object_}.{lid} is er niet"


def check_wrappers(bronnen: Bronnen) -> Iterator[str]:
    """Each function of the register is there, with its arguments in order, and hands all of them over in that order."""
    gevonden = {naam: (veld, lijf) for naam, veld, lijf in _procedures(bare_lines(bronnen["HoFuncties"]))}
    if list(gevonden) != [functie.naam for functie in FUNCTIES]:
        yield f"HoFuncties heeft {list(gevonden)}"
    for functie in FUNCTIES:
        veld, lijf = gevonden.get(functie.naam, ("", []))
        velden = ", ".join(f"{'Optional ' if a.optioneel else ''}{a.naam} As Variant" for a in functie.argumenten)
        if veld != velden:
            yield f"{functie.naam}: de argumenten zijn {veld}"
        namen = ", ".join(argument.naam for argument in functie.argumenten)
        if [regel.strip() for regel in lijf] != [f'{functie.naam} = RoepFunctie("", Array({namen}))']:
            yield f"{functie.naam}: {lijf}"
        if f'{functie.naam} = RoepFunctie("{functie.naam}", ' not in bronnen["HoFuncties"]:
            yield f"{functie.naam}: roept een andere functie"


def check_error_numbers(bronnen: Bronnen) -> Iterator[str]:
    """Every error value that a function can give has its own number."""
    for soort, spelling in SPELLING.items():
        regel = f'        Case "{spelling.nummer}": Foutnummer = {spelling.nummer} \' {spelling.nederlands}\n'
        if regel not in bronnen["HoRegister"]:
            yield f"{soort}: {spelling.nummer} ontbreekt"


def check_help(bronnen: Bronnen) -> Iterator[str]:
    """Every help text stands in the registration, whole, and fits in the window of Excel."""
    register = bronnen["HoRegister"]
    for functie in FUNCTIES:
        for tekst in (functie.hulp, *(argument.hulp for argument in functie.argumenten)):
            if len(tekst) > MAXIMUM:
                yield f"{functie.naam}: {len(tekst)} tekens hulp"
            geschreven = tekst.replace('"', '""')
            if f'"{geschreven}"' not in register:
                yield f"{functie.naam}: {tekst!r} ontbreekt"


def check_ribbon(bronnen: Bronnen, lint: str) -> Iterator[str]:
    """Every button calls a procedure of the right shape, which asks the action of the table; none is left over."""
    procedures = {naam: (veld, lijf) for naam, veld, lijf in _procedures(bronnen["HoLint"].split("\n"))}
    knoppen = [deel.attrib for deel in ET.fromstring(lint).iter() if deel.tag.endswith("}button")]  # noqa: S314 - our own
    if [knop["id"] for knop in knoppen] != [knop.id for knop in KNOPPEN]:
        yield f"het lint heeft {[knop['id'] for knop in knoppen]}"
    for knop, eigen in zip(knoppen, KNOPPEN, strict=False):
        naam = knop["onAction"]
        if f"\nPublic Sub {naam}(control As IRibbonControl)\n" not in bronnen["HoLint"]:
            yield f"{knop['id']} roept {naam}, en die is er niet"
        elif eigen.actie and not any(f'"{eigen.actie}", Array(' in regel for regel in procedures[naam][1]):
            yield f"{naam} vraagt {eigen.actie} niet"
    vrij = {naam for naam, (veld, _) in procedures.items() if veld == "control As IRibbonControl"}
    yield from (f"{naam} hoort bij geen knop" for naam in sorted(vrij - {knop["onAction"] for knop in knoppen}))
