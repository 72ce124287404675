"""Reading a case: what a tired caseworker types, and what no file may ever do."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ho_engine import Casus, HoFout, Normenbibliotheek, as_json, bereken_casus, casus_uit_gegevens, lees_casus
from ho_engine.casus import Ongeldig
from ho_engine.casusbestand import MAXIMUM_BYTES, read_tekstbestand
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from pathlib import Path

NORMEN = Normenbibliotheek((SPEELGOED,))

VOLLEDIG_TOML = """\
schema = "casus/1"
kenmerk = "2026-0042"
gemeente = "speelstad"
ingangsdatum = 2026-03-01
frequentie = "wekelijks"
tot_en_met = 2028-02-29
vastgelegd_op = 2026-02-20
hulpvraag = "Het huis."
beperkingen = "De rug."
vorige_min_week = 180
kinderen = [{ leeftijd = 3 }]
huisgenoten = [{ leeftijd = 67, leefeenheid = true, kan_overnemen = "deels", motivering = "Werkt." }]

[ijkclient]
huishouden_1_of_2_volwassenen = true

[[mogelijkheden]]
soort = "netwerk"
beschikbaar = false
uitkomst = "Geen."

[[regels]]
code = "huis.basis"
aantal = 1

[[regels]]
code = "tuin.harken"
aantal = 1
keer = 2.5
motivering = "Zand."
overleg_met = "team"
tot_en_met = 2026-06-30

