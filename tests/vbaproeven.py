"""What the glue does beside calculating, run in an interpreter: each check says what went wrong.

A check takes the modules that are broken on purpose, so that the same check shows that it can fail.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final

from pyopenvba.interpreter import EMPTY, NOTHING, VBAArray, VBACurrency, VBAErrorValue  # type: ignore[import-untyped]

from ho_addin.functies import FUNCTIES
from vbahost import WEGGELATEN, Ding, Excel, as_rows, long, remember

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Bronnen = dict[str, str]

NB: Final = VBAErrorValue(2042)
WAARDE: Final = VBAErrorValue(2015)
FOUT: Final = "#HO!2042 HO201 De norm is niet bekend."
NU: Final = dt.datetime(2026, 11, 2, 9, 0, 0)  # noqa: DTZ001 - the clock of a PC


def _explaining(uitkomst: object) -> Callable[[str, str, Any, object], object]:
    """A kernel that gives one outcome, and explains a text that is an error as it stands there."""

    def antwoord(_module: str, naam: str, argumenten: Any, _boek: object) -> object:  # noqa: ANN401 - of COM
        if naam != "HO_UITLEG":
            return uitkomst(argumenten) if callable(uitkomst) else uitkomst
        zin = argumenten[0]
        return zin[9:] if isinstance(zin, str) and zin.startswith("#HO!") else f"algemeen: {zin}"

    return antwoord


def _asked(excel: Excel, naam: str) -> int:
    return sum(vraag[1] == naam for vraag in excel.vragen)


def check_cache(bronnen: Bronnen) -> Iterator[str]:
    """The same question is asked once; another kind of value, the last digit of a number or a restart asks again."""
    excel = Excel(_explaining(lambda argumenten: repr(argumenten[0])), bronnen)
    vragen: list[object] = [1.0, "1", True, 0.1 + 0.2, 0.3, EMPTY, "", VBAErrorValue(2007), "jan", "Jan"]
    vragen += [excel.range([[1.0, 2.0]]), excel.range([[1.0], [2.0]]), VBAArray([(1, 2)], items=[1.0, 2.0])]
    for ronde in (1, 2):
        for vraag in vragen:
            excel.type_in("HO_TIJD", vraag)
        if _asked(excel, "HO_TIJD") != len(vragen):
            yield f"ronde {ronde}: {_asked(excel, 'HO_TIJD')} vragen in plaats van {len(vragen)}"
    gevraagd = [argumenten for _, _, argumenten, _ in excel.vragen]
    if [excel.type_in("HO_TIJD", vraag) for vraag in vragen] != [repr(a[0]) for a in gevraagd]:  # type: ignore[index]
        yield "een andere waarde kreeg hetzelfde antwoord"
    excel.vba.run("StopKern")
    excel.type_in("HO_TIJD", 1.0)
    if _asked(excel, "HO_TIJD") != len(vragen) + 1:
        yield "na een herstart is het antwoord niet opnieuw gevraagd"


def check_arguments(bronnen: Bronnen) -> Iterator[str]:
    """Values go along, never cells: also a missing argument, an amount of money, a whole column and a failing date."""
    excel = Excel(_explaining("ok"), bronnen)
    geld = Ding("Range", **excel.range([[1]]).leden)
    geld.leden["value"] = VBACurrency("12.5")
    datum = Ding("Range", **excel.range([[1]]).leden)
    datum.leden |= {"value2": -5.0}
    del datum.leden["value"]
    excel.type_in("HO_NORM", geld, datum, excel.range([[EMPTY, "x"]]))
    if excel.vragen[-1][2:] != ((12.5, -5.0, ((None, "x"),), WEGGELATEN), NOTHING):
        yield f"aangekomen is {excel.vragen[-1][2:]}"
    gemaakt: list[tuple[int, int]] = []
    kolom = excel.range([["a"]])
    gebruikt = excel.range([["a"]] * 3)

    def resize(rijen: int, kolommen: int) -> Ding:
        gemaakt.append((int(rijen), int(kolommen)))
        return excel.range([["a"]] * int(rijen))

    kolom.leden |= {"rows": Ding("Range", Count=long(1_048_576)), "resize": resize}
    kolom.leden["worksheet"].leden["usedrange"] = gebruikt
    excel.type_in("HO_TIJD", kolom)
    if gemaakt != [(3, 1)] or excel.vragen[-1][2] != ((("a",),) * 3,):
        yield f"van een hele kolom ging {gemaakt} mee"
    delen = excel.range([["a"]])
    delen.leden["areas"] = Ding("Areas", Count=long(2))
    uitkomst = excel.type_in("HO_TIJD", delen)
    gezegd = excel.explain(uitkomst)
    if uitkomst != WAARDE or not str(gezegd).startswith("HO413 "):
        yield f"losse delen geven {uitkomst} en {gezegd}"
    uitkomst = excel.type_in("HO_TIJD", Ding("Chart"))
    gezegd = excel.explain(uitkomst)
    if uitkomst != WAARDE or not str(gezegd).startswith("HO415 "):
        yield f"wat geen bereik is, geeft {uitkomst} en {gezegd}"


def check_outcomes(bronnen: Bronnen) -> Iterator[str]:
    """Numbers stay numbers, a blank is no zero, and the error values stand where the errors are."""
    excel = Excel(_explaining([["kop", 2.5, None], [FOUT, 7, "#HO!2099 x"]]), bronnen)
    rijen = as_rows(excel.type_in("HO_NORMEN", "a", "b"))
    if rijen != [["kop", 2.5, ""], [NB, 7, WAARDE]]:
        yield f"de tabel is {rijen}"
    los = Excel(_explaining(["a", FOUT, None]), bronnen)
    if as_rows(los.type_in("HO_NORMEN", "a", "b")) != ["a", NB, ""]:
        yield "een rij komt anders aan"
    if los.explain(NB, 2, 7) != FOUT[9:]:
        yield "bij een rij staat de zin op een andere plaats"


def check_sentences(bronnen: Bronnen) -> Iterator[str]:
    """A sentence stays with its cell, as long as that cell shows that error and the formula still gives it."""
    uitkomsten: list[object] = [[["a", FOUT], [3, "#HO!2036 HO112 Te laag."]]]
    excel = Excel(_explaining(lambda _: uitkomsten[-1]), bronnen)
    excel.type_in("HO_NORMEN", "a", "b")
    gezegd = [excel.explain(NB, 2, 7), excel.explain(VBAErrorValue(2036), 3, 7)]
    if gezegd != [FOUT[9:], "HO112 Te laag."]:
        yield f"bij de cellen staat {gezegd}"
    anders = excel.explain(VBAErrorValue(2007), 2, 7)
    if not str(anders).startswith("algemeen: "):
        yield f"bij een andere fout staat {anders}"
    elders = excel.type_in("HO_UITLEG", excel.range([[NB]], "Blad2", 2, 7), rij=50)
    if not str(elders).startswith("algemeen: "):
        yield f"op een ander blad staat {elders}"
    verder = excel.type_in("HO_TIJD", excel.range([[NB]], "Blad1", 2, 7), rij=60)
    if excel.vragen[-1][2] != (FOUT,) or verder == NB:
        yield f"een fout in een argument ging mee als {excel.vragen[-1][2]}"
    uitkomsten.append("goed")
    excel.type_in("HO_NORMEN", "a", "c")
    oud = excel.explain(NB, 2, 7)
    if not str(oud).startswith("algemeen: "):
        yield f"na een goede uitkomst staat er nog {oud}"
    uitkomsten.append(FOUT)
    excel.type_in("HO_NORMEN", "a", "d")
    excel.vba.run("VergeetBlad", [Ding("Worksheet", Name="Blad1", Parent=excel.boek)])
    verschoven = excel.explain(NB)
    if not str(verschoven).startswith("algemeen: "):
        yield f"na het invoegen van rijen staat er nog {verschoven}"


def check_lost_sentences(bronnen: Bronnen) -> Iterator[str]:
    """An error from before the workbook was closed has no sentence: of a formula of ours that is said."""
    excel = Excel(_explaining("ok"), bronnen)
    for formule, verwacht in (("=HO_TIJD(A1)", "HO416 Bij deze fout is geen uitleg bewaard."), ("=1/0", "algemeen: ")):
        cel = excel.range([[NB]], "Blad1", 2, 7)
        cel.leden["cells"] = lambda _rij, _kolom, formule=formule: Ding("Range", Formula=formule)
        gezegd = excel.type_in("HO_UITLEG", cel)
        if not str(gezegd).startswith(verwacht):
            yield f"bij {formule} staat {gezegd}"


def check_nested(bronnen: Bronnen) -> Iterator[str]:
    """A function in a function: the sentence of the inner one is that of the cell."""
    excel = Excel(_explaining(lambda argumenten: argumenten[0] if argumenten[0] != "x" else FOUT), bronnen)
    binnen = excel.type_in("HO_NORM", "x", "b", "c")
    buiten = excel.type_in("HO_TIJD", binnen)
    gezegd = excel.explain(buiten)
    if (binnen, buiten, gezegd) != (NB, NB, FOUT[9:]):
        yield f"het wordt {binnen}, {buiten}, {gezegd}"


def check_reconnects(bronnen: Bronnen) -> Iterator[str]:
    """A kernel that is gone is made again once; what is asked then gets its answer, and the log stays empty."""
    excel = Excel(_explaining(5), bronnen, omgeving={"LOCALAPPDATA": "C:\\L"})
    excel.type_in("HO_TIJD", 1.0)
    excel.leeft = False
    uitkomst = excel.type_in("HO_TIJD", 2.0)
    if (uitkomst, excel.gemaakt, excel.bestanden) != (5, 2, {}):
        yield f"de uitkomst is {uitkomst}, {excel.gemaakt} keer gemaakt, logboek {excel.bestanden}"


def check_dead(bronnen: Bronnen) -> Iterator[str]:
    """Without a kernel a cell shows #N/B with a sentence; one line in the log, and rest before it is tried again."""
    excel = Excel(_explaining(5), bronnen, omgeving={"LOCALAPPDATA": "C:\\L"}, mag_maken=False)
    excel.vba.freeze(NU)
    uitkomst = excel.type_in("HO_TIJD", "geheim")
    gezegd = excel.vba.run("ZinRekenkern", [long(429)])
    if uitkomst != NB or not str(gezegd).startswith("#HO!2042 HO412 De rekenkern van Normenkader HO"):
        yield f"de cel toont {uitkomst}: {gezegd}"
    excel.type_in("HO_TIJD", 2.0)
    if excel.gemaakt != 2:
        yield f"{excel.gemaakt} keer geprobeerd"
    log = excel.bestanden.get("C:\\L\\normenkader-ho\\ho.log", "")
    regels = [json.loads(regel) for regel in log.splitlines()]
    verwacht = {
        "logboek": 1,
        "plaatselijke_tijd": "2026-11-02T09:00:00",
        "opdracht": "excel HO_TIJD",
        "meldingen": ["HO412"],
        "com_fout": 429,
    }
    if not log.startswith('{"logboek": 1, ') or regels[:1] != [verwacht] or not log.isascii() or "\r" in log:
        yield f"het logboek is {log!r}"
    excel.mag_maken = True
    excel.vba.freeze(NU + dt.timedelta(seconds=11))
    if (weer := excel.type_in("HO_TIJD", "geheim")) != 5:
        yield f"daarna is het {weer}"


