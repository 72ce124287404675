"""The seal of a workbook: per sheet a SHA-256 of its canonical content and a short print of every cell.

The hash judges, the prints say where. A seal is made from the template and what is stamped into it, without reading
the file again; reading the stamped file gives the same seal. Which differences matter is decided in
``zegelverschillen``.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from openpyxl.utils.cell import get_column_letter

from ho_workbook.celwaarden import MAXIMUM_TEKENS, Celfout, Waarde, codeer, gewijzigd
from ho_workbook.zegel import canoniek
from ho_workbook.zegel.afdruk import Werkmapafdruk, lees_afdruk
from ho_workbook.zegel.bladafdruk import Bladafdruk, Cel, Stijl
from ho_workbook.zegel.canoniek import bereik, plek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSIE: Final = 1
ZEGELNAAM: Final = "zegel_bladen"
EIGEN: Final = "HO "
EIGEN_ZEGEL: Final = "HO zegel "
BREEDTE: Final = 3

CRLF, CR, LF = "\r\n", "\r", "\n"

_ALFABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_GEEN_LETTER: Final = "!"

Zegel: TypeAlias = "dict[str, Bladzegel]"


class Bladzegel(NamedTuple):
    """What is kept of one sheet: the hash of its content, and the prints as one text that fits in a cell."""

    sha256: str
    afdruk: str


class Celprint(NamedTuple):
    """What is kept of one cell.

    Attributes:
        soort: c(onstant), f(ormula), l (empty, unlocked) or z (part of the seal itself).
        stijl: its sealed look.
        formule: print of the formula.
        waarde: print of the constant or the cached result.
    """

    soort: str
    stijl: Stijl
    formule: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Bladprint:
    """The prints of one sheet, read back from their text or made from the present sheet.

    ``kop`` holds what is not a cell: state, protection, hidden rows and columns, merged ranges, drawings, notes,
    validations, and for the sheet with the seal the names, settings, properties and order of the sheets.
    """

    kop: dict[str, Any]
    cellen: dict[tuple[int, int], Celprint]
    breedte: int


@lru_cache(maxsize=16_384)
def print_van(tekst: str) -> str:
    """The short print of a canonical text."""
    som = hashlib.blake2b(tekst.encode("utf-8", "surrogatepass"), digest_size=BREEDTE).digest()
    return base64.urlsafe_b64encode(som).decode("ascii")[:BREEDTE]


@lru_cache(maxsize=2_048, typed=True)  # typed: 1, 1.0 and True are equal, and not spelled alike
def canonieke_waarde(waarde: Waarde) -> str:
    """Spell a stamped value the way a reader of the file finds it.

    >>> canonieke_waarde("a"), canonieke_waarde(True), canonieke_waarde(2.5), canonieke_waarde(Celfout("#N/A"))
    ('sa', 'b1', 'n2500000000e0', 'e#N/A')
    """
    if isinstance(waarde, str):
        return f"s{waarde}" if "\r" not in waarde else f"s{waarde.replace(CRLF, LF).replace(CR, LF)}"
    if isinstance(waarde, bool):
        return "b1" if waarde else "b0"
    if isinstance(waarde, int):
        return f"n{canoniek.getal(waarde)}"
    if isinstance(waarde, Celfout):
        return f"e{waarde.code}"
    if waarde is None:
        return ""
    return f"n{canoniek.getal(float(codeer(waarde)[1]))}"


class _Blad:
    """One sheet of the template: every static line and print is made once."""

    def __init__(self, afdruk: Bladafdruk, eigen_zegel: frozenset[tuple[int, int]]) -> None:
        """Prepare a sheet; ``eigen_zegel`` are the cells that hold the seal and can't seal themselves."""
        self.kop = _sheet_head(afdruk)
        self.plaats: dict[str, int] = {}
        self.cellen: list[Cel] = []
        self.soorten: list[str] = []
        self.regels: list[str] = []
        self.codes: list[str] = []
        self._begin: list[str] = []
        self._rijen: list[tuple[int, list[tuple[int, str, int]]]] = []
        for nummer, (rij, kolom) in enumerate(sorted(afdruk.cellen)):
            cel, letter = afdruk.cellen[rij, kolom], get_column_letter(kolom)
            self.plaats[f"{letter}{rij}"] = nummer
            self.cellen.append(cel)
            self.soorten.append("z" if (rij, kolom) in eigen_zegel else "f" if cel.formule else "c")
            sloten = f"{cel.stijl.notatie}\x1f{cel.stijl.vergrendeld:d}{cel.stijl.verborgen:d}"
            self._begin.append(f"{letter}{rij}\x1f{sloten}\x1f{cel.formule}\x1f")
            if not self._rijen or self._rijen[-1][0] != rij:
                self._rijen.append((rij, []))
            self._rijen[-1][1].append((kolom, letter, nummer))
        self._eerst: tuple[dict[str, Waarde], list[str], list[str]] | None = None
        self._palet = self._make_palet()
        self._letters = dict(zip(self._palet, _ALFABET, strict=False))
        self._koppen = [self._code_heads(nummer) for nummer in range(len(self.cellen))]
        self.regels, self.codes = [""] * len(self.cellen), [""] * len(self.cellen)
        self._zet(((nummer, cel.waarde) for nummer, cel in enumerate(self.cellen)), self.regels, self.codes)

    def _make_palet(self) -> list[tuple[str, Stijl]]:
        """Every kind of cell and look that can occur, in a fixed order."""
        paren = {(soort, cel.stijl) for soort, cel in zip(self.soorten, self.cellen, strict=True)}
        return sorted(paren | {("l", stijl) for soort, stijl in paren if soort == "c" and not stijl.vergrendeld})

    def _code_heads(self, nummer: int) -> tuple[str, str]:
        """How the code of a cell begins when it holds something, and when it is empty."""
        soort, stijl = self.soorten[nummer], self.cellen[nummer].stijl
        vol = self._letters.get((soort, stijl), _GEEN_LETTER)
        if soort == "f":
            vol += print_van(self.cellen[nummer].formule)
        return vol, self._letters.get(("l", stijl), "" if stijl.vergrendeld else _GEEN_LETTER)

    def gevuld(self, cellen: Mapping[str, Waarde]) -> tuple[list[str], list[str]]:
        """The lines and prints of all cells when some are stamped; what the first case had too is not made again."""
        anders = gewijzigd(self._eerst[0], cellen) if self._eerst else None
        _, regels, codes = self._eerst if self._eerst and anders is not None else (cellen, self.regels, self.codes)
        regels, codes, plaats = regels.copy(), codes.copy(), self.plaats
        nieuw = cellen if anders is None else anders
        self._zet(((plaats[adres], canonieke_waarde(waarde)) for adres, waarde in nieuw.items()), regels, codes)
        if not self._eerst:
            self._eerst = dict(cellen), regels.copy(), codes.copy()
        return regels, codes

    def _zet(self, waarden: Iterable[tuple[int, str]], regels: list[str], codes: list[str]) -> None:
        """Put the line and the print of each cell in place, for the value it has."""
        soorten, koppen, begin = self.soorten, self._koppen, self._begin
        for nummer, waarde in waarden:
            soort, (vol, leeg) = soorten[nummer], koppen[nummer]
            if soort == "z":
                regels[nummer], codes[nummer] = f"{begin[nummer]}zegel", vol
            elif soort == "f" or (waarde and waarde != "s"):
                regels[nummer], codes[nummer] = begin[nummer] + waarde, vol + print_van(waarde)
            else:
                regels[nummer], codes[nummer] = begin[nummer] if leeg else "", leeg

    @cached_property
    def vast_zegel(self) -> Bladzegel:
        """The seal of a sheet into which nothing is stamped."""
        return self.zegel(self.regels, self.codes, {})

    def zegel(self, regels: list[str], codes: list[str], werkmap: dict[str, Any]) -> Bladzegel:
        """Hash the lines and write the prints, at the greatest width that fits in a cell."""
        kop = self.kop | werkmap
        som = hashlib.sha256(_json(kop).encode("utf-8", "surrogatepass"))
        som.update("\x1e".join(filter(None, regels)).encode("utf-8", "surrogatepass"))
        if len(self._palet) > len(_ALFABET):
            return Bladzegel(som.hexdigest(), "")
        kort = _short(kop) | {"v": VERSIE, "palet": [[soort, *stijl] for soort, stijl in self._palet]}
        for breedte in range(BREEDTE, 0, -1):
            tekst = f"{_json(kort | {'w': breedte})}\n{self._runs(codes, breedte)}"
            if len(tekst) <= MAXIMUM_TEKENS:
                return Bladzegel(som.hexdigest(), tekst)
        return Bladzegel(som.hexdigest(), "")

    def _runs(self, codes: list[str], breedte: int) -> str:
        """``12:A=..,F=..`` per row: the prints of neighbours stand side by side."""
        if breedte < BREEDTE:
            codes = [_narrow(code, breedte) for code in codes]
        rijen: list[str] = []
        for rij, cellen in self._rijen:
            delen: list[str] = []
            vorige = -1
            for kolom, letter, nummer in cellen:
                code = codes[nummer]
                if code:
                    if kolom != vorige + 1:
                        delen.append(f",{letter}=" if delen else f"{letter}=")
                    delen.append(code)
                    vorige = kolom
            if delen:
                rijen.append(f"{rij}:{''.join(delen)}")
        return ";".join(rijen)


