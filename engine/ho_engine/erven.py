"""Resolving a norm file: the tables it inherits, then its own verbs, into one ``Normenkader``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ho_engine.normenkader import (
    Afronding,
    Beleidsregel,
    Bron,
    Cijfer,
    Normenkader,
    Normregel,
    Opmerking,
    Resultaatgebied,
)
from ho_engine.normvorm import Afrondingvorm, Gebiedsvorm, Normbestand, Opmerkingvorm, Rijwijziging, Waarde, figure

if TYPE_CHECKING:
    from collections.abc import Callable


class _Tabel:
    """The table while it is being put together; it never leaves this module."""

    def __init__(self) -> None:
        self.rijen: dict[str, dict[str, Any]] = {}
        self.gebieden: dict[str, Gebiedsvorm] = {}
        self.bronnen: dict[str, Bron] = {}
        self.beleid: dict[str, Waarde] = {}
        self.opmerkingen: list[Opmerkingvorm] = []
        self.afronding: Afrondingvorm | None = None
        self.weken: Waarde | None = None
        self.product: str | None = None
        self.afkomst: list[str] = []

    def take(self, andere: _Tabel) -> None:
        """Take over a whole table; two parents may share rows only when they say the same of them."""
        for code, rij in andere.rijen.items():
            if code in self.rijen and self.rijen[code] != rij:
                message = f"{code} komt uit twee geërfde bestanden en verschilt"
                raise ValueError(message)
            self.rijen[code] = dict(rij)
        self.gebieden |= andere.gebieden
        self.bronnen |= andere.bronnen
        self.beleid |= andere.beleid
        self.opmerkingen += andere.opmerkingen
        self.afronding = andere.afronding or self.afronding
        self.weken = andere.weken or self.weken
        self.product = andere.product or self.product
        self.afkomst += [naam for naam in andere.afkomst if naam not in self.afkomst]

    def apply(self, bestand: Normbestand) -> None:
        """Apply the verbs of a file: what lapses, what changes, what is new."""
        for vervallen in bestand.vervalt:
            self._known(vervallen.code, "vervalt")
            del self.rijen[vervallen.code]
        for wijziging in bestand.wijzig:
            self._known(wijziging.code, "wijzig")
            self.rijen[wijziging.code] = _changed(self.rijen[wijziging.code], wijziging)
        for rij in bestand.nieuw:
            if rij.code in self.rijen:
                message = f"{rij.code} staat bij [[nieuw]] maar bestaat al; gebruik [[wijzig]]"
                raise ValueError(message)
            self.rijen[rij.code] = rij.filled_in()
        self.gebieden |= {gebied.code: gebied for gebied in bestand.resultaatgebieden}
        self.bronnen |= bestand.bronnen
        self.beleid |= {naam: waarde for naam, waarde in bestand.beleid if waarde is not None}
        self.opmerkingen += bestand.opmerkingen
        self.afronding = bestand.afronding or self.afronding
        self.weken = bestand.parameters.weken_per_jaar or self.weken
        self.product = bestand.product or self.product
        self.afkomst.append(bestand.id)

    def _known(self, code: str, werkwoord: str) -> None:
        if code not in self.rijen:
            message = f"{code} staat bij [[{werkwoord}]] maar komt niet voor in wat wordt geërfd"
            raise ValueError(message)


def _changed(rij: dict[str, Any], wijziging: Rijwijziging) -> dict[str, Any]:
    """Change a row; a figure that becomes ``ontbreekt`` loses its minutes, and a new figure brings its own source."""
    nieuw = wijziging.filled_in()
    for sleutel, achter in (("minuten", ""), ("minuten_2weken", "_2weken"), ("uur_jaar_gepubliceerd", "_uur_jaar")):
        herkomst = [f"{deel}{achter}" for deel in ("bron", "vindplaats", "status")]
        if sleutel in nieuw and any(deel not in nieuw for deel in herkomst):
            message = (
                f"{wijziging.code}: een nieuwe waarde voor {sleutel} brengt haar eigen bron, vindplaats en status mee"
            )
            raise ValueError(message)
        if nieuw.get(f"status{achter}") == "ontbreekt":
            rij = {naam: waarde for naam, waarde in rij.items() if naam != sleutel}
    return rij | nieuw


def resolve(bestand: Normbestand, find: Callable[[str], Normbestand]) -> Normenkader:
    """Resolve a norm file into the table that applies.

    Args:
        bestand: the file.
        find: gives the file with an id; raises when there is none.

    Returns:
        The framework, rows in order of area and then of file.

    Raises:
        ValueError: when the tables do not fit together (Dutch sentence, without the place).
    """
    tabel = _collect(bestand, find, ())
    if tabel.afronding is None or tabel.weken is None or not isinstance(tabel.weken.waarde, int):
        message = "[afronding] of [parameters.weken_per_jaar] ontbreekt"
        raise ValueError(message)
    afronding = tabel.afronding
    kader = Normenkader(
        id=bestand.id,
        naam=bestand.naam,
        stand=bestand.stand,
        stand_toelichting=bestand.stand_toelichting,
        geldig_vanaf=bestand.geldig_vanaf,
        geldig_tot_en_met=bestand.geldig_tot_en_met,
        geldig_herkomst=bestand.geldig_bron,
        gemeente=bestand.gemeente or "",
        gemeenten=bestand.gemeenten,
        product=tabel.product or "huishoudelijke ondersteuning",
        weken_per_jaar=Cijfer(waarde=tabel.weken.waarde, herkomst=tabel.weken.herkomst),
        afronding=Afronding(
            eenheid_besluit=afronding.eenheid_besluit,
            stap=afronding.stap,
            stap_2weken=afronding.stap_2weken,
            richting=afronding.richting,
            herkomst=Waarde(
                waarde=afronding.stap, bron=afronding.bron, vindplaats=afronding.vindplaats, status=afronding.status
            ).herkomst,
        ),
        beleid={naam: Beleidsregel(waarde=w.waarde, herkomst=w.herkomst) for naam, w in sorted(tabel.beleid.items())},
        opmerkingen=tuple(Opmerking(**opmerking.model_dump()) for opmerking in tabel.opmerkingen),
        bronnen=dict(sorted(tabel.bronnen.items())),
        resultaatgebieden=tuple(sorted(map(_area, tabel.gebieden.values()), key=lambda gebied: gebied.volgorde)),
        regels=_rows(tabel),
        afkomst=tuple(tabel.afkomst),
    )
    _check_whole(kader)
    return kader


def _collect(bestand: Normbestand, find: Callable[[str], Normbestand], pad: tuple[str, ...]) -> _Tabel:
    if bestand.id in pad:
        message = f"het bestand erft in een kring: {' → '.join((*pad, bestand.id))}"
        raise ValueError(message)
    tabel = _Tabel()
    for ouder in bestand.erft:
        tabel.take(_collect(find(ouder), find, (*pad, bestand.id)))
    tabel.apply(bestand)
    return tabel


def _area(vorm: Gebiedsvorm) -> Resultaatgebied:
    maximum = None
    if vorm.maximum_min_week is not None:
        gegevens = {"code": vorm.code, "maximum_min_week": vorm.maximum_min_week}
        maximum = figure(
            gegevens | {"bron": vorm.bron, "vindplaats": vorm.vindplaats, "status": vorm.status}, "maximum_min_week", ""
        )
    return Resultaatgebied(
        code=vorm.code,
        naam=vorm.naam,
        volgorde=vorm.volgorde,
        tweewekelijks=vorm.tweewekelijks,
        maximum=maximum,
        vrij_van_minimumduur=vorm.vrij_van_minimumduur,
    )


def _rows(tabel: _Tabel) -> tuple[Normregel, ...]:
    rang = {code: gebied.volgorde for code, gebied in tabel.gebieden.items()}
    rijen = []
    for rij in tabel.rijen.values():
        gebied = rij["code"].partition(".")[0]
        if gebied not in rang:
            message = f"{rij['code']}: het resultaatgebied '{gebied}' staat niet bij [[resultaatgebieden]]"
            raise ValueError(message)
        rijen.append(_row(rij, gebied))
    return tuple(sorted(rijen, key=lambda regel: rang[regel.resultaatgebied]))


def _row(rij: dict[str, Any], gebied: str) -> Normregel:
    alleen_2weken = rij.get("frequentie") == "alleen_tweewekelijks"
    twee = figure(rij, "minuten_2weken", "_2weken")
    week = twee if alleen_2weken and "minuten" not in rij else figure(rij, "minuten", "")
    if week is None or (alleen_2weken and twee is None):
        message = f"{rij['code']}: er staat geen norm en ook niet dat die ontbreekt"
        raise ValueError(message)
    if rij.get("norm_is_maximum") and rij["eenheid"] == "uur/jaar":
        message = f"{rij['code']}: een norm die een maximum is, staat in minuten"
        raise ValueError(message)
    gewoon = {
        naam: rij[naam]
        for naam in Normregel.model_fields
        if naam in rij and naam not in {"sluit_uit", "vereist", "uur_jaar_gepubliceerd"}
    }
    return Normregel(
        **gewoon,
        resultaatgebied=gebied,
        norm=week,
        norm_2weken=twee,
        uur_jaar_gepubliceerd=figure(rij, "uur_jaar_gepubliceerd", "_uur_jaar"),
        sluit_uit=tuple(rij.get("sluit_uit", ())),
        vereist=tuple(rij.get("vereist", ())),
    )


def _check_whole(kader: Normenkader) -> None:
    """Every source and every code that is named exists; exclusions are mutual."""
    gebruikt = {kader.afronding.herkomst.bron, kader.weken_per_jaar.herkomst.bron}
    gebruikt |= {regel.herkomst.bron for regel in kader.beleid.values()} | {
        opmerking.bron for opmerking in kader.opmerkingen
    }
    for regel in kader.regels:
        cijfers = (regel.norm, regel.norm_2weken, regel.uur_jaar_gepubliceerd)
        gebruikt |= {cijfer.herkomst.bron for cijfer in cijfers if cijfer}
        for code in (*regel.sluit_uit, *regel.vereist):
            if code not in kader.regel_bij_code:
                message = f"{regel.code} noemt {code}, maar die regel bestaat niet"
                raise ValueError(message)
        for ander in regel.sluit_uit:
            if regel.code not in kader.regel_bij_code[ander].sluit_uit:
                message = f"{regel.code} sluit {ander} uit, maar andersom niet"
                raise ValueError(message)
    gebruikt |= {gebied.maximum.herkomst.bron for gebied in kader.resultaatgebieden if gebied.maximum}
    onbekend = sorted(gebruikt - kader.bronnen.keys())
    if onbekend:
        message = f"de bron '{onbekend[0]}' staat niet bij [bronnen]"
        raise ValueError(message)
