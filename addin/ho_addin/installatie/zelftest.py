"""Asks every case of ``zelftest.xlsx`` of the installed kernel, as Excel would: through Windows, as another program."""

from __future__ import annotations

import datetime as dt
import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from ho_addin.functiegevallen import Geval, as_cell, differences, errors_in, lay, spell
from ho_addin.functies import Foutwaarde, read_foutwaarde
from ho_addin.rekenkern import FUNCTIES, PROGID
from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

BLAD: Final = "Gevallen"
KOPPEN: Final = ("naam", "functie", "geval")
FOUT: Final = -0x7FF60000
"""Where the error values of COM begin; what is added is the number of ``CVErr``."""


@dataclass(frozen=True)
class Verslag:
    """What came out of it; the times are in milliseconds."""

    gevallen: int
    goed: int
    verschillen: dict[str, list[str]]
    eerste_ms: float
    warm_ms: float


def read_gevallen(pad: Path) -> tuple[Geval, ...]:
    """The cases on the sheet for programs.

    Raises:
        HoFout: HO428 when they are not there.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only needed here

    try:
        boek = load_workbook(pad, read_only=True)
        try:
            rijen = list(boek[BLAD].iter_rows(max_col=len(KOPPEN), values_only=True)) if BLAD in boek else []
        finally:
            boek.close()
    except FileNotFoundError as fout:
        raise HoFout("bestand_niet_gevonden", pad=pad) from fout
    except Exception as fout:  # openpyxl fails in many ways on what is no workbook
        raise HoFout("geen_gevallen", bestand=pad.name, reden="het is geen leesbare werkmap") from fout
    if len(rijen) < len(("kop", "geval")) or rijen[0] != KOPPEN:
        raise HoFout("geen_gevallen", bestand=pad.name, reden=f"het blad '{BLAD}' ontbreekt of is leeg")
    try:
        return tuple(Geval.van_gegevens(json.loads(str(geval), object_hook=_as_day)) for _, _, geval in rijen[1:])
    except (ValueError, TypeError) as fout:
        raise HoFout("geen_gevallen", bestand=pad.name, reden=f"het blad '{BLAD}' is beschadigd") from fout


def _as_day(deel: dict[str, Any]) -> object:
    return dt.date.fromisoformat(deel["datum"]) if set(deel) == {"datum"} else deel


def prove(gevallen: Iterable[Geval], ask: Callable[[Geval], object]) -> dict[str, list[str]]:
    """What differs per case; ``ask`` gives the answer as COM does, rows as tuples and errors as texts."""
    anders = {}
    for geval in gevallen:
        uitkomst = from_com(ask(geval))
        if isinstance(geval.verwacht, list) or geval.omvang:
            uitkomst = as_rows(uitkomst)
        codes = tuple(fout.code for fout in errors_in(uitkomst))
        verschil = differences(geval, spell(uitkomst))
        if codes != geval.meldingen:
            verschil.append(f"{codes} is geen {geval.meldingen}")
        if verschil:
            anders[f"{geval.functie}, {geval.naam}"] = verschil
    return anders


def from_com(uitkomst: object) -> object:
    """An answer with its errors as error values."""
    if isinstance(uitkomst, list | tuple):
        return [from_com(deel) for deel in uitkomst]
    return (read_foutwaarde(uitkomst) if isinstance(uitkomst, str) else None) or uitkomst


def as_rows(uitkomst: object) -> list[object]:
    """An answer as rows; xlwings makes one row a plain list, and one cell a value.

    >>> as_rows(5), as_rows([1, 2]), as_rows([[1], [2]])
    ([[5]], [[1, 2]], [[1], [2]])
    """
    if not isinstance(uitkomst, list):
        return [[uitkomst]]
    return uitkomst if all(isinstance(deel, list) for deel in uitkomst) else [uitkomst]


def as_com(waarde: object) -> object:
    """A cell as Excel hands it over; an error value as the number that the kernel gets of it.

    From Python no other error value can be sent than "left out", and a kernel in Python gets each as its number.
    """
    cel = as_cell(waarde)
    if isinstance(cel, Foutwaarde):
        return FOUT + cel.nummer
    if isinstance(cel, dt.date):
        return dt.datetime.combine(cel, dt.time())
    return float(cel) if isinstance(cel, int) and not isinstance(cel, bool) else cel


def run(gevallen: tuple[Geval, ...]) -> Verslag:
    """Ask all of it of the kernel that Windows starts.

    Raises:
        HoFout: HO412 when there is no answer.
    """
    import pythoncom as com  # type: ignore[import-untyped] # noqa: PLC0415 - it exists on Windows only
    from win32com import client  # type: ignore[import-untyped] # noqa: PLC0415 - the same

    begin = time.perf_counter()
    try:
        kern = client.Dispatch(PROGID)
    except com.com_error as fout:
        raise HoFout("rekenkern_onbereikbaar", nummer=fout.hresult) from fout
    duren: list[float] = []

    def ask(geval: Geval) -> object:
        argumenten = [lay(deel, as_com) for deel in geval.argumenten]
        vanaf = time.perf_counter()
        antwoord: object = kern.CallUDF(FUNCTIES, geval.functie, argumenten, None, None)
        duren.append(time.perf_counter() - (vanaf if duren else begin))
        return antwoord

    try:
        verschillen = prove(gevallen, ask)
    except com.com_error as fout:
        raise HoFout("rekenkern_onbereikbaar", nummer=fout.hresult) from fout
    warm = sorted(duren[1:])[len(duren) // 2] if duren[1:] else 0.0
    eerste = duren[0] if duren else 0.0
    goed = len(gevallen) - len(verschillen)
    return Verslag(len(gevallen), goed, verschillen, round(eerste * 1000, 1), round(warm * 1000, 2))


def as_json(verslag: Verslag) -> dict[str, object]:
    """The report for other programs."""
    return {"zelftest": 1, **asdict(verslag)}
