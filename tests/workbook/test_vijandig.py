"""Files that mean harm: each gets one sentence, in time and in little memory, and nothing else happens."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import resource
import threading
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from generator import all_frameworks
from ho_engine import HoFout
from ho_workbook import bewaker, werkproces, xmlbewaker
from ho_workbook.bewaker import guard
from ho_workbook.controleren import controleer_werkmap
from ho_workbook.lezen import casus_uit_werkmap
from ho_workbook.openen import Plek
from ho_workbook.werkboek import maak_sjabloon
from ho_workbook.werkproces import apart
from orakel import libreoffice
from vijandigbestanden import ANDERE, BOMMEN, CASUS, EINDELOOS, ZWAAR, met, met_deel, met_rijen, ole, werkmap
from vijandigmeten import ONBRUIKBAAR, OPDRACHTEN, keeps_promise, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from ho_engine import Normenkader

SAMPLES = Path(__file__).parents[2] / "samples"
SLECHT = BOMMEN | ANDERE
NET_BINNEN = "net binnen"
WEIGERING = {"HO320", "HO323", "HO324"}


@pytest.mark.traag
@pytest.mark.parametrize("naam", SLECHT)
def test_the_guard_refuses_it_before_any_reader(naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing behind it: no parser of workbooks runs, and the sentence names the file and says what to do."""
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    with pytest.raises(HoFout) as gevangen:
        guard(SLECHT[naam](), "x.xlsx")
    fout = gevangen.value
    assert (fout.code in WEIGERING, fout.plaats) == (True, "x.xlsx")
    assert "\n" not in str(fout)
    assert fout.zin.count("{") == 0


@pytest.mark.traag
@pytest.mark.parametrize("nummer", range(len(SLECHT)), ids=list(SLECHT))
def test_the_command_line_says_one_sentence_in_time_and_little_memory(nummer: int, tmp_path: Path) -> None:
    """Exit code 2, one line, below ten seconds and 256 MB; the commands take turns, the benchmark runs them all."""
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(list(SLECHT.values())[nummer]())
    meting = measure(pad, OPDRACHTEN[nummer % len(OPDRACHTEN)])
    assert keeps_promise(meting, {2}), meting
    assert meting.fout.startswith("HO3"), meting.fout
    assert meting.uit == ""
    assert not (tmp_path / "uit.xlsx").exists()


@pytest.mark.traag
@pytest.mark.parametrize("naam", ZWAAR)
def test_what_passes_the_guard_stays_within_the_limits_too(naam: str, tmp_path: Path) -> None:
    """As heavy as a file can get without being refused at the door: read, or a calculation without end is stopped."""
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(ZWAAR[naam]())
    for opdracht in OPDRACHTEN if naam.startswith(NET_BINNEN) else OPDRACHTEN[:2]:
        meting = measure(pad, opdracht)
        gestopt = naam in EINDELOOS and opdracht == ("controleer",)
        assert keeps_promise(meting, {2} if gestopt else {0, 1, 2}), (opdracht, meting)
        if meting.code == ONBRUIKBAAR:  # without a need only where a busy machine lets the clock run out
            assert meting.fout.startswith("HO325 x.xlsx: Het lezen van dit bestand is gestopt")


@pytest.mark.traag
@pytest.mark.parametrize("naam", [naam for naam in ZWAAR if naam.startswith(NET_BINNEN)])
def test_where_no_process_can_be_limited_the_guard_is_enough_for_reading(naam: str, tmp_path: Path) -> None:
    """What a system without such limits has left keeps the same promise for everything that is as large as allowed."""
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(ZWAAR[naam]())
    meting = measure(pad, OPDRACHTEN[0], werkproces=False)
    assert keeps_promise(meting, {0, 1, 2}), meting


def test_a_folder_with_the_name_of_a_workbook_is_said_to_be_one(tmp_path: Path) -> None:
    """Each command, exit code 2, one sentence."""
    (tmp_path / "x.xlsx").mkdir()
    for opdracht in OPDRACHTEN:
        meting = measure(tmp_path / "x.xlsx", opdracht)
        assert keeps_promise(meting, {2}), meting
        assert "het is een map" in meting.fout


