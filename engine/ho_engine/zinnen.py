"""The fixed Dutch sentences of the explanation, per result area, condition and possibility. Composes nothing.

Addressed to the resident as "u", in plain words (B1). Facts from S001, S002 and S004; the wording is our own.
"""

from __future__ import annotations

from typing import Final

INLEIDING: Final = (
    "Deze tekst hoort bij het besluit van de gemeente over uw aanvraag. De gemeente beslist volgens de Wet"
    " maatschappelijke ondersteuning 2015 (Wmo 2015). Die wet regelt hulp van de gemeente voor mensen thuis. Met “u”"
    " wordt in deze tekst de {persoon} bedoeld die hulp vraagt. De {functie} is de medewerker van de gemeente die uw"
    " situatie onderzoekt."
)
CONCEPT: Final = "Deze tekst is nog een concept: er moet nog iets worden ingevuld of bevestigd."
BEREKENING: Final = (
    "De berekening zelf beslist niets. Zij laat zien hoeveel hulp volgt uit uw situatie en uit het normenkader: een"
    " tabel met de tijd die nodig is voor elk onderdeel van het huishouden."
)
GEEN_UITKOMST: Final = (
    "Er is nog geen uitkomst. In wat is ingevuld, zit een fout. De berekening zegt welke fout het is en hoe die te"
    " herstellen is. Daarom noemt deze tekst nog geen tijd."
)
WACHT: Final = "Deze stap volgt als de fout is hersteld."
NIET_INGEVULD: Final = "Dit is nog niet ingevuld."

LEVERING: Final = {
    "zin": (
        "Er is gekozen voor zorg in natura (zin). Dat betekent: een aanbieder die de gemeente inhuurt, levert de hulp."
    ),
    "pgb": (
        "Er is gekozen voor een persoonsgebonden budget (pgb). Dat betekent: u koopt de hulp zelf in, met een budget"
        " van de gemeente."
    ),
    "": (
        "Hoe de hulp wordt geleverd, is nog niet gekozen. Bij zorg in natura (zin) levert een aanbieder die de gemeente"
        " inhuurt de hulp. Bij een persoonsgebonden budget (pgb) koopt u de hulp zelf in, met een budget van de"
        " gemeente."
    ),
}
"""How the help is supplied; not yet chosen, it is said which ways there are."""

EERST_OVERGANG: Final = " Eerst houdt u nog een periode de tijd die u nu heeft (een overgang)."
OVERGANG: Final = " Dit is de overgang{bron}: u houdt de tijd die u nu heeft."
VORIGE: Final = {
    -1: (
        "De nieuwe uitkomst is lager. De gemeente schrijft in het besluit of u de oude tijd nog een periode houdt (een"
        " overgang), en hoe lang."
    ),
    0: "De nieuwe uitkomst is even hoog.",
    1: "De nieuwe uitkomst is hoger.",
}
"""The new figure beside that of the running decision: below it, the same, above it."""
LATER_LAGER: Final = (
    " Vanaf {dag} krijgt u minder tijd dan u nu heeft. De gemeente schrijft in het besluit of u de oude tijd dan nog"
    " een periode houdt (een overgang)."
)

PROEF: Final = (
    "{periode} een proefperiode{bron}: dan blijkt of de tijd past. Past de tijd niet, dan kan de gemeente een nieuw"
    " besluit nemen."
)

