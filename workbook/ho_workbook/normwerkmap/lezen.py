"""Reading a norm workbook or a filled form back into the table it stands for; every fault of it is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_engine.normopgave import Normopgave
from ho_workbook.normwerkmap import formulier, uitleg
from ho_workbook.normwerkmap.celinhoud import is_filled
from ho_workbook.normwerkmap.formulierlezen import lees_formulier
from ho_workbook.normwerkmap.rijlezen import Gelezen, filled_rows, read_fields, read_list, read_named, read_row
from ho_workbook.normwerkmap.schrijven import EIGENSCHAP, SOORT
from ho_workbook.normwerkmap.tabellen import (
    AFRONDING,
    BELEID,
    BRONNEN,
    GEBIEDEN,
    GEMEENTEN,
    GRENZEN,
    KADER,
    KOP,
    OPMERKINGEN,
    RIJEN,
    VERVALLEN,
    WEKEN,
    ZINNEN,
    tables_of,
)
from ho_workbook.normwerkmap.tabelzoeken import cell_error, find_tables
from ho_workbook.openen import read_document, snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ho_engine.normbestanden import Normenbibliotheek
    from ho_workbook.normwerkmap.tabelzoeken import Vondst
    from ho_workbook.openen import Blad, Document

_CBS: Final = 4
"""Digits of the code of a municipality; a spreadsheet leaves zeros in front out."""

_TWEE_OP_BELEID: Final = ("beleid", "weken")


class Gelezenopgave(NamedTuple):
    """The table that a workbook stands for, and everything in it that can't be read, each with its cell."""

    opgave: Normopgave
    fouten: tuple[HoFout, ...]


def lees_normwerkmap(pad: Path, bibliotheek: Normenbibliotheek) -> Gelezenopgave:
    """Read a norm workbook, or a form laid over the file it was made of.

    Args:
        pad: the file.
        bibliotheek: where the file of a form is found.

    Returns:
        The table and the errors; what an error is about is named in ``onleesbaar``, so that nobody says it twice.

    Raises:
        HoFout: no such file, or not a norm workbook or form of this program (HO101, HO110, HO320, HO323, HO324, HO325);
            a form of a file that the library does not have (HO204).
    """
    return opgave_uit_werkmap(snapshot(pad), pad.name, bibliotheek)


def opgave_uit_werkmap(data: bytes, bestand: str, bibliotheek: Normenbibliotheek) -> Gelezenopgave:
    """The same for a file that is already in memory; ``bestand`` is its name in messages."""
    document = read_document(data, bestand, frozenset({SOORT, formulier.SOORT}))
    gelezen = Gelezen()
    if document.eigen[EIGENSCHAP] == formulier.SOORT:
        opgave = lees_formulier(document, bestand, gelezen, bibliotheek)
    else:
        opgave = _read_workbook(document, bestand, gelezen)
    volgorde = {blad.naam: nummer for nummer, blad in enumerate(document.bladen)}
    return Gelezenopgave(opgave, tuple(sorted(gelezen.fouten, key=lambda fout: _order(fout, volgorde))))


def _order(fout: HoFout, volgorde: Mapping[str, int]) -> tuple[int, int, int]:
    """Where a fault stands: by sheet, then from top to bottom, then from left to right."""
    blad, _, adres = fout.plaats.rpartition("!")
    eerste = adres.partition(":")[0]
    letters = eerste.rstrip("0123456789")
    rij = eerste[len(letters) :]
    return volgorde.get(blad or adres, -1), int(rij) if blad and rij else 0, len(letters)


def _read_workbook(document: Document, bestand: str, gelezen: Gelezen) -> Normopgave:
    bladen = {blad.naam.casefold(): blad for blad in document.bladen}
    vondsten: dict[str, tuple[Blad, Vondst]] = {}
    for naam, zin in ZINNEN.items():
        tabellen = tables_of(naam)
        blad = bladen.get(naam.casefold())
        if blad is None:
            gelezen.fouten.append(HoFout("normblad_ontbreekt", bestand, blad=naam))
            continue
        gevonden, fouten = find_tables(blad, tabellen, (naam, zin, *(tabel.titel for tabel in tabellen)))
        gelezen.fouten += fouten
        vondsten |= {tabel: (blad, vondst) for tabel, vondst in gevonden.items()}
    _refuse_other_sheets(document, gelezen)
    return _opgave(vondsten, gelezen)


def _refuse_other_sheets(document: Document, gelezen: Gelezen) -> None:
    """A sheet of somebody's own on which anything stands: it would not be read, and nobody would know."""
    eigen = {naam.casefold() for naam in (uitleg.BLAD, *ZINNEN)}
    for blad in document.bladen:
        eerste = next((plek for plek in sorted(blad.cellen) if is_filled(blad, plek)), None)
        if blad.naam.casefold() not in eigen and eerste is not None:
            wat = f"Het blad '{shown(blad.naam)}' hoort niet bij een normwerkmap en telt niet mee"
            gelezen.fouten.append(cell_error(blad.naam, eerste.adres, wat, "Verwijder het blad, of maak het leeg."))


