"""Lines of a body that are meant as Markdown → the same lines as Markdown, where that is sure.

>>> mend_body([("##事業の概要", "\\n"), ("", "\\n"), ("・申請", "\\n")])
[('## 事業の概要', '\\n'), ('', '\\n'), ('- 申請', '\\n')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.collection.written.headings import (
    COMPARISON_SLIP,
    HEADING_MARKS,
    HEADING_SLIPS,
    INDENTED_COMPARISON,
    LIKE_COMPARISON,
    UNDERLINE,
    find_named_sections,
    find_questions,
)
from generator.collection.written.indents import drop_wide_indent, find_wide_indents
from generator.collection.written.list_marks import (
    DIGIT_FAMILIES,
    LIST_ITEM,
    ListSlip,
    find_list_slips,
)
from generator.collection.written.table_rows import (
    WIDE_BAR,
    cells_of,
    find_blocks,
    find_odd_sign,
    find_rows,
    find_tabbed,
    find_tables,
    has_bar,
    is_bar_row,
    is_rule,
    join_cells,
    lines_of,
    reread_cells,
    write_rule,
)
from generator.core.text import fold_width
from generator.editing.mend import letters_of

EndedLine: TypeAlias = tuple[str, str]  # the text and its line end
Changes: TypeAlias = Mapping[int, Sequence[str]]  # the new lines in the place of a line
MOST_ROUNDS = 4  # one mend may make another one sure
# Bullets that a heading never begins with: sure even where one line alone has them.
SURE_ALONE = "・･•‣◦∙·⁃▪▫➢➤-*+"
CHOICES = "□☐☑✅"  # which of them it is says whether something is done
OPENING, CLOSING = "「『（【〈《", "」』）】〉》。、！？：；"


def mend_body(lines: Sequence[EndedLine]) -> list[EndedLine]:
    """Every mend after the other, each dropped where a letter or a digit would change."""
    mended = list(lines)
    for _ in range(MOST_ROUNDS):
        before = mended
        for mend in MENDS:
            texts = [text for text, _ in mended]
            if changes := mend(texts):
                changed = replace_lines(mended, changes)
                if letters_in(changed) == letters_in(mended):
                    mended = changed
        if mended == before:
            break
    return mended


def replace_lines(lines: Sequence[EndedLine], changes: Changes) -> list[EndedLine]:
    """The lines with others in the place of some; a line's end goes to all that replace it."""
    usual = next((stop for _, stop in lines if stop), "\n")
    replaced: list[EndedLine] = []
    for number, (text, stop) in enumerate(lines):
        new = changes.get(number, [text])
        replaced += [(line, stop or usual) for line in new[:-1]]
        replaced += [(line, stop) for line in new[-1:]]
    return replaced


def letters_in(lines: Sequence[EndedLine]) -> str:
    """What a reader reads of lines."""
    return letters_of("".join(text for text, _ in lines))


def mend_headings(lines: Sequence[str]) -> Changes:
    """`##見出し`, `＃＃ 見出し`, a section's name in bold, a question with its number."""
    changes: dict[int, Sequence[str]] = {}
    for number, line in enumerate(lines):
        marks = HEADING_MARKS.match(line)
        if marks and any(slip.match(line) for slip in HEADING_SLIPS):
            changes[number] = [f"{'#' * len(marks[1])} {line[marks.end() :]}"]
    for slip in (*find_named_sections(lines), *find_questions(lines)):
        if slip.expected and not LIST_ITEM.match(lines[slip.number]):
            changes[slip.number] = [slip.expected]
            after = slip.number + 1
            if after < len(lines) and UNDERLINE.match(lines[after]):
                changes[after] = []
    return changes


def mend_comparisons(lines: Sequence[str]) -> Changes:
    """`  :::` and `：：：before`."""
    changes = {}
    for number, line in enumerate(lines):
        if COMPARISON_SLIP.match(line) or INDENTED_COMPARISON.match(line):
            found = LIKE_COMPARISON.match(line)
            if found:
                changes[number] = [f"::: {fold_width(found[1]).lower()}".rstrip()]
    return changes


