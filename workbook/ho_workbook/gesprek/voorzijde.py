"""The first page: who and when, the request, the average client, the household, the rooms and what changes the norm."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from ho_engine.casus import IJKCLIENT
from ho_engine.gespreksvragen import RUIMTEN, vragen
from ho_workbook.gesprek.bekend import show_number
from ho_workbook.gesprek.tekstbreedte import split_lines
from ho_workbook.gesprek.vel import GOED_PT, KOLOMMEN, RUIM_PT, Rij, Stuk, box, heading, line, room, spare_lines
from ho_workbook.opmaak import GRIJS_LICHT

if TYPE_CHECKING:
    from ho_engine.casus import Huisgenoot, Kind
    from ho_engine.normenkader import Soort
    from ho_workbook.gesprek.bekend import Bekend

TITEL: Final = "Gesprekslijst huishoudelijke ondersteuning"

_JA, _NEE, _TOELICHTING = 28, 30, 32
_JA_NEE: Final = ((_JA, "ja"), (_NEE, "nee"), (_TOELICHTING, "toelichting"))
_LABEL: Final = 8
_LIJNEN: Final = 2
_MEER_LIJNEN: Final = 8
_BEWONERS: Final = 4


def front(bekend: Bekend) -> list[Rij]:
    """The rows of the first page; room that is left becomes lines to write the request and the limitations on."""
    vast = [
        *heading("Klopt dit voor dit huishouden?", *_JA_NEE),
        *_conditions(bekend),
        *heading("Wie wonen er nog meer, en wie kan werk overnemen?"),
        *_household(bekend),
        *heading("Kamers: hoeveel, in gebruik, en wie maakt ze nu schoon?"),
        *_rooms(),
        *_questions(bekend, "minder_inzet", "Kan er minder hulp nodig zijn?"),
        *_questions(bekend, "meer_inzet", "Is er meer hulp nodig?"),
    ]
    krap = [*_head(bekend), *_request(bekend, 0), *vast]
    erbij = max(spare_lines(krap, _LIJNEN, GOED_PT), spare_lines(krap, _MEER_LIJNEN, RUIM_PT))
    return [*_head(bekend), *_request(bekend, erbij), *vast]


def _head(bekend: Bekend) -> list[Rij]:
    datum = bekend.ingangsdatum
    zin = "Voor het keukentafelgesprek. Kruis aan en schrijf erbij. Schrijf nooit een BSN op deze lijst."
    return [
        Rij((Stuk(1, TITEL, "titel"),), hoogte=24, rekbaar=False),
        Rij((Stuk(1, zin, "label"),), hoogte=15, rekbaar=False),
        line(
            Stuk(1, "Gemeente", "label"),
            Stuk(_LABEL, bekend.gemeente, "waarde", 25),
            Stuk(27, "Datum gesprek", "label"),
            schrijf=((34, KOLOMMEN),),
        ),
        line(
            Stuk(1, "Normenkader", "label"),
            Stuk(_LABEL, bekend.kadernaam, "waarde"),
        ),
        line(
            Stuk(1, "Kenmerk", "label"),
            Stuk(_LABEL, bekend.kenmerk, "waarde", 25),
            Stuk(27, "Ingangsdatum", "label"),
            Stuk(34, f"{datum.day}-{datum.month}-{datum.year}", "waarde"),
            schrijf=() if bekend.kenmerk else ((_LABEL, 25),),
        ),
        line(Stuk(1, "Gesprek met", "label"), schrijf=((_LABEL, KOLOMMEN),)),
    ]


def _request(bekend: Bekend, erbij: int) -> list[Rij]:
    """Lines for the request and the limitations, in the words of the resident."""
    casus = bekend.casus
    hulpvraag = bekend.tekst("hulpvraag", casus.hulpvraag) if casus else ""
    beperkingen = bekend.tekst("beperkingen", casus.beperkingen) if casus else ""
    return [
        *heading("In de woorden van de inwoner"),
        *_lines("Hulpvraag", hulpvraag, 1 + (erbij + 1) // 2),
        *_lines("Beperkingen", beperkingen, 1 + erbij // 2),
    ]


def _lines(label: str, tekst: str, aantal: int) -> list[Rij]:
    regels = split_lines(tekst, room(_LABEL, KOLOMMEN), aantal)
    paren = zip_longest([label], regels[:aantal], range(aantal), fillvalue="")
    return [Rij((Stuk(1, links, "label"), Stuk(_LABEL, regel)), ((_LABEL, KOLOMMEN),)) for links, regel, _ in paren]


def _conditions(bekend: Bekend) -> list[Rij]:
    antwoorden = bekend.casus.ijkclient if bekend.casus else {}
    return [
        line(Stuk(1, zin, tot=_JA - 1), *_yes_no(antwoorden.get(naam)), schrijf=((_TOELICHTING, KOLOMMEN),))
        for naam, zin in IJKCLIENT.items()
    ]


def _yes_no(antwoord: object, ja: int = _JA, nee: int = _NEE) -> tuple[Stuk, Stuk]:
    """Two boxes, one of them ticked when the answer is known."""
    return box(ja, aan=antwoord is True), box(nee, aan=antwoord is False)


def _household(bekend: Bekend) -> list[Rij]:
    """Adults on the left, children on the right, as many rows as the longest list asks."""
    casus = bekend.casus
    volwassenen: tuple[Huisgenoot | None, ...] = casus.huisgenoten if casus else ()
    kinderen: tuple[Kind | None, ...] = casus.kinderen if casus else ()
    aantal = max(_BEWONERS, len(volwassenen), len(kinderen))
    koppen = (
        (1, "volwassene"),
        (7, "leeftijd"),
        (11, "leefeenheid"),
        (16, "ja"),
        (18, "deels"),
        (21, "nee"),
        (25, "kind"),
        (29, "leeftijd"),
        (33, "ja"),
        (35, "deels"),
        (38, "nee"),
    )
    rijen = [Rij(tuple(Stuk(kolom, kop, "label") for kolom, kop in koppen), onderlijn=GRIJS_LICHT, rekbaar=False)]
    for nummer in range(aantal):
        volwassene = volwassenen[nummer] if nummer < len(volwassenen) else None
        kind = kinderen[nummer] if nummer < len(kinderen) else None
        kan = volwassene.kan_overnemen if volwassene else ""
        rijen.append(
            line(
                Stuk(1, f"Huisgenoot {nummer + 1}"),
                Stuk(7, show_number(volwassene.leeftijd) if volwassene else "", "waarde", 8),
                Stuk(9, "jaar", "label"),
                box(11, aan=volwassene is not None and volwassene.leefeenheid is True),
                box(16, aan=kan == "ja"),
                box(18, aan=kan == "deels"),
                box(21, aan=kan == "nee"),
                Stuk(25, f"Kind {nummer + 1}"),
                Stuk(29, show_number(kind.leeftijd) if kind else "", "waarde", 30),
                Stuk(31, "jaar", "label"),
                *(box(kolom) for kolom in (33, 35, 38)),
                schrijf=((7, 8), (29, 30)),
            )
        )
    return rijen


def _rooms() -> list[Rij]:
    """The rooms in two columns."""
    helft = len(RUIMTEN) // 2
    koppen = tuple(
        Stuk(links + kolom, kop, "label")
        for links in (0, 20)
        for kolom, kop in ((1, "kamer"), (7, "aantal"), (10, "ja"), (12, "nee"), (14, "wie nu"))
    )
    rijen = [Rij(koppen, onderlijn=GRIJS_LICHT, rekbaar=False)]
    for paar in zip(RUIMTEN[:helft], RUIMTEN[helft:], strict=True):
        stukken: list[Stuk] = []
        for links, ruimte in zip((0, 20), paar, strict=True):
            stukken += [Stuk(links + 1, ruimte), *_yes_no(None, links + 10, links + 12)]
        rijen.append(line(*stukken, schrijf=((7, 8), (14, 19), (27, 28), (34, KOLOMMEN))))
    return rijen


def _questions(bekend: Bekend, soort: Soort, titel: str) -> list[Rij]:
    """A question per norm row; a quantity is asked only where there can be more than one."""
    gevraagd = vragen(bekend.kader, soort)
    if not gevraagd:
        return []
    aantallen = ((24, "aantal"),) if any(regel.max != 1 for regel, _ in gevraagd) else ()
    rijen = list(heading(titel, *aantallen, *_JA_NEE))
    for regel, vraag in gevraagd:
        schrijf: tuple[tuple[int, int], ...] = ((_TOELICHTING, KOLOMMEN),)
        stukken = [*_yes_no(bekend.antwoord(regel.code))]
        if regel.max != 1:
            schrijf = ((24, 25), *schrijf)
            stukken.append(Stuk(24, bekend.aantal(regel.code), "waarde", 26))
        *eerder, laatste = _wrapped(vraag)
        rijen += [Rij((Stuk(1, deel),)) for deel in eerder]
        rijen.append(line(Stuk(1, laatste), *stukken, schrijf=schrijf))
    return rijen


def _wrapped(vraag: str) -> list[str]:
    """A question of a municipality's own can be longer than a line."""
    return split_lines(vraag, room(1, 23), 3)
