"""The functions for a cell in plain Python: the golden table, their register, and what they answer to anything."""

from __future__ import annotations

import datetime as dt
import inspect
import json
from typing import TYPE_CHECKING, Final

import pytest

from functiegevallen import (
    as_cell,
    as_com,
    as_serial,
    differences,
    errors_in,
    lay,
    read_gevallen,
    spell,
)
from ho_addin import functiedoc, functies
from ho_addin.functies import FUNCTIE_BIJ_NAAM, FUNCTIES, Foutwaarde, read_foutwaarde, rekenfuncties
from ho_addin.functies.foutwaarde import SPELLING
from ho_addin.functies.register import GEEN_INDICATIE, MAXIMUM
from ho_engine import MELDINGEN, Normenbibliotheek, kies_normenkader
from opdrachtregel import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from functiegevallen import Geval
    from opdrachtregel import Ho

GEVALLEN: Final = read_gevallen()
WEGEN: Final = {"tekst": lambda waarde: waarde, "cel": as_cell, "com": as_com, "volgnummer": as_serial}
"""How the same cell may come in: as the table spells it, as a value, or as a spreadsheet hands it over."""
VO: Final = "slh.volledige_overname"
EIGEN: Final = """\
schema = "normenkader/1"
id = "dubbel-2026"
naam = "Dubbeldorp 2026"
soort = "gemeente"
stand = "fictief"
stand_toelichting = "Verzonnen voor een test."
geldig_vanaf = 2026-01-01
geldig_bron = { bron = "eigen", vindplaats = "verzonnen", status = "afgeleid" }
erft = ["hhm-2025"]
gemeente = "dubbeldorp"
gemeenten = {}

[bronnen.eigen]
titel = "Verzonnen"
geraadpleegd_op = 2026-01-01

[[nieuw]]
code = "slh.vissen"
omschrijving = "Huisdieren die meer vervuiling geven"
soort = "meer_inzet"
eenheid = "min/week"
minuten = 7
bron = "eigen"
vindplaats = "verzonnen"
status = "afgeleid"
"""


def ask(geval: Geval, cel: Callable[[object], object]) -> object:
    """The outcome of a row of the table, with its cells handed over in one way."""
    functie: Callable[..., object] = getattr(functies, geval.functie)
    return functie(*(lay(deel, cel) for deel in geval.argumenten))


@pytest.mark.parametrize("weg", WEGEN)
@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.functie}, {geval.naam}")
def test_a_function_answers_as_was_worked_out_by_hand(geval: Geval, weg: str) -> None:
    """The figure, the table or the kind of error of the golden table, however the cells come in."""
    uitkomst = ask(geval, WEGEN[weg])
    assert differences(geval, spell(uitkomst)) == []
    assert tuple(fout.code for fout in errors_in(uitkomst)) == geval.meldingen


def test_the_golden_table_covers_every_function_unit_frequency_and_municipality() -> None:
    """Nothing that the functions offer is left out of the table that drives every layer."""
    assert len(GEVALLEN) >= 80
    assert len({(geval.functie, geval.naam) for geval in GEVALLEN}) == len(GEVALLEN)
    assert {geval.functie for geval in GEVALLEN} == {functie.naam for functie in FUNCTIES}
    cellen = json.dumps([geval.argumenten for geval in GEVALLEN], default=str).lower()
    gemeenten = ("nederweert", "hilversum", "hbel", "bijlage2", "voorbeeldgemeente", "dijk  en waard")
    for woord in ("2weken", "jaar", "tweewekelijks", "wekelijks", *gemeenten):
        assert f'"{woord}"' in cellen or woord in cellen
    soorten = {tekst for geval in GEVALLEN for tekst in (spelling.engels for spelling in SPELLING.values())}
    getoond = json.dumps([geval.verwacht for geval in GEVALLEN])
    assert {tekst for tekst in soorten if tekst in getoond} >= {"#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#REF!"}


def test_every_row_of_the_golden_table_says_where_its_figures_stand() -> None:
    """A figure without a source proves nothing; a sum is written out."""
    for geval in GEVALLEN:
        assert geval.gepubliceerd
        if isinstance(geval.verwacht, int) and geval.verwacht and geval.functie != "HO_UITLEG":
            assert geval.som, geval.naam


def test_every_message_of_the_functions_is_reached_by_a_test() -> None:
    """No row of the table of messages is dead; two of them need norms or a text of their own, see below."""
    eigen = {melding.code for melding in MELDINGEN if "HO400" < melding.code < "HO412"}  # the others are of the add-in
    bereikt = {code for geval in GEVALLEN for code in (*geval.meldingen, *geval.bevat)}
    assert eigen - bereikt == {"HO406", "HO410"}


