"""Agreement: the engine and the formulas of the workbook, recalculated by engines that nobody here wrote."""

from __future__ import annotations

import collections
import multiprocessing
import random
import re
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import pytest

from generator import all_frameworks, random_case
from ho_engine import HoFout, calculate
from ho_workbook.celwaarden import Celfout
from ho_workbook.herberekenen import als_uitkomst, vergelijk
from ho_workbook.stand import Stand, check_placeable
from ho_workbook.werkboek import maak_werkboek, meesterwerk
from orakel.libreoffice import herbereken_met_libreoffice
from pakketten import rewrite_parts

if TYPE_CHECKING:
    from pathlib import Path

    from ho_engine import Berekening
    from ho_workbook.indeling import Soort

CASUSSEN: Final = 2_200
PER_TAAK: Final = 110
LIBREOFFICE_CASUSSEN: Final = 30
SOORTEN: Final[tuple[Soort, ...]] = ("concept", "definitief")


def generated(zaad: int, aantal: int) -> list[tuple[Berekening, Soort]]:
    """Calculations over all frameworks in turn that have a place in a workbook; more where some have not."""
    bron, kaders = random.Random(zaad), all_frameworks()  # noqa: S311 - repeatable cases, no secret
    gevonden: list[tuple[Berekening, Soort]] = []
    nummer = zaad
    while len(gevonden) < aantal:
        kader = kaders[nummer % len(kaders)]
        nummer += 1
        berekening = calculate(random_case(kader, bron), kader)
        try:
            check_placeable(berekening)
        except HoFout:
            continue
        gevonden.append((berekening, bron.choice(SOORTEN)))
    return gevonden


def prove(zaad: int) -> dict[str, int]:
    """Make and prove a batch in a process of its own; ``maak_werkboek`` raises when one cell differs."""
    geteld: collections.Counter[str] = collections.Counter()
    for nummer, (berekening, soort) in enumerate(generated(zaad, PER_TAAK)):
        data = maak_werkboek(berekening, soort, bewijs="bestand")
        if nummer % 5 == 0:  # the warm model of a batch comes to the same
            assert maak_werkboek(berekening, soort, bewijs="warm") == data
            geteld["ook warm"] += 1
        geteld["met totaal" if berekening.totaal else "zonder totaal"] += 1
        geteld[berekening.kader.id if berekening.kader else "geen kader"] += 1
        geteld[berekening.casus.frequentie] += 1
        geteld["perioden"] += len(berekening.perioden)
        geteld["met meer perioden"] += len(berekening.perioden) > 1
        geteld["met overgang"] += any(periode.overgang for periode in berekening.perioden)
        geteld["cellen"] += sum(map(len, meesterwerk(_kader(berekening), soort).sjabloon.formules().values()))
    return dict(geteld)


def _kader(berekening: Berekening) -> Any:  # noqa: ANN401 - the framework, known to be there
    return berekening.kader