class Zegelmodel:
    """A template, ready to be sealed any number of times with what is stamped into it."""

    def __init__(self, afdruk: Werkmapafdruk) -> None:
        """Prepare a template that was read."""
        self._zegelblad, cellen = zegelcellen(afdruk)
        leeg: frozenset[tuple[int, int]] = frozenset()
        self._bladen = {
            titel: _Blad(blad, cellen if titel == self._zegelblad else leeg) for titel, blad in afdruk.bladen.items()
        }
        self._werkmap = {
            "namen": dict(sorted(afdruk.namen.items())),
            "instellingen": afdruk.instellingen,
            "bladen": list(afdruk.bladen),
        }

    @classmethod
    def van_bytes(cls, sjabloon: bytes) -> Zegelmodel:
        """Read a template.

        Args:
            sjabloon: the workbook as it is stamped into.

        Returns:
            The model; making it costs as much as reading the workbook, using it a few milliseconds.
        """
        return cls(lees_afdruk(sjabloon))

    def zegel(self, cellen: Mapping[str, Mapping[str, Waarde]], eigen: Mapping[str, object]) -> Zegel:
        """Seal what comes of stamping these values.

        Args:
            cellen: sheet title -> address -> value; for a formula cell its cached result.
            eigen: the custom properties of the file; those that start with ``HO `` are sealed too, but not the
                hashes themselves.

        Returns:
            Sheet title -> hash and prints. An empty print text means that the sheet has too many cells for it.
        """
        zegels: Zegel = {}
        werkmap = self.werkmap(eigen)
        for titel, blad in self._bladen.items():
            met_zegel = titel == self._zegelblad
            if not met_zegel and not cellen.get(titel):
                zegels[titel] = blad.vast_zegel
                continue
            zegels[titel] = blad.zegel(*blad.gevuld(cellen.get(titel, {})), werkmap if met_zegel else {})
        return zegels

    def prints(self, titel: str) -> Bladprint:
        """The prints of a sheet as it was read, whatever its size."""
        blad = self._bladen[titel]
        cellen = {
            plek(adres): Celprint(*_take(blad, nummer, BREEDTE))
            for adres, nummer in blad.plaats.items()
            if blad.codes[nummer]
        }
        return Bladprint(_short(blad.kop), cellen, BREEDTE)

    def werkmap(self, eigen: Mapping[str, object]) -> dict[str, Any]:
        """What is sealed of the workbook as a whole, together with the sheet that holds the seal."""
        return self._werkmap | {"eigen": sealed_properties(eigen)}


