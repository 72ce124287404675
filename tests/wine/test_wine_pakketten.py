"""What is fetched for Windows: the very versions that users get."""

from __future__ import annotations

import re

from wine.inrichten import LOCK, PROJECT


def test_the_packages_for_windows_are_those_of_the_locks() -> None:
    """Each version is the one of the lock for users or developers; only pywin32 is of Windows alone."""
    locks = [(PROJECT / "requirements" / f"{naam}.lock").read_text(encoding="utf-8") for naam in ("dev", "runtime")]
    bekend = dict(re.findall(r"^([\w-]+)==(\S+)", "\n".join(locks), re.MULTILINE))
    hier = dict(re.findall(r"^([\w-]+)==(\S+) --hash=sha256:[0-9a-f]{64}$", LOCK.read_text("ascii"), re.MULTILINE))
    assert set(hier) - set(bekend) <= {"pywin32"}
    assert {naam: versie for naam, versie in hier.items() if bekend.get(naam, versie) != versie} == {}
    assert len(hier) == LOCK.read_text("ascii").count("==")
