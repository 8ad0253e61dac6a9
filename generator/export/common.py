"""What several of the exported files say: where the data are explained, and when a day begins."""

from __future__ import annotations

DATA_PAGE = "data/index.html"
MIDNIGHT = "T00:00:00+09:00"  # in Japan: a date of the content has no time of day
