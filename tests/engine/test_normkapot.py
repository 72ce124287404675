"""A broken norm file: it is named, it takes no other down, and what it speaks of is never calculated in silence."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
from pathlib import Path

import pytest

from ho_engine import HoFout, Normenbibliotheek, bereken_casus, casus_uit_gegevens
from ho_engine.normbestanden import read_normbestand
from ho_engine.normlezen import all_faults
from speelwet import SPEELGOED, gewone_casus, regel

DAG = dt.date(2026, 3, 1)
GOED = """\
schema = "normenkader/1"
id = "eigen"
naam = "Eigen"
soort = "gemeente"
geldig_vanaf = 2021-01-01
geldig_bron = { bron = "doos", vindplaats = "v", status = "bevestigd" }
erft = ["speelland"]
gemeente = "eigenstad"
gemeenten = { "9001" = "Eigenstad aan Zee" }
"""


def put(map_: Path, **teksten: str) -> Normenbibliotheek:
    """The toy law and a folder with these files."""
    map_.mkdir(exist_ok=True)
    for naam, tekst in teksten.items():
        (map_ / f"{naam}.toml").write_text(tekst, encoding="utf-8")
    return Normenbibliotheek((SPEELGOED, map_))


STUK: list[tuple[str, str]] = [
    ("[[nieuw", "er is een schrijffout op"),
    ('gemeentn = "x"', "'gemeentn' is onbekend"),
    ("x = 2026-02-30", "een datum die niet bestaat"),
    ('naam = "Tweede"', "een sleutel staat er twee keer"),
    ("geldig_tot_en_met = 2020-12-31", "ligt voor 'geldig_vanaf'"),
]


@pytest.mark.parametrize(("erbij", "zegt"), STUK)
def test_a_broken_file_stops_only_what_it_speaks_of(erbij: str, zegt: str, tmp_path: Path) -> None:
    """Its municipality by each of its names, its id and what inherits it have its fault; the rest is calculated."""
    kind = GOED.replace('"eigen"', '"kind"').replace('"speelland"', '"eigen"').replace("eigenstad", "kindstad")
    kind = kind.replace("9001", "9002").replace("Eigenstad aan", "Kindstad aan")
    normen = put(tmp_path, eigen=f"{GOED}{erbij}\n", kind=kind)
    for naam in ("eigenstad", "9001", "Eigenstad aan Zee"):
        with pytest.raises(HoFout, match=zegt) as fout:
            normen.kies(naam, DAG)
        assert fout.value.plaats.startswith(str(tmp_path / "eigen.toml"))
    for naam in ("eigen", "kind"):
        with pytest.raises(HoFout, match=zegt):
            normen.kader(naam)
    assert normen.kies("speelstad", DAG).id == "speelstad-2022"
    assert [(kapot.id, kapot.gemeente, kapot.vanaf) for kapot in normen.kapot] == [
        ("eigen", "eigenstad", dt.date(2021, 1, 1))
    ]
    assert normen.kent("eigen")
    assert not normen.kent("niets")


def test_a_case_of_its_municipality_is_not_calculated(tmp_path: Path) -> None:
    """Not even with the shipped file that the broken one was meant to replace."""
    normen = put(tmp_path, eigen=GOED.replace("eigenstad", "speelstad").replace("erft", "erf"))
    with pytest.raises(HoFout, match="'erf' is onbekend"):
        bereken_casus(casus_uit_gegevens(gewone_casus(regel("huis.basis"))), normen)
    with pytest.raises(HoFout, match="'erf' is onbekend"):
        normen.kader("speelstad-2022")
    ander = gewone_casus(regel("huis.basis"), gemeente="uurdorp")
    assert bereken_casus(casus_uit_gegevens(ander), normen).totaal is not None


@pytest.mark.parametrize(
    ("naam", "tekst", "stil", "gestopt"),
    [
        ("speelstad-2022", "", "uurdorp", "speelstad"),
        ("speelstad-2030-eigen", "\x00", "uurdorp", "speelstad"),
        ("mijn", 'gemente = "speelstad"\ngemeenten = { "0001" = "Speelstad" }', "uurdorp", "speelstad"),
        ("mijn", 'id = "speelstad-nieuw"\ngemente = "speelstad"', "uurdorp", "speelstad"),
        ("mijn", "gemeente = uurdorp", "speelstad", "uurdorp"),
        ("mijn", "'gemeente' = 'uurdorp'\nx =", "speelstad", "uurdorp"),
    ],
)
def test_whom_a_ruin_speaks_of_is_read_as_far_as_can_be(
    naam: str, tekst: str, stil: str, gestopt: str, tmp_path: Path
) -> None:
    """Without a key to read, its name and every code and name in it count; when in doubt nothing is calculated."""
    tmp_path.joinpath(f"{naam}.toml").write_text(tekst, encoding="utf-8")
    normen = Normenbibliotheek((SPEELGOED, tmp_path))
    assert normen.kies(stil, DAG).gemeente == stil
    with pytest.raises(HoFout) as fout:
        normen.kies(gestopt, DAG)
    assert f"{naam}.toml" in str(fout.value)


def test_a_broken_edition_stops_whoever_inherits_it(tmp_path: Path) -> None:
    """An own version of an edition that can't be read leaves no figure of the old one in use."""
    normen = put(tmp_path, oud='id = "oudland"\nschema = 1\n')
    for naam in ("oudland", "nieuwland", "grensdorp"):
        with pytest.raises(HoFout, match=r"oud\.toml"):
            normen.kader(naam)
    assert normen.kader("speelland").id == "speelland"


