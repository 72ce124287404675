"""A case that may be recorded as final, in a municipality made for it, and each single thing that spoils it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ho_engine.vastleggen import TE_ONDERZOEKEN

if TYPE_CHECKING:
    from collections.abc import Callable

PROEFDORP: Final = """\
# Made for the tests: everything of 2025 and the care of children, with consultation for whatever differs.
schema = "normenkader/1"
id = "proefdorp-2026"
naam = "Proefdorp 2026"
soort = "gemeente"
geldig_vanaf = 2026-01-01
geldig_bron = { bron = "doos", vindplaats = "deksel", status = "bevestigd" }
erft = ["hhm-2025", "kindzorg-ciz"]
gemeente = "proefdorp"

[bronnen.doos]
titel = "Een doos met regels, verzonnen voor de tests"
geraadpleegd_op = 2026-01-02

[beleid.overleg]
waarde = "elke minder of meer"
bron = "doos"
vindplaats = "deksel"
status = "bevestigd"
"""
"""A norm file of a municipality that asks consultation for every *minder* and *meer* row and every deviation."""

COMPLEET: Final[dict[str, Any]] = {
    "kenmerk": "2026-0042",
    "gemeente": "proefdorp",
    "ingangsdatum": "2026-03-01",
    "frequentie": "wekelijks",
    "tot_en_met": "2028-02-29",
    "vastgelegd_op": "2026-02-20",
    "hulpvraag": "Het huis blijft niet schoon.",
    "beperkingen": "Bukken en tillen lukken niet.",
    "huisgenoten": [{"leeftijd": 40, "leefeenheid": True, "kan_overnemen": "deels", "motivering": "Doet de ramen."}],
    "mogelijkheden": [
        {"soort": soort, "beschikbaar": False, "uitkomst": "Onderzocht en niet beschikbaar."}
        for soort in TE_ONDERZOEKEN
    ],
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "slh.eigen_kracht", "aantal": 1, "motivering": "Stoft zelf af.", "overleg_met": "het team"},
        {"code": "slh.gebruikelijke_hulp", "aantal": 1, "motivering": "De ramen.", "overleg_met": "het team"},
        {"code": "slh.huisdieren", "aantal": 1, "motivering": "Een hulphond.", "overleg_met": "het team"},
        {"code": "slh.extra_slaapkamer", "aantal": 2, "motivering": "In gebruik.", "overleg_met": "het team"},
        {"code": "regie.regie_organisatie", "aantal": 1},
    ],
    "afwijkingen": [
        {"resultaatgebied": "slh", "minuten": 5, "motivering": "Er staat een piano.", "overleg_met": "het team"},
        {"resultaatgebied": "was", "minuten": 20, "motivering": "De norm ontbreekt.", "overleg_met": "het team"},
    ],
}
"""The data of a case that lacks nothing."""

TESTNUMMER: Final = "123456782"
"""Passes the 11-proef and is nobody's: the number that is used for testing."""


class Bederf(NamedTuple):
    """One thing that is spoiled, and how the one clause begins that names it; ``None`` when nothing is lacking."""

    naam: str
    bederf: Callable[[dict[str, Any]], object]
    zegt: str | None

    def casus(self) -> dict[str, Any]:
        """The complete case with this thing spoiled."""
        gegevens = copy.deepcopy(COMPLEET)
        self.bederf(gegevens)
        return gegevens


def _zonder(lijst: str, nummer: int, veld: str) -> Callable[[dict[str, Any]], object]:
    """Take a field away from one part of a list."""
    return lambda gegevens: gegevens[lijst][nummer].pop(veld)


def _leeg(lijst: str, nummer: int, veld: str) -> Callable[[dict[str, Any]], object]:
    """Fill a field of one part of a list with spaces."""
    return lambda gegevens: gegevens[lijst][nummer].update({veld: "  "})


def _weg(lijst: str, nummer: int) -> Callable[[dict[str, Any]], object]:
    """Take one part of a list away."""
    return lambda gegevens: gegevens[lijst].pop(nummer)


def _rijen() -> list[Bederf]:
    """Motivation and consultation of each *minder* and *meer* row: absent, and nothing but spaces."""
    bederf = []
    for nummer, rij in enumerate(COMPLEET["regels"]):
        if "motivering" not in rij:
            continue
        code = rij["code"]
        for veld, zin in (
            ("motivering", f"bij {code} ontbreekt de motivering"),
            ("overleg_met", f"het beleid vraagt overleg bij {code}"),
        ):
            zegt = f"regels[{nummer + 1}].{veld}: {zin}"
            bederf.append(Bederf(f"{code} zonder {veld}", _zonder("regels", nummer, veld), zegt))
            bederf.append(Bederf(f"{code} met spaties als {veld}", _leeg("regels", nummer, veld), zegt))
    return bederf


def _afwijkingen() -> list[Bederf]:
    """Motivation and consultation of each deviation."""
    bederf = []
    for nummer, gebied in enumerate(("slh", "was")):
        for veld, zin in (
            ("motivering", f"De afwijking bij {gebied} heeft geen motivering"),
            ("overleg_met", f"het beleid vraagt overleg bij de afwijking bij {gebied}"),
        ):
            zegt = f"afwijkingen[{nummer + 1}].{veld}: {zin}"
            bederf.append(Bederf(f"afwijking {gebied} zonder {veld}", _zonder("afwijkingen", nummer, veld), zegt))
    return bederf


