"""Lines that are meant as headings, questions or sides of a comparison, and are read as text.

>>> lines = ["## インタビュー", "", "問２　費用は？"]
>>> [(slip.found, slip.is_error) for slip in find_questions(lines)]
[('問２　費用は？', True)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.collection.prose import INTERVIEW, SECTIONS
from generator.collection.written.list_marks import LIST_ITEM, is_heading

SECTION = re.compile(r" {0,3}##(?:[ \t]|$)")
# At the start of a line; what is wrong stands in the first group.
HEADING_SLIPS = (
    re.compile(r"\s*(##+(?![# \t]|$)|#*＃+)"),
    re.compile(r"(?: {4}|\s*\u3000)\s*(##+)(?= |$)"),
)
HEADING_MARKS = re.compile(r"\s*([#＃]{2,6})\s*(?=[^\s#＃])")
COMPARISON_SLIP = re.compile(r"\s*(：：+|:::+(?! ?(?:before|after)?\s*$))")
INDENTED_COMPARISON = re.compile(r"\s+(:::) ?(?:before|after)?\s*$")
# Any way to write a fence whose kind is sure.
LIKE_COMPARISON = re.compile(
    r"\s*[:：]{2,}\s*(before|after|ｂｅｆｏｒｅ|ａｆｔｅｒ|)\s*[:：。.]*\s*$", re.IGNORECASE
)
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
BOLD_ALONE = re.compile(r"\s*(?:\*\*[^*]+\*\*|__[^_]+__)[：:]?\s*")
BRACKETED = re.compile(
    r"\s*(?:【[^【】]+】|〔[^〔〕]+〕|＜[^＜＞]+＞|《[^《》]+》|≪[^≪≫]+≫|［[^［］]+］)\s*"
)
DECORATION = "*_■◆●○◯◎◇□▼▽▶►★☆【】〔〕＜＞《》≪≫［］「」：:- \t\u3000"
NUMBERING = re.compile(
    r"(?:[(（]?[0-9０-９]{1,2}[)）.．\s]|[①-⑳]|第[0-9０-９]{1,2}\s|[一二三四][.．、\s])\s*"
)
HEADING_SIGNS = "■◆●○◯◎◇□▼▽▶►★☆"
QUESTION_MARK = re.compile(
    rf"[\s*_{HEADING_SIGNS}・【〔［\[(（＜]*"
    r"(?:(?:問い?|設問|質問事項|質問|[QＱqｑ])\s*[0-9０-９①-⑳一二三四五六七八九十]{0,3}|[0-9０-９]{1,2}問目)"
    r"(?:[】〕］\])）＞.．:：\s*]|$)"
)
QUESTION_END = re.compile(
    r"(?:(?:教え|聞かせ|話し|説明し|紹介し|挙げ|述べ)て(?:ください|下さい)|(?:です|ます|でしょう|ません|でした|ました|たのです)か|[？?])"
    r"[。？?]*[】〕］＞》≫」*_\s]*$"
)
QUOTED_QUESTION = re.compile(r" {0,3}> ?([^>#|\s][^\n]{0,120})")
LONGEST_TITLE, LONGEST_QUESTION = 60, 120  # characters


@dataclass(frozen=True, slots=True)
class HeadingSlip:
    """A line that is meant as a heading: its index, what stands there, the line to write."""

    number: int
    found: str
    expected: str = ""
    is_error: bool = True


def find_headings(lines: Sequence[str]) -> frozenset[str]:
    """What the lines name by a heading."""
    return frozenset(line.strip("# \t") for line in lines if is_heading(line))


def find_named_sections(lines: Sequence[str]) -> Iterator[HeadingSlip]:
    """A section's name that stands alone, bold, in brackets, with a number or over a line."""
    known = find_headings(lines)
    for number, line in enumerate(lines):
        if len(line) > LONGEST_TITLE or is_heading(line) or not begins_paragraph(number, lines):
            continue
        bare = line.strip(DECORATION)
        title = NUMBERING.sub("", bare, count=1).strip(DECORATION)
        if title not in SECTIONS or title in known:
            continue
        after = lines[number + 1] if number + 1 < len(lines) else ""
        is_marked = line.strip() != title or UNDERLINE.match(after)
        if is_marked or not after.strip():
            yield HeadingSlip(number, line.strip(), f"## {title}" if bare == title else "")


