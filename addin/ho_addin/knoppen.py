"""The buttons of the ribbon: what they are called, what they do, and which action of the kernel they ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TAB: Final = "Normenkader HO"


@dataclass(frozen=True, slots=True)
class Knop:
    """One button; ``actie`` is what it asks of ``ho_addin.acties``, empty where the add-in does it itself."""

    id: str
    label: str
    groep: str
    tip: str
    beeld: str
    actie: str
    groot: bool = False

    @property
    def procedure(self) -> str:
        """The procedure in the add-in that the button calls."""
        return f"Ho{self.id[2:]}"


KNOPPEN: Final[tuple[Knop, ...]] = (
    Knop(
        "hoNieuweCasus",
        "Nieuwe casus",
        "Casus",
        "Maakt een leeg casusblad voor een gemeente en een datum. Een bestaand bestand blijft zoals het is.",
        "FileNew",
        "NIEUWE_CASUS",
        groot=True,
    ),
    Knop(
        "hoBereken",
        "Bereken",
        "Casus",
        "Berekent de casus op dit blad, toont de tijd en de aandachtspunten, en wijst aan wat er niet klopt.",
        "CalculateNow",
        "BEREKEN",
        groot=True,
    ),
    Knop(
        "hoVastleggen",
        "Vastleggen",
        "Casus",
        "Maakt naast deze casus het werkboek met de verantwoording, of noemt alles wat daarvoor nog ontbreekt.",
        "FileMarkAsFinal",
        "VASTLEGGEN",
        groot=True,
    ),
    Knop(
        "hoControleer",
        "Controleer",
        "Nakijken",
        "Rekent de actieve werkmap na en zet het verslag op een blad.",
        "ErrorChecking",
        "CONTROLEER",
        groot=True,
    ),
    Knop(
        "hoNormen",
        "Normen",
        "Nakijken",
        "Zet alle normen van een gemeente op een datum op een blad.",
        "NameManager",
        "NORMEN",
        groot=True,
    ),
    Knop(
        "hoZelftest",
        "Zelftest",
        "Programma",
        "Telt de uitkomsten van de geopende zelftest en schrijft er een verslag van.",
        "AcceptInvitation",
        "ZELFTEST",
    ),
    Knop(
        "hoLogboek",
        "Logboek",
        "Programma",
        "Opent het logboek. Er staat niets van een casus in.",
        "FileOpen",
        "LOGBOEK",
    ),
    Knop(
        "hoHerstart",
        "Herstart",
        "Programma",
        "Start de rekenkern opnieuw, ook als normen zijn gewijzigd, en berekent alle formules opnieuw.",
        "RefreshAll",
        "",
    ),
    Knop("hoOver", "Over", "Programma", "Noemt de versies van het programma en de normenkaders.", "Help", "OVER"),
)
