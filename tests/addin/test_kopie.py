"""``ho kopie``: the next case as text or as a filled template, and a text that reads back as the same case."""

from __future__ import annotations

import datetime as dt
import json
import random
import string
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import all_frameworks, random_case
from ho_addin.casustekst import write_json, write_toml
from ho_engine import bereken_casus, casus_uit_gegevens, lees_casus, normenbibliotheek
from ho_engine.casus import IJKCLIENT, LEVERINGSVORMEN, MOGELIJKHEDEN
from ho_engine.kopie import copy_case
from ho_workbook.lezen import lees_casusblad

if TYPE_CHECKING:
    from pathlib import Path

    from opdrachtregel import Ho

TEKSTEN: Final = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
    st.text(string.printable.replace("\x0b", "").replace("\x0c", ""), max_size=40),
    st.sampled_from(
        ['"""', "'''", "\\", "\\n", "a\r\nb", "a\rb", "a\nb\n\nc", '"\n"', "# geen commentaar", "é ü €", "\ufeff"]
    ),
)
GETALLEN: Final = st.one_of(
    st.integers(-1000, 1000),
    st.decimals(-(10**6), 10**6, places=2),
    st.decimals(-(10**9), 10**9, places=9),
    TEKSTEN,
    st.booleans(),
)
DATUMS: Final = st.one_of(st.dates(), st.sampled_from(["gisteren", "2026-02-30", "2026-03-01", 46082]), TEKSTEN)
JA_NEE: Final = st.one_of(st.booleans(), st.sampled_from(["ja", "Nee ", "misschien", 1]), TEKSTEN)


def mogelijk(verplicht: dict[str, st.SearchStrategy[Any]], **anders: st.SearchStrategy[Any]) -> Any:  # noqa: ANN401 - a strategy
    """A table with keys that must be there and keys that may."""
    return st.fixed_dictionaries(verplicht, optional=anders)


CASUSSEN: Final = mogelijk(
    {
        "kenmerk": TEKSTEN,
        "gemeente": TEKSTEN,
        "ingangsdatum": DATUMS,
        "frequentie": TEKSTEN,
        "regels": st.lists(
            mogelijk(
                {"code": TEKSTEN},
                aantal=GETALLEN,
                keer=GETALLEN,
                minuten=GETALLEN,
                van=DATUMS,
                tot_en_met=DATUMS,
                motivering=TEKSTEN,
                overleg_met=TEKSTEN,
            ),
            max_size=3,
        ),
    },
    tot_en_met=DATUMS,
    onbepaalde_tijd=JA_NEE,
    vastgelegd_op=DATUMS,
    hulpvraag=TEKSTEN,
    beperkingen=TEKSTEN,
    vorige_min_week=GETALLEN,
    leveringsvorm=st.one_of(st.sampled_from(list(LEVERINGSVORMEN)), TEKSTEN),
    geen_bsn=JA_NEE,
    kinderen=st.lists(mogelijk({}, leeftijd=GETALLEN), max_size=3),
    huisgenoten=st.lists(
        mogelijk({}, leeftijd=GETALLEN, leefeenheid=JA_NEE, kan_overnemen=TEKSTEN, motivering=TEKSTEN), max_size=2
    ),
    ijkclient=st.dictionaries(st.sampled_from(list(IJKCLIENT)), JA_NEE, max_size=3),
    mogelijkheden=st.lists(
        mogelijk({"soort": st.sampled_from(list(MOGELIJKHEDEN))}, beschikbaar=JA_NEE, uitkomst=TEKSTEN), max_size=2
    ),
    afwijkingen=st.lists(
        mogelijk({"resultaatgebied": TEKSTEN}, minuten=GETALLEN, van=DATUMS, motivering=TEKSTEN), max_size=2
    ),
)
"""Any case that can be read, sound or not."""

SAAI: Final[dict[str, Any]] = {
    "kenmerk": "K",
    "gemeente": "nederweert",
    "ingangsdatum": dt.date(2026, 3, 1),
    "frequentie": "wekelijks",
    "regels": [],
}


