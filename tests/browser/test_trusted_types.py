"""Texts become code in one place alone: the page's own policy says so, with a header or without."""

from __future__ import annotations

import pytest

from .place import Place
from .tab import Tab, wait_for

CASE = "cases/kagamino-online-application.html"


@pytest.mark.parametrize(
    "attempt",
    [
        "document.createElement('script').src = 'a.js'",
        "document.createElement('script').textContent = 'a'",
        "document.createElement('p').innerHTML = '<b>a</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>a</b>')",
        "document.createRange().createContextualFragment('<b>a</b>')",
        "trustedTypes.createPolicy('other', { createHTML: (text) => text })",
    ],
)
def test_no_other_text_becomes_code(tab: Tab, place: Place, attempt: str) -> None:
    tab.open(place.url("index.html"))
    said = f"try {{ {attempt}; return 'taken'; }} catch (error) {{ return error.name; }}"
    assert tab.evaluate(said) == "TypeError"


def test_the_words_that_were_sought_are_marked(tab: Tab, place: Place) -> None:
    tab.open(place.url(CASE, mark="申請"))
    wait_for(tab, "document.querySelector('[data-search-text] mark') !== null")
    assert tab.console_errors() == ()
