"""Command lines of any kind for ``ho``, and what must hold of them; run in a scratch folder."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fuzz import zaden
from fuzz.eisen import SECONDEN, Ontsnapt, in_time
from ho_addin.cli import main
from ho_addin.gebruik import HULP, OPDRACHTEN

if TYPE_CHECKING:
    import random

_DOELEN: Final = ("uit.xlsx", "uit.toml", "uit.json", "uit.txt", "uit.md")
_BESTANDEN: Final = (
    *(
        "goed.toml",
        "goed.json",
        "fout.toml",
        "oud.toml",
        "kapot.toml",
        "leeg.json",
        "blad.xlsx",
        "werkboek.xlsx",
        "kapot.xlsx",
    ),
    *("map", "nergens.toml", "nergens/x.toml", "hhm-2019", "hhm-2025", "nederweert@2026-03-01", "nederweert@", "@"),
    *(
        "normen",
        "kapotte-normen",
        ".",
        "..",
        "/dev/null",
        "con.toml",
        "a\x00b.toml",
        "\udcff.toml",
        "é.toml",
        "x" * 300,
    ),
)
_WAARDEN: Final = (
    *(
        "nederweert",
        "0946",
        "946",
        "Hilversum",
        "voorbeeldgemeente",
        "niemandsland",
        "hhm-2025",
        "kindzorg-ciz",
        "hhm-2026",
    ),
    *(
        "2026-03-01",
        "1-3-2026",
        "31-2-2026",
        "0001-01-01",
        "9999-12-31",
        "1-1-0001",
        "２０２６-03-01",
        "2026-3",
        "²-3-2026",
    ),
    *(
        "",
        " ",
        "-",
        "--",
        "=",
        "-o",
        "{0}",
        "%s",
        "\x1b[31m",
        "\u202e",
        "\ud800",
        "'",
        '"',
        "\n",
        "x" * 5000,
        "nul",
        "2028-0007",
    ),
    *_DOELEN,
    *_BESTANDEN,
)
_PASSEND: Final = {
    "--gemeente": ("nederweert", "hilversum", "Nieuwland"),
    "--kader": ("hhm-2019", "hhm-2025", "kindzorg-ciz"),
    "--van": ("hhm-2019", "nederweert@2026-03-01"),
    "--naar": ("hhm-2025", "voorbeeldgemeente@2026-03-01"),
    "--erft": ("hhm-2025", "hhm-2025,kindzorg-ciz", "kindzorg-ciz"),
    "--map": ("normen", "map", "eigen/nieuw", "goed.toml"),
    "--casussen": ("goed.toml", "map", "kapot.xlsx"),
    "--cbs": ("9999", "0946", "99"),
    "--editie": ("Proef 2027", "!"),
    "--besluit": ("Verordening",),
    "--vindplaats": ("artikel 1",),
    "--id": ("proef-2027", "hhm-2025"),
}
"""Values that an option could be given; any other one takes a day."""
_OPTIES: Final = tuple(
    dict.fromkeys(o for opdracht in OPDRACHTEN for optie in opdracht.opties for o in (optie.naam, optie.kort) if o)
)
_OMGEVING: Final = ("HO_NORMEN", "HO_NORMEN_AFDELING", "XDG_CONFIG_HOME", "APPDATA")
"""Where a machine may have norms of its own."""
_WOORDEN: Final = tuple(woord for opdracht in OPDRACHTEN for woord in opdracht.naam.split())


def make_arguments(bron: random.Random) -> list[str]:
    """Mostly a command that could be meant, sometimes anything."""
    if bron.random() < 0.15:
        return [bron.choice((*_WOORDEN, *_OPTIES, *_WAARDEN, *HULP, "--versie")) for _ in range(bron.randrange(6))]
    opdracht = bron.choice(OPDRACHTEN)
    argumenten = opdracht.naam.split()
    argumenten += [bron.choice(_BESTANDEN) for _ in opdracht.argument.split()]
    for optie in opdracht.opties:
        if bron.random() < (0.95 if optie.verplicht else 0.3):
            argumenten += [bron.choice((optie.naam, optie.kort or optie.naam))]
            if optie.waarde:
                argumenten += [_value(optie.naam, bron)]
    if bron.random() < 0.2:
        argumenten += [
            "--normen",
            bron.choice(("normen", "kapotte-normen", "nergens", "goed.toml", "", "x" * 300, "a\x00b")),
        ]
    if bron.random() < 0.25:
        argumenten.insert(bron.randrange(len(argumenten) + 1), bron.choice((*_OPTIES, *_WAARDEN)))
    if bron.random() < 0.15:
        del argumenten[bron.randrange(len(argumenten))]
    return argumenten


def _value(naam: str, bron: random.Random) -> str:
    if bron.random() < 0.3:
        return bron.choice(_WAARDEN)
    if naam == "--uitvoer":
        return bron.choice(_DOELEN)
    return bron.choice(_PASSEND.get(naam, ("2026-03-01", "1-3-2028")))


def fill_folder(map_: Path) -> None:
    """Lay out sound and damaged files; what a command left there before is gone."""
    for naam in ("map", "normen", "kapotte-normen"):
        (map_ / naam).mkdir(exist_ok=True)
    goed = zaden.case_texts()[0]
    inhoud = {
        "goed.toml": goed.encode(),
        "goed.json": zaden.case_json()[3].encode(),
        "fout.toml": goed.replace("aantal = 1", "aantal = -1").encode(),
        "oud.toml": goed.replace("vastgelegd_op = 2026", "vastgelegd_op = 1626").encode(),
        "kapot.toml": goed[:-20].encode() + b"\xff= [",
        "leeg.json": b"{}",
        "é.toml": zaden.case_texts()[1].encode(),
        "blad.xlsx": zaden.workbooks()[0],
        "werkboek.xlsx": zaden.workbooks()[3],
        "kapot.xlsx": zaden.workbooks()[0][:3000],
        "normen/eigen.toml": zaden.norm_files()[-1][1].encode(),
        "kapotte-normen/eigen.toml": b"id = 1",
    }
    for naam, data in inhoud.items():
        pad = map_ / naam
        if not pad.exists() or pad.read_bytes() != data:
            pad.write_bytes(data)


def _contents(map_: Path) -> dict[str, str]:
    return {
        str(pad.relative_to(map_)): hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else "map"
        for pad in map_.parent.rglob("*")
        if pad.is_relative_to(map_)
    }


def try_arguments(argumenten: list[str], map_: Path) -> None:
    """Run ``ho`` and hold it to its exit code, its one message and its one file."""
    for pad in map_.glob("*"):
        if pad.is_file():
            pad.unlink()
        elif pad.is_dir():
            shutil.rmtree(pad)
    fill_folder(map_)
    voor = _contents(map_)
    uit, fout = io.StringIO(), io.StringIO()
    hier, omgeving = Path.cwd(), {naam: os.environ.pop(naam, None) for naam in _OMGEVING}
    os.chdir(map_)
    os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = str(map_ / "eigen")
    try:
        with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout), in_time("de opdracht", 3 * SECONDEN):
            code = main(argumenten)
    except SystemExit as einde:
        raise Ontsnapt(f"een SystemExit: {einde}") from einde
    finally:
        os.chdir(hier)
        for naam in _OMGEVING:
            os.environ.pop(naam, None)
        os.environ.update({naam: waarde for naam, waarde in omgeving.items() if waarde is not None})
    na = _contents(map_)
    _judge_end(argumenten, code, uit.getvalue(), fout.getvalue())
    _judge_files(argumenten, code, voor, na)


def _judge_end(argumenten: list[str], code: int, uit: str, fout: str) -> None:
    if code not in {0, 1, 2}:
        raise Ontsnapt(f"afloop {code}")
    if "Traceback" in uit + fout:
        raise Ontsnapt("een traceback")
    # A norm file that takes no part is a line of its own (HO222); an import says all that is wrong at once.
    vorm = r"(?:HO\d{3} [^\n]+\n)+" if "import" in argumenten else r"HO\d{3} [^\n]+\n(?:HO222 [^\n]+\n)*"
    if code == 2 and not re.fullmatch(vorm, fout):
        raise Ontsnapt(f"niet één zin: {fout[:300]!r}")
    in_json = {"controleer", "--json"} <= set(argumenten)  # then the object itself says what is wrong
    if code == 1 and not (fout.strip() or in_json):
        raise Ontsnapt("afloop 1 zonder melding")
    hulp = any(argument in HULP for argument in argumenten) or argumenten[:1] in (["help"], ["hulp"])
    if hulp or "--versie" in argumenten:
        return
    if code == 0 and argumenten[:1] == ["bereken"] and "totaal" not in uit.lower():
        raise Ontsnapt("bereken zonder totaal")
    if "--json" in argumenten and code in {0, 1} and uit.strip():
        gegevens = json.loads(uit)
        if argumenten[:1] == ["bereken"] and (gegevens["totaal"] is None) != (code == 1):
            raise Ontsnapt(f"afloop {code} bij totaal {gegevens['totaal']}")


def _judge_files(argumenten: list[str], code: int, voor: dict[str, str], na: dict[str, str]) -> None:
    anders = {naam for naam in voor.keys() | na.keys() if voor.get(naam) != na.get(naam)}
    if not anders:
        if code == 0 and argumenten[:1] in (["sjabloon"], ["werkboek"]) and not _asks_help(argumenten):
            raise Ontsnapt("er is niets geschreven")
        return
    if code != 0 and argumenten[:1] != ["toelichting"]:
        raise Ontsnapt(f"afloop {code}, en toch veranderd: {sorted(anders)}")
    if _keeps_norms(argumenten):
        bestanden = [Path(naam) for naam in anders if naam.endswith((".toml", ".lock"))]
        if len({bestand.parent for bestand in bestanden}) > 1 or len(bestanden) > len(("normbestand", "slot")):
            raise Ontsnapt(f"meer veranderd dan een normbestand en zijn slot: {sorted(anders)}")
        return
    if len(anders) > 1 or not any(
        os.path.normpath(a.partition("=")[2] or a) in anders or a.removeprefix("-o") in anders for a in argumenten
    ):
        raise Ontsnapt(f"veranderd buiten het doel: {sorted(anders)}")


def _keeps_norms(argumenten: list[str]) -> bool:
    """Whether it is a command that writes a norm file, and the lock beside it, in a folder."""
    return bool({"import", "nieuw", "controleer"} & set(argumenten)) and "normen" in argumenten


def _asks_help(argumenten: list[str]) -> bool:
    return any(argument in (*HULP, "--versie") for argument in argumenten)
