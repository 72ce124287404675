"""Norm files: what is refused, with file and place, and how an own folder replaces what was shipped."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from ho_engine import HoFout, Normenbibliotheek, bereken_casus, casus_uit_gegevens, kies_normenkader, load_normenkader
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BRON = 'bron = "doos"\nvindplaats = "v"\nstatus = "bevestigd"\n'
KOP = """\
schema = "normenkader/1"
id = "eigen"
naam = "Eigen"
soort = "gemeente"
geldig_vanaf = 2021-01-01
geldig_bron = { bron = "doos", vindplaats = "v", status = "bevestigd" }
erft = ["speelland"]
gemeente = "eigenstad"
"""
NIEUW = f'[[nieuw]]\ncode = "huis.nieuw"\nomschrijving = "Nieuw"\nsoort = "meer_inzet"\neenheid = "min/week"\n{BRON}'
WIJZIG = '[[wijzig]]\ncode = "huis.basis"\n'


def vervang(oud: str, nieuw: str) -> Callable[[str], str]:
    """A change of the head of the file."""
    return lambda kop: kop.replace(oud, nieuw)


ONGELDIG: list[tuple[str, str, str]] = [
    # the shape of the file
    ("", 'naam = "Tweede"', "een sleutel staat er twee keer"),
    ("", "[[nieuw", "er is een schrijffout op"),
    ("", "x = 2026-02-30", "een datum die niet bestaat op"),
    ("", f"x = {'9' * 5000}", "een getal in dat niet te lezen is"),
    ("", 'gemeentn = "x"', "'gemeentn' is onbekend. Bedoelde u 'gemeenten'? Verbeter het bestand"),
    ("", f"{NIEUW}minuten = 1\nminutn = 2", "nieuw[1].minutn: "),
    ("", f"{NIEUW}minuten = 1\nminutn = 2", "Bedoelde u 'minuten'?"),
    ("", '[bronnen.b]\ntitle = "x"\ngeraadpleegd_op = 2020-01-01', "Bedoelde u 'titel'?"),
    ("", '[bronnen.b]\ntitel = "x"', "bronnen.b.geraadpleegd_op: "),
    ("", f"{NIEUW}minuten = 2.5", "Hier staat '2.5', maar hier hoort een heel getal"),
    ("", f"{NIEUW}minuten = -1", "een getal van 0 of meer"),
    ("", f'{NIEUW}minuten = "2"', "Hier staat '2', maar hier hoort een heel getal"),
    ("", f"{NIEUW}minuten = 10081", "een getal van hoogstens 10080"),
    ("", f"{NIEUW}minuten = 1\nnorm_is_maximum = 1", "hier hoort true of false"),
    ("", f'{NIEUW}minuten = 1\nsluit_uit = ["a.a", "a.b", "a.c"]', "hoogstens 2 waarden"),
    ("", NIEUW.replace("huis.nieuw", "Huis Nieuw"), "een naam zonder hoofdletters"),
    ("", NIEUW.replace("meer_inzet", "meer"), "'volledige_overname', 'minder_inzet' of 'meer_inzet'"),
    ("", NIEUW.replace('bron = "doos"\n', ""), "De sleutel 'bron' ontbreekt"),
    ("", NIEUW.replace('vindplaats = "v"', 'vindplaats = ""'), "een tekst die niet leeg is"),
    ("", NIEUW.replace('omschrijving = "Nieuw"\n', ""), "De sleutel 'omschrijving' ontbreekt"),
    ('"normenkader/1"', '"normenkader/2"', "hier hoort 'normenkader/1'"),
    ('soort = "gemeente"', 'soort = "stad"', "'editie', 'blok' of 'gemeente'"),
    ("2021-01-01", '"2021-01-01"', "hier hoort een datum"),
    ('erft = ["speelland"]', 'erft = "speelland"', "hier hoort een lijst"),
    ("", 'gemeenten = { "1" = "Een" }', "een naam zonder hoofdletters"),
    # what belongs together
    ('gemeente = "eigenstad"', "", "hoort bij soort 'gemeente'"),
    ('soort = "gemeente"', 'soort = "editie"', "hoort bij soort 'gemeente'"),
    ("geldig_vanaf = 2021-01-01\n", "", "een 'geldig_vanaf'"),
    ('geldig_bron = { bron = "doos", vindplaats = "v", status = "bevestigd" }', "", "horen bij elkaar"),
    ("", 'stand = "fictief"', "vraagt een 'stand_toelichting'"),
    ("", "geldig_tot_en_met = 2020-12-31", "ligt voor 'geldig_vanaf'"),
    ("", f"{NIEUW}minuten = 1\nmin = 3\nmax = 2", "'max' is kleiner dan 'min'"),
    ("", f'{NIEUW}minuten = 1\nsluit_uit = ["huis.nieuw"]', "kan zichzelf niet uitsluiten"),
    ("", f"{NIEUW}minuten = 1\n{NIEUW}minuten = 1", "huis.nieuw staat meer dan één keer bij [[nieuw]]"),
    ('["speelland"]', '["speelland", "speelland"]', "speelland staat meer dan één keer bij erft"),
    # status and figure
    ("", NIEUW, "minuten heeft status 'bevestigd' maar geen waarde"),
    ("", NIEUW.replace("bevestigd", "ontbreekt") + "minuten = 1", "heeft een waarde maar status 'ontbreekt'"),
    ("", f"{NIEUW}minuten = 1\nminuten_2weken = 2", "minuten_2weken mist een bron, vindplaats of status"),
    ("", f"{NIEUW}minuten = 1\nuur_jaar_gepubliceerd = 2", "uur_jaar_gepubliceerd mist een bron"),
    ("", f"[beleid.overgang_maanden]\n{BRON}", "een waarde met status 'ontbreekt' is leeg"),
    ("", f'[beleid.overgang_maanden]\nwaarde = "drie"\n{BRON}', "beleid.overgang_maanden.waarde: "),
    ("", f"[beleid.tweewekelijks_toegestaan]\nwaarde = 1\n{BRON}", "true of false"),
    ("", f'[beleid.overleg]\nwaarde = "altijd"\n{BRON}', "'nooit', 'afwijking' of 'elke minder of meer'"),
    ("", f"[beleid.overgang_maand]\nwaarde = 3\n{BRON}", "Bedoelde u 'overgang_maanden'?"),
    ("", f"[parameters.weken_per_jaar]\nwaarde = 0\n{BRON}", "een getal van 1 of meer"),
    ("", f"[parameters.weken_per_jaar]\nwaarde = true\n{BRON}", "hier hoort een heel getal"),
    ("", "[afronding]\nstap = 0\nstap_2weken = 5\n" + BRON, "afronding.stap: "),
    # the tables
    ('["speelland"]', "[]", "[afronding] ontbreekt"),
    ("", f"{WIJZIG.replace('basis', 'bassin')}minuten = 1\n{BRON}", "huis.bassin staat bij [[wijzig]] maar komt niet"),
    ("", '[[vervalt]]\ncode = "huis.weg"\nreden = "r"\nbron = "doos"\nvindplaats = "v"', "[[vervalt]] maar komt niet"),
    ("", '[[vervalt]]\ncode = "huis.zelf"\nreden = "r"\nbron = "doos"\nvindplaats = "v"', "noemt huis.zelf, maar"),
    (
        "",
        '[[vervalt]]\ncode = "huis.zolder"\nreden = "r"\nbron = "kist"\nvindplaats = "v"',
        "de bron 'kist' staat niet",
    ),
    ("", NIEUW.replace("huis.nieuw", "huis.basis") + "minuten = 1", "bestaat al; gebruik [[wijzig]]"),
    ("", NIEUW.replace("huis.nieuw", "kelder.nieuw") + "minuten = 1", "het resultaatgebied staat niet bij"),
    ("", NIEUW.replace("doos", "kist") + "minuten = 1", "de bron 'kist' staat niet bij [bronnen]"),
    ('bron = "doos"', 'bron = "kist"', "de bron 'kist' staat niet bij [bronnen]"),
    (
        "",
        '[bronnen.doos]\ntitel = "Andere doos"\ngeraadpleegd_op = 2020-01-01',
        "[bronnen.doos] heet net als een andere",
    ),
    ("", f"{WIJZIG}minuten = 1", "huis.basis: een wijziging van minuten heeft een eigen bron, vindplaats, status"),
    ("", f'{WIJZIG}minuten = 1\nbron = "doos"\nvindplaats = "v"', "een wijziging van minuten heeft een eigen"),
    ("", f"{WIJZIG}minuten_2weken = 1\n{BRON}", "een wijziging van minuten_2weken heeft een eigen"),
    ("", f"{WIJZIG}max = 2", "de wijziging mist een bron, vindplaats en status"),
    ("", f'{WIJZIG}eenheid = "uur/jaar"\n{BRON}', "een andere eenheid vraagt een nieuw getal"),
    ("", f'{NIEUW}minuten = 1\nsluit_uit = ["huis.beer"]', "huis.nieuw sluit huis.beer uit, maar andersom niet"),
    ("", f'{NIEUW}minuten = 1\nvereist = ["huis.niets"]', "huis.nieuw noemt huis.niets, maar die regel bestaat niet"),
    ("", f"{NIEUW}minuten = 1\nkeer_max = 7", "'keer_max' hoort bij keer"),
    (
        "",
        NIEUW.replace("min/week", "uur/jaar") + "minuten = 1\nnorm_is_maximum = true",
        "een norm die een maximum is, staat in minuten",
    ),
    (
        "",
        NIEUW.replace("huis.nieuw", "tuin.nieuw")
        + 'minuten_2weken = 1\nbron_2weken = "doos"\nvindplaats_2weken = "v"\nstatus_2weken = "bevestigd"\n'
        + 'frequentie = "alleen_tweewekelijks"',
        "geldt alleen per twee weken, maar tuin kan niet per twee weken",
    ),
    ("", f'{NIEUW}frequentie = "alleen_tweewekelijks"', "er staat geen norm en ook niet dat die ontbreekt"),
    (
        "",
        '[[opmerkingen]]\ncode = "huis.niets"\ntekst = "t"\nbron = "doos"\nvindplaats = "v"',
        "noemt huis.niets, maar",
    ),
    ("", '[[opmerkingen]]\nresultaatgebied = "zee"\ntekst = "t"\nbron = "doos"\nvindplaats = "v"', "noemt zee, maar"),
    ("", '[[resultaatgebieden]]\ncode = "zee"\nnaam = "Zee"\nvolgorde = 9\nmaximum_min_week = 1', "mist een bron"),
    (
        "",
        f'[[resultaatgebieden]]\ncode = "zee"\nnaam = "Zee"\nvolgorde = 9\n{BRON}',
        "heeft status 'bevestigd' maar geen",
    ),
]
"""A text in the head of an own file, what replaces it (or what follows the head), and what the error must say."""


def maak(map_: Path, inhoud: str, naam: str = "eigen.toml") -> Normenbibliotheek:
    """The toy law with one more file in a folder of its own."""
    map_.mkdir(exist_ok=True)
    (map_ / naam).write_text(inhoud, encoding="utf-8")
    return Normenbibliotheek((SPEELGOED, map_))


@pytest.mark.parametrize(("oud", "nieuw", "noemt"), ONGELDIG)
def test_a_wrong_norm_file_is_refused_with_its_name_and_the_place(
    oud: str, nieuw: str, noemt: str, tmp_path: Path
) -> None:
    """What contradicts itself is never calculated with, and the sentence says where to look."""
    inhoud = KOP.replace(oud, nieuw) if oud else f"{KOP}{nieuw}\n"
    assert inhoud != KOP
    with pytest.raises(HoFout) as fout:
        maak(tmp_path / "normen", inhoud).kader("eigen")
    assert noemt in str(fout.value)
    assert fout.value.code == "HO203"
    assert str(tmp_path / "normen" / "eigen.toml") in str(fout.value)


def test_the_file_these_faults_are_put_in_is_itself_sound(tmp_path: Path) -> None:
    """Each refusal above is due to its fault and to nothing else."""
    assert maak(tmp_path, KOP).kader("eigen").gemeente == "eigenstad"
    assert maak(tmp_path, f"{KOP}{NIEUW}minuten = 1\n").kader("eigen").regel_bij_code["huis.nieuw"].norm.waarde == 1


def test_a_fault_in_a_parent_is_blamed_on_the_parent(tmp_path: Path) -> None:
    """The place is the file that says what does not fit, not the one that inherits it."""
    ouder = KOP.replace('"eigen"', '"ouder"').replace("eigenstad", "ouderstad")
    (tmp_path / "ouder.toml").write_text(f"{ouder}{WIJZIG}minuten = 1\n", encoding="utf-8")
    with pytest.raises(HoFout, match=r"ouder\.toml: "):
        maak(tmp_path, KOP.replace('["speelland"]', '["ouder"]')).kader("eigen")


def test_two_parents_may_not_disagree(tmp_path: Path) -> None:
    """Two inherited tables that say something else of one row leave nothing to choose."""
    normen = maak(tmp_path, KOP.replace('["speelland"]', '["speelland", "speelstad-2022"]'))
    with pytest.raises(HoFout, match=r"eigen\.toml: .*huis\.basis komt uit twee geërfde bestanden en verschilt"):
        normen.kader("eigen")


def test_an_unknown_parent_is_named_with_the_nearest_one(tmp_path: Path) -> None:
    """A typing error in ``erft`` is answered with the file and the id that was meant."""
    with pytest.raises(HoFout, match=r"eigen\.toml: erft: .*'speeland' is onbekend. Bedoelde u 'speelland'") as fout:
        maak(tmp_path, KOP.replace('["speelland"]', '["speeland"]')).kader("eigen")
    assert fout.value.code == "HO204"


def test_a_circle_is_shown_whole(tmp_path: Path) -> None:
    """Files that inherit each other are named in the order of the circle."""
    ander = KOP.replace('"eigen"', '"ander"').replace("eigenstad", "anderstad").replace('["speelland"]', '["eigen"]')
    (tmp_path / "ander.toml").write_text(ander, encoding="utf-8")
    with pytest.raises(HoFout, match=r"ander\.toml: erft: .*eigen → ander → eigen") as fout:
        maak(tmp_path, KOP.replace('["speelland"]', '["ander"]')).kader("eigen")
    assert fout.value.code == "HO207"


def test_one_id_stands_in_one_file(tmp_path: Path) -> None:
    """Two files in one folder can't share an id."""
    (tmp_path / "aap.toml").write_text(KOP, encoding="utf-8")
    normen = maak(tmp_path, KOP)
    with pytest.raises(HoFout, match=r"eigen\.toml: .*het id 'eigen' staat ook in aap\.toml"):
        normen.kader("eigen")
    assert "eigen" not in normen.bestanden
    assert [kapot.pad.name for kapot in normen.kapot] == ["aap.toml", "eigen.toml"]