@pytest.mark.parametrize(
    ("maak", "deel"),
    [
        (lambda: ole("EncryptionInfo", "EncryptedPackage"), "met een wachtwoord beveiligd; bewaar"),
        (lambda: ole("Workbook"), "oude formaat .xls bewaard; bewaar"),
        (lambda: ole("WordDocument"), "wachtwoord beveiligd, of in het oude formaat"),
        (ANDERE["ods"], "een .ods-bestand"),
        (ANDERE["pdf"], "een pdf"),
        (ANDERE["Word-document"], "een Word-document"),
        (ANDERE["zip met een docx"], "een zipbestand en geen werkmap"),
        (ANDERE["xlsm"], "met macro's (.xlsm)"),
        (ANDERE["xlsb"], "een .xlsb-bestand"),
    ],
)
def test_what_it_is_instead_stands_in_the_sentence(maak: Callable[[], bytes], deel: str) -> None:
    """Who saved in the wrong format reads which one it was."""
    with pytest.raises(HoFout) as gevangen:
        guard(maak(), "x.xlsx")
    assert gevangen.value.code == "HO320"
    assert deel in gevangen.value.zin


@pytest.mark.parametrize(
    "deel",
    ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml", "xl/embeddings/oleObject1.bin"],
)
def test_a_case_sheet_with_foreign_parts_is_refused_and_a_check_names_them(deel: str) -> None:
    """Reading a case wants none of them; ``ho controleer`` judges the file and says which part does not belong."""
    data = met_deel(deel, b"<x/>")
    with pytest.raises(HoFout) as gevangen:
        casus_uit_werkmap(data, "x.xlsx")
    assert (gevangen.value.code, deel in gevangen.value.zin) == ("HO324", True)
    assert deel in {verschil.plaats for verschil in controleer_werkmap(data, "x.xlsx").verschillen}


def test_a_relation_to_outside_is_refused_but_a_hyperlink_is_not() -> None:
    """A pasted address becomes a hyperlink by itself; anything else that leads out of the file does not belong."""
    relatie = '<Relationship Id="rB" Type="http://x/{}" Target="http://voorbeeld.test/" TargetMode="External"/>'
    einde = "</Relationships>"
    met_link = met("xl/_rels/workbook.xml.rels", einde, relatie.format("hyperlink") + einde)
    assert casus_uit_werkmap(met_link, "x.xlsx").kenmerk == CASUS["kenmerk"]
    with pytest.raises(HoFout, match="iets buiten de werkmap") as gevangen:
        casus_uit_werkmap(
            met("xl/_rels/workbook.xml.rels", einde, relatie.format("attachedTemplate") + einde), "x.xlsx"
        )
    assert gevangen.value.code == "HO324"


def test_a_size_that_is_not_true_is_never_believed() -> None:
    """A sheet that says to be one cell is read whole; one that says to be the largest possible is refused."""
    klein = met("xl/worksheets/sheet2.xml", "<dimension[^>]*>", '<dimension ref="A1"/>')
    assert casus_uit_werkmap(klein, "x.xlsx").regels == casus_uit_werkmap(werkmap(), "x.xlsx").regels
    with pytest.raises(HoFout, match="A1:XFD1048576"):
        guard(BOMMEN["omvang A1:XFD1048576 beweerd"](), "x.xlsx")


def test_a_row_without_cells_may_be_the_last_of_the_sheet() -> None:
    """LibreOffice writes it to keep a height; nothing stands there."""
    data = met_rijen('<row r="1048576" ht="12.8"></row>')
    assert casus_uit_werkmap(data, "x.xlsx").kenmerk == CASUS["kenmerk"]


def resaved(data: bytes, pad: Path) -> bytes:
    """A workbook as openpyxl saves it."""
    pad.write_bytes(data)
    boek = openpyxl.load_workbook(pad)
    boek.save(pad)
    return pad.read_bytes()


GEMEENTELIJK = [kader for kader in all_frameworks() if kader.gemeente and kader.geldig_vanaf]


