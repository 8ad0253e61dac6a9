"""What one build is asked for.

>>> BuildSettings(Path("content"), Path("build/site"), Path("themes")).theme is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where a build reads and writes; `base_url` and `theme` override the site's own."""

    content: Path
    out: Path
    themes: Path
    base_url: str | None = None
    theme: str | None = None
