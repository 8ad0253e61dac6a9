"""Mends what is safe in a case file: slips of the keyboard, widths, katakana, dates, spaces, order
of keys, Markdown.

>>> fix_case("---\\nnumber: １\\n---\\n\\nｼｽﾃﾑ \\n")
'---\\nnumber: 1\\n---\\n\\nシステム\\n'

Comments, quotes and line ends stay byte for byte. Of front matter that YAML does not read only
what is certain is mended, and so much that nothing is read otherwise afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.collection.form.case import FrontMatter
from generator.core.collision import find_marks
from generator.core.source import FENCE, find_end, is_like_fence
from generator.editing.key_order import order_lines
from generator.editing.mend import is_unquoted, mend_value, widen_kana
from generator.editing.mend_body import EndedLine, mend_body
from generator.editing.repair import repair_lines
from generator.editing.reshape import reshape_lines, says_the_same
from generator.editing.yaml_lines import compose, find_leaves, read_values

FILE_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
OPEN_MARK = re.compile(r"\s*(?:#+|[-*+>])")
LINK_TARGET = re.compile(r"(\]\((?:[^()\n]|\([^()\n]*\))*\))")
UNUSUAL_LINE_END = re.compile("[\x85\u2028\u2029]")  # YAML begins a line there, and we do not


def fix_case(text: str, ordered: bool = True) -> str:
    """The whole file, mended; the same text where there is nothing to mend.

    Where it is not to be ordered, every mend stands by itself, and may be made without the others.
    """
    read = [(found[1], found[2]) for found in FILE_LINE.finditer(text) if found[0]]
    lines = mend_fences(read)
    fences = [number for number, (line, _) in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) < 2 or fences[0] != 0 or any(find_marks(text)):
        return text
    end = fences[1]
    (_, first_stop), (_, second_stop) = lines[0], lines[end]
    mended = (
        (FENCE, first_stop),
        *fix_front(lines[1:end], ordered),
        (FENCE, second_stop),
        *fix_body(mend_body(lines[end + 1 :])),
    )
    return "".join(line + stop for line, stop in mended)


def mend_fences(lines: list[EndedLine]) -> list[EndedLine]:
    """The lines with `---` where one like it stands before or after what reads as front matter."""
    texts = [line for line, _ in lines]
    ends = (n for n, line in enumerate(texts) if n and line.rstrip() == FENCE)
    end = next(ends, find_end(texts))
    odd = [n for n in (0, end) if texts and texts[n].rstrip() != FENCE]
    if not odd or not all(is_like_fence(texts[n]) for n in odd):
        return lines
    if not read_values(repair_lines(texts[1:end])):
        return lines
    return [(FENCE if n in (0, end) else line, stop) for n, (line, stop) in enumerate(lines)]


def fix_body(lines: Sequence[EndedLine]) -> Iterator[EndedLine]:
    """Katakana, and spaces at a line's end but for two, which are a line break in Markdown."""
    for number, (line, stop) in enumerate(lines):
        after = lines[number + 1][0] if number + 1 < len(lines) else ""
        bare = strip_end(line)
        is_plain = not after.strip(" \t") or line == f"{bare} "
        kept = bare if is_plain and not bare.endswith("\\") else line
        parts = LINK_TARGET.split(kept)
        yield "".join(part if i % 2 else widen_kana(part) for i, part in enumerate(parts)), stop


def fix_front(lines: Sequence[EndedLine], ordered: bool) -> Sequence[EndedLine]:
    """The lines between the fences, first as they were meant, then in their usual form."""
    if any(UNUSUAL_LINE_END.search(text) for text, _ in lines):
        return lines
    return fix_values(write_out_lines(lines), ordered)


def write_out_lines(lines: Sequence[EndedLine]) -> list[EndedLine]:
    """The lines as they were meant, of which one may have become several."""
    repaired = repair_lines([text for text, _ in lines])
    before = read_values(repaired)
    reshaped = reshape_lines(repaired) if before else repaired
    written = "\n".join(reshaped).split("\n")
    if written != repaired and not says_the_same(before, read_values(written)):
        reshaped = repaired
    return [
        (text, stop)
        for shaped, (_, stop) in zip(reshaped, lines, strict=True)
        for text in shaped.split("\n")
    ]


def fix_values(lines: Sequence[EndedLine], ordered: bool) -> Sequence[EndedLine]:
    """The lines in their usual form; as they were where a value would change in another way."""
    texts, stops = [line for line, _ in lines], [stop for _, stop in lines]
    before = read_values(texts)
    if not before:
        return lines
    expected = [(path, mend_value(path, value)) for path, value in before]
    mended = mend_lines(texts)
    if (before if mended == texts else read_values(mended)) != expected:
        return lines
    order = order_lines(compose(mended), FrontMatter, mended) if ordered else range(len(mended))
    moved = [mended[number] for number in order]
    if moved != mended and sorted(read_values(moved)) != sorted(expected):
        return [(line, stop) for line, stop in zip(mended, stops, strict=True)]
    return [(mended[number], stops[number]) for number in order]


def mend_lines(lines: Sequence[str]) -> list[str]:
    """Every value mended where it stands, and no spaces at the ends of lines outside texts."""
    mended = list(lines)
    inside = set[int]()  # lines that a text goes on after: their ends belong to it
    # From the end, so that the places of what comes before stay right.
    for path, node, is_flow in reversed(list(find_leaves(compose(lines)))):
        start, end = node.start_mark, node.end_mark
        if start is None or end is None:
            continue
        inside.update(range(start.line, end.line))
        for number in range(start.line, min(end.line + 1, len(lines))):
            line = mended[number]
            first = start.column if number == start.line else 0
            last = end.column if number == end.line else len(line)
            quote = 1 if node.style in ("'", '"') and start.line == end.line else 0
            first, last = first + quote, last - quote
            found = line[first:last]
            value = mend_value(path, found) if start.line == end.line else widen_kana(found)
            if (is_flow and not quote and "," in value) or is_unquoted(found, value):
                value = f'"{value}"'  # ２６，７００千円 would be cut at its new comma
            mended[number] = line[:first] + value + line[last:]
    return [line if number in inside else strip_end(line) for number, line in enumerate(mended)]


def strip_end(line: str) -> str:
    """The line without spaces at its end, but for one after a mark that waits for its text."""
    bare = line.rstrip(" \t")
    return f"{bare} " if bare != line and OPEN_MARK.fullmatch(bare) else bare
