"""Wrong tables: what somebody can do to the whole table of a norm file, and every error that must follow."""

from __future__ import annotations

import copy
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ho_engine import Normenbibliotheek
from ho_engine.normenkader import Bron
from ho_engine.normopgave import Normopgave, opgave_van
from ho_engine.normvorm import (
    Afrondingvorm,
    Gebiedsvorm,
    Nieuwerij,
    Normbestand,
    Opmerkingvorm,
    Vervallen,
    Waarde,
    Weken,
)
from speelwet import SPEELGOED

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

NIEUW: Final[dict[str, Any]] = {
    "code": "huis.poes",
    "omschrijving": "Een poes",
    "soort": "meer_inzet",
    "eenheid": "min/week",
    "minuten": 3,
    "bron": "besluit",
    "vindplaats": "artikel 4",
    "status": "bevestigd",
}
EIGEN: Final = "eigen-2026"
BESLUIT: Final = {"bron": "besluit", "vindplaats": "artikel 4", "status": "bevestigd"}

Tabel: TypeAlias = dict[str, Any]


def own_file(naam: str, vanaf: dt.date, /, **anders: Any) -> Normbestand:  # noqa: ANN401 - whatever a file holds
    """A file of a city of its own that inherits the toy law."""
    gegevens = {
        "schema": "normenkader/1",
        "id": naam,
        "naam": f"Eigenstad {vanaf.year}",
        "soort": "gemeente",
        "gemeente": "eigenstad",
        "gemeenten": {"0003": "Eigenstad"},
        "geldig_vanaf": vanaf,
        "geldig_bron": {"bron": "besluit", "vindplaats": "artikel 1", "status": "bevestigd"},
        "erft": ["speelland"],
        "bronnen": {"besluit": {"titel": "Besluit", "geraadpleegd_op": dt.date(2026, 1, 1)}},
    }
    return Normbestand.model_validate(gegevens | anders)


def _library() -> Normenbibliotheek:
    """The toy files with two files of a city of its own, and two that inherit each other."""
    huidig = own_file(
        EIGEN,
        dt.date(2026, 1, 1),
        opmerkingen=[{"tekst": "Eigen opmerking.", "code": "huis.hok", "bron": "besluit", "vindplaats": "artikel 5"}],
        nieuw=[NIEUW | {"code": "huis.hok", "omschrijving": "Een hok", "minuten": 5}],
        wijzig=[{"code": "huis.basis", "minuten": 110, **BESLUIT}],
        vervalt=[{"code": "les.toezicht", "reden": "Niet nodig.", "bron": "besluit", "vindplaats": "artikel 6"},
                 {"code": "huis.toren", "reden": "Afgebroken.", "bron": "besluit", "vindplaats": "artikel 6",
                  "eigen": True}],
    )  # fmt: skip
    eerder = own_file("eigen-2024", dt.date(2024, 1, 1), geldig_tot_en_met=dt.date(2025, 12, 31))
    later = own_file("eigen-2028", dt.date(2028, 1, 1))
    ring = own_file("ring", dt.date(2026, 1, 1), erft=[EIGEN], gemeente="ring", gemeenten={})
    bibliotheek = Normenbibliotheek((SPEELGOED,))
    for bestand in (eerder, huidig, later, ring):
        bibliotheek = bibliotheek.met(Path("/nergens") / f"{bestand.id}.toml", bestand)
    return bibliotheek


BIBLIOTHEEK: Final = _library()


def loose() -> Tabel:
    """The table of the city as it is, to be changed."""
    opgave = opgave_van(EIGEN, BIBLIOTHEEK)
    velden = ("kop", "rijen", "gebieden", "opmerkingen", "vervallen", "beleid", "bronnen", "afronding", "weken")
    tabel = {naam: copy.deepcopy(getattr(opgave, naam)) for naam in velden}
    return {naam: list(deel) if isinstance(deel, tuple) else deel for naam, deel in tabel.items()}


