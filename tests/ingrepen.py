"""Ways to tamper with a finished workbook, one thing at a time; judges nothing."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from ho_engine import bereken_casus, casus_uit_gegevens, kies_normenkader
from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN
from ho_workbook.indeling import BLADEN, Indeling
from ho_workbook.werkboek import maak_werkboek
from ho_workbook.zegel.canoniek import terugverwijzen

if TYPE_CHECKING:
    from collections.abc import Callable

DATUM: Final = dt.date(2026, 3, 1)
KADER: Final = kies_normenkader("nederweert", DATUM)
INDELING: Final = Indeling(KADER, "definitief")
CASUS: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "nederweert",
    "ingangsdatum": DATUM,
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2026, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.\r\n\r\n=1+1 is geen formule; _x0041_ ook niet; <b> & 'citaat'",
    "beperkingen": "  @rug, -knie, +schouder  ",
    "vorige_min_week": 180.5,
    "kinderen": [{"leeftijd": 3}, {"leeftijd": 13}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "-5 treden"}],
    "ijkclient": {sleutel: nummer % 2 == 0 for nummer, sleutel in enumerate(IJKCLIENT)},
    "mogelijkheden": [{"soort": soort, "beschikbaar": False, "uitkomst": "Onderzocht."} for soort in MOGELIJKHEDEN],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1, "motivering": "nodig"},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2.5, "motivering": "eet niet zelf"},
    ],
    "afwijkingen": [{"resultaatgebied": "slh", "minuten": 7.25, "motivering": "veel trappen", "overleg_met": "team"}],
}
GEBRUIKT: Final = [regel.code for regel in KADER.regels].index("maaltijden.broodmaaltijd")
AANTAL: Final = f"E{INDELING.casus_regels.rij(GEBRUIKT)}"
LEEG_AANTAL: Final = f"E{INDELING.casus_regels.laatste}"
MIN_WEEK: Final = f"I{INDELING.per_regel.rij(GEBRUIKT)}"
NORM: Final = f"F{INDELING.cijfers.rij(GEBRUIKT)}"


@cache
def werkmap(soort: str = "definitief") -> bytes:
    """A finished workbook, made once."""
    berekening = bereken_casus(casus_uit_gegevens(CASUS))
    return maak_werkboek(berekening, "concept" if soort == "concept" else "definitief", bewijs="geen")


def delen(data: bytes) -> dict[str, str]:
    """The parts of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as pakket:
        return {naam: pakket.read(naam).decode() for naam in pakket.namelist()}


def pak(inhoud: dict[str, str]) -> bytes:
    """Parts as a workbook."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, tekst in inhoud.items():
            pakket.writestr(naam, tekst)
    return doel.getvalue()


def deel(blad: str) -> str:
    """The part of a sheet."""
    return f"xl/worksheets/sheet{BLADEN.index(blad) + 1}.xml"


def wijzig(naam: str, patroon: str, nieuw: str | Callable[[re.Match[str]], str], data: bytes | None = None) -> bytes:
    """The workbook with one edit in one part; an edit that does not apply is a mistake in the test."""
    inhoud = delen(werkmap() if data is None else data)
    inhoud[naam], aantal = re.subn(patroon, nieuw, inhoud[naam], count=1, flags=re.DOTALL)
    assert aantal == 1, (naam, patroon)
    return pak(inhoud)


def cel(blad: str, adres: str, nieuw: str | Callable[[re.Match[str]], str]) -> bytes:
    """The workbook with one cell written anew; ``nieuw`` gets the attributes (1) and the content (2) of the cell."""
    return wijzig(deel(blad), rf'<c (r="{adres}"[^>]*?)(?:/>|>(.*?)</c>)', nieuw)


def zonder_soort(attributen: str) -> str:
    """The attributes of a cell without its type."""
    return re.sub(r' t="\w+"', "", attributen)


def getal(blad: str, adres: str, waarde: float) -> bytes:
    """The workbook with another number in a cell."""
    return cel(blad, adres, lambda m: f"<c {zonder_soort(m[1])}><v>{waarde}</v></c>")


def tekst(blad: str, adres: str, waarde: str) -> bytes:
    """The workbook with another text in a cell."""
    return cel(blad, adres, lambda m: f'<c {zonder_soort(m[1])} t="inlineStr"><is><t>{waarde}</t></is></c>')


def stijl(blad: str, adres: str, vervang: Callable[[str], str]) -> bytes:
    """The workbook with another look for one cell: its style copied, changed and added to the list."""
    inhoud = delen(werkmap())
    nummer = int(re.search(rf'r="{adres}" s="(\d+)"', inhoud[deel(blad)])[1])  # type: ignore[index] # a test: it stands there
    stijlen = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", inhoud["xl/styles.xml"], re.DOTALL)
    assert stijlen
    lijst = re.findall(r"<xf [^>]*?/>|<xf .*?</xf>", stijlen[1], re.DOTALL)
    nieuw = vervang(lijst[nummer])
    assert nieuw != lijst[nummer]
    inhoud["xl/styles.xml"] = inhoud["xl/styles.xml"].replace("</cellXfs>", f"{nieuw}</cellXfs>")
    inhoud[deel(blad)] = inhoud[deel(blad)].replace(f'r="{adres}" s="{nummer}"', f'r="{adres}" s="{len(lijst)}"')
    return pak(inhoud)


def beschermd(kenmerken: str) -> Callable[[str], str]:
    """A style with this protection and no other."""
    return lambda xf: re.sub("<protection[^>]*/>", "", xf).replace("</xf>", f"<protection {kenmerken}/></xf>")


def met_openpyxl(doe: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The workbook after a change with openpyxl, which loses cached results."""
    boek = openpyxl.load_workbook(io.BytesIO(werkmap()))
    doe(boek)
    doel = io.BytesIO()
    boek.save(doel)
    return doel.getvalue()


