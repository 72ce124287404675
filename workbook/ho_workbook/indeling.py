"""Where everything stands: the rows of every table and the named cells, computed from the normenkader alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ho_engine.casus import IJKCLIENT, MOGELIJKHEDEN

if TYPE_CHECKING:
    from ho_engine.normenkader import Normenkader

Soort: TypeAlias = Literal["sjabloon", "concept", "definitief"]

OVERZICHT: Final = "Overzicht"
CASUS: Final = "Casus"
BEREKENING: Final = "Berekening"
NORMEN: Final = "Normen"
TOELICHTING: Final = "Toelichting"
VERANTWOORDING: Final = "Verantwoording"
CONTROLE: Final = "Controle"
BLADEN: Final = (OVERZICHT, CASUS, BEREKENING, NORMEN, TOELICHTING, VERANTWOORDING, CONTROLE)

AFWIJKINGEN: Final = 10
KINDEREN: Final = 8
HUISGENOTEN: Final = 8
PERIODEN: Final = 12
PROZAREGELS: Final = 70

ZAAK: Final = (
    "kenmerk",
    "gemeente",
    "normenkader",
    "ingangsdatum",
    "frequentie",
    "tot_en_met",
    "onbepaalde_tijd",
    "vastgelegd_op",
    "vorige_min_week",
    "leveringsvorm",
    "geen_bsn",
    "hulpvraag",
    "beperkingen",
)
"""The scalars of a case, in the order of the sheet; each is a named cell in column C of ``Casus``."""


VLAGGEN: Final[dict[str, str]] = {
    "aantal": "Aantal is een getal",
    "heel": "Aantal is heel, 0 of meer",
    "grens": "Binnen de grens",
    "keer": "Keer past bij de regel",
    "keer_waarde": "Keer is bruikbaar",
    "minuten": "Eigen minuten mogen",
    "minuten_waarde": "Eigen minuten bruikbaar",
    "datum": "Datums bestaan",
    "volgorde": "Einde na begin",
    "looptijd": "Binnen de looptijd",
    "frequentie": "Past bij frequentie",
    "norm": "Norm bekend",
    "uitsluiting": "Niets sluit uit",
    "overname": "Naast overname",
    "vereist": "Vereiste regel",
}
"""The checks per row that a formula can decide, with their column headings."""

KOLOM_INVOER: Final = {naam: "GHIJKLM"[nummer] for nummer, naam in enumerate(tuple(VLAGGEN)[:7])}
"""The checks on what was typed: their column in the first table of checks."""

KOLOM_SAMENHANG: Final = {naam: "DEFGHIJK"[nummer] for nummer, naam in enumerate(tuple(VLAGGEN)[7:])}
"""The checks on how a row fits in: their column in the second table of checks."""

KOLOM_FOUTEN: Final = "L"
"""The column with the number of failed checks per row, in the second table."""


@dataclass(frozen=True)
class Tabel:
    """A table on a sheet: its header row, its first data row and how many data rows it has."""

    kop: int
    aantal: int

    @property
    def eerste(self) -> int:
        """The first data row."""
        return self.kop + 1

    @property
    def laatste(self) -> int:
        """The last data row."""
        return self.kop + self.aantal

    def rij(self, nummer: int) -> int:
        """The row of item ``nummer`` (from zero)."""
        return self.eerste + nummer

    def kolom(self, letter: str) -> str:
        """The absolute range of a column of the table."""
        return f"${letter}${self.eerste}:${letter}${self.laatste}"

    def na(self, tussen: int = 3) -> int:
        """The header row of a table below this one, leaving room for a section heading."""
        return self.laatste + tussen


@dataclass(frozen=True)
class Indeling:
    """The layout of the workbook of one normenkader; a template or concept has room for the other frequency."""

    kader: Normenkader
    soort: Soort

    @property
    def vergelijkt(self) -> bool:
        """Whether the other frequency is worked out beside the chosen one."""
        return self.soort != "definitief"

    @cached_property
    def regels(self) -> int:
        """How many norm rows there are."""
        return len(self.kader.regels)

    @cached_property
    def gebieden(self) -> int:
        """How many result areas there are."""
        return len(self.kader.resultaatgebieden)

    def zaak(self, naam: str) -> str:
        """The cell of a scalar on ``Casus``."""
        return f"C{5 + ZAAK.index(naam)}"

    # Casus
    @cached_property
    def casus_regels(self) -> Tabel:
        """Row i of the case; belongs to row i of ``Berekening`` and ``Normen``."""
        return Tabel(5 + len(ZAAK) + 2, self.regels)

    @cached_property
    def casus_afwijkingen(self) -> Tabel:
        """The deviations of the professional."""
        return Tabel(self.casus_regels.na(), AFWIJKINGEN)

    @cached_property
    def casus_kinderen(self) -> Tabel:
        """The children at home."""
        return Tabel(self.casus_afwijkingen.na(), KINDEREN)

    @cached_property
    def casus_huisgenoten(self) -> Tabel:
        """The adult housemates."""
        return Tabel(self.casus_kinderen.na(), HUISGENOTEN)

    @cached_property
    def casus_ijkclient(self) -> Tabel:
        """The eight conditions of the average client situation."""
        return Tabel(self.casus_huisgenoten.na(), len(IJKCLIENT))

    @cached_property
    def casus_mogelijkheden(self) -> Tabel:
        """The alternatives that were investigated."""
        return Tabel(self.casus_ijkclient.na(), len(MOGELIJKHEDEN))

    # Berekening
    @cached_property
    def totaal(self) -> Tabel:
        """The steps from the sum to the granted amount."""
        return Tabel(5, 13)

    @cached_property
    def per_gebied(self) -> Tabel:
        """A row per result area."""
        return Tabel(self.totaal.na(), self.gebieden)

    @cached_property
    def per_regel(self) -> Tabel:
        """A row per norm row."""
        return Tabel(self.per_gebied.na(), self.regels)

    @cached_property
    def afwijkingen(self) -> Tabel:
        """A row per deviation."""
        return Tabel(self.per_regel.na(), AFWIJKINGEN)

    @cached_property
    def perioden(self) -> Tabel:
        """A row per stretch of the term in which nothing changes."""
        return Tabel(self.afwijkingen.na(), PERIODEN)

    @cached_property
    def periode_regels(self) -> Tabel:
        """A row per stretch, a column per area: what its rows come to."""
        return Tabel(self.perioden.na(), PERIODEN)

    @cached_property
    def periode_netto(self) -> Tabel:
        """A row per stretch, a column per area: with the deviations."""
        return Tabel(self.periode_regels.na(), PERIODEN)

    @cached_property
    def geldigheid(self) -> Tabel:
        """The steps in between and the checks on what was typed, per norm row."""
        return Tabel(self.periode_netto.na(), self.regels)

    @cached_property
    def samenhang(self) -> Tabel:
        """The checks on how each row fits in, and its verdict."""
        return Tabel(self.geldigheid.na(), self.regels)

    @cached_property
    def casusgeldigheid(self) -> Tabel:
        """The checks of the case as a whole."""
        return Tabel(self.samenhang.na(), 5)

    @cached_property
    def anders(self) -> Tabel:
        """A row per norm row at the other frequency."""
        return Tabel(self.casusgeldigheid.na(), self.regels)

    @cached_property
    def anders_gebied(self) -> Tabel:
        """A row per area at the other frequency."""
        return Tabel(self.anders.na(), self.gebieden)

    @cached_property
    def anders_totaal(self) -> Tabel:
        """The three figures at the other frequency."""
        return Tabel(self.anders_gebied.na(), 7)

    # Normen
    @cached_property
    def cijfers(self) -> Tabel:
        """Every figure with its source."""
        return Tabel(5, self.regels)

    @cached_property
    def grenzen(self) -> Tabel:
        """The bounds of every norm row and its provenance per two weeks."""
        return Tabel(self.cijfers.na(), self.regels)

    @cached_property
    def verbanden(self) -> Tabel:
        """How norm rows exclude or need each other."""
        return Tabel(self.grenzen.na(), self.regels)

    @cached_property
    def normgebieden(self) -> Tabel:
        """The result areas with their caps."""
        return Tabel(self.verbanden.na(), self.gebieden)

    # Verantwoording
    @cached_property
    def rekenschap(self) -> Tabel:
        """Versions, hashes and sources."""
        return Tabel(5, 9)

    @cached_property
    def zegel(self) -> Tabel:
        """A row per sheet: its hash and the prints of its cells."""
        return Tabel(self.rekenschap.na(), len(BLADEN))

    @cached_property
    def record(self) -> Tabel:
        """The case as it is recorded: the scalars, the conditions, and every list at its longest."""
        vast = 2 + AFWIJKINGEN + KINDEREN + HUISGENOTEN + len(MOGELIJKHEDEN)
        return Tabel(self.zegel.na(), self.regels + vast)
