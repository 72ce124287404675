"""Resolving a norm file: the tables it inherits, then its own verbs, into one ``Normenkader``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from ho_engine.normenkader import (
    Afronding,
    Beleidsregel,
    Bron,
    Cijfer,
    Herkomst,
    Normenkader,
    Normregel,
    Opmerking,
    Resultaatgebied,
)
from ho_engine.normtoetsen import CIJFERS, HERKOMST, has_week, reference_faults, row_faults
from ho_engine.normvorm import (
    Afrondingvorm,
    Gebiedsvorm,
    Normbestand,
    Opmerkingvorm,
    Rijwijziging,
    Vervallen,
    Waarde,
    Weken,
    figure,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

WOORDEN: Final = {"product": "huishoudelijke ondersteuning", "persoon": "inwoner", "functie": "Wmo-consulent"}
"""The words of the explanation where a municipality has no own ones."""

NORMAAL: Final = {
    naam: [] if veld.default == () else veld.default
    for naam, veld in Normregel.model_fields.items()
    if not veld.is_required() and veld.default not in {None, ""}
}
"""What a key of a row means when it is not there, as a file writes it."""


def without_defaults(rij: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a row that say something: the same row in the same words, however it was written.

    >>> without_defaults({"code": "slh.was", "keer": "vast", "min": 0, "max": 2})
    {'code': 'slh.was', 'max': 2}
    """
    return {naam: waarde for naam, waarde in rij.items() if naam not in NORMAAL or waarde != NORMAAL[naam]}


def emptied_with(naam: str) -> tuple[str, ...]:
    """The keys that go when a key of a row is emptied: a figure takes its provenance along, but that of a row stays.

    >>> emptied_with("minuten_2weken")
    ('minuten_2weken', 'bron_2weken', 'vindplaats_2weken', 'status_2weken')
    """
    achter = CIJFERS.get(naam, "")
    return (naam, *(f"{deel}{achter}" for deel in HERKOMST)) if achter else (naam,)


class Tegenspraak(ValueError):
    """Tables that do not fit together, in a Dutch sentence; ``bestand`` is the id of the file that says so."""

    def __init__(self, bestand: str, reden: str) -> None:
        """Remember which file says what."""
        self.bestand = bestand
        super().__init__(reden)


