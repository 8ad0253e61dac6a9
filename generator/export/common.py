"""What several of the exported files say: where others are, and when a day begins.

>>> address_from("data/cases/a-case.json", CASE_SCHEMA, None)
'../case.schema.json'
"""

from __future__ import annotations

from generator.core.page import relative_url

DATA_PAGE = "data/index.html"
CASES_SCHEMA, CASE_SCHEMA = "data/cases.schema.json", "data/case.schema.json"
MIDNIGHT = "T00:00:00+09:00"  # in Japan: a date of the content has no time of day


def address_from(path: str, target: str, base_url: str | None) -> str:
    """The address of a file as another one says it: a whole one, where the site knows its own."""
    return base_url + target if base_url else relative_url(path, target)