@given(CASUSSEN, st.lists(TEKSTEN, max_size=3))
@example(SAAI, ["\r\n[[regels]]", "\n", "a\x07b"])
@example(SAAI | {"hulpvraag": 'een "regel"\n\n  nog een \\ regel '}, [])
@example(SAAI | {"regels": [{"code": "x", "aantal": Decimal("999999999.999999999")}]}, [])
def test_a_case_as_text_reads_back_as_the_same_case(
    tmp_path_factory: pytest.TempPathFactory, gegevens: dict[str, Any], opmerkingen: list[str]
) -> None:
    """Quotes, line breaks, backslashes, any alphabet, exact decimals and unusable words; remarks change nothing."""
    casus = casus_uit_gegevens(gegevens)
    map_ = tmp_path_factory.getbasetemp()
    for naam, tekst in (("casus.toml", write_toml(casus, opmerkingen)), ("casus.json", write_json(casus))):
        (map_ / naam).write_bytes(tekst.encode())
        assert lees_casus(map_ / naam) == casus, tekst


def test_a_copy_of_any_case_loses_nothing_and_reads_back(tmp_path: Path) -> None:
    """Every row of the old case stands in the new one or is told to have ended; as text it is the same."""
    bron, normen = random.Random(2026), normenbibliotheek()  # noqa: S311 - repeatable cases, no secret
    for kader in [kader for kader in all_frameworks() if kader.gemeente] * 15:
        oud = random_case(kader, bron)
        assert oud.begin is not None
        kopie = copy_case(bereken_casus(oud, normen), oud.begin + dt.timedelta(days=bron.randrange(1, 500)), normen)
        over = Counter(regel.code for regel in kopie.casus.regels)
        weg = Counter(zin.partition(":")[0] for zin in kopie.vervallen if not zin.startswith("de afwijking"))
        assert over + weg == Counter(regel.code for regel in oud.regels)
        assert len(kopie.casus.afwijkingen) + len(kopie.vervallen) - weg.total() == len(oud.afwijkingen)
        (tmp_path / "nieuw.toml").write_text(write_toml(kopie.casus), encoding="utf-8", newline="")
        assert lees_casus(tmp_path / "nieuw.toml") == kopie.casus


def test_a_case_is_written_the_way_people_read_it() -> None:
    """The keys in the order of a case, a text over several lines as several lines, the remarks on top."""
    casus = casus_uit_gegevens(
        SAAI
        | {
            "regels": [{"code": "slh.volledige_overname", "motivering": "Waarom?" * 20, "keer": Decimal("2.50")}],
            "hulpvraag": "Eerst dit.\nDan dat.",
            "kinderen": [{"leeftijd": 3}],
        }
    )
    assert write_toml(casus, ["Kop", "", "- punt " * 20]).splitlines() == [
        "# Kop",
        "#",
        "# " + " ".join(["- punt"] * 14),
        "#   " + " ".join(["- punt"] * 6),
        "",
        'schema = "casus/1"',
        'kenmerk = "K"',
        'gemeente = "nederweert"',
        "ingangsdatum = 2026-03-01",
        'frequentie = "wekelijks"',
        'hulpvraag = """',
        "Eerst dit.",
        'Dan dat."""',
        "kinderen = [",
        "    { leeftijd = 3 },",
        "]",
        "",
        "[[regels]]",
        'code = "slh.volledige_overname"',
        "keer = 2.5",
        f'motivering = "{"Waarom?" * 20}"',
    ]


