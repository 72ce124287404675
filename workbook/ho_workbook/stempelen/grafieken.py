"""The cached points of a chart and the alternative text of a drawing; the stamper hands the values in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ho_workbook.celwaarden import Celtekst, xml_tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Celzoeker: TypeAlias = Callable[[str, str], Celtekst | None]
    Formaatzoeker: TypeAlias = Callable[[str, str], str]

# An optional namespace prefix, the kind, the range, and a cache that is replaced.
_VERWIJZING: Final = re.compile(
    r"(?P<cat><(?:\w+:)?cat>\s*)?<(?P<p>\w+:)?(?P<soort>num|str)Ref>\s*<(?:\w+:)?f>(?P<bereik>[^<]*)<"
    r".*?</(?:\w+:)?(?P=soort)Ref>",
    re.DOTALL,
)
_BEREIK: Final = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$")
_NAAM: Final = re.compile(r"<(?P<tag>(?:\w+:)?cNvPr) (?P<rest>[^>]*?)\s*/?>(?:</(?P=tag)>)?")
_ALT: Final = re.compile(r"\s*(?:descr|title)=\"[^\"]*\"")


class AltTekst(NamedTuple):
    """What a reader of the screen hears instead of a chart.

    Attributes:
        titel: a short name.
        omschrijving: the message of the chart in words.
    """

    titel: str
    omschrijving: str


@dataclass(frozen=True, slots=True)
class _Reeks:
    """One reference of a chart: where it points and how its cache starts."""

    prefix: str
    cat: str
    soort: str
    bereik: str
    blad: str
    adressen: tuple[str, ...]
    formaat: str


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A chart part, split at its references."""

    stukken: tuple[str | _Reeks, ...]

    @classmethod
    def van_xml(cls, xml: str, formaat: Formaatzoeker) -> Grafiek:
        """Split a chart part.

        Args:
            xml: the part as openpyxl wrote it.
            formaat: gives the number format of a cell by sheet and address.

        Returns:
            The chart, ready to be filled any number of times.

        Raises:
            ValueError: a reference is not one block on one sheet.
        """
        stukken: list[str | _Reeks] = []
        eind = 0
        for gevonden in _VERWIJZING.finditer(xml):
            bereik = html.unescape(gevonden["bereik"])
            blad, adressen = lees_bereik(bereik)
            reeks = _Reeks(
                prefix=gevonden["p"] or "",
                cat=gevonden["cat"] or "",
                soort=gevonden["soort"],
                bereik=bereik,
                blad=blad,
                adressen=adressen,
                formaat=formaat(blad, adressen[0]),
            )
            stukken += (xml[eind : gevonden.start()], reeks)
            eind = gevonden.end()
        return cls((*stukken, xml[eind:]))

    def cellen(self) -> set[tuple[str, str]]:
        """Return sheet and address of every cell the chart shows."""
        return {(stuk.blad, adres) for stuk in self.stukken if isinstance(stuk, _Reeks) for adres in stuk.adressen}

    def vul(self, zoek: Celzoeker) -> str:
        """Return the part with the values of this moment in its caches.

        Args:
            zoek: gives a value by sheet and address, None when the cell is empty.
        """
        return "".join(stuk if isinstance(stuk, str) else _vul_reeks(stuk, zoek) for stuk in self.stukken)


@dataclass(frozen=True, slots=True)
class Tekening:
    """A drawing part, split at the names of its objects."""

    stukken: tuple[str, ...]
    namen: tuple[tuple[str, str], ...]

    @classmethod
    def van_xml(cls, xml: str) -> Tekening:
        """Split a drawing part.

        Args:
            xml: the part as openpyxl wrote it.

        Returns:
            The drawing, ready to receive alternative texts.
        """
        gevonden = list(_NAAM.finditer(xml))
        grenzen = [0, *(plaats for naam in gevonden for plaats in naam.span()), len(xml)]
        vast = tuple(xml[grenzen[i] : grenzen[i + 1]] for i in range(0, len(grenzen), 2))
        return cls(vast, tuple((naam["tag"], _ALT.sub("", naam["rest"])) for naam in gevonden))

    def vul(self, teksten: Sequence[AltTekst]) -> str:
        """Return the part with an alternative text on each object.

        Args:
            teksten: one per object, in the order in which they were added to the sheet.

        Raises:
            ValueError: there are fewer or more texts than objects.
        """
        if len(teksten) != len(self.namen):
            raise ValueError(f"De tekening heeft {len(self.namen)} figuren, maar er zijn {len(teksten)} alt-teksten.")
        stukken = [self.stukken[0]]
        for (tag, rest), tekst, vast in zip(self.namen, teksten, self.stukken[1:], strict=True):
            alt = f'descr="{xml_tekst(tekst.omschrijving)}" title="{xml_tekst(tekst.titel)}"'
            stukken += (f"<{tag} {rest} {alt}/>", vast)
        return "".join(stukken)


def lees_bereik(bereik: str) -> tuple[str, tuple[str, ...]]:
    """Return the sheet and the addresses of a reference, row by row.

    Args:
        bereik: such as ``'Ov & x'!$A$2:$A$3``.

    Returns:
        Sheet title and the addresses without dollars.

    Raises:
        ValueError: anything but one block on one sheet.

    >>> lees_bereik("'Mijn ''blad'''!$A$9:$A$10")
    ("Mijn 'blad'", ('A9', 'A10'))
    """
    gevonden = _BEREIK.match(bereik)
    if gevonden is None:
        raise ValueError(f"De verwijzing {bereik} van een grafiek is geen blok op één blad.")
    citaat, kaal, kolom1, rij1, kolom2, rij2 = gevonden.groups()
    kolommen = range(_kolomnummer(kolom1), _kolomnummer(kolom2 or kolom1) + 1)
    rijen = range(int(rij1), int(rij2 or rij1) + 1)
    return kaal or citaat.replace("''", "'"), tuple(f"{_kolomletters(k)}{r}" for r in rijen for k in kolommen)


def _vul_reeks(reeks: _Reeks, zoek: Celzoeker) -> str:
    """Write one reference with its cache; a category axis of texts becomes a text reference."""
    waarden = [zoek(reeks.blad, adres) for adres in reeks.adressen]
    teksten = any(waarde is not None and waarde[0] == "s" for waarde in waarden)
    soort = "str" if reeks.cat and teksten else reeks.soort
    p = reeks.prefix
    punten = "".join(
        f'<{p}pt idx="{nummer}"><{p}v>{waarde[1]}</{p}v></{p}pt>'
        for nummer, waarde in enumerate(waarden)
        if waarde is not None and (soort == "str" or waarde[0] == "n")
    )
    formaat = f"<{p}formatCode>{xml_tekst(reeks.formaat)}</{p}formatCode>" if soort == "num" else ""
    return (
        f"{reeks.cat}<{p}{soort}Ref><{p}f>{xml_tekst(reeks.bereik)}</{p}f><{p}{soort}Cache>{formaat}"
        f'<{p}ptCount val="{len(waarden)}"/>{punten}</{p}{soort}Cache></{p}{soort}Ref>'
    )


def _kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def _kolomletters(nummer: int) -> str:
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
