"""Random norm files: an edition, a block and a file that inherits both and changes them in every way. Repeatable."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ho_engine import Normenbibliotheek
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    import random

GEBIEDEN: Final = ("aa", "bb", "cc")
STATUSSEN: Final = ("bevestigd", "secundair", "afgeleid")
NORMAAL: Final[dict[str, Any]] = {
    "min": 0,
    "keer": "vast",
    "norm_is_maximum": False,
    "sluit_uit": [],
    "vereist": [],
    "vereist_ander_gebied": False,
    "frequentie": "beide",
    "altijd_tijdelijk": False,
}
"""What a key of a row means when it is left out, written down apart from the engine."""

LEEG: Final = ("max", "keer_max", "keer_eenheid", "toelichting", "minuten_2weken", "uur_jaar_gepubliceerd")
MAP: Final = Path("/nergens")


def random_library(bron: random.Random) -> Normenbibliotheek:
    """A library with the files ``editie``, ``blok`` and ``eigen``, of which the last inherits the others."""
    editie, blok, eigen = random_files(bron)
    bibliotheek = Normenbibliotheek(())
    for bestand in (editie, blok, eigen):
        bibliotheek = bibliotheek.met(MAP / f"{bestand.id}.toml", bestand)
    return bibliotheek


def random_files(bron: random.Random) -> tuple[Normbestand, Normbestand, Normbestand]:
    """The three files."""
    gebieden = {code: _area(code, bron) for code in GEBIEDEN[: bron.randint(1, 3)]}
    editie_rijen = [row(f"{code}.r{n}", gebied, bron) for code, gebied in gebieden.items() for n in range(3)]
    _exclude(editie_rijen, bron)
    editie = {
        **_head("editie", "editie"),
        **_rest(bron, "doos", gebieden, editie_rijen),
        "bronnen": {"doos": _source(bron), "kist": _source(bron)},
        "resultaatgebieden": list(gebieden.values()),
        "nieuw": editie_rijen,
        "afronding": _rounding("doos", bron),
        "parameters": {"weken_per_jaar": _origin("doos", bron) | {"waarde": bron.randint(50, 53)}},
    }
    kind = _area("kk", bron)
    blok = {
        **_head("blok", "blok"),
        "bronnen": {"blokbron": _source(bron)},
        "resultaatgebieden": [kind],
        "nieuw": [row(f"kk.r{n}", kind, bron, "blokbron") for n in range(2)],
    }
    samen = [*editie_rijen, *blok["nieuw"]]
    return (
        Normbestand.model_validate(editie),
        Normbestand.model_validate(blok),
        Normbestand.model_validate(_own(bron, gebieden | {"kk": kind}, samen)),
    )


def _own(bron: random.Random, gebieden: dict[str, Any], samen: list[dict[str, Any]]) -> dict[str, Any]:
    """A municipal file with every verb, written more wordily than it need be."""
    eigen_gebieden = {code: _area(code, bron, "eigen") for code in gebieden if bron.random() < 0.3}
    for code, gebied in eigen_gebieden.items():
        gebied["tweewekelijks"] = gebieden[code].get("tweewekelijks", False)  # rows may count on it
    if bron.random() < 0.5:
        eigen_gebieden["zz"] = _area("zz", bron, "eigen")
    alle = gebieden | eigen_gebieden
    genoemd = {code for rij in samen for code in (*rij.get("sluit_uit", ()), *rij.get("vereist", ()))}
    weg = [rij["code"] for rij in samen if rij["code"] not in genoemd and bron.random() < 0.15]
    blijft = [rij for rij in samen if rij["code"] not in weg]
    nieuw = [
        row(f"{code}.n{n}", gebied, bron, "eigen")
        for code, gebied in alle.items()
        for n in range(bron.choice((0, 0, 1, 2)))
    ]
    rijen = [*blijft, *nieuw]
    gegevens = {
        **_head("eigen", "gemeente"),
        **_rest(bron, "eigen", alle, rijen),
        "bronnen": {"eigen": _source(bron)},
        "resultaatgebieden": list(eigen_gebieden.values()),
        "nieuw": nieuw,
        "wijzig": [_change(rij, alle, bron) for rij in blijft if bron.random() < 0.4],
        "vervalt": [_lapse(code, bron) for code in weg],
    }
    if bron.random() < 0.3:
        gegevens["vervalt"].append(_lapse("aa.vroeger", bron) | {"eigen": True})
    if bron.random() < 0.3:
        gegevens["afronding"] = _rounding("eigen", bron)
    if bron.random() < 0.3:
        gegevens["parameters"] = {"weken_per_jaar": _origin("eigen", bron) | {"waarde": bron.randint(50, 53)}}
    return gegevens


def _head(naam: str, soort: str) -> dict[str, Any]:
    kop: dict[str, Any] = {"schema": "normenkader/1", "id": naam, "naam": f"Kader {naam}", "soort": soort}
    if soort == "gemeente":
        kop |= {"gemeente": "stad", "gemeenten": {"0001": "Stad"}, "erft": ["editie", "blok"]}
        kop |= {"geldig_vanaf": dt.date(2026, 1, 1), "product": "hulp"}
        kop["geldig_bron"] = {"bron": "eigen", "vindplaats": "artikel 1", "status": "bevestigd"}
    return kop


def _rest(bron: random.Random, naam: str, gebieden: dict[str, Any], rijen: list[dict[str, Any]]) -> dict[str, Any]:
    """Policy limits and remarks."""
    beleid: dict[str, Any] = {}
    for grens in ("overgang_maanden", "proefperiode_maanden", "maximumduur_maanden"):
        if bron.random() < 0.5:
            beleid[grens] = _origin(naam, bron) | {"waarde": bron.randint(0, 9)}
    if bron.random() < 0.3:
        beleid["overleg"] = _origin(naam, bron) | {"status": "ontbreekt"}
    if bron.random() < 0.3:
        beleid["tweewekelijks_toegestaan"] = _origin(naam, bron) | {"waarde": bron.random() < 0.5}
    opmerkingen = []
    for _ in range(bron.randrange(4)):
        opmerking = {"tekst": bron.choice(("Kijk goed.", "Vraag door.")), "bron": naam, "vindplaats": "v"}
        waarover = bron.randrange(3)
        if waarover == 1 and rijen:
            opmerking["code"] = bron.choice(rijen)["code"]
        elif waarover == 2:
            opmerking["resultaatgebied"] = bron.choice(list(gebieden))
        opmerkingen.append(opmerking)
    return {"beleid": beleid, "opmerkingen": opmerkingen}


def _origin(naam: str, bron: random.Random) -> dict[str, Any]:
    """A provenance; that of the own file is never that of another."""
    plek = bron.choice(("artikel 1", "tabel 2", "bijlage 3"))
    return {"bron": naam, "vindplaats": f"{naam} {plek}", "status": bron.choice(STATUSSEN)}


def _source(bron: random.Random) -> dict[str, Any]:
    gegevens = {"titel": bron.choice(("Regels", "Besluit")), "geraadpleegd_op": dt.date(2026, bron.randint(1, 12), 1)}
    return gegevens | ({"uitgever": "Uitgever"} if bron.random() < 0.5 else {})


def _rounding(naam: str, bron: random.Random) -> dict[str, Any]:
    stappen = {"stap": bron.choice((1, 5, 15)), "stap_2weken": bron.choice((5, 10))}
    return _origin(naam, bron) | stappen | ({"richting": "dichtstbij"} if bron.random() < 0.5 else {})


def _area(code: str, bron: random.Random, naam: str = "doos") -> dict[str, Any]:
    gebied: dict[str, Any] = {"code": code, "naam": f"Gebied {code}", "volgorde": bron.randint(1, 3)}
    if bron.random() < 0.5:
        gebied["tweewekelijks"] = True
    if bron.random() < 0.3 and code != "kk":
        gebied |= _origin(naam, bron) | {"maximum_min_week": bron.randint(10, 500)}
    if bron.random() < 0.2:
        gebied["vrij_van_minimumduur"] = bron.random() < 0.5
    return gebied


def row(code: str, gebied: dict[str, Any], bron: random.Random, naam: str = "doos") -> dict[str, Any]:
    """A row of an area that fits; what is normal is sometimes said in so many words."""
    rij: dict[str, Any] = {
        "code": code,
        "omschrijving": bron.choice(("Ramen", "Vloeren")),
        "soort": bron.choice(("volledige_overname", "minder_inzet", "meer_inzet")),
        "eenheid": bron.choice(("min/week", "min/keer", "uur/jaar")),
        **_figure("minuten", "", naam, bron),
    }
    tweewekelijks = gebied.get("tweewekelijks", False)
    if bron.random() < 0.5:
        rij |= _figure("minuten_2weken", "_2weken", naam, bron)
        if tweewekelijks and bron.random() < 0.4:
            rij["frequentie"] = "alleen_tweewekelijks"
            if bron.random() < 0.5:
                rij.pop("minuten", None)
    if bron.random() < 0.3:
        rij |= _figure("uur_jaar_gepubliceerd", "_uur_jaar", naam, bron)
    if bron.random() < 0.4:
        rij |= {"keer": "gevraagd", "keer_eenheid": "keer per week"}
        rij |= {"keer_max": bron.randint(1, 9)} if bron.random() < 0.5 else {}
    if bron.random() < 0.3 and rij["eenheid"] != "uur/jaar":
        rij["norm_is_maximum"] = True
    los: dict[str, Any] = {"min": bron.randrange(3), "max": bron.randint(2, 9), "altijd_tijdelijk": bron.random() < 0.5}
    los |= {"vereist_ander_gebied": bron.random() < 0.5, "toelichting": bron.choice(("Zo is het.", "=1+1"))}
    los |= {"gecontroleerd_op": dt.date(2026, bron.randint(1, 12), 1)}
    rij |= {sleutel: waarde for sleutel, waarde in los.items() if bron.random() < 0.3}
    gewoon = {sleutel: waarde for sleutel, waarde in NORMAAL.items() if sleutel not in rij and bron.random() < 0.1}
    return rij | gewoon


def _figure(sleutel: str, achter: str, naam: str, bron: random.Random) -> dict[str, Any]:
    cijfer: dict[str, Any] = {f"{deel}{achter}": waarde for deel, waarde in _origin(naam, bron).items()}
    if bron.random() < 0.25:
        return cijfer | {f"status{achter}": "ontbreekt"}
    return cijfer | {sleutel: bron.randint(0, 200)}


def _exclude(rijen: list[dict[str, Any]], bron: random.Random) -> None:
    """Two rows that exclude each other, and one that needs another."""
    een, ander, derde = bron.sample(rijen, 3)
    if bron.random() < 0.5:
        een["sluit_uit"], ander["sluit_uit"] = [ander["code"]], [een["code"]]
    if bron.random() < 0.5:
        derde["vereist"] = [een["code"]]


def _change(oud: dict[str, Any], gebieden: dict[str, Any], bron: random.Random) -> dict[str, Any]:
    """A change that says everything of the new row, also what stays the same."""
    if bron.random() < 0.1:
        return {"code": oud["code"], "gecontroleerd_op": dt.date(2026, 12, 1)}
    nieuw = row(oud["code"], gebieden[oud["code"].partition(".")[0]], bron, "eigen")
    banden: dict[str, Any] = {sleutel: oud[sleutel] for sleutel in ("sluit_uit", "vereist") if sleutel in oud}
    leeg = [sleutel for sleutel in LEEG if sleutel not in nieuw and not _says(nieuw, sleutel)]
    if "minuten" not in nieuw and nieuw["status"] != "ontbreekt":
        leeg.append("minuten")
    return {**NORMAAL, **nieuw, **banden, "leeg": leeg}


def _says(rij: dict[str, Any], sleutel: str) -> bool:
    achter = {"minuten_2weken": "_2weken", "uur_jaar_gepubliceerd": "_uur_jaar"}.get(sleutel)
    return achter is not None and f"status{achter}" in rij


def _lapse(code: str, bron: random.Random) -> dict[str, Any]:
    return {
        "code": code,
        "reden": bron.choice(("Weg.", "Anders geregeld.")),
        "bron": "eigen",
        "vindplaats": "artikel 9",
    }