NUL_UITLEG: Final = (
    "Per onderdeel van het huishouden is bekeken hoeveel tijd nodig is (stap 3). Ook is bekeken hoeveel van dat werk op"
    " een andere manier kan worden gedaan (stap 4). In stap 5 staat per onderdeel waarom er geen tijd overblijft."
)
NUL_OPEN: Final = (
    "De {functie} heeft nog niet alles onderzocht, of nog niet alles is ingevuld: zie stap 4. Zonder een volledig"
    " onderzoek kan de gemeente niet goed beslissen."
)
NUL_ONDERZOCHT: Final = "De {functie} heeft onderzocht welke andere oplossingen er zijn: zie stap 4."
NUL_REDEN: Final = (
    "Deze berekening is geen weigering, en ook geen toezegging: de gemeente beslist. Weigert de gemeente de hulp, dan"
    " noemt zij in het besluit haar eigen reden. Een verwijzing naar deze berekening is daarvoor niet genoeg."
)
NUL_VERDER: Final = (
    "Klopt er iets niet, of verandert uw situatie? Vertel dat dan aan de gemeente. U kunt altijd opnieuw om hulp"
    " vragen. In het besluit zelf staat wat u kunt doen als u het er niet mee eens bent (bezwaar maken)."
)

NETTO: Final = (
    "Van de tijd in stap 3 gaat af wat u zelf of met anderen kunt oplossen. Wat overblijft, is tijd voor hulp van de"
    " gemeente (netto). Zulke hulp op maat heet in de wet een maatwerkvoorziening."
)
UITLEG_VERDEROP: Final = " (de uitleg staat verderop)"
MEER_DAN_NODIG: Final = "Dat is meer dan er nodig is"
BOVEN_MAXIMUM: Final = "Dat is meer dan het maximum; met een goede reden mag dat"
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
STRIJKTIJD: Final = "De tijd daarvoor is meegeteld bij het hele onderdeel."
TWEEWEKELIJKS: Final = (
    "Deze tijd is voor één bezoek per twee weken. Daarin is al meegerekend dat u zelf of mensen om u heen een deel van"
    " het werk doen."
)
MEER_ERIN: Final = "Hierin zit ook de extra tijd die verderop wordt uitgelegd."
MINDER_DAN_MAXIMUM: Final = "Dit is minder dan het maximum van het normenkader"

MOGELIJKHEID: Final = {
    "eigen_kracht": "Wat u zelf kunt doen (eigen kracht)",
    "gebruikelijke_hulp": "Hulp die huisgenoten elkaar normaal geven (gebruikelijke hulp)",
    "netwerk": "Hulp van familie, vrienden, buren of vrijwilligers (uw netwerk)",
    "algemene_voorziening": "Een dienst die voor iedereen openstaat (algemene voorziening)",
    "algemeen_gebruikelijk": "Een hulpmiddel dat veel mensen kopen (algemeen gebruikelijke voorziening)",
    "andere_wet": "Hulp die onder een andere wet valt",
    "particuliere_hulp": "Hulp die u zelf betaalt (particuliere hulp)",
}
"""The possibilities of step 4, explained."""

