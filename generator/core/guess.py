"""The name that is meant perhaps, for the hint of a problem.

>>> guess_name("ＡＡ", ("A", "AA", "AAA")), guess_name("窓口", ("A", "AA"))
('AA', '')
>>> guess_name("外部業務", ("内部業務",)), guess_name("京都", ("東京都", "京都府"))
('', '京都府')
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.core.text import fold_spelling

LONGEST_NAME = 60  # characters: what is longer is no name, and comparing takes its time
RESTS_ALIKE = 0.4  # of what two words have beside their common beginning and end
LONGEST_WORD = 8  # what is longer is a sentence, which tells of one thing in several ways
SHORT_NAME, NEAR = 2, 0.6  # one sign in common makes no two words of two alike
DENIALS = ("無", "非", "未", "不", "否", "ない", "なし", "せず")
OPPOSITES = (
    *(("内", "外"), ("前", "後"), ("増", "減"), ("上", "下"), ("高", "低"), ("大", "小")),
    *(("込", "抜"), ("込", "別"), ("新", "旧"), ("多", "少"), ("公", "私"), ("入", "出")),
    *(("済", "未"), ("全", "一"), ("官", "民"), ("紙", "電子"), ("オン", "オフ")),
)


def guess_name(found: str, known: Iterable[str], cutoff: float = NEAR) -> str:
    """The known name that a text is most like, whatever its width and case; none that it is.

    None either where two Japanese words are as near, or where the nearest says something else.
    """
    names = {fold_spelling(name).strip(): name for name in known}
    sought = fold_spelling(found).strip()[:LONGEST_NAME]
    least = max(cutoff, NEAR) if len(sought) <= SHORT_NAME else cutoff
    begun = [name for name in names if len(sought) > 1 and name.startswith(sought)]
    near = begun if len(begun) == 1 else difflib.get_close_matches(sought, names, 2, least)
    held = [name for name in names if len(sought) > 1 and sought in name]
    near = near or (held if len(held) == 1 else [])
    if not near or (len(near) > 1 and not sought.isascii() and is_tie(sought, *near)):
        return ""
    is_other = is_another(sought, near[0]) or names[near[0]] == found
    return "" if is_other else names[near[0]]


def is_tie(sought: str, *near: str) -> bool:
    """Whether a text is as like to one name as to another."""
    return len({likeness(sought, name) for name in near}) == 1


def likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, other, one).ratio()


def is_another(one: str, other: str) -> bool:
    """Whether two words that have much in common are not slips of each other.

    >>> is_another("電子申請", "電子契約"), is_another("紙を減らしたい", "紙と印刷を減らしたい")
    (True, False)
    """
    if one.isascii() or other.isascii():
        return False
    begun = count_common(one, other)
    ended = count_common(one[begun:][::-1], other[begun:][::-1])
    rests = (one[begun : len(one) - ended], other[begun : len(other) - ended])
    is_slip = not all(rests) or max(map(len, rests)) == 1 or likeness(*rests) >= RESTS_ALIKE
    is_of_one_thing = begun > 0 and max(len(one), len(other)) > LONGEST_WORD
    return not (is_slip or is_of_one_thing) or is_opposite(one, other)


def count_common(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def is_opposite(one: str, other: str) -> bool:
    """Whether only one of two names denies, or one has the opposite of a sign of the other.

    >>> is_opposite("税別", "税込"), is_opposite("非公開", "公開"), is_opposite("実測", "実績")
    (True, True, False)
    """
    if any(word in one for word in DENIALS) != any(word in other for word in DENIALS):
        return True
    pairs = ((a, b) for first, second in OPPOSITES for a, b in ((first, second), (second, first)))
    return any(a in one and b in other and a not in other and b not in one for a, b in pairs)
