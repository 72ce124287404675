"""The JSON Schema of a norm file: the committed one is the generated one, and it judges as the program does."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from ho_engine.normmappen import MEEGELEVERD
from ho_engine.normschema import UITLEG, make_schema, schema_text
from speelwet import SPEELGOED

PROJECT = Path(__file__).parents[2]
SCHEMA = PROJECT / "docs" / "normenkader-1.schema.json"
KEURDER = Draft202012Validator(make_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
GOED = """\
schema = "normenkader/1"
id = "eigen"
naam = "Eigen"
soort = "gemeente"
geldig_vanaf = 2026-01-01
geldig_bron = { bron = "boek", vindplaats = "v", status = "bevestigd" }
erft = ["speelland"]
gemeente = "eigenstad"
gemeenten = { "9999" = "Eigenstad" }

[bronnen.boek]
titel = "Boek"
geraadpleegd_op = 2026-11-01

[[wijzig]]
code = "slh.was"
minuten = 30
leeg = ["max"]
bron = "boek"
vindplaats = "v"
status = "bevestigd"

[beleid.overleg]
waarde = "nooit"
bron = "boek"
vindplaats = "v"
status = "bevestigd"
"""


def faults(tekst: str) -> list[str]:
    """Where an editor underlines something in a norm file."""
    gegevens: dict[str, Any] = json.loads(json.dumps(tomllib.loads(tekst), default=str))
    return sorted({"/".join(map(str, fout.absolute_path)) for fout in KEURDER.iter_errors(gegevens)})


def test_the_committed_schema_is_the_generated_one() -> None:
    """What an editor uses is never older than the models."""
    gemaakt = "maak het opnieuw: python -m ho_engine.normschema > docs/normenkader-1.schema.json"
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), gemaakt
    Draft202012Validator.check_schema(make_schema())


@pytest.mark.parametrize(
    "pad", sorted([*MEEGELEVERD.rglob("*.toml"), *SPEELGOED.glob("*.toml")]), ids=lambda pad: pad.stem
)
def test_every_norm_file_of_ours_fits(pad: Path) -> None:
    """Shipped and toy files alike; so does the file that the wrong ones below are made from."""
    assert faults(pad.read_text(encoding="utf-8")) == []
    assert faults(GOED) == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "plaats"),
    [
        ('schema = "normenkader/1"', 'schema = "normenkader/2"', "schema"),
        ('id = "eigen"\n', "", ""),
        ('id = "eigen"', 'id = "Eigen Stad"', "id"),
        ('soort = "gemeente"', 'soort = "stad"', "soort"),
        ('naam = "Eigen"', 'name = "Eigen"', ""),
        ("geldig_vanaf = 2026-01-01", 'geldig_vanaf = "morgen"', "geldig_vanaf"),
        ('["speelland"]', '"speelland"', "erft"),
        ('"9999" =', '"999" =', "gemeenten"),
        ("minuten = 30", "minuten = 12.5", "wijzig/0/minuten"),
        ("minuten = 30", 'minuten = "dertig"', "wijzig/0/minuten"),
        ("minuten = 30", "minuten = -1", "wijzig/0/minuten"),
        ("minuten = 30", "minuut = 30", "wijzig/0"),
        ("[[wijzig]]", "[[nieuw]]", "nieuw/0"),
        ('code = "slh.was"', 'code = "was"', "wijzig/0/code"),
        ('["max"]', '["code"]', "wijzig/0/leeg/0"),
        ('waarde = "nooit"', 'waarde = "altijd"', "beleid/overleg/waarde"),
        ("beleid.overleg", "beleid.overlg", "beleid"),
        ("geraadpleegd_op = 2026-11-01\n", "", "bronnen/boek"),
    ],
)
def test_a_wrong_file_is_underlined_where_it_is_wrong(oud: str, nieuw: str, plaats: str) -> None:
    """An editor shows it while typing, before the program is asked."""
    assert oud in GOED
    assert plaats in faults(GOED.replace(oud, nieuw, 1))


def test_every_key_is_explained_in_dutch() -> None:
    """No key without a sentence, no sentence without a key, and none of the words for programmers."""
    schema = make_schema()
    modellen = {"Normbestand": schema, **schema["$defs"]}
    assert modellen.keys() == UITLEG.keys()
    for naam, model in modellen.items():
        beschreven = {sleutel: vorm["description"] for sleutel, vorm in model["properties"].items()}
        weg = UITLEG[naam].keys() - beschreven.keys()
        assert weg <= {"leeg"}
        assert all(zin.endswith(".") for zin in beschreven.values())
        assert "title" not in model or model is schema
