"""``ho normen effect``: given cases under two normenkaders. Reads them and says what it does; calculates nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ho_addin import kanaal
from ho_addin.casuslijst import read_cases
from ho_addin.effecttabel import effects_as_json, show_effects, show_unreadable, summarize
from ho_addin.vragen import asked_normen, read_kader, write_json
from ho_engine.effect import effect

if TYPE_CHECKING:
    from ho_addin.gebruik import Vraag


def normen_effect(vraag: Vraag) -> int:
    """``ho normen effect``: 0 when every case has both outcomes, 1 when a *fout* prevents one."""
    normen = asked_normen(vraag)
    naam = vraag.opdracht.naam
    van, naar = (read_kader(vraag.get(optie) or "", normen, naam) for optie in ("--van", "--naar"))
    gelezen = read_cases(vraag.argumenten, naam)
    effecten = effect(gelezen.casussen, van, naar)
    if "--json" in vraag:
        write_json(effects_as_json(effecten, van, naar, gelezen.onleesbaar))
    else:
        kanaal.write(["Wat andere normen met casussen doen", f"  eerst  {van.naam} ({van.id})"])
        kanaal.write([f"  nu     {naar.naam} ({naar.id})", "", *show_effects(effecten), "", summarize(effecten)])
    kanaal.complain(*show_unreadable(gelezen.onleesbaar))
    zonder = sum(een.richting == "fout" for een in effecten)
    if zonder:
        wat = "1 casus heeft" if zonder == 1 else f"{zonder} casussen hebben"
        kanaal.complain(f"{wat} geen uitkomst; de oorzaak staat bij elke casus.")
    return 1 if zonder or gelezen.onleesbaar else 0
