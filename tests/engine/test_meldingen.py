"""Every message of the engine: reachable, with its place and its mend, and explained in the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aandachtgevallen import BESCHREVEN
from ho_engine import MELDINGEN, HoFout, Normenbibliotheek, as_json, bereken_casus, casus_uit_gegevens, lees_casus
from ho_engine.meldingendoc import write_document
from ho_engine.normtijdlijn import overlaps_and_gaps
from opgavegevallen import FOUT
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine import Berekening

DOCUMENT = Path(__file__).parents[2] / "docs" / "meldingen.md"

BASIS = regel("huis.basis")
MET_DATUM = {"onbepaalde_tijd": None, "tot_en_met": "2028-02-29"}
LANG_GEDEELD = [{"resultaatgebied": "huis", "minuten": 1, "motivering": "m"}] * 11


def afwijking(**anders: object) -> dict[str, Any]:
    """A case with one deviation."""
    return {"afwijkingen": [{"resultaatgebied": "huis", "minuten": 10, "motivering": "Omdat."} | anders]}


IN_DE_CASUS: list[tuple[str, list[dict[str, Any]], dict[str, Any], str]] = [
    ("aantal_geen_getal", [BASIS, regel("huis.zelf", "2")], {}, "regels[2].aantal"),
    ("aantal_geen_getal", [regel("huis.basis", True)], {}, "regels[1].aantal"),
    ("aantal_geen_getal", [regel("huis.basis", None)], {}, "regels[1].aantal"),
    ("aantal_geen_getal", [regel("huis.basis", float("nan"))], {}, "regels[1].aantal"),
    ("aantal_geen_getal", [regel("huis.basis", 1e308)], {}, "regels[1].aantal"),
    ("aantal_geen_getal", [regel("huis.basis", 10**400)], {}, "regels[1].aantal"),
    ("aantal_negatief", [BASIS, regel("huis.zelf", -1)], {}, "regels[2].aantal"),
    ("aantal_niet_heel", [BASIS, regel("huis.zelf", 1.5)], {}, "regels[2].aantal"),
    ("grens_overschreden", [regel("huis.basis", 2)], {}, "regels[1].aantal"),
    ("grens_overschreden", [BASIS, regel("huis.stoelen", 1)], {}, "regels[2].aantal"),
    ("keer_ontbreekt", [regel("tuin.harken")], {}, "regels[1].keer"),
    ("keer_ongeldig", [regel("tuin.harken", keer="vaak")], {}, "regels[1].keer"),
    ("keer_ongeldig", [regel("tuin.harken", keer=-1)], {}, "regels[1].keer"),
    ("keer_ongeldig", [regel("tuin.harken", keer=7 / 3)], {}, "regels[1].keer"),
    ("keer_boven_maximum", [regel("tuin.harken", keer=7.01)], {}, "regels[1].keer"),
    ("keer_niet_gevraagd", [regel("huis.basis", keer=2)], {}, "regels[1].keer"),
    ("minuten_ongeldig", [BASIS, regel("huis.ramen", minuten=-1)], {}, "regels[2].minuten"),
    ("minuten_niet_toegestaan", [regel("huis.basis", minuten=90)], {}, "regels[1].minuten"),
    ("minuten_boven_norm", [BASIS, regel("huis.ramen", minuten=12.01)], {}, "regels[2].minuten"),
    ("code_onbekend", [BASIS, regel("huis.baer")], {}, "regels[2].code"),
    ("code_dubbel", [BASIS, BASIS], {}, "regels[2].code"),
    ("uitsluiting", [BASIS, regel("huis.draak"), regel("huis.beer")], {}, "regels[3].code"),
    ("volledige_overname_ontbreekt", [regel("huis.zelf")], {}, "regels[1].code"),
    ("vereist_ontbreekt", [BASIS, regel("huis.zelf_extra")], {}, "regels[2].code"),
    ("vereist_ontbreekt", [regel("les.toezicht")], {}, "regels[1].code"),
    ("minder_bij_tweewekelijks", [BASIS, regel("huis.zelf")], {"frequentie": "tweewekelijks"}, "regels[2].code"),
    ("niet_tweewekelijks", [BASIS, regel("huis.draak")], {"frequentie": "tweewekelijks"}, "regels[2].code"),
    ("alleen_tweewekelijks", [BASIS, regel("huis.zelf_tweewekelijks")], {}, "regels[2].code"),
    ("norm_ontbreekt", [BASIS, regel("huis.zolder")], {}, "regels[2].code"),
    ("norm_ontbreekt", [regel("huis.schuur")], {"frequentie": "tweewekelijks"}, "regels[1].code"),
    ("afwijking_zonder_motivering", [BASIS], afwijking(motivering=" "), "afwijkingen[1].motivering"),
    ("afwijking_minuten_ongeldig", [BASIS], afwijking(minuten="10"), "afwijkingen[1].minuten"),
    ("afwijking_minuten_ongeldig", [BASIS], afwijking(minuten=0.001), "afwijkingen[1].minuten"),
    ("afwijking_gebied_onbekend", [BASIS], afwijking(resultaatgebied="huys"), "afwijkingen[1].resultaatgebied"),
    ("datum_ongeldig", [BASIS], {"ingangsdatum": "2026-02-30"}, "ingangsdatum"),
    ("datum_ongeldig", [BASIS], {"ingangsdatum": "1 maart 2026"}, "ingangsdatum"),
    ("datum_ongeldig", [BASIS], {"ingangsdatum": None}, "ingangsdatum"),
    ("datum_ongeldig", [BASIS], {"vastgelegd_op": 46082}, "vastgelegd_op"),
    ("datum_ongeldig", [regel("huis.basis", van="31-3-2026")], {}, "regels[1].van"),
    ("datum_ongeldig", [BASIS], afwijking(tot_en_met="morgen"), "afwijkingen[1].tot_en_met"),
    ("periode_omgekeerd", [BASIS], {"onbepaalde_tijd": None, "tot_en_met": "2026-02-28"}, "tot_en_met"),
    ("periode_omgekeerd", [regel("huis.basis", van="2026-05-01", tot_en_met="2026-04-30")], {}, "regels[1].tot_en_met"),
    ("periode_buiten_casus", [regel("huis.basis", van="2026-02-28")], {}, "regels[1].van"),
    ("periode_buiten_casus", [regel("huis.basis", tot_en_met="2028-03-01")], MET_DATUM, "regels[1].tot_en_met"),
    ("periode_buiten_casus", [BASIS], afwijking(tot_en_met="2026-02-01"), "afwijkingen[1].tot_en_met"),
    ("frequentie_ongeldig", [BASIS], {"frequentie": "maandelijks"}, "frequentie"),
    ("korter_dan_minimum", [BASIS], {"onbepaalde_tijd": None, "tot_en_met": "2026-05-30"}, "tot_en_met"),
    ("einde_dubbelzinnig", [BASIS], {"tot_en_met": "2028-02-29"}, "onbepaalde_tijd"),
    ("te_veel_regels", [BASIS], {"kinderen": [{"leeftijd": 1}] * 9}, "kinderen"),
    ("te_veel_regels", [BASIS], {"huisgenoten": [{"leeftijd": 30}] * 9}, "huisgenoten"),
    ("te_veel_regels", [BASIS], {"afwijkingen": LANG_GEDEELD}, "afwijkingen"),
    ("kenmerk_leeg", [BASIS], {"kenmerk": "  "}, "kenmerk"),
    ("leeftijd_ongeldig", [BASIS], {"kinderen": [{"leeftijd": 3.5}]}, "kinderen[1].leeftijd"),
    ("leeftijd_ongeldig", [BASIS], {"huisgenoten": [{"leeftijd": 121}]}, "huisgenoten[1].leeftijd"),
    ("leeftijd_opnieuw_vragen", [BASIS], {"kinderen": [{"leeftijd": "opnieuw vragen: 3"}]}, "kinderen[1].leeftijd"),
    ("leeftijd_opnieuw_vragen", [BASIS], {"huisgenoten": [{"leeftijd": "Opnieuw vragen"}]}, "huisgenoten[1].leeftijd"),
    ("vorige_ongeldig", [BASIS], {"vorige_min_week": -7.5}, "vorige_min_week"),
    ("geen_regels", [regel("huis.basis", 0)], {}, "regels"),
    ("keuze_ongeldig", [BASIS], {"onbepaalde_tijd": "misschien"}, "onbepaalde_tijd"),
    ("keuze_ongeldig", [BASIS], {"mogelijkheden": [{"soort": "buren"}]}, "mogelijkheden[1].soort"),
    (
        "keuze_ongeldig",
        [BASIS],
        {"huisgenoten": [{"leeftijd": 30, "kan_overnemen": "soms"}]},
        "huisgenoten[1].kan_overnemen",
    ),
    ("keuze_ongeldig", [BASIS], {"ijkclient": {"zelfstandige_woning": "ja hoor"}}, "ijkclient.zelfstandige_woning"),
    ("gemeente_onbekend", [BASIS], {"gemeente": "Speelstat"}, "gemeente"),
    ("geen_kader_van_kracht", [BASIS], {"ingangsdatum": "2019-12-31"}, "ingangsdatum"),
]
"""Each *fout* of a calculation: name, rows, what else is in the case, and the place it must name."""

ERNAAST: list[tuple[str, list[dict[str, Any]], dict[str, Any]]] = [
    ("lijkt_op_bsn", [BASIS], {"hulpvraag": "Mevrouw 1112.22.333 vraagt hulp."}),
    ("norm_niet_bevestigd", [BASIS, regel("huis.ramen")], {}),
    ("kader_niet_definitief", [BASIS], {}),
    ("netto_nul", [BASIS, regel("huis.zelf", 9)], {}),
]
"""What stands beside a figure; more of it is in ``test_aandachtspunten``."""

KOP = 'schema = "normenkader/1"\nnaam = "N"\n'
DATUM = 'geldig_vanaf = 2020-01-01\ngeldig_bron = { bron = "b", vindplaats = "v", status = "bevestigd" }\n'
STAD = f'{KOP}soort = "gemeente"\ngemeente = "g"\n{DATUM}'
TOT = "geldig_tot_en_met = 2021-12-31"
LATER = f'{STAD}id = "b"'.replace("{", "{{").replace("}", "}}").replace("= 2020-01-01", "= {}")

BESTANDEN: list[tuple[str, dict[str, str], str]] = [
    ("bestand_onleesbaar", {"casus.json": "{"}, "casus.json"),
    ("onbekende_sleutel", {"casus.json": '{"kenmrek": "1"}'}, "casus.json"),
    ("sleutel_ontbreekt", {"casus.toml": 'kenmerk = "1"'}, "casus.toml"),
    ("verkeerde_vorm", {"casus.json": "[]"}, "casus.json"),
    ("onbekend_schema", {"casus.json": '{"schema": "casus/2"}'}, "casus.json"),
    ("verboden_teken", {"casus.json": '{"kenmerk": "a\\u0007"}'}, "casus.json"),
    ("tekst_te_lang", {"casus.toml": f'kenmerk = "{"a" * 32768}"'}, "casus.toml"),
    ("bestandssoort_onbekend", {"casus.docx": ""}, "casus.docx"),
    ("bestand_niet_gevonden", {}, "weg.json"),
    ("normbestand_ongeldig", {"a.toml": "schema = 1"}, "map"),
    ("normenkader_onbekend", {"a.toml": f'{KOP}id = "a"\nsoort = "editie"'}, "kader"),
    ("kaders_zelfde_dag", {"a.toml": f'{STAD}id = "a"', "b.toml": f'{STAD}id = "b"'}, "map"),
    (
        "kader_aangekondigd",
        {"a.toml": f'{KOP}id = "zoek"\nsoort = "editie"\nstand = "aangekondigd"\nstand_toelichting = "Later."'},
        "kader",
    ),
    ("kader_is_blok", {"a.toml": f'{KOP}id = "zoek"\nsoort = "blok"'}, "kader"),
    ("erft_in_een_kring", {"a.toml": f'{KOP}id = "zoek"\nsoort = "editie"\nerft = ["zoek"]'}, "kader"),
    ("normenmap_ontbreekt", {}, "geen map"),
    ("kaders_overlappen", {"a.toml": f'{STAD}id = "a"\n{TOT}', "b.toml": LATER.format("2021-12-31")}, "tijdlijn"),
    ("kaders_met_gat", {"a.toml": f'{STAD}id = "a"\n{TOT}', "b.toml": LATER.format("2022-01-02")}, "tijdlijn"),
]
"""Each message about a file: name, files, and which of them is opened how."""

ELDERS = {
    "vastleggen_geweigerd": "the workbook: a final one is refused",
    "casus_heeft_fouten": "the workbook: a case with a fout has none",
    "kopie_te_vroeg": "the copy of a case, see test_kopie",
    "verkeerd_gebruik": "the command line",
    "normwerkmap_geweigerd": "the command line, see test_normen_import",
    "erft_veranderd": "the command line, see test_normen_import",
    "ander_kader_breekt": "the same",
    "normbestand_doet_niet_mee": "the command line: a broken norm file that the command does not need",
    "bron_onbekend": "the check of norm files, see test_normcontrole",
    "slot_wijkt_af": "the same",
    "slot_zonder_kader": "the same",
    "slot_onleesbaar": "the same",
    "cijfers_lang_niet_nagekeken": "the same",
    "bestand_niet_te_openen": "a file that is there but that the system does not give, see test_storingen",
}
"""Messages of the families HO1 and HO2 that the engine itself never gives, and who does."""


def toets(regels: list[dict[str, Any]], anders: dict[str, Any]) -> Berekening:
    """Calculate a case of the toy city, in 2022 and later a fictitious one."""
    oud = {"gemeente": "speelstad"} | anders
    return bereken_casus(casus_uit_gegevens(gewone_casus(*regels, **oud)), Normenbibliotheek((SPEELGOED,)))


@pytest.mark.parametrize(("naam", "regels", "anders", "plaats"), IN_DE_CASUS)
def test_a_fout_of_a_case_is_named_with_its_place(
    naam: str, regels: list[dict[str, Any]], anders: dict[str, Any], plaats: str
) -> None:
    """What is wrong in a case prevents the total and is named where it stands, in one filled-in Dutch sentence."""
    if regels == [regel("huis.schuur")]:
        anders |= {"gemeente": "uurdorp"}  # the other toy city sold its shed
    berekening = toets(regels, anders)
    gevonden = [punt for punt in berekening.fouten if punt.naam == naam]
    assert [punt.plaats for punt in gevonden] == [plaats], berekening.fouten
    assert berekening.totaal is None
    assert "{" not in gevonden[0].tekst
    assert gevonden[0].tekst.endswith((".", "?"))
    assert len(gevonden[0].tekst) < 400


@pytest.mark.parametrize(("naam", "regels", "anders"), ERNAAST)
def test_what_deserves_attention_stands_beside_the_figure(
    naam: str, regels: list[dict[str, Any]], anders: dict[str, Any]
) -> None:
    """A let_op or opmerking never takes the total away."""
    berekening = toets(regels, anders)
    assert naam in [punt.naam for punt in berekening.aandachtspunten]
    assert berekening.totaal is not None


def _raise(fout: HoFout) -> None:
    raise fout


def open_it(hoe: str, map_: Path) -> Callable[[], object]:
    """How a file is opened: as a case, as a folder of norms, or as the framework called "zoek"."""
    normen = Normenbibliotheek((map_,))
    if hoe == "map":
        return lambda: normen.kader("a")
    if hoe == "tijdlijn":
        return lambda: _raise(overlaps_and_gaps(normen.bestanden.values())[0])
    if hoe == "kader":
        return lambda: normen.kader("zoek")
    if hoe == "geen map":
        return lambda: Normenbibliotheek((map_ / "weg",)).bestanden
    return lambda: lees_casus(map_ / hoe)


@pytest.mark.parametrize(("naam", "bestanden", "hoe"), BESTANDEN)
def test_a_file_that_is_unusable_is_one_sentence(
    naam: str, bestanden: dict[str, str], hoe: str, tmp_path: Path
) -> None:
    """What can't be read is a HoFout with a code, never another exception."""
    for bestandsnaam, inhoud in bestanden.items():
        (tmp_path / bestandsnaam).write_text(inhoud, encoding="utf-8")
    with pytest.raises(HoFout) as fout:
        open_it(hoe, tmp_path)()
    assert fout.value.melding.naam == naam
    assert "{" not in str(fout.value)


