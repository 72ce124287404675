"""``ho normen nieuw``: a norm file for a new municipality, period or edition, from what was typed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.normplek import asked_place, find_target, keep, norms_with, option_for, show_next
from ho_addin.ontleden import misuse
from ho_addin.tabel import named
from ho_addin.vragen import asked_day
from ho_engine.normenkader import Bron, Herkomst
from ho_engine.normlezen import is_folder
from ho_engine.normtabel import inherited_table
from ho_engine.normtijdlijn import overlaps_and_gaps
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ho_addin.gebruik import Vraag
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Normenkader

OPDRACHT: Final = "normen nieuw"
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_CBS: Final = re.compile(r"[0-9]{4}")
_LANGSTE_NAAM: Final = 80
"""Characters of an id: it is the name of a file too."""


def normen_nieuw(vraag: Vraag) -> int:
    """``ho normen nieuw``: 0 when written; overlaps and gaps in time are errors."""
    map_ = asked_place(vraag)
    normen = norms_with(vraag, map_)
    bestand = make_file(vraag, normen)
    doel = find_target(map_, bestand.id, normen)
    if is_folder(map_) and doel.exists():
        raise misuse(f"Het bestand {doel} bestaat al; kies een ander id met --id", OPDRACHT)
    nieuw = normen.met(doel, bestand)
    for fout in _on_the_timeline(nieuw, bestand):
        raise fout
    kader = nieuw.kader(bestand.id)
    kanaal.write([*keep(map_, doel, bestand.id, normen, nieuw), *_about(bestand, normen)])
    _say_next(vraag, map_, kader)
    return 0


def make_file(vraag: Vraag, normen: Normenbibliotheek) -> Normbestand:
    """The norm file that was asked: what it inherits, from when, and for whom; no rows of its own yet.

    Raises:
        HoFout: HO190 for what can't be, HO204 for a parent that is not there.
    """
    gemeente, editie = vraag.get("--gemeente"), vraag.get("--editie")
    if (gemeente is None) == (editie is None):
        raise misuse("Noem een gemeente met --gemeente, of een editie met --editie", OPDRACHT)
    vanaf = asked_day(vraag, "--vanaf")
    tot = asked_day(vraag, "--tot") if "--tot" in vraag else None
    if tot is not None and tot < vanaf:
        raise misuse(f"De laatste dag ({tot}) ligt voor de eerste ({vanaf})", OPDRACHT)
    erft = _parents(vraag, normen)
    wie = (gemeente or editie or "").strip()
    gemeente_id, gemeenten = _municipality(vraag, wie, normen) if gemeente else (None, {})
    naam = _new_id(vraag, gemeente_id or _slug(wie), vanaf, normen, met_jaar=gemeente is not None)
    bron_id = _source_id(gemeente_id, vanaf, inherited_table(erft, normen).bronnen) if gemeente_id else naam
    bron, herkomst = _source(vraag, bron_id, f"Gemeente {wie}" if gemeente else "")
    return Normbestand(
        schema="normenkader/1",
        id=naam,
        naam=f"{wie} {vanaf.year}" if gemeente else wie,
        soort="gemeente" if gemeente else "editie",
        geldig_vanaf=vanaf,
        geldig_tot_en_met=tot,
        geldig_bron=herkomst,
        erft=erft,
        gemeente=gemeente_id,
        gemeenten=gemeenten,
        bronnen={bron_id: bron},
    )


def _parents(vraag: Vraag, normen: Normenbibliotheek) -> list[str]:
    """The ids behind ``--erft``; each is there."""
    erft = [naam.strip().lower() for naam in (vraag.get("--erft") or "").split(",")]
    for naam in erft:
        if not naam or erft.count(naam) > 1:
            wat = f"'{naam}' staat er twee keer" if naam else "er staat een komma te veel"
            raise misuse(f"De waarde achter --erft klopt niet: {wat}", OPDRACHT)
        normen.find(naam, "--erft")
    return erft


def _municipality(vraag: Vraag, wie: str, normen: Normenbibliotheek) -> tuple[str, dict[str, str]]:
    """The id of the municipality, and its CBS code with its name; those of a known one may be left out."""
    cbs = vraag.get("--cbs")
    if cbs is not None and not _CBS.fullmatch(cbs.strip()):
        raise misuse(f"De CBS-code '{cbs}' bestaat niet uit vier cijfers, zoals 0946", OPDRACHT)
    code = cbs.strip() if cbs else None
    bekend = normen.gemeenten.get(wie.lower())
    bezet = normen.gemeenten.get(code) if code else None
    if bezet is not None and bezet != (bekend or _slug(wie)):
        raise misuse(f"De CBS-code {code} is van de gemeente '{bezet}'", OPDRACHT)
    if code is None and bekend is None:
        raise misuse(f"De gemeente '{wie}' is nieuw; geef met --cbs haar CBS-code (vier cijfers)", OPDRACHT)
    if bekend is None:
        return _slug(wie), {code: wie} if code else {}
    gemeenten: dict[str, str] = {}
    for _, bestand in normen.bestanden.values():
        if bestand.gemeente == bekend:
            gemeenten |= bestand.gemeenten
    return bekend, gemeenten | ({code: wie} if code and code not in gemeenten else {})


def _new_id(vraag: Vraag, begin: str, vanaf: dt.date, normen: Normenbibliotheek, *, met_jaar: bool) -> str:
    """An id that no file has yet."""
    naam = (vraag.get("--id") or (f"{begin}-{vanaf.year}" if met_jaar else begin)).strip().lower()
    if not _ID.fullmatch(naam) or len(naam) > _LANGSTE_NAAM:
        uitleg = f"Het id '{naam[:_LANGSTE_NAAM]}' kan niet; gebruik kleine letters, cijfers en streepjes"
        raise misuse(f"{uitleg}, bijvoorbeeld --id weert-2026", OPDRACHT)
    if normen.kent(naam):
        uitleg = f"Er is al een normenkader met het id '{naam}'; verander dat met 'ho normen export --kader {naam}'"
        raise misuse(f"{uitleg}, of kies een ander id met --id", OPDRACHT)
    return naam


def _slug(naam: str) -> str:
    """A name as an id: small letters, digits and dashes.

    >>> _slug("Súdwest-Fryslân"), _slug("'s-Hertogenbosch"), _slug("HHM 2027")
    ('sudwest-fryslan', 's-hertogenbosch', 'hhm-2027')
    """
    letters = unicodedata.normalize("NFKD", naam.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _source_id(gemeente: str, vanaf: dt.date, bekend: Collection[str]) -> str:
    """An id for the source of the file; an inherited source keeps its own."""
    namen = (f"{gemeente}-{vanaf.year}", f"{gemeente}-{vanaf.isoformat()}", f"{gemeente}-besluit-{vanaf.isoformat()}")
    return next((naam for naam in namen if naam not in bekend), namen[-1])


def _source(vraag: Vraag, bron_id: str, uitgever: str) -> tuple[Bron, Herkomst]:
    """The decision that was named, or else the statement of whoever types this."""
    besluit, vindplaats = vraag.get("--besluit"), vraag.get("--vindplaats")
    if vindplaats and not besluit:
        raise misuse("Bij --vindplaats hoort ook --besluit", OPDRACHT)
    gelezen = asked_day(vraag, "--gelezen") if "--gelezen" in vraag else dt.datetime.now().astimezone().date()
    titel = besluit or f"Eigen opgave{f' van de {uitgever[0].lower()}{uitgever[1:]}' if uitgever else ''}"
    bron = Bron(titel=titel, uitgever=uitgever, geraadpleegd_op=gelezen)
    if besluit and vindplaats:
        return bron, Herkomst(bron=bron_id, vindplaats=vindplaats, status="bevestigd")
    return bron, Herkomst(bron=bron_id, vindplaats="opgegeven bij het maken van dit bestand", status="afgeleid")


def _on_the_timeline(normen: Normenbibliotheek, bestand: Normbestand) -> list[Exception]:
    """Where the file overlaps with another one of its municipality, or leaves a gap."""
    verwant = [item for item in normen.bestanden.values() if bestand.gemeente and item[1].gemeente == bestand.gemeente]
    return list(overlaps_and_gaps(verwant))


def _about(bestand: Normbestand, normen: Normenbibliotheek) -> list[str]:
    """What was made, and what was taken for granted."""
    tot = f" tot en met {bestand.geldig_tot_en_met}" if bestand.geldig_tot_en_met else ""
    regels = [*named("geldig", f"vanaf {bestand.geldig_vanaf}{tot}"), *named("erft", ", ".join(bestand.erft))]
    for code, naam in bestand.gemeenten.items():
        regels += named("gemeente", f"{naam} ({code})")
    vervangen = [
        ander
        for _, ander in normen.bestanden.values()
        if bestand.gemeente and (ander.gemeente, ander.geldig_vanaf) == (bestand.gemeente, bestand.geldig_vanaf)
    ]
    for ander in vervangen:
        regels += named("vervangt", f"{ander.naam} ({ander.id})")
    herkomst = bestand.geldig_bron
    if herkomst and herkomst.status == "afgeleid":
        zin = (
            "de ingangsdatum rust op uw eigen opgave en heeft de status 'afgeleid'. Staat hij in een"
            " regeling? Noem die dan met --besluit en --vindplaats, of vul haar later in op het blad Kader."
        )
        regels += named("let op", zin)
    return regels


def _say_next(vraag: Vraag, map_: Path, kader: Normenkader) -> None:
    optie = option_for(vraag, map_)
    stappen = [("uw eigen normen invullen:", f"ho normen export --kader {kader.id} -o {kader.id}.xlsx{optie}")]
    ontbreekt = sum(regel.norm.waarde is None for regel in kader.regels)
    if kader.gemeente:
        datum = kader.geldig_vanaf
        if ontbreekt:
            wat = "het getal dat ontbreekt:" if ontbreekt == 1 else f"de {ontbreekt} getallen die ontbreken:"
            opdracht = f"ho normen invullen --gemeente {kader.gemeente} --datum {datum} -o formulier.xlsx{optie}"
            stappen.append((wat, opdracht))
        opdracht = f"ho sjabloon --gemeente {kader.gemeente} --datum {datum} -o casus.xlsx{optie}"
        stappen.append(("een casus invullen:", opdracht))
    show_next(*stappen)
