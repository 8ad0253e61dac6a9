"""The images of cases: their names, kinds and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from generator.core.problem import Problem, Where
from generator.core.slug import SLUG_PATTERN
from generator.reading.image import measure_image
from generator.reading.read.files import HIDDEN, RESERVED_NAMES, printed

MAX_IMAGE_BYTES = 1_000_000
MAX_SIDE = 4_000  # pixels: a page shows 1,200 at most, and a billion of them fit in a small file
IMAGE_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


def read_images(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The images in content/cases/<slug>/, checked by their bytes; sorted."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob("*/*"), key=lambda path: path.as_posix()):
        where = Where(printed(path))
        if HIDDEN.match(path.name):
            continue
        if path.is_symlink() or path.parent.is_symlink():
            problems.append(Problem(where, "symbolic-link"))
            continue
        if path.is_dir() or path.suffix not in IMAGE_KINDS:
            problems.append(Problem(where, "image-kind-not-allowed", {"found": path.name}))
            continue
        if not re.fullmatch(SLUG_PATTERN, path.stem) or RESERVED_NAMES.match(path.stem):
            problems.append(Problem(where, "slug-not-allowed", {"found": path.stem}))
            continue
        try:
            content = path.read_bytes()
        except OSError:
            problems.append(Problem(where, "file-not-readable"))
            continue
        problem = judge_image(content, where, path.name)
        if problem is None:
            yield f"{path.parent.name}/{path.name}", content
        else:
            problems.append(problem)


def judge_image(content: bytes, where: Where, name: str) -> Problem | None:
    """What is wrong with an image: its size, its kind, its pixels."""
    if len(content) > MAX_IMAGE_BYTES:
        return Problem(where, "image-too-large", {"limit": f"{MAX_IMAGE_BYTES:,}"})
    size = measure_image(content)
    if size is None or size.kind != IMAGE_KINDS[PurePath(name).suffix]:
        return Problem(where, "image-not-what-it-says", {"found": name})
    if max(size.width, size.height) > MAX_SIDE:
        found = f"横{size.width:,}×縦{size.height:,}"
        return Problem(where, "image-too-many-pixels", {"found": found, "limit": f"{MAX_SIDE:,}"})
    return None
