"""Builds the Excel add-in from its sources: ``python -m ho_addin.bouw``; nothing of the program needs it to run."""

from __future__ import annotations

from ho_addin.bouw.bronnen import BRONMAP, Module, read_modules
from ho_addin.bouw.xlam import XLAM, build_xlam

__all__ = ["BRONMAP", "XLAM", "Module", "build_xlam", "read_modules"]