def test_two_files_can_not_start_on_the_same_day(tmp_path: Path) -> None:
    """Within a folder the choice by date is never a toss-up."""
    (tmp_path / "aap.toml").write_text(KOP.replace('"eigen"', '"aap"'), encoding="utf-8")
    normen = maak(tmp_path, KOP)
    with pytest.raises(HoFout, match=r"aap\.toml en eigen\.toml gaan voor eigenstad op dezelfde dag in \(2021-01-01\)"):
        normen.kies("eigenstad", dt.date(2026, 1, 1))
    assert normen.kies("speelstad", dt.date(2026, 1, 1)).id == "speelstad-2022"


@pytest.mark.parametrize("gemeenten", ['{ "0001" = "Eigenstad" }', '{ "0002" = "Speelstad aan Zee" }'])
def test_two_municipalities_can_not_claim_one_name(gemeenten: str, tmp_path: Path) -> None:
    """A CBS code or a name leads to one municipality."""
    normen = maak(tmp_path, f"{KOP}gemeenten = {gemeenten}\n")
    with pytest.raises(HoFout, match=r"eigen\.toml: gemeenten: .* hoort al bij de gemeente 'speelstad'"):
        normen.kies("eigenstad", dt.date(2026, 1, 1))


def test_a_successor_closes_its_predecessor_the_day_before(speelgoed: Normenbibliotheek) -> None:
    """On every day one framework is in force, or none."""
    voor, na = dt.date(2022, 6, 30), dt.date(2022, 7, 1)
    assert (speelgoed.kies("speelstad", voor).id, speelgoed.kies("speelstad", na).id) == (
        "speelstad-2020",
        "speelstad-2022",
    )
    assert speelgoed.kies("speelstad", voor).geldig_tot_en_met == voor


