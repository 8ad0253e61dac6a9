"""Problems of a file → lines to be written instead, each of which may be taken without the others.

>>> from generator.core.problem import Where
>>> hint = {"found": "平成32年", "suggestion": "令和2年"}
>>> problem = Problem(Where("a.md", 1, 8), "era-ended", hint)
>>> (change,) = suggest_changes("a.md", "as_of: 平成32年\\n", [problem], lambda text: text)
>>> change.line, change.before, change.after
(1, ('as_of: 平成32年',), ('as_of: 令和2年',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.core.line_changes import find_changed_lines
from generator.core.problem import Problem, SuggestedChange

# What the hint of these says is what has to stand in place of what was found. Of a name that is
# only near, or of a digit that one can only guess, a person has to think: it is told, not offered.
EXACT = frozenset(
    (
        *("address-begins-twice", "address-with-entity", "address-with-odd-sign"),
        *("address-with-tracking", "amount-without-unit", "apostrophe-left-by-excel"),
        *("code-not-six-digits", "date-left-as-number", "doubled-punctuation", "duplicate-number"),
        *("email-not-well-formed", "era-ended", "era-not-begun", "fiscal-year-not-read"),
        *("headcount-not-read", "left-by-formatter", "left-by-web", "look-alike-letter"),
        *("mixed-width-number", "number-not-read", "pages-left-as-date", "pages-not-read"),
        *("platform-dependent-character", "sign-left-by-pdf", "spaced-out-text"),
    )
)
# What a mend leaves as wrong as it was: the letters cannot be known, the name is still no name.
UNSURE = frozenset(("left-by-encoding", "place-name-not-plain"))
MOST_LINES = 30  # of one change: more, nobody reads through


def suggest_changes(
    path: str, text: str, problems: Sequence[Problem], mend: Callable[[str], str]
) -> Iterator[SuggestedChange]:
    """What the hints and `mend` change in the lines that the problems are in."""
    lines = text.split("\n")
    written = mend("\n".join(write_hints(lines, problems))).split("\n")
    told = {problem.where.line for problem in problems if problem.code not in UNSURE}
    for first, last, new_first, new_last in find_changed_lines(lines, written):
        if first == last and first:  # what is only added is offered with the line before
            first, new_first = first - 1, new_first - 1
        before, after = lines[first:last], written[new_first:new_last]
        is_told = not told.isdisjoint(range(first + 1, last + 1))
        if is_told and max(len(before), len(after)) <= MOST_LINES:
            yield SuggestedChange(path, first + 1, tuple(before), tuple(after))


def write_hints(lines: Sequence[str], problems: Iterable[Problem]) -> list[str]:
    """The lines with the exact hints in them."""
    written = list(lines)
    # From the end, so that the places of what comes before stay right.
    for problem in sorted(problems, key=lambda problem: problem.where, reverse=True):
        number = problem.where.line - 1
        if is_exact(problem) and number < len(written):
            written[number] = write_hint(written[number], problem)
    return written


def is_exact(problem: Problem) -> bool:
    """A key that is written in Japanese is told by its name; one that is misspelt is guessed."""
    key = str(problem.arguments.get("key", ""))
    return problem.code in EXACT or (problem.code == "unknown-key" and not key.isascii())


def write_hint(line: str, problem: Problem) -> str:
    """The line with the hint in place of what was found; the same where that does not stand there.

    >>> from generator.core.problem import Where
    >>> hint = {"found": "33606", "suggestion": '"336068"'}
    >>> write_hint("code: '33606'", Problem(Where("a.md", 1, 7), "code-not-six-digits", hint))
    "code: '336068'"
    """
    found = str(problem.arguments.get("found", problem.arguments.get("key", "")))
    hint = str(problem.arguments.get("suggestion", ""))
    place = problem.where.column - 1
    start = line.find(found, max(place - len(found) + 1, 0))  # the place may be inside of it
    if not found or not hint or not 0 <= start <= place + 1:
        return line
    if start == place + 1:
        if line[place] not in "'\"":
            return line
        hint = hint.strip('"')
    return line[:start] + hint + line[start + len(found) :]
