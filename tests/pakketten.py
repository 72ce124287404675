"""Changing parts inside a finished xlsx, the way someone with a text editor and a zip program would."""

from __future__ import annotations

import io
import re
import zipfile


def rewrite_parts(data: bytes, naam: str, patroon: str, vervanging: str, *, aantal: int = 1) -> bytes:
    """Replace the first ``aantal`` matches of a pattern in one part of a zip; the rest stays as it is."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            inhoud = oud.read(deel)
            if deel.filename == naam:
                inhoud = re.sub(patroon, vervanging, inhoud.decode(), count=aantal, flags=re.DOTALL).encode()
            nieuw.writestr(deel, inhoud)
    return uit.getvalue()