def zegelcellen(afdruk: Werkmapafdruk) -> tuple[str, frozenset[tuple[int, int]]]:
    """The sheet with the seal and its cells with hashes and prints: all columns of the table but the first."""
    gevonden = bereik(afdruk.namen.get(ZEGELNAAM, ""))
    if gevonden is None:
        return "", frozenset()
    hoofdletters, (boven, links), (onder, rechts) = gevonden
    titel = next((titel for titel in afdruk.bladen if titel.upper() == hoofdletters), "")
    rijen = range(boven, min(onder, boven + 1_000) + 1)
    return titel, frozenset((rij, kolom) for rij in rijen for kolom in range(links + 1, min(rechts, links + 2) + 1))


def sealed_properties(eigen: Mapping[str, object]) -> dict[str, str]:
    """The custom properties that are sealed: ours, without the hashes."""
    return {
        naam: str(waarde).strip()
        for naam, waarde in sorted(eigen.items())
        if naam.startswith(EIGEN) and not naam.startswith(EIGEN_ZEGEL)
    }


def narrowed(cel: Celprint, breedte: int) -> Celprint:
    """The print of a cell at a smaller width."""
    return cel._replace(formule=cel.formule[:breedte], waarde=cel.waarde[:breedte])


def lees_print(tekst: str) -> Bladprint:
    """Read the prints of a sheet back.

    Args:
        tekst: what the seal table holds.

    Returns:
        The prints.

    Raises:
        ValueError: a text that no seal of ours has.
    """
    kop_tekst, _, runs = tekst.partition("\n")
    kop: Any = json.loads(kop_tekst)
    if not isinstance(kop, dict) or kop.get("v") != VERSIE:
        raise ValueError("een onbekend zegel")
    breedte = int(kop["w"])
    palet = {
        letter: (str(soort), Stijl(str(notatie), bool(vergrendeld), bool(verborgen)))
        for letter, (soort, notatie, vergrendeld, verborgen) in zip(_ALFABET, kop["palet"], strict=False)
    }
    cellen: dict[tuple[int, int], Celprint] = {}
    for rij in filter(None, runs.split(";")):
        nummer, _, stukken = rij.partition(":")
        for stuk in stukken.split(","):
            letters, _, codes = stuk.partition("=")
            _, kolom = plek(f"{letters}1")
            for soort, stijl, formule, waarde in _cut(codes, palet, breedte):
                cellen[int(nummer), kolom] = Celprint(soort, stijl, formule, waarde)
                kolom += 1
    return Bladprint(kop, cellen, breedte)


