"""Items A to E, G, I and J of the checklist: what a file is, holds and looks like, judged from the file alone."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import get_column_letter

from bestand import HOOFD, Bestand, address
from ho_workbook.celwaarden import lees_celtekst
from ho_workbook.stempelen.grafieken import lees_bereik

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from openpyxl.worksheet.worksheet import Worksheet

    Bevindingen = Iterator[str]

INVOERKLEUR: Final = "00FFF6DC"
KOPKLEUR: Final = "00154273"
WAARDENAMEN: Final = frozenset({"ZEGEL_BLADEN", "VASTGELEGDE_CASUS", "TOEGEKEND"})
"""Names that no formula reads but that other programs and ``ho`` read by name."""

_FORMULETEKENS: Final = ("=", "+", "-", "@", "\t")
_ZIPTIJD: Final = (1980, 1, 1, 0, 0, 0)
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_GRAFIEK: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_BSN: Final = re.compile(r"(?<![\w.-])\d(?:[ .]?\d){7,8}(?![\w-])")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_TELEFOON: Final = re.compile(r"(?<![\w.-])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?\d){8}(?![\w-])")
_PERSOON: Final = re.compile(
    r"\b(geboortedatum|burgerservicenummer|voornaam|achternaam|naam van de inwoner)\b", re.IGNORECASE
)
_GETAL: Final = re.compile(r"[+-]?\d+([.,]\d+)?")


def nothing(_: Bestand) -> Bevindingen:
    """An item that one file can't show: it has a test of its own, over more files or with a second program."""
    yield from ()


def properties(b: Bestand) -> Bevindingen:
    """A1: the file says of itself what it is, with which program and norms, and carries a hash per sheet."""
    kern: Any = b.boek.properties
    for veld in ("title", "subject", "creator", "keywords", "description", "language"):
        if not getattr(kern, veld):
            yield f"eigenschap {veld} is leeg"
    nodig = {"HO versie", "HO normenkader", "HO normenkader sha256", "HO gemeente"}
    nodig |= {"HO kenmerk"} if b.soort in {"concept", "definitief"} else set()
    yield from (f"eigenschap {naam} ontbreekt" for naam in sorted(nodig - set(b.eigen)))
    hashes = {naam: waarde for naam, waarde in b.eigen.items() if "sha256" in naam or naam.startswith("HO zegel")}
    yield from (f"{naam} is geen SHA-256" for naam, waarde in hashes.items() if not _HASH.fullmatch(waarde))
    if not b.is_lijst and len(hashes) != 1 + len(b.boek.sheetnames):
        yield f"{len(hashes)} hashes voor {len(b.boek.sheetnames)} bladen"


def guide(b: Bestand) -> Bevindingen:
    """A2: a title in A1 of every sheet; the first sheet has the guide, the colours and how to verify."""
    for blad in b.boek:
        if not isinstance(blad["A1"].value, str):
            yield f"{blad.title}!A1 heeft geen titel"
    if b.is_lijst:
        return
    eerste = [[cel.value for cel in rij if cel.value is not None] for rij in b.boek.worksheets[0].iter_rows()]
    kolom = [str(rij[0]) for rij in eerste if rij]
    yield from (
        f"'{kop}' ontbreekt op het eerste blad" for kop in ("Leeswijzer", "Kleuren", "Controleren") if kop not in kolom
    )
    genoemd = [rij[0] for rij in eerste if len(rij) > 1 and rij[0] in b.boek.sheetnames]
    if genoemd != b.boek.sheetnames:
        yield f"de leeswijzer noemt {genoemd}"


def _parts(b: Bestand, patroon: str) -> Bevindingen:
    yield from (f"onderdeel {naam}" for naam in b.delen if re.search(patroon, naam, re.IGNORECASE))


def macros(b: Bestand) -> Bevindingen:
    """B1: no macro, control or dialog."""
    yield from _parts(b, r"vba|macrosheet|activex|ctrlprop|dialogsheet")
    if b"macroEnabled" in b.delen["[Content_Types].xml"]:
        yield "het bestand staat macro's toe"


def external_links(b: Bestand) -> Bevindingen:
    """B2: no link to another file or place."""
    yield from _parts(b, "externallink")
    for naam, inhoud in b.delen.items():
        if naam.endswith(".rels") and b"TargetMode" in inhoud:
            yield f"{naam} verwijst naar buiten"
    yield from (f"{f.plaats} verwijst naar buiten" for f in b.formules if re.search(r"\[\d+\]|\[[^\]]*\.xl", f.tekst))