def _opgave(vondsten: Mapping[str, tuple[Blad, Vondst]], gelezen: Gelezen) -> Normopgave:
    def listed(naam: str) -> tuple[dict[str, Any], ...]:
        if naam not in vondsten:
            gelezen.onleesbaar.add(naam)
            return ()
        return tuple(read_list(gelezen, *vondsten[naam], naam))

    beleid = _policy(vondsten, gelezen)
    return Normopgave(
        kop=_head(vondsten, gelezen),
        rijen=listed(RIJEN.naam),
        gebieden=listed(GEBIEDEN.naam),
        opmerkingen=listed(OPMERKINGEN.naam),
        vervallen=listed(VERVALLEN.naam),
        weken=beleid.pop(WEKEN, None),
        beleid=beleid,
        bronnen=_sources(vondsten, gelezen),
        afronding=_rounding(vondsten, gelezen),
        plaatsen=gelezen.plaatsen,
        onleesbaar=frozenset(gelezen.onleesbaar),
    )


def _head(vondsten: Mapping[str, tuple[Blad, Vondst]], gelezen: Gelezen) -> dict[str, Any]:
    """What the file says of itself; a key with a dot stands in a table of its own."""
    kop: dict[str, Any] = {}
    if KOP.naam in vondsten:
        paden = {veld.sleutel: f"kop.{veld.sleutel}" for veld in KADER}
        for sleutel, rij in read_fields(gelezen, *vondsten[KOP.naam], KADER, paden).items():
            if "waarde" in rij:
                groep, _, deel = sleutel.rpartition(".")
                (kop.setdefault(groep, {}) if groep else kop)[deel] = rij["waarde"]
    else:
        gelezen.onleesbaar.add("kop")
    pad = "kop.gemeenten"
    if GEMEENTEN.naam not in vondsten:
        gelezen.onleesbaar.add(pad)
        return kop
    gemeenten = {}
    for code, rij in read_named(gelezen, *vondsten[GEMEENTEN.naam], pad, "code").items():
        volledig = code.zfill(_CBS) if code.isdigit() else code
        gelezen.plaatsen[f"{pad}.{volledig}"] = gelezen.plaatsen[f"{pad}.{code}"]
        if "naam" in rij:
            gemeenten[volledig] = rij["naam"]
        elif f"{pad}.{code}.naam" not in gelezen.onleesbaar:
            uitleg = f"Bij de CBS-code {shown(code)} ontbreekt de naam van de gemeente"
            plaats = gelezen.plaatsen[f"{pad}.{code}.naam"]
            gelezen.fouten.append(HoFout("cel_ongeldig", plaats, uitleg=uitleg, herstel="Vul de naam in."))
    return kop | ({"gemeenten": gemeenten} if gemeenten else {})


def _policy(vondsten: Mapping[str, tuple[Blad, Vondst]], gelezen: Gelezen) -> dict[str, dict[str, Any]]:
    """The policy limits that are filled in, and the weeks per year under their own key."""
    if GRENZEN.naam not in vondsten:
        gelezen.onleesbaar |= set(_TWEE_OP_BELEID)
        return {}
    paden = {veld.sleutel: "weken" if veld.sleutel == WEKEN else f"beleid.{veld.sleutel}" for veld in BELEID}
    rijen = read_fields(gelezen, *vondsten[GRENZEN.naam], BELEID, paden)
    return {sleutel: rij for sleutel, rij in rijen.items() if rij}


def _rounding(vondsten: Mapping[str, tuple[Blad, Vondst]], gelezen: Gelezen) -> dict[str, Any] | None:
    """The one row of the rounding."""
    if AFRONDING.naam not in vondsten:
        gelezen.onleesbaar.add(AFRONDING.naam)
        return None
    blad, vondst = vondsten[AFRONDING.naam]
    kolommen = vondst.tabel.kolommen
    gelezen.plaatsen[AFRONDING.naam] = f"{blad.naam}!{vondst.plek(vondst.kop, kolommen[0]).adres}"
    gevuld = filled_rows(blad, vondst)
    for rij in gevuld[1:]:
        gelezen.refuse(
            blad,
            vondst.plek(rij, kolommen[0]),
            "Er is maar één afronding, en dit is een tweede rij",
            "Wis een van de twee rijen.",
        )
    return read_row(gelezen, blad, (vondst, gevuld[0]), AFRONDING.naam, kolommen) if gevuld else None


def _sources(vondsten: Mapping[str, tuple[Blad, Vondst]], gelezen: Gelezen) -> dict[str, dict[str, Any]]:
    if BRONNEN.naam not in vondsten:
        gelezen.onleesbaar.add(BRONNEN.naam)
        return {}
    return read_named(gelezen, *vondsten[BRONNEN.naam], BRONNEN.naam, "naam")
