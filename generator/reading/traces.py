"""What another tool has left in a text: its errors, marks and codes, and the letters it broke.

>>> [problem.code for problem in find_traces("title: 年#REF!件", "site.yaml")]
['left-by-excel']

Each would be printed as it stands, or be taken for YAML's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from generator.core.collision import find_marks
from generator.core.problem import Problem, Where, place_finder
from generator.core.source import find_body
from generator.reading.pasted_links import Span, cover_addresses, find_pasted_links
from generator.reading.trace_table import IN_BODY, IN_FRONT, TRACES, Trace

COMMENT = re.compile("^[ \t]*#.*$|(?<=[ \t])#[ \t][^\"'\n]*$", re.M)
# Nobody sees a space, so that it must be named.
SPACE_NAMES = {"\t": "タブ", "\u00a0": "改行しない空白", "\u3000": "全角の空白"}
OTHER_SPACE = "特別な幅の空白"


def find_collisions(text: str, path: str) -> Iterator[Problem]:
    """Where two versions of a file have met in git; nothing else of it can be judged."""
    place = place_finder(text, path)
    for offset, mark, is_alone in find_marks(text):
        code = "left-by-git-alone" if is_alone else "left-by-git"
        yield Problem(place(offset), code, {"found": mark})


def find_traces(text: str, path: str) -> Iterator[Problem]:
    """What tools have left in a YAML file, or in a case file, which has a body too."""
    place = place_finder(text, path)
    middle = find_body(text)
    parts = ((IN_FRONT, 0, COMMENT.sub(hide, text[:middle])), (IN_BODY, middle, text[middle:]))
    spans: list[Span] = []
    for name, start, part in parts:

        def place_in_part(offset: int, start: int = start) -> Where:
            return place(start + offset)

        found = [*find_pasted_links(part, name == IN_BODY, place_in_part)]
        hidden = cover_addresses(part, "/")
        for trace in TRACES:
            if trace.may_be_in(name, hidden):
                found += judge_trace(trace, hidden, place_in_part)
        spans += keep_first(found)
    return (problem for _, _, problem in spans)


def hide(found: re.Match[str]) -> str:
    """As many signs as were found, of which no trace is made."""
    return "/" * len(found[0])


def judge_trace(trace: Trace, text: str, place: Callable[[int], Where]) -> Iterator[Span]:
    """Each time that a trace stands in a text."""
    group = 1 if trace.pattern.groups else 0
    for found in trace.pattern.finditer(text):
        written = found[group]
        meant = trace.meaning(written)
        if meant is not None:
            arguments = {"found": name_space(written), "suggestion": meant.strip()}
            where = place(found.start(group))
            yield (*found.span(group), Problem(where, trace.code, arguments, trace.severity))


def keep_first(spans: Sequence[Span]) -> Iterator[Span]:
    """Of what stands in the same place one, and of each kind one in a line."""
    end, seen = 0, set[tuple[str, int]]()
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        problem = span[2]
        kind = (problem.code, problem.where.line)
        if span[0] >= end and kind not in seen:
            end = span[1]
            seen.add(kind)
            yield span


def name_space(found: str) -> str:
    """A space by its number and its name; anything else as it is written."""
    if not found.isspace():
        return found
    sign = max(found, key=lambda sign: sign != " ")
    return f"U+{ord(sign):04X}（{SPACE_NAMES.get(sign, OTHER_SPACE)}）"
