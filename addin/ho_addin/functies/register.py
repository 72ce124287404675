"""The register of functions: names, arguments, help, result and example, from which everything else is generated.

It is plain text and knows no spreadsheet; a test holds it to the functions themselves. Every help text fits in the
function wizard of Excel (255 characters) and in the code page of VBA (cp1252).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Soort: TypeAlias = Literal["tekst", "getal", "datum", "cel"]
"""What stands in the cells of an argument; ``cel`` is any value."""
Vorm: TypeAlias = Literal["waarde", "reeks", "casussen", "per casus", "elk"]
"""One value; a row or column; a block of cases; one value or one per case; one answer per cell."""

CATEGORIE: Final = "Normenkader HO"
GEEN_INDICATIE: Final = "Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad."
MAXIMUM: Final = 255
"""Characters of a help text in Excel."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its Dutch name, what stands in it, and what to fill in."""

    naam: str
    soort: Soort
    vorm: Vorm
    hulp: str
    optioneel: bool = False


@dataclass(frozen=True, slots=True)
class Functie:
    """One function; ``voorbeeld`` is typed in a Dutch spreadsheet, ``geeft`` says what comes out."""

    naam: str
    doet: str
    argumenten: tuple[Argument, ...]
    geeft: str
    voorbeeld: str
    rekent: bool = False
    categorie: str = CATEGORIE

    @property
    def hulp(self) -> str:
        """What the function does; one that calculates a case says what its outcome is not."""
        return f"{self.doet} {GEEN_INDICATIE}" if self.rekent else self.doet

    @property
    def vorm(self) -> str:
        """How it is typed, with what can be left out between brackets."""
        namen = (f"[{deel.naam}]" if deel.optioneel else deel.naam for deel in self.argumenten)
        return f"{self.naam}({'; '.join(namen)})"


_CODES: Final = Argument(
    "codes",
    "tekst",
    "reeks",
    "Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.",
)
_AANTALLEN: Final = Argument(
    "aantallen",
    "getal",
    "casussen",
    "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet"
    " is gebruikt. WAAR mag waar een regel hoogstens één keer telt.",
)
_GEMEENTE: Final = Argument(
    "gemeente", "tekst", "per casus", "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel."
)
_DATUM: Final = Argument(
    "datum",
    "datum",
    "per casus",
    "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het"
    " normenkader.",
)
_KEREN: Final = Argument(
    "keren",
    "getal",
    "casussen",
    "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.",
    optioneel=True,
)
_FREQUENTIE: Final = Argument(
    "frequentie",
    "tekst",
    "per casus",
    "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.",
    optioneel=True,
)
_EENHEID: Final = Argument(
    "eenheid",
    "tekst",
    "waarde",
    "Eenheid van de uitkomst: week (minuten per week, standaard), 2weken (minuten per twee weken) of jaar (uren per"
    " jaar).",
    optioneel=True,
)
_EEN_GEMEENTE: Final = Argument("gemeente", "tekst", "waarde", "Naam, id of CBS-code van de gemeente.")
_EEN_DATUM: Final = Argument(
    "datum", "datum", "waarde", "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01."
)
_ELKE_GEMEENTE: Final = Argument(
    "gemeente", "tekst", "elk", "Naam, id of CBS-code van de gemeente; één cel, of een per uitkomst."
)
_ELKE_DATUM: Final = Argument(
    "datum",
    "datum",
    "elk",
    "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of een per uitkomst.",
)
_ZAAK: Final = (_CODES, _AANTALLEN, _GEMEENTE, _DATUM, _KEREN, _FREQUENTIE)
_VOORBEELD: Final = 'B1:E1; B2:E2; "nederweert"; "1-3-2026"; B3:E3'