@pytest.mark.parametrize(
    ("datum", "noemt"),
    [
        (dt.date(2019, 12, 31), "geen normenkader van kracht. Speelstad 2020 geldt vanaf 2020-01-01."),
        (dt.date(2030, 1, 1), "Speelstad 2022 gold tot en met 2029-12-31. Controleer de ingangsdatum."),
        (dt.date.min, "geldt vanaf 2020-01-01"),
        (dt.date.max, "gold tot en met 2029-12-31"),
    ],
)
def test_outside_every_term_the_nearest_one_is_named(datum: dt.date, noemt: str, speelgoed: Normenbibliotheek) -> None:
    """No framework on a day is an error with the nearest dates."""
    with pytest.raises(HoFout) as fout:
        speelgoed.kies("speelstad", datum)
    assert noemt in str(fout.value)


def test_in_a_gap_both_neighbours_are_named(tmp_path: Path) -> None:
    """Between two terms the error says when one ended and when the other begins."""
    later = KOP.replace('"eigen"', '"later"').replace("2021-01-01", "2025-01-01")
    (tmp_path / "later.toml").write_text(later, encoding="utf-8")
    normen = maak(tmp_path, f"{KOP}geldig_tot_en_met = 2022-12-31\n")
    with pytest.raises(HoFout, match="gold tot en met 2022-12-31; Eigen geldt vanaf 2025-01-01"):
        normen.kies("eigenstad", dt.date(2024, 1, 1))


