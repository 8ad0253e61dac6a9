"""The page of problems is what the messages and the bad cases say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.words import messages
from generator.words.messages import MESSAGES, describe_code
from tools.problem_pages import PAGE, PAIRS, SECTIONS, find_advice, read_files, write_page

pytestmark = pytest.mark.slow


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == write_page(), "python -m tools.problem_pages"


def test_every_code_has_an_entry_and_every_pair_an_example() -> None:
    page = write_page()
    entries = re.split("^### ", page, flags=re.M)[1:]
    assert [entry.split("\n")[0] for entry in entries] == list(MESSAGES)
    shown = {entry.split("\n")[0] for entry in entries if "**例**" in entry}
    assert shown == {path.stem.partition(".")[0] for path in PAIRS.glob("*.md")} | set(read_files())
    assert page.count("\n## ") == len(SECTIONS)


def test_no_entry_shows_the_template_of_its_message() -> None:
    words = re.sub("^```text\n.*?^```$", "", write_page(), flags=re.M | re.DOTALL)
    assert re.findall(r"\{[a-z_]+\}", words) == []


def test_no_sentence_is_cut_within_its_brackets() -> None:
    for code in MESSAGES:
        for sentence in (describe_code(code), find_advice(code)):
            assert sentence.count("（") == sentence.count("）"), code
            assert sentence.count("「") == sentence.count("」"), code


def test_advice_follows_the_first_sentence_of_every_message() -> None:
    assert find_advice("missing-key") == "「…: …」の行を足してください。"
    assert [code for code in MESSAGES if not find_advice(code)] == []


def test_the_sections_are_those_of_the_messages() -> None:
    source = Path(messages.__file__).read_text(encoding="utf-8")
    begun = re.findall(r'^    # .+\n    (?:"(.+?)":|\*\*(\w+),)', source, re.M)
    spread = {name: next(iter(getattr(messages, name))) for _, name in begun if name}
    assert [code or spread[name] for code, name in begun] == list(SECTIONS)
