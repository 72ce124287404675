"""The periods in the workbook: what stands there, what is recalculated, and what happens when there are too many."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from ho_engine import HoFout, bereken_casus, casus_uit_gegevens
from ho_workbook.herberekenen import WarmModel, herbereken
from ho_workbook.indeling import PERIODEN, Indeling
from ho_workbook.stand import Stand
from ho_workbook.werkboek import maak_werkboek, meesterwerk

if TYPE_CHECKING:
    from ho_engine import Berekening

BEGIN: Final = dt.date(2026, 2, 1)
GEZIN: Final[dict[str, Any]] = {
    "kenmerk": "VERZONNEN-1",
    "gemeente": "hilversum",
    "ingangsdatum": BEGIN,
    "frequentie": "wekelijks",
    "tot_en_met": dt.date(2026, 12, 31),
    "regels": [
        {"code": "slh.volledige_overname", "aantal": 1},
        {"code": "slh.enige_extra_inzet", "aantal": 1, "motivering": "Tijdelijk meer.", "tot_en_met": "2026-06-30"},
        {"code": "slh.huisdieren", "aantal": 1, "motivering": "Vanaf de zomer.", "van": "2026-08-01"},
    ],
    "afwijkingen": [
        {
            "resultaatgebied": "slh",
            "minuten": 20,
            "motivering": "Herstel.",
            "van": "2026-06-01",
            "tot_en_met": "2026-08-31",
        }
    ],
}
"""125 + 30 until 30 June; a deviation of 20 in June, July and August; 15 for pets from 1 August (S001 par. 4)."""


def calculated(**anders: object) -> Berekening:
    """The calculation of the family, with something else."""
    return bereken_casus(casus_uit_gegevens({**GEZIN, **anders}))


def shown(berekening: Berekening) -> list[tuple[Any, ...]]:
    """First day, last day, kind, and the three figures of every period in the file, as recalculated from it."""
    data = maak_werkboek(berekening, "concept")
    assert berekening.kader is not None
    tabel = Indeling(berekening.kader, "concept").perioden
    cellen, vast = herbereken(data)["Berekening"], load_workbook(io.BytesIO(data), data_only=True)["Berekening"]
    rijen = []
    for nummer in range(PERIODEN):
        rij = tabel.rij(nummer)
        assert cellen[f"J{rij}"] == vast[f"J{rij}"].value
        if isinstance(cellen[f"B{rij}"], float):
            van, tot = vast[f"B{rij}"].value.date(), vast[f"C{rij}"].value
            rijen.append(
                (
                    van,
                    tot.date() if isinstance(tot, dt.datetime) else tot,
                    cellen[f"D{rij}"],
                    *(cellen[f"{k}{rij}"] for k in "JKL"),
                )
            )
    return rijen


def test_every_period_has_its_own_total() -> None:
    """155 until the end of May, 175 in June, 145 in July, 160 in August, 140 after that; hours go up, weeks double."""
    assert shown(calculated()) == [
        (dt.date(2026, 2, 1), dt.date(2026, 5, 31), "berekend", 155, 135, 310),
        (dt.date(2026, 6, 1), dt.date(2026, 6, 30), "berekend", 175, 152, 350),
        (dt.date(2026, 7, 1), dt.date(2026, 7, 31), "berekend", 145, 126, 290),
        (dt.date(2026, 8, 1), dt.date(2026, 8, 31), "berekend", 160, 139, 320),
        (dt.date(2026, 9, 1), dt.date(2026, 12, 31), "berekend", 140, 122, 280),
    ]


def test_a_lowered_decision_keeps_its_volume_for_the_term_of_the_municipality() -> None:
    """Hilversum 2022: three months (4.1). What changes inside the transition waits; after it the rows count again."""
    rijen = shown(calculated(vorige_min_week=400))
    assert rijen[0] == (BEGIN, dt.date(2026, 4, 30), "overgang", 400, 347, 800)
    assert [rij[0] for rij in rijen[1:]] == [dt.date(2026, m, 1) for m in (5, 6, 7, 8, 9)]
    assert [rij[3] for rij in rijen[1:]] == [155, 175, 145, 160, 140]


def test_a_transition_longer_than_the_term_fills_it() -> None:
    """The help ends before the three months do: the old volume holds to the end, and the cell says when it would."""
    berekening = calculated(
        vorige_min_week=400, tot_en_met=dt.date(2026, 3, 31), regels=GEZIN["regels"][:1], afwijkingen=[]
    )
    assert shown(berekening) == [(BEGIN, dt.date(2026, 3, 31), "overgang", 400, 347, 800)]


def test_a_term_without_end_says_so() -> None:
    """The last period has no last day, in words."""
    berekening = calculated(tot_en_met=None, onbepaalde_tijd=True)
    assert shown(berekening)[-1] == (dt.date(2026, 9, 1), "geen einde", "berekend", 140, 122, 280)


def test_with_an_error_no_period_is_shown() -> None:
    """A row without a norm: no period has a total, and nothing in the table is a zero."""
    fout = [*GEZIN["regels"], {"code": "boodschappen.volledige_overname", "aantal": 1}]
    berekening = calculated(regels=fout)
    assert berekening.fouten
    assert shown(berekening) == []


def many_periods() -> dict[str, Any]:
    """Seven deviations that each begin and end on a day of their own: fifteen periods."""
    return {
        "afwijkingen": [
            {
                "resultaatgebied": "slh",
                "minuten": 5,
                "motivering": "Proef.",
                "van": dt.date(2026, 3, 1) + dt.timedelta(days=20 * nummer),
                "tot_en_met": dt.date(2026, 3, 10) + dt.timedelta(days=20 * nummer),
            }
            for nummer in range(7)
        ],
        "regels": GEZIN["regels"][:1],
    }


def test_more_periods_than_there_is_room_for_are_refused_by_name() -> None:
    """No file is made that leaves out a period."""
    berekening = calculated(**many_periods())
    assert len(berekening.perioden) == 15
    with pytest.raises(HoFout, match=r"15 perioden.*12") as fout:
        maak_werkboek(berekening, "concept")
    assert fout.value.code == "HO139"


def test_more_periods_typed_into_a_template_turn_a_check_red() -> None:
    """The live check on the term fails when the table can't hold every period; it passes when it can."""
    berekening = calculated(**many_periods())
    assert berekening.kader is not None
    werk = meesterwerk(berekening.kader, "sjabloon")
    model = WarmModel(werk.bron)
    uitkomsten = {}
    for naam, geval in (("te veel", berekening), ("past", calculated())):
        cellen = werk.cellen(Stand(geval, werk.indeling))["Casus"]
        formules = werk.sjabloon.formules().get("Casus", {})
        uit = model.bereken({"Casus": {adres: waarde for adres, waarde in cellen.items() if adres not in formules}})
        blad = load_workbook(io.BytesIO(werk.bron))["Controle"]
        rij = next(cel.row for cel in blad["A"] if str(cel.value).startswith("De perioden beslaan"))
        uitkomsten[naam] = uit["Controle"][f"E{rij}"]
    assert uitkomsten == {"te veel": "fout", "past": "akkoord"}


@pytest.mark.parametrize("rij_en_veld", [(1, "tot_en_met"), (2, "van")])
def test_a_later_change_of_a_date_shows_on_controle(rij_en_veld: tuple[int, str]) -> None:
    """In a recorded workbook a moved date gives a check that is not in order, though the total of today is the same."""
    nummer, veld = rij_en_veld
    berekening = calculated()
    assert berekening.kader is not None
    werk = meesterwerk(berekening.kader, "concept")
    cellen = werk.cellen(Stand(berekening, werk.indeling))
    formules = werk.sjabloon.formules()
    invoer = {b: {a: w for a, w in cellen[b].items() if a not in formules.get(b, {})} for b in ("Casus", "Controle")}
    code = GEZIN["regels"][nummer]["code"]
    rij = werk.indeling.casus_regels.rij([regel.code for regel in berekening.kader.regels].index(code))
    model = WarmModel(werk.bron)
    assert model.bereken(invoer)["Controle"]["B4"] == 0
    invoer["Casus"][f"{'I' if veld == 'tot_en_met' else 'H'}{rij}"] = dt.date(2026, 7, 15)
    assert model.bereken(invoer)["Controle"]["B4"] != 0
