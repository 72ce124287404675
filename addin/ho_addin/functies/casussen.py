"""From a question to calculations: each case resolved, calculated by the engine, or its own error. Knows no rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from ho_addin.functies.celinvoer import (
    is_blank,
    read_cel,
    read_day,
    read_number,
    read_quantity,
    read_text,
    required,
)
from ho_addin.functies.foutwaarde import Foutsignaal, Foutwaarde
from ho_engine.berekening import calculate, calculate_total
from ho_engine.casus import Casus, Regel
from ho_engine.casustoetsen import FREQUENTIES
from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normbestanden import Normenbibliotheek, normenbibliotheek

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from ho_addin.functies.opgave import Opgave
    from ho_engine.casus import Getal
    from ho_engine.normenkader import Normenkader
    from ho_engine.uitkomst import Aandachtspunt, Berekening, Volume

T = TypeVar("T")

KENMERK: Final = "functie"
"""A case needs a reference; that of a function never leaves it."""

_PAD: Final = re.compile(r"regels\[(\d+)\]\.(\w+)")
_ARGUMENT: Final = {"aantal": "aantallen", "keer": "keren", "code": "codes"}


def read_frequentie(waarde: object) -> str:
    """Weekly or biweekly; weekly when blank.

    Raises:
        HoFout: HO136 for another word.
        Foutsignaal: the cell holds an error value.
    """
    gelezen = read_cel(waarde)
    woord = FREQUENTIES[0] if gelezen is None else read_text(gelezen).lower()
    if woord not in FREQUENTIES:
        raise HoFout("frequentie_ongeldig", "frequentie", waarde=shown(gelezen))
    return woord


def choose_kader(gemeente: object, datum: object, normen: Normenbibliotheek | None = None) -> Normenkader:
    """The framework in force for a municipality (id, name or CBS code) on a day, as they stand in cells.

    Raises:
        HoFout: HO401, HO132, HO135 or HO202.
        Foutsignaal: one of them is an error value.
    """
    naam = read_text(required(gemeente, "gemeente", "een gemeente"))
    return (normen or normenbibliotheek()).kies(naam, read_day(datum, "datum"))


@dataclass(slots=True)
class Codelijst:
    """The codes of a framework by everything they may be called: the code, or the description of one row only."""

    kader: Normenkader
    codes: dict[str, str] = field(init=False)
    dubbel: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Collect the names."""
        self.codes, self.dubbel = {}, {}
        namen: dict[str, list[str]] = {}
        for regel in self.kader.regels:
            namen.setdefault(_name(regel.omschrijving), []).append(regel.code)
        for naam, codes in namen.items():
            if len(codes) > 1:
                self.dubbel[naam] = codes
            else:
                self.codes[naam] = codes[0]
        self.codes |= {_name(regel.code): regel.code for regel in self.kader.regels}

    def find(self, waarde: object) -> str:
        """The code that is meant; a name that no row has is given as it stands, for the engine to speak of.

        Raises:
            HoFout: HO406 for a description that two rows have.
            Foutsignaal: the cell holds an error value.
        """
        gelezen = read_cel(waarde)
        tekst = "" if gelezen is None else read_text(gelezen)
        naam = _name(tekst)
        if naam not in self.codes and naam in self.dubbel:
            codes = " en ".join(self.dubbel[naam])
            raise HoFout("omschrijving_dubbel", "codes", omschrijving=shown(tekst), kader=self.kader.naam, codes=codes)
        return self.codes.get(naam, tekst)


def _name(tekst: str) -> str:
    return " ".join(tekst.split()).casefold()


Plek: TypeAlias = "tuple[str, int | None] | HoFout | Foutsignaal"
"""What a place of the codes means: a code and how often its row can be used, or what is wrong with it."""


