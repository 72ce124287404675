"""The commands of ``ho addin``; what they need is loaded only when one of them is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_addin import kanaal
from ho_addin.ontleden import misuse
from ho_addin.tabel import bullet, lay_table
from ho_addin.vragen import write_json

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag
    from ho_addin.installatie.pc import Scope

_VOOR: Final[dict[Scope, str]] = {"gebruiker": "voor deze gebruiker", "machine": "voor iedereen op deze pc"}


def asked_scope(vraag: Vraag) -> Scope | None:
    """For whom; ``None`` when that was left open.

    Raises:
        HoFout: HO190 for another word.
    """
    woord = (vraag.get("--scope") or "").strip().lower()
    if not woord:
        return None
    for scope in _VOOR:
        if woord == scope:
            return scope
    raise misuse(f"Achter --scope hoort gebruiker of machine, geen '{woord}'", vraag.opdracht.naam)


def installeren(vraag: Vraag) -> int:
    """``ho addin installeren``: 0 when all of it is in place."""
    from ho_addin.installatie import pc, uitvoeren  # noqa: PLC0415 - calculating a case needs none of it

    scope = asked_scope(vraag) or "gebruiker"
    deze = pc.this_pc()
    slot = uitvoeren.install(deze, scope)
    kanaal.write([f"Geïnstalleerd {_VOOR[scope]}: {deze.map(scope)}", *slot])
    return 0


def verwijderen(vraag: Vraag) -> int:
    """``ho addin verwijderen``: 0 when nothing of it is left."""
    from ho_addin.installatie import pc, uitvoeren  # noqa: PLC0415 - the same

    scope = asked_scope(vraag) or "gebruiker"
    was_er = uitvoeren.remove(pc.this_pc(), scope)
    kanaal.write([f"Verwijderd {_VOOR[scope]}." if was_er else f"Er was niets geïnstalleerd {_VOOR[scope]}."])
    return 0


def status(vraag: Vraag) -> int:
    """``ho addin status``: 0 when there is one installation, and it is whole."""
    from ho_addin.installatie import pc, uitvoeren  # noqa: PLC0415 - the same

    scope = asked_scope(vraag)
    deze = pc.this_pc()
    heel = []
    aanwezig = []
    for een in (scope,) if scope else pc.SCOPES:
        delen = uitvoeren.status(deze, een)
        if all(deel.stand == uitvoeren.WEG for deel in delen):
            kanaal.write([f"Niet geïnstalleerd {_VOOR[een]}."])
            continue
        aanwezig.append(een)
        heel += [een] if all(deel.stand == uitvoeren.GOED for deel in delen) else []
        kanaal.write([f"Geïnstalleerd {_VOOR[een]}:", *lay_table(("onderdeel", "stand", "waar"), delen)])
    if len(aanwezig) > 1:
        kanaal.complain("De invoegtoepassing staat er twee keer; verwijder er één met 'ho addin verwijderen'.")
    elif aanwezig and not heel:
        kanaal.complain("Niet alles is in orde; herstel het met 'ho addin installeren'.")
    return 0 if len(aanwezig) == len(heel) == 1 else 1


def zelftest(vraag: Vraag) -> int:
    """``ho addin zelftest``: 0 when every case comes out."""
    from pathlib import Path  # noqa: PLC0415 - the same

    from ho_addin.installatie import pc  # noqa: PLC0415 - the same
    from ho_addin.installatie import zelftest as proef  # noqa: PLC0415 - the same

    deze = pc.this_pc()
    verslag = proef.run(proef.read_gevallen(Path(vraag.argument) if vraag.argument else deze.bronnen[pc.ZELFTEST]))
    if "--json" in vraag:
        write_json(proef.as_json(verslag))
    else:
        eerste = f"{verslag.eerste_ms / 1000:.1f}".replace(".", ",")
        warm = f"{verslag.warm_ms:.1f}".replace(".", ",")
        kanaal.write(
            [
                f"Zelftest: {verslag.goed} van {verslag.gevallen} gevallen goed.",
                f"  eerste antwoord na {eerste} s, daarna {warm} ms per aanroep",
            ]
        )
    for naam, verschillen in verslag.verschillen.items():
        kanaal.complain(*bullet(f"{naam}: {'; '.join(verschillen)}"))
    return 0 if verslag.goed == verslag.gevallen else 1