def connections(b: Bestand) -> Bevindingen:
    """B3: no data connection, query, pivot, embedded object or picture."""
    yield from _parts(
        b, r"connections|querytable|pivot|embed|oleobject|customxml|media/|printersettings|threadedcomment"
    )


def names_resolve(b: Bestand) -> Bevindingen:
    """C1: every name points at cells of a sheet."""
    yield from (f"{naam} wijst nergens heen" for naam, blokken in b.namen.items() if len(blokken) != 1)


def names_used(b: Bestand) -> Bevindingen:
    """C2: every name is read: by a formula, a validation, a coloured rule, or from outside by its name."""
    tekst = [f.tekst for f in b.formules]
    for blad in b.boek:
        tekst += [f"{r.formula1} {r.formula2}" for r in blad.data_validations.dataValidation]
        tekst += [str(r.formula) for bereik in blad.conditional_formatting for r in bereik.rules]
    gebruikt = set(re.findall(r"[A-Z_][A-Z0-9_]*", " ".join(tekst).upper()))
    for naam, blokken in b.namen.items():
        buiten = naam in WAARDENAMEN or naam.startswith(("CASUS_", "ANDERS_"))
        invoer = len(blokken) == 1 and blokken[0].blad == "Casus" and blokken[0].boven == blokken[0].onder
        if naam not in gebruikt and not buiten and not invoer:
            yield f"{naam} wordt nergens gelezen"


def names_listed(b: Bestand) -> Bevindingen:
    """C3: every name is listed on *Normen* with its cells and what it is."""
    doelen, uitleg = b.kolom("tblNamen", "Verwijst naar"), b.kolom("tblNamen", "Wat het is")
    lijst = {str(naam).upper(): (doelen[rij], uitleg[rij]) for rij, naam in b.kolom("tblNamen", "Celnaam").items()}
    for naam, blokken in b.namen.items():
        doel, wat = lijst.get(naam, ("", ""))
        blok = blokken[0] if blokken else None
        cellen = f"{blok.blad}!{get_column_letter(blok.links)}{blok.boven}" if blok else "?"
        if not wat or str(doel).partition(":")[0] != cellen:
            yield f"{naam} staat niet goed op Normen: '{doel}', '{wat}'"
    yield from (f"{naam} bestaat niet en staat wel op Normen" for naam in sorted(set(lijst) - set(b.namen)))


def sheets_visible(b: Bestand) -> Bevindingen:
    """D1: no hidden sheet."""
    yield from (f"blad {blad.title} is verborgen" for blad in b.boek if blad.sheet_state != "visible")


def rows_visible(b: Bestand) -> Bevindingen:
    """D2: no hidden row or column, none without height or width."""
    for blad in b.boek:
        for nummer, rij in blad.row_dimensions.items():
            if rij.hidden or rij.height == 0:
                yield f"{blad.title}: rij {nummer} is verborgen"
        for letter, kolom in blad.column_dimensions.items():
            if kolom.hidden or kolom.width == 0:
                yield f"{blad.title}: kolom {letter} is verborgen"


def nothing_merged(b: Bestand) -> Bevindingen:
    """D3: no merged cells."""
    yield from (f"{blad.title}!{bereik} is samengevoegd" for blad in b.boek for bereik in blad.merged_cells.ranges)


def protected(b: Bestand) -> Bevindingen:
    """E1: every sheet and the list of sheets are protected, without a password."""
    for nummer, blad in enumerate(b.boek.worksheets, 1):
        slot = b.xml(f"xl/worksheets/sheet{nummer}.xml").find(f"{HOOFD}sheetProtection")
        yield from _lock(slot, "sheet", blad.title)
    yield from _lock(b.xml("xl/workbook.xml").find(f"{HOOFD}workbookProtection"), "lockStructure", "de werkmap")


def _lock(slot: Element | None, kenmerk: str, wat: str) -> Bevindingen:
    if slot is None or slot.get(kenmerk) != "1":
        yield f"{wat} is niet beveiligd"
    elif any(woord in naam for naam in slot.attrib for woord in ("assword", "hash", "salt", "algorithm")):
        yield f"{wat} heeft een wachtwoord"


def formulas_locked(b: Bestand) -> Bevindingen:
    """E2: every cell with a formula is locked."""
    cellen = ((f, b.boek[f.blad][f.adres]) for f in b.formules)
    yield from (f"{f.plaats} is niet vergrendeld" for f, cel in cellen if not cel.protection.locked)


