"""The audited workbook: authored with openpyxl, stamped with values and results, proven before it is saved."""
