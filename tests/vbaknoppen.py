"""What the buttons of the add-in do, run in an interpreter: each check says what went wrong, as in ``vbaproeven``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyopenvba.interpreter import NOTHING  # type: ignore[import-untyped]

from ho_addin.bouw.registermodule import MODULE_ACTIES
from ho_addin.knoppen import KNOPPEN, TAB
from vbahost import Ding, Excel, long, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Bronnen = dict[str, str]


def check_buttons(bronnen: Bronnen) -> Iterator[str]:
    """Each button asks its action with the active workbook, and shows the text that comes back."""
    for knop in (knop for knop in KNOPPEN if knop.actie):
        excel = ribbon(bronnen, lambda *_: "Klaar.")
        excel.vba.answers = ["nederweert", "1-3-2026"] if knop.actie in {"NIEUWE_CASUS", "NORMEN"} else []
        excel.vba.run(knop.procedure, [NOTHING])
        module, actie, argumenten, boek = excel.vragen[-1]
        if (module, actie, boek) != (MODULE_ACTIES, knop.actie, excel.boek):
            yield f"{knop.label} vraagt {module}.{actie}"
        hoort: dict[str, object] = {"CONTROLEER": ("",)}
        hoort |= dict.fromkeys(("NIEUWE_CASUS", "NORMEN"), ("nederweert", "1-3-2026"))
        if actie != "ZELFTEST" and argumenten != hoort.get(actie, ()):
            yield f"{knop.label} geeft {argumenten} mee"
        if actie == "LOGBOEK" and excel.werkmap.leden["geopend"] != ["Klaar."]:
            yield "het logboek gaat niet open"
        if actie != "LOGBOEK" and excel.vba.dialogs[-1][1:3] != ("Klaar.", TAB):
            yield f"{knop.label} toont {excel.vba.dialogs}"
        if actie != "LOGBOEK" and excel.app.leden["statusbar"] is not False:
            yield f"{knop.label} laat de statusbalk staan"


def check_no_workbook(bronnen: Bronnen) -> Iterator[str]:
    """Where no workbook is open the add-in hands over itself, so that the action finds Excel."""
    excel = ribbon(bronnen, lambda *_: "Klaar.")
    excel.app.leden["activeworkbook"] = NOTHING
    excel.vba.run("HoBereken", [NOTHING])
    if excel.vragen[-1][3] is not excel.werkmap:
        yield f"zonder werkmap gaat {excel.vragen[-1][3]} mee"


def ribbon(bronnen: Bronnen, antwoord: Callable[[str, str, Any, object], object]) -> Excel:
    """An Excel with what the buttons look at."""
    excel = Excel(antwoord, bronnen)
    geopend: list[str] = []
    excel.werkmap.leden |= {"geopend": geopend, "followhyperlink": remember(geopend)}
    herrekend: list[object] = []
    excel.app.leden |= {
        "cursor": long(0),
        "statusbar": "",
        "version": "16.0",
        "build": "17126",
        "calculation": long(-4105),
        "operatingsystem": "Windows (64-bit) NT 10.00",
        "international": lambda _: ",",
        "herrekend": herrekend,
        "languagesettings": Ding("LanguageSettings", LanguageID=lambda _: long(1043)),
        "calculatefull": remember(herrekend),
    }
    return excel


def check_button_facts(bronnen: Bronnen) -> Iterator[str]:
    """The self-test gets what only Excel knows, as rows of a name and a value."""
    excel = ribbon(bronnen, lambda *_: "Klaar.")
    excel.vba.run("HoZelftest", [NOTHING])
    gegevens: Any = excel.vragen[-1][2]
    verwacht = {
        "excel_versie": "16.0",
        "excel_build": "17126",
        "besturingssysteem": "Windows (64-bit) NT 10.00",
        "bits": "64",
        "taal": "1043",
        "decimaalteken": ",",
        "functieversie": "1",
        "invoegtoepassing": "C:\\HO\\NormenkaderHO.xlam",
    }
    if dict(gegevens[0]) != verwacht:
        yield f"de zelftest krijgt {gegevens}"


def check_button_errors(bronnen: Bronnen) -> Iterator[str]:
    """An error is a warning with its code; a long text comes in pieces; who cancels does nothing."""
    excel = ribbon(bronnen, lambda *_: "#HO!2015 HO430 Er is geen casusblad.")
    excel.vba.run("HoBereken", [NOTHING])
    if excel.vba.dialogs != [("MsgBox", "HO430 Er is geen casusblad.", TAB, 48)]:
        yield f"een fout wordt {excel.vba.dialogs}"
    lang = "".join(f"- punt {nummer} ontbreekt nog\n" for nummer in range(100))
    excel = ribbon(bronnen, lambda *_: lang)
    excel.vba.run("HoVastleggen", [NOTHING])
    stukken = [str(venster[1]) for venster in excel.vba.dialogs]
    if "".join(stukken) != lang or max(map(len, stukken)) > 1000 or not all(s.endswith("\n") for s in stukken):
        yield f"een lange tekst komt in {[len(s) for s in stukken]}"
    excel = ribbon(bronnen, lambda *_: "Klaar.")
    excel.vba.answers = [""]
    excel.vba.run("HoNormen", [NOTHING])
    if excel.vragen:
        yield "wie annuleert, krijgt toch een vraag"
    excel.mag_maken = False
    excel.vba.run("HoOver", [NOTHING])
    if not excel.vba.dialogs[-1][1].startswith("HO412 De rekenkern"):
        yield f"zonder rekenkern staat er {excel.vba.dialogs[-1]}"


def check_restart(bronnen: Bronnen) -> Iterator[str]:
    """The button ends the process of the kernel, makes a new one, and calculates again unless that is done by hand."""
    excel = ribbon(bronnen, lambda *_: "Klaar.")
    excel.type_in("HO_TIJD", 1.0)
    excel.vba.run("HoHerstart", [NOTHING])
    gedaan = (excel.gestopt, excel.gemaakt, excel.vragen[-1][1], len(excel.app.leden["herrekend"]))
    if gedaan != (1, 2, "OVER", 1):
        yield f"gestopt, gemaakt, gevraagd, herrekend: {gedaan}"
    excel.app.leden["calculation"] = long(-4135)
    excel.vba.run("HoHerstart", [NOTHING])
    if len(excel.app.leden["herrekend"]) != 1 or "Ctrl+Alt+F9" not in excel.vba.dialogs[-1][1]:
        yield f"met de hand: {excel.vba.dialogs[-1]}"


CHECKS: Final = tuple(waarde for naam, waarde in list(globals().items()) if naam.startswith("check_"))
"""Every check of this module, in its order."""
