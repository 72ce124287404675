"""One spelling for what programs spell differently: numbers, texts, formulas, addresses, formats. Reads no file."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from ho_workbook.celwaarden import lees_celtekst

if TYPE_CHECKING:
    from collections.abc import Callable

MAXIMUM_RIJ: Final = 1_048_576

_DECIMALEN: Final = 9
_KLEIN: Final = 1_000_000.5
# Halfway between two roundings stands no number that a calculation gives: two engines never land on either side of it.
_SCHEEF: Final = 0.6370241973
_STUUR: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_TEKEN: Final = re.compile(
    r"""(?P<tekst>"(?:[^"]|"")*")|(?P<blad>'(?:[^']|'')*')|\s*(?P<op>[-+*/^&=<>(),;:{}%!])\s*|(?P<wit>\s+)|(?P<rest>[^\s"'"""
    r"""\-+*/^&=<>(),;:{}%!]+)"""
)
_KALE_NAAM: Final = re.compile(r"[^\W\d][\w.]*")
_WAARHEID: Final = re.compile(r"\b(TRUE|FALSE)\(\)")
_VOORVOEGSEL: Final = re.compile(r"_XL(?:FN|WS)\.")
_VERWIJZING: Final = re.compile(
    r"""(?P<tekst>"(?:[^"]|"")*")"""
    r"""|(?P<blad>(?:'(?:[^']|'')*'|(?<![\w.'])[^\W\d][\w.]*)!)(?P<rijen>\$?\d{1,7}:\$?\d{1,7}(?!\d))?"""
    r"""|(?<![\w.$])(?P<cellen>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(.!])"""
)
_RIJNUMMER: Final = re.compile(r"\d+")
_LETTERLIJK: Final = re.compile(r'"([^"]*)"|\\(.)|(\[[^\]]*\])|([_*].)|(.)', re.DOTALL)
# LibreOffice adds an empty section for texts behind an empty one for zeros.
_LEGE_STUKKEN: Final = re.compile(r"^((?:[^;]*;){2});$")
_DATUM: Final = re.compile(r"(?<!\\)d.*(?<!\\)m.*(?<!\\)y")
_BETEKENIS: Final = re.compile(r"[A-Za-z0-9#?.,%@*_;\[\]]")


def getal(waarde: float) -> str:
    """Spell a number so that results which differ less than a billionth are equal.

    >>> getal(0.1 + 0.2) == getal(0.3), getal(3.0000000000000004), getal(1e-17), getal(124.61538461538461)
    (True, '3', '0', '1246153846e2')
    """
    if not math.isfinite(waarde):
        return repr(waarde)
    grootte = abs(waarde)
    if grootte < _KLEIN:
        heel = round(waarde)
        if abs(waarde - heel) <= 10**-_DECIMALEN:
            return str(heel)
    elif waarde == int(waarde) and grootte < 2**53:
        return str(int(waarde))
    macht = 0 if grootte < 1 else len(str(int(grootte))) - 1
    cijfers = math.floor(waarde * 10.0 ** (_DECIMALEN - macht) + _SCHEEF)
    return f"{cijfers}e{macht}"


def show_getal(canoniek: str) -> str:
    """Show what ``getal`` spelled, in Dutch.

    >>> show_getal(getal(2.5)), show_getal(getal(-1/3)), show_getal(getal(1234567.25)), show_getal("3")
    ('2,5', '-0,333333333', '1234567,25', '3')
    """
    cijfers, _, macht = canoniek.partition("e")
    if not macht:
        return canoniek.replace(".", ",")
    getoond = Decimal(cijfers).scaleb(int(macht) - _DECIMALEN)
    return f"{getoond:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{getoond:f}" else f"{getoond:f}"


def tekst(gespeld: str) -> str:
    r"""Give a text as people see it: escapes undone, one kind of line end.

    >>> tekst("een_x000D_\n_x005F_x0041_")
    'een\n_x0041_'
    """
    gelezen = lees_celtekst(gespeld)
    if _STUUR.search(gelezen):  # no program of ours writes those: they stay as they are spelled
        gelezen = gespeld
    return gelezen.replace("\r\n", "\n").replace("\r", "\n")


