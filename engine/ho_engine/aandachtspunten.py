"""Everything that deserves attention beside a figure (*let_op*, *opmerking*), in order; also what looks like a BSN.

The named functions look at a whole calculation; those on norms, time and the household stand in ``normpunten``,
``duurpunten`` and ``huishoudpunten``. The ``fout``s that prevent a total are in ``toetsen`` and ``casustoetsen``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_engine.duurpunten import warn_duur, warn_kindzorg, warn_lager, warn_later, warn_tijdelijk
from ho_engine.huishoudpunten import warn_huisgenoot, warn_kamer, warn_kinderen
from ho_engine.normpunten import (
    note_opmerkingen,
    note_uren,
    warn_aftopping,
    warn_minder,
    warn_netto_nul,
    warn_opgevolgd,
    warn_stand,
    warn_status,
    warn_tweewekelijks,
)
from ho_engine.uitkomst import Aandachtspunt, Berekening

if TYPE_CHECKING:
    from pydantic import BaseModel

Punten: TypeAlias = Iterator[Aandachtspunt]

_ACHT_CIJFERS: Final = re.compile(r"\d(?:[ .]?\d){7}")
_CIJFERREEKS: Final = re.compile(r"(?<![\d])(?:\d[ .]?){7,8}\d(?![\d])")
_GEWICHTEN: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def passes_elfproef(cijfers: str) -> bool:
    """Whether 8 or 9 digits pass the test of a burgerservicenummer (the "11-proef").

    >>> passes_elfproef("111222333"), passes_elfproef("123456789")
    (True, False)
    """
    negen = cijfers.zfill(len(_GEWICHTEN))
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(negen, _GEWICHTEN, strict=True))
    return som % 11 == 0 and int(negen) > 0


def warn_bsn(berekening: Berekening) -> Punten:
    """Text that looks like a burgerservicenummer does not belong in a case."""
    for pad, tekst in texts(berekening.casus):
        if _ACHT_CIJFERS.search(tekst) and any(map(_looks_like_bsn, _CIJFERREEKS.findall(tekst))):
            yield Aandachtspunt.van("lijkt_op_bsn", berekening.casus.plaats(pad))


def _looks_like_bsn(reeks: str) -> bool:
    return passes_elfproef(re.sub(r"\D", "", reeks))


def texts(deel: BaseModel, pad: str = "") -> list[tuple[str, str]]:
    """Every text of a case with its path, however deep."""
    gevonden: list[tuple[str, str]] = []
    for naam, waarde in vars(deel).items():
        if not waarde:
            continue
        if isinstance(waarde, str):
            gevonden.append((f"{pad}{naam}", waarde))
        elif isinstance(waarde, tuple):
            for nummer, onderdeel in enumerate(waarde):
                gevonden += texts(onderdeel, f"{pad}{naam}.{nummer}.")
    return gevonden


ATTENTION: Final[tuple[Callable[[Berekening], Punten], ...]] = (
    warn_stand,
    warn_opgevolgd,
    warn_status,
    warn_tweewekelijks,
    warn_minder,
    warn_aftopping,
    warn_netto_nul,
    warn_lager,
    warn_later,
    warn_duur,
    warn_tijdelijk,
    warn_kindzorg,
    warn_kinderen,
    warn_kamer,
    warn_huisgenoot,
    warn_bsn,
    note_uren,
    note_opmerkingen,
)
"""First what asks for a second look, then what is good to know."""


def attention_points(berekening: Berekening) -> list[Aandachtspunt]:
    """Everything that deserves attention beside the figure, in the order of ``ATTENTION``, each thing once."""
    return list(dict.fromkeys(punt for warn in ATTENTION for punt in warn(berekening)))
