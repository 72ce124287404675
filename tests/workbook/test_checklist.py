"""The checklist of an auditor over every kind of file: no findings; and each check finds what is planted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from bestand import Bestand
from checklist import PUNTEN, findings, write_document
from generator import all_frameworks
from ingrepen import werkmap
from keuring_buiten import TOEGESTAAN
from keuring_formules import STROMEN, raw, same
from keuring_maat import shown
from orakel.libreoffice import druk_af, herbereken_met_libreoffice
from schendingen import SCHENDINGEN, Schending
from werkmapsoorten import kinds, made

if TYPE_CHECKING:
    from collections.abc import Iterator

SOORTEN: Final = sorted(kinds())
VOOR_LIBREOFFICE: Final = [s for s in SOORTEN if "concept vol" not in s or s.endswith(("-2026", "hbel-2021", "-2025"))]
"""Every kind; of the full concepts those of the largest frameworks, the one in hours, and the two of 2025."""

ELDERS: Final = {
    "I1": "test_the_same_kind_made_again_has_the_same_bytes",
    "L2": "test_both_locales_give_what_is_cached",
    "L3": "test_every_page_can_be_read",
}
"""Items that one file can't show, with the test in this module that proves them."""

GAAF: Final = Bestand("gaaf", werkmap())
REGELS_PER_BLADZIJDE: Final = 2
LETTERS: Final = {"A": 2, "B": 3, "C": 3, "D": 3, "E": 4, "F": 2, "G": 6, "H": 12, "I": 2, "J": 3, "K": 4, "L": 3}


@pytest.mark.traag
@pytest.mark.parametrize("soort", SOORTEN)
def test_no_file_has_a_finding(soort: str) -> None:
    """Every item of the checklist, on every kind of file, in its fullest form."""
    assert findings(Bestand(soort, made(soort))) == []


def test_every_item_is_there_once_in_order() -> None:
    """A1 to L3, none left out and none twice."""
    codes = [f"{letter}{nummer}" for letter, aantal in LETTERS.items() for nummer in range(1, aantal + 1)]
    assert [punt.code for punt in PUNTEN] == codes


def test_the_kinds_are_all_kinds() -> None:
    """Empty and filled templates, concepts of every framework, final workbooks and the list for the talk."""
    eerste = {soort.partition(" ")[0] for soort in SOORTEN}
    assert eerste == {"sjabloon", "concept", "definitief", "gesprekslijst"}
    assert all(any(soort.endswith(kader.id) and "vol" in soort for soort in SOORTEN) for kader in all_frameworks())
    gevallen = (next(soort for soort in SOORTEN if soort.startswith(naam)) for naam in eerste)
    assert {Bestand(soort, made(soort)).soort for soort in gevallen} == eerste


@pytest.mark.parametrize("schending", SCHENDINGEN, ids=lambda s: f"{s.code}-{s.naam}")
def test_a_planted_violation_is_found(schending: Schending) -> None:
    """The check of the item is silent about the workbook itself and speaks when something is planted in it."""
    toets = next(punt.toets for punt in PUNTEN if punt.code == schending.code)
    assert _before(schending.code) == []
    assert next(toets(Bestand(schending.naam, schending.maak())), "")


@cache
def _before(code: str) -> list[str]:
    """What an item says of the workbook in which nothing is planted yet."""
    return [bevinding for punt in PUNTEN if punt.code == code for bevinding in punt.toets(GAAF)]


def test_every_item_can_fail() -> None:
    """Each item has a planted violation, or a test of its own here."""
    geplant = {schending.code for schending in SCHENDINGEN}
    assert geplant | set(ELDERS) == {punt.code for punt in PUNTEN}
    assert not geplant & set(ELDERS)
    assert set(ELDERS.values()) <= set(globals())


def test_little_is_let_through_and_each_with_its_reason() -> None:
    """The validator of others is believed, but for a remark or two that say where the standard allows it."""
    assert len(TOEGESTAAN) <= 2
    assert all("ECMA-376" in reden for reden in TOEGESTAAN.values())


def test_the_page_says_what_is_checked() -> None:
    """``docs/controlelijst.md`` is what the checks themselves write; sheets that read are named in it."""
    pagina = (Path(__file__).parents[2] / "docs" / "controlelijst.md").read_text(encoding="utf-8")
    assert pagina == write_document()
    assert all(blad in pagina for blad in STROMEN)


@pytest.mark.parametrize("soort", [s for s in SOORTEN if s.startswith(("definitief", "sjabloon i", "gesprekslijst"))])
def test_the_same_kind_made_again_has_the_same_bytes(soort: str) -> None:
    """I1; other processes, languages and time zones, and lxml: see ``test_werkboek``."""
    assert kinds()[soort]() == made(soort)