def fixed(tabel: Tabel) -> Normopgave:
    """A table with a cell for everything in it: those of a list after the code, or else the number."""
    lijsten: dict[str, type[BaseModel]] = {
        "rijen": Nieuwerij,
        "gebieden": Gebiedsvorm,
        "opmerkingen": Opmerkingvorm,
        "vervallen": Vervallen,
    }
    plaatsen = {naam: naam.capitalize() for naam in (*lijsten, "beleid", "bronnen", "afronding", "weken")}
    for lijst, model in lijsten.items():
        for nummer, deel in enumerate(tabel[lijst]):
            naam = deel.get("code", nummer) if lijst != "opmerkingen" else nummer
            plaatsen[f"{lijst}.{nummer}"] = f"{lijst.capitalize()}!{naam}"
            for veld in model.model_fields:
                plaatsen[f"{lijst}.{nummer}.{veld}"] = f"{lijst.capitalize()}!{naam}:{veld}"
    for veld in Normbestand.model_fields:
        plaatsen[f"kop.{veld}"] = f"Kader!{veld}"
    for lijst, model in (("afronding", Afrondingvorm), ("weken", Weken)):
        plaatsen |= {f"{lijst}.{veld}": f"{lijst.capitalize()}!{veld}" for veld in model.model_fields}
    for lijst, model in (("beleid", Waarde), ("bronnen", Bron)):
        for naam in tabel[lijst]:
            plaatsen[f"{lijst}.{naam}"] = f"{lijst.capitalize()}!{naam}"
            for veld in model.model_fields:
                plaatsen[f"{lijst}.{naam}.{veld}"] = f"{lijst.capitalize()}!{naam}:{veld}"
    onleesbaar = frozenset(tabel.pop("onleesbaar", ()))
    lijstdelen = {naam: tuple(tabel[naam]) for naam in lijsten}
    return Normopgave(**{**tabel, **lijstdelen}, plaatsen=plaatsen, onleesbaar=onleesbaar)


def row(tabel: Tabel, code: str) -> dict[str, Any]:
    """A row of the table."""
    return next(rij for rij in tabel["rijen"] if rij["code"] == code)


@dataclass(frozen=True, slots=True)
class Geval:
    """One thing that is wrong: what was done, the code and cell of every error in order, and words of one of them."""

    wat: str
    doe: Callable[[Tabel], object]
    fouten: tuple[str, ...]
    zin: str


def wrong(wat: str, doe: Callable[[Tabel], object], *fouten: str, zin: str = "") -> Geval:
    """One row of the table."""
    return Geval(wat, doe, fouten, zin)


def sets(code: str, **waarden: Any) -> Callable[[Tabel], object]:  # noqa: ANN401 - a value of a cell
    """Fill in cells of a row."""
    return lambda tabel: row(tabel, code).update(waarden)


def clears(code: str, *sleutels: str) -> Callable[[Tabel], object]:
    """Empty cells of a row."""
    return lambda tabel: [row(tabel, code).pop(sleutel) for sleutel in sleutels]


def part(deel: str, naam: str, **waarden: Any) -> Callable[[Tabel], object]:  # noqa: ANN401 - a value of a cell
    """Fill in cells of a named part, such as a policy limit."""
    return lambda tabel: tabel[deel].setdefault(naam, {}).update(waarden)


def head(**waarden: Any) -> Callable[[Tabel], object]:  # noqa: ANN401 - a value of a cell
    """Fill in cells of the head; ``None`` empties one."""

    def doe(tabel: Tabel) -> None:
        tabel["kop"] = {naam: waarde for naam, waarde in (tabel["kop"] | waarden).items() if waarde is not None}

    return doe


def adds(lijst: str, **deel: Any) -> Callable[[Tabel], object]:  # noqa: ANN401 - a value of a cell
    """Add a row to a list."""
    return lambda tabel: tabel[lijst].append(deel)


def drops(lijst: str, code: str) -> Callable[[Tabel], object]:
    """Remove a row from a list."""

    def doe(tabel: Tabel) -> None:
        tabel[lijst] = [deel for deel in tabel[lijst] if deel.get("code") != code]

    return doe


def both(*stappen: Callable[[Tabel], object]) -> Callable[[Tabel], object]:
    """One thing after another."""
    return lambda tabel: [stap(tabel) for stap in stappen]


