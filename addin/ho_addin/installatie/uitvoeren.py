"""Installing the add-in, removing it, and saying what of it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ho_addin.installatie import excel
from ho_addin.installatie.pc import INVOEGTOEPASSING, ZELFTEST, check, root
from ho_addin.installatie.register import WEERGAVEN, Sleutel
from ho_addin.installatie.terugweg import Terugweg
from ho_addin.rekenkern import CLSID, PROGID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ho_addin.installatie.pc import Pc, Scope

OMSCHRIJVING: Final = "Rekenkern van Normenkader HO"
KLASSEN: Final = r"Software\Classes"
GOED: Final = "in orde"
WEG: Final = "ontbreekt"
ANDERS: Final = "anders"


class Onderdeel(NamedTuple):
    """A part of the installation, how it is, and where it belongs."""

    naam: str
    stand: str
    plek: str


def command(pc: Pc) -> str:
    """What Windows starts for the kernel; ``-P`` keeps the folder it happens to start in out of it."""
    return f'"{pc.python}" -P -m ho_addin.rekenkern'


def entries(pc: Pc, scope: Scope) -> Iterator[tuple[Sleutel, str]]:
    """What stands in the registry for the kernel: each nameless text."""
    wortel = root(scope)
    yield Sleutel(wortel, rf"{KLASSEN}\{PROGID}"), OMSCHRIJVING
    yield Sleutel(wortel, rf"{KLASSEN}\{PROGID}\CLSID"), CLSID
    for weergave in WEERGAVEN:  # an Excel of 32 bits is shown keys of its own
        klasse = rf"{KLASSEN}\CLSID\{CLSID}"
        yield Sleutel(wortel, klasse, weergave), OMSCHRIJVING
        yield Sleutel(wortel, rf"{klasse}\ProgID", weergave), PROGID
        yield Sleutel(wortel, rf"{klasse}\LocalServer32", weergave), command(pc)


def install(pc: Pc, scope: Scope) -> list[str]:
    """Put everything in place, or nothing; what is there already is put right.

    Returns:
        What the user must still know.

    Raises:
        HoFout: this Python can't serve Excel, a file is missing, or Windows refuses.
    """
    check(pc, scope)
    inhoud = {naam: pc.source(naam) for naam in (INVOEGTOEPASSING, ZELFTEST)}
    map_ = pc.map(scope)
    with Terugweg(pc.register) as weg:
        for naam, data in inhoud.items():
            weg.write_file(map_ / naam, data)
        for sleutel, waarde in entries(pc, scope):
            weg.write_value(sleutel, "", waarde)
        if scope == "gebruiker":
            if not excel.is_there(pc.register):
                return [_by_hand(pc, scope)]
            excel.add(weg, pc.register, map_ / INVOEGTOEPASSING)
        elif kopie := excel.startup_copy(pc):
            weg.write_file(kopie, inhoud[INVOEGTOEPASSING])
        else:
            return [_by_hand(pc, scope)]
    return ["Start Excel opnieuw; daarna staat Normenkader HO in het lint."]


def _by_hand(pc: Pc, scope: Scope) -> str:
    pad = pc.map(scope) / INVOEGTOEPASSING
    return f"Excel is niet gevonden. Kies het bestand zelf bij Opties, Invoegtoepassingen, Bladeren: {pad}"


def remove(pc: Pc, scope: Scope) -> bool:
    """Take everything away that installing brings, or nothing.

    Returns:
        Whether anything was there.

    Raises:
        HoFout: Windows refuses.
    """
    was_er = any(deel.stand != WEG for deel in status(pc, scope))
    map_ = pc.map(scope)
    klassen = Sleutel(root(scope), KLASSEN)
    with Terugweg(pc.register) as weg:
        for naam in (INVOEGTOEPASSING, ZELFTEST):
            weg.remove_file(map_ / naam)
        if scope == "gebruiker":
            excel.drop(weg, pc.register, map_ / INVOEGTOEPASSING)
        elif kopie := excel.startup_copy(pc):
            weg.remove_file(kopie)
        for weergave in WEERGAVEN:
            weg.remove_key(Sleutel(klassen.wortel, rf"{KLASSEN}\CLSID\{CLSID}", weergave))
        weg.remove_key(Sleutel(klassen.wortel, rf"{KLASSEN}\{PROGID}"))
        weg.remove_folder(map_)
    return was_er


def status(pc: Pc, scope: Scope) -> list[Onderdeel]:
    """Each part of the installation, and whether it is as this program would make it."""
    map_ = pc.map(scope)
    delen = [_file(pc, naam, map_ / naam) for naam in (INVOEGTOEPASSING, ZELFTEST)]
    gevonden = [((pc.register.read(sleutel) or {}).get(""), waarde) for sleutel, waarde in entries(pc, scope)]
    stand = GOED if all(er == waarde for er, waarde in gevonden) else ANDERS
    stand = WEG if all(er is None for er, _ in gevonden) else stand
    delen.append(Onderdeel("rekenkern", stand, rf"{root(scope)}\{KLASSEN}\{PROGID}"))
    if scope == "gebruiker":
        naam = excel.opened(pc.register, map_ / INVOEGTOEPASSING)
        waarde = excel.opened_path((pc.register.read(excel.OPTIES) or {}).get(naam or "", ""))
        stand = WEG if not naam else GOED if waarde == str(map_ / INVOEGTOEPASSING) else ANDERS
        delen.append(Onderdeel("Excel", stand, str(excel.OPTIES)))
    else:
        kopie = excel.startup_copy(pc)
        deel = _file(pc, INVOEGTOEPASSING, kopie) if kopie else Onderdeel("", WEG, "Excel is niet gevonden")
        delen.append(deel._replace(naam="Excel"))
    return delen


def _file(pc: Pc, naam: str, pad: Path) -> Onderdeel:
    if not pad.is_file():
        return Onderdeel(naam, WEG, str(pad))
    return Onderdeel(naam, GOED if pad.read_bytes() == pc.source(naam) else ANDERS, str(pad))