def test_every_message_of_the_engine_is_reached_by_a_test() -> None:
    """No row of the table of messages is dead; what belongs to the workbook or the command line is listed by name."""
    eigen = {melding.naam for melding in MELDINGEN if melding.code.startswith(("HO1", "HO2"))}
    bereikt = {rij[0] for rij in IN_DE_CASUS} | {rij[0] for rij in ERNAAST} | {rij[0] for rij in BESTANDEN}
    bereikt |= {geval.naam for geval in BESCHREVEN if geval.plaats is not None}
    bij_tabellen = {fout.split()[0] for geval in FOUT for fout in geval.fouten}
    bereikt |= {melding.naam for melding in MELDINGEN if melding.code in bij_tabellen}
    assert eigen - bereikt == set(ELDERS)
    assert bereikt <= eigen


def test_codes_and_names_are_unique_and_in_their_family() -> None:
    """A code means one thing, for ever."""
    assert len({melding.code for melding in MELDINGEN}) == len(MELDINGEN)
    assert len({melding.naam for melding in MELDINGEN}) == len(MELDINGEN)
    assert [melding.code for melding in MELDINGEN] == sorted(melding.code for melding in MELDINGEN)


def test_the_page_with_messages_is_generated_from_the_table() -> None:
    """``docs/meldingen.md`` explains every message and is never older than the table."""
    pagina = DOCUMENT.read_text(encoding="utf-8")
    assert pagina == write_document(), "maak hem opnieuw: python -m ho_engine.meldingendoc > docs/meldingen.md"
    for melding in MELDINGEN:
        assert f"### {melding.code}\n" in pagina
        assert melding.pagina == f"docs/meldingen.md#{melding.code.lower()}"