def test_a_description_of_two_rows_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of the two is meant can't be known; the code can still be used, and an own norm file is found."""
    (tmp_path / "normen").mkdir()
    (tmp_path / "normen" / "dubbel.toml").write_text(EIGEN, encoding="utf-8")
    monkeypatch.setenv("HO_NORMEN", str(tmp_path / "normen"))
    omschrijving = "huisdieren die meer vervuiling geven"
    uitkomst = functies.HO_MINUTEN([[VO, omschrijving]], [[1, 1]], "dubbeldorp", "1-3-2026")
    assert isinstance(uitkomst, Foutwaarde)
    assert (uitkomst.soort, uitkomst.code) == ("waarde", "HO406")
    assert "slh.huisdieren en slh.vissen" in uitkomst.zin
    assert functies.HO_MINUTEN([[VO, "slh.vissen"]], [[1, 1]], "dubbeldorp", "1-3-2026") == 135
    ongebruikt = functies.HO_MINUTEN([[VO, omschrijving]], [[1, None]], "dubbeldorp", "1-3-2026")
    assert ongebruikt == 125


def test_a_text_that_no_cell_can_hold_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a piece of it: the reader would not know that the rest is missing."""
    tekst = functies.HO_TOELICHTING(VO, 1, "nederweert", "1-3-2026")
    assert isinstance(tekst, str)
    assert 1_000 < len(tekst) <= rekenfuncties.MAXIMUM_TEKENS == 32_767
    monkeypatch.setattr(rekenfuncties, "as_text", lambda _: "\N{GRINNING FACE}" * 16_384)
    te_lang = functies.HO_TOELICHTING(VO, 1, "nederweert", "1-3-2026")
    assert isinstance(te_lang, Foutwaarde)
    assert (te_lang.soort, te_lang.code) == ("getal", "HO410")
    assert "32768" in te_lang.zin


def test_every_error_of_the_table_is_explained_in_one_sentence_with_a_mend() -> None:
    """``HO_UITLEG`` of what a function answered says its code, where it is wrong and what to do."""
    gezien = 0
    for geval in GEVALLEN:
        for fout in errors_in(ask(geval, as_cell)):
            uitleg = functies.HO_UITLEG(fout)
            assert isinstance(uitleg, str)
            assert uitleg.startswith(f"{fout.code or 'HO411'} ")
            assert uitleg.endswith((".", "?"))
            assert "{" not in uitleg
            assert functies.HO_UITLEG(fout.als_tekst()) == uitleg
            gezien += 1
    assert gezien > 80


def test_an_error_names_the_place_in_the_range() -> None:
    """With blank places before it, and where the other errors are found."""
    fout = functies.HO_MINUTEN([[VO, "", "slh.extra_kamer", "slh.huisdieren"]], [[1, "", -1, 2]], "nederweert", 46082)
    assert isinstance(fout, Foutwaarde)
    assert fout.zin.startswith("aantallen, plaats 3: Het aantal bij slh.extra_kamer is negatief (-1).")
    assert fout.zin.endswith("Er is nog 1 fout; HO_AANDACHTSPUNTEN noemt ze allemaal.")
    keer = functies.HO_MINUTEN([[VO, "maaltijden.broodmaaltijd"]], [[1, 1]], "nederweert", 46082, [["", "soms"]])
    assert isinstance(keer, Foutwaarde)
    assert keer.zin.startswith("keren, plaats 2: ")
    code = functies.HO_MINUTEN([["", "slh.baer"]], [["", 1]], "nederweert", 46082)
    assert isinstance(code, Foutwaarde)
    assert code.zin.startswith("codes, plaats 2: ")


@pytest.mark.parametrize("soort", SPELLING)
def test_an_error_survives_a_road_of_texts(soort: str) -> None:
    """In files, in a Dutch spreadsheet, and as one text with its sentence; every number of ``CVErr`` is its own."""
    bekend = next(naam for naam in SPELLING if naam == soort)
    for fout in (Foutwaarde(bekend), Foutwaarde(bekend, "HO111", "Wat er is: dit. En de\nmend.")):
        assert read_foutwaarde(fout.als_tekst()) == fout
        assert read_foutwaarde(fout.excel) == read_foutwaarde(fout.nederlands.lower()) == Foutwaarde(bekend)
    assert [spelling.nummer for spelling in SPELLING.values()].count(Foutwaarde(bekend).nummer) == 1


def test_a_text_that_only_looks_like_an_error_is_a_text() -> None:
    """A hash tag or a text with more in it is no error value."""
    gewoon = ("#1", "#N/A?", "N/A", "#HO!onzin", "#HO!9999 HO201 Tekst.", "# #N/A")
    assert [tekst for tekst in gewoon if read_foutwaarde(tekst) is not None] == []


@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda functie: functie.naam)
def test_the_register_is_what_the_functions_are(functie: functies.Functie) -> None:
    """Names, order and what may be left out; help that Excel and VBA can show."""
    aanroep = getattr(functies, functie.naam)
    velden = inspect.signature(aanroep).parameters.values()
    assert [(veld.name, veld.default is None) for veld in velden] == [
        (deel.naam, deel.optioneel) for deel in functie.argumenten
    ]
    assert functie.naam in functies.__all__
    for tekst in (functie.hulp, functie.geeft, functie.voorbeeld, *(deel.hulp for deel in functie.argumenten)):
        assert 0 < len(tekst) <= MAXIMUM
        assert tekst.encode("cp1252").decode("cp1252") == tekst
    assert functie.voorbeeld.startswith(f"{functie.naam}(")
    assert functie.categorie == "Normenkader HO"


def test_the_register_is_complete() -> None:
    """Every function that is offered stands in it, and the calculating ones say what their outcome is not."""
    aangeboden = [naam for naam in functies.__all__ if naam.startswith("HO_")]
    assert sorted(FUNCTIE_BIJ_NAAM) == sorted(aangeboden)
    met = {functie.naam for functie in FUNCTIES if GEEN_INDICATIE in functie.hulp}
    assert met == {"HO_MINUTEN", "HO_BEREKENING", "HO_OPBOUW", "HO_AANDACHTSPUNTEN", "HO_TOELICHTING"}
    assert GEEN_INDICATIE.startswith("Rekenuitkomst, geen indicatie")


def test_the_reference_is_generated_from_the_register(ho: Ho) -> None:
    """The page, the terminal and the JSON say the same of every function."""
    pagina = (PROJECT / "docs" / "functies.md").read_text(encoding="utf-8")
    assert pagina == functiedoc.write_document(), "maak hem opnieuw: python -m ho_addin.functiedoc > docs/functies.md"
    code, uit, fout = ho("functies")
    assert (code, fout) == (0, "")
    gelezen = json.loads(ho("functies", "--json").uit)
    assert [rij["naam"] for rij in gelezen["functies"]] == [functie.naam for functie in FUNCTIES]
    plat = " ".join(uit.split())
    for functie, rij in zip(FUNCTIES, gelezen["functies"], strict=True):
        assert functie.vorm in plat
        assert f"`{functie.vorm}`" in pagina
        assert [deel["naam"] for deel in rij["argumenten"]] == [deel.naam for deel in functie.argumenten]
        assert rij["hulp"] == functie.hulp
        for deel in functie.argumenten:
            assert deel.hulp in plat
            assert deel.hulp in pagina
    assert GEEN_INDICATIE in plat
    assert GEEN_INDICATIE in pagina


@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda functie: functie.naam)
def test_the_example_of_a_function_has_arguments_that_it_takes(functie: functies.Functie) -> None:
    """As many as are asked, and no more than there are."""
    tussen = functie.voorbeeld.removeprefix(f"{functie.naam}(").removesuffix(")")
    aantal = len(tussen.split("; ")) if tussen else 0
    verplicht = sum(not deel.optioneel for deel in functie.argumenten)
    assert verplicht <= aantal <= len(functie.argumenten)


def test_what_cases_share_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of cases asks one framework of one municipality on one day a single time."""
    gevraagd: list[str] = []
    kies = Normenbibliotheek.kies

    def _kies(zelf: Normenbibliotheek, gemeente: str, datum: object) -> object:
        gevraagd.append(gemeente)
        return kies(zelf, gemeente, datum)  # type: ignore[arg-type]

    monkeypatch.setattr(Normenbibliotheek, "kies", _kies)
    uitkomst = functies.HO_MINUTEN([[VO, "slh.extra_kamer"]], [[1, n % 9] for n in range(300)], "nederweert", 46082.0)
    assert isinstance(uitkomst, list)
    assert len(uitkomst) == 300
    assert uitkomst[8] == [165]
    assert gevraagd == ["nederweert"]


def test_the_version_names_program_and_frameworks() -> None:
    """Enough to tell two machines apart."""
    tabel = functies.HO_VERSIE()
    assert isinstance(tabel, list)
    rijen = {rij[0]: rij[1] for rij in tabel}
    assert set(rijen) == {"programma", "invoegtoepassing", "Python", "normenkaders"}
    assert "nederweert-2025" in str(rijen["normenkaders"])
    assert str(rijen["programma"]).startswith("normenkader-ho ")


def test_the_hash_of_a_framework_is_the_beginning_of_that_in_a_workbook() -> None:
    """Twelve characters, to be compared by eye."""
    kader = functies.HO_KADER("nederweert", "1-3-2026")
    assert isinstance(kader, list)
    volledig = kies_normenkader("nederweert", dt.date(2026, 3, 1)).sha256
    assert kader[4] == ["kenmerk", volledig[:12]]
