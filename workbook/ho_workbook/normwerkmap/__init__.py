"""Norms as a workbook: the norm workbook and the small form, written and read back. It resolves and judges nothing."""
