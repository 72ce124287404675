"""The parts of the list for the kitchen-table talk: what is known, how wide a text is, the rows and their drawing."""
