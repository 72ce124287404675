"""The second page: the work per result area and who does it, the alternatives, the wish and the sources."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ho_engine.casus import MOGELIJKHEDEN
from ho_engine.gespreksvragen import BRONNEN, activiteiten
from ho_workbook.gesprek.tekstbreedte import split_lines, text_width
from ho_workbook.gesprek.vel import KOLOM_PT, KOLOMMEN, RUIM_PT, Rij, Stuk, band, box, heading, line, room, spare_lines

if TYPE_CHECKING:
    from ho_engine.gespreksvragen import Activiteit, Gebiedsgesprek
    from ho_workbook.gesprek.bekend import Bekend

_WIE: Final = ((21, "doet"), (24, "huis-"), (27, "net-"), (30, "hulp"))
_WIE_VERVOLG: Final = ((21, "zelf"), (24, "genoot"), (27, "werk"), (30, "nodig"))
_HULP: Final = 30
_VAAK: Final = 33
_EENHEID: Final = 35
_TEKST_TOT: Final = 20
_MEER_LIJNEN: Final = 8
_SLOT: Final = (
    "Waar geen frequentie staat is die niet bekend: vul in wat hier nodig is. "
    "Buiten de hulp valt wat buiten is: ramen buitenom, tuin, balkon, schuur, stoep."
)


def back(bekend: Bekend) -> list[Rij]:
    """The rows of the second page; room that is left becomes lines for notes."""
    boven = [*_head(bekend), *_work(bekend), *_alternatives(bekend), *_wish(bekend)]
    onder = _sources()
    kop = heading("Aantekeningen")
    aantal = spare_lines([*boven, *kop, *onder], _MEER_LIJNEN, RUIM_PT)
    notities = [*kop, *(Rij(schrijflijnen=((1, KOLOMMEN),)) for _ in range(aantal))] if aantal else []
    return [*boven, *notities, *onder]


def _head(bekend: Bekend) -> list[Rij]:
    """Which list this is, for when the pages come apart."""
    wat = ", ".join(filter(None, ("Gesprekslijst", bekend.gemeente)))
    kenmerk = bekend.kenmerk
    stukken = (Stuk(1, wat, "label", 24), Stuk(27, "Kenmerk", "label"), Stuk(32, kenmerk, "label"))
    return [Rij(stukken, () if kenmerk else ((32, KOLOMMEN),), rekbaar=False)]


def _work(bekend: Bekend) -> list[Rij]:
    """Per area its activities: who does them, and how often."""
    boven = Rij(tuple(Stuk(kolom, tekst, "label") for kolom, tekst in _WIE), hoogte=13.5, rekbaar=False)
    kop = heading("Wie doet wat, en hoe vaak?", *_WIE_VERVOLG, (_VAAK, "hoe vaak"))[1]
    rijen = [Rij(hoogte=4.5, rekbaar=False), boven, kop]
    for gesprek in activiteiten(bekend.kader):
        rijen += _area(bekend, gesprek)
    return rijen


def _area(bekend: Bekend, gesprek: Gebiedsgesprek) -> list[Rij]:
    naam = gesprek.gebied.naam
    if len(gesprek.activiteiten) == 1:  # the area is its only activity: one row for both
        enige = gesprek.activiteiten[0]
        achter = _behind(f"{naam}:")
        stukken = (Stuk(1, f"{naam}:", "waarde", _TEKST_TOT), Stuk(achter, enige.zin, tot=_TEKST_TOT))
        return [_row(bekend, enige, stukken, gedeeld=False, vulling=True)]
    staat = "staat in de casus" if _stands_for_all(bekend, gesprek) else ""
    frequentie = Stuk(_behind(naam), gesprek.frequentie, "label", _VAAK - 1)
    rijen = [band(Stuk(1, naam, "waarde"), frequentie, Stuk(_VAAK, staat, "waarde"))]
    for activiteit in gesprek.activiteiten:
        *eerder, laatste = split_lines(activiteit.zin, room(1, _TEKST_TOT), 3)
        rijen += [Rij((Stuk(1, deel),)) for deel in eerder]
        rijen.append(_row(bekend, activiteit, (Stuk(1, laatste),), gedeeld=_shared(activiteit, gesprek)))
    return rijen


def _shared(activiteit: Activiteit, gesprek: Gebiedsgesprek) -> bool:
    """Whether a row of the framework stands for more than this activity."""
    return sum(activiteit.codes == ander.codes for ander in gesprek.activiteiten) > 1


def _behind(naam: str) -> int:
    """The first column that a name leaves free."""
    return 1 + ceil((text_width(naam, vet=True) + 3) / KOLOM_PT)


def _stands_for_all(bekend: Bekend, gesprek: Gebiedsgesprek) -> bool:
    """Whether the case uses a row that stands for several activities together."""
    samen = (activiteit for activiteit in gesprek.activiteiten if _shared(activiteit, gesprek))
    return any(bekend.antwoord(code) for activiteit in samen for code in activiteit.codes)


def _row(
    bekend: Bekend, activiteit: Activiteit, links: tuple[Stuk, ...], *, gedeeld: bool, vulling: bool = False
) -> Rij:
    """An activity; when a row of the case is this very activity, the case says already whether help is needed."""
    hulp = not gedeeld and any(bekend.antwoord(code) for code in activiteit.codes)
    vaak = next(filter(None, map(bekend.hoe_vaak, activiteit.codes)), "") if hulp else ""
    vakken = tuple(box(kolom, aan=hulp and kolom == _HULP) for kolom, _ in _WIE)
    maak = band if vulling else line
    if vaak:
        return maak(*links, *vakken, Stuk(_VAAK, vaak, "waarde"))
    eenheid = _unit(bekend, activiteit)
    schrijf = ((_VAAK, _EENHEID - 1),) if eenheid else ((_VAAK, _EENHEID - 1), (39, KOLOMMEN))
    return maak(*links, *vakken, Stuk(_EENHEID, eenheid or "keer per", "label"), schrijf=schrijf)


def _unit(bekend: Bekend, activiteit: Activiteit) -> str:
    """In what the framework counts how often, where it asks that."""
    normen = (bekend.kader.regel_bij_code.get(code) for code in activiteit.codes)
    return next((norm.keer_eenheid for norm in normen if norm is not None and norm.keer == "gevraagd"), "")


def _alternatives(bekend: Bekend) -> list[Rij]:
    """What could make help unnecessary: investigated, really available, and what came of it."""
    rijen = list(heading("Kan het anders?", (15, "onderzocht"), (20, "beschikbaar"), (25, "niet"), (28, "uitkomst")))
    for soort, naam in MOGELIJKHEDEN.items():
        nummer, mogelijkheid = bekend.mogelijkheden.get(soort, (0, None))
        beschikbaar = mogelijkheid.beschikbaar if mogelijkheid else None
        uitkomst = bekend.tekst(f"mogelijkheden.{nummer}.uitkomst", mogelijkheid.uitkomst) if mogelijkheid else ""
        rijen.append(
            line(
                Stuk(1, naam, tot=14),
                box(15, aan=mogelijkheid is not None),
                box(20, aan=beschikbaar is True),
                box(25, aan=beschikbaar is False),
                Stuk(28, uitkomst),
                schrijf=((28, KOLOMMEN),),
            )
        )
    return rijen


def _wish(bekend: Bekend) -> list[Rij]:
    vorm = bekend.casus.leveringsvorm if bekend.casus else ""
    return [
        *heading("Hoe wil de inwoner de hulp krijgen?"),
        line(
            box(1, aan=vorm == "zin"),
            Stuk(2, "zorg in natura (zin)"),
            box(11, aan=vorm == "pgb"),
            Stuk(12, "persoonsgebonden budget (pgb)"),
            box(25),
            Stuk(26, "nog niet bekend"),
        ),
    ]


def _sources() -> list[Rij]:
    """Where the activities and frequencies come from, and what the list is not."""
    bronnen = [f"{teken} {bron}" for teken, bron in BRONNEN.items()]
    regels = [*split_lines(_SLOT, room(1, KOLOMMEN), 2), *bronnen]
    return [
        Rij(hoogte=4.5, rekbaar=False),
        *(Rij((Stuk(1, regel, "label"),), hoogte=13.5, rekbaar=False) for regel in regels),
    ]
