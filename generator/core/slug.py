"""The form of a lasting name in addresses: lower case letters, digits and `-`.

>>> guess_slug("Kagamino_Online"), guess_slug("鏡野")
('kagamino-online', '')
"""

from __future__ import annotations

import re

from generator.core.text import fold_spelling

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def guess_slug(found: str) -> str:
    """A text as a slug, where separators, width and case are all that it lacks; else empty."""
    name = re.split(r"[/\\]", fold_spelling(found).strip())[-1]
    slug = re.sub(r"[\s_.-]+", "-", name).strip("-")
    return slug if re.fullmatch(SLUG_PATTERN, slug) else ""