def test_a_sound_file_in_a_later_folder_takes_its_place(tmp_path: Path) -> None:
    """As it would take the place of a sound one: by its id, or by its municipality and first day."""
    put(tmp_path / "een", eigen=f"{GOED}fout = 1\n")
    put(tmp_path / "twee", eigen=GOED)
    put(tmp_path / "drie", anders=GOED.replace('"eigen"', '"anders"'))
    put(tmp_path / "vier", later=GOED.replace('"eigen"', '"later"').replace("2021-01-01", "2022-01-01"))
    for map_, kapot in (("twee", 0), ("drie", 0), ("vier", 1)):
        normen = Normenbibliotheek((SPEELGOED, tmp_path / "een", tmp_path / map_))
        assert len(normen.kapot) == kapot
        if kapot:
            with pytest.raises(HoFout, match="'fout' is onbekend"):
                normen.kies("eigenstad", DAG)
        else:
            assert normen.kies("eigenstad", DAG).gemeente == "eigenstad"


def test_what_can_not_be_opened_is_a_broken_file_too(tmp_path: Path) -> None:
    """A link that leads to itself, a file that is too large, another encoding: each is named."""
    (tmp_path / "kring.toml").symlink_to(tmp_path / "kring.toml")
    (tmp_path / "groot.toml").write_bytes(b"#" * 2_000_001)
    (tmp_path / "utf16.toml").write_bytes(GOED.encode("utf-16"))
    normen = Normenbibliotheek((SPEELGOED, tmp_path))
    assert [(kapot.pad.name, kapot.fout.code) for kapot in normen.kapot] == [
        ("groot.toml", "HO102"),
        ("kring.toml", "HO101"),
        ("utf16.toml", "HO102"),
    ]
    with pytest.raises(HoFout, match=r"utf16\.toml"):
        normen.kies("eigenstad", DAG)
    assert normen.kies("speelstad", DAG).gemeente == "speelstad"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    """Nobody writes to it, so reading it would never end."""
    os.mkfifo(tmp_path / "pijp.toml")
    (kapot,) = Normenbibliotheek((SPEELGOED, tmp_path)).kapot
    assert (kapot.fout.code, kapot.id) == ("HO110", "pijp")


def test_a_ruin_of_any_size_is_soon_read(tmp_path: Path) -> None:
    """An id of a million parts and a hundred thousand municipalities cost no time or memory worth speaking of."""
    (tmp_path / "lang.toml").write_text(f'id = "{"a-" * 400_000}"\n', encoding="utf-8")
    (tmp_path / "veel.toml").write_text('"1234" = "x"\n' * 100_000, encoding="utf-8")
    lang, veel = Normenbibliotheek((SPEELGOED, tmp_path)).kapot
    assert len(lang.id) == 100
    assert len(lang.namen) < 100
    assert veel.namen == {"1234", "x", "veel"}