class Tabel:
    """The table of one file while it is being put together; ``normtabel`` gives it to others, unchangeable."""

    def __init__(self, naam: str) -> None:
        """Begin with nothing, in the name of the file with this id."""
        self.naam = naam
        self.rijen: dict[str, dict[str, Any]] = {}
        self.gecontroleerd: dict[str, dt.date] = {}
        self.gebieden: dict[str, Gebiedsvorm] = {}
        self.bronnen: dict[str, Bron] = {}
        self.beleid: dict[str, Waarde] = {}
        self.opmerkingen: list[Opmerkingvorm] = []
        self.afronding: Afrondingvorm | None = None
        self.weken: Weken | None = None
        self.woorden: dict[str, str] = {}
        self.afkomst: list[str] = []

    def refuse(self, reden: str) -> NoReturn:
        """Say what does not fit, in the name of this file."""
        raise Tegenspraak(self.naam, reden)

    def take(self, ouder: Tabel) -> None:
        """Take over a whole table; two parents may both know a row or an area only when they say the same of it."""
        tabellen: Sequence[tuple[Mapping[str, object], Mapping[str, object]]] = (
            (self.rijen, ouder.rijen),
            (self.gebieden, ouder.gebieden),
        )
        for hier, daar in tabellen:
            verschil = next((code for code in daar if code in hier and hier[code] != daar[code]), None)
            if verschil:
                self.refuse(f"{verschil} komt uit twee geërfde bestanden en verschilt")
        self.rijen |= {code: dict(rij) for code, rij in ouder.rijen.items()}
        self.gecontroleerd = _latest(self.gecontroleerd, ouder.gecontroleerd)
        self.gebieden |= ouder.gebieden
        self._cite(ouder.bronnen)
        self.beleid |= ouder.beleid
        self.opmerkingen += [opmerking for opmerking in ouder.opmerkingen if opmerking not in self.opmerkingen]
        self.afronding = ouder.afronding or self.afronding
        self.weken = ouder.weken or self.weken
        self.woorden |= ouder.woorden
        self.afkomst += [naam for naam in ouder.afkomst if naam not in self.afkomst]

    def apply_verbs(self, bestand: Normbestand) -> None:
        """Apply the verbs of the file itself: what lapses, what changes, what is new."""
        self._cite(bestand.bronnen)
        for vervallen in bestand.vervalt:
            self._lapse(vervallen)
        for wijziging in bestand.wijzig:
            self._known(wijziging.code, "wijzig")
            self.rijen[wijziging.code] = self._changed(self.rijen[wijziging.code], wijziging)
            self._note_check(wijziging)
        for rij in bestand.nieuw:
            if rij.code in self.rijen:
                self.refuse(f"{rij.code} staat bij [[nieuw]] maar bestaat al; gebruik [[wijzig]]")
            self.rijen[rij.code] = without_defaults(rij.filled_in())
            self._note_check(rij)
        self.gebieden |= {gebied.code: gebied for gebied in bestand.resultaatgebieden}
        self.beleid |= {naam: waarde for naam, waarde in bestand.beleid if waarde is not None}
        self._remark(bestand.opmerkingen)
        self.afronding = bestand.afronding or self.afronding
        self.weken = bestand.parameters.weken_per_jaar or self.weken
        eigen = {"product": bestand.product, "persoon": bestand.persoon, "functie": bestand.functie}
        self.woorden |= {naam: woord for naam, woord in eigen.items() if woord}
        self.afkomst.append(bestand.id)

    def _lapse(self, vervallen: Vervallen) -> None:
        """Take an inherited row away; a row that the file had itself is only remembered."""
        if vervallen.bron not in self.bronnen:
            self.refuse(f"de bron '{vervallen.bron}' staat niet bij [bronnen]")
        if not vervallen.eigen:
            self._known(vervallen.code, "vervalt")
            del self.rijen[vervallen.code]
            self.gecontroleerd.pop(vervallen.code, None)
        elif vervallen.code in self.rijen:
            self.refuse(f"{vervallen.code} staat bij [[vervalt]] als eigen regel, maar wordt geërfd")

    def _note_check(self, rij: Rijwijziging) -> None:
        """The day of the last check; that of an inherited row says nothing of a row that was changed since."""
        if rij.filled_in().keys() != {"code"} or "gecontroleerd_op" in rij.leeg:
            self.gecontroleerd.pop(rij.code, None)
        if rij.gecontroleerd_op:
            self.gecontroleerd[rij.code] = rij.gecontroleerd_op

    def _known(self, code: str, werkwoord: str) -> None:
        if code not in self.rijen:
            self.refuse(f"{code} staat bij [[{werkwoord}]] maar komt niet voor in wat wordt geërfd")

    def _cite(self, bronnen: Mapping[str, Bron]) -> None:
        """Add sources; an id that already names another one would change the source of inherited figures."""
        for naam, bron in bronnen.items():
            if self.bronnen.setdefault(naam, bron) != bron:
                self.refuse(f"[bronnen.{naam}] heet net als een andere, geërfde bron; kies een andere naam")

    def _remark(self, opmerkingen: Sequence[Opmerkingvorm]) -> None:
        """Add the remarks of the file; an inherited one on a row that lapsed lapses too."""
        for opmerking in opmerkingen:
            if opmerking.code and opmerking.code not in self.rijen:
                self.refuse(f"[[opmerkingen]] noemt {opmerking.code}, maar die regel bestaat niet")
            if opmerking.resultaatgebied and opmerking.resultaatgebied not in self.gebieden:
                self.refuse(f"[[opmerkingen]] noemt {opmerking.resultaatgebied}, maar dat gebied bestaat niet")
        geerfd = [opmerking for opmerking in self.opmerkingen if not opmerking.code or opmerking.code in self.rijen]
        self.opmerkingen = [*geerfd, *opmerkingen]

    def _changed(self, rij: dict[str, Any], wijziging: Rijwijziging) -> dict[str, Any]:
        """Change a row; a figure that becomes ``ontbreekt`` loses its minutes, and a change brings its own source."""
        nieuw = wijziging.filled_in()
        weg = {deel for naam in wijziging.leeg for deel in emptied_with(naam)} - {"gecontroleerd_op"}
        if nieuw.keys() == {"code"} and not weg:
            return rij  # only noted that it was checked
        for sleutel, achter in CIJFERS.items():
            delen = [f"{deel}{achter}" for deel in HERKOMST]
            aanwezig = [deel for deel in delen if deel in nieuw]
            if (aanwezig or sleutel in nieuw) and len(aanwezig) < len(delen):
                self.refuse(f"{wijziging.code}: een wijziging van {sleutel} heeft een eigen {', '.join(delen)}")
            if nieuw.get(f"status{achter}") == "ontbreekt":
                weg.add(sleutel)
        if not any(f"bron{achter}" in nieuw for achter in CIJFERS.values()):
            self.refuse(f"{wijziging.code}: de wijziging mist een bron, vindplaats en status")
        if nieuw.get("eenheid", rij["eenheid"]) != rij["eenheid"] and "minuten" in rij.keys() - nieuw.keys() - weg:
            self.refuse(f"{wijziging.code}: een andere eenheid vraagt een nieuw getal")
        blijft = {naam: waarde for naam, waarde in rij.items() if naam not in weg}
        return without_defaults(blijft | nieuw)


