"""The norms on the terminal: which frameworks there are, one framework as a table, and what is still missing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from ho_addin.tabel import bullet, lay_filled, lay_table, wrap
from ho_engine.normmappen import AFDELING, MEEGELEVERD, OMGEVING, OPTIE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Herkomst, Normenkader, Normregel
    from ho_engine.normmappen import Normenmap


_SOORT: Final = {
    "meegeleverd": "meegeleverd met het programma",
    "afdeling": f"van de afdeling ({AFDELING})",
    "eigen": "uw eigen map",
    "omgeving": f"uit {OMGEVING}",
    "optie": f"achter {OPTIE}",
}
"""What each kind of folder is called."""


def show_folders(mappen: Sequence[Normenmap]) -> Iterator[str]:
    """Where norm files come from, in order, each with what it is; those that are not there have no number."""
    yield "Mappen met normbestanden (een hoger nummer gaat voor)"
    nummers = itertools.count(1)
    for soort, naam in _SOORT.items():
        gevonden = [map_ for map_ in mappen if map_.soort == soort]
        for map_ in gevonden:
            waar = "" if soort == "meegeleverd" else f": {map_.pad}"
            yield f"  {next(nummers)}. {naam}{waar}" if map_.aanwezig else f"  -  {naam}{waar} (bestaat nog niet)"
        if not gevonden and soort != "optie":
            yield f"  -  {naam}: niet ingesteld"
    yield ""


def list_frameworks(normen: Normenbibliotheek, gemeente: str | None) -> Iterator[str]:
    """Every framework, or those of one municipality, with its term and standing."""
    gekozen = normen.gemeente_id(gemeente) if gemeente else None
    rijen = []
    for map_bestand, bestand in normen.bestanden.values():
        if gekozen and bestand.gemeente != gekozen:
            continue
        van = bestand.geldig_vanaf.isoformat() if bestand.geldig_vanaf else "-"
        eigen = "" if map_bestand.is_relative_to(MEEGELEVERD) else "eigen bestand"
        rijen.append([bestand.id, bestand.gemeente or f"({bestand.soort})", van, bestand.stand, eigen, bestand.naam])
    rijen.sort(key=lambda rij: (rij[1].startswith("("), rij[1], rij[2]))
    yield "Normenkaders"
    yield from lay_filled(["id", "gemeente", "geldig vanaf", "stand", "herkomst", "naam"], rijen)
    yield ""
    yield "De normen zelf: ho normen toon --kader ID, of --gemeente G --datum D."


def show_framework(kader: Normenkader) -> Iterator[str]:
    """The resolved table, with status and source."""
    yield from _head(kader)
    koppen = ["code", "soort", "norm", "per 2 weken", "aantal", "status", "bron"]
    for gebied in kader.resultaatgebieden:
        regels = [regel for regel in kader.regels if regel.resultaatgebied == gebied.code]
        grens = ""
        if gebied.maximum:
            waarde = "onbekend" if gebied.maximum.waarde is None else f"{gebied.maximum.waarde} min/week"
            grens = f", hoogstens {waarde} ({_provenance(gebied.maximum.herkomst)})"
        yield from ("", f"{gebied.naam} ({gebied.code}{grens})")
        yield from lay_table(koppen, [_row(kader, regel) for regel in regels], {2, 3})
        for regel in regels:
            yield from wrap(f"{regel.code}: {regel.omschrijving} ({regel.norm.herkomst.vindplaats})", 4)
    yield from _policy(kader)
    yield from ("", "Bronnen")
    for naam, bron in kader.bronnen.items():
        yield from bullet(f"{naam}: {bron.titel}" + (f", {bron.url}" if bron.url else ""))


def show_missing(kader: Normenkader) -> Iterator[str]:
    """What a municipality must fill in before it can be used."""
    yield from _head(kader)
    gevonden = [f"{regel.code}: {regel.omschrijving}" for regel in kader.regels if regel.norm.waarde is None]
    gevonden += [
        f"{regel.code}, per twee weken: {regel.omschrijving}"
        for regel in kader.regels
        if _lacks_biweekly(kader, regel) and regel.norm.waarde is not None
    ]
    gevonden += [f"beleid {naam}" for naam, regel in kader.beleid.items() if regel.waarde is None]
    gevonden += [
        f"maximum van {gebied.code}: {gebied.naam}"
        for gebied in kader.resultaatgebieden
        if gebied.maximum is not None and gebied.maximum.waarde is None
    ]
    if not gevonden:
        yield from ("", "Er ontbreekt niets.")
        return
    yield from ("", f"Dit ontbreekt ({len(gevonden)})")
    for item in gevonden:
        yield from bullet(item)
    waarmee = f"export --kader {kader.id}"
    if kader.gemeente:
        waarmee = f"invullen --gemeente {kader.gemeente} --datum {kader.geldig_vanaf}"
    yield from ("", f"Vul het in Excel in met: ho normen {waarmee} -o ontbreekt.xlsx")


def _head(kader: Normenkader) -> Iterator[str]:
    yield f"{kader.naam} ({kader.id})"
    van = kader.geldig_vanaf.isoformat() if kader.geldig_vanaf else "onbekend"
    tot = f" tot en met {kader.geldig_tot_en_met}" if kader.geldig_tot_en_met else ""
    yield f"  geldig     vanaf {van}{tot}"
    yield from wrap(f"stand      {kader.stand}{'. ' if kader.stand_toelichting else ''}{kader.stand_toelichting}", 2)
    if kader.gemeenten:
        yield f"  gemeenten  {', '.join(f'{naam} ({code})' for code, naam in kader.gemeenten.items())}"
    yield f"  sha256     {kader.sha256}"


def _row(kader: Normenkader, regel: Normregel) -> list[str]:
    norm = "ontbreekt" if regel.norm.waarde is None else f"{regel.norm.waarde} {regel.eenheid}"
    if regel.norm_is_maximum:
        norm = f"hoogstens {norm}"
    if regel.frequentie == "alleen_tweewekelijks":
        norm = "-"
    twee = ""
    if _lacks_biweekly(kader, regel):
        twee = "ontbreekt"
    elif regel.norm_2weken is not None:
        twee = f"{regel.norm_2weken.waarde} min"
        if regel.norm_2weken.herkomst.status != regel.norm.herkomst.status:
            twee += f" ({regel.norm_2weken.herkomst.status})"
    grens = f"{regel.min}-{regel.max}" if regel.max is not None else f"{regel.min} of meer"
    if regel.keer == "gevraagd":
        grens += f", keer {f'0-{regel.keer_max}' if regel.keer_max is not None else '0 of meer'}"
    herkomst = regel.norm.herkomst
    return [regel.code, regel.soort.replace("_", " "), norm, twee, grens, herkomst.status, herkomst.bron]


def _lacks_biweekly(kader: Normenkader, regel: Normregel) -> bool:
    """Whether help once per two weeks asks a figure for this row that is not known; it is never a doubled week."""
    if regel.norm_2weken is not None:
        return regel.norm_2weken.waarde is None
    tweewekelijks = kader.gebied_bij_code[regel.resultaatgebied].tweewekelijks
    return tweewekelijks and regel.soort == "volledige_overname" and regel.frequentie != "alleen_wekelijks"


def _policy(kader: Normenkader) -> Iterator[str]:
    afronding = kader.afronding
    richting = "naar boven" if afronding.richting == "omhoog" else "naar het dichtstbijzijnde veelvoud"
    stappen = f"per {afronding.stap} ({afronding.eenheid_besluit}) en per {afronding.stap_2weken} (min/2 weken)"
    yield from ("", "Afronding en beleid")
    yield from bullet(f"afronding: {richting}, {stappen} ({_provenance(afronding.herkomst)})")
    yield from bullet(f"weken per jaar: {kader.weken} ({_provenance(kader.weken_per_jaar.herkomst)})")
    for naam, regel in kader.beleid.items():
        yield from bullet(f"{naam.replace('_', ' ')}: {_policy_value(regel.waarde)} ({_provenance(regel.herkomst)})")
    for opmerking in kader.opmerkingen:
        waar = opmerking.code or opmerking.resultaatgebied
        yield from bullet(f"{f'{waar}: ' if waar else ''}{opmerking.tekst} ({opmerking.bron}, {opmerking.vindplaats})")


def _policy_value(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "onbekend" if waarde is None else str(waarde)


def _provenance(herkomst: Herkomst) -> str:
    return f"{herkomst.status}, {herkomst.bron}, {herkomst.vindplaats}"
