"""QR codes (ISO/IEC 18004) as pictures, by `segno`."""

from __future__ import annotations

import io

import segno


def code(address: str) -> bytes:
    """Return an SVG of the code that leads to `address`, with the quiet zone that the standard asks for."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        border=4,
        scale=4,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        light="#fff",
        nl=True,
    )
    return out.getvalue()
