"""An error as a value of a cell: its kind, as a spreadsheet knows it, and the Dutch sentence that goes with it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, ParamSpec, TypeAlias, TypeVar

from ho_engine.fouten import HoFout
from ho_engine.melding import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine.uitkomst import Aandachtspunt

Soort: TypeAlias = Literal[
    "waarde", "nb", "getal", "leeg", "deling", "verwijzing", "naam", "wachten", "overloop", "berekening"
]
"""The first three are those that the functions themselves give; the others only come in from other cells."""


class Spelling(NamedTuple):
    """How an error value is written: in files, in a Dutch spreadsheet, and as the number of ``CVErr``."""

    engels: str
    nederlands: str
    nummer: int
    betekenis: str


SPELLING: Final[dict[Soort, Spelling]] = {
    "waarde": Spelling("#VALUE!", "#WAARDE!", 2015, "er staat een waarde die hier niet past"),
    "nb": Spelling("#N/A", "#N/B", 2042, "er is iets opgezocht dat er niet is"),
    "getal": Spelling("#NUM!", "#GETAL!", 2036, "een getal is te groot, te klein of onmogelijk"),
    "leeg": Spelling("#NULL!", "#LEEG!", 2000, "twee bereiken hebben geen cel gemeen"),
    "deling": Spelling("#DIV/0!", "#DEEL/0!", 2007, "er is door nul gedeeld"),
    "verwijzing": Spelling("#REF!", "#VERW!", 2023, "er wordt verwezen naar een cel die er niet meer is"),
    "naam": Spelling("#NAME?", "#NAAM?", 2029, "er staat een naam of een functie die niet bekend is"),
    "wachten": Spelling("#GETTING_DATA", "#GEGEVENS_OPHALEN", 2043, "er worden nog gegevens opgehaald"),
    "overloop": Spelling("#SPILL!", "#OVERLOOP!", 2045, "er is geen ruimte voor de hele uitkomst"),
    "berekening": Spelling("#CALC!", "#BEREKENEN!", 2050, "de berekening kan zo niet worden gemaakt"),
}

_SOORT_BIJ_TEKST: Final[dict[str, Soort]] = {
    tekst: soort for soort, spelling in SPELLING.items() for tekst in (spelling.engels, spelling.nederlands)
}

_NIET_BESCHIKBAAR: Final = frozenset(
    {
        *("gemeente_onbekend", "geen_kader_van_kracht", "norm_ontbreekt", "code_onbekend"),
    }
)
"""Messages of which the cell shows ``#N/B``: what was asked is not there."""
_GETALFOUTEN: Final = frozenset(
    {
        *("aantal_negatief", "aantal_niet_heel", "grens_overschreden", "keer_boven_maximum", "functiegetal_negatief"),
        "toelichting_te_lang",
    }
)
"""Messages of which the cell shows ``#GETAL!``: a number beyond its bounds. Everything else shows ``#WAARDE!``."""

