"""A round of a target: Hypothesis makes inputs from one seed, and makes the first that fails as small as it can."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fuzz.doelen import DOELEN, Invoer

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from fuzz.doelen import Doel

_NAAM: Final = re.compile(r"(?P<doel>[a-z]+)-[a-z0-9-]+(?P<einde>\.[a-z]+)(?P<gecodeerd>\.base64)?")
"""How a kept input is called: its target, what it was, its ending, and ``.base64`` when it is no readable text."""


class Vondst(AssertionError):
    """An input that gave something else than a result or one ``HoFout``."""

    def __init__(self, doel: Doel, invoer: Invoer, oorzaak: BaseException) -> None:
        """Show the input; an ``.xlsx`` says little, so the start of anything is enough."""
        self.invoer = invoer
        super().__init__(f"{doel.naam}: {type(oorzaak).__name__}: {str(oorzaak)[:300]}; invoer: {invoer.data[:2000]!r}")


def try_round(doel: Doel, aantal: int, zaad: int, map_: Path) -> None:
    """Try so many inputs; the same seed makes the same ones.

    Raises:
        Vondst: for the first that fails, made small.
    """

    @seed(zaad)
    @settings(
        max_examples=aantal,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def probeer(bron: random.Random) -> None:
        invoer = doel.maak(bron)
        try:
            doel.probeer(invoer, map_)
        except BaseException as fout:
            raise Vondst(doel, invoer, fout) from fout

    probeer()


def keep(vondst: Vondst, doel: Doel, map_: Path, naam: str) -> Path:
    """Write an input down for ``tests/fuzz/gevonden``; what is no readable text as base64."""
    data, einde = vondst.invoer.data, vondst.invoer.einde
    try:
        leesbaar = data.decode("utf-8").isprintable() or einde != ".xlsx"
    except UnicodeDecodeError:
        leesbaar = False
    pad = map_ / f"{doel.naam}-{naam}{einde}{'' if leesbaar else '.base64'}"
    pad.write_bytes(data if leesbaar else base64.encodebytes(data))
    return pad


def read_kept(pad: Path) -> tuple[Doel, Invoer]:
    """A kept input, with its target.

    Raises:
        ValueError: for a name that is of no target.
    """
    delen = _NAAM.fullmatch(pad.name)
    if delen is None or delen["doel"] not in DOELEN:
        raise ValueError(f"geen vondst van een doel: {pad.name}")
    data = pad.read_bytes()
    return DOELEN[delen["doel"]], Invoer(delen["einde"], base64.decodebytes(data) if delen["gecodeerd"] else data)