def _mogelijkheden() -> list[Bederf]:
    """Each possibility of step 4: not investigated, and without an outcome."""
    bederf = []
    for nummer, soort in enumerate(TE_ONDERZOEKEN):
        naam = soort.replace("_", " ")
        zegt = f"mogelijkheden[{nummer + 1}].uitkomst: de uitkomst van het onderzoek naar {naam}"
        bederf.append(Bederf(f"{soort} niet onderzocht", _weg("mogelijkheden", nummer), f"mogelijkheden: {naam}"))
        bederf.append(Bederf(f"{soort} zonder uitkomst", _zonder("mogelijkheden", nummer, "uitkomst"), zegt))
    return bederf


def _nummer(gegevens: dict[str, Any], **anders: object) -> None:
    gegevens["beperkingen"] = f"Een scootmobiel met nummer {TESTNUMMER[:4]}.{TESTNUMMER[4:6]}.{TESTNUMMER[6:]}."
    gegevens.update(anders)


_BSN: Final = "beperkingen: hier staat iets dat op een burgerservicenummer lijkt"

BEDORVEN: Final[list[Bederf]] = [
    *_rijen(),
    *_afwijkingen(),
    *_mogelijkheden(),
    Bederf("geen hulpvraag", lambda g: g.pop("hulpvraag"), "hulpvraag: de hulpvraag (stap 1) ontbreekt"),
    Bederf("lege hulpvraag", lambda g: g.update(hulpvraag=" "), "hulpvraag: de hulpvraag (stap 1) ontbreekt"),
    Bederf("geen beperkingen", lambda g: g.pop("beperkingen"), "beperkingen: de beperkingen (stap 2) ontbreken"),
    Bederf("geen duur", lambda g: g.pop("tot_en_met"), "tot_en_met: de duur ontbreekt"),
    Bederf(
        "geen duur, en onbepaalde tijd nee",
        lambda g: (g.pop("tot_en_met"), g.update(onbepaalde_tijd=False)),
        "tot_en_met: de duur ontbreekt",
    ),
    Bederf("geen dag van vastleggen", lambda g: g.pop("vastgelegd_op"), "vastgelegd_op: de datum van vastleggen"),
    Bederf("een nummer als een BSN", _nummer, _BSN),
    Bederf("een nummer, en geen_bsn nee", lambda g: _nummer(g, geen_bsn=False), _BSN),
    Bederf(
        "een cijfer uit een tweede bron",
        lambda g: g["regels"].append({"code": "maaltijden.broodmaaltijd", "aantal": 1, "keer": 3}),
        "maaltijden.broodmaaltijd: 20 min/keer is secundair",
    ),
    Bederf(
        "een afgeleid cijfer",
        lambda g: g["regels"].append({"code": "kindzorg.warme_maaltijd", "aantal": 1, "keer": 3}),
        "kindzorg.warme_maaltijd: 25 min/keer is afgeleid",
    ),
    Bederf(
        "een cijfer dat ontbreekt",
        lambda g: g["regels"].append({"code": "boodschappen.volledige_overname", "aantal": 1}),
        "regels[7].code: De norm van boodschappen.volledige_overname",
    ),
]
"""Each spoils one thing, and gives exactly one clause."""


def _elders(gegevens: dict[str, Any], gemeente: str) -> None:
    """Move to a municipality that has no row for *gebruikelijke hulp*."""
    gegevens["gemeente"] = gemeente
    gegevens["regels"] = [rij for rij in gegevens["regels"] if rij["code"] != "slh.gebruikelijke_hulp"]


NOOIT: Final[list[Bederf]] = [
    Bederf(
        "een verzonnen gemeente",
        lambda g: _elders(g, "voorbeeldgemeente"),
        "voorbeeldgemeente-2025: dit normenkader is niet geldend (fictief)",
    ),
    Bederf(
        "een gemeente zonder naam",
        lambda g: _elders(g, "bijlage2"),
        "bijlage2-2019: dit normenkader is niet geldend (beleidsprofiel)",
    ),
]
"""The same case under a framework that never carries a decision."""

GOED: Final[list[Bederf]] = [
    Bederf("ongewijzigd", lambda _: None, None),
    Bederf("onbepaalde tijd", lambda g: (g.pop("tot_en_met"), g.update(onbepaalde_tijd=True)), None),
    Bederf("een nummer, en geen_bsn ja", lambda g: _nummer(g, geen_bsn=True), None),
    Bederf("een nummer dat de 11-proef niet doorstaat", lambda g: g.update(beperkingen="Nummer 123456789."), None),
    Bederf("een ongebruikte regel", lambda g: g["regels"].append({"code": "slh.extra_kamer", "aantal": 0}), None),
    Bederf("de mogelijkheden in een andere volgorde", lambda g: g["mogelijkheden"].reverse(), None),
]
"""Changes that spoil nothing, so that the demands are not merely strict."""
