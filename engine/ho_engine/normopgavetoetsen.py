"""What must hold for a wanted table as a whole, beside what its parents give: every fault at once, with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normherkomst import old_sources
from ho_engine.normopgave import spoken
from ho_engine.normtoetsen import CIJFERS, figure_faults, reference_faults, row_faults
from ho_engine.normwerkwoorden import as_row, lost_remarks
from ho_engine.vormfouten import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ho_engine.normopgave import Normopgave
    from ho_engine.normopgavevorm import Delen
    from ho_engine.normtabel import Normtabel


@dataclass(frozen=True)
class Opdracht:
    """A wanted table with its parts, and what it is held against as far as that is known.

    ``geerfd`` is what its parents give, ``huidig`` the version that is there now with what it let lapse, and
    ``eerder`` that version, or else the file before it in time.
    """

    opgave: Normopgave
    delen: Delen
    geerfd: Normtabel | None
    huidig: Normtabel | None
    eerder_vervallen: frozenset[str] = frozenset()
    eerder: Normtabel | None = None

    @cached_property
    def rijen(self) -> Mapping[str, Mapping[str, Any]]:
        """The sound rows, by code; the first of those with the same one."""
        return {rij.code: as_row(rij) for _, rij in sorted(self.delen.rijen.items(), reverse=True)}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code among the rows, whether or not the row is sound."""
        return frozenset(str(rij.get("code")) for rij in self.opgave.rijen)

    @cached_property
    def rijen_compleet(self) -> bool:
        """Whether every code could be read, so that one that is not there is really gone."""
        nummers = range(len(self.opgave.rijen))
        return not any(self.opgave.is_onleesbaar(pad) for pad in ("rijen", *(f"rijen.{n}.code" for n in nummers)))

    @cached_property
    def bronnen(self) -> frozenset[str]:
        """The names of all sources: a source that was taken away is told once, not at each of its figures."""
        return frozenset(self.opgave.bronnen) | frozenset(self.geerfd.bronnen if self.geerfd else ())

    def fout(self, naam: str, pad: str, **gegevens: object) -> HoFout:
        """An error at the cell of a path."""
        return HoFout(naam, self.opgave.plaats(pad), **gegevens)


def table_faults(opdracht: Opdracht) -> Iterator[HoFout]:
    """Everything that is wrong with a wanted table beside the shape of its parts."""
    for toets in _TOETSEN:
        yield from toets(opdracht)


def _doubles(opdracht: Opdracht) -> Iterator[HoFout]:
    """A code stands once among the rows, the areas and the lapsed rows."""
    opgave = opdracht.opgave
    lijsten: tuple[tuple[str, str, Iterable[object]], ...] = (
        ("De code {}", "rijen", (rij.get("code") for rij in opgave.rijen)),
        ("Het gebied {}", "gebieden", (gebied.get("code") for gebied in opgave.gebieden)),
        ("De vervallen regel {}", "vervallen", (regel.get("code") for regel in opgave.vervallen)),
    )
    for zin, lijst, namen in lijsten:
        eerste: dict[str, str] = {}
        for nummer, naam in enumerate(namen):
            pad = f"{lijst}.{nummer}.code"
            if naam is not None and eerste.setdefault(str(naam), pad) != pad:
                daar = opgave.plaats(eerste[str(naam)])
                yield opdracht.fout("norm_dubbel", pad, onderwerp=zin.format(shown(naam)), eerste=daar)


def _rows(opdracht: Opdracht) -> Iterator[HoFout]:
    """Each row by itself, and the codes that it names."""
    gebieden = {gebied.code: gebied for gebied in opdracht.delen.gebieden.values()}
    if opdracht.geerfd:
        gebieden = {**opdracht.geerfd.gebieden, **gebieden}
    gebied_weg = opdracht.opgave.mist_iets("gebieden") or len(opdracht.delen.gebieden) < len(opdracht.opgave.gebieden)
    for nummer, vorm in opdracht.delen.rijen.items():
        rij = as_row(vorm)
        naam = vorm.code.partition(".")[0]
        fouten = [*row_faults(rij, gebieden.get(naam)), *_references(opdracht, rij)]
        for fout in fouten:
            if fout.sleutel == "code" and gebied_weg:
                continue  # its area may be one that is told already
            reden = fout.reden.removeprefix(f"{vorm.code}: ")
            yield opdracht.fout("norm_onjuist", f"rijen.{nummer}.{fout.sleutel}", onderwerp=vorm.code, reden=reden)


