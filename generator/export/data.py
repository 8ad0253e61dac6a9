"""Collection → the files of its open data, which /data/index.html offers.

`render_data(collection)` gives them in the order of that page.
"""

from __future__ import annotations

from generator.collection import Collection
from generator.export.cases_json import render_cases_json
from generator.page import Output


def render_data(collection: Collection) -> tuple[Output, ...]:
    """Every file below data/ but the page itself."""
    return (render_cases_json(collection),)