def mend_tables(lines: Sequence[str]) -> Changes:
    """Rows with tabs or wide bars, and the empty line that a table lacks below it."""
    changes: dict[int, Sequence[str]] = {}
    tables = find_tables(lines)
    for table in tables:
        count = len(cells_of(lines[table.start]))
        for number in table[2:]:
            line, (sign, cells) = lines[number], reread_cells(lines[number], count)
            found = cells_of(line)
            if sign and len(found) != count:
                changes[number] = [join_row(cells)]
            elif len(found) > count and not any(found[count:]) and line.startswith("|"):
                changes[number] = [join_row(found[:count])]
            elif count > 1 and not any(map(has_bar, lines[number : table.stop])):
                changes[number] = ["", line]
                break  # what follows belongs to that line
    apart = lines_of(tables)
    for rows in find_tabbed(lines, apart):
        changes |= write_table(lines, rows, [lines[number].split("\t") for number in rows])
    taken = apart | set(changes)
    for block in find_blocks(lines, frozenset(taken)):
        changes |= mend_bars(lines, block)
    return changes | dict.fromkeys(find_gaps(lines, apart), ())


def find_gaps(lines: Sequence[str], apart: frozenset[int]) -> Iterator[int]:
    """The empty lines between a row and the next one, which no table has."""
    for number in range(1, len(lines) - 1):
        above, below = lines[number - 1], lines[number + 1]
        is_between = not lines[number].strip() and above.startswith("|") and below.startswith("|")
        if is_between and number + 1 not in apart and len(cells_of(above)) == len(cells_of(below)):
            yield number


def join_row(cells: Sequence[str]) -> str:
    """A row of cells whose bars have their backslashes already."""
    return f"| {' | '.join(cells)} |"


def write_table(lines: Sequence[str], rows: Sequence[int], cells: Sequence[list[str]]) -> Changes:
    """The rows as a table where all have as many cells; the empty lines between them go."""
    counts = {len(row) for row in cells}
    if len(counts) != 1 or any(lines[number].startswith(">") for number in rows):
        return {}
    changes: dict[int, Sequence[str]] = {number: [] for number in range(rows[0], rows[-1])}
    for number, row in zip(rows, cells, strict=True):
        changes[number] = [join_cells(row)]
    changes[rows[0]] = [*gap_above(lines, rows[0]), join_cells(cells[0]), write_rule(counts.pop())]
    after = rows[-1] + 1
    if after < len(lines) and lines[after].strip():
        changes[rows[-1]] = [*changes[rows[-1]], ""]
    return changes


def gap_above(lines: Sequence[str], number: int) -> list[str]:
    """An empty line where a text stands right above, which would take the row for its own."""
    return [""] if number and lines[number - 1].strip() else []


def mend_bars(lines: Sequence[str], block: range) -> Changes:
    """Rows with bars that no table took: the rule is missing, or written with other signs."""
    rows = [number for number in block if is_bar_row(lines[number])]
    if len(rows) < 2 or rows != list(range(rows[0], rows[-1] + 1)) or rows[-1] != block[-1]:
        return {}
    written = [lines[number].strip() for number in rows]
    if not all(row.startswith(("|", WIDE_BAR)) for row in written):
        return {}
    plain = [row.replace(WIDE_BAR, "|") if row[0] == WIDE_BAR else row for row in written]
    is_ruled = is_rule(plain[1]) or find_odd_sign(plain[1]) != ""
    head, texts = cells_of(plain[0]), plain[2 if is_ruled else 1 :]
    if any(len(cells_of(text)) != len(head) for text in texts):
        return {}
    keeps_rule = is_rule(plain[1]) and len(cells_of(plain[1])) == len(head)
    rule = plain[1] if keeps_rule else write_rule(len(head))
    new = [plain[0], rule, *texts]
    changes: dict[int, Sequence[str]] = dict.fromkeys(rows, ())
    return changes | {rows[0]: [*gap_above(lines, rows[0]), *new]}


def mend_lists(lines: Sequence[str]) -> Changes:
    """Bullets of any kind as `- `, set in where they stand below an item; whole runs as `1. `."""
    apart = find_rows(lines) | {slip.number for slip in find_questions(lines)}
    slips = {slip.number: slip for slip in find_list_slips(lines, apart)}
    changes: dict[int, Sequence[str]] = {}
    text = "\n".join(lines)
    above: list[tuple[int, int]] = []  # of each item above: its indent as written, that of its text
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        width = sum(2 if sign == "\u3000" else 4 if sign == "\t" else 1 for sign in indent)
        slip, item = slips.get(number), LIST_ITEM.match(line)
        if slip and slip.is_error and is_sure(slip, slips, lines):
            above = [entry for entry in above if entry[0] < width]
            depth = above[-1][1] if above else 0
            mark, rest = cut_mark(slip, line)
            changes[number] = [f"{' ' * depth}{mark} {rest}"]
            above.append((width, depth + len(mark) + 1))
        elif item and not item[0].startswith(">"):
            above = [entry for entry in above if entry[0] < width]
            above.append((width, len(item[0].rstrip()) + 1))
        elif slip and slip.family in DIGIT_FAMILIES:
            changes |= number_run(slip, lines, text)
        elif line.strip() and not indent:
            above = []
    return changes


