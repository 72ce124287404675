"""Damaging data, text and bytes the way people, programs and malice do; knows nothing of cases or norms."""

from __future__ import annotations

import copy
import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import random

CET: Final = dt.timezone(dt.timedelta(hours=1))
VREEMD: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2,
    7,
    2**31,
    -(2**63),
    10**9,
    10**9 + 1,
    10**400,
    0.0,
    -0.0,
    0.1 + 0.2,
    1e-300,
    1e308,
    float("nan"),
    float("inf"),
    float("-inf"),
    Decimal("0.005"),
    Decimal("1E-9"),
    Decimal("1E+300"),
    Decimal("-0"),
    dt.date.min,
    dt.date.max,
    dt.date(1900, 2, 28),
    dt.date(2024, 2, 29),
    dt.date(2026, 3, 1),
    dt.date(2027, 1, 1),
    dt.datetime(2026, 3, 1),  # noqa: DTZ001 - as a TOML file may say it
    dt.datetime(2026, 3, 1, 12, 30, tzinfo=CET),
    dt.datetime.max,  # noqa: DTZ901 - the same
    dt.time(7, 32),
    "",
    " ",
    "ja",
    "nee",
    "0",
    "1",
    "1e999",
    "NaN",
    "-0",
    "2026-02-30",
    "2026-03-01",
    "0000-01-01",
    "9999-12-31",
    "２０２６-０３-０１",
    "１２",
    "٣",
    "²",
    "0946",
    "nederweert",
    "NEDERWEERT",
    "wekelijks",
    "tweewekelijks",
    "opnieuw vragen",
    "pgb",
    "slh",
    "slh.volledige_overname",
    "=1+1",
    "e\u0301e\u0301n",
    "\u00e9\u00e9n",
    "\u202egnidulcni",
    "\ufeffbom",
    "a\x00b",
    "regel\r\neinde",
    "regel\u2028einde",
    "\x1b[31m",
    "\ud83d",
    "\udc00\ud800",
    "👩‍👩‍👧",
    "{0}{code!r:>99}",
    "%s%n",
    "_x0041_",
    "<b>&amp;]]>",
    "111222333",
    "x" * 40_000,
    [],
    {},
    [[]],
    [None],
    {"": ""},
    {"waarde": 1},
    {"__class__": "x"},
)
"""Values that belong nowhere, or nearly."""

BIJNA: Final[tuple[Any, ...]] = (
    *("", "ja", "nee", "deels", "netwerk", "slh", "kindzorg", "slh.volledige_overname", "slh.eigen_kracht", "pgb"),
    *("wekelijks", "tweewekelijks", "nederweert", "bijlage2", "hbel", "opnieuw vragen: 3", "111222333", "2026-03-01"),
    *(0, 1, 2, 3, 5, 12, 120, 121, 600, -1, -15, True, False, Decimal("0.5"), Decimal("2.333"), 2.5),
    *(dt.date(2026, 3, 1), dt.date(2026, 6, 30), dt.date(2027, 1, 1), dt.date(2028, 2, 29), dt.date.max),
)
"""Values that could have been meant, somewhere."""

TEKENS: Final = (
    *("\x00", "\ufeff", "\u200f", "\u202e", "\ud800", "e\u0301", "１２", "1e999", "-0", "nan", "inf", "-inf", "+1"),
    *("0001-01-01", "9999-12-31", "0000-01-01", "2026-02-30", "2026-03-01T00:00:00Z", "2026-03-01T07:32:00.5+14:00"),
    *("07:32:00", "0x1F", "1_000", "1__0", "true", "null", "None", '"""', "'''", '"\\ud800"', '"\\uDC00"', '"\\u0000"'),
    *(
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "#",
        "\\",
        "\r",
        "\n",
        "\t",
        " ",
        '"',
        "'",
        "[regels]",
        "[[regels]]",
    ),
    *(
        "[" * 3000,
        "{" * 3000,
        '{"a":' * 1500,
        "[[a]]\n" * 50,
        "a." * 2000,
        "9" * 5000,
        "1e" + "9" * 30,
        "0." + "0" * 5000,
    ),
)
"""Pieces of text that mean something to a reader of TOML, JSON or XML."""

_STUKJES: Final = re.compile(r"\s+|\w+|.", re.DOTALL)

Pad = tuple[str | int, ...]


def damage_data(gegevens: Any, bron: random.Random) -> Any:  # noqa: ANN401 - any data
    """Plain data with one to four changes: gone, doubled, replaced, swapped, nested, renamed."""
    gegevens = copy.deepcopy(gegevens)
    for _ in range(bron.choice((1, 1, 2, 2, 3, 4, 6))):
        paden = _paths(gegevens)
        pad = bron.choice(paden)
        if not pad:
            if bron.random() < 0.1:
                return pick(bron)
            continue
        if bron.random() < 0.6:
            _at(gegevens, pad[:-1])[pad[-1]] = pick(bron) if bron.random() < 0.7 else _other(gegevens, paden, bron)
        else:
            _change(gegevens, pad, bron)
    return gegevens