def test_an_inherited_remark_lapses_with_its_row(tmp_path: Path) -> None:
    """A remark on a row that a municipality does not grant is not shown there."""
    inhoud = KOP.replace('["speelland"]', '["speelstad-2020"]').replace("eigenstad", "eigenstad")
    vervalt = '[[vervalt]]\ncode = "{}"\nreden = "r"\nbron = "doos"\nvindplaats = "v"\n'
    normen = maak(tmp_path, inhoud + vervalt.format("huis.beer") + vervalt.format("huis.draak"))
    assert [o.code for o in normen.kader("speelstad-2020").opmerkingen] == ["huis.beer"]
    assert normen.kader("eigen").opmerkingen == ()


OVERSCHRIJVEN = """\
schema = "normenkader/1"
id = "nederweert-2025-eigen"
naam = "Nederweert 2025, aangevuld"
soort = "gemeente"
geldig_vanaf = 2025-03-01
geldig_bron = { bron = "eigen", vindplaats = "artikel 1", status = "bevestigd" }
erft = ["hhm-2025"]
gemeente = "nederweert"
gemeenten = { "0946" = "Nederweert" }

[bronnen.eigen]
titel = "Beleidsregels"
geraadpleegd_op = 2026-01-01

[[wijzig]]
code = "was.eenpersoons"
minuten = 41
bron = "eigen"
vindplaats = "tabel 2"
status = "bevestigd"
"""