FUNCTIES: Final[tuple[Functie, ...]] = (
    Functie(
        "HO_MINUTEN",
        "Berekent de afgeronde tijd van een of meer casussen volgens het normenkader van de gemeente.",
        (*_ZAAK, _EENHEID),
        "één getal bij één casus; bij meer casussen een kolom met een getal per casus",
        'HO_MINUTEN(B1:E1; B2:E200; "nederweert"; A2:A200)',
        rekent=True,
    ),
    Functie(
        "HO_BEREKENING",
        "Berekent de afgeronde tijd van een of meer casussen in drie eenheden.",
        _ZAAK,
        "per casus een rij van drie getallen: minuten per week, uren per jaar, minuten per twee weken",
        'HO_BEREKENING(B1:E1; B2:E200; "nederweert"; A2:A200)',
        rekent=True,
    ),
    Functie(
        "HO_OPBOUW",
        "Toont hoe de tijd van één casus is opgebouwd, regel voor regel, met status en bron van elke norm.",
        _ZAAK,
        "een tabel met kopregel: code, omschrijving, aantal, keer, norm, minuten (per week, niet afgerond), status en"
        " bron",
        f"HO_OPBOUW({_VOORBEELD})",
        rekent=True,
    ),
    Functie(
        "HO_AANDACHTSPUNTEN",
        "Noemt alles wat bij de uitkomst van één casus aandacht vraagt, ook elke fout die een uitkomst verhindert.",
        _ZAAK,
        "een tabel met kopregel: code, ernst, tekst; alleen de kopregel als er niets is",
        f"HO_AANDACHTSPUNTEN({_VOORBEELD})",
        rekent=True,
    ),
    Functie(
        "HO_TOELICHTING",
        "Schrijft de toelichting bij één casus in gewone zinnen.",
        _ZAAK,
        "één tekst, met een nieuwe regel per alinea",
        f"HO_TOELICHTING({_VOORBEELD})",
        rekent=True,
    ),
    Functie(
        "HO_NORM",
        "Zoekt één norm op in het normenkader van de gemeente.",
        (
            Argument("code", "tekst", "elk", "Normcode of omschrijving; een bereik geeft een uitkomst per cel."),
            _ELKE_GEMEENTE,
            _ELKE_DATUM,
            Argument(
                "wat",
                "tekst",
                "elk",
                "minuten (standaard; per week, of per keer), 2weken (minuten per twee weken), norm (zoals"
                " gepubliceerd), eenheid (daarvan), omschrijving, bron, status of vindplaats.",
                optioneel=True,
            ),
        ),
        "een getal of een tekst",
        'HO_NORM("slh.huisdieren"; "nederweert"; "1-3-2026"; "status")',
    ),
    Functie(
        "HO_NORMEN",
        "Geeft alle normen die op een dag in een gemeente gelden.",
        (_EEN_GEMEENTE, _EEN_DATUM),
        "een tabel met kopregel; een norm die niet bekend is, heet 'ontbreekt'",
        'HO_NORMEN("nederweert"; "1-3-2026")',
    ),
    Functie(
        "HO_KADER",
        "Zegt welk normenkader op een dag in een gemeente geldt.",
        (_EEN_GEMEENTE, _EEN_DATUM),
        "vijf rijen van twee: id, naam, geldig vanaf, geldig tot en met, kenmerk (begin van de SHA-256)",
        'HO_KADER("nederweert"; "1-3-2026")',
    ),
    Functie(
        "HO_AFRONDEN",
        "Rondt minuten per week af zoals de gemeente dat doet, en rekent ze om.",
        (
            Argument(
                "minuten", "getal", "elk", "Minuten per week, niet afgerond; een bereik geeft een uitkomst per cel."
            ),
            _ELKE_GEMEENTE,
            _ELKE_DATUM,
            Argument("eenheid", "tekst", "elk", _EENHEID.hulp, optioneel=True),
        ),
        "een heel getal",
        'HO_AFRONDEN(143; "nederweert"; "1-3-2026")',
    ),
    Functie(
        "HO_TIJD",
        "Schrijft minuten als uren en minuten.",
        (Argument("minuten", "getal", "elk", "Minuten, 0 of meer; een bereik geeft een uitkomst per cel."),),
        "een tekst, zoals: 2 uur en 5 minuten",
        "HO_TIJD(125)",
    ),
    Functie(
        "HO_UITLEG",
        "Zegt in één zin waarom een cel een fout toont en wat u kunt doen.",
        (Argument("cel", "cel", "elk", "De cel met de fout; een bereik geeft een uitleg per cel."),),
        "een tekst met de code van de melding",
        "HO_UITLEG(F2)",
    ),
    Functie(
        "HO_VERSIE",
        "Noemt de versies van het programma, de invoegtoepassing en Python, en de normenkaders.",
        (),
        "vier rijen van twee: een naam en een waarde",
        "HO_VERSIE()",
    ),
)

FUNCTIE_BIJ_NAAM: Final[dict[str, Functie]] = {functie.naam: functie for functie in FUNCTIES}
