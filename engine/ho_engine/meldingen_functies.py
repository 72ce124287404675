"""The messages HO4xx: the functions for a cell of a spreadsheet with their arguments, and the buttons of the ribbon."""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Melding, fout

FUNCTIES: Final[tuple[Melding, ...]] = (
    fout("HO401", "argument_leeg", "Het argument '{argument}' is leeg.", "Vul {wat} in, of wijs een gevulde cel aan."),
    fout(
        "HO402",
        "verkeerde_maat",
        "Het bereik '{argument}' is {gevonden}, maar hier hoort {verwacht}.",
        "Wijs een ander bereik aan.",
    ),
    fout(
        "HO403",
        "codes_in_een_blok",
        "De codes staan in een blok ({gevonden}).",
        "Zet alle codes in één rij of in één kolom.",
    ),
    fout(
        "HO404",
        "casussen_niet_eenduidig",
        "De codes staan onder elkaar en de aantallen in een blok ({gevonden}): het is niet zeker of een casus een rij"
        " of een kolom is.",
        "Zet de codes naast elkaar, met onder de codes één rij per casus.",
    ),
    fout(
        "HO405",
        "aantal_zonder_code",
        "Hier is iets ingevuld, maar op deze plaats staat geen code.",
        "Vul bij 'codes' de code of de omschrijving in, of maak de cel leeg.",
    ),
    fout(
        "HO406",
        "omschrijving_dubbel",
        "De omschrijving '{omschrijving}' hoort in {kader} bij meer dan één code: {codes}.",
        "Gebruik de code.",
    ),
    fout(
        "HO407",
        "meer_casussen",
        "Hier hoort één casus, maar er staan {aantal} casussen.",
        "Wijs één rij aan; HO_MINUTEN en HO_BEREKENING rekenen wel veel casussen tegelijk uit.",
    ),
    fout(
        "HO408",
        "functiegetal_ongeldig",
        "De waarde '{waarde}' is hier geen bruikbaar getal.",
        "Vul een getal van 0 of meer in, met een komma voor de decimalen.",
    ),
    fout("HO409", "functiegetal_negatief", "Het getal {waarde} is negatief.", "Vul een getal van 0 of meer in."),
    fout(
        "HO410",
        "toelichting_te_lang",
        "De toelichting is {lengte} tekens lang, en in een cel passen er {maximum}.",
        "Maak het werkboek of gebruik 'ho toelichting'.",
    ),
    fout(
        "HO411",
        "foutwaarde_van_elders",
        "Deze fout ({foutwaarde}) komt niet uit een berekening van Normenkader HO: {betekenis}.",
        "Kijk eerst naar de cellen waar deze cel naar verwijst.",
    ),
    fout(
        "HO412",
        "rekenkern_onbereikbaar",
        "De rekenkern van Normenkader HO geeft geen antwoord (foutnummer {nummer}).",
        "Klik in het lint Normenkader HO op Herstart; helpt dat niet, vraag dan uw beheerder naar de installatie.",
    ),
    fout(
        "HO413",
        "bereik_in_delen",
        "Een argument wijst een bereik aan dat uit losse delen bestaat.",
        "Wijs één aaneengesloten bereik aan.",
    ),
    fout(
        "HO414",
        "functievenster_open",
        "Er is nog niet gerekend, want het venster Functieargumenten is open.",
        "Sluit dat venster met OK.",
    ),
    fout(
        "HO415",
        "argument_onleesbaar",
        "Excel geeft een argument niet door (foutnummer {nummer}).",
        "Wijs een gewoon bereik aan, of typ de waarde.",
    ),
    fout(
        "HO416",
        "zin_niet_bewaard",
        "Bij deze fout is geen uitleg bewaard.",
        "Druk op Ctrl+Alt+F9; blijft dit staan, kijk dan naar de cellen waar deze cel naar verwijst.",
    ),
    fout(
        "HO420",
        "rekenkern_struikelt",
        "De rekenkern kon {functie} niet uitvoeren door een fout in het programma.",
        "Klik op Herstart en probeer het opnieuw; gaat het weer mis, meld dit dan met het logboek erbij.",
    ),
    fout(
        "HO421",
        "functie_onbekend",
        "De rekenkern kent {functie} niet: het programma en de invoegtoepassing passen niet bij elkaar.",
        "Installeer beide opnieuw met 'ho addin installeren'.",
    ),
    fout(
        "HO422",
        "alleen_windows",
        "De invoegtoepassing werkt alleen in Excel voor Windows.",
        "Doe dit op een pc met Windows; de andere opdrachten werken hier wel.",
    ),
    fout(
        "HO423",
        "windows_weigert",
        "Windows staat dit niet toe ({wat}), en er is niets veranderd.",
        "Sluit Excel; is het voor alle gebruikers, start de opdracht dan als administrator.",
    ),
    fout(
        "HO424",
        "onderdeel_ontbreekt",
        "Het bestand {bestand} hoort bij het programma, maar is er niet.",
        "Haal het programma opnieuw op.",
    ),
    fout(
        "HO425",
        "pakket_ontbreekt",
        "Deze Python mist {pakket}, waarmee Excel en het programma met elkaar praten.",
        "Installeer het met: python -m pip install {pakket}",
    ),
    fout(
        "HO426",
        "python_uit_de_store",
        "Deze Python komt uit de Microsoft Store, en wat die vastlegt kan Excel niet zien.",
        "Installeer Python van python.org, en daarmee het programma.",
    ),
    fout(
        "HO427",
        "python_van_een_gebruiker",
        "Deze Python staat in de map van één gebruiker ({map}); anderen kunnen hem niet starten.",
        "Installeer Python en het programma voor alle gebruikers, of laat '--scope machine' weg.",
    ),
    fout(
        "HO428",
        "geen_gevallen",
        "In {bestand} staan geen gevallen om na te rekenen: {reden}.",
        "Gebruik het bestand zelftest.xlsx dat bij het programma hoort.",
    ),
    fout(
        "HO430",
        "geen_casusblad",
        "In {bestand} is geen casusblad te vinden: {reden}.",
        "Open een sjabloon, of maak er een met de knop Nieuwe casus.",
    ),
    fout(
        "HO431",
        "werkmap_niet_bewaard",
        "De werkmap {bestand} is nog niet bewaard.",
        "Bewaar haar eerst in een map; daar werkt deze knop mee.",
    ),
    fout(
        "HO432",
        "blad_met_wachtwoord",
        "Het blad {blad} is met een wachtwoord beveiligd; daarom staat de uitkomst niet op het blad.",
        "Haal het wachtwoord weg met Controleren, Beveiliging blad opheffen.",
    ),
    fout(
        "HO433",
        "al_vastgelegd",
        "De werkmap {bestand} is al vastgelegd; daarin verandert niets meer.",
        "Verander de casus in het sjabloon waaruit zij is gemaakt, en leg die vast.",
    ),
    fout(
        "HO434",
        "werkmap_in_de_cloud",
        "De werkmap {bestand} staat in OneDrive of SharePoint en is op deze pc niet te vinden.",
        "Bewaar haar in een map op deze pc of op een netwerkschijf.",
    ),
    fout(
        "HO435",
        "excel_weigert",
        "Excel staat dit nu niet toe ({reden}).",
        "Sluit een cel die u bewerkt of een venster dat openstaat, en probeer het opnieuw.",
    ),
    fout(
        "HO436",
        "geen_werkmap_open",
        "Er is geen werkmap open die bewerkt kan worden.",
        "Open er een, of klik in de beveiligde weergave eerst op Bewerken inschakelen.",
    ),
    fout(
        "HO437",
        "geen_zelftest",
        "In {bestand} staat geen zelftest: {reden}.",
        "Open zelftest.xlsx, laat Excel rekenen en klik opnieuw op Zelftest.",
    ),
    fout(
        "HO438",
        "sjabloon_niet_vastgelegd",
        "De werkmap {bestand} is een sjabloon; daarin is nog niets vastgelegd om na te kijken.",
        "Klik op Vastleggen: dat maakt het werkboek.",
    ),
)
