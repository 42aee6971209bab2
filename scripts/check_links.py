"""Ask every address outside the site whether it answers. Use: python scripts/check_links.py [--list]. Needs a network.

With --list nothing is asked: the addresses are printed with where they are linked. The exit code is 1 when one is silent.
"""

from __future__ import annotations

import sys
from pathlib import Path

from minority_site._compat.config import read_settings
from minority_site.external_links import external_links, silent
from minority_site.site import load

if __name__ == "__main__":
    links = external_links(load(read_settings(Path.cwd())))
    if "--list" in sys.argv:
        found = [f"{address}  {places[0]}" for address, places in links.items()]
    else:
        found = [f"{links[address][0]}: {address}: {wrong}" for address, wrong in silent(links)]
    print("\n".join(found) or f"all {len(links)} addresses answer")
    sys.exit(bool(found) and "--list" not in sys.argv)