def _at(gegevens: Any, pad: Pad) -> Any:  # noqa: ANN401 - any data
    for stap in pad:
        gegevens = gegevens[stap]
    return gegevens


def _other(gegevens: Any, paden: list[Pad], bron: random.Random) -> Any:  # noqa: ANN401 - any data
    """What stands somewhere else in the same data."""
    return copy.deepcopy(_at(gegevens, bron.choice(paden)))


def _paths(gegevens: object, pad: Pad = ()) -> list[Pad]:
    paden: list[Pad] = [pad]
    if isinstance(gegevens, dict):
        paden += [p for sleutel, waarde in gegevens.items() for p in _paths(waarde, (*pad, sleutel))]
    elif isinstance(gegevens, list):
        paden += [p for nummer, waarde in enumerate(gegevens) for p in _paths(waarde, (*pad, nummer))]
    return paden


def _change(gegevens: Any, pad: Pad, bron: random.Random) -> None:  # noqa: ANN401 - any data
    ouder: Any = _at(gegevens, pad[:-1])
    laatste: Any = pad[-1]
    soort = bron.choice(("weg", "weg", "weg", "ruil", "nest", "naam", "dubbel", "diep"))
    if soort == "weg":
        del ouder[laatste]
    elif soort == "nest":
        ouder[laatste] = bron.choice(([ouder[laatste]], {"a": ouder[laatste]}, [ouder[laatste]] * 3))
    elif soort == "diep":
        for _ in range(bron.choice((2, 50, 200))):
            ouder[laatste] = [ouder[laatste]]
    elif isinstance(ouder, list):
        ouder.insert(0, copy.deepcopy(ouder[laatste]))
        if soort == "dubbel":
            ouder *= bron.choice((2, 9))
    elif soort == "ruil":
        ander = bron.choice(list(ouder))
        ouder[laatste], ouder[ander] = ouder[ander], ouder[laatste]
    else:
        nieuw = bron.choice((f"{laatste}x", str(laatste).upper(), "plaatsen", "schema", "a.b", "", "\ud800", "é" * 300))
        ouder[nieuw] = ouder[laatste] if soort == "dubbel" else ouder.pop(laatste)


def pick(bron: random.Random) -> Any:  # noqa: ANN401 - any data
    """A value that belongs elsewhere, nowhere, or nearly."""
    return copy.deepcopy(bron.choice(bron.choice((BIJNA, BIJNA, VREEMD))))


def damage_text(tekst: str, bron: random.Random) -> str:
    """A text with one to four of its tokens gone, doubled, replaced or moved, or with strange ones put in."""
    stukjes = _STUKJES.findall(tekst)
    for _ in range(bron.choice((1, 1, 2, 3, 4))):
        plek = bron.randrange(len(stukjes) + 1)
        soort = bron.choice(("weg", "dubbel", "vervang", "voeg in", "voeg in", "ruil", "knip", "getal"))
        if soort == "voeg in" or plek == len(stukjes):
            stukjes.insert(plek, bron.choice(TEKENS))
        elif soort == "weg":
            del stukjes[plek : plek + bron.choice((1, 1, 3, 20))]
        elif soort == "dubbel":
            stukjes[plek:plek] = stukjes[plek : plek + bron.choice((1, 5, 60))]
        elif soort == "vervang":
            stukjes[plek] = bron.choice(TEKENS)
        elif soort == "ruil":
            ander = bron.randrange(len(stukjes))
            stukjes[plek], stukjes[ander] = stukjes[ander], stukjes[plek]
        elif soort == "getal":
            getallen = [nummer for nummer, stukje in enumerate(stukjes) if stukje.isdecimal()]
            if getallen:
                nieuw = bron.choice(("0", "1", "2", "5", "12", "52", "53", "99", "365", "1000000", "-1", "0.5", "1e3"))
                stukjes[bron.choice(getallen)] = nieuw
        else:
            del stukjes[plek:]
    return "".join(stukjes)


def damage_bytes(data: bytes, bron: random.Random) -> bytes:
    """Bytes with some of them flipped, gone, doubled, cut off or put in."""
    kapot = bytearray(data)
    for _ in range(bron.choice((1, 1, 2, 4, 16))):
        plek = bron.randrange(len(kapot) + 1)
        soort = bron.choice(("zet", "zet", "weg", "dubbel", "voeg in", "knip"))
        if soort == "zet" and plek < len(kapot):
            kapot[plek] = bron.randrange(256)
        elif soort == "weg":
            del kapot[plek : plek + bron.choice((1, 4, 64, 1000))]
        elif soort == "dubbel":
            kapot[plek:plek] = kapot[plek : plek + bron.choice((1, 16, 200))]
        elif soort == "voeg in":
            kapot[plek:plek] = bytes(bron.randrange(256) for _ in range(bron.choice((1, 3))))
        elif soort == "knip" and bron.random() < 0.2:
            del kapot[plek:]
    return bytes(kapot)
