"""What must hold of every input: a result or one ``HoFout``, exact and finite, never a zero that nobody filled in."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ho_addin.casustekst import write_json, write_toml
from ho_engine import HoFout, Normenbibliotheek, as_json, bereken_casus, casus_uit_gegevens
from ho_engine.casusbestand import parse_toml
from ho_engine.tekstvorm import as_markdown, as_text
from ho_engine.toelichting import explain
from ho_engine.vastleggen import lacking
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.werkboek import maak_werkboek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine import Berekening, Casus

SECONDEN = 2.0
"""How long one input may take."""


class Ontsnapt(AssertionError):
    """Something that no input may bring about."""


@contextmanager
def in_time(wat: str, seconden: float = SECONDEN) -> Iterator[None]:
    """Processor time, that of started processes included, so that a busy machine makes nothing slow."""
    begin = sum(os.times()[:4])
    yield
    duur = sum(os.times()[:4]) - begin
    if duur > seconden:
        raise Ontsnapt(f"{wat} duurde {duur:.1f} s")


def judge_error(fout: HoFout) -> None:
    """One sentence that any terminal can show, with a code."""
    tekst = str(fout)
    if not tekst.strip() or len(tekst.splitlines()) > 1 or len(tekst) > 20_000:
        raise Ontsnapt(f"geen enkele zin: {tekst[:300]!r}")
    tekst.encode("utf-8")


def judge_case(casus: Casus, normen: Normenbibliotheek | None = None, *, werkboek: bool = False) -> Berekening | None:
    """Calculate a case and hold every reader of the result to its word; ``None`` after an ``HoFout``."""
    try:
        with in_time("de berekening"):
            berekening = bereken_casus(casus, normen)
    except HoFout as fout:
        judge_error(fout)
        return None
    judge_result(berekening)
    with in_time("de toelichting"):
        alineas = explain(berekening)
        (as_text(alineas) + as_markdown(alineas)).encode("utf-8")
        "".join(lacking(berekening)).encode("utf-8")
    judge_round_trip(casus)
    if werkboek:
        judge_workbook(berekening)
    return berekening


def judge_result(berekening: Berekening) -> None:
    """A total exactly when there is no *fout*; whole, never negative, and never zero out of nothing."""
    gegevens = json.loads(json.dumps(as_json(berekening), allow_nan=False))
    json.dumps(gegevens, ensure_ascii=False).encode("utf-8")
    totaal = berekening.totaal
    if (totaal is None) != bool(berekening.fouten):
        raise Ontsnapt("een totaal met een fout, of geen van beide")
    if totaal is None:
        return
    volume = totaal.volume
    cijfers = (volume.min_week, volume.uur_jaar, volume.min_2weken)
    if not all(type(cijfer) is int and cijfer >= 0 for cijfer in cijfers) or totaal.exact_min_week < 0:
        raise Ontsnapt(f"geen hele, positieve cijfers: {cijfers}")
    if not isinstance(totaal.exact_min_week, Fraction):
        raise Ontsnapt("het totaal is niet exact")
    if not berekening.regels and not berekening.afwijkingen:
        raise Ontsnapt("een totaal uit een lege casus")
    if any(regel.min_week is None for regel in berekening.regels):
        raise Ontsnapt("een totaal met een regel zonder minuten")
    if not totaal.exact_min_week and "netto_nul" not in {punt.naam for punt in berekening.aandachtspunten}:
        raise Ontsnapt("een nul die zichzelf niet noemt")
    perioden = berekening.perioden
    if not perioden or perioden[0].van != berekening.casus.begin or perioden[-1].tot_en_met != berekening.casus.einde:
        raise Ontsnapt("de perioden dekken de looptijd niet")


def judge_round_trip(casus: Casus) -> None:
    """A case as text reads back as itself."""
    for naam, tekst, lees in (("JSON", write_json(casus), _read_json), ("TOML", write_toml(casus), parse_toml)):
        terug = casus_uit_gegevens(lees(tekst))
        if terug != casus.model_copy(update={"plaatsen": {}}):
            raise Ontsnapt(f"de casus is anders na {naam}")


def _read_json(tekst: str) -> object:
    return json.loads(tekst, parse_float=Decimal)


def judge_workbook(berekening: Berekening) -> None:
    """A workbook, or one ``HoFout``; and the case in it gives the same total."""
    try:
        with in_time("het werkboek", 3 * SECONDEN):  # the first of a framework is authored
            data = maak_werkboek(berekening, "concept", bewijs="geen")
            casus = casus_uit_werkmap(data, "werkboek.xlsx")
    except HoFout as fout:
        judge_error(fout)
        return
    terug = bereken_casus(casus)
    if berekening.totaal and terug.kader == berekening.kader and terug.totaal != berekening.totaal:
        raise Ontsnapt(f"het casusblad van het werkboek geeft {terug.totaal} en niet {berekening.totaal}")
