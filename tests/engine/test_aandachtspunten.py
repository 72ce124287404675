"""What stands beside a figure: each point just does and just does not appear, at its place, and never takes part."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from aandachtgevallen import BESCHREVEN, OVER_NORMBESTANDEN
from ho_engine import MELDINGEN, Normenbibliotheek, as_json, bereken_casus, calculate, casus_uit_gegevens
from ho_engine.aandachtspunten import texts
from ho_engine.tijd import last_day
from speelwet import SPEELGOED, gewone_casus, regel

if TYPE_CHECKING:
    from aandachtgevallen import Geval
    from ho_engine import Aandachtspunt, Berekening

NORMEN = Normenbibliotheek((SPEELGOED,))


def toets(geval: Geval) -> Berekening:
    """Calculate the case of a row of the table."""
    return bereken_casus(casus_uit_gegevens(gewone_casus(*geval.regels, gemeente="grensdorp") | geval.anders), NORMEN)


def punten(berekening: Berekening, naam: str) -> list[Aandachtspunt]:
    """The points with this name."""
    return [punt for punt in berekening.aandachtspunten if punt.naam == naam]


@pytest.mark.parametrize(
    "geval", [g for g in BESCHREVEN if g.plaats is not None], ids=lambda g: f"{g.naam}: {g.waarom}"
)
def test_a_point_appears_once_with_its_place(geval: Geval) -> None:
    """In one filled-in sentence, with its code, beside a total that is still there."""
    berekening = toets(geval)
    gevonden = punten(berekening, geval.naam)
    assert [(punt.plaats, punt.regels, punt.gebieden) for punt in gevonden] == [
        (geval.plaats, geval.codes, geval.gebieden)
    ]
    assert gevonden[0].code == geval.code
    assert geval.zegt in gevonden[0].tekst
    assert "{" not in gevonden[0].tekst
    assert "None" not in gevonden[0].tekst
    assert gevonden[0].ernst == ("opmerking" if geval.naam in {"uren_verschillen", "opmerking_bij_norm"} else "let_op")
    assert berekening.totaal is not None


@pytest.mark.parametrize("geval", [g for g in BESCHREVEN if g.plaats is None], ids=lambda g: f"{g.naam}: {g.waarom}")
def test_a_point_stays_away_where_nothing_is_the_matter(geval: Geval) -> None:
    """Just within the limit, or where the limit is not known, nothing is said."""
    berekening = toets(geval)
    assert punten(berekening, geval.naam) == []
    assert berekening.totaal is not None


def test_every_point_is_shown_to_appear_and_to_stay_away() -> None:
    """No point is tested from one side only."""
    namen = {melding.naam for melding in MELDINGEN if melding.ernst != "fout"}
    elders = {"lijkt_op_bsn", "norm_niet_bevestigd", "kader_niet_definitief"}  # in test_grenzen and test_meldingen
    elders |= OVER_NORMBESTANDEN
    for verschijnt in (True, False):
        assert {geval.naam for geval in BESCHREVEN if (geval.plaats is not None) == verschijnt} == namen - elders


def test_a_point_changes_no_figure() -> None:
    """People, a running decision and remarks stand beside the sum and not in it."""
    kaal = gewone_casus(regel("slh.basis"), regel("slh.extra_slaapkamer"), gemeente="grensdorp")
    vol = kaal | {
        "kinderen": [{"leeftijd": 14}],
        "huisgenoten": [{"leeftijd": 40, "leefeenheid": True, "kan_overnemen": "ja"}],
        "vorige_min_week": 500,
    }
    een, ander = (as_json(bereken_casus(casus_uit_gegevens(gegevens), NORMEN)) for gegevens in (kaal, vol))
    assert een["totaal"] == ander["totaal"]
    assert len(ander["aandachtspunten"]) == len(een["aandachtspunten"]) + 3


def test_the_points_stand_in_the_same_order_and_none_twice() -> None:
    """What asks for a second look comes first; the order of the rows in the case has no say."""
    regels = [
        regel("kindzorg.luier", 3, keer=14),
        regel("kindzorg.fles", 2, keer=7),
        regel("aiv.uitleg", keer=1),
        regel("slh.extra_slaapkamer"),
        regel("slh.basis"),
        regel("was.basis"),
    ]
    anders: dict[str, Any] = {"gemeente": "grensdorp", "kinderen": [{"leeftijd": 13}], "vorige_min_week": 900}
    heen, terug = (
        bereken_casus(casus_uit_gegevens(gewone_casus(*rijen, **anders)), NORMEN).aandachtspunten
        for rijen in (regels, regels[::-1])
    )
    assert [punt.tekst for punt in heen] == [punt.tekst for punt in terug]
    assert len({(punt.tekst, punt.plaats) for punt in heen}) == len(heen) >= 10
    ernst = [punt.ernst for punt in heen]
    assert ernst == sorted(ernst)  # let_op before opmerking


@pytest.mark.parametrize(
    ("gemeente", "datum", "editie"),
    [
        ("hilversum", "2022-08-31", None),
        ("hilversum", "2022-09-01", "2019 (met aanvullingen 2022)"),
        ("hilversum", "2025-01-01", "Ondersteuning 2025"),
        ("hilversum", "2026-07-01", None),
        ("nederweert", "2026-03-01", None),
        ("hbel", "2026-03-01", None),
    ],
)
def test_the_shipped_editions_follow_each_other_up(gemeente: str, datum: str, editie: str | None) -> None:
    """Hilversum 2022 was made from the edition of 2019; an announced edition follows nothing up."""
    gegevens = gewone_casus(regel("slh.volledige_overname"), gemeente=gemeente, ingangsdatum=datum)
    gevonden = punten(bereken_casus(casus_uit_gegevens(gegevens)), "kader_opgevolgd")
    assert len(gevonden) == (editie is not None)
    assert all(f"{editie}." in punt.tekst for punt in gevonden)


def test_a_term_ends_where_the_calendar_ends() -> None:
    """A start date typed for "never" does not make a limit fall over."""
    assert last_day(dt.date(9999, 12, 30), weken=6) == dt.date(9999, 12, 30)
    assert last_day(dt.date(2026, 3, 1), maanden=24) == dt.date(2028, 2, 29)


def test_a_remark_is_repeated_where_its_row_or_area_is_used() -> None:
    """On a row with that row, on an area with any row or deviation in it."""
    afwijking = {"resultaatgebied": "was", "minuten": 5, "motivering": "Er is veel."}
    per_geval = [
        ([regel("slh.basis")], [], []),
        ([regel("slh.basis"), regel("slh.extra_slaapkamer")], [], ["slh.extra_slaapkamer"]),
        ([regel("was.basis")], [], ["was"]),
        ([regel("slh.basis")], [afwijking], ["was"]),
    ]
    for regels, afwijkingen, plaatsen in per_geval:
        gegevens = gewone_casus(*regels, gemeente="grensdorp", afwijkingen=afwijkingen)
        gevonden = punten(bereken_casus(casus_uit_gegevens(gegevens), NORMEN), "opmerking_bij_norm")
        assert [punt.plaats for punt in gevonden] == plaatsen


def test_a_deviation_without_a_known_area_repeats_no_remark() -> None:
    """A remark on the whole framework names no area either; it is no remark on that deviation."""
    kader = NORMEN.kies("grensdorp", dt.date(2026, 3, 1))
    geheel = kader.opmerkingen[0].model_copy(update={"code": "", "resultaatgebied": "", "tekst": "Over alles."})
    anders = kader.model_copy(update={"opmerkingen": (geheel, *kader.opmerkingen)})
    for gebied in ("", "niets"):
        afwijking = {"resultaatgebied": gebied, "minuten": 5, "motivering": "Er is veel."}
        casus = casus_uit_gegevens(gewone_casus(regel("slh.basis"), gemeente="grensdorp", afwijkingen=[afwijking]))
        berekening = calculate(casus, anders)
        assert punten(berekening, "opmerking_bij_norm") == []
        assert [punt.naam for punt in berekening.fouten] == ["afwijking_gebied_onbekend"]


def test_only_the_care_of_children_counts_children() -> None:
    """A lesson for two, in times per week, says nothing of children; a nappy for two does."""
    for rij, verwacht in ((regel("aiv.uitleg", 2, keer=1), 0), (regel("kindzorg.luier", 2, keer=1), 1)):
        casus = casus_uit_gegevens(gewone_casus(regel("slh.basis"), rij, gemeente="grensdorp"))
        assert len(punten(bereken_casus(casus, NORMEN), "meer_kinderen_geteld")) == verwacht


def test_a_housemate_matters_where_something_can_be_taken_off() -> None:
    """Cleaning has a row of less help; the care of children in this law has none."""
    samen = {"huisgenoten": [{"leeftijd": 40, "leefeenheid": True, "kan_overnemen": "ja"}]}
    for rij, verwacht in ((regel("slh.basis"), 1), (regel("kindzorg.luier", keer=1), 0)):
        casus = casus_uit_gegevens(gewone_casus(rij, gemeente="grensdorp", **samen))
        assert len(punten(bereken_casus(casus, NORMEN), "huisgenoot_zonder_aftrek")) == verwacht


def test_an_empty_text_is_no_text() -> None:
    """Only what somebody wrote is looked through, at every depth."""
    afwijking = {"resultaatgebied": "was", "minuten": 5, "motivering": "Er is veel."}
    gegevens = gewone_casus(regel("slh.basis", motivering=""), hulpvraag="", afwijkingen=[afwijking])
    gevonden = dict(texts(casus_uit_gegevens(gegevens)))
    assert gevonden["afwijkingen.0.motivering"] == "Er is veel."
    assert gevonden["regels.0.code"] == "slh.basis"
    assert all(gevonden.values())


@pytest.mark.parametrize("datum", [None, "ooit"])
def test_without_a_start_date_no_term_is_judged(datum: str | None) -> None:
    """A limit counts from a day; asked directly, without that day the points on terms stay away."""
    rijen = [regel("aiv.uitleg", keer=1), regel("kindzorg.luier", keer=1), regel("slh.basis")]
    kader = NORMEN.kies("grensdorp", dt.date(2026, 3, 1))
    op_tijd = {"tijdelijk_zonder_einde", "kindzorg_te_lang", "kader_opgevolgd", "duur_boven_maximum"}
    gevonden = {}
    for dag in (datum, "2026-03-01"):
        casus = casus_uit_gegevens(gewone_casus(*rijen, gemeente="grensdorp", ingangsdatum=dag))
        gevonden[dag] = {punt.naam for punt in calculate(casus, kader).aandachtspunten} & op_tijd
    assert gevonden[datum] == set()
    assert len(gevonden["2026-03-01"]) == 4