@pytest.mark.parametrize("kader", GEMEENTELIJK, ids=[kader.id for kader in GEMEENTELIJK])
def test_the_guard_passes_every_template_with_room_to_spare(kader: Normenkader, tmp_path: Path) -> None:
    """Ours, and saved by openpyxl: far below every limit, so that a long case never runs into one."""
    data = maak_sjabloon(kader, kader.geldig_vanaf or dt.date(2026, 3, 1), bewijs="geen")
    for bestand in (data, resaved(data, tmp_path / "x.xlsx")):
        pakket = guard(bestand, "x.xlsx")
        tellers = xmlbewaker.Tellers()
        for naam, deel in pakket.delen.items():
            xmlbewaker.scan_part(naam, deel, tellers)
        assert 5 * tellers.tags < xmlbewaker.MAXIMUM_TAGS
        assert 5 * tellers.attributen < xmlbewaker.MAXIMUM_ATTRIBUTEN
        assert 8 * tellers.cellen < xmlbewaker.MAXIMUM_CELLEN
        assert 10 * sum(map(len, pakket.delen.values())) < bewaker.MAXIMUM_UITGEPAKT
        assert 5 * len(pakket.delen) < bewaker.MAXIMUM_ONDERDELEN


def test_the_guard_passes_the_samples() -> None:
    """Every workbook beside the program."""
    paden = sorted(SAMPLES.rglob("*.xlsx"))
    assert len(paden) >= 5
    for pad in paden:
        assert guard(pad.read_bytes(), pad.name).vormen


@pytest.mark.libreoffice
def test_what_libreoffice_saves_passes_and_its_other_formats_get_a_sentence(tmp_path: Path) -> None:
    """The same workbook saved again is read; as .xls, .ods and .pdf under the name of a workbook it is refused."""
    pad = tmp_path / "x.xlsx"
    pad.write_bytes(werkmap())
    formaten = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8", "pdf": "pdf"}
    for soort, formaat in formaten.items():
        libreoffice._converteer([pad], tmp_path / soort, formaat=formaat, taal="nl-NL", forceer=False)
    bewaard = {soort: (tmp_path / soort / f"x.{soort}").read_bytes() for soort in formaten}
    assert casus_uit_werkmap(bewaard.pop("xlsx"), "x.xlsx").kenmerk == CASUS["kenmerk"]
    for soort, data in bewaard.items():
        with pytest.raises(HoFout) as gevangen:
            casus_uit_werkmap(data, "x.xlsx")
        assert gevangen.value.code == "HO320"
        assert soort in gevangen.value.zin


# the process


def grow() -> None:
    """Ask for more memory than a file may take."""
    bytes(2 * werkproces.GEHEUGEN)


def abort() -> None:
    """End as a library in C does when it meets something impossible."""
    os.abort()


def spin() -> None:
    """Calculate for ever."""
    while True:
        pass


def stumble() -> None:
    """Meet something that nobody foresaw."""
    raise ZeroDivisionError


def refuse() -> None:
    """Refuse with a sentence that has particulars."""
    raise HoFout("cel_ongeldig", "Casus!E34", uitleg="Hier staat {niets}", herstel="Vul iets in.")


def smuggle() -> object:
    """Answer with something that is no plain value."""
    return threading.Event


def chatter() -> bytes:
    """Answer with more than a case ever is."""
    return bytes(werkproces.MAXIMUM_ANTWOORD + 1)


def answer() -> tuple[Plek, int]:
    """Answer with a record of this product."""
    return Plek(3, 4), os.getpid()


@pytest.mark.parametrize(
    ("werk", "deel"),
    [
        (grow, "MB geheugen"),
        (abort, "brak af"),
        (stumble, "ZeroDivisionError"),
        (smuggle, "brak onverwacht af"),
        (chatter, "MB geheugen"),
    ],
)
@pytest.mark.parametrize("draden", [False, True], ids=["kopie", "nieuw"])
def test_what_goes_wrong_in_the_process_is_one_sentence(werk: Callable[[], object], deel: str, *, draden: bool) -> None:
    """Out of memory, aborted, fallen, or an answer that is not to be trusted: HO325 with the file, and life goes on."""
    with another_thread(aan=draden), pytest.raises(HoFout) as gevangen:
        apart(werk, bestand="x.xlsx")
    assert (gevangen.value.code, gevangen.value.plaats) == ("HO325", "x.xlsx")
    assert deel in gevangen.value.zin


