"""The messages HO1xx: the case file, what was filled in and how the program was asked."""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Melding, fout, let_op

INVOER: Final[tuple[Melding, ...]] = (
    # the file itself
    fout(
        "HO101",
        "bestand_niet_gevonden",
        "Het bestand {pad} bestaat niet of is niet te openen.",
        "Controleer de naam en de map.",
    ),
    fout(
        "HO102",
        "bestand_onleesbaar",
        "Dit bestand is niet te lezen als {soort}: {reden}.",
        "Bewaar het opnieuw als {soort} en probeer het nog eens.",
    ),
    fout("HO103", "onbekende_sleutel", "De sleutel '{sleutel}' is onbekend.", "{suggestie}"),
    fout(
        "HO104",
        "sleutel_ontbreekt",
        "De sleutel '{sleutel}' ontbreekt.",
        "Voeg hem toe; de README laat een volledige casus zien.",
    ),
    fout(
        "HO105",
        "verkeerde_vorm",
        "Hier staat {gevonden}, maar hier hoort {verwacht}.",
        "Pas de vorm aan; de README laat een volledige casus zien.",
    ),
    fout("HO106", "onbekend_schema", "Het schema '{schema}' is onbekend.", "Dit programma leest '{verwacht}'."),
    fout(
        "HO107",
        "verboden_teken",
        "De tekst bevat een onzichtbaar stuurteken dat niet in een werkmap kan.",
        "Verwijder het teken of typ de tekst opnieuw.",
    ),
    fout(
        "HO108",
        "tekst_te_lang",
        "De tekst is {lengte} tekens lang; in een cel passen er {maximum}.",
        "Maak de tekst korter.",
    ),
    fout(
        "HO109",
        "bestandssoort_onbekend",
        "Een bestand dat eindigt op '{achtervoegsel}' is geen casus.",
        "Geef een .toml, een .json of een ingevulde casus als .xlsx.",
    ),
    fout(
        "HO110",
        "bestand_niet_te_openen",
        "Het bestand is er wel, maar kan niet worden gelezen: {reden}.",
        "Zorg dat het een gewoon bestand op deze computer is dat nergens anders open is, en probeer het opnieuw.",
    ),
    # what was filled in
    fout(
        "HO111",
        "aantal_geen_getal",
        "Het aantal '{waarde}' bij {code} is geen bruikbaar getal.",
        "Vul een heel getal in, niet als tekst; bijvoorbeeld 1.",
    ),
    fout(
        "HO112",
        "aantal_negatief",
        "Het aantal bij {code} is negatief ({waarde}).",
        "Vul een heel getal van 0 of meer in; of iets erbij komt of eraf gaat, bepaalt de regel zelf.",
    ),
    fout(
        "HO113",
        "aantal_niet_heel",
        "Het aantal bij {code} is geen heel getal ({waarde}).",
        "Vul een heel getal in; hoe vaak per week hoort bij 'keer'.",
    ),
    fout(
        "HO114",
        "grens_overschreden",
        "Het aantal {waarde} bij {code} valt buiten de grens van het normenkader ({grens}).",
        "Pas het aantal aan, of gebruik een afwijking met motivering.",
    ),
    fout(
        "HO115",
        "keer_ontbreekt",
        "Bij {code} ontbreekt hoe vaak per week het nodig is.",
        "Vul 'keer' in ({eenheid}).",
    ),
    fout(
        "HO116",
        "keer_ongeldig",
        "De waarde '{waarde}' bij 'keer' van {code} is geen bruikbaar getal.",
        "Vul een getal van 0 of meer in met hoogstens twee decimalen ({eenheid}).",
    ),
    fout(
        "HO117",
        "keer_boven_maximum",
        "Bij {code} is 'keer' {waarde}, maar het maximum is {maximum} ({eenheid}).",
        "Verlaag 'keer', of gebruik een afwijking met motivering.",
    ),
    fout(
        "HO118",
        "keer_niet_gevraagd",
        "De regel {code} is een norm per week; 'keer' hoort daar niet bij.",
        "Laat 'keer' leeg.",
    ),
    fout(
        "HO119",
        "minuten_ongeldig",
        "De waarde '{waarde}' bij 'minuten' van {code} is geen bruikbaar getal.",
        "Vul een getal van 0 of meer in met hoogstens twee decimalen.",
    ),
    fout(
        "HO120",
        "minuten_niet_toegestaan",
        "De norm van {code} staat vast; eigen minuten kunnen hier niet.",
        "Laat 'minuten' leeg, of gebruik een afwijking met motivering.",
    ),
    fout(
        "HO121",
        "minuten_boven_norm",
        "De {waarde} minuten bij {code} liggen boven de norm van {norm}, en die is een maximum.",
        "Verlaag de minuten, of gebruik een afwijking met motivering.",
    ),
    fout("HO122", "code_onbekend", "De code '{code}' staat niet in {kader}.", "{suggestie}"),
    fout(
        "HO123",
        "code_dubbel",
        "De code {code} komt meer dan één keer voor.",
        "Zet elke code in één regel en tel de aantallen op.",
    ),
    fout(
        "HO124",
        "uitsluiting",
        "De regels {code} en {ander} sluiten elkaar uit.",
        "Kies er één, of gebruik een afwijking met motivering.",
    ),
    fout(
        "HO125",
        "vereist_ontbreekt",
        "De regel {code} kan alleen samen met {vereist}.",
        "Voeg die regel toe, of verwijder {code}.",
    ),
    fout(
        "HO126",
        "minder_bij_tweewekelijks",
        "De regel {code} kan niet bij hulp eens per twee weken: de tweewekelijkse norm rekent al met eigen kracht"
        " en netwerk.",
        "Verwijder de regel, of kies wekelijks.",
    ),
    fout(
        "HO127",
        "niet_tweewekelijks",
        "De regel {code} is een extra bezoek per week en kan niet bij hulp eens per twee weken.",
        "Verwijder de regel, of kies wekelijks.",
    ),
    fout(
        "HO128",
        "alleen_tweewekelijks",
        "De regel {code} geldt alleen bij hulp eens per twee weken.",
        "Verwijder de regel, of kies tweewekelijks.",
    ),
    fout(
        "HO129",
        "afwijking_zonder_motivering",
        "De afwijking bij {gebied} heeft geen motivering.",
        "Schrijf op waarom hier van het normenkader wordt afgeweken.",
    ),
    fout(
        "HO130",
        "afwijking_minuten_ongeldig",
        "De waarde '{waarde}' bij de minuten van een afwijking is geen bruikbaar getal.",
        "Vul minuten per week in met hoogstens twee decimalen; een minteken trekt af.",
    ),
    fout(
        "HO131",
        "afwijking_gebied_onbekend",
        "Het resultaatgebied '{gebied}' van een afwijking staat niet in {kader}.",
        "Kies een van: {keuzes}.",
    ),
    fout(
        "HO132",
        "datum_ongeldig",
        "De waarde '{waarde}' is geen bestaande datum.",
        "Vul een datum in, bijvoorbeeld 2026-03-01.",
    ),
    fout(
        "HO133",
        "periode_omgekeerd",
        "De einddatum {tot} ligt voor de begindatum {van}.",
        "Verbeter een van de twee datums.",
    ),
    fout(
        "HO134",
        "periode_buiten_casus",
        "De periode van {code} valt niet binnen de looptijd van de casus ({looptijd}).",
        "Laat de regel binnen de looptijd van de casus vallen.",
    ),
    fout("HO135", "gemeente_onbekend", "De gemeente '{gemeente}' is onbekend.", "{suggestie}"),
    fout(
        "HO136",
        "frequentie_ongeldig",
        "De frequentie '{waarde}' bestaat niet.",
        "Kies 'wekelijks' of 'tweewekelijks'.",
    ),
    fout(
        "HO137",
        "korter_dan_minimum",
        "De looptijd tot en met {tot} is korter dan het minimum van {maanden} maanden in {kader}.",
        "Kies een einddatum vanaf {vroegst}, of los het anders op.",
    ),
    fout("HO138", "einde_dubbelzinnig", "Er staat een einddatum én 'onbepaalde tijd'.", "Kies een van de twee."),
    fout("HO139", "te_veel_regels", "Er zijn {aantal} {wat}, maar er is plaats voor {maximum}.", "Voeg regels samen."),
    fout("HO140", "kenmerk_leeg", "Het kenmerk is leeg.", "Vul het zaaknummer in, nooit een naam of BSN."),
    fout(
        "HO141",
        "leeftijd_ongeldig",
        "De leeftijd '{waarde}' kan niet.",
        "Vul een heel getal van 0 tot en met 120 in.",
    ),
    fout(
        "HO142",
        "vorige_ongeldig",
        "De omvang '{waarde}' van de lopende indicatie is geen bruikbaar getal.",
        "Vul minuten per week in, 0 of meer met hoogstens twee decimalen.",
    ),
    fout("HO143", "geen_regels", "Er is nog geen enkele regel ingevuld.", "Vul bij minstens één regel een aantal in."),
    fout("HO144", "keuze_ongeldig", "De waarde '{waarde}' kan hier niet.", "Kies uit: {keuzes}."),
    fout(
        "HO145",
        "volledige_overname_ontbreekt",
        "De regel {code} kan alleen naast een volledige overname van hetzelfde resultaatgebied ({vereist}).",
        "Voeg die regel toe, of verwijder {code}.",
    ),
    fout(
        "HO146",
        "leeftijd_opnieuw_vragen",
        "De leeftijd komt uit een eerdere casus ('{waarde}').",
        "Vraag de leeftijd opnieuw en vul een heel getal van 0 tot en met 120 in.",
    ),
    # what deserves a second look
    let_op(
        "HO149",
        "later_lager",
        "Vanaf {dag} is de uitkomst ({nieuw} min/week) lager dan de lopende indicatie ({oud} min/week); op de"
        " ingangsdatum nog niet, dus er is geen overgang berekend.",
        "Vermeld de verlaging in het besluit, en motiveer haar en een redelijke overgangstermijn.",
    ),
    let_op(
        "HO150",
        "lijkt_op_bsn",
        "In de tekst staat iets dat op een burgerservicenummer lijkt.",
        "Verwijder het; een casus heeft alleen een kenmerk.",
    ),
    let_op(
        "HO151",
        "duur_boven_maximum",
        "De looptijd ({looptijd}) is langer dan het maximum van {termijn} in {kader}.",
        "Kies een einddatum tot en met {uiterlijk}, of motiveer de langere duur.",
    ),
    let_op(
        "HO152",
        "tijdelijk_zonder_einde",
        "De regel {code} is altijd tijdelijk, maar heeft geen einddatum.",
        "Vul bij deze regel een einddatum in{grens}.",
    ),
    let_op(
        "HO153",
        "tijdelijk_boven_maximum",
        "De regel {code} loopt tot en met {tot}, langer dan het maximum van {termijn} in {kader}.",
        "Kies bij deze regel een einddatum tot en met {uiterlijk}, of motiveer de langere duur.",
    ),
    let_op(
        "HO154",
        "kindzorg_te_lang",
        "De kindzorg heeft geen einddatum binnen het maximum van {termijn} in {kader}.",
        "Kies bij {codes} een einddatum tot en met {uiterlijk}, of motiveer de langere duur.",
    ),
    let_op(
        "HO155",
        "meer_kinderen_geteld",
        "Het aantal bij {codes} is hoger dan het aantal ingevulde kinderen jonger dan {leeftijd} jaar ({aantal}).",
        "Vul de kinderen aan, of verlaag het aantal.",
    ),
    let_op(
        "HO156",
        "kind_houdt_kamer_schoon",
        "Bij {code} telt een extra slaapkamer mee, en er is een kind van {leeftijd} jaar of ouder: dat houdt de eigen"
        " kamer zelf schoon.",
        "Tel de kamer van dat kind niet mee, of motiveer de uitzondering.",
    ),
    let_op(
        "HO157",
        "huisgenoot_zonder_aftrek",
        "Een volwassen huisgenoot in de leefeenheid kan werk overnemen, maar er is niets afgetrokken.",
        "Voeg een regel minder inzet toe, of motiveer waarom er geen aftrek is.",
    ),
    let_op(
        "HO158",
        "lager_met_overgang",
        "De uitkomst ({nieuw} min/week) is lager dan de lopende indicatie ({oud} min/week); die omvang loopt door tot"
        " en met {tot}.",
        "Vermeld de overgang in het besluit en motiveer de verlaging.",
    ),
    let_op(
        "HO159",
        "lager_zonder_overgang",
        "De uitkomst ({nieuw} min/week) is lager dan de lopende indicatie ({oud} min/week), en in {kader} is geen"
        " overgangstermijn bekend.",
        "Motiveer de verlaging en motiveer een redelijke overgangstermijn.",
    ),
    # what a final workbook demands (vastleggen)
    fout(
        "HO160",
        "vastleggen_geweigerd",
        "De casus kan nog niet worden vastgelegd: {redenen}.",
        "Vul aan wat ontbreekt, of maak een concept met --concept.",
    ),
    fout(
        "HO161",
        "casus_heeft_fouten",
        "Deze casus heeft fouten en kan zo niet in een werkmap: {redenen}.",
        "Herstel de fouten en probeer het opnieuw.",
    ),
    # the next case, made from this one
    fout(
        "HO165",
        "kopie_te_vroeg",
        "De nieuwe casus begint op {datum}, maar de vorige begon pas op {begin}.",
        "Geef een ingangsdatum na die dag.",
    ),
    fout("HO190", "verkeerd_gebruik", "{uitleg}.", "Vraag hulp met: {hulp}"),
    fout(
        "HO196",
        "normwerkmap_geweigerd",
        "Hierboven staat wat er niet klopt in deze werkmap ({aantal}); er is niets geschreven.",
        "Verbeter het in Excel, bewaar de werkmap en lees haar opnieuw in.",
    ),
    fout(
        "HO197",
        "erft_veranderd",
        "Volgens de werkmap gaat {id} verder op {nieuw}, maar de regels erin horen bij {oud}.",
        "Zet 'Erft van' terug, of begin een nieuw kader met: ho normen nieuw --erft {nieuw}",
    ),
    fout(
        "HO198",
        "ander_kader_breekt",
        "Met deze wijziging is {wie} niet meer te gebruiken: {reden}",
        "Pas eerst dat normenkader aan, en dan dit.",
    ),
)
