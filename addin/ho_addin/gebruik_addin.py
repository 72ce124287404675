"""The commands of ``ho addin``: the add-in for Excel put on a PC, taken off it, looked at and tried."""

from __future__ import annotations

from typing import Final

from ho_addin.gebruiksvorm import JSON, ONBRUIKBAAR, Opdracht, Optie

SCOPE: Final = Optie(
    "--scope", "voor wie: 'gebruiker' (alleen u, de standaard) of 'machine' (iedereen op deze pc)", "S"
)

ADDINOPDRACHTEN: Final[tuple[Opdracht, ...]] = (
    Opdracht(
        "addin installeren",
        "Zet de invoegtoepassing voor Excel op deze pc (Windows), of herstelt wat er al staat.",
        opties=(SCOPE,),
        voorbeelden=(
            ("ho addin installeren", "alleen voor u; u hoeft geen beheerder te zijn"),
            ("ho addin installeren --scope machine", "voor iedereen op deze pc; als administrator"),
        ),
        afloop=((0, "alles staat op zijn plaats"), (2, "het kon niet; één zin zegt waarom en er is niets veranderd")),
    ),
    Opdracht(
        "addin verwijderen",
        "Haalt de invoegtoepassing van deze pc, met alles wat bij het installeren is gemaakt.",
        opties=(SCOPE,),
        voorbeelden=(("ho addin verwijderen", "alleen voor u"), ("ho addin verwijderen --scope machine", "voor allen")),
        afloop=((0, "er staat niets meer van"), (2, "het kon niet; één zin zegt waarom en er is niets veranderd")),
    ),
    Opdracht(
        "addin status",
        "Toont wat er van de invoegtoepassing op deze pc staat, en of dat in orde is.",
        opties=(SCOPE,),
        voorbeelden=(("ho addin status", "voor u en voor iedereen"), ("ho addin status --scope machine", "een ervan")),
        afloop=(
            (0, "er is één installatie en die is heel"),
            (1, "er ontbreekt iets of er is iets anders"),
            ONBRUIKBAAR,
        ),
    ),
    Opdracht(
        "addin zelftest",
        "Rekent alle gevallen van de zelftest na met de rekenkern die is geïnstalleerd.",
        "[BESTAND]",
        "de zelftest (zelftest.xlsx); zonder bestand die van het programma zelf",
        (JSON,),
        (
            ("ho addin zelftest", "hoeveel gevallen er goed zijn, en hoe snel"),
            ("ho addin zelftest zelftest.xlsx --json", "als JSON, om te bewaren bij een versie"),
        ),
        ((0, "alles komt uit"), (1, "er is een verschil; elk staat erbij"), ONBRUIKBAAR),
    ),
)
