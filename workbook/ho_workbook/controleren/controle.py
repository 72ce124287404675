"""Proving a finished workbook or concept: by its seal, its record, a recalculation and the engine; never rebuilt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ho_engine.berekening import calculate
from ho_engine.fouten import HoFout
from ho_engine.normbestanden import normenbibliotheek
from ho_engine.verantwoording import program_version
from ho_workbook.controleren.casusverschillen import case_differences
from ho_workbook.controleren.rekenverschillen import calculation_differences
from ho_workbook.controleren.zegelcontrole import Zegelcontrole
from ho_workbook.controleren.zegelverschillen import Verschil, show_waarde
from ho_workbook.herberekenen import RekenFout, Uitkomsten, herbereken
from ho_workbook.openen import SOORTEN, snapshot
from ho_workbook.vastlegging import read_record
from ho_workbook.werkproces import apart
from ho_workbook.zegel.afdruk import Werkmapafdruk, lees_afdruk
from ho_workbook.zegel.canoniek import adres, bereik
from ho_workbook.zegel.inpakking import saved_elsewhere, without_empty_numbers
from ho_workbook.zegel.zegel import canonieke_waarde

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ho_engine.casus import Casus
    from ho_engine.normbestanden import Normenbibliotheek

__all__ = ["Rapport", "Verschil", "controleer", "controleer_werkmap"]

SCHEMA: Final = "controle/1"
GETOOND: Final = 200
"""Differences that are listed; how many more there are is always said."""

_GEVOLGEN: Final = ("de bewaarde uitkomst", "de rekenkern")
"""How a difference begins that is mostly the result of another one."""

_RECORD: Final = "vastgelegde_casus"
_MAXIMUM_RECORD: Final = 2_000


@dataclass(frozen=True)
class Rapport:
    """What a check found.

    Attributes:
        bestand: name of the file.
        soort: ``concept`` or ``definitief``, as the file says itself.
        kenmerk: the reference of the case, as the file says itself.
        versie: the program version that made it, as the file says itself.
        verschillen: everything that is not as it was recorded or calculated; all of it.
        opmerkingen: what is good to know and changes no judgement.
    """

    bestand: str
    soort: str
    kenmerk: str
    versie: str
    verschillen: tuple[Verschil, ...]
    opmerkingen: tuple[str, ...]

    @property
    def exitcode(self) -> int:
        """0 when the workbook is sound, 1 when it is not."""
        return 1 if self.verschillen else 0

    @property
    def getoond(self) -> tuple[Verschil, ...]:
        """The differences that are listed."""
        return self.verschillen[:GETOOND]

    @property
    def niet_getoond(self) -> int:
        """How many differences there are beyond those listed."""
        return len(self.verschillen) - len(self.getoond)

    def als_json(self) -> dict[str, Any]:
        """The report as plain data."""
        return {
            "schema": SCHEMA,
            "bestand": self.bestand,
            "soort": self.soort,
            "kenmerk": self.kenmerk,
            "versie": self.versie,
            "in_orde": not self.verschillen,
            "aantal_verschillen": len(self.verschillen),
            "niet_getoond": self.niet_getoond,
            "verschillen": [verschil._asdict() for verschil in self.getoond],
            "opmerkingen": list(self.opmerkingen),
        }


def controleer(pad: Path, normen: Normenbibliotheek | None = None) -> Rapport:
    """Check a finished workbook or concept.

    Args:
        pad: the .xlsx file.
        normen: the norms to calculate with; the shipped ones by default.

    Returns:
        The report; without differences the workbook is sound.

    Raises:
        HoFout: no such file (HO101), not a workbook of this program (HO320), a template (HO321), too large (HO323),
            unsafe (HO324), or reading it took too much memory or time (HO325).
    """
    return controleer_werkmap(snapshot(pad), pad.name, normen)


def controleer_werkmap(data: bytes, bestand: str, normen: Normenbibliotheek | None = None) -> Rapport:
    """The same for a file that is already in memory."""
    afdruk, uitkomsten, fout, programma = apart(_parse, data, bestand, bestand=bestand)
    zegel = Zegelcontrole(afdruk)
    eigen = afdruk.eigen
    opmerkingen = list(_version_remarks(eigen.get("HO versie", "")))
    verschillen: list[Verschil] = []
    if fout:
        verschillen.append(Verschil("", fout))
    if _lost_results(afdruk):
        afdruk = _with_results(afdruk, uitkomsten)
        zegel = Zegelcontrole(afdruk)
        opmerkingen.append(
            "De bewaarde uitkomsten naast de formules zijn bij het opslaan in een ander programma verloren gegaan; "
            "de onafhankelijk herberekende uitkomsten zijn beoordeeld."
        )
    verschillen += zegel.verschillen()
    verschillen += _foreign_parts(afdruk)
    casus, gevonden = _read_case(afdruk)
    verschillen += gevonden
    verschillen += _recalculation_differences(afdruk, uitkomsten)
    if casus is not None:
        verschillen += case_differences(casus, afdruk)
        verschillen += _engine_step(casus, afdruk, normen or normenbibliotheek(), opmerkingen)
    if programma and not verschillen:
        opmerkingen.append(f"Het bestand is opnieuw bewaard of ingepakt ({programma}); de betekenis is niet veranderd.")
    return Rapport(
        bestand,
        eigen.get("HO soort", ""),
        eigen.get("HO kenmerk", ""),
        eigen.get("HO versie", ""),
        _merge(verschillen, list(afdruk.bladen)),
        tuple(opmerkingen),
    )


def _parse(data: bytes, bestand: str) -> tuple[Werkmapafdruk, Uitkomsten, str, str]:
    """Everything that touches the bytes: the content, the recalculation or why there is none, and who saved it."""
    afdruk = lees_afdruk(data, bestand)
    _refuse_strangers(Zegelcontrole(afdruk), afdruk.eigen.get("HO soort", ""), bestand)
    return afdruk, *_recalculate(data), saved_elsewhere(data)


def _refuse_strangers(zegel: Zegelcontrole, soort: str, bestand: str) -> None:
    """A template and a workbook of somebody else are not judged; a workbook that says it is a template is."""
    if soort == "sjabloon" and zegel.soort in {"", "sjabloon"}:
        raise HoFout("sjabloon_geen_werkmap", bestand)
    if soort not in SOORTEN and not (zegel.tabel or zegel.eigen):
        raise HoFout("geen_werkmap", bestand, reden="het draagt geen zegel van dit programma")


def _version_remarks(versie: str) -> Iterator[str]:
    if versie != program_version():
        yield (
            f"De werkmap is gemaakt met versie {versie or 'onbekend'}; dit is versie {program_version()}. "
            "Zij is beoordeeld op haar zegel, haar vastlegging en een herberekening."
        )


def _recalculate(data: bytes) -> tuple[Uitkomsten, str]:
    """Recalculate the file; when that can't be done the workbook is not proven sound."""
    try:
        return herbereken(without_empty_numbers(data)), ""
    except RekenFout as fout:
        return {}, f"de formules zijn niet onafhankelijk te herberekenen: {fout}"
    except BaseException as fout:
        if type(fout).__name__ != "PanicException":  # how a fault inside IronCalc arrives; it has no importable name
            raise
        return {}, "de formules zijn niet onafhankelijk te herberekenen: IronCalc struikelt over dit bestand"


