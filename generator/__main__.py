"""`python -m generator` is the same as `jirei`."""

import sys

from generator.cli import main

if __name__ == "__main__":  # a process that the preview starts imports this module too
    sys.exit(main())
