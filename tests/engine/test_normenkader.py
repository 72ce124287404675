"""The resolved table by itself: its print, its policy limits, and a biweekly figure that is not known."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from ho_engine.normenkader import Beleidsregel, Cijfer, Resultaatgebied

if TYPE_CHECKING:
    from ho_engine import Normenkader


def canonical(waarde: Any) -> str:  # noqa: ANN401 - anything that JSON knows
    """The canonical form, written out by hand: sorted keys, no spaces, letters as they are."""
    if isinstance(waarde, dict):
        paren = [f"{canonical(sleutel)}:{canonical(waarde[sleutel])}" for sleutel in sorted(waarde)]
        return f"{{{','.join(paren)}}}"
    if isinstance(waarde, list):
        return f"[{','.join(map(canonical, waarde))}]"
    return json.dumps(waarde, ensure_ascii=False)


def test_anyone_can_make_the_print_of_a_framework_again(wet: Normenkader) -> None:
    """SHA-256 of the canonical form in UTF-8, without what changes when a successor appears."""
    kader = wet.model_copy(update={"naam": "Speelland, beëindigd"})
    kern = json.loads(kader.model_dump_json())
    for sleutel in ("afkomst", "geldig_tot_en_met", "opvolgingen"):
        del kern[sleutel]
    assert kader.sha256 == hashlib.sha256(canonical(kern).encode("utf-8")).hexdigest()


def test_the_order_in_which_policy_was_written_is_no_part_of_the_print(wet: Normenkader) -> None:
    """The same limits in another order are the same framework; another limit is another one."""
    assert len(wet.beleid) > 1
    omgekeerd = dict(reversed(list(wet.beleid.items())))
    assert wet.model_copy(update={"beleid": omgekeerd}).sha256 == wet.sha256
    omgekeerd.popitem()
    assert wet.model_copy(update={"beleid": omgekeerd}).sha256 != wet.sha256


@pytest.mark.parametrize(
    ("waarde", "getal"), [(3, 3), (0, 0), (True, None), (False, None), ("drie maanden", None), (None, None)]
)
def test_a_policy_limit_is_a_whole_number_or_none(
    wet: Normenkader, waarde: int | str | None, getal: int | None
) -> None:
    """A yes, a no and a text are policy too, but never a number of months."""
    herkomst = wet.beleid["overgang_maanden"].herkomst
    kader = wet.model_copy(update={"beleid": {"overgang_maanden": Beleidsregel(waarde=waarde, herkomst=herkomst)}})
    gevonden = kader.beleidsgetal("overgang_maanden")
    assert (gevonden, type(gevonden)) == (getal, type(getal))
    assert kader.beleidsgetal("minimumduur_maanden") is None


def test_a_biweekly_figure_that_is_not_known_is_worth_nothing_known(wet: Normenkader) -> None:
    """A row whose own biweekly figure is missing has no norm, and no half of it either."""
    basis = wet.regel_bij_code["huis.basis"]
    herkomst = basis.norm.herkomst.met_status("ontbreekt")
    onbekend = basis.model_copy(update={"norm_2weken": Cijfer(waarde=None, herkomst=herkomst)})
    kader = wet.model_copy(update={"regels": (onbekend,)})
    assert kader.norm_bij(onbekend, "tweewekelijks") == (None, "min/2 weken", None, herkomst)
    assert kader.norm_bij(onbekend, "wekelijks").norm == 100


def test_an_area_has_no_exceptions_of_itself() -> None:
    """No biweekly norm, no cap and no freedom from the shortest term, unless somebody says so."""
    gebied = Resultaatgebied(code="huis", naam="Huis", volgorde=1)
    assert (gebied.tweewekelijks, gebied.maximum, gebied.vrij_van_minimumduur) == (False, None, False)
