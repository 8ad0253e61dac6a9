"""Two folders swapped in one step, where the system can: no moment is without either.

`exchange(Path("site.new"), Path("site"))` is True once each has the other's content.

>>> exchange(Path("no-such-folder"), Path("none-either"))
False
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h; renameat2(2)
RENAME_SWAP = 2  # macOS, sys/stdio.h; renamex_np(2)


def exchange(first: Path, second: Path) -> bool:
    """Swaps two folders of one file system; False, and nothing done, where that cannot be had.

    Python's own `os` has no call for it, and Windows none at all.
    """
    import ctypes  # dear, and of use here alone

    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            names = (AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second))
            return bool(library.renameat2(*names, RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            swapped = library.renamex_np(os.fsencode(first), os.fsencode(second), RENAME_SWAP)
            return bool(swapped == 0)
    except (AttributeError, OSError, TypeError):  # a library without the call; none to be had
        pass
    return False
