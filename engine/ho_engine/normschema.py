"""The JSON Schema of a norm file, made from its models, so that an editor helps whoever writes one.

``python -m ho_engine.normschema`` prints it; ``docs/normenkader-1.schema.json`` is what it printed last. It knows the
shape of a file only: whether figures and sources fit together is said by ``ho normen controleer``.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Final

from ho_engine.normvorm import Normbestand

_CIJFER: Final = {
    "bron": "Id van de bron bij [bronnen] waarin dit staat; een geërfde bron mag ook.",
    "vindplaats": "Waar het in die bron staat: bladzijde, artikel of tabel.",
    "status": "Hoe zeker het is: bevestigd, secundair, afgeleid, of ontbreekt als het getal niet bekend is.",
}
_WAARDE: Final = {"waarde": "De waarde; weg als de status 'ontbreekt' is.", **_CIJFER}
_RIJ: Final = {
    "code": "Code van de regel; begint met de code van het resultaatgebied, bijvoorbeeld slh.huisdieren.",
    "omschrijving": "Wat de regel is.",
    "soort": "volledige_overname, minder_inzet (telt af) of meer_inzet (telt op).",
    "eenheid": "min/week, min/keer of uur/jaar; bij uur/jaar staan bij 'minuten' hele uren.",
    "minuten": "De norm als heel getal; weg als die ontbreekt.",
    **_CIJFER,
    "minuten_2weken": "De norm per twee weken; nooit vanzelf het dubbele van een week.",
    "bron_2weken": "Bron van de norm per twee weken.",
    "vindplaats_2weken": "Vindplaats van de norm per twee weken.",
    "status_2weken": "Hoe zeker de norm per twee weken is.",
    "uur_jaar_gepubliceerd": "Uren per jaar zoals gepubliceerd; alleen om te vergelijken.",
    "bron_uur_jaar": "Bron van de gepubliceerde uren.",
    "vindplaats_uur_jaar": "Vindplaats van de gepubliceerde uren.",
    "status_uur_jaar": "Hoe zeker de gepubliceerde uren zijn.",
    "min": "Kleinste aantal.",
    "max": "Grootste aantal; zonder deze sleutel is er geen bovengrens.",
    "keer": "vast (altijd 1) of gevraagd (aantal keer per week).",
    "keer_max": "Grootste aantal keer per week, bij keer = gevraagd.",
    "keer_eenheid": "Tekst bij het aantal keer, bijvoorbeeld dagen per week.",
    "norm_is_maximum": "true als de consulent minder minuten mag invullen.",
    "sluit_uit": "Codes die niet samen met deze regel mogen; zet dit op beide regels.",
    "vereist": "Codes waarvan er een gebruikt moet zijn.",
    "vereist_ander_gebied": "true als er ook hulp in een ander resultaatgebied moet zijn.",
    "frequentie": "beide, alleen_wekelijks of alleen_tweewekelijks.",
    "altijd_tijdelijk": "true als de regel een einddatum moet hebben.",
    "toelichting": "Uitleg in eigen woorden.",
    "gecontroleerd_op": "Dag waarop iemand de regel voor het laatst met de bron heeft vergeleken.",
    "leeg": "Sleutels die de geërfde regel heeft en deze niet.",
}

UITLEG: Final[dict[str, dict[str, str]]] = {
    "Normbestand": {
        "schema": "Altijd normenkader/1.",
        "id": "Unieke naam van het bestand: kleine letters, cijfers en streepjes.",
        "naam": "Naam voor mensen.",
        "soort": "editie (landelijk), blok (een onderdeel om over te nemen) of gemeente.",
        "stand": "geldend, aangekondigd, beleidsprofiel of fictief.",
        "stand_toelichting": "Een zin die de stand uitlegt; verplicht als de stand niet geldend is.",
        "geldig_vanaf": "Eerste dag waarop dit geldt.",
        "geldig_tot_en_met": "Laatste dag; meestal niet nodig, want een opvolger sluit het bestand.",
        "geldig_bron": "Waar de ingangsdatum staat.",
        "erft": "Ids van de bestanden waar dit bestand op verdergaat.",
        "gemeente": "De naam van de gemeente die in een casus staat: kleine letters en streepjes.",
        "gemeenten": "CBS-code van vier cijfers met de naam van de gemeente.",
        "product": "Hoe de gemeente de hulp noemt; anders huishoudelijke ondersteuning.",
        "persoon": "Hoe de gemeente de aanvrager noemt; anders inwoner.",
        "functie": "Hoe de gemeente de medewerker noemt; anders Wmo-consulent.",
        "bronnen": "De documenten waaruit dit bestand getallen haalt, elk met een eigen id.",
        "parameters": "Getallen die bij geen regel horen.",
        "afronding": "Hoe het totaal wordt afgerond; vervangt de geërfde afronding helemaal.",
        "beleid": "Grenzen in het beleid van de gemeente.",
        "opmerkingen": "Opmerkingen uit het beleid, bij een regel, een resultaatgebied of het geheel.",
        "resultaatgebieden": "Nieuwe resultaatgebieden, of geërfde die worden vervangen.",
        "nieuw": "Nieuwe regels.",
        "wijzig": "Geërfde regels die anders zijn: de code, en alleen wat verschilt.",
        "vervalt": "Geërfde regels die hier niet gelden, met de reden.",
    },
    "Bron": {
        "titel": "Titel van het document.",
        "uitgever": "Wie het heeft uitgegeven.",
        "url": "Webadres, als het er een heeft.",
        "geraadpleegd_op": "Dag waarop het is gelezen.",
    },
    "Herkomst": _CIJFER,
    "Parameters": {"weken_per_jaar": "Aantal weken in een jaar."},
    "Weken": _WAARDE,
    "Termijn": _WAARDE,
    "Toestemming": _WAARDE,
    "Overleg": _WAARDE,
    "Afrondingvorm": {
        "eenheid_besluit": "Eenheid van het besluit: min/week of uur/jaar.",
        "stap": "Waarop wordt afgerond, in die eenheid.",
        "stap_2weken": "Waarop wordt afgerond bij hulp per twee weken, in minuten.",
        "richting": "omhoog of dichtstbij.",
        **_CIJFER,
    },
    "Beleid": {
        "minimumduur_maanden": "Kortste duur van een indicatie.",
        "maximumduur_maanden": "Langste duur van een indicatie.",
        "aiv_maximumduur_weken": "Langste duur van aanleren en uitleggen.",
        "kindzorg_maximumduur_maanden": "Langste duur van kindzorg.",
        "overgang_maanden": "Overgangstermijn als iemand minder krijgt.",
        "proefperiode_maanden": "Proefperiode aan het begin.",
        "tweewekelijks_toegestaan": "true of false.",
        "overleg": "nooit, afwijking, of elke minder of meer.",
    },
    "Opmerkingvorm": {
        "tekst": "De opmerking zelf.",
        "code": "De regel waarover zij gaat.",
        "resultaatgebied": "Het resultaatgebied waarover zij gaat.",
        "bron": _CIJFER["bron"],
        "vindplaats": _CIJFER["vindplaats"],
    },
    "Gebiedsvorm": {
        "code": "Code van het resultaatgebied, het begin van de codes van zijn regels.",
        "naam": "Naam voor mensen.",
        "volgorde": "Plaats in de tabel; het kleinste getal staat bovenaan.",
        "tweewekelijks": "true als hulp in dit gebied per twee weken kan.",
        "maximum_min_week": "Hoogste aantal minuten per week in dit gebied, met bron, vindplaats en status.",
        **_CIJFER,
        "vrij_van_minimumduur": "true als de kortste duur van een indicatie hier niet geldt.",
    },
    "Nieuwerij": _RIJ,
    "Rijwijziging": _RIJ,
    "Vervallen": {
        "code": "Code van de regel die vervalt.",
        "reden": "Waarom de regel hier niet geldt.",
        "bron": _CIJFER["bron"],
        "vindplaats": _CIJFER["vindplaats"],
        "eigen": "true als een eerdere versie van dit bestand de regel zelf had; dan wordt er niets weggehaald.",
    },
}
"""What each key means, per model."""


def make_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a norm file as TOML; a date is written as text there."""
    schema = Normbestand.model_json_schema()
    modellen = schema.pop("$defs")
    kern = _described("Normbestand", _cleaned(schema))
    kern["properties"]["gemeenten"]["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Normbestand van Normenkader HO (normenkader/1)",
        "description": "Een normbestand in TOML; zie docs/normen.md. Gemaakt met: python -m ho_engine.normschema",
        **kern,
        "$defs": {naam: _described(naam, _cleaned(model)) for naam, model in sorted(modellen.items())},
    }


