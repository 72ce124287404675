"""The registry of Windows, as far as installing needs it: texts under a key. Knows nothing of what is installed."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Wortel: TypeAlias = Literal["HKCU", "HKLM"]
Weergave: TypeAlias = Literal[32, 64]
WEERGAVEN: Final[tuple[Weergave, ...]] = (64, 32)
"""Windows keeps some keys twice: for programs of 64 bits, and for those of 32."""


@dataclass(frozen=True, slots=True, order=True)
class Sleutel:
    """A key: whose, for which programs, and where."""

    wortel: Wortel
    pad: str
    weergave: Weergave = 64

    def __str__(self) -> str:
        """How people write it."""
        return f"{self.wortel}\\{self.pad}"


class Register(Protocol):
    """What is asked of a registry. Each may raise ``OSError`` where Windows refuses."""

    def read(self, sleutel: Sleutel) -> Mapping[str, str] | None:
        """The texts under a key by name, ``""`` for the nameless one; ``None`` where there is no such key."""

    def subkeys(self, sleutel: Sleutel) -> tuple[str, ...]:
        """The names of the keys below it."""

    def write(self, sleutel: Sleutel, naam: str, waarde: str) -> None:
        """Set one text; the key is made where it is not there."""

    def drop(self, sleutel: Sleutel, naam: str) -> None:
        """Remove one text, if it is there."""

    def remove(self, sleutel: Sleutel) -> None:
        """Remove a key with all that is below it, if it is there."""


class Windowsregister:
    """The real one."""

    def __init__(self) -> None:
        """Take hold of what Python has for it, on Windows only."""
        import winreg  # noqa: PLC0415 - it exists on Windows only

        self._winreg: Any = winreg

    @contextlib.contextmanager
    def _open(self, sleutel: Sleutel, *, schrijvend: bool = False) -> Iterator[Any]:
        win = self._winreg
        wortel = win.HKEY_CURRENT_USER if sleutel.wortel == "HKCU" else win.HKEY_LOCAL_MACHINE
        toegang = self._access(sleutel)
        if schrijvend:
            greep = win.CreateKeyEx(wortel, sleutel.pad, 0, toegang | win.KEY_READ | win.KEY_WRITE)
        else:
            greep = win.OpenKeyEx(wortel, sleutel.pad, 0, toegang | win.KEY_READ)
        with greep:
            yield greep

    def read(self, sleutel: Sleutel) -> dict[str, str] | None:
        """See ``Register.read``; only texts are read."""
        win = self._winreg
        try:
            with self._open(sleutel) as greep:
                aantal = win.QueryInfoKey(greep)[1]
                waarden = [win.EnumValue(greep, nummer) for nummer in range(aantal)]
        except FileNotFoundError:
            return None
        return {naam: waarde for naam, waarde, soort in waarden if soort in (win.REG_SZ, win.REG_EXPAND_SZ)}

    def subkeys(self, sleutel: Sleutel) -> tuple[str, ...]:
        """See ``Register.subkeys``."""
        win = self._winreg
        try:
            with self._open(sleutel) as greep:
                return tuple(win.EnumKey(greep, nummer) for nummer in range(win.QueryInfoKey(greep)[0]))
        except FileNotFoundError:
            return ()

    def write(self, sleutel: Sleutel, naam: str, waarde: str) -> None:
        """See ``Register.write``."""
        with self._open(sleutel, schrijvend=True) as greep:
            self._winreg.SetValueEx(greep, naam, 0, self._winreg.REG_SZ, waarde)

    def drop(self, sleutel: Sleutel, naam: str) -> None:
        """See ``Register.drop``."""
        if naam in (self.read(sleutel) or {}):
            with self._open(sleutel, schrijvend=True) as greep:
                self._winreg.DeleteValue(greep, naam)

    def remove(self, sleutel: Sleutel) -> None:
        """See ``Register.remove``; Windows itself removes only keys without keys below them."""
        if self.read(sleutel) is None:
            return
        for naam in self.subkeys(sleutel):
            self.remove(Sleutel(sleutel.wortel, f"{sleutel.pad}\\{naam}", sleutel.weergave))
        boven, _, eigen = sleutel.pad.rpartition("\\")
        with self._open(Sleutel(sleutel.wortel, boven, sleutel.weergave), schrijvend=True) as greep:
            self._winreg.DeleteKeyEx(greep, eigen, self._access(sleutel), 0)

    def _access(self, sleutel: Sleutel) -> int:
        win = self._winreg
        gekozen: int = win.KEY_WOW64_64KEY if sleutel.weergave == 64 else win.KEY_WOW64_32KEY  # noqa: PLR2004 - bits
        return gekozen