def formulas_shown(b: Bestand) -> Bevindingen:
    """E3: no formula is hidden."""
    for blad in b.boek:
        for rij in blad.iter_rows():
            yield from (f"{blad.title}!{cel.coordinate} is verborgen" for cel in rij if cel.protection.hidden)


def inputs(b: Bestand) -> Bevindingen:
    """E4: inputs stand on *Casus* only; each is open, has the colour of inputs and a rule; nothing else has it."""
    for blad in b.boek:
        bewaakt = _validated(blad)
        for rij in blad.iter_rows():
            for cel in rij:
                kleur = cel.fill.fgColor.rgb if cel.fill.fill_type else ""
                plaats, is_open = f"{blad.title}!{cel.coordinate}", not cel.protection.locked
                if is_open and blad.title != "Casus":
                    yield f"{plaats} is open"
                if is_open and cel.coordinate not in bewaakt:
                    yield f"{plaats} heeft geen gegevensvalidatie"
                if is_open != (kleur == INVOERKLEUR) and (is_open or blad.title == "Casus"):
                    yield f"{plaats}: kleur en slot passen niet bij elkaar"


def _validated(blad: Worksheet) -> set[str]:
    return {
        f"{get_column_letter(kolom)}{rij}"
        for regel in blad.data_validations.dataValidation
        for bereik in regel.sqref.ranges
        for rij in range(bereik.min_row, bereik.max_row + 1)
        for kolom in range(bereik.min_col, bereik.max_col + 1)
    }


def charts(b: Bestand) -> Bevindingen:
    """G1: every picture has a title and an alternative text; every point a chart keeps is the value of its cell."""
    for naam in b.delen:
        if naam.startswith("xl/drawings/drawing"):
            for figuur in b.xml(naam).iter():
                if figuur.tag.endswith("}cNvPr") and not (len(figuur.get("descr", "")) > 20 and figuur.get("title")):
                    yield f"{naam}: {figuur.get('name')} heeft geen alt-tekst"
        if naam.startswith("xl/charts/chart"):
            for verwijzing in b.xml(naam).iter():
                if verwijzing.tag in {f"{_GRAFIEK}numRef", f"{_GRAFIEK}strRef"}:
                    yield from _chart_cache(b, naam, verwijzing)


def _chart_cache(b: Bestand, naam: str, verwijzing: Element) -> Bevindingen:
    bereik = verwijzing.findtext(f"{_GRAFIEK}f", "")
    blad, adressen = lees_bereik(bereik)
    punten = {int(punt.get("idx", "-1")): punt.findtext(f"{_GRAFIEK}v") for punt in verwijzing.iter(f"{_GRAFIEK}pt")}
    for nummer, adres in enumerate(adressen):
        waarde, punt = b.waarden[blad][adres].value, punten.get(nummer)
        leeg = isinstance(waarde, str) and waarde.startswith("#")
        gelijk = punt is None if leeg else str(waarde) == punt or _float(punt) == waarde
        if not gelijk:
            yield f"{naam}: {bereik} bewaart {punt} voor {adres}, daar staat {waarde}"


def _float(tekst: str | None) -> float | None:
    try:
        return float(tekst or "")
    except ValueError:
        return None


def frozen(b: Bestand) -> Bevindingen:
    """G2: the title stays in sight on every sheet."""
    yield from (f"{blad.title} heeft geen vaste titelrijen" for blad in b.boek if blad.freeze_panes != "A3")


def print_setup(b: Bestand) -> Bevindingen:
    """G3: every sheet prints its title on each page, on A4, as wide as the page, with a footer and page numbers."""
    for blad in b.boek:
        voet: Any = blad.oddFooter
        opzet: Any = blad
        if blad.print_title_rows != "$1:$3":
            yield f"{blad.title} herhaalt zijn titel niet"
        if opzet.page_setup.fitToWidth != 1 or not opzet.sheet_properties.pageSetUpPr.fitToPage:
            yield f"{blad.title} past niet op de breedte"
        if str(opzet.page_setup.paperSize) != "9" or "&P van &N" not in str(voet.right.text):
            yield f"{blad.title} is niet op A4 met bladzijdenummers"


