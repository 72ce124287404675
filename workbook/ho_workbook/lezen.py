"""Reading a filled case sheet back into a case; it judges no figure, the engine does, and names the cell with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN, Casus, Tekst
from ho_engine.casusbestand import casus_uit_gegevens
from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_workbook.casusvorm import check_shape, is_hidden
from ho_workbook.celwaarden import lees_celtekst
from ho_workbook.indeling import ZAAK
from ho_workbook.invoertekst import as_date, as_number, bare
from ho_workbook.openen import LEEG, Blad, Plek, read_blad, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BREEDTEN: Final = dict.fromkeys(ZAAK, 1) | {
    "casus_regels": 11,
    "casus_afwijkingen": 6,
    "casus_kinderen": 2,
    "casus_huisgenoten": 5,
    "casus_ijkclient": 3,
    "casus_mogelijkheden": 3,
}
"""The names of the case sheet, and how many columns each has."""

# Per table: column (from zero) -> field; the text of a column that is not listed is fixed.
_REGEL: Final = {4: "aantal", 5: "keer", 6: "minuten", 7: "van", 8: "tot_en_met", 9: "motivering", 10: "overleg_met"}
_AFWIJKING: Final = {
    0: "resultaatgebied",
    1: "minuten",
    2: "motivering",
    3: "overleg_met",
    4: "van",
    5: "tot_en_met",
}
_KIND: Final = {1: "leeftijd"}
_HUISGENOOT: Final = {1: "leeftijd", 2: "motivering", 3: "leefeenheid", 4: "kan_overnemen"}

_TEKSTVELDEN: Final = frozenset(
    {
        "kenmerk",
        "gemeente",
        "frequentie",
        "leveringsvorm",
        "hulpvraag",
        "beperkingen",
        "code",
        "resultaatgebied",
        "motivering",
        "overleg_met",
        "kan_overnemen",
        "uitkomst",
    }
)

_VRIJ: Final = frozenset({"kenmerk", "hulpvraag", "beperkingen", "motivering", "overleg_met", "uitkomst"})
"""Texts that stay as they were typed, apart from spaces at their ends; the others are words of a list."""

_GETALVELDEN: Final = frozenset({"aantal", "keer", "minuten", "leeftijd", "vorige_min_week"})
_DATUMVELDEN: Final = frozenset({"ingangsdatum", "tot_en_met", "vastgelegd_op", "van"})
_DATUMFOUT: Final = "#VALUE!"
"""Also how openpyxl reads a number that is no day in a cell that shows dates."""

_TEKST: Final = TypeAdapter[str](Tekst)


def lees_casusblad(pad: Path) -> Casus:
    """Read the case from the case sheet of a template or workbook, also after another program saved it.

    Args:
        pad: the .xlsx file.

    Returns:
        The case; ``plaatsen`` names the cell of every value, so that messages of the engine do too.

    Raises:
        HoFout: no such file (HO101), not a workbook of this program (HO320), a cell that can't be read as it was meant
            (HO322), too large (HO323), unsafe (HO324) or too much work (HO325), a text that can't be stored (HO107).
    """
    return casus_uit_werkmap(snapshot(pad), pad.name)


def casus_uit_werkmap(data: bytes, bestand: str) -> Casus:
    """The same for a file that is already in memory; ``bestand`` is its name in messages."""
    return casus_uit_blad(read_blad(data, bestand, BREEDTEN), bestand)


def casus_uit_blad(blad: Blad, bestand: str) -> Casus:
    """The same for a case sheet of which the cells were read already, from a file or from a running spreadsheet.

    Args:
        blad: the cells behind the names of ``BREEDTEN``, as ``openen`` reads them.
        bestand: the name of the workbook, for messages.
    """
    check_shape(blad)
    casusblad = _Casusblad(blad)
    return casus_uit_gegevens(casusblad.gegevens(), bestand, casusblad.plaatsen)


class _Casusblad:
    """The case sheet while it is read; every value that is read leaves its cell in ``plaatsen``."""

    def __init__(self, blad: Blad) -> None:
        self._blad = blad
        self.plaatsen: dict[str, str] = {}

    def gegevens(self) -> dict[str, Any]:
        """The case as plain data, in the form of a case file."""
        gegevens: dict[str, Any] = {
            naam: self._lees(self._blad.bereiken[naam].eerste, naam, naam) for naam in ZAAK if naam != "normenkader"
        }
        gegevens["regels"] = self._lijst("regels", _REGEL, vast={1: "code"})
        gegevens["afwijkingen"] = self._lijst("afwijkingen", _AFWIJKING)
        gegevens["kinderen"] = self._lijst("kinderen", _KIND)
        gegevens["huisgenoten"] = self._lijst("huisgenoten", _HUISGENOOT)
        gegevens["ijkclient"] = self._ijkclient()
        gegevens["mogelijkheden"] = self._mogelijkheden()
        return gegevens

    def _lijst(
        self, naam: str, velden: Mapping[int, str], vast: Mapping[int, str] | None = None
    ) -> list[dict[str, Any]]:
        """The rows of a table in which anything was filled in; ``vast`` are columns that stand there already."""
        lijst: list[dict[str, Any]] = []
        bereik = self._blad.bereiken[f"casus_{naam}"]
        kolom = bereik.eerste.kolom
        self.plaatsen[naam] = self._adres(Plek(bereik.eerste.rij, kolom + min(velden)))
        for rij in bereik.rijen:
            if not any(self._is_gevuld(Plek(rij, kolom + nummer)) for nummer in velden):
                continue
            pad = f"{naam}.{len(lijst)}"
            alle = {**(vast or {}), **velden}
            lijst.append({veld: self._lees(Plek(rij, kolom + k), f"{pad}.{veld}", veld) for k, veld in alle.items()})
        return lijst

    def _ijkclient(self) -> dict[str, Any]:
        sleutels = {zin: sleutel for sleutel, zin in IJKCLIENT.items()}
        antwoorden = {}
        for rij, sleutel in self._bekende_rijen("casus_ijkclient", 2, sleutels):
            plek = Plek(rij, self._blad.bereiken["casus_ijkclient"].eerste.kolom + 1)
            antwoord = self._lees(plek, f"ijkclient.{sleutel}", "antwoord")
            if self._is_gevuld(plek):
                antwoorden[sleutel] = antwoord
        return antwoorden

    def _mogelijkheden(self) -> list[dict[str, Any]]:
        soorten = {label: soort for soort, label in MOGELIJKHEDEN.items()}
        gevonden: list[dict[str, Any]] = []
        kolom = self._blad.bereiken["casus_mogelijkheden"].eerste.kolom
        for rij, soort in self._bekende_rijen("casus_mogelijkheden", 0, soorten):
            beschikbaar, uitkomst = Plek(rij, kolom + 1), Plek(rij, kolom + 2)
            self.plaatsen[f"mogelijkheden.{soort}"] = self._adres(uitkomst)
            if self._is_gevuld(beschikbaar) or self._is_gevuld(uitkomst):
                pad = f"mogelijkheden.{len(gevonden)}"
                self.plaatsen[f"{pad}.soort"] = self._adres(Plek(rij, kolom))
                gevonden.append(
                    {
                        "soort": soort,
                        "beschikbaar": self._lees(beschikbaar, f"{pad}.beschikbaar", "antwoord"),
                        "uitkomst": self._lees(uitkomst, f"{pad}.uitkomst", "uitkomst"),
                    }
                )
        return gevonden

    def _bekende_rijen(self, naam: str, nummer: int, namen: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        """The rows of a table whose fixed text says what they are; never their place alone."""
        bereik = self._blad.bereiken[naam]
        over = dict(namen)
        for rij in bereik.rijen:
            plek = Plek(rij, bereik.eerste.kolom + nummer)
            tekst = self._tekst(plek)
            if not tekst and not any(
                self._is_gevuld(Plek(rij, kolom)) for kolom in range(bereik.eerste.kolom, bereik.laatste.kolom + 1)
            ):
                continue  # a row that was inserted and left empty
            if tekst not in over:
                uitleg = f"Hier staat '{shown(tekst)}', en dat is geen regel van het casusblad"
                raise self._fout(plek, uitleg, "Gebruik een nieuw sjabloon.")
            yield rij, over.pop(tekst)

    def _is_gevuld(self, plek: Plek) -> bool:
        cel = self._blad.cellen.get(plek, LEEG)
        return cel.soort == "f" or not (cel.waarde is None or (isinstance(cel.waarde, str) and not bare(cel.waarde)))

    def _lees(self, plek: Plek, pad: str, veld: str) -> object:
        """One value, as a case file would hold it."""
        self.plaatsen[pad] = self._adres(plek)
        if veld != "code" and self._is_gevuld(plek) and is_hidden(self._blad, plek):
            uitleg = "Deze cel is ingevuld, maar verborgen"
            raise self._fout(plek, uitleg, "Maak rij en kolom zichtbaar, wis een filter, en kijk na wat er staat.")
        if veld in _TEKSTVELDEN:
            tekst = self._tekst(plek)
            return tekst if veld in _VRIJ else bare(tekst)
        waarde = self._waarde(plek, datum=veld in _DATUMVELDEN)
        if isinstance(waarde, str):
            return self._meaning(bare(waarde), veld)
        if isinstance(waarde, dt.datetime) and waarde.time() == dt.time():
            return waarde.date()
        return waarde

    @staticmethod
    def _meaning(tekst: str, veld: str) -> object:
        """A text where none belongs: what it can only mean, or else itself, for the engine to name."""
        if not tekst:
            return None
        gelezen: object = None
        if veld in _GETALVELDEN:
            gelezen = as_number(tekst)
        elif veld in _DATUMVELDEN:
            gelezen = as_date(tekst)
        return tekst if gelezen is None else gelezen

    def _tekst(self, plek: Plek) -> str:
        """A text; a number that was typed as one is written out, a date or a yes-or-no is refused."""
        waarde = self._waarde(plek)
        if waarde is None or isinstance(waarde, str):
            return waarde or ""
        if isinstance(waarde, int | float) and not isinstance(waarde, bool):
            return str(int(waarde)) if float(waarde).is_integer() else str(waarde).replace(".", ",")
        soort = "waar of onwaar" if isinstance(waarde, bool) else "een datum of tijd"
        raise self._fout(plek, f"Hier hoort tekst, maar er staat {soort}", "Typ de tekst opnieuw, met een ' ervoor.")

    def _waarde(self, plek: Plek, *, datum: bool = False) -> object:
        cel = self._blad.cellen.get(plek, LEEG)
        if cel.soort == "f":
            raise self._fout(plek, "In deze invoercel staat een formule", "Typ de uitkomst zelf in.")
        if cel.soort == "e":
            uitleg = f"In deze cel staat de foutwaarde {shown(cel.waarde)}"
            if datum and cel.waarde == _DATUMFOUT:
                uitleg += ", of een getal dat geen dag is"
            raise self._fout(plek, uitleg, "Maak de cel leeg of vul hem opnieuw in.")
        return self._schone_tekst(cel.waarde, plek) if isinstance(cel.waarde, str) else cel.waarde

    def _fout(self, plek: Plek, uitleg: str, herstel: str) -> HoFout:
        return HoFout("cel_ongeldig", self._adres(plek), uitleg=uitleg, herstel=herstel)

    def _schone_tekst(self, ruw: str, plek: Plek) -> str | None:
        """The text as it was typed; one that holds nothing but spaces is no text."""
        try:
            tekst = _TEKST.validate_python(lees_celtekst(ruw))
        except ValidationError as fout:
            if fout.errors()[0]["type"] == "verboden_teken":
                raise HoFout("verboden_teken", self._adres(plek)) from fout
            gegevens = {"lengte": len(ruw), "maximum": fout.errors()[0]["ctx"]["max_length"]}
            raise HoFout("tekst_te_lang", self._adres(plek), **gegevens) from fout
        return tekst or None

    def _adres(self, plek: Plek) -> str:
        return f"{self._blad.naam}!{plek.adres}"
