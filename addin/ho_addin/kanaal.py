"""Writing to the terminal: any console can show it, and a reader that stops listening is no fault. Knows no norms."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

_LEESBAAR: Final = "ho_leesbaar"
_VERVANGING: Final = {
    "→": "->",
    "←": "<-",
    "\N{MINUS SIGN}": "-",
    "\N{EN DASH}": "-",
    "—": "-",
    "≥": ">=",
    "≤": "<=",
    "\N{MULTIPLICATION SIGN}": "x",
    "÷": "/",
    "½": "1/2",
    "…": "...",
    "•": "*",
    "€": "EUR",
    "§": "par.",
    "“": '"',
    "”": '"',
    "„": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
"""What to write where a console lacks the character; accents fall off, and anything else becomes a question mark."""

_MEELEZERS: Final[list[Callable[[str], None]]] = []


def substitute(tekst: str) -> str:
    """Spell a text in ASCII, as readable as can be.

    >>> substitute("1 → 2 ≥ één … 漢")
    '1 -> 2 >= een ... ?'
    """
    return "".join(teken if teken.isascii() else _spell(teken) for teken in tekst)


def _spell(teken: str) -> str:
    if teken in _VERVANGING:
        return _VERVANGING[teken]
    zonder_accent = unicodedata.normalize("NFKD", teken).encode("ascii", "ignore").decode()
    return zonder_accent or ("" if unicodedata.combining(teken) else "?")


def _replace(fout: UnicodeError) -> tuple[str, int]:
    if not isinstance(fout, UnicodeEncodeError):
        raise fout
    return substitute(fout.object[fout.start : fout.end]), fout.end


def make_readable() -> None:
    """Let both streams spell what their console lacks, instead of failing on it."""
    codecs.register_error(_LEESBAAR, _replace)
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors=_LEESBAAR)


def write(regels: Iterable[str]) -> None:
    """Write lines to the output."""
    _write(sys.stdout, regels)


def complain(*regels: str) -> None:
    """Write lines where messages belong, after what was already written."""
    for lezer in _MEELEZERS:
        for regel in regels:
            lezer(regel)
    _flush(sys.stdout)
    _write(sys.stderr, regels)


@contextlib.contextmanager
def overheard(lezer: Callable[[str], None]) -> Iterator[None]:
    """Let somebody else see the messages too."""
    _MEELEZERS.append(lezer)
    try:
        yield
    finally:
        _MEELEZERS.remove(lezer)


def drop() -> None:
    """Give up the output that could not be written, so that Python does not try it once more at its end."""
    if sys.stdout is not None and not sys.stdout.closed:
        _mute(sys.stdout)


def close() -> None:
    """Hand over what is left."""
    for stroom in (sys.stdout, sys.stderr):
        _flush(stroom)


def _write(stroom: TextIO | None, regels: Iterable[str]) -> None:
    """Write lines; when nobody listens any more (``| head``) the rest is dropped."""
    if stroom is None or stroom.closed:
        return
    try:
        for regel in regels:
            stroom.write(f"{regel}\n")
    except BrokenPipeError:
        _mute(stroom)


def _flush(stroom: TextIO | None) -> None:
    if stroom is None or stroom.closed:
        return
    try:
        stroom.flush()
    except BrokenPipeError:
        _mute(stroom)


def _mute(stroom: TextIO) -> None:
    """Send the rest nowhere, so that Python does not trip over it at its end."""
    nergens = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nergens, stroom.fileno())
    except (OSError, ValueError):  # it has no descriptor of its own: nothing is tried at the end
        return
    finally:
        os.close(nergens)
