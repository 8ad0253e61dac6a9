"""How often Python looks for what nobody needs any more."""

from __future__ import annotations

import gc

# What is made of a collection stays until the end, as does what is imported: to look through it
# takes a sixth of a build at Python's own thresholds, and finds nothing.
RARELY = (50_000, 20, 100)


def look_rarely() -> None:
    gc.set_threshold(*RARELY)
