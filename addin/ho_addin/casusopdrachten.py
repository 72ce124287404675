"""The commands that tell, compare or copy a case; each is loaded only when it is asked, for calculating needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag


def toelichting(vraag: Vraag) -> int:
    """``ho toelichting``: the text for the decision."""
    from ho_addin import toelichten  # noqa: PLC0415 - see above

    return toelichten.toelichting(vraag)


def vergelijk(vraag: Vraag) -> int:
    """``ho vergelijk``: two cases or two frameworks side by side."""
    from ho_addin import vergelijken  # noqa: PLC0415 - the same

    return vergelijken.vergelijk(vraag)


def kopie(vraag: Vraag) -> int:
    """``ho kopie``: the next case from the previous one."""
    from ho_addin import kopieren  # noqa: PLC0415 - the same

    return kopieren.kopie(vraag)