def begins_paragraph(number: int, lines: Sequence[str]) -> bool:
    """Whether nothing stands right above a line that it would go on with."""
    return number == 0 or not lines[number - 1].strip() or is_heading(lines[number - 1])


def is_alone(number: int, lines: Sequence[str]) -> bool:
    is_last = number + 1 >= len(lines) or not lines[number + 1].strip()
    return begins_paragraph(number, lines) and (is_last or is_heading(lines[number + 1]))


def find_interview(lines: Sequence[str]) -> range:
    """The lines below the heading of the interview."""
    begun = None
    for number, line in enumerate(lines):
        if SECTION.match(line):
            if begun is not None:
                return range(begun, number)
            if line.strip("# \t") == INTERVIEW:
                begun = number + 1
    return range(0) if begun is None else range(begun, len(lines))


def find_questions(lines: Sequence[str]) -> Iterator[HeadingSlip]:
    """Questions of the interview that no `###` begins: the answer before would swallow them."""
    for number in find_interview(lines):
        line = lines[number]
        if (quoted := QUOTED_QUESTION.fullmatch(line)) and is_alone(number, lines):
            title = quoted[1].strip()
            if QUESTION_END.search(title) and is_question(title):
                yield HeadingSlip(number, line.strip(), f"### {title}", is_error=False)
        if not line.strip() or is_apart(line) or any(slip.match(line) for slip in HEADING_SLIPS):
            continue
        if is_heading(line) or (LIST_ITEM.match(line) and not is_lone_item(number, lines)):
            continue
        text = line.strip()
        title = strip_frame(text).lstrip(HEADING_SIGNS).strip()
        is_asked = len(title) <= LONGEST_QUESTION and QUESTION_END.search(title) is not None
        is_first = begins_paragraph(number, lines)
        is_sure = is_first and (is_asked or is_alone(number, lines))
        mark = QUESTION_MARK.match(line)
        if mark:
            has_text = bool(line[mark.end() :].strip("*_ 】〕］＞。"))
            yield HeadingSlip(number, text, f"### {title}" if is_sure and has_text else "")
        elif is_first and is_asked and text[0] in HEADING_SIGNS and title != text:
            yield HeadingSlip(number, text, f"### {title}")
        elif is_first and BOLD_ALONE.fullmatch(line):
            yield HeadingSlip(number, text, f"### {title}" if is_asked else "", is_error=False)
        elif is_first and is_asked and is_question(title):
            is_titled = BRACKETED.fullmatch(line) is not None
            yield HeadingSlip(number, text, f"### {title}" if is_titled else "", is_error=False)


def is_apart(line: str) -> bool:
    """Whether a line belongs to a table, a quotation, a comparison or an image."""
    return line.lstrip().startswith(("|", ">", ":::", "!["))


def is_lone_item(number: int, lines: Sequence[str]) -> bool:
    """Whether a line such as `1. 費用は？` is a list of its own."""
    return is_alone(number, lines) and lines[number].lstrip()[0].isdecimal()


def strip_frame(text: str) -> str:
    """A line without the marks or the brackets around the whole of it."""
    if BRACKETED.fullmatch(text):
        return text[1:-1]
    return text.strip("*_") if BOLD_ALONE.fullmatch(text) else text


def is_framed(line: str) -> bool:
    """Whether the whole of a line is bold or stands in brackets."""
    return (BOLD_ALONE.fullmatch(line) or BRACKETED.fullmatch(line)) is not None


def is_question(text: str) -> bool:
    """One sentence that asks; not a quotation, nor 「…ではないでしょうか」, which tells."""
    inner = text.rstrip("。？?")
    return not re.search("[。？?！「」]|ないでしょうか", inner) and text[0] not in "「『（("


def find_titles(lines: Sequence[str]) -> Iterator[HeadingSlip]:
    """Bold or bracketed lines that stand for a heading within a section."""
    framed = [n for n, line in enumerate(lines) if is_framed(line) and begins_paragraph(n, lines)]
    if not framed:
        return
    interview = find_interview(lines)
    taken = {slip.number for slip in (*find_questions(lines), *find_named_sections(lines))}
    for number in (number for number in framed if number not in taken):
        text = lines[number].strip()
        if len(text) <= LONGEST_TITLE and not re.search(r"[。！]\W*$", text):
            level = "####" if number in interview else "###"
            yield HeadingSlip(number, text, f"{level} {strip_frame(text)}", is_error=False)