def _lost_results(afdruk: Werkmapafdruk) -> bool:
    """Whether no formula at all has a cached result: a program that does not calculate saved the file."""
    formules = [cel for blad in afdruk.bladen.values() for cel in blad.cellen.values() if cel.formule]
    return bool(formules) and not any(cel.waarde for cel in formules)


def _with_results(afdruk: Werkmapafdruk, uitkomsten: Uitkomsten) -> Werkmapafdruk:
    """The workbook with recalculated results where the cached ones were lost."""
    bladen = {}
    for titel, blad in afdruk.bladen.items():
        gevonden = uitkomsten.get(titel, {})
        cellen = {
            plaats: cel._replace(waarde=canonieke_waarde(gevonden.get(adres(*plaats)))) if cel.formule else cel
            for plaats, cel in blad.cellen.items()
        }
        bladen[titel] = replace(blad, cellen=cellen)
    return replace(afdruk, bladen=bladen)


def _foreign_parts(afdruk: Werkmapafdruk) -> Iterator[Verschil]:
    for deel in afdruk.vreemd:
        yield Verschil(deel, "dit onderdeel (macro, koppeling of ingesloten bestand) hoort niet in de werkmap")


def _read_case(afdruk: Werkmapafdruk) -> tuple[Casus | None, list[Verschil]]:
    """The case as it was recorded, or why it can't be read."""
    doel = bereik(afdruk.namen.get(_RECORD, ""))
    titel = next((titel for titel in afdruk.bladen if doel and titel.upper() == doel[0]), None)
    if doel is None or titel is None:
        return None, [Verschil(_RECORD, "de naam van de vastgelegde casus ontbreekt of verwijst nergens meer naar")]
    (boven, links), (onder, _) = doel[1:]
    cellen = afdruk.bladen[titel].cellen
    rijen = [
        tuple(cel.waarde[1:] if (cel := cellen.get((rij, links + k))) and cel.waarde else None for k in range(2))
        for rij in range(boven, min(onder, boven + _MAXIMUM_RECORD) + 1)
    ]
    try:
        return read_record((een, twee) for een, twee in rijen), []
    except HoFout as fout:
        plaats = f"{titel}!{adres(boven, links)}"
        return None, [Verschil(plaats, f"de vastgelegde casus is niet te lezen: {fout.zin}")]


