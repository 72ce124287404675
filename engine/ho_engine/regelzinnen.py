"""Plain Dutch for the norm rows: what work a row is, and why a row adds or takes away time. Composes no text.

The words belong to a description, not to a code: a norm file that describes a row in another way means another thing,
and its own words are quoted then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_engine import zinnen
from ho_engine.taal import lower_first, plural, show_keer

if TYPE_CHECKING:
    from ho_engine.uitkomst import Regeluitkomst

WERK: Final = {
    "Broodmaaltijd klaarzetten, per dag": "een broodmaaltijd klaarzetten",
    "Warme maaltijd opwarmen en klaarzetten, per dag": "een warme maaltijd opwarmen en klaarzetten",
    "Warme maaltijd bereiden (koken), per dag": "een warme maaltijd koken",
    "Advies, instructie en voorlichting, per keer": "uitleg en oefening",
    "Naar bed brengen, per keer per kind": "naar bed brengen",
    "Uit bed halen, per keer per kind": "uit bed halen",
    "Wassen en kleden, per dag per kind": "wassen en aankleden",
    "Eten of drinken geven bij een broodmaaltijd, per keer per kind": "eten of drinken geven bij een broodmaaltijd",
    "Eten of drinken geven bij een warme maaltijd, per keer per kind": "eten of drinken geven bij een warme maaltijd",
    "Babyvoeding (de fles geven), per keer per kind": "de fles geven",
    "Luier verschonen, per keer per kind": "een luier verschonen",
    "Naar of van school of opvang, per keer per gezin": "brengen naar school of opvang, of daar ophalen",
    "Naar school, kinderdagverblijf of peuterspeelzaal brengen, per keer per gezin": (
        "naar school, kinderdagverblijf of peuterspeelzaal brengen"
    ),
    "Opvang van kinderen, per minuut die nodig is (tot 40 uur per week)": "tijdelijke opvang van uw kinderen",
}
"""Rows that are work of their own, as work."""

WAAROM: Final = {
    "Eigen mogelijkheden van de cliënt en/of het netwerk, samen één aftrek": (
        "omdat u zelf of mensen om u heen een deel van het werk doen (eigen kracht en netwerk samen)"
    ),
    "Eigen kracht: de cliënt doet zelf licht werk op middenhoogte": (
        "omdat u zelf licht werk doet waarvoor u niet hoeft te bukken of hoog te reiken (eigen kracht)"
    ),
    "Extra eigen kracht, per stap van 15 minuten": "omdat u zelf nog meer van het werk doet (eigen kracht)",
    "Extra eigen kracht bij hulp één keer per twee weken": (
        "omdat u zelf extra veel van het werk doet (eigen kracht), ook voor hulp één keer per twee weken"
    ),
    "Gebruikelijke hulp van huisgenoten, per stap van 15 minuten": (
        "omdat huisgenoten werk overnemen (gebruikelijke hulp)"
    ),
    "Hulp uit het netwerk, per stap van 15 minuten": "omdat mensen om u heen werk overnemen (uw netwerk)",
    "Eigen inzet van de cliënt bij de was": "omdat u zelf een deel van de was doet",
    "Enige extra inzet door beperkingen of belemmeringen, binnen het geplande bezoek": (
        "omdat uw beperkingen wat extra werk geven, dat binnen hetzelfde bezoek past"
    ),
    "Veel extra inzet door beperkingen of belemmeringen, een extra bezoek per week": (
        "omdat uw beperkingen veel extra werk geven, waarvoor elke week een extra bezoek nodig is"
    ),
    "Huisdieren die meer vervuiling geven": "omdat uw huis door uw huisdieren sneller vuil wordt",
    "Overige kenmerken van de woning: omvang, bewerkelijkheid, inrichting": (
        "omdat uw woning extra werk geeft door de grootte, de bouw of de inrichting"
    ),
    "Samenstelling van het huishouden": "omdat de samenstelling van uw huishouden extra werk geeft",
}
"""Why a row adds or takes away time."""

PER_STUK: Final = {
    "Extra kamer die echt als slaapkamer in gebruik is, per kamer": (
        "voor een extra kamer die echt als slaapkamer in gebruik is",
        "voor {aantal} extra kamers die echt als slaapkamer in gebruik zijn",
    ),
    "Extra kamer die niet als slaapkamer in gebruik is, per kamer": (
        "voor een extra kamer die niet als slaapkamer in gebruik is",
        "voor {aantal} extra kamers die niet als slaapkamer in gebruik zijn",
    ),
    "Extra kamer in gebruik, per kamer": (
        "voor een extra kamer die in gebruik is",
        "voor {aantal} extra kamers die in gebruik zijn",
    ),
    "Extra kamer die niet in gebruik is, per kamer": (
        "voor een extra kamer die niet in gebruik is",
        "voor {aantal} extra kamers die niet in gebruik zijn",
    ),
}
"""Rows that count things: for one, and for more."""


def tell_work(uitkomst: Regeluitkomst) -> str:
    """A row that is work, in plain words; in its own words, quoted, where there are none."""
    eigen = uitkomst.regel.omschrijving
    return WERK.get(eigen, f"“{eigen}”")


def tell_task(uitkomst: Regeluitkomst) -> str:
    """A row that is work, with how often and for how many."""
    regel, aantal, naam = uitkomst.regel, uitkomst.aantal or 0, tell_work(uitkomst)
    if regel.keer == "vast" or uitkomst.keer is None:
        return naam
    vaak = show_keer(uitkomst.keer, regel.keer_eenheid or "keer per week")
    if aantal > 1 and regel.resultaatgebied == "kindzorg":
        return f"{naam} ({plural(aantal, 'kind', 'kinderen')}, elk {vaak})"
    return f"{naam} ({vaak}, telkens {plural(aantal, 'keer', 'keer')})" if aantal > 1 else f"{naam} ({vaak})"


def tell_norm(uitkomst: Regeluitkomst, gebied: str) -> str:
    """The figure of a row, as something to speak of; ``gebied`` is the name of its area."""
    regel = uitkomst.regel
    if regel.code == zinnen.STRIJKEN:
        return "de tijd voor het strijken van bovenkleding"
    if regel.soort != "volledige_overname":
        return f"de tijd die {'erbij komt' if regel.teken > 0 else 'eraf gaat'} {tell_why(uitkomst)}"
    werk = "" if regel.resultaatgebied in zinnen.ZONDER_LIJST else f" ({tell_work(uitkomst)})"
    return f"de tijd voor {lower_first(gebied)}{werk}"


def tell_why(uitkomst: Regeluitkomst) -> str:
    """Why a *minder* or *meer* row is used, as the end of a sentence; the row itself, quoted, where it is not known."""
    eigen, aantal = uitkomst.regel.omschrijving, uitkomst.aantal or 0
    if eigen in PER_STUK:
        een, meer = PER_STUK[eigen]
        return een if aantal == 1 else meer.format(aantal=aantal)
    if eigen in WAAROM:
        return WAAROM[eigen]
    return f"door {plural(aantal, 'keer', 'keer')} “{eigen}”" if aantal > 1 else f"door “{eigen}”"
