"""The tables on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeksen import DEELNEMERS, DOEL_AANTAL, DOEL_SECONDEN, DOEL_VERHOUDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meten import Meting
    from reeksen import Reeks


def show_groups(groepen: Sequence[Sequence[Meting]]) -> list[str]:
    """One table; a ratio compares with the first of its group."""
    regels = [f"{'wat':<47}{'mediaan':>12}{'middelste helft':>19}{'t.o.v. eerste':>15}{'geheugen':>10}{'doel':>12}"]
    for groep in groepen:
        for meting in groep:
            laag, hoog = meting.spreiding
            verhouding = "1" if meting is groep[0] else f"{_short(meting.mediaan / groep[0].mediaan)} x"
            doel = f"{_yes(meting.mediaan <= meting.doel)}, <= {meting.doel:g}" if meting.doel else ""
            helft = f"{_short(laag)} - {_short(hoog)}"
            regels.append(
                f"{meting.naam:<47}{_short(meting.mediaan):>9} ms{helft:>19}{verhouding:>15}"
                f"{_megabytes(meting.megabytes):>10}{doel:>12}".rstrip()
            )
        regels.append("")
    return regels


def show_growth(reeksen: Sequence[Reeks]) -> list[str]:
    """The batches: time and memory of each, and how many times faster we are."""
    if not reeksen:
        return []
    koppen = [f"{wie}, {_processes(processen)}" for wie, processen in DEELNEMERS]
    regels = [
        f"{'werkboeken':>10}" + "".join(f"{kop:>26}" for kop in koppen) + f"{'1 op 1':>9}{'2 op 1':>9}{'2 op 2':>9}"
    ]
    for aantal in dict.fromkeys(reeks.aantal for reeks in reeksen):
        twee, een, zij_een, zij_twee = (reeks for reeks in reeksen if reeks.aantal == aantal)
        cellen = [
            f"{reeks.seconden:.2f} s {_megabytes(reeks.megabytes):>7}" for reeks in (twee, een, zij_een, zij_twee)
        ]
        verhoudingen = (
            zij_een.seconden / een.seconden,
            zij_een.seconden / twee.seconden,
            zij_twee.seconden / twee.seconden,
        )
        regels.append(
            f"{aantal:>10}" + "".join(f"{cel:>26}" for cel in cellen) + "".join(f"{v:>7.1f} x" for v in verhoudingen)
        )
    regels.append(
        "De laatste kolommen: hoeveel keer zo lang XlsxWriter erover doet (2 op 1: wij twee processen, zij een)."
    )
    return [*regels, *_verdict(reeksen)]


def _verdict(reeksen: Sequence[Reeks]) -> list[str]:
    """Whether the targets for the longest batch were met."""
    lang = {(reeks.wie, reeks.processen): reeks.seconden for reeks in reeksen if reeks.aantal == DOEL_AANTAL}
    if not lang:
        return []
    ons, zij = lang["ons, bewezen", 2], lang["XlsxWriter", 1]
    snel, zoveel = ons <= DOEL_SECONDEN, zij / ons
    genoeg = zoveel >= DOEL_VERHOUDING
    return [
        f"{DOEL_AANTAL} bewezen werkboeken op twee processen: {ons:.1f} s (doel <= {DOEL_SECONDEN:g} s: {_yes(snel)})",
        f"XlsxWriter zonder bewijs, een proces: {zoveel:.1f} x zo lang (doel >= {DOEL_VERHOUDING:g} x: {_yes(genoeg)})",
    ]


def _yes(waar: bool) -> str:  # noqa: FBT001 - the answer itself
    return "ja" if waar else "nee"


def _processes(aantal: int) -> str:
    return "1 proces" if aantal == 1 else f"{aantal} processen"


def _megabytes(aantal: float | None) -> str:
    return f"{aantal:.0f} MB" if aantal else ""


def _short(getal: float) -> str:
    """As many decimals as matter."""
    decimalen = next((n for n, grens in enumerate((1000.0, 100.0, 0.1, 0.01)) if getal >= grens), 4)
    return f"{getal:.{decimalen}f}"
