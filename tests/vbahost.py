"""Excel as far as the add-in looks at it, for an interpreter of VBA: only objects are doubles, the modules run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pyopenvba.apps.excel._bridge import ExcelBridge  # type: ignore[import-untyped]
from pyopenvba.interpreter import EMPTY, MISSING, NOTHING, NULL, Interpreter, VBAArray, VBADate, VBAErrorValue, VBAInt  # type: ignore[import-untyped]
from pyopenvba.interpreter._objects import VBAObject  # type: ignore[import-untyped]
from pyopenvba.interpreter._runtime import UNRESOLVED  # type: ignore[import-untyped]
from pyopenvba.interpreter._values import error  # type: ignore[import-untyped]

from ho_addin.bouw import read_modules
from ho_addin.bouw.registermodule import MODULE_ACTIES, PROGID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WEGGELATEN: Final = -2147352572
"""How COM says that an optional argument was left out."""
_COMFOUT: Final = -0x7FF60000
_SERVER_WEG: Final = -2147023174
_KAN_NIET_MAKEN: Final = 429
_GEEN_LID: Final = 438


class Ding(VBAObject):  # type: ignore[misc]
    """An object with these members; a callable one is asked with what stands between the brackets."""

    def __init__(self, soort: str, **leden: object) -> None:
        """Hold the members; VBA does not tell capitals apart."""
        self.vba_type_name = soort
        self.leden: dict[str, Any] = {naam.lower(): waarde for naam, waarde in leden.items()}

    def vba_get(self, name: str, args: Sequence[object] = (), named: dict[str, object] | None = None) -> object:
        """A member, or the answer of one that can be called."""
        if name.lower() not in self.leden:
            raise error(_GEEN_LID, f"{self.vba_type_name} heeft geen {name}")
        lid = self.leden[name.lower()]
        return lid(*args, **(named or {})) if callable(lid) else lid

    def vba_set(
        self,
        name: str,
        value: object,
        args: Sequence[object] = (),
        named: dict[str, object] | None = None,
        *,
        by_ref: bool = False,
    ) -> None:
        """Set a member that there is."""
        assert not args
        assert not named
        assert by_ref in {True, False}
        if name.lower() not in self.leden:
            raise error(_GEEN_LID, f"{self.vba_type_name} heeft geen {name}")
        self.leden[name.lower()] = value


def remember(lijst: list[Any]) -> Callable[..., object]:
    """A member that remembers what it is called with."""

    def called(*wat: object) -> object:
        lijst.append(wat[0] if len(wat) == 1 else wat)
        return EMPTY

    return called


def long(getal: int) -> VBAInt:
    """A whole number as VBA has it."""
    return VBAInt(getal, "Long")


def as_array(rijen: Sequence[Sequence[object]], begin: int = 1) -> VBAArray:
    """Rows as an array of two dimensions."""
    grenzen = [(begin, begin + len(rijen) - 1), (begin, begin + len(rijen[0]) - 1)]
    return VBAArray(grenzen, items=[rij[kolom] for kolom in range(len(rijen[0])) for rij in rijen])


def as_rows(waarde: object) -> object:
    """An array as rows (or a row); any other value as it is."""
    if not isinstance(waarde, VBAArray):
        return waarde
    if waarde.dimensions == 1:
        return list(waarde.items)
    hoog = waarde.bounds[0][1] - waarde.bounds[0][0] + 1
    return [waarde.items[rij::hoog] for rij in range(hoog)]


def to_com(waarde: object) -> object:
    """A value as COM carries it to another process."""
    rijen = as_rows(waarde)
    if isinstance(rijen, list):
        return tuple(tuple(map(to_com, deel)) if isinstance(deel, list) else to_com(deel) for deel in rijen)
    if waarde is MISSING:
        return WEGGELATEN
    if waarde is EMPTY or waarde is NULL or waarde is NOTHING:
        return None
    if isinstance(waarde, VBAErrorValue):
        return _COMFOUT + waarde.number
    if isinstance(waarde, VBADate):
        return dt.datetime(1899, 12, 30, tzinfo=dt.UTC) + dt.timedelta(days=waarde.serial)
    return int(waarde) if isinstance(waarde, VBAInt) else waarde


def from_com(waarde: object) -> object:
    """A value as COM brings it back."""
    if isinstance(waarde, list | tuple):
        if not waarde or not isinstance(waarde[0], list | tuple):
            return VBAArray([(0, len(waarde) - 1)], items=[from_com(deel) for deel in waarde])
        return as_array([[from_com(cel) for cel in rij] for rij in waarde], begin=0)
    if waarde is None:
        return EMPTY
    return long(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else waarde


@dataclass
class Excel:
    """One Excel with the add-in: what it was asked is counted, and a test says what breaks.

    ``antwoord`` is the kernel: the module, the name and the arguments of a call as COM brings them, and the workbook.
    """

    antwoord: Callable[[str, str, Any, object], object]
    bronnen: dict[str, str] = field(default_factory=dict)
    vragen: list[tuple[str, str, object, object]] = field(default_factory=list)
    gemaakt: int = 0
    gestopt: int = 0
    mag_maken: bool = True
    leeft: bool = False
    venster_open: bool = False
    omgeving: dict[str, str] = field(default_factory=dict)
    bestanden: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Load the modules, with the text of ``bronnen`` in place of their own."""
        self.werkmap = self.book("NormenkaderHO.xlam", FullName="C:\\HO\\NormenkaderHO.xlam")
        self.boek = self.book("Map1.xlsx")
        knop = Ding("CommandBarControl")
        knop.leden["enabled"] = lambda: not self.venster_open
        balk = Ding("CommandBar", Controls=lambda _: knop)
        self.app = Ding("Application", Caller=VBAErrorValue(2023), CommandBars=lambda _: balk, ActiveWorkbook=self.boek)
        self.vba = Interpreter(_Brug(self))
        self.vba._intrinsics = {  # it reads no environment of its own
            **self.vba._intrinsics,
            "environ": lambda _vba, args, _named: self.omgeving.get(str(args[0]), ""),
        }
        for module in read_modules():
            soort = "standard" if module.soort == "gewoon" else "class"
            bron = self.bronnen.get(module.naam, module.bron).replace("WithEvents ", "")  # a word it does not know
            self.vba.add_module(bron, name=module.naam, kind=soort)
        self.vba.bind_document("ThisWorkbook", self.werkmap)

    def book(self, naam: str, **leden: object) -> Ding:
        """A workbook."""
        return Ding("Workbook", Name=naam, **({"FullName": f"C:\\werk\\{naam}"} | leden))

    def range(self, rijen: Sequence[Sequence[object]], plek: str = "Invoer", rij: int = 1, kolom: int = 1) -> Ding:
        """Cells of a sheet with these values."""
        blad = Ding("Worksheet", Name=plek, Parent=self.boek)
        waarde = as_array(rijen) if len(rijen) > 1 or len(rijen[0]) > 1 else rijen[0][0]
        return Ding(
            "Range",
            Value=waarde,
            Value2=waarde,
            Row=long(rij),
            Column=long(kolom),
            Worksheet=blad,
            Areas=Ding("Areas", Count=long(1)),
            Rows=Ding("Range", Count=long(len(rijen))),
            Columns=Ding("Range", Count=long(len(rijen[0]))),
        )

    def type_in(self, naam: str, *argumenten: object, rij: int = 2, kolom: int = 6) -> object:
        """What a formula in a cell gives."""
        self.app.leden["caller"] = self.range([[EMPTY]], "Blad1", rij, kolom)
        return self.vba.run(naam, list(argumenten))

    def explain(self, uitkomst: object, rij: int = 2, kolom: int = 6) -> object:
        """What ``HO_UITLEG`` in another cell says of a cell that shows this."""
        return self.type_in("HO_UITLEG", self.range([[uitkomst]], "Blad1", rij, kolom), rij=rij, kolom=kolom + 900)

    def create(self, klasse: str) -> object:
        """What ``CreateObject`` gives."""
        if klasse == "Scripting.FileSystemObject":
            return self._file_system()
        if klasse != PROGID:
            return UNRESOLVED
        self.gemaakt += 1
        if not self.mag_maken:
            raise error(_KAN_NIET_MAKEN, "ActiveX component can't create object")
        self.leeft = True
        return Ding("Rekenkern", CallUDF=self._ask)

    def _ask(self, module: str, naam: str, argumenten: object, boek: object, aanroeper: object) -> object:
        if not self.leeft:
            raise error(_SERVER_WEG, "The RPC server is unavailable")
        assert aanroeper is NOTHING
        if (module, naam) == (MODULE_ACTIES, "STOP"):
            self.leeft = False
            self.gestopt += 1
            raise error(_SERVER_WEG, "The remote procedure call failed")
        gegeven = to_com(argumenten)
        self.vragen.append((module, naam, gegeven, boek))
        return from_com(self.antwoord(module, naam, gegeven, boek))

    def _file_system(self) -> Ding:
        def opened(pad: str, wijze: int, maken: object) -> Ding:
            assert (int(wijze), maken) == (8, True)

            def write(tekst: str) -> object:
                self.bestanden[pad] = self.bestanden.get(pad, "") + tekst
                return EMPTY

            return Ding("TextStream", Write=write, Close=lambda: EMPTY)

        return Ding(
            "FileSystemObject",
            FolderExists=lambda pad: pad in self.bestanden,
            CreateFolder=lambda pad: self.bestanden.setdefault(pad, ""),
            FileExists=lambda pad: pad in self.bestanden,
            GetFile=lambda pad: Ding("File", Size=long(len(self.bestanden[pad]))),
            OpenTextFile=opened,
        )


class _Brug(ExcelBridge):  # type: ignore[misc]
    """What the project finds of Excel by name; the constants are those of Excel's own type library."""

    def __init__(self, excel: Excel) -> None:
        super().__init__(excel.app)
        self.excel = excel

    def global_object(self, name: str) -> object:
        return {"application": self.excel.app, "thisworkbook": self.excel.werkmap}.get(name.lower(), UNRESOLVED)

    def create(self, type_name_: str) -> object:
        return self.excel.create(type_name_)
