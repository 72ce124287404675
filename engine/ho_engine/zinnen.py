"""The fixed Dutch sentences of the explanation, per result area, condition and possibility. Composes nothing.

Addressed to the resident as "u", in plain words (B1). Facts from S001, S002 and S004; the wording is our own.
"""

from __future__ import annotations

from typing import Final

PRODUCT: Final = "huishoudelijke ondersteuning"
"""The name of the support where no framework gives one."""

INLEIDING: Final = (
    "Deze tekst hoort bij het besluit van de gemeente. De berekening zelf beslist niets: zij laat zien welke"
    " ondersteuning volgt uit uw situatie en uit het normenkader. De gemeente beslist, op grond van de Wet"
    " maatschappelijke ondersteuning 2015 (Wmo 2015)."
)
GEEN_UITKOMST: Final = (
    "Er is nog geen uitkomst. In wat is ingevuld, zit een fout. De berekening zegt welke fout het is en hoe die te"
    " herstellen is. Daarom noemt deze tekst nog geen tijd."
)
WACHT: Final = "Deze stap volgt als de fout is hersteld."
NIET_INGEVULD: Final = "Dit is nog niet ingevuld."
WEIGERING: Final = (
    "Met deze berekening alleen kan de gemeente ondersteuning niet weigeren. Weigert zij toch, dan noemt zij daarvoor"
    " in het besluit een eigen reden."
)
LAGER: Final = (
    "De nieuwe uitkomst is lager. De gemeente geeft in het besluit aan of er een overgang is en hoe lang die duurt."
)
NIET_LAGER: Final = "De nieuwe uitkomst is niet lager."
NETTO: Final = (
    "Dit blijft per onderdeel over voor ondersteuning door de gemeente (netto). Zulke ondersteuning op maat heet in de"
    " wet een maatwerkvoorziening."
)
NOOIT_ONDER_NUL: Final = " (minder dan nul kan niet)"
PER: Final = {"min/week": "per week", "min/2 weken": "per twee weken"}
"""How the units of the decision in minutes are said."""

RESULTAAT: Final = {
    "slh": "een schoon en leefbaar huis",
    "was": "schone was",
    "boodschappen": "boodschappen in huis",
    "maaltijden": "maaltijden die klaarstaan",
    "regie": "een geordend huishouden",
    "aiv": "het leren van huishoudelijk werk",
    "kindzorg": "de verzorging van uw kinderen",
}
"""What the support of an area is for."""

WERK: Final = {
    "slh": "Het gaat om het schoonmaken van de kamers die u gebruikt: woonkamer, slaapkamer, keuken, badkamer, toilet,"
    " gang en trap. Daarbij horen stof afnemen, stofzuigen, dweilen, badkamer en toilet schoonmaken en bedden"
    " verschonen. Sommig werk is bij elk bezoek nodig, ander werk minder vaak.",
    "was": "Het gaat om wassen, drogen, vouwen en opruimen van kleding en beddengoed.",
    "boodschappen": "Het gaat om boodschappen voor elke dag: eten en drinken, toiletartikelen en schoonmaakmiddelen.",
    "regie": "Het gaat om blijvende hulp bij het plannen en organiseren van het huishouden.",
    "aiv": "Het gaat om tijdelijke uitleg en oefening, zodat u huishoudelijk werk zelf leert doen.",
    "kindzorg": "Het gaat om hulp bij de verzorging van uw kinderen.",
}
"""The activities of an area (S001 par. 1 and 4, S002 par. 1.1), without times per activity."""

ZONDER_LIJST: Final = frozenset({"slh", "was", "boodschappen", "regie"})
"""Areas whose work is told above; of the others the rows themselves say what is done and how often."""

WASBEURTEN: Final = {
    "was.eenpersoons": "De was wordt 2 keer per week gedaan.",
    "was.tweepersoons": "De was wordt 5 keer per twee weken gedaan.",
}
"""How often the laundry is done (S004 bijlage 3, tabel 4)."""

STRIJKEN: Final = "was.strijken"
"""A *meer inzet* row that is an activity: its minutes count inside the area and are never named."""
WEL_STRIJKEN: Final = "Bovenkleding wordt ook gestreken, beddengoed niet."
NIET_STRIJKEN: Final = "Strijken hoort er niet bij."
TWEEWEKELIJKS: Final = (
    "De hulp komt hiervoor één keer per twee weken. In deze tijd is al meegerekend dat u zelf of mensen om u heen een"
    " deel van het werk doen."
)

MOGELIJKHEID: Final = {
    "eigen_kracht": "Wat u zelf kunt doen (eigen kracht)",
    "gebruikelijke_hulp": "Hulp die huisgenoten elkaar normaal geven (gebruikelijke hulp)",
    "netwerk": "Hulp van familie, vrienden, buren of vrijwilligers (uw netwerk)",
    "algemene_voorziening": "Een dienst die voor iedereen openstaat (algemene voorziening)",
    "algemeen_gebruikelijk": "Een hulpmiddel dat veel mensen kopen (algemeen gebruikelijke voorziening)",
    "andere_wet": "Hulp op grond van een andere wet",
    "particuliere_hulp": "Hulp die u zelf betaalt (particuliere hulp)",
}
"""The possibilities of step 4, explained."""

