"""The functions as an extension of LibreOffice (.oxt), made from their register; see docs/libreoffice.md."""
