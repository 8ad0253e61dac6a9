"""Where the files of the search are.

>>> pack_part("cases", b"[]").path
'search/cases.js'
"""

from __future__ import annotations

from generator.core.page import Output
from generator.output.pack import make_pack

FOLDER = "search"


def pack_part(name: str, content: bytes) -> Output:
    """The script of a pack of the search."""
    return make_pack(FOLDER, name, content)