BESCHIKBAAR: Final = {
    True: "dit is onderzocht en is voor u beschikbaar.",
    False: "dit is onderzocht en is voor u niet beschikbaar.",
    None: "dit is onderzocht; of het voor u beschikbaar is, is nog niet ingevuld.",
}
LEEFEENHEID: Final = {
    True: "hoort bij uw huishouden",
    False: "hoort niet bij uw huishouden en hoeft daarom geen werk over te nemen",
    None: "woont bij u in huis",
}
OVERNEMEN: Final = {
    "ja": "kan werk overnemen",
    "deels": "kan een deel van het werk overnemen",
    "nee": "kan geen werk overnemen",
}

LEIDRAAD: Final = (
    "Een normenkader is een tabel met de tijd die voor elk onderdeel van het huishouden nodig is. Het is een"
    " belangrijke leidraad. De gemeente mag er met een goede reden van afwijken. Hieronder staat wat nodig is, voordat"
    " is gekeken wat u zelf of met anderen kunt oplossen (bruto). De tijd geldt voor het hele onderdeel."
)
GEMIDDELD: Final = (
    "Het normenkader gaat uit van een gemiddelde situatie. Dat is een huishouden van een of twee volwassenen zonder"
    " kinderen thuis, in een gewone zelfstandige woning, zonder huisdieren die extra werk geven. De bewoner houdt de"
    " woning elke dag op orde, maar kan niet meehelpen bij de schoonmaak en krijgt daarbij geen hulp van anderen. De"
    " woning wordt niet sneller vuil dan normaal en is niet bijzonder ingericht, extra bewerkelijk of extra groot."
)
ANDERS: Final = {
    "huishouden_1_of_2_volwassenen": "uw huishouden is anders dan een of twee volwassenen zonder kinderen thuis",
    "zelfstandige_woning": "u woont niet in een gewone zelfstandige woning",
    "geen_huisdieren_met_extra_inzet": "u heeft huisdieren die extra werk geven",
    "houdt_woning_gereed": "het lukt niet om uw woning elke dag op orde te houden voor de schoonmaak",
    "geen_eigen_mogelijkheden": "u kunt zelf een deel van het werk doen",
    "geen_hulp_van_anderen": "u krijgt bij het werk hulp van andere mensen",
    "geen_extra_vervuiling": "door uw beperkingen wordt uw woning sneller vuil of moet die extra schoon zijn",
    "geen_uitzonderlijke_woning": "uw woning is bijzonder ingericht, extra bewerkelijk of extra groot",
}
"""Each condition of the average situation, answered with no."""

REGEL_BIJ_ANDERS: Final[dict[str, tuple[str, ...]]] = {
    "huishouden_1_of_2_volwassenen": ("samenstelling", "slaapkamer", "kamer_in_gebruik", "kindzorg."),
    "geen_huisdieren_met_extra_inzet": ("huisdieren",),
    "houdt_woning_gereed": ("extra_inzet", "regie."),
    "geen_eigen_mogelijkheden": ("eigen_kracht",),
    "geen_hulp_van_anderen": ("netwerk", "gebruikelijke_hulp"),
    "geen_extra_vervuiling": ("extra_inzet",),
    "geen_uitzonderlijke_woning": ("kenmerken_woning", "extra_kamer", "slaapkamer"),
}
"""Parts of the codes of the norm rows that answer such a difference."""

IN_TWEEWEKELIJKS: Final = frozenset({"geen_eigen_mogelijkheden", "geen_hulp_van_anderen"})
"""Differences that the biweekly norm already counts on (S004 bijlage 1 par. 1)."""
ZONDER_REGEL: Final = " (hiervoor is geen regel van het normenkader gebruikt)"
GELIJK: Final = "Uw situatie is op alle punten gelijk aan deze gemiddelde situatie."
NIET_VERGELEKEN: Final = "Of uw situatie hierop lijkt, is nog niet ingevuld."
DEELS_VERGELEKEN: Final = "Niet alle punten zijn al vergeleken."

ECHTE_TIJD: Final = (
    "De tijd is echte tijd voor hulp: staat er twee uur, dan krijgt u twee uur hulp. Binnenkomen, overleggen met u en"
    " spullen pakken en opruimen horen bij die tijd. Een pauze van de hulp hoort er niet bij. U spreekt met de hulp af"
    " wat er wanneer gebeurt."
)
BUITEN: Final = (
    "Dit hoort niet bij deze ondersteuning: de tuin, het balkon en andere buitenruimte, ramen aan de buitenkant, schuur"
    " en garage, de auto, de stoep, zilver poetsen, de verzorging van dieren en u helpen bij het eten en drinken zelf."
)
ONZEKER: Final = {
    "secundair": "Deze cijfers komen niet uit de regeling zelf, maar uit een bericht daarover",
    "afgeleid": "Deze cijfers staan niet zo in de bron, maar zijn daaruit afgeleid",
}
AFGELEID: Final = "Dit staat niet zo in de bron, maar is daaruit afgeleid."