@pytest.mark.libreoffice
@pytest.mark.traag
def test_both_locales_give_what_is_cached(tmp_path: Path) -> None:
    """L2: LibreOffice recalculates every formula of every kind in English and in Dutch, and finds what is cached."""
    bestanden = {soort: Bestand(soort, made(soort)) for soort in VOOR_LIBREOFFICE}
    rekenend = {soort: bestand for soort, bestand in bestanden.items() if not bestand.is_lijst}
    paden = _saved(tmp_path, rekenend)
    verschillen, cellen = [], 0
    for taal in ("en-US", "nl-NL"):
        for bestand, gelezen in zip(rekenend.values(), herbereken_met_libreoffice(paden, taal=taal), strict=True):
            for f in bestand.formules:
                bewaard, nieuw = raw(bestand.waarden[f.blad][f.adres]), gelezen[f.blad].get(f.adres)
                cellen += 1
                if not same(bewaard, nieuw):
                    verschillen.append(f"{bestand.naam} {taal} {f.plaats}: {bewaard} en {nieuw}")
    assert verschillen == []
    assert cellen > 50_000


def _saved(map_: Path, bestanden: dict[str, Bestand]) -> list[Path]:
    paden = []
    for soort, bestand in bestanden.items():
        pad = map_ / f"{re.sub('[^a-z0-9]+', '-', soort)}.xlsx"
        pad.write_bytes(bestand.data)
        paden.append(pad)
    return paden


def _figures(bestand: Bestand) -> set[str]:
    """Every figure and date of the first sheet as a Dutch reader must see it."""
    if bestand.is_lijst:
        return set()
    eerste = bestand.waarden.worksheets[0]
    cellen = (cel for rij in eerste.iter_rows(max_col=4) for cel in rij)
    return {shown(c.value, c.number_format) for c in cellen if c.value is not None and not isinstance(c.value, str)}


def unreadable(bladzijden: list[str], cijfers: set[str]) -> Iterator[str]:
    """What can't be read on printed pages: a figure that did not fit or is not there, a page with next to nothing."""
    alles = "\n".join(bladzijden)
    if "###" in alles:
        yield "###"
    yield from (f"{cijfer} ontbreekt" for cijfer in sorted(cijfers) if cijfer not in alles)
    titel = ""
    for nummer, bladzijde in enumerate(bladzijden, 1):
        regels = [regel.strip() for regel in bladzijde.splitlines() if regel.strip()] or [""]
        herhaald = 3 if regels[0] == titel else 0  # title, sentence and foot stand on each page of a sheet
        if len(regels) < herhaald + REGELS_PER_BLADZIJDE:
            yield f"bladzijde {nummer} heeft {len(regels)} regels: {regels[2:4]}"
        titel = regels[0]


@pytest.mark.libreoffice
@pytest.mark.traag
def test_every_page_can_be_read(tmp_path: Path) -> None:
    """L3: printed by LibreOffice no figure is ####, each on the first sheet is there, and no page is nearly empty."""
    bestanden = {soort: Bestand(soort, made(soort)) for soort in VOOR_LIBREOFFICE}
    gedrukt = druk_af(_saved(tmp_path, bestanden), tmp_path)
    bevindingen = [
        f"{bestand.naam}: {bevinding}"
        for bestand, bladzijden in zip(bestanden.values(), gedrukt, strict=True)
        for bevinding in unreadable(bladzijden, _figures(bestand))
    ]
    assert bevindingen == []


GOEDE_BLADZIJDE: Final = "Overzicht\neen zin\n125 min\nnog een regel\nvoet"


@pytest.mark.parametrize(
    ("bladzijden", "deel"),
    [
        ([GOEDE_BLADZIJDE.replace("nog", "###")], "###"),
        ([GOEDE_BLADZIJDE.replace("125", "12")], "125 min ontbreekt"),
        ([GOEDE_BLADZIJDE, "Overzicht\neen zin\n\n\neen rij\nvoet"], "bladzijde 2 heeft 4 regels"),
        ([GOEDE_BLADZIJDE, "  \n"], "bladzijde 2 heeft 1 regels"),
    ],
)
def test_a_page_that_can_not_be_read_is_found(bladzijden: list[str], deel: str) -> None:
    """L3 is silent about a good page and names a figure that is cut or gone, and a page with next to nothing."""
    assert list(unreadable([GOEDE_BLADZIJDE], {"125 min"})) == []
    assert deel in next(unreadable(bladzijden, {"125 min"}))