def test_a_closed_folder_inside_is_named_and_a_closed_folder_itself_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Norms that can't be seen never count as norms that are not there."""
    put(tmp_path / "normen", eigen=GOED)
    put(tmp_path / "normen" / "speelstad", eigen=GOED.replace("eigen", "ander"))
    dicht = {tmp_path / "normen" / "speelstad"}
    echt = os.scandir

    def scandir(map_: str) -> object:
        if Path(map_) in dicht:
            raise PermissionError(errno.EACCES, "dicht", map_)
        return echt(map_)

    monkeypatch.setattr(os, "scandir", scandir)
    normen = Normenbibliotheek((SPEELGOED, tmp_path / "normen"))
    assert [(kapot.pad.name, kapot.fout.code) for kapot in normen.kapot] == [("speelstad", "HO110")]
    with pytest.raises(HoFout, match="u mag het niet lezen"):
        normen.kies("speelstad", DAG)
    assert normen.kies("eigenstad", DAG).id == "eigen"
    dicht.add(tmp_path / "normen")
    with pytest.raises(HoFout, match="u mag het niet lezen"):
        Normenbibliotheek((SPEELGOED, tmp_path / "normen")).kies("uurdorp", DAG)


def test_everything_wrong_with_the_shape_is_said(tmp_path: Path) -> None:
    """The fault that is raised comes first; the others are there for whoever checks the file."""
    normen = put(tmp_path, eigen=f'{GOED}onzin = 1\nproduct = ""\nstand = "fictiev"\n')
    (kapot,) = normen.kapot
    fouten = all_faults(kapot)
    assert len(fouten) == 3
    assert "'onzin' is onbekend" in str(fouten[0])
    assert {fout.plaats.rpartition(": ")[2] for fout in fouten} == {"onzin", "product", "stand"}


def test_a_fault_that_is_raised_again_is_as_short_as_the_first_time(tmp_path: Path) -> None:
    """A library that lives for a whole batch does not collect what happened before."""
    normen = put(tmp_path, eigen=f"{GOED}fout = 1\n")
    gezien = []
    for _ in range(2):
        with pytest.raises(HoFout) as fout:
            normen.kader("eigen")
        gezien.append(fout.value)
    assert gezien[0] is not gezien[1]
    assert str(gezien[0]) == str(gezien[1])


def test_a_library_as_if_a_file_stood_there(tmp_path: Path) -> None:
    """Looking ahead: nothing is written, the library itself stays as it was."""
    normen = put(tmp_path, eigen=GOED)
    bestand = read_normbestand(tmp_path / "eigen.toml")
    ander = bestand.model_copy(update={"id": "ander", "gemeente": "anderstad", "gemeenten": {}})
    straks = normen.met(tmp_path / "ander.toml", ander)
    assert straks.kies("anderstad", DAG).id == "ander"
    assert not normen.kent("ander")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["eigen.toml"]


def test_looking_ahead_replaces_what_stands_in_that_place(tmp_path: Path) -> None:
    """Whatever its id, and also when it is broken; twice is the last time."""
    normen = put(tmp_path, eigen=GOED, kapot="x")
    bestand = read_normbestand(tmp_path / "eigen.toml")
    anders = bestand.model_copy(update={"id": "anders"})
    straks = normen.met(tmp_path / "eigen.toml", anders)
    assert straks.kent("anders")
    assert not straks.kent("eigen")
    nieuw = bestand.model_copy(update={"id": "kapot", "gemeente": "heelstad", "gemeenten": {}})
    heel = straks.met(tmp_path / "kapot.toml", anders).met(tmp_path / "kapot.toml", nieuw)
    assert heel.kapot == ()
    assert heel.kies("heelstad", DAG).id == "kapot"


