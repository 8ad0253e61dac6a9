"""What a text says is counted so that no figure, word or sign is lost, doubled or joined unseen."""

from __future__ import annotations

import pytest

from generator.core.html import scan_html
from generator.core.wording import find_difference, list_addresses, list_units, read_html

UNITS: tuple[tuple[str, list[str]], ...] = (
    ("5*3*2", ["5", "3", "2"]),
    ("26,700千円", ["26,700", "千", "円"]),
    ("1.8、R3.9～", ["1.8", "、", "R", "3.9", "～"]),
    ("１，２００件", ["1,200", "件"]),
    ("ＡＩ-OCRのDX", ["AI", "OCR", "の", "DX"]),
    ("café 5×3", ["café", "5", "×", "3"]),
    ("①②㎡％", ["①", "②", "㎡", "％"]),
    ("葛󠄀城", ["葛", "\U000e0100", "城"]),
    ("- | # * _ ~ ` \\ [ ] ( ) ! > < & : ; % / @", []),
)
SAME = (
    ("甲 乙\n丙", "丙甲乙"),  # in whatever order
    ("**第3回**", "第3回"),
    ("ＡＩの１２件", "AIの12件"),
)
# What is written, what is shown, and of the one what is lost.
DIFFERENT = (
    ("窓口は12件、345人", "窓口は12件、人", "345"),
    ("年15件（5*3*2）", "年15件（532）", "5*3*2"),
    ("窓口の窓口", "窓口の窓", "口"),
    ("DXのDX", "DXの", "DX"),
    ("1,200件", "1200件", "1,200"),
    ("10%減、20％減", "10%減、20減", "％"),
    ("甲乙", "", "甲乙"),
)


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_a_text_is_made_of_figures_words_and_signs(text: str, units: list[str]) -> None:
    found = list_units(text)
    assert [unit.text for unit in found] == units
    assert [unit.end - unit.start for unit in found] == [len(unit) for unit in units]


@pytest.mark.parametrize(("written", "shown"), SAME)
def test_the_same_words_are_no_difference(written: str, shown: str) -> None:
    assert find_difference(written, shown) is None


@pytest.mark.parametrize(("written", "shown", "lost"), DIFFERENT)
def test_what_is_lost_is_found_at_its_place(written: str, shown: str, lost: str) -> None:
    difference = find_difference(written, shown)
    assert difference is not None
    assert written[difference.start : difference.end] == lost
    assert difference.shown == shown


def test_what_is_doubled_is_found_between_its_neighbours() -> None:
    difference = find_difference("窓口は12件、甲", "窓口は12件12件、甲")
    assert difference is not None
    assert (difference.start, difference.end) == (5, 7)
    assert difference.shown == "窓口は12件12件、甲"


def test_no_text_stops_the_search_for_a_difference() -> None:
    assert find_difference("", "") is None
    assert find_difference("", "甲") is not None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>5<em>3</em>2</p>", "532"),
        ("<p>5<strong>3</strong>2</p>", "532"),
        ("<p><strong>B</strong>PR</p>", "B PR"),
        ("<tr><td>12</td>\n<td>3</td></tr><tr><td>4</td></tr>", "12 3/4"),
        ('<img src="a.png" alt="図&amp;5">', "図&5"),
        ("甲<br>乙<!--label:external--><p>丙</p>", "甲 乙/丙"),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, text: str) -> None:
    lines = (" ".join(line.split()) for line in read_html(scan_html(html)).split("\n"))
    assert "/".join(filter(None, lines)) == text


def test_addresses_are_those_of_links_and_pictures() -> None:
    html = '<a href="a?b&amp;c">甲</a><img src="d.png" alt=""><p id="e">'
    assert list_addresses(scan_html(html)) == ["a?b&c", "d.png"]
