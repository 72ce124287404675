"""The explanation as text and as Markdown: every paragraph on one line, every word as it was typed."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from ho_engine.tekstvorm import as_markdown, as_text, escape
from ho_engine.toelichting import explain
from ho_engine.vertelling import Alinea
from toelichtinggevallen import casussen, reken

VOORBEELD: Final = (
    Alinea("titel", "Titel"),
    Alinea("tekst", "Een inleiding."),
    Alinea("kop", "Kop"),
    Alinea("tekst", "Een alinea."),
    Alinea("punt", "een"),
    Alinea("punt", "twee"),
    Alinea("tekst", "Slot."),
    Alinea("kop", "Nog een kop"),
    Alinea("punt", "drie"),
)
LASTIG: Final = st.text(st.sampled_from("ab 1.)-+=#>*_`~[]<>&|$^\\!(:“”\"'{}@"), min_size=1, max_size=40)


def unescape(markdown: str) -> str:
    """What a reader of Markdown shows of an escaped line."""
    zonder_adres = re.sub(r"(?<!\\)<(https?://[^>]*)>", r"\1", markdown)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", zonder_adres)


def test_text_has_empty_lines_where_people_expect_them() -> None:
    """A heading stands above its text, the items of a list belong together."""
    verwacht = "Titel\n\nEen inleiding.\n\nKop\nEen alinea.\n\n- een\n- twee\n\nSlot.\n\nNog een kop\n- drie\n"
    assert as_text(VOORBEELD) == verwacht


def test_markdown_marks_headings_and_items() -> None:
    """One title, headings below it, items, and an empty line around every block."""
    verwacht = (
        "# Titel\n\nEen inleiding.\n\n## Kop\n\nEen alinea.\n\n- een\n- twee\n\nSlot.\n\n## Nog een kop\n\n- drie\n"
    )
    assert as_markdown(VOORBEELD) == verwacht


@given(st.text(min_size=1))
def test_what_was_typed_on_more_lines_becomes_one_line(tekst: str) -> None:
    """No character that ends a line is left inside a paragraph; no other character is lost."""
    (regel,) = as_text([Alinea("tekst", f"“{tekst}”")]).removesuffix("\n").split("\n")
    assert len(regel.splitlines()) == 1
    assert "".join(regel.split()) == "".join(f"“{tekst}”".split())


@given(LASTIG)
def test_markup_in_a_text_is_shown_as_it_was_typed(tekst: str) -> None:
    """Nothing that Markdown reads as markup is left without a backslash, and without the backslashes it is the text."""
    regel = escape(tekst)
    assert unescape(regel) == tekst
    kaal = re.sub(r"\\.", "", regel)
    assert not re.search(r"[*_`~\[\]<>&|$^]", kaal), regel
    assert not re.match(r"\s*([-+=#>:]|\d{1,9}[.)])", regel), regel


def test_an_address_stays_one_and_a_word_does_not_become_one() -> None:
    """A link keeps its underscores and ampersands; what is no address keeps its place in the sentence."""
    assert escape("Zie https://a.nl/b_c?d=1&e=2.") == "Zie <https://a.nl/b_c?d=1&e=2>."
    assert escape("(https://a.nl/x)") == "(<https://a.nl/x>)"
    assert escape("www.a_b.nl") == r"www\.a\_b.nl"
    assert escape("&copy; <b>") == r"\&copy; \<b\>"


@given(casussen())
def test_both_forms_say_the_same(casus: object) -> None:
    """The paragraphs of any case, word for word, in both forms."""
    alineas = explain(reken(casus))  # type: ignore[arg-type]
    tekst = [regel for regel in as_text(alineas).split("\n") if regel]
    markdown = [regel for regel in as_markdown(alineas).split("\n") if regel]
    tekens = {"titel": "# ", "kop": "## ", "punt": "- ", "tekst": ""}
    assert [regel.removeprefix("- ") for regel in tekst] == [alinea.tekst for alinea in alineas]
    for alinea, regel in zip(alineas, markdown, strict=True):
        assert unescape(regel.removeprefix(tekens[alinea.soort])) == alinea.tekst