def test_a_copy_is_written_as_toml_with_what_to_ask_above_it(ho: Ho, werkmap: Path) -> None:
    """The old answers behind the mark, the running volume, and the list both on screen and in the file."""
    code, uit, fout = ho("kopie", "gewoon.toml", "--ingangsdatum", "1-3-2028", "-o", "nieuw.toml")
    assert (code, fout) == (0, "")
    for stuk in (
        "Geschreven: nieuw.toml",
        "ingangsdatum  2028-03-01",
        "nu lopend     130 min/week",
        "Opnieuw vragen:",
        "  - kenmerk: overgenomen (2026-0042); kijk na of de nieuwe casus een eigen kenmerk heeft",
        "  - afwijkingen[1].motivering: de motivering bij de afwijking bij slh",
        "Vervallen:",
        "  - slh.extra_kamer: liep tot en met 2026-06-30",
    ):
        assert stuk in uit
    tekst = (werkmap / "nieuw.toml").read_text(encoding="utf-8")
    assert "# - slh.extra_kamer: liep tot en met 2026-06-30" in tekst
    casus = lees_casus(werkmap / "nieuw.toml")
    assert (casus.begin, casus.vorige_min_week) == (dt.date(2028, 3, 1), Fraction(130))
    assert [regel.code for regel in casus.regels] == ["slh.volledige_overname"]
    assert casus.afwijkingen[0].motivering == "opnieuw vragen: Er staat een piano."


def test_a_copy_as_json_is_the_same_case(ho: Ho, werkmap: Path) -> None:
    """The same copy for another program."""
    ho("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01", "--kenmerk", "2028-1", "-o", "nieuw.json")
    ho("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01", "--kenmerk", "2028-1", "-o", "nieuw.toml")
    assert json.loads((werkmap / "nieuw.json").read_text(encoding="utf-8"))["kenmerk"] == "2028-1"
    assert lees_casus(werkmap / "nieuw.json") == lees_casus(werkmap / "nieuw.toml")


def test_a_copy_as_template_names_its_cells_and_holds_the_same_case(ho: Ho, werkmap: Path) -> None:
    """Filled, live and not recorded; the list names the cells, and the case sheet reads back as the copy."""
    opdracht = ("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01", "-o")
    code, uit, fout = ho(*opdracht, "nieuw.xlsx")
    assert (code, fout) == (0, "")
    assert "  - Casus!C16: de hulpvraag" in uit
    ho(*opdracht, "nieuw.toml")
    casus = lees_casusblad(werkmap / "nieuw.xlsx")
    verwacht = lees_casus(werkmap / "nieuw.toml")
    assert casus.model_copy(update={"plaatsen": {}}) == verwacht.model_copy(update={"gemeente": "nederweert"})
    rij = next(regel for regel in uit.splitlines() if regel.endswith("de motivering bij slh.eigen_kracht"))
    assert rij == f"  - {casus.plaats('regels.1.motivering')}: de motivering bij slh.eigen_kracht"
    assert ho("controleer", "nieuw.xlsx").code == 2
    assert ho("bereken", "nieuw.xlsx").uit.count("110 minuten per week") == 1


@pytest.mark.parametrize("bron", ["concept.xlsx", "kopie.xlsx"])
def test_a_workbook_and_a_filled_template_can_be_copied_too(ho: Ho, werkmap: Path, bron: str) -> None:
    """The case sheet of either is the previous case."""
    ho("werkboek", "gewoon.toml", "-o", "concept.xlsx", "--concept")
    ho("kopie", "gewoon.toml", "--ingangsdatum", "2026-03-02", "-o", "kopie.xlsx")
    assert ho("kopie", bron, "--ingangsdatum", "2028-03-01", "-o", "nieuw.toml").code == 0
    assert lees_casus(werkmap / "nieuw.toml").afwijkingen[0].motivering == "opnieuw vragen: Er staat een piano."


def test_a_copy_is_refused_as_final_workbook_with_every_place(ho: Ho, werkmap: Path) -> None:
    """Nothing becomes final unasked, and nothing is written."""
    ho("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01", "-o", "nieuw.xlsx")
    code, _, fout = ho("werkboek", "nieuw.xlsx", "-o", "werkboek.xlsx")
    assert code == 1
    assert fout.count("hier staat nog 'opnieuw vragen'") == 9
    assert "Casus!C16: hier staat nog 'opnieuw vragen'; vraag het na en haal die woorden weg" in fout
    assert not (werkmap / "werkboek.xlsx").exists()


