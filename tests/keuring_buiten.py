"""Item L1 of the checklist: what a validator of others says of a file, by the rules of the Open XML SDK."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped] # it says typed, and ships no mark

from bestand import HOOFD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bestand import Bestand

TOEGESTAAN: Final = {
    "inline-string cell(s)": (
        "ECMA-376 deel 1, 18.3.1.53 en 18.18.11: een tekst mag in de cel zelf staan (t='inlineStr'). Excel leest dat "
        "en verplaatst de teksten pas als iemand het bestand opslaat; de opmerking is een waarschuwing, geen fout."
    ),
}
"""Remarks that are let through, each with why a spreadsheet program takes the file as it is."""


_RUIMTEN: Final = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "spreadsheetml_2006_main",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "drawingml_2006_main",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "drawingml_2006_chart",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "drawingml_2006_spreadsheetDrawing",
}
_CEL: Final = re.compile(r"[A-Z]{1,3}([1-9]\d{0,6})")


@cache
def _attributes(schema: str) -> dict[str, set[str]]:
    """The attributes of each element by the schema of the SDK, which the validator itself does not look at."""
    map_ = files("openxml_audit") / "data" / "openxml" / "schemas"
    soorten = json.loads((map_ / f"schemas_openxmlformats_org_{schema}.json").read_text(encoding="utf-8"))["Types"]
    klassen = {soort["ClassName"]: soort for soort in soorten}
    gevonden: dict[str, set[str]] = {}
    for soort in soorten:
        kenmerken = gevonden.setdefault(soort["Name"].rpartition(":")[2], set())
        deel = soort
        while deel is not None:
            kenmerken |= {kenmerk["QName"].rpartition(":")[2] for kenmerk in deel.get("Attributes", ())}
            deel = klassen.get(deel.get("BaseClass"))
    return gevonden


def unknown_attributes(b: Bestand) -> Iterator[str]:
    """Attributes that the schema does not know; those of XML itself and of other namespaces are let be."""
    for deel in b.delen:
        if not re.match(r"xl/(worksheets|tables|charts|drawings)/[^/]*\.xml|xl/(workbook|styles)\.xml", deel):
            continue
        for element in b.xml(deel).iter():
            ruimte, _, naam = element.tag[1:].partition("}")
            vreemd = {kenmerk for kenmerk in element.attrib if not kenmerk.startswith("{")}
            vreemd -= _attributes(_RUIMTEN[ruimte]).get(naam, set())
            if vreemd:
                yield f"/{deel}: {naam} kent geen {', '.join(sorted(vreemd))}"


def cell_references(b: Bestand) -> Iterator[str]:
    """Cells that do not stand in their row, in order, at an address that exists."""
    for deel in b.delen:
        if deel.startswith("xl/worksheets/sheet"):
            for rij in b.xml(deel).iter(f"{HOOFD}row"):
                adressen = [cel.get("r", "") for cel in rij.iter(f"{HOOFD}c")]
                goed = [m for adres in adressen if (m := _CEL.fullmatch(adres)) and m[1] == rij.get("r")]
                kolommen = [(len(m[0]) - len(m[1]), m[0]) for m in goed]
                if len(goed) != len(adressen) or kolommen != sorted(set(kolommen)):
                    yield f"/{deel}: rij {rij.get('r')} heeft cellen op {adressen[:5]}"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0)


def sdk_rules(b: Bestand) -> Iterator[str]:
    """L1: no error, and no warning that is not let through by name; attributes and addresses that exist."""
    yield from unknown_attributes(b)
    yield from cell_references(b)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_, "bestand.xlsx")
        pad.write_bytes(b.data)
        uitslag = _validator().validate(pad)
    for fout in uitslag.errors:
        if not any(woorden in fout.description for woorden in TOEGESTAAN):
            yield f"{fout.part_uri}: {fout.description}"
