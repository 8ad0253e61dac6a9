"""Marks of lists that Word, Excel and a Japanese keyboard make, and Markdown does not know.

>>> [(slip.mark, slip.expected) for slip in find_list_slips(["・申請", "", "① 申請", "② 決裁"])]
[('・', '-'), ('①', '1.')]
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

HEADING_LINE = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
LIST_ITEM = re.compile(r"[\s>]*(?:[-*+]|([0-9]{1,9})[.)])(?:[ \t]|$)")
# Two spaces or a backslash at its end keep a line apart from the next one.
HARD_BREAK = re.compile(r"(?:  |\\)$")
LIST_DASHES = "–—―－‐−─━ー"
# What no sentence begins with. ○月 and ●● stand for what is not told, △5 is a negative number,
# －円 a value, ―副題― a subtitle, *強調* another mark.
BULLET_MARK = re.compile(
    r"(?P<indent>[\s>]*)(?P<mark>[・●■◆]"
    r"|(?P<sign>[･○◯◎◇□▽▼▶►▸▷★☆✓✔☑☐✅•‣◦∙·⁃▪▫➢➤➔❖\uf0b7\uf06c\uf06e\uf0d8\uf0fc])"
    r"(?!(?P=sign)|[月日年時]|\s*[|｜]|\s*$)"
    r"|(?P<triangle>[△▲])(?!(?P=triangle)|\s*[\d.,|｜]|\s*$)"
    rf"|(?P<dash>[{LIST_DASHES}])(?!(?P=dash)|\s*[\d円|｜]|\s*$)"
    r"|-(?![-\s|:0-9]|$)|[-*+](?=[\u3000\u00a0])|\*(?![\s*]|$)(?!.*\*))"
)
# A mark that is right, but for the wide space before it.
WIDE_INDENT = re.compile(
    r"(?P<indent>[ \t>]*)(?P<mark>[\u3000\u00a0]\s*(?:[-*+]|[0-9]{1,9}[.)]))(?=[ \t])"
)
ORDINAL, KANJI = "[0-9０-９]{1,3}", "[一二三四五六七八九十]{1,3}"
# Families whose marks count from 1 in digits: `--fix` can write them as `1.`.
DIGIT_FAMILIES = ("circled", "bracketed", "dotted")
# One line alone may begin with these; where two follow each other, each was meant for itself.
FAMILIES = tuple(
    (family, expected, re.compile(rf"(?P<indent>[\s>]*)(?P<mark>{pattern})"))
    for family, expected, pattern in (
        ("circled", "1.", "[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴➀-➉➊-➓]"),
        ("bracketed", "1.", f"[(（]{ORDINAL}[)）]|[⑴-⒇]"),
        (
            "dotted",
            "1.",
            rf"(?![0-9]{{1,3}}[.)](?:[ \t]|$))(?:{ORDINAL}[.．)）](?![0-9０-９])|{ORDINAL}\u3000)"
            r"|[０-９]{1,3} |[⒈-⒛]|[0-9]\ufe0f?\u20e3",
        ),
        ("parts", "-", rf"{ORDINAL}(?:[-－‐–.．]{ORDINAL}){{1,2}}[.．)）\s]"),
        ("kana", "1.", r"[ア-ンｱ-ﾝ][.．、)）\s]|[(（][ア-ンｱ-ﾝ][)）]|[㋐-㋾]"),
        (
            "letter",
            "1.",
            "[A-Za-zＡ-Ｚａ-ｚ][.．)）、](?![A-Za-z])|[(（][A-Za-zＡ-Ｚａ-ｚ][)）]|[⒜-⒵Ⓐ-ⓩ]",
        ),
        ("roman", "1.", r"[(（]?[Ⅰ-Ⅻⅰ-ⅻ][)）]?|[ivxIVX]{1,4}[.．)）]\s|[(（][ivx]{1,4}[)）]"),
        ("ordinal", "1.", rf"第(?:{ORDINAL}|{KANJI})[章節項条回期段次]?[\s.．、：:]"),
        ("kanji", "1.", rf"{KANJI}[.．、)）\s]|[(（]{KANJI}[)）]|[㈠-㈩㊀-㊉]"),
        (
            "step",
            "-",
            r"(?:STEP|Step|ＳＴＥＰ|ステップ|手順|フェーズ|その|例|案) ?"
            rf"(?:{ORDINAL}|[①-⑳]|{KANJI})",
        ),
        ("note", "-", rf"[※＊]|[(（]?注{ORDINAL}?[)）：:.．]"),
        ("arrow", "-", "[→⇒➡⇨↓⇓]"),
    )
)


@dataclass(frozen=True, slots=True)
class ListSlip:
    """A line with a mark that is none: its index, the mark's offset, what to write instead.

    An error is nothing but a bullet; a family of numbers begins a run that ends before `end`.
    """

    number: int
    column: int
    mark: str
    expected: str
    family: str = ""
    end: int = 0

    @property
    def is_error(self) -> bool:
        return not self.family


def find_list_slips(lines: Sequence[str], apart: Container[int] = ()) -> Iterator[ListSlip]:
    """The slips from the top down; the lines of `apart` belong to a table or to something else."""
    run_end = 0
    is_in_list = False
    for number, line in enumerate(lines):
        if not line.strip():
            is_in_list = False
        elif number in apart:
            continue
        elif found := match_bullet(line):
            mark = found["mark"]
            yield ListSlip(number, found.start("mark"), mark, "-")
            is_in_list = True
        elif number < run_end:
            continue
        elif is_item(line, number, lines, is_in_list):
            is_in_list = True
        else:
            slip = find_run(number, lines, is_in_list, apart)
            run_end = slip.end if slip else number
            if slip:
                yield slip


def match_bullet(line: str) -> re.Match[str] | None:
    """The mark of a line that can be nothing but a bullet."""
    found = BULLET_MARK.match(line) or WIDE_INDENT.match(line)
    is_subtitle = found and found["mark"] in LIST_DASHES and line.rstrip()[-1] in LIST_DASHES
    return None if is_subtitle else found


def is_item(line: str, number: int, lines: Sequence[str], is_in_list: bool) -> bool:
    """Whether Markdown begins a list item there: below a paragraph only with - or 1."""
    found = LIST_ITEM.match(line)
    if not found:
        return False
    is_first = number == 0 or not lines[number - 1].strip()
    return is_in_list or is_first or found[1] in (None, "1") or is_heading(lines[number - 1])


def is_heading(line: str) -> bool:
    return HEADING_LINE.match(line) is not None


def has_next(family: str, pattern: re.Pattern[str], lines: Sequence[str], number: int) -> bool:
    """Whether a later line of the paragraph counts on: (1) with a text below, then (2)."""
    if family not in DIGIT_FAMILIES or HARD_BREAK.search(lines[number]):
        return False
    return any(map(pattern.match, takewhile(str.strip, islice(lines, number + 1, None))))


def find_run(
    number: int, lines: Sequence[str], is_in_list: bool, apart: Container[int]
) -> ListSlip | None:
    """The lines from there on that begin with one family of marks and would run together."""
    for family, expected, pattern in FAMILIES:
        first = pattern.match(lines[number])
        if not first:
            continue
        end = number + 1
        while (
            end < len(lines)
            and end not in apart
            and not HARD_BREAK.search(lines[end - 1])
            and pattern.match(lines[end])
        ):
            end += 1
        is_swallowed = is_in_list and not HARD_BREAK.search(lines[number - 1])
        if end - number > 1 or is_swallowed or has_next(family, pattern, lines, number):
            mark = first["mark"].strip()
            return ListSlip(number, first.start("mark"), mark, expected, family, end)
        return None
    swallowed = LIST_ITEM.match(lines[number])
    if not swallowed:
        return None
    end = number  # 2. right below a paragraph goes on with it, and so does 3.
    while end < len(lines) and LIST_ITEM.match(lines[end]):
        end += 1
    column = len(lines[number]) - len(lines[number].lstrip(" \t>"))
    return ListSlip(number, column, swallowed[0].strip(" \t>"), "1.", "swallowed", end)
