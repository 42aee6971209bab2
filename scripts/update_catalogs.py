"""Bring the message catalogs up to the code: extract the messages, then update each language's catalog.

Use: python scripts/update_catalogs.py [--check]. With --check nothing is written, and the exit code is 1 when something
would change. Run it after changing an interface string; it needs the package installed, and no knowledge of it.
"""

from __future__ import annotations

import sys

from minority_site.cli import main

if __name__ == "__main__":
    codes = [main(["catalogs", action, *sys.argv[1:]]) for action in ("extract", "update")]
    sys.exit(max(codes))
