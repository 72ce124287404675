"""A norm file as text: what is written reads back as exactly the same file, whatever stands in it."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ho_addin.normtekst import KOP, schrijf_normbestand
from ho_engine import normenbibliotheek
from ho_engine.normvorm import Normbestand

if TYPE_CHECKING:
    from collections.abc import Mapping

BESTANDEN: Final = sorted(normenbibliotheek().bestanden)

_tekens = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_tekst = st.one_of(
    st.sampled_from(
        ("bijlage 1, tabel 2", 'een "citaat"', "twee\nregels", "oud\r\nprogramma", "# geen opmerking", "é €")
    ),
    st.text(_tekens, min_size=1, max_size=40),
)
_getal = st.integers(0, 10_080)
_dag = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
_status = st.sampled_from(("bevestigd", "secundair", "afgeleid"))
_herkomst = {"bron": _tekst, "vindplaats": _tekst, "status": _status}
_code = st.from_regex(r"[a-z][a-z0-9_]{0,8}\.[a-z0-9_]{1,8}", fullmatch=True)
_gebied = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
_naam = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
_rij: Mapping[str, st.SearchStrategy[Any]] = {
    "omschrijving": _tekst,
    "soort": st.sampled_from(("volledige_overname", "minder_inzet", "meer_inzet")),
    "eenheid": st.sampled_from(("min/week", "min/keer", "uur/jaar")),
    "minuten": _getal,
    **_herkomst,
    "minuten_2weken": _getal,
    "min": st.just(0),
    "max": st.integers(1, 9),
    "keer": st.sampled_from(("vast", "gevraagd")),
    "keer_eenheid": _tekst,
    "norm_is_maximum": st.booleans(),
    "sluit_uit": st.lists(st.just("slh.iets_anders"), max_size=1),
    "frequentie": st.sampled_from(("beide", "alleen_wekelijks")),
    "toelichting": _tekst,
    "gecontroleerd_op": _dag,
}
_VERPLICHT: Final = ("omschrijving", "soort", "eenheid", "bron", "vindplaats", "status")


def _rows(verplicht: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, Any]]]:
    vast = {"code": _code} | {naam: _rij[naam] for naam in verplicht}
    los = {naam: strategie for naam, strategie in _rij.items() if naam not in verplicht}
    return st.lists(st.fixed_dictionaries(vast, optional=los), max_size=3, unique_by=lambda rij: rij["code"])


@st.composite
def gegevens(draw: st.DrawFn) -> dict[str, Any]:
    """The keys of any norm file that has the right shape."""
    bron = st.fixed_dictionaries(
        {"titel": _tekst, "geraadpleegd_op": _dag}, optional={"uitgever": _tekst, "url": _tekst}
    )
    maanden = st.fixed_dictionaries({"waarde": st.integers(0, 60), **_herkomst})
    onbekend = st.fixed_dictionaries({"bron": _tekst, "vindplaats": _tekst, "status": st.just("ontbreekt")})
    gebied = st.fixed_dictionaries(
        {"code": _gebied, "naam": _tekst, "volgorde": st.integers(-9, 99)},
        optional={"tweewekelijks": st.booleans(), "maximum_min_week": _getal, "bron": _tekst},
    )
    inhoud: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {
                "schema": st.just("normenkader/1"),
                "id": _naam,
                "naam": _tekst,
                "soort": st.just("gemeente"),
                "gemeente": _naam,
                "geldig_vanaf": _dag,
                "geldig_bron": st.fixed_dictionaries(_herkomst),
                "nieuw": _rows(_VERPLICHT),
                "wijzig": _rows(()),
            },
            optional={
                "erft": st.lists(_naam, max_size=3, unique=True),
                "gemeenten": st.dictionaries(st.from_regex(r"[0-9]{4}", fullmatch=True), _tekst, max_size=3),
                "product": _tekst,
                "bronnen": st.dictionaries(_tekst, bron, max_size=3),
                "parameters": st.fixed_dictionaries(
                    {"weken_per_jaar": st.fixed_dictionaries({"waarde": st.just(52), **_herkomst})}
                ),
                "afronding": st.fixed_dictionaries(
                    {"stap": st.integers(1, 60), "stap_2weken": st.integers(1, 60), **_herkomst},
                    optional={"richting": st.sampled_from(("omhoog", "dichtstbij"))},
                ),
                "beleid": st.fixed_dictionaries(
                    {}, optional={"overgang_maanden": maanden, "proefperiode_maanden": onbekend}
                ),
                "opmerkingen": st.lists(
                    st.fixed_dictionaries({"tekst": _tekst, "bron": _tekst, "vindplaats": _tekst}), max_size=2
                ),
                "resultaatgebieden": st.lists(gebied, max_size=2, unique_by=lambda deel: deel["code"]),
                "vervalt": st.lists(
                    st.fixed_dictionaries(
                        {"code": _code, "reden": _tekst, "bron": _tekst, "vindplaats": _tekst},
                        optional={"eigen": st.booleans()},
                    ),
                    max_size=2,
                    unique_by=lambda rij: rij["code"],
                ),
            },
        )
    )
    nieuw = {rij["code"] for rij in inhoud["nieuw"]}  # a row does not lapse to come back in the same file
    weg = [rij for rij in inhoud.pop("vervalt", ()) if rij["code"] not in nieuw]
    return inhoud | ({"vervalt": weg} if weg else {})


def read(tekst: str) -> Normbestand:
    """The norm file in a text."""
    return Normbestand.model_validate(tomllib.loads(tekst))


@given(gegevens())
def test_any_norm_file_reads_back_as_the_same_file(inhoud: dict[str, Any]) -> None:
    """Also which keys a row has: ``norm_is_maximum = false`` in a changed row undoes what is inherited."""
    bestand = Normbestand.model_validate(inhoud)
    gelezen = read(schrijf_normbestand(bestand))
    assert gelezen == bestand
    for een, ander in zip((*bestand.nieuw, *bestand.wijzig), (*gelezen.nieuw, *gelezen.wijzig), strict=True):
        assert een.filled_in() == ander.filled_in()


@given(gegevens())
def test_files_that_are_equal_are_the_same_text(inhoud: dict[str, Any]) -> None:
    """What was spelled out although it goes without saying, and the order of the keys, make no difference."""
    bestand = Normbestand.model_validate(inhoud)
    anders = Normbestand.model_validate(
        {"stand": "geldend", "stand_toelichting": "", "erft": [], "gemeenten": {}, **dict(reversed(inhoud.items()))}
    )
    assert schrijf_normbestand(anders) == schrijf_normbestand(bestand)


@pytest.mark.parametrize("naam", BESTANDEN)
def test_every_shipped_file_reads_back_as_the_same_file(naam: str) -> None:
    """With every verb that is in use."""
    bestand = normenbibliotheek().bestanden[naam][1]
    assert read(schrijf_normbestand(bestand)) == bestand


def test_the_text_begins_with_how_it_may_be_changed_and_who_says_more_comes_first() -> None:
    """A comment for who opens it, in which nothing can end the comment."""
    bestand = normenbibliotheek().bestanden["nederweert-2025"][1]
    tekst = schrijf_normbestand(bestand, ["Van het blad\nNormen."])
    kop, _, rest = tekst.partition("\n\n")
    assert all(regel.startswith("#") for regel in kop.splitlines())
    plat = " ".join(kop.replace("#", " ").split())
    assert plat.startswith("Van het blad")
    assert KOP in plat
    assert rest.startswith('schema = "normenkader/1"\nid = "nederweert-2025"\n')
