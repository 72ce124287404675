"""What deserves attention beside a figure: named functions that look at a whole calculation (*let_op*, *opmerking*).

The ``fout``s that prevent a total are in ``toetsen`` and ``casustoetsen``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

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


def warn_status(berekening: Berekening) -> Punten:
    """A figure that is not confirmed is used, visibly."""
    for uitkomst in berekening.regels:
        herkomst = uitkomst.toepassing.herkomst
        if herkomst.status in {"secundair", "afgeleid"}:
            code, gebied = uitkomst.regel.code, uitkomst.regel.resultaatgebied
            gegevens = herkomst.model_dump() | {"code": code}
            yield Aandachtspunt.vul("norm_niet_bevestigd", code, gegevens, (code,), (gebied,))


def warn_stand(berekening: Berekening) -> Punten:
    """A fictitious or nameless framework says so in every result."""
    kader = berekening.kader
    if kader and kader.stand != "geldend":
        yield Aandachtspunt.van(
            "kader_niet_definitief", kader.id, kader=kader.naam, toelichting=kader.stand_toelichting
        )


def warn_netto_nul(berekening: Berekening) -> Punten:
    """A net zero is a refusal and needs its own ground (norms.md; S004 question 2)."""
    if berekening.totaal and berekening.totaal.exact_min_week == 0:
        yield Aandachtspunt.van("netto_nul")


ATTENTION: Final[tuple[Callable[[Berekening], Punten], ...]] = (warn_stand, warn_status, warn_netto_nul, warn_bsn)


def attention_points(berekening: Berekening) -> list[Aandachtspunt]:
    """Everything that deserves attention beside the figure, in the order of ``ATTENTION``."""
    return [punt for warn in ATTENTION for punt in warn(berekening)]