def check_dead_explained(bronnen: Bronnen) -> Iterator[str]:
    """The sentence of a failed call can be asked when the kernel is back."""
    excel = Excel(_explaining(5), bronnen, mag_maken=False)
    excel.vba.freeze(NU)
    uitkomst = excel.type_in("HO_TIJD", 1.0)
    excel.mag_maken = True
    excel.vba.freeze(NU + dt.timedelta(seconds=11))
    gezegd = excel.explain(uitkomst)
    if not str(gezegd).startswith("HO412 De rekenkern van Normenkader HO geeft geen antwoord (foutnummer 429). Klik"):
        yield f"de uitleg is {gezegd}"


def check_wizard(bronnen: Bronnen) -> Iterator[str]:
    """While the function wizard is open nothing is asked; what is known already is shown."""
    excel = Excel(_explaining(5), bronnen)
    excel.type_in("HO_TIJD", 1.0)
    excel.venster_open = True
    bekend, nieuw = excel.type_in("HO_TIJD", 1.0), excel.type_in("HO_TIJD", 2.0)
    if (bekend, nieuw, len(excel.vragen)) != (5, NB, 1):
        yield f"in het venster staat {bekend} en {nieuw}, na {len(excel.vragen)} vragen"
    excel.venster_open = False
    if excel.type_in("HO_TIJD", 2.0) != 5:
        yield "daarna wordt er niet gerekend"


