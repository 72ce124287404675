"""The first step of the check: the sheets of a workbook against the seal it carries. Calculates nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ho_workbook.controleren.rijverschuiving import Verschuiving
from ho_workbook.controleren.zegelverschillen import Bladvergelijking, Verschil, name_differences
from ho_workbook.zegel import canoniek
from ho_workbook.zegel.canoniek import adres, bereik
from ho_workbook.zegel.zegel import (
    EIGEN_ZEGEL,
    ZEGELNAAM,
    Bladprint,
    Zegelmodel,
    lees_print,
    narrowed,
    sealed_properties,
    zegelcellen,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ho_workbook.zegel.afdruk import Werkmapafdruk

_HASH: Final = re.compile(r"s[0-9a-f]{64}")


class Zegelrij(NamedTuple):
    """A row of the seal table: where it stands, the hash and the text of the prints."""

    blad: str
    rij: int
    kolom: int
    sha256: str
    afdruk: str

    def plaats(self, verder: int) -> str:
        """The cell so many columns from the first."""
        return f"{self.blad}!{adres(self.rij, self.kolom + verder)}"


@dataclass(frozen=True)
class Zegelcontrole:
    """A workbook beside the seal it carries."""

    afdruk: Werkmapafdruk

    @cached_property
    def tabel(self) -> dict[str, Zegelrij]:
        """Recorded sheet title -> its row; found by the name, or by its hashes when the name is gone."""
        plaatsen = self._by_name() or self._by_hash()
        rijen: dict[str, Zegelrij] = {}
        for titel, rij, kolom in plaatsen:
            cellen = self.afdruk.bladen[titel].cellen
            naam, sha, tekst = (
                cel.waarde[1:] if (cel := cellen.get((rij, kolom + verder))) else "" for verder in range(3)
            )
            if naam and (sha or tekst):
                rijen[naam] = Zegelrij(titel, rij, kolom, sha, tekst)
        return rijen

    def _by_name(self) -> list[tuple[str, int, int]]:
        gevonden = bereik(self.afdruk.namen.get(ZEGELNAAM, ""))
        titel, cellen = zegelcellen(self.afdruk)
        return (
            [(titel, rij, gevonden[1][1]) for rij in sorted({rij for rij, _ in cellen})] if gevonden and titel else []
        )

    def _by_hash(self) -> list[tuple[str, int, int]]:
        return [
            (titel, rij, kolom - 1)
            for titel, blad in self.afdruk.bladen.items()
            for (rij, kolom), cel in blad.cellen.items()
            if kolom > 1 and _HASH.fullmatch(cel.waarde) and (rij, kolom + 1) in blad.cellen
        ]

    @cached_property
    def eigen(self) -> dict[str, str]:
        """Recorded sheet title -> hash in the custom properties."""
        return {
            naam.removeprefix(EIGEN_ZEGEL): waarde
            for naam, waarde in self.afdruk.eigen.items()
            if naam.startswith(EIGEN_ZEGEL)
        }

    @cached_property
    def _prints(self) -> dict[str, Bladprint]:
        """The recorded prints that can be read, by recorded title."""
        gelezen: dict[str, Bladprint] = {}
        for titel, rij in self.tabel.items():
            try:
                gelezen[titel] = lees_print(rij.afdruk)
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # said where the sheet is judged
        return gelezen

    @cached_property
    def _werkmapkop(self) -> Mapping[str, Any]:
        """What was recorded of the workbook as a whole."""
        return next((print_.kop for print_ in self._prints.values() if "bladen" in print_.kop), {})

    @property
    def soort(self) -> str:
        """The kind of workbook that was sealed, or an empty text when that can't be read."""
        return str(self._werkmapkop.get("eigen", {}).get("HO soort", ""))

    @cached_property
    def titels(self) -> list[str]:
        """The recorded titles in their recorded order."""
        return [str(titel) for titel in self._werkmapkop.get("bladen") or self.tabel or self.eigen]

    @cached_property
    def hernoemd(self) -> dict[str, str]:
        """Recorded title -> present title, for sheets that got another name in the same place."""
        nu = list(self.afdruk.bladen)
        return {
            oud: nieuw
            for oud, nieuw in zip(self.titels, nu, strict=False)
            if oud not in self.afdruk.bladen and nieuw not in self.titels and len(nu) == len(self.titels)
        }

    def verschillen(self) -> Iterator[Verschil]:
        """Every difference between the workbook and its seal."""
        yield from self._sheets()
        model = Zegelmodel(self.afdruk)
        zegels = model.zegel({}, self.afdruk.eigen)
        vergelijkingen = self._comparisons(model)
        schuiven = {v.titel.upper(): s for v in vergelijkingen.values() if (s := v.verschuiving()).verschoven}
        for oud in self.titels:
            nieuw = self.hernoemd.get(oud, oud)
            if nieuw not in zegels:
                continue
            gevonden = self._sheet(oud, zegels[nieuw].sha256, vergelijkingen.get(oud), schuiven)
            yield from gevonden
        yield from self._names(model, schuiven)

    def _comparisons(self, model: Zegelmodel) -> dict[str, Bladvergelijking]:
        terug = {nieuw.upper(): oud.upper() for oud, nieuw in self.hernoemd.items()}
        vergelijkingen: dict[str, Bladvergelijking] = {}
        for oud, print_ in self._prints.items():
            titel = self.hernoemd.get(oud, oud)
            if titel in self.afdruk.bladen:
                nu, blad = model.prints(titel), self.afdruk.bladen[titel]
                vergelijkingen[oud] = Bladvergelijking(titel, print_, nu, blad, lambda t: terug.get(t, t))
        return vergelijkingen

    def _sheet(
        self, oud: str, sha256: str, vergelijking: Bladvergelijking | None, schuiven: Mapping[str, Verschuiving]
    ) -> Iterator[Verschil]:
        """One sheet: its two recorded hashes, the present one, and the prints where they say more."""
        rij, eigen = self.tabel.get(oud), self.eigen.get(oud)
        titel = self.hernoemd.get(oud, oud)
        if rij is None:
            yield Verschil(titel, "het zegel van dit blad is uit de tabel met zegels verdwenen")
        if eigen is None:
            yield Verschil(f"eigenschap {EIGEN_ZEGEL}{oud}", "de eigenschap met het zegel van dit blad is verwijderd")
        elif rij is not None and rij.sha256 != eigen:
            yield Verschil(rij.plaats(1), f"dit zegel is niet dat van de eigenschap '{EIGEN_ZEGEL}{oud}'")
        vastgelegd = {waarde for waarde in (rij.sha256 if rij else None, eigen) if waarde}
        if rij is not None and vergelijking is None and rij.afdruk:
            yield Verschil(rij.plaats(2), "de afdruk per cel is gewijzigd en niet meer te lezen")
        if vastgelegd == {sha256}:
            if rij is not None and vergelijking is not None and _differ(vergelijking):
                yield Verschil(rij.plaats(2), "de afdruk per cel hoort niet bij de inhoud van dit blad")
            return
        if vergelijking is not None:
            beide = Bladvergelijking(
                titel,
                vergelijking.vastgelegd,
                vergelijking.nu,
                vergelijking.afdruk,
                vergelijking.vroegere_titel,
                schuiven,
            )
            gevonden = list(beide.verschillen())
            yield from gevonden
            if gevonden or schuiven or self.hernoemd or _names_differ(self.afdruk, vergelijking):
                return
        if sha256 not in vastgelegd:
            yield Verschil(titel, "de inhoud van dit blad is gewijzigd; welke cel is uit het zegel niet af te leiden")

    def _sheets(self) -> Iterator[Verschil]:
        """Sheets that were added, removed, renamed or moved."""
        nu = list(self.afdruk.bladen)
        for oud, nieuw in self.hernoemd.items():
            yield Verschil(nieuw, f"het blad is hernoemd; vastgelegd is '{oud}'")
        for oud in self.titels:
            if oud not in self.afdruk.bladen and oud not in self.hernoemd:
                yield Verschil(oud, "het blad is verwijderd")
        for nieuw in nu:
            if nieuw not in self.titels and nieuw not in self.hernoemd.values():
                yield Verschil(nieuw, "het blad is toegevoegd")
        oude_namen = {nieuw: oud for oud, nieuw in self.hernoemd.items()}
        samen = [oude_namen.get(titel, titel) for titel in nu]
        volgorde = [titel for titel in samen if titel in self.titels]
        hoort = [titel for titel in self.titels if titel in samen]
        if volgorde != hoort:
            eerste = next(een for een, twee in zip(volgorde, hoort, strict=True) if een != twee)
            yield Verschil(eerste, f"de volgorde van de bladen is gewijzigd; vastgelegd is {', '.join(self.titels)}")

    def _names(self, model: Zegelmodel, schuiven: Mapping[str, Verschuiving]) -> Iterator[Verschil]:
        """Names, settings and properties of the workbook, as recorded with the seal itself."""
        kop = self._werkmapkop
        if not kop:
            return
        terug = {nieuw.upper(): oud.upper() for oud, nieuw in self.hernoemd.items()}

        def rij(titel: str, nummer: int) -> int:
            return schuiven.get(titel, Verschuiving()).van_verwijzing(nummer)

        nieuw = model.werkmap(self.afdruk.eigen)
        for naam, oud in self.hernoemd.items():  # names that belong to a sheet go by its title
            nieuw["namen"] = {k.replace(f"{oud}!", f"{naam}!", 1): v for k, v in nieuw["namen"].items()}
        yield from name_differences(
            kop, nieuw, lambda doel: canoniek.terugverwijzen(doel, "", lambda t: terug.get(t, t), rij)
        )


def _differ(vergelijking: Bladvergelijking) -> bool:
    """Whether the recorded prints are not those of the present sheet, though its hash is."""
    vast, nu = vergelijking.vastgelegd, vergelijking.nu
    koppen = [{k: v for k, v in print_.kop.items() if k in _BLADKOP} for print_ in (vast, nu)]
    return koppen[0] != koppen[1] or vast.cellen != {k: narrowed(v, vast.breedte) for k, v in nu.cellen.items()}


def _names_differ(afdruk: Werkmapafdruk, vergelijking: Bladvergelijking) -> bool:
    """Whether the difference of the sheet with the seal lies in what it seals of the workbook as a whole."""
    kop = vergelijking.vastgelegd.kop
    if "bladen" not in kop:
        return False
    nu = {"namen": afdruk.namen, "instellingen": afdruk.instellingen, "bladen": list(afdruk.bladen)}
    return any(kop.get(naam) != waarde for naam, waarde in nu.items()) or kop.get("eigen") != sealed_properties(
        afdruk.eigen
    )


_BLADKOP: Final = frozenset(
    ("staat", "beveiliging", "rijen", "kolommen", "samengevoegd", "tekeningen", "notities", "ontgrendeld", "regels")
)
