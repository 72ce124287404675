"""The mutants that are made, the tests that are chosen for them, and what is followed."""

from __future__ import annotations

import pytest

from ho_engine.afronding import unit_of_decision
from ho_engine.normbestanden import load_normenkader
from mutaties.dekking import Proef, follow
from mutaties.mutanten import mutants
from mutaties.opdracht import choose

BRON = '''
"""A module."""
from x import y

GRENS: Final = 5

def f(a: int, b: str = "ja") -> int:
    """Add."""
    if a > GRENS and not b:
        raise ValueError("nee")
    g(a)
    return -a + 1 if b is None else max(a, 2)
'''


def changes(bron: str, *, teksten: bool = False) -> list[str]:
    """What the mutants of a source become, as text."""
    return [f"{mutant.soort}: {mutant.wordt}" for mutant in mutants(bron, teksten=teksten)]


def test_each_small_change_is_made_once() -> None:
    """Operators, conditions, branches, constants, results and statements; no docstring, import or annotation."""
    assert sorted(changes(BRON)) == sorted(
        [
            "waarde: GRENS: Final = 6",
            "vergelijking: if a >= GRENS and (not b):",
            "en/of: if a > GRENS or not b:",
            "voorwaarde weg: if True and (not b):",
            "voorwaarde weg: if a > GRENS and True:",
            "teken weg: if a > GRENS and (not not b):",
            "takken: if not (a > GRENS and (not b)):",
            "opdracht weg: pass",
            "opdracht weg: pass",
            "opdracht weg: pass",
            "teken weg: return +a + 1 if b is None else max(a, 2)",
            "rekenteken: return -a - 1 if b is None else max(a, 2)",
            "waarde: return -a + 2 if b is None else max(a, 2)",
            "vergelijking: return -a + 1 if b is not None else max(a, 2)",
            "takken: return -a + 1 if not b is None else max(a, 2)",
            "waarde: return -a + 1 if b is None else max(a, 3)",
            "tegendeel: return -a + 1 if b is None else min(a, 2)",
            "uitkomst weg: return None",
        ]
    )


def test_texts_are_changed_only_when_asked() -> None:
    """A default and a text in a condition are; a docstring never."""
    erbij = set(changes(BRON, teksten=True)) - set(changes(BRON))
    assert erbij == {"tekst: def f(a: int, b: str='ja~') -> int:", "tekst: raise ValueError('nee~')"}


def test_every_mutant_is_a_program_of_its_own_and_knows_its_lines() -> None:
    """It compiles, leaves the others out, and says whether an import runs it."""
    gemaakt = list(mutants(BRON))
    for mutant in gemaakt:
        compile(mutant.boom, "bron", "exec")
    assert [mutant.nummer for mutant in gemaakt] == list(range(len(gemaakt)))
    assert [(mutant.regels, mutant.in_functie) for mutant in gemaakt if "GRENS: " in mutant.wordt] == [
        (range(5, 6), False)
    ]
    assert {mutant.regels.start for mutant in gemaakt if mutant.in_functie} == {9, 10, 11, 12}


def test_the_tests_that_run_a_line_are_chosen() -> None:
    """What runs the line goes first: what found most, then the cheapest. The other tests of its module follow."""
    proeven = {
        "duur": Proef(9, {"m": {5, 9}}),
        "snel": Proef(1, {"m": {9}}),
        "elders": Proef(1, {"m": {2}}),
        "ander": Proef(1, {"n": {9}}),
    }
    gemaakt = {mutant.regels.start: mutant for mutant in mutants(BRON)}
    assert choose("m", gemaakt[9], proeven) == ["snel", "duur", "elders"]
    assert choose("m", gemaakt[9], proeven, {"duur": 1}) == ["duur", "snel", "elders"]
    assert choose("m", gemaakt[12], proeven) == ["snel", "elders", "duur"]
    assert choose("leeg", gemaakt[12], proeven) == ["snel", "elders", "ander", "duur"]


@pytest.mark.parametrize("frequentie", ["wekelijks", "tweewekelijks"])
def test_only_lines_of_the_engine_are_followed(frequentie: str) -> None:
    """A function that is called is seen, with its time."""
    kader = load_normenkader("hhm-2019")
    proef = follow(lambda: unit_of_decision(kader, frequentie))  # type: ignore[arg-type] # a table of words
    assert set(proef.regels) == {"afronding"}
    assert proef.regels["afronding"]
    assert proef.seconden > 0
