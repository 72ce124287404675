"""Every command of ``ho``, in every form that reads or writes something else; for tests that hold for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from opdrachtregel import COMPLEET

if TYPE_CHECKING:
    from pathlib import Path

WOORDEN: Final = (
    "Zwaluwenburg",
    "Knorrepot",
    "paardenstaartje",
    "Vlierbes",
    "kwartelkoning",
    "Dropveter",
    "Regenwulp",
    "sneeuwklok",
    "Boterbloem",
    "111222333",
)
"""Words that stand nowhere in the product, so that one that is found came from the case or from a name."""

MAP: Final = "Boterbloem map"
CASUS: Final = f"{MAP}/Regenwulp.toml"
WERKBOEK: Final = f"{MAP}/sneeuwklok.xlsx"
NIEUW: Final = f"{MAP}/Dropveter"
NORMEN: Final = f"{MAP}/Vlierbes normen"


class Aanroep(NamedTuple):
    """A command with its arguments, the file it writes (``""`` for none) and the exit code it ends with."""

    argumenten: tuple[str, ...]
    doel: str = ""
    code: int = 0

    @property
    def naam(self) -> str:
        """What a test is called."""
        return " ".join(woord for woord in self.argumenten if "/" not in woord)


_NIEUW: Final = ("--gemeente", "nederweert", "--datum", "2026-03-01", "-o")
_STAD: Final = (
    *("normen", "nieuw", "--gemeente", "Zwaluwenburg", "--cbs", "9999", "--erft", "hhm-2025"),
    *("--vanaf", "2026-01-01", "--besluit", "Knorrepot", "--vindplaats", "Regenwulp"),
)
_KOPIE: Final = ("kopie", CASUS, "--ingangsdatum", "2028-03-01", "--kenmerk", "Vlierbes", "-o")

SCHRIJVEND: Final[tuple[Aanroep, ...]] = (
    Aanroep(("sjabloon", *_NIEUW, f"{NIEUW}.xlsx"), f"{NIEUW}.xlsx"),
    Aanroep(("sjabloon", "--gesprekslijst", *_NIEUW, f"{NIEUW}.xlsx"), f"{NIEUW}.xlsx"),
    Aanroep(("werkboek", CASUS, "-o", f"{NIEUW}.xlsx", "--concept"), f"{NIEUW}.xlsx"),
    Aanroep(("werkboek", CASUS, "-o", f"{NIEUW}.xlsx", "--gesprekslijst"), f"{NIEUW}.xlsx"),
    Aanroep((*_KOPIE, f"{NIEUW}.toml"), f"{NIEUW}.toml"),
    Aanroep((*_KOPIE, f"{NIEUW}.json"), f"{NIEUW}.json"),
    Aanroep((*_KOPIE, f"{NIEUW}.xlsx"), f"{NIEUW}.xlsx"),
    Aanroep(("toelichting", CASUS, "-o", f"{NIEUW}.txt"), f"{NIEUW}.txt"),
    Aanroep(("toelichting", CASUS, "-o", f"{NIEUW}.md"), f"{NIEUW}.md"),
    Aanroep(("normen", "controleer", NORMEN, "--vastzetten"), f"{NORMEN}/normen.lock"),
    Aanroep(("normen", "invullen", "--gemeente", "nederweert", "-o", f"{NIEUW}.xlsx"), f"{NIEUW}.xlsx"),
    Aanroep(("normen", "export", "--kader", "nederweert-2025", "-o", f"{NIEUW}.xlsx"), f"{NIEUW}.xlsx"),
)

LEZEND: Final[tuple[Aanroep, ...]] = (
    Aanroep(("bereken", CASUS)),
    Aanroep(("bereken", CASUS, "--json")),
    Aanroep(("bereken", WERKBOEK)),
    Aanroep(("toelichting", CASUS)),
    Aanroep(("controleer", WERKBOEK)),
    Aanroep(("controleer", WERKBOEK, "--json")),
    Aanroep(("vergelijk", CASUS, WERKBOEK)),
    Aanroep(("vergelijk", "hhm-2019", "hhm-2025")),
    Aanroep(("normen", "toon")),
    Aanroep(("normen", "import", f"{NIEUW}.xlsx", "--proef")),
    Aanroep(("normen", "effect", "--van", "hhm-2019", "--naar", "hhm-2025", CASUS)),
    Aanroep((*_STAD, "--map", NORMEN)),
    Aanroep(("normen", "controleer")),
    Aanroep(("normen", "controleer", NORMEN, "--json")),
    Aanroep(("normen", "toon", "--kader", "hhm-2025", "--ontbreekt")),
    Aanroep(("functies",)),
    Aanroep(("functies", "--json")),
)

MISLUKKEND: Final[tuple[Aanroep, ...]] = (
    Aanroep(("bereken", f"{MAP}/kwartelkoning.toml"), code=2),
    Aanroep(("bereken", f"{MAP}/fout.toml"), code=1),
    Aanroep(("werkboek", CASUS, "-o", f"{MAP}/weg.xlsx"), code=1),
    Aanroep(("werkboek", CASUS, "-o", f"{MAP}/kwartelkoning/x.xlsx", "--concept"), code=2),
    Aanroep(("bereken", CASUS, "--paardenstaartje=Knorrepot"), code=2),
    Aanroep(("Knorrepot", CASUS), code=2),
    Aanroep(("normen", "toon", "--kader", "paardenstaartje"), code=2),
    Aanroep(("normen", "toon", "--gemeente", "Zwaluwenburg", "--datum", "2026-03-01"), code=2),
    *(Aanroep(("addin", woord, "--scope", "Knorrepot"), code=2) for woord in ("installeren", "verwijderen", "status")),
    Aanroep(("addin", "zelftest", f"{MAP}/weg.xlsx"), code=2),
)

ALLE: Final = (*SCHRIJVEND, *LEZEND, *MISLUKKEND)


def lay_out(map_: Path) -> None:
    """Lay a case full of telling words in a folder, one with a fault, and a folder for norms."""
    (map_ / MAP).mkdir()
    tekst = COMPLEET.replace("2026-0043", "Vlierbes").replace("Bukken lukt niet.", "Knorrepot kan niet bij de kast.")
    tekst = tekst.replace("Stoft zelf af.", "Mevrouw Zwaluwenburg, 111222333.").replace("Licht werk", "paardenstaartje")
    (map_ / CASUS).write_text(tekst, encoding="utf-8")
    (map_ / NORMEN).mkdir()
    fout = tekst.replace('code = "slh.eigen_kracht"\naantal = 1', 'code = "kwartelkoning"\naantal = 1')
    (map_ / MAP / "fout.toml").write_text(fout, encoding="utf-8")
