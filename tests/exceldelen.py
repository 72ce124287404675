"""Parts of the stand-in for Excel: collections, notes, marks and looks, and how Excel refuses."""
# ruff: noqa: ANN401, N802 - the objects carry the names of Excel, and a cell holds anything

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from excelcellen import Bereik, Blad


def weigeren(fout: type[Exception], zin: str) -> Exception:
    """The exception of pywin32 for what Excel refuses."""
    return fout(-2147352567, "Exception occurred.", (0, "Microsoft Excel", zin, "xlmain11.chm", 0, -2146827284), None)


class Uiterlijk:
    """Font, borders and the like: what is set is remembered, as far as Excel has it."""

    _mag: tuple[str, ...]
    _bewaak: Callable[[], None] | None

    def __init__(self, mag: tuple[str, ...], bewaak: Callable[[], None] | None = None) -> None:
        """Know which properties there are, and who is asked before one changes."""
        self.__dict__.update(_mag=mag, _bewaak=bewaak)

    def __setattr__(self, naam: str, waarde: object) -> None:
        """Set a property that exists."""
        if naam not in self._mag:
            raise AttributeError(naam)
        if self._bewaak:
            self._bewaak()
        self.__dict__[naam] = waarde


class Verzameling:
    """A collection of Excel: counted from 1."""

    def __init__(self, delen: list[Any], fout: type[Exception]) -> None:
        """Hold the parts themselves, so that a deletion is seen."""
        self._delen, self._fout = delen, fout

    @property
    def Count(self) -> int:
        """How many there are."""
        return len(self._delen)

    def Item(self, sleutel: int | str) -> Any:
        """By number or by name; another one is an error of Excel."""
        if isinstance(sleutel, str):
            for deel in self._delen:
                if deel.Name.casefold() == sleutel.casefold():
                    return deel
        elif 1 <= sleutel <= len(self._delen):
            return self._delen[sleutel - 1]
        raise weigeren(self._fout, "Het subscript valt buiten het bereik")

    def __call__(self, sleutel: int | str) -> Any:
        """The same."""
        return self.Item(sleutel)


class Benoemd:
    """A name, a property of the document: a name with something of its own."""

    Name: str

    def __init__(self, naam: str, **eigen: object) -> None:
        """Hold it."""
        self.Name = naam
        self.__dict__.update(eigen)


class Notitie:
    """A note."""

    Parent: Bereik
    Shape: Any

    def __init__(self, cel: Bereik, tekst: str) -> None:
        """Belong to a cell."""
        self.Parent, self._tekst = cel, tekst
        self.Shape = Benoemd("", TextFrame=Uiterlijk(("AutoSize",), cel.blad.bewaak))

    def Text(self) -> str:
        """What it says."""
        return self._tekst

    def Delete(self) -> None:
        """Take it away."""
        self.Parent.blad.bewaak()
        del self.Parent.blad.notities[self.Parent.adres]


class Merk(Uiterlijk):
    """A conditional format."""

    blad: Blad
    adres: str
    Type: int
    Formula1: str
    NumberFormat: str
    Interior: Uiterlijk
    Font: Uiterlijk
    Borders: Any

    def __init__(self, blad: Blad, adres: str, soort: int, formule: str) -> None:
        """Belong to a range."""
        super().__init__(("NumberFormat",), blad.bewaak)
        self.__dict__.update(blad=blad, adres=adres, Type=soort, Formula1=formule)
        self.__dict__["Interior"] = Uiterlijk(("Color",), blad.bewaak)
        self.__dict__["Font"] = Uiterlijk(("Color", "Bold"), blad.bewaak)
        self.__dict__["Borders"] = Uiterlijk(("LineStyle", "Color"), blad.bewaak)

    def Delete(self) -> None:
        """Take it away."""
        self.blad.bewaak()
        self.blad.merken.remove(self)


class Merken(Verzameling):
    """The conditional formats of a range."""

    def __init__(self, bereik: Bereik) -> None:
        """Belong to a range."""
        self._bereik = bereik
        blad = bereik.blad
        super().__init__([m for m in blad.merken if bereik.is_alles or m.adres == bereik.adres], blad.fout)

    def Add(self, soort: int, _: int, formule: str) -> Merk:
        """Add one."""
        self._bereik.blad.bewaak()
        merk = Merk(self._bereik.blad, self._bereik.adres, soort, formule)
        self._bereik.blad.merken.append(merk)
        return merk
