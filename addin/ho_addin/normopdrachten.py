"""The commands of ``ho normen`` that make or change norms; each is loaded only when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag


def normen_export(vraag: Vraag) -> int:
    """``ho normen export``: a framework as a norm workbook."""
    from ho_addin import normuitvoer  # noqa: PLC0415 - calculating a case needs none of it

    return normuitvoer.normen_export(vraag)


def normen_import(vraag: Vraag) -> int:
    """``ho normen import``: a norm workbook as a norm file."""
    from ho_addin import norminvoer  # noqa: PLC0415 - the same

    return norminvoer.normen_import(vraag)


def normen_invullen(vraag: Vraag) -> int:
    """``ho normen invullen``: a form for what is missing."""
    from ho_addin import normuitvoer  # noqa: PLC0415 - the same

    return normuitvoer.normen_invullen(vraag)


def normen_nieuw(vraag: Vraag) -> int:
    """``ho normen nieuw``: a new municipality, period or edition."""
    from ho_addin import normnieuw  # noqa: PLC0415 - the same

    return normnieuw.normen_nieuw(vraag)


def normen_effect(vraag: Vraag) -> int:
    """``ho normen effect``: cases under two frameworks."""
    from ho_addin import normeffect  # noqa: PLC0415 - the same

    return normeffect.normen_effect(vraag)