def test_everything_wrong_is_named_at_once() -> None:
    """A tired caseworker gets the whole list, not one message per attempt."""
    berekening = toets(
        [regel("huis.basis", "een"), regel("tuin.harken"), regel("huis.baer")],
        {"kenmerk": "", "frequentie": "soms", "kinderen": [{"leeftijd": -1}]} | afwijking(motivering=""),
    )
    assert {punt.naam for punt in berekening.fouten} == {
        "aantal_geen_getal",
        "keer_ontbreekt",
        "code_onbekend",
        "kenmerk_leeg",
        "frequentie_ongeldig",
        "leeftijd_ongeldig",
        "afwijking_zonder_motivering",
    }


def test_a_value_is_repeated_as_it_was_typed() -> None:
    """The sentence shows the decimals that make a number wrong, and only a piece of an endless text."""
    keer = toets([regel("tuin.harken", keer=2.333)], {}).fouten[0]
    assert "'2,333'" in keer.tekst
    lang = toets([regel("huis.basis", "x" * 5000)], {}).fouten[0]
    assert len(lang.tekst) < 300


def test_an_area_with_a_fout_leaves_the_others_standing() -> None:
    """Areas that can be computed are shown as deeltotaal; the area with the fout is not among them."""
    uitkomst = as_json(toets([BASIS, regel("huis.zolder"), regel("tuin.harken", keer=2)], {}))
    assert uitkomst["totaal"] is None
    assert uitkomst["deeltotaal"] == "50"
    assert [gebied["code"] for gebied in uitkomst["resultaatgebieden"]] == ["tuin"]
