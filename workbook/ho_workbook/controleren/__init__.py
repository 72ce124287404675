"""Proving a finished workbook or concept: by its seal, its record, a recalculation and the engine."""

from ho_workbook.controleren.controle import GETOOND, Rapport, controleer, controleer_werkmap
from ho_workbook.controleren.zegelverschillen import Verschil

__all__ = ["GETOOND", "Rapport", "Verschil", "controleer", "controleer_werkmap"]
