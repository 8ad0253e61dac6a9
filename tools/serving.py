"""A running `jirei serve`, for what looks at the preview from outside.

with start_preview(Path("content")) as address:
    …                                   # "http://127.0.0.1:49152/"
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def jirei(*arguments: str) -> list[str]:
    """The command line of the program of this repository."""
    return [sys.executable, "-m", "generator", *arguments]


def surroundings() -> dict[str, str]:
    """The environment in which the program is found from any folder."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@contextmanager
def start_preview(content: Path) -> Iterator[str]:
    """The address of a preview of a content folder, from the moment that it is printed.

    The folder is named from the one above it: problems are at `content/…`, as editors see them.
    """
    server = subprocess.Popen(
        jirei("serve", "--port", "0", "--content", content.name),
        cwd=content.parent,
        env=surroundings(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert server.stdout is not None
    try:
        address = next(line.split()[0] for line in server.stdout if line.startswith("http"))
        # What it prints later is read too: a full pipe holds it up.
        threading.Thread(target=deque, args=(server.stdout, 0), daemon=True).start()
        yield address
    finally:
        server.terminate()
        server.wait()
