"""The check of norm files: everything that is wrong or deserves attention in some folders, at once. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ho_engine.fouten import HoFout
from ho_engine.getallen import show_nl
from ho_engine.normenkader import MINUTEN_PER_UUR
from ho_engine.normenslot import SLOT, compare_lock, current, pinned
from ho_engine.normlezen import all_faults
from ho_engine.normtabel import inherited_table, whole_table
from ho_engine.normtijdlijn import overlaps_and_gaps
from ho_engine.taal import plural

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ho_engine.melding import Ernst
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Bron, Normregel
    from ho_engine.normvorm import Normbestand

OUD_DAGEN: Final = 300
"""A figure that nobody looked up for longer than this is named."""

_GENOEMD: Final = 6
"""How many rows a sentence names."""

_BRONNEN: Final = {"bron": "status", "bron_2weken": "status_2weken", "bron_uur_jaar": "status_uur_jaar"}
"""The keys that name a source, each with the key that says how sure its figure is."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that was found: how serious it is, where, and a Dutch sentence."""

    ernst: Ernst
    plaats: str
    tekst: str


def controleer_normen(normen: Normenbibliotheek, mappen: Iterable[Path], peildatum: dt.date) -> tuple[Bevinding, ...]:
    """Check the norm files of some folders.

    Args:
        normen: the library they belong to; a folder is checked with those before it, not with those after it.
        mappen: the folders to check.
        peildatum: the day that counts as today.

    Returns:
        The findings per folder, each once: files, time, figures and their sources, the lock.

    Raises:
        HoFout: for a folder that is not there (HO208) or can't be read (HO110).
    """
    gevonden = (bevinding for map_ in mappen for bevinding in _check_folder(normen.tot_en_met(map_), peildatum))
    return tuple(dict.fromkeys(gevonden))


def _check_folder(laag: Normenbibliotheek, peildatum: dt.date) -> Iterator[Bevinding]:
    map_ = laag.mappen[-1]
    gelezen = laag.gelezen(map_)
    if not gelezen:
        yield Bevinding("opmerking", str(map_), "Er staat geen normbestand in deze map.")
    for kapot in laag.kapot:
        if kapot.pad in gelezen:
            yield from (_as_finding(fout) for fout in all_faults(kapot))
    eigen = {pad: bestand for pad, bestand in laag.bestanden.values() if pad in gelezen}
    gemeenten = {bestand.gemeente for bestand in eigen.values() if bestand.gemeente}
    reeksen = [(pad, bestand) for pad, bestand in laag.bestanden.values() if bestand.gemeente in gemeenten]
    yield from (_as_finding(fout) for fout in overlaps_and_gaps(reeksen))
    aangehaald = {bron for _, bestand in laag.bestanden.values() for _, bron in _cited(bestand.model_dump(), "")}
    for pad, bestand in eigen.items():
        yield from _check_file(pad, bestand, laag, peildatum)
        for bron in sorted(bestand.bronnen.keys() - aangehaald):
            yield Bevinding("let_op", f"{pad}: bronnen.{bron}", "Geen enkel getal noemt deze bron.")
    yield from _check_lock(map_, laag)


def _as_finding(fout: HoFout) -> Bevinding:
    return Bevinding(fout.melding.ernst, fout.plaats, f"{fout.code} {fout.zin}")


class _Bestand(NamedTuple):
    """A file that is checked: with its sources and those it inherits."""

    pad: Path
    bestand: Normbestand
    bronnen: Mapping[str, Bron]
    peildatum: dt.date


