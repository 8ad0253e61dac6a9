"""Pictures for the tests, small and always the same."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image

RIFF = b"RIFF\0\0\0\0WEBP"
GPS = {1: "N", 2: (35.0, 3.0, 0.0), 3: "E", 4: (133.0, 55.0, 0.0)}


def draw(mode: str = "RGB", width: int = 40, height: int = 30) -> Image.Image:
    """A picture of many colours."""
    pixels = bytes((7 * i * i + i // 3) % 256 for i in range(width * height * 3))
    return Image.frombytes("RGB", (width, height), pixels).convert(mode)


def encode(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    (image or draw()).save(file, kind, **options)
    return file.getvalue()


def make_exif(tags: Mapping[int, object], gps: Mapping[int, object] | None = None) -> bytes:
    """EXIF with these tags."""
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[tag] = value
    exif.get_ifd(0x8825).update(gps or {})
    return exif.tobytes()


def name_value(value: object) -> str:
    """A value in the name of a test, which a megabyte of bytes would make a long one."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else str(value)
