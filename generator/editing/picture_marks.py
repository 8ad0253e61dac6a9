"""The marks of pictures in a case file, written so that each shows the one file that it means.

>>> fix_marks("---\\n---\\n\\n![窓口](画面.png =300x200)\\n", "a", ["screen.png"])
'---\\n---\\n\\n![窓口](a/screen.png)\\n'
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from generator.collection.pictures import PICTURE_MARK, match_pictures, read_picture_mark

CODE_SPAN = re.compile(r"`[^`\n]*`")


def fix_marks(text: str, slug: str, names: Sequence[str]) -> str:
    """The whole file; a mark that no file fits, or more than one, stays as it is.

    `names` are the pictures in the case's folder.
    """
    plain = CODE_SPAN.sub(lambda found: " " * len(found[0]), text)
    marks = [
        (found, mark)
        for found in PICTURE_MARK.finditer(plain)
        if (mark := read_picture_mark(found)) and text.startswith(found[0], found.start())
    ]
    addresses = match_pictures([mark.target for _, mark in marks], slug, names)
    parts, end = list[str](), 0
    for (found, mark), address in zip(marks, addresses, strict=True):
        is_right = mark.is_plain and posixpath.normpath(mark.target) == address
        is_meant = text[found.start() - 1 : found.start()] == "\\"  # to be printed as it stands
        is_kept = not address or is_right or is_meant
        written = found[0] if is_kept else mark.with_target(address)
        parts += [text[end : found.start()], written]
        end = found.end()
    return "".join([*parts, text[end:]])