def _references(opdracht: Opdracht, rij: Mapping[str, Any]) -> Iterator[Any]:
    """Faults of the codes that a row names, unless they may be those of a row that is told already."""
    onbekend = opdracht.codes - opdracht.rijen.keys()
    for fout in reference_faults(rij, opdracht.rijen):
        genoemd = {code for code in (*rij.get("sluit_uit", ()), *rij.get("vereist", ())) if code in fout.reden}
        if opdracht.rijen_compleet and not genoemd & onbekend:
            yield fout


def _areas(opdracht: Opdracht) -> Iterator[HoFout]:
    """A maximum of an area is a figure like another."""
    for nummer, gebied in opdracht.delen.gebieden.items():
        for fout in figure_faults(spoken(gebied), "maximum_min_week", ""):
            reden = fout.reden.removeprefix(f"{gebied.code}: ")
            pad = f"gebieden.{nummer}.{fout.sleutel}"
            yield opdracht.fout("norm_onjuist", pad, onderwerp=gebied.code, reden=reden)


def _remarks(opdracht: Opdracht) -> Iterator[HoFout]:
    """A remark speaks of a row or an area that is there."""
    gebieden = {gebied.get("code") for gebied in opdracht.opgave.gebieden}
    geerfd = opdracht.geerfd.opmerkingen if opdracht.geerfd else ()
    for nummer, opmerking in opdracht.delen.opmerkingen.items():
        if opmerking in geerfd:
            continue
        onderwerp = f"opmerking {nummer + 1}"
        if opmerking.code and opmerking.code not in opdracht.codes and opdracht.rijen_compleet:
            reden = f"de regel {opmerking.code} bestaat niet"
            yield opdracht.fout("norm_onjuist", f"opmerkingen.{nummer}.code", onderwerp=onderwerp, reden=reden)
        gebied = opmerking.resultaatgebied
        if gebied and gebied not in gebieden and not opdracht.opgave.mist_iets("gebieden"):
            reden = f"het resultaatgebied {gebied} bestaat niet"
            pad = f"opmerkingen.{nummer}.resultaatgebied"
            yield opdracht.fout("norm_onjuist", pad, onderwerp=onderwerp, reden=reden)


def _sources(opdracht: Opdracht) -> Iterator[HoFout]:
    """Every source that is named is among the sources."""
    if opdracht.opgave.is_onleesbaar("bronnen"):
        return
    for pad, onderwerp, bron in _named_sources(opdracht.opgave):
        if isinstance(bron, str) and bron and bron not in opdracht.bronnen:
            suggestie = suggest(bron, opdracht.bronnen) if opdracht.bronnen else "Voeg haar toe aan de bronnen."
            gegevens = {"onderwerp": onderwerp, "bron": shown(bron), "suggestie": suggestie}
            yield opdracht.fout("normbron_onbekend", pad, **gegevens)


def _named_sources(opgave: Normopgave) -> Iterator[tuple[str, str, object]]:
    """Every place where a source is named: its path, what it is about and the name."""
    sleutels = [f"bron{achter}" for achter in CIJFERS.values()]
    lijsten = {"rijen": opgave.rijen, "gebieden": opgave.gebieden, "vervallen": opgave.vervallen}
    for lijst, delen in (*lijsten.items(), ("opmerkingen", opgave.opmerkingen)):
        for nummer, deel in enumerate(delen):
            onderwerp = f"opmerking {nummer + 1}" if lijst == "opmerkingen" else shown(deel.get("code", nummer + 1))
            for sleutel in sleutels:
                yield f"{lijst}.{nummer}.{sleutel}", onderwerp, deel.get(sleutel)
    losse = {
        "kop.geldig_bron": opgave.kop.get("geldig_bron"),
        "afronding": opgave.afronding,
        "weken": opgave.weken,
        **{f"beleid.{naam}": waarde for naam, waarde in opgave.beleid.items()},
    }
    for pad, los in losse.items():
        if los is not None:
            yield f"{pad}.bron", pad.rpartition(".")[2].replace("_", " "), los.get("bron")


def _inherited_sources(opdracht: Opdracht) -> Iterator[HoFout]:
    """A source that is inherited stays as it is."""
    for naam, bron in opdracht.geerfd.bronnen.items() if opdracht.geerfd else ():
        gelezen = opdracht.delen.bronnen.get(naam)
        if naam not in opdracht.opgave.bronnen:
            if not opdracht.opgave.mist_iets("bronnen"):
                herstel = "Zet de bron terug; een bron die niet wordt gebruikt, doet geen kwaad."
                yield opdracht.fout("geerfd_weg", "bronnen", onderwerp=f"De bron '{naam}'", herstel=herstel)
        elif gelezen is not None and gelezen != bron:
            sleutel = next(veld for veld in type(bron).model_fields if getattr(bron, veld) != getattr(gelezen, veld))
            yield opdracht.fout("normbron_veranderd", f"bronnen.{naam}.{sleutel}", bron=naam)


