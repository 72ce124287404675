"""Changes to a PC that are made whole or not at all: each step remembers how to undo itself."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Self

from ho_engine.fouten import HoFout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from ho_addin.installatie.register import Register, Sleutel


class Terugweg:
    """A row of changes; when one is refused, those before it are undone.

    Raises:
        HoFout: HO423, with what Windows refused.
    """

    def __init__(self, register: Register) -> None:
        """Start at the state as it is."""
        self._register = register
        self._terug: list[Callable[[], object]] = []
        self._bezig = ""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, _: TracebackType | None) -> None:
        """Undo everything when something went wrong; a step back that is refused keeps no other from being made."""
        if fout is None:
            return
        for stap in reversed(self._terug):
            with contextlib.suppress(OSError):
                stap()
        if isinstance(fout, OSError):
            raise HoFout("windows_weigert", wat=self._bezig) from fout

    def write_value(self, sleutel: Sleutel, naam: str, waarde: str) -> None:
        """Set a text in the registry."""
        self._bezig = str(sleutel)
        oud = self._register.read(sleutel)
        if oud is None:
            nieuw = self._first_missing(sleutel)
            self._terug.append(lambda: self._register.remove(nieuw))
        elif naam in oud:
            self._terug.append(lambda: self._register.write(sleutel, naam, oud[naam]))
        else:
            self._terug.append(lambda: self._register.drop(sleutel, naam))
        self._register.write(sleutel, naam, waarde)

    def drop_value(self, sleutel: Sleutel, naam: str) -> None:
        """Remove a text from the registry, if it is there."""
        self._bezig = str(sleutel)
        oud = self._register.read(sleutel) or {}
        if naam in oud:
            self._terug.append(lambda: self._register.write(sleutel, naam, oud[naam]))
            self._register.drop(sleutel, naam)

    def remove_key(self, sleutel: Sleutel) -> None:
        """Remove a key with all that is below it, if it is there."""
        self._bezig = str(sleutel)
        for plek, waarden in self._below(sleutel):
            for naam, waarde in waarden.items():
                self._terug.append(partial(self._register.write, plek, naam, waarde))
        self._register.remove(sleutel)

    def write_file(self, pad: Path, inhoud: bytes) -> None:
        """Put a file in place; its folder is made where it is not there."""
        self._bezig = str(pad)
        map_ = pad.parent
        if not map_.is_dir():
            map_.mkdir(parents=True)
            self._terug.append(map_.rmdir)
        oud = pad.read_bytes() if pad.is_file() else None
        if oud == inhoud:
            return
        self._terug.append((lambda: pad.unlink(missing_ok=True)) if oud is None else lambda: pad.write_bytes(oud))
        tijdelijk = pad.with_name(f"{pad.name}.nieuw")
        try:
            tijdelijk.write_bytes(inhoud)
            tijdelijk.replace(pad)
        finally:
            tijdelijk.unlink(missing_ok=True)

    def remove_file(self, pad: Path) -> None:
        """Remove a file, if it is there, and its folder when nothing else stands in it."""
        self._bezig = str(pad)
        if not pad.is_file():
            return
        oud = pad.read_bytes()
        self._terug.append(lambda: pad.write_bytes(oud))
        pad.unlink()

    def remove_folder(self, map_: Path) -> None:
        """Remove a folder when nothing stands in it."""
        self._bezig = str(map_)
        if map_.is_dir() and not any(map_.iterdir()):
            self._terug.append(lambda: map_.mkdir(parents=True, exist_ok=True))
            map_.rmdir()

    def _first_missing(self, sleutel: Sleutel) -> Sleutel:
        """The highest key that is made with this one."""
        boven, _, eigen = sleutel.pad.rpartition("\\")
        ouder = replace(sleutel, pad=boven)
        return self._first_missing(ouder) if eigen and boven and self._register.read(ouder) is None else sleutel

    def _below(self, sleutel: Sleutel) -> list[tuple[Sleutel, dict[str, str]]]:
        """A key and all below it, with their texts."""
        waarden = self._register.read(sleutel)
        if waarden is None:
            return []
        onder = [replace(sleutel, pad=f"{sleutel.pad}\\{naam}") for naam in self._register.subkeys(sleutel)]
        return [(sleutel, dict(waarden)), *(deel for plek in onder for deel in self._below(plek))]