def _recalculation_differences(afdruk: Werkmapafdruk, uitkomsten: Uitkomsten) -> Iterator[Verschil]:
    """Formulas whose cached result is not what an independent engine calculates."""
    for titel, gevonden in uitkomsten.items():
        blad = afdruk.bladen.get(titel)
        cellen = {adres(*plaats): cel for plaats, cel in blad.cellen.items() if cel.formule} if blad else {}
        for celadres, uitkomst in gevonden.items():
            cel, nu = cellen.get(celadres), canonieke_waarde(uitkomst)
            if cel is not None and cel.waarde != nu:
                tekst = f"de bewaarde uitkomst is {show_waarde(cel.waarde)}; herberekend is {show_waarde(nu)}"
                yield Verschil(f"{titel}!{celadres}", tekst)


def _engine_step(
    casus: Casus, afdruk: Werkmapafdruk, normen: Normenbibliotheek, opmerkingen: list[str]
) -> Iterable[Verschil]:
    """The recorded case, calculated by the engine; only with the very norms the workbook was made with."""
    kader_id, sha256 = afdruk.eigen.get("HO normenkader", ""), afdruk.eigen.get("HO normenkader sha256", "")
    try:
        kader = normen.kader(kader_id)
    except HoFout:
        kader = None
    if kader is None or kader.sha256 != sha256:
        waarom = "staat hier niet" if kader is None else "heeft hier andere cijfers"
        opmerkingen.append(
            f"Het normenkader '{kader_id}' van deze werkmap {waarom}; de casus is daarom niet opnieuw doorgerekend. "
            "Zegel, vastlegging en herberekening zijn wel beoordeeld."
        )
        return ()
    return calculation_differences(calculate(casus, kader), afdruk)


def _merge(verschillen: Iterable[Verschil], bladen: list[str]) -> tuple[Verschil, ...]:
    """One line per place: what was done first, then what follows from it, each in the order of the workbook."""
    delen: dict[str, dict[str, None]] = {}
    for plaats, tekst in verschillen:
        delen.setdefault(plaats, {}).update(dict.fromkeys(tekst.split("; ")))
    volgorde = {titel: nummer for nummer, titel in enumerate(bladen)}

    def sleutel(plaats: str) -> tuple[bool, int]:
        gevolg = next(iter(delen[plaats])).startswith(_GEVOLGEN)
        return gevolg, volgorde.get(plaats.partition("!")[0], -1)

    return tuple(Verschil(plaats, "; ".join(delen[plaats])) for plaats in sorted(delen, key=sleutel))
