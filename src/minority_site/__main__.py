"""`python -m minority_site`."""

import sys

from minority_site.cli import main

if __name__ == "__main__":
    sys.exit(main())
