"""One file in its place, whole or not at all; nothing that is not ours is replaced.

`write_file(Path("build/jirei.pdf"), content)` says whether it changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.core.problem import OutputFileRefused, OutputNotWritten


def write_file(path: Path, content: bytes) -> bool:
    """One file, whole or not at all, and whether it changed.

    Raises OutputFileRefused where there can be no file (`/`, `/dev/null`), and OutputNotWritten.
    """
    if not path.name or is_taken(path):
        raise OutputFileRefused(str(path))
    part = path.with_name(f".{path.name}.part")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:  # which may name the part
        raise OutputNotWritten(OSError(error.errno, error.strerror), str(path)) from error
    return True


def claim_file(path: Path, is_own: Callable[[bytes], bool]) -> None:
    """Makes sure that a file can be written: there is its folder, and in its place none but ours.

    Raises OutputFileRefused where a file or a folder is in the way, and OutputNotWritten.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise OutputNotWritten(error, str(path)) from error
    if is_taken(path) or (content and not is_own(content)):
        raise OutputFileRefused(str(path))


def is_taken(path: Path) -> bool:
    """Whether something that is no file is in a file's place: a folder, a device, a pipe."""
    return path.exists() and not path.is_file()
