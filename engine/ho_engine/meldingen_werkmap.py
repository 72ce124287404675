"""The messages HO3xx: reading, writing and proving workbooks."""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Melding, fout

WERKMAP: Final[tuple[Melding, ...]] = (
    fout(
        "HO301",
        "map_niet_beschrijfbaar",
        "In de map {map} kan niet worden geschreven.",
        "Kies een andere map of vraag schrijfrechten.",
    ),
    fout(
        "HO302",
        "doel_in_gebruik",
        "Het bestand {pad} is geopend in een ander programma.",
        "Sluit het daar en probeer het opnieuw; er is niets veranderd.",
    ),
    fout(
        "HO303",
        "schijf_vol",
        "De schijf is vol; {pad} is niet geschreven.",
        "Maak ruimte vrij en probeer het opnieuw.",
    ),
    fout("HO304", "map_bestaat_niet", "De map {map} bestaat niet.", "Maak de map aan of kies een andere."),
    fout(
        "HO305",
        "schrijven_mislukt",
        "Het bestand {pad} kon niet worden geschreven: {reden}.",
        "Er is niets veranderd; probeer een andere plaats.",
    ),
    fout(
        "HO306",
        "doel_is_geen_werkmap",
        "Het doel {pad} is geen bestandsnaam die eindigt op .xlsx.",
        "Geef een naam die eindigt op .xlsx.",
    ),
    fout(
        "HO307",
        "naam_onbruikbaar",
        "Zo kan een bestand niet heten: {reden}.",
        "Kies een andere naam; er is niets geschreven.",
    ),
    fout(
        "HO310",
        "herberekening_wijkt_af",
        "De onafhankelijke herberekening wijkt af: {verschillen}.",
        "De werkmap is niet bewaard; meld dit met het kenmerk van de casus.",
    ),
    fout(
        "HO311",
        "sjabloon_past_niet",
        "Deze casus past niet in een sjabloon: {redenen}.",
        "Herstel dit in de casus, of schrijf de casus als .toml of .json: daarin past alles.",
    ),
    fout(
        "HO312",
        "werkmap_niet_gemaakt",
        "De werkmap van casus {kenmerk} is niet gemaakt: {reden}.",
        "Maak haar apart met ho werkboek, en meld het als het weer gebeurt.",
    ),
    fout(
        "HO320",
        "geen_werkmap",
        "Dit bestand is geen werkmap van dit programma: {reden}.",
        "Geef een werkmap die met dit programma is gemaakt.",
    ),
    fout(
        "HO321",
        "sjabloon_geen_werkmap",
        "Dit is een sjabloon; daarin is nog niets vastgelegd.",
        "Maak eerst een werkmap met: ho werkboek",
    ),
    fout("HO322", "cel_ongeldig", "{uitleg}.", "{herstel}"),
    fout(
        "HO323",
        "werkmap_te_groot",
        "Het bestand is {omvang} groot; een casus is nooit groter dan {maximum}.",
        "Geef het sjabloon zelf, zonder afbeeldingen of andere bladen.",
    ),
    fout(
        "HO324",
        "onveilige_werkmap",
        "Dit bestand wordt voor de veiligheid niet gelezen: {reden}.",
        "Neem de gegevens over in een nieuw sjabloon.",
    ),
    fout(
        "HO325",
        "lezen_gestopt",
        "Het lezen van dit bestand is gestopt: {reden}.",
        "Neem de gegevens over in een nieuw sjabloon.",
    ),
    fout(
        "HO330",
        "normblad_ontbreekt",
        "Het blad {blad} ontbreekt.",
        "Zet het terug, of maak de werkmap opnieuw met ho normen export of ho normen invullen.",
    ),
    fout(
        "HO331",
        "normtabel_ontbreekt",
        "Op dit blad is de tabel met de koppen {koppen} niet te vinden.",
        "Zet de rij met koppen terug, of maak de werkmap opnieuw met ho normen export of ho normen invullen.",
    ),
    fout(
        "HO332",
        "formulier_half",
        "Deze regel is half ingevuld: {wat} ontbreekt.",
        "Vul het aan, of maak de hele regel leeg.",
    ),
)
