"""Reading the rows of a table of a norm workbook into the keys of a norm file, with the cell of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ho_engine.fouten import HoFout
from ho_engine.melding import shown
from ho_workbook.normwerkmap.celinhoud import Onleesbaar, fold, is_filled, read_cell, text_of
from ho_workbook.normwerkmap.tabelzoeken import cell_error
from ho_workbook.openen import Plek

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ho_workbook.normwerkmap.kolommen import Inhoud, Kolom
    from ho_workbook.normwerkmap.tabellen import Veld
    from ho_workbook.normwerkmap.tabelzoeken import Vondst
    from ho_workbook.openen import Blad


@dataclass
class Gelezen:
    """What came out of a workbook so far: the cell of every path, what could not be read, and why."""

    plaatsen: dict[str, str] = field(default_factory=dict)
    onleesbaar: set[str] = field(default_factory=set)
    fouten: list[HoFout] = field(default_factory=list)

    def value(self, blad: Blad, plek: Plek, pad: str, inhoud: Inhoud, keuzes: Mapping[str, str]) -> Any:  # noqa: ANN401
        """One value and its place; what can't be read is said, and stays out."""
        self.plaatsen[pad] = f"{blad.naam}!{plek.adres}"
        try:
            return read_cell(blad, plek, inhoud, keuzes)
        except Onleesbaar as fout:
            self.fouten.append(cell_error(blad.naam, plek.adres, fout.uitleg, fout.herstel))
        except HoFout as fout:
            self.fouten.append(HoFout(fout.melding.naam, self.plaatsen[pad], **fout.gegevens))
        self.onleesbaar.add(pad)
        return None

    def refuse(self, blad: Blad, plek: Plek, uitleg: str, herstel: str) -> None:
        """Say what is wrong at a cell."""
        self.fouten.append(cell_error(blad.naam, plek.adres, uitleg, herstel))


def read_list(gelezen: Gelezen, blad: Blad, vondst: Vondst, pad: str) -> list[dict[str, Any]]:
    """The rows of a table in which anything was filled in.

    Args:
        gelezen: receives places and errors.
        blad: the sheet.
        vondst: where the table stands.
        pad: what paths begin with, such as ``rijen``.

    Returns:
        Per row its keys, without what an empty cell would say too.
    """
    lijst: list[dict[str, Any]] = []
    kolommen = [kolom for kolom in vondst.tabel.kolommen if kolom.sleutel]
    gelezen.plaatsen[pad] = f"{blad.naam}!{Plek(vondst.kop, vondst.kolommen[vondst.tabel.kolommen[0].kop]).adres}"
    for rij in filled_rows(blad, vondst):
        lijst.append(read_row(gelezen, blad, (vondst, rij), f"{pad}.{len(lijst)}", kolommen))
    return lijst


def filled_rows(blad: Blad, vondst: Vondst) -> list[int]:
    """The rows of a table in which anything was filled in that is read back."""
    kolommen = [kolom for kolom in vondst.tabel.kolommen if kolom.sleutel]
    return [rij for rij in vondst.rijen if any(is_filled(blad, vondst.plek(rij, kolom)) for kolom in kolommen)]


def read_row(
    gelezen: Gelezen, blad: Blad, plaats: tuple[Vondst, int], pad: str, kolommen: Sequence[Kolom]
) -> dict[str, Any]:
    """One row of a table, by the keys of its columns."""
    vondst, rij = plaats
    gelezen.plaatsen[pad] = f"{blad.naam}!{vondst.plek(rij, kolommen[0]).adres}"
    gevonden = {}
    for kolom in kolommen:
        sleutelpad = f"{pad}.{kolom.sleutel}"
        waarde = gelezen.value(blad, vondst.plek(rij, kolom), sleutelpad, kolom.inhoud, kolom.keuzes)
        if waarde is not None and waarde != kolom.gewoon:
            gevonden[kolom.sleutel] = waarde
    return gevonden


