"""MkDocs' own preview server."""

from __future__ import annotations

import logging
import sys
from typing import Any

from mkdocs.commands.serve import serve

from minority_site.settings import Settings


def serve_site(settings: Settings, *, address: str | None, open_browser: bool) -> None:
    """Serve the project until interrupted; log to stderr as MkDocs does."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    values: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        serve(str(settings.root / settings.config_file), open_in_browser=open_browser, **values)
    finally:
        logger.removeHandler(handler)
