"""Where a workbook differs from its seal: each changed cell, rule, name or sheet in a Dutch sentence with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from ho_engine.melding import shown
from ho_workbook.controleren.rijverschuiving import Verschuiving, find_verschuiving
from ho_workbook.zegel import canoniek
from ho_workbook.zegel.canoniek import adres
from ho_workbook.zegel.regelafdruk import verschilplaatsen
from ho_workbook.zegel.zegel import Bladprint, Celprint, narrowed, print_van

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_workbook.zegel.bladafdruk import Bladafdruk, Cel

VEEL: Final = 12
"""From so many changed cells on a sheet it is worth asking whether its rows moved."""

Titel: TypeAlias = Callable[[str], str]


class Verschil(NamedTuple):
    """One difference: where, and what."""

    plaats: str
    tekst: str


@dataclass(frozen=True)
class Bladvergelijking:
    """One sheet beside its recorded prints.

    Attributes:
        titel: its present title.
        vastgelegd: the recorded prints.
        nu: the present prints.
        afdruk: the present content.
        vroegere_titel: present title in capitals -> recorded title in capitals.
        verschuivingen: present title in capitals -> how the rows of that sheet moved.
    """

    titel: str
    vastgelegd: Bladprint
    nu: Bladprint
    afdruk: Bladafdruk
    vroegere_titel: Titel
    verschuivingen: Mapping[str, Verschuiving] = field(default_factory=dict)

    def verschuiving(self) -> Verschuiving:
        """How the rows of this sheet moved; only when that explains much more than changes in place would."""
        links = {plaats: narrowed(cel, self.vastgelegd.breedte) for plaats, cel in self.vastgelegd.cellen.items()}
        rechts = {plaats: narrowed(cel, self.vastgelegd.breedte) for plaats, cel in self.nu.cellen.items()}
        ter_plekke = sum(links.get(plaats) != rechts.get(plaats) for plaats in links.keys() | rechts.keys())
        schuif = find_verschuiving(links, rechts) if ter_plekke >= VEEL else Verschuiving()
        verplaatst = {(schuif.was(rij), kolom): cel for (rij, kolom), cel in rechts.items()}
        over = len(schuif.toegevoegd) + len(schuif.verwijderd)
        weg = set(schuif.verwijderd)
        for plaats in links.keys() | verplaatst.keys():
            oud, nieuw = links.get(plaats), verplaatst.get(plaats)
            if plaats[0] > 0 and plaats[0] not in weg:
                over += oud is None or nieuw is None or oud != nieuw._replace(formule=oud.formule)
        return schuif if 2 * over < ter_plekke else Verschuiving()

    def verschillen(self) -> Iterator[Verschil]:
        """Every difference of this sheet, cells first."""
        schuif = self.verschuivingen.get(self.titel.upper(), Verschuiving())
        yield from self._rows(schuif)
        yield from self._cells(schuif)
        yield from self._rules(schuif)
        yield from self._head(schuif)

    def _rows(self, schuif: Verschuiving) -> Iterator[Verschil]:
        for rij in schuif.toegevoegd:
            yield Verschil(f"{self.titel}!{rij}", "hier is een rij toegevoegd")
        for rij in schuif.verwijderd:
            yield Verschil(f"{self.titel}!{rij}", "hier is een rij verwijderd (nummer zoals vastgelegd)")

    def _cells(self, schuif: Verschuiving) -> Iterator[Verschil]:
        nu = {(schuif.was(rij), kolom): (rij, kolom) for rij, kolom in self.nu.cellen}
        weg = set(schuif.verwijderd)
        for plaats in sorted(self.vastgelegd.cellen.keys() | nu.keys()):
            if plaats[0] < 0 or plaats[0] in weg:  # a row that was added or removed is named as a whole
                continue
            oud = self.vastgelegd.cellen.get(plaats)
            hier = nu.get(plaats, plaats)
            delen = list(self._cell(oud, hier))
            if delen:
                yield Verschil(f"{self.titel}!{adres(*hier)}", "; ".join(delen))

    def _cell(self, oud: Celprint | None, hier: tuple[int, int]) -> Iterator[str]:
        """What differs in one cell, part by part."""
        nieuw, cel = self.nu.cellen.get(hier), self.afdruk.cellen.get(hier)
        if oud is not None and oud.soort == "z":
            if nieuw is None or nieuw.soort != "z":
                yield "deze cel hoort bij het zegel en is verwijderd of verplaatst"
            return
        if oud is None and nieuw is not None and cel is not None:
            if nieuw.soort == "l":
                yield "deze lege cel is ontgrendeld"
            else:
                yield f"hier stond niets; nu staat er {_content(cel)}"
        elif oud is not None and nieuw is None:
            stijl = self.afdruk.stijl(*hier)
            if oud.soort == "l":
                if stijl.vergrendeld:
                    yield "deze invoercel is vergrendeld"
            else:
                yield f"{'de formule' if oud.soort == 'f' else 'de inhoud'} van deze cel is verwijderd"
        elif oud is not None and nieuw is not None and cel is not None:
            yield from self._content(oud, nieuw, cel)
            yield from _look(oud, nieuw)

    def _content(self, oud: Celprint, nieuw: Celprint, cel: Cel) -> Iterator[str]:
        if oud.soort != nieuw.soort:
            yield _replaced(oud.soort, nieuw.soort, cel)
            return
        if not self._same(oud.formule, nieuw.formule) and not self._same(oud.formule, self._former_formula(cel)):
            yield f"de formule is gewijzigd; nu staat er {shown('=' + cel.formule)}"
        if not self._same(oud.waarde, nieuw.waarde):
            wat = "de bewaarde uitkomst van de formule" if oud.soort == "f" else "de waarde"
            wat = "de tekst" if oud.soort == "c" and cel.waarde.startswith("s") else wat
            yield f"{wat} is gewijzigd; nu staat er {show_waarde(cel.waarde)}"

    def _former_formula(self, cel: Cel) -> str:
        """The print the formula had before sheets were renamed and rows moved."""

        def rij(titel: str, nummer: int) -> int:
            return self.verschuivingen.get(titel, Verschuiving()).van_verwijzing(nummer)

        return print_van(canoniek.terugverwijzen(cel.formule, self.titel.upper(), self.vroegere_titel, rij))

    def _same(self, oud: str, nieuw: str) -> bool:
        return oud == nieuw[: len(oud)]

    def _rules(self, schuif: Verschuiving) -> Iterator[Verschil]:
        """Validations; where rows moved, a rule that moved along is no difference of its own."""
        if schuif.verschoven:
            return
        oud, nieuw = self.vastgelegd.kop.get("regels", {}), self.nu.kop.get("regels", {})
        for _, cel, was, is_ in verschilplaatsen(oud, nieuw):
            wat = "toegevoegd" if not was else "verwijderd" if not is_ else "gewijzigd"
            yield Verschil(f"{self.titel}!{cel}", f"de invoerregel (gegevensvalidatie) vanaf deze cel is {wat}")

    def _head(self, schuif: Verschuiving) -> Iterator[Verschil]:
        oud, nieuw = self.vastgelegd.kop, self.nu.kop
        if oud.get("staat", "") != nieuw.get("staat", ""):
            yield Verschil(
                self.titel, "het blad is verborgen" if nieuw.get("staat") else "het blad is zichtbaar gemaakt"
            )
        if oud.get("beveiliging", {}) != nieuw.get("beveiliging", {}):
            wat = "gewijzigd" if oud.get("beveiliging") and nieuw.get("beveiliging") else "weggehaald"
            yield Verschil(self.titel, f"de bladbeveiliging is {wat if oud.get('beveiliging') else 'toegevoegd'}")
        for rij in _changed(oud, nieuw, "rijen", schuif.was):
            wat = "alle rijen zonder inhoud" if rij == 0 else "deze rij"
            yield Verschil(
                f"{self.titel}!{rij or ''}".rstrip("!"), _now(f"{wat} verborgen", rij in nieuw.get("rijen", ()))
            )
        for kolom in _changed(oud, nieuw, "kolommen"):
            letters = adres(1, kolom)[:-1]
            tekst = _now("deze kolom verborgen", kolom in nieuw.get("kolommen", ()))
            yield Verschil(f"{self.titel}!{letters}", tekst)
        if not schuif.verschoven:
            for bereik in _changed(oud, nieuw, "samengevoegd"):
                tekst = _now("deze cellen samengevoegd", bereik in nieuw.get("samengevoegd", ()))
                yield Verschil(f"{self.titel}!{bereik}", tekst)
        for cel in _changed(oud, nieuw, "notities"):
            yield Verschil(f"{self.titel}!{cel}", "bij deze cel is een notitie toegevoegd of verwijderd")
        if oud.get("tekeningen", {}) != nieuw.get("tekeningen", {}):
            yield Verschil(self.titel, "een grafiek, afbeelding of tekenvorm is toegevoegd of verwijderd")
        if oud.get("ontgrendeld", {}) != nieuw.get("ontgrendeld", {}) and not schuif.verschoven:
            yield Verschil(self.titel, "hele rijen of kolommen zijn ontgrendeld of vergrendeld")


def name_differences(
    oud: Mapping[str, Any], nieuw: Mapping[str, Any], terug: Callable[[str], str]
) -> Iterator[Verschil]:
    """Differences of the workbook as a whole: names, settings and our own properties.

    Args:
        oud: the recorded head of the sheet with the seal.
        nieuw: its present head.
        terug: writes a present target in its former coordinates.
    """
    links, rechts = oud.get("namen", {}), nieuw.get("namen", {})
    for naam in sorted(links.keys() | rechts.keys()):
        if naam not in links:
            yield Verschil(naam, f"de naam is toegevoegd en verwijst naar {shown(rechts[naam])}")
        elif naam not in rechts:
            yield Verschil(naam, f"de naam is verwijderd; hij verwees naar {shown(links[naam])}")
        elif links[naam] not in {rechts[naam], terug(rechts[naam])}:
            yield Verschil(naam, f"de naam verwijst nu naar {shown(rechts[naam])}; vastgelegd is {shown(links[naam])}")
    for soort, wat in (("instellingen", "de rekeninstelling"), ("eigen", "de eigenschap")):
        links, rechts = oud.get(soort, {}), nieuw.get(soort, {})
        for naam in sorted(links.keys() | rechts.keys()):
            if links.get(naam) != rechts.get(naam):
                was, is_ = links.get(naam, "niets"), rechts.get(naam, "niets")
                yield Verschil(naam, f"{wat} is gewijzigd: vastgelegd is '{shown(was)}', nu staat er '{shown(is_)}'")


def show_waarde(canoniek_: str) -> str:
    """A canonical value for people.

    >>> show_waarde("n2500000000e0"), show_waarde("b1"), show_waarde("sja"), show_waarde(""), show_waarde("e#N/A")
    ('2,5', 'WAAR', "'ja'", 'niets', '#N/A')
    """
    soort, tekst = canoniek_[:1], canoniek_[1:]
    if soort == "n":
        return canoniek.show_getal(tekst)
    if soort == "b":
        return "WAAR" if tekst == "1" else "ONWAAR"
    if soort == "s":
        return f"'{shown(tekst)}'"
    return shown(tekst) or "niets"


def _content(cel: Cel) -> str:
    return f"een formule: {shown('=' + cel.formule)}" if cel.formule else show_waarde(cel.waarde)


def _replaced(oud: str, nieuw: str, cel: Cel) -> str:
    """A formula that became a constant, or an input that was emptied."""
    if nieuw == "f":
        return f"hier stond geen formule; nu staat er {shown('=' + cel.formule)}"
    if oud == "f":
        return f"de formule is vervangen door een vaste waarde: {show_waarde(cel.waarde)}"
    if nieuw == "l":
        return "de inhoud van deze cel is verwijderd"
    return f"hier stond niets; nu staat er {show_waarde(cel.waarde)}"


def _look(oud: Celprint, nieuw: Celprint) -> Iterator[str]:
    if oud.stijl.notatie != nieuw.stijl.notatie:
        yield f"de getalnotatie is gewijzigd van '{oud.stijl.notatie}' in '{shown(nieuw.stijl.notatie)}'"
    if oud.stijl.vergrendeld != nieuw.stijl.vergrendeld:
        yield "de cel is vergrendeld" if nieuw.stijl.vergrendeld else "de cel is ontgrendeld"
    if oud.stijl.verborgen != nieuw.stijl.verborgen:
        yield "de formule is verborgen" if nieuw.stijl.verborgen else "de formule is zichtbaar gemaakt"


def _changed(
    oud: Mapping[str, Any], nieuw: Mapping[str, Any], naam: str, was: Callable[[int], int] = lambda nummer: nummer
) -> list[Any]:
    """Items of a list that are in one of the two only; present rows are looked up by the number they had."""
    links = set(oud.get(naam, ()))
    rechts = {was(item) if isinstance(item, int) else item: item for item in nieuw.get(naam, ())}
    return sorted([item for sleutel, item in rechts.items() if sleutel not in links] + list(links - rechts.keys()))


def _now(tekst: str, gezet: bool) -> str:  # noqa: FBT001 - the state itself, not a switch
    """``deze rij verborgen`` -> a sentence."""
    onderwerp, _, woord = tekst.rpartition(" ")
    werkwoord = "zijn" if onderwerp.endswith(("cellen", "inhoud")) else "is"
    return f"{onderwerp} {werkwoord} {woord}" if gezet else f"{onderwerp} {werkwoord} niet meer {woord}"
