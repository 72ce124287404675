"""The seal: made without reading the file again it equals what a reader finds, and every change breaks it."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from generator import all_frameworks, random_case
from ho_engine import HoFout, calculate
from ho_workbook.celwaarden import MAXIMUM_TEKENS, Celfout
from ho_workbook.controleren import controleer_werkmap
from ho_workbook.controleren.rijverschuiving import find_verschuiving
from ho_workbook.stempelen import Eigenschappen, Sjabloon
from ho_workbook.werkboek import maak_werkboek
from ho_workbook.zegel import canoniek, zegel
from ho_workbook.zegel.afdruk import lees_afdruk
from ho_workbook.zegel.regelafdruk import verschilplaatsen
from ho_workbook.zegel.zegel import Celprint, Zegelmodel, lees_print, print_van

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook

    from ho_engine import Normenkader
    from ho_workbook.celwaarden import Waarde
    from ho_workbook.zegel.zegel import Zegel

EIGEN = {"HO soort": "concept", "HO versie": "1"}
WAARDEN: dict[str, Waarde] = {"A1": "aap", "A2": 2, "A3": None, "B1": Fraction(1, 3), "B2": Celfout("#N/A"), "B3": True}


def boek(rijen: int = 3, doe: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """A small template: inputs in A, formulas in B, the seal of both sheets on the second."""
    werkmap = openpyxl.Workbook()
    blad = werkmap.worksheets[0]
    blad.title = "Reken"
    for rij in range(1, rijen + 1):
        blad.cell(rij, 1).protection = Protection(locked=False)
        blad.cell(rij, 2).value = f"=A{rij}*2+SUM($A$1:A{rij})"
        blad.cell(rij, 3).value = f"rij {rij}"
    zegelblad = werkmap.create_sheet("Zegel")
    zegelblad["A1"] = "Zegel per blad"
    for rij, titel in enumerate(("Reken", "Zegel"), start=2):
        for kolom in (2, 3):
            zegelblad.cell(rij, kolom).number_format = "@"
        zegelblad.cell(rij, 1).value = titel
    werkmap.defined_names["zegel_bladen"] = DefinedName("zegel_bladen", attr_text="Zegel!$A$2:$C$3")
    doe(werkmap)
    doel = io.BytesIO()
    werkmap.save(doel)
    return doel.getvalue()


def gestempeld(data: bytes, waarden: dict[str, Waarde]) -> tuple[Zegel, Zegel]:
    """The seal made from template and values, and the seal read from the stamped file."""
    snel = Zegelmodel.van_bytes(data).zegel({"Reken": waarden}, EIGEN)
    eigen = {**EIGEN, **{f"HO zegel {titel}": deel.sha256 for titel, deel in snel.items()}}
    cellen: dict[str, dict[str, Waarde]] = {
        "Reken": waarden,
        "Zegel": {"B2": snel["Reken"].sha256, "C2": snel["Reken"].afdruk, "B3": snel["Zegel"].sha256},
    }
    eigenschappen = Eigenschappen(titel="proef", gemaakt=dt.date(2026, 1, 1), eigen=eigen)
    bestand = Sjabloon.van_bytes(data).stempel(cellen, eigenschappen=eigenschappen)
    gelezen = lees_afdruk(bestand)
    return snel, Zegelmodel(gelezen).zegel({}, gelezen.eigen)


def test_sealing_without_reading_equals_reading_the_stamped_file() -> None:
    """Text, number, nothing, fraction, error and boolean: both ways give the same hashes and the same prints."""
    snel, gelezen = gestempeld(boek(), WAARDEN)
    assert snel == gelezen


_TEKSTEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=40).filter(
    lambda tekst: not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", tekst)
)
_GETALLEN = st.one_of(
    st.integers(-(10**12), 10**12),
    st.fractions(-(10**6), 10**6, max_denominator=5_000),
    st.decimals(-(10**6), 10**6, places=2),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@given(st.one_of(_TEKSTEN, _GETALLEN, st.booleans()), _GETALLEN, _TEKSTEN)
@settings(max_examples=60, deadline=None)
def test_any_value_seals_the_same_both_ways(invoer: Waarde, getal: Waarde, tekst: str) -> None:
    """Whatever a cell can hold, the file read back has the seal that was made without it."""
    snel, gelezen = gestempeld(boek(), WAARDEN | {"A1": invoer, "B1": getal, "B2": tekst})
    assert snel == gelezen


@given(st.integers(1, 3), _GETALLEN, _GETALLEN)
@settings(max_examples=60, deadline=None)
def test_another_value_is_another_seal(rij: int, een: Waarde, twee: Waarde) -> None:
    """Two values of a cell have one seal only when they are one number."""
    model = Zegelmodel.van_bytes(boek())
    zegels = [model.zegel({"Reken": WAARDEN | {f"A{rij}": waarde}}, EIGEN)["Reken"].sha256 for waarde in (een, twee)]
    gelijk = zegel.canonieke_waarde(een) == zegel.canonieke_waarde(twee)
    assert (zegels[0] == zegels[1]) == gelijk


def test_sealing_twice_gives_the_same_and_leaves_the_model_as_it_was() -> None:
    """One model seals many cases; nothing of one case stays behind for the next."""
    model = Zegelmodel.van_bytes(boek())
    eerste = model.zegel({"Reken": WAARDEN}, EIGEN)
    model.zegel({"Reken": {**WAARDEN, "A1": 9, "A3": "vol"}}, EIGEN)
    assert model.zegel({"Reken": WAARDEN}, EIGEN) == eerste


def test_prints_come_back_from_their_text() -> None:
    """What the seal table holds is read back cell by cell."""
    model = Zegelmodel.van_bytes(boek())
    gelezen = lees_print(model.zegel({}, EIGEN)["Reken"].afdruk)
    assert gelezen.cellen == model.prints("Reken").cellen
    assert gelezen.cellen[3, 3] == Celprint("c", gelezen.cellen[3, 3].stijl, "", print_van("srij 3"))
    assert [cel.soort for plaats, cel in gelezen.cellen.items() if plaats[0] == 1] == ["l", "f", "c"]


@pytest.mark.parametrize(("rijen", "breedte"), [(100, 3), (1_900, 2), (2_300, 1)])
def test_prints_of_a_large_sheet_are_shorter_and_still_fit(rijen: int, breedte: int) -> None:
    """A text never exceeds what a cell holds."""
    afdruk = Zegelmodel.van_bytes(boek(rijen)).zegel({}, EIGEN)["Reken"].afdruk
    assert len(afdruk) <= MAXIMUM_TEKENS
    assert lees_print(afdruk).breedte == breedte


def test_a_sheet_that_is_far_too_large_keeps_its_hash_only() -> None:
    """Without prints the hash still judges."""
    bladzegel = Zegelmodel.van_bytes(boek(4_000)).zegel({}, EIGEN)["Reken"]
    assert (bladzegel.afdruk, len(bladzegel.sha256)) == ("", 64)


@pytest.mark.parametrize(
    "tekst", ["", "{}", '{"v":2,"w":3,"palet":[]}\n', '{"v":1,"w":3,"palet":[["f","x",true,false]]}\n1:A=Aab']
)
def test_a_text_that_is_no_print_is_refused(tekst: str) -> None:
    """Another version or a cut-off text is not read as if it were one."""
    with pytest.raises(ValueError, match=r".+"):
        lees_print(tekst)


def test_numbers_that_two_engines_calculate_are_one_number() -> None:
    """Sums of eighths, 52nds and cents in another order give the same canonical number."""
    bron = random.Random(1)  # noqa: S311 - repeatable, not secret
    for _ in range(20_000):
        delen = [bron.randrange(1, 5_000) / bron.choice([52, 60, 8, 100, 3_120]) for _ in range(4)]
        assert canoniek.getal(sum(delen)) == canoniek.getal(sum(reversed(delen)))
        assert canoniek.getal(sum(delen)) != canoniek.getal(sum(delen) * (1 + 1e-8))


def bereiken(*regels: tuple[str, str]) -> dict[str, str]:
    """The validations of a template with whole-number rules (maximum, ranges), in canonical form."""

    def doe(werkmap: Workbook) -> None:
        for maximum, bereik in regels:
            regel = DataValidation("whole", operator="between", formula1="0", formula2=maximum, sqref=bereik)
            werkmap.worksheets[0].add_data_validation(regel)

    return lees_afdruk(boek(doe=doe)).bladen["Reken"].regels.per_regel()


def test_validations_are_compared_per_cell_and_not_per_range() -> None:
    """Splitting, joining and reordering ranges changes nothing; another bound on one cell does."""
    samen = bereiken(("9", "A1:B4"), ("5", "D1"))
    assert samen == bereiken(("5", "D1"), ("9", "A1:A2 A3:A4"), ("9", "B1:B4"))
    anders = bereiken(("9", "A1:B4"), ("6", "D1"))
    assert [plaats for _, plaats, _, _ in verschilplaatsen(samen, anders)] == ["D1"]
    assert [plaats for _, plaats, _, _ in verschilplaatsen(samen, bereiken(("9", "A1:A4 B1:B2"), ("5", "D1")))] == [
        "B3"
    ]
    assert verschilplaatsen(samen, bereiken(("9", "A1:B4"), ("5", "D1"), ("1", "A1:XFD1")))


def herschreven(data: bytes, naam: str, patroon: str, nieuw: str) -> bytes:
    """A workbook with one part edited."""
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(doel, "w") as pakket:
        for deel in bron.namelist():
            tekst = bron.read(deel).decode()
            if deel == naam:
                tekst, aantal = re.subn(patroon, nieuw, tekst, flags=re.DOTALL)
                assert aantal
            pakket.writestr(deel, tekst)
    return doel.getvalue()


BLAD = "xl/worksheets/sheet1.xml"


def test_shared_formulas_are_written_out() -> None:
    """Excel saves neighbours as one shared formula; they are the formulas they were."""
    data = herschreven(boek(), BLAD, "<f>A2[^<]*</f>", '<f t="shared" ref="B2:B3" si="0">A2*2+SUM($A$1:A2)</f>')
    data = herschreven(data, BLAD, "<f>A3[^<]*</f>", '<f t="shared" si="0"/>')
    assert Zegelmodel.van_bytes(data).zegel({}, EIGEN) == Zegelmodel.van_bytes(boek()).zegel({}, EIGEN)


def test_an_array_formula_is_another_formula() -> None:
    """The same text entered as an array can give another result."""
    data = herschreven(boek(), BLAD, "<f>A2", '<f t="array" ref="B2">A2')
    assert lees_afdruk(data).bladen["Reken"].cellen[2, 2].formule.startswith("{ref=B2,t=array}")


def test_cells_without_an_address_stand_beside_each_other() -> None:
    """The address of a cell is optional in the file."""
    kaal = herschreven(boek(), BLAD, r'<c r="[A-Z]+\d+"', "<c")
    assert lees_afdruk(kaal).bladen["Reken"].cellen == lees_afdruk(boek()).bladen["Reken"].cellen


@pytest.mark.parametrize(
    "doe",
    [
        lambda w: setattr(w.worksheets[0]["C1"], "comment", Comment("let op", "iemand")),
        lambda w: setattr(w.worksheets[0].column_dimensions["D"], "protection", Protection(locked=False)),
        lambda w: setattr(w.worksheets[0].sheet_format, "zeroHeight", True),
        lambda w: w.worksheets[0].merge_cells("A1:B1"),
        lambda w: setattr(w.worksheets[0].protection, "sheet", True),
        lambda w: setattr(w.worksheets[0]["B1"], "number_format", ";;;"),
    ],
    ids=["note", "unlocked column", "zero height", "merged", "protected", "format"],
)
def test_what_is_not_a_value_is_sealed_too(doe: Callable[[Workbook], object]) -> None:
    """Notes, unlocked columns, hidden rows, merged cells, protection and formats change the hash of the sheet."""
    anders, gewoon = (Zegelmodel.van_bytes(data).zegel({}, EIGEN) for data in (boek(doe=doe), boek()))
    assert anders["Reken"].sha256 != gewoon["Reken"].sha256
    assert anders["Zegel"] == gewoon["Zegel"]


def test_names_and_properties_are_sealed_with_the_sheet_of_the_seal() -> None:
    """Another name or property changes that sheet's hash and no other; hashes themselves are left out."""
    model = Zegelmodel.van_bytes(boek())
    basis = model.zegel({}, EIGEN)
    assert model.zegel({}, EIGEN | {"HO zegel Reken": "x", "Auteur": "y"}) == basis
    assert model.zegel({}, EIGEN | {"HO soort": "definitief"})["Zegel"].sha256 != basis["Zegel"].sha256
    naam = lambda w: w.defined_names.update({"extra": DefinedName("extra", attr_text="Reken!$A$1")})  # noqa: E731 - said once
    anders = Zegelmodel.van_bytes(boek(doe=naam)).zegel({}, EIGEN)
    assert anders["Zegel"].sha256 != basis["Zegel"].sha256
    assert anders["Reken"] == basis["Reken"]