def _check_file(pad: Path, bestand: Normbestand, laag: Normenbibliotheek, peildatum: dt.date) -> Iterator[Bevinding]:
    """The sources, the inheritance, the dates and the figures of one file."""
    try:
        geerfd = inherited_table(bestand.erft, laag, bestand.id)
    except HoFout as fout:
        yield _as_finding(fout if fout.plaats != "erft" else _at(fout, f"{pad}: erft"))
        return
    gelezen = _Bestand(pad, bestand, {**geerfd.bronnen, **bestand.bronnen}, peildatum)
    onbekend = list(_unknown_sources(gelezen))
    yield from onbekend
    try:
        if bestand.soort != "blok" and bestand.stand != "aangekondigd":
            yield from _hours(gelezen, laag)
        else:
            whole_table(bestand.id, laag)
    except HoFout as fout:
        if not (onbekend and "[bronnen]" in fout.zin):
            yield _as_finding(fout)
    yield from _parents(gelezen, laag)
    yield from _future(gelezen)
    yield from _old(gelezen)


def _at(fout: HoFout, plaats: str) -> HoFout:
    """The same error at another place."""
    return HoFout(fout.melding.naam, plaats, **fout.gegevens)


def _cited(waarde: object, waar: str) -> Iterator[tuple[str, str]]:
    """Every source that is named, with the code or the key that names it."""
    if isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from _cited(deel, waar)
    if not isinstance(waarde, dict):
        return
    waar = str(waarde.get("code") or waar)
    for sleutel, deel in waarde.items():
        if sleutel in _BRONNEN and isinstance(deel, str):
            yield waar, deel
        elif sleutel != "bronnen":
            yield from _cited(deel, f"{waar}.{sleutel}" if waar else str(sleutel))


def _unknown_sources(gelezen: _Bestand) -> Iterator[Bevinding]:
    for waar, bron in _cited(gelezen.bestand.model_dump(), ""):
        if bron not in gelezen.bronnen:
            yield _as_finding(HoFout("bron_onbekend", f"{gelezen.pad}: {waar}", bron=bron))


def _hours(gelezen: _Bestand, laag: Normenbibliotheek) -> Iterator[Bevinding]:
    """The hours per year that were published are not those that follow from the norm, in rows of the file itself."""
    kader = laag.kader(gelezen.bestand.id)
    for rij in (*gelezen.bestand.nieuw, *gelezen.bestand.wijzig):
        regel = kader.regel_bij_code.get(rij.code)
        gepubliceerd = regel.uur_jaar_gepubliceerd if regel else None
        if regel is None or gepubliceerd is None or gepubliceerd.waarde is None:
            continue
        uren = _norm_hours(regel, kader.weken)
        if uren is not None and uren != gepubliceerd.waarde:
            zin = (
                f"De norm ({regel.norm.waarde} {regel.eenheid}) is {show_nl(uren)} uur per jaar; gepubliceerd is "
                f"{plural(gepubliceerd.waarde, 'uur', 'uur')} per jaar ({gepubliceerd.herkomst.bron})."
            )
            ernst: Ernst = "opmerking" if abs(uren - gepubliceerd.waarde) < 1 else "let_op"
            yield Bevinding(ernst, f"{gelezen.pad}: {rij.code}", zin)


def _norm_hours(regel: Normregel, weken: int) -> Fraction | None:
    if regel.norm.waarde is None or regel.eenheid == "min/keer":
        return None
    return Fraction(regel.norm.waarde) * (1 if regel.eenheid == "uur/jaar" else Fraction(weken, MINUTEN_PER_UUR))


def _parents(gelezen: _Bestand, laag: Normenbibliotheek) -> Iterator[Bevinding]:
    """An edition that begins after the file that inherits it."""
    vanaf = gelezen.bestand.geldig_vanaf
    for naam in gelezen.bestand.erft:
        ouder = laag.find(naam)
        if vanaf and ouder.geldig_vanaf and ouder.geldig_vanaf > vanaf:
            zin = f"Dit bestand geldt vanaf {vanaf}, maar het erft {naam}, en dat geldt pas vanaf {ouder.geldig_vanaf}."
            yield Bevinding("let_op", f"{gelezen.pad}: erft", zin)


