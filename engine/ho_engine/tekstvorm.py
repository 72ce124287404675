"""The explanation as plain text and as Markdown: the same paragraphs, each on a line of its own. Changes no word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ho_engine.vertelling import Alinea

_REGELEINDE: Final = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_OPMAAK: Final = re.compile(r"[\\`*_\[\]<>~|&$^]")
_REGELBEGIN: Final = re.compile(r"^(\s*)(?:([-+=:#])|(\d{1,9})([.)]))")
_ADRES: Final = re.compile(r"https?://[^\s<>“”\"'`;]*[^\s<>“”\"'`;.,:!?)]")
_VANZELF: Final = re.compile(r"\b(www)\.|\b(ftp):", re.IGNORECASE)
_TEKST: Final = {"titel": "", "kop": "", "punt": "- ", "tekst": ""}
_MARKDOWN: Final = {"titel": "# ", "kop": "## ", "punt": "- ", "tekst": ""}


def as_text(alineas: Iterable[Alinea]) -> str:
    """The paragraphs as plain text, to be pasted anywhere.

    A heading stands alone with an empty line above it; an item of a list begins with ``- ``. What someone typed on
    more lines becomes one line.
    """
    return _lay(alineas, lambda alinea: f"{_TEKST[alinea.soort]}{_one_line(alinea.tekst)}", kop_los=False)


def as_markdown(alineas: Iterable[Alinea]) -> str:
    """The paragraphs as Markdown; what would be markup in a text is escaped, so that it shows as it was typed."""
    return _lay(alineas, lambda alinea: f"{_MARKDOWN[alinea.soort]}{escape(_one_line(alinea.tekst))}", kop_los=True)


def _lay(alineas: Iterable[Alinea], toon: Callable[[Alinea], str], *, kop_los: bool) -> str:
    """Empty lines between paragraphs, none between the items of a list; below a heading when it stands by itself."""
    regels: list[str] = []
    vorige = ""
    for alinea in alineas:
        vast = not vorige or vorige == alinea.soort == "punt" or (vorige == "kop" and not kop_los)
        regels += [toon(alinea)] if vast else ["", toon(alinea)]
        vorige = alinea.soort
    return "".join(f"{regel}\n" for regel in regels)


def _one_line(tekst: str) -> str:
    return _REGELEINDE.sub(" ", tekst).strip()


def escape(tekst: str) -> str:
    r"""A line of text in which Markdown finds no markup.

    >>> print(escape("*niet* schuin, zie <https://a.nl/b_c>"))
    \*niet\* schuin, zie \<<https://a.nl/b_c>\>
    >>> print(escape("1. eerst"), escape("- daarna"))
    1\. eerst \- daarna
    """
    delen, vanaf = [], 0
    for adres in _ADRES.finditer(tekst):
        delen += [_escape_plain(tekst[vanaf : adres.start()]), f"<{adres[0]}>"]
        vanaf = adres.end()
    samen = "".join([*delen, _escape_plain(tekst[vanaf:])])
    return _REGELBEGIN.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", samen)


def _escape_plain(tekst: str) -> str:
    """Escape what is no address; a word that looks like one is kept from becoming a link."""
    veilig = _OPMAAK.sub(lambda teken: f"\\{teken[0]}", tekst)
    return _VANZELF.sub(lambda woord: f"{woord[1]}\\." if woord[1] else f"{woord[2]}\\:", veilig)