def read_named(gelezen: Gelezen, blad: Blad, vondst: Vondst, pad: str, sleutel: str) -> dict[str, dict[str, Any]]:
    """The rows of a table whose first column names them: each name once.

    Args:
        gelezen: receives places and errors.
        blad: the sheet.
        vondst: where the table stands.
        pad: what paths begin with, such as ``bronnen``.
        sleutel: the key of the name; it stays out of the rows.

    Returns:
        name -> the other keys.
    """
    tijdelijk = Gelezen()
    lijst = read_list(tijdelijk, blad, vondst, "")
    gelezen.fouten += tijdelijk.fouten
    gelezen.plaatsen[pad] = tijdelijk.plaatsen[""]
    gevonden: dict[str, dict[str, Any]] = {}
    eerder: dict[str, str] = {}
    for nummer, rij in enumerate(lijst):
        plaats = tijdelijk.plaatsen[f".{nummer}.{sleutel}"]
        naam = rij.pop(sleutel, None)
        kop = vondst.tabel.kolommen[0].kop
        if naam is None:
            if f".{nummer}.{sleutel}" not in tijdelijk.onleesbaar:
                uitleg = f"De rij is ingevuld, maar onder '{kop}' staat niets"
                gelezen.fouten.append(_at(plaats, uitleg, "Vul hem in, of maak de hele rij leeg."))
            gelezen.onleesbaar.add(pad)
        elif naam in gevonden:
            uitleg = f"'{shown(naam)}' staat ook in {eerder[naam].partition('!')[2]}"
            gelezen.fouten.append(_at(plaats, uitleg, "Verwijder een van de twee rijen, of geef er een andere naam."))
        else:
            gevonden[naam], eerder[naam] = rij, plaats
            _move(tijdelijk, gelezen, f".{nummer}", f"{pad}.{naam}")
    return gevonden


def _move(bron: Gelezen, doel: Gelezen, van: str, naar: str) -> None:
    """Take the places of a row over under the name of that row."""
    for pad, plaats in bron.plaatsen.items():
        if pad == van or pad.startswith(f"{van}."):
            nieuw = naar + pad[len(van) :]
            doel.plaatsen[nieuw] = plaats
            if pad in bron.onleesbaar:
                doel.onleesbaar.add(nieuw)


def _at(plaats: str, uitleg: str, herstel: str) -> HoFout:
    return HoFout("cel_ongeldig", plaats, uitleg=uitleg, herstel=herstel)


def read_fields(
    gelezen: Gelezen, blad: Blad, vondst: Vondst, velden: Sequence[Veld], paden: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """The rows of a table with a fixed subject per row, found by the text of that subject.

    Args:
        gelezen: receives places and errors.
        blad: the sheet.
        vondst: where the table stands.
        velden: the subjects.
        paden: key of a subject -> what its paths begin with.

    Returns:
        key -> what is filled in beside it, without what is empty.
    """
    labels = {fold(veld.label): veld for veld in velden}
    eerste, *overige = vondst.tabel.kolommen
    kolommen = [kolom for kolom in overige if kolom.sleutel]
    gevonden: dict[str, dict[str, Any]] = {}
    for rij in vondst.rijen:
        plek = vondst.plek(rij, eerste)
        tekst = text_of(blad, plek)
        veld = labels.get(fold(tekst))
        gevuld = any(is_filled(blad, vondst.plek(rij, kolom)) for kolom in kolommen)
        if veld is None and (gevuld or tekst):
            gelezen.refuse(
                blad,
                plek,
                f"Hier staat '{shown(tekst)}', en dat is geen onderwerp van deze tabel",
                "Zet het onderwerp terug zoals het was, of wis de rij.",
            )
        elif veld is not None and veld.sleutel in gevonden:
            gelezen.refuse(blad, plek, f"Het onderwerp '{veld.label}' staat er twee keer", "Wis een van de twee rijen.")
        elif veld is not None:
            gevonden[veld.sleutel] = _read_field(gelezen, blad, (vondst, rij), veld, paden[veld.sleutel])
    for veld in velden:
        if veld.sleutel not in gevonden:
            uitleg = f"In deze tabel ontbreekt de rij '{veld.label}'"
            gelezen.refuse(blad, Plek(vondst.kop, vondst.kolommen[eerste.kop]), uitleg, "Zet de rij terug.")
            gelezen.onleesbaar.add(paden[veld.sleutel])
    return gevonden


def _read_field(gelezen: Gelezen, blad: Blad, plaats: tuple[Vondst, int], veld: Veld, pad: str) -> dict[str, Any]:
    vondst, rij = plaats
    gevonden = {}
    alleen = [kolom.sleutel for kolom in vondst.tabel.kolommen if kolom.sleutel] == ["waarde"]
    for kolom in vondst.tabel.kolommen:
        if not kolom.sleutel:
            continue
        is_waarde = kolom.sleutel == "waarde"
        soort, keuzes = (veld.inhoud, veld.keuzes) if is_waarde else (kolom.inhoud, kolom.keuzes)
        sleutelpad = pad if alleen else f"{pad}.{kolom.sleutel}"
        waarde = gelezen.value(blad, vondst.plek(rij, kolom), sleutelpad, soort, keuzes)
        if waarde is not None:
            gevonden[kolom.sleutel] = waarde
    gelezen.plaatsen.setdefault(pad, f"{blad.naam}!{vondst.plek(rij, vondst.tabel.kolommen[0]).adres}")
    return gevonden
