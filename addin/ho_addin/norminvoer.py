"""``ho normen import``: a norm workbook read back, what it changes shown first, and then one norm file written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.casuslijst import VOORBEELDEN, Casuslijst, read_cases
from ho_addin.effecttabel import show_effects, show_unreadable
from ho_addin.kadertabel import show_framework_difference
from ho_addin.normplek import asked_place, find_target, keep, norms_with, option_for, show_next
from ho_addin.ontleden import misuse
from ho_addin.tabel import bullet
from ho_addin.vragen import WERKMAP
from ho_engine.effect import moved, moved_frameworks
from ho_engine.fouten import HoFout
from ho_engine.normopgave import opgave_van
from ho_engine.normverandering import compare_with_before
from ho_engine.normvoorstel import stel_voor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ho_addin.gebruik import Vraag
    from ho_engine.effect import Kadereffect
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normopgave import Normopgave
    from ho_engine.normvorm import Normbestand

ONBRUIKBAAR: Final = 2
OPDRACHT: Final = "normen import"


def normen_import(vraag: Vraag) -> int:
    """``ho normen import``: 0 when written (or shown, with ``--proef``), 2 with every fault when nothing was."""
    pad = Path(vraag.argument)
    map_ = asked_place(vraag)
    oud = norms_with(vraag, map_)
    casussen = _cases(vraag)
    bestand, fouten, waarschuwingen = _propose(pad, oud)
    if bestand is None:
        return _refuse(pad, fouten)
    doel = find_target(map_, bestand.id, oud)
    nieuw = oud.met(doel, bestand)
    fouten = tuple(kapot.fout for kapot in nieuw.kapot if kapot.pad not in {stuk.pad for stuk in oud.kapot})
    bewogen = moved_frameworks(oud, nieuw)
    fouten += tuple(_broken(effect, effect.fout) for effect in bewogen if effect.oud and effect.fout)
    if fouten:
        return _refuse(pad, fouten)
    kanaal.write([f"Gelezen: {pad}", f"  normenkader   {bestand.naam} ({bestand.id})", ""])
    if _unchanged(bestand, oud):
        kanaal.write(["Er is niets veranderd, dus er is niets geschreven."])
        return 0
    kanaal.write(show_framework_difference(compare_with_before(bestand, oud, nieuw)))
    kanaal.write(_show_moved(bewogen))
    kanaal.write(_show_cases(casussen, oud, nieuw))
    if waarschuwingen:
        kanaal.write(["", "Let op: het onderzoek onder het normenkader"])
        kanaal.write(regel for zin in waarschuwingen for regel in bullet(zin))
    kanaal.write([""])
    if casussen:
        kanaal.complain(*show_unreadable(casussen.onleesbaar))
    if "--proef" in vraag:
        kanaal.write([f"Dit was een proef: er is niets geschreven. Zonder --proef komt het in {doel}."])
        return 0
    kanaal.write(keep(map_, doel, bestand.id, oud, nieuw))
    kanaal.write(_overruled(bestand, nieuw))
    _say_next(vraag, map_, bestand)
    return 0


def _propose(pad: Path, normen: Normenbibliotheek) -> tuple[Normbestand | None, tuple[HoFout, ...], tuple[str, ...]]:
    """The norm file that a workbook comes to, or all that is wrong with it."""
    if pad.suffix.lower() != WERKMAP:
        raise misuse(f"'{pad}' is geen normwerkmap; die eindigt op {WERKMAP}", OPDRACHT)
    from ho_workbook.normwerkmap.lezen import lees_normwerkmap  # noqa: PLC0415 - heavy, and only needed here

    opgave, leesfouten = lees_normwerkmap(pad, normen)
    voorstel = stel_voor(opgave, normen)
    fouten = (*leesfouten, *voorstel.fouten)
    if fouten:
        fouten = (*_other_parents(opgave, normen), *fouten)
    return (None if fouten else voorstel.bestand), fouten, voorstel.waarschuwingen


def _other_parents(opgave: Normopgave, normen: Normenbibliotheek) -> Iterator[HoFout]:
    """Why so much does not fit: the rows in a workbook belong to the parents that it was made with."""
    naam, nieuw = opgave.kop.get("id"), opgave.kop.get("erft") or []
    oud = normen.bestanden[naam][1].erft if naam in normen.bestanden else nieuw
    if set(oud) != set(nieuw):
        lijsten = {"oud": ", ".join(oud) or "niets", "nieuw": ",".join(nieuw) or "niets"}
        yield HoFout("erft_veranderd", opgave.plaats("kop.erft"), id=naam, **lijsten)


def _refuse(pad: Path, fouten: Iterable[HoFout]) -> int:
    """Say everything that is wrong, a line each, once."""
    zinnen = list(dict.fromkeys(f"{fout.code} {fout}" for fout in fouten))
    kanaal.complain(*zinnen)
    aantal = "1 fout" if len(zinnen) == 1 else f"{len(zinnen)} fouten"
    slot = HoFout("normwerkmap_geweigerd", str(pad), aantal=aantal)
    kanaal.complain(f"{slot.code} {slot}")
    return ONBRUIKBAAR


def _broken(effect: Kadereffect, fout: HoFout) -> HoFout:
    """A framework that inherits this one and can no longer be made."""
    return HoFout("ander_kader_breekt", wie=effect.naam, reden=fout)


def _unchanged(bestand: Normbestand, oud: Normenbibliotheek) -> bool:
    """Whether the file says what the file with this id says already."""
    if bestand.id not in oud.bestanden:
        return False
    nu = stel_voor(opgave_van(bestand.id, oud), oud).bestand
    return nu == bestand


def _cases(vraag: Vraag) -> Casuslijst | None:
    """The cases that were named, else the samples; ``None`` when those are not beside the program."""
    genoemd = vraag.waarden.get("--casussen", ())
    if not genoemd and not VOORBEELDEN.is_dir():
        return None
    return read_cases(genoemd or (str(VOORBEELDEN),), OPDRACHT)


def _show_moved(effecten: Sequence[Kadereffect]) -> Iterator[str]:
    yield from ("", "Normenkaders die veranderen")
    if not effecten:
        yield "  (geen)"
    for effect in effecten:
        kader = effect.nieuw or effect.oud
        wie = f"{effect.naam} ({kader.id})" if kader else effect.naam
        if effect.fout is not None:
            wat = f"is nog steeds niet te gebruiken: {effect.fout}"
        elif effect.nieuw is None:
            wat = "verdwijnt"
        else:
            wat = "is nieuw" if effect.oud is None else "verandert"
        yield from bullet(f"{wie}: {wat}")


def _show_cases(lijst: Casuslijst | None, oud: Normenbibliotheek, nieuw: Normenbibliotheek) -> Iterator[str]:
    yield from ("", "Casussen die veranderen")
    if lijst is None:
        yield from bullet("niet bekeken: de voorbeelden zitten niet bij dit programma; noem uw casussen met --casussen")
        return
    effecten = moved(lijst.casussen, oud, nieuw)
    aantal = len(lijst.casussen)
    bekeken = "1 casus is" if aantal == 1 else f"{aantal} casussen zijn"
    yield f"  ({bekeken} doorgerekend; {len(effecten) or 'geen enkele'} met een andere uitkomst)"
    yield from show_effects(effecten)


def _overruled(bestand: Normbestand, nieuw: Normenbibliotheek) -> Iterator[str]:
    """A file in a later folder that goes before what was just written."""
    if nieuw.bestanden.get(bestand.id, (None, None))[1] is bestand:
        return
    verwant = [
        pad
        for pad, ander in nieuw.bestanden.values()
        if ander.id == bestand.id
        or (bestand.gemeente and (ander.gemeente, ander.geldig_vanaf) == (bestand.gemeente, bestand.geldig_vanaf))
    ]
    for pad in verwant:
        yield from bullet(f"let op: er wordt niet mee gerekend, want {pad} staat in een map die voorgaat")


def _say_next(vraag: Vraag, map_: Path, bestand: Normbestand) -> None:
    optie = option_for(vraag, map_)
    if bestand.soort != "gemeente":
        show_next(("de normen bekijken:", f"ho normen export --kader {bestand.id} -o {bestand.id}.xlsx{optie}"))
        return
    naast = bestand.erft[0] if bestand.erft else ""
    wanneer = f"--gemeente {bestand.gemeente} --datum {bestand.geldig_vanaf}"
    show_next(
        ("de normen bekijken:", f"ho normen toon {wanneer}{optie}"),
        ("een casus invullen:", f"ho sjabloon {wanneer} -o casus.xlsx{optie}"),
        ("een casus berekenen:", f"ho bereken casus.xlsx{optie}"),
        *([("meer casussen:", f"ho normen effect --van {naast} --naar {bestand.id} CASUSSEN{optie}")] if naast else []),
    )