def resolve(bestand: Normbestand, find: Callable[[str], Normbestand]) -> Normenkader:
    """Resolve a norm file into the table that applies.

    Args:
        bestand: the file.
        find: gives the file with an id; the caller made sure that every parent exists and that there is no circle.

    Returns:
        The framework, rows in order of area and then of file.

    Raises:
        Tegenspraak: when the tables do not fit together.
    """
    tabel = collect(bestand, find)
    if tabel.afronding is None:
        tabel.refuse("[afronding] ontbreekt")
    if tabel.weken is None or tabel.weken.waarde is None:
        tabel.refuse("[parameters.weken_per_jaar] ontbreekt")
    afronding = tabel.afronding
    woorden = {**WOORDEN, **tabel.woorden}
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
        product=woorden["product"],
        persoon=woorden["persoon"],
        functie=woorden["functie"],
        weken_per_jaar=Cijfer(waarde=tabel.weken.waarde, herkomst=tabel.weken.herkomst),
        afronding=Afronding(
            eenheid_besluit=afronding.eenheid_besluit,
            stap=afronding.stap,
            stap_2weken=afronding.stap_2weken,
            richting=afronding.richting,
            herkomst=Herkomst(bron=afronding.bron, vindplaats=afronding.vindplaats, status=afronding.status),
        ),
        beleid={naam: Beleidsregel(waarde=w.waarde, herkomst=w.herkomst) for naam, w in sorted(tabel.beleid.items())},
        opmerkingen=tuple(Opmerking(**opmerking.model_dump()) for opmerking in tabel.opmerkingen),
        bronnen=dict(sorted(tabel.bronnen.items())),
        resultaatgebieden=tuple(
            sorted((_area(vorm, tabel) for vorm in tabel.gebieden.values()), key=lambda gebied: gebied.volgorde)
        ),
        regels=_rows(tabel),
        afkomst=tuple(tabel.afkomst),
    )
    _check_whole(kader, tabel)
    return kader


def collect(bestand: Normbestand, find: Callable[[str], Normbestand]) -> Tabel:
    """The table of a file: that of its parents, changed by its verbs. For ``find`` see ``resolve``."""
    tabel = inherit(bestand.id, bestand.erft, find)
    tabel.apply_verbs(bestand)
    return tabel


