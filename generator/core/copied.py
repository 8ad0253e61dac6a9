"""Signs that copying from a PDF, Word or a web page puts in the place of others.

>>> unify_signs("⾏政⼿続の⾒直し"), unify_sign("⻑"), restore_spaces("甲\u00a0乙")
('行政手続の見直し', '長', '甲 乙')
"""

from __future__ import annotations

import re

from generator.core.text import fold_width

# A PDF often names the radical for the kanji that looks like it. Those of the Kangxi dictionary
# have the kanji in NFKC, the supplement's only in Unicode's EquivalentUnifiedIdeograph.txt.
_SUPPLEMENT = [chr(number) for number in range(0x2E81, 0x2EF4) if number != 0x2E9A]
_UNIFIED = dict(
    zip(
        _SUPPLEMENT,
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒"
        "㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨"
        "鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
) | {"⼾": "戸", "⿊": "黒"}  # NFKC has the old forms 戶 and 黑, which nobody in Japan means
COPIED_SIGNS = "\u2e81-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\ufb00-\ufb06"  # radicals and ligatures
_COPIED_SIGN = re.compile(f"[{COPIED_SIGNS}]")
# Spaces that look like the one of the keyboard, and keep a line from breaking or a word from being
# found. U+2000 and U+2001 are these in NFC.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_ODD_END = re.compile(f"(?<=\\S)[ {ODD_SPACES}\u3000]*[{ODD_SPACES}\u3000] *$", re.M)
# After a colon or before a # an ordinary one would be a sign of YAML.
_ODD_BETWEEN = re.compile(f"(?<=[^\\s:]) ?[{ODD_SPACES}]+ ?(?=[^\\s#])")
# What Word, a PDF and a table's cell leave between the signs: line and page breaks of their own,
# hyphens that show at a line's end, ends of cells and of fields, bullets of a symbol font.
COPIED_MARKS = re.compile("[\x02\x05\x07\x0b\x0c\x13-\x15\x1e\x1f\u00ad\uf020-\uf0ff]")


def unify_sign(sign: str) -> str:
    """The kanji or the letters that a sign is meant for."""
    return _UNIFIED.get(sign) or fold_width(sign)


def unify_signs(text: str) -> str:
    """A text with kanji for radicals and letters for ligatures."""
    return _COPIED_SIGN.sub(lambda found: unify_sign(found[0]), text)


def restore_spaces(text: str) -> str:
    """A text with ordinary spaces for odd ones where those are certain."""
    return _ODD_BETWEEN.sub(" ", _ODD_END.sub("", text))
