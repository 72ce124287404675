"""The command line and the Excel add-in; they pass on what engine and workbook find, and calculate nothing."""
