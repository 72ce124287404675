"""Every message the product can give: one table of codes with sentence and mend, and the exception that carries one.

The table is the single source for the engine, the workbook, the command line and ``docs/meldingen.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Ernst: TypeAlias = Literal["fout", "let_op", "opmerking"]


@dataclass(frozen=True, slots=True)
class Melding:
    """One message: a stable code, how serious it is, what is wrong and how to mend it."""

    code: str
    naam: str
    ernst: Ernst
    zin: str
    herstel: str

    @property
    def pagina(self) -> str:
        """Where the documentation explains this message."""
        return f"docs/meldingen.md#{self.code.lower()}"

    def tekst(self, **gegevens: object) -> str:
        """Fill the sentence and the mend with the particulars of one occurrence."""
        return f"{self.zin} {self.herstel}".format(**gegevens).strip()


class HoFout(ValueError):
    """Something the product can't go on with, said in one Dutch sentence with the place and the mend.

    Attributes:
        melding: the row of ``MELDINGEN``.
        zin: the filled-in sentence, without the place.
        plaats: where it is wrong (a file, a key, a cell ``Casus!C12``), or an empty string.
    """

    def __init__(self, naam: str, plaats: str = "", **gegevens: object) -> None:
        """Make the error for the message called ``naam``; ``gegevens`` fill its sentence."""
        self.melding = MELDING_BIJ_NAAM[naam]
        self.zin = self.melding.tekst(**gegevens)
        self.plaats = plaats
        super().__init__(f"{plaats}: {self.zin}" if plaats else self.zin)

    @property
    def code(self) -> str:
        """The stable code, such as ``HO103``."""
        return self.melding.code


def _fout(code: str, naam: str, zin: str, herstel: str) -> Melding:
    return Melding(code, naam, "fout", zin, herstel)


MELDINGEN: Final[tuple[Melding, ...]] = (
    # HO10x: the file itself
    _fout("HO101", "bestand_niet_gevonden", "Het bestand {pad} bestaat niet of is niet te openen.", "Controleer de naam en de map."),
    _fout("HO102", "bestand_onleesbaar", "Dit bestand is niet te lezen als {soort}: {reden}.", "Bewaar het opnieuw als {soort} en probeer het nog eens."),
    _fout("HO103", "onbekende_sleutel", "De sleutel '{sleutel}' is onbekend.", "{suggestie}"),
    _fout("HO104", "sleutel_ontbreekt", "De sleutel '{sleutel}' ontbreekt.", "Voeg hem toe; de README laat een volledige casus zien."),
    _fout("HO105", "verkeerde_vorm", "Hier staat {gevonden}, maar hier hoort {verwacht}.", "Pas de vorm aan; de README laat een volledige casus zien."),
    _fout("HO106", "onbekend_schema", "Het schema '{schema}' is onbekend.", "Dit programma leest '{verwacht}'."),
    _fout("HO107", "verboden_teken", "De tekst bevat een onzichtbaar stuurteken dat niet in een werkmap kan.", "Verwijder het teken of typ de tekst opnieuw."),
    _fout("HO108", "tekst_te_lang", "De tekst is {lengte} tekens lang; in een cel passen er {maximum}.", "Maak de tekst korter."),
    _fout("HO109", "bestandssoort_onbekend", "Een bestand dat eindigt op '{achtervoegsel}' is geen casus.", "Geef een .toml, een .json of een ingevulde casus als .xlsx."),
    # HO11x-HO14x: what was filled in
    _fout("HO110", "waarde_ongeldig", "De waarde '{waarde}' kan hier niet.", "Vul {verwacht} in."),
    _fout("HO111", "aantal_geen_getal", "Het aantal bij {code} is geen getal maar '{waarde}'.", "Vul een heel getal in, bijvoorbeeld 1."),
    _fout("HO112", "aantal_negatief", "Het aantal bij {code} is negatief ({waarde}).", "Vul een heel getal van 0 of meer in; of iets erbij komt of eraf gaat, bepaalt de regel zelf."),
    _fout("HO113", "aantal_niet_heel", "Het aantal bij {code} is geen heel getal ({waarde}).", "Vul een heel getal in; hoe vaak per week hoort bij 'keer'."),
    _fout("HO114", "grens_overschreden", "Het aantal {waarde} bij {code} valt buiten de grens van het normenkader ({grens}).", "Pas het aantal aan, of gebruik een afwijking met motivering."),
    _fout("HO115", "keer_ontbreekt", "Bij {code} ontbreekt hoe vaak per week het nodig is.", "Vul 'keer' in ({eenheid})."),
    _fout("HO116", "keer_ongeldig", "De waarde '{waarde}' bij 'keer' van {code} is geen bruikbaar getal.", "Vul een getal van 0 of meer in met hoogstens twee decimalen ({eenheid})."),
    _fout("HO117", "keer_boven_maximum", "Bij {code} is 'keer' {waarde}, maar het maximum is {maximum} ({eenheid}).", "Verlaag 'keer', of gebruik een afwijking met motivering."),
    _fout("HO118", "keer_niet_gevraagd", "De regel {code} is een norm per week; 'keer' hoort daar niet bij.", "Laat 'keer' leeg."),
    _fout("HO119", "minuten_ongeldig", "De waarde '{waarde}' bij 'minuten' van {code} is geen bruikbaar getal.", "Vul een getal van 0 of meer in met hoogstens twee decimalen."),
    _fout("HO120", "minuten_niet_toegestaan", "De norm van {code} staat vast; eigen minuten kunnen hier niet.", "Laat 'minuten' leeg, of gebruik een afwijking met motivering."),
    _fout("HO121", "minuten_boven_norm", "De {waarde} minuten bij {code} liggen boven de norm van {norm}, en die is een maximum.", "Verlaag de minuten, of gebruik een afwijking met motivering."),
    _fout("HO122", "code_onbekend", "De code '{code}' staat niet in {kader}.", "{suggestie}"),
    _fout("HO123", "code_dubbel", "De code {code} komt meer dan één keer voor.", "Zet elke code in één regel en tel de aantallen op."),
    _fout("HO124", "uitsluiting", "De regels {code} en {ander} sluiten elkaar uit.", "Kies er één, of gebruik een afwijking met motivering."),
    _fout("HO125", "vereist_ontbreekt", "De regel {code} kan alleen samen met {vereist}.", "Voeg die regel toe, of verwijder {code}."),
    _fout("HO126", "minder_bij_tweewekelijks", "De regel {code} kan niet bij hulp eens per twee weken: de tweewekelijkse norm rekent al met eigen kracht en netwerk.", "Verwijder de regel, of kies wekelijks."),
    _fout("HO127", "niet_tweewekelijks", "De regel {code} is een extra bezoek per week en kan niet bij hulp eens per twee weken.", "Verwijder de regel, of kies wekelijks."),
    _fout("HO128", "alleen_tweewekelijks", "De regel {code} geldt alleen bij hulp eens per twee weken.", "Verwijder de regel, of kies tweewekelijks."),
    _fout("HO129", "afwijking_zonder_motivering", "De afwijking bij {gebied} heeft geen motivering.", "Schrijf op waarom hier van het normenkader wordt afgeweken."),
    _fout("HO130", "afwijking_minuten_ongeldig", "De waarde '{waarde}' bij de minuten van een afwijking is geen bruikbaar getal.", "Vul minuten per week in met hoogstens twee decimalen; een minteken trekt af."),
    _fout("HO131", "afwijking_gebied_onbekend", "Het resultaatgebied '{gebied}' van een afwijking staat niet in {kader}.", "Kies een van: {keuzes}."),
    _fout("HO132", "datum_ongeldig", "De waarde '{waarde}' is geen bestaande datum.", "Vul een datum in, bijvoorbeeld 2026-03-01."),
    _fout("HO133", "periode_omgekeerd", "De einddatum {tot} ligt voor de begindatum {van}.", "Verbeter een van de twee datums."),
    _fout("HO134", "periode_buiten_casus", "De periode van {code} valt niet binnen de looptijd van de casus ({looptijd}).", "Laat de regel binnen de looptijd van de casus vallen."),
    _fout("HO135", "gemeente_onbekend", "De gemeente '{gemeente}' is onbekend.", "{suggestie}"),
    _fout("HO136", "frequentie_ongeldig", "De frequentie '{waarde}' bestaat niet.", "Kies 'wekelijks' of 'tweewekelijks'."),
    _fout("HO137", "korter_dan_minimum", "De looptijd tot en met {tot} is korter dan het minimum van {maanden} maanden in {kader}.", "Kies een einddatum vanaf {vroegst}, of los het anders op."),
    _fout("HO138", "einde_dubbelzinnig", "Er staat een einddatum én 'onbepaalde tijd'.", "Kies een van de twee."),
    _fout("HO139", "te_veel_regels", "Er zijn {aantal} {wat}, maar er is plaats voor {maximum}.", "Voeg regels samen."),
    _fout("HO140", "kenmerk_leeg", "Het kenmerk is leeg.", "Vul het zaaknummer in, nooit een naam of BSN."),
    _fout("HO141", "leeftijd_ongeldig", "De leeftijd '{waarde}' kan niet.", "Vul een heel getal van 0 tot en met 120 in."),
    _fout("HO142", "vorige_ongeldig", "De omvang '{waarde}' van de lopende indicatie is geen bruikbaar getal.", "Vul minuten per week in, 0 of meer met hoogstens twee decimalen."),
    _fout("HO143", "geen_regels", "Er is nog geen enkele regel ingevuld.", "Vul bij minstens één regel een aantal in."),
    _fout("HO144", "keuze_ongeldig", "De waarde '{waarde}' kan hier niet.", "Kies uit: {keuzes}."),
    # HO15x: what deserves a second look
    Melding("HO150", "lijkt_op_bsn", "let_op", "In de tekst staat iets dat op een burgerservicenummer lijkt.", "Verwijder het; een casus heeft alleen een kenmerk."),
    # HO16x: what a final workbook demands (vastleggen)
    _fout("HO160", "vastleggen_geweigerd", "De casus kan nog niet worden vastgelegd: {redenen}.", "Vul aan wat ontbreekt, of maak een concept met --concept."),
    _fout("HO161", "casus_heeft_fouten", "Deze casus heeft fouten en kan zo niet in een werkmap: {redenen}.", "Herstel de fouten en probeer het opnieuw."),
    _fout("HO190", "verkeerd_gebruik", "{uitleg}.", "Vraag hulp met: {hulp}"),
    # HO2xx: norms
    _fout("HO201", "norm_ontbreekt", "De norm van {code} ({wat}) is niet bekend in {kader}.", "Vul het cijfer uit de eigen regeling in met een eigen normbestand (zie docs/normen.md), of gebruik een afwijking met motivering."),
    _fout("HO202", "geen_kader_van_kracht", "Voor {gemeente} is op {datum} geen normenkader van kracht.", "{naaste}"),
    _fout("HO203", "normbestand_ongeldig", "Het normbestand klopt niet: {reden}.", "Verbeter het bestand; docs/normen.md beschrijft elke sleutel."),
    _fout("HO204", "normenkader_onbekend", "Het normenkader '{id}' is onbekend.", "{suggestie}"),
    _fout("HO205", "kaders_zelfde_dag", "De normbestanden {een} en {ander} gaan voor {gemeente} op dezelfde dag in ({datum}).", "Verander of verwijder een van de twee."),
    _fout("HO206", "kader_aangekondigd", "Het normenkader {kader} is aangekondigd en heeft nog geen cijfers.", "Kies een normenkader dat van kracht is."),
    _fout("HO207", "erft_in_een_kring", "Het normbestand erft in een kring: {kring}.", "Haal een van de verwijzingen weg."),
    _fout("HO208", "normenmap_ontbreekt", "De map met normbestanden '{map}' bestaat niet.", "Controleer --normen of HO_NORMEN."),
    Melding("HO250", "norm_niet_bevestigd", "let_op", "De norm van {code} is {status} ({bron}, {vindplaats}).", "Zoek het cijfer op in de eigen regeling voordat u het besluit neemt."),
    Melding("HO251", "kader_niet_definitief", "let_op", "{kader}: {toelichting}", "De uitkomst blijft een concept."),
    Melding("HO252", "netto_nul", "let_op", "De uitkomst is 0 minuten.", "Dat is een afwijzing; geef er een eigen motivering voor."),
    # HO3xx: workbooks
    _fout("HO301", "map_niet_beschrijfbaar", "In de map {map} kan niet worden geschreven.", "Kies een andere map of vraag schrijfrechten."),
    _fout("HO302", "doel_in_gebruik", "Het bestand {pad} is geopend in een ander programma.", "Sluit het daar en probeer het opnieuw; er is niets veranderd."),
    _fout("HO303", "schijf_vol", "De schijf is vol; {pad} is niet geschreven.", "Maak ruimte vrij en probeer het opnieuw."),
    _fout("HO304", "map_bestaat_niet", "De map {map} bestaat niet.", "Maak de map aan of kies een andere."),
    _fout("HO305", "schrijven_mislukt", "Het bestand {pad} kon niet worden geschreven: {reden}.", "Er is niets veranderd; probeer een andere plaats."),
    _fout("HO306", "doel_is_geen_werkmap", "Het doel {pad} is geen bestandsnaam die eindigt op .xlsx.", "Geef een naam die eindigt op .xlsx."),
    _fout("HO310", "herberekening_wijkt_af", "De onafhankelijke herberekening wijkt af: {verschillen}.", "De werkmap is niet bewaard; meld dit met het kenmerk van de casus."),
    _fout("HO320", "geen_werkmap", "Dit bestand is geen werkmap van dit programma: {reden}.", "Geef een werkmap die met dit programma is gemaakt."),
    _fout("HO321", "sjabloon_geen_werkmap", "Dit is een leeg sjabloon, geen vastgelegde werkmap.", "Maak eerst een werkmap met: ho werkboek"),
    _fout("HO322", "cel_ongeldig", "{uitleg}.", "{herstel}"),
    _fout("HO323", "werkmap_te_groot", "Het bestand is {omvang} groot; een casus is nooit groter dan {maximum}.", "Geef het sjabloon zelf, zonder afbeeldingen of andere bladen."),
)

MELDING_BIJ_NAAM: Final[dict[str, Melding]] = {melding.naam: melding for melding in MELDINGEN}