VERVALLEN: Final[dict[str, Any]] = {"reden": "Weg.", "bron": "besluit", "vindplaats": "artikel 6"}
TWEE: Final = {f"{sleutel}_2weken": waarde for sleutel, waarde in BESLUIT.items()}

FOUT: Final = (
    # a source and a place
    wrong("nieuwe norm, oude bron", sets("huis.kelder", minuten=6),
          "HO212 Rijen!huis.kelder:minuten", zin="van 7 naar 6"),
    wrong("eigen norm, oude bron", sets("huis.basis", minuten=90),
          "HO212 Rijen!huis.basis:minuten", zin="van 110 naar 90"),
    wrong("norm per 2 weken", sets("huis.kelder", minuten_2weken=9), "HO212 Rijen!huis.kelder:minuten_2weken"),
    wrong("gepubliceerde uren", sets("tuin.zandkasteel", uur_jaar_gepubliceerd=9),
          "HO212 Rijen!tuin.zandkasteel:uur_jaar_gepubliceerd"),
    wrong("aantal tot", sets("huis.zelf", max=2), "HO212 Rijen!huis.zelf:max", zin="'aantal tot' van 9 naar 2"),
    wrong("aantal tot weg", clears("huis.zelf", "max"), "HO212 Rijen!huis.zelf:max", zin="van 9 naar leeg"),
    wrong("soort", sets("huis.beer", soort="minder_inzet"),
          "HO212 Rijen!huis.beer:soort", zin="van meer inzet naar minder inzet"),
    wrong("norm is maximum", sets("huis.kelder", norm_is_maximum=True),
          "HO212 Rijen!huis.kelder:norm_is_maximum", zin="van nee naar ja"),
    wrong("norm per 2 weken gewist",
          clears("huis.kelder", "minuten_2weken", "bron_2weken", "vindplaats_2weken", "status_2weken"),
          "HO212 Rijen!huis.kelder:minuten_2weken", zin="van 8 naar leeg"),
    wrong("ontbrekende norm", sets("huis.zolder", minuten=9, status="bevestigd"), "HO212 Rijen!huis.zolder:minuten"),
    wrong("beleidsgrens", part("beleid", "overgang_maanden", waarde=1),
          "HO212 Beleid!overgang_maanden:waarde", zin="overgang maanden"),
    wrong("maximum van een gebied", lambda t: t["gebieden"][1].update(maximum_min_week=90),
          "HO212 Gebieden!tuin:maximum_min_week"),
    wrong("stap", lambda t: t["afronding"].update(stap=5), "HO212 Afronding!stap"),
    wrong("weken", lambda t: t["weken"].update(waarde=52), "HO212 Weken!waarde"),
    wrong("geen bron", clears("huis.hok", "bron"), "HO211 Rijen!huis.hok:bron"),
    wrong("geen vindplaats en status", clears("huis.hok", "vindplaats", "status"),
          "HO211 Rijen!huis.hok:vindplaats", "HO211 Rijen!huis.hok:status"),
    wrong("lege bron", sets("huis.hok", bron=""), "HO210 Rijen!huis.hok:bron", zin="'bron' is niet ingevuld"),
    wrong("2 weken zonder herkomst", sets("huis.hok", minuten_2weken=9), "HO210 Rijen!huis.hok:bron_2weken"),
    wrong("2 weken zonder status", sets("huis.hok", bron_2weken="besluit", vindplaats_2weken="artikel 4"),
          "HO210 Rijen!huis.hok:status_2weken"),
    wrong("onbekende bron", sets("huis.hok", bron="besluid"),
          "HO215 Rijen!huis.hok:bron", zin="Bedoelde u 'besluit'?"),
    wrong("onbekende bron bij opmerking", adds("opmerkingen", tekst="T", bron="weg", vindplaats="v"),
          "HO215 Opmerkingen!1:bron", zin="Bij opmerking 2 staat de bron 'weg'"),
    wrong("onbekende bron bij de datum", lambda t: t["kop"]["geldig_bron"].update(bron="weg"),
          "HO215 Kader!geldig_bron"),
    wrong("geen bronnen meer", lambda t: t["bronnen"].clear(),
          "HO215 Rijen!huis.basis:bron", "HO215 Rijen!huis.hok:bron", "HO215 Vervallen!les.toezicht:bron",
          "HO215 Vervallen!huis.toren:bron", "HO215 Opmerkingen!0:bron", "HO215 Kader!geldig_bron", "HO214 Bronnen"),
    wrong("tekst als stap", lambda t: t["afronding"].update(stap="vijf"), "HO210 Afronding!stap"),
    wrong("tekst als weken", lambda t: t["weken"].update(waarde="alle"), "HO210 Weken!waarde"),
    wrong("geërfde bron veranderd", part("bronnen", "doos", titel="Een andere doos"), "HO217 Bronnen!doos:titel"),
    wrong("adres van een geërfde bron", part("bronnen", "doos", url="https://doos.example"), "HO217 Bronnen!doos:url"),
    wrong("bron zonder titel", lambda t: t["bronnen"].update(los={"geraadpleegd_op": dt.date(2026, 1, 1)}),
          "HO210 Bronnen!los:titel"),
    # the shape of a row
    wrong("tekst in minuten", sets("huis.hok", minuten="vijf"), "HO210 Rijen!huis.hok:minuten", zin="een heel getal"),
    wrong("halve minuten", sets("huis.hok", minuten=12.5), "HO210 Rijen!huis.hok:minuten"),
    wrong("ja in minuten", sets("huis.hok", minuten=True), "HO210 Rijen!huis.hok:minuten", zin="'waar'"),
    wrong("negatieve minuten", sets("huis.hok", minuten=-5), "HO210 Rijen!huis.hok:minuten", zin="0 of meer"),
    wrong("te veel minuten", sets("huis.hok", minuten=10_081), "HO210 Rijen!huis.hok:minuten", zin="hoogstens 10080"),
    wrong("onbekende soort", sets("huis.hok", soort="extra"),
          "HO210 Rijen!huis.hok:soort", zin="'volledige_overname', 'minder_inzet' of"),
    wrong("tekst bij ja of nee", sets("huis.hok", altijd_tijdelijk="ja"),
          "HO210 Rijen!huis.hok:altijd_tijdelijk", zin="ja of nee"),
    wrong("tekst als datum", sets("huis.hok", gecontroleerd_op="vandaag"),
          "HO210 Rijen!huis.hok:gecontroleerd_op", zin="een datum"),
    wrong("onbekende kolom", sets("huis.hok", uren=3), "HO210 Rijen!huis.hok", zin="'uren' hoort hier niet"),
    wrong("drie uitsluitingen", sets("huis.hok", sluit_uit=["huis.beer", "huis.draak", "huis.ramen"]),
          "HO210 Rijen!huis.hok:sluit_uit", zin="hoogstens 2 codes"),
    wrong("status ontbreekt met getal", sets("huis.hok", status="ontbreekt"), "HO210 Rijen!huis.hok:minuten"),
    wrong("geen getal", clears("huis.hok", "minuten"), "HO210 Rijen!huis.hok:minuten", zin="geen waarde"),
    wrong("grenzen omgekeerd", sets("huis.hok", min=4, max=2, vindplaats="artikel 7"), "HO210 Rijen!huis.hok:max"),
    wrong("keer max zonder keer", sets("huis.hok", keer_max=3, vindplaats="artikel 7"),
          "HO210 Rijen!huis.hok:keer_max"),
    wrong("maximum in uren", sets("huis.hok", eenheid="uur/jaar", norm_is_maximum=True, vindplaats="artikel 7"),
          "HO210 Rijen!huis.hok:norm_is_maximum"),
    wrong("alleen per 2 weken in een ander gebied",
          sets("tuin.hulp", frequentie="alleen_tweewekelijks", minuten_2weken=5, **BESLUIT, **TWEE),
          "HO210 Rijen!tuin.hulp:frequentie"),
    wrong("leeg op een andere manier", sets("huis.hok", omschrijving=None), "HO210 Rijen!huis.hok:omschrijving",
          zin="Bij huis.hok: 'omschrijving' is niet ingevuld"),
    wrong("getal als bron", sets("huis.hok", bron=5), "HO210 Rijen!huis.hok:bron", zin="staat '5'"),
    wrong("rijen zonder code", both(*(adds("rijen", **{k: v for k, v in NIEUW.items() if k != "code"}) for _ in "ab")),
          "HO210 Rijen!16:code", "HO210 Rijen!17:code", zin="Bij nummer 17: 'code' is niet ingevuld"),
    wrong("alleen per 2 weken, norm per week weg",
          both(clears("huis.kelder", "minuten"), sets("huis.kelder", frequentie="alleen_tweewekelijks")),
          "HO212 Rijen!huis.kelder:minuten", "HO212 Rijen!huis.kelder:frequentie", zin="van beide naar alleen"),
    wrong("alleen per 2 weken, zonder getal", clears("huis.zelf_tweewekelijks", "minuten_2weken"),
          "HO210 Rijen!huis.zelf_tweewekelijks:minuten_2weken"),
    # the rows together
    wrong("dubbele code", adds("rijen", **NIEUW | {"code": "huis.beer"}), "HO216 Rijen!huis.beer:code"),
    wrong("dubbel gebied", adds("gebieden", code="tuin", naam="Tuin", volgorde=9), "HO216 Gebieden!tuin:code"),
    wrong("foute code", adds("rijen", **NIEUW | {"code": "Huis Poes"}),
          "HO210 Rijen!Huis Poes:code", zin="een code zoals"),
    wrong("onbekend gebied", adds("rijen", **NIEUW | {"code": "zolder.poes"}), "HO210 Rijen!zolder.poes:code"),
    wrong("sluit een onbekende uit", sets("huis.hok", sluit_uit=["huis.hek"]), "HO210 Rijen!huis.hok:sluit_uit"),
    wrong("sluit eenzijdig uit", sets("huis.hok", sluit_uit=["huis.ramen"]),
          "HO210 Rijen!huis.hok:sluit_uit", zin="andersom niet"),
    wrong("vereist een onbekende", sets("huis.hok", vereist=["huis.hek"]), "HO210 Rijen!huis.hok:vereist"),
    wrong("vereist zichzelf", sets("huis.hok", vereist=["huis.hok"]), "HO210 Rijen!huis.hok:vereist"),
    # what is gone
    wrong("geërfde rij weg", drops("rijen", "huis.kelder"),
          "HO213 Rijen", zin="huis.kelder (Een kelder, met een eigen norm per twee weken)"),
    wrong("eigen rij weg", both(drops("rijen", "huis.hok"), lambda t: t["opmerkingen"].clear()), "HO213 Rijen"),
    wrong("vervallen zonder reden",
          both(drops("rijen", "huis.kelder"), adds("vervallen", code="huis.kelder", bron="besluit", vindplaats="v")),
          "HO210 Vervallen!huis.kelder:reden"),
    wrong("vervallen zonder vindplaats",
          both(drops("rijen", "huis.kelder"), adds("vervallen", code="huis.kelder", reden="R", bron="besluit")),
          "HO211 Vervallen!huis.kelder:vindplaats"),
    wrong("vervallen en nog in de tabel", adds("vervallen", code="huis.kelder", **VERVALLEN),
          "HO218 Vervallen!huis.kelder:code"),
    wrong("onbekende vervallen code", adds("vervallen", code="huis.keldr", **VERVALLEN),
          "HO218 Vervallen!huis.keldr:code"),
    wrong("twee keer vervallen", adds("vervallen", code="les.toezicht", **VERVALLEN),
          "HO216 Vervallen!les.toezicht:code"),
    wrong("geschiedenis weg", drops("vervallen", "les.toezicht"), "HO213 Rijen"),
    wrong("geërfd gebied weg", drops("gebieden", "les"), "HO214 Gebieden", zin="Het resultaatgebied les (Speelles)"),
    wrong("geërfde grens weg", lambda t: t["beleid"].pop("overgang_maanden"), "HO214 Beleid"),
    wrong("afronding weg", lambda t: t.update(afronding=None), "HO214 Afronding"),
    wrong("weken weg", lambda t: t.update(weken=None), "HO214 Weken"),
    wrong("weken ontbreken", lambda t: t.update(weken={**BESLUIT, "status": "ontbreekt"}), "HO219 Weken"),
    # the rest of the table
    wrong("onbekende grens", part("beleid", "pauze", waarde=1, **BESLUIT), "HO210 Beleid!pauze", zin="onbekend"),
    wrong("grens met tekst", part("beleid", "overgang_maanden", waarde="drie", vindplaats="artikel 7"),
          "HO210 Beleid!overgang_maanden:waarde"),
    wrong("grens zonder waarde", lambda t: t["beleid"]["overgang_maanden"].pop("waarde"),
          "HO210 Beleid!overgang_maanden:waarde"),
    wrong("gebied zonder naam", adds("gebieden", code="extra", volgorde=9), "HO210 Gebieden!extra:naam"),
    wrong("maximum zonder bron", lambda t: t["gebieden"][0].update(maximum_min_week=90), "HO210 Gebieden!huis:bron"),
    wrong("opmerking over een onbekende regel",
          adds("opmerkingen", tekst="T", code="huis.hek", bron="besluit", vindplaats="v"),
          "HO210 Opmerkingen!1:code", zin="Bij opmerking 2: de regel huis.hek bestaat niet"),
    wrong("opmerking over een onbekend gebied",
          adds("opmerkingen", tekst="T", resultaatgebied="hek", bron="besluit", vindplaats="v"),
          "HO210 Opmerkingen!1:resultaatgebied"),
    # the head
    wrong("geen naam", head(naam=None), "HO210 Kader!naam", zin="'naam' is niet ingevuld"),
    wrong("id met spaties", head(id="Eigen 2026"), "HO210 Kader!id", zin="een naam van kleine letters"),
    wrong("gemeente zonder datum", head(geldig_vanaf=None, geldig_bron=None), "HO210 Kader!geldig_vanaf"),
    wrong("datum zonder bron en stand zonder uitleg", head(geldig_bron=None, stand="fictief"),
          "HO210 Kader!stand_toelichting", "HO210 Kader!geldig_bron"),
    wrong("einde voor het begin", head(geldig_tot_en_met=dt.date(2025, 1, 1)), "HO210 Kader!geldig_tot_en_met"),
    wrong("editie met gemeente", head(soort="editie"), "HO210 Kader!gemeente"),
    wrong("foute CBS-code", head(gemeenten={"3": "Eigenstad"}), "HO210 Kader!gemeenten", zin="vier cijfers"),
    wrong("gemeente van een ander", head(gemeenten={"0001": "Eigenstad"}),
          "HO219 Kader!gemeenten", zin="'0001' hoort al bij de gemeente 'speelstad'"),
    wrong("onbekende ouder", head(erft=["speellant"]), "HO204 Kader!erft", zin="Bedoelde u 'speelland'?"),
    wrong("ouder die geen lijst is", head(erft="speelland"), "HO210 Kader!erft", zin="een lijst"),
    wrong("ouder die een getal is", head(erft=[5]), "HO210 Kader!erft", zin="staat '5'"),
    wrong("kring", head(erft=["speelland", "ring"]), "HO207 Kader!erft", zin="eigen-2026 → ring → eigen-2026"),
    wrong("ouders in tegenspraak", head(erft=["speelstad-2022", "speelland"]), "HO203 Kader!erft", zin="verschilt"),
    wrong("twee keer dezelfde ouder", head(erft=["speelland", "speelland"]), "HO210 Kader!erft"),
    wrong("overlap", head(geldig_vanaf=dt.date(2025, 12, 1)), "HO220 Kader!geldig_vanaf", zin="2025-12-31"),
    wrong("gat", head(geldig_vanaf=dt.date(2026, 2, 1)), "HO221 Kader!geldig_vanaf", zin="2026-01-31"),
    wrong("overlap met de volgende", head(geldig_tot_en_met=dt.date(2028, 1, 1)),
          "HO220 Kader!geldig_vanaf", zin="2028-01-01"),
)  # fmt: skip
"""Each wrong table."""