def test_a_row_added_among_many_equal_rows_is_found() -> None:
    """Rows are recognised by look and content; empty lookalikes do not mislead."""
    cellen = dict(Zegelmodel.van_bytes(boek(30)).prints("Reken").cellen.items())
    verplaatst = {(rij + (rij >= 10), kolom): cel for (rij, kolom), cel in cellen.items()}
    schuif = find_verschuiving(cellen, verplaatst)
    assert (schuif.toegevoegd, schuif.verwijderd, schuif.was(30), schuif.van_verwijzing(10)) == ((10,), (), 29, 9)
    terug = find_verschuiving(verplaatst, cellen)
    assert (terug.toegevoegd, terug.verwijderd) == ((), (10,))


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    """A small file can hold gigabytes of nothing."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("xl/workbook.xml", " " * 70_000_000)
    with pytest.raises(HoFout) as fout:
        lees_afdruk(doel.getvalue(), "bom.xlsx")
    assert (fout.value.code, fout.value.plaats) == ("HO323", "bom.xlsx")


@pytest.mark.parametrize("kader", all_frameworks(), ids=lambda kader: kader.id)
def test_a_workbook_of_any_case_and_framework_is_sound(kader: Normenkader) -> None:
    """Whatever the case holds, what was just made is judged as sound, with nothing to remark."""
    bron = random.Random(f"zegel {kader.id}")  # noqa: S311 - repeatable, not secret
    for _ in range(20):
        berekening = calculate(random_case(kader, bron), kader)
        try:
            data = maak_werkboek(berekening, bron.choice(["concept", "definitief"]), bewijs="geen")
        except HoFout:
            continue  # an unknown code or an unusable date has no place in a workbook
        rapport = controleer_werkmap(data, "proef.xlsx")
        assert (rapport.verschillen, rapport.opmerkingen) == ((), ())
        return
    pytest.fail("geen enkele casus had een plaats in een werkmap")
