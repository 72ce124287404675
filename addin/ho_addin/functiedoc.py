"""The reference of the functions, generated from their register: on the terminal, as JSON and as docs/functies.md.

``python -m ho_addin.functiedoc > docs/functies.md`` writes the page.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from ho_addin.functies.foutwaarde import SPELLING
from ho_addin.functies.register import FUNCTIES, GEEN_INDICATIE, Functie
from ho_addin.tabel import bullet, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_addin.functies.foutwaarde import Soort

SCHEMA: Final = "functies/1"

_INLEIDING: Final = f"""# Functies voor in een cel

{GEEN_INDICATIE}

U typt een functie in een cel, zoals `=HO_TIJD(125)`. Tussen de argumenten staat een puntkomma. Wat tussen vierkante
haken staat, mag u weglaten.
"""

_LEZEN: Final = {
    "`12,5`, `1.234,50` of `180` als tekst": "het getal; een komma voor decimalen, punten tussen duizendtallen alleen"
    " als er een komma volgt",
    "`1.234`, `12.5` of `1,234` als tekst": "een fout: twee mensen lezen dit verschillend",
    "WAAR of ONWAAR, ook als tekst": "1 of 0 bij `aantallen`, maar alleen als de regel hoogstens één keer telt; anders"
    " een fout",
    "een datum, een volgnummer (46082), `1-3-2026` of `2026-03-01`": "die dag; een volgnummer telt vanaf 1900, en met"
    " een tijd erbij is het een fout",
    "een code of een omschrijving": "de normregel; hoofdletters en spaties eromheen tellen niet mee",
    "een omschrijving van twee regels": "een fout: gebruik de code",
    "niets, of alleen spaties": "leeg",
    "`#N/B` of een andere foutwaarde": "diezelfde fout",
}

_INVULLEN: Final = """## Wat u mag invullen
"""

_LEEG: Final = """
Leeg is nooit nul:

- bij `aantallen` is een lege cel een regel die niet is gebruikt; een casus zonder één regel is een fout;
- staat er een aantal of een keer zonder code, dan is dat een fout;
- lege rijen aan het eind van het bereik zijn geen casussen; een lege rij ertussen is een fout in die rij;
- een leeg argument dat u mag weglaten, telt als weggelaten; elk ander leeg argument is een fout.

De vorm van de bereiken:

- `codes` is één rij of één kolom;
- `aantallen` heeft dezelfde vorm (één casus), of heeft onder de codes één rij per casus (veel casussen);
- `keren` heeft dezelfde vorm als `aantallen`;
- `gemeente`, `datum` en `frequentie` zijn één cel, of per casus een cel onder elkaar.

Een fout in één casus staat alleen in de rij van die casus.

## Wat u ziet als het niet kan

Een fout is een echte foutwaarde, zodat ook een som erboven een fout toont. `HO_UITLEG` noemt de zin met wat u kunt
doen; [meldingen.md](meldingen.md) legt elke code uit.
"""

_WANNEER: Final[Mapping[Soort, str]] = {
    "nb": "de gemeente, de code, de norm of het normenkader is er niet",
    "getal": "een getal valt buiten een grens",
    "waarde": "iets is leeg, onleesbaar of niet eenduidig, of de regels passen niet bij elkaar",
}


def write_document() -> str:
    """The whole page, a heading per function."""
    lezen = _table("in de cel", "wordt gelezen als", _LEZEN)
    spellingen = {f"`{SPELLING[soort].nederlands}`": zin for soort, zin in _WANNEER.items()}
    fouten = _table("foutwaarde", "wanneer", spellingen)
    delen = [_INLEIDING, *map(_section, FUNCTIES), _INVULLEN, *lezen, _LEEG, *fouten]
    return "\n".join(delen) + "\n"


def _table(links: str, rechts: str, rijen: Mapping[str, str]) -> list[str]:
    return [f"| {links} | {rechts} |", "| --- | --- |", *(f"| {een} | {ander} |" for een, ander in rijen.items())]


def _section(functie: Functie) -> str:
    regels = [f"## {functie.naam}", "", f"`{functie.vorm}`", "", functie.doet, "", f"Geeft: {functie.geeft}.", ""]
    if functie.argumenten:
        uitleg = {f"`{_name(deel.naam, optioneel=deel.optioneel)}`": deel.hulp for deel in functie.argumenten}
        regels += [*_table("argument", "wat u invult", uitleg), ""]
    return "\n".join([*regels, f"Voorbeeld: `={functie.voorbeeld}`", ""])


def _name(naam: str, *, optioneel: bool) -> str:
    return f"[{naam}]" if optioneel else naam


def show_functions() -> Iterator[str]:
    """The reference on the terminal."""
    yield "Functies voor in een cel"
    yield from wrap(GEEN_INDICATIE, 2)
    for functie in FUNCTIES:
        yield from ("", functie.vorm)
        yield from wrap(functie.doet, 2)
        yield from wrap(f"geeft      {functie.geeft}", 2)
        for deel in functie.argumenten:
            yield from bullet(f"{_name(deel.naam, optioneel=deel.optioneel)}: {deel.hulp}")
        yield from wrap(f"voorbeeld  ={functie.voorbeeld}", 2)
    yield ""
    yield "Wat u mag invullen en welke fouten er zijn, staat in docs/functies.md."


def as_json() -> dict[str, Any]:
    """The register as plain data."""
    return {
        "schema": SCHEMA,
        "toelichting": GEEN_INDICATIE,
        "functies": [
            {
                "naam": functie.naam,
                "categorie": functie.categorie,
                "hulp": functie.hulp,
                "argumenten": [
                    {
                        "naam": deel.naam,
                        "soort": deel.soort,
                        "vorm": deel.vorm,
                        "optioneel": deel.optioneel,
                        "hulp": deel.hulp,
                    }
                    for deel in functie.argumenten
                ],
                "geeft": functie.geeft,
                "voorbeeld": f"={functie.voorbeeld}",
            }
            for functie in FUNCTIES
        ],
    }


if __name__ == "__main__":
    sys.stdout.write(write_document())
