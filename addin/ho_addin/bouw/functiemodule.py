"""Writes the module with the functions as a cell calls them: every function of the register, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_addin.bouw.vbatekst import KOP, quote
from ho_addin.functies import FUNCTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ho_addin.functies.register import Functie


def write_functies(functies: Iterable[Functie] = FUNCTIES) -> str:
    """The text of ``HoFuncties.bas``."""
    kop = f'Attribute VB_Name = "HoFuncties"\nOption Explicit\n\n{KOP}\n'
    return kop + "".join(f"\n{_wrapper(functie)}" for functie in functies)


def _wrapper(functie: Functie) -> str:
    velden = ", ".join(f"{'Optional ' if deel.optioneel else ''}{deel.naam} As Variant" for deel in functie.argumenten)
    waarden = ", ".join(deel.naam for deel in functie.argumenten)
    return (
        f"Public Function {functie.naam}({velden}) As Variant\n"
        f"    {functie.naam} = RoepFunctie({quote(functie.naam)}, Array({waarden}))\n"
        "End Function\n"
    )