def _cut(codes: str, palet: Mapping[str, tuple[str, Stijl]], breedte: int) -> Iterable[tuple[str, Stijl, str, str]]:
    begin = 0
    while begin < len(codes):
        soort, stijl = palet[codes[begin]]
        midden = begin + 1 + (breedte if soort == "f" else 0)
        eind = midden + (breedte if soort in "cf" else 0)
        if eind > len(codes):
            raise ValueError("een afgebroken zegel")
        yield soort, stijl, codes[begin + 1 : midden], codes[midden:eind]
        begin = eind


def _take(blad: _Blad, nummer: int, breedte: int) -> tuple[str, Stijl, str, str]:
    """The print of a cell of the present sheet, from its code."""
    code, stijl = blad.codes[nummer], blad.cellen[nummer].stijl
    if blad.soorten[nummer] == "f":
        return "f", stijl, code[1 : 1 + breedte], code[1 + breedte :]
    soort = "z" if blad.soorten[nummer] == "z" else "c" if len(code) > 1 else "l"
    return soort, stijl, "", code[1:]


def _narrow(code: str, breedte: int) -> str:
    """A shorter print: each part keeps its first characters."""
    delen = (code[begin : begin + BREEDTE][:breedte] for begin in range(1, len(code), BREEDTE))
    return f"{code[:1]}{''.join(delen)}"


def _sheet_head(afdruk: Bladafdruk) -> dict[str, Any]:
    """What is sealed of a sheet besides its cells; what is as usual is left out."""
    ontgrendeld = {
        soort: sorted(nummer for nummer, stijl in stijlen.items() if not stijl.vergrendeld)
        for soort, stijlen in afdruk.standaardstijlen.items()
    }
    kop: dict[str, Any] = {
        "staat": "" if afdruk.staat == "visible" else afdruk.staat,
        "beveiliging": afdruk.beveiliging,
        "rijen": list(afdruk.verborgen_rijen),
        "kolommen": list(afdruk.verborgen_kolommen),
        "samengevoegd": list(afdruk.samengevoegd),
        "tekeningen": afdruk.tekeningen,
        "notities": list(afdruk.opmerkingen),
        "ontgrendeld": {soort: nummers for soort, nummers in ontgrendeld.items() if nummers},
        "regels": afdruk.regels.per_regel(),
    }
    return {naam: waarde for naam, waarde in kop.items() if waarde}


def _short(kop: Mapping[str, Any]) -> dict[str, Any]:
    """The head as it stands in front of the prints: validations by their print instead of in full."""
    regels = {print_van(regel): plaatsen for regel, plaatsen in kop.get("regels", {}).items()}
    return {**kop, "regels": regels}


def _json(inhoud: object) -> str:
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
