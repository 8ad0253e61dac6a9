"""The lines in which two texts differ.

>>> list(find_changed_lines(["a", "b", "c"], ["a", "x", "y", "c"]))
[(1, 2, 1, 3)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def find_changed_lines(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """The first line, and the one after the last, of each change: in the old text and in the new.

    difflib takes the square of the lines that are alike: thousands of empty ones take minutes. So
    it is asked only about what stands between the first change and the last, and leaves out lines
    that come often ("autojunk").
    """
    start = count_alike(old, new)
    end = count_alike(old[start:][::-1], new[start:][::-1])
    parts = old[start : len(old) - end], new[start : len(new) - end]
    for kind, first, last, new_first, new_last in SequenceMatcher(None, *parts).get_opcodes():
        if kind != "equal":
            yield first + start, last + start, new_first + start, new_last + start


def count_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts have in common from their beginning.

    >>> count_alike(["a", "b"], ["a", "b", "c"])
    2
    """
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
