"""What holds for the functions whatever stands in a sheet: no exception, no zero for an error, the engine's figure."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functiegevallen import errors_in
from generator import all_frameworks, random_case
from ho_addin import functies
from ho_addin.functies import FUNCTIES, Foutwaarde
from ho_addin.functies.foutwaarde import SPELLING
from ho_engine import calculate, casus_uit_gegevens, kies_normenkader
from ho_engine.casus import Ongeldig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ho_engine import Casus, Normenkader

GEMEENTEN: Final = [kader for kader in all_frameworks() if kader.gemeente]
CODES: Final = sorted({regel.code for kader in GEMEENTEN for regel in kader.regels})
WOORDEN: Final = (
    *("nederweert", "hilversum", "hbel", "0946", "1-3-2026", "2026-03-01", "wekelijks", "tweewekelijks", "jaar"),
    *("2weken", "week", "status", "minuten", "1", "0", "2,5", "1.234", "WAAR", "ONWAAR", "", " ", "\u200b", "#N/B"),
    *("#HO!2042 HO201 Tekst.", "=1+1", "x" * 40_000, "\x00", "\ud800", "1" * 400, "é", "#", "-", "{code}", "nan"),
)
GETALLEN: Final = (0, 0.0, -0.0, 1, 1.0, 2, 7, -1, 0.5, 46082, 46082.0, 946, 402.0, 10**400, 1e308, 1e-320, 60, 2958466)

CEL: Final = st.one_of(
    st.none(),
    st.sampled_from(WOORDEN),
    st.sampled_from(GETALLEN),
    st.sampled_from(CODES),
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, dt.UTC])),
    st.times(),
    st.decimals(),
    st.sampled_from([Decimal(1), Fraction(5, 2), Foutwaarde("nb"), Foutwaarde("getal", "HO112", "Te laag.")]),
)
BEREIK: Final = st.one_of(
    CEL,
    st.lists(CEL, max_size=5),
    st.lists(st.lists(CEL, max_size=4), max_size=4),
    st.integers(1, 4).flatmap(lambda breed: st.lists(st.lists(CEL, min_size=breed, max_size=breed), max_size=4)),
)


def cells(uitkomst: object) -> Iterator[object]:
    """Every cell of an outcome."""
    if isinstance(uitkomst, list):
        for deel in uitkomst:
            yield from cells(deel)
    else:
        yield uitkomst


@pytest.mark.parametrize("functie", FUNCTIES, ids=lambda functie: functie.naam)
def test_anything_in_a_sheet_gives_values_or_errors(functie: functies.Functie) -> None:
    """Never another exception, never a blank, and always a rectangle with cells that a spreadsheet can hold."""
    maten = st.tuples(*(BEREIK for _ in functie.argumenten))

    @given(maten)
    @settings(max_examples=150, deadline=None)
    def _ask(argumenten: tuple[object, ...]) -> None:
        uitkomst = getattr(functies, functie.naam)(*argumenten)
        if isinstance(uitkomst, list):
            assert uitkomst
            assert len({len(rij) for rij in uitkomst}) == 1
            assert uitkomst[0]
        for cel in cells(uitkomst):
            assert isinstance(cel, int | float | str | Foutwaarde)
            assert not isinstance(cel, bool)
            if isinstance(cel, Foutwaarde):
                assert cel.soort in SPELLING
                assert len(cel.als_tekst()) < 32_767
            elif isinstance(cel, float):
                assert abs(cel) < 1e18  # and so no NaN

    _ask()


@given(
    st.lists(st.sampled_from(CODES), min_size=2, max_size=2),
    st.lists(st.lists(CEL, min_size=2, max_size=2), min_size=1, max_size=3),
    st.lists(CEL, min_size=2, max_size=2),
    st.sampled_from([kader.gemeente for kader in GEMEENTEN]),
    st.sampled_from([None, "wekelijks", "tweewekelijks"]),
)
@settings(max_examples=300, deadline=None)
def test_anything_among_good_arguments_gives_a_figure_or_an_error(
    codes: list[str], aantallen: list[list[object]], keer: list[object], gemeente: str, frequentie: str | None
) -> None:
    """Whole numbers of zero or more, and a 0 only where the engine itself says that nothing is left."""
    keren = [keer] * len(aantallen)
    uitkomst = functies.HO_MINUTEN([codes], aantallen, gemeente, "1-3-2027", keren, frequentie)
    gevonden = list(cells(uitkomst))
    assert 1 <= len(gevonden) <= len(aantallen)
    for rij, cel in zip(aantallen, gevonden, strict=False):
        assert isinstance(cel, Foutwaarde) or (type(cel) is int and cel >= 0)
        if cel == 0:
            punten = functies.HO_AANDACHTSPUNTEN([codes], [rij], gemeente, "1-3-2027", [keer], frequentie)
            assert isinstance(punten, list)
            assert "HO252" in [punt[0] for punt in punten]


ONBRUIKBAAR: Final = st.sampled_from(
    (
        "veel",
        "1.234",
        -1,
        1.5,
        "WAAR ",
        float("nan"),
        float("inf"),
        Foutwaarde("deling"),
        "#N/B",
        True,
        10**30,
        dt.time(),
    )
)


@given(st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), ONBRUIKBAAR)), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_what_is_unusable_is_an_error_in_its_own_row_only(rijen: list[tuple[int, object]]) -> None:
    """A bad quantity among good ones is an error there, and the other cases keep their figure; an error never is 0."""
    codes = [["slh.volledige_overname", "slh.extra_kamer", "slh.extra_slaapkamer"]]
    aantallen = [[1, kamers, stuk] for kamers, stuk in rijen]
    uitkomst = functies.HO_MINUTEN(codes, aantallen, "nederweert", 46082)
    gevonden = [rij[0] for rij in uitkomst] if isinstance(uitkomst, list) else [uitkomst]
    assert len(gevonden) == len(rijen)
    for (kamers, stuk), waarde in zip(rijen, gevonden, strict=True):
        if stuk is None:
            assert waarde == 125 + 5 * kamers
        else:
            assert isinstance(waarde, Foutwaarde)
        if isinstance(stuk, Foutwaarde):
            assert waarde == stuk


@given(st.integers(0, 12), st.integers(0, 12))
@settings(max_examples=100, deadline=None)
def test_a_zero_is_a_net_zero_and_says_so(kamers: int, netwerk: int) -> None:
    """Where the total is 0 more goes off than there is help, and that is named."""
    vraag: tuple[Any, ...] = (
        [["slh.volledige_overname", "slh.extra_kamer", "slh.netwerk"]],
        [[1, kamers, netwerk]],
        "nederweert",
        46082,
    )
    totaal = functies.HO_MINUTEN(*vraag)
    assert totaal == max(0, 125 + 5 * kamers - 15 * netwerk)
    punten = functies.HO_AANDACHTSPUNTEN(*vraag)
    assert isinstance(punten, list)
    assert ("HO252" in [rij[0] for rij in punten]) == (totaal == 0)


def bare_case(casus: Casus) -> dict[str, Any]:
    """The part of a case that a function can hold: codes, quantities and times, each code once."""
    rijen: dict[str, dict[str, Any]] = {}
    for regel in casus.regels:
        rijen.setdefault(regel.code, {"code": regel.code, "aantal": cell(regel.aantal), "keer": cell(regel.keer)})
    return {
        "kenmerk": casus.kenmerk,
        "gemeente": casus.gemeente,
        "ingangsdatum": casus.ingangsdatum,
        "frequentie": casus.frequentie,
        "regels": list(rijen.values()),
    }


def cell(waarde: object) -> object:
    """A quantity of a case as a cell holds it."""
    if isinstance(waarde, Fraction):
        return float(waarde)
    return waarde.tekst if isinstance(waarde, Ongeldig) else waarde


def cases_of(kader: Normenkader, zaad: int, aantal: int) -> list[dict[str, Any]]:
    """Random cases of one framework, one in four with something wrong in it; without blank quantities."""
    bron = random.Random(zaad)  # noqa: S311 - repeatable
    gevonden: list[dict[str, Any]] = []
    while len(gevonden) < aantal:
        casus = random_case(kader, bron, fouten=0.25)
        gegevens = bare_case(casus)
        if all(regel["aantal"] is not None for regel in gegevens["regels"]):
            gevonden.append(gegevens)
    return gevonden


@pytest.mark.parametrize("kader", GEMEENTEN, ids=lambda kader: kader.id)
def test_many_cases_at_once_equal_many_calls_equal_the_engine(kader: Normenkader) -> None:
    """Every generated case of every municipality: spilled, alone and by the engine the same three figures."""
    gevallen = cases_of(kader, 20_260_301, 80)
    codes = list(dict.fromkeys(regel["code"] for gegevens in gevallen for regel in gegevens["regels"]))
    aantallen: list[list[object]] = [[None] * len(codes) for _ in gevallen]
    keren: list[list[object]] = [[None] * len(codes) for _ in gevallen]
    for nummer, gegevens in enumerate(gevallen):
        for regel in gegevens["regels"]:
            plek = codes.index(regel["code"])
            aantallen[nummer][plek], keren[nummer][plek] = regel["aantal"], regel["keer"]
    datums = [[gegevens["ingangsdatum"]] for gegevens in gevallen]
    frequenties = [[gegevens["frequentie"]] for gegevens in gevallen]
    samen = functies.HO_BEREKENING([codes], aantallen, kader.gemeente, datums, keren, frequenties)
    assert isinstance(samen, list)
    goed = 0
    for nummer, gegevens in enumerate(gevallen):
        alleen = functies.HO_BEREKENING(
            [codes], [aantallen[nummer]], kader.gemeente, datums[nummer][0], [keren[nummer]], frequenties[nummer][0]
        )
        assert alleen == [samen[nummer]]
        berekening = calculate(casus_uit_gegevens(gegevens), kies_normenkader(kader.gemeente, gegevens["ingangsdatum"]))
        if berekening.totaal is None:
            (fout,) = set(errors_in(samen[nummer]))
            assert fout.code in {punt.code for punt in berekening.fouten}
        else:
            volume = berekening.totaal.volume
            assert samen[nummer] == [volume.min_week, volume.uur_jaar, volume.min_2weken]
            goed += 1
        for kolom, eenheid in enumerate(("week", "jaar", "2weken")):
            een = functies.HO_MINUTEN(
                [codes],
                [aantallen[nummer]],
                kader.gemeente,
                datums[nummer][0],
                [keren[nummer]],
                frequenties[nummer][0],
                eenheid,
            )
            assert een == samen[nummer][kolom]
    assert 25 < goed < 80


@given(st.integers(0, 10**9), st.sampled_from(GEMEENTEN))
@settings(max_examples=60, deadline=None)
def test_rounding_what_a_sheet_adds_up_gives_what_the_engine_grants(zaad: int, kader: Normenkader) -> None:
    """The exact minutes as a binary number, rounded by ``HO_AFRONDEN``, are the total of the calculation."""
    casus = random_case(kader, random.Random(zaad), fouten=0)  # noqa: S311 - repeatable
    totaal = calculate(casus, kader).totaal
    if totaal is None or casus.frequentie == "tweewekelijks":
        return
    for eenheid, verwacht in (
        ("week", totaal.volume.min_week),
        ("2weken", totaal.volume.min_2weken),
        ("jaar", totaal.volume.uur_jaar),
    ):
        minuten = float(totaal.exact_min_week)
        assert functies.HO_AFRONDEN(minuten, kader.gemeente, casus.ingangsdatum, eenheid) == verwacht


@given(st.integers(0, 10**9), st.sampled_from(GEMEENTEN))
@settings(max_examples=40, deadline=None)
def test_the_build_up_adds_up_to_what_the_engine_has(zaad: int, kader: Normenkader) -> None:
    """The rows of ``HO_OPBOUW`` are the rows of the calculation, and order of the codes never matters."""
    (gegevens,) = cases_of(kader, zaad, 1)
    regels = gegevens["regels"]
    if not regels:
        return
    berekening = calculate(casus_uit_gegevens(gegevens), kies_normenkader(kader.gemeente, gegevens["ingangsdatum"]))
    tabellen = []
    for volgorde in (regels, regels[::-1]):
        velden: list[list[object]] = [[[regel[veld] for regel in volgorde]] for veld in ("code", "aantal", "keer")]
        tabellen.append(
            functies.HO_OPBOUW(
                velden[0], velden[1], kader.gemeente, gegevens["ingangsdatum"], velden[2], gegevens["frequentie"]
            )
        )
    if berekening.totaal is None:
        assert all(isinstance(tabel, Foutwaarde) for tabel in tabellen)
        return
    assert tabellen[0] == tabellen[1]
    assert isinstance(tabellen[0], list)
    for rij, regel in zip(tabellen[0][1:], berekening.regels, strict=True):
        assert rij[0] == regel.regel.code
        assert regel.min_week is not None
        assert rij[5] == float(regel.min_week)