class another_thread:  # noqa: N801 - reads as a sentence behind "with"
    """A second thread, as a program that calls this library may have."""

    def __init__(self, *, aan: bool) -> None:
        """Remember whether there is one."""
        self._klaar = threading.Event()
        self._draad = threading.Thread(target=self._klaar.wait) if aan else None

    def __enter__(self) -> None:
        """Start it."""
        if self._draad:
            self._draad.start()

    def __exit__(self, *_: object) -> None:
        """Let it end."""
        self._klaar.set()
        if self._draad:
            self._draad.join()


def test_work_without_end_is_ended_by_the_clock_and_by_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits is ended by the wall clock, who calculates by the limit on processor time; no process stays behind."""
    kinderen: list[int] = []
    splits = os.fork

    def counted() -> int:
        kinderen.append(splits())
        return kinderen[-1]

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(werkproces, "_other_threads", lambda: False)
    monkeypatch.setattr(werkproces, "WANDTIJD_S", 0.2)
    begin = time.monotonic()
    with pytest.raises(HoFout, match="rekentijd"):
        apart(time.sleep, 60, bestand="x.xlsx")
    assert time.monotonic() - begin < 20
    monkeypatch.setattr(werkproces, "WANDTIJD_S", 60)
    monkeypatch.setattr(werkproces, "REKENTIJD_S", 1)
    with pytest.raises(HoFout, match="rekentijd"):
        apart(spin, bestand="x.xlsx")
    assert len(kinderen) == 2
    for kind in kinderen:
        with pytest.raises(ChildProcessError):
            os.waitpid(kind, os.WNOHANG)


def test_a_sentence_of_the_process_arrives_as_it_was_said() -> None:
    """The place, the code and the particulars come back; in both kinds of process."""
    for aan in (False, True):
        with another_thread(aan=aan), pytest.raises(HoFout) as gevangen:
            apart(refuse, bestand="x.xlsx")
        assert (gevangen.value.code, gevangen.value.plaats) == ("HO322", "Casus!E34")
        assert "Hier staat {niets}. Vul iets in." in str(gevangen.value)


def test_the_work_is_done_elsewhere_and_nothing_is_said_twice(capfd: pytest.CaptureFixture[str]) -> None:
    """Another process answers; what this one had not written yet is not written by its copy."""
    print("eenmaal", end="")  # noqa: T201 - what stands in the buffer is the point
    for aan in (False, True):
        with another_thread(aan=aan), warnings.catch_warnings():
            warnings.simplefilter("error")
            plek, nummer = apart(answer, bestand="x.xlsx")
        assert plek == Plek(3, 4)
        assert nummer != os.getpid()
    assert capfd.readouterr().out == "eenmaal"


def test_without_another_process_memory_and_falls_are_still_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: the work is done here, its sentence is passed on, and no exception of a parser gets out."""
    monkeypatch.setattr(werkproces, "KAN_APART", False)
    assert apart(answer, bestand="x.xlsx")[1] == os.getpid()
    with pytest.raises(HoFout, match="ZeroDivisionError"):
        apart(stumble, bestand="x.xlsx")
    with pytest.raises(HoFout) as gevangen:
        casus_uit_werkmap(b"x", "x.xlsx")
    assert gevangen.value.code == "HO320"


def test_an_answer_can_run_nothing() -> None:
    """Whatever the other process became, its answer is values, dates and records of this product."""
    for slecht in (os.system, eval, bewaker.guard, HoFout):
        assert werkproces._decoded(pickle.dumps(("goed", slecht)))[0] == "gestopt"
    assert werkproces._decoded(b"onzin")[0] == "gestopt"
    assert werkproces._decoded(pickle.dumps("goed"))[0] == "gestopt"
    assert werkproces._decoded(pickle.dumps(("goed", Plek(1, 2)))) == ("goed", Plek(1, 2))


def test_the_limit_of_a_process_never_rises_above_one_that_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that allows less than we ask keeps its own limit."""
    gezet: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (5, 10))
    monkeypatch.setattr(resource, "setrlimit", lambda _, grenzen: gezet.append(grenzen))
    werkproces._lower(0, 100)
    werkproces._lower(0, 7)
    assert gezet == [(10, 10), (7, 10)]
