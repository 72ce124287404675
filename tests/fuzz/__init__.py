"""Damaged input of every kind, and what must hold all the same: a result, or one ``HoFout``, within two seconds."""
