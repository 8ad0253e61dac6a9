"""Files of the content as they were read: text, path and digest.

>>> Source("content/cases/a.md", "---\\n", "0" * 64).slug
'a'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

FENCE = "---"  # the line before and after the front matter of a case file
ANY_HEADING = re.compile("#+ ")
FORBIDDEN_CATEGORIES = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
# What Word, an input method or a tired hand makes of it; one hyphen alone is an empty item.
LIKE_FENCE = re.compile(r"\s*(?:[-－‐‑‒–—―ー−─━=＝_＿]{2,}|[‒–—―─━])\s*|\.\.\.\s*")
END_FENCE = re.compile(rf"^{FENCE}[ \t]*(?:\n|\Z)", re.M)
# Fillers and joiners that Unicode counts among letters, marks and symbols, though they are blank.
HIDDEN_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0"
    "\U0001d159\U00016fe4\U000133fc"
)
HIDDEN_LETTER = re.compile(f"[{''.join(sorted(HIDDEN_LETTERS))}]")
# A selector belongs to a kanji (葛\U000e0100), or makes a symbol an emoji or a text (UTS #51).
MISPLACED = re.compile(
    r"(?<![\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
    r"[\ufe00-\ufe0d\U000e0100-\U000e01ef]"
    r"|(?<![#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    # Two marks may be a language's own; a third one hides what stands below or above.
    r"|(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]"
    r"|[\ufe20-\ufe2f]){3,}"
)
# One of these is in whatever is hidden though its line can be printed.
MAY_HIDE = re.compile(
    f"[{''.join(sorted(HIDDEN_LETTERS))}\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f\u0483-\u0489"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One text file: its path as printed to people, its NFC text, its sha256 as hex."""

    path: str
    text: str
    digest: str

    @property
    def slug(self) -> str:
        """The file's name without its ending: a case's lasting id."""
        return PurePosixPath(self.path).stem


def find_body(text: str) -> int:
    """Where the Markdown of a case file begins; the end of a file that is YAML alone."""
    if text.split("\n", 1)[0].rstrip() != FENCE:
        return len(text)
    end = END_FENCE.search(text, len(FENCE))
    return end.end() if end else len(text)


def is_like_fence(line: str) -> bool:
    """Whether a line is meant as a fence and is none.

    >>> [is_like_fence(line) for line in ("－－－", " ---", "—", "---", "- ")]
    [True, True, True, False, False]
    """
    return line.rstrip() != FENCE and LIKE_FENCE.fullmatch(line) is not None


def find_end(lines: Sequence[str]) -> int:
    """Where the closing fence is missed: at a line like it, at the first heading, at the end."""
    return next(
        (
            n
            for n, line in enumerate(lines)
            if n and (is_like_fence(line) or ANY_HEADING.match(line))
        ),
        len(lines) - 1,
    )


def is_forbidden(sign: str) -> bool:
    """Whether a reader cannot see a character: control, bidi override, zero width, private use,
    or a letter that has no shape.
    """
    if sign in HIDDEN_LETTERS:
        return True
    return sign not in "\t\n" and unicodedata.category(sign) in FORBIDDEN_CATEGORIES


def is_all_seen(text: str) -> bool:
    """Whether nothing in a text can be what `find_unseen` finds, as in most files.

    >>> is_all_seen("窓口\\nの改革"), is_all_seen("葛\U000e0100城")
    (True, False)
    """
    return text.replace("\n", "").replace("\t", "").isprintable() and not MAY_HIDE.search(text)


def find_unseen(line: str) -> Iterator[tuple[int, str]]:
    """What a reader cannot see in a line, each with its offset: besides what is forbidden anywhere
    a variation selector after a sign that has no variants, and marks heaped upon one letter.

    >>> list(find_unseen("葛\U000e0100城a\ufe0f"))
    [(4, '\ufe0f')]
    """
    if not line.isprintable() or HIDDEN_LETTER.search(line):
        yield from ((at, sign) for at, sign in enumerate(line) if is_forbidden(sign))
    if not line.isascii():
        yield from ((found.end() - 1, found[0][-1]) for found in MISPLACED.finditer(line))


def name_sign(sign: str) -> str:
    """U+3164 HANGUL FILLER; a control has no name."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
