"""What a command and its options are, and the options that commands share. Names no command."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

HULP: Final = ("-h", "--help", "--hulp", "/?")


@dataclass(frozen=True, slots=True)
class Optie:
    """An option; without ``waarde`` (what stands behind it) it is a switch."""

    naam: str
    uitleg: str
    waarde: str = ""
    kort: str = ""
    verplicht: bool = False
    herhaalbaar: bool = False

    @property
    def vorm(self) -> str:
        """How it is written in a help text."""
        namen = f"{self.kort}, {self.naam}" if self.kort else self.naam
        return f"{namen} {self.waarde}".strip()


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A command: what it does, what it asks, and examples.

    ``argument`` has a word per file it asks for; ``PAD...`` stands for one or more, ``[PAD]`` for none or one.
    """

    naam: str
    doet: str
    argument: str = ""
    argument_uitleg: str = ""
    opties: tuple[Optie, ...] = ()
    voorbeelden: tuple[tuple[str, str], ...] = ()
    afloop: tuple[tuple[int, str], ...] = ()

    @property
    def aantallen(self) -> tuple[int, float]:
        """How many arguments it takes: at least and at most."""
        if self.argument.endswith("..."):
            return 1, float("inf")
        hoogstens = len(self.argument.split())
        return (0 if self.argument.startswith("[") else hoogstens), hoogstens


@dataclass(frozen=True, slots=True)
class Vraag:
    """A command as it was asked: its arguments, and the values of its options by name."""

    opdracht: Opdracht
    argumenten: tuple[str, ...] = ()
    waarden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def argument(self) -> str:
        """The only argument, or the first."""
        return self.argumenten[0] if self.argumenten else ""

    def get(self, naam: str) -> str | None:
        """The value of an option, or ``None``."""
        return self.waarden[naam][0] if naam in self.waarden else None

    def __contains__(self, naam: str) -> bool:
        """Whether an option was given."""
        return naam in self.waarden


NORMEN: Final = Optie(
    "--normen",
    "map met eigen normbestanden; mag vaker, de laatste gaat voor (ook: omgevingsvariabele HO_NORMEN)",
    "MAP",
    herhaalbaar=True,
)
LOGBOEK: Final = Optie(
    "--logboek",
    "noteer de afloop in een logboek (of in het bestand dat HO_LOG noemt): tijd, opdracht, meldingcodes en duur; "
    "nooit iets uit een casus, nooit een bestandsnaam",
)
UITVOER: Final = Optie(
    "--uitvoer", "het bestand dat wordt geschreven; eindigt op .xlsx", "F.xlsx", "-o", verplicht=True
)
GESPREKSLIJST: Final = Optie(
    "--gesprekslijst", "in plaats daarvan de lijst voor het keukentafelgesprek: twee bladzijden A4, voor de pen"
)
CASUS: Final = "de casus: een .toml, een .json, of een ingevuld sjabloon (.xlsx)"
JSON: Final = Optie("--json", "één JSON-object in plaats van een tabel, voor andere programma's")
ONBRUIKBAAR: Final = (2, "de invoer of de vraag is onbruikbaar; één zin zegt waarom")
