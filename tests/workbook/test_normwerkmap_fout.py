"""Wrong edits of a norm workbook: each is said with its cell and its sentence, all of them at once."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ho_engine.fouten import HoFout
from ho_engine.normbestanden import MEEGELEVERD, Normenbibliotheek
from ho_engine.normopgave import herkomst_van_rijen, opgave_van
from ho_engine.normvoorstel import stel_voor
from ho_workbook.normwerkmap.lezen import lees_normwerkmap, opgave_uit_werkmap
from ho_workbook.normwerkmap.schrijven import maak_normwerkmap
from ho_workbook.normwerkmap.tabellen import ZINNEN
from ho_workbook.werkboek import maak_sjabloon

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ho_engine.normopgave import Normopgave

MEE: Final = Normenbibliotheek((MEEGELEVERD,))
NAAM: Final = "hilversum-2022"


class Ingreep(NamedTuple):
    """A wrong edit: what is done, at which cell it is said, and words of the sentence."""

    naam: str
    doe: Callable[[Any], object]
    plaats: str
    woorden: str


def put(adres: str, waarde: object, notatie: str = "") -> Callable[[Any], object]:
    """Put something in a cell."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        blad, _, cel = adres.partition("!")
        werkmap[blad][cel].value = waarde
        if notatie:
            werkmap[blad][cel].number_format = notatie

    return doe


def drop(blad: str) -> Callable[[Any], object]:
    """Remove a sheet."""
    return lambda werkmap: werkmap.remove(werkmap[blad])


