"""Drawing the tables of a norm workbook from what a norm file says, each cell guarded by what may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ho_workbook.celwaarden import EERSTE_DAG
from ho_workbook.normwerkmap.celtekst import as_cell, word
from ho_workbook.normwerkmap.kolommen import JA_NEE
from ho_workbook.normwerkmap.stijlen import form_of, role
from ho_workbook.normwerkmap.tabellen import BRONNEN, GEBIEDEN, RIJEN, Tabel, Veld
from ho_workbook.normwerkmap.vel import choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ho_workbook.normwerkmap.celtekst import Celwaarde
    from ho_workbook.normwerkmap.kolommen import Inhoud, Kolom
    from ho_workbook.normwerkmap.stijlen import Staat
    from ho_workbook.normwerkmap.vel import Vel

KOPRIJ: Final = 4
"""The heading row on a sheet with one table."""

LAATSTE: Final = 1_000
"""As far as lists of sources, codes and areas reach: rows that are added count too."""

_BLAD_VAN: Final = {tabel.naam: tabel.blad for tabel in (RIJEN, GEBIEDEN, BRONNEN)}
_GROOTSTE: Final = 10_080
_GEEN_STATEN: Final[Mapping[str, Staat]] = {}


def draw_list(
    vel: Vel,
    tabel: Tabel,
    rijen: Sequence[Mapping[str, object]],
    vast: Mapping[str, Callable[[Mapping[str, object]], str]] | None = None,
    staten: Mapping[str, Staat] = _GEEN_STATEN,
) -> None:
    """Draw a table with a row per item, and the empty rows that stand ready below it.

    Args:
        vel: the sheet; the table begins at its next row.
        tabel: the table.
        rijen: the items, by the keys of the columns.
        vast: heading -> what the program itself puts there.
        staten: code of a row -> whose it is.
    """
    if tabel.titel:
        vel.section(tabel.titel, len(tabel.kolommen))
    getallen = [nummer for nummer, kolom in enumerate(tabel.kolommen) if kolom.inhoud == "getal"]
    vel.headings(tabel.koppen, getallen)
    eerste = vel.rij
    for rij in rijen:
        staat = staten.get(str(rij.get("code")), "geërfd")
        rollen = [role(kolom, staat) for kolom in tabel.kolommen]
        vel.row([_value(kolom, rij, vast or {}) for kolom in tabel.kolommen], rollen)
    for _ in range(tabel.leeg or not rijen):
        vel.row([None] * len(tabel.kolommen), [role(kolom, "leeg") for kolom in tabel.kolommen], 18)
    vel.mark_up(f"tbl{tabel.naam.capitalize()}", len(tabel.kolommen))
    for nummer, kolom in enumerate(tabel.kolommen, 1):
        letter = get_column_letter(nummer)
        guard(vel, kolom, f"{letter}{eerste}:{letter}{vel.rij - 1}")
        if "ontbreekt" in kolom.keuzes:
            vel.red_where(f"{letter}{eerste}:{letter}{vel.rij - 1}", f"{letter}{eerste}", "ontbreekt")


def _value(
    kolom: Kolom, rij: Mapping[str, object], vast: Mapping[str, Callable[[Mapping[str, object]], str]]
) -> Celwaarde:
    if kolom.inhoud == "vast":
        return vast[kolom.kop](rij) or None
    return as_cell(rij.get(kolom.sleutel), kolom)


def draw_fields(
    vel: Vel, tabel: Tabel, velden: Sequence[Veld], rijen: Sequence[Mapping[str, object]], *, eenheid: bool
) -> None:
    """Draw a table with a fixed row per subject.

    Args:
        vel: the sheet; the table begins at its next row.
        tabel: the table; its first column is the subject, its second the value.
        velden: the subjects.
        rijen: per subject what stands in the columns, by their keys; empty where nothing is known.
        eenheid: whether the explanation of a subject is its unit.
    """
    vel.section(tabel.titel, len(tabel.kolommen))
    vel.headings(tabel.koppen)
    eerste = vel.rij
    for veld, rij in zip(velden, rijen, strict=True):
        staat: Staat = "geërfd" if rij else "leeg"
        waarden: list[Celwaarde] = []
        for nummer, kolom in enumerate(tabel.kolommen):
            if kolom.sleutel == "waarde":
                waarden.append(word(rij["waarde"], veld.keuzes) if rij.get("waarde") is not None else None)
            elif kolom.sleutel:
                waarden.append(as_cell(rij.get(kolom.sleutel), kolom))
            else:
                waarden.append(veld.uitleg if nummer else veld.label)
        vel.row(waarden, [_field_role(veld, kolom, staat) for kolom in tabel.kolommen], 18)
        uitleg = f"In {veld.uitleg}." if eenheid and veld.inhoud == "getal" else "" if eenheid else veld.uitleg
        _guard(vel, (veld.label, veld.inhoud, uitleg), veld.keuzes, veld.bereik, f"B{vel.rij - 1}")
    vel.mark_up(f"tbl{tabel.naam.capitalize()}", len(tabel.kolommen))
    for nummer, kolom in enumerate(tabel.kolommen, 1):
        letter = get_column_letter(nummer)
        if kolom.sleutel not in {"", "waarde"}:
            guard(vel, kolom, f"{letter}{eerste}:{letter}{vel.rij - 1}")
        if "ontbreekt" in kolom.keuzes:
            vel.red_where(f"{letter}{eerste}:{letter}{vel.rij - 1}", f"{letter}{eerste}", "ontbreekt")


def _field_role(veld: Veld, kolom: Kolom, staat: Staat) -> str:
    if kolom.inhoud == "vast":
        return "label_vast"
    if kolom.sleutel != "waarde":
        return role(kolom, staat)
    vorm = form_of(veld.inhoud)
    return f"{'links' if vorm == 'getal' else vorm} {staat}"


def guard(vel: Vel, kolom: Kolom, bereik: str) -> None:
    """Guard the cells of a column: what is asked, and what may stand there."""
    _guard(vel, (kolom.kop, kolom.inhoud, kolom.uitleg), kolom.keuzes, kolom.bereik, bereik)


def _guard(vel: Vel, wat: tuple[str, Inhoud, str], keuzes: Mapping[str, str], lijst: str, bereik: str) -> None:
    titel, inhoud, uitleg = wat
    fout = ""
    if keuzes or inhoud == "ja_nee":
        woorden = tuple(keuzes.values()) or JA_NEE
        regel, fout = choice(woorden), f"Kies uit: {', '.join(woorden)}."
    elif lijst:
        blad = _BLAD_VAN[lijst]
        regel = DataValidation("list", formula1=f"{blad}!$A${KOPRIJ + 1}:$A${LAATSTE}", allow_blank=True)
        fout = f"Kies een naam uit de eerste kolom van het blad {blad}, of zet hem daar eerst bij."
    elif inhoud == "getal":
        regel = DataValidation("whole", operator="between", formula1="0", formula2=str(_GROOTSTE), allow_blank=True)
        fout = f"Vul een heel getal in van 0 tot en met {_GROOTSTE}, zonder komma of punt."
    elif inhoud == "datum":
        eerste = f"DATE({EERSTE_DAG.year},{EERSTE_DAG.month},{EERSTE_DAG.day})"
        regel = DataValidation("date", operator="greaterThanOrEqual", formula1=eerste, allow_blank=True)
        fout = "Vul een datum in, zoals 15-01-2026."
    elif uitleg:
        regel = DataValidation("textLength", operator="lessThanOrEqual", formula1="32767", allow_blank=True)
        fout = "" if inhoud == "vast" else "De tekst is te lang voor een cel."
    else:
        return
    vel.validate(regel, bereik, titel, uitleg, fout)
