"""Stops, commas and brackets of Japanese text: doubled, half-width, without their other half.

>>> list(find_punctuation("受け付け,審査した。。", is_prose=True))
[('doubled-punctuation', '。。', '。'), ('half-width-punctuation', 'け,審', 'け、審')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

JAPANESE = "ぁ-ゖァ-ヺー々一-鿿"
DOUBLED = re.compile("[。、，．]{2,}")
HALF_WIDTH = re.compile(rf"[{JAPANESE}」』）】](?:[,.][{JAPANESE}「『（【]|\.(?!\S)|[!?]+(?!\[))")
HALF_BRACKETS = re.compile(rf"(?<!\])\((?=[^()\n]*[{JAPANESE}])[^()\n]*\)")
FULL_SIGNS = str.maketrans({",": "、", ".": "。", "!": "！", "?": "？", "(": "（", ")": "）"})
# 1） and ア） begin an item; a sign in quotes is spoken of.
ITEM_OR_SIGN = re.compile(
    r"(?:^\s*|\|\s*)(?:[-*+>#]+\s+)*(?:[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚア-ンぁ-ん①-⑳一-十])）"
    r"|「[（）『』【】]{1,2}」|『[（）「」【】]{1,2}』",
    re.M,
)
HALF_SIGN = re.compile("[,.!?(]")  # one of them is in whatever is half-width
BRACKET = re.compile("[（）「」『』【】]")
PAIRS = (("（", "）"), ("「", "」"), ("『", "』"), ("【", "】"))
AROUND_SIGN = 10  # signs beside a bracket that say which one it is


def find_punctuation(text: str, is_prose: bool) -> Iterator[tuple[str, str, str]]:
    """Codes with what was found and what is meant; a name keeps its own half-width signs."""
    for doubled in dict.fromkeys(DOUBLED.findall(text)):
        yield "doubled-punctuation", doubled, "。" if "。" in doubled else doubled[0]
    for found in find_unpaired(text):
        yield "bracket-without-other-half", found, ""
    if not is_prose or not HALF_SIGN.search(text):
        return
    for found in dict.fromkeys((*HALF_WIDTH.findall(text), *HALF_BRACKETS.findall(text))):
        yield "half-width-punctuation", found, found.translate(FULL_SIGNS)


def find_unpaired(text: str) -> Iterator[str]:
    """The first bracket of each kind that has no other half, with what stands beside it."""
    if not BRACKET.search(text):
        return
    plain = ITEM_OR_SIGN.sub(lambda found: "・" * len(found[0]), text)
    for opening, closing in PAIRS:
        if opening not in plain and closing not in plain:
            continue
        open_at: list[int] = []
        lone = -1
        for offset, sign in enumerate(plain):
            if sign == opening:
                open_at.append(offset)
            elif sign == closing and open_at:
                open_at.pop()
            elif sign == closing and lone < 0:
                lone = offset
        if lone >= 0:
            yield text[max(0, lone - AROUND_SIGN) : lone + 1].split("\n")[-1]
        elif open_at:
            yield text[open_at[0] : open_at[0] + AROUND_SIGN].split("\n")[0]