def formule(gespeld: str) -> str:
    r"""Spell a formula without what does not change its meaning: blanks, capitals, needless quotes and prefixes.

    >>> formule("=Sum( 'Normen'!$a$1 , 1 ) & \"a b\"") == formule('SUM(Normen!$A$1,1)&"a b"')
    True
    >>> formule("A1+0") == formule("A1")
    False
    """
    delen: list[str] = []
    for gevonden in _TEKEN.finditer(gespeld.strip().removeprefix("=")):
        if gevonden["tekst"]:
            delen.append(gevonden["tekst"])
        elif gevonden["blad"]:
            kaal = gevonden["blad"][1:-1]
            delen.append(kaal.upper() if _KALE_NAAM.fullmatch(kaal) else gevonden["blad"].upper())
        elif gevonden["op"]:
            delen.append(gevonden["op"])
        else:
            delen.append(" " if gevonden["wit"] else _VOORVOEGSEL.sub("", gevonden["rest"].upper()))
    samen = "".join(delen)
    return _WAARHEID.sub(r"\1", samen) if "()" in samen else samen


def terugverwijzen(canoniek: str, blad: str, titel: Callable[[str], str], rij: Callable[[str, int], int]) -> str:
    """Write the references of a formula as they were before sheets were renamed or rows moved.

    >>> terugverwijzen("SUM(NORMEN!A5:B6,C7)", "CASUS", lambda t: t, lambda t, r: r - (t == "NORMEN"))
    'SUM(NORMEN!A4:B5,C7)'

    Args:
        canoniek: what ``formule`` gave.
        blad: the present title of the sheet the formula stands on, in capitals.
        titel: present title in capitals -> former title in capitals.
        rij: present title in capitals and row -> former row.

    Returns:
        The formula in its former coordinates.
    """
    hier = blad

    def vervang(gevonden: re.Match[str]) -> str:
        """Cells that follow ``Blad!`` are of that sheet, others of the sheet of the formula."""
        nonlocal hier
        if gevonden["tekst"]:
            return gevonden["tekst"]
        if gevonden["blad"]:
            hier = gevonden["blad"][:-1].strip("'").replace("''", "'")
            vroeger = titel(hier)
            op = vroeger if _KALE_NAAM.fullmatch(vroeger) else "'{}'".format(vroeger.replace("'", "''"))
            return f"{op}!{verplaats(gevonden['rijen'] or '')}"
        van_ander_blad = canoniek[: gevonden.start()].endswith("!")
        if not van_ander_blad:
            hier = blad
        return verplaats(gevonden["cellen"])

    def verplaats(verwijzing: str) -> str:
        return _RIJNUMMER.sub(lambda nummer: str(rij(hier, int(nummer[0]))), verwijzing)

    return _VERWIJZING.sub(vervang, canoniek)


def notatie(gespeld: str) -> str:
    r"""Spell a number format with one way to mark literal characters.

    >>> notatie('dd\\-mm\\-yyyy') == notatie("DD-MM-YYYY"), notatie('0" min"') == notatie('0 "min"')
    (True, True)
    >>> notatie("dd/mm/yyyy") == notatie("dd-mm-yyyy"), notatie("0/0") == notatie("0-0")
    (True, False)
    >>> notatie('0"d"') == notatie("0d"), notatie("general")
    (False, 'general')
    >>> notatie("0;-0;;") == notatie("0;-0;"), notatie("0;-0;") == notatie("0;-0")
    (True, False)
    """
    delen: list[str] = []
    for citaat, los, haken, ruimte, teken in _LETTERLIJK.findall(gespeld):
        if haken or ruimte or (teken and _BETEKENIS.match(teken)):
            delen.append((haken or ruimte or teken).lower())
        else:
            delen.extend(f"\\{letter}" if _BETEKENIS.match(letter) else letter for letter in citaat or los or teken)
    samen = "".join(delen)
    if _DATUM.search(samen):  # a Dutch LibreOffice writes the separator of its own dates as a slash
        samen = samen.replace("/", "-")
    return _LEGE_STUKKEN.sub(r"\1", samen)


def adres(rij: int, kolom: int) -> str:
    """The address of a cell.

    >>> adres(12, 28)
    'AB12'
    """
    return f"{get_column_letter(kolom)}{rij}"


def plek(celadres: str) -> tuple[int, int]:
    """Row and column of an address; dollar signs are ignored.

    >>> plek("$AB$12")
    (12, 28)
    """
    los = celadres.replace("$", "")
    letters = los.rstrip("0123456789")
    rij, kolom = int(los[len(letters) :]), column_index_from_string(letters)
    if not 1 <= rij <= MAXIMUM_RIJ:
        raise ValueError(f"rij {rij} bestaat niet")
    return rij, kolom


def bereik(doel: str) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
    """Take the target of a name apart: sheet title in capitals, first and last cell; None for anything else.

    >>> bereik("CASUS!$A$1:$B$3")
    ('CASUS', (1, 1), (3, 2))
    """
    blad, _, cellen = doel.rpartition("!")
    een, _, twee = cellen.partition(":")
    try:
        return blad.strip("'").replace("''", "'"), plek(een), plek(twee or een)
    except ValueError:
        return None
