"""Every word of a table is found in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.search.word_table import WordTable

SIGNS = st.text("窓口へ行", max_size=8)


@given(st.sets(SIGNS.filter(bool)), SIGNS)
def test_a_table_finds_what_a_search_for_each_word_does(words: set[str], text: str) -> None:
    assert WordTable(words).find(text) == {word for word in words if word in text}