ONDERZOCHT: Final = {
    "geen": (
        "De {functie} onderzoekt of er een andere oplossing is dan hulp van de gemeente. Hierover is nog niets"
        " ingevuld."
    ),
    "deels": (
        "De {functie} onderzoekt of er een andere oplossing is dan hulp van de gemeente. Dat onderzoek is nog niet"
        " volledig ingevuld."
    ),
    "alles": "De {functie} heeft onderzocht of er een andere oplossing is dan hulp van de gemeente.",
}
"""How far step 4 has come."""
BESCHIKBAAR: Final = {
    True: "hier is iets mogelijk.",
    False: "hier is niets mogelijk.",
    None: "of hier iets mogelijk is, is nog niet ingevuld.",
}
NIET_ONDERZOCHT: Final = "hierover is nog niets ingevuld."
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
    "Het normenkader weegt zwaar, maar met een goede reden mag de gemeente ervan afwijken (een afwijking). Hieronder"
    " staat per onderdeel hoeveel tijd nodig is, voordat is bekeken wat u zelf of met anderen kunt oplossen (bruto). De"
    " tijd geldt voor het hele onderdeel."
)
BUREAUS: Final = {"HHM": "HHM is het bureau dat heeft onderzocht hoeveel tijd huishoudelijk werk kost."}
"""Who is meant by an abbreviation in the name of a framework."""
VERWIJZING: Final = "Achter een tijd staat de bron, zoals “bron A”. De lijst met bronnen staat onderaan."
EERSTE_DAG: Final = "De tijden hieronder gelden op de eerste dag, {dag}."
GEMIDDELD: Final = (
    "Het normenkader gaat uit van een gemiddelde situatie. Dat is een huishouden van een of twee volwassenen zonder"
    " kinderen thuis, in een gewone zelfstandige woning, zonder huisdieren die extra werk geven. De bewoner houdt de"
    " woning elke dag op orde, maar kan niet meehelpen bij de schoonmaak en krijgt daarbij geen hulp van anderen. De"
    " woning wordt niet sneller vuil dan normaal. De woning is ook niet bijzonder ingericht, en niet zo gebouwd of zo"
    " groot dat het extra werk geeft."
)
ANDERS: Final = {
    "huishouden_1_of_2_volwassenen": "uw huishouden is anders dan een of twee volwassenen zonder kinderen thuis",
    "zelfstandige_woning": "u woont niet in een gewone zelfstandige woning",
    "geen_huisdieren_met_extra_inzet": "u heeft huisdieren die extra werk geven",
    "houdt_woning_gereed": "het lukt niet om uw woning elke dag op orde te houden voor de schoonmaak",
    "geen_eigen_mogelijkheden": "u kunt zelf een deel van het werk doen",
    "geen_hulp_van_anderen": "u krijgt bij het werk hulp van andere mensen",
    "geen_extra_vervuiling": "door uw beperkingen wordt uw woning sneller vuil of moet die extra schoon zijn",
    "geen_uitzonderlijke_woning": "uw woning geeft extra werk, door de inrichting, de bouw of de grootte",
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
ZONDER_REGEL: Final = " (hiervoor is geen tijd bijgeteld of afgetrokken)"
GELIJK: Final = "Uw situatie is op alle punten gelijk aan deze gemiddelde situatie."
NIET_VERGELEKEN: Final = "Of uw situatie hierop lijkt, is nog niet ingevuld."
DEELS_VERGELEKEN: Final = "Niet alle punten zijn al vergeleken."
GEEN_UITLEG: Final = "De uitleg is nog niet ingevuld."

ECHTE_TIJD: Final = (
    "De tijd is echte tijd voor hulp: staat er twee uur, dan krijgt u twee uur hulp. Binnenkomen, met u overleggen en"
    " spullen pakken en opruimen horen bij die tijd. Een pauze van degene die u helpt, hoort er niet bij. U spreekt"
    " samen af wat er wanneer gebeurt."
)
BUITEN: Final = (
    "Dit hoort niet bij deze hulp: de tuin, het balkon en andere buitenruimte, ramen aan de buitenkant, schuur en"
    " garage, de auto, de stoep, zilver poetsen, de verzorging van dieren en u helpen bij het eten en drinken zelf."
)
STAND: Final = {
    "fictief": (
        "Deze gemeente bestaat niet. Tijden die in het echte normenkader ontbreken, zijn hier verzonnen. Deze tekst is"
        " een voorbeeld en kan niet bij een echt besluit horen."
    ),
    "beleidsprofiel": (
        "Het is niet bekend van welke gemeente dit normenkader is. Deze tekst is een voorbeeld en kan niet bij een echt"
        " besluit horen."
    ),
}
"""What a framework that is not in force means for the text."""
ONZEKER: Final = {
    "secundair": "Deze tijden komen niet uit de regeling zelf, maar uit een bericht daarover:",
    "afgeleid": "Deze tijden staan niet letterlijk in de bron, maar volgen eruit:",
}
VERZONNEN: Final = "Deze tijden zijn verzonnen, of staan niet letterlijk in de bron maar volgen eruit:"
AFGELEID: Final = "Dit staat niet letterlijk in de bron, maar volgt eruit."
