"""Run all checks over the project in the current folder: `python scripts/check_translations.py [options of check]`."""

import sys

from minority_site.cli import main

if __name__ == "__main__":
    sys.exit(main(["check", *sys.argv[1:]]))
