"""The norm workbook: every row of a norm file, inherited or own, on sheets that a policy officer can change."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final, get_args

from openpyxl import Workbook

from ho_engine.verantwoording import PROGRAMMA, program_version
from ho_workbook.normwerkmap import uitleg
from ho_workbook.normwerkmap.rijkolommen import BLADZIJDEN, GEBIED, MOTIVERING, RIJ
from ho_workbook.normwerkmap.stijlen import NORMSTIJLEN, Staat
from ho_workbook.normwerkmap.tabellen import (
    AFRONDING,
    BELEID,
    BRONNEN,
    GEBIEDEN,
    GEMEENTEN,
    GRENZEN,
    KADER,
    KOP,
    OPMERKINGEN,
    RIJEN,
    VERVALLEN,
    WEKEN,
    ZINNEN,
    tables_of,
)
from ho_workbook.normwerkmap.tekenen import KOPRIJ, draw_fields, draw_list
from ho_workbook.normwerkmap.vel import Vel
from ho_workbook.opmaak import Opmaak
from ho_workbook.stempelen import Eigenschappen, Sjabloon, normaliseer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ho_engine.normopgave import Normopgave

SOORT: Final = "normwerkmap"
EIGENSCHAP: Final = "HO document"
BESTAND: Final = "HO normbestand"

_EEN_MOMENT: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_STATEN: Final[frozenset[str]] = frozenset(get_args(Staat))
_SCHAAL: Final = 66
"""The sheet with the norms is printed over pages beside each other, at this size."""


def maak_normwerkmap(opgave: Normopgave, herkomst: Mapping[str, str]) -> bytes:
    """Make the norm workbook of a table.

    Args:
        opgave: the whole table of a norm file.
        herkomst: code -> eigen, gewijzigd or geërfd; see ``herkomst_van_rijen``.

    Returns:
        The file; the same arguments give the same bytes.

    Raises:
        HoFout: a text that no cell can hold (HO107, HO108), with the cell it would stand in.
    """
    werkmap = Workbook()
    opmaak = Opmaak(werkmap, NORMSTIJLEN)
    eerste = werkmap.worksheets[0]
    eerste.title = uitleg.BLAD
    id_ = str(opgave.kop.get("id", ""))
    vel = Vel(eerste, opmaak, uitleg.BREEDTEN)
    uitleg.draw_guide(vel, str(opgave.kop.get("naam", "")))
    voet = f"Normwerkmap {id_}".strip()
    vel.paper(voet, staand=True)
    for blad, zin in ZINNEN.items():
        vel = Vel(werkmap.create_sheet(blad), opmaak, _widths(blad))
        vel.title(blad, zin, 2 if blad == RIJEN.blad else 1)  # a column that is printed on every page would cut it off
        _draw_sheet(vel, blad, opgave, herkomst)
        een = len(tables_of(blad)) == 1
        vel.paper(voet, KOPRIJ if een else 3, staand=blad == KOP.blad)
        vel.blad.freeze_panes = f"A{KOPRIJ + 1}" if een else "A4"
        if blad == RIJEN.blad:
            vel.spread([len(bladzijde) for bladzijde in BLADZIJDEN], _SCHAAL)
            vel.blad.freeze_panes = f"B{KOPRIJ + 1}"
    return stamp(werkmap, _properties(opgave, id_))


def stamp(werkmap: Workbook, eigenschappen: Eigenschappen) -> bytes:
    """The file of a workbook, its properties stamped in and nothing in it that depends on when or where."""
    buffer = io.BytesIO()
    werkmap.save(buffer)
    sjabloon = Sjabloon.van_bytes(normaliseer(buffer.getvalue(), _EEN_MOMENT))
    return sjabloon.stempel({}, eigenschappen=eigenschappen)


def _widths(blad: str) -> list[float]:
    """How wide the columns of a sheet are: what the widest of its tables asks."""
    tabellen = tables_of(blad)
    aantal = max(len(tabel.kolommen) for tabel in tabellen)
    return [
        max(tabel.kolommen[nummer].breedte for tabel in tabellen if nummer < len(tabel.kolommen))
        for nummer in range(aantal)
    ]


def _draw_sheet(vel: Vel, blad: str, opgave: Normopgave, herkomst: Mapping[str, str]) -> None:
    if blad == KOP.blad:
        draw_fields(vel, KOP, KADER, _head(opgave.kop), eenheid=False)
        vel.rij += 1
        gemeenten = opgave.kop.get("gemeenten", {})
        draw_list(vel, GEMEENTEN, [{"code": code, "naam": naam} for code, naam in gemeenten.items()])
    elif blad == RIJEN.blad:
        _draw_rows(vel, opgave, herkomst)
    elif blad == GRENZEN.blad:
        draw_fields(vel, GRENZEN, BELEID, _policy(opgave), eenheid=True)
        vel.rij += 1
        draw_list(vel, AFRONDING, [opgave.afronding] if opgave.afronding else [])
    else:
        lijsten: dict[str, Sequence[Mapping[str, Any]]] = {
            GEBIEDEN.naam: opgave.gebieden,
            BRONNEN.naam: [{"naam": naam, **bron} for naam, bron in opgave.bronnen.items()],
            OPMERKINGEN.naam: opgave.opmerkingen,
            VERVALLEN.naam: opgave.vervallen,
        }
        (tabel,) = tables_of(blad)
        draw_list(vel, tabel, lijsten[tabel.naam])


def _draw_rows(vel: Vel, opgave: Normopgave, herkomst: Mapping[str, str]) -> None:
    gebieden = {str(gebied["code"]): str(gebied.get("naam", "")) for gebied in opgave.gebieden}
    staten: dict[str, Any] = {code: staat for code, staat in herkomst.items() if staat in _STATEN}
    vast = {
        GEBIED.kop: lambda rij: gebieden.get(str(rij["code"]).partition(".")[0], ""),
        MOTIVERING.kop: lambda rij: "nee" if rij.get("soort") == "volledige_overname" else "ja",
        RIJ.kop: lambda rij: herkomst.get(str(rij["code"]), ""),
    }
    draw_list(vel, RIJEN, opgave.rijen, vast, staten)


def _head(kop: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What stands on Kader, in the order of its rows; a key with a dot stands in a table of its own."""
    rijen = []
    for veld in KADER:
        groep, _, deel = veld.sleutel.rpartition(".")
        waarde = (kop.get(groep) or {}).get(deel) if groep else kop.get(deel)
        rijen.append({} if waarde in (None, "", [], ()) else {"waarde": waarde})
    return rijen


def _policy(opgave: Normopgave) -> list[Mapping[str, Any]]:
    """What stands on Beleid, in the order of its rows."""
    alles = {**opgave.beleid, WEKEN: opgave.weken or {}}
    return [alles.get(veld.sleutel, {}) for veld in BELEID]


def _properties(opgave: Normopgave, id_: str) -> Eigenschappen:
    """What the file says of itself; nothing is calculated in it, so it has no ``HO soort``."""
    vanaf = opgave.kop.get("geldig_vanaf")
    return Eigenschappen(
        titel=f"Normwerkmap {opgave.kop.get('naam', id_)}",
        onderwerp="Normen om te bekijken, te veranderen en terug te lezen",
        auteur=f"{PROGRAMMA} {program_version()}",
        trefwoorden=f"Wmo 2015, normenkader, {id_}, normwerkmap",
        omschrijving="Elke norm met zijn bron. Deze werkmap rekent niets; ho normen import leest haar terug.",
        gemaakt=vanaf if isinstance(vanaf, dt.date) else _EEN_MOMENT.date(),
        eigen={EIGENSCHAP: SOORT, "HO versie": program_version(), BESTAND: id_},
    )