@pytest.mark.parametrize("weg", ["argument", "HO_NORMEN"])
def test_an_own_folder_fills_in_what_is_missing(weg: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An own file replaces the shipped one of the same municipality and day; a missing norm then counts."""
    casus = casus_uit_gegevens(gewone_casus(regel("was.eenpersoons"), gemeente="nederweert"))
    zonder = bereken_casus(casus)
    assert [punt.naam for punt in zonder.fouten] == ["norm_ontbreekt"]
    (tmp_path / "nederweert.toml").write_text(OVERSCHRIJVEN, encoding="utf-8")
    mappen = [tmp_path] if weg == "argument" else []
    if weg == "HO_NORMEN":
        monkeypatch.setenv("HO_NORMEN", str(tmp_path))
    kader = kies_normenkader("0946", dt.date(2026, 3, 1), mappen)
    assert kader.id == "nederweert-2025-eigen"
    assert kader.regel_bij_code["was.eenpersoons"].norm.waarde == 41
    with pytest.raises(HoFout, match="'nederweert-2025' is onbekend"):
        load_normenkader("nederweert-2025", mappen)


def test_a_later_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shipped, then HO_NORMEN, then the folder that was named."""
    eerst, dan = tmp_path / "eerst", tmp_path / "dan"
    for map_, minuten in ((eerst, 41), (dan, 42)):
        map_.mkdir()
        tekst = OVERSCHRIJVEN.replace("minuten = 41", f"minuten = {minuten}")
        (map_ / "nederweert.toml").write_text(tekst, encoding="utf-8")
    monkeypatch.setenv("HO_NORMEN", str(eerst))
    dag = dt.date(2026, 3, 1)
    assert kies_normenkader("nederweert", dag).regel_bij_code["was.eenpersoons"].norm.waarde == 41
    assert kies_normenkader("nederweert", dag, [dan]).regel_bij_code["was.eenpersoons"].norm.waarde == 42


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    """The norm file that docs/normen.md shows is read and resolved as it stands there."""
    pagina = (SPEELGOED.parents[2] / "docs" / "normen.md").read_text(encoding="utf-8")
    voorbeeld = pagina.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "voorbeeldstad-2026.toml").write_text(voorbeeld, encoding="utf-8")
    assert kies_normenkader("9999", dt.date(2026, 3, 1), [tmp_path]).id == "voorbeeldstad-2026"


