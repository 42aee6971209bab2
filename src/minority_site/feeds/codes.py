"""QR codes (ISO/IEC 18004) as pictures, by `segno`."""

from __future__ import annotations

import io

import segno


def code(address: str, *, scalable: bool = False) -> bytes:
    """Return an SVG of the code that leads to `address`, with the quiet zone that the standard asks for.

    A scalable one has no size of its own: the style of what it stands in gives it one. It is for paper, which is read
    from afar: all masks are weighed against each other, which takes most of the time.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False, mask=None if scalable else 0).save(
        out,
        kind="svg",
        border=4,
        scale=4,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        light="#fff",
        nl=True,
        omitsize=scalable,
    )
    return out.getvalue()


def inline_code(address: str) -> str:
    """Return an SVG element of the code that leads to `address`, for HTML; its size is the style sheet's to say.

    The mask is fixed: to weigh all eight against each other takes most of the time, on every page, and any of them
    can be read (ISO/IEC 18004, 7.8: the choice only makes reading easier).
    """
    made = segno.make(address, error="l", micro=False, boost_error=False, mask=0)
    return made.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, light="#fff")
