"""The total alone is the total of the whole calculation: the short way skips what is said of it, and no rule."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from generator import all_frameworks, random_case
from ho_engine import calculate
from ho_engine.berekening import calculate_total

if TYPE_CHECKING:
    from ho_engine import Normenkader


@pytest.mark.parametrize("kader", all_frameworks(), ids=lambda kader: kader.id)
def test_the_short_way_to_the_total_gives_the_same(kader: Normenkader) -> None:
    """Over generated cases with deviations, dates and faults: the same total, and none exactly where a fout is."""
    bron = random.Random(406)  # noqa: S311 - repeatable
    gezien = {True: 0, False: 0}
    for _ in range(150):
        casus = random_case(kader, bron, fouten=0.4)
        totaal = calculate_total(casus, kader)
        assert totaal == calculate(casus, kader).totaal
        gezien[totaal is None] += 1
    assert min(gezien.values()) > 15
