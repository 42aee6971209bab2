"""HTML made into PDF by WeasyPrint, an optional extra.

It was tried against Chromium's print on a Yiddish poster. Both draw it right; the letters of a PDF of Chromium's come out
in a wrong order when they are read aloud, searched or copied (with pointed letters), WeasyPrint's do not. It also needs
no browser, writes a third of the bytes, tags the text for screen readers, and gives the same bytes each time.
"""

from __future__ import annotations

from typing import Any, NoReturn

from minority_site.errors import SiteError


def pdf_of(html: str) -> bytes:
    """Return a page of HTML that is complete in itself as PDF/UA-1, fonts embedded. Nothing is loaded from anywhere.

    Raises:
        SiteError: WeasyPrint, or the Pango library that it draws with, is not there.
    """
    weasyprint = _weasyprint()
    document = weasyprint.HTML(string=html, url_fetcher=_refuse)
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise SiteError("posters need WeasyPrint", hint="pip install 'minority-site[print]'") from error
    except OSError as error:
        hint = "install Pango: on Debian and Ubuntu 'apt install libpangoft2-1.0-0 libharfbuzz-subset0'"
        raise SiteError("WeasyPrint does not find the Pango library", hint=hint) from error
    return weasyprint


def _refuse(url: str, *_arguments: object, **_options: object) -> NoReturn:
    raise ValueError(f"a poster loads nothing: {url}")
