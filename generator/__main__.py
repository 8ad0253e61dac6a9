"""`python -m generator` is the same as `jirei`."""

import sys

from generator.cli import main

sys.exit(main())