def test_looking_ahead_sees_a_contradiction_coming(tmp_path: Path) -> None:
    """A second file with the same id, or of the same day, is broken before it is written."""
    normen = put(tmp_path, eigen=GOED)
    bestand = read_normbestand(tmp_path / "eigen.toml")
    with pytest.raises(HoFout, match=r"het id 'eigen' staat ook in aap\.toml"):
        normen.met(tmp_path / "aap.toml", bestand).kader("eigen")
    with pytest.raises(HoFout, match=r"aap\.toml en eigen\.toml gaan voor eigenstad op dezelfde dag in"):
        normen.met(tmp_path / "aap.toml", bestand.model_copy(update={"id": "aap"})).kies("eigenstad", DAG)


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("nieuw", GOED.replace("eigen", "nieuw").replace("9001", "9002").replace("Eigenstad", "Nieuwstad")),
        ("eigen", GOED.replace("2021", "2023")),
        ("dubbel", GOED),
        ("zelfde", GOED.replace('"eigen"', '"zelfde"')),
        ("geclaimd", GOED.replace("eigen", "nieuw")),
        (
            "vervangt",
            GOED.replace("eigen", "speel")
            .replace("Eigen", "Speel")
            .replace("2021-01-01", "2022-07-01")
            .replace("9001", "0001"),
        ),
    ],
)
def test_what_was_seen_ahead_is_what_is_there_afterwards(naam: str, tekst: str, tmp_path: Path) -> None:
    """The library with a file that is not written yet is the library after it was written."""
    normen, elders = put(tmp_path / "normen", eigen=GOED), tmp_path / "elders.toml"
    elders.write_text(tekst, encoding="utf-8")
    pad = tmp_path / "normen" / f"{naam}.toml"
    vooraf = normen.met(pad, read_normbestand(elders))
    assert vooraf.kent("eigen"), "the folder is read before the file is there"
    achteraf = put(tmp_path / "normen", **{naam: tekst})
    assert vooraf.bestanden == achteraf.bestanden
    assert vooraf.gemeenten == achteraf.gemeenten
    assert [(k.pad, k.id, str(k.fout)) for k in vooraf.kapot] == [(k.pad, k.id, str(k.fout)) for k in achteraf.kapot]
    assert (vooraf.kapot == ()) == (naam in {"nieuw", "eigen", "vervangt"})


def test_looking_ahead_in_a_folder_that_is_not_there_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes last, so it wins; a relative path and one through a link mean the same place."""
    normen = put(tmp_path / "een", eigen=GOED)
    bestand = read_normbestand(tmp_path / "een" / "eigen.toml")
    nieuw = bestand.model_copy(update={"naam": "Nieuw"})
    straks = normen.met(tmp_path / "nieuw" / "eigen.toml", nieuw)
    assert straks.kader("eigen").naam == "Nieuw"
    assert straks.mappen == (*normen.mappen, tmp_path / "nieuw")
    assert straks.met(tmp_path / "nieuw" / "eigen.toml", bestand).kader("eigen").naam == "Eigen"
    (tmp_path / "koppeling").symlink_to(tmp_path / "een")
    monkeypatch.chdir(tmp_path)
    for map_ in ("een", "koppeling"):
        elders = normen.met(Path(map_, "eigen.toml"), nieuw)
        assert elders.mappen == normen.mappen
        assert elders.kader("eigen").naam == "Nieuw"


def test_a_folder_is_seen_without_those_that_come_after_it(tmp_path: Path) -> None:
    """What a folder says on top of those before it, whatever replaces it later."""
    put(tmp_path / "een", eigen=GOED)
    put(tmp_path / "twee", anders=GOED.replace('"eigen"', '"anders"'))
    normen = Normenbibliotheek((SPEELGOED, tmp_path / "een", tmp_path / "twee"))
    assert not normen.kent("eigen")
    assert normen.tot_en_met(tmp_path / "een").kies("eigenstad", DAG).id == "eigen"
    assert normen.tot_en_met(tmp_path / "twee").kies("eigenstad", DAG).id == "anders"
    assert normen.tot_en_met(SPEELGOED).mappen == (SPEELGOED,)
