"""The functions as xlwings' COM server calls them: cells of a spreadsheet in and out. Only the BSD part of xlwings.

The add-in asks this module by name (``CallUDF("ho_addin.xlwingsbinding", "HO_MINUTEN", …)``). No error value can be
sent through COM, so an error leaves as one text (``Foutwaarde.als_tekst``) that the add-in turns into ``CVErr``.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Final

import xlwings

from ho_addin import functies
from ho_addin.functies.foutwaarde import Foutwaarde, foutwaarde_met_nummer

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_addin.functies.register import Functie

LEZEN: Final[dict[str, object]] = {"ndim": 2, "err_to_str": True}
"""How xlwings hands a cell over: always rows, and an error value as its text; it makes it a blank otherwise."""

_FOUT: Final = -0x7FF60000
"""Where the error values of COM begin (0x800A0000); what is added is the number of ``CVErr``."""
_NUMMERS: Final = range(2000, 2100)


def read(waarde: object) -> object:
    """An argument as the functions take it; error values that xlwings does not know are no numbers.

    >>> read([[1.0, -2146826243]])
    [[1.0, Foutwaarde(soort='overloop', code='', zin='')]]
    """
    if isinstance(waarde, list):
        return [read(deel) for deel in waarde]
    if isinstance(waarde, int) and not isinstance(waarde, bool) and waarde - _FOUT in _NUMMERS:
        return foutwaarde_met_nummer(waarde - _FOUT)
    return waarde


def write(uitkomst: object) -> object:
    """An outcome as COM carries it.

    >>> write([[125, Foutwaarde("nb")]])
    [[125, '#HO!2042']]
    """
    if isinstance(uitkomst, list):
        return [write(deel) for deel in uitkomst]
    return uitkomst.als_tekst() if isinstance(uitkomst, Foutwaarde) else uitkomst


def bind(functie: Functie) -> Callable[..., object]:
    """A function with the arguments and the help of the register, as xlwings reads them."""
    roep: Callable[..., object] = getattr(functies, functie.naam)

    def aanroep(*argumenten: Any) -> object:  # noqa: ANN401 - whatever stands in a cell
        return write(roep(*map(read, argumenten)))

    soort = inspect.Parameter.POSITIONAL_OR_KEYWORD
    velden = [
        inspect.Parameter(deel.naam, soort, default=None if deel.optioneel else inspect.Parameter.empty)
        for deel in functie.argumenten
    ]
    aanroep.__name__ = functie.naam
    aanroep.__doc__ = functie.hulp
    aanroep.__annotations__ = {}  # xlwings would take them for converters
    aanroep.__signature__ = inspect.Signature(velden)  # type: ignore[attr-defined]
    gebonden: Callable[..., object] = aanroep
    for deel in functie.argumenten:
        gebonden = xlwings.arg(deel.naam, doc=deel.hulp, **LEZEN)(gebonden)
    # Last: an argument that is bound later puts the category back to that of xlwings.
    return xlwings.func(category=functie.categorie, call_in_wizard=False)(gebonden)


globals().update({functie.naam: bind(functie) for functie in functies.FUNCTIES})
