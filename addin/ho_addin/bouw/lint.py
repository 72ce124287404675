"""Writes the ribbon of the add-in from the table of buttons."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from ho_addin.knoppen import KNOPPEN, TAB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ho_addin.knoppen import Knop

NAAMRUIMTE: Final = "http://schemas.microsoft.com/office/2006/01/customui"


def write_lint(knoppen: Iterable[Knop] = KNOPPEN) -> str:
    """The XML of the ribbon; buttons that follow each other in one group stand together."""
    groepen = "".join(
        f"<group{_attributes(id=f'hoGroep{plaats}', label=naam)}>{''.join(map(_button, deel))}</group>"
        for plaats, (naam, deel) in enumerate(groupby(knoppen, key=lambda knop: knop.groep), start=1)
    )
    tab = f"<tab{_attributes(id='hoTab', label=TAB)}>{groepen}</tab>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<customUI{_attributes(xmlns=NAAMRUIMTE)}><ribbon><tabs>{tab}</tabs></ribbon></customUI>"
    )


def _button(knop: Knop) -> str:
    velden = _attributes(
        id=knop.id,
        label=knop.label,
        imageMso=knop.beeld,
        size="large" if knop.groot else "normal",
        screentip=knop.label,
        supertip=knop.tip,
        onAction=knop.procedure,
    )
    return f"<button{velden}/>"


def _attributes(**velden: str) -> str:
    return "".join(f" {naam}={quoteattr(waarde)}" for naam, waarde in velden.items())