def met_rij(rij: int, stap: int, *, verwijzingen: bool = True) -> bytes:
    """The workbook with a row inserted (1) or removed (-1) on ``Berekening``, as a spreadsheet program does it."""

    def verplaats(nummer: int) -> int:
        return nummer + stap if nummer >= rij else nummer

    def terug(formule: str, blad: str) -> str:
        def rij_van(titel: str, nummer: int) -> int:
            return verplaats(nummer) if titel.upper() == "BEREKENING" else nummer

        return terugverwijzen(formule, blad, lambda titel: titel, rij_van)

    inhoud = delen(werkmap())
    if stap < 0:
        inhoud[deel("Berekening")] = re.sub(
            rf'<row r="{rij}" .*?</row>', "", inhoud[deel("Berekening")], flags=re.DOTALL
        )
    xml = inhoud[deel("Berekening")]
    kop, _, rest = xml.partition("<sheetData>")
    data, _, staart = rest.partition("</sheetData>")
    data = re.sub(r'<row r="(\d+)"', lambda m: f'<row r="{verplaats(int(m[1]))}"', data)
    data = re.sub(r'<c r="([A-Z]+)(\d+)"', lambda m: f'<c r="{m[1]}{verplaats(int(m[2]))}"', data)
    inhoud[deel("Berekening")] = f"{kop}<sheetData>{data}</sheetData>{staart}"
    for blad in BLADEN if verwijzingen else ():

        def formule(gevonden: re.Match[str], blad: str = blad) -> str:
            return f"<f>{terug(gevonden[1], blad)}</f>"

        inhoud[deel(blad)] = re.sub("<f>(.*?)</f>", formule, inhoud[deel(blad)])
    if verwijzingen:
        inhoud["xl/workbook.xml"] = re.sub(
            "(<definedName [^>]*>)(.*?)<", lambda m: f"{m[1]}{terug(m[2], '')}<", inhoud["xl/workbook.xml"]
        )
    return pak(inhoud)


FORMULE: Final = r"<f>(.*?)</f>"


def formule(vervang: Callable[[str], str]) -> Callable[[], bytes]:
    """The workbook with the formula of one norm row changed."""
    return lambda: cel(
        "Berekening", MIN_WEEK, lambda m: f"<c {m[1]}>{re.sub(FORMULE, lambda f: f'<f>{vervang(f[1])}</f>', m[2])}</c>"
    )


def naam(patroon: str, nieuw: str) -> Callable[[], bytes]:
    """The workbook with an edit in the list of sheets and names."""
    return lambda: wijzig("xl/workbook.xml", patroon, nieuw)


def hernoemd() -> bytes:
    """The workbook with another title for ``Normen``, and formulas and names that follow it."""
    inhoud = delen(werkmap())
    inhoud["xl/workbook.xml"] = (
        inhoud["xl/workbook.xml"]
        .replace('name="Normen"', 'name="Tarieven"')
        .replace("Normen!", "Tarieven!")
        .replace("'Normen'", "'Tarieven'")
    )
    for blad in BLADEN:
        inhoud[deel(blad)] = re.sub("<f>.*?</f>", lambda m: m[0].replace("Normen!", "Tarieven!"), inhoud[deel(blad)])
    return pak(inhoud)


def verplaatst() -> bytes:
    """The workbook with ``Casus`` and ``Berekening`` in each other's place."""
    inhoud = delen(werkmap())
    bladen = re.findall("<sheet [^>]*/>", inhoud["xl/workbook.xml"])
    inhoud["xl/workbook.xml"] = inhoud["xl/workbook.xml"].replace(bladen[1] + bladen[2], bladen[2] + bladen[1])
    inhoud["xl/workbook.xml"] = re.sub(
        ' localSheetId="([12])"', lambda m: f' localSheetId="{3 - int(m[1])}"', inhoud["xl/workbook.xml"]
    )
    return pak(inhoud)


def zegelcel(letter: str, blad: str) -> str:
    """A cell of the seal table."""
    return f"{letter}{INDELING.zegel.rij(BLADEN.index(blad))}"


RECORD: Final = f"B{INDELING.zegel.na() + 1}"
