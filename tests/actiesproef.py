"""Runs the buttons of the ribbon through real xlwings on a machine without Windows: only pywin32 and Excel stand in.

``python actiesproef.py`` prints one JSON object with the answers. It is a process of its own, as ``xlwingsproef`` is.
"""
# ruff: noqa: PLC0415 - what needs the stand-ins is imported after them

from __future__ import annotations

import datetime as dt
import inspect
import json
import os
import sys
import tempfile
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, Final

from vastlegtekorten import COMPLEET
from xlwingsproef import Moment, stand_in

MODULE: Final = "ho_addin.acties"


class ComFout(Exception):
    """What pywin32 raises."""


def main(map_: Path) -> None:
    """Ask the buttons, in the order of a day's work."""
    os.environ["LOCALAPPDATA"] = os.environ["XDG_STATE_HOME"] = str(map_)
    stand_in()
    pywintypes: Any = sys.modules["pywintypes"]
    pywintypes.com_error = ComFout
    pywintypes.__spec__ = ModuleSpec("pywintypes", None)
    sys.modules["win32com.client"].Dispatch = lambda boek: boek  # type: ignore[attr-defined]
    xlwings: Any = import_module("xlwings")
    windows, com_server, udfs = (import_module(f"xlwings.{naam}") for naam in ("_xlwindows", "com_server", "udfs"))
    xlwings._xlwindows = windows
    xlwings.engines.add(xlwings.main.Engine(impl=windows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret

    from exceldubbel import Toepassing
    from ho_addin.excelblad import Excelfout
    from ho_engine import casus_uit_gegevens, kies_normenkader
    from ho_workbook.werkboek import vul_sjabloon

    assert Excelfout is ComFout
    kern: Any = com_server.XLPython()
    app = Toepassing(ComFout, map_)

    def ask(naam: str, *argumenten: object) -> str:
        antwoord = kern.CallUDF(MODULE, naam, argumenten, app.ActiveWorkbook, None)
        assert isinstance(antwoord, str), antwoord
        return antwoord

    uitslag: dict[str, Any] = {"zonder_werkmap": ask("BEREKEN"), "over": ask("OVER")}
    casus = COMPLEET | {"gemeente": "nederweert", "afwijkingen": []}
    casus["regels"] = [{"code": "slh.volledige_overname", "aantal": 1}]
    kader = kies_normenkader("nederweert", dt.date(2026, 3, 1))
    (map_ / "casus.xlsx").write_bytes(vul_sjabloon(casus_uit_gegevens(casus), kader, bewijs="geen"))
    boek = app.open(map_ / "casus.xlsx")
    uitslag["nieuw"] = ask("NIEUWE_CASUS", "nederweert", Moment(2026, 3, 1, tzinfo=dt.UTC))
    uitslag["leeg"] = ask("BEREKEN")
    app.ActiveWorkbook = boek
    uitslag["bereken"] = ask("BEREKEN")
    uitslag["blok"] = boek.werkmap["Casus"]["M4"].value
    uitslag["vastleggen"] = ask("VASTLEGGEN")
    uitslag["controleer"] = ask("CONTROLEER", "")
    uitslag["normen"] = ask("NORMEN", "nederweert", "1-3-2026")
    uitslag["zelftest"] = ask("ZELFTEST", (("excel_versie", "16.0"), ("bits", "64")))
    uitslag["acties"] = {
        naam: [[deel["name"], "optional" in deel] for deel in info["args"]]
        for naam, waarde in vars(sys.modules[MODULE]).items()
        if inspect.isfunction(waarde) and (info := getattr(waarde, "__xlfunc__", None))
    }
    sys.stdout.write(json.dumps(uitslag))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ho_") as tijdelijk:
        main(Path(tijdelijk))