def tables_marked(b: Bestand) -> Bevindingen:
    """G4: every row that looks like the head of a table is one; tables do not overlap and have no filter buttons."""
    koppen: dict[str, set[tuple[int, int]]] = {}
    bezet: set[tuple[str, int, int]] = set()
    for blad, tabel, blok in b.tabellen():
        koppen.setdefault(blad.title, set()).update((blok.boven, k) for k in range(blok.links, blok.rechts + 1))
        cellen = set(blok.cellen())
        if bezet & cellen:
            yield f"tabel {tabel.name} overlapt een andere"
        bezet |= cellen
        if tabel.autoFilter is not None:
            yield f"tabel {tabel.name} heeft filterknoppen"
    for blad in b.boek:
        for rij in blad.iter_rows():
            for cel in rij:
                kop = cel.fill.fill_type and cel.fill.fgColor.rgb == KOPKLEUR and cel.value is not None
                if kop and (cel.row, cel.column) not in koppen.get(blad.title, set()):
                    yield f"{blad.title}!{cel.coordinate} lijkt een kolomkop, maar hoort bij geen tabel"


def headers(b: Bestand) -> Bevindingen:
    """G5: no empty heading, none twice on a sheet, and each cell says what the table calls its column."""
    gezien: dict[str, set[str]] = {}
    for blad, tabel, blok in b.tabellen():
        for nummer, kolom in enumerate(tabel.tableColumns):
            tekst = blad.cell(blok.boven, blok.links + nummer).value
            plaats = address(blad.title, blok.boven, blok.links + nummer)
            if not tekst or lees_celtekst(kolom.name) != tekst:
                yield f"{plaats}: kop '{tekst}', de tabel zegt '{kolom.name}'"
            if str(tekst) in gezien.setdefault(blad.title, set()):
                yield f"{plaats}: kop '{tekst}' staat twee keer op dit blad"
            gezien[blad.title].add(str(tekst))


def timeless(b: Bestand) -> Bevindingen:
    """I2: fixed zip times, parts in order, and a date of the case instead of the clock."""
    with zipfile.ZipFile(io.BytesIO(b.data)) as pakket:
        yield from (f"{deel.filename} heeft een tijd" for deel in pakket.infolist() if deel.date_time != _ZIPTIJD)
        namen = pakket.namelist()
    if namen[:2] != ["[Content_Types].xml", "_rels/.rels"] or namen[2:] != sorted(namen[2:]):
        yield "de onderdelen staan niet op volgorde"
    kern: Any = b.boek.properties
    if kern.created != kern.modified or (kern.created.hour, kern.created.minute, kern.created.second) != (0, 0, 0):
        yield f"de datums {kern.created} en {kern.modified} komen van een klok"


def quoted(b: Bestand) -> Bevindingen:
    """J1: a text that begins like a formula is a text, with the mark that it was typed as one."""
    for blad in b.boek:
        for rij in blad.iter_rows():
            for cel in rij:
                tekst = cel.value if isinstance(cel.value, str) and cel.data_type != "f" else ""
                if tekst.startswith(_FORMULETEKENS) and (cel.data_type != "s" or not cel.quotePrefix):
                    yield f"{blad.title}!{cel.coordinate} begint als een formule"


def numbers_are_numbers(b: Bestand) -> Bevindingen:
    """J2: no number stored as a text."""
    for blad in b.waarden:
        for rij in blad.iter_rows():
            for cel in rij:
                if isinstance(cel.value, str) and _GETAL.fullmatch(cel.value.strip()):
                    yield f"{blad.title}!{cel.coordinate}: het getal {cel.value} staat er als tekst"


def nobody(b: Bestand) -> Bevindingen:
    """J3: no BSN, e-mail address or telephone number, and nothing that asks for a name or a birthday."""
    teksten = {
        f"{v.title}!{c.coordinate}": str(c.value) for v in b.waarden for r in v.iter_rows() for c in r if c.value
    }
    teksten |= {f"eigenschap {naam}": waarde for naam, waarde in b.eigen.items()}
    teksten |= {
        naam: re.sub("<[^>]*>", " ", inhoud.decode()) for naam, inhoud in b.delen.items() if "docProps/core" in naam
    }
    for plaats, tekst in teksten.items():
        for wat, patroon in (("e-mailadres", _MAIL), ("telefoonnummer", _TELEFOON), ("persoonsgegeven", _PERSOON)):
            if patroon.search(tekst):
                yield f"{plaats}: {wat}"
        for gevonden in _BSN.findall(tekst):
            cijfers = [int(teken) for teken in gevonden if teken.isdigit()]
            cijfers = [0] * (9 - len(cijfers)) + cijfers
            som = sum(c * w for c, w in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
            if som % 11 == 0:
                yield f"{plaats}: lijkt op een BSN"