@pytest.mark.traag
def test_the_engine_and_the_recalculated_formulas_agree_on_every_cell_of_generated_cases(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Over 2,000 cases over all frameworks: IronCalc finds in every formula cell what the engine expects."""
    geteld: collections.Counter[str] = collections.Counter()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        for deel in pool.map(prove, range(1000, 1000 + CASUSSEN // PER_TAAK)):
            geteld.update(deel)
    with capsys.disabled():
        print(f"\nOvereenstemming: {geteld['cellen']} formulecellen, 0 verschillen; {dict(geteld)}")  # noqa: T201
    assert geteld["met totaal"] + geteld["zonder totaal"] == CASUSSEN
    assert geteld["met totaal"] >= CASUSSEN // 3
    assert geteld["zonder totaal"] >= CASUSSEN // 10
    assert all(geteld[kader.id] >= CASUSSEN // (2 * len(all_frameworks())) for kader in all_frameworks())
    assert min(geteld["wekelijks"], geteld["tweewekelijks"]) >= CASUSSEN // 5
    assert geteld["met meer perioden"] >= CASUSSEN // 5
    assert geteld["met overgang"] >= CASUSSEN // 40


def expected(berekening: Berekening, soort: Soort) -> dict[str, dict[str, Any]]:
    """What every formula of a workbook must give, as the engine has it."""
    werk = meesterwerk(_kader(berekening), soort)
    return werk.sjabloon.uitkomsten(werk.cellen(Stand(berekening, werk.indeling)))


@pytest.mark.libreoffice
@pytest.mark.traag
@pytest.mark.parametrize("taal", ["en-US", "nl-NL"])
def test_libreoffice_forced_to_recalculate_agrees_on_every_cell(tmp_path: Path, taal: str) -> None:
    """A second, unrelated engine finds the same in every formula cell, in both locales."""
    zaad = 77 if taal == "en-US" else 78
    gevallen = generated(zaad, LIBREOFFICE_CASUSSEN)
    paden = [tmp_path / f"casus-{nummer}.xlsx" for nummer in range(len(gevallen))]
    for pad, (berekening, soort) in zip(paden, gevallen, strict=True):
        pad.write_bytes(maak_werkboek(berekening, soort, bewijs="geen"))
    verschillen = []
    for pad, gelezen, (berekening, soort) in zip(
        paden, herbereken_met_libreoffice(paden, taal=taal), gevallen, strict=True
    ):
        for blad, cellen in expected(berekening, soort).items():
            for adres, waarde in cellen.items():
                gevonden = gelezen[blad].get(adres)
                if not same(als_uitkomst(waarde), gevonden):
                    verschillen.append(f"{pad.name} {blad}!{adres}: verwacht {waarde}, LibreOffice {gevonden}")
    assert verschillen == []


def same(links: object, rechts: object) -> bool:
    """Equal up to what a 15-digit file can hold; an empty text is an empty cell; line ends are line ends."""
    if isinstance(links, int | float) and isinstance(rechts, int | float):
        return abs(links - rechts) <= 1e-9 * max(1.0, abs(links))
    if isinstance(links, Celfout) or isinstance(rechts, Celfout):
        return isinstance(links, Celfout) and isinstance(rechts, Celfout)
    return (links or "") == (rechts or "")


def one_workbook() -> tuple[bytes, dict[str, dict[str, Any]]]:
    """A workbook with a total, with what its formulas must give."""
    berekening, soort = next(paar for paar in generated(5, 20) if paar[0].totaal)
    return maak_werkboek(berekening, soort), expected(berekening, soort)


def test_a_wrong_cached_value_does_not_fool_the_proof_and_is_itself_seen() -> None:
    """The oracle calculates: another cached value does not change what it finds, and a wrong expectation differs."""
    data, verwacht = one_workbook()
    adres = next(adres for adres, waarde in verwacht["Berekening"].items() if adres.startswith("I") and waarde)
    vals = rewrite_parts(
        data, "xl/worksheets/sheet3.xml", rf'(<c r="{adres}"[^>]*>.*?<v>)[^<]*(</v>)', r"\g<1>777\g<2>"
    )
    assert vals != data
    assert vergelijk(vals, verwacht) == ()
    verwacht["Berekening"][adres] = 777
    assert [(v.blad, v.adres) for v in vergelijk(data, verwacht)] == [("Berekening", adres)]


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (r"ROUNDUP\(ROUND\(", "ROUNDDOWN(ROUND("),
        (r"<f>MAX\(0,([^<]*)</f>", r"<f>1+MAX(0,\1</f>"),
        (r"<f>([^<]*)\*weken_per_tweeweken</f>", r"<f>\1*weken_per_jaar</f>"),
    ],
)
def test_a_wrong_formula_is_caught(oud: str, nieuw: str) -> None:
    """Each mutated formula gives a difference, named by its cell."""
    data, verwacht = one_workbook()
    fout = rewrite_parts(data, "xl/worksheets/sheet3.xml", oud, nieuw)
    assert fout != data
    verschillen = vergelijk(fout, verwacht)
    assert verschillen
    assert all(re.fullmatch(r"[A-Z]+\d+", verschil.adres) for verschil in verschillen)


def test_a_difference_stops_the_save(monkeypatch: pytest.MonkeyPatch) -> None:
    """When one formula of the template is wrong, no workbook comes out, and the cell is named."""
    berekening, soort = next(paar for paar in generated(6, 20) if paar[0].totaal)
    werk = meesterwerk(_kader(berekening), soort)
    adres = f"I{werk.indeling.per_regel.rij(0)}"
    monkeypatch.setitem(werk.waarden["Berekening"], adres, lambda _: 12345)
    with pytest.raises(HoFout, match=rf"Berekening!{adres}"):
        maak_werkboek(berekening, soort)


def test_a_total_is_shown_exactly_when_the_engine_gives_one() -> None:
    """In every generated case the cached total is a number if and only if there is no fout."""
    for berekening, soort in generated(9, 120):
        werk = meesterwerk(_kader(berekening), soort)
        cellen = werk.cellen(Stand(berekening, werk.indeling))
        uitkomst = cellen["Berekening"][f"B{werk.indeling.totaal.rij(6)}"]
        assert isinstance(uitkomst, Celfout) == (berekening.totaal is None)
