"""One text whatever its width: the only place that folds by NFKC, from the least to the most.

>>> fold_width("ＡＢＣ　㈱"), fold_spelling("ＲＰＡ"), fold_search("26,700\u200b千円")
('ABC (株)', 'rpa', '26700千円')
>>> fold_measure("　Ｒ２．９ 〜 Ｒ３．８ ")
'R2.9~R3.8'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

# A character of another meaning, not of another width: 10² is not 102, ① is not 1.
KEPT = ("<super>", "<sub>", "<circle>", "<fraction>")
DASHES_AND_WAVES = str.maketrans(dict.fromkeys("‐‒–—―−─ー", "-") | dict.fromkeys("〜∼", "~"))
LOOSE_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")

# Invisible to a reader: soft hyphen, zero-width and direction marks, variation selectors.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
# Which form of a kanji is meant (葛󠄀城市); the plain kanji is the same name.
SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Kanji that NFC would put others for (神 and 塚 of names); they are kept as they are written.
COMPATIBILITY_KANJI = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
# Dashes of many shapes that NFKC keeps apart; none of them is the long vowel mark ー.
LOOKALIKES = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u301c": "~",
    "’": "'",
}
LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")
THOUSANDS = re.compile(r",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")

# All but the commonest signs of a text, which are as NFKC has them; and what may be one sign with
# the one before it.
_NOT_FOLDED = re.compile("[^\x00-\x7f、。々「-】ぁ-ゖァ-ー一-鿿]+")
_JOINS_BEFORE = re.compile("[\u0300-\u036f\u3099\u309a\uff9e\uff9f]")

# A run of signs that may be an address as a whole, and what an e-mail address or a file's name has.
# What follows an address without a space may belong to it: （案） and 、 do in names of files.
_RUN = re.compile(
    r"(?:https?|ftp|file)://[^\s<>\"]+|(?:(?!(?:https?|ftp|file)://)[^\s<>\"「」『』（）()、。：])+",
    re.I,
)
_MAIL_OR_FILE = re.compile(
    r"@[a-z0-9-]+\.[a-z]|^www\.|\.(?:pdf|docx?|xls[xm]?|pptx?|csv|txt|md|html?|zip|png|jpe?g|webp)(?![a-z])",
    re.I,
)


# The address of a link in Markdown: brackets that are closed belong to it, as in `…/a_(b)`.
LINK_ADDRESS = r"(?:[^\s()<>]|\([^\s()<>]*\))"


def begin_with(signs: str, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern whose finds all begin with one of some signs, and that is tried nowhere else.

    The signs are written as in the brackets of a pattern.

    >>> begin_with("約程", r"(約|程度)\\1").search("5割程度程度")
    <re.Match object; span=(2, 6), match='程度程度'>
    """
    return re.compile(f"(?=[{signs}])(?:{pattern})", flags)


def outside_addresses(change: Callable[[str], str], text: str) -> str:
    """A text changed everywhere but in addresses and names of files, which are no words.

    >>> outside_addresses(fold_width, "ｼｽﾃﾑ https://a.jp/ｼｽﾃﾑ ｼｽﾃﾑ.pdf")
    'システム https://a.jp/ｼｽﾃﾑ ｼｽﾃﾑ.pdf'
    """
    return _RUN.sub(lambda run: run[0] if is_address(run[0]) else change(run[0]), text)


def without_addresses(text: str) -> str:
    """A text without the addresses and the names of files in it.

    >>> without_addresses("ｼｽﾃﾑ https://a.jp/ｼｽﾃﾑ")
    'ｼｽﾃﾑ '
    """
    if "." not in text and "://" not in text and "@" not in text:
        return text
    return _RUN.sub(lambda run: "" if is_address(run[0]) else run[0], text)


def is_address(run: str) -> bool:
    return "://" in run or _MAIL_OR_FILE.search(run) is not None


def join_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def compose_signs(text: str) -> str:
    """A text in NFC, but with the kanji of names as they are written.

    >>> compose_signs("か\u3099と\ufa19") == "が\u3068\ufa19"
    True
    """
    parts = COMPATIBILITY_KANJI.split(text)
    return "".join(
        part if i % 2 else unicodedata.normalize("NFC", part) for i, part in enumerate(parts)
    )


def fold_width(text: str) -> str:
    """Half-width letters and digits, full-width katakana (Unicode's NFKC)."""
    if not _NOT_FOLDED.search(text):
        return text
    if _JOINS_BEFORE.search(text):
        return unicodedata.normalize("NFKC", text)
    return _NOT_FOLDED.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


@lru_cache(maxsize=10_000)  # names are compared with the same names again and again
def fold_spelling(text: str) -> str:
    """A name without differences of width and case, and of the forms of its kanji."""
    return fold_width(SELECTOR.sub("", text)).casefold()


@lru_cache(maxsize=10_000)  # a measure is read by several rules
def fold_measure(text: str) -> str:
    """A measure with half-width digits and signs, `-` for every dash and `~` for every wave.

    Spaces are dropped, but one stays between two digits, where it may hide a missing sign.
    Invisible characters, which copying from a PDF brings along, are dropped too.
    """
    narrow = unicodedata.normalize("NFC", "".join(map(fold_sign, text)))
    return LOOSE_SPACE.sub("", " ".join(narrow.translate(DASHES_AND_WAVES).split()))


def fold_sign(sign: str) -> str:
    """A character of a measure in half width, where it means the same there; else as it is."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return sign if unicodedata.decomposition(sign).startswith(KEPT) else fold_width(sign)


def fold_search(text: str) -> str:
    """A text without differences of width, case, dashes, digit grouping and invisible marks."""
    plain = fold_width(INVISIBLE.sub("", text)).lower()
    return THOUSANDS.sub("", LOOKALIKE.sub(lambda sign: LOOKALIKES[sign[0]], plain))
