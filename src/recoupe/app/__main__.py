"""`python -m recoupe.app`: the command, where its script is not on the path."""

import sys

from recoupe.app.command import main

if __name__ == "__main__":
    sys.exit(main())
