"""The calculation engine: norm files and a case in, an accounted calculation out. Knows no spreadsheet."""

from ho_engine.bereken import bereken_casus
from ho_engine.berekening import calculate
from ho_engine.casus import Casus
from ho_engine.casusbestand import casus_uit_gegevens, lees_casus
from ho_engine.contract import as_json
from ho_engine.fouten import MELDINGEN, HoFout, Melding
from ho_engine.normbestanden import Normenbibliotheek, kies_normenkader, load_normenkader, normenbibliotheek
from ho_engine.normenkader import Normenkader, Normregel
from ho_engine.uitkomst import Aandachtspunt, Berekening

__all__ = [
    "MELDINGEN",
    "Aandachtspunt",
    "Berekening",
    "Casus",
    "HoFout",
    "Melding",
    "Normenbibliotheek",
    "Normenkader",
    "Normregel",
    "as_json",
    "bereken_casus",
    "calculate",
    "casus_uit_gegevens",
    "kies_normenkader",
    "lees_casus",
    "load_normenkader",
    "normenbibliotheek",
]
