"""Report coverage of the project in the current folder: `python scripts/report_coverage.py [options of status]`."""

import sys

from minority_site.cli import main

if __name__ == "__main__":
    sys.exit(main(["status", *sys.argv[1:]]))