def _inherited_parts(opdracht: Opdracht) -> Iterator[HoFout]:
    """Areas, limits, remarks, rounding and weeks that are inherited can be changed, but not left out."""
    geerfd, opgave = opdracht.geerfd, opdracht.opgave
    if geerfd is None:
        return
    for pad, onderwerp, herstel in (*_lost_areas(opgave, geerfd), *_lost_rest(opdracht, geerfd)):
        if not opgave.mist_iets(pad):
            yield opdracht.fout("geerfd_weg", pad, onderwerp=onderwerp, herstel=herstel)


def _lost_areas(opgave: Normopgave, geerfd: Normtabel) -> Iterator[tuple[str, str, str]]:
    gebieden = {gebied.get("code") for gebied in opgave.gebieden}
    for code, gebied in geerfd.gebieden.items():
        if code not in gebieden:
            herstel = "Zet het terug; vervalt er iets, zet dan de regels van het gebied bij de vervallen regels."
            yield "gebieden", f"Het resultaatgebied {code} ({gebied.naam})", herstel


def _lost_rest(opdracht: Opdracht, geerfd: Normtabel) -> Iterator[tuple[str, str, str]]:
    opgave = opdracht.opgave
    for naam in geerfd.beleid:
        if naam not in opgave.beleid:
            herstel = "Zet de grens terug; geldt zij hier niet, geef haar dan de status 'ontbreekt' met een bron."
            yield "beleid", f"De beleidsgrens '{naam.replace('_', ' ')}'", herstel
    for opmerking in lost_remarks(opdracht.delen.opmerkingen.values(), geerfd, opdracht.codes):
        herstel = "Zet de opmerking terug zoals zij was, en voeg zo nodig een eigen opmerking toe."
        yield "opmerkingen", f"De opmerking '{shown(opmerking.tekst)}'", herstel
    herstel = "Vul in hoe het hier is, met bron, vindplaats en status."
    if geerfd.afronding is not None and opgave.afronding is None:
        yield "afronding", "De afronding", herstel
    if geerfd.weken is not None and opgave.weken is None:
        yield "weken", "Het aantal weken per jaar", herstel


def _old_sources(opdracht: Opdracht) -> Iterator[HoFout]:
    """A value that changed says where it stands now."""
    if opdracht.geerfd:
        for oud in old_sources(opdracht.delen, opdracht.eerder, opdracht.geerfd):
            gegevens = {"onderwerp": oud.onderwerp, "wat": oud.wat, "oud": oud.oud, "nieuw": oud.nieuw}
            yield opdracht.fout("norm_met_oude_bron", oud.pad, **gegevens)


def _lapsed(opdracht: Opdracht) -> Iterator[HoFout]:
    """A row that is not there any more is among the lapsed rows, and the other way round."""
    er_was: dict[str, str] = {}
    for tabel in (opdracht.geerfd, opdracht.huidig):
        er_was |= {code: rij["omschrijving"] for code, rij in (tabel.rijen if tabel else {}).items()}
    vervallen = {str(regel.get("code")) for regel in opdracht.opgave.vervallen}
    if opdracht.rijen_compleet and not opdracht.opgave.mist_iets("vervallen"):
        for code, omschrijving in er_was.items():
            if code not in opdracht.codes | vervallen:
                yield opdracht.fout("normregel_weg", "rijen", code=code, omschrijving=omschrijving)
    for nummer, regel in opdracht.delen.vervallen.items():
        pad = f"vervallen.{nummer}.code"
        if regel.code in opdracht.codes:
            gegevens = {"reden": "staat ook nog in de tabel", "herstel": "Haal haar op een van de twee plaatsen weg."}
            yield opdracht.fout("vervallen_onjuist", pad, code=regel.code, **gegevens)
        elif opdracht.geerfd and opdracht.huidig and regel.code not in er_was.keys() | opdracht.eerder_vervallen:
            herstel = suggest(regel.code, er_was.keys() - opdracht.codes or er_was)
            gegevens = {"reden": "er is geen regel met die code", "herstel": herstel}
            yield opdracht.fout("vervallen_onjuist", pad, code=regel.code, **gegevens)


_TOETSEN: Final[tuple[Callable[[Opdracht], Iterator[HoFout]], ...]] = (
    _doubles,
    _rows,
    _areas,
    _remarks,
    _sources,
    _inherited_sources,
    _inherited_parts,
    _old_sources,
    _lapsed,
)
"""Each test of a table, in the order in which its errors are told."""