def inherit(naam: str, erft: Sequence[str], find: Callable[[str], Normbestand]) -> Tabel:
    """The table that parents give together, in the name of the file that inherits it."""
    tabel = Tabel(naam)
    for ouder in erft:
        tabel.take(collect(find(ouder), find))
    return tabel


def _latest(hier: dict[str, dt.date], daar: dict[str, dt.date]) -> dict[str, dt.date]:
    """The last day on which each row was checked."""
    return {code: max(dagen[code] for dagen in (hier, daar) if code in dagen) for code in hier | daar}


def _area(vorm: Gebiedsvorm, tabel: Tabel) -> Resultaatgebied:
    gegevens = {"code": vorm.code, "maximum_min_week": vorm.maximum_min_week}
    herkomst = {"bron": vorm.bron, "vindplaats": vorm.vindplaats, "status": vorm.status}
    return Resultaatgebied(
        code=vorm.code,
        naam=vorm.naam,
        volgorde=vorm.volgorde,
        tweewekelijks=vorm.tweewekelijks,
        maximum=_figure(gegevens | herkomst, "maximum_min_week", "", tabel),
        vrij_van_minimumduur=vorm.vrij_van_minimumduur,
    )


def _figure(rij: dict[str, Any], sleutel: str, achter: str, tabel: Tabel) -> Cijfer | None:
    try:
        return figure(rij, sleutel, achter)
    except ValueError as fout:
        tabel.refuse(str(fout))


def _rows(tabel: Tabel) -> tuple[Normregel, ...]:
    regels = (_row(rij, tabel) for rij in tabel.rijen.values())
    return tuple(sorted(regels, key=lambda regel: tabel.gebieden[regel.resultaatgebied].volgorde))


def _row(rij: dict[str, Any], tabel: Tabel) -> Normregel:
    gebied = rij["code"].partition(".")[0]
    fout = next(row_faults(rij, tabel.gebieden.get(gebied)), None)
    if fout:
        tabel.refuse(fout.reden)
    twee = figure(rij, "minuten_2weken", "_2weken")
    week = figure(rij, "minuten", "") if has_week(rij) else twee
    if week is None:
        message = "a row without faults has a norm"
        raise AssertionError(message)
    apart = {"sluit_uit", "vereist", "uur_jaar_gepubliceerd"}
    return Normregel(
        **{naam: rij[naam] for naam in Normregel.model_fields if naam in rij and naam not in apart},
        resultaatgebied=gebied,
        norm=week,
        norm_2weken=twee,
        uur_jaar_gepubliceerd=figure(rij, "uur_jaar_gepubliceerd", "_uur_jaar"),
        sluit_uit=tuple(rij.get("sluit_uit", ())),
        vereist=tuple(rij.get("vereist", ())),
    )


def _check_whole(kader: Normenkader, tabel: Tabel) -> None:
    """Every source and every code that is named exists; exclusions are mutual."""
    fouten = (fout for rij in tabel.rijen.values() for fout in reference_faults(rij, tabel.rijen))
    fout = next(fouten, None)
    if fout:
        tabel.refuse(fout.reden)
    onbekend = next((bron for bron in _sources(kader) if bron not in kader.bronnen), None)
    if onbekend is not None:
        tabel.refuse(f"de bron '{onbekend}' staat niet bij [bronnen]")


def _sources(kader: Normenkader) -> Iterator[str]:
    """Every source that is named anywhere."""
    herkomsten = [kader.geldig_herkomst, kader.afronding.herkomst, kader.weken_per_jaar.herkomst]
    herkomsten += [regel.herkomst for regel in kader.beleid.values()]
    herkomsten += [gebied.maximum.herkomst for gebied in kader.resultaatgebieden if gebied.maximum]
    for regel in kader.regels:
        cijfers = (regel.norm, regel.norm_2weken, regel.uur_jaar_gepubliceerd)
        herkomsten += [cijfer.herkomst for cijfer in cijfers if cijfer]
    yield from (herkomst.bron for herkomst in herkomsten if herkomst)
    yield from (opmerking.bron for opmerking in kader.opmerkingen)
