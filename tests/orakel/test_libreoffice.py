"""The second oracle judged: it calculates, it does not echo, it keeps files apart, it can draw."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from ho_workbook.celwaarden import Celfout
from ho_workbook.stempelen import Eigenschappen, Sjabloon
from orakel import libreoffice
from orakel.libreoffice import OrakelFout, herbereken_met_libreoffice, render_png

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.libreoffice


def _werkmap(getal: float) -> bytes:
    """Return a workbook whose cached results are all wrong."""
    werkmap = Workbook()
    blad = werkmap.worksheets[0]
    blad["A1"] = getal
    blad["A2"] = dt.date(2026, 1, 31)
    for adres, formule in {"B1": "=A1*2", "B2": "=EDATE(A2,1)", "B3": '=""', "B4": "=1/0", "B5": "=A1>1"}.items():
        blad[adres] = formule
    blad["B2"].number_format = "dd-mm-yyyy"
    opslag = io.BytesIO()
    werkmap.save(opslag)
    sjabloon = Sjabloon.van_bytes(opslag.getvalue())
    onwaar = {"Sheet": dict.fromkeys(("B1", "B2", "B3", "B4", "B5"), 777)}
    return sjabloon.stempel(onwaar, eigenschappen=Eigenschappen(titel="t", gemaakt=dt.date(2026, 1, 1)))


@pytest.mark.parametrize("taal", ["en-US", "nl-NL"])
def test_wrong_cached_values_are_not_echoed(tmp_path: Path, taal: str) -> None:
    """Two files in one run, each calculated anew, in both languages."""
    paden = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for pad, getal in zip(paden, (12.5, 0.5), strict=True):
        pad.write_bytes(_werkmap(getal))
    gevonden = [
        {adres: waarde for adres, waarde in uitkomst["Sheet"].items() if adres.startswith("B")}
        for uitkomst in herbereken_met_libreoffice(paden, taal=taal)
    ]
    vast = {"B2": 46081.0, "B3": "", "B4": Celfout("#DIV/0!")}
    assert gevonden == [{"B1": 25.0, **vast, "B5": True}, {"B1": 1.0, **vast, "B5": False}]


def test_without_force_libreoffice_does_echo(tmp_path: Path) -> None:
    """The trap is real: this is why the profile forces recalculation."""
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(_werkmap(12.5))
    assert herbereken_met_libreoffice([pad], forceer=False)[0]["Sheet"]["B1"] == 777.0


def test_a_workbook_becomes_pictures(tmp_path: Path) -> None:
    """One PNG per page."""
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(_werkmap(12.5))
    plaatjes = render_png(pad, tmp_path)
    assert len(plaatjes) == 1
    assert plaatjes[0].read_bytes().startswith(b"\x89PNG")


def test_a_file_libreoffice_can_not_open_is_named(tmp_path: Path) -> None:
    """No result is never an empty result."""
    pad = tmp_path / "stuk.xlsx"
    pad.write_bytes(b"PK\x03\x04 dit is geen zip")
    with pytest.raises(OrakelFout):
        herbereken_met_libreoffice([pad])


def test_a_machine_without_libreoffice_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked directly, the oracle fails; it never gives an empty answer."""
    monkeypatch.setattr(libreoffice, "zoek_soffice", lambda: None)
    (tmp_path / "a.xlsx").write_bytes(b"")
    with pytest.raises(OrakelFout, match="ontbreekt"):
        herbereken_met_libreoffice([tmp_path / "a.xlsx"])
