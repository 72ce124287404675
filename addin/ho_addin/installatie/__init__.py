"""Putting the add-in on a PC and taking it off again: the files, what Windows starts, and where Excel looks."""
