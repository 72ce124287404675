"""The messages HO2xx: norm files, the choice of a normenkader and how sure its figures are."""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Melding, fout, let_op, opmerking

NORMEN: Final[tuple[Melding, ...]] = (
    fout(
        "HO201",
        "norm_ontbreekt",
        "De norm van {code} ({wat}) is niet bekend in {kader}.",
        "Vul het cijfer uit de eigen regeling in met een eigen normbestand (zie docs/normen.md), of gebruik een "
        "afwijking met motivering.",
    ),
    fout("HO202", "geen_kader_van_kracht", "Voor {gemeente} is op {datum} geen normenkader van kracht.", "{naaste}"),
    fout(
        "HO203",
        "normbestand_ongeldig",
        "Het normbestand klopt niet: {reden}.",
        "Verbeter het bestand; docs/normen.md beschrijft elke sleutel.",
    ),
    fout("HO204", "normenkader_onbekend", "Het normenkader '{id}' is onbekend.", "{suggestie}"),
    fout(
        "HO205",
        "kaders_zelfde_dag",
        "De normbestanden {een} en {ander} gaan voor {gemeente} op dezelfde dag in ({datum}).",
        "Verander of verwijder een van de twee.",
    ),
    fout(
        "HO206",
        "kader_aangekondigd",
        "Het normenkader {kader} is aangekondigd en heeft nog geen cijfers.",
        "Kies een normenkader dat van kracht is.",
    ),
    fout(
        "HO207",
        "erft_in_een_kring",
        "Het normbestand erft in een kring: {kring}.",
        "Haal een van de verwijzingen weg.",
    ),
    fout(
        "HO208",
        "normenmap_ontbreekt",
        "De map met normbestanden '{map}' bestaat niet.",
        "Controleer {waar}.",
    ),
    fout(
        "HO209",
        "kader_is_blok",
        "{kader} is een blok om over te nemen en geen normenkader.",
        "Kies een editie, of een gemeente die het blok heeft overgenomen.",
    ),
    # a whole table that somebody gives, such as a norm workbook
    fout("HO210", "norm_onjuist", "Bij {onderwerp}: {reden}.", "Verbeter dit op de genoemde plaats."),
    fout(
        "HO211",
        "norm_zonder_bron",
        "Bij {onderwerp} is '{deel}' niet ingevuld.",
        "Elk getal heeft een bron, een vindplaats en een status.",
    ),
    fout(
        "HO212",
        "norm_met_oude_bron",
        "Bij {onderwerp} gaat {wat} van {oud} naar {nieuw}, maar de bron en de vindplaats zijn nog de oude.",
        "Vul in waar de nieuwe waarde staat: een andere bron, of een andere vindplaats. Stond zij daar al, vul dan"
        " bij de regel onder 'Gecontroleerd op' in wanneer u het hebt nagekeken.",
    ),
    fout(
        "HO213",
        "normregel_weg",
        "De regel {code} ({omschrijving}) staat niet meer in de tabel, en ook niet bij de vervallen regels.",
        "Zet de regel terug, of zet de code bij de vervallen regels met een reden, een bron en een vindplaats.",
    ),
    fout("HO214", "geerfd_weg", "{onderwerp} hoort bij wat wordt geërfd en is weggehaald of veranderd.", "{herstel}"),
    fout("HO215", "normbron_onbekend", "Bij {onderwerp} staat de bron '{bron}', maar die is er niet.", "{suggestie}"),
    fout(
        "HO216",
        "norm_dubbel",
        "{onderwerp} staat er meer dan één keer; de eerste keer bij {eerste}.",
        "Verwijder een van de twee.",
    ),
    fout(
        "HO217",
        "normbron_veranderd",
        "De bron '{bron}' wordt geërfd, maar is hier anders: geërfde normen zouden dan een andere bron krijgen.",
        "Zet de bron terug zoals zij was, en geef een andere bron een eigen naam.",
    ),
    fout("HO218", "vervallen_onjuist", "De regel {code} staat bij de vervallen regels, maar {reden}.", "{herstel}"),
    fout(
        "HO219",
        "normen_passen_niet",
        "De normen passen niet bij elkaar: {reden}.",
        "Verbeter dit op de genoemde plaats.",
    ),
    fout(
        "HO220",
        "kaders_overlappen",
        "De normbestanden {een} en {ander} overlappen voor {gemeente}: het eerste geldt tot en met {einde}, het tweede "
        "vanaf {vanaf}.",
        "Haal 'geldig_tot_en_met' weg uit {een}: een opvolger sluit het vanzelf af. Of verander een van de datums.",
    ),
    fout(
        "HO221",
        "kaders_met_gat",
        "Voor {gemeente} geldt van {na} tot en met {voor} geen normbestand: {een} geldt tot en met {einde}, {ander} "
        "vanaf {vanaf}.",
        "Haal 'geldig_tot_en_met' weg uit {een}: een opvolger sluit het vanzelf af. Of laat {ander} eerder ingaan.",
    ),
    let_op(
        "HO222",
        "normbestand_doet_niet_mee",
        "Dit normbestand doet niet mee: {reden}",
        "De gemeente of het kader waarover het gaat, is nu niet te gebruiken; al het andere wel.",
    ),
    fout(
        "HO223",
        "bron_onbekend",
        "De bron '{bron}' staat niet bij [bronnen], ook niet in wat wordt geërfd.",
        "Zet de bron erbij met titel en datum, of kies een bron die er staat.",
    ),
    fout(
        "HO224",
        "slot_wijkt_af",
        "De normen van {kader} zijn anders dan toen ze werden vastgezet.",
        "Was dat de bedoeling, zet ze dan opnieuw vast met 'ho normen controleer MAP --vastzetten'; zet anders het "
        "bestand terug.",
    ),
    fout(
        "HO225",
        "slot_zonder_kader",
        "{kader} is vastgezet, maar het normbestand is weg of niet te gebruiken.",
        "Zet het bestand terug, of zet de map opnieuw vast met 'ho normen controleer MAP --vastzetten'.",
    ),
    fout(
        "HO226",
        "slot_onleesbaar",
        "De vastgezette normen zijn niet te lezen: {reden}.",
        "Maak het bestand opnieuw met 'ho normen controleer MAP --vastzetten'.",
    ),
    let_op(
        "HO227",
        "cijfers_lang_niet_nagekeken",
        "Voor het laatst nagekeken op {datum}, {dagen} dagen geleden: {wat}.",
        "Lees ze na in de bron en zet de dag bij 'gecontroleerd_op' van de regel of bij 'geraadpleegd_op' van de bron.",
    ),
    let_op(
        "HO250",
        "norm_niet_bevestigd",
        "De norm van {code} is {status} ({bron}, {vindplaats}).",
        "Zoek het cijfer op in de eigen regeling voordat u het besluit neemt.",
    ),
    let_op("HO251", "kader_niet_definitief", "{kader}: {toelichting}", "De uitkomst blijft een concept."),
    let_op(
        "HO252",
        "netto_nul",
        "De uitkomst is 0 minuten.",
        "Dat is een afwijzing; geef er een eigen motivering voor.",
    ),
    let_op(
        "HO253",
        "minder_boven_bruto",
        "Bij {gebied} gaat er meer af ({minder} min/week) dan er aan hulp staat ({bruto} min/week); {rest} min/week"
        " aftrek telt daarom niet mee.",
        "Controleer de regels minder inzet van dit resultaatgebied.",
    ),
    let_op(
        "HO254",
        "gebied_afgetopt",
        "Bij {gebied} is het maximum van {maximum} min/week bereikt; {rest} min/week telt daarom niet mee.",
        "Is er meer nodig, gebruik dan een afwijking met motivering.",
    ),
    let_op(
        "HO255",
        "kader_opgevolgd",
        "{kader} rekent met {editie}, en die editie is sinds {vanaf} opgevolgd door {opvolger}.",
        "Ga na of de gemeente de nieuwe editie volgt, en motiveer waarom de oude nog geldt.",
    ),
    opmerking(
        "HO256",
        "uren_verschillen",
        "De norm van {code} ({norm}) is {berekend} per jaar; gepubliceerd is {gepubliceerd} per jaar ({bron},"
        " {vindplaats}).",
        "Er is gerekend met de norm.",
    ),
    opmerking("HO257", "opmerking_bij_norm", "Over {onderwerp}: {tekst}", "Zie {bron}, {vindplaats}."),
    let_op(
        "HO258",
        "tweewekelijks_niet_toegestaan",
        "Volgens het beleid van {kader} komt de hulp niet eens per twee weken ({bron}, {vindplaats}).",
        "Kies wekelijks, of motiveer de uitzondering.",
    ),
)
