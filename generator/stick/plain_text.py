"""A text that Notepad of every Windows shows right, in lines that fit its window.

>>> list(wrap("・ああ（いい）う。", 8))
['・ああ', '  （い', '  い）', '  う。']
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

WINDOW_COLUMNS = 70
COMMAND = "    "  # a line that begins so is to be copied: it stays one line
# What stays on one line: a Latin word, or a character with the marks that may not leave it.
UNIT = re.compile(
    r"[「『（【]*(?:[!-~]+|.)[、。，．・：；！？」』）】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
ITEM_SIGN = "・"


def write_plain_text(text: str) -> bytes:
    """UTF-8 with a byte order mark, CRLF, no line over the columns but for a command."""
    lines = [part for line in text.split("\n") for part in wrap(line, WINDOW_COLUMNS)]
    return codecs.BOM_UTF8 + "\r\n".join(lines).encode("utf-8")


def wrap(line: str, columns: int) -> Iterator[str]:
    """A line in parts of so many columns; the parts of a bullet's text stand below each other."""
    if line.startswith(COMMAND):
        yield line
        return
    indent = "  " if line.startswith(ITEM_SIGN) else ""
    part = ""
    for unit in UNIT.findall(line):
        if part and width_of(part + unit.rstrip()) > columns:
            yield part.rstrip()
            part = indent + unit
        else:
            part += unit
    yield part.rstrip()


def width_of(text: str) -> int:
    """Columns: two for a full-width character, and for one that Japanese fonts make so."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in text)