def cut_mark(slip: ListSlip, line: str) -> tuple[str, str]:
    """The mark to write, and the text after the one that stands there."""
    mark = slip.mark.strip()
    text = line[slip.column + len(slip.mark) :].strip(" \t\u3000\u00a0")
    return (mark if mark[0].isdecimal() else "-"), text


def is_sure(slip: ListSlip, slips: Mapping[int, ListSlip], lines: Sequence[str]) -> bool:
    """Whether a bullet is one for sure: others have the same, or no heading begins with it."""
    line = lines[slip.number]
    if ">" in line[: slip.column] or slip.mark in CHOICES:
        return False
    if slip.mark == "*" and line[slip.column + 1] not in "\u3000\u00a0":
        return False  # *印 is a note as well
    if slip.mark in SURE_ALONE or LIST_ITEM.match(f"{slip.mark} "):
        return True
    beside = [find_beside(slip.number, step, lines) for step in (-1, 1)]
    kinds = {slips[number].mark for number in beside if number in slips}
    is_below_item = beside[0] == slip.number - 1 and LIST_ITEM.match(lines[beside[0]]) is not None
    return kinds == {slip.mark} or (is_below_item and kinds <= {slip.mark})


def find_beside(number: int, step: int, lines: Sequence[str]) -> int:
    """The next line above or below that is not empty."""
    number += step
    while 0 <= number < len(lines) and not lines[number].strip():
        number += step
    return number


def number_run(slip: ListSlip, lines: Sequence[str], text: str) -> Changes:
    """A paragraph whose lines all count from 1, with marks that the text names nowhere else."""
    numbers = range(slip.number, slip.end)
    edges = [slip.number - 1, slip.end]
    if any(0 <= edge < len(lines) and lines[edge].strip() for edge in edges):
        return {}
    beside = [find_beside(slip.number, -1, lines), find_beside(slip.end - 1, 1, lines)]
    if any(0 <= n < len(lines) and LIST_ITEM.match(lines[n]) for n in beside):
        return {}
    changes: dict[int, Sequence[str]] = {}
    for count, number in enumerate(numbers, start=1):
        found = re.match(
            r"\s*([(（]?[0-9０-９]{1,3}(?:[)）.．]|(?=\s))|[①-⑳⑴-⒛])\s*", lines[number]
        )
        digits = re.sub("[^0-9]", "", fold_width(found[1])) if found else ""
        if not found or digits != str(count) or text.count(found[1]) > 1:
            return {}
        changes[number] = [f"{count}. {lines[number][found.end() :]}"]
    return changes if len(changes) > 1 else {}


def mend_bold(lines: Sequence[str]) -> Changes:
    """`は**「申請」**を` as `は「**申請**」を`, and no spaces inside the marks."""
    changes = {}
    for number, line in enumerate(lines):
        parts = line.split("**")
        if len(parts) < 3 or len(parts) % 2 == 0 or "***" in line or "\\*" in line:
            continue
        for i in range(1, len(parts), 2):
            parts[i - 1 : i + 2] = move_marks(*parts[i - 1 : i + 2])
        new = "**".join(parts)
        if new != line:
            changes[number] = [new]
    return changes


def move_marks(before: str, inner: str, after: str) -> tuple[str, str, str]:
    """A bold text whose marks stand where Markdown reads them."""
    left, bare, right = before, inner.strip(" \t\u3000"), after
    while bare and (is_stuck(left[-1:], bare[0]) or is_stuck(right[:1], bare[-1])):
        is_pair = bare[0] in OPENING and bare[-1] == CLOSING[OPENING.find(bare[0])]
        if is_pair or is_stuck(left[-1:], bare[0]):
            left, bare = left + bare[0], bare[1:]
        if is_pair or (bare and is_stuck(right[:1], bare[-1])):
            right, bare = bare[-1:] + right, bare[:-1]
    is_sum = bare.isascii()  # 2 ** 3 ** 4
    return (before, inner, after) if is_sum else (left, bare, right)


def is_stuck(outside: str, inside: str) -> bool:
    """Whether a mark between a letter and a bracket is none."""
    return outside.isalnum() and inside in OPENING + CLOSING


def mend_indents(lines: Sequence[str]) -> Changes:
    """`　町は` as `町は`."""
    return {number: [drop_wide_indent(lines[number])] for number, _ in find_wide_indents(lines)}


MENDS: Sequence[Callable[[Sequence[str]], Changes]] = (
    mend_comparisons,
    mend_headings,
    mend_tables,
    mend_lists,
    mend_bold,
    mend_indents,
)