def check_registration(bronnen: Bronnen) -> Iterator[str]:
    """Shortly after the start Excel gets the category and the help of the register, once there is a workbook."""
    excel = Excel(_explaining(5), bronnen)
    gepland: list[tuple[object, str]] = []
    geregistreerd: dict[str, tuple[str, str, list[object]]] = {}

    def register(Macro: str, Description: str, Category: str, ArgumentDescriptions: VBAArray | None = None) -> object:  # noqa: N803 - the names of Excel
        hulp = list(ArgumentDescriptions.items) if ArgumentDescriptions else []
        geregistreerd[Macro] = (Description, Category, hulp)
        return EMPTY

    excel.app.leden |= {"ontime": remember(gepland), "macrooptions": register}
    excel.vba.run("Workbook_Open", module="ThisWorkbook")
    if [naam for _, naam in gepland] != ["'NormenkaderHO.xlam'!HoRegistreer"]:
        yield f"gepland is {gepland}"
    excel.app.leden["activeworkbook"] = NOTHING
    excel.vba.run("HoRegistreer")
    if geregistreerd:
        yield "zonder werkmap wordt er al geregistreerd"
    excel.app.leden["activeworkbook"] = excel.boek
    excel.vba.run("HoRegistreer")
    verwacht = {
        f"'NormenkaderHO.xlam'!{functie.naam}": (
            functie.hulp,
            functie.categorie,
            [argument.hulp for argument in functie.argumenten],
        )
        for functie in FUNCTIES
    }
    if geregistreerd != verwacht:
        yield f"geregistreerd is {geregistreerd}"


