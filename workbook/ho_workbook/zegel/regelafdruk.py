"""The data validations of a sheet in canonical form, per column and row; knows not what they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from openpyxl.utils.cell import get_column_letter, range_boundaries

from ho_workbook.zegel import canoniek
from ho_workbook.zegel.onderdelen import Leesfout, kaal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_BREED: Final = 64
_MAXIMUM: Final = 20_000
_TWEE_GRENZEN: Final = frozenset({"between", "notBetween"})
_TEKSTEN: Final = ("errorTitle", "error", "promptTitle", "prompt")
_VLAGGEN: Final = {"allowBlank": "0", "showErrorMessage": "0", "showInputMessage": "0", "showDropDown": "0"}
_STUK: Final = re.compile(r"([A-Z]+)(\d+)(?::(\d+))?")


@dataclass(frozen=True, slots=True)
class Regels:
    """Validations by column: canonical rule per stretch of rows; ``breed`` holds ranges that span very many columns."""

    kolommen: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    breed: tuple[tuple[str, str], ...] = ()

    def per_regel(self) -> dict[str, str]:
        """Canonical rule -> where it holds, in one deterministic spelling (``E19:25 F3``)."""
        plaatsen: dict[str, list[str]] = {}
        for kolom in sorted(self.kolommen):
            for begin, eind, regel in _merge(self.kolommen[kolom]):
                stuk = f"{get_column_letter(kolom)}{begin}" + (f":{eind}" if eind > begin else "")
                plaatsen.setdefault(regel, []).append(stuk)
        for bereik, regel in self.breed:
            plaatsen.setdefault(regel, []).append(f"={bereik}")
        return {regel: " ".join(delen) for regel, delen in sorted(plaatsen.items())}


def lees_regels(wortel: Element) -> Regels:
    """Read every validation of a sheet, also those that Excel keeps in an extension."""
    kolommen: dict[int, list[tuple[int, int, str]]] = {}
    breed: list[tuple[str, str]] = []
    aantal = 0
    for element in wortel.iter():
        if kaal(element) != "dataValidation":
            continue
        regel, bereiken = _read(element)
        for bereik in bereiken.split():
            links, boven, rechts, onder = range_boundaries(bereik)
            if links is None or boven is None or rechts is None or onder is None or rechts - links >= _BREED:
                breed.append((bereik, regel))
                continue
            aantal += rechts - links + 1
            if aantal > _MAXIMUM:
                raise Leesfout("er staan veel te veel invoerregels in")
            for kolom in range(links, rechts + 1):
                kolommen.setdefault(kolom, []).append((boven, onder, regel))
    return Regels(kolommen, tuple(sorted(breed)))


def verschilplaatsen(vastgelegd: Mapping[str, str], nu: Mapping[str, str]) -> list[tuple[int, str, str, str]]:
    """Where two spellings by ``per_regel`` differ.

    Args:
        vastgelegd: key of a rule -> places.
        nu: the same at present.

    Returns:
        (row, address, former key or "", present key or "") per stretch of cells, in order.
    """
    links, rechts = _per_kolom(vastgelegd), _per_kolom(nu)
    gevonden: list[tuple[int, str, str, str]] = []
    for kolom in sorted(links.keys() | rechts.keys(), key=lambda letters: (len(letters), letters)):
        grenzen = sorted({g for stukken in (links, rechts) for b, e, _ in stukken.get(kolom, ()) for g in (b, e + 1)})
        vorige = ("", "")
        for begin in grenzen:
            paar = (_at(links.get(kolom, ()), begin), _at(rechts.get(kolom, ()), begin))
            if paar[0] != paar[1] and paar != vorige:
                adres = f"{kolom}{begin}" if begin else kolom
                gevonden.append((begin, adres, *paar))
            vorige = paar
    return gevonden


def _per_kolom(plaatsen: Mapping[str, str]) -> dict[str, list[tuple[int, int, str]]]:
    kolommen: dict[str, list[tuple[int, int, str]]] = {}
    for sleutel, tekst in plaatsen.items():
        for stuk in tekst.split():
            gevonden = _STUK.fullmatch(stuk)
            if gevonden:
                eind = int(gevonden[3] or gevonden[2])
                kolommen.setdefault(gevonden[1], []).append((int(gevonden[2]), eind, sleutel))
            else:
                kolommen.setdefault(stuk.removeprefix("="), []).append((0, 0, sleutel))
    return kolommen


def _at(stukken: object, rij: int) -> str:
    return "+".join(sorted(s for b, e, s in stukken if b <= rij <= e)) if isinstance(stukken, list) else ""


def _merge(stukken: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join stretches of one rule that touch."""
    samen: list[tuple[int, int, str]] = []
    for begin, eind, regel in sorted(stukken, key=lambda stuk: (stuk[2], stuk[0])):
        if samen and samen[-1][2] == regel and begin <= samen[-1][1] + 1:
            samen[-1] = (samen[-1][0], max(eind, samen[-1][1]), regel)
        else:
            samen.append((begin, eind, regel))
    return sorted(samen)


def _read(element: Element) -> tuple[str, str]:
    """Canonical rule and its ranges; operators and second bounds that have no meaning are left out."""
    velden = dict(element.attrib)
    formules: dict[str, str] = {}
    bereiken = velden.get("sqref", "")
    for kind in element:
        tekst = "".join(kind.itertext())
        if kaal(kind) == "sqref":
            bereiken = tekst
        else:
            formules[kaal(kind)] = canoniek.formule(tekst)
    soort = velden.get("type", "none")
    operator = velden.get("operator", "between")
    if soort in {"list", "custom", "none"}:
        operator = ""
    delen = [soort, operator, formules.get("formula1", "")]
    delen.append(formules.get("formula2", "") if operator in _TWEE_GRENZEN else "")
    delen.append(velden.get("errorStyle", "stop"))
    for naam, gewoon in _VLAGGEN.items():
        waarde = velden.get(naam, gewoon)
        delen.append({"true": "1", "false": "0"}.get(waarde, waarde))
    delen.extend(canoniek.tekst(velden.get(naam, "")) for naam in _TEKSTEN)
    return "\x1f".join(delen), bereiken