@dataclass(slots=True)
class Rekenblad:
    """The cases of one question while they are calculated; what cases share is resolved once."""

    opgave: Opgave
    normen: Normenbibliotheek = field(default_factory=normenbibliotheek)
    _kaders: dict[tuple[str, dt.date], tuple[Normenkader, Sequence[Plek]]] = field(default_factory=dict)
    _zaken: dict[tuple[str, dt.date, str], Casus] = field(default_factory=dict)
    _regels: dict[tuple[object, ...], Regel] = field(default_factory=dict)
    _totalen: dict[tuple[object, ...], Volume | None] = field(default_factory=dict)

    def outcomes(self) -> Iterator[Berekening | Foutwaarde]:
        """Every case in order: its calculation (perhaps with *fouten* in it), or the error that prevents one."""
        yield from self._each(lambda nummer: calculate(*self._case(nummer)))

    def volumes(self) -> Iterator[Volume | Foutwaarde]:
        """The rounded total of every case in order, or its own error; cases with the same rows are calculated once."""
        yield from self._each(self._volume)

    def _each(self, bereken: Callable[[int], T]) -> Iterator[T | Foutwaarde]:
        for nummer in range(len(self.opgave.aantallen)):
            try:
                yield bereken(nummer)
            except HoFout as fout:
                yield Foutwaarde.van_fout(fout)
            except Foutsignaal as signaal:
                yield signaal.waarde

    def _volume(self, nummer: int) -> Volume:
        casus, kader = self._case(nummer)
        sleutel = casus.gemeente, casus.ingangsdatum, casus.frequentie, *map(id, casus.regels)
        if sleutel not in self._totalen:
            totaal = calculate_total(casus, kader)
            self._totalen[sleutel] = totaal.volume if totaal else None
        volume = self._totalen[sleutel]
        if volume is None:
            raise Foutsignaal(self.as_error(calculate(casus, kader), nummer))
        return volume

    def _case(self, nummer: int) -> tuple[Casus, Normenkader]:
        """A case as the engine takes it, read already: nothing is left to validate."""
        gemeente, datum, frequentie = self.opgave.zaak[nummer]
        naam = read_text(required(gemeente, "gemeente", "een gemeente"))
        dag = read_day(datum, "datum")
        woord = read_frequentie(frequentie)
        if (naam, dag) not in self._kaders:
            kader = self.normen.kies(naam, dag)
            self._kaders[naam, dag] = kader, list(self._resolve(kader))
        if (naam, dag, woord) not in self._zaken:
            self._zaken[naam, dag, woord] = Casus.model_construct(
                kenmerk=KENMERK, gemeente=naam, ingangsdatum=dag, frequentie=woord, regels=()
            )
        kader, codes = self._kaders[naam, dag]
        regels = tuple(self._rows(nummer, codes))
        return self._zaken[naam, dag, woord].model_copy(update={"regels": regels}), kader

    def _resolve(self, kader: Normenkader) -> Iterator[Plek]:
        """Per place the code that is meant with how often its row can be used, or what is wrong with it."""
        lijst = Codelijst(kader)
        for waarde in self.opgave.codes:
            try:
                code = lijst.find(waarde)
            except (HoFout, Foutsignaal) as fout:
                yield fout
            else:
                regel = kader.regel_bij_code.get(code)
                yield code, regel.max if regel else None

    def _rows(self, nummer: int, codes: Sequence[Plek]) -> Iterator[Regel]:
        """The rows of one case: every place where something was filled in."""
        keren = self.opgave.keren[nummer] if self.opgave.keren else [None] * len(codes)
        for plek, (cel, keer_cel) in enumerate(zip(self.opgave.aantallen[nummer], keren, strict=True)):
            aantal, keer = read_cel(cel), read_cel(keer_cel)
            code = codes[plek]
            if isinstance(code, Foutsignaal):
                raise code
            if aantal is None and keer is None:
                continue
            if isinstance(code, HoFout):
                raise code
            if not code[0]:
                raise HoFout("aantal_zonder_code", _place("aantallen" if aantal is not None else "keren", plek))
            yield self._row(code[0], read_quantity(aantal, code[1]), read_number(keer))

    def _row(self, code: str, aantal: Getal, keer: Getal) -> Regel:
        """A row; the same one for cases that say the same."""
        sleutel = code, aantal, keer
        if sleutel not in self._regels:
            self._regels[sleutel] = Regel.model_construct(code=code, aantal=aantal, keer=keer)
        return self._regels[sleutel]

    def as_error(self, berekening: Berekening, nummer: int) -> Foutwaarde:
        """What the cell of a case with *fouten* shows: the first of them, and how many more there are."""
        eerste, *meer = berekening.fouten
        return Foutwaarde.van_punt(eerste, self.place(eerste, nummer), len(meer))

    def place(self, punt: Aandachtspunt, nummer: int) -> str:
        """Where something stands, in the words of the function: ``aantallen, plaats 3``."""
        delen = _PAD.fullmatch(punt.plaats)
        if delen is None:
            return "aantallen" if punt.plaats == "regels" else punt.plaats
        keren = self.opgave.keren[nummer] if self.opgave.keren else None
        gebruikt = [
            plek
            for plek, cel in enumerate(self.opgave.aantallen[nummer])
            if not is_blank(cel) or (keren is not None and not is_blank(keren[plek]))
        ]
        return _place(_ARGUMENT.get(delen[2], delen[2]), gebruikt[int(delen[1]) - 1])


def _place(argument: str, plek: int) -> str:
    return f"{argument}, plaats {plek + 1}"
