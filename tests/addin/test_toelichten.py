"""``ho toelichting``: the text on the terminal or in a file, and what it says when there is no amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ho_engine import bereken_casus, lees_casus
from ho_engine.tekstvorm import as_markdown, as_text
from ho_engine.toelichting import explain

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho


def test_the_text_is_that_of_the_engine(ho: Ho, werkmap: Path) -> None:
    """Plain text by default, Markdown when asked; exit code 0 and nothing on stderr."""
    alineas = explain(bereken_casus(lees_casus(werkmap / "compleet.toml")))
    assert ho("toelichting", "compleet.toml") == (0, as_text(alineas), "")
    assert ho("toelichting", "compleet.toml", "--markdown") == (0, as_markdown(alineas), "")


def test_a_paragraph_is_one_line_so_that_it_can_be_pasted(ho: Ho) -> None:
    """Nothing is wrapped, whatever the width of the terminal."""
    uit = ho("toelichting", "compleet.toml").uit
    assert max(map(len, uit.splitlines())) > 300
    assert "Uit de berekening volgt huishoudelijke ondersteuning: 1 uur en 50 minuten per week." in uit


@pytest.mark.parametrize(("naam", "begin"), [("uit.txt", "Toelichting"), ("UIT.MD", "# Toelichting")])
def test_a_file_holds_the_same_text(ho: Ho, werkmap: Path, naam: str, begin: str) -> None:
    """The ending of the name chooses the form; the file is UTF-8 with the line ends of a text file."""
    code, uit, fout = ho("toelichting", "compleet.toml", "-o", naam)
    assert (code, fout) == (0, "")
    assert uit.startswith(f"Geschreven: {naam} (")
    inhoud = (werkmap / naam).read_bytes().decode("utf-8")
    assert inhoud.startswith(begin)
    assert "\r" not in inhoud
    extra = [] if naam == "uit.txt" else ["--markdown"]
    assert inhoud == ho("toelichting", "compleet.toml", *extra).uit


def test_markdown_in_a_text_file_is_possible(ho: Ho, werkmap: Path) -> None:
    """Who asks for Markdown gets it, also under the name of a text."""
    assert ho("toelichting", "compleet.toml", "--markdown", "-o", "uit.txt").uit == "Geschreven: uit.txt (Markdown)\n"
    assert (werkmap / "uit.txt").read_text(encoding="utf-8").startswith("# ")


def test_a_filled_template_is_explained_too(ho: Ho) -> None:
    """The same text as that of the case it was made from."""
    ho("werkboek", "compleet.toml", "-o", "werkboek.xlsx")
    assert ho("toelichting", "werkboek.xlsx").uit == ho("toelichting", "compleet.toml").uit


@pytest.mark.parametrize("naam", ["fout.toml", "onbekend.toml"])
def test_a_fout_leaves_a_text_without_an_amount(ho: Ho, werkmap: Path, naam: str) -> None:
    """Exit code 1: the text is there all the same, also in a file, and the sentences are on stderr."""
    code, uit, fout = ho("toelichting", naam)
    assert code == 1
    assert "Er is nog geen uitkomst." in uit
    assert fout.startswith("HO1")
    assert "minuten" not in uit
    assert ho("toelichting", naam, "-o", "uit.txt") == (1, "Geschreven: uit.txt (tekst)\n", fout)
    assert (werkmap / "uit.txt").read_text(encoding="utf-8") == uit


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("weg.toml", "HO101 Het bestand weg.toml bestaat niet"),
        ("kapot.toml", "HO102 kapot.toml:"),
        ("compleet.toml -o uit.docx", "HO190 De uitvoer uit.docx eindigt niet op .txt of .md."),
        ("compleet.toml -o compleet.toml", "HO190 De uitvoer compleet.toml eindigt niet op .txt of .md."),
        ("compleet.toml -o weg/uit.txt", "HO304 weg/uit.txt: De map weg bestaat niet."),
        ("compleet.toml --html", "HO190 De optie '--html' bestaat niet"),
    ],
)
def test_a_question_that_can_not_be_answered_writes_nothing(ho: Ho, werkmap: Path, vraag: str, zin: str) -> None:
    """Exit code 2, one sentence, no text and no file."""
    voor = sorted(werkmap.iterdir())
    code, uit, fout = ho("toelichting", *vraag.split())
    assert (code, uit) == (2, "")
    assert fout.startswith(zin), fout
    assert fout.count("\n") == 1
    assert sorted(werkmap.iterdir()) == voor


def test_what_was_typed_is_shown_and_not_read_as_markup(ho: Ho, werkmap: Path) -> None:
    """A hash, stars, brackets and more lines in a request: one line, escaped in Markdown, bare in text."""
    tekst = (werkmap / "compleet.toml").read_text(encoding="utf-8")
    gek = tekst.replace('"Het huis blijft niet schoon."', '"""\n# Hulp *nu*\n- [x] <b>"""')
    (werkmap / "gek.toml").write_text(gek, encoding="utf-8")
    assert "Uw vraag is: “# Hulp *nu* - [x] <b>”.\n" in ho("toelichting", "gek.toml").uit
    assert r"Uw vraag is: “# Hulp \*nu\* - \[x\] \<b\>”." in ho("toelichting", "gek.toml", "--markdown").uit