[[afwijkingen]]
resultaatgebied = "huis"
minuten = 10
motivering = "Piano."
overleg_met = "team"
"""


def schrijf(map_: Path, naam: str, inhoud: str | bytes) -> Path:
    """Write a file as it is given, byte for byte."""
    pad = map_ / naam
    pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    return pad


def als_json(tekst: str) -> str:
    """The same case as JSON text."""
    import tomllib  # noqa: PLC0415 - only this translation needs it

    return json.dumps(tomllib.loads(tekst), default=str)


def test_toml_and_json_give_the_same_case(tmp_path: Path) -> None:
    """A case does not depend on the kind of file it stands in."""
    toml = lees_casus(schrijf(tmp_path, "casus.toml", VOLLEDIG_TOML))
    assert lees_casus(schrijf(tmp_path, "casus.json", als_json(VOLLEDIG_TOML))) == toml
    assert toml.regels[1].keer == Fraction(5, 2)
    assert toml.begin == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "bytes_",
    [
        b"\xef\xbb\xbf" + VOLLEDIG_TOML.encode(),
        VOLLEDIG_TOML.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + VOLLEDIG_TOML.replace("\n", "\r\n").encode(),
    ],
    ids=["BOM", "CRLF", "BOM en CRLF"],
)
def test_what_an_editor_on_windows_adds_changes_nothing(bytes_: bytes, tmp_path: Path) -> None:
    """A byte order mark and other line ends belong to the editor, not to the case."""
    gewoon = lees_casus(schrijf(tmp_path, "casus.toml", VOLLEDIG_TOML))
    assert lees_casus(schrijf(tmp_path, "windows.TOML", bytes_)) == gewoon


@pytest.mark.parametrize(
    ("naam", "inhoud", "code", "noemt"),
    [
        ("casus.json", "", "HO102", "leeg"),
        ("casus.toml", " \r\n", "HO102", "leeg"),
        ("casus.json", '{"kenmerk": "1",\n "kenmerk": "2"}', "HO102", "'kenmerk' staat er twee keer"),
        ("casus.toml", 'kenmerk = "1"\nkenmerk = "2"', "HO102", "een sleutel staat er twee keer op "),
        ("casus.json", '{"regels": [}', "HO102", "regel 1, teken 13"),
        ("casus.json", '{"vorige_min_week": NaN}', "HO102", "'NaN' is geen getal"),
        ("casus.json", '{"vorige_min_week": 1e99999999999999999999}', "HO102", "een getal"),
        ("casus.json", f'{{"vorige_min_week": {"9" * 5000}}}', "HO102", "een getal"),
        ("casus.toml", f"vorige_min_week = {'9' * 5000}", "HO102", "een getal"),
        ("casus.json", "[" * 100_000, "HO102", "te diep genest"),
        ("casus.toml", f"a = {'[' * 100_000}", "HO102", "te diep genest"),
        ("casus.toml", "ingangsdatum = 2026-02-30", "HO102", "een datum die niet bestaat op regel 1"),
        ("casus.toml", 'kenmerk = "2026-0042', "HO102", "schrijffout op"),
        ("casus.toml", "\nkenmerk = zonder", "HO102", "schrijffout op regel 2, teken 11."),
        ("casus.toml", VOLLEDIG_TOML.encode("utf-16"), "HO102", "UTF-8"),
        ("casus.json", b'{"kenmerk": "\xe9"}', "HO102", "UTF-8"),
        ("casus.json", " " * 2_000_001, "HO102", "2 MB"),
        ("casus.json", "[]", "HO105", "een lijst"),
        ("casus.json", "null", "HO105", "niets"),
        ("casus.json", '"casus"', "HO105", "'casus'"),
        ("casus.xlsx", "", "HO109", ".xlsx"),
        ("casus", "", "HO109", "geen casus"),
    ],
)
def test_a_file_that_can_not_be_read_says_why(
    naam: str, inhoud: str | bytes, code: str, noemt: str, tmp_path: Path
) -> None:
    """One Dutch sentence with the file and the reason, whatever the bytes."""
    with pytest.raises(HoFout) as fout:
        lees_casus(schrijf(tmp_path, naam, inhoud))
    assert fout.value.code == code
    assert noemt in str(fout.value)
    assert naam in str(fout.value)


@pytest.mark.parametrize("naam", ["weg.json", "nul\0.json"])
def test_a_file_that_is_not_there_is_named(naam: str, tmp_path: Path) -> None:
    """A missing file and an impossible name are the same sentence."""
    with pytest.raises(HoFout, match="bestaat niet") as fout:
        lees_casus(tmp_path / naam)
    assert fout.value.code == "HO101"


@pytest.mark.parametrize(
    ("anders", "code", "zin"),
    [
        ({"kenmrek": "1"}, "HO103", "casus: kenmrek: De sleutel 'kenmrek' is onbekend. Bedoelde u 'kenmerk'?"),
        ({"regels": [{"code": "a", "antal": 1}]}, "HO103", "casus: regels[1].antal: "),
        ({"ijkclient": {"zelfstandig_woning": True}}, "HO103", "Bedoelde u 'zelfstandige_woning'?"),
        ({"plaatsen": {}}, "HO103", "casus: plaatsen: "),
        ({"schema": "casus/2"}, "HO106", "'casus/2'"),
        ({"schema": []}, "HO106", "'[]'"),
        ({"regels": None}, "HO105", "casus: regels: Hier staat niets, maar hier hoort een lijst."),
        ({"regels": {}}, "HO105", "Hier staat een tabel, maar hier hoort een lijst."),
        ({"regels": [None]}, "HO105", "casus: regels[1]: Hier staat niets, maar hier hoort een tabel."),
        ({"regels": ["huis.basis"]}, "HO105", "casus: regels[1]: Hier staat 'huis.basis', maar hier hoort een tabel."),
        ({"regels": [{"aantal": 1}]}, "HO104", "casus: regels[1].code: De sleutel 'code' ontbreekt."),
        ({"regels": [{"code": "a", "aantal": [1]}]}, "HO105", "casus: regels[1].aantal: Hier staat een lijst"),
        ({"kenmerk": 20260042}, "HO105", "Hier staat '20260042', maar hier hoort tekst tussen aanhalingstekens."),
        ({"kenmerk": True}, "HO105", "Hier staat 'waar'"),
        pytest.param({"kenmerk": 10**5000}, "HO105", "'een reusachtig getal'", id="5000 cijfers"),
        ({"hulpvraag": "a\x00b"}, "HO107", "casus: hulpvraag: De tekst bevat een onzichtbaar stuurteken"),
        ({"hulpvraag": "\ud800"}, "HO107", "stuurteken"),
        ({"hulpvraag": "a" * 32_768}, "HO108", "32768 tekens lang; in een cel passen er 32767"),
        ({"kinderen": 3}, "HO105", "casus: kinderen: Hier staat '3', maar hier hoort een lijst."),
        ({"kinderen": [3]}, "HO105", "casus: kinderen[1]: Hier staat '3', maar hier hoort een tabel."),
        ({"ijkclient": True}, "HO105", "casus: ijkclient: Hier staat 'waar', maar hier hoort een tabel."),
        ({1: 2}, "HO105", "een sleutel die tekst is"),
        ({"a\x1b[31m": 1}, "HO103", "casus: a\ufffd[31m: "),
    ],
)
def test_a_wrong_shape_is_named_with_place_and_mend(anders: dict[Any, Any], code: str, zin: str) -> None:
    """An unknown or missing key and a table where text belongs stop the reading."""
    with pytest.raises(HoFout) as fout:
        casus_uit_gegevens(gewone_casus(regel("huis.basis")) | anders)
    assert fout.value.code == code
    assert zin in str(fout.value)


def test_an_unknown_key_is_named_before_the_key_it_should_have_been() -> None:
    """A typing error in a key is the cause; that the right key is missing is only the consequence."""
    gegevens = gewone_casus(regel("huis.basis"))
    gegevens["frekwentie"] = gegevens.pop("frequentie")
    with pytest.raises(HoFout, match="Bedoelde u 'frequentie'"):
        casus_uit_gegevens(gegevens)


def test_null_is_an_absent_key() -> None:
    """A key without a value, as programs write it, is the same as no key."""
    verplicht = {"kenmerk", "gemeente", "ingangsdatum", "frequentie", "onbepaalde_tijd", "regels", "plaatsen"}
    leeg = {"schema": None} | dict.fromkeys(Casus.model_fields.keys() - verplicht - {"schema_"})
    lege_regel = dict.fromkeys(["keer", "minuten", "van", "tot_en_met", "motivering", "overleg_met"])
    met_null = gewone_casus(regel("huis.basis") | lege_regel) | leeg
    assert casus_uit_gegevens(met_null) == casus_uit_gegevens(gewone_casus(regel("huis.basis")))


@pytest.mark.parametrize("gemeente", [1, 1.0, Decimal(1), "1", "0001", " 0001 ", "Speelstad aan Zee", "SPEELSTAD"])
def test_a_municipality_is_found_however_it_was_typed(gemeente: object) -> None:
    """A CBS code loses its zeros in a spreadsheet, a name gets its capitals."""
    berekening = bereken_casus(casus_uit_gegevens(gewone_casus(regel("huis.basis"), gemeente=gemeente)), NORMEN)
    assert berekening.kader is not None
    assert berekening.kader.id == "speelstad-2022"


def test_codes_may_be_in_capitals_and_between_spaces() -> None:
    """Fixed words mean the same in any letter."""
    netjes = gewone_casus(regel("huis.basis"), afwijkingen=[{"resultaatgebied": "huis", "minuten": 1}])
    slordig = gewone_casus(
        regel(" HUIS.Basis "), frequentie="Wekelijks ", afwijkingen=[{"resultaatgebied": "HUIS", "minuten": 1}]
    )
    assert casus_uit_gegevens(slordig) == casus_uit_gegevens(netjes)


@pytest.mark.parametrize(
    ("getal", "exact"),
    [
        (0.1 + 0.2, Fraction(3, 10)),
        (2.5000000009, Fraction(5, 2)),
        (Decimal("2.33"), Fraction(233, 100)),
        (3, Fraction(3)),
        (2.999999999999, Fraction(3)),
        (2.333, Fraction(2333, 1000)),
        (1_000_000_001, Ongeldig("1000000001")),
        (True, Ongeldig("waar")),
        ("2", Ongeldig("2")),
        (float("inf"), Ongeldig("inf")),
        (Decimal("NaN"), Ongeldig("NaN")),
        (Decimal("1e999999"), Ongeldig("1E+999999")),
        (dt.date(2026, 1, 1), Ongeldig("2026-01-01")),
        pytest.param(10**5000, Ongeldig("een reusachtig getal"), id="5000 cijfers"),
    ],
)
def test_a_number_is_read_exactly_or_kept_as_it_was_typed(getal: object, exact: object) -> None:
    """A float is taken at 1e-9; what is no usable number never becomes one."""
    casus = casus_uit_gegevens(gewone_casus(regel("tuin.harken", keer=getal)))
    assert casus.regels[0].keer == exact


@pytest.mark.parametrize(
    ("datum", "gelezen"),
    [
        ("2026-03-01", dt.date(2026, 3, 1)),
        (" 2026-03-01 ", dt.date(2026, 3, 1)),
        (dt.datetime(2026, 3, 1), dt.date(2026, 3, 1)),  # noqa: DTZ001 - as a spreadsheet gives a date
        (dt.datetime(2026, 3, 1, 12, 30), Ongeldig("2026-03-01 12:30:00")),  # noqa: DTZ001 - the same
        ("2026-02-30", Ongeldig("2026-02-30")),
        ("01-03-2026", Ongeldig("01-03-2026")),
        (46082, Ongeldig("46082")),
        (True, Ongeldig("waar")),
        ("", Ongeldig("")),
    ],
)
def test_a_date_is_read_or_kept_as_it_was_typed(datum: object, gelezen: object) -> None:
    """Only a date that exists, written as year-month-day, is one."""
    assert casus_uit_gegevens(gewone_casus(regel("huis.basis"), ingangsdatum=datum)).ingangsdatum == gelezen


@pytest.mark.parametrize(("antwoord", "gelezen"), [(True, True), ("ja", True), (" Nee", False), ("1", Ongeldig("1"))])
def test_yes_and_no_may_be_words(antwoord: object, gelezen: object) -> None:
    """A case sheet says ja or nee, a file true or false."""
    casus = casus_uit_gegevens(gewone_casus(regel("huis.basis"), ijkclient={"zelfstandige_woning": antwoord}))
    assert casus.ijkclient["zelfstandige_woning"] == gelezen


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(st.characters(), max_size=12)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["huis.basis", "huis", "wekelijks", "ja", "2026-03-01", "9999-12-31", "0001-01-01", "speelstad"])
)
SLEUTELS = st.text(max_size=5) | st.sampled_from(
    ["code", "aantal", "keer", "minuten", "van", "tot_en_met", "leeftijd", "soort", "resultaatgebied", "motivering"]
)
WILD = st.recursive(
    SCALARS, lambda kind: st.lists(kind, max_size=3) | st.dictionaries(SLEUTELS, kind, max_size=4), max_leaves=12
)
BOVENSTE = st.sampled_from([*Casus.model_fields, "schema", "iets"])
CODES = sorted(NORMEN.kader("speelland").regel_bij_code)
WILDE_REGEL = st.fixed_dictionaries(
    {"code": st.sampled_from(CODES)},
    optional=dict.fromkeys(("aantal", "keer", "minuten", "van", "tot_en_met", "motivering"), SCALARS),
)


def overleeft(gegevens: object) -> None:
    """Read, calculate and write as JSON; a HoFout is the only way to fail."""
    try:
        casus = casus_uit_gegevens(gegevens)
    except HoFout as fout:
        zin = str(fout)
    else:
        zin = json.dumps(as_json(bereken_casus(casus, NORMEN)), ensure_ascii=False, allow_nan=False)
    assert zin.encode()
    assert not any(teken < " " for teken in zin)


@given(WILD)
def test_no_data_at_all_raises_anything_but_a_hofout(gegevens: object) -> None:
    """Whatever comes out of a file, it is a case or one sentence."""
    overleeft(gegevens)


@given(st.dictionaries(BOVENSTE, WILD, max_size=3))
def test_no_spoiled_case_raises_anything_but_a_hofout(anders: dict[str, Any]) -> None:
    """An ordinary case with anything in some of its keys is a case or one sentence."""
    overleeft(gewone_casus(regel("huis.basis")) | anders)


@given(st.lists(WILDE_REGEL, max_size=4), SCALARS, SCALARS)
def test_no_spoiled_row_raises_anything_but_a_hofout(
    regels: list[dict[str, Any]], ingangsdatum: object, vorige: object
) -> None:
    """Rows with anything in their fields are calculated or named, never a crash."""
    overleeft(gewone_casus(*regels, ingangsdatum=ingangsdatum, vorige_min_week=vorige))


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode), st.sampled_from(["casus.json", "casus.toml"]))
def test_no_bytes_raise_anything_but_a_hofout(
    tmp_path_factory: pytest.TempPathFactory, bytes_: bytes, naam: str
) -> None:
    """A file of anything is a case or one sentence."""
    pad = schrijf(tmp_path_factory.getbasetemp(), naam, bytes_)
    with pytest.raises(HoFout):
        lees_casus(pad)


def test_a_file_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    """The limit is what is still allowed; one byte more is refused above."""
    assert MAXIMUM_BYTES == 2_000_000
    tekst = "#" * MAXIMUM_BYTES
    assert read_tekstbestand(schrijf(tmp_path, "casus.toml", tekst), "TOML") == tekst


def test_a_folder_with_the_name_of_a_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no ordinary file is never opened: a pipe would wait for ever."""
    geopend: list[Path] = []
    monkeypatch.setattr(type(tmp_path), "read_text", lambda pad, **_: geopend.append(pad))
    map_ = tmp_path / "casus.toml"
    map_.mkdir()
    with pytest.raises(HoFout, match=r"casus\.toml: .*het is een map") as fout:
        lees_casus(map_)
    assert (fout.value.code, geopend) == ("HO110", [])
