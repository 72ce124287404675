"""A filled case sheet for the tests of the add-in: as a file, and as it is open in the stand-in for Excel."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from exceldubbel import Toepassing
from ho_addin.casusbladlezen import lees_blad, lees_casus
from ho_addin.excelblad import Excelboek, Excelfout
from ho_engine import HoFout, casus_uit_gegevens, kies_normenkader
from ho_workbook.indeling import Indeling
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.werkboek import maak_sjabloon, vul_sjabloon

if TYPE_CHECKING:
    from pathlib import Path

    from exceldubbel import Boek

DAG: Final = dt.date(2026, 3, 1)
KADER: Final = kies_normenkader("nederweert", DAG)
INDELING: Final = Indeling(KADER, "sjabloon")
CASUS: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "nederweert",
    "ingangsdatum": DAG,
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2028, 2, 29),
    "vastgelegd_op": dt.date(2026, 2, 20),
    "hulpvraag": "Het huis blijft niet schoon.\n\n=1+1 is geen formule; _x0041_ ook niet",
    "beperkingen": "  @rug, -knie, +schouder  ",
    "vorige_min_week": 180.5,
    "geen_bsn": True,
    "kinderen": [{"leeftijd": 3}, {"leeftijd": 13}],
    "huisgenoten": [{"leeftijd": 67, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "-5 treden"}],
    "ijkclient": {"zelfstandige_woning": True, "houdt_woning_gereed": False},
    "mogelijkheden": [{"soort": "netwerk", "beschikbaar": False, "uitkomst": "Woont te ver."}],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1, "motivering": "nodig"},
        {"code": "slh.extra_kamer", "aantal": 2, "tot_en_met": dt.date(2026, 6, 30)},
        {"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 2.5, "motivering": "eet niet zelf"},
    ],
    "afwijkingen": [{"resultaatgebied": "slh", "minuten": -7.25, "motivering": "klein huis", "overleg_met": "team"}],
}


def rij(code: str) -> int:
    """The row of a norm on the case sheet."""
    return INDELING.casus_regels.rij([regel.code for regel in KADER.regels].index(code))


VOLLEDIG: Final = rij("slh.volledige_overname")
KAMER: Final = rij("slh.extra_kamer")
LEEG_RIJ: Final = INDELING.casus_afwijkingen.laatste


@cache
def sjabloon(*, leeg: bool = False) -> bytes:
    """A template, made once."""
    if leeg:
        return maak_sjabloon(KADER, DAG, bewijs="geen")
    return vul_sjabloon(casus_uit_gegevens(CASUS), KADER, bewijs="geen")


def open_in_excel(map_: Path) -> Boek:
    """The filled template, open in Excel."""
    (map_ / "casus.xlsx").write_bytes(sjabloon())
    return Toepassing(Excelfout, map_).open(map_ / "casus.xlsx")


def live(boek: Boek) -> tuple[Any, list[tuple[str, str]]]:
    """What is read of an open workbook: the case, or what can't be read with its place."""
    try:
        casus, fouten = lees_casus(lees_blad(Excelboek(boek)), "casus.xlsx")
    except HoFout as fout:
        return None, [(fout.code, str(fout))]
    return casus, [(fout.code, str(fout)) for fout in fouten]


def from_file(boek: Boek) -> tuple[Any, list[tuple[str, str]]]:
    """The same of the file that saving it makes."""
    try:
        return casus_uit_werkmap(boek.bewaar(), "casus.xlsx"), []
    except HoFout as fout:
        return None, [(fout.code, str(fout))]
