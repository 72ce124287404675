"""Two compared normenkaders on the terminal: only what differs, each figure with where it stands. Compares nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ho_addin.tabel import BREEDTE, bullet, lay_filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ho_engine.kadervergelijking import Kadervergelijking, Onderdeelverschil, Veldverschil
    from ho_engine.normenkader import Herkomst, Normenkader, Opmerking

_GEEN: Final = "-"
_TUSSENRUIMTE: Final = 8
"""Characters between four columns, and before the first."""
_SOORTEN: Final = {"erbij": "alleen nu", "eraf": "alleen eerst"}


def show_framework_difference(vergelijking: Kadervergelijking) -> Iterator[str]:
    """The comparison as lines of text."""
    yield "Vergelijking van twee normenkaders"
    yield f"  eerst  {_name(vergelijking.voor)}"
    yield f"  nu     {_name(vergelijking.na)}"
    yield from ("", _summary(vergelijking))
    if vergelijking.regels:
        yield from ("", "Normregels", *_parts(vergelijking.regels))
    if vergelijking.gebieden:
        yield from ("", "Resultaatgebieden", *_parts(vergelijking.gebieden))
    for kop, velden in (("Beleid", vergelijking.beleid), ("Afronding", vergelijking.afronding)):
        if velden:
            yield from ("", kop, *_table([("", veld) for veld in velden]))
    if vergelijking.zaak:
        yield from ("", "Het normenkader zelf", *_table([("", veld) for veld in vergelijking.zaak]))
    for kop, lijst in (("eerst", vergelijking.opmerkingen_voor), ("nu", vergelijking.opmerkingen_na)):
        if lijst:
            yield from ("", f"Opmerkingen die er alleen {kop} bij staan", *_remarks(lijst))


def _name(kader: Normenkader) -> str:
    return f"{kader.naam} ({kader.id})"


def _summary(vergelijking: Kadervergelijking) -> str:
    if vergelijking.gelijk:
        return "Er is geen verschil."
    gevonden = [regel.soort for regel in vergelijking.regels]
    delen = [
        f"{gevonden.count('anders')} anders",
        f"{gevonden.count('erbij')} alleen nu",
        f"{gevonden.count('eraf')} alleen eerst",
        f"{vergelijking.gelijke_regels} gelijk (niet getoond)",
    ]
    return f"Normregels: {', '.join(delen)}."


def _parts(delen: Sequence[Onderdeelverschil]) -> Iterator[str]:
    """What is called otherwise or only one has, the fields that differ, and where the figures stand."""
    for deel in delen:
        if deel.soort != "anders":
            yield from bullet(f"{_SOORTEN[deel.soort]}: {deel.code}, {deel.omschrijving}")
    yield from _table([(deel.code, veld) for deel in delen for veld in deel.velden])


def _table(paren: Sequence[tuple[str, Veldverschil]]) -> Iterator[str]:
    """The fields with short values in columns, the others as a list; then where figures stood and stand."""
    anders = [(code, veld) for code, veld in paren if veld.voor != veld.na]
    ruimte = _room(anders)
    rijen: list[list[str]] = []
    vorige = ""
    for code, veld in anders:
        if _widest(veld) <= ruimte:
            rijen.append(["" if code == vorige else code, veld.naam, _value(veld.voor), _value(veld.na)])
            vorige = code
    if rijen:
        yield from lay_filled(["code", "wat", "eerst", "nu"], rijen)
    for code, veld in anders:
        if _widest(veld) > ruimte:
            yield from bullet(f"{_name_field(code, veld)}: eerst {_value(veld.voor)}; nu {_value(veld.na)}")
    bronnen = [(code, veld) for code, veld in paren if veld.herkomst_voor or veld.herkomst_na]
    if bronnen:
        yield "  Status en bron"
    for code, veld in bronnen:
        gelijk = " (zelfde waarde)" if veld.voor == veld.na else ""
        wat = f"{_name_field(code, veld)}{gelijk}"
        yield from bullet(f"{wat}: eerst {_source(veld.herkomst_voor)}; nu {_source(veld.herkomst_na)}")


def _room(paren: Sequence[tuple[str, Veldverschil]]) -> int:
    """How wide a value may be so that two of them fit beside the codes and the words."""
    links = sum(
        max((len(tekst) for tekst in kolom), default=0)
        for kolom in zip(*((code, veld.naam) for code, veld in paren), strict=True)
    )
    return (BREEDTE - links - _TUSSENRUIMTE) // 2


def _name_field(code: str, veld: Veldverschil) -> str:
    return f"{code}, {veld.naam}" if code else veld.naam


def _widest(veld: Veldverschil) -> int:
    return max(len(veld.voor or ""), len(veld.na or ""))


def _value(tekst: str | None) -> str:
    return _GEEN if tekst is None else tekst


def _source(herkomst: Herkomst | None) -> str:
    return f"{herkomst.status} ({herkomst.bron}, {herkomst.vindplaats})" if herkomst else _GEEN


def _remarks(opmerkingen: Sequence[Opmerking]) -> Iterator[str]:
    for opmerking in opmerkingen:
        waar = opmerking.code or opmerking.resultaatgebied
        yield from bullet(f"{f'{waar}: ' if waar else ''}{opmerking.tekst} ({opmerking.bron}, {opmerking.vindplaats})")
