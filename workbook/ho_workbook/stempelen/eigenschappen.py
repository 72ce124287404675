"""The document properties of a workbook and the parts they are stored in; takes every date from the caller."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from ho_workbook.celwaarden import xml_tekst
from ho_workbook.stempelen.pakket import KERN

if TYPE_CHECKING:
    from collections.abc import Mapping

Eigenwaarde: TypeAlias = bool | int | str | dt.date

EIGEN: Final = "docProps/custom.xml"
PROGRAMMA: Final = "docProps/app.xml"
DELEN: Final = (KERN, PROGRAMMA, EIGEN)

_KOP: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PAKKET: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_SOORTEN: Final = "application/vnd.openxmlformats-"
_FMTID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_APP: Final = (
    f'{_KOP}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>Microsoft Excel Compatible</Application></Properties>"
)
# part -> (content type, relation type)
_INSCHRIJVING: Final = {
    KERN: (f"{_SOORTEN}package.core-properties+xml", f"{_PAKKET}/relationships/metadata/core-properties"),
    PROGRAMMA: (f"{_SOORTEN}officedocument.extended-properties+xml", f"{_OFFICE}/relationships/extended-properties"),
    EIGEN: (f"{_SOORTEN}officedocument.custom-properties+xml", f"{_OFFICE}/relationships/custom-properties"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Eigenschappen:
    """What the file says about itself.

    Attributes:
        titel: title of the document.
        onderwerp: subject.
        auteur: creator, and last modified by.
        trefwoorden: keywords.
        omschrijving: description.
        taal: language of the text.
        gemaakt: date of creation and modification; a date stands for midnight UTC.
        eigen: custom properties, written in the order given.
    """

    titel: str
    onderwerp: str = ""
    auteur: str = ""
    trefwoorden: str = ""
    omschrijving: str = ""
    taal: str = "nl-NL"
    gemaakt: dt.date
    eigen: Mapping[str, Eigenwaarde] = field(default_factory=lambda: MappingProxyType({}))

    def delen(self) -> dict[str, bytes]:
        """Return the three property parts by name."""
        teksten = {KERN: self._kern(), PROGRAMMA: _APP, EIGEN: self._eigen()}
        return {naam: tekst.encode() for naam, tekst in teksten.items()}

    def _kern(self) -> str:
        velden = (
            ("dc:title", self.titel),
            ("dc:subject", self.onderwerp),
            ("dc:creator", self.auteur),
            ("cp:keywords", self.trefwoorden),
            ("dc:description", self.omschrijving),
            ("cp:lastModifiedBy", self.auteur),
            ("dc:language", self.taal),
        )
        moment = _moment(self.gemaakt)
        inhoud = "".join(f"<{naam}>{xml_tekst(tekst)}</{naam}>" for naam, tekst in velden if tekst)
        datums = "".join(
            f'<dcterms:{soort} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{soort}>'
            for soort in ("created", "modified")
        )
        return (
            f'{_KOP}<cp:coreProperties xmlns:cp="{_PAKKET}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inhoud}{datums}</cp:coreProperties>'
        )

    def _eigen(self) -> str:
        inhoud = "".join(
            f'<property fmtid="{_FMTID}" pid="{nummer}" name="{xml_tekst(naam)}">{_variant(waarde)}</property>'
            for nummer, (naam, waarde) in enumerate(self.eigen.items(), start=2)
        )
        return (
            f'{_KOP}<Properties xmlns="{_OFFICE}/custom-properties"'
            f' xmlns:vt="{_OFFICE}/docPropsVTypes">{inhoud}</Properties>'
        )


def schrijf_in(soorten: str, relaties: str) -> tuple[str, str]:
    """Register the property parts in a package that may lack them.

    Args:
        soorten: text of ``[Content_Types].xml``.
        relaties: text of ``_rels/.rels``.

    Returns:
        Both texts, with each property part registered exactly once.
    """
    for nummer, (naam, (soort, relatie)) in enumerate(_INSCHRIJVING.items(), start=1):
        if f'"/{naam}"' not in soorten:
            soorten = re.sub("(?=</Types>)", f'<Override PartName="/{naam}" ContentType="{soort}"/>', soorten)
        if not re.search(f'Target="/?{re.escape(naam)}"', relaties):
            regel = f'<Relationship Type="{relatie}" Target="{naam}" Id="rIdEigenschap{nummer}"/>'
            relaties = re.sub("(?=</Relationships>)", regel, relaties)
    return soorten, relaties


def _variant(waarde: Eigenwaarde) -> str:
    """Return the typed value of a custom property."""
    if isinstance(waarde, bool):
        return f"<vt:bool>{str(waarde).lower()}</vt:bool>"
    if isinstance(waarde, int):
        return f"<vt:i4>{waarde}</vt:i4>"
    if isinstance(waarde, dt.date):
        return f"<vt:filetime>{_moment(waarde)}</vt:filetime>"
    return f"<vt:lpwstr>{xml_tekst(waarde)}</vt:lpwstr>"


def _moment(datum: dt.date) -> str:
    """Return a moment in UTC in the spelling of the file."""
    if not isinstance(datum, dt.datetime):
        return f"{datum.isoformat()}T00:00:00Z"
    if datum.tzinfo is None:
        raise ValueError("Een tijdstip in de documenteigenschappen heeft een tijdzone nodig.")
    return datum.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
