"""Katakana → the small letters of an address, by the revised Hepburn system without macrons.

>>> spell_romaji("ショウワ"), spell_romaji("キタキュウシュウ"), spell_romaji("ベップ")
('showa', 'kitakyushu', 'beppu')
"""

from __future__ import annotations

import re

VOWELS = "aiueo"
ROWS = (
    ("アイウエオ", "a i u e o"),
    ("カキクケコ", "ka ki ku ke ko"),
    ("サシスセソ", "sa shi su se so"),
    ("タチツテト", "ta chi tsu te to"),
    ("ナニヌネノ", "na ni nu ne no"),
    ("ハヒフヘホ", "ha hi fu he ho"),
    ("マミムメモ", "ma mi mu me mo"),
    ("ヤユヨ", "ya yu yo"),
    ("ラリルレロ", "ra ri ru re ro"),
    ("ワヲンヴ", "wa o n vu"),
    ("ガギグゲゴ", "ga gi gu ge go"),
    ("ザジズゼゾ", "za ji zu ze zo"),
    ("ダヂヅデド", "da ji zu de do"),
    ("バビブベボ", "ba bi bu be bo"),
    ("パピプペポ", "pa pi pu pe po"),
)
SYLLABLES = {
    kana: syllable for row, line in ROWS for kana, syllable in zip(row, line.split(), strict=True)
}
# キャ is ky, but シャ sh: these onsets hold the glide already.
GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}
PALATAL = ("sh", "ch", "j")
# A long vowel is written once: トウ, オオ, ユウ. The u of 浦 (ウラ) begins a word of its own.
LONG = re.compile(r"(?:o[ou]|uu)(?!ra)")


def spell_romaji(kana: str) -> str:
    """The romaji of a reading; signs that are no katakana are left out."""
    letters = ""
    is_doubled = False
    for sign in kana:
        if sign in GLIDES:
            onset = letters.removesuffix("i")
            letters = onset + ("" if onset.endswith(PALATAL) else "y") + GLIDES[sign]
        elif sign in SYLLABLES:
            letters += double(SYLLABLES[sign]) if is_doubled else SYLLABLES[sign]
        is_doubled = sign == "ッ"
    return LONG.sub(lambda match: match[0][0], letters)


def double(syllable: str) -> str:
    """The syllable after ッ: its consonant twice, tch for ch."""
    first = "t" if syllable.startswith("ch") else syllable[0]
    return syllable if first in VOWELS else first + syllable
