"""Making many workbooks from one template: none bears a trace of what was made before it."""

from __future__ import annotations

import datetime as dt
import io
import random
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import Workbook

from generator import all_frameworks, random_case
from ho_engine import HoFout, calculate
from ho_workbook import werkboek
from ho_workbook.celwaarden import Celfout, gewijzigd
from ho_workbook.herberekenen import WarmModel
from ho_workbook.stempelen import Eigenschappen, Sjabloon, StempelFout
from ho_workbook.werkboek import maak_werkboek, vul_sjabloon
from ho_workbook.zegel.zegel import Zegelmodel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_engine import Casus, Normenkader
    from ho_workbook.celwaarden import Waarde
    from ho_workbook.indeling import Soort

LIJKEN_OP_ELKAAR: Final[tuple[Waarde, ...]] = (
    *(0, False, 0.0, -0.0, "0", "", None, Fraction(0), Decimal(0)),
    *(1, True, 1.0, "1", "WAAR", Fraction(1), dt.date(2026, 3, 1), 46082, "46082", Celfout("#N/A"), "#N/A"),
)
"""Values that Python or a reader might take for one another, and that are not spelled alike."""

EIGENSCHAPPEN: Final = Eigenschappen(titel="proef", gemaakt=dt.date(2026, 1, 1))
INVOER: Final = tuple(f"A{rij}" for rij in range(1, 9))
FORMULES: Final = tuple(f"B{rij}" for rij in range(1, 9))


def template() -> bytes:
    """Inputs in A, a formula on each in B."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad.title = "Reken"
    for invoer, formule in zip(INVOER, FORMULES, strict=True):
        blad[invoer].number_format = "@"
        blad[formule].value = f'=IF(ISNUMBER({invoer}),"getal",IF(ISTEXT({invoer}),"tekst","anders"))'
    doel = io.BytesIO()
    werkmap.save(doel)
    return doel.getvalue()


DATA: Final = template()


def other_values(bron: random.Random) -> dict[str, Mapping[str, Waarde]]:
    """What one of many workbooks holds; a formula always has a result."""
    resultaten = [waarde for waarde in LIJKEN_OP_ELKAAR if waarde is not None]
    invoer: dict[str, Waarde] = {adres: bron.choice(LIJKEN_OP_ELKAAR) for adres in INVOER}
    return {"Reken": {**invoer, **{adres: bron.choice(resultaten) for adres in FORMULES}}}


def test_a_workbook_is_stamped_and_sealed_as_if_it_were_the_first() -> None:
    """The same bytes and the same seal from a template that was used a hundred times as from a fresh one."""
    bron = random.Random(20260301)  # noqa: S311 - no secret: the same cases in every run
    gebruikt, zegelmodel = Sjabloon.van_bytes(DATA), Zegelmodel.van_bytes(DATA)
    gezien = set()
    for _ in range(100):
        waarden = other_values(bron)
        data = gebruikt.stempel(waarden, eigenschappen=EIGENSCHAPPEN)
        assert data == Sjabloon.van_bytes(DATA).stempel(waarden, eigenschappen=EIGENSCHAPPEN)
        assert zegelmodel.zegel(waarden, {}) == Zegelmodel.van_bytes(DATA).zegel(waarden, {})
        gezien.add(data)
    assert len(gezien) > 90


def test_fewer_cells_than_before_leave_the_others_as_the_template_has_them() -> None:
    """What an earlier workbook held in a cell is gone when a later one doesn't name that cell."""
    sjabloon, zegelmodel = Sjabloon.van_bytes(DATA), Zegelmodel.van_bytes(DATA)
    alles = other_values(random.Random(1))  # noqa: S311 - the same
    minder = {"Reken": {adres: waarde for adres, waarde in alles["Reken"].items() if adres not in INVOER[:4]}}
    for waarden in (alles, minder, alles):
        vers = Sjabloon.van_bytes(DATA).stempel(waarden, eigenschappen=EIGENSCHAPPEN)
        assert sjabloon.stempel(waarden, eigenschappen=EIGENSCHAPPEN) == vers
        assert zegelmodel.zegel(waarden, {}) == Zegelmodel.van_bytes(DATA).zegel(waarden, {})


def test_a_formula_that_loses_its_result_is_refused_also_the_second_time() -> None:
    """A cached result can't be left over from another case."""
    sjabloon = Sjabloon.van_bytes(DATA)
    waarden = other_values(random.Random(2))  # noqa: S311 - the same
    sjabloon.stempel(waarden, eigenschappen=EIGENSCHAPPEN)
    with pytest.raises(StempelFout, match="geen uitkomst"):
        sjabloon.stempel({"Reken": {**waarden["Reken"], "B3": None}}, eigenschappen=EIGENSCHAPPEN)


def test_the_warm_model_calculates_with_these_inputs_and_no_others() -> None:
    """Inputs that are only equal in Python are set again: the formulas see a number, a text or neither."""
    bron = random.Random(3)  # noqa: S311 - no secret: the same cases in every run
    warm = WarmModel(DATA)
    for _ in range(60):
        invoer = {"Reken": {adres: bron.choice(LIJKEN_OP_ELKAAR) for adres in bron.sample(INVOER, 5)}}
        assert warm.bereken(invoer) == WarmModel(DATA).bereken(invoer)


def test_only_what_differs_in_value_or_in_type_is_a_change() -> None:
    """Every pair of values that look alike is a change, but for a zero and its negative: a cell has one zero."""
    for een in LIJKEN_OP_ELKAAR:
        for ander in LIJKEN_OP_ELKAAR:
            gelijk = type(een) is type(ander) and een == ander
            assert gewijzigd({"A1": een}, {"A1": ander}) == ({} if gelijk else {"A1": ander})
    assert gewijzigd({"A1": 1, "A2": 2}, {"A1": 1}) is None


def made(casussen: list[tuple[Casus, Normenkader]]) -> dict[int, bytes]:
    """The workbooks of cases by their number, made in the order given; of some there is none."""
    werkmappen: dict[int, bytes] = {}
    soorten: tuple[Soort, ...] = ("concept", "definitief", "sjabloon")
    for nummer, (casus, kader) in enumerate(casussen):
        soort = soorten[len(casus.regels) % len(soorten)]
        try:
            if soort == "sjabloon":
                werkmappen[nummer] = vul_sjabloon(casus, kader, bewijs="geen")
            else:
                werkmappen[nummer] = maak_werkboek(calculate(casus, kader), soort, bewijs="geen")
        except HoFout:
            continue
    return werkmappen


def test_a_workbook_does_not_depend_on_those_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases of two frameworks, sound and wrong, give the same bytes from front to back as from back to front."""
    bron = random.Random(4)  # noqa: S311 - no secret: the same cases in every run
    casussen = [(random_case(kader, bron, fouten=0.3), kader) for kader in all_frameworks()[-2:] for _ in range(9)]
    werkmappen = made(casussen)
    assert len(werkmappen) > 12
    monkeypatch.setattr(werkboek, "_MEESTERWERKEN", {})
    achterstevoren = made(casussen[::-1])
    laatste = len(casussen) - 1
    assert {laatste - nummer: data for nummer, data in achterstevoren.items()} == werkmappen
