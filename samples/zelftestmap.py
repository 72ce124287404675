"""Makes ``zelftest.xlsx``: the golden table of the functions as formulas, each with what must come out of it.

Who has Excel and the add-in opens the file and reads one line out. Without the add-in nothing is right, and the line
that counts says in the file itself that nothing was calculated yet.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from excelboek import A3, VERSIE_NOG_NIET, Boek
from formuletaal import Invoer, as_value, cell, write_call
from xlsxwriter.utility import xl_range, xl_range_abs  # type: ignore[import-untyped]  # it ships no types

from ho_addin import functies
from ho_addin.functies import Foutwaarde

if TYPE_CHECKING:
    from excelboek import Vel, Waarde
    from formuletaal import Aanroep

TABEL: Final = Path(__file__).resolve().parents[1] / "tests" / "golden" / "functies.toml"
NOG_NIET: Final = "Nog niet gerekend. Klik op Bewerken inschakelen en druk daarna op Ctrl+Alt+F9."
KOPRIJ: Final = 6
"""The row of the headings of the list, from zero."""
KOPPEN: Final = (
    "nr",
    "functie",
    "naam",
    "formule",
    "uitkomst",
    "verwacht",
    "klopt",
    "melding",
    "uitleg",
    "uitleg klopt",
)
_BREEDTEN: Final = (5, 20, 34, 62, 22, 22, 10, 9, 64, 9)
_TABELBREED: Final = 12
"""The widest table of the functions; the three blocks of a table lie so far apart."""
_TABELLEN: Final = "Tabellen"
_TABELKOLOM: Final = 1
PROTOCOL: Final = (
    "Installeer de invoegtoepassing (ho addin installeren) en start Excel opnieuw.",
    "Open dit bestand. Staat er een gele balk boven, klik dan op Bewerken inschakelen.",
    "Druk op Ctrl+Alt+F9: Excel rekent alles opnieuw uit.",
    "Lees op het blad Zelftest de regel onder de titel voor. Goed is: alle gevallen kloppen, nul niet.",
    (
        "Kies op het lint Normenkader HO de knop Zelftest. Die schrijft een verslag in JSON naast het logboek: de"
        " versie van Excel, de taal, 32 of 64 bits, en de aantallen."
    ),
    (
        "Bewaar dat verslag bij de uitgave. Klopt er iets niet, filter dan de kolom klopt op ONWAAR en stuur een"
        " afbeelding mee."
    ),
)
BETEKENIS: Final = (
    ("Zelftest", "elk geval is een formule; uitkomst is wat Excel nu uitrekent, verwacht is met de hand uitgerekend"),
    (
        "klopt",
        (
            "WAAR als uitkomst en verwacht gelijk zijn: een getal als getal, een tekst letter voor letter, een fout van"
            " dezelfde soort, een tabel cel voor cel en even groot"
        ),
    ),
    ("uitleg klopt", "WAAR als HO_UITLEG van die cel de melding noemt die erbij hoort"),
    (
        _TABELLEN,
        (
            "uitkomsten die meer cellen vullen: links wat Excel uitrekent, in het midden wat er moet staan, rechts per"
            " cel of het klopt"
        ),
    ),
    ("Invoer", "cellen waar de formules naar verwijzen: datums, lege cellen, foutwaarden"),
    ("Gevallen", "dezelfde gevallen voor programma's: ho addin zelftest leest ze"),
    ("#NAAM? overal", "de invoegtoepassing is niet geladen: zie docs/excel-installeren.md"),
    ("#N/B overal", "de rekenkern antwoordt niet: kies Herstart op het lint, en daarna Ctrl+Alt+F9"),
)


@dataclass(frozen=True)
class Rij:
    """One row of the golden table, calculated."""

    nummer: int
    geval: dict[str, Any]
    aanroep: Aanroep
    uitkomst: Any

    @property
    def hoort(self) -> dict[tuple[int, int], Waarde]:
        """What is known of a table, by row and column from zero; empty where no table must come out."""
        verwacht = self.geval.get("verwacht")
        if isinstance(verwacht, list):
            rijen: list[list[Waarde]] = as_cells(verwacht)
            return {(rij, kolom): waarde for rij, deel in enumerate(rijen) for kolom, waarde in enumerate(deel)}
        plekken = (plek.split(",") for plek in self.geval.get("cellen", {}))
        waarden = self.geval.get("cellen", {}).values()
        return {(int(r) - 1, int(k) - 1): waarde for (r, k), waarde in zip(plekken, waarden, strict=True)}

    @property
    def maat(self) -> tuple[int, int]:
        """How large the table must be."""
        verwacht = self.geval.get("verwacht")
        hoog, breed = self.geval.get("omvang") or (len(verwacht or ()), len((verwacht or [()])[0]))
        return hoog, breed

    @property
    def is_tabel(self) -> bool:
        """Whether more cells than one must come out, or a table of one."""
        return "omvang" in self.geval or isinstance(self.geval.get("verwacht"), list)

    @property
    def fout(self) -> tuple[int, int] | None:
        """The first error that must come out, by its place in the table."""
        if not self.geval.get("meldingen"):
            return None
        if not self.is_tabel:
            return 0, 0
        return next(plek for plek, waarde in self.hoort.items() if isinstance(waarde, Foutwaarde))


def as_cells(rijen: list[list[Any]]) -> list[list[Waarde]]:
    """Rows of the golden table as cells; an empty text is one, because no outcome is a blank."""
    return [["" if cel == "" else as_value(cel) for cel in rij] for rij in rijen]


def read_rows(invoer: Invoer) -> list[Rij]:
    """The golden table, every row calculated by the functions themselves."""
    rijen = []
    for nummer, geval in enumerate(tomllib.loads(TABEL.read_text(encoding="utf-8"))["geval"], 1):
        functie, argumenten = geval["functie"], geval["argumenten"]
        uitkomst = getattr(functies, functie)(*map(as_value, argumenten))
        rijen.append(Rij(nummer, geval, write_call(functie, argumenten, invoer, nummer), uitkomst))
    return rijen


def make_zelftest() -> bytes:
    """The whole file."""
    boek = Boek(
        "Zelftest van de functies van Normenkader HO",
        "De gouden tabel van de functies als formules, met wat eruit moet komen.",
        "Zelftest van de functies; geen echte casussen",
        herreken=True,
    )
    invoer = Invoer()
    rijen = read_rows(invoer)
    zelftest = boek.sheet("Zelftest", _BREEDTEN)
    uitleg = boek.sheet("Uitleg", (4, 26, 92))
    tabellen = boek.sheet(_TABELLEN, (7, *(14,) * _TABELBREED, 3, *(14,) * _TABELBREED, 3, *(8,) * _TABELBREED))
    cellen = boek.sheet("Invoer", (28, 22, *(24,) * 4))
    gevallen = boek.sheet("Gevallen", (44, 22, 120))
    _draw_list(zelftest, rijen, _draw_tables(tabellen, rijen))
    _draw_help(uitleg)
    _draw_input(cellen, invoer)
    _draw_machine(gevallen, rijen)
    zelftest.blad.activate()
    return boek.data()


def _draw_tables(vel: Vel, rijen: list[Rij]) -> dict[int, int]:
    """The outcomes of more cells, one below the other; gives the row of each by the number of its case."""
    vel.title(
        "Tabellen",
        "Links de uitkomst van één formule die zelf de cellen vult, in het midden wat er moet staan (voor zover dat"
        " vooraf bekend is), rechts of het klopt.",
    )
    plaatsen: dict[int, int] = {}
    for rij in rijen:
        if not rij.is_tabel:
            continue
        vel.put(vel.rij, 0, f"{rij.nummer}. {rij.geval['functie']}: {rij.geval['naam']}", "kop")
        for kolom in range(1, 3 * _TABELBREED + 3):
            vel.put(vel.rij, kolom, None, "kop")
        top = plaatsen[rij.nummer] = vel.rij + 1
        uitkomst = _without_version(rij) if rij.geval["functie"] == "HO_VERSIE" else rij.uitkomst
        vel.spill(top, _TABELKOLOM, f"={rij.aanroep.engels}", uitkomst, ["live"] * len(uitkomst[0]))
        for (omlaag, opzij), waarde in rij.hoort.items():
            live, hoort = _live(omlaag, opzij), _live(omlaag, opzij + _TABELBREED + 1)
            vel.put(top + live[0], hoort[1], waarde, "hoort")
            controle = _check(cell(top + live[0], live[1]), cell(top + live[0], hoort[1]), waarde)
            vel.formula(top + live[0], hoort[1] + _TABELBREED + 1, controle, uitkomst=True, rol="oordeel_vak")
        vel.rij = top + rij.maat[0] + 1
    laatste = vel.rij - 1
    eerste = 2 * _TABELBREED + 3
    vel.mark_errors(xl_range(3, eerste, laatste, eerste + _TABELBREED - 1), cell(3, eerste))
    vel.blad.ignore_errors({"eval_error": xl_range(3, 1, laatste, eerste - 1)})
    vel.blad.freeze_panes(3, 1)
    vel.paper(laatste, 2, papier=A3)
    return plaatsen


def _live(omlaag: int, opzij: int) -> tuple[int, int]:
    return omlaag, _TABELKOLOM + opzij


def _without_version(rij: Rij) -> list[list[Waarde]]:
    """The version of Python is that of the machine that calculates; the file has none until it is opened."""
    return [[naam, VERSIE_NOG_NIET if naam == "Python" else waarde] for naam, waarde in rij.uitkomst]


def _check(live: str, hoort: str, waarde: Waarde) -> str:
    """The formula that compares one cell: of the same kind, and the same."""
    if isinstance(waarde, Foutwaarde):
        # LibreOffice has no number for #LEEG!, which is 1 in Excel.
        soorten = "=".join(f"IFERROR(ERROR.TYPE({cel}),1)" for cel in (live, hoort))
        return f"=IF(ISERROR({live}),{soorten},FALSE)"
    if isinstance(waarde, str):
        gelijk = f'EXACT({live},"")' if waarde == "" else f"EXACT({live},{hoort})"
        return f"=IFERROR(AND(ISTEXT({live}),{gelijk}),FALSE)"
    return f"=IFERROR(AND(ISNUMBER({live}),{live}={hoort}),FALSE)"


def _draw_list(vel: Vel, rijen: list[Rij], plaatsen: dict[int, int]) -> None:
    """The list of cases with the line that counts them."""
    begin, eind = KOPRIJ + 1, KOPRIJ + len(rijen)
    vel.title("Zelftest van de functies")
    klopt, uitleg = xl_range_abs(begin, 6, eind, 6), xl_range_abs(begin, 9, eind, 9)
    meldingen = xl_range_abs(begin, 7, eind, 7)
    regel = (
        f'="Zelftest: "&COUNTIF({klopt},TRUE)&" van "&ROWS({klopt})&" gevallen kloppen, "&COUNTIF({klopt},FALSE)'
        f'&" niet. Uitleg bij fouten: "&COUNTIF({uitleg},TRUE)&" van "&COUNTA({meldingen})&" kloppen."'
    )
    vel.formula(1, 0, regel, NOG_NIET, "regel")
    for kolom in range(1, len(KOPPEN)):
        vel.put(1, kolom, None, "regel")
    vel.blad.set_row(1, 26)
    vel.put(3, 0, "gerekend op", "kenmerk")
    vel.formula(3, 2, "=NOW()", VERSIE_NOG_NIET, "moment")
    vel.put(4, 0, "gerekend met", "kenmerk")
    versie = '=INDEX(HO_VERSIE(),1,2)&", "&INDEX(HO_VERSIE(),2,2)&", Python "&INDEX(HO_VERSIE(),3,2)'
    vel.formula(4, 2, versie, VERSIE_NOG_NIET, "kenmerk")
    vel.headings(KOPRIJ, KOPPEN)
    for rij in rijen:
        _draw_case(vel, KOPRIJ + rij.nummer, rij, plaatsen)
    vel.mark_errors(xl_range(begin, 6, eind, 6), cell(begin, 6))
    vel.mark_errors(xl_range(begin, 9, eind, 9), cell(begin, 9))
    vel.blad.ignore_errors({"eval_error": xl_range(begin, 4, eind, 5), "number_stored_as_text": "E1:F999"})
    vel.blad.autofilter(KOPRIJ, 0, eind, len(KOPPEN) - 1)
    vel.blad.freeze_panes(KOPRIJ + 1, 3)
    vel.paper(eind, KOPRIJ + 1)
    for naam, kolom in (("Zelftest_klopt", 6), ("Zelftest_uitleg_klopt", 9)):
        vel.boek.werkmap.define_name(naam, f"=Zelftest!{xl_range_abs(begin, kolom, eind, kolom)}")


def _draw_case(vel: Vel, plek: int, rij: Rij, plaatsen: dict[int, int]) -> None:
    """One case on its row."""
    geval, live, hoort = rij.geval, cell(plek, 4), cell(plek, 5)
    formule = f"={rij.aanroep.nederlands}"
    for kolom, (waarde, rol) in enumerate(
        ((rij.nummer, "nummer"), (geval["functie"], "tekst"), (geval["naam"], "tekst"), (formule, "formule"))
    ):
        vel.put(plek, kolom, waarde, rol)
    if rij.is_tabel:
        top = plaatsen[rij.nummer]
        grootte = f'=ROWS({rij.aanroep.engels})&" × "&COLUMNS({rij.aanroep.engels})'
        maat = "{} × {}".format(*rij.maat)
        vel.formula(plek, 4, grootte, maat, "live")
        vel.put(plek, 5, maat, "hoort")
        eerste = _TABELKOLOM + 2 * _TABELBREED + 2
        vakken = xl_range_abs(top, eerste, top + rij.maat[0] - 1, eerste + rij.maat[1] - 1)
        controle = f"=IFERROR(AND(EXACT({live},{hoort}),{_TABELLEN}!{vakken}),FALSE)"
    elif "bevat" in geval:
        vel.formula(plek, 4, f"={rij.aanroep.engels}", rij.uitkomst, "live")
        vel.put(plek, 5, "bevat: " + ", ".join(geval["bevat"]), "hoort_vrij")
        delen = ",".join(f'ISNUMBER(FIND("{deel}",{live}))' for deel in geval["bevat"])
        controle = f"=IFERROR(AND({delen}),FALSE)"
    else:
        verwacht: Waarde = as_value(geval["verwacht"])
        vel.formula(plek, 4, f"={rij.aanroep.engels}", rij.uitkomst, "live")
        vel.put(plek, 5, verwacht, "hoort")
        controle = _check(live, hoort, verwacht)
    vel.formula(plek, 6, controle, uitkomst=True, rol="oordeel_vak")
    teksten = {2: geval["naam"], 3: formule}
    if rij.fout is None:
        vel.fill(plek, 7, [[None, None, None]], ["uitleg", "uitleg", "oordeel_vak"])
    else:
        teksten[8] = _draw_explanation(vel, plek, rij, plaatsen)
    vel.height(plek, teksten)


def _draw_explanation(vel: Vel, plek: int, rij: Rij, plaatsen: dict[int, int]) -> str:
    """What the add-in says of the error in that cell, and whether it names the right message."""
    omlaag, opzij = rij.fout or (0, 0)
    fout = rij.uitkomst[omlaag][opzij] if rij.is_tabel else rij.uitkomst
    cel = f"{_TABELLEN}!{cell(plaatsen[rij.nummer] + omlaag, _TABELKOLOM + opzij)}" if rij.is_tabel else cell(plek, 4)
    code = rij.geval["meldingen"][0] or "HO411"
    vel.put(plek, 7, code, "uitleg")
    vel.formula(plek, 8, f"=HO_UITLEG({cel})", fout.uitleg, "uitleg")
    controle = f"=IFERROR(EXACT(LEFT({cell(plek, 8)},{len(code)}),{cell(plek, 7)}),FALSE)"
    vel.formula(plek, 9, controle, uitkomst=True, rol="oordeel_vak")
    tekst: str = fout.uitleg
    return tekst


def _draw_help(vel: Vel) -> None:
    """The protocol of one minute."""
    vel.title("Uitleg", "Zo bewijst u in één minuut dat de invoegtoepassing in uw Excel rekent zoals bedoeld.")
    for nummer, stap in enumerate(PROTOCOL, 1):
        vel.put(vel.rij, 0, nummer, "stapnummer")
        vel.blad.merge_range(vel.rij, 1, vel.rij, 2, stap, vel.boek.format("stap"))
        vel.blad.set_row(vel.rij, 36 if len(stap) > 105 else 20)  # noqa: PLR2004 - what fits on a line
        vel.rij += 1
    vel.rij += 1
    vel.headings(vel.rij, ("wat u ziet", "wat het is"), 1, 18)
    for woord, betekenis in BETEKENIS:
        vel.rij += 1
        vel.fill(vel.rij, 1, [[woord, betekenis]], ["verwijzing", "tekst"])
        vel.height(vel.rij, {2: betekenis}, 10)
    vel.paper(vel.rij, 2)


def _draw_input(vel: Vel, invoer: Invoer) -> None:
    """The cells that formulas refer to."""
    vel.title(
        "Invoer",
        "Cellen waar de formules naar verwijzen: wat niet in een formule zelf kan staan.",
        "Verander hier niets: dan kloppen de gevallen niet meer.",
    )
    breed = max(len(blok.cellen[0]) for blok in invoer.blokken.values())
    vel.headings(4, ("wat", "in geval", *("cellen" if not n else "" for n in range(breed))), hoogte=18)
    laatste = 0
    for blok in invoer.blokken.values():
        nummers = ", ".join(map(str, blok.nummers[:4])) + (" …" if len(blok.nummers) > 4 else "")  # noqa: PLR2004
        vel.put(blok.rij, 0, blok.wat, "tekst")
        vel.put(blok.rij, 1, nummers, "code")
        for omlaag, cellen in enumerate(blok.cellen):
            for opzij, waarde in enumerate(cellen):
                rol = "invoer_datum" if isinstance(waarde, dt.date) else "invoer_vrij"
                vel.put(blok.rij + omlaag, 2 + opzij, waarde, rol)
        laatste = blok.rij + len(blok.cellen) - 1
    vel.blad.ignore_errors({"eval_error": xl_range(4, 2, laatste, 1 + breed), "number_stored_as_text": "C1:F999"})
    vel.blad.freeze_panes(5, 2)
    vel.paper(laatste, 5)


def _draw_machine(vel: Vel, rijen: list[Rij]) -> None:
    """The same cases for programs: a name, a function and the row as JSON."""
    vel.headings(0, ("naam", "functie", "geval"), hoogte=18)
    for rij in rijen:
        tekst = json.dumps(rij.geval, ensure_ascii=False, default=lambda dag: {"datum": dag.isoformat()})
        vel.fill(rij.nummer, 0, [[rij.geval["naam"], rij.geval["functie"], tekst]], ["gesloten"] * 3)
    vel.blad.freeze_panes(1, 0)
    vel.paper(len(rijen), 1)
