"""Reading a filled form: its figures and sources laid over the table of the file it was made of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normopgave import Normopgave, opgave_van
from ho_workbook.normwerkmap import formulier
from ho_workbook.normwerkmap.celinhoud import is_filled, text_of
from ho_workbook.normwerkmap.gaten import HOOGSTENS, PER_TWEE_WEKEN
from ho_workbook.normwerkmap.kolommen import EENHEDEN
from ho_workbook.normwerkmap.rijlezen import Gelezen, filled_rows, read_named
from ho_workbook.normwerkmap.schrijven import BESTAND
from ho_workbook.normwerkmap.tabellen import BELEID
from ho_workbook.normwerkmap.tabelzoeken import Vondst, find_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_workbook.normwerkmap.kolommen import Inhoud
    from ho_workbook.openen import Blad, Document

_KOLOM: Final = {kolom.kop: kolom for kolom in formulier.GETALLEN.kolommen}
_INVUL: Final = tuple(_KOLOM[kop] for kop in ("Getal", "Bron", "Vindplaats", "Status"))
_BELEID: Final = {veld.sleutel: veld for veld in BELEID}


def lees_formulier(document: Document, bestand: str, gelezen: Gelezen, bibliotheek: Normenbibliotheek) -> Normopgave:
    """The table of the file that a form was made of, with what was filled in laid over it.

    Args:
        document: the form.
        bestand: its name, for messages.
        gelezen: receives places and errors.
        bibliotheek: where the file is found.

    Raises:
        HoFout: the library does not have the file (HO204).
    """
    opgave = opgave_van(document.eigen.get(BESTAND, ""), bibliotheek)
    blad = next((blad for blad in document.bladen if blad.naam.casefold() == formulier.BLAD.casefold()), None)
    if blad is None:
        gelezen.fouten.append(HoFout("normblad_ontbreekt", bestand, blad=formulier.BLAD))
        return _with(opgave, gelezen)
    tabellen = (formulier.STUKKEN, formulier.GETALLEN)
    vast = (*formulier.VASTE_TEKSTEN, *_guide(opgave))
    vondsten, fouten = find_tables(blad, tabellen, vast)
    gelezen.fouten += fouten
    if len(vondsten) < len(tabellen):
        return _with(opgave, gelezen)
    stukken = read_named(gelezen, blad, vondsten["bronnen"], "bronnen", "naam")
    oplegger = _Oplegger(opgave, gelezen, blad, vondsten["getallen"], stukken)
    return oplegger.leg()


def _guide(opgave: Normopgave) -> list[str]:
    """The sentences of the form above its tables."""
    return [str(opgave.kop.get("naam", "")), *(tekst for _, tekst in formulier.UITLEG)]


def _with(opgave: Normopgave, gelezen: Gelezen, **anders: Any) -> Normopgave:  # noqa: ANN401 - the parts of a table
    return dataclasses.replace(opgave, plaatsen=gelezen.plaatsen, onleesbaar=frozenset(gelezen.onleesbaar), **anders)


class _Oplegger:
    """Lays the figures of one form over one table."""

    def __init__(
        self, opgave: Normopgave, gelezen: Gelezen, blad: Blad, vondst: Vondst, stukken: Mapping[str, dict[str, Any]]
    ) -> None:
        self.opgave, self.gelezen, self.blad, self.vondst, self.stukken = opgave, gelezen, blad, vondst, stukken
        self.rijen = [dict(rij) for rij in opgave.rijen]
        self.gebieden = [dict(gebied) for gebied in opgave.gebieden]
        self.beleid = {naam: dict(waarde) for naam, waarde in opgave.beleid.items()}
        self.gekozen: set[str] = set()

    def leg(self) -> Normopgave:
        """Lay every filled row over the table."""
        for rij in filled_rows(self.blad, self.vondst):
            self._figure(rij)
        self._unused()
        return _with(
            self.opgave,
            self.gelezen,
            rijen=tuple(self.rijen),
            gebieden=tuple(self.gebieden),
            beleid=self.beleid,
            bronnen={**self.opgave.bronnen, **self.stukken},
        )

    def _figure(self, rij: int) -> None:
        plek = self.vondst.plek(rij, _KOLOM["Code"])
        if not any(is_filled(self.blad, self.vondst.plek(rij, kolom)) for kolom in _INVUL):
            return
        code = text_of(self.blad, plek)
        doel = self._target(code, text_of(self.blad, self.vondst.plek(rij, _KOLOM["Eenheid"])))
        if doel is None:
            uitleg = f"De code '{shown(code)}' met deze eenheid hoort niet op dit formulier"
            self.gelezen.refuse(self.blad, plek, uitleg, "Zet de code en de eenheid terug zoals ze waren.")
            return
        deel, pad, (sleutel, achter), inhoud = doel
        keuzes = _BELEID[code].keuzes if code in _BELEID else {}
        namen = (sleutel, f"bron{achter}", f"vindplaats{achter}", f"status{achter}")
        nieuw: dict[str, Any] = {}
        for kolom, naam in zip(_INVUL, namen, strict=True):
            soort, woorden = (inhoud, keuzes) if kolom.kop == "Getal" else (kolom.inhoud, kolom.keuzes)
            waarde = self.gelezen.value(self.blad, self.vondst.plek(rij, kolom), f"{pad}.{naam}", soort, woorden)
            if waarde is not None:
                nieuw[naam] = waarde
            elif kolom.kop != "Status" and f"{pad}.{naam}" not in self.gelezen.onleesbaar:
                self._half(rij, kolom.kop, f"{pad}.{naam}")
        nieuw.setdefault(namen[3], "bevestigd")
        if not self._source(rij, nieuw.get(namen[1]), f"{pad}.{namen[1]}"):
            del nieuw[namen[1]]
        self.gelezen.plaatsen[pad] = f"{self.blad.naam}!{plek.adres}"
        deel.update(nieuw)

    def _half(self, rij: int, kop: str, pad: str) -> None:
        """Say that a row was filled in for a part."""
        plek = self.vondst.plek(rij, _KOLOM[kop])
        wat = {"Getal": "het getal", "Bron": "de bron", "Vindplaats": "de vindplaats"}[kop]
        self.gelezen.fouten.append(HoFout("formulier_half", f"{self.blad.naam}!{plek.adres}", wat=wat))
        self.gelezen.onleesbaar.add(pad)

    def _source(self, rij: int, naam: object, pad: str) -> bool:
        """Whether a source that was chosen stands in the table above, or in the file already."""
        if naam is None:
            return True
        self.gekozen.add(str(naam))
        if naam in self.stukken or naam in self.opgave.bronnen or "bronnen" in self.gelezen.onleesbaar:
            return True
        plek = self.vondst.plek(rij, _KOLOM["Bron"])
        uitleg = f"De bron '{shown(naam)}' staat niet in de eerste tabel"
        self.gelezen.refuse(self.blad, plek, uitleg, "Vul het stuk daar in, of kies een naam die er al staat.")
        self.gelezen.onleesbaar.add(pad)
        return False

    def _unused(self) -> None:
        """A source that no figure was read in has no place in a norm file."""
        for naam in self.stukken:
            if naam not in self.gekozen:
                plaats = self.gelezen.plaatsen[f"bronnen.{naam}"]
                uitleg = f"De bron '{shown(naam)}' is bij geen enkel getal gekozen"
                herstel = "Kies hem bij een getal, of maak deze regel leeg."
                self.gelezen.fouten.append(HoFout("cel_ongeldig", plaats, uitleg=uitleg, herstel=herstel))

    def _target(self, code: str, eenheid: str) -> tuple[dict[str, Any], str, tuple[str, str], Inhoud] | None:
        """The part of the table that a row of the form speaks of, its path, and the key of its figure."""
        if code in self.beleid and code in _BELEID:
            return self.beleid[code], f"beleid.{code}", ("waarde", ""), _BELEID[code].inhoud
        if eenheid == HOOGSTENS:
            return _named(self.gebieden, code, "gebieden", ("maximum_min_week", ""))
        if eenheid == PER_TWEE_WEKEN:
            return _named(self.rijen, code, "rijen", ("minuten_2weken", "_2weken"))
        return _named(self.rijen, code, "rijen", ("minuten", "")) if eenheid in EENHEDEN else None


def _named(
    delen: list[dict[str, Any]], code: str, pad: str, sleutel: tuple[str, str]
) -> tuple[dict[str, Any], str, tuple[str, str], Inhoud] | None:
    for nummer, deel in enumerate(delen):
        if deel.get("code") == code:
            return deel, f"{pad}.{nummer}", sleutel, "getal"
    return None
