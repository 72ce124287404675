"""The messages HO455-HO459: the functions as an extension of LibreOffice."""

from __future__ import annotations

from typing import Final

from ho_engine.melding import Melding, fout

LIBREOFFICE: Final[tuple[Melding, ...]] = (
    fout(
        "HO455",
        "uitleg_niet_te_herhalen",
        "LibreOffice bewaart bij een fout ({foutwaarde}) geen zin, en in deze cel staat meer dan één functie met losse"
        " waarden of cellen.",
        "Zet de functie alleen in een cel en vraag daar de uitleg.",
    ),
    fout(
        "HO456",
        "oxt_andere_python",
        "Deze invoegtoepassing voor LibreOffice is gemaakt met Python {gemaakt}, maar LibreOffice gebruikt Python"
        " {gevonden}.",
        "Maak haar opnieuw met de Python die LibreOffice gebruikt.",
    ),
    fout(
        "HO457",
        "fout_in_bereik",
        "In een bereik waar deze functie naar wijst, staat een fout, en dan rekent LibreOffice de functie niet uit"
        " (Fout:504).",
        "Herstel eerst de cel met de fout, of geef elke casus een eigen functie.",
    ),
)