_SOORT_BIJ_NUMMER: Final[dict[str, Soort]] = {str(spelling.nummer): soort for soort, spelling in SPELLING.items()}
_MERK: Final = "#HO!"
_VERVOER: Final = re.compile(rf"{_MERK}(\d{{4}})(?: (HO\d{{3}}))?(?: (.*))?", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Foutwaarde:
    """An error in a cell; never a number. ``zin`` is empty for an error that comes from elsewhere.

    >>> Foutwaarde("nb").excel, Foutwaarde("nb").nederlands, Foutwaarde("nb").nummer
    ('#N/A', '#N/B', 2042)
    """

    soort: Soort
    code: str = ""
    zin: str = ""

    @classmethod
    def van_fout(cls, fout: HoFout) -> Foutwaarde:
        """The value that shows an error of the product."""
        return cls(kind_of(fout.melding.naam), fout.code, str(fout))

    @classmethod
    def van_punt(cls, punt: Aandachtspunt, plaats: str, verder: int = 0) -> Foutwaarde:
        """The value that shows a *fout* of a calculation; ``verder`` counts the others that it has."""
        meer = f" Er {'is' if verder == 1 else 'zijn'} nog {verder} fout{'' if verder == 1 else 'en'};"
        tekst = f"{punt.tekst}{meer} HO_AANDACHTSPUNTEN noemt ze allemaal." if verder else punt.tekst
        return cls(kind_of(punt.naam), punt.code, f"{printable(plaats)}: {tekst}" if plaats else tekst)

    @property
    def excel(self) -> str:
        """How a file spells it."""
        return SPELLING[self.soort].engels

    @property
    def nederlands(self) -> str:
        """How a Dutch spreadsheet shows it."""
        return SPELLING[self.soort].nederlands

    @property
    def nummer(self) -> int:
        """The number that ``CVErr`` makes the same error of."""
        return SPELLING[self.soort].nummer

    @property
    def uitleg(self) -> str:
        """The code and the sentence, with the mend; a general one where the error comes from elsewhere."""
        if not self.zin:
            spelling = SPELLING[self.soort]
            return self.van_fout(_foreign(spelling)).uitleg
        return f"{self.code} {self.zin}".strip()

    def als_tekst(self) -> str:
        """The error as one text, for a road that carries no error values; ``read_foutwaarde`` reads it back.

        The four digits behind the mark are the number that ``CVErr`` asks.

        >>> Foutwaarde("nb", "HO201", "De norm is niet bekend.").als_tekst()
        '#HO!2042 HO201 De norm is niet bekend.'
        """
        return " ".join(filter(None, [f"{_MERK}{self.nummer}", self.code, self.zin]))


class Foutsignaal(Exception):
    """An error value was found where a value was needed: the answer is that very error."""

    def __init__(self, waarde: Foutwaarde) -> None:
        """Carry the error that was found."""
        super().__init__(waarde.uitleg)
        self.waarde = waarde


def _foreign(spelling: Spelling) -> HoFout:
    return HoFout("foutwaarde_van_elders", foutwaarde=spelling.nederlands, betekenis=spelling.betekenis)


def kind_of(naam: str) -> Soort:
    """Which error value shows the message called ``naam``."""
    if naam in _NIET_BESCHIKBAAR:
        return "nb"
    return "getal" if naam in _GETALFOUTEN else "waarde"


def read_foutwaarde(tekst: str) -> Foutwaarde | None:
    """The error value that a text spells, in English, in Dutch or as ``als_tekst`` does; ``None`` for other texts.

    >>> read_foutwaarde("#N/B"), read_foutwaarde("nb")
    (Foutwaarde(soort='nb', code='', zin=''), None)
    >>> read_foutwaarde(Foutwaarde("getal", "HO112", "Te laag.").als_tekst())
    Foutwaarde(soort='getal', code='HO112', zin='Te laag.')
    """
    if not tekst.startswith("#"):
        return None
    soort = _SOORT_BIJ_TEKST.get(tekst.upper())
    if soort is not None:
        return Foutwaarde(soort)
    delen = _VERVOER.fullmatch(tekst)
    gevonden = _SOORT_BIJ_NUMMER.get(delen[1]) if delen else None
    return Foutwaarde(gevonden, delen[2] or "", delen[3] or "") if delen and gevonden else None


def foutwaarde_met_nummer(nummer: int) -> Foutwaarde:
    """The error value with a number of ``CVErr``; one that is not known here is an error all the same.

    >>> foutwaarde_met_nummer(2042).soort, foutwaarde_met_nummer(2051).soort
    ('nb', 'waarde')
    """
    return Foutwaarde(_SOORT_BIJ_NUMMER.get(str(nummer), "waarde"))


P = ParamSpec("P")
T = TypeVar("T")


def as_foutwaarde(functie: Callable[P, T]) -> Callable[P, T | Foutwaarde]:
    """Let a function answer with an error value where the product says what is wrong."""

    @functools.wraps(functie)
    def antwoord(*args: P.args, **kwargs: P.kwargs) -> T | Foutwaarde:
        try:
            return functie(*args, **kwargs)
        except HoFout as fout:
            return Foutwaarde.van_fout(fout)
        except Foutsignaal as signaal:
            return signaal.waarde

    return antwoord