def _future(gelezen: _Bestand) -> Iterator[Bevinding]:
    """A day on which something was read or checked that is still to come."""
    dagen = {f"bronnen.{naam}.geraadpleegd_op": bron.geraadpleegd_op for naam, bron in gelezen.bestand.bronnen.items()}
    for rij in (*gelezen.bestand.nieuw, *gelezen.bestand.wijzig):
        if rij.gecontroleerd_op:
            dagen[f"{rij.code}.gecontroleerd_op"] = rij.gecontroleerd_op
    for waar, dag in dagen.items():
        if dag > gelezen.peildatum:
            yield Bevinding("let_op", f"{gelezen.pad}: {waar}", f"De dag {dag} ligt na {gelezen.peildatum}.")


def _old(gelezen: _Bestand) -> Iterator[Bevinding]:
    """The figures that nobody looked up for a long time, a sentence per day on which they last were."""
    per_dag: dict[dt.date, list[str]] = {}
    for waar, dag in _checked(gelezen):
        if (gelezen.peildatum - dag).days > OUD_DAGEN:
            per_dag.setdefault(dag, []).append(waar)
    for dag, namen in sorted(per_dag.items()):
        uniek = list(dict.fromkeys(namen))
        wat = ", ".join(uniek[:_GENOEMD]) + (f" en nog {len(uniek) - _GENOEMD}" if len(uniek) > _GENOEMD else "")
        dagen = (gelezen.peildatum - dag).days
        yield _as_finding(
            HoFout("cijfers_lang_niet_nagekeken", str(gelezen.pad), datum=dag.isoformat(), dagen=dagen, wat=wat)
        )


def _checked(gelezen: _Bestand) -> Iterator[tuple[str, dt.date]]:
    """Each figure of the file itself with the day on which it was last looked up."""
    bestand = gelezen.bestand
    for rij in (*bestand.nieuw, *bestand.wijzig):
        gegevens = rij.filled_in()
        if rij.gecontroleerd_op and gegevens.keys() != {"code"}:
            yield rij.code, rij.gecontroleerd_op
        else:
            yield from _read_days(rij.code, gegevens, gelezen.bronnen)
    los: dict[str, Any] = {naam: waarde.model_dump() for naam, waarde in bestand.beleid if waarde is not None}
    los |= {gebied.code: gebied.model_dump() for gebied in bestand.resultaatgebieden}
    los["afronding"] = bestand.afronding.model_dump() if bestand.afronding else {}
    weken = bestand.parameters.weken_per_jaar
    los["weken_per_jaar"] = weken.model_dump() if weken else {}
    for waar, gegevens in los.items():
        yield from _read_days(waar, gegevens, gelezen.bronnen)


def _read_days(waar: str, gegevens: Mapping[str, Any], bronnen: Mapping[str, Bron]) -> Iterator[tuple[str, dt.date]]:
    """The days on which the sources of the known figures in a table were read."""
    for sleutel, status in _BRONNEN.items():
        bron = bronnen.get(gegevens.get(sleutel) or "")
        if bron and gegevens.get(status) not in {None, "ontbreekt"}:
            yield waar, bron.geraadpleegd_op


def _check_lock(map_: Path, laag: Normenbibliotheek) -> Iterator[Bevinding]:
    fouten = list(compare_lock(map_, laag))
    yield from (_as_finding(fout) for fout in fouten)
    if any(fout.melding.naam not in {"slot_wijkt_af", "slot_zonder_kader"} for fout in fouten):
        return
    vast = pinned(map_)
    nieuw = sorted(current(map_, laag).keys() - (vast or {}).keys())
    if vast is None and nieuw:
        zin = "De normen in deze map zijn niet vastgezet; dat kan met 'ho normen controleer MAP --vastzetten'."
        yield Bevinding("opmerking", str(map_), zin)
    elif nieuw:
        yield Bevinding("let_op", str(map_ / SLOT), f"Nog niet vastgezet: {', '.join(nieuw)}.")
