"""``python -m quotebank``: the same as the command ``quotebank``."""

import sys

from quotebank.cli import main

if __name__ == "__main__":
    sys.exit(main())
