"""Add a language to the site: its settings, its folder under docs/, its message catalog. No code.

Use: python scripts/new_language.py TAG [--autonym NAME --source TEXT] [--direction ltr|rtl] …
With --help it lists what else can be said of a language. Exit codes: 0 added, 2 not added (the tag is ill-formed or
there already); nothing is changed then. It needs the package installed, and no knowledge of it.
"""

from __future__ import annotations

import sys

from minority_site.cli import main

if __name__ == "__main__":
    sys.exit(main(["language", "add", *sys.argv[1:]]))