def test_a_changed_copy_makes_its_own_look_ups(speelgoed: Normenbibliotheek) -> None:
    """A copy with other rows never answers with the rows of the original."""
    wet = speelgoed.kader("speelland")
    assert "huis.basis" in wet.regel_bij_code
    leeg = wet.model_copy(update={"regels": ()})
    assert leeg.regel_bij_code == {}
    assert leeg.sha256 != wet.sha256


def test_the_hash_does_not_depend_on_the_folder(tmp_path: Path, speelgoed: Normenbibliotheek) -> None:
    """The same files elsewhere are the same law."""
    shutil.copytree(SPEELGOED, tmp_path / "elders")
    elders = Normenbibliotheek((tmp_path / "elders",))
    assert elders.kader("speelstad-2022").sha256 == speelgoed.kader("speelstad-2022").sha256


def test_a_framework_knows_its_later_editions_and_keeps_its_hash(speelgoed: Normenbibliotheek) -> None:
    """The edition that came later, from when; which edition came later changes no figure and so no hash."""
    kader = speelgoed.kader("grensdorp")
    gevonden = [(stap.editie, stap.opvolger, stap.vanaf) for stap in kader.opvolgingen]
    assert gevonden == [("Oudland", "Nieuwland", dt.date(2026, 1, 1))]
    assert kader.model_copy(update={"opvolgingen": ()}).sha256 == kader.sha256
    assert speelgoed.kader("nieuwland").opvolgingen == ()


def test_a_circle_elsewhere_does_not_stop_a_framework(tmp_path: Path) -> None:
    """Looking for later editions goes through every file, also through one that nobody can use."""
    shutil.copytree(SPEELGOED, tmp_path / "normen")
    for een, ander in (("rond", "om"), ("om", "rond")):
        kop = KOP.replace('"gemeente"', '"editie"').replace('gemeente = "eigenstad"\n', "")
        (tmp_path / "normen" / f"{een}.toml").write_text(
            kop.replace('"eigen"', f'"{een}"').replace('["speelland"]', f'["{ander}", "weg"]'), encoding="utf-8"
        )
    assert Normenbibliotheek((tmp_path / "normen",)).kader("grensdorp").opvolgingen != ()


def test_a_wrong_norm_file_stops_a_calculation_too(tmp_path: Path) -> None:
    """A fault in the norms is no fault of the case: it is raised with the file that has it, not laid in a result."""
    normen = maak(tmp_path, KOP.replace('["speelland"]', '["speeland"]'))
    casus = casus_uit_gegevens(gewone_casus(regel("huis.basis"), gemeente="eigenstad"))
    with pytest.raises(HoFout, match=r"eigen\.toml: erft: ") as fout:
        bereken_casus(casus, normen)
    assert fout.value.code == "HO204"
