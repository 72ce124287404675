"""Cases of the toy municipalities, each from one side of a point: it stands beside the figure, or just not."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from speelwet import regel


class Geval(NamedTuple):
    """A case of Grensdorp and whether a point stands beside its figure; ``plaats`` is ``None`` when it does not."""

    naam: str
    code: str
    waarom: str
    regels: list[dict[str, Any]]
    anders: dict[str, Any]
    plaats: str | None = None
    codes: tuple[str, ...] = ()
    gebieden: tuple[str, ...] = ()
    zegt: str = ""


BASIS = regel("slh.basis")
KAMER = regel("slh.extra_slaapkamer")
LUIER = regel("kindzorg.luier", 2, keer=1)
UITLEG = regel("aiv.uitleg", keer=1)


def tot(datum: str) -> dict[str, Any]:
    """A case that ends on this day."""
    return {"onbepaalde_tijd": None, "tot_en_met": datum}


def huisgenoot(**anders: object) -> dict[str, Any]:
    """A case with an adult housemate who can take over."""
    return {"huisgenoten": [{"leeftijd": 18, "leefeenheid": True, "kan_overnemen": "deels"} | anders]}


def kinderen(*leeftijden: int) -> dict[str, Any]:
    """A case with children of these ages."""
    return {"kinderen": [{"leeftijd": leeftijd} for leeftijd in leeftijden]}


OVER_NORMBESTANDEN: Final = {"normbestand_doet_niet_mee", "cijfers_lang_niet_nagekeken"}
"""What asks attention in a folder of norm files, see ``test_normkapot`` and ``test_normcontrole``; never in a case."""

BESCHREVEN: Final[list[Geval]] = [
    Geval(
        "minder_boven_bruto",
        "HO253",
        "105 minutes off 100",
        [BASIS, regel("slh.hulp", 7)],
        {},
        "slh",
        (),
        ("slh",),
        "Bij Huis gaat er meer af (105 min/week) dan er aan hulp staat (100 min/week); 5 min/week",
    ),
    Geval("minder_boven_bruto", "HO253", "exactly all of it", [regel("was.basis", 2), regel("was.zelf", 3)], {}),
    Geval(
        "gebied_afgetopt",
        "HO254",
        "210 of 200",
        [regel("kindzorg.opvang", 210)],
        tot("2026-05-31"),
        "kindzorg",
        (),
        ("kindzorg",),
        "het maximum van 200 min/week bereikt; 10 min/week",
    ),
    Geval("gebied_afgetopt", "HO254", "200 of 200", [regel("kindzorg.opvang", 200)], tot("2026-05-31")),
    Geval("netto_nul", "HO252", "all is taken off", [BASIS, regel("slh.hulp", 7)], {}, "", (), (), "0 minuten"),
    Geval("netto_nul", "HO252", "10 is left", [BASIS, regel("slh.hulp", 6)], {}),
    Geval(
        "kader_opgevolgd",
        "HO255",
        "from that day",
        [BASIS],
        {"ingangsdatum": "2026-01-01"},
        "grensdorp",
        (),
        (),
        "sinds 2026-01-01 opgevolgd door Nieuwland",
    ),
    Geval("kader_opgevolgd", "HO255", "the day before", [BASIS], {"ingangsdatum": "2025-12-31"}),
    Geval(
        "duur_boven_maximum",
        "HO151",
        "one day too long",
        [BASIS],
        tot("2028-03-01"),
        "tot_en_met",
        (),
        (),
        "(tot en met 2028-03-01) is langer dan het maximum van 24 maanden in Grensdorp. Kies een einddatum tot en met"
        " 2028-02-29",
    ),
    Geval("duur_boven_maximum", "HO151", "no end", [BASIS], {}, "onbepaalde_tijd", (), (), "(onbepaalde tijd)"),
    Geval("duur_boven_maximum", "HO151", "just within", [BASIS], tot("2028-02-29")),
    Geval("duur_boven_maximum", "HO151", "not filled in yet", [BASIS], {"onbepaalde_tijd": None}),
    Geval("duur_boven_maximum", "HO151", "no limit known", [BASIS], {"gemeente": "overdorp"}),
    Geval(
        "tijdelijk_zonder_einde",
        "HO152",
        "limit known",
        [BASIS, UITLEG],
        {},
        "regels[2].tot_en_met",
        ("aiv.uitleg",),
        ("aiv",),
        "einddatum in, uiterlijk 2026-04-11 (het maximum is 6 weken).",
    ),
    Geval(
        "tijdelijk_zonder_einde",
        "HO152",
        "no limit",
        [UITLEG],
        {"gemeente": "overdorp"},
        "regels[1].tot_en_met",
        ("aiv.uitleg",),
        ("aiv",),
        "Vul bij deze regel een einddatum in.",
    ),
    Geval("tijdelijk_zonder_einde", "HO152", "own end", [UITLEG | {"tot_en_met": "2026-04-12"}], {}),
    Geval("tijdelijk_zonder_einde", "HO152", "end of the case", [UITLEG], tot("2026-04-12")),
    Geval(
        "tijdelijk_boven_maximum",
        "HO153",
        "one day too long",
        [BASIS, UITLEG | {"tot_en_met": "2026-04-12"}],
        {},
        "regels[2].tot_en_met",
        ("aiv.uitleg",),
        ("aiv",),
        "maximum van 6 weken in Grensdorp",
    ),
    Geval("tijdelijk_boven_maximum", "HO153", "just within", [UITLEG], tot("2026-04-11")),
    Geval(
        "tijdelijk_boven_maximum",
        "HO153",
        "starts later",
        [BASIS, UITLEG | {"van": "2026-04-01", "tot_en_met": "2026-05-12"}],
        {},
    ),
    Geval("tijdelijk_boven_maximum", "HO153", "no limit", [UITLEG], {"gemeente": "overdorp"} | tot("2027-01-01")),
    Geval(
        "kindzorg_te_lang",
        "HO154",
        "one of two",
        [LUIER, regel("kindzorg.fles", keer=1, tot_en_met="2026-05-31")],
        tot("2026-06-01"),
        "regels[1].tot_en_met",
        ("kindzorg.luier",),
        ("kindzorg",),
        "van 3 maanden in Grensdorp. Kies bij kindzorg.luier een einddatum tot en met 2026-05-31",
    ),
    Geval(
        "kindzorg_te_lang",
        "HO154",
        "no end",
        [BASIS, LUIER],
        {},
        "regels[2].tot_en_met",
        ("kindzorg.luier",),
        ("kindzorg",),
        "geen einddatum binnen",
    ),
    Geval("kindzorg_te_lang", "HO154", "just within", [BASIS, LUIER | {"tot_en_met": "2026-05-31"}], {}),
    Geval("kindzorg_te_lang", "HO154", "no limit known", [LUIER], {"gemeente": "overdorp"}),
    Geval(
        "meer_kinderen_geteld",
        "HO155",
        "one is five",
        [regel("kindzorg.fles", keer=1), LUIER],
        kinderen(4, 5),
        "regels[2].aantal",
        ("kindzorg.luier",),
        ("kindzorg",),
        "Het aantal bij kindzorg.luier (2) is hoger",
    ),
    Geval(
        "meer_kinderen_geteld",
        "HO155",
        "none filled in",
        [LUIER, regel("kindzorg.fles", keer=1)],
        {},
        "regels[1].aantal",
        ("kindzorg.luier", "kindzorg.fles"),
        ("kindzorg",),
        "kindzorg.luier (2) en kindzorg.fles (1)",
    ),
    Geval("meer_kinderen_geteld", "HO155", "as many", [LUIER], kinderen(0, 4)),
    Geval(
        "meer_kinderen_geteld",
        "HO155",
        "per family and per minute",
        [regel("kindzorg.school", keer=10), regel("kindzorg.opvang", 60)],
        kinderen(6),
    ),
    Geval(
        "kind_houdt_kamer_schoon",
        "HO156",
        "thirteen",
        [BASIS, KAMER],
        kinderen(3, 13),
        "regels[2].aantal",
        ("slh.extra_slaapkamer",),
        ("slh",),
        "een kind van 13 jaar of ouder",
    ),
    Geval("kind_houdt_kamer_schoon", "HO156", "twelve", [BASIS, KAMER], kinderen(12)),
    Geval("kind_houdt_kamer_schoon", "HO156", "no bedroom", [BASIS], kinderen(13)),
    Geval(
        "huisgenoot_zonder_aftrek",
        "HO157",
        "partly",
        [BASIS],
        huisgenoot(),
        "huisgenoten[1].kan_overnemen",
        (),
        (),
        "er is niets afgetrokken",
    ),
    Geval(
        "huisgenoot_zonder_aftrek",
        "HO157",
        "every other week, the laundry",
        [BASIS, regel("was.basis")],
        huisgenoot(kan_overnemen="ja") | {"frequentie": "tweewekelijks"},
        "huisgenoten[1].kan_overnemen",
    ),
    Geval("huisgenoot_zonder_aftrek", "HO157", "taken off", [BASIS, regel("slh.hulp")], huisgenoot()),
    Geval(
        "huisgenoot_zonder_aftrek",
        "HO157",
        "taken off by a deviation",
        [BASIS],
        huisgenoot() | {"afwijkingen": [{"resultaatgebied": "slh", "minuten": -5, "motivering": "Doet de afwas."}]},
    ),
    Geval("huisgenoot_zonder_aftrek", "HO157", "not able", [BASIS], huisgenoot(kan_overnemen="nee")),
    Geval("huisgenoot_zonder_aftrek", "HO157", "a lodger", [BASIS], huisgenoot(leefeenheid=False)),
    Geval("huisgenoot_zonder_aftrek", "HO157", "seventeen", [BASIS], huisgenoot(leeftijd=17)),
    Geval(
        "huisgenoot_zonder_aftrek", "HO157", "no row for it", [BASIS], huisgenoot() | {"frequentie": "tweewekelijks"}
    ),
    Geval(
        "lager_met_overgang",
        "HO158",
        "two months",
        [BASIS],
        {"gemeente": "overdorp", "vorige_min_week": 100.5},
        "vorige_min_week",
        (),
        (),
        "De uitkomst (100 min/week) is lager dan de lopende indicatie (100,5 min/week); die omvang loopt door tot en"
        " met 2026-04-30.",
    ),
    Geval(
        "lager_met_overgang",
        "HO158",
        "the case ends first",
        [BASIS],
        {"gemeente": "overdorp", "vorige_min_week": 120} | tot("2026-03-31"),
        "vorige_min_week",
        (),
        (),
        "2026-03-31.",
    ),
    Geval("lager_met_overgang", "HO158", "no term known", [BASIS], {"vorige_min_week": 120}),
    Geval("lager_met_overgang", "HO158", "the same", [BASIS], {"gemeente": "overdorp", "vorige_min_week": 100}),
    Geval(
        "lager_zonder_overgang",
        "HO159",
        "no term known",
        [BASIS],
        {"vorige_min_week": 120},
        "vorige_min_week",
        (),
        (),
        "motiveer een redelijke overgangstermijn",
    ),
    Geval("lager_zonder_overgang", "HO159", "the same", [BASIS], {"vorige_min_week": 100}),
    Geval("lager_zonder_overgang", "HO159", "a term", [BASIS], {"gemeente": "overdorp", "vorige_min_week": 120}),
    Geval(
        "later_lager",
        "HO149",
        "the bedroom is temporary",
        [BASIS, KAMER | {"tot_en_met": "2026-03-31"}],
        {"vorige_min_week": 110},
        "vorige_min_week",
        (),
        (),
        "Vanaf 2026-04-01 is de uitkomst (100 min/week) lager dan de lopende indicatie (110 min/week)",
    ),
    Geval(
        "later_lager",
        "HO149",
        "as much as before",
        [BASIS, KAMER | {"tot_en_met": "2026-03-31"}],
        {"vorige_min_week": 100},
    ),
    Geval(
        "later_lager", "HO149", "lower at once", [BASIS, KAMER | {"tot_en_met": "2026-03-31"}], {"vorige_min_week": 900}
    ),
    Geval(
        "uren_verschillen",
        "HO256",
        "86.67 is not 86",
        [BASIS, regel("was.basis")],
        {},
        "slh.basis",
        ("slh.basis",),
        ("slh",),
        "(100 min/week) is ongeveer 86,67 uur per jaar; gepubliceerd is 86 uur per jaar (doos, vak 2)",
    ),
    Geval("uren_verschillen", "HO256", "26 is 26", [regel("was.basis")], {}),
    Geval("uren_verschillen", "HO256", "per two weeks", [BASIS], {"frequentie": "tweewekelijks"}),
    Geval(
        "opmerking_bij_norm",
        "HO257",
        "on a row",
        [BASIS, KAMER],
        {},
        "slh.extra_slaapkamer",
        ("slh.extra_slaapkamer",),
        ("slh",),
        "Over slh.extra_slaapkamer: Alleen met een bed erin. Zie doos, vak 1.",
    ),
    Geval("opmerking_bij_norm", "HO257", "only on the whole", [BASIS], {}),
    Geval(
        "tweewekelijks_niet_toegestaan",
        "HO258",
        "not allowed",
        [BASIS],
        {"gemeente": "overdorp", "frequentie": "tweewekelijks"},
        "frequentie",
        (),
        (),
        "Volgens het beleid van Overdorp komt de hulp niet eens per twee weken (doos, deksel).",
    ),
    Geval("tweewekelijks_niet_toegestaan", "HO258", "every week", [BASIS], {"gemeente": "overdorp"}),
    Geval("tweewekelijks_niet_toegestaan", "HO258", "nothing said", [BASIS], {"frequentie": "tweewekelijks"}),
    Geval("opmerking_bij_norm", "HO257", "none", [BASIS], {"gemeente": "overdorp"}),
]
"""Each point from both sides; ``waarom`` says in what the cases differ."""