def hide_row(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
    """Hide a row in which something stands, as a filter does."""
    werkmap["Normen"].row_dimensions[7].hidden = True


def hide_column(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Hide the column of the figures."""
    werkmap["Normen"].column_dimensions["F"].hidden = True


def hide_sheet(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Hide a sheet."""
    werkmap["Beleid"].sheet_state = "hidden"


def rename_sheet(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Give a sheet another name."""
    werkmap["Gebieden"].title = "Mijn gebieden"


def clear_headings(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Empty the whole heading row."""
    for cel in werkmap["Vervallen"][4]:
        cel.value = None


def move_above(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Move a row above the headings."""
    blad = werkmap["Opmerkingen"]
    blad.move_range("A5:E5", rows=-2)


def swap_and_drop(werkmap: Any) -> None:  # noqa: ANN401 - the same
    """Put one heading where another stood, so that nobody can say where the last should stand."""
    werkmap["Normen"]["F4"].value, werkmap["Normen"]["B4"].value = "Omschrijving", None


GETAL: Final = "heel getal"
INGREPEN: Final = (
    Ingreep("tekst in minuten", put("Normen!F5", "veel"), "Normen!F5", "staat de tekst 'veel'"),
    Ingreep("het woord ontbreekt", put("Normen!F5", "ontbreekt"), "Normen!F5", "laat de cel dan leeg"),
    Ingreep("12,5 als tekst", put("Normen!F5", "12,5"), "Normen!F5", "staat 12,5"),
    Ingreep("12.5 als tekst", put("Normen!F5", "12.5"), "Normen!F5", "staat de tekst '12.5'"),
    Ingreep("12,5 als getal", put("Normen!F5", 12.5), "Normen!F5", "staat 12,5"),
    Ingreep("1.250 als tekst", put("Normen!F5", "1.250"), "Normen!F5", "staat de tekst '1.250'"),
    Ingreep("12 minuten", put("Normen!F5", "12 min"), "Normen!F5", GETAL),
    Ingreep("waar in minuten", put("Normen!F5", True), "Normen!F5", "waar of onwaar"),
    Ingreep("datum in minuten", put("Normen!F5", dt.datetime(2026, 3, 5)), "Normen!F5", "datum of tijd"),  # noqa: DTZ001
    Ingreep("tijd in minuten", put("Normen!F5", dt.time(2, 5)), "Normen!F5", "datum of tijd"),
    Ingreep("formule in minuten", put("Normen!F5", "=60+65"), "Normen!F5", "staat een formule"),
    Ingreep("formule in een tekst", put("Normen!H6", "=A1"), "Normen!H6", "staat een formule"),
    Ingreep("foutwaarde", put("Normen!F5", "#DIV/0!"), "Normen!F5", "foutwaarde #DIV/0!"),
    Ingreep("onbekende soort", put("Normen!D6", "minder"), "Normen!D6", "keuzelijst. Bedoelde u 'minder inzet'?"),
    Ingreep("onbekende eenheid", put("Normen!E5", "uur"), "Normen!E5", "Kies uit: min/week, min/keer, uur/jaar."),
    Ingreep("onbekende status", put("Normen!I5", "zeker"), "Normen!I5", "Kies uit: bevestigd"),
    Ingreep("getal als status", put("Normen!I5", 1), "Normen!I5", "geen woord van de keuzelijst"),
    Ingreep("ja of nee", put("Normen!X5", "misschien"), "Normen!X5", "Kies uit: ja, nee."),
    Ingreep("waar voor ja", put("Normen!X5", True), "Normen!X5", "Kies uit: ja, nee."),
    Ingreep("datum als vindplaats", put("Normen!H5", dt.datetime(2026, 4, 3)), "Normen!H5", "hoort tekst"),  # noqa: DTZ001
    Ingreep("geen datum", put("Normen!AF5", "gisteren"), "Normen!AF5", "zoals 15-01-2026"),
    Ingreep("datum die niet bestaat", put("Normen!AF5", "31-2-2026"), "Normen!AF5", "hoort een datum"),
    Ingreep("getal als datum", put("Normen!AF5", 46000, "General"), "Normen!AF5", "hoort een datum"),
    Ingreep("kop gewist", put("Normen!F4", None), "Normen!F4", "hoort de kop 'Minuten', maar de cel is leeg"),
    Ingreep("kop veranderd", put("Normen!F4", "Min"), "Normen!F4", "'Minuten', maar er staat 'Min'"),
    Ingreep("kop dubbel", put("Normen!AG4", "Minuten"), "Normen!AG4", "'Minuten' staat ook in F4"),
    Ingreep("kop verdwenen", swap_and_drop, "Normen!A4", "In rij 4 ontbreekt de kop 'Minuten'"),
    Ingreep("alle koppen weg", clear_headings, "Vervallen", "koppen Code, Reden, Bron niet te vinden"),
    Ingreep("eigen kolom", put("Normen!AG4", "Notitie"), "Normen!AG4", "'Notitie' hoort niet bij deze tabel"),
    Ingreep("naast de tabel", put("Normen!AG7", "let op"), "Normen!AG7", "staat geen kop"),
    Ingreep("boven de tabel", move_above, "Opmerkingen!A3", "boven de tabel"),
    Ingreep("samengevoegd", lambda werkmap: werkmap["Normen"].merge_cells("F5:F6"), "Normen!F5:F6", "samengevoegd"),
    Ingreep("rij verborgen", hide_row, "Normen!A7", "Rij 7 is verborgen"),
    Ingreep("kolom verborgen", hide_column, "Normen!F1", "Kolom F is verborgen"),
    Ingreep("blad verborgen", hide_sheet, "Beleid", "Dit blad is verborgen"),
    Ingreep("blad weg", drop("Bronnen"), "normen.xlsx", "blad Bronnen ontbreekt"),
    Ingreep("blad hernoemd", rename_sheet, "normen.xlsx", "blad Gebieden ontbreekt"),
    Ingreep("blad te veel", lambda w: w.create_sheet("Kladblad").append(["x"]), "Kladblad!A1", "telt niet mee"),
    Ingreep("bron dubbel", put("Bronnen!A6", "bijlage-2"), "Bronnen!A6", "'bijlage-2' staat ook in A5"),
    Ingreep("bron zonder naam", put("Bronnen!A5", None), "Bronnen!A5", "onder 'Korte naam' staat niets"),
    Ingreep("onderwerp veranderd", put("Beleid!A8", "Langste duur"), "Beleid!A8", "geen onderwerp"),
    Ingreep("onderwerp dubbel", put("Beleid!A6", "Maximumduur"), "Beleid!A7", "staat er twee keer"),
    Ingreep("onderwerp weg", put("Kader!A16", None), "Kader!A5", "ontbreekt de rij 'Erft van'"),
    Ingreep("duur is geen getal", put("Beleid!B10", "drie"), "Beleid!B10", GETAL),
    Ingreep("toegestaan", put("Beleid!B12", "soms"), "Beleid!B12", "Kies uit: ja, nee."),
    Ingreep("gemeente zonder naam", put("Kader!B24", None), "Kader!B24", "ontbreekt de naam van de gemeente"),
    Ingreep("gemeente zonder code", put("Kader!A24", None), "Kader!A24", "onder 'CBS-code' staat niets"),
    Ingreep("verboden teken", put("Normen!B5", "a_x0007_b"), "Normen!B5", "teken"),
)


@cache
def exported(naam: str = NAAM) -> bytes:
    """The workbook in which nothing is wrong yet."""
    opgave = opgave_van(naam, MEE)
    return maak_normwerkmap(opgave, herkomst_van_rijen(opgave, MEE))


def edited(*ingrepen: Callable[[Any], object]) -> tuple[Normopgave, dict[str, str]]:
    """What is read of the workbook after edits, and what is said of it by place."""
    werkmap = load_workbook(io.BytesIO(exported()))
    for doe in ingrepen:
        doe(werkmap)
    buffer = io.BytesIO()
    werkmap.save(buffer)
    opgave, fouten = opgave_uit_werkmap(buffer.getvalue(), "normen.xlsx", MEE)
    return opgave, {fout.plaats: fout.zin for fout in reversed(fouten)}


def test_there_are_many() -> None:
    """At least thirty kinds, each with a name of its own."""
    assert len({ingreep.naam for ingreep in INGREPEN}) == len(INGREPEN) >= 30


@pytest.mark.parametrize("ingreep", INGREPEN, ids=lambda ingreep: ingreep.naam)
def test_a_wrong_edit_names_its_cell(ingreep: Ingreep) -> None:
    """The place and the sentence; nothing comes of it, and nothing else is said than what follows from it."""
    opgave, fouten = edited(ingreep.doe)
    assert ingreep.plaats in fouten
    assert ingreep.woorden in fouten[ingreep.plaats]
    assert len(fouten) <= 2
    if opgave.onleesbaar:  # else the edit is said, and whoever imports stops there
        assert stel_voor(opgave, MEE).bestand is None


def test_everything_is_said_at_once_in_order() -> None:
    """Four edits on three sheets: four sentences, by sheet and then from top to bottom."""
    _, fouten = edited(
        put("Bronnen!E5", "ooit"), put("Normen!F9", "x"), put("Normen!I6", "x"), put("Kader!B11", "morgen")
    )
    assert list(fouten)[::-1] == ["Kader!B11", "Normen!I6", "Normen!F9", "Bronnen!E5"]


def test_what_cannot_be_read_is_not_told_twice() -> None:
    """The engine hears which value was there but unreadable, and says nothing of it; other faults it does say."""
    opgave, fouten = edited(put("Normen!F5", "12,5"), put("Normen!G6", "onbekend-stuk"))
    assert list(fouten) == ["Normen!F5"]
    assert opgave.onleesbaar == {"rijen.0.minuten"}
    assert [fout.plaats for fout in stel_voor(opgave, MEE).fouten] == ["Normen!G6"]


def test_a_list_that_is_lost_is_named_as_a_whole() -> None:
    """Without its headings a table has no rows, and nobody may think that they were removed."""
    for blad, naam in (("Normen", "rijen"), ("Bronnen", "bronnen"), ("Gebieden", "gebieden"), ("Beleid", "beleid")):
        opgave, fouten = edited(drop(blad))
        assert list(fouten) == ["normen.xlsx"]
        assert naam in opgave.onleesbaar
        assert stel_voor(opgave, MEE).fouten == ()


WAARDEN: Final = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2100, 1, 1)),  # noqa: DTZ001 - a spreadsheet has no time zones
    st.sampled_from(["", " ", "=1+1", "#N/A", "ja", "12,5", "ontbreekt", "slh.huisdieren", "a_x0000_b", "x" * 3000]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30),
)
PLEKKEN: Final = st.tuples(st.sampled_from(sorted(ZINNEN)), st.integers(1, 40), st.integers(1, 34), WAARDEN)


@pytest.mark.traag
@settings(max_examples=30, deadline=None)
@given(st.lists(PLEKKEN, min_size=1, max_size=12))
def test_whatever_is_typed_wherever_is_read_or_named(plekken: list[tuple[str, int, int, object]]) -> None:
    """Random values in random cells, headings and titles too: a table, or sentences with places; never a traceback."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        for blad, rij, kolom, waarde in plekken:
            werkmap[blad].cell(rij, kolom).value = waarde

    opgave, fouten = edited(doe)
    assert all("!" in plaats or plaats in ZINNEN for plaats in fouten)
    voorstel = stel_voor(opgave, MEE)
    assert not (opgave.onleesbaar and voorstel.bestand)


def test_two_roundings_are_one_too_many() -> None:
    """The second row of a table that has one is said."""

    def doe(werkmap: Any) -> None:  # noqa: ANN401 - a workbook of openpyxl
        blad = werkmap["Beleid"]
        rij = next(cel.row for cel in blad["A"] if cel.value == "Eenheid van het besluit") + 2
        blad[f"A{rij}"].value = "min/week"

    _, fouten = edited(doe)
    (zin,) = fouten.values()
    assert "maar één afronding" in zin


def test_other_files_are_refused(tmp_path: Path) -> None:
    """A case template, a picture and nothing at all are no norm workbook."""
    kader = MEE.kader("nederweert-2025")
    gevallen = {
        "sjabloon.xlsx": (maak_sjabloon(kader, dt.date(2026, 3, 1), "nederweert"), "HO320"),
        "plaatje.xlsx": (b"\x89PNG", "HO320"),
        "bom.xlsx": (exported()[:2000], "HO320"),
    }
    for naam, (inhoud, code) in gevallen.items():
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        with pytest.raises(HoFout) as fout:
            lees_normwerkmap(pad, MEE)
        assert fout.value.code == code
    with pytest.raises(HoFout) as fout:
        lees_normwerkmap(tmp_path / "weg.xlsx", MEE)
    assert fout.value.code == "HO101"