def _cleaned(deel: Any, *, namen: bool = False) -> Any:  # noqa: ANN401 - any part of a schema
    """Without what pydantic adds: titles, the words for programmers, and ``null``, which TOML does not know.

    Args:
        deel: a part of the schema.
        namen: whether the keys of this part are names, such as those of ``properties``.
    """
    if isinstance(deel, list):
        return [_cleaned(item) for item in deel]
    if not isinstance(deel, dict):
        return deel
    if namen:
        return {naam: _cleaned(waarde) for naam, waarde in deel.items()}
    over = {naam: waarde for naam, waarde in deel.items() if naam not in {"title", "description", "anyOf"}}
    if over.get("default") in (None, "") or isinstance(over.get("default"), dict):
        over.pop("default", None)
    over = {naam: _cleaned(w, namen=naam in {"properties", "patternProperties"}) for naam, w in over.items()}
    keuzes = [_cleaned(keuze) for keuze in deel.get("anyOf", ()) if keuze != {"type": "null"}]
    if len(keuzes) == 1:
        return over | keuzes[0]
    return over | ({"anyOf": keuzes} if keuzes else {})


def _described(naam: str, model: dict[str, Any]) -> dict[str, Any]:
    """A model with what each of its keys means."""
    sleutels = {
        sleutel: {"description": UITLEG[naam][sleutel], **vorm} for sleutel, vorm in model["properties"].items()
    }
    return {**model, "properties": sleutels}


def schema_text() -> str:
    """The schema as it stands in ``docs``: plain ASCII, the same on every machine."""
    return f"{json.dumps(make_schema(), indent=2, ensure_ascii=True)}\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
