"""Letters that look like others: Cyrillic in a Latin word, a dash among katakana, Chinese kanji.

>>> [told.arguments["suggestion"] for told in find_look_alikes("R\u0420A、サ一バ－は", "a.md")]
['RPA', 'サーバー']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.core.problem import Problem, Severity, Where
from generator.core.source import name_sign

LONGEST_MIXED = 40
# By shape, not by sound: Cyrillic and Greek letters and the Latin ones that they are taken for.
LATIN_LETTER = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеорсухѕіјһԁѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ",
    "ABESIJKMHOPCTXYaeopcyxsijhdvABEZHIKMNOPTYXovu",
)
FOREIGN_LETTERS = "".join(map(chr, LATIN_LETTER))
# A Greek letter is a unit or a sign of its own (μm, kΩ), a Cyrillic one is never.
LATIN_WORD = re.compile(rf"[A-Za-z0-9{FOREIGN_LETTERS}\u0400-\u052f]+")
OTHER_SCRIPT = re.compile(f"[{FOREIGN_LETTERS}\u0400-\u052f]")
# A minus, a hyphen or a kanji where an IME or a scanner missed the katakana.
KANA_OF = str.maketrans("一二口力工夕卜八－‐‑−", "ーニロカエタトハ" + "ー" * 4)
AMONG_KANA = re.compile(
    r"(?<=[ァ-ヴ])[－‐‑−](?=[ァ-ヴぁ-ゖ、。])|(?<=[ァ-ヴー])[一二口力工夕卜八](?=[ァ-ヴー])"
)
ADDRESS_IN_LINE = re.compile(r"https?://[^\s()<>「」、。]+", re.I)
KANA_AROUND = re.compile("[ァ-ヴー一二口力工夕卜八－‐‑−]{1,80}")

KANJI_WORD = re.compile("[一-鿿々]+")
JAPANESE_KANJI = ("cp932", "euc_jp", "euc_jis_2004")


def find_look_alikes(text: str, path: str) -> Iterator[Problem]:
    """Every word of a file in which a letter is not what it looks like."""
    is_foreign = OTHER_SCRIPT.search(text) is not None
    is_chinese_text = any(map(is_chinese, set("".join(KANJI_WORD.findall(text)))))
    if not (is_foreign or is_chinese_text or AMONG_KANA.search(text)):  # as in most files
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii():
            continue
        if path.endswith(".md"):  # a case's links are judged as such (doubts/links.py)
            line = ADDRESS_IN_LINE.sub(lambda found: " " * len(found[0]), line)
        for word in LATIN_WORD.finditer(line):
            if foreign := find_foreign_letter(word[0]):
                sign, meant = foreign[0], word[0].translate(LATIN_LETTER)
                place = Where(path, number, word.start() + foreign.start() + 1)
                yield tell_look_alike(place, word[0], sign, meant)
        yield from find_among_kana(line, Where(path, number))
        yield from find_chinese(line, Where(path, number))


def find_among_kana(line: str, where: Where) -> Iterator[Problem]:
    """The first such sign of each word in katakana."""
    end = 0
    for odd in AMONG_KANA.finditer(line):
        if odd.start() < end:
            continue
        if word := KANA_AROUND.match(line, start_of_kana(line, odd.start())):
            end = word.end()
            place = Where(where.path, where.line, odd.start() + 1)
            yield tell_look_alike(place, word[0], odd[0], word[0].translate(KANA_OF))


def find_chinese(line: str, where: Where) -> Iterator[Problem]:
    """The words with a kanji that only Chinese has, which a Chinese IME or a translator leaves."""
    for word in KANJI_WORD.finditer(line):
        if sign := next(filter(is_chinese, word[0]), ""):
            place = Where(where.path, where.line, word.start() + word[0].index(sign) + 1)
            named = {"found": word[0], "sign": sign}
            yield Problem(place, "chinese-letter", named, Severity.WARNING)


@cache
def is_chinese(sign: str) -> bool:
    """Whether GB 2312 has a kanji, and JIS X 0208, 0212 and 0213 have not.

    >>> [is_chinese(sign) for sign in "业業𠮷髙"]
    [True, False, False, False]
    """
    return is_in(sign, "gb2312") and not any(is_in(sign, name) for name in JAPANESE_KANJI)


def is_in(sign: str, encoding: str) -> bool:
    try:
        return bool(sign.encode(encoding))
    except UnicodeEncodeError:
        return False


def find_foreign_letter(word: str) -> re.Match[str] | None:
    """The first letter of another script in a word that is, or looks, Latin."""
    is_latin = re.search("[A-Za-z]", word) is not None
    looks_so = len(word) > 1 and word.translate(LATIN_LETTER).isascii() and not word.isdigit()
    return OTHER_SCRIPT.search(word) if is_latin or looks_so else None


def start_of_kana(line: str, place: int) -> int:
    """Where the run of katakana begins that a sign stands in; no word is longer than this."""
    first = place
    while first > max(0, place - LONGEST_MIXED) and KANA_AROUND.match(line[first - 1]):
        first -= 1
    return first


def tell_look_alike(where: Where, word: str, sign: str, meant: str) -> Problem:
    name = f"{sign}、{name_sign(sign)}"
    arguments = {"found": word, "sign": name} | ({"suggestion": meant} if meant != word else {})
    return Problem(where, "look-alike-letter", arguments, Severity.WARNING)