def check_repair(bronnen: Bronnen) -> Iterator[str]:
    """A workbook from elsewhere gets its link here and its unknown names entered again, and is not thereby changed."""
    excel = Excel(_explaining(5), bronnen)
    excel.app.leden |= {"ontime": lambda *_: EMPTY}
    gewijzigd: list[tuple[object, ...]] = []
    koppelingen = ["D:\\ander\\normenkaderho.xlam", "D:\\ander\\Map2.xlsx", "C:\\HO\\NormenkaderHO.xlam"]
    cellen = [_Cel(VBAErrorValue(2029), "=HO_TIJD(A1)"), _Cel(VBAErrorValue(2029), "=XYZ(1)"), _Cel(NB, "=HO_TIJD(A2)")]
    bereik = _Cellen("Range", Count=long(3))
    bereik.cellen = cellen
    blad = Ding("Worksheet", Cells=Ding("Range", SpecialCells=lambda *_: bereik))
    bladen = _Cellen("Sheets")
    bladen.cellen = [blad]
    boek = excel.book(
        "oud.xlsx",
        LinkSources=lambda _: VBAArray([(1, 3)], items=list(koppelingen)),
        ChangeLink=remember(gewijzigd),
        Worksheets=bladen,
        Saved=True,
    )
    excel.vba.run("HerstelWerkmap", [boek])
    if [wat[:2] for wat in gewijzigd] != [("D:\\ander\\normenkaderho.xlam", "C:\\HO\\NormenkaderHO.xlam")]:
        yield f"koppelingen: {gewijzigd}"
    if [cel.ingevoerd for cel in cellen] != [["=HO_TIJD(A1)"], [], []]:
        yield f"opnieuw ingevoerd: {[cel.ingevoerd for cel in cellen]}"
    if boek.leden["saved"] is not True:
        yield "de werkmap geldt als gewijzigd"


class _Cellen(Ding):
    """A collection that For Each walks."""

    cellen: list[Any]

    def vba_iterate(self) -> Iterator[object]:
        """One by one."""
        return iter(self.cellen)


class _Cel(Ding):
    """A cell that remembers what was entered again."""

    def __init__(self, waarde: object, formule: str) -> None:
        """Show a value of a formula."""
        super().__init__("Range", Value=waarde, Formula=formule, Formula2=formule)
        self.ingevoerd: list[object] = []

    def vba_set(self, name: str, value: object, *rest: object, **verder: object) -> None:
        """Enter a formula."""
        assert name == "Formula2"
        assert not rest[0]
        assert set(verder) <= {"by_ref"}
        self.ingevoerd.append(value)


CHECKS: Final = tuple(waarde for naam, waarde in list(globals().items()) if naam.startswith("check_"))
"""Every check of this module, in its order."""