def test_a_case_with_a_fout_is_copied_and_a_sheet_that_can_not_hold_it_is_refused(ho: Ho, werkmap: Path) -> None:
    """As text nothing is lost; as a template the reasons are told, with the way out, and nothing is written."""
    gewoon = (werkmap / "gewoon.toml").read_text(encoding="utf-8")
    (werkmap / "vreemd.toml").write_text(gewoon.replace("slh.volledige", "slh.voledige"), encoding="utf-8")
    opdracht = ("kopie", "vreemd.toml", "--ingangsdatum", "2028-03-01", "-o")
    code, uit, fout = ho(*opdracht, "nieuw.toml")
    assert (code, fout) == (0, "")
    assert "nu lopend     onbekend; vul het zelf in" in uit
    assert "  - regels[1].code: De code 'slh.voledige_overname' staat niet in" in uit
    code, uit, fout = ho(*opdracht, "nieuw.xlsx")
    assert (code, uit) == (2, "")
    assert fout.startswith(
        "HO311 Deze casus past niet in een sjabloon: regels[1].code: De code 'slh.voledige_overname'"
    )
    assert "schrijf de casus als .toml of .json" in fout
    assert not (werkmap / "nieuw.xlsx").exists()


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("gewoon.toml", "--ingangsdatum", "2026-03-01", "-o", "n.toml"), "HO165 De nieuwe casus begint op 2026-03-01"),
        (("gewoon.toml", "--ingangsdatum", "31-2-2028", "-o", "n.toml"), "HO190 De datum '31-2-2028'"),
        (
            ("gewoon.toml", "--ingangsdatum", "2028-03-01", "-o", "n.csv"),
            "HO190 De uitvoer n.csv eindigt niet op .toml",
        ),
        (("gewoon.toml", "--ingangsdatum", "2028-03-01", "-o", "gewoon.toml"), "HO190 De uitvoer gewoon.toml zou"),
        (("gewoon.toml", "-o", "n.toml"), "HO190 De optie --ingangsdatum D ontbreekt"),
        (("onbekend.toml", "--ingangsdatum", "2028-03-01", "-o", "n.toml"), "HO135 De gemeente 'nederwert'"),
        (("weg.toml", "--ingangsdatum", "2028-03-01", "-o", "n.toml"), "HO101 Het bestand weg.toml"),
        (
            ("gewoon.toml", "--ingangsdatum", "2028-03-01", "-o", "weg/n.toml"),
            "HO304 weg/n.toml: De map weg bestaat niet",
        ),
    ],
)
def test_what_can_not_be_copied_is_one_sentence(ho: Ho, werkmap: Path, argumenten: tuple[str, ...], zin: str) -> None:
    """Exit code 2, one sentence, and no file."""
    code, uit, fout = ho("kopie", *argumenten)
    assert (code, uit) == (2, "")
    assert fout.startswith(zin), fout
    assert len(fout.splitlines()) == 1
    assert not (werkmap / "n.toml").exists()


def test_without_a_target_the_next_case_stands_on_the_screen_and_reads_back(ho: Ho, werkmap: Path) -> None:
    """What is printed is the case itself, with above it what to ask again; nothing is written."""
    voor = sorted(werkmap.iterdir())
    code, uit, fout = ho("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01")
    assert (code, fout, sorted(werkmap.iterdir())) == (0, "", voor)
    assert "# Opnieuw vragen:" in uit
    (werkmap / "scherm.toml").write_text(uit, encoding="utf-8")
    ho("kopie", "compleet.toml", "--ingangsdatum", "2028-03-01", "-o", "nieuw.toml")
    assert lees_casus(werkmap / "scherm.toml") == lees_casus(werkmap / "nieuw.toml")
