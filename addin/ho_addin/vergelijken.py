"""``ho vergelijk A B``: finds out what was named, reads both, and says how they differ. Compares nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ho_addin import kanaal
from ho_addin.kadertabel import show_framework_difference
from ho_addin.ontleden import misuse
from ho_addin.verschiltabel import show_case_difference
from ho_addin.vragen import WERKMAP, asked_normen, read_casus, read_kader, refuse_bare_municipality, write_json
from ho_engine.bereken import bereken_casus
from ho_engine.fouten import HoFout
from ho_engine.kadervergelijking import compare_frameworks
from ho_engine.vergelijkcontract import compared_cases_as_json, compared_frameworks_as_json
from ho_engine.vergelijken import compare_cases

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag
    from ho_engine.casus import Casus
    from ho_engine.normbestanden import Normenbibliotheek
    from ho_engine.normenkader import Normenkader

Soort: TypeAlias = Literal["een casus", "een normenkader"]

OPDRACHT: Final = "vergelijk"
_CASUSBESTANDEN: Final = (".toml", ".json", WERKMAP)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A case that was named, and what must be said of its file."""

    casus: Casus
    opmerkingen: tuple[str, ...] = ()


def vergelijk(vraag: Vraag) -> int:
    """``ho vergelijk``: 0 when compared, 1 when a *fout* in a case prevents its total."""
    normen = asked_normen(vraag)
    een, ander = vraag.argumenten
    soorten = [find_kind(naam, normen) for naam in (een, ander)]
    if len(set(soorten)) > 1:
        uitleg = f"'{een}' is {soorten[0]} en '{ander}' is {soorten[1]}"
        raise misuse(f"{uitleg}; vergelijk twee casussen of twee normenkaders", OPDRACHT)
    if soorten[0] == "een normenkader":
        return _compare_frameworks(vraag, *(read_kader(naam, normen, OPDRACHT) for naam in (een, ander)))
    return _compare_cases(vraag, normen)


def _compare_frameworks(vraag: Vraag, voor: Normenkader, na: Normenkader) -> int:
    vergelijking = compare_frameworks(voor, na)
    if "--json" in vraag:
        write_json(compared_frameworks_as_json(vergelijking))
    else:
        kanaal.write(show_framework_difference(vergelijking))
    return 0


def _compare_cases(vraag: Vraag, normen: Normenbibliotheek) -> int:
    een, ander = vraag.argumenten
    gelezen = [read_side(Path(naam), normen) for naam in (een, ander)]
    voor, na = (bereken_casus(kant.casus, normen) for kant in gelezen)
    opmerkingen = [zin for kant in gelezen for zin in kant.opmerkingen]
    if Path(een).resolve() == Path(ander).resolve():
        opmerkingen = [f"U vergelijkt {een} met zichzelf.", *gelezen[0].opmerkingen]
    vergelijking = compare_cases(voor, na)
    if "--json" in vraag:
        write_json(compared_cases_as_json(vergelijking, opmerkingen))
    else:
        kanaal.write(show_case_difference(vergelijking, (een, ander), opmerkingen))
    for naam, berekening in ((een, voor), (ander, na)):
        for punt in berekening.fouten:
            plaats = f"{punt.plaats}: " if punt.plaats else ""
            kanaal.complain(f"{punt.code} {naam}: {plaats}{punt.tekst}")
    return 1 if voor.fouten or na.fouten else 0


def find_kind(naam: str, normen: Normenbibliotheek) -> Soort:
    """Whether an argument names a case or a framework, without reading it.

    Raises:
        HoFout: HO101 for a path that leads nowhere, HO190 for a folder, a municipality without a
            date or half the name of a file, HO204 for a word that is neither a file nor a framework.
    """
    pad = Path(naam)
    if normen.kent(naam.lower()):
        return "een normenkader"
    bestand, map_ = _look_at(pad)
    if bestand:
        return "een casus"
    if map_:
        raise misuse(f"'{naam}' is een map; noem één bestand daarin, of het id van een normenkader", OPDRACHT)
    if "@" in naam:
        return "een normenkader"
    if pad.suffix:
        return "een casus"
    if pad.name != naam:
        raise HoFout("bestand_niet_gevonden", pad=pad)
    _refuse_half_a_name(naam, normen)
    normen.find(naam)  # says that there is no such framework, with the nearest one
    return "een normenkader"


def _look_at(pad: Path) -> tuple[bool, bool]:
    """Whether there is such a file, or such a folder; a name that the system can't hold names neither."""
    try:
        return pad.is_file(), pad.is_dir()
    except OSError:
        return False, False


def _refuse_half_a_name(naam: str, normen: Normenbibliotheek) -> None:
    """A municipality without its date, and a file without its ending."""
    for einde in _CASUSBESTANDEN:
        if _look_at(Path(f"{naam}{einde}"))[0]:
            raise misuse(f"Het bestand '{naam}' bestaat niet; bedoelde u '{naam}{einde}'?", OPDRACHT)
    refuse_bare_municipality(naam, normen, OPDRACHT)


def read_side(pad: Path, normen: Normenbibliotheek) -> Gelezen:
    """The case in a file; of a finished workbook or concept also whether it still is what was recorded.

    Raises:
        HoFout: the file is not there or is not a case.
    """
    try:
        casus = read_casus(pad)
    except HoFout as fout:
        if fout.melding.naam == "onbekend_schema" and "'normenkader/" in fout.zin:
            uitleg = f"'{pad}' is een normbestand; noem zijn id, met zijn map achter --normen"
            raise misuse(uitleg, OPDRACHT) from fout
        raise
    return Gelezen(casus, _remarks(pad, casus, normen) if pad.suffix.lower() == WERKMAP else ())


def _remarks(pad: Path, casus: Casus, normen: Normenbibliotheek) -> tuple[str, ...]:
    """What a recorded workbook says of itself that no longer holds."""
    from ho_workbook.controleren import controleer  # noqa: PLC0415 - heavy, and a text file needs none of it
    from ho_workbook.openen import snapshot  # noqa: PLC0415 - the same
    from ho_workbook.werkproces import apart  # noqa: PLC0415 - the same
    from ho_workbook.zegel.afdruk import lees_afdruk  # noqa: PLC0415 - the same

    eigen = apart(lees_afdruk, snapshot(pad), pad.name, bestand=pad.name).eigen
    if eigen.get("HO soort") == "sjabloon":
        return ()
    zinnen = []
    rapport = controleer(pad, normen)
    if rapport.verschillen:
        zinnen.append(
            f"{pad.name} is niet meer zoals het is vastgelegd; vergeleken is wat er nu op het blad Casus staat. "
            f"Bekijk wat er veranderd is met: ho controleer {pad}"
        )
    zin = _other_norms(pad.name, casus, eigen, normen)
    return (*zinnen, zin) if zin else tuple(zinnen)


def _other_norms(naam: str, casus: Casus, eigen: dict[str, str], normen: Normenbibliotheek) -> str:
    """Whether the framework chosen now is not the one a workbook was made with."""
    try:
        kader = normen.kies(casus.gemeente, casus.begin) if casus.begin else None
    except HoFout:  # said as a fout of the calculation
        return ""
    if kader is None or kader.sha256 == eigen.get("HO normenkader sha256"):
        return ""
    oud = eigen.get("HO normenkader", "onbekend")
    anders = "dat nu anders luidt" if kader.id == oud else f"en nu geldt '{kader.id}'"
    return f"{naam} is gemaakt met het normenkader '{oud}', {anders}; vergeleken is met de normen van nu."
