"""What is sought in all texts of a case at once is found wherever one of them alone has it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from conftest import BARE_SITE
from hypothesis import given
from hypothesis import strategies as st

from generator.core.problem import Where
from generator.core.text import fold_width
from generator.reading.doubts import letters, outcomes, paper, placeholders, private, secrets
from generator.reading.doubts.written import Passages, TextPiece
from generator.reading.style import QUIET, RULES, Passage, check_sentences, check_written_links

BAD_CASES = Path(__file__).parent.parent / "bad_cases"
LINES = sorted(
    {
        line
        for file in (*BAD_CASES.rglob("*.md"), *BARE_SITE.parent.rglob("cases/*.md"))
        for line in file.read_text(encoding="utf-8", errors="replace").split("\n")
        if line.strip()
    }
)
ODD = st.text(
    "○〇令年Xx＿_（）「」『』？要確認仮例様。、※1①秘ﾟか\u3099Ａ１ー/@.:-|*# \u3000\n", max_size=12
)
TEXTS = st.builds(str.__add__, st.sampled_from(LINES), ODD) | st.builds(
    str.__add__, ODD, st.sampled_from(LINES)
)


def is_sought(passages: Passages) -> dict[str, bool]:
    """By the rule, whether the whole says that it is worth reading the texts one by one."""
    whole, covered = passages.whole, passages.covered
    return {
        "words": placeholders.may_have_words(whole),
        "sample": placeholders.find_sample(passages.folded) is not None,
        "private": any(private.find_private(covered)),
        "secret": any(sign.search(covered) for sign in secrets.SIGNS_OF_SECRET),
        "mark": any(mark.search(whole) for mark in secrets.MARKS_IN_LINES),
        "twice": outcomes.TWICE_IN_LINES.search(whole) is not None,
        "letter": any(sign.search(whole) for sign in letters.SIGNS_OF_LETTER),
        "machine": letters.MACHINE_IN_LINES.search(
            letters.hide_quoted(whole, letters.QUOTED_IN_LINE)
        )
        is not None,
        "paper": any(word.search(whole) for word in paper.WORDS_OF_PAPER),
    }


def found_in(piece: TextPiece) -> dict[str, bool]:
    """The same, by what each rule tells of one text."""
    text = piece.text
    return {
        "words": bool(placeholders.judge_words(piece)),
        "sample": bool(placeholders.judge_samples(piece)),
        "private": any(private.judge_numbers(piece)),
        "secret": bool(secrets.judge_secrets(piece)),
        "mark": bool(secrets.judge_marks(piece)),
        "twice": any(outcomes.judge_words_twice(piece)),
        "letter": bool(letters.find_greeting(text, is_line=True)),
        "machine": bool(letters.find_machine(text)),
        "paper": any(word.search(text) for word in paper.WORDS_OF_PAPER),
    }


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_whole_has_what_one_of_its_texts_has(texts: list[str]) -> None:
    pieces = tuple(TextPiece(text, Where("a.md", n)) for n, text in enumerate(texts, 1))
    sought = is_sought(Passages(pieces))
    for piece in pieces:
        missed = [rule for rule, is_found in found_in(piece).items() if is_found > sought[rule]]
        assert not missed, piece.text


@given(TEXTS, st.booleans())
def test_a_quiet_passage_has_nothing_but_long_sentences(text: str, is_prose: bool) -> None:
    passage = Passage(text, Where("a.md"), is_prose, "")
    if QUIET.fullmatch(text):
        rules = (rule for rule in (*RULES, check_written_links) if rule is not check_sentences)
        assert [finding for rule in rules for finding in rule(passage)] == []


@given(
    st.text(max_size=20)
    | st.text("aｶﾞﾟか\u3099\u309a\u0301①㈱ＡＢ１（）：～、。「」ー漢", max_size=20)
)
def test_a_text_is_folded_as_by_nfkc(text: str) -> None:
    assert fold_width(text) == unicodedata.normalize("NFKC", text)
