"""Dutch wording of time, dates, counts and lists: the borders that the doctests leave open."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ho_engine.taal import enumerate_nl, letter, plural, quote, show_datum, show_keer, show_tijd

if TYPE_CHECKING:
    import datetime as dt


@given(st.integers(min_value=0, max_value=100_000))
def test_a_time_reads_back_as_the_same_number_of_minutes(minuten: int) -> None:
    """Hours and minutes together are the amount, whatever its size, with singular and plural right."""
    tekst = show_tijd(minuten)
    gelezen = re.fullmatch(r"(?:(\d+) uur)?(?: en )?(?:(\d+) (minuut|minuten))?", tekst)
    assert gelezen is not None
    uren, rest, woord = gelezen.groups()
    assert int(uren or 0) * 60 + int(rest or 0) == minuten
    assert woord in ({None} if rest is None else {"minuut"} if rest == "1" else {"minuten"})


def test_a_time_with_a_part_of_a_minute_keeps_it() -> None:
    """An exact amount is not rounded by its wording."""
    assert show_tijd(Fraction(285, 2)) == "2 uur en 22,5 minuten"


def test_a_negative_time_is_refused() -> None:
    """Time that is taken away is said in words, never with a minus."""
    with pytest.raises(ValueError, match="not negative"):
        show_tijd(-5)


@given(st.dates())
def test_a_date_has_day_month_and_year(datum: dt.date) -> None:
    """The month stands in words, without leading zeros before the day."""
    dag, maand, jaar = show_datum(datum).split(" ")
    assert (dag, jaar) == (str(datum.day), str(datum.year))
    assert maand.isalpha()
    assert maand.islower()


@pytest.mark.parametrize(
    ("aantal", "verwacht"),
    [
        (0, "0 kamers"),
        (1, "1 kamer"),
        (2, "2 kamers"),
        (Fraction(1, 2), "0,5 kamers"),
        (Fraction(1, 3), "ongeveer 0,33 kamers"),
    ],
)
def test_only_one_is_singular(aantal: Fraction | int, verwacht: str) -> None:
    """Singular after exactly one; what two decimals can't hold is called "ongeveer"."""
    assert plural(aantal, "kamer", "kamers") == verwacht


def test_a_unit_of_a_norm_row_bends_with_the_number() -> None:
    """After one the unit is singular; a word it does not know stays as it is."""
    assert show_keer(1, "dagen per week") == "1 dag per week"
    assert show_keer(7, "dagen per week") == "7 dagen per week"
    assert show_keer(1, "keer") == "1 keer"


@given(st.lists(st.sampled_from(["was", "boodschappen", "regie"]), min_size=2))
def test_a_list_has_one_en(delen: list[str]) -> None:
    """Commas between the first items, "en" before the last."""
    tekst = enumerate_nl(delen)
    assert tekst.count(" en ") == 1
    assert re.split(r", | en ", tekst) == delen


@given(st.text(min_size=1))
def test_a_quotation_keeps_every_character_and_ends_the_sentence(tekst: str) -> None:
    """What someone wrote stands between the marks as it was written."""
    geciteerd = quote(tekst)
    assert geciteerd.startswith(f"“{tekst}”")
    assert geciteerd.removeprefix(f"“{tekst}”") == ("" if tekst[-1] in ".!?…" else ".")


@given(st.integers(min_value=0, max_value=5_000))
def test_letters_are_unique_and_in_order(nummer: int) -> None:
    """The letters of sources count as the columns of a sheet do."""
    eerste, tweede = letter(nummer), letter(nummer + 1)
    assert (len(eerste), eerste) < (len(tweede), tweede)
